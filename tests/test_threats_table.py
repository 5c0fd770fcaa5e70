"""docs/threats.md tells the truth: every row has a test of its name, and every test it names exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = [f"{part}{n}" for part, many in (("A", 7), ("B", 9), ("C", 7), ("D", 10), ("E", 10), ("F", 10))
        for n in range(1, many + 1)]


def told() -> dict[str, list[str]]:
    """Row → the tests that the table names for it."""
    lines = re.findall(r"^\| ([A-F]\d+) \|.*\| (`.*`) \|$", (ROOT / "docs" / "threats.md").read_text("utf-8"), re.M)
    return {row: re.findall(r"`(\w+)`", tests) for row, tests in lines}


def written() -> set[str]:
    return {node.name for path in (ROOT / "tests").rglob("test_*.py") for node in ast.parse(path.read_text("utf-8")).body
            if isinstance(node, ast.FunctionDef)}


def test_every_row_is_there_with_a_test_of_its_name() -> None:
    table = told()
    assert list(table) == ROWS
    assert [row for row, tests in table.items()
            if not any(re.match(rf"test_(?:[a-f]\d+_)*{row.lower()}_", test) for test in tests)] == []


def test_every_test_that_is_named_exists() -> None:
    assert {test for tests in told().values() for test in tests} - written() == set()
