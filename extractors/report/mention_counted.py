"""Counted things of which the sentence tells nothing: a figure given up, a rate, what bore a load, who is told again by name."""

from __future__ import annotations

from itertools import pairwise

from extractors.report.counted import Counted
from extractors.report.toll import ONE_OF_THEM
from extractors.report.words import Words
from extractors.text import Token


def only_said(tokens: list[Token], c: Counted, counted: list[Counted], w: Words) -> bool:
    """Whether no verb of the sentence can be about `c`."""
    return (
        _in_a_relative(tokens, c, w) or _says_that(tokens, c, w) or _identified(tokens, c, counted) or _of_those_dead(tokens, c, counted) or _bearer(tokens, c, w) or _ratio(tokens, c) or _how_old(tokens, c) or _led_by(tokens, c) or _first_of(tokens, c) or _set_against(tokens, c) or _whose_column(tokens, c)
        or _who_says_or_helps(tokens, c, w) or _whose(tokens, c, counted, w) or _what_somebody_is(tokens, c, w) or _dependants(tokens, c, w) or _took_off(tokens, c, w) or _borrowed(tokens, c) or _also(tokens, c, counted) or _got_away(tokens, c, w) or _some_of_whom(tokens, c, counted, w) or _opened_fire(tokens, c)
        or (c.object == "cash" and not w.sets["paying"].isdisjoint(t.f for t in tokens[max(0, c.i - 4) : c.i]))
    )


def _says_that(tokens: list[Token], c: Counted, w: Words) -> bool:
    """ "El comandante PNP Luis Poma dijo que dos de sus hombres murieron": who says it."""
    if c.kind != "people" or c.value != 1 or not (c.definite or c.article):
        return False
    k = c.j
    while k < len(tokens) and tokens[k].cap and k < c.j + 5:
        k += 1
    return k + 1 < len(tokens) and tokens[k].f in w.sets["saying"] and tokens[k + 1].f in ("que", "that")


_ITS = frozenset(("that", "which", "whom"))


def _in_a_relative(tokens: list[Token], c: Counted, w: Words) -> bool:
    """ "Persuaded by leaflets that her father had written, a rebel gave up": who does it in a clause in front is no subject of the main verb."""
    if w.lang != "en" or c.kind != "people" or c.i < 3 or c.j + 2 >= len(tokens) or tokens[c.j].f not in ("had", "has", "have"):
        return False
    that = c.i if tokens[c.i].f in _ITS else c.i - 1
    noun = tokens[that - 1]
    close = next((k for k in range(c.j + 1, min(c.j + 8, len(tokens))) if tokens[k].k == "p"), None)
    if tokens[that].f not in _ITS or noun.k != "w" or noun.f.endswith("ing") or tokens[c.j + 1].f in ("been", "not", "also") or noun.f in w.sets["saying"] | w.sets["stops"] or w.verbs.at(tokens, that - 1) is not None or close is None or tokens[close].raw != ",":
        return False
    return not any((verb := w.verbs.at(tokens, k)) is not None and verb[1].voice == "intransitive" for k in range(c.j + 1, close))


def _opened_fire(tokens: list[Token], c: Counted) -> bool:
    """ "A marine wounded when guerrillas opened fire has died": those who fire, of a number that is not told, are not who died."""
    return c.kind == "people" and c.value is None and c.object == "armed_group" and c.j < len(tokens) and tokens[c.j].f in _FIRING


_FIRING = frozenset(("opened", "fired", "attacked", "ambushed", "stormed", "raided", "abrieron", "dispararon", "atacaron", "emboscaron", "hostigaron"))


def _of_those_dead(tokens: list[Token], c: Counted, counted: list[Counted]) -> bool:
    """ "Besides the two dead, Sgts. X and Y, five officers were hurt": the names behind are those of the dead, if they are as many."""
    state = next((x for x in reversed(counted) if x.j <= c.i and x.kind == "state" and x.definite and (x.value or 0) > 1), None)
    if state is None or state.j >= len(tokens) or tokens[state.j].raw != ",":
        return False
    names = [x for x in counted if x.i > state.j and (x.name or x.who)]
    return c in names[: int(state.value or 0)] and len(names) >= (state.value or 0)


