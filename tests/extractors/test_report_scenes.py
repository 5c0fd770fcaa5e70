"""Which events are told apart, on which day and where, and of what kind. All articles are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import events, report


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # hours that are days, weekdays of a week told before, days counted from the event they name
        ("es", "Dos soldados murieron el viernes en una emboscada en Canayre. Cuarenta y ocho horas antes, la Policía incautó 30 kilos de "
         "cocaína en Sivia.", ["2021-08-13 Canayre: attack", "2021-08-11 Sivia: drug_seizure"]),
        ("en", "Two soldiers died in an ambush in Canayre on Friday. Twenty-four hours earlier, police seized 30 kilos of cocaine in Sivia.",
         ["2021-08-13 Canayre: attack", "2021-08-12 Sivia: drug_seizure"]),
        ("es", "La Policía incautó 30 kilos de cocaína el viernes en Sivia. El martes de la semana anterior, en Pichari, había decomisado otros 12 "
         "kilos.", ["2021-08-13 Sivia: drug_seizure", "2021-08-03 Pichari: drug_seizure"]),
        ("es", "Tres soldados murieron el viernes en una emboscada en Canayre. El jueves anterior, una patrulla destruyó dos laboratorios en "
         "Pichari.", ["2021-08-13 Canayre: attack", "2021-08-12 Pichari: lab_destruction"]),
        ("en", "Three soldiers died in an ambush in Canayre on Friday, August 6. The following Sunday, a patrol destroyed two laboratories in "
         "Pichari.", ["2021-08-06 Canayre: attack", "2021-08-08 Pichari: lab_destruction"]),
        ("es", "Tres soldados murieron el lunes 2 de agosto en una emboscada en Canayre. El 20 de julio, la Policía incautó 30 kilos de cocaína en "
         "Sivia. Un día después de la emboscada, otra patrulla halló e incautó cuatro fusiles en Pangoa.",
         ["2021-08-02 Canayre: attack", "2021-07-20 Sivia: drug_seizure", "2021-08-03 Pangoa: weapons_seizure"]),
        # anniversaries
        ("es", "Ayer se cumplieron tres años de la emboscada en la que murieron cuatro soldados en Canayre.", ["2018-08-15 Canayre: attack"]),
        ("en", "Sunday was the second anniversary of the ambush that killed four soldiers in Canayre.", ["2019-08-15 Canayre: attack"]),
        ("es", "Como se recuerda, el 3 de agosto dos soldados murieron en una emboscada en Canayre.", ["2021-08-03 Canayre: attack"]),
        ("en", "On August 3, the ledger says, two soldiers died in an ambush in Canayre.", ["2021-08-03 Canayre: attack"]),
        ("en", "A year ago today a mine laid by rebels killed two soldiers in Canayre.", ["2020-08-16 Canayre: explosion"]),
        ("es", "Hace un año hoy, dos soldados murieron en una emboscada en Canayre.", ["2020-08-16 Canayre: attack"]),
        ("es", "Sus padres recuerdan a las dos jóvenes que hoy cumplen un año de haber sido asesinadas en un bar de Canayre.", ["2020-08-16 Canayre: killing"]),
        ("en", "A year ago two soldiers died in an ambush in Canayre.", ["2020 Canayre: attack"]),
        # days on which a load was weighed, money counted, a captive seen again; days that stand with the name of their event
        ("es", "Los peritos terminaron ayer de pesar la droga de la avioneta que cayó el miércoles en Pangoa: 268 kilos de cocaína. El copiloto fue capturado.",
         ["2021-08-11 Pangoa: capture drug_seizure"]),
        ("en", "Police stopped a truck on Thursday in Ongoy and arrested the driver. A bank in Huanta counted 1.38 million soles and another $61,000 on "
         "Saturday.", ["2021-08-12 Ongoy: capture other_seizure"]),
        ("es", "Con el oficial Josué Tello, recuperado el viernes, son tres los marinos fallecidos en el accidente del miércoles en Sivia.",
         ["2021-08-11 Sivia: accident rescue"]),
        ("es", "El sargento Luis Poma, de quien no se sabía nada desde el combate del miércoles, fue rescatado el sábado en Río Tambo.",
         ["2021-08-14 Río Tambo: armed_clash rescue"]),
        ("es", "El Comando Conjunto hace público que el 13 de agosto de 2021 una patrulla destruyó un campamento terrorista en Llochegua.",
         ["2021-08-13 Llochegua: camp_destruction"]),
        # so many days from another event
        ("es", "Cuatro pasajeros murieron el miércoles al naufragar un bote en Río Tambo. La desgracia ocurrió a solo dos días del vuelco de la lancha de la "
         "Armada en Sivia, donde murieron tres marinos.", ["2021-08-11 Río Tambo: accident", "2021-08-09 Sivia: accident"]),
        ("es", "A seis días del ataque a un camión del Ejército en Pichari, dejó de existir en Lima el soldado Juan Ríos.", ["2021-08-10 Pichari: attack"]),
        ("es", "A cuatro noches del ataque a la comisaría de Santa Rosa, en el que murió un suboficial, presuntos senderistas abrieron fuego ayer contra la "
         "base antidrogas de Palmapampa, en el distrito de Samugari.", ["2021-08-15 Samugari: attack", "2021-08-11 Santa Rosa: attack"]),
        ("es", "A siete días de la voladura de cinco pistas en Puerto Ocopa, en Río Tambo, los comandos destruyeron el sábado otras tres pistas en Pangoa.",
         ["2021-08-14 Pangoa: airstrip_destruction", "2021-08-07 Río Tambo: airstrip_destruction"]),
        ("es", "A tres días de la emboscada, la Policía incautó ayer 30 kilos de cocaína en Sivia.", ["2021-08-15 Sivia: drug_seizure"]),
        ("es", "Dos soldados murieron el viernes al despistarse un camión en Mazamari. El accidente ocurre tres días después del que sufrió un helicóptero en "
         "Pangoa, con dos fallecidos.", ["2021-08-13 Mazamari: accident", "2021-08-10 Pangoa: accident"]),
        ("es", "Una joven senderista se entregó el martes en Vilcabamba. Son seis los que han dejado las filas, si se toma en cuenta a los cinco que se "
         "entregaron el sábado 7 en Echarate.", ["2021-08-10 Vilcabamba: surrender", "2021-08-07 Echarate: surrender"]),
        ("es", "Con una misa, la base de Huanta conmemoró hoy el primer aniversario del combate de Canayre, donde murieron tres soldados.",
         ["2020-08-16 Canayre: armed_clash"]),
        ("es", "Con siete cruces, los padres de los siete soldados que murieron hace un año en un ataque en Canayre se plantaron ayer frente al cuartel de "
         "Huamanga.", ["2020 Canayre: attack"]),
        ("es", "El pueblo despidió ayer a los tres militares que cayeron el 10 de agosto en un enfrentamiento en Canayre.", ["2021-08-10 Canayre: armed_clash"]),
        # what is said to have nothing to do with it has been; a charge with its own day; the day of the sentence
        ("es", "Un cabo perdió el pie ayer al pisar una mina en Pangoa. El general negó que el hecho tenga relación con la emboscada del martes en "
         "Llochegua, que ha costado la vida a tres militares.", ["2021-08-15 Pangoa: explosion", "2021-08-10 Llochegua: attack"]),
        ("es", "El general negó que hubiera una emboscada el martes en Llochegua, que habría costado la vida a tres militares.", []),
        ("es", "La Policía detuvo el miércoles en Kimbiri a dos primos, acusados de matar el 16 de febrero a dos ronderos en Villa Virgen.",
         ["2021-08-11 Kimbiri: capture", "2021-02-16 Villa Virgen: killing"]),
        ("es", "El juzgado ordenó 18 meses de prisión contra Luis Poma (a) \"Tito\", detenido el jueves en Sivia por terrorismo.", ["2021-08-12 Sivia: capture"]),
        ("en", "A court sentenced a Shining Path commander to life in prison on Thursday for leading an ambush in June 2013 that killed four policemen in "
         "Canayre.", ["2013-06 Canayre: attack"]),
        # days of what came after, or of a state
        ("en", "Four sailors were unaccounted for on Saturday after a Navy boat overturned in Rio Tambo on Thursday.", ["2021-08-12 Río Tambo: accident"]),
        ("es", "Tres soldados murieron el martes en una emboscada en Canayre. El viernes sucumbió en el quirófano el sargento Luis Poma.",
         ["2021-08-10 Canayre: attack"]),
        ("es", "El alcalde de Sivia llegó muerto al hospital la noche del viernes, luego de que unos sicarios le descerrajaran cuatro tiros en Sivia.",
         ["2021-08-13 Sivia: killing"]),
        ("es", "Dos jóvenes murieron el martes por los disparos de una patrulla en Sivia. El viernes fueron detenidos tres soldados.",
         ["2021-08-10 Sivia: capture killing"]),
        # the day a patrol set out; the day somebody gave himself up
        ("en", "Gunmen killed a lieutenant of an army patrol on Friday. The patrol had left its base two days earlier and was above Mayapo, in "
         "Llochegua district, when it was ambushed.", ["2021-08-13 Llochegua: attack"]),
        ("es", "Un soldado murió el viernes. La patrulla había salido de su base dos días antes y se hallaba en Llochegua cuando fue emboscada.",
         ["2021-08-13 Llochegua: attack"]),
        ("en", "Two rebels handed themselves over on Wednesday in Canayre. They delivered a rifle.", ["2021-08-11 Canayre: surrender weapons_seizure"]),
        # a clause in front that tells an event of its own, and one that only says when
        ("en", "Three days after rebels killed two soldiers in Llochegua, a mine wounded a marine in Canayre on Friday.",
         ["2021-08-13 Canayre: explosion", "2021-08-10 Llochegua: attack"]),
        ("en", "Three days after the attack in Llochegua, a mine wounded a marine in Canayre on Friday.", ["2021-08-13 Canayre: explosion"]),
        ("en", "Police arrested four men in Pichari on Friday in connection with the July 10 murder of a mayor in Kimbiri.",
         ["2021-08-13 Pichari: capture", "2021-07-10 Kimbiri: killing"]),
        ("en", "Police arrested two men in Kimbiri on Friday in connection with the killing of four laborers.", ["2021-08-13 Kimbiri: capture"]),
        # the day a prisoner is handed over is none of its own
        ("en", "Villagers killed two couriers in a shootout in Canayre on Sunday. They captured a third man, Luis Poma, 20, whom they handed over "
         "to police on Monday. The dead were not identified.", ["2021-08-15 Canayre: armed_clash capture"]),
        # what is told in passing goes on with "in said action"
        ("en", "Two rebels surrendered in Canayre on Wednesday. Both belonged to the column of Comrade Rufo, who was felled three days before in "
         "Sivia, in the course of a confrontation with a patrol. In said action two soldiers also perished.",
         ["2021-08-11 Canayre: surrender", "2021-08-08 Sivia: armed_clash"]),
        ("en", "In July came bad news. Two soldiers had fallen to a sniper in Canayre. On Friday police seized 30 kilos of cocaine in Sivia.",
         ["2021-07 Canayre: attack", "2021-08-13 Sivia: drug_seizure"]),
    ],
)
def test_each_event_has_its_day(lang: str, text: str, gives: list[str]) -> None:
    assert events(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # another place on the same day, an attack that hurt nobody, a place told before
        ("es", "Cuatro ronderos fueron asesinados el viernes en la trocha que une ese anexo con la capital del distrito de Anchihuay. Ese mismo viernes, "
         "en el distrito de Samugari, la Policía decomisó 40 kilos de cocaína.", ["2021-08-13 Anchihuay: killing", "2021-08-13 Samugari: drug_seizure"]),
        ("es", "La Policía incautó 30 kilos de cocaína el viernes en Sivia. El 20 de julio, en la misma jurisdicción, encapuchados habían disparado "
         "desde una loma contra un patrullero, sin causar daños.", ["2021-08-13 Sivia: drug_seizure", "2021-07-20 Sivia: attack"]),
        ("es", "Tres soldados murieron el viernes en un ataque a la base de Mayapo, en Llochegua. El 12 de mayo un francotirador mató a un cabo en esa "
         "misma base, mientras que a fines de julio cinco soldados resultaron heridos al estallar una mina en Sivia.",
         ["2021-08-13 Llochegua: attack", "2021-05-12 Llochegua: attack", "2021-07 Sivia: explosion"]),
        ("es", "Los detenidos guardan relación con el asesinato del 3 de agosto en Kimbiri. Aquel día tres ganaderos fueron hallados muertos.",
         ["2021-08-03 Kimbiri: killing"]),
        # towns where the hurt are, or where somebody was met again; rivers run through many districts
        ("en", "Gunmen shot dead a farmer in Llochegua on Friday. He died on the way to the health center in San Francisco.", ["2021-08-13 Llochegua: killing"]),
        ("en", "A rebel was arrested on Friday at a health post in Pichari.", ["2021-08-13 Pichari: capture"]),
        ("es", "Dos civiles murieron el viernes en una incursión en Canayre. Otras dos personas convalecen de sus heridas en Andahuaylas.",
         ["2021-08-13 Canayre: killing"]),
        ("es", "Cinco obreros fueron rescatados el viernes en Vilcabamba. Se reencontraron con sus familias en Quillabamba.", ["2021-08-13 Vilcabamba: rescue"]),
        ("en", "Two policemen drowned when a boat overturned on the Apurimac River. The launch was heading on Friday for Sivia, upstream from Lechemayo, in Anchihuay district.",
         ["2021-08-13 Anchihuay: accident"]),
        ("en", "Six officers died on Friday in an ambush. The convoy was carrying guests back from a ceremony in Putis, a district of Huanta province.",
         ["2021-08-13 Putis: attack"]),
        ("es", "Los asesinos huyeron hacia Kimbiri. Fue en ese distrito donde el viernes fueron asesinados dos transportistas.", ["2021-08-13 Kimbiri: killing"]),
        # a lead that names two districts, each then told by itself; one that sums up nothing; what lies in both
        ("es", "Dos bandas fueron golpeadas ayer en Mazamari y Pichari. En Mazamari, la Policía detuvo a nueve personas. En Pichari fueron detenidas otras "
         "cuatro.", ["2021-08-15 Mazamari: capture", "2021-08-15 Pichari: capture"]),
        ("en", "Gunmen struck twice on Friday, in Kimbiri and in Pichari. In Kimbiri three policemen were killed in an ambush. In Pichari a soldier was "
         "killed in another ambush.", ["2021-08-13 Kimbiri: attack", "2021-08-13 Pichari: attack"]),
        ("es", "Hombres armados atacaron el viernes a la Policía en Kimbiri y al Ejército en Pichari. En Kimbiri murieron tres policías. Horas después, en "
         "el paraje Alto Lagarto, distrito de Pichari, murió un soldado.", ["2021-08-13 Kimbiri: attack", "2021-08-13 Pichari: attack"]),
        ("es", "Una patrulla destruyó el viernes dos laboratorios entre Sivia y Llochegua. Tres hombres fueron detenidos en Sivia.",
         ["2021-08-13 Sivia: capture lab_destruction"]),
        ("en", "Police arrested Luis Poma on Friday in Sivia and blame him for six attacks. The worst took place on March 15, 2020 in Canayre, where five "
         "soldiers died in an ambush.", ["2021-08-13 Sivia: capture", "2020-03-15 Canayre: attack"]),
        ("en", "Police have burned two laboratories in four days in La Mar province. The larger, raided on Friday near a hamlet called Nueva Union, held 142 "
         "kilos of cocaine. The earlier raid, on Tuesday at Vista Baja, found four pits. Both sites are in the Samugari district.",
         ["2021-08-13 Samugari: drug_seizure lab_destruction", "2021-08-10 Samugari: lab_destruction"]),
        # where the freed stay, the hospital, and where the load will be burnt; where a helicopter took off
        ("es", "Un helicóptero recibió el viernes tres impactos de bala cuando se elevaba desde Rosario, en Llochegua. El copiloto fue herido, pero la "
         "máquina pudo volver a Pichari.", ["2021-08-13 Llochegua: attack"]),
        ("en", "The five people killed in Nueva Selva on August 13 were farmers. A boy is recovering at a hospital in Pichari.", ["2021-08-13 None: killing"]),
        ("en", "On Friday police seized 310 kilos of cocaine in a truck. The drugs will be burnt in Lima.", ["2021-08-13 None: drug_seizure"]),
        ("es", "Dos soldados fueron heridos el viernes en un ataque en Rosario Santillana, anexo de Llochegua. El caso es distinto al de Sivia. Allí, el martes, "
         "murieron cuatro soldados al estrellarse un helicóptero.", ["2021-08-13 Llochegua: attack", "2021-08-10 Sivia: accident"]),
        ("es", "Doce personas fueron rescatadas el viernes en el sector Nueve. Todas permanecen en la base de Los Sinchis, en Mazamari.",
         ["2021-08-13 None: rescue"]),
        ("es", "Nueve cocaleros fueron heridos el jueves en Sivia. El más grave perdió un ojo y fue referido ayer al hospital de Ayacucho. Once personas "
         "fueron detenidas.", ["2021-08-12 Sivia: capture"]),
        # capitals: a surname behind a rank, a hamlet's second word
        ("es", "EL 13 DE AGOSTO, EN EL DISTRITO DE CANAYRE, UNA PATRULLA FUE EMBOSCADA.\n\nMURIÓ EL TÉCNICO DE TERCERA EP LUIS POMA PISCO.",
         ["2021-08-13 Canayre: attack"]),
        # a hamlet in a district of today, told when it was another's
        ("es", "El 12 de agosto de 2012 una patrulla del distrito de Echarate fue atacada en Kepashiato. Echarate vive del café.", ["2012-08-12 Echarate: attack"]),
    ],
)
def test_each_event_has_its_place(lang: str, text: str, gives: list[str]) -> None:
    assert events(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Un soldado murió el viernes en Canayre al explotar por accidente una granada en el almacén.", ["2021-08-13 Canayre: accident"]),
        ("es", "Un grupo dinamitó un vehículo militar el viernes en Canayre y mató a tres soldados.", ["2021-08-13 Canayre: attack explosion"]),
        ("es", "Zapadores dinamitaron el viernes dos pistas clandestinas en Canayre y un cabo resultó herido.", ["2021-08-13 Canayre: accident airstrip_destruction"]),
        ("es", "Dos soldados murieron el viernes en una emboscada en Canayre. Los sobrevivientes rechazaron a los atacantes.",
         ["2021-08-13 Canayre: armed_clash attack"]),
        ("es", "La Policía abatió el viernes en Canayre a un senderista, experto en minas.", ["2021-08-13 Canayre: armed_clash"]),
        ("es", "El Ejército abatió el viernes en Canayre a dos senderistas a los que responsabilizó del atentado.", ["2021-08-13 Canayre: armed_clash"]),
        ("es", "Un rondero se desplomó sin vida el viernes en Canayre cuando empezaron los disparos de los senderistas; otros dos murieron.",
         ["2021-08-13 Canayre: attack"]),
        ("es", "El último vuelo interceptado data del 3 de agosto. Aquel día, en Canayre, la Policía incautó una avioneta y un piloto resultó herido.",
         ["2021-08-03 Canayre: aircraft_interdiction"]),
        ("es", "El segundo crimen ocurrió en marzo de 2019. Un profesor fue sacado de su casa en Kimbiri y ejecutado delante de sus alumnos.",
         ["2019-03 Kimbiri: killing"]),
        ("en", "On Friday marines received shots from the bank in Canayre and a sergeant died.", ["2021-08-13 Canayre: attack"]),
        ("en", "Shots were fired Friday at a police launch in Canayre and a sergeant died.", ["2021-08-13 Canayre: attack"]),
        ("en", "A rebel, hit in the shoulder, was captured in Canayre on Friday.", ["2021-08-13 Canayre: capture"]),
        ("en", "On the march back rebels fired on the column in Canayre on Friday and killed two soldiers.", ["2021-08-13 Canayre: attack"]),
        ("en", "Two rebels were killed in Canayre on Friday after they opened fire. A marine drowned on the way home.", ["2021-08-13 Canayre: armed_clash"]),
        ("en", "Three soldiers died when a helicopter crashed in Canayre on Friday. Rebels have shot at helicopters in the valley many times.",
         ["2021-08-13 Canayre: accident"]),
        ("es", "Tres soldados murieron al estrellarse un helicóptero el viernes en Canayre. Los senderistas han atacado helicópteros en varias ocasiones.",
         ["2021-08-13 Canayre: accident"]),
        ("en", "Rebels have shot at a helicopter three times on Friday in Canayre and wounded a soldier.", ["2021-08-13 Canayre: attack"]),
        ("en", "A drone dropped two home-made bombs on a police squad in Canayre on Friday, hurting four.", ["2021-08-13 Canayre: attack"]),
        ("es", "Un dron dejó caer el viernes dos granadas sobre una patrulla en Canayre e hirió a cuatro policías.", ["2021-08-13 Canayre: attack"]),
        ("es", "Los policías arrojaron el viernes dos granadas lacrimógenas a la calle en Canayre y detuvieron a cuatro manifestantes.", ["2021-08-13 Canayre: capture unrest"]),
        ("en", "On Friday a wooden boat with 16 people broke up on the river in Canayre. Four people died.", ["2021-08-13 Canayre: accident"]),
        ("en", "A navy speedboat on a drug patrol hit a log on Friday in Canayre. Two sailors died.", ["2021-08-13 Canayre: accident"]),
        # captives who are found; deeds told with day and place, and counted nowhere
        ("es", "Los cuatro rehenes fueron hallados sanos y salvos el viernes por una patrulla en Canayre.", ["2021-08-13 Canayre: rescue"]),
        ("en", "Soldiers came upon the six hostages on Friday in a farmhouse in Canayre.", ["2021-08-13 Canayre: rescue"]),
        ("en", "On Friday soldiers found the six villagers at work in Canayre and seized a rifle.", ["2021-08-13 Canayre: weapons_seizure"]),
        ("es", "Los seis obreros volvieron a casa. Habían sido raptados el 13 de agosto en su campamento de Canayre.", ["2021-08-13 Canayre: kidnapping"]),
        ("es", "Luis Poma Ríos ingresó al penal. Poma fue arrestado el viernes en Canayre con dos maletas de balas.", ["2021-08-13 Canayre: capture weapons_seizure"]),
        ("es", "Lo apresaron el viernes en una panadería de Canayre.", ["2021-08-13 Canayre: capture"]),
        ("es", "Según la Policía, no fueron detenidos el viernes en Canayre.", []),
        ("es", "Dos senderistas se entregaron con sus fusiles el viernes en Canayre.", ["2021-08-13 Canayre: surrender"]),
        ("en", "Two rebels surrendered with a rifle in Canayre on Friday.", ["2021-08-13 Canayre: surrender weapons_seizure"]),
    ],
)
def test_each_event_is_of_its_kind(lang: str, text: str, gives: list[str]) -> None:
    assert events(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("es", "Un soldado murió el viernes en el caserío Bajo Azul, distrito de Sivia.", "Bajo Azul"),
        ("es", "EL 13 DE AGOSTO MURIÓ UN SOLDADO EN EL ANEXO DE MAYAPO ALTO, DISTRITO DE LLOCHEGUA.", "Mayapo Alto"),
        ("en", "Eleven community leaders were murdered in Sivia on Friday.", None),
        ("en", "Two policemen died on Friday when a launch overturned upstream from Lechemayo, in Anchihuay district.", "Lechemayo"),
        ("es", "Dos soldados murieron el viernes en las faldas del cerro Bidón, distrito de Canayre.", "cerro Bidón"),
    ],
)
def test_the_name_of_the_place(lang: str, text: str, place: str | None) -> None:
    said = report(lang, text)
    assert [i.location.place for i in said.incidents] == [place]
