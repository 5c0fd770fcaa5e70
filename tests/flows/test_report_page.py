"""The report page: what it shows, what it never runs, what it says when there is nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
import zlib
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from extractors import codebook
from flows.report import charts, trends
from flows.report.data import read
from flows.report.html import Html, data, figure, join, tag
from flows.report.kind import GROUPS, group_of
from flows.report.page import render
from flows.report.table import details, rows
from flows.words import LANGUAGES, words
from tests.flows import opened
from tests.flows.analyst import NOW, TODAY, analyst, incident, report
from tests.flows.opened import HOSTILE


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = analyst(tmp_path_factory.mktemp("a") / "analyst.duckdb",
                   incidents=[incident(1), incident(2, "Pista destruida", types=["airstrip_destruction"], killed=None,
                                                    killed_forces=None, place_precision="district")],
                   feeds=[{"feed": "diario", "last_status": "new", "last_poll_at": NOW},
                          {"feed": "radio", "last_status": "failed", "last_error": "answers 500"}],
                   alerts=[{"alert_id": "a", "channel": c, "watch": "ataques", "incident_id": 1, "reason": "changed",
                            "changes": ["killed: 1 → 2"], "created_at": NOW, "state": s, "last_error": e}
                           for c, s, e in (("atom", "sent", None), ("0", "dead", "refused"))],
                   statistics=[{"report_id": 1, "action": "destroyed", "object": "airstrip", "quantity": 263, "unit": "count",
                                "period": "2014", "quote": "263 pistas", "rule": "es.statistic.year"}],
                   **report(1, 1))
    return render(path, NOW, "es")


def stored(page: str, name: str) -> Any:
    """What one script element holds, unpacked."""
    return json.loads(opened.stored(page, name))


def drawn(page: str) -> list[dict[str, Any]]:
    """The specifications of the charts."""
    return [json.loads(s) for s in re.findall(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)]


def test_a_morning_s_questions_are_answered(page: str) -> None:
    text = re.sub(r"<[^>]+>", " ", page)
    for part in ("Emboscada en Sivia", "radio", "Con fallas", "ataques", "muertos : 1 → 2", "263", "263 pistas", "diario, 2026-11-24"):
        assert part in text


@pytest.mark.parametrize(("period", "es", "en"), [
    ("since 2012", "Desde 2012", "From 2012"), ("2026-01/2026-10", "2026-01 – 2026-10", "2026-01 – 2026-10"), ("2019-2025", "2019-2025", "2019-2025")])
def test_the_period_of_a_standing_figure_is_in_the_reader_s_words(tmp_path: Path, period: str, es: str, en: str) -> None:
    path = analyst(tmp_path / "analyst.duckdb", statistics=[{"report_id": 1, "object": "airstrip", "quantity": 1, "unit": "count",
                                                              "quote": "q", "rule": "r", "period": period}], **report(1, 1))
    for lang, told in (("es", es), ("en", en)):
        assert told in re.sub(r"<[^>]+>", "", render(path, NOW, lang))


def test_a_standing_figure_claimed_more_than_once_is_drawn_over_time_by_outlet(tmp_path: Path) -> None:
    told = {"report_id": 1, "action": "destroyed", "object": "airstrip", "unit": "count", "quote": "q", "rule": "r", "period": "2026"}
    path = analyst(tmp_path / "analyst.duckdb", statistics=[{**told, "quantity": 43}, {**told, "quantity": 52},
                                                            {**told, "object": "laboratory", "quantity": 7}], **report(1, 1))
    [claims] = [c for c in drawn(render(path, NOW, "en")) if c["layer"][0]["mark"]["type"] == "circle"]
    assert [(c["who"], c["value"], c["told"]) for c in claims["data"]["values"]] == [
        ("diario", 43, "2026-11-24, diario: 43 (2026)"), ("diario", 52, "2026-11-24, diario: 52 (2026)")]


def test_a_standing_figure_is_its_source_s_where_the_sentence_names_one(tmp_path: Path) -> None:
    told = {"report_id": 1, "action": "destroyed", "object": "airstrip", "unit": "count", "quote": "q", "rule": "r", "period": "2026"}
    page = render(analyst(tmp_path / "analyst.duckdb", **report(1, 1), statistics=[
        {**told, "quantity": 43, "said_by": "Comando Conjunto <b>"}, {**told, "quantity": 52, "said_by": None}]), NOW, "en")
    [claims] = [c for c in drawn(page) if c["layer"][0]["mark"]["type"] == "circle"]
    assert [(c["who"], c["value"]) for c in claims["data"]["values"]] == [("Comando Conjunto <b>", 43), ("diario", 52)]
    assert "Comando Conjunto &lt;b&gt;: " in page
    assert "Comando Conjunto <b>" not in page


def test_the_charts_are_also_files_that_stand_alone(tmp_path: Path) -> None:
    made = trends.files(analyst(tmp_path / "analyst.duckdb", incidents=[incident(1)]), NOW, "en")
    assert set(made) == {f"{n}.{kind}" for n in ("incidents", "casualties", "wounded", "cocaine", "destroyed", "captures")
                         for kind in ("svg", "png")}
    told = {n: "".join(ET.fromstring(made[n]).itertext()) for n in made if n.endswith(".svg")}
    assert all(picture.startswith(b"\x89PNG") for n, picture in made.items() if n.endswith(".png"))
    assert "Incidents by type" in told["incidents.svg"]
    assert "Violence" in told["incidents.svg"]
    assert trends.files(analyst(tmp_path / "empty.duckdb"), NOW) == {}


def test_news_counts_what_it_lists(tmp_path: Path) -> None:
    made = [incident(1, first_reported_at=NOW), incident(2, first_reported_at=NOW), incident(3, first_reported_at=NOW, recalled=True)]
    text = re.sub(r"<[^>]+>", "", render(analyst(tmp_path / "analyst.duckdb", incidents=made), NOW, "en"))
    assert "new incidents 2, changed 0" in text


def test_what_stands_behind_a_row_is_there(page: str) -> None:
    detail = stored(page, "details")["1"]
    assert detail["facts"] == [["killed", "police", "count", 2.0, 2.0, 3.0, None, 1, 0]]
    [told] = detail["reports"]
    assert told["facts"][0][-2:] == ["dos policías murieron", "es.fact.killed.die"]
    assert told["words"] == [["place", "en Sivia", "es.place.district"]]
    assert told["copies"] == [["radio", "https://radio.example/x"]]


def test_what_people_decided_is_said_with_name_and_reason(tmp_path: Path) -> None:
    made = {"made_at": NOW, "author": "Ana <b>", "why": "un simulacro", "value": None, "withdrawn_at": None}
    decided = [{**made, "correction_id": 1, "kind": "correct", "incident_id": 1, "field": "killed/police/count", "value": "3"},
               {**made, "correction_id": 2, "kind": "link", "incident_id": 1, "other_id": 9},
               {**made, "correction_id": 3, "kind": "dismiss", "incident_id": 4}]
    gone = {"version": 2, "known_from": NOW, "cause": "dismissed", "standing": False, "incident_id": 4, "types": ["attack"],
            "n_reports": 1, "headline": "Simulacro en Sivia"}
    html = render(analyst(tmp_path / "a.duckdb", incidents=[incident(1, corrected=True)], corrections=decided,
                          incident_versions=[gone]), NOW)
    assert "Ana &lt;b&gt;: un simulacro" in html
    assert "#4 Simulacro en Sivia" in html
    assert [c[3:6] for c in stored(html, "details")["1"]["corrections"]] == [["correct", "killed/police/count", "3"], ["link", "#9", None]]


def test_an_address_of_an_alert_is_never_shown_only_its_number(page: str) -> None:
    assert "dirección 1" in page


def test_only_this_style_and_script_may_run(page: str) -> None:
    policy = next(a["content"] or "" for n, a in Elements(page).found if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for element in ("<style>", "<script>", '<script type="module">'):
        body = re.findall(rf"{element}(.*?)</", page, re.DOTALL) if element == "<style>" else re.findall(
            rf"{element}(.*?)</script>", page, re.DOTALL)
        assert len(body) == 1
        digest = base64.b64encode(hashlib.sha256(body[0].encode()).digest()).decode()
        assert f"sha256-{digest}" in policy


class Elements(HTMLParser):
    """All elements and attributes, as a browser would find them; what was not closed, or closed out of turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((name, dict(attributes)))
        if name not in ("br", "input", "meta"):
            self.open.append(name)

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((name, dict(attributes)))

    def handle_endtag(self, name: str) -> None:
        if not self.open or self.open.pop() != name:
            self.wrong.append(name)


