"""What a worker process does with a page: gate, article, facts, fingerprint. Pure; loads nothing but the extractors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from extractors.article import extract
from extractors.charset import decode
from extractors.gate import could_be_on_topic
from extractors.records import Article, Item, Report
from extractors.report.read import read
from extractors.same_article import Fingerprint, fingerprint

LIMA = ZoneInfo("America/Lima")
MEMORY_MB = 3000  # of address space; a page that needs more is not read


@dataclass(frozen=True, slots=True)
class Page:
    """An item with its page as fetched; no body when it could not be had and the feed's own words must do."""

    item: Item
    body: bytes = b""
    url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    extra_terms: tuple[str, ...] = ()
    at: datetime | None = None  # when it was fetched


@dataclass(frozen=True, slots=True)
class Told:
    """What a page came to. `state` is what the item would enter; the rest is there when it is 'reported'."""

    state: str  # 'off_topic' | 'no_article' | 'reported'
    reason: str
    article: Article | None = None
    fingerprint: Fingerprint | None = None
    report: Report | None = None


def read_page(page: Page) -> Told:
    """Whatever the page holds, this answers; an exception is a fault of ours."""
    item = page.item
    html = decode(page.body, page.headers) if page.body else ""
    if could_be_on_topic(item.title, item.summary, item.content, html, extra_terms=page.extra_terms) is None:
        return Told("off_topic", "gate: no topic term")
    own_words = max(item.content, item.summary, key=len)
    article = extract(page.body, page.url or item.url or "", page.headers, item.title, item.published_at, own_words,
                      page.at or item.first_seen_at)
    if article is None:
        return Told("no_article", "neither the page nor the feed has a text")
    ahead = item.published_at is not None and item.published_at > item.first_seen_at
    dated = item.first_seen_at if ahead else item.published_at or item.first_seen_at
    return read_article(article, item.lang, article.published_at or dated)


def read_article(article: Article, lang: str | None, published: datetime) -> Told:
    """The facts of an article; relative dates count from the day of `published` in America/Lima."""
    day = published.astimezone(LIMA).date()
    report = read(article.title, article.text, day, article.lang or lang)
    return Told("reported" if report.relevant else "off_topic", report.why, article,
                fingerprint(article.title, article.text), report)


def start() -> None:
    """Run once in a new worker: limits its memory, and loads what the first page would otherwise wait for."""
    import resource
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which stops its workers
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MB * 1_000_000, MEMORY_MB * 1_000_000))
    read("", "Un policía murió en Llochegua.", datetime(2020, 1, 1, tzinfo=UTC).date(), "es")
