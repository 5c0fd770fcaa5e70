"""Which telling each sentence belongs to.

A sentence (or the part of it that has a date or place of its own) joins the scene being told, goes back to an earlier
one, or opens a new one. Date, district and spoken markers ("en otra intervención", "in a separate raid") decide; the
speaker's city, the hospital and the day of reporting do not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.records import Location
from extractors.report.date import DateMention
from extractors.report.date import resolve as resolve_date
from extractors.report.place import Context, PlaceMention, resolve
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
from extractors.report.scene_ties import (
    bodies_first,
    first_pluperfect,
    follow_up,
    guessed,
    hours_later,
    just_opened,
    just_told,
    last_day,
    other_part,
    place_of_the_lead,
    week_before,
)
from extractors.report.words import Words

MAX_BACK = 200  # tellings that a sentence can go back to
MAX_FRAMES = 200  # of one telling; what is told beyond, in texts that nobody wrote to be read, is another telling


def tell_apart(infos: list[Info], published: date, words: Words, everywhere: bool = False) -> list[Scene]:
    """Scenes in the order told. Title sentences are left to the caller."""
    context = Context(p for info in infos for p in info.places)
    scenes: list[Scene] = []
    current: Scene | None = None
    headed = 0  # the paragraph that began with a heading in capitals, till what it heads is met
    for whole in infos:
        if whole.s.where == "title":
            continue
        if headed == whole.s.paragraph and (event_dates(whole) or setting(whole.places)):
            whole.markers.add("new")
            headed = 0
        headed = whole.s.paragraph if heads(whole.s) and not setting(whole.places) and not event_dates(whole) else headed
        before = current
        tellings = [current := _place(info, current, scenes, context, published) for info in parts(whole)]
        if whole.inner and len(tellings) == 2:
            _share_place(whole, tellings[0], tellings[1], context)
        if "charge" in whole.markers and before is not None and before.firm:
            current = before  # what somebody is charged with is told in passing
        if whole.cut or whole.inner:
            current = tellings[0]  # what comes next is told of the arrest, not of what the arrested is charged with
        if "several" in whole.markers and len(scenes) == 1 and current is not None and not one_operation(current):
            current.summary, current = True, None  # what follows tells the operations one by one
    if len(scenes) > 1 and scenes[0].summary:
        _spread_summary(scenes)
    for scene in scenes:
        _last_resort(scene, context)
    return scenes


def _share_place(whole: Info, outer: Scene | None, inner: Scene | None, context: list[PlaceMention]) -> None:
    """ "A charge went off under the body of a rebel killed the day before in X", "captured by patrolmen of that same village": in the clause's district."""
    near = any(d.kind == "scene" and d.offset == -1 for d in whole.dates) or "same_area" in whole.markers
    if outer is None or inner is None or outer is inner or outer.places or not near:
        return
    outer.places = [p for p in inner.places if p.level != "place"]
    outer.location = resolve(outer.places, context) if outer.places else Location()


def _spread_summary(scenes: list[Scene]) -> None:
    """A lead that adds up several operations goes; what only it tells stays with the first of them."""
    lead = scenes.pop(0)
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
        s.caught = s.caught or any(f.action in ("seized", "captured") and f.weak is None for f in lead.frames)
        if s.date is None and lead.date is not None and (len(lead.date) < 10 or not lead.frames):
            s.date, s.date_mention = lead.date, lead.date_mention