def test_what_is_opened_is_closed_and_no_name_is_given_twice(page: str) -> None:
    parsed = Elements(page)
    assert (parsed.open, parsed.wrong) == ([], [])
    ids = [a["id"] for _, a in parsed.found if "id" in a]
    assert len(ids) == len(set(ids))
    linked = {(a["href"] or "")[1:] for n, a in parsed.found if n == "a" and (a["href"] or "").startswith("#")}
    assert {i for i in linked if not i.startswith("incident-")} <= set(ids)


def test_the_page_speaks_of_no_address_but_those_of_reports(page: str) -> None:
    found = set(re.findall(r"https?://([^/\"'<>\s)]+)", opened.opened(page)))
    assert found <= {"diario.example", "radio.example", "www.w3.org"}


def test_the_page_asks_nobody_for_anything(page: str) -> None:
    for name, attributes in Elements(page).found:
        assert name not in ("img", "iframe", "object", "embed", "base")
        assert not [a for a in attributes if a in ("src", "style") or a.startswith("on")]
        if name == "a":
            assert re.match(r"#|https?://", attributes["href"] or "")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_the_web_stays_text(tmp_path: Path, text: str) -> None:
    path = analyst(tmp_path / "analyst.duckdb", incidents=[incident(1, text, place=text, district=text)],
                   feeds=[{"feed": "f", "last_status": "failed", "last_error": text, "last_poll_at": NOW}],
                   alerts=[{"alert_id": "a", "channel": "atom", "watch": "w", "incident_id": 1, "reason": "new",
                            "changes": [text], "created_at": NOW, "state": "sent", "last_error": text}],
                   statistics=[{"report_id": 1, "object": "airstrip", "quantity": 1, "unit": "count", "quote": text, "rule": "r",
                                "period": text}],
                   persons=[{"report_id": 1, "incident_id": 1, "name": text, "role": "leader"}],
                   **report(1, 1, text, "javascript:alert(1)", text))
    page = render(path, NOW)
    parsed = [a for n, a in Elements(page).found if n == "script"]
    assert page.count("<script") == page.count("</script>") == len(parsed)
    assert [a.get("type") for a in parsed].count(None) == [a.get("type") for a in parsed].count("module") == 1
    names = [name for name, _ in Elements(page).found]
    assert "img" not in names
    assert "onload" not in str([a for n, a in Elements(page).found if n == "svg"])
    whole = opened.opened(page)
    assert "javascript:" not in whole
    assert "\u202e" not in whole
    assert (Elements(page).open, Elements(page).wrong) == ([], [])


