"""A lead that sums up several events: whether the text tells them one by one, and what it says of all of them."""

from __future__ import annotations

from extractors.report.date import DateMention
from extractors.report.fact_frame import Frame
from extractors.report.number import number_at
from extractors.report.place import PlaceMention, resolve
from extractors.report.scene import Info, Scene, dates_agree, is_event, locations_agree, setting
from extractors.report.words import Words
from extractors.text import Token, fold

_BOTH = frozenset(("both", "ambos", "ambas"))
_NEAR = 8  # tokens from the front of a sentence to the place that it is about


def spread_out(tokens: list[Token], frames: list[Frame], dates: list[DateMention], w: Words, decimal: str | None) -> bool:
    """ "seis asesinados en cuatro días", "killed this week in attacks", "en distintos puntos del valle": the dead of several events, added up."""
    toll = any(f.action in ("killed", "wounded") and f.status == "asserted" and (f.value or 0) > 1 for f in frames)
    if not toll or any(len(d.value or "") == 10 and not d.reporting and not d.span for d in dates):
        return False
    for k in range(1, len(tokens) - 1):
        here, before = tokens[k].f, tokens[k - 1].f
        if here in w.sets["operations"] and here.endswith("s") and here != "clashes" and before in _IN:
            return True
        if here in w.sets["places_of_several"] and before in w.sets["different"]:
            return True
        if here in w.sets["several_days"]:  # "in a span of ten days", "en menos de cuatro días"
            n = next((m for b in (1, 2) if k - b > 0 and (m := number_at(tokens, k - b, w, decimal)) is not None and m.end == k), None)
            opens = next((j for j in range(k - 2, max(-1, k - 7), -1) if tokens[j].f in _IN), None)
            if n is not None and (n.value or 0) > 1 and opens and tokens[opens - 1].f not in w.ranks and all(t.f in w.sets["span"] or t.f in w.numbers or t.k == "n" for t in tokens[opens + 1 : k]):
                return True
    return False


def one_of_those_killed(info: Info, infos: list[Info], w: Words) -> None:
    """ "Two leaders have been murdered within four days. X, who headed a committee, was shot outside his shop on Monday": one of them."""
    if info.frames or not _SHOT & info.s.said or not any(d.value and not d.reporting for d in info.dates):
        return
    lead = next((f for i in infos if "several" in i.markers for f in i.frames if f.action == "killed" and f.status == "asserted" and (f.value or 0) > 1), None)
    who = next((p for p in info.persons if p.kind == "full" and p.i <= 1), None)
    tokens = info.s.tokens
    shot = next((k for k in range(1, len(tokens)) if tokens[k].f in _SHOT and tokens[k - 1].f in w.sets["be"]), None)
    if lead is not None and who is not None and shot is not None:
        info.frames.append(Frame("killed", lead.object, 1.0, "count", None, lead.rule, "asserted", info.s.index, info.s.where, tokens[who.i].s, tokens[who.j - 1].e, who.i, head=tokens[who.i].f, name=fold(who.name), group=info.s.index * 100, verb=shot))


_SHOT = frozenset(("shot", "stabbed", "baleado", "baleada", "acuchillado"))
_IN = frozenset(("en", "in", "within", "over"))


def told_one_by_one(whole: Info, infos: list[Info]) -> bool:
    """ "struck in Kimbiri and in Pichari. In Kimbiri …. In Pichari …": each of its districts is told by a sentence of its own."""
    named = _districts(whole)
    if len(named) != 2:
        return False
    alone = [where for i in infos if i.s.index > whole.s.index and len(where := _districts(i)) == 1 and _about(i)]
    return named == set().union(*alone)


def _districts(info: Info) -> set[str]:
    return {p.name for p in setting(info.places) if p.level == "district" and p.name}


def _about(info: Info) -> bool:
    """Whether it tells an event, or opens with its place."""
    return is_event(info) or any(p.start <= _NEAR for p in setting(info.places) if p.level == "district")


def is_apart(lead: Scene, only: Scene) -> bool:
    """ "was arrested on Friday in Sivia and is blamed for six attacks. The worst took place in 2020 in Canayre": no sum of what follows."""
    told = any(f.status == "asserted" and f.value for f in lead.frames)
    days = bool(lead.date and only.date) and len(lead.date or "") == 10 and not dates_agree(lead.date, only.date)
    return told and (days or not locations_agree(lead.location, only.location))


def lies_in_both(infos: list[Info], scenes: list[Scene], context: list[PlaceMention]) -> None:
    """ "Both sites are in the Samugari district.": where no scene says more than a hamlet or a province."""
    if len(scenes) != 2:
        return
    for i in infos:
        where = [p for p in setting(i.places) if p.level == "district"]
        if i.s.tokens[0].f not in _BOTH or len(where) != 1 or is_event(i) or i.dates:
            continue
        for scene in scenes:
            if not any(p.level == "district" for p in scene.places):
                scene.places = [*scene.places, *where]
                scene.place_infos.append(i)
                scene.location = resolve(scene.places, context)
