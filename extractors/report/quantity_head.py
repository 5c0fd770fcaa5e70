"""What does a number count? The noun that heads the phrase behind it, or nothing said beside it."""

from __future__ import annotations

from extractors.codebook import UNIT_FACTORS
from extractors.report.amount import amount_of
from extractors.report.counted import Counted, NumberAt
from extractors.report.number import number_at
from extractors.report.phrase import complement_of, head_of, plain_word, refine_people, s_side
from extractors.report.quantity_bare import bare, last_measured
from extractors.report.quantity_trade import by_trade
from extractors.report.words import Noun, Words
from extractors.text import Token

Head = tuple[int, int, Noun, tuple[str, ...]]  # token, end, noun, words between
MADE_IN = ("laboratory", "maceration_pit", "camp")  # what they made is no thing of its own


def with_head(at: NumberAt) -> Counted | None:
    """What the number counts, None where it counts nothing that is coded."""
    tokens, words, number = at.tokens, at.words, at.number
    if _ages(at) or _its_size(at) or (at.i and tokens[at.i - 1].f in ("cada", "every")):
        return None  # "cuatro de cada diez hectáreas"
    if (family := _family(at)) is not None:
        return family
    if (load := _load(at)) is not None:
        return load
    if (sized := _of_a_length(at)) is not None:
        return sized
    others = tokens[number.end - 1].f == "others"  # "four others suffered bullet wounds": no noun behind it is counted
    head = None if _elided(at) or others else head_of(tokens, number.end, words)
    if head is not None and head[2].kind == "people" and at.i > 1 and tokens[at.i - 1].f in ("with", "con") and tokens[at.i - 2].f in BODIES:
        return None  # "commander of a detachment with 15 men": how many it has
    if head is None:
        return _killings(at) or _by_age(at) or by_trade(at) or bare(at)
    if _one_by_grammar(at, head) or _no_head(at, head):
        return None
    i, end, noun, modifiers = head
    if noun.kind == "unit":
        if number.value is None and number.definite:
            return None
        if tokens[i].f == "ha" and (number.article or (end < len(tokens) and tokens[end].f.endswith(("ado", "ido", "cho", "sto")) and tokens[i - 1].k != "n")):
            return bare(at)  # "un tercero ha resultado herido"
        return amount_of(tokens, at.i, i, end, noun, number, words, at.decimal, at.base)
    if noun.kind == "container" and (each := _of_one_unit(at, head)) is not None:
        return each
    if noun.kind == "container":
        obj, end = complement_of(tokens, end, words, holding=True)
        return at.counts(end, i, "container", obj, noun.rule, plural=noun.plural, modifiers=modifiers)
    return _counted(at, head)


def _of_one_unit(at: NumberAt, head: Head) -> Counted | None:
    """ "45 paquetes de un kilo de cocaína": as many kilos."""
    tokens, end = at.tokens, head[1]
    size = number_at(tokens, end + 1, at.words, at.decimal) if end + 2 < len(tokens) and tokens[end].f in ("de", "of") else None
    hit = at.words.nouns.at(tokens, size.end) if size is not None and size.value == 1 and size.end < len(tokens) else None
    if hit is None or hit[1].kind != "unit" or hit[1].unit not in ("kg", "L") or (at.number.value or 0) < 2:
        return None
    obj, j = complement_of(tokens, hit[0], at.words)
    obj = obj or complement_of(tokens, end, at.words)[0]
    return at.counts(j, size.end, "amount", obj, hit[1].rule, unit=hit[1].unit) if obj is not None and size is not None else None


