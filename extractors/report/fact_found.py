"""What was found: captives, who so are free, and what lay in a vessel or a cache."""

from __future__ import annotations

from dataclasses import replace

from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.scene import Info
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token

_GAP = 14  # tokens from "los cuatro rehenes" over a relative clause to "fueron hallados"


def found_captives(s: Sentence, counted: list[Counted], triggers: list[Trigger], frames: list[Frame], words: Words) -> list[Frame]:
    """The frames of a sentence, those of captives who were found told as rescued.

    "Los seis obreros que una columna tenía en su poder fueron hallados …", "Soldiers came upon the six hostages".
    """
    found = [t for t in triggers if t.status == "asserted" and t.finite and t.options[0].rule.endswith("seized.find")]
    out = list(frames)
    for t in found:
        c = _whom(s, counted, t)
        if c is None:
            continue
        held = next((f for f in out if f.position == c.i and f.action == "kidnapped"), None)
        if held is not None:
            out[out.index(held)] = replace(held, action="rescued", rule=f"{words.lang}.fact.rescued.rescue")
        elif s.tokens[c.head].f in words.sets["captives"] and not any(f.position == c.i for f in out):
            out.append(frame_of(s, c, "rescued", c.object, f"{words.lang}.fact.rescued.rescue", "asserted", head=s.tokens[c.head].f, group=s.index * 100))
    return out


def held_in_what_was_found(info: Info, before: Info | None, w: Words) -> None:
    """ "dug up five drums. The drums contained 152 kilos", "uncovered a cache. It held seven grenades": found with what held them."""
    if before is None or before.s.where != info.s.where or info.s.tokens[0].f not in _IN_IT:
        return
    tokens = before.s.tokens
    vessel = any(c.kind == "container" or c.object in ("camp", "laboratory") for c in before.counted)
    if vessel and any((v := w.verbs.at(tokens, k)) is not None and v[1].action in ("find", "seized") for k in range(len(tokens))):
        for f in info.frames:
            if f.weak == "carry" and f.action == "seized" and f.verb <= 6:
                f.weak = "find"


def razed(info: Info, infos: list[Info], w: Words) -> None:
    """ "ocupó un campamento … Las construcciones fueron arrasadas": what becomes of its huts becomes of the camp."""
    tokens = info.s.tokens
    if info.s.said.isdisjoint(_HUTS):
        return
    huts = next((k for k, t in enumerate(tokens) if t.f in _HUTS and k and tokens[k - 1].f in w.sets["definite"]), None)
    if huts is None or info.s.where == "title" or any(f.object == "camp" for i in [*infos, info] for f in i.frames if i.s.where == "text" and f.action == "destroyed" and f.weak is None):
        return
    camp = next((c for i in reversed(infos[-4:]) for c in i.counted if c.object == "camp" and c.value == 1 and i.s.where == "text"), None)
    verb = next((k for k in range(max(0, huts - 3), min(huts + 6, len(tokens))) if (v := w.verbs.at(tokens, k)) is not None and v[1].action == "destroyed"), None)
    if camp is None or verb is None or any(t.f in ("no", "not", "sin", "without") for t in tokens[max(0, verb - 3) : verb]):
        return
    stand = Counted(huts - 1, huts + 1, huts, "thing", "camp", 1.0, definite=True, numbered=True)
    info.frames.append(frame_of(info.s, stand, "destroyed", "camp", f"{w.lang}.fact.destroyed.destroy", "asserted", group=info.s.index * 100 + 63, verb=verb))


_HUTS = frozenset(("chozas", "cabanas", "construcciones", "instalaciones", "carpas", "shelters", "huts", "tents", "structures", "buildings", "barracas", "ranchos"))
_IN_IT = frozenset(("it", "they", "the", "inside", "each", "contenia", "contenian", "guardaba", "guardaban", "dentro", "adentro", "en", "el", "la", "los", "las"))


def _whom(s: Sentence, counted: list[Counted], t: Trigger) -> Counted | None:
    """The people found: the object of the verb, or the subject of its passive, nobody else being counted between."""
    people = [c for c in counted if c.kind == "people" and c.value]
    if t.mode == "passive":
        before = [c for c in people if c.j <= t.lead <= c.j + _GAP]
        return before[-1] if before else None
    return next((c for c in people if t.j <= c.i <= t.j + 1), None)


def set_on_fire(info: Info, infos: list[Info], w: Words) -> None:
    """ "La aeronave se posó bruscamente. Los senderistas le prendieron fuego", "They ordered the passengers off and burned it": the craft told last."""
    tokens = info.s.tokens
    at = None if info.s.said.isdisjoint(_FIRE) else next((k for k in range(len(tokens) - 1) if _fired(tokens, k, w.lang)), None)
    if at is None or info.s.where == "title" or any(f.action == "destroyed" for f in info.frames) or any(t.f in ("no", "not", "tried", "intentaron") for t in tokens[max(0, at - 4) : at]):
        return
    several = {t.f for t in tokens[at : at + 2]} & {"les", "los", "las", "them"} != set()
    near = [c for i in [*infos[-2:], info] if i.s.where == "text" for c in i.counted if i is not info or c.j <= at]
    craft = next((c for c in reversed(near) if c.kind == "thing" and c.object in ("vehicle", "boat", "aircraft") and c.value), None)
    if craft is None or ((craft.value or 0) > 1) != several:
        return
    told = Counted(at, at + 2, at, "thing", craft.object, craft.value, definite=True, numbered=True)
    info.frames.append(frame_of(info.s, told, "destroyed", craft.object, f"{w.lang}.fact.destroyed.destroy", "asserted", group=info.s.index * 100 + 64, verb=at))


_FIRE = frozenset(("fuego", "quemaron", "incendiaron", "quemo", "incendio", "fire", "ablaze", "alight", "burned", "burnt", "torched"))


def _fired(tokens: list[Token], k: int, lang: str) -> bool:
    a, b = tokens[k].f, tokens[k + 1].f
    if lang == "es":
        return (a in ("le", "les") and b.startswith("prendi") and any(t.f == "fuego" for t in tokens[k + 2 : k + 4])) or (a in ("lo", "la", "los", "las") and b in ("quemaron", "incendiaron", "quemo", "incendio"))
    lit = any(t.f in ("fire", "ablaze", "alight") for t in tokens[k + 2 : k + 4])
    return b in ("it", "them") and (a in ("burned", "burnt", "torched") or (a in ("set", "setting") and lit))
