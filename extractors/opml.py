"""OPML, the way in which readers hand each other lists of feeds: bytes → outlines, outlines → text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from extractors.charset import decode
from extractors.feed import plain_text
from extractors.feed_xml import elements, root_name

MAX_BYTES = 15_000_000
MAX_OUTLINES = 5_000


class OpmlError(ValueError):
    """The file is no OPML; str(e) says what it is instead."""


@dataclass(frozen=True, slots=True)
class Outline:
    title: str
    url: str  # as written
    lang: str | None = None
    line: int = 0  # in the file, from 1


def parse(body: bytes, headers: Mapping[str, str] | None = None) -> list[Outline]:
    """The feeds of an OPML file, in its order. Entities and document types are not followed; linear time."""
    if len(body) > MAX_BYTES:
        raise OpmlError(f"larger than {MAX_BYTES / 1e6:g} MB")
    text = decode(body, headers or {})
    root = root_name(text)
    if root != "opml":
        raise OpmlError(f"no OPML: its root element is <{root[:40]}>" if root else "no OPML: no XML in it")
    found: list[Outline] = []
    line, at = 1, 0
    for start, attributes in elements(text, "outline"):
        line, at = line + text.count("\n", at, start), start
        named = {name.lower(): value for name, value in attributes.items()}
        url = named.get("xmlurl", "").strip()
        if url:
            found.append(Outline(plain_text(named.get("title") or named.get("text") or "", 200), url,
                                 plain_text(named.get("language") or "", 20)[:2].lower() or None, line))
        if len(found) > MAX_OUTLINES:
            raise OpmlError(f"more than {MAX_OUTLINES} feeds")
    return found


def write(outlines: Iterable[Outline], title: str) -> str:
    """An OPML 2.0 file."""
    lines = [f"    <outline type=\"rss\" text={quoteattr(o.title)} xmlUrl={quoteattr(o.url)}"
             + (f" language={quoteattr(o.lang)}" if o.lang else "") + "/>" for o in outlines]
    head = f"  <head><title>{plain_text(title).replace('&', '&amp;').replace('<', '&lt;')}</title></head>"
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', head, "  <body>", *lines,
                      "  </body>", "</opml>", ""])
