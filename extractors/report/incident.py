"""From a scene's frames to an incident by the codebook: one fact per counted thing, types that follow the facts."""

from __future__ import annotations

from datetime import date

from extractors.codebook import DRUGS, FORCES, PERSON_ACTIONS, WEAPONS
from extractors.records import Evidence, Fact, Incident, Location
from extractors.report.fact_frame import Frame
from extractors.report.scene import Info, Scene, TypeCue, is_event, resumed, setting
from extractors.report.settle import settle
from extractors.report.settle_telling import laden, sides_of

_TYPE_OF_SEIZED = {
    **{o: "drug_seizure" for o in DRUGS if o != "coca_leaf"},
    **dict.fromkeys(WEAPONS, "weapons_seizure"),
    **dict.fromkeys(("cash", "fuel", "precursor", "vehicle", "boat", "coca_leaf"), "other_seizure"),
    "aircraft": "aircraft_interdiction",
}


_TYPE_OF_DESTROYED = {
    "laboratory": "lab_destruction",
    "maceration_pit": "lab_destruction",
    "airstrip": "airstrip_destruction",
    "camp": "camp_destruction",
}


_TYPE_OF_ACTION = {
    "captured": "capture",
    "rescued": "rescue",
    "kidnapped": "kidnapping",
    "surrendered": "surrender",
    "eradicated": "eradication",
}


def cues_of(scene: Scene) -> set[str]:
    """The kinds of event its words assert; a shooting is a clash unless it only killed people and no armed force is of the telling."""
    cues = {t.kind for i, t in scene.types if t.status == "asserted" and not _raid(i, t)}
    if "shooting" in cues:
        killed = any(f.action == "killed" and f.status == "asserted" for f in scene.frames)
        telling = {a.side for i in scene.infos if is_event(i) for a in i.actors}
        if not killed or telling & {"military", "police", "self_defence", "forces"}:
            cues.add("armed_clash")
    if any(_by_mishap(i, t) for i, t in scene.types):
        cues.add("mishap")
    return cues


def _by_mishap(info: Info, t: TypeCue) -> bool:
    """ "al estallar por accidente una granada", "an accidental blast in the armoury": whatever went off, nobody meant it."""
    if t.kind != "accident" or t.status != "asserted":
        return False
    said = [x.f for x in info.s.tokens[t.i : t.j]]
    by_chance = said[0] in ("por", "by") or said[0].startswith("accidental") or said[-1].startswith("accidental")
    return by_chance and any(x.kind == "explosion" and abs(x.i - t.i) <= 6 for x in info.types)


FORCES_OF = frozenset(("army", "police", "military", "navy", "patrol", "convoy", "soldiers", "troops", "marines", "officers", "base", "commandos", "rangers"))


def _raid(info: Info, t: TypeCue) -> bool:
    """ "officers raided a hut": what the forces storm is no attack on them."""
    if t.kind != "attack" or not info.s.tokens[t.i].f.startswith(("raid", "storm", "assault")):
        return False
    if FORCES_OF.intersection(x.f for x in info.s.tokens[t.j : t.j + 5]):
        return False  # "died in an assault on an army base"
    by = next((k for k in range(t.i + 1, min(t.j + 2, len(info.s.tokens))) if info.s.tokens[k].f == "by"), None)
    if by is not None and FORCES_OF.isdisjoint(x.f for x in info.s.tokens[by : by + 4]):
        return False  # "The police lost an officer in an assault by the same group"
    before = [a.side for a in info.actors if a.i < t.i]
    return bool(before) and before[0] in ("police", "military", "forces")


