"""What wire prose tells in passing: how somebody was found, who could not be, whom rumour killed. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


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
