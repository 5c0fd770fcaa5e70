"""What can a trigger take? By the kind of the thing, and by what the verb is restricted to."""

from __future__ import annotations

from extractors.report.counted import Counted
from extractors.report.trigger_words import Trigger
from extractors.report.words import Verb

SITES = ("laboratory", "maceration_pit", "airstrip", "camp")  # destroyed, never carried away


def option_for(t: Trigger, c: Counted) -> Verb | None:
    """The reading of a trigger that can take this thing, or None."""
    for v in t.options:
        again = c.definite and v.rule.endswith("wounded.hospital")  # "the injured man was flown to hospital": told before
        if (not v.only or _named_by(v, c) or _so_many_freed(t, v, c)) and _fits(v, c) and not again:
            return v
    return None


def _so_many_freed(t: Trigger, v: Verb, c: Counted) -> bool:
    """ "three died, five were rescued and one is missing": a number right before the verb, of people."""
    return c.kind == "bare" and c.object is None and v.action == "rescued" and t.mode == "passive" and t.lead == c.j and v.rule.endswith("rescued.rescue")


def _named_by(v: Verb, c: Counted) -> bool:
    """Whether the thing is among those a verb is restricted to."""
    only = v.only or ()
    if "people" in only:
        alone = c.kind == "bare" and c.object is None and v.rule.endswith(("captured.custody", "captured.detained_as"))  # "dos quedaron presos"
        told_before = c.kind == "bare" and c.object is None and v.action == "rescued" and (c.i == 0 or "the other" in c.modifiers)  # "One was freed on Sunday"
        hostages = c.kind == "state" and c.action == "kidnapped" and v.action == "rescued"
        return c.kind == "people" or hostages or not {"of_them", "the_rest", "of_the_whole"}.isdisjoint(c.modifiers) or alone or told_before
    if "things" in only:
        return c.kind in ("thing", "amount", "container")
    if "hectares" in only:
        return c.unit == "ha" or c.object in only
    if c.name and c.object is None and v.rule.endswith("captured.fall"):
        return True  # "cayó Percy Yupanqui (29)"
    return c.object in only or (c.kind == "bare" and not v.rule.endswith("killed.fall"))


def _fits(v: Verb, c: Counted) -> bool:
    """Whether such a thing can suffer the action: people are killed, things are seized, a state is left behind."""
    a = v.action
    if a == "leave":
        return c.kind == "state"
    if a in ("killed", "wounded", "missing", "kidnapped", "rescued", "surrendered"):
        taken = a in ("kidnapped", "rescued", "surrendered") and c.rule.endswith(".victims")
        hostages = c.kind == "state" and c.action == "kidnapped" and a == "rescued"  # "rescató a los siete trabajadores secuestrados"
        return not taken and (c.kind == "people" or hostages or (c.kind == "bare" and c.object is None))
    if a in ("captured", "intervene"):
        return c.kind != "state" and not c.rule.endswith(".victims") and not (c.unit == "ha" and v.rule.endswith("captured.capture"))
    if a in ("seized", "destroyed", "find", "carry"):
        if c.kind == "people":
            return a == "find" and c.head >= 0 and c.rule.endswith(".victims")
        land = c.unit == "ha" and a != "destroyed"  # "removed 30 hectares of coca": nobody carries land away
        return c.kind != "state" and not land and not (a == "seized" and c.object in SITES)
    if a == "eradicated":
        return c.kind in ("thing", "amount", "bare")
    return True


def too_far(c: Counted, t: Trigger, group: list[Counted]) -> bool:
    """A thing without a number or quantifier is taken only from right beside its verb, or from a list."""
    if len(group) > 1:
        return False
    return (c.i - t.j if t.j <= c.i else t.lead - c.j) > 2
