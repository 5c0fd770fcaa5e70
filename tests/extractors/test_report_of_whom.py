"""Of which kind people are, who is one of those told, what lay in what was found. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.accuracy import Article, articles
from tests.extractors.told import facts, report


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # the kinds of those counted, one after another
        ("en", "Twelve people were hurt in Canayre on Friday when police broke up a march. Seven of the injured were growers and the other five "
         "police officers.", ["wounded civilian 7", "wounded police 5"]),
        ("es", "Once personas resultaron heridas el viernes en Canayre en el desalojo. Siete de los lesionados son cocaleros y cuatro, policías.",
         ["wounded civilian 7", "wounded police 4"]),
        ("es", "Un asalto dejó el viernes en Canayre cuatro heridos. De los heridos, uno es un soldado; los otros tres son estudiantes.",
         ["wounded civilian 3", "wounded military 1"]),
        ("en", "A truck rolled over in Canayre on Friday, leaving four people dead. Three of the victims were conscripts; the fourth was a farmer.",
         ["killed civilian 1", "killed military 3"]),
        ("en", "A clash left four dead, three of them rebels, in Canayre on Friday. The marine was named as Luis Poma Rojas.",
         ["killed armed_group 3", "killed military 1"]),
        ("en", "Eight people, half of them police, were hurt in a clash with growers in Canayre on Friday.", ["wounded police 4", "wounded unknown 4"]),
        ("en", "Five people died and two were hurt in a feud in Canayre on Friday. Four of the dead belonged to the Rojas clan; the fifth was a teacher.",
         ["killed civilian 1", "killed trafficker 4", "wounded unknown 2"]),
        # who stands beside a rank, a name or a force
        ("en", "An army helicopter crashed in Canayre on Friday. The instructor, 2nd Lt. Luis Poma, died.", ["killed military 1"]),
        ("es", "El camarada Rojo, mando logístico de la columna, fue abatido el viernes en un enfrentamiento con el Ejército en Canayre.",
         ["killed armed_group 1"]),
        ("es", "Entre los agentes hay un herido, el teniente Luis Poma, tras el choque del viernes con Sendero en Canayre.", ["wounded police 1"]),
        ("en", "Five soldiers died when an army truck rolled over in Canayre on Friday. The driver is among the dead.", ["killed military 5"]),
        # told again, or besides
        ("en", "A soldier was hurt in an attack in Canayre on Friday. Besides the soldier, two marines were hurt.", ["wounded military 3"]),
        ("en", "Another customer, a trader, was shot dead by gunmen in Canayre on Friday.", ["killed civilian 1"]),
        ("en", "Gunmen killed four members of a family in Canayre on Friday. The bodies of Luis Poma, his wife and two grandsons were found.",
         ["killed civilian 4"]),
        ("es", "La emboscada del viernes en Canayre dejó tres soldados heridos. Uno, Luis Poma, falleció.", ["killed military 1", "wounded military 2"]),
        # not these
        ("en", "The farmer was killed in the crossfire in Canayre on Friday as police chased three men.", ["killed civilian 1"]),
        ("en", "A rebel commander of a group with 15 men was killed by the army in Canayre on Friday.", ["killed armed_group 1"]),
        ("es", "Un policía que quiso detener a tres asaltantes fue herido el viernes en Canayre.", ["wounded police 1"]),
        ("es", "Tres soldados murieron el viernes en Canayre; un cuarto, dado por muerto, está con vida.", ["killed military 3"]),
    ],
)
def test_people(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "Soldiers uncovered a cache in Canayre on Friday. It held seven grenades and a rifle.", ["seized explosive 7", "seized firearm 1"]),
        ("en", "A patrol dug up two drums in Canayre on Friday. The drums contained 152 kilos of cocaine.", ["seized cocaine 152"]),
        ("es", "Los militares incautaron el viernes en Canayre 311 kilos de la droga.", ["seized drugs 311"]),
        ("en", "Engineers opened craters in four airstrips in Canayre on Friday.", ["destroyed airstrip 4"]),
        ("en", "In Canayre on Friday 840 kilos of inputs —lime, cement and salt— were burned by the police.", ["destroyed precursor 840"]),
        ("es", "El Ejército ocupó el viernes un campamento de Sendero en Canayre. Las chozas fueron quemadas.", ["destroyed camp 1"]),
        ("es", "En el campamento de Canayre había el viernes seis fusiles, todo lo cual quedó en poder de la Policía.", ["seized firearm 6"]),
        ("en", "Police seized a few kilos of cocaine in Canayre on Friday.", ["seized cocaine ?"]),
        # no seizures
        ("en", "A boy picked up a device which blew off two of his fingers in Canayre on Friday.", []),
        ("es", "Una pista de Canayre será dinamitada el viernes por el Ejército.", []),
        ("es", "Un policía murió el viernes en Canayre por su propia arma, que un preso le arrebató.", ["killed police 1"]),
    ],
)
def test_things(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


def test_a_toll_that_runs_over_a_period_is_a_tally() -> None:
    text = "A captain was killed by rebels in Canayre on Friday, bringing to eight the number of soldiers who have died in the valley this year."
    assert facts("en", text) == ["killed military 1"]


@pytest.mark.parametrize("article", articles("recent articles")[::30], ids=lambda a: a["id"])
def test_a_sentence_cut_anywhere_is_read(article: Article) -> None:
    """Feeds cut their summaries: a sentence that ends in the middle has no token behind its last one."""
    for sentence in article["text"].replace("\n\n", " ").split(". "):
        words = sentence.split()
        for end in range(1, len(words)):
            report(article["lang"], " ".join(words[:end]))
