"""Dates that depend on another day: that of publication, that of the scene, that told before."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.report.date import easter, find_dates, resolve, shift
from extractors.text import tokenize
from tests.extractors.dates import WEDNESDAY, dates, say

ELSEWHEN = [
    ("en", "He was shot last Thursday.", date(2021, 8, 19), "2021-08-12"),
    ("en", "He was shot Thursday.", date(2021, 8, 19), "2021-08-19"),
    ("es", "Cayó el 29 de febrero.", date(2022, 3, 1), "2020-02-29"),
    ("es", "En diciembre murieron tres.", date(2021, 1, 3), "2020-12"),
    ("es", "Cayó el 31 de diciembre.", date(2021, 1, 3), "2020-12-31"),
    ("es", "Hace dos meses cayó.", date(2021, 1, 3), "2020-11"),
    ("es", "El 31 de junio no existe.", date(2021, 1, 3), ""),
    ("es", "En la última década cayeron 61.", date(2018, 6, 11), "span 2008-2018"),
    ("es", "La semana pasada cayó.", date(2021, 9, 3), "2021-08"),
    ("es", "La semana pasada cayó.", date(2021, 9, 8), "vague"),
    ("en", "The ministry credited 10 killings in 2016.", date(2016, 12, 30), "year 2016"),
    ("es", "El jueves 22 fue detenido.", date(2020, 10, 26), "2020-10-22"),
    ("en", "In March 12 pods were lost.", date(2019, 11, 4), "2019-03"),
]


@pytest.mark.parametrize(("lang", "text", "published", "expected"), ELSEWHEN)
def test_other_publication_days(lang: str, text: str, published: date, expected: str) -> None:
    assert dates(lang, text, published) == expected


@pytest.mark.parametrize(
    ("anchor", "offset", "expected"),
    [
        ("2013-10-15", -5, "2013-10-10"),
        ("2011-06", ("months", 2), "2011-08"),
        ("2011-11-20", ("months", 2), "2012-01"),
        ("2016-06-15", ("weeks", -1), "2016-06"),
        ("2010-04-09", ("years", 1), "2011"),
        ("2010-04-09", ("in_year", "06-05"), "2010-06-05"),
        ("2010-04-09", ("in_month", 12), "2010-04-12"),
        ("2010-04", 0, "2010-04"),
        ("2010", ("months", 12), "2011"),
    ],
)
def test_counts_from_the_scene(anchor: str, offset: object, expected: str) -> None:
    assert shift(anchor, offset) == expected  # type: ignore[arg-type]


def test_a_mention_resolves_only_with_an_anchor() -> None:
    (m,) = find_dates(tokenize("Al día siguiente cayó otro."), "es", WEDNESDAY)
    assert resolve(m, None) is None
    assert resolve(m, "2021-08-10") == "2021-08-11"


def test_easter_is_computed() -> None:
    assert [easter(y) for y in (2009, 2015, 2024)] == [date(2009, 4, 12), date(2015, 4, 5), date(2024, 3, 31)]


@pytest.mark.parametrize(
    ("lang", "text", "then", "gives"),
    [
        ("es", "El 5 se destruyó una pista en Sivia.", "2021-03-02", "2021-03-05"),
        ("es", "El 50 batallón volvió a Sivia.", "2021-03-02", ""),
        ("es", "El 12 por ciento de los vecinos se fue.", "2021-03-02", ""),
        ("en", "On the 6th, hooded men took the post.", "2021-04", "2021-04-06"),
        ("en", "On the 6th another plane came down.", "2021-04", "2021-04-06"),
        ("en", "On the 6th commandos entered a camp.", "2021-04", "2021-04-06"),
        ("en", "The day before, on March 1, a patrol was hit.", "2019-03-02", "scene -1, 2019-03-01"),
    ],
)
def test_what_was_told_before_lends_month_and_year(lang: str, text: str, then: str, gives: str) -> None:
    assert ", ".join(say(m) for m in find_dates(tokenize(text), lang, WEDNESDAY, then, then)) == gives