def _by_age(at: NumberAt) -> Counted | None:
    """ "a 17-year-old was killed", "two 12-year-olds": people said by their age alone; minors are civilians."""
    tokens, j = at.tokens, at.number.end
    if [t.f for t in tokens[j + 1 : j + 4]] != ["-", "year", "-"] or j + 4 >= len(tokens) or tokens[j + 4].f not in ("old", "olds"):
        return None
    apposed = at.i > 0 and tokens[at.i - 1].raw == "," and bool(at.before) and at.before[-1].j == at.i - 1 and at.before[-1].value == 1
    age = float(tokens[j].raw) if tokens[j].raw.isdigit() else at.words.numbers.get(tokens[j].f)
    if not isinstance(age, int | float) or at.number.value is None:
        return None
    if apposed and not (j + 5 < len(tokens) and tokens[j + 5].f == "and"):
        if at.before[-1].kind == "bare" and age < 18:
            at.before[-1].kind, at.before[-1].object = "people", "civilian"  # "the other, a 17-year-old, was hurt"
        return None  # "caught one, a 17-year-old"
    return at.counts(j + 5, j + 4, "people", "civilian" if age < 18 else "person", f"{at.words.lang}.quantity.age", plural=tokens[j + 4].f == "olds")


def _counted(at: NumberAt, head: Head) -> Counted:
    """People, things, and the dead and hurt."""
    i, end, noun, modifiers = head
    obj, end = _object(at, head)
    end = _with_what_is_his(at, noun, end)
    counted = at.counts(
        end, i, noun.kind, obj, noun.rule, action=noun.action, plural=noun.plural, modifiers=modifiers
    )
    first = at.tokens[at.i].f
    if noun.kind == "people" and at.number.article and at.tokens[i].f in at.words.sets["relations"]:
        if first in ("su", "his", "her", "un", "una", "a"):
            counted.more = first in ("su", "his", "her")
    behind = [t.f for t in at.tokens[end : end + 2]]
    if noun.kind == "people" and (behind[:1] in (["suyo"], ["suya"], ["suyos"], ["suyas"]) or behind in (["of", "his"], ["of", "hers"], ["of", "theirs"])):
        counted.more = True  # "un hijo suyo", "a son of his": besides him
    if at.i and at.tokens[at.i - 1].f.endswith("'s") and noun.kind == "people":
        counted.definite = True  # "the truck's four occupants"
    if (at.tokens[i].f == "couple" or (at.tokens[i].f == "matrimonio" and at.tokens[at.i].f == "un")) and noun.kind == "people" and at.number.article:
        counted.value, counted.article = 2.0, False  # "a married couple"
    if _plural_article(at, noun) or (at.number.article and at.tokens[i].f == "personal"):
        counted.value = None
    if counted.value is None and at.tokens[i].f in at.words.sets["pairs"] and _two_by_name(at.tokens, end):
        counted.value, counted.numbered = 2.0, True
    return counted


_OF_HERE = frozenset(("lugar", "pueblo", "barrio", "caserio", "anexo", "zona", "comunidad", "localidad"))


def _with_what_is_his(at: NumberAt, noun: Noun, end: int) -> int:
    """ "un anciano del lugar sigue desaparecido", "el terrorista (c) «X» se entregó", "un cabo de 19 años, X, muerto ayer": whence he is, the sign of an alias or his age parts nobody from his verb."""
    tokens = at.tokens
    if noun.kind != "people" or at.words.lang != "es" or end + 3 >= len(tokens):
        return end
    if tokens[end].raw == "(" and tokens[end + 1].raw in ("c", "a") and tokens[end + 2].raw == ")":
        return end + 3
    if end + 4 < len(tokens) and tokens[end].f == "de" and tokens[end + 1].k == "n" and tokens[end + 2].f == "anos" and tokens[end + 3].raw == "," and tokens[end + 4].cap:
        return end + 3
    here = end + 1 if tokens[end].f == "del" else end + 2 if tokens[end].f == "de" and tokens[end + 1].f == "la" else 0
    return here + 1 if here and tokens[here].f in _OF_HERE and tokens[here + 1].f in at.words.sets["be"] else end


def _object(at: NumberAt, head: Head) -> tuple[str | None, int]:
    """The codebook's object of a counted noun, and the token after what says so."""
    tokens, words = at.tokens, at.words
    i, end, noun, modifiers = head
    if noun.object in MADE_IN:
        end = complement_of(tokens, end, words)[1]
    if noun.kind == "state" and end + 1 < len(tokens) and tokens[end].f in words.sets["copulas"]:
        who = words.nouns.at(tokens, end + 1)
        if who and who[1].kind == "people" and tokens[end + 1].f in ("varones", "mujeres", "hombres", "men", "women"):
            return noun.object, who[0]  # "Dos de los abatidos eran varones"
        if who and who[1].kind == "people":
            return refine_people(tokens, who[0], who[1].object, (), words, end + 1)  # "otros siete lesionados son agentes"
    if noun.kind == "state" and end < len(tokens) and tokens[end].f in ("in", "en", "at", "after", "tras", "by", "por"):
        own = next((side for m in reversed(modifiers) if (side := s_side(m, words)) is not None), None)  # "49 military dead in the valley"
        return own or (_of_whom(tokens, at.i, end, words) if noun.object is None else noun.object), end  # "four killed in an army raid"
    if noun.kind in ("people", "state"):
        obj, j = refine_people(tokens, end, noun.object, modifiers, words, i)
        return (_of_whom(tokens, at.i, end, words) if noun.kind == "state" and obj is None else obj), j
    return noun.object, end


BODIES = frozenset(("detachment", "column", "group", "gang", "band", "platoon", "destacamento", "columna", "grupo", "banda", "peloton"))
_OF_SIDE = {"shining_path": "armed_group", "military": "military", "police": "police"}


def _of_whom(tokens: list[Token], i: int, end: int, words: Words) -> str | None:
    """ "dos bajas a los atacantes", "three dead among the rebels", "por el lado de los senderistas hubo tres bajas": on which side."""
    cost = next((k for k in range(max(0, i - 6), i) if tokens[k].f in ("cost", "costing", "costo", "costaron", "costado")), None)
    for k in range(cost + 1, i) if cost is not None else ():
        side = words.actors.at(tokens, k)
        if side is not None and side[0] == i:
            return _OF_SIDE.get(side[1])  # "The ambush cost the Shining Path two dead"
    definite = words.sets["definite"]
    if i >= 4 and tokens[i - 1].f in ("hay", "hubo", "habria") and tokens[i - 4].f == "entre" and tokens[i - 3].f in definite:
        among = words.nouns.at(tokens, i - 2)  # "Entre los agentes hay un herido"
        return refine_people(tokens, among[0], among[1].object, (), words, i - 2)[0] if among is not None and among[1].kind == "people" else None
    end += end + 2 < len(tokens) and tokens[end].f in _SURE  # "dos bajas confirmadas al enemigo"
    if end + 1 < len(tokens) and tokens[end].f in ("al", "del") and (foe := words.nouns.at(tokens, end + 1)) is not None and foe[1].object == "armed_group" and foe[1].kind == "people":
        return "armed_group"
    behind = end + 2 < len(tokens) and (tokens[end].f in words.sets["suffering"] or (tokens[end].f in ("en", "in") and tokens[end + 2].f in ("tropa", "tropas", "patrulla", "troops", "patrol"))) and tokens[end + 1].f in definite
    ranks = tokens[end + 2].f in ("filas", "lado", "bando", "ranks", "side") if end + 3 < len(tokens) else False
    if ranks and tokens[end + 1].f in definite and tokens[end].f in ("en", "del", "de", "in", "on", "entre"):  # "dos bajas en las filas senderistas"
        start = end + 3 + (tokens[end + 3].f in ("de", "of", "del"))
        hit = words.nouns.at(tokens, start) if start < len(tokens) else None
        unit = words.actors.at(tokens, start) if start < len(tokens) and not (hit and hit[1].kind == "people") else None  # "en las filas del Batallón Contraterrorista"
        if unit is not None:
            return _OF_SIDE.get(unit[1])
        return refine_people(tokens, hit[0], hit[1].object, (), words, start)[0] if hit and hit[1].kind == "people" else None
    start = end + 2 if behind else next((k + 3 for k in range(max(0, i - 8), max(0, i - 3)) if tokens[k].f in ("lado", "bando", "filas", "side") and tokens[k + 2].f in definite), 0)
    hit = words.nouns.at(tokens, start) if start else None
    if hit is None or hit[1].kind != "people":
        return None
    return refine_people(tokens, hit[0], hit[1].object, (), words, start)[0]


_SURE = frozenset(("confirmada", "confirmadas", "confirmed", "seguras", "comprobadas"))


