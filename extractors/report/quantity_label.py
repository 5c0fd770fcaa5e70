"""Is a digit group a label that counts nothing: a calibre, a model, a plate, a clock, a road mark?"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.report.words import Words
from extractors.text import Token


def is_label(tokens: Sequence[Token], i: int, words: Words) -> bool:
    """Whether token `i` is such a digit group; a word never is."""
    return tokens[i].k == "n" and (_by_what_stands_before(tokens, i, words) or _by_what_follows(tokens, i, words))


def _by_what_stands_before(tokens: Sequence[Token], i: int, words: Words) -> bool:
    if i == 0:
        return False
    t, p, second = tokens[i], tokens[i - 1], tokens[i - 2] if i > 1 else None
    before = words.sets["label_before"]
    if p.raw == "." and p.e == t.s and (second is None or second.e < p.s):
        return True  # "a .38-caliber revolver"
    if second and p.raw in "-/:.°º#" and p.e == t.s and second.e == p.s and second.f not in ("s", "us"):
        return True
    if p.f in before or (second and p.raw in ".°º" and second.f in before):
        return True
    return p.raw in "°º" or (p.k == "w" and p.e == t.s)


def _by_what_follows(tokens: Sequence[Token], i: int, words: Words) -> bool:
    if i + 1 == len(tokens):
        return False
    t, n, second = tokens[i], tokens[i + 1], tokens[i + 2] if i + 2 < len(tokens) else None
    if n.raw in (":", "%", "°", "º", "ª") and n.s == t.e and (n.raw != ":" or (second and second.k == "n")):
        return True
    if n.raw == "/" and n.s == t.e and second and second.s == n.e and second.k == "n":
        return True
    return n.f in words.sets["label_after"] or bool(n.raw == "." and second and second.f in ("°", "º"))
