"""Who counts, and on which side: families left behind, one person told twice, a far subject, losses by their side. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "El chofer Luis Rua Poma murió el viernes en un ataque en Canayre. La víctima era padre de cuatro hijos.", ["killed civilian 1"]),
        ("es", "Un sargento que tenía dos hijas murió el viernes en la emboscada de Canayre.", ["killed military 1"]),
        ("es", "El cabo muerto el viernes en la emboscada de Canayre deja tres huérfanos.", ["killed military 1"]),
        ("es", "El ataque del viernes en Canayre dejó dos niños muertos.", ["killed civilian 2"]),
        ("en", "A father of three was shot dead by gunmen in Canayre on Friday.", ["killed civilian 1"]),
        ("en", "A sergeant who leaves behind two children was killed in Friday's ambush in Canayre.", ["killed military 1"]),
        ("en", "Rebels had killed two children in Canayre on Friday.", ["killed civilian 2"]),
    ],
)
def test_the_family_of_the_dead_is_not_counted(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # behind "and" a list is at its end: what stands behind the next comma says who the last one is
        ("es", "El viernes murieron en el ataque de Canayre el técnico PNP Luis Poma Rua y el guía José Lapa Ore, un arriero que conocía la zona.",
         ["killed civilian 1", "killed police 1"]),
        ("es", "El viernes murió en Canayre el jefe de la columna local, el camarada “Rolo”.", ["killed armed_group 1"]),
        ("es", "El viernes fue incautada en Canayre una avioneta con 200 kilos de cocaína. La aeronave, un Cessna 206, quedó incautada.",
         ["seized aircraft 1", "seized cocaine 200"]),
        # a list that goes on
        ("es", "El viernes murieron en el ataque de Canayre el técnico PNP Luis Poma Rua, un civil de 40 años y una mujer.", ["killed civilian 2", "killed police 1"]),
        ("es", "El viernes quedaron incautados en Canayre la camioneta, un auto y una moto.", ["seized vehicle 1"] * 3),
    ],
)
def test_one_told_in_other_words_is_one(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "El viernes, un cabo que vadeaba el río Ene frente a Canayre, cerca de la base, fue arrastrado por la corriente y hasta hoy no ha sido hallado.",
         ["missing military 1"]),
        ("es", "Dos soldados cayeron al río el viernes en Canayre y todavía no aparecen.", ["missing military 2"]),
        # who says it is not whom it befell
        ("es", "Un campesino, que volvía de su chacra en Canayre, contó que el viernes, cerca de la base, fueron asesinados dos ronderos.", ["killed civilian 2"]),
    ],
)
def test_the_verb_of_a_subject_far_away(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "losses", "gives"),
    [
        ("es", "Entre los subversivos hubo tres muertos.", ["killed armed_group 3"]),
        ("es", "Por parte de los senderistas se registraron dos bajas.", ["killed armed_group 2"]),
        ("es", "En el bando terrorista hubo dos muertos y cuatro heridos.", ["killed armed_group 2", "wounded armed_group 4"]),
        ("es", "Por parte de los terroristas se verificó la muerte de cuatro de sus integrantes.", ["killed armed_group 4"]),
        ("es", "Los subversivos sufrieron dos bajas.", ["killed armed_group 2"]),
        ("es", "El Ejército sufrió cuatro bajas.", ["killed military 4"]),
        ("es", "Los subversivos se batieron a tiros con los soldados y perdieron a dos hombres.", ["killed armed_group 2"]),
        ("es", "Entre los policías y los terroristas hubo tres muertos.", ["killed unknown 3"]),
        ("en", "Among the rebels there were three dead.", ["killed armed_group 3"]),
        ("en", "On the rebel side two people died.", ["killed armed_group 2"]),
        ("en", "The guerrillas suffered two dead and four wounded.", ["killed armed_group 2", "wounded armed_group 4"]),
        ("en", "The army had three wounded.", ["wounded military 3"]),
    ],
)
def test_losses_are_those_of_the_side_that_bore_them(lang: str, losses: str, gives: list[str]) -> None:
    scene = {"es": "Una patrulla del Ejército fue emboscada por senderistas el viernes en Canayre.", "en": "An army patrol was ambushed by Shining Path rebels in Canayre on Friday."}
    assert facts(lang, f"{scene[lang]} {losses}") == gives
