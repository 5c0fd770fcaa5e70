"""What befell somebody who is named, told behind what he is: "Luis Poma, alcalde de X, asesinado el 13 de febrero"."""

from __future__ import annotations

from typing import Any

from extractors.report.counted import Counted
from extractors.report.date_words import date_words
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token

_REACH = 25  # tokens between the name and what befell him
_WHO = ("who", "quien", "que")
_OBJECT = ("the", "a", "an", "two", "three", "four", "five", "six", "several", "at", "least")


def befallen_behind(s: Sentence, counted: list[Counted], triggers: list[Trigger], out: list[Frame], words: Words) -> list[Frame]:
    """Of every trigger behind a comma of which nothing is said yet: the one named before its comma, one person."""
    told = {f.action for f in out}
    if (late := _at_last(s, counted, triggers, told)) is not None:
        t, who = late
        return [frame_of(s, who, t.options[0].action, who.object, t.options[0].rule, bound=None, name=who.name, who=who.who, definite=True,
                         group=s.index * 100 + 80, verb=t.i)]
    made: list[Frame] = []
    for t in triggers:
        action = t.options[0].action
        again = action in told and not (action == "captured" and _charged(s.tokens, t, counted))
        if t.status != "asserted" or action not in ("killed", "captured", "kidnapped") or again or not _reduced(s.tokens, t, words):
            continue
        name = _charged(s.tokens, t, counted) or next(
            (c for c in reversed(counted) if (c.name or c.who) and c.value == 1 and 0 < t.lead - c.j <= _REACH), None)
        if name is None or s.tokens[name.j].raw != "," or _in_between(name, t, counted, triggers) or _listed(s.tokens, name):
            continue
        made.append(frame_of(s, name, action, name.object, t.options[0].rule, bound=None, name=name.name, who=name.who, definite=True,
                             group=s.index * 100 + 80))
        told.add(action)
    return made


def _at_last(s: Sentence, counted: list[Counted], triggers: list[Trigger], told: set[str]) -> tuple[Trigger, Counted] | None:
    """ "Fidel Gavilán, propietario del camión en el que se halló droga, fue capturado ayer": the name that opens the sentence, its verb behind the last comma."""
    name = next((c for c in counted if c.i <= 1 and (c.name or c.who) and c.value == 1), None)
    if name is None or name.j >= len(s.tokens) or s.tokens[name.j].raw != ",":
        return None
    for t in triggers:
        passive = t.mode == "passive" and t.finite and t.status == "asserted" and t.lead > name.j + 1 and s.tokens[t.lead - 1].raw == ","
        if passive and t.options[0].action in ("killed", "captured", "kidnapped") and t.options[0].action not in told:
            return t, name
    return None


def _charged(tokens: list[Token], t: Trigger, counted: list[Counted]) -> Counted | None:
    """ "y 24 meses contra Edelmira Santiago, capturada en Pichari": a name of two words or more that nobody has counted."""
    k = j = t.lead - 1
    while k > 0 and tokens[k - 1].k == "w" and tokens[k - 1].cap:
        k -= 1
    if not 2 <= j - k <= 4 or k == 0 or tokens[k - 1].f not in ("contra", "against", "for") or any(c.i < j and k < c.j for c in counted):
        return None
    name = " ".join(x.raw.lower() for x in tokens[k:j])
    return Counted(k, j, k, "people", None, 1.0, rule="person.named", definite=True, numbered=True, name=name)


def _reduced(tokens: list[Token], t: Trigger, words: Words) -> bool:
    """", asesinado a balazos", ", shot dead beside a pitch", ", who was killed by a mine": of one person."""
    before = tokens[t.lead - 1] if t.lead else None
    if before is None:
        return False
    if before.f in _WHO and t.mode == "passive":
        return t.lead > 1 and tokens[t.lead - 2].raw == ","
    if before.raw != ",":
        return False
    if words.lang == "es":
        return t.mode == "participle" and not tokens[t.i].f.endswith("s")
    days: Any = date_words(words.lang)
    nxt = tokens[t.j] if t.j < len(tokens) else None
    return t.mode == "past" and (nxt is None or (nxt.k != "n" and nxt.f not in _OBJECT and (not nxt.cap or nxt.f in days.months or nxt.f in days.weekdays)))


def _in_between(name: Counted, t: Trigger, counted: list[Counted], triggers: list[Trigger]) -> bool:
    """Whether others, or other deeds, are told between the name and the trigger."""
    people = any(name.j <= c.i < t.lead and c.kind == "people" and c.numbered and (c.value or 0) > 1 for c in counted)
    return people or any(name.j <= x.i < t.lead and x.finite and x is not t for x in triggers)


def _listed(tokens: list[Token], name: Counted) -> bool:
    return name.i > 0 and tokens[name.i - 1].f in ("y", "e", "and")
