"""Who counts, and on which side: families left behind, one person told twice, a far subject, losses by their side. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts, report


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


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "El viernes una columna secuestró a cinco ronderos en Canayre. Una patrulla los rescató ayer en Sivia.", ["kidnapped civilian 5", "rescued civilian 5"]),
        ("es", "Un técnico y dos obreros fueron retenidos el viernes en Canayre. La Marina los rescató.", ["kidnapped civilian 3", "rescued civilian 3"]),
        ("es", "Dos sujetos asaltaron el viernes una bodega en Canayre. La Policía los detuvo horas después.", ["captured trafficker 2"]),
        ("es", "Un comerciante estuvo tres días en manos de sus captores, hasta que la Policía lo rescató el viernes en Canayre.", ["kidnapped civilian 1", "rescued civilian 1"]),
        # told already by a noun
        ("es", "Por lo menos nueve campesinos, entre ellos dos mujeres y tres niños, murieron el viernes en Canayre. Los atacantes sacaron a las víctimas a la calle y las ultimaron.",
         ["killed civilian 9"]),
        ("en", "A column kidnapped five villagers in Canayre on Friday. An army patrol rescued them on Sunday.", ["kidnapped civilian 5", "rescued civilian 5"]),
        ("en", "Two men robbed a store in Canayre on Friday. Police arrested them hours later.", ["captured trafficker 2"]),
        # who spoke behind a quotation is not whom the quoted verb is of
        ("es", "El viernes fue asesinado en Canayre un dirigente. “Nos están matando uno por uno”, reclamó una de sus compañeras.", ["killed civilian 1"]),
        # a rank does not speak where somebody is identified
        ("es", "Identifican a los policías que murieron el viernes en la emboscada de Canayre. Se trata del capitán PNP Luis Poma Rua y del suboficial José Lapa Ore.",
         ["killed police 2"]),
    ],
)
def test_of_whom_a_pronoun_or_a_name_tells(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # whose members
        ("es", "La emboscada de Canayre fue obra de una columna senderista, uno de cuyos integrantes fue capturado el viernes.", ["captured armed_group 1"]),
        # a verb of being says how many
        ("es", "Los policías muertos en el ataque del viernes en Canayre no son cuatro, sino tres.", ["killed police 3"]),
        ("es", "Los soldados caídos en la emboscada del viernes en Canayre son cinco.", ["killed military 5"]),
        ("es", "Los heridos en el ataque del viernes en Canayre, que suman al menos doce, fueron evacuados.", ["wounded unknown 12"]),
        ("es", "En el tiroteo con los custodios, que eran unos doce, dos suboficiales sufrieron heridas de bala el viernes en Canayre.", ["wounded police 2"]),
        ("en", "The soldiers killed in Friday's ambush in Canayre number five.", ["killed military 5"]),
        # bodies left behind, and one who lived
        ("es", "Los terroristas dejaron el viernes en Canayre los cuerpos de dos de los suyos y a un tercero, que fue capturado.",
         ["captured armed_group 1", "killed armed_group 2"]),
        # the relative clause is of the attack, not of its dead
        ("es", "El ataque fue el viernes en Canayre, y en él murieron cinco soldados; del mismo salieron heridos otros seis.", ["killed military 5", "wounded military 6"]),
        ("es", "El viernes en Canayre se produjo el ataque en el que perdieron la vida cinco soldados y del que salieron heridos otros seis.",
         ["killed military 5", "wounded military 6"]),
    ],
)
def test_how_many_and_of_whom(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "El viernes murió un sargento en una emboscada en Canayre. Un pastor de la comunidad, Luis Rua Poma, que dormía en su choza, fue alcanzado por una bala y sufrió una fractura.",
         ["killed military 1", "wounded civilian 1"]),
        ("es", "El jefe de la comunidad nativa Alto Canayre, Luis Rua Poma (51), fue asesinado de dos disparos el viernes en Canayre.", ["killed civilian 1"]),
        ("es", "Un hombre y dos mujeres que integraban Sendero Luminoso, la organización que opera en la zona, se presentaron el viernes ante una patrulla en Canayre y se entregaron.",
         ["surrendered armed_group 3"]),
        ("es", "El viernes una mina mató a dos niños en Canayre. Junto a ellos, con las dos piernas destrozadas, estaba su tía, Luisa Poma Rua.", ["killed civilian 2", "wounded civilian 1"]),
        ("es", "Unos encapuchados mataron a un rondero el viernes en Canayre. Tres adolescentes fueron llevados a la fuerza.", ["kidnapped civilian 3", "killed civilian 1"]),
        # what soles and weights are of
        ("es", "El viernes en Canayre la Policía halló paquetes de cocaína en un camión. El pesaje arrojó 118 kilos con 640 gramos. La droga, 6400 soles y 1200 dólares fueron incautados.",
         ["seized cash 1200", "seized cash 6400", "seized cocaine 118.64"]),
        ("es", "El viernes en Canayre la Policía halló 61,2 kilos de pasta básica ya seca, que incautó.", ["seized cocaine_base 61.2"]),
        ("es", "El viernes en Canayre se hallaron 60 sacos de 50 kilos de cal, es decir, tres toneladas, que fueron incautados.", ["seized precursor 3000"]),
        ("en", "Police seized 50 kilos of cocaine in Canayre on Friday. Each plane carries up to 350 kilos.", ["seized cocaine 50"]),
        # an earlier count
        ("es", "Tres soldados murieron en un enfrentamiento en Canayre, según el último balance, que hasta la noche del domingo daba cuenta de dos muertos.",
         ["killed military 3"]),
    ],
)
def test_far_subjects_loads_and_earlier_counts(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Desconocidos mataron el viernes en Canayre a un vidriero.", ["killed civilian 1"]),
        ("es", "El viernes en Canayre murieron en un ataque dos apicultores.", ["killed civilian 2"]),
        ("es", "Un sargento murió el viernes en Canayre de un certero disparo desde la ladera.", ["killed military 1"]),
        ("es", "Un generador fue destruido el viernes en el ataque a la base de Canayre y un soldado murió.", ["killed military 1"]),
        ("en", "A beekeeper was shot dead by gunmen in Canayre on Friday.", ["killed civilian 1"]),
    ],
)
def test_trades_that_no_list_holds(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Dos soldados murieron ayer en el hospital, con lo que subió a cinco el número de muertos en la emboscada del viernes en Canayre. "
               "En el lugar perecieron un teniente, un cabo y un arriero.", ["killed civilian 1", "killed military 4"]),
        ("es", "La muerte de Luisa Poma Rua, ocurrida ayer, elevó a tres el número de víctimas del ataque del viernes en Canayre.", ["killed civilian 3"]),
        ("es", "El senderista Luis Rua cayó en Canayre el 3 de mayo de 2019, donde la Dircote lo capturó con otros dos integrantes de su columna.", ["captured armed_group 3"]),
        ("es", "El general negó que hubiera un ataque, rumor que corrió porque el viernes francotiradores de Sendero hirieron a un marinero en Canayre.", ["wounded military 1"]),
    ],
)
def test_sums_and_what_is_denied(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # each clause its own people
        ("es", "El reporte añade que un cabo sigue desaparecido desde el viernes en Canayre y que el guía de la tropa recibió un balazo.",
         ["missing military 1", "wounded civilian 1"]),
        ("es", "Tres policías murieron y otros dos resultaron heridos cuando unos 20 rebeldes asaltaron el viernes la comisaría de Canayre.",
         ["killed police 3", "wounded police 2"]),
        ("es", "Un sobrino que dormía en la casa corrió hacia la chacra el viernes en Canayre y hasta ayer seguía desaparecido.", ["missing civilian 1"]),
        ("es", "El viernes un remolino volteó en Canayre un bote que llevaba a nueve soldados. Dos murieron ahogados. Los cinco restantes se aferraron a unos troncos y fueron rescatados.",
         ["killed military 2", "rescued military 5"]),
        ("es", "Durante el avance, una mina causó heridas a un suboficial del Ejército el viernes en Canayre.", ["wounded military 1"]),
        # the last balance
        ("es", "En la emboscada del viernes en Canayre cuatro militares murieron y siete quedaron heridos, pero dos de ellos fallecieron: el saldo definitivo es de seis militares muertos y cinco heridos.",
         ["killed military 6", "wounded military 5"]),
        # what was taken, with "de", in cash, both of them, and what has been taken since
        ("es", "El viernes en Canayre la Marina se incautó entonces de 135 kilos de cocaína y de un bote.", ["seized boat 1", "seized cocaine 135"]),
        ("es", "El viernes en Canayre se incautó S/ 482 mil y US$ 35 mil en efectivo, cuatro camionetas y dos pistolas.",
         ["seized cash 35000", "seized cash 482000", "seized firearm 2", "seized vehicle 4"]),
        ("es", "El viernes en Canayre se detectaron dos laboratorios rústicos, ambos destruidos.", ["destroyed laboratory 2"]),
        ("es", "La aeronave cayó el viernes en Canayre poco después de despegar de una pista clandestina y quedó destruida.", ["destroyed aircraft 1"]),
        ("es", "Dos semanas antes del ataque, otro senderista se había presentado ante los ronderos de Canayre.", ["surrendered armed_group 1"]),
    ],
)
def test_clauses_balances_and_what_was_taken(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Una patrulla rescató el viernes a 21 personas, catorce de ellas niños, que permanecían retenidas por Sendero Luminoso en Canayre.", ["rescued civilian 21"]),
        ("es", "Un deslizador de la Marina con nueve tripulantes volcó el viernes en Canayre. Seis fueron rescatados por pescadores y tres permanecen desaparecidos.",
         ["missing military 3", "rescued military 6"]),
        ("en", "An army truck plunged into a ravine in Canayre on Friday. Two died and four were hurt.", ["killed military 2", "wounded military 4"]),
    ],
)
def test_crews_and_those_of_whom_a_clause_tells(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("title", "text", "names"),
    [
        ("Runways Rebuilt Faster Than Army Can Bomb Them", "Army helicopters bombed a runway in Pichari on Friday and killed two traffickers.", []),
        ("Army Kills Percy Rojas", "Troops killed a rebel leader in Canayre on Friday, the ministry said, and named him as Percy Rojas.", ["Percy Rojas"]),
    ],
)
def test_capitals_of_a_headline_are_names_when_the_body_writes_them_so(title: str, text: str, names: list[str]) -> None:
    assert [p.name for i in report("en", text, title=title).incidents for p in i.persons] == names
