"""Passages of one to three sentences, coded before the rules read them: who was killed, hurt, caught, taken, freed, or gave himself up.

`tests/passages/README.md` has their first, blind scores. What is reached on them since the rules have learned from them is kept here.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.codebook import PERSON_ACTIONS
from extractors.report.read import read
from tests.slots import Score, compare

HERE = Path(__file__).parent / "passages"
PUBLISHED = date(2014, 6, 20)  # a passage bears no day of its own
HURT = ("killed", "wounded")
Fact = tuple[str, str, float | None]

# F1 of all that befell people, and of the dead and hurt
FLOORS = {
    "english_analysis": (0.719, 0.742),
    "english_running": (0.682, 0.663),
    "english_wire": (0.826, 0.841),
    "spanish_bulletins": (0.832, 0.822),
    "spanish_news": (0.892, 0.883),
    "spanish_running": (0.702, 0.75),
}


@cache
def reached(name: str) -> tuple[float, float]:
    scores = {"all": Score(), "hurt": Score()}
    for passage in json.loads((HERE / f"{name}.json").read_text("utf-8")):
        gold = {_key(f) for f in passage["facts"]}
        said = read("", passage["text"], PUBLISHED, "es" if name.startswith("spanish") else "en", everywhere=True).to_codebook()
        told = {_key(f) for i in said["incidents"] for f in i["facts"] if f["action"] in PERSON_ACTIONS}
        scores["all"] += compare(gold, told)
        scores["hurt"] += compare({f for f in gold if f[0] in HURT}, {f for f in told if f[0] in HURT})
    return int(1000 * scores["all"].f1) / 1000, int(1000 * scores["hurt"].f1) / 1000


def _key(fact: dict[str, Any]) -> Fact:
    return fact["action"], fact["object"], None if fact["quantity"] is None else float(fact["quantity"])


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_read_of_passages_is_not_lost(name: str) -> None:
    for now, floor in zip(reached(name), FLOORS[name], strict=True):
        assert now >= floor


def test_all_passages_have_a_floor() -> None:
    assert set(FLOORS) == {p.stem for p in HERE.glob("*.json")}
