"""What a sentence tells of another event than its own: how long after it, or of what somebody is charged with."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from extractors.report.date_words import date_words
from extractors.report.scene import Info, setting
from extractors.report.words import Words


def of_other_events(info: Info, w: Words) -> None:
    """Sets aside what only says when, and what somebody is charged with, or parts it from the rest."""
    _after_another(info, w)
    _other_event(info, w)
    _of_the_charge(info, w)


def _earlier_event(info: Info, k: int, start: int) -> None:
    """ "El ataque se produce once días después de que dos policías murieran en Tayacaja": tells of those eleven days before."""
    info.frames = [f for f in info.frames if f.position >= start]
    like = " ".join(t.f for t in info.s.tokens[start : start + 3]).startswith(_ANOTHER)  # "El accidente ocurre tres días después del que sufrió X"
    info.types = [t for t in info.types if t.i >= start or like]
    info.places = [p for p in info.places if p.i > k]
    info.markers.add("new")
    for d in info.dates:
        if d.i <= k <= d.j and d.kind == "scene":
            if isinstance(d.offset, int):
                d.offset = -abs(d.offset)
            elif isinstance(d.offset, tuple) and len(d.offset) == 2 and isinstance(d.offset[1], int):
                d.offset = (d.offset[0], -abs(d.offset[1]))


_ANOTHER = ("del que", "de la que", "de otro", "de otra", "de uno", "de una", "another", "a similar", "one ")


def _after_another(info: Info, w: Words) -> None:
    """ "A seis meses del ataque que mató al soldado X, la base fue hostigada otra vez": the clause in front only says when."""
    tokens = info.s.tokens
    unit = next((k for k in range(1, min(5, len(tokens))) if tokens[k].f in w.sets["time_units"]), None)
    if unit is None or unit + 1 >= len(tokens) or any(t.f in w.sets["coming"] for t in tokens[:unit]):
        return  # "The ambush came nine days after a marine, on patrol in Sivia, lost a foot": tells of the marine
    linked = tokens[unit + 1].f in (("after",) if w.lang == "en" else ("de", "del", "despues"))
    if not linked or (w.lang == "es" and tokens[unit + 1].f != "despues" and tokens[0].f != "a"):
        return
    comma = next((k for k in range(unit + 2, min(40, len(tokens))) if tokens[k].raw == ","), None)
    if comma is None or any(p.i < comma for p in setting(info.places)) or any(unit < d.i < comma and d.value and d.kind == "absolute" for d in info.dates):
        return
    if not any(f.status == "asserted" and f.position > comma for f in info.frames) and not any(t.status == "asserted" and t.i > comma for t in info.types):
        return
    if _placed_in_front(info, unit, comma):
        info.front = comma
        return
    for f in info.frames:
        f.status = "elsewhere" if f.position < comma else f.status
    for t in info.types:
        t.status = "elsewhere" if t.i < comma else t.status


def _placed_in_front(info: Info, unit: int, comma: int) -> bool:
    """ "Three days after rebels killed two soldiers in X, a mine wounded a marine in Y on Friday": an event with its place and its day."""
    where = [p for p in info.places if unit < p.i < comma and p.role == "link" and p.level == "district"]
    told = any(f.action in ("killed", "wounded") and f.value and f.status == "asserted" and unit < f.position < comma for f in info.frames)
    when = next((d for d in info.dates if d.i <= unit <= d.j), None)
    main = next((d for d in info.dates if d.i > comma and d.value and len(d.value) == 10 and not d.reporting and not d.span), None)
    if len(where) != 1 or not told or when is None or main is None or main.value is None:
        return False
    if when.value is None and isinstance(when.offset, int):
        when.value, when.offset = (date.fromisoformat(main.value) - timedelta(days=abs(when.offset))).isoformat(), None
    if when.value is None or not when.value < main.value:
        return False
    for p in where:
        p.role = "at"
    return True


def _other_event(info: Info, w: Words) -> None:
    """ "… una semana después de que 15 personas murieran en otro ataque": only measures the time from another event."""
    tokens = info.s.tokens
    for k in range(1, len(tokens) - 2):
        if tokens[k].f not in w.sets["time_after"] or tokens[k - 1].f not in w.sets["time_units"]:
            continue
        if any(d.i <= k < d.j and d.value and d.kind == "absolute" for d in info.dates):
            continue  # "the day before yesterday"
        if w.lang == "en" and (tokens[k + 1].k == "p" or tokens[k + 1].f in _ADVERB):
            continue  # "who had been abducted the day before by rebels"
        start = k + 1
        behind: Any = date_words(w.lang)
        noun = any(t.f in behind.events for t in tokens[k + 2 : k + 4]) or [t.f for t in tokens[k + 1 : k + 4]] == ["de", "la", "de"]  # "cuatro días después del operativo en el que murieron …"
        if w.lang == "es" and not (tokens[k + 1].f in ("de", "del") and (tokens[k + 2].f == "que" or noun)):
            continue
        before = any(f.status == "asserted" and f.position < k for f in info.frames) or any(
            t.status == "asserted" and t.i < k for t in info.types
        )
        told = any(p.i > k for p in setting(info.places)) or any(t.f in ("same", "mismo", "misma") for t in tokens[k : k + 9])
        if any(t.f in w.sets["coming"] for t in tokens[:k]) and told:
            _earlier_event(info, k, start)
            return
        if not before or any(p.i > k for p in setting(info.places)) or any(d.i > k and d.value and not d.reporting for d in info.dates):
            continue
        for f in info.frames:
            if f.position >= start:
                f.status = "elsewhere"
        for t in info.types:
            if t.i >= start:
                t.status = "elsewhere"
        info.dates[:] = [d for d in info.dates if not d.i <= k <= d.j]
        return


_ADVERB = frozenset(("by", "in", "at", "on", "near", "from", "with", "and", "when", "while"))


def _of_the_charge(info: Info, w: Words) -> None:
    """ "detuvieron a un mando acusado de una emboscada que costó la vida a dos militares": what he is charged with is no part of the arrest."""
    tokens = info.s.tokens
    k = _why_caught(info) or next((k for k in range(2, len(tokens)) if tokens[k].f in w.sets["charged"] and not (tokens[k].f == "suspected" and tokens[k + 1 : k + 2] and tokens[k + 1].f != "of")), None)
    if k is None:
        return
    if not any(f.action in ("captured", "surrendered", "killed") and f.status == "asserted" and f.position < k for f in info.frames):
        _of_a_career(info, k)
        return
    if any(d.i > k and d.value and len(d.value) >= 7 for d in info.dates):
        info.cut = k  # "… por el asalto que en marzo de 2016 costó la vida a dos policías": an event of its own
        for f in info.frames:
            if f.position > k and f.status == "planned" and f.action in ("killed", "wounded", "kidnapped"):
                f.status = "asserted"  # "acusados de matar el 16 de febrero a dos ronderos"
        return
    for f in info.frames:
        if f.position > k and f.action in ("killed", "wounded", "kidnapped") and f.status == "asserted":
            f.status = "elsewhere"
    for t in info.types:
        if t.i > k and t.kind != "eradication":
            t.status = "elsewhere"


def _why_caught(info: Info) -> int | None:
    """ "fueron detenidos por el asesinato de X", "arrested for the murder of X": where the reason begins."""
    caught = next((f.verb for f in info.frames if f.action == "captured" and f.status == "asserted" and f.verb >= 0), None)
    if caught is None:
        return None
    deeds = {f.verb for f in info.frames if f.action in ("killed", "kidnapped") and f.verb > caught}
    return next((v - 2 for v in sorted(deeds) if info.s.tokens[v - 2].f in ("por", "for", "over")), None)


def _of_a_career(info: Info, k: int) -> None:
    """ "se le atribuye la muerte de más de 40 policías, así como el secuestro de 36 obreros en abril en Kepashiato": the dead have no day nor place."""
    behind = [f for f in info.frames if f.position > k and f.status == "asserted"]
    for f, following in zip_longest(behind, behind[1:]):
        end = following.position if following is not None else len(info.s.tokens)
        told = any(f.position < d.i < end and d.value for d in info.dates) or any(f.position < p.i < end for p in setting(info.places))
        years = any(t.f in ("years", "anos", "months", "meses") for t in info.s.tokens[f.position : end]) and any(t.f in ("over", "in", "during", "durante", "largo", "en") for t in info.s.tokens[f.position : end])
        if f.action in ("killed", "wounded", "kidnapped") and (((f.value or 0) >= 10 and f.bound == "min") or years) and not told:
            f.status = "elsewhere"
            info.markers.add("charge")