def _two_by_name(tokens: list[Token], j: int) -> bool:
    """ "los hermanos Rolando e Iván X", "the brothers Joel and Wilber X": two first names behind the noun."""
    if j + 2 >= len(tokens) or not tokens[j].cap:
        return False
    k = next((k for k in range(j + 1, min(j + 4, len(tokens) - 1)) if not tokens[k].cap), j)
    return k > j and tokens[k].f in ("y", "e", "and") and tokens[k + 1].cap


def _plural_article(at: NumberAt, noun: Noun) -> bool:
    """ "unos fusiles", "los policías": more than one, not said how many."""
    number, tokens = at.number, at.tokens
    if not number.article or not noun.plural or number.more:
        return False
    several = tokens[at.i].f in ("unos", "unas", "los", "las", "its", "their", "his", "her", "sus")
    return several or (number.definite and tokens[number.end - 1].f in at.words.sets["definite"])


def _ages(at: NumberAt) -> bool:
    """ "de entre dos y trece años": two numbers of what is not counted."""
    tokens, j = at.tokens, at.number.end
    if j + 1 >= len(tokens) or tokens[j].f not in ("y", "a", "and", "to", "o", "or", "-"):
        return False
    second = number_at(tokens, j + 1, at.words, at.decimal)
    return second is not None and second.end < len(tokens) and tokens[second.end].f in at.words.sets["not_counted"]


def _family(at: NumberAt) -> Counted | None:
    """ "una familia de cinco integrantes", "a family of five": as many people."""
    tokens, j = at.tokens, at.number.end
    if j + 2 >= len(tokens) or tokens[j].f not in ("familia", "family") or tokens[j + 1].f not in ("de", "of"):
        return None
    size = number_at(tokens, j + 2, at.words, at.decimal)
    if size is None or size.value is None or size.article:
        return None
    hit = at.words.nouns.at(tokens, size.end)
    end = hit[0] if hit and hit[1].kind == "people" else size.end
    family = at.counts(end, j, "people", "civilian", f"{at.words.lang}.quantity.people.civilian", plural=True)
    family.value, family.article = size.value, False
    return family


def _of_a_length(at: NumberAt) -> Counted | None:
    """ "the 500-meter strip": one strip."""
    tokens, j = at.tokens, at.number.end
    j += at.number.article and j < len(tokens) and tokens[j].k == "n"  # "a 600-meter airstrip"
    if j + 2 >= len(tokens) or tokens[j].raw != "-" or tokens[j + 1].f not in ("meter", "metre", "foot", "kilometer", "kilometre", "yard"):
        return None
    if not at.i or not (j > at.number.end or at.number.definite or at.number.article or tokens[at.i].f in at.words.sets["one"]):
        return None
    k = j + 2 + (tokens[j + 2].raw == "-")
    hit = head_of(tokens, k, at.words)
    if hit is None or hit[2].kind != "thing" or hit[2].plural:
        return None
    strip = at.counts(hit[1], hit[0], "thing", hit[2].object, hit[2].rule)
    strip.value, strip.numbered = 1.0, True
    return strip


def _load(at: NumberAt) -> Counted | None:
    """ "a 14-ton shipment of quicklime", "a 300-kilo load of cocaine": the amount of the load."""
    tokens, words = at.tokens, at.words
    if words.lang != "en":
        return None
    second = number_at(tokens, at.number.end, words, at.decimal) if at.number.article or at.number.value else None
    size = second if at.number.article or second is not None else at.number  # "six 50-kilo sacks"
    if size is None or size.value is None or size.end + 3 >= len(tokens) or tokens[size.end].raw != "-":
        return None
    unit = words.nouns.at(tokens, size.end + 1)
    if unit is None or unit[1].kind != "unit" or unit[1].unit in ("m2", "ha"):
        return None
    obj, end = complement_of(tokens, unit[0] + 1, words)
    if obj is None:
        return None
    vessels = words.nouns.at(tokens, unit[0])
    each = vessels is not None and vessels[1].kind == "container" and vessels[1].plural and size is second
    if not each and not at.number.article and vessels is not None and vessels[1].kind == "container" and vessels[1].plural:
        return Counted(at.i, end, at.i, "none", None, None)  # "55-gallon drums of acid": how many is not said
    to, factor = UNIT_FACTORS[unit[1].unit or "count"]
    load = at.counts(end, unit[0], "amount", obj, unit[1].rule, unit=to)
    load.value, load.article = (at.number.value or 1) * size.value * factor if each else size.value * factor, False
    return load