def _who_says_or_helps(tokens: list[Token], c: Counted, w: Words) -> bool:
    """ "de acuerdo con el comandante X", "gracias a la mediación del párroco": not those the sentence tells of."""
    if c.kind != "people" or c.i == 0:
        return False
    if c.definite and c.value == 1 and tokens[c.j - 1].f in w.sets["chiefs"] and c.j < len(tokens) and tokens[c.j].f in ("of", "de", "del") and any(t.f in w.sets["saying"] for t in tokens[c.j : c.j + 12]):
        return True  # "…, the chief of the anti-kidnapping division said"
    k = c.i
    while c.name and k and (tokens[k - 1].f in w.sets["shared_ranks"] or tokens[k - 1].f in w.sets["definite"]):
        k -= 1  # to the rank before the name
    before = [t.f for t in tokens[max(0, k - 3) : k]]
    said = before[-1:] == ["segun"] or before[-3:] == ["de", "acuerdo", "con"] or before[-3:] == ["de", "acuerdo", "a"] or before[-2:] == ["according", "to"]
    of = tokens[c.i].f == "del" or before[-1:] == ["de"] or before[-1:] == ["of"] or (before[-2:-1] == ["de"])
    return said or (of and not w.sets["helping"].isdisjoint(before + [t.f for t in tokens[max(0, c.i - 4) : c.i]]))


def _whose(tokens: list[Token], c: Counted, counted: list[Counted], w: Words) -> bool:
    """ "el chofer de un fiscal murió", "the house of a farmer": only says whose driver or house."""
    if c.kind != "people" or c.value != 1 or c.name or c.i < 2 or not (tokens[c.i - 1].f in ("of", "de") or tokens[c.i].f == "del"):
        return False
    end = c.i if tokens[c.i].f == "del" else c.i - 1
    if tokens[end - 1].f in w.sets["owned"]:
        return True
    return any(
        a.kind == "people" and a.value and not a.name and "of" not in a.modifiers
        and (a.j == end or (0 < end - a.j <= 3 and tokens[a.j].f in ("de", "of", "del") and all(t.k == "w" and not t.cap for t in tokens[a.j : end])))
        for a in counted
    )  # also "un miembro de la seguridad del cabecilla"


def _what_somebody_is(tokens: list[Token], c: Counted, w: Words) -> bool:
    """ "a woman believed to be the group's medic", "spent two decades as a radio operator": what the one just told is."""
    if c.kind != "people" or c.value != 1 or c.name or c.i < 2:
        return False
    before = [t.f for t in tokens[c.i - 2 : c.i]]
    return before == ["to", "be"] or (before[1] == "as" and not w.sets["serving"].isdisjoint(t.f for t in tokens[max(0, c.i - 5) : c.i - 1]))


def _dependants(tokens: list[Token], c: Counted, w: Words) -> bool:
    """ "era padre de tres hijos", "a father of two", "deja cuatro huérfanos": the family of the one told of."""
    if c.kind not in ("people", "bare") or not c.numbered or c.i < 2 or (c.kind == "people" and tokens[c.head].f not in w.sets["offspring"]):
        return False
    before = [t.f for t in tokens[max(0, c.i - 2) : c.i]]
    parent = before[-1] in ("de", "of") and before[0] in w.sets["parents"]
    befell = w.verbs.at(tokens, c.j)
    left = c.kind == "people" and before[-1] in w.sets["survived_by"] and not (befell and befell[1].form == "participle")
    return parent or left


def _took_off(tokens: list[Token], c: Counted, w: Words) -> bool:
    """ "cayó poco después de despegar de una pista y quedó destruida": where the plane came from."""
    return c.object == "airstrip" and c.i > 1 and tokens[c.i - 1].f in ("de", "desde", "from") and tokens[c.i - 2].f in w.sets["taking_off"]


def _whose_column(tokens: list[Token], c: Counted) -> bool:
    """ "en un tiroteo con la columna del camarada Gabriel": only says whose column."""
    if c.object != "armed_group" or c.value != 1 or c.i < 2:
        return False
    k = c.i - 1 if tokens[c.i].f == "del" else c.i - 2 if tokens[c.i - 1].f in ("de", "of") else -1
    return k >= 0 and tokens[k].f in ("columna", "facción", "faccion", "grupo", "gente", "column", "faction", "group")


