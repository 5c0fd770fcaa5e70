"""What does the way from a trigger to a counted thing cost? The side must fit the voice; words, commas and other verbs add up."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from extractors.codebook import FORCES, PERSON_ACTIONS, WEAPONS
from extractors.report.counted import Counted
from extractors.report.govern_aside import clause_aside, dashed, some_aside, some_named, some_of_them
from extractors.report.govern_stand import (
    and_other_things,
    as_well,
    has_object,
    no_participle,
    pronoun_object,
    singular,
)
from extractors.report.govern_takes import option_for
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import INJURED, Trigger
from extractors.report.words import Verb, Words
from extractors.text import Token

# What crossing a sign costs on the way from a thing to its governor; found by reading errors, not tuned by search.
COST = {"token": 0.35, "comma": 0.8, "clause": 3.5, "verb": 2.0, "trigger": 5.0, "stop": 8.0, "limit": 13.0}
NO_WAY = 99.0
LEAST_BEHIND = 0.5 - COST["clause"]  # the relative clause of the list itself
REFUND = 0.3  # the most that is taken off a cost at its end
ROUNDING = 1e-6  # sums of the same costs in another order differ by less
_START = attrgetter("i")  # triggers stand in order

# Before a thing, these make it no object of the verb to its left; the places only where another word stands between.
_PARTY = {
    "against", "salvo", "excepto", "except", "bajo", "by", "contra", "desde", "entre", "from", "hacia", "into", "mediante", "por", "sobre", "toward",
    "towards", "under",
}
_WITH = (["along", "with"], ["together", "with"])  # "was detained along with his bodyguard"
_PLACE = {
    "aboard", "after", "ante", "at", "de", "del", "dentro", "durante", "en", "for", "in", "inside", "of", "off", "on",
    "para", "tras",
}


_CLOSING = ("”", "»", '"')
_OPENING = ("“", "«", '"')
_BODIES = {"patrol", "patrulla", "contingente", "convoy", "contingent", "squad", "group", "gang", "band", "crew", "team", "party", "column", "grupo", "banda", "cuadrilla", "columna", "equipo"}


@dataclass(slots=True)
class _Way:
    """Between the trigger `t`, read as `v`, and `c`, one of a list that goes from `first` to `last`."""

    s: Sentence
    group: list[Counted]
    c: Counted
    t: Trigger
    v: Verb
    triggers: list[Trigger]
    words: Words
    tokens: list[Token]
    es: bool
    first: Counted
    last: Counted


def cost_of(
    s: Sentence, group: list[Counted], c: Counted, t: Trigger, triggers: list[Trigger], words: Words,
    limit: float = COST["limit"],
) -> float:
    """What the way from t to the group costs; NO_WAY where t cannot govern it, or as soon as the way costs more than `limit`."""
    first, last = group[0], group[-1]
    v = None if _too_far(s.tokens, t, first, last, limit) else option_for(t, c)
    if v is None or (t.until and first.i >= t.until):
        return NO_WAY
    if v.rule.endswith("seized.leave") and not 0 <= first.i - t.j <= 1:
        return NO_WAY  # "dejaron 64 kilos", right behind it
    if s.tokens[t.i].f in ("there", "habia", "habian") and first.i - t.j > 1:
        return NO_WAY  # "there was no evidence that the aircraft …"
    if t.lead >= last.j and v.voice == "transitive":  # "230 kilos turned up", but "the search turned up 230 kilos"
        v = next((o for o in t.options if o.voice == "intransitive" and o.action == v.action), v)
    w = _Way(s, group, c, t, v, triggers, words, s.tokens, words.lang == "es", first, last)
    if t.lead >= last.j:
        a, b = last.j, _end_behind(w)
        cost = _behind(w, b)
    elif t.j <= first.i:
        if _all_included(w):
            return 1.0
        if _said_before(w):
            return NO_WAY
        cost, a, b = _before(w), t.j, first.i
    else:
        return NO_WAY
    if cost is None:
        return NO_WAY
    return _crossing(w, cost, a, b, limit)


def _too_far(tokens: list[Token], t: Trigger, first: Counted, last: Counted, limit: float) -> bool:
    """Whether the words on the way alone cost more than `limit`; where a sign may have them cost nothing, that is seen later."""
    if t.mode in ("passive", "nominal"):
        return False
    behind = t.lead >= last.j
    way, end = (t.lead - last.j, t.lead) if behind else (first.i - t.j, first.i)
    least = (LEAST_BEHIND if behind else 0.0) + COST["token"] * way
    return least > limit + REFUND + ROUNDING and tokens[end - 1].raw != ","


def _behind(w: _Way, b: int) -> float | None:
    """What it costs that the trigger stands to the right of the list, or None where it cannot; the way ends at token b."""
    tokens, first, a, t = w.tokens, w.first, w.last.j, w.t
    cost = _voice_behind(w)
    if cost is None:
        return None
    before = tokens[first.i - 1].f if first.i else ""
    if before in ("a", "al") and t.mode == "passive" and [x.f for x in tokens[max(0, t.lead - 2) : t.lead]] == ["antes", "de"]:
        return None  # "hirió a un policía antes de ser reducido": of who did it
    if before in ("de", "of") and tokens[first.i].f in ("su", "his", "her") and b > 0 and tokens[a].raw == "," and b == a + 1 and _in_a_clause(tokens, first.i):
        return None  # "El niño, que dormía en brazos de su madre, murió"
    if before in ("de", "of") and first.i > 2 and tokens[first.i - 2].raw == "," and tokens[first.i - 3].f in _BODIES:
        return None  # "La patrulla, de dieciocho hombres, recibió …": how many it has
    if not w.es and before.endswith("ing") and first.article and first.kind == "people" and tokens[t.lead - 1].f == "and":
        return None  # "A porter walked on before asking a shepherd for help and was arrested"
    if some_of_them(tokens, a, b, w.words) or _of_an_event_between(w, a, b):
        return None  # "siete militares, de los cuales tres murieron"
    if before in ("de", "of") and first.i > 3 and tokens[first.i - 2].f in _BODIES and {x.f for x in tokens[first.i - 4 : first.i - 2]} & {"por", "by"}:
        return None  # "secuestrado por una columna de once hombres, apareció muerto"
    named = next((k for k in range(a, min(a + 4, b)) if not tokens[k].cap), a)  # "contra los seis integrantes del clan X, detenidos el viernes"
    aside = tokens[named].raw == "," and (t.mode == "participle" or tokens[named + 1].f in ("quien", "quienes", "who"))
    aside = aside or (w.es and first.kind == "people" and t.finite and tokens[t.lead - 1].f in ("que", "quien") and tokens[t.lead - 2].raw == "," and t.lead - a <= 7)  # "contra el teniente alcalde de X, que murió"
    if before in ("por", "by", "contra", "against", "ante", "before") and not aside:
        return None  # but "prisión contra X, detenido el martes"
    if before in ("en", "in") and first.kind == "thing" and (first.definite or first.article) and len(w.group) == 1 and tokens[t.lead].f == "se" and any(
        x.k == "n" or x.f in w.words.numbers for x in tokens[t.j : t.j + 10]
    ):
        return None  # "en su vehículo se incautaron tres pistolas": where they were
    if (w.es and and_other_things(tokens, first.i, t, w.triggers, w.words)) or (w.v.rule.endswith("destroyed.fall") and before in ("de", "del", "en")):
        return None  # "una avioneta que despegó de una pista cayó"
    if any(x.raw == ":" for x in tokens[a:b]) and any(x.k == "n" or x.f in w.words.numbers for x in tokens[a:b]):
        return None  # "emboscaron a quince cargadores: cuatro murieron"
    if first.kind == "thing" and w.v.action in ("captured", "intervene") and {x.f for x in tokens[max(0, first.i - 1) : first.i + 1]} & {"on", "aboard"}:
        return None  # "traveling on the night bus with 9.4 kilos were caught"
    if w.es and before == "en" and first.object in ("vehicle", "boat") and w.v.action == "captured" and not any(x.f in ("que", "cual") for x in tokens[a:b]):
        return None  # "una pareja que viajaba en un ómnibus fue detenida"
    between = dashed(tokens, a, b)
    cost += 2.5 * sum(tokens[k].f in ("y", "e", "and") and k != b - 1 and tokens[k - 1].k != "n" and k not in between for k in range(a, b))
    if w.es and t.finite and len(w.group) > 1 and w.c is not w.last and singular(tokens, t) and not _object_first(w):
        return None  # "14 obreros y un soldado muere": the verb is of the last alone
    if w.es and before in ("a", "al") and t.mode == "passive" and (first.value or 0) > 1 and first.kind == "people" and singular(tokens, t) and not tokens[t.i].f.endswith("s"):
        return None  # "Un policía que intentó detener a tres arranchadores fue herido"
    if w.es and before == "de" and t.mode == "passive" and (first.value or 0) > 1 and first.kind == "people" and singular(tokens, t) and tokens[first.i - 2].f not in _BODIES:
        return None  # "con la colaboración de una veintena de comuneros, fue detenido …"
    if _verb_of_one(w, before) or _of_another_clause(w):
        return None
    if before in ("en", "in", "de", "of", "with", "from") and first.kind != "bare":
        cost += 4.0
    return cost


def _of_another_clause(w: _Way) -> bool:
    """ "Two gunmen opened fire on a shopkeeper in Pichari, who later died": the clause is of whoever is named right before it."""
    tokens, lead = w.tokens, w.t.lead
    who = next((k for k in range(lead - 1, max(w.last.j + 2, lead - 6), -1) if tokens[k].raw in ",;:" or tokens[k].f in _WHO), None)
    if who is None or tokens[who].f not in _WHO or tokens[who - 1].raw != "," or w.first.kind != "people":
        return False
    opens = range(max(w.last.j + 2, who - 7), who)
    return any((n := w.words.nouns.at(tokens, k)) and n[1].kind == "people" and n[0] <= who - 1 and tokens[k - 1].f in _ONE_MORE and tokens[k - 2].raw != "," for k in opens)


_ONE_MORE = frozenset(("a", "an", "another", "un", "una", "otro", "otra", "su", "his", "her", "al"))
_WHO = frozenset(("who", "que", "quien", "quienes"))


def _verb_of_one(w: _Way, before: str) -> bool:
    """ "Dos sujetos dispararon contra un comerciante, quien falleció", "two men chased a farmer, who was shot": a verb of one, not of the several."""
    tokens, first, t = w.tokens, w.first, w.t
    several = len(w.group) == 1 and first.kind == "people" and first.plural and (first.value or 0) > 1 and tokens[first.head].f.endswith("s")
    undergone = (w.v.voice == "intransitive" or t.mode == "passive") and tokens[t.lead].f not in ("haber", "ser", "siendo")
    if not several or not undergone or not t.finite or before in ("de", "of") or tokens[first.i].f in w.words.sets["one"] or t.lead - w.last.j < 3:
        return False
    return singular(tokens, t) if w.es else tokens[t.lead].f in ("was", "is", "has")


def _in_a_clause(tokens: list[Token], i: int) -> bool:
    """Whether a relative clause opened behind a comma before token i, and nothing has closed it."""
    return any(tokens[k].raw == "," and tokens[k + 1].f in ("que", "quien", "who") and not any(t.raw in ",;:" for t in tokens[k + 1 : i]) for k in range(max(0, i - 10), i - 1))


def _of_an_event_between(w: _Way, a: int, b: int) -> bool:
    """ "sentenced X, a former rebel, for an ambush in which four policemen died": the verb is of the clause that says what happened."""
    tokens, words = w.tokens, w.words
    opens = next((k for k in range(b - 1, a, -1) if tokens[k].f in ("which", "que", "cual") and (tokens[k - 1].f == "in" or tokens[k - 2].f == "en")), None)
    clause = tokens[opens:b] if opens is not None else []
    verb = any(x.raw == "," or x.f in words.sets["have"] for x in clause) or any(b - len(clause) < u.i < b for u in w.triggers)
    return len(clause) > 2 and not verb and any(words.nouns.at(tokens, k) for k in range(b - len(clause), b))


def _voice_behind(w: _Way) -> float | None:
    tokens, t, last = w.tokens, w.t, w.last
    if w.es and t.i - last.j == 2 and tokens[last.j].f == "que" and tokens[last.j + 1].f in ("lo", "los", "la", "las"):
        return None  # "los helicópteros que los rescataron"
    if t.mode == "passive" or (w.v.voice == "intransitive" and t.mode in ("active", "past")):
        return 2.5 if tokens[t.lead].f == "se" and tokens[t.lead - 1].f in ("y", "e", ",") else 0.0
    if t.mode == "gerund" and w.v.rule.endswith(INJURED) and tokens[t.lead - 1].raw == ",":
        return 1.0  # "el cabo activó una trampa, sufriendo lesiones"
    if t.mode == "participle":
        if w.es and len(w.group) > 1 and any(x.f in ("de", "del") for x in tokens[last.j : t.i]) and tokens[t.i].f[-1] != "s" and w.c.kind == "people":
            return None  # "X y Z, hijo de un cabecilla muerto en 2013"
        if w.es and len(w.group) > 1 and tokens[t.i].f.endswith("as") and any(tokens[x.head].f.endswith(("on", "or", "ones", "kilos")) for x in w.group[:-1]):
            return None  # "vuelco de camión, droga y pistas destruidas": the strips alone
        return None if t.i - last.j > (9 if w.s.bullet else 4) else 1.5
    if t.mode == "past" and not w.es and not has_object(w.s, t, w.words):
        verb_of_its_own = any(tokens[k].f in ("have", "has", "had") and tokens[k + 1].f in ("been", "already") for k in range(last.j, t.lead))
        return None if no_participle(tokens, t) or verb_of_its_own else 1.0  # "five doctors have been hired, and two boats seized …"
    inside = w.first.i and tokens[w.first.i - 1].f in ("en", "in", "on")
    if w.c.numbered and not inside and pronoun_object(tokens, t, w.es):
        if w.es and t.mode == "active" and 1 <= t.i - last.j <= 2 and w.c.kind == "people" and tokens[w.first.i - 1].f not in ("a", "al"):
            return None  # "unos diez hombres armados los interceptaron": who did it
        if not w.es and t.mode in ("past", "active") and t.finite and 0 <= t.lead - last.j <= 1 and w.c.kind == "people":
            return None  # "four gunmen killed them": who did it
        one = w.es and tokens[t.i - 1].f in ("lo", "la") and (w.c.value or 0) > 1 and len(w.group) == 1
        return None if one else 1.5  # "hizo huir a los dos hombres que lo vigilaban y lo rescató": another one
    if _object_first(w):
        return 1.0
    return LEAST_BEHIND if _relative_object(w) else None


def _object_first(w: _Way) -> bool:
    """ "Un fusil y dos carabinas desenterró el viernes una patrulla": the list opens the sentence, who acted stands behind the verb."""
    tokens, t = w.tokens, w.t
    if not w.es or w.first.i > 1 or any(x.kind == "people" for x in w.group) or t.mode != "active" or not t.finite or w.v.voice != "transitive":
        return False
    clause = next((k for k in range(t.j, len(tokens)) if tokens[k].raw in ",;.:"), len(tokens))
    return any(w.words.actors.at(tokens, k) is not None or (tokens[k].cap and tokens[k - 1].f in ("la", "el")) for k in range(t.j, min(clause, t.j + 9)))


def _relative_object(w: _Way) -> bool:
    """ "mochilas con 74 kilos, que la Policía incautó": the list is the object of its own relative clause."""
    tokens, t, end = w.tokens, w.t, w.last.j
    if t.mode not in ("active", "past") or w.v.voice != "transitive" or t.lead - end <= 1:
        return False
    plain = tokens[t.lead - 1].f in ("que", "which", "that") and t.lead - end <= 6 and w.v.action != "carry" and not any(x.k == "n" for x in tokens[end : t.lead])
    if t.lead - end > 2 and w.words.types.at(tokens, t.lead - 2):
        return False  # "cadena perpetua para dos senderistas por emboscada que costó la vida a ocho policías"
    if w.es and not plain and w.c.kind == "people" and any(x.k == "w" and not x.cap and len(x.f) > 4 and x.raw.endswith(_OF_THE_PAST) for x in tokens[end : t.lead]):
        return False  # "Dos sicarios que llegaron en moto mataron al alcalde": the clause has a verb of its own
    that = plain or (t.lead - end <= 7 and any(x.f in ("que", "which", "that") for x in tokens[end : end + (3 if tokens[end].f == "a" else 2)]))
    whom = w.c.kind == "people" and any(x.f in ("quien", "quienes", "whom") for x in tokens[max(end, t.lead - 7) : t.lead])
    return (that or whom) and not any(x.numbered and x.i >= t.j and x.i - t.j <= 2 for x in w.group)


_OF_THE_PAST = ("aron", "ieron", "aban", "ían", "ó")


def _end_behind(w: _Way) -> int:
    """Where the way to a trigger on the right ends: at an earlier verb of the same subject, if there is one.

    "El piloto fue ubicado con una fractura y quedó detenido": one subject, two verbs.
    """
    t, last = w.t, w.last
    if t.mode == "passive" and w.tokens[t.lead - 1].f in ("y", "e", "and"):
        for other in w.triggers:
            if last.j <= other.lead and other.j <= t.lead and other.mode == "passive" and option_for(other, w.c) is None:
                return other.lead
    return t.lead


def _all_included(w: _Way) -> bool:
    """ "everything was set on fire, including 3,300 liters of acetone"."""
    if w.t.mode != "passive" or w.v.action not in ("destroyed", "seized", "find"):
        return False
    i = w.first.i
    if as_well(w.tokens, i) and w.c.kind != "people":
        return True
    prev = w.tokens[i - 1].f if i else ""
    return prev in w.words.sets["including"] or (prev == "with" and i > 1 and w.tokens[i - 2].f in ("along", "together"))


def _said_before(w: _Way) -> bool:
    """ "«Nos están matando», reclamó una de sus compañeras": the verb was said, the list stands behind the quotation."""
    tokens = w.tokens
    closing = next((k for k in range(w.t.j, w.first.i) if tokens[k].raw in _CLOSING and tokens[k].s == tokens[k - 1].e), None)
    return closing is not None and not any(tokens[k].raw in _OPENING for k in range(max(0, closing - 4), closing))  # but «abatidos» in quotation marks


def _clause_behind(w: _Way) -> bool:
    """ "A farmer was caught in the crossfire and killed as police chased three men": a verb right before a clause has no object."""
    behind = [x.f for x in w.tokens[w.t.j : w.t.j + 2]]
    return not w.es and behind[:1] in (["as"], ["when"], ["while"], ["after"], ["before"], ["because"]) and behind[-1] not in ("many", "few", "much")


def _before(w: _Way) -> float | None:
    """What it costs that the trigger stands to the left of the list, or None where it cannot."""
    tokens, t, first = w.tokens, w.t, w.first
    cost: float | None = 0.0
    if t.mode in ("active", "gerund", "infinitive"):
        cost = _active_before(w)
    elif t.mode == "past":
        cost = None if w.v.voice == "intransitive" or _clause_behind(w) else 0.0
    elif t.mode == "nominal":
        cost = _noun_before(w)
    elif t.mode == "passive":
        colon = any(x.raw == ":" for x in tokens[t.j : first.i])
        clause = first.i > 0 and tokens[first.i - 1].f in w.words.sets["clause_words"]
        near = first.i - t.j <= 1 and t.i != t.lead and not clause and not (not w.es and tokens[first.i - 1].f == "and")  # but "were wounded when security forces …"
        beside = [x.f for x in tokens[t.j : t.j + 3] if x.raw != ","][:2]
        near = near or (beside in _WITH and first.i - t.j <= 9)
        near = near or (w.v.action == "find" and first.object in WEAPONS and tokens[first.i - 1].f == "with" and first.i - t.j <= 9 and not w.words.sets["bodies"].isdisjoint(x.f for x in tokens[: t.lead]))  # "the body was found later with a rifle"
        cost = 1.0 - (COST["stop"] if colon else 0.0) if w.es or colon or near else None
    elif t.mode == "participle" and _opens_list(w):
        cost = 0.0
    elif t.mode == "participle":
        loose = t.i > 2 and not (w.s.bullet and t.i < 4) and tokens[t.i - 1].raw not in ",:("
        cost = None if loose or first.i - t.j > 3 else 2.0
    if cost is None or (t.mode != "nominal" and _barred(w)) or _predicate_behind(w):
        return None
    if first.article and first.kind == "people" and _teller(w):
        return None
    if w.es and first.kind == "people" and _did_it_to_him(w):
        return None
    opens = tokens[first.i - 1].f in ("cuando", "mientras", "donde", "porque") or [x.f for x in tokens[max(0, first.i - 2) : first.i]] == ["y", "que"]
    undergone = t.mode == "passive" or w.v.voice == "intransitive"
    if w.es and first.kind in ("people", "bare") and undergone and first.i and opens:
        return None  # "resultaron heridos cuando unos veinte rebeldes asaltaron la comisaría"
    return cost


def _opens_list(w: _Way) -> bool:
    """ "Entre los bienes incautados figuran …": what was seized is listed behind the verb of being."""
    opened = any(x.f in ("entre", "among") for x in w.tokens[max(0, w.t.i - 5) : w.t.i])
    return opened and any(x.f in w.words.sets["listing"] for x in w.tokens[w.t.j : w.t.j + 3])


def _predicate_behind(w: _Way) -> bool:
    """ "un rondero fue degollado y su esposa, golpeada": the second has a participle of its own."""
    tokens, j = w.tokens, w.last.j
    if not w.es or w.t.mode != "passive" or w.first.i == 0 or tokens[w.first.i - 1].f not in ("y", "e", "mientras"):
        return False
    return j + 1 < len(tokens) and tokens[j].raw == "," and tokens[j + 1].f.endswith(("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"))


def _active_before(w: _Way) -> float | None:
    """ "capturaron a ocho"; an intransitive verb has its subject behind it only in Spanish."""
    cost, gap = 0.0, w.first.i - w.t.j
    prev = w.tokens[w.first.i - 1]
    if w.es and gap > 0 and not prev.cap and prev.raw.endswith(("aban", "ían")) and not _of_trigger(w.triggers, w.first.i - 1):
        return None  # "quemaron el laboratorio y esperaban el helicóptero"
    if w.v.voice == "intransitive":
        return 0.7 if w.es else None
    took_part = w.c.object in FORCES or {x.f for x in w.tokens[max(0, w.t.lead - 3) : w.t.lead]} >= {"en", "que"}
    if w.es and w.v.action == "intervene" and took_part and gap == 0:
        return None  # "un operativo en el que intervinieron más de 120 policías", "en la que intervinieron tres helicópteros": they took part
    if w.es and w.c.kind == "people" and gap > 0 and w.t.mode == "active" and w.v.voice == "transitive":
        if w.tokens[w.first.i - 1].f not in ("a", "al", ",", "y", "e"):
            cost += 3.0 if gap <= 8 else 8.0
    return cost


def _noun_before(w: _Way) -> float | None:
    """ "la captura de ocho"; "incautaciones: 20 kilos" however long the way."""
    tokens, first, gap = w.tokens, w.first, w.first.i - w.t.j
    if first.i > 0:
        prev = tokens[first.i - 1]
        summed = prev.f in ("to", "a", "totaled", "reached", "sumaron", "suman", "totalled")
        if prev.raw == ":" or (summed and first.kind == "amount" and gap <= 14):
            return 1.0 - COST["token"] * gap
    if any(x.cap and y.raw == "," for x, y in pairwise(tokens[w.t.j : first.i])) and not first.name:
        return None  # "the killing of Quinchori, police and marines reached …"
    of = any(x.f in ("de", "del", "of", "a", "junto", "along") for x in tokens[w.t.j : w.t.j + 3])
    of = of or (w.v.rule.endswith("wounded.wounding") and first.kind == "people" and tokens[first.i - 1].f in ("en", "to"))  # "lesiones por esquirla en dos agentes"
    return 0.0 if of and gap <= 6 else None


def _barred(w: _Way) -> bool:
    """Whether a preposition before the list makes it no object: "capturados por ocho policías", "hallaron en dos mochilas"."""
    tokens, t, i = w.tokens, w.t, w.first.i
    prev = tokens[i - 1 - (i > 1 and tokens[i - 1].raw in _OPENING)].f if i else ""  # "por la columna del «camarada X»"
    if not w.es and tokens[i].f == "from" and w.c.kind == "people":
        return True  # "freed a trader from three kidnappers"
    if w.v.action == "surrendered" and prev in ("a", "al", "ante", "to"):
        return True  # "se entregaron a agentes de la Diviac"
    if prev in ("por", "of") and i > 1 and tokens[i - 2].f in w.words.sets["made_of"] and w.v.action in ("destroyed", "seized", "find"):
        return False  # "arrasaron un complejo formado por tres laboratorios"
    if prev in _PARTY:
        return not (prev in ("contra", "against") and w.c.kind == "bare" and w.v.action not in PERSON_ACTIONS)  # "58 pistas, contra 41 en 2023"
    if prev in ("con", "with") and w.c.kind == "people" and any(x.f in w.words.sets["clause_words"] for x in tokens[t.j : i]):
        return True  # "no se sabe nada de X, que partió con tres pasajeros"
    held = w.words.nouns.at(tokens, i - 2) if prev in ("con", "with") and i > 1 else None
    if held is not None and held[1].kind == "container" and w.c.kind != "people":
        return False  # "incautaron una mochila con seis cartuchos"
    if prev not in _PLACE or i <= t.j or t.mode == "leave":
        return False
    if w.es and prev == "de" and w.v.action == "seized" and tokens[t.lead].f == "se" and i - t.j <= 3:
        return False  # "la Marina se incautó entonces de 135 kilos"
    if prev in ("de", "of") and w.c.kind == "people" and i - t.j <= 4 and tokens[i - 2].f in _BODIES:
        return False  # "arrested a group of nine carriers"
    if prev in ("de", "of") and (i - t.j <= 1 or all(x.f in w.words.sets["packing"] or x.f in ("de", "of") for x in tokens[t.j : i])):
        return False
    return not (w.v.action == "find" and i > 1 and tokens[i - 2].f in ("poder", "posesion", "possession"))


def _did_it_to_him(w: _Way) -> bool:
    """ "Lo mató un francotirador", "los capturaron tres agentes": who stands behind a verb that has its object as a pronoun did it."""
    t, prev = w.t, w.tokens[w.first.i - 1].f
    clitic = t.i > 0 and w.tokens[t.i - 1].f in ("lo", "la", "los", "las", "le", "les") and t.mode == "active" and t.finite and w.v.voice == "transitive"
    return clitic and prev not in ("a", "y", "e", ",", ":", "con") and w.tokens[w.first.i].f != "al"


def _teller(w: _Way) -> bool:
    """ "killing at least six, said an officer": who tells it."""
    saying = w.words.sets["saying"]
    near = w.tokens[max(w.t.j, w.first.i - 3) : w.first.i]
    return any(x.f in saying or x.f in ("according", "segun") for x in near)


def _crossing(w: _Way, cost: float, a: int, b: int, limit: float) -> float:
    """The cost with that of the words, signs and other triggers in tokens[a:b]."""
    tokens, t, triggers, end = w.tokens, w.t, w.triggers, w.last.j
    aside = some_named(tokens, a, b)  # "tres sujetos, entre ellos el mando logístico, X, fueron capturados"
    if aside is None and some_aside(tokens, a, b):
        aside, triggers = a, [u for u in triggers if not a < u.lead < b - 1]
    if aside is None and t.finite and (clause_at := clause_aside(tokens, a, b)) is not None and not any(
        clause_at < u.lead < b - 1 and option_for(u, w.c) for u in triggers  # what befell him there is told as well
    ):
        aside, triggers = clause_at, [u for u in triggers if not clause_at < u.lead < b - 1]
    between = dashed(tokens, a, b)
    crossed: list[float] = []
    least = cost if aside is not None else cost + COST["token"] * (b - a - len(between))
    hopeless = limit + REFUND + ROUNDING
    if least > hopeless:
        return NO_WAY
    for u in triggers[bisect_left(triggers, a, key=_START) : bisect_left(triggers, b, key=_START)]:
        if u is not t:
            carried = u.options[0].action == "carry" and u.i - end <= 7  # "dos botes, cargados con gasolina, fueron …"
            crossed.append(0.2 if _joint(tokens, t, u) else COST["comma"] if carried else COST["trigger"])
            least += crossed[-1]
            if least > hopeless:
                return NO_WAY
    clause = w.words.sets["clause_words"]
    for k in range(a, b):
        if (aside is not None and aside <= k < b - 1) or k in between:
            continue
        x = tokens[k]
        cost += COST["token"]
        if x.raw == ",":
            cost += COST["comma"]
        elif x.raw in ";" or (x.raw == ":" and w.first.kind != "state" and a == end):
            cost += COST["stop"]
        elif w.es and x.k == "w" and not x.cap and len(x.f) > 4 and x.raw.endswith(("aron", "ieron", "ó")) and not _of_trigger(triggers, k):
            cost += 0.0 if any(y.f in clause for y in tokens[a:k]) else COST["verb"]  # a relative clause has been paid for
        elif x.f in clause:
            cost += 0.6 if (a == end and k >= b - 1) else COST["clause"]
    for extra in crossed:
        cost += extra
    if w.v.action in ("find", "carry", "leave", "intervene"):
        cost += 0.6
    if t.mode in ("passive", "active") and w.v.action in ("destroyed", "eradicated"):
        cost -= REFUND
    return cost


def _of_trigger(triggers: list[Trigger], k: int) -> bool:
    return any(u.lead <= k < u.j for u in triggers)


def _joint(tokens: list[Token], t: Trigger, u: Trigger) -> bool:
    """Whether two verbs stand side by side on one object: "ubicó y destruyó tres pozas"."""
    if u.j < len(tokens) and u.mode == t.mode and all(
        x.f in ("y", "e", "and", ",", "se", "later", "luego", "fueron", "were") for x in tokens[u.j : t.i]
    ):
        return True
    return (
        t.j <= u.i
        and all(x.f in ("y", "e", "and", ",", "se", "then", "luego", "later") for x in tokens[t.j : u.i])
        and u.mode in (t.mode, "past", "active", "passive", "infinitive", "gerund", "participle")
    )
