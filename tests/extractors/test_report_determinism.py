"""The same article gives the same bytes, and no text, however odd, breaks the reading or moves a quotation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extractors.records import Evidence, Report
from extractors.report.mention import read_sentence
from extractors.report.read import MAX_CHARS, read
from extractors.report.scene_order import tell_apart
from extractors.report.sentence import split
from extractors.report.words import words
from tests.hostile import TEXTS

ROOT = Path(__file__).parents[2]
DAY = date(2022, 6, 15)
STORY = {
    "es": (
        "Dos soldados mueren en emboscada en Junín",
        "Dos soldados murieron y cuatro policías resultaron heridos el último lunes en una emboscada de remanentes de "
        "Sendero Luminoso en el distrito de Vizcatán del Ene, provincia de Satipo, región Junín.\n\n"
        "El capitán José Muñoz Ávila dijo que se incautaron 120 kilos de cocaína y tres fusiles.",
    ),
    "en": (
        "Two soldiers killed in ambush in Junín",
        "Two soldiers were killed and four policemen were wounded on Monday in an ambush by Shining Path remnants in "
        "Vizcatán del Ene district, Satipo province, Junín region.\n\n"
        "Captain José Muñoz Ávila said that troops seized 120 kilos of cocaine and three rifles.",
    ),
}
languages = pytest.mark.parametrize("lang", STORY)


def evidence_of(report: Report) -> Iterator[Evidence]:
    for incident in report.incidents:
        yield from (f.evidence for f in incident.facts)
        yield from (p.evidence for p in incident.persons)
        yield from incident.evidence.values()
    yield from (s.evidence for s in report.statistics)


def told(title: str, text: str, lang: str | None) -> Report:
    """The report, once every quotation in it was found at its span."""
    report = read(title, text, DAY, lang)
    for e in evidence_of(report):
        where = title if e.where == "title" else text
        assert where[e.start : e.end] == e.quote
        assert e.quote
        assert e.rule
    return report


def counted(report: Report) -> set[tuple[str, str, float | None, str]]:
    return {(f.action, f.object, f.quantity, f.unit) for i in report.incidents for f in i.facts}


# --- determinism -----------------------------------------------------------------------------------------------------

READ_ALL = """
import hashlib, json
from datetime import date
from pathlib import Path
from extractors.report.read import read
from extractors.version import rules_version
digest = hashlib.sha256(rules_version().encode())
for path in sorted(Path("tests/articles").glob("*.json"))[::9]:
    a = json.loads(path.read_text("utf-8"))
    report = read(a["title"], a["text"], date.fromisoformat(a["published"]), a["lang"])
    digest.update(json.dumps(report.to_codebook()).encode() + report.why.encode())