def _set_against(tokens: list[Token], c: Counted) -> bool:
    """ "six, rather than eight", "yield 30 kilos a week": a figure given up, or a rate."""
    if not c.numbered or c.kind not in ("amount", "thing", "bare"):
        return False
    before = [t.f for t in tokens[max(0, c.i - 3) : c.i]]
    after = [t.f for t in tokens[c.j : c.j + 2]]
    given_up = before[-2:] in (["rather", "than"], ["instead", "of"]) or before in (["en", "lugar", "de"], ["en", "vez", "de"])
    rate = after in (["a", "week"], ["a", "day"], ["a", "month"], ["per", "week"], ["per", "day"], ["per", "month"], ["por", "semana"], ["al", "mes"], ["al", "dia"], ["por", "dia"], ["por", "mes"])
    than = after[:1] == ["than"] and c.kind == "bare"  # "one more than first reported"
    return given_up or than or (c.kind in ("amount", "thing") and (rate or after[:1] in (["semanales"], ["mensuales"], ["diarios"], ["weekly"], ["monthly"], ["daily"])))


def _bearer(tokens: list[Token], c: Counted, w: Words) -> bool:
    """ "los 500 kilos que cargaba la aeronave": what bore the load only says which."""
    if w.lang != "es" or c.object not in ("vehicle", "boat", "aircraft") or not c.definite or c.i < 2 or tokens[c.i - 2].f != "que":
        return False
    verb = w.verbs.at(tokens, c.i - 1)
    return verb is not None and verb[1].action == "carry"


def _ratio(tokens: list[Token], c: Counted) -> bool:
    """ "about one in four runways destroyed is back in use", "una de cada tres pistas": a share, no figure."""
    before, behind = [t.f for t in tokens[max(0, c.i - 2) : c.i]], [t.f for t in tokens[c.j : c.j + 2]]
    share = c.kind == "bare" and (behind == ["de", "cada"] or (behind[:1] == ["in"] and behind[-1] in _OUT_OF))
    return share or (c.numbered and len(before) == 2 and tokens[c.i].f in _OUT_OF and before[1] == "in" and before[0] in _OUT_OF) or before == ["de", "cada"]


def _how_old(tokens: list[Token], c: Counted) -> bool:
    """ "The wounded man is 19.": his age."""
    alone = c.kind == "bare" and c.i > 1 and (c.j == len(tokens) or tokens[c.j].k == "p")
    return alone and tokens[c.i - 1].f in ("is", "was", "es", "era") and tokens[c.i - 2].f in ONE_OF_THEM


def _led_by(tokens: list[Token], c: Counted) -> bool:
    """ "dos de los hombres que iban a su mando", "el abogado del detenido": of whom something is said, no more."""
    if c.kind not in ("people", "state") or c.i < 1 or c.value != 1:
        return False
    command = tokens[c.head].f == "mando" and tokens[c.i].f == "su" and tokens[c.i - 1].f in ("a", "bajo")
    before = c.i - 1 - (tokens[c.i].f not in ("del", "the") and tokens[c.i - 1].f in ("de", "del", "of", "for"))
    return command or (tokens[before].f in ("abogado", "abogada", "lawyer", "attorney") and before >= 0)


def _first_of(tokens: list[Token], c: Counted) -> bool:
    """ "en los diez primeros meses": a number of months."""
    return c.kind == "bare" and c.j + 1 < len(tokens) and tokens[c.j].f in ("primeros", "primeras", "ultimos", "ultimas") and tokens[c.j + 1].f in ("meses", "dias", "semanas", "anos", "horas")


_OUT_OF = frozenset(("one", "two", "three", "four", "five", "six", "eight", "nine", "ten"))


