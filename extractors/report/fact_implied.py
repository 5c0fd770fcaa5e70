"""Casualties that no verb of killing or wounding tells: of whom none survived, whose leg doctors had to take off."""

from __future__ import annotations

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.number import number_at
from extractors.report.scene import Info, setting
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words

_NONE = frozenset(("none", "neither", "ninguno", "ninguna"))
_LIVED = frozenset(("survived", "survive", "sobrevivio", "sobrevivieron"))
_LEFT = frozenset(("logro", "pudo", "consiguio", "lograron", "pudieron", "managed", "fugo", "huyo", "escapo", "fled", "escaped"))
_GET_AWAY = frozenset(("fugar", "escapar", "huir", "darse", "escape", "flee", "away"))
_ITS = frozenset(("his", "her", "su", "la", "el", "una", "both", "ambas"))


def none_survived(s: Sentence, counted: list[Counted], words: Words) -> list[Frame]:
    """ "None of the three crewmen aboard survived": so many are dead."""
    tokens = s.tokens
    if len(tokens) < 4 or tokens[0].f not in _NONE or tokens[1].f not in ("of", "de"):
        return []
    all_of = next((c for c in counted if c.i == 2 and c.kind == "people" and c.value), None)
    lived = next((k for k in range(3, min(14, len(tokens))) if tokens[k].f in _LIVED or tokens[k].raw == ","), None)
    if all_of is None or lived is None or tokens[lived].f not in _LIVED:
        return []
    return [frame_of(s, all_of, "killed", all_of.object, f"{words.lang}.fact.killed.die", generic=all_of.object in (None, "person"))]


_ALL_DEAD = tuple(x.split() for x in (
    "no hay sobrevivientes", "no hubo sobrevivientes", "sin sobrevivientes", "ninguno sobrevivio", "todos murieron", "todos fallecieron", "todos perecieron",
    "no survivors", "nobody survived", "no one survived", "none survived", "all aboard died", "all aboard were killed", "all on board died", "all on board were killed", "killing all aboard", "killing everyone aboard"))  # fmt: skip
_SURVIVAL = frozenset(("sobrevivieron", "sobrevivientes", "sobrevivio", "survivors", "survived", "aboard", "board", "todos"))


def nobody_survived(info: Info, infos: list[Info], words: Words) -> None:
    """ "Un helicóptero con nueve soldados a bordo se estrelló; no hay sobrevivientes": all who were counted aboard, here or right before."""
    if info.s.said.isdisjoint(_SURVIVAL) or any(f.action == "killed" and f.value for f in info.frames):
        return
    said, lived = [t.f for t in info.s.tokens], 0.0
    if not any(said[k : k + len(x)] == x for x in _ALL_DEAD for k in range(len(said) - len(x) + 1)):
        few = next((k for k in range(len(said) - 2) if said[k] in ("only", "solo", "apenas") and said[k + 2] in ("survived", "sobrevivieron", "sobrevivio")), None)
        number = number_at(info.s.tokens, few + 1, words, None) if few is not None else None
        if number is None or not number.value:
            return
        lived = number.value  # "only two survived"
    for i in (info, *reversed(infos[-2:])):
        aboard = [c for c in i.counted if c.kind == "people" and (c.value or 0) > 1 and not any(f.position == c.i for f in i.frames)]
        if i.s.where == info.s.where and len(aboard) == 1 and i.s.said & _ABOARD and (aboard[0].value or 0) > lived:
            c = aboard[0]
            i.frames.append(frame_of(i.s, c, "killed", c.object, f"{words.lang}.fact.killed.die", value=(c.value or 0) - lived, head=i.s.tokens[c.head].f, generic=c.object in (None, "person"), group=i.s.index * 100 + 69))
            return


_ABOARD = frozenset(("viajaban", "viajaba", "iban", "riding", "travelling", "traveling", "bordo", "aboard", "board", "ocupantes", "occupants", "tripulantes", "crew", "carrying", "llevaba", "transportaba", "trasladaba"))
_NOBODY = frozenset(("no", "none", "neither", "ningun", "ninguno", "ninguna", "nadie"))
_JOINED = (["a", "los", "que", "se", "suman"], ["a", "los", "que", "se", "suma"], ["a", "los", "cuales", "se", "suman"], ["a", "los", "cuales", "se", "suma"], ["a", "quienes", "se", "suman"], ["to", "which", "are", "added"], ["to", "whom", "are", "added"])


