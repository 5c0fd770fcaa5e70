"""Of what kind are those whom the sentence before counts: "Nine people died. Seven were soldiers and the other two were women"?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.codebook import FORCES
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.scene import Info
from extractors.report.words import Words

_LAST = ("other", "last", "remaining", "otro", "otra", "ultimo", "ultima", "restante")


def tell_kinds(info: Info, infos: Sequence[Info], w: Words) -> None:
    """Parts the people counted last by the kinds a sentence of being tells; where it tells only some, the others stay of no kind."""
    kinds = _kinds(info, w)
    before = infos[-1] if infos else None
    whole = _whole(before, kinds) if before is not None and kinds else None
    if whole is None and kinds and any(c.kind == "state" for c in kinds):  # "wounded seven others … Four of the wounded are soldiers and three are villagers"
        n = sum(c.value or 0 for c in kinds)
        farther = ((i, f) for i in reversed(infos[-4:-1]) if (f := _whole(i, kinds)) is not None and (f.value == n or "belonged" in kinds[0].modifiers))
        before, whole = next(farther, (before, None))
    if whole is None or before is None:
        return
    left = (whole.value or 0) - sum(c.value or 0 for c in kinds)
    if left > 0 and (rest := _rest(info, w)) is not None:
        rest.value, rest.numbered = left, True
        kinds.append(rest)
    info.frames = [f for f in info.frames if f.position not in {c.i for c in kinds}]
    some = sum(c.value or 0 for c in kinds) < (whole.value or 0)
    rule, group = f"{w.lang}.fact.breakdown", info.s.index * 100 + 60
    for c in kinds:
        head = info.s.tokens[c.head].f
        info.frames.append(frame_of(info.s, c, whole.action, c.object, rule, whole.status, head=head, group=group, subset=some))
    info.markers.discard("breakdown")
    before.frames.remove(whole)
    if some:
        info.frames.append(replace(whole, object="unknown"))  # the next clause may tell the rest: "Four are soldiers; the other two …"


def the_last_victim(info: Info, before: Info | None, w: Words) -> None:
    """ "Cuatro personas, tres de ellas policías, murieron. La cuarta víctima es el civil que conducía": who the one left is."""
    tokens = info.s.tokens
    if before is None or len(tokens) < 6 or info.frames or tokens[0].f not in w.sets["definite"]:
        return
    if (rest := _named_last(info, before, w)) is not None:
        info.frames.append(rest)
    if tokens[1].f not in w.sets["ordinals"]:
        return
    who = next((c for c in info.counted if c.kind == "people" and c.value == 1 and c.i <= 5 and c.object not in (None, "person")), None)
    dead = next((f for f in before.frames if f.action == "killed" and f.object in (None, "person") and f.value and f.status == "asserted"), None)
    dead = dead or next((f for f in before.frames if f.rule.endswith("fact.breakdown") and f.status == "asserted"), None)
    dead = dead or next((f for f in before.frames if f.action == "killed" and f.subset and f.state and f.value == w.ranks.get(tokens[1].f, 0) - 1 and f.status == "asserted"), None)  # "Six of the dead are soldiers. The seventh is a civilian"
    is_ = 2 + (tokens[2].f in ("victima", "fallecido", "muerto", "victim"))  # "the fifth was a musician"
    if who is None or dead is None or tokens[is_].f not in w.sets["be"]:
        return
    info.frames.append(frame_of(info.s, who, dead.action, who.object, f"{w.lang}.fact.breakdown", dead.status, head=tokens[who.head].f, group=info.s.index * 100 + 61, subset=True))


def _named_last(info: Info, before: Info, w: Words) -> Frame | None:
    """ "left four dead, three of them rebels. The marine was named as X": the one left is of the kind that says who he is."""
    tokens = info.s.tokens
    who = next((c for c in info.counted if c.i == 0 and c.value == 1 and c.object in FORCES), None)
    dead = next((f for f in before.frames if f.action == "killed" and f.object in (None, "person") and f.value and f.status == "asserted" and not f.subset), None)
    if who is None or dead is None or who.j + 1 >= len(tokens) or tokens[who.j].f not in w.sets["be"] or tokens[who.j + 1].f not in ("named", "identified", "identificado", "identificada"):
        return None
    parts = [f for f in before.frames if f.action == "killed" and f.subset]
    if any(f.object == who.object for f in parts) or sum(f.value or 0 for f in parts) != (dead.value or 0) - 1:
        return None
    return frame_of(info.s, who, "killed", who.object, f"{w.lang}.fact.breakdown", dead.status, head=tokens[who.head].f, group=info.s.index * 100 + 61, subset=True)


def the_others_are(info: Info, before: Info | None, w: Words) -> None:
    """ "Entre los heridos hay cinco policías; los nueve restantes son pobladores": the rest of those just parted."""
    rest = next((c for c in info.counted if c.i <= 1 and "the_rest" in c.modifiers and c.value), None)
    if rest is None or before is None or any(f.position == rest.i for f in info.frames):
        return
    kind = next((c for c in info.counted if c.kind == "people" and c.plural and c.value is None and 0 < c.i - rest.j <= 3 and c.object not in (None, "person")), None)
    part = next((f for f in before.frames if f.action in ("killed", "wounded") and f.subset and f.value and f.status == "asserted"), None)
    if kind is not None and part is not None and info.s.tokens[kind.i - 1].f in w.sets["be"] | {"son", "eran"}:
        head = info.s.tokens[kind.head].f
        info.frames.append(frame_of(info.s, rest, part.action, kind.object, f"{w.lang}.fact.breakdown", part.status, head=head, group=info.s.index * 100 + 62, subset=True))


def _kinds(info: Info, w: Words) -> list[Counted]:
    """ "Seven were soldiers and the other two were women", "tres eran militares y el otro era un guía"."""
    _of_the_victims(info, w)
    for c in info.counted[:1]:
        if (side := _belonged(info, c, w)) is not None:
            dead = info.s.tokens[c.head].f in w.sets["the_dead"]
            c.kind, c.object, c.action, c.modifiers = "state", side, "killed" if dead else "wounded", (*c.modifiers, "kinds", "belonged")
    out = _of_those(info, w) or [c for c in info.counted if ("kinds" in c.modifiers or _of_the_dead(c)) and c.value]
    if not out or out[0].i > 1:
        return []
    behind = (c for c in info.counted if c.kind == "people" and c.numbered and c.i > out[0].j)
    for bare, noun in pairwise(info.counted):
        if bare.kind == "bare" and bare.value and bare.i > out[0].j and noun.kind == "people" and noun.plural and noun.value is None and noun.i == bare.j + 1 and info.s.tokens[bare.j].raw == ",":
            out.append(replace(bare, kind="people", object=noun.object, j=noun.j, head=noun.head))  # "Ocho son manifestantes y cuatro, policías"
    last = [c for c in behind if (c.value == 1 and _is_the_last(info, c, w)) or _the_others(info, c)]
    told = any(f.position in {c.i for c in out} for f in info.frames)
    if told and (out[0].kind != "state" or (len(out) == 1 and not last and _rest(info, w) is None and info.s.tokens[-1].raw != ";")):
        return []
    return [*out, *last]


def _rest(info: Info, w: Words) -> Counted | None:
    """ "Eleven of the injured were police officers and [the rest were growers]"."""
    tokens = info.s.tokens
    for c in info.counted:
        before = [t.f for t in tokens[max(0, c.i - 3) : c.i]]
        if c.kind == "people" and c.plural and c.value is None and c.object not in (None, "person") and before[:2] in (["the", "rest"], ["los", "demas"], ["el", "resto"]) and before[-1] in w.sets["be"]:
            return c
    return None


def all_of_one_kind(info: Info, infos: Sequence[Info], w: Words) -> None:
    """ "nine injured. … All of the injured are soldiers": of what kind those told in the last sentences are."""
    tokens = info.s.tokens
    if tokens[0].f not in ("all", "todos", "todas"):
        return
    of = next((k for k in range(1, min(4, len(tokens))) if tokens[k].f in w.sets["the_hurt"] | w.sets["the_dead"]), None)
    kind = next((c for c in info.counted if c.kind == "people" and c.plural and c.value is None and c.object in (*FORCES, "civilian")), None)
    if of is None or kind is None or tokens[kind.i - 1].f not in w.sets["be"]:
        return
    action = "wounded" if tokens[of].f in w.sets["the_hurt"] else "killed"
    told = [f for i in infos[-3:] for f in i.frames if f.action == action and f.value and f.status == "asserted" and f.object in (None, "person") and f.where == "text"]
    if told:
        told[-1].object, told[-1].generic = kind.object, False
        info.frames = [f for f in info.frames if f.position != kind.i]


def _of_those(info: Info, w: Words) -> list[Counted]:
    """ "De los heridos, uno es un soldado", "Of the dead, three were policemen": how many are of which kind."""
    tokens = info.s.tokens
    if len(tokens) < 7 or tokens[0].f not in ("de", "of") or tokens[1].f not in w.sets["definite"] or tokens[3].raw != ",":
        return []
    dead = tokens[2].f in w.sets["the_dead"]
    number = 1.0 if tokens[4].f in w.sets["one"] else w.numbers.get(tokens[4].f)
    who = next((c for c in info.counted if c.kind == "people" and 5 < c.i <= 7 and c.object not in (None, "person")), None)
    if not (dead or tokens[2].f in w.sets["the_hurt"]) or not isinstance(number, int | float) or who is None or tokens[who.i - 1].f not in w.sets["be"] | {"es", "son"}:
        return []
    return [replace(who, i=0, kind="state", action="killed" if dead else "wounded", value=float(number), numbered=True, modifiers=("kinds",))]


def _of_the_victims(info: Info, w: Words) -> None:
    """ "Four of the victims were conscripts": of which kind so many of the dead were."""
    tokens = info.s.tokens
    c = info.counted[0] if info.counted else None
    noun = info.counted[1] if len(info.counted) > 1 else None
    if c is None or noun is None or c.i or not c.value or c.kind != "people" or tokens[c.head].f not in ("victims", "victimas") or "of" not in c.modifiers:
        return
    if tokens[c.j].f in w.sets["be"] | {"eran", "son"} and noun.i == c.j + 1 and noun.kind == "people" and noun.plural and noun.value is None and noun.object not in (None, "person"):
        c.kind, c.object, c.action, c.j, c.modifiers = "state", noun.object, "killed", noun.j, (*c.modifiers, "kinds")
        info.counted.remove(noun)


_CLANS = frozenset(("clan", "gang", "band", "crew", "cartel", "banda", "firma"))


def _belonged(info: Info, c: Counted, w: Words) -> str | None:
    """ "Four of the dead belonged to the Ore clan": of which side they were."""
    tokens = info.s.tokens
    if c.i or not c.value or c.kind != "people" or tokens[c.head].f not in w.sets["the_dead"] | w.sets["the_hurt"]:
        return None
    if c.j >= len(tokens) or tokens[c.j].f not in ("belonged", "pertenecian", "pertenecia", "integraban"):
        return None
    behind = range(c.j + 1, min(c.j + 7, len(tokens)))
    kin = any(tokens[k].f in ("family", "familia") and (tokens[k - 1].cap or tokens[min(k + 1, len(tokens) - 1)].cap) for k in behind)
    return "trafficker" if kin or any(tokens[k].f in _CLANS for k in behind) else None


def _of_the_dead(c: Counted) -> bool:
    """ "Seven of the dead were soldiers and two were civilians"."""
    return c.kind == "state" and c.i == 0 and c.object is not None and c.j - c.i > 4


def _the_others(info: Info, c: Counted) -> bool:
    """ "Nine of the injured were demonstrators and the other four police officers": of a kind, the verb left out."""
    return c.definite and c.more and c.object in FORCES and c.i > 0 and info.s.tokens[c.i - 1].f in ("and", "y", "e")


def _is_the_last(info: Info, c: Counted, w: Words) -> bool:
    """ "… and the fourth was a driver", "… and the fourth a driver": who the last of them is."""
    tokens = info.s.tokens
    if c.definite and c.value == 1 and c.j - c.i > 3 and tokens[c.i + 1].f in w.ranks and tokens[c.i + 2].f in ("a", "an", "un", "una") and tokens[c.i - 1].f in ("and", "y"):
        return True
    which = tokens[c.i - 2].f
    return c.i > 2 and tokens[c.i - 1].f in (*w.sets["be"], "era") and (which in w.ranks or which in _LAST) and tokens[c.i - 3].f in w.sets["definite"]


def _whole(before: Info, kinds: list[Counted]) -> Frame | None:
    """The dead or hurt told last who can be those parted: of no told kind, and no fewer."""
    of = kinds[0].action if kinds[0].kind == "state" else None  # "Four of the dead belonged to …": of the dead, though hurt are told behind them
    told = [f for f in before.frames if f.action in ("killed", "wounded") and of in (None, f.action) and f.value and f.status == "asserted" and not f.subset]
    whole = next((f for f in reversed(told) if f.object in (None, "person", "unknown")), None)
    if whole is None or before.s.where == "title":
        return None
    n, some = sum(c.value or 0 for c in kinds), (whole is told[-1] or of is not None) and any(c.object in (*FORCES, "armed_group", "trafficker") for c in kinds)
    return whole if n == whole.value or (n < (whole.value or 0) and (some or whole.object == "unknown")) else None


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
            told = last if before.s.tokens[-1].raw == ";" or (beside and last and last[-1].object not in beside) else []
        if told and told[-1].plural and (told[-1].value is None or not here) and told[-1].object in (*FORCES, "armed_group", "trafficker"):
            f.object, f.generic = told[-1].object, False
            for g in _the_other_one(info, f):
                g.object, g.generic = told[-1].object, False  # "one of them was caught, and the other … drowned"
    for f in info.frames if any(a.side == "shining_path" for a in info.actors) else ():
        their = [t.f for t in info.s.tokens[max(0, f.position - 2) : f.position]]
        if f.action == "killed" and f.head == "bajas" and f.object is None and their[:1] in (["le"], ["les"]):
            f.object = "armed_group"  # "hicieron frente a un contingente de Sendero y le causaron once bajas"
    fallen = next((g.object for g in before.frames if g.action == "killed" and g.status == "asserted" and g.object == "armed_group"), None) if before is not None else None
    for f in info.frames:
        joined = [t.f for t in info.s.tokens[max(0, f.position - 2) : f.position]] in (["junto", "a"], ["along", "with"], ["together", "with"])
        if fallen and f.action == "killed" and f.verb == 0 and joined and any(t.f.startswith(("acompa", "accompan")) for t in info.s.tokens[f.position :]):
            f.object = fallen  # "El camarada X fue abatido. Murió junto a una mujer que lo acompañaba"
