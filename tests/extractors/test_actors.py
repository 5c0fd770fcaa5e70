"""Who acted where the telling names nobody, and whose operation an item of a bulletin is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extractors.told import report

ACTED = [
    ("es", "El lunes, la base de Mayapo, en Llochegua, Huanta, fue hostigada y un soldado resultó herido.\n\nLa columna se habría desplazado por el monte.\n\nEl año pasado, recordó el alcalde, Sendero Luminoso quemó dos camiones en el valle.",
     "military shining_path"),
    ("es", "El lunes, en Sivia, Huanta, en el Vraem, dos policías fueron atacados a balazos por narcotraficantes; uno murió.", "police traffickers"),
    ("es", "El lunes, en Sivia, Huanta, en el Vraem, desconocidos atacaron una patrulla policial e hirieron a un agente.", "police unknown_armed"),
    ("es", "La Policía Nacional informa de sus intervenciones en el Vraem:\n\n• Lunes 3. En Sivia, Huanta, se decomisó tres arrobas de marihuana y se detuvo a Juan Rojas Soto (31).", "police traffickers"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), ACTED)
def test_who_acted(lang: str, text: str, expected: str) -> None:
    said = report(lang, text, "", date(2019, 6, 6))
    assert " ".join(said.incidents[0].actors) == expected
