"""What a telling says as a whole, for whoever settles one of its facts."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.codebook import DRUGS
from extractors.report.fact_frame import Frame
from extractors.report.scene import Info, Scene

OPEN = (None, "person", "same", "force", "police?", "forces?")  # kinds still to be found out


def sides_of(scene: Scene) -> set[str]:
    out: set[str] = set()
    for info in scene.infos:
        for a in info.actors:
            out |= {"military", "police"} if a.side == "forces" else {a.side}
    return out


_CARRYING = {"carrying", "transporting", "carried", "transportaba", "llevaba", "transportando", "trasladaba", "cargaba"}
_DRUG = {"cocaine", "cocaina", "droga", "drogas", "drugs", "narcotics"}
_HIDDEN = {"clandestine", "hidden", "illegal", "clandestina", "clandestinas", "ilegal"}
_LOADED = {"loaded", "overloaded", "laden", "cargada", "repleta", "sobrecargada"}


def laden(scene: Scene) -> bool:
    """A plane that fell with drugs aboard: "una nave se estrelló en X con 298 kilos de cocaína y un piloto muerto"."""
    for i in scene.infos:
        heads = {t.f for c in i.counted for t in i.s.tokens[c.head : c.j]}
        flies = any(c.object == "aircraft" for c in i.counted) or heads & {"pilot", "piloto"}
        said = {t.f for t in i.s.tokens}
        load = any(c.object in DRUGS and c.value for c in i.counted) or bool(said & _LOADED and heads & {"plane", "avioneta", "cessna"})
        load = load or bool(any(c.object == "airstrip" for c in i.counted) and said & _HIDDEN and said & _DRUG)  # "had taken off with cocaine from a clandestine strip"
        load = load or bool(said & _CARRYING and said & _DRUG)  # "a light aircraft believed to be carrying cocaine crashed"
        if flies and load and any(t.kind == "accident" and t.status == "asserted" for t in i.types):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Telling:
    """A scene with its facts, the sides named in it and the types of its event."""

    scene: Scene
    frames: list[Frame]
    sides: set[str]
    types: set[str]

    def sides_beside(self, f: Frame) -> set[str]:
        """The sides named in the sentence of a fact, the forces as they are told."""
        return {a.side for i in self.scene.infos if i.s.index == f.sentence for a in i.actors}

    def info_of(self, f: Frame) -> Info | None:
        return next((i for i in self.scene.infos if i.s.index == f.sentence and i.i <= f.position < i.j), None)

    def forces(self) -> list[str]:
        return [s for s in ("military", "police") if s in self.sides]

    def loaded(self) -> bool:
        """Whether drugs are among the facts."""
        return any(g.object in DRUGS for g in self.frames)

    def narco_plane(self) -> bool:
        heads = [i.s.tokens[c.head].f for i in self.scene.infos for c in i.counted if c.object == "aircraft"]
        return any(h.startswith("narco") or h in ("avioneta", "avionetas", "cessna") for h in heads) or laden(self.scene)

    def helicopter(self) -> bool:
        """Whether one flies in the telling: in the valley they are the State's."""
        craft = ((i.s.tokens, c) for i in self.scene.infos for c in i.counted if c.object == "aircraft")
        return any(t.f in ("helicoptero", "helicopter", "helicopteros", "helicopters") for tokens, c in craft for t in tokens[c.head : c.j])
