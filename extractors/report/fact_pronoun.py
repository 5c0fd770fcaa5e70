"""What befell somebody who is named by a pronoun only?"""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.scene import Info
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token

PRONOUN = 90  # the group of frames whose patient is a pronoun
HE_WAS = "he was"  # the note on a frame of a pronoun that is the subject of a passive
THEM = "them"  # the note on a frame of whom another sentence tells how many they are


def of_pronouns(s: Sentence, triggers: list[Trigger], words: Words, earlier: list[Frame]) -> list[Frame]:
    """ "lo mataron en su casa", "él mismo fue retenido tres días": one person, told before."""
    tokens = s.tokens
    out: list[Frame] = []
    if words.lang == "en":
        dead = [one_of(s, k, k, k + 2, "killed", "en.fact.killed.kill") for k in range(len(tokens) - 1) if _shot_dead(tokens, k) or _he_died(tokens, k)]
        held = [t for t in triggers if t.options[0].action in ("captured", "rescued") and t.mode == "past" and t.status == "asserted" and t.j < len(tokens) and tokens[t.j].f in ("him", "her")]
        given = [one_of(s, k, k, k + 3, "captured", "en.fact.captured.capture") for k in range(len(tokens) - 3) if tokens[k].f in ("handed", "turned") and tokens[k + 1].f in ("him", "her") and [x.f for x in tokens[k + 2 : k + 4]] == ["over", "to"]]
        held = [*held, *_without_subject(tokens, triggers, earlier, ("he", "she"))]
        beside = [f for f in earlier if f.action in ("killed", "wounded", "captured") and _he_and(tokens, f)]
        taken = [one_of(s, t.i, t.i, min(t.j + 1, len(tokens)), t.options[0].action, t.options[0].rule) for t in held]
        for f in taken:
            f.notes += [HE_WAS] if f.action == "killed" else []
        return dead[:1] + taken + given + [_he(s, f) for f in beside] + _them(s, triggers, words, earlier)
    out = [one_of(s, t.i, t.lead, t.j, t.options[0].action, t.options[0].rule) for t in _without_subject(tokens, triggers, earlier, ())]
    out += _them(s, triggers, words, earlier)
    for k in range(len(tokens) - 3):
        if tokens[k].f in ("le", "les") and tokens[k + 1].f in words.sets["maiming"] and {x.f for x in tokens[k + 2 : k + 6]} & words.sets["limbs"]:
            out.append(one_of(s, k, k, k + 4, "wounded", f"{words.lang}.fact.wounded.wound"))  # "la mina le arrancó la pierna"
    for t in triggers:
        v = t.options[0]
        if v.action == "rescued" and t.status == "asserted" and t.mode == "active" and t.i and tokens[t.i - 1].f in ("los", "las"):
            whom = next((f for f in reversed(earlier) if f.position < t.i and f.value and f.value > 1 and f.action == "kidnapped"), None)
            if whom is not None:  # "cinco topógrafos fueron secuestrados en X y el 8 los recuperó una fuerza combinada"
                out.append(replace(whom, action="rescued", rule=v.rule, position=t.i, definite=True, group=s.index * 100 + PRONOUN))
        fronted = v.action == "captured" and tokens[0].f == "a" and tokens[1].cap  # "A Teodosio Curo, …, lo capturaron agentes"
        if v.action == "rescued" and t.status == "asserted" and t.mode == "active" and t.i and tokens[t.i - 1].f in ("lo", "la") and (words.sets["ordinals"] | {"otro", "otra"}) & {x.f for x in tokens[: t.i]}:
            out.append(one_of(s, t.i, t.lead, t.j, "rescued", v.rule))  # "a un quinto lo rescató ayer una patrulla"
        if (v.action not in ("killed", "kidnapped") and not fronted) or t.status != "asserted" or not t.finite or t.i == 0:
            continue
        before = [x.raw.lower() for x in tokens[max(0, t.lead - 2) : t.lead]]
        told = (t.mode == "active" and tokens[t.i - 1].f in ("lo", "la") and not _of_a_vehicle(tokens, t, words)) or (
            t.mode == "passive" and {"él", "ella"} & set(before)
        )
        if told:
            out.append(one_of(s, t.i, t.lead, t.j, v.action, v.rule))
    return out


_RUINED = frozenset(("explosive", "vehicle", "boat", "aircraft", "laboratory", "camp", "maceration_pit"))


def of_things(s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words, earlier: list[Frame]) -> list[Frame]:
    """ "Cercaron la camioneta y le prendieron fuego", "stopped a truck and burned it": what a verb does to the thing told before it."""
    tokens, out = s.tokens, []
    for t in triggers:
        if t.options[0].action != "destroyed" or t.status != "asserted" or not t.finite or any(f.verb == t.i for f in earlier):
            continue
        if words.lang == "es":
            pronoun = tokens[t.lead - 1].f if t.lead and t.mode == "active" else ""
        else:
            pronoun = next((x.f for x in tokens[t.i + 1 : t.j + 1] if x.f in ("it", "them")), "") if t.mode in ("past", "active") else ""
        if pronoun not in ("lo", "la", "le", "los", "las", "les", "it", "them"):
            continue
        several = pronoun in ("los", "las", "les", "them")
        thing = next((c for c in reversed(counted) if 0 < t.i - c.j <= 9 and c.kind == "thing" and c.object in _RUINED and c.value and (c.value > 1) == several), None)
        if thing is not None and not any(f.position == thing.i and f.action == "destroyed" for f in earlier):
            v = t.options[0]
            out.append(frame_of(s, thing, v.action, thing.object, v.rule, t.status, group=s.index * 100 + PRONOUN, verb=t.i))
    return out


def _of_a_vehicle(tokens: list[Token], t: Trigger, words: Words) -> bool:
    """ "esperaron al vehículo en una curva y lo acribillaron": riddled is the vehicle."""
    nouns = (words.nouns.at(tokens, k) for k in range(t.i - 1, max(-1, t.i - 14), -1) if tokens[k].k == "w")
    last = next((n[1] for n in nouns if n is not None and n[1].kind in ("people", "thing")), None)
    return tokens[t.i].f.startswith(("acribill", "balear", "baleó")) and last is not None and last.object in ("vehicle", "boat", "aircraft")


def _them(s: Sentence, triggers: list[Trigger], words: Words, earlier: list[Frame]) -> list[Frame]:
    """ "una patrulla los rescató", "police arrested them", "Todos fueron detenidos": of whom an earlier part tells how many they are; `tell_whom` sees to that."""
    tokens, es = s.tokens, words.lang == "es"
    out = []
    for t in triggers:
        pronoun = tokens[t.i - 1].f if es and t.i and t.mode == "active" else tokens[t.j].f if not es and t.mode == "past" and t.j < len(tokens) else ""
        action = t.options[0].action
        several = pronoun in ("los", "las", "them") and (action in ("rescued", "captured", "killed", "wounded") or (action == "kidnapped" and (es or t.options[0].rule.endswith("kidnapped.kidnap")))) and t.options[0].voice == "transitive"
        if (several or (pronoun in ("lo", "la") and action == "rescued")) and t.status == "asserted" and t.finite:
            f = one_of(s, t.i, t.lead, t.j, action, t.options[0].rule)
            f.value, f.notes = None if several else 1.0, [THEM]
            out.append(f)
        elif tokens[0].f in _ALL and t.lead <= 3 and t.status == "asserted" and t.finite and action in PERSON_ACTIONS and not any(f.verb == t.i for f in earlier):
            undergone = t.mode == "passive" or t.options[0].voice == "intransitive"
            if undergone and all(x.f in _ALL_WORDS or x.f in words.sets["have"] for x in tokens[: t.lead]):
                out.append(replace(one_of(s, 0, 0, t.j, action, t.options[0].rule), value=None, notes=[THEM]))
    return out


_ALL = frozenset(("all", "todos", "todas"))
_ALL_WORDS = _ALL | {"of", "them", "ellos", "ellas", "later", "luego"}


def tell_whom(info: Info, before: list[Info], words: Words) -> None:
    """How many "them" are, and who: the people told last, in the sentence or the two before it; where nobody was, nothing is told."""
    for f in [f for f in info.frames if THEM in f.notes]:
        near = [i for i in before[-2:] if i.s.where == info.s.where]
        if f.value is None and (many := _so_many_of_them(info.s.tokens, f.position, words)) is not None:
            one_by_one = [c for i in near for c in i.counted if c.kind == "people" and c.value == 1][-int(many) :]
            kinds = {c.object for c in one_by_one if not c.name}
            f.value, f.object = many, kinds.pop() if len(kinds) == 1 and len(one_by_one) == many else None
            f.notes, f.definite, f.generic = [], False, f.object in (None, "person")
            continue
        told = [(i, c) for i in near for c in _without_parts(i.counted)] + [(info, c) for c in info.counted if c.j < f.position - 1]  # not "four gunmen killed them"
        whom = next(((i, _whole_of(i, c)) for i, c in reversed(told) if (c.kind == "people" or (c.action == "kidnapped" and f.action == "rescued")) and (c.plural or (c.value or 0) > 1 if f.value is None else c.value == 1)), None)
        if whom is None or not whom[1].numbered or any(g is not f and g.action == f.action and g.value and g.status == "asserted" for g in info.frames):
            info.frames.remove(f)
            continue
        where, c = whom
        group = next((g.group for g in where.frames if g.position == c.i and g is not f), None)
        if f.position == 0 and any(g.position == c.i and g.action == f.action for g in where.frames):
            info.frames.remove(f)  # "Four men were arrested. All were detained in Huanta": told
            continue
        listed = [g for g in where.frames if g.group == group and g.value and g is not f]  # "un técnico y dos obreros"
        f.object = c.object if len({g.object for g in listed}) < 2 else None
        f.value, f.bound, f.generic = sum(g.value or 0 for g in listed) or c.value, c.bound, f.object in (None, "person")


def _so_many_of_them(tokens: list[Token], i: int, words: Words) -> float | None:
    """ "A los tres los sacaron de una fiesta y los mataron": the object stands in front, with its number."""
    for k in range(min(i, len(tokens) - 3)):
        if tokens[k].f == "a" and tokens[k + 1].f in ("los", "las") and (k == 0 or tokens[k - 1].raw == ",") and not any(t.raw in ",;:" for t in tokens[k:i]):
            number = words.numbers.get(tokens[k + 2].f)
            if isinstance(number, int | float) and number > 1 and tokens[k + 3].f in ("los", "las"):
                return float(number)
    return None


def _without_parts(counted: list[Counted]) -> list[Counted]:
    """ "nine people, five of them children": without those who are of the nine."""
    parts = {c.j for c in counted if "of_them" in c.modifiers}
    return [c for c in counted if c.j not in parts and c.i not in parts]


def _whole_of(info: Info, c: Counted) -> Counted:
    """ "nueve personas: cinco niños y cuatro mujeres": the whole, where `c` ends the list of its parts."""
    people = [x for x in info.counted if x.kind == "people" and x.value and x.i <= c.i]
    for k, whole in enumerate(people[:-1]):
        if whole.value == sum(x.value or 0 for x in people[k + 1 :]):
            return whole
    return c


def name_the_pronoun(info: Info, before: list[Info]) -> None:
    """ "Sgt. X was to go home. On Friday a bullet killed him": of the force whose rank stands before the name told last."""
    near = [i for i in before[-2:] if i.s.where == info.s.where]
    if _died_of_it(info, near[-1:]):
        return
    of_rebels = any(a.side == "shining_path" for i in near for a in i.actors)
    for f in info.frames:
        if of_rebels and HE_WAS in f.notes:
            f.status = "elsewhere"  # "Comrade X led the column. He was killed in 2013": no victim, and of which side is not sure
    for f in info.frames:
        if f.object is None and f.value == 1 and f.group % 100 == PRONOUN and HE_WAS not in f.notes and (whom := _dragged_out(info, f)) is not None:
            f.object = whom.object
    last = next((c for i in reversed(near) for c in reversed(i.counted) if c.name or (c.who and c.value == 1)), None)
    if last is None or last.object not in FORCES:
        return
    for f in info.frames:
        if f.object is None and (f.group % 100 == PRONOUN or f.head in ("he", "she")):
            f.object = last.object


def _dragged_out(info: Info, f: Frame) -> Counted | None:
    """ "Gunmen dragged a teacher out of his house and shot him": the one told last, where somebody else acts."""
    people = [c for c in info.counted if c.kind == "people" and c.j <= f.position]
    if len(people) < 2 or people[-1].object in (None, "person") or people[-1].j >= f.position:
        return None
    apposed = people[-1].value is None and not people[-1].plural and people[-2].name is not None and people[-1].i - people[-2].j == 1
    return people[-1] if people[-1].value == 1 or apposed else None  # "the home of X, president of the committee, and shot him"


def name_the_known(info: Info, infos: list[Info]) -> None:
    """ "… el suboficial Marco Lavado Ríos … Lavado fue acribillado el 6 de noviembre": of the force whose rank stood beside the name."""
    for f in info.frames:
        if f.name and f.object is None and f.action in ("killed", "wounded", "missing", "kidnapped"):
            known = (c.object for i in infos for c in i.counted if f.name in (c.name, c.who) and c.object in FORCES)
            f.object = next(known, None)
            f.generic = f.object is None


def _died_of_it(info: Info, before: list[Info]) -> bool:
    """ "A soldier was hurt on Friday. He died of his injuries": the one told as hurt, who is so no more."""
    died = next((f for f in info.frames if f.object is None and f.action == "killed" and f.group % 100 == PRONOUN and f.position <= 2), None)
    hurt = [f for i in before for f in i.frames if f.action in ("killed", "wounded") and f.status == "asserted" and f.value]
    if died is None or len(hurt) != 1 or hurt[0].action != "wounded" or hurt[0].value != 1:
        return False
    died.object, hurt[0].status = hurt[0].object, "elsewhere"
    return True


def the_remaining_hurt(info: Info, before: list[Info], words: Words) -> None:
    """ "Four were wounded, X among them. Of the remaining three, two are in intensive care": so many are hurt and alive."""
    tokens, last = info.s.tokens, before[-1] if before and before[-1].s.where == info.s.where else None
    rest = next((c for c in info.counted if c.i == 1 and "the_rest" in c.modifiers and c.value and tokens[0].f in ("of", "de")), None)
    if rest is None or last is None or {t.f for t in tokens}.isdisjoint(words.sets["in_care"] | {"intensive", "intensivos"}):
        return
    hurt = [f for f in last.frames if f.action == "wounded" and f.status == "asserted" and (f.value or 0) == (rest.value or 0) + 1]
    if len(hurt) == 1:
        hurt[0].value = rest.value


def told_dead_before(info: Info, infos: list[Info]) -> None:
    """ "The officer who died on Tuesday was named as X", "The dead boatman was named as X": of those told as dead before."""
    tokens = info.s.tokens
    named = any(t.f in ("named", "identified", "identificado", "identificada") for t in tokens)
    for f in [f for f in info.frames if named and f.action == "killed" and f.definite and f.value == 1 and f.status == "asserted"]:
        of_the_hurt = any("of the hurt" in g.notes for i in infos for g in i.frames)
        who = next((k for k in range(f.position, min(f.position + 4, len(tokens))) if tokens[k].f in ("who", "que")), None)
        again = any(tokens[c.head].f == i.s.tokens[x.head].f for c in info.counted if c.i == f.position for i in infos for x in i.counted if any(g.position == x.i and g.action == "killed" for g in i.frames))
        grown = any(g.action == "killed" and g.rule.endswith("killed.dead") and (g.value or 0) > 1 for i in infos for g in i.frames)  # "the toll rose to five … The officer who died on Tuesday was identified as X"
        if (who is not None and (of_the_hurt or grown)) or (f.rule.endswith("killed.dead") and again):
            f.status = "elsewhere"
            for d in info.dates:
                d.reporting = True
    told = [g.value or 0 for i in infos[-3:] for g in i.frames if g.action == "killed" and g.status == "asserted"]
    for f in [f for f in info.frames if f.action == "killed" and f.rule.endswith("seized.find") and f.object in (None, "person") and f.head in _REMAINS and not f.more]:
        if told and 0 < (f.value or 0) < max(told):
            f.status = "elsewhere"  # "Three marines drowned. Two bodies were recovered that evening"


_WHOSE = ("their", "his", "her")
_BODY = ("body", "corpse")


def their_bodies(info: Info, before: list[Info]) -> None:
    """ "Seven villagers were taken. Two of them were shot on the bank, where their bodies were found on Monday": how many they are, and who."""
    tokens = info.s.tokens
    for f in [f for f in info.frames if f.action == "killed" and f.value is None and f.status == "asserted" and not {t.f for t in tokens[max(0, f.position - 1) : f.position + 1]}.isdisjoint(_WHOSE)]:
        one = f.head in _BODY
        here = [c for c in info.counted if c.j <= f.position and c.kind in ("people", "bare") and c.value]
        some = next((c for c in here if "of_them" in c.modifiers), None)
        near = [c for i in before[-1:] if i.s.where == info.s.where for c in i.counted if c.kind == "people" and c.value and c.plural != one]
        whom = some or next((c for c in reversed(here or near) if (c.value == 1) == one), None)
        if whom is None:
            continue
        among = next((c.object for c in reversed(near) if (c.value or 0) > (whom.value or 0)), None)  # "seven villagers … Two of them"
        f.value, f.bound, f.object = whom.value, whom.bound, whom.object or among
        f.generic = f.object in (None, "person")
        for d in info.dates:
            d.reporting = d.reporting or 0 < d.i - f.position <= 8  # the day they were found


_WHOSE_REMAINS = frozenset(("cuyos", "cuyo", "whose"))
_REMAINS = frozenset(("restos", "cuerpo", "cuerpos", "cadaver", "cadaveres", "body", "bodies", "remains"))
_OTHERS = frozenset(("other", "others"))
_FOUND = frozenset(("spotted", "hallado", "hallada", "hallados", "encontrado", "encontrada", "encontrados", "found", "recovered"))


def found_later(info: Info) -> None:
    """ "Nine were aboard. One of them, X, was found dead on Sunday": the day he was found is not that of the event."""
    tokens, some = info.s.tokens, {c.i for c in info.counted if "of_them" in c.modifiers}
    whose = next((k for k in range(1, len(tokens) - 2) if tokens[k].f in _WHOSE_REMAINS and tokens[k + 1].f in _REMAINS and tokens[k - 1].raw == ","), None)
    for d in info.dates if whose is not None else ():
        d.reporting = d.reporting or 0 < d.i - (whose or 0) <= 8  # "Los fallecidos son X y Z, cuyos restos fueron hallados ayer"
    for f in [f for f in info.frames if (f.action == "wounded" and f.rank > 1) or (f.action == "killed" and (f.position in some or (f.rule.endswith("killed.body_spotted") and _OTHERS & {t.f for t in tokens[f.position : f.position + 6]})))]:
        at = next((k for k, t in enumerate(info.s.tokens) if k > f.position and t.f in _FOUND), None)
        for d in info.dates if at is not None else ():
            d.reporting = d.reporting or 0 < d.i - (at or 0) <= 8


def seized_by_them(info: Info, before: list[Info]) -> None:
    """ "Two technicians were taken by an armed column. X and Z had been seized four days before": by the column."""
    taken = before and before[-1].s.where == info.s.where and any(f.action == "kidnapped" and f.status == "asserted" for f in before[-1].frames)
    for f in info.frames if taken else ():
        if f.action == "captured" and f.rule.endswith("captured.seize") and (f.name or f.object in ("civilian", None)):
            f.action = "kidnapped"


def let_out(info: Info, infos: list[Info]) -> None:
    """ "Diez personas fueron conducidas a la comisaría; cuatro recuperaron la libertad": whom police let go nobody rescued."""
    for f in [f for f in info.frames if f.rule.endswith(("rescued.regain", "rescued.rescue", "rescued.set_free"))]:
        if not f.rule.endswith("regain") and "libertad" not in info.s.said:
            continue
        told = [g for i in (info, *(i for i in infos[-1:] if i.s.tokens[-1].raw == ";")) for g in i.frames if g.status == "asserted"]
        if any(g.action == "captured" for g in told) and not any(g.action == "kidnapped" for i in (*infos, info) for g in i.frames):
            f.status = "elsewhere"


