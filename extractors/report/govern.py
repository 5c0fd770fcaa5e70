"""Which trigger governs a list of counted things: the one from which the way costs least, unless the sentence says otherwise."""

from __future__ import annotations

from itertools import pairwise

from extractors.report.counted import Counted
from extractors.report.fact_share import ALONG, LIKEWISE
from extractors.report.govern_cost import COST, cost_of
from extractors.report.govern_list import opens_a_clause
from extractors.report.govern_own import verb_of_part, whole_of
from extractors.report.govern_stand import (
    and_then,
    as_well,
    has_object,
    has_subject,
    of_subject,
    pronoun_object,
    singular,
)
from extractors.report.govern_takes import option_for
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import INJURED, Trigger
from extractors.report.words import Verb, Words
from extractors.text import Token

REACH = 70  # tokens; from farther away the words on the way alone cost more than the limit
REACH_OF_PARTICIPLE = 9  # govern_cost finds no way from farther away


def governor_of(
    s: Sentence, group: list[Counted], triggers: list[Trigger], words: Words, counted: list[Counted]
) -> Trigger | None:
    """The trigger of a list, or None where none can be reached: what nothing governs is no fact."""
    c = group[0]
    if len(group) == 1 and c.anchor is not None:
        stand = Counted(c.anchor[0], c.anchor[1], c.anchor[0], "thing", c.object, c.value, numbered=True)
        found = governor_of(s, [stand], triggers, words, [x for x in counted if x is not c])
        if found is not None:
            return found
    if c.i > 1 and s.tokens[c.i - 1].f in words.sets["as_were"] and s.tokens[c.i - 2].f in ("as", "so"):
        left = [t for t in triggers if t.j <= c.i and t.mode in ("passive", "past")]
        if left and option_for(left[-1], c):
            return left[-1]  # "nine police were hurt, as were five demonstrators"
    if c.kind == "bare" and (own := _its_passive(group, triggers)) is not None:
        return own
    if words.lang == "es" and c.kind == "people" and (same := _behind_its_clause(s.tokens, c, triggers, counted)) is not None:
        return same
    if c.kind in ("people", "bare") and (with_them := _along_with(s, c, triggers)) is not None:
        return with_them
    if len(group) == 1 and (main := _behind_of_whom(s.tokens, c, triggers)) is not None:
        return main
    if len(group) == 1 and (main := verb_of_part(s, c, triggers, counted)) is not None:
        return main
    if words.lang == "es" and (verb := _verb_first(s, group, triggers, counted)) is not None:
        return verb
    if "of" in c.modifiers and c.kind == "people" and len(group) == 1:  # "Dos de los agentes retenidos presentan golpes": held were all of them
        held = next((t for t in triggers if t.mode == "participle" and t.i == c.j), None)
        main = next((t for t in triggers if held is not None and t.finite and t.lead == held.j and option_for(t, c)), None)
        if main is not None:
            return main
    best = _cheapest(s, group, triggers, words, counted)
    if best is None and all(x.kind == "people" or (x.kind == "bare" and x.definite) for x in group) and (c.i <= 3 or (s.tokens[c.i - 1].raw == "," and len(group) == 1)):
        best = _second_verb(s, group[-1], triggers, counted, words)
    elif best is not None and best.options[0].rule.endswith("other.survive") and len(group) == 1 and not c.definite:
        shot = next((t for t in triggers if t.i > best.i and t.options[0].rule.endswith(INJURED) and t.status == "asserted" and not any(x.kind in ("people", "bare") and x.value and best.j <= x.i < t.i for x in counted)), None)
        best = shot or best  # "Una niña sobrevivió debajo de una mesa, con un disparo en el brazo"
    elif best is not None and best.options[0].rule.endswith("other.fall"):
        best = _second_verb(s, group[-1], triggers, counted, words) or best
    if best is None and len(group) == 1 and c.kind == "people" and c.numbered:
        best = _clause_behind(s.tokens, c, triggers, counted)
    if (best is None or best.options[0].action not in ("killed", "find", "missing")) and _bodies(s.tokens, group, words):
        return Trigger(c.i, c.i + 1, [Verb(f"{words.lang}.fact.killed.body", "killed", "transitive", "noun")], "nominal", finite=False, lead=c.i)
    if best is None and len(group) == 1 and c.kind == "people" and c.value == 1 and not {"himself", "herself"}.isdisjoint(s.said):
        best = next((t for t in triggers if c.j < t.lead and any(x.f in ("himself", "herself") for x in s.tokens[t.i : t.j]) and s.tokens[c.j].f == "who" and option_for(t, c)), None)
    if best is None or best.options[0].action in ("find", "carry", "leave"):
        return _fate(s, group, best, triggers, words, counted) or best
    return best


