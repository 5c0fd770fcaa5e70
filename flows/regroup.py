"""Which incident is it? Tellings joined with what is known, figures settled, history kept.

Everything here happens within one transaction of the caller's and looks at the warehouse for candidates only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import duckdb

from extractors.decide import apply
from extractors.incident_figures import settle
from extractors.incident_groups import ByDay, group, successors
from extractors.records import Incident, Location, Report
from extractors.same_incident import Telling, Window, candidate_window, compare, could_meet
from extractors.same_names import names
from flows import people
from flows.headline import made
from flows.people import Decisions
from flows.telling import as_compared, as_telling, key
from warehouse import articles, corrections, incidents
from warehouse.articles import NewReading
from warehouse.corrections import Correction
from warehouse.incidents import Change, Near, SettledIncident, StoredTelling
from warehouse.rows import Row


def new_reading(report_id: int, version: int, reading: int, report: Report, published_on: date) -> NewReading:
    """A reading with the windows in which other tellings of its incidents may be dated."""
    windows = []
    for incident in report.incidents:
        window = candidate_window(Telling("", "", published_on, incident))
        windows.append((window.first, window.last))
    return NewReading(report_id, version, reading, published_on, report, windows)


def store_readings(con: duckdb.DuckDBPyConnection, readings: Sequence[NewReading], rules_version: str, now: datetime,
                   cause: str | None = None) -> list[Change]:
    """Stores readings, joins their tellings with what is known, and settles every incident that this touches.

    `cause`: why, where it is not what the readings themselves say (a new report, an edited one).
    """
    if not readings:
        return []
    ids = articles.store_readings(con, readings, rules_version, now)
    new = incidents.tellings(con, [t for told in ids.values() for t in told])
    closed = incidents.earlier_tellings(con, [r.report_id for r in readings if (r.version, r.reading) != (1, 1)])
    incidents.close_links(con, [t.telling_id for t in closed], now)
    heirs = _heirs(new, closed)
    touched = [t.incident_id for t in closed if t.incident_id is not None]
    new_reports = {r.report_id for r in readings if r.version == 1}

    def why(members: Sequence[StoredTelling]) -> str:
        return cause or ("report" if any(t.report_id in new_reports for t in members) else "edit")

    return regroup(con, [*new, *incidents.tellings_of(con, touched)], heirs, touched, why, now)


def regroup(con: duckdb.DuckDBPyConnection, start: Sequence[StoredTelling], heirs: Mapping[int, int],
            touched: Iterable[int], why: Callable[[Sequence[StoredTelling]], str], now: datetime,
            leaving: Collection[int] = ()) -> list[Change]:
    """Groups anew all that `start` can be one incident with, people's decisions included, and settles it.

    heirs: telling → the incident that is to go with it. touched: incidents that may have lost tellings. why: the cause
    to record for an incident of these tellings. leaving: tellings that do not take their incident's id along.
    """
    decided = people.decisions(con)
    tellings = _connected(con, start, decided)
    by_key = {key(t): t for t in tellings.values()}
    groups = [[by_key[k] for k in keys] for keys in group([as_telling(t) for t in tellings.values()], decided.pairs())]
    ended, assigned = _assign(con, groups, heirs, touched, leaving)
    incidents.end_aliases(con, assigned, now)
    _store_links(con, assigned, now)
    merged = {younger: older for younger, older in ended.items() if older is not None}
    incidents.store_aliases(con, merged, now)
    held = decided.of_incidents(assigned)
    none = {i: "dismissed" for i in assigned if people.dismissed(held.get(i, ()))}
    gone = {i: "merged" if i in merged else "dissolved" for i in ended} | none
    return incidents.store_settled(
        con, [settled(i, members, held.get(i, ())) for i, members in sorted(assigned.items()) if i not in none], gone,
        {i: why(members) for i, members in assigned.items()}, now)


def _heirs(new: Sequence[StoredTelling], closed: Sequence[StoredTelling]) -> dict[int, int]:
    """Telling id → the incident that the same telling had in its report's reading before."""
    heirs: dict[int, int] = {}
    for report_id in sorted({t.report_id for t in closed}):
        old = {key(t): t.incident_id for t in closed if t.report_id == report_id and t.incident_id is not None}
        found = successors([as_telling(t) for t in closed if key(t) in old],
                           [as_telling(t) for t in new if t.report_id == report_id])
        heirs |= {int(after): incident for before, after in found.items() if (incident := old[before]) is not None}
    return heirs


