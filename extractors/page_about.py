"""What a page says of its article beside the text: JSON-LD first, then meta elements, then what is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import lxml.html

from extractors.feed import plain_text
from extractors.feed_date import LIMA, parse_date
from extractors.text import fold
from extractors.url import canonical, web_link


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime | None = None  # UTC
    day_only: bool = False


NO_MOMENT = Moment()


_ARTICLE_TYPES = re.compile(r"Article$|^BlogPosting$|^Report$|^NewsArticle|^LiveBlogPosting$")
PUBLISHED = ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
              "pubdate", "publishdate", "publish-date", "cxenseparse:recs:publishtime", "sailthru.date",
              "parsely-pub-date")
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dc.date.modified")
SECTION = ("article:section", "section", "parsely-section")
_BYLINES = frozenset({"author", "author-name", "autor", "byline", "byline__name", "entry-author"})
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "byl")


def structured(tree: lxml.html.HtmlElement, url: str) -> list[dict[str, Any]]:
    """The page's JSON-LD objects that describe its article; those of other articles are left out."""
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = (script.text or "").strip()[:2_000_000]
        try:
            # line ends inside strings are common, and no reason to lose the date
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        objects += islice(_objects(data), 200)
    names = {o["@id"]: o["name"] for o in objects if isinstance(o.get("@id"), str) and isinstance(o.get("name"), str)}
    found = [_with_names(o, names) for o in objects if any(_ARTICLE_TYPES.search(t) for t in _strings(o.get("@type")))][:20]
    own = [o for o in found if _is_of_page(o, tree, url)]
    return own or found


