"""Headline, lead and round-up sentences beside the scenes they sum up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extractors.codebook import PERSON_ACTIONS
from extractors.report.fact_frame import Frame
from extractors.report.govern_takes import SITES
from extractors.report.place import resolve
from extractors.report.scene import Info, Scene, locations_agree, one_operation, setting
from extractors.report.words import Words
from extractors.text import fold

NAMED_BY = {"surrendered": "surrender", "kidnapped": "kidnapping", "rescued": "rescue"}  # the type that an action is
INFRASTRUCTURE = ("laboratory", "maceration_pit", "camp")


def use_title(scenes: list[Scene], titles: list[Info], context: list, published: date, w: Words) -> None:
    """The headline tells a scene of the body: it lends what is missing there and adds no second telling."""
    if not scenes:
        for t in titles:
            if any(f.status == "asserted" for f in t.frames) or t.types:
                scene = Scene()
                scene.add(t, context)
                scenes.append(scene)
        return
    for t in titles:
        here = setting(t.places)
        target = scenes[0]
        if here:
            where = resolve(here, context)
            target = next(
                (s for s in scenes if s.location.district and s.location.district == where.district), scenes[0]
            )
            if locations_agree(target.location, where) and not target.location.district:
                target.places = target.places + here
                target.location = resolve(target.places, context)
        target.caught = target.caught or any(f.action in ("seized", "captured") and f.weak is None and f.status == "asserted" for f in t.frames)
        for f in t.frames:
            if f.status != "asserted" or f.value is None:
                continue
            told = [
                g
                for s in scenes
                for g in s.frames
                if g.action == f.action
                and (
                    g.object == f.object
                    or g.object in (None, "person", "same")
                    or f.object in (None, "person", "drugs", "police?", "trafficker")
                )
                and g.status == "asserted"
                and (g.value is not None or f.value < 2 or g.action not in PERSON_ACTIONS)
            ]
            alone = sum(any(g.action == f.action for g in s.frames) for s in scenes) == 1
            for g in told if alone and f.object in ("civilian", "military", "police", "armed_group") else ():
                if (g.object is None or (g.object == "person" and f.value > 1)) and f.value in (g.value, sum(x.value or 0 for x in told if (x.sentence, x.group) == (g.sentence, g.group))):
                    g.object, g.generic = f.object, g.object is None  # "siete comuneros muertos" above, "siete personas", "five men and two women" below
            if f.value > 1 and len(scenes) == 1 and told and f.action in ("killed", "wounded", "captured", "kidnapped") and all(_one_by_one(g) for g in told):
                f.total = True  # "Tres militares mueren" above; below each of them is named
            if not told and f.action == "wounded" and f.value in _dead(f.object, scenes):
                continue  # "Balean a dos policías" above; below both died
            if not told or (f.total and alone and len(scenes) == 1):
                held = [s for s in scenes if any(c.kind == NAMED_BY.get(f.action) for _, c in s.types)] or [s for s in scenes if any(c.object == f.object for i in s.infos for c in i.counted)]
                (held[0] if held and not here else target).frames.append(f)
        target.types.extend(
            (t, c)
            for c in t.types
            if c.status == "asserted"
            and c.kind in ("attack", "armed_clash", "shooting", "explosion", "accident", "unrest")
            and len(scenes) == 1
        )


def _dead(kind: str | None, scenes: list[Scene]) -> set[float]:
    """The numbers of dead of a kind that are told: of each fact, and of all who are named one by one."""
    dead = [g for s in scenes for g in s.frames if g.action == "killed" and g.object in (kind, None) and g.status == "asserted" and g.value]
    return {g.value or 0 for g in dead} | {float(sum(g.value or 0 for g in dead))} if all(_one_by_one(g) for g in dead) else {g.value or 0 for g in dead}


def _one_by_one(f: Frame) -> bool:
    return bool(f.name) or (f.value == 1 and not f.generic and f.rank < 2)


def say_ruined(scenes: list[Scene], opening: list[Info]) -> None:
    """ "destroyed two laboratories" above, "a laboratory was found" in each telling below: found and destroyed."""
    kinds = {
        str(f.object)
        for i in opening
        for f in i.frames
        if f.action == "destroyed" and f.status == "asserted" and f.object in INFRASTRUCTURE
    }
    for s in scenes:
        s.ruined = frozenset(kinds)


def say_caught(scenes: list[Scene]) -> None:
    """ "On Tuesday 212 kilos were found in a truck in X. On Friday, in Y, a minivan was carrying 58": a load told with its day and district
    beside one that was taken was taken as well."""
    taken = any(f.action == "seized" and f.weak in (None, "find", "intervene") and f.status == "asserted" and f.unit == "kg" for s in scenes for f in s.frames)
    for s in scenes if taken else ():
        loads = [f for f in s.frames if f.weak == "carry" and f.unit == "kg" and f.value and f.status == "asserted"]
        told = {f.action for f in s.frames if f.status == "asserted" and f.weak != "carry"}
        if len(s.date or "") == 10 and s.location.district and told <= {"captured", "seized"}:
            for f in loads:
                f.weak = None


def say_what_others(scenes: list[Scene]) -> None:
    """ "On Thursday, four others were blown up": the things of the telling before, where one's own tells none."""
    last: Frame | None = None
    for s in scenes:
        for f in sorted(s.frames, key=lambda f: (f.sentence, f.position)):
            fell = f.rule.endswith("seized.fall") and f.object == "same" and last is not None
            if f.unit != "count" or not (fell or f.action == "destroyed") or f.status != "asserted":
                continue
            f.action = "destroyed"  # "Las cuatro primeras cayeron el lunes": of the strips
            if f.object == "same" and last is not None:
                f.object = last.object
            elif f.object in SITES:
                last = f


def say_named(scenes: list[Scene], infos: list[Info]) -> None:
    """Which forces and drugs the article names at all: what "members" and "the drug" mean in a telling that names none."""
    opening = [i for i in infos if i.s.where == "title" or i.s.paragraph <= 2]
    named = frozenset(a.side for i in opening for a in i.actors) & {"military", "police"}
    drugs = frozenset(c.object for i in infos for c in i.counted if c.object in ("cocaine", "cocaine_base", "marijuana", "poppy"))
    comrades = frozenset(_comrades(infos))
    rebels = any(a.side == "shining_path" for i in infos for a in i.actors)
    for s in scenes:
        s.rebels = rebels
        s.forces, s.drugs, s.comrades = named, frozenset(str(d) for d in drugs), comrades


def _comrades(infos: list[Info]) -> Iterator[str]:
    """The words of the names, and aliases, of those whom a sentence calls comrades right beside their name."""
    for i in infos:
        for p in i.persons:
            before = {t.f for t in i.s.tokens[max(0, p.i - 3) : p.i]}
            behind = {t.f for t in i.s.tokens[p.j : p.j + 5]}
            if {"camarada", "comrade"} & (before if p.kind == "alias" else before | behind):
                yield from (fold(x) for x in p.name.split())
            elif p.kind == "full" and any(c.object == "armed_group" and c.value == 1 and 0 < c.i - p.j <= 1 and not c.definite for c in i.counted):
                yield from (fold(x) for x in p.name.split())  # "X, a former Shining Path fighter"


def drop_lead_totals(scenes: list[Scene]) -> None:
    """ "Siete pistas" in the lead, four in one scene and three in another: the parts stand, the sum goes."""
    if len(scenes) < 2:
        return
    for lead in scenes:
        for f in list(lead.frames):
            if f.value is not None and f.status == "asserted" and f.sentence <= 3 and _told_in_parts(f, scenes):
                lead.frames.remove(f)


def _told_in_parts(f: Frame, scenes: list[Scene]) -> bool:
    """Whether what the scenes tell of the same thing further down adds up to f, in two of them at least."""
    whole, total, several = f.value or 0, 0.0, set()
    for k, s in enumerate(scenes):
        for g in s.frames:
            if g.sentence > f.sentence and g.action == f.action and (g.object == f.object or (f.generic and f.action in ("killed", "wounded"))) and g.status == "asserted" and g.value and not g.name:
                total += g.value
                several.add(k)
        if total > 1.01 * whole + 1:
            return False  # further ones only add to it
    return len(several) >= 2 and abs(total - whole) <= 0.01 * whole


def drop_open_figures(scenes: list[Scene]) -> None:
    """ "burned drug labs" in the lead says nothing where a scene of the body counts them."""
    counted = {(f.action, f.object) for s in scenes for f in s.frames if f.value is not None and f.status == "asserted"}
    if len(scenes) > 1:
        for s in scenes:
            s.frames = [f for f in s.frames if f.value is not None or (f.action, f.object) not in counted or _told_how_many(f, s)]


def _told_how_many(f: Frame, scene: Scene) -> bool:
    """ "two pickups were stopped … The vehicles were seized": their number stands in the telling itself."""
    return f.definite and any(c.object == f.object and (c.value or 0) > 1 for i in scene.infos if i.s.index < f.sentence for c in i.counted)


def drop_summary(scenes: list[Scene]) -> None:
    """A lead that only adds up what several scenes tell ("tres operativos dejan nueve detenidos") is no incident."""
    if len(scenes) < (2 if scenes and any("several" in i.markers for i in scenes[0].infos) else 3):
        return
    lead = scenes[0]
    several = any("several" in i.markers for i in lead.infos)
    if several and one_operation(lead):
        return
    if not several and ((lead.date and len(lead.date) == 10) or lead.location.district):
        return
    if several or not lead.location.district:
        scenes.remove(lead)
