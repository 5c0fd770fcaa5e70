"""`vraem demo`: the same cycle as ever, on the sample newsroom, from nothing to facts, SQL and alerts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

from flows.demo import press
from flows.demo.newsroom import PortTaken
from flows.demo.page import LIMA
from flows.demo.stage import NotTheDemos, Stage, acts, open_newsroom, write
from flows.settings import Settings, load

Cycle = Callable[[Settings, datetime], object]  # runs one cycle as if it were that moment; raises when it fails

WORDS = {1: "first fill: everything is new, so nobody is told", 2: "the newsroom has published more"}

LEDGER = """\
select feed, count(state) as items,
       count(*) filter (state = 'reported') as reported, count(*) filter (state = 'copy') as copies,
       count(*) filter (state = 'off_topic') as off_topic, count(*) filter (state = 'no_article') as no_article,
       count(*) filter (state in ('gone', 'failed')) as lost,
       count(*) filter (state in ('pending', 'retry', 'over_cap')) as waiting, any_value(last_error) as trouble
from feeds left join feed_items using (feed) group by feed order by feed"""
INCIDENTS = """\
select event_date, array_to_string(types, ', ') as types, coalesce(district, province, department) as place,
       killed, killed_low as low, killed_high as high, wounded, cocaine_seized_kg as cocaine_kg, n_reports as reports
from incidents where not recalled order by event_date desc nulls last, incident_id"""
ALERTS = """\
select watch, reason, array_to_string(changes, '; ') as changes, coalesce(headline, title) as told,
       string_agg(channel || ' ' || a.state, ', ') as delivery
from alerts a left join incidents using (incident_id) left join reports using (report_id)
group by all order by all"""
SHOWN_INCIDENTS = 15

TO_TRY = (
    "select event_date, district, killed_low, killed_high, n_reports from incidents "
    "where killed > 0 order by event_date desc",
    "select date_trunc('month', event_date) as month, sum(cocaine_seized_kg) as kg from incidents "
    "where event_date is not null group by all order by all",
    "select r.feed, f.quantity, f.quote, f.rule from report_facts f join reports r using (report_id, version) "
    "where f.object = 'cocaine' order by f.quantity desc",
)


def main(folder: Path, cycle: Cycle, console: Console | None = None) -> None:
    """Plays what is left of the demo in `folder` and shows what stands in its database.

    PortTaken and NotTheDemos as `open_newsroom` says; whatever the cycle raises ends the demo, and the next run takes
    it up with that cycle again.
    """
    # Into a file or a pipe the tables get room; a terminal says its own width.
    console = console or Console(highlight=False, width=None if sys.stdout.isatty() else 140)
    stage, newsroom = open_newsroom(folder)
    with newsroom:
        console.print(f"The sample newsroom is open at {newsroom.base}: {len(press.outlets())} invented outlets.")
        settings = load(folder / "config.yaml")
        for act in acts(stage):
            again = stage.edition == act.edition
            newsroom.publish(act.edition)
            says = "nothing has been published since" if again else WORDS[act.edition]
            console.print(f"\n[bold]{act.now.astimezone(LIMA):%d %b %Y, %H:%M} in Lima[/]: {says}")
            cycle(settings, act.now)
            stage = Stage(stage.port, act.edition, act.now)
            write(folder, stage)
    show(folder, console)


def show(folder: Path, console: Console) -> None:
    """Ledger, incidents, alerts, files, and questions to go on with."""
    with duckdb.connect(folder / "analyst.duckdb", read_only=True) as con:
        console.print(_table("Ledger: each item of a feed is in one state", *_ask(con, LEDGER)))
        names, rows = _ask(con, INCIDENTS)
        console.print(_table("Incidents: several reports, one row", names, rows[:SHOWN_INCIDENTS]))
        if len(rows) > SHOWN_INCIDENTS:
            console.print(f"… and {len(rows) - SHOWN_INCIDENTS} earlier ones")
        console.print(_table("Alerts: what was new or changed after the first fill", *_ask(con, ALERTS)))
    console.print("\n[bold]Files[/]")
    for name, what in _files(folder):
        console.print(f"  {folder / name}  {what}", soft_wrap=True)
    console.print("\n[bold]To try[/]")
    for sql in TO_TRY:
        console.print(f'  vraem sql --config {folder / "config.yaml"} "{sql}"', soft_wrap=True, markup=False)


def _files(folder: Path) -> list[tuple[str, str]]:
    """What the demo left, as far as it is there."""
    files = [("site/index.html", "the report page"), ("analyst.duckdb", "yours to query"),
             ("warehouse.duckdb", "private: never open it while a cycle runs"), ("archive", "every page, as fetched"),
             *((f"alerts/{path.name}", "for a feed reader") for path in sorted((folder / "alerts").glob("*.atom"))),
             ("config.yaml", "the watches: change them and run again")]
    return [(name, what) for name, what in files if (folder / name).exists()]


def _ask(con: duckdb.DuckDBPyConnection, sql: str) -> tuple[list[str], list[tuple[object, ...]]]:
    found = con.execute(sql)
    return [column[0] for column in found.description or ()], found.fetchall()


def _table(title: str, names: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
    for name in names:
        table.add_column(name)
    for row in rows:
        table.add_row(*("" if cell is None else _plain(cell) for cell in row))
    return table


def _plain(cell: object) -> str:
    """As text, with brackets that rich would take for its own markup made harmless."""
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    return text.replace("[", r"\[")


__all__ = ["NotTheDemos", "PortTaken", "main", "show"]
