"""From items to what their pages say: what fails is put off or set aside, what hangs costs only itself."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest

from extractors.records import Item
from flows import read
from flows.read import Reader, batches, fetch, read_all
from flows.web import FetchError
from flows.worker import Page, Told, read_page
from tests.fakes import NOW, FakeWeb, item, page

AMBUSH = page(
    "Emboscada en el VRAEM",
    "Dos policías murieron en una emboscada de Sendero Luminoso en el distrito de Anchihuay, provincia de La Mar, en el "
    "VRAEM, el jueves 19 de noviembre de 2026, informó la Policía Nacional en un comunicado.",
    "La patrulla volvía de un control de carretera cuando fue atacada desde la parte alta de la quebrada, según contaron "
    "los vecinos del lugar, que oyeron disparos durante media hora.")


def failed(kind: str, status: int | None = None, retry_after_s: float | None = None) -> FetchError:
    return FetchError(kind, "https://a.example/1", f"{kind} {status or ''}".strip(), status=status,
                      retry_after_s=retry_after_s)


FAILURES = {
    "not found": (failed("http", 404), "gone"),
    "gone": (failed("http", 410), "gone"),
    "the server is ill": (failed("http", 503), "retry"),
    "too many requests": (failed("http", 429), "retry"),
    "nobody answers": (failed("unreachable"), "retry"),
    "too late": (failed("timeout"), "retry"),
    "a private address": (failed("refused"), "failed"),
    "a redirect without end": (failed("redirects"), "failed"),
    "a strange status": (failed("http", 418), "failed"),
}


@pytest.mark.parametrize(("error", "state"), FAILURES.values(), ids=FAILURES)
def test_a_page_that_cannot_be_had(error: FetchError, state: str) -> None:
    fetched = fetch(FakeWeb({"https://a.example/1": error}), item(), None, NOW, robots=True)
    assert fetched.state == state
    assert (fetched.next_try_at is not None) == (state == "retry")


def test_retries_wait_longer_each_time_and_end() -> None:
    web = FakeWeb({"https://a.example/1": failed("timeout")})
    waits = []
    for attempts in range(read.MAX_ATTEMPTS):
        fetched = fetch(web, item(attempts=attempts), None, NOW, robots=True)
        waits.append(fetched.next_try_at - NOW if fetched.next_try_at else None)
    assert waits[:-1] == sorted(waits[:-1], key=lambda w: w.total_seconds())  # type: ignore[union-attr]
    assert (waits[-1], fetched.state) == (None, "failed")


def test_a_server_that_asks_for_time_gets_it() -> None:
    web = FakeWeb({"https://a.example/1": failed("http", 503, retry_after_s=7200)})
    fetched = fetch(web, item(), None, NOW, robots=True)
    assert fetched.next_try_at
    assert (fetched.next_try_at - NOW).total_seconds() == 7200


@pytest.mark.parametrize("error", [failed("robots"), failed("http", 403), failed("http", 402), failed("too_large")],
                         ids=["robots", "forbidden", "paywalled", "too large"])
def test_a_page_that_may_not_be_read_is_read_from_the_feed(error: FetchError) -> None:
    summary = ("<p>Dos policías murieron en una emboscada en el VRAEM, en el distrito de Anchihuay, "
               "provincia de La Mar, informó la Policía.</p>")
    fetched = fetch(FakeWeb({"https://a.example/1": error}), item(summary=summary), None, NOW, robots=True)
    (outcome,) = read_all(Reader(workers=0), [fetched])
    assert outcome.told
    assert outcome.told.article
    assert outcome.told.article.from_feed
    assert error.message in (outcome.told.article.note or "")


def told(page_body: bytes, one: Item) -> Told:
    return read_page(Page(one, page_body, "https://a.example/1", {"content-type": "text/html; charset=utf-8"}))


def test_a_relevant_page_becomes_a_report_with_its_facts() -> None:
    answer = told(AMBUSH, item())
    assert answer.state == "reported"
    assert answer.report
    assert [(f.action, f.object, f.quantity) for i in answer.report.incidents for f in i.facts] == [
        ("killed", "police", 2)]


def test_the_gate_closes_before_the_costly_parsing() -> None:
    answer = told(page("Gana el local", *["Un partido sin goles en Lima."] * 9), item(title="Fútbol"))
    assert (answer.state, answer.article, answer.reason) == ("off_topic", None, "gate: no topic term")


def test_a_page_without_article() -> None:
    assert told(b"<html><body><img src='x'></body></html>", item()).state == "no_article"


def _read(page: Page) -> Told:
    """Stands for a reader that some pages break."""
    if page.body == b"hang":
        time.sleep(60)
    if page.body == b"die":
        os._exit(1)
    if page.body == b"raise":
        raise ValueError("what a page")
    return Told("off_topic", f"read {page.body.decode()}")


def test_a_page_that_hangs_or_kills_a_worker_costs_only_itself() -> None:
    reader = Reader(workers=1, timeout_s=2)
    try:
        reader.run(_read, [Page(item())])  # the worker is up
        bodies = (b"one", b"hang", b"two", b"die", b"three", b"raise", b"four")
        answers = reader.run(_read, [Page(item(), body) for body in bodies])
    finally:
        reader.close()
    good = [a.reason for a in answers if isinstance(a, Told)]
    assert good == ["read one", "read two", "read three", "read four"]
    assert [isinstance(a, Exception) for a in answers] == [False, True, False, True, False, True, False]


def test_a_page_that_breaks_the_reader_is_read_from_the_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    summary = "<p>Dos policías murieron en una emboscada en el VRAEM, en el distrito de Anchihuay, La Mar.</p>"
    fetched = read.Fetched(item(summary=summary), Page(item(summary=summary), b"<html>" + b"x" * 10))

    def breaks(p: Page) -> Told:
        if p.body:
            raise MemoryError
        return read_page(p)

    monkeypatch.setattr(read, "read_page", breaks)
    (outcome,) = read_all(Reader(workers=0), [fetched])
    assert outcome.told
    assert outcome.told.article
    assert "could not be read: MemoryError" in (outcome.told.article.note or "")


def test_batches_mix_hosts_and_keep_the_order_within_one() -> None:
    items = [replace(item(n), url=f"https://{host}.example/{n}") for host, n in
             [("a", 1), ("a", 2), ("a", 3), ("b", 4), ("c", 5)]]
    assert [[i.item_id for i in batch] for batch in batches(items, 3)] == [
        ["item0001", "item0004", "item0005"], ["item0002", "item0003"]]
