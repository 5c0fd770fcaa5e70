"""Who was shot in one sentence and died in the next: "Un comerciante fue baleado. La víctima murió camino al hospital"."""

from __future__ import annotations

from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.scene import Info
from extractors.report.words import Words

_VICTIM = frozenset(("victima", "agraviado", "agraviada", "herido", "herida", "infortunado", "infortunada", "malogrado", "victim"))
_HURTING = ("dispar", "balea", "abalea", "acribill", "balazo", "tiros", "apunal", "acuchill", "atac", "embosc", "shot", "fire", "stab", "attack", "ambush")
_HE = frozenset(("he", "she"))


def the_victim_died(info: Info, infos: list[Info], w: Words) -> None:
    """The one hurt, or shot at, in the sentence before is dead; who is told as hurt there is hurt no more."""
    before = infos[-1] if infos else None
    if before is None or before.s.where != info.s.where or info.s.where == "title" or info.s.paragraph - before.s.paragraph > 1:
        return
    told = [f for f in before.frames if f.status == "asserted" and f.value]
    died = _died(info) or _unsaid(info, w)
    if died is None or any(f.action == "killed" for f in told) or any(f.action == "killed" and f is not died and f.value for f in info.frames):
        return
    hurt = [f for f in told if f.action == "wounded"]
    if len(hurt) == 1 and hurt[0].value == 1 and _same(died.object, hurt[0].object):
        hurt[0].status, kind = "elsewhere", hurt[0].object
    elif not hurt and (whom := _shot_at(before)) is not None and _same(died.object, whom.object):
        kind = whom.object
    else:
        return
    died.object, died.value, died.definite, died.generic = kind, 1.0, False, kind in (None, "person")
    if not any(f is died for f in info.frames):
        info.frames.append(died)
    for d in info.dates:
        d.reporting = True  # the day he died is not that of the event


def _same(told: str | None, known: str | None) -> bool:
    return told in (None, "person") or told.rstrip("?") == (known or "").rstrip("?")


def _died(info: Info) -> Frame | None:
    """ "La víctima murió", "El agente falleció": somebody told before, who opens the sentence."""
    tokens = info.s.tokens
    dead = (f for f in info.frames if f.action == "killed" and f.status == "asserted" and f.rule.endswith("killed.die") and f.position <= 1 and tokens[f.verb - 1].f not in ("who", "que", "quien"))
    return next((f for f in dead if not f.name and f.value in (None, 1) and not f.more and (f.definite or f.head in _VICTIM)), None)


def _unsaid(info: Info, w: Words) -> Frame | None:
    """ "Falleció en el hospital", "El agraviado dejó de existir", "he died in hospital": who is not counted."""
    tokens = info.s.tokens
    verb = 2 if len(tokens) > 3 and tokens[1].f in _VICTIM else 1 if tokens[0].f in _HE else 0 if w.lang == "es" else None
    hit = w.verbs.at(tokens, verb) if verb is not None and verb < len(tokens) - 1 else None
    if hit is None or verb is None or not hit[1].rule.endswith("killed.die") or hit[1].form not in ("past", "past3s") or tokens[verb].f.endswith("n") or any(c.kind == "people" and c.i < hit[0] + 3 for c in info.counted if verb == 0):
        return None
    he = Counted(0, hit[0], 0, "people", None, 1.0, definite=True)
    return frame_of(info.s, he, "killed", None, hit[1].rule, "asserted", verb=verb, group=info.s.index * 100 + 65, definite=True)


def _shot_at(before: Info) -> Counted | None:
    """The only one of the sentence at whom somebody shot."""
    if not any(t.f.startswith(_HURTING) for t in before.s.tokens):
        return None
    people = [c for c in before.counted if c.kind == "people" and c.value == 1 and not c.plural and c.numbered and c.object not in ("armed_group", "trafficker")]
    return people[0] if len(people) == 1 else None
