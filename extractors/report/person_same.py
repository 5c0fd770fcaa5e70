"""Which mentions are of the same person: a shorter name belongs to the longer one that holds its words."""

from __future__ import annotations

from typing import Any

from extractors.report.person_words import PersonMention
from extractors.text import fold

REACH = 200  # names on either side among which the same person is sought; keeps a list of thousands linear
_SMALL = frozenset(["de", "del", "la", "las", "los", "y", "camarada", "comrade"])


def link(mentions: list[PersonMention]) -> list[int]:
    """For each mention, the index of the mention that carries the longest name of the same person.

    A shorter name belongs to the nearest earlier longer one whose words hold all of its own, else to a later one.
    """
    keys = [tuple(w for w in fold(m.name).split() if w not in _SMALL) for m in mentions]
    aliases = [tuple(w for w in fold(m.alias).split() if w not in _SMALL) if m.alias else () for m in mentions]
    out = []
    for x, key in enumerate(keys):
        best = x
        order = [*range(x - 1, max(-1, x - REACH), -1), *range(x + 1, min(len(keys), x + REACH))]
        for y in order:
            if _within(key, keys[y]) and (len(keys[y]), -y) > (len(keys[best]), -best):
                best = y
                if mentions[x].kind == "surname" and y < x:
                    break
            elif key and key == aliases[y] and len(key) == 1 and best == x:
                best = y
        out.append(best)
    for x in range(len(out)):  # follow a chain to its end: Meza → Saúl Meza → Saúl Meza Carrillo
        seen = set()
        while out[out[x]] != out[x] and out[x] not in seen:
            seen.add(out[x])
            out[x] = out[out[x]]
    return out


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Are the words of the shorter name all in the longer one, in the same order?"""
    rest: Any = iter(long)
    return bool(short) and len(short) <= len(long) and all(w in rest for w in short)
