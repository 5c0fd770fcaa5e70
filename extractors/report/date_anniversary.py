"""Days of remembrance: what is done on them is no event, and what is remembered happened so many years before to the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from extractors.report.date_words import DateMention, date_words
from extractors.report.place import PlaceMention
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


def where_remembered(places: list[PlaceMention], dates: list[DateMention]) -> None:
    """ "La base de Huanta conmemoró el primer aniversario del combate de X": what stands in front is where it is remembered."""
    d = next((d for d in dates if d.rule.endswith(".to_the_day")), None)
    behind = d is not None and any(p.i >= d.j for p in places)
    for p in places:
        if d is not None and behind and p.j <= d.i and p.role in ("at", "near"):
            p.role = "link"


def _to_the_day(d: DateMention, dates: list[DateMention], tokens: list[Token], published: date, words: Any) -> None:
    """ "Hoy se cumple un año de la muerte de …", "exactly one year ago", "a year ago today", "en el puente donde hace un año …", told of today."""
    today = next((x for x in dates if x.value == published.isoformat() and (0 < d.i - x.i <= _BEFORE or x.i == d.j)), None)
    month = any(x is not d and len(x.value or "") == 7 for x in dates)  # "hace dos años exactamente, en setiembre de 2013"
    exact = any(t.f in words.exactly for t in tokens[max(0, d.i - 2) : d.j]) and not month
    if today is None and not exact:
        return
    if (published.month, published.day) != (2, 29):
        d.value = published.replace(year=int(d.value or "")).isoformat()
    if today is not None:
        today.reporting = True


def _of_remembrance(dates: list[DateMention], tokens: list[Token], words: Any) -> None:
    """ "Una corona bajó ayer por el río en memoria de los dos infantes muertos el 12 de marzo de 2013", "muertos hace un año"."""
    days = [d for d in dates if len(d.value or "") == 10 and not d.reporting and not d.span]
    ago = next((d.value or "" for d in dates if d.rule.endswith(".ago") and len(d.value or "") == 4), "")
    days = [d for d in days if not ago or (d.value or "")[:4] > ago]
    if len(days) < (1 if ago else 2) or words.remembrance.isdisjoint(t.f for t in tokens):
        return
    first = date.min if ago else min(date.fromisoformat(d.value or "") for d in days)
    for d in days:
        d.reporting = d.reporting or (date.fromisoformat(d.value or "") - first).days >= _LONG_AGO
