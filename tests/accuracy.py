"""The coded articles and what the rules make of them; used by the ratchet, the bench and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from extractors.report.read import read
from tests.slots import leaked, score_all

HERE = Path(__file__).parent
FLOORS = HERE / "accuracy_floors.json"
LEAKED = "statistics taken for facts"  # a ceiling among the floors: a count, the lower the better
SETS = {"own articles": HERE / "articles", "later articles": HERE / "articles" / "later", "newer articles": HERE / "articles" / "newer", "latest articles": HERE / "articles" / "latest",
        "last articles": HERE / "articles" / "last", "fresh articles": HERE / "articles" / "fresh", "recent articles": HERE / "articles" / "recent",
        "newest articles": HERE / "articles" / "newest", "further articles": HERE / "articles" / "further", "more articles": HERE / "articles" / "more",
        "added articles": HERE / "articles" / "added", "devset": HERE.parents[1] / "shared" / "devset"}

Article = dict[str, Any]


@cache
def articles(name: str) -> tuple[Article, ...]:
    """The coded articles of a set; none when the set is not on this machine."""
    found = (json.loads(path.read_text("utf-8")) for path in sorted(SETS[name].glob("*.json")))
    return tuple(article for article in found if "gold" in article)


@cache
def told(name: str) -> tuple[dict[str, Any], ...]:
    """What the rules say of each of them, in the codebook's form."""
    return tuple(
        read(a["title"], a["text"], date.fromisoformat(a["published"]), a["lang"]).to_codebook() for a in articles(name)
    )


@cache
def reached(name: str) -> Mapping[str, float]:
    """Today's figures: F1 a row, rounded down to a thousandth, and the statistics taken for facts."""
    pairs = [(a["gold"], said) for a, said in zip(articles(name), told(name), strict=True)]
    figures: dict[str, float] = {row: int(1000 * s.f1) / 1000 for row, s in score_all(pairs).items()}
    return {**figures, LEAKED: sum(len(leaked(gold, said)) for gold, said in pairs)}


def raised(floors: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, float]:
    """Floors that are nowhere easier than before: F1 only goes up, the ceiling only down."""
    better = {row: (min if row == LEAKED else max)(floors.get(row, value), value) for row, value in figures.items()}
    return {**floors, **better}
