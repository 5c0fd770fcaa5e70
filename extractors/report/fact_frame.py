"""A claimed fact: what the fact reader hands to the scenes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extractors.report.counted import Counted
from extractors.report.sentence import Sentence


@dataclass(slots=True)
class Frame:
    """A claimed fact before scenes are told apart."""

    action: str
    object: str | None
    value: float | None
    unit: str
    bound: str | None
    rule: str
    status: str
    sentence: int
    where: str
    start: int
    end: int
    position: int  # token of the counted thing
    weak: str | None = None  # 'find', 'carry', 'intercept': seized only if the scene says it was kept
    definite: bool = False
    more: bool = False
    subset: bool = False
    total: bool = False
    corrected: str | None = None  # 'old' for a figure given up later in the text
    head: str = ""
    rank: int = 0  # "a fifth officer": 5
    generic: bool = False
    name: str | None = None
    who: str | None = None  # the name beside the noun, where it counts one
    state: bool = False
    group: int = 0
    verb: int = -1  # token of what governs it; -1 where nothing does
    notes: list[str] = field(default_factory=list)


def frame_of(s: Sentence, c: Counted, action: str, obj: str | None, rule: str, status: str = "asserted", **more: Any) -> Frame:
    """The frame of a counted thing, where it stands in its sentence; `more` wins over what was counted."""
    where = (s.index, s.where, s.tokens[c.i].s, s.tokens[c.j - 1].e, c.i)
    counted = {"value": c.value, "unit": "count", "bound": c.bound} | more
    return Frame(action, obj, counted.pop("value"), counted.pop("unit"), counted.pop("bound"), rule, status, *where, **counted)