def _its_size(at: NumberAt) -> bool:
    """ "a five-man patrol", "the 80-strong column": how many a body has, whatever became of it."""
    j = at.number.end
    return j + 1 < len(at.tokens) and at.tokens[j].raw == "-" and at.tokens[j + 1].f in ("man", "strong", "men")


def _elided(at: NumberAt) -> bool:
    """ "300 litros de acetona, 250 de ácido": the unit is the neighbour's."""
    j, last = at.number.end, last_measured(at)
    behind_de = j < len(at.tokens) and at.tokens[j].f == "de"
    unit = at.words.nouns.at(at.tokens, j + 1) if behind_de and j + 1 < len(at.tokens) else None
    if unit is not None and unit[1].kind == "unit":
        return False  # "90 000 soles y 1.2 millones de dólares"
    return behind_de and last is not None and last.kind == "amount" and last.unit != "count"


def _one_by_grammar(at: NumberAt, head: Head) -> bool:
    """Does an article stand before what is named, not counted?"""
    tokens, number, first = at.tokens, at.number, at.tokens[at.i].f
    i, end, noun, _ = head
    if not number.article:
        return False
    if noun.kind == "people" and tokens[i].f in at.words.sets["institutions"]:
        if (end == i + 1 or first == "la") and (at.words.lang == "en" or first in ("la", "a")):
            return True  # "la Policía": the institution
    if noun.object == "radio" and end < len(tokens) and tokens[end].cap and end == i + 1:
        return True  # "dijo a la radio RPP"
    if noun.object == "victims" and first in ("su", "el", "his", "her", "the"):
        return True  # "junto a su cuerpo"
    if noun.kind == "state" and first == "a" and not noun.plural and end < len(tokens) and plain_word(tokens[end], at.words):
        return True  # "under a dead cousin's name"
    if noun.kind == "state" and end < len(tokens) and tokens[end].f in at.words.sets["limbs"]:
        return True  # "captured with an injured arm"
    if noun.kind == "state" and end < len(tokens) and tokens[end].f in ("them", "him", "her"):
        return True  # "an army patrol rescued them"
    return noun.kind == "state" and number.definite  # "la baja", "the dead": resumes what was told


def _no_head(at: NumberAt, head: Head) -> bool:
    """Is the noun none that can be counted: "mando medio senderista", "la vida"?"""
    i, _, noun, _ = head
    value = at.number.value
    if noun.kind == "state" and at.tokens[i].f in ("vidas", "vida", "lives", "life"):
        if value is None or at.number.article or not _claimed(at.tokens, at.i, at.words):
            return True
    return noun.kind in ("none", "nominal") or (noun.kind in ("people", "state", "thing") and 0 < (value or 1) < 1)


def _claimed(tokens: list[Token], i: int, words: Words) -> bool:
    """ "ha cobrado 540 vidas", "claimed nearly 70,000 lives": only so do lives count deaths."""
    return any(t.f in words.sets["claiming"] for t in tokens[max(0, i - 9) : i])


def _killings(at: NumberAt) -> Counted | None:
    """ "27 homicidios de dirigentes", "three killings": as many dead."""
    j = at.number.end
    deaths = at.words.nouns.at(at.tokens, j) if (at.number.value or 0) >= 2 else None
    if deaths is None:
        return None
    end, noun = deaths
    if noun.kind != "nominal" or noun.action != "killed" or not noun.plural:
        return None
    obj, end = _killed_of(at.tokens, end, at.words)
    return at.counts(end, j, "state", obj, noun.rule, action="killed", plural=True)


def _killed_of(tokens: list[Token], j: int, words: Words) -> tuple[str | None, int]:
    """Whose deaths a number of killings counts: (object, end)."""
    for p in range(j, min(j + 4, len(tokens))):
        hit = words.nouns.at(tokens, p)
        if hit and hit[1].kind == "people":
            return refine_people(tokens, hit[0], hit[1].object, (), words, p)[0], hit[0]
    return None, j
