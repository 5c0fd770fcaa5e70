"""Sides named in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.report.words import Words
from extractors.text import Token


@dataclass(frozen=True, slots=True)
class Actor:
    i: int
    j: int
    side: str  # an actor of the codebook, or 'forces' for a mixed patrol


def find_actors(tokens: list[Token], words: Words) -> list[Actor]:
    """All sides named, left to right; the longest name wins."""
    out = []
    i, n = 0, len(tokens)
    while i < n:
        hit = words.actors.at(tokens, i)
        if hit:
            out.append(Actor(i, hit[0], hit[1]))
            i = hit[0]
        else:
            i += 1
    return out
