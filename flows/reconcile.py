"""Their events beside our incidents: which are the same, which we miss, which only we have. Pure: rows in, lines out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from extractors.gazetteer import Gazetteer, gazetteer, key
from flows.events_file import Event, group_of

PROVINCE_KM = 80.0  # how far two points may lie apart when one of them stands for a province
NEIGHBOUR_KM = 25.0  # how far a district's events may lie from the capital that stands for it


@dataclass(frozen=True, slots=True)
class Ours:
    """One of our incidents. `first` to `last`: the days between which it may lie."""

    id: int
    first: date
    last: date
    admin: tuple[str, str, str]
    place: str
    point: tuple[float, float] | None
    vague: bool
    deaths_low: int
    deaths: int
    deaths_high: int
    kind: str
    group: str
    in_vraem: bool | None
    headline: str


@dataclass(frozen=True, slots=True)
class Line:
    """`status`: matched (both), missed (theirs only), extra (ours only)."""

    status: str
    theirs: Event | None
    ours: Ours | None
    days: int | None = None  # that the dates lie apart
    km: float | None = None  # that the points lie apart; None when one has none
    deaths: int | None = None  # that the figures lie apart, spans counted


@dataclass(frozen=True, slots=True)
class Reconciled:
    lines: list[Line]
    outside: int  # of their events, outside of the VRAEM

    def count(self, status: str) -> int:
        return sum(line.status == status for line in self.lines)


def ours(row: Mapping[str, Any]) -> Ours:
    """A row of the query `comparable`."""
    first: date = row["event_date"]
    last = first if row["date_precision"] == "day" else (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    point = (row["lat"], row["lon"]) if row["lat"] is not None and row["lon"] is not None else None
    return Ours(row["incident_id"], first, last,
                (row["department"] or "", row["province"] or "", row["district"] or ""), row["location"], point,
                row["place_precision"] in ("province", "department"), row["killed_low"], row["killed"],
                row["killed_high"], f"{row['event_type']}: {row['sub_event_type']}",
                group_of(row["event_type"], row["killed"]), row["in_vraem"], row["headline"])


def lay_beside(theirs: Sequence[Event], mine: Sequence[Ours], days: int, km: float) -> Reconciled:
    """Each event with at most one incident: the nearest pairs first, by day, place and number of dead.

    `theirs`: at least one. Extra are incidents in the VRAEM, within the file's time and of a group that it holds at all.
    """
    here = [e for e in theirs if in_vraem(e, gazetteer())]
    pairs = sorted(_pairs(here, mine, days, km), key=lambda p: p[:3])
    taken_theirs: set[int] = set()
    taken_ours: set[int] = set()
    lines: list[Line] = []
    for _, t, o, line in pairs:
        if t not in taken_theirs and o not in taken_ours:
            taken_theirs.add(t)
            taken_ours.add(o)
            lines.append(line)
    lines += [Line("missed", e, None) for n, e in enumerate(here) if n not in taken_theirs]
    expected = _expected(theirs)
    lines += [Line("extra", None, o) for n, o in enumerate(mine) if n not in taken_ours and expected(o)]
    return Reconciled(sorted(lines, key=_order), len(theirs) - len(here))


def _order(line: Line) -> tuple[int, date, str]:
    first = (line.theirs or line.ours).first  # type: ignore[union-attr]
    return ("matched", "missed", "extra").index(line.status), first, str(line.theirs.id if line.theirs else line.ours)


def _expected(theirs: Sequence[Event]) -> Callable[[Ours], bool]:
    """Whether the file would hold an incident if it held all: by place, time, group, and the dead if all its events have some."""
    groups = {e.group for e in theirs}
    first, last = min(e.first for e in theirs), max(e.last for e in theirs)
    lethal = all(e.deaths_high for e in theirs)
    return lambda o: (bool(o.in_vraem) and o.group in groups and first <= o.first and o.last <= last
                      and (o.deaths_high > 0 or not lethal))


# --- the same? -------------------------------------------------------------------------------------------------------


def _pairs(theirs: Sequence[Event], mine: Sequence[Ours], days: int,
           km: float) -> Iterator[tuple[float, int, int, Line]]:
    """(how far apart, position of theirs, position of ours, the line) of all pairs that may be one."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for n, o in enumerate(mine):
        for day in _days(o.first, o.last):
            by_day[day].append(n)
    for t, e in enumerate(theirs):
        near = {n for day in _days(e.first - timedelta(days=days), e.last + timedelta(days=days)) for n in by_day[day]}
        for n in sorted(near):
            o = mine[n]
            apart = _km_apart(e, o, km)
            if apart is None or e.group != o.group:
                continue
            gap, dead = days_apart(e, o), deaths_apart(e, o)
            distance = gap + apart / 10 + min(dead, 5)
            yield distance, t, n, Line("matched", e, o, gap, _distance(e.point, o.point), dead)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range(min((last - first).days, 400) + 1))