def _connected(con: duckdb.DuckDBPyConnection, start: Sequence[StoredTelling], decided: Decisions
               ) -> dict[int, StoredTelling]:
    """All tellings that `start` can be one incident with, directly or through others: what must be grouped anew."""
    found = {t.telling_id: t for t in start}
    shelf = _Shelf(con)
    asked: set[int] = set()
    frontier = list(found.values())
    while frontier:
        fresh = {t.telling_id: t for t in shelf.same_as(frontier, found)}
        # whoever shares an incident or a person's decision with them is grouped anew too
        ids = {t.incident_id for t in [*frontier, *fresh.values()] if t.incident_id is not None} - asked
        asked |= ids
        missing = incidents.members(con, ids) - found.keys() - fresh.keys()
        for member in [*shelf.full(missing), *decided.with_them([*found, *fresh])]:
            if member.telling_id not in found:
                fresh.setdefault(member.telling_id, member)
        found |= fresh
        frontier = list(fresh.values())
    return dict(sorted(found.items()))


class _Shelf:
    """The standing tellings of some days: what they say is read where day and place let them be one event with another,
    the rest of them where they are one."""

    _MARGIN = timedelta(days=3)  # read at once: what is found leads to tellings of the day before and the day after

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._covered: list[tuple[date, date]] = []
        self._rows: dict[int, Near] = {}
        self._by_day = ByDay[int]()
        self._said: dict[int, tuple[Row, Incident]] = {}
        self._full: dict[int, StoredTelling] = {}

    def same_as(self, wanted: Sequence[StoredTelling], found: Collection[int]) -> list[StoredTelling]:
        """The tellings that are one event with one of these, but for those that are found already."""
        asked = [(t.report_id, x, candidate_window(x)) for t in wanted for x in [as_telling(t)]]
        self._read([(w.first, w.last) for _, _, w in asked])
        pairs = [(x, n) for report_id, x, w in asked for n in self._meeting(
            w, report_id, x.incident.date, x.incident.location, bool(names(x.incident))) if n not in found]
        direct = {n for _, n in pairs}
        if direct - self._said.keys():  # those that they can lead to are read along with them: one reading for two steps
            self._say(direct | {n for m in direct for r in [self._rows[m]] for n in self._meeting(
                Window(r.window_first, r.window_last), r.report_id, r.date, r.location, False)})
        known = {n: as_compared(*self._said[n]) for n in direct}
        return self.full({n for telling, n in pairs if compare(telling, known[n]).same})

    def _meeting(self, window: Window, report_id: int, day: str | None, at: Location, names_people: bool) -> list[int]:
        return [n for n in self._by_day.meeting(window.first, window.last) for r in [self._rows[n]]
                if r.report_id != report_id and could_meet(day, at, r.date, r.location, names_people)]

    def _say(self, telling_ids: Collection[int]) -> None:
        new = set(telling_ids) - self._said.keys()
        self._said |= {r["telling_id"]: (r, i) for r, i in incidents.said_by(self._con, new)} if new else {}

    def full(self, telling_ids: Collection[int]) -> list[StoredTelling]:
        new = sorted(set(telling_ids) - self._full.keys())
        self._say(new)
        self._full |= {t.telling_id: t for t in incidents.complete(self._con, [self._said[n] for n in new])}
        return [self._full[n] for n in sorted(telling_ids)]

    def _read(self, windows: Sequence[tuple[date, date]]) -> None:
        new = [(a, b) for a, b in windows if not any(first <= a and b <= last for first, last in self._covered)]
        if not new:
            return
        spans = incidents.merged((a - self._MARGIN, b + self._MARGIN) for a, b in new)
        for r in incidents.near(self._con, spans):
            if r.telling_id not in self._rows:
                self._rows[r.telling_id] = r
                self._by_day.add(r.telling_id, r.window_first, r.window_last)
        self._covered = incidents.merged([*self._covered, *spans])


