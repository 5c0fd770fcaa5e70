"""What kind of person: the noun says it, but whom the event makes of a driver, a pilot or a member the telling says."""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import DRUGS, FORCES
from extractors.report.fact_frame import Frame
from extractors.report.fact_pronoun import PRONOUN
from extractors.report.settle_telling import OPEN, Telling, laden
from extractors.report.settle_unsaid import of_the_wrecked, unsaid_kind
from extractors.report.settle_words import (
    ANY_MEMBER,
    ARMED,
    COMPANIONS,
    CREW,
    CROWD,
    FLYING,
    GUNMEN,
    HELPERS,
    RANKS,
    SHARED_RANKS,
    UNITS,
)
from extractors.text import Token, fold

_SURE_IN_THE_END = {"police?": "police", "forces?": "security_forces"}


def person_kind(f: Frame, told: Telling) -> str:
    """The kind of person a fact is about, by the codebook; "unknown" where nothing says it."""
    if (sure := _SURE_IN_THE_END.get(f.object or "") or _called_captive(f, told)) is not None:
        return sure
    if f.object in OPEN and any(n and n.lower().startswith(("comrade", "camarada")) for n in (f.name, f.who)):
        return "armed_group"
    if (
        f.more
        and f.action in ("captured", "killed")
        and f.object in (*OPEN, "civilian", "trafficker")
        and (f.action == "captured" or "beside him" in f.notes)
        and any(g.action == f.action and g.object == "armed_group" for g in told.frames if g is not f)
    ):
        return "armed_group"  # "con él fue detenida su pareja"
    if f.action in ("killed", "wounded") and f.object in (*OPEN, "trafficker") and (f.name or f.head.startswith("cabecilla")) and any(
        g.object == "armed_group" and g.group == f.group and g.action == f.action and g is not f for g in told.frames
    ):
        return "armed_group"  # "los cabecillas X y Z y un tercer mando"
    if f.action in ("wounded", "killed") and f.object in (*OPEN, "trafficker") and (any(_same_one(f, g) for g in told.frames) or _held_since(f, told)):
        return _of_captured(f, told)  # "resultó herido X, que fue detenido", "uno de los detenidos recibió un balazo"
    if f.action == "wounded" and f.object in (*OPEN, "civilian") and f.value == 1 and _thought_a_rebel(f, told):
        return "armed_group"
    if f.action == "killed" and f.object in (*OPEN, "military", "civilian") and _who_opened_fire(f, told):
        return "armed_group"
    if f.action == "killed" and f.object in (*OPEN, "civilian") and "shining_path" in told.sides and any(g.action == "rescued" for g in told.frames) and _held_watch(f, told):
        return "armed_group"
    if f.action == "killed" and f.object in OPEN and (other := _others_caught(f, told)) is not None:
        return _of_captured(other, told)
    if f.action == "surrendered":
        return "trafficker" if f.object == "trafficker" and f.head.startswith(("narco", "trafi", "traff", "smuggler", "mochilero")) else "armed_group"
    if f.action == "captured":
        return _of_captured(f, told)
    if f.head in ("officer", "officers") and "police" not in told.sides and _whose_helicopter(told) == "military":
        return "military"  # "An Air Force helicopter was shot down … Two officers were killed"
    if f.action == "rescued" and f.object == "armed_group":
        return "civilian"  # "liberan a quince cautivos de Sendero"
    at_the_wheel = f.subset and f.definite and f.value == 1 and f.rule.endswith("fact.breakdown") and f.head in ("driver", "conductor", "chofer", "pilot", "piloto")
    crews = {str(g.object) for g in told.frames if g.action == f.action and g.object in FORCES and (g.value or 0) > 1} if at_the_wheel else set()
    if len(crews) == 1:
        return crews.pop()  # "Five soldiers died … The driver is among the dead"
    if f.object in (*OPEN, "civilian") and f.action in ("killed", "wounded", "missing") and _bore_drugs(f, told):
        return "trafficker"
    vague = f.object in OPEN
    if f.definite and f.value == 1 and f.head in _YOUTHS and (f.who or f.name) and f.action in ("killed", "wounded"):
        alone = [g for g in told.frames if g.action == f.action and g.value == 1 and g.sentence < f.sentence and g.where == f.where]
        if len(alone) == 1 and alone[0].object in FORCES:
            return str(alone[0].object)  # "dejó un soldado herido. El joven, Kevin Ríos (20), perdió la pierna"
    if f.name and vague and (told_before := _the_one_told(f, told)) is not None:
        return told_before
    if f.name and vague and f.object != "force" and not any(g is not f and g.action == f.action and g.object not in OPEN and (g.head not in HELPERS or g.object in FORCES) for g in told.frames):
        return _of_named(told)
    mates = f.head in COMPANIONS or (f.object is None and f.more and not COMPANIONS.isdisjoint(_nouns(f, told)))  # "Two of his comrades"
    if mates and f.action in ("killed", "wounded"):
        beside = [g.object for g in told.frames if g.sentence == f.sentence and g is not f and g.object in FORCES]
        before = [i for i in told.scene.infos if i.s.index == f.sentence - 1 and i.s.where == f.where]
        if (info := told.info_of(f)) is not None:
            beside = beside or [c.object for c in info.counted if c.kind == "people" and c.object in FORCES and c.j <= f.position][-1:]  # "A soldier shot and killed a comrade"
        beside = beside or [c.object for i in before for c in i.counted if c.kind == "people" and c.object in FORCES][-1:]
        hurt = {g.object for g in told.frames if g is not f and g.action in ("killed", "wounded") and g.object not in OPEN}
        if beside or len(hurt) == 1:
            return str(beside[0] if beside else hurt.pop())  # "killing one officer and wounding his partner"
    if f.action == "killed" and f.object in (*OPEN, "civilian") and _left_by_those_who_fled(f, told):
        return "armed_group"
    if not vague:
        return _of_said(f, told)
    if f.object in (None, "force") and not f.state and f.action in ("killed", "wounded") and _driven_off(f, told):
        return "armed_group"
    return unsaid_kind(f, told)


