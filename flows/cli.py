"""The `vraem` command: arguments and exit codes. What a command does stands in `flows/commands/`.

Nothing heavy is loaded here: `vraem --help` must answer at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

DONE, FAILED, WRONG_USAGE, BUSY = 0, 1, 2, 3


def main(argv: list[str] | None = None) -> int:
    args = parser().parse_args(argv)
    if args.command is None:
        parser().print_help()
        return WRONG_USAGE
    module, function = args.does.split(":")
    try:
        return int(getattr(import_module(module), function)(args))
    except BrokenPipeError:  # `vraem sql … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except Exception as e:
        code = _expected(e)
        if code is None or os.environ.get("VRAEM_DEBUG"):
            raise
        print(e, file=sys.stderr)
        return code


def _expected(e: Exception) -> int | None:
    """The exit code of an error that is no bug of ours, known by its class name, so that nothing is imported for it."""
    if isinstance(e, OSError):  # a full disk, a folder that may not be written to
        return FAILED
    return {"WrongUsage": WRONG_USAGE, "ConfigError": WRONG_USAGE, "WorkFailed": FAILED, "Busy": BUSY,
            "WarehouseError": FAILED, "AskError": FAILED, "ExportError": FAILED}.get(type(e).__name__)


# --- arguments -------------------------------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="vraem", description="A scheduled monitor of security news on Peru's VRAEM.")
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    _config(top)
    top.set_defaults(command=None)
    commands = top.add_subparsers(title="commands", dest="command", metavar="COMMAND")

    run = _command(commands, "run", "flows.commands.run:run", "one cycle: feeds to facts, alerts and the page")
    run.add_argument("--direct", action="store_true", help="the same steps without Prefect")
    run.add_argument("--feed", action="append", metavar="NAME", help="only this feed (may be given several times)")

    _command(commands, "serve", "flows.commands.serve:serve",
             "Prefect's server and UI, the schedules and the report page, until Ctrl-C")

    demo = _command(commands, "demo", "flows.commands.run:demo", "the same against a small newsroom on this machine")
    demo.add_argument("--direct", action="store_true", help="the same steps without Prefect")
    demo.add_argument("--dir", default="demo-data", metavar="DIR", help="where it keeps its files (default demo-data)")

    extract = _command(commands, "extract", "flows.commands.extract:run",
                       "facts of one article, or of a file of articles")
    extract.add_argument("file", nargs="?", metavar="FILE|URL|-", help="plain text (headline first), HTML, or JSON")
    extract.add_argument("--published", metavar="DATE", help="day of publication; relative dates count from it")
    extract.add_argument("--lang", choices=("es", "en"))
    extract.add_argument("--json", action="store_true", help="the codebook's JSON instead of the marked text")
    extract.add_argument("--why-not", metavar="TEXT", help="why this stretch of the article is no fact")
    extract.add_argument("--jsonl", metavar="IN", help='lines {"id", "title", "text", "published", "lang"?}')
    extract.add_argument("--out", metavar="OUT", help="where the coded lines go")
    extract.add_argument("--everywhere", action="store_true", help="incidents anywhere in Peru, relevant or not")

    add = _command(commands, "add", "flows.commands.keep:add", "backfill: articles by address or from a file, no alerts")
    add.add_argument("url", nargs="*", metavar="URL")
    add.add_argument("--jsonl", metavar="FILE", help="lines as for `extract --jsonl`")

    replay = _command(commands, "replay", "flows.commands.keep:replay", "what today's rules would change")
    replay.add_argument("--since", metavar="DATE", help="only articles published since then")
    replay.add_argument("--from-archive", action="store_true", help="read the archived pages anew, too")
    replay.add_argument("--apply", action="store_true", help="store it")

    sql = _command(commands, "sql", "flows.commands.ask:sql", "read-only SQL on the analysts' database")
    sql.add_argument("query", nargs="?", metavar="SQL")
    sql.add_argument("--file", metavar="F", help="the statement stands in this file")
    sql.add_argument("--saved", metavar="NAME", help="a query that comes with the program; `list` shows them")
    _output(sql)

    trends = _command(commands, "trends", "flows.commands.ask:trends", "a trend as a table and a chart")
    trends.add_argument("metric", choices=METRICS, metavar="METRIC", help=", ".join(METRICS))
    trends.add_argument("--by", choices=GRAINS, default="month", metavar="GRAIN", help=", ".join(GRAINS))
    trends.add_argument("--where", metavar="SQL", help="a condition over the columns of incidents")
    _output(trends)

    incident = _command(commands, "incident", "flows.commands.look:incident", "one incident: who says what, and when")
    incident.add_argument("id", type=int, metavar="ID")
    show = _command(commands, "show", "flows.commands.look:show", "one report with its facts marked, or its page")
    show.add_argument("id", type=int, metavar="REPORT_ID")
    show.add_argument("--page", action="store_true", help="the page as it was fetched")

    _decisions(commands)

    report = _command(commands, "report", "flows.commands.keep:report", "writes the report page")
    report.add_argument("--out", metavar="DIR", help="where to (default: site/ of the data folder)")
    report.add_argument("--charts", metavar="DIR", help="also the charts by month, each as an SVG and a PNG file")

    watch = _command(commands, "watch", "", "what a watch looks for and would have told; a test message")
    watches = watch.add_subparsers(dest="watch_command", required=True, metavar="list|preview|test")
    _command(watches, "list", "flows.commands.look:watch_list", "the watches and their conditions",
             "watch list")
    preview = _command(watches, "preview", "flows.commands.look:watch_preview", "what a watch would have told",
                       "watch preview")
    preview.add_argument("name", metavar="NAME")
    preview.add_argument("--since", metavar="DATE")
    test = _command(watches, "test", "flows.commands.watch_test:run", "sends a marked test message to a watch's addresses",
                    "watch test")
    test.add_argument("name", metavar="NAME")

    _feeds(commands)
    _command(commands, "status", "flows.commands.look:status", "ledger, quiet feeds, undelivered alerts")
    _command(commands, "doctor", "flows.commands.keep:doctor", "configuration, network, disk, versions")
    _files(commands)
    return top


def _feeds(commands: argparse._SubParsersAction) -> None:
    feeds = _command(commands, "feeds", "", "the feeds and their health; lists of them from and for others")
    which = feeds.add_subparsers(dest="feeds_command", required=True, metavar="list|check|import|export")
    _command(which, "list", "flows.commands.sources:list_feeds", "the feeds and their health", "feeds list")
    check = _command(which, "check", "flows.commands.sources:check", "asks feeds now, and stores nothing", "feeds check")
    check.add_argument("feed", nargs="*", metavar="NAME|URL", help="default: all that are configured")
    bring = _command(which, "import", "flows.commands.sources:import_feeds", "lines for config.yaml from an OPML file",
                     "feeds import")
    bring.add_argument("file", metavar="FILE", help="OPML, as feed readers export it")
    bring.add_argument("--apply", action="store_true", help="write them into config.yaml")
    give = _command(which, "export", "flows.commands.sources:export_feeds", "the feeds as OPML", "feeds export")
    give.add_argument("file", nargs="?", metavar="FILE", help="default: standard output")


def _files(commands: argparse._SubParsersAction) -> None:
    """Our tables as files, other people's files, copies of the warehouse."""
    export = _command(commands, "export", "flows.commands.files:export", "the analysts' tables as files")
    export.add_argument("dir", metavar="DIR", help="where to; files of the same names are replaced")
    export.add_argument("--format", choices=("csv", "parquet", "geojson", "acled"), default="csv",
                        help="csv and parquet: every table; geojson and acled: the incidents (default csv)")

    reconcile = _command(commands, "reconcile", "flows.commands.files:reconcile",
                         "another file's events beside our incidents: matched, missed, extra")
    reconcile.add_argument("file", metavar="FILE.csv", help="an export of ACLED or UCDP GED, known by its columns")
    reconcile.add_argument("--days", type=int, default=2, metavar="N", help="that the dates may lie apart (default 2)")
    reconcile.add_argument("--km", type=float, default=30, metavar="N", help="that the places may lie apart (default 30)")
    _output(reconcile)
    forget = _command(commands, "forget", "flows.commands.archive:forget",
                      "removes what an address brought, everywhere and for good")
    forget.add_argument("url", metavar="URL")
    backup = _command(commands, "backup", "flows.commands.rescue:backup", "a copy of the warehouse")
    backup.add_argument("--to", metavar="FILE", help="where to (default: backup/ of the data folder)")
    restore = _command(commands, "restore", "flows.commands.rescue:restore",
                       "a backup in place of the warehouse; the one before is kept")
    restore.add_argument("file", nargs="?", metavar="FILE", help="the backup (default: the newest in backup/)")
    rebuild = _command(commands, "rebuild", "flows.commands.rescue:rebuild",
                       "the last backup and the archive since, in place of the warehouse")
    source = rebuild.add_mutually_exclusive_group()
    source.add_argument("--from", dest="source", metavar="FILE", help="the backup (default: the newest in backup/)")
    source.add_argument("--from-nothing", action="store_true", help="no backup: read all of the archive")


