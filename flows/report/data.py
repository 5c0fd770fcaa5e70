"""analyst.duckdb → what the page shows, as rows. Nothing is decided here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flows.headline import spoken
from warehouse.feeds import textless
from warehouse.rows import Row, select

LIMA = ZoneInfo("America/Lima")


@dataclass(frozen=True, slots=True)
class Data:
    """Rows of the views, those that belong to an incident or report under its id."""

    incidents: list[Row]  # newest event first
    facts: dict[Any, list[Row]]  # by incident, as are the next four
    tellings: dict[Any, list[Row]]
    quotes: dict[Any, list[Row]]
    persons: dict[Any, list[Row]]
    versions: dict[Any, list[Row]]
    corrections: dict[Any, list[Row]]
    reports: dict[Any, list[Row]]  # by report: one row, without its text
    sources: dict[Any, list[Row]]  # by report
    aliases: dict[int, int]
    statistics: list[Row]
    alerts: list[Row]
    feeds: list[Row]
    textless: list[Any]  # feeds whose latest pages all gave no article
    arrivals: dict[Any, list[datetime]]  # by feed: when items came, the first fill left out
    waiting: int
    monitored: Row
    months: dict[str, list[Row]]  # by trend
    left_out: int
    spoken: dict[int, dict[str, str]]  # by incident: its headline in each language, where it was made of its facts


_REPORTS = """select report_id, feed, url, title, lang, published_at, first_seen_at, from_feed, rules_version
from reports order by first_seen_at"""
_INCIDENTS = "select * from incidents order by event_date desc nulls last, updated_at desc, incident_id desc"
_STATISTICS = """select s.*, r.feed, r.url, r.title, r.published_at, r.first_seen_at
from statistics as s join reports as r using (report_id)
order by coalesce(r.published_at, r.first_seen_at) desc, s.report_id, s.span_start"""
_ARRIVALS = """select i.feed, i.first_seen_at from feed_items as i join feeds as f using (feed)
where i.first_seen_at > f.first_poll_at group by all order by 1, 2 desc"""
_TRENDS = ("casualties", "seizures", "destroyed", "captures")


def read(analyst: Path) -> Data:
    """Opens the published file read-only, for a moment."""
    import duckdb

    con = duckdb.connect(str(analyst), read_only=True)
    try:
        con.execute("set timezone = 'UTC'")

        def rows(sql: str) -> list[Row]:
            return select(con, sql)

        months = {t: rows(f"select * from trend_{t}_by_month order by month") for t in _TRENDS}
        arrivals: dict[Any, list[datetime]] = defaultdict(list)
        for r in rows(_ARRIVALS):
            arrivals[r["feed"]].append(r["first_seen_at"])
        monitored, incidents = rows("select * from monitored"), rows(_INCIDENTS)
        facts = _by("incident_id", rows("select * from facts order by incident_id, action, object, unit"))
        return Data(
            incidents=incidents,
            facts=facts,
            tellings=_by("incident_id", rows("select * from report_incidents order by incident_id, report_id")),
            quotes=_by("incident_id", rows("select * exclude (rules_version) from report_facts "
                                           "order by incident_id, report_id, span_in desc, span_start")),
            persons=_by("incident_id", rows("select * from persons order by incident_id, report_id, span_start")),
            versions=_by("incident_id", rows("select * from incident_versions order by incident_id, version")),
            corrections=_by("about", rows("select unnest(list_distinct([incident_id, other_id])) as about, * from corrections "
                                          "order by made_at, correction_id")),
            reports=_by("report_id", rows(_REPORTS)),
            sources=_by("report_id", rows("select * from report_sources order by first_seen_at, feed")),
            aliases={r["incident_id"]: r["same_as"] for r in rows("select * from aliases")},
            statistics=rows(_STATISTICS),
            alerts=rows("select * from alerts order by created_at desc, alert_id, channel"),
            feeds=rows("select * from feeds order by feed"),
            textless=[r["feed"] for r in textless(con)],
            arrivals=dict(arrivals),
            waiting=sum(r["n"] for r in rows("select count(*) as n from feed_items where state in ('pending', 'retry')")),
            monitored=monitored[0] if monitored else {},
            months=months,
            spoken={i["incident_id"]: lines for i in incidents for lines in [spoken(i, facts.get(i["incident_id"], ()))] if lines},
            left_out=sum(r["n"] for r in rows("select count(*) as n from incidents where not recalled and "
                                              "(event_date is null or date_precision = 'year')")),
        )
    finally:
        con.close()


def _by(key: str, rows: Iterable[Row]) -> dict[Any, list[Row]]:
    out: dict[Any, list[Row]] = defaultdict(list)
    for r in rows:
        out[r[key]].append(r)
    return dict(out)


def at(moment: datetime | None) -> str:
    """2026-11-24 17:30, in Lima; '' for None."""
    return "" if moment is None else f"{moment.astimezone(LIMA):%Y-%m-%d %H:%M}"


def day(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment.astimezone(LIMA):%Y-%m-%d}"


def total(rows: Iterable[Mapping[str, Any]], column: str) -> float:
    """The sum of a figure; unknown counts as nothing."""
    return sum(r.get(column) or 0 for r in rows)
