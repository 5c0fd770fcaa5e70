"""Who are both: "Un soldado y un guía pisaron una mina. Ambos resultaron heridos", of whom one is of one kind and one of another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractors.codebook import PERSON_ACTIONS
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame
from extractors.report.scene import Info

_BOTH = frozenset(("ambos", "ambas", "both"))
_THE_TWO = (["los", "dos"], ["las", "dos"], ["the", "two"])
_WORSE = {"killed": ("wounded", "missing"), "wounded": (), "captured": ()}  # what is no longer said of who is dead


def tell_both(info: Info, before: Info | None) -> None:
    """Parts a frame of both into the two people named last, where they are not of one kind."""
    for f in [f for f in info.frames if f.value == 2 and f.object is None and f.action in PERSON_ACTIONS and _of_both(info, f)]:
        where, pair = _last_pair(info, before, f)
        if where is None or len(pair) != 2 or pair[0].object == pair[1].object or {c.object for c in pair} & {None, "person"}:
            continue
        told = [g for g in where.frames if g.position in (pair[0].i, pair[1].i) and g is not f]
        if any(g.action == f.action for g in told):
            continue  # "Un cabo y un rondero murieron; ambos murieron de bala": told already
        for g in told:
            g.status = "elsewhere" if g.action in _WORSE.get(f.action, ()) else g.status
        parts = [replace(f, object=c.object, value=1.0, head=where.s.tokens[c.head].f, generic=False, definite=False, notes=[]) for c in pair]
        at = info.frames.index(f)
        info.frames[at : at + 1] = parts


def _of_both(info: Info, f: Frame) -> bool:
    tokens = info.s.tokens
    at = next((k for k in range(max(0, f.position - 1), min(f.position + 2, len(tokens))) if tokens[k].f in _BOTH), None)
    return at is not None or [t.f for t in tokens[max(0, f.position - 1) : f.position + 1]] in _THE_TWO or [t.f for t in tokens[f.position : f.position + 2]] in _THE_TWO


def _last_pair(info: Info, before: Info | None, f: Frame) -> tuple[Info | None, list[Counted]]:
    """The last two people joined by "y", in the sentence up to the frame, else in the one before."""
    for where, end in ((info, f.position), (before, 10_000)):
        if where is None or where.s.where != info.s.where:
            continue
        people = [c for c in where.counted if c.kind == "people" and c.numbered and c.j <= end]
        joined = [[a, b] for a, b in pairwise(people) if a.value == b.value == 1 and _joined(where, a, b)]
        if joined:
            return where, joined[-1]
        if people:
            return None, []
    return None, []


def _joined(info: Info, a: Counted, b: Counted) -> bool:
    gap = [t.f for t in info.s.tokens[a.j : b.i]]
    return 0 < len(gap) <= 8 and gap[-1] in ("y", "e", "and") and not any(x in ",;:." for x in gap[:-1])
