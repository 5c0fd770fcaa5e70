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


_KNOWN = frozenset(("known", "identified", "called", "nicknamed", "alias", "conocida", "conocido", "llamada", "llamado", "apodada", "apodado", "identificada", "identificado"))


def called_comrades(out: list[Counted], tokens: list[Token]) -> None:
    """ "his wife, known as Comrade Rosa,": a comrade is of the armed group."""
    for c in out:
        if c.kind != "people" or c.value != 1 or c.object not in ("civilian", "person", "trafficker", None) or c.name:
            continue
        behind = [t.f for t in tokens[c.j : c.j + 6]]
        known = next((k for k, f in enumerate(behind[:2]) if f in _KNOWN), None)
        if known is not None and any(f in ("comrade", "camarada") for f in behind[known + 1 : known + 4]):
            c.object = "armed_group"


_DASHES = ("—", "–", "-", "(")


def parts_in_dashes(out: list[Counted], tokens: list[Token], kin: frozenset[str]) -> None:
    """ "four rebels — two brothers, a cousin and her friend — gave themselves up": who they are to each other adds nobody."""
    for whole in [c for c in out if c.kind == "people" and (c.value or 0) >= 2 and c.j < len(tokens) and tokens[c.j].raw in _DASHES]:
        close = next((k for k in range(whole.j + 2, len(tokens)) if tokens[k].raw in "—–-)" and tokens[k].s > tokens[k - 1].e - (tokens[k].raw != "-")), None)
        parts = [c for c in out if whole.j < c.i and close is not None and c.j <= close]
        alike = all(c.kind == "people" and c.value and (tokens[c.head].f.rstrip("s") in kin or tokens[c.head].f in kin) for c in parts)
        if len(parts) > 1 and alike and sum(c.value or 0 for c in parts) == whole.value and whole.object not in (None, "person", "force"):
            whole.j = (close or whole.j) + 1
            out[:] = [c for c in out if not any(c is p for p in parts)]