def _left_by_those_who_fled(f: Frame, told: Telling) -> bool:
    """ "los guardianes huyeron y dejaron el cuerpo de un hombre", "the gunmen fled, leaving behind a man's body": one of them."""
    info = told.info_of(f)
    if info is None or info.s.said.isdisjoint(_FLED) or not told.forces() or not (told.sides & {"shining_path", "unknown_armed"} or "armed_clash" in told.types):
        return False
    return any(t.f in _LEFT for t in info.s.tokens[max(0, f.position - 4) : f.position + 1])


_FLED = frozenset(("huyeron", "huir", "huida", "fuga", "escaparon", "fugaron", "retiraron", "dispersaron", "fled", "escaped", "withdrew", "retreated", "fleeing", "retreating"))
_LEFT = frozenset(("dejaron", "dejando", "dejar", "abandonaron", "abandonando", "leaving", "left", "abandoned", "abandoning"))


def _others_caught(f: Frame, told: Telling) -> Frame | None:
    """ "One of the men inside died of a bullet wound, and two others were handcuffed": the captives he was with."""
    here = (g for g in told.frames if g.action == "captured" and g.more and g.sentence == f.sentence and g.where == f.where and g.position > f.position)
    return next((g for g in here if g.object in OPEN and g.value), None) if f.value == 1 and not f.definite else None


def _who_opened_fire(f: Frame, told: Telling) -> bool:
    """ "se dio muerte a un centinela que abrió fuego contra la patrulla", "contestada a tiros por los dos hombres … Ambos murieron"."""
    info = told.info_of(f)
    behind = [t.f for t in info.s.tokens if t.s >= f.end][:4] if info is not None else []
    behind = behind[1:] if behind[:1] == [","] else behind  # "El guía, que disparó primero, falleció"
    if behind[:1] in (["que"], ["who"]) and any(x in _FIRED for x in behind[1:3]) and told.sides & {"police", "military"}:
        return True
    before = next((i for i in told.scene.infos if i.s.index == f.sentence - 1 and i.s.where == f.where), None)
    if f.head not in ("ambos", "both") or before is None:
        return False
    them = next((c for c in reversed(before.counted) if c.kind == "people" and c.value == 2), None)
    by = [t.f for t in before.s.tokens[max(0, them.i - 5) : them.i]] if them is not None else []
    return by[-1:] in (["por"], ["by"]) and any(x in ("tiros", "disparos", "balazos", "fuego", "gunfire", "shots", "fire") for x in by)


_FIRED = frozenset(("abrio", "abrieron", "disparo", "dispararon", "fired", "opened", "hizo"))


def _thought_a_rebel(f: Frame, told: Telling) -> bool:
    """ "A wounded man who is suspected of being one of the rebels": the clause behind says of which side he is."""
    info = told.info_of(f)
    end = next((k for k, t in enumerate(info.s.tokens) if t.s >= f.end), 0) if info is not None else 0
    if info is None or not end or info.s.tokens[end].f not in ("who", "que"):
        return False
    said = {t.f for t in info.s.tokens[end : end + 4]} & {"suspected", "believed", "thought", "seria", "pertenecia", "belonged"}
    return bool(said) and any(c.kind == "people" and c.object == "armed_group" and end < c.i <= end + 7 for c in info.counted)


_FOREIGN = frozenset(("bolivian", "paraguayan", "brazilian", "colombian", "boliviano", "paraguayo", "brasileno", "colombiano"))


def _held_watch(f: Frame, told: Telling, over: frozenset[str] | None = None) -> bool:
    """ "Uno de los hombres que las custodiaban fue abatido", "one of the men guarding them": who watched, over one of `over` where it is given."""
    info = told.info_of(f)
    behind = [t.f for t in info.s.tokens if t.s >= f.end][:8] if info is not None else []
    return any(x.startswith(("custodia", "vigila", "guard", "watch")) for x in behind[:4]) and (over is None or not over.isdisjoint(behind))


_KEPT = frozenset(("camp", "campamento", "hostages", "captives", "rehenes", "cautivos"))


def _bore_drugs(f: Frame, told: Telling) -> bool:
    """ "Cuatro jóvenes que transportaban droga", "two men carrying cocaine": the clause behind them says what they did."""
    info = told.info_of(f)
    his = f.value == 1 and (f.group % 100 == PRONOUN or f.name is not None)
    if info is not None and his and any(g.weak == "carry" and g.object in DRUGS and g.verb < g.position and (g.position < f.position or 0 <= g.verb - f.position <= 5) and _one_bears(info.s.tokens, g.verb) for g in info.frames):
        return True  # "X cargaba quince kilos de pasta básica cuando unos asaltantes lo mataron"
    end = next((k for k, t in enumerate(info.s.tokens) if t.s >= f.end), 0) if info is not None else 0
    if info is None or not end or not (info.s.tokens[end].f in ("que", "who", "thought", "believed", "said", "suspected") or info.s.tokens[end].f.endswith(("ing", "ando"))):
        return False
    return any(g.weak == "carry" and g.object in DRUGS and end < g.position <= end + 8 for g in info.frames)


def _one_bears(tokens: list[Token], verb: int) -> bool:
    """ "cargaba", "was carrying": one person, in the course of it."""
    return tokens[verb].f.endswith(("aba", "ia")) or (verb > 0 and tokens[verb - 1].f == "was")


def _same_one(f: Frame, g: Frame) -> bool:
    """Whether somebody captured is the one hurt: he stands at one place, or is one of "the detained"."""
    if g.action != "captured" or g.sentence != f.sentence or g.where != f.where:
        return False
    return g.position == f.position or (g.state and g.definite and 0 < g.position - f.position <= 2)


def _held_since(f: Frame, told: Telling) -> bool:
    """ "un peruano resultó herido … El herido quedó detenido": whom a later sentence tells as caught."""
    if f.action != "wounded" or f.value != 1:
        return False
    later = (i for i in told.scene.infos if f.sentence < i.s.index <= f.sentence + 4 and any(g.action == "captured" and g.sentence == i.s.index for g in told.frames))
    return any([t.f for t in i.s.tokens[:2]] in (["el", "herido"], ["la", "herida"]) or [t.f for t in i.s.tokens[:3]] in (["the", "wounded", "man"], ["the", "injured", "man"]) for i in later)


def _called_captive(f: Frame, told: Telling) -> str | None:
    """ "The captured woman had a bullet wound", "el hombre capturado presenta heridas": of the kind of those held."""
    if f.action != "wounded" or not f.definite or f.object not in (*OPEN, "civilian"):
        return None
    if not any(w.startswith(("captur", "arrest", "detain", "deten")) for w in _nouns(f, told)):
        return None
    held = {person_kind(g, told) for g in told.frames if g.action == "captured" and g.value}
    return held.pop() if len(held) == 1 else None


