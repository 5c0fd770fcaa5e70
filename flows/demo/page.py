"""The sample newsroom's pages: a piece → one HTML page, with all that stands around an article on the real web."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from zoneinfo import ZoneInfo

from flows.demo.press import Outlet, Piece

LIMA = ZoneInfo("America/Lima")
WORDS = {
    "es": {"home": "Portada", "sections": ("Actualidad", "Economía", "Deportes", "Opinión"), "share": "Compartir en",
           "related": "Más noticias", "archive": "De nuestro archivo", "comments": "Comentarios", "by": "Por",
           "wall": "Contenido exclusivo para suscriptores. Suscríbase para seguir leyendo.",
           "cookies": "Usamos galletas imaginarias. Aceptar",
           "notice": "Medio inventado para una demostración: nada de lo que se cuenta aquí ocurrió."},
    "en": {"home": "Home", "sections": ("News", "Business", "Sports", "Opinion"), "share": "Share on",
           "related": "More stories", "archive": "From our archive", "comments": "Comments", "by": "By",
           "wall": "This story is for subscribers. Subscribe to continue reading.",
           "cookies": "We use imaginary cookies. Accept",
           "notice": "An invented outlet made for a demonstration: nothing told here took place."},
}


def article(piece: Piece, base: str, earlier: Sequence[Piece]) -> str:
    """The full page. `earlier` are older pieces of the same outlet, linked beside the text with their own tolls."""
    outlet, words = piece.outlet, WORDS[piece.outlet.lang]
    wall = f'<div class="paywall"><p>{words["wall"]}</p></div>' if piece.kind == "paywall" else ""
    return "\n".join([
        _head(piece, base),
        _masthead(outlet),
        '<main><article class="story">',
        f"<h1>{escape(piece.title)}</h1>",
        _byline(piece),
        _time(piece),
        _share(outlet),
        f'<div class="story-body">{_body(piece)}</div>',
        wall,
        _share(outlet),
        "</article>",
        _comments(outlet),
        "</main>",
        _aside(outlet, base, earlier),
        _footer(outlet),
    ])


def amp(piece: Piece, base: str) -> str:
    """The AMP page of a piece: the bare text, naming the full page as canonical."""
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in piece.paragraphs)
    return (f'<!doctype html><html amp lang="{piece.outlet.lang}"><head><meta charset="{piece.outlet.charset}">'
            f'<title>{escape(piece.title)}</title><link rel="canonical" href="{base}{piece.path}">'
            f'{_json_ld(piece, base)}</head><body><header>{escape(piece.outlet.name)}</header>'
            f"<article><h1>{escape(piece.title)}</h1>{paragraphs}</article>{_footer(piece.outlet)}")


def gallery(piece: Piece, base: str) -> str:
    """A page with pictures and no article."""
    pictures = "".join(f'<figure><img src="/f/{n}.jpg" alt=""><figcaption>Foto {n}</figcaption></figure>'
                       for n in range(1, 9))
    main = f"<main><h1>{escape(piece.title)}</h1>{pictures}</main>"
    return "\n".join([_head(piece, base), _masthead(piece.outlet), main, _footer(piece.outlet)])


def front(outlet: Outlet, base: str, pieces: Sequence[Piece]) -> str:
    """An outlet's front page, for people who look around."""
    return "\n".join([f'<!doctype html><html lang="{outlet.lang}"><head><meta charset="{outlet.charset}">'
                      f"<title>{escape(outlet.name)}</title></head><body>", _masthead(outlet), _list(base, pieces),
                      _footer(outlet)])


def missing(lang: str = "es") -> str:
    text = {"es": "No encontramos esta página.", "en": "We could not find that page."}[lang]
    return (f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>404</title></head>'
            f"<body><h1>404</h1><p>{text}</p></body></html>")


# --- the parts of a page ---------------------------------------------------------------------------------------------


def _head(piece: Piece, base: str) -> str:
    outlet = piece.outlet
    write_date = {"jsonld": _json_ld, "jsonld_dates": _json_ld_dates, "meta": _meta, "time": lambda *_: ""}
    amp_link = f'<link rel="amphtml" href="{base}{piece.amp_path}">' if piece.amp else ""
    return (f'<!doctype html>\n<html lang="{outlet.lang}"><head><meta charset="{outlet.charset}">'
            f"<title>{escape(piece.title)} | {escape(outlet.name)}</title>"
            f'<link rel="canonical" href="{base}{piece.path}">{amp_link}'
            f'<meta property="og:title" content="{escape(piece.title)}"><meta property="og:type" content="article">'
            f'<meta property="og:site_name" content="{escape(outlet.name)}">{write_date[outlet.dated](piece, base)}'
            f'<script>window.metrics = {{"muertos": 99, "kilos": 9999}};</script>'
            f"<style>body {{ font: 18px/1.5 Georgia, serif; max-width: 60rem; margin: auto }}</style></head><body>")


