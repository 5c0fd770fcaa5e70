"""The map of the VRAEM: limits and rivers → SVG, degrees → its coordinates. No tiles; nothing is drawn that is not known.

Points are set by the page's script from these coordinates, so that they can follow the filters.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from flows.report.html import Html, phrase, tag

WEST, EAST, SOUTH, NORTH = -75.45, -72.15, -13.95, -10.6
WIDTH = 600
# Plate carrée, true along 12.3° S: at this size no other projection shows.
_PER_DEGREE = WIDTH / (EAST - WEST)
_PER_DEGREE_NORTH = _PER_DEGREE / math.cos(math.radians(12.3))
HEIGHT = round((NORTH - SOUTH) * _PER_DEGREE_NORTH)
_GEO = Path(__file__).parent / "geo"
_DEPARTMENT_NAMES = {"Junín": (-75.02, -11.95), "Ayacucho": (-74.32, -13.62), "Cusco": (-72.62, -12.3),
                     "Huancavelica": (-75.02, -12.75), "Apurímac": (-73.0, -13.8), "Ucayali": (-73.2, -10.8)}


def project(lat: float | None, lon: float | None) -> tuple[float, float] | None:
    """(x, y) on the map; None when unknown or outside of it."""
    if lat is None or lon is None or not (WEST <= lon <= EAST and SOUTH <= lat <= NORTH):
        return None
    return _xy(lon, lat)


def draw(lang: str) -> Html:
    """The empty map; its group `points` is the script's."""
    return tag(
        "svg",
        tag("g", [tag("path", d=d, class_="department", fill="#eee", stroke="#999") for _, d in _shapes("departments")]),
        tag("g", [tag("path", tag("title", f"{p['name']} ({p['department']})"), d=d, class_="province", fill="none",
                      stroke="#bbb") for p, d in _shapes("vraem_provinces")]),
        tag("g", [tag("path", tag("title", p["name"]), d=d, class_="river", fill="none", stroke="#5a9bd4")
                  for p, d in _shapes("rivers")]),
        tag("g", [_label(name, *at, "department-name") for name, at in _DEPARTMENT_NAMES.items()], aria_hidden="true"),
        tag("g", [_town(p["name"], *c) for p, c in _towns()], aria_hidden="true"),
        tag("g", id="points"),
        id="map-svg", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="group", aria_label=phrase(lang, "map.label"),
        data_label="map.label")


def _label(text: str, lon: float, lat: float, kind: str) -> Html:
    x, y = _xy(lon, lat)
    return tag("text", text, x=x, y=y, class_=kind, text_anchor="middle")


def _town(name: str, lon: float, lat: float) -> Html:
    x, y = _xy(lon, lat)
    left = x > 80  # names stand left of their towns, away from the river, where there is room
    return tag("g", tag("rect", x=_n(x - 1.5), y=_n(y - 1.5), width=3, height=3),
               tag("text", name, x=_n(x - 5 if left else x + 5), y=_n(y + 3), text_anchor="end" if left else None), class_="town")


def _n(v: float) -> str:
    return f"{v:.1f}"


def _xy(lon: float, lat: float) -> tuple[float, float]:
    return round((lon - WEST) * _PER_DEGREE, 1), round((NORTH - lat) * _PER_DEGREE_NORTH, 1)


@cache
def _features(name: str) -> list[dict[str, Any]]:
    return list(json.loads((_GEO / f"{name}.geojson").read_text("utf-8"))["features"])


def _towns() -> Iterator[tuple[dict[str, Any], list[float]]]:
    for f in _features("towns"):
        yield f["properties"], f["geometry"]["coordinates"]


def _shapes(name: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Properties and the path of each line or polygon."""
    for f in _features(name):
        kind, c = f["geometry"]["type"], f["geometry"]["coordinates"]
        lines = [c] if kind == "LineString" else c if kind == "Polygon" else [ring for polygon in c for ring in polygon]
        yield f["properties"], "".join(_path(line, closed=kind != "LineString") for line in lines)


def _path(line: list[list[float]], closed: bool) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in (_xy(*p) for p in line)) + ("Z" if closed else "")
