"""People named in a sentence: one line per way of naming. All sentences and names are invented.

Notation of what must be found, left to right: `Name/part`, with the part the words give (`-` for none), `!` when the
person is mere background, `+Alias` when an alias was said beside the name.
"""

from __future__ import annotations

from time import perf_counter

import pytest

from extractors.report.person import find_persons
from extractors.report.person_same import link
from extractors.report.person_words import PersonMention
from extractors.text import tokenize


def say(m: PersonMention) -> str:
    return f"{m.name}/{m.cue or '-'}" + ("!" if m.background else "") + (f"+{m.alias}" if m.alias else "")


def persons(lang: str, text: str, upper: bool = False) -> str:
    return ", ".join(say(m) for m in find_persons(tokenize(text), lang, upper))


ES = [
    # officials
    ("«Iba a salir a pie», explicó el coronel PNP Hernán Alvites Pinto, jefe de la unidad.", "Hernán Alvites Pinto/official"),
    ("El ministro del Interior, Gonzalo Tejeda Elías, atribuyó el hecho a los remanentes.", "Gonzalo Tejeda Elías/official"),
    ("El ministro de Defensa Jorge Nava Soto descartó un ataque.", "Jorge Nava Soto/official"),
    ("Según el fiscal Renzo Cáceda Illanes, la ruta es conocida.", "Renzo Cáceda Illanes/official"),
    ("El alcalde de Sivia, Rolando Huachaca Orihuela, pidió ayuda.", "Rolando Huachaca Orihuela/official"),
    ("La presidenta de la cooperativa, Yolanda Mallqui Atao, contó lo ocurrido.", "Yolanda Mallqui Atao/official"),
    ("No hay impactos de bala, sostuvo Édgar Benavides Rosas.", "Édgar Benavides Rosas/official"),
    ("El vocero, coronel EP Iván Ladrón de Guevara, admitió la falla.", "Iván Ladrón de Guevara/official"),
    ("Lo dijo el capitán de navío José Luis Bermúdez Tello.", "José Luis Bermúdez Tello/official"),
    ("El general EP (r) Mariano Zegarra Tuesta opinó lo mismo.", "Mariano Zegarra Tuesta/official"),
    ("La patrulla estaba al mando del capitán EP Óscar Vera Lazo.", "Óscar Vera Lazo/official"),
    ("Nadie avisó, lamentó Teófilo Aucatoma Ramos, presidente del comité de autodefensa.", "Teófilo Aucatoma Ramos/official"),
    ("El viceministro de Políticas para la Defensa, Óscar Lizana Neyra, detalló la cifra.", "Óscar Lizana Neyra/official"),
    ("El Gral. PNP Arturo Valverde Chipoco resumió el año.", "Arturo Valverde Chipoco/official"),
    ("El jefe del Frente Policial, general Wálter Olaya, informó que son nueve.", "Wálter Olaya/official"),
    ("El coronel Meza Carrillo dijo que investigan.", "Meza Carrillo/official"),
    ("Para noviembre, adelantó Olaechea, se prevén nuevos puestos.", "Olaechea/official"),
    # victims
    ("Los fallecidos son el suboficial superior Marco Zúñiga Peralta y los suboficiales Edwin Rojas Chocce y Yeferson Lunasco Inga.", "Marco Zúñiga Peralta/victim, Edwin Rojas Chocce/victim, Yeferson Lunasco Inga/victim"),
    ("El militar fallecido es Ronaldo Macedo Tapullima, natural de Lamas.", "Ronaldo Macedo Tapullima/victim"),
    ("Murió el sargento segundo EP Darwin Tuesta Panduro.", "Darwin Tuesta Panduro/victim"),
    ("El SO3 PNP Luis Ccanto Rojas resultó herido en la pierna.", "Luis Ccanto Rojas/victim"),
    ("Entre las víctimas están los esposos Saturnino Quichca Ñahui y Paulina Ccente Taipe.", "Saturnino Quichca Ñahui/victim, Paulina Ccente Taipe/victim"),
    ("Fallecieron el rondero Victoriano Oré Huayllasco, de 47 años, y un atacante.", "Victoriano Oré Huayllasco/victim"),
    ("Entre los secuestrados está la enfermera Gladys Huillca Sutta.", "Gladys Huillca Sutta/victim"),
    ("El cabo EP Kléver Shapiama Ruiz fue rescatado con vida.", "Kléver Shapiama Ruiz/victim"),
    ("Uno de los agricultores, Demetrio Yucra Pariona, de 34 años, perdió un ojo.", "Demetrio Yucra Pariona/victim"),
    ("Desconocidos asesinaron al alcalde Amador Huamán Tineo.", "Amador Huamán Tineo/victim"),
    ("El occiso fue identificado como Isidro Tangoa Murayari (26).", "Isidro Tangoa Murayari/victim"),
    ("La muerte de Nemesio Curo Aguilar enlutó al pueblo.", "Nemesio Curo Aguilar/victim"),
    ("En el ataque murieron los soldados Vásquez Silva Esneider y Bazán Rodríguez Alex.", "Vásquez Silva Esneider/victim, Bazán Rodríguez Alex/victim"),
    # suspects
    ("El dueño del inmueble, Eleuterio Ccaico Huamaní (41), y su sobrino, Wilmer Ccaico Rojas (19), quedaron detenidos.", "Eleuterio Ccaico Huamaní/suspect, Wilmer Ccaico Rojas/suspect"),
    ("El conductor, identificado como Rosalino Palomares Ñaupa, fue detenido.", "Rosalino Palomares Ñaupa/suspect"),
    ("Los ocupantes, Maruja Sicha Leguía (38) y Henry Tello Barboza (29), no explicaron el origen.", "Maruja Sicha Leguía/suspect, Henry Tello Barboza/suspect"),
    ("Maruja Sicha y Henry Tello, ambos naturales de Andahuaylas, fueron arrestados.", "Maruja Sicha/suspect, Henry Tello/suspect"),
    ("Fue capturado Nicanor Espejo Quino, propietario de la casa.", "Nicanor Espejo Quino/suspect"),
    ("Un campesino, Anselmo Paytán Crispín, fue detenido.", "Anselmo Paytán Crispín/suspect"),
    ("Quedaron detenidos el piloto, el boliviano Rubén Darío Suárez Antelo, y un menor.", "Rubén Darío Suárez Antelo/suspect"),
    ("Los detenidos fueron identificados como Juan Pérez Soto, Luis Quispe Rojas y Ana Ramos Cruz.", "Juan Pérez Soto/suspect, Luis Quispe Rojas/suspect, Ana Ramos Cruz/suspect"),
    ("Fue capturado un senderista conocido como camarada «Lucas».", "camarada Lucas/suspect"),
    # leaders and aliases
    ("La columna estaría al mando del camarada «Olmedo».", "camarada Olmedo/leader"),
    ("La facción que dirige el camarada Fermín es la responsable.", "camarada Fermín/leader"),
    ("Cargaban víveres para el mando conocido como «Abdías».", "Abdías/leader"),
    ("Dos mandos senderistas, «Rómulo» y «Néstor», murieron en un enfrentamiento.", "Rómulo/leader, Néstor/leader"),
    ("Condenaron a Feliciano Arotinco Lema, alias «Tigre», mando de Sendero Luminoso.", "Feliciano Arotinco Lema/leader+Tigre"),
    ("El cabecilla Martín Quispe Rojas, camarada «Dino», dirigió el ataque.", "Martín Quispe Rojas/leader+camarada Dino"),
    # background
    ("«Por cada kilo que cae, salen quince», calcula el sociólogo Hildebrando Sotelo.", "Hildebrando Sotelo/-!"),
    ("Según el analista Pedro Rojas Lima, nada cambia.", "Pedro Rojas Lima/-!"),
    ("El abogado Carlos Soto Vera apeló.", "Carlos Soto Vera/-!"),
    ("El grupo fundado por Abimael Guzmán dejó miles de muertos.", "Abimael Guzmán/-!"),
    ("Juan Ramos Díaz, historiador, recuerda aquellos años.", "Juan Ramos Díaz/-!"),
    # nothing
    ("El Comando Conjunto de las Fuerzas Armadas informó lo siguiente.", ""),
    ("La Policía Nacional del Perú llegó a Vizcatán del Ene.", ""),
    ("En Santa Rosa y Pichari, unas 2 300 familias siembran cacao.", ""),
    ("Una avioneta Cessna 206 cayó en Puerto Ocopa.", ""),
    ("Se incautaron dos fusiles Galil y una Toyota Hilux.", ""),
    ("La operación «Tormenta Verde» dejó nueve pozas destruidas.", ""),
    ("El ataque ocurrió en el sector Alto Sanabeni, distrito de Río Tambo.", ""),
    ("Los hechos ocurrieron en San Miguel del Ene.", ""),
    ("El mayor decomiso se hizo en Kimbiri.", ""),
    ("Sendero Luminoso y el Militarizado Partido Comunista del Perú niegan todo.", ""),
    ("Según la Fiscalía, el Ministerio Público actuó bien.", ""),
    ("Agentes de la Dirección Antidrogas decomisaron 186 kilos.", ""),
]

