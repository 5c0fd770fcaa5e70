"""What does a number without a head count: "tres resultaron heridos", "80 de acetona", "three of his men", "wounding two"?"""

from __future__ import annotations

from typing import Any

from extractors.codebook import FORCES, UNIT_FACTORS
from extractors.report.counted import Counted, NumberAt
from extractors.report.number import number_at
from extractors.report.phrase import SIDE, THEM, complement_of, head_of, refine_people
from extractors.report.words import Noun, Words
from extractors.text import Token

THE = ("los", "las", "the", "these", "those")
CARRYING = ("carried", "carrying", "held", "holding", "contained", "transported")
REST = frozenset(("restante", "restantes", "remaining"))  # "los cinco restantes"
WHOSE = ("cuyos", "cuyas", "whose")
ORDINAL_ENDS = frozenset(("a", "o", "da", "do", "ra", "ro", "er", "ta", "to", "ma", "mo", "va", "na", "no", "st", "nd", "rd", "th"))
THEIR = ("his", "her", "their", "its", "su", "sus")


def bare(at: NumberAt) -> Counted | None:
    """The counted thing, with object and unit where the words beside the number tell them; None where it counts nothing."""
    tokens, number, end = at.tokens, at.number, at.number.end
    if (other := _the_other(at) or _of_the_side_before(at)) is not None:
        return other
    if _each_or_one(at) or _hurt_by(at) or (at.i > 1 and tokens[at.i - 1].f in ("de", "of") and tokens[at.i - 2].f in ("billetes", "notes", "bills")):
        return None
    if tokens[end - 1].f == "pareja" or (tokens[end - 1].f == "couple" and end < len(tokens) and tokens[end].f in ("accused", "suspected", "who", "was", "were", "and", "in", "from", "travelling", "traveling")):
        return at.counts(end, end - 1, "people", "person", _rule(at), plural=True)  # "una pareja que viajaba en un ómnibus"
    if (kinds := _of_a_kind(at)) is not None:
        return kinds
    if _a_day(at) or _an_age(at):
        return None
    last = tokens[end - 1]
    if last.k == "n" and end < len(tokens) and tokens[end].s == last.e and tokens[end].f in ORDINAL_ENDS:
        return None  # "la 2a Brigada"
    if last.k == "n" and len(last.raw) == 4 and last.raw.isdigit() and 1900 <= int(last.raw) <= 2100:
        return None
    if end < len(tokens) and tokens[end].f in ("de", "of"):
        follows = tokens[end + 1].f if end + 1 < len(tokens) else ""
        if follows == "whose" and end + 2 < len(tokens) and tokens[end + 2].f in ("number", "ranks", "members", "men"):
            whose = at.before[-1].object if at.before and at.before[-1].kind == "people" else None
            return at.counts(end + 3, at.i, "people", whose, _rule(at), plural=True)  # "guerrillas, one of whose number was killed"
        if follows in THEM or (follows in THE and end + 2 < len(tokens) and tokens[end + 2].f == "cuales"):
            return _of_them(at)
        obj, end = complement_of(tokens, end, at.words)
        if obj and (elided := _with_unit_before(at, obj, end)) is not None:
            return elided
        if obj and follows not in (*THE, *THEIR, *WHOSE):
            return None
        if follows in THE and end + 2 < len(tokens) and tokens[end + 2].f in ("suyos", "suyas"):
            return at.counts(end + 3, at.i, "people", "person", _rule(at))  # "dos de los suyos"
        if follows in WHOSE and (held := _noun_of(at)) is not None and held[2].kind == "people":
            return at.counts(held[1], at.i, "bare", None, _rule(at))  # "uno de cuyos integrantes fue capturado"
        if (some := _of_a_new_number(at)) is not None:
            return some
        if follows in (*THE, *THEIR) and number.end + 2 < len(tokens):
            if (part := _part(at, follows)) is not None:
                return part
            if _beside_one(at):
                return None
        if at.i > 0 and tokens[at.i - 1].f in ("en", "in", "on"):
            return None  # "en una de ellas": a place, no count
    if end + 1 < len(tokens) and tokens[end].f == "entre" and (mixed := at.words.nouns.at(tokens, end + 1)) is not None and mixed[1].object == "security_forces":
        return at.counts(mixed[0], end + 1, "people", "security_forces", _rule(at), plural=True)  # "murieron diez entre militares y policías"
    if not _stands_alone(tokens, at.i, number.end, at.words) or _size_of(tokens, at.i, number.end, at.before):
        return None
    rest = number.definite and not REST.isdisjoint(t.f for t in tokens[at.i : end + 1])
    return at.counts(end, max(at.i, number.end - 1), "bare", None, _rule(at), modifiers=("the_rest",) if rest else ())


