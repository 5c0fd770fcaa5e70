"""What finding, carrying, intercepting and taking over mean for people and for things: caught, kidnapped, seized, or none of these."""

from __future__ import annotations

from itertools import pairwise

from extractors.report.counted import Counted
from extractors.report.fact_side import by_armed, by_forces
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token

_WENT_OFF = frozenset(("blew", "exploded", "detonated", "went", "exploto", "estallo", "detono", "mato", "killed"))
FORCES_NAMED = frozenset(("police", "policia", "army", "ejercito", "marines", "marina", "agents", "agentes", "efectivos", "soldiers", "militares", "patrol", "patrulla", "ronderos", "pnp"))
HURT = frozenset(("dies", "died", "dead", "killed", "injured", "wounded", "hurt", "muere", "murio", "muertos", "muerto", "herido", "heridos", "heridas", "herida"))
_OFFICERS = frozenset(("agents", "officers", "agentes", "detectives"))
_WOUNDS = frozenset(("broken", "fractured", "sprained", "graze", "burns", "fractura", "fracturas", "quemaduras", "contusiones"))
FEW = {"los", "tres", "cuatro", "cinco", "seis"}


def taken_as(s: Sentence, c: Counted, t: Trigger | None, action: str, rule: str, words: Words) -> tuple[str, str | None] | None:
    """(action, weak): what finding, carrying and intercepting mean for people and for things."""
    if action not in ("find", "carry", "intervene"):
        return "seized" if action == "captured" and c.kind in ("thing", "amount", "container") else action, None
    if action == "carry" and c.object == "aircraft" and t is not None and t.mode == "infinitive":
        return None  # "logró llevar la nave hasta la base"
    if action == "find" and c.object == "explosive" and _found_by_its_victims(s, t):
        return None
    passive = t is not None and t.mode == "passive"
    told_before = c.kind == "bare" and c.object is None and action == "intervene" and passive
    if c.kind == "people" or (told_before and s.tokens[c.i].f in words.sets["both"] | FEW):
        return _people_taken(s, c, t, action, words)
    officers = t is not None and not _OFFICERS.isdisjoint(x.f for x in s.tokens[: t.lead])
    if rule.endswith(("take_over", "seized.raid")) and not by_forces(s, t, words) and not officers and not (t is not None and (_arrests(s.tokens[: t.lead], words) or _from_those_held(s, t, words) or _from_the_fallen(s, t, words))):
        return None  # weapons that attackers carry off are not seized
    if action == "intervene" and c.object not in ("aircraft", "boat"):
        return "seized", "context" if c.object in ("vehicle", None) else "carry"
    if not rule.endswith("hand_over"):
        return "seized", action
    if t is not None and t.mode == "passive" and any(x.f in ("prosecutors", "prosecutor", "police", "authorities", "fiscal", "fiscalia", "policia", "dirandro", "ministerio") for x in s.tokens[t.j : t.j + 5]):
        return "seized", "find"  # "97 kilos and two shotguns were handed over to prosecutors"
    borne = t is not None and any(o.rule.endswith("seized.carry") for o in t.options)
    return "seized", "carry" if borne else "handover"


def _arrests(tokens: list[Token], words: Words) -> bool:
    """ "detuvieron a dos cargadores y les quitaron 29 kilos": who takes has arrested."""
    articles = words.sets["definite"] | words.sets["one"]
    return any(
        (v := words.verbs.at(tokens, k)) is not None and v[1].action == "captured" and not (v[1].form == "participle" and k and tokens[k - 1].f in articles)
        for k in range(len(tokens))
    )  # but "la pistola que un detenido le arrebató"


def _from_those_held(s: Sentence, t: Trigger, words: Words) -> bool:
    """ "atraparon a tres fugitivos. Les quitaron cinco mochilas": whom the sentence before tells as caught."""
    return t.i > 0 and s.tokens[t.i - 1].f in ("les", "le") and s.previous is not None and _arrests(s.previous.tokens, words)


def _from_the_fallen(s: Sentence, t: Trigger, words: Words) -> bool:
    """ "los ronderos abatieron a cinco, a quienes quitaron una metralleta": villagers in arms who took them from whom they killed."""
    from_them = t.i > 1 and s.tokens[t.i - 1].f in ("quienes", "quien", "les", "le")
    sides = [h[1] for k in range(t.lead) if (h := words.actors.at(s.tokens, k))]
    return from_them and sides[:1] == ["self_defence"] and any((v := words.verbs.at(s.tokens, k)) is not None and v[1].action == "killed" for k in range(t.lead))


def let_go(s: Sentence, t: Trigger, words: Words) -> bool:
    """Whether talks or the captors themselves ended it; "rescatado", "rescued" always says that others did."""
    rescued = any(x.f.startswith(("rescat", "rescue")) for x in s.tokens[t.i : t.j])
    captors = words.sets["captors"]
    let_go = any(x.f in captors and {"by", "por"} & {y.f for y in s.tokens[max(0, k - 3) : k]} for k, x in enumerate(s.tokens))  # not "say their captors …"
    return not rescued and (let_go or any(x.f in words.sets["mediating"] for x in s.tokens))


def _found_by_its_victims(s: Sentence, t: Trigger | None) -> bool:
    """ "Boy dies after finding explosive", "were injured when they picked up a grenade": nothing is seized."""
    if t is None or not t.i or t.mode not in ("gerund", "infinitive", "past", "active"):
        return False
    if any(a.f in ("which", "that", "que", "and", "y") and b.f in _WENT_OFF for a, b in pairwise(s.tokens[t.j : t.j + 8])):
        return True  # "picked up a device which blew off two of his fingers"
    hurt = HURT.intersection(x.f for x in s.tokens[: t.i])
    return bool(hurt) and bool({x.f for x in s.tokens[max(0, t.i - 2) : t.i]} & {"after", "when", "while", "on", "they", "he", "she", "al", "tras", "luego"})


def _people_taken(s: Sentence, c: Counted, t: Trigger | None, action: str, words: Words) -> tuple[str, None] | None:
    if action == "find" and c.rule.endswith(".victims"):
        hurt = t is not None and any(a.f in ("with", "con") and not _WOUNDS.isdisjoint(x.f for x in s.tokens[k : k + 5]) for k, a in enumerate(s.tokens[t.j :], t.j))
        return ("wounded" if hurt and s.tokens[c.head].f in ("victim", "victima") else "killed"), None  # "The fifth victim was found with a broken wrist"
    said = [x.f for x in s.tokens[c.j : c.j + 12]]
    if action == "find" and any(a == "sin" and b in ("vida", "signos") for a, b in pairwise(said)):
        return "killed", None  # "encontraron al piloto colgado del cinturón y sin signos vitales"
    if c.object == "armed_group" and t is not None and t.mode == "passive" and by_armed(s, t, words):
        return None  # "El grupo había sido interceptado por hombres armados"
    if action != "intervene" or any(x.f in words.sets["fleeing"] for x in s.tokens[c.j : c.j + 14]):
        return None  # "intercepted four backpackers who abandoned their load and fled"
    if t is not None and t.mode == "passive" and by_armed(s, t, words):
        return "kidnapped", None
    if c.object == "civilian" and t is not None and any(x.f in ("by", "por") for x in s.tokens[t.j : t.j + 14]) and not FORCES_NAMED.intersection(x.f for x in s.tokens[t.j : t.j + 18]):
        return "kidnapped", None  # "intercepted by individuals with their faces covered"
    return "captured", None
