"""One address per article, one identity per entry (threats E and D2)."""

from __future__ import annotations

import random

import pytest

from extractors.records import Entry
from extractors.url import canonical, item_identity

ONE = "https://diario.pe/peru/emboscada-en-llochegua"


@pytest.mark.parametrize("spelled", [
    "http://diario.pe/peru/emboscada-en-llochegua", "https://www.diario.pe/peru/emboscada-en-llochegua/",
    "HTTPS://DIARIO.PE:443/peru//emboscada-en-llochegua", "https://m.diario.pe/peru/emboscada-en-llochegua",
    "https://amp.diario.pe/peru/emboscada-en-llochegua", "https://diario.pe/peru/emboscada-en-llochegua/amp/",
    "https://diario.pe/amp/peru/emboscada-en-llochegua", "https://diario.pe/peru/emboscada-en-llochegua?outputType=amp",
    "https://diario-pe.cdn.ampproject.org/c/s/diario.pe/peru/emboscada-en-llochegua?utm_source=x",
    "https://diario.pe/peru/emboscada-en-llochegua?utm_source=rss&utm_medium=feed&fbclid=abc&gclid=1#comentarios",
    "https://diario.pe/peru/emboscada%2Den%2dllochegua", "https://diario.pe/peru/emboscada-en-llochegua/index.html",
    " https://diario.pe./peru/emboscada-en-llochegua\n", "https://diario.pe/peru/emboscada-en-llochegua?",
])
def test_e10_spellings_of_one_address(spelled: str) -> None:
    assert canonical(spelled) == ONE


@pytest.mark.parametrize("other", [
    "https://diario.pe/peru/emboscada-en-pichari", "https://diario.pe/Peru/emboscada-en-llochegua",
    "https://otro.pe/peru/emboscada-en-llochegua", "https://diario.pe:8443/peru/emboscada-en-llochegua",
    "https://diario.pe/peru/emboscada-en-llochegua?pagina=2", "https://diario.pe/peru/emboscada-en-llochegua#!2",
])
def test_other_articles_stay_others(other: str) -> None:
    assert canonical(other) not in (None, ONE)


def test_fields_that_say_what_is_read_are_kept_in_one_order() -> None:
    assert canonical("https://a.pe/?b=2&a=1&utm_id=3") == canonical("http://www.a.pe/?a=1&b=2") == "https://a.pe?a=1&b=2"


def test_accents_are_written_one_way() -> None:
    assert canonical("https://a.pe/año") == canonical("https://a.pe/a%C3%B1o") == "https://a.pe/a%C3%B1o"
    assert canonical("https://ñandú.pe/x") == canonical("https://xn--and-6ma2c.pe/x")


def test_a_test_servers_address_keeps_scheme_and_port() -> None:
    assert canonical("http://127.0.0.1:8081/a/") == "http://127.0.0.1:8081/a"


@pytest.mark.parametrize("no_address", [
    None, "", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//evil.pe", "/only/a/path", "https://",
    "http://[::1/", "ftp://a.pe/", "https://a.pe/" + "x" * 3000, "mailto:a@b.pe", "http://a.pe:99999/",
])
def test_d2_what_is_no_web_address(no_address: str | None) -> None:
    assert canonical(no_address) is None


def test_canonical_is_stable() -> None:
    for url in (ONE, "https://a.pe?a=1&b=2", "https://a.pe/a%C3%B1o", "http://127.0.0.1:8081/a"):
        assert canonical(url) == url


# --- identities ------------------------------------------------------------------------------------------------------


def entry(n: int, guid: str | None = None, link: str | None = "", title: str | None = None) -> Entry:
    return Entry(guid=guid, link=f"https://diario.pe/{n}" if link == "" else link, title=title or f"title {n}")


def test_e1_a_guid_that_all_share_joins_nothing() -> None:
    assert len(set(item_identity([entry(n, guid="same") for n in range(5)]))) == 5
    assert len(set(item_identity([entry(n, guid="same", link=None) for n in range(5)]))) == 5


def test_e1_a_link_that_all_share_joins_nothing() -> None:
    for link in ("https://diario.pe/", "https://diario.pe/live"):
        assert len(set(item_identity([entry(n, guid=f"g{n}", link=link) for n in range(5)]))) == 5
        assert len(set(item_identity([entry(n, link=link) for n in range(5)]))) == 5


def test_e2_a_guid_made_of_the_clock_changes_nothing() -> None:
    first = item_identity([entry(n, guid=f"10:00-{n}") for n in range(5)])
    assert item_identity([entry(n, guid=f"10:15-{n}") for n in range(5)]) == first


def test_e4_a_move_to_https_or_www_changes_nothing() -> None:
    old = [entry(n, guid=f"http://diario.pe/{n}", link=f"http://diario.pe/{n}") for n in range(3)]
    new = [entry(n, guid=f"https://www.diario.pe/{n}", link=f"https://www.diario.pe/{n}?utm_source=rss") for n in range(3)]
    assert item_identity(old) == item_identity(new)


def test_e5_an_edited_title_or_summary_changes_nothing() -> None:
    assert item_identity([entry(1, guid="g", title="Dos muertos")]) == item_identity([entry(1, guid="g", title="Tres muertos")])


def test_an_entry_is_the_same_wherever_it_stands_and_whatever_stands_beside_it() -> None:
    entries = [entry(n, guid=f"g{n}", link=None if n % 2 else "") for n in range(20)]
    identities = dict(zip(entries, item_identity(entries), strict=True))
    random.Random(7).shuffle(entries)
    assert dict(zip(entries, item_identity(entries), strict=True)) == identities
    assert item_identity(entries[:3]) == [identities[e] for e in entries[:3]]


def test_e7_an_entry_without_guid_link_or_title_has_an_identity() -> None:
    bare = [Entry(None, None, "", summary="uno"), Entry(None, None, "", summary="dos"), Entry(None, None, "")]
    assert len(set(item_identity(bare))) == 3
    assert item_identity(bare) == item_identity(bare)


def test_no_entries_no_identities() -> None:
    assert item_identity([]) == []