def _a_day(at: NumberAt) -> bool:
    """ "El 21, dos soldados fueron …": no plural stands behind "el"."""
    tokens, i = at.tokens, at.i
    first = tokens[i].f == "el" and i + 1 < len(tokens) and tokens[i + 1].k == "n"
    return at.words.lang == "es" and (at.number.value or 0) > 1 and (first or (i > 0 and tokens[i - 1].f == "el"))


def _an_age(at: NumberAt) -> bool:
    """ "Nilo was 19 when he died", "X turned 40 on Friday": how old somebody is."""
    tokens, i, end = at.tokens, at.i, at.number.end
    named = i > 1 and tokens[i - 1].f in ("was", "is", "turned") and (tokens[i - 2].cap or tokens[i - 2].f in ("he", "she", "who"))
    return named and 1 <= (at.number.value or 0) < 100 and (end >= len(tokens) or tokens[end].f in ("when", "and", "at", "in") or tokens[end].k == "p")


def _rule(at: NumberAt) -> str:
    return f"{at.words.lang}.quantity.bare"


def _each_or_one(at: NumberAt) -> bool:
    """ "25 kilos cada uno", "la otra", "dos años": a word for one, or a number of what is not counted."""
    tokens, number, s, j = at.tokens, at.number, at.words.sets, at.number.end
    if at.i and tokens[at.i - 1].f in ("cada", "each"):
        return True
    if number.again and at.i and tokens[at.i - 1].f in ("in", "en", "for"):
        return True  # "the fifth attack in as many days"
    if (number.value is None and not number.again) or {t.f for t in tokens[max(0, at.i - 3) : at.i]} & {"youngest", "oldest", "eldest"}:
        return True  # "the youngest of them 14"
    if [t.f for t in tokens[max(0, at.i - 2) : at.i]] in (["he", "was"], ["she", "was"]) or (tokens[at.i].f == "both" and at.i and tokens[at.i - 1].f in CARRYING):
        return True  # "when he was six", "the truck that carried both"
    if number.article and not number.more:
        pronoun = number.definite or tokens[at.i].f in s["pronoun_one"]
        if not pronoun or tokens[j - 1].f in s["singular_determiners"]:
            return True
    return j < len(tokens) and tokens[j].f in s["not_counted"]


def _the_other(at: NumberAt) -> Counted | None:
    """ "One died and the other was wounded": the second of two, with a verb of its own."""
    tokens, number, j = at.tokens, at.number, at.number.end
    if not number.article or not number.definite or [t.f for t in tokens[max(0, j - 2) : j]] != ["the", "other"] or j >= len(tokens):
        return None
    s = at.words.sets
    verb = tokens[j].f in s["be"] or tokens[j].f in s["have"] or at.words.verbs.at(tokens, j) is not None
    if not verb or (at.i and tokens[at.i - 1].f in s["beside"]):
        return None
    return Counted(at.i, j, j - 1, "bare", None, 1.0, definite=True, more=True, numbered=True, rule=_rule(at), modifiers=("the other",))


