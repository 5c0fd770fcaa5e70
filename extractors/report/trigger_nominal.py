"""Whose is a noun of action, where a day, a place or an agent stands between: "the murder, in November 2013, of a teacher"."""

from __future__ import annotations

from extractors.report.counted import Counted
from extractors.report.date_words import DateMention
from extractors.report.place_mention import PlaceMention
from extractors.report.trigger_words import Trigger
from extractors.text import Token

_OF = frozenset(("of", "de", "del"))
_REACH = 14  # tokens from the noun to its "of"
_OPENS = frozenset(("in", "on", "by", "at", "near", "last", "late", "early", "yesterday", "this", "during", "en", "el", "la", "a", "por", "ayer", "este", "esta", "con", "mediante", "cerca", "durante"))


def reach_their_patients(triggers: list[Trigger], tokens: list[Token], counted: list[Counted], dates: list[DateMention], places: list[PlaceMention]) -> None:
    """Moves the end of such a noun to the "of" before the first thing counted behind it."""
    for t in triggers:
        if t.mode != "nominal" or t.j + 2 >= len(tokens) or tokens[t.j].f in _OF or not (tokens[t.j].f in _OPENS or tokens[t.j].raw == ","):
            continue
        c = next((c for c in counted if c.i >= t.j and (c.value is not None or c.kind == "amount")), None)
        k = c.i - (tokens[c.i].f not in _OF) if c is not None else 0  # "del presidente": the article is in it
        if c is None or not t.j < k <= t.j + _REACH or tokens[k].f not in _OF or not _fits(t, c):
            continue
        between = tokens[t.j : k]
        commas = sum(x.raw == "," for x in between)
        inside = any(d.i <= k < d.j for d in dates) or any(p.i <= k < p.j for p in places)
        if not inside and commas in (0, 2) and not any(x.raw in ".;:()" for x in between) and not any(o is not t and t.j <= o.i < k and o.finite for o in triggers):
            t.j = k


def _fits(t: Trigger, c: Counted) -> bool:
    return (c.kind in ("people", "bare")) == (t.options[0].action in ("killed", "wounded", "captured", "kidnapped", "rescued", "surrendered", "missing"))
