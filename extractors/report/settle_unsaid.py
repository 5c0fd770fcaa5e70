"""What kind of person are those hurt, held or freed of whom the sentence says only that they are persons?

Those told beside them decide, then what became of others, then the sides and the type of the event.
"""

from __future__ import annotations

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.fact_frame import Frame
from extractors.report.fact_pronoun import PRONOUN
from extractors.report.settle_telling import OPEN, Telling
from extractors.report.settle_words import ARMED, COMPANIONS, HELPERS, RAIDERS

LOST = ("killed.lose", "killed.cost_side")  # rules of verbs that say whose the dead are


def unsaid_kind(f: Frame, told: Telling) -> str:
    """`f.object` is None, "person", "same" or "force"."""
    if f.rule.endswith(LOST) and _lost_by_rebels(f, told):
        return "armed_group"
    if f.action in ("rescued", "kidnapped") and f.group % 100 == PRONOUN:
        return "civilian"  # "Police freed him and arrested two"
    if (f.head in ("ambos", "ambas", "both") or _all_so_many(f, told)) and (told_before := _so_many(f, told)) is not None:
        return told_before
    if f.head.startswith(("detenid", "arrestad", "capturad", "detainee")):
        held = [str(g.object) for g in told.frames if g.action == "captured" and g.object not in OPEN]
        return held[0] if held else "trafficker"  # "uno de los detenidos resultó herido"
    if "of the hurt" in f.notes and (hurt := [str(g.object) for g in told.frames if g.action == "wounded" and g.object not in OPEN and (g.sentence, g.position) < (f.sentence, f.position)]):
        return hurt[-1]  # "five soldiers were wounded … One of the wounded died"
    if f.object is None and not f.name and (f.value or 0) > 1 and f.where == "text" and "accident" in told.types and (owner := _whose_craft(told)) is not None:
        return owner
    if f.rank > 1 and (more := _one_more(f, told.frames)) is not None:
        return more
    others = _of_same_action(f, told.frames)
    beside = _beside(f, told.frames, others)
    if beside and f.head in COMPANIONS:
        return beside[0]  # "murió un suboficial y dos de sus compañeros quedaron heridos"
    if f.subset or f.head in ("uno", "one", "otro", "another", "other") or (not f.state and f.object is None):
        if beside or others:
            return (beside or others)[0]
    if f.action in ("rescued", "kidnapped") and not (f.object == "force" and f.head in IN_UNIFORM):
        wrecked = "accident" in told.types or (f.definite and f.object is None and "kidnapping" not in told.types)
        return beside[0] if beside else of_the_wrecked(told) if wrecked else "civilian"
    armed = f.head in ARMED or (f.action == "killed" and f.head in RAIDERS) or _said_armed(f, told)
    if f.head in RAIDERS and f.action == "wounded":
        return "unknown"
    if armed and f.action in ("killed", "wounded") and told.forces() and told.types & {"attack", "armed_clash"}:
        return "armed_group"
    if f.object == "force":
        return _of_a_force(f, told, beside)
    if f.definite and f.group % 100 == PRONOUN and not told.types & {"attack", "armed_clash", "explosion", "accident"}:
        return "civilian"  # "lo mataron en su casa"
    if "unrest" in told.types:
        return beside[0] if beside else "unknown" if f.state else "civilian"
    if f.object in (None, "person") and f.action == "killed" and told.narco_plane() and told.loaded():
        return "unknown"  # the bodies in the wreck of a plane with a load
    if (with_the_dead := _of_survivors(f, told)) is not None:
        return with_the_dead
    if f.action in ("killed", "wounded") and _between_gangs(told):
        return "trafficker"
    if f.total and f.state and _at_a_bar(f, told):
        return "civilian"  # "the number of people killed when gunmen stormed two bars has risen to nine"
    if f.object == "person":
        return _of_persons(f, told)
    if beside or others:
        return beside[0] if beside else others[-1]
    dead = {str(g.object) for g in told.frames if g.action == "killed" and g.value and (g.sentence, g.position) < (f.sentence, f.position)}
    if f.more and f.action == "wounded" and len(dead) == 1 and dead <= set(FORCES):
        return dead.pop()  # "Five soldiers were killed … Eight others were hurt"
    if (whole := _more_of_them(f, told)) is not None:
        return whole
    if _some_told_apart(f, told):
        return "unknown"
    forces = told.forces()
    if (
        told.types & {"attack", "armed_clash", "explosion", "accident"}
        and len(forces) == 1
        and "civilians" not in told.sides
    ):
        return forces[0]
    if "killing" in told.types or ("civilians" in told.sides and not forces):
        return "civilian"
    kinds = {g.object for g in told.frames if g.action in ("killed", "wounded") and g.object not in OPEN and g.value}
    if f.action == "wounded" and kinds == {"civilian"}:
        return "civilian"  # "Two others survived with gunshot wounds", at a bar where seven were killed
    if f.state and len(kinds) == 1 and told.types & {"attack", "armed_clash", "explosion"} and (kind := str(kinds.pop())) in FORCES:
        return kind  # "six soldiers died … The blast also left seven wounded"
    return "unknown"


