"""Was a thing found or carried kept? It counts as seized when the scene says somebody took it, as destroyed when it was burnt."""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import DRUGS
from extractors.report.fact_frame import Frame
from extractors.report.scene import Scene

SITES = ("laboratory", "maceration_pit")
BURNABLE = (*DRUGS, "precursor", "fuel")  # what is burnt on the spot where the telling says that all was


def kept(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """The facts with what became of the things; those nobody took are left out."""
    burnt = {i.s.index for i in scene.infos if i.markers & {"burnt", "burnt_all"}}
    burnt_all = max((i.s.index for i in scene.infos if "burnt_all" in i.markers), default=-1)
    kept_at = {i.s.index for i in scene.infos if "kept" in i.markers}
    caught, held = _caught(scene, frames), any(f.action == "captured" and f.value for f in frames)
    out: list[Frame | None] = []
    for f in frames:
        all_burnt = f.sentence <= burnt_all and f.sentence not in kept_at
        burnt_next = f.sentence + 1 in burnt and not kept_at & {f.sentence, f.sentence + 1} and not _only_the_site(f, frames) and not _only_the_craft(f, frames)
        if f.weak is None:
            out.append(_of_sure(f, frames, all_burnt))
        elif f.weak == "handover":
            out.append(replace(f, weak=None) if any(g.action == "surrendered" for g in frames) else None)
        elif f.weak == "find" and any(_same_destroyed(f, g) for g in frames):
            out.append(replace(f, action="destroyed", weak=None))
        elif f.weak == "infra":
            ruined = f.sentence <= burnt_all or _ruined(f, scene, frames, burnt)
            out.append(replace(f, weak=None) if ruined else None)
        elif f.weak == "find" and burnt_next and not all_burnt and f.object in ("firearm", "radio", "cash"):
            out.append(f)  # arms are taken along
        elif (f.weak in ("find", "carry") and all_burnt) or (f.weak == "find" and burnt_next) or _razed_with(f, frames):
            out.append(replace(f, action="destroyed", weak=None))
        elif f.weak != "context" and (f.weak != "carry" or caught):
            out.append(f)
    return [f for f in out if f is not None and not (held and _still_sought(f))]


def _razed_with(f: Frame, frames: list[Frame]) -> bool:
    """ "se destruyó un laboratorio que contenía 1.200 kilos de hoja": what a place of work held goes with it."""
    here = (g for g in frames if g.action == "destroyed" and g.weak is None and g.object in SITES and (g.sentence, g.where) == (f.sentence, f.where))
    return f.weak == "carry" and f.object in BURNABLE and f.verb < f.position and any(g.verb < g.position < f.verb <= g.position + 6 for g in here)


def _still_sought(f: Frame) -> bool:
    """ "his companion has not been found": a suspect who got away is not missing."""
    return f.action == "missing" and f.object == "trafficker" and f.rule.endswith("missing.missing") and f.rule.startswith("en.")


def _caught(scene: Scene, frames: list[Frame]) -> bool:
    """Whether the scene says that somebody took what was there."""
    return (
        scene.caught
        or any(f.action in ("seized", "captured", "surrendered") and f.weak is None for f in frames)
        or any(f.weak in ("find", "intervene", "context", "infra") or (f.object == "trafficker" and f.rule.endswith("kidnapped.hold")) for f in frames)
        or any("kept" in i.markers for i in scene.infos)
    )


def _only_the_site(f: Frame, frames: list[Frame]) -> bool:
    """ "two radios and a rifle were left behind. The camp was burned": arms and radios are no part of what burns."""
    site = any(g.action == "destroyed" and g.weak is None and g.sentence == f.sentence + 1 for g in frames)
    return site and f.object in ("firearm", "ammunition", "radio", "cash")


def _only_the_craft(f: Frame, frames: list[Frame]) -> bool:
    """ "found 287 kilos. What was left of the plane was burned": the plane, not its load."""
    return any(g.action == "destroyed" and g.object in ("aircraft", "vehicle", "boat") and g.sentence == f.sentence + 1 for g in frames) and f.object not in ("fuel", "aircraft", "vehicle", "boat")


def _of_sure(f: Frame, frames: list[Frame], all_burnt: bool) -> Frame | None:
    if f.action == "seized" and f.object in BURNABLE and all_burnt:
        return replace(f, action="destroyed")
    if (
        f.action == "destroyed"
        and f.definite
        and any(g.weak == "find" and g.object == f.object and g.value for g in frames)
    ):
        return None  # "the dynamite was blown up": the load found before, turned to destroyed
    return f


def _same_destroyed(f: Frame, g: Frame) -> bool:
    """Is g the end of the thing found in f?"""
    return (
        g.weak is None and g.action == "destroyed" and g.definite and g.object == f.object and g.sentence >= f.sentence
    )


def _ruined(f: Frame, scene: Scene, frames: list[Frame], burnt: set[int]) -> bool:
    """Is a place of work said to be destroyed in headline or lead, by what was destroyed just after, or by fire?"""
    return (
        f.object in scene.ruined
        or any(
            g.weak is None and g.action == "destroyed" and 0 <= g.sentence - f.sentence <= 2 and not g.definite
            for g in frames
        )
        or any(f.sentence <= b <= f.sentence + 3 for b in burnt)
    )
