"""Scenes: the article as a sequence of tellings, each with a day, a place and an operation.

`Info` is what the readers found in one sentence, `Scene` what is told of one event; scene_parts parts a sentence that
tells of two, scene_order puts the sentences into their scenes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.records import Location
from extractors.report.actor import Actor
from extractors.report.counted import Counted
from extractors.report.date import DateMention
from extractors.report.fact_frame import Frame
from extractors.report.person_words import PersonMention
from extractors.report.place import PlaceMention, resolve
from extractors.report.sentence import Sentence


@dataclass(slots=True)
class TypeCue:
    kind: str
    i: int
    j: int
    rule: str
    status: str


@dataclass(slots=True)
class Info:
    """What the readers found in one sentence, or in one part of it."""

    s: Sentence
    i: int
    j: int
    frames: list[Frame]
    dates: list[DateMention]
    places: list[PlaceMention]
    persons: list[PersonMention]
    actors: list[Actor]
    types: list[TypeCue]
    markers: set[str]
    tally: set[str]
    counted: list[Counted] = field(default_factory=list)
    cut: int = 0  # token where the telling of another event begins in the same sentence
    front: int = 0  # token that ends a clause in front which tells an event of its own: "Three days after …,"
    inner: tuple[int, int] | None = None  # the relative clause that recalls another event
    deed: bool = False  # a verb of killing, wounding or taking is asserted, whatever it counts
    fate: int = 0  # the same, where both are told of the same people: each part has the frames of its own verbs


@dataclass(slots=True)
class Scene:
    infos: list[Info] = field(default_factory=list)
    date: str | None = None
    date_mention: tuple[Info, DateMention] | None = None
    places: list[PlaceMention] = field(default_factory=list)
    place_infos: list[Info] = field(default_factory=list)
    told: dict[tuple[object, ...], int] = field(default_factory=dict)  # how often each place was told
    frames: list[Frame] = field(default_factory=list)
    types: list[tuple[Info, TypeCue]] = field(default_factory=list)
    aside: tuple[Info, str, DateMention] | None = None  # a day told last that was not its own
    elsewhere: tuple[Info, list[PlaceMention]] | None = None  # the place of another event, named last
    recalled: bool = False
    firm: bool = False  # an event has been told in it; before that its setting can still be replaced
    caught: bool = False  # headline or lead says that something was seized
    forces: frozenset[str] = frozenset()  # military, police: those the article names anywhere
    drugs: frozenset[str] = frozenset()  # kinds of drugs the article names at all
    comrades: frozenset[str] = frozenset()  # words of the names of those it calls "camarada", "comrade"
    rebels: bool = False  # the article names the armed group somewhere
    ruined: frozenset[str] = frozenset()  # what headline or lead say was destroyed
    summary: bool = False  # adds up what several scenes tell
    location: Location = field(default_factory=Location)

    def add(self, info: Info, context: list[PlaceMention]) -> None:
        self.infos.append(info)
        self.frames.extend(info.frames)
        hurt = any(f.action in ("killed", "wounded") for f in self.frames)
        known = bool(self.frames) and not hurt and not info.frames and not info.dates and not info.places
        self.types.extend((info, t) for t in info.types if not (known and resumed(info, t)))
        new = setting(info.places)
        if new:
            self.places.extend(p for p in new if self._news(p))
            self.place_infos.append(info)
            self.location = resolve(self.places, context)

    def _news(self, p: PlaceMention) -> bool:
        """Whether a place told here adds anything: said the same way for the fourth time, it does not."""
        key = (p.name, p.level, p.candidates, p.role, p.kindword, p.group, p.beside)
        self.told[key] = self.told.get(key, 0) + 1
        return self.told[key] <= 3


SETTING_ROLES = ("at", "near", "route")


_RESUMING = {"el", "la", "los", "las", "del", "al", "the", "this", "este", "esta", "ese", "esa", "aquel", "aquella", "dicho", "dicha", "that"}


def resumed(info: Info, t: TypeCue) -> bool:
    """"the attack was a reprisal": an event already told, perhaps another one's."""
    return t.i > 0 and info.s.tokens[t.i - 1].f in _RESUMING


def setting(places: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions that can say where it happened."""
    return [p for p in places if p.role in SETTING_ROLES and p.level != "zone"]


def dates_agree(a: str | None, b: str | None) -> bool:
    """Same day, or one is a coarser telling of the other; unknown agrees with all."""
    if a is None or b is None:
        return True
    short = min(len(a), len(b))
    return a[:short] == b[:short]


def locations_agree(a: Location, b: Location) -> bool:
    for x, y in ((a.department, b.department), (a.province, b.province), (a.district, b.district)):
        if x and y and x != y:
            return False
    return True


def event_dates(info: Info) -> list[DateMention]:
    """Dates that can be the event's: not the day of saying, not a period of a tally."""
    tokens = info.s.tokens
    return [
        d
        for d in info.dates
        if not d.reporting
        and not (d.span and not d.year_only)
        and (d.value or d.kind == "scene")
        and (
            any(t.f in ("when", "cuando") for t in tokens[d.j : d.j + 3])
            or (tokens[d.i].f not in _SINCE and not (d.i and tokens[d.i - 1].f in _SINCE))
            or (not info.frames and not any(t.f in ("had", "habian", "habia") for t in tokens[: d.i]) and len(d.value or "") == 10 and any(t.kind == "unrest" and t.status == "asserted" for t in info.types))
        )
    ]


_SINCE = {"desde", "since", "until", "hasta", "partir"}


def is_event(info: Info) -> bool:
    return any(f.status == "asserted" and f.corrected != "old" for f in info.frames) or any(
        t.status == "asserted" for t in info.types
    )


def one_operation(scene: Scene) -> bool:
    """ "arrested on November 8 during raids on three houses in Palmapampa": one operation, with its day and place."""
    return bool(scene.date and len(scene.date) == 10 and scene.location.district and scene.location.place)


def heads(s: Sentence) -> bool:
    """ "LABORATORIO.", "OTRA INTERVENCIÓN.": a heading in capitals at the front of its paragraph, in a text that is not."""
    if s.previous is not None or s.paragraph <= 1 or s.upper or s.bullet:
        return False
    words = [t.raw for t in s.tokens if t.k == "w"]
    return 0 < len(words) <= 5 and all(w.isupper() and len(w) > 1 for w in words)
