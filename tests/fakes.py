"""A web that remembers, and short ways to make the records of the domain."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from extractors.records import Article, Entry, Evidence, Fact, FeedState, Incident, Item, Location, Person, Poll, Report
from flows.web import FetchError, Response

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@dataclass
class FakeWeb:
    """Address → body, or the error to raise; `asked` holds what was asked for."""

    pages: dict[str, bytes | FetchError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    posted: list[tuple[str, bytes]] = field(default_factory=list)

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None, accept: str = "",
            robots: bool = False) -> Response:
        self.asked.append(url)
        page = self.pages.get(url) or FetchError("http", url, "answers 404 (not found)", status=404)
        if isinstance(page, FetchError):
            raise page
        return Response(url, url, 200, {"content-type": "text/html; charset=utf-8"}, page, NOW)

    def post_json(self, url: str, body: bytes, headers: dict[str, str]) -> Response:
        self.posted.append((url, body))
        return Response(url, url, 200, {}, b"", NOW)

    def close(self) -> None:
        """Nothing is open."""


def page(title: str, *paragraphs: str, published: str = "2026-11-20T08:00:00-05:00") -> bytes:
    """An article as a web page."""
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (f'<!doctype html><html lang="es"><head><title>{title}</title><meta property="article:published_time" '
            f'content="{published}"></head><body><nav><a href="/">Portada</a></nav><article><h1>{title}</h1>{text}'
            "</article></body></html>").encode()


def rss(*items: tuple[str, str, str]) -> bytes:
    """A feed of (link, title, summary), newest first."""
    entries = "".join(f"<item><link>{link}</link><title>{title}</title><description>{summary}</description></item>"
                      for link, title, summary in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{entries}</channel></rss>'.encode()


def entry(link: str, title: str = "Ataque en Llochegua", summary: str = "", published: datetime | None = NOW) -> Entry:
    return Entry(guid=link, link=link, title=title, summary=summary, published=published)


def poll(feed: str, *entries: Entry, over_cap: tuple[Entry, ...] = (), status: str = "new", etag: str | None = None,
         error: str | None = None, at: datetime = NOW) -> Poll:
    state = FeedState(feed, f"https://{feed}.example/rss", "es", etag=etag)
    return Poll(feed, at, status, state, 200, error, entries, over_cap)


def item(n: int = 1, feed: str = "a", url: str | None = "https://a.example/1", title: str = "Ataque en el VRAEM",
         summary: str = "", attempts: int = 0) -> Item:
    return Item(f"item{n:04d}", feed, "es", url, title, summary, "", NOW, NOW, attempts=attempts)


def evidence(quote: str = "dos policías", start: int = 0) -> Evidence:
    return Evidence(quote, start, start + len(quote), "es.fact.test")


def fact(action: str, object: str, quantity: float | None, unit: str = "count", bound: str | None = None) -> Fact:
    return Fact(action, object, quantity, unit, bound, evidence())


def incident(*facts: Fact, types: tuple[str, ...] = ("attack",), day: str | None = "2026-11-19",
             district: str | None = "Anchihuay", zone: str | None = "core", recalled: bool = False,
             persons: tuple[Person, ...] = ()) -> Incident:
    where = Location("Ayacucho", "La Mar", district, "050511" if district else "0505", None, -12.9, -73.5,
                     "district" if district else "province", zone)
    return Incident(types, day, where, ("police", "shining_path"), facts, persons, recalled,
                    {"date": evidence("el jueves"), "place": evidence("Anchihuay"), "type": evidence("emboscada")})


def report(*incidents: Incident, relevant: bool = True) -> Report:
    return Report(relevant, "es.relevance.test", "es", incidents)


def article(title: str, text: str, url: str = "https://a.example/1", published: datetime = NOW) -> Article:
    return Article(url, url, title, text, "es", published)


def day(text: str) -> date:
    return date.fromisoformat(text)
