"""One ratchet: what the rules have reached on coded articles is not lost again. Floors: `accuracy_floors.json`.

A floor is raised with `python -m tests.bench.bench_rules --raise`, and lowered by hand only, with the reason in the commit.
"""

from __future__ import annotations

import json

import pytest

from tests.accuracy import FLOORS, LEAKED, SETS, articles, raised, reached, told
from tests.slots import unsupported

floors = json.loads(FLOORS.read_text("utf-8"))
sets = pytest.mark.parametrize("name", SETS)


def here(name: str) -> str:
    if not articles(name):
        pytest.skip(f"{name}: no coded articles in {SETS[name].name}/, which lies beside the checkout")
    return name


@pytest.mark.parametrize(("name", "row"), [(n, row) for n in floors for row in floors[n] if row != LEAKED])
def test_nothing_reached_is_lost(name: str, row: str) -> None:
    assert reached(here(name))[row] >= floors[name][row]


@sets
def test_no_more_statistics_are_taken_for_facts(name: str) -> None:
    assert reached(here(name))[LEAKED] <= floors[name][LEAKED]


@sets
def test_every_quotation_stands_at_its_span(name: str) -> None:
    astray = {a["id"]: unsupported(a, said) for a, said in zip(articles(here(name)), told(name), strict=True)}
    assert {article: facts for article, facts in astray.items() if facts} == {}


@sets
def test_every_row_of_the_table_has_a_floor(name: str) -> None:
    assert set(floors[name]) == set(reached(here(name)))


def test_our_own_articles_are_all_there() -> None:
    ids = [a["id"] for name in ("own articles", "later articles", "newer articles", "latest articles", "last articles", "fresh articles", "recent articles", "newest articles", "further articles", "more articles", "added articles") for a in articles(name)]
    assert len(ids) == len(set(ids)) == 682 + 112 + 316 + 188 + 284 + 28 + 480 + 336 + 192 + 96 + 240


def test_floors_only_go_up_and_the_ceiling_only_down() -> None:
    assert raised({"fact": 0.8, LEAKED: 1}, {"fact": 0.7, "date": 0.9, LEAKED: 2}) == {"fact": 0.8, "date": 0.9, LEAKED: 1}
    assert raised({"fact": 0.8, LEAKED: 1}, {"fact": 0.9, LEAKED: 0}) == {"fact": 0.9, LEAKED: 0}
