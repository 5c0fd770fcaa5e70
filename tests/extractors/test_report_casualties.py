"""Who is killed, hurt, taken and freed, and how many, in articles of a few sentences. All are invented; published on Monday 16 August 2021."""

from __future__ import annotations

import pytest

from tests.extractors.told import facts


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # whom the forces kill is of the armed group; whom hooded men kill is not
        ("es", "Tropas del Ejército dieron muerte el viernes a un miembro de la seguridad del cabecilla en Canayre.", ["killed armed_group 1"]),
        ("es", "Los encapuchados dieron muerte el viernes en Canayre a un vecino de la comunidad.", ["killed civilian 1"]),
        ("en", "Soldiers killed a member of the rebel chief's security detail in Canayre on Friday.", ["killed armed_group 1"]),
        # who fell beside a rebel is one; who died in a clash "con el Ejército" was not beside him
        ("es", "El camarada Rufo murió el viernes en un choque con el Ejército en Canayre. Junto con él cayó una mujer que integraba su seguridad.",
         ["killed armed_group 2"]),
        ("es", "El camarada Rufo fue abatido el viernes en Canayre. Con él murió su pareja.", ["killed armed_group 2"]),
        ("es", "Tres senderistas fueron abatidos el viernes en Canayre. Un campesino murió en choques con el Ejército.",
         ["killed armed_group 3", "killed civilian 1"]),
        ("en", "The rebel known as Comrade Rufo was killed in Canayre on Friday. Along with him fell a woman who belonged to his guard.",
         ["killed armed_group 2"]),
        ("en", "Comrade Rufo was killed by soldiers in Canayre on Friday, and his partner died with him.", ["killed armed_group 2"]),
        # "one of them a woman" adds nobody; "one of them a rebel" says of what kind he is
        ("es", "Tres senderistas murieron el viernes en Canayre, uno de ellos una mujer.", ["killed armed_group 3"]),
        ("es", "Murieron cuatro personas el viernes en Canayre, una de ellas un senderista.", ["killed armed_group 1", "killed unknown 3"]),
        ("es", "En el choque del viernes en Canayre hubo tres muertos, dos de ellos senderistas.", ["killed armed_group 2", "killed unknown 1"]),
        ("en", "Three rebels were killed in Canayre on Friday, one of them a woman.", ["killed armed_group 3"]),
        ("en", "Four traffickers were arrested in Canayre on Friday, two of them women.", ["captured trafficker 4"]),
        ("en", "Five people died in the clash in Canayre on Friday, three of them rebels.", ["killed armed_group 3", "killed unknown 2"]),
        # of what kind all of them are
        ("es", "Cinco personas, todas policías, resultaron heridas el viernes en Canayre.", ["wounded police 5"]),
        ("es", "Cinco personas, todas ellas civiles, murieron el viernes en Canayre.", ["killed civilian 5"]),
        ("en", "Six people, all of them policemen, were wounded in Canayre on Friday.", ["wounded police 6"]),
        ("en", "Two soldiers died in the ambush in Canayre on Friday. The other seven, all of them soldiers, were injured.",
         ["killed military 2", "wounded military 7"]),
        # he is one more
        ("es", "El alférez Luis Poma dijo que él y otros dos policías resultaron heridos el viernes en Canayre.", ["wounded police 3"]),
        ("es", "Otros dos policías resultaron heridos el viernes en Canayre.", ["wounded police 2"]),
        ("en", "Sergeant Luis Poma said he and two other policemen were wounded in Canayre on Friday.", ["wounded police 3"]),
        ("es", "El agricultor Luis Poma fue asesinado el viernes en Canayre. También murió un hijo suyo.", ["killed civilian 2"]),
        ("en", "The farmer Luis Poma was shot dead in Canayre on Friday. A son of his was also killed.", ["killed civilian 2"]),
        # one of those surprised
        ("es", "Seis policías fueron sorprendidos el viernes en Canayre por senderistas y uno murió.", ["killed police 1"]),
        ("en", "Six policemen were surprised by rebels in Canayre on Friday and one died.", ["killed police 1"]),
        # some of the others hurt are of a kind: of what kind the rest are is not said
        ("es", "Un soldado murió en el ataque del viernes en Canayre y otras siete personas quedaron heridas, entre ellas cinco obreros.",
         ["killed military 1", "wounded civilian 5", "wounded unknown 2"]),
        ("en", "A soldier died in the attack in Canayre on Friday and seven others were hurt, among them five workers.",
         ["killed military 1", "wounded civilian 5", "wounded unknown 2"]),
        ("en", "A soldier died in Canayre on Friday and seven others were hurt.", ["killed military 1", "wounded military 7"]),
        ("es", "Dos soldados y un policía murieron el viernes en Canayre y otros cuatro uniformados quedaron heridos.",
         ["killed military 2", "killed police 1", "wounded security_forces 4"]),
        ("es", "Dos soldados murieron el viernes en Canayre y otros cuatro uniformados quedaron heridos.", ["killed military 2", "wounded military 4"]),
    ],
)
def test_who_the_dead_and_hurt_are(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        # the crew of a helicopter is of the force that flies it; the pilot of a load is a trafficker
        ("es", "Un helicóptero de la Policía fue alcanzado el viernes en Canayre por disparos de senderistas; el copiloto quedó herido.",
         ["wounded police 1"]),
        ("es", "Un helicóptero del Ejército fue alcanzado el viernes en Canayre por disparos de senderistas; el artillero quedó herido.",
         ["wounded military 1"]),
        ("en", "Rebels fired on a police helicopter in Canayre on Friday, and the gunner was wounded.", ["wounded police 1"]),
        ("en", "Rebels fired on an army helicopter in Canayre on Friday, killing the co-pilot.", ["killed military 1"]),
        ("es", "Una avioneta con 300 kilos de cocaína se estrelló el viernes en Canayre y el piloto murió.", ["killed trafficker 1"]),
        # kidnappers without a rebel among them are criminals
        ("es", "La Policía rescató el viernes en Pichari al comerciante Luis Poma; dos secuestradores murieron en el tiroteo.",
         ["killed trafficker 2", "rescued civilian 1"]),
        ("es", "Dos secuestradores de la columna senderista murieron el viernes en Canayre en un choque con el Ejército.", ["killed armed_group 2"]),
        ("en", "Police rescued a merchant in Pichari on Friday and killed two kidnappers.", ["killed trafficker 2", "rescued civilian 1"]),
        # occupants who are shot are anybody's, those who are arrested are not
        ("es", "Sicarios acribillaron el viernes en Pichari a los dos ocupantes de una mototaxi.", ["killed civilian 2"]),
        ("es", "La Policía intervino el viernes en Pichari una camioneta con 80 kilos de cocaína y detuvo a sus dos ocupantes.",
         ["captured trafficker 2", "seized cocaine 80"]),
        ("en", "Gunmen killed the two occupants of a motorcycle taxi in Pichari on Friday.", ["killed civilian 2"]),
        ("en", "Police stopped a pickup in Pichari on Friday and arrested its two occupants.", ["captured trafficker 2"]),
        # assailants who die where the forces fire back
        ("es", "Un grupo armado atacó el viernes la comisaría de Canayre. Dos asaltantes murieron cuando los policías respondieron.",
         ["killed armed_group 2"]),
        ("en", "An armed group attacked the police station in Canayre on Friday. Two assailants died when officers fired back.",
         ["killed armed_group 2"]),
        # who drove the load; who drove a bus
        ("es", "La Policía persiguió el viernes en Pichari una camioneta con 80 kilos de cocaína. El conductor murió y su acompañante fue detenido.",
         ["captured trafficker 1", "killed trafficker 1"]),
        ("es", "El conductor de un ómnibus murió el viernes en Pichari cuando los senderistas dispararon.", ["killed civilian 1"]),
        ("en", "Police chased a pickup truck with 80 kilos of cocaine in Pichari on Friday. The driver died and his companion was arrested.",
         ["captured trafficker 1", "killed trafficker 1"]),
        # partners
        ("en", "Gunmen ambushed a patrol in Pichari on Friday, killing one officer and wounding his partner.", ["killed police 1", "wounded police 1"]),
        ("es", "Desconocidos emboscaron una patrulla el viernes en Pichari, mataron a un policía e hirieron a su compañero.",
         ["killed police 1", "wounded police 1"]),
        # lookouts of the rebels, lookouts of a laboratory
        ("es", "El Ejército capturó el viernes en Canayre a un centinela de Sendero Luminoso.", ["captured armed_group 1"]),
        ("es", "El Ejército irrumpió el viernes en un campamento de Sendero Luminoso en Canayre y capturó a una mujer que servía de vigía.",
         ["captured armed_group 1"]),
        ("es", "La Policía capturó el viernes en Pichari a un vigía en un laboratorio de cocaína.", ["captured trafficker 1"]),
        ("en", "Troops captured a sentinel of the Shining Path in Canayre on Friday.", ["captured armed_group 1"]),
        # what became of those neutralised
        ("es", "Cuatro senderistas fueron neutralizados el viernes en Canayre: dos cayeron y dos fueron capturados.",
         ["captured armed_group 2", "killed armed_group 2"]),
        ("en", "Four rebels were neutralized in Canayre on Friday: three were killed and one was captured.",
         ["captured armed_group 1", "killed armed_group 3"]),
        ("es", "Cuatro senderistas fueron neutralizados el viernes en Canayre.", ["killed armed_group 4"]),
        # both of them
        ("es", "Los encapuchados balearon el viernes en Sivia a dos profesores. Ambos se recuperan en el hospital.", ["wounded civilian 2"]),
        # villagers hold smugglers; rebels hold a driver and his helper
        ("es", "Los ronderos retienen desde el viernes en Canayre a dos mochileros con seis kilos de droga.",
         ["captured trafficker 2", "seized drugs 6"]),
        ("es", "Los senderistas retienen desde el viernes en Canayre a un chofer y su ayudante.", ["kidnapped civilian 2"]),
    ],
)
def test_helpers_crews_and_lookouts(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Nueve policías fueron heridos el viernes en una emboscada en Pangoa. Uno de los heridos falleció el domingo.",
         ["killed police 1", "wounded police 8"]),
        ("es", "Cinco soldados fueron heridos el viernes en Pangoa. Dos de los heridos murieron ayer en Lima.",
         ["killed military 2", "wounded military 3"]),
        ("es", "Cinco soldados fueron heridos el viernes en Pangoa. Los heridos fueron llevados a Lima el domingo.", ["wounded military 5"]),
        ("es", "Dos soldados murieron y cinco resultaron heridos el viernes en Pangoa. Uno de los heridos dejó de existir ayer.",
         ["killed military 3", "wounded military 4"]),
        ("es", "Una emboscada mató el viernes en Pangoa a un soldado e hirió a tres. Uno de ellos expiró a bordo del helicóptero.",
         ["killed military 2", "wounded military 2"]),
        ("es", "De los nueve policías heridos el viernes en Pangoa, dos murieron en el hospital.", ["killed police 2", "wounded police 7"]),
        ("es", "Dos soldados quedaron heridos el viernes en Pangoa y uno de ellos, el cabo Luis Poma, murió ayer.",
         ["killed military 1", "wounded military 1"]),
        ("en", "Nine policemen were wounded in an ambush in Pangoa on Friday. One of the wounded died on Sunday.",
         ["killed police 1", "wounded police 8"]),
        ("en", "Five soldiers were wounded in Pangoa on Friday. Two of the wounded died in Lima on Sunday.",
         ["killed military 2", "wounded military 3"]),
        ("en", "An ambush in Pangoa on Friday killed a soldier and injured six others, one of whom died on Sunday.",
         ["killed military 2", "wounded military 5"]),
        ("en", "A mine wounded three soldiers in Pangoa on Friday. One of them died aboard the helicopter.",
         ["killed military 1", "wounded military 2"]),
        ("en", "Of the nine policemen hurt in Pangoa on Friday, two died in hospital.", ["killed police 2", "wounded police 7"]),
        ("en", "Three soldiers were wounded in Pangoa on Friday and one of them, Cpl. Luis Poma, died.", ["killed military 1", "wounded military 2"]),
        ("en", "Six soldiers, not four, have died in Friday's ambush in Pangoa, after two of the wounded succumbed to their injuries, the army said.",
         ["killed military 6"]),
        # one more than those told before
        ("es", "Dos policías murieron el viernes en Pangoa. Un tercero murió el domingo.", ["killed police 3"]),
        ("es", "Dos policías murieron el viernes en Pangoa. Un tercero murió el domingo en una emboscada en Canayre.",
         ["killed police 1", "killed police 2"]),
        ("es", "Dos soldados siguen hospitalizados tras la explosión del viernes en Pangoa. Un cuarto sufrió un golpe en la oreja.",
         ["wounded military 3"]),
        ("es", "El viernes murieron dos soldados en Canayre y un tercero ha resultado herido.", ["killed military 2", "wounded military 1"]),
        ("en", "Two soldiers were killed in Pangoa on Friday. A third died on Sunday.", ["killed military 3"]),
        ("en", "Two soldiers are in hospital after a mine went off in Pangoa on Friday. A fourth hurt his ear.", ["wounded military 3"]),
        ("en", "Two soldiers were killed in Canayre on Friday. A third soldier, lost in the search that followed, walked into the base on Sunday.",
         ["killed military 2"]),
        # those still missing are of those who went missing
        ("es", "Cuatro soldados desaparecieron el viernes en Canayre. Dos fueron hallados muertos; los otros dos siguen desaparecidos.",
         ["killed military 2", "missing military 2"]),
        ("en", "Four soldiers went missing in Canayre on Friday. Two were found dead; the other two are still missing.",
         ["killed military 2", "missing military 2"]),
        ("es", "Dos soldados siguen sin ser hallados desde el viernes en Canayre.", ["missing military 2"]),
    ],
)
def test_who_of_the_hurt_died_later(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "El número de policías muertos en la emboscada del viernes en Pangoa, que el ministerio había cifrado en tres, subió a cinco.",
         ["killed police 5"]),
        ("es", "Los muertos en la emboscada del viernes en Pangoa son tres soldados. Los heridos también son cuatro.",
         ["killed military 3", "wounded military 4"]),
        ("es", "Primeras noticias hablaban de tres policías muertos en Pangoa; el ministerio confirmó que son cinco los policías muertos el viernes.",
         ["killed police 5"]),
        ("en", "The number of policemen killed in Friday's ambush in Pangoa, which the ministry had first put at three, has risen to five.",
         ["killed police 5"]),
        ("en", "The death toll from Friday's ambush in Pangoa rose to seven after a soldier died in hospital.", ["killed military 7"]),
        ("en", "The toll could rise to seven after Friday's ambush in Pangoa, in which five policemen died.", ["killed police 5"]),
        ("en", "The army said that six soldiers died in Pangoa on Friday.", ["killed military 6"]),
        ("es", "El saldo de la emboscada del viernes en Pangoa podría subir a siete muertos; cinco policías ya fallecieron.", ["killed police 5"]),
        ("es", "La emboscada del viernes en Pangoa mató a cinco policías. El domingo la cifra de muertos había subido a siete.", ["killed police 7"]),
        ("en", "Friday's ambush in Pangoa killed five policemen. By Sunday the death toll had risen to seven.", ["killed police 7"]),
        # those whom the news calls by name
        ("es", "El fallecido fue identificado como el suboficial Luis Poma. La emboscada ocurrió el viernes en Pangoa.", ["killed police 1"]),
        ("es", "El muerto es el cabo Luis Poma. La emboscada ocurrió el viernes en Pangoa.", ["killed military 1"]),
        ("es", "La occisa fue identificada como la profesora Rosa Lapa. El crimen ocurrió el viernes en Pangoa.", ["killed civilian 1"]),
        ("es", "Los heridos son el cabo Luis Poma y el soldado Saúl Lapa. La emboscada ocurrió el viernes en Pangoa.", ["wounded military 2"]),
        ("en", "The latest fatalities are Sgt. Luis Poma and Cpl. Saul Lapa, both of whom had suffered burns in Friday's blast in Pangoa.",
         ["killed military 2"]),
        ("en", "The dead were identified as Sgt. Luis Poma and a civilian guide, Saul Lapa. They were ambushed in Pangoa on Friday.",
         ["killed civilian 1", "killed military 1"]),
    ],
)
def test_tolls_and_names(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("lang", "title", "text", "gives"),
    [
        ("es", "Sube a cuatro el número de muertos en Pangoa", "Tres soldados murieron el viernes en una emboscada en Pangoa.", ["killed military 4"]),
        ("es", "Tres policías mueren en emboscada en Pangoa", "El suboficial Luis Poma fue asesinado el viernes en Pangoa. El suboficial Saúl Lapa "
         "murió cuando lo auxiliaba. El tercer agente, Raúl Curo, murió en el hospital.", ["killed police 3"]),
        ("es", "Balean a dos policías en Pangoa", "Los suboficiales Luis Poma y Saúl Lapa murieron el viernes en Pangoa cuando desconocidos "
         "dispararon contra ellos.", ["killed police 2"]),
        ("en", "Death toll in Pangoa rises to four", "Three soldiers died in an ambush in Pangoa on Friday and a fourth died on Sunday.",
         ["killed military 4"]),
        ("en", "Two soldiers killed in Pangoa", "Sgt. Luis Poma was shot dead in Pangoa on Friday. Cpl. Saul Lapa died in the helicopter.",
         ["killed military 2"]),
    ],
)
def test_the_headline_counts_those_whom_the_body_names(lang: str, title: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text, title) == gives