def test_with_nothing_it_says_what_to_do_next(tmp_path: Path) -> None:
    text = render(analyst(tmp_path / "analyst.duckdb"), NOW, "en")
    for part in ("No feed has been asked yet", "Nothing new in the last 24 hours", "No dated incidents yet",
                 "No report gives standing figures yet", "No alert yet"):
        assert part in text
    assert (Elements(text).open, Elements(text).wrong) == ([], [])


def test_both_languages_have_the_same_words_and_all_of_the_codebook() -> None:
    spanish, english = (words(lang) for lang in LANGUAGES)
    assert set(spanish) == set(english)
    objects = {o for os in codebook.OBJECTS_OF.values() for o in os}
    for section, terms in (("types", codebook.TYPES), ("actors", codebook.ACTORS), ("roles", codebook.ROLES),
                           ("actions", codebook.ACTIONS), ("objects", objects), ("bounds", codebook.BOUNDS)):
        assert {f"{section}.{t}" for t in terms} <= set(spanish)
    for key, text in spanish.items():
        assert sorted(re.findall(r"\{\d\}", text)) == sorted(re.findall(r"\{\d\}", english[key])), key


def test_every_phrase_of_the_script_exists(page: str) -> None:
    script = (Path(charts.__file__).parent / "page.js").read_text("utf-8")
    assert set(re.findall(r'say\("([\w.]+)"', script)) <= set(words("es"))
    assert {a["data-t"] for _, a in Elements(page).found if a.get("data-t")} <= set(words("es"))


