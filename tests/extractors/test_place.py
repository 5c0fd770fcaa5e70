"""Places: what a sentence names and how it stands to the event; where an incident then lies."""

from __future__ import annotations

import time

import pytest

from extractors.gazetteer import gazetteer, key
from extractors.records import Location
from extractors.report.place import PlaceMention, find_places, resolve
from extractors.text import tokenize


def found(text: str, lang: str = "es") -> list[PlaceMention]:
    return find_places(tokenize(text), lang)


def named(text: str, lang: str) -> list[str]:
    """'district Pichari at' for each mention but the zone's."""
    return [f"{m.level} {m.name} {m.role}" for m in found(text, lang) if m.level != "zone"]


def where(text: str, lang: str = "es", article: str = "") -> Location:
    mentions = found(text, lang)
    return resolve(mentions, mentions + found(article, lang))


# (sentence, department, province, district, place)
SPANISH = [
    ("Dos soldados murieron en el distrito de Anco, provincia de La Mar.", "Ayacucho", "La Mar", "Anco", None),
    ("Incautan droga en Anco (Churcampa, Huancavelica).", "Huancavelica", "Churcampa", "Anco", None),
    ("El hallazgo se produjo en San Miguel, región Ayacucho.", "Ayacucho", "La Mar", "San Miguel", None),
    ("El operativo se ejecutó en Tambo, La Mar.", "Ayacucho", "La Mar", "Tambo", None),
    ("Murió en el distrito cusqueño de Pichari.", "Cusco", "La Convención", "Pichari", None),
    ("Fue detenido en la provincia ayacuchana de Huanta.", "Ayacucho", "Huanta", None, None),
    ("En la selva ayacuchana cayeron dos terroristas.", "Ayacucho", None, None, None),
    ("Ayacucho: cinco muertos en ataque.", "Ayacucho", None, None, None),
    ("En la ciudad de Ayacucho detuvieron a un sujeto.", "Ayacucho", "Huamanga", "Ayacucho", None),
    ("Cinco policías murieron en Apurímac, en el distrito de Ongoy.", "Apurímac", "Chincheros", "Ongoy", None),
    ("En la selva de Junín rescatan a diez personas.", "Junín", None, None, None),
    ("Un camión fue atacado en Satipo.", "Junín", "Satipo", None, None),
    ("Hallan un laboratorio en la localidad de Kimbiri.", "Cusco", "La Convención", "Kimbiri", None),
    ("Decomisan en San Martín de Pangoa 40 kilos.", "Junín", "Satipo", "Pangoa", None),
    ("La patrulla cayó en una emboscada en Sivia-Huanta-Ayacucho.", "Ayacucho", "Huanta", "Sivia", None),
    ("Chocaron en el límite entre los distritos de Llochegua y Canayre.", "Ayacucho", "Huanta", None, None),
    ("Hallan droga en los distritos de Pichari y Kimbiri, La Convención.", "Cusco", "La Convención", None, None),
    ("Hay paro en Pichari y en Llochegua.", None, None, None, None),
    ("En La Victoria, distrito de Lima, cayó un sospechoso.", "Lima", "Lima", "La Victoria", None),
    ("El detenido cayó en Tocache, región San Martín.", "San Martín", "Tocache", None, None),
    ("Mueren dos policías en Constitución (Oxapampa, Pasco).", "Pasco", "Oxapampa", "Constitución", None),
    ("Una mina estalló en el sector Alto Sanabeni, distrito de Vizcatán del Ene.",
     "Junín", "Satipo", "Vizcatán del Ene", "Alto Sanabeni"),
    ("El tiroteo fue en Alto Sanabeni, una zona boscosa de Vizcatán del Ene.",
     "Junín", "Satipo", "Vizcatán del Ene", "Alto Sanabeni"),
    ("Los ocupantes de la comunidad nativa Unión Shirintiari, en Pangoa, huyeron.",
     "Junín", "Satipo", "Pangoa", "Unión Shirintiari"),
    ("Asesinan a tres en el anexo Santa Cruz de Anapati, jurisdicción de Pangoa.",
     "Junín", "Satipo", "Pangoa", "Santa Cruz de Anapati"),
    ("Personal intervino un auto en el sector Rumichaca, distrito de Ayna.", "Ayacucho", "La Mar", "Ayna", "Rumichaca"),
    ("Hubo disparos en el denominado Sector Ocho, distrito de Río Tambo.",
     "Junín", "Satipo", "Río Tambo", "Sector Ocho"),
    ("Un policía murió en el sector Cuatro de Pangoa.", "Junín", "Satipo", "Pangoa", "sector Cuatro"),
    ("En el C.P. Palmapampa, Samugari, cayó un acopiador.", "Ayacucho", "La Mar", "Samugari", "Palmapampa"),
    ("La emboscada fue en el paraje denominado \"Sonqopata\", en Ayna.", "Ayacucho", "La Mar", "Ayna", "Sonqopata"),
    ("Hallan un laboratorio en Monterrico (Ayna).", "Ayacucho", "La Mar", "Ayna", "Monterrico"),
    ("El suceso fue en el caserío Buenos Aires, distrito de Santa Rosa.",
     "Ayacucho", "La Mar", "Santa Rosa", "Buenos Aires"),
    ("La avioneta aterrizó en la comunidad nativa de Cutivireni.", "Junín", "Satipo", "Río Tambo", "Cutivireni"),
    ("El lunes 3 ene. la patrulla llegó a Natividad.", "Cusco", "La Convención", "Unión Ashaninka", "Natividad"),
    ("Asesinan a cuatro en un caserío de Pucacolpa.", "Ayacucho", "Huanta", "Pucacolpa", None),
    ("Se entregó en la base contraterrorista de Mayapo Chico, en Llochegua.",
     "Ayacucho", "Huanta", "Llochegua", "base contraterrorista de Mayapo Chico"),
    ("Ataque a la base contraterrorista N.° 42 de Unión Mantaro, en Canayre.",
     "Ayacucho", "Huanta", "Canayre", "base contraterrorista N.° 42 de Unión Mantaro"),
    ("Lanzaron una granada contra la comisaría de Canayre.", "Ayacucho", "Huanta", "Canayre", "comisaría de Canayre"),
    ("El camión fue revisado en la garita de Machente.", "Ayacucho", "La Mar", "Ayna", "garita de Machente"),
    ("El combate fue en la quebrada Pitirinkini.", None, None, None, "quebrada Pitirinkini"),
    ("Un patrullaje por el cerro Judas terminó en combate.", "Ayacucho", "Huanta", None, "cerro Judas"),
    ("La columna fue vista en Vizcatán.", "Ayacucho", "Huanta", None, "Vizcatán"),
    ("El helicóptero cayó al río Mantaro, en Tintay Puncu.", "Huancavelica", "Tayacaja", "Tintay Puncu", "río Mantaro"),
    ("Helicóptero cae al Mantaro con víveres.", None, None, None, "Mantaro"),
    ("Un bote fue intervenido en el río Apurímac, frente a Pichari.",
     "Cusco", "La Convención", "Pichari", "río Apurímac"),
    ("Fue atacada en el río Tambo, a la altura de Puerto Ocopa.", "Junín", "Satipo", "Río Tambo", "Puerto Ocopa"),
    ("Cayeron en la carretera Tambo-San Francisco, distrito de Tambo (La Mar).",
     "Ayacucho", "La Mar", "Tambo", "carretera Tambo-San Francisco"),
    ("El convoy fue atacado entre Machente y San Francisco.", "Ayacucho", "La Mar", "Ayna", "Machente–San Francisco"),
    ("El carro ardió en la carretera de penetración a Colcabamba, distrito de la provincia de Tayacaja.",
     "Huancavelica", "Tayacaja", "Colcabamba", None),
    ("Asesinan al alcalde de Sivia en la puerta de su casa.", "Ayacucho", "Huanta", "Sivia", None),
    ("Efectivos de la comisaría de Quimbiri (La Convencion, Cusco) incautaron dos sacos.",
     "Cusco", "La Convención", "Kimbiri", None),
    ("En Nueva Esperanza murieron dos comuneros.", None, None, None, "Nueva Esperanza"),
]
MISSPELT = [
    ("Decomisan droga en el distrito de Yochegua, provincia de Huanta.", "Ayacucho", "Huanta", "Llochegua", None),
    ("Por otro lado, en Pichary, un soldado resulto herido.", "Cusco", "La Convención", "Pichari", None),
    ("Hallan armas en el distrito de Llochehuaa, Huanta.", "Ayacucho", "Huanta", "Llochegua", None),
    ("Ocurrio en el distrito de Canaire, region Ayacucho.", "Ayacucho", "Huanta", "Canayre", None),
    ("Ataque en Tintaypunco, Tayacaja.", "Huancavelica", "Tayacaja", "Tintay Puncu", None),
    ("Caen dos en Echarati, provincia de La Convencion.", "Cusco", "La Convención", "Echarate", None),
    ("Dos muertos en Vizcatan del Ene.", "Junín", "Satipo", "Vizcatán del Ene", None),
    ("Detienen a tres en el Cuzco.", "Cusco", None, None, None),
    ("en el distrito de santa rosa hallan droga", "Ayacucho", "La Mar", "Santa Rosa", None),
    ("decomisan droga en llochegua", "Ayacucho", "Huanta", "Llochegua", None),
    ("LLOCHEGUA: CAEN CUATRO CON DROGA EN EL VRAEM", "Ayacucho", "Huanta", "Llochegua", None),
    ("OPERATIVO EN PICHARI DEJA TRES DETENIDOS", "Cusco", "La Convención", "Pichari", None),
    ("EN EL SECTOR ALTO SANABENI, DISTRITO DE RIO TAMBO, PROVINCIA DE SATIPO, HUBO UN ENFRENTAMIENTO",
     "Junín", "Satipo", "Río Tambo", "Alto Sanabeni"),
]
ENGLISH = [
    ("Troops found a camp in Anco, a district of Churcampa province.", "Huancavelica", "Churcampa", "Anco", None),
    ("They landed in Pangoa, a district of Satipo province in the central region of Junin.",
     "Junín", "Satipo", "Pangoa", None),
    ("The attack took place in the Ayacucho province of Huanta.", "Ayacucho", "Huanta", None, None),
    ("Two soldiers died in Ayacucho province.", "Ayacucho", None, None, None),
    ("Police in Tayacaja, Huancavelica province, found a lab.", "Huancavelica", "Tayacaja", None, None),
    ("The Cusco district of Pichari was hit by a strike.", "Cusco", "La Convención", "Pichari", None),
    ("In Putis district of Huanta province (Ayacucho), a mine went off.", "Ayacucho", "Huanta", "Putis", None),
    ("Soldiers found mines in Cusco's La Convencion province.", "Cusco", "La Convención", None, None),
    ("They clashed in the Quempiri sector, Rio Tambo district, Satipo province, Junio region.",
     "Junín", "Satipo", "Río Tambo", "Quempiri"),
    ("The raid was in the locality of Omaya, in the district of Pichari, Cusco region.",
     "Cusco", "La Convención", "Pichari", "Omaya"),
    ("A shed in the hamlet of Nueva Esperanza, in Llochegua district, was searched.",
     "Ayacucho", "Huanta", "Llochegua", "Nueva Esperanza"),
    ("They hid in a cave near Periavente Alto, in Llochegua district, Ayacucho.",
     "Ayacucho", "Huanta", "Llochegua", "Periavente Alto"),
    ("A charge went off at Corazonpata, in Santillana district.", "Ayacucho", "Huanta", "Santillana", "Corazonpata"),
    ("It occurred at the Alto Pichari outpost, in Pichari.",
     "Cusco", "La Convención", "Pichari", "Alto Pichari outpost"),
    ("Rebels fired on the Union Mantaro base in Canayre district.",
     "Ayacucho", "Huanta", "Canayre", "Union Mantaro base"),
    ("Five strips were cratered along the Ene River in the district of Rio Tambo, Junin.",
     "Junín", "Satipo", "Río Tambo", "Ene River"),
    ("The camp stood in the Sonomoro valley, in Pangoa.", "Junín", "Satipo", "Pangoa", "Sonomoro valley"),
    ("The plane landed near Puerto Ocopa, in Rio Tambo district.", "Junín", "Satipo", "Río Tambo", "Puerto Ocopa"),
    ("The convoy was hit on the Tambo-San Francisco road.", None, None, None, "Tambo-San Francisco road"),
    ("Police destroyed strips in the districts of Pichari and Kimbiri.", "Cusco", "La Convención", None, None),
    ("Soldiers were attacked in the Llochehua district, Huanta.", "Ayacucho", "Huanta", "Llochegua", None),
    ("The attack in the Apurimac region left one dead.", "Apurímac", None, None, None),
    ("Police raided a house in the city of Ayacucho.", "Ayacucho", "Huamanga", "Ayacucho", None),
    ("He was held at a bus terminal in La Victoria, a district of Lima.", "Lima", "Lima", "La Victoria", None),
    ("Police seized cocaine in Juliaca, Puno.", "Puno", "San Román", "Juliaca", None),
    ("Five were killed in neighboring Vizcatan del Ene.", "Junín", "Satipo", "Vizcatán del Ene", None),
    ("The mayor of Sivia was shot dead on Monday.", "Ayacucho", "Huanta", "Sivia", None),
    ("PICHARI (Cusco region), Oct. 4. Troops found drugs in Llochegua.", "Ayacucho", "Huanta", "Llochegua", None),
    ("TROOPS KILLED FOUR REBELS SUNDAY AT COPERNAL, SIVIA DISTRICT, HUANTA PROVINCE.", "Ayacucho", "Huanta", "Sivia", "Copernal"),
    ("REBELS CAME ASHORE AT LOMA COPERNAL, IN THE DISTRICT OF SIVIA.", "Ayacucho", "Huanta", "Sivia", "Loma Copernal"),
    ("REBELS ATTACKED AT A POST, IN SIVIA DISTRICT.", "Ayacucho", "Huanta", "Sivia", None),
]