EN = [
    ("Lt. Col. Gaston Urrunaga Lino said officers shot back.", "Gaston Urrunaga Lino/official"),
    ("Interior Minister Marcela Tudela Arbulu blamed the rebels.", "Marcela Tudela Arbulu/official"),
    ("The defense minister, Ramiro Otoya Cavassa, denied the claims.", "Ramiro Otoya Cavassa/official"),
    ("Gen. Teodoro Salas Vidaurre told reporters that 13 planes were seized.", "Teodoro Salas Vidaurre/official"),
    ("General of Brigade Aurelio Bringas Otoya remarked that they will go on.", "Aurelio Bringas Otoya/official"),
    ("“It will not let up,” said Brig. Gen. Felix Astudillo Parra, commander of the force.", "Felix Astudillo Parra/official"),
    ("The man was shot, according to the district mayor, Ulises Barrientos Farfan.", "Ulises Barrientos Farfan/official"),
    ("Prime Minister Alonso Berck Peirano said no eradication has taken place.", "Alonso Berck Peirano/official"),
    ("Army Lt. Col. Bruno Aspillaga Rey denied it.", "Bruno Aspillaga Rey/official"),
    ("The head of the counterterrorism police, Gen. Max Irribarren Solis, told reporters so.", "Max Irribarren Solis/official"),
    ("A ferryman identified as Crisanto Quispe Cuadros was shot dead by rebels.", "Crisanto Quispe Cuadros/victim"),
    ("One of the wounded, Sgt. Nilton Cordova Rivas, hid in a ravine.", "Nilton Cordova Rivas/victim"),
    ("The dead man was named as Isidro Tangoa Murayari, 26, a father of two.", "Isidro Tangoa Murayari/victim"),
    ("Gunmen murdered the mayor, Amador Huaman Tineo.", "Amador Huaman Tineo/victim"),
    ("The growers named the victim as Yoel Huarancca Ludena, 24.", "Yoel Huarancca Ludena/victim"),
    ("A neighbor, Nemesia Curo Aguilar, has been missing ever since.", "Nemesia Curo Aguilar/victim"),
    ("They murdered a rancher, Melquiades Chavez Urbano, in Ongoy.", "Melquiades Chavez Urbano/victim"),
    ("Army Technician José Zambrano Barrutia sustained an injury and was wounded in the arm.", "José Zambrano Barrutia/victim"),
    ("Two people, the Bolivian pilot, identified as Ruben Dario Suarez, and a boy, were arrested.", "Ruben Dario Suarez/suspect"),
    ("Two suspects, Percy Galindo Arce and Rolin Quintanilla Soto, were taken into custody.", "Percy Galindo Arce/suspect, Rolin Quintanilla Soto/suspect"),
    ("Hector Ayvar Limaco, 52, also called “Comrade Tomas”, was captured on Nov. 15.", "Hector Ayvar Limaco/suspect+Comrade Tomas"),
    ("They captured an alleged courier known as “Comrade Anibal”.", "Comrade Anibal/suspect"),
    ("Fighters loyal to a commander called “Comrade Abdias” waited.", "Comrade Abdias/leader"),
    ("Rebel leader Martin Rojas Quispe was killed.", "Martin Rojas Quispe/leader"),
    ("“Nothing will change,” said analyst Pedro Rojas Lima.", "Pedro Rojas Lima/-!"),
    ("Carlos Soto Vera, a lawyer for the man, denied it.", "Carlos Soto Vera/-!"),
    ("The group was founded by Abimael Guzman.", "Abimael Guzman/-!"),
    # nothing
    ("The Joint Command of the Armed Forces said Thursday that two died.", ""),
    ("Shining Path rebels attacked Puerto Ocopa, in Rio Tambo district.", ""),
    ("The Cessna 206 landed in San Martin de Pangoa.", ""),
    ("Peru's Congress met in Lima on Monday.", ""),
    ("The Alto Pichari outpost, in La Convencion province, was hit.", ""),
    ("Operation Green Storm ended in June.", ""),
    ("The Interior Ministry said Wednesday that it was over.", ""),
    ("The Army will train leaders in August.", ""),
]

UPPER = [
    ("es", "EN CUMPLIMIENTO DE SU DEBER FALLECIÓ EL SARGENTO SEGUNDO EP RONALDO MACEDO TAPULLIMA.", "RONALDO MACEDO TAPULLIMA/victim"),
    ("es", "EL CAPITÁN EP JUAN SOTO VERA RESULTÓ HERIDO EN EL ATAQUE.", "JUAN SOTO VERA/victim"),
    ("es", "FUE DETENIDO EL SUJETO IDENTIFICADO COMO LUIS ROJAS QUISPE CON 30 KILOS.", "LUIS ROJAS QUISPE/suspect"),
    ("es", "EL COMANDO CONJUNTO DE LAS FUERZAS ARMADAS PONE EN CONOCIMIENTO LO SIGUIENTE.", ""),
    ("es", "COMUNICADO OFICIAL N.° 021-2021: ENFRENTAMIENTO EN VIZCATÁN DEL ENE", ""),
    ("en", "ARMY SGT. JUAN SOTO VERA WAS KILLED IN THE AMBUSH.", "JUAN SOTO VERA/victim"),
    ("en", "THE ARMED FORCES JOINT COMMAND INFORMED OF THE CLASH.", ""),
]


@pytest.mark.parametrize(("text", "expected"), ES, ids=[t[:60] for t, _ in ES])
def test_spanish(text: str, expected: str) -> None:
    assert persons("es", text) == expected


