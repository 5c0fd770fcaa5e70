"""Casualties that no verb of killing or wounding tells: of whom none survived, whose leg doctors had to take off."""

from __future__ import annotations

from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.sentence import Sentence
from extractors.report.words import Words

_NONE = frozenset(("none", "neither", "ninguno", "ninguna"))
_LIVED = frozenset(("survived", "survive", "sobrevivio", "sobrevivieron"))
_ITS = frozenset(("his", "her", "su", "la", "el", "una", "both", "ambas"))


def none_survived(s: Sentence, counted: list[Counted], words: Words) -> list[Frame]:
    """ "None of the three crewmen aboard survived": so many are dead."""
    tokens = s.tokens
    if len(tokens) < 4 or tokens[0].f not in _NONE or tokens[1].f not in ("of", "de"):
        return []
    all_of = next((c for c in counted if c.i == 2 and c.kind == "people" and c.value), None)
    lived = next((k for k in range(3, min(14, len(tokens))) if tokens[k].f in _LIVED or tokens[k].raw == ","), None)
    if all_of is None or lived is None or tokens[lived].f not in _LIVED:
        return []
    return [frame_of(s, all_of, "killed", all_of.object, f"{words.lang}.fact.killed.die", generic=all_of.object in (None, "person"))]


def maimed(s: Sentence, counted: list[Counted], frames: list[Frame], words: Words) -> list[Frame]:
    """ "A private stepped on a charge, and doctors had to amputate his left leg": he is hurt."""
    tokens = s.tokens
    limbs = words.sets["limbs"]
    at = next((k for k in range(1, len(tokens) - 1) if tokens[k].f.startswith("amputa") and tokens[k + 1].f in _ITS and limbs & {t.f for t in tokens[k + 2 : k + 5]}), None)
    whom = next((c for c in reversed(counted) if at is not None and c.j <= at and c.kind == "people" and c.value == 1), None)
    if whom is None or whom.definite or any(f.action in ("killed", "wounded") and f.value == 1 and f.position <= (at or 0) for f in frames):
        return []
    return [frame_of(s, whom, "wounded", whom.object, f"{words.lang}.fact.wounded.wound", generic=whom.object in (None, "person"))]
