"""Numbers in words are read whole: every number is spelled here, and read again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.report.number import number_at
from extractors.report.sentence import split
from extractors.report.words import words

ES = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"]
ES_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
ES_HUNDREDS = ["ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"]
EN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spanish(n: int) -> str:
    if n < 30:
        return ES[n]
    if n < 100:
        return ES_TENS[n // 10 - 3] + (f" y {ES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return "cien" if n == 100 else ES_HUNDREDS[n // 100 - 1] + (f" {spanish(n % 100)}" if n % 100 else "")
    head = "mil" if n < 2000 else f"{spanish(n // 1000)} mil".replace("veintiuno mil", "veintiún mil").replace("uno mil", "un mil")
    return head + (f" {spanish(n % 1000)}" if n % 1000 else "")


def english(n: int, joint: str = " and ") -> str:
    if n <= 20:
        return EN[n]
    if n < 100:
        return EN_TENS[n // 10 - 2] + (f"-{EN[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{EN[n // 100]} hundred" + (f"{joint}{english(n % 100)}" if n % 100 else "")
    rest = n % 1000
    return f"{english(n // 1000, joint)} thousand" + (f"{' and ' if rest < 100 and joint != ' ' else ' '}{english(rest, joint)}" if rest else "")


def read(lang: str, text: str) -> float | None:
    tokens = split("", f"{text} kilos", words(lang))[0].tokens
    number = number_at(tokens, 0, words(lang), None)
    return number.value if number is not None and tokens[number.end].f == "kilos" else None


NUMBERS = [*range(2, 1200), *range(1201, 10_000, 37), *range(10_001, 1_000_000, 4_999)]


@pytest.mark.parametrize(("lang", "spell"), [("es", spanish), ("en", english), ("en", lambda n: english(n, " "))], ids=["Spanish", "English", "English without and"])
def test_a_number_in_words_is_read_whole(lang: str, spell: Callable[[int], str]) -> None:
    wrong = [(n, spell(n), read(lang, spell(n))) for n in NUMBERS if read(lang, spell(n)) != n]
    assert wrong == []
