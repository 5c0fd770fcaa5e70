"""Who was hurt and caught: "Dos senderistas heridos fueron capturados", "one of the gunmen was wounded and arrested" are two facts."""

from __future__ import annotations

from dataclasses import replace

from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import INJURED, Trigger
from extractors.report.words import Words

_CATCHABLE = (None, "person", "armed_group", "trafficker")
_REACH = 12  # tokens between the two verbs


def hurt_and_caught(s: Sentence, counted: list[Counted], triggers: list[Trigger], out: list[Frame], words: Words) -> list[Frame]:
    """The second fact of those of whom the sentence's verb told but one."""
    hurt = words.sets["the_hurt"] | words.sets["the_hurt_one"]
    more = []
    for f in [f for f in out if f.status == "asserted" and f.value and f.object in _CATCHABLE and not f.name]:
        c = next((c for c in counted if c.i == f.position and c.kind in ("people", "state", "bare")), None)
        if c is None:
            continue
        if f.action == "captured" and not c.definite and hurt & set(c.modifiers):
            more.append(replace(f, action="wounded", rule=f"{words.lang}.fact.wounded.hurt", group=f.group + 40, weak=None, notes=[]))
        elif f.action == "captured" and not any(g.action == "wounded" and g.position == f.position for g in out):
            more += [replace(f, action="wounded", rule=t.options[0].rule, verb=t.i, group=f.group + 40, weak=None, notes=[]) for t in triggers if _with_wounds(c, f, t, counted, out)][:1]
        elif f.action == "wounded" and not any(g.action == "captured" and g.position == f.position for g in out):
            more += [_caught(f, t) for t in triggers if _befell_them(s, c, f, t, counted, hurt)][:1]
    return more


def _caught(f: Frame, t: Trigger) -> Frame:
    return replace(f, action="captured", rule=t.options[0].rule, verb=t.i, state=False, group=f.group + 40, notes=[])


def _befell_them(s: Sentence, c: Counted, f: Frame, t: Trigger, counted: list[Counted], hurt: frozenset[str]) -> bool:
    """Whether a verb of capture stands right behind them, or behind "and" and the verb that hurt them."""
    if t.options[0].action != "captured" or t.status != "asserted" or t.lead < c.j or t.mode not in ("passive", "participle", "past"):
        return False
    if t.mode == "passive" and all(x.f in hurt for x in s.tokens[c.j : t.lead]):
        return True
    joined = s.tokens[t.lead - 1].f in ("y", "e", "and") and f.verb >= c.j and 0 < t.lead - f.verb <= _REACH
    return joined and t.mode != "passive" and not any(x.i == t.j or (x.i > c.i and x.j == t.lead) for x in counted) and (t.j >= len(s.tokens) or s.tokens[t.j].f != "a")


def _with_wounds(c: Counted, f: Frame, t: Trigger, counted: list[Counted], out: list[Frame]) -> bool:
    """ "were found with gunshot wounds and handed over to the police", "fue capturado con una herida de bala": nobody else told between."""
    if t.options[0].action != "wounded" or t.status != "asserted" or t.lead < c.j or t.i > f.verb + _REACH or any(g.verb == t.i and g.value for g in out):
        return False
    return t.options[0].rule.endswith((*INJURED, "wounded.limb", "wounded.broken", "wounded.hit_in")) and not any(x.kind in ("people", "bare", "state") and x.value and c.j <= x.i < t.lead for x in counted)
