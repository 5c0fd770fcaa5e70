"""Of what kind those counted are, and who "one of them" is. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("An ambush in Canayre on Friday left five dead. Three were police officers and the other two were farmers.",
         ["killed civilian 2", "killed police 3"]),
        ("Four people were killed in an ambush in Canayre on Friday. Three were soldiers, one of them a captain, and the fourth was a driver.",
         ["killed civilian 1", "killed military 3"]),
        ("Six people were wounded in an attack in Canayre on Friday. Four are police officers; the other two are civilians.",
         ["wounded civilian 2", "wounded police 4"]),
        ("Rebels killed two soldiers and wounded four other people in Canayre on Friday. Three were police officers and the other was a farmer.",
         ["killed military 2", "wounded civilian 1", "wounded police 3"]),
        ("Five people died in an ambush in Canayre on Friday. Three were soldiers.", ["killed military 3", "killed unknown 2"]),
        # those whose kind was told, and others
        ("Five soldiers were killed in Canayre on Friday. Three were sergeants and the other two were privates.", ["killed military 5"]),
        ("Rebels killed two soldiers in Canayre on Friday. Four are police officers who had gone to help them.", ["killed military 2"]),
    ],
)
def test_of_what_kind_they_were(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Cinco personas murieron en una emboscada en Canayre el viernes. Cuatro eran militares y el otro era un guía.",
         ["killed civilian 1", "killed military 4"]),
        ("Cinco personas murieron en una emboscada en Canayre el viernes. Tres eran militares y los otros dos eran agricultores.",
         ["killed civilian 2", "killed military 3"]),
    ],
)
def test_de_que_clase_eran(text: str, gives: list[str]) -> None:
    assert facts("es", text) == gives
