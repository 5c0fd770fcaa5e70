"""Names in lists and capitals, and the part a person plays once all tellings are known. All invented."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extractors.test_person import persons
from tests.extractors.told import report

SAID = [
    ("es", "Tco. 2.ª EP Julián Ccori Sulca", "Julián Ccori Sulca/victim"),
    ("es", "Sgto. 2.° EP Kevin Tangoa Ríos", "Kevin Tangoa Ríos/victim"),
    ("es", "Sldo. EP Royer Macedo Inuma, quien expiró anoche", "Royer Macedo Inuma/victim"),
    ("es", "El oficial de mar Segundo Pinedo Lancha desapareció en el río.", "Segundo Pinedo Lancha/victim"),
    ("es", "Murió el cabo Marino Taipe Oré.", "Marino Taipe Oré/victim"),
    ("es", "El Segundo Juzgado Penal de Huanta dictó la orden.", ""),
    ("es", "El mayor EP Luis Vera Paz no resistió.", "Luis Vera Paz/victim"),
    ("es", "Don Teófilo Ramos Quispe se desplomó junto a su puerta.", "Teófilo Ramos Quispe/victim"),
    ("es", "El exalcalde de la comunidad Nemesio Rojas Oré (51) fue ultimado.", "Nemesio Rojas Oré/victim"),
    ("es", "Una columna al mando de «Lucho» quemó la posta.", "Lucho/leader"),
    ("es", "Se atribuye a las huestes de «Fermín».", "Fermín/leader"),
    ("en", "In May, it says, two at once: Luis Ore Paz and Juan Ore Paz, brothers, dragged from their beds.", "Luis Ore Paz/victim, Juan Ore Paz/victim"),
    ("en", "The couple in it, Efrain Soto Paz and Noemi Rios Paz, were taken into custody.", "Efrain Soto Paz/suspect, Noemi Rios Paz/suspect"),
    ("en", "The bodies of Sub-Officers Kevin Rios Paz and Dante Soto Oré were found.", "Kevin Rios Paz/victim, Dante Soto Oré/victim"),
]  # fmt: skip
CAPITALS = [
    ("OFRENDARON SU VIDA EL TÉCNICO DE SEGUNDA EP ABDÍAS SINARAHUA ICA Y EL CABO EP JOEL PIZANGO.", "ABDÍAS SINARAHUA ICA/victim, JOEL PIZANGO/victim"),
    ("MATARON AL PRESIDENTE DE LA COMUNIDAD, ALBERTO ROJAS CCORI.", "ALBERTO ROJAS CCORI/official"),
    ("LLEGARON DE NOCHE A LA PLAZA, PROVISTOS DE LANZAS.", ""),
]
TOLD = [
    ("es", "El lunes, en Llochegua, Huanta, el Ejército abatió a tres subversivos. Entre ellos figura Elmer Soto Rojas, camarada «Beto».", "Elmer Soto Rojas/leader"),
    ("es", "El lunes, en Sivia, Huanta, en el Vraem, la Policía detuvo a Richard Soto Rojas, alias «Richi», con una pistola.", "Richard Soto Rojas/suspect"),
    ("en", "A couple surrendered on Saturday at a base in Llochegua, in Peru's VRAEM. Known as 'Comrade Saul' and 'Comrade Ines,' they handed over two rifles.",
     "Comrade Saul/suspect, Comrade Ines/suspect"),
    ("en", "Three men were arrested on Monday in Sivia, in Peru's VRAEM, for drug trafficking, among them Luis Soto Rojas, who heads the growers' union.", "Luis Soto Rojas/suspect"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), SAID)
def test_who_is_named(lang: str, text: str, expected: str) -> None:
    assert persons(lang, text) == expected


@pytest.mark.parametrize(("text", "expected"), CAPITALS)
def test_who_is_named_in_capitals(text: str, expected: str) -> None:
    assert persons("es", text, upper=True) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), TOLD)
def test_the_part_somebody_plays(lang: str, text: str, expected: str) -> None:
    said = report(lang, text, "", date(2019, 6, 20))
    assert ", ".join(f"{p.name}/{p.role}" for i in said.incidents for p in i.persons) == expected
