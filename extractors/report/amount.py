"""Amounts: weights, volumes, areas and money, and what they weigh."""

from __future__ import annotations

from typing import Any

from extractors.codebook import UNIT_FACTORS
from extractors.report.counted import DRUG_LIKE, MASS_UNITS, Counted
from extractors.report.number import Number, digits, number_at
from extractors.report.phrase import complement_of, head_of
from extractors.report.words import Noun, Words
from extractors.text import Token

MONEY = ("s", "us", "u", "usd", "b")
SIGNS = ("$", "€")
OTHER_CROPS = frozenset(("yuca", "maiz", "cacao", "cafe", "platano", "platanos", "arroz", "pastos", "bosque", "bosques", "frutales", "cassava", "corn", "maize", "coffee", "cocoa", "bananas", "rice", "pasture", "forest", "rainforest", "palm", "palma"))


def money_at(tokens: list[Token], i: int, words: Words, decimal: str | None) -> Counted | None:
    """ "S/ 7 400", "US$ 18,200", "$12,000", "€ 500": the sign stands before the number."""
    t, n = tokens[i], len(tokens)
    k, unit = i, None
    if t.f in MONEY and i + 1 < n:
        nxt = tokens[i + 1].raw
        if t.f == "s" and nxt == "/":
            unit, k = "PEN", i + 2
            if k < n and tokens[k].raw == ".":
                k += 1
        elif t.f in ("us", "u") and "$" in (nxt, tokens[i + 2].raw if i + 2 < n else ""):
            unit, k = "USD", i + (2 if nxt == "$" else 4)
        elif t.f == "usd":
            unit, k = "USD", i + 1
    elif t.raw in SIGNS:
        unit, k = ("USD" if t.raw == "$" else "EUR"), i + 1
    if unit is None or k >= n or tokens[k].k != "n":
        return None
    number = number_at(tokens, k, words, decimal)
    if number is None or number.value is None:
        return None
    bound = None
    if number.end < n and tokens[number.end].f in words.sets["priced"]:
        return Counted(i, number.end, k, "none", None, None)  # "a planned $850 million expansion"
    if any(x.raw == "(" for x in tokens[max(0, i - 2) : i]):
        return Counted(i, number.end, k, "none", None, None)  # "43,500 soles (about $14,100)": the same money again
    return Counted(
        i, number.end, k, "amount", "cash", number.value, unit, bound, f"{words.lang}.quantity.money", numbered=True
    )


def amount_of(
    tokens: list[Token],
    i: int,
    head: int,
    end: int,
    noun: Noun,
    number: Number,
    words: Words,
    decimal: str | None,
    base: dict[str, Any],
) -> Counted | None:
    value, n = number.value, len(tokens)
    unit = noun.unit or "count"
    if unit == "gal" and end < n and tokens[end].f in ("con", "with"):
        return Counted(i, end, head, "container", _content(tokens, end, words), value, rule=noun.rule, **base)
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
                complement_of(tokens, end, words)[0],
                None,
                "kg" if unit in MASS_UNITS else unit,
                rule=noun.rule,
                **base,
            )
        )
    if unit == "BOB" and value < 50:
        return Counted(i, end, head, "people", "trafficker", value, rule=f"{words.lang}.quantity.people.trafficker", plural=True, **base)  # "dos bolivianos y un brasileño"
    to, factor = UNIT_FACTORS[unit]
    value *= factor
    j = end
    # "12 kilos con 350 gramos", "5 toneladas 750 kilos", "tonelada y media"
    part, j = _and_a_part(tokens, j, words)
    value += factor * part
    k = j + 1 if j < n and tokens[j].f in ("con", "y", "and", ",", "with") else j
    if k < n and (tokens[k].k == "n" or tokens[k].f in words.numbers) and unit in MASS_UNITS | {"L", "gal"}:
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
                value = other if unit in ("lb", "oz", "acre", "gal") else value  # what was weighed; the other was worked out
    if (
        unit == "kg"
        and value >= 10000
        and number.end
        and tokens[number.end - 1].k == "n"
        and len(tokens[number.end - 1].raw.replace(",", ".").split(".")[-1]) == 3
    ):
        drug, _ = complement_of(tokens, j, words)
        if drug in ("cocaine", "cocaine_base", "drugs"):
            value /= 1000  # no load of cocaine weighed ten tonnes; three decimals were written
    if to in ("PEN", "USD", "EUR", "BOB"):
        return Counted(i, j, head, "amount", "cash", value, to, rule=noun.rule, **base)
    obj, j2 = complement_of(tokens, j, words)
    if to == "ha" and obj in (None, "coca_crop") and not OTHER_CROPS.isdisjoint(t.f for t in tokens[j : j + 6]) and not any(t.f.startswith("coca") for t in tokens[j : j + 6]):
        return None  # "dos hectáreas de sembríos de yuca"
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
        and not (tokens[j + 1].f == "la" and tokens[min(j + 2 + (tokens[min(j + 2, n - 1)].f == "misma"), n - 1)].f in ("droga", "sustancia", "mercancia", "mercaderia"))
    ):
        return None  # "90 tons of beans"
    if obj is None and unit == "m2":
        return None  # "3 000 m2 de almácigos": no crop
    if obj is None and words.lang == "en":
        # "a 300-kilo load of cocaine", "310 kilogram cocaine shipment"
        load = head_of(tokens, j, words)
        if load and load[2].kind in ("thing", "container") and load[0] - j <= 3:
            obj = load[2].object
            j2 = load[1]
            if obj in (None, "drugs"):
                obj2, j3 = complement_of(tokens, load[1], words)
                obj, j2 = (obj2 or obj), (j3 if obj2 else j2)
    return Counted(i, j2, head, "amount", obj, round(value, 6), to, rule=noun.rule, **base)


def _and_a_part(tokens: list[Token], j: int, words: Words) -> tuple[float, int]:
    """ "kilos y medio", "y cuarto", "y tres cuartos", "and a half", "and three quarters": (the part of one unit, the token behind)."""
    if j + 1 >= len(tokens) or tokens[j].f not in ("y", "and"):
        return 0.0, j
    many = words.numbers.get(tokens[j + 1].f)
    k = j + 1 + (tokens[j + 1].f in words.sets["one"] or isinstance(many, int))
    name = tokens[k].f if k < len(tokens) else ""
    behind = tokens[k + 1] if k + 1 < len(tokens) else None
    if name in words.sets["half"]:
        return (0.5, k + 1) if many in (None, 1) else (0.0, j)
    if name not in words.fractions or (behind is not None and behind.k != "p" and behind.f not in words.sets["stops"] | words.sets["of"]):
        return 0.0, j  # "dos kilos y cuarto", but "dos kilos y cuatro fusiles"
    return float(many or 1) * words.fractions[name], k + 1


def _content(tokens: list[Token], j: int, words: Words) -> str | None:
    """What stands in the vessels: "once galones con los estupefacientes"."""
    for p in range(j + 1, min(j + 5, len(tokens))):
        hit = words.nouns.at(tokens, p)
        if hit and hit[1].kind == "thing":
            return hit[1].object
    return None


def weigh(counted: list[Counted], tokens: list[Token], words: Words) -> None:
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
            and (c.unit == "L" or (c.unit == "kg" and (c.object or counted[k - 1].object) in ("precursor", "coca_leaf", "marijuana") and 0 < (c.value or 0) <= 60))
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
            if b.kind == "amount" and b.unit == c.unit and b.value and c.i - b.j <= 2:
                c.kind = "weighed"  # "210 bricks of cocaine weighing one kilo each": multiplied already
                continue
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
                and (b.kind == "container" or b.value is None or not b.numbered or (b.definite and b.article and b.object != "drugs"))
            ):
                c.object, c.anchor = b.object, (b.i, b.j)
                if (
                    b.kind == "container"
                    and (b.value or 0) > 1
                    and c.value
                    and c.unit == "kg"
                    and c.value / (b.value or 1) > 60
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
            if nxt.object == "drugs" and nxt.definite and [t.f for t in gap] in (["de"], ["of"]):
                nxt.kind = "weighed"  # "146 kilos of the drug, two pistols …"
            if (
                ((nxt.object in DRUG_LIKE and nxt.value is None) or (nxt.object in ("precursor", "fuel") and nxt.definite and gap and gap[-1].f in ("con", "with")))
                and len(gap) <= 4
                and not any(t.f in s["clause_words"] for t in gap)
            ):
                c.object = nxt.object
                nxt.kind = "weighed"


def no_grams_of_leaf(counted: list[Counted], tokens: list[Token]) -> None:
    """ "4,120 kilos de hoja": leaf and chemicals are not weighed to the gram; the sign parts thousands."""
    for c in counted:
        if c.kind == "amount" and c.object in ("coca_leaf", "coca_crop", "precursor", "fuel") and 1 <= (c.value or 0) < 1000 and c.unit in ("kg", "L"):
            number = tokens[c.head - 1]
            whole, _, rest = number.raw.replace(",", ".").partition(".")
            if number.k == "n" and len(rest) == 3 and whole.isdigit() and float(f"{whole}.{rest}") == c.value:
                c.value *= 1000


def grams_written_as_thousands(counted: list[Counted], tokens: list[Token]) -> None:
    """ "92.760 kilogramos" of cocaine: no load ever weighed that much; the point parts the grams."""
    for c in counted:
        if c.kind == "amount" and c.unit == "kg" and c.object in DRUG_LIKE[:3] and (c.value or 0) >= 10000:
            if grams_behind_a_point(tokens[c.head - 1]):
                c.value = (c.value or 0) / 1000


def grams_behind_a_point(number: Token) -> bool:
    """ "92.760": tens of thousands in figures, which "18 toneladas" and "18 mil" are not."""
    return number.k == "n" and len(number.raw.replace(",", ".").split(".")[-1]) == 3 and len(number.raw) >= 6
