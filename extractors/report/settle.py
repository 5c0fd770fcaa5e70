"""One fact per counted thing: repeats, totals, subsets, corrections, and what persons of unsaid kind are."""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import DRUGS, FORCES, PERSON_ACTIONS, WEAPONS
from extractors.report.fact import PRONOUN, Frame
from extractors.report.scene import Scene


def sides_of(scene: Scene) -> set[str]:
    out: set[str] = set()
    for info in scene.infos:
        for a in info.actors:
            out |= {"military", "police"} if a.side == "forces" else {a.side}
    return out


def _narco_plane(scene: Scene) -> bool:
    heads = [i.s.tokens[c.head].f for i in scene.infos for c in i.counted if c.object == "aircraft"]
    return any(h.startswith("narco") or h in ("avioneta", "avionetas", "cessna") for h in heads)



def _helicopter(scene: Scene) -> bool:
    """Whether one flies in the telling: in the valley they are the State's."""
    return any(i.s.tokens[c.head].f in ("helicoptero", "helicopter", "helicopteros") for i in scene.infos for c in i.counted)


BURNABLE = (*DRUGS, "precursor", "fuel")  # what is burnt on the spot where the telling says that all was


def _kept(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """Things found or carried count as seized when the scene says somebody took them, as destroyed when they were burnt."""
    strong = any(f.action in ("seized", "captured", "surrendered") and f.weak is None for f in frames)
    caught = (
        scene.caught
        or strong
        or any(f.weak in ("find", "intervene", "context") for f in frames)
        or any("kept" in i.markers for i in scene.infos)
    )
    burnt = {i.s.index for i in scene.infos if "burnt" in i.markers or "burnt_all" in i.markers}
    burnt_all = max((i.s.index for i in scene.infos if "burnt_all" in i.markers), default=-1)
    kept_at = {i.s.index for i in scene.infos if "kept" in i.markers}
    out: list[Frame] = []
    for f in frames:
        if f.weak is None and f.action == "seized" and f.object in BURNABLE and f.sentence <= burnt_all and f.sentence not in kept_at:
            out.append(replace(f, action="destroyed"))
        elif f.weak is None:
            if f.action == "destroyed" and f.definite and any(g.weak == "find" and g.object == f.object and g.value for g in frames):
                continue  # "the dynamite was blown up": the load found before, turned to destroyed below
            out.append(f)
        elif f.weak == "handover":
            if any(g.action == "surrendered" for g in frames):
                out.append(replace(f, weak=None))
        elif f.weak == "find" and any(g.weak is None and g.action == "destroyed" and g.definite and g.object == f.object and g.sentence >= f.sentence for g in frames):
            out.append(replace(f, action="destroyed", weak=None))
        elif f.weak == "context":
            continue
        elif f.weak == "infra":
            if (
                f.object in scene.ruined
                or any(g.weak is None and g.action == "destroyed" and 0 <= g.sentence - f.sentence <= 2 and not g.definite for g in frames)
                or any(f.sentence <= b <= f.sentence + 3 for b in burnt)
                or f.sentence <= burnt_all
            ):
                out.append(replace(f, weak=None))
        elif (f.weak in ("find", "carry") and f.sentence <= burnt_all and f.sentence not in kept_at) or (
            f.weak == "find"
            and (f.sentence + 1 in burnt)
            and f.sentence + 1 not in kept_at
            and f.sentence not in kept_at
        ):
            out.append(replace(f, action="destroyed", weak=None))
        elif f.weak == "carry" and not caught:
            continue
        else:
            out.append(f)
    return out


_OPEN = (None, "person", "same", "force", "police?", "forces?")  # kinds still to be found out
COMPANIONS = {"partner", "partners", "companera", "companero", "companeros", "colega", "colegas", "colleague", "colleagues", "comrade", "comrades", "companion", "companions", "compañera"}


def _person_object(f: Frame, scene: Scene, frames: list[Frame], sides: set[str], types: set[str]) -> str:
    obj = f.object
    if obj == "police?":
        return "police"
    if obj == "forces?":
        return "security_forces"
    vague = obj in (None, "person", "same", "force")
    if obj is None and f.name and f.name.startswith(("comrade", "camarada")):
        return "armed_group"
    if f.more and f.action == "captured" and any(g.action == "captured" and g.object == "armed_group" for g in frames if g is not f):
        return "armed_group"  # "con él fue detenida su pareja"
    if f.action == "surrendered":
        return "armed_group"
    if f.action == "captured":
        here = {a.side for i in scene.infos if i.s.index == f.sentence for a in i.actors}
        if "unrest" in types and (vague or obj in ("civilian", "trafficker")):
            return "civilian"
        if vague or obj in ("civilian", "trafficker"):
            aka = any(p.kind == "alias" and abs(i.s.index - f.sentence) <= 1 and "omrade" in p.name + str(p.alias) + i.s.tokens[max(0, p.i - 1)].raw for i in scene.infos for p in i.persons)
            if aka and (f.value or 0) == 1 and not any(g.object in DRUGS for g in frames):
                return "armed_group"
            drugs = any(g.object in DRUGS or g.object in ("aircraft", "laboratory") for g in frames)
            if ("shining_path" in here and not drugs) or (
                "shining_path" in sides
                and not drugs
                and types & {"armed_clash", "attack"}
                and f.head
                in (
                    "integrantes",
                    "integrante",
                    "miembros",
                    "mujer",
                    "woman",
                    "hombre",
                    "man",
                    "members",
                    "member",
                    "otro",
                    "uno",
                    "one",
                    "other",
                    "another",
                    "persona",
                    "personas",
                    "people",
                    "dos",
                    "tres",
                )
            ):
                return "armed_group"
            return "trafficker"
        return "trafficker" if obj in FORCES else obj or "trafficker"
    if (
        f.name
        and vague
        and not any(g is not f and g.action == f.action and g.object not in _OPEN for g in frames)
    ):
        sure = [s for s in ("military", "police") if s in sides]
        return (
            sure[0] if len(sure) == 1 and types & {"attack", "armed_clash"} and "civilians" not in sides else "civilian"
        )
    if f.head in COMPANIONS and f.action in ("killed", "wounded"):
        beside = [g.object for g in frames if g.sentence == f.sentence and g is not f and g.object in FORCES]
        if beside:
            return str(beside[0])  # "killing one officer and wounding his partner"
    if not vague:
        if obj == "trafficker" and f.action == "killed" and "armed_clash" in types and f.head.startswith(("sicario", "sujeto", "delincuente", "presunt", "suspect", "alleged", "smuggler", "gunm")):
            return "armed_group"  # the dead of those who opened fire
        if obj == "police" and "police" not in sides and scene.forces == {"military"} and f.head.startswith(("suboficial", "tecnico", "oficial")):
            return "military"
        if obj == "trafficker" and f.action in ("kidnapped", "rescued"):
            return "civilian"
        if (
            obj == "trafficker"
            and f.action in ("killed", "wounded", "missing")
            and f.head
            in ("pilot", "pilots", "piloto", "pilotos", "copiloto", "copilot", "tripulante", "tripulantes", "co", "crewman", "crewmen", "members", "member", "ocupante", "ocupantes", "occupant", "occupants")
            and (sides & {"military", "police"} or _helicopter(scene))
            and not any(g.object in DRUGS for g in frames)
            and not _narco_plane(scene)
        ):
            return "police" if "police" in sides and "military" not in sides else "military"
        if (
            obj == "trafficker"
            and f.action in ("killed", "wounded")
            and f.head in ("conductor", "chofer", "driver", "piloto", "pilot", "peruano", "tripulante", "propietario", "guardaespaldas", "bodyguard", "bodyguards", "cobrador", "ayudante", "acompanante", "pareja", "conviviente")
        ):
            if f.head.startswith(("guardaespaldas", "bodyguard")) and "shining_path" in sides:
                return "armed_group"
            if (own := _crew_of(f, scene)) is not None:
                return own
            crime = f.head in ("piloto", "pilot", "copiloto", "tripulante", "ocupante", "ocupantes", "pilots", "pilotos") and (_narco_plane(scene) or any(g.object in DRUGS for g in frames))
            together = any(g is not f and g.sentence == f.sentence and g.action == f.action and g.object == "civilian" for g in frames)
            return "trafficker" if crime or ("captured" in {g.action for g in frames} and not together) else "civilian"
        return obj or "unknown"
    if obj in (None, "force") and not f.state and f.action in ("killed", "wounded") and _driven_off(f, scene):
        return "armed_group"
    others = [
        g.object
        for g in frames
        if g.action == f.action and g.object not in _OPEN and g is not f and (f.subset or not g.subset)
    ]
    same_sentence = [
        g.object
        for g in frames
        if g.sentence == f.sentence and g.action in PERSON_ACTIONS and g.object not in _OPEN and (f.subset or not g.subset)
    ]
    before = [o for o in same_sentence if o != "armed_group"]
    if f.more and obj is None and not before and not others:
        before = [
            g.object for g in frames if g.sentence == f.sentence - 1 and g.action in PERSON_ACTIONS and g.object not in (*_OPEN, "armed_group")
        ][-1:]
    if f.subset and before:
        before = before[-1:]  # "five demonstrators, one of whom later died": of those named last
    if f.head in COMPANIONS and before:
        return before[0]  # "murió un suboficial y dos de sus compañeros quedaron heridos"
    if f.subset and not before:
        before = [
            g.object
            for g in frames
            if g.sentence in (f.sentence - 1, f.sentence)
            and g is not f
            and g.action in PERSON_ACTIONS
            and g.object not in _OPEN
        ][-1:]
    if f.subset or f.head in ("uno", "one", "otro", "another") or (not f.state and obj is None):
        if before:
            return before[0]
        if others:
            return others[0]
    if f.action in ("rescued", "kidnapped"):
        return before[0] if before else "civilian"
    if obj == "force":
        here = {a.side for i in scene.infos if i.s.index == f.sentence for a in i.actors}
        both = ("military", "police")
        mine = next((m for m in ([s for s in both if s in x] for x in (here, sides, scene.forces)) if m), [])
        return mine[0] if len(mine) == 1 else before[0] if before else "security_forces" if mine else "unknown"
    victims = [s for s in ("military", "police") if s in sides]
    if f.definite and f.group % 100 == PRONOUN and not types & {"attack", "armed_clash", "explosion", "accident"}:
        return "civilian"  # "lo mataron en su casa"
    if "unrest" in types:
        return before[0] if before else "unknown" if f.state else "civilian"
    if obj in (None, "person") and f.action == "killed" and _narco_plane(scene) and any(g.object in DRUGS for g in frames):
        return "unknown"  # the bodies in the wreck of a plane with a load
    if obj == "person" and f.rule.endswith("killed.lose"):
        return victims[0] if len(victims) == 1 else "security_forces"  # "the army lost three men"
    if obj == "person":
        if f.rule.endswith("killed.die") and "killing" not in types:
            return "unknown" if "accident" in types or "civilians" not in sides else "civilian"
        return (
            "civilian"
            if not (victims and ("attack" in types or "armed_clash" in types)) or "civilians" in sides
            else "unknown"
        )
    if before:
        return before[0]
    if others:
        return others[-1]
    if types & {"attack", "armed_clash", "explosion", "accident"} and len(victims) == 1 and "civilians" not in sides:
        return victims[0]
    if "killing" in types or ("civilians" in sides and not victims):
        return "civilian"
    return "unknown"


def settle(scene: Scene, types: set[str]) -> list[Frame]:
    """The facts of one scene: repeats told once, totals replaced by their parts, subsets taken out."""
    frames = [f for f in scene.frames if f.status == "asserted" and f.corrected != "old"]
    told = {f.action for f in frames if f.value and not f.name}
    frames = [f for f in frames if not (f.name and f.rule.endswith("fact.breakdown") and f.action in told)]  # the names of those counted
    frames = _kept(scene, frames)
    for f in frames:
        if (
            f.value is None
            and f.definite
            and f.object
            in ("vehicle", "boat", "aircraft", "firearm", "laboratory", "airstrip", "camp", "maceration_pit")
            and not any(g.value and g.object == f.object and g.action == f.action for g in frames)
        ):
            f.value = next(
                (
                    c.value
                    for i in scene.infos
                    if i.s.index <= f.sentence
                    for c in i.counted
                    if c.object == f.object and c.numbered and (c.value or 0) > 1
                ),
                None,
            )
    sides = sides_of(scene)
    for f in frames:
        if (
            f.value is None
            and f.definite
            and f.action in PERSON_ACTIONS
            and not any(g.value and g.action == f.action for g in frames)
        ):
            role = "suspect" if f.action in ("captured", "surrendered") else "victim"
            before = [i for i in scene.infos if i.s.index <= f.sentence + 1]
            if any(p.cue == role and p.kind == "full" for i in before if i.s.index == f.sentence for p in i.persons):
                before = [i for i in before if i.s.index == f.sentence]
            named = {p.name for i in before for p in i.persons if p.cue == role and p.kind == "full"}
            f.value = float(len(named)) if named else _told_before(f, scene) if f.action == "captured" else None
    known: list[Frame] = []
    for f in frames:
        if (
            f.action == "kidnapped"
            and f.rule.endswith(".hold")
            and "unrest" not in types
            and (f.object == "trafficker" or ("self_defence" in sides and "shining_path" not in sides))
        ):
            f.action = "captured"  # villagers who hold smugglers arrest them
        if f.action in PERSON_ACTIONS:
            f.object = _person_object(f, scene, frames, sides, types)
        elif f.object in (None, "same"):
            near = [
                g.object
                for g in known
                if g.action == f.action and g.unit == f.unit and g.object and abs(g.sentence - f.sentence) <= 1
            ]
            drug = [g.object for g in frames if g.object in DRUGS and f.unit == "kg"]
            named = {
                c.object
                for i in scene.infos
                for c in i.counted
                if c.object in ("cocaine", "cocaine_base", "marijuana", "poppy")
            }
            if f.unit == "kg" and len(named) == 1:
                near = [named.pop()]
            elif f.unit == "kg" and not named and not near and not drug and len(scene.drugs) == 1:
                near = list(scene.drugs)
            f.object = (
                near[-1]
                if near
                else drug[0]
                if drug
                else "drugs"
                if f.unit == "kg" and f.action in ("seized", "destroyed")
                else None
            )
            if f.object is None:
                continue
        known.append(f)
    for f in known:
        if f.unit == "kg" and f.object in ("cocaine", "cocaine_base", "drugs") and (f.value or 0) >= 10000:
            f.value = (f.value or 0) / 1000  # no load ever weighed ten tonnes: the point parts the grams
    known = _drop_named_repeats(_drop_generic_totals(_drop_vague(known)))
    known = _unify_drugs(known)
    if any(f.action == "destroyed" and f.object == "aircraft" for f in known):
        known = [f for f in known if not (f.action == "seized" and f.object == "aircraft" and f.weak)]
    return _totals(_once(known))


def _told_before(f: Frame, scene: Scene) -> float | None:
    """ "siete presuntos miembros de la banda … Los investigados fueron detenidos": how many they are was told just before."""
    for info in reversed([i for i in scene.infos if 0 < f.sentence - i.s.index <= 2]):
        for c in info.counted:
            own = info.s.tokens[c.i].f in ("su", "sus", "their", "his", "its")
            if c.kind == "people" and not own and not c.definite and (c.value or 0) > 1 and c.object in ("trafficker", "armed_group", "person"):
                return c.value
    return None


def _crew_of(f: Frame, scene: Scene) -> str | None:
    """ "an army truck …, killing its driver": whose vehicle it is says whose driver; a helicopter is the State's."""
    info = next((i for i in scene.infos if i.s.index == f.sentence and i.i <= f.position < i.j), None)
    if info is None or info.s.tokens[f.position].f not in ("its", "su", "el", "the", "his"):
        return None
    for c in reversed([c for c in info.counted if c.i < f.position and c.object in ("vehicle", "boat", "aircraft")]):
        for a in info.actors:
            if c.i <= a.i < c.j + 3 and a.side in ("military", "police"):
                return a.side
    return None


def _driven_off(f: Frame, scene: Scene) -> bool:
    """ "militiamen fought the guerrillas, killing at least six": the forces act, the armed group is the side they hurt."""
    info = next((i for i in scene.infos if i.s.index == f.sentence and i.i <= f.position < i.j), None)
    if info is None or any(t.kind == "attack" for t in info.types):
        return False
    before = [a.side for a in info.actors if a.i < f.position]
    return len(before) > 1 and before[0] in ("self_defence", "military", "police", "forces") and before[-1] == "shining_path"


def _drop_vague(frames: list[Frame]) -> list[Frame]:
    """A figure left open says nothing where the same thing is counted; persons without a number are no fact."""
    out: list[Frame] = []
    for f in frames:
        if f.value is None:
            if f.action in PERSON_ACTIONS:
                continue
            if any(
                g is not f and g.value is not None and g.action in ("seized", "destroyed") and _kin(g, f)
                for g in frames
            ):
                continue
            if any(g.value is None and g.object == f.object and g.action == f.action for g in out):
                continue
        out.append(f)
    return out


def _drop_named_repeats(frames: list[Frame]) -> list[Frame]:
    """The dead named after their number was told ("fallecieron el técnico X y el suboficial Y") are those already counted."""
    out = list(frames)
    for action in ("killed", "wounded", "captured", "missing", "kidnapped", "rescued", "surrendered"):
        rows = [f for f in out if f.action == action]
        counted = [f for f in rows if not f.definite and f.name is None and f.value and (f.generic or not f.more)]
        groups = {f.group for f in counted}
        named = [f for f in rows if (f.definite or f.name) and f.group not in groups and not f.more]
        for f in named:
            kin = [
                g
                for g in counted
                if g.object == f.object
                or (f.object in FORCES and g.object in FORCES)
                or (f.object in ("unknown", "civilian") and f.name)
            ]
            if kin and sum(g.value or 0 for g in kin) >= sum(1 for g in named if g.object == f.object):
                out.remove(f)
    return out


def _drop_generic_totals(frames: list[Frame]) -> list[Frame]:
    """ "About 20 people were hurt" gives way to "twelve protesters and eight officers"."""
    out = list(frames)
    for f in frames:
        if not f.generic or f.value is None or f.subset:
            continue
        parts = {
            (g.object, g.value)
            for g in frames
            if g.action == f.action and not g.generic and not g.subset and g.name is None and g.value
        }
        among = [g for g in frames if g.action == f.action and g.subset and not g.generic and g.name is None and g.value]
        if not parts and len({g.object for g in among}) >= 2 and sum(g.value or 0 for g in among) == f.value:
            out.remove(f)  # "seis heridos; entre los heridos se cuentan cuatro policías y dos militares"
            continue
        if len({o for o, _ in parts}) >= 2 and sum(v or 0 for _, v in parts) >= 0.9 * f.value:
            out.remove(f)
    return out


def _kin(g: Frame, f: Frame) -> bool:
    if g.object == f.object:
        return True
    drugs = ("cocaine", "cocaine_base", "drugs", "marijuana", "poppy")
    if f.object in drugs and g.object in drugs:
        return True
    return (
        f.object in ("firearm",)
        and f.head in ("arma", "armas", "armamento", "weapon", "weapons", "arms", "armament", "weaponry")
        and g.object in WEAPONS
    )


def _unify_drugs(frames: list[Frame]) -> list[Frame]:
    """ "Droga" with the figure of a load named elsewhere in the telling is that load; so is cocaine of one figure under two names."""
    out: list[Frame] = []
    for f in frames:
        if f.object in ("cocaine", "cocaine_base") and any(
            g.object in ("cocaine", "cocaine_base") and g.object != f.object and g.value == f.value and f.value
            and g.action == f.action and g.unit == f.unit and g.sentence != f.sentence for g in out
        ):
            continue
        if (
            f.object == "drugs"
            and f.value is not None
            and any(
                g.object in ("cocaine", "cocaine_base", "marijuana", "poppy")
                and g.value is not None
                and abs(g.value - f.value) <= 0.06 * f.value
                and g.action == f.action
                for g in frames
            )
        ):
            continue
        out.append(f)
    return out


def _once(frames: list[Frame]) -> list[Frame]:
    """One frame per counted thing: the same figure again is dropped, a corrected or rounder one gives way."""
    frames = [f for f in frames if not _among_others(f, frames)]
    out: list[Frame] = []
    by: dict[tuple[str, str | None, str], list[Frame]] = {}
    for f in frames:
        by.setdefault((f.action, f.object, f.unit), []).append(f)
    for rows in by.values():
        out.extend(_distinct(rows))
    out.sort(key=lambda f: (f.sentence, f.position))
    return out


def _among_others(f: Frame, frames: list[Frame]) -> bool:
    """ "cuatro armas de fuego, dos de ellas de largo alcance": some of the things just counted."""
    return f.subset and f.action not in PERSON_ACTIONS and any(
        g is not f and g.sentence == f.sentence and (g.action, g.object, g.unit) == (f.action, f.object, f.unit)
        and g.position < f.position and (g.value or 0) > (f.value or 0)
        for g in frames
    )


def _distinct(rows: list[Frame]) -> list[Frame]:
    told = [f.name or f.who for f in rows]
    if all(told) and all(f.value == 1 for f in rows) and not any(f.rank > 1 for f in rows):
        people: list[set[str]] = []
        for words in (set(str(name).split()) for name in told):
            if not any(words <= known or known <= words for known in people):
                people.append(words)
        return [replace(rows[0], value=float(len(people)))]  # "el sargento X murió", "falleció también el soldado Y"
    names = {f.name for f in rows if f.name}
    unnamed = [f for f in rows if f.name is None]
    if names and not unnamed:
        first = next(f for f in rows if f.name)
        return [replace(first, value=float(len(names)))]
    if names and unnamed and all(f.more for f in unnamed):  # "Hermes Taipe and his brother Abel"
        if rows[0].action == "captured" or len({f.sentence for f in rows if f.where != "title"}) == 1:
            return [replace(unnamed[0], value=float(len(names)) + sum(f.value or 0 for f in unnamed))]
    rows = unnamed or rows
    body = [f for f in rows if f.where != "title"] or rows
    fresh = body
    indefinite = [f for f in fresh if not f.definite]
    counted = (
        [f for f in fresh if not f.definite or any(_together(g, f) for g in indefinite)] if indefinite else fresh
    )
    kept: list[Frame] = []
    person = rows[0].action in PERSON_ACTIONS
    for f in counted:
        twin = next((g for g in kept if g.value == f.value and g.group != f.group), None)
        if twin is not None:
            beside = person and f.sentence == twin.sentence and f.where == twin.where != "title"
            if beside and f.rule == twin.rule and f.head != twin.head and not (f.generic or twin.generic or f.name):
                kept.append(replace(f, group=twin.group))  # "the driver, X (34), and his helper, a minor, were arrested"
            elif f.more and beside:
                kept.append(f)
            continue
        kept.append(f)
    if len(kept) == 1:
        return kept
    if person:
        return _distinct_people(kept)
    # Figures of one list are different things; across sentences a rounder figure gives way to a finer one.
    out: list[Frame] = []
    for f in kept:
        if f.value is None:
            out.append(f)
            continue
        rival = next(
            (g for g in kept if g is not f and g.value is not None and g.group != f.group and _rounder(f, g)), None
        )
        if rival is None:
            out.append(f)
    values = [f.value for f in out if f.value is not None]
    for f in list(out):
        rest = [v for g, v in ((g, g.value) for g in out) if g is not f and v is not None and g.group != f.group]
        if f.value is not None and len(rest) >= 2 and abs(sum(rest) - f.value) <= 0.01 * f.value and len(values) > 2:
            out.remove(f)
            break
    return out


def _together(g: Frame, f: Frame) -> bool:
    """Told in one list, or of one verb: "the driver, X (34), and his helper, a minor, were arrested"."""
    return g.group == f.group or (g.sentence == f.sentence and g.rule == f.rule and g.head != f.head and not f.generic)


def _rounder(f: Frame, g: Frame) -> bool:
    """Is f a rounder telling of g? ("más de 400 kilos" beside 405.3)"""
    if f.value is None or g.value is None or f.value == g.value:
        return False
    near = abs(f.value - g.value) <= 0.16 * max(f.value, g.value)
    return near and (
        f.where == "title"
        or f.bound is not None
        or _digits(f.value) < _digits(g.value)
        or (_digits(f.value) == _digits(g.value) and f.sentence < g.sentence)
    )


def _digits(v: float) -> int:
    return len(f"{v:g}".replace(".", "").rstrip("0"))


def _distinct_people(kept: list[Frame]) -> list[Frame]:
    totals = [f for f in kept if f.total]
    if totals:
        return [max(totals, key=lambda f: f.value or 0)]
    ranked = [f for f in kept if f.rank > 1]
    if ranked and len(ranked) < len(kept):  # "a fifth officer died": one of five, not one more than five
        rest = [f for f in kept if f not in ranked]
        best = max(rest, key=lambda f: f.value or 0)
        rank = max(f.rank for f in ranked)
        return [replace(best, value=float(rank))] if (best.value or 0) == rank - 1 else _distinct_people(rest)
    if len({f.group for f in kept}) == 1 and not any(f.subset for f in kept):
        return [replace(kept[0], value=sum(f.value or 0 for f in kept), end=kept[-1].end)]  # "a woman, her husband and their son"
    adding = [f for f in kept if f.more]
    first = [f for f in kept if not f.more and not f.subset]
    if adding and first:
        base = max(first, key=lambda f: f.value or 0)
        extra = sum((f.value or 0) for f in adding if (f.sentence >= base.sentence and f.value != base.value) or f.more)
        grown = any(f.value == (base.value or 0) + extra for f in kept)
        if not grown:
            return [replace(base, value=(base.value or 0) + extra)]
        return [max(kept, key=lambda f: f.value or 0)]
    same_group: dict[int, float] = {}
    for f in first or kept:
        same_group[f.group] = same_group.get(f.group, 0) + (f.value or 0)
    largest = max(same_group, key=lambda g: same_group[g])
    members = [f for f in (first or kept) if f.group == largest]
    if len(members) > 1:  # "un capitán y once soldados": one object, one figure
        return [replace(members[0], value=same_group[largest], end=members[-1].end)]
    return members


def _totals(frames: list[Frame]) -> list[Frame]:
    """A total told beside its parts by kind of person gives way to the parts, or leaves a residual."""
    out = list(frames)
    for action in ("killed", "wounded", "captured", "rescued", "kidnapped"):
        rows = [f for f in out if f.action == action]
        if len(rows) < 2:
            continue
        totals = [f for f in rows if f.object in ("unknown", "security_forces") and not f.subset]
        for t in totals:
            parts = [f for f in rows if f is not t and (t.object == "unknown" or f.object in (*FORCES, "civilian"))]
            total = sum(f.value or 0 for f in parts)
            if not parts or t.value is None:
                continue
            if total >= t.value or (t.object == "security_forces" and total == t.value):
                out.remove(t)
            elif any(f.subset for f in parts):
                out[out.index(t)] = replace(t, value=t.value - total)
        civil = [f for f in rows if f.object == "civilian" and not f.subset]
        for t in civil:
            parts = [f for f in rows if f is not t and f.object in FORCES]
            if parts and t.generic and t.value is not None and all(f.subset for f in parts):
                out[out.index(t)] = replace(t, value=t.value - sum(f.value or 0 for f in parts))
                continue
            if (
                parts
                and t.value is not None
                and sum(f.value or 0 for f in parts) == t.value
                and t.head in ("personas", "people", "persons", "hombres", "men")
            ):
                out.remove(t)
    wounded = [f for f in out if f.action == "wounded"]
    for f in [f for f in out if f.action == "killed" and f.subset and not f.rule.endswith("fact.breakdown")]:
        source = next((w for w in wounded if w.object == f.object and (w.value or 0) > (f.value or 0)), None)
        if source is not None:
            out[out.index(source)] = replace(source, value=(source.value or 0) - (f.value or 0))
            wounded = [f for f in out if f.action == "wounded"]
    return out
