"""The kinds of a load told in a clause: "120 kilos de droga, de los cuales 90 son de clorhidrato y 30 de pasta básica"."""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import DRUGS
from extractors.report.counted import Counted
from extractors.report.number import number_at
from extractors.report.words import Noun, Words
from extractors.text import Token

_WHICH = (["de", "los", "cuales"], ["de", "las", "cuales"], ["de", "los", "que"])
_IS = frozenset(("son", "eran", "corresponden", "correspondian", "de", "a", "is", "was", "were", "are", "of", "al", "la", "el", "en", "the", "kilos", "kilogramos", "kg", "kilograms"))
_REST = frozenset(("resto", "rest", "remainder", "restantes"))
_REACH = 6  # tokens from a figure to what it is of


def kinds_of_load(out: list[Counted], tokens: list[Token], words: Words) -> None:
    """Puts the kinds in the place of the whole, where they are told and add up to it."""
    for whole in [c for c in out if c.kind == "amount" and c.object in ("drugs", None) and c.unit == "kg" and (c.value or 0) > 0]:
        start = _clause(tokens, whole)
        parts = _parts(tokens, start, whole, words) if start is not None else []
        if len(parts) < 2 or abs(sum(p.value or 0 for p in parts) - (whole.value or 0)) > 0.02 * (whole.value or 0):
            continue
        end = parts[-1].j
        at = next(k for k, c in enumerate(out) if c is whole)
        out[:] = [*out[:at], *parts, *(c for c in out[at + 1 :] if c.i >= end)]


def _clause(tokens: list[Token], whole: Counted) -> int | None:
    """Where the first figure behind the load can stand: behind ", de los cuales"; in English before "of which"."""
    k = whole.j
    while k < len(tokens) and k < whole.j + 12 and tokens[k].raw != ",":
        k += 1
    if [t.f for t in tokens[k + 1 : k + 4]] in _WHICH:
        return k + 4
    return k + 1 if any((a.f, b.f) == ("of", "which") for a, b in zip(tokens[k + 2 : k + 5], tokens[k + 3 : k + 6], strict=False)) else None


def _drug(tokens: list[Token], k: int, words: Words) -> tuple[int, Noun] | None:
    """The drug named behind token k, with only "son de", "kilos de", "of which was" between."""
    for x in range(k, min(k + _REACH, len(tokens))):
        noun = words.nouns.at(tokens, x)
        if noun is not None and noun[1].kind == "thing" and noun[1].object in DRUGS:
            return noun
        if not (tokens[x].f in _IS or tokens[x].f == "which"):
            return None
    return None


def _parts(tokens: list[Token], k: int, whole: Counted, words: Words) -> list[Counted]:
    """The figures and kinds from token k: "90 son de clorhidrato y 30 de pasta", "90 of which was cocaine and the rest paste"."""
    parts: list[Counted] = []
    while k < len(tokens) and len(parts) < 3:
        start = k
        number = number_at(tokens, k, words, None)
        if number is not None and number.value and not number.article:
            value, k = number.value, number.end
        elif any(t.f in _REST for t in tokens[k : k + 2]) and parts:
            value, k = (whole.value or 0) - sum(p.value or 0 for p in parts), k + 1 + (tokens[k].f not in _REST)
        else:
            break
        noun = _drug(tokens, k, words)
        if noun is None:
            return []
        end = noun[0]
        while end < len(tokens) and tokens[end].f in ("de", "of", "cocaina", "cocaine", "basica", "hydrochloride", "base"):
            end += 1
        parts.append(replace(whole, i=start, j=end, head=start, value=value, object=noun[1].object, bound=None, plural=True, numbered=True, more=False, definite=False, article=False))
        if end < len(tokens) and (tokens[end].f in ("y", "and") or tokens[end].raw == ","):
            k = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].f in ("y", "and"))
            k += k < len(tokens) and tokens[k].f in ("los", "las", "el") and k + 1 < len(tokens) and tokens[k + 1].f not in _REST
        else:
            break
    return parts