def _behind_its_clause(tokens: list[Token], c: Counted, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "fusilaron a dos policías que viajaban de civil y a un empleado": "y a" goes on with the object of the verb before the clause."""
    if c.i < 4 or not ((tokens[c.i - 1].f == "a" and tokens[c.i - 2].f in ("y", "e")) or (tokens[c.i].f == "al" and tokens[c.i - 1].f in ("y", "e"))):
        return None
    for t in reversed([t for t in triggers if t.j <= c.i - 3]):
        if t.mode != "active" or not t.finite or t.options[0].voice != "transitive" or option_for(t, c) is None or t.options[0].action not in ("killed", "wounded", "captured", "kidnapped", "rescued"):
            continue
        before = next((p for p in counted if 0 <= p.i - t.j <= 6 and p.kind == "people" and p.j < c.i and (tokens[p.i - 1].f == "a" or tokens[p.i].f == "al")), None)
        clause = before is not None and tokens[before.j].f in ("que", "quien", "quienes")
        return t if clause and before is not None and not any(x.raw in ".;:" for x in tokens[before.j : c.i]) else None
    return None


def _its_passive(group: list[Counted], triggers: list[Trigger]) -> Trigger | None:
    """ "… a cuatro: tres fueron abatidos": a number right before an auxiliary is what the verb befell."""
    c = group[-1]
    if len(group) > 1 or c.object is not None:
        return None
    return next((t for t in triggers if t.mode == "passive" and t.lead == c.j and t.options[0].action not in ("find", "carry") and option_for(t, c) is not None), None)


def _behind_of_whom(tokens: list[Token], c: Counted, triggers: list[Trigger]) -> Trigger | None:
    """ "47 nativos, de los cuales 29 son niños, fueron rescatados": the verb behind what the commas enclose."""
    if [t.f for t in tokens[c.j : c.j + 4]] not in ([",", "de", "los", "cuales"], [",", "de", "las", "cuales"]):
        return None
    close = next((k for k in range(c.j + 4, len(tokens)) if tokens[k].raw == ","), None)
    return next((t for t in triggers if close is not None and t.lead == close + 1 and t.finite and option_for(t, c) is not None), None)


_WHERE_IT = frozenset(("que", "cual", "cuales", "donde"))


def _bodies(tokens: list[Token], group: list[Counted], words: Words) -> bool:
    """ "dejaron en el lugar los cuerpos de dos de los suyos": who was left behind dead."""
    c = group[0]
    told = c.kind == "people" and c.rule.endswith(".victims") and c.numbered and bool(c.value)
    left = any(t.f in words.sets["leaving_behind"] for t in tokens[max(0, c.i - 8) : c.i])
    left = left or (c.i <= 1 and not c.definite and c.object not in (None, "person") and (c.value or 0) >= 1 and len(group) == 1)  # "The bodies of two soldiers came down from the hills"
    return told and left and any(t.f in words.sets["bodies"] for t in tokens[c.i : c.i + 3])


def _along_with(s: Sentence, c: Counted, triggers: list[Trigger]) -> Trigger | None:
    """ "A girl died along with three fighters", "murió junto a dos escoltas": what befell the one before befell them."""
    before = [x.f for x in s.tokens[max(0, c.i - 2) : c.i]]
    likewise = [x.f for x in s.tokens[max(0, c.i - 3) : c.i]] in LIKEWISE  # "Fue capturado, al igual que su tesorero, en un operativo ejecutado en …"
    if before not in ALONG and not likewise:
        return None
    told = [t for t in triggers if t.j <= c.i and t.finite and t.mode in ("passive", "past", "active") and (of_subject(t) or "other" in c.modifiers or "others" in c.modifiers or c.more) and option_for(t, c)]
    return told[-1] if told and told[-1].options[0].action in ("killed", "captured") else None


def _verb_first(s: Sentence, group: list[Counted], triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "Murieron tres soldados y quedaron heridos cuatro": the verb before its subject, another verb after "y"."""
    verb = next((t for t in triggers if t.j == group[0].i), None)
    if (
        verb is None
        or group[0].kind != "people"
        or not verb.finite
        or not of_subject(verb)
        or option_for(verb, group[0]) is None
        or has_subject(s, verb, group, counted)
    ):
        return None
    end = group[-1].j
    joined = any(t.lead == end + 1 and t is not verb and s.tokens[end].f in ("y", "e") for t in triggers)
    return verb if joined else None


def _cheapest(
    s: Sentence, group: list[Counted], triggers: list[Trigger], words: Words, counted: list[Counted]
) -> Trigger | None:
    best, best_cost, best_place = None, COST["limit"], -1  # of two that cost the same, the first in the sentence
    for place, t in sorted(enumerate(_candidates(s, group, triggers, counted)), key=lambda x: _way(group, x[1])):
        cost = cost_of(s, group, group[0], t, triggers, words, best_cost)
        if len(group) > 1 and not (words.lang == "es" and t.lead >= group[-1].j and t.finite and singular(s.tokens, t)):
            cost = min(cost, cost_of(s, group, group[-1], t, triggers, words, best_cost))
        if (cost, place) < (best_cost, best_place):
            cost += _taken(s, group, t, counted, words)
        if (cost, place) < (best_cost, best_place):
            best, best_cost, best_place = t, cost, place
    return best


def _way(group: list[Counted], t: Trigger) -> int:
    """How many tokens lie between; the nearest is tried first, since what it costs spares most of the others."""
    return max(group[0].i - t.j, t.lead - group[-1].j)


def _candidates(s: Sentence, group: list[Counted], triggers: list[Trigger], counted: list[Counted]) -> list[Trigger]:
    """The triggers in reach, without those that are of the whole of which the thing is a part."""
    c = group[0]
    of_others = {x.j for x in counted if x is not c and ("of_them" in x.modifiers or (x.kind == "bare" and (x.value or 0) < (c.value or 0)))}  # "five officers, three of them with injuries"
    out = [t for t in triggers if _in_reach(s.tokens, group, t) and not (t.i in of_others and t.i > c.j and t.options[0].rule.endswith(("wounded.with", "wounded.with_shot", "wounded.limb", "wounded.broken", "wounded.hit_in")))]
    out = [t for t in out if not _of_those_nearer(s.tokens, group, t, counted) and not _of_the_next_clause(s.tokens, group, t, counted)]
    out = [t for t in out if not (c.kind == "thing" and t.mode == "participle" and t.i > c.j and any(x.kind == "container" and x.j == t.i and x.i >= c.j for x in counted))]  # "La camioneta que escoltaba un cargamento decomisado"
    if c.kind in ("people", "bare") and opens_a_clause(s.tokens[: c.i]):
        out = [t for t in out if t.lead >= c.j]  # "seized two revolvers, but two men had fled"
    if not s.said.isdisjoint(_HOWEVER):
        out = [t for t in out if t.j > c.i or not any(x.f in _HOWEVER and s.tokens[k + 1].f not in _ALSO for k, x in enumerate(s.tokens[t.j : c.i], t.j))]  # "negó que haya muertos, pero confirmó dos soldados heridos"
    others = [x for x in counted if x.kind in ("people", "bare") and x.i > group[-1].j and opens_a_clause(s.tokens[x.i - 1 : x.i])]
    if others:
        out = [t for t in out if t.lead < others[0].j]  # "A third man escaped, but his son was beaten"
    if c.kind == "people":  # "el dirigente habló del ataque en el que perdió la vida un policía": the clause has its own
        out = [t for t in out if not (t.lead > c.j + 1 and s.tokens[t.lead - 1].f in _WHERE_IT and of_subject(t) and any(x.i == t.j and x is not c for x in counted))]
    if c.kind == "bare" and any(t.options[0].rule.endswith("killed.execute") for t in out):  # "neutralizaron a cuatro: tres fueron abatidos y uno, herido, capturado"
        out = [t for t in out if not (t.options[0].rule.endswith("killed.execute") and any(x.raw == ":" for x in s.tokens[t.j : c.i]))]
    if len(group) > 1:
        return out
    if not {"himself", "herself"}.isdisjoint(s.said) and (c.value != 1 or any(x.kind == "people" and x.value == 1 and x.j < c.i and s.tokens[x.j].f == "who" for x in counted)):
        out = [t for t in out if not any(x.f in ("himself", "herself") for x in s.tokens[t.i : t.j])]  # "a man who had belonged to the organization gave himself up"
    if (aside := _aside_behind(s.tokens, c, counted)) is not None:
        out = [t for t in out if not (aside[0] <= t.lead < aside[1])]
    if (whole := whole_of(c, counted)) is not None:  # "three of the four officers wounded on Sunday died"
        out = [t for t in out if not (0 <= t.i - whole.j <= 1 and t.mode in ("participle", "past") and t.options[0].voice == "transitive")]
    if "of_them" in c.modifiers:  # "21 personas, catorce de ellas niños, que permanecían retenidas": the clause is of the 21
        out = [t for t in out if not (t.lead > c.j and any(a.raw == "," and b.f in ("que", "quienes", "who") for a, b in pairwise(s.tokens[c.j : t.lead])))]
    if "of_them" in c.modifiers and c.j < len(s.tokens) and s.tokens[c.j].f in ("were", "was", "have", "had"):
        out = [t for t in out if t.lead == c.j]  # "… demolished, and that 53 of them were rebuilt"
    return out


_HOWEVER = frozenset(("pero", "but"))
_ALSO = frozenset(("tambien", "also", "si", "no", "not"))


def _of_those_nearer(tokens: list[Token], group: list[Counted], t: Trigger, counted: list[Counted]) -> bool:
    """ "40 people set out, guided by two men [who have not been found]", "Ten men took a judge and two clerks [hostage]": of those who stand nearer."""
    if t.lead <= group[-1].j:
        return False
    if len(group) == 1 and group[0].name and group[0].value == 1 and tokens[t.lead - 1].f in ("que", "who", "quienes") and t.finite and not singular(tokens, t):
        near = next((x for x in counted if x.j == t.lead - 1), None)  # "Cuenta Rosa X, madre de uno de los cinco policías [que murieron]"
        return near is not None and near.kind == "people" and (near.value or 0) > 1 and near.i >= group[0].j
    if not t.options[0].rule.endswith("hostage_taken"):
        if tokens[t.lead - 1].f not in ("who", "quien", "quienes"):
            return False
        if t.options[0].action != "missing":  # "cuyo conductor embistió al suboficial X, quien resultó con fracturas"
            return tokens[t.lead - 1].f == "quien" and tokens[t.lead - 2].raw == "," and any(x.kind == "people" and x.value == 1 and x.j == t.lead - 2 and x.i > group[-1].j for x in counted)
    return any(x.kind == "people" and x.numbered and not any(x is c for c in group) and group[-1].j <= x.i and x.j <= t.lead for x in counted)


def _of_the_next_clause(tokens: list[Token], group: list[Counted], t: Trigger, counted: list[Counted]) -> bool:
    """ "Treinta pobladores lanzaron piedras y [dos policías sufrieron contusiones]": of those named behind "y", another verb between."""
    if not t.finite or t.lead <= group[-1].j + 2 or not of_subject(t):
        return False
    near = next((x for x in counted if x.j == t.lead and x.kind == "people" and x.numbered and not any(x is c for c in group)), None)
    if near is None or near.i <= group[-1].j or tokens[near.i - 1].f not in ("y", "e", "mientras", "pero"):
        return False
    return any(x.raw.endswith(("aron", "ieron", "ó")) and x.k == "w" and not x.cap for x in tokens[group[-1].j : near.i])


def _aside_behind(tokens: list[Token], c: Counted, counted: list[Counted]) -> tuple[int, int] | None:
    """ "five officers[, two of whom died later,] were hurt": what it tells befell some of them, not all."""
    part = next((x for x in counted if x.i == c.j + 1 and "of_them" in x.modifiers and tokens[c.j].raw == ","), None)
    close = part and next((k for k in range(part.j, len(tokens)) if tokens[k].raw == ","), None)
    return (part.i, close) if part and close else None


def _taken(s: Sentence, group: list[Counted], t: Trigger, counted: list[Counted], words: Words) -> float:
    """What it costs more to be behind a verb that has its subject or object already."""
    first = group[0]
    way = s.tokens[t.j : first.i]
    if t.j - t.i >= 2 and t.options[0].rule.endswith(INJURED) and any(x.raw == "," for x in way):
        return 99.0  # "recibió un perdigón en el brazo, dos hombres …": the verb's own object stood behind it
    if t.j <= first.i and t.mode == "past" and t.j == t.i + 1 and any(c.kind == "people" and c.value and c.j == t.i for c in counted) and not has_object(s, t, words):
        return 99.0  # "a man was shot dead and three officers injured … where two suspects were held"
    last = group[-1]
    if last.kind == "people" and t.lead > last.j + 1 and any(x.kind == "bare" and (x.value or 0) < (first.value or 0) and x.i > last.j and x.j == t.lead and s.tokens[x.i - 1].f in ("and", "y", "e") for x in counted):
        return 99.0  # "six policemen were surprised and one died"
    if t.lead >= last.j and last.kind == "thing" != first.kind and option_for(t, last) is None:
        return 99.0  # "the two men escaped, and the drugs have disappeared"
    if t.j < first.i and of_subject(t) and t.finite and first.kind == "people" and s.tokens[first.i - 1].raw == "," and last.j + 1 < len(s.tokens) and any(x.f in _IS for x in s.tokens[last.j : last.j + 3]) and first.numbered:
        return 99.0  # "El señor llegó sin vida al puesto, su pasajera está internada": the next has its own verb
    if t.j <= first.i and of_subject(t) and not as_well(s.tokens, first.i) and has_subject(s, t, group, counted):
        comma = first.i > 0 and (s.tokens[first.i - 1].raw == "," or _does_something(s.tokens, first, words))
        return 99.0 if comma else 6.0  # "tres murieron, cuatro fueron evacuados"
    return 0.0


def _does_something(tokens: list[Token], c: Counted, words: Words) -> bool:
    """ "cinco fueron detenidos y dos ganaron la orilla": a verb of the past right behind a number has it for its subject."""
    if words.lang != "es" or c.kind not in ("bare", "people") or c.j >= len(tokens):
        return False
    if c.kind == "people":  # "murió un suboficial y un capitán salvó de milagro"
        return c.article and tokens[c.i - 1].f in ("y", "e") and tokens[c.j].raw.endswith("ó") and not tokens[c.j].cap and words.verbs.at(tokens, c.j) is None
    undergone = tokens[c.j].f in ("fue", "fueron") and c.j + 1 < len(tokens) and tokens[c.j + 1].f.endswith(_UNDERGONE)  # "uno se ahogó y otro fue sacado del agua"
    return undergone or (tokens[c.j].k == "w" and tokens[c.j].raw.endswith(("aron", "ieron"))) or (c.more and tokens[c.j].f in words.sets["goes_on"])


_IS = frozenset(("esta", "estan", "fue", "fueron", "quedo", "quedaron", "sigue", "siguen", "permanece", "permanecen", "is", "are", "was", "were", "remains"))
_UNDERGONE = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")


def _second_verb(s: Sentence, c: Counted, triggers: list[Trigger], counted: list[Counted], words: Words) -> Trigger | None:
    """ "Un erradicador pisó una mina … y perdió el pie": the subject that opens the sentence, its second verb."""
    for t in triggers:
        if (
            t.finite
            and (t.options[0].voice == "intransitive" or t.mode == "passive")
            and t.lead > c.j
            and (and_then(s.tokens, c.j, t.lead, words) or _behind_aside(s.tokens, c.j, t.lead) or _behind_clause(s.tokens, c.j, t.lead, words) or _past_who_clause(s.tokens, c, t))
        ):
            between = any(c.j <= x.i < t.lead and x.numbered and x.kind in ("people", "bare") for x in counted)
            return None if between or option_for(t, c) is None else t
    return None


def _clause_behind(tokens: list[Token], c: Counted, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "guided by two deserters who had turned themselves in", "according to a fighter who fled and gave himself up": what the clause says of them."""
    if c.j + 1 >= len(tokens) or tokens[c.j].f not in _WHO:
        return None
    t = next((t for t in triggers if t.lead > c.j and t.finite), None)
    if t is None or t.lead > c.j + 8 or t.status != "asserted" or not of_subject(t) or option_for(t, c) is None:
        return None
    way = tokens[c.j + 1 : t.lead]
    joined = not way or way[-1].f in ("and", "y", "e") or all(x.f in _HAD for x in way)
    others = any(c.j < x.i < t.lead and x.kind in ("people", "bare") for x in counted)
    return t if joined and not others and not any(x.k == "p" for x in way) else None


def _past_who_clause(tokens: list[Token], c: Counted, t: Trigger) -> bool:
    """ "A boy who was shot as marines fired on a boat that did not stop near X [has died]": behind all the clauses of the subject that opens the sentence."""
    if c.j >= len(tokens) or tokens[c.j].f not in ("who", "whom") or tokens[t.lead].f not in _HAS or t.lead - c.j < 3:
        return False
    before = tokens[t.lead - 1]
    return before.k == "w" and before.f not in _NO_END and not any(x.raw in ",;:" for x in tokens[c.j : t.lead])


_WHO = frozenset(("who", "que", "quien", "quienes"))
_HAD = frozenset(("had", "has", "have", "later", "then", "se", "ya", "luego"))
_HAS = frozenset(("has", "have", "was", "were"))
_NO_END = frozenset(("who", "whom", "which", "that", "and", "or", "but", "as", "when", "while", "because", "they", "he", "she", "it", "said", "what", "where", "how", "than", "if", "two", "three", "four", "five", "others", "one"))


def _behind_aside(tokens: list[Token], a: int, b: int) -> bool:
    """ "huyeron de la columna y, después de caminar cuatro noches, se rindieron": what stands between commas only says when or how."""
    if tokens[b - 1].raw != ",":
        return False
    return any(tokens[k].f in ("y", "e", "and") and tokens[k + 1].raw == "," for k in range(max(a, b - 14), b - 2))


def _behind_clause(tokens: list[Token], a: int, b: int, words: Words) -> bool:
    """ "un agente que cruzaba el río frente a X, también en Y, cayó al agua": behind the relative clause of the subject, which a comma ends."""
    while tokens[a].cap and a < b:
        a += 1  # past the name: "el cabo X, quien cayó al agua, no ha sido ubicado"
    begins = a + (tokens[a].raw == ",")
    if tokens[b - 1].raw != "," or tokens[begins].f not in ("que", "quien", "who"):
        return False
    return not any(t.raw in ";:" or t.f in ("y", "e", "and", "que", "quien", "who") or t.f in words.sets["saying"] for t in tokens[begins + 1 : b])


def _in_reach(tokens: list[Token], group: list[Counted], t: Trigger) -> bool:
    """False where the way to the trigger is too long whatever stands on it; a noun before a colon heads a list however long."""
    first, last = group[0].i, group[-1].j
    headed = t.mode == "nominal" and first > 0 and tokens[first - 1].raw == ":"
    reach = REACH_OF_PARTICIPLE if t.mode == "participle" else REACH
    return headed or (t.lead - last <= reach and first - t.j <= reach)


def _fate(
    s: Sentence,
    group: list[Counted],
    best: Trigger | None,
    triggers: list[Trigger],
    words: Words,
    counted: list[Counted],
) -> Trigger | None:
    """ "hallaron 300 kilos que fueron quemados": what became of the thing says more than that it was found."""
    for t in triggers:
        if t.i <= group[-1].j or t.status != "asserted" or t.options[0].action not in ("destroyed", "seized"):
            continue
        if t.options[0].action == "destroyed" and _destroys_it(s, group, best, t, words):
            between = any(group[-1].j <= x.i and x.j <= t.lead and x.numbered for x in counted)
            if not between and any(option_for(t, c) for c in group):
                return t
        if t.mode == "passive" and option_for(t, group[0]) and _relative(s, group, t):
            return t
    return None


def _destroys_it(s: Sentence, group: list[Counted], best: Trigger | None, t: Trigger, words: Words) -> bool:
    """Whether the object of a later verb is the list before it: as a pronoun, or left out behind "and" or "which"."""
    tokens, end = s.tokens, group[-1].j
    if pronoun_object(tokens, t, words.lang == "es") or any(x.f in ("it", "them") for x in tokens[t.i : t.j]):
        return True
    if t.mode != "past":
        return False
    which = t.lead - end <= 10 and any(x.f == "which" for x in tokens[end : t.lead])
    return which or (best is not None and tokens[t.i - 1].f == "and")


def _relative(s: Sentence, group: list[Counted], t: Trigger) -> bool:
    """ "… que fueron destruidos", "…, which were later burned", "was found and was burned": the passive belongs to the list before it."""
    gap = s.tokens[group[-1].j : t.lead]
    if t.lead - group[-1].j > 4 and s.tokens[t.lead - 1].f == "que" and singular(s.tokens, t) and (len(group) > 1 or (group[0].value or 0) > 1):
        return False  # "se llevaron tres fusiles y quemaron la camioneta, que quedó reducida a chatarra"
    if len(gap) <= 4 or (len(gap) <= 24 and gap[-1].f in ("and", "y") and len(group) == 1):
        return True
    return len(gap) <= 24 and any(x.f in ("que", "which", "cual", "cuales", "mismos") for x in gap[:14])
