"""Feeds as they come: every form, every fault, and never more than a linear amount of work (threats B, C, D, E)."""

from __future__ import annotations

import gzip
import json
import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.feed import FeedError, parse, plain_text
from extractors.records import Feed

URL = "https://diario.pe/rss/portada.xml"


def read(body: bytes | str, **headers: str) -> Feed:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return parse(body.encode() if isinstance(body, str) else body, URL, named)


def rss(items: str, channel: str = "<title>Diario</title>", encoding: str = "utf-8") -> bytes:
    text = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel>{channel}{items}</channel></rss>'
    return text.encode(encoding)


def item(n: int = 1, **parts: str) -> str:
    given_parts = {"title": f"t{n}", "link": f"https://diario.pe/{n}", "guid": str(n), **parts}
    return "<item>" + "".join(f"<{k}>{v}</{k}>" for k, v in given_parts.items()) + "</item>"


# --- forms -----------------------------------------------------------------------------------------------------------

RSS_2 = rss(item(title="Emboscada en Llochegua", description="&lt;p&gt;Dos &lt;b&gt;muertos&lt;/b&gt;&lt;/p&gt;",
                 pubDate="Fri, 12 Dec 2014 08:30:00 -0500", author="ana@diario.pe (Ana Ñaupari)"))
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Diario</title></channel>
 <item rdf:about="https://diario.pe/1"><title>Emboscada en Llochegua</title><dc:creator>Ana Ñaupari</dc:creator>
 <description>&lt;p&gt;Dos &lt;b&gt;muertos&lt;/b&gt;&lt;/p&gt;</description><dc:date>2014-12-12T08:30:00-05:00</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Diario</title><entry><id>1</id>
 <title type="html">Emboscada en &lt;i&gt;Llochegua&lt;/i&gt;</title><link href="../1"/>
 <summary type="html">&lt;p&gt;Dos &lt;b&gt;muertos&lt;/b&gt;&lt;/p&gt;</summary>
 <published>2014-12-12T08:30:00-05:00</published><author><name>Ana Ñaupari</name></author></entry></feed>"""
JSON = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Diario", "items": [
    {"id": 1, "url": "https://diario.pe/1", "title": "Emboscada en Llochegua", "summary": "Dos muertos",
     "content_html": "<p>Dos <b>muertos</b></p>", "date_published": "2014-12-12T08:30:00-05:00",
     "authors": [{"name": "Ana Ñaupari"}]}]})


@pytest.mark.parametrize("body", [RSS_2, RDF, ATOM, JSON], ids=["RSS 2.0", "RDF", "Atom", "JSON Feed"])
def test_one_entry_in_every_form(body: bytes | str) -> None:
    feed = read(body)
    entry = feed.entries[0]
    assert (feed.title, entry.title, entry.link) == ("Diario", "Emboscada en Llochegua", "https://diario.pe/1")
    assert "<b>muertos</b>" in entry.summary + entry.content
    assert entry.published == datetime(2014, 12, 12, 13, 30, tzinfo=UTC)
    assert entry.author is not None
    assert "Ana Ñaupari" in entry.author


def test_a_json_feed_without_words_of_its_own_is_refused() -> None:
    for body in ('{"error": 1}', "[1, 2]", '{"version": "https://jsonfeed.org/version/1", "items": 3}', "{broken",
                 '{"version": "https://example.org/api/1", "items": []}'):
        with pytest.raises(FeedError):
            read(body)


def test_an_odd_json_item_does_not_cost_the_others() -> None:
    items = [7, None, {"id": {}, "title": ["x"], "url": 5, "authors": "x", "date_published": {}}, {"title": "good"}]
    feed = read(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}))
    assert [entry.title for entry in feed.entries] == ["", "good"]


def test_a_feed_served_as_a_gz_file() -> None:
    assert read(gzip.compress(RSS_2)).title == "Diario"


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(FeedError, match="larger"):
        read(gzip.compress(b" " * 60_000_000))


def test_what_the_feed_asks_and_says_of_itself() -> None:
    feed = read(rss(item(), "<title>Diario</title><ttl>60</ttl><language>es-pe</language>"))
    assert (feed.ttl_s, feed.language) == (3600, "es-pe")


# --- what is no feed -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("body", "said"), [
    (b"", "empty"), (b" \n\0\t", "empty"), (b"\xef\xbb\xbf", "no XML"), (b"%PDF-1.7 ...", "not text"),
    (b"\x89PNG\r\n", "not text"), (b"<!DOCTYPE html><html><head><title>Login</title></head></html>", "<html>"),
    (b"<html><body><p>see <feed xmlns='x'></p></body></html>", "<html>"), (b"plain words", "no XML"),
    (b"<catalog><book/></catalog>", "<catalog>"), (b"<rss version='2.0'><channel><title>x</title>", "breaks off"),
    (bytes(range(256)) * 50, ""), (b"\x1f\x8b broken", "not text"), (b"[" * 100_000, ""), (b'{"a":' * 100_000, ""),
])
def test_c6_what_is_no_feed_is_refused_by_name(body: bytes, said: str) -> None:
    with pytest.raises(FeedError) as caught:
        read(body)
    assert said in str(caught.value)


def test_c6_a_truncated_feed_keeps_its_complete_entries() -> None:
    whole = rss("".join(map(item, range(5))))
    assert [e.title for e in read(whole[: whole.index(b"t3") + 1]).entries] == ["t0", "t1", "t2"]


@pytest.mark.parametrize("before", [b"\n\n ", b"\xef\xbb\xbf\n", b"<br />\n<b>Warning</b>: mysql in x.php\n"])
def test_c6_what_stands_before_the_feed_is_skipped(before: bytes) -> None:
    assert len(read(before + RSS_2).entries) == 1


def test_c6_of_two_roots_the_first_counts() -> None:
    assert len(read(RSS_2 + RSS_2).entries) == 1


# --- faults in the markup --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("inside", "title"), [
    ("<title>Policía & Ejército</title>", "Policía & Ejército"),
    ("<title>a &nbsp;&ntilde;&hellip; b</title>", "a ñ… b"),
    ("<title>x < y</title>", "x < y"),
    ("<title>raw <br> line</title>", "raw line"),
    ("<title><![CDATA[<b>fuerte</b> & claro]]></title>", "fuerte & claro"),
    ("<title>uno<b>dos</title>", "uno dos"),
    ("<title>se&lt;!-- no visto --&gt;guro&lt;!-- sin fin</title>", "seguro"),
    ("<title foo=bar baz>x</title>", "x"),
    ("<media:title>no</media:title><title>x</title>", "x"),
    ("<title>&#146;&#8220;ñ&#x1F600;</title>", "’“ñ😀"),
])
def test_a_fault_is_mended(inside: str, title: str) -> None:
    feed = read(rss(f"<item>{inside}<link>https://diario.pe/a?x=1&y=2</link></item>" + item(2)))
    assert [e.title for e in feed.entries] == [title, "t2"]
    assert feed.entries[0].link == "https://diario.pe/a?x=1&y=2"


def test_an_item_left_open_ends_where_the_next_begins() -> None:
    feed = read(rss("<item><title>uno</title><item><title>dos</title></item>"))
    assert [e.title for e in feed.entries] == ["uno", "dos"]


@pytest.mark.parametrize("body", [
    '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]><rss><channel><item><title>x&c;</title>',
    '<!DOCTYPE r [<!ENTITY c SYSTEM "file:///etc/passwd">]><rss><channel><item><title>x&c;</title>',
    '<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd"><rss><channel><item><title>x&c;</title>',
    '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x">%p;]><rss><channel><item><title>x&c;</title>',
], ids=["C1 bomb", "C3 file", "C3 DTD", "C3 parameter"])
def test_c1_c3_entities_of_the_document_stay_what_they_are(body: str) -> None:
    assert read(body + "</item></channel></rss>").entries[0].title == "x&c;"


def test_an_entity_of_plain_text_is_what_the_document_says() -> None:
    body = ("<!DOCTYPE rss [<!ENTITY id 'tag:a.pe,'> <!ENTITY vraem \"Valle &lt;VRAEM\">]><rss><channel><item><title>&vraem; &id;</title>"
            "<guid isPermaLink='false'>&id;2026:1</guid></item></channel></rss>")
    entry = read(body).entries[0]
    assert (entry.guid, entry.title) == ("tag:a.pe,2026:1", "&vraem; tag:a.pe,")


def test_c2_plain_entities_add_a_bounded_length() -> None:
    many = "".join(f"<item><title>{'&a;' * 1000}</title><description>{'&a;' * 100_000}</description></item>" for _ in range(20))
    body = f'<!DOCTYPE r [<!ENTITY a "{"a" * 200}">]><rss><channel>{many}</channel></rss>'
    assert sum(len(e.title) + len(e.summary) for e in read(body).entries) < 10_000_000


def test_c2_a_quadratic_bomb_stays_small() -> None:
    bomb = f'<!DOCTYPE r [<!ENTITY a "{"a" * 100_000}">]><rss><channel><item><title>{"&a;" * 5000}</title></item></channel></rss>'
    assert len(read(bomb).entries[0].title) <= 1000


@pytest.mark.parametrize("dirt", ["\0", "\x01\x0b\x1f", "\ufffe", "&#0;", "&#xD800;", "&#999999999999;", "&#x1F;", "\ufeff"])
def test_c4_characters_that_are_none_are_dropped(dirt: str) -> None:
    entry = read(rss(item(title=f"a{dirt}b", description=f"c{dirt}d"))).entries[0]
    assert (entry.title, entry.summary) == ("ab", "cd")
    (entry.title + entry.summary).encode("utf-8")


def test_c4_overlong_utf8_and_broken_bytes_are_text_all_the_same() -> None:
    entry = read(rss(item(title="XX")).replace(b"XX", b"a\xc0\xaf\xff\xed\xa0\x80b")).entries[0]
    entry.title.encode("utf-8")
    assert entry.title[0] + entry.title[-1] == "ab"


# --- encodings -------------------------------------------------------------------------------------------------------

SPANISH = "Año: ¿“emboscada” en Río Tambo? 3 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252", "utf-7"])
def test_c5_declared_encodings(encoding: str) -> None:
    assert read(rss(item(title=SPANISH), encoding=encoding)).entries[0].title == SPANISH


@pytest.mark.parametrize(("encoding", "declared", "header"), [
    ("utf-8", "iso-8859-1", None), ("utf-8", "utf-16", None), ("utf-8", "utf-8", "text/xml; charset=iso-8859-1"),
    ("windows-1252", "iso-8859-1", None), ("windows-1252", "utf-8", None), ("windows-1252", "windows-1252", "a/b; charset=utf-8"),
    ("utf-8", "no-such-thing", None), ("utf-8-sig", "windows-1252", "text/xml; charset=windows-1252"),
    ("windows-1252", "no-such-thing", "text/xml; charset=windows-1252"), ("utf-8", "utf-8", "text/xml; charset=iso-2022-jp"),
    ("utf-8", "utf-7", None), ("utf-8", "hz", "text/xml; charset=utf-16"),
])
def test_c5_encodings_that_lie(encoding: str, declared: str, header: str | None) -> None:
    body = rss(item(title=SPANISH)).decode().replace('encoding="utf-8"', f'encoding="{declared}"').encode(encoding)
    headers = {"content_type": header} if header else {}
    assert read(body, **headers).entries[0].title == SPANISH


# --- text that becomes code somewhere else ---------------------------------------------------------------------------


@pytest.mark.parametrize(("written", "read_as"), [
    ("&lt;script&gt;alert(1)&lt;/script&gt;Hola", "Hola"),
    ("&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;Hola", "Hola"),
    ("<![CDATA[<img src=x onerror=alert(1)>Hola]]>", "Hola"),
    ("&lt;svg/onload=alert(1)&gt;Hola", "Hola"),
    ("Hola\r\nBcc: a@b.pe", "Hola Bcc: a@b.pe"),
    ("Hola &#x202E;odnum&#x202C; &#x200B;x", "Hola odnum x"),
    ("\x1b[31mHola", "[31mHola"),
])
def test_d1_d3_d4_titles_are_plain_text_on_one_line(written: str, read_as: str) -> None:
    entry = read(rss(item(title=written, author=written), f"<title>{written}</title>"))
    assert (entry.title, entry.entries[0].title) == (read_as, read_as)
    assert "<" not in (entry.entries[0].author or "")


@pytest.mark.parametrize("link", [
    "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "http://[::1/",
    "https://", "mailto:a@b.pe", "http://diario.pe:99999/",
])
def test_d2_a_link_is_a_web_address_or_none(link: str) -> None:
    assert read(rss(item(link=link, guid="x"))).entries[0].link is None


@pytest.mark.parametrize(("link", "full"), [
    ("/a", "https://diario.pe/a"), ("b", "https://diario.pe/rss/b"), ("//otro.pe/a", "https://otro.pe/a"),
    (" https://diario.pe/a b\n", "https://diario.pe/a%20b"),
])
def test_a_relative_link_is_made_whole(link: str, full: str) -> None:
    assert read(rss(item(link=link))).entries[0].link == full


@pytest.mark.parametrize(("inside", "link"), [
    ("<link>https://diario.pe/1</link><guid>https://diario.pe/x</guid>", "https://diario.pe/1"),
    ("<guid>https://diario.pe/x</guid>", "https://diario.pe/x"), ("<guid isPermaLink='true'>/x</guid>", "https://diario.pe/x"),
    ("<guid isPermaLink='false'>https://diario.pe/x</guid>", None), ("<guid>abc123</guid>", None), ("<guid>diario.pe/x</guid>", None),
    ("<link uri='at://did:plc:x/post'>https://diario.pe/1</link>", "https://diario.pe/1"),
    ("<link>https://user:secret@diario.pe/1</link>", "https://diario.pe/1"),
])
def test_an_entry_without_a_link_may_have_its_address_for_a_guid(inside: str, link: str | None) -> None:
    assert read(rss(f"<item><title>x</title>{inside}</item>")).entries[0].link == link


def test_a_base_holds_for_its_own_entry_only() -> None:
    feed = read("<rss xmlns:x='y'><channel><item xml:base='https://otro.pe/a/'><link>b</link></item>"
                "<item><link>c</link><description xml:base='https://mal.pe/'>x</description></item>"
                "<item><link>d</link></item></channel></rss>")
    assert [e.link for e in feed.entries] == ["https://otro.pe/a/b", "https://diario.pe/rss/c", "https://diario.pe/rss/d"]
    assert read(rss(item(link="/1")), content_location="https://otro.pe/rss").entries[0].link == "https://otro.pe/1"


def test_all_authors_are_named_once() -> None:
    one = "<author><name>Ana</name></author><author><name>Luz</name></author><author><name>Ana</name></author>"
    assert read(f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title>{one}</entry></feed>").entries[0].author == "Ana, Luz"
    names = {"authors": [{"name": "Ana"}, {"name": "Ana"}], "author": {"name": "Luz"}}
    body = {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [names, {"authors": {"name": "Ana"}}]}
    assert [e.author for e in read(json.dumps(body)).entries] == ["Ana, Luz", "Ana"]


@pytest.mark.parametrize("odd", [
    "</media:content><media:player url='x'/></media:player>", "<cc:license></cc:x><cc:license>x</cc:license></cc:license>",
    "<georss:where><gml:Point><title>x</georss:where></gml:Point>", "<media:group><media:title>a</media:group><media:x>",
    "<creativeCommons:license>x</item><item></creativeCommons:license>", "<geo:lat>a</geo:lat><source><id/></source></id>",
])
def test_misplaced_elements_of_other_vocabularies_cost_no_entry(odd: str) -> None:
    feed = read(rss(item(1) + f"<item><title>odd</title>{odd}</item>" + item(2)))
    assert {"t1", "odd", "t2"} <= {e.title for e in feed.entries}


@pytest.mark.parametrize("crash", [KeyError("x"), RecursionError(), AttributeError(), UnicodeError("x")])
def test_a_parser_that_stumbles_over_an_extension_gets_the_feed_without_it(
        crash: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors import feed

    whole = feed.feedparser.parse

    def stumbles(body: bytes, **how: object) -> object:
        if b"media:" in body:
            raise crash
        return whole(body, **how)

    monkeypatch.setattr(feed.feedparser, "parse", stumbles)
    extras = "<media:group><media:title>no</media:title><x/>text<title>no</title></media:group><dc:date>2014-12-12</dc:date>"
    one = read(rss(item(1, title="uno").replace("</item>", extras + "</item>") + item(2))).entries
    assert [(e.title, e.link) for e in one] == [("uno", "https://diario.pe/1"), ("t2", "https://diario.pe/2")]
    assert one[0].published == datetime(2014, 12, 12, tzinfo=UTC)
    with pytest.raises(FeedError, match="not readable"):
        read("<media:rss><channel><item><title>x</title></item></channel></media:rss>")


def test_c6_a_feed_wrapped_into_a_page_is_read() -> None:
    assert len(read(b"<!DOCTYPE html><html><body>\n" + RSS_2.partition(b"?>")[2] + b"</body></html>").entries) == 1


# --- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("date", [
    "", "31 Feb 2020", "0000-00-00", "-0001-11-30T00:00:00", "9999-12-31T23:59:59Z", "99999999999-01-01", "2026-13-45", "0",
    "0099-01-01", "1970-01-01T00:00:00Z", "mañana", "12:30", "Thu, 01 Jan 0000 00:00:00 GMT", "1e999",
])
def test_e8_an_absurd_date_is_no_date(date: str) -> None:
    entry = read(rss(item(pubDate=date))).entries[0]
    assert (entry.title, entry.published) == ("t1", None)


def test_e8_spanish_dates_are_read() -> None:
    feed = read(rss(item(1, pubDate="vie, 12 dic 2014 08:30:00 -0500") + item(2, pubDate="12 de enero")),
                date="Tue, 20 Jan 2015 10:00:00 GMT")
    assert [e.published for e in feed.entries] == [datetime(2014, 12, 12, 13, 30, tzinfo=UTC),
                                                   datetime(2015, 1, 12, tzinfo=UTC)]


# --- how much work ---------------------------------------------------------------------------------------------------

BAITS = {
    "B5 100,000 entries": lambda: rss("".join(map(item, range(100_000)))),
    "B6 a title of 10 MB": lambda: rss(item(title="a" * 10_000_000)),
    "B6 a million escaped tags": lambda: rss(item(title="&lt;b&gt;" * 1_000_000, description="&lt;b&gt;" * 1_000_000)),
    "B8 ampersands": lambda: rss(item(title="&" * 2_000_000)),
    "B8 angle brackets": lambda: rss(item(title="<" * 1_000_000)),
    "B8 digits": lambda: rss(item(pubDate="1" * 1_000_000)),
    "B9 200,000 levels": lambda: rss(item(description="<div>" * 200_000 + "</div>" * 200_000) + item(2)),
    "comments never closed": lambda: rss(item() + "<!--" * 300_000),
    "CDATA never closed": lambda: rss(item() + "<![CDATA[" * 100_000),
    "declarations never closed": lambda: rss(item() + "<!x[" * 300_000),
    "quotes never closed": lambda: rss(item() + '<a b="' * 300_000),
    "100,000 attributes": lambda: rss("<item " + " ".join(f'a{n}="x"' for n in range(100_000)) + "><title>x</title></item>"),
    "an attribute of 3 MB": lambda: rss("<item " + "a" * 3_000_000 + "><title>x</title></item>"),
    "200,000 elements": lambda: rss("<x>1</x>" * 200_000 + item()),
    "100,000 links": lambda: rss("<item>" + "<link>https://a.pe/</link>" * 100_000 + "</item>"),
    "200,000 paragraphs left open": lambda: rss(item(description="<p>hola" * 200_000)),
}


@pytest.mark.parametrize("bait", BAITS.values(), ids=BAITS.keys())
def test_b5_b6_b8_b9_no_body_takes_long(bait: object) -> None:
    body = bait()  # type: ignore[operator]
    began = time.process_time()
    with suppress(FeedError):
        parse(body, URL, {})
    assert time.process_time() - began < 4  # 0.1 to 1.5 s; the rest is for a busy machine


def test_b5_entries_beyond_the_cap_are_counted() -> None:
    feed = read(rss("".join(map(item, range(5_000)))))
    assert (len(feed.entries), feed.over_cap) == (2000, 3000)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([
    "<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<entry>", "</entry>", "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "</feed>", "</rss>", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&bogus;", "&#0;", "<a:b>", "</a:b>", "x", "ñ", "<link href='/'/>",
    "<pubDate>", "</pubDate>", "12 dic 2014", "<guid isPermaLink='false'>", "<", ">", "'", '"', "<?xml version='1.0'?>", "<!DOCTYPE x [",
]), max_size=40))
def test_any_heap_of_pieces_is_a_feed_or_a_feed_error(pieces: list[str]) -> None:
    try:
        feed = read("<rss>" + "".join(pieces))
    except FeedError:
        return
    for entry in feed.entries:
        assert "<" not in entry.title or "<a" not in entry.title


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_a_feed_error(body: bytes) -> None:
    for start in (b"", b"<rss><channel><item><title>", b'{"version":"https://jsonfeed.org/version/1","items":[', b"<?xml "):
        with suppress(FeedError):
            read(start + body)


def test_plain_text_is_cut_to_its_limit() -> None:
    assert len(plain_text("ñ" * 5000)) == 1000
    assert plain_text(None) == ""
