"""`vraem status`, `incident`, `show`, `watch`: what is there, read from the published database."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.commands.common import analyst, settings, settings_with_watches, watch_named
from flows.commands.errors import DONE, WorkFailed, WrongUsage
from flows.commands.tables import cell, ledger, plain, table

Row = dict[str, Any]


def _read(path: Path) -> Any:
    """The published file, read only; nobody is kept from replacing it."""
    import duckdb

    con = duckdb.connect(str(path), read_only=True)
    con.execute("set timezone = 'UTC'")
    return con


# --- status ----------------------------------------------------------------------------------------------------------


def status(args: Namespace) -> int:
    """Ledger, quiet feeds, undelivered alerts: from the warehouse itself, for a moment under its lock."""
    from flows.poll import is_quiet
    from warehouse import connection, feeds, outbox

    known = settings(args)
    if not (known.data_dir / connection.NAME).exists():
        raise WorkFailed(f"{known.data_dir}: nothing there yet: run `vraem run` or `vraem demo` first")
    with connection.writer(known.data_dir, "status", wait_s=10) as con:
        rows = feeds.ledger(con)
        now = datetime.now(UTC)
        quiet = [r["feed"] for r in rows if is_quiet(feeds.arrivals(con, r["feed"]), now)]
        textless = [r["feed"] for r in feeds.textless(con)]
        waiting = outbox.undelivered(con)
    print(ledger(rows))
    print(f"alerts: {waiting['queued']} waiting, {waiting['dead']} undeliverable")
    if quiet:
        print(f"quiet for far longer than usual: {', '.join(quiet)}")
    if textless:
        print(f"latest pages gave no article (a redesign?): {', '.join(textless)}")
    return DONE


# --- one incident ----------------------------------------------------------------------------------------------------


def incident(args: Namespace) -> int:
    """Reports, figures over time, quotations, links, what people decided."""
    from warehouse.rows import query, select

    with closing(_read(analyst(args))) as con:
        found = con.execute("select same_as from aliases where incident_id = ?", [args.id]).fetchone()
        incident_id = found[0] if found else args.id
        rows = select(con, "select * from incidents where incident_id = ?", [incident_id])
        decided = select(con, query("decisions"), [incident_id])
        if not rows:
            print(_decisions(decided), end="")
            raise WorkFailed(_no_incident(con, args.id, incident_id))
        if found:
            print(f"incident {args.id} turned out to be incident {incident_id}")
        print(_headline(rows[0]))
        print(_decisions(decided), end="")
        print("\nfigures that stand")
        print(table(["action", "object", "quantity", "unit", "low", "high", "bound", "reports", ""], [
            [*list(f.values())[1:-1], "corrected" if f["corrected"] else None]
            for f in select(con, query("shown_facts"), [incident_id])]))
        print("\nover time")
        print(table(["known from (UTC)", "why", "killed", "wounded", "captured", "cocaine kg", "reports"], [
            [f"{v['known_from']:%Y-%m-%d %H:%M}", v["cause"], v["killed"], v["wounded"], v["captured"],
             v["cocaine_seized_kg"], v["n_reports"]]
            for v in select(con, "select * from incident_versions where incident_id = ? order by version",
                            [incident_id])]))
        print("\nwho says what")
        quotes = select(con, "select * from report_facts where incident_id = ? order by report_id, span_start",
                        [incident_id])
        for r in select(con, query("incident_reports"), [incident_id]):
            _say_report(r, [q for q in quotes if q["report_id"] == r["report_id"]])
    return DONE


def _say_report(r: Row, quotes: list[Row]) -> None:
    print(f"  report {r['report_id']} · {r['feed']} · {r['day'] or 'no date'} · {plain(r['title'])}")
    print(f"    {r['url'] or 'no address'}" + (f"  (also: {', '.join(r['copies'])})" if r["copies"] else ""))
    if r["why_joined"]:
        print(f"    joined by: {r['why_joined']}")
    for q in quotes:
        figure = "?" if q["quantity"] is None else f"{q['quantity']:g}"
        print(f"    {q['action']} {q['object']} {figure} {q['unit']}: "
              f"“{cell(q['quote'], 90)}”  {q['rule']} @{q['span_start']}")


def _no_incident(con: Any, asked: int, incident_id: int) -> str:
    gone = con.execute("select cause, known_from, headline from incident_versions where incident_id = ? "
                       "and known_to is null and not standing", [incident_id]).fetchone()
    return f"no incident {asked}" + (f": {gone[0]} on {gone[1]:%Y-%m-%d}: {plain(gone[2])}" if gone else "")


def _decisions(decided: list[Row]) -> str:
    """What people decided on it, a line each; '' when nobody did."""
    if not decided:
        return ""
    lines = ["\nwhat people decided"]
    for c in decided:
        what = {"link": f"joined with incident {c['other_id']}", "dismiss": "no incident",
                "split": f"report {c['report_id']} tells incident {c['other_id']}, not {c['incident_id']}",
                "correct": f"{c['field']} = {_value(c['value'])}"}[c["kind"]]
        lines.append(f"  {c['correction_id']} · {c['made_at']:%Y-%m-%d} · {plain(c['author'])}: {plain(what)} "
                     f"({plain(c['why'])})")
        if c["withdrawn_at"]:
            lines.append(f"      taken back {c['withdrawn_at']:%Y-%m-%d} by {plain(c['withdrawn_by'])} "
                         f"({plain(c['withdrawn_why'] or '')})")
    return "\n".join(lines) + "\n"


def _value(stored: str | None) -> str:
    """A corrected value as a person would write it; it is stored as JSON."""
    value = json.loads(stored or "null")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "none" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)


def _headline(row: Row) -> str:
    where = ", ".join(filter(None, (row["place"], row["district"], row["province"], row["department"]))) or "no place"
    zone = {"core": "inside the VRAEM", "edge": "at the edge of the VRAEM", "outside": "outside the VRAEM"}
    return (f"incident {row['incident_id']}: {plain(row['headline'])}\n"
            f"{', '.join(row['types'])} · {row['event_date'] or 'no date'}"
            f"{'' if row['date_precision'] in (None, 'day') else ' (' + row['date_precision'] + ')'} · {plain(where)}"
            f"{' · ' + zone[row['vraem_zone']] if row['vraem_zone'] else ''}{' · recalled' if row['recalled'] else ''}"
            f"{' · corrected by a person' if row['corrected'] else ''}\n"
            f"actors: {', '.join(row['actors']) or 'unknown'}")


# --- one report ------------------------------------------------------------------------------------------------------


def show(args: Namespace) -> int:
    """The article as it is read now, or its page as it was fetched."""
    from warehouse.rows import select

    path = analyst(args)
    with closing(_read(path)) as con:
        rows = select(con, "select * from reports where report_id = ?", [args.id])
        if not rows:
            raise WorkFailed(f"no report {args.id}")
        sources = select(con, "select * from report_sources where report_id = ? order by first_seen_at", [args.id])
    report = rows[0]
    if args.page:
        return _page(path.parent, report)
    from extractors.report.read import read
    from flows.commands.marked import marked
    from warehouse.articles import lima_day

    published = lima_day(report["published_at"], report["first_seen_at"])
    told = read(report["title"], report["text"], published, report["lang"])
    print(marked(report["title"], report["text"], told, published, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ))
    print(f"version {report['version']}; incidents {', '.join(map(str, report['incident_ids'])) or 'none'}; "
          f"stored with rules {report['rules_version']}")
    for s in sources:
        print(f"  {s['feed']} ({s['how']}): {s['url'] or 'no address'}")
    return DONE


def _page(data_dir: Path, report: Row) -> int:
    from flows.archive import Archive, ArchiveError

    if report["archive_file"] is None:
        raise WorkFailed(f"report {report['report_id']} was read from the feed: no page was stored")
    try:
        page = Archive(data_dir / "archive").read(report["archive_file"], report["archive_offset"])
    except ArchiveError as e:
        raise WorkFailed(str(e)) from e
    sys.stdout.buffer.write(page.body)
    return DONE


# --- watches ---------------------------------------------------------------------------------------------------------


def watch_list(args: Namespace) -> int:
    from flows.tell import channels, said

    known = settings_with_watches(args)
    print(table(["watch", "on", "condition", "tells"],
                [[w.name, w.on, said(w), channels(w)] for w in known.watches], 90))
    return DONE


def watch_preview(args: Namespace) -> int:
    """What a watch would have told since a day, over what is known now."""
    from flows.alerts.watch import matches

    watch = watch_named(settings_with_watches(args), args.name)
    try:
        since = datetime.fromisoformat(args.since) if args.since else datetime(1, 1, 1)
    except ValueError:
        raise WrongUsage(f"--since: no day: {args.since}") from None
    with closing(_read(analyst(args))) as con:
        from warehouse import subjects

        kind = "incident" if watch.on == "incidents" else "report"
        key, day = ("incident_id", "event_date") if kind == "incident" else ("report_id", "published_at")
        ids = [i for i, in con.execute(f"select {key} from {watch.on} where {day} >= ? or {day} is null",
                                       [since.date()]).fetchall()]
        rows = subjects.rows(con, kind, ids)
        found = sorted(matches(watch, rows), key=lambda r: (str(r[day] or ""), r[key]))
    if kind == "incident":
        print(table([key, "date", "place", "types", "killed", "cocaine kg", "headline"], [
            [r[key], r["event_date"], r["district"] or r["province"] or r["department"], r["types"], r["killed"],
             r["cocaine_seized_kg"], r["headline"]] for r in found]))
    else:
        print(table([key, "published", "title", "url"], [
            [r[key], str(r[day] or "")[:10], r["title"], r["url"]] for r in found], 80))
    print(f"{len(found)} {watch.on} since {args.since or 'the beginning'}", file=sys.stderr)
    return DONE
