"""What stands in an aside tells of some of those counted, or only names them: the way past it costs less, or is none."""

from __future__ import annotations

from itertools import pairwise

from extractors.report.words import Words
from extractors.text import Token


def some_of_them(tokens: list[Token], a: int, b: int, words: Words) -> bool:
    """Whether a number of those before stands between: "de los cuales tres", "of whom three"."""
    for k in range(a, b - 1):
        pair = tokens[k].f in ("de", "of") and (tokens[k + 1].f in ("whom", "which", "ellos", "ellas") or (k + 2 < b and tokens[k + 2].f in ("cuales", "que")))
        if pair and tokens[b - 1].raw == "," and k > a and (tokens[k - 1].k == "n" or tokens[k - 1].f in words.numbers):
            return False  # "cinco hombres, dos de los cuales tienen 16 años, quedaron detenidos"
        if pair and any(x.k == "n" or (x.f in words.numbers and x.f not in words.sets["one"]) or x.f in ("uno", "una", "one") for x in tokens[k + 2 : b]):
            return True
    return False


def some_aside(tokens: list[Token], a: int, b: int) -> bool:
    """ "dos[, uno de ellos herido,] fueron capturados": what lies between tells of some of them only."""
    quoted = b - a > 3 and tokens[b - 1].raw in "\"”»" and tokens[b - 2].raw == ","  # 'one of them a squad leader called "Comrade X," were …'
    end = b - 2 if quoted else b - 1
    if tokens[a].raw != "," or tokens[end].raw != "," or any(x.raw in ",;:" for x in tokens[a + 1 : end]):
        return False
    return any(x.f in ("de", "of") and y.f in ("ellos", "ellas", "los", "las", "quienes", "them", "whom") for x, y in pairwise(tokens[a + 1 : min(a + 6, b)]))


def dashed(tokens: list[Token], a: int, b: int) -> range:
    """ "1,840 kg of inputs [—lime, cement and salt—] were burned": what stands between dashes, with them."""
    signs = [k for k in range(a, b) if tokens[k].raw in "—–"]
    if len(signs) == 2 and signs[1] - signs[0] <= 9:
        return range(signs[0], signs[-1] + 1)
    besides = next((k for k in range(a, b - 2) if tokens[k].raw == tokens[k + 2].raw == "," and tokens[k + 1].f in _BESIDES), None)
    return range(besides, besides + 3) if besides is not None else range(0)  # "se decomisó, además, una escopeta"


_BESIDES = frozenset(("ademas", "tambien", "asimismo", "igualmente", "also", "moreover", "furthermore", "besides"))


def clause_aside(tokens: list[Token], a: int, b: int) -> int | None:
    """ "A boy[, who had been held in the camp,] was rescued": where a relative clause begins that ends at the comma before token b, or None."""
    if b - a < 4 or tokens[b - 1].raw != ",":
        return None
    who = ("who", "que", "quien", "quienes")  # behind the comma, or behind a noun that says what they are: ", soldados que volvían, …"
    opens = next((k for k in range(a, min(a + 8, b - 3)) if tokens[k].raw == "," and (tokens[k + 1].f in who or (tokens[k + 2].f in who and not tokens[k + 1].cap))), None)
    return opens if opens is not None and b - opens <= 24 and not any(t.raw in ",;:" for t in tokens[opens + 1 : b - 1]) else None


def some_named(tokens: list[Token], a: int, b: int) -> int | None:
    """Where an aside begins that only names some of those counted, or all of them, and goes on to the comma before token b; None
    without one."""
    if b - a < 4 or tokens[b - 1].raw != ",":
        return None
    naming = [k for k in range(a + 1, min(a + 8, b - 1)) if tokens[k].f in ("identified", "identificado", "identificada", "identificados", "identificadas")]
    if naming and tokens[a].raw == "," and b - a <= 30:
        return a  # "Its driver, a Peruvian citizen identified as X, 46, is in custody"
    for k in range(a, min(b - 3, a + (14 if any(t.raw in "«“" for t in tokens[a : a + 4]) else 6))):
        opening = [t.f for t in tokens[k + 1 : k + 3]]
        among = opening in (["entre", "ellos"], ["entre", "ellas"], ["among", "them"])
        if tokens[k].raw == "," and (among or opening[0] in ("including", "incluidos", "incluidas")):
            return k
    return None
