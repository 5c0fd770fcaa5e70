"""What wire prose tells in passing: how somebody was found, who could not be, whom rumour killed. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts, told


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "A shepherd and two of his nephews were found with their throats cut near Kimbiri on Friday.", ["killed civilian 3"]),
        ("es", "Un pastor y dos de sus sobrinos fueron hallados degollados el viernes cerca de Kimbiri.", ["killed civilian 3"]),
        ("en", "A merchant was found stabbed in a ravine near Llochegua on Friday.", ["killed civilian 1"]),
        ("en", "Three sailors were pulled to safety by fishermen in Canayre on Friday.", ["rescued military 3"]),
        ("es", "Tres marinos fueron puestos a salvo el viernes en Canayre.", ["rescued military 3"]),
        ("en", "Six soldiers were killed in Canayre on Friday, twelve are in hospital beds and two could not be found.",
         ["killed military 6", "missing military 2", "wounded military 12"]),
        ("es", "Seis soldados murieron el viernes en Canayre, doce están en el hospital y dos no pudieron ser hallados.",
         ["killed military 6", "missing military 2", "wounded military 12"]),
        ("en", "A marine was swept away by the current in Canayre on Friday.", ["missing military 1"]),
        ("es", "Un infante fue arrastrado por la corriente el viernes en Canayre.", ["missing military 1"]),
    ],
)
def test_how_they_were_found(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "There is no truth to the story that three soldiers were killed in Canayre on Friday."),
        ("es", "Carece de fundamento la versión de que tres soldados murieron el viernes en Canayre."),
        ("en", "The commandos rehearsed the rescue of 30 hostages in Canayre on Friday."),
        ("es", "Los comandos ensayaron el viernes en Canayre el rescate de 30 rehenes."),
    ],
)
def test_what_did_not_happen(lang: str, text: str) -> None:
    assert facts(lang, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "A doctor, a dentist and their boatman are missing after their canoe overturned in Canayre on Friday.", ["missing civilian 3"]),
        ("es", "Un médico, un dentista y su motorista están desaparecidos tras volcar su canoa el viernes en Canayre.", ["missing civilian 3"]),
        ("en", "A drug plane crashed in Pangoa on Friday, killing the smuggler at the controls and his helper.", ["killed trafficker 2"]),
    ],
)
def test_a_helper_is_of_the_kind_of_those_he_helps(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # who takes somebody is not taken
        ("en", "About 15 hooded men dragged the judge of a remote hamlet and two of his aides from a meeting at gunpoint in Canayre on Friday.", ["kidnapped civilian 3"]),
        ("en", "Some 300 growers held three policemen hostage in Canayre on Friday.", ["kidnapped police 3"]),
        ("en", "Rebels hauled two ranchers out of their beds in Canayre on Friday.", ["kidnapped civilian 2"]),
        ("en", "Gunmen dragged a teacher out of his house in Canayre on Friday and shot him.", ["killed civilian 1"]),
        # who lets them go rescues nobody
        ("en", "Villagers freed three officers in Kimbiri on Friday.", ["kidnapped police 3"]),
        ("es", "Los cocaleros liberaron el viernes en Kimbiri a tres policías que mantenían retenidos.", ["kidnapped police 3"]),
        ("en", "Two reporters held by coca growers were set free in Kimbiri on Friday.", ["kidnapped civilian 2"]),
        ("en", "Troops freed four hostages in Kepashiato on Friday.", ["rescued civilian 4"]),
    ],
)
def test_who_was_taken(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "Ten employees of a contractor who were abducted near Kepashiato on Friday were rescued by the army.", ["kidnapped civilian 10", "rescued civilian 10"]),
        ("en", "A boy who was shot on Friday as marines fired on a boat that did not stop at a checkpoint near Canayre has died.", ["killed civilian 1"]),
        ("en", "Guided by two deserters who had turned themselves in at Canayre in March, soldiers reached the camp on Friday and killed a rebel.",
         ["killed armed_group 1", "surrendered armed_group 2"]),
        ("es", "Guiados por dos desertores que se habían entregado en marzo en Canayre, los soldados llegaron el viernes al campamento y mataron a un senderista.",
         ["killed armed_group 1", "surrendered armed_group 2"]),
    ],
)
def test_what_a_clause_says_of_them(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "Friday's ambush, which killed three soldiers, happened a few miles from Sanabamba, where 13 soldiers were killed in April 2009.",
         ["2009-04 killed military 13", "2021-08-13 killed military 3"]),
        ("es", "Dos soldados murieron el viernes cerca de Sanabamba, donde trece militares cayeron en abril de 2009.",
         ["2009-04 killed military 13", "2021-08-13 killed military 2"]),
    ],
)
def test_where_others_died_years_before(lang: str, text: str, gives: list[str]) -> None:
    assert sorted(told(lang, text)) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "Nobody knows who killed the three loggers in Canayre on Friday.", ["killed civilian 3"]),
        ("es", "Nadie sabe quién mató a los tres madereros el viernes en Canayre.", ["killed civilian 3"]),
        ("en", "A farmer died of a head injury in Canayre on Friday and several officers were hurt.", ["killed civilian 1", "wounded police ?"]),
        ("en", "The rebels finished off six policemen one after another in Canayre on Friday.", ["killed police 6"]),
        ("es", "Los senderistas mataron a seis policías uno tras otro el viernes en Canayre.", ["killed police 6"]),
        ("en", "Five rebels were killed in Canayre on Friday, among them a woman the police believe to be Comrade Olga.", ["killed armed_group 5"]),
        ("en", "Hit men gunned down an Ashaninka community chief in Canayre on Friday.", ["killed civilian 1"]),
        ("en", "A navy corpsman and two army engineers were wounded in Canayre on Friday.", ["wounded military 3"]),
    ],
)
def test_who_was_hurt(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives
