"""Page → title, body, date, language. Boilerplate and other stories stay out; a page without article gives None.

trafilatura takes the text out; everything about the article (dates with their zone, author, section) is read here,
because it knows days only and no modified date. It gets bytes, never an address or a file name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import trafilatura
from lxml import etree

from extractors.charset import decode
from extractors.feed import plain_text
from extractors.feed_date import LATEST, LIMA, parse_date
from extractors.records import Article
from extractors.sites import LEFT_OUT, NAIVE_TIMES_IN_LIMA
from extractors.text import fold
from extractors.url import canonical, web_link

MIN_TEXT = 200  # characters; below it a page is a caption, a menu or a stub
MIN_FEED_TEXT = 60  # a feed's summary may be one sentence
MAX_TEXT = 200_000
MAX_FEED_MARKUP = 2 * MAX_TEXT
CUT = f"longer than {MAX_TEXT:,} characters: the rest was left out"
MAX_ELEMENTS = 40_000  # an article's page has 500 to 5,000
MAX_TABLE_CELLS = 600
MAX_CHILDREN = 2_000  # of one element
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
    dates = (Moment(entry_published), page.published if page else _NO_MOMENT)
    ahead = any(d.at is not None and d.at > latest for d in dates)
    from_entry, from_page = (d if d.at is not None and d.at <= latest else _NO_MOMENT for d in dates)
    published, day_only = _published(from_entry.at, from_page)
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
class Moment:
    at: datetime | None = None  # UTC
    day_only: bool = False


_NO_MOMENT = Moment()


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
    about = _structured(tree)
    etree.strip_elements(tree, *_UNSEEN_TAGS, with_tail=False)
    page = _about(tree, about, url, headers)
    free = not any(str(a.get("isAccessibleForFree", "")).lower() == "false" for a in about)
    shown = fold(" ".join("".join(tree.itertext())[:40_000].split()))
    _prune(tree, LEFT_OUT.get(_host(url), frozenset()))
    text = _body(tree, about, page.title)
    wall = _wall(text, free, shown)
    if wall in ("cookie wall", "browser check"):
        text = ""  # those words are the wall's own
    return replace(page, text=text, note=wall or (None if len(text) >= MIN_TEXT else "no article"))


def _about(tree: lxml.html.HtmlElement, about: list[dict[str, Any]], url: str, headers: Mapping[str, str]) -> Page:
    """What the page says of its article, structured data first; the text is still to come."""
    lima = _host(url).endswith(NAIVE_TIMES_IN_LIMA)
    published = [*_of(about, "datePublished"), *_metas(tree, _PUBLISHED), *_times(tree), _in_url(url)]
    return Page(
        text="",
        title=_title(tree, about),
        canonical_url=_canonical(tree, url),
        published=_moment(published, lima),
        modified=_moment([*_of(about, "dateModified"), *_metas(tree, _MODIFIED)], lima),
        author=_author(about, tree),
        section=_first([*_of(about, "articleSection"), *_metas(tree, _SECTION)], 100),
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


_LINES = ("p", "div", "li", "h2", "h3", "h4")
_UNSEEN_TAGS = ("script", "style", "noscript", "template", "svg", "iframe")
_BOILERPLATE_TAGS = ("nav", "aside", "footer", "form", "button", "select")
_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:related|relacionad[oa]s?|recomendad[oa]s?|recommended|te-puede-interesar|lea-tambien|lee-tambien|leer-mas"
    r"|read-(?:more|also|next)|mas-leid[oa]s|most-read|trending|newsletter|comments?|comentarios|disqus|share|sharing|social"
    r"|cookies?|consent|gdpr|sidebar|breadcrumbs?|tags?|paywall|subscribe|suscripcion|promo|sponsored|publicidad|advert\w*"
    r"|banner|jp-relatedposts|outbrain|taboola|author-box|masthead)(?:$|[\s_-])", re.IGNORECASE)
_READ_ALSO = re.compile(
    r"^[\s•►▶»>*|-]*(?:lea|lee|leer|mira|mire|vea|ver|te puede interesar|le puede interesar|tambien puedes leer"
    r"|tambien te puede interesar|te recomendamos|recomendado|relacionad[oa]s?|mas informacion|mas noticias"
    r"|no te pierdas|read|see|related|related stories|more from|more stories|recommended|you may also like)"
    r"(?:\s+(?:tambien|mas|ademas|aqui|also|more))?\s*:")


def _prune(tree: lxml.html.HtmlElement, classes: frozenset[str]) -> None:
    """Takes out what is not the article, and what takes minutes to read: giant tables, thousands of attributes."""
    doomed = []
    whole = _words_in(tree)
    walk = etree.iterwalk(tree, events=("start",))
    for n, (_, element) in enumerate(walk):
        tag = element.tag
        if n > MAX_ELEMENTS or (
                tag == "table" and len(element.findall(".//td")) > MAX_TABLE_CELLS) or (
                tag in _LINES and _is_other_story(element)) or (
                (tag in _BOILERPLATE_TAGS or _is_boilerplate(element, classes))
                # some sites wrap the whole page in a form, or in "with-sidebar": that is no boilerplate
                and 2 * _words_in(element) <= whole):
            doomed.append(element)
            walk.skip_subtree()
        elif len(element) > MAX_CHILDREN:
            etree.strip_tags(element, "span", "a", "b", "i", "em", "strong", "font", "br")
    for element in doomed:
        if element.getparent() is not None and element.tag != "body":
            element.drop_tree()


def _words_in(element: lxml.html.HtmlElement) -> int:
    """Characters in its paragraphs that are not links."""
    return sum(len(p.text or "") + sum(len(child.tail or "") for child in p) for p in element.iter("p"))


def _is_boilerplate(element: lxml.html.HtmlElement, classes: frozenset[str]) -> bool:
    if element.tag in ("html", "body", "main", "article", "head", "meta", "link", "title"):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    if len(names) < 3:
        return element.get("hidden") is not None
    return bool(_BOILERPLATE.search(names)) or not classes.isdisjoint(names.split()) or element.get("role") in (
        "navigation", "complementary", "banner", "contentinfo", "search")


def _is_other_story(element: lxml.html.HtmlElement) -> bool:
    """A line that is one link and nothing else, or begins with "Lee también:": another story's headline and toll."""
    if len(element) > 4:
        return False
    text = "".join(element.itertext())[:600].strip()
    if not text or len(text) > 400:
        return False
    if _READ_ALSO.match(fold(text)):
        return True
    links = [a for a in element.iter("a") if a.get("href")]
    return len(links) == 1 and len(text) > 25 and "".join(links[0].itertext()).strip() == text


