"""Which date, place and figures of an incident stand, from its tellings.

Per action the breakdown of one report stands, the latest that is most specific; the others give low and high. Parts of
different reports are never added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Day

from extractors.codebook import PERSON_ACTIONS
from extractors.records import Fact, Location, Person, SettledFact
from extractors.same_figures import Sums, sums
from extractors.same_incident import Telling, content, span
from extractors.same_names import same_name
from extractors.text import fold

RECALLED_DAYS = 60  # an event this much older than its first report is told as background


@dataclass(frozen=True, slots=True)
class Settled:
    """One incident as its tellings settle it."""

    types: tuple[str, ...]
    date: str | None
    date_precision: str | None
    location: Location
    actors: tuple[str, ...]
    persons: tuple[Person, ...]
    recalled: bool
    facts: tuple[SettledFact, ...]
    headline: str | None  # key of the telling whose title stands for the incident; None when no report is about it
    told_as_recalled: bool  # by all tellings
    first_report: Day


def dated(settled: Settled, day: str | None) -> Settled:
    """The same with another date, and what follows from it."""
    old = day is not None and (settled.first_report - span(day)[1]).days > RECALLED_DAYS
    precision = None if day is None else {4: "year", 7: "month", 10: "day"}[len(day)]
    return replace(settled, date=day, date_precision=precision, recalled=settled.told_as_recalled or old)


def settle(tellings: Sequence[Telling]) -> Settled:
    """One incident from its tellings, by the codebook. ValueError when there is no telling."""
    if not tellings:
        raise ValueError("an incident needs at least one telling")
    rows = sorted(tellings, key=lambda t: (t.published, content(t)))
    settled = Settled(
        types=tuple(sorted({t for r in rows for t in r.incident.types})),
        date=None,
        date_precision=None,
        location=_settled_location(rows),
        actors=tuple(sorted({a for r in rows for a in r.incident.actors})),
        persons=_settled_persons(rows),
        recalled=False,
        facts=_settled_facts(rows),
        headline=_headline(rows),
        told_as_recalled=all(t.incident.recalled for t in rows),
        first_report=rows[0].published,
    )
    return dated(settled, _settled_date(rows))


def _headline(rows: Sequence[Telling]) -> str | None:
    """Of the reports that are about the incident the one that counts most, then the latest."""
    about = [t for t in rows if t.main]
    best = max(about, key=lambda t: (len(t.incident.facts), t.published, content(t)), default=None)
    return best.key if best else None


def _settled_date(rows: Sequence[Telling]) -> str | None:
    """The most precise date; among days the one most reports give, then the earliest reported."""
    dates = [r.incident.date for r in rows if r.incident.date]
    if not dates:
        return None
    finest = max(len(d) for d in dates)
    days = [d for d in dates if len(d) == finest]
    return max(dict.fromkeys(days), key=lambda d: (days.count(d), -days.index(d)))


def _settled_location(rows: Sequence[Telling]) -> Location:
    def fineness(t: Telling) -> tuple[int, int, str]:
        x = t.incident.location
        return (
            sum(v is not None for v in (x.department, x.province, x.district, x.place)),
            int(x.lat is not None),
            content(t),
        )

    return max(rows, key=fineness).incident.location


def _settled_persons(rows: Sequence[Telling]) -> tuple[Person, ...]:
    out: list[Person] = []
    for r in rows:
        for p in r.incident.persons:
            name = fold(p.name)
            twin = next((k for k, q in enumerate(out) if same_name(name, fold(q.name))), None)
            if twin is None:
                out.append(p)
            elif len(p.name) > len(out[twin].name):
                out[twin] = p
    return tuple(out)


def _specific(facts: dict[tuple[str, str, str], float | None]) -> int:
    """How well an action is broken down: counted parts that say of what kind."""
    return sum(
        1 for (_, obj, _), q in facts.items() if q is not None and obj not in ("unknown", "security_forces", "drugs")
    )


def _of_report(rows: Sequence[Telling]) -> list[tuple[Telling, list[Fact]]]:
    """A report's tellings as one: its facts once each, where a person joined two tellings of one report."""
    out: dict[str, tuple[Telling, list[Fact]]] = {}
    for r in rows:
        _, facts = out.setdefault(r.report_id, (r, []))
        known = {(f.action, f.object, f.unit, f.quantity) for f in facts}
        facts += [f for f in r.incident.facts if (f.action, f.object, f.unit, f.quantity) not in known]
    return list(out.values())


def _settled_facts(rows: Sequence[Telling]) -> tuple[SettledFact, ...]:
    reports = _of_report(rows)
    totals = [(r, facts, sums(facts)) for r, facts in reports]
    out: list[SettledFact] = []
    for action in sorted({a for _, _, s in totals for a, _, _ in s}):
        told = [(r, facts, {k: q for k, q in s.items() if k[0] == action}) for r, facts, s in totals]
        out += _settled_action(action, [row for row in told if row[2]])
    return tuple(out)


def _settled_action(action: str, told: Sequence[tuple[Telling, Sequence[Fact], Sums]]) -> list[SettledFact]:
    def rank(row: tuple[Telling, Sequence[Fact], Sums]) -> tuple[int, Day, int, str]:
        specific = _specific(row[2])
        return min(specific, 1) if action in PERSON_ACTIONS else specific, row[0].published, specific, content(row[0])

    source, facts, chosen = max(told, key=rank)
    out = []
    for (_, obj, unit), quantity in sorted(chosen.items()):
        values = [q for _, _, s in told if (q := s.get((action, obj, unit))) is not None]
        bound = next((f.bound for f in facts if (f.action, f.object, f.unit) == (action, obj, unit) and f.bound), None)
        out.append(SettledFact(action, obj, unit, quantity, min(values, default=None), max(values, default=None), bound,
                               sum((action, obj, unit) in s for _, _, s in told), source.report_id))
    return out
