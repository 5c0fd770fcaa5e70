"""Who the counted are, told behind their number: parts, the rest, what they are said to be. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "Two people died on Friday in Canayre, an army sergeant and a farmer, and five soldiers were wounded.", ["killed civilian 1", "killed military 1", "wounded military 5"]),
        ("en", "Three people were killed on Friday in an attack in Canayre, two officers and a driver, while six soldiers were injured.", ["killed civilian 1", "killed police 2", "wounded military 6"]),
        ("es", "Dos personas murieron el viernes en Canayre, un sargento y un agricultor, y cinco soldados quedaron heridos.", ["killed civilian 1", "killed military 1", "wounded military 5"]),
        # the rest of a number of which a part was told
        ("en", "Rebels killed nine people, seven of them soldiers, on Friday in Canayre. The other two dead were a woman and her son.", ["killed civilian 2", "killed military 7"]),
        ("en", "Nine people were wounded, seven of them soldiers, on Friday in an attack in Canayre. The remaining wounded are villagers.", ["wounded civilian 2", "wounded military 7"]),
        ("es", "La emboscada del viernes en Canayre dejó nueve muertos, siete de ellos soldados. Las otras dos víctimas eran comuneros.", ["killed civilian 2", "killed military 7"]),
        ("es", "El ataque del viernes en Canayre dejó nueve heridos, siete de ellos policías. Los otros heridos son pobladores.", ["wounded civilian 2", "wounded police 7"]),
        # as many by another name, kin and companions of those counted
        ("es", "Dos presuntos narcotraficantes murieron el viernes en Canayre. Los dos civiles abatidos portaban fusiles.", ["killed trafficker 2"]),
        ("es", "Tres personas fueron asesinadas el viernes en Canayre. Luis Rojas y su primo Juan Soto murieron en el acto. Su acompañante, Ana Ruiz, expiró horas después.", ["killed civilian 3"]),
        ("es", "La policía arrestó el viernes en Canayre a Julio Ramos, alias «Chato», y a su lugarteniente.", ["captured trafficker 2"]),
        ("en", "Gunmen killed Mayor Julio Ramos and his driver on Friday in Canayre.", ["killed civilian 2"]),
        ("es", "Desconocidos asesinaron el viernes al alcalde Julio Ramos en Canayre.", ["killed civilian 1"]),
        ("en", "The blast in Canayre killed one soldier instantly on Friday; another died on the way to hospital.", ["killed military 2"]),
        ("en", "Brothers Abel and Nilo Rojas were detained on Friday in Canayre.", ["captured trafficker 2"]),
        # what is said of the last of a list alone
        ("es", "Murieron el viernes en Canayre los suboficiales Luis Rojas y César Soto, y una vecina que vivía enfrente fue alcanzada por una bala en la cadera.", ["killed police 2", "wounded civilian 1"]),
        ("es", "No hay rastro de dos soldados tras el ataque del viernes en Canayre.", ["missing military 2"]),
        ("en", "Two of its column leaders were killed on Friday in a firefight in Canayre.", ["killed armed_group 2"]),
        ("en", "Four of nine workers taken hostage by rebels in Canayre were picked up on Friday by an army patrol.", ["kidnapped civilian 9", "rescued civilian 4"]),
    ],
)
def test_who_is_counted(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "Troops killed a man believed to be a Shining Path commander on Friday in Canayre.", ["killed armed_group 1"]),
        ("en", "Troops on Friday killed the man described as the rebels' military chief, along with two other fighters, in Canayre.", ["killed armed_group 3"]),
        ("es", "Una patrulla abatió el viernes en Canayre a un sujeto señalado como mando de Sendero Luminoso.", ["killed armed_group 1"]),
        ("es", "Dos mujeres que portaban armas fueron detenidas el viernes en Canayre y serán investigadas por terrorismo.", ["captured armed_group 2", "seized firearm ?"]),
        ("es", "Tras un tiroteo con los soldados el viernes en Canayre, los guardianes huyeron y dejaron el cuerpo de un hombre.", ["killed armed_group 1"]),
        ("es", "Dos hombres armados que custodiaban droga murieron el viernes en una balacera con la policía en Canayre.", ["killed armed_group 2"]),
        ("en", "A police sharpshooter, Luis Rengifo, was killed on Friday in a shootout in Canayre.", ["killed police 1"]),
        ("en", "Gunmen wounded a prosecutor on Friday in Canayre.", ["wounded civilian 1"]),
    ],
)
def test_of_what_kind_they_are(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Un cabo falleció el viernes tras el estallido de una mina en Canayre. El cabo Luis Rojas había perdido las dos piernas.", ["killed military 1"]),
        ("es", "Cuatro soldados murieron el viernes en la emboscada de Canayre. El parte inicial hablaba de tres fallecidos y tres heridos.", ["killed military 4"]),
        ("en", "Three officers were killed in an ambush in Canayre on Friday. The officer who died in hospital was named as Sgt. Wilson Poma.", ["killed police 3"]),
        ("en", "A village leader was shot dead on Friday in Canayre. His death follows those of two other leaders.", ["killed civilian 1"]),
        ("es", "Un total de 318 laboratorios destruidos y 786 detenidos es el balance anual del frente policial. Además, fueron incautadas 204 armas.", []),
        ("es", "La Policía capturó el viernes en Canayre a un vigilante, reconocido por dos de las mujeres que fueron rescatadas.", ["captured trafficker 1"]),
        ("en", "A massacre last month in which eleven villagers were shot in the district of Canayre is under investigation.", []),
    ],
)
def test_what_adds_nobody(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Un patrullero fue atacado el viernes en Canayre. El conductor, suboficial Iván Ticona, recibió un balazo en el brazo.", ["wounded police 1"]),
        ("es", "El viernes se quemaron 520 litros de cocaína líquida en Canayre, volumen que el acta redujo a 485.", ["destroyed cocaine 520"]),
        ("en", "A family of six who ran from the rebels were picked up by marines on Friday in Canayre.", ["rescued civilian 6"]),
        ("es", "Siete agentes que viajaban en una camioneta fueron sorprendidos el viernes en Canayre. Tres no salieron con vida.", ["killed police 3"]),
        ("en", "Three minors who were held in a camp in Canayre against their will were rescued on Friday.", ["rescued civilian 3"]),
        ("en", "A man who said he had belonged to the terrorist organization gave himself up on Friday in Canayre.", ["surrendered armed_group 1"]),
        ("en", "A rebel was shot in the shoulder and captured on Friday in Canayre.", ["captured armed_group 1", "wounded armed_group 1"]),
        ("en", "The army estimated that between eight and twelve rebels were killed on Friday in Canayre.", ["killed armed_group 8"]),
        ("en", "The growers overpowered 12 policemen on Friday in Canayre and held them for two days.", ["kidnapped police 12"]),
        ("es", "El viernes se incautaron en Canayre tres fusiles, entre ellos un Galil sustraído a la Policía en 2019.", ["seized firearm 3"]),
    ],
)
def test_what_befell_them(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Inicialmente se habló de dos policías heridos en el ataque del viernes en Canayre, pero son cuatro.", ["wounded police 4"]),
        ("es", "El viernes se habló inicialmente de dos militares heridos en un ataque en Canayre; el nuevo balance es de cuatro.", ["wounded military 4"]),
        ("es", "Aunque al principio se reportaron dos soldados muertos el viernes en Canayre, finalmente son tres.", ["killed military 3"]),
        ("en", "Initial reports spoke of two soldiers wounded in Friday's ambush in Canayre; the new count is four.", ["wounded military 4"]),
        ("en", "Officials had initially said two soldiers were killed on Friday in Canayre, but they later put the figure at four.", ["killed military 4"]),
    ],
)
def test_to_what_a_figure_is_corrected(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives
