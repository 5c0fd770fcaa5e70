"""Numbers → Vega-Lite, by Altair: bars by month, claims over time, a ranking. The page draws these very specifications in
the reader's browser; `picture` makes SVG and PNG of them for digests. Their colours are those of light ground: the page's
style sheet gives each its sign in the dark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, wraps
from typing import Any, ParamSpec

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from flows.report.html import phrase

Spec = dict[str, Any]
P = ParamSpec("P")
# Told apart by people who see no red or green as well, on light and dark ground.
COLOURS = ("#c2452d", "#2a78b8", "#d99a1c", "#3a9276", "#7d6bb0")
BRUSH, RULE, INK, SOFT = "#0b5cad", "#dcd9d3", "#1c1f23", "#5b626b"
WIDTH, HEIGHT = 520, 230
MOST_MONTHS = 120
_ROW = 24  # height of one of a ranking
_VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


@dataclass(frozen=True, slots=True)
class Series:
    """A layer of the bars: its words (a key of flows/words), its colour (of COLOURS) and a value per month."""

    key: str
    colour: int
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure somebody gave: on which day, who, how much, of which period, and what hovering says."""

    day: date
    who: str
    value: float
    period: str
    told: str


@dataclass(frozen=True, slots=True)
class Picture:
    svg: str
    png: bytes  # in twice its size, for fine screens


def months_between(first: date, last: date) -> list[date]:
    """First days of all months from one to the other, the latest MOST_MONTHS of them."""
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    return [m for m in months if (first.year, first.month) <= (m.year, m.month) <= (last.year, last.month)][-MOST_MONTHS:]


def _unchecked(draw: Callable[P, Spec]) -> Callable[P, Spec]:
    """Altair holds every part of a chart against its schema as it is made, which takes most of the time; the tests do so once.
    A channel that is a string or a dict it would look up in the schema all the same: here each is of its own class."""
    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Spec:
        with debug_mode(False):
            return draw(*args, **kwargs)
    return drawn


@_unchecked
def monthly(months: Sequence[date], monitored: Sequence[bool], series: Sequence[Series], title: str, lang: str) -> Spec:
    """Stacked bars under a brush over months. Months without monitoring lie on a pale band: no bar there is no finding."""
    names = [f"{m:%Y-%m}" for m in months]
    x = alt.X("month:O", title=None, scale=alt.Scale(domain=names, padding=0),
              axis=alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=8, ticks=False))
    unknown = ({"month": n} for n, known in zip(names, monitored, strict=True) if not known)
    bands = alt.Chart(_values(unknown, "unmonitored")).mark_rect(color="#888", opacity=0.13).encode(x=x)
    brush = alt.selection_interval(name="brush", encodings=["x"], zoom=False, mark=alt.BrushConfig(
        fill=BRUSH, fillOpacity=0.12, stroke=BRUSH, strokeOpacity=0.6))
    told = [{"month": n, "series": s.key, "value": s.values[i], "rank": rank}
            for i, n in enumerate(names) for rank, s in enumerate(series) if s.values[i]]
    bars = alt.Chart(_values(told, "told")).mark_bar(
        width={"band": 0.76},
        tooltip=alt.ExprRef("datum.month + ': ' + words[datum.series] + ' ' + format(datum.value, ',.1~f')"),
    ).encode(
        x=x, y=_amount(max((sum(s.values[i] for s in series) for i in range(len(names))), default=0)), order=alt.Order("rank:Q"),
        opacity=alt.OpacityValue(**alt.condition(brush, alt.value(1), alt.value(0.35))),
        color=_colours("series", {s.key: s.colour for s in series}, "words[datum.label]", len(series) > 1),
    ).add_params(brush, alt.param("words", value={s.key: phrase(lang, s.key) for s in series}))
    return _spec([bands, bars], phrase(lang, title))


