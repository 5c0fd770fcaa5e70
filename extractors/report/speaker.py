"""Who says a figure: "según Devida", "the UN estimated", "informó el Ministerio del Interior", "a newspaper count shows".

A standing figure is a claim; whose claim it is stands in its own sentence or nowhere. Persons are told by name, institutions
as the text writes them, without their article.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from extractors.report.scene import Info
from extractors.report.words import Words
from extractors.text import Token

LONGEST = 9  # tokens of a source's name
_LINKS = frozenset(["de", "del", "la", "las", "los", "el", "y", "e", "para", "of", "for", "the", "and", "on", "in", "en"])


def speaker(info: Info, w: Words) -> str | None:
    """The source that a sentence names for what it says, as written (at most LONGEST words); None where it names none."""
    tokens = info.s.tokens
    cited = next((found for k in range(len(tokens)) if (found := _cited(tokens, k, w)) is not None), None)
    if cited is not None:
        return cited
    spoke = next((p for p in info.persons if p.cue == "official" and p.speaks and p.kind == "full"), None)
    if spoke is not None:
        return spoke.name
    return next((found for k in range(len(tokens)) if (found := _telling(tokens, k, w)) is not None), None)


def _cited(tokens: list[Token], k: int, w: Words) -> str | None:
    """Behind "según", "de acuerdo con", "according to": the source up to the next sign or verb."""
    if tokens[k].f in w.sets["citing"]:
        start = k + 1
    elif tokens[k].f in w.sets["citing_with"] and k + 1 < len(tokens) and tokens[k + 1].f in ("con", "a", "al", "to"):
        start = k + 2
    else:
        return None
    return _name(tokens, start, w, inner=True)


def _telling(tokens: list[Token], k: int, w: Words) -> str | None:
    """The institution beside a verb of telling or counting: before it, or behind it where nothing stands before."""
    if tokens[k].f not in w.sets["telling"]:
        return None
    start = k
    while start > 0 and k - start < LONGEST and (tokens[start - 1].cap or tokens[start - 1].f in _LINKS):
        start -= 1
    return _name(tokens, start, w, end=k) or _name(tokens, k + 1, w)


def _name(tokens: list[Token], start: int, w: Words, end: int | None = None, inner: bool = False) -> str | None:
    """The run that begins at `start`, with a capital in it. `inner`: words before the capital may say what kind of source it is."""
    stop = min(len(tokens), start + LONGEST) if end is None else end
    while start < stop and tokens[start].f in w.sets["definite"] | _LINKS:
        start += 1
    j = start
    while j < stop and tokens[j].k == "w" and not _ends_name(tokens[j], w):
        if not (inner or tokens[j].cap or tokens[j].f in _LINKS):
            break
        j += 1
    while j > start and tokens[j - 1].f in _LINKS:
        j -= 1
    run = tokens[start:j]
    if not run or run[0].f in w.sets["not_speakers"]:
        return None
    if any(t.cap for t in run) or (inner and run[-1].f in w.sets["official_words"]):
        return unicodedata.normalize("NFC", _written(run))
    return None


def _ends_name(t: Token, w: Words) -> bool:
    stops = w.sets["clause_words"] | w.sets["telling"] | (w.sets["stops"] - _LINKS)
    return t.f in stops or (not t.cap and t.raw.endswith(("ó", "aron", "ieron")))


def _written(run: list[Token]) -> str:
    """The words as they stand, one space where the text has any."""
    out = run[0].raw
    for a, b in pairwise(run):
        out += (" " if b.s > a.e else "") + b.raw
    return out
