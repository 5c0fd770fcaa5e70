"""Which telling each sentence belongs to.

A sentence (or the part of it that has a date or place of its own) joins the scene being told, goes back to an earlier
one, or opens a new one. Date, district and spoken markers ("en otra intervención", "in a separate raid") decide; the
speaker's city, the hospital and the day of reporting do not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.records import Location
from extractors.report.place import Context, PlaceMention, resolve
from extractors.report.place_words import HOSPITALS
from extractors.report.scene import (
    Info,
    Scene,
    dates_agree,
    event_dates,
    heads,
    is_event,
    locations_agree,
    one_operation,
    setting,
)
from extractors.report.scene_parts import parts
from extractors.report.scene_place import MAX_BACK, MAX_FRAMES, attach, place
from extractors.report.scene_several import is_apart, lies_in_both, told_one_by_one
from extractors.report.words import Words


def tell_apart(infos: list[Info], published: date, words: Words, everywhere: bool = False) -> list[Scene]:
    """Scenes in the order told. Title sentences are left to the caller."""
    context = Context(p for info in infos for p in info.places)
    scenes: list[Scene] = []
    current: Scene | None = None
    aside: tuple[Scene, int] | None = None  # what was told in passing last, and the sentence
    headed = 0  # the paragraph that began with a heading in capitals, till what it heads is met
    for whole in infos:
        if whole.s.where == "title":
            continue
        if headed == whole.s.paragraph and (event_dates(whole) or setting(whole.places)):
            whole.markers.add("new")
            headed = 0
        headed = whole.s.paragraph if heads(whole.s) and not setting(whole.places) and not event_dates(whole) else headed
        if current is not None and current.firm and not is_event(whole) and _sets_another_scene(whole, current, context):
            whole.markers.add("new")
        if aside is not None and "that_event" in whole.markers and whole.s.index - aside[1] <= _PASSING:
            current = aside[0]  # "… who fell three days before. In said action two soldiers also died"
        before = current
        tellings = [current := place(info, current, scenes, context, published) for info in parts(whole)]
        if current is not None and before is not None and current is not before and _long_ago(whole, before, current):
            current = before
        if whole.inner and len(tellings) == 2:
            _share_place(whole, tellings[0], tellings[1], context)
        if "charge" in whole.markers and before is not None and before.firm:
            current = before  # what somebody is charged with is told in passing
        if whole.cut or whole.inner or whole.front:
            current = tellings[0]  # what comes next is told of the arrest, not of what the arrested is charged with
        if len(tellings) > 1 and (last := tellings[-1]) is not None and last is not tellings[0]:
            aside = (last, whole.s.index)
        if whole.s.paragraph <= 2 and len(scenes) == 1 and told_one_by_one(whole, infos):
            whole.markers.update(("several", "each"))
        if "several" in whole.markers and len(scenes) == 1 and current is not None and not one_operation(current):
            current.summary, current = True, None  # what follows tells the operations one by one
    if len(scenes) > 1 and scenes[0].summary:
        _spread_summary(scenes, context)
    lies_in_both(infos, scenes, context)
    for scene in scenes:
        _last_resort(scene, context)
    return scenes


_PASSING = 3  # sentences


def _long_ago(info: Info, before: Scene, current: Scene) -> bool:
    """ "Algunas mujeres habían sido raptadas hace más de veinte años.": a year, no place and no figure; what follows is told of the event before."""
    year_only = current.date is not None and len(current.date) == 4 and current.infos[-1:] == [info]
    return before.firm and year_only and not setting(info.places) and not any(f.value for f in info.frames)


def _sets_another_scene(info: Info, current: Scene, context: list[PlaceMention]) -> bool:
    """ "El principal golpe se dio en octubre, en Pichari.": a day or month and a district, neither of them those told so far."""
    days = [d.value for d in event_dates(info) if d.value and len(d.value) >= 7]
    where = resolve(setting(info.places), context) if setting(info.places) else Location()
    return bool(days and current.date and where.district) and not dates_agree(days[0], current.date) and not locations_agree(where, current.location)


def _share_place(whole: Info, outer: Scene | None, inner: Scene | None, context: list[PlaceMention]) -> None:
    """ "A charge went off under the body of a rebel killed the day before in X", "captured by patrolmen of that same village": in the clause's district."""
    near = any(d.kind == "scene" and d.offset == -1 for d in whole.dates) or "same_area" in whole.markers
    if outer is None or inner is None or outer is inner or outer.places or not near:
        return
    outer.places = [p for p in inner.places if p.level != "place"]
    outer.location = resolve(outer.places, context) if outer.places else Location()


