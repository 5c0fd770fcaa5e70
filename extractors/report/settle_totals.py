"""What do totals say beside their parts?"""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.fact_frame import Frame
from extractors.report.settle_words import HUMANS


def drop_generic_totals(frames: list[Frame]) -> list[Frame]:
    """ "About 20 people were hurt" gives way to "twelve protesters and eight officers"."""
    out = list(frames)
    exact = [g for g in frames if not g.generic and g.name is None and g.value]
    for f in frames:
        if not f.generic or f.value is None or f.subset or "of the hurt" in f.notes:
            continue
        alike = [g for g in exact if g.action == f.action and g.unit == f.unit]  # soles are no part of a weight
        parts = {(g.object, g.value) for g in alike if not g.subset}
        among = [g for g in alike if g.subset]
        if not parts and len({g.object for g in among}) >= 2 and sum(g.value or 0 for g in among) == f.value:
            out.remove(f)  # "seis heridos; entre los heridos se cuentan cuatro policías y dos militares"
            continue
        if f.action in PERSON_ACTIONS and f.value in _sums_behind(f, frames):
            out.remove(f)  # "wounding three other people … The pilot, the co-pilot and a local man were being treated"
            continue
        named = [(g.object, g.value) for g in frames if g.action == f.action and g.value and (g.name or g.definite) and not g.generic]
        whole = len({o for o, _ in parts} | {o for o, _ in named}) >= 2 and f.total and sum(v or 0 for _, v in [*parts, *named]) == f.value
        if whole or (len({o for o, _ in parts}) >= 2 and sum(v or 0 for _, v in parts) >= 0.9 * f.value):
            out.remove(f)
    return out


def _sums_behind(f: Frame, frames: list[Frame]) -> list[float]:
    """How many the lists of several kinds tell that stand behind it."""
    lists: dict[int, list[Frame]] = {}
    for g in frames:
        if g.action == f.action and g.value and not g.total and g.where == f.where and g.sentence > f.sentence:
            lists.setdefault(g.group, []).append(g)
    return [sum(g.value or 0 for g in of) for of in lists.values() if len({g.object for g in of}) > 1]


def add_up(frames: list[Frame]) -> list[Frame]:
    """ "Dos soldados murieron en el hospital, con lo que subió a cinco el número de muertos … En el lugar perecieron un teniente, un cabo
    y un arriero": groups that add up to the total told are parts of it, each besides the others."""
    for action in ("killed", "wounded"):
        told = {f.value for f in frames if f.action == action and f.total and f.generic and f.value}
        parts = [f for f in frames if f.action == action and not f.total and f.value and f.where == "text" and not (f.subset or f.name or f.generic or f.rank > 1)]
        groups = list(dict.fromkeys((f.sentence, f.group) for f in parts))
        if len(told) != 1 or len({s for s, _ in groups}) < 2 or sum(f.value or 0 for f in parts) != told.copy().pop():
            continue
        for f in parts:
            f.more, f.definite = f.more or (f.sentence, f.group) != groups[0], False
        frames = [f for f in frames if f in parts or f.action != action]
    return frames


def totals(frames: list[Frame]) -> list[Frame]:
    """A total told beside its parts by kind of person gives way to the parts, or leaves a residual."""
    out = list(frames)
    for action in ("killed", "wounded", "captured", "rescued", "kidnapped"):
        rows = [f for f in out if f.action == action]
        if len(rows) >= 2:
            _unknown_totals(rows, out)
            _civilian_totals(rows, out)
    _died_of_wounds(out, frames)
    return out


def _unknown_totals(rows: list[Frame], out: list[Frame]) -> None:
    """Totals of people of any kind, or of any force."""
    for t in [f for f in rows if f.object in ("unknown", "security_forces") and not f.subset]:
        parts = [f for f in rows if f is not t and (t.object == "unknown" or f.object in (*FORCES, "civilian"))]
        total = sum(f.value or 0 for f in parts)
        if not parts or t.value is None:
            continue
        if total >= t.value:
            out.remove(t)
        elif any(f.subset for f in parts):
            out[out.index(t)] = replace(t, value=t.value - total)


def _civilian_totals(rows: list[Frame], out: list[Frame]) -> None:
    """Totals of "personas", read as civilians, of whom the forces are a part."""
    for t in [f for f in rows if f.object == "civilian" and not f.subset]:
        for g in [g for g in out if g.action == t.action and g.object == "civilian" and g.subset and g.rule.endswith("fact.breakdown") and (g.value or 0) < (t.value or 0)]:
            out.remove(g)  # "FOURTEEN OF THE DEAD BELONGED TO THE PATROL": civilians as the others
        parts = [f for f in rows if f is not t and f.object in FORCES]
        total = sum(f.value or 0 for f in parts)
        if not parts or t.value is None:
            continue
        if t.generic and all(f.subset for f in parts):
            out[out.index(t)] = replace(t, value=t.value - total, object="unknown")  # who the others are is not said
        elif total == t.value and t.head in HUMANS:
            out.remove(t)


def _died_of_wounds(out: list[Frame], frames: list[Frame]) -> None:
    """ "five were hurt, one of whom died": takes those who died later out of the wounded. Those of several dead are none of the hurt."""
    whole = {(f.sentence, f.where) for f in frames if f.action == "killed" and not f.subset and (f.value or 0) > 1}
    for f in [f for f in out if f.action == "killed" and f.subset and not f.rule.endswith("fact.breakdown") and "of the whole" not in f.notes and (f.sentence, f.where) not in whole]:
        wounded = (w for w in out if w.action == "wounded" and w.object == f.object)
        source = next((w for w in wounded if (w.value or 0) > (f.value or 0)), None)
        if source is not None:
            out[out.index(source)] = replace(source, value=(source.value or 0) - (f.value or 0))


def _one_of_them(f: Frame) -> bool:
    """ "Rebels wounded two soldiers. One died on the way": a pronoun that opens the sentence."""
    return f.generic and f.position == 0 and f.head in ("one", "uno", "una") and f.rule.endswith("killed.die")


def out_of_the_hurt(frames: list[Frame]) -> list[Frame]:
    """ "nine were wounded … One of the wounded died on Tuesday": those told as hurt before are as many fewer."""
    out = list(frames)
    for f in [f for f in frames if f.action == "killed" and f.value and (f.subset or _one_of_them(f)) and f.where == "text" and not f.rule.endswith("fact.breakdown")]:
        before = [g for g in frames if (g.sentence, g.position) < (f.sentence, f.position) and g.value and g.where == "text"]
        if before and before[-1].action == "wounded" and f.sentence - before[-1].sentence <= 1 and (before[-1].value or 0) > (f.value or 0):
            f.notes.append("of the hurt")  # "hirió a tres. Uno de ellos expiró a bordo del helicóptero"
            f.subset, f.more, f.object = False, True, before[-1].object
    toll = any(f.action == "killed" and f.total for f in frames)  # "Two of the nine wounded have died, bringing the toll to six"
    beside = [f for f in frames if toll and f.action == "killed" and f.value and f.subset and any(w.action == "wounded" and w.sentence == f.sentence and w.position > f.position for w in frames)]
    for f in [*(f for f in frames if f.action == "killed" and f.value and "of the hurt" in f.notes), *beside]:
        for w in [w for w in out if w.action == "wounded" and w.object == f.object and (w.value or 0) > (f.value or 0) and (w.sentence, w.position) < (f.sentence, f.position + 5)]:
            out[out.index(w)] = replace(w, value=(w.value or 0) - (f.value or 0))
    return out