def _some_told_apart(f: Frame, told: Telling) -> bool:
    """ "left 19 dead, 12 of them soldiers", "diez muertos, siete de ellos militares": who the others are is not said."""
    return (f.value or 0) > 1 and any(
        g.subset and g.action == f.action and g.object in FORCES and 1 < (g.value or 0) < (f.value or 0) and (g.sentence, g.where) == (f.sentence, f.where)
        for g in told.frames
    )


def _said_armed(f: Frame, told: Telling) -> bool:
    """ "Dos hombres armados murieron", "two armed men": who carries arms is no bystander."""
    info = told.info_of(f)
    if info is None or info.s.said.isdisjoint(_ARMED):
        return False
    end = next((k for k, t in enumerate(info.s.tokens) if t.s >= f.end), len(info.s.tokens))
    return any(t.f in _ARMED for t in info.s.tokens[f.position : end + 1])


_ARMED = frozenset(("armado", "armados", "armada", "armadas", "armed"))


def _whose_craft(told: Telling) -> str | None:
    """ "un deslizador de la Marina con nueve tripulantes volcó": whose crew is aboard, where nobody else is told to be."""
    owners = set()
    for i in told.scene.infos:
        for c in i.counted:
            if c.object == "civilian" and c.value:
                return None  # also "con dos obreros a bordo"
            if c.object in ("boat", "vehicle", "aircraft"):
                owners |= {a.side for a in i.actors if c.head - 2 <= a.i <= c.head + 3 and a.i != c.head and a.side in ("military", "police") and not a.aside}
    return owners.pop() if len(owners) == 1 else None


def _one_more(f: Frame, frames: list[Frame]) -> str | None:
    """ "Three agents were killed … A fourth agent was wounded": of the kind of the three."""
    return next((str(g.object) for g in frames if g.value == f.rank - 1 and g.object in FORCES and g.action in ("killed", "wounded") and (g.sentence, g.position) < (f.sentence, f.position)), None)


def _of_survivors(f: Frame, told: Telling) -> str | None:
    """ "Of the survivors, three had bullet wounds", "los tres sobrevivientes quedaron heridos": of the kind of the dead and missing."""
    info = told.info_of(f)
    if f.action != "wounded" or info is None or not any(t.f.startswith(("survivor", "sobreviviente")) for t in info.s.tokens if t.s < f.end):
        return None
    lost = {str(g.object) for g in told.frames if g.action in ("killed", "missing") and g.value and g.object not in (*OPEN, "armed_group", "trafficker")}
    return lost.pop() if len(lost) == 1 else None


def _all_so_many(f: Frame, told: Telling) -> bool:
    """ "All four were wounded", "los cuatro resultaron heridos": so many were told before."""
    info = told.info_of(f)
    opens = info.s.tokens[f.position].f if info is not None and f.object is None and (f.value or 0) > 1 else ""
    return opens in ("all", "the", "los", "las") and not f.more


def _so_many(f: Frame, told: Telling) -> str | None:
    """ "arrolló a dos agricultores …; ambos siguen internados": the kind of as many told just before."""
    many = 2 if f.head in ("ambos", "ambas", "both") else f.value
    near = [c for i in told.scene.infos if 0 <= f.sentence - i.s.index <= 1 for c in i.counted if c.kind == "people" and c.value == many and (i.s.index < f.sentence or c.j <= f.position)]
    return near[-1].object if near and near[-1].object not in OPEN else None


