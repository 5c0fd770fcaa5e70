"""Puts one sentence into its telling: the one going on, an earlier one, or a new one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from extractors.records import Location
from extractors.report.date import DateMention
from extractors.report.date import resolve as resolve_date
from extractors.report.date_words import date_words
from extractors.report.place import PlaceMention, resolve
from extractors.report.scene import (
    Info,
    Scene,
    dates_agree,
    event_dates,
    heads,
    is_event,
    locations_agree,
    setting,
)
from extractors.report.scene_ties import (
    BODY_FOUND,
    bodies_first,
    day_of_named,
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
from extractors.text import fold

_DATES_FROM = frozenset(("remonta", "remontan", "data", "datan", "databa", "dates", "dated"))
_COUNTED_FROM = frozenset(("desde", "since", "tras", "after", "despues", "luego", "before", "antes"))
ANOTHER = frozenset(("another", "otro", "otra"))
MAX_BACK = 200  # tellings that a sentence can go back to
MAX_FRAMES = 200  # of one telling; what is told beyond, in texts that nobody wrote to be read, is another telling


def place(
    info: Info, current: Scene | None, scenes: list[Scene], context: list[PlaceMention], published: date
) -> Scene | None:
    """The scene that the sentence joins; a new one is added to `scenes`."""
    if current is not None and len(current.frames) > MAX_FRAMES:
        current = _continued(current)
        scenes.append(current)
    p = _Placing(info, scenes, context, published, event=is_event(info), here=setting(info.places), mentions=event_dates(info))
    p.read_setting(current)
    if current is None:
        return p.first()
    p.compare(current)
    p.settle_clash(current)
    return p.told(current) if p.event else p.set_only(current)


_PARTS = frozenset(("sector", "paraje", "anexo", "barrio", "area", "hamlet", "zona"))  # of a district; of a town


@dataclass(slots=True)
class _Placing:
    """One sentence on its way into a scene: its day and place, and how they stand to the telling before it."""

    info: Info
    scenes: list[Scene]
    context: list[PlaceMention]
    published: date
    event: bool
    here: list[PlaceMention]
    mentions: list[DateMention]
    where: Location = field(default_factory=Location)
    day: str | None = None
    mention: DateMention | None = None
    heading: bool = False
    fresh: bool = False  # set apart from what was told before
    relative: bool = False  # "al día siguiente", counted from the telling before
    clash: bool = False  # its day or place is not that of the telling before

    def read_setting(self, current: Scene | None) -> None:
        """The day that stands nearest to what is told, as fine as it is told, and the place."""
        base = current.date if current else None
        if base is None and current is not None and not current.firm and len(self.scenes) > 1:
            base = self.scenes[-2].date  # "EN SANTA ROSA. La noche anterior, …": the night before what was told last
        anchors = [f.position for f in self.info.frames] + [p.i for p in self.here if p.level in ("district", "place")]
        told_whole = any(d.kind == "absolute" and len(d.value or "") == 10 for d in self.mentions)
        for d in sorted(self.mentions, key=lambda d: (not self.names_its_day(d), told_whole and d.kind == "scene" and not isinstance(d.offset, tuple) and abs(d.offset or 0) > 13, min((abs(d.i - a) for a in anchors), default=0))):
            told = base
            if base and len(base) < 10 and isinstance(d.offset, int) and d.offset and not self.just_dated(current):
                told = last_day(self.scenes) or base  # "al día siguiente de la operación", an older event told between
            if d.kind == "scene" and isinstance(d.offset, int) and d.offset:
                told = day_of_named(self.scenes, self.info, d) or told
            if isinstance(d.offset, tuple) and d.offset[0] in ("weekday", "weekday_before") and (told is None or len(told) < 10):
                told = self.published.isoformat()  # a week is counted from today where no day has been told
            value = d.value or (resolve_date(d, told) if told and d.kind == "scene" else None)
            if value is not None and not (d.year_only and not self.event) and (self.day is None or len(value) > len(self.day)):
                self.day, self.mention = value, d
        self.where = resolve(self.here, self.context) if self.here else Location()
        history = self.day is not None and int(self.day[:4]) < self.published.year - 1
        if current and current.firm and current.date is None and history and not self.here:
            self.day, self.mention = None, None  # "started its uprising in May 1980": history, not this event's day
        self.heading = bool(self.here) and self.info.s.paragraph > 1 and heads(self.info.s)  # "KIMBIRI.": the place that heads its paragraph

    def names_its_day(self, d: DateMention) -> bool:
        """ "hallado el lunes, es el tercer fallecido en el accidente del sábado": the day that stands with the name of the event."""
        tokens = self.info.s.tokens
        named = [t for t in self.info.types if 0 <= d.i - t.j <= 1 and t.status == "asserted"]
        return bool(self.info.frames) and any(_COUNTED_FROM.isdisjoint(x.f for x in tokens[max(0, t.i - 3) : t.i]) for t in named)

    def just_dated(self, current: Scene | None) -> bool:
        """ "A fines de junio ardieron cinco laboratorios. Dos días después, en X, …": the month of the sentence before, in its paragraph."""
        told = current.date_mention[0].s if current is not None and current.date_mention is not None else None
        return told is not None and told.index == self.info.s.index - 1 and told.paragraph == self.info.s.paragraph

    def first(self) -> Scene | None:
        """Nothing is being told: an event opens a telling, and a day with its place."""
        if self.scenes and not self.event and not (self.day and self.here) and not self.heading:
            return None
        if not self.event and not self.day and not self.here:
            return None
        return self.opened()

    def opened(self) -> Scene:
        scene = Scene()
        self.scenes.append(scene)
        self.join(scene)
        return scene

    def join(self, scene: Scene) -> Scene:
        attach(scene, self.info, self.day, self.mention, self.context)
        return scene

    def join_without_setting(self, scene: Scene) -> Scene:
        attach(scene, _without_setting(self.info), None, None, self.context)
        return scene

    def compare(self, current: Scene) -> None:
        """What the sentence's day says: another event, or what was done about this one later."""
        info = self.info
        self.fresh = "new" in info.markers or hours_later(current, info, self.mentions, self.where) or week_before(current, info, self.mentions, self.published)
        if self.fresh:
            info.markers.add("new")
        offset = self.mention.offset if self.mention is not None and self.mention.kind == "scene" else None
        self.relative = offset not in (0, None)
        later = self.relative and not (isinstance(offset, int) and offset < 0) and not (self.day and current.date and self.day < current.date)
        told = any(f.action in ("killed", "kidnapped", "captured") and not f.rule.endswith(BODY_FOUND) for f in info.frames)
        if later and not self.here and not self.fresh and "same_area" not in info.markers and not told:
            self.relative, self.day, self.mention = False, None, None  # what was done the next day at the same spot belongs to it
        if not self.fresh and self.day is not None and first_pluperfect(info) and current.firm:
            self.fresh = True
        if follow_up(current, info, self.day, self.here) and not self.fresh:
            self.day, self.mention = None, None  # what was found on the spot the next morning belongs to it
        first = min(self.mentions, key=lambda d: d.i, default=None)
        if current.date is None and "happening" in info.markers and first is not None and first is not self.mention and first.value:
            current.date, current.date_mention = first.value, (info, first)  # "El hallazgo se produjo el domingo, un día después de que …"

    def settle_clash(self, current: Scene) -> None:
        """Whether day or place part the sentence from the telling; a setting that no event stands in yet gives way."""
        if bodies_first(current, self.info, self.day, self.where):
            current.location = current.location if locations_agree(current.location, self.where) else Location()
            current.date, current.date_mention = None, None  # "hallaron ayer dos cuerpos. La incursión del jueves dejó nueve muertos"
        if self.namesake(current):
            for p in self.here:
                p.candidates = ()
            self.where = current.location
        there = locations_agree(current.location, self.where) or (
            guessed(current, self.where) and ANOTHER.isdisjoint(t.f for t in self.info.s.tokens)
        )  # but "mixed it up with another carried out the same day in Llochegua"
        self.clash = not dates_agree(current.date, self.day) or other_part(current, self.info, self.mention) or not there
        if self.clash and not current.firm and self.event and not self.fresh:
            _unset(current)
            current.date, current.date_mention = (None, None) if self.day else (current.date, current.date_mention)
            self.clash = False
        happening = "happening" in self.info.markers and all(i.s.paragraph <= 1 for i in current.infos)
        if current.date is None and happening and self.day and self.where.district:
            if any(p.level != "place" for p in self.here):
                _unset(current)
            self.clash = False  # "La intervención se ejecutó el martes en …": says where and when what the lead told was done

    def namesake(self, current: Scene) -> bool:
        """ "… en el distrito de Kimbiri. Cercaron una casa del sector Villa Pacífico": the only one in the lists lies elsewhere; this one does not."""
        parts = bool(self.here) and all(p.level == "place" and fold(p.kindword or "") in _PARTS for p in self.here)
        just_before = any(i.s.index >= self.info.s.index - 2 and p.level == "district" for i in current.infos[-2:] for p in setting(i.places))
        return parts and just_before and self.day is None and not self.fresh and not locations_agree(current.location, self.where)

    def set_only(self, current: Scene) -> Scene:
        """A setting without an event fills what is missing; it opens nothing unless a marker says so."""
        info, m, length = self.info, self.mention, len(self.info.s.tokens)
        whole = self.day is not None and len(self.day) == 10
        near = current.date is None and whole and not info.s.quoted and (
            just_told(current, info) or _at_its_hour(info, m) or info.deed or _names_the_event(info, m) or (len(self.scenes) > 1 and just_opened(current, info)))
        early = m is not None and m.i <= 8 and length <= (12 if m.i <= 2 else 20) and info.s.previous is None
        dated = m is not None and length <= 18 and not _DATES_FROM.isdisjoint(t.f for t in info.s.tokens[max(0, m.i - 3) : m.i])
        early = early or (dated and self.clash)  # "El último vuelo frustrado se remonta al 31 de julio."
        apart = self.clash or (early and current.firm and not just_told(current, info))
        opens = (apart and whole and not info.s.quoted and (early or length <= 6)) or (
            (self.clash or self.heading) and current.firm and bool(self.here) and length <= 5 and info.s.previous is None
        )  # "EN SAMUGARI.": a place that heads its paragraph
        if m is not None and not (self.here or near or opens) and not info.markers & {"resume", "happening", "new"}:
            if m.i <= 2 and whole and info.s.previous is None:
                current.aside = (info, str(self.day), m)  # "Ayer, al amanecer, le tocó el turno al Ejército. En X, una patrulla …"
            self.day, self.mention, self.clash = None, None, not locations_agree(current.location, self.where)  # "he left the group last month"
        if opens:
            return self.opened()  # "Lunes 17.", "El 18 de julio se vio una muestra.": opens the telling of that day
        if not self.clash:
            return self.join(current)
        counted = any(d.kind == "scene" and d.offset not in (0, None) and d.i <= 2 for d in self.mentions)  # "Dos meses más tarde, en junio, …"
        placed = bool(self.where.district or self.where.place) and self.day is not None
        if (self.fresh and (self.day or self.here)) or (placed and (self.relative or counted or len(self.day or "") == 10 or "new" in info.markers)):
            return self.opened()
        if m is not None and m.i <= 2 and self.day is not None:
            current.aside = (info, self.day, m)
        if self.where.district:
            current.elsewhere = (info, self.here)
        return self.join_without_setting(current)

    def told(self, current: Scene) -> Scene:
        """An event: of the telling going on, of one told before, or of its own."""
        parted = self.fresh and (self.day or self.where.district or (current.frames != [] and self.info.frames))
        if not self.clash and not parted and not self.relative:
            return self.join(current)
        earlier = self.earlier(current) if self.day is not None and not self.fresh else None
        if earlier is None and self.day is None and self.where.district and not (self.fresh or self.relative) and any(f.action in ("killed", "wounded", "kidnapped") or f.object == "vehicle" for f in self.info.frames):
            there = [s for s in self.scenes if s is not current and not s.summary and s.location.district == self.where.district]
            earlier = there[0] if len(there) == 1 else None  # "En Anchihuay intervino un grupo numeroso, que quemó dos máquinas": back to what was told of it
        if earlier is not None:
            return self.join(earlier)
        if not self.fresh and not self.relative and not self.info.frames and not self.day and "resume" in self.info.markers:
            return self.join_without_setting(current)
        if place_of_the_lead(self.scenes, current, self.day, self.where) and not self.fresh:
            self.mention = None
            return self.join(self.scenes[0])
        return self.apart_from(current)

    def earlier(self, current: Scene) -> Scene | None:
        """The telling before that has the sentence's day and place."""
        for scene in reversed(self.scenes[-MAX_BACK:]):
            if (scene is current and self.relative) or scene.summary or len(scene.frames) > MAX_FRAMES:
                continue
            agree = dates_agree(scene.date, self.day)
            same_day = scene.date is not None and agree and len(scene.date) == len(self.day or "")
            same_place = self.where.district is not None and self.where.district == scene.location.district
            if (same_day and locations_agree(scene.location, self.where)) or (
                same_place and agree and not other_part(scene, self.info, self.mention)
            ):
                return scene
        return None

    def apart_from(self, current: Scene) -> Scene:
        """A telling of its own, with what it shares with the one before: its day, its district, its department."""
        scene, info = Scene(), self.info
        self.scenes.append(scene)
        same_day = self.mention is not None and self.mention.kind == "scene" and self.mention.offset == 0
        if self.day is None and (same_day or "same_time" in info.markers):
            self.day = current.date  # "al caer la tarde", "hours later": still that day
        if self.day is None and current.aside is not None and info.s.index - current.aside[0].s.index == 1 and info.s.previous is not None:
            self.day, self.mention = current.aside[1:]  # "In August came an order from the army. A sergeant had fallen …"
        self.join(scene)
        if "same_area" in info.markers and not self.where.district:
            area = [p for p in current.places if p.level != "place"] if self.here or "part" in info.markers else current.places
            other = current.elsewhere if current.elsewhere is not None and info.s.index - current.elsewhere[0].s.index == 1 else None
            scene.places = [*scene.places, *(area if other is None else other[1])]
            scene.location = resolve(scene.places, self.context) if self.here or other is not None else current.location
        elif not self.here and "same_region" in info.markers:
            scene.places = [p for p in current.places if p.level == "department"]
            scene.location = resolve(scene.places, self.context) if scene.places else Location()
        if self.where.district and not self.where.province and locations_agree(current.location, self.where):
            scene.location = resolve(scene.places + current.places, self.context)
        return scene


def _names_the_event(info: Info, m: DateMention | None) -> bool:
    """ "Suspicion for the May 3 bombing …", "el atentado del 3 de mayo": the day stands with the name of what is told."""
    if m is None:
        return False
    tokens = info.s.tokens
    en: Any = date_words("en")
    es: Any = date_words("es")
    behind = any(t.f in en.events for t in tokens[m.j : m.j + 2]) and (tokens[m.i].f in ("the", "this") or tokens[m.j - 1].f.endswith("'s") or tokens[m.i - 1].f == "the")
    before = tokens[m.i].f in ("del", "de") or (m.i > 0 and tokens[m.i - 1].f in ("del", "de"))
    return behind or (before and any(t.f in es.events for t in tokens[max(0, m.i - 2) : m.i]))


def _at_its_hour(info: Info, m: DateMention | None) -> bool:
    """ "la madrugada del 17 de agosto": who says at what time of the day tells of the event."""
    return m is not None and not m.reporting and any(t.f in _HOURS for t in info.s.tokens[max(0, m.i - 2) : m.i])


_HOURS = frozenset(("madrugada", "noche", "tarde", "medianoche", "amanecer", "night", "dawn", "evening", "midnight"))


def _unset(scene: Scene) -> None:
    scene.places, scene.place_infos, scene.location = [], [], Location()


def _continued(scene: Scene) -> Scene:
    """A further telling at the same time and place."""
    return Scene(date=scene.date, date_mention=scene.date_mention, places=list(scene.places),
                 place_infos=list(scene.place_infos), told=dict(scene.told), location=scene.location, firm=scene.firm)


def _without_setting(info: Info) -> Info:
    return Info(
        info.s, info.i, info.j, info.frames, [], [], info.persons, info.actors, info.types, info.markers, info.tally
    )


def attach(
    scene: Scene, info: Info, day: str | None, mention: DateMention | None, context: list[PlaceMention]
) -> None:
    if day is not None and (scene.date is None or (len(day) > len(scene.date) and dates_agree(scene.date, day))):
        scene.date = day
        if mention is not None:
            scene.date_mention = (info, mention)
    scene.firm = scene.firm or is_event(info)
    scene.add(info, context)
