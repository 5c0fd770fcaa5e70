"""What a verb governs and is still no fact: a long list of cases, each with the sentence that taught it."""

from __future__ import annotations

from itertools import pairwise

from extractors.codebook import FORCES, PERSON_ACTIONS, WEAPONS
from extractors.report.counted import Counted
from extractors.report.fact_let_go import RULE, was_held
from extractors.report.fact_side import armed_act, by_armed, by_forces
from extractors.report.govern_takes import SITES
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token

_AFTER_OTHERS = frozenset(("follows", "followed", "recalls", "echoes", "sigue", "recuerda", "evoca"))

_NONE = frozenset(("ninguno", "ninguna", "none", "neither"))
_STUCK = frozenset(("adherido", "adherida", "adheridos", "adheridas", "pegado", "pegada", "pegados", "pegadas", "atado", "atada", "atados", "atadas", "strapped", "taped", "stuck", "attached"))
_LED = frozenset(("dirigio", "dirigia", "encabezo", "encabezaba", "lidero", "lideraba", "ordeno", "planeo", "planifico", "organizo", "perpetro", "led", "headed", "ordered", "planned", "directed"))
_EXCEPT = frozenset(("salvo", "excepto", "excepcion", "except", "save", "exception"))


def tells_no_fact(s: Sentence, c: Counted, t: Trigger | None, action: str, words: Words) -> bool:
    """Whether what the verb says of `c` is told but codes nothing; `action` is what the verb alone would make of it."""
    if "the other" in c.modifiers and (action not in PERSON_ACTIONS or (t is not None and any(x.f in ("hit", "struck") for x in s.tokens[t.i : t.j]))):
        return True  # "one strip was cratered and the other was blown up": of things told before
    if t is not None and t.options[0].rule.endswith("seized.carry") and any(x.f in ("cada", "each") for x in s.tokens[max(0, t.lead - 4) : t.lead]):
        return True  # "cada mochilero cargaba doce kilos": of one of them
    if t is not None and t.options[0].rule.endswith(RULE) and not was_held(s, c):
        return True  # "Police released two suspects"
    if action == "other":
        return True  # "robaron dos fusiles": told, but no action that is coded
    if t is not None and t.options[0].rule.endswith("seized.take") and (c.i < t.j or not (_by_officers(s, t, words) or _from_them(s.tokens, c.j))):
        return True  # "robbers took 5,000 soles", "ferried in by three helicopters, police took over a complex"
    if action == "kidnapped" and t is not None and t.options[0].rule.endswith("as_hostages") and c.name and c.name.startswith(("camarada", "comrade")):
        return True  # "tomados como rehenes por la columna del camarada X": whose column took them
    if t is not None and words.lang == "es" and action == "kidnapped" and t.options[0].rule.endswith("kidnapped.take") and t.j < c.i and s.tokens[c.i - 1].f not in ("a", ",", "y", "e") and s.tokens[c.i].f not in ("a", "al"):
        return True  # "se llevaron el armamento y los chalecos de los policías"
    if t is not None and words.lang == "es" and t.mode == "active" and c.i == t.j and t.i and s.tokens[t.i - 1].f in ("los", "las") and c.object in FORCES:
        return True  # "los recuperó una fuerza combinada": who did it
    if t is not None and t.mode == "nominal" and action == "killed" and c.i >= t.j and s.tokens[t.j].f in ("a", "al", "to"):
        return True  # "atribuye el crimen a la columna del camarada X"
    if t is not None and t.mode == "nominal" and action == "killed" and c.i >= t.j and not _AFTER_OTHERS.isdisjoint(x.f for x in s.tokens[t.j : c.i]):
        return True  # "His death follows those of two other leaders"
    if t is not None and t.mode == "nominal" and action == "killed" and s.tokens[0].f in ("since", "desde") and t.i <= 3 and not any(x.k == "n" and len(x.raw) <= 2 for x in s.tokens[t.j : t.j + 14]):
        return True  # "Since the deaths of two of its leaders in 2013, the group …": when something else began
    if "of" in c.modifiers and t is not None and c.i and s.tokens[c.i - 1].f in ("por", "by") and c.j < t.lead and s.tokens[c.j].f in ("que", "quienes", "who"):
        return True  # "reconocido por dos de las mujeres que fueron rescatadas": how many were rescued is not said
    if action == "captured" and c.kind == "bare" and not c.definite and t is not None and t.mode == "active" and s.tokens[t.i].f.startswith(("reduj", "reduc")):
        return True  # "volumen que el acta redujo a 485": no one is overpowered
    if t is not None and t.options[0].rule.endswith("wounded.in_hospital") and t.i and s.tokens[t.i - 1].f in ("died", "dies", "dead", "death", "deaths", "dying"):
        return True  # "The officer who died in hospital"
    if t is not None and t.mode == "nominal" and s.tokens[t.i].f == "loss" and c.object not in (*FORCES, "armed_group") and c.value in (None, 1.0):
        return True  # "The loss of this captive mass"
    if t is not None and t.options[0].rule.endswith("left_dead") and c.j < t.i and s.tokens[c.j].f in ("shot", "gunned", "stabbed", "struck"):
        return True  # "A conscript shot his sergeant dead": who did it
    if action == "rescued" and t is not None and {"cadaver", "cadaveres", "cuerpo", "cuerpos", "restos", "body", "bodies", "remains"} & {x.f for x in s.tokens[t.j : t.j + 3]}:
        return True  # "fue recuperado el cadáver del cabo X, uno de los nueve que viajaban"
    if action == "rescued" and c.kind == "bare" and any(x.f in words.sets["bodies"] for x in s.tokens[max(0, c.i - 3) : c.i]):
        return True  # "los cuerpos de los otros cuatro fueron recuperados"
    if action == "surrendered" and any(x.f in words.sets["bodies"] or x.f in ("restos", "remains") for x in s.tokens[max(0, c.i - 4) : c.i]):
        return True  # "la entrega de los restos de dos policías"
    if action == "wounded" and t is not None and any(x.f in words.sets["unhurt"] for x in s.tokens[t.j : t.j + 14]):
        return True  # "recibió un impacto en el chaleco y salió ileso"
    if action == "wounded" and t is not None and _stopped_by_a_vest(s.tokens[t.j : t.j + 14]):
        return True  # "recibió un balazo en el chaleco que no le produjo lesión"
    if t is not None and t.options[0].rule == "en.fact.wounded.with" and any(x.f in words.sets["bodies"] for x in s.tokens[max(0, t.i - 7) : t.i]):
        return True  # "whose body was found on Friday with a bullet in the head"
    if action == "wounded" and t is not None and any(x.f in words.sets["illness"] for x in s.tokens[t.j : t.j + 5]):
        return True  # "is being treated for pneumonia"
    if action == "killed" and t is not None and any(x.f in words.sets["illness"] for x in s.tokens[max(0, t.lead - 6) : t.lead]):
        return True  # "outbreaks in three districts killed four people"
    if words.lang == "en" and t is not None and t.mode == "passive" and c.value is None and s.tokens[t.lead].f in ("are", "is"):
        return True  # "as their runways are blown up": a practice
    if t is not None and t.options[-1].rule.endswith("captured.located") and action == "captured" and not any(x.f in words.sets["wanted"] for x in s.tokens):
        return True  # who is found was not wanted
    if t is not None and t.options[0].rule.endswith(("kidnapped.hold", "seized.carry")) and s.tokens[t.i].f == "held" and action == "kidnapped" and not (t.mode == "past" and (c.object in FORCES or armed_act(s, t, words) or _for_days(s.tokens, c.j))):
        return True  # "where two suspects were being held"
    if words.lang == "es" and t is not None and t.options[0].voice == "intransitive" and c.value == 1 and c.j < t.i and _sentenced(s, c, t):
        return True  # "condenaron al mando X por la emboscada en la que murieron 14 soldados": who is condemned did not die
    if t is not None and t.options[0].rule.endswith("killed.lose") and c.i < t.i and t.mode != "active" and not c.rule.endswith(".victims"):
        return True  # "a third soldier, lost in the search that followed"
    if t is not None and t.options[0].rule.endswith(("killed.fall", "killed.fallen")) and t.j < len(s.tokens) and s.tokens[t.j].f in words.sets["falling"]:
        return True  # "un infante caído al río": fell
    if t is not None and t.options[0].rule.endswith("killed.fall") and c.j <= t.i and (c.value or 0) > 1 and s.tokens[t.i].f == "cayo":
        return True  # "Un camión que trasladaba a catorce soldados cayó a un abismo": the truck fell
    if words.lang == "es" and t is not None and t.options[0].rule.endswith("killed.die") and c.i > t.j and s.tokens[c.i - 1].f == "a" and s.tokens[c.i - 2].f != "junto" and s.tokens[t.i].f.startswith(("mur", "fallec", "perec")):
        return True  # "murió al cubrir con su cuerpo a un niño": whom she covered
    if words.lang == "es" and t is not None and t.options[0].rule.endswith("killed.die") and c.i > t.j and any(x.f == "que" for x in s.tokens[t.j : c.i]) and not (s.tokens[c.i - 1].f in ("y", "e") and s.tokens[c.i - 2].raw == ","):
        return True  # "murieron en el ataque que unos veinte encapuchados lanzaron": who did it
    if action in ("find", "intervene", "captured") and t is not None and t.options[0].action == "intervene" and c.object in (*FORCES, "force", "police?", "forces?"):
        return True  # "el camión en que viajaban doce efectivos fue sorprendido"
    if t is not None and t.options[0].rule.endswith("killed.remains") and c.definite and any(x.f in words.sets["to_come"] for x in s.tokens[c.j :]):
        return True  # "The remains of the captain will be received today": told before
    if t is not None and t.options[0].rule.endswith("killed.remains") and "of" in c.modifiers and c.kind == "people" and any(x.f in words.sets["the_dead"] or x.f == "caidos" for x in s.tokens[c.j : c.j + 8]):
        return True  # "exhumaron los restos de dos de los seis militares muertos": dead are the six
    if action == "wounded" and s.tokens[0].f in _NONE and {x.f for x in s.tokens[max(0, c.i - 3) : c.i + 1]} & _EXCEPT:
        return True  # "Ninguno está grave, salvo el conductor, que tiene fracturada la pelvis": one of those told before
    if action in ("killed", "wounded", "kidnapped") and t is not None and t.i - c.j > 3 and s.tokens[c.j].f in _LED and any(x.f in words.sets["clause_words"] for x in s.tokens[c.j + 1 : t.i]):
        return True  # "el acusado dirigió la incursión, cuando dos ronderos fueron fusilados": he did it
    if c.rule.endswith(".victims") and _STUCK & {x.f for x in s.tokens[max(0, c.i - 3) : c.i]}:
        return True  # "droga adherida al cuerpo de dos mujeres", "strapped to the bodies of two women": no corpses
    befell = t is not None and c.i == t.j and s.tokens[t.i - 1].f in ("fue", "fueron", "resulto", "resultaron")  # "fue alcanzado en el hombro Benigno Quispe"
    if t is not None and t.options[0].rule.endswith("wounded.reached") and not befell and (c.i > t.i or t.i - c.j > 12 or any(words.verbs.at(s.tokens, k) for k in range(c.j, t.i))):
        return True  # "el llanto de su madre …, alcanzado por el disparo de un francotirador"
    if t is not None and t.options[0].rule.endswith("seized.collect") and c.definite and c.value is None:
        return True  # "collected the weapons of 31 officers for ballistic tests"
    if t is not None and t.options[0].rule.endswith("seized.aboard") and c.kind != "amount":
        return True  # "three of those on board"
    if c.object == "ammunition" and c.value == 1 and s.tokens[c.head].f in ("bullet", "bala") and c.j < len(s.tokens) and s.tokens[c.j].f in ("in", "to", "through", "en"):
        return True  # "took a bullet in the shoulder"
    if action in ("killed", "wounded") and _what_for(s, c, words):
        return True  # "arrested a woman sought over an ambush in which two marines died"
    if t is not None and t.options[0].rule.endswith("killed.body_spotted") and not c.rule.endswith(".victims"):
        return True  # "two men were spotted"
    if t is not None and t.options[0].rule.endswith("missing.disappear") and s.tokens[t.i - 1].f in words.sets["bodies"] and c.j < t.i - 1:
        return True  # "sus cuerpos no fueron hallados": who has fallen is not missing
    if action == "captured" and t is not None and s.tokens[t.j - 1].f.startswith("atrapad") and any(x.f in _STAYED for x in s.tokens[t.lead : t.j]):
        return True  # "otros cuatro están atrapados por un derrumbe"
    if action == "rescued" and t is not None and t.j <= c.i and any(x.f in ("aunque", "although", "though", "pero", "but") for x in s.tokens[t.j : c.i]):
        return True  # "se recuperaron cinco fusiles, aunque el cabecilla logró escapar"
    if action == "rescued" and any(x.f in ("interrogado", "interrogados", "interrogada", "fianza", "bail", "questioned", "comparecencia") for x in s.tokens):
        return True  # "fueron interrogados y dejados en libertad"
    if action in ("find", "carry") and c.object in SITES and c.definite and t is not None and c.j <= t.i and c.i and s.tokens[c.i - 1].f in ("en", "in"):
        return True  # "En el campamento había seis fusiles": where they were
    if action == "seized" and c.kind == "thing" and (c.value or 0) > 1 and t is not None and t.mode == "passive" and s.tokens[t.lead].f in ("was", "fue") and any(x.f in words.sets["bodies"] for x in s.tokens[: c.i]):
        return True  # "The body of a marine who fell during an attack on two boats was recovered"
    if action in ("surrendered", "captured") and c.object in ("civilian", "person") and _brought_along(s.tokens, c, action, words):
        return True  # "a couple with a newborn baby turned themselves in", "se entregó con un fusil y dos hijos pequeños"
    if action == "surrendered" and t is not None and t.mode in ("active", "past") and c.i < t.i and _hands_over_arms(s, t, words):
        return True  # "the man surrendered a shotgun"
    if action in ("seized", "find", "carry") and t is not None and c.kind == "thing" and (c.article or not c.numbered) and any(x.f in ("when", "since", "cuando") for x in s.tokens[t.j : c.i]):
        return True  # "recovered the body of a marine lost when their boat overturned"
    if t is not None and c.value is None and any(o.rule.endswith("seized.fall") for o in t.options) and action == "seized":
        return True  # "CAE DROGA EN TUTUMBARU." heads its paragraph
    if c.kind == "bare" and "of_them" in c.modifiers and action in ("seized", "destroyed") and c.object is None and {x.f for x in s.tokens[max(0, c.i - 5) : c.i]} & _WEIGHTS:
        return True  # "412 kilos de cocaína —160 de ellos en estado líquido—"
    if t is not None and action == "carry" and c.object in ("vehicle", "boat", "aircraft") and c.j < t.lead and {x.f for x in s.tokens[max(0, t.lead - 3) : t.lead]} >= {"en", "que"} and s.tokens[t.i].f.startswith(("viaj", "iba")):
        return True  # "balearon el camión en el que viajaban"
    if action in ("seized", "find") and t is not None and c.i >= t.j and _ASKING & {x.f for x in s.tokens[t.j : c.j]}:
        return True  # "brought back a note demanding dynamite, medicine and $2 million"
    if t is not None and c.kind == "people" and t.j <= c.i and [x.f for x in s.tokens[c.i : c.i + 2]] == ["that", "the"]:
        return True  # "seized 63 kilos that the fugitives dropped"
    if t is not None and action in ("carry", "seized") and c.i >= t.j and s.tokens[t.i + 1].f == "bordo" and any((n := words.nouns.at(s.tokens, k)) is not None and n[1].object in FORCES for k in range(max(0, t.i - 3), t.i)):
        return True  # "llegaron 54 policías a bordo de cuatro helicópteros"
    if action == "find" and c.kind == "thing" and [x.f for x in s.tokens[max(0, c.i - 2) : c.i]] in (["junto", "a"], ["cerca", "de"], ["next", "to"], ["close", "to"]):
        return True  # "encontrado dormido junto a una de las pozas": where he was
    if action in ("killed", "wounded") and [x.f for x in s.tokens[-4:-1]] in (["on", "each", "side"], ["on", "both", "sides"], ["en", "cada", "bando"], ["de", "cada", "bando"]) and c.object in (None, "person"):
        return True  # "One person died on each side": of two
    if t is not None and t.options[0].rule.endswith("kidnapped.remain") and any(x.f in ("thought", "believed", "estimated", "creen", "cree", "calcula", "estima") for x in s.tokens[: t.i]):
        return True  # "are thought to remain in the hands of the group"
    if t is not None and t.options[0].rule.endswith("wounded.treat") and (c.i < t.j or _CARERS.isdisjoint(x.f for x in s.tokens[max(0, t.i - 6) : t.i])):
        return True  # who treats them is a hospital
    if t is not None and action == "destroyed" and c.object in ("vehicle", "boat", "aircraft") and {x.f for x in s.tokens[max(0, t.i - 2) : t.i]} & _ITS_PARTS:
        return True  # "El camión terminó con las llantas destrozadas"
    if action == "find" and c.object in ("vehicle", "boat") and s.tokens[c.i].f in ("his", "her", "su") and any(x.f in ("drifting", "adrift", "empty", "deriva", "vacia", "vacio") for x in s.tokens[c.j :]):
        return True  # "His canoe was discovered drifting empty"
    if action == "find" and c.object == "vehicle" and c.i and _STOLEN & {x.f for x in s.tokens[c.i : c.j + 2]} and any(x.f.startswith("abandon") for x in s.tokens):
        return True  # "escaped in a stolen taxi, which was later found abandoned"
    if c.kind == "state" and s.tokens[c.head].f in _CRIMES and words.sets["charged"] & {x.f for x in s.tokens[max(0, c.i - 6) : c.i]}:
        return True  # "was already wanted in connection with a killing"
    if t is not None and c.kind == "amount" and [x.f for x in s.tokens[t.i : t.i + 2]] == ["sunk", "in"] and t.mode != "passive":
        return True  # "212 kilograms of cocaine sunk in a tanker of molasses": where they were
    if t is not None and action in ("seized", "captured", "intervene") and c.kind == "thing" and t.mode == "passive" and by_armed(s, t, words):
        return True  # "un ómnibus fue detenido por encapuchados"
    if c.kind == "thing" and not c.numbered and c.i and s.tokens[c.i - 1].f in ("each", "every", "cada"):
        return True  # "Each airstrip that we put out of service costs them $20,000"
    if action == "rescued" and s.tokens[c.head].f in _PRISONERS:
        return True  # "attacked the checkpoint and freed a suspect": nobody rescued him
    if action == "destroyed" and c.object == "fuel" and not c.numbered and any(x.f.startswith(("roci", "dous")) for x in s.tokens[max(0, c.i - 3) : c.i]):
        return True  # "rociaron de combustible el vehículo"
    if t is not None and t.options[0].rule.endswith("kidnapped.took") and c.j <= t.i and s.tokens[t.i].f == "took":
        return True  # "killed five militants, took two alive": who stands before the verb took
    if t is not None and t.options[0].rule.endswith("wounded.sustain") and words.lang == "es" and t.j <= c.i and (s.tokens[c.i - 1].f == "de" or s.tokens[c.i].f == "del"):
        return True  # "al recibir el disparo de un francotirador": who fired it
    if action == "killed" and c.kind == "people" and c.definite and c.value == 1 and not (c.name or c.who) and (s.tokens[c.i].f == "del" or s.tokens[c.i - 1].f in ("de", "of")) and {x.f for x in s.tokens[max(0, c.i - 4) : c.i]} & _MOURNERS and not {x.f for x in s.tokens[max(0, c.i - 4) : c.i]} & words.sets["bodies"]:
        return True  # "condolencias a los familiares del suboficial caído": told before
    if action == "kidnapped" and c.object == "armed_group":
        return True  # "40 guerrillas marched off with the workers"
    return action in ("captured", "intervene") and s.tokens[c.head].f in words.sets["justice"]  # "según el fiscal, fueron intervenidos …"


