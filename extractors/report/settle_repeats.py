"""Which tellings are of one thing? The same figure again is dropped; a corrected, open or rounder one gives way."""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.counted import DRUG_LIKE
from extractors.report.fact_frame import Frame
from extractors.report.fact_pronoun import PRONOUN
from extractors.report.settle_things import same_kind
from extractors.report.settle_words import COMPANIONS, SOMEBODY


def drop_vague(frames: list[Frame]) -> list[Frame]:
    """A figure left open says nothing where the same thing is counted; persons without a number are no fact."""
    out: list[Frame] = []
    for f in frames:
        if f.value is None:
            some = f.action in ("killed", "wounded") and "some" in f.notes and not any(g.action == f.action and g.value and g.object == f.object for g in frames)
            if (f.action in PERSON_ACTIONS and not some) or (f.weak is not None and f.object in DRUG_LIKE[:6]) or (f.weak is not None and f.object in ("vehicle", "boat", "aircraft")):
                continue
            if any(
                g is not f and g.value is not None and g.action in ("seized", "destroyed") and same_kind(g, f)
                for g in frames
            ):
                continue
            if any(g.value is None and g.object == f.object and g.action == f.action for g in out):
                continue
        out.append(f)
    return out


def drop_named_repeats(frames: list[Frame]) -> list[Frame]:
    """The dead named after their number was told ("fallecieron el técnico X y el suboficial Y") are those already counted."""
    out = [f for f in frames if not (f.action in PERSON_ACTIONS and f.more and _who_they_are(f, [g for g in frames if (g.action, g.object) == (f.action, f.object)]))]
    for action in PERSON_ACTIONS:
        rows = [f for f in out if f.action == action]
        counted = [f for f in rows if not f.definite and f.name is None and f.value and (not f.more or (f.generic and f.head not in COMPANIONS and "one more" not in f.notes))]
        counted = [f for f in counted if not any(g.group == f.group and g.more and g.position < f.position for g in rows)]  # "the chief was arrested along with his wife and five aides"
        groups = {f.group for f in counted}
        named = [f for f in rows if (f.definite or f.name) and f.group not in groups and not f.more]
        for f in named:
            kin = [
                g
                for g in counted
                if not (g.more and g.sentence == f.sentence and not f.name)  # "fue capturado junto con dos peruanos"
                and ((g.object == f.object and not (g.value == f.value == 1 and _together(g, f)))
                or (f.object in FORCES and g.object in FORCES)
                or (f.object in ("unknown", "civilian") and f.name and "said who" not in f.notes)
                or (f.object == "trafficker" and f.name and g.object == "armed_group" and (g.sentence == f.sentence or (g.value == f.value == 1 and 0 < f.sentence - g.sentence <= 2)))
                or (f.object == "armed_group" and f.name and g.object == "trafficker" and g.value == 1))
            ]
            if kin and sum(g.value or 0 for g in kin) >= sum(1 for g in named if g.object == f.object):
                mates = [m for m in out if m.group == f.group and m.more and m.object == f.object and f.name]
                every = sum(g.value or 0 for g in kin)
                all_told = every > sum(m.value or 0 for m in mates)
                last = [m for m in out if m.more and m.who and m.value == 1 and m.object == f.object and m.action == action and m.sentence > f.sentence]
                counted_out = bool(last) and every == len(mates) + len(last) + sum(1 for g in named if g.object == f.object)
                gone = [*(mates if all_told else ()), *(last if counted_out else ())]
                out = [m for m in out if m is not f and not any(m is x for x in gone)]  # "killed five of a family … the bodies of X, his wife, …"
    return out


