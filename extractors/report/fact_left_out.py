"""What befell those whom a sentence leaves out: "Murieron en el acto", "Fue asesinado de dos balazos", "They were captured hours later".

Who they are the sentence before says, where it tells of one person, or of one group of people, and of nobody else.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame
from extractors.report.fact_pronoun import HE_WAS, one_of
from extractors.report.govern_stand import of_subject, singular
from extractors.report.scene import Info
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token

LEFT_OUT = "left out"  # the note on a frame of whom the sentence does not name
_WHEN = frozenset((
    "luego", "despues", "horas", "hora", "dias", "dia", "minutos", "mas", "tarde", "al", "siguiente", "poco", "finalmente", "posteriormente", "ayer",
    "hoy", "anoche", "el", "la", "noche", "mañana", "madrugada", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", ",",
))
_PAST_BEFORE = frozenset(("habia", "habian", "had"))


def of_the_left_out(s: Sentence, triggers: list[Trigger], words: Words, earlier: list[Frame]) -> list[Frame]:
    """The frame of the first verb of a sentence that names nobody who suffers it; `tell_left_out` says of whom it is."""
    first = next((t for t in triggers if t.finite), None)
    if first is None or not of_subject(first) or not _opens(s.tokens, first, words):
        return []
    t = first
    if first.options[0].action == "find" and len(triggers) > 1 and triggers[1].mode == "passive" and s.tokens[triggers[1].i - 1].f in ("y", "e"):
        t = triggers[1]  # "Fue descubierto, golpeado y asesinado"
    if t.status != "asserted" or t.options[0].action not in PERSON_ACTIONS or (t.mode == "passive" and s.tokens[t.lead].f == "se"):
        return []  # "Se ejecutó la erradicación de 30 hectáreas": nobody suffers it
    action = t.options[0].action
    if any(f.action == action or f.verb == t.i for f in earlier) or any(x.f in _PAST_BEFORE for x in s.tokens[: t.i]):
        return []
    one = words.lang == "es" and singular(s.tokens, t)
    return [replace(one_of(s, 0, t.lead, t.j, action, t.options[0].rule), value=1.0 if one else None, notes=[LEFT_OUT])]


def _opens(tokens: list[Token], t: Trigger, words: Words) -> bool:
    if words.lang == "en":
        return tokens[0].f == "they" and t.lead <= 2
    start = 1 if t.lead > 1 and tokens[1].f in words.sets["time_units"] else 0  # "Dos días después fueron hallados"
    return t.lead <= 4 and all(x.f in _WHEN for x in tokens[start : t.lead])


def tell_left_out(info: Info, before: Info | None) -> None:
    """How many they are, and who: the only people of the sentence before; where there are others, nothing is told."""
    _name_him(info, before)
    for f in [f for f in info.frames if LEFT_OUT in f.notes]:
        whom = _only_people(before) if before is not None and before.s.where == info.s.where else None
        fits = whom is not None and ((whom.value or 0) > 1 if f.value is None else whom.value == 1)
        told = [g for g in before.frames if whom is not None and g.position == whom.i and g.status == "asserted"] if before is not None else []
        if whom is None or not fits or any(g.action == f.action for g in told) or any(g is not f and g.action == f.action for g in info.frames):
            info.frames.remove(f)
            continue
        f.object, f.value, f.bound, f.generic = whom.object, whom.value, whom.bound, whom.object in (None, "person")
        f.head = before.s.tokens[whom.head].f if before is not None else ""
        for g in told:
            if f.action == "killed" and g.action in ("wounded", "missing"):
                g.status = "elsewhere"  # "Tres soldados quedaron heridos. Murieron en el hospital"


def _name_him(info: Info, before: Info | None) -> None:
    """ "An undercover officer went to a meeting. He was shot dead": of the force of the only person told before."""
    for f in [f for f in info.frames if HE_WAS in f.notes and f.object is None]:
        whom = _only_people(before) if before is not None and before.s.where == info.s.where else None
        if whom is not None and whom.value == 1 and whom.object in FORCES:
            f.object, f.generic = whom.object, False


def _only_people(before: Info) -> Counted | None:
    """The one person or group told with a number; those who act as agents ("por dos sicarios") count as others."""
    people = [c for c in before.counted if c.kind == "people" and (c.value or c.plural)]
    return people[0] if len(people) == 1 and people[0].numbered and people[0].value else None
