"""What a governor makes of a counted thing: which action the codebook has for it, which object, which measure."""

from __future__ import annotations

from extractors.codebook import FORCES, PERSON_ACTIONS, SEIZED_OBJECTS
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.fact_let_go import RULE, freed_by_captors
from extractors.report.fact_share import along_with, among, is_subset, is_total, rank, with_him
from extractors.report.fact_side import armed_act, behind_forces, by_armed, by_forces, taken_along
from extractors.report.fact_taken import FORCES_NAMED, let_go, taken_as
from extractors.report.fact_uncoded import tells_no_fact
from extractors.report.govern_takes import SITES, option_for
from extractors.report.sentence import Sentence
from extractors.report.trigger_status import Cue, status_at
from extractors.report.trigger_words import Trigger
from extractors.report.words import Verb, Words
from extractors.text import Token

PIECES = ("firearm", "ammunition", "radio", "vehicle", "boat", "aircraft", "explosive", *SITES)
WEIGHED = ("cocaine", "cocaine_base", "drugs", "coca_leaf", "marijuana", "poppy")
_BLEW = frozenset(("blew", "exploded", "detonated", "exploto", "estallo", "detono"))
WATERS = ("corriente", "rio", "agua", "huaico", "current", "river")


def claim(s: Sentence, c: Counted, t: Trigger | None, words: Words, cues: list[Cue]) -> Frame | None:
    """The frame, None where what is told of the counted thing is no fact of the codebook."""
    said = _said(s, c, t, words, cues)
    if said is not None and t is not None and said[0] == "other" and taken_along(s, t, words) and c.kind in ("thing", "amount"):
        said = "seized", f"{words.lang}.fact.seized.seize", said[2]
    if said is None or tells_no_fact(s, c, t, said[0], words):
        return None
    action, rule, status = said
    action, rule = _befallen(s, c, t, action, rule, words)
    taken = taken_as(s, c, t, action, rule, words)
    coded = _coded(c, *taken) if taken else None
    measured = _measured(c, coded[0], coded[1]) if coded else None
    if coded is None or measured is None:
        return None
    action, obj, weak = coded
    if action == "destroyed" and obj == "explosive" and t is not None and c.j <= t.lead <= c.j + 1 and t.mode in ("past", "active") and _BLEW & {x.f for x in s.tokens[t.i : t.j]}:
        return None  # "when a booby trap blew up at the entrance": it went off by itself
    if action == "destroyed" and obj in ("explosive", "vehicle") and t is not None and _set_off(s, t, words):
        return None  # "hicieron detonar una carga al paso del vehículo", "rebels blew up a mine under the truck"
    if (action, obj) == ("destroyed", "cash"):
        return None  # "a burned lab can cost up to $80,000"
    if measured[0] is None and weak is None and c.kind == "thing" and not c.plural and not c.numbered and (obj in (*SITES, "aircraft") or (obj in ("vehicle", "boat") and (words.lang == "es" or s.where == "text"))):
        measured = (1.0, measured[1])  # "destruyeron laboratorio clandestino"
    if obj in ("force", "person") and action == "killed" and rule.endswith(("killed.deal", "killed.execute")) and t is not None and by_forces(s, t, words) and c.i > t.i:
        obj = "armed_group"  # "tropas dieron muerte a un miembro de la seguridad del cabecilla"
    if obj in (None, "force") and action == "killed" and t is not None and any(x.f.startswith("abat") for x in s.tokens[t.i : t.j + 1]) and not armed_act(s, t, words) and not by_armed(s, t, words) and not s.tokens[c.head].f.startswith(("efectiv", "uniformad")):
        obj = "armed_group"  # "uno fue abatido": so are attackers told
    return frame_of(
        s, c, action, obj, rule, status, value=measured[0], unit=measured[1], weak=weak, definite=c.definite,
        more=(c.more and not _the_other(s.tokens, c)) or (t is not None and (along_with(s.tokens, c, t) or (action in ("captured", "killed") and with_him(s.tokens, t)))),
        subset=rule.endswith(".fact.breakdown") or is_subset(s.tokens, c) or _some_of_the_hurt(s.tokens, c),
        head=s.tokens[c.head if s.tokens[c.head].f != "of" else c.j - 1].f, state=c.kind == "state", total="toll" in c.modifiers or is_total(s.tokens, c),
        name=c.name, who=c.who, rank=rank(s.tokens, c, words), verb=t.i if t is not None else -1,
        notes=[*(["beside him"] if action == "killed" and t is not None and with_him(s.tokens, t) else []), *(["some"] if _some(s, c, t, words) else [])],
    )


