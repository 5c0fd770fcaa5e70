"""Page → title, body, date, language. Boilerplate and other stories stay out; a page without article gives None.

trafilatura takes the text out; everything about the article (dates with their zone, author, section) is read here,
because it knows days only and no modified date. It gets bytes, never an address or a file name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import trafilatura
from lxml import etree

from extractors.boilerplate import READ_ALSO, UNSEEN_TAGS, prune
from extractors.charset import decode
from extractors.feed import plain_text
from extractors.feed_date import LATEST, parse_date
from extractors.page_about import (
    MODIFIED,
    NO_MOMENT,
    PUBLISHED,
    SECTION,
    Moment,
    author_of,
    canonical_of,
    first,
    in_url,
    metas,
    moment,
    published_moment,
    structured,
    times,
    title_of,
    values_of,
)
from extractors.records import Article
from extractors.sites import LEFT_OUT, NAIVE_TIMES_IN_LIMA
from extractors.text import fold
from extractors.url import canonical

MIN_TEXT = 200  # characters; below it a page is a caption, a menu or a stub
MIN_FEED_TEXT = 60  # a feed's summary may be one sentence
MAX_TEXT = 200_000
MAX_FEED_MARKUP = 2 * MAX_TEXT
CUT = f"longer than {MAX_TEXT:,} characters: the rest was left out"
MAX_TAG = 20_000  # characters in one tag: pictures written into the page, or bait
FUTURE_GRACE = timedelta(days=1)


def extract(html: bytes, url: str, headers: Mapping[str, str], entry_title: str | None = None,
            entry_published: datetime | None = None, entry_html: str = "",
            fetched_at: datetime | None = None) -> Article | None:
    """The article of a page; else the feed's own content, marked `from_feed`; else None.

    `html` may be empty (the page could not be had). The feed's title and date go before the page's. What is dated
    after `fetched_at` (the server's own clock when None) is no date of publication, and the note says so.
    """
    page = _read_page(html, url, headers)
    text, note = (page.text, page.note) if page else ("", "no page")
    feed_text = text_of(entry_html)
    # behind a paywall the page shows a beginning, and the feed may have more of it
    better = len(text) < MIN_TEXT or (note is not None and len(feed_text) > len(text))
    from_feed = better and len(feed_text) >= MIN_FEED_TEXT
    if from_feed:
        text = feed_text
    elif len(text) < MIN_TEXT:
        return None
    title = plain_text(entry_title) or (page.title if page else "")
    latest = (fetched_at or (page and page.asked_at) or LATEST) + FUTURE_GRACE
    dates = (Moment(entry_published), page.published if page else NO_MOMENT)
    ahead = any(d.at is not None and d.at > latest for d in dates)
    from_entry, from_page = (d if d.at is not None and d.at <= latest else NO_MOMENT for d in dates)
    published, day_only = published_moment(from_entry.at, from_page)
    modified = page.modified.at if page else None
    cut = len(text) > MAX_TEXT or (from_feed and len(entry_html) > MAX_FEED_MARKUP)
    return Article(
        url=url or None,
        canonical_url=(page.canonical_url if page else None) or canonical(url),
        title=title or text.partition("\n")[0][:200],
        text=text[:MAX_TEXT],
        lang=language(f"{title}\n{text}"),
        published_at=published,
        published_day_only=day_only,
        modified_at=modified if modified is None or modified <= latest else None,
        author=page.author if page else None,
        section=page.section if page else None,
        from_feed=from_feed,
        note="; ".join(filter(None, (note, "dated in the future" if ahead else None, CUT if cut else None))) or None,
    )


# --- the page --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    title: str
    canonical_url: str | None
    published: Moment
    modified: Moment
    author: str | None
    section: str | None
    note: str | None  # why the text is not the article, or not all of it
    asked_at: datetime | None  # by the server's clock


def _read_page(html: bytes, url: str, headers: Mapping[str, str]) -> Page | None:
    tree = _tree(decode(html, headers)) if _may_be_html(html, headers) else None
    if tree is None:
        return None
    about = structured(tree, url)
    etree.strip_elements(tree, *UNSEEN_TAGS, with_tail=False)
    page = _about(tree, about, url, headers)
    free = not any(str(a.get("isAccessibleForFree", "")).lower() == "false" for a in about)
    shown = fold(" ".join("".join(tree.itertext())[:40_000].split()))
    prune(tree, LEFT_OUT.get(_host(url), frozenset()))
    text = _body(tree, about, page.title)
    wall = _wall(text, free, shown)
    if wall in ("cookie wall", "browser check"):
        text = ""  # those words are the wall's own
    return replace(page, text=text, note=wall or (None if len(text) >= MIN_TEXT else "no article"))


def _about(tree: lxml.html.HtmlElement, about: list[dict[str, Any]], url: str, headers: Mapping[str, str]) -> Page:
    """What the page says of its article, structured data first; the text is still to come."""
    lima = _host(url).endswith(NAIVE_TIMES_IN_LIMA)
    published = [*values_of(about, "datePublished"), *metas(tree, PUBLISHED), *times(tree), in_url(url)]
    return Page(
        text="",
        title=title_of(tree, about),
        canonical_url=canonical_of(tree, url),
        published=moment(published, lima),
        modified=moment([*values_of(about, "dateModified"), *metas(tree, MODIFIED)], lima),
        author=author_of(about, tree),
        section=first([*values_of(about, "articleSection"), *metas(tree, SECTION)], 100),
        note=None,
        asked_at=parse_date(headers.get("date"))[0],
    )


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


_NO_HTML = (b"%PDF", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04")


def _may_be_html(html: bytes, headers: Mapping[str, str]) -> bool:
    kind = headers.get("content-type", "").lower()
    start = html[:4096]
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16 is full of zeros
    binary = not wide and len(re.findall(rb"[\x00-\x08\x0e-\x1f]", start)) > len(start) // 50
    return bool(html.strip()) and not binary and not html.startswith(_NO_HTML) and (
        not kind or bool(re.search(r"html|xml|text/plain|octet-stream", kind)))


_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9]{{0,20}})[^<>]{{{MAX_TAG},}}+>")


def _tree(text: str) -> lxml.html.HtmlElement | None:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)  # lxml refuses texts that declare an encoding
    if len(text) > MAX_TAG:  # thousands of attributes take the parser quadratic time
        text = _LONG_TAG.sub(r"<\1>", text)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(text.replace("\0", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree if isinstance(tree, lxml.html.HtmlElement) else None


def _body(tree: lxml.html.HtmlElement, about: list[dict[str, Any]], title: str) -> str:
    headings = {fold(h) for h in (title, *(h.text_content() for h in tree.iter("h1"))) if h}
    source = etree.tostring(tree, encoding="utf-8", method="html")
    text = _taken_out(source, headings, fast=True)
    if len(text) < MIN_TEXT:
        text = max(text, _taken_out(source, headings, fast=False), key=len)
    written = max((text_of(one) for one in values_of(about, "articleBody")), key=len, default="")
    # a page drawn by a script has its text in the structured data only
    return written if len(text) < MIN_TEXT < len(written) else text


def _taken_out(source: bytes, headings: set[str], fast: bool) -> str:
    try:
        found = trafilatura.bare_extraction(source, fast=fast, include_comments=False, include_tables=True)
    except Exception:  # whatever it stumbles over on hostile markup: the page has no article then
        return ""
    text = _paragraphs(str(getattr(found, "text", None) or ""))
    first, _, rest = text.partition("\n\n")
    return rest if fold(first) in headings else text


def _paragraphs(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line and not (len(line) < 300 and READ_ALSO.match(fold(line[:80]))))


_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr|table|section|article|figure|figcaption)\b[^<>]*+>",
                    re.IGNORECASE)


def text_of(markup: str) -> str:
    """A feed's HTML as paragraphs of text."""
    lines = (plain_text(part, MAX_TEXT) for part in _BLOCK.sub("\n", markup[:MAX_FEED_MARKUP]).split("\n"))
    return _paragraphs("\n".join(lines))


# --- walls -----------------------------------------------------------------------------------------------------------

STUB = 1200  # characters; a longer text behind a wall's words is the article, the wall only an invitation

_WALLS = (
    ("paywall", re.compile(
        r"(?:exclusiv[oa]s?|solo) para suscriptores|suscrib\w+ (?:ahora )?(?:para|y) (?:seguir|sigue|continu\w+)"
        r"|(?:story|article|content) is (?:only )?for subscribers|subscribe (?:now )?to (?:continue|read|keep)"
        r"|subscribers only|ya eres suscriptor|already a subscriber|has alcanzado (?:el|tu) limite")),
    ("cookie wall", re.compile(
        r"(?:acept\w+|accept) (?:las |all |todas las )?cookies (?:para|to) (?:continu|segu|acced|read)|"
        r"(?:we|usamos|utilizamos|use) (?:use )?cookies.{0,200}(?:before you continue|antes de continuar)")),
    ("browser check", re.compile(
        r"checking your browser|verifying you are human|just a moment\.\.\.|enable javascript and cookies|"
        r"comprobando (?:su|tu) navegador|habilit\w+ javascript")),
)


def _wall(text: str, free: bool, shown: str) -> str | None:
    """What stands before the article, when something does.

    A banner about cookies beside the text is no wall: those words must be all there is. An invitation to subscribe
    stands outside the text.
    """
    if len(text) >= STUB and free:
        return None
    said = fold(text) if len(text) >= MIN_TEXT else shown
    return next((name for name, words in _WALLS if words.search(shown if name == "paywall" else said)),
                None if free else "paywall")


# --- language --------------------------------------------------------------------------------------------------------

_WORDS = {
    "es": re.compile(r"\b(?:el|la|los|las|del?|que|en|una?|por|con|para|se|su|al|es|fue|lo|como|más|y)\b"),
    "en": re.compile(r"\b(?:the|of|and|to|in|an?|that|was|for|on|with|as|by|at|from|his|were|is|it|has)\b"),
}


def language(text: str) -> str | None:
    """'es' or 'en' by its small words; None for other languages and for too few words."""
    start = text[:5000].lower()
    n = len(re.findall(r"[^\W\d_]+", start))
    if n < 5:
        return None
    share = {lang: len(small.findall(start)) / n for lang, small in _WORDS.items()}
    best = max(share, key=lambda lang: share[lang])
    return best if share[best] >= 0.15 and share[best] > 1.5 * min(share.values()) else None