@pytest.mark.parametrize(
    ("lang", "text", "gives"),
    [
        ("es", "Los dos profesores raptados el 3 de agosto en Canayre recuperaron la libertad gracias a la mediación del párroco.",
         ["kidnapped civilian 2"]),
        ("es", "Los dos profesores raptados el 3 de agosto en Canayre fueron liberados el viernes por una patrulla.",
         ["kidnapped civilian 2", "rescued civilian 2"]),
        ("es", "Los captores exigían 50 000 dólares por el comerciante, rescatado el viernes en Pichari.", ["rescued civilian 1"]),
        ("es", "El viernes fueron liberados cuatro obreros en Canayre; a un quinto lo rescató ayer una patrulla.",
         ["rescued civilian 1", "rescued civilian 4"]),
        ("es", "Los senderistas secuestraron el viernes en Canayre a siete obreros; tres siguen en poder de sus captores.", ["kidnapped civilian 7"]),
        ("es", "Una mujer raptada cuando tenía once años se entregó el jueves a una patrulla del Ejército en Canayre.", ["surrendered armed_group 1"]),
        ("es", "Una mujer de once años fue raptada el jueves en Canayre.", ["kidnapped civilian 1"]),
        ("en", "Two teachers seized by gunmen in Canayre on Friday were released thanks to the mediation of the parish priest.",
         ["kidnapped civilian 2"]),
        ("en", "Two teachers abducted in Canayre on August 3 were freed in Sivia on Friday by soldiers.",
         ["kidnapped civilian 2", "rescued civilian 2"]),
        ("en", "Two teachers seized in Canayre on August 3 were freed on Friday by soldiers.", ["kidnapped civilian 2", "rescued civilian 2"]),
        ("en", "Rebels abducted seven workers in Canayre on Friday. Three are still being held.", ["kidnapped civilian 7"]),
    ],
)
def test_released_rescued_or_still_held(lang: str, text: str, gives: list[str]) -> None:
    assert facts(lang, text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # of a known number some: the verb that follows is theirs, not of the whole
        ("One of the three soldiers of the patrol died in a clash in Canayre on Friday.", ["killed military 1"]),
        ("Two of the four policemen were found dead after a clash in Canayre on Friday.", ["killed police 2"]),
        ("Three of the four policemen wounded in a clash in Canayre on Friday died.", ["killed police 3", "wounded police 1"]),
        ("Four of the nine marines suffered burns in the attack in Canayre on Friday.", ["wounded military 4"]),
        # a gunman who dies in a fight with the forces is of the armed side
        ("Police clashed with gunmen in Canayre on Friday. One of the three gunmen was found dead.", ["killed armed_group 1"]),
        ("Hooded gunmen killed two farmers in Canayre on Friday.", ["killed civilian 2"]),
        # ages and what somebody wears count nothing
        ("Three girls, ages 11 to 14, were kidnapped by rebels in Canayre on Friday.", ["kidnapped civilian 3"]),
        ("Nine backpackers, most of them boys under 20, were arrested in Canayre on Friday.", ["captured trafficker 9"]),
        ("Rebels attacked a hamlet in Canayre on Friday. Two women were found with bullet wounds.", ["wounded civilian 2"]),
        ("The body of a rebel, still in a cartridge belt, was found in Canayre on Friday.", ["killed armed_group 1"]),
    ],
)
def test_some_of_a_number_and_numbers_that_count_nobody(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Sgt. Luis Poma, 20, was to go home in August. On Friday a sniper's bullet killed him in Canayre.", ["killed military 1"]),
        ("Private Luis Poma was on guard in Canayre. On Friday rebels shot him in the head and killed him.", ["killed military 1"]),
        ("Luis Poma was a farmer. On Friday rebels killed him in Canayre.", ["killed civilian 1"]),
        ("On Friday a bullet killed him in Canayre, in the Peruvian district of that name.", ["killed civilian 1"]),
        ("Luis Poma had gone to the blockade in Canayre on Friday. He and a teenager died of gunshot wounds.", ["killed civilian 2"]),
        ("Sergeant Luis Poma led the patrol that rebels ambushed in Canayre on Friday. He and two privates died.", ["killed military 3"]),
        ("Sergeant Luis Poma died in an ambush by rebels in Canayre on Friday. He and two privates were killed at once.",
         ["killed military 3"]),
        ("The farmer Luis Poma was shot in his house in Canayre on Friday. He and his wife were killed.", ["killed civilian 2"]),
    ],
)
def test_whom_a_pronoun_stands_for(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        # said by their age alone; behind a comma the age only says who somebody is
        ("A 17-year-old was killed in the attack in Canayre on Friday.", ["killed civilian 1"]),
        ("Two soldiers and a 17-year-old were wounded in the attack in Canayre on Friday.", ["wounded civilian 1", "wounded military 2"]),
        ("Rebels kidnapped two 12-year-olds in Canayre on Friday.", ["kidnapped civilian 2"]),
        ("Police arrested one suspect, a 25-year-old, in Pichari on Friday.", ["captured trafficker 1"]),
        ("A 32-year-old soldier was killed in Canayre on Friday.", ["killed military 1"]),
        # who dies beside somebody, and "as did"
        ("The farmer Luis Poma was shot dead by hooded men in Canayre on Friday. Elmer Poma and Yover Poma died beside him, as did a "
         "neighbor.", ["killed civilian 4"]),
        ("Hooded men killed three farmers in Canayre on Friday. Elmer Poma and Yover Poma died beside him.", ["killed civilian 3"]),
        ("Hooded men shot a farmer and his two sons dead in Canayre on Friday.", ["killed civilian 3"]),
        # some of those captured are hurt; what hurt some of the hurt counts nobody
        ("Police captured two rebels in Canayre on Friday, one of whom had been shot in the foot.",
         ["captured armed_group 2", "wounded armed_group 1"]),
        ("Nine officers were hurt in a riot in Canayre on Friday, two by explosives, and 11 protesters were under arrest.",
         ["captured civilian 11", "wounded police 9"]),
        ("A sergeant who had been shot in the neck by rebels in Canayre on Friday died aboard the helicopter.", ["killed military 1"]),
        ("A sergeant was killed by a sniper in Canayre on Friday. The soldier, named as Luis Poma, was hit from a distance.",
         ["killed military 1"]),
        ("Five soldiers fell into an ambush in Canayre on Friday. Two of the five were hit.", ["wounded military 2"]),
        ("A rescue party carried five wounded soldiers out of Canayre after the attack on Friday.", ["wounded military 5"]),
        # the kinds of the dead and hurt
        ("Eleven persons were wounded in an attack in Canayre on Friday, four of them police, rest townspeople.",
         ["wounded civilian 7", "wounded police 4"]),
        ("Troops fought rebels in Canayre on Friday. Five rebel dead were left behind.", ["killed armed_group 5"]),
        ("The clash in Canayre on Friday ended with two police dead in the ravine.", ["killed police 2"]),
        ("Police clashed with rebels in Canayre on Friday. One of the rebels died. Another two were captured.",
         ["captured armed_group 2", "killed armed_group 1"]),
        ("Traffickers ambushed a village patrol in Canayre on Friday; two of its members were killed.", ["killed civilian 2"]),
        # missing, found, saved
        ("The body of one of three soldiers missing since Friday's attack in Canayre has been found, raising the death toll to five.",
         ["killed military 5", "missing military 2"]),
        ("Rebels wounded a soldier in Canayre on Friday. Three infantrymen had at first been reported missing. They turned up safe.",
         ["wounded military 1"]),
        ("Two soldiers drowned in Canayre on Friday when their boat capsized. The other seven on board, also soldiers, were hauled out of "
         "the water.", ["killed military 2", "rescued military 7"]),
        # no event of their own
        ("Two soldiers were killed by rebels in Canayre on Friday. The remains of the soldiers will be received in Callao today.",
         ["killed military 2"]),
        ("While a patrol was carrying out reconnaissance in Canayre on Friday, a device planted by terrorists was activated. A soldier died.",
         ["killed military 1"]),
        ("Police arrested a trafficker in Kimbiri on Friday with six sticks of dynamite in a sack.",
         ["captured trafficker 1", "seized explosive 6"]),
        ("A teenager whose name has not been released died of gunshot wounds in Canayre on Friday.", ["killed civilian 1"]),
    ],
)
def test_who_else_was_hurt_and_how_many(text: str, gives: list[str]) -> None:
    assert facts("en", text) == gives