def _some_of_the_hurt(tokens: list[Token], c: Counted) -> bool:
    """ "Seven of the injured were police officers": some of those counted before."""
    return c.kind == "state" and c.i == 0 and c.object is not None and c.j - c.i > 4 and not {"and", "y"} & {t.f for t in tokens[c.j : c.j + 10]} and [t.f for t in tokens[1:3]] in (["of", "the"], ["de", "los"], ["de", "las"])


def _some(s: Sentence, c: Counted, t: Trigger | None, words: Words) -> bool:
    """ "varios soldados murieron", "an unknown number injured": how many is left open in so many words."""
    said = s.tokens[c.i].f in words.vague or any(x.f in ("number", "numero") for x in s.tokens[c.i : c.j])
    return said and c.value is None and (t is None or c.i < t.i or t.mode != "passive" or c.i == t.j)


def _set_off(s: Sentence, t: Trigger, words: Words) -> bool:
    """Whether somebody other than the forces sets off a charge of his own."""
    verb = " ".join(x.f for x in s.tokens[t.i : t.j])
    if not any(x in verb for x in ("deton", "estallar", "explot", "blew up", "blow up", "blowing up", "blown up")) or t.mode == "passive":
        return False
    before = [h[1] for k in range(t.lead) if (h := words.actors.at(s.tokens, k))]
    around = {x.f for x in s.tokens[t.j : t.j + 6]} & {"mina", "minas", "mine", "mines", "carga", "cargas", "charge", "charges", "bomb", "bomba", "artefacto", "device", "explosivo", "explosivos", "explosives", "dinamita", "dynamite"}
    return bool(around) and (before[-1:] in (["shining_path"], ["unknown_armed"]) or ATTACKING & {x.f for x in s.tokens[: t.lead]} != set())


ATTACKING = {"atacantes", "attackers", "rebels", "insurgents", "guerrillas", "terroristas", "subversivos", "encapuchados"}


def _said(s: Sentence, c: Counted, t: Trigger | None, words: Words, cues: list[Cue]) -> tuple[str, str, str] | None:
    """(action, rule, status), by the head of the counted thing, by its trigger, or by what stands beside it."""
    if c.kind == "state":
        return _state(s, c, t, words, cues)
    if t is not None:
        v = _option(s, c, t, words)
        if v is None:
            return None
        if v.action == "missing" and _hurt_ones(c, words):
            return "wounded", f"{words.lang}.fact.wounded.hurt", "asserted"  # "found four wounded survivors, and another soldier has not been accounted for"
        besides = [x for x in cues if not t.i <= x[0] < t.j]  # "no hay rastro de dos soldados": its "no" denies nothing
        negated = t.status == "asserted" and status_at(s.tokens, c.i, words, cues=besides) == "negated"
        return v.action, v.rule, "negated" if negated else t.status
    if c.kind != "people" or c.value is None:
        return None
    if c.value and {"dead", "slain"} & set(c.modifiers) and not (c.definite and c.value == 1 and c.object in (None, "person")):  # "The dead man was identified as X"
        return "killed", f"{words.lang}.fact.killed.dead", "asserted"  # "three dead guerrillas were found"
    if _hurt_ones(c, words):
        return "wounded", f"{words.lang}.fact.wounded.hurt", "asserted"  # "carried five wounded soldiers out on ponchos"
    action = among(s.tokens, c, words)
    return (action, f"{words.lang}.fact.breakdown", status_at(s.tokens, c.i, words, cues=cues)) if action else None


def _hurt_ones(c: Counted, words: Words) -> bool:
    """ "five wounded soldiers"."""
    return c.kind == "people" and c.numbered and not c.definite and bool(words.sets["the_hurt"] & set(c.modifiers))


def _state(s: Sentence, c: Counted, t: Trigger | None, words: Words, cues: list[Cue]) -> tuple[str, str, str] | None:
    """ "tres muertos": the head says it all."""
    if t is not None and c.action == "kidnapped" and t.options[0].action == "rescued":
        return "rescued", t.options[0].rule, t.status
    if t is not None and c.action == "captured" and t.options[0].action in ("killed", "wounded") and t.options[0].voice == "intransitive" and t.i >= c.j and c.value:
        return t.options[0].action, t.options[0].rule, t.status  # "Two officers and a detainee died"
    if s.tokens[c.i].f in ("entre", "among") and c.value is None:
        return None  # "Entre los arrestados figuran X y Z": some of those counted
    if s.tokens[c.j - 1].f in ("varones", "mujeres", "hombres", "men", "women") and any(x.f in ("de", "of") for x in s.tokens[c.i : c.head]):
        return None  # "Dos de los abatidos eran varones"
    if not c.numbered or c.action is None or (c.j < len(s.tokens) and s.tokens[c.j].f in ("warrant", "warrants")):
        return None
    if c.action == "captured" and s.tokens[c.i].f in ("both", "ambos", "ambas"):
        return None  # "Both detainees will be placed at the disposal of …": those told before
    if c.action == "captured" and s.tokens[c.i].f in words.sets["definite"] and any(x.f in words.ranks for x in s.tokens[c.i : c.head]):
        return None  # "The second detainee ran away": one of those told before
    left = t is not None and t.mode == "leave" and t.status != "asserted" and not any(cue == ";" and t.j <= k < c.i for k, _, cue in cues)
    return c.action, c.rule, t.status if t and left else status_at(s.tokens, c.i, words, cues=cues)


def _option(s: Sentence, c: Counted, t: Trigger, words: Words) -> Verb | None:
    """What of the readings of a trigger can be said of the counted thing."""
    v = option_for(t, c)
    fall = next((o for o in t.options if o.rule.endswith("killed.fall")), None)
    if v is None and fall and c.kind == "people" and c.object == "civilian" and (behind_forces(s.tokens, t, c, words) or _beside_forces(s.tokens, c, t, words)):
        return fall  # "cayeron un teniente y un civil", "dos suboficiales y un civil cayeron"
    if v is not None and v.rule.endswith("captured.fall_too"):
        if fall and behind_forces(s.tokens, t, c, words):
            return fall
        return v if s.tokens[0].f in words.sets["furthermore"] and _arrests_before(s, words) else None
    if v is not None and c.name and v.rule.endswith("captured.fall") and any(x.f in words.sets["deadly"] for x in s.tokens):
        return None
    return v


def _beside_forces(tokens: list[Token], c: Counted, t: Trigger, words: Words) -> bool:
    """Whether somebody of the forces stands right before "y" and them, and the verb right behind."""
    if t.lead != c.j or c.i < 2 or tokens[c.i - 1].f not in ("y", "e"):
        return False
    hit = next((h for k in range(max(0, c.i - 3), c.i - 1) if (h := words.nouns.at(tokens, k)) is not None), None)
    return hit is not None and hit[1].object in (*FORCES, "force")


def _arrests_before(s: Sentence, words: Words) -> bool:
    """Whether the sentence before tells of arrests, and of nobody hurt."""
    tokens = s.previous.tokens if s.previous is not None else []
    acts = {h[1].action for k in range(len(tokens)) if (h := words.verbs.at(tokens, k)) is not None}
    return "captured" in acts and not acts & {"killed", "wounded"}


def _the_other(tokens: list[Token], c: Counted) -> bool:
    """ "uno de los soldados perdió una pierna y el otro …", "the other": one of those counted before."""
    return c.definite and c.value == 1 and tokens[c.j - 1].f in ("otro", "otra", "other")


def _by_them(s: Sentence, t: Trigger, words: Words) -> bool:
    """ "Troops set free four hostages", "were set free by marines": the forces did."""
    behind = s.tokens[t.j : t.j + 5]
    by = next((k for k, x in enumerate(behind) if x.f == "by"), None)
    if t.mode == "passive":
        return by is not None and any((h := words.actors.at(behind, k)) and h[1] in ("military", "police", "forces") for k in range(by, len(behind)))
    return by_forces(s, t, words)


_A_BODY = frozenset(("cuerpo", "cadaver", "body", "restos", "remains"))


_HELD_BEFORE = frozenset(("ran", "fled", "stranded", "captivity", "hostage", "hostages", "captors", "kidnapped", "abducted", "captives", "kidnappers"))


