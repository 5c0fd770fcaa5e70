"""What is a load of which only the weight is told, or "the same"? And which of two names of one load is kept?"""

from __future__ import annotations

from collections.abc import Iterable

from extractors.codebook import DRUGS, WEAPONS
from extractors.report.amount import grams_behind_a_point
from extractors.report.fact_frame import Frame
from extractors.report.scene import Scene
from extractors.report.settle_words import WEAPONRY

LOADS = ("cocaine", "cocaine_base", "marijuana", "poppy")  # drugs that are told by their kind
TEN_TONNES = 10_000  # kg


def loads_named(scene: Scene) -> set[str]:
    """The drugs that a telling names by their kind."""
    named = {str(c.object) for i in scene.infos for c in i.counted if c.object in LOADS}
    labs = (m for i in scene.infos for c in i.counted if c.object == "laboratory" for m in c.modifiers)
    return named or {_MADE_THERE[m] for m in labs if m in _MADE_THERE}


_MADE_THERE = {"hydrochloride": "cocaine", "clorhidrato": "cocaine", "paste": "cocaine_base", "pasta": "cocaine_base"}  # "a cocaine hydrochloride lab"


def thing_kind(f: Frame, known: list[Frame], frames: list[Frame], scene: Scene, named: set[str]) -> str | None:
    """What a fact without an object is about: what was told just before (`known`), or the drug of the telling (`named`: its loads)."""
    if f.unit == "kg" and len(named) == 1:
        return next(iter(named))
    told = (g for g in reversed(known) if g.action == f.action and g.unit == f.unit and g.object)
    near = next((g.object for g in told if abs(g.sentence - f.sentence) <= 1), None)
    if near is None and f.action == "destroyed" and f.subset and f.object == "same":
        before = [c for i in scene.infos if i.s.index == f.sentence - 1 for c in i.counted if c.kind == "thing" and (c.value or 0) > (f.value or 0)]
        return before[-1].object if before else None  # "Two boats were moving upriver. One of them was riddled and sank"
    if near is not None or f.unit != "kg":
        return near
    drug = next((g.object for g in frames if g.object in DRUGS), None)
    if drug == "drugs" and not named and len(scene.drugs) == 1:
        return next(iter(scene.drugs))  # "la droga pesó 71 kilos", below a headline that says which
    if drug is not None:
        return drug
    if not named and len(scene.drugs) == 1:
        return next(iter(scene.drugs))
    return "drugs" if f.action in ("seized", "destroyed") else None


def part_the_grams(frames: Iterable[Frame], scene: Scene) -> None:
    """No load ever weighed ten tonnes: the point parts the grams, where the figure is written with one."""
    for f in frames:
        if f.unit == "kg" and f.object in ("cocaine", "cocaine_base", "drugs") and (f.value or 0) >= TEN_TONNES:
            said = (t for i in scene.infos if (i.s.index, i.s.where) == (f.sentence, f.where) for t in i.s.tokens)
            if any(grams_behind_a_point(t) for t in said if f.start <= t.s < f.end):
                f.value = (f.value or 0) / 1000


def same_kind(g: Frame, f: Frame) -> bool:
    """Can g be the thing that f tells less exactly?"""
    if g.object == f.object or (f.object in (*LOADS, "drugs") and g.object in (*LOADS, "drugs")):
        return True
    return f.object == "firearm" and f.head in WEAPONRY and g.object in WEAPONS


def _sum_of_loads(f: Frame, loads: list[Frame]) -> bool:
    """ "64 kilos de droga: 41 de clorhidrato y 23 de pasta"."""
    parts = [g.value or 0 for g in loads if g.action == f.action and g.unit == f.unit and g.sentence == f.sentence]
    return len(parts) >= 2 and abs(sum(parts) - (f.value or 0)) <= 0.01 * (f.value or 0)


def unify_drugs(frames: list[Frame]) -> list[Frame]:
    """ "Droga" with the figure of a load named elsewhere in the telling is that load; so is cocaine of one figure under two names."""
    out: list[Frame] = []
    loads = [g for g in frames if g.object in LOADS and g.value is not None]
    for f in frames:
        if f.object in ("cocaine", "cocaine_base") and any(
            g.object in ("cocaine", "cocaine_base")
            and g.object != f.object
            and g.value == f.value
            and f.value
            and g.action == f.action
            and g.unit == f.unit
            and g.sentence != f.sentence
            for g in out
        ):
            continue
        if (
            f.object == "drugs"
            and f.value is not None
            and (_sum_of_loads(f, loads) or any(abs((g.value or 0) - f.value) <= 0.06 * f.value and g.action == f.action for g in loads))
        ):
            continue
        out.append(f)
    return out
