"""Tolls told as totals: "el número de muertos subió a siete", "the dead number five"."""

from __future__ import annotations

from itertools import pairwise

from extractors.codebook import UNIT_FACTORS
from extractors.report.amount import MONEY, SIGNS
from extractors.report.counted import MASS_UNITS, Counted
from extractors.report.number import Number, number_at
from extractors.report.phrase import complement_of, refine_people, s_side
from extractors.report.words import Words
from extractors.text import Token

_ROSE_TO = ("a", "to", "at")
_THE = ("los", "las", "the")


def openers(words: Words) -> frozenset[str]:
    """The words at which `money_at`, `toll_at` or `state_copula_at` can find something; they all look at numbers too."""
    return words.opens_number.union(words.sets["copulas"], MONEY, SIGNS, _ROSE_TO, _THE)


def toll_at(tokens: list[Token], i: int, words: Words, decimal: str | None) -> Counted | None:
    """ "el número de muertos subió a siete", "a dos se elevó la cifra de fallecidos", "the death toll rose to ten"."""
    n, s = len(tokens), words.sets
    if tokens[i].f in _ROSE_TO and i + 1 < n:
        number = number_at(tokens, i + 1, words, decimal)
        if (several := _of_so_many(tokens, i, number, words)) is not None:
            return several
        if (
            number is not None
            and number.value is not None
            and not (number.end < n and tokens[number.end].k == "w" and words.nouns.at(tokens, number.end))
        ):
            around = range(max(0, i - 22), min(n, number.end + 9))
            changing = s["rising"] | s["lowering"]
            rising = any(
                tokens[k].f in changing
                for k in [*range(max(0, i - 4), i), *range(number.end, min(n, number.end + 3))]
            ) or any(tokens[k].f in changing and "toll" in [t.f for t in tokens[k + 1 : k + 4]] for k in range(max(0, i - 12), i)) or any(
                tokens[k].f in s["rising"] and [t.f for t in tokens[k + 1 : k + 3]] == ["the", "number"] for k in range(max(0, i - 16), i)
            )  # "bring the number of police killed in the valley this year to 13"
            before = {t.f for t in tokens[max(0, i - 3) : i]}
            whose_number = next((k for k in range(max(0, i - 5), i - 1) if tokens[k].f in ("number", "numero") and tokens[k + 1].f in ("of", "de")), None)
            attackers = words.nouns.at(tokens, whose_number + 2) if whose_number is not None else None
            if attackers is not None and attackers[1].kind == "people" and attackers[0] == i:
                return None  # "He put the number of attackers at about 30 and said …"
            if before & s["may_be"] or (tokens[i - 1].f in ("put", "estimated") and "had" in before):
                return None  # "could rise to seven", "which the ministry had first put at three"
            told = number.end < n and tokens[number.end].f in ("los", "las", "el", "la", "the")  # "aumentan a seis los muertos"
            if rising and (told or any(tokens[k].f in s["toll_words"] for k in around)):
                toll = next((k for k in range(i - 1, max(0, i - 9) - 1, -1) if tokens[k].f == "toll"), None)
                if toll is not None:
                    around = range(max(0, toll - 2), around.stop)  # "has died of his injuries, bringing the death toll to four"
                if toll is not None and tokens[toll - 1].f == "death":
                    return _of_the_dead(i + 1, number, words)
                of = [t.f for t in tokens[number.end : number.end + 3]] == ["the", "number", "of"]
                whose = words.nouns.at(tokens, number.end + 3) if of and number.end + 3 < n else None
                side = refine_people(tokens, whose[0], whose[1].object, (), words, number.end + 3)[0] if whose is not None and whose[1].kind == "people" else None
                behind = [k for k in around if told and k >= number.end]  # "raising to five the number of people killed"
                nearest = sorted(around, key=lambda k: (k >= i, abs(i - k)))  # "those hurt …, bringing the dead to five"
                for k in [*behind, *nearest]:
                    hit = words.nouns.at(tokens, k)
                    if hit and hit[1].kind == "state" and hit[1].action and not (k >= number.end and toll is not None):
                        who = _people_before(tokens, k, words)
                        return Counted(
                            i + 1,
                            number.end,
                            k,
                            "state",
                            hit[1].object or (None if hit[1].action == "killed" and who == "person" else who) or (side if side != "person" else None),
                            number.value,
                            bound=number.bound,
                            rule=hit[1].rule,
                            action=hit[1].action,
                            numbered=True,
                            modifiers=("toll",),
                        )
                if toll is not None or _of_victims(tokens, around, words):  # "the toll rose to eight": of the dead
                    return _of_the_dead(i + 1, number, words)
    return None


def _of_so_many(tokens: list[Token], i: int, number: Number | None, words: Words) -> Counted | None:
    """ "lowered the death toll from four to three soldiers": who they are stands behind the figure."""
    noun = words.nouns.at(tokens, number.end) if number is not None and number.value and number.end < len(tokens) else None
    if number is None or noun is None or noun[1].kind != "people" or tokens[i].f != "to":
        return None
    before = tokens[max(0, i - 14) : i]
    changed = words.sets["rising"] | words.sets["lowering"]
    if not any(t.f in changed for t in before) or not any((a.f, b.f) == ("death", "toll") for a, b in pairwise(before)):
        return None
    who, end = refine_people(tokens, noun[0], noun[1].object, (), words, number.end)
    dead = _of_the_dead(i + 1, number, words)
    dead.j, dead.object = end, None if who == "person" else who
    return dead


def _of_victims(tokens: list[Token], around: range, words: Words) -> bool:
    """ "La muerte de X elevó a tres el número de víctimas": another death makes them the dead."""
    said = {tokens[k].f for k in around}
    return not said.isdisjoint(("victimas", "victims")) and any((h := words.nouns.at(tokens, k)) and h[1].kind == "nominal" and h[1].action == "killed" for k in range(around.stop))


def _of_the_dead(i: int, number: Number, words: Words) -> Counted:
    """ "the toll rose to eight": nothing else is said of them."""
    rule = f"{words.lang}.fact.killed.dead"
    return Counted(i, number.end, i, "state", None, number.value, bound=number.bound, rule=rule, action="killed", numbered=True, modifiers=("toll",))


def _people_before(tokens: list[Token], k: int, words: Words) -> str | None:
    """ "el número de soldados muertos": whose deaths are counted."""
    for q in range(max(0, k - 3), k):
        hit = words.nouns.at(tokens, q)
        if hit and hit[1].kind == "people" and hit[0] == k:
            return refine_people(tokens, hit[0], hit[1].object, (), words, q)[0]
    owner = tokens[k - 1].f if k else ""
    return s_side(owner.removesuffix("'s"), words) if owner.endswith("'s") else None  # "the army's dead stand at three"


def state_copula_at(tokens: list[Token], i: int, words: Words, decimal: str | None) -> Counted | None:
    """ "los arrestados son cuatro", "the dead number five"."""
    if tokens[i].f in words.sets["copulas"] and words.lang == "es":
        k = i + (2 if i + 1 < len(tokens) and tokens[i + 1].f in ("ya", "tambien") else 1)
        number = number_at(tokens, k, words, decimal) if k < len(tokens) else None
        if (
            number is not None
            and number.value is not None
            and not number.article
            and number.end + 1 < len(tokens)
            and tokens[number.end].f in ("los", "las")
        ):
            hit = words.nouns.at(tokens, number.end + 1)
            if hit and hit[1].kind == "unit" and hit[1].unit in MASS_UNITS:  # "suman 740 los kilos de droga"
                obj, end = complement_of(tokens, hit[0], words)
                to, factor = UNIT_FACTORS[hit[1].unit]
                return Counted(i, end, number.end + 1, "amount", obj, number.value * factor, to, bound=number.bound, rule=hit[1].rule, numbered=True)
            if (hit and hit[1].kind in (
                "state",
                "people",
                "thing",
            )) or (hit and hit[1].kind == "nominal" and hit[1].action == "killed"):  # "fueron ocho los caídos", "suman 231 los laboratorios"
                obj, end = hit[1].object, hit[0]
                if hit[1].kind == "people":
                    obj, end = refine_people(tokens, end, obj, (), words, number.end + 1)
                return Counted(
                    i,
                    end,
                    number.end + 1,
                    "state" if hit[1].kind == "nominal" else hit[1].kind,
                    obj,
                    number.value,
                    bound=number.bound,
                    rule=hit[1].rule,
                    action=hit[1].action,
                    plural=True,
                    numbered=True,
                    modifiers=("toll",) if tokens[i].f in ("suman", "sumaron", "ascienden") or (i > 1 and tokens[i - 2].f in ("con", "y") and tokens[i - 1].f in ("el", "ella", "ellos", "ellas", "eso", "esto")) or (i > 3 and "con" in (tokens[i - 3].f, tokens[i - 4].f if tokens[i - 1].f == "ya" else "")) else (),
                )
    if words.lang == "es" and i and tokens[i - 1].f in ("y", "e", ",") and (more := number_at(tokens, i, words, decimal)) is not None:
        k = more.end
        hit = words.nouns.at(tokens, k + 1) if more.value and not more.article and k + 1 < len(tokens) and tokens[k].f in ("los", "las") else None
        if hit and hit[1].kind == "state":  # "son cuatro los muertos y seis los heridos"
            return Counted(i, hit[0], k + 1, "state", hit[1].object, more.value, bound=more.bound, rule=hit[1].rule, action=hit[1].action, plural=True, numbered=True)
    if (dead := _number_of_the_dead(tokens, i, words, decimal) or _number_first(tokens, i, words, decimal)) is not None:
        return dead
    if tokens[i].f not in _THE or i + 3 >= len(tokens):
        return None
    hit = words.nouns.at(tokens, i + 1)
    k = hit[0] if hit else i
    k += k < len(tokens) and tokens[k].f in ("tambien", "also")
    if not hit or hit[1].kind != "state" or k >= len(tokens) or tokens[k].f not in words.sets["copulas"]:
        return None
    if tokens[k].f in ("is", "was", "es", "era") and tokens[k - 1].f in ONE_OF_THEM:
        return None  # "The wounded man is 19": how old he is
    k += 1
    now = k < len(tokens) and tokens[k].f in ("ya", "now", "ahora")
    if now or (k < len(tokens) and tokens[k].f == "en"):
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
        modifiers=("copula", "toll") if now else ("copula",),
    )


ONE_OF_THEM = frozenset(("man", "woman", "boy", "girl", "soldier", "officer", "policeman", "farmer", "victim"))


def _number_first(tokens: list[Token], i: int, words: Words, decimal: str | None) -> Counted | None:
    """ "Once son ya las víctimas mortales", "siete fueron los heridos"."""
    number = number_at(tokens, i, words, decimal) if words.lang == "es" and tokens[i].f in words.opens_number else None
    if number is None or not number.value or number.article or number.end + 2 >= len(tokens) or tokens[number.end].f not in words.sets["copulas"]:
        return None
    k = number.end + 1 + (tokens[number.end + 1].f in ("ya", "ahora"))
    hit = words.nouns.at(tokens, k + 1) if tokens[k].f in ("los", "las") and k + 1 < len(tokens) else None
    if hit is None or hit[1].kind != "state":
        return None
    return Counted(i, hit[0], k + 1, "state", hit[1].object, number.value, bound=number.bound, rule=hit[1].rule, action=hit[1].action, plural=True, numbered=True, modifiers=("toll",))


def _number_of_the_dead(tokens: list[Token], i: int, words: Words, decimal: str | None) -> Counted | None:
    """ "so that the number of soldiers killed is seven", "con lo que el número de militares fallecidos es de siete"."""
    if tokens[i].f not in words.sets["be"] and tokens[i].f != "es":
        return None
    k = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].f in ("now", "ya", "de"))
    number = number_at(tokens, k, words, decimal) if k < len(tokens) else None
    opens = next((q for q in range(i - 2, max(-1, i - 9), -1) if tokens[q].f in ("number", "numero", "cifra") and tokens[q + 1].f in ("of", "de")), None)
    if opens is None or number is None or not number.value or (number.end < len(tokens) and tokens[number.end].k != "p"):
        return None
    dead = next((q for q in range(opens + 2, i) if tokens[q].f in words.sets["the_dead"]), None)
    toll = _of_the_dead(k, number, words) if dead is not None else None
    if toll is not None:
        who = _people_before(tokens, dead or k, words)
        toll.object = None if who == "person" else who
    return toll
