"""A lead that sums up several events: whether the text tells them one by one, and what it says of all of them."""

from __future__ import annotations

from extractors.report.place import PlaceMention, resolve
from extractors.report.scene import Info, Scene, dates_agree, is_event, locations_agree, setting

_BOTH = frozenset(("both", "ambos", "ambas"))
_NEAR = 8  # tokens from the front of a sentence to the place that it is about


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
