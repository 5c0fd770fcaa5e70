"""The headline of an incident: of a report that is about it, else made of its own facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import duckdb
import pytest

from extractors.incident_figures import settle
from extractors.records import Incident, Location
from extractors.same_incident import Telling
from flows.headline import made
from tests.fakes import NOW, evidence, fact, incident, report
from tests.flows.test_join import ambush, outcome, stored, text

SAYS = {
    "who died first, then what was taken": (
        incident(fact("seized", "firearm", 2), fact("killed", "police", 3)),
        "Ataque en Anchihuay, 2026-11-19 (policías, muertos: 3; armas de fuego, incautado: 2)",
        "Attack in Anchihuay, 2026-11-19 (police, killed: 3; firearms, seized: 2)"),
    "a load in its unit": (
        incident(fact("seized", "cocaine", 412.5, "kg"), types=("capture", "drug_seizure"), day="2026-11"),
        "Captura, decomiso de droga en Anchihuay, 2026-11 (cocaína: 412.5 kg)", None),
    "no place, no day, no figure": (
        replace(incident(types=("attack", "armed_clash", "explosion"), day=None), location=Location()),
        "Enfrentamiento, ataque", "Armed clash, attack"),
}


@pytest.mark.parametrize("what", SAYS)
def test_a_headline_is_made_of_what_is_known(what: str) -> None:
    told, es, en = SAYS[what]
    settled = settle([Telling("1", "r", date(2026, 11, 20), told, main=False)])
    assert settled.headline is None
    assert made(settled, "es") == es
    assert en is None or made(settled, "en") == en


def recalled() -> Incident:
    return replace(incident(fact("killed", "military", 4), day="2026-09-03", district="Samugari"), recalled=True)


def headlines(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(con.execute("select district, headline from incidents").fetchall())


def test_what_an_article_only_recalls_does_not_bear_its_title(con: duckdb.DuckDBPyConnection) -> None:
    says = report(*ambush(2).incidents, recalled())
    stored(con, outcome(con, "https://a.example/1", text(1), says, "Emboscada en Anchihuay"))
    assert headlines(con) == {"Anchihuay": "Emboscada en Anchihuay",
                              "Samugari": "Ataque en Samugari, 2026-09-03 (militares, muertos: 4)"}
    own = report(replace(recalled(), recalled=False))
    stored(con, outcome(con, "https://b.example/1", text(2), own, "Cuatro soldados mueren en Samugari", feed="b"),
           now=NOW + timedelta(hours=1))
    assert headlines(con)["Samugari"] == "Cuatro soldados mueren en Samugari"


def test_a_title_that_tells_two_stands_for_both(con: duckdb.DuckDBPyConnection) -> None:
    second = replace(recalled(), evidence={"place": replace(evidence("Samugari"), where="title")})
    stored(con, outcome(con, "https://a.example/1", text(1), report(*ambush(2).incidents, second), "Ataques en Anchihuay y Samugari"))
    assert set(headlines(con).values()) == {"Ataques en Anchihuay y Samugari"}
