"""Lists of feeds from other readers: whatever they hold, outlines or an error that says why not (threats C)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.opml import MAX_OUTLINES, OpmlError, Outline, parse, write


def opml(inside: str, head: str = "") -> bytes:
    return f'{head}<opml version="1.0"><head><title>x</title></head><body>{inside}</body></opml>'.encode()


def test_folders_are_opened_and_what_has_no_address_is_left_out() -> None:
    body = opml('<outline text="Perú">\n<outline text="Diario &amp; Hoy" xmlUrl="https://a.pe/rss?x=1&amp;y=2"/>'
                '\n<outline title="Radio" text="r" XMLURL=\'https://b.pe/\' language="es-PE" type="rss"/></outline><outline text="link" url="https://c.pe"/>')
    assert parse(body) == [Outline("Diario & Hoy", "https://a.pe/rss?x=1&y=2", None, 2),
                           Outline("Radio", "https://b.pe/", "es", 3)]


def test_what_was_written_is_read_back() -> None:
    known = [Outline("Diario <\"Hoy\"> & 'ayer'", "https://a.pe/rss?x=1&y='2'", "es"), Outline("b", "https://b.pe/")]
    again = parse(write(known, "mis <fuentes>").encode())
    assert [(o.title, o.url, o.lang) for o in again] == [(o.title, o.url, o.lang) for o in known]


@pytest.mark.parametrize(("body", "said"), [
    (b"", "no XML"), (b"<html><body/></html>", "<html>"), (b"<rss><channel/></rss>", "<rss>"), (b'{"a": 1}', "no XML"),
    (opml('<outline xmlUrl="https://a.pe/"/>' * (MAX_OUTLINES + 1)), "more than"), (b" " * 16_000_000, "larger"),
])
def test_c6_what_is_no_list_is_refused_by_name(body: bytes, said: str) -> None:
    with pytest.raises(OpmlError, match=said):
        parse(body)


@pytest.mark.parametrize("document_type", [
    '<!DOCTYPE o [<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;">]>', '<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE o SYSTEM "http://127.0.0.1:1/x.dtd">',
])
def test_c1_c3_c7_entities_of_a_list_stay_what_they_are(document_type: str) -> None:
    assert parse(opml('<outline text="&x;" xmlUrl="https://a.pe/"/>', document_type))[0].title == "&x;"


@pytest.mark.parametrize("bait", ["<outline " * 200_000, "<outline a='" * 200_000, "<!--" * 300_000, "<a>" * 300_000,
                                  "<outline " + "a='1' " * 200_000 + "/>", "<outline text='" + "&lt;b&gt;" * 300_000 + "' xmlUrl='x'/>"])
def test_b8_no_list_takes_long(bait: str) -> None:
    assert len(parse(opml(bait))) <= 1


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_list_or_an_error(text: str) -> None:
    try:
        parse(text.encode("utf-8", "replace"))
        parse(b"<opml>" + text.encode("utf-8", "replace"))
    except OpmlError:
        pass
