"""Invented stories told by several reports, and how well their tellings are joined: precision and recall of pairs.

A file holds the articles of one story and of events that look like it. An article begins with
`=== id | language | day of publication | event@date/district, …`, its headline and its text; the events are those it
tells, by a name that is the story file's own. A pair is two articles that tell one event. It is found when tellings of
both, read by the rules as the event, share an incident; a pair is false when tellings of two events do.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

from extractors.incident_groups import group
from extractors.records import Incident
from extractors.report.read import read
from extractors.same_incident import Telling

HERE = Path(__file__).parent
Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """`name` is unique over all stories."""

    name: str
    date: str
    district: str


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    lang: str
    published: date
    events: tuple[Event, ...]
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of articles and events, each (article, article, what).

    unread: missed because the rules read nothing of the event in one of the two; no joining could find them.
    """

    found: tuple[Pair, ...]
    missed: tuple[Pair, ...]
    unread: tuple[Pair, ...]
    false: tuple[Pair, ...]

    @property
    def precision(self) -> float:
        return len(self.found) / ((len(self.found) + len(self.false)) or 1)

    @property
    def recall(self) -> float:
        """Of the pairs that the rules read both sides of."""
        return len(self.found) / ((len(self.found) + len(self.missed)) or 1)

    @property
    def recall_of_all(self) -> float:
        return len(self.found) / ((len(self.found) + len(self.missed) + len(self.unread)) or 1)


@cache
def articles(first: str = "") -> tuple[Article, ...]:
    """Those of one file ("209"), of one set ("8": the files 801 to 899, "10": 1001 to 1099), or of all."""
    found = [p for p in HERE.glob("*-*.md") if not first or p.stem.partition("-")[0] == first or p.stem.partition("-")[0][:-2] == first]
    return tuple(a for path in sorted(found) for a in _of_file(path))


def _of_file(path: Path) -> list[Article]:
    out = []
    for part in path.read_text("utf-8").split("=== ")[1:]:
        head, title, *lines = part.split("\n")
        id_, lang, published, told = (x.strip() for x in head.split("|"))
        events = []
        for event in told.split(", "):
            name, _, rest = event.partition("@")
            day, _, district = rest.partition("/")
            events.append(Event(f"{path.stem.partition('-')[0]} {name}", day, district))
        out.append(Article(id_, lang, date.fromisoformat(published), tuple(events), title, "\n".join(lines).strip()))
    return out


@cache
def tellings(first: str = "") -> tuple[Telling, ...]:
    """What the rules read in them; a key is `article#n`."""
    return tuple(t for a in articles(first) for t in _read_in(a))


@cache
def _read_in(a: Article) -> tuple[Telling, ...]:
    told = read(a.title, a.text, a.published, a.lang, everywhere=True).incidents
    beside = [tuple(sorted({j.location.district for j in told if j is not i and j.location.district})) for i in told]
    return tuple(Telling(f"{a.id}#{n}", a.id, a.published, i, n == 1, a.id, b)
                 for n, (i, b) in enumerate(zip(told, beside, strict=True), 1))


def crowded(days: int, seed: int, before: int = 9999) -> tuple[Telling, ...]:
    """The same with each story moved as a whole, so that all begin within so many days: events of different stories meet. Only files whose
    number is below `before`."""
    r = random.Random(seed)
    known = [a for a in articles() if int(a.id[:-1]) < before]
    story = {a.id: a.events[0].name.split()[0] for a in known}
    first: dict[str, date] = {}
    for a in sorted(known, key=lambda a: a.published):
        first.setdefault(story[a.id], a.published)
    moved = {s: date(2025, 1, 1) + timedelta(days=r.randrange(days)) - day for s, day in sorted(first.items())}
    return tuple(_moved(t, moved[story[t.report_id]]) for t in tellings() if int(t.report_id[:-1]) < before)


def _moved(t: Telling, by: timedelta) -> Telling:
    """A month or a year is moved by its middle."""
    said = t.incident.date
    if said is not None:
        middle = date.fromisoformat(said + {4: "-07-01", 7: "-15", 10: ""}[len(said)])
        said = (middle + by).isoformat()[:len(said)]
    return replace(t, published=t.published + by, incident=replace(t.incident, date=said))


def events_of(a: Article, told: Sequence[Incident]) -> list[str]:
    """The event that each telling of an article is about: by its day and district; one that fits none is its own.

    Where two events fit a telling equally, it is about the one that no other telling of the article fits better.
    """
    claimed = {names[0] for i in told if len(names := _best(a, i)) == 1}
    return [next((n for n in names if n not in claimed), names[0]) if (names := _best(a, i)) else f"{a.id}: no event of it" for i in told]


def _best(a: Article, i: Incident) -> list[str]:
    def fit(e: Event) -> int:
        day = 0 if i.date is None else 2 if i.date == e.date else 1 if e.date.startswith(i.date) else -2
        where = 0 if i.location.district is None else 2 if i.location.district == e.district else -2
        return day + where

    best = max(fit(e) for e in a.events)
    return [e.name for e in a.events if fit(e) == best] if best >= (0 if len(a.events) == 1 else 1) else []


def score(first: str = "", groups: Sequence[Sequence[str]] | None = None) -> Score:
    """Of the groups that the rules make (or of given ones) over all these stories together."""
    known = {a.id: a for a in articles(first)}
    told_by: dict[str, list[Telling]] = {}
    for t in tellings(first):
        told_by.setdefault(t.report_id, []).append(t)
    label = {t.key: name for r, of in told_by.items() for t, name in zip(of, events_of(known[r], [t.incident for t in of]), strict=True)}
    wanted = {(a.id, b.id, e) for a, b in combinations(known.values(), 2) for e in
              {x.name for x in a.events} & {x.name for x in b.events}}
    told = {(t.report_id, label[t.key]) for t in tellings(first)}
    read_of_both = {(a, b, e) for a, b, e in wanted if (a, e) in told and (b, e) in told}
    joined: set[Pair] = set()
    for keys in groups if groups is not None else group(tellings(first)):
        for x, y in combinations(sorted({(k.split("#")[0], label[k]) for k in keys}), 2):
            if x[0] != y[0]:
                joined.add((x[0], y[0], x[1] if x[1] == y[1] else f"{x[1]} + {y[1]}"))
    return Score(*(tuple(sorted(pairs)) for pairs in (
        wanted & joined, read_of_both - joined, wanted - read_of_both - joined, joined - wanted)))