print(digest.hexdigest())
"""


def test_the_same_bytes_under_any_hash_seed() -> None:
    """Every ninth article, which is enough for a rule that goes by the order of a set; all of them in `tests.bench.bench_rules`."""
    runs = [
        subprocess.Popen([sys.executable, "-c", READ_ALL], cwd=ROOT, stdout=subprocess.PIPE, text=True,
                         env={**os.environ, "PYTHONHASHSEED": seed})
        for seed in ("0", "1", "4711")
    ]  # fmt: skip
    digests = [run.communicate(timeout=60)[0].strip() for run in runs]
    assert len(digests[0]) == 64
    assert len(set(digests)) == 1


@languages
def test_reading_leaves_nothing_behind_that_changes_the_next_reading(lang: str) -> None:
    first = json.dumps(read(*STORY[lang], DAY, lang).to_codebook())
    for other in STORY:
        read(STORY[other][1], STORY[other][0] * 50, DAY, other)
    assert json.dumps(read(*STORY[lang], DAY, lang).to_codebook()) == first


# --- long texts ------------------------------------------------------------------------------------------------------


@languages
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_nobody_wrote_to_be_read_ends_and_moves_no_quotation(name: str, lang: str) -> None:
    """A fifth of each: where the work outgrows the text, minutes for the whole are many seconds for a fifth.
    How fast the whole is read, `tests.bench.bench_rules` shows."""
    whole = TEXTS[name]()
    read(*STORY[lang], DAY, lang)  # the words are loaded
    began = time.process_time()
    told("", whole[: len(whole) // 5], lang)
    assert time.process_time() - began < 2  # below half a second on an idle machine


def test_a_place_does_not_pile_up_in_tellings_without_end() -> None:
    w = words("es")
    told = split("", "Murieron dos soldados en San Miguel.\n" * 500, w)
    scenes = tell_apart([read_sentence(s, w, DAY, None)[0] for s in told], DAY, w)
    assert [len(scene.places) for scene in scenes] == [3, 3, 3]


ELSEWHERE = {
    "es": "El Concejo de Lima aprobó el presupuesto de parques y jardines para el próximo año.\n\n",
    "en": "The council of Lima passed the budget for parks and gardens of the coming year.\n\n",
}


@languages
@pytest.mark.parametrize("ahead", [100_000, 300_000])  # the longest article that is taken off a page has 200,000
def test_a_report_that_begins_late_in_a_long_text_is_read(ahead: int, lang: str) -> None:
    story = STORY[lang][1]
    late = told("", ELSEWHERE[lang] * (ahead // len(ELSEWHERE[lang])) + story, lang)
    assert counted(late) == counted(told("", story, lang))


@languages
def test_a_text_too_long_to_be_read_in_full_says_so(lang: str) -> None:
    title, story = STORY[lang]
    assert "read up to" not in told(title, story, lang).why
    filler = "\n" * MAX_CHARS
    assert told(title, story + filler, lang).why.endswith("read up to character 1,000,000 of the text and 1,000 of the title")
    assert "read up to" in told(title, filler + story, lang).why


@languages
def test_the_parts_of_a_sentence_that_never_ends_are_all_read(lang: str) -> None:
    killed = {"es": "en Pichari murió un soldado", "en": "a soldier was killed in Pichari"}[lang]
    seized = {"es": "se incautaron 77 fusiles", "en": "troops seized 77 rifles"}[lang]
    report = told("", f"{killed}, " * 200 + seized + ".", lang)
    assert ("seized", "firearm", 77.0, "count") in counted(report)


# --- odd texts -------------------------------------------------------------------------------------------------------

EMPTY = {
    "nothing": "",
    "spaces": " \t\n\u00a0\u2003",
    "only signs": "... !!! ¿? – — «» “” () [] ,,, ;;; ::",
    "control characters": "".join(map(chr, range(32))) + "\x7f\x80\x9f",
    "marks of direction and joining": "\u200b\u200d\u200e\u202e\ufeff",
    "emoji": "🚁💥👮🏽‍♂️🇵🇪",
    "lone surrogate": "\ud800",
    "digits alone": "20 120 1.450 ½ ² ٣",
}


@languages
@pytest.mark.parametrize("name", EMPTY)
def test_a_text_that_says_nothing_gives_nothing(name: str, lang: str) -> None:
    for title, text in (("", EMPTY[name]), (EMPTY[name], ""), (EMPTY[name], EMPTY[name])):
        report = told(title, text, lang)
        assert (report.relevant, report.incidents, report.statistics) == (False, (), ())


@pytest.mark.parametrize("lang", [None, "", "qu", "ES"])
def test_a_language_unknown_is_guessed(lang: str | None) -> None:
    for spoken, (title, text) in STORY.items():
        assert told(title, text, lang).lang == spoken


WRAPPED = {
    "as it is": lambda s: s,
    "line ends of Windows": lambda s: s.replace("\n", "\r\n"),
    "byte order mark": lambda s: "\ufeff" + s,
    "emoji around": lambda s: "🚁💥 " + s.replace("\n\n", "\n\n👮🏽‍♂️ ") + " 🇵🇪",
    "spaces that do not break": lambda s: s.replace("120 k", "120\u00a0k"),
    "soft hyphen at the edge": lambda s: s + "\u00ad",
    "control characters between": lambda s: s.replace("\n\n", "\x00\n\x0b\n\x1f"),
}


@languages
@pytest.mark.parametrize("name", WRAPPED)
def test_the_form_of_the_text_changes_no_figure_and_moves_no_quotation(name: str, lang: str) -> None:
    title, text = STORY[lang]
    plain = told(title, text, lang)
    assert len(counted(plain)) == 4
    odd = told(WRAPPED[name](title), WRAPPED[name](text), lang)
    assert counted(odd) == counted(plain)
    assert [(i.date, i.location.ubigeo) for i in odd.incidents] == [(i.date, i.location.ubigeo) for i in plain.incidents]


@languages
def test_quotations_stand_where_accents_are_taken_apart(lang: str) -> None:
    title, text = (unicodedata.normalize("NFD", s) for s in STORY[lang])
    assert len(text) > len(STORY[lang][1])
    assert told(title, text, lang).incidents


@languages
def test_accents_taken_apart_change_nothing_that_is_read(lang: str) -> None:
    plain = told(*STORY[lang], lang)
    title, text = (unicodedata.normalize("NFD", s) for s in STORY[lang])
    apart = told(title, text, lang)
    assert counted(apart) == counted(plain)
    assert [i.location.ubigeo for i in apart.incidents] == [i.location.ubigeo for i in plain.incidents]
    names = [{unicodedata.normalize("NFC", p.name) for i in r.incidents for p in i.persons} for r in (plain, apart)]
    assert names == [{"José Muñoz Ávila"}] * 2


@languages
def test_a_title_alone_or_a_text_alone_is_enough(lang: str) -> None:
    title, text = STORY[lang]
    assert told("", text, lang).incidents
    told(title, "", lang)