@pytest.mark.parametrize(("text", "expected"), EN, ids=[t[:60] for t, _ in EN])
def test_english(text: str, expected: str) -> None:
    assert persons("en", text) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), UPPER, ids=[t[:60] for _, t, _ in UPPER])
def test_texts_in_capitals(lang: str, text: str, expected: str) -> None:
    assert persons(lang, text, upper=True) == expected


@pytest.mark.parametrize(
    ("lang", "text", "rank", "force"),
    [
        ("es", "Lo dijo el coronel PNP Hernán Alvites Pinto.", "coronel", "police"),
        ("es", "Lo dijo el general EP Mariano Zegarra Tuesta.", "general", "military"),
        ("es", "Lo dijo el capitán de navío José Bermúdez Tello.", "capitan de navio", "military"),
        ("es", "Murió el SO3 PNP Luis Ccanto Rojas.", "so3", "police"),
        ("es", "Murió el suboficial de tercera (EP) Luis Ccanto Rojas.", "suboficial de tercera", "military"),
        ("es", "Lo dijo el alcalde Luis Ccanto Rojas.", None, None),
        ("en", "Lt. Col. Gaston Urrunaga Lino spoke.", "lt col", None),
        ("en", "Sgt. Nilton Cordova Rivas died.", "sgt", "military"),
    ],
)
def test_rank_and_force_stand_beside_the_name(lang: str, text: str, rank: str | None, force: str | None) -> None:
    (m,) = find_persons(tokenize(text), lang)
    assert (m.rank, m.force) == (rank, force)


def test_the_range_is_the_name_without_rank() -> None:
    text = "Lo dijo el coronel PNP Hernán Alvites Pinto, ayer."
    tokens = tokenize(text)
    (m,) = find_persons(tokens, "es")
    assert text[tokens[m.i].s : tokens[m.j - 1].e] == "Hernán Alvites Pinto"


def test_a_lone_surname_is_no_name_by_itself() -> None:
    assert find_persons(tokenize("Arotinco fue capturado por la Dircote en Pampas."), "es") == []


def _named(*names: str) -> list[PersonMention]:
    return [PersonMention(0, 1, n, "full" if " " in n else "surname", "test") for n in names]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Feliciano Arotinco Lema", "Arotinco"), [0, 0]),
        (("Rubén Suárez", "Rubén Suárez Antelo"), [1, 1]),
        (("Eleuterio Ccaico Huamaní", "Wilmer Ccaico Rojas", "Ccaico"), [0, 1, 1]),
        (("Saturnino Quichca", "Paulina Ccente"), [0, 1]),
        (("Óscar Lizana Neyra", "Lizana", "Óscar Lizana"), [0, 0, 0]),
        (("camarada Fermín", "Fermín"), [0, 0]),
        (("Juan Rojas", "Luis Rojas"), [0, 1]),
        (("Meza", "Saúl Meza", "Saúl Meza Carrillo"), [2, 2, 2]),
    ],
)
def test_the_same_person_again(names: tuple[str, ...], expected: list[int]) -> None:
    assert link(_named(*names)) == expected


def test_an_alias_said_beside_a_name_links_to_it() -> None:
    first = PersonMention(0, 3, "Hector Ayvar Limaco", "full", "test", alias="Comrade Tomas")
    second = PersonMention(9, 10, "Comrade Tomas", "alias", "test")
    assert link([first, second]) == [0, 0]


def test_every_part_of_every_sentence_is_read() -> None:
    for lang, cases in (("es", ES), ("en", EN)):
        for text, _ in cases:
            tokens = tokenize(text)
            for k in range(len(tokens)):
                for part in (tokens[k:], tokens[:k]):
                    for m in find_persons(part, lang):
                        assert 0 <= m.i < m.j <= len(part)
                        assert m.name
                    find_persons(part, lang, upper=True)


def test_twenty_sentences_take_little_time() -> None:
    sentences = [tokenize(text) for text, _ in ES[:20]]
    find_persons(sentences[0], "es")
    best = min(_timed(sentences) for _ in range(5))
    assert best < 0.02


def _timed(sentences: list[list]) -> float:
    start = perf_counter()
    for tokens in sentences:
        find_persons(tokens, "es")
    return perf_counter() - start
