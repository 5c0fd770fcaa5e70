"""Counted things: a number and what it counts, with unit, bound and the codebook's object.

"356 kilos de clorhidrato de cocaína", "dos (02) fusiles", "ocho presuntos narcotraficantes", "nine wounded",
"80 de acetona" (the unit of its neighbour), "54 paquetes de cocaína con un peso de 57,8 kilos".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.codebook import UNIT_FACTORS
from extractors.report.number import Number, digits, number_at
from extractors.report.words import Noun, Words
from extractors.text import Token

MASS_UNITS = {"kg", "t", "g", "lb", "oz", "arroba", "quintal"}


@dataclass(slots=True)
class Counted:
    i: int  # first token (bound or number)
    j: int  # token after it
    head: int  # token of the head noun, or of the number where there is none
    kind: str  # 'people' | 'thing' | 'amount' | 'container' | 'state' | 'bare'
    object: str | None
    value: float | None
    unit: str = "count"
    bound: str | None = None
    rule: str = ""
    action: str | None = None  # what a state head says: "tres muertos"
    plural: bool = False
    article: bool = False
    definite: bool = False
    more: bool = False
    vague: bool = False
    numbered: bool = False  # carries a number or counting determiner of its own
    modifiers: tuple[str, ...] = ()
    anchor: tuple[int, int] | None = None  # where the load stands that this amount weighs
    name: str | None = None  # a person named: counts as one where no number is given


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
        if c.kind != "none":
            out.append(c)
        i = max(c.j, i + 1)
    _weights(out, tokens, words)
    return out


def _one(
    tokens: list[Token], i: int, words: Words, decimal: str | None, taken: frozenset[int], before: list[Counted]
) -> Counted | None:
    money = _money(tokens, i, words, decimal)
    if money:
        return money
    tally = _state_copula(tokens, i, words, decimal) or _toll(tokens, i, words, decimal)
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
    if number is not None:
        if number.end - 1 in taken or (number.end < len(tokens) and _skip(tokens, number.end - 1, words)):
            return None
        c = _with_number(tokens, i, number, words, decimal, before)
        if c is not None:
            return c
        return None
    return _without_number(tokens, i, words)


def _toll(tokens: list[Token], i: int, words: Words, decimal: str | None) -> Counted | None:
    """ "el número de muertos subió a siete", "a dos se elevó la cifra de fallecidos", "the death toll rose to ten"."""
    n, s = len(tokens), words.sets
    if tokens[i].f in ("a", "to", "at") and i + 2 < n:
        number = number_at(tokens, i + 1, words, decimal)
        if (
            number is not None
            and number.value is not None
            and not (number.end < n and tokens[number.end].k == "w" and words.nouns.at(tokens, number.end))
        ):
            around = range(max(0, i - 9), min(n, number.end + 9))
            rising = any(
                tokens[k].f in s["rising"]
                for k in [*range(max(0, i - 4), i), *range(number.end, min(n, number.end + 3))]
            )
            if rising and any(tokens[k].f in s["toll_words"] for k in around):
                for k in around:
                    hit = words.nouns.at(tokens, k)
                    if hit and hit[1].kind == "state" and hit[1].action:
                        return Counted(
                            i + 1,
                            number.end,
                            k,
                            "state",
                            hit[1].object,
                            number.value,
                            bound=number.bound,
                            rule=hit[1].rule,
                            action=hit[1].action,
                            numbered=True,
                            modifiers=("toll",),
                        )
    return None


def _state_copula(tokens: list[Token], i: int, words: Words, decimal: str | None) -> Counted | None:
    """ "los arrestados son cuatro", "the dead number five"."""
    if tokens[i].f in words.sets["copulas"] and words.lang == "es":
        k = i + (2 if i + 1 < len(tokens) and tokens[i + 1].f == "ya" else 1)
        number = number_at(tokens, k, words, decimal) if k < len(tokens) else None
        if (
            number is not None
            and number.value is not None
            and not number.article
            and number.end + 1 < len(tokens)
            and tokens[number.end].f in ("los", "las")
        ):
            hit = words.nouns.at(tokens, number.end + 1)
            if hit and hit[1].kind in (
                "state",
                "people",
                "thing",
            ):  # "fueron ocho los caídos", "suman 231 los laboratorios"
                obj, end = hit[1].object, hit[0]
                if hit[1].kind == "people":
                    obj, end = _refine_people(tokens, end, obj, (), words, number.end + 1)
                return Counted(
                    i,
                    end,
                    number.end + 1,
                    hit[1].kind,
                    obj,
                    number.value,
                    bound=number.bound,
                    rule=hit[1].rule,
                    action=hit[1].action,
                    plural=True,
                    numbered=True,
                )
    if tokens[i].f not in ("los", "las", "the") or i + 3 >= len(tokens):
        return None
    hit = words.nouns.at(tokens, i + 1)
    if not hit or hit[1].kind != "state" or hit[0] >= len(tokens) or tokens[hit[0]].f not in words.sets["copulas"]:
        return None
    k = hit[0] + 1
    if k < len(tokens) and tokens[k].f in ("ya", "now", "en"):
        k += 1
    number = number_at(tokens, k, words, decimal) if k < len(tokens) else None
    if (
        number is None
        or number.value is None
        or number.article
        or (number.end < len(tokens) and tokens[number.end].k == "w" and words.nouns.at(tokens, number.end))
    ):
        return None
    return Counted(
        i,
        number.end,
        i + 1,
        "state",
        hit[1].object,
        number.value,
        bound=number.bound,
        rule=hit[1].rule,
        action=hit[1].action,
        numbered=True,
        modifiers=("copula",),
    )


def _money(tokens: list[Token], i: int, words: Words, decimal: str | None) -> Counted | None:
    """ "S/ 7 400", "US$ 18,200", "$12,000", "€ 500": the sign stands before the number."""
    t, n = tokens[i], len(tokens)
    k, unit = i, None
    if t.f in ("s", "us", "u", "usd", "b") and i + 1 < n:
        nxt = tokens[i + 1].raw
        if t.f == "s" and nxt == "/":
            unit, k = "PEN", i + 2
            if k < n and tokens[k].raw == ".":
                k += 1
        elif t.f in ("us", "u") and "$" in (nxt, tokens[i + 2].raw if i + 2 < n else ""):
            unit, k = "USD", i + (2 if nxt == "$" else 4)
        elif t.f == "usd":
            unit, k = "USD", i + 1
    elif t.raw in ("$", "€"):
        unit, k = ("USD" if t.raw == "$" else "EUR"), i + 1
    if unit is None or k >= n or tokens[k].k != "n":
        return None
    number = number_at(tokens, k, words, decimal)
    if number is None or number.value is None:
        return None
    bound = None
    if any(x.raw == "(" for x in tokens[max(0, i - 2) : i]):
        return Counted(i, number.end, k, "none", None, None)  # "43,500 soles (about $14,100)": the same money again
    return Counted(
        i, number.end, k, "amount", "cash", number.value, unit, bound, f"{words.lang}.quantity.money", numbered=True
    )


def _with_number(
    tokens: list[Token], i: int, number: Number, words: Words, decimal: str | None, before: list[Counted]
) -> Counted | None:
    n, j = len(tokens), number.end
    s = words.sets
    if j + 1 < n and tokens[j].f in ("y", "a", "and", "to", "o", "or", "-"):
        second = number_at(tokens, j + 1, words, decimal)
        if second is not None and second.end < n and tokens[second.end].f in s["not_counted"]:
            return None  # "de entre dos y trece años"
    hit = _head(tokens, j, words)
    if (
        hit
        and hit[2].kind == "people"
        and number.article
        and tokens[hit[0]].f in s["institutions"]
        and (words.lang == "en" or tokens[i].f in ("la", "a"))
    ):
        return None  # "la Policía": the institution
    if hit and hit[2].object == "victims" and number.article and tokens[i].f in ("su", "el", "his", "her", "the"):
        return None  # "junto a su cuerpo"
    if hit and hit[2].kind == "state" and number.article and number.definite:
        return None  # "la baja", "the dead": resumes what was told
    base = {
        "bound": number.bound,
        "article": number.article,
        "definite": number.definite,
        "more": number.more,
        "vague": number.value is None,
        "numbered": True,
    }
    if hit is None:
        return _bare(tokens, i, number, words, decimal, before, base)
    head, end, noun, modifiers = hit
    if noun.kind == "none" or noun.kind == "nominal":
        return None
    value = number.value
    if noun.kind == "unit":
        if value is None and number.definite:
            return None
        return _amount(tokens, i, head, end, noun, number, words, decimal, base)
    if noun.kind == "container":
        obj, end2 = _complement(tokens, end, words)
        return Counted(
            i, end2, head, "container", obj, value, rule=noun.rule, plural=noun.plural, modifiers=modifiers, **base
        )
    obj = noun.object
    kind = noun.kind
    end2 = end
    if obj in ("laboratory", "maceration_pit", "camp"):
        end = end2 = _complement(tokens, end, words)[
            1
        ]  # "laboratorios de pasta básica": what they made is no thing of its own
    if (
        kind == "state"
        and end + 1 < n
        and tokens[end].f in s["copulas"]
        and (hit2 := words.nouns.at(tokens, end + 1))
        and hit2[1].kind == "people"
    ):
        obj, end2 = _refine_people(
            tokens, hit2[0], hit2[1].object, (), words, end + 1
        )  # "otros siete lesionados son agentes"
    elif kind in ("people", "state"):
        obj, end2 = _refine_people(tokens, end, obj, modifiers, words, head)
    if (
        kind == "people"
        and number.article
        and tokens[head].f in s["relations"]
        and tokens[i].f in ("su", "his", "her", "un", "una", "a")
    ):
        base["more"] = tokens[i].f in ("su", "his", "her")
    if number.article and noun.plural and not number.more and tokens[i].f in ("unos", "unas", "los", "las"):
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


def _head(tokens: list[Token], j: int, words: Words) -> tuple[int, int, Noun, tuple[str, ...]] | None:
    """The noun a number counts: (token, end, noun, words between). Spanish: the first; English: the last of the noun phrase."""
    n, s = len(tokens), words.sets
    modifiers: list[str] = []
    best = None
    p = j
    limit = j + (4 if words.lang == "es" else 7)
    while p < n and p < limit:
        t = tokens[p]
        hit = words.nouns.at(tokens, p)
        if hit and hit[1].kind != "nominal":
            end, noun = hit
            if words.lang == "es":
                return p, end, noun, tuple(modifiers)
            if (
                best is not None
                and ((noun.kind == "state" and not noun.plural) or tokens[p].f in s["predicates"])
                and best[2].kind in ("people", "thing")
            ):
                break  # "three soldiers dead", "two officers hostage": the noun is the one before
            if not (noun.kind == "state" and end < n and _noun_follows(tokens, end, words)):
                best = (p, end, noun, tuple(modifiers))
            modifiers.extend(tokens[x].f for x in range(p, end))
            p = end
            continue
        if t.f in s["not_counted"]:
            return None
        if words.lang == "es":
            if t.f not in s["premodifiers"] and t.raw not in '«»“”"':
                return None
            modifiers.append(t.f)
        else:
            if t.f in words.numbers or (p > j and words.verbs.at(tokens, p) is not None):
                break
            old = t.k == "n" and p + 4 < n and tokens[p + 1].raw == "-" and tokens[p + 2].f == "year"
            if (
                (t.k == "p" and t.raw not in "-'’\"“”")
                or t.f in s["stops"]
                or (t.k == "n" and not old and not (p > j and tokens[p - 1].raw == "-"))
            ):
                break
            if (
                best is not None
                and t.raw == "-"
                and p + 1 < n
                and tokens[p + 1].k == "w"
                and t.s == tokens[p - 1].e
                and tokens[p + 1].s == t.e
            ):
                best = None  # "a Bolivian-registered plane": the first half only describes
                modifiers.append(tokens[p + 1].f)
                p += 2
                continue
            if best is not None and t.k == "w":
                break
            if (
                p == j
                and t.raw == "-"
                and p + 1 < n
                and (tokens[p + 1].f in s["not_counted"] or tokens[p + 1].k == "n")
            ):
                return None
            if t.k == "n" and p + 4 < n and tokens[p + 1].raw == "-" and tokens[p + 2].f == "year":
                p += 5  # "a 27-year-old member"
                limit += 5
                continue
            modifiers.append(t.f)
        p += 1
    if best is not None and best[2].kind == "people" and best[1] < n and tokens[best[1]].f in s["after_people"]:
        return None  # "an Ashaninka patrol", "two army bases"
    if best is not None and best[2].object in _MASS and best[1] < n and _plain_word(tokens[best[1]], words):
        return None  # "the busiest cocaine valley", "a drug flight": the thing only describes
    return best


_MASS = {"cocaine", "drugs", "coca_leaf", "coca_crop", "cocaine_base"}


def _plain_word(t: Token, words: Words) -> bool:
    s = words.sets
    return (
        t.k == "w"
        and not t.cap
        and t.f not in s["stops"]
        and t.f not in s["clause_words"]
        and not t.f.endswith("ly")
        and t.f not in s["bare_follow"]
        and t.f not in words.verbs.rows
        and t.f not in s["after_mass"]
    )


def _noun_follows(tokens: list[Token], p: int, words: Words) -> bool:
    for q in range(p, min(p + 4, len(tokens))):
        hit = words.nouns.at(tokens, q)
        if hit and hit[1].kind in ("people", "thing"):
            return True
        if (tokens[q].k != "w" and tokens[q].raw not in "-") or tokens[q].f in words.sets["stops"]:
            return False
    return False


def _amount(
    tokens: list[Token],
    i: int,
    head: int,
    end: int,
    noun: Noun,
    number: Number,
    words: Words,
    decimal: str | None,
    base: dict,
) -> Counted | None:
    value, n = number.value, len(tokens)
    unit = noun.unit or "count"
    if unit in MASS_UNITS and value is not None and tokens[number.end - 1].k == "n" and not number.article:
        last = tokens[number.end - 1]
        if number.bound != "min" or tokens[number.end - 1].raw == last.raw:
            plain = digits(last.raw, decimal, words.lang)
            massy = digits(last.raw, decimal, words.lang, mass=True)
            if plain == value and massy != plain:
                value = massy
    if value is None:
        return (
            None
            if unit in ("count",)
            else Counted(
                i,
                end,
                head,
                "amount",
                _complement(tokens, end, words)[0],
                None,
                "kg" if unit in MASS_UNITS else unit,
                rule=noun.rule,
                **base,
            )
        )
    to, factor = UNIT_FACTORS[unit]
    value *= factor
    j = end
    # "12 kilos con 350 gramos", "5 toneladas 750 kilos", "tonelada y media"
    half = words.sets["half"]
    if (
        j + 1 < n
        and tokens[j].f in ("y", "and")
        and (tokens[j + 1].f in half or (tokens[j + 1].f in ("a", "un") and j + 2 < n and tokens[j + 2].f in half))
    ):
        value += factor * 0.5
        j += 2 if tokens[j + 1].f in half else 3
    k = j + 1 if j < n and tokens[j].f in ("con", "y", "and", ",", "with") else j
    if k < n and tokens[k].k == "n" and unit in MASS_UNITS | {"L", "gal"}:
        small = number_at(tokens, k, words, decimal)
        hit = words.nouns.at(tokens, small.end) if small and small.end < n else None
        if hit and hit[1].kind == "unit" and hit[1].unit is not None and small is not None and small.value is not None:
            to2, factor2 = UNIT_FACTORS[hit[1].unit]
            if to2 == to and factor2 < factor and small.value * factor2 < factor * (1000 if unit == "kg" else 1):
                value += small.value * factor2
                j = hit[0]
    # a second measure of the same amount in brackets: "1,800 pounds (820 kg)"
    if j + 3 < n and tokens[j].raw == "(":
        again = number_at(tokens, j + 1, words, decimal)
        hit = words.nouns.at(tokens, again.end) if again and again.end < n else None
        if (
            hit
            and hit[1].kind == "unit"
            and hit[1].unit
            and UNIT_FACTORS[hit[1].unit][0] == to
            and hit[0] < n
            and tokens[hit[0]].raw == ")"
            and again is not None
            and again.value
        ):
            other = again.value * UNIT_FACTORS[hit[1].unit][1]
            if 0.9 < other / value < 1.1:
                j = hit[0] + 1
    if (
        unit == "kg"
        and value >= 20000
        and number.end
        and tokens[number.end - 1].k == "n"
        and len(tokens[number.end - 1].raw.replace(",", ".").split(".")[-1]) == 3
    ):
        drug, _ = _complement(tokens, j, words)
        if drug in ("cocaine", "cocaine_base", "drugs"):
            value /= 1000  # no load of cocaine weighed twenty tonnes; three decimals were written
    if to in ("PEN", "USD", "EUR", "BOB"):
        return Counted(i, j, head, "amount", "cash", value, to, rule=noun.rule, **base)
    obj, j2 = _complement(tokens, j, words)
    if (
        obj is None
        and j + 1 < n
        and tokens[j].f in ("de", "of")
        and tokens[j + 1].k == "w"
        and unit != "ha"
        and to != "ha"
        and tokens[j + 1].f
        not in (
            "igual",
            "todo",
            "toda",
            "todos",
            "all",
            "last",
            "same",
            "enero",
            "marzo",
            "diciembre",
            "peso",
            "este",
            "esta",
            "ese",
            "esa",
            "estos",
            "this",
            "the",
            "that",
        )
    ):
        return None  # "90 tons of beans"
    if obj is None and words.lang == "en":
        # "a 300-kilo load of cocaine", "310 kilogram cocaine shipment"
        hit = _head(tokens, j, words)
        if hit and hit[2].kind in ("thing", "container") and hit[0] - j <= 3:
            obj = hit[2].object
            j2 = hit[1]
            if obj in (None, "drugs"):
                obj2, j3 = _complement(tokens, hit[1], words)
                obj, j2 = (obj2 or obj), (j3 if obj2 else j2)
    return Counted(i, j2, head, "amount", obj, round(value, 6), to, rule=noun.rule, **base)


def _complement(tokens: list[Token], j: int, words: Words) -> tuple[str | None, int]:
    """The substance after "de"/"of"/"con": (object, end), or (None, j)."""
    n, s = len(tokens), words.sets
    if j >= n:
        return None, j
    p = j
    while p < n and p < j + 7 and (tokens[p].f in s["packing"] or tokens[p].raw in "()"):
        p += 1
    if p >= n or tokens[p].f not in s["of"]:
        return None, j
    p += 1
    stop = p + 5
    while p < n and p < stop:
        hit = words.nouns.at(tokens, p)
        if hit and hit[1].kind in ("thing", "container"):
            end, noun = hit
            if noun.kind == "container" or noun.object in ("drugs", "precursor", None):
                deeper, end2 = _complement(tokens, end, words)
                if deeper is not None and (
                    noun.kind == "container" or noun.object == "drugs" or tokens[end].f in ("de", "of")
                ):
                    return deeper if noun.object != "precursor" else noun.object, end2
                if noun.kind == "container":
                    return None, j
            if words.lang == "en":
                last = _head(tokens, p, words)
                if last and last[2].kind == "thing":
                    return last[2].object, last[1]
            return noun.object, end
        if tokens[p].k != "w" and tokens[p].raw not in '"«“':
            break
        if tokens[p].f in s["stops"] and tokens[p].f not in s["of"]:
            break
        p += 1
    return None, j


def _refine_people(
    tokens: list[Token], end: int, obj: str | None, modifiers: tuple[str, ...], words: Words, head: int
) -> tuple[str | None, int]:
    """ "efectivos de la Policía", "miembros de Sendero", "army officer": a head that says little takes its side from beside it."""
    n, s = len(tokens), words.sets
    j = end
    side = None
    strange = 0
    for p in range(end, min(end + 7, n)):
        t = tokens[p]
        if (t.k == "p" and t.raw not in "\"«»“”.'’(") or t.k == "n":
            break
        if p > end and (t.f in s["clause_words"] or words.verbs.at(tokens, p)):
            break
        hit = words.actors.at(tokens, p)
        if hit:
            side = SIDE.get(hit[1])
            j = hit[0]
            break
        if t.k == "w" and t.f not in s["people_links"]:
            strange += 1
            if strange > 1 or t.f in s["stops"]:
                break
    if obj in ("trafficker", "civilian") and (
        (side == "armed_group" and words.lang == "es")
        or any(s_side(m, words) == "armed_group" for m in modifiers)
        or "shining" in modifiers
    ):
        return "armed_group", end
    if obj in (None, "generic", "agents", "troops", "victims"):
        if side:
            if side == "police" and _also_military(tokens, j, words):
                side = "security_forces"
            return side, j
        for m in reversed(modifiers):
            hit_side = s_side(m, words)
            if hit_side:
                return hit_side, end
        if obj == "generic" and tokens[head].f in s["force_like"]:
            return "force", end
        return {"agents": "police?", "troops": "forces?", "victims": "person", "generic": "person", None: None}[
            obj
        ], end
    return obj, end


def _also_military(tokens: list[Token], j: int, words: Words) -> bool:
    return (
        j + 1 < len(tokens)
        and tokens[j].f in ("y", "and")
        and any((h := words.actors.at(tokens, p)) and h[1] == "military" for p in range(j + 1, min(j + 5, len(tokens))))
    )


SIDE = {
    "shining_path": "armed_group",
    "military": "military",
    "police": "police",
    "traffickers": "trafficker",
    "civilians": "civilian",
    "self_defence": "civilian",
    "forces": "security_forces",
}


def s_side(word: str, words: Words) -> str | None:
    rows = words.actors.rows.get(word)
    if rows:
        for parts, actor in rows:
            if len(parts) == 1:
                return SIDE.get(actor)
    return None


def _bare(
    tokens: list[Token], i: int, number: Number, words: Words, decimal: str | None, before: list[Counted], base: dict
) -> Counted | None:
    """A number without a head: "tres resultaron heridos", "80 de acetona", "wounding two"."""
    n, j, s = len(tokens), number.end, words.sets
    if number.value is None or (
        number.article and not number.more and not number.definite and tokens[i].f not in s["pronoun_one"]
    ):
        return None
    if number.article and tokens[number.end - 1].f in s["singular_determiners"] and not number.more:
        return None
    if j < n and tokens[j].f in s["not_counted"]:
        return None
    last = tokens[number.end - 1]
    if last.k == "n" and (len(last.raw) == 4 and last.raw.isdigit() and 1900 <= int(last.raw) <= 2100):
        return None
    obj, end = (None, j)
    unit = "count"
    if j < n and tokens[j].f in ("de", "of"):
        obj, end = _complement(tokens, j, words)
        if obj and before and before[-1].kind == "amount" and before[-1].unit != "count":
            unit = before[-1].unit
            # the neighbour's unit was already converted; the elided one shares the written unit, which for kilos and litres is the same
            return Counted(
                i, end, i, "amount", obj, number.value, unit, rule=f"{words.lang}.quantity.elided_unit", **base
            )
        if obj:
            return None
    if (
        j + 2 < n
        and tokens[j].f in ("de", "of")
        and tokens[j + 1].f in ("los", "las", "the", "these", "those", "sus", "their", "its")
    ):
        whole = number_at(tokens, j + 2, words, decimal)
        if whole is not None and whole.value is not None and not whole.article:
            of = _head(tokens, whole.end, words)
            if of and of[2].kind == "people":  # "three of the five people": the five are told next
                obj, _ = _refine_people(tokens, of[1], of[2].object, of[3], words, of[0])
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
                obj, end = _refine_people(tokens, of2[0], of2[1].object, (), words, state[0] + 1)
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
        if words.lang == "en" and (of3 := _head(tokens, j + 2, words)) and of3[2].kind == "thing":
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
            obj, end = _refine_people(tokens, hit[0], hit[1].object, (), words, k)
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
    if not _stands_alone(tokens, i, j, words):
        return None
    return Counted(
        i, end, max(i, number.end - 1), "bare", None, number.value, unit, rule=f"{words.lang}.quantity.bare", **base
    )


def _stands_alone(tokens: list[Token], i: int, j: int, words: Words) -> bool:
    """Does the number stand for people or things named before, not for an unknown noun, an age or a date?"""
    n, s = len(tokens), words.sets
    if i > 0 and tokens[i - 1].raw == "(" and j < n and tokens[j].raw == ")":
        return False
    if tokens[i].f == "las" or (i > 0 and tokens[i - 1].f == "las"):
        return False  # "pasadas las nueve": a time of day
    if i > 0 and tokens[j - 1].k == "n" and tokens[i - 1].raw == "," and j < n and tokens[j].raw in ",.;":
        return False  # "Hector Ayvar, 52, was captured": an age
    if j >= n:
        return True
    if i > 0 and words.verbs.at(tokens, i - 1) is not None and tokens[i].f in words.numbers:
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


def _without_number(tokens: list[Token], i: int, words: Words) -> Counted | None:
    """A thing named without a number: a substance, or an indefinite plural ("armas")."""
    hit = words.nouns.at(tokens, i)
    if not hit:
        return None
    end, noun = hit
    if i > 1 and tokens[i - 1].raw == "-" and tokens[i - 2].f in ("anti", "counter", "narco"):
        return None
    if (
        noun.kind == "unit"
        and words.lang == "es"
        and end + 1 < len(tokens)
        and tokens[end].f == "y"
        and tokens[end + 1].f in words.sets["half"]
    ):
        to, factor = UNIT_FACTORS[noun.unit or "count"]  # "tonelada y media", "hectárea y media"
        obj, j = _complement(tokens, end + 2, words)
        return Counted(i, j, i, "amount", obj, 1.5 * factor, to, rule=noun.rule, numbered=True)
    if noun.kind == "thing":
        if words.lang == "en" and noun.object in _MASS and end < len(tokens) and _plain_word(tokens[end], words):
            return None
        if noun.object in ("laboratory", "maceration_pit", "camp"):
            end = _complement(tokens, end, words)[1]
        return Counted(i, end, i, "thing", noun.object, None, rule=noun.rule, plural=noun.plural, vague=True)
    if noun.kind == "container":
        obj, j = _complement(tokens, end, words)
        if obj:
            return Counted(i, j, i, "container", obj, None, rule=noun.rule, plural=noun.plural, vague=True)
        return None
    if noun.kind == "people" and words.lang == "en" and end < len(tokens):
        longer = _head(tokens, i, words)  # "police trucks": the last noun is the head
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
    if noun.kind == "people" and noun.object not in (None,):
        obj, j = _refine_people(tokens, end, noun.object, (), words, i)
        return Counted(i, j, i, "people", obj, None, rule=noun.rule, plural=noun.plural, vague=True)
    return None


def _weights(counted: list[Counted], tokens: list[Token], words: Words) -> None:
    """Amounts of each container multiply ("18 bolsas de cal de 20 kilos cada una"); amounts without a substance take it from the load they weigh: "54 paquetes de cocaína con un peso de 57,8 kilos"."""
    s = words.sets
    for c in counted:
        if c.kind == "container" and c.value and c.object:
            for p in range(c.j, min(c.j + 5, len(tokens))):  # "38 paquetes de PBC, de a kilo cada uno"
                hit = words.nouns.at(tokens, p)
                if (
                    hit
                    and hit[1].kind == "unit"
                    and hit[1].unit
                    and hit[0] < len(tokens)
                    and tokens[hit[0]].f in ("cada", "each")
                    and tokens[p - 1].f in ("a", "un", "one", "de")
                ):
                    c.kind, c.value, c.unit = (
                        "amount",
                        c.value * UNIT_FACTORS[hit[1].unit][1],
                        UNIT_FACTORS[hit[1].unit][0],
                    )
                    break
    for k, c in enumerate(counted):
        after = [t.f for t in tokens[c.j : c.j + 2]]
        if (
            k
            and c.kind == "amount"
            and c.unit == "L"
            and c.value
            and counted[k - 1].kind == "container"
            and (counted[k - 1].value or 0) >= 2
            and c.i - counted[k - 1].j == 1
            and tokens[c.i - 1].f in ("de", "of")
        ):
            b = counted[k - 1]  # "30 cilindros de 55 galones"
            c.value, c.i = round(c.value * (b.value or 1), 6), b.i
            c.object = c.object or b.object
            b.kind = "weighed"
        if (
            k
            and c.kind == "amount"
            and c.value
            and (after[:1] == ["each"] or after[:2] in (["cada", "uno"], ["cada", "una"]))
        ):
            b = counted[k - 1]
            if b.kind in ("container", "thing") and b.value and c.i - b.j <= 3 and c.unit in ("kg", "L"):
                c.value, c.object, c.i = round(c.value * b.value, 6), c.object or b.object, b.i
                b.kind = "weighed"
                continue
        if c.kind != "amount" or c.object is not None or c.unit not in ("kg", "L"):
            continue
        for q in range(k - 1, max(-1, k - 5), -1):
            b = counted[q]
            if (
                b.object in DRUG_LIKE
                and b.unit == "count"
                and (b.kind == "container" or b.value is None or not b.numbered)
            ):
                c.object, c.anchor = b.object, (b.i, b.j)
                if (
                    b.kind == "container"
                    and b.value
                    and c.value
                    and c.unit == "kg"
                    and c.value / b.value > 60
                    and c.value >= 1000
                    and tokens[c.head - 1].k == "n"
                    and len(tokens[c.head - 1].raw.replace(",", ".").split(".")[-1]) == 3
                ):
                    c.value = c.value / 1000  # packets weigh about a kilo: "104 paquetes … 112.640 kilogramos"
                b.kind = "weighed"
                break
            if b.kind == "amount" and b.object is not None and b.numbered:
                break
        if c.object is None and k + 1 < len(counted):
            nxt = counted[k + 1]
            gap = tokens[c.j : nxt.i]
            if (
                nxt.object in DRUG_LIKE
                and nxt.value is None
                and len(gap) <= 4
                and not any(t.f in s["clause_words"] for t in gap)
            ):
                c.object = nxt.object
                nxt.kind = "weighed"


DRUG_LIKE = {"cocaine", "cocaine_base", "drugs", "coca_leaf", "marijuana", "poppy", "precursor", "fuel"}
