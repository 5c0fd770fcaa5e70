"""Numbers as written: digits in either convention, words of both languages, collectives ("una veintena", "half a dozen")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.report.words import Words
from extractors.text import Token

NUMBER_WORDS = ("number", "numero")


class Number(NamedTuple):
    value: float | None  # None: vague ("varios", "dozens of")
    end: int  # token index after it
    article: bool = False  # "un", "a": one by grammar
    definite: bool = False  # "los dos", "both", "el": may resume what was told
    more: bool = False  # "otros dos", "another": in addition
    negative: bool = False  # "ningún", "no"
    bound: str | None = None
    again: bool = False  # "as many", "igual número de": as many as told before


def decimal_sign(tokens: Iterable[Token]) -> str | None:
    """The sign this text uses before decimals, when its own numbers show it: one with 1, 2 or 4 digits after it."""
    votes = {".": 0, ",": 0}
    for t in tokens:
        if t.k != "n":
            continue
        m = re.fullmatch(r"\d+([.,])(\d+)", t.raw)
        if m and len(m.group(2)) in (1, 2, 4):
            votes[m.group(1)] += 1
        m = re.fullmatch(r"\d{1,3}(?:([.,])\d{3})+", t.raw)
        if m and t.raw.count(m.group(1)) > 1:
            votes["," if m.group(1) == "." else "."] += 1
    if votes["."] == votes[","]:
        return None
    return "." if votes["."] > votes[","] else ","


_SPACES = re.compile(r"[ \u00a0\u202f]")


def digits(raw: str, decimal: str | None, lang: str, mass: bool = False) -> float:
    """The value of a written number. `decimal` is the text's own sign; `mass` says a weight follows, where three decimals occur."""
    raw = _SPACES.sub("", raw.replace("’", "'").replace("´", "'"))
    if "'" in raw:
        head, _, rest = raw.partition("'")
        whole, dot, cents = rest.partition(".")
        if dot and len(cents) <= 2:
            return float(head.replace("'", "") + whole.replace("'", "").replace(",", "") + "." + cents)
        return float(re.sub(r"[.,']", "", raw))
    if "." in raw and "," in raw:
        last = max(raw.rfind("."), raw.rfind(","))
        head = re.sub(r"[.,]", "", raw[:last])
        tail = raw[last + 1 :]
        if len(tail) == 3 and raw.count(raw[last]) > 1:
            return float(head + tail)
        return float(f"{head}.{tail}")
    sign = "." if "." in raw else "," if "," in raw else None
    if sign is None:
        return float(raw)
    parts = raw.split(sign)
    if len(parts) > 2:
        return float("".join(parts))
    tail = parts[1]
    if len(tail) != 3 or len(parts[0]) > 3 or parts[0] == "0":
        return float(f"{parts[0]}.{tail}")
    if mass and (decimal == sign or (lang == "en" and sign == "." and decimal is None)):
        return float(f"{parts[0]}.{tail}")
    return float(parts[0] + tail)


def _compose(tokens: Sequence[Token], i: int, words: Words, decimal: str | None) -> tuple[float, int] | None:
    total, current, j, n = 0.0, None, i, len(tokens)
    linked: str | None = None  # the "y" or "and" just passed
    table = words.numbers
    while j < n:
        t = tokens[j]
        if t.k == "n":
            if current is not None or (total and len(t.raw) > 3):
                break
            current = digits(t.raw, decimal, words.lang)
            j += 1
            continue
        v = table.get(t.f)
        part, behind = _and_a_part(tokens, j, words) if current is not None else (0.0, j)
        if current is not None and part:
            current, j = current + part, behind
            continue
        if v is None:
            joint = t.f in ("y", "and", "-") and j > i and j + 1 < n
            nxt = table.get(tokens[j + 1].f) if joint else None
            if joint and isinstance(nxt, int | float) and _adds(current, nxt, t.f) and tokens[j - 1].k == "w":
                linked, j = t.f, j + 1
                continue
            break
        if isinstance(v, str):  # 'x1000': a multiplier
            factor = float(v[1:])
            if current is not None and [x.f for x in tokens[j + 1 : j + 3]] in (["y", "medio"], ["and", "half"]):
                current, j = current + 0.5, j + 2  # "un millón y medio de soles"
            if factor == 100:
                current = (current or 1) * 100
            else:
                if total and factor >= 1_000_000:
                    total = (total + (current or 0)) * factor
                else:
                    total += (1 if current is None else current) * factor
                current = None
            j += 1
            continue
        if current is None:
            current = float(v)
        elif tokens[j - 1].k != "n" and _adds(current, v, linked):
            current += v
        else:
            break
        linked, j = None, j + 1
    if j == i:
        return None
    return round(total + (current or 0), 6), j  # 4.1 million is no 4099999.9999999995


