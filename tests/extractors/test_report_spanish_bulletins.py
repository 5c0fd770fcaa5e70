"""How communiqués, bulletins, prosecutors and radio tell the dead, the hurt and the held. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # losses, and whose they are
        ("es", "El choque del viernes en Canayre ocasionó tres bajas confirmadas al enemigo.", ["killed armed_group 3"]),
        ("es", "El ataque del viernes en Canayre causó la muerte de un cabo y heridas en cuatro soldados.", ["killed military 1", "wounded military 4"]),
        ("es", "La Marina sufrió el viernes en Canayre la pérdida de dos infantes en una emboscada.", ["killed military 2"]),
        # trades and ranks of more than one word
        ("es", "Dos técnicos electricistas y cuatro policías murieron el viernes al pisar una mina en Canayre.", ["killed civilian 2", "killed police 4"]),
        ("es", "Sendero dio muerte el viernes en Canayre al director del colegio y a un oficial de la Guardia Civil.", ["killed civilian 1", "killed police 1"]),
        # a verb is not of whom another verb, unread, tells
        ("es", "Una niña murió el viernes en un naufragio en Canayre y otra fue sacada del agua por comuneros.", ["killed civilian 1"]),
        ("es", "El chofer fue capturado el viernes en Canayre, al igual que su ayudante, en un operativo ejecutado por la Dirandro.", ["captured trafficker 2"]),
        # those left of so many
        ("es", "De los ocho obreros que iban en el camión, tres murieron el viernes en Canayre y el resto quedó herido.", ["killed civilian 3", "wounded civilian 5"]),
        ("en", "Three of the eight workers on the truck were killed in Canayre on Friday and the rest were wounded.", ["killed civilian 3", "wounded civilian 5"]),
        ("es", "De los seis topógrafos secuestrados el jueves en Canayre, cuatro fueron liberados el viernes.", ["rescued civilian 4"]),
    ],
)
def test_whom_a_bulletin_counts(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # the noun beside "the dead" says of what kind those counted before are
        ("es", "La Policía halló el viernes en Canayre tres cadáveres. Los occisos, cargadores de droga, tenían disparos en la espalda.", ["killed trafficker 3"]),
        ("en", "Friday's attack in Canayre left two dead and four wounded. The wounded are young coca pickers.", ["killed civilian 2", "wounded civilian 4"]),
        # two told by name, then both of them
        ("en", "Sergeant Rojas had left the base with Corporal Soto. Both died in Canayre on Friday when they stepped on a mine.", ["killed military 2"]),
        ("es", "Siguen internados el mayor Rojas y una suboficial de la Dinoes, ambos graves, tras el ataque del viernes en Canayre.", ["wounded police 2"]),
        ("es", "A los cuatro los sacaron el viernes de una fiesta en Canayre y los mataron a pedradas.", ["killed civilian 4"]),
        # one of so many who died: the whole died
        ("es", "El padre llora al suboficial Rojas, uno de los cinco policías que murieron el viernes en la emboscada de Canayre.", ["killed police 5"]),
        # of those named before, of the whole before, by the load he bore
        ("es", "Una patrulla reunió el viernes en Canayre a los comuneros, separó a los varones y mató a quince de ellos.", ["killed civilian 15"]),
        ("es", "Cinco integrantes de la columna quedaron fuera de combate el viernes en Canayre: dos abatidos y tres heridos.", ["killed armed_group 2", "wounded armed_group 3"]),
        ("en", "Juan Rojas was carrying twelve kilos of cocaine paste when hooded men shot him dead in Canayre on Friday.", ["killed trafficker 1"]),
        ("es", "Hoy, con el deceso del suboficial Rojas en la clínica, son cuatro los policías muertos por la emboscada del viernes en Canayre.", ["killed police 4"]),
        ("es", "El chofer murió el viernes en Canayre, su esposa fue operada de la pierna.", ["killed civilian 1"]),
    ],
)
def test_who_they_were(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # a side told once for the list, and of which force those are who belong to it
        ("es", "Dos muertos y un capturado del lado de los subversivos fue el saldo del choque del viernes en Canayre.", ["captured armed_group 1", "killed armed_group 2"]),
        ("es", "De los siete lesionados en el ataque del viernes en Canayre, cuatro pertenecen a la Policía y tres al Ejército.", ["wounded military 3", "wounded police 4"]),
        ("en", "Of the seven injured in Friday's attack in Canayre, four belong to the police and three to the army.", ["wounded military 3", "wounded police 4"]),
        # the list goes on behind a clause, or behind a thing that only says which driver
        ("es", "Los subversivos fusilaron el viernes en Canayre a dos policías que viajaban de civil y a un empleado.", ["killed civilian 1", "killed police 2"]),
        ("es", "Quedaron heridos en el ataque del viernes en Canayre el conductor de una de las combis y un policía.", ["wounded civilian 1", "wounded police 1"]),
        ("es", "El paro del viernes en Canayre dejó veinte personas golpeadas entre señoras y estudiantes, y a un suboficial con la ceja partida.",
         ["wounded civilian 20", "wounded police 1"]),
        # told by the verb before: those who are added, and who was hurt all the same
        ("es", "El número de militares muertos en el ataque del viernes en Canayre asciende a cinco, a los que se suman dos guías civiles.",
         ["killed civilian 2", "killed military 5"]),
        ("es", "Ningún policía resultó herido en el ataque del viernes en Canayre, pero sí tres pobladores.", ["wounded civilian 3"]),
        ("en", "No policeman was hurt in Friday's attack in Canayre, but three villagers were.", ["wounded civilian 3"]),
        # how police notes tell an arrest
        ("es", "Tres mujeres cayeron el viernes en Canayre con droga adherida al cuerpo.", ["captured trafficker 3"]),
        ("es", "Los ronderos de Canayre entregaron el viernes a la Policía a tres ladrones.", ["captured trafficker 3"]),
        ("es", "Un juez dictó prisión contra los seis integrantes del clan Rojas, detenidos el viernes en Canayre.", ["captured trafficker 6"]),
        ("es", "La Policía intervino el viernes en Canayre a Juan Rojas y a su conviviente, quedando ambos detenidos.", ["captured trafficker 2"]),
    ],
)
def test_lists_and_what_is_left_unsaid(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives
