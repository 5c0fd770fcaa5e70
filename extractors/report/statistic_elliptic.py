"""Figures that leave their thing or verb to the one before: "against 54 in 2013", "in 2017 it was twelve", "18,300 of them in the VRAEM"."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from extractors.codebook import PERSON_ACTIONS, PERSON_OBJECTS
from extractors.records import Statistic
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.number import number_at
from extractors.report.statistic_cues import Told, is_target
from extractors.report.statistic_period import year_just_told

THOUSANDS = 1000  # a bare figure of a survey counts hectares; one below may count districts, percents, growers


class Kin(NamedTuple):
    """What a figure counts, as told of the one before it."""

    action: str | None
    object: str
    unit: str
    start: int = -1


def elided(told: Told, out: list[Statistic], before: list[Statistic]) -> list[Frame]:
    """A frame for each such figure of the sentence; `out` are those told in full in it, `before` those of earlier sentences."""
    made: list[Frame] = []
    used = {s.evidence.start for s in out} | {f.start for f in told.info.frames if f.value is not None}
    for c in sorted([*told.info.counted, *_figures(told, out)], key=lambda c: c.i):
        if not _loose(told, c, used):
            continue
        told_here = [*(_kin(s) for s in out), *(Kin(f.action or None, f.object or "unknown", f.unit, f.start) for f in made)]
        kin = max((k for k in told_here if k.start < told.tokens[c.i].s), key=lambda k: k.start, default=None)
        subject = headed(told, c)
        if subject is not None or kin is None or not _beside(told, c, kin):
            kin = subject or _kin_before(told, c, kin, before)
            if kin is None or not _alone(told, c, kin):
                continue
        made.append(_frame(told, c, kin))
    return made


def _figures(told: Told, out: list[Statistic]) -> list[Counted]:
    """Numbers without a noun that a period, a point or "the number of" follows: they count nothing unless they are of a tally."""
    if not (out or told.near or told.periods):
        return []
    tokens, dates = told.tokens, told.info.dates
    taken = {k for c in told.info.counted for k in range(c.i, c.j)} | {k for d in dates for k in range(d.i, d.j)}
    starts = {d.i for d in dates} | {len(tokens)}
    made = []
    for k, t in enumerate(tokens[:-1]):
        opens = t.k == "n" or (t.f in told.words.numbers and told.comparison(k) is not None)  # "frente a las once de todo el año pasado"
        n = number_at(tokens, k, told.words, None) if opens and k not in taken else None
        if n is None or n.value is None:
            continue
        if tokens[min(n.end, len(tokens) - 1)].f in ("%", "percent", "per", "por"):
            continue
        end = next((x for x in range(n.end, len(tokens)) if x in starts or tokens[x].f not in told.set("of_period")), len(tokens))
        of_number = [x.f for x in tokens[n.end : n.end + 3]] in (["the", "number", "of"], ["el", "numero", "de"])
        if of_number or end in starts or tokens[min(n.end, len(tokens) - 1)].k == "p":
            made.append(Counted(k, n.end, k, "bare", None, n.value, bound=n.bound, rule="", numbered=True))
    return made


def _kin(s: Statistic) -> Kin:
    return Kin(s.action, s.object, s.unit, s.evidence.start)


def _loose(told: Told, c: Counted, used: set[int]) -> bool:
    """A number without a verb or noun of action of its own, that is no difference, fraction or target."""
    if c.value is None or c.value < 2 or c.more or not c.numbered or told.tokens[c.i].s in used or is_difference(told, c.i):
        return False
    if any(x is not c and x.kind in ("bare", "amount") and _joined(told, c, x) for x in told.info.counted):
        return False  # "the year before there were 12 and 15": which is of what?
    spent = _own_period(told, c) and any(x.k == "n" for x in told.tokens[max(0, c.i - 5) : c.i])
    if spent and told.comparison(c.i) is not None:
        return True  # "por encima de la meta de 22 000 y de las 14 171 del año pasado": the aim is told
    return not any(is_target(k, told.cues, told.tokens, told.words) for k in (c.i, c.j - 1))


def _joined(told: Told, c: Counted, x: Counted) -> bool:
    first, second = (c, x) if c.i < x.i else (x, c)
    return first.kind == "bare" and second.i - first.j == 1 and told.tokens[first.j].f in ("y", "and")


def is_difference(told: Told, position: int) -> bool:
    """ "72 pistas, 14 más que en todo 2017", "203, or 14 more than in 2017"."""
    start, end = told.reach(position)
    start = next((k for k in range(start, end) if told.tokens[k].k == "n"), start)  # "down from more than 25,500": behind the number
    near = [t.f for t in told.tokens[start : end + 2]]
    return any(a in ("mas", "menos", "more", "fewer", "less") and b in ("que", "than") for a, b in pairwise(near[1:]))


def headed(told: Told, c: Counted) -> Kin | None:
    """What the subject says was counted and what befell it: "Las pistas destruidas llegaron a 259", "cocaine seizures fell to 14 tons"."""
    found = _of_the_number(told, c) or _put_at(told, c) or (_participle(told, c) if c.kind == "bare" or "toll" in c.modifiers else None)
    if found is not None:
        return found
    tokens = told.tokens
    if c.unit == "ha" and any((v := told.words.verbs.at(tokens, k)) is not None and v[1].action == "eradicated" and v[1].form == "participle" for k in range(max(0, c.i - 12), c.i)):
        return Kin("eradicated", "coca_crop", "ha")  # "la superficie erradicada este año llega a 12 418 hectáreas"
    if told.set("measures").isdisjoint(t.f for t in tokens[max(0, c.i - 4) : c.i + 1]):
        return None
    noun = next(((k, n[1]) for k in range(c.i - 1, -1, -1) if (n := told.words.nouns.at(tokens, k)) is not None and n[1].kind == "nominal"), None)
    if noun is None or noun[1].action not in COUNTED:
        return None
    action = noun[1].action
    beside = (told.words.nouns.at(tokens, k) for k in (noun[0] + 2, noun[0] - 1, noun[0] + 1, noun[0] + 3) if 0 <= k < c.i)
    near = next((n[1].object for n in beside if n is not None and n[1].kind == "thing"), None)
    usual = "coca_crop" if action == "eradicated" and c.unit == "ha" else "drugs" if action == "seized" and c.unit == "kg" else None
    obj = c.object or near or usual
    return Kin(action, obj, c.unit) if obj is not None else None


COUNTED = ("destroyed", "seized", "captured", "killed", "eradicated", "rescued")


def _put_at(told: Told, c: Counted) -> Kin | None:
    """ "puts the number of dead at more than 12,000", "cifró los muertos en 49". """
    tokens = told.tokens
    if not c.i or tokens[c.i - 1].f not in ("at", "en") or told.set("puts_at").isdisjoint(t.f for t in tokens[max(0, c.i - 16) : c.i]):
        return None
    dead = next((x for x in reversed(told.info.counted) if x.i < c.i and x.kind == "state" and x.action in COUNTED), None)
    return Kin(dead.action, "person" if dead.object is None else dead.object, "count") if dead is not None else None


def _participle(told: Told, c: Counted) -> Kin | None:
    """ "Los laboratorios destruidos fueron 176", "los detenidos sumaron 310"."""
    state = next((x for x in told.info.counted if x.kind == "state" and x.value is None and x.action in (*COUNTED, "wounded") and x.j <= c.i), None)
    if state is not None and state.action and not told.set("measures").isdisjoint(t.f for t in told.tokens[max(0, c.i - 2) : c.i]):
        return Kin(state.action, state.object or "person", "count")
    thing = c if "toll" in c.modifiers else next((x for x in reversed(told.info.counted) if x.j <= c.i and x.value is None and x.kind in ("thing", "people") and x.object), None)
    verb = told.words.verbs.at(told.tokens, thing.j) if thing is not None else None
    action = INTERVENED.get(thing.kind, "seized") if verb and thing and verb[1].action == "intervene" else verb[1].action if verb else ""
    fits = verb is not None and verb[1].form == "participle" and action in COUNTED
    return Kin(action, thing.object or "unknown", "count") if fits and thing else None


INTERVENED = {"people": "captured", "thing": "seized"}


def _of_the_number(told: Told, c: Counted) -> Kin | None:
    """ "brings to 214 the number of pits destroyed since January". """
    tokens = told.tokens
    if [t.f for t in tokens[c.j : c.j + 3]] not in (["the", "number", "of"], ["el", "numero", "de"]):
        return None
    thing = next((x for x in told.info.counted if 3 <= x.i - c.j <= 4 and x.object), None)
    verbs = (told.words.verbs.at(tokens, k) for k in range(thing.j, min(thing.j + 6, len(tokens)))) if thing is not None else ()
    action = next((v[1].action for v in verbs if v is not None and v[1].action in COUNTED), None)
    return Kin(action, thing.object or "unknown", "count") if thing is not None and action else None


def _of_its_kind(c: Counted, kin: Kin) -> bool:
    return c.kind == "bare" or (c.kind == "amount" and c.object is None and c.unit == kin.unit)


def _beside(told: Told, c: Counted, kin: Kin) -> bool:
    """A figure of the same thing, told for another period or place in the same sentence."""
    if not _of_its_kind(c, kin):
        return False
    part = told.comparison(c.i)
    first = part is not None and not any(part[0] <= x.i < c.i for x in told.info.counted if x.numbered)
    land = kin.unit == "ha" and (c.unit == "ha" or (c.value or 0) >= THOUSANDS)
    if _is_part(told, c):
        return (land and kin.action is None) or _own_period(told, c)  # "nearly 2,000 of them last year"
    return first or land or _own_period(told, c)


def _alone(told: Told, c: Counted, kin: Kin) -> bool:
    """ "In 2019, the figures were 62 airstrips and 231 laboratories", "El año pasado la cifra fue de 110": said of what was told before."""
    if kin.unit == "ha" and kin.action is None and (c.unit == "ha" or (c.value or 0) >= THOUSANDS):
        return c.object in (None, "coca_crop") and c.kind in ("bare", "amount")
    tokens = told.tokens
    figure = any(tokens[k].f in told.set("figure_is") for k in range(max(0, c.i - 3), c.j))
    listed = c.i > 0 and tokens[c.i - 1].f in ("y", "and") and any(x.j == c.i - 1 for x in told.info.counted)
    figure = figure or kin.start < 0 or _led_by_period(told, c)
    cued = any(x[2] == "cumulative" and 0 <= c.i - x[1] <= 3 for x in told.cues)
    goes_on = kin.start < 0 and (told.at_once or year_just_told(told) is not None)  # "Los terroristas abatidos fueron 38", said right behind a tally
    return not _is_part(told, c) and (cued or ((figure or listed) and (bool(told.periods) or goes_on)))


def _kin_before(told: Told, c: Counted, kin: Kin | None, before: list[Statistic]) -> Kin | None:
    """What a figure without verb can be one more of: told just before, or of the same thing shortly before."""
    near = kin or (_kin(told.near[-1]) if told.near else None)
    if c.kind == "thing":
        return next((_kin(s) for s in before[:-7:-1] if s.object == c.object and s.action), None)
    if c.kind == "people":
        fits = near is not None and near.action in PERSON_ACTIONS and c.object in PERSON_OBJECTS
        return near if fits else None
    scaled = c.kind == "amount" or near is kin or (near is not None and near.unit in ("count", "ha"))
    return near if near is not None and scaled and _of_its_kind(c, near) else None


def _is_part(told: Told, c: Counted) -> bool:
    """ "18,300 of them", "17 500 de esas": a part of what was told."""
    behind = {t.f for t in told.tokens[c.i : c.j + 3]}
    return "of_them" in c.modifiers or bool(behind & told.set("of_those"))


def _own_period(told: Told, c: Counted) -> bool:
    """ "26 aircraft in 2014, 11 in 2015": a period stands right behind it."""
    return any(d.i >= c.j and told.set("of_period").issuperset(t.f for t in told.tokens[c.j : d.i]) for d in told.periods) or _led_by_period(told, c)


def _led_by_period(told: Told, c: Counted) -> bool:
    """ "en 2016, 88; y en 2017, 54": a period and a figure, and nothing else between."""
    return any(d.j <= c.i and told.set("hedged").issuperset(t.f for t in told.tokens[d.j : c.i]) for d in told.periods)


def _frame(told: Told, c: Counted, kin: Kin) -> Frame:
    rule = f"{told.words.lang}.statistic.{'standing_crops' if kin.action is None else 'versus'}"
    obj = kin.object if c.object is None or c.kind == "bare" else c.object
    value = None if c.value is None else c.value * (scale_of(told, kin.start) if c.kind == "bare" else 1)
    return frame_of(told.info.s, c, kin.action or "", obj, rule, unit=kin.unit, value=value)


def scale_of(told: Told, start: int) -> float:
    """ "4,2 toneladas, frente a 6,1": a bare figure is in the unit of the one written at `start`."""
    whole = next((x for x in told.info.counted if told.tokens[x.i].s == start), None)
    n = number_at(told.tokens, whole.i, told.words, None) if whole is not None else None
    return whole.value / n.value if whole is not None and whole.value and n is not None and n.value else 1.0


def measured(told: Told, f: Frame) -> bool:
    """ "La cifra de pistas destruidas cayó de 277 en 2014 a 88 en 2016": who falls there is a figure, and nobody was caught."""
    before = [t.f for t in told.tokens[max(0, f.position - 2) : f.position]]
    return f.rule.endswith((".captured.fall", ".seized.fall")) and before[-1:] in (["de"], ["a"], ["en"]) and any(c.i == f.position and c.kind == "bare" for c in told.info.counted)
