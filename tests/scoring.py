"""How near the rules come to a coding: precision, recall and F1 over facts, by document and as multisets.

A simpler yardstick than the codebook's own scorer (no alignment of incidents), kept so that a clean checkout can
measure itself. A fact counts as right when action, object, figure and unit are all right, a figure within one per cent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Coded = dict[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Score:
    right: int
    gold: int
    told: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.told) if self.gold + self.told else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.gold + other.gold, self.told + other.told)


def facts(coded: Coded) -> Counter[Key]:
    return Counter(_key(f) for i in coded["incidents"] for f in i["facts"])


def statistics(coded: Coded) -> Counter[Key]:
    return Counter(_key(s) for s in coded["statistics"])


def days(coded: Coded) -> Counter[Key]:
    return Counter((i["date"],) for i in coded["incidents"] if i["date"])


def districts(coded: Coded) -> Counter[Key]:
    return Counter((i["district"],) for i in coded["incidents"] if i["district"])


def types(coded: Coded) -> Counter[Key]:
    return Counter((t,) for i in coded["incidents"] for t in i["types"])


def score(gold: Counter[Key], told: Counter[Key]) -> Score:
    """Right ones are matched one to one."""
    return Score((gold & told).total(), gold.total(), told.total())


def total(scores: Iterable[Score]) -> Score:
    out = Score(0, 0, 0)
    for s in scores:
        out = out + s
    return out


def leaked(gold: Coded, told: Coded) -> Counter[Key]:
    """Statistics of the coding that were told as facts of an incident."""
    return (statistics(gold) - facts(gold)) & facts(told)


def _key(fact: Coded) -> Key:
    quantity = fact.get("quantity")
    figure = None if quantity is None else float(f"{quantity:.2g}") if quantity >= 1000 else round(float(quantity), 1)
    return (fact.get("action"), fact["object"], figure, fact.get("unit"))
