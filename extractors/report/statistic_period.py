"""Over which period a figure counts: its own, that of the sentence, or the one told just before."""

from __future__ import annotations

from extractors.records import Statistic
from extractors.report.date import DateMention
from extractors.report.scene import Info, event_dates, setting
from extractors.report.statistic_cues import Told


def since_period(info: Info) -> str | None:
    """ "since the military launched its offensive in August 2008": the period that a tally in the perfect runs over."""
    tokens = info.s.tokens
    for d in info.dates:
        if (
            d.value
            and not d.span
            and len(d.value) <= 7
            and any(t.f in ("since", "desde") for t in tokens[max(0, d.i - 24) : d.i + 1])
        ):
            return f"since {d.value}"
    return None


def period_of(position: int, told: Told, default: str | None) -> str | None:
    """The period nearest to the figure; the one that follows it first ("86 in all of 2013")."""
    best, cost = default or since_period(told.info), 99.0
    for d in told.periods:
        period = _told_period(d, told)
        if period is None or _of_another(position, d, told):
            continue
        c = (d.i - position) * 1.0 if d.i >= position else (position - d.j) * 1.4 + 1
        if c < cost:
            best, cost = period, c
    return best


def _told_period(d: DateMention, told: Told) -> str | None:
    if d.year_only:
        lead = {t.f for t in told.tokens[max(0, d.i - 9) : d.i]}
        if {"since", "desde"} & lead or since_period(told.info) == f"since {d.value}":
            return f"since {d.value}"
    return d.period or (d.value if d.year_only else None)


def _of_another(position: int, d: DateMention, told: Told) -> bool:
    """Is the period that of another figure, which this one is compared with or which is compared with this one?"""
    tokens, compared = told.tokens, [c[0] for c in told.cues if c[2] == "versus"]
    behind = tokens[: d.i - bool(d.span and not d.year_only)]
    if d.i > position and any(
        t.f in ("que", "than", "as", "frente", "compared", "comparacion", "contra") or (t.f == "from" and tokens[k - 1].f in ("up", "down"))
        for k, t in enumerate(behind)
        if k >= max(position, d.i - 5)
    ):
        return True  # "72 pistas, 14 más que en todo 2017": the year compared with
    of_it = [k for k in compared if k <= d.i <= k + 8]
    if any(not k <= position for k in of_it) or (d.j <= position and any(not k <= position - 4 for k in of_it)):
        return True
    # "203 strips, compared with 86 in 2013, and 13 planes": the planes are of the first year
    return bool(of_it) and d.j <= position and not any(d.j <= k <= position for k in compared)


def of_the_balance(info: Info, before: list[Statistic]) -> str | None:
    """ "According to its annual balance, 389 people were detained": the period told just before."""
    balance = any(t.f == "balance" for t in info.s.tokens[:12])
    return before[-1].period if balance and before and before[-1].evidence.where == info.s.where else None


def goes_on(told: Told, before: list[Statistic]) -> Statistic | None:
    """ "En el 2016 se inutilizaron 387 laboratorios. También se detuvo a 640 personas.": the tally told just before, or None."""
    info, previous = told.info, told.info.s.previous
    if not before or previous is None or not _adds(told) or event_dates(info) or setting(info.places):
        return None
    last = before[-1]
    here = previous.tokens[0].s <= last.evidence.start < previous.tokens[-1].e and last.evidence.where == info.s.where
    return last if here else None


def _adds(told: Told) -> bool:
    tokens = told.tokens
    return tokens[0].f in told.set("furthermore") or [t.f for t in tokens[:2]] in (["in", "addition"], ["de", "igual"], ["del", "mismo"])
