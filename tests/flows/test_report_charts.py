"""The report page's charts and its map."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import altair as alt
import pytest

from flows.report import charts
from flows.report import map as vraem_map
from flows.report.charts import Series
from tests.flows.analyst import TODAY
from tests.flows.opened import HOSTILE


def test_a_chart_tells_every_month_and_those_without_monitoring() -> None:
    months = charts.months_between(date(2026, 1, 15), date(2026, 3, 1))
    spec = charts.monthly(months, [False, True, True], [Series("groups.violence", 0, [1, 0, 4])], "trends.incidents", "en")
    _, bars = spec["layer"]
    assert bars["encoding"]["x"]["scale"]["domain"] == ["2026-01", "2026-02", "2026-03"]
    assert [(r["month"], r["value"]) for r in bars["data"]["values"]] == [("2026-01", 1), ("2026-03", 4)]
    assert spec["layer"][0]["data"]["values"] == [{"month": "2026-01"}]


def test_every_chart_is_what_vega_lite_reads() -> None:
    months = charts.months_between(date(2026, 1, 15), date(2026, 3, 1))
    given = [charts.Claim(date(2026, 1, 2), "Devida", 3, "2025", "…"), charts.Claim(date(2026, 1, 3), "ONU", 4, "2024", "…")]
    specs = [charts.monthly(months, [True] * 3, [Series("groups.violence", 0, [1, 0, 4]), Series("trends.kg", 1, [2, 0, 4])], "trends.incidents", "en"),
             charts.claims(given, {"Devida": 0}, "statistics.others", "Coca", "es"), charts.ranking([("Pichari", "Cusco", 3)], "Towns")]
    for spec in specs:
        alt.LayerChart.from_dict(spec, validate=True)  # raises where a part is not of the schema


def test_a_chart_of_nothing_still_has_an_axis() -> None:
    months = charts.months_between(TODAY, TODAY)
    root = ET.fromstring(charts.picture(charts.monthly(months, [True], [Series("trends.kg", 1, [0])], "trends.cocaine", "es")).svg)
    assert {"2026-11", "0", "1", "2"} <= {t.text for t in root.iter("{http://www.w3.org/2000/svg}text")}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_of_the_web_is_text_in_a_picture_too(text: str) -> None:
    names = [e.tag for e in ET.fromstring(charts.picture(charts.ranking([(text, text, 1)], text)).svg).iter()]
    assert {n.rpartition("}")[2] for n in names} <= {"svg", "g", "path", "rect", "text", "line", "defs", "clipPath"}


def test_colours_of_the_dark_stand_in_the_style_sheet_for_all_that_charts_use() -> None:
    css = (Path(charts.__file__).parent / "page.css").read_text("utf-8")
    assert all(f'[fill="{c}"] {{ fill: var(--c{n}); }}' in css for n, c in enumerate(charts.COLOURS))
    assert f'[fill="{charts.BRUSH}"]' in css
    assert f'[stroke="{charts.RULE}"]' in css


def test_a_span_of_centuries_is_cut() -> None:
    assert len(charts.months_between(date(1, 1, 1), TODAY)) == charts.MOST_MONTHS


def test_the_valley_lies_where_it_should() -> None:
    pichari, satipo = vraem_map.project(-12.52, -73.83), vraem_map.project(-11.25, -74.64)
    assert pichari
    assert satipo
    assert satipo[0] < pichari[0], "Satipo lies west"
    assert satipo[1] < pichari[1], "and north"
    assert vraem_map.project(-12.05, -77.04) is None, "Lima is not on the map"
    ET.fromstring(vraem_map.draw("es"))