@pytest.mark.parametrize("row", SPANISH + MISSPELT, ids=lambda row: row[0][:40])
def test_where_a_spanish_sentence_lies(row):
    at = where(row[0])
    assert (at.department, at.province, at.district, at.place) == row[1:]


@pytest.mark.parametrize("row", ENGLISH, ids=lambda row: row[0][:40])
def test_where_an_english_sentence_lies(row):
    at = where(row[0], "en")
    assert (at.department, at.province, at.district, at.place) == row[1:]


NOT_THE_EVENTS = [
    ("es", "El herido fue evacuado al Hospital de Apoyo de Huanta y luego a Lima."),
    ("es", "Los heridos son atendidos en Pichari."),
    ("es", "El sobreviviente fue operado anoche en Huancayo."),
    ("es", "La droga salió de Pichari con destino a Lima y Juliaca."),
    ("es", "La columna se desplaza hacia Vizcatán del Ene desde Alto Parhuamayo."),
    ("es", "El detenido, Félix Huanta Quispe, es natural de Sivia."),
    ("es", "Según la Fiscalía Especializada de Ayacucho, el camión iba a Huancayo."),
    ("es", "El fiscal de La Merced dispuso la incineración."),
    ("es", "El alcalde de Sivia dijo que todo está en calma."),
    ("es", "La Corte de Ayacucho sentenció a tres sujetos."),
    ("es", "La base está a cinco horas de Quillabamba."),
    ("es", "Efectivos de la división antidrogas de Mazamari buscan a los prófugos."),
    ("es", "Los agentes del Depotad Palmapampa hallaron una poza."),
    ("es", "La carga fue llevada en helicóptero a la base de Mazamari."),
    ("es", "LIMA, 13 DE AGOSTO DE 2021"),
    ("es", "Pichari, 21 nov. El Comando informó que hubo dos bajas."),
    ("es", "HUANTA.- Personal de la comisaría halló un arma."),
    ("es", "La policía de Bolivia halló una fábrica en Cochabamba."),
    ("es", "El Deportivo Kimbiri derrotó 4-1 a Sport Pichari."),
    ("en", "LIMA, May 28 — Police captured a plane."),
    ("en", "MAZAMARI, Peru, Aug. 3 — Soldiers freed 26 people."),
    ("en", "The minister told reporters in Pichari that nobody was hurt."),
    ("en", "A helicopter took the injured men to Ayacucho."),
    ("en", "The wounded were taken to the hospital in Huanta."),
    ("en", "The cocaine was bound for Lima from Pichari."),
    ("en", "A Lima-based analyst said the group is weak."),
    ("en", "The tally is kept by a Lima think tank."),
    ("en", "Two police died 300 kilometers southeast of Lima."),
    ("en", "The mayor of Sivia said he was worried."),
    ("en", "The government in La Paz denied it."),
]


@pytest.mark.parametrize(("lang", "text"), NOT_THE_EVENTS, ids=lambda v: str(v)[:40])
def test_not_a_place_of_the_event(lang, text):
    assert where(text, lang) == Location()


VALLEY = [
    ("es", "Patrullan el valle de los ríos Apurímac, Ene y Mantaro."),
    ("es", "Crece la coca en el Valle de los Ríos Apurímac y Ene (VRAE)."),
    ("es", "Hubo un ataque en el Vraem."),
    ("en", "Coca grows in the Apurimac, Ene and Mantaro river valleys."),
    ("en", "It fell in the valleys of the Apurimac, Ene and Mantaro rivers, or VRAEM."),
    ("en", "Troops patrolled the Apurimac-Ene valley."),
    ("en", "The Apurimac and Ene River Valley is a top coca area."),
]


@pytest.mark.parametrize(("lang", "text"), VALLEY)
def test_the_valley_is_a_zone_and_names_no_department(lang, text):
    assert {m.level for m in found(text, lang)} == {"zone"}
    assert where(text, lang) == Location()


@pytest.mark.parametrize(("lang", "text", "mentions"), [
    ("es", "El suboficial Santiago Pichari resultó herido en Llochegua.", ["district Llochegua at"]),
    ("es", "El lunes 3 ene. murió un policía.", []),
    ("es",
     "El ataque fue en la vía Huanta-Llochegua, a 20 km de Sivia.",
     ["place vía Huanta-Llochegua route", "district Sivia near"]),
    ("es", "El anexo Rosario Pampa, distrito de Sivia (Huanta).",
     ["place Rosario Pampa at", "district Sivia at", "province Huanta at"]),
    ("es", "Asesinaron a un comunero de Pucacolpa.", ["district Pucacolpa near"]),
    ("en", "The smuggler left Satipo for La Paz.", ["province Satipo from"]),
    ("en", "The man, named Carlos Tambo, was arrested in La Mar.", ["province La Mar at"]),
    ("en", "\"It ended,\" he told reporters at the Mazamari base.", ["place Mazamari base seat"]),
    ("en", "The column tries to cross the Mantaro River.", ["place Mantaro River to"]),
], ids=lambda v: str(v)[:40])
def test_mentions_and_their_roles(lang, text, mentions):
    assert named(text, lang) == mentions