def _of_captured(f: Frame, told: Telling) -> str:
    if f.head.startswith(("centinela", "vigia", "sentinel")) and "shining_path" in told.sides:
        return "armed_group"
    if f.head.startswith(("kidnapper", "secuestrador", "captor")) and "shining_path" not in told.sides:
        return "trafficker"
    if _a_comrade(f, told):
        return "armed_group"
    if f.object in OPEN and f.more and any(g.action == "killed" and g.object == "armed_group" and 0 <= f.sentence - g.sentence <= (f.object is None and g.head not in ARMED) and g.where == f.where for g in told.frames):
        return "armed_group"  # "uno fue abatido y el otro quedó detenido"
    assailant = f.object == "armed_group" and f.head.startswith(("agresor", "atacante", "asaltante", "forajido", "attacker", "assailant"))
    if assailant and "shining_path" not in told.sides and (not told.sides & {"military"} or "civilians" in told.sides):
        return "trafficker"
    if f.object not in (*OPEN, "civilian", "trafficker"):
        return "trafficker" if f.object in FORCES else str(f.object)
    crowd = f.head in CROWD or (f.generic and "armed_clash" in told.types and not told.loaded() and f.where == "text" and any(t.f in CROWD for i in told.scene.infos[:2] for t in i.s.tokens))
    if "unrest" in told.types or (crowd and any(g.object == "civilian" and g.action in ("killed", "wounded") for g in told.frames) and any(g.object in FORCES and g.action == "wounded" for g in told.frames)):
        return "civilian"
    if (f.value or 0) == 1 and _comrade_beside(f, told) and not told.loaded():
        return "armed_group"
    if (f.value or 0) == 1 and f.generic and _said_to_serve(f, told):
        return "armed_group"
    if any(g.object in (*DRUGS, "aircraft", "laboratory") for g in told.frames):
        return "trafficker"
    trade = any(t.f in ("trafficking", "narcotrafico") for i in told.scene.infos if 0 <= i.s.index - f.sentence <= 1 for t in i.s.tokens)
    if not trade and (info := told.info_of(f)) is not None and (any(t.f in ("dircote", "dincote") for t in info.s.tokens) or _for_terrorism(info.s.tokens)):
        return "armed_group"  # whom the police against terrorism arrest
    guarded = (_held_watch(f, told, _KEPT) or f.head.startswith(("guard", "centinela", "vigia", "sentr", "sentinel", "escolta", "bodyguard", "lugarteniente"))) and "shining_path" in told.sides and not told.loaded()
    if guarded or "shining_path" in told.sides_beside(f):
        return "armed_group"
    tied = any(g is not f and g.action == "captured" and g.object == "armed_group" and (g.value or 0) > (f.value or 0) for g in told.frames)
    if tied and f.generic and not told.loaded():
        return "armed_group"  # "Four suspected rebels have been detained. Two men and a woman were picked up on Monday"
    if f.generic and f.definite and not told.loaded() and _called_members(f, told):
        return "armed_group"
    fought = "shining_path" in told.sides and told.types & {"armed_clash", "attack"}
    return "armed_group" if fought and f.head in ANY_MEMBER else "trafficker"


def _for_terrorism(tokens: list[Token]) -> bool:
    """ "serán investigadas por terrorismo", "charged with terrorism", "por el delito de afiliación al terrorismo"."""
    return any(t.f in ("terrorismo", "terrorism") and any(x.f in _CHARGED for x in tokens[max(0, k - 5) : k]) for k, t in enumerate(tokens))


_CHARGED = frozenset(("por", "delito", "delitos", "cargos", "charged", "charges", "with", "for", "of"))


def _said_to_serve(f: Frame, told: Telling) -> bool:
    """ "caught one of them … He is X, alias "Comrade Percy", and serves as a messenger for the Shining Path"."""
    after = [i for i in told.scene.infos if i.s.index == f.sentence + 1 and i.s.where == f.where]
    comrade = any("comrade" in f"{p.name} {p.alias}".lower() or "camarada" in f"{p.name} {p.alias}".lower() for i in after for p in i.persons)
    return comrade and any(a.side == "shining_path" for i in after for a in i.actors)