def types_of(scene: Scene, facts: list[Frame], sides: set[str]) -> set[str]:
    """The incident's types: those its facts ask for, and those its words assert."""
    cues = cues_of(scene)
    types: set[str] = set()
    for f in facts:
        if f.action == "seized" and f.object in _TYPE_OF_SEIZED:
            types.add(_TYPE_OF_SEIZED[f.object])
        elif f.action == "destroyed" and f.object in _TYPE_OF_DESTROYED:
            types.add(_TYPE_OF_DESTROYED[f.object])
        elif f.action in _TYPE_OF_ACTION:
            types.add(_TYPE_OF_ACTION[f.action])
    types |= cues & {"camp_destruction"}
    if not any(f.value for f in facts):
        types |= {c.removeprefix("told_") for c in cues if c.startswith("told_")}  # "was arrested on Friday in Ayna": whom, was told before
    violence = _violence(cues, facts, sides)
    if not facts and not types | violence and "killing" in cues and len(scene.date or "") >= (7 if scene.location.district else 10):
        violence = {"killing"}  # "The killing on March 19 led growers to block the river": who died was told before
    if violence == {"attack"} and "kidnapping" in types and not any(f.action in ("killed", "wounded", "destroyed") or (f.object in FORCES and f.action == "kidnapped") for f in facts):
        violence = violence - {"attack"}  # "gunmen stormed the workers' camp": an attack is one on the forces
    planes = [i.s.tokens[c.head].f for i in scene.infos for c in i.counted if c.object == "aircraft"]
    hurt_forces = any(f.object in FORCES and f.action in PERSON_ACTIONS for f in facts)
    drug_plane = any(f.object in DRUGS for f in facts) and any(p not in ("avion", "aviones") for p in planes)  # "evacuados en un avión de la Fuerza Aérea"
    drug_plane |= not hurt_forces and any(p.startswith("narco") or p in ("avioneta", "avionetas", "cessna") for p in planes)
    drug_plane |= laden(scene)
    if "attack" in violence and drug_plane and not hurt_forces and sides & {"military", "police"}:
        violence.discard("attack")  # who fires at a drug plane attacks nobody
    held = any(f.action == "kidnapped" and f.object in FORCES and f.rule.endswith("kidnapped.hold") for f in facts)
    if held and "shining_path" not in sides:
        violence = violence - {"accident"} | {"unrest"}  # villagers who hold policemen
    if "accident" in violence and drug_plane:
        violence.discard("accident")
        types.add("aircraft_interdiction")  # a drug plane that crashed with its load
    burnt = {f.object for f in facts if f.action == "destroyed"} & {"vehicle", "boat", "aircraft"}
    if burnt & {"vehicle", "boat"} and types | violence <= {"kidnapping"} and sides & {"shining_path", "unknown_armed"}:
        violence = violence | {"attack"}
    if burnt and not types | violence:
        masked = any(not _MASKED.isdisjoint(i.s.said) for i in scene.infos if i.frames)
        violence |= {"attack"} if masked and burnt & {"vehicle"} else _of_burnt(burnt, sides, drug_plane)
    if not types | violence:
        types |= {_TYPE_OF_SEIZED[str(f.object)] for f in facts if f.action == "destroyed" and f.value and f.object in _TYPE_OF_SEIZED and f.object not in burnt}  # burnt on the spot, and nothing else told
    found_dead = any(f.rule.endswith("killed.remains") and f.object == "trafficker" and f.value for f in facts) and not violence
    if violence == {"accident"} and hurt_forces and scene.location.district and not cues & {"accident", "mishap", "landing"} and any(not _SHOT_AT.isdisjoint(i.s.said) for i in scene.infos if i.frames):
        violence = {"attack"}  # "El conductor, suboficial X, recibió un disparo"
    if found_dead or (not types | violence and not planes and any(f.action == "killed" and f.value and f.object == "trafficker" for f in facts)):
        violence.add("killing")  # "los cuerpos de cuatro mochileros fueron hallados"
    if not types | violence and scene.location.district and sides & {"shining_path", "unknown_armed"} and any(f.action == "wounded" and f.value and f.object in ("civilian", "unknown") for f in facts):
        violence = {"attack"}  # "Gunmen wounded a prosecutor"
    if "aircraft" in burnt and "attack" not in violence:
        types.add("aircraft_interdiction")
    if (
        violence == {"accident"}
        and types
        and not any(f.action in ("killed", "wounded") for f in facts)
        and "accident" not in cues
    ):
        violence = set()
    return types | violence


