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
    used = {s.evidence.start for s in out} | {f.start for f in told.info.frames}
    for c in told.info.counted:
        if not _loose(told, c, used):
            continue
        kin = next((_kin(s) for s in reversed(out) if s.evidence.start < told.tokens[c.i].s), None)
        if not (kin is not None and _beside(told, c, kin)):
            kin = _headed(told, c) or _kin_before(told, c, kin, before)
            if kin is None or not _alone(told, c, kin):
                continue
        made.append(_frame(told, c, kin))
    return made


def _kin(s: Statistic) -> Kin:
    return Kin(s.action, s.object, s.unit, s.evidence.start)


def _loose(told: Told, c: Counted, used: set[int]) -> bool:
    """A number without a verb or noun of action of its own, that is no difference, fraction or target."""
    if c.value is None or c.value < 2 or c.more or not c.numbered or told.tokens[c.i].s in used or is_difference(told, c.i):
        return False
    return not any(is_target(k, told.cues, told.tokens, told.words) for k in (c.i, c.j - 1))


def is_difference(told: Told, position: int) -> bool:
    """ "72 pistas, 14 más que en todo 2017", "203, or 14 more than in 2017"."""
    start, end = told.reach(position)
    near = [t.f for t in told.tokens[start : end + 2]]
    return any(a in ("mas", "menos", "more", "fewer", "less") and b in ("que", "than") for a, b in pairwise(near[1:]))


def _headed(told: Told, c: Counted) -> Kin | None:
    """ "Las pistas destruidas llegaron a 259": what the subject says was counted, and what befell it."""
    if c.kind != "bare":
        return None
    thing = next((x for x in reversed(told.info.counted) if x.j <= c.i and x.value is None and x.kind in ("thing", "people") and x.object), None)
    verb = told.words.verbs.at(told.tokens, thing.j) if thing is not None else None
    if thing is None or verb is None or verb[1].form != "participle" or verb[1].action not in ("destroyed", "seized", "captured", "killed", "eradicated"):
        return None
    return Kin(verb[1].action, thing.object or "unknown", "count")


def _of_its_kind(c: Counted, kin: Kin) -> bool:
    return c.kind == "bare" or (c.kind == "amount" and c.object is None and c.unit == kin.unit)


def _beside(told: Told, c: Counted, kin: Kin) -> bool:
    """A figure of the same thing, told for another period or place in the same sentence."""
    if not _of_its_kind(c, kin):
        return False
    part = told.comparison(c.i)
    first = part is not None and not any(part[0] <= x.i < c.i for x in told.info.counted if x.numbered)
    land = kin.unit == "ha" and (c.unit == "ha" or c.value >= THOUSANDS) and c.value is not None
    if _is_part(told, c):
        return land and kin.action is None
    return first or land or _own_period(told, c)


def _alone(told: Told, c: Counted, kin: Kin) -> bool:
    """ "In 2019, the figures were 62 airstrips and 231 laboratories", "El año pasado la cifra fue de 110": said of what was told before."""
    if kin.unit == "ha" and kin.action is None and c.value is not None and (c.unit == "ha" or c.value >= THOUSANDS):
        return c.object in (None, "coca_crop") and c.kind in ("bare", "amount")
    tokens = told.tokens
    figure = any(tokens[k].f in told.set("figure_is") for k in range(max(0, c.i - 3), c.j))
    listed = c.i > 0 and tokens[c.i - 1].f in ("y", "and") and any(x.j == c.i - 1 for x in told.info.counted)
    cued = any(x[2] == "cumulative" and 0 <= c.i - x[1] <= 3 for x in told.cues)
    return not _is_part(told, c) and (cued or ((figure or listed) and bool(told.periods)))


def _kin_before(told: Told, c: Counted, kin: Kin | None, before: list[Statistic]) -> Kin | None:
    """What a figure without verb can be one more of: told just before, or of the same thing shortly before."""
    near = kin or (_kin(told.near[-1]) if told.near else None)
    if c.kind == "thing":
        return next((_kin(s) for s in before[:-7:-1] if s.object == c.object and s.action), None)
    if c.kind == "people":
        fits = near is not None and near.action in PERSON_ACTIONS and c.object in PERSON_OBJECTS
        return near if fits else None
    scaled = c.kind == "amount" or (near is not None and near.unit in ("count", "ha"))
    return near if near is not None and scaled and _of_its_kind(c, near) else None


def _is_part(told: Told, c: Counted) -> bool:
    """ "18,300 of them", "17 500 de esas": a part of what was told."""
    behind = {t.f for t in told.tokens[c.i : c.j + 3]}
    return "of_them" in c.modifiers or bool(behind & told.set("of_those"))


def _own_period(told: Told, c: Counted) -> bool:
    """ "26 aircraft in 2014, 11 in 2015": a period stands right behind it."""
    return any(d.i >= c.j and told.set("of_period").issuperset(t.f for t in told.tokens[c.j : d.i]) for d in told.periods)


def _frame(told: Told, c: Counted, kin: Kin) -> Frame:
    rule = f"{told.words.lang}.statistic.{'standing_crops' if kin.action is None else 'versus'}"
    obj = kin.object if c.object is None or c.kind == "bare" else c.object
    value = None if c.value is None else c.value * (_scale(told, kin) if c.kind == "bare" else 1)
    return frame_of(told.info.s, c, kin.action or "", obj, rule, unit=kin.unit, value=value)


def _scale(told: Told, kin: Kin) -> float:
    """ "4,2 toneladas, frente a 6,1": the bare figure is in the unit said before it."""
    whole = next((x for x in told.info.counted if told.tokens[x.i].s == kin.start), None)
    n = number_at(told.tokens, whole.i, told.words, None) if whole is not None else None
    return whole.value / n.value if whole is not None and whole.value and n is not None and n.value else 1.0
