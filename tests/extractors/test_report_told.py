"""What a report tells of people and things, and what it only says beside it: whose, who says so, what was denied, what a thing costs.

All articles are invented; published on Monday 16 August 2021.
"""

from __future__ import annotations

import re

import pytest

from extractors.report.words import Words
from tests.extractors.told import facts, places, told


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # whose driver, wife, son, guard or house
        ("es", "El chofer de un fiscal fue asesinado el viernes en Pichari.", ["killed civilian 1"]),
        ("es", "La esposa de un policía fue asesinada el viernes en Pichari.", ["killed civilian 1"]),
        ("es", "La Policía capturó el viernes en Pichari al hijo de un cabecilla senderista.", ["captured armed_group 1"]),
        ("es", "Murieron el hijo de un cabecilla y dos senderistas el viernes en Canayre.", ["killed armed_group 2", "killed civilian 1"]),
        ("es", "Los asaltantes, que buscaban el dinero de un acopiador, mataron el viernes en Pichari a su ayudante.", ["killed civilian 1"]),
        ("es", "En la vivienda de un agricultor la Policía incautó el viernes en Pichari 40 kilos de cocaína.", ["seized cocaine 40"]),
        ("en", "The driver of a prosecutor was shot dead in Pichari on Friday.", ["killed civilian 1"]),
        ("en", "The wife of a policeman was killed in Pichari on Friday.", ["killed civilian 1"]),
        ("en", "The driver of a mayor and a farmer were killed in Pangoa on Friday.", ["killed civilian 2"]),
        ("en", "The house of a farmer was burned in Pichari on Friday and two women were killed.", ["killed civilian 2"]),
        # what somebody is
        ("en", "A woman believed to be the group's medic was captured in Canayre on Friday.", ["captured trafficker 1"]),
        ("en", "A woman who spent two decades as a radio operator for the rebels was captured in Canayre on Friday.", ["captured armed_group 1"]),
        ("en", "A man posing as a merchant was arrested in Pichari on Friday.", ["captured trafficker 1"]),
        # who is condemned for it, who did it, what those aboard were
        ("es", "Condenaron al mando senderista Luis Poma por la emboscada en la que murieron 14 soldados el 9 de octubre de 2008 en Tintay Puncu.",
         ["killed military 14"]),
        ("es", "Cuatro soldados murieron el viernes en Canayre en el ataque que unos veinte encapuchados lanzaron contra su base.",
         ["killed military 4"]),
        ("es", "El camión en que viajaban doce efectivos fue sorprendido el viernes en Canayre; murieron dos soldados.", ["killed military 2"]),
        ("es", "Víctimas de una mina tendida por narcoterroristas, dos suboficiales murieron el viernes en Pangoa.", ["killed police 2"]),
        ("en", "Victims of a mine planted by rebels, two sergeants died in Pangoa on Friday.", ["killed military 2"]),
        # remains of some of the dead: dead are all
        ("es", "Exhumaron el viernes en Canayre los restos de dos de los seis militares muertos en 2009.", ["killed military 6"]),
        ("es", "Hallaron el viernes en Canayre los restos de dos militares.", ["killed military 2"]),
        # a verb of its own behind "y"
        ("es", "Dos senderistas fueron abatidos el viernes en Canayre y una mujer que servía de vigía fue capturada.",
         ["captured armed_group 1", "killed armed_group 2"]),
        ("es", "Dos policías y un soldado que los acompañaba fueron heridos el viernes en Canayre.", ["wounded military 1", "wounded police 2"]),
        ("en", "Two rebels were killed in Canayre on Friday and a woman who served as a lookout was captured.",
         ["captured armed_group 1", "killed armed_group 2"]),
    ],
)
def test_what_only_says_whose_or_who(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "De acuerdo con el comandante Luis Poma, dos suboficiales murieron el viernes en Canayre.", ["killed police 2"]),
        ("es", "El coronel Luis Poma y dos suboficiales murieron el viernes en Canayre.", ["killed police 3"]),
        ("es", "Según el suboficial Luis Poma, dos soldados murieron el viernes en Canayre.", ["killed military 2"]),
        ("es", "De acuerdo con el fiscal Luis Poma, tres mochileros fueron detenidos el viernes en Pichari.", ["captured trafficker 3"]),
        ("es", "Con la ayuda de un comunero, la patrulla capturó el viernes en Canayre a dos senderistas.", ["captured armed_group 2"]),
        ("es", "Por el testimonio de un comunero, la Policía capturó el viernes en Pichari a tres sicarios.", ["captured trafficker 3"]),
        ("es", "Un comunero y tres sicarios fueron capturados el viernes en Pichari.", ["captured trafficker 4"]),
        ("en", "According to the sergeant, two soldiers were killed in Canayre on Friday.", ["killed military 2"]),
        ("en", "Two soldiers were killed in Canayre on Friday, according to a corporal.", ["killed military 2"]),
        ("en", "With the help of a villager, soldiers captured two rebels in Canayre on Friday.", ["captured armed_group 2"]),
    ],
)
def test_who_says_so_or_helps_is_not_told_of(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # names with ages and aliases; all of a list told once more
        ("es", "Fueron capturados el viernes en Pichari Luis Poma (44), (a) camarada «Julio», y Saúl Lapa (39).", ["captured armed_group 2"]),
        ("es", "Fueron capturados el viernes en Pichari Luis Poma Curo, alias \"Julio\", y Saúl Lapa Oré, alias \"Chino\".", ["captured trafficker 2"]),
        ("es", "El patrón de la embarcación, Luis Poma, y sus tres ayudantes fueron detenidos el viernes en Canayre.", ["captured trafficker 4"]),
        ("es", "El sargento Luis Poma, el cabo Saúl Lapa y dos soldados, los cuatro con quemaduras, fueron evacuados el viernes de Pangoa.",
         ["wounded military 4"]),
        ("es", "El sargento Luis Poma y el cabo Saúl Lapa, ambos con esquirlas, resultaron heridos el viernes en Pangoa.", ["wounded military 2"]),
        ("en", "Luis Poma (44), alias \"Julio\", and Saul Lapa (39) were arrested in Pichari on Friday.", ["captured trafficker 2"]),
        ("en", "The boat's skipper, Luis Poma, and his three helpers were arrested in Canayre on Friday.", ["captured trafficker 4"]),
        # lines that give a rank and a name
        ("es", "La emboscada ocurrió el viernes en Pangoa. Los militares fallecidos son:\n\nSargento 1.° EP Jairo Poma Lapa\n"
         "Cabo EP Luis Curo Oré\nSoldado EP Saúl Huamán Ríos", ["killed military 3"]),
        ("es", "La emboscada ocurrió el viernes en Pangoa. Murieron:\n\n- Sargento 1.° EP Jairo Poma Lapa\n- Cabo EP Luis Curo Oré",
         ["killed military 2"]),
        ("es", "La emboscada ocurrió el viernes en Pangoa. Los muertos son:\n\n- Sargento Jairo Poma Lapa\n- Cabo Luis Curo Oré",
         ["killed military 2"]),
        ("es", "La emboscada ocurrió el viernes en Pangoa. Heridos:\n\n- Sargento Jairo Poma Lapa\n- Cabo Luis Curo Oré", ["wounded military 2"]),
        ("es", "La emboscada ocurrió el viernes en Pangoa. Los autores del plan son:\n\n- Sargento Jairo Poma Lapa\n- Cabo Luis Curo Oré", []),
        ("en", "The ambush took place in Pangoa on Friday. The dead are:\n\n- Sergeant Jairo Poma\n- Corporal Luis Curo", ["killed military 2"]),
        ("en", "The ambush took place in Pangoa on Friday. These soldiers were killed:\n\n- Sergeant Jairo Poma\n- Corporal Luis Curo",
         ["killed military 2"]),
        # ages, seats and halves of words are no numbers or nouns
        ("en", "A farmer and two grandchildren aged three and five were killed in Canayre on Friday.", ["killed civilian 3"]),
        ("en", "An Mi-171 with room for 26 crashed in Canayre on Friday, killing five soldiers.", ["killed military 5"]),
        ("es", "Un helicóptero con capacidad para 26 se estrelló el viernes en Canayre y murieron cinco soldados.", ["killed military 5"]),
        ("en", "A mid-level rebel commander was captured in Canayre on Friday.", ["captured armed_group 1"]),
        ("en", "A joint army-police patrol killed two rebels in Canayre on Friday.", ["killed armed_group 2"]),
        ("en", "Two rebels were killed on Friday in the Peruvian Amazon.", ["killed armed_group 2"]),
        ("en", "A Peruvian was arrested in Pichari on Friday.", ["captured trafficker 1"]),
    ],
)
def test_lists_appositions_and_aliases(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Un infante de Marina cayó al río el viernes en Canayre.", []),
        ("es", "Un infante de Marina cayó el viernes en Canayre en un enfrentamiento.", ["killed military 1"]),
        ("es", "Un disparo fulminó el viernes en Canayre al soldado Luis Poma.", ["killed military 1"]),
        ("es", "Un policía recibió una bala en el cuello el viernes en Canayre.", ["wounded police 1"]),
        ("es", "Dos policías atacados el viernes en Canayre se encuentran de gravedad.", ["wounded police 2"]),
        ("en", "A marine who fell overboard in Canayre on Friday is missing.", []),
        ("en", "Two marines fell in the fighting in Canayre on Friday.", ["killed military 2"]),
        ("en", "A policeman survived a bullet in the neck in Canayre on Friday.", ["wounded police 1"]),
        ("en", "Two officers had broken ribs after the attack on their truck in Canayre on Friday.", ["wounded police 2"]),
    ],
)
def test_falls_and_wounds(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "El ministro negó que hubiera soldados muertos el viernes en Canayre, y confirmó la captura de nueve senderistas.",
         ["captured armed_group 9"]),
        ("es", "El Ejército negó que dos soldados murieran el viernes en Canayre.", []),
        ("es", "No es cierto que dos soldados murieran el viernes en Canayre, dijo el ministro.", []),
        ("es", "Carecen de sustento las versiones de que dos soldados murieron el viernes en Canayre.", []),
        ("es", "El Ejército negó la muerte de tres soldados el viernes en Canayre, pero admitió que hay dos heridos.", ["wounded military 2"]),
        ("en", "The minister denied that soldiers were killed in Canayre on Friday, and confirmed the arrest of nine rebels.",
         ["captured armed_group 9"]),
        ("en", "The minister denied that three officers were killed in Canayre on Friday, but admitted that two were wounded.", ["wounded police 2"]),
        ("en", "The army denied that two soldiers were killed in Canayre on Friday.", []),
        ("en", "The report that two soldiers were killed in Canayre on Friday is untrue, the army said.", []),
        # what is denied ends before a second verb
        ("es", "El chofer no se detuvo y fue abatido el viernes en Canayre.", ["killed civilian 1"]),
        ("es", "No hubo heridos y fueron detenidos dos mochileros el viernes en Canayre.", ["captured trafficker 2"]),
        ("es", "Los soldados no murieron ni fueron heridos el viernes en Canayre.", []),
        ("es", "Los dos policías no fueron heridos y rescatados el viernes en Canayre.", []),
        ("en", "The driver did not stop and was shot dead by police in Canayre on Friday.", ["killed civilian 1"]),
        ("en", "Nobody was killed and wounded in Canayre on Friday.", []),
        # what is laid to them has happened, what they plan has not
        ("en", "Rebels are believed to have killed two soldiers in Canayre on Friday.", ["killed military 2"]),
        ("en", "Rebels plan to kill two soldiers in Canayre.", []),
    ],
)
def test_denied_and_confirmed(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # arms handed over, stripped off the dead
        ("es", "Dos senderistas se entregaron el viernes en Canayre con dos fusiles.", ["seized firearm 2", "surrendered armed_group 2"]),
        ("es", "Un comunero entregó el viernes en la base de Canayre una escopeta y 20 cartuchos.", []),
        ("en", "Two rebels surrendered in Canayre on Friday and handed over two rifles.", ["seized firearm 2", "surrendered armed_group 2"]),
        ("en", "The man surrendered a shotgun and 20 cartridges to the base in Canayre on Friday.", []),
        ("en", "Rebels killed two policemen in Canayre on Friday and stripped the bodies of two rifles.", ["killed police 2"]),
        # prices, wages and ransoms; money that is taken
        ("es", "El viernes en Pichari fue detenido un sicario que cobró 800 soles por el crimen.", ["captured trafficker 1"]),
        ("es", "La Policía incautó el viernes en Pichari seis kilos de cocaína y 800 soles.", ["seized cash 800", "seized cocaine 6"]),
        ("en", "A courier who earns $100 a trip was arrested in Pichari on Friday with six kilos of cocaine.",
         ["captured trafficker 1", "seized cocaine 6"]),
        ("en", "Police seized six kilos of cocaine and $900 in Pichari on Friday.", ["seized cash 900", "seized cocaine 6"]),
        # land is pulled up, never carried away
        ("en", "Eradicators removed 30 hectares of coca in Pichari on Friday.", ["eradicated coca_crop 30"]),
        ("en", "Workers did away with 30 hectares of coca in Pichari on Friday.", ["eradicated coca_crop 30"]),
        ("en", "Police removed 30 kilos of cocaine from a car in Pichari on Friday.", ["seized cocaine 30"]),
        # a cache of which everything was seized
        ("es", "La patrulla llegó el viernes a una cueva en Canayre. Adentro estaban cuatro fusiles y 75 cartuchos de dinamita. "
         "Todo fue incautado.", ["seized explosive 75", "seized firearm 4"]),
        ("es", "La patrulla llegó el viernes a una cueva en Canayre. Adentro había cuatro fusiles. Todo volvió a la calma.", []),
        ("en", "The patrol came to a cave in Canayre on Friday. Inside were four rifles and 75 sticks of dynamite. Everything was seized.",
         ["seized explosive 75", "seized firearm 4"]),
        ("en", "On Friday a truck was stopped in Pichari. Under the seats lay 30 kilos of cocaine and two pistols. All of it was confiscated.",
         ["seized cocaine 30", "seized firearm 2"]),
        ("en", "The patrol came to a cave in Canayre on Friday. Inside were four rifles and 75 sticks of dynamite.", []),
    ],
)
def test_arms_money_land_and_caches(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # a hamlet that has the name of a district
        ("es", "Dos soldados murieron el viernes cerca de Canayre, distrito de Llochegua.", [("Llochegua", "Canayre")]),
        ("es", "Dos soldados murieron el viernes en Canayre, una comunidad de Pichari.", [("Pichari", "Canayre")]),
        ("es", "Dos soldados murieron el viernes entre Canayre y Llochegua.", [(None, "Canayre–Llochegua")]),
        ("en", "Two soldiers were killed on Friday near Canayre, Llochegua district.", [("Llochegua", "Canayre")]),
        ("en", "Two soldiers were killed on Friday in Canayre, a community in Pichari.", [("Pichari", "Canayre")]),
        ("en", "Two soldiers were killed on Friday in Canayre, Huanta province.", [("Canayre", None)]),
        # an area that has no other name than its district
        ("es", "Dos soldados murieron el viernes en la zona de Tintay Puncu.", [("Tintay Puncu", None)]),
        ("en", "Two soldiers were killed on Friday in the Tintay Puncu area.", [("Tintay Puncu", None)]),
        # a police station where people are held, one that is attacked
        ("es", "Dos mochileros fueron capturados el viernes en Canayre y quedaron detenidos en la comisaría de Pichari.", [("Canayre", None)]),
        ("es", "Desconocidos atacaron el viernes la comisaría de Pichari.", [("Pichari", "comisaría de Pichari")]),
        ("en", "Two carriers were caught in Canayre on Friday and are being held at the Pichari police station.", [("Canayre", None)]),
        # La Mar and the Ene end sentences
        ("es", "Cuatro mochileros fueron capturados el viernes a orillas del río Ene. Dos fueron enviados a Pichari.", [(None, "río Ene")]),
        ("es", "Dos soldados murieron el viernes en la provincia de La Mar. Ayer fueron capturados cuatro senderistas en Canayre.",
         [(None, None), ("Canayre", None)]),
        ("es", "La Policía desenterró el martes 12 kilos de cocaína bajo un corral del centro poblado Unión Mantaro, distrito de Canayre.", [("Canayre", "Unión Mantaro")]),
    ],
)
def test_hamlets_areas_and_stations(lang: str, text: str, gives: list[tuple[str | None, str | None]]) -> None:
    assert places(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # who was caught long before the trial
        ("es", "El comerciante Luis Poma fue condenado el viernes. Había sido capturado el 9 de octubre de 2012 en Canayre.",
         ["2012-10-09 captured trafficker 1"]),
        ("es", "El juez dictó prisión el viernes para el camarada Rufo, capturado en Canayre el 9 de octubre de 2012.",
         ["2012-10-09 captured armed_group 1"]),
        ("en", "Luis Poma, a merchant, was sentenced on Friday. He had been captured in Canayre on October 9, 2012.",
         ["2012-10-09 captured trafficker 1"]),
        ("en", "Luis Poma, a merchant, was sentenced on Friday. He had never been captured before.", []),
        # the same Sunday; the day of a named event beside a correction; what came after, and what came before dawn
        ("es", "El domingo dos soldados fueron heridos en Canayre. El cabo Luis Poma, uno de ellos, murió el mismo domingo.",
         ["2021-08-15 wounded military 1, killed military 1"]),
        ("en", "Six soldiers, not four, died in Friday's clash in Canayre.", ["2021-08-13 killed military 6"]),
        ("en", "Rebels killed two soldiers in Canayre on August 3. The attack came ten days after rebels killed a policeman in Pangoa.",
         ["2021-08-03 killed military 2", "2021-07-24 killed police 1"]),
        ("en", "Rebels killed two soldiers in Canayre on August 3. The attack came before dawn.", ["2021-08-03 killed military 2"]),
        # a death of wounds, a third death: on the day of the event
        ("es", "Nueve policías fueron heridos el viernes en una emboscada en Pangoa. Uno de los heridos falleció el domingo en Lima.",
         ["2021-08-13 wounded police 8, killed police 1"]),
        ("en", "Two soldiers were killed in Pangoa on Friday. A third died on Sunday.", ["2021-08-13 killed military 3"]),
    ],
)
def test_long_before_and_later(lang: str, text: str, gives: list[str]) -> None:
    assert told(lang, text) == gives


@pytest.mark.parametrize("lang", ["es", "en"])
def test_no_word_set_is_written_twice(lang: str) -> None:
    """The second of two sets of one name would silently replace the first."""
    names = [
        name
        for file in ("sentence", "statistic")
        for part in [(Words(lang).folder / f"{file}.yaml").read_text(encoding="utf-8").partition("\nsets:\n")[2]]
        for name in re.findall(r"^  ([a-z_]+):", re.split(r"^\S", part, maxsplit=1, flags=re.M)[0], re.M)
    ]
    assert len(names) == len(set(names)), sorted({n for n in names if names.count(n) > 1})
