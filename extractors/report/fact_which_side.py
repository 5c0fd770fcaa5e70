"""Of which side are those a pronoun or a rank tells: "in a gunfight with the rebels one of them was killed"?"""

from __future__ import annotations

from extractors.codebook import FORCES
from extractors.report.fact_frame import Frame
from extractors.report.scene import Info


def _the_other_one(info: Info, one: Frame) -> list[Frame]:
    """What befell "the other", told behind "one of them"."""
    others = {c.i for c in info.counted if c.kind == "bare" and c.definite and c.more and c.value == 1 and c.i > one.position}
    return [f for f in info.frames if f.position in others and f.object is None]


def of_which_side(info: Info, before: Info | None) -> None:
    """ "In a gunfight with the rebels one of them was killed": of the side named last, where how many they are is not told, or of his rank."""
    for f in info.frames:
        if not (f.subset and f.object is None and f.action in ("killed", "wounded", "captured") and any("of_them" in c.modifiers for c in info.counted if c.i == f.position)):
            continue
        end = next(c.j for c in info.counted if c.i == f.position)
        apposed = next((c for c in info.counted if c.i == end + 1 and c.kind == "people" and c.definite and c.value == 1 and c.object in FORCES), None)
        if apposed is not None and f.action == "killed" and info.s.tokens[end].raw == ",":
            f.object = apposed.object  # "Uno de ellos, el cabo X, fue hallado sin vida"
            continue
        told = [c for c in info.counted if c.kind in ("people", "state") and c.j <= f.position and (c.plural or c.numbered)]
        here = bool(told)
        if not told and before is not None and before.s.where == info.s.where:
            last = [c for c in before.counted if c.kind == "people" and c.plural]  # "Police clashed with rebels; two of them were killed"
            beside = {g.object for g in info.frames if g.object in FORCES}  # "Police fought couriers. One of them was killed and an officer was hurt"
            counted = bool(last) and (last[-1].value or 0) > (f.value or 0)  # "un camión en el que viajaban cinco policías. Murieron cuatro de ellos y el chofer"
            told = last if before.s.tokens[-1].raw == ";" or counted or (beside and last and last[-1].object not in beside) else []
        if told and (told[-1].plural or told[-1].numbered) and (told[-1].value is None or not here) and told[-1].object in (*FORCES, "armed_group", "trafficker"):
            f.object, f.generic = told[-1].object, False
            for g in _the_other_one(info, f):
                g.object, g.generic = told[-1].object, False  # "one of them was caught, and the other … drowned"
    for f in info.frames if any(a.side == "shining_path" for a in info.actors) else ():
        their = [t.f for t in info.s.tokens[max(0, f.position - 2) : f.position]]
        if f.action == "killed" and f.head in ("baja", "bajas") and f.object is None and (their[:1] in (["le"], ["les"]) or any(x.endswith(("dole", "doles")) for x in their)):
            f.object = "armed_group"  # "hicieron frente a un contingente de Sendero y le causaron once bajas", "causándoles una baja"
    fallen = next((g.object for g in before.frames if g.action == "killed" and g.status == "asserted" and g.object == "armed_group"), None) if before is not None else None
    for f in info.frames:
        joined = [t.f for t in info.s.tokens[max(0, f.position - 2) : f.position]] in (["junto", "a"], ["along", "with"], ["together", "with"])
        if fallen and f.action == "killed" and f.verb == 0 and joined and any(t.f.startswith(("acompa", "accompan")) for t in info.s.tokens[f.position :]):
            f.object = fallen  # "El camarada X fue abatido. Murió junto a una mujer que lo acompañaba"
