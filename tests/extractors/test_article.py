"""A page's article, and nothing else of the page."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from extractors.article import extract, language, text_of
from extractors.records import Article
from flows.demo import newsroom, press

URL = "https://diario.pe/peru/emboscada-en-llochegua"
BODY = (
    "Una patrulla del Ejército fue emboscada el jueves en el distrito de Llochegua, provincia de Huanta.",
    "Dos soldados murieron y tres resultaron heridos, informó el Comando Conjunto de las Fuerzas Armadas.",
    "El ataque ocurrió cuando los militares recorrían a pie el camino que une los anexos de Corazonpata y Periavente.",
)
TEXT = "\n\n".join(BODY)
ENTRY_AT = datetime(2026, 11, 20, 15, 42, tzinfo=UTC)


def page(*around: str, head: str = "", body: tuple[str, ...] = BODY) -> bytes:
    paragraphs = "".join(f"<p>{p}</p>" for p in body)
    before, after = "".join(around[:1]), "".join(around[1:])
    return (f"<!doctype html><html lang='es'><head><meta charset='utf-8'><title>Emboscada en Llochegua | El Diario</title>"
            f"{head}</head><body>{before}<main><article><h1>Emboscada en Llochegua</h1>{paragraphs}{after}</article></main>"
            f"</body></html>").encode()


def read(html: bytes, url: str = URL, headers: dict[str, str] | None = None, **entry: object) -> Article | None:
    return extract(html, url, headers or {"content-type": "text/html; charset=utf-8"}, **entry)  # type: ignore[arg-type]


def got(html: bytes, **how: object) -> Article:
    article = read(html, **how)  # type: ignore[arg-type]
    assert article is not None
    return article


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


# --- text ------------------------------------------------------------------------------------------------------------


def test_title_and_text() -> None:
    article = got(page())
    assert (article.title, article.text, article.lang) == ("Emboscada en Llochegua", TEXT, "es")
    assert (article.from_feed, article.note, article.canonical_url) == (False, None, URL)


OTHER = "Narcos matan a nueve policías en Pichari y roban 900 kilos de cocaína"


@pytest.mark.parametrize("other", [
    f"<aside><ul><li><a href='/x'>{OTHER}</a></li></ul></aside>",
    f"<div class='related-news'><h3>Relacionadas</h3><p>{OTHER}</p></div>",
    f"<p class='lea-tambien'><a href='/x'><strong>{OTHER}</strong></a></p>",
    f"<p>Lee también: {OTHER}</p>", f"<p><strong>LEA TAMBIÉN:</strong> <a href='/x'>{OTHER}</a></p>",
    f"<p>Te puede interesar: <a href='/x'>{OTHER}</a></p>", f"<p>Read also: {OTHER}</p>",
    f"<p><a href='/x'>{OTHER}</a></p>",
    f"<nav><a href='/x'>{OTHER}</a></nav>", f"<footer><p>{OTHER}</p></footer>",
    f"<section id='comments'><p>{OTHER}</p></section>", f"<script>var x = '{OTHER}'</script>",
    f"<div class='mas-leidas'><ol><li>{OTHER}</li></ol></div>", f"<div class='newsletter'><p>{OTHER}</p></div>",
])
def test_other_stories_and_their_tolls_stay_out(other: str) -> None:
    for html in (page(other), page("", other)):
        assert "nueve" not in got(html).text
        assert "Dos soldados murieron" in got(html).text


@pytest.mark.parametrize("wrapper", [
    "<form id='aspnetForm'>{}</form>", "<div class='content with-sidebar'>{}</div>", "<div class='share-wrap'>{}</div>",
    "<div class='paywall'>{}</div>", "<section class='main-comments-layout comments'>{}</section>",
])
def test_a_wrapper_around_the_whole_page_is_not_taken_for_boilerplate(wrapper: str) -> None:
    html = page().decode().replace("<main>", wrapper.split("{}")[0] + "<main>").replace(
        "</main>", "</main>" + wrapper.split("{}")[1])
    assert "Dos soldados murieron" in got(html.encode()).text


def test_a_page_drawn_by_a_script_is_read_from_its_structured_data() -> None:
    html = f"<html><head>{ld(headline='Emboscada', articleBody=TEXT)}</head><body><div id='app'></div></body></html>"
    assert got(html.encode()).text.replace("\n\n", " ") == TEXT.replace("\n\n", " ")


def test_every_page_of_the_demo_gives_its_article() -> None:
    base, wrong = "http://127.0.0.1:8000", []
    documents = newsroom.site(2, base)
    for piece in press.on_show(2):
        if piece.kind in ("link", "gone", "no_article", "paywall"):
            continue
        document = documents[piece.path]
        article = got(document.body, url=base + piece.path, headers={"content-type": document.content_type})
        if (article.text, article.title, article.published_at) != (_text_of_piece(piece), piece.title, piece.published):
            wrong.append(piece.id)
    assert wrong == []


def _text_of_piece(piece: press.Piece) -> str:
    return "\n\n".join(piece.paragraphs)


# --- no article, and the feed's own words ----------------------------------------------------------------------------

STORY = "<p>" + "</p><p>".join(BODY) + "</p>"


@pytest.mark.parametrize("html", [
    b"", b"   ", b"%PDF-1.7", b"\x89PNG\r\n", b"\x1f\x8b\x08", b"\0" * 1000, bytes(range(256)) * 20, b"<html></html>",
    b"<html><body><h1>Galeria</h1><figure><img><figcaption>Foto 1</figcaption></figure></body></html>",
    b"<html><body><p>Comprobando su navegador. Habilite JavaScript y cookies para continuar.</p></body></html>",
    b"<html><body><p>Checking your browser before accessing diario.pe. This is an automatic process and your browser will "
    b"redirect to the requested content shortly. Please allow up to five seconds for the check to be completed.</p></body></html>",
])
def test_without_an_article_the_feeds_own_words_are_read(html: bytes) -> None:
    assert read(html) is None
    article = got(html, entry_title="Emboscada", entry_html=STORY)
    assert (article.from_feed, article.title, article.text) == (True, "Emboscada", TEXT)
    assert article.note


def test_a_feed_of_three_words_is_no_article() -> None:
    assert read(b"", entry_title="Emboscada", entry_html="Más detalles pronto") is None


def test_another_type_than_html_is_not_read_as_html() -> None:
    assert read(page(), headers={"content-type": "image/jpeg"}) is None


STUB = "Una patrulla del Ejército fue emboscada el jueves en el distrito de Llochegua, según fuentes de la zona que " \
       "pidieron no ser nombradas por temor a represalias; el Comando Conjunto no ha dado cifras de muertos ni de heridos."


@pytest.mark.parametrize("wall", [
    "<div class='paywall'><p>Contenido exclusivo para suscriptores. Suscríbase para seguir leyendo.</p></div>",
    "<div><p>This article is for subscribers. Subscribe to continue reading.</p></div>",
    ld(isAccessibleForFree=False),
])
def test_a_paywalled_stub_is_recognised(wall: str) -> None:
    html = page("", wall, body=(STUB,))
    assert got(html).note == "paywall"
    fuller = got(html, entry_html=STORY)
    assert (fuller.from_feed, fuller.text, fuller.note) == (True, TEXT, "paywall")


def test_an_invitation_to_subscribe_is_no_wall() -> None:
    html = page("", "<p>Suscríbete para seguir leyendo más noticias</p>", body=BODY * 5)
    article = got(html, entry_html=STORY)
    assert (article.from_feed, article.note) == (False, None)


# --- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("head", "url", "utc", "day_only"), [
    (ld(datePublished="2026-11-20T10:42:00-05:00"), URL, "2026-11-20T15:42:00", False),
    (ld(datePublished="2026-11-20T10:42:00"), URL, "2026-11-20T15:42:00", False),  # a Peruvian site means Lima
    (ld(datePublished="2026-11-20T10:42:00"), "https://journal.org/a/b", "2026-11-20T10:42:00", False),
    (ld(datePublished="2026-11-20"), URL, "2026-11-20T17:00:00", True),
    ('<meta property="article:published_time" content="2026-11-20T10:42:00-05:00">', URL, "2026-11-20T15:42:00", False),
    ('<meta itemprop="datePublished" content="20 de noviembre de 2026">', URL, "2026-11-20T17:00:00", True),
    ("", "https://diario.pe/2026/11/20/emboscada", "2026-11-20T17:00:00", True),
    ('<script type="application/ld+json">{"@graph": [{"@type": ["Thing", "NewsArticle"], "datePublished": '
     '"2026-11-20T15:42:00Z"}]}</script>', URL, "2026-11-20T15:42:00", False),
    ('<script type="application/ld+json">{broken</script>' + ld(datePublished="2026-11-20T15:42:00Z"), URL,
     "2026-11-20T15:42:00", False),
])
def test_the_pages_date_with_its_zone(head: str, url: str, utc: str, day_only: bool) -> None:
    article = got(page(head=head), url=url)
    assert article.published_at is not None
    assert (article.published_at.replace(tzinfo=None).isoformat(), article.published_day_only) == (utc, day_only)


def test_the_feeds_date_goes_first() -> None:
    html = page(head=ld(datePublished="2026-11-19T10:42:00-05:00"))
    assert got(html, entry_published=ENTRY_AT).published_at == ENTRY_AT


def test_a_day_in_the_feed_takes_its_hour_from_the_page() -> None:
    midnight = datetime(2026, 11, 20, tzinfo=UTC)
    article = got(page(head=ld(datePublished="2026-11-20T10:42:00-05:00")), entry_published=midnight)
    assert (article.published_at, article.published_day_only) == (ENTRY_AT, False)
    article = got(page(), entry_published=midnight)
    assert (article.published_at, article.published_day_only) == (datetime(2026, 11, 20, 17, tzinfo=UTC), True)


@pytest.mark.parametrize("absurd", ["9999-12-31", "0000-00-00", "-1", "31 de febrero de 2026", "2026-13-45T99:99"])
def test_e8_an_absurd_date_is_none(absurd: str) -> None:
    assert got(page(head=ld(datePublished=absurd, dateModified=absurd))).published_at is None


def test_e8_a_date_ahead_of_the_servers_clock_is_said() -> None:
    headers = {"content-type": "text/html", "date": "Fri, 20 Nov 2026 16:00:00 GMT"}
    article = got(page(), headers=headers, entry_published=datetime(2026, 12, 24, 12, 30, tzinfo=UTC))
    assert (article.published_at, article.note) == (None, "dated in the future")


def test_when_it_was_modified() -> None:
    html = page(head=ld(datePublished="2026-11-20T10:42:00-05:00", dateModified="2026-11-21T08:00:00-05:00"))
    assert got(html).modified_at == datetime(2026, 11, 21, 13, tzinfo=UTC)


# --- the rest --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", [
    ld(author=[{"@type": "Person", "name": "Ana Ñaupari"}], articleSection="Perú"),
    ld(author="Ana Ñaupari", articleSection=["Perú", "Regiones"]),
    '<meta name="author" content="Ana Ñaupari"><meta property="article:section" content="Perú">',
])
def test_author_and_section(head: str) -> None:
    article = got(page(head=head))
    assert (article.author, article.section) == ("Ana Ñaupari", "Perú")


@pytest.mark.parametrize(("named", "canonical_url"), [
    ("https://www.diario.pe/peru/otra-direccion/", "https://diario.pe/peru/otra-direccion"),
    ("/peru/otra-direccion", "https://diario.pe/peru/otra-direccion"),
    ("https://diario.pe/", URL), ("https://evil.example/x", URL), ("javascript:alert(1)", URL),
])
def test_the_address_the_page_gives_itself(named: str, canonical_url: str) -> None:
    assert got(page(head=f'<link rel="canonical" href="{named}">')).canonical_url == canonical_url


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_c5_encodings_of_pages(encoding: str) -> None:
    html = page().decode().replace("charset='utf-8'", f"charset='{encoding}'").encode(encoding)
    assert "Ejército" in got(html, headers={"content-type": "text/html"}).text


def test_the_feeds_title_goes_first_and_is_plain() -> None:
    assert got(page(), entry_title="<b>Dos</b> muertos &amp; tres heridos").title == "Dos muertos & tres heridos"


@pytest.mark.parametrize(("text", "lang"), [
    (TEXT, "es"), ("Two soldiers were killed in an ambush by the Shining Path in the valley, the army said.", "en"),
    ("Zwei Soldaten starben bei einem Hinterhalt", None), ("x", None), ("", None),
])
def test_language(text: str, lang: str | None) -> None:
    assert language(text) == lang


def test_a_feeds_markup_as_paragraphs() -> None:
    assert text_of("<p>Uno &amp; <b>dos</b></p><p>tres<br>cuatro</p><script>x()</script>") == "Uno & dos\n\ntres\n\ncuatro"


P = "".join(f"<p>{p}</p>" for p in BODY)
BAITS: dict[str, Callable[[int], str]] = {  # each in a half (1) and whole (2)
    "B7 a table of 900,000 cells": lambda k: "<table>" + ("<tr>" + "<td>1</td>" * 300 + "</tr>") * 1500 * k + "</table>",
    "B7 100,000 attributes": lambda k: "<p " + " ".join(f'a{n}="1"' for n in range(50_000 * k)) + ">x</p>",
    "B7 200,000 levels": lambda k: "<div>" * 100_000 * k + "x" + "</div>" * 100_000 * k,
    "100,000 spans": lambda k: "<p>" + "<span>hola</span> " * 50_000 * k + "</p>",
    "100,000 links": lambda k: "<a href='x'>hola</a> " * 50_000 * k,
    "20,000 tables": lambda k: "<table><tr><td>a</td></tr></table>" * 10_000 * k,
    "B8 5 MB without a space": lambda k: "<p>" + "h" * 2_500_000 * k + "</p>",
    "50,000 classes": lambda k: ('<div class="' + "a-" * 5000 + '">x</div>') * 50 * k,
}
ORDINARY = page(body=tuple(f"{n}. {p}" for n in range(400) for p in BODY))  # 130,000 characters of prose


def _worked(html: bytes) -> tuple[float, Article]:
    began = time.process_time()
    article = got(html)
    return time.process_time() - began, article


def _grows_with_its_length(half: bytes, whole: bytes) -> bool:
    """Twice the page may take three times as long, and what an ordinary one does; where the work is quadratic, it is four times."""
    took, article = _worked(whole)
    assert "Dos soldados murieron" in article.text
    assert len(article.text) <= 200_000
    return took < 3 * _worked(half)[0] + _worked(ORDINARY)[0]


@pytest.mark.parametrize("bait", BAITS.values(), ids=BAITS.keys())
def test_b7_no_page_takes_long(bait: Callable[[int], str]) -> None:
    """Seconds say how busy the machine is; trafilatura alone takes up to 82 for what takes us 0.1 to 4."""
    half, whole = (f"<html><body><article>{P}{bait(k)}</article></body></html>".encode() for k in (1, 2))
    assert any(_grows_with_its_length(half, whole) for _ in range(3))  # the machine may be called away in one of them
