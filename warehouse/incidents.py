"""Incidents: which tellings tell one, its settled row, its history. What was known at any time can be asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import date as Day
from operator import itemgetter

import duckdb

from extractors.codebook import FORCES
from extractors.records import Evidence, Fact, Incident, Location, Person, SettledFact
from warehouse.rows import Row, among, execute, insert, on, one_of, query, select, value


@dataclass(frozen=True, slots=True)
class StoredTelling:
    """What one report, in its newest reading, says of one incident; `incident_id` None until it is joined."""

    telling_id: int
    report_id: int
    incident_id: int | None
    published_on: date
    first_seen_at: datetime
    title: str
    incident: Incident
    version: int = 1  # of the text
    reading: int = 1
    n: int = 1  # number of the incident within the report
    exact: str = ""  # digest of the report's text
    lang: str | None = None
    beside: tuple[str, ...] = ()  # districts that the reading's other tellings name


@dataclass(frozen=True, slots=True)
class Near:
    """A standing telling as far as a first look needs it."""

    telling_id: int
    report_id: int
    window_first: Day
    window_last: Day
    date: str | None
    location: Location  # department, province and district


@dataclass(frozen=True, slots=True)
class SettledIncident:
    """An incident as its tellings settle it."""

    incident_id: int
    types: tuple[str, ...]
    date: str | None
    location: Location
    actors: tuple[str, ...]
    recalled: bool
    figures: tuple[SettledFact, ...]
    headline: str
    tellings: tuple[StoredTelling, ...]
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """An incident's row before and after a load; `before` None when new, `after` None when it stands no more."""

    incident_id: int
    before: Row | None
    after: Row | None
    cause: str


# --- tellings --------------------------------------------------------------------------------------------------------


def near(con: duckdb.DuckDBPyConnection, spans: Sequence[tuple[date, date]]) -> list[Near]:
    """Of the standing tellings whose window meets one of these spans of days (merged) as much as a first look needs."""
    if not spans:
        return []
    reach = [spans[0][0], max(last for _, last in spans)]
    if len(spans) == 1:
        rows = con.execute(query("near").replace("$first", on(reach[0])).replace("$last", on(reach[1]))).fetchall()
    else:
        rows = execute(con, query("near_spans"), [*reach, [{"first": a, "last": b} for a, b in spans]]).fetchall()
    return [Near(t, r, first, last, day, Location(*at)) for t, r, first, last, day, *at in rows]


