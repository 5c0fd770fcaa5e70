"""Feed bytes → entries: RSS 0.9x to 2.0, RDF and Atom through feedparser, JSON Feed by our own reading."""

from __future__ import annotations

import html
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import feedparser

from extractors.charset import decode
from extractors.feed_date import from_struct, parse_date
from extractors.feed_xml import Mended, NotAFeed, mend, resolved
from extractors.records import Entry, Feed
from extractors.url import web_link

MAX_ENTRIES = 2000  # per feed; more are counted, not read
MAX_BYTES = 50_000_000
MAX_TITLE = 1_000  # characters
MAX_TEXT = 500_000
MAX_GUID = 2_000


class FeedError(ValueError):
    """The body is no feed; str(e) says what it is instead."""


def parse(body: bytes, url: str, headers: Mapping[str, str]) -> Feed:
    """The entries of a feed, in its order. FeedError when the body is no feed. Linear time, whatever the body."""
    body = _unzipped(body)
    if not body.strip(b" \t\r\n\0"):
        raise FeedError("empty")
    if len(body) > MAX_BYTES:
        raise FeedError(f"larger than {MAX_BYTES / 1e6:g} MB")
    if body.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04")):
        raise FeedError("not text")
    text = decode(body, headers).lstrip("\ufeff \t\r\n\0")
    said = next((v for k, v in headers.items() if k.lower() == "content-location"), None)
    url = web_link(said, url) or url
    return _json_feed(text, url) if text[:1] in ("{", "[") else _xml_feed(text, url, headers)


def plain_text(markup: object, limit: int = MAX_TITLE) -> str:
    """Text without tags, entities, control or direction characters, on one line."""
    text = str(markup or "")
    if len(text) > limit * 20:
        text = _CUT_TAG.sub("", text[: limit * 20])
    for _ in range(3):  # '&amp;lt;b&amp;gt;': feeds escape titles up to three times
        text = _without_tags(text)
        if "&" not in text:
            break
        text = resolved(text)
    else:
        text = _without_tags(text)
    return " ".join(_clean(text).split())[:limit].rstrip()


def _without_tags(text: str) -> str:
    return _TAGS.sub(" ", _SCRIPTS.sub(" ", _COMMENTS.sub("", text))) if "<" in text else text


_COMMENTS = re.compile(r"<!--[^>]*+(?:>|$)")
_TAGS = re.compile(r"</?[A-Za-z!?][^<>]*+>")
_CUT_TAG = re.compile(r"(?:<|&lt;)[^<>&]{0,100}$|&[^;&]{0,30}$")
_SCRIPTS = re.compile(r"<(script|style)\b[^<>]*+>[^<]*+</\1\s*+>", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
                     r"\ud800-\udfff\ufeff\ufff9-\ufffb\uffff]")


def _clean(text: str) -> str:
    return _UNSEEN.sub("", text)


def _markup(text: object, limit: int = MAX_TEXT) -> str:
    return _clean(str(text or "")[:limit]).strip()


def _unzipped(body: bytes) -> bytes:
    """A feed served as a .gz file."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        out = zlib.decompressobj(31).decompress(body, MAX_BYTES + 1)
    except zlib.error as e:
        raise FeedError("not text") from e
    if len(out) > MAX_BYTES or out.startswith(b"\x1f\x8b"):
        raise FeedError(f"larger than {MAX_BYTES / 1e6:g} MB")
    return out


# --- RSS, RDF, Atom --------------------------------------------------------------------------------------------------


def _xml_feed(text: str, url: str, headers: Mapping[str, str]) -> Feed:
    try:
        mended = mend(text, MAX_ENTRIES)
    except NotAFeed as e:
        raise FeedError(str(e)) from e
    if not mended.whole and not mended.items:
        raise FeedError("breaks off before its first entry ends")
    try:
        parsed = _parsed(mended, url)
    except Exception:  # feedparser stumbles over some misplaced elements of other vocabularies
        try:
            parsed = _parsed(mend(text, MAX_ENTRIES, extensions=False), url)
        except Exception as e:
            raise FeedError(f"not readable: {type(e).__name__}") from e
    version = parsed.get("version") or ""
    if not parsed.entries and not version and parsed.bozo:
        raise FeedError(f"not readable: {plain_text(parsed.get('bozo_exception'), 200)}")
    about, rss = parsed.feed, version.startswith("rss")
    made = _made(about, headers)
    return Feed(
        title=plain_text(about.get("title")),
        entries=tuple(_entry(e, url, rss, made) for e in parsed.entries[:MAX_ENTRIES]),
        ttl_s=_ttl_s(about),
        language=plain_text(about.get("language"), 20) or None,
        over_cap=mended.over_cap,
    )


def _parsed(mended: Mended, url: str) -> Any:
    known = {"content-type": "application/xml; charset=utf-8"}
    if mended.based:  # without a base of its own feedparser keeps that of the element before
        known["content-location"] = url
    # bytes, never text: feedparser takes a text for an address or a file name
    return feedparser.parse(mended.xml.encode("utf-8"), sanitize_html=False, resolve_relative_uris=False,
                            response_headers=known)


def _made(about: Any, headers: Mapping[str, str]) -> datetime | None:
    """When the feed was made, by its own word or its server's: what a day without year is measured against."""
    own = _date(about, "updated") or _date(about, "published")
    return own or parse_date(next((v for k, v in headers.items() if k.lower() in ("date", "last-modified")), None))[0]


