"""docs/queries.md: every question is answered by its SQL, as a stranger would ask it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bench.synthetic import fill
from warehouse.ask import ask
from warehouse.connection import writer
from warehouse.publish import publish

TEXT = (Path(__file__).parent.parent / "docs" / "queries.md").read_text("utf-8")
QUESTIONS = dict(re.findall(r"^## (.+?)\n```sql\n(.+?)```", TEXT, re.DOTALL | re.MULTILINE))


@pytest.fixture(scope="module")
def analyst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with 400 made-up reports, published."""
    folder = tmp_path_factory.mktemp("queries")
    with writer(folder, "run") as con:
        list(fill(con, 400))
        return publish(con, folder)


def test_there_are_twenty() -> None:
    assert len(QUESTIONS) == 20 == TEXT.count("## ")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered(analyst: Path, question: str) -> None:
    answer = ask(analyst, QUESTIONS[question])
    list(answer.rows)
    assert answer.columns


NOT_EMPTY = ("How many attacks", "Who died", "How much cocaine", "Which districts", "Who says what", "Which loads",
             "How many airstrips", "Who was captured")


@pytest.mark.parametrize("start", NOT_EMPTY)
def test_an_answer_has_rows(analyst: Path, start: str) -> None:
    (question,) = [q for q in QUESTIONS if q.startswith(start)]
    assert list(ask(analyst, QUESTIONS[question]).rows)