def drop_dead_again(frames: list[Frame]) -> list[Frame]:
    """ "El soldado X murió ayer. El joven había perdido una pierna": what had befallen the one just told as dead is no further fact."""
    return [
        f for f in frames
        if not (f.action == "wounded" and (f.definite or f.rule.endswith("wounded.hit_in")) and (_all_dead_before(f, frames) or _he_is_dead(f, frames) or (f.value == 1 and (f.head in SOMEBODY or "victim" in f.notes or _the_one(f, frames)) and _dead_before(f, frames))))
    ]


def _the_one(f: Frame, frames: list[Frame]) -> bool:
    """ "A soldier was killed. Sgt. X was shot in the head": of one dead and nobody else hurt, how he died."""
    hurt = [g for g in frames if g.action in ("killed", "wounded") and g.where == "text" and (g.sentence, g.verb) != (f.sentence, f.verb)]
    return f.name is not None and len(hurt) == 1 and hurt[0].action == "killed" and hurt[0].name in (None, f.name)


def _he_is_dead(f: Frame, frames: list[Frame]) -> bool:
    """ "killing an officer and a prosecutor … The prosecutor took two bullets": the one so called was told as dead."""
    dead = [g for g in frames if g.action == "killed" and g.value == 1 and g.head == f.head and g.sentence < f.sentence]
    if not (f.definite and f.value == 1 and not f.name and dead):
        return False
    return f.object == "civilian" or (f.object in FORCES and any(not g.definite and not g.name and f.sentence - g.sentence <= 2 for g in dead))  # "Un cabo falleció … El cabo X había perdido las piernas"


def _all_dead_before(f: Frame, frames: list[Frame]) -> bool:
    """ "Two carriers were killed. The two, aged 17 and 19, were shot in the head": how the dead died."""
    named = [g for g in frames if g.action == "killed" and g.object == f.object and g.rule.endswith("fact.breakdown") and 0 < g.sentence - f.sentence <= 3]
    if f.rule.endswith("wounded.hit_in") and (f.value or 0) > 1 and f.value in (len([g for g in named if g.name]), sum(g.value or 0 for g in named)):
        return True  # "Two members were dragged from their homes and shot in the head … The dead were named as X and Y"
    return f.generic and (f.value or 0) > 1 and any(g.action == "killed" and g.value == f.value and 0 < f.sentence - g.sentence <= 2 and g.where == f.where for g in frames)


def _dead_before(f: Frame, frames: list[Frame]) -> bool:
    dead = [g for g in frames if g.action == "killed" and g.value == 1 and 0 < f.sentence - g.sentence <= 2 and g.where == f.where]
    another = bool(f.who) and all((g.who or g.name) not in (None, f.who) for g in dead)  # "falleció el suboficial X. Resultaron heridos el teniente Y y el soldado Z"
    return bool(dead) and not another


def once(frames: list[Frame]) -> list[Frame]:
    """One frame per counted thing: the same figure again is dropped, a corrected or rounder one gives way."""
    frames = [f for f in frames if not _among_others(f, frames) and not _one_and_the_other(f, frames)]
    out: list[Frame] = []
    by: dict[tuple[str, str | None, str], list[Frame]] = {}
    for f in frames:
        by.setdefault((f.action, f.object, f.unit), []).append(f)
    for rows in by.values():
        of_them = {f.value for f in rows if f.subset and (f.value or 0) > 1 and f.rule.endswith("fact.breakdown")}  # "siete personas, cinco de ellas policías", and their five names
        out.extend(_of_the_whole(f) if f.value in of_them and f.action in PERSON_ACTIONS and not f.subset else f for f in _distinct(rows))
    out.sort(key=lambda f: (f.sentence, f.position))
    return out