def _befallen(s: Sentence, c: Counted, t: Trigger | None, action: str, rule: str, words: Words) -> tuple[str, str]:
    """(action, rule), where what is said beside the verb makes another of it."""
    if action == "rescued" and t is not None and (freed_by_captors(s, c, t, words) or (rule.endswith(RULE) and not _by_them(s, t, words))):
        return "kidnapped", rule  # "growers released three policemen"
    if action == "rescued" and t is not None and not by_forces(s, t, words) and let_go(s, t, words):
        return "kidnapped", rule  # "recuperaron la libertad gracias a la mediación del párroco": nobody rescued them
    if rule.endswith("killed.fall") and t is not None and t.j < len(s.tokens) and s.tokens[t.j].f.endswith(("ando", "iendo")):
        return "captured", rule  # "cuatro policías cayeron cobrando a los traficantes"
    if rule.endswith("captured.fall") and t is not None and (c.kind == "people" or "of_them" in c.modifiers) and not c.name and _in_a_fight(s.tokens, t):
        return "killed", f"{words.lang}.fact.killed.fall_in"
    if action == "kidnapped" and t is not None and any(x.f in WATERS for x in s.tokens[max(0, t.lead - 4) : t.lead]):
        return "missing", rule  # "la corriente se llevó a dos infantes"
    if action == "wounded" and rule.endswith(("wounded.with", "wounded.with_shot")) and t is not None and _found_shot(s.tokens, t):
        return "killed", f"{words.lang}.fact.killed.found_shot"
    if action in ("rescued", "missing") and c.value == 1 and (body := next((k for k in range(max(0, c.i - 4), c.i) if s.tokens[k].f in _A_BODY), None)) is not None:
        if action == "rescued" or not any(x.raw == "," or x.f in ("y", "and") for x in s.tokens[body : c.i]):
            return "killed", f"{words.lang}.fact.killed.remains"  # "El cuerpo del soldado X, desaparecido el jueves, fue recuperado"
    if action in ("wounded", "missing", "rescued") and c.rule.endswith(".victims") and s.tokens[c.head].f not in ("victima", "victimas", "victim", "victims"):
        return "killed", f"{words.lang}.fact.killed.remains"  # "un infante fue herido y amanecieron los cadáveres de dos cargadores"
    if rule.endswith("captured.seize") and t is not None and c.object in ("civilian", *FORCES) and not by_forces(s, t, words) and not s.tokens[t.i].f.startswith(("net", "yield")):
        return "kidnapped", rule  # "the group seized 36 workers"
    if rule.endswith(("kidnapped.take", "kidnapped.took", "kidnapped.march")) and t is not None and words.lang == "en" and by_forces(s, t, words) and not _armed_before(s, t, words):
        return "captured", rule  # "police took two men away"
    if action == "captured" and t is not None and s.tokens[t.j - 1].f == "up" and not s.said.isdisjoint(_HELD_BEFORE) and c.object in ("civilian", "person", None):
        return "rescued", f"{words.lang}.fact.rescued.rescue"  # "Seven of the hostages were picked up by a patrol"
    if action == "captured" and c.kind in ("people", "bare") and t is not None:
        if FORCES_NAMED.intersection(x.f for x in s.tokens[t.j : t.j + 5]) and {"by", "por"} & {x.f for x in s.tokens[t.j : t.j + 2]}:
            return action, rule  # "was unmasked and seized by Dircote agents"
        reduced = c.j <= t.i and t.mode == "past"  # "one of three people seized on Saturday in a house": by whom is not said
        if words.lang == "es" and t.mode == "active" and c.object in ("civilian", *FORCES) and (armed_act(s, t, words) or _whom_they_took(s, c, t, words)):
            return "kidnapped", rule  # "los siete trabajadores que Sendero capturó el lunes"
        if by_armed(s, t, words) or ((not reduced) and (rule.endswith("captured.seize") or (words.lang == "en" and c.object in FORCES and c.i > t.i)) and armed_act(s, t, words)):
            return "kidnapped", rule  # "five people seized by armed men"
        if words.lang == "en" and c.object in FORCES and t.mode == "past" and t.j == c.i and any(x.f in VILLAGERS for x in s.tokens[max(0, t.i - 3) : t.i]):
            return "kidnapped", rule  # "the growers overpowered 12 policemen"
        if words.lang == "en" and c.object in ("civilian", *FORCES) and _by_villagers(s, t):
            return "kidnapped", rule  # "a reporter was detained by coca growers"
    return action, rule


_FIGHTS = frozenset(("enfrentamiento", "combate", "choque", "tiroteo", "disparos", "fuego", "balas", "balacera", "refriega", "escaramuza"))