def test_the_name_is_a_substring_and_the_span_covers_it():
    text = "Se entregaron el domingo en la base contraterrorista de Mayapo Chico, en Llochegua."
    tokens = tokenize(text)
    for m in find_places(tokens, "es"):
        assert text[tokens[m.i].s : tokens[m.j - 1].e] == m.name


def test_names_that_repeat_follow_the_rest_of_the_article_then_the_valley():
    text = "Un ataque en Anco dejó dos heridos."
    assert where(text).province == "La Mar"
    assert where(text, article="La provincia de Churcampa, Huancavelica.").province == "Churcampa"


def test_two_districts_leave_it_open_and_a_far_one_told_later_does_not():
    first = found("Murieron en un choque en Llochegua.")
    near, far = found("La operación siguió en Canayre."), found("En Santa Rosa y Pichari, miles se pasaron al cacao.")
    assert (resolve(first + near).province, resolve(first + near).district) == ("Huanta", None)
    assert resolve(first + far).district == "Llochegua"


def test_the_same_district_is_the_only_one_named():
    text = "El combate fue en la quebrada Pitirinkini, en el mismo distrito."
    assert where(text).district is None
    at = where(text, article="Ocurrió en el distrito de Río Tambo.")
    assert (at.district, at.place) == ("Río Tambo", "quebrada Pitirinkini")