def _among_others(f: Frame, frames: list[Frame]) -> bool:
    """ "cuatro armas de fuego, dos de ellas de largo alcance": some of those just counted."""
    if f.subset and f.action in ("rescued", "captured", "kidnapped") and any((g.sentence, g.where, g.action) == (f.sentence, f.where, f.action) and not g.subset and g.position < f.position and (g.value or 0) > (f.value or 0) for g in frames):
        return True  # "freed 11 captives, six of them children"
    one_of_them = f.head in ("one", "uno", "una") and f.position == 0 and f.action == "destroyed"  # "Two laboratories were found. One was burned"
    if f.subset and f.action in PERSON_ACTIONS and any(
        g.more and (g.sentence, g.where, g.action, g.object) == (f.sentence, f.where, f.action, f.object) and g.position < f.position and (g.value or 0) > (f.value or 0)
        for g in frames
    ):
        return True  # "Los otros cuatro, dos de ellos mujeres, fueron arrestados"
    return (
        (f.subset or one_of_them)
        and f.action not in PERSON_ACTIONS
        and any(
            g is not f
            and 0 <= f.sentence - g.sentence <= 1
            and g.where == f.where
            and (g.action, g.object, g.unit) == (f.action, f.object, f.unit)
            and (g.sentence, g.position) < (f.sentence, f.position)
            and (g.value or 0) > (f.value or 0)
            for g in frames
        )
    )


def _of_the_whole(f: Frame) -> Frame:
    return replace(f, subset=True, notes=[*f.notes, "of the whole"])


def _one_and_the_other(f: Frame, frames: list[Frame]) -> bool:
    """ "Dos quedaron heridos … Uno tiene una bala en la clavícula y el otro recibió esquirlas": the two told before, one by one."""
    pair = [g for g in frames if (g.sentence, g.where, g.action) == (f.sentence, f.where, f.action) and g.generic and g.value == 1 and g.head in _PAIR]
    return f in pair and len(pair) == 2 and pair[1].more and any(g.action == f.action and g.value == 2 and g.sentence < f.sentence for g in frames)


_PAIR = ("uno", "una", "otro", "otra", "one", "other")


def _named_each(rows: list[Frame]) -> float | None:
    """How many people: each told alone and by name ("el sargento X murió", "falleció también el soldado Y")."""
    names = [f.name or f.who for f in rows]
    if not all(names) or any(f.value != 1 or f.rank > 1 for f in rows):
        return None
    people: list[set[str]] = []
    for words in (set(str(name).split()) for name in names):
        if not any(words <= known or known <= words for known in people):
            people.append(words)
    return float(len(people))


def _with_those_beside(rows: list[Frame]) -> list[Frame] | None:
    """ "shot the farmer dead … His sons X and Y died beside him, as did a neighbor": each of those named is one more."""
    beside = [f for f in rows if f.name and "beside him" in f.notes]
    rest = [f for f in rows if f not in beside and f.where != "title"]
    if not beside or not rest or any(not f.more and (f.value or 0) > 1 for f in rest):
        return None  # "killed three farmers … X and Y died beside him": they are of the three
    base = _distinct(rest)
    return [replace(base[0], value=sum(f.value or 0 for f in base) + len({f.name for f in beside}))]