def _of_the_side_before(at: NumberAt) -> Counted | None:
    """ "The rebels lost two men and the army one": the verb is left out, whose he is stands before the number."""
    tokens, i, j = at.tokens, at.i, at.number.end
    elided = at.words.lang == "en" and i > 2 and tokens[i - 2].f == "the" and tokens[i - 3].f in ("and", "while", "but")
    side = at.words.actors.at(tokens, i - 1) if elided and j < len(tokens) and (tokens[j].k == "p" or tokens[j].f in at.words.sets["stops"]) else None
    if side is None or side[0] != i or side[1] not in SIDE or at.number.value is None:
        return None
    return at.counts(j, i, "people", SIDE[side[1]], _rule(at), plural=True, article=False)


def _hurt_by(at: NumberAt) -> bool:
    """ "nine officers had been hurt, two by explosives": what hurt some of those just counted."""
    tokens, j = at.tokens, at.number.end
    behind = at.i > 0 and tokens[at.i - 1].raw in ",;" and j < len(tokens) and tokens[j].f == "by"
    return behind and any(c.kind in ("people", "state", "bare") and (c.value or 0) > (at.number.value or 0) for c in at.before)


def _of_a_kind(at: NumberAt) -> Counted | None:
    """ "tres eran militares y dos, ronderos": of what kind those told before are."""
    tokens, j = at.tokens, at.number.end
    if j + 1 >= len(tokens):
        return None
    if at.number.article:
        return None
    if (side := _of_a_side(at)) is not None:
        return side
    again = tokens[j].raw == "," and bool(at.before) and "kinds" in at.before[-1].modifiers
    who = at.words.nouns.at(tokens, j + 1) if again or tokens[j].f in ("son", "eran", "are", "were") else None
    if who is None or who[1].kind != "people" or not who[1].plural or who[1].object == "trafficker":
        return None
    obj, end = refine_people(tokens, who[0], who[1].object, (), at.words, j + 1)
    return at.counts(end, j + 1, "people", obj, who[1].rule, plural=True, modifiers=("kinds",))


def _of_a_side(at: NumberAt) -> Counted | None:
    """ "14 efectivos, doce del Ejército y dos de la Policía": of which force those told before are."""
    tokens, j = at.tokens, at.number.end
    belongs = tokens[j].f in ("pertenecen", "pertenecian", "pertenece", "belong", "belonged", "belongs")  # "tres pertenecen a la Policía y dos al Ejército"
    if belongs or (tokens[j].f in ("al", "to") and any(t.f.startswith(("pertenec", "belong")) for t in tokens[max(0, at.i - 12) : at.i])):
        k = next((k for k in range(j + belongs, min(j + 12, len(tokens))) if (side := at.words.actors.at(tokens, k)) is not None and side[1] in FORCES), None)
        if k is None or any(t.raw in ",;:" or t.f in ("y", "and") for t in tokens[j:k]) or not any(c.kind in ("people", "state") and (c.value or 0) > (at.number.value or 0) for c in at.before):
            return None
        side = at.words.actors.at(tokens, k)
        return at.counts(side[0], j, "people", side[1], _rule(at), plural=True, modifiers=("kinds",)) if side else None
    linked = tokens[j].f == "del" or (tokens[j].f in ("de", "of") and tokens[j + 1].f in ("la", "the"))
    people = next((c for c in reversed(at.before) if c.kind in ("people", "state") and c.value), None)
    if not linked or people is None or not ("kinds" in people.modifiers or people.object in (None, "force", "person", "police?", "forces?", "security_forces")):
        return None
    k = j + 1 + (tokens[j].f != "del")
    side = at.words.actors.at(tokens, k) if k < len(tokens) else None
    if side is None or side[1] not in FORCES:
        return None
    return at.counts(side[0], j, "people", side[1], _rule(at), plural=True, modifiers=("kinds",))


