"""Other people's files beside ours: which events are the same, and what is wrong with a file is said with its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from flows.events_file import Event, NotRecognised, read_events
from flows.reconcile import Ours, lay_beside

ACLED = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,notes,fatalities"
UCDP = "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,date_start,date_end,best,high,low"
LLOCHEGUA = (-12.41, -73.91)


def event(name: str = "PER1", day: str = "2026-11-19", deaths: int = 2, district: str = "Llochegua",
          point: tuple[float, float] | None = LLOCHEGUA) -> Event:
    at = date.fromisoformat(day)
    return Event(name, at, at, ("Ayacucho", "Huanta", district), district, point, False, deaths, deaths, deaths,
                 "Battles", "violence")


def mine(n: int = 1, day: str = "2026-11-19", deaths: int = 2, district: str = "Llochegua",
         point: tuple[float, float] | None = LLOCHEGUA) -> Ours:
    at = date.fromisoformat(day)
    return Ours(n, at, at, ("Ayacucho", "Huanta", district), district, point, False, deaths, deaths, deaths, "Battles",
                "violence", True, "Emboscada")


SAME = {
    "the same day and district": (event(), mine(), True),
    "a day later": (event(), mine(day="2026-11-20"), True),
    "five days later": (event(), mine(day="2026-11-24"), False),
    "another district near by": (event(), mine(district="Sivia", point=(-12.51, -73.86)), True),
    "another district far off": (event(), mine(district="Pangoa", point=(-11.43, -74.49)), False),
    "another district far off, without points": (event(point=None), mine(district="Sivia", point=None), False),
    "known by its province only": (event(district="", point=None), mine(), True),
    "more dead": (event(deaths=4), mine(), True),
    "nobody dead, of another kind": (event(), replace(mine(deaths=0), group="other"), False),
    "within the month that is known": (event(), replace(mine(day="2026-11-01"), last=date(2026, 11, 30)), True),
}


@pytest.mark.parametrize(("theirs", "ours", "same"), SAME.values(), ids=SAME)
def test_the_same_event(theirs: Event, ours: Ours, same: bool) -> None:
    statuses = {line.status for line in lay_beside([theirs], [ours], 2, 30).lines}
    assert ("matched" in statuses) is same


def test_each_is_matched_once_and_the_nearest_first() -> None:
    theirs = [event("a", "2026-11-19"), event("b", "2026-11-20", deaths=5)]
    found = lay_beside(theirs, [mine(1, "2026-11-20", deaths=5), mine(2, "2026-11-19")], 2, 30)
    assert {(line.theirs.id, line.ours.id) for line in found.lines if line.theirs and line.ours} == {("a", 2), ("b", 1)}


def test_what_only_one_side_has() -> None:
    found = lay_beside([event("a"), event("b", "2026-05-01"), event("c", "2026-12-01")], [mine(1), mine(2, "2026-07-01")], 2, 30)
    assert [(line.status, line.theirs and line.theirs.id, line.ours and line.ours.id) for line in found.lines] == [
        ("matched", "a", 1), ("missed", "b", None), ("missed", "c", None), ("extra", None, 2)]


NOT_EXPECTED = {
    "before the file begins": mine(2, "2019-01-01"),
    "outside of the VRAEM": replace(mine(2, "2026-11-20", district="Lima"), in_vraem=False, point=(-12.0, -77.0)),
    "where, nobody knows": replace(mine(2, "2026-11-20", district="", point=None), admin=("", "", ""), in_vraem=None),
    "without dead, where all events of the file have some": mine(2, "2026-11-20", deaths=0, district="Pangoa", point=(-11.43, -74.49)),
    "of a kind that the file does not hold": replace(mine(2, "2026-11-20", deaths=0), group="other"),
}


@pytest.mark.parametrize("other", NOT_EXPECTED.values(), ids=NOT_EXPECTED)
def test_what_the_file_cannot_hold_is_no_extra(other: Ours) -> None:
    found = lay_beside([event("a"), event("b", "2026-12-31")], [mine(1), other], 2, 30)
    assert found.count("extra") == 0


PLACES = {
    "a district of the VRAEM": (event(), 0),
    "a district elsewhere": (replace(event(point=None), admin=("Lima", "Lima", "Miraflores")), 1),
    "a point in the VRAEM": (event(district=""), 0),
    "a point in Lima": (event(district="", point=(-12.05, -77.04)), 1),
    "a province that reaches into it": (replace(event(district="", point=None), vague=True), 0),
    "a province elsewhere": (replace(event(point=None), admin=("Puno", "Puno", "")), 1),
    "no place at all": (replace(event(point=None), admin=("", "", "")), 1),
}


@pytest.mark.parametrize(("theirs", "outside"), PLACES.values(), ids=PLACES)
def test_only_the_vraem_is_compared(theirs: Event, outside: int) -> None:
    assert lay_beside([theirs], [], 2, 30).outside == outside


# --- files -----------------------------------------------------------------------------------------------------------


def written(tmp_path: Path, header: str, *lines: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "events.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding=encoding)
    return path


ACLED_ROW = 'PER1,2026-11-19,1,Battles,Armed clash,Peru,Ayacucho,Huanta,Llochegua,Llochegua,-12.41,-73.91,1,"Two, dead\nin all",2'
UCDP_ROW = "77,1,Government of Peru,Sendero Luminoso,2,Llochegua town,Ayacucho department,Huanta province,-12.41,-73.91,Peru,2026-11-19 00:00:00.000,2026-11-20 00:00:00.000,3,4,2"


def test_acled(tmp_path: Path) -> None:
    file = read_events(written(tmp_path, ACLED, ACLED_ROW, ACLED_ROW.replace("Peru", "Bolivia")))
    (only,) = file.events
    assert (file.source, file.elsewhere, file.wrong) == ("ACLED", 1, [])
    assert (only.id, only.first, only.last, only.deaths, only.group) == ("PER1", date(2026, 11, 19), date(2026, 11, 19), 2, "violence")


def test_ucdp(tmp_path: Path) -> None:
    (only,) = read_events(written(tmp_path, UCDP, UCDP_ROW)).events
    assert (only.id, only.first, only.last) == ("77", date(2026, 11, 19), date(2026, 11, 20))
    assert (only.admin, only.deaths_low, only.deaths, only.deaths_high) == (("Ayacucho", "Huanta", ""), 2, 3, 4)


SPANS = {"1": ("2026-11-19", "2026-11-19"), "2": ("2026-11-13", "2026-11-25"), "3": ("2026-11-01", "2026-11-30")}


@pytest.mark.parametrize("precision", SPANS)
def test_how_much_of_a_day_is_known(tmp_path: Path, precision: str) -> None:
    (only,) = read_events(written(tmp_path, ACLED, ACLED_ROW.replace(",1,Battles", f",{precision},Battles"))).events
    assert (only.first.isoformat(), only.last.isoformat()) == SPANS[precision]


@pytest.mark.parametrize("day", ["19 November 2026", "2026-11-19", "19-Nov-2026", "19-Nov-26", "2026-11-19T00:00:00", "19/11/2026"])
def test_days_as_their_sites_write_them(tmp_path: Path, day: str) -> None:
    (only,) = read_events(written(tmp_path, ACLED, ACLED_ROW.replace("2026-11-19", day))).events
    assert only.first == date(2026, 11, 19)


def test_semicolons_a_byte_order_mark_and_windows_letters(tmp_path: Path) -> None:
    rows = [line.replace(",", ";") for line in (ACLED, ACLED_ROW.replace("Two, dead\nin all", "Río Ene"))]
    (only,) = read_events(written(tmp_path, *rows, encoding="cp1252")).events
    assert only.place == "Llochegua"
    assert read_events(written(tmp_path, *rows, encoding="utf-8-sig")).source == "ACLED"


WRONG = {
    "no day": (ACLED_ROW.replace("2026-11-19", "soon"), "event_date: no day: 'soon'"),
    "no number": (ACLED_ROW[:-1] + "many", "fatalities: no number: 'many'"),
    "no point": (ACLED_ROW.replace("-12.41", "north"), "latitude, longitude: no point"),
    "no point on earth": (ACLED_ROW.replace("-12.41", "-912.41"), "no point on earth"),
    "too few cells": ("PER1,2026-11-19", "2 cells, the header has 15"),
}


@pytest.mark.parametrize(("line", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, says: str) -> None:
    path = written(tmp_path, ACLED, ACLED_ROW, line, ACLED_ROW)
    file = read_events(path)
    assert len(file.events) == 2
    (wrong,) = file.wrong
    assert wrong.startswith(f"{path}:4: ")  # the row before it has two lines
    assert says in wrong


@pytest.mark.parametrize("header", ["", "a,b,c", "event_date,notes"])
def test_a_file_of_another_kind_says_what_is_needed(tmp_path: Path, header: str) -> None:
    with pytest.raises(NotRecognised, match="columns of ACLED: event_date"):
        read_events(written(tmp_path, header))
