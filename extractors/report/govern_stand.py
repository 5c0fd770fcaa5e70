"""How do subject and object stand about a verb?"""

from __future__ import annotations

from extractors.report.counted import Counted
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token

_TIMES = frozenset(("afternoon", "day", "evening", "month", "morning", "night", "week", "weekend", "year"))


def has_object(s: Sentence, t: Trigger, words: Words) -> bool:
    """English past form: is it active, with its object right behind it?"""
    nxt = s.tokens[t.j] if t.j < len(s.tokens) else None
    if nxt is not None and nxt.f in ("that", "this") and t.j + 1 < len(s.tokens) and s.tokens[t.j + 1].f in _TIMES:
        return False  # "a medic injured that morning"
    if nxt is not None and nxt.f == "the" and [x.f for x in s.tokens[t.j + 1 : t.j + 3]] in (["previous", "day"], ["previous", "night"], ["same", "day"]):
        return False  # "three officers injured the previous day by a booby trap"
    if nxt is not None and nxt.f == "at" and t.j + 1 < len(s.tokens) and s.tokens[t.j + 1].f in ("least", "most"):
        return True  # "lost at least three"
    return nxt is not None and nxt.k != "p" and (nxt.k == "n" or nxt.f not in words.sets["no_object"])


def no_participle(tokens: list[Token], t: Trigger) -> bool:
    """ "when the launch sank": a past form that is no participle; nobody sank it."""
    return t.j == t.i + 1 and tokens[t.i].f in ("sank", "blew", "tore", "took", "gave", "hid")


def has_subject(s: Sentence, t: Trigger, group: list[Counted], counted: list[Counted]) -> bool:
    """An intransitive or passive verb whose subject stands right before it takes none behind it."""
    return any(
        0 <= t.lead - c.j <= 3
        and c.kind in ("people", "state", "bare", "thing", "amount")
        and (c.numbered or c.kind == "people")
        and c not in group
        and not any(x.raw == "," or x.f in ("y", "and", "que", "cual", "quien", "donde", "which", "who", "where") for x in s.tokens[c.j : t.lead])
        for c in counted
    )


def of_subject(t: Trigger) -> bool:
    """Whether who suffers is the subject of the verb: "murieron tres", "fueron capturados tres"."""
    return t.mode == "passive" or t.options[0].voice == "intransitive"


def pronoun_object(tokens: list[Token], t: Trigger, es: bool) -> bool:
    """ "el vehículo y lo destruyeron", "two trucks, destroying both": the object stands as a pronoun."""
    if es:
        return (t.i > 0 and tokens[t.i - 1].f in ("lo", "los", "la", "las") and t.mode == "active" and t.finite) or (
            t.mode == "gerund" and tokens[t.j - 1].f.endswith(("ndolo", "ndolos", "ndola", "ndolas"))
        )
    return t.j < len(tokens) and tokens[t.j].f in ("it", "them", "both")


def singular(tokens: list[Token], t: Trigger) -> bool:
    """Whether the verb stands for one alone: "murió", but not "se entregaron"."""
    verb = next((x for x in tokens[t.lead : t.j] if x.f not in ("se", "no", "nunca", "tampoco", "jamas", "ya", "le", "les", "lo", "los")), tokens[t.lead])
    return not verb.f.endswith(("n", "s")) and not t.options[0].rule.endswith("seized.balance")


def and_then(tokens: list[Token], a: int, b: int, words: Words) -> bool:
    """ "cayó al agua y hasta ahora no ha sido hallado": "and" before the verb, or only words of time between."""
    k = b - 1
    while k > a and tokens[k].f in words.sets["till_now"]:
        k -= 1
    return tokens[k].f in ("y", "e", "and")


def as_well(tokens: list[Token], i: int) -> bool:
    """ "El dinero fue incautado, lo mismo que dos pistolas": what is said of the one holds for the list behind."""
    for k in range(i - 1, max(1, i - 10), -1):
        if tokens[k].raw in ".;:" or tokens[k].raw.endswith(("aron", "ieron", "ó")):
            return False
        if tokens[k].f == "que" and (tokens[k - 2].f, tokens[k - 1].f) in (("lo", "mismo"), ("al", "igual"), (",", "igual")):
            return True  # "…, lo mismo que una balanza, un revólver y ocho cartuchos"
    return False


def and_other_things(tokens: list[Token], i: int, t: Trigger, triggers: list[Trigger], words: Words) -> bool:
    """ "se incautaron 9 kilos y fueron quemadas tres pozas": the passive behind "y" has its own subject behind it."""
    joined = t.mode == "passive" and t.finite and tokens[t.lead - 1].f in ("y", "e") and t.j < len(tokens)
    if not joined or not (tokens[t.j].k == "n" or tokens[t.j].f in words.numbers):
        return False
    return any(0 <= i - u.j <= 6 and u.finite and u.mode in ("passive", "active") for u in triggers)