def test_a_point_is_given_only_where_one_is_known():
    town = where("Hallan droga en Monterrico (Ayna).")
    assert town.precision == "place"
    assert town.lat is not None
    base = where("Atacaron la base contraterrorista de Unión Mantaro.")
    assert base.precision == "near"  # the point is the town's, not the base's
    hill = where("Hubo un combate en el cerro Yanaorcco, distrito de Huachocolpa, provincia de Tayacaja.")
    assert hill.precision == "district"
    assert where("En el río Apurímac cayó una lancha.").lat is None
    assert where("Hubo un ataque en la provincia de Huanta.").precision == "province"


def test_zone_of_the_district():
    assert where("Cayó droga en Llochegua.").vraem_zone == "core"
    assert where("Cayó droga en Ayahuanco, Huanta.").vraem_zone == "edge"
    assert where("Cayó droga en la ciudad de Ayacucho.").vraem_zone == "outside"
    assert where("Cayó droga en la provincia de Huanta.").vraem_zone is None


def test_every_alias_in_the_word_lists_leads_to_a_known_name():
    from extractors.report.place_words import place_words

    for lang in ("es", "en"):
        w, g, _ = place_words(lang)
        for name, spellings in w.aliases.items():
            assert key(name) in g.admin or key(name) in g.settled or name == "Mazangaro", name
            assert spellings
        for city, code in w.cities.items():
            assert code in g.names, city


def test_every_code_of_the_gazetteer_exists():
    g = gazetteer()
    assert len([c for c in g.names if len(c) == 6]) == 1892
    assert all(c in g.names for c in g.zones)
    assert all(p.code in g.names for p in g.places.values() if p.code)


FRAGMENTS = ["", "de", "distrito de", "(", "en el", "sector", "Pichari's", "Río", "- - -", "La", "n.° 4 de", "vía Ica-"]


@pytest.mark.parametrize("text", FRAGMENTS)
@pytest.mark.parametrize("lang", ["es", "en"])
def test_fragments_do_no_harm(text, lang):
    resolve(found(text, lang), found(text, lang))


@pytest.mark.parametrize("text", ["el río " * 4000, "Pichari, " * 2000, "Alto " * 5000, "valle Ene de " * 3000])
def test_hostile_repetition_is_read_in_linear_time(text):
    start = time.perf_counter()
    mentions = found(text)
    resolve(mentions, mentions)
    assert time.perf_counter() - start < 2


def test_an_article_is_read_in_a_few_milliseconds():
    text = "La patrulla fue atacada en el sector Rumichaca, distrito de Ayna (La Mar), y los heridos llevados a Lima."
    sentence = tokenize(text)
    find_places(sentence, "es")
    start = time.perf_counter()
    for _ in range(20):
        find_places(sentence, "es")
    assert time.perf_counter() - start < 0.05  # usually 2 ms; wide for a busy machine