def _adds(current: float | None, v: float, joint: str | None) -> bool:
    if current is None:
        return joint == "and"
    if joint in ("y", "-") or (joint is None and current < 100):
        return (20 <= current % 100 < 100 and current % 10 == 0 and 0 < v < 10) or (
            joint == "and" and current % 100 == 0
        )
    return current >= 100 and current % 100 == 0 and v < 100


def number_at(tokens: Sequence[Token], i: int, words: Words, decimal: str | None) -> Number | None:
    """The number or counting determiner that starts at token i, bounds included; None when there is none."""
    n = len(tokens)
    if i >= n or (tokens[i].k != "n" and tokens[i].f not in words.opens_number):
        return None
    if i and tokens[i].f in ("mil", "thousand") and tokens[i - 1].k == "n":
        return None  # "las 25 mil de 2019": what is left of a number is none
    if (end := _again(tokens, i, words)) is not None:
        return Number(None, end, again=True)
    bound, j, found = None, i, False
    hit = words.bounds.at(tokens, i)
    if hit:
        j, bound = hit
        found = True
        if j >= n:
            return None
    s = words.sets
    definite = more = False
    # "los otros dos", "the remaining five", "another two"
    while j < n and tokens[j].k == "w" and tokens[j].f in s["lead_ins"] and tokens[j].raw != "está" and j - i < 4:
        f = tokens[j].f
        definite = definite or (f in s["definite"] and f != "that")  # "said that six soldiers died"
        more = more or f in s["more"]
        j += 1
        found = True
    if i < j < n and (hit := words.bounds.at(tokens, j)):
        bound = hit[1] or bound
        j = hit[0]
    press = i < j < n and tokens[j - 1].f in ("este", "ese") and tokens[j].f == "medio"  # "a este medio": a newspaper
    core = None if press or (j > i and _is_an_age(tokens, j)) else _core(tokens, j, words, decimal)
    if core is None:
        if found and not hit and j > i and bound is None:
            last = tokens[j - 1]
            if last.f in ("el", "la") and j == i + 1 and (_the_third(tokens, i, words) or _the_one_left(tokens, j)):
                return Number(1.0, j + 1, definite=True)
            if last.f in s["singular_determiners"]:
                return Number(1.0, j, article=True, definite=last.f in s["definite"], more=more)
            if more and last.f in s["more_singular"]:
                return Number(1.0, j, article=True, more=True, definite=definite)
            if definite and j - i > 1 and last.f == "other":
                return Number(1.0, j, article=True, definite=True, more=True)  # "one died and the other was wounded"
            if last.f in s["definite"]:
                return Number(None, j, definite=True, more=more)
        return None
    value, j2, article, _vague, both = core
    rng = _range(tokens, i, j, j2, value, words, decimal)
    if rng:
        value, j2 = rng
        bound = bound or "min"
    elif value is not None and (hit := words.bounds.at(tokens, j2)) and tokens[j2].f in s["trailing_bounds"]:
        bound = hit[1] or bound
        j2 = hit[0]
    grade = j2 < n and tokens[j2].f in s["ordinals"] and (noun := words.nouns.at(tokens, j2)) is not None and noun[0] > j2 + 1  # "a second lieutenant"
    if article and j2 < n and tokens[j2].f in s["ordinals"] and not grade:
        article, more, j2 = False, True, j2 + 1  # "un tercero fue herido": one more
    # "dos (02)", "cinco (5)": said twice
    if j2 + 2 < n and tokens[j2].raw == "(" and tokens[j2 + 1].k == "n" and tokens[j2 + 2].raw == ")":
        value = digits(tokens[j2 + 1].raw, decimal, words.lang)
        j2 += 3
        article = False
    if j2 < n and tokens[j2].f in s["more"] and not article:
        more = True
        j2 += 1
    return Number(
        value, j2, article=article, definite=definite or both, more=more, bound=bound if value is not None else None
    )


def _again(tokens: Sequence[Token], i: int, words: Words) -> int | None:
    """The token after "as many", "igual número de"; None for "as many as 30" and where no such phrase stands."""
    hit = words.again.at(tokens, i)
    if hit is None or hit[0] >= len(tokens) or tokens[hit[0]].f == "as":
        return None
    return hit[0] + (tokens[hit[0]].f in ("de", "of"))


def _the_one_left(tokens: Sequence[Token], j: int) -> bool:
    """ "seis fueron evacuados y el restante sigue desaparecido": the last of those just parted."""
    return j < len(tokens) and tokens[j].f == "restante" and j + 1 < len(tokens) and tokens[j + 1].k == "w" and tokens[j + 1].f not in ("de", "del")


def _the_third(tokens: Sequence[Token], i: int, words: Words) -> bool:
    """ "dos fueron capturados; el tercero, que sacó un arma, murió", "el cuarto quedó herido": one more, who opens a clause."""
    if i + 2 >= len(tokens) or tokens[i + 1].f not in words.ranks or not (i == 0 or tokens[i - 1].raw in ",;:" or tokens[i - 1].f in ("y", "mientras", "pero")):
        return False
    behind = tokens[i + 2]
    clause = behind.raw == "," and i + 3 < len(tokens) and tokens[i + 3].f in ("que", "quien")
    return clause or behind.f in ("fue", "quedo", "resulto", "murio", "fallecio", "perecio", "sufrio", "recibio", "perdio", "logro", "escapo", "huyo", "sigue", "permanece", "continua")


def _is_an_age(tokens: Sequence[Token], j: int) -> bool:
    """ "his [12]-year-old daughter": counts nobody."""
    return [t.f for t in tokens[j + 1 : j + 4]] in (["-", "year", "-"], ["-", "month", "-"])


def _core(
    tokens: Sequence[Token], j: int, words: Words, decimal: str | None
) -> tuple[float | None, int, bool, bool, bool] | None:
    """(value, end, is article, is vague, resumes) of the number proper."""
    n = len(tokens)
    if j >= n:
        return None
    t, s = tokens[j], words.sets
    if t.f in words.vague:
        return None, j + 1, False, True, False
    if t.f in s["both"]:
        return 2.0, j + 1, False, False, True
    if t.f == "a" and j + 1 < n and tokens[j + 1].f == "few":
        return None, j + 2, False, True, False  # "a few kilos": not one
    if (part := _fraction(tokens, j, words)) is not None:
        return part
    if t.f in s["one"] and (k := _number_itself(tokens, j + 1, words)):
        return None, _past_of(tokens, k), False, True, False  # "an unknown number injured", "un número no precisado de"
    if t.f in s["half"] and j + 1 < n and tokens[j + 1].f in ("as", "that", "of", "de", "los", "las") and not _half_of_a_unit(tokens, j, words):
        return None  # "half as many as in 2013"
    k, factor, composed = j, 1.0, None
    if t.f in s["half"]:
        k += 1
        factor = 0.5
        if k < n and tokens[k].f in ("a", "an", "-"):
            k += 1
    elif t.f in s["one"]:
        k += 1
        if k < n and tokens[k].f in s["half"]:
            k += 1
            factor = 0.5
    elif (composed := _compose(tokens, j, words, decimal)) is not None:
        factor, k = composed
    more = [x.f for x in tokens[k + 1 : k + 3]] in (["y", "media"], ["y", "medio"])  # "docena y media", without an article
    if k < n and tokens[k].f in words.collective and (k > j or more or tokens[k].f in s["bare_collectives"]):
        value = words.collective[tokens[k].f]
        if value is None and k > j and factor >= 2 and tokens[k].f in ("decenas", "docenas", "dozens"):
            value = 10 if tokens[k].f == "decenas" else 12  # "nueve decenas de cartuchos"
        end = k + 1
        if value is not None and [x.f for x in tokens[end : end + 2]] in (["y", "media"], ["y", "medio"]):
            factor, end = factor + 0.5, end + 2  # "docena y media de fusiles"
        if end < n and tokens[end].f in ("de", "of"):
            end += 1
        return (None, end, False, True, False) if value is None else (value * factor, end, False, False, False)
    if factor == 0.5 and k > j:
        # "media tonelada", "half a ton", "medio millón"
        if k < n and isinstance(words.numbers.get(tokens[k].f), str):
            return 0.5 * float(words.numbers[tokens[k].f][1:]), k + 1, False, False, False
        ends = k >= n or (tokens[k].k == "p" and tokens[k].raw != "-") or (tokens[k].f in s["stops"] and tokens[k].f not in s["of"])
        return None if ends else (0.5, k, False, False, False)  # "accedió este medio": half of nothing
    if composed is None and k > j:  # "one" may open a longer number
        composed = _compose(tokens, j, words, decimal)
    if composed is not None:
        value, end = composed
        one_word = end == j + 1 and t.k == "w"
        if one_word and t.f in s["one"]:
            return 1.0, end, True, False, False
        return value, end, False, False, False
    if t.f in s["one"]:
        return 1.0, j + 1, True, False, False
    return None


def _half_of_a_unit(tokens: Sequence[Token], j: int, words: Words) -> bool:
    """ "1,9 toneladas de cal y media de carbonato": half a ton, the unit being the neighbour's."""
    hit = words.nouns.at(tokens, j + 2) if tokens[j].f == "media" and tokens[j + 1].f == "de" and j + 2 < len(tokens) else None
    return hit is not None and hit[1].kind == "thing"


def _number_itself(tokens: Sequence[Token], j: int, words: Words) -> int:
    """Where "number" stands behind its article, one describing word between; 0 for "a rifle, number 4567", "un fusil número 23"."""
    k = j + (j < len(tokens) and tokens[j].k == "w" and words.nouns.at(tokens, j) is None and tokens[j].f not in NUMBER_WORDS)
    return k if k < len(tokens) and tokens[k].f in NUMBER_WORDS else 0


def _past_of(tokens: Sequence[Token], k: int) -> int:
    """Behind "number of", "número indeterminado de"; right behind the word where no "of" follows it."""
    return next((x + 1 for x in range(k + 1, min(k + 4, len(tokens))) if tokens[x].f in ("of", "de")), k + 1)


def _fraction(tokens: Sequence[Token], j: int, words: Words) -> tuple[float, int, bool, bool, bool] | None:
    """ "a third of a ton", "tres cuartos de tonelada": the part of one unit that follows."""
    k = j + (tokens[j].f in words.sets["one"] or isinstance(words.numbers.get(tokens[j].f), int))
    if k + 1 >= len(tokens) or tokens[k].f not in words.fractions or tokens[k + 1].f not in ("of", "de"):
        return None
    end = k + 2 + (k + 2 < len(tokens) and tokens[k + 2].f in ("a", "an", "una"))
    hit = words.nouns.at(tokens, end) if end < len(tokens) else None
    if hit is None or hit[1].kind != "unit":
        return None
    return round(float(words.numbers.get(tokens[j].f, 1)) * words.fractions[tokens[k].f], 4), end, False, False, False


def _and_a_part(tokens: Sequence[Token], j: int, words: Words) -> tuple[float, int]:
    """ "three [and a half] tons", "two [and three quarters] tons", "dos [y medio] millones": the part of one, and the token behind."""
    n = len(tokens)
    if j + 2 >= n or tokens[j].f not in ("and", "y"):
        return 0.0, j
    if j and tokens[j - 1].f in ("millon", "millones", "million") and (half := _half_behind(tokens, j + 1, words)):
        return 500_000.0, half  # "dos millones y medio de soles", "a million and a half dollars"
    many = words.numbers.get(tokens[j + 1].f)
    k = j + 1 + (tokens[j + 1].f in words.sets["one"] or isinstance(many, int))
    share = 0.5 if tokens[k].f in words.sets["half"] else words.fractions.get(tokens[k].f, 0.0)
    if not share or k + 1 >= n:
        return 0.0, j
    unit = words.nouns.at(tokens, k + 1)
    of_it = isinstance(words.numbers.get(tokens[k + 1].f), str) or (unit is not None and unit[1].kind == "unit")
    return (share * float(many or 1), k + 1) if of_it else (0.0, j)


def _half_behind(tokens: Sequence[Token], j: int, words: Words) -> int:
    """Where "medio", "a half" at token j ends, or 0."""
    k = j + (tokens[j].f == "a")
    return k + 1 if k < len(tokens) and tokens[k].f in words.sets["half"] else 0


def changed_from(tokens: Sequence[Token], i: int, words: Words) -> bool:
    """ "the toll rose [from three] to five", "subió [de tres] a cinco": whether the number at i is the one before the change."""
    opener = i if tokens[i].f in ("from", "de") else i - 1
    if opener < 1 or tokens[opener].f not in ("from", "de"):
        return False
    changing = words.sets["rising"] | words.sets["lowering"]
    return any(t.f in changing for t in tokens[max(0, opener - 3) : opener])


def _range(
    tokens: Sequence[Token], i: int, j: int, j2: int, value: float | None, words: Words, decimal: str | None
) -> tuple[float, int] | None:
    """ "entre 35 y 40", "15 to 20", "30-35": the low end, and where the range ends."""
    n = len(tokens)
    if value is None or j2 + 1 >= n:
        return None
    joint = tokens[j2].f
    opened = (i < j and (tokens[i].f in ("entre", "between", "from", "de") or any(t.f in ("entre", "between") for t in tokens[i:j]))) or (
        i > 0 and tokens[i - 1].f in ("entre", "between", "from")
    )
    if joint in ("y", "and") and not opened:
        return None
    if joint in ("a", "to") and changed_from(tokens, i, words):
        return None  # "rose from three to five"
    if joint in ("a", "to", "-", "o", "or", "y", "and"):
        if joint == "-" and tokens[j2].s != tokens[j2 - 1].e and tokens[j2 + 1].s == tokens[j2].e:
            return None
        high = _compose(tokens, j2 + 1, words, decimal)
        if high and high[0] > value and (joint != "-" or tokens[j2 + 1].k == "n") and high[0] <= value * 4 + 10:
            return value, high[1]
    return None