@_unchecked
def claims(given: Sequence[Claim], colours: dict[str, int], others: str, title: str, lang: str) -> Spec:
    """Claims over time, each with its period: figures of different periods are no rise and no fall. `colours` names those
    who get one of their own; the rest share that of `others`, a key of flows/words."""
    told = _values(({"day": c.day.isoformat(), "who": c.who if c.who in colours else others, "value": c.value,
                     "period": c.period, "told": c.told} for c in given), "told")
    several = colours if all(c.who in colours for c in given) else {**colours, others: len(colours)}
    points = alt.Chart(told).encode(
        x=alt.X("day:T", title=None, scale=alt.Scale(type="utc", padding=46),
                axis=alt.Axis(format="%Y-%m-%d", tickCount=3, labelOverlap="greedy", grid=False)),
        y=_amount(max(c.value for c in given)))
    words = alt.param("words", value={others: phrase(lang, others)})
    dots = points.mark_circle(size=90, opacity=0.9, tooltip=alt.ExprRef("datum.told")).encode(
        color=_colours("who", several, "words[datum.label] || datum.label", True)).add_params(words)
    periods = points.mark_text(align="left", dx=8, fontSize=10, color=SOFT).encode(text=alt.Text("period:N"))
    return _spec([dots, periods], title)


@_unchecked
def ranking(rows: Sequence[tuple[str, str, float]], title: str) -> Spec:
    """(name, where it lies, number), the highest first, as bars across. The parameter `picked` is the name that stands out."""
    values = [{"name": name, "label": f"{name}, {where}" if where else name, "value": value} for name, where, value in rows]
    stands_out = "picked === '' || picked === datum.name"
    base = alt.Chart(_values(values, "told")).encode(
        y=alt.Y("label:N", title=None, sort=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=190, labelPadding=6)),
        x=alt.X("value:Q", title=None, axis=None, scale=alt.Scale(domainMin=0)))
    bars = base.mark_bar(color=COLOURS[1], cursor="pointer", height={"band": 0.6}).encode(
        opacity=alt.OpacityValue(**alt.condition(stands_out, alt.value(1), alt.value(0.35)))).add_params(alt.param("picked", value=""))
    numbers = base.mark_text(align="left", dx=4, color=INK).encode(text=alt.Text("value:Q", format=",~f"))
    return _spec([bars, numbers], title, 36 + _ROW * len(rows))


def picture(spec: Spec) -> Picture:
    """The chart standing alone, with its title and legend on white ground."""
    return Picture(str(vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)),
                   bytes(vl_convert.vegalite_to_png(spec, vl_version=_VEGA_LITE, scale=2)))


@cache
def script() -> str:
    """Vega, Vega-Lite and Vega-Embed in one: an ES module that sets `window.vegaEmbed` and asks nobody for anything."""
    return str(vl_convert.javascript_bundle(vl_version=_VEGA_LITE))  # type: ignore[call-arg]  # its stub asks for a snippet


def _spec(layers: Sequence[alt.Chart], title: str, height: int = HEIGHT) -> Spec:
    made = alt.layer(
        *layers, width=WIDTH, height=height, title=title, background="#fff", padding=4, autosize=alt.AutoSizeParams(type="fit", contains="padding"),
        config=alt.Config(
            aria=False, font="system-ui, sans-serif", view=alt.ViewConfig(stroke=None),
            title=alt.TitleConfig(anchor="start", fontSize=14, color=INK),
            axis=alt.AxisConfig(gridColor=RULE, domainColor=RULE, tickColor=RULE, labelColor=SOFT, labelFontSize=11),
            axisX=alt.AxisConfig(grid=False), legend=alt.LegendConfig(labelColor=INK, labelFontSize=11)),
    )  # put together once with all its rows, where `+`, `properties`, `configure_axis` and the like would each make a copy
    return {key: value for key, value in made.to_dict(validate=False).items() if key != "$schema"}  # the page speaks of no address


def _values(rows: Iterable[dict[str, Any]], name: str) -> alt.InlineData:
    return alt.InlineData(values=list(rows), name=name)


def _amount(most: float) -> alt.Y:
    """From 0 up, in whole steps; of nothing at all there is still an axis."""
    return alt.Y("value:Q", title=None, scale=alt.Scale(domain=[0, max(most, 2)], nice=True),
                 axis=alt.Axis(tickCount=4, tickMinStep=1, format=",~f", domain=False, ticks=False))


def _colours(field: str, colours: dict[str, int], label: str, shown: bool) -> alt.Color:
    legend = alt.Legend(title=None, orient="top", labelExpr=label, symbolType="square", labelLimit=160,
                        columns=alt.ExprRef("width < 420 ? 2 : 5"))
    return alt.Color(f"{field}:N", legend=legend if shown else None, scale=alt.Scale(
        domain=list(colours), range=[COLOURS[n] for n in colours.values()]))