def days_apart(e: Event, o: Ours) -> int:
    """0 when the spans of days meet."""
    return max((e.first - o.last).days, (o.first - e.last).days, 0)


def deaths_apart(e: Event, o: Ours) -> int:
    """0 when the spans of the figures meet."""
    return max(e.deaths_low - o.deaths_high, o.deaths_low - e.deaths_high, 0)


def _km_apart(e: Event, o: Ours, km: float) -> float | None:
    """How far two places lie apart for our purpose; None when they are not the same."""
    theirs, mine = [key(a) if a else "" for a in e.admin], [key(a) if a else "" for a in o.admin]
    if mine[2] and mine[2] == theirs[2] and (not theirs[1] or not mine[1] or mine[1] == theirs[1]):
        return 0.0
    apart = _distance(e.point, o.point)
    if apart is not None:
        vague = e.vague or o.vague
        if apart <= (max(km, PROVINCE_KM) if vague else km):
            return max(apart, NEIGHBOUR_KM) if vague else apart
        return None
    # one of them names no point: the province must do, where neither knows the district better
    same_province = mine[1] and mine[1] == theirs[1]
    return NEIGHBOUR_KM if same_province and not (mine[2] and theirs[2]) else None


def _distance(a: tuple[float, float] | None, b: tuple[float, float] | None) -> float | None:
    """Kilometres on the great circle."""
    if a is None or b is None:
        return None
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return round(12742 * math.asin(min(1, math.sqrt(h))), 1)


# --- where? ----------------------------------------------------------------------------------------------------------


def in_vraem(e: Event, places: Gazetteer) -> bool:
    """By the district it names, else by the nearest seat of a district, else by its province."""
    district = _district(e, places)
    if district is None and e.point is not None and not e.vague:
        district = _nearest(e.point, places)
    if district is not None:
        return places.zone(district) in ("core", "edge")
    return any(len(ref) == 4 and ref in places.core_provinces and _lies_in(ref, e.admin[0], places)
               for ref in places.admin.get(key(e.admin[1]), ()) if e.admin[1])


def _district(e: Event, places: Gazetteer) -> str | None:
    """UBIGEO of the district that the event names; None when it names none that is known."""
    if not e.admin[2]:
        return None
    found = [ref for ref in places.admin.get(key(e.admin[2]), ()) if len(ref) == 6]
    named = [ref for ref in found if key(places.names[ref[:4]]) == key(e.admin[1])] if e.admin[1] else []
    in_department = [ref for ref in found if _lies_in(ref, e.admin[0], places)]
    return next(iter(named or in_department), None)


def _nearest(point: tuple[float, float], places: Gazetteer) -> str | None:
    """The district whose seat lies nearest, within a degree or so."""
    near = {code: p for code, p in places.points.items() if abs(p[0] - point[0]) < 1 and abs(p[1] - point[1]) < 1}
    return min(near, key=lambda code: _distance(point, near[code]) or 0.0, default=None)


def _lies_in(ref: str, department: str, places: Gazetteer) -> bool:
    return not department or key(places.names[ref[:2]]) == key(department)
