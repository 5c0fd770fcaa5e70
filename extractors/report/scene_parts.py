"""A sentence that tells of two events is read as two: where the cut falls, and what stands in each part."""

from __future__ import annotations

import itertools
from dataclasses import replace

from extractors.report.scene import Info, event_dates, setting

_PART_JOINTS = {",", ";", "y", "e", "and", "mientras", "while", "pero", "but", "("}


def parts(info: Info) -> list[Info]:
    """A sentence that tells two events with a date (or district) each is read as two."""
    if info.cut:
        return _cut(info, [info.cut])
    if info.front:
        before, main = _cut(info, [info.front])
        before.markers, main.markers = {"new", "part"}, info.markers
        return [main, before]
    if info.fate:
        return _two_fates(info)
    if info.inner:
        return _without_clause(info, *info.inner)
    frames = [f for f in info.frames if f.status == "asserted"]
    dated = event_dates(info)
    if len(dated) >= 2 and len({(d.value, str(d.offset)) for d in dated}) >= 2 and len(frames) + len(info.types) >= 2:
        cut = _cuts(info, [(d.i, d.j) for d in dated], [f.position for f in frames] + [t.i for t in info.types])
        pieces = _cut(info, cut) if cut else []
        if pieces and (all(setting(p.places) or (p is pieces[0] and _same_spot(p)) for p in pieces) or _told_by_words(pieces) or _of_two_days(info, pieces)):
            for p in pieces[1:]:
                p.markers |= {"same_area"} if not setting(p.places) else set()
            return pieces
    districts = [p for p in setting(info.places) if p.level == "district" and p.role == "at"]
    if len(districts) >= 2 and len({p.name for p in districts}) >= 2 and len(frames) >= 2:
        cut = _cuts(info, [(p.i, p.j) for p in districts], [f.position for f in frames])
        if cut:
            return _cut(info, cut)
    return [info]


def _without_clause(info: Info, a: int, b: int) -> list[Info]:
    """The sentence without its relative clause, and the clause: each with what stands in it."""
    inner = _cut(replace(info, i=a, j=b), [])[0]
    outer = _cut(info, [])[0]
    for piece, within in ((inner, True), (outer, False)):
        piece.frames = [f for f in info.frames if (a <= (f.verb if f.verb >= 0 else f.position) < b) == within]
        piece.dates = [d for d in info.dates if (a <= d.i < b) == within]
        piece.places = [p for p in info.places if (a <= p.i < b) == within]
        piece.types = [t for t in info.types if (a <= t.i < b) == within]
    inner.markers = {"new", "part"} if setting(inner.places) else {"new", "part", "same_area"}
    if not any(p.level in ("district", "province") for p in inner.places):
        inner.markers |= info.markers & {"same_area"}  # "who was felled three days before at X ravine, in the same district"
    return [outer, inner]


def _two_fates(info: Info) -> list[Info]:
    """ "Two teachers who were abducted on Feb. 10 in X were freed on Sunday": the frames of a part are those of its verbs."""
    out = _cut(info, [info.fate])
    for piece in out:
        piece.frames = [f for f in info.frames if piece.i <= (f.verb if f.verb >= 0 else f.position) < piece.j]
    return out


def _same_spot(info: Info) -> bool:
    """ "el 12 de mayo un francotirador mató a un suboficial en esa misma base, mientras que a fines de julio …": a place told before."""
    words = [t.f for t in info.s.tokens[info.i : info.j]]
    return any(a in ("misma", "mismo", "same") and b in _SPOTS for a, b in itertools.pairwise(words))


_SPOTS = frozenset(("base", "lugar", "distrito", "zona", "localidad", "sector", "comisaria", "puesto", "anexo", "comunidad", "place", "spot", "district", "village", "outpost", "post", "hamlet"))


def _of_two_days(info: Info, pieces: list[Info]) -> bool:
    """ "A shepherd died there on April 23, and on April 18 a sergeant lost a leg": a day and somebody's fate in each half, and no place."""
    days = [{d.value for d in event_dates(p) if len(d.value or "") == 10} for p in pieces]
    told = [{(f.action, f.object) for f in p.frames if f.status == "asserted" and f.value and f.action in ("killed", "wounded", "kidnapped")} for p in pieces]
    return len(pieces) == 2 and not setting(info.places) and all(len(d) == 1 for d in days) and all(told) and told[0].isdisjoint(told[1])


def _told_by_words(pieces: list[Info]) -> bool:
    """ "The killing on March 19 led growers to block the river with logs and cables on March 25": events of two kinds, nothing counted."""
    kinds = [{t.kind for t in p.types if t.status == "asserted"} for p in pieces]
    apart = all(kinds) and len(set().union(*kinds)) == sum(len(k) for k in kinds)
    return apart and not any(p.frames for p in pieces) and all(len(d.value or "") == 10 for p in pieces for d in event_dates(p))


def _cuts(info: Info, anchors: list[tuple[int, int]], events: list[int]) -> list[int]:
    """Token positions that part the sentence so that each part holds an anchor and an event; [] when it cannot be."""
    tokens = info.s.tokens
    out: list[int] = []
    leads = min(events) < anchors[0][0]  # "tres en Sivia y dos en Tambo": the event comes first
    for (_, end), (start, _) in itertools.pairwise(anchors):
        joints = [k for k in range(end, start) if tokens[k].raw in _PART_JOINTS or tokens[k].f in _PART_JOINTS]
        if not joints:
            return []
        out.append(joints[0] if leads else joints[-1])
    edges = [info.i, *out, info.j]
    for a, b in itertools.pairwise(edges):
        if not any(a <= e < b for e in events) or not any(a <= s < b for s, _ in anchors):
            return []
    return out


def _cut(info: Info, cuts: list[int]) -> list[Info]:
    edges = [info.i, *cuts, info.j]
    out = []
    for a, b in itertools.pairwise(edges):
        out.append(
            Info(
                info.s,
                a,
                b,
                [f for f in info.frames if a <= f.position < b],
                [d for d in info.dates if a <= d.i < b],
                [p for p in info.places if a <= p.i < b],
                [p for p in info.persons if a <= p.i < b],
                [x for x in info.actors if a <= x.i < b],
                [t for t in info.types if a <= t.i < b],
                info.markers if a == info.i else {"part"},
                info.tally,
            )
        )
    return out
