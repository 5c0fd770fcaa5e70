"""`vraem feeds`: which feeds there are and how they are, whether they answer, and lists of them from and for others."""

from __future__ import annotations

import sys
from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.commands.common import config_path, settings
from flows.commands.errors import DONE, FAILED, WorkFailed, WrongUsage
from flows.commands.tables import table

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.web import Web


# --- list ------------------------------------------------------------------------------------------------------------


def list_feeds(args: Namespace) -> int:
    """The configured feeds with what the published database knows of them, and those that left the configuration."""
    known = settings(args)
    health = _health(known)
    rows = []
    for feed in known.feeds:
        h = health.pop(feed.name, {})
        rows.append([feed.name, feed.lang, h.get("last_status") or "not polled yet", _day(h.get("last_good_at")),
                     _day(h.get("last_new_at")), h.get("items"), h.get("reported"), h.get("last_error"), _shown(feed.url)])
    rows += [[name, h["lang"], "no longer configured", _day(h["last_good_at"]), _day(h["last_new_at"]), h["items"],
              h["reported"], None, h["url"]] for name, h in sorted(health.items()) if name != "added"]
    print(table(["feed", "lang", "last poll", "last good", "last new", "items", "reports", "trouble", "address"], rows, 70))
    return DONE


def _health(known: Settings) -> dict[str, dict[str, Any]]:
    path = known.data_dir / "analyst.duckdb"
    if not path.exists():
        return {}
    import duckdb

    from warehouse.rows import select

    with closing(duckdb.connect(str(path), read_only=True)) as con:
        con.execute("set timezone = 'UTC'")
        return {row["feed"]: row for row in select(con, "select * from feeds")}


def _day(moment: Any) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def _shown(url: str) -> str:
    from flows.web_address import redacted

    return redacted(url)


# --- check -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    good: bool
    says: str


def check(args: Namespace) -> int:
    """Asks feeds now, and stores nothing: those named, addresses that are given, or all. 1 when one is of no use."""
    from flows.web import Web

    asked = _asked(args)
    with Web(settings(args).network) as web, ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda pair: check_one(web, pair[1]), asked))
    for (name, _), answer in zip(asked, answers, strict=True):
        print(f"{'ok   ' if answer.good else 'MEND '} {name}  {answer.says}")
    return DONE if all(a.good for a in answers) else FAILED


def _asked(args: Namespace) -> list[tuple[str, str]]:
    known = settings(args)
    by_name = {f.name: f.url for f in known.feeds}
    asked = []
    for given in args.feed or list(by_name):
        if "://" not in given and given not in by_name:
            raise WrongUsage(f"no such feed: {given} (known: {', '.join(by_name) or 'none'})")
        asked.append((given, by_name.get(given, given)))
    if not asked:
        raise WrongUsage(f"{config_path(args)}: no feeds to check")
    return asked


def check_one(web: Web, url: str) -> Checked:
    """One feed: what it is, how many entries, from when; or what is wrong, and which feeds a page names instead."""
    from extractors.feed import FeedError, parse
    from flows.commands.tables import plain
    from flows.web import FEED, FetchError

    try:
        answer = web.get(url, accept=FEED)
    except FetchError as e:
        return Checked(False, e.message)
    try:
        feed = parse(answer.body, answer.url, answer.headers)
    except FeedError as e:
        named = _feeds_of_page(answer.body, answer.url)
        return Checked(False, f"no feed: {e}" + (f"; the page names {', '.join(named)}" if named else ""))
    dates = sorted(at for e in feed.entries if (at := e.published or e.updated))
    said = [f"“{plain(feed.title)}”", f"{len(feed.entries)} entries" + (f" and {feed.over_cap} more" if feed.over_cap else "")]
    said += [f"latest {_day(dates[-1])}"] if dates else ["no dates"]
    without = sum(e.link is None for e in feed.entries)
    said += [f"{without} without a link"] if without else []
    said += [f"moved for good to {_shown(answer.permanent_url)}"] if answer.permanent_url else []
    return Checked(bool(feed.entries), ", ".join(said) if feed.entries else f"{said[0]} has no entries")


def _feeds_of_page(body: bytes, url: str) -> list[str]:
    """The feeds that a web page says it has."""
    from extractors.charset import decode
    from extractors.feed_xml import elements
    from extractors.url import web_link

    found = []
    for _, link in elements(decode(body[:500_000]), "link"):
        kind = link.get("type", "").lower()
        if "alternate" in link.get("rel", "").lower() and ("rss" in kind or "atom" in kind or "feed+json" in kind):
            found.append(web_link(link.get("href"), url))
    return [f for f in dict.fromkeys(found) if f][:5]


# --- OPML ------------------------------------------------------------------------------------------------------------


def import_feeds(args: Namespace) -> int:
    """Lines for config.yaml from an OPML file; with --apply they are written into it."""
    from extractors.opml import OpmlError, parse
    from flows.source_list import add_to, as_lines, sort

    known, path = settings(args), Path(args.file)
    try:
        outlines = parse(path.read_bytes())
    except OSError as e:
        raise WorkFailed(f"{path}: {e.strerror or e}") from e
    except OpmlError as e:
        raise WorkFailed(f"{path}: {e}") from e
    found = sort(outlines, known.feeds)
    for line in found.wrong:
        print(f"{path}:{line}", file=sys.stderr)
    if args.apply and found.new:
        add_to(config_path(args), found.new, found.titles)
    else:
        print("\n".join(as_lines(found.new, found.titles)) or "nothing new")
    print(f"{len(found.new)} new, {len(found.known)} known already, {len(found.wrong)} of no use"
          + (f"; written into {config_path(args)}" if args.apply and found.new else "; --apply writes them" if found.new else ""),
          file=sys.stderr)
    return FAILED if found.wrong and not (found.new or found.known) else DONE


def export_feeds(args: Namespace) -> int:
    """The configured feeds as OPML, on standard output or into a file; passwords stay here."""
    from extractors.opml import Outline, write

    known = settings(args)
    text = write([Outline(f.name, _shown(f.url), f.lang) for f in known.feeds], "VRAEM Watch")
    if not args.file:
        print(text, end="")
        return DONE
    try:
        Path(args.file).write_text(text, encoding="utf-8")
    except OSError as e:
        raise WorkFailed(f"{args.file}: {e.strerror or e}") from e
    print(f"{len(known.feeds)} feeds in {args.file}", file=sys.stderr)
    return DONE

