"""What a person may decide: how it is written, and what stands when it is laid over the tellings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractors.decide import apply, parse
from extractors.incident_figures import Settled, settle
from extractors.incident_groups import group, pair, successors
from extractors.same_incident import Telling
from tests.fakes import fact, incident

READS = {
    ("date", "2026-11-19"): ("date", "2026-11-19"),
    ("date", "2026-11"): ("date", "2026-11"),
    ("date", "none"): ("date", None),
    ("types", "explosion, attack"): ("types", ["attack", "explosion"]),
    ("district", "llochegua"): ("district", "Ayacucho/Huanta/Llochegua"),
    ("district", "Santa Rosa"): ("district", "Ayacucho/La Mar/Santa Rosa"),  # of many, the one in the valley
    ("district", "Puno/Melgar/Santa Rosa"): ("district", "Puno/Melgar/Santa Rosa"),
    ("province", "la mar"): ("province", "Ayacucho/La Mar"),
    ("place", "Unión Mantaro"): ("place", "Unión Mantaro"),
    ("killed/police", "3"): ("killed/police/count", 3.0),
    ("killed/police", "none"): ("killed/police/count", None),
    ("seized/cocaine", "1,310.5"): ("seized/cocaine/kg", 1310.5),
    ("seized/precursor/L", "900"): ("seized/precursor/L", 900.0),
    ("eradicated/coca_crop", "12"): ("eradicated/coca_crop/ha", 12.0),
}
WRONG = {
    ("date", "19/11/2026"): "as in 2026-11-19", ("date", "2026-02-30"): "day", ("types", "ambush"): "there are",
    ("district", "Atlantis"): "no district", ("district", "San Miguel del Norte"): "no district",
    ("killed", "3"): "of whom", ("killed/dog", "3"): "of whom", ("killed/police", "many"): "no figure",
    ("killed/police", "-3"): "no figure", ("seized/precursor", "9"): "in which unit", ("killed/police/kg", "9"): "counted in",
    ("weather", "3"): "no such field", ("province", "Santa Rosa"): "no province",
}


@pytest.mark.parametrize("typed", READS, ids=" ".join)
def test_a_decision_is_read(typed: tuple[str, str]) -> None:
    assert parse(*typed) == READS[typed]


@pytest.mark.parametrize("typed", WRONG, ids=" ".join)
def test_a_wrong_one_is_answered_with_what_would_be_right(typed: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=WRONG[typed]):
        parse(*typed)


def settled() -> Settled:
    return settle([Telling("1", "r", date(2026, 11, 20), incident(fact("killed", "police", 2), fact("wounded", "police", 1)))])


def test_a_figure_stands_by_a_persons_word_and_the_reports_give_low_and_high() -> None:
    facts = {f.object: f for f in apply(settled(), [("killed/police/count", 3.0)]).facts if f.action == "killed"}
    assert (facts["police"].quantity, facts["police"].quantity_low, facts["police"].corrected) == (3, 2, True)


def test_a_figure_that_no_report_gives_is_added_and_one_that_is_not_so_is_left_out() -> None:
    out = apply(settled(), [("killed/civilian/count", 1.0), ("wounded/police/count", None)])
    assert [(f.action, f.object, f.quantity, f.n_reports) for f in out.facts] == [
        ("killed", "civilian", 1, 0), ("killed", "police", 2, 1)]


def test_the_latest_word_holds() -> None:
    out = apply(settled(), [("killed/police/count", 3.0), ("date", "2026-11-18"), ("killed/police/count", 4.0)])
    assert (out.date, next(f.quantity for f in out.facts if f.action == "killed")) == ("2026-11-18", 4)


def test_a_district_brings_province_department_and_point() -> None:
    at = apply(settled(), [("district", "Cusco/La Convención/Kimbiri")]).location
    assert (at.department, at.province, at.district, at.vraem_zone, at.precision) == (
        "Cusco", "La Convención", "Kimbiri", "core", "district")
    assert at.lat is not None


def test_a_place_is_looked_up_within_its_district() -> None:
    at = apply(settled(), [("place", "Unión Mantaro"), ("district", "Ayacucho/Huanta/Canayre")]).location
    assert (at.district, at.place) == ("Canayre", "Unión Mantaro")


def test_a_level_taken_away_leaves_the_one_above() -> None:
    at = apply(settled(), [("district", None)]).location
    assert (at.province, at.district, at.ubigeo, at.precision) == ("La Mar", None, "0505", "province")


def test_an_earlier_date_makes_it_recalled() -> None:
    assert apply(settled(), [("date", "2024-11-19")]).recalled
    assert not apply(settled(), [("date", None)]).recalled


# --- together, apart -------------------------------------------------------------------------------------------------


def telling(key: str, day: str, district: str, killed: float = 2) -> Telling:
    return Telling(key, f"r{key}", date(2026, 11, 21), incident(fact("killed", "police", killed), day=day, district=district))


FAR = [telling("1", "2026-11-19", "Anchihuay"), telling("2", "2026-11-12", "Samugari", 9)]
NEAR = [telling("1", "2026-11-19", "Anchihuay"), telling("2", "2026-11-19", "Anchihuay")]


def test_what_a_person_joins_is_one_whatever_the_rules_hold_against_it() -> None:
    assert group(FAR) == [("1",), ("2",)]
    assert group(FAR, {pair("2", "1"): True}) == [("1", "2")]


def test_what_a_person_parts_is_two_also_for_what_comes_between_them() -> None:
    third = telling("3", "2026-11-19", "Anchihuay")
    assert group([*NEAR, third]) == [("1", "2", "3")]
    parted = group([*NEAR, third], {pair("1", "2"): False})
    assert len(parted) == 2
    assert not any({"1", "2"} <= set(g) for g in parted)


def test_a_telling_read_again_is_known_by_its_words() -> None:
    old = [telling("1", "2026-11-19", "Anchihuay"), telling("2", "2026-11-12", "Samugari", 9)]
    new = [replace(old[1], key="3"), replace(old[0], key="4")]
    assert successors(old, new) == {"1": "4", "2": "3"}
    assert successors(old[:1], [telling("5", "2025-01-01", "Sivia", 7)]) == {"1": "5"}, "the only one stays itself"
    assert successors(old, []) == {}