def _json_ld(piece: Piece, base: str) -> str:
    """A NewsArticle as search engines ask for it."""
    data: dict[str, object] = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": piece.title,
        "mainEntityOfPage": base + piece.path, "inLanguage": piece.outlet.lang,
        "datePublished": piece.published.isoformat(), "dateModified": piece.updated.isoformat(),
        "articleSection": piece.section, "publisher": {"@type": "Organization", "name": piece.outlet.name}}
    if piece.author:
        data["author"] = [{"@type": "Person", "name": piece.author}]
    return _script(data)


def _json_ld_dates(piece: Piece, base: str) -> str:
    """The dates and nothing else, inside a graph."""
    return _script({"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": piece.outlet.name},
        {"@type": "NewsArticle", "datePublished": piece.published.isoformat(),
         "dateModified": piece.updated.isoformat()}]})


def _meta(piece: Piece, base: str) -> str:
    free = _script({"@context": "https://schema.org", "@type": "NewsArticle", "isAccessibleForFree": False}) \
        if piece.kind == "paywall" else ""
    return (f'<meta property="article:published_time" content="{piece.published.isoformat()}">'
            f'<meta property="article:modified_time" content="{piece.updated.isoformat()}">'
            f'<meta property="article:section" content="{escape(piece.section)}">'
            f'<meta name="author" content="{escape(piece.author or piece.outlet.name)}">{free}')


def _script(data: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def _masthead(outlet: Outlet) -> str:
    words = WORDS[outlet.lang]
    links = "".join(f'<li><a href="/{outlet.slug}/">{name}</a></li>' for name in (words["home"], *words["sections"]))
    return (f'<div class="cookies">{words["cookies"]}</div><header class="masthead"><a href="/{outlet.slug}/">'
            f"{escape(outlet.name)}</a> <small>{escape(outlet.motto)}</small></header><nav><ul>{links}</ul></nav>")


def _byline(piece: Piece) -> str:
    if not piece.author:
        return ""
    return f'<p class="byline">{WORDS[piece.outlet.lang]["by"]} <span class="author">{escape(piece.author)}</span></p>'


def _time(piece: Piece) -> str:
    day = piece.published.astimezone(LIMA)
    return f'<p class="date"><time datetime="{piece.published.isoformat()}">{day:%d/%m/%Y %H:%M}</time></p>'


def _share(outlet: Outlet) -> str:
    share = WORDS[outlet.lang]["share"]
    links = "".join(f'<li><a href="#{name}">{share} {name}</a></li>' for name in ("Pajarito", "Cara", "Correo"))
    return f'<ul class="share social-share">{links}</ul>'


def _body(piece: Piece) -> str:
    """The paragraphs; a "read also" line of the outlet stands after the first, as such lines do."""
    shown = piece.paragraphs[:1] if piece.kind == "paywall" else piece.paragraphs
    parts = [f"<p>{escape(p)}</p>" for p in shown]
    if piece.outlet.inline and len(parts) > 1:
        line = piece.outlet.inline[len(piece.id) % len(piece.outlet.inline)]  # any choice that stays the same
        link = f'<a href="/{piece.outlet.slug}/"><strong>{escape(line)}</strong></a>'
        parts.insert(1, f'<p class="lea-tambien">{link}</p>')
    return "\n".join(parts)


def _comments(outlet: Outlet) -> str:
    if not outlet.comments:
        return ""
    items = "".join(f'<div class="comment"><b>lector{n}</b><p>{escape(said)}</p></div>'
                    for n, said in enumerate(outlet.comments, 1))
    return f'<section id="comments" class="comments"><h3>{WORDS[outlet.lang]["comments"]}</h3>{items}</section>'


def _aside(outlet: Outlet, base: str, earlier: Sequence[Piece]) -> str:
    words = WORDS[outlet.lang]
    archive = "".join(f'<li><a href="/{outlet.slug}/">{escape(line)}</a></li>' for line in outlet.related)
    return (f'<aside class="related"><h3>{words["related"]}</h3>{_list(base, earlier)}'
            f'<h3>{words["archive"]}</h3><ul>{archive}</ul></aside>')


def _list(base: str, pieces: Sequence[Piece]) -> str:
    items = "".join(f'<li><a href="{base}{p.path}">{escape(p.title)}</a></li>' for p in pieces)
    return f"<ul>{items}</ul>"


def _footer(outlet: Outlet) -> str:
    return f'<footer><p>{escape(outlet.name)}. {WORDS[outlet.lang]["notice"]}</p></footer></body></html>'
