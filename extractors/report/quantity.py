"""Counted things: a number and what it counts, with unit, bound and the codebook's object.

"356 kilos de clorhidrato de cocaína", "dos (02) fusiles", "ocho presuntos narcotraficantes", "nine wounded",
"80 de acetona" (the unit of its neighbour), "54 paquetes de cocaína con un peso de 57,8 kilos".
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from extractors.codebook import WEAPONS
from extractors.report.amount import (
    grams_written_as_thousands,
    money_at,
    no_grams_of_leaf,
    weigh,
)
from extractors.report.counted import Counted, NumberAt
from extractors.report.number import Number, changed_from, number_at
from extractors.report.quantity_head import with_head
from extractors.report.quantity_joined import join
from extractors.report.quantity_label import is_label
from extractors.report.quantity_list import called_comrades, no_person, one_article, parts_in_dashes, without_beasts
from extractors.report.quantity_parts import kinds_of_load
from extractors.report.quantity_said import said_to_be
from extractors.report.quantity_unnumbered import without_number
from extractors.report.toll import openers, state_copula_at, toll_at
from extractors.report.words import Words
from extractors.text import Token

ENCLOSED = {"—": "—", "–": "–", "-": "-", "(": ")", ":": ":"}  # what opens a list of parts, and what closes it
QUOTE_SIGNS = "\"'«“‘"


def find_counted(
    tokens: list[Token], words: Words, decimal: str | None, taken: frozenset[int] = frozenset()
) -> list[Counted]:
    """All counted things of one sentence, left to right. `taken` are tokens that dates, places and persons own."""
    out: list[Counted] = []
    opening = _openers(words)
    end = 0
    for i in [i for i, t in enumerate(tokens) if t.k == "n" or t.f in opening]:
        if i < end or i in taken or _is_initial(tokens, i) or is_label(tokens, i, words):
            continue
        if (c := _one(tokens, i, words, decimal, taken, out)) is not None:
            join(out, c, tokens, words)
            end = c.j
    weigh(out, tokens, words)
    _that_is(out, tokens)
    _converted(out, tokens)
    grams_written_as_thousands(out, tokens)
    no_grams_of_leaf(out, tokens)
    _crops_named(out, tokens)
    _as_many(out)
    _of_the_load(out, tokens)
    _ranks_behind(out, tokens)
    _all_of_them(out, tokens, words)
    _kin_of_the_named(out, tokens, words)
    _half_of_them(out, tokens, words)
    _of_an_age(out, tokens)
    _one_with(out, tokens)
    _he_and(out, tokens, words)
    one_article(out, tokens)
    without_beasts(out, tokens)
    parts_in_dashes(out, tokens, words.sets["relations"] | words.sets["ages_and_sexes"])
    _in_all(out, tokens, words, decimal)
    _what_is_left(out, tokens)
    _some_of_so_many(out, tokens)
    _side_of_the_list(out, tokens)
    _made_up_of(out, tokens)
    _out_of_the_whole(out, tokens)
    _whom_they_are(out, tokens, words)
    _one_by_one(out, tokens)
    _how_many_they_are(out, tokens, words, decimal)
    said_to_be(out, tokens, words)
    called_comrades(out, tokens)
    _without_parts(out, tokens)
    kinds_of_load(out, tokens, words)
    _both_of_them(out, tokens)
    _of_those_ruined(out, tokens, words, decimal)
    return out


def _of_those_ruined(out: list[Counted], tokens: list[Token], words: Words, decimal: str | None) -> None:
    """ "dos de las cuatro pistas destruidas el jueves", "five of the six strips they had wrecked": what was destroyed is the whole."""
    for c in [c for c in out if c.kind == "bare" and c.value and c.j < len(tokens) and c.i + 3 < c.j + 6 and [t.f for t in tokens[c.i + 1 : c.i + 3]] in _OF_THE]:
        whole = number_at(tokens, c.i + 3, words, decimal)
        noun = next((n for k in range(whole.end, min(whole.end + 3, len(tokens))) if (n := words.nouns.at(tokens, k)) is not None), None) if whole is not None and (whole.value or 0) > (c.value or 0) else None
        if whole is None or noun is None or noun[1].kind != "thing" or noun[1].object not in ("airstrip", "laboratory", "maceration_pit", "camp"):
            continue
        verb = words.verbs.at(tokens, noun[0]) if noun[0] < len(tokens) else None
        clause = noun[0] < len(tokens) and tokens[noun[0]].f in ("que", "which", "that", "they", "troops", "police", "soldiers")
        if (verb is not None and verb[1].action == "destroyed") or (clause and any((v := words.verbs.at(tokens, k)) is not None and v[1].action == "destroyed" for k in range(noun[0], min(noun[0] + 8, len(tokens))))):
            c.i, c.j, c.head, c.kind, c.object, c.value, c.rule, c.plural, c.modifiers = c.i + 3, noun[0], noun[0] - 1, "thing", noun[1].object, whole.value, noun[1].rule, True, ()


_OF_THE = (["de", "las"], ["de", "los"], ["of", "the"])


def _both_of_them(out: list[Counted], tokens: list[Token]) -> None:
    """ "un fusil y 96 proyectiles, ambos decomisados", "tres motocicletas todoterreno": what counts nothing anew."""
    for a, b in list(pairwise(out)):
        if a.kind == b.kind == "thing" and a.object == b.object and a.j == b.i and not b.numbered:
            a.j = b.j
            out.remove(b)
            continue
        if a.kind in ("thing", "amount") and b.kind == "bare" and b.i == a.j + 1 and tokens[a.j].raw == "," and tokens[b.i].f in ("ambos", "ambas", "both"):
            out.remove(b)


def _without_parts(out: list[Counted], tokens: list[Token]) -> None:
    """ "once fusiles —seis AKM y cinco FAL—", "tres botes (dos chalupas y una canoa)": the parts add up to the things before them."""
    for whole in list(out):
        if whole.kind != "thing" or (whole.value or 0) < 2 or whole.j >= len(tokens) or tokens[whole.j].raw not in ENCLOSED:
            continue
        at = next((k for k, c in enumerate(out) if c is whole), len(out))
        parts: list[Counted] = []
        while at + len(parts) + 1 < len(out) and sum(c.value or 0 for c in parts) < (whole.value or 0):
            parts.append(out[at + len(parts) + 1])
        if tokens[whole.head].f in ("armas", "weapons") and len(parts) > 1 and all(c.object in WEAPONS and c.value for c in parts) and sum(c.value or 0 for c in parts) == whole.value and len({c.object for c in parts}) > 1:
            out.remove(whole)  # "cinco armas (tres fusiles y dos granadas)": the parts say more
            continue
        alike = all(c.kind == "thing" and c.object == whole.object and c.value for c in parts)
        if len(parts) < 2 or not alike or sum(c.value or 0 for c in parts) != whole.value or parts[0].i != whole.j + 1:
            continue
        end = parts[-1].j
        whole.j = end + (end < len(tokens) and tokens[end].raw in ENCLOSED.values())
        out[:] = [c for c in out if c not in parts]


def _how_many_they_are(out: list[Counted], tokens: list[Token], words: Words, decimal: str | None) -> None:
    """ "los policías muertos en el ataque no son cuatro, sino tres", "los heridos, que suman al menos doce": a verb of being says how many."""
    for c in [c for c in out if c.kind in ("people", "state") and c.value is None and c.definite and c.plural]:
        end = next((k for k in range(c.j, min(c.j + 32, len(tokens))) if tokens[k].raw in ".;:"), min(c.j + 32, len(tokens)))
        verb = next((k for k in range(c.j, end) if tokens[k].f in words.sets["copulas"] or (tokens[k].f in words.sets["amounting"] and tokens[k - 1].f in ("que", "which"))), end)
        if verb == end or any(x.kind in ("people", "state") and c.j <= x.i < verb for x in out):
            continue
        which, denied = tokens[verb - 1].f in ("que", "who", "which"), "no" in (tokens[verb - 1].f, tokens[verb - 2].f) or "not" in {t.f for t in tokens[verb + 1 : verb + 2]}
        if not (which or denied or _not_so_many(tokens, verb, words) or any(words.types.at(tokens, k) for k in range(c.j, verb))):
            continue  # "los terroristas abatidos, según la misma fuente, fueron 38": of a tally, perhaps
        at = next((k + 1 for k in range(verb, end) if tokens[k].f in ("sino", "but")), end) if denied else verb + 1 + (tokens[min(verb + 1, len(tokens) - 1)].f in ("ya", "now", "a", "to"))
        number = number_at(tokens, at, words, decimal) if at < end else None
        alone = number is not None and not number.article and (number.end >= len(tokens) or tokens[number.end].k == "p" or tokens[number.end].f in words.sets["stops"])
        if number is not None and number.value is not None and alone:
            c.value, c.bound, c.numbered, c.vague = number.value, number.bound, True, False
            c.definite = which  # that only says how many the people just named are
            out[:] = [x for x in out if not verb < x.i < number.end]


def _not_so_many(tokens: list[Token], verb: int, words: Words) -> bool:
    """ "los soldados heridos son seis, y no nueve", "the wounded are six, not nine": a figure given up stands behind the one that holds."""
    no = next((k for k in range(verb + 2, min(verb + 6, len(tokens) - 1)) if tokens[k].f in ("no", "not")), None)
    return no is not None and (tokens[no + 1].k == "n" or tokens[no + 1].f in words.numbers)


def _converted(out: list[Counted], tokens: list[Token]) -> None:
    """ "26,000 soles (about 7,700 U.S. dollars)": the same money in another currency."""
    for a, b in list(pairwise(out)):
        both = a.object == b.object == "cash" and a.unit != b.unit and b.i - a.j <= 3
        if both and any(t.raw == "(" for t in tokens[a.j : b.i]) and b in out:
            out.remove(b)


def _that_is(out: list[Counted], tokens: list[Token]) -> None:
    """ "60 sacos de 50 kilos de cal, es decir, tres toneladas": one weight, told twice."""
    for a, b in list(pairwise(out)):
        said = " ".join(t.f for t in tokens[a.j : b.i] if t.k == "w")
        alike = a.kind == b.kind == "amount" and a.unit == b.unit and b.object is None and said in ("es decir", "o sea", "vale decir", "that is", "that is to say")
        if alike and a.value and b.value and abs(a.value - b.value) <= 0.06 * a.value:
            out.remove(b)


_LEFT = (["what", "was", "left"], ["what", "is", "left"], ["what", "remained"], ["what", "remains"], ["lo", "que", "quedaba"], ["lo", "que", "quedo"], ["lo", "que", "queda"])


def _what_is_left(out: list[Counted], tokens: list[Token]) -> None:
    """ "burned what was left of the Cessna": the thing begins at "what"."""
    for c in out:
        for said in _LEFT if c.i > len(_LEFT[0]) and c.kind == "thing" else ():
            start = c.i - (tokens[c.i].f != "del") - len(said)
            if start >= 0 and [t.f for t in tokens[start : start + len(said)]] == said:
                c.i = start


def _some_of_so_many(out: list[Counted], tokens: list[Token]) -> None:
    """ "one of the four, Petty Officer X, died": some of the number told before."""
    for c in [c for c in out if c.kind == "bare" and c.value and not c.modifiers]:
        many = next((x for x in out if x.kind == "bare" and x.definite and x.i == c.j + 1 and (x.value or 0) > (c.value or 0)), None)
        if many is not None and tokens[c.j].f in ("of", "de"):
            c.j, c.modifiers = many.j, ("of_them",)
            out.remove(many)


_SIDES = frozenset(("lado", "bando", "filas", "side", "ranks"))


def _side_of_the_list(out: list[Counted], tokens: list[Token]) -> None:
    """ "dos muertos y un capturado del lado de los subversivos": the side behind the last holds for the list."""
    for a, b in pairwise(out):
        alike = a.kind == b.kind == "state" and a.object is None and b.object is not None and a.value and b.i == a.j + 1
        if alike and tokens[a.j].f in ("y", "e", "and") and not _SIDES.isdisjoint(t.f for t in tokens[b.head : b.j]):
            a.object = b.object


def _made_up_of(out: list[Counted], tokens: list[Token]) -> None:
    """ "veinte personas golpeadas, entre señoras y estudiantes": of the kind of both who are named behind "entre"."""
    for a, b, c in [(a, b, c) for a, b, c in zip(out, out[1:], out[2:], strict=False) if tokens[b.i - 1].f == "entre" and tokens[b.j].f in ("y", "e")]:
        kinds = {x.object for x in (b, c) if x.kind == "people" and x.value is None and x.plural and not x.definite}
        if a.kind in ("people", "state") and a.object in (None, "person") and (a.value or 0) > 1 and b.i - a.j <= 4 and c.i == b.j + 1 and len(kinds) == 1 and not kinds & {None, "person"}:
            a.object = b.object
            out[:] = [x for x in out if x is not b and x is not c]


def _out_of_the_whole(out: list[Counted], tokens: list[Token]) -> None:
    """ "De los seis topógrafos secuestrados, cuatro fueron liberados": so many of the people with whom the sentence opens."""
    whole = out[0] if out and tokens[0].f in ("de", "of") and out[0].i == 1 and out[0].kind == "people" and (out[0].value or 0) > 1 else None
    for c in [c for c in out if whole is not None and c.kind == "bare" and c.object is None and not c.modifiers and c.numbered]:
        if whole is not None and (c.value or 0) < (whole.value or 0) and tokens[c.i - 1].f in (",", "y", "and", "pero", "but", "solo", "only"):
            c.modifiers = ("of_the_whole",)


def _whom_they_are(out: list[Counted], tokens: list[Token], words: Words) -> None:
    """ "four of whom are also police", "tres de ellos eran ronderos": the noun behind the verb says of what kind they are."""
    for c in [c for c in out if "of_them" in c.modifiers and c.object is None]:
        k = c.j
        if k < len(tokens) and tokens[k].f in words.sets["copulas"]:
            k += 1 + (k + 1 < len(tokens) and tokens[k + 1].f in ("also", "all", "tambien", "todos"))
            noun = next((x for x in out if x.i == k and x.kind == "people" and not x.numbered), None)
            if noun is not None and noun.object not in (None, "person"):
                c.object, c.j = noun.object, noun.j
                out.remove(noun)


_ABOARD_THEM = frozenset(("ocupantes", "tripulantes", "pasajeros", "personas", "occupants", "people", "passengers"))


def _one_by_one(out: list[Counted], tokens: list[Token]) -> None:
    """ "dos de sus ocupantes, el médico X y la enfermera Y, murieron": of the kind of those who follow, one by one."""
    for a in [c for c in out if c.kind == "people" and (c.value or 0) >= 2 and tokens[c.head].f in _ABOARD_THEM and c.j < len(tokens) and tokens[c.j].raw == ","]:
        each = [x for x in out if a.j < x.i <= a.j + 16 and x.kind == "people" and x.value == 1 and x.definite]
        kinds = {x.object for x in each}
        if len(each) == a.value and each[0].i == a.j + 1 and len(kinds) == 1 and not kinds & {None, "person"}:
            a.object = kinds.pop()


def _in_all(out: list[Counted], tokens: list[Token], words: Words, decimal: str | None) -> None:
    """ "Los compañeros que acudieron, tres en total, sufrieron quemaduras": the aside says how many."""
    for k in range(2, len(tokens) - 1):
        if tokens[k].f not in ("en", "in") or (tokens[k].f, tokens[k + 1].f) not in (("en", "total"), ("in", "all"), ("in", "total")):
            continue
        number = number_at(tokens, k - 1, words, decimal)
        people = next((c for c in reversed(out) if c.j <= k - 2 and k - c.j <= 14 and c.kind == "people" and c.definite and c.value is None), None)
        if people is not None and number is not None and number.end == k and tokens[k - 2].raw == ",":
            people.value = number.value


def _he_and(out: list[Counted], tokens: list[Token], words: Words) -> None:
    """ "él y otros dos policías": he is one of them."""
    for c in out:
        if c.kind in ("people", "bare") and c.more and c.value and c.i > 1 and tokens[c.i - 1].f in ("y", "and") and tokens[c.i - 2].raw.lower() in ("él", "ella", "he", "she"):
            c.value, c.more = c.value + 1, False
        elif c.kind == "people" and c.more and c.value == 1 and c.i > 2 and tokens[c.i - 1].raw == "," and tokens[c.i - 2].f in ("him", "her") and words.verbs.at(tokens, c.i - 3):
            c.value, c.more = 2, False  # "killed him, his wife and an employee"


_ALL = frozenset(("also", "tambien", "all", "of", "them", "both", "todos", "todas", "ellos", "ellas", "ambos", "ambas"))


_ABOARD = frozenset(("on", "board", "aboard"))  # "the other seven on board, also soldiers"


def _all_of_them(out: list[Counted], tokens: list[Token], words: Words) -> None:
    """ "The other seven, all of them soldiers, were injured", "un joven, también cargador": of what kind those just counted are."""
    for a, b in list(pairwise(out)):
        gap = [t.f for t in tokens[a.j : b.i] if t.f not in _ABOARD]
        if a.kind in ("people", "bare", "state") and a.value and b.kind in ("people", "state") and (b.kind == "people" or b.action is None) and b.value is None and len(gap) > 1 and gap[0] == "," and _ALL.issuperset(gap[1:]):
            says_little = a.object in (None, "person", "force") or (a.object == "civilian" and tokens[a.head].f in words.sets["ages_and_sexes"])
            a.object, a.j = b.object if says_little and b.object else a.object, b.j
            a.kind = "people" if a.kind == "bare" else a.kind
            out.remove(b)


def _kin_of_the_named(out: list[Counted], tokens: list[Token], words: Words) -> None:
    """ "Ccente's wife", "Rimachi's eldest son": one person, as "his wife" is."""
    for c in out:
        alone = c.kind == "people" and c.value is None and not c.plural and tokens[c.head].f in words.sets["relations"]
        whose = next((k for k in range(max(0, c.i - 2), c.i) if tokens[k].f.endswith("'s") and tokens[k].cap), None) if alone else None
        if whose is not None and (whose == 0 or tokens[whose - 1].f in ("and", "while", "but", "killed", "wounded", "killing", "wounding")):
            c.value, c.numbered, c.more = 1.0, True, True


def _half_of_them(out: list[Counted], tokens: list[Token], words: Words) -> None:
    """ "ten people, half of them police", "diez personas, la mitad de ellas policías": as many as half of those just counted."""
    for a in [c for c in out if c.kind in ("people", "bare", "state") and (c.value or 0) >= 2 and (c.value or 0) % 2 == 0]:
        k = a.j + 1 + (tokens[min(a.j + 1, len(tokens) - 1)].f == "la")
        if [t.f for t in tokens[a.j : a.j + 1]] != [","] or k + 3 >= len(tokens) or tokens[k].f not in ("half", "mitad") or tokens[k + 1].f not in ("of", "de"):
            continue
        who = next((c for c in out if c.i == k + 3), None)
        hit = words.nouns.at(tokens, k + 3)
        if hit is not None and hit[1].kind == "people" and tokens[k + 2].f in ("them", "ellos", "ellas") and (who is None or not who.numbered):
            if who is not None:
                out.remove(who)
            part = Counted(k, hit[0], k + 3, "bare", hit[1].object, (a.value or 0) / 2, numbered=True, modifiers=("of_them",), rule=f"{words.lang}.quantity.bare")
            out.insert(out.index(a) + 1, part)


def _of_an_age(out: list[Counted], tokens: list[Token]) -> None:
    """ "A guerrilla of around 20, …, was captured": how old the one is."""
    for a, b in list(pairwise(out)):
        one = a.kind == "people" and a.value == 1 and not a.plural and b.kind == "bare" and b.i == a.j + 1 and tokens[a.j].f in ("of", "de")
        if one and 5 <= (b.value or 0) <= 99 and (b.j == len(tokens) or tokens[b.j].raw in ",.;"):
            a.j = b.j
            out.remove(b)


def _one_with(out: list[Counted], tokens: list[Token]) -> None:
    """ "cinco policías, uno con traumatismo": one of those just counted."""
    for a, b in pairwise(out):
        behind = a.kind == "people" and (a.value or 0) > 1 and b.kind == "bare" and b.value == 1 and b.i == a.j + 1 and tokens[a.j].raw == ","
        if behind and not b.more and not b.modifiers and b.j < len(tokens) and tokens[b.j].f in ("con", "with"):
            b.modifiers = ("of_them",)


_A_RANK = ("suboficial", "sargento", "cabo", "tecnico", "capitan", "teniente", "mayor", "sgt", "sergeant", "cpl", "corporal", "lt", "lieutenant", "capt", "maj", "sub-officer")


def _ranks_behind(out: list[Counted], tokens: list[Token]) -> None:
    """ "El sobreviviente, suboficial Danny Quispe, …": the rank behind the comma says of which side he is."""
    for a, b in pairwise(out):
        leads = a.object == "armed_group" and not b.numbered and tokens[a.head].f in ("leader", "commander", "chief", "jefe", "jefa", "lider")  # "The patrol's leader, Captain X"
        drives = a.object == "trafficker" and a.definite and tokens[a.head].f in ("conductor", "chofer", "piloto", "copiloto", "driver", "pilot", "copilot") and tokens[b.i].f.startswith(_A_RANK)  # "El conductor, suboficial X"
        beside = a.kind == b.kind == "people" and a.value == 1 and (a.object in (None, "person") or leads or drives) and b.object in ("military", "police")
        if beside and b.i == a.j + 1 and tokens[a.j].raw == "," and not b.plural and (not b.numbered or b.value == 1):
            a.object = b.object
            a.head = b.head if leads else a.head


def _of_the_load(out: list[Counted], tokens: list[Token]) -> None:
    """ "De los 500 kilos que cargaba la aeronave se recuperó 430": the number stands for the same measure of the same thing."""
    whole = out[0] if out else None
    if whole is None or whole.kind not in ("amount", "thing") or not whole.value or whole.i != 1 or tokens[0].f not in ("de", "of") or not whole.definite:
        return
    for c in out[1:]:
        if c.kind == "bare" and c.object is None and c.value and c.value < whole.value:
            c.kind, c.object, c.unit, c.rule = whole.kind, whole.object, whole.unit, whole.rule


def _as_many(out: list[Counted]) -> None:
    """ "left five dead and as many wounded", "cinco muertos y otros tantos heridos": the figure just before, once more."""
    for before, c in pairwise(out):
        if c.again and before.value is not None and before.kind in ("people", "state", "bare"):
            c.value, c.vague = before.value, False


CROPS = {"amapola": "poppy", "poppy": "poppy", "poppies": "poppy", "marihuana": "marijuana", "marijuana": "marijuana", "cannabis": "marijuana"}


def _crops_named(out: list[Counted], tokens: list[Token]) -> None:
    """ "un sembrío de amapola de 0,8 hectáreas": the only crop the sentence names is what stands on its hectares."""
    named = {CROPS[t.f] for t in tokens if t.f in CROPS}
    if len(named) != 1 or any(t.f.startswith("coca") for t in tokens):
        return
    crop = named.pop()
    for c in out:
        if c.unit == "ha" and c.object in (None, "coca_crop"):
            c.object = crop


def _is_initial(tokens: list[Token], i: int) -> bool:
    """ "A. Huamán", "técnico 2.ª EP": a letter of a name, or the class of a rank, counts nothing."""
    t = tokens[i]
    if t.k == "n" and i + 2 < len(tokens) and tokens[i + 1].raw in ".°º" and tokens[i + 1].s == t.e and tokens[i + 2].raw in ("ª", "º", "°", "a", "ra", "da"):
        return True
    return t.cap and len(t.raw) == 1 and i + 1 < len(tokens) and tokens[i + 1].raw == "." and tokens[i + 1].s == t.e


@lru_cache(maxsize=2)
def _openers(words: Words) -> frozenset[str]:
    """The words a counted thing can begin with: most tokens of a text are none."""
    return openers(words).union(words.nouns.index)


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
    if number is None:
        return without_number(tokens, i, words)
    last = number.end - 1
    if _preposition(tokens, i, number, words) or last in taken:
        return None
    if number.end + 1 < len(tokens) and tokens[number.end].f in ("to", "a") and changed_from(tokens, i, words) and number_at(tokens, number.end + 1, words, decimal):
        return None  # "rose from three to five": no longer
    if number.article and tokens[last].f == "that" and words.verbs.at(tokens, number.end) is not None:
        return None  # "the bridge that carries cocaine"
    if number.article and tokens[i].f == "al" and _at_the_end_of(tokens, number.end, words):
        return None
    if number.article and (_called(tokens, number.end) or no_person(tokens, i, number.end) or _share_of_the_body(tokens, number.end)):
        return None
    if number.end < len(tokens) and is_label(tokens, last, words):
        return None
    return with_head(NumberAt(tokens, i, number, words, decimal, before))


def _called(tokens: list[Token], j: int) -> bool:
    """ "identificado como el «camarada Dino»": what somebody is called."""
    quoted = j < len(tokens) and tokens[j].raw in QUOTE_SIGNS
    return quoted and j + 2 < len(tokens) and tokens[j + 1].f in ("camarada", "comrade") and tokens[j + 2].cap


def _at_the_end_of(tokens: list[Token], j: int, words: Words) -> bool:
    """ "al cabo de dos días", "al cabo de una persecución de seis horas": no corporal."""
    if j + 2 >= len(tokens) or tokens[j].f != "cabo" or tokens[j + 1].f != "de":
        return False
    return tokens[j + 2].k == "n" or tokens[j + 2].f in words.numbers or tokens[j + 2].f in ("un", "una", "varios", "varias", "pocos", "pocas", "unos", "unas")


def _share_of_the_body(tokens: list[Token], j: int) -> bool:
    """ "quemaduras en el 40 % del cuerpo", "burns over a third of his body": nobody's corpse."""
    return j < len(tokens) and tokens[j].f in ("cuerpo", "body") and not _SHARES.isdisjoint(t.f for t in tokens[max(0, j - 4) : j - 1])


_SHARES = frozenset(("%", "ciento", "percent", "cent", "parte", "partes", "part", "parts", "mitad", "half", "third", "tercio", "zonas", "resto"))


def _preposition(tokens: list[Token], i: int, number: Number, words: Words) -> bool:
    """ "handed over a rifle", "handed over two rifles": no bound of the number."""
    if number.article and tokens[i].f in ("from", "between"):
        return True  # "from the taxi"
    if not number.bound:
        return False
    if number.article and tokens[i].f in ("over", "under", "above", "hasta", "entre"):
        return True
    return i > 0 and tokens[i].f == "over" and any(e > i for e, _ in words.verbs.all_at(tokens, i - 1))
