"""What is told of some of those just counted, without a verb of their own?"""

from __future__ import annotations

from dataclasses import replace

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.counted import Counted
from extractors.report.fact_frame import Frame, frame_of
from extractors.report.fact_share import is_subset
from extractors.report.number import number_at
from extractors.report.phrase import THEM
from extractors.report.sentence import Sentence
from extractors.report.settle_words import CREW
from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token


def likewise(s: Sentence, c: Counted, last: Frame, words: Words) -> bool:
    """ "Un soldado resultó herido por un rebote y otro, al caer": the verb of the one before, left out."""
    tokens = s.tokens
    people = c.kind == "people" and c.numbered and not c.definite and c.i > 0 and tokens[c.i - 1].f in ("y", "and") and c.j < len(tokens) and tokens[c.j].f in ("at", "in", "near", "en")
    if people and last.sentence == s.index and last.action in ("killed", "wounded", "captured", "kidnapped") and last.status == "asserted" and last.head != "":
        return True  # "One soldier was hurt at a base in Canayre and two officers at a post in Pichari"
    close = next((k for k in range(c.j + 1, min(c.j + 12, len(tokens) - 1)) if tokens[k].raw == ","), None)
    if close is not None and tokens[close + 1].f in words.sets["be"] | words.sets["goes_on"]:
        return False  # "tres resultaron heridos y uno, el cabo X, es buscado"
    more = c.more or any(t.f in words.ranks for t in tokens[c.i : c.j])
    bare = c.kind == "bare" and more and c.i > 0 and tokens[c.i - 1].f in ("y", "and") and c.j < len(tokens) and (tokens[c.j].raw == "," or (last.action == "wounded" and tokens[c.j].f in ("en", "in")) or [t.f for t in tokens[c.j : c.j + 3]] == ["on", "the", "way"] or tokens[c.j].f == "camino")
    return bare and last.sentence == s.index and last.action in ("killed", "wounded") and last.status == "asserted" and (last.value or 0) >= 1


def some_of_them(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> None:
    """ "Hubo once heridos, cuatro de ellos policías": what some of those just counted are."""
    for c in counted:
        named = (c.article or c.numbered) and not c.definite and c.kind == "people" and is_subset(s.tokens, c)  # "cuatro muertos, entre ellos un policía"
        kinds = (*FORCES, "armed_group", "civilian") if named and words.lang == "en" else (*FORCES, "armed_group")
        if not ("of_them" in c.modifiers or named) or c.object not in kinds or any(f.position == c.i for f in out):
            continue
        whole = next((f for f in reversed(out) if f.position < c.i and f.action in PERSON_ACTIONS and (f.value or 0) > (c.value or 0)), None)
        if whole is None or (named and whole.action not in ("killed", "wounded")):
            continue
        if c.object == "civilian" and whole.object in (*FORCES, "armed_group", "trafficker") and s.tokens[c.head].f in words.sets["ages_and_sexes"]:
            continue  # "three terrorist criminals, among them a woman"
        if whole.object is None and (c.object == "civilian" or whole.more):
            whole.object = "person"  # "seven others were hurt, among them five workers"
        rule = f"{words.lang}.fact.breakdown"
        out.append(frame_of(s, c, whole.action, c.object, rule, whole.status, subset=True, group=whole.group))


def of_those_named(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> None:
    """ "hicieron frente a los subversivos y mataron a cuatro de ellos": of those the sentence names last, who are counted nowhere."""
    parts = {c.i for c in counted if "of_them" in c.modifiers and c.object is None}
    for f in [f for f in out if f.position in parts and f.object is None and f.action == "killed" and 0 < f.position - f.verb <= 2 and not f.rule.endswith("killed.lose")]:
        by = [h[1] for k in range(max(0, f.verb - 6), f.verb) if (h := words.actors.at(s.tokens, k))]
        if by[-1:] in (["military"], ["police"], ["forces"]) and not any(c.j <= f.verb and c.kind == "people" and (c.plural or (c.value or 0) > 1) for c in counted):
            f.object, f.generic = "armed_group", False  # "the army said it had killed four of them"
    for f in [f for f in out if f.position in parts and f.object is None and f.action in ("killed", "wounded", "captured")]:
        named = [c for c in counted if c.j <= f.position and c.kind == "people" and (c.plural or (c.value or 0) > 1)]
        them = named[-1] if named else None
        if them is not None and len(named) > 1 and them.value is None and them.definite and s.tokens[them.head].f in words.sets["ages_and_sexes"] and named[-2].object not in (None, "person"):
            f.object, f.generic, f.subset = named[-2].object, False, False  # "reunió a los comuneros, separó a los varones y mató a quince de ellos"
            continue
        if them is not None and them.value is None and not them.again and them.object in (*FORCES, "armed_group", "trafficker") and them.j <= f.verb:
            f.object, f.generic, f.subset = them.object, False, False


FATALLY = ("fatally", "mortally", "mortalmente")


def fatally(out: list[Frame], s: Sentence, words: Words) -> None:
    """ "Three police were hit, one fatally", "dos de ellos mortalmente": some of the hurt just told died."""
    for k, t in enumerate(s.tokens if not s.said.isdisjoint(FATALLY) else ()):
        if t.f not in FATALLY or k < 2:
            continue
        j = k - 2 if s.tokens[k - 1].f in THEM else k
        n = number_at(s.tokens, j - 1, words, None)
        whole = next((f for f in reversed(out) if f.position < j - 1 and f.action == "wounded" and f.value), None)
        if n is None or n.end != j or not n.value or whole is None or n.value >= (whole.value or 0) or s.tokens[j - 2].raw not in ",;—-":
            continue
        dead = replace(whole, action="killed", value=n.value, rule=f"{words.lang}.fact.killed.die", start=s.tokens[j - 1].s, end=t.e, position=j - 1)
        out.append(replace(dead, subset=True, bound=None, name=None, who=None, notes=[]))


def named_behind(s: Sentence, counted: list[Counted], taken: set[int], words: Words) -> list[Frame]:
    """ "Los fallecidos son el comandante X y los suboficiales Y y Z", "the dead were identified as …": one person a name."""
    tokens = s.tokens
    if tokens[0].f not in words.sets["definite"] and tokens[0].f not in words.sets["label_captured"]:
        return []
    agent = next((k for k, t in enumerate(tokens) if t.f in ("by", "por") and k > 2), len(tokens))  # "were dragged out by 20 hooded men"
    names = [c for c in counted if c.i < agent and (c.name or (c.kind == "people" and c.value and not _whose_child(s.tokens, c))) and c.i not in taken]
    if names and tokens[0].f in words.sets["label_captured"] and (colon := next((k for k in range(1, 5) if k < len(tokens) and tokens[k].raw == ":"), None)):
        return _each(s, "captured", [c for c in names if c.i > colon], words)  # "Detenidos: X (38), propietario del predio, y Z (29)"
    if not names or tokens[0].f not in words.sets["definite"]:
        return []
    head = {t.f for t in tokens[1:3]}
    action = "killed" if head & (words.sets["the_dead"] | words.sets["the_dead_one"]) else "wounded" if head & words.sets["the_hurt"] else None
    apposed = len(tokens) > 2 and tokens[2].raw == "," and names[0].i == 3 and not names[0].name and len(names) > 1  # "Los heridos, dos policías y un civil, fueron …"
    verb = 2 if apposed else next((k for k in range(2, names[0].i) if tokens[k].f in words.sets["naming"]), None)
    if action is None or verb is None or names[0].i - verb > 6:
        return []
    if head & words.sets["the_dead_one"]:
        names = names[:1]  # "El muerto es X, cocalero de 24 años, alcanzado por …"
    nameless = not any(c.name for c in names)
    counts = [c for c in names if not c.name and (not c.definite or (nameless and c.value == 1 and c.object not in (None, "person") and (s.upper or not any(t.cap for t in tokens[c.j : c.j + 3]))))]
    for c in names:
        noun = next((x for x in reversed(counted) if x.j <= c.i and x.kind == "people" and not x.name), None)
        if c.name and c.object is None and noun is not None and noun.object in FORCES:
            c.object = noun.object  # "los suboficiales X y Z"
    told = next((c for c in counted if c.kind == "state" and c.i <= 1), None)
    kinds = {c.object for c in names}
    if told is not None and told.value == sum(c.value or 0 for c in names) and len(kinds) == 1:
        told.object = kinds.pop()  # "The five dead are Sgt. X, Cpl. Y and three privates"
        return [frame_of(s, told, action, told.object, f"{words.lang}.fact.breakdown", group=s.index * 100 + 80)]
    before = [c for c in names if counts and c.name and c.i < counts[0].i]  # "Sgt. X and a civilian guide, Y"
    return _each(s, action, [*before, *counts] or names, words)


def _whose_child(tokens: list[Token], c: Counted) -> bool:
    """ "padre de tres niños": says who somebody is."""
    return c.i > 1 and tokens[c.i - 1].f in ("de", "of") and tokens[c.i - 2].f in ("padre", "madre", "father", "mother", "esposo", "esposa", "hijo", "hija")


def _each(s: Sentence, action: str, names: list[Counted], words: Words) -> list[Frame]:
    """One frame a name."""
    rule, group = f"{words.lang}.fact.breakdown", s.index * 100 + 80
    return [
        frame_of(s, c, action, c.object, rule, bound=None, head=s.tokens[c.head].f, name=c.name, who=c.who, definite=c.name is not None, group=group)
        for c in names
    ]


def kinds_of_state(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> None:
    """ "De los nueve heridos, seis son soldados y tres civiles": of what kind the hurt are."""
    state = next((c for c in counted if c.kind == "state" and c.value and c.action in ("killed", "wounded") and c.i == 1 and s.tokens[0].f in ("de", "of")), None)
    if state is None:
        _other_kinds(out, s, counted, words)
        _kinds_of_the_hurt(out, s, counted, words)
        return
    taken = {f.position for f in out}
    kinds = [c for c in counted if c.kind == "people" and c.value and c.i >= state.j and c.i not in taken and c.object not in (None, "person")]
    if not kinds and state.action == "wounded":  # "De los cinco heridos, cuatro siguen internados"
        kinds = [c for c in counted if c.kind == "bare" and c.value and c.i >= state.j and {t.f for t in s.tokens[c.j : c.j + 3]} & words.sets["in_care"]]
    if not kinds or sum(c.value or 0 for c in kinds) > (state.value or 0):
        return
    for c in kinds:
        out.append(frame_of(s, c, str(state.action), c.object, f"{words.lang}.fact.breakdown", group=s.index * 100 + 70))


def _kinds_of_the_hurt(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> None:
    """ "De los lesionados, seis son manifestantes y tres policías": kinds of those counted before."""
    tokens = s.tokens
    hit = words.nouns.at(tokens, 2) if len(tokens) > 4 and tokens[0].f in ("de", "of") and tokens[1].f in words.sets["definite"] else None
    if hit is None or hit[1].kind != "state" or hit[1].action not in ("killed", "wounded"):
        return
    taken = {f.position for f in out}
    kinds = [c for c in counted if c.kind == "people" and c.value and c.i > 2 and c.object not in (None, "person")]
    if len(kinds) < 2 or not any("kinds" in c.modifiers for c in kinds):
        return
    for c in kinds:
        if c.i not in taken:
            out.append(frame_of(s, c, str(hit[1].action), c.object, f"{words.lang}.fact.breakdown", group=s.index * 100 + 70))


def _other_kinds(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> None:
    """ "Four of the injured are farmers and the other three are police": what the others are, whose verb is left out."""
    first = next((f for f in out if f.state and f.position == 0 and f.action in ("killed", "wounded")), None)
    taken = {f.position for f in out}
    for c in counted if first is not None else []:
        if "kinds" in c.modifiers and c.i not in taken and c.value:
            out.append(frame_of(s, c, str(first and first.action), c.object, f"{words.lang}.fact.breakdown", group=s.index * 100 + 70))


def of_whom_among(out: list[Frame], s: Sentence, counted: list[Counted]) -> None:
    """ "Entre los nativos hubo ocho muertos", "among the villagers there were three dead": of what kind they are."""
    whose = next((c for c in counted if c.i == 1 and c.kind == "people" and c.plural and c.object not in (None, "person")), None)
    if s.tokens[0].f not in ("entre", "among") or whose is None:
        return
    for f in out:
        if f.state and f.object is None and f.position >= whose.j:
            f.object = whose.object


def of_the_whole_before(out: list[Frame], s: Sentence, counted: list[Counted]) -> None:
    """ "Cinco integrantes de la columna quedaron fuera de combate: dos abatidos y tres heridos": the parts are of the kind of the whole."""
    states = [c for c in counted if c.kind == "state" and c.value and c.object is None]
    if len(states) < 2:
        return
    whole = next((c for c in counted if c.kind == "people" and (c.value or 0) > 1 and c.object not in (None, "person", "force") and c.i < states[0].i), None)
    if whole is None or sum(c.value or 0 for c in states) != whole.value or not any(t.raw in ":—–(" for t in s.tokens[whole.j : states[0].i]):
        return
    for f in out:
        if f.position in {c.i for c in states} and f.object is None:
            f.object, f.generic = whole.object, False


def _called_hurt(s: Sentence, c: Counted, words: Words) -> bool:
    """ "los nueve policías heridos", "the nine policemen hurt", "the ten soldiers who were injured"."""
    k = c.j
    if k < len(s.tokens) and s.tokens[k].f in ("who", "que"):
        k = next((n for n in range(k + 1, min(k + 4, len(s.tokens))) if s.tokens[n].f not in words.sets["be"] | words.sets["have"] | {"resultaron", "quedaron"}), k)
    return c.kind == "people" and k < len(s.tokens) and s.tokens[k].f in words.sets["the_hurt"]


def later_died(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> None:
    """ "De los doce heridos, dos murieron", "three of the four officers wounded died": the dead are taken out of the wounded."""
    dead = [f for f in out if f.action == "killed" and f.value and not f.subset]
    of_them = s.tokens[0].f in ("de", "of") and next((c for c in counted if c.i == 1 and c.definite and (c.action == "wounded" or _called_hurt(s, c, words))), None)
    for f in dead:
        mine = next((c for c in counted if c.i == f.position), None)
        if [t.f for t in s.tokens[max(0, f.position - 3) : f.position]] in _OF_WHICH and any(g.action == "wounded" and g.position < f.position and (g.value or 0) > (f.value or 0) for g in out):
            f.subset = True  # "once personas fueron baleadas, de las cuales ocho perdieron la vida"
            continue
        whole = next((g for g in out if g.action == "wounded" and 0 < g.position - f.position <= 4 and (g.value or 0) > (f.value or 0)), None)
        if whole is not None and mine is not None and ("of" in mine.modifiers or (whole.state and s.tokens[mine.j].f in ("of", "de"))):
            f.subset, whole.definite = True, False
            continue
        hurt = of_them or None
        if hurt is not None and mine is not None and mine.kind == "bare" and (hurt.value or 0) > (f.value or 0):
            out.append(frame_of(s, hurt, "wounded", hurt.object or f.object, hurt.rule if hurt.kind == "state" else f"{words.lang}.fact.wounded.wound", f.status, generic=True, state=True, group=f.group + 50))
            f.subset = True


_OF_WHICH = (["de", "los", "cuales"], ["de", "las", "cuales"])


def shot_and_died(out: list[Frame], s: Sentence, counted: list[Counted], words: Words) -> None:
    """ "Eleven people were shot, eight of whom died": those shot were hurt, where so many of them died."""
    tokens = s.tokens
    some = next((c for c in counted if words.lang == "en" and "of_them" in c.modifiers and c.value), None)
    whole = next((c for c in reversed(counted) if some is not None and c.kind == "people" and c.j <= some.i and (c.value or 0) > (some.value or 0)), None)
    if some is None or whole is None or [t.f for t in tokens[whole.j : whole.j + 2]] != ["were", "shot"]:
        return
    out[:] = [f for f in out if not (f.position == whole.i and f.verb >= some.j)]  # "… eight of whom died": not the eleven
    if any(f.position == whole.i for f in out):
        return
    fate = next((tokens[k].f for k in range(some.j, min(some.j + 3, len(tokens))) if tokens[k].f in ("died", "fatally")), None)
    if fate is not None:
        obj, rule = whole.object, f"{words.lang}.fact.wounded.shoot_in"
        out.insert(0, frame_of(s, whole, "wounded", obj, rule, head=tokens[whole.head].f, generic=obj in (None, "person"), group=s.index * 100 + 66))


_REMAINS = frozenset(("body", "bodies", "corpse", "corpses", "remains", "cuerpo", "cuerpos", "cadaver", "cadaveres"))


def found_of_the_missing(out: list[Frame], s: Sentence, words: Words) -> None:
    """ "The body of one of three soldiers missing since Thursday was found": he is dead, two are missing."""
    tokens = s.tokens
    for f in [f for f in out if f.action == "missing" and (f.value or 0) > 1]:
        of = f.position - 1 - (tokens[f.position - 1].f in ("the", "los"))
        number = number_at(tokens, of - 1, words, None) if of > 2 and tokens[of].f in ("of", "de") else None
        if number is None or number.end != of or not number.value or number.value >= (f.value or 0):
            continue
        if tokens[of - 2].f not in ("of", "de") or tokens[of - 3].f not in _REMAINS:
            continue
        out[:] = [g for g in out if not (g.action == "killed" and g.value is None)]
        out.append(replace(f, action="killed", value=number.value, rule=f"{words.lang}.fact.killed.remains", more=True, position=of - 1, notes=[]))
        f.value = (f.value or 0) - number.value


_LEFT_OVER = frozenset(("otros", "otras", "resto", "demas", "rest", "others"))
_ONLY_ONE = frozenset(("unico", "unica", "uno", "una", "one", "only"))
_REST = (("los", "otros"), ("las", "otras"), ("el", "resto"), ("los", "demas"), ("las", "demas"), ("the", "rest"), ("the", "others"))


def those_left(out: list[Frame], s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words) -> None:
    """ "De los ocho obreros, tres murieron y los demás quedaron heridos", "Three of the eight workers were killed and the rest were hurt"."""
    tokens = s.tokens
    if s.said.isdisjoint(_LEFT_OVER):
        return
    k = next((k for k in range(4, len(tokens) - 2) if (tokens[k].f, tokens[k + 1].f) in _REST), None)
    t = next((t for t in triggers if k is not None and k + 1 < t.lead <= k + 8 and t.finite and t.status == "asserted"), None)
    if k is None or t is None or any(x.f in ("de", "of") for x in tokens[k + 2 : k + 3]) or any(c.numbered and k < c.i < t.lead for c in counted):
        return
    v = next((v for v in t.options if v.action in PERSON_ACTIONS and (t.mode == "passive" or v.voice == "intransitive")), None) or (t.options[0] if t.mode == "past" and t.options[0].action in PERSON_ACTIONS else None)
    whole = next((c for c in counted if c.i < k and c.kind == "people" and (c.value or 0) > 2 and tokens[c.i - 1].f in ("de", "of") and c.i > 0), None)
    some = [f for f in out if f.position < k and f.action in PERSON_ACTIONS and f.value and f.status == "asserted" and (whole is None or f.position != whole.i)]
    if v is not None and whole is not None and whole.i > 1 and tokens[whole.i - 2].f in _ONLY_ONE and any(x.raw in ":;" for x in tokens[whole.j : k]) and not any(f.verb == t.i and f.position > k for f in out):
        out[:] = [f for f in out if f.verb != t.i]  # "la única de los cuatro técnicos que no ha vuelto: los otros fueron rescatados"
        obj = None if whole.object == "force" else whole.object
        out.append(frame_of(s, whole, v.action, obj, v.rule, value=(whole.value or 0) - 1, bound=None, head=tokens[k + 1].f, generic=obj is None, verb=t.i, group=s.index * 100 + 67, definite=False))
        return
    if v is None or whole is None or len({f.action for f in some}) != 1 or any(f.name for f in some) or any(f.verb == t.i and f.value for f in out):
        return
    parts = [f for f in some if not f.rule.endswith("fact.breakdown")] or some
    left = (whole.value or 0) - sum(f.value or 0 for f in parts)
    kind = next((c for c in counted if k < c.i < t.lead and c.kind == "people" and c.object not in (None, "person")), None)  # "y el resto, todos obreros, quedó con quemaduras"
    if left > 0 and v.action != some[0].action:
        obj = kind.object if kind is not None else None if tokens[whole.head].f in CREW else whole.object
        out[:] = [f for f in out if kind is None or f.position != kind.i]
        out.append(replace(some[-1], action=v.action, object=obj, value=left, bound=None, rule=v.rule, start=tokens[k].s, end=tokens[k + 1].e, position=k, head=tokens[k + 1].f, definite=False, more=False, subset=False, generic=obj in (None, "person"), verb=t.i, group=s.index * 100 + 67, notes=[]))


def the_rest(out: list[Frame], s: Sentence, words: Words) -> None:
    """ "15 lesionados, 6 de ellos manifestantes y el resto policías": the kinds of those just counted, and how many are the rest."""
    tokens = s.tokens
    if s.said.isdisjoint(_LEFT_OVER):
        return
    k = next((k for k in range(3, len(tokens) - 2) if (tokens[k].f, tokens[k + 1].f) in _REST), None)
    if k is None and (elided := next((k for k in range(3, len(tokens) - 1) if tokens[k].f == "rest" and tokens[k - 1].raw == ","), None)) is not None:
        k = elided - 1  # "four of them police, rest townspeople"
    if k is None:
        return
    start = k + 2 + (tokens[k + 2].f in ("son", "eran", "are", "were", "de"))
    rest = words.nouns.at(tokens, start) if start < len(tokens) else None
    of = next((n for n in range(1, k - 2) if tokens[n].f in ("de", "of") and tokens[n + 1].f in THEM), None)
    if of is not None and tokens[of + 2].f in ("were", "are", "eran", "son"):
        of, number = of + 1, number_at(tokens, of - 1, words, None)  # "22 of whom were demonstrators"
    else:
        number = number_at(tokens, of - 1, words, None) if of is not None else None
    some = words.nouns.at(tokens, of + 2) if of is not None else None
    if rest is None or some is None or number is None or not number.value or rest[1].kind != "people" or some[1].kind != "people":
        return
    whole = next((f for f in reversed(out) if f.position < (of or 0) - 1 and f.action in PERSON_ACTIONS and f.generic and (f.value or 0) > (number.value or 0)), None)
    if whole is None:
        return
    part = replace(whole, generic=False, state=False, subset=False, rule=f"{words.lang}.fact.breakdown", notes=[])
    first = replace(part, object=some[1].object, value=number.value, head=tokens[of + 2].f if of is not None else "")
    second = replace(part, object=rest[1].object, value=(whole.value or 0) - number.value, head=tokens[start].f, notes=[])
    out[:] = [f for f in out if f is not whole and f.position < (of or 0) - 1] + [first, second] + [f for f in out if f.position > start + 1]
