"""Who was let go by those who held them: nobody rescued them, but they had been taken.

"Protesters released two policemen they had been holding", "los senderistas liberaron a cinco obreros", "three reporters
were set free unharmed": the fact is that they were kidnapped. "Police released two suspects" is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.codebook import FORCES
from extractors.report.counted import Counted
from extractors.report.fact_side import by_armed
from extractors.report.scene import Info
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words

RULE = "rescued.let_go"
_TAKEN = frozenset((
    "hostage", "hostages", "captive", "captives", "captivity", "kidnapped", "abducted", "captors", "kidnappers", "unharmed", "unhurt", "ransom", "held", "holding", "seized",
))
_HELD = frozenset(("detained", "arrested", "questioned", "bail", "charges", "charge", "prison", "jail", "judge", "custody", "prosecutor", "prosecutors", "lack"))


def was_held(s: Sentence, c: Counted) -> bool:
    """Whether the sentence, or the one before, says that those let go were captives, and not of the police."""
    said = s.said | (s.previous.said if s.previous is not None else frozenset())
    return c.object in FORCES or (bool(said & _TAKEN) and not said & _HELD)


def freed_by_captors(s: Sentence, c: Counted, t: Trigger, words: Words) -> bool:
    """ "The rebels freed five workers", "growers released three policemen", "freed by the gunmen": those who had taken them."""
    if any(x.f.startswith(("rescat", "rescue")) for x in s.tokens[t.i : t.j]):
        return False
    if t.mode == "passive":
        return t.j < len(s.tokens) and s.tokens[t.j].f in ("by", "por") and by_armed(s, t, words)
    if t.mode not in ("active", "past") or c.i < t.j or t.options[0].voice != "transitive":
        return False
    doer = next(((k, h[1]) for k in range(t.lead) if (h := words.actors.at(s.tokens, k))), None)
    if doer is None or any(words.verbs.at(s.tokens, k) for k in range(doer[0])):
        return False  # "Capturan a tres senderistas y liberan a cuatro menores"
    return doer[1] in ("shining_path", "unknown_armed") or (doer[1] == "civilians" and c.object in FORCES)


def told_as_taken(info: Info, before: Sequence[Info]) -> None:
    """ "Rebels took 36 workers … Six were set free on Friday": those were told before."""
    for f in [f for f in info.frames if f.rule.endswith(RULE) and f.action == "kidnapped"]:
        if any(g.action == "kidnapped" and g.status == "asserted" and (g.value or 0) >= (f.value or 0) for i in before for g in i.frames):
            f.status = "elsewhere"