_SHOT_AT = frozenset((
    "disparo", "disparos", "balazo", "balazos", "bala", "balas", "baleado", "baleada", "baleados", "baleadas", "tiroteado", "tiroteados", "acribillado", "acribillados", "rafaga", "rafagas", "francotirador",
    "gunshot", "gunshots", "gunfire", "bullet", "bullets", "sniper", "gunmen", "shot"))  # fmt: skip


_MASKED = frozenset(("encapuchados", "cubierta", "desconocidos", "encapuchado", "hooded", "masked", "gunmen"))


def _of_burnt(burnt: set[str | None], sides: set[str], drug_plane: bool) -> set[str]:
    """What was burnt, sunk or shot down is all that is told: by attackers it is an attack, by the State a loss to traffickers."""
    if not drug_plane and (sides & {"shining_path", "unknown_armed"} or not sides & {"military", "police"}):
        return {"attack"}
    if sides & {"military", "police"} and burnt != {"aircraft"}:
        return {"other_seizure"}
    return set()


DEFENDERS = ("integrante", "member", "miembro", "militia", "patrol", "rondero")  # of a self-defence committee: no unarmed victims


def _violence(cues: set[str], facts: list[Frame], sides: set[str]) -> set[str]:
    """Attack, clash, explosion, killing, unrest or accident: who was hurt decides where the words leave it open."""
    hurt = [f for f in facts if f.action in ("killed", "wounded", "missing")]
    killed = {f.object for f in hurt if f.action == "killed"}
    forces_hurt = any(f.object in FORCES for f in hurt)
    armed = sides & {"shining_path", "unknown_armed"}
    out: set[str] = set()
    if "unrest" in cues and not ("attack" in cues and armed and killed & set(FORCES)):
        return {"unrest"}
    blast = (
        ("explosion" in cues and (bool(hurt) or not facts)) or any(
            f.action == "destroyed" and f.object == "explosive" and not f.head.startswith(("granada", "grenade", "dinamita", "dynamite", "cartucho"))
            for f in facts
        )
    )
    if "landing" in cues and not cues & {"attack", "fire", "armed_clash", "shooting"}:
        return {"accident"}  # a forced landing, nobody having fired
    shot_at = "armed_clash" in cues  # a drug plane that veers off its strip under fire, a truck that overturns in a chase
    if "mishap" in cues or ("accident" in cues and not (cues & {"attack", "fire"} and armed) and not blast and not shot_at):
        return {"accident"}
    if blast:
        out.add("explosion")
    if "armed_clash" in cues and not cues & {"attack", "fire"} and _with_growers(hurt, sides):
        return {"unrest"}  # "farmers clashed with police protecting eradicators"
    if "armed_clash" in cues:
        out.add("armed_clash")
    if "attack" in cues:
        out.add("attack")
    elif "fire" in cues:  # "abrieron fuego": an attack, unless it met fire
        out.add("armed_clash" if "armed_group" in killed or "armed_clash" in out else "attack")
        if blast and forces_hurt:
            out.add("attack")  # a charge goes off, and they open fire
    if "armed_group" in killed and sides & {"self_defence", "military", "police"} and "explosion" not in out:
        out.add("armed_clash")
    if "civilian" in killed and killed <= {"civilian", "armed_group"} and not forces_hurt and not out & {"explosion"}:
        ambushed = "attack" in out and all(f.head.startswith(DEFENDERS) for f in hurt if f.action == "killed") and "self_defence" in sides
        if ("armed_clash" not in out and killed == {"civilian"} and not ambushed) or "killing" in cues:
            out.add("killing")
        if "killing" in cues and "fire" not in cues:
            out -= {"attack"}
    if {"killing", "attack"} <= out and "armed_clash" not in out and "self_defence" not in sides and not forces_hurt:
        out.discard("attack")  # an attack is one on forces, a base, a convoy
    if hurt and not out:
        out |= _by_victim(cues, hurt, killed, armed)
        if out == {"accident"} and "accident" not in cues and any(f.action == "captured" for f in facts):
            out = set()  # an officer hurt in an arrest
    return out


