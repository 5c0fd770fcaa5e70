"""A counted thing: what the quantity reader hands to the fact reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from extractors.report.number import Number
from extractors.report.words import Words
from extractors.text import Token

MASS_UNITS = {"kg", "t", "g", "lb", "oz", "arroba", "quintal"}


DRUG_LIKE = ("cocaine", "cocaine_base", "drugs", "coca_leaf", "marijuana", "poppy", "precursor", "fuel")


@dataclass(slots=True)
class Counted:
    i: int  # first token (bound or number)
    j: int  # token after it
    head: int  # token of the head noun, or of the number where there is none
    kind: str  # 'people' | 'thing' | 'amount' | 'container' | 'state' | 'bare'
    object: str | None
    value: float | None
    unit: str = "count"
    bound: str | None = None
    rule: str = ""
    action: str | None = None  # what a state head says: "tres muertos"
    plural: bool = False
    article: bool = False
    definite: bool = False
    more: bool = False
    vague: bool = False
    numbered: bool = False  # carries a number or counting determiner of its own
    modifiers: tuple[str, ...] = ()
    anchor: tuple[int, int] | None = None  # where the load stands that this amount weighs
    who: str | None = None  # the name beside a noun that counts one: "el cabo EP Kléver Ruiz"
    name: str | None = None  # a person named: counts as one where no number is given
    again: bool = False  # as many as told before


class NumberAt(NamedTuple):
    """A number read at token `i` of a sentence, with what is needed to say what it counts."""

    tokens: list[Token]
    i: int
    number: Number
    words: Words
    decimal: str | None
    before: list[Counted]  # counted to its left

    @property
    def base(self) -> dict[str, Any]:
        """What the number itself says of any counted thing."""
        n = self.number
        return {
            "bound": n.bound, "article": n.article, "definite": n.definite, "more": n.more, "vague": n.value is None,
            "numbered": True, "again": n.again,
        }

    def counts(self, j: int, head: int, kind: str, obj: str | None, rule: str, **more: Any) -> Counted:
        """The thing counted, from the number to token `j`; `more` wins over what the number says."""
        return Counted(self.i, j, head, kind, obj, self.number.value, **{**self.base, "rule": rule, **more})