def _of_them(at: NumberAt) -> Counted | None:
    """ "once heridos, cuatro de ellos policías"; but "junto a una de ellas", "in one of them" are places."""
    tokens, i, j = at.tokens, at.i, at.number.end
    if i > 1 and tokens[i - 1].raw == "," and tokens[i - 2].f in ("anos", "years"):
        return None  # "de 27 años, nueve de ellos en la organización"
    junto = i > 1 and tokens[i - 1].f == "a" and tokens[i - 2].f == "junto"
    if i and (junto or tokens[i - 1].f in at.words.sets["beside"]):
        return None
    k = j + 2 + (j + 3 < len(tokens) and tokens[j + 2].f in at.words.sets["one"])
    who = at.words.nouns.at(tokens, k)
    kind = who[1].object if who and who[1].object in (*FORCES, "armed_group") else None
    end = who[0] if who and kind else _only_describes(at, j + 2)
    return at.counts(end, i, "bare", kind, _rule(at), modifiers=("of_them",))


def _only_describes(at: NumberAt, k: int) -> int:
    """ "three rebels, one of them a woman": the end of the noun that says no more of some of a known kind than who they are."""
    tokens = at.tokens
    last = next((c for c in reversed(at.before) if c.kind in ("people", "state", "thing")), None)
    if last is not None and last.kind == "thing" and k < len(tokens):
        start = k + (tokens[k].f in at.words.sets["one"])
        what = at.words.nouns.at(tokens, start) if start < len(tokens) else None
        return what[0] if what and what[1].kind == "thing" and what[1].object == last.object else k  # "two rifles, one of them a Galil"
    of_mates = at.before[-1] if at.before and at.before[-1].kind == "bare" and at.before[-1].more else None
    if of_mates is not None and k + 1 < len(tokens) and (of_mates.value or 0) > (at.number.value or 0):
        mate = at.words.nouns.at(tokens, k + (tokens[k].f in at.words.sets["one"] or tokens[k].f in at.words.sets["definite"]))
        return mate[0] if mate and mate[1].kind == "people" and mate[0] < len(tokens) and tokens[mate[0]].raw == "," else k  # "Two of his comrades, one of them the co-pilot, were wounded"
    if last is None or last.object not in (*FORCES, "armed_group", "trafficker") or k >= len(tokens):
        return k
    start = k + (tokens[k].f in at.words.sets["one"])
    who = at.words.nouns.at(tokens, start) if start < len(tokens) else None
    return who[0] if who and who[1].kind == "people" and who[1].object in ("civilian", "person") else k


def last_measured(at: NumberAt) -> Counted | None:
    """What was counted just before, but for the vessels it came in: "1,850 kilos de cal, en 74 sacos, y 325 de soda"."""
    vessels = bool(at.before) and at.before[-1].kind == "container" and at.before[-1].object is None and at.tokens[at.before[-1].i - 1].f in ("en", "in")
    return next((c for c in reversed(at.before[: -1 if vessels else None])), None)


def _with_unit_before(at: NumberAt, obj: str, end: int) -> Counted | None:
    """ "300 galones de gasolina y 80 de ácido": the unit written there is shared."""
    last = last_measured(at)
    if last is None or last.kind != "amount" or last.unit == "count":
        return None
    elided = at.counts(end, at.i, "amount", obj, f"{at.words.lang}.quantity.elided_unit", unit=last.unit)
    written = next((c.rule.rpartition(".")[2] for c in reversed(at.before) if c.rule != elided.rule), "")
    if elided.value is not None and (unit := UNIT_FACTORS.get(written)) is not None and unit[0] == last.unit:
        elided.value *= unit[1]
    return elided


def _part(at: NumberAt, article: str) -> Counted | None:
    """Some of those said behind "of the"."""
    part = _of_a_number(at) or _of_an_area(at) or _of_the_hurt(at)
    if part or _beside_one(at):
        return part
    return _of_things(at) or _of_people(at) or (_of_the_dead(at) if article in THE else None)


def _some(at: NumberAt, end: int, head: int, kind: str, obj: str | None, rule: str, **more: Any) -> Counted:
    return at.counts(end, head, kind, obj, rule, **{"plural": True, "article": False, **more})