def _body(tree: lxml.html.HtmlElement, about: list[dict[str, Any]], title: str) -> str:
    headings = {fold(h) for h in (title, *(h.text_content() for h in tree.iter("h1"))) if h}
    source = etree.tostring(tree, encoding="utf-8", method="html")
    text = _taken_out(source, headings, fast=True)
    if len(text) < MIN_TEXT:
        text = max(text, _taken_out(source, headings, fast=False), key=len)
    written = max((text_of(one) for one in _of(about, "articleBody")), key=len, default="")
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
    return "\n\n".join(line for line in lines if line and not (len(line) < 300 and _READ_ALSO.match(fold(line[:80]))))


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
    """What stands before the article, when something does."""
    if len(text) >= STUB and free:
        return None
    return next((name for name, words in _WALLS if words.search(shown)), None if free else "paywall")


# --- what the page says of itself ------------------------------------------------------------------------------------

_ARTICLE_TYPES = re.compile(r"Article$|^BlogPosting$|^Report$|^NewsArticle|^LiveBlogPosting$")
_PUBLISHED = ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
              "pubdate", "publishdate", "publish-date", "cxenseparse:recs:publishtime", "sailthru.date",
              "parsely-pub-date")
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dc.date.modified")
_SECTION = ("article:section", "section", "parsely-section")
_BYLINES = frozenset({"author", "author-name", "autor", "byline", "byline__name", "entry-author"})
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "byl")


