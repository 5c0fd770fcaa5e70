"""What became of whom: wounds by their marks, kinds in lists, who is told between commas, the caught who are hurt. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # wounds told by what is broken, pierced or cut
        ("es", "Un soldado murió el viernes en Canayre y un cabo fue evacuado con la pierna rota.", ["killed military 1", "wounded military 1"]),
        ("es", "Una mina mató el viernes en Canayre a un soldado; un técnico se recupera de un balazo en el muslo.",
         ["killed military 1", "wounded military 1"]),
        ("es", "Tres comuneros convalecen de sus heridas tras el ataque del viernes en Canayre.", ["wounded civilian 3"]),
        ("es", "Dos policías permanecen en coma tras el ataque del viernes en Canayre.", ["wounded police 2"]),
        ("es", "Un agente recibió un impacto en el chaleco el viernes en Canayre y salió ileso. Un sargento murió.", ["killed military 1"]),
        ("en", "Hooded men killed a farmer in Canayre on Friday. His wife survived with a broken arm.", ["killed civilian 1", "wounded civilian 1"]),
        ("en", "One of the carriers opened fire in Canayre on Friday, hitting an officer in the foot.", ["wounded police 1"]),
        ("en", "The truck killed an officer in Canayre on Friday, breaking the leg of another.", ["killed police 1", "wounded police 1"]),
        # who did not survive died
        ("es", "Un soldado murió el viernes en Canayre y otro no sobrevivió al traslado.", ["killed military 2"]),
        ("en", "Four soldiers were hit by bullets in Friday's ambush in Canayre, and one of them did not survive the flight to Lima.",
         ["killed military 1", "wounded military 3"]),
        ("en", "A mine killed four soldiers in Canayre on Friday. Two of the nine injured have since died in hospital.",
         ["killed military 6", "wounded military 7"]),
        # the last to die is one of the number told; a death told from another day is another's
        ("es", "Cuatro policías murieron en la emboscada del viernes en Canayre, dijo el ministerio, luego de que un suboficial falleciera anoche.",
         ["killed police 4"]),
        ("en", "Four soldiers have died in Friday's ambush in Canayre, the army said, after a corporal succumbed to his wounds overnight.",
         ["killed military 4"]),
        ("es", "Dos soldados murieron el viernes en Canayre, un día después de que un sargento muriera en una emboscada en Sivia.",
         ["killed military 1", "killed military 2"]),
        # a number with no noun behind "a"
        ("es", "El ataque del viernes en Canayre mató a dos policías e hirió a nueve en la quebrada.", ["killed police 2", "wounded police 9"]),
        ("es", "El ataque del viernes en Canayre mató a un policía y dejó heridos a 12 en la quebrada.", ["killed police 1", "wounded police 12"]),
        # found with the marks of a crime
        ("es", "El viernes en Canayre fueron hallados con disparos en la nuca tres comerciantes.", ["killed civilian 3"]),
        # fell in a fight, were slain, neutralised
        ("es", "Tres subversivos cayeron en la refriega del viernes en Canayre.", ["killed armed_group 3"]),
        ("es", "La patrulla logró el viernes en Canayre la neutralización de dos terroristas.", ["killed armed_group 2"]),
        # shots that say how the one already told died
        ("en", "A soldier was killed in Canayre on Friday. Sgt. Luis Poma Rua was shot in the head.", ["killed military 1"]),
        ("es", "Dos policías mueren baleados el viernes en Canayre.", ["killed police 2"]),
    ],
)
def test_wounds_and_deaths_by_other_words(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # behind a colon or between dashes: of what kinds the counted are
        ("es", "El ataque del viernes en Canayre dejó tres heridos: el suboficial PNP Luis Rua, el mayor PNP Juan Poma, que era el piloto, y el guía civil José Lapa.",
         ["wounded civilian 1", "wounded police 2"]),
        ("en", "Four troops were injured in the clash in Canayre on Friday: Army Maj. Luis Poma, Army NCO Juan Lapa, Army NCO José Rua and Police NCO Saúl Ore.",
         ["wounded military 3", "wounded police 1"]),
        ("en", "A police helicopter was fired upon in Canayre on Friday, wounding three: the pilot, the gunner, both policemen, and a civilian guide.",
         ["wounded civilian 1", "wounded police 2"]),
        ("es", "Siete personas murieron el viernes en Canayre: cuatro subversivos y tres ronderos.", ["killed armed_group 4", "killed civilian 3"]),
        ("es", "El ataque del viernes en Canayre dejó tres heridos. Los heridos, dos policías y un obrero, fueron trasladados a Pichari.",
         ["wounded civilian 1", "wounded police 2"]),
        # whom some of them are
        ("en", "Gunmen killed eight people, five of them soldiers, in Canayre on Friday.", ["killed military 5", "killed unknown 3"]),
        ("en", "Three soldiers died in Canayre on Friday. Eleven more were hurt in the ambush, four of whom are also soldiers.",
         ["killed military 3", "wounded military 4", "wounded unknown 7"]),
        ("es", "Entre los nativos hubo ocho muertos y tres heridos el viernes en Canayre.", ["killed civilian 8", "wounded civilian 3"]),
        # a list of three and more is no apposition
        ("en", "The pilot, the co-pilot, a mechanic and a nurse died when a helicopter of the army crashed in Canayre on Friday.",
         ["killed civilian 1", "killed military 3"]),
        # whose members they are
        ("en", "Rebels killed four members of a family in Canayre on Friday, police said.", ["killed civilian 4"]),
        ("en", "Rebels killed three members of a peasant militia in Canayre on Friday, police said. Two other members of the patrol were wounded.",
         ["killed civilian 3", "wounded civilian 2"]),
        ("es", "Una patrulla abatió el viernes en Canayre a tres integrantes de una banda.", ["killed trafficker 3"]),
        ("en", "Rebels killed a soldier in Canayre on Friday but lost three of their own.", ["killed armed_group 3", "killed military 1"]),
        # ages and sexes are no further people, nor is whom somebody covered, nor who fired
        ("es", "Cinco integrantes de la columna fueron abatidos el viernes en Canayre, entre ellos dos mujeres, y uno fue capturado.",
         ["captured armed_group 1", "killed armed_group 5"]),
        ("es", "Una suboficial de la Policía murió el viernes en Canayre al cubrir con su cuerpo a un niño.", ["killed police 1"]),
        ("en", "The dead were dragged from their homes in Canayre by 20 hooded men on Friday. Three villagers died.", ["killed civilian 3"]),
        # the victim of hitmen is none; so is the head of cattle no head
        ("en", "Armed men who drove off 60 head of cattle in Canayre on Friday killed a herder.", ["killed civilian 1"]),
    ],
)
def test_of_what_kind_they_are(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Dos soldados murieron el viernes en Canayre. Un tercero, el cabo Luis Poma Rua, falleció ayer.", ["killed military 3"]),
        ("es", "Resultaron heridos el viernes en Canayre el técnico PNP Luis Poma Rua y los suboficiales EP Juan Lapa Ore y José Quispe Taype.",
         ["wounded military 2", "wounded police 1"]),
        ("es", "El técnico 2.ª EP Luis Poma Rua resultó herido el viernes en Canayre.", ["wounded military 1"]),
        ("es", "El coronel Luis Poma y dos suboficiales de la Policía murieron el viernes en Canayre.", ["killed police 3"]),
        # those caught who are hurt are of those caught
        ("es", "El viernes en Pichari, tras un tiroteo con la Policía, resultó herido Luis Poma Rua, que fue detenido con 40 kilos de cocaína.",
         ["captured trafficker 1", "seized cocaine 40", "wounded trafficker 1"]),
        ("es", "Dos senderistas abrieron fuego el viernes en Canayre. Uno fue abatido y el otro quedó detenido con un balazo en el muslo.",
         ["captured armed_group 1", "killed armed_group 1", "wounded armed_group 1"]),
        ("es", "Tres mochileros fueron detenidos el viernes en Pichari y dos quedaron presos con fracturas.", ["captured trafficker 3", "wounded trafficker 2"]),
        ("es", "Fueron interceptados el viernes en Pichari dos botes y arrestados sus tres motoristas.",
         ["captured trafficker 3", "seized boat 2"]),
        # of four taken two are freed
        ("es", "Dos de los cuatro obreros que habían sido secuestrados el jueves en Canayre fueron rescatados el domingo en Sivia.",
         ["kidnapped civilian 4", "rescued civilian 2"]),
        # left open in so many words
        ("en", "Two soldiers were killed and several rebels wounded in Canayre on Friday.", ["killed military 2", "wounded armed_group ?"]),
        ("es", "El ataque del viernes en Canayre dejó tres soldados muertos y un número no precisado de heridos.", ["killed military 3", "wounded military ?"]),
        # ratios, ages and plans count nobody
        ("es", "Por cada senderista abatido mueren seis soldados, dijo el analista en Canayre el viernes.", []),
        ("en", "The soldiers killed in Canayre on Friday, all aged between 19 and 22, were two.", ["killed military 2"]),
    ],
)
def test_who_is_told_between_commas_caught_or_left_open(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives
