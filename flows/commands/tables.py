"""Plain tables for terminals and pipes: aligned columns, one line a row, no control characters from foreign text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

MAX_CELL = 60


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], max_cell: int = MAX_CELL) -> str:
    """Numbers to the right, the rest to the left."""
    rows = [list(row) for row in rows]
    cells = [[cell(v, max_cell) for v in row] for row in rows]
    widths = [max([_width(name), *(_width(row[k]) for row in cells)]) for k, name in enumerate(columns)]
    right = [all(isinstance(row[k], (int, float)) or row[k] is None for row in rows) and bool(rows)
             for k in range(len(columns))]
    lines = [_line(list(columns), widths, right), "  ".join("─" * w for w in widths)]
    return "\n".join([*lines, *(_line(row, widths, right) for row in cells)])


def cell(value: Any, limit: int = MAX_CELL) -> str:
    """One line of printable text."""
    if value is None:
        return ""
    if isinstance(value, float):
        text = f"{value:.10g}"
    elif isinstance(value, (list, tuple)):
        text = ", ".join(cell(v, limit) for v in value)
    else:
        text = str(value)
    text = plain(text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def plain(text: str) -> str:
    """Without line ends, escape sequences and signs that turn the direction of writing."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = [" " * (w - _width(c)) + c if r else c + " " * (w - _width(c))
              for c, w, r in zip(cells, widths, right, strict=True)]
    return "  ".join(padded).rstrip()


_STATES = ("reported", "copy", "off_topic", "no_article", "pending", "retry", "over_cap", "gone", "failed")


def ledger(rows: Sequence[dict[str, Any]]) -> str:
    """A line per feed and a sum line; items are the sum of the states."""
    columns = ["feed", "poll", "items", *_STATES, "trouble"]
    lines = [[r["feed"], r["last_status"], r["items"], *(r[s] for s in _STATES), r["last_error"]] for r in rows]
    total: list[Any] = ["all", None, sum(r["items"] for r in rows), *(sum(r[s] for r in rows) for s in _STATES), None]
    return table(columns, [*lines, total])