def _decisions(commands: argparse._SubParsersAction) -> None:
    """What a person decides over the rules."""
    link = _command(commands, "link", "flows.commands.decide:link", "two incidents are one (a person's decision)")
    link.add_argument("id", type=int, metavar="ID")
    link.add_argument("other", type=int, metavar="OTHER", help="the incident that is the same event")
    split = _command(commands, "split", "flows.commands.decide:split", "a report tells another incident than the others")
    split.add_argument("id", type=int, metavar="ID")
    split.add_argument("--report", type=int, required=True, metavar="REPORT_ID", help="the report that stands apart")
    correct = _command(commands, "correct", "flows.commands.decide:correct", "a date, place, kind or figure is another")
    correct.add_argument("id", type=int, metavar="ID")
    correct.add_argument("field", metavar="FIELD", help="date, types, department, province, district, place, or "
                                                        "ACTION/OBJECT[/UNIT] as in killed/police or seized/cocaine")
    correct.add_argument("value", metavar="VALUE", help="what holds; none: not known, or not so")
    dismiss = _command(commands, "dismiss", "flows.commands.decide:dismiss", "it is no incident of this kind at all")
    dismiss.add_argument("id", type=int, metavar="ID")
    withdraw = _command(commands, "withdraw", "flows.commands.decide:withdraw", "takes a decision back")
    withdraw.add_argument("id", type=int, metavar="CORRECTION", help="its number, as `vraem incident` shows it")
    for p in (link, split, correct, dismiss, withdraw):
        p.add_argument("--by", required=True, metavar="NAME", help="who decides")
        p.add_argument("--why", required=True, metavar="TEXT", help="the reason, kept with it")


class _Version(argparse.Action):
    """Looked up only when asked for: the list of installed packages takes its time."""

    def __call__(self, *_: object) -> None:
        from importlib.metadata import version

        print(f"vraem-watch {version('vraem-watch')}")
        sys.exit(DONE)


METRICS = ("incidents", "killed", "killed_forces", "killed_armed_group", "killed_civilians", "killed_other", "wounded",
           "wounded_forces", "wounded_armed_group", "wounded_civilians", "wounded_other", "captured",
           "captured_armed_group", "captured_suspects", "captured_civilians", "cocaine_seized_kg", "drugs_seized_kg",
           "cocaine_destroyed_kg", "airstrips_destroyed", "labs_destroyed", "eradicated_ha")
GRAINS = ("week", "month", "quarter", "year", "department", "province", "district")


def _output(p: argparse.ArgumentParser) -> None:
    p.add_argument("--format", choices=("table", "csv", "json", "parquet"), default="table")
    p.add_argument("--out", metavar="FILE", help="into a file (parquet needs one)")


def _config(p: argparse.ArgumentParser) -> None:
    p.add_argument("--config", metavar="PATH", default=argparse.SUPPRESS if p.prog != "vraem" else None,
                   help="configuration (default config.yaml, or VRAEM_CONFIG)")


