"""What a person is said to be: "a man believed to be a Shining Path commander", "un sujeto señalado como mando senderista"."""

from __future__ import annotations

from extractors.report.counted import Counted
from extractors.report.words import Words
from extractors.text import Token

_PERSON = ("person", "trafficker", "civilian", None)
_SOMEBODY = frozenset(("man", "woman", "youth", "suspect", "person", "hombre", "mujer", "sujeto", "individuo", "persona", "joven", "varon"))
_SAID = frozenset((
    "described", "describe", "describes", "identified", "believed", "thought", "said", "suspected", "accused", "alleged", "presumed", "reputed", "known", "considered", "regarded",
    "descrito", "descrita", "identificado", "identificada", "senalado", "senalada", "sindicado", "sindicada", "considerado", "considerada", "reconocido", "reconocida", "conocido", "conocida", "tenido", "acusado", "acusada"))  # fmt: skip
_TO_BE = (("to", "be"), ("to", "have", "been"), ("of", "being"), ("to", "belong"), ("de", "ser"), ("de", "pertenecer"), ("de", "integrar"), ("as",), ("como",))
_WOULD_BE = frozenset(("seria", "serian", "pertenecia", "integraba", "perteneceria", "integraria"))
_REACH = 8  # tokens from "as" to the group
_AGAINST = frozenset(("by", "to", "for", "from", "against", "por", "para", "a", "al", "contra", "ante"))


def said_to_be(out: list[Counted], tokens: list[Token], words: Words) -> None:
    """Makes rebels of those whom the words behind call rebels; how many rebels there are is told once."""
    for c in [c for c in out if c.kind == "people" and c.object in _PERSON and c.value and tokens[c.head].f in _SOMEBODY]:
        start = _calls(tokens, c.j)
        group = _group(tokens, start, words) if start is not None else None
        if group is None:
            continue
        c.object = "armed_group"
        out[:] = [x for x in out if x is c or not (c.j <= x.i < group)]


def _calls(tokens: list[Token], j: int) -> int | None:
    """The token behind "said to be", "señalado como", "que sería"; None where nothing of the kind follows at j."""
    behind = [t.f for t in tokens[j : j + 12]]
    if behind[:1] == [","]:
        return None
    if behind[:1] in (["que"], ["quien"]) and len(behind) > 1 and behind[1] in _WOULD_BE:
        return j + 2
    k = next((k for k, f in enumerate(behind[:4]) if f in _SAID), None)
    if k is None:
        return None
    for p in range(k + 1, min(k + 3, len(behind))):
        for phrase in _TO_BE:
            if tuple(behind[p : p + len(phrase)]) == phrase:
                return j + p + len(phrase)
    return None


def _group(tokens: list[Token], start: int, words: Words) -> int | None:
    """The token behind the armed group named from `start` on, before the clause ends; None where none is."""
    for p in range(start, min(start + _REACH, len(tokens))):
        t = tokens[p]
        if t.raw in ",;:" or (t.f in _AGAINST and p > start):
            return None
        if t.f == "shining":
            return p + 2  # "the Shining Path's chief"
        if (side := words.actors.at(tokens, p)) is not None and side[1] == "shining_path":
            return side[0]
        noun = words.nouns.at(tokens, p)
        if noun is not None and noun[1].kind == "people" and noun[1].object == "armed_group" and not noun[1].plural and t.f not in ("chief", "jefe", "jefa", "commander", "leader", "lider", "mando", "cabecilla"):
            return noun[0]
    return None