def but_these_were(s: Sentence, counted: list[Counted], triggers: list[Trigger], frames: list[Frame], words: Words) -> list[Frame]:
    """ "Ningún policía resultó herido, pero sí tres pobladores"; "asciende a siete, a los que se suman dos guías": told by the verb before."""
    tokens, out = s.tokens, []
    if s.said.isdisjoint(("pero", "but", "suman", "suma", "added")):
        return []
    for c in [c for c in counted if c.kind == "people" and c.value and c.numbered and c.i > 3 and not any(f.position == c.i for f in frames)]:
        yes = [t.f for t in tokens[c.i - 2 : c.i]] == ["pero", "si"] or (tokens[c.i - 1].f == "but" and c.j + 1 < len(tokens) and tokens[c.j].f in ("was", "were") and tokens[c.j + 1].k == "p")
        denied = next((t for t in reversed(triggers) if t.j <= c.i and (t.status != "asserted" or not _NOBODY.isdisjoint(x.f for x in tokens[max(0, t.lead - 6) : t.lead])) and t.options[0].action in ("killed", "wounded")), None) if yes else None
        if denied is not None:
            out.append(frame_of(s, c, denied.options[0].action, c.object, denied.options[0].rule, generic=c.object in (None, "person"), group=s.index * 100 + 68))
        told = next((f for f in reversed(frames) if f.position < c.i and f.action in ("killed", "wounded") and f.status == "asserted" and f.value), None)
        if told is not None and [t.f for t in tokens[c.i - 5 : c.i]] in _JOINED:
            out.append(frame_of(s, c, told.action, c.object, told.rule, more=True, generic=c.object in (None, "person"), group=s.index * 100 + 68))
    return out


def maimed(s: Sentence, counted: list[Counted], frames: list[Frame], words: Words) -> list[Frame]:
    """ "A private stepped on a charge, and doctors had to amputate his left leg": he is hurt."""
    tokens = s.tokens
    limbs = words.sets["limbs"]
    if s.said.isdisjoint(limbs):
        return []
    at = next((k for k in range(1, len(tokens) - 1) if tokens[k].f.startswith("amputa") and tokens[k + 1].f in _ITS and limbs & {t.f for t in tokens[k + 2 : k + 5]}), None)
    if at is None and words.lang == "es":  # "Al agente que caminaba detrás, las esquirlas le dañaron un ojo"
        at = next((k for k in range(2, len(tokens) - 2) if tokens[k].f in words.sets["maiming"] and tokens[k - 1].f == "le" and limbs & {t.f for t in tokens[k + 1 : k + 4]}), None)
        told = [c for c in counted if at is not None and c.kind == "people" and c.value == 1 and (tokens[c.i].f == "al" or tokens[c.i - 1].f == "a")]
        if len(told) == 1 and not any(f.action in ("killed", "wounded") and f.name is None and f.object == told[0].object for f in frames):
            return [frame_of(s, told[0], "wounded", told[0].object, f"{words.lang}.fact.wounded.maimed", generic=told[0].object in (None, "person"), definite=False)]
        return []
    whom = next((c for c in reversed(counted) if at is not None and c.j <= at and c.kind == "people" and c.value == 1), None)
    if whom is None or whom.definite or any(f.action in ("killed", "wounded") and f.value == 1 and f.position <= (at or 0) for f in frames):
        return []
    return [frame_of(s, whom, "wounded", whom.object, f"{words.lang}.fact.wounded.wound", generic=whom.object in (None, "person"))]


def but_one_fled(s: Sentence, frames: list[Frame], words: Words) -> None:
    """ "Cuatro jóvenes fueron sorprendidos y uno logró fugar": three were caught."""
    tokens = s.tokens
    for f in [f for f in frames if f.action == "captured" and f.rule.endswith("captured.intervene") and (f.value or 0) > 1]:
        at = next((k for k in range(f.position + 2, len(tokens) - 1) if tokens[k].f in ("uno", "una", "one") and tokens[k - 1].f in ("y", "pero", "aunque", "and", "but", ",") and tokens[k + 1].f in _LEFT), None)
        if at is not None and (tokens[at + 1].f not in ("logro", "pudo", "consiguio", "managed") or (words.sets["fleeing"] | _GET_AWAY) & {t.f for t in tokens[at + 2 : at + 5]}):
            f.value = (f.value or 0) - 1


