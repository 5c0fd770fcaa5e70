"""What the trigger readers share: the trigger they give, and the word at a place."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.report.words import Verb
from extractors.text import Token

INJURED = ("wounded.suffer", "wounded.sustain", "wounded.with", "wounded.with_shot", "wounded.maimed")  # rules of verbs whose own object says how


@dataclass(slots=True)
class Trigger:
    i: int
    j: int
    options: list[Verb]  # alternatives, by what they can take
    mode: str  # active passive participle past infinitive gerund nominal leave
    status: str = "asserted"
    finite: bool = True
    lead: int = 0  # first token with its auxiliaries
    until: int = 0  # a verb in two parts ("set … on fire") takes only what stands before this token; 0: no such bound


def word_at(tokens: list[Token], i: int) -> str:
    """The folded word at i; "" beyond either end of the sentence."""
    return tokens[i].f if 0 <= i < len(tokens) else ""


def carried_out(tokens: list[Token], i: int) -> bool:
    """ "un operativo ejecutado en X", "a raid executed by the police": what is done, and nobody is killed."""
    return tokens[i].f.startswith(("ejecutad", "executed")) and i > 0 and tokens[i - 1].f in _DONE


_DONE = frozenset(("operativo", "operativos", "operacion", "operaciones", "intervencion", "intervenciones", "accion", "acciones", "plan", "obra", "obras", "proyecto", "trabajo", "trabajos", "operation", "operations", "raid", "raids", "project", "works", "action"))
