"""Comments on tables, views and columns: written once, at the head of the statement, in the form

    /* table NAME: what a row is
       column: what it means
       columns of OTHER
    */

and turned into `comment on` statements here, so that they travel with the file. `columns of OTHER` takes over what is
said of another table in the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"/\* (table|view|macro) ([\w.]+): (.*?)\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Described:
    kind: str  # 'table' | 'view' | 'macro'
    name: str
    grain: str
    columns: dict[str, str]


def described(sql: str) -> list[Described]:
    """What the blocks of a text say, in order."""
    out: dict[str, Described] = {}
    for match in _BLOCK.finditer(sql):
        kind, name, body = match.groups()
        grain, *lines = body.rstrip().split("\n")
        columns: dict[str, str] = {}
        for line in lines:
            if line.strip().startswith("columns of "):
                columns |= out[line.strip().removeprefix("columns of ")].columns
                continue
            column, colon, text = line.strip().partition(": ")
            if colon and re.fullmatch(r"\w+", column):
                columns[column] = text
            elif columns:  # a long one goes on in the next line
                last = next(reversed(columns))
                columns[last] += " " + line.strip()
            else:
                grain += " " + line.strip()
        out[name] = Described(kind, name, grain.strip(), columns)
    return list(out.values())


def comment_statements(sql: str) -> Iterator[str]:
    """The `comment on` statements for the blocks of a text."""
    for d in described(sql):
        kind = "macro table" if d.kind == "macro" else d.kind
        yield f"comment on {kind} {d.name} is {_text(d.grain)}"
        if d.kind != "macro":
            for column, text in d.columns.items():
                yield f'comment on column {d.name}."{column}" is {_text(text)}'


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
