"""Parts of a sum told one by one, and the kidnapping of those whose rescue is the news."""

from __future__ import annotations

from dataclasses import replace

from extractors.report.fact_frame import Frame
from extractors.report.scene import Info, Scene, setting
from extractors.report.words import Words

MOST = 4  # parts that a lead adds up and the text tells as the first, the second, …


def tell_parts(infos: list[Info], w: Words) -> None:
    """ "burned two laboratories on Tuesday. The larger, in X, …. The second, in Y, …": each is one of them, on that day."""
    text = [i for i in infos if i.s.where == "text"]
    lead = next((i for i in text if any(f.status == "asserted" for f in i.frames)), None)
    whole = next((f for f in lead.frames if f.status == "asserted"), None) if lead else None
    if lead is None or whole is None or not whole.value or not 2 <= whole.value <= MOST:
        return
    parts = [i for i in text if i.s.index > lead.s.index and _is_part(i, w)]
    if len(parts) != whole.value:
        return
    for i in parts:
        i.markers |= {"new", "same_time"}
        i.frames.append(_one_of(whole, i))


def _is_part(i: Info, w: Words) -> bool:
    """Whether a sentence begins with "The second, in Canayre, …", "El primero, en Sivia, …"."""
    t = [x.f for x in i.s.tokens[:4]]
    opens = len(t) == 4 and t[0] in ("the", "el", "la") and t[1] in w.sets["parts"] and t[2] == "," and t[3] in ("in", "at", "en")
    return opens and any(p.level in ("district", "place") for p in setting(i.places))


def _one_of(whole: Frame, i: Info) -> Frame:
    s, n = i.s.tokens, 1
    return replace(whole, value=1.0, bound=None, sentence=i.s.index, where=i.s.where, start=s[0].s, end=s[n].e, position=n,
                   group=i.s.index * 100, more=False, notes=[])


def say_held(scenes: list[Scene]) -> None:
    """ "The five surveyors freed on Friday …. The workers had been seized on June 5": seized by those who held them."""
    freed = [f for s in scenes for f in s.frames if f.action == "rescued" and f.status == "asserted" and f.object == "civilian" and f.value]
    for s in scenes if freed else []:
        for f in s.frames:
            if f.action in ("captured", "kidnapped") and f.object == "civilian" and f.rule.endswith("captured.seize") and f.definite:
                f.action, f.value = "kidnapped", f.value or freed[0].value
    _say_taken(scenes)


def _say_taken(scenes: list[Scene]) -> None:
    """ "freed eleven of twelve workers seized by rebels …. The workers were taken on Saturday from X": the twelve were taken on Saturday."""
    for s in scenes:
        for f in [f for f in s.frames if f.action == "kidnapped" and f.status == "asserted" and f.definite and not f.value]:
            told = next((t for t in scenes if t is not s and (t.date or "") > (s.date or "~") and any(_taken(g, f) for g in t.frames)), None)
            if told is None:
                continue
            s.frames.extend(g for g in told.frames if _taken(g, f))
            told.frames = [g for g in told.frames if not _taken(g, f)]


def _taken(g: Frame, f: Frame) -> bool:
    return g.action == "kidnapped" and g.status == "asserted" and bool(g.value) and g.object == f.object and g.sentence < f.sentence