def _more_of_them(f: Frame, told: Telling) -> str | None:
    """ "Five officers reached the bank, three of them with injuries": the kind of the larger number just before."""
    info = told.info_of(f)
    before = [c for c in info.counted if c.j <= f.position and c.kind == "people" and (c.value or 0) > (f.value or 0)] if info else []
    if not before and f.object is None:  # "a patrol of 22 soldiers was returning … Seven were killed"
        last = [i for i in told.scene.infos if i.s.index == f.sentence - 1 and i.s.where == f.where]
        before = [c for i in last for c in i.counted if c.kind == "people" and (c.value or 0) > (f.value or 0)]
    kind = {"police?": "police", "forces?": "security_forces"}.get(str(before[-1].object), before[-1].object) if before else None
    return kind if kind in FORCES else None


def of_the_wrecked(told: Telling) -> str:
    """ "Ocho de los ocupantes fueron rescatados": of those aboard, as the dead and missing of the same wreck are told."""
    kinds = {str(g.object) for g in told.frames if g.action in ("killed", "missing", "wounded") and g.object in (*FORCES, "civilian")}
    return kinds.pop() if len(kinds) == 1 else "civilian"


def _of_same_action(f: Frame, frames: list[Frame]) -> list[str]:
    """The kinds of others of whom the same is told."""
    return [
        str(g.object)
        for g in frames
        if g.action == f.action and g.object not in OPEN and g is not f and (f.subset or not g.subset) and not _helps(g)
    ]


def _helps(g: Frame) -> bool:
    """A driver or partner killed or hurt beside somebody: what kind he is, the other says."""
    return g.object == "trafficker" and g.head in HELPERS and g.action in ("killed", "wounded", "missing")


def _beside(f: Frame, frames: list[Frame], others: list[str]) -> list[str]:
    """The kinds of people told in the same sentence; the last of those before it where that says more."""
    people = [g for g in frames if g.action in PERSON_ACTIONS and g.object not in OPEN and g.value and not _helps(g)]
    here = [
        str(g.object)
        for g in people
        if g.sentence == f.sentence and g.object != "armed_group" and (f.subset or not g.subset)
    ]
    if not here and not others and f.object is None and f.action == "wounded" and not f.definite:
        rebels = [g for g in people if g.sentence == f.sentence and g.where == f.where and g.rule.endswith("killed.die") and g.object == "armed_group"]
        here = ["armed_group" for g in rebels if 0 < f.position - g.position <= 9]  # "Once senderistas murieron y seis resultaron heridos"
    if f.rank > 1 and not here:  # "dos de sus captores fueron detenidos y un tercero murió"
        here = [str(g.object) for g in people if g.sentence == f.sentence and g is not f][-1:]
    if f.more and f.object is None and not here and not others:
        here = [str(g.object) for g in people if g.sentence == f.sentence - 1 and g.object != "armed_group"][-1:]
    if f.subset and not here:
        here = [str(g.object) for g in people if g.sentence in (f.sentence - 1, f.sentence) and g is not f]
    return here[-1:] if f.subset else here  # "five demonstrators, one of whom later died": of those named last


IN_UNIFORM = ("efectivo", "efectivos", "uniformado", "uniformados", "servicemen")


def _of_a_force(f: Frame, told: Telling, beside: list[str]) -> str:
    """ "dos efectivos": of the force the sentence names, else the telling, else the article."""
    before = [str(g.object) for g in told.frames if (g.sentence, g.position) < (f.sentence, f.position) and g.action in ("killed", "wounded") and g.value and g.object not in OPEN]
    if f.more and f.head not in IN_UNIFORM and set(before) == {"civilian"}:
        return "civilian"  # "mataron a cuatro ronderos; otros tres integrantes de la patrulla quedaron heridos"
    if "self_defence" in told.sides and not told.forces() and f.head not in IN_UNIFORM:
        return "civilian"  # "ambushed a village patrol; two of its members were killed"
    named = (told.sides_beside(f), told.sides, told.scene.forces)
    mine = next((m for m in ([s for s in ("military", "police") if s in x] for x in named) if m), [])
    if len(mine) == 1:
        return mine[0]
    both = f.head in IN_UNIFORM and len(set(beside) & {"military", "police"}) == 2  # "dos soldados y un policía murieron y otros cuatro uniformados quedaron heridos"
    if f.more and not mine and len(set(before)) == 1 and before[0] in FORCES:
        return before[0]  # "Sgt. X and Cpl. Y were killed … Three other members of the patrol are in hospital"
    return beside[0] if beside and not both else "security_forces" if mine or f.head in IN_UNIFORM else "unknown"


