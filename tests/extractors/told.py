"""What a report of a few sentences tells, as words that stand beside the sentences in a table of cases."""

from __future__ import annotations

from datetime import date

from extractors.records import Fact, Incident, Report, Statistic
from extractors.report.read import read

PUBLISHED = date(2021, 8, 16)  # a Monday


def report(lang: str, text: str, title: str = "VRAEM", published: date = PUBLISHED) -> Report:
    """With the incidents outside the valley: a case need not name a place in it."""
    return read(title, text, published, lang, everywhere=True)


def _fact(f: Fact) -> str:
    return f"{f.action} {f.object} {'?' if f.quantity is None else format(f.quantity, 'g')}"


def _facts(i: Incident) -> str:
    return ", ".join(map(_fact, i.facts))


def facts(lang: str, text: str, title: str = "VRAEM") -> list[str]:
    """The facts of all incidents, as "action object quantity", in alphabetical order; "?" for what is left open."""
    return sorted(_fact(f) for i in report(lang, text, title).incidents for f in i.facts)


def told(lang: str, text: str) -> list[str]:
    """The day and the facts of each incident."""
    return [f"{i.date} {_facts(i)}" for i in report(lang, text).incidents]


def placed(lang: str, text: str) -> list[str]:
    """The day, the district and the facts of each incident."""
    return [f"{i.date} {i.location.district}: {_facts(i)}" for i in report(lang, text).incidents]


def places(lang: str, text: str) -> list[tuple[str | None, str | None]]:
    """District and place of each incident."""
    return [(i.location.district, i.location.place) for i in report(lang, text).incidents]


def events(lang: str, text: str) -> list[str]:
    """The day, the district and the kinds of each incident."""
    return [f"{i.date} {i.location.district}: {' '.join(i.types)}" for i in report(lang, text).incidents]


def figure(f: Fact | Statistic) -> str:
    """With its unit, and to six digits."""
    return f"{f.action or '-'} {f.object} {f.quantity:.6g}" + ("" if f.unit == "count" else f" {f.unit}")


def balance(lang: str, published: str, text: str) -> tuple[str, str]:
    """The statistics with their periods, and the facts."""
    said = report(lang, text, "Vraem", date.fromisoformat(published))
    return ("; ".join(f"{figure(s)} {s.period}" for s in said.statistics),
            "; ".join(figure(f) for i in said.incidents for f in i.facts))
