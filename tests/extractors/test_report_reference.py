"""Figures that stand for what was told before, or for a part of it. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts, told


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # as many as before
        ("en", "Two soldiers died in an ambush in Canayre on Friday and as many were wounded.", ["killed military 2", "wounded military 2"]),
        ("es", "Tres militares murieron el viernes en la emboscada de Canayre. Igual número de policías quedó herido.", ["killed military 3", "wounded police 3"]),
        # all of them
        ("es", "En una choza de Canayre se ocultaban cuatro hombres. Todos fueron detenidos el viernes.", ["captured trafficker 4"]),
        ("en", "Six hostages, four of them children, were held in a rebel camp in Canayre. All were rescued on Friday.", ["rescued civilian 6"]),
        ("es", "Una patrulla ubicó el viernes en Canayre una choza donde permanecían retenidos tres menores. Los niños fueron rescatados.", ["rescued civilian 3"]),
        # some of those whom the sentence names
        ("es", "Los ronderos de Canayre hicieron frente el viernes a los subversivos y mataron a tres de ellos.", ["killed armed_group 3"]),
        # others of the kind
        ("es", "El jueves, tres pistas fueron dinamitadas en Canayre. El viernes se destruyeron otras dos en Sivia.", ["destroyed airstrip 2", "destroyed airstrip 3"]),
        ("es", "Dos de las cinco pistas destruidas el viernes en Canayre servían a la comunidad.", ["destroyed airstrip 5"]),
        # of a load, so much of each kind
        ("es", "El viernes se hallaron en Canayre 120 kilos de droga, de los cuales 90 son de clorhidrato y el resto de pasta básica.",
         ["seized cocaine 90", "seized cocaine_base 30"]),
        # what is set on fire, or held in what is razed
        ("es", "Un ómnibus fue detenido el viernes por encapuchados en Canayre. Bajaron a los pasajeros y le prendieron fuego.", ["destroyed vehicle 1"]),
        ("es", "El viernes se destruyó en Canayre un laboratorio que contenía 800 kilos de hoja de coca.", ["destroyed coca_leaf 800", "destroyed laboratory 1"]),
        # who was shot and died in the next sentence
        ("es", "Un comerciante fue baleado el viernes en Canayre. La víctima murió camino a la posta.", ["killed civilian 1"]),
        ("en", "Gunmen shot a shopkeeper in Canayre on Friday; he died in hospital.", ["killed civilian 1"]),
        ("en", "Nine people were shot in a bar in Canayre on Friday, six of whom died.", ["killed civilian 6", "wounded civilian 3"]),
        ("es", "El viernes, once personas fueron baleadas en un bar de Canayre, de las cuales ocho perdieron la vida.", ["killed civilian 8", "wounded civilian 3"]),
    ],
)
def test_what_a_figure_refers_to(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "The death toll from Friday's ambush in Canayre rose from three to five.", ["killed unknown 5"]),
        ("en", "The army lowered the death toll from Friday's ambush in Canayre from four to three soldiers.", ["killed military 3"]),
        ("es", "El número de soldados muertos en el ataque del viernes en Canayre se redujo de tres a dos.", ["killed military 2"]),
        ("es", "Con los dos cadáveres hallados hoy, son ya siete los muertos en la emboscada del viernes en Canayre.", ["killed unknown 7"]),
        ("es", "Siete soldados murieron en la emboscada del viernes en Canayre. El Ejército había hablado al comienzo de nueve muertos.", ["killed military 7"]),
        ("en", "Soldiers clashed with rebels in Canayre on Friday. Media reported that a rebel had been killed, but a spokesman denied this.", []),
    ],
)
def test_a_toll_that_is_corrected(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # the verb is of those named right before it
        ("es", "Dos sujetos dispararon el viernes en Canayre contra un comerciante, quien falleció.", ["killed civilian 1"]),
        ("en", "Two gunmen opened fire on Friday on a shopkeeper in Canayre, who later died.", ["killed civilian 1"]),
        ("es", "Treinta pobladores lanzaron piedras el viernes en Canayre contra los uniformados y dos policías sufrieron contusiones.", ["wounded police 2"]),
        ("en", "Five of the eight marines aboard a boat that sank in Canayre on Friday reached the bank, one of them with a broken arm.", ["wounded military 1"]),
        # who got away, who mourns, who is no more what he was, how old she is now
        ("en", "Police seized a plane with 300 kilos of cocaine in Canayre on Friday, but the pilot got away.", ["seized aircraft 1", "seized cocaine 300"]),
        ("en", "Gunmen killed a former Shining Path member in Canayre on Friday.", ["killed civilian 1"]),
        ("en", "One of the women, now 34, said she had been abducted from Canayre in 1991.", ["kidnapped civilian 1"]),
        ("es", "La explosión mató el viernes en Canayre a un suboficial EP. El Ejército dio el pésame a la familia del suboficial caído.", ["killed military 1"]),
        ("es", "Cayó el viernes en Canayre el cabecilla de la banda, junto a ocho de sus integrantes.", ["captured trafficker 9"]),
        ("es", "En el tiroteo del viernes en Canayre cayó herido un suboficial del Ejército.", ["wounded military 1"]),
        ("es", "En el tiroteo del viernes en Canayre resultó herido el copiloto, Luis Saire, quien falleció en la base.", ["killed trafficker 1"]),
        ("es", "Dos obreros sufrieron heridas el viernes en un ataque en Canayre y un policía recibió un balazo en el chaleco que no le produjo lesión.", ["wounded civilian 2"]),
        ("en", "Two crew members jumped into the river on Friday in Canayre; one of them was caught, and the other drowned.", ["captured trafficker 1", "killed trafficker 1"]),
        ("en", "A man whose body was found on Friday in Canayre with a bullet in the head was a shopkeeper.", ["killed civilian 1"]),
        ("en", "The number of people killed in a rebel ambush on Friday in Canayre has risen to five, after a soldier died. Four of the dead are soldiers. The fifth is a farmer.", ["killed civilian 1", "killed military 4"]),
        ("en", "Four people died on Friday in a crash in Canayre. Three of the dead were police officers and the fourth a civilian mechanic.", ["killed civilian 1", "killed police 3"]),
        ("en", "Rebels who seized eleven workers in Canayre on Friday let nine of them go but are still holding two engineers.", ["kidnapped civilian 11"]),
    ],
)
def test_who_is_counted(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "El viernes falleció un cabo en Lima, con lo que ya son siete los soldados muertos en la emboscada del jueves en Canayre.", ["2021-08-12 killed military 7"]),
        ("en", "Police have caught a woman, the ministry said on Saturday. Rosa Poma was detained the previous day in Canayre.", ["2021-08-13 captured trafficker 1"]),
    ],
)
def test_the_day_of_the_event_and_that_of_the_telling(lang: str, text: str, gives: list[str]) -> None:
    assert told(lang, text) == gives
