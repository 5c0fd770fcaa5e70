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


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # part of a side and somebody else in one list
        ("Killed in a clash between police and smugglers in Canayre on Friday were two of the rebels and a farmer.",
         ["killed armed_group 2", "killed civilian 1"]),
        # a patrol of villagers
        ("Members of a self-defense committee fought drug couriers in Canayre on Friday. Killed were two of the smugglers and a patrol member.",
         ["killed civilian 1", "killed trafficker 2"]),
        ("An army patrol fought rebels in Canayre on Friday. A patrol member was killed.", ["killed military 1"]),
        # who raided, and whom
        ("Attackers stormed a police station in Canayre on Friday. Officers shot one of the raiders dead.", ["killed armed_group 1"]),
        # a captive who is hurt
        ("Soldiers killed two rebels and captured a third in Canayre on Friday. The captured woman had a bullet wound in the arm.",
         ["captured armed_group 1", "killed armed_group 2", "wounded armed_group 1"]),
        # what happened in the event is not said of whom it is laid to
        ("A court sentenced a former rebel to life for an ambush in Canayre in May 2011 in which four policemen and a muleteer lost their lives.",
         ["killed civilian 1", "killed police 4"]),
        ("Two farmers in a boat in which rebels had travelled were killed in Canayre on Friday.", ["killed civilian 2"]),
    ],
)
def test_who_is_who(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives
