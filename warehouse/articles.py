"""Reports: their texts, their readings, the places where they stood. Appended and closed, never overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

import duckdb

from extractors.records import Article, Evidence, Item, Report
from warehouse.rows import Row, among, execute, insert, on, query, select, value

LIMA = ZoneInfo("America/Lima")


@dataclass(frozen=True, slots=True)
class Print:
    """What a text is recognised by: digest of the folded text, signature of its word sequences, bands of that."""

    exact: str
    minhash: bytes
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A place where a report or a copy of it stood."""

    report_id: int
    item: Item
    canonical_url: str | None
    how: str  # 'first' | 'url' | 'exact' | 'near'
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class NewText:
    """A text to store: of a new report (version 1), or the newer text of a known one."""

    report_id: int
    version: int
    item: Item
    article: Article
    print: Print
    archive_file: str | None = None
    archive_offset: int | None = None


@dataclass(frozen=True, slots=True)
class NewReading:
    """What the rules read in one text; `windows`: for each incident, between which days the same may be dated."""

    report_id: int
    version: int
    reading: int
    published_on: date
    report: Report
    windows: Sequence[tuple[date | None, date | None]] = field(default=())


@dataclass(frozen=True, slots=True)
class StoredText:
    """The newest text of a report, with the newest reading's numbers."""

    report_id: int
    version: int
    reading: int
    item_id: str | None
    url: str | None
    canonical_url: str | None
    title: str
    text: str
    lang: str | None
    published_at: datetime | None
    first_seen_at: datetime
    rules_version: str
    exact: str
    minhash: bytes


def lima_day(published: datetime | None, seen: datetime) -> date:
    """The day from which relative dates count: of publication, else of first sight."""
    return (published or seen).astimezone(LIMA).date()


# --- meeting earlier ones --------------------------------------------------------------------------------------------


def keys(canonical_url: str | None, p: Print) -> tuple[int, ...]:
    """By what a copy of this text would be met."""
    address = (address_key(canonical_url),) if canonical_url else ()
    return (*address, _key(f"exact {p.exact}"), *p.bands)


def address_key(canonical_url: str) -> int:
    return _key(f"url {canonical_url}")


