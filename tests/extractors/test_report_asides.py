"""What stands in an aside, behind a list or in the headline: ages and sexes, other currencies, whom a headline names. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Two rebels were killed in Canayre on Friday. A third rebel, a woman with a gunshot wound in the shoulder, was captured.",
         ["captured armed_group 1", "killed armed_group 2", "wounded armed_group 1"]),
        ("Police in Canayre on Friday arrested a man who was carrying 26,000 soles (about 7,700 U.S. dollars), which was confiscated.",
         ["captured trafficker 1", "seized cash 26000"]),
        ("A boy whom the rebels had trained as a fighter turned himself in on Friday in Canayre. He gave up a rifle and 27 cartridges.",
         ["seized ammunition 27", "seized firearm 1", "surrendered armed_group 1"]),
        ("Three anti-drug agents were killed in Friday's ambush in Canayre. A prosecutor was wounded along with a fourth agent.",
         ["killed police 3", "wounded civilian 1", "wounded police 1"]),
        ("Villagers in Canayre caught two smugglers on Friday. They took 31 kilos of cocaine paste and a revolver from them.",
         ["captured trafficker 2", "seized cocaine_base 31", "seized firearm 1"]),
        ("Troops disabled nine airstrips in Canayre on Friday to cut the air bridge that carries cocaine to Bolivia.", ["destroyed airstrip 9"]),
        ("Soldiers recovered and kept 94 kilos of cocaine in Canayre on Friday and burned the wreckage of the plane.", ["destroyed aircraft 1", "seized cocaine 94"]),
        ("Two men and the owner of the truck were arrested in Canayre on Friday.", ["captured trafficker 3"]),
        ("Police in Canayre on Friday set fire to 900 gallons of acetone and two tons of caustic soda found on the premises.",
         ["destroyed precursor 2000", "destroyed precursor 3406.5"]),
        ("Troops found a cache in Canayre on Friday. Buried in drums were seven rifles and two grenades, all of which were seized.",
         ["seized explosive 2", "seized firearm 7"]),
        ("Agents intercepted six backpackers in Canayre on Friday. Four escaped; the two others were captured.", ["captured trafficker 2"]),
    ],
)
def test_asides_and_what_is_taken(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


def test_the_headline_says_of_what_kind_they_were() -> None:
    told = facts("en", "Seven people were killed on Friday when gunmen stormed Canayre. Five men and two women died, officials said.", "Seven villagers shot dead in Peru")
    assert told == ["killed civilian 7"]