def _called_members(f: Frame, told: Telling) -> bool:
    """ "… X and Z, presuntos miembros de Sendero. Ambos fueron intervenidos": what the sentence before calls those it names."""
    before = [i for i in told.scene.infos if i.s.index == f.sentence - 1 and i.s.where == f.where]
    return any(c.kind == "people" and c.object == "armed_group" and c.plural and c.i > 1 and "," in (i.s.tokens[c.i - 1].raw, i.s.tokens[c.i - 2].raw) for i in before for c in i.counted)


def _a_comrade(f: Frame, told: Telling) -> bool:
    """Whether who is arrested by name or pronoun is one whom the article calls a comrade."""
    known = told.scene.comrades
    if told.loaded() or not known or f.object not in OPEN:
        return False
    return f.group % 100 == PRONOUN or bool(f.name and set(fold(f.name).split()) & known)


def _comrade_beside(f: Frame, told: Telling) -> bool:
    """Is somebody called "camarada" or "comrade" in the sentence or beside it?"""
    return any(
        any(x in f"{p.name} {p.alias} {i.s.tokens[max(0, p.i - 1)].raw}".lower() for x in ("comrade", "camarada"))
        for i in told.scene.infos
        if abs(i.s.index - f.sentence) <= 1
        for p in i.persons
        if p.kind == "alias"
    )


def _the_one_told(f: Frame, told: Telling) -> str | None:
    """ "murió un trabajador … El fallecido es X": of the kind of the only one told dead, or hurt, before."""
    info = told.info_of(f)
    if info is None or info.s.tokens[0].f not in ("el", "la", "the") or not any(t.f in _THE_ONE for t in info.s.tokens[1:4]):
        return None
    before = [g for g in told.frames if g.action == f.action and g.sentence < f.sentence and g.where == f.where and g.value]
    return before[0].object if len(before) == 1 and before[0].value == 1 and before[0].object not in OPEN else None


_YOUTHS = ("joven", "hombre", "muchacho", "youth", "man", "youngster")
_THE_ONE = frozenset(("fallecido", "fallecida", "muerto", "muerta", "occiso", "occisa", "victima", "herido", "herida", "dead", "victim", "deceased", "wounded", "injured"))


def _of_named(told: Telling) -> str:
    """Who is killed or hurt by name alone: of the one force in the fight where no civilians are told."""
    forces = told.forces()
    fought = told.types & {"attack", "armed_clash"} and "civilians" not in told.sides
    return forces[0] if len(forces) == 1 and fought else "civilian"


