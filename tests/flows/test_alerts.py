"""Alerts: conditions that are contained, changes that matter, messages that are safe, tries that end."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
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


ANY = a_watch(when="true")


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
    assert watch.material_change(ROW, {**ROW, "killed": 5.0}, ANY) == ("killed: 3 → 5",)
    assert watch.material_change(ROW, {**ROW, "headline": "Otra"}, ANY) == ()
    assert watch.material_change({**ROW, "cocaine_seized_kg": 100.0}, {**ROW, "cocaine_seized_kg": 110.0}, ANY) == ()
    assert watch.material_change({**ROW, "cocaine_seized_kg": 100.0}, {**ROW, "cocaine_seized_kg": 130.0}, ANY) == (
        "cocaine_seized_kg: 100 → 130",
    )
    assert watch.material_change(ROW, {**ROW, "types": ["attack", "explosion"]}, ANY) == ("types: +explosion",)
    assert watch.material_change(ROW, {**ROW, "district": "Llochegua"}, ANY) == ("place: Sivia → Llochegua",)


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


# --- what a watch may ask for ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"when": "killed > 2"}, []),
        ({"when": "kiled > 2"}, ["when"]),
        ({"near": {"place": "Pichari", "km": 20}}, []),
        ({"near": {"place": "Atlantis", "km": 20}}, ["near"]),
        ({"on": "reports", "words": ["camarada"]}, []),
        ({"on": "reports", "types": ["attack"]}, ["types"]),
    ],
)
def test_what_is_wrong_with_a_watch_is_said_by_field(given: dict, wrong: list[str]) -> None:
    assert [field for field, _ in watch.problems(a_watch(**given))] == wrong


@pytest.mark.parametrize(
    "when",
    [
        "true or 1=1) --",
        "true; attach 'x.db'",
        "exists (select * from duckdb_settings() where name = 'home_directory' and value <> '') and sql_auto_complete('x')",
        "set_config('a')",
        "",
    ],
)
def test_odd_conditions_are_refused_or_harmless(when: str) -> None:
    with pytest.raises(watch.ConditionError):
        watch.check(when, "incidents")


def test_a_condition_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_TIME_LIMIT_S", 0.3)
    with pytest.raises(watch.ConditionError):
        watch.matches(a_watch(when="(select count(*) from range(1000000) a, range(1000000) b) > 0"), [ROW])


@pytest.mark.parametrize(("view", "columns"), [("incidents", watch.INCIDENT_COLUMNS), ("reports", watch.REPORT_COLUMNS)])
def test_a_condition_sees_the_columns_that_analysts_see(con: Any, view: str, columns: dict[str, str]) -> None:
    short = {"TIMESTAMP WITH TIME ZONE": "timestamptz"}
    real = {name: short.get(t, t.lower()) for name, t, *_ in con.execute(f"describe {view}").fetchall()}
    assert real == columns


@pytest.mark.parametrize(("km", "fits"), [(5, True), (0.5, False)])
def test_near_a_place(km: float, fits: bool) -> None:
    lat, lon = watch.point_of("Sivia") or (0, 0)
    row = {**ROW, "lat": lat + 0.02, "lon": lon}  # 2.2 km north
    assert bool(watch.matches(a_watch(near={"place": "Sivia", "km": km}), [row])) is fits
    assert not watch.matches(a_watch(near={"place": "Sivia", "km": km}), [{**row, "lat": None, "lon": None}])


BEFORE = {**ROW, "captured": 1.0, "wounded": 2.0, "leaders": []}


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({"killed": None}, ()),  # a figure that a later report leaves out is no news
        ({"wounded": 9.0}, ()),
        ({"captured": 3.0}, ("captured: 1 → 3",)),
        ({"department": None, "province": None, "district": None}, ()),
        ({"types": ["attack", "killing"]}, ("types: +killing",)),
        ({"leaders": ["camarada Rufino"]}, ("leader named: camarada Rufino",)),
        ({"n_reports": 9, "headline": "Otro titular", "updated_at": "2026-11-25"}, ()),
    ],
)
def test_what_changes_enough_to_tell_again(after: dict, told: tuple[str, ...]) -> None:
    assert watch.material_change(BEFORE, {**BEFORE, **after}, ANY) == told


AGAIN: list[tuple[dict[str, Any], dict[str, Any], tuple[str, ...]]] = [
    ({"again": ["wounded"]}, {"killed": 9.0, "wounded": 9.0, "types": ["killing"]}, ("wounded: 2 → 9",)),
    ({"again": []}, {"killed": 9.0, "district": "Ayna", "leaders": ["camarada Rufino"]}, ()),
    ({"again": ["cocaine"], "again_percent": 5}, {"cocaine_seized_kg": 110.0}, ("cocaine_seized_kg: 100 → 110",)),
    ({"again": ["cocaine"], "again_percent": 50}, {"cocaine_seized_kg": 149.0}, ()),
    ({}, {"cocaine_seized_kg": 120.0}, ("cocaine_seized_kg: 100 → 120",)),
    ({}, {"cocaine_seized_kg": 119.0}, ()),
]


@pytest.mark.parametrize(("given", "after", "told"), AGAIN)
def test_what_counts_as_a_change_is_configurable(given: dict, after: dict, told: tuple[str, ...]) -> None:
    before = {**BEFORE, "cocaine_seized_kg": 100.0}
    assert watch.material_change(before, {**before, **after}, a_watch(when="true", **given)) == told


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("es", ("cambio: ataque", "muertos: 3 → 5", "muertos, policías: 5; entre 3 y 5 según 2 informes", "dentro del VRAEM")),
        ("en", ("changed: attack", "killed: 3 → 5", "killed, police: 5; between 3 and 5 in 2 reports", "inside the VRAEM")),
    ],
)
def test_a_message_speaks_the_reader_s_language(language: str, parts: tuple[str, ...]) -> None:
    context = {**CONTEXT, "incident": {**CONTEXT["incident"], "vraem_zone": "core"}}
    for part in parts:
        assert part in message.compose(context, language).text


def test_a_digest_is_a_table_with_the_latest_word_on_each_incident() -> None:
    earlier = {**CONTEXT, "created_at": "2026-11-25T08:00:00+00:00", "reason": "new", "changes": []}
    other = {**CONTEXT, "alert_id": "def", "incident": {**ROW, "incident_id": 8, "event_date": "2026-11-25", "headline": "Otra"}}
    found = message.digest([earlier, CONTEXT, other])
    assert [r["incident"]["incident_id"] for r in found["rows"]] == [8, 7]
    assert found["rows"][1]["changes"] == ["killed: 3 → 5"]
    m = message.compose(found, "es")
    assert "2 avisos de la vigilancia ataques" in m.subject
    assert m.html.count("<tr>") == 3
    assert "<script>" not in m.html
    assert "| Otra |" in m.markdown


def test_a_flood_is_one_message_with_a_line_each() -> None:
    flood = {**CONTEXT, "reason": "flood", "incident": None, "lines": ["2026-11-24 · Sivia · Emboscada", "<b>"], "changes": []}
    m = message.compose(flood, "en")
    assert "2 alerts of the watch ataques" in m.subject
    assert "Sivia · Emboscada" in m.text
    assert "<b>" not in m.html


@pytest.mark.parametrize(
    "hostile",
    ["@everyone", "@here", "<!channel>", "<@U12345>", "[clic](https://evil.example)", "![x](https://evil.example/a.png)",
     "<https://evil.example|bueno>", "`x` *y* _z_", "| a | b |", "# h"],
)
def test_chat_rooms_make_nothing_of_a_title(hostile: str) -> None:
    m = message.compose({**CONTEXT, "incident": {**ROW, "headline": hostile}}, "es")
    for bad in ("@everyone", "@here", "<!channel", "<@U", "](https://evil", "<https://evil"):
        assert bad not in m.text
        assert bad not in m.markdown
    assert "<img" not in m.html


@pytest.mark.parametrize(
    ("url", "opens"),
    [("https://diario.example/1", True), ("http://diario.example/?a=1&b=2#c", True), ("javascript:alert(1)", False),
     ("java\tscript:alert(1)", False), ("data:text/html,x", False), ("//evil.example", False), ("ftp://x.example", False),
     ("https://user:pass@evil.example/", False), ("https://diario.example@evil.example/", False), ("https://", False),
     ('https://x.example/"onclick=', False), ("https://x.example/ y", False), ("http://[::1", False), (None, False)],
)
def test_only_addresses_of_the_web_are_links(url: str | None, opens: bool) -> None:
    assert (safe.link(url) is not None) is opens


def test_the_words_of_a_link_promise_no_other_place() -> None:
    source = {"feed": "f", "url": "https://evil.example/", "title": "https://banco.example/entrar"}
    m = message.compose({**CONTEXT, "sources": [source]}, "en")
    assert "banco.example/entrar</a> (evil.example)" in m.html
    assert "https://banco.example" not in m.html


def test_a_message_has_an_end() -> None:
    long = "x" * 10_000
    context = {**CONTEXT, "incident": {**ROW, "headline": long, "place": long}, "quotes": [{"quote": long, "rule": long}] * 99,
               "sources": [{"feed": long, "url": "https://x.example/", "title": long}] * 99, "changes": [long]}
    m = message.compose(context, "es")
    assert len(m.subject) <= message.MAX_SUBJECT
    assert len(m.html) < 32_000


def test_a_message_of_nearly_nothing_is_still_one() -> None:
    assert "id x" in message.compose({"alert_id": "x", "watch": "w", "reason": "test"}, "es").text


def test_the_webhook_sends_what_its_schema_says() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((Path(outbox.__file__).parent / "webhook.schema.json").read_text("utf-8"))
    for context in (CONTEXT, message.digest([CONTEXT]), {**CONTEXT, "reason": "flood", "lines": ["a"], "incident": None}):
        jsonschema.validate(json.loads(outbox.payload(message.compose(context), context)), schema)