EXAMPLES = {
    "run": "vraem run\nvraem run --direct --feed andina --feed rpp",
    "serve": "vraem serve\nvraem serve --config /etc/vraem/config.yaml",
    "demo": "vraem demo\nvraem demo --dir try-it",
    "extract": "vraem extract article.txt --published 2015-01-12\nvraem extract https://… --json\n"
               "vraem extract article.txt --published 2015-01-12 --why-not '263 airstrips'\n"
               "vraem extract --jsonl articles.jsonl --out coded.jsonl",
    "add": "vraem add https://… https://…\nvraem add --jsonl articles.jsonl",
    "replay": "vraem replay --since 2026-01-01\nvraem replay --apply\n"
              "vraem replay --from-archive",
    "sql": "vraem sql \"select event_date, district, killed from incidents order by 1 desc\"\n"
           "vraem sql --saved list\nvraem sql --saved seizures-by-month --format csv --out seizures.csv",
    "trends": "vraem trends killed --by year\n"
              "vraem trends incidents --by district --where \"list_contains(types, 'attack')\"",
    "incident": "vraem incident 9",
    "show": "vraem show 41\nvraem show 41 --page > page.html",
    "link": "vraem link 12 15 --by 'R. Paz' --why 'both tell the ambush at the bridge'",
    "split": "vraem split 12 --report 41 --by 'R. Paz' --why 'another boat, a day later'",
    "correct": "vraem correct 12 killed/police 3 --by 'R. Paz' --why 'the ministry corrected it on the 21st'\n"
               "vraem correct 12 date 2026-11-19 --by … --why …\n"
               "vraem correct 12 district 'La Mar/Santa Rosa' --by … --why …\n"
               "vraem correct 12 killed/civilian none --by … --why …",
    "dismiss": "vraem dismiss 12 --by 'R. Paz' --why 'a drill, not an attack'",
    "withdraw": "vraem withdraw 3 --by 'R. Paz' --why 'the second communiqué confirms it'",
    "report": "vraem report --out /var/www/vraem\nvraem report --charts for-the-digest",
    "export": "vraem export tables\nvraem export tables --format parquet\nvraem export for-qgis --format geojson",
    "reconcile": "vraem reconcile acled-peru.csv\nvraem reconcile GEDEvent.csv --days 5 --format csv --out beside.csv",
    "feeds": "vraem feeds list\nvraem feeds check andina\nvraem feeds import readers.opml --apply\nvraem feeds export feeds.opml",
    "feeds list": "vraem feeds list",
    "feeds check": "vraem feeds check\nvraem feeds check andina rpp\nvraem feeds check https://diario.example/rss",
    "feeds import": "vraem feeds import readers.opml\nvraem feeds import readers.opml --apply",
    "feeds export": "vraem feeds export\nvraem feeds export feeds.opml",
    "watch": "vraem watch list\nvraem watch preview attacks-in-ayacucho --since 2024-01-01\n"
             "vraem watch test attacks-in-ayacucho",
    "watch list": "vraem watch list",
    "watch preview": "vraem watch preview attacks-in-ayacucho --since 2024-01-01",
    "watch test": "vraem watch test attacks-in-ayacucho",
    "status": "vraem status --config /etc/vraem/config.yaml",
    "doctor": "vraem doctor",
    "forget": "vraem forget https://diario.example/peru/nota-1",
    "restore": "vraem restore\nvraem restore backup/warehouse-20261101T040000Z.duckdb",
    "rebuild": "vraem rebuild\nvraem rebuild --from-nothing",
    "backup": "vraem backup\nvraem backup --to /mnt/copies/vraem.duckdb",
}


def _command(commands: argparse._SubParsersAction, name: str, does: str, says: str,
             examples: str = "") -> argparse.ArgumentParser:
    example = "\n".join(f"  {line}" for line in EXAMPLES.get(examples or name, "").splitlines())
    p: argparse.ArgumentParser = commands.add_parser(
        name, help=says, description=says[0].upper() + says[1:] + ".", epilog=example and f"examples:\n{example}",
        formatter_class=argparse.RawDescriptionHelpFormatter)
    p.set_defaults(does=does)
    _config(p)
    return p


if __name__ == "__main__":
    sys.exit(main())
