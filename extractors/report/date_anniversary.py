"""Days of remembrance: what is done on them is no event, and what is remembered happened so many years before to the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from extractors.report.date_words import DateMention, date_words
from extractors.report.words import Words
from extractors.text import Token

_BEFORE = 12  # tokens from "hoy" to "hace un año"
_LONG_AGO = 300  # days; what is remembered sooner is told by its own day


def remembered_days(dates: list[DateMention], tokens: list[Token], published: date, w: Words) -> None:
    """Settles the days of a sentence that recalls an event on its anniversary."""
    for d in dates:
        if d.rule.endswith(".ago") and d.value and len(d.value) == 4 and int(d.value) < published.year:
            _to_the_day(d, dates, tokens, published, date_words(w.lang))
    _of_remembrance(dates, tokens, date_words(w.lang))


def _to_the_day(d: DateMention, dates: list[DateMention], tokens: list[Token], published: date, words: Any) -> None:
    """ "Hoy se cumple un año de la muerte de …", "exactly one year ago", "a year ago today", "en el puente donde hace un año …", told of today."""
    today = next((x for x in dates if x.value == published.isoformat() and (0 < d.i - x.i <= _BEFORE or x.i == d.j)), None)
    exact = any(t.f in words.exactly for t in tokens[max(0, d.i - 2) : d.i])
    if today is None and not exact:
        return
    if (published.month, published.day) != (2, 29):
        d.value = published.replace(year=int(d.value or "")).isoformat()
    if today is not None:
        today.reporting = True


def _of_remembrance(dates: list[DateMention], tokens: list[Token], words: Any) -> None:
    """ "Una corona bajó ayer por el río en memoria de los dos infantes muertos el 12 de marzo de 2013"."""
    days = [d for d in dates if len(d.value or "") == 10 and not d.reporting and not d.span]
    if len(days) < 2 or words.remembrance.isdisjoint(t.f for t in tokens):
        return
    first = min(date.fromisoformat(d.value or "") for d in days)
    for d in days:
        d.reporting = d.reporting or (date.fromisoformat(d.value or "") - first).days >= _LONG_AGO
