"""Kinds of events that no phrase of the lists tells alone: shots at somebody, charges, what is named with its day or laid to somebody."""

from __future__ import annotations

import re
from itertools import takewhile

from extractors.report.counted import Counted
from extractors.report.date import DateMention
from extractors.report.fact_frame import Frame
from extractors.report.place import PlaceMention
from extractors.report.scene import TypeCue, setting
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token


def shots_at(tokens: list[Token]) -> list[int]:
    """ "dispararon en la madrugada del viernes contra la base", "recibió ayer tres impactos": where shots at the forces are told."""
    out = []
    for k, t in enumerate(tokens):
        if not t.f.startswith(_SHOTS):
            continue
        behind = list(takewhile(lambda x: x.k != "p", tokens[k + 1 : k + 12]))
        against = next((n for n, x in enumerate(behind) if x.f == "contra"), None)
        had_shot = t.f == "disparado" and not _HAVE.isdisjoint(x.f for x in tokens[max(0, k - 2) : k])
        if (t.raw.lower() in ("dispararon", "disparó") or had_shot) and against is not None:  # "disparo" is the noun
            if not TARGETS.isdisjoint(x.f for x in behind[against : against + 4]):
                out.append(k)
        elif t.f == "fired" and k > 1 and tokens[k - 1].f in ("were", "was") and tokens[k - 2].f in ("shots", "bursts", "rounds", "bullets"):
            at = next((n for n in range(k + 1, min(k + 6, len(tokens))) if tokens[n].f in ("at", "on", "toward", "towards")), None)
            if at is not None and not TARGETS.isdisjoint(x.f for x in tokens[at : at + 5]):
                out.append(k)  # "shots were fired Aug. 15 at a police helicopter"
        elif _DYNAMITED.match(t.f) and not TARGETS.isdisjoint(x.f for x in behind[:4]):
            out.append(k)  # "dinamitó un vehículo militar"
        elif t.f in ("recibio", "recibieron") and "impactos" in {x.f for x in behind[:6]}:
            out.append(k)
    return out


_FELL = ("cayo", "cayeron", "fell")
_INTO_HANDS = ("manos", "poder", "hands")
_FLIGHT = 14  # tokens from the craft to its verb: "un helicóptero de la Fuerza Aérea con once personas a bordo cayó"


def fallen_craft(tokens: list[Token], counted: list[Counted]) -> list[int]:
    """Where an aircraft is told to have fallen; one that "cayó en manos de la Policía" did not."""
    craft = [c for c in counted if c.object == "aircraft" and c.kind == "thing"]
    return [
        k for k, t in enumerate(tokens)
        if t.f in _FELL and tokens[k - 1].f not in ("que", "that", "which") and any(0 <= k - c.j <= _FLIGHT and not any(x.raw in ",;:" for x in tokens[c.j : k]) for c in craft)
        and not any(x.f in _INTO_HANDS for x in tokens[k + 1 : k + 4])
    ]


def bombs_at(tokens: list[Token]) -> list[int]:
    """ "a drone dropped two home-made bombs on a squad", "dejó caer el viernes dos granadas sobre la patrulla": an attack on the forces."""
    out = []
    for k, t in enumerate(tokens):
        if not t.f.startswith(_THROWN) or (t.f.startswith(("dej", "let")) and (k + 1 == len(tokens) or tokens[k + 1].f not in ("caer", "fall"))):
            continue
        behind = list(takewhile(lambda x: x.k != "p" or x.raw == "-", tokens[k + 1 : k + 16]))
        bomb = next((n for n, x in enumerate(behind) if x.f.startswith(_BOMBS)), len(behind))
        at = next((n for n in range(bomb + 1, min(bomb + 6, len(behind))) if behind[n].f in _ONTO), len(behind))
        if not TARGETS.isdisjoint(x.f for x in behind[at + 1 : at + 6]):
            out.append(k)
    return out


_THROWN = ("dropped", "threw", "thrown", "hurled", "tossed", "lobbed", "arroj", "lanz", "solto", "soltaron", "dejo", "dejaron")
_BOMBS = ("bomb", "grenade", "granada", "explosiv", "dinamita", "dynamite")
_ONTO = frozenset(("on", "onto", "at", "over", "sobre", "contra", "against"))
_DYNAMITED = re.compile(r"dinamit(?:o|aron|ad[oa]s?)$|dynamited$")
_SHOTS = ("dispar", "fired", "recibi", "dinamit", "dynamit")
_HAVE = frozenset(("habia", "habian", "ha", "han"))
TARGETS = frozenset(("squad", "officers", "agentes", "efectivos", "helicopter", "patrol", "boat", "launch", "outpost", "police", "soldiers", "troops", "marines", "pickup", "truck", "aircraft", "base", "bases", "puesto", "militar", "policial", "military", "patrulla", "helicoptero", "comisaria", "convoy", "militares", "soldados", "policias", "bote", "lancha", "camioneta", "patrullero"))


def blown_up(tokens: list[Token], k: int, counted: list[Counted]) -> bool:
    """ "zapadores dinamitaron la pista": what sappers destroy is no attack's blast."""
    return _DYNAMITED.match(tokens[k].f) is not None and any(c.object in _RUINS for c in counted)


_RUINS = frozenset(("airstrip", "laboratory", "maceration_pit", "camp", "explosive"))


def told_deeds(tokens: list[Token], triggers: list[Trigger], frames: list[Frame], dates: list[DateMention], places: list[PlaceMention]) -> list[TypeCue]:
    """ "Poma fue arrestado el viernes en Ayna", "contra Poma, detenido el viernes en Ayna": told with day and place, and counted nowhere."""
    day = any(len(d.value or "") == 10 and not d.reporting and not d.span for d in dates)
    if not day or not any(p.level in ("district", "place") for p in setting(places)):
        return []
    out = []
    for t in triggers:
        v = t.options[0]
        befell = t.finite and (t.mode == "passive" or v.action == "surrendered" or (t.i > 0 and tokens[t.i - 1].f in _THEM))
        befell |= t.mode in ("participle", "past") and t.i > 0 and tokens[t.i - 1].raw in ",)" and any(0 <= d.i - t.j <= 1 and len(d.value or "") == 10 for d in dates)
        if v.action in _DEEDS and befell and not v.rule.endswith("captured.seize") and t.status == "asserted" and not any(f.value is not None and (f.action == v.action or (f.verb == t.i and f.action in _DEEDS)) for f in frames):
            out.append(TypeCue(f"told_{_DEEDS[v.action]}", t.i, t.j, v.rule, "asserted"))
    return out


_DEEDS = {"captured": "capture", "kidnapped": "kidnapping", "surrendered": "surrender", "rescued": "rescue"}
_THEM = frozenset(("lo", "los", "la", "las"))


def of_its_day(status: str, tokens: list[Token], k: int, end: int, dates: list[DateMention]) -> str:
    """ "si la pareja guarda relación con el triple crimen del 30 de mayo": what is named with its day has happened."""
    day = next((d for d in dates if 0 <= d.i - end <= 2 and len(d.value or "") == 10), None)
    if status != "hypothetical" or day is None or tokens[k - 1].f not in ("el", "la", "del", "al", "the", "triple", "doble", "multiple"):
        return status
    return "asserted"


def habitual(tokens: list[Token], k: int, dates: list[DateMention], w: Words) -> bool:
    """ "Rebels have shot at helicopters many times", "los han atacado en varias ocasiones": a habit, and no day told."""
    perfect = not _PERFECT.isdisjoint(t.f for t in tokens[max(0, k - 3) : k + 1])
    return perfect and not any(len(d.value or "") >= 7 for d in dates) and any(cue == "habit" or tokens[j - 1].f in ("past", "pasado") for _, j, (cue, _) in w.cues.each(tokens))


_PERFECT = frozenset(("have", "has", "ha", "han"))


def ascribed(tokens: list[Token], k: int, dates: list[DateMention], w: Words) -> bool:
    """ "un grupo al que responsabilizó del atentado", "encargado de fabricar minas": only says who somebody is, unless its day is told."""
    near = [t.f for t in tokens[max(0, k - 4) : k]]
    laid = not w.sets["ascribing"].isdisjoint(near) and not any(d.i > k and len(d.value or "") >= 7 for d in dates)
    return laid or not w.sets["fabricating"].isdisjoint(near[-3:])


def worst_since(tokens: list[Token], k: int, end: int, w: Words) -> bool:
    """ "The attack was the deadliest since March, when three soldiers stepped on a mine": the one told before, and no attack of March."""
    if k > 3 or tokens[max(0, k - 1)].f not in w.sets["definite"] | {"this", "este", "esta"}:
        return False
    behind = [t.f for t in tokens[end : end + 16]]
    return any(f in w.sets["be"] for f in behind[:3]) and any(f in w.sets["superlatives"] for f in behind[:6]) and not _SINCE.isdisjoint(behind)


_SINCE = frozenset(("since", "desde"))


def raid_of_forces(tokens: list[Token], k: int, end: int, w: Words) -> bool:
    """ "agents raided a warehouse", "el asalto a un campamento terrorista": those who raid are the forces."""
    if tokens[k].f not in _RAIDS:
        return False
    if not _HIDEOUTS.isdisjoint(t.f for t in tokens[end : end + 6]):
        before = tokens[max(0, k - 8) : k]
        forces = any((h := w.actors.at(tokens, n)) is not None and h[1] in ("military", "police", "forces", "self_defence") for n in range(max(0, k - 8), k))
        return forces or not _RAIDERS.isdisjoint(t.f for t in before) or tokens[k].f in ("asalto", "assault")
    return False


_RAIDS = frozenset(("raided", "raid", "raids", "assault", "asalto", "attacked", "asaltaron", "incursionaron", "incursion", "stormed"))
_HIDEOUTS = frozenset(("camp", "camps", "campamento", "campamentos", "warehouse", "laboratory", "lab", "labs", "laboratorio", "hideout", "hideouts", "ranch", "farmhouse"))
_RAIDERS = frozenset(("agents", "detectives", "officers", "commandos", "patrols", "troops", "soldiers", "marines", "militia", "comandos", "patrullas", "agentes", "efectivos", "forces"))
