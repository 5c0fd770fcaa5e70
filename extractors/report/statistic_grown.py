"""Tallies that grow by the event just told: "blew up 12 runways, bringing the year's total to 85", "con lo que suman 85 este año"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.codebook import DRUGS
from extractors.report.fact_frame import Frame
from extractors.report.number import Number, number_at
from extractors.report.scene import Info
from extractors.report.statistic_cues import Told

_THINGS = ("destroyed", "seized", "eradicated")
_REACH = 7  # tokens from the word of a sum to its figure


def grown(told: Told, told_before: Sequence[Info]) -> tuple[Frame, str] | None:
    """The frame and the period of such a sum; None where the sentence tells none."""
    of = event_before(told, told_before)
    found = _figure(told) if of is not None else None
    if of is None or found is None:
        return None
    at, n = found
    value, unit = _in_unit(told, at, n, of)
    period = _period(told, at)
    if value is None or value <= (of.value or 0) or unit != of.unit or period is None:
        return None
    tokens = told.tokens
    s, start, end = told.info.s, tokens[at].s, tokens[n.end - 1].e
    return replace(of, value=value, bound=n.bound, rule=f"{told.words.lang}.statistic.grown", notes=[], more=False, sentence=s.index, where=s.where, start=start, end=end, position=at), period


def event_before(told: Told, told_before: Sequence[Info]) -> Frame | None:
    """The things the event took, told last in the sentence, else in the one before it."""
    near = [i for i in told_before[-1:] if i.s.where == told.info.s.where and i.s.paragraph == told.info.s.paragraph]
    for i in (told.info, *near):
        things = [f for f in i.frames if f.action in _THINGS and f.object not in (None, "same") and f.value and f.status == "asserted" and f.weak is None]
        if things:
            return things[-1] if len({f.object for f in things}) == 1 else None
    return None


def _figure(told: Told) -> tuple[int, Number] | None:
    """Where the figure behind a word of a sum stands: "total to [85]", "suman [85]", "ya son [85]"."""
    tokens = told.tokens
    for k, t in enumerate(tokens):
        if t.f not in told.set("sums") or (t.f in ("son", "van") and (k == 0 or tokens[k - 1].f != "ya")):
            continue
        for x in range(k + 1, min(k + _REACH, len(tokens))):
            n = number_at(tokens, x, told.words, None)
            if n is not None and n.value is not None and n.value >= 2 and not n.article:
                noun = told.words.nouns.at(tokens, n.end) if n.end < len(tokens) else None
                return (x, n) if noun is None or noun[1].kind == "unit" else None
            if tokens[x].f not in told.set("sum_links"):
                break
    return None


def _in_unit(told: Told, at: int, n: Number, of: Frame) -> tuple[float | None, str]:
    """The value of the figure and its unit: its own, else that of the event."""
    amount = next((c for c in told.info.counted if c.i == at and c.kind == "amount"), None)
    if amount is not None:
        return amount.value, amount.unit
    return (None, of.unit) if of.object in DRUGS else (n.value, of.unit)


def _period(told: Told, at: int) -> str | None:
    """The period beside the figure; "the year's total" is of the year of the event."""
    if told.periods:
        return min(told.periods, key=lambda d: abs(d.i - at)).period
    near = {t.f for t in told.tokens[max(0, at - _REACH) : at + _REACH]}
    day = next((d.value for d in told.info.dates if d.value and len(d.value) >= 7), None) or told.then
    return day[:4] if day and near & told.set("of_the_year") else None
