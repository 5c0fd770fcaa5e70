"""Whose men: "Two of his men died", told of an officer named before."""

from __future__ import annotations

from itertools import pairwise

from extractors.report.scene import Info

_MEN = frozenset(("men", "soldiers", "troops", "subordinates", "officers", "hombres", "subordinados", "subalternos", "soldados"))
_ARMY = frozenset(("lt", "lieutenant", "capt", "captain", "sgt", "sergeant", "cpl", "corporal", "col", "colonel", "maj", "major", "gen", "general", "teniente", "capitan", "coronel", "comandante", "alferez", "sargento", "cabo", "mayor"))
_HURT = ("killed", "wounded", "missing")


def of_an_officer(info: Info, infos: list[Info]) -> None:
    """ "Lt. Poma has not been found. Two of his men died": of his force."""
    told = [f for f in info.frames if f.action in _HURT and f.object is None and f.more and _his_men(info, f.position)]
    if not told:
        return
    for i in (info, *reversed(infos[-2:])):
        officers = [p for p in i.persons if i is not info or p.i < told[0].position]
        if officers:
            p = officers[-1]
            if p.kind == "alias" or not p.rank or p.rank.split()[-1] not in _ARMY:
                return
            sides = {a.side for x in (info, *infos[-2:]) for a in x.actors} & {"military", "police"}
            for f in told:
                f.object, f.generic = p.force or (sides.pop() if len(sides) == 1 else "military"), False
            return


def whose_officer(info: Info, infos: list[Info]) -> None:
    """ "A police helicopter was raked with gunfire. Capt. Rojas, the pilot, was hit": of the force named last before, if one is."""
    for f in [f for f in info.frames if f.name and f.object == "force"]:
        here = [a.side for a in info.actors if a.i < f.position and a.side in ("military", "police")]
        before = [a.side for i in reversed(infos[-2:]) for a in reversed(i.actors) if a.side in ("military", "police")]
        f.object = here[-1] if here else before[0] if before else f.object


def _his_men(info: Info, i: int) -> bool:
    behind = [t.f for t in info.s.tokens[i : i + 6]]
    return any(a in ("his", "her", "sus") and b in _MEN for a, b in pairwise(behind))
