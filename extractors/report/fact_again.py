"""What a sentence tells once more, or of another cause: deaths that add nobody to the event."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.report.scene import Info, setting
from extractors.report.words import Words

_DISEASE = frozenset(("covid", "covid-19", "coronavirus", "dengue", "malaria", "leishmaniasis"))
_BACK = 4  # sentences
_HAD = frozenset(("had", "habian", "habia"))
_FOUND = frozenset(("found", "recovered", "discovered", "hallado", "encontrado", "ubicado", "recuperado"))
_HIS_BODY = (["his", "body"], ["her", "body"], ["su", "cuerpo"], ["su", "cadaver"])


def of_disease(info: Info, infos: Sequence[Info]) -> None:
    """ "More than 800 have tested positive for COVID-19; six have died": no event's dead."""
    before = infos[-1] if infos and infos[-1].s.tokens[-1].raw == ";" else None
    if info.s.said.isdisjoint(_DISEASE) and (before is None or before.s.said.isdisjoint(_DISEASE)):
        return
    for f in info.frames:
        if f.action in ("killed", "wounded") and f.rule.endswith(("killed.die", "killed.dead", "wounded.hurt")):
            f.status = "elsewhere"


def had_died(info: Info, infos: Sequence[Info]) -> None:
    """ "Prosecutors believe that the five had been killed two days earlier": the five who were told."""
    for f in [f for f in info.frames if f.action == "killed" and f.definite and f.value and f.object in (None, "person") and not f.name and f.status == "asserted"]:
        pluperfect = any(t.f in _HAD for t in info.s.tokens[f.position : f.verb + 1])
        if pluperfect and any(g.action == "killed" and g.value == f.value and g.status == "asserted" for i in infos[-_BACK:] for g in i.frames):
            f.status = "elsewhere"
            info.markers.add("resume")
            for d in info.dates:
                d.reporting = True


def body_of_the_hurt(info: Info, infos: Sequence[Info], w: Words) -> None:
    """ "X was shot twice in the back. His body was found two days later": he is dead."""
    tokens = [t.f for t in info.s.tokens[:6]]
    last = infos[-1] if infos else None
    if tokens[:2] not in _HIS_BODY or _FOUND.isdisjoint(tokens) or last is None or last.s.where != info.s.where:
        return
    hurt = [f for f in last.frames if f.action == "wounded" and f.value == 1 and f.status == "asserted"]
    if len(hurt) == 1:
        hurt[0].action, hurt[0].rule = "killed", f"{w.lang}.fact.killed.die"
        for d in info.dates:
            d.reporting = True  # the day he was found


def unconfirmed(info: Info) -> None:
    """ "Un quinto herido del que dieron cuenta las emisoras no figura en el parte": one of whom the sentence says that he is not counted."""
    said = [t.f for t in info.s.tokens]
    for f in [f for f in info.frames if f.rank > 1 and f.status == "asserted"]:
        behind = said[f.position :]
        if any(behind[k : k + 2] in (["no", "figura"], ["no", "consta"], ["not", "mentioned"], ["not", "listed"]) for k in range(len(behind) - 1)):
            f.status = "denied"


def of_his_past(info: Info) -> None:
    """ "Según la Dircote, participó en la muerte de seis policías": neither day nor place, what somebody is wanted for."""
    if info.dates or setting(info.places) or info.s.where != "text":
        return
    tokens = info.s.tokens
    for f in [f for f in info.frames if f.action == "killed" and f.rule.endswith("killed.death") and f.status == "asserted" and 0 <= f.verb < f.position]:
        if not _TOOK_PART.isdisjoint(t.f for t in tokens[max(0, f.verb - 4) : f.verb]):
            f.status = "elsewhere"


_TOOK_PART = frozenset(("participo", "participado", "participar", "implicado", "vinculado", "involved", "part", "linked"))


def confirmed_fewer(info: Info) -> None:
    """ "Local media put the dead at seven, but the army confirmed only three": the number that was confirmed."""
    said = info.s.said
    if said.isdisjoint(_BUT) or said.isdisjoint(_ONLY) or said.isdisjoint(_CONFIRMED):
        return
    at = next(k for k, t in enumerate(info.s.tokens) if t.f in _BUT)
    for f in [f for f in info.frames if f.action in ("killed", "wounded") and f.position < at and f.value and f.status == "asserted"]:
        if any(g.action == f.action and g.position > at and 0 < (g.value or 0) < (f.value or 0) and g.status == "asserted" for g in info.frames):
            f.status = "denied"


_BUT = frozenset(("but", "pero", "though", "aunque"))
_ONLY = frozenset(("only", "just", "solo", "solamente", "unicamente"))
_CONFIRMED = frozenset(("confirmed", "acknowledged", "reported", "confirmo", "confirmaron", "reconocio", "reporto", "admitio"))
