"""What happened by month: the charts of the page, and the same as files for a digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from flows.report import charts
from flows.report.charts import Series, Spec
from flows.report.data import LIMA, Data, read
from flows.report.html import Html, figure, phrase, say, section, tag
from flows.report.kind import GROUPS, group_of
from flows.report.parts import chart, nothing
from warehouse.rows import Row


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart: its name (words under `trends.`), its months and layers, and its specification."""

    name: str
    months: list[date]
    series: list[Series]
    spec: Spec


def section_of(d: Data, today: date, lang: str) -> Html:
    drawn = _drawn(d, today, lang)
    if not drawn:
        return section(lang, "trends", nothing(lang, "trends"))
    figures = [tag("figure", say(lang, f"trends.{c.name}", as_="h3"), chart(lang, c.spec, f"trends.{c.name}", "months"),
                   _as_table(c, lang), class_="panel") for c in drawn]
    return section(lang, "trends",
                   tag("p", say(lang, "trends.hint", class_="hint", id="months-hint"), " ", say(lang, "trends.unmonitored"), class_="soft"),
                   tag("div", figures, class_="charts"),
                   tag("p", say(lang, "trends.left_out", d.left_out), " ", say(lang, "trends.counted"), class_="soft"))


def _as_table(c: Drawn, lang: str) -> Html:
    """The same numbers for those who cannot or need not see bars."""
    head = tag("tr", say(lang, "trends.month", as_="th", scope="col"), [say(lang, s.key, as_="th", scope="col") for s in c.series])
    body = [tag("tr", tag("th", f"{m:%Y-%m}", scope="row"), [tag("td", figure(s.values[n])) for s in c.series])
            for n, m in reversed(list(enumerate(c.months)))]
    return tag("details", say(lang, "trends.table", as_="summary"),
               tag("div", tag("table", tag("thead", head), tag("tbody", body)), class_="scroll", tabindex=0, role="group",
                   aria_label=phrase(lang, "trends.table"), data_label="trends.table"))


def files(analyst: Path, now: datetime, lang: str = "es") -> dict[str, bytes]:
    """File name → an SVG and a PNG of each chart, with title and legend; nothing where no incident has a date."""
    drawn = _drawn(read(analyst), now.astimezone(LIMA).date(), lang)
    pictures = {c.name: charts.picture(c.spec) for c in drawn}
    return {f"{name}.{kind}": made for name, p in pictures.items() for kind, made in (("svg", p.svg.encode()), ("png", p.png))}


def _drawn(d: Data, today: date, lang: str) -> list[Drawn]:
    dated = [i for i in d.incidents if not i["recalled"] and i["event_date"] and i["date_precision"] != "year"
             and i["event_date"] <= today]
    if not dated:
        return []
    since = d.monitored.get("first_day")
    months = charts.months_between(min(i["event_date"] for i in dated), today)
    monitored = [since is not None and m >= since.replace(day=1) for m in months]
    return [Drawn(name, months, series, charts.monthly(months, monitored, series, f"trends.{name}", lang))
            for name, series in _series(d, dated, months)]


def _series(d: Data, dated: Sequence[Row], months: Sequence[date]) -> list[tuple[str, list[Series]]]:
    groups = Counter((i["event_date"].replace(day=1), group_of(i["types"] or ())) for i in dated)

    def column(trend: str, name: str, key: str, colour: int) -> Series:
        found = {r["month"]: r[name] or 0 for r in d.months[trend]}
        return Series(key, colour, [float(found.get(m, 0)) for m in months])

    # who suffers: the forces blue, the armed group red, civilians yellow
    sides = (("forces", 1), ("armed_group", 0), ("civilians", 2), ("other", 4))
    return [
        ("incidents", [Series(f"groups.{g}", n, [float(groups[m, g]) for m in months]) for n, g in enumerate(GROUPS)]),
        ("casualties", [column("casualties", f"killed_{s}", f"week.{s}", c) for s, c in sides]),
        ("wounded", [column("casualties", f"wounded_{s}", f"week.{s}", c) for s, c in sides]),
        ("cocaine", [column("seizures", "cocaine_seized_kg", "trends.kg", 1)]),
        ("destroyed", [column("destroyed", "airstrips_destroyed", "trends.airstrips", 2),
                       column("destroyed", "labs_destroyed", "trends.labs", 3)]),
        ("captures", [column("captures", "captured_armed_group", "trends.armed", 0),
                      column("captures", "captured_suspects", "trends.suspects", 4),
                      column("captures", "captured_civilians", "trends.civilians", 2)]),
    ]