def _brought_along(tokens: list[Token], c: Counted, action: str, words: Words) -> bool:
    """Whether children, or who comes along with deserters, stand behind "with": right behind it, or as the last of its list."""
    if c.i and tokens[c.i - 1].f in ("with", "con"):
        return action == "surrendered" or not _CHILDREN.isdisjoint(x.f for x in tokens[c.i : c.j])
    k = next((k for k in range(c.i - 1, max(-1, c.i - 8), -1) if tokens[k].f in ("with", "con")), None)
    return k is not None and not _CHILDREN.isdisjoint(x.f for x in tokens[c.i : c.j]) and not any(words.verbs.at(tokens, x) for x in range(k + 1, c.i))


_CHILDREN = frozenset(("baby", "babies", "newborn", "infant", "child", "children", "toddler", "bebe", "recien", "hijo", "hija", "hijos", "hijas", "nino", "nina", "ninos", "ninas", "son", "daughter", "sons", "daughters"))


def _stopped_by_a_vest(behind: list[Token]) -> bool:
    """Whether what is told behind the verb hit a vest, and hurt nobody."""
    forms = [x.f for x in behind]
    vest = next((k for k, f in enumerate(forms[:6]) if f in ("chaleco", "vest")), None)
    return vest is not None and any(f in ("no", "sin", "without") and any(x.startswith(("lesion", "herid", "injur", "hurt")) for x in forms[k : k + 5]) for k, f in enumerate(forms[vest:], vest))