def _structured(tree: lxml.html.HtmlElement) -> list[dict[str, Any]]:
    """The page's JSON-LD objects that describe an article."""
    found = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = (script.text or "").strip()[:2_000_000]
        try:
            # line ends inside strings are common, and no reason to lose the date
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        found += [d for d in _objects(data) if any(_ARTICLE_TYPES.search(t) for t in _strings(d.get("@type")))]
    return found[:20]


def _objects(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(data, list) and depth < 4:
        for one in data[:50]:
            yield from _objects(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        if isinstance(data.get("@graph"), list):
            yield from _objects(data["@graph"], depth + 1)


def _strings(value: object) -> list[str]:
    """A value of JSON-LD as texts: it may be one, a list, or objects with a name."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _strings(value.get("name") or value.get("@value"))
    return [text for one in value[:20] for text in _strings(one)] if isinstance(value, list) else []


def _of(about: list[dict[str, Any]], key: str) -> list[str]:
    return [text for one in about for text in _strings(one.get(key))]


def _metas(tree: lxml.html.HtmlElement, names: tuple[str, ...]) -> list[str]:
    """Contents of the meta elements of those names, in the order of `names`."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in names and meta.get("content"):
            found.setdefault(name, str(meta.get("content")))
    return [found[name] for name in names if name in found]


def _times(tree: lxml.html.HtmlElement) -> list[str]:
    """The first <time> of the page's article, or the only one."""
    times = [str(t.get("datetime")) for t in tree.iter("time") if t.get("datetime")]
    return times[:1]


def _in_url(url: str) -> str:
    """'/2015/01/12/' in an address."""
    match = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])", urlsplit(url).path)
    return "-".join(match.groups()) if match else ""


def _moment(written: list[str], lima: bool) -> Moment:
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
    return _NO_MOMENT


def _published(entry: datetime | None, page: Moment) -> tuple[datetime | None, bool]:
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


def _title(tree: lxml.html.HtmlElement, about: list[dict[str, Any]]) -> str:
    headings = [h.text_content() for h in tree.iter("h1")][:1]
    site = _first(_metas(tree, ("og:site_name",)), 100) or ""
    titles = [t.text_content() for t in tree.iter("title")][:1]
    named = _first([*_metas(tree, ("og:title", "twitter:title")), *titles], 300) or ""
    return _first(_of(about, "headline"), 300) or _without_site(named, site) or _first(headings, 300) or ""


def _without_site(title: str, site: str) -> str:
    """'Emboscada en Llochegua | El Diario' → 'Emboscada en Llochegua'."""
    head, bar, tail = title.rpartition(" | ")
    if not bar:
        head, bar, tail = title.rpartition(" - ")
    if bar and (bar == " | " or (site and fold(tail) == fold(site))) and len(head) > len(tail):
        return head.strip()
    return title


def _author(about: list[dict[str, Any]], tree: lxml.html.HtmlElement) -> str | None:
    signed = [e.text_content() for e in tree.iter("a", "span", "address", "p", "div") if _signs(e)][:1]
    site = {fold(n) for n in _metas(tree, ("og:site_name",))}
    names = [n for n in [*_of(about, "author"), *_metas(tree, _AUTHOR), *signed]
             if not n.startswith("http") and fold(n) not in site and len(n) < 200]
    return re.sub(r"^(?:Por|By|Escribe)\s*:?\s+", "", _first(names, 200) or "") or None


def _signs(element: lxml.html.HtmlElement) -> bool:
    return element.get("rel") == "author" or element.get("itemprop") == "author" or not _BYLINES.isdisjoint(
        (element.get("class") or "").lower().split())


def _first(texts: list[str], limit: int) -> str | None:
    return next(filter(None, (plain_text(t, limit) for t in texts)), None)


def _canonical(tree: lxml.html.HtmlElement, url: str) -> str | None:
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
