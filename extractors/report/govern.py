"""Which trigger governs a counted thing: lists, sides by voice, and the cost of the way between."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from extractors.report.counted import Counted
from extractors.report.sentence import Sentence
from extractors.report.trigger_words import Trigger
from extractors.report.words import Verb, Words
from extractors.text import Token

# What crossing a sign costs on the way from a thing to its governor; found by reading errors, not tuned by search.
COST = {"token": 0.35, "comma": 0.8, "clause": 3.5, "trigger": 5.0, "stop": 8.0, "preposition": 1.0, "limit": 13.0}
_START = attrgetter("i")  # triggers stand in order
REACH = 70  # tokens; from farther away the words on the way alone cost more than the limit
REFUND = 0.3  # the most that is taken off a cost at its end


_JOINTS = {
    ",",
    "y",
    "e",
    "o",
    "and",
    "or",
    "ademas",
    "asi",
    "junto",
    "along",
    "plus",
    "(",
    ")",
    "como",
    "ni",
    "as",
    "well",
    "also",
    "tambien",
    "together",
    "besides",
}


def groups_of(s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words) -> list[list[Counted]]:
    """Coordinated lists: things with only connectors and their own modifiers between them share one governor."""
    tokens = s.tokens
    starts = {t.i for t in triggers}
    leads = {t.lead for t in triggers}
    usable = [
        c
        for c in counted
        if c.kind != "weighed"
        and not (c.kind == "container" and c.object is None)
        and not (
            c.kind in ("people", "thing") and not c.numbered and not c.plural and c.object in ("military", "police")
        )
    ]
    out: list[list[Counted]] = []
    for c in usable:
        if out:
            prev = out[-1][-1]
            gap = tokens[prev.j : c.i]
            if prev.name and c.kind == "people" and not c.numbered and not c.plural and gap and gap[0].raw == ",":
                continue  # "Jhordin Panduro, erradicador de 27 años"
            if c.name and not prev.name and prev.kind == "people" and prev.value == c.value == 1 and gap and gap[-1].raw == "," and _f(tokens, c.j) == "," and c.j + 1 in leads:
                continue  # "El jefe de la comunidad de Capiri, Casimiro Shirorinti, fue asesinado": who he is
            if (c.name or c.definite) and prev.kind == "bare" and prev.more and prev.value == 1 and gap and gap[0].raw == "," and "," in (_f(tokens, c.j), _f(tokens, c.j + 1)):
                continue  # "y otro, el camarada Efraín, fue capturado": who he is
            if prev.kind == "bare" and "of_them" in prev.modifiers:
                out.append([c])
                continue  # "uno de ellos de gravedad, y un cabo …": some of those told before
            if (
                len(gap) == 1
                and gap[0].raw == ","
                and c.kind == prev.kind == "people"
                and tokens[c.i].f in words.sets["both"]
                and c.value == len([x for x in out[-1] if x.kind == "people"])
            ):
                continue  # "del piloto y del copiloto, ambos bolivianos"
            if (
                len(gap) == 1
                and gap[0].raw == ","
                and c.kind == prev.kind == "people"
                and c.value == prev.value
                and not (c.j < len(tokens) and tokens[c.j].f in ("y", "e", "and"))  # "the pilot, the co-pilot and a nurse"
                and (c.definite or (c.article and tokens[prev.i].f in ("su", "el", "la", "their", "his", "her", "the")))
            ):
                continue  # "two brothers, both traders", "their driver, a civilian": the same people again
            if (
                words.lang == "en" and ("of" in prev.modifiers or prev.definite) and c.kind == prev.kind == "people" and c.article and not c.definite
                and c.value == prev.value == 1 and len(gap) == 1 and gap[0].raw == "," and _f(tokens, c.j) in ((",",) if "of" in prev.modifiers else ("named", "identified", "known"))
            ):
                continue  # "One of the captors, a 16-year-old boy, was apprehended"
            if prev.kind == "state" and prev.object is None and c.kind == "people" and c.numbered and not c.name and gap and gap[0].raw in ",(":
                out.append([c])
                continue  # "dos muertos, un soldado y un civil": who they are
            if _own_passive(out[-1], c, triggers):
                out.append([c])
                continue  # "seized nine rifles and two guns, and three camps were burned"
            things = all(x.kind in ("thing", "amount", "container") for x in (prev, c))
            adverbial = prev.i > 0 and tokens[prev.i - 1].f in ("en", "in")  # "transportaban en un auto 120 kilos"
            if prev.object == "firearm" and c.object == "ammunition" and len(gap) <= 4 and gap and gap[-1].f in ("con", "with"):
                out[-1].append(c)
                continue  # "una pistola Taurus con once municiones"
            if "of_them" not in c.modifiers and _listed(gap, prev.j, starts, words, things, adverbial, prev.kind == c.kind == "people"):
                out[-1].append(c)
                continue
        out.append([c])
    return out


def _own_passive(group: list[Counted], c: Counted, triggers: list[Trigger]) -> bool:
    """Has the last of a list a passive verb of its own behind it, while the list stands under a verb before it?"""
    own = any(t.lead == c.j and t.mode == "passive" and t.finite for t in triggers)
    return own and any(t.mode in ("active", "past") and t.finite and 0 <= group[0].i - t.j <= 3 and option_for(t, group[0]) for t in triggers)


def _listed(gap: list[Token], start: int, starts: set[int], words: Words, things: bool = False, adverbial: bool = False, people: bool = False) -> bool:
    years = [k for k, t in enumerate(gap) if t.f in ("anos", "year", "years", "meses")]
    if years and gap[0].f in ("de", "entre", "aged", "ages", "between", ","):
        gap = gap[years[-1] + 1 :]  # "nueve menores de entre dos y trece años y dos mujeres"
    dashes = [
        k for k, t in enumerate(gap) if t.raw in "—–" or (t.raw == "-" and 0 < k < len(gap) - 1 and t.s > gap[k - 1].e)
    ]
    if len(dashes) >= 2:
        gap = gap[: dashes[0]] + gap[dashes[-1] + 1 :]  # an aside between dashes
    if things and gap and gap[0].raw == ";" and all(t.f in _JOINTS for t in gap[1:]):
        return True  # "100 kilos de cocaína; 5 toneladas de hoja; y 40 galones de ácido"
    if people and [t.f for t in gap] in (["y", "a"], ["e", "a"]):
        return True  # "a los cuatro soldados y a los dos guías"
    if len(gap) > 9 or not gap:
        return not gap and not adverbial
    if not any(t.raw in ",(" or t.f in _JOINTS for t in gap):
        return False
    if words.lang == "es" and any(t.raw.endswith("ó") and len(t.raw) > 3 and not t.cap for t in gap):
        return False  # "el suboficial X recibió un golpe y uno de los traficantes …": another verb stands between
    if any(t.f in words.sets["saying"] for t in gap):
        return False  # "se llevaron a mujeres y niños, dijo un dirigente"
    barred = words.sets["stops"] - _JOINTS - {"con", "with", "de", "of"}
    joined = gap[-1].raw == "," or gap[-1].f in ("y", "e", "and")
    besides = len(gap) > 1 and gap[-2].f in ("ademas", "addition", "junto", "along", "well")  # "además de", "as well as"
    if (joined or besides) and not any(t.cap for t in gap):
        barred -= {"en", "in"}  # "180 arrobas de hoja en pleno proceso, 60 galones …"
    return not any(
        (start + k) in starts or t.f in barred or t.raw in ";:" or t.f in words.sets["clause_words"]
        for k, t in enumerate(gap)
    )


def adjacent_trigger(
    s: Sentence, c: Counted, group: list[Counted], triggers: list[Trigger], words: Words
) -> Trigger | None:
    """A participle that stands right behind the thing is its own: "dos camionetas incautadas", "three soldiers dead"."""
    if words.lang == "es":
        for t in triggers:  # "murió un rebelde y un soldado sufrió …"
            if (
                t.j == c.i
                and t.options[0].voice == "intransitive"
                and t.mode == "active"
                and c.kind == "people"
                and c.numbered
                and len(group) > 1
                and c is group[0]
                and option_for(t, c)
                and _singular(s.tokens, t)
            ):
                return t
        for t in triggers:
            if (
                t.lead == c.j
                and c is group[-1]
                and len(group) > 1
                and t.finite
                and (t.mode == "passive" or t.options[0].voice == "intransitive")
                and _singular(s.tokens, t)
                and option_for(t, c)
            ):
                return t
    if c.kind == "bare":
        for t in triggers:
            if (
                t.j == c.i
                and t.options[0].voice == "intransitive"
                and words.lang == "es"
                and t.mode in ("active", "passive")
                and option_for(t, c)
            ):
                return t
    if words.lang == "es" and len(group) > 1 and c.kind in ("people", "bare") and (verbs := _two_verbs(s, group, triggers)) is not None:
        own = verbs[0] if c is group[0] else verbs[1]
        return own if option_for(own, c) else None
    for t in triggers:
        if (
            t.mode in ("participle", "past")
            and 0 <= t.i - c.j <= 1
            and option_for(t, c)
            and (t.mode == "participle" or not _object_follows(s, t, group))
        ):
            if t.i - c.j == 1 and (s.tokens[c.j].k == "p" or s.tokens[c.j].f in ("y", "e", "and", "o", "or")):
                continue
            return t
    return None


def _two_verbs(s: Sentence, group: list[Counted], triggers: list[Trigger]) -> tuple[Trigger, Trigger] | None:
    """ "perecieron dos infantes y otros tres resultaron heridos", "murió un rebelde y otro, el camarada X, fue capturado"."""
    first = next((t for t in triggers if t.j == group[0].i and t.finite and t.options[0].voice == "intransitive"), None)
    if first is None:
        return None
    end = group[-1].j
    reach = 8 if end < len(s.tokens) and s.tokens[end].raw == "," and _singular(s.tokens, first) else 0
    second = next((t for t in triggers if end <= t.lead <= end + reach and t.finite and (t.mode == "passive" or t.options[0].voice == "intransitive")), None)
    return (first, second) if second is not None and second is not first else None


def main_verb(s: Sentence, c: Counted, own: Trigger, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "26 niños secuestrados por Sendero fueron rescatados", "los heridos … murieron": the participle only says which."""
    which = own.mode == "passive" and any(t.f in ("who", "que") for t in s.tokens[c.j : own.lead][-2:]) and any(t.f in ("held", "kept", "captive") for t in s.tokens[own.i : own.j])
    if not (own.mode == "participle" or which) or c.kind != "people" or own.options[0].action not in ("kidnapped", "wounded", "captured"):
        return None
    if any("of" in x.modifiers and 0 <= c.i - x.j <= 2 for x in counted):
        return None  # "tres de los cuatro policías heridos fallecieron": not the four
    for t in triggers:
        option = option_for(t, c)
        if own.options[0].action == "kidnapped" and option is not None and option.action == "rescued" and 0 <= c.i - t.j <= 2:
            return t  # "rescatan a 39 personas secuestradas"
        if t.i <= own.i or not t.finite or not (t.mode == "passive" or t.options[0].voice == "intransitive"):
            continue
        between = any(own.j <= x.i < t.lead and x.numbered and x.kind in ("people", "bare") for x in counted)
        if between or option is None or option.action == own.options[0].action or option.action not in ("rescued", "killed"):
            return None
        return t
    return None


