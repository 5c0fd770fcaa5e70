"""The sample newsroom's feeds: pieces → RSS 2.0 or Atom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape

from flows.demo.page import LIMA
from flows.demo.press import Outlet, Piece

Address = Callable[[Piece], str]  # what the feed links for a piece

SPANISH_DAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
SPANISH_MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "set", "oct", "nov", "dic")
FULL_TEXT_KINDS = ("paywall", "forbidden")  # what the page withholds, the feed carries


def render(outlet: Outlet, pieces: Sequence[Piece], base: str, linked: Mapping[str, Piece]) -> bytes:
    """The outlet's feed. `linked`: the pieces that `link` entries point to, by id."""
    newest = max((piece.updated for piece in pieces), default=None)
    make = {"rss": _rss, "atom": _atom}[outlet.feed["kind"]]
    body = make(outlet, pieces, base, lambda piece: _address(piece, base, linked), newest).encode()
    if outlet.feed.get("broken"):  # as if the connection had dropped inside a third item
        return body.removesuffix(b"</channel></rss>") + b"<item><title>La municipalidad compra tres bancas y un"
    return body


def _address(piece: Piece, base: str, linked: Mapping[str, Piece]) -> str:
    if piece.links_to:
        return f"{base}{linked[piece.links_to].path}?utm_source={piece.outlet.slug}&utm_medium=rss&fbclid=Iw-enlace-1"
    return base + (piece.amp_path if piece.amp else piece.path) + piece.outlet.link


def _rss(outlet: Outlet, pieces: Sequence[Piece], base: str, address: Address, newest: datetime | None) -> str:
    day = spanish_date if outlet.days == "spanish" else format_datetime
    items = "".join(
        f"<item><title>{escape(p.title)}</title><link>{escape(address(p))}</link>"
        f'<guid isPermaLink="false">{outlet.slug}:{p.id}</guid><pubDate>{day(p.published)}</pubDate>'
        f"<category>{escape(p.section)}</category>"
        f"<description>{escape(_summary(p))}</description>{_content(p)}</item>" for p in pieces)
    built = f"<lastBuildDate>{day(newest)}</lastBuildDate>" if newest else ""
    return ('<?xml version="1.0" encoding="UTF-8"?>'
            '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>{escape(outlet.name)}</title><link>{base}/{outlet.slug}/</link>"
            f"<description>{escape(outlet.motto)}</description><language>{outlet.lang}</language>{built}"
            f"{items}</channel></rss>")


def _content(piece: Piece) -> str:
    if not (piece.paragraphs and (piece.outlet.feed.get("full") or piece.kind in FULL_TEXT_KINDS)):
        return ""
    return f"<content:encoded><![CDATA[{_html(piece)}]]></content:encoded>"


def _atom(outlet: Outlet, pieces: Sequence[Piece], base: str, address: Address, newest: datetime | None) -> str:
    entries = "".join(
        f'<entry><id>tag:{outlet.slug}.invalid,2026:{p.id}</id><title>{escape(p.title)}</title>'
        f'<link rel="alternate" href="{escape(address(p))}"/><published>{p.published.isoformat()}</published>'
        f"<updated>{p.updated.isoformat()}</updated><author><name>{escape(p.author or outlet.name)}</name></author>"
        f'<summary>{escape(_summary(p))}</summary>'
        + (f'<content type="html">{escape(_html(p))}</content>' if p.kind in FULL_TEXT_KINDS else "")
        + "</entry>" for p in pieces)
    updated = f"<updated>{newest.isoformat()}</updated>" if newest else ""
    return ('<?xml version="1.0" encoding="UTF-8"?>'
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.lang}">'
            f'<id>tag:{outlet.slug}.invalid,2026:feed</id><title>{escape(outlet.name)}</title>'
            f'<link href="{base}/{outlet.slug}/"/><link rel="self" href="{base}{outlet.feed_path}"/>'
            f"{updated}{entries}</feed>")


def _html(piece: Piece) -> str:
    return "".join(f"<p>{escape(p)}</p>" for p in piece.paragraphs)


def _summary(piece: Piece) -> str:
    """The first paragraph, cut at a word as feeds do."""
    first = piece.paragraphs[0] if piece.paragraphs else ""
    return first if len(first) <= 200 else first[:200].rsplit(" ", 1)[0] + " […]"


def spanish_date(moment: datetime) -> str:
    """ "mar, 24 nov 2026 12:00:00 -0500": what some sites write where RFC 822 wants English names."""
    day = moment.astimezone(LIMA)
    return f"{SPANISH_DAYS[day.weekday()]}, {day.day:02} {SPANISH_MONTHS[day.month - 1]} {day:%Y %H:%M:%S %z}"
