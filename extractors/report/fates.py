"""Two events in one sentence: what befell the same people first, and what a relative clause recalls.

"Los cinco topógrafos secuestrados el lunes en Kiteni fueron liberados ayer en Yuveni" tells two events, each with its own
day and place; "el soldado herido el lunes en Kiteni murió ayer" tells one, on Monday.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame
from extractors.report.scene import Info, setting
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words

_REACH = 16  # tokens from the people, their names and ages to what befell them first
_BETWEEN = frozenset(("que", "who", "quienes", "had", "been", "were", "was", ",", "(", ")", "de", "anos", "y", "aged", "age", "year", "years", "old", "-"))
_BEHIND = {"participle", "past", "passive"}


def tell_fates(info: Info, counted: list[Counted], triggers: list[Trigger], words: Words) -> None:
    """Parts the sentence where its two verbs tell two events; sets aside the day of a death from wounds."""
    _some_of_the_hurt(info, words)
    for f in [f for f in info.frames if f.status == "asserted" and f.verb >= 0 and f.value and f.action in ("rescued", "killed")]:
        main = next((t for t in triggers if t.i == f.verb), None)
        people = next((c for c in counted if c.i == f.position and c.kind in ("people", "state")), None)
        if main is None or people is None or not main.finite:
            continue
        if f.action == "killed" and (wound := _befell(info, people, main, triggers, "wounded")) is not None:
            _of_the_wound(info, main, wound)
            continue
        first = _befell(info, people, main, triggers, "kidnapped") or (f.action == "rescued" and _befell(info, people, main, triggers, "captured")) or None
        if first is not None and (f.action == "killed" or _own_day(info, first, main)):
            _part(info, f, main, first)
            return


def _some_of_the_hurt(info: Info, words: Words) -> None:
    """ "Uno de los heridos falleció el martes", "two of the wounded died overnight": more dead of the event told before, on its day."""
    dead = [f for f in info.frames if f.action == "killed" and f.status == "asserted" and not f.state]
    for f in [f for f in dead if f.subset and f.value]:
        before = next((g for g in reversed(info.frames) if g.position < f.position and g.value), None)
        if before is not None and before.action == "wounded" and (before.value or 0) > (f.value or 0):  # "injuring six others, one of whom died"
            f.subset, f.more = False, True
            f.notes.append("of the hurt")
    later = [f for f in dead if f.head in words.sets["the_hurt"]]
    for f in later:
        f.notes.append("of the hurt")
        f.more = True
        if any(g.action == "killed" and g.value and g not in later for g in info.frames):
            f.status = "elsewhere"  # "six soldiers, not four, have died, after two of the wounded succumbed": among the six
    one_more = [f for f in dead if f.rank > 1 and f.generic and f.rule.endswith("killed.die") and not info.types]  # "A third died on Sunday"
    if later and not info.types and len(later) == len(info.frames):
        _where_they_died(info, max(f.verb for f in later))
    counted = [f for f in info.frames if f.total and f.state and not info.types]  # "El domingo la cifra de muertos había subido a siete"
    another_day = any(rows and len(rows) == len(info.frames) for rows in (one_more, counted))
    for d in info.dates if (later or another_day) and not setting(info.places) else []:
        d.reporting = d.reporting or (d.kind == "absolute" and info.s.tokens[d.j - 1].f != "'s" and not info.s.tokens[d.j - 1].f.endswith("'s"))


def _where_they_died(info: Info, verb: int) -> None:
    """ "Dos de los heridos murieron ayer en Lima": no place of the event, which gave them the wounds."""
    if verb >= 0 and all(p.i > verb for p in setting(info.places)):
        for p in setting(info.places):
            p.role = "seat"


def _befell(info: Info, people: Counted, main: Trigger, triggers: list[Trigger], action: str) -> Trigger | None:
    """The participle or relative clause right behind the people that tells what befell them before."""
    for t in triggers:
        if t is main or t.mode not in _BEHIND or not 0 <= t.lead - people.j <= _REACH or (t.i > main.i > people.j):
            continue
        said = next((o for o in t.options if o.action == action), None)
        if said is not None and all(x.f in _BETWEEN or x.cap or x.k == "n" or x.f.endswith("ly") for x in info.s.tokens[people.j : t.lead]):
            return t
    return None


def _span(main: Trigger, first: Trigger, end: int) -> tuple[int, int]:
    """The tokens of the clause that tells what befell them first."""
    return (first.i, main.lead) if first.i < main.lead else (first.i, end)


def _own_day(info: Info, first: Trigger, main: Trigger) -> bool:
    a, b = _span(main, first, info.j)
    told = [d for d in info.dates if d.value and not d.reporting and len(d.value) >= 7]
    inside = [d for d in told if a <= d.i < b]
    return bool(inside) and (bool([d for d in told if not a <= d.i < b]) or bool([p for p in setting(info.places) if not a <= p.i < b]))


def _part(info: Info, f: Frame, main: Trigger, first: Trigger) -> None:
    """The sentence is read as two where each verb has its day: `info.fate` is where the second begins."""
    told = {g.position for g in info.frames if g.action == f.action}
    for g in [g for g in info.frames if g.action == "kidnapped" and g.group == f.group and g.position not in told]:
        info.frames.append(replace(g, action=f.action, rule=f.rule, verb=f.verb))  # "a teacher and a pilot who were abducted … were freed"
    info.frames.sort(key=lambda g: g.position)
    taken = next(o for o in first.options if o.action in ("kidnapped", "captured"))  # "two teachers seized on August 3 were freed"
    if _own_day(info, first, main):
        info.fate = main.lead if first.i < main.lead else first.i
    if not any(g.action == "kidnapped" and g.status == "asserted" for g in info.frames):
        rule = taken.rule if taken.action == "kidnapped" else f"{f.rule[:2]}.fact.kidnapped.kidnap"
        info.frames.append(replace(f, action="kidnapped", rule=rule, verb=first.i, group=f.group + 50))


def _of_the_wound(info: Info, main: Trigger, first: Trigger) -> None:
    """Who dies of wounds is a victim of the day that gave them."""
    a, b = _span(main, first, info.j)
    if any(a <= d.i < b and d.value for d in info.dates):
        for d in info.dates:
            d.reporting = not a <= d.i < b


_RELATIVE = {"es": frozenset(("que", "quien", "quienes", "donde", "cual", "cuales")), "en": frozenset(("who", "which", "where", "that"))}
_BEFALLS = ("killed", "wounded", "kidnapped", "captured", "surrendered", "leave", "seized", "destroyed")
_TO_ITS_VERB = 9  # tokens from the relative pronoun to the verb of its clause


def recalled_clause(info: Info, triggers: list[Trigger], w: Words) -> tuple[int, int] | None:
    """The relative clause that recalls an event with a day or a place of its own: "la banda que mató a cuatro policías en Coris fue capturada en Locroja"."""
    tokens = info.s.tokens
    for r in range(1, len(tokens) - 2):
        if tokens[r].f not in _RELATIVE[w.lang] or tokens[r - 1].f in ("de", "para", "despues", "hasta", "after") or tokens[r - 1].f in w.sets["saying"] or w.verbs.at(tokens, r - 1):
            continue
        own = next((t for t in triggers if r < t.i <= r + _TO_ITS_VERB), None)
        if own is None or not own.finite or own.status != "asserted" or own.options[0].action not in _BEFALLS or any(x.raw in ",;" for x in tokens[r:own.i]):
            continue
        end = _end_of(info, own, triggers)
        if end - r >= 4 and _apart(info, r, end):
            return r, end
    return None


def _end_of(info: Info, own: Trigger, triggers: list[Trigger]) -> int:
    """Where the clause ends: at a comma behind its day or place, or at the next finite verb behind them."""
    anchors = [d.j for d in info.dates if d.i > own.i] + [p.j for p in setting(info.places) if p.i > own.i]
    first = min(anchors, default=info.j)
    comma = next((k for k in range(first, info.j) if info.s.tokens[k].raw in ",;"), info.j)
    following = next((t.lead for t in triggers if t.lead >= first and t.finite and t is not own), info.j)
    return min(comma, following)


def _apart(info: Info, a: int, b: int) -> bool:
    """Whether clause and sentence each tell an event, on two days or in two places."""
    def inside(k: int) -> bool:
        return a <= k < b

    events = [(f.verb if f.verb >= 0 else f.position) for f in info.frames if f.status == "asserted" and f.value]
    days = {inside(d.i): d.value for d in info.dates if d.value and len(d.value) >= 7 and not d.reporting and not d.span}
    there = info.s.tokens[a].f in ("where", "donde") and len(days.get(True, "")) == 10 and False not in days
    if there and "happening" in info.markers and any(inside(k) for k in events) and any(t.status == "asserted" and not inside(t.i) for t in info.types):
        return True  # "The shootout took place in X, where 16 people were massacred on May 23"
    if not any(inside(k) for k in events) or not any(not inside(k) for k in events):
        return False
    acts = {within: {f.action for f in info.frames if f.status == "asserted" and f.value and inside(f.verb if f.verb >= 0 else f.position) == within} for within in (True, False)}
    if acts[True] <= acts[False]:
        return False
    places = {where: {p.name for p in setting(info.places) if inside(p.i) == where and p.level in ("district", "place")} for where in (True, False)}
    earlier = len(days) == 2 and days[True][:7] <= days[False][:7] and days[True] < days[False]
    two_places = bool(places[True]) and bool(places[False]) and not places[True] & places[False]
    return earlier or (two_places and True not in days and bool(acts[False] & {"captured", "surrendered"}) and bool(acts[True] & {"killed", "wounded", "kidnapped"}))