def merged(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """In order, overlapping ones joined."""
    out: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def members(con: duckdb.DuckDBPyConnection, incident_ids: Iterable[int]) -> set[int]:
    """The tellings that stand and are linked to these incidents, by their ids."""
    ids = set(incident_ids)
    found = con.execute("select telling_id from store.links where known_to is null and "
                        + one_of("incident_id", ids)).fetchall() if ids else []
    return {t for t, in found}


def tellings_of(con: duckdb.DuckDBPyConnection, incident_ids: Iterable[int]) -> list[StoredTelling]:
    """The tellings that stand and are linked to these incidents."""
    return tellings(con, members(con, incident_ids))


def tellings_of_reports(con: duckdb.DuckDBPyConnection, report_ids: Iterable[int]) -> list[StoredTelling]:
    """What the newest readings of these reports tell."""
    return as_tellings(con, "select * from store.tellings where known_to is null and "
                            f"{among('report_id', report_ids)}")


def tellings(con: duckdb.DuckDBPyConnection, telling_ids: Iterable[int]) -> list[StoredTelling]:
    return as_tellings(con, f"select * from store.tellings where {among('telling_id', telling_ids)}")


def earlier_tellings(con: duckdb.DuckDBPyConnection, report_ids: Iterable[int]) -> list[StoredTelling]:
    """The tellings of these reports that a newer reading has just closed and whose links stand still."""
    ids = set(report_ids)
    closed = as_tellings(con, "select * from store.tellings where known_to is not null and "
                         + among("report_id", ids)) if ids else []
    return [t for t in closed if t.incident_id is not None]


def as_tellings(con: duckdb.DuckDBPyConnection, sql: str, params: Sequence[object] = ()) -> list[StoredTelling]:
    """The tellings of a query of rows of `store.tellings`, with their links, reports, facts and persons.

    Each of these is asked for alone: in one join DuckDB reads the whole tables, a tenth of a second each at a million
    reports.
    """
    return complete(con, said(con, sql, params))


def said_by(con: duckdb.DuckDBPyConnection, telling_ids: Iterable[int]) -> list[tuple[Row, Incident]]:
    return said(con, f"select * from store.tellings where {among('telling_id', telling_ids)}")


def said(con: duckdb.DuckDBPyConnection, sql: str, params: Sequence[object] = ()) -> list[tuple[Row, Incident]]:
    """The rows of such a query with what each tells: enough to compare it with another."""
    rows = sorted(select(con, sql, params), key=itemgetter("telling_id"))  # DuckDB would sort forty columns of text
    facts, persons = _facts_and_persons(con, [r["telling_id"] for r in rows]) if rows else ({}, {})
    return [(r, _incident(r, facts.get(r["telling_id"], ()), persons.get(r["telling_id"], ()))) for r in rows]


def complete(con: duckdb.DuckDBPyConnection, told: Sequence[tuple[Row, Incident]]) -> list[StoredTelling]:
    """The same with their links and the texts of their reports."""
    if not told:
        return []
    tellings = [r["telling_id"] for r, _ in told]
    reports = {r["report_id"] for r, _ in told}
    links = dict(con.execute("select telling_id, incident_id from store.links where known_to is null and "
                             + one_of("telling_id", tellings)).fetchall())
    seen = dict(con.execute("select report_id, first_seen_at from store.reports where "
                            + among("report_id", reports)).fetchall())
    texts = {(report, version): text for report, version, *text in con.execute(
        "select report_id, version, title, exact, lang from store.report_versions where "
        + one_of("report_id", reports)).fetchall()}
    return [StoredTelling(r["telling_id"], r["report_id"], links.get(r["telling_id"]), r["published_on"], seen[r["report_id"]],
                          text[0], i, r["version"], r["reading"], r["n"], text[1], text[2], tuple(r["beside"] or ()))
            for r, i in told for text in [texts[r["report_id"], r["version"]]]]


def _facts_and_persons(con: duckdb.DuckDBPyConnection, telling_ids: Sequence[int]
                       ) -> tuple[dict[int, list[Fact]], dict[int, list[Person]]]:
    """What tellings count, and whom they name, in the order of telling."""
    told = con.execute(query("told").replace("$chosen", one_of("telling_id", telling_ids))).fetchall()
    facts: dict[int, list[Fact]] = defaultdict(list)
    persons: dict[int, list[Person]] = defaultdict(list)
    for kind, t, _, what, whom, quantity, unit, bound, *where in sorted(told, key=lambda row: row[:3]):
        if kind == "fact":
            facts[t].append(Fact(what, whom, quantity, unit, bound, Evidence(*where)))
        else:
            persons[t].append(Person(what, whom, Evidence(*where)))
    return facts, persons


def figures_told(con: duckdb.DuckDBPyConnection, report_id: int) -> list[tuple[str, str, str, float]]:
    """(action, object, unit, quantity) of what a report counts in its newest reading."""
    return con.execute("select distinct action, object, unit, quantity from store.told_facts where quantity is not null and "
                       "telling_id in (select telling_id from store.tellings where known_to is null and report_id = ?)",
                       [report_id]).fetchall()


def _incident(r: Row, facts: Sequence[Fact], persons: Sequence[Person]) -> Incident:
    told = {n: Evidence(r[f"{n}_quote"], r[f"{n}_start"], r[f"{n}_end"], r[f"{n}_rule"], r[f"{n}_in"])
            for n in ("date", "place", "type") if r[f"{n}_quote"] is not None}
    where = Location(r["department"], r["province"], r["district"], r["ubigeo"], r["place"], r["lat"], r["lon"],
                     r["place_precision"], r["vraem_zone"])
    return Incident(tuple(r["types"]), r["date"], where, tuple(r["actors"]), tuple(facts), tuple(persons), r["recalled"], told)


# --- links and aliases -----------------------------------------------------------------------------------------------


def next_incident_id(con: duckdb.DuckDBPyConnection) -> int:
    return int(value(con, "select coalesce(max(incident_id), 0) + 1 from store.incident_versions"))


def store_links(con: duckdb.DuckDBPyConnection, links: Mapping[int, tuple[int, str | None]], now: datetime) -> None:
    """Telling id → (incident id, why). What was decided before is closed. Within the caller's transaction."""
    if not links:
        return
    execute(con, "update store.links set known_to = ? where known_to is null and telling_id in "
                "(select unnest(from_json(?::json, '[\"BIGINT\"]')))", [now, list(links)])
    insert(con, "store.links", [{"telling_id": t, "incident_id": i, "known_from": now, "why": why}
                                for t, (i, why) in sorted(links.items())])


def close_links(con: duckdb.DuckDBPyConnection, telling_ids: Iterable[int], now: datetime) -> None:
    """For tellings that a newer reading replaced. Within the caller's transaction."""
    execute(con, "update store.links set known_to = ? where known_to is null and telling_id in "
                "(select unnest(from_json(?::json, '[\"BIGINT\"]')))", [now, list(telling_ids)])


def store_aliases(con: duckdb.DuckDBPyConnection, aliases: Mapping[int, int], now: datetime) -> None:
    """Younger id → older id that stays; earlier aliases of the younger follow. Within the caller's transaction."""
    for younger, older in sorted(aliases.items()):
        moved = [i for i, in con.execute("select incident_id from store.aliases where same_as = ? and known_to is null",
                                         [younger]).fetchall()]
        con.execute("update store.aliases set known_to = ? where same_as = ? and known_to is null", [now, younger])
        insert(con, "store.aliases", [{"incident_id": i, "same_as": older, "known_from": now}
                                      for i in (younger, *moved)])


def end_aliases(con: duckdb.DuckDBPyConnection, incident_ids: Iterable[int], now: datetime) -> None:
    """Ids that stand for themselves again. Within the caller's transaction."""
    execute(con, "update store.aliases set known_to = ? where known_to is null and incident_id in "
                 "(select unnest(from_json(?::json, '[\"BIGINT\"]')))", [now, list(incident_ids)])


def resolve(con: duckdb.DuckDBPyConnection, incident_id: int) -> int:
    """The id that stands for this one today."""
    found = value(con, "select same_as from store.aliases where incident_id = ? and known_to is null", [incident_id])
    return incident_id if found is None else int(found)


# --- settled rows ----------------------------------------------------------------------------------------------------


def current(con: duckdb.DuckDBPyConnection, incident_ids: Iterable[int]) -> dict[int, Row]:
    """The rows of table `incidents` for these ids."""
    rows = select(con, "select * from incidents where incident_id in (select unnest(from_json(?::json, '[\"BIGINT\"]')))",
                  [sorted(set(incident_ids))])
    return {row["incident_id"]: row for row in rows}


def store_settled(con: duckdb.DuckDBPyConnection, settled: Sequence[SettledIncident], ended: Mapping[int, str],
                  causes: Mapping[int, str], now: datetime) -> list[Change]:
    """Writes what changed: a version each, and the rows of `incidents` and `facts`. Within the caller's transaction.

    `ended`: incidents that stand no more → why ('merged', 'dissolved', 'dismissed'). `causes`: why each of the others
    changed; of new ones 'new' is recorded, unless a person's decision made them.
    """
    before = current(con, [*(s.incident_id for s in settled), *ended])
    facts_before = _facts(con, before)
    changes: list[Change] = []
    rows: dict[int, Row] = {}
    facts: dict[int, list[Row]] = {}
    for s in settled:
        old = before.get(s.incident_id)
        row, figures = incident_row(s, now), [_figure(s.incident_id, f) for f in s.figures]
        if old is not None and _same(old, row) and facts_before[s.incident_id] == figures:
            continue
        rows[s.incident_id], facts[s.incident_id] = row, figures
        cause = causes.get(s.incident_id, "new")
        changes.append(Change(s.incident_id, old, row, "new" if old is None and cause != "correction" else cause))
    changes += [Change(i, before[i], None, why) for i, why in sorted(ended.items()) if i in before]
    _append_versions(con, changes, facts, now)
    gone = [c.incident_id for c in changes if c.before is not None]
    for table in ("incidents", "facts"):
        execute(con, f"delete from {table} where incident_id in (select unnest(from_json(?::json, '[\"BIGINT\"]')))", [gone])
    insert(con, "incidents", rows.values())
    insert(con, "facts", [f for i in rows for f in facts[i]])
    return changes


def _append_versions(con: duckdb.DuckDBPyConnection, changes: Sequence[Change], facts: Mapping[int, list[Row]],
                     now: datetime) -> None:
    ids = [c.incident_id for c in changes]
    last = dict(execute(con, "select incident_id, max(version) from store.incident_versions where incident_id in "
                            "(select unnest(from_json(?::json, '[\"BIGINT\"]'))) group by 1", [ids]).fetchall())
    execute(con, "update store.incident_versions set known_to = ? where known_to is null and incident_id in "
                "(select unnest(from_json(?::json, '[\"BIGINT\"]')))", [now, ids])
    versions, figures = [], []
    for c in changes:
        version = last.get(c.incident_id, 0) + 1
        row = c.after or c.before
        assert row is not None
        versions.append({"version": version, "known_from": now, "known_to": None, "cause": c.cause,
                         "standing": c.after is not None, **row})
        figures += [{"version": version, **f} for f in facts.get(c.incident_id, ())]
    insert(con, "store.incident_versions", versions)
    insert(con, "store.fact_versions", figures)


def _same(old: Row, new: Row) -> bool:
    return all(old[k] == v for k, v in new.items() if k != "updated_at")


def _facts(con: duckdb.DuckDBPyConnection, ids: Iterable[int]) -> dict[int, list[Row]]:
    out: dict[int, list[Row]] = {i: [] for i in ids}
    for row in select(con, "select * from facts where incident_id in (select unnest(from_json(?::json, '[\"BIGINT\"]'))) "
                           "order by incident_id, action, object, unit", [sorted(out)]):
        out[row["incident_id"]].append(row)
    return out


def _figure(incident_id: int, f: SettledFact) -> Row:
    return {"incident_id": incident_id, "action": f.action, "object": f.object, "unit": f.unit, "quantity": f.quantity,
            "quantity_low": f.quantity_low, "quantity_high": f.quantity_high, "bound": f.bound,
            "n_reports": f.n_reports, "corrected": f.corrected}


def incident_row(s: SettledIncident, now: datetime) -> Row:
    """The columns of table `incidents`, in the meaning of the codebook."""
    at = s.location
    day, precision = _day(s.date)
    return {
        "incident_id": s.incident_id, "event_date": day, "date_precision": precision, "recalled": s.recalled,
        "types": sorted(s.types), "department": at.department, "province": at.province, "district": at.district,
        "ubigeo": at.ubigeo, "place": at.place, "lat": at.lat, "lon": at.lon, "place_precision": at.precision,
        "vraem_zone": at.vraem_zone, "in_vraem": None if at.vraem_zone is None else at.vraem_zone in ("core", "edge"),
        "actors": sorted(s.actors),
        **_people(s, "killed"), **_people(s, "wounded"), **_captured(s),
        "cocaine_seized_kg": _sum(s, "seized", ("cocaine", "cocaine_base"), "kg"),
        "drugs_seized_kg": _sum(s, "seized", ("drugs",), "kg"),
        "cocaine_destroyed_kg": _sum(s, "destroyed", ("cocaine", "cocaine_base"), "kg"),
        "airstrips_destroyed": _count(_sum(s, "destroyed", ("airstrip",), "count")),
        "labs_destroyed": _count(_sum(s, "destroyed", ("laboratory", "maceration_pit"), "count")),
        "eradicated_ha": _sum(s, "eradicated", None, "ha"),
        "n_reports": len({t.report_id for t in s.tellings}),
        "first_reported_at": min(t.first_seen_at for t in s.tellings),
        "updated_at": now, "headline": s.headline, "corrected": s.corrected,
    }


def _day(written: str | None) -> tuple[date | None, str | None]:
    """'2014-12' → (first day of it, 'month')."""
    if written is None:
        return None, None
    precision = {4: "year", 7: "month", 10: "day"}[len(written)]
    return date.fromisoformat(written + "-01-01"[: 10 - len(written)] if len(written) == 4 else
                              written + "-01" if len(written) == 7 else written), precision


def _sum(s: SettledIncident, action: str, objects: Sequence[str] | None, unit: str) -> float | None:
    figures = [f.quantity for f in s.figures if f.action == action and f.unit == unit and f.quantity is not None
               and (objects is None or f.object in objects)]
    return round(sum(figures), 6) if figures else None


def _count(n: float | None) -> int | None:
    return None if n is None else round(n)


def _people(s: SettledIncident, action: str) -> Row:
    """Total, low and high over the reports' totals, and the parts: all null when no report gives a figure."""
    total = _count(_sum(s, action, None, "count"))
    names = ("", "_low", "_high", "_forces", "_armed_group", "_civilians", "_other")
    if total is None:
        return {action + name: None for name in names}

    def part(*objects: str) -> int:
        return _count(_sum(s, action, objects, "count")) or 0

    told = [*_totals(s, action), total]
    return {action: total, f"{action}_low": min(told), f"{action}_high": max(told), f"{action}_forces": part(*FORCES),
            f"{action}_armed_group": part("armed_group"), f"{action}_civilians": part("civilian"),
            f"{action}_other": part("trafficker", "unknown")}


def _totals(s: SettledIncident, action: str) -> list[int]:
    """Each report's own total of an action; where it tells the incident twice, a figure told twice counts once."""
    totals: dict[int, float] = {}
    seen: set[tuple[object, ...]] = set()
    for t in s.tellings:
        told = [f for f in t.incident.facts if f.action == action and f.unit == "count" and f.quantity is not None
                and (t.report_id, f.object, f.quantity) not in seen]
        seen |= {(t.report_id, f.object, f.quantity) for f in told}
        if told:
            totals[t.report_id] = totals.get(t.report_id, 0) + sum(f.quantity or 0 for f in told)
    return [round(n) for n in totals.values()]


_CAPTURED = {"captured_armed_group": "armed_group", "captured_suspects": "trafficker", "captured_civilians": "civilian"}


def _captured(s: SettledIncident) -> Row:
    total = _count(_sum(s, "captured", None, "count"))
    return {"captured": total, **{name: None if total is None else _count(_sum(s, "captured", (o,), "count")) or 0
                                  for name, o in _CAPTURED.items()}}
