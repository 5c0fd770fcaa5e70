"""Is a noun that no list holds somebody: "un vidriero", "a beekeeper"? Its ending and what befell it say so."""

from __future__ import annotations

from extractors.codebook import PERSON_ACTIONS
from extractors.report.counted import Counted, NumberAt
from extractors.report.phrase import plain_word, refine_people
from extractors.report.words import Words
from extractors.text import Token

_REACH = 7  # tokens to the verb on either side


def by_trade(at: NumberAt) -> Counted | None:
    """Somebody told by a trade that is on no list, where a verb that only people suffer stands beside; a civilian, unless a force is named."""
    tokens, words, j = at.tokens, at.words, at.number.end
    if not at.number.value or at.number.value >= 1000 or at.number.definite or j >= len(tokens) or not _named_for_a_trade(tokens, j, words):
        return None
    if not (_befell_behind(tokens, j + 1, words) or _befell_before(tokens, at.i, words)):
        return None
    obj, end = refine_people(tokens, j + 1, "person", (), words, j)
    plural = tokens[j].f.endswith("s")
    return at.counts(end, j, "people", "civilian" if obj in (None, "person") else obj, f"{words.lang}.quantity.people.by_trade", plural=plural)


def _named_for_a_trade(tokens: list[Token], j: int, words: Words) -> bool:
    t = tokens[j]
    stem = t.f.removesuffix("s")
    stem = stem.removesuffix("e") if words.lang == "es" and t.f.endswith("res") else stem
    describes = j + 1 < len(tokens) and plain_word(tokens[j + 1], words) and tokens[j + 1].f not in words.sets["nationalities"]  # "un certero disparo"
    known = describes or t.f in words.ranks or t.f in words.numbers or words.nouns.at(tokens, j) is not None
    return len(stem) >= 6 and stem.endswith(tuple(words.sets["trade_endings"])) and plain_word(t, words) and not known and t.f not in words.sets["no_trades"]


def _befell_behind(tokens: list[Token], j: int, words: Words) -> bool:
    """ "un vidriero de 40 años murió": the verb of which it is the subject."""
    for k in range(j, min(j + _REACH, len(tokens))):
        if tokens[k].raw in ".;:":
            return False
        hit = words.verbs.at(tokens, k)
        if hit is not None:
            suffers = hit[1].voice == "intransitive" or tokens[k - 1].f in words.sets["be"] or tokens[k - 1].f in words.sets["have"]
            return hit[1].action in PERSON_ACTIONS and suffers
    return False


def _befell_before(tokens: list[Token], i: int, words: Words) -> bool:
    """ "mataron a un vidriero", "fue asesinado un barquero": the verb of which it is the object, or the subject behind it."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        if tokens[k].k == "p":
            return False
        hit = words.verbs.at(tokens, k)
        if hit is not None:
            return hit[1].action in PERSON_ACTIONS and hit[0] <= i
    return False
