"""Over which period a figure counts: its own, that of the sentence, or the one told just before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extractors.records import Statistic
from extractors.report.date import DateMention
from extractors.report.fact_frame import Frame
from extractors.report.scene import Info, event_dates, setting
from extractors.report.sentence import Sentence
from extractors.report.statistic_cues import Told, last_year, told_in
from extractors.report.words import Words


def since_period(info: Info) -> str | None:
    """ "since the military launched its offensive in August 2008": the period that a tally in the perfect runs over."""
    tokens = info.s.tokens
    for d in info.dates:
        if d.period and d.value and len(d.value) == 10:
            return d.period  # "desde el 16 de marzo"
        if (
            d.value
            and not d.span
            and len(d.value) <= 7
            and any(t.f in ("since", "desde") for t in tokens[max(0, d.i - 24) : d.i + 1])
        ):
            return f"since {d.value}"
    return None


def period_of(position: int, told: Told, default: str | None) -> str | None:
    """Its own period, which stands right behind it ("86 in all of 2013"), else the nearest one that is no other figure's."""
    start, end = told.reach(position)
    part = told.comparison(position)
    best, cost = None if part else default or since_period(told.info), 99.0
    for d in told.periods:
        period = _told_period(d, told)
        if d.rule.endswith(".ago") and not d.j <= start <= d.j + 3:
            continue  # "hace un año habían sido 78": of that figure alone
        if d.j <= start and any(t.f in ("where", "donde") for t in told.tokens[d.j : start]):
            continue  # "the ninth such attack this year on the base, where two soldiers were killed in 2013"
        if period is None or (told.comparison(d.i) != part) or _measures(start, end, d, told):
            continue
        c = (d.i - end) + 4.0 * any(t.raw == "," for t in told.tokens[end : d.i]) + 4.0 * _next_clause(told, end, d.i) if d.i >= end else (start - d.j) * 1.4 + 2
        if d.i >= end and _of_another(end, d, told):
            continue
        if d.i >= end and told.set("of_period").issuperset(t.f for t in told.tokens[end : d.i]):
            c = 0.0
        if c < cost:
            best, cost = period, c
    return best


def _of_another(end: int, d: DateMention, told: Told) -> bool:
    """ "The strips fell to 64, from 92 in 2015": the year is that of the figure the other came from."""
    between = (c for c in told.info.counted if c.numbered and end < c.i and c.j <= d.i)
    return any(told.tokens[c.i - 1].f in ("from", "desde") and told.set("of_period").issuperset(t.f for t in told.tokens[c.j : d.i]) for c in between)


def _next_clause(told: Told, a: int, b: int) -> bool:
    """ "A fines de 2017 tenía 21 646 hectáreas, y este año …": the later period is of what "and" begins."""
    tokens = told.tokens
    return any(tokens[k].raw == "," and tokens[k + 1].f in ("y", "and", "but", "pero", "while", "mientras") for k in range(a, b - 1))


def year_just_told(told: Told) -> str | None:
    """ "The year that ends leaves a mixed balance. Seizures came to 14.6 tons": the year the sentence before is about."""
    before = told.info.s.previous
    year = told.then if told.then and len(told.then) == 4 else None
    if year is None or before is None or told.perfect or any(len(d.value or "") > 4 for d in event_dates(told.info)):
        return None
    return year if any(t.f in told.set("the_year") for t in before.tokens[:3]) else None


def _measures(start: int, end: int, d: DateMention, told: Told) -> bool:
    """ "72 pistas, 14 más que en todo 2017", "the most since 2009": a year that only says how many that is."""
    start = d.i
    while start > max(end, d.i - 6) and told.tokens[start - 1].f in told.set("of_period"):
        start -= 1  # "more than [in the whole of] 2015"
    words = (t.f for t in told.tokens[max(end, min(start - 1, d.i - 4)) : d.i])
    return d.i >= end and not told.set("compares").isdisjoint(words) and told.comparison(d.i) is None


def _told_period(d: DateMention, told: Told) -> str | None:
    if d.year_only:
        before = max((x.j for x in told.info.dates if x.j < d.i - 2), default=0)  # "since 1980, nearly 2,000 of them last year"
        lead = {t.f for t in told.tokens[max(before, d.i - 9) : d.i]}
        if {"since", "desde"} & lead or since_period(told.info) == f"since {d.value}":
            return f"since {d.value}"
        until = next((x.value for x in told.info.dates if x.year_only and {t.f for t in told.tokens[max(0, x.i - 2) : x.i + 1]} & {"hasta", "until", "through"}), None)
        if until and d.value and until > d.value:
            return f"{d.value}-{until}"  # "inició en 1980 una lucha que dejó hasta el año 2000 unos 69 000 muertos"
    return _from_anchor(d, told) or d.period or (d.value if d.year_only or d.rule.endswith(".ago") else None)


