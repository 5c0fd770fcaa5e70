"""From the place mentions of one incident to one location: official names, a code, a point only where one is known.

Every mention stands for a set of UBIGEO prefixes. The sets are intersected, fine names before coarse; what still leaves
a choice is settled by the rest of the article, then by the VRAEM; what is then open is given as far as all agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from extractors.gazetteer import Gazetteer, gazetteer
from extractors.records import Location
from extractors.same_place import cut_from
from extractors.text import fold

if TYPE_CHECKING:
    from extractors.report.place import PlaceMention

_FINENESS = {"district": 0, "province": 1, "department": 2}
MAX_VOTER = 8  # a name with more meanings says nothing about another
MAX_NAMESAKES = 3


class Context(list["PlaceMention"]):
    """The mentions of a whole article, counted once however many incidents ask them; not to be changed after that."""

    @cached_property
    def told(self) -> list[tuple[PlaceMention, int]]:
        """Every name in every sense and role, first told first, with how often."""
        first: dict[tuple[object, ...], PlaceMention] = {}
        times: dict[tuple[object, ...], int] = {}
        for m in self:
            key = (m.name, m.level, m.candidates, m.role)
            first.setdefault(key, m)
            times[key] = times.get(key, 0) + 1
        return [(m, times[key]) for key, m in first.items()]

    @cached_property
    def resolved(self) -> dict[tuple[object, ...], Location]:
        """Where what was asked for lies; tellings of one place ask for it again and again."""
        return {}


def _told(context: Sequence[PlaceMention]) -> list[tuple[PlaceMention, int]]:
    return (context if isinstance(context, Context) else Context(context)).told


def resolve(mentions: Sequence[PlaceMention], context: Sequence[PlaceMention] = ()) -> Location:
    """The location of an incident (`_resolved`), sought once for mentions that say the same in one article."""
    if not isinstance(context, Context):
        return _resolved(mentions, context)
    key = tuple((m.name, m.level, m.candidates, m.role, m.kindword, m.group, m.beside) for m in mentions)
    found = context.resolved.get(key)
    if found is None:
        found = context.resolved[key] = _resolved(mentions, context)
    return found


def _resolved(mentions: Sequence[PlaceMention], context: Sequence[PlaceMention]) -> Location:
    """The location of an incident from its own mentions (weightiest first) and those of the whole article.

    Two districts of role 'at' leave the district open when they are listed together or can share a province. Only 'at',
    'near' and 'route' mentions say where; 'near' and 'route' are heard when no 'at' mention names a district.
    """
    g = gazetteer()
    own = [m for m in mentions if m.level != "zone" and m.role in ("at", "near", "route")]
    if not own:
        return Location()
    codes = _administrative(own, context, g)
    place, ids = _stretch(own) or _place(own, codes, g)
    if codes and ids:
        codes = _narrow(codes, {g.code(i) for i in ids} - {""}) or codes
    elif not codes:
        for refs in (ids, *(m.candidates for m in own if m.level == "place")):
            codes = codes or _prefer({g.code(i) for i in refs} - {""}, own, context, g, places=True)
        codes = {_as_it_was(c, context, g) for c in codes}
    return _location(codes, place, ids, g)


def _as_it_was(code: str, context: Sequence[PlaceMention], g: Gazetteer) -> str:
    """A hamlet's district today, or the one it was cut out of where the article knows only that."""
    mother = cut_from(fold(g.names.get(code, ""))) if len(code) == 6 else None
    told = {(fold(m.name), c) for m, _ in _told(context) if m.level == "district" for c in m.candidates} if mother else set()
    own = fold(g.names.get(code, "")).split()
    if any(c == code for _, c in told) or any(fold(m.name).split()[-len(own) :] == own for m, _ in _told(context)):
        return code
    return next((c for name, c in told if name == mother and c[:4] == code[:4]), code)


def _administrative(own: list[PlaceMention], context: Sequence[PlaceMention], g: Gazetteer) -> set[str]:
    """Prefixes that the named districts, provinces and departments leave open."""
    named = [m for m in own if m.level in _FINENESS]
    best = next((r for r in ("at", "near", "route") if any(m.role == r for m in named)), "at")
    first = [m for m in named if m.role == best]
    rest = [m for m in named if m.role != best]
    codes: set[str] = set()
    rows = sorted(first, key=_plainest) + sorted(rest, key=_plainest)
    apart: set[str] = set()
    taken: set[str] = set()
    for m in rows:
        new = set(m.candidates) if m.candidates or m.group != "same" else _same(m, context, g)
        if not new:
            continue
        both = _narrow(codes, new) if codes else new
        if both:
            codes = both
            apart = _narrow(apart, new) or apart
            taken.add(m.name)
        elif m.level == "district" and m.role == best and (m.beside in taken or _share(codes, new)):
            apart |= new
            taken.add(m.name)
    codes = _prefer(codes, own, context, g)
    if apart:
        codes |= _prefer(_beside(apart, codes), own, context, g)
    return codes


def _plainest(m: PlaceMention) -> tuple[int, bool]:
    """Finest level first; "distrito de X" before a bare name that some district far away also bears."""
    return _FINENESS[m.level], m.kindword is None


def _share(codes: set[str], new: set[str]) -> bool:
    """Whether two districts can lie in one province; one named apart from it elsewhere is another story."""
    return any(a[:4] == b[:4] for a in codes for b in new)


def _beside(apart: set[str], codes: set[str]) -> set[str]:
    """Of a second district's candidates, those in the province (else department) of the first."""
    for n in (4, 2):
        near = {a for a in apart if any(a[:n] == c[:n] for c in codes)}
        if near:
            return near
    return apart


