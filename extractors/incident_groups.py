"""Tellings → groups that tell one event each, and which telling of a new reading takes the place of which old one.

Groups are built from the best pairs down, and two groups that hold a ruled-out pair never join, but for a pair that a full
name and the day hold together though one desk has the place wrong: it comes last, and its two do not keep each other's groups
apart. A loose pair is none where something else fits nearly as well. Everything is a function of the set of tellings: the order in which they arrive is not
seen. What a person decided on a pair stands above all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

from extractors.same_figures import sums
from extractors.same_incident import FAR_APART, Telling, candidate_window, compare, content
from extractors.same_names import names

Pair = tuple[str, str]  # keys of two tellings, the smaller first


def pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def group(tellings: Sequence[Telling], decided: Mapping[Pair, bool] | None = None) -> list[tuple[str, ...]]:
    """Groups of keys that tell one event each, keys and groups sorted. The order of `tellings` does not matter.

    `decided`: pairs that a person holds to be one event (true) or two (false). Those come first, then pairs from the
    most alike down; two groups join unless a pair across them is ruled out.
    """
    rows = sorted(tellings, key=content)
    said = decided or {}
    home = list(range(len(rows)))
    members: dict[int, list[int]] = {i: [i] for i in home}

    def apart(m: int, n: int, score: float, misplaced: tuple[int, int]) -> bool:
        word = said.get(pair(rows[m].key, rows[n].key))
        if word is not None or score == _BY_A_PERSON:
            return word is False
        d = compare(rows[m], rows[n])
        if score > 0 and d.reasons == FAR_APART and (m in misplaced or n in misplaced):
            return rows[m].incident.date != rows[n].incident.date
        return d.ruled_out

    for score, i, j in _edges(rows, said):
        p, q = home[i], home[j]
        if p == q or any(apart(m, n, score, (i, j)) for m in members[p] for n in members[q]):
            continue
        keep, gone = min(p, q), max(p, q)
        members[keep].extend(members.pop(gone))
        for m in members[keep]:
            home[m] = keep
    return sorted(tuple(sorted(rows[m].key for m in g)) for g in members.values())


_BY_A_PERSON = -1000.0  # before any score; whom a person joins, the rules' reasons do not keep apart

_MISPLACED = 1000.0  # after any score: "other place", and a full name and the day agree

_CLEARLY = 1.5  # by so much, a figure's weight, one event fits a telling without a district better than another, or it stays alone


def _edges(rows: Sequence[Telling], decided: Mapping[Pair, bool]) -> list[tuple[float, int, int]]:
    """Pairs that may join, the best first."""
    edges: list[tuple[float, int, int]] = []
    number = {t.key: n for n, t in enumerate(rows)}
    for (a, b), one in decided.items():
        if one and a in number and b in number:
            i, j = sorted((number[a], number[b]))
            edges.append((_BY_A_PERSON, i, j))
    likely = {(i, j): d for i, j in _near_pairs(rows) if pair(rows[i].key, rows[j].key) not in decided
              and (d := compare(rows[i], rows[j])).same}
    partners: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), d in likely.items():
        partners[i].append((d.score, j))
        partners[j].append((d.score, i))

    def rivalled(one: int, other: int, score: float) -> bool:
        """Whether something that is not the other could be the one as well."""
        return any(n != other and s > score - _CLEARLY and compare(rows[other], rows[n]).ruled_out for s, n in partners[one])

    for (i, j), d in likely.items():
        if not (d.loose and (rivalled(i, j, d.score) or rivalled(j, i, d.score))):
            edges.append(((_MISPLACED if "other place" in d.reasons else 0.0) - d.score, i, j))
    return sorted(edges)


def _near_pairs(rows: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs whose windows meet, once each: of the many tellings of a replay most lie years apart."""
    days = ByDay[int]()
    for j, t in enumerate(rows):
        window = candidate_window(t)
        for i in sorted(days.meeting(window.first, window.last)):
            yield i, j
        days.add(j, window.first, window.last)


T = TypeVar("T")


class ByDay(Generic[T]):
    """Things that lie in spans of days, found by the spans they meet."""

    _LONG = 62  # days; spans of a year are few and are looked at each time

    def __init__(self) -> None:
        self._days: dict[date, list[T]] = defaultdict(list)
        self._long: list[tuple[date, date, T]] = []

    def add(self, what: T, first: date, last: date) -> None:
        if (last - first).days > self._LONG:
            self._long.append((first, last, what))
            return
        for n in range((last - first).days + 1):
            self._days[first + timedelta(days=n)].append(what)

    def meeting(self, first: date, last: date) -> set[T]:
        """What lies in spans that share a day with this one."""
        found = {what for a, b, what in self._long if a <= last and first <= b}
        if (last - first).days > 10 * self._LONG:
            return found.union(*(there for day, there in self._days.items() if first <= day <= last))
        for n in range((last - first).days + 1):
            found.update(self._days.get(first + timedelta(days=n), ()))
        return found


# --- a report read again ---------------------------------------------------------------------------------------------


def successors(old: Sequence[Telling], new: Sequence[Telling]) -> dict[str, str]:
    """Key of a report's telling in one reading → key of the same in another, as far as there is one.

    The most alike first; what is left over when nothing is alike is taken in the order of telling, so that a report
    with one telling before and after keeps it whatever was read anew.
    """
    ranked = sorted(((-_likeness(a, b), abs(i - j), i, j) for i, a in enumerate(old) for j, b in enumerate(new)))
    out: dict[str, str] = {}
    for _, _, i, j in ranked:
        if old[i].key not in out and new[j].key not in out.values():
            out[old[i].key] = new[j].key
    return out


def _likeness(a: Telling, b: Telling) -> float:
    x, y = a.incident, b.incident
    figures = sums(x.facts).items() & sums(y.facts).items()
    same = (x.date == y.date, x.location.district == y.location.district, x.location.place == y.location.place,
            bool(set(x.types) & set(y.types)))
    return len(figures) + 2.0 * len(names(x) & names(y)) + sum(same)