def _from_anchor(d: DateMention, told: Told) -> str | None:
    """What counts from the period told before: "that year", "the year before", "in the same months of 2019", "during the year"."""
    rule, anchor = d.rule.rsplit(".", 1)[1], told.anchor or ""
    year = anchor[:4] if anchor[:4].isdigit() else None
    if rule == "same_year" and d.period is None:
        return year or (told.then or "")[:4] or None
    if rule == "year_before" and d.value is None and year and d.offset:
        return str(int(year) + d.offset[1]) if isinstance(d.offset, tuple) else None
    if rule == "whole_year" and d.period is None:
        return year or (told.last or "")[:4] or None
    if rule == "same_period":
        if d.period is None:
            return told.anchor or told.last
        if len(d.period) == 4 and len(anchor) == 15 and anchor[7] == "/":
            return f"{d.period}-{anchor[5:7]}/{d.period}-{anchor[13:]}"
    plain = rule == "this_year" and told.set("of_now").isdisjoint(t.f for t in told.tokens[d.i : d.j])
    return year if plain else None


def told_after(info: Info, w: Words, before: list[Statistic], then: str | None) -> Told:
    """The sentence with what was told before it; `then`: the date told last."""
    told = told_in(info, w)
    told.then, told.last = then, before[-1].period if before else None
    told.crops = _crops_of(before)
    last = before[-1].evidence if before else None
    s = _sentence_before(info.s)
    for far in range(3 if last is not None and last.where == info.s.where else 0):
        if last is None or s is None or s.paragraph != info.s.paragraph:
            break
        if s.tokens[0].s <= last.start < s.tokens[-1].e:
            told.near = [x for x in before[-9:] if x.evidence.start >= s.tokens[0].s and x.evidence.where == last.where]
            told.at_once = far == 0
        s = _sentence_before(s)
    return told


def _crops_of(before: list[Statistic]) -> Statistic | None:
    """Of the crops told last, those of the latest survey: "rose to 54,134 hectares in 2018 from 49,900"."""
    crops = list(takewhile(lambda s: s.action is None, before[:-4:-1]))
    near = [s for s in crops if crops[0].evidence.start - s.evidence.start < 200]
    return max(near, key=lambda s: last_year(s.period), default=None)


def _sentence_before(s: Sentence) -> Sentence | None:
    """Also what stands before the semicolon: "in 2018 they destroyed 72; 58 the year before"."""
    return s.previous or s.intro


def carried(told: Told) -> str | None:
    """The period told just before, where the sentence tells none and goes on with the tally: "In 2012, … Police destroyed 1,054 laboratories."."""
    if any(t.f == "balance" for t in told.tokens[:12]):
        return told.last  # "According to its annual balance, 389 people were detained"
    on_a_day = bool(event_dates(told.info)) or any(p.level in ("district", "place") for p in setting(told.info.places))
    return told.anchor if told.at_once and not on_a_day and (_adds(told) or not told.perfect) else None


def in_balance(told: Told, before: list[Statistic], told_before: Sequence[Info]) -> None:
    """Sets `balance`: "9.8 tons were seized in the first seven months. Five soldiers lost their lives", perhaps in a paragraph of its own."""
    if not before or told.info.s.where != "text":
        return
    texts = [i for i in told_before if i.s.where == "text"]
    if not texts or any(i.frames for i in texts):
        return
    last = [x for x in before if x.evidence.where == "text" and texts[-1].s.tokens[0].s <= x.evidence.start < texts[-1].s.tokens[-1].e]
    told.balance = max((x.period or "" for x in last), key=last_year, default="") or None


def goes_on(told: Told, f: Frame) -> bool:
    """Is a figure of the past, without day and place, one more of the tally told just before?"""
    adds = _adds(told)
    large = (f.value or 0) >= 10 and not f.definite
    bare = not event_dates(told.info) and not setting(told.info.places) and not told.info.types and not (f.definite or f.name)
    if told.balance and bare and f.action in ("killed", "wounded") and (f.value or 0) >= 2:
        return f.status == "asserted"
    fits = (f.action in CARRIED and (adds or large)) or (f.action in ("killed", "wounded") and _toll_of_many(told, f))
    unsaid = adds and large and told.at_once and not event_dates(told.info) and not setting(told.info.places) and not told.info.types  # the tally before gave no period of its own
    return fits and f.status == "asserted" and (carried(told) is not None or unsaid)


def _toll_of_many(told: Told, f: Frame) -> bool:
    """ "Diez militares y tres policías perecieron en acciones armadas": more than one event kills, and none is told of."""
    same = [g for g in told.info.frames if g.action == f.action and g.value and g.status == "asserted"]
    one = [t for t in told.info.types if not told.tokens[t.i].f.endswith("s") and not told.tokens[t.j - 1].f.endswith("s")]
    return told.at_once and not one and max((g.value or 0 for g in same), default=0) >= 10 and not any(g.definite or g.name for g in same)


CARRIED = ("captured", "seized", "destroyed", "eradicated")


def _adds(told: Told) -> bool:
    """ "También se detuvo a 640 personas." """
    tokens = told.tokens
    return tokens[0].f in told.set("furthermore") or [t.f for t in tokens[:2]] in (["in", "addition"], ["de", "igual"], ["del", "mismo"])