_MOURNERS = frozenset(("familiares", "deudos", "familia", "familias", "viuda", "relatives", "families", "widow", "widows"))
_CARERS = frozenset(("hospital", "hospitals", "clinic", "clinics", "center", "centre", "post", "doctors", "medics", "paramedics", "nurses"))
_ITS_PARTS = frozenset(("llantas", "lunas", "vidrios", "ventanas", "parabrisas", "puerta", "tires", "windows", "windshield"))
_STOLEN = frozenset(("stolen", "hijacked", "robado", "robada"))
_CRIMES = frozenset(("killing", "murder", "homicide", "slaying", "asesinato", "homicidio", "crimen"))
_WEIGHTS = frozenset(("kilos", "kilogramos", "kg", "toneladas", "litros", "galones", "kilograms", "tons", "tonnes", "liters", "litres", "gallons", "pounds"))
_ASKING = frozenset(("demanding", "demanded", "requesting", "exigiendo", "exigian", "exigia", "pidiendo", "pedian"))
_PRISONERS = frozenset(("suspect", "suspects", "prisoner", "prisoners", "inmate", "inmates", "detainee", "detainees", "detenido", "detenidos", "preso", "presos", "reo", "reos", "sospechoso", "sospechosos"))


def _what_for(s: Sentence, c: Counted, words: Words) -> bool:
    """Whether those hurt stand in a clause that only says what somebody caught is wanted for, without a day."""
    tokens = s.tokens
    opens = next((k for k in range(c.i - 1, max(2, c.i - 6), -1) if tokens[k].f in ("which", "que") and (tokens[k - 1].f == "in" or tokens[k - 2].f == "en")), None)
    if opens is None or any(t.k == "n" for t in tokens[max(0, opens - 8) : c.i]):
        return False
    before = range(max(0, opens - 6), opens)
    sought = any(tokens[k].f in ("over", "for", "por") and any(words.types.at(tokens, x) for x in range(k + 1, min(k + 4, opens))) for k in before)
    return sought and any((v := words.verbs.at(tokens, k)) is not None and v[1].action == "captured" for k in range(opens))