def _assign(con: duckdb.DuckDBPyConnection, groups: Sequence[Sequence[StoredTelling]], heirs: Mapping[int, int],
            touched: Iterable[int], leaving: Collection[int]) -> tuple[dict[int, int | None], dict[int, list[StoredTelling]]]:
    """→ (ids that stand no more: the id that stands for each, None when nobody tells it any more; id → its tellings).

    An incident goes with its oldest telling; where that leads several to one group, the oldest id stays.
    """
    owner: dict[int, tuple[int, int]] = {}  # incident → (its oldest telling, number of that telling's group)
    for n, members in enumerate(groups):
        for t in members:
            own = None if t.telling_id in leaving else t.incident_id
            for i in {own, heirs.get(t.telling_id)} - {None}:
                assert i is not None
                owner[i] = min(owner.get(i, (t.telling_id, n)), (t.telling_id, n))
    owned: dict[int, list[int]] = defaultdict(list)
    for i, (_, n) in owner.items():
        owned[n].append(i)
    ended: dict[int, int | None] = {i: None for i in touched if i not in owner}
    assigned: dict[int, list[StoredTelling]] = {}
    next_id = incidents.next_incident_id(con)
    former = corrections.former_ids(con, [t.telling_id for n, g in enumerate(groups) if n not in owned for t in g])
    for n in sorted(range(len(groups)), key=lambda n: min(t.telling_id for t in groups[n])):
        # an id that was an alias of a group now parted stands again, where its tellings are
        again = {former[t.telling_id] for t in groups[n] if t.telling_id in former} - assigned.keys()
        if owned[n]:
            stays = min(owned[n])
            ended |= {i: stays for i in owned[n] if i != stays}
        elif again:
            stays = min(again)
        else:
            stays, next_id = next_id, next_id + 1
        assigned[stays] = list(groups[n])
    return ended, assigned


def _store_links(con: duckdb.DuckDBPyConnection, assigned: Mapping[int, Sequence[StoredTelling]],
                 now: datetime) -> None:
    links: dict[int, tuple[int, str | None]] = {}
    for incident_id, members in assigned.items():
        for t in members:
            if t.incident_id != incident_id:
                links[t.telling_id] = (incident_id, _why(t, members))
    incidents.store_links(con, links, now)


def _why(t: StoredTelling, members: Sequence[StoredTelling]) -> str | None:
    """What speaks most for its being there."""
    decisions = [compare(as_telling(t), as_telling(m)) for m in members if m.telling_id != t.telling_id]
    best = max(decisions, key=lambda d: d.score, default=None)
    return ", ".join(best.reasons) if best else None


def _language(members: Sequence[StoredTelling]) -> str:
    """That of most of the reports; Spanish when there are as many."""
    english = sum(t.lang == "en" for t in members)
    return "en" if 2 * english > len(members) else "es"


def settled(incident_id: int, members: Sequence[StoredTelling], held: Sequence[Correction] = ()) -> SettledIncident:
    """The row of an incident by the codebook's rule of settling, a person's decisions laid over it."""
    s = apply(settle([as_telling(t) for t in members]), people.values(held))
    headline = next((t.title for t in members if key(t) == s.headline), None) or made(s, _language(members))
    figures = tuple(sorted(s.facts, key=lambda f: (f.action, f.object, f.unit)))
    return SettledIncident(incident_id, tuple(s.types), s.date, s.location, tuple(s.actors), s.recalled, figures,
                           headline, tuple(members), bool(held))