TIME_WORDS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tonight", "overnight", "earlier", "alive", "there", "here", "inside", "outside", "nearby", "later"]
)


def _object_follows(s: Sentence, t: Trigger, group: list[Counted]) -> bool:
    """English past form: is it active, with its object right behind it?"""
    nxt = s.tokens[t.j] if t.j < len(s.tokens) else None
    if nxt is None or nxt.k == "p":
        return False
    if nxt.k == "n":
        return True
    f = nxt.f
    if f in TIME_WORDS:
        return False
    if f in (
        "in",
        "on",
        "by",
        "at",
        "during",
        "when",
        "after",
        "and",
        "from",
        "near",
        "as",
        "while",
        "with",
        "since",
        "this",
        "last",
        "late",
        "early",
        "over",
        "to",
        "for",
        "outside",
        "inside",
        "along",
        "across",
        "between",
        "before",
    ):
        return f in ("and",) and False
    return True


def _has_subject(s: Sentence, t: Trigger, group: list[Counted], counted: list[Counted]) -> bool:
    """An intransitive or passive verb whose subject stands right before it takes none behind it."""
    return any(
        0 <= t.lead - c.j <= 3
        and c.kind in ("people", "state", "bare", "thing", "amount")
        and (c.numbered or c.kind == "people")
        and c not in group
        and not any(x.raw == "," or x.f in ("y", "and") for x in s.tokens[c.j : t.lead])
        for c in counted
    )


def _verb_first(s: Sentence, group: list[Counted], triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "Murieron tres soldados y quedaron heridos cuatro": the verb before its subject, another verb after "y"."""
    verb = next((t for t in triggers if t.j == group[0].i), None)
    if (
        verb is None
        or group[0].kind != "people"
        or not verb.finite
        or not (verb.options[0].voice == "intransitive" or verb.mode == "passive")
        or option_for(verb, group[0]) is None
        or _has_subject(s, verb, group, counted)
    ):
        return None
    end = group[-1].j
    joined = any(t.lead == end + 1 and t is not verb and s.tokens[end].f in ("y", "e") for t in triggers)
    return verb if joined else None


def whole_of(part: Counted, counted: list[Counted]) -> Counted | None:
    """What a part is of: "the four officers" in "three of the four officers"."""
    if "of" not in part.modifiers:
        return None
    return next((c for c in counted if 0 <= c.i - part.j <= 2 and c.definite and c.kind == "people"), None)


def governor_of(
    s: Sentence, group: list[Counted], triggers: list[Trigger], words: Words, counted: list[Counted]
) -> Trigger | None:
    best, best_cost = None, COST["limit"]
    anchor = group[0].anchor if len(group) == 1 else None
    if anchor is not None:
        c = group[0]
        stand = Counted(anchor[0], anchor[1], anchor[0], "thing", c.object, c.value, numbered=True)
        found = governor_of(s, [stand], triggers, words, [x for x in counted if x is not c])
        if found is not None:
            return found
    i = group[0].i
    if i > 1 and s.tokens[i - 1].f in words.sets["as_were"] and s.tokens[i - 2].f in ("as", "so"):
        left = [t for t in triggers if t.j <= i and t.mode in ("passive", "past")]
        if left and option_for(left[-1], group[0]):
            return left[-1]  # "nine police were hurt, as were five demonstrators"
    if words.lang == "es" and (verb := _verb_first(s, group, triggers, counted)) is not None:
        return verb
    aside = len(group) == 1 and "of_them" in group[0].modifiers and group[0].j < len(s.tokens)
    own_verb = aside and s.tokens[group[0].j].f in ("were", "was", "have", "had")
    whole = whole_of(group[0], counted) if len(group) == 1 else None
    for t in triggers:
        if whole is not None and 0 <= t.i - whole.j <= 1 and t.mode in ("participle", "past"):
            continue  # "three of the four officers wounded on Sunday died"
        if own_verb and t.lead != group[0].j:
            continue  # "… demolished, and that 53 of them were rebuilt"
        if not _in_reach(s.tokens, group, t):
            continue
        ends = (
            group[:1]
            if len(group) == 1
            or (
                words.lang == "es" and t.lead >= group[-1].j and t.finite and _singular(s.tokens, t)
            )
            else group[:1] + group[-1:]
        )
        cost = min(_cost(s, group, c, t, triggers, words, best_cost) for c in ends)
        if t.j < group[0].i and t.j - t.i >= 2 and t.options[0].rule.endswith("wounded.suffer") and any(x.raw == "," for x in s.tokens[t.j : group[0].i]):
            cost += 99.0  # "recibió un perdigón en el brazo, dos hombres …": the verb's own object stood behind it
        if (
            cost < best_cost
            and t.j <= group[0].i
            and (t.mode == "passive" or t.options[0].voice == "intransitive")
            and _has_subject(s, t, group, counted)
        ):
            comma = group[0].i > 0 and s.tokens[group[0].i - 1].raw == ","
            cost += 99.0 if comma else 6.0  # "tres murieron, cuatro fueron evacuados"
        if cost < best_cost:
            best, best_cost = t, cost
    if best is None and len(group) == 1 and group[0].kind == "people" and group[0].i <= 3:
        best = _second_verb(s, group[0], triggers, counted)
    if best is None or best.options[0].action in ("find", "carry", "leave"):
        # "hallaron 300 kilos que fueron quemados": what became of the thing says more than that it was found
        for t in triggers:
            later = (
                t.i > group[-1].j
                and t.options[0].action == "destroyed"
                and t.status == "asserted"
                and not any(group[-1].j <= x.i and x.j <= t.lead and x.numbered for x in counted)
            )
            if (
                later
                and (
                    _pronoun_object(s.tokens, t, words.lang == "es")
                    or s.tokens[t.j - 1].f in ("it", "them")
                    or any(s.tokens[k].f in ("it", "them") for k in range(t.i, t.j))
                    or (best is not None and t.mode == "past" and s.tokens[t.i - 1].f == "and")
                    or (t.mode == "past" and t.lead - group[-1].j <= 10 and any(x.f == "which" for x in s.tokens[group[-1].j : t.lead]))
                )
                and any(option_for(t, c) for c in group)
            ):
                return t
            if (
                t.mode == "passive"
                and t.options[0].action in ("destroyed", "seized")
                and t.i > group[-1].j
                and option_for(t, group[0])
                and t.status == "asserted"
                and _relative(s, group, t, words)
            ):
                return t
        # two verbs on one object: "ubicó y destruyó tres pozas"
    return best


def _second_verb(s: Sentence, c: Counted, triggers: list[Trigger], counted: list[Counted]) -> Trigger | None:
    """ "Un erradicador pisó una mina … y perdió el pie": the subject that opens the sentence, its second verb."""
    for t in triggers:
        if t.finite and t.options[0].voice == "intransitive" and t.lead > c.j and s.tokens[t.lead - 1].f in ("y", "e", "and"):
            between = any(c.j <= x.i < t.lead and x.numbered and x.kind in ("people", "bare") for x in counted)
            return None if between or option_for(t, c) is None else t
    return None


def _in_reach(tokens: list[Token], group: list[Counted], t: Trigger) -> bool:
    """False where the way to the trigger is too long whatever stands on it; a noun before a colon heads a list however long."""
    first, last = group[0].i, group[-1].j
    headed = t.mode == "nominal" and first > 0 and tokens[first - 1].raw == ":"
    return headed or (t.lead - last <= REACH and first - t.j <= REACH)


def _pronoun_object(tokens: list[Token], t: Trigger, es: bool) -> bool:
    """ "el vehículo y lo destruyeron", "two trucks, destroying both": the object stands as a pronoun."""
    if es:
        return (t.i > 0 and tokens[t.i - 1].f in ("lo", "los", "la", "las") and t.mode == "active" and t.finite) or (
            t.mode == "gerund" and tokens[t.j - 1].f.endswith(("ndolo", "ndolos", "ndola", "ndolas"))
        )
    return t.j < len(tokens) and tokens[t.j].f in ("it", "them", "both")


def _relative(s: Sentence, group: list[Counted], t: Trigger, words: Words) -> bool:
    """ "… que fueron destruidos", "…, which were later burned", "was found and was burned": the passive belongs to the list before it."""
    gap = s.tokens[group[-1].j : t.lead]
    if len(gap) <= 4 or (len(gap) <= 24 and gap[-1].f in ("and", "y") and len(group) == 1):
        return True
    return len(gap) <= 24 and any(x.f in ("que", "which", "cual", "cuales", "mismos") for x in gap[:14])


def relative_second(
    s: Sentence, c: Counted, best: Trigger | None, group: list[Counted], triggers: list[Trigger], words: Words
) -> Trigger | None:
    """ "se llevó a dos ingenieros que fueron rescatados": people both of the main verb and of their relative clause."""
    if best is None or c.kind != "people" or not c.numbered:
        return None

    def relative(t: Trigger) -> bool:
        gap = s.tokens[c.j : t.lead]
        return (
            t.lead >= c.j
            and len(gap) <= 4
            and any(x.f in ("que", "quienes", "who", "which") for x in gap)
            and t.mode == "passive"
        )

    if relative(best) and not c.definite:
        left = [
            (t, _cost(s, group, c, t, triggers, words))
            for t in triggers
            if t.j <= c.i and t.options[0].action not in ("find", "carry")
        ]
        good = [t for t, cost in left if cost < 3.5]
        return good[-1] if good else None
    if best.j <= c.i:
        return next((t for t in triggers if relative(t) and option_for(t, c)), None)
    return None


def too_far(c: Counted, t: Trigger, group: list[Counted]) -> bool:
    """A thing without a number or quantifier is taken only from right beside its verb, or from a list."""
    if len(group) > 1:
        return False
    return (c.i - t.j if t.j <= c.i else t.lead - c.j) > 2


def option_for(t: Trigger, c: Counted) -> Verb | None:
    """The reading of a trigger that can take this thing, or None."""
    person = c.kind in ("people",) or (c.kind == "bare" and c.object is None) or c.kind == "state"
    for v in t.options:
        a = v.action
        if v.only:
            if "people" in v.only:
                if c.kind != "people" and "of_them" not in c.modifiers:
                    continue
            elif "things" in v.only:
                if c.kind not in ("thing", "amount", "container"):
                    continue
            elif "hectares" in v.only:
                if not (c.unit == "ha" or c.object in v.only):
                    continue
            elif c.name and c.object is None and v.rule.endswith("captured.fall"):
                pass  # "cayó Percy Yupanqui (29)"
            elif c.object not in v.only and (c.kind != "bare" or v.rule.endswith("killed.fall")):
                continue
        if a in ("killed", "wounded", "missing", "kidnapped", "rescued", "surrendered"):
            if not person or c.kind == "state" or (a in ("kidnapped", "rescued") and c.rule.endswith(".victims")):
                continue
        elif a in ("captured", "intervene"):
            if c.kind == "state" or (v.rule.endswith("captured.capture") and t.options[0].form and c.unit == "ha"):
                continue
        elif a in ("seized", "destroyed", "find", "carry"):
            if c.kind == "state":
                continue
            if a == "seized" and c.object in ("laboratory", "maceration_pit", "airstrip", "camp"):
                continue
            if c.kind == "people" and not (a == "find" and c.head >= 0 and c.rule.endswith(".victims")):
                continue
        elif a == "eradicated":
            if c.kind not in ("thing", "amount", "bare"):
                continue
        elif a == "leave":
            if c.kind != "state":
                continue
        return v
    return None


def _cost(
    s: Sentence, group: list[Counted], c: Counted, t: Trigger, triggers: list[Trigger], words: Words,
    limit: float = COST["limit"],
) -> float:
    """What the way from t to the group costs; 99 where t cannot govern it, or as soon as the way costs more than `limit`."""
    v = option_for(t, c)
    if v is None:
        return 99.0
    tokens, es = s.tokens, words.lang == "es"
    first, last = group[0], group[-1]
    if t.lead >= last.j and v.voice == "transitive":  # "230 kilos turned up", but "the search turned up 230 kilos"
        v = next((o for o in t.options if o.voice == "intransitive" and o.action == v.action), v)
    cost = 0.0
    if t.until and first.i >= t.until:
        return 99.0
    if tokens[t.i].f in ("there", "habia", "habian") and first.i - t.j > 1:
        return 99.0  # "there was no evidence that the aircraft …"
    if t.lead >= last.j:  # trigger to the right
        if t.mode == "passive" or (v.voice == "intransitive" and t.mode in ("active", "past", "passive")):
            cost = 2.5 if tokens[t.lead].f == "se" and tokens[t.lead - 1].f in ("y", "e", ",") else 0.0
        elif t.mode == "participle":
            cost = 1.5
            if t.i - last.j > (9 if s.bullet else 4):
                return 99.0
        elif t.mode == "past" and not es and not _object_follows(s, t, group):
            cost = 1.0
        elif _pronoun_object(tokens, t, es) and c.numbered and not (first.i and tokens[first.i - 1].f in ("en", "in", "on")):
            cost = 1.5
        elif (
            t.mode in ("active", "past")
            and v.voice == "transitive"
            and (
                (t.lead - last.j <= 7 and any(x.f in ("que", "which", "that") for x in tokens[last.j : last.j + 2]))
                or (c.kind == "people" and any(x.f in ("quien", "quienes", "whom") for x in tokens[max(last.j, t.lead - 7) : t.lead]))
            )
            and t.lead - last.j > 1
            and not any(c2.numbered and c2.i >= t.j and c2.i - t.j <= 2 for c2 in group)
        ):
            cost = 0.5 - COST["clause"]  # "mochilas con 74 kilos, que la Policía incautó"
        else:
            return 99.0
        if first.i > 0 and tokens[first.i - 1].f in ("por", "by", "contra", "against"):
            return 99.0
        a, b = last.j, t.lead
        for other in triggers:  # "El piloto fue ubicado con una fractura y quedó detenido": one subject, two verbs
            if (
                last.j <= other.lead
                and other.j <= t.lead
                and tokens[t.lead - 1].f in ("y", "e", "and")
                and other.mode == t.mode == "passive"
                and option_for(other, c) is None
            ):
                b = other.lead
                break
        if any(x.raw == ":" for x in tokens[a:b]) and any(tokens[k].k == "n" or tokens[k].f in words.numbers for k in range(a, b)):
            return 99.0  # "emboscaron a quince cargadores: cuatro murieron"
        cost += 2.5 * sum(
            tokens[k].f in ("y", "e", "and") and k != b - 1 and tokens[k - 1].k != "n" for k in range(a, b)
        )
        if es and t.finite and len(group) > 1 and c is not last and _singular(tokens, t):
            return 99.0  # "14 obreros y un soldado muere": the verb is of the last alone
        if first.i > 0 and tokens[first.i - 1].f in ("en", "in", "de", "of", "with", "from") and first.kind != "bare":
            cost += 4.0
    elif t.j <= first.i:  # trigger to the left
        prev = tokens[first.i - 1].f if first.i else ""
        if t.mode in ("active", "gerund", "infinitive"):
            if v.voice == "intransitive":
                if not es:
                    return 99.0
                cost = 0.7
            if (
                es
                and c.kind == "people"
                and prev not in ("a", "al", ",", "y", "e")
                and first.i - t.j > 0
                and t.mode == "active"
                and v.voice == "transitive"
            ):
                cost += 3.0 if first.i - t.j <= 8 else 8.0
        elif t.mode == "past":
            if v.voice == "intransitive":
                return 99.0
        elif t.mode == "nominal":
            colon = first.i > 0 and (
                tokens[first.i - 1].raw == ":"
                or (
                    tokens[first.i - 1].f in ("to", "a", "totaled", "reached", "sumaron", "suman", "totalled")
                    and first.kind == "amount"
                    and first.i - t.j <= 14
                )
            )
            if not colon and (
                not any(x.f in ("de", "del", "of", "a", "junto", "along") for x in tokens[t.j : t.j + 3]) or first.i - t.j > 6
            ):
                return 99.0
            if colon:
                cost = 1.0 - COST["token"] * (first.i - t.j)
        elif t.mode == "passive":
            colon = any(x.raw == ":" for x in tokens[t.j : first.i])
            along = prev == "with" and first.i > 1 and tokens[first.i - 2].f in ("along", "together")
            if (along or prev in words.sets["including"]) and v.action in ("destroyed", "seized", "find"):
                return 1.0  # "everything was set on fire, including 3,300 liters of acetone"
            if not es and not colon:
                near = first.i - t.j <= 1 and prev not in words.sets["clause_words"]  # "were wounded when security forces …"
                if not near or t.i == t.lead:
                    return 99.0
            cost = 1.0 - (COST["stop"] if colon else 0.0)
        elif t.mode == "participle":
            if (t.i > 2 and not (s.bullet and t.i < 4) and tokens[t.i - 1].raw not in ",:(") or first.i - t.j > 3:
                return 99.0
            cost = 2.0
        elif t.mode == "leave":
            cost = 0.0
        if t.mode != "nominal":
            if prev in (
                "por",
                "by",
                "contra",
                "against",
                "desde",
                "from",
                "entre",
                "hacia",
                "mediante",
                "into",
                "toward",
                "towards",
                "sobre",
                "bajo",
                "under",
            ):
                return 99.0
            if (
                prev
                in (
                    "en",
                    "in",
                    "inside",
                    "aboard",
                    "on",
                    "at",
                    "de",
                    "of",
                    "del",
                    "dentro",
                    "tras",
                    "after",
                    "for",
                    "para",
                    "durante",
                    "ante",
                    "off",
                )
                and first.i - 1 > t.j - 1
                and not (prev in ("de", "of") and (first.i - t.j <= 1 or all(x.f in words.sets["packing"] or x.f in ("de", "of") for x in tokens[t.j : first.i])))
            ):
                if t.mode != "leave" and not (v.action == "find" and first.i > 1 and tokens[first.i - 2].f in ("poder", "posesion", "possession")):
                    return 99.0
        a, b = t.j, first.i
    else:
        return 99.0
    if t.j <= first.i and first.article and first.kind == "people" and any(x.f in words.sets["saying"] or x.f in ("according", "segun") for x in tokens[max(a, b - 3) : b]):
        return 99.0  # "killing at least six, said an officer": who tells it
    crossed: list[float] = []
    least = cost
    for u in triggers[bisect_left(triggers, a, key=_START) : bisect_left(triggers, b, key=_START)]:
        if u is not t:
            crossed.append(0.2 if _joint(tokens, t, u) else COST["trigger"])
            least += crossed[-1]
            if least > limit + REFUND:
                return 99.0
    clause = words.sets["clause_words"]
    for k in range(a, b):
        x = tokens[k]
        cost += COST["token"]
        if x.raw == ",":
            cost += COST["comma"]
        elif x.raw in ";" or (x.raw == ":" and first.kind != "state" and a == last.j):
            cost += COST["stop"]
        elif x.f in clause:
            cost += 0.6 if (a == last.j and k >= b - 1) else COST["clause"]
    for extra in crossed:
        cost += extra
    if v.action in ("find", "carry", "leave", "intervene"):
        cost += 0.6
    if t.mode in ("passive", "active") and v.action in ("destroyed", "eradicated"):
        cost -= 0.3
    return cost


def _joint(tokens: list[Token], t: Trigger, u: Trigger) -> bool:
    """Whether two verbs stand side by side on one object: "ubicó y destruyó tres pozas"."""
    if u.j < len(tokens) and u.mode == t.mode and all(
        x.f in ("y", "e", "and", ",", "se", "later", "luego", "fueron", "were") for x in tokens[u.j : t.i]
    ):
        return True
    return (
        t.j <= u.i
        and all(x.f in ("y", "e", "and", ",", "se", "then", "luego", "later") for x in tokens[t.j : u.i])
        and u.mode in (t.mode, "past", "active", "passive", "infinitive", "gerund", "participle")
    )


def _f(tokens: list[Token], i: int) -> str:
    return tokens[i].f if i < len(tokens) else ""


def _singular(tokens: list[Token], t: Trigger) -> bool:
    """Whether the verb stands for one alone: "murió", but not "se entregaron"."""
    verb = next((x for x in tokens[t.lead : t.j] if x.f not in ("se", "no", "le", "les", "lo", "los")), tokens[t.lead])
    return not verb.f.endswith(("n", "s")) and not t.options[0].rule.endswith("seized.balance")
