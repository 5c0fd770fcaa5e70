"""Constructions of Spanish newspapers and agencies, and the same in English. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # so many of the dead are told apart: of the others nothing is said
        ("es", "La emboscada del viernes en Canayre dejó ocho muertos, cinco de ellos policías.", ["killed police 5", "killed unknown 3"]),
        ("es", "Nueve heridos, cuatro de ellos soldados, dejó un ataque el viernes en Canayre.", ["wounded military 4", "wounded unknown 5"]),
        ("en", "Friday's attack in Canayre left 19 dead, 12 of them soldiers.", ["killed military 12", "killed unknown 7"]),
        # the ranks behind a comma are those just counted
        ("es", "Cuatro infantes, tres cabos y un suboficial, murieron el viernes al estallar una mina en Canayre.", ["killed military 4"]),
        ("en", "Five policemen, a captain and four junior officers, were wounded in Canayre on Friday.", ["wounded police 5"]),
    ],
)
def test_wholes_and_parts(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "El cabo Luis Rojas fue emboscado el viernes en Canayre. Lo mató un francotirador.", ["killed military 1"]),
        ("es", "Tres campesinos volvían el viernes de Canayre. Los mataron cuatro senderistas.", ["killed civilian 3"]),
        ("es", "Cuatro ingenieros trabajaban en Canayre. El viernes los secuestraron ocho hombres armados.", ["kidnapped civilian 4"]),
        ("es", "Dos policías perseguían el viernes en Canayre a un mochilero. Los hirió un sicario desde un cerro.", ["wounded police 2"]),
        ("en", "Two officers chased a courier in Canayre on Friday. A gunman wounded them from a hill.", ["wounded police 2"]),
    ],
)
def test_who_did_it_stands_beside_a_pronoun(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Dos comuneros de Canayre que fueron secuestrados el viernes por una columna senderista fueron hallados muertos.",
         ["kidnapped civilian 2", "killed civilian 2"]),
        ("es", "Los dos soldados que desaparecieron el viernes en Canayre aparecieron ayer muertos.", ["killed military 2"]),
        ("en", "Two villagers from Canayre who had been kidnapped on Friday were found dead.", ["kidnapped civilian 2", "killed civilian 2"]),
        ("es", "Otros dos soldados de la patrulla nunca aparecieron tras el ataque de Canayre del viernes.", ["missing military 2"]),
        ("es", "Tras el ataque del viernes en Canayre sigue sin conocerse el paradero de dos soldados.", ["missing military 2"]),
        ("es", "El viernes viajaban en un bote en Canayre nueve infantes: tres murieron, cinco fueron rescatados y el restante sigue desaparecido.",
         ["killed military 3", "missing military 1", "rescued military 5"]),
        ("en", "Nine marines were aboard a boat in Canayre on Friday: three died, five were rescued and one is still missing.",
         ["killed military 3", "missing military 1", "rescued military 5"]),
    ],
)
def test_what_became_of_them(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Tres soldados fueron emboscados el viernes en Canayre. Murieron en el acto.", ["killed military 3"]),
        ("es", "Un agente encubierto de la Dirandro acudió el viernes a una cita en Canayre. Fue descubierto, golpeado y asesinado.", ["killed police 1"]),
        ("es", "Tres arrieros desaparecieron el viernes en Canayre. Al día siguiente fueron hallados muertos.", ["killed civilian 3"]),
        ("es", "Tres narcotraficantes huyeron el viernes en Canayre. Fueron capturados horas después.", ["captured trafficker 3"]),
        ("es", "Tres soldados perseguían el viernes en Canayre a dos senderistas. Murieron en el acto.", []),
        ("en", "Three muleteers went missing in Canayre on Friday. They were found dead in the river.", ["killed civilian 3"]),
        ("en", "An undercover officer went to a meeting in Canayre on Friday. He was shot dead.", ["killed police 1"]),
    ],
)
def test_whom_the_sentence_leaves_out(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("La entrega de los restos de dos policías se hará el viernes en Canayre.", []),
        ("Dos hombres murieron el viernes en Canayre; otro, con quemaduras en el 40 % del cuerpo, fue hallado en el monte y detenido.",
         ["captured trafficker 1", "killed unknown 2", "wounded trafficker 1"]),
        ("Sigue sin conocerse el paradero de dos cabos, mientras que el cadáver del soldado Luis Rojas fue ubicado el viernes en Canayre.",
         ["killed military 1", "missing military 2"]),
    ],
)
def test_bodies(text: str, gives: list[str]) -> None:
    assert facts("es", text) == gives


def test_a_figure_given_up_behind_the_one_that_holds() -> None:
    assert facts("es", "El Ejército precisó que los soldados heridos el viernes en Canayre son seis, y no nueve.") == ["wounded military 6"]
    assert facts("en", "The officers killed in Canayre on Friday were three and not four.") == ["killed police 3"]


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Un soldado y un guía civil pisaron una mina el viernes en Canayre. Ambos resultaron heridos.", ["wounded civilian 1", "wounded military 1"]),
        ("en", "A soldier and a civilian guide stepped on a mine in Canayre on Friday. Both were wounded.", ["wounded civilian 1", "wounded military 1"]),
        ("es", "Un cabo y un rondero desaparecieron el viernes en Canayre. Los dos fueron hallados muertos.", ["killed civilian 1", "killed military 1"]),
        ("es", "El otro tripulante arrastrado por la corriente, un grumete, sigue desaparecido desde el viernes en Canayre.", ["missing military 1"]),
        ("en", "The other occupant of the boat, a corporal, has been missing since Friday in Canayre.", ["missing military 1"]),
        ("es", "Murieron en Canayre el viernes los cabecillas Luis Rojas y Juan Inuma y un tercer mando senderista.", ["killed armed_group 3"]),
    ],
)
def test_who_they_are(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Dos sicarios que llegaron en moto dieron muerte de seis balazos al presidente de la federación de productores de Canayre el viernes.",
         ["killed civilian 1"]),
        ("Dos mochileros cayeron el viernes en un intercambio de disparos con los agentes en Canayre.", ["killed trafficker 2"]),
        ("Dos narcotraficantes cayeron el viernes en un operativo en Canayre.", ["captured trafficker 2"]),
        ("Un policía fue rescatado el viernes en Canayre al cabo de dos días.", ["rescued police 1"]),
    ],
)
def test_verbs_and_what_is_none_of_them(text: str, gives: list[str]) -> None:
    assert facts("es", text) == gives