def _with_growers(hurt: list[Frame], sides: set[str]) -> bool:
    """Whether those who clash with the forces are civilians: some of them hurt, and nobody armed told."""
    return "civilians" in sides and not sides & {"shining_path", "unknown_armed", "traffickers", "self_defence"} and any(
        f.object == "civilian" for f in hurt) and bool(sides & {"police", "military"})


def _by_victim(cues: set[str], hurt: list[Frame], killed: set[str | None], armed: set[str]) -> set[str]:
    """No word of the lists says what kind of event it was."""
    if all(f.action == "missing" for f in hurt):
        return {"accident"}
    if "killing" in cues and killed == {"civilian"} and sum(f.value or 0 for f in hurt if f.object in FORCES) <= 1:
        return {"killing"}  # "The assassination of a mayor … His bodyguard, a policeman, was injured"
    if any(f.object in FORCES for f in hurt):
        struck = any(f.rule.endswith(("killed.kill", "killed.execute", "killed.fallen")) for f in hurt)
        return {"attack" if armed or struck or "killing" in cues else "accident"}
    if "armed_group" in killed:
        return {"armed_clash"}
    if any(f.head.startswith(("demonstrator", "protest", "manifestante", "huelguista", "striker")) for f in hurt) and not armed:
        return {"unrest"}
    if "killing" in cues or "civilian" in killed or (killed == {"unknown"} and any(f.rule.endswith("killed.kill") for f in hurt)):
        return {"killing"}
    return set()


_FINEST = ("place", "district", "province", "department")


def evidence_at(raw: dict[str, str], where: str, start: int, end: int, rule: str) -> Evidence:
    return Evidence(raw[where][start:end], start, end, rule, where)


def make_incident(scene: Scene, published: date, raw: dict[str, str], context: list, main: bool = False) -> Incident | None:
    """The incident a scene tells, None where it tells none. `main`: the news itself, kept though neither day nor place is told."""
    sides = sides_of(scene)
    cues = cues_of(scene)
    facts = settle(scene, cues)
    types = types_of(scene, facts, sides)
    location = scene.location
    nowhere = location.department is None and location.place is None
    if scene.date is not None and len(scene.date) == 4 and nowhere:
        return None
    told = any(f.value for f in facts)
    if not types or (scene.date is None and nowhere and not (main and told)):
        return None
    counted = any(f.value or f.action not in PERSON_ACTIONS for f in facts)  # "several leaders killed" alone are of no event
    if not counted and not ((scene.date or _told_there(scene, types)) and (location.district or location.place)):
        return None
    evidence = {}
    if scene.date_mention:
        info, d = scene.date_mention
        evidence["date"] = evidence_at(
            raw, info.s.where, info.s.tokens[d.i].s, info.s.tokens[d.j - 1].e, f"date.{d.kind}"
        )
    if scene.places and scene.place_infos:
        info = scene.place_infos[0]
        here = setting(info.places) or scene.places
        p = min(here, key=lambda m: _FINEST.index(m.level) if m.level in _FINEST else len(_FINEST))
        evidence["place"] = evidence_at(
            raw, info.s.where, info.s.tokens[p.i].s, info.s.tokens[p.j - 1].e, f"place.{p.level}"
        )
    cue = next(((i, t) for i, t in scene.types if t.kind in types and t.status == "asserted"), None)
    if cue:
        evidence["type"] = evidence_at(
            raw, cue[0].s.where, cue[0].s.tokens[cue[1].i].s, cue[0].s.tokens[cue[1].j - 1].e, cue[1].rule
        )
    made = tuple(
        Fact(
            f.action, f.object or "unknown", f.value, f.unit, f.bound, evidence_at(raw, f.where, f.start, f.end, f.rule)
        )
        for f in facts
    )
    return Incident(
        types=tuple(sorted(types)),
        date=scene.date,
        location=location if isinstance(location, Location) else Location(),
        actors=tuple(sorted(_actors(scene, facts, types))),
        facts=made,
        persons=(),  # told for the whole article by roles.py
        recalled=_recalled(scene, published),
        evidence=evidence,
    )