def _of_said(f: Frame, told: Telling) -> str:
    """Whose noun says what they are, unless the event says otherwise."""
    if (
        f.object == "police"
        and "police" not in told.sides
        and told.scene.forces == {"military"}
        and f.head.startswith(SHARED_RANKS)
    ):
        return "military"
    hurt = {g.object for g in told.frames if g is not f and g.action in ("killed", "wounded") and g.object in FORCES}
    if f.object == "police" and f.subset and f.value == 1 and hurt == {"military"}:
        return "military"  # "seis militares heridos … uno de ellos, el suboficial X, falleció": the rank is of both
    if f.action == "killed" and f.head.startswith(("vigilante", "guardia", "centinela", "sentr", "sentinel", "vigia", "lookout")) and "shining_path" in told.sides and any(g.action == "rescued" for g in told.frames):
        return "armed_group"  # those who watched over the captives
    if f.object == "military" and f.head.startswith("commando") and any(
        c.object == "police" and i.s.tokens[c.j - 1].f.startswith("commando") for i in told.scene.infos for c in i.counted
    ):
        return "police"  # "Police commandos … A commando was hit"
    if f.object == "military" and f.head in RANKS and not _of_the_army(f, told) and any(g.object == "police" and g.group == f.group for g in told.frames):
        return "police"  # "el coronel X y dos suboficiales murieron"
    if f.object == "military" and told.scene.forces == {"police"} and f.head in RANKS and not _of_the_army(f, told):
        return "police"  # "killing a captain" of those aboard a police helicopter
    if f.head in FLYING and f.object == "trafficker" and told.narco_plane() and (info := told.info_of(f)) is not None and not any(t.f.startswith("helic") for t in info.s.tokens):
        return "trafficker"  # the pilot of a plane that carried drugs, though a helicopter comes to look for it
    if f.head in FLYING and f.object == "trafficker" and (info := told.info_of(f)) is not None and not _FOREIGN.isdisjoint(t.f for t in info.s.tokens[f.position : f.position + 4]):
        return "trafficker"  # "police shot dead a Paraguayan pilot"
    if f.head in AIRBORNE and {"civilian", "civil"} & set(_nouns(f, told)):
        return "civilian"  # "a civilian mechanic" of an air force helicopter
    if f.head in AIRBORNE and f.action in ("killed", "wounded") and (owner := _whose_helicopter(told)) is not None:
        return owner
    if f.head in CREW_AT_WORK and f.object in ("civilian", "trafficker") and told.helicopter() and f.action in ("killed", "wounded"):
        return "police" if "police" in told.sides and "military" not in told.sides else "military"
    if f.object == "armed_group" and f.action in ("killed", "wounded") and f.head.startswith(("kidnapper", "secuestrador", "captor")) and "shining_path" not in told.sides:
        return "trafficker"
    if f.object == "police" and f.head in ("patrolman", "patrolmen") and "self_defence" in told.sides:
        return "civilian"  # "A third patrolman", of a village committee
    if f.object == "military" and "patrol" in _nouns(f, told) and "self_defence" in told.sides and not told.forces():
        return "civilian"  # "a patrol member", of the villagers' patrol
    if f.object != "trafficker":
        return f.object or "unknown"
    said = _nouns(f, told)
    if f.action == "killed" and any(x.startswith("varon") for x in said) and "armed_clash" not in told.types and not told.loaded():
        return unsaid_kind(replace(f, object="person"), told)
    if f.head.startswith(("ocupante", "occupant")) and ("killing" in told.types or (f.action == "killed" and not (told.forces() or told.loaded()))) and not any(g.object in FORCES for g in told.frames):
        return "civilian"
    if f.action == "killed" and any(x.startswith(("asaltante", "agresor")) for x in said) and told.types & {"attack", "armed_clash"} and told.forces():
        return "armed_group"
    if f.action == "killed" and _who_fired(f, told):
        return "armed_group"
    trade = any(x.startswith(("narcotraf", "traffick", "smuggl")) for x in said)  # their noun says what they were
    if f.action == "killed" and not trade and "armed_clash" in told.types and f.head.startswith(GUNMEN) and (told.forces() or "self_defence" not in told.sides):
        return "armed_group"  # the dead of those who opened fire
    if f.action in ("kidnapped", "rescued"):
        return of_the_wrecked(told) if "accident" in told.types else "civilian"
    if f.head in FLYING and laden(told.scene):
        return "trafficker"
    flown = told.sides & {"military", "police"} or told.helicopter()
    if f.head in CREW and flown and told.sides_beside(f) & {"police", "military"} == {"police"} and told.helicopter():
        return "police"  # "fired on a police helicopter, wounding the co-pilot"
    if f.head in CREW and f.action == "killed" and _those_aboard_fired(f, told):
        return "armed_group"
    if f.head in CREW and flown and not on_the_road(told) and not told.loaded() and not told.narco_plane() and not any(g.object == "precursor" for g in told.frames):
        return "police" if "police" in told.sides and "military" not in told.sides else "military"
    return _of_helper(f, told) if f.head in HELPERS and f.action in ("killed", "wounded", "missing") else "trafficker"


def _those_aboard_fired(f: Frame, told: Telling) -> bool:
    """ "Los ocupantes abrieron fuego … Dos de los tripulantes murieron": the sentence before says who fired first."""
    before = [i.s.tokens for i in told.scene.infos if 0 < f.sentence - i.s.index <= 2 and i.s.where == f.where]
    return any(t.f in CREW and not _FIRED.isdisjoint(x.f for x in tokens[k + 1 : k + 4]) for tokens in before for k, t in enumerate(tokens))


def _who_fired(f: Frame, told: Telling) -> bool:
    """ "Two guards were shot dead when they opened fire", "murió al disparar contra los agentes": attackers who died."""
    info = told.info_of(f)
    behind = [t.f for t in info.s.tokens if t.s >= f.end] if info is not None else []
    return any(behind[k : k + 3] in (["they", "opened", "fire"], ["he", "opened", "fire"]) or behind[k : k + 2] in (["al", "abrir"], ["al", "disparar"]) for k in range(len(behind)))


def _of_the_army(f: Frame, told: Telling) -> bool:
    """ "un teniente del Ejército": the words counted name the force themselves."""
    info = told.info_of(f)
    end = next((k for k, t in enumerate(info.s.tokens) if t.e >= f.end), 0) + 1 if info is not None else 0
    return info is not None and any(a.side == "military" and f.position < a.i < end for a in info.actors)


