"""Of what kind those counted are, and who "one of them" is. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts, told


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
        ("Rebels fired at a bus in Canayre on Friday and nine people died. Seven of the dead were soldiers and two were civilians.",
         ["killed civilian 2", "killed military 7"]),
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


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("A truck fell into a ravine in Canayre on Friday. Four soldiers died at the scene, as did a civilian cook. Of the nine soldiers who were "
         "injured, one passed away on the way to hospital, so that the number of soldiers killed is five.",
         ["killed civilian 1", "killed military 5", "wounded military 8"]),
        ("Rebels attacked a patrol in Canayre on Friday. Of the five officers who had been wounded, two died on the way to hospital.",
         ["killed police 2", "wounded police 3"]),
        ("A farmer was killed by a mine in Canayre on Friday. That afternoon four soldiers set off a second. All four were wounded; "
         "Corporal Juan Rojas, 20, died on Sunday.", ["killed civilian 1", "killed military 1", "wounded military 3"]),
        ("Gunmen fired on a canoe in Canayre on Friday. Three farmers were hit; one died in hospital.", ["killed civilian 1", "wounded civilian 2"]),
        ("A clash in Canayre on Friday cost a lieutenant his life and put five soldiers in hospital.", ["killed military 1", "wounded military 5"]),
        ("A policeman wounded in the ambush in Canayre on Friday died on Sunday, bringing to three the number of officers killed. Two officers died on "
         "the spot and four were wounded. Of the remaining three, two are in intensive care.", ["killed police 3", "wounded police 3"]),
        ("Two officers died in an ambush in Canayre on Friday and four were wounded. Of the remaining ten, six are on leave.",
         ["killed police 2", "wounded police 4"]),
        # beside the hurt, not of them
        ("Rebels fired on a patrol in Canayre on Friday. Two soldiers were wounded; Sergeant Juan Rojas died.",
         ["killed military 1", "wounded military 2"]),
        ("Rebels attacked a patrol in Canayre on Friday. Three officers were wounded; a farmer died.", ["killed civilian 1", "wounded police 3"]),
    ],
)
def test_some_of_the_hurt_died(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


def test_algunos_heridos_murieron() -> None:
    text = ("Seis soldados murieron en el acto en un ataque en Canayre el viernes. De los diez soldados que resultaron heridos, uno falleció "
            "al llegar al hospital, con lo que el número de militares fallecidos es de siete.")
    assert facts("es", text) == ["killed military 7", "wounded military 9"]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # one of them: of the side named last
        ("Soldiers fought rebels in Canayre on Friday. In the gunfight with the rebels, one of them was killed and a soldier was wounded.",
         ["killed armed_group 1", "wounded military 1"]),
        ("Police clashed with Shining Path fighters in Canayre on Friday; two of them were killed.", ["killed armed_group 2"]),
        ("Police fought drug couriers in Canayre on Friday. One of them was killed and an officer was wounded.",
         ["killed trafficker 1", "wounded police 1"]),
        ("Rebels attacked police officers in Canayre on Friday; two of them were killed.", ["killed police 2"]),
        # not where others are counted between
        ("Guerrillas killed 15 villagers, six of them children, in Canayre on Friday.", ["killed civilian 15"]),
        # whose unit
        ("A joint army and police unit surprised rebels in Canayre on Friday, setting off a gunfight that left two insurgents dead and six members "
         "of the unit wounded.", ["killed armed_group 2", "wounded security_forces 6"]),
        # participles in a row
        ("Two rebels were killed in Canayre on Friday. A third rebel, a man of about 40, was shot in the stomach, captured and flown to Huancayo.",
         ["captured armed_group 1", "killed armed_group 2", "wounded armed_group 1"]),
        # marched off
        ("Gunmen overran a police post in Canayre on Friday, killed an officer and marched two of his colleagues off into the hills.",
         ["kidnapped police 2", "killed police 1"]),
        # what went before is no period of a tally
        ("A rebel was killed in Canayre on Friday. Two girls, whom the rebels had taken from their families last year, were rescued unhurt.",
         ["killed armed_group 1", "rescued civilian 2"]),
    ],
)
def test_of_which_side_they_were(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # hit in a limb, in an aside
        ("Rebels ambushed a patrol in Canayre on Friday. Four policemen died. A fifth officer, hit in both legs, crawled to the road.",
         ["killed police 4", "wounded police 1"]),
        ("A sentry, Pvt. Juan Rojas, 20, hit in the neck, died aboard a helicopter after an attack by rebels in Canayre on Friday.",
         ["killed military 1"]),
        ("Three rebels were killed in Canayre on Friday and a fourth, hit in the shoulder, was taken prisoner.",
         ["captured armed_group 1", "killed armed_group 3", "wounded armed_group 1"]),
        # civil bodies and peoples
        ("Gunmen attacked a truck in Canayre on Friday. A driver of the Public Ministry died.", ["killed civilian 1"]),
        ("Gunmen killed two leaders of the Ashaninka people in Canayre on Friday.", ["killed civilian 2"]),
        ("Soldiers killed two leaders of Shining Path in Canayre on Friday.", ["killed armed_group 2"]),
    ],
)
def test_who_was_hurt(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # named by a pronoun
        ("Teodoro Rojas was a farmer. He was murdered on his own doorstep in Canayre in March 2014 by three strangers.", ["killed civilian 1"]),
        ("Gunmen killed a farmer, Juan Rojas, in Canayre on Friday. He was killed in front of his children.", ["killed civilian 1"]),
        ("Comrade Alipio led the rebels in Canayre. He was killed in August 2013.", []),
        # somebody and one of hers
        ("A teacher and her son fell into the river in Canayre on Friday and have not been found.", ["missing civilian 2"]),
        ("Four soldiers fell into the river in Canayre on Friday. Two were found dead; the other two are still missing.",
         ["killed military 2", "missing military 2"]),
        # those who came out alive
        ("Two soldiers died in an ambush in Canayre on Friday. Of the survivors, three had bullet wounds.",
         ["killed military 2", "wounded military 3"]),
        ("Gunmen killed a farmer in Canayre on Friday. The two survivors had burns.", ["killed civilian 1", "wounded civilian 2"]),
    ],
)
def test_he_and_those_with_him(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("A clash in Canayre on Friday cost a lieutenant his life. With Sunday's find, the army's dead stand at three. At least four rebels also died.",
         ["killed armed_group 4", "killed military 3"]),
        ("Rebels ambushed a patrol in Canayre on Friday and killed four policemen. The patrol's leader, Captain Luis Poma, was finished off as he lay "
         "on the ground.", ["killed police 4"]),
        ("Rebels killed a soldier in Canayre on Friday and led two of his comrades away.", ["kidnapped military 2", "killed military 1"]),
    ],
)
def test_whose_dead_and_whose_comrades(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Gunmen took away seven villagers in Canayre on 8 August. Two of them, the brothers Juan Rojas and Luis Rojas, were shot that night on the "
         "bank of a stream, where their bodies were found on 11 August.", ["2021-08-08 kidnapped civilian 7, killed civilian 2"]),
        ("A farmer was shot in Canayre on Friday by gunmen. His body was found on Sunday.", ["2021-08-13 killed civilian 1"]),
        ("Gunmen killed two farmers in Canayre on Friday. Their bodies were found on Sunday.", ["2021-08-13 killed civilian 2"]),
        ("Rebels killed a soldier and wounded two others in Canayre on Friday. His body was flown to Lima on Sunday.",
         ["2021-08-13 killed military 1, wounded military 2"]),
        # by the surname
        ("A Lima court sentenced Juan Rojas, a former Shining Path fighter, on Friday. Soldiers arrested Rojas in Kimbiri in March 2014.",
         ["2014-03 captured armed_group 1"]),
        ("Police arrested Juan Rojas, a drug trafficker, in Kimbiri on August 13. Officers who arrested Rojas on August 13 said he was armed.",
         ["2021-08-13 captured trafficker 1"]),
    ],
)
def test_their_bodies_and_surnames(text: str, gives: list[str]) -> None:
    assert told("en", text) == gives
