"""How a sentence stands to the telling before it: its search, its sequel that night, what had been done before, its dead."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

from extractors.records import Location
from extractors.report.date import DateMention
from extractors.report.date_words import date_words
from extractors.report.place import PlaceMention
from extractors.report.scene import Info, Scene, is_event, locations_agree, resumed

BODY_FOUND = ("seized.find", "killed.remains", "killed.body", "killed.body_spotted")  # rules of facts


def bodies_first(scene: Scene, info: Info, day: str | None, where: Location) -> bool:
    """Bodies were found, and then the attack that they are of is told, some days before: its day is the scene's."""
    if not (day and scene.date and len(day) == len(scene.date) == 10 and is_event(info)):
        return False
    gap = (date.fromisoformat(scene.date) - date.fromisoformat(day)).days
    dead = [f for f in scene.frames if f.status == "asserted" and f.value]
    bodies = [f for f in dead if f.action == "killed"]
    told_so = bool(bodies) and all(f.rule.endswith(BODY_FOUND) for f in bodies)
    found = (told_so or _day_of_finding(scene)) and all(f.action in ("killed", "wounded") for f in dead)
    there = locations_agree(scene.location, where) or guessed(scene, where)
    return 0 < gap <= 10 and found and there and "new" not in info.markers


def _day_of_finding(scene: Scene) -> bool:
    """ "the killing of a farmer, whose remains were found on Saturday": the scene's day so far."""
    if scene.date_mention is None:
        return False
    info, m = scene.date_mention
    words: Any = date_words(m.rule[:2])
    return not words.bodies.isdisjoint(t.f for t in info.s.tokens[max(0, m.i - 5) : m.i])


def guessed(scene: Scene, where: Location) -> bool:
    """A hamlet's name alone is a guess at its district; one that is named in its province is the district."""
    if scene.places and all(p.level == "place" and p.group == "river" for p in scene.places):
        return True  # a river runs through many
    return where.province == scene.location.province and bool(scene.places) and all(p.level == "place" for p in scene.places)


def other_part(scene: Scene, info: Info, mention: DateMention | None) -> bool:
    """ "a inicios de agosto" is not the 26th, "in late May" not the 3rd."""
    if mention is None or not scene.date or len(scene.date) < 10 or len(mention.value or "") != 7:
        return False
    said = {t.f for t in info.s.tokens[max(0, mention.i - 3) : mention.j]}
    day = int(scene.date[8:])
    return (bool(said & _EARLY) and day > 10) or (bool(said & _LATE) and day < 20)


_EARLY = frozenset(("inicios", "principios", "comienzos", "early", "beginning"))
_LATE = frozenset(("fines", "finales", "late", "end"))


def place_of_the_lead(scenes: list[Scene], current: Scene, day: str | None, where: Location) -> bool:
    """Another district than that of the event told between, and no day: where it happened what the lead told without a place."""
    lead = scenes[0]
    return (
        day is None and lead is not current and lead.firm and not lead.summary and len(lead.date or "") == 10
        and lead.location.department is None and where.district is not None and bool(lead.frames)
    )


def first_pluperfect(info: Info) -> bool:
    """ "La semana pasada, zapadores habían dinamitado cuatro pistas": what had been done on a day of its own is another event."""
    tokens = info.s.tokens
    early = any(d.i <= 3 and not d.reporting for d in info.dates)
    return early and bool(info.frames) and any(t.f in ("habia", "habian", "had") for t in tokens[: min(f.position for f in info.frames)])


def follow_up(scene: Scene, info: Info, day: str | None, here: list[PlaceMention]) -> bool:
    """Things found within two days of a violent event, or its dead within a week, no place told: the search of its ground."""
    if not here and _of_the_guilty(scene, info, day):
        return True
    if here or "same_area" in info.markers or not (day and scene.date and len(day) == len(scene.date) == 10) or not info.frames:
        return False
    gap = (date.fromisoformat(day) - date.fromisoformat(scene.date)).days
    hurt = any(t.kind in ("attack", "armed_clash", "explosion", "accident") for _, t in scene.types)
    found = all(f.rule.endswith(BODY_FOUND) for f in info.frames)
    since = min((d.i for d in info.dates if d.value == day), default=0)  # "The patrol fired back, and on Thursday residents found a body"
    return (0 < gap <= 2 or (found and gap <= 7)) and hurt and (found or all(f.action in ("seized", "destroyed") for f in info.frames)) and not any(t.i > since for t in info.types)


def _of_the_guilty(scene: Scene, info: Info, day: str | None) -> bool:
    """ "Ayer, por disposición fiscal, fueron detenidos un teniente y cinco soldados de la patrulla": those who had killed, within the week."""
    if not (day and scene.date and len(day) == len(scene.date) == 10) or info.types or not info.frames:
        return False
    gap = (date.fromisoformat(day) - date.fromisoformat(scene.date)).days
    forces = all(f.action == "captured" and f.object in ("military", "police", "security_forces") for f in info.frames)
    return 0 < gap <= 7 and forces and any(f.action == "killed" and f.status == "asserted" for f in scene.frames)


def hours_later(scene: Scene, info: Info, mentions: list[DateMention], where: Location) -> bool:
    """ "Horas después, una patrulla …, en la quebrada X": the same day, but a place and an event of its own."""
    opens = any(d.kind == "scene" and d.offset == 0 and d.i <= 2 for d in mentions)
    elsewhere = bool(where.place and scene.location.place and where.place != scene.location.place)
    struck = any(t.kind == "attack" and t.status == "asserted" and not resumed(info, t) for t in info.types)
    return opens and elsewhere and (bool(info.frames) or struck) and scene.firm


def week_before(scene: Scene, info: Info, mentions: list[DateMention], published: date) -> bool:
    """ "Last week, police intercepted two other planes": no part of what happened this week."""
    if not scene.firm or not info.frames:
        return False
    if any(d.rule.endswith("last_month") and d.i <= 1 for d in mentions) and scene.infos[0].s.index < info.s.index - 1:
        return True
    if scene.date is None or len(scene.date) < 10:
        return False
    monday = published - timedelta(days=published.weekday())
    return any(d.rule.endswith("last_week") and d.i <= 1 for d in mentions) and date.fromisoformat(scene.date) >= monday


def just_told(scene: Scene, info: Info) -> bool:
    """Was an event of the scene told in one of the two sentences before?"""
    near = itertools.takewhile(lambda i: info.s.index - i.s.index <= 2, reversed(scene.infos))
    return any(i.s.index < info.s.index and is_event(i) for i in near)


def just_opened(scene: Scene, info: Info) -> bool:
    """Was its place told in the sentence before, and nothing of what happened there yet?"""
    last = scene.infos[-1].s if scene.infos else None
    return not scene.firm and last is not None and last.paragraph == info.s.paragraph and info.s.index - last.index == 1


def day_of_named(scenes: list[Scene], info: Info, m: DateMention) -> str | None:
    """ "Un día después de la emboscada", "a day after the blast": counted from the event of that kind, whatever was told between."""
    named = {t.kind for t in info.types if 0 < t.i - m.j <= 2 and resumed(info, t)}
    of_kind = (s.date for s in reversed(scenes) if len(s.date or "") == 10 and named.intersection(t.kind for _, t in s.types if t.status == "asserted"))
    return next(of_kind, None) if named else None


def last_day(scenes: list[Scene]) -> str | None:
    """The last full date told."""
    return next((s.date for s in reversed(scenes) if s.date and len(s.date) == 10), None)