def _in_a_fight(tokens: list[Token], t: Trigger) -> bool:
    """ "dos traficantes cayeron en un intercambio de disparos", "En el enfrentamiento cayeron tres": dead, not caught."""
    behind = next((k for k in range(t.j, min(t.j + 8, len(tokens))) if tokens[k].k == "p" or tokens[k].f in ("tras", "luego", "despues")), min(t.j + 8, len(tokens)))
    for a, b in ((t.j, behind), (0, t.i) if tokens[0].f in ("en", "durante") and t.i <= 8 else (0, 0)):
        at = next((k for k in range(a, b) if tokens[k].f in _FIGHTS), None)
        if at is not None and any(x.f in ("en", "durante") for x in tokens[max(a, at - 4) : at]):
            return True
    return False


def _whom_they_took(s: Sentence, c: Counted, t: Trigger, words: Words) -> bool:
    """ "los siete trabajadores que Sendero capturó": an armed side between the relative and its verb."""
    clause = next((k for k in range(t.lead - 1, c.j - 1, -1) if s.tokens[k].f in ("que", "quienes")), None)
    hits = (words.actors.at(s.tokens, k) for k in range(clause if clause is not None else t.lead, t.lead))
    return any(h is not None and h[1] in ("unknown_armed", "shining_path") for h in hits)


def _found_shot(tokens: list[Token], t: Trigger) -> bool:
    """ "Cinco hombres, todos con impactos de bala en la cabeza, fueron hallados": so found they are dead."""
    behind = [x.f for x in tokens[t.i : t.j + 8]]
    head = not {"cabeza", "nuca", "sien"}.isdisjoint(behind) or "head" in behind
    return head and any(behind[k : k + 2] in (["fueron", "hallados"], ["fue", "hallado"], ["fueron", "encontrados"], ["fue", "encontrado"], ["were", "found"], ["was", "found"]) for k in range(len(behind)))


def _armed_before(s: Sentence, t: Trigger, words: Words) -> bool:
    """ "An officer was killed when gunmen overran a post and marched two of his comrades off": an armed side stands before the verb."""
    hits = (words.actors.at(s.tokens, k) for k in range(t.lead))
    return any(h is not None and h[1] in ("unknown_armed", "shining_path") for h in hits)


VILLAGERS = frozenset(("growers", "villagers", "protesters", "demonstrators", "residents", "strikers", "farmers", "peasants"))


def _by_villagers(s: Sentence, t: Trigger) -> bool:
    """Is the doer named right behind the verb a crowd?"""
    by = next((k for k in range(t.j, min(t.j + 2, len(s.tokens))) if s.tokens[k].f == "by"), None)
    return by is not None and not VILLAGERS.isdisjoint(x.f for x in s.tokens[by + 1 : by + 4])


def _coded(c: Counted, action: str, weak: str | None) -> tuple[str, str | None, str | None] | None:
    """(action, object, weak) of the codebook: crops are eradicated by the hectare, sites destroyed, loads seized."""
    obj = "same" if c.kind == "bare" and action not in PERSON_ACTIONS and c.object is None else c.object
    if action == "eradicated" or (action == "destroyed" and (obj == "coca_crop" or c.unit == "ha")):
        crop = obj if obj in ("marijuana", "poppy") else "coca_crop"
        return ("eradicated", crop, weak) if c.unit == "ha" else None
    if action == "destroyed" and (c.kind == "people" or c.object in (*FORCES, "civilian", "armed_group", "trafficker", "person")):
        return None  # "blew up a truck …, killing eight, five of them soldiers"
    if action != "seized":
        return action, obj, weak
    if obj == "coca_crop":
        return (action, "coca_leaf", weak) if c.unit == "kg" else None
    if obj in SITES and weak in ("find", "carry"):
        return "destroyed", obj, "infra"  # found: destroyed if the telling says so later
    return (action, obj, weak) if obj in SEIZED_OBJECTS or obj in (None, "same") else None


def _measured(c: Counted, action: str, obj: str | None) -> tuple[float | None, str] | None:
    """(value, unit), without a value where the thing is counted in what the codebook does not count it in."""
    if obj is None and (c.kind == "container" or (c.kind == "amount" and c.value is None)):
        return None
    value, unit = (None, "count") if c.kind == "container" else (c.value, c.unit)
    if obj == "cash" and unit == "count":
        return None
    if (obj in PIECES and unit != "count") or (obj is None and action in ("seized", "destroyed") and unit != "kg"):
        return None
    if unit == "count":
        if obj == "precursor" or (obj in WEIGHED and action in ("seized", "destroyed")):
            return None, "kg"
        if obj == "fuel":
            return None, "L"
    return value, unit