def _key(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big")


def met(con: duckdb.DuckDBPyConnection, wanted: Iterable[int], first: date, last: date) -> dict[int, list[int]]:
    """Key → the reports that have it and were published from `first` to `last`."""
    found: dict[int, list[int]] = {}
    rows = con.execute("select key, report_id from store.report_keys where published_on between "
                       f"{on(first)} and {on(last)} and {among('key', wanted, 'UBIGINT')}").fetchall()
    for key, report_id in sorted(set(rows)):  # so few that it would cost DuckDB more
        found.setdefault(key, []).append(report_id)
    return found


def texts(con: duckdb.DuckDBPyConnection, report_ids: Iterable[int]) -> dict[int, StoredText]:
    """The newest texts of these reports."""
    if not (ids := set(report_ids)):
        return {}
    chosen = among("report_id", ids)
    readings = {r: rest for r, *rest in con.execute(
        f"select report_id, reading, rules_version from store.readings where known_to is null and {chosen}").fetchall()}
    reports = {r: rest for r, *rest in con.execute(
        f"select report_id, item_id, url, canonical_url, first_seen_at from store.reports where {chosen}").fetchall()}
    out: dict[int, StoredText] = {}
    for r, version, title, text, lang, published, exact, minhash in con.execute(
            "select report_id, version, title, text, lang, published_at, exact, minhash from store.report_versions "
            f"where known_to is null and {chosen} order by report_id").fetchall():
        (reading, rules), (item_id, url, canonical, seen) = readings[r], reports[r]
        out[r] = StoredText(r, version, reading, item_id, url, canonical, title, text, lang, published, seen, rules, exact, minhash)
    return out


def all_texts(con: duckdb.DuckDBPyConnection, since: datetime | None, after: int, limit: int) -> list[StoredText]:
    """The next `limit` texts behind report `after`, published since a moment: for a replay, bit by bit."""
    return [StoredText(**row) for row in select(con, query("all_texts"), {"since": since, "after": after,
                                                                          "limit": limit})]


def own_reports(con: duckdb.DuckDBPyConnection, item_ids: Iterable[str]) -> dict[str, int]:
    """Which of these items brought a report that is theirs (not a copy of another's)."""
    return dict(execute(con, 
        "select item_id, report_id from store.reports where item_id in (select unnest(from_json(?::json, '[\"VARCHAR\"]')))",
        [list(item_ids)]).fetchall())


# --- storing ---------------------------------------------------------------------------------------------------------


def next_report_id(con: duckdb.DuckDBPyConnection) -> int:
    return int(value(con, "select coalesce(max(report_id), 0) + 1 from store.reports"))


def store_texts(con: duckdb.DuckDBPyConnection, new: Sequence[NewText], now: datetime) -> None:
    """Reports, their texts and their keys. Within the caller's transaction."""
    later = [t.report_id for t in new if t.version > 1]
    if later:
        execute(con, "update store.report_versions set known_to = ? where known_to is null and report_id in "
                    "(select unnest(from_json(?::json, '[\"BIGINT\"]')))", [now, later])
    insert(con, "store.reports", [{
        "report_id": t.report_id, "item_id": t.item.item_id, "feed": t.item.feed, "url": t.article.url,
        "canonical_url": t.article.canonical_url, "first_seen_at": t.item.first_seen_at}
        for t in new if t.version == 1])
    insert(con, "store.report_versions", [_version(t, now) for t in new])
    execute(con, query("insert_keys"), [[
        {"keys": keys(t.article.canonical_url, t.print), "report_id": t.report_id,
         "published_on": lima_day(t.article.published_at, t.item.first_seen_at)} for t in new]])


def _version(t: NewText, now: datetime) -> Row:
    a = t.article
    return {"report_id": t.report_id, "version": t.version, "known_from": now, "title": a.title, "text": a.text,
            "lang": a.lang, "published_at": a.published_at, "published_day_only": a.published_day_only,
            "modified_at": a.modified_at, "author": a.author, "section": a.section, "from_feed": a.from_feed,
            "note": a.note, "archive_file": t.archive_file, "archive_offset": t.archive_offset,
            "exact": t.print.exact, "minhash": t.print.minhash}


def store_sources(con: duckdb.DuckDBPyConnection, sources: Sequence[Source]) -> None:
    """Places where reports stood; one that is known already is left as it is. Within the caller's transaction."""
    known = set(execute(con, 
        "select report_id, item_id from store.report_sources where item_id in (select unnest(from_json(?::json, '[\"VARCHAR\"]')))",
        [[s.item.item_id for s in sources]]).fetchall())
    insert(con, "store.report_sources", [
        {"report_id": s.report_id, "item_id": s.item.item_id, "feed": s.item.feed, "url": s.item.url,
         "canonical_url": s.canonical_url, "title": s.item.title, "first_seen_at": s.item.first_seen_at, "how": s.how,
         "similarity": s.similarity} for s in sources if (s.report_id, s.item.item_id) not in known])


def store_readings(con: duckdb.DuckDBPyConnection, readings: Sequence[NewReading], rules_version: str,
                   now: datetime) -> dict[int, list[int]]:
    """What the rules read; the same reports' earlier readings are closed → report id → ids of its tellings.

    Within the caller's transaction. The tellings are linked to no incident yet.
    """
    again = [r.report_id for r in readings if (r.version, r.reading) != (1, 1)]
    if again:
        for table in ("readings", "tellings", "told_statistics"):
            execute(con, f"update store.{table} set known_to = ? where known_to is null and report_id in "
                        "(select unnest(from_json(?::json, '[\"BIGINT\"]')))", [now, again])
    telling_id = int(value(con, "select coalesce(max(telling_id), 0) from store.tellings"))
    ids: dict[int, list[int]] = {}
    tellings: list[Row] = []
    facts: list[Row] = []
    persons: list[Row] = []
    for r in readings:
        ids[r.report_id] = []
        for n, incident in enumerate(r.report.incidents, 1):
            telling_id += 1
            ids[r.report_id].append(telling_id)
            at = incident.location
            first, last = r.windows[n - 1]
            tellings.append({
                "telling_id": telling_id, "report_id": r.report_id, "version": r.version, "reading": r.reading, "n": n,
                "known_from": now, "published_on": r.published_on, "window_first": first, "window_last": last,
                "beside": sorted({i.location.district for i in r.report.incidents if i is not incident
                                  and i.location.district}),
                "types": incident.types, "date": incident.date, "recalled": incident.recalled,
                "department": at.department, "province": at.province, "district": at.district, "ubigeo": at.ubigeo,
                "place": at.place, "lat": at.lat, "lon": at.lon, "place_precision": at.precision,
                "vraem_zone": at.vraem_zone, "actors": incident.actors, **_named(incident.evidence)})
            facts += [{"telling_id": telling_id, "n": k, "action": f.action, "object": f.object,
                       "quantity": f.quantity, "unit": f.unit, "bound": f.bound, **_span(f.evidence)}
                      for k, f in enumerate(incident.facts, 1)]
            persons += [{"telling_id": telling_id, "n": k, "name": p.name, "role": p.role, **_span(p.evidence)}
                        for k, p in enumerate(incident.persons, 1)]
    insert(con, "store.readings", [
        {"report_id": r.report_id, "version": r.version, "reading": r.reading, "known_from": now,
         "rules_version": rules_version, "relevant": r.report.relevant, "why": r.report.why} for r in readings])
    insert(con, "store.tellings", tellings)
    insert(con, "store.told_facts", facts)
    insert(con, "store.told_persons", persons)
    insert(con, "store.told_statistics", [
        {"report_id": r.report_id, "version": r.version, "reading": r.reading, "n": n, "known_from": now,
         "action": s.action, "object": s.object, "quantity": s.quantity, "unit": s.unit, "bound": s.bound,
         "period": s.period, "said_by": s.said_by, **_span(s.evidence)} for r in readings for n, s in enumerate(r.report.statistics, 1)])
    return ids


def _span(e: Evidence) -> Row:
    return {"quote": e.quote, "span_in": e.where, "span_start": e.start, "span_end": e.end, "rule": e.rule}


def _named(evidence: Mapping[str, Evidence]) -> Row:
    out: Row = {}
    for name in ("date", "place", "type"):
        e = evidence.get(name)
        out |= {f"{name}_quote": e.quote if e else None, f"{name}_in": e.where if e else None,
                f"{name}_start": e.start if e else None, f"{name}_end": e.end if e else None,
                f"{name}_rule": e.rule if e else None}
    return out
