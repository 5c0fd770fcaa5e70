"""Which side does or suffers what a trigger says?"""

from __future__ import annotations

from extractors.codebook import FORCES
from extractors.report.counted import Counted
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token


def behind_forces(tokens: list[Token], t: Trigger, c: Counted, words: Words) -> bool:
    """ "cayeron un teniente y un civil": somebody of the forces is named first of those who fell."""
    hits = (words.nouns.at(tokens, k) for k in range(t.j, c.i))
    return any(h is not None and h[1].object in FORCES for h in hits)


def armed_act(s: Sentence, t: Trigger, words: Words) -> bool:
    """ "rebels seized 18 workers": the side named first before the verb is an armed one."""
    for k in range(t.lead):
        hit = words.actors.at(s.tokens, k)
        if hit:
            return t.mode != "passive" and hit[1] in ("unknown_armed", "shining_path")
    return False


def by_forces(s: Sentence, t: Trigger | None, words: Words) -> bool:
    """Is the side named first in the sentence, before the verb, one of the forces?"""
    for k in range(t.lead if t is not None else 0):
        hit = words.actors.at(s.tokens, k)
        if hit:
            return hit[1] in ("military", "police", "forces")
    return False


def by_armed(s: Sentence, t: Trigger, words: Words) -> bool:
    """ "kidnapped by armed men": is the doer named behind the verb an armed one?"""
    tokens = s.tokens
    for k in range(t.j, len(tokens)):
        if tokens[k].f in ("that", "que") and k - t.j > 2 and any(x.f in words.sets["saying"] for x in tokens[t.j : k]):
            return False  # "were taken alive and told the police that they had been sent by a rebel"
        if tokens[k].f in ("by", "por") and any(
            (h := words.actors.at(tokens, x)) and h[1] in ("unknown_armed", "shining_path")
            for x in range(k + 1, min(k + 6, len(tokens)))
        ):
            return True
    return False


def taken_along(s: Sentence, t: Trigger, words: Words) -> bool:
    """ "Los soldados decomisaron tres fusiles. Se llevaron además dos radios": who seized takes along, without a subject of its own."""
    before = s.previous.intro or s.previous if s.previous is not None else None
    if not any(x.f.startswith("llev") for x in s.tokens[t.i : t.j]):
        return False
    if t.lead <= 4 and by_forces(s, t, words):
        return True  # "Los policías se llevaron 14 kilos de pasta básica"
    if before is None or t.lead > 2:
        return False
    sides = {h[1] for k in range(len(before.tokens)) if (h := words.actors.at(before.tokens, k)) is not None}
    acts = {h[1].action for k in range(len(before.tokens)) if (h := words.verbs.at(before.tokens, k)) is not None}
    return bool(sides & {"military", "police", "forces"}) and "unknown_armed" not in sides and bool(acts & {"seized", "find", "destroyed"}) and not acts & {"killed", "kidnapped", "other"}
