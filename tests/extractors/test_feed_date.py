"""Dates as feeds write them: Spanish and English, odd and impossible (threat E8)."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.feed_date import parse_date

MADE = datetime(2015, 1, 20, tzinfo=UTC)


@pytest.mark.parametrize(("written", "utc"), [
    ("Fri, 12 Dec 2014 08:30:00 GMT", "2014-12-12T08:30:00"),
    ("Fri, 12 Dec 2014 08:30:00 -0500 (PET)", "2014-12-12T13:30:00"),
    ("12 Dec 14 08:30 EST", "2014-12-12T13:30:00"),
    ("2014-12-12T08:30:00-05:00", "2014-12-12T13:30:00"),
    ("2014-12-12T08:30:00.123456Z", "2014-12-12T08:30:00"),
    ("2014-12-12 08:30", "2014-12-12T08:30:00"),
    ("2014-12-12T08:30:9-05:00", "2014-12-12T13:30:09"),
    ("2014-12-12 T 08:30:00-05:00", "2014-12-12T13:30:00"),
    ("2014-12-12T08:30:00+00:0", "2014-12-12T08:30:00"),
    ("2014-12-12", "2014-12-12T00:00:00"),
    ("December 12, 2014 8:30 PM", "2014-12-12T20:30:00"),
    ("Friday, December 12th, 2014", "2014-12-12T00:00:00"),
    # Spanish
    ("vie, 12 dic 2014", "2014-12-12T00:00:00"),
    ("Vie, 12 Dic 2014 08:30:00 -0500", "2014-12-12T13:30:00"),
    ("12 ene. 2015", "2015-01-12T00:00:00"),
    ("12 de enero de 2015", "2015-01-12T00:00:00"),
    ("miércoles 14 de enero del 2015, 8:30 a. m.", "2015-01-14T13:30:00"),
    ("lunes, 5 de octubre de 2015 - 10:15", "2015-10-05T15:15:00"),
    ("12 set 2014 08:30", "2014-09-12T13:30:00"),
    ("12/01/2015 08:30", "2015-01-12T08:30:00"),
    ("31/12/2014", "2014-12-31T00:00:00"),
    ("12/31/2014", "2014-12-31T00:00:00"),
    # a day without year is the latest one before the feed was made
    ("12 de enero", "2015-01-12T00:00:00"),
    ("30 de diciembre", "2014-12-30T00:00:00"),
    # odd, and yet clear
    ("Fri, 12 Dec 2014 24:00:00 GMT", "2014-12-13T00:00:00"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59"),
    ("Fri, 12 Dec 2014 08:30:00 +9999", "2014-12-12T08:30:00"),
    ("Mon, 06 Sep 99 10:00:00 GMT", "1999-09-06T10:00:00"),
    ("1420000000", "2014-12-31T04:26:40"),
    ("1420000000000", "2014-12-31T04:26:40"),
])
def test_a_date(written: str, utc: str) -> None:
    moment, understood = parse_date(written, MADE)
    assert understood
    assert moment is not None
    assert moment.replace(tzinfo=None).isoformat() == utc
    assert moment.tzinfo is UTC


@pytest.mark.parametrize("written", [
    "31 Feb 2020", "0000-00-00", "-0001-11-30T00:00:00", "9999-12-31", "99999999999-01-01", "2026-13-45", "0099-01-01",
    "1970-01-01", "12 de brumario de 2015", "2015-02-29", "25:61", "", None, "hoy", "0", "32/12/2014", "12 dic 20145",
])
def test_no_date(written: str | None) -> None:
    assert parse_date(written, MADE)[0] is None


def test_a_day_without_year_needs_to_know_when_the_feed_was_made() -> None:
    assert parse_date("12 de enero") == (None, False)


@given(st.text(alphabet="0123456789 -:/.,TZadeinrobcmGM+", max_size=60))
def test_anything_is_a_possible_date_or_none(written: str) -> None:
    moment, _ = parse_date(written, MADE)
    assert moment is None or 1980 <= moment.year < 2100


def test_b8_bait_takes_no_time() -> None:
    began = time.process_time()
    for bait in ("1 " * 200_000, "a" * 200_000, " " * 200_000, "12 de " * 50_000, "-" * 200_000):
        parse_date(bait, MADE)
    assert time.process_time() - began < 0.5