def _distinct(rows: list[Frame]) -> list[Frame]:
    if (with_them := _with_those_beside(rows)) is not None:
        return with_them
    if (number := _named_each(rows)) is not None:
        return [replace(rows[0], value=number)]
    still = [f for f in rows if f.action == "missing" and f.more and f.definite and not any(g.group == f.group for g in rows if g is not f)]  # but "a teacher and her son"
    if still:
        return [still[-1]]  # "two of the four were found dead; the other two are still missing"
    names = {f.name for f in rows if f.name}
    one = [f for f in rows if f.name is None and not f.definite]
    if len(names) >= 2 and len(one) == 1 and one[0].value == 1 and len({(f.sentence, f.rule) for f in rows if f.name or f in one}) == 1:
        return [replace(one[0], value=float(len(names) + 1))]  # "los esposos X y Z, así como un sobrino"
    unnamed = [f for f in rows if f.name is None]
    listed = {f.group for f in rows if f.name} & {f.group for f in unnamed}
    if len(listed) == 1 and len({f.group for f in rows if f.where != "title"}) == 1 and rows[0].action in PERSON_ACTIONS:
        last = [f for f in unnamed if f.group in listed]
        others = sum(f.value or 0 for f in last)
        if len(last) == 1 and others > 1 and all(f.position > g.position for f in last for g in rows if g.name and g.group in listed) and others != len(names):
            return [replace(last[0], value=float(len(names)) + others)]  # "el patrón, X, y sus tres ayudantes"
    if names and not unnamed:
        first = next(f for f in rows if f.name)
        return [replace(first, value=float(len(names)))]
    if names and unnamed and all(f.more for f in unnamed):  # "Hermes Taipe and his brother Abel"
        told = {f.sentence for f in rows if f.where != "title"}
        besides = all(f.head in COMPANIONS for f in unnamed) or (rows[0].action == "killed" and max(f.sentence for f in unnamed) == max(told))
        if rows[0].action == "captured" or len(told) == 1 or (max(told) - min(told) == 1 and besides):
            return [replace(unnamed[0], value=float(len(names)) + sum(f.value or 0 for f in unnamed))]
    if (whole := _all_of_these(rows)) is not None:
        return [whole]
    kept = _without_twins(unnamed or rows)
    if len(kept) == 1:
        return kept
    return _distinct_people(kept) if rows[0].action in PERSON_ACTIONS else _finest(kept)


def _all_of_these(rows: list[Frame]) -> Frame | None:
    """ "escondía la droga un camión … Ambos vehículos fueron incautados": how many they are, of which not all were counted before."""
    wholes = [f for f in rows if f.definite and f.value and f.head in GENERAL and f.where == "text"]
    parts = [f for f in rows if not f.definite and f.where == "text"]
    whole = wholes[-1] if wholes and parts else None
    if whole is None or any(f.sentence >= whole.sentence for f in parts):
        return None
    return whole if sum(f.value or 0 for f in parts) < (whole.value or 0) else None


GENERAL = ("armas", "aeronaves", "embarcaciones", "vehiculos", "aircraft", "vehicles", "vessels", "weapons")


def _without_twins(rows: list[Frame]) -> list[Frame]:
    """The figures of the body, each once; definite ones only where nothing else is told."""
    rows = [f for f in rows if not _in_a_list_below(f, rows)]
    body = [f for f in rows if f.where != "title" or f.total] or rows
    indefinite = [f for f in body if not f.definite]
    if indefinite:
        besides = all(g.more for g in indefinite)  # "El exalcalde X fue asesinado. También murió un vecino"
        body = [f for f in body if not f.definite or (besides and (not f.generic or f.group % 100 == PRONOUN)) or any(_together(g, f) for g in indefinite)]
    kept: list[Frame] = []
    for f in body:
        twin = next((g for g in kept if g.value == f.value and g.group != f.group), None) if f.rank < 2 or f.state else None
        if twin is None:
            kept.append(f)
            continue
        beside = f.action in PERSON_ACTIONS and f.sentence == twin.sentence and f.where == twin.where != "title"
        sexes = {f.head, twin.head} in ({"man", "woman"}, {"hombre", "mujer"}) and not (f.definite or twin.definite)
        if beside and f.head != twin.head and (sexes or not (f.generic or twin.generic or f.name)):
            kept.append(f if f.more else replace(f, group=twin.group))  # "the driver, X (34), and his helper, a minor, were arrested"
        elif f.more and f.head in ("another", "otro", "otra") and 0 <= f.sentence - twin.sentence <= 1 and f.where == twin.where == "text" and not twin.more and f.action == "killed":
            kept.append(f)  # "killed one soldier instantly; another died on the way to hospital"
        elif f.more and (beside or "besides" in f.notes or ("of the hurt" in f.notes and f.where == twin.where == "text" and f.sentence - twin.sentence == 1) or (f.action == "captured" and "beside him" in f.notes) or (twin.definite and not f.definite and f.action in PERSON_ACTIONS)):
            kept.append(f)
        elif f.subset and f.action == "killed":
            kept[kept.index(twin)] = replace(twin, subset=True)  # "one dead" above, "five hurt, one of whom died" below
    return kept


