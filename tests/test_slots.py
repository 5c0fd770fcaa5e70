"""What the scorer counts, on cases small enough to check by hand, and that it agrees with the codebook's own scorer."""

from __future__ import annotations

import importlib.util
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.accuracy import SETS, articles, told
from tests.slots import Score, align, fillers, leaked, overlap, score_all, score_article, unsupported

YARDSTICK = Path(__file__).parents[2] / "shared" / "eval" / "score.py"


def fact(action: str, object: str, quantity: float | None, unit: str = "count", **more: Any) -> dict[str, Any]:
    return {"action": action, "object": object, "quantity": quantity, "unit": unit, **more}


def coded(*incidents: dict[str, Any], statistics: tuple[dict[str, Any], ...] = (), relevant: bool = True) -> dict[str, Any]:
    return {"relevant": relevant, "incidents": list(incidents), "statistics": list(statistics)}


AMBUSH = {"types": ["attack"], "date": "2014-12-17", "district": "Llochegua", "facts": [fact("killed", "military", 2)]}
SEIZURE = {"types": ["drug_seizure"], "date": "2014-12-20", "facts": [fact("seized", "cocaine", 120, "kg")]}


def test_a_coding_against_itself_is_right_throughout() -> None:
    rows = score_article(coded(AMBUSH, SEIZURE), coded(SEIZURE, AMBUSH))
    held = {"headline", "incident", "type", "date", "district", "fact", "fact_by_document", "casualty_by_document",
            "seizure_by_document", "relevance"}  # fmt: skip
    assert {row for row, s in rows.items() if s.gold} == held
    assert all(s.right == s.gold == s.told for s in rows.values())
    assert rows["headline"] == Score(7, 7, 7)


def test_precision_recall_and_f1() -> None:
    s = Score(right=3, gold=6, told=4)
    assert (s.precision, s.recall, s.f1) == (0.75, 0.5, 0.6)
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 1.0)
    assert Score(1, 2, 3) + Score(1, 1, 1) == Score(2, 3, 4)


def test_an_incident_missed_or_made_up_counts_with_all_it_holds() -> None:
    assert score_article(coded(AMBUSH))["headline"] == Score(0, 4, 0)
    assert score_article(coded(), coded(AMBUSH))["headline"] == Score(0, 0, 4)
    assert score_article(coded(AMBUSH), coded(SEIZURE))["incident"] == Score(0, 1, 1)


def test_a_fact_told_of_the_wrong_incident_is_right_by_document_only() -> None:
    swapped = coded({**AMBUSH, "facts": SEIZURE["facts"]}, {**SEIZURE, "facts": AMBUSH["facts"]})
    rows = score_article(coded(AMBUSH, SEIZURE), swapped)
    assert rows["fact"] == Score(0, 2, 2)
    assert rows["fact_by_document"] == Score(2, 2, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(185.4, 185.43, True), (6_260_000, 6_261_000, True), (185, 186, False), (None, 0, False), (None, None, True)],
)
def test_figures_are_the_same_to_three_significant_digits(one: float | None, other: float | None, same: bool) -> None:
    gold, said = (coded({**SEIZURE, "facts": [fact("seized", "cocaine", q, "kg")]}) for q in (one, other))
    assert score_article(gold, said)["fact"].right == same


def test_a_unit_unsaid_is_a_count_and_a_bound_is_a_row_of_its_own() -> None:
    bare = {"action": "killed", "object": "military", "quantity": 2}
    bounded = fact("killed", "military", 2, bound="min")
    rows = score_article(coded({**AMBUSH, "facts": [bare]}), coded({**AMBUSH, "facts": [bounded]}))
    assert rows["fact"] == Score(1, 1, 1)
    assert rows["bound"] == Score(0, 0, 1)


def test_accents_capitals_and_aliases_make_no_difference() -> None:
    one = {"place": "Río Apurímac", "persons": [{"name": "camarada Raúl", "role": "leader"}]}
    other = {"place": "rio apurimac", "persons": [{"name": "Raul", "role": "suspect"}]}
    assert fillers(one) - fillers(other) == {("role", ("raul", "leader"))}


def test_what_may_be_said_is_neither_asked_for_nor_wrong() -> None:
    gold = coded({**AMBUSH, "may": {"province": "Huanta", "date": "2014-12-18"}})
    assert score_article(gold, coded(AMBUSH))["headline"] == Score(4, 4, 4)
    assert score_article(gold, coded({**AMBUSH, "province": "Huanta"}))["headline"] == Score(4, 4, 4)
    assert score_article(gold, coded({**AMBUSH, "province": "La Mar"}))["headline"] == Score(4, 4, 5)


