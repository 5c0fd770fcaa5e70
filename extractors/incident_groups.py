"""Tellings → groups that tell one event each, and which telling of a new reading takes the place of which old one.

Groups are built from the best pairs down, and two groups that hold a ruled-out pair never join. Everything is a function
of the set of tellings: the order in which they arrive is not seen. What a person decided on a pair stands above all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.same_incident import Telling, compare, content, names, sums

Pair = tuple[str, str]  # keys of two tellings, the smaller first


def pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def group(tellings: Sequence[Telling], decided: Mapping[Pair, bool] | None = None) -> list[tuple[str, ...]]:
    """Groups of keys that tell one event each, keys and groups sorted. The order of `tellings` does not matter.

    `decided`: pairs that a person holds to be one event (true) or two (false). Those come first, then pairs from the
    most alike down; two groups join unless a pair across them is ruled out.
    """
    rows = sorted(tellings, key=content)
    edges, ruled_out, parted = _edges(rows, decided or {})
    both = ruled_out | parted
    home = list(range(len(rows)))
    members: dict[int, list[int]] = {i: [i] for i in home}
    for score, i, j in edges:
        p, q = home[i], home[j]
        barred = parted if score == _BY_A_PERSON else both
        if p == q or any((min(m, n), max(m, n)) in barred for m in members[p] for n in members[q]):
            continue
        keep, gone = min(p, q), max(p, q)
        members[keep].extend(members.pop(gone))
        for m in members[keep]:
            home[m] = keep
    return sorted(tuple(sorted(rows[m].key for m in g)) for g in members.values())


_BY_A_PERSON = -1000.0  # before any score; whom a person joins, the rules' reasons do not keep apart


def _edges(rows: Sequence[Telling], decided: Mapping[Pair, bool]
           ) -> tuple[list[tuple[float, int, int]], set[tuple[int, int]], set[tuple[int, int]]]:
    """(pairs that may join, the best first; pairs that the rules keep apart; pairs that a person keeps apart)."""
    edges: list[tuple[float, int, int]] = []
    ruled_out: set[tuple[int, int]] = set()
    parted: set[tuple[int, int]] = set()
    for i, a in enumerate(rows):
        for j in range(i + 1, len(rows)):
            said = decided.get(pair(a.key, rows[j].key))
            if said is False:
                parted.add((i, j))
            elif said:
                edges.append((_BY_A_PERSON, i, j))
            elif (d := compare(a, rows[j])).same:
                edges.append((-d.score, i, j))
            elif d.ruled_out:
                ruled_out.add((i, j))
    edges.sort()
    return edges, ruled_out, parted


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
    return len(figures) + 2.0 * len(names(a) & names(b)) + sum(same)
