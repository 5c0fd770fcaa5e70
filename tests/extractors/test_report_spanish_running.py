"""What stands between a person and his verb, who is told again and who only led. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # whence he is, the sign of an alias or his age parts nobody from his verb
        ("es", "Una columna mató el viernes en Canayre a dos ronderos, y un profesor de la zona está desaparecido.", ["killed civilian 2", "missing civilian 1"]),
        ("es", "El terrorista (c) 'Wilber' se entregó el viernes en la base de Canayre.", ["surrendered armed_group 1"]),
        ("es", "El último fue un suboficial de 31 años, Pedro Rojas, muerto el viernes en un ataque en Canayre.", ["killed police 1"]),
        # one who is told again
        ("es", "Tras el ataque del viernes en Canayre solo sigue desaparecido uno, el cabo Luis Inga.", ["missing military 1"]),
        ("es", "El viernes volcó un camión en Canayre y ocho soldados resultaron heridos. Ninguno está grave, salvo el chofer, que presenta fractura de cadera.", ["wounded military 8"]),
        ("en", "A truck overturned in Canayre on Friday and eight soldiers were injured. None is in danger except the driver, who suffered a broken hip.", ["wounded military 8"]),
        ("es", "Murió otro de los policías heridos en Canayre. Con su deceso son cuatro los muertos en el ataque del viernes.", ["killed police 4"]),
        # a body that is no corpse
        ("es", "El viernes se hallaron en Canayre 5 kilos de pasta básica adheridos al cuerpo de dos mujeres.", ["seized cocaine_base 5"]),
        ("en", "On Friday police found nine kilos of cocaine strapped to the bodies of two women in Canayre.", ["seized cocaine 9"]),
        # who led did not suffer
        ("es", "El imputado encabezó el viernes la incursión en Canayre, cuando tres comuneros fueron asesinados.", ["killed civilian 3"]),
        # both forces are one side
        ("es", "En el ataque del viernes en Canayre murió un terrorista. Entre militares y policías hubo seis heridos.", ["killed armed_group 1", "wounded security_forces 6"]),
        # kinds of people
        ("es", "El viernes fue detenido en Canayre el agente penitenciario que abrió la reja.", ["captured trafficker 1"]),
    ],
)
def test_between_the_person_and_the_verb(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives
