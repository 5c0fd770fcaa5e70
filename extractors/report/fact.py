"""Frames: a verb or noun of action claims the counted things that belong to it.

Each counted thing looks for its governor among the triggers of its sentence: the side it stands on must fit the voice
("capturaron a ocho", "fueron capturados ocho", "ocho capturados", "la captura de ocho"), and the way there must cost
little: words, commas, relative pronouns and other verbs between them all count. What no trigger claims is no fact.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.codebook import DRUGS, FORCES, PERSON_ACTIONS, SEIZED_OBJECTS, WEAPONS
from extractors.report.counted import Counted
from extractors.report.govern import governor_of
from extractors.report.govern_list import groups_of
from extractors.report.govern_own import adjacent_trigger, joined_second, main_verb, relative_second, whole_of
from extractors.report.govern_takes import option_for, too_far
from extractors.report.sentence import Sentence
from extractors.report.trigger_status import Cue, status_at, status_cues
from extractors.report.trigger_words import Trigger
from extractors.report.words import Verb, Words
from extractors.text import Token

PRONOUN = 90  # the group of frames whose patient is a pronoun


@dataclass(slots=True)
class Frame:
    """A claimed fact before scenes are told apart."""

    action: str
    object: str | None
    value: float | None
    unit: str
    bound: str | None
    rule: str
    status: str
    sentence: int
    where: str
    start: int
    end: int
    position: int  # token of the counted thing
    weak: str | None = None  # 'find', 'carry', 'intercept': seized only if the scene says it was kept
    definite: bool = False
    more: bool = False
    subset: bool = False
    total: bool = False
    corrected: str | None = None  # 'old' for a figure given up later in the text
    head: str = ""
    rank: int = 0  # "a fifth officer": 5
    generic: bool = False
    name: str | None = None
    who: str | None = None  # the name beside the noun, where it counts one
    state: bool = False
    group: int = 0
    notes: list[str] = field(default_factory=list)


def find_frames(s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words) -> list[Frame]:
    """The frames of one sentence, whatever their status."""
    out: list[Frame] = []
    cues = status_cues(s.tokens, words) if counted else []
    for g, group in enumerate(groups_of(s, counted, triggers, words)):
        if len(group) >= 2 and all(c.kind == "people" and not c.numbered and not c.plural for c in group):
            for c in group:
                c.value, c.numbered, c.vague = 1.0, True, False  # "piloto y copiloto"
        shared = governor_of(s, group, triggers, words, counted)
        for c in group:
            own = adjacent_trigger(s, c, group, triggers, words)
            if own is not None and shared is not None and own.options[0].action == "find" and own.mode == "participle" and shared.options[0].action in ("destroyed", "seized"):
                own = None  # "abrió cráteres en dos pistas localizadas en …": the participle only says which
            best = own or shared or _with_load(s, c, triggers) or _with_arms(s, c, triggers, words)
            if best is not None and (later := main_verb(s, c, best, triggers, counted)) is not None:
                own = best = later
            if c.kind in ("thing",) and not c.numbered and best is not None and own is None and too_far(c, best, group):
                continue
            if c.article and _subset(s.tokens, c) and c.kind == "people" and len(counted) > 1:
                continue  # "tres rescatados, entre ellos la enfermera": one of those counted
            if c.name and _named_among(s.tokens, c.i):
                continue  # "tres presuntos integrantes, entre ellos el mando logístico, X": one of them
            if "of" in c.modifiers and (best is None or _of_the_whole(c, best, counted)):
                continue
            if c.i > 0 and s.tokens[c.i - 1].f in ("de", "of") and c.i <= 1 and c.definite:
                continue  # "De los nueve militares murieron tres": the whole, not the part
            if (
                c.object in ("explosive", "fuel")
                and (c.object == "explosive" or not c.numbered)
                and c.i > 0
                and s.tokens[c.i - 1].f in ("con", "with", "mediante", "using")
            ):
                continue  # what was used to destroy
            frame = _frame(s, c, best, words, triggers, cues)
            if frame is None and best is None and out and _likewise(s, c, out[-1]):
                frame = replace(out[-1], value=c.value, bound=c.bound, more=True, start=s.tokens[c.i].s, end=s.tokens[c.j - 1].e, position=c.i, notes=[])
            other = relative_second(s, c, best, group, triggers, words) or joined_second(s, c, best, triggers, counted)
            if other is not None:
                second = _frame(s, c, other, words, triggers, cues)
                held = second is not None and frame is not None and (frame.action, second.action) == ("rescued", "kidnapped")
                if second is not None and frame is not None and not held and second.action != frame.action and second.weak is None:
                    second.group = s.index * 100 + g
                    second.generic = second.object in (None, "person")
                    out.append(second)
            if frame is not None:
                frame.more = frame.more or (words.lang == "es" and s.tokens[0].f in words.sets["furthermore"] and frame.action in PERSON_ACTIONS and not frame.definite)
                frame.group = s.index * 100 + g
                frame.generic = frame.object in (None, "person")
                out.append(frame)
        _same_things(out, s.index * 100 + g)
        _breakdown(out, group, s.index * 100 + g, s, words)
    _some_of_them(out, s, counted, words)
    _later_died(out, s, counted)
    _kinds_of_state(out, s, counted, words)
    _named_parts(out)
    out.extend(_named_behind(s, counted, {f.position for f in out}, words))
    return _behind_colon([*out, *_of_pronouns(s, triggers, words)], s)


def _some_of_them(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> None:
    """ "Hubo once heridos, cuatro de ellos policías": what some of those just counted are."""
    for c in counted:
        if "of_them" not in c.modifiers or c.object not in FORCES or any(f.position == c.i for f in out):
            continue
        whole = next((f for f in reversed(out) if f.position < c.i and f.action in PERSON_ACTIONS and (f.value or 0) > (c.value or 0)), None)
        if whole is None:
            continue
        start, end = s.tokens[c.i].s, s.tokens[c.j - 1].e
        rule = f"{words.lang}.fact.breakdown"
        out.append(Frame(whole.action, c.object, c.value, "count", c.bound, rule, whole.status, s.index, s.where, start, end, c.i, subset=True, group=whole.group))


def _named_among(tokens: list[Token], i: int) -> bool:
    before = [t.f for t in tokens[max(0, i - 16) : i]]
    return any(a in ("entre", "among") and b in ("ellos", "ellas", "them") for a, b in pairwise(before))


def _of_the_whole(part: Counted, t: Trigger, counted: list[Counted]) -> bool:
    """ "uno de los dos campesinos muertos": dead are the two."""
    whole = whole_of(part, counted)
    return whole is not None and t.mode == "participle" and 0 <= t.i - whole.j <= 1


def _likewise(s: Sentence, c: Counted, last: Frame) -> bool:
    """ "Un soldado resultó herido por un rebote y otro, al caer": the verb of the one before, left out."""
    tokens = s.tokens
    bare = c.kind == "bare" and c.more and c.i > 0 and tokens[c.i - 1].f in ("y", "and") and c.j < len(tokens) and tokens[c.j].raw == ","
    return bare and last.sentence == s.index and last.action in ("killed", "wounded") and last.status == "asserted" and (last.value or 0) >= 1


def _named_behind(s: Sentence, counted: list[Counted], taken: set[int], words: Words) -> list[Frame]:
    """ "Los fallecidos son el comandante X y los suboficiales Y y Z", "the dead were identified as …": one person a name."""
    tokens = s.tokens
    names = [c for c in counted if (c.name or (c.kind == "people" and c.value and not _whose_child(s.tokens, c))) and c.i not in taken]
    if names and tokens[0].f in words.sets["label_captured"] and (colon := next((k for k in range(1, 5) if k < len(tokens) and tokens[k].raw == ":"), None)):
        return _each(s, "captured", [c for c in names if c.i > colon], words)  # "Detenidos: X (38), propietario del predio, y Z (29)"
    if not names or tokens[0].f not in words.sets["definite"]:
        return []
    head = {t.f for t in tokens[1:3]}
    action = "killed" if head & words.sets["the_dead"] else "wounded" if head & words.sets["the_hurt"] else None
    verb = next((k for k in range(2, names[0].i) if tokens[k].f in words.sets["naming"]), None)
    if action is None or verb is None or names[0].i - verb > 6:
        return []
    counts = [c for c in names if not c.name and not c.definite]
    for c in names:
        noun = next((x for x in reversed(counted) if x.j <= c.i and x.kind == "people" and not x.name), None)
        if c.name and c.object is None and noun is not None and noun.object in FORCES:
            c.object = noun.object  # "los suboficiales X y Z"
    return _each(s, action, counts or names, words)


def _whose_child(tokens: list[Token], c: Counted) -> bool:
    """ "padre de tres niños": says who somebody is."""
    return c.i > 1 and tokens[c.i - 1].f in ("de", "of") and tokens[c.i - 2].f in ("padre", "madre", "father", "mother", "esposo", "esposa", "hijo", "hija")


def _each(s: Sentence, action: str, names: list[Counted], words: Words) -> list[Frame]:
    """One frame a name."""
    out = []
    for c in names:
        start, end = s.tokens[c.i].s, s.tokens[c.j - 1].e
        frame = Frame(action, c.object, c.value, "count", None, f"{words.lang}.fact.breakdown", "asserted", s.index, s.where, start, end, c.i, head=s.tokens[c.head].f, name=c.name, who=c.who, definite=c.name is not None)
        frame.group = s.index * 100 + 80
        out.append(frame)
    return out


def _kinds_of_state(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> None:
    """ "De los nueve heridos, seis son soldados y tres civiles": of what kind the hurt are."""
    state = next((c for c in counted if c.kind == "state" and c.value and c.action in ("killed", "wounded") and c.i == 1 and s.tokens[0].f in ("de", "of")), None)
    if state is None:
        return
    taken = {f.position for f in out}
    kinds = [c for c in counted if c.kind == "people" and c.value and c.i >= state.j and c.i not in taken and c.object not in (None, "person")]
    if not kinds or sum(c.value or 0 for c in kinds) > (state.value or 0):
        return
    for c in kinds:
        start, end = s.tokens[c.i].s, s.tokens[c.j - 1].e
        out.append(Frame(str(state.action), c.object, c.value, "count", c.bound, f"{words.lang}.fact.breakdown", "asserted", s.index, s.where, start, end, c.i, group=s.index * 100 + 70))


def _later_died(out: list[Frame], s: Sentence, counted: list[Counted]) -> None:
    """ "De los doce heridos, dos murieron", "three of the four officers wounded died": the dead are taken out of the wounded."""
    for f in [f for f in out if f.action == "killed" and f.value and not f.subset]:
        mine = next((c for c in counted if c.i == f.position), None)
        whole = next((g for g in out if g.action == "wounded" and 0 < g.position - f.position <= 4 and (g.value or 0) > (f.value or 0)), None)
        if whole is not None and mine is not None and "of" in mine.modifiers:
            f.subset, whole.definite = True, False
            continue
        hurt = next((c for c in counted if c.kind == "state" and c.action == "wounded" and c.definite and c.i == 1 and s.tokens[0].f in ("de", "of")), None)
        if hurt is not None and mine is not None and mine.kind == "bare" and (hurt.value or 0) > (f.value or 0):
            start, end = s.tokens[hurt.i].s, s.tokens[hurt.j - 1].e
            out.append(Frame("wounded", f.object, hurt.value, "count", hurt.bound, hurt.rule, f.status, s.index, s.where, start, end, hurt.i, generic=True, state=True, group=f.group + 50))
            f.subset = True


def _same_things(out: list[Frame], gid: int) -> None:
    """ "captured 26 aircraft in 2014, 11 in 2015": the numbers behind count the thing before them."""
    mine = [f for f in out if f.group == gid]
    thing = next((f for f in mine if f.action == "seized" and f.object), None)
    for f in mine:
        if thing is not None and f.action == "captured" and f.object is None and not f.state and f.position > thing.position:
            f.action, f.object, f.unit = "seized", thing.object, thing.unit


def _named_parts(out: list[Frame]) -> None:
    """ "Its two crew members, X, 24, and a minor, were detained": who they are adds nobody to the two."""
    for whole in list(out):
        if whole.action not in PERSON_ACTIONS or (whole.value or 0) < 2 or whole.name:
            continue
        rest = [f for f in out if f is not whole and f.action == whole.action and f.position > whole.position and f.value]
        if any(f.name for f in rest) and sum(f.value or 0 for f in rest) == whole.value:
            for f in rest:
                out.remove(f)
            return


def _of_pronouns(s: Sentence, triggers: list[Trigger], words: Words) -> list[Frame]:
    """ "lo mataron en su casa", "él mismo fue retenido tres días": one person, told before."""
    tokens = s.tokens
    out: list[Frame] = []
    if words.lang == "en":
        return [_shot(s, k, words) for k in range(len(tokens) - 1) if _shot_dead(tokens, k) or _he_died(tokens, k)]
    for k in range(len(tokens) - 3):
        if tokens[k].f in ("le", "les") and tokens[k + 1].f in words.sets["maiming"] and {x.f for x in tokens[k + 2 : k + 6]} & words.sets["limbs"]:
            frame = Frame("wounded", None, 1.0, "count", None, f"{words.lang}.fact.wounded.wound", "asserted", s.index, s.where, tokens[k].s, tokens[k + 3].e, k)
            frame.generic, frame.group, frame.definite = True, s.index * 100 + PRONOUN, True
            out.append(frame)  # "la mina le arrancó la pierna"
    for t in triggers:
        v = t.options[0]
        if v.action not in ("killed", "kidnapped") or t.status != "asserted" or not t.finite or t.i == 0:
            continue
        before = [x.raw.lower() for x in tokens[max(0, t.lead - 2) : t.lead]]
        told = (t.mode == "active" and tokens[t.i - 1].f in ("lo", "la")) or (
            t.mode == "passive" and {"él", "ella"} & set(before)
        )
        if told:
            end = tokens[t.j - 1].e
            frame = Frame(v.action, None, 1.0, "count", None, v.rule, "asserted", s.index, s.where, tokens[t.lead].s, end, t.i)
            frame.generic, frame.group, frame.definite = True, s.index * 100 + PRONOUN, True
            out.append(frame)
    return out


def _shot_dead(tokens: list[Token], k: int) -> bool:
    """ "shot him in front of his children": one person killed, unless it says where he was hit."""
    if tokens[k].f not in ("shot", "killed", "executed") or tokens[k + 1].f not in ("him", "her"):
        return False
    return not any(t.f in ("leg", "arm", "foot", "shoulder", "hand", "thigh") for t in tokens[k + 2 : k + 6])


def _he_died(tokens: list[Token], k: int) -> bool:
    """ "He died on the way to the health post"."""
    return k <= 2 and tokens[k].f in ("he", "she") and tokens[k + 1].f == "died" and tokens[k].cap


def _shot(s: Sentence, k: int, words: Words) -> Frame:
    t = s.tokens[k]
    rule = f"{words.lang}.fact.killed.kill"
    frame = Frame("killed", None, 1.0, "count", None, rule, "asserted", s.index, s.where, t.s, s.tokens[k + 1].e, k)
    frame.generic, frame.group, frame.definite = True, s.index * 100 + PRONOUN, True
    return frame


def _with_load(s: Sentence, c: Counted, triggers: list[Trigger]) -> Trigger | None:
    """ "otra Cessna fue interceptada mientras era abastecida, con 398 kilos de pasta": the load of what was intercepted."""
    if c.kind != "amount" or c.object not in (*DRUGS, "cash") or c.i == 0 or s.tokens[c.i - 1].f not in ("con", "with"):
        return None
    taking = ("intervene", "seized", "captured")
    return next((t for t in triggers if t.status == "asserted" and t.options[0].action in taking and option_for(t, c)), None)


def _with_arms(s: Sentence, c: Counted, triggers: list[Trigger], words: Words) -> Trigger | None:
    """ "se entregó con un fusil", "turned themselves in with a rifle": what deserters bring is handed over."""
    if c.kind != "thing" or c.object not in WEAPONS or c.i == 0 or s.tokens[c.i - 1].f not in ("con", "with"):
        return None
    gave = next((t for t in triggers if t.j <= c.i and t.status == "asserted" and t.options[0].action == "surrendered"), None)
    if gave is None:
        return None
    handed = Verb(f"{words.lang}.fact.seized.hand_over", "find", "transitive", "past")
    return Trigger(gave.i, gave.j, [handed], "active", lead=gave.lead)


def _behind_colon(frames: list[Frame], s: Sentence) -> list[Frame]:
    """ "Cuatro fueron detenidos: el conductor, dos hermanos y un estibador": who they are adds nobody to the four."""
    colon = next((k for k, t in enumerate(s.tokens) if t.raw == ":"), None)
    out = list(frames)
    if colon is None:
        return out
    for whole in frames:
        if whole.action not in PERSON_ACTIONS or (whole.value or 0) < 2 or whole.position > colon:
            continue
        parts = [f for f in frames if f.action == whole.action and f.position > colon and f.value]
        told = sum(f.value or 0 for f in parts) == whole.value and whole.action not in ("captured", "surrendered")
        gone = [whole] if told and whole.generic and all(not f.generic for f in parts) else parts
        out = [f for f in out if f not in gone]
        break
    return out


def _breakdown(out: list[Frame], group: list[Counted], gid: int, s: Sentence, words: Words) -> None:
    """A total and its parts in one sentence: "two people, the pilot and a boy, were arrested"; "14 heridos: nueve … y cinco …"."""
    mine = [f for f in out if f.group == gid]
    for k in range(1, len(mine) - 2):  # "a woman and six minors, four girls and two boys"
        rest = mine[k + 1 :]
        if (mine[k].value or 0) > 1 and len(rest) > 1 and mine[k].action in PERSON_ACTIONS and sum(f.value or 0 for f in rest) == mine[k].value:
            for f in rest:
                out.remove(f)
            return
    things = [f for f in mine if f.action not in PERSON_ACTIONS and f.value]
    if len(things) >= 3 and len({f.object for f in things}) == 1 and sum(f.value or 0 for f in things[1:]) == things[0].value:
        for f in things[1:]:
            out.remove(f)  # "tres fusiles —dos AKM y un FAL—"
        return
    if mine:
        if (
            len(mine) >= 3
            and mine[0].value
            and mine[0].action == mine[1].action
            and mine[0].action in PERSON_ACTIONS
            and sum(f.value or 0 for f in mine[1:]) == mine[0].value
        ):
            parts = mine[1:]
            if (
                mine[0].generic
                and len({f.object for f in parts}) > 1
                and mine[0].action not in ("captured", "surrendered")
            ):
                out.remove(mine[0])
            else:
                for f in parts:
                    out.remove(f)
        return
    parts_c = [c for c in group if c.kind == "people" and c.value]
    total = sum(c.value or 0 for c in parts_c)
    whole = next((f for f in out if f.value == total and f.action in PERSON_ACTIONS), None)
    if whole is None or len(parts_c) < 2 or len({c.object for c in parts_c}) < 2:
        return
    for c in parts_c:
        out.append(
            Frame(
                whole.action,
                c.object,
                c.value,
                "count",
                c.bound,
                whole.rule,
                whole.status,
                s.index,
                s.where,
                s.tokens[c.i].s,
                s.tokens[c.j - 1].e,
                c.i,
                head=s.tokens[c.head].f,
                group=gid,
            )
        )
    out.remove(whole)


def _frame(s: Sentence, c: Counted, t: Trigger | None, words: Words, triggers: list[Trigger], cues: list[Cue]) -> Frame | None:
    tokens = s.tokens
    action, rule, status, weak = None, c.rule, "asserted", None
    if c.kind == "state":
        if not c.numbered:
            return None
        action = c.action
        status = status_at(tokens, c.i, words, cues=cues)
        if t is not None and t.mode == "leave" and t.status != "asserted":
            status = t.status
    elif t is not None:
        v = option_for(t, c)
        if v is None and c.kind == "people" and c.object == "civilian" and any(o.rule.endswith("killed.fall") for o in t.options) and _behind_forces(tokens, t, c, words):
            v = next((o for o in t.options if o.rule.endswith("killed.fall")), None)  # "cayeron un teniente y un civil"
        if v is None or (c.name and v.rule.endswith("captured.fall") and any(x.f in words.sets["deadly"] for x in tokens)):
            return None
        action, rule, status = v.action, v.rule, t.status
        if status == "asserted":
            near = status_at(tokens, c.i, words, cues=cues)
            if near == "negated":
                status = near
    if action is None and c.kind == "people" and c.value and {"dead", "slain"} & set(c.modifiers):
        action, rule = "killed", f"{words.lang}.fact.killed.dead"  # "three dead guerrillas were found"
    among = _among(tokens, c, words) if action is None and c.kind == "people" and c.value is not None else None
    if among:
        action, rule = among, f"{words.lang}.fact.breakdown"
    if action is None or action == "other":
        return None  # "robaron dos fusiles": told, but no action that is coded
    if words.lang == "en" and t is not None and t.mode == "passive" and c.value is None and tokens[t.lead].f in ("are", "is"):
        return None  # "as their runways are blown up": a practice
    if action == "kidnapped" and c.object == "armed_group":
        return None  # "40 guerrillas marched off with the workers"
    if action in ("captured", "intervene") and tokens[c.head].f in words.sets["justice"]:
        return None  # "según el fiscal, fueron intervenidos …"
    obj = c.object
    if action == "kidnapped" and t is not None and any(x.f in ("corriente", "rio", "agua", "huaico", "current", "river") for x in tokens[max(0, t.lead - 4) : t.lead]):
        action = "missing"  # "la corriente se llevó a dos infantes"
    if action == "wounded" and c.rule.endswith(".victims") and tokens[c.i].f not in ("victima", "victimas", "victim", "victims"):
        action, rule = "killed", f"{words.lang}.fact.killed.remains"  # "un infante fue herido y amanecieron los cadáveres de dos cargadores"
    if action == "captured" and c.kind in ("people", "bare") and t is not None and (
        _by_armed(s, t, words) or (rule.endswith("captured.seize") and _armed_act(s, t, words))
    ):
        action = "kidnapped"  # "five people seized by armed men"
    if action in ("find", "carry", "intervene"):
        if c.kind == "people" or (c.kind == "bare" and obj is None and action == "intervene" and t is not None and t.mode == "passive" and tokens[c.i].f in words.sets["both"] | {"los", "tres", "cuatro", "cinco", "seis"}):
            if action == "intervene":
                if any(x.f in words.sets["fleeing"] for x in tokens[c.j : c.j + 14]):
                    return None  # "intercepted four backpackers who abandoned their load and fled"
                action = "kidnapped" if t is not None and t.mode == "passive" and _by_armed(s, t, words) else "captured"
            elif action == "find" and c.rule.endswith(".victims"):
                action = "killed"
            else:
                return None
        else:
            if rule.endswith("take_over") and not _by_forces(s, t, words):
                return None  # weapons that attackers carry off are not seized
            borne = t is not None and any(o.rule.endswith("seized.carry") for o in t.options)
            weak = "handover" if rule.endswith("hand_over") and not borne else "carry" if rule.endswith("hand_over") else action
            if action == "intervene" and obj not in ("aircraft", "boat"):
                weak = "context" if obj == "vehicle" or obj is None else "carry"
            action = "seized"
    elif action == "captured" and c.kind in ("thing", "amount", "container"):
        action = "seized"
    if c.kind == "bare" and action not in PERSON_ACTIONS:
        if obj is None:
            obj = "same"
    if action == "eradicated":
        if c.unit != "ha":
            return None
        obj = obj if obj in ("marijuana", "poppy") else "coca_crop"
    if action == "destroyed" and (obj == "coca_crop" or c.unit == "ha"):
        if c.unit != "ha":
            return None
        action, obj = "eradicated", obj if obj in ("marijuana", "poppy") else "coca_crop"
    if action == "seized" and obj == "coca_crop":
        if c.unit != "kg":
            return None
        obj = "coca_leaf"
    if action == "seized" and obj in ("laboratory", "maceration_pit", "airstrip", "camp") and weak in ("find", "carry"):
        action, weak = "destroyed", "infra"  # found: destroyed if the telling says so later
    if action in ("seized",) and obj not in SEIZED_OBJECTS and obj not in (None, "same"):
        return None
    if c.kind == "container":
        if obj is None:
            return None
        value, unit = None, "count"
        c_vague = True
    else:
        value, unit, c_vague = c.value, c.unit, c.vague
    if (
        obj in ("cocaine", "cocaine_base", "drugs", "coca_leaf", "marijuana", "poppy")
        and action in ("seized", "destroyed")
        and unit == "count"
    ):
        value, unit = None, "kg"
    if obj == "fuel" and unit == "count":
        value, unit = None, "L"
    if obj == "precursor" and unit == "count":
        value, unit = None, "kg"
    if obj == "cash" and unit == "count":
        return None
    if (
        obj
        in (
            "firearm",
            "ammunition",
            "radio",
            "vehicle",
            "boat",
            "aircraft",
            "laboratory",
            "airstrip",
            "maceration_pit",
            "camp",
            "explosive",
        )
        and unit != "count"
    ):
        return None
    if obj is None and action in ("seized", "destroyed") and unit != "kg":
        return None
    del c_vague
    start, end = tokens[c.i].s, tokens[c.j - 1].e
    if obj is None and action == "killed" and t is not None and tokens[t.j - 1].f.startswith("abat") and not _armed_act(s, t, words):
        obj = "armed_group"  # "uno fue abatido": so are attackers told
    subset = bool(among) or _subset(tokens, c)
    return Frame(
        action,
        obj,
        value,
        unit,
        c.bound,
        rule,
        status,
        s.index,
        s.where,
        start,
        end,
        c.i,
        weak=weak,
        definite=c.definite,
        more=c.more or (action == "captured" and t is not None and _with_him(tokens, t)),
        subset=subset,
        head=tokens[c.head].f,
        state=c.kind == "state",
        total="toll" in c.modifiers or _total(tokens, c),
        name=c.name,
        who=c.who,
        rank=_rank(tokens, c, words),
    )


def _behind_forces(tokens: list[Token], t: Trigger, c: Counted, words: Words) -> bool:
    """ "cayeron un teniente y un civil": somebody of the forces is named first of those who fell."""
    hits = (words.nouns.at(tokens, k) for k in range(t.j, c.i))
    return any(h is not None and h[1].object in FORCES for h in hits)


def _among(tokens: list[Token], c: Counted, words: Words) -> str | None:
    """ "Among the dead is an off-duty policeman", "Entre los lesionados hay cuatro policías": some of those counted."""
    after = [t.f for t in tokens[c.j : c.j + 4]]
    if after[:2] in (["were", "among"], ["was", "among"], ["is", "among"], ["are", "among"]) and len(after) > 3:
        return "killed" if after[3] in words.sets["the_dead"] else "wounded" if after[3] in words.sets["the_hurt"] else None
    opener = next((k for k in range(c.i - 1, max(-1, c.i - 18), -1) if tokens[k].f in ("among", "entre")), None)
    if opener is None or any(tokens[k].raw in ".;:" for k in range(opener, c.i)):
        return None
    whom = {t.f for t in tokens[opener + 1 : opener + 4]}
    return "killed" if whom & words.sets["the_dead"] else "wounded" if whom & words.sets["the_hurt"] else None


def _with_him(tokens: list[Token], t: Trigger) -> bool:
    """ "Two bodyguards were held with him", "con él fue detenida su pareja": besides the one told before."""
    around = [x.f for x in tokens[max(0, t.lead - 3) : t.j + 4]]
    return any(a in ("with", "con") and b in ("him", "her", "them", "el", "ella", "ellos") for a, b in pairwise(around))


def _armed_act(s: Sentence, t: Trigger, words: Words) -> bool:
    """ "rebels seized 18 workers": the side named first before the verb is an armed one."""
    for k in range(t.lead):
        hit = words.actors.at(s.tokens, k)
        if hit:
            return t.mode != "passive" and hit[1] in ("unknown_armed", "shining_path")
    return False


def _by_forces(s: Sentence, t: Trigger | None, words: Words) -> bool:
    """Is the side named first in the sentence, before the verb, one of the forces?"""
    for k in range(t.lead if t is not None else 0):
        hit = words.actors.at(s.tokens, k)
        if hit:
            return hit[1] in ("military", "police", "forces")
    return False


def _by_armed(s: Sentence, t: Trigger, words: Words) -> bool:
    tokens = s.tokens
    for k in range(t.j, len(tokens)):
        if tokens[k].f in ("by", "por") and any(
            (h := words.actors.at(tokens, x)) and h[1] in ("unknown_armed", "shining_path")
            for x in range(k + 1, min(k + 6, len(tokens)))
        ):
            return True
    return False


def _rank(tokens: list[Token], c: Counted, words: Words) -> int:
    ordinals = words.ranks
    return next((ordinals[t.f] for t in tokens[c.i : c.j] if t.f in ordinals), 0)


def _subset(tokens: list[Token], c: Counted) -> bool:
    if {"of_them", "kinds"} & set(c.modifiers):
        return True
    after = " ".join(t.f for t in tokens[c.j : c.j + 3])
    before = " ".join(t.f for t in tokens[max(0, c.i - 2) : c.i])
    return after.startswith(
        (
            "de ellos",
            "de ellas",
            "de los cuales",
            "de las cuales",
            "de estos",
            "de los heridos",
            "de los arrestados",
            "de los detenidos",
            "entre ellos",
            "among them",
            "of them",
            "of whom",
            "of which",
            "of the wounded",
            "of the injured",
            "of the dead",
        )
    ) or before.endswith(
        (
            "entre ellos",
            "entre ellas",
            "among them",
            "incluidos",
            "incluidas",
            "including",
            "incluido",
            "incluida",
            "incluyendo",
            "entre los",
        )
    )


TOLL = {"toll", "saldo", "cifra", "balance"}


def _total(tokens: list[Token], c: Counted) -> bool:
    around = " ".join(t.f for t in tokens[max(0, c.i - 3) : c.j + 3])
    if any(t.f in TOLL for t in tokens[max(0, c.i - 9) : c.i]) and c.kind == "state":
        return True
    return (
        "en total" in around
        or "un total de" in around
        or "a total of" in around
        or "in total" in around
        or "in all" in around
    )
