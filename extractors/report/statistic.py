"""Standing figures: tallies of a year, a campaign, a country. They are kept, with their period, and never meet the incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.codebook import FORCES, PERSON_ACTIONS, PERSON_OBJECTS
from extractors.records import Statistic
from extractors.report.fact_frame import Frame
from extractors.report.incident import evidence_at
from extractors.report.scene import Info, event_dates
from extractors.report.settle_things import LOADS
from extractors.report.statistic_crops import crop_period, standing_crops
from extractors.report.statistic_cues import Told, is_target
from extractors.report.statistic_elliptic import elided, headed, is_difference, measured, scale_of
from extractors.report.statistic_grown import event_before, grown
from extractors.report.statistic_period import (
    carried,
    goes_on,
    in_balance,
    period_of,
    since_period,
    told_after,
    year_just_told,
)
from extractors.report.statistic_tally import beyond_an_event, is_tally, somebody_on_a_day
from extractors.report.words import Words


def take_statistics(info: Info, before: list[Statistic], raw: dict[str, str], w: Words, then: str | None = None, told_before: Sequence[Info] = ()) -> list[Statistic]:
    """Takes the tallies out of a sentence: its frames that are none of an incident's are removed from it.

    `then`: the day or month told last before it, from which "since then" counts; `told_before`: the sentences read so far.
    """
    told = told_after(info, w, before, then)
    in_balance(told, before, told_before)
    info.tally = {c[2] for c in told.cues}
    info.frames = [f for f in info.frames if f.action in ("killed", "wounded") or not is_target(f.position, told.cues, info.s.tokens, w)]
    info.frames = [f for f in info.frames if not (told.periods and measured(told, f))]
    tally = [f for f in info.frames if (is_tally(told, f.position) or beyond_an_event(f) or goes_on(told, f)) and not somebody_on_a_day(f, info) and f.corrected != "old"]
    if info.s.where == "title":
        over = tally if told.periods else [f for f in tally if beyond_an_event(f)]
        info.frames = [f for f in info.frames if f not in over]  # "52 pistas destruidas en 2026", "69,000 dead"
        return _crops(told, [], raw)
    out: list[Statistic] = []
    if tally or is_tally(told, 0):
        out = _claimed(told, tally, before, raw, event_before(told, told_before))
        if not info.frames and not any(len(d.value or "") == 10 for d in event_dates(info)):
            info.types = []
        out = _without_sums(_parted(out, tally))
    out += _crops(told, out, raw)
    out.sort(key=lambda s: s.evidence.start)
    out += [_elided(told, f, raw, out) for f in elided(told, out, before)]
    if (more := grown(told, told_before)) is not None and not any(x.quantity == more[0].value for x in out):
        info.frames = [f for f in info.frames if f.position != more[0].position]
        out.append(_statistic(*more, raw))
    return sorted(out, key=lambda s: s.evidence.start)


def _elided(told: Told, f: Frame, raw: dict[str, str], out: list[Statistic]) -> Statistic:
    _of_both(told, f, {s.object for s in out})
    period = period_of(f.position, told, carried(told) or year_just_told(told)) if f.action else crop_period(told, f.position)
    return _statistic(f, period, raw)


def _claimed(told: Told, tally: list[Frame], before: list[Statistic], raw: dict[str, str], event: Frame | None) -> list[Statistic]:
    """What verbs and nouns of action say was counted."""
    info, out = told.info, list[Statistic]()
    now = told.cued("since_then", "cumulative") or since_period(info) is not None or told.periods
    default = f"since {told.then[:7]}" if told.then and told.cued("since_then") else carried(told) or year_just_told(told)
    for k, f in enumerate(tally):
        if told.perfect and not now and (f.value or 0) < 10:
            continue
        info.frames.remove(f)
        _complete(f, told, tally[:k], [*before, *out], event)
        if _is_counted(f) and not is_difference(told, f.position):
            out.append(_statistic(f, period_of(f.position, told, default or (told.balance if f.action in ("killed", "wounded") else None)), raw))
    return out


def _of_both(told: Told, f: Frame, objects: set[str]) -> None:
    """ "los heridos de ambas instituciones pasan de 240": of the forces told of before."""
    sides = objects & set(FORCES)
    both = not told.set("both").isdisjoint(t.f for t in told.tokens[max(0, f.position - 8) : f.position])
    if f.object == "person" and f.action in ("wounded", "missing") and sides and both:
        f.object = "security_forces" if len(sides) > 1 else sides.pop()


def _complete(f: Frame, told: Told, earlier: list[Frame], known: list[Statistic], event: Frame | None) -> None:
    """What the figure leaves to what was said before it: its side, its thing, its number."""
    bare = next((c for c in told.info.counted if c.i == f.position and c.kind == "bare"), None)
    head = headed(told, bare) if bare is not None and f.object is None else None
    if head is not None and head.action in ("killed", "wounded", "captured"):
        f.action, f.object = head.action, head.object  # "murieron 90 militares, y los heridos superan los 180"
        _of_both(told, f, {s.object for s in known})
    if f.object is None and f.action in ("killed", "wounded", "missing", "kidnapped"):
        alike = told.comparison(f.position) is not None  # "killed ten policemen in 2016, down from 18 in 2015"
        f.object = next((g.object for g in reversed(earlier) if (alike or g.action != f.action) and g.object in (*FORCES, "civilian")), None) or _side_told(told, f)
    if f.object is None and f.action == "captured" and earlier and earlier[-1].object == "armed_group":
        f.object = "armed_group"  # "han dado muerte a 14 terroristas y capturado a 22"
    if f.object in OWN and f.action in PERSON_ACTIONS:
        f.object = _only_force(told, f.position) or f.object  # "la Policía destruyó 283 laboratorios y perdió a cuatro de sus integrantes"
    if f.object in ("same", None) and f.action not in PERSON_ACTIONS and f.weak is None:
        kin = next((s for s in reversed(known) if s.action == f.action), None)
        things = [c for c in reversed(told.info.counted) if c.i < f.position and c.kind == "thing" and c.object]
        thing = next((c for c in things if c.value is not None), things[0] if things else None)
        if thing is not None:
            f.object = thing.object
        elif event is not None and event.action == f.action and f.unit == event.unit:
            f.object = event.object  # "blew up 12 runways. So far this year 85 have been destroyed"
        elif kin is not None:
            scale = scale_of(told, kin.evidence.start) if f.unit != kin.unit else 1.0
            f.object, f.unit, f.value = kin.object, kin.unit, f.value and f.value * scale
    if f.rank > 1 and f.value == 1:
        f.value, f.definite = float(f.rank), False  # "es la undécima aeronave incautada en lo que va del año"


def _side_told(told: Told, f: Frame) -> str | None:
    """ "71 soldiers and 12 policemen have died since 2008. In 2011 alone, 17 were killed.": of those told of just before."""
    if beyond_an_event(f):
        return None  # the dead of a war are more than those told of before
    sides = {s.object for s in told.near if s.action == f.action}
    return next(iter(sides)) if len(sides) == 1 else "security_forces" if sides and sides <= set(FORCES) else None


OWN = ("force", "forces?", "security_forces")


def _only_force(told: Told, position: int) -> str | None:
    """Army or police, where the sentence names one of them before the figure, as whose members were lost."""
    tokens = told.tokens
    if told.set("losing").isdisjoint(t.f for t in tokens[max(0, position - 4) : position]):
        return None
    sides = {a.side for a in told.info.actors if a.i < position} & {"military", "police", "forces"}
    return next(iter(sides)) if len(sides) == 1 and "forces" not in sides else None


def _is_counted(f: Frame) -> bool:
    if f.value == 1 and (f.action in PERSON_ACTIONS or f.object == "aircraft"):
        return False  # "suspended after a plane was shot down by mistake in 2001", "the capture of its leader in 1992": no tally
    if f.weak in ("infra", "context") or (f.weak == "carry" and "intercept" not in f.rule and "intervene" not in f.rule):
        return False
    known = f.object != "same" and (f.object is not None or f.action in PERSON_ACTIONS)
    return known and f.status == "asserted" and f.value is not None


def _parted(out: list[Statistic], tally: list[Frame]) -> list[Statistic]:
    """Wholes and their parts: "26 persons have died, 19 of them soldiers" are 19 and seven; "61 arrestados, nueve de ellos menores" are 61."""
    same = {(f.action, f.object) for f in tally if not f.subset}
    parts = [f for f in tally if f.subset and f.value]
    same_kind = {f.start for f in parts if f.object in (None, "person") or (f.action, f.object) in same}
    out = [s for s in out if s.evidence.start not in same_kind]
    for part in (f for f in parts if f.start not in same_kind):
        whole = next((f for f in tally if f is not part and f.action == part.action and (f.value or 0) > (part.value or 0)), None)
        out = [_rest(s, whole, part) if whole is not None and s.evidence.start == whole.start else s for s in out]
    return out


def _without_sums(out: list[Statistic]) -> list[Statistic]:
    """ "28.6 tons of drugs, comprising 11.2 of paste, 9.1 of cocaine and 8.3 of marijuana": the parts say it."""

    def adds_up(whole: Statistic) -> bool:
        parts = [s.quantity or 0 for s in out if s is not whole and (s.action, s.unit, s.period) == (whole.action, whole.unit, whole.period)]
        own_kind = whole.object in LOADS and any(s.object not in ("drugs", whole.object) for s in out if s is not whole and s.action == whole.action and s.unit == whole.unit)
        return not own_kind and len(parts) > 1 and whole.quantity is not None and abs(sum(parts) - whole.quantity) < 0.005 * whole.quantity

    return [s for s in out if not adds_up(s)]


def _rest(s: Statistic, whole: Frame, part: Frame) -> Statistic:
    rest = "unknown" if s.object in ("civilian", "unknown") else s.object
    return replace(s, quantity=(whole.value or 0) - (part.value or 0), object=rest)


def _crops(told: Told, out: list[Statistic], raw: dict[str, str]) -> list[Statistic]:
    made, tokens, where, used = [], told.tokens, told.info.s.where, {s.evidence.start for s in out}
    for c in standing_crops(told, out):
        if tokens[c.i].s not in used and not is_target(c.i, told.cues, tokens, told.words):
            ev = evidence_at(raw, where, tokens[c.i].s, tokens[c.j - 1].e, f"{told.words.lang}.statistic.standing_crops")
            made.append(Statistic(None, "coca_crop", c.value, "ha", c.bound, crop_period(told, c.i), ev))
    return made


UNSAID = {"police?": "police", "forces?": "security_forces", "force": "security_forces"}
USUAL = {"captured": "trafficker", "rescued": "civilian", "kidnapped": "civilian"}


def _statistic(f: Frame, period: str | None, raw: dict[str, str]) -> Statistic:
    obj = f.object
    if f.action in PERSON_ACTIONS:
        obj = _people(f)
    return Statistic(
        f.action or None, obj or "unknown", f.value, f.unit, f.bound, period, evidence_at(raw, f.where, f.start, f.end, f.rule)
    )


def _people(f: Frame) -> str | None:
    obj = f.object
    if obj not in PERSON_OBJECTS:
        obj = USUAL.get(f.action, "unknown") if obj == "person" else UNSAID.get(obj or "", "unknown")
    if f.action == "killed" and obj == "unknown" and (f.head.startswith(("lider", "leader", "dirigente")) or (f.rule.endswith("killed.kill") and (f.value or 0) < 1000)):
        return "civilian"
    if obj == "trafficker" and f.action in ("killed", "wounded", "missing") and f.head.startswith("peru"):
        return "unknown"  # "17,000 Peruvians have died"
    if f.action == "captured" and obj in ("unknown", *FORCES):
        return "armed_group" if f.object == "force" else "trafficker"
    return "armed_group" if f.action == "surrendered" else obj


def unique_statistics(rows: list[Statistic]) -> list[Statistic]:
    """Each figure once, as told first, with the first period told of it."""
    out: dict[tuple[object, ...], Statistic] = {}
    for s in rows:
        known = out.setdefault((s.action, s.object, s.quantity, s.unit), s)
        if known.period is None and s.period is not None:
            out[s.action, s.object, s.quantity, s.unit] = replace(known, period=s.period)
    return list(out.values())