def _in_a_list_below(f: Frame, rows: list[Frame]) -> bool:
    """ "The pilot was struck in the leg … The pilot and the co-pilot were treated": told again with another."""
    again = [g for g in rows if g.sentence > f.sentence and g.definite and g.head == f.head and g.value == f.value]
    return f.definite and f.action in PERSON_ACTIONS and any(sum(x.group == g.group for x in rows) > 1 for g in again)


def _finest(kept: list[Frame]) -> list[Frame]:
    """Figures of one list are different things; across sentences a rounder figure gives way to a finer one, a sum to its parts."""
    out = [f for f in kept if not any(g.group != f.group and _rounder(f, g) for g in kept)]
    values = [f.value for f in out if f.value is not None]
    for f in list(out):
        rest = [g.value for g in out if g is not f and g.value is not None and g.group != f.group]
        if f.value is not None and len(rest) >= 2 and abs(sum(rest) - f.value) <= 0.01 * f.value and len(values) > 2:
            parts = [g for g in out if g is not f and g.group != f.group]
            if all(g.sentence == f.sentence and g.position > f.position for g in parts) and f.unit == "count":
                return [g for g in out if g not in parts]  # "tres fusiles —dos AKM y un FAL—"
            out.remove(f)
            break
    return out


def _together(g: Frame, f: Frame) -> bool:
    """Told in one list, or of one verb: "the driver, X (34), and his helper, a minor, were arrested"."""
    return g.group == f.group or (g.sentence == f.sentence and g.rule == f.rule and g.head != f.head and not f.generic)


def _rounder(f: Frame, g: Frame) -> bool:
    """Is f a rounder telling of g? ("más de 400 kilos" beside 405.3)"""
    if f.value is None or g.value is None or f.value == g.value:
        return False
    near = abs(f.value - g.value) <= (0.2 if f.object == "cash" and _digits(f.value) == 1 else 0.16) * max(f.value, g.value)  # "close to half a million dollars"
    return near and (
        f.where == "title"
        or f.bound is not None
        or _digits(f.value) < _digits(g.value)
        or (_digits(f.value) == _digits(g.value) and f.sentence < g.sentence)
    )


def _digits(v: float) -> int:
    return len(f"{v:g}".replace(".", "").rstrip("0"))


def _each_of_its_own(kept: list[Frame]) -> bool:
    """ "Un teniente perdió una pierna, un sargento sufrió quemaduras y otros tres soldados …": each with a verb of his own."""
    heads = {f.head for f in kept}
    apart = len(heads) == len(kept) and not any(f.definite or f.subset or f.generic or f.state or f.who for f in kept)
    largest = max(f.value or 0 for f in kept)
    return apart and len({(f.sentence, f.where) for f in kept}) == 1 and sum(f.value or 0 for f in kept) != 2 * largest


def _one_and_more(kept: list[Frame]) -> bool:
    """ "One soldier lost a foot, and two were hit by shrapnel": two verbs of one sentence."""
    if len(kept) != 2 or any(f.definite or f.subset or f.more or f.where != "text" or f.rank > 1 for f in kept):
        return False
    one, more = sorted(kept, key=lambda f: f.position)
    apart = one.sentence == more.sentence and one.verb != more.verb and one.rule != more.rule
    return apart and one.value == 1 and not one.generic and more.generic and (more.value or 0) > 1


def rows_wounded(rows: list[Frame]) -> bool:
    return all(f.action == "wounded" for f in rows)


