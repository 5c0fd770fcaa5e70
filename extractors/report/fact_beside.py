"""Who stands beside those a verb is said of: the commander among his men, he with whom others were caught, who opens the sentence with his wound."""

from __future__ import annotations

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame
from extractors.report.fact_share import ALONG, LIKEWISE
from extractors.report.trigger_words import Trigger
from extractors.text import Token


def commander_beside(tokens: list[Token], group: list[Counted]) -> None:
    """ "A commander and a sergeant were hurt": of the force of those he stands with."""
    force = next((c.object for c in group if c.object in FORCES), None)
    for c in group if force else ():
        if c.object == "armed_group" and c.article and tokens[c.head].f in ("commander", "comandante") and c.j - c.i == 2:
            c.object = force


def fronted(tokens: list[Token], c: Counted, triggers: list[Trigger]) -> Trigger | None:
    """ "Con una bala en la rodilla, el mando X fue capturado": how who follows was hurt."""
    first = triggers[0] if triggers else None
    with_wound = first is not None and first.i == 0 and first.options[0].rule.endswith(("wounded.with", "wounded.with_shot", "wounded.limb"))
    return first if with_wound and first is not None and c.kind == "people" and first.j < c.i <= first.j + 6 and tokens[c.i - 1].raw == "," else None


def with_him_whom(out: list[Frame], tokens: list[Token], triggers: list[Trigger]) -> None:
    """ "la Dircote lo capturó con otros dos", "arrested him along with two others": he is one of them."""
    for f in out:
        verb = next((t for t in triggers if t.i == f.verb), None)
        along = f.action in PERSON_ACTIONS and f.position > 0 and tokens[f.position - 1].f in ("con", "with") and f.more and f.value and verb is not None
        if along and verb is not None and (tokens[verb.i - 1].f in ("lo", "la") or (verb.j < len(tokens) and tokens[verb.j].f in ("him", "her"))):
            f.value, f.more = (f.value or 0) + 1, False


def he_as_well(out: list[Frame], tokens: list[Token], triggers: list[Trigger]) -> None:
    """ "Fue detenido, al igual que su ayudante": who the sentence leaves unnamed is one more."""
    for f in out:
        verb = next((t for t in triggers if t.i == f.verb), None)
        alone = verb is not None and verb.mode == "passive" and ((verb.lead <= 1 and tokens[verb.lead].f == "fue") or _the_hurt_one(tokens, verb))
        joined = [x.f for x in tokens[max(0, f.position - 3) : f.position]]
        if alone and f.action == "captured" and f.value and (joined in LIKEWISE or joined[1:] in ALONG):
            f.value, f.more = f.value + 1, False
        elif f.action == "captured" and f.more and joined[1:] in ALONG and any(g.name and g.verb == f.verb and g.position < f.position for g in out):
            f.notes.append("beside him")  # "X was captured on Wednesday, along with a woman"


def _the_hurt_one(tokens: list[Token], verb: Trigger) -> bool:
    """ "El herido, alcanzado en el hombro, quedó detenido junto con otros dos": he opens the sentence and nobody counts him."""
    behind = {t.f for t in tokens[2 : verb.lead]}
    return [t.f for t in tokens[:2]] in (["el", "herido"], ["la", "herida"]) and not behind & {"y", "e", ";"}


def fell_with_him(frames: list[Frame]) -> None:
    """ "Cayó el cabecilla de la banda, junto a ocho de sus integrantes": what the verb says of him holds for them."""
    for f in [f for f in frames if f.rule.endswith("killed.fall") and f.object == "force"]:
        caught = next((g for g in frames if g.verb == f.verb and g.action == "captured" and g.position < f.position), None)
        if caught is not None:
            f.action, f.rule, f.object = caught.action, caught.rule, caught.object
