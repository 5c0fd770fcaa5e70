"""Figures that the text itself takes back: first accounts, and claims that are denied. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts, told


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "Rebels ambushed a patrol in Canayre on Friday and killed two soldiers. A message of the rebels claimed that nine soldiers "
               "had been killed; the general dismissed it.", ["killed military 2"]),
        ("en", "Rebels shot at a base in Canayre on Friday and wounded a marine. A caller claimed that five troops had died. The minister "
               "denied it.", ["wounded military 1"]),
        ("en", "The clash in Canayre on Friday left two rebels dead. The rebels claimed to have killed six soldiers, but the Army rejected "
               "the claim.", ["killed armed_group 2"]),
        ("en", "Rebels claimed on Friday that they killed three soldiers in Canayre. The Army confirmed it.", ["killed military 3"]),
        ("en", "Rebels killed two soldiers in Canayre on Friday. They claimed that it was revenge. The mayor denied that he had helped them.",
         ["killed military 2"]),
        ("es", "Senderistas mataron el viernes en Canayre a dos soldados. Un vocero suyo afirmó que murieron nueve militares. El ministro "
               "lo negó.", ["killed military 2"]),
    ],
)
def test_a_claim_that_is_denied_is_no_fact(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Rebels ambushed a patrol in Canayre on Friday, killing six soldiers. Earlier radio account put dead at 22.", ["killed military 6"]),
        ("Rebels ambushed a patrol in Canayre on Friday, killing six soldiers. A preliminary version spoke of four dead.",
         ["killed military 6"]),
        ("Three of the soldiers hurt in Friday's ambush in Canayre have died of their injuries, bringing to five the number killed. A first "
         "statement spoke of two dead and nine injured. The remaining six continue under care.", ["killed military 5", "wounded military 6"]),
        ("Three of the soldiers hurt in Friday's ambush in Canayre have died, bringing the dead to five.", ["killed military 5"]),
        ("A fourth policeman has died following an ambush in Canayre, authorities said. The ministry had initially reported three dead and "
         "three wounded in Friday's attack; two officers are still being treated for bullet wounds.", ["killed police 4", "wounded police 2"]),
        ("The first statement on the ambush in Canayre on Friday said that two soldiers had been killed.", ["killed military 2"]),
    ],
)
def test_a_first_account_gives_way(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


def test_what_came_before_an_event_is_an_event() -> None:
    text = ("Rebels killed two soldiers in an ambush in Sivia on Friday. The ambush came nine days after a marine, on foot patrol in the "
            "district of Llochegua, lost his left leg when he stepped on a mine.")
    assert told("en", text) == ["2021-08-13 killed military 2", "2021-08-04 wounded military 1"]
