"""Whose claim a standing figure is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extractors.told import report

CASES = [
    ("es", "Según Devida, el Vraem tenía 28 000 hectáreas de coca en 2020.", "Devida"),
    ("es", "En 2020 se destruyeron 42 pistas en el Vraem, según cifras del Ministerio de Defensa.", "cifras del Ministerio de Defensa"),
    ("es", "De enero a julio, la Policía decomisó 12 toneladas de droga en el Vraem, informó el Ministerio del Interior.", "Ministerio del Interior"),
    ("es", "El general PNP Raúl Pinto Arana señaló que en lo que va del año se destruyeron 42 pistas en el Vraem.", "Raúl Pinto Arana"),
    ("es", "En lo que va del año se destruyeron 42 pistas en el Vraem.", None),
    ("es", "Según cifras oficiales, 14 policías murieron en el VRAE desde 2008.", "cifras oficiales"),
    ("en", "According to the Ministry of Defense, 42 airstrips have been destroyed in the VRAEM so far this year.", "Ministry of Defense"),
    ("en", "The United Nations estimated that the VRAEM had 28,000 hectares under coca in 2020.", "United Nations"),
    ("en", "So far this year 42 airstrips have been destroyed in the VRAEM, the Joint Command said.", "Joint Command"),
    ("en", "So far this year 42 airstrips have been destroyed in the VRAEM.", None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "sentence", "source"), CASES)
def test_the_source_a_sentence_names_for_its_figure(lang: str, sentence: str, source: str | None) -> None:
    said = report(lang, sentence, "Vraem", date(2021, 8, 20))
    assert [s.said_by for s in said.statistics] == [source]
