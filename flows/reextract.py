"""Archived pages → today's gate, extractor and rules → newer texts of reports, and reports that were wrongly set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import duckdb

from extractors.version import rules_version
from flows.archive import Archive, ArchiveError
from flows.join import load
from flows.read import Fetched, Outcome, Reader
from flows.worker import Page, Told
from warehouse import articles, feeds
from warehouse.articles import StoredText
from warehouse.feeds import Archived
from warehouse.incidents import Change

CHUNK = 100


@dataclass(slots=True)
class Reextracted:
    pages: int = 0  # looked at
    missing: int = 0  # no longer in the archive
    lost: list[str] = field(default_factory=list)  # addresses of reports whose page gives no article any more
    new_reports: tuple[int, ...] = ()
    edited_reports: tuple[int, ...] = ()
    changes: list[Change] = field(default_factory=list)


def from_archive(con: duckdb.DuckDBPyConnection, archive: Archive, reader: Reader, since: datetime | None,
                 terms: tuple[str, ...], now: datetime) -> Reextracted:
    """Reads every archived page again (of items first seen since a moment). Within the caller's transaction.

    A report whose page gives no article any more keeps the text it has, and is named: that is a fault of today's
    extractor. Items set aside stay so unless they are reports now.
    """
    done = Reextracted()
    cycle_id = feeds.begin_cycle(con, "replay", now)
    for part in _parts(con, since):
        pages = [(a, page) for a in part if (page := _page(archive, a, terms, done)) is not None]
        own = articles.own_reports(con, [a.item.item_id for a in part])
        texts = articles.texts(con, own.values())
        outcomes = []
        for (a, page), told in zip(pages, reader.read([page for _, page in pages]), strict=True):
            known = texts.get(own.get(a.item.item_id, -1))
            if isinstance(told, Told) and told.article is not None and (known or told.state == "reported"):
                if not _same(known, told):
                    outcomes.append(Outcome(Fetched(a.item, page, archive_file=a.file, archive_offset=a.offset), told))
            elif known:
                done.lost.append(a.item.url or a.item.title)
        loaded = load(con, cycle_id, outcomes, rules_version(), now)
        done.new_reports += loaded.new_reports
        done.edited_reports += loaded.edited_reports
        done.changes += loaded.changes
    feeds.end_cycle(con, cycle_id, now, False)
    return done


def _same(known: StoredText | None, told: Told) -> bool:
    return (known is not None and told.article is not None and told.fingerprint is not None
            and (known.exact, known.title) == (told.fingerprint.exact, told.article.title))


def _parts(con: duckdb.DuckDBPyConnection, since: datetime | None) -> Iterator[list[Archived]]:
    after = 0
    while part := feeds.archived_items(con, since, after, CHUNK):
        yield part
        after = part[-1].position


def _page(archive: Archive, a: Archived, terms: tuple[str, ...], done: Reextracted) -> Page | None:
    try:
        stored = archive.read(a.file, a.offset)
    except ArchiveError:
        done.missing += 1
        return None
    done.pages += 1
    return Page(a.item, stored.body, stored.final_url, stored.headers, terms, stored.at)