def _identified(tokens: list[Token], c: Counted, counted: list[Counted]) -> bool:
    """ "La víctima fue identificada como el suboficial X, quien recibió un disparo": told of X."""
    if c.kind != "people" or c.value != 1 or not c.definite:
        return False
    who = {t.f for t in tokens[c.j : c.j + 4]}
    named = who & {"identificado", "identificada", "identified", "named"} and who & {"como", "as"}
    said = c.j < len(tokens) and tokens[c.j].f in ("es", "era", "is", "was") and any(x.kind == "people" and x.definite and 0 < x.i - c.j <= 2 for x in counted)
    if said and c.rule.endswith(".victims"):
        return True  # "La víctima policial es el suboficial X, quien …"
    return bool(named) and any(x.kind == "people" and 0 < x.i - c.j <= 6 for x in counted)


def _some_of_whom(tokens: list[Token], c: Counted, counted: list[Counted], w: Words) -> bool:
    """ "cinco de ellos, dos de los cuales tienen 16 años, quedaron detenidos": the aside says what some are, not what befell them."""
    of_whom = [t.f for t in tokens[max(0, c.i - 3) : c.i]] in (["de", "los", "cuales"], ["de", "las", "cuales"]) and any(x.j == c.i - 4 and x.value for x in counted)
    if of_whom and tokens[c.head].f in w.sets["ages_and_sexes"] and any(t.f in ("son", "eran", "tienen", "tenian") for t in tokens[c.i : c.j + 1]):
        return True  # "47 nativos, de los cuales 29 son niños, fueron rescatados"
    if "of_them" not in c.modifiers or c.i < 2 or tokens[c.i - 1].raw != "," or not any(x.j == c.i - 1 and x.value for x in counted):
        return False
    if not any(t.f in ("cuales", "quienes", "whom") for t in tokens[c.i : c.j + 1]):
        return False
    close = next((k for k in range(c.j, len(tokens)) if tokens[k].raw == ","), None)
    return close is not None and c.j < close and not any((verb := w.verbs.at(tokens, k)) and verb[1].needs is None for k in range(c.j, close))


def _borrowed(tokens: list[Token], c: Counted) -> bool:
    """ "vivía con el nombre de un primo muerto", "the identity of a dead cousin": whose papers somebody bears."""
    return c.kind == "people" and c.value == 1 and not c.definite and c.i > 1 and tokens[c.i - 1].f in ("de", "of") and tokens[c.i - 2].f in ("nombre", "identidad", "documentos", "dni", "name", "identity", "papers")


_BUT = frozenset(("but", "while", "though", "although", "and", "pero", "mientras", "aunque", "y", "que", "the", "el", "los", "la"))
_AWAY = (["got", "away"], ["ran", "off"], ["ran", "away"], ["swam", "across"], ["swam", "away"], ["slipped", "away"], ["made", "off"], ["se", "fugo"], ["se", "fugaron"], ["se", "dio"], ["se", "dieron"], ["logro", "huir"], ["logro", "escapar"], ["lograron", "huir"], ["lograron", "escapar"])


def _got_away(tokens: list[Token], c: Counted, w: Words) -> bool:
    """ "from a taxi whose driver jumped off and ran away", "una moto cuyo conductor huyó": who fled was not taken."""
    if c.kind == "people" and c.i and tokens[c.i - 1].f in _BUT and [t.f for t in tokens[c.j : c.j + 2]] in _AWAY:
        return True  # "seized the plane, but the pilot got away"
    if c.kind != "people" or c.i == 0 or not {tokens[c.i - 1].f, tokens[c.i].f} & {"whose", "cuyo", "cuya", "cuyos", "cuyas"}:
        return False
    clause = tokens[c.j : next((k for k in range(c.j, len(tokens)) if tokens[k].k == "p"), len(tokens))]
    return any(t.f in w.sets["fleeing"] for t in clause) or any(a.f == "ran" and b.f in ("away", "off") for a, b in pairwise(clause))


def _also(tokens: list[Token], c: Counted, counted: list[Counted]) -> bool:
    """ "His brother, also a committee member, was hit": says what the one just told is."""
    behind = c.kind == "people" and c.value == 1 and c.i > 2 and tokens[c.i - 1].f in ("also", "tambien") and tokens[c.i - 2].raw == ","
    return behind and any(x.kind == "people" and x.j == c.i - 2 for x in counted)
