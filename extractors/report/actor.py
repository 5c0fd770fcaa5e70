"""Sides named in a sentence."""

from __future__ import annotations

from typing import NamedTuple

from extractors.report.words import Words
from extractors.text import Token


class Actor(NamedTuple):  # three times as quick to make as a frozen dataclass
    i: int
    j: int
    side: str  # an actor of the codebook, or 'forces' for a mixed patrol
    aside: bool = False  # says it, or has somebody handed over to it: takes no part by this mention


def find_actors(tokens: list[Token], words: Words) -> list[Actor]:
    """All sides named, left to right; the longest name wins."""
    return [Actor(i, j, side, _aside(tokens, i, j, words)) for i, j, side in words.actors.apart(tokens)]


def _aside(tokens: list[Token], i: int, j: int, words: Words) -> bool:
    """Named as the one who says it, or to whom somebody was handed."""
    sets = words.sets
    if any((h := words.cues.at(tokens, k)) and h[1][0] == "denial" for k in range(max(0, i - 14), i)):
        return True  # "no sign that the Shining Path had taken part"
    if _where_active(tokens, i, words):
        return True
    before = {t.f for t in tokens[max(0, i - 3) : i]}
    if any(t.f in sets["saying"] for t in tokens[j : j + 2]) or before & sets["sources"]:
        return True
    return bool(before & sets["toward"]) and any(t.f in sets["handing"] for t in tokens[max(0, i - 9) : i])


def _where_active(tokens: list[Token], i: int, words: Words) -> bool:
    """ "donde operan remanentes de Sendero", "where drug gangs are active": says what the place is known for."""
    if words.lang == "es":
        return any(tokens[k].f in words.sets["active"] and tokens[k - 1].f in ("donde", "que") for k in range(max(1, i - 5), i))
    behind = next((k for k in range(i, min(i + 9, len(tokens))) if tokens[k].f in words.sets["active"]), None)
    return behind is not None and any(t.f == "where" for t in tokens[max(0, i - 6) : i])
