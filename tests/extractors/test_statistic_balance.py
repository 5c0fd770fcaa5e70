"""Balances: a year that is the subject, what a figure is only compared with, whose members were lost, what goes on with a tally."""

from __future__ import annotations

import pytest

from tests.extractors.told import balance

# A year that ranks a figure is none it runs over; a year can be the subject.
RANKED = [
    ("es", "2016-11-17", "Hasta hoy, 2016 deja once soldados y tres agentes de la Policía muertos en el Vraem, el número más bajo desde 2010.",
     "killed military 11 2016; killed police 3 2016"),
    ("en", "2016-11-17", "So far, 2016 has left eleven soldiers and three policemen dead in the VRAEM, the lowest number since 2010.",
     "killed military 11 2016; killed police 3 2016"),
    ("es", "2021-12-29", "El año deja 31 policías caídos en el Vraem, frente a 44 de 2020.", "killed police 31 2021; killed police 44 2020"),
    ("en", "2021-12-29", "The year leaves 31 policemen dead in the VRAEM, against 44 in 2020.", "killed police 31 2021; killed police 44 2020"),
    ("es", "2021-12-30", "En los últimos doce meses se decomisaron 8,1 toneladas de cocaína, bastante menos que en 2020, y se volaron 44 pistas de aterrizaje.",
     "seized cocaine 8100 kg 2021; destroyed airstrip 44 2021"),
    ("en", "2019-02-03", "In 2018 police seized 7.2 tons of cocaine in the valley.", "seized cocaine 7200 kg 2018"),
    ("en", "2017-10-10", "Between January and August, troops in the VRAEM destroyed 44 airstrips. In that time, 17 soldiers have been killed, more than in the whole of 2016.",
     "destroyed airstrip 44 2017-01/2017-08; killed military 17 2017-01/2017-08"),
    ("en", "2020-08-12", "Peru eradicated 8,110 hectares in 2019, when rains held up the crews, down from more than 21,400 in 2018.",
     "eradicated coca_crop 8110 ha 2019; eradicated coca_crop 21400 ha 2018"),
    ("es", "2023-07-16", "En lo que va de 2023, veinte personas han sido asesinadas en el valle, frente a las trece de todo el año pasado.",
     "killed civilian 20 2023; killed civilian 13 2022"),
]  # fmt: skip
# The period that another sentence, clause or comparison tells.
RUNNING = [
    ("es", "2019-12-27", "El año que concluye fue mejor para la Policía. Los decomisos de cocaína sumaron 9,2 toneladas y los laboratorios destruidos fueron 214, contra los 190 de 2018.",
     "seized cocaine 9200 kg 2019; destroyed laboratory 214 2019; destroyed laboratory 190 2018"),
    ("es", "2019-12-27", "En 2019 las patrullas destruyeron 52 pistas —hace un año habían sido 61— y cinco avionetas.",
     "destroyed airstrip 52 2019; destroyed airstrip 61 2018; destroyed aircraft 5 2019"),
    ("es", "2019-12-27", "En 2019 las patrullas destruyeron 52 pistas. También fueron decomisadas 980 toneladas de insumos en los doce meses.",
     "destroyed airstrip 52 2019; seized precursor 980000 kg 2019"),
    ("es", "2012-06-20", "De enero a mayo se inutilizaron 44 pistas en el valle; en los doce meses de 2011 fueron 71.",
     "destroyed airstrip 44 2012-01/2012-05; destroyed airstrip 71 2011"),
    ("es", "2012-06-20", "En los cinco primeros meses del año se ha decomisado en Ayacucho 1,9 toneladas de droga, contra los 870 kilos del mismo periodo de 2011.",
     "seized drugs 1900 kg 2012-01/2012-05; seized drugs 870 kg 2011-01/2011-05"),
    ("es", "2012-06-20", "En los cinco primeros meses de 2011 se decomisaron 1,9 toneladas de droga en el Vraem.", "seized drugs 1900 kg 2011-01/2011-05"),
    ("es", "2019-03-05", "En lo que va de 2019 se han destruido 22 laboratorios en el Vraem. Durante todo 2018, la cifra llegó a 188.",
     "destroyed laboratory 22 2019; destroyed laboratory 188 2018"),
    ("es", "2019-12-27", "En 2019 se destruyeron 52 pistas en el Vraem. También aumentaron los detenidos por tráfico de drogas, que llegaron a 510.",
     "destroyed airstrip 52 2019; captured trafficker 510 2019"),
    ("es", "2019-12-27", "A fines de 2018 el valle tenía 22 400 hectáreas de coca, y este año no se erradicó ninguna.", "- coca_crop 22400 ha 2018"),
    ("en", "2019-12-27", "In late 2018 the valley had 22,400 hectares of coca, and this year none was eradicated.", "- coca_crop 22400 ha 2018"),
]  # fmt: skip
# Whom the second figure counts.
WHOM = [
    ("es", "2022-11-29", "Desde 2012, siete erradicadores perdieron la vida y 19 resultaron heridos.", "killed civilian 7 since 2012; wounded civilian 19 since 2012"),
    ("en", "2022-11-29", "Since 2012, seven farmers have been killed and 19 have been wounded in the VRAEM.", "killed civilian 7 since 2012; wounded civilian 19 since 2012"),
    ("es", "2018-02-14", "En 2017 el Ejército destruyó 60 pistas en el valle y perdió a nueve de sus integrantes.", "destroyed airstrip 60 2017; killed military 9 2017"),
    ("en", "2018-02-14", "In 2017 the Army destroyed 60 airstrips in the valley and lost nine of its members.", "destroyed airstrip 60 2017; killed military 9 2017"),
    ("es", "2010-06-18", "Desde 2008 han muerto en Vizcatán 44 militares. La guerra interna dejó más de 69.000 muertos entre 1980 y 2000.",
     "killed military 44 since 2008; killed unknown 69000 1980-2000"),
    ("es", "2016-11-20", "Entre enero de 2009 y junio de 2016 murieron en el VRAEM 90 militares y 25 policías, y los heridos de ambas fuerzas superan los 180. Los subversivos abatidos fueron 30.",
     "killed military 90 2009-01/2016-06; killed police 25 2009-01/2016-06; wounded security_forces 180 2009-01/2016-06; killed armed_group 30 2009-01/2016-06"),
    ("es", "2018-12-30", "En 2018 se incautaron 7 toneladas de cocaína en el valle. Doce militares y dos policías murieron en acciones armadas.",
     "seized cocaine 7000 kg 2018; killed military 12 2018; killed police 2 2018"),
    ("en", "2019-12-18", "The latest deaths bring the number of police killed in the valley this year to 13.", "killed police 13 2019"),
    ("en", "2019-12-18", "Eight members of the security forces were killed in the VRAEM in 2019, half the 16 who lost their lives there in 2018.",
     "killed security_forces 8 2019; killed security_forces 16 2018"),
    ("en", "2019-12-18", "The Army counts 49 military dead in the VRAE since 2008.", "killed military 49 since 2008"),
    ("en", "2022-05-31", "Four protesters, counting Monday's victims, have died in clashes with police in the valley since 2019.",
     "killed civilian 4 since 2019"),
    ("en", "2019-07-25", "With those of Wednesday, nine members of the Shining Path have surrendered in the VRAEM during the present year.",
     "surrendered armed_group 9 2019"),
    ("en", "2019-12-18", "Police arrested 640 drug suspects in the valley in 2019, most of them backpackers under 25.", "captured trafficker 640 2019"),
    ("en", "1989-03-14", "The government puts the number of dead at more than 12,000 since 1980, nearly 2,000 of them last year.",
     "killed unknown 12000 since 1980; killed unknown 2000 1988"),
    ("es", "2016-11-20", "La ONU calculó para 2015 unas 18 300 hectáreas de coca en el valle, y en ese año se decomisaron allí apenas 7,4 toneladas de droga.",
     "- coca_crop 18300 ha 2015; seized drugs 7400 kg 2015"),
]  # fmt: skip
# One event, though its figure or its words are those of a balance.
EVENTS = [
    ("es", "2019-10-06", "Una patrulla mató el lunes en Sivia a dos terroristas. El operativo duró dos días. Los sobrevivientes huyeron. El general habló ayer.\n\n«Se les ha quitado seis fusiles y 1 200 municiones», dijo.",
     "", "killed armed_group 2; seized firearm 6; seized ammunition 1200"),
    ("es", "2020-01-12", "En 2019 se destruyeron 344 laboratorios en el valle. Una emboscada mató a doce soldados.", "destroyed laboratory 344 2019", "killed military 12"),
    ("es", "2019-12-28", "El 19 de noviembre la Policía decomisó en Anchihuay, provincia de La Mar, 640 kilos de cocaína, el mayor lote del año.", "", "seized cocaine 640 kg"),
    ("en", "2019-12-28", "Gunmen killed four soldiers in an ambush on a patrol, the army said, the worst attack on its men in the VRAEM so far this year. It took place in Canayre on Thursday.", "", "killed military 4"),
    ("en", "2021-08-16", "The army has lost 14 soldiers in the VRAEM this year, eight of them in Friday's ambush in Canayre.", "killed military 14 2021", "killed military 8"),
    ("en", "2019-12-28", "Rebels ambushed a patrol in Canayre on Thursday, killing three soldiers. Two of the wounded have since died, bringing the number of dead to five.", "", "killed military 5"),
    ("es", "2019-12-28", "Una columna mató a cuatro soldados en una emboscada, dijo el Ejército, la más grave contra sus tropas en el Vraem en lo que va del año. Ocurrió el jueves en Canayre.", "", "killed military 4"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "published", "text", "expected"), RANKED + RUNNING + WHOM)
def test_the_figures_of_a_balance(lang: str, published: str, text: str, expected: str) -> None:
    assert balance(lang, published, text) == (expected, "")


@pytest.mark.parametrize(("lang", "published", "text", "statistics", "facts"), EVENTS)
def test_an_event_beside_a_balance(lang: str, published: str, text: str, statistics: str, facts: str) -> None:
    assert balance(lang, published, text) == (statistics, facts)
