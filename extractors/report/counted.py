"""A counted thing: what the quantity reader hands to the fact reader."""

from __future__ import annotations

from dataclasses import dataclass

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
