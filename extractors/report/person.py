"""People named in one sentence: the name without its rank, and the part the words around it give them.

A run of capitals is a name only when something says so: a rank or title before it, a cue ("identificado como"), an age
behind it, a known given name or surname, or a list that it continues. Whatever stands by itself is left alone.
"""

from __future__ import annotations

from extractors.report.person_alias import alias, alias_cue, quoted
from extractors.report.person_names import after_office, bare, name_cue, ranked
from extractors.report.person_parts import parts
from extractors.report.person_reading import Reading
from extractors.report.person_words import QUOTE_SIGNS, PersonMention, person_words
from extractors.text import Token


def find_persons(tokens: list[Token], lang: str, upper: bool = False) -> list[PersonMention]:
    """The people named in one sentence, left to right.

    `upper`: the text is in capitals, so that a name counts only behind a rank or cue.
    """
    if not any(t.cap for t in tokens):
        return []
    r = Reading(tokens, person_words(lang), upper)
    i = 0
    while i < r.n:
        opens = tokens[i].cap or tokens[i].f in r.w.name_starts
        i = (_named(r, i) if opens else None) or i + 1
    parts(r)
    return r.out


def _named(r: Reading, i: int) -> int | None:
    """Past what is read from token i on, the person noted in `r`; None where nobody is named."""
    t = r.t[i]
    f = t.f
    end: int | None = None
    if f in r.s["alias_words"] or (f == "(" and r.f(i + 1) in ("c", "a") and r.f(i + 2) == ")"):
        end = alias(r, i)
    if end is None and f in QUOTE_SIGNS:
        end = quoted(r, i)
    if end is None and f in r.w.ranks.index:
        end = ranked(r, i)
    if end is None and f in r.w.cues.index:
        end = _cued(r, i)
    if end is None and t.k == "w" and t.cap and not r.upper:
        end = bare(r, i)
    if end is None and t.k == "w" and r.upper:
        end = after_office(r, i)
    return end


def _cued(r: Reading, i: int) -> int | None:
    hit = r.w.cues.at(r.t, i)
    if hit is None:
        return None
    end, group = hit
    found = alias_cue(r, i, end) if group == "alias_cues" else None
    return found if found is not None else name_cue(r, end)