def test_incidents_are_paired_for_the_best_total_not_first_come_first_served() -> None:
    gold = [frozenset({("date", "a"), ("fact", 1)}), frozenset({("fact", 1)})]
    said = [frozenset({("fact", 1)}), frozenset({("date", "a")})]
    assert align(gold, said) == [(0, 1), (1, 0)]
    assert align(gold, [frozenset({("place", "x")})]) == []


def test_pairing_is_as_good_as_trying_every_way() -> None:
    gold = [frozenset(("fact", n * k % 7) for n in range(1, 4)) for k in range(1, 5)]
    said = [frozenset(("fact", n * k % 5) for n in range(1, 4)) for k in range(2, 7)]
    best = max(sum(overlap(g, s) for g, s in zip(gold, way, strict=False)) for way in permutations(said, len(gold)))
    assert sum(overlap(gold[g], said[s]) for g, s in align(gold, said)) == best
    assert align(said, gold) == sorted((s, g) for g, s in align(gold, said))


def test_of_two_pairings_as_good_the_one_that_shares_more_is_taken() -> None:
    """ "role" and "bound" weigh nothing, and yet decide between two incidents told that are alike but for them."""
    gold = [frozenset({("date", "a"), ("role", "x")})]
    alike = [frozenset({("date", "a"), ("role", "y")}), frozenset({("date", "a"), ("role", "x")})]
    assert align(gold, alike) == [(0, 1)]
    assert align(gold, alike[::-1]) == [(0, 0)]


def test_a_statistic_told_as_a_fact_is_counted_unless_it_is_also_a_fact() -> None:
    tally = fact("destroyed", "airstrip", 263, period="2014")
    gold = coded(AMBUSH, statistics=(tally,))
    assert len(leaked(gold, coded({**AMBUSH, "facts": [tally]}))) == 1
    assert not leaked(gold, coded(AMBUSH, statistics=(tally,)))
    assert not leaked(coded({**AMBUSH, "facts": [tally]}, statistics=(tally,)), coded({**AMBUSH, "facts": [tally]}))


@pytest.mark.parametrize(
    ("evidence", "stands"),
    [
        ({"quote": "dos soldados", "start": 9, "end": 21, "rule": "die"}, True),
        ({"quote": "Dos muertos", "start": 0, "end": 11, "rule": "die", "in": "title"}, True),
        ({"quote": "dos soldados", "start": 8, "end": 20, "rule": "die"}, False),
        ({"quote": "dos soldados", "start": 9, "end": 21, "rule": ""}, False),
        ({}, False),
    ],
)
def test_a_quotation_must_stand_at_its_span_and_name_its_rule(evidence: dict[str, Any], stands: bool) -> None:
    article = {"title": "Dos muertos", "text": "Murieron dos soldados."}
    said = coded({**AMBUSH, "facts": [fact("killed", "military", 2, evidence=evidence)]})
    assert (unsupported(article, said) == []) == stands


@pytest.mark.parametrize("name", SETS)
def test_it_agrees_with_the_codebooks_own_scorer(name: str) -> None:
    if not YARDSTICK.exists():
        pytest.skip("the codebook's scorer lies beside the checkout, and shared/eval/score.py is not there")
    if not articles(name):
        pytest.skip(f"{name}: no coded articles on this machine")
    spec = importlib.util.spec_from_file_location("yardstick", YARDSTICK)
    assert spec is not None
    assert spec.loader is not None
    yardstick = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(yardstick)
    golds = {a["id"]: a for a in articles(name)}
    theirs, _ = yardstick.score(golds, dict(zip(golds, told(name), strict=True)))
    ours = score_all(zip((a["gold"] for a in articles(name)), told(name), strict=True))
    for row, s in ours.items():
        # of two pairings worth the same either may be taken, which can move a row by an incident's fillers
        assert (s.gold, s.precision, s.recall) == pytest.approx(
            (theirs[row]["gold"], theirs[row]["P"], theirs[row]["R"]), abs=0.006
        ), row
    leaks = sum(len(leaked(a["gold"], said)) for a, said in zip(articles(name), told(name), strict=True))
    assert leaks == theirs["statistics_taken_for_facts"]["count"]
