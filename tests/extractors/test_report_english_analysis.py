"""What analyses, embassy summaries and rights reports say in their own way, in English and in Spanish. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # who lives on in a bad state beside the dead
        ("en", "A raid on a post in Canayre on Friday left three soldiers dead and a fourth in critical condition.", ["killed military 3", "wounded military 1"]),
        ("es", "El ataque del viernes en Canayre dejó dos policías muertos y un tercero en estado crítico.", ["killed police 2", "wounded police 1"]),
        # one article for a list of people
        ("en", "A police helicopter crashed in Canayre on Friday, killing the pilot, co-pilot and flight engineer.", ["killed police 3"]),
        ("es", "La avioneta cayó el viernes en Canayre. La Policía detuvo al piloto, copiloto y cargador.", ["captured trafficker 3"]),
        # of which force they are
        ("en", "One army captain and three PNP noncommissioned officers died in an ambush in Canayre on Friday.", ["killed military 1", "killed police 3"]),
        ("en", "Four members of the riot squad were hurt on Friday in Canayre in a clash with coca growers.", ["wounded police 4"]),
        ("en", "A sniper killed the helmsman of a Navy launch in Canayre on Friday.", ["killed military 1"]),
        ("es", "Disparos desde la orilla hirieron el viernes en Canayre al conductor de un camión del Ejército.", ["wounded military 1"]),
        ("en", "A park ranger and his boatman have been missing in Canayre since Friday.", ["missing civilian 2"]),
        # Spanish in English words
        ("en", "Three effectives of the Navy were felled by terrorist subjects in Canayre on Friday.", ["killed military 3"]),
        ("en", "Two effectives of the National Police died in the confrontation on Friday in Canayre and one terrorist was abated.", ["killed armed_group 1", "killed police 2"]),
        # a head that is no chief, mules that are beasts
        ("en", "The bodies of four men with bullet wounds to the head were found on Friday in Canayre.", ["killed civilian 4"]),
        ("en", "A mine in Canayre wounded a soldier and killed two of the mules on Friday.", ["wounded military 1"]),
    ],
)
def test_who_is_counted_and_of_which_side(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # who does something in a clause in front, and who says what befell others
        ("en", "Persuaded by leaflets that her father had written, a 20-year-old fighter turned herself in at the Canayre base on Friday.", ["surrendered armed_group 1"]),
        ("es", "El comandante PNP Luis Poma dijo que dos de sus hombres murieron el viernes en una emboscada en Canayre.", ["killed police 2"]),
        # an officer and his men
        ("en", "Lt. Juan Rojas, missing since a clash in Canayre on Friday, has not been found. Three of his men died in the fighting.", ["killed military 3", "missing military 1"]),
        ("en", "Police Capt. Rosa Poma was killed by a sniper in Canayre on Friday.", ["killed police 1"]),
        # a comrade is of the armed group, how old she is counts nobody
        ("en", "Also killed in the raid on Friday in Canayre were his wife, known as Comrade Rosa, and two guards.", ["killed armed_group 3"]),
        ("en", 'Captured on Friday in Canayre were "Comrade Elsa," 29, a nurse, and "Comrade Juan," 33, a courier.', ["captured armed_group 2"]),
        ("en", "Rebels took away his son, then 15, from Canayre on Friday.", ["kidnapped civilian 1"]),
        # who they are to each other, and who is one of a list that begins with a number
        ("es", "Cuatro integrantes de la columna —dos hermanos, una prima y su pareja— se entregaron el viernes en Canayre.", ["surrendered armed_group 4"]),
        ("en", "Two journalists, their driver and a guide were taken hostage in Canayre on Friday.", ["kidnapped civilian 4"]),
        ("es", "Dos periodistas, su camarógrafo y un chofer fueron tomados como rehenes el viernes en Canayre.", ["kidnapped civilian 4"]),
        ("en", "A trafficker was arrested in Canayre on Friday together with his brother and four accomplices.", ["captured trafficker 6"]),
        ("es", "El cabecilla de la banda, Juan Poma, fue detenido el viernes en Canayre junto con su esposa y cinco allegados.", ["captured trafficker 7"]),
    ],
)
def test_who_is_told_of_and_how_many_they_are(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives
