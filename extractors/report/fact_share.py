"""Is what was counted some of what was told, all of it, or somebody besides?"""

from __future__ import annotations

from itertools import pairwise

from extractors.report.counted import Counted
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token


def among(tokens: list[Token], c: Counted, words: Words) -> str | None:
    """ "Among the dead is an off-duty policeman", "Entre los lesionados hay cuatro policías": some of those counted."""
    after = [t.f for t in tokens[c.j : c.j + 5]]
    if after[:2] in (["were", "among"], ["was", "among"], ["is", "among"], ["are", "among"]) and len(after) > 3:
        whom = set(after[3:])  # "among the dead", "among the 10 dead"
        return "killed" if whom & words.sets["the_dead"] else "wounded" if whom & words.sets["the_hurt"] else None
    for k in range(c.i - 1, max(0, c.i - 24), -1):  # "Fatalities included a girl and her mother"
        if tokens[k].raw in ".:":
            break
        if tokens[k].f in ("included", "include", "includes") and tokens[0].f not in words.sets["definite"]:
            whom = {t.f for t in tokens[max(0, k - 2) : k]}
            return "killed" if whom & words.sets["the_dead"] else "wounded" if whom & words.sets["the_hurt"] else None
    opener = next((k for k in range(c.i - 1, max(-1, c.i - 18), -1) if tokens[k].f in ("among", "entre")), None)
    if opener is None or any(tokens[k].raw in ".;:" for k in range(opener, c.i)):
        return None
    whom = {t.f for t in tokens[opener + 1 : opener + 4]}
    return "killed" if whom & words.sets["the_dead"] else "wounded" if whom & words.sets["the_hurt"] else None


def with_him(tokens: list[Token], t: Trigger) -> bool:
    """ "Two bodyguards were held with him", "con él fue detenida su pareja": besides the one told before."""
    around = [x.raw.lower() for x in tokens[max(0, t.lead - 3) : t.j + 4]]
    return any(a in ("with", "con", "beside", "alongside") and b in ("him", "her", "them", "él", "ella", "ellos", "ellas") for a, b in pairwise(around))


def besides(tokens: list[Token]) -> int:
    """Where a sentence that opens with those to whom it adds somebody ends that opening, "Besides the pilot, …"; 0 where none does."""
    if not (tokens[0].f == "besides" or (tokens[0].f == "ademas" and len(tokens) > 1 and tokens[1].f in ("de", "del"))):
        return 0
    return next((k for k in range(2, min(9, len(tokens))) if tokens[k].raw == ","), 0)


def besides_those(tokens: list[Token], c: Counted) -> bool:
    """ "Besides the pilot, one crewman was hurt": who follows that opening."""
    comma = besides(tokens)
    return comma > 0 and 0 < c.i - comma <= 2


ALONG = (["along", "with"], ["together", "with"], ["junto", "a"], ["junto", "con"])
LIKEWISE = (["al", "igual", "que"], ["lo", "mismo", "que"], ["as", "well", "as"])


def along_with(tokens: list[Token], c: Counted, t: Trigger) -> bool:
    """ "was killed together with two bodyguards", "fue capturado junto a su pareja": besides the one the verb is said of."""
    before = [x.f for x in tokens[max(0, c.i - 2) : c.i]]
    if besides_those(tokens, c):
        return True
    if [x.f for x in tokens[max(0, c.i - 3) : c.i]] == ["as", "well", "as"] or before == ["asi", "como"]:
        return True
    return t.j <= c.i and before in ALONG


def rank(tokens: list[Token], c: Counted, words: Words) -> int:
    ordinals = words.ranks
    end = (c.head if c.head > c.i else c.head + 1) if c.kind == "people" else c.j  # "a second lieutenant", "el oficial de mar tercero X", "sargento segundo": behind the head it is a grade
    return next((ordinals[t.f] for t in tokens[c.i : end] if t.f in ordinals), 0)


_LEFT_ALIVE = frozenset(("survivors", "sobrevivientes"))
_INCLUDING = frozenset(("incluidos", "incluidas", "incluyendo", "including"))


def _in_an_aside(tokens: list[Token], c: Counted) -> bool:
    """ "ocho integrantes, incluidos el patriarca, X, y dos policías, fueron detenidos": the last of a list that opens with "incluidos"."""
    if c.i < 3 or tokens[c.i - 1].f not in ("y", "e", "and"):
        return False
    back = tokens[max(0, c.i - 16) : c.i]
    k = next((n for n in range(len(back) - 1, 0, -1) if back[n].f in _INCLUDING and back[n - 1].raw == ","), None)
    return k is not None and not any(t.raw in ".;:" for t in back[k:]) and any(t.cap for t in back[k:])


def is_subset(tokens: list[Token], c: Counted) -> bool:
    if {"of_them", "kinds"} & set(c.modifiers):
        return True
    if c.kind == "people" and "of" in c.modifiers and c.i == 0 and tokens[c.head].f in _LEFT_ALIVE:
        return True  # "One of the survivors, a technician, walked for hours with a broken arm"
    if c.kind == "people" and c.i > 1 and [t.f for t in tokens[c.i - 2 : c.i]] == ["of", "whom"]:
        return True  # "six teenagers, of whom two boys escaped"
    if c.kind == "people" and tokens[c.i].f in ("entre", "among") and c.i + 1 < len(tokens) and tokens[c.i + 1].f in ("estos", "estas", "ellos", "ellas", "them", "these"):
        return True  # "más de cien heridos, entre estos 38 policías"
    if c.kind == "people" and _in_an_aside(tokens, c):
        return True
    after = " ".join([t.f for t in tokens[c.j : c.j + 3]])
    before = " ".join([t.f for t in tokens[max(0, c.i - 2) : c.i]])
    return after.startswith(
        (
            "de ellos",
            "de ellas",
            "de los cuales",
            "de las cuales",
            "de estos",
            "de los heridos",
            "de los arrestados",
            "de los detenidos",
            "entre ellos",
            "entre ellas",
            "among them",
            "of them",
            "of whom",
            "of which",
            "of the wounded",
            "of the injured",
            "of the dead",
            "was among",
            "were among",
        )
    ) or before.endswith(
        (
            "entre ellos",
            "entre ellas",
            "among them",
            "incluidos",
            "incluidas",
            "including",
            "incluido",
            "incluida",
            "incluyendo",
            "entre los",
        )
    )


TOLL = {"toll", "saldo", "cifra", "balance"}


def is_total(tokens: list[Token], c: Counted) -> bool:
    if c.kind == "state" and any(t.f in TOLL for t in tokens[max(0, c.i - 9) : c.i]):
        return True
    if c.kind == "state" and tokens[0].f == "con" and tokens[c.i].f in ("son", "suman"):
        return True  # "Con el deceso del técnico X son tres los muertos"
    final = [t.f for t in tokens[max(0, c.i - 5) : c.i]]
    if c.kind == "people" and any(a in TOLL and b in ("definitivo", "final", "total") for a, b in pairwise(final)):
        return True  # "el saldo definitivo es de seis militares muertos"
    around = " ".join([t.f for t in tokens[max(0, c.i - 3) : c.j + 3]])
    return (
        "en total" in around
        or "un total de" in around
        or "a total of" in around
        or "in total" in around
        or "in all" in around
    )