def _sentenced(s: Sentence, c: Counted, t: Trigger) -> bool:
    """Whether a person behind "a" is the object of a verb, and what befell others stands in a clause behind."""
    marked = s.tokens[c.i].f == "al" or (c.i > 0 and s.tokens[c.i - 1].f == "a")
    behind = {x.f for x in s.tokens[max(c.j, t.lead - 3) : t.lead]}
    return marked and ("que" in behind or "donde" in behind) and any(x.f == "por" for x in s.tokens[c.j : t.lead])


def _hands_over_arms(s: Sentence, t: Trigger, words: Words) -> bool:
    """Whether arms are the object of the verb; "surrendered with a rifle" says what they brought."""
    if t.j < len(s.tokens) and s.tokens[t.j].f in ("con", "with"):
        return False
    hit = next((h for k in range(t.j, min(t.j + 3, len(s.tokens))) if s.tokens[k].k == "w" and (h := words.nouns.at(s.tokens, k))), None)
    return hit is not None and hit[1].object in WEAPONS


def _from_them(tokens: list[Token], j: int) -> bool:
    """ "took 31 kilos and a revolver from them": from those they had caught."""
    behind = tokens[j : j + 8]
    return any(a.f == "from" and (b.f in ("them", "him", "her") or [x.f for x in behind[k + 1 : k + 4]] == ["one", "of", "them"]) for k, (a, b) in enumerate(pairwise(behind)))


def _by_officers(s: Sentence, t: Trigger, words: Words) -> bool:
    before = [h[1] for k in range(t.lead) if (h := words.actors.at(s.tokens, k))]
    if before[-1:] in (["unknown_armed"], ["shining_path"]):
        return False  # "Police said the assailants took two rifles"
    return by_forces(s, t, words) or any(x.f in ("agents", "officers", "patrol") for x in s.tokens[: t.lead])


def _for_days(tokens: list[Token], j: int) -> bool:
    """ "held eleven laborers for three days": nobody is held so by the law."""
    return any(t.f == "for" and any(x.f in ("day", "days", "hours", "week", "weeks") for x in tokens[k + 1 : k + 4]) for k, t in enumerate(tokens[j : j + 14], j))


_STAYED = frozenset(("esta", "estan", "estaban", "quedo", "quedaron", "quedan", "permanece", "permanecen", "permanecian", "sigue", "siguen", "continuan"))
