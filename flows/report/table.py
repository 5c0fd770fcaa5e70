"""Incidents as the page's script takes them: a row for each, and what stands behind it. Pure: rows in, plain JSON values out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from flows.alerts.safe import clean, link
from flows.report.data import Data, at, day
from flows.report.kind import group_of
from flows.report.map import project
from warehouse.rows import Row

COLUMNS = ("id", "date", "precision", "recalled", "corrected", "types", "group", "department", "province", "district",
           "place", "x", "y", "point", "zone", "actors", "killed", "killed_range", "wounded", "wounded_range", "captured",
           "cocaine", "reports", "headline", "spoken")
MOST_ROWS = 10_000
DETAIL_BYTES = 1_200_000  # packed: with the rest of the page below 3 MB for a year of incidents, whatever is said in it
_WORDS = 400  # characters of one quotation or headline that are shown


def rows(incidents: Sequence[Row], spoken: Mapping[int, dict[str, str]] = MappingProxyType({})) -> list[list[Any]]:
    """One list of COLUMNS for each incident; `spoken` as in Data."""
    return [_row(i, spoken.get(i["incident_id"])) for i in incidents[:MOST_ROWS]]


def _row(i: Row, spoken: dict[str, str] | None) -> list[Any]:
    # a province or department has no point that would not be invented
    xy = project(i["lat"], i["lon"]) if i["place_precision"] not in ("province", "department") else None
    x, y = xy or (None, None)
    return [i["incident_id"], _date(i["event_date"], i["date_precision"]), i["date_precision"], int(bool(i["recalled"])),
            int(bool(i.get("corrected"))), list(i["types"] or ()), group_of(i["types"] or ()), i["department"], i["province"],
            i["district"], _text(i["place"]), x, y, i["place_precision"] if i["lat"] is not None else None, i["vraem_zone"],
            list(i["actors"] or ()), i["killed"], _range(i, "killed"), i["wounded"], _range(i, "wounded"), i["captured"],
            i["cocaine_seized_kg"], i["n_reports"], _text(i["headline"]), spoken]


def _date(day_: date | None, precision: str | None) -> str | None:
    """As far as it is known: 2026-11-24, 2026-11 or 2026."""
    return None if day_ is None else day_.isoformat()[: {"month": 7, "year": 4}.get(precision or "", 10)]


def _range(i: Row, name: str) -> list[Any] | None:
    low, high = i.get(f"{name}_low"), i.get(f"{name}_high")
    return [low, high] if low is not None and high is not None and low != high else None


def _text(value: object) -> str | None:
    return None if value is None else clean(value, _WORDS)


def details(data: Data, budget: int = DETAIL_BYTES) -> dict[str, Any]:
    """Incident id → facts, reports with quotations, history, people; the newest events first, until the budget (bytes of
    zlib) is used."""
    out: dict[str, Any] = {}
    packing, size = zlib.compressobj(), 0
    alerts = _alerts(data)
    for i in data.incidents[:MOST_ROWS]:
        key = i["incident_id"]
        one = {
            "facts": [[f["action"], f["object"], f["unit"], f["quantity"], f["quantity_low"], f["quantity_high"], f["bound"],
                       f["n_reports"], int(bool(f.get("corrected")))] for f in data.facts.get(key, ())],
            "reports": _reports(data, key),
            "history": _history(data.versions.get(key, ())),
            "people": sorted({(_text(p["name"]), p["role"]) for p in data.persons.get(key, ())}, key=str),
            "corrections": [_decision(c) for c in data.corrections.get(key, ())],
            "alerts": alerts.get(key, []),
        }
        size += len(packing.compress(json.dumps(one, ensure_ascii=False, default=str).encode()) + packing.flush(zlib.Z_SYNC_FLUSH))
        if size > budget:
            break
        out[str(key)] = one
    return out


def _reports(data: Data, incident_id: int) -> list[dict[str, Any]]:
    """Every report that tells the incident: where it stands, which words say what, by which rule."""
    out: list[dict[str, Any]] = []
    said: dict[int, list[list[Any]]] = {}
    for q in data.quotes.get(incident_id, ()):
        said.setdefault(q["report_id"], []).append(
            [q["action"], q["object"], q["quantity"], q["unit"], q["bound"], _text(q["quote"]), q["rule"]])
    seen = set()
    for t in data.tellings.get(incident_id, ()):
        report = next(iter(data.reports.get(t["report_id"], ())), None)
        if report is None:
            continue
        words = [[k, _text(t[f"{k}_quote"]), t[f"{k}_rule"]] for k in ("type", "date", "place") if t[f"{k}_quote"]]
        if t["report_id"] in seen:  # told in two pieces that were joined: one report still
            out[-1]["words"] += words
            continue
        seen.add(t["report_id"])
        sources = data.sources.get(t["report_id"], ())
        out.append({
            "title": _text(report["title"]), "url": link(report["url"] or ""), "feed": report["feed"],
            "at": at(report["published_at"]) or day(report["first_seen_at"]), "lang": report["lang"],
            "from_feed": int(bool(report["from_feed"])), "joined": _text(t["why_joined"]),
            "copies": [[s["feed"], link(s["url"] or "")] for s in sources if s["how"] != "first"],
            "facts": said.get(t["report_id"], []), "words": words})
    return out


def _decision(c: Row) -> list[Any]:
    """When, who, why, of what kind, what it is about (a field, an incident, a report), the value, when it was taken back."""
    about = {"link": f"#{c['other_id']}", "split": f"{c['report_id']} → #{c['other_id']}"}.get(c["kind"], c["field"])
    return [at(c["made_at"]), _text(c["author"]), _text(c["why"]), c["kind"], about, _text(c["value"]), at(c["withdrawn_at"])]


def _history(versions: Sequence[Row]) -> list[list[Any]]:
    return [[at(v["known_from"]), v["cause"], v["killed"], v["wounded"], v["captured"], v["cocaine_seized_kg"], v["n_reports"]]
            for v in versions]


def _alerts(data: Data) -> dict[int, list[list[Any]]]:
    """Incident id → its alerts, once each whatever their channels."""
    out: dict[int, dict[str, list[Any]]] = {}
    for a in data.alerts:
        if a["incident_id"] is not None:
            out.setdefault(a["incident_id"], {})[a["alert_id"]] = [at(a["created_at"]), a["watch"], a["reason"],
                                                                  [_text(c) for c in a["changes"] or ()]]
    return {k: list(v.values()) for k, v in out.items()}