def _objects(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < 4:
        for one in data[:50]:
            yield from _objects(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for inside in ("@graph", "mainEntity"):
            if isinstance(data.get(inside), (list, dict)) and depth < 4:
                yield from _objects(data[inside], depth + 1)


def _with_names(article: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Its authors, where it only refers to them."""
    given = article.get("author")
    authors = given if isinstance(given, list) else [given]
    named = [names.get(a.get("@id", ""), "") if isinstance(a, dict) and "name" not in a and isinstance(a.get("@id", ""), str)
             else a for a in authors]
    return {**article, "author": [a for a in named if a]}


def _is_of_page(article: dict[str, Any], tree: lxml.html.HtmlElement, url: str) -> bool:
    """By its address or its headline: a page may carry the data of the articles beside it as well."""
    page = article.get("mainEntityOfPage")
    addresses = [article.get("url"), article.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    asked = canonical(url)
    if asked and any(canonical(web_link(a, url)) == asked for a in addresses if isinstance(a, str) and a):
        return True
    headings = {fold(" ".join(h.text_content().split())) for h in islice(tree.iter("h1"), 3)}
    return any(fold(plain_text(h)) in headings for h in _strings(article.get("headline")))


def _strings(value: object) -> list[str]:
    """A value of JSON-LD as texts: it may be one, a list, or objects with a name."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _strings(value.get("name") or value.get("@value"))
    return [text for one in value[:20] for text in _strings(one)] if isinstance(value, list) else []


def values_of(about: list[dict[str, Any]], key: str) -> list[str]:
    return [text for one in about for text in _strings(one.get(key))]


def metas(tree: lxml.html.HtmlElement, names: tuple[str, ...]) -> list[str]:
    """Contents of the meta elements of those names, in the order of `names`."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in names and meta.get("content"):
            found.setdefault(name, str(meta.get("content")))
    return [found[name] for name in names if name in found]


def times(tree: lxml.html.HtmlElement) -> list[str]:
    """The first <time> of the page's article, or the only one."""
    times = [str(t.get("datetime")) for t in tree.iter("time") if t.get("datetime")]
    return times[:1]


def in_url(url: str) -> str:
    """'/2015/01/12/' in an address."""
    match = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])", urlsplit(url).path)
    return "-".join(match.groups()) if match else ""


def moment(written: list[str], lima: bool) -> Moment:
    """The first of the dates that is one."""
    for text in written:
        at, _ = parse_date(text)
        if at is None:
            continue
        if not re.search(r"\d{1,2}:\d{2}|[tT]\d{2}", text):
            return Moment(at, day_only=True)
        zoned = re.search(r"(?:[zZ]|[+-]\d{2}:?\d{2}|\b[A-Z]{3,4})\s*$", text.strip())
        if lima and not zoned and at.tzinfo is UTC:
            at = at.replace(tzinfo=LIMA).astimezone(UTC)
        return Moment(at)
    return NO_MOMENT


def published_moment(entry: datetime | None, page: Moment) -> tuple[datetime | None, bool]:
    """The feed's date first; a midnight there is a day, for which the page may know the hour → (instant, day only).

    A day alone is put at noon in Lima, so that it is that day in Lima and in UTC.
    """
    if entry is not None and (entry.hour, entry.minute, entry.second) != (0, 0, 0):
        return entry, False
    at, day_only = (entry, True) if entry is not None else (page.at, page.day_only)
    if entry is not None and page.at is not None and not page.day_only and abs(page.at - entry) <= timedelta(hours=36):
        return page.at, False
    if at is not None and day_only:
        at = datetime(at.year, at.month, at.day, 12, tzinfo=LIMA).astimezone(UTC)
    return at, day_only


def title_of(tree: lxml.html.HtmlElement, about: list[dict[str, Any]]) -> str:
    heading = first([h.text_content() for h in tree.iter("h1")][:1], 300) or ""
    site = first(metas(tree, ("og:site_name",)), 100) or ""
    titles = [t.text_content() for t in tree.iter("title")][:1]
    named = first([*metas(tree, ("og:title", "twitter:title")), *titles], 300) or ""
    if len(heading) > 15 and fold(named).startswith(fold(heading)):
        named = heading  # what follows it is the site's and the section's name
    return first(values_of(about, "headline"), 300) or _without_site(named, site) or heading


def _without_site(title: str, site: str) -> str:
    """'Emboscada en Llochegua | El Diario' → 'Emboscada en Llochegua'."""
    head, bar, tail = title.rpartition(" | ")
    if not bar:
        head, bar, tail = title.rpartition(" - ")
    if bar and (bar == " | " or (site and fold(tail) == fold(site))) and len(head) > len(tail):
        return head.strip()
    return title


def author_of(about: list[dict[str, Any]], tree: lxml.html.HtmlElement) -> str | None:
    """Who signs: all that the structured data name, else the first byline that is no site's name or address."""
    signed = [e.text_content() for e in tree.iter("a", "span", "address", "p", "div") if _signs(e)][:1]
    site = {fold(n) for n in metas(tree, ("og:site_name",))}

    def people(names: list[str]) -> list[str]:
        plain = [re.sub(r"^(?:Por|By|Escribe)\s*:?\s+", "", plain_text(n, 200), flags=re.IGNORECASE) for n in names]
        return [n for n in plain if n and not n.startswith("http") and fold(n) not in site and len(n) < 200]

    named = people(values_of([one for one in about if one.get("author")][:1], "author"))
    return ", ".join(dict.fromkeys(named[:8])) or next(iter(people([*metas(tree, _AUTHOR), *signed])), None)


def _signs(element: lxml.html.HtmlElement) -> bool:
    return element.get("rel") == "author" or element.get("itemprop") == "author" or not _BYLINES.isdisjoint(
        (element.get("class") or "").lower().split())


def first(texts: list[str], limit: int) -> str | None:
    return next(filter(None, (plain_text(t, limit) for t in texts)), None)


def canonical_of(tree: lxml.html.HtmlElement, url: str) -> str | None:
    """rel=canonical, when it stays on the site and is not its front page (a common mistake)."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            named = canonical(web_link(link.get("href"), url))
            asked = canonical(url)
            if named and asked and urlsplit(named).path and _site(named) == _site(asked):
                return named
    return None


def _site(url: str) -> str:
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])