def _of_a_number(at: NumberAt) -> Counted | None:
    """ "three of the five people": the five are told next."""
    tokens, j = at.tokens, at.number.end
    k = next((k for k in range(j + 2, min(j + 4, len(tokens) - 1)) if tokens[k].f.endswith("'s")), j + 1)
    whole = number_at(tokens, k + 1, at.words, at.decimal)  # "three of the truck's four occupants"
    of = head_of(tokens, whole.end, at.words) if whole and whole.value is not None and not whole.article else None
    if of is None or of[2].kind != "people":
        return None
    obj, _ = refine_people(tokens, of[1], of[2].object, of[3], at.words, of[0])
    some = _some(at, j, of[0], "people", obj, of[2].rule, modifiers=("of",))
    if [t.f for t in tokens[max(0, at.i - 2) : at.i]] in _ALL_BUT and whole is not None and some.value is not None:
        some.value = (whole.value or 0) - some.value  # "All but one of the six officers died"
    return some


_ALL_BUT = (["all", "but"], ["todos", "menos"], ["todas", "menos"], ["todos", "salvo"])


def _of_a_new_number(at: NumberAt) -> Counted | None:
    """ "Two of three men suspected of the murder were arrested": of a number told here first."""
    tokens, j = at.tokens, at.number.end
    whole = number_at(tokens, j + 1, at.words, at.decimal)
    if at.i and tokens[at.i - 1].f == "of":
        return None  # "the body of one of three soldiers missing since Friday"
    if whole is None or whole.article or whole.definite or (whole.value or 0) <= (at.number.value or 0) or at.words.lang != "en":
        return None
    of = head_of(tokens, whole.end, at.words)
    if of is None or of[2].kind != "people":
        return None
    obj, _ = refine_people(tokens, of[1], of[2].object, of[3], at.words, of[0])
    return _some(at, j, of[0], "people", obj, of[2].rule, modifiers=("of",))


def _of_an_area(at: NumberAt) -> Counted | None:
    """ "30 940 de las 78 310 hectáreas de coca": a part in the unit of the whole."""
    tokens, j = at.tokens, at.number.end
    k = next((k for k in range(j + 1, min(j + 4, len(tokens) - 1)) if tokens[k].f.endswith("'s")), j + 1)  # "of the country's 95,008 hectares"
    whole = number_at(tokens, k + 1, at.words, at.decimal)
    unit = at.words.nouns.at(tokens, whole.end) if whole and whole.value is not None and not whole.article else None
    if unit is None or unit[1].unit != "ha" or at.number.value is None or at.number.value > (whole.value or 0 if whole else 0):
        return None
    obj, _ = complement_of(tokens, unit[0], at.words)
    return at.counts(j, max(at.i, j - 1), "amount", obj, unit[1].rule, unit="ha")


def _of_the_hurt(at: NumberAt) -> Counted | None:
    """ "five of the injured are police"."""
    tokens, words, j = at.tokens, at.words, at.number.end
    state = words.nouns.at(tokens, j + 2)
    if state is None or state[1].kind != "state" or state[0] + 1 >= len(tokens):
        return None
    who = words.nouns.at(tokens, state[0] + 1) if tokens[state[0]].f in words.sets["copulas"] else None
    if who is None or who[1].kind != "people":
        return None
    obj, end = refine_people(tokens, who[0], who[1].object, (), words, state[0] + 1)
    return _some(at, end, j + 2, "state", obj, state[1].rule, action=state[1].action)


def _noun_of(at: NumberAt) -> tuple[int, int, Noun] | None:
    """The noun behind "of the", one describing word between: token, end, noun."""
    k = at.number.end + 2
    k += k + 1 < len(at.tokens) and (at.tokens[k].f in at.words.sets["premodifiers"] | at.words.sets["alleged"] or at.tokens[k].f in at.words.sets["the_hurt"]) and at.words.nouns.at(at.tokens, k + 1) is not None
    hit = at.words.nouns.at(at.tokens, k)
    return (k, *hit) if hit else None


def _beside_one(at: NumberAt) -> bool:
    """ "at the head of one of the runways": a place, no count."""
    if not (at.number.article and at.i and at.tokens[at.i - 1].f in at.words.sets["beside"]):
        return False
    of = _noun_of(at)
    return of is None or of[2].kind != "people"


def _of_things(at: NumberAt) -> Counted | None:
    """ "dos de los fusiles", "one of the police trucks"."""
    of = head_of(at.tokens, at.number.end + 2, at.words) if at.words.lang == "en" else None
    k, end, noun = of[:3] if of and of[2].kind == "thing" else _noun_of(at) or (0, 0, None)
    return _some(at, end, k, "thing", noun.object, noun.rule) if noun and noun.kind == "thing" else None


def _of_people(at: NumberAt) -> Counted | None:
    """ "uno de los policías"; "three of his men" are people told before."""
    of = _noun_of(at)
    if of is None and at.words.lang == "en" and (longer := head_of(at.tokens, at.number.end + 2, at.words)) is not None:
        of = longer[:3]  # "two of its column leaders"
    if of is None or of[2].kind != "people":
        return None
    k, end, noun = of
    j = at.number.end
    obj, end = refine_people(at.tokens, end, noun.object, (), at.words, k)
    if at.tokens[j + 1].f in THEIR and obj in FORCES and at.before and at.before[-1].object == "armed_group":
        obj = "armed_group"  # "a rebel commander and one of his lieutenants"
    if at.tokens[j + 1].f in THEIR and obj == "person":
        return at.counts(end, at.i, "bare", None, _rule(at), more=True)
    return _some(at, end, j + 2, "people", obj, noun.rule, modifiers=("of",))


def _of_the_dead(at: NumberAt) -> Counted | None:
    """ "two of the dead"."""
    j = at.number.end + 2
    state = at.words.nouns.at(at.tokens, j)
    if state is None or state[1].kind != "state":
        return None
    return _some(at, state[0], j, "people", "person", state[1].rule, modifiers=("of",))


def _size_of(tokens: list[Token], i: int, j: int, before: list[Counted]) -> bool:
    """ "Los atacantes, unos sesenta, …": how many the people just named are."""
    k = i - 1
    while k > 0 and tokens[k].f in ("unos", "unas", "some", "about", "around", "cerca", "de"):
        k -= 1
    comma = k > 0 and tokens[k].raw == "," and j < len(tokens) and tokens[j].raw in ",."
    last = before[-1] if before else None
    return comma and last is not None and last.kind == "people" and last.j == k and (last.definite or last.value is None)