def so_were(info: Info, before: Info | None, words: Words) -> None:
    """ "Un niño fue herido. También lo fueron otros dos policías": what befell the one told last befell them."""
    tokens = info.s.tokens
    if before is None or before.s.tokens[-1].raw == ";" or [t.f for t in tokens[:2]] != ["tambien", "lo"] or len(tokens) < 4 or tokens[2].f not in ("fue", "fueron"):
        return
    whom = next((c for c in info.counted if c.i == 3 and c.kind == "people" and c.value), None)
    last = next((f for f in reversed(before.frames) if f.status == "asserted" and f.action in PERSON_ACTIONS), None)
    if whom is not None and last is not None and not whom.definite:
        info.frames.append(frame_of(info.s, whom, last.action, whom.object, last.rule, more=True, generic=whom.object in (None, "person")))


def the_same_people(info: Info, infos: list[Info]) -> None:
    """ "un campamento donde permanecían cuatro menores. Los niños fueron rescatados": as many as the sentence before counts."""
    before = infos[-1] if infos else None
    freed = [f for f in info.frames if f.action == "rescued" and f.value is None and f.definite and f.status == "asserted" and not f.name and not f.state and not f.notes and not f.rule.endswith("brought_out") and f.position <= 2]
    if before is None or before.s.where != info.s.where or len(freed) != 1 or any(f.action == "rescued" and f.value for i in (*infos, info) for f in i.frames):
        return
    f = freed[0]
    them = [c for c in before.counted if c.kind == "people" and (c.value or 0) > 1 and (c.object == f.object or f.object in (None, "person"))]
    if len(them) == 1:
        f.value, f.bound, f.definite = them[0].value, them[0].bound, False
        for g in before.frames:
            g.status = "elsewhere" if g.action == "kidnapped" and g.position == them[0].i and g.rule.endswith(("kidnapped.hold", "kidnapped.remain")) else g.status


def others_of_the_kind(info: Info, infos: list[Info]) -> None:
    """ "Cinco pistas fueron dinamitadas … El viernes se destruyeron otras cuatro": of what was told last with that verb, in whatever paragraph."""
    for f in [f for f in info.frames if f.object == "same" and f.more and f.action in ("destroyed", "seized", "eradicated")]:
        told = (g for i in reversed(infos[-4:]) if i.s.where == "text" for g in reversed(i.frames) if g.action == f.action and g.object not in (None, "same") and g.value)
        last = next(told, None)
        other = any(c.kind in ("thing", "amount") and c.i != f.position for c in info.counted)  # "put that strip and two others out of action"
        if last is not None and last.unit == f.unit and (f.value or 0) >= 2 and not other:
            f.object = last.object
    _others_like_them(info, infos)


def _others_like_them(info: Info, infos: list[Info]) -> None:
    """ "El 3 murieron dos soldados en X. El 21 cayeron otros dos en Z": of the kind told last with that action, in whatever place."""
    for f in [f for f in info.frames if f.more and f.object is None and f.value and not f.name and f.action in ("killed", "wounded", "captured", "kidnapped") and f.status == "asserted"]:
        if any(c.kind == "people" and c.j <= f.position for c in info.counted) or not setting(info.places):
            continue
        told = next((g for i in reversed(infos[-2:]) if i.s.where == "text" for g in reversed(i.frames) if g.action == f.action and g.value and g.status == "asserted"), None)
        if told is not None and told.object in (*FORCES, "armed_group", "trafficker"):
            f.object, f.generic = told.object, False


def as_many_as_before(info: Info, before: Info | None) -> None:
    """ "Tres militares murieron. Igual número de policías quedó herido": all whom the sentence before told last by one verb."""
    told = next((f for f in reversed(before.frames) if f.action in PERSON_ACTIONS and f.value and f.status == "asserted"), None) if before is not None else None
    if before is None or told is None:
        return
    again = {c.i for c in info.counted if c.again and c.value is None}
    for f in info.frames:
        if f.position in again and f.action in PERSON_ACTIONS:
            f.value = sum(g.value or 0 for g in before.frames if (g.action, g.verb, g.status) == (told.action, told.verb, told.status))


def beside_him(info: Info, infos: list[Info]) -> None:
    """ "En la cabina estaba sentado X. Junto a él fueron reducidos dos lugareños": three, X was not told as caught before."""
    him = [t.f for t in info.s.tokens[:3]] in (["junto", "a", "el"], ["junto", "con", "el"], ["along", "with", "him"], ["together", "with", "him"])
    caught = [f for f in info.frames if f.action == "captured" and f.status == "asserted" and f.value]
    if not him or len(caught) != 1 or not infos or not infos[-1].persons:
        return
    if not any(f.action in ("captured", "killed") and f.status == "asserted" for i in infos for f in i.frames):
        caught[0].value = (caught[0].value or 0) + 1
