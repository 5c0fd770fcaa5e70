"""Nouns that stand without a number: one article for a list of people, and a head that is no chief."""

from __future__ import annotations

from itertools import pairwise

from extractors.report.counted import Counted
from extractors.text import Token

_WHOSE = frozenset(("its", "their", "his", "her", "the", "su", "sus", "el", "la", "al", "del"))
_AND = (["y"], ["e"], ["and"], [",", "and"])


def one_article(out: list[Counted], tokens: list[Token]) -> None:
    """ "its pilot, co-pilot and flight engineer", "al piloto, copiloto y mecánico": the article of the first stands for all, one each."""
    for k, first in enumerate(out):
        if first.kind != "people" or first.value != 1 or first.plural or tokens[first.i].f not in _WHOSE:
            continue
        listed = [first]
        for c in out[k + 1 :]:
            gap = [t.f for t in tokens[listed[-1].j : c.i]]
            if c.kind != "people" or c.numbered or c.plural or c.name or (gap != [","] and gap not in _AND):
                break
            listed.append(c)
            if gap in _AND:
                break
        named = listed[-1].j < len(tokens) and tokens[listed[-1].j].cap
        if len(listed) < 3 or named or [t.f for t in tokens[listed[-2].j : listed[-1].i]] not in _AND:
            continue
        for _, c in pairwise(listed):
            c.value, c.numbered, c.article, c.vague = 1.0, True, True, False


def no_person(tokens: list[Token], i: int, j: int) -> bool:
    """ "gunshot wounds to the head", "struck him in the head": the noun at token j, its article at token i, is no chief."""
    if j >= len(tokens) or tokens[j].f != "head" or i < 1:
        return False
    return tokens[i - 1].f in ("to", "in", "on", "through", "behind") and not (j + 1 < len(tokens) and tokens[j + 1].f == "of")


def without_beasts(out: list[Counted], tokens: list[Token]) -> None:
    """ "killed two of the mules", "dos de las mulas": beasts of burden, where an article shows that the patrol has them."""
    for c in [c for c in out if c.kind == "people" and "of" in c.modifiers and tokens[c.j - 1].f in ("mules", "mulas")]:
        out.remove(c)
