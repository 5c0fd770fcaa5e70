"""Days that are told by their distance from another day of the sentence, and days of what was done about an event later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from extractors.report.date_words import DateMention, date_words
from extractors.report.fact_frame import Frame
from extractors.report.scene import Info, setting
from extractors.report.words import Words
from extractors.text import Token

_WITHIN = frozenset(("donde", "cuando", "when", "where"))  # a date behind these is that of the event itself


def count_from_later(info: Info, w: Words) -> None:
    """ "Cuatro días después de la operación en X, en la que …, una patrulla encontró el martes …": four days before Tuesday."""
    for m, later in zip(info.dates, info.dates[1:], strict=False):
        if m.kind != "scene" or m.value or not isinstance(m.offset, int) or m.offset <= 0 or not later.value or len(later.value) < 10:
            continue
        between = info.s.tokens[m.j : later.i]
        if later.reporting or not _of_an_event(info.s.tokens, m, w):
            continue
        if not _WITHIN.isdisjoint(t.f for t in between):
            m.reporting = True  # "a ocho días de la operación en X, donde el 16 de marzo …"
            continue
        if any(m.j <= k < later.i for k in _events(info)) and any(t.f == "," for t in between):
            m.value = (date.fromisoformat(later.value) - timedelta(days=m.offset)).isoformat()
            m.offset = -m.offset
            later.reporting = all(_body_found(f) for f in info.frames if f.status == "asserted")


def count_from_today(info: Info, published: date, then: str | None) -> None:
    """ "A seis días del ataque a un camión en X, dejó de existir el soldado Y": counted from today, where no other day has been told."""
    m = info.dates[0] if len(info.dates) == 1 and then is None else None
    if m is None or m.kind != "scene" or m.value or m.i > 2 or info.s.tokens[0].f != "a" or not isinstance(m.offset, int) or m.offset < 3:
        return
    m.value, m.offset = (published - timedelta(days=m.offset)).isoformat(), -m.offset


def count_back_from_later(info: Info, w: Words) -> None:
    """ "Twelve workers who had been abducted the day before walked free on Tuesday": the day before Tuesday."""
    words: Any = date_words(w.lang)
    tokens = info.s.tokens
    for m, later in zip(info.dates, info.dates[1:], strict=False):
        back = m.kind == "scene" and not m.value and isinstance(m.offset, int) and m.offset < 0
        clause = not _WHO.isdisjoint(t.f for t in tokens[max(0, m.i - 8) : m.i])
        said = later.value is None or not words.saying.isdisjoint(t.f for t in tokens[later.i - 2 : later.i])
        if back and clause and later.value and not said and len(later.value) == 10 and isinstance(m.offset, int):
            m.value = (date.fromisoformat(later.value) + timedelta(days=m.offset)).isoformat()


_WHO = frozenset(("who", "whom", "que", "quienes", "which"))


def search_days(info: Info, w: Words) -> None:
    """ "Troops were searching on Thursday for five men abducted by rebels": Thursday is the day of the search."""
    tokens = info.s.tokens
    first = min((f.position for f in info.frames if f.status == "asserted" and f.value is not None), default=0)
    for k in range(first):
        if tokens[k].f in w.sets["hunting"] and (w.lang == "es" or (k and {t.f for t in tokens[max(0, k - 2) : k]} & w.sets["be"])):
            for d in info.dates:
                d.reporting = d.reporting or k < d.i < first


def _events(info: Info) -> list[int]:
    return [f.position for f in info.frames if f.status == "asserted"] + [t.i for t in info.types if t.status == "asserted"] + [
        p.i for p in setting(info.places) if p.level in ("district", "place")]


def _of_an_event(tokens: list[Token], m: DateMention, w: Words) -> bool:
    events: Any = date_words(w.lang)
    return any(t.f in events.events for t in tokens[m.j : m.j + 4])


def _body_found(f: Frame) -> bool:
    """The day on which somebody's body was found is not that of his death."""
    return f.action == "killed" and f.rule.endswith(("seized.find", "killed.body", "killed.remains"))
