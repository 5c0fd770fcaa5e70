"""Whole pages of many makes: all of the article, and of other stories nothing."""

from __future__ import annotations

import pytest

from extractors.article import extract
from extractors.records import Article
from tests.extractors.pages import ALL, BODY, LEAKS, NINE, PAGES, RIFLES, TITLE, P, ld, page

URL = "https://diariodelvalle.pe/vraem/emboscada"


def read(html: str, **how: object) -> Article:
    article = extract(html.encode(), URL, {"content-type": "text/html; charset=utf-8"}, **how)  # type: ignore[arg-type]
    assert article is not None
    return article


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_all_of_the_article_and_nothing_of_other_stories(html: str) -> None:
    article = read(html)
    assert article.title in (TITLE, f"{TITLE} - Diario del Valle")
    text = " ".join(article.text.split())
    assert [b for b in BODY if b not in text] == []
    assert [w for w in LEAKS if w in text] == []
    assert (article.note, article.from_feed) == (None, False)
    rest = text
    for b in BODY:
        rest = rest.replace(b, "")
    assert len(rest.strip()) < 40, rest  # a dateline at most


DATES = {
    "a blog system with a magazine theme": ("2026-11-20T15:42:10+00:00", False, "2026-11-20T17:00:00+00:00", "Ana Ñaupari", "Vraem"),
    "a newspaper's own system": ("2026-11-20T15:42:10+00:00", False, "2026-11-20T17:00:00+00:00", "Ana Ñaupari", "Perú"),
    "cards below the text": ("2026-11-20T17:00:00+00:00", True, None, None, None),
}


@pytest.mark.parametrize("name", DATES)
def test_what_the_page_says_of_its_article_and_not_of_others(name: str) -> None:
    a = read(PAGES[name])
    published, day_only, modified, author, section = DATES[name]
    assert a.published_at is not None
    assert (a.published_at.isoformat(), a.published_day_only) == (published, day_only)
    assert (a.modified_at and a.modified_at.isoformat(), a.author, a.section) == (modified, author, section)


@pytest.mark.parametrize("inside", [
    f"{P[0]}<h2>Más de dos muertos</h2>{''.join(P[1:])}",  # a subheading that only looks like one over other stories
    f"{P[0]}<h2>Relacionan ataque con narcotráfico</h2>{''.join(P[1:])}",
    f"{P[0]}<h2>Vea también a los heridos, pidió la madre de uno de ellos</h2>{''.join(P[1:])}",
    f"{P[0]}<h3>Te puede interesar</h3><p><a href='/x'>{NINE}</a></p>{''.join(P[1:])}",
    f"{P[0]}<div><h3>Te puede interesar</h3><p><a href='/x'>{NINE}</a></p></div>{''.join(P[1:])}",
    f"<div class='video'><iframe></iframe></div>{P[0]}<p><strong>Lee también</strong></p>{''.join(P[1:])}",
    f"<div class='has-video'>{ALL}</div>", f"<div class='content social-share-wrap'>{ALL}</div>",
    f"{P[0]}<ul><li>{BODY[1]}</li><li>{BODY[2]}</li></ul>{P[3]}",
    f"{P[0]}<blockquote>{BODY[1]}</blockquote>{P[2]}{P[3]}",
])
def test_the_articles_own_parts_stay(inside: str) -> None:
    text = " ".join(read(page(f"<article><h1>{TITLE}</h1>{inside}</article>")).text.split())
    assert [b for b in BODY if b not in text] == []
    assert [w for w in LEAKS if w in text] == []


COOKIES = ("Usamos cookies propias y de terceros para personalizar el contenido y los anuncios, ofrecer funciones de redes sociales y "
           "analizar el tráfico. Antes de continuar, acepte las cookies para continuar leyendo o configure sus preferencias. Puede "
           "cambiar de opinión en cualquier momento en el panel de privacidad de este sitio.")


def test_a_wall_of_cookies_is_no_article() -> None:
    wall = page(f"<div class='wall'><h1>Su privacidad</h1><p>{COOKIES}</p></div>")
    assert extract(wall.encode(), URL, {}) is None
    fed = extract(wall.encode(), URL, {}, TITLE, None, ALL)
    assert fed is not None
    assert (fed.from_feed, fed.note, fed.text) == (True, "cookie wall", "\n\n".join(BODY))


@pytest.mark.parametrize("stub", [
    f"{P[0]}<div class='locked'><p>Este contenido es exclusivo para suscriptores. Suscríbete para seguir leyendo.</p></div>",
    f"{P[0]}<p>Has alcanzado el límite de artículos gratuitos de este mes.</p><p>¿Ya eres suscriptor? Inicia sesión</p>",
])
def test_a_beginning_behind_a_paywall_gives_way_to_the_feed(stub: str) -> None:
    html = page(f"<article><h1>{TITLE}</h1>{stub}</article>")
    fed = read(html, entry_html=ALL)
    assert (fed.from_feed, fed.note, fed.text) == (True, "paywall", "\n\n".join(BODY))


def test_json_ld_of_the_page_around_the_article() -> None:
    inside = {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-11-20T15:42:10Z"}}
    other = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": RIFLES, "datePublished": "2020-01-01"}]}
    a = read(page(f"<article><h1>{TITLE}</h1>{ALL}</article>", ld(other, inside)))
    assert str(a.published_at) == "2026-11-20 15:42:10+00:00"
    several = {"@type": "NewsArticle", "headline": TITLE, "author": [{"name": "Ana Ñaupari"}, {"name": "Luz Quispe"}, "Ana Ñaupari"]}
    assert read(page(f"<article><h1>{TITLE}</h1>{ALL}</article>", ld(several))).author == "Ana Ñaupari, Luz Quispe"


@pytest.mark.parametrize("odd", [
    {"@type": ["NewsArticle", 7], "headline": [TITLE], "author": [[{"@id": {}}], None, 5], "datePublished": [None, {"@value": "2026-11-20"}]},
    {"@graph": {"@type": "Article", "headline": {"@value": TITLE}, "mainEntityOfPage": 5, "datePublished": "2026-11-20", "url": {}}},
    [[[[{"@type": "Article", "datePublished": "2026-11-20", "@id": "#x", "name": "#x"}]]]],
])
def test_odd_json_ld_costs_nothing(odd: object) -> None:
    html = page(f"<article><h1>{TITLE}</h1>{ALL}</article>", ld(odd) + "<script type='application/ld+json'>{broken</script>")
    assert " ".join(read(html).text.split()) == " ".join(BODY)
