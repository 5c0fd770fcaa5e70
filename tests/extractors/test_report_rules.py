"""Every rule has an example, and all examples hold together: the whole set runs against the whole set of rules."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.codebook import PERSON_ACTIONS
from extractors.report.mention import read_sentence
from extractors.report.number import decimal_sign
from extractors.report.scene import Scene
from extractors.report.sentence import split
from extractors.report.settle import settle
from extractors.report.statistic_cues import is_target, tally_cues
from extractors.report.words import RuleError, Words, words

PUBLISHED = date(2022, 6, 15)


def facts_in(sentence: str, lang: str) -> list[str]:
    """The settled facts of one sentence alone, as "action object quantity [unit]"."""
    w = words(lang)
    scene = Scene()
    parts = split("", sentence, w)
    for s in parts:
        info, _ = read_sentence(s, w, PUBLISHED, decimal_sign(s.tokens))
        cues = tally_cues(s.tokens, w)
        info.frames = [f for f in info.frames if not is_target(f.position, cues, s.tokens, w)]
        scene.infos.append(info)
        scene.frames.extend(info.frames)
    return [
        f"{f.action} {f.object} {f.value:g}" + ("" if f.unit == "count" else f" {f.unit}")
        if f.value is not None
        else f"{f.action} {f.object} ?"
        for f in settle(scene, set())
    ]


def cases(kind: str) -> list[tuple[str, str, str, str]]:
    out = []
    for lang in ("es", "en"):
        data = words(lang).read("fact")
        if kind == "examples":
            out += [
                (lang, rule, sentence, gives)
                for rule, rows in data["examples"].items()
                for sentence, gives in rows.items()
            ]
        else:
            out += [(lang, "", sentence, "") for sentence in data["nothing"]]
    return out


@pytest.mark.parametrize(("lang", "rule", "sentence", "gives"), cases("examples"))
def test_the_rule_reads_its_example(lang: str, rule: str, sentence: str, gives: str) -> None:
    assert facts_in(sentence, lang) == gives.split("; ")


@pytest.mark.parametrize(("lang", "rule", "sentence", "gives"), cases("nothing"))
def test_what_is_denied_planned_or_priced_gives_nothing(lang: str, rule: str, sentence: str, gives: str) -> None:
    assert facts_in(sentence, lang) == []


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_action_on_persons_can_be_read(lang: str) -> None:
    data = words(lang).read("fact")
    told = {gives.split()[0] for rows in data["examples"].values() for gives in rows.values()}
    assert set(PERSON_ACTIONS) <= told


def test_a_mistake_in_a_rule_file_names_file_and_line(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from extractors.report.words import load_yaml

    bad = tmp_path / "fact.yaml"
    bad.write_text("verbs:\n  - {rule: x, verbs: [matar\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"fact\.yaml:\d+:"):
        load_yaml(bad)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_no_rule_is_without_its_example(lang: str) -> None:
    data = words(lang).read("fact")
    assert {row["rule"] for part in ("verbs", "states", "nominals") for row in data[part]} == set(data["examples"])


def test_both_languages_have_the_same_files() -> None:
    names = [sorted(p.name for p in Words(lang).folder.glob("*.yaml")) for lang in ("es", "en")]
    assert names[0] == names[1]


@pytest.mark.parametrize(
    ("lang", "sentence", "gives"),
    [
        ("es", "Murieron tres soldados y quedaron heridos cuatro más.", ["killed military 3", "wounded military 4"]),
        ("es", "Murieron un capitán y once soldados y quedaron heridos dos.", ["killed military 12", "wounded military 2"]),
        ("es", "Cuatro personas fueron detenidas: el chofer, su ayudante y dos estibadores.", ["captured trafficker 4"]),
        ("es", "Ofrecen recompensa de un millón de soles por la captura de dos terroristas.", []),
        ("es", "Siete bidones que contenían 263 kilos de cocaína fueron hallados.", ["seized cocaine 263 kg"]),
        ("es", "Un rebelde fue capturado herido.", ["wounded armed_group 1", "captured armed_group 1"]),
        ("es", "Incautaron 1.200 galones de gasolina y 540 de kerosene.", ["seized fuel 4542 L", "seized fuel 2043.9 L"]),
        ("es", "Siete personas murieron, entre ellas un soldado.", ["killed unknown 6", "killed military 1"]),
        ("es", "El piloto, que sufrió fracturas, fue capturado.", ["captured trafficker 1", "wounded trafficker 1"]),
        ("es", "Fueron capturados los hermanos Rolando e Iván Huamán Rojas.", ["captured trafficker 2"]),
        ("es", "Un infante cayó al agua y sufrió una fractura.", ["wounded military 1"]),
        ("es", "El cabo Raúl Ayma activó una trampa, sufriendo lesiones en un pie.", ["wounded military 1"]),
        ("es", "Los heridos son el sargento Luis Oré y el cabo Juan Sulca, ambos con esquirlas en el rostro.", ["wounded military 2"]),
        ("es", "La hija del alcalde, de nueve años, resultó herida.", ["wounded civilian 1"]),
        ("es", "Un soldado murió atrapado en la cabina.", ["killed military 1"]),
        ("es", "Doce personas resultaron heridas, cuatro de ellas policías.", ["wounded unknown 8", "wounded police 4"]),
        ("es", "Serán dados de baja, anunció el jefe policial.", []),
        ("es", "Su conductor no fue detenido.", []),
        ("es", "Los dos choferes no han sido capturados.", []),
        ("es", "El chofer no quedó detenido: se le notificó.", []),
        ("es", "Un patrullero reducido a chatarra por el fuego.", ["destroyed vehicle 1"]),
        ("es", "Un grupo de nueve cargadores fue capturado.", ["captured trafficker 9"]),
        ("es", "A Teodosio Curo, a quien la Fiscalía sindica como mando, lo capturaron el lunes.", ["captured trafficker 1"]),
        ("es", "Dictaron prisión contra Nilo Ayala, detenido en Pichari.", ["captured trafficker 1"]),
        ("es", "Hallaron 16 bidones de 55 litros cada uno con el ácido.", ["seized precursor 880 L"]),
        ("es", "Un teniente perdió una pierna, un sargento sufrió quemaduras y otros tres soldados tienen heridas leves.", ["wounded military 5"]),
        ("es", "Al piloto, un boliviano de 34 años, lo detuvieron en la pista.", ["captured trafficker 1"]),
        ("es", "Falleció en el choque el técnico FAP Elmer Quispe y otro miembro de la patrulla fue evacuado con una esquirla en la pierna.",
         ["killed military 1", "wounded military 1"]),
        ("es", "Cuatro integrantes de la columna del camarada Antonio se entregaron a agentes de la Diviac.", ["surrendered armed_group 4"]),
        ("es", "Cinco fusiles robados al Ejército en 2009 fueron recuperados.", ["seized firearm 5"]),
        ("es", "Entre los bienes incautados figuran una camioneta y dos pistolas.", ["seized vehicle 1", "seized firearm 2"]),
        ("es", "Nueve niños salieron del monte en los helicópteros que los rescataron.", ["rescued civilian 9"]),
        ("es", "Con la colaboración de una veintena de comuneros, fue detenido un sicario.", ["captured trafficker 1"]),
        ("es", "Ni un solo detenido: así resumió el alcalde el operativo que movilizó a ochenta policías.", []),
        ("es", "Seis sujetos fueron capturados en un operativo en el que intervinieron más de 120 policías.", ["captured trafficker 6"]),
        ("es", "Quemaron el laboratorio y 640 kilos de cocaína, y esperaban el helicóptero.", ["destroyed laboratory 1", "destroyed cocaine 640 kg"]),
        ("es", "La Policía ubicó un sembrío de amapola de 0,8 hectáreas, que fue erradicado.", ["eradicated poppy 0.8 ha"]),
        ("es", "Un dirigente asegura que se entregaron víveres y botas.", []),
        ("es", "Decomisamos cinco fusiles, dijo el coronel.", ["seized firearm 5"]),
        ("en", "Remnants of the Shining Path guerrilla group have left a soldier and four rebels dead.", ["killed military 1", "killed armed_group 4"]),
        ("en", "Police seized a 9-millimeter pistol and 40 rounds of 7.62-millimeter ammunition.", ["seized firearm 1", "seized ammunition 40"]),
        ("en", "The clash left five dead and an unknown number injured.", ["killed unknown 5", "wounded unknown ?"]),
        ("en", "Police seized a rifle, number 4567, and a pistol.", ["seized firearm 1", "seized firearm 1"]),
        ("es", "Incautaron una pistola, número de serie 4567.", ["seized firearm 1"]),
        ("en", "Rebels downed a helicopter.", ["destroyed aircraft 1"]),
        ("es", "El choque dejó un muerto y un número no precisado de heridos.", ["killed unknown 1", "wounded unknown ?"]),
        ("en", "The blast left a youth of 18 with burns.", ["wounded civilian 1"]),
        ("en", "Police seized a 300-kilo load of cocaine.", ["seized cocaine 300 kg"]),
        ("en", "Two marines drowned when their launch sank.", ["killed military 2"]),
        ("en", "Two women traveling on the night bus with 9.4 kilos of cocaine were caught.", ["captured trafficker 2", "seized cocaine 9.4 kg"]),
        ("en", "Rebels abducted six teenagers, of whom two boys escaped.", ["kidnapped civilian 6"]),
        ("en", "Twelve policemen were pinned down before an army helicopter got them out.", []),
        ("en", "The driver, Luis Oré, 34, and a teenage helper were arrested.", ["captured trafficker 2"]),
        ("en", "A mechanic on board, a police sergeant, was hit in the hand.", ["wounded police 1"]),
        ("en", "Five officers reached the bank, three of them with injuries.", ["wounded police 3"]),
        ("en", "A man was killed and three officers injured near a post where two suspects were being held.",
         ["killed civilian 1", "wounded police 3"]),
        ("en", "Police seized a pistol and $4,000 from the taxi.", ["seized firearm 1", "seized cash 4000 USD"]),
        ("en", "Police seized 30 kilos of paste, a police commander said.", ["seized cocaine_base 30 kg"]),
        ("en", "A man of about 30 was captured.", ["captured trafficker 1"]),
        ("en", "The two men escaped, and the drugs have disappeared.", []),
        ("en", "The driver was not arrested.", []),
        ("en", "The two men have never been captured.", []),
        ("en", "A soldier wounded by a mine died on Monday.", ["killed military 1"]),
        ("en", "Police arrested a group of nine carriers, the youngest of them 14.", ["captured trafficker 9"]),
        ("en", "Rebels burned two trucks, and a $850 million expansion will be delayed.", ["destroyed vehicle 2"]),
        ("en", "The attackers burned a car and left with eight rifles.", ["destroyed vehicle 1"]),
        ("en", "A nine-year-old boy was killed.", ["killed civilian 1"]),
        ("en", "The Peruvian army left four rebels dead.", ["killed armed_group 4"]),
        ("en", "Troops arrested 11 of them with 146 kilos of the drug and two pistols.",
         ["captured trafficker 11", "seized drugs 146 kg", "seized firearm 2"]),
        ("en", "Two sergeants, a corporal and their civilian guide were killed.", ["killed military 3", "killed civilian 1"]),
        ("en", "Pariona was detained along with his bodyguard.", ["captured trafficker 1"]),
        ("en", "A five-man patrol was ambushed and two soldiers were wounded.", ["wounded military 2"]),
        ("en", "Outbreaks in three districts killed four people.", []),
        ("en", "A captain and eleven soldiers were killed.", ["killed military 12"]),
        ("en", "An army officer was wounded.", ["wounded military 1"]),
        ("es", "Decomisaron 416 kilos de alcaloide de cocaína acondicionados en 380 paquetes.", ["seized cocaine 416 kg"]),
        ("es", "La Policía capturó a tres 'mochileros' en Ayna.", ["captured trafficker 3"]),
        ("es", "La emboscada dejó cinco muertos e igual número de heridos.", ["killed unknown 5", "wounded unknown 5"]),
        ("es", "Mataron a 14 efectivos, doce del Ejército y dos de la Policía.", ["killed military 12", "killed police 2"]),
        ("es", "Tres policías fueron heridos, uno de ellos mortalmente.", ["wounded police 2", "killed police 1"]),
        ("es", "Viajaban siete militares, de los cuales tres murieron.", ["killed military 3"]),
        ("es", "Los cadáveres de los dos suboficiales desaparecidos fueron encontrados.", ["killed police 2"]),
        ("es", "El enfrentamiento dejó dos bajas en las filas senderistas.", ["killed armed_group 2"]),
        ("es", "Confirmó el deceso de tres soldados y heridas a otros cuatro.", ["killed military 3", "wounded military 4"]),
        ("es", "Un narcotraficante fue herido en una pierna y capturado junto con dos peruanos.", ["captured trafficker 3", "wounded trafficker 1"]),
        ("es", "La víctima fue identificada como el cabo Javier Quispe, quien recibió un disparo.", ["wounded military 1"]),
        ("en", "The attack left five troops dead and as many wounded.", ["killed military 5", "wounded military 5"]),
        ("en", "The ambush killed Captain Luis Ramos and two of his men and wounded a fourth soldier.", ["killed military 3", "wounded military 1"]),
        ("en", "A farmer was caught in the crossfire and killed.", ["killed civilian 1"]),
        ("en", "Three police were hit by gunfire, one fatally.", ["wounded police 2", "killed police 1"]),
        ("en", "A sergeant was hit in the chest and died.", ["killed military 1"]),
        ("en", "Gunmen left behind the bodies of ten men, four women and two children.", ["killed civilian 16"]),
        ("en", "The five dead are Sgt. Luis Rojas, Cpl. Juan Perez and three privates.", ["killed military 5"]),
        ("en", "Police found the bullet-riddled bodies of three men.", ["killed civilian 3"]),
        ("es", "Decomisaron once sacos de 50 kilos de cal a bordo de una camioneta.", ["seized precursor 550 kg"]),
        ("es", "Hubo nueve bajas en el choque: cuatro muertos y cinco heridos.", ["killed unknown 4", "wounded unknown 5"]),
        ("es", "De los 500 kilos de cocaína que cargaba la aeronave se recuperó 430.", ["seized cocaine 430 kg"]),
        ("es", "El ingeniero Raúl Cáceres, secuestrado por una columna de once hombres, apareció muerto.", ["killed civilian 1", "kidnapped civilian 1"]),
        ("es", "Seis toneladas de soda cáustica decomisó la Sunat.", ["seized precursor 6000 kg"]),
        ("es", "Tres combatientes huyeron y, después de caminar cuatro noches, se rindieron.", ["surrendered armed_group 3"]),
        ("es", "Murió el soldado herido el domingo.", ["killed military 1"]),
        ("es", "Inhabilitó ayer la décima pista clandestina.", ["destroyed airstrip 1"]),
        ("en", "Five doctors have been hired, and two boats seized from a bankrupt owner were repaired.", ["seized boat 2"]),
        ("es", "Se inmovilizó 900 galones de tíner.", ["seized precursor 3406.5 L"]),
        ("es", "Las tropas destruyeron laboratorio clandestino.", ["destroyed laboratory 1"]),
        ("en", "Police seized 55-gallon drums of acid and two rifles.", ["seized firearm 2"]),
        ("en", "The rebels seized 36 workers from a camp.", ["kidnapped civilian 36"]),
        ("en", "The group's military chief and two fighters died in the raid.", ["killed armed_group 3"]),
        ("en", "Officers pulled 64 kilos of cocaine from a minibus and took its driver into custody.", ["seized cocaine 64 kg", "captured trafficker 1"]),
        ("en", "Police put at six, rather than eight, the number of people slain.", ["killed unknown 6"]),
        ("en", "Two farmers who vanished last week were found dead.", ["killed civilian 2"]),
        ("en", "Police freed a trader, 52, from three kidnappers.", ["rescued civilian 1"]),
        ("en", "The death toll climbed to seven after a woman with burns died.", ["killed civilian 7"]),
        ("en", "Soldiers neutralized 14 mines around an abandoned guerrilla bivouac.", ["destroyed explosive 14"]),
        ("en", "A soldier shot and killed a comrade.", ["killed military 1"]),
        ("en", "The remains of four soldiers missing since April were found.", ["killed military 4"]),
        ("en", "Ten kilos seven hundred grams of cocaine were found.", ["seized cocaine 10.7 kg"]),
        ("en", "Police seized 18 tons of drugs in Pichari.", ["seized drugs 18000 kg"]),
        ("es", "Se halló cocaína en Pichari. La droga pesó 92.760 kilos.", ["seized cocaine 92.76 kg"]),
        ("es", "Dos policías quedaron heridos en un tiroteo con la columna del camarada Gabriel.", ["wounded police 2"]),
        ("es", "El sobreviviente, suboficial Danny Quispe, quedó herido.", ["wounded police 1"]),
        ("es", "Los atacantes hicieron detonar una carga al paso del vehículo e hirieron a dos policías.", ["wounded police 2"]),
        ("es", "Los atacantes se llevaron el armamento y los chalecos de los policías.", []),
        ("es", "De los lesionados, seis son manifestantes y tres policías.", ["wounded civilian 6", "wounded police 3"]),
        ("en", "Police said the assailants took two rifles.", []),
        ("en", "The column took four technicians with them.", ["kidnapped civilian 4"]),
        ("en", "Two persons were arrested, along with a shotgun and 12 cartridges.", ["captured trafficker 2", "seized firearm 1", "seized ammunition 12"]),
        ("en", "It was a reaction to the continuous destruction of illegal airstrips.", []),
    ],
)
def test_who_belongs_to_which_verb(lang: str, sentence: str, gives: list[str]) -> None:
    assert facts_in(sentence, lang) == gives