def he_was_of_them(info: Info, before: list[Info]) -> None:
    """ "Sergeant X died on Sunday. He was one of five soldiers wounded by a mine": the hurt are four."""
    words = [t.f for t in info.s.tokens[:5]]
    at = next((k for k in (0, 1) if words[k : k + 1] and words[k] in ("era", "fue", "was") and words[k + 1 : k + 2] and words[k + 1] in ("uno", "una", "one") and words[k + 2 : k + 3] in (["de"], ["of"])), None)
    whole = next((c for c in info.counted if at is not None and at + 2 < c.i <= at + 5 and (c.value or 0) > 1), None)
    died = before and any(f.action == "killed" and f.value == 1 and f.status == "asserted" for f in before[-1].frames)
    for f in info.frames if whole is not None else ():
        if f.action == "wounded" and f.value in (1, whole.value if whole else 0) and whole is not None:
            f.value, f.object, f.definite = (whole.value or 0) - bool(died), whole.object, False


def _without_subject(tokens: list[Token], triggers: list[Trigger], earlier: list[Frame], pronouns: tuple[str, ...]) -> list[Trigger]:
    """ "He had been captured on October 9, 2012", "Había sido capturado el 9 de octubre de 2012": one person, told before."""
    out = []
    for t in triggers:
        killed = bool(pronouns) and t.options[0].action == "killed"  # "He was murdered on his own doorstep"
        said = (t.options[0].action in ("captured", "kidnapped") or killed) and t.mode == "passive" and t.status == "asserted"
        opens = t.lead <= 1 and (tokens[0].f in pronouns if pronouns else t.lead == 0 and tokens[t.j - 1].f.endswith(("ado", "ido", "ada", "ida")))
        if said and opens and not any(f.verb == t.i for f in earlier) and (killed or (bool(pronouns) and t.options[0].action == "captured" and "had" not in [x.f for x in tokens[: t.i]]) or any(x.k == "n" for x in tokens[t.j : t.j + 8]) or (t.j < len(tokens) and tokens[t.j].f in ("along", "together", "junto"))):
            out.append(t)
    return out


def _shot_dead(tokens: list[Token], k: int) -> bool:
    """ "shot him in front of his children": one person killed, unless it says where he was hit."""
    if tokens[k].f not in ("shot", "killed", "executed") or tokens[k + 1].f not in ("him", "her"):
        return False
    return not any(t.f in ("leg", "arm", "foot", "shoulder", "hand", "thigh") for t in tokens[k + 2 : k + 6])


def _he_and(tokens: list[Token], f: Frame) -> bool:
    """ "He and two privates died": the sentence opens with somebody told before, who is not of the number behind "and"."""
    opens = (f.position == 2 and tokens[0].f in ("he", "she") and tokens[1].f == "and") or (f.position == 3 and [t.f for t in tokens[:3]] == ["the", "latter", "and"])
    return opens and f.value is not None and f.name is None and not f.definite and not f.more


def _he(s: Sentence, f: Frame) -> Frame:
    """What befell those named behind "he and" befell him: one more of their list."""
    return replace(f, object=None, value=1.0, bound=None, position=0, start=s.tokens[0].s, end=s.tokens[0].e, head=s.tokens[0].f, generic=True, notes=[])


def _he_died(tokens: list[Token], k: int) -> bool:
    """ "He died on the way to the health post"."""
    return k <= 2 and tokens[k].f in ("he", "she") and tokens[k + 1].f == "died" and tokens[k].cap


def one_of(s: Sentence, position: int, i: int, j: int, action: str, rule: str) -> Frame:
    """The frame of one person whom only a pronoun or the verb itself tells."""
    start, end, group = s.tokens[i].s, s.tokens[j - 1].e, s.index * 100 + PRONOUN
    return Frame(
        action, None, 1.0, "count", None, rule, "asserted", s.index, s.where, start, end, position,
        generic=True, group=group, definite=True,
    )