def _distinct_people(kept: list[Frame]) -> list[Frame]:
    totals = [f for f in kept if f.total]
    if totals:
        return [max(totals, key=lambda f: f.value or 0)]
    ranked = [f for f in kept if f.rank > 1]
    if ranked and len(ranked) < len(kept):  # "a fifth officer died": one of five, not one more than five
        rest = [f for f in kept if f not in ranked]
        best = max(rest, key=lambda f: f.value or 0)
        rank = max(f.rank for f in ranked)
        if (best.value or 0) == rank - 1:
            return [replace(best, value=float(rank))]
        among_all = rows_wounded(kept) and (best.value or 0) < rank - 1  # "two soldiers are in hospital … A fourth hurt his ear"
        return [replace(best, value=(best.value or 0) + 1)] if among_all else _distinct_people(rest)
    if len({f.group for f in kept}) == 1 and not any(f.subset for f in kept):
        return [
            _as_one(kept, sum(f.value or 0 for f in kept))
        ]  # "a woman, her husband and their son"
    if _each_of_its_own(kept) or _one_and_more(kept):
        return [_as_one(kept, sum(f.value or 0 for f in kept))]
    listed = {f.group for f in kept if f.more and not any(g.group == f.group and g.position < f.position for g in kept)}  # "along with his brother and four accomplices"
    adding = [f for f in kept if f.more or f.group in listed]
    opens = min(((f.sentence, f.position) for f in adding if f.action == "wounded" and (f.value or 0) > 1), default=None)
    if opens is not None and not any((f.sentence, f.position) < opens for f in kept if f not in adding):
        later = [f for f in kept if f not in adding and f.sentence > opens[0] and (f.head in ("one", "uno", "una") or f.rule.endswith("fact.breakdown") or f.group % 100 >= 60 or sum(g.value or 0 for g in kept if g.group == f.group) in {g.value for g in adding})]
        kept = [f for f in kept if f not in later]  # "wounding three others. … The wounded were flown to a hospital, where one was in a serious condition"
    last = max((f.sentence for f in adding), default=0)
    first = [f for f in kept if f not in adding and not f.subset and not (f.definite and f.value == 1 and f.sentence > last + 2 and any((g.value or 0) > 1 for g in adding))]  # "Otros cuatro quedaron heridos … el suboficial X recibió un disparo": one of them
    if adding and first:
        base = max(first, key=lambda f: f.value or 0)
        extra = sum((f.value or 0) for f in adding if (f.sentence >= base.sentence and f.value != base.value) or f.more)
        grown = any(f.value == (base.value or 0) + extra for f in kept)
        if not grown:
            return [replace(base, value=(base.value or 0) + extra)]
        return [max(kept, key=lambda f: f.value or 0)]
    same_group: dict[int, float] = {}
    whole = first or [f for f in kept if not f.subset] or kept  # "three others, among them a girl of eight"
    for f in whole:
        same_group[f.group] = same_group.get(f.group, 0) + (f.value or 0)
    largest = max(same_group, key=lambda g: same_group[g])
    members = [f for f in whole if f.group == largest]
    if len(members) > 1:  # "un capitán y once soldados": one object, one figure
        return [_as_one(members, same_group[largest])]
    return members


def _who_they_are(f: Frame, kept: list[Frame]) -> bool:
    """ "dos civiles murieron … Los fallecidos son el maestro X y su hijo": a list that begins with a definite one and counts the figure told before."""
    listed = [g for g in kept if g.group == f.group]
    before = [g for g in kept if g.sentence < f.sentence and g.group != f.group]
    return len(listed) > 1 and listed[0].definite and any(g.value == sum(x.value or 0 for x in listed) for g in before)


def _as_one(frames: list[Frame], value: float) -> Frame:
    """One frame for several told in one place: "He and a teenager died"; its quotation goes from the first to the last of them."""
    beside = [f for f in frames if f.where == frames[0].where]
    return replace(frames[0], value=value, start=min(f.start for f in beside), end=max(f.end for f in beside))
