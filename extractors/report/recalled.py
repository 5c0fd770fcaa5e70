"""Events that a part of a sentence recalls: a relative clause, a participle, what somebody was sought for.

"La banda que mató a cuatro policías en Coris fue capturada en Locroja", "un soldado que un día antes había perdido un
pie", "a rebel sought for the massacre of seven loggers in Pucacolpa in 2014 was captured on Friday".
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.report.scene import Info, setting
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words

_RELATIVE = {
    "es": frozenset(("que", "quien", "quienes", "donde", "cual", "cuales", "cuyo", "cuya", "cuyos", "cuyas")),
    "en": frozenset(("who", "which", "where", "that", "whose")),
}
_BEFALLS = ("killed", "wounded", "kidnapped", "captured", "surrendered", "leave", "seized", "destroyed", "eradicated")
_TO_ITS_VERB = 9  # tokens from the relative pronoun to the verb of its clause


def recalled_clause(info: Info, triggers: list[Trigger], w: Words) -> tuple[int, int] | None:
    """The clause that recalls an event with a day or a place of its own."""
    for start, own in _clauses(info, triggers, w):
        end = _end_of(info, own, triggers)
        if end - start >= 4 and _apart(info, start, end):
            return start, end
    return _sought_for(info, triggers, w)


def opening_clause(info: Info, w: Words) -> tuple[int, int] | None:
    """ "A una semana de la voladura de cinco pistas en X, los comandos destruyeron otras tres en Y": an event so long before, with its place."""
    tokens = info.s.tokens
    unit = next((k for k in range(1, min(6, len(tokens) - 1)) if tokens[k].f in w.sets["time_units"]), None)
    if unit is None or info.cut or info.fate:
        return None
    linked = tokens[unit + 1].f == "after" and (tokens[0].k == "n" or tokens[0].f in w.numbers) if w.lang == "en" else tokens[0].f == "a" and tokens[unit + 1].f in ("de", "del")
    if not linked:
        return None
    end = next((k for k in range(unit + 2, min(_OPENING, len(tokens))) if tokens[k].raw == "," and tokens[k + 1 : k + 2] and not _goes_on(info, k, w)), None)
    if end is None:
        return None

    within = any(f.status == "asserted" and f.position < end for f in info.frames) or any(t.status == "asserted" and t.i < end for t in info.types)
    own = any(f.status == "asserted" and f.position > end and f.action != "killed" for f in info.frames) or any(t.status == "asserted" and t.i > end for t in info.types)
    here = any(p.i < end for p in setting(info.places) if p.level in ("district", "place"))
    dated = any(unit < d.i < end and len(d.value or "") == 10 and d.kind == "absolute" for d in info.dates)  # "…, donde el 6 de agosto …"
    if dated or not (within and own and here):
        return None  # "A diez días del naufragio frente a X, hallaron ayer el cadáver de Y": of the wreck
    for d in info.dates:
        if d.i < end and d.kind == "scene" and not d.value and isinstance(d.offset, int):
            d.offset = -abs(d.offset)  # counted back from what the sentence tells
    return 0, end


_OPENING = 32  # tokens within which such a clause ends


def _goes_on(info: Info, k: int, w: Words) -> bool:
    """Whether the clause goes on behind a comma: "…, en el que murió un policía, …", "…, distrito de Z, …"."""
    behind = [t.f for t in info.s.tokens[k + 1 : k + 4]]
    return bool(set(behind) & _RELATIVE[w.lang]) or any(p.start in (k + 1, k + 2) for p in setting(info.places))


def _clauses(info: Info, triggers: list[Trigger], w: Words) -> Iterator[tuple[int, Trigger]]:
    """Relative clauses with their verb, then participles behind a comma."""
    tokens = info.s.tokens
    befalls = [t for t in triggers if t.status == "asserted" and t.options[0].action in _BEFALLS]
    for r in range(1, len(tokens) - 2):
        if tokens[r].f not in _RELATIVE[w.lang] or tokens[r - 1].f in ("de", "para", "despues", "hasta", "after") or tokens[r - 1].f in w.sets["saying"] or w.verbs.at(tokens, r - 1):
            continue
        own = next((t for t in triggers if r < t.i <= r + _TO_ITS_VERB), None)
        if own in befalls and own is not None and own.finite and not any(x.raw in ",;" for x in tokens[r : own.i]):
            yield r, own
    for t in befalls:
        if t.mode == "participle" and t.i and tokens[t.i - 1].raw == ",":
            yield t.i, t


def _end_of(info: Info, own: Trigger, triggers: list[Trigger]) -> int:
    """Where the clause ends: at a comma behind its day or place, or at the next finite verb behind them."""
    anchors = [d.j for d in info.dates if d.i > own.i] + [p.j for p in setting(info.places) if p.i > own.i]
    first = min(anchors, default=info.j)
    onward = {p.start - 1 for p in info.places}  # "en el sector X, distrito de Y"
    comma = next((k for k in range(first, info.j) if info.s.tokens[k].raw in ",;" and k not in onward), info.j)
    following = next((t.lead for t in triggers if t.lead >= first and t.finite and t is not own), info.j)
    if following == info.j and comma < info.j - 2 and info.s.tokens[comma + 1].f in ("in", "en") and not any(d.i > comma for d in info.dates):
        return info.j  # "who was felled three days before at X, in the course of a confrontation"
    return min(comma, following)


def _apart(info: Info, a: int, b: int) -> bool:
    """Whether clause and sentence each tell an event, on two days or in two places."""
    def inside(k: int) -> bool:
        return a <= k < b

    if _day_before(info, a, b) or _years_before(info, a, b):
        return True
    events = [(f.verb if f.verb >= 0 else f.position) for f in info.frames if f.status == "asserted" and f.value]
    days = {inside(d.i): d.value for d in info.dates if d.value and len(d.value) >= 7 and not d.reporting and not d.span}
    there = info.s.tokens[a].f in ("where", "donde") and len(days.get(True, "")) == 10 and False not in days
    if there and "happening" in info.markers and any(inside(k) for k in events) and any(t.status == "asserted" and not inside(t.i) for t in info.types):
        return True  # "The shootout took place in X, where 16 people were massacred on May 23"
    if not any(inside(k) for k in events) or not any(not inside(k) for k in events):
        return False
    if _there_before(info, a, b, days):
        return True
    acts = {within: {f.action for f in info.frames if f.status == "asserted" and f.value and inside(f.verb if f.verb >= 0 else f.position) == within} for within in (True, False)}
    if acts[True] <= acts[False]:
        return False
    places = {where: {p.name for p in setting(info.places) if inside(p.i) == where and p.level in ("district", "place")} for where in (True, False)}
    earlier = len(days) == 2 and days[True][:7] <= days[False][:7] and days[True] < days[False]
    two_places = bool(places[True]) and bool(places[False]) and not places[True] & places[False]
    return earlier or (two_places and True not in days and bool(acts[False] & {"captured", "surrendered"}) and bool(acts[True] & {"killed", "wounded", "kidnapped"}))


def _there_before(info: Info, a: int, b: int, days: dict[bool, str]) -> bool:
    """ "Three men were shot dead over the weekend in X, where 11 people were massacred two weeks ago": other people, on a day of their own."""
    told: dict[bool, set[float]] = {True: set(), False: set()}
    for f in info.frames:
        if f.status == "asserted" and f.value:
            told[a <= (f.verb if f.verb >= 0 else f.position) < b].add(f.value)
    earlier = len(days.get(True, "")) == 10 and (False not in days or days[True][:7] <= days[False][:7]) and days.get(False) != days.get(True)
    elsewhere = any(a < p.i < b for p in setting(info.places))  # the clause ended before
    return info.s.tokens[a].f in ("where", "donde") and earlier and not elsewhere and all(told.values()) and told[True].isdisjoint(told[False])


def _years_before(info: Info, a: int, b: int) -> bool:
    """ "Friday's attack took place near X, where seven officers were massacred in February 2013": told of a month or year of its own."""
    if info.s.tokens[a].f not in ("where", "donde"):
        return False
    own = [d.value for d in info.dates if a <= d.i < b and d.value and d.kind == "absolute" and len(d.value) < 10 and not d.reporting]
    others = [d.value for d in info.dates if not a <= d.i < b and d.value and not d.reporting]
    if len(own) != 1 or any(o[:4] == own[0][:4] for o in others):
        return False
    told = [f.verb if f.verb >= 0 else f.position for f in info.frames if f.status == "asserted" and f.value]
    inside = [k for k in told if a <= k < b]
    return bool(inside) and (len(told) > len(inside) or any(t.status == "asserted" and not a <= t.i < b for t in info.types))


def _day_before(info: Info, a: int, b: int) -> bool:
    """ "a soldier who had lost a foot the day before", told of a day that the sentence or the telling has: an event of the day before."""
    before = any(a <= d.i < b and d.kind == "scene" and not d.value and isinstance(d.offset, int) and d.offset < 0 for d in info.dates)
    told = [f for f in info.frames if f.status == "asserted" and f.value]
    inside = [f for f in told if a <= (f.verb if f.verb >= 0 else f.position) < b]
    outside = len(told) > len(inside) or "happening" in info.markers or any(t.status == "asserted" and not a <= t.i < b for t in info.types)
    return before and bool(inside) and outside


def _sought_for(info: Info, triggers: list[Trigger], w: Words) -> tuple[int, int] | None:
    """What stands between "buscado por", "accused of" and the verb that tells of his end; without day or place it is set aside."""
    tokens = info.s.tokens
    k = next((k for k in range(1, len(tokens)) if tokens[k].f in w.sets["charged"] or tokens[k].f in _SOUGHT), None)
    if k is None or any(t.lead < k and t.finite and t.status == "asserted" for t in triggers):
        return None
    main = next((t for t in triggers if t.lead > k and t.mode == "passive" and t.options[0].action in _ENDS and not _within(info, k, t, triggers, w)), None)
    if main is None:
        return None
    frames = [f for f in info.frames if f.status == "asserted" and k < (f.verb if f.verb >= 0 else f.position) < main.lead]
    types = [t for t in info.types if t.status == "asserted" and k < t.i < main.lead]
    told = any(k < d.i < main.lead and d.value for d in info.dates) and any(k < p.i < main.lead for p in setting(info.places))
    if told and (frames or types):
        return k, main.lead
    for f in frames:
        f.status = "elsewhere"
    for t in types:
        t.status = "elsewhere"
    return None


def _within(info: Info, k: int, t: Trigger, triggers: list[Trigger], w: Words) -> bool:
    """Whether a verb behind k is that of a relative clause: "accused of an ambush in which three soldiers were killed"."""
    r = next((r for r in range(t.lead - 1, k, -1) if info.s.tokens[r].f in _RELATIVE[w.lang]), None)
    return r is not None and not any(r < x.i < t.lead and x.finite for x in triggers)


_ENDS = ("captured", "surrendered", "killed")
_SOUGHT = frozenset(("buscado", "buscada", "buscados", "buscadas", "sought", "wanted"))