def _told_there(scene: Scene, types: set[str]) -> bool:
    """An attack or clash that hurt nobody and has no date: told in the same sentence as its place."""
    return any(
        t.status == "asserted" and t.kind in types & {"attack", "armed_clash"} and not resumed(i, t)
        and any(p.level in ("district", "place") for p in setting(i.places))
        for i, t in scene.types
    )


def _actors(scene: Scene, facts: list[Frame], types: set[str]) -> set[str]:
    """Those who act or suffer: whom the facts count, and whom the sentences that tell the event name."""
    side = {
        "military": "military",
        "police": "police",
        "armed_group": "shining_path",
        "trafficker": "traffickers",
        "civilian": "civilians",
    }
    out = {side[f.object] for f in facts if f.action in PERSON_ACTIONS and f.object in side}
    telling = [i for i in scene.infos if is_event(i)]
    named = _named(telling)
    if not scene.rebels and "shining_path" not in _named(scene.infos):
        out.discard("shining_path")  # a gunman who died in a fight with the police
    out |= named & {"shining_path", "traffickers", "self_defence"}
    if types & {"attack", "armed_clash", "killing", "kidnapping", "explosion"}:
        told = {i.s.index for i in telling}
        near = [i for i in scene.infos if any(abs(i.s.index - k) <= 2 for k in told)]
        out |= _named(near) & {"shining_path"}  # told of the deed, then to whom it is ascribed
    if "unrest" in types:
        out.add("civilians")
    if types != {"killing"}:
        out |= _state(scene.infos, telling, out, bool(types & VIOLENT))
    if types & {"attack", "killing", "kidnapping"} and "shining_path" not in out and "unrest" not in types:
        out |= _unnamed(scene, out, types)
    if not out & {"military", "police", "self_defence"} and not types & VIOLENT and len(scene.forces) == 1:
        out |= scene.forces  # a bulletin's items: whose operations they are stands above them
    return out or ({"civilians"} if "unrest" in types else {"police"})


def _unnamed(scene: Scene, out: set[str], types: set[str]) -> set[str]:
    """Who attacked, killed or took somebody where the telling names no armed group: strangers, if it speaks of such or of a
    killing; else the traffickers named in it, or the armed group that the article names elsewhere."""
    if "unknown_armed" in _named(scene.infos) or "killing" in types:
        return {"unknown_armed"}
    if "traffickers" in out:
        return set()
    return {"shining_path"} if scene.rebels else {"unknown_armed"} if "attack" in types else set()


VIOLENT = {"attack", "armed_clash", "killing", "kidnapping", "explosion", "unrest", "accident"}


def _state(infos: list[Info], telling: list[Info], out: set[str], violent: bool) -> set[str]:
    """The forces that take part: named where the event is told; where it is a seizure or an arrest, anywhere beside it."""
    for where in (telling,) if violent else (telling, infos):
        sides = {a.side for i in where for a in i.actors if not a.aside}
        state = sides & {"military", "police"}
        if "forces" in sides and not (state | out) & {"military", "police"}:
            state = {"military", "police"}
        if state:
            return state
    return set()


def _named(infos: list[Info]) -> set[str]:
    return {a.side for i in infos for a in i.actors if not (a.aside and a.side == "shining_path")}


def _recalled(scene: Scene, published: date) -> bool:
    if scene.date is None:
        return False
    d = (scene.date + "-01-01")[:10] if len(scene.date) == 4 else (scene.date + "-28")[:10]
    try:
        return (published - date.fromisoformat(d)).days > 60
    except ValueError:
        return False
