"""Has one thing of a list a trigger of its own, or a second one beside that of the list?"""

from __future__ import annotations

from extractors.report.counted import Counted
from extractors.report.govern_cost import cost_of
from extractors.report.govern_stand import and_then, has_object, no_participle, of_subject, singular
from extractors.report.govern_takes import option_for
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import INJURED, Trigger
from extractors.report.words import Words
from extractors.text import Token


def adjacent_trigger(
    s: Sentence, c: Counted, group: list[Counted], triggers: list[Trigger], words: Words
) -> Trigger | None:
    """A participle that stands right behind the thing is its own: "dos camionetas incautadas", "three soldiers dead"."""
    if words.lang == "es":
        if len(group) > 1 and (one := _verb_of_one(s.tokens, c, group, triggers)) is not None:
            return one
        before = [t for t in triggers if t.j == c.i and t.options[0].voice == "intransitive"]
        if c.kind == "bare":
            for t in before:
                if t.mode in ("active", "passive") and option_for(t, c):
                    return t
        if len(group) > 1 and c.kind in ("people", "bare") and (verbs := _two_verbs(s.tokens, group, triggers)) is not None:
            one = verbs[0] if c is group[0] else verbs[1]
            return one if option_for(one, c) else None
    end = _name_end(s.tokens, c)
    own = next((t for t in triggers if 0 <= t.i - end <= 2 and _right_behind(s, c, t, words)), None)
    dead = c.rule.endswith(".victims") or any(t.j == c.i and t.options[0].rule.endswith("killed.remains") for t in triggers)
    if own is not None and dead and own.options[0].action in ("missing", "kidnapped"):
        return None  # "los cadáveres de los dos policías desaparecidos"
    return own


def _two_verbs(tokens: list[Token], group: list[Counted], triggers: list[Trigger]) -> tuple[Trigger, Trigger] | None:
    """ "perecieron dos infantes y otros tres resultaron heridos", "murió un rebelde y otro, el camarada X, fue capturado"."""
    first = next((t for t in triggers if _right_before(tokens, t, group[0]) and t.finite and t.options[0].voice == "intransitive"), None)
    if first is None:
        return None
    end = group[-1].j
    behind_end = tokens[end].raw if end < len(tokens) else ""
    reach = 8 if behind_end == "," and singular(tokens, first) else 4 if behind_end in ("de", "del") and singular(tokens, first) else 0
    behind = (t for t in triggers if end <= t.lead <= end + reach and t.finite and of_subject(t) and t is not first)
    second = next(behind, None)
    return (first, second) if second is not None else None


def _right_before(tokens: list[Token], t: Trigger, c: Counted) -> bool:
    """ "Murió un rebelde", "Falleció en el enfrentamiento el técnico X": at most a place or time between."""
    besides = 0 < c.i - t.j <= 3 and all(x.raw == "," or x.f in ("ademas", "tambien", "asimismo", "igualmente") for x in tokens[t.j : c.i])  # "murió, además, uno de …"
    return t.j == c.i or besides or (t.i <= 1 and 0 < c.i - t.j <= 5 and tokens[t.j].f in ("en", "ayer", "anoche", "hoy") and all(x.k == "w" for x in tokens[t.j : c.i]))


def _verb_of_one(tokens: list[Token], c: Counted, group: list[Counted], triggers: list[Trigger]) -> Trigger | None:
    """ "murió un rebelde y un soldado …", "… y un soldado murió": a verb in the singular is of the nearest of a list alone."""
    if c is group[0] and c.kind == "people" and c.numbered:
        for t in triggers:
            before = t.j == c.i and t.options[0].voice == "intransitive" and t.mode == "active"
            if before and option_for(t, c) and singular(tokens, t):
                return t
    if c is group[-1]:
        for t in triggers:
            if t.lead == c.j and t.finite and of_subject(t) and singular(tokens, t) and option_for(t, c):
                return t
    return None


def _name_end(tokens: list[Token], c: Counted) -> int:
    """ "el cabo EP Jhordan Sangama, de 21 años": the token behind the name and age of the one counted."""
    k = c.j
    while c.who and k < len(tokens) and tokens[k].cap:
        k += 1
    aged = [t.f for t in tokens[k : k + 4]]
    return k + 4 if k > c.j and aged[:2] == [",", "de"] and aged[3:] == ["anos"] else k


def _right_behind(s: Sentence, c: Counted, t: Trigger, words: Words) -> bool:
    named = _name_end(s.tokens, c)
    near = 0 <= t.i - c.j <= 1 or (named > c.j and t.i - named == 1 and s.tokens[named].raw == "," and t.options[0].rule.endswith("killed.die")) or (t.mode == "past" and 0 < t.i - c.j <= 2 and all(x.f.endswith("ly") for x in s.tokens[c.j : t.i]))
    if t.mode not in ("participle", "past") or not near or not option_for(t, c):
        return False
    if t.mode == "past" and (has_object(s, t, words) or no_participle(s.tokens, t)):
        return False
    elided = t.mode == "participle" and s.tokens[c.j].raw == "," and c.i > 0 and s.tokens[c.i - 1].f in ("y", "e", "mientras")
    return t.i == c.j or elided or not (s.tokens[c.j].k == "p" or s.tokens[c.j].f in ("y", "e", "and", "o", "or"))


def main_verb(s: Sentence, c: Counted, own: Trigger, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "26 niños secuestrados por Sendero fueron rescatados", "los heridos … murieron": the participle only says which."""
    carried = own.options[0].action == "carry" and own.i == c.j and s.tokens[own.j].f == "by" if own.j < len(s.tokens) else False  # "weapons carried by the dead were recovered"
    if c.kind == "thing" and ((own.mode == "participle" and own.options[0].action == "other") or carried):
        return _later_taken(c, own, triggers, counted)
    which = (
        own.mode == "passive"
        and any(t.f in ("who", "que") for t in s.tokens[c.j : own.lead][-2:])
        and any(t.f in ("held", "kept", "captive") for t in s.tokens[own.i : own.j])
    )
    if (
        not (own.mode == "participle" or which or _reduced(s.tokens, c, own))
        or c.kind != "people"
        or own.options[0].action not in ("kidnapped", "wounded", "captured")
    ):
        return None
    if any("of" in x.modifiers and 0 <= c.i - x.j <= 2 for x in counted):
        return None  # "tres de los cuatro policías heridos fallecieron": not the four
    for t in triggers:
        option = option_for(t, c)
        if (
            own.options[0].action == "kidnapped"
            and option is not None
            and option.action == "rescued"
            and (0 <= c.i - t.j <= 2 or _verb_before(c, t, counted))
        ):
            return t  # "rescatan a 39 personas secuestradas"
        if own.i == c.j and own.options[0].action == "wounded" and option is not None and option.action == "killed" and of_subject(t) and _verb_before(c, t, counted):
            return t  # "Murió ayer en el hospital el soldado herido el domingo"
        if t.i <= own.i or not t.finite or not of_subject(t):
            continue
        between = any(own.j <= x.i < t.lead and x.numbered and x.kind in ("people", "bare") and s.tokens[x.i - 1].f not in ("de", "por", "of", "by") for x in counted)
        if (
            between
            or option is None
            or option.action == own.options[0].action
            or option.action not in ("rescued", "killed", "surrendered")
        ):
            return None
        return t
    return None


def _verb_before(c: Counted, t: Trigger, counted: list[Counted]) -> bool:
    """Whether the Spanish verb stands before its subject, with time and place between: "fueron liberados ayer en Yuveni los cinco"."""
    near = t.options[0].rule.startswith("es.") and t.finite and t.mode in ("active", "passive") and 0 <= c.i - t.j <= 9
    return near and not any(t.j <= x.i < c.i and x.numbered for x in counted)


def _later_taken(c: Counted, own: Trigger, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "Cinco fusiles robados al Ejército en 2009 fueron recuperados": that they had been stolen only says which."""
    main = next((t for t in triggers if t.i > own.i and t.finite and t.mode == "passive"), None)
    option = option_for(main, c) if main is not None else None
    if main is None or option is None or option.action not in ("seized", "find", "destroyed"):
        return None
    return None if any(own.j <= x.i < main.lead and x.numbered and x.kind == "thing" for x in counted) else main


def relative_of_its_own(tokens: list[Token], c: Counted, shared: Trigger | None, triggers: list[Trigger]) -> Trigger | None:
    """ "40 kilos, que fueron quemados, y nueve secos, que fueron decomisados": each thing of a list has what became of it behind it."""
    if shared is None or shared.mode != "passive" or shared.j > c.i or tokens[shared.lead - 1].f not in _WHICH or c.kind not in ("thing", "amount"):
        return None
    own = next((t for t in triggers if c.j < t.lead <= c.j + 5 and t.mode == "passive" and t.finite and tokens[t.lead - 1].f in _WHICH), None)
    option = option_for(own, c) if own is not None else None
    return own if option is not None and option.action in ("seized", "destroyed") else None


_WHICH = ("que", "which", "that", "cuales")


def _reduced(tokens: list[Token], c: Counted, own: Trigger) -> bool:
    """ "A soldier wounded by a mine died", "Kevin Isuiza, wounded on Wednesday, died": the English participle behind its noun."""
    if own.mode != "past" or own.j >= len(tokens) or tokens[own.j].f not in _BEHIND_A_PARTICIPLE:
        return False
    return own.i == c.j or (own.i == c.j + 1 and tokens[c.j].raw == ",")


_BEHIND_A_PARTICIPLE = frozenset(("by", "in", "on", "at", "when", "during", "near", "last", "while", "along", "with", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "early", "late", "two", "three", "days"))


def vessels_verb(s: Sentence, c: Counted, best: Trigger | None, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "siete bidones que contenían 263 kilos fueron hallados": what is said of the vessels is said of the load in them."""
    if best is None or c.kind != "amount" or best.options[0].action != "carry" or not 0 <= c.i - best.j <= 2:
        return None
    vessels = next((x for x in counted if x.kind == "container" and 0 <= best.lead - x.j <= 2), None)
    if vessels is None:
        return None
    before = next((t for t in triggers if 0 <= vessels.i - t.j <= 1 and t.options[0].action in ("destroyed", "seized")), None)
    if before is not None and option_for(before, c) is not None:
        return before  # "destruyeron 18 cilindros que guardaban 990 galones"
    later = next((t for t in triggers if t.lead >= c.j), None)
    stands = later is not None and (of_subject(later) or any(o.voice == "intransitive" for o in later.options))
    if later is None or not later.finite or not stands or any(t.raw in ",;" for t in s.tokens[c.j : later.lead]):
        return None
    option = option_for(later, c)
    return later if option is not None and option.action in ("find", "seized", "destroyed") else None


def whole_of(part: Counted, counted: list[Counted]) -> Counted | None:
    """What a part is of: "the four officers" in "three of the four officers"."""
    if "of" not in part.modifiers or part.head < part.j:
        return None  # "two of the smugglers and a farmer": the whole is told in the part itself
    return next((c for c in counted if 0 <= c.i - part.j <= 3 and (c.definite or c.i - part.j == 1) and c.kind == "people"), None)


def verb_of_part(s: Sentence, part: Counted, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "Tres de los cinco trabajadores que una columna se llevó el martes fueron rescatados": of the three, behind what befell the five."""
    whole = whole_of(part, counted)
    which = next((t for t in triggers if whole is not None and t.lead >= whole.j), None)
    if whole is None or which is None or whole.j >= len(s.tokens) or not (s.tokens[whole.j].f in ("que", "quienes", "who") or which.i == whole.j):
        return None
    for t in triggers:
        if t.lead <= which.j or not t.finite or not of_subject(t) or s.tokens[t.lead - 1].f in ("que", "quienes", "who", "y", "and"):
            continue
        between = any(which.j <= x.i < t.lead and x.numbered and x.kind in ("people", "bare") for x in counted)
        return t if not between and option_for(t, part) is not None else None
    return None


def joined_second(
    s: Sentence, c: Counted, best: Trigger | None, triggers: list[Trigger], counted: list[Counted], words: Words
) -> Trigger | None:
    """ "El piloto recibió un balazo y está detenido": the second verb of one subject, behind "y"."""
    if best is None or c.kind not in ("people", "bare") or not c.numbered or best.lead < c.j or not best.finite or not of_subject(best):
        return None
    if (main := _behind_relative(s.tokens, c, best, triggers, counted)) is not None:
        return None if any(whole_of(part, counted) is c for part in counted if part.j <= c.i) else main
    if words.lang == "en" and (chained := _chained(s.tokens, c, best, triggers, words)) is not None:
        return chained
    for t in triggers:
        marked = t.i + 1 < len(s.tokens) and s.tokens[t.i + 1].f in ("una", "un", "a", "heridas", "lesiones", "fracturas", "contusiones", "wounds", "injuries")
        where = marked and 2 <= t.lead - best.j <= 6 and s.tokens[best.j].f in ("en", "in", "at", "on") and not any(x.k == "p" for x in s.tokens[best.j : t.lead])
        beside = (t.lead - best.j in (0, 1) or where) and (  # "fue detenido en la orilla con una herida"
            t.options[0].rule.endswith(INJURED) or (t.mode == "participle" and t.options[0].action == "wounded")
        )
        if beside and best.options[0].action == "captured" and option_for(t, c) is not None:
            return t  # "fue apresado con una herida en el muslo", "fue capturado herido"
        if t.lead <= best.j or not t.finite or not of_subject(t) or not and_then(s.tokens, best.j, t.lead, words):
            continue
        between = any(best.j <= x.i < t.lead and x.numbered and x.kind in ("people", "bare", "state") for x in counted)
        option = option_for(t, c)
        fit = option is not None and option.action in ("captured", "killed", "missing") and option.action != best.options[0].action
        fit = fit or (option is not None and option.action == "wounded" and best.options[0].action == "other")
        return t if fit and not between else None
    return None


def _chained(tokens: list[Token], c: Counted, best: Trigger, triggers: list[Trigger], words: Words) -> Trigger | None:
    """ "was shot in the leg, captured and flown to Lima": a second participle behind one auxiliary."""
    if tokens[best.lead].f not in words.sets["be"] or best.options[0].action != "wounded":
        return None
    near = (t for t in triggers if t.mode == "past" and best.j <= t.i <= best.j + 5 and t.j < len(tokens) and (tokens[t.i - 1].raw == "," or tokens[t.i - 1].f == "and"))
    return next((t for t in near if (tokens[t.j].f in ("and", ",") or tokens[t.i - 1].f == "and") and (v := option_for(t, c)) is not None and v.action == "captured"), None)


def _behind_relative(tokens: list[Token], c: Counted, best: Trigger, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "El piloto, que sufrió fracturas, fue detenido": the verb of the main clause, behind the comma that ends the relative one."""
    english = c.j < best.lead and tokens[c.j].f == "who"  # "A merchant who had been abducted was found dead"
    plain = english or _restricted(tokens, c.j, best.lead)
    at = c.j
    if not english and tokens[at].f in ("of", "from", "with", "at") and (who := next((k for k in range(at + 1, min(at + 9, best.lead)) if tokens[k].f == "who"), None)) is not None:
        english = not any(x.k == "p" and x.raw != "-" for x in tokens[at:who])  # "Two teachers from a village school who had been abducted were found dead"
    if c.who and tokens[at].raw == ",":  # "El piloto, X, que recibió un balazo, quedó detenido"
        at = next((k for k in range(at + 1, min(at + 8, best.lead)) if tokens[k].raw == ","), at)
    if tokens[at].f in _CALLED:  # "A woman identified as Comrade X, who was wounded in the abdomen, was captured"
        at = next((k for k in range(at + 1, min(at + 10, best.lead)) if tokens[k].raw == ","), at)
    if not plain and (at + 1 >= best.lead or tokens[at].raw != "," or tokens[at + 1].f not in ("que", "quien", "who")):
        return None
    main = next((t for t in triggers if t.lead > best.j and (plain or tokens[t.lead - 1].raw == ",") and t.finite and of_subject(t)), None)
    option = option_for(main, c) if main is not None else None
    if main is None or option is None or option.action == best.options[0].action:
        return None
    if plain and (best.options[0].action not in ("kidnapped", "missing", "wounded") or option.action not in (("killed", "rescued") if english else ("killed",))):
        return None
    between = any(best.j <= x.i < main.lead and x.numbered and x.kind in ("people", "bare") for x in counted)
    return None if between else main


def _restricted(tokens: list[Token], a: int, b: int) -> bool:
    """ "Los tres ronderos de X [que habían sido secuestrados] aparecieron muertos": a relative clause that says which, its verb at token b."""
    return 0 <= b - 1 - a <= 5 and tokens[b - 1].f in ("que", "quienes", "who") and not any(t.k == "p" for t in tokens[a : b - 1])


def _behind_alias(gap: list[Token]) -> bool:
    """ "a un integrante de la columna, conocido como «Chino Elmer», que había sido herido": only by what he is called."""
    commas = [k for k, t in enumerate(gap) if t.raw == ","]
    return len(gap) <= 12 and len(commas) == 2 and commas[0] == 0 and commas[1] == len(gap) - 2 and not _CALLED.isdisjoint(t.f for t in gap[1:3])


_CALLED = frozenset(("conocido", "conocida", "alias", "identificado", "identificada", "known", "identified", "nicknamed"))


def relative_second(
    s: Sentence, c: Counted, best: Trigger | None, group: list[Counted], triggers: list[Trigger], words: Words
) -> Trigger | None:
    """ "se llevó a dos ingenieros que fueron rescatados": people both of the main verb and of their relative clause."""
    another = c.kind == "bare" and c.more and c.object is None  # "captured a third, who was wounded"
    if best is None or not (c.kind == "people" or another) or not c.numbered:
        return None

    def relative(t: Trigger) -> bool:
        gap = s.tokens[c.j : t.lead]
        return (
            t.lead >= c.j
            and (len(gap) <= 4 or _behind_alias(gap))
            and any(x.f in ("que", "quienes", "who", "which") and s.tokens[c.j + k - 1].f not in ("del", "el", "la", "los", "las", "y") for k, x in enumerate(gap))
            and t.mode == "passive"
        )

    if relative(best) and not c.definite:
        begins = c is group[0] and s.tokens[c.i - 1].f in ("y", "e", "and")  # "dos fueron abatidos y una mujer que servía de vigía fue capturada"
        left = [
            (t, cost_of(s, group, c, t, triggers, words))
            for t in triggers
            if t.j <= c.i and t.options[0].action not in ("find", "carry") and not (begins and t.finite and of_subject(t))
        ]
        good = [t for t, cost in left if cost < 3.5]
        return good[-1] if good else None
    if best.j <= c.i:
        return next((t for t in triggers if relative(t) and option_for(t, c)), None)
    return None
