"""Is a counted thing one of its own, or does it belong to what was counted just before?"""

from __future__ import annotations

from extractors.codebook import WEAPONS
from extractors.report.counted import Counted
from extractors.report.words import Words
from extractors.text import Token


def join(out: list[Counted], c: Counted, tokens: list[Token], words: Words) -> None:
    """Add `c` to the counted things to its left, join it to the last of them, or leave it out."""
    last = out[-1] if out else None
    if last and _whose(tokens, last, c, words):
        last.j = c.j
        if c.kind == "people" and last.object in (None, "person"):
            last.object = c.object  # "el líder indígena"
    elif c.kind == "people" and c.i > 1 and tokens[c.i - 1].f in words.sets["as_what"] and (not c.numbered or (c.value == 1 and last is not None and last.kind == "people" and last.j == c.i - 2 and tokens[c.i - 2].f in _DESCRIBED)):
        pass  # "un hombre sindicado como vigía": what he is said to be
    elif c.kind == "people" and c.value == 1 and c.i > 1 and tokens[c.i - 1].f == "como" and tokens[c.i - 2].f in _CHARGED and c.j < len(tokens) and tokens[c.j].f == "que":
        pass  # "sindicado como uno de los pistoleros que mataron a tres personas"
    elif last and c.kind == "people" and last.rule.endswith(".victims") and tokens[c.i].f == "del" and c.i - last.j == 1:
        c.rule = last.rule  # "los cuerpos del piloto y del copiloto"
        out.append(c)
    elif last and c.kind == "people" and last.rule.endswith(".victims") and (_and_of(tokens[last.j : c.i]) or _of_several(tokens, last, c, words)):
        c.rule = last.rule  # "los cuerpos del profesor y de su hijo"
        out.append(c)
    elif last and c.kind == "people" and _body_of(tokens, last, c):
        c.i, c.rule, c.numbered = last.i, last.rule, True
        c.value = c.value if last.value is None else last.value
        out[-1] = c
    elif c.kind == "thing" and _borne(tokens, c, words):
        pass
    elif last and _in_a_lot(tokens, last, c):
        c.i = last.i  # "un lote de 20 fusiles"
        out[-1] = c
    elif last and c.value is None and _same_thing(tokens, last, c):
        last.j = c.j
    elif c.kind == "thing" and c.value is None and _part_of(tokens, out, c, words):
        pass  # "insumos químicos como gasolina y cemento": counted with the whole
    elif c.kind != "none":
        out.append(c)


_CHARGED = frozenset(("sindicado", "sindicada", "senalado", "senalada", "acusado", "acusada", "identificado", "identificada", "considerado", "considerada"))
_DESCRIBED = frozenset(("described", "descrita", "descrito", "serving", "working", "acting"))  # "a woman described as the band's radio operator"


def _and_of(gap: list[Token]) -> bool:
    """ "los cuerpos del profesor X (51) y de su hijo": only a name and an age between."""
    said = [t for t in gap if not t.cap and t.k == "w"]
    return [t.f for t in said] == ["y", "de"] and len(gap) <= 9 and not any(t.raw in ",;:" for t in gap)


def _of_several(tokens: list[Token], last: Counted, c: Counted, words: Words) -> bool:
    """ "the bodies of ten men, four women and two children": one list of the same dead."""
    listed = c.i - last.j == 1 and (tokens[last.j].raw == "," or tokens[last.j].f in ("y", "e", "and")) and c.numbered and last.numbered
    return listed and not c.article and (c.j == len(tokens) or words.verbs.at(tokens, c.j) is None)


def _borne(tokens: list[Token], c: Counted, words: Words) -> bool:
    """ "armados con escopetas": what they bore, not what was taken; "un fusil con su cacerina": a part of it."""
    before = tokens[c.i - 1].f
    if c.i > 1 and tokens[c.i - 2].f in words.sets["armed"] and before in ("con", "de", "with"):
        return True
    if not (c.article and tokens[c.i].f in words.sets["own"] and before in ("con", "with")):
        return False
    with_him = c.i > 1 and tokens[c.i - 2].f in ("along", "together", "junto") and c.object in WEAPONS
    if with_him and any((v := words.verbs.at(tokens, k)) is not None and v[1].action == "captured" for k in range(c.i)):
        return False  # "was captured along with his rifle"
    gave_up = any((v := words.verbs.at(tokens, k)) is not None and v[1].action == "surrendered" for k in range(c.i))
    return not (gave_up and c.object in WEAPONS)  # "turned himself in with his rifle": handed over


def _in_a_lot(tokens: list[Token], last: Counted, c: Counted) -> bool:
    """ "un lote de 20 fusiles", "a shipment of 60 sacks": the number says how many, the lot only that they were together."""
    lot = last.kind == "container" and last.object is None and last.value in (None, 1.0)
    held = c.kind in ("thing", "amount", "container") and c.numbered and c.i - last.j == 1
    return lot and held and tokens[c.i - 1].f in ("de", "of")


def _same_thing(tokens: list[Token], last: Counted, c: Counted) -> bool:
    """ "140 municiones de fusil", "$54,000 in cash": what was just counted, said more closely."""
    if c.kind == last.kind == "thing" and c.i - last.j == 1 and tokens[c.i - 1].f in ("de", "of"):
        return True
    return c.object == last.object == "cash" and c.i - last.j <= 6 and tokens[c.i - 1].f in ("in", "en")


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
