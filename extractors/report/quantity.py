"""Counted things: a number and what it counts, with unit, bound and the codebook's object.

"356 kilos de clorhidrato de cocaína", "dos (02) fusiles", "ocho presuntos narcotraficantes", "nine wounded",
"80 de acetona" (the unit of its neighbour), "54 paquetes de cocaína con un peso de 57,8 kilos".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractors.codebook import FORCES, UNIT_FACTORS
from extractors.report.amount import amount_of, grams_written_as_thousands, money_at, state_copula_at, toll_at, weigh
from extractors.report.counted import Counted
from extractors.report.number import Number, number_at
from extractors.report.phrase import MASS, THEM, complement_of, head_of, plain_word, refine_people
from extractors.report.words import Words
from extractors.text import Token


def find_counted(
    tokens: list[Token], words: Words, decimal: str | None, taken: frozenset[int] = frozenset()
) -> list[Counted]:
    """All counted things of one sentence, left to right. `taken` are tokens that dates, places and persons own."""
    out: list[Counted] = []
    i, n = 0, len(tokens)
    while i < n:
        c = None if i in taken or _skip(tokens, i, words) else _one(tokens, i, words, decimal, taken, out)
        if c is None:
            i += 1
            continue
        if out and _whose(tokens, out[-1], c, words):
            out[-1].j = c.j
            if c.kind == "people" and out[-1].object in (None, "person"):
                out[-1].object = c.object  # "el líder indígena"
        elif c.kind == "people" and not c.numbered and i and tokens[i - 1].f in words.sets["as_what"]:
            pass  # "un hombre sindicado como vigía": what he is said to be
        elif c.kind == "people" and out and out[-1].rule.endswith(".victims") and tokens[c.i].f == "del" and c.i - out[-1].j == 1:
            c.rule = out[-1].rule  # "los cuerpos del piloto y del copiloto"
            out.append(c)
        elif c.kind == "people" and out and _body_of(tokens, out[-1], c):
            body = out.pop()
            c.i, c.rule, c.numbered, c.value = (
                body.i, body.rule, True, body.value if body.value is not None else c.value,
            )
            out.append(c)
        elif c.kind == "thing" and c.i > 1 and tokens[c.i - 2].f in words.sets["armed"] and tokens[c.i - 1].f in ("con", "de", "with"):
            pass  # "armados con escopetas": what they bore, not what was taken
        elif c.kind == "thing" and c.article and tokens[c.i].f in words.sets["own"] and tokens[c.i - 1].f in ("con", "with"):
            pass  # "un fusil con su cacerina": a part of it
        elif (
            c.kind == "thing" and c.value is None and out and out[-1].kind == "thing" and c.i - out[-1].j == 1
            and tokens[c.i - 1].f in ("de", "of")
        ):
            out[-1].j = c.j  # "140 municiones de fusil"
        elif c.object == "cash" and c.value is None and out and out[-1].object == "cash" and c.i - out[-1].j <= 6 and tokens[c.i - 1].f in ("in", "en"):
            out[-1].j = c.j  # "$54,000 in cash"
        elif c.kind == "thing" and c.value is None and _part_of(tokens, out, c, words):
            pass  # "insumos químicos como gasolina y cemento": counted with the whole
        elif c.kind != "none":
            out.append(c)
        i = max(c.j, i + 1)
    weigh(out, tokens, words)
    grams_written_as_thousands(out, tokens)
    return out


def _whose(tokens: list[Token], people: Counted, thing: Counted, words: Words) -> bool:
    """ "el conductor del camión", "the driver of the truck": the vehicle only says which driver."""
    if people.kind == thing.kind == "people" and thing.definite and thing.article and thing.i - people.j <= 1 and not people.rule.endswith(".victims"):
        return tokens[thing.i].f == "del" or (thing.i > people.j and tokens[people.j].f in ("de", "of"))  # "el hijo de la pareja"
    if people.kind == thing.kind == "people":
        return tokens[people.head].f not in ("personal", "rehenes") and words.lang == "es" and thing.i == people.j and not thing.numbered and people.head + 1 == thing.i
    if people.kind != "people" or thing.kind != "thing" or not (thing.article or thing.value is None) or thing.i - people.j > 1:
        return False
    return tokens[thing.i].f == "del" or tokens[people.j].f in ("de", "of")  # of the truck


def _body_of(tokens: list[Token], body: Counted, people: Counted) -> bool:
    """ "el cuerpo sin vida de un terrorista", "the bodies of two soldiers": whose body it is."""
    if not body.rule.endswith("people.victims") or body.kind != "people" or not 0 < people.i - body.j <= 2:
        return people.i == body.j and body.rule.endswith(".victims") and tokens[people.i].f == "del"
    return tokens[body.j].f in ("de", "of")


def _part_of(tokens: list[Token], before: list[Counted], c: Counted, words: Words) -> bool:
    """Named only as an example of the chemicals counted just before."""
    if c.object not in ("fuel", "precursor"):
        return False
    whole = next((b for b in reversed(before) if b.object == "precursor" and b.value), None)
    if whole is None or c.i - whole.j > 24:
        return False
    gap = tokens[whole.j : c.i]
    return any(t.f in words.sets["such_as"] or t.raw == "(" for t in gap) and not any(
        t.k == "n" or t.raw == ")" for t in gap
    )


def _skip(tokens: Sequence[Token], i: int, words: Words) -> bool:
    """A digit group that counts nothing: a calibre, a model, a plate, a clock, a road mark."""
    t = tokens[i]
    if t.k != "n":
        return False
    p = tokens[i - 1] if i else None
    n = tokens[i + 1] if i + 1 < len(tokens) else None
    if p is not None:
        if (
            p.raw in "-/:.°º#"
            and p.e == t.s
            and i > 1
            and tokens[i - 2].e == p.s
            and tokens[i - 2].f not in ("s", "us")
        ):
            return True
        if p.f in words.sets["label_before"]:
            return True
        if p.raw in ".°º" and i > 1 and tokens[i - 2].f in words.sets["label_before"]:
            return True
        if p.raw in "°º" or (p.k == "w" and p.e == t.s):
            return True
    if n is not None:
        if (
            n.raw in (":", "%", "°", "º", "ª")
            and n.s == t.e
            and not (n.raw == ":" and (i + 2 >= len(tokens) or tokens[i + 2].k != "n"))
        ):
            return True
        if (
            n.raw in "/-"
            and n.s == t.e
            and i + 2 < len(tokens)
            and tokens[i + 2].s == n.e
            and (tokens[i + 2].k == "n" and n.raw == "/")
        ):
            return True
        if n.f in words.sets["label_after"]:
            return True
        if n.raw == "." and i + 2 < len(tokens) and tokens[i + 2].f in ("°", "º"):
            return True
    return False


def _one(
    tokens: list[Token], i: int, words: Words, decimal: str | None, taken: frozenset[int], before: list[Counted]
) -> Counted | None:
    money = money_at(tokens, i, words, decimal)
    if money:
        return money
    tally = state_copula_at(tokens, i, words, decimal) or toll_at(tokens, i, words, decimal)
    if tally:
        return tally
    number = number_at(tokens, i, words, decimal)
    if (
        number is not None
        and number.article
        and number.bound
        and tokens[i].f in ("over", "under", "above", "hasta", "entre")
    ):
        return None  # "handed over a rifle"
    if number is not None and number.bound and i and tokens[i].f == "over" and any(e > i for e, _ in words.verbs.all_at(tokens, i - 1)):
        return None  # "handed over two rifles"
    if number is not None:
        if number.end - 1 in taken or (number.end < len(tokens) and _skip(tokens, number.end - 1, words)):
            return None
        c = _with_number(tokens, i, number, words, decimal, before)
        if c is not None:
            return c
        return None
    return _without_number(tokens, i, words)


def _with_number(
    tokens: list[Token], i: int, number: Number, words: Words, decimal: str | None, before: list[Counted]
) -> Counted | None:
    n, j = len(tokens), number.end
    s = words.sets
    if j + 1 < n and tokens[j].f in ("y", "a", "and", "to", "o", "or", "-"):
        second = number_at(tokens, j + 1, words, decimal)
        if second is not None and second.end < n and tokens[second.end].f in s["not_counted"]:
            return None  # "de entre dos y trece años"
    elided = j < n and tokens[j].f == "de" and bool(before) and before[-1].kind == "amount" and before[-1].unit != "count"
    hit = None if elided else head_of(tokens, j, words)  # "300 litros de acetona, 250 de ácido"
    if (
        hit
        and hit[2].kind == "people"
        and number.article
        and tokens[hit[0]].f in s["institutions"]
        and (hit[1] == hit[0] + 1 or tokens[i].f == "la")
        and (words.lang == "en" or tokens[i].f in ("la", "a"))
    ):
        return None  # "la Policía": the institution
    if hit and hit[2].object == "radio" and number.article and hit[1] < n and tokens[hit[1]].cap and hit[1] == hit[0] + 1:
        return None  # "dijo a la radio RPP"
    if hit and hit[2].object == "victims" and number.article and tokens[i].f in ("su", "el", "his", "her", "the"):
        return None  # "junto a su cuerpo"
    if hit and hit[2].kind == "state" and number.article and number.definite:
        return None  # "la baja", "the dead": resumes what was told
    base: dict[str, Any] = {
        "bound": number.bound,
        "article": number.article,
        "definite": number.definite,
        "more": number.more,
        "vague": number.value is None,
        "numbered": True,
    }
    if hit is None and (number.value or 0) >= 2 and (deaths := words.nouns.at(tokens, j)) is not None:
        end, noun = deaths
        if noun.kind == "nominal" and noun.action == "killed" and noun.plural:  # "27 homicidios de dirigentes", "three killings"
            obj, end2 = _killed_of(tokens, end, words)
            return Counted(i, end2, j, "state", obj, number.value, rule=noun.rule, action="killed", plural=True, **base)
    if hit is None:
        return _bare(tokens, i, number, words, decimal, before, base)
    head, end, noun, modifiers = hit
    if noun.kind == "state" and tokens[head].f in ("vidas", "vida", "lives", "life") and (number.value is None or not _claimed(tokens, i, words)):
        return None
    if noun.kind in ("none", "nominal") or (noun.kind in ("people", "state") and 0 < (number.value or 1) < 1):
        return None  # "mando medio senderista"
    value = number.value
    if noun.kind == "unit":
        if value is None and number.definite:
            return None
        return amount_of(tokens, i, head, end, noun, number, words, decimal, base)
    if noun.kind == "container":
        obj, end2 = complement_of(tokens, end, words, holding=True)
        return Counted(
            i, end2, head, "container", obj, value, rule=noun.rule, plural=noun.plural, modifiers=modifiers, **base
        )
    obj = noun.object
    kind = noun.kind
    end2 = end
    if obj in ("laboratory", "maceration_pit", "camp"):
        end = end2 = complement_of(tokens, end, words)[
            1
        ]  # "laboratorios de pasta básica": what they made is no thing of its own
    if (
        kind == "state"
        and end + 1 < n
        and tokens[end].f in s["copulas"]
        and (hit2 := words.nouns.at(tokens, end + 1))
        and hit2[1].kind == "people"
    ):
        obj, end2 = refine_people(
            tokens, hit2[0], hit2[1].object, (), words, end + 1
        )  # "otros siete lesionados son agentes"
    elif kind in ("people", "state"):
        obj, end2 = refine_people(tokens, end, obj, modifiers, words, head)
        if kind == "state" and obj is None:
            obj = _of_whom(tokens, i, end, words)
    if (
        kind == "people"
        and number.article
        and tokens[head].f in s["relations"]
        and tokens[i].f in ("su", "his", "her", "un", "una", "a")
    ):
        base["more"] = tokens[i].f in ("su", "his", "her")
    if number.article and noun.plural and not number.more and (
        tokens[i].f in ("unos", "unas", "los", "las") or (number.definite and tokens[number.end - 1].f in s["definite"])
    ):
        value = None
    return Counted(
        i,
        end2,
        head,
        kind,
        obj,
        value,
        rule=noun.rule,
        action=noun.action,
        plural=noun.plural,
        modifiers=modifiers,
        **base,
    )


def _of_whom(tokens: list[Token], i: int, end: int, words: Words) -> str | None:
    """ "dos bajas a los atacantes", "three dead among the rebels", "por el lado de los senderistas hubo tres bajas": on which side."""
    behind = end + 2 < len(tokens) and tokens[end].f in words.sets["suffering"] and tokens[end + 1].f in words.sets["definite"]
    start = end + 2 if behind else next((k + 3 for k in range(max(0, i - 8), max(0, i - 3)) if tokens[k].f in ("lado", "bando", "filas", "side") and tokens[k + 2].f in words.sets["definite"]), 0)
    hit = words.nouns.at(tokens, start) if start else None
    if hit is None or hit[1].kind != "people":
        return None
    return refine_people(tokens, hit[0], hit[1].object, (), words, start)[0]


def _claimed(tokens: list[Token], i: int, words: Words) -> bool:
    """ "ha cobrado 540 vidas", "claimed nearly 70,000 lives": only so do lives count deaths."""
    return any(t.f in words.sets["claiming"] for t in tokens[max(0, i - 9) : i])


def _killed_of(tokens: list[Token], j: int, words: Words) -> tuple[str | None, int]:
    """Whose deaths a number of killings counts: (object, end)."""
    for p in range(j, min(j + 4, len(tokens))):
        hit = words.nouns.at(tokens, p)
        if hit and hit[1].kind == "people":
            return refine_people(tokens, hit[0], hit[1].object, (), words, p)[0], hit[0]
    return None, j


def _bare(
    tokens: list[Token],
    i: int,
    number: Number,
    words: Words,
    decimal: str | None,
    before: list[Counted],
    base: dict[str, Any],
) -> Counted | None:
    """A number without a head: "tres resultaron heridos", "80 de acetona", "wounding two"."""
    n, j, s = len(tokens), number.end, words.sets
    if i and tokens[i - 1].f in ("cada", "each"):
        return None  # "25 kilos cada uno"
    if number.value is None or (
        number.article and not number.more and not number.definite and tokens[i].f not in s["pronoun_one"]
    ):
        return None
    if number.article and tokens[number.end - 1].f in s["singular_determiners"] and not number.more:
        return None
    if j < n and tokens[j].f in s["not_counted"]:
        return None
    k = j + 1 if j + 1 < n and (tokens[j].f in ("son", "eran", "are", "were") or (tokens[j].raw == "," and before and "kinds" in before[-1].modifiers)) else 0
    who = words.nouns.at(tokens, k) if k else None
    if who and who[1].kind == "people" and who[1].plural and who[1].object != "trafficker" and not number.article:  # "tres eran militares y dos, ronderos"
        obj, end = refine_people(tokens, who[0], who[1].object, (), words, k)
        return Counted(i, end, k, "people", obj, number.value, rule=who[1].rule, plural=True, **{**base, "modifiers": ("kinds",)})
    last = tokens[number.end - 1]
    if last.k == "n" and (len(last.raw) == 4 and last.raw.isdigit() and 1900 <= int(last.raw) <= 2100):
        return None
    obj, end = (None, j)
    unit = "count"
    if j + 1 < n and tokens[j].f in ("de", "of") and tokens[j + 1].f in THEM:
        if i and (tokens[i - 1].f in s["beside"] or (tokens[i - 1].f == "a" and i > 1 and tokens[i - 2].f == "junto")):
            return None  # "junto a una de ellas", "in one of them": a place
        who = words.nouns.at(tokens, j + 2)
        kind = who[1].object if who and who[1].object in FORCES else None  # "once heridos, cuatro de ellos policías"
        end = who[0] if who and kind else j + 2
        return Counted(i, end, i, "bare", kind, number.value, rule=f"{words.lang}.quantity.bare", **{**base, "modifiers": ("of_them",)})
    if j < n and tokens[j].f in ("de", "of"):
        obj, end = complement_of(tokens, j, words)
        if obj and before and before[-1].kind == "amount" and before[-1].unit != "count":
            unit = before[-1].unit
            # the neighbour's unit was already converted; the elided one shares the written unit, which for kilos and litres is the same
            return Counted(
                i, end, i, "amount", obj, number.value, unit, rule=f"{words.lang}.quantity.elided_unit", **base
            )
        if obj and tokens[j + 1].f not in ("the", "these", "those", "los", "las"):
            return None
    if (
        j + 2 < n
        and tokens[j].f in ("de", "of")
        and tokens[j + 1].f in ("los", "las", "the", "these", "those", "sus", "su", "their", "its", "his", "her")
    ):
        whole = number_at(tokens, j + 2, words, decimal)
        if whole is not None and whole.value is not None and not whole.article:
            of = head_of(tokens, whole.end, words)
            if of and of[2].kind == "people":  # "three of the five people": the five are told next
                obj, _ = refine_people(tokens, of[1], of[2].object, of[3], words, of[0])
                return Counted(
                    i,
                    j,
                    max(i, number.end - 1),
                    "people",
                    obj,
                    number.value,
                    rule=of[2].rule,
                    plural=True,
                    modifiers=("of",),
                    **{**base, "article": False},
                )
        state = words.nouns.at(tokens, j + 2)
        if state and state[1].kind == "state" and state[0] + 1 < n and tokens[state[0]].f in s["copulas"]:
            of2 = words.nouns.at(tokens, state[0] + 1)
            if of2 and of2[1].kind == "people":  # "five of the injured are police"
                obj, end = refine_people(tokens, of2[0], of2[1].object, (), words, state[0] + 1)
                return Counted(
                    i,
                    end,
                    j + 2,
                    "state",
                    obj,
                    number.value,
                    rule=state[1].rule,
                    action=state[1].action,
                    plural=True,
                    **{**base, "article": False},
                )
        k = j + 3 if tokens[j + 2].f in s["premodifiers"] and j + 3 < n else j + 2
        hit = words.nouns.at(tokens, k)
        if number.article and i and tokens[i - 1].f in s["beside"] and not (hit and hit[1].kind == "people"):
            return None  # "at the head of one of the runways"
        if words.lang == "en" and (of3 := head_of(tokens, j + 2, words)) and of3[2].kind == "thing":
            return Counted(
                i,
                of3[1],
                of3[0],
                "thing",
                of3[2].object,
                number.value,
                rule=of3[2].rule,
                plural=True,
                **{**base, "article": False},
            )
        if hit and hit[1].kind in ("thing",):
            return Counted(
                i,
                hit[0],
                k,
                "thing",
                hit[1].object,
                number.value,
                rule=hit[1].rule,
                plural=True,
                **{**base, "article": False},
            )
        if hit and hit[1].kind in ("people",):
            obj, end = refine_people(tokens, hit[0], hit[1].object, (), words, k)
            if tokens[j + 1].f in ("his", "her", "their", "its", "su", "sus") and obj == "person":
                return Counted(i, end, i, "bare", None, number.value, rule=f"{words.lang}.quantity.bare", **{**base, "more": True})  # "three of his men"
            return Counted(
                i,
                end,
                j + 2,
                "people",
                obj,
                number.value,
                rule=hit[1].rule,
                plural=True,
                modifiers=("of",),
                **{**base, "article": False},
            )
    if j + 2 < n and tokens[j].f in ("de", "of") and tokens[j + 1].f in ("los", "las", "the", "these", "those"):
        state = words.nouns.at(tokens, j + 2)
        if state and state[1].kind == "state":
            return Counted(
                i,
                state[0],
                j + 2,
                "people",
                "person",
                number.value,
                rule=state[1].rule,
                plural=True,
                modifiers=("of",),
                **{**base, "article": False},
            )
    if i > 0 and tokens[i - 1].f in ("en", "in", "on") and j < n and tokens[j].f in ("de", "of"):
        return None  # "en una de ellas": a place, no count
    if not _stands_alone(tokens, i, j, words) or _size_of(tokens, i, j, before):
        return None
    return Counted(
        i, end, max(i, number.end - 1), "bare", None, number.value, unit, rule=f"{words.lang}.quantity.bare", **base
    )


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
    if (tokens[i].f == "las" or (i > 0 and tokens[i - 1].f == "las")) and not (j < n and tokens[j].f in s["bare_follow"]):
        return False  # "pasadas las nueve": a time of day
    if i > 1 and tokens[i - 1].f in ("de", "aged") and tokens[i - 2].raw == "," and j < n and tokens[j].raw in ",.;":
        return False  # "Ronal Shivi Korinti, de 24, …": an age
    if i > 0 and tokens[j - 1].k == "n" and tokens[i - 1].raw == "," and j < n and tokens[j].raw in ",.;":
        return False  # "Hector Ayvar, 52, was captured": an age
    if j >= n:
        return True
    alone = tokens[j].k == "p" or tokens[j].f in s["stops"] or tokens[j].f in s["of"]
    if i > 0 and alone and words.verbs.at(tokens, i - 1) is not None and tokens[i].f in words.numbers:
        return True  # "fueron destruidas seis en la localidad"
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
    return t.f in s["bare_follow"] or words.verbs.at(tokens, j) is not None


def _adjective(tokens: list[Token], i: int, words: Words) -> bool:
    """Does a word for people of a country stand behind the noun it describes?"""
    p = tokens[i - 1]
    s = words.sets
    free = p.f in s["stops"] or p.f in s["of"] or p.f in s["lead_ins"] or p.f in s["premodifiers"] or p.f in words.numbers
    return p.k == "w" and not free


def _without_number(tokens: list[Token], i: int, words: Words) -> Counted | None:
    """A thing named without a number: a substance, or an indefinite plural ("armas")."""
    hit = words.nouns.at(tokens, i)
    if not hit:
        return None
    end, noun = hit
    if i > 1 and tokens[i - 1].raw == "-" and tokens[i - 2].f in ("anti", "counter", "narco"):
        return None
    if noun.kind == "none" and end > i + 1:
        return Counted(i, end, i, "none", None, None)  # "live rounds": a phrase hides the things in it
    if tokens[i].f in ("bala", "bullet") and end == i + 1 and i and tokens[i - 1].f in ("de", "of"):
        return None  # "herido de bala"
    if noun.kind == "thing" and any(t.f in words.sets["making"] for t in tokens[max(0, i - 3) : i]):
        return Counted(i, end, i, "none", None, None)  # "laboratorios para la elaboración de cocaína": no load
    if (
        noun.kind == "unit"
        and words.lang == "es"
        and end + 1 < len(tokens)
        and tokens[end].f == "y"
        and tokens[end + 1].f in words.sets["half"]
    ):
        to, factor = UNIT_FACTORS[noun.unit or "count"]  # "tonelada y media", "hectárea y media"
        obj, j = complement_of(tokens, end + 2, words)
        return Counted(i, j, i, "amount", obj, 1.5 * factor, to, rule=noun.rule, numbered=True)
    if noun.kind == "thing":
        if words.lang == "en" and noun.object in MASS and end < len(tokens) and plain_word(tokens[end], words):
            return None
        if noun.object in ("laboratory", "maceration_pit", "camp"):
            end = complement_of(tokens, end, words)[1]
        return Counted(i, end, i, "thing", noun.object, None, rule=noun.rule, plural=noun.plural, vague=True)
    if noun.kind == "container":
        obj, j = complement_of(tokens, end, words)
        if obj:
            return Counted(i, j, i, "container", obj, None, rule=noun.rule, plural=noun.plural, vague=True)
        return None
    if noun.kind == "people" and words.lang == "en" and end < len(tokens):
        longer = head_of(tokens, i, words)  # "police trucks": the last noun is the head
        if longer and longer[0] > i and longer[2].kind == "thing":
            return Counted(
                i,
                longer[1],
                longer[0],
                "thing",
                longer[2].object,
                None,
                rule=longer[2].rule,
                plural=longer[2].plural,
                vague=True,
            )
    auxiliary = words.sets["have"] | words.sets["be"]
    if noun.kind == "people" and i and tokens[i - 1].f in auxiliary and words.verbs.at(tokens, i):
        return None  # "ha intervenido seis avionetas", "los tres fueron intervenidos"
    if tokens[i].f in words.sets["nationalities"] and i and _adjective(tokens, i, words):
        return Counted(i, end, i, "none", None, None)  # "del Ejército peruano", "otra avioneta boliviana"
    if noun.kind == "people" and noun.object not in (None,):
        obj, j = refine_people(tokens, end, noun.object, (), words, i)
        return Counted(i, j, i, "people", obj, None, rule=noun.rule, plural=noun.plural, vague=True)
    return None