def _same(m: PlaceMention, context: Sequence[PlaceMention], g: Gazetteer) -> set[str]:
    """"in the same district": the only district (or province) that the article names as a setting."""
    n = 6 if m.level == "district" else 4
    there = [c for c, _ in _told(context) if c.level == m.level and c.role in ("at", "near")]
    named = {r for c in there for r in c.candidates if len(r) == n and (n == 4 or r in g.zones)}
    return named if len(named) == 1 else set()


def _narrow(codes: Iterable[str], new: Iterable[str]) -> set[str]:
    """The finer of every two prefixes that agree."""
    return {max(a, b, key=len) for a in codes for b in new if a.startswith(b) or b.startswith(a)}


def _prefer(
    codes: set[str], own: Sequence[PlaceMention], context: Sequence[PlaceMention], g: Gazetteer, places: bool = False
) -> set[str]:
    """Of several districts: those the article's other names speak for, then those of the VRAEM; core before edge.

    A name that is also its province's or department's ("Huanta", "Cusco") keeps all its meanings: the coarse one is
    what is sure. Names of many places (more than three) are left open rather than placed in the VRAEM.
    """
    one_province = len(_shared(codes)) >= 4 and any(len(c) == 4 for c in codes)
    if len(codes) < 2 or one_province or any(len(c) == 2 for c in codes):
        return codes
    votes = dict.fromkeys(codes, 0)
    mine = {(m.name, m.level) for m in own}
    for m, times in _told(context):
        if m.level == "zone" or len(m.candidates) > MAX_VOTER or (m.name, m.level) in mine:
            continue
        for c in codes:
            votes[c] += times * max((_closeness(c, g.code(r)) for r in m.candidates), default=0)
    best = max(votes.values())
    kept = {c for c in codes if votes[c] == best} if best else codes
    for zone in ("core", "edge"):
        here = {c for c in kept if len(c) == 6 and g.zone(c) == zone}
        if here and not (places and len(kept) > MAX_NAMESAKES):
            return here
    return kept


def _closeness(code: str, other: str) -> int:
    """How much a name elsewhere in the text speaks for a district: same district, its province, its department."""
    if not other:
        return 0
    if code == other:
        return 3
    if len(other) == 4 and code.startswith(other):
        return 3
    if len(other) == 2 and code.startswith(other):
        return 1
    return 2 if code[:4] == other[:4] else 0


_UNSITED = ("feature", "river", "facility", "road")  # the point is a settlement's of that name, not theirs
_PLACE_ORDER = {"river": 2, "road": 3}


def _stretch(own: list[PlaceMention]) -> tuple[PlaceMention, tuple[str, ...]] | None:
    """"entre Machente y San Francisco": the stretch between two names, where no finer place is named."""
    ends = [m for m in own if m.role == "route" and m.group != "road"]
    if len(ends) != 2 or any(m.level == "place" and m.role != "route" for m in own):
        return None
    ids = tuple(r for m in ends if m.level == "place" for r in m.candidates)
    return replace(ends[0], name=f"{ends[0].name}–{ends[1].name}"), ids


def _place(own: list[PlaceMention], codes: set[str], g: Gazetteer) -> tuple[PlaceMention | None, tuple[str, ...]]:
    """The place to name and its entries that agree with the district; settlements and bases before rivers and roads."""
    places = [m for m in own if m.level == "place"]
    if not places:
        return None, ()
    roles = {"at": 0, "near": 0, "route": 1}
    m = min(places, key=lambda m: (_PLACE_ORDER.get(m.group or "", 0) + roles[m.role]))
    known = [p for p in m.candidates if p in g.places]
    codes_of = {p: g.code(p) for p in known}
    if codes:
        return m, tuple(p for p in known if codes_of[p] and _narrow(codes, {codes_of[p]}))
    if not known and m.candidates:
        return m, m.candidates
    return m, tuple(known)


def _location(codes: set[str], place: PlaceMention | None, ids: tuple[str, ...], g: Gazetteer) -> Location:
    """Official names as far as all codes agree, and the finest point that is known."""
    shared = _shared(codes)
    district = shared if len(shared) == 6 else None
    point, precision = _point(shared, place, ids, g)
    return Location(
        department=g.names.get(shared[:2]),
        province=g.names.get(shared[:4]) if len(shared) >= 4 else None,
        district=g.names.get(district) if district else None,
        ubigeo=shared or None,
        place=place.name if place is not None else None,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        precision=precision if point else None,
        vraem_zone=g.zone(district) if district else None,
    )


def _shared(codes: set[str]) -> str:
    """The finest UBIGEO prefix that all codes have: '050408', '050409' → '0504'."""
    if not codes:
        return ""
    first = min(codes)
    return next((first[:n] for n in (6, 4, 2) if len(first) >= n and all(c[:n] == first[:n] for c in codes)), "")


def _point(
    shared: str, place: PlaceMention | None, ids: tuple[str, ...], g: Gazetteer
) -> tuple[tuple[float, float] | None, str | None]:
    """The place's own point, else the seat of the district, province or department."""
    if place is not None:
        own = [g.places[i] for i in ids if i in g.places and g.places[i].point and g.places[i].code.startswith(shared)]
        if len(own) == 1 or len({p.point for p in own}) == 1:
            exact = own[0].precision == "" and place.role == "at" and place.group not in _UNSITED
            return own[0].point, "place" if exact else "near"
    if not shared:
        return None, None
    seat = shared + "0101"[: 6 - len(shared)] if len(shared) < 6 else shared
    return g.points.get(seat), {6: "district", 4: "province", 2: "department"}[len(shared)]
