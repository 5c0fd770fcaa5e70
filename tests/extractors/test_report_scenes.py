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
        ("es", "Dos civiles murieron el viernes en una incursión en Canayre. Otras dos personas convalecen de sus heridas en Andahuaylas.",
         ["2021-08-13 Canayre: killing"]),
        ("es", "Cinco obreros fueron rescatados el viernes en Vilcabamba. Se reencontraron con sus familias en Quillabamba.", ["2021-08-13 Vilcabamba: rescue"]),
        ("en", "Two policemen drowned when a boat overturned on the Apurimac River. The launch was heading on Friday for Sivia, upstream from Lechemayo, in Anchihuay district.",
         ["2021-08-13 Anchihuay: accident"]),
        ("en", "Six officers died on Friday in an ambush. The convoy was carrying guests back from a ceremony in Putis, a district of Huanta province.",
         ["2021-08-13 Putis: attack"]),
        ("es", "Los asesinos huyeron hacia Kimbiri. Fue en ese distrito donde el viernes fueron asesinados dos transportistas.", ["2021-08-13 Kimbiri: killing"]),
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