def _entry(e: Any, url: str, rss: bool, made: datetime | None) -> Entry:
    published, updated = _date(e, "published", made), _date(e, "updated", made)
    if published is None and not dict.get(e, "published"):
        # RSS 1.0 has dc:date only, which feedparser takes for an update
        published = (rss and updated) or _date(e, "created", made)
    return Entry(
        guid=_markup(dict.get(e, "id"), MAX_GUID) or None,
        link=_link(e, url, rss),
        title=plain_text(dict.get(e, "title")),
        summary=_markup(dict.get(e, "summary")),
        content=_markup("\n".join(str(part.get("value") or "") for part in dict.get(e, "content") or ())),
        published=published,
        updated=updated,
        author=plain_text(_author(e), 300) or None,
    )


def _author(e: Any) -> str:
    """All who are named; feedparser's own `author` has the last one only."""
    names = [str(one["name"]) for one in dict.get(e, "authors") or () if isinstance(one, dict) and one.get("name")]
    return ", ".join(dict.fromkeys(names[:20])) if len(names) > 1 else str(dict.get(e, "author") or "")


def _link(e: Any, url: str, rss: bool) -> str | None:
    named = dict.get(e, "link")
    if named == dict.get(e, "id") and not re.match(r"https?:|/", str(named)):
        named = None  # an id that feedparser takes for the link of an entry without one, and no address
    candidates = [named]
    candidates += [x.get("href") for x in dict.get(e, "links") or () if x.get("rel", "alternate") == "alternate"][:20]
    if rss and not dict.get(e, "guidislink") and "guidislink" not in e:  # RSS 1.0 names an item by its address
        candidates.append(dict.get(e, "id"))
    return next(filter(None, (web_link(c, url) for c in candidates)), None)


def _date(e: Any, name: str, made: datetime | None = None) -> datetime | None:
    written = dict.get(e, name)
    if not written:
        return None
    moment, understood = parse_date(str(written), made)
    if moment is None and not understood:
        moment = from_struct(dict.get(e, f"{name}_parsed"), str(written))
    return moment


def _ttl_s(about: Any) -> int | None:
    ttl = str(about.get("ttl") or "").strip()
    return int(ttl) * 60 if re.fullmatch(r"\d{1,6}", ttl) else None


# --- JSON Feed -------------------------------------------------------------------------------------------------------


def _json_feed(text: str, url: str) -> Feed:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as e:
        raise FeedError("neither XML nor JSON" if text[0] == "[" else f"broken JSON: {str(e)[:100]}") from e
    if not isinstance(data, dict) or not _is_json_feed(data):
        raise FeedError("JSON, but no JSON Feed")
    items = data.get("items", [])
    if not isinstance(items, list) or not isinstance(data.get("title", ""), str):
        raise FeedError("a JSON Feed whose title is no text or whose items are no list")
    entries = [item for item in items if isinstance(item, dict)]
    return Feed(
        title=plain_text(data.get("title")),
        entries=tuple(_json_entry(item, url) for item in entries[:MAX_ENTRIES]),
        language=plain_text(_text(data.get("language")), 20) or None,
        over_cap=max(0, len(entries) - MAX_ENTRIES),
    )


def _is_json_feed(data: Mapping[str, Any]) -> bool:
    version = data.get("version")
    if version:
        return bool(re.match(r"(?:https?://(?:www\.)?jsonfeed\.org/version/)?1(?:\.\d)?/?$", str(version)))
    items = data.get("items")  # some forget to say what they are
    return isinstance(items, list) and bool(items) and isinstance(items[0], dict) and bool(
        {"content_html", "content_text", "date_published"} & items[0].keys())


def _json_entry(item: Mapping[str, Any], url: str) -> Entry:
    guid = item.get("id")
    link = web_link(_text(item.get("url")), url) or web_link(_text(item.get("external_url")), url)
    content = _text(item.get("content_html")) or _escaped(item.get("content_text"))
    named = isinstance(guid, str | int | float) and not isinstance(guid, bool)
    return Entry(
        guid=_markup(guid, MAX_GUID) or None if named else None,
        link=link,
        title=plain_text(_text(item.get("title"))),
        summary=_markup(_escaped(item.get("summary"))),
        content=_markup(content),
        published=parse_date(_text(item.get("date_published")))[0],
        updated=parse_date(_text(item.get("date_modified")))[0],
        author=plain_text(", ".join(_names(item.get("authors"), item.get("author"))), 300) or None,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _escaped(value: object) -> str:
    return html.escape(_text(value), quote=False)


def _names(authors: object, author: object) -> Iterable[str]:
    """Each once; some write one object where a list is asked for."""
    named = [*(authors if isinstance(authors, list) else [authors]), author]
    return dict.fromkeys(one["name"] for one in named if isinstance(one, dict) and _text(one.get("name")))
