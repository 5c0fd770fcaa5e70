"""Alerts: conditions that are contained, changes that matter, messages that are safe, tries that end."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from flows.alerts import atom, message, outbox, safe, watch
from flows.settings import Watch

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ROW = {
    "incident_id": 7,
    "types": ["attack"],
    "department": "Ayacucho",
    "province": "Huanta",
    "district": "Sivia",
    "killed": 3.0,
    "cocaine_seized_kg": None,
    "actors": ["shining_path", "police"],
    "lat": -12.51,
    "lon": -73.86,
    "headline": "Emboscada en Sivia",
    "event_date": None,
}


def a_watch(**given: object) -> Watch:
    return Watch.model_validate({"name": "w", **given})


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        ({"when": "list_contains(types, 'attack') and department = 'Ayacucho'"}, True),
        ({"when": "killed > 3"}, False),
        ({"types": ["attack", "killing"]}, True),
        ({"types": ["eradication"]}, False),
        ({"departments": ["ayacucho"]}, True),
        ({"districts": ["Llochegua"]}, False),
        ({"min_killed": 3, "actors": ["police"]}, True),
        ({"min_killed": 4}, False),
        ({"min_cocaine_kg": 1}, False),
        ({"words": ["emboscada"]}, True),
        ({"words": ["bosca"]}, False),
    ],
)
def test_a_watch_finds_what_it_says(given: dict, fits: bool) -> None:
    assert bool(watch.matches(a_watch(**given), [ROW])) is fits


def test_a_wrong_column_is_named_with_the_nearest() -> None:
    with pytest.raises(watch.ConditionError, match='did you mean "killed"'):
        watch.check("kiled > 2", "incidents")


@pytest.mark.parametrize(
    "when",
    [
        "true); copy (select 1) to 'x.csv'; select (1",
        "(select count(*) from read_csv('secrets.csv')) > 0",
        "exists (select 1 from read_text('secrets.txt'))",
    ],
)
def test_a_condition_reaches_nothing_but_its_rows(when: str) -> None:
    with pytest.raises(watch.ConditionError):
        watch.check(when, "incidents")


def test_only_what_matters_is_told_again() -> None:
    assert watch.material_change(ROW, {**ROW, "killed": 5.0}) == ("killed: 3 → 5",)
    assert watch.material_change(ROW, {**ROW, "headline": "Otra"}) == ()
    assert watch.material_change({**ROW, "cocaine_seized_kg": 100.0}, {**ROW, "cocaine_seized_kg": 110.0}) == ()
    assert watch.material_change({**ROW, "cocaine_seized_kg": 100.0}, {**ROW, "cocaine_seized_kg": 130.0}) == (
        "cocaine_seized_kg: 100 → 130",
    )
    assert watch.material_change(ROW, {**ROW, "types": ["attack", "explosion"]}) == ("types: +explosion",)
    assert watch.material_change(ROW, {**ROW, "district": "Llochegua"}) == ("place: Sivia → Llochegua",)


CONTEXT = {
    "watch": "ataques",
    "condition": 'types: ["attack"]',
    "reason": "changed",
    "changes": ["killed: 3 → 5"],
    "alert_id": "abc123",
    "created_at": "2026-11-25T12:00:00+00:00",
    "incident": {**ROW, "event_date": "2026-11-24", "headline": "<script>alert(1)</script> Emboscada\r\nBcc: x@y.z"},
    "report": None,
    "facts": [
        {
            "action": "killed",
            "object": "police",
            "unit": "count",
            "quantity": 5,
            "quantity_low": 3,
            "quantity_high": 5,
            "bound": None,
            "n_reports": 2,
        }
    ],
    "quotes": [{"quote": "cinco policías murieron", "rule": "es.fact.killed.die"}],
    "sources": [
        {"feed": "diario", "url": "https://diario.example/1", "title": "Cinco [muertos](x) @everyone"},
        {"feed": "malo", "url": "javascript:alert(1)", "title": "clic"},
    ],
}


def test_a_message_says_what_where_how_many_why_and_whence() -> None:
    m = message.compose(CONTEXT, "es")
    for part in (
        "muertos: 3 → 5",
        "Sivia",
        "2026-11-24",
        "entre 3 y 5",
        "cinco policías murieron",
        "es.fact.killed.die",
        "https://diario.example/1",
        "ataques",
        "abc123",
    ):
        assert part in m.text
    assert "ataque" in m.subject


def test_text_from_the_web_stays_text() -> None:
    m = message.compose(CONTEXT, "en")
    assert "\n" not in m.subject
    assert "\r" not in m.subject + m.text
    assert "<script>" not in m.html
    assert "javascript:" not in m.html + m.markdown + m.text
    assert "@everyone" not in m.markdown
    assert "[muertos](x)" not in m.markdown


@pytest.mark.parametrize("hostile", ["a\u202eb", "a\u200bb", "a\x00b", "a\nb", "a\u2028b"])
def test_invisible_signs_are_taken_out(hostile: str) -> None:
    assert safe.clean(hostile) == "a b"


def test_a_pile_of_combining_marks_is_cut() -> None:
    assert len(safe.clean("a" + "\u0301" * 500)) <= 4


def test_the_atom_file_is_well_formed_and_its_ids_are_the_alerts() -> None:
    root = ET.fromstring(atom.render("ataques", [CONTEXT]))
    ns = {"a": "http://www.w3.org/2005/Atom"}
    assert [e.text for e in root.findall("a:entry/a:id", ns)] == ["urn:vraem-watch:alert:abc123"]
    assert root.find("a:entry/a:link", ns).attrib["href"] == "https://diario.example/1"  # type: ignore[union-attr]


def test_tries_grow_apart_and_end() -> None:
    waits = [outbox.next_try("a", "0", n, NOW) for n in range(1, outbox.MAX_ATTEMPTS)]
    assert all(w is not None and w > NOW for w in waits)
    assert waits[1] > waits[0]  # type: ignore[operator]
    assert outbox.next_try("a", "0", outbox.MAX_ATTEMPTS, NOW) is None
    assert outbox.next_try("a", "0", 1, NOW) == waits[0], "the same alert waits the same time"


def test_the_webhook_is_signed_and_carries_the_alert_id() -> None:
    sent = []

    class Recorder:
        def post_json(self, url: str, body: bytes, headers: dict) -> None:
            sent.append((url, body, headers))

    outbox.send("vraem+https://h.example/hook?secret=k&a=1", message.compose(CONTEXT), CONTEXT, Recorder())  # type: ignore[arg-type]
    url, body, headers = sent[0]
    assert url == "https://h.example/hook?a=1"
    assert headers[outbox.SIGNATURE] == "sha256=" + hmac.new(b"k", body, hashlib.sha256).hexdigest()
    assert json.loads(body)["id"] == headers[outbox.ALERT_ID] == "abc123"


def test_an_address_of_no_kind_is_said_without_the_address() -> None:
    with pytest.raises(outbox.NotDelivered) as e:
        outbox.send("nosuch://user:secret@host", message.compose(CONTEXT), CONTEXT)
    assert "secret" not in str(e.value)
