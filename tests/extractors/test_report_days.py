"""Which day belongs to which event, in articles of one or two sentences. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import placed, told


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Tres días después de la operación en Sivia, en la que se rescató a doce niños, una patrulla halló el jueves a "
         "cinco mujeres cautivas en Canayre.", ["2021-08-09 rescued civilian 12", "2021-08-12 rescued civilian 5"]),
        ("es", "El ataque ocurre cuatro días después del operativo en Llochegua en el que murieron dos senderistas.",
         ["None killed armed_group 2"]),
        ("es", "A diez días del naufragio frente a Sivia, pescadores hallaron ayer el cadáver del marinero Luis Poma.",
         ["2021-08-05 killed military 1"]),
        ("es", "A ocho días de la operación en Pangoa, donde el 6 de agosto se destruyeron seis pistas, la tropa volvió ayer a Canayre "
         "y destruyó otras tres.", ["2021-08-06 destroyed airstrip 6", "2021-08-15 destroyed airstrip 3"]),
        ("en", "Troops were searching on Sunday for five surveyors abducted at gunpoint three days ago by rebels in Echarate.",
         ["2021-08-13 kidnapped civilian 5"]),
        ("en", "Soldiers blew up four airstrips in Rio Tambo on Friday, two days after destroying six others in Pangoa.",
         ["2021-08-13 destroyed airstrip 4", "2021-08-11 destroyed airstrip 6"]),
        ("es", "Hoy se cumple un año de la muerte de los dos soldados que fueron acribillados en Sivia.", ["2020-08-16 killed military 2"]),
        ("en", "Exactly two years ago three policemen were killed in an ambush in Sivia.", ["2019-08-16 killed police 3"]),
        ("es", "Una corona fue arrojada ayer al río en memoria de los dos soldados muertos el 12 de marzo de 2019 en Sivia.",
         ["2019-03-12 killed military 2"]),
        ("en", "A farmer was killed there on August 3, and on August 9 a sergeant was wounded.",
         ["2021-08-03 killed civilian 1", "2021-08-09 wounded military 1"]),
    ],
)
def test_the_day_of_each_event(lang: str, text: str, gives: list[str]) -> None:
    assert told(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "Police burned two laboratories on Saturday in Huanta province. The larger, in Llochegua, made cocaine. The second, in "
         "Canayre, was a paste site where three men were arrested.",
         ["2021-08-14 destroyed laboratory 1", "2021-08-14 destroyed laboratory 1, captured trafficker 3"]),
        ("en", "Five surveyors were freed on Friday by commandos in Vilcabamba. The workers had been seized on August 3 in Echarate.",
         ["2021-08-13 rescued civilian 5", "2021-08-03 kidnapped civilian 5"]),
        ("en", "A settler accused of stabbing the teacher Elias Poma to death in Pangoa on August 3 is the subject of an arrest warrant.",
         ["2021-08-03 killed civilian 1"]),
        ("en", "Three soldiers died on Saturday when their truck went off a mountain road in Ayna.", ["2021-08-14 killed military 3"]),
        ("es", "Dos días después de que una avioneta, con 298 kilos de cocaína a bordo, se estrellara el 3 de agosto en Río Tambo, "
         "accidente que le costó la vida al piloto, la Policía calló.", ["2021-08-03 killed trafficker 1"]),
        ("es", "Los cinco topógrafos secuestrados el 3 de agosto en Kiteni fueron liberados ayer en Yuveni.",
         ["2021-08-03 kidnapped civilian 5", "2021-08-15 rescued civilian 5"]),
        ("es", "El soldado Luis Poma, de 20 años, herido el 3 de agosto en Canayre, falleció ayer en Lima.", ["2021-08-03 killed military 1"]),
        ("es", "Un integrante de la banda que asesinó a cuatro policías el 3 de agosto en Sivia fue detenido ayer en Pichari.",
         ["2021-08-15 captured trafficker 1", "2021-08-03 killed police 4"]),
        ("es", "Luis Poma, dueño del camión en el que se decomisó 212 kilos de droga el 3 de agosto en Machente, fue capturado ayer en Sivia.",
         ["2021-08-15 captured trafficker 1", "2021-08-03 seized drugs 212"]),
        ("es", "A seis meses del ataque que mató al soldado Luis Poma, la base de Unión Mantaro fue hostigada ayer y un cabo quedó herido.",
         ["2021-08-15 wounded military 1"]),
        ("en", "A soldier was killed on Saturday. The shootout took place in Canayre, where 16 people were massacred on August 3.",
         ["2021-08-14 killed military 1", "2021-08-03 killed civilian 16"]),
        ("en", "Two teachers abducted on August 3 in Canayre were freed on Friday in Sivia.",
         ["2021-08-03 kidnapped civilian 2", "2021-08-13 rescued civilian 2"]),
        ("en", "A soldier died on Saturday of wounds suffered on August 3 in Canayre.", ["2021-08-03 killed military 1"]),
        ("es", "El 3 de agosto una patrulla ubicó en Canayre una caleta que contenía cinco fusiles.", ["2021-08-03 seized firearm 5"]),
        ("es", "Se trasladó ayer a Tarapoto el cuerpo de Luis Poma Sulca, el obrero muerto en el ataque del 3 de agosto en Mazamari.",
         ["2021-08-03 killed civilian 1"]),
        ("es", "El juez dictó prisión contra los choferes Luis Poma y Saúl Lapa, intervenidos el 9 de agosto en el control de Mazamari "
         "con 12 toneladas de cal.", ["2021-08-09 captured trafficker 2, seized precursor 12000"]),
        ("es", "El caso más grave fue el de Luis Poma, alcalde de Comunpiari, en Santa Rosa, asesinado a balazos el 3 de agosto.",
         ["2021-08-03 killed civilian 1"]),
        ("en", "The price was paid on August 3 in Canayre by Hilario Poma, a villager guiding the search, who was killed by a mine.",
         ["2021-08-03 killed civilian 1"]),
        ("en", "Two incidents show how. On August 3, agents in Pichari took out 96 kilograms of coca paste.",
         ["2021-08-03 seized cocaine_base 96"]),
        ("es", "El Comando reportó dos acciones exitosas ayer. En Canayre fue capturado un senderista. En tanto, en Pichari, la Policía "
         "quemó un laboratorio.", ["2021-08-15 captured armed_group 1", "2021-08-15 destroyed laboratory 1"]),
        ("es", "El 3 de agosto cinco topógrafos fueron secuestrados en Echarate y el 8 de ese mes los recuperó una fuerza combinada en "
         "Vilcabamba.", ["2021-08-03 kidnapped civilian 5", "2021-08-08 rescued civilian 5"]),
        ("es", "El despliegue para dar con quienes mataron el 3 de agosto a los suboficiales Poma y Lapa en Pichari sigue.", ["2021-08-03 killed police 2"]),
        ("en", "A laptop was taken on August 3 when soldiers overran a rebel camp in Canayre.", ["2021-08-03 "]),
        ("en", "Lapa, known as Yeni, was detained in Pichari on August 3.", ["2021-08-03 "]),
        ("en", "Police named Rosa Lapa. Lapa, known as Yeni, was detained in Pichari on August 3.", ["2021-08-03 captured trafficker 1"]),
        ("en", "A navy board has found that the patrol boat that overturned off Sivia on August 3, drowning five marines, carried three "
         "people too many.", ["2021-08-03 killed military 5"]),
        ("en", "Luis Poma was shot at Boca Chembo, in Rio Tambo district. The killing on August 3 led growers to block the river with "
         "logs and cables on August 9, a protest that ended on Sunday.", ["2021-08-03 ", "2021-08-09 "]),
        ("es", "El Comando repondrá las catorce escopetas robadas el 3 de agosto al comité de autodefensa de Viracochan, en Ayahuanco.",
         ["2021-08-03 "]),
        ("es", "La detención se concretó en Pichari dos días después de la de su presunto jefe, Luis Poma, apresado el jueves en Huanta.",
         ["2021-08-12 captured trafficker 1"]),
        ("en", "The trail that led prosecutors to a hardware store in La Merced began at the Mazamari checkpoint on August 9, when two "
         "trucks turned out to contain 12 tons of quicklime.", ["2021-08-09 seized precursor 12000"]),
        ("es", "• Lunes 9. En Omaya, distrito de Pichari, la Policía destruyó un laboratorio.\n\n"
         "• Miércoles 11. En Machente, distrito de Ayna, fueron decomisados 212 kilos de cocaína.",
         ["2021-08-09 destroyed laboratory 1", "2021-08-11 seized cocaine 212"]),
        ("es", "El 9 de agosto el Ejército destruyó un campamento en Canayre. Se incautaron:\n\n8 granadas de mano\n4 minas artesanales",
         ["2021-08-09 destroyed camp 1, seized explosive 8, seized explosive 4"]),
        ("es", "El 9 de agosto el Ejército destruyó un campamento en Canayre.\n\n¿Qué se incautó?\n\nDos fusiles y cuatro radios.",
         ["2021-08-09 destroyed camp 1, seized firearm 2, seized radio 4"]),
        ("es", "Un policía murió el 9 de agosto en una emboscada en Pangoa. Con su deceso suman dos los policías muertos.",
         ["2021-08-09 killed police 2"]),
        ("en", "Rebels attacked a police station in Pangoa on August 9, killing an officer. An estimated 69,000 people lost their lives in "
         "the conflict.", ["2021-08-09 killed police 1"]),
        ("es", "El policía Luis Poma, baleado el 9 de agosto en una emboscada en Pangoa, murió ayer en el Hospital Central, en Lima.",
         ["2021-08-09 killed police 1"]),
    ],
)
def test_what_is_told_of_each_event(lang: str, text: str, gives: list[str]) -> None:
    assert told(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "El Frente Policial informa los resultados de la semana en el valle.\n\n➤ 12AGO21. En Sivia se intervino un bote con 40 kilos de cocaína.",
         ["2021-08-12 seized boat 1, seized cocaine 40"]),
        ("es", "La morgue entregó ayer a las familias los cuerpos de los cuatro arrieros acribillados el martes en Canayre.",
         ["2021-08-10 killed civilian 4"]),
        ("es", "Los peritos exhumaron el jueves en Sivia los restos de cinco soldados muertos en la emboscada del 3 de agosto de 2010.",
         ["2010-08-03 killed military 5"]),
        ("es", "Salieron ayer de la catedral los féretros de los dos soldados caídos el martes en Canayre.", ["2021-08-10 killed military 2"]),
        ("es", "Un sargento fue herido en un choque. El sargento Luis Poma, operado tras recibir un balazo el 3 de agosto en Canayre, está "
         "fuera de peligro.", ["2021-08-03 wounded military 1"]),
        ("en", "Divers on Thursday recovered the bodies of two marines missing since their boat overturned on the Ene River on Tuesday.",
         ["2021-08-10 killed military 2"]),
        ("en", "The body of a trader who disappeared on August 3 was found Friday in Chungui.", ["2021-08-13 killed civilian 1"]),
        ("en", "Three soldiers lost their lives in Friday's clash in Putis, the army said on Sunday.", ["2021-08-13 killed military 3"]),
        ("en", "The farmer Luis Poma, 37, died on Wednesday in Sivia on the way to a clinic, shot by a patrol.", ["2021-08-11 killed civilian 1"]),
    ],
)
def test_what_is_done_with_the_dead_comes_after(lang: str, text: str, gives: list[str]) -> None:
    assert told(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Dos militares resultaron heridos el jueves en Santillana al ser baleado el helicóptero que iba a recoger a un soldado que un "
         "día antes había perdido un pie en ese mismo distrito.",
         ["2021-08-12 Santillana: wounded military 2", "2021-08-11 Santillana: wounded military 1"]),
        ("es", "Un sicario, buscado por el asesinato de dos regidores perpetrado en marzo en Sivia, fue capturado ayer en Pichari.",
         ["2021-08-15 Pichari: captured trafficker 1", "2021-03 Sivia: killed civilian 2"]),
        ("es", "Tres policías sufrieron heridas el sábado al estallar una carga bajo el cuerpo de un senderista, muerto el día anterior en un "
         "combate en el sector Alto Coris, distrito de Sivia.", ["2021-08-14 Sivia: wounded police 3", "2021-08-13 Sivia: killed armed_group 1"]),
        ("en", "A rebel sought for the massacre of seven loggers in Pucacolpa in March 2014 was captured on Friday in Pichari.",
         ["2021-08-13 Pichari: captured armed_group 1", "2014-03 Pucacolpa: killed civilian 7"]),
        ("en", "A man accused of killing a former soldier was arrested on Friday in Pichari.", ["2021-08-13 Pichari: captured trafficker 1"]),
        ("en", "Growers tried on Friday to storm a camp in Pichari, killing two guards of the agency, whose workers had uprooted 40 hectares "
         "of coca there the day before.", ["2021-08-13 Pichari: killed civilian 2", "2021-08-12 Pichari: eradicated coca_crop 40"]),
        ("en", "Two girls whom rebels had carried off from Canayre on August 3 were rescued on Friday by a patrol in Pangoa.",
         ["2021-08-03 Canayre: kidnapped civilian 2", "2021-08-13 Pangoa: rescued civilian 2"]),
    ],
)
def test_what_a_clause_recalls_is_an_event_of_its_own(lang: str, text: str, gives: list[str]) -> None:
    assert placed(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("en", "Ten workers who had been abducted the day before by rebels in Kiteni, Echarate, walked free on Thursday.",
         ["2021-08-11 Echarate: kidnapped civilian 10"]),
        ("en", "On August 3, armed men abducted a teacher in Sivia. Police freed him unharmed two days later in Canayre and arrested two "
         "suspects.", ["2021-08-03 Sivia: kidnapped civilian 1", "2021-08-05 Canayre: rescued civilian 1, captured trafficker 2"]),
        ("es", "Pobladores hallaron ayer los cadáveres de dos arrieros. Con ellos suman nueve los muertos que dejó la incursión armada del "
         "jueves en Chungui.", ["2021-08-12 Chungui: killed civilian 9"]),
        ("es", "Sicarios mataron el jueves en Chungui a tres arrieros. Se habla de una venganza por el decomiso ocurrido a inicios de agosto "
         "en ese mismo distrito, donde agentes antidrogas encontraron 210 kilos de cocaína.",
         ["2021-08-12 Chungui: killed civilian 3", "2021-08 Chungui: seized cocaine 210"]),
        ("en", "Troops on Friday freed nine of ten workers seized by Shining Path rebels in a raid that left one soldier dead. The workers were "
         "taken at gunpoint on Tuesday from their lodgings in Llochegua. Soldiers tracked them to a cave in Canayre, where rebels fired on "
         "the patrol. Two rebels were killed.",
         ["2021-08-13 Canayre: rescued civilian 9, killed military 1, killed armed_group 2", "2021-08-10 Llochegua: kidnapped civilian 10"]),
        ("en", "Two soldiers were injured on Wednesday when rebels fired on a helicopter that was evacuating a sick private from Nueva "
         "Esperanza, in Vizcatan del Ene.", ["2021-08-11 Vizcatán del Ene: wounded military 2"]),
        ("en", "Five police officers were killed in an ambush. The attack occurred on Friday between the towns of Tambo and San Miguel, in the "
         "Ayacucho region.", ["2021-08-13 None: killed police 5"]),
        ("en", "Two farmhands kidnapped on August 3 in Chungui have been found dead, police in San Miguel reported on Friday.",
         ["2021-08-03 Chungui: killed civilian 2, kidnapped civilian 2"]),
        ("es", "El martes fueron heridos dos soldados en el cerro Runtu, distrito de Sivia. Esa misma noche los senderistas dispararon contra la "
         "base de Llochegua, también en Sivia.", ["2021-08-10 Sivia: wounded military 2", "2021-08-10 Sivia: "]),
        ("es", "Una de las víctimas del ataque del 3 de agosto contra un convoy en Sivia, el sargento Luis Poma, falleció ayer en Lima.",
         ["2021-08-03 Sivia: killed military 1"]),
        ("es", "La Policía halló el lunes 2 en Poyeni, distrito de Río Tambo, 498 kilos de cocaína. De manera paralela, otro equipo destruyó ese "
         "día un laboratorio en Cheni, distrito de Río Tambo.",
         ["2021-08-02 Río Tambo: seized cocaine 498", "2021-08-02 Río Tambo: destroyed laboratory 1"]),
        ("en", "On August 3 a patrol was attacked in Uchuraccay and a sergeant was wounded. On the following day, in the same jurisdiction, the "
         "troops seized four grenades.", ["2021-08-03 Uchuraccay: wounded military 1", "2021-08-04 Uchuraccay: seized explosive 4"]),
        ("es", "El martes, personal de la base Nueva Libertad, ubicada en el distrito de Vizcatán del Ene, fue objeto de un hostigamiento y un cabo "
         "resultó herido.", ["2021-08-10 Vizcatán del Ene: wounded military 1"]),
        ("es", "Desconocidos dispararon contra el regidor de Llochegua en su casa, en ese distrito. El político murió el mismo domingo; su esposa "
         "tiene una herida en el brazo.", ["2021-08-15 Llochegua: wounded civilian 1"]),
        ("en", "On Tuesday, a sniper killed a policeman at a river post in Surcubamba. In November, two patrolmen from the post had been killed by "
         "gunmen.", ["2021-08-10 Surcubamba: killed police 1", "2020-11 Surcubamba: killed police 2"]),
        ("en", "In February 2021, two farmers were killed in Sivia. The previous July, a teacher was shot dead in Pangoa.",
         ["2021-02 Sivia: killed civilian 2", "2020-07 Pangoa: killed civilian 1"]),
        ("en", "The bishops condemned the killing of a catechist, whose remains were found on Friday in Sivia. Two sons were torn from their "
         "home on Wednesday by armed men and executed.", ["2021-08-11 Sivia: killed civilian 2"]),
        ("es", "Tres días después de la emboscada de Sivia, desconocidos hirieron a un cabo en la base de Canayre. El ataque se produjo "
         "el sábado.", ["2021-08-14 Canayre: wounded military 1"]),
        ("en", "A soldier was killed on Friday in an attack on a base in Vizcatan del Ene, a remote district of Junin.",
         ["2021-08-13 Vizcatán del Ene: killed military 1"]),
        ("es", "La patrulla fue atacada el viernes en Sivia. Un cabo de Juliaca murió.", ["2021-08-13 Sivia: killed military 1"]),
        ("es", "En Pangoa hubo elecciones. En San Lucas de Chavini, donde nueve personas fueron asesinadas el 3 de agosto, nadie votó.",
         ["2021-08-03 Pangoa: killed civilian 9"]),
    ],
)
def test_each_sentence_joins_the_event_it_tells_of(lang: str, text: str, gives: list[str]) -> None:
    assert placed(lang, text) == gives
