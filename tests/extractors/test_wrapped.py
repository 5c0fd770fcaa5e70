"""A line broken at a width is no end of a sentence; the end of a paragraph, a headline or an item of a list is."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date

import pytest

from extractors.records import Report
from extractors.report.read import read
from extractors.report.wrapped import unwrap
from tests.accuracy import Article, articles

LEAD = (
    "Efectivos de la Policía Nacional incautaron el lunes en el distrito de Llochegua, provincia de Huanta, 120 kilos de "
    "cocaína y tres fusiles."
)
BODY = "El vehículo fue intervenido en la garita de control, donde cayeron dos hombres de 23 y 31 años."


def wrap(text: str, width: int, between: str = "\n\n", end: str = "\n") -> str:
    """Each paragraph broken at the width."""
    lines = (textwrap.wrap(p, width, break_on_hyphens=False, break_long_words=False) for p in text.split("\n") if p)
    return between.join(end.join(paragraph) for paragraph in lines)


def said(report: Report) -> object:
    """What a report says, without where it stands."""
    return (
        report.relevant,
        [
            (i.types, i.date, i.location, i.actors, [(f.action, f.object, f.quantity, f.unit, f.bound) for f in i.facts],
             [(p.name, p.role) for p in i.persons])
            for i in report.incidents
        ],
        [(s.action, s.object, s.quantity, s.unit, s.period) for s in report.statistics],
    )  # fmt: skip


def told(a: Article, form: Callable[[str], str] = str) -> Report:
    return read(a["title"], form(a["text"]), date.fromisoformat(a["published"]), a["lang"])


@pytest.mark.parametrize(("width", "between", "first"), [(72, "\n", 0), (80, "\n\n", 2)], ids=["no blank lines", "blank lines"])
def test_our_own_articles_say_the_same_when_they_are_wrapped(width: int, between: str, first: int) -> None:
    """Every fourth, others in each form: 170 texts of both languages and all subjects have each ending of a line several times."""
    sample = articles("own articles")[first::4]
    changed = [a["id"] for a in sample if said(told(a)) != said(told(a, lambda t: wrap(t, width, between)))]
    assert len(changed) <= len(sample) // 50, changed  # a paragraph whose last line is full by chance runs on into the next


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\n  "], ids=["plain", "Windows", "trailing space", "indented"])
@pytest.mark.parametrize("width", range(50, 121, 7))
def test_a_sentence_goes_on_over_the_end_of_a_wrapped_line(width: int, end: str) -> None:
    text = wrap(f"{LEAD}\n{BODY}", width, end=end)
    plain = unwrap(text)
    assert len(plain) == len(text)
    assert " ".join(plain.split("\n")[0].split()) == LEAD
    facts = {(f.object, f.quantity): f for i in read("", text, date(2022, 6, 15), "es").incidents for f in i.facts}
    assert {("cocaine", 120.0), ("firearm", 3.0)} <= set(facts)
    assert all(text[f.evidence.start : f.evidence.end] == f.evidence.quote for f in facts.values())


def test_two_lines_are_enough() -> None:
    text = "La Policía incautó el lunes en Llochegua, provincia de Huanta, 120 kilos\nde cocaína y tres fusiles."
    assert unwrap(text) == text.replace("\n", " ")


APART = {
    "paragraphs of one line": f"{LEAD}\n{BODY}\n{LEAD}",
    "short paragraphs": "Hubo un ataque en Llochegua, confirmó ayer el Comando Conjunto.\nMurieron dos soldados.\nNo hay detenidos hasta ahora.",
    "headlines": "Dos soldados mueren en una emboscada en el distrito de Llochegua\nCapturan a tres narcotraficantes en Sivia\n"
    "Incautan 120 kilos de cocaína en Pichari y destruyen dos pistas",
    "a list": "El material incautado en el campamento del sector Nueva Esperanza fue:\ncuatro fusiles AKM\ndos granadas de guerra\n"
    "120 kilos de cocaína\ntres radios portátiles",
    "bullets": f"{LEAD[:80]}:\n- 120 kilos de cocaína\n- tres fusiles\n1) una camioneta\n• dos radios",
    "a dateline on a line of its own": f"LIMA, 3 may (EFE)\n{LEAD}",
    "verses": "en el valle\nlos ríos bajan\nsin voz",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART.keys())
def test_other_lines_stay_apart(text: str) -> None:
    assert unwrap(text) == text


def test_a_list_stays_a_list_in_a_wrapped_text() -> None:
    items = "\n- 120 kilos de cocaína\n- tres fusiles\n- un aviso que dice que nadie debe pasar por el puente del río\n"
    plain = unwrap(f"{wrap(LEAD, 72)}:{items}\n{wrap(BODY, 72)}")
    assert plain.count("\n- ") == 3
    assert LEAD in plain
    assert BODY in plain


def test_wire_text_in_capitals_is_wrapped_too() -> None:
    assert unwrap(wrap(LEAD.upper(), 66)) == LEAD.upper()