def _place(
    info: Info, current: Scene | None, scenes: list[Scene], context: list[PlaceMention], published: date
) -> Scene | None:
    if current is not None and len(current.frames) > MAX_FRAMES:
        current = _continued(current)
        scenes.append(current)
    event = is_event(info)
    mentions = event_dates(info)
    base = current.date if current else None
    if base is None and current is not None and not current.firm and len(scenes) > 1:
        base = scenes[-2].date  # "EN SANTA ROSA. La noche anterior, …": the night before what was told last
    day: str | None = None
    mention: DateMention | None = None
    anchors = [f.position for f in info.frames] + [
        p.i for p in setting(info.places) if p.level in ("district", "place")
    ]
    for d in sorted(mentions, key=lambda d: min((abs(d.i - a) for a in anchors), default=0)):
        told = base
        if base and len(base) < 10 and isinstance(d.offset, int) and d.offset:
            told = last_day(scenes) or base  # "al día siguiente de la operación", an older event told between
        value = d.value or (resolve_date(d, told) if told and d.kind == "scene" else None)
        if value is not None and not (d.year_only and not event) and (day is None or len(value) > len(day)):
            day, mention = value, d
    here = setting(info.places)
    where = resolve(here, context) if here else Location()
    if current and current.firm and current.date is None and day and not here and int(day[:4]) < published.year - 1:
        day, mention = None, None  # "started its uprising in May 1980": history, not this event's day
    heading = bool(here) and info.s.paragraph > 1 and heads(info.s)  # "KIMBIRI.": the place that heads its paragraph
    if current is None:
        if scenes and not event and not (day and here) and not heading:
            return None
        if not event and not day and not here:
            return None
        current = Scene()
        scenes.append(current)
        _attach(current, info, day, mention, context)
        return current
    fresh = "new" in info.markers or hours_later(current, info, mentions, where) or week_before(current, info, mentions, published)
    if fresh:
        info.markers.add("new")
    same_area = "same_area" in info.markers
    relative = mention is not None and mention.kind == "scene" and mention.offset not in (0, None)
    if (
        relative
        and not (mention is not None and isinstance(mention.offset, int) and mention.offset < 0)
        and not here
        and not fresh
        and "same_area" not in info.markers
        and not any(f.action in ("killed", "kidnapped", "captured") and not f.rule.endswith(("seized.find", "killed.remains", "killed.body")) for f in info.frames)
    ):
        relative, day, mention = False, None, None  # what was done the next day at the same spot belongs to it
    if not fresh and day is not None and first_pluperfect(info) and current.firm:
        fresh = True
    if follow_up(current, info, day, here) and not fresh:
        day, mention = None, None  # what was found on the spot the next morning belongs to it
    first = min(mentions, key=lambda d: d.i, default=None)
    if current.date is None and "happening" in info.markers and first is not None and first is not mention and first.value:
        current.date, current.date_mention = first.value, (info, first)  # "El hallazgo se produjo el domingo, un día después de que …"
    if bodies_first(current, info, day, where):
        current.location = current.location if locations_agree(current.location, where) else Location()
        current.date, current.date_mention = None, None  # "hallaron ayer dos cuerpos. La incursión del jueves dejó nueve muertos"
    clash = not dates_agree(current.date, day) or other_part(current, info, mention) or not (locations_agree(current.location, where) or guessed(current, where))
    if clash and not current.firm and event and not fresh:
        current.places, current.place_infos, current.location = [], [], Location()
        current.date, current.date_mention = (None, None) if day else (current.date, current.date_mention)
        clash = False
    if current.date is None and "happening" in info.markers and day and where.district and all(i.s.paragraph <= 1 for i in current.infos):
        if any(p.level != "place" for p in here):
            current.places, current.place_infos, current.location = [], [], Location()
        clash = False  # "La intervención se ejecutó el martes en …": says where and when what the lead told was done
    if not event:
        near = current.date is None and day is not None and len(day) == 10 and not info.s.quoted and (
            just_told(current, info) or info.deed or (len(scenes) > 1 and just_opened(current, info)))
        early = (
            mention is not None
            and mention.i <= 8
            and len(info.s.tokens) <= (12 if mention.i <= 2 else 20)
            and info.s.previous is None
        )
        apart = clash or (early and current.firm and not just_told(current, info))
        opens = bool(apart and day and len(day) == 10 and not info.s.quoted and (early or len(info.s.tokens) <= 6)) or (
            (clash or heading) and current.firm and bool(here) and len(info.s.tokens) <= 5 and info.s.previous is None
        )  # "EN SAMUGARI.": a place that heads its paragraph
        if mention is not None and not (here or near or opens) and not info.markers & {"resume", "happening", "new"}:
            day, mention, clash = None, None, not locations_agree(current.location, where)  # "he left the group last month"
        # A setting without an event fills what is missing; it opens nothing unless a marker says so.
        if opens:
            current = Scene()  # "Lunes 17.", "El 18 de julio se vio una muestra.": opens the telling of that day
            scenes.append(current)
            _attach(current, info, day, mention, context)
        elif clash and (
            (fresh and (day or here))
            or (day and (where.district or where.place) and (relative or len(day) == 10 or "new" in info.markers))
        ):
            current = Scene()
            scenes.append(current)
            _attach(current, info, day, mention, context)
        elif not clash:
            _attach(current, info, day, mention, context)
        else:
            _attach(current, _without_setting(info), None, None, context)
        return current
    if not clash and not (fresh and (day or where.district or (current.frames != [] and info.frames))) and not relative:
        _attach(current, info, day, mention, context)
        return current
    for earlier in reversed(scenes[-MAX_BACK:]) if day is not None and not fresh else ():
        if (earlier is current and relative) or earlier.summary or len(earlier.frames) > MAX_FRAMES:
            continue
        same_day = (
            earlier.date is not None
            and dates_agree(earlier.date, day)
            and len(earlier.date) == len(day or "")
        )
        same_place = where.district is not None and where.district == earlier.location.district
        if (same_day and locations_agree(earlier.location, where)) or (
            same_place and dates_agree(earlier.date, day) and not other_part(earlier, info, mention)
        ):
            _attach(earlier, info, day, mention, context)
            return earlier
    if clash and not fresh and not relative and not info.frames and not day and "resume" in info.markers:
        _attach(current, _without_setting(info), None, None, context)
        return current
    if place_of_the_lead(scenes, current, info, day, where) and not fresh:
        _attach(scenes[0], info, None, None, context)
        return scenes[0]
    scene = Scene()
    scenes.append(scene)
    if mention is not None and mention.kind == "scene" and day is None and mention.offset == 0:
        day = current.date
    if day is None and "same_time" in info.markers:
        day = current.date  # "al caer la tarde", "hours later": still that day
    _attach(scene, info, day, mention, context)
    if same_area and not where.district:
        area = [p for p in current.places if p.level != "place"] if here or "part" in info.markers else current.places
        scene.places = [*scene.places, *area]
        scene.location = resolve(scene.places, context) if here else current.location
    elif not here and "same_region" in info.markers:
        scene.places = [p for p in current.places if p.level == "department"]
        scene.location = resolve(scene.places, context) if scene.places else Location()
    if where.district and not where.province and locations_agree(current.location, where):
        scene.location = resolve(scene.places + current.places, context)
    return scene


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
            seats = [p for p in info.places if p.role == "seat" and p.level in ("district", "place")]
            if seats:
                scene.places, scene.place_infos = [replace(p, role="at") for p in seats], [info]
                scene.location = resolve(scene.places, context)


def _continued(scene: Scene) -> Scene:
    """A further telling at the same time and place."""
    return Scene(date=scene.date, date_mention=scene.date_mention, places=list(scene.places),
                 place_infos=list(scene.place_infos), told=dict(scene.told), location=scene.location, firm=scene.firm)


def _without_setting(info: Info) -> Info:
    return Info(
        info.s, info.i, info.j, info.frames, [], [], info.persons, info.actors, info.types, info.markers, info.tally
    )


def _attach(
    scene: Scene, info: Info, day: str | None, mention: DateMention | None, context: list[PlaceMention]
) -> None:
    if day is not None and (scene.date is None or (len(day) > len(scene.date) and dates_agree(scene.date, day))):
        scene.date = day
        if mention is not None:
            scene.date_mention = (info, mention)
    scene.firm = scene.firm or is_event(info)
    scene.add(info, context)


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
            _attach(earlier, info, scene.date, scene.date_mention[1] if scene.date_mention else None, context)
    return out


def _same_place(a: Scene, b: Scene) -> bool:
    if not locations_agree(a.location, b.location):
        return False
    return bool(a.location.district and a.location.district == b.location.district) or not (
        a.location.department and b.location.department
    )