def test_every_type_of_the_codebook_has_a_group() -> None:
    assert sorted(t for types in GROUPS.values() for t in types) == sorted(codebook.TYPES)
    assert group_of(["capture", "attack"]) == "violence"
    assert group_of([]) == "other"


# --- rows ------------------------------------------------------------------------------------------------------------


def test_dates_are_written_as_far_as_they_are_known(tmp_path: Path) -> None:
    made = [incident(n, date_precision=p) for n, p in enumerate(("day", "month", "year"))] + [incident(3, event_date=None)]
    assert [r[1] for r in rows(made)] == ["2026-11-23", "2026-11", "2026", None]


@pytest.mark.parametrize(("precision", "has_point"), [("place", True), ("near", True), ("district", True), ("province", False),
                                                      ("department", False)])
def test_no_point_is_invented(precision: str, has_point: bool) -> None:
    assert (rows([incident(1, place_precision=precision)])[0][11] is not None) is has_point


def test_a_headline_made_of_facts_is_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    es, en = "Ataque en Sivia, 2026-11-23 (policías, muertos: 2)", "Attack in Sivia, 2026-11-23 (police, killed: 2)"
    path = analyst(tmp_path / "a.duckdb", incidents=[incident(1, en), incident(2, "Emboscada en Sivia")], **report(1, 1))
    assert read(path).spoken == {1: {"es": es, "en": en}}
    page = render(path, NOW, "es")
    told = re.search(r'<a href="#incident-1" data-spoken="[^"]+">([^<]+)</a>', page)
    assert told
    assert told[1] == es
    assert '<a href="#incident-2">Emboscada en Sivia</a>' in page
    assert [r[-1] for r in stored(page, "data")["rows"]].count({"es": es, "en": en}) == 1


def test_details_end_where_the_budget_does_and_the_newest_come_first(tmp_path: Path) -> None:
    d = read(analyst(tmp_path / "analyst.duckdb", incidents=[incident(1, event_date=date(2020, 1, 1)), incident(2)]))
    assert list(details(d, budget=len(zlib.compress(json.dumps(details(d)["2"]).encode())))) == ["2"]
    assert set(details(d)) == {"1", "2"}


def test_a_year_stays_below_three_megabytes_whatever_its_reports_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signs = random.Random(1)  # text that nothing makes shorter, and more of it than there is room for
    made = [incident(n, f"Emboscada {n}", event_date=TODAY - timedelta(days=n % 365)) for n in range(1_000)]
    quotes = {n: [{**report(n, n)["report_facts"][0], "bound": None, "quote": signs.randbytes(190).hex()} for _ in range(8)] for n in range(1_000)}
    reports = {n: report(n, n)["reports"] for n in range(1_000)}
    tellings = {n: [{"report_id": n, "why_joined": "", "type_quote": None, "date_quote": None, "place_quote": None}] for n in range(1_000)}
    full = replace(read(analyst(tmp_path / "analyst.duckdb")), incidents=made, quotes=quotes, reports=reports, tellings=tellings)
    monkeypatch.setattr("flows.report.page.read", lambda _: full)
    page = render(tmp_path / "analyst.duckdb", NOW)
    assert 2_000_000 < len(page.encode()) <= 3_000_000
    assert 0 < len(stored(page, "details")) < 1_000


# --- markup ----------------------------------------------------------------------------------------------------------


def test_markup_is_only_what_was_made_as_markup() -> None:
    assert tag("p", "<b>", tag("b", "&"), title='"', hidden=None) == '<p title="&quot;">&lt;b&gt;<b>&amp;</b></p>'
    assert join(None, ["a", Html("<br>")]) == "a<br>"
    assert "<" not in data({"a": "</script>\u2028"})
    assert json.loads(data({"a": "</script>\u2028"})) == {"a": "</script>\u2028"}


@pytest.mark.parametrize(("value", "text"), [(None, ""), (0, "0"), (1234.5, "1,234.5"), (3.0, "3"), (0.25, "0.2"), (1e6, "1,000,000")])
def test_figures(value: float | None, text: str) -> None:
    assert figure(value) == text
