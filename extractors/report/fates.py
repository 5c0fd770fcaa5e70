"""Two events in one sentence of the same people: what befell them first, and what became of them.

"Los cinco topógrafos secuestrados el lunes en Kiteni fueron liberados ayer en Yuveni" tells two events, each with its own
day and place; "el soldado herido el lunes en Kiteni murió ayer" tells one, on Monday.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.counted import Counted
from extractors.report.date_words import date_words
from extractors.report.fact_frame import Frame
from extractors.report.govern_own import whole_of
from extractors.report.scene import Info, setting
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token

_REACH = 16  # tokens from the people, their names and ages to what befell them first
_BETWEEN = frozenset(("que", "who", "quienes", "had", "been", "were", "was", ",", "(", ")", "de", "anos", "y", "aged", "age", "year", "years", "old", "-"))
_WHOM = frozenset(("whom", "that", "which", "que", "quienes", "cuales"))
_BEHIND = {"participle", "past", "passive"}


def tell_fates(info: Info, counted: list[Counted], triggers: list[Trigger], words: Words) -> None:
    """Parts the sentence where its two verbs tell two events; sets aside the day of a death from wounds."""
    _some_of_the_hurt(info, words)
    _who_died(info, counted, triggers)
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
    _unclaimed_fate(info, counted, triggers)


def _who_died(info: Info, counted: list[Counted], triggers: list[Trigger]) -> None:
    """ "Resultó herido el copiloto, quien falleció en el hospital": the one hurt is dead."""
    for t in (t for t in triggers if t.finite and t.status == "asserted" and any(o.rule.endswith("killed.die") for o in t.options)):
        who = next((k for k in range(t.lead - 1, max(0, t.lead - 5), -1) if info.s.tokens[k].f in ("quien", "who") and info.s.tokens[k - 1].raw == ","), None)
        hurt = [f for f in info.frames if f.action == "wounded" and f.status == "asserted" and who is not None and f.position < who]
        if who is None or not hurt or hurt[-1].value != 1 or any(f.verb == t.i for f in info.frames):
            continue
        if not any(c.kind in ("people", "state") and hurt[-1].position < c.i < who and not (c.value == 1 and c.name) for c in counted):
            hurt[-1].action, hurt[-1].rule = "killed", next(o.rule for o in t.options if o.rule.endswith("killed.die"))


def _unclaimed_fate(info: Info, counted: list[Counted], triggers: list[Trigger]) -> None:
    """ "Two girls whom rebels had carried off on Nov. 18 were rescued on Friday": the verb of the sentence tells of the two as well."""
    for f in [f for f in info.frames if f.action == "kidnapped" and f.status == "asserted" and f.value and f.verb >= 0]:
        people = next((c for c in counted if c.i == f.position), None)
        first = next((t for t in triggers if t.i == f.verb), None)
        if people is None or first is None or not any(x.f in _WHOM for x in info.s.tokens[people.j : first.lead]):
            continue
        main = next((t for t in triggers if t.lead > first.i and t.finite and t.mode == "passive" and t.status == "asserted"), None)
        fate = next((o for o in main.options if o.action in ("rescued", "killed")), None) if main else None
        if main is None or fate is None or any(g.verb == main.i and g.value for g in info.frames) or not _own_day(info, first, main):
            continue
        info.frames = [g for g in info.frames if g.verb != main.i]  # "rebels" stand nearer, but took them
        info.frames.append(replace(f, action=fate.action, rule=fate.rule, verb=main.i, group=f.group + 50))
        whole = whole_of(people, counted)
        f.value = whole.value if whole is not None else f.value  # "Dos de los cuatro obreros que habían sido secuestrados …"
        info.fate = main.lead
        return


def _some_of_the_hurt(info: Info, words: Words) -> None:
    """ "Uno de los heridos falleció el martes", "two of the wounded died overnight": more dead of the event told before, on its day."""
    dead = [f for f in info.frames if f.action == "killed" and f.status == "asserted" and not f.state]
    for f in [f for f in dead if f.subset and f.value]:
        before = next((g for g in reversed(info.frames) if g.position < f.position and g.value), None)
        before = before or next((g for g in info.frames if f.position < g.position <= f.position + 4 and g.state and g.action == "wounded"), None)  # "two of the nine injured have died"
        if before is not None and before.action == "wounded" and (before.value or 0) > (f.value or 0):  # "injuring six others, one of whom died"
            f.subset, f.more = False, True
            f.notes.append("of the hurt")
    for f in [f for f in dead if f.rule.endswith("killed.die") and f.value and _the_latest(info, f, words)]:
        if any(g.action == "killed" and g.position < f.position and g.object in (f.object, None) and (g.value or 0) > (f.value or 0) and (not g.state or (g.total and f.object in FORCES)) for g in info.frames):
            f.status = "elsewhere"  # "Five policemen were killed in the ambush, …, after a sergeant died overnight"
    later = [f for f in dead if f.head in words.sets["the_hurt"]]
    for f in later:
        f.notes.append("of the hurt")
        f.more = True
        if any(g.action == "killed" and g.value and g not in later for g in info.frames):
            f.status = "elsewhere"  # "six soldiers, not four, have died, after two of the wounded succumbed": among the six
    one_more = [f for f in dead if f.rank > 1 and (f.generic or f.more) and f.rule.endswith("killed.die") and not info.types]  # "A third died on Sunday"
    if later and not info.types and len(later) == len(info.frames):
        _where_they_died(info, max(f.verb for f in later))
    counted = [f for f in info.frames if f.total and f.state and not info.types]  # "El domingo la cifra de muertos había subido a siete"
    another_day = any(rows and len(rows) == len(info.frames) for rows in (one_more, counted))
    for d in info.dates if (later or another_day) and not setting(info.places) else []:
        d.reporting = d.reporting or (d.kind == "absolute" and info.s.tokens[d.j - 1].f != "'s" and not info.s.tokens[d.j - 1].f.endswith("'s"))


def one_of_the_hurt(info: Info, before: list[Info], words: Words) -> None:
    """ "All four were wounded; one died on Sunday", "Two of them have since died in Lima": some of those just told, and no other event."""
    last = before[-1] if before and before[-1].s.where == info.s.where else None
    joined = last is not None and last.s.tokens[-1].raw == ";"
    told = [f for f in last.frames if f.action in PERSON_ACTIONS and f.status == "asserted" and f.value] if last is not None else []
    hurt = told[-1] if told and told[-1].action == "wounded" else None
    if last is None or hurt is None or (hurt.value or 0) < 2:
        return
    for f in list(info.frames):
        if f.action == "killed" and f.position <= 1 and f.value and any(
            _told(i, "killed", f.value) and _told(i, "wounded", (hurt.value or 0) - f.value) for i in before[:-1]
        ):
            hurt.status = f.status = "elsewhere"  # "killed two and wounded four. … Six men were hurt. Two died": told already
            continue
        if f.action != "killed" or f.position > 1 or f.more or f.status != "asserted" or not f.rule.endswith("killed.die") or (f.value or 0) >= (hurt.value or 0):
            continue
        of_all = joined and f.name is not None and last.s.tokens[hurt.position].f in ("all", "todos", "todas", "los", "the")
        c = next((c for c in info.counted if c.i == f.position), None)
        of_them = c is not None and c.kind == "bare" and (len(told) == 1 or _of_them(info.s.tokens, c, hurt, words))
        if of_all or (f.value and not f.name and f.object in (None, hurt.object) and of_them):
            f.more, f.subset, f.object = True, False, f.object or hurt.object
            f.notes.append("of the hurt")
            apposed = [g for g in info.frames if g is not f and g.action == "killed" and g.position > f.position]
            if sum(g.value or 0 for g in apposed) == f.value:
                info.frames = [g for g in info.frames if g not in apposed]  # "Dos de ellos, el sargento X y el cabo Y, murieron"
            for d in info.dates:
                d.reporting = True  # the day he died is not that of the event
            for p in setting(info.places):
                p.role = "seat"  # nor is the hospital's town its place


def _told(i: Info, action: str, value: float) -> bool:
    return any(f.action == action and f.value == value and f.status == "asserted" for f in i.frames)


def the_same_one_died(info: Info, infos: list[Info]) -> None:
    """ "El técnico X y cuatro soldados resultaron heridos; el técnico falleció horas después": he is among the dead, and no more among the hurt."""
    for f in [f for f in info.frames if f.action == "killed" and f.definite and f.value == 1 and f.status == "asserted" and not f.name]:
        near = [(i, g) for i in (info, *reversed(infos[-2:])) if i.s.where == info.s.where for g in i.frames if g.action == "wounded" and g.status == "asserted" and g.value]
        same = [g for i, g in near if g.value == 1 and f.head in (g.head, *(t.f for t in i.s.tokens[max(0, g.position - 4) : g.position] if g.name)) and (g.sentence, g.position) < (f.sentence, f.position)]
        if len(same) == 1 and len(near) > 1:
            same[0].status = "elsewhere"
            f.object, f.definite = same[0].object or f.object, False


def _of_them(tokens: list[Token], c: Counted, hurt: Frame, words: Words) -> bool:
    """ "two of them", "uno de estos últimos", "one of the six": of those hurt, though dead are told beside them."""
    behind = [t.f for t in tokens[c.i : c.j + 4]]
    of = next((k for k, x in enumerate(behind) if x in ("of", "de")), None)
    return of is not None and any(x in ("them", "ellos", "ellas", "estos", "latter", "last") or words.numbers.get(x) == hurt.value for x in behind[of + 1 : of + 4])


def _the_latest(info: Info, f: Frame, words: Words) -> bool:
    """Is it told as why the number rose: "después de que un suboficial falleciera", "after a sergeant died"? "Two days after …" is another event."""
    tokens = info.s.tokens
    first = min(f.position, f.verb)
    back = 3 if [t.f for t in tokens[max(0, first - 2) : first]] == ["de", "que"] else 1
    said = tokens[first - back].f if first > back else ""
    return said in ("despues", "luego", "after") and tokens[first - back - 1].f not in date_words(words.lang).units


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
        all_of_them = next((c.value for c in info.counted if c.i == f.position and (c.value or 0) > (f.value or 0)), f.value)  # "the only one of the four technicians seized …: the others were rescued"
        info.frames.append(replace(f, action="kidnapped", value=all_of_them, rule=rule, verb=first.i, group=f.group + 50))


def _of_the_wound(info: Info, main: Trigger, first: Trigger) -> None:
    """Who dies of wounds is a victim of the day that gave them."""
    a, b = _span(main, first, info.j)
    if any(a <= d.i < b and d.value for d in info.dates):
        for d in info.dates:
            d.reporting = not a <= d.i < b