def _spread_summary(scenes: list[Scene], context: list[PlaceMention]) -> None:
    """A lead that adds up several operations goes; what only it tells stays with the first of them."""
    lead = scenes.pop(0)
    if len(scenes) == 1:
        _last_resort(lead, context)
        if is_apart(lead, scenes[0]):
            lead.summary = False
            for i in lead.infos:
                i.markers.discard("several")
            scenes.insert(0, lead)
            return
    each = any("each" in i.markers for i in lead.infos)
    if each:
        scenes[0].infos[:0] = lead.infos  # who takes part is said here for all of them
        for i in lead.infos:
            i.markers.discard("several")
    told = {(f.action, f.object) for s in scenes for f in s.frames if f.status == "asserted"}
    if len(scenes) == 1:
        first = scenes[0]
        first.frames.extend(f for f in lead.frames if (f.action, f.object) not in told)
        first.types.extend(lead.types)
        if first.date is None:
            first.date, first.date_mention = lead.date, lead.date_mention
        if first.location.department is None:
            first.places, first.location, first.place_infos = lead.places, lead.location, lead.place_infos
    for s in scenes:
        if each and not any(t.status == "asserted" for _, t in s.types):
            s.types.extend(lead.types)
        s.caught = s.caught or any(f.action in ("seized", "captured") and f.weak is None for f in lead.frames)
        if s.date is None and lead.date is not None and (each or len(lead.date) < 10 or not lead.frames):
            s.date, s.date_mention = lead.date, lead.date_mention


def _last_resort(scene: Scene, context: list[PlaceMention]) -> None:
    """A scene without day or place takes the day its event lasted since, and the seat of the official it hit."""
    for info in scene.infos:
        if scene.date is None and is_event(info):
            for d in info.dates:
                since = {t.f for t in info.s.tokens[max(0, d.i - 1) : d.i + 1]} & {"desde", "since"}
                if since and d.value and len(d.value) == 10 and not d.reporting:
                    scene.date, scene.date_mention = d.value, (info, d)
                    break
        if scene.location.department is None and is_event(info):
            seats = [p for p in info.places if p.role == "seat" and p.level in ("district", "place") and HOSPITALS.isdisjoint(t.f for t in info.s.tokens[max(0, p.start - 5) : p.start])]
            if seats:
                scene.places, scene.place_infos = [replace(p, role="at") for p in seats], [info]
                scene.location = resolve(scene.places, context)
        if scene.location.district is None and not any(p.level == "place" for p in scene.places) and any(is_event(i) for i in scene.infos):
            _on_the_way_back(scene, info, context)


def _on_the_way_back(scene: Scene, info: Info, context: list[PlaceMention]) -> None:
    """ "The convoy was carrying officers back from a ceremony in X": where no other place is told."""
    back = [p for p in info.places if p.role in ("seat", "from") and p.level == "district" and not _RETURNING.isdisjoint(t.f for t in info.s.tokens[max(0, p.start - 8) : p.start])]
    if len(back) == 1 and locations_agree(scene.location, resolve(back, context)):
        scene.places, scene.place_infos = [replace(p, role="near") for p in back], [info]
        scene.location = resolve(scene.places, context)


_RETURNING = frozenset(("back", "returning", "return", "regresaba", "regresaban", "retornaba", "retornaban", "volvia", "volvian", "regreso", "retorno"))


def merge_retellings(scenes: list[Scene], context: list[PlaceMention]) -> list[Scene]:
    """Scenes that turn out to be one: same full date, places that agree, and not set apart by a marker."""
    out: list[Scene] = []
    of_day: dict[str | None, list[Scene]] = {}
    for scene in scenes:
        same_day = of_day.setdefault(scene.date, [])
        apart = scene.date is None or len(scene.date) != 10 or any("new" in i.markers for i in scene.infos[:1])
        before = () if apart else same_day[-MAX_BACK:]
        earlier = next((e for e in before if _same_place(e, scene) and len(e.frames) <= MAX_FRAMES), None)
        if earlier is None:
            out.append(scene)
            same_day.append(scene)
            continue
        for info in scene.infos:
            attach(earlier, info, scene.date, scene.date_mention[1] if scene.date_mention else None, context)
    return out


def _same_place(a: Scene, b: Scene) -> bool:
    if not locations_agree(a.location, b.location):
        return False
    return bool(a.location.district and a.location.district == b.location.district) or not (
        a.location.department and b.location.department
    )
