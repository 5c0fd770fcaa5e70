"""Who lives on in a bad state beside the dead: "left two dead and a third in critical condition"."""

from __future__ import annotations

from extractors.report.fact_frame import Frame
from extractors.report.number import number_at
from extractors.report.sentence import Sentence
from extractors.report.words import Words

_OPENS = frozenset(("in", "en", "fighting", "battling", "luchando", "entre", "por"))
_JOINED = frozenset(("and", "y", "e", ",", "while", "mientras"))


def in_a_bad_state(s: Sentence, frames: list[Frame], words: Words) -> list[Frame]:
    """Of a number between "and" and the state, right behind the dead: so many are hurt, of the kind of the dead."""
    states = words.sets["bad_states"]
    if s.said.isdisjoint(states):
        return []
    tokens = s.tokens
    for k in range(4, len(tokens) - 1):
        if tokens[k].f not in _OPENS or states.isdisjoint(t.f for t in tokens[k + 1 : k + 4]):
            continue
        numbers = ((j, n) for j in range(k - 1, max(0, k - 6), -1) if tokens[j - 1].f in _JOINED and (n := number_at(tokens, j, words, None)) is not None)
        start, number = next(((j, n) for j, n in numbers if n.end == k or (k - n.end <= 2 and tokens[n.end].f in words.sets["goes_on"])), (0, None))  # "y otro permanece en estado crítico"
        dead = next((f for f in reversed(frames) if f.position < start and f.value), None)
        if number is None or not number.value or dead is None or dead.action != "killed" or dead.status != "asserted" or dead.name or any(f.position == start for f in frames):
            continue
        return [Frame("wounded", dead.object, number.value, "count", number.bound, f"{words.lang}.fact.wounded.hurt", "asserted", s.index, s.where, tokens[start].s, tokens[k - 1].e, start,
                      more=True, head=tokens[k - 1].f, generic=dead.generic, group=dead.group + 40, verb=k)]
    return []
