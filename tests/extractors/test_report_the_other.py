"""The other of two, those who are back, who died since, and whose dead they are. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts, report, told


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Two soldiers were attacked in Canayre on Friday. One died and the other was wounded.", ["killed military 1", "wounded military 1"]),
        ("Two officers were shot at in Canayre on Friday; one died instantly, the other suffered a leg wound.",
         ["killed police 1", "wounded police 1"]),
        ("A blast in Canayre on Friday threw two soldiers into a ravine; one died on the spot and the other is in a coma.",
         ["killed military 1", "wounded military 1"]),
        ("Two mayors were attacked in Canayre on Friday. One, Luis Poma, was killed and the other, Juan Rojas, was wounded.",
         ["killed civilian 1", "wounded civilian 1"]),
        ("Rebels wounded two soldiers in Canayre on Friday. One died on the way to Lima.", ["killed military 1", "wounded military 1"]),
        ("The police lost an officer in an assault by rebels in Canayre on Friday in which another was blinded.",
         ["killed police 1", "wounded police 1"]),
        ("Soldiers killed two rebels and captured a third, who was wounded, in Canayre on Friday.",
         ["captured armed_group 1", "killed armed_group 2", "wounded armed_group 1"]),
        # things: those told before
        ("Two laboratories were found in Canayre on Friday. One was burned and the other was blown up.", ["destroyed laboratory 2"]),
    ],
)
def test_one_and_the_other(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("A soldier died in Canayre on Friday. A lieutenant and five soldiers who had been reported missing after the clash walked into a base "
         "on Sunday.", ["killed military 1"]),
        ("Two soldiers died in an ambush in Canayre on Friday. Three others were missing for a day. They reappeared on Saturday.",
         ["killed military 2"]),
        ("Two soldiers died in an ambush in Canayre on Friday. Three others are missing and have not returned.",
         ["killed military 2", "missing military 3"]),
        ("Rebels attacked a patrol in Canayre on Friday and killed two soldiers. Of the other three nothing is known.",
         ["killed military 2", "missing military 3"]),
        ("A private dropped from sight on Friday when his patrol was fired on in Canayre.", ["missing military 1"]),
        # who died since
        ("A soldier was hurt in Canayre on Friday. He died of his injuries on Sunday in a Lima hospital.", ["killed military 1"]),
        ("Two of the nine soldiers wounded in Friday's ambush in Canayre have died, bringing the death toll to six.",
         ["killed military 6", "wounded military 7"]),
        # whose dead they are
        ("The ambush in Canayre on Friday cost the Army four men.", ["killed military 4"]),
        ("Friday's clash in Canayre cost the rebels three men.", ["killed armed_group 3"]),
        ("Both occupants of the car, a policeman and a prosecutor, were killed by gunmen in Canayre on Friday.",
         ["killed civilian 1", "killed police 1"]),
        ("Three people (two soldiers and a farmer) died in the attack in Canayre on Friday.", ["killed civilian 1", "killed military 2"]),
        ("Rebels fought a patrol in Canayre on Friday. The Army laid it to guerrillas, one of whose number was killed.", ["killed armed_group 1"]),
        ("Rebels and police fought in Canayre on Friday. A rebel was killed and a police sniper was wounded.",
         ["killed armed_group 1", "wounded police 1"]),
        ("Sergeant Luis Poma and Corporal Juan Rojas were killed in Canayre on Friday. Three other members of the patrol are in hospital.",
         ["killed military 2", "wounded military 3"]),
        # what hurt them
        ("A mine tore the left foot off a marine in Canayre on Friday and injured two others.", ["wounded military 3"]),
        ("A stray bullet hit a schoolgirl in the arm in Canayre on Friday.", ["wounded civilian 1"]),
        ("A medic injured that morning in Canayre, in a blast on Friday, was flown out.", ["wounded military 1"]),
        # a man and a woman, and what is only rounder
        ("Police captured a man accused of ambushes for the Shining Path and a woman said to keep its accounts in Canayre on Friday.",
         ["captured armed_group 2"]),
        ("Agents of the Dircote detained two brothers in Kimbiri on Friday. They are under investigation for drug trafficking.",
         ["captured trafficker 2"]),
        ("Police stopped a car in Quinua on Friday carrying close to half a million dollars. Agents found $412,000 in it.",
         ["seized cash 412000"]),
        # some of a number told here first, those "among" a number, and a grade that is no rank in a row
        ("Two of three men suspected of killing a soldier in Canayre were arrested on Friday in Pichari.", ["captured trafficker 2"]),
        ("Three of eight rebels who attacked a patrol in Canayre on Friday were killed.", ["killed armed_group 3"]),
        ("A pregnant woman and her husband were among five people shot dead in Canayre on Friday.", ["killed civilian 5"]),
        ("A police officer was among five people shot dead in Canayre on Friday.", ["killed police 1", "killed unknown 4"]),
        ("A second lieutenant and two privates were killed in Canayre on Friday.", ["killed military 3"]),
        ("The Army confirmed the death of a second lieutenant and the injury of five enlisted men in Canayre on Friday.",
         ["killed military 1", "wounded military 5"]),
        # whom rebels capture; whose lieutenants; whose commander; what a truck hits
        ("Guerrillas attacked a base in Canayre on Friday, killing a cook and capturing two soldiers.", ["kidnapped military 2", "killed civilian 1"]),
        ("A rebel commander and one of his lieutenants died in a raid in Canayre on Friday.", ["killed armed_group 2"]),
        ("Rebels attacked an army post in Canayre on Friday and killed the post's commander.", ["killed military 1"]),
        ("The rebels lost two men and the army one in Friday's clash in Canayre.", ["killed armed_group 2", "killed military 1"]),
        ("Nine bodies were pulled from the river in Canayre on Friday.", ["killed civilian 9"]),
        ("A 50-year-old farmer and his 12-year-old daughter were killed by a mine in Canayre on Friday.", ["killed civilian 2"]),
        ("Rebels kidnapped a teacher and her 16-year-old son in Canayre on Friday.", ["kidnapped civilian 2"]),
        ("The 24-year-old son of a Shining Path chief was one of two rebels killed in Canayre on Friday.", ["killed armed_group 2"]),
        ("The patrol lost its commander, a captain, and two privates in Friday's ambush in Canayre.", ["killed military 3"]),
        ("Rebels killed the base's commander, a captain, in Canayre on Friday.", ["killed military 1"]),
        ("Police killed the rebels' leader, a former soldier, in Canayre on Friday.", ["killed armed_group 1"]),
        ("All but one of the six officers in the truck died in Friday's ambush in Canayre.", ["killed police 5"]),
        ("Killed in the ambush in Canayre on Friday were Capt. Luis Poma and Pvts. Juan Rojas and Pedro Quispe.", ["killed military 3"]),
        ("A reporter and his cameraman were detained by coca growers in Pichari on Friday.", ["kidnapped civilian 2"]),
        ("Two smugglers were detained by villagers in Pichari on Friday and handed over to police.", ["captured trafficker 2"]),
        ("The rebels lost at least three in Friday's clash in Canayre.", ["killed armed_group 3"]),
        ("The owner of a truck and his two sons were arrested in Pichari on Friday.", ["captured trafficker 3"]),
        ("Of the 12 people detained in Pichari on Friday, three were released for lack of evidence.", ["captured trafficker 12"]),
        ("Marines seized three boats in Canayre on Friday. Boats and fuel were confiscated.", ["seized boat 3", "seized fuel ?"]),
        ("Villagers seized a backpack containing 53 pounds (24 kilograms) of cocaine paste in Canayre on Friday and caught a courier.",
         ["captured trafficker 1", "seized cocaine_base 24"]),
    ],
)
def test_who_is_back_who_died_since_and_whose_they_are(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


def test_the_day_of_a_wound_and_of_a_capture() -> None:
    died = "An officer who stepped on a mine in Canayre on Friday has died of his injuries, officials said on Monday."
    held = "Nine laborers taken hostage in Canayre on Friday were released unharmed on Sunday after a ransom was paid."
    assert told("en", died) == ["2021-08-13 killed police 1"]
    assert told("en", held) == ["2021-08-13 kidnapped civilian 9"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("A policeman was killed in Canayre on Friday. The officer, Luis Poma Soto, was walking in front, said Colonel Juan Rojas Lau.",
         {"Luis Poma Soto": "victim", "Juan Rojas Lau": "official"}),
        ("A policeman was killed in Canayre on Friday. The officer in charge, Colonel Juan Rojas Lau, said his men were looking for rebels.",
         {"Juan Rojas Lau": "official"}),
    ],
)
def test_the_officer_is_the_one_told_as_killed(text: str, roles: dict[str, str]) -> None:
    assert {p.name: p.role for i in report("en", text).incidents for p in i.persons} == roles
