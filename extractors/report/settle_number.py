"""How many are "the trucks", "the suspects" of whom no number stands beside the verb? What was told before says it."""

from __future__ import annotations

from extractors.codebook import PERSON_ACTIONS
from extractors.report.fact_frame import Frame
from extractors.report.scene import Scene

COUNTABLE = ("vehicle", "boat", "aircraft", "firearm", "laboratory", "airstrip", "camp", "maceration_pit")


def number_things(frames: list[Frame], scene: Scene) -> None:
    """Gives definite things the number they were first told with."""
    for f in frames:
        if f.value is None and (f.definite or f.position == 0) and f.object in COUNTABLE:  # "the boats", "Boats, fuel and drugs were confiscated"
            if any(g.value and g.object == f.object and g.action == f.action for g in frames):
                continue
            told = (c for i in scene.infos if i.s.index <= f.sentence for c in i.counted if c.object == f.object)
            f.value = next((c.value for c in told if c.numbered and (c.value or 0) > 1), None)


def number_people(frames: list[Frame], scene: Scene) -> None:
    """Gives definite people the number of those named in their part, else, where captured, of those told just before."""
    for f in frames:
        if f.value is None and f.definite and f.action in PERSON_ACTIONS:
            if any(g.value and g.action == f.action for g in frames):
                continue
            named = _named(f, scene)
            f.value = float(len(named)) if named else (_told_before(f, scene) or _of_each_vehicle(f, scene)) if f.action == "captured" else None


def _named(f: Frame, scene: Scene) -> set[str]:
    """Full names in the part of the fact: those of its own sentence, else of all up to the next."""
    role = "suspect" if f.action in ("captured", "surrendered") else "victim"
    names = [
        (i.s.index, p.name)
        for i in scene.infos
        if i.s.index <= f.sentence + 1
        for p in i.persons
        if p.cue == role and p.kind == "full"
    ]
    return {name for at, name in names if at == f.sentence} or {name for _, name in names}


def _of_each_vehicle(f: Frame, scene: Scene) -> float | None:
    """ "dos camiones … y sus choferes quedaron detenidos": one of each."""
    if f.head not in ("choferes", "conductores", "drivers", "pilotos", "pilots"):
        return None
    vessels = [c.value for i in scene.infos if i.s.index <= f.sentence for c in i.counted if c.object in ("vehicle", "boat", "aircraft") and (c.value or 0) > 1]
    return vessels[-1] if vessels else None


def _told_before(f: Frame, scene: Scene) -> float | None:
    """ "siete presuntos miembros de la banda … Los investigados fueron detenidos": how many they are was told just before."""
    for info in reversed([i for i in scene.infos if 0 < f.sentence - i.s.index <= 2]):
        for c in info.counted:
            own = info.s.tokens[c.i].f in ("su", "sus", "their", "his", "its")
            if (
                c.kind == "people"
                and not own
                and not c.definite
                and (c.value or 0) > 1
                and c.object in ("trafficker", "armed_group", "person")
            ):
                return c.value
    return None
