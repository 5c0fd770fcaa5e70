"""`vraem add`, `replay`, `report`, `doctor`: what keeps an installation in order."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.common import analyst, config_path, settings, settings_with_watches
from flows.commands.errors import DONE, FAILED, WorkFailed, WrongUsage

if TYPE_CHECKING:
    from extractors.records import Item
    from flows.settings import Settings


# --- backfill --------------------------------------------------------------------------------------------------------


def add(args: Namespace) -> int:
    """Articles from addresses or a file, by the same way as those of feeds, without alerts."""
    if bool(args.url) == bool(args.jsonl):
        raise WrongUsage("add needs URL … or --jsonl FILE")
    from flows.commands.run import quiet_logs, summary
    from flows.forget import is_forgotten
    from flows.read import BATCH
    from flows.steps import Result, finish, open_room, pages, publish_all, store
    from warehouse import connection, feeds
    from warehouse.forget import forgotten

    quiet_logs()
    now = datetime.now(UTC)
    wrong: list[str] = []
    items = [_by_address(url, now) for url in args.url] if args.url else list(_by_file(Path(args.jsonl), now, wrong))
    result = Result()
    with open_room(settings_with_watches(args), "add", now) as room:
        keys = forgotten(room.con)
        wrong += [f"{i.url}: was forgotten and is not read again" for i in items if is_forgotten(i.url, keys)]
        items = [i for i in items if not is_forgotten(i.url, keys)]
        with connection.transaction(room.con):
            fresh = feeds.add_items(room.con, room.cycle_id, items)
        # what an earlier, interrupted backfill left is taken up as well
        for start in range(0, len(fresh), BATCH):
            store(room, pages(room, fresh[start : start + BATCH]), result, "backfill")
        publish_all(room, result)
        finish(room, result)
    for line in [*wrong, *result.troubles]:
        print(line, file=sys.stderr)
    print(f"{len(items)} given, {len(items) - len(fresh)} known already")
    print(summary(result).partition(": ")[2])
    return FAILED if wrong else DONE


def _by_address(url: str, now: datetime) -> Item:
    from flows.rebuild import added_item

    item = added_item(url, now)
    if item is None:
        raise WrongUsage(f"{url}: no web address")
    return item


def _by_file(path: Path, now: datetime, wrong: list[str]) -> Iterator[Item]:
    """Lines as for `extract --jsonl`; an id that was added before is known."""
    from datetime import time

    from extractors.records import Item
    from flows.commands.extract import LIMA, parse_line
    from warehouse.feeds import item_id

    try:
        lines = path.open("rb")
    except OSError as e:
        raise WorkFailed(f"{path}: {e.strerror or e}") from e
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                article = parse_line(line)
            except ValueError as e:
                wrong.append(f"{path}:{number}: {e}")
                continue
            noon = datetime.combine(article["published"], time(12), LIMA).astimezone(UTC)
            yield Item(item_id("added", f"file {article['id']}"), "added", article["lang"], None, article["title"], "",
                       _as_html(article["text"]), noon, now)


def _as_html(text: str) -> str:
    from html import escape

    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.split("\n") if paragraph.strip())


# --- replay ----------------------------------------------------------------------------------------------------------


def replay(args: Namespace) -> int:
    from flows.replay import replay as run
    from flows.replay import said

    known = settings(args)
    try:
        since = datetime.fromisoformat(args.since).replace(tzinfo=UTC) if args.since else None
    except ValueError:
        raise WrongUsage(f"--since: no day: {args.since}") from None
    if not (known.data_dir / "warehouse.duckdb").exists():
        raise WorkFailed(f"{known.data_dir}: nothing there yet: run `vraem run` or `vraem demo` first")
    from flows.commands.archive import reading_pages

    with reading_pages(known, since) if args.from_archive else nullcontext() as pages:
        done = run(known.data_dir, since, args.apply, pages=pages)
    for change in done.changes:
        print("\n".join(said(change)))
    if done.pages is not None:
        print(f"{done.pages.pages} archived pages, {len(done.pages.new_reports)} new reports, "
              f"{len(done.pages.edited_reports)} with another text")
        for line in [f"{where}: gives no article any more; its text is kept" for where in done.pages.lost] + (
                [f"{done.pages.missing} pages are no longer in the archive"] if done.pages.missing else []):
            print(line, file=sys.stderr)
    differs = done.changes or (done.pages and (done.pages.new_reports or done.pages.edited_reports))
    print(f"{done.reports} reports, {done.reread} read again, {len(done.changes)} incidents differ"
          + ("; stored" if done.applied else "; nothing stored (--apply stores it)" if differs else ""))
    return DONE


# --- page ----------------------------------------------------------------------------------------------------


def report(args: Namespace) -> int:
    from flows.steps import write_page

    path, now = analyst(args), datetime.now(UTC)
    print(write_page(path.parent, now, Path(args.out) if args.out else None))
    if args.charts:
        from flows.report import trends

        Path(args.charts).mkdir(parents=True, exist_ok=True)
        for name, picture in trends.files(path, now).items():
            file = Path(args.charts) / name
            file.write_bytes(picture)
            print(file)
    return DONE


# --- doctor ----------------------------------------------------------------------------------------------------------


def doctor(args: Namespace) -> int:
    """A line per matter: good, to mend (then exit 1), or worth knowing."""
    checks: list[Callable[[Settings], tuple[str, str]]] = [_versions, _disk, _warehouse, _channels, _network]
    known = settings_with_watches(args)
    print(f"ok    configuration  {config_path(args).absolute()}")
    bad = 0
    for check in checks:
        try:
            state, says = check(known)
        except Exception as e:
            state, says = "MEND", f"{type(e).__name__}: {e}"
        bad += state == "MEND"
        print(f"{state:<5} {check.__name__.strip('_'):<13}  {says}")
    return FAILED if bad else DONE


def _versions(known: Settings) -> tuple[str, str]:
    from importlib.metadata import PackageNotFoundError, version

    from extractors.version import rules_version

    names = ("vraem-watch", "duckdb", "prefect", "apprise", "trafilatura", "feedparser", "httpx2")
    found = []
    for name in names:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return "ok", f"Python {sys.version.split()[0]}, {', '.join(found)}, rules {rules_version()}"


def _disk(known: Settings) -> tuple[str, str]:
    known.data_dir.mkdir(parents=True, exist_ok=True)
    probe = known.data_dir / ".probe"
    probe.write_text("x")
    probe.unlink()
    free = shutil.disk_usage(known.data_dir).free / 1e9
    return ("MEND" if free < 1 else "ok"), f"{known.data_dir}: writable, {free:.0f} GB free"


def _warehouse(known: Settings) -> tuple[str, str]:
    from warehouse import connection
    from warehouse.rows import query, select

    if not (known.data_dir / connection.NAME).exists():
        return "note", "none yet: `vraem run` makes one"
    with connection.writer(known.data_dir, "doctor", wait_s=5) as con:
        wrong = [f"{row['what']}: {row['n']}" for row in select(con, query("integrity")) if row["n"]]
        return ("MEND", "; ".join(wrong)) if wrong else ("ok", f"schema {connection.schema_version(con)}, consistent")


def _channels(known: Settings) -> tuple[str, str]:
    missing = [f"{w.name}: {address.shown()}" for w in known.watches for address in w.notify if not address.is_set()]
    missing += [f"operator: {address.shown()}" for address in known.operator.notify if not address.is_set()]
    if known.operator.heartbeat is not None and not known.operator.heartbeat.is_set():
        missing.append(f"operator.heartbeat: {known.operator.heartbeat.shown()}")
    if missing:
        return "note", "addresses without a value, nobody is told there: " + "; ".join(missing)
    return "ok", f"{sum(len(w.notify) for w in known.watches)} addresses in {len(known.watches)} watches"


def _network(known: Settings) -> tuple[str, str]:
    """Whether the first feeds' hosts can be reached: the first that answers will do."""
    from flows.web import FEED, FetchError, Web

    if not known.feeds:
        return "MEND", "no feeds are configured"
    web = Web(known.network)
    errors = []
    try:
        for feed in known.feeds[:3]:
            try:
                web.get(feed.url, accept=FEED)
                return "ok", f"{feed.name} answers"
            except FetchError as e:
                errors.append(f"{feed.name}: {e.message}")
    finally:
        web.close()
    return "MEND", "; ".join(errors)