CIVIL_PLACES = frozenset(("bar", "bars", "cantina", "cantinas", "restaurant", "restaurante", "discoteca", "nightclub", "market", "mercado", "church", "iglesia", "fiesta", "party", "wake", "velorio", "bodega", "tienda"))


def _at_a_bar(f: Frame, told: Telling) -> bool:
    """ "Gunmen killed six people at a riverside bar": none of the forces is of the telling's dead."""
    info = told.info_of(f)
    hurt = any(g.object in FORCES and g.action in ("killed", "wounded") for g in told.frames)
    return info is not None and not hurt and not CIVIL_PLACES.isdisjoint(t.f for t in info.s.tokens)


_GANGS = frozenset(("bandas", "firmas", "clanes", "grupos", "gangs", "clans", "crews", "bands", "groups", "cartels", "families"))


def _between_gangs(told: Telling) -> bool:
    """ "la balacera que protagonizaron dos bandas de narcotraficantes": where nobody but traffickers fought."""
    fought = "armed_clash" in told.types and "traffickers" in told.sides and not told.sides & {"shining_path", "military", "self_defence"}
    hurt = any(g.action in ("killed", "wounded") and g.object in FORCES for g in told.frames)
    return fought and not hurt and any(not _GANGS.isdisjoint(t.f for t in i.s.tokens) for i in told.scene.infos if any(x.kind in ("armed_clash", "shooting") for x in i.types))


def _lost_by_rebels(f: Frame, told: Telling) -> bool:
    """ "Rebels killed a soldier but lost three of their own": who is named first in the sentence lost them."""
    info = told.info_of(f)
    before = [a.side for a in info.actors if a.i < f.position] if info is not None else []
    return before[:1] == ["shining_path"]


def _of_persons(f: Frame, told: Telling) -> str:
    forces = told.forces()
    info = told.info_of(f)
    theirs = info is not None and info.s.tokens[f.position].f == "their"
    if theirs and any(g.action in ("rescued", "kidnapped") and g.sentence == f.sentence and g.position < f.position for g in told.frames):
        return "civilian"  # "Seven surveyors were rescued in a raid in which their chief died"
    if f.head.startswith("agent") and f.action in ("killed", "wounded") and "police" in told.sides:
        return "police"  # "One of the agents suffered burns"
    if f.rule.endswith(LOST):
        return forces[0] if len(forces) == 1 else "security_forces"  # "the army lost three men"
    hurt = {g.object for g in told.frames if g.action == "killed" and g.object not in OPEN and g.value}
    if f.rule.endswith("given_back") and len(forces) == 1 and "civilians" not in told.sides:
        return forces[0]  # "el río ha devuelto dos cuerpos": of the marines whose boat sank
    if _at_a_bar(f, told) or (f.action == "wounded" and hurt == {"civilian"}):
        return "civilian"
    if f.rule.endswith("killed.die") and "killing" not in told.types:
        if "armed_group" not in hurt and told.sides & {"shining_path", "unknown_armed"} and not told.types & {"accident", "armed_clash", "explosion"} and not told.sides & {"military", "police", "self_defence"}:
            return "civilian"  # "they surrounded the store and began to fire. Seven people died"
        return "unknown" if "accident" in told.types or "civilians" not in told.sides else "civilian"
    if f.action == "wounded" and "accident" in told.types and forces and "civilians" not in told.sides:
        return "unknown"  # hurt in the fall of a helicopter of the forces
    fought = forces and told.types & {"attack", "armed_clash"}
    some = any(g.object in FORCES and g.value for g in told.frames) and any(
        g.subset and g.action == f.action == "wounded" and g.sentence == f.sentence and g.where == f.where for g in told.frames)
    return "unknown" if fought and (some or "killing" not in told.types) and (some or "civilians" not in told.sides) else "civilian"  # "seven others, among them five workers": of two it is not said
