"""People's decisions over the rules: which tellings belong together or apart, what of an incident is corrected.

A decision is kept with the tellings it was made about. When their reports are read again (a replay, an edit), the
tellings that take their place are meant, found anew each time from the words that were decided on: so a decision outlives
every reading, also one that told nothing of the incident.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import duckdb

from extractors.decide import Value
from extractors.incident_groups import Pair, pair, successors
from flows.telling import as_telling, key
from warehouse import corrections, incidents
from warehouse.corrections import Correction
from warehouse.incidents import StoredTelling


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided, about the tellings that stand now."""

    corrections: tuple[Correction, ...] = ()  # those that hold, oldest first
    standing: Mapping[int, StoredTelling] = ()  # type: ignore[assignment]  # telling decided on → the one that stands for it

    def about(self, c: Correction) -> list[StoredTelling]:
        return [self.standing[t] for t in c.about if t in self.standing]

    def with_them(self, telling_ids: Iterable[int]) -> list[StoredTelling]:
        """Tellings of the decisions that are about one of these: they are grouped together."""
        ids = set(telling_ids)
        out = {}
        for c in self.corrections:
            about = self.about(c)
            if any(t.telling_id in ids for t in about):
                out.update({t.telling_id: t for t in about})
        return [t for i, t in sorted(out.items()) if i not in ids]

    def pairs(self) -> dict[Pair, bool]:
        """Pairs of tellings that people hold to be one event (true) or two (false); the latest word holds."""
        out: dict[Pair, bool] = {}
        for c in self.corrections:
            if c.kind == "link":
                out.update({pair(key(a), key(b)): True for a, b in combinations(self.about(c), 2)})
            elif c.kind == "split":
                apart = [self.standing[t] for t in c.apart if t in self.standing]
                rest = [t for t in self.about(c) if t not in apart]
                out.update({pair(key(a), key(b)): False for a in apart for b in rest if a.telling_id != b.telling_id})
        return out

    def of_incidents(self, groups: Mapping[int, Sequence[StoredTelling]]) -> dict[int, list[Correction]]:
        """Incident → the decisions that hold for it. A figure or a dismissal goes with most of its tellings."""
        home = {t.telling_id: i for i, members in groups.items() for t in members}
        out: dict[int, list[Correction]] = defaultdict(list)
        for c in self.corrections:
            found = Counter(home[t.telling_id] for t in self.about(c) if t.telling_id in home)
            if c.kind in ("correct", "dismiss") and found:
                most = max(found.values())
                found = Counter(min(i for i, n in found.items() if n == most) for _ in range(1))
            for i in found:
                out[i].append(c)
        return dict(out)


def decisions(con: duckdb.DuckDBPyConnection) -> Decisions:
    made = corrections.standing(con)
    return Decisions(tuple(made), _standing(con, {t for c in made for t in c.about})) if made else Decisions((), {})


def _standing(con: duckdb.DuckDBPyConnection, telling_ids: set[int]) -> dict[int, StoredTelling]:
    """Telling decided on → the one that stands for it now; left out where its report tells nothing like it any more."""
    old = corrections.same_readings(con, telling_ids)
    now = incidents.tellings_of_reports(con, {t.report_id for t in old})
    standing = {t.telling_id: t for t in now}
    readings: dict[tuple[int, int, int], list[StoredTelling]] = defaultdict(list)
    for t in old:
        readings[t.report_id, t.version, t.reading].append(t)
    out: dict[int, StoredTelling] = {}
    for (report_id, _, _), tellings in readings.items():
        if any(t.telling_id in standing for t in tellings):
            out |= {t.telling_id: standing[t.telling_id] for t in tellings}
            continue
        newest = [t for t in now if t.report_id == report_id]
        found = successors([as_telling(t) for t in tellings], [as_telling(t) for t in newest])
        out |= {int(a): standing[int(b)] for a, b in found.items()}
    return {t: out[t] for t in telling_ids if t in out}


def values(held: Sequence[Correction]) -> list[tuple[str, Value]]:
    """What is corrected of an incident, in the order in which it was."""
    return [(c.field, c.value) for c in held if c.kind == "correct" and c.field]


def dismissed(held: Sequence[Correction]) -> bool:
    return any(c.kind == "dismiss" for c in held)
