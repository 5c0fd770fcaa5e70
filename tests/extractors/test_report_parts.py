"""Wholes and parts: asides that tell of some, named people beside a figure, halves of a unit, what is another event's figure or nobody's. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts

HALVES = [
    ("en", "Police in Canayre on Friday uprooted three and a half hectares of coca and seized two and a half tons of cocaine.", ["eradicated coca_crop 3.5", "seized cocaine 2500"]),
    ("es", "El viernes, en Canayre, la Policía erradicó tres y media hectáreas de coca y decomisó kilo y medio de pasta.", ["eradicated coca_crop 3.5", "seized cocaine_base 1.5"]),
    ("es", "La Policía decomisó el viernes en Canayre un millón y medio de soles.", ["seized cash 1.5e+06"]),
    ("en", "Police in Canayre on Friday seized six 50-kilo sacks of coca leaf and 60 five-gallon drums of kerosene.", ["seized coca_leaf 300", "seized fuel 1135.5"]),
    ("en", "The shipment of paste found on Friday in Canayre weighed 1,084 kilos and not 1.2 tons as announced, the police said.", ["seized cocaine_base 1084"]),
]

SOME_OF_THEM = [
    ("es", "Tras el tiroteo del viernes en Canayre, cinco cargadores, dos de los cuales tienen 16 años, quedaron detenidos.", ["captured trafficker 5"]),
    ("en", "Five officers, two of whom died later, were wounded on Friday in Canayre.", ["killed police 2", "wounded police 3"]),
    ("es", "El viernes, en Canayre, tres cargadores murieron y dos, uno de ellos herido, fueron capturados.",
     ["captured trafficker 2", "killed trafficker 3", "wounded trafficker 1"]),
    ("es", "Tres muertos dejó el viernes una emboscada en Canayre. Los caídos son el soldado Juan Rengifo Ríos y los ronderos Abel Quinto Soto y Elías Quinto Ñahui.",
     ["killed civilian 2", "killed military 1"]),
    ("en", "Navy men intercepted three boats on Friday in Canayre. Two were seized; the other got away.", ["seized boat 2"]),
    ("en", "Detained on Friday in Canayre: Juan Rojas Quispe (40) and a minor.", ["captured trafficker 2"]),
    ("es", "De los 21 comuneros que fueron rescatados el viernes en Canayre, trece siguen en un albergue.", ["rescued civilian 21"]),
]

NOBODY = [
    ("es", "El cabecilla de Sendero Luminoso fue detenido el viernes en Canayre, donde vivía con el nombre de un primo muerto.", ["captured armed_group 1"]),
    ("es", "El copiloto de un helicóptero del Ejército murió el viernes en Canayre por disparos de senderistas, en plena zona cocalera.", ["killed military 1"]),
    ("es", "El viernes, en Canayre, una ronda hizo huir a los dos hombres armados que vigilaban a un ingeniero y lo rescató.", ["rescued civilian 1"]),
    ("en", "Officers in Canayre on Friday seized 37 kilograms of marijuana from a motorcycle taxi whose driver jumped off and ran away.", ["seized marijuana 37"]),
    ("en", "A small plane loaded with cocaine crashed on Friday in Canayre. Its pilot was pulled alive from the wreck and arrested.", ["captured trafficker 1"]),
    ("es", "Dos ingenieros fueron secuestrados el viernes en Canayre. Unos diez hombres armados los interceptaron y se los llevaron.", ["kidnapped civilian 2"]),
    ("es", "El viernes, en Canayre, los asaltantes mataron a un policía y se alejaron con tres fusiles.", ["killed police 1"]),
]


@pytest.mark.parametrize(("lang", "text", "gives"), [*HALVES, *SOME_OF_THEM, *NOBODY])
def test_parts_and_wholes(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


def test_five_names_are_the_five_of_seven() -> None:
    text = """Perecieron el viernes en Locroja siete personas, cinco de ellas policías.

La relación de agentes caídos es la siguiente:

- SO1 PNP Rosendo Llanto Matos
- SO2 PNP Frank Yarango Sulca
- SO2 PNP Nilton Palián Curo
- SO3 PNP Ebert Huincho Taype
- SO3 PNP Lisbeth Cárdenas Ñaupa"""
    assert facts("es", text) == ["killed police 5", "killed unknown 2"]


def test_each_line_of_a_numbered_bulletin_has_its_label() -> None:
    text = """La Dirección Antidrogas informa lo actuado el 13AGO2021 en Mazamari:

1. DETENIDOS: cinco (05) personas.

2. INCAUTADO: una avioneta Cessna 206; 312 kilos de pasta básica de cocaína; US$ 15 300; y un fusil FAL."""
    assert facts("es", text) == ["captured trafficker 5", "seized aircraft 1", "seized cash 15300", "seized cocaine_base 312", "seized firearm 1"]


SIDES = [
    ("en", "Seventeen people were hurt on Friday when coca growers clashed with police in Canayre. Eleven of the injured were police officers and the rest were growers.",
     ["wounded civilian 6", "wounded police 11"]),
    ("en", "An army truck fell into a ravine on Friday in Canayre, leaving two soldiers dead and nine injured. All of the injured are soldiers.",
     ["killed military 2", "wounded military 9"]),
    ("en", "The toll from Friday's ambush in Canayre rose to six after another soldier died. The victims are five soldiers and the civilian driver.",
     ["killed civilian 1", "killed military 5"]),
    ("es", "Cuatro personas, tres de ellas policías, murieron el viernes en una emboscada en Canayre. La cuarta víctima es el civil que conducía la camioneta.",
     ["killed civilian 1", "killed police 3"]),
    ("es", "Dos soldados quedaron heridos el viernes en Canayre. Uno tiene una bala en la clavícula y el otro recibió esquirlas en el rostro.", ["wounded military 2"]),
    ("en", "Gunmen on Friday burst into the home of a merchant in Canayre and killed him, his wife and an employee.", ["killed civilian 3"]),
    ("es", "Cinco personas murieron, entre ellas dos soldados y tres senderistas, en un choque el viernes en Canayre. Al menos tres soldados salieron heridos.",
     ["killed armed_group 3", "killed military 2", "wounded military 3"]),
    ("es", "La Policía capturó el viernes en Canayre a Wilmer Orihuela Pariona, mando de Sendero. Junto con él cayó una mujer.", ["captured armed_group 2"]),
    ("en", "Two rebels were killed in a clash with soldiers on Friday in Canayre. The second body was found during the search of the area.", ["killed armed_group 2"]),
    ("es", "Un helicóptero de la Fuerza Aérea con once personas a bordo cayó el viernes en Canayre. Hasta el momento se reporta un fallecido y tres desaparecidos.",
     ["killed military 1", "missing military 3"]),
]


@pytest.mark.parametrize(("lang", "text", "gives"), SIDES)
def test_of_which_side_they_are(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives
