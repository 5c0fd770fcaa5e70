"""Bars by month, a line of weeks, a ranking: numbers → SVG. Pure; the page's style sheet may recolour the classes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from flows.report.html import Html, figure, join, phrase, say, tag

# Told apart by people who see no red or green as well, on light and dark ground.
COLOURS = ("#c2452d", "#2a78b8", "#d99a1c", "#3a9276", "#7d6bb0")
WIDTH, HEIGHT = 520, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 6, 12, 24
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Series:
    """A layer of the bars: its words (a key of flows/words), its colour (of COLOURS) and a value per month."""

    key: str
    colour: int
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class Dot:
    """One claim: its day, its value, its colour (of COLOURS), the period it is of, and what hovering says."""

    day: date
    value: float
    colour: int
    period: str
    told: str


def months_between(first: date, last: date) -> list[date]:
    """First days of all months from one to the other, the latest MOST_MONTHS of them."""
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    return [m for m in months if (first.year, first.month) <= (m.year, m.month) <= (last.year, last.month)][-MOST_MONTHS:]


def monthly(months: Sequence[date], monitored: Sequence[bool], series: Sequence[Series], title: str, lang: str) -> Html:
    """Stacked bars. Months without monitoring lie on a pale band: no bar there is no finding."""
    totals = [sum(s.values[n] for s in series) for n in range(len(months))]
    top, step = _ticks(max(totals, default=0))
    wide = (WIDTH - _LEFT - _RIGHT) / max(len(months), 1)
    floor = HEIGHT - _BOTTOM

    def y(v: float) -> float:
        return floor - (floor - _TOP) * v / top

    bands = [tag("rect", class_="unmonitored", x=_n(_LEFT + n * wide), y=_TOP, width=_n(wide), height=floor - _TOP,
                 fill="#888", opacity=".13") for n, known in enumerate(monitored) if not known]
    lines = _rules(top, step, y)
    bars = [_bar(n, series, wide, y) for n in range(len(months))]
    every = max(1, math.ceil(len(months) / 8))
    named = [tag("text", f"{m:%Y-%m}", x=_n(_LEFT + (n + 0.5) * wide), y=HEIGHT - 7, text_anchor="middle", class_="tick")
             for n, m in enumerate(months) if (len(months) - 1 - n) % every == 0
             and _LEFT + (n + 0.5) * wide < WIDTH - 18]
    hits = [tag("rect", _hover(n, m, series, lang), class_="hit", x=_n(_LEFT + n * wide), y=_TOP, width=_n(wide),
                height=floor - _TOP + 4, fill="transparent", data_month=f"{m:%Y-%m}") for n, m in enumerate(months)]
    return tag("svg", bands, lines, bars, named, tag("g", hits, class_="hits"), xmlns="http://www.w3.org/2000/svg",
               viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="chart", role="img", data_label=title,
               aria_label=phrase(lang, title), font_family="system-ui, sans-serif", font_size="11")


def _bar(n: int, series: Sequence[Series], wide: float, y: Callable[[float], float]) -> list[Html]:
    out, below = [], 0.0
    for s in series:
        v = s.values[n]
        if v:
            low, high = y(below), y(below + v)
            out.append(tag("rect", class_=f"c{s.colour}", fill=COLOURS[s.colour], x=_n(_LEFT + (n + 0.12) * wide),
                           y=_n(high), width=_n(wide * 0.76), height=_n(max(low - high, 0.5))))
            below += v
    return out


def _hover(n: int, month: date, series: Sequence[Series], lang: str) -> Html:
    told = [f"{phrase(lang, s.key)} {figure(s.values[n])}" for s in series if s.values[n]]
    return tag("title", f"{month:%Y-%m}: {', '.join(told) or '0'}")


def dots(claims: Sequence[Dot], title: str, lang: str) -> Html:
    """Claims over time, each with its period: figures of different periods are no rise and no fall."""
    top, step = _ticks(max((c.value for c in claims), default=0))
    first, last = min(c.day for c in claims), max(c.day for c in claims)
    floor, left, right = HEIGHT - _BOTTOM, _LEFT + 50, WIDTH - _RIGHT - 40
    days = (last - first).days

    def x(d: date) -> float:
        return left + (right - left) * ((d - first).days / days if days else 0.5)

    def y(v: float) -> float:
        return floor - (floor - _TOP) * v / top

    named = [tag("text", f"{d:%Y-%m-%d}", x=_n(x(d)), y=HEIGHT - 7, text_anchor="middle", class_="tick") for d in sorted({first, last})]
    drawn = [_dot(c, x(c.day), y(c.value)) for c in claims]
    return tag("svg", _rules(top, step, y, _LEFT + 16), drawn, named, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}",
               class_="chart claims", role="img", data_label=title, aria_label=phrase(lang, title),
               font_family="system-ui, sans-serif", font_size="11")


def _dot(c: Dot, x: float, y: float) -> Html:
    after = x < WIDTH / 2  # its period stands where there is room
    return tag("g", tag("title", c.told),
               tag("circle", class_=f"dot c{c.colour}", fill=COLOURS[c.colour], cx=_n(x), cy=_n(y), r=5),
               tag("text", c.period, x=_n(x + 9 if after else x - 9), y=_n(y + 3.5), text_anchor=None if after else "end", class_="tick"))


def _rules(top: float, step: float, y: Callable[[float], float], left: float = _LEFT) -> list[Html]:
    """Lines across, each with its number."""
    return [tag("g", tag("line", x1=left, x2=WIDTH - _RIGHT, y1=_n(y(v)), y2=_n(y(v)), class_="rule", stroke="#8886"),
                tag("text", figure(v), x=left - 5, y=_n(y(v) + 3.5), text_anchor="end", class_="tick"))
            for v in [step * k for k in range(round(top / step) + 1)]]


def legend(series: Sequence[Series], lang: str) -> Html:
    return tag("ul", [tag("li", tag("span", class_=f"swatch b{s.colour}"), say(lang, s.key)) for s in series],
               class_="legend")


def alone(chart: Html, title: str, series: Sequence[Series], lang: str) -> str:
    """A chart as a file of its own: white ground, its title and, of several layers, what each is."""
    several = [s for s in series if len(series) > 1]
    head, at, keys = 46 if several else 28, 8.0, []
    for s in several:
        text = phrase(lang, s.key)
        keys.append(join(tag("rect", x=_n(at), y=30, width=9, height=9, fill=COLOURS[s.colour]),
                         tag("text", text, x=_n(at + 13), y=38)))
        at += 13 + 6.2 * len(text) + 14  # as wide as such letters are, about
    inner = Html(chart.replace("<svg ", f'<svg y="{head}" width="{WIDTH}" height="{HEIGHT}" ', 1))
    return tag("svg", tag("rect", width=WIDTH, height=HEIGHT + head, fill="#fff"),
               tag("text", phrase(lang, title), x=8, y=18, font_size=14, font_weight="bold"), keys, inner,
               xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT + head}", width=WIDTH, height=HEIGHT + head,
               font_family="system-ui, sans-serif", font_size="11") + "\n"


def as_table(months: Sequence[date], series: Sequence[Series], lang: str) -> Html:
    """The same numbers for those who cannot or need not see bars."""
    head = tag("tr", say(lang, "trends.month", as_="th", scope="col"), [say(lang, s.key, as_="th", scope="col") for s in series])
    body = [tag("tr", tag("th", f"{m:%Y-%m}", scope="row"), [tag("td", figure(s.values[n])) for s in series])
            for n, m in reversed(list(enumerate(months)))]
    return tag("details", say(lang, "trends.table", as_="summary"),
               tag("div", tag("table", tag("thead", head), tag("tbody", body)), class_="scroll", tabindex=0, role="group",
                   aria_label=phrase(lang, "trends.table"), data_label="trends.table"))


def sparkline(values: Sequence[float], known: Sequence[bool], label: str) -> Html:
    """Narrow bars, the last one strong; weeks without monitoring pale."""
    top = max([*values, 1])
    bars = [tag("rect", class_="now" if n == len(values) - 1 else "past" if known[n] else "unknown", x=n * 3,
                y=_n(27 - 26 * v / top), width=2.2, height=_n(max(26 * v / top, 1)), fill="#666")
            for n, v in enumerate(values)]
    return tag("svg", bars, viewBox=f"0 0 {len(values) * 3} 28", preserveAspectRatio="none", class_="spark", role="img", aria_label=label,
               data_label="week.weeks")


def ranking(rows: Sequence[tuple[str, str, float]], lang: str) -> Html:
    """(name, where it lies, number), the highest first, as bars that are buttons."""
    top = max((v for _, _, v in rows), default=1) or 1
    return tag("ol", [
        tag("li", tag("button", tag("span", name, tag("small", f" {where}"), class_="name"), tag("b", figure(v)),
                      tag("svg", tag("rect", class_="bar", x=0, y=0, width=_n(100 * v / top), height=4, fill=COLOURS[1]),
                          viewBox="0 0 100 4", preserveAspectRatio="none", aria_hidden="true", class_="bar-line"),
                      type="button", data_district=name))
        for name, where, v in rows], class_="ranking")


def _ticks(most: float) -> tuple[float, float]:
    """(top of the axis, step): three to five round steps."""
    if most <= 0:
        return 1.0, 1.0
    raw = most / 4
    size = 10 ** math.floor(math.log10(raw))
    step = max(next(m * size for m in (1, 2, 2.5, 5, 10) if m * size >= raw), 1)
    return math.ceil(most / step) * step, step


def _n(v: float) -> str:
    return f"{v:.1f}".rstrip("0").rstrip(".")