CREW_AT_WORK = ("technician", "flight", "mechanic", "mecanico", "gunner", "artillero", "mecanicos", "mechanics")  # aboard a helicopter


def _nouns(f: Frame, told: Telling) -> list[str]:
    """The words of the counted people: "los cuerpos de tres de los asaltantes"."""
    info = told.info_of(f)
    return [t.f for t in info.s.tokens[f.position : f.position + 7] if t.s < f.end] if info is not None else [f.head]


def on_the_road(told: Telling) -> bool:
    """A vehicle with drugs, nothing that flies or floats."""
    things = {c.object for i in told.scene.infos for c in i.counted}
    return "vehicle" in things and bool(things & set(DRUGS)) and not things & {"aircraft", "boat"} and not told.helicopter()


AIRBORNE = {"flight", "artillero", "gunner", "copiloto", "copilot", "co", "piloto", "pilot", "mecanico", "mechanic", "tripulante", "tripulantes", "crew"}


def _whose_helicopter(told: Telling) -> str | None:
    """ "un helicóptero de la Policía", "a police helicopter": whose crew flies in it."""
    for i in told.scene.infos:
        for k, t in enumerate(i.s.tokens):
            if t.f in ("helicoptero", "helicopter"):
                sides = [a.side for a in i.actors if (k - 2 <= a.i < k or (t.f == "helicoptero" and k < a.i <= k + 3)) and a.side in ("military", "police")]
                if len(set(sides)) == 1:
                    return str(sides[0])
    return None


def _of_helper(f: Frame, told: Telling) -> str:
    if f.head.startswith(("guardaespaldas", "bodyguard", "guard", "lugarteniente", "escolta")) and "shining_path" in told.sides:
        return "armed_group"
    if on_the_road(told) and any(g.action == "captured" for g in told.frames):
        return "trafficker"
    if f.head.startswith("guard") and told.loaded():
        return "trafficker"  # "one of the guards was killed" at a laboratory
    if (own := _crew_of(f, told)) is not None:
        return own
    crime = f.head in FLYING and (told.narco_plane() or told.loaded())
    others = [g for g in told.frames if g is not f and g.sentence == f.sentence and g.action == f.action]
    if any(g.object == "civilian" or (g.name and g.object is None) for g in others) and not crime:
        return "civilian"  # "su esposa y el chofer quedaron heridos"
    if any(g.object == "trafficker" and g.head not in HELPERS for g in others):
        return "trafficker"  # "killing the smuggler at the controls and his helper"
    chased = any(g.action == "captured" for g in told.frames) and (f.action == "wounded" or f.head in FLYING or told.loaded() or "armed_clash" in told.types or "police" in told.sides)
    return "trafficker" if crime or chased else "civilian"


def _crew_of(f: Frame, told: Telling) -> str | None:
    """ "an army truck …, killing its driver": whose vehicle it is says whose driver; a helicopter is the State's."""
    info = told.info_of(f)
    if info is None or info.s.tokens[f.position].f not in ("its", "su", "el", "the", "his"):
        return None
    for c in reversed([c for c in info.counted if c.i < f.position and c.object in ("vehicle", "boat", "aircraft")]):
        for a in info.actors:
            if c.i <= a.i < c.j + 3 and a.side in ("military", "police"):
                return a.side
    return None


def _driven_off(f: Frame, told: Telling) -> bool:
    """ "militiamen fought the guerrillas, killing at least six": the forces act, the armed group is the side they hurt."""
    info = told.info_of(f)
    if info is None or any(t.kind == "attack" for t in info.types) or (f.object == "force" and f.head not in ANY_MEMBER):
        return False
    if f.object == "force" and not UNITS.isdisjoint(t.f for t in info.s.tokens[f.position : f.position + 5]):
        return False  # "surprised the rebels …, six members of the unit were wounded"
    if any(a.i < f.position and a.i and info.s.tokens[a.i - 1].f in ("por", "by") for a in info.actors):
        return False  # "Seis policías fueron sorprendidos por senderistas y uno murió"
    before = [a.side for a in info.actors if a.i < f.position]
    return (
        len(before) > 1
        and before[0] in ("self_defence", "military", "police", "forces")
        and before[-1] in ("shining_path", "unknown_armed")
    )