def _stands_alone(tokens: list[Token], i: int, j: int, words: Words) -> bool:
    """Does the number stand for people or things named before, not for an unknown noun, an age or a date?"""
    n, s = len(tokens), words.sets
    if i > 0 and tokens[i - 1].raw == "(" and j < n and tokens[j].raw == ")":
        return False
    hour = len(tokens[j - 1].raw) <= 2 or tokens[j - 1].k == "w"
    if hour and (tokens[i].f == "las" or (i > 0 and tokens[i - 1].f == "las")) and not (j < n and tokens[j].f in s["bare_follow"]):
        return False  # "pasadas las nueve": a time of day
    if i > 0 and tokens[i - 1].f in ("con", "with") and j < n and tokens[j].f.startswith(("herida", "lesion", "wound")):
        return False  # "con una herida en el muslo"
    if i > 1 and tokens[i].k == "n" and tokens[i - 1].k == "w" and tokens[i - 1].cap and not tokens[i - 1].raw.isupper() and j - i == 1:
        return False  # "integrantes del Batallón Contraterrorista 42": a name
    k = i - 1 - (i > 0 and tokens[i - 1].f in ("about", "around", "some", "unos", "unas"))
    if k > 0 and tokens[k].f in ("of", "de") and tokens[k - 1].f in ("man", "woman", "boy", "girl", "hombre", "mujer", "joven"):
        return False  # "a man of about 30": an age
    if i > 1 and tokens[i - 1].f in ("of", "de") and 9 < _value(tokens[i], words) < 90 and _one_person(tokens, i - 2, words):
        return False  # "a youth of 18", "una hermana de 15"
    if i > 1 and tokens[i - 1].f in ("for", "para") and tokens[i - 2].f in words.sets["seating"]:
        return False  # "an Mi-171 with room for 26"
    if i > 2 and tokens[i - 1].f in ("to", "a") and tokens[i - 3].f in words.sets["may_be"]:
        return False  # "the toll could rise to seven"
    if i > 0 and tokens[i - 1].f in ("anos", "decada"):
        return False  # "a comienzos de los años noventa"
    if _of_ages(tokens, i, j):
        return False  # "dos nietos, de 16 y 12, …": two ages
    if i > 1 and tokens[i - 1].f in ("de", "aged") and tokens[i - 2].raw == "," and j < n and tokens[j].raw in ",.;":
        return False  # "Ronal Shivi Korinti, de 24, …": an age
    if i > 0 and tokens[j - 1].k == "n" and tokens[i - 1].raw == "," and j < n and tokens[j].raw in ",.;":
        return False  # "Hector Ayvar, 52, was captured": an age
    if j >= n or tokens[j].f == "alive":
        return True  # "took two alive"
    if tokens[i].f in ("otro", "otra", "otros", "otras") and i > 0 and tokens[i - 1].f == "a" and tokens[j].f in s["stops"]:
        return True  # "mató a un infante y dejó sin una pierna a otro en …"
    alone = tokens[j].k == "p" or tokens[j].f in s["stops"] or tokens[j].f in s["of"]
    if i > 0 and alone and words.verbs.at(tokens, i - 1) is not None and (tokens[i].f in words.numbers or (tokens[i].f in s["more"] and tokens[j - 1].f in words.numbers)):
        return True  # "fueron destruidas seis en la localidad", "se destruyeron otras cuatro en X"
    if i > 1 and alone and words.lang == "es" and tokens[i - 1].f == "a" and (words.verbs.at(tokens, i - 2) is not None or tokens[i - 2].f in s["the_hurt"]):
        return True  # "hirieron a ocho en la quebrada", "dejaron heridos a 12"
    t = tokens[j]
    if t.k == "p":
        return t.raw in ",.;:)"
    if (
        t.f in ("del", "de", "en", "in", "of")
        and j + 1 < n
        and (
            tokens[j + 1].f in ("mismo", "igual", "todo", "toda", "all", "same")
            or (tokens[j + 1].k == "n" and len(tokens[j + 1].raw) == 4)
        )
    ):
        return True  # "frente a los 97 del mismo periodo", "up from 16 in 2019"
    if t.f in ("de", "of"):
        return j + 1 < n and tokens[j + 1].f in s["anaphors"]
    if t.f in s["bare_follow"] or words.verbs.at(tokens, j) is not None:
        return True
    return words.lang == "es" and t.f.endswith(("aron", "eron")) and tokens[j - 1].k == "w"  # "otros tres huyeron heridos"


def _value(t: Token, words: Words) -> float:
    v = words.numbers.get(t.f)
    return float(t.raw) if t.raw.isdigit() else float(v) if isinstance(v, int | float) else 0.0


def _one_person(tokens: list[Token], k: int, words: Words) -> bool:
    """Whether the noun that ends at token k names one person behind an article: "a youth", "su hermana"."""
    hit = words.nouns.at(tokens, k)
    return hit is not None and hit[1].kind == "people" and not hit[1].plural and k > 0 and tokens[k - 1].f in words.sets["one"] | words.sets["definite"]


def _of_ages(tokens: list[Token], i: int, j: int) -> bool:
    """Is the number one of two ages behind a comma: ", de 16 y 12,", ", aged 16 and 12,"?"""
    first = i if j < len(tokens) and tokens[j].f in ("y", "and") else i - 2
    if first >= 1 and tokens[first - 1].f in ("aged", "ages", "edades"):
        return True  # "two grandchildren aged three and five"
    if first < 2 or tokens[first - 1].f not in ("de", "aged") or tokens[first - 2].raw != ",":
        return False
    end = first + 3
    return end <= len(tokens) and tokens[first + 1].f in ("y", "and") and (end == len(tokens) or tokens[end].raw in ",.;)")
