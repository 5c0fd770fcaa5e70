"""Casualties that no verb of killing or wounding tells, and what counts nobody. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts, told


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "None of the four soldiers aboard survived when a truck was ambushed in Canayre on Friday.", ["killed military 4"]),
        ("en", "A private stepped on a mine in Canayre on Friday, and doctors had to amputate his left foot.", ["wounded military 1"]),
        ("en", "Riot police and growers clashed in Canayre on Friday. The hospital treated 20 people, 14 of whom were growers and the others police officers.",
         ["wounded civilian 14", "wounded police 6"]),
        ("es", "Un niño fue herido el viernes en el ataque a la base de Canayre. También lo fueron otros dos policías.", ["wounded civilian 1", "wounded police 2"]),
        ("es", "En la avioneta hallada en Canayre estaba sentado Luis Poma Rojas. Junto a él fueron reducidos el viernes dos cargadores.",
         ["captured trafficker 3", "seized aircraft 1"]),
        ("es", "Cinco mochileros fueron sorprendidos el viernes en Canayre y uno logró fugar.", ["captured trafficker 4"]),
        ("es", "Cuatro de los seis obreros que una columna senderista se llevó el jueves en Canayre fueron rescatados el viernes.",
         ["kidnapped civilian 6", "rescued civilian 4"]),
        ("es", "Un total de 30 nativos, de los cuales 12 son niños, fueron rescatados el viernes en Canayre por una patrulla.", ["rescued civilian 30"]),
    ],
)
def test_what_is_told_without_a_verb_of_its_own(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "One blast killed three soldiers in Canayre on Friday and another, a day later, wounded two policemen.", ["killed military 3", "wounded police 2"]),
        ("es", "Tres infantes de Marina se ahogaron el viernes en Canayre. Dos cuerpos fueron recuperados esa tarde.", ["killed military 3"]),
        ("es", "Murió el viernes en la emboscada de Canayre el cabo Luis Poma, uno de los evacuados.", ["killed military 1"]),
        ("es", "Un camión que trasladaba a nueve soldados cayó el viernes a un abismo en Canayre. Dos de los ocupantes fallecieron.", ["killed military 2"]),
        ("es", "Una patrulla fue atacada el viernes en Canayre. En el pueblo corrió la voz de que había dos soldados muertos.", []),
        ("en", "A soldier was wounded in an ambush in Canayre on Friday. The wounded man is 19.", ["wounded military 1"]),
        ("en", "Nine men carrying cocaine walked into a police trap in Canayre on Friday. Six were caught.", ["captured trafficker 6"]),
        ("en", "Police arrested a man in Canayre on Friday. He was already wanted in connection with a killing.", ["captured trafficker 1"]),
        ("en", "Crews guarded by 900 police officers would uproot 3,000 hectares in Canayre from July.", []),
    ],
)
def test_nobody_is_counted_who_only_seems_to_be(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "A soldier hurt by a mine in Canayre died on Sunday. The patrol was attacked on Friday.", ["2021-08-13 killed military 1"]),
        ("es", "Falleció el domingo en Lima el cabo Luis Poma, uno de los heridos en la emboscada del viernes en Canayre.", ["2021-08-13 killed military 1"]),
    ],
)
def test_the_day_of_a_death_of_wounds_is_not_that_of_the_event(lang: str, text: str, gives: list[str]) -> None:
    assert told(lang, text) == gives
