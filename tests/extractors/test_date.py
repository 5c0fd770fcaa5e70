"""Dates of a sentence: one line per way of saying when, in the notation of `dates.py`. All sentences are invented."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from extractors.report.date import find_dates
from extractors.text import tokenize
from tests.extractors.dates import WEDNESDAY, dates

ES = [
    # weekdays
    ("Tres policías murieron el lunes en Llochegua.", "2021-08-16"),
    ("La patrulla fue atacada el miércoles en Sivia.", "2021-08-18"),
    ("El ataque ocurrió el jueves por la tarde.", "2021-08-12"),
    ("El lunes último cayó una avioneta.", "2021-08-16"),
    ("El pasado jueves fue hallado un cadáver.", "2021-08-12"),
    ("Fue emboscado el último domingo.", "2021-08-15"),
    ("Fue emboscado el miércoles pasado.", "2021-08-11"),
    ("La noche del domingo cuatro personas fueron asesinadas.", "2021-08-15"),
    ("La madrugada de este martes fue incendiado un campamento.", "2021-08-17"),
    ("La intervención del sábado ultimo dejó dos detenidos.", "2021-08-14"),
    ("Fue capturado el martes de la semana pasada en Pichari.", "2021-08-10"),
    ("Entre lunes y jueves personal militar inhabilitó seis pistas.", "2021-08-09"),
    ("El lunes y martes destruyeron once pistas.", "2021-08-16"),
    ("Aquel domingo nadie salió de su casa.", "scene 0"),
    ("La morgue entregó ayer los cuerpos de los caídos el lunes.", "told 2021-08-17, 2021-08-16"),
    ("Un total de 715 kilos es el saldo de julio.", "span 2021-07"),
    ("Julio fue el mes más movido: el día 6 cayó una nave.", "told 2021-07, 2021-07-06"),
    ("Los lunes llega el camión a la feria.", ""),
    ("Todos los viernes se reza en la base.", ""),
    ("El próximo viernes llegará el contingente.", "told 2021-08-20"),
    # a weekday beside a day
    ("La detención fue el lunes 16 en Kimbiri.", "2021-08-16"),
    ("El choque se produjo el jueves 5 de agosto.", "2021-08-05"),
    ("Sábado 14: dos pistas en Canayre.", "2021-08-14"),
    ("Ocurrió el viernes 15 de agosto de 2021 en Huanta.", "2021-08-15"),
    ("El domingo 25 fueron hallados los cuerpos.", "2021-07-25"),
    ("El lunes 20 soldados salieron de la base.", "2021-08-16"),
    ("El ataque fue el martes, 17 de agosto.", "2021-08-17"),
    # days
    ("El pasado 11 de febrero, una mina mató a dos marinos.", "2021-02-11"),
    ("El 3 de noviembre murió un agente en Machente.", "2020-11-03"),
    ("El último 9 de abril cayó una patrulla.", "2021-04-09"),
    ("La emboscada del 9 de abril de 2010 dejó siete muertos.", "2010-04-09"),
    ("El ataque del 9 de abril del 2010 sigue impune.", "2010-04-09"),
    ("El 12 de agosto del presente año se enfrentaron.", "2021-08-12"),
    ("El 12 de octubre del año pasado fueron asesinados.", "2020-10-12"),
    ("La diligencia se llevó a cabo el 8 del presente mes.", "2021-08-08"),
    ("Fue detenido el 15 de los corrientes.", "2021-08-15"),
    ("El operativo se hizo el 11 del mes en curso.", "2021-08-11"),
    ("El 30 del mes pasado fue hallada una fosa.", "2021-07-30"),
    ("El pasado 25 destruyeron un laboratorio.", "2021-07-25"),
    ("Entre el 3 y el 5 de mayo destruyeron diez pozas.", "2021-05-03"),
    ("Del 11 al 17 de julio se erradicaron 90 hectáreas.", "2021-07-11"),
    ("Los días 25 y 26 de abril fueron atacadas dos bases.", "2021-04-25"),
    ("La noche del 23 al 24 de mayo mataron a 16 personas.", "2021-05-23"),
    ("Del 28 de julio al 3 de agosto cayeron cinco mochileros.", "2021-07-28"),
    ("El primero de mayo murió un colono.", "2021-05-01"),
    ("El 1.º de junio fue liberada.", "2021-06-01"),
    ("El ataque del 11/02/2021 dejó dos muertos.", "2021-02-11"),
    ("Fue capturado el 11.02.2020 en Satipo.", "2020-02-11"),
    ("El hecho data del 2020-12-07.", "2020-12-07"),
    ("Fue hallado el 4 de set. en Puerto Ene.", "2020-09-04"),
    ("En mayo de 2021 acribillaron a tres comerciantes.", "2021-05"),
    ("EL DÍA 12 DE AGOSTO DE 2021, A LAS 15:40 HORAS, UNA PATRULLA SOSTUVO UN ENFRENTAMIENTO.", "2021-08-12"),
    ("EL 7 DIC. FUE ATACADA LA BASE.", "2020-12-07"),
    ("El 5 de junio de ese año fue emboscado otro convoy.", "scene in_year 06-05"),
    # months
    ("A fines de mayo otros cuatro quedaron heridos.", "2021-05"),
    ("En marzo una nave se accidentó.", "2021-03"),
    ("En noviembre murió un rondero.", "2020-11"),
    ("En julio último mataron a un alcalde.", "2021-07"),
    ("El ataque a la base, ocurrido en julio de 2011, dejó dos heridos.", "2011-07"),
    ("Fue secuestrado a inicios de abril del 2012.", "2012-04"),
    ("El mes pasado cayó un acopiador.", "2021-07"),
    ("Hace un mes se entregó una mujer.", "2021-07"),
    ("Este mes han caído dos avionetas.", "2021-08"),
    # relative days
    ("Ayer fue capturado el camarada Lino.", "2021-08-17"),
    ("Anoche balearon a un dirigente.", "2021-08-17"),
    ("Esta madrugada estalló una mina.", "2021-08-18"),
    ("Hoy fue rescatado un niño.", "2021-08-18"),
    ("Anteayer hallaron el cuerpo.", "2021-08-16"),
    ("Hace dos semanas, otra integrante se había entregado.", "2021-08-04"),
    ("El hecho ocurrió hace cinco días.", "2021-08-13"),
    ("Fue baleado hace unos diez días en Sivia.", "2021-08-08"),
    ("Tres días atrás cayó otro.", "2021-08-15"),
    ("Hace tres años fue emboscada una patrulla.", "2018"),
    ("Fue asesinado hace una semana.", "2021-08-11"),
    ("La semana pasada detuvieron a nueve.", "2021-08"),
    # from the scene
    ("Al día siguiente fue hallado un segundo depósito.", "scene 1"),
    ("La víspera otro grupo abandonó sus bultos.", "scene -1"),
    ("Ese mismo día dispararon contra un helicóptero.", "scene 0"),
    ("Esa noche no hubo tropas en el lugar.", "scene 0"),
    ("Tres días después capturaron a su hermano.", "scene 3"),
    ("Dos meses después volvieron a atacar.", "scene months 2"),
    ("Un día antes habían erradicado 27 hectáreas.", "scene -1"),
    ("Una semana más tarde cayó el segundo.", "scene 7"),
    ("Horas después fueron rescatados tres.", "scene 0"),
    ("Dos horas más tarde hallaron el botín.", "scene 0"),
    ("Días antes su hermano lo había negado.", "scene"),
    ("Un año después fue absuelto.", "told scene years 1"),
    ("La semana anterior habían decomisado marihuana.", "scene weeks -1"),
    ("El hallazgo se produjo el domingo, un día después de que otro destacamento hallara minas.", "2021-08-15, 2021-08-14"),
    ("En la víspera de las elecciones atacaron un convoy.", "vague"),
    # periods
    ("En lo que va del año han muerto once.", "span 2021"),
    ("En lo que va de 2021, once integrantes han perdido la vida.", "span 2021"),
    ("Este año se han detectado 48 pistas.", "span 2021"),
    ("Se trata del tercer ataque del año.", "span 2021"),
    ("Desde 2011 han rescatado a 118 personas.", "span since 2011"),
    ("Desde el 2011 han rescatado a 118 personas.", "span since 2011"),
    ("A partir de 2016 cayeron 40.", "span since 2016"),
    ("Desde enero, la institución ha incautado 64 botes.", "span 2021-01/2021-08"),
    ("Desde noviembre van 12 muertos.", "span 2020-11/2021-08"),
    ("Desde enero de 2012 murieron 35.", "span since 2012-01"),
    ("De enero a marzo destruyeron 142 laboratorios.", "span 2021-01/2021-03"),
    ("Entre enero y mayo de este año se han capturado nueve.", "span 2021-01/2021-05"),
    ("De enero a octubre de 2020 cayeron cuatro toneladas.", "span 2020-01/2020-10"),
    ("De enero a la fecha suman 30 detenidos.", "span 2021-01/2021-08"),
    ("De enero a marzo cayeron 142, frente a los 97 del mismo periodo de 2016.", "span 2021-01/2021-03, span 2016-01/2016-03"),
    ("Suman 4 toneladas desde enero, por debajo de las 6 de igual lapso de 2019.", "span 2021-01/2021-08, span 2019-01/2019-08"),
    ("Fueron 300, más que en igual periodo de 2019.", "span 2019"),
    ("Hubo 20 más que en el mismo periodo del año pasado.", "span 2020"),
    ("En los últimos tres años murieron 30 policías.", "span 2018-2021"),
    ("En la última década la institución ha perdido 61 efectivos.", "span 2011-2021"),
    ("En los primeros siete meses de este año destruyeron 90.", "span 2021-01/2021-07"),
    ("En el primer semestre de 2019 cayeron 12 avionetas.", "span 2019-01/2019-06"),
    ("En el primer trimestre del año hubo 9 muertos.", "span 2021-01/2021-03"),
    ("El año pasado la cifra fue de 110.", "year 2020"),
    ("En 2014 destruyeron 263 pistas.", "year 2014"),
    ("En todo el 2014 se incautaron 30 toneladas.", "year 2014"),
    ("Nueve policías murieron durante 2017, frente a siete caídos el año anterior.", "year 2017, year 2016"),
    ("La guerra de 1980 a 2000 dejó 69 mil muertos.", "span 1980-2000"),
    ("Entre 1980 y 2000 murieron 69 000 personas.", "span 1980-2000"),
    ("Entre el 2008 y el 2018 cayeron 120.", "span 2008-2018"),
    ("A fines de 2012 había 19 730 hectáreas.", "year 2012"),
    ("Hasta octubre de 2020 se erradicaron 4 000 hectáreas.", "span 2020-01/2020-10"),
    ("En el mismo periodo hubo 1.034 detenidos.", "scene span"),
    # vague
    ("Este fin de semana cayeron dos.", "vague"),
    ("En los últimos días hubo disparos.", "vague"),
    ("Hace unos días vieron pasar una columna.", "vague"),
    # festive days
    ("En Navidad fue atacada la base.", "2020-12-25"),
    ("El ataque de Fiestas Patrias dejó dos heridos.", "2021-07-28"),
    ("El Jueves Santo mataron a cinco soldados.", "2021-04-01"),
    ("El Día de la Bandera estalló una mina.", "2021-06-07"),
    # the day of the telling
    ("Siete policías fueron asesinados, informó el martes el ministro.", "told 2021-08-17"),
    ("El ministro informó ayer que siete policías fueron asesinados.", "told 2021-08-17"),
    ("Ayer el ministro del Interior informó que hubo siete muertos.", "told 2021-08-17"),
    ("El lunes, la Policía confirmó que hallaron el cuerpo.", "told 2021-08-16"),
    ("Según un comunicado del 16 de agosto, murieron dos.", "told 2021-08-16"),
    ("Según el informe presentado ayer, cayeron 18 toneladas.", "told 2021-08-17"),
    ("Murieron tres, según el parte difundido anoche.", "told 2021-08-17"),
    ("LIMA, 18 DE AGOSTO DE 2021", "told 2021-08-18"),
    ("Pichari, 17 ago. El Comando Especial informó que inhabilitó seis pistas.", "told 2021-08-17"),
    ("Lima, 16 ago (EFE).- Tres soldados murieron.", "told 2021-08-16"),
    ("Publicado: 18/8/2021", "told 2021-08-18"),
    ("Fue condenado ayer por la emboscada de 2013.", "told 2021-08-17, year 2013"),
    ("Los restos fueron sepultados el domingo en Ayacucho.", "told 2021-08-15"),
    ("El suboficial será homenajeado el 30 de agosto.", "told 2020-08-30"),
    ("La feria se celebrará del 5 al 7 de octubre.", "told 2020-10-05"),
    ("Para noviembre se prevén nuevos puestos.", "told 2020-11"),
    ("Para 2022 se propone destruir 500 laboratorios.", "told 2022"),
    ("El levantamiento de los cadáveres, realizado ayer, confirmó que son cuatro.", "told 2021-08-17"),
    ("Ayer se supo que un tercero había sido evacuado.", "told 2021-08-17"),
    ("La Policía informó que el lunes fue capturado un mando.", "2021-08-16"),
    ("Según informó la PNP, el lunes fueron intervenidos dos sujetos.", "2021-08-16"),
    ("El Ejército anunció la captura de dos terroristas el lunes.", "2021-08-16"),
    # several in one sentence
    ("Ayer, lunes 16, fueron detenidos.", "2021-08-16"),
    ("Un helicóptero cayó ayer martes en Pangoa.", "2021-08-17"),
    ("Murió el viernes 13 (de agosto) en Lagunas.", "2021-08-13"),
    ("La patrulla salió el 3 de agosto y el 5 fue emboscada.", "2021-08-03, 2021-08-05"),
    ("Nueve murieron en abril de 2012 y otros cuatro en agosto de ese año.", "2012-04, 2012-08"),
    ("El ministro dijo hoy que el lunes fueron capturados dos mandos.", "told 2021-08-18, 2021-08-16"),
    ("A mediados del año pasado mataron a un juez.", "year 2020"),
    ("A inicios de este año mataron a un juez.", "year 2021"),
    ("Los cuerpos llegaron el domingo a Lima.", "told 2021-08-15"),
    ("Es el peor ataque desde abril de 2012.", "told 2012-04"),
    ("Seis días antes de la segunda vuelta, 16 personas fueron asesinadas.", "vague"),
    # nothing
    ("El valle de los ríos Apurímac, Ene y Mantaro.", ""),
    ("El batallón N.° 43 y la brigada 31 llegaron.", ""),
    ("El comunicado oficial N.° 021-2021 no dice más.", ""),
    ("Según la Ley 30339, se puede interceptar.", ""),
    ("El mayor Carlos Set marcha en la base.", ""),
    ("A las 5:20 de la madrugada empezó la diligencia.", ""),
    ("El general Julio Arce habló con Abril.", ""),
    ("La marcha de los productores fue pacífica.", ""),
    ("Tenía 2014 soles y 1980 cartuchos.", ""),
    ("La avenida 28 de Julio fue cerrada.", ""),
    ("Pagan 5 dólares por kilo cada año.", ""),
    ("El paro de 72 horas fue acatado.", ""),
    ("En la provincia de Dos de Mayo hay coca.", ""),
    ("Hoy en día la zona es tranquila.", ""),
]

EN = [
    ("Police closed July with 29 labs destroyed.", "span 2021-07"),
    ("July was the worst month: on the 3rd a patrol was hit.", "told 2021-07, 2021-07-03"),
    ("Relatives left flowers on Tuesday, one year to the day after the crash.", "told 2021-08-17, 2020-08-17"),
    ("Three officers were killed on Monday in Llochegua.", "2021-08-16"),
    ("The attack occurred late Tuesday at the outpost.", "2021-08-17"),
    ("The patrol was heading back on Tuesday night.", "2021-08-17"),
    ("Gunmen opened fire Wednesday on a camp.", "2021-08-18"),
    ("Last Saturday two criminals were felled.", "2021-08-14"),
    ("They were shot last Wednesday.", "2021-08-11"),
    ("The raid took place this past Sunday.", "2021-08-15"),
    ("This Thursday a mine went off.", "2021-08-12"),
    ("Saturday's ambush left four dead.", "2021-08-14"),
    ("Strips were destroyed on Monday and Tuesday.", "2021-08-16"),
    ("The clash began early Friday.", "2021-08-13"),
    ("Every Monday the boat comes.", ""),
    ("Next Friday troops will arrive.", "told 2021-08-20"),
    ("On June 16, troops seized 418 kilograms.", "2021-06-16"),
    ("On Nov. 15 he was captured at a bus terminal.", "2020-11-15"),
    ("The killing took place on the night of April 17.", "2021-04-17"),
    ("Six died on Sept. 3, when rebels attacked a convoy.", "2020-09-03"),
    ("On May 3, 2015, rebels burned a truck.", "2015-05-03"),
    ("On 9 April 2010 rebels ambushed a patrol.", "2010-04-09"),
    ("It happened on the 9th of April, 2010.", "2010-04-09"),
    ("They were taken on April 9th.", "2021-04-09"),
    ("Between April 10 and 14 troops searched the hills.", "2021-04-10"),
    ("From July 23 to 28 they blew up 37 strips.", "2021-07-23"),
    ("From July 30 to August 2 they blew up 37 strips.", "2021-07-30"),
    ("The ambush on Tuesday, Aug. 10, left two dead.", "2021-08-10"),
    ("On Friday, August 15, 2021, the base was hit.", "2021-08-15"),
    ("On Saturday 14 a plane was held.", "2021-08-14"),
    ("Seven died last February 11 in Natividad.", "2021-02-11"),
    ("He was arrested on the 15th.", "2021-08-15"),
    ("In June 2011, five soldiers were killed.", "2011-06"),
    ("A councilman was murdered in November.", "2020-11"),
    ("They were hurt in late May.", "2021-05"),
    ("In mid-June rebels burned a bridge.", "2021-06"),
    ("A mayor was killed in early March.", "2021-03"),
    ("The April kidnapping shocked the country.", "2021-04"),
    ("Last August five were killed.", "2020-08"),
    ("Last month, villagers found two laborers.", "2021-07"),
    ("Yesterday a rebel was captured.", "2021-08-17"),
    ("Last night a mine exploded.", "2021-08-17"),
    ("The day before yesterday a boat sank.", "2021-08-16"),
    ("Three weeks ago two patrolmen were hurt.", "2021-07-28"),
    ("It happened two days ago.", "2021-08-16"),
    ("A week ago a teacher was taken.", "2021-08-11"),
    ("A month ago a column was seen.", "2021-07"),
    ("Two years ago his brother was shot.", "2019"),
    ("Five days earlier, in Sivia, a ferryman was shot dead.", "scene -5"),
    ("Nine days later, Marines stopped a riverboat.", "scene 9"),
    ("Three days after that, villagers captured a courier.", "scene 3"),
    ("The same day soldiers seized five mines.", "scene 0"),
    ("That night the rebels came back.", "scene 0"),
    ("The next day a crowd stoned the town hall.", "scene 1"),
    ("The following morning two bodies were found.", "scene 1"),
    ("A day before the shooting the crew had pulled up 27 hectares.", "scene -1"),
    ("They had been killed by masked men the previous night.", "scene -1"),
    ("Two months later, gunmen murdered the mayor.", "scene months 2"),
    ("Hours later the hostages were freed.", "scene 0"),
    ("Days earlier a column had crossed the river.", "scene"),
    ("The arrest came on Sunday, two days after the killing of a guide.", "2021-08-15, 2021-08-13"),
    ("A year later he was killed.", "scene years 1"),
    ("So far this year police have seized 20 tons.", "span 2021"),
    ("So far in 2021 forces have destroyed 203 airstrips.", "span 2021"),
    ("Police have destroyed 21 labs this year, up from 16 in 2019.", "span 2021, year 2019"),
    ("Compared with 86 in all of 2013.", "year 2013"),
    ("In 2014, forces seized 30 tons.", "year 2014"),
    ("In 2010 guerrillas killed two airmen.", "year 2010"),
    ("Since 2008, 83 officers have been killed.", "span since 2008"),
    ("Thirty-five have been killed since January 2012.", "span since 2012-01"),
    ("Twelve have been killed since January.", "span 2021-01/2021-08"),
    ("It was the worst blow since August 2015, when assailants shot three officers.", "2015-08"),
    ("Police seized 11 planes in the first seven months of the year.", "span 2021-01/2021-07"),
    ("They seized 11 planes in the first half of 2019.", "span 2019-01/2019-06"),
    ("Seizures from January to March reached 4 tons, against 3 in the same period of 2019.", "span 2021-01/2021-03, span 2019-01/2019-03"),
    ("In the last decade 61 officers have died.", "span 2011-2021"),
    ("In the past three years 20 soldiers died.", "span 2018-2021"),
    ("The war of 1980-2000 cost 69,000 lives.", "span 1980-2000"),
    ("It cost 69,000 lives between 1980 and 2000.", "span 1980-2000"),
    ("From 2008 to 2018 120 troops fell.", "span 2008-2018"),
    ("Last year they eradicated 20,000 hectares.", "year 2020"),
    ("Attacks fell to 10 in 2020, down from 18 the year before.", "year 2020, year 2019"),
    ("This weekend two boats sank.", "vague"),
    ("In recent days shots were heard.", "vague"),
    ("Over the weekend organizers met.", "vague"),
    ("On Christmas Day, police seized 110 kilograms.", "2020-12-25"),
    ("On Good Friday a patrol was hit.", "2021-04-02"),
    ("Two soldiers died, the army said Monday.", "told 2021-08-16"),
    ("Two soldiers died Sunday, the army said on Monday.", "2021-08-15, told 2021-08-16"),
    ("On Monday, police said they had seized a plane.", "told 2021-08-16"),
    ("The ministry said in a statement on Tuesday that two were hurt.", "told 2021-08-17"),
    ("The army said rebels attacked a patrol Thursday.", "2021-08-12"),
    ("The army said that on Thursday rebels attacked a patrol.", "2021-08-12"),
    ("According to a report of 27 January, six died.", "told 2021-01-27"),
    ("A review released Thursday by the ministry lists 12 tons.", "told 2021-08-12"),
    ("LIMA, Aug. 17 — Two soldiers were wounded.", "told 2021-08-17"),
    ("MAZAMARI, Peru, Aug 17 (Reuters) - Two soldiers were wounded.", "told 2021-08-17"),
    ("Lima, Aug. 18. The Joint Command informed that two fell.", "told 2021-08-18"),
    ("By Dialogo August 14, 2021", "told 2021-08-14"),
    ("Congress voted 71 to 9 on Thursday to allow it.", "told 2021-08-12"),
    ("He was sentenced on Friday for the 2013 ambush.", "told 2021-08-13, year 2013"),
    ("The victims were buried on Tuesday.", "told 2021-08-17"),
    ("It will open a shop in January.", "told 2021-01"),
    ("The festival runs through Sept. 23.", "told 2020-09-23"),
    ("They hope to destroy 40 before Christmas.", "told 2020-12-25"),
    ("Thursday's statement gave no figure.", "told 2021-08-12"),
    ("The attack, the deadliest since October, came on Sunday.", "told 2020-10, 2021-08-15"),
    ("They were freed Saturday, five days after they were taken.", "2021-08-14, 2021-08-09"),
    ("He was captured in December 2012, two months after his brother.", "2012-12, 2012-10"),
    ("On April 9 and 12 soldiers were hurt.", "2021-04-09"),
    ("On Monday 12 soldiers were hurt.", "2021-08-16"),
    ("The 2013 ambush killed three.", "year 2013"),
    ("Earlier this year, four soldiers drowned.", "year 2021"),
    ("The bodies arrived in Lima on Saturday.", "told 2021-08-14"),
    ("14 August 2021 | Police seized a ton.", "told 2021-08-14"),
    ("RIO TAMBO, PERU, Sept 12 (Reuters) - Police seized a ton.", "told 2020-09-12"),
    ("The guerrillas may return; soldiers march at dawn.", ""),
    ("The March of Four Suyos was peaceful.", ""),
    ("The 33rd Infantry Brigade seized 2,014 rounds.", ""),
    ("He paid 2014 soles for 1980 bullets.", ""),
    ("A 1980s documentary was shown.", ""),
    ("The attack at 9:45 a.m. lasted an hour.", ""),
    ("Suspects, 26 and 31, were held.", ""),
    ("The 72-hour strike went on.", ""),
    ("Growers earn $100 a day and 300 a year.", ""),
]


@pytest.mark.parametrize(("text", "expected"), ES, ids=[t[:60] for t, _ in ES])
def test_spanish(text: str, expected: str) -> None:
    assert dates("es", text) == expected


@pytest.mark.parametrize(("text", "expected"), EN, ids=[t[:60] for t, _ in EN])
def test_english(text: str, expected: str) -> None:
    assert dates("en", text) == expected


@pytest.mark.parametrize(("lang", "cases"), [("es", ES), ("en", EN)])
def test_mentions_stand_in_order_and_never_overlap(lang: str, cases: list[tuple[str, str]]) -> None:
    tokens = tokenize(" ".join(text for text, _ in cases))
    end = 0
    for m in find_dates(tokens, lang, WEDNESDAY):
        assert end <= m.i < m.j <= len(tokens)
        end = m.j


@pytest.mark.parametrize("lang", ["es", "en"])
def test_odd_input_gives_nothing_and_never_fails(lang: str) -> None:
    for text in ("", "...", "de", "el", "12", "de 12 de", "in the last", "los últimos", "1/2/", "desde", "may", "set.", "99 99 99", "2021-", "the"):
        assert find_dates(tokenize(text), lang, WEDNESDAY) is not None


def test_every_prefix_of_every_sentence_is_read() -> None:
    for lang, cases in (("es", ES), ("en", EN)):
        for text, _ in cases:
            tokens = tokenize(text)
            for k in range(len(tokens)):
                find_dates(tokens[k:], lang, WEDNESDAY)
                find_dates(tokens[:k], lang, WEDNESDAY)


def test_twenty_sentences_take_little_time() -> None:
    sentences = [tokenize(text) for text, _ in ES[:20]]
    find_dates(sentences[0], "es", WEDNESDAY)
    best = min(_timed(sentences) for _ in range(5))
    assert best < 0.01  # 1.5 ms meant; slack for a loaded machine


def _timed(sentences: list[list]) -> float:
    start = perf_counter()
    for tokens in sentences:
        find_dates(tokens, "es", WEDNESDAY)
    return perf_counter() - start


def test_words_stand_once() -> None:
    """Both languages have the same tables."""
    from extractors.report.words import HERE, load_yaml

    es, en = (load_yaml(Path(HERE) / lang / "date.yaml") for lang in ("es", "en"))
    assert set(es) == set(en)
