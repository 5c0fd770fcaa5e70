"""The sample newsroom: that it holds what the demo is there to show, and behaves like the web it stands for."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import pytest

from flows.demo import newsroom as server
from flows.demo import press, syndication
from flows.demo.newsroom import Newsroom

BASE = "http://127.0.0.1:9"  # where nothing needs to be served
WORKING = {"gallo-de-papel", "quena-diaria", "condor-de-carton", "radio-rio-inventado", "paper-llama",
           "make-believe-monitor"}


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom(edition=1) as running:
        yield running


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as e:
        return e.code, dict(e.headers), e.read()


def html_pages(edition: int) -> dict[str, server.Document]:
    """The article pages: neither front pages nor feeds nor 404s."""
    fronts = {f"/{slug}/" for slug in press.outlets()}
    return {path: document for path, document in server.site(edition, BASE).items()
            if document.status == 200 and document.content_type.startswith("text/html") and path not in fronts}


def feed_of(slug: str, edition: int) -> feedparser.FeedParserDict:
    return feedparser.parse(server.site(edition, BASE)[press.outlets()[slug].feed_path].body)


def text_of(piece: press.Piece) -> str:
    return "\n".join(piece.paragraphs)


# --- what is printed -------------------------------------------------------------------------------------------------


def test_the_first_edition_has_at_least_44_pages_and_the_second_10_more() -> None:
    first, second = html_pages(1), html_pages(2)
    assert len(first) >= 44
    assert len(second.keys() - first.keys()) >= 10


def test_at_least_20_incidents_over_two_years_most_of_them_from_the_last_three_months() -> None:
    first_told: dict[str, datetime] = {}
    for piece in press.everything().values():
        if piece.story:
            first_told[piece.story] = min(piece.published, first_told.get(piece.story, piece.published))
    recent = [day for day in first_told.values() if (day.year, day.month) >= (2026, 9)]
    assert len(first_told) >= 20
    assert len({(day.year, day.month) for day in first_told.values()}) >= 12
    assert len(recent) > len(first_told) / 2


def test_one_ambush_is_told_by_three_outlets_in_two_languages_with_a_growing_toll() -> None:
    tellings = sorted((p for p in press.everything().values() if p.story == "anchihuay-ambush-2026-11"),
                      key=lambda p: p.published)
    first = [p for p in tellings if p.edition == 1]
    assert len({p.outlet.slug for p in first}) >= 3
    assert {p.outlet.lang for p in first} == {"es", "en"}
    # the last one: "A fifth police officer has died"
    assert [text_of(p).split()[0] for p in tellings] == ["Dos", "Tres", "Four", "Cinco", "A"]


@pytest.mark.parametrize("kind", ["copy", "link", "edit", "paywall", "forbidden", "no_article", "gone", "off_topic",
                                  "statistics", "recall"])
def test_every_kind_of_piece_is_there(kind: str) -> None:
    assert any(piece.kind == kind for piece in press.everything().values())


def test_every_article_has_the_length_of_a_news_item() -> None:
    whole = [p for p in press.everything().values() if p.kind not in ("link", "gone", "no_article", "forbidden")]
    assert {p.id: len(text_of(p).split()) for p in whole if not 80 <= len(text_of(p).split()) <= 300} == {}


def test_every_page_says_that_it_is_invented() -> None:
    assert all(b"inventado para una demostraci" in page.body or b"made for a demonstration" in page.body
               for page in html_pages(2).values())


def test_a_copy_repeats_its_original_under_another_headline() -> None:
    pieces = press.everything()
    copy = pieces["canayre-copia-2026-09"]
    original = pieces["canayre-ataque-2026-09"]
    assert copy.paragraphs == original.paragraphs
    assert (copy.title, copy.outlet) != (original.title, original.outlet)


def test_an_edit_keeps_the_address_and_changes_the_text() -> None:
    address = press.everything()["santa-rosa-cocaina-2026-11"].path
    before, after = html_pages(1)[address], html_pages(2)[address]
    assert "Caen dos personas" in before.body.decode()
    assert "Cuatro personas fueron detenidas" in after.body.decode()


def test_other_pages_do_not_change_between_the_editions() -> None:
    first, second = html_pages(1), html_pages(2)
    changed = [path for path in first if first[path].body != second[path].body]
    assert changed == [press.everything()["santa-rosa-cocaina-2026-11"].path]


# --- the feeds -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", sorted(WORKING))
@pytest.mark.parametrize("edition", [1, 2])
def test_a_working_feed_lists_its_outlets_pieces_each_with_a_link_of_its_own(slug: str, edition: int) -> None:
    feed = feed_of(slug, edition)
    assert not feed.bozo
    assert len(feed.entries) == len([p for p in press.on_show(edition) if p.outlet.slug == slug])
    assert len({entry.link for entry in feed.entries}) == len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_the_truncated_feed_is_not_well_formed_but_holds_two_whole_items() -> None:
    body = server.site(1, BASE)[press.outlets()["boletin-de-la-nube"].feed_path].body
    with pytest.raises(ElementTree.ParseError):
        ElementTree.fromstring(body)
    assert body.count(b"</item>") == 2


def test_the_missing_feed_answers_404(newsroom: Newsroom) -> None:
    urls = {name: url for name, url, _ in newsroom.feeds}
    assert get(urls["gaceta-fantasma"])[0] == 404


def test_some_feeds_hang_tracking_parameters_on_their_links() -> None:
    assert all("utm_source=" in entry.link for entry in feed_of("gallo-de-papel", 1).entries)


def test_one_feed_links_another_outlets_page_with_tracking() -> None:
    original = press.everything()["kimbiri-cocaina-2026-11"].path
    links = [entry.link for entry in feed_of("radio-rio-inventado", 2).entries]
    assert any(link.startswith(f"{BASE}{original}?utm_source=") for link in links)


def test_one_feed_writes_spanish_dates() -> None:
    assert syndication.spanish_date(datetime(2026, 11, 24, 17, tzinfo=UTC)) == "mar, 24 nov 2026 12:00:00 -0500"


@pytest.mark.parametrize("id_", ["santillana-weapons-2026-11", "palmapampa-mochileros-2026-11"])
def test_the_feed_carries_what_the_paywall_and_robots_keep_from_us(id_: str) -> None:
    piece = press.everything()[id_]
    entry = next(entry for entry in feed_of(piece.outlet.slug, 1).entries if entry.id.endswith(id_))
    assert piece.paragraphs[-1] in entry.content[0].value


# --- the pages -------------------------------------------------------------------------------------------------------


def test_a_page_has_other_tolls_around_its_article() -> None:
    page = html_pages(1)[press.everything()["anchihuay-emboscada-2026-11"].path].body.decode()
    for alien in ("doce policías", "veinte muertos", "Lea también", "64 kilos", '"muertos": 99'):
        assert alien in page


def test_the_paywalled_page_shows_the_first_paragraph_only() -> None:
    piece = press.everything()["santillana-weapons-2026-11"]
    page = html_pages(1)[piece.path].body.decode()
    assert piece.paragraphs[0] in page
    assert piece.paragraphs[1] not in page
    assert '"isAccessibleForFree": false' in page


def test_the_amp_page_names_the_full_page_as_canonical() -> None:
    piece = press.everything()["megantoni-avioneta-2026-10"]
    entry = next(entry for entry in feed_of("gallo-de-papel", 1).entries if entry.id.endswith(piece.id))
    assert entry.link.startswith(BASE + piece.amp_path)
    assert f'<link rel="canonical" href="{BASE}{piece.path}">' in html_pages(1)[piece.amp_path].body.decode()


def test_an_old_site_names_its_charset_in_the_page_only(newsroom: Newsroom) -> None:
    piece = press.everything()["ayna-cocaina-2026-09"]
    _, headers, body = get(newsroom.base + piece.path)
    assert headers["Content-Type"] == "text/html"
    assert b'<meta charset="windows-1252">' in body
    assert piece.paragraphs[0] in body.decode("windows-1252")


# --- the server ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", sorted(WORKING))
def test_an_unchanged_feed_answers_304_and_a_changed_one_does_not(newsroom: Newsroom, slug: str) -> None:
    url = newsroom.base + press.outlets()[slug].feed_path
    _, headers, _ = get(url)
    assert get(url, If_None_Match=headers["ETag"])[0] == 304
    assert get(url, If_None_Match='W/"other", ' + headers["ETag"])[0] == 304
    assert get(url, If_Modified_Since=headers["Last-Modified"])[0] == 304
    newsroom.publish(2)
    assert get(url, If_None_Match=headers["ETag"])[0] == 200
    assert get(url, If_Modified_Since=headers["Last-Modified"])[0] == 200


def test_if_modified_since_does_not_count_beside_a_tag(newsroom: Newsroom) -> None:
    url = newsroom.feeds[0][1]
    _, headers, _ = get(url)
    assert get(url, If_None_Match='"old"', If_Modified_Since=headers["Last-Modified"])[0] == 200


def test_a_nonsense_date_is_no_condition(newsroom: Newsroom) -> None:
    assert get(newsroom.feeds[0][1], If_Modified_Since="ayer")[0] == 200


def test_the_lost_page_and_any_other_path_answer_404(newsroom: Newsroom) -> None:
    assert get(newsroom.base + press.everything()["perdida-2026-11"].path)[0] == 404
    assert get(newsroom.base + "/../../etc/passwd")[0] == 404


def test_robots_txt_forbids_one_path(newsroom: Newsroom) -> None:
    _, _, robots = get(newsroom.base + "/robots.txt")
    closed = robots.decode().split("Disallow: ")[1].strip()
    assert [p.id for p in press.everything().values() if p.path.startswith(closed)] == ["palmapampa-mochileros-2026-11"]


def test_one_page_takes_two_seconds_and_the_others_do_not_wait_for_it(newsroom: Newsroom) -> None:
    slow = [p for p in press.everything().values() if p.slow_s]
    assert [p.slow_s for p in slow] == [2.0]
    assert newsroom.answer(slow[0].path).slow_s == 2.0
    started = time.monotonic()
    get(newsroom.feeds[0][1])
    assert time.monotonic() - started < 1


def test_a_taken_port_is_said_and_not_replaced(newsroom: Newsroom) -> None:
    with pytest.raises(server.PortTaken, match=newsroom.address):
        Newsroom(port=newsroom.port)


def test_the_same_port_gives_the_same_addresses() -> None:
    with Newsroom() as first:
        port, feeds = first.port, first.feeds
    with Newsroom(port=port) as again:
        assert again.feeds == feeds
