"""Frames: a verb or noun of action claims the counted things that belong to it.

Each counted thing looks for its governor among the triggers of its sentence: the side it stands on must fit the voice
("capturaron a ocho", "fueron capturados ocho", "ocho capturados", "la captura de ocho"), and the way there must cost
little: words, commas, relative pronouns and other verbs between them all count. What no trigger claims is no fact.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.codebook import PERSON_ACTIONS, PERSON_OBJECTS, SEIZED_OBJECTS
from extractors.report.quantity import Counted
from extractors.report.sentence import Sentence
from extractors.report.words import Verb, Words
from extractors.text import Token


@dataclass(slots=True)
class Trigger:
    i: int
    j: int
    options: list[Verb]  # alternatives, by what they can take
    mode: str  # active passive participle past infinitive gerund nominal leave
    status: str = "asserted"
    finite: bool = True
    lead: int = 0  # first token with its auxiliaries


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
    generic: bool = False
    name: str | None = None
    state: bool = False
    group: int = 0
    notes: list[str] = field(default_factory=list)


# What crossing a sign costs on the way from a thing to its governor; found by reading errors, not tuned by search.
COST = {"token": 0.35, "comma": 0.8, "clause": 3.5, "trigger": 5.0, "stop": 8.0, "preposition": 1.0, "limit": 13.0}


def find_triggers(
    s: Sentence, words: Words, counted: list[Counted], skip: frozenset[int] = frozenset()
) -> list[Trigger]:
    tokens = s.tokens
    inside = {
        x
        for c in counted
        for x in range(c.head, c.j)
        if c.kind != "bare"
        and not (
            c.kind == "people" and not c.numbered and (c.rule.endswith(".victims") or _predicate(tokens, c, words))
        )
    }
    out: list[Trigger] = []
    i, n = 0, len(tokens)
    while i < n:
        if i in inside or tokens[i].k != "w":
            i += 1
            continue
        hits = words.verbs.all_at(tokens, i)
        noun = next((h for h in words.nouns.all_at(tokens, i) if h[1].kind == "nominal"), None)
        if noun and (
            not hits
            or _is_noun(tokens, i, words)
            or (noun[1].action == "wounded" and noun[0] < n and tokens[noun[0]].f == "a")
        ):
            v = Verb(noun[1].rule, noun[1].action or "", "transitive", "noun")
            out.append(Trigger(i, noun[0], [v], "nominal", finite=False, lead=i))
            i = noun[0]
            continue
        if (
            not hits
            or _is_noun(tokens, i, words)
            or (tokens[i].f in words.sets["verb_needs_accent"] and tokens[i].raw[-1] not in "óáé")
        ):
            i += 1
            continue
        if (
            tokens[i].f in ("habia", "habian", "hubo")
            and i + 1 < n
            and any(v.form == "participle" for _, v in words.verbs.all_at(tokens, i + 1))
        ) or (tokens[i].f in ("habia", "habian") and i + 1 < n and tokens[i + 1].f in ("sido", "resultado", "quedado")):
            i += 1
            continue
        longest = max(h[0] for h in hits)
        options = [h[1] for h in hits if h[0] == longest]
        t = Trigger(i, longest, options, "active", lead=i)
        _mode(t, tokens, words)
        if t.mode != "none":
            out.append(t)
        i = longest
    false = any(words.cues.at(tokens, k) and words.cues.at(tokens, k)[1][0] == "falsehood" for k in range(n))
    for t in out:
        if (
            t.options[0].form == "future"
            and words.lang == "es"
            and not tokens[t.i].raw.endswith(("á", "án", "ía", "ían"))
            and any(tokens[k].f == "que" and tokens[k - 1].f == "de" for k in range(max(1, t.i - 6), t.i))
        ):
            t.options = [
                Verb(v.rule, v.action, v.voice, "past", v.only, v.object) for v in t.options
            ]  # "después de que decomisara"
        t.status = (
            "denied"
            if false
            else status_at(tokens, t.lead, words, finite=t.finite, form=t.options[0].form, mode=t.mode, skip=skip)
        )
    for prev, t in zip(out, out[1:], strict=False):
        joint = tokens[t.lead - 1].f if t.lead else ""
        if (
            prev.mode == "infinitive"
            and joint in ("y", "e", "and", "or", "o")
            and (t.mode == "infinitive" or t.options[0].form == "base")
        ):
            t.mode, t.status, t.finite = (
                "infinitive",
                prev.status,
                False,
            )  # "the goal is to seize 15 tons and destroy 100 strips"
    return out


def _predicate(tokens: list[Token], c: Counted, words: Words) -> bool:
    """ "took three officers hostage": a noun that says what became of the people just named."""
    return (
        c.i > 0
        and any(v.form == "participle" for _, v in words.verbs.all_at(tokens, c.i))
        and tokens[c.i].f in words.sets["predicates"]
    )


def _is_noun(tokens: list[Token], i: int, words: Words) -> bool:
    """A form that is verb and noun ("captura", "decomiso", "murder"): a determiner or preposition before it makes it a noun."""
    if i == 0:
        return False
    p = tokens[i - 1].f
    if words.lang == "es":
        if tokens[i].raw[-1:] in "óéíá":
            return False
        f = tokens[i].f
        if f.endswith(
            (
                "ado",
                "ada",
                "ados",
                "adas",
                "ido",
                "ida",
                "idos",
                "idas",
                "ando",
                "endo",
                "ar",
                "er",
                "ir",
                "aron",
                "eron",
            )
        ):
            return False
        return p in {
            "el",
            "la",
            "los",
            "las",
            "un",
            "una",
            "del",
            "de",
            "tras",
            "su",
            "por",
            "al",
            "en",
            "esta",
            "este",
            "gran",
            "dicho",
            "dicha",
            "primer",
            "mayor",
            "cada",
            "con",
            "sin",
            "para",
            "nuevo",
            "otro",
            "otra",
        }
    return p in {
        "the",
        "a",
        "an",
        "of",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "in",
        "for",
        "on",
        "after",
        "any",
        "no",
        "another",
    } and not tokens[i].f.endswith(("ed", "ing"))


_ES_BE = {
    "fue",
    "fueron",
    "sido",
    "ser",
    "siendo",
    "son",
    "es",
    "era",
    "eran",
    "sea",
    "sean",
    "fuera",
    "fueran",
    "seran",
    "sera",
    "serian",
    "resulto",
    "resultaron",
    "resulta",
    "resultan",
    "resultando",
    "resultar",
    "quedo",
    "quedaron",
    "queda",
    "quedan",
    "quedando",
    "termino",
    "terminaron",
    "acabo",
    "acabaron",
    "permanece",
    "permanecen",
    "continua",
    "continuan",
    "sigue",
    "siguen",
    "esta",
    "estan",
    "estaba",
    "estaban",
    "hallado",
    "hallados",
    "encontrado",
    "encontrados",
}
_ES_LEAVE = {"dejo", "dejaron", "dejando", "dejar", "deja", "dejan", "dejado"}
_ES_HAVE = {"ha", "han", "habia", "habian", "haber", "habiendo", "haya", "hayan", "habria", "habrian", "he", "hemos"}
_ES_ADVERB = {
    "tambien",
    "asimismo",
    "luego",
    "ya",
    "no",
    "posteriormente",
    "finalmente",
    "ademas",
    "gravemente",
    "igualmente",
    "recientemente",
    "aun",
    "nunca",
    "jamas",
    "levemente",
    "previamente",
    "inmediatamente",
    "declarado",
    "declarados",
    "dado",
    "dados",
    "como",
    "reportado",
    "reportados",
}
_EN_BE = {"was", "were", "been", "being", "be", "is", "are", "got", "get", "'s"}
_EN_HAVE = {"has", "have", "had", "having"}
_EN_ADVERB = {
    "also",
    "later",
    "reportedly",
    "not",
    "already",
    "then",
    "seriously",
    "badly",
    "slightly",
    "allegedly",
    "subsequently",
    "finally",
    "recently",
    "n't",
    "never",
    "all",
    "both",
    "themselves",
    "apparently",
    "first",
    "immediately",
    "critically",
    "gravely",
    "soon",
    "initially",
    "either",
    "fatally",
    "since",
    "still",
    "quickly",
    "eventually",
    "previously",
}
_EN_MODAL = {
    "will",
    "would",
    "could",
    "may",
    "might",
    "can",
    "should",
    "must",
    "shall",
    "cannot",
    "did",
    "does",
    "do",
    "didn't",
}


def _mode(t: Trigger, tokens: list[Token], words: Words) -> None:
    v = t.options[0]
    k = t.i - 1
    if v.voice == "leave":
        t.mode = "leave"
        if v.form in ("infinitive", "base"):
            t.finite = False
        if words.lang == "en" and v.form == "base" and k >= 0 and tokens[k].f in _EN_MODAL | {"to"}:
            t.finite = False
        return
    if words.lang == "es":
        if v.form == "participle":
            while k >= 0 and t.i - k <= 4 and tokens[k].f in _ES_ADVERB:
                k -= 1
            if k >= 0 and tokens[k].f in _ES_BE:
                t.mode, t.lead = "passive", k
                while t.lead > 0 and tokens[t.lead - 1].f in _ES_BE | _ES_HAVE | {"no", "se"}:
                    t.lead -= 1
                t.finite = tokens[k].f not in ("ser",) or tokens[t.lead].f in _ES_HAVE
            elif k >= 0 and tokens[k].f in _ES_HAVE:
                t.mode, t.lead = "active", k
                if k > 0 and tokens[k - 1].f in ("se", "les", "le", "lo", "los"):
                    t.lead = k - 1
                    if tokens[k - 1].f == "se" or (k > 1 and tokens[k - 2].f == "se"):
                        t.mode = "passive"
            elif k >= 0 and tokens[k].f in _ES_LEAVE:
                t.mode, t.lead = "active", k  # "dejó heridos a dos soldados"
            elif (
                k >= 0
                and tokens[k].f in ("y", "e")
                and any(x.f in ("ha", "han", "habia", "habian") for x in tokens[max(0, k - 12) : k])
                and t.j < len(tokens)
                and (tokens[t.j].k == "n" or tokens[t.j].f in words.numbers)
            ):
                t.mode = "active"  # "han capturado nueve naves y destruido 71 pistas"
            else:
                t.mode, t.finite = "participle", False
        elif v.form == "infinitive":
            t.mode, t.finite = "infinitive", False
        elif v.form == "gerund":
            t.mode, t.finite = "gerund", False
        else:
            if k >= 0 and (
                tokens[k].f == "se" or (tokens[k].f in ("le", "les", "lo") and k > 0 and tokens[k - 1].f == "se")
            ):
                t.mode, t.lead = "passive", k
            else:
                t.mode = "active"
        return
    if v.form in ("past", "participle"):
        while k >= 0 and t.i - k <= 4 and (tokens[k].f in _EN_ADVERB or tokens[k].f.endswith("ly")):
            k -= 1
        f = tokens[k].f if k >= 0 else ""
        if f in _EN_BE:
            t.mode, t.lead = "passive", k
            while t.lead > 0 and tokens[t.lead - 1].f in _EN_BE | _EN_HAVE | _EN_MODAL | {"to", "not", "no", "have"}:
                t.lead -= 1
        elif f in _EN_HAVE:
            t.mode, t.lead = "active", k
            while t.lead > 0 and tokens[t.lead - 1].f in _EN_MODAL | {"to", "not"}:
                t.lead -= 1
        else:
            t.mode = "past"
    elif v.form == "gerund":
        t.mode, t.finite = "gerund", False
        if k >= 0 and tokens[k].f == "the":
            t.mode = "nominal"
    elif v.form == "base":
        if k >= 0 and (
            tokens[k].f == "to" or tokens[k].f in _EN_MODAL or (k > 0 and tokens[k - 1].f in _EN_MODAL | {"to"})
        ):
            t.mode, t.finite, t.lead = "infinitive", False, k
        else:
            t.mode = "active"


STATUS_CUES = {"negation", "denial", "hypothesis", "plan", "asserting", "drill"}


def status_at(
    tokens: list[Token],
    i: int,
    words: Words,
    finite: bool = True,
    form: str = "past",
    mode: str = "active",
    skip: frozenset[int] = frozenset(),
) -> str:
    """asserted | negated | denied | hypothetical | planned | drill, from the cues to the left within the sentence."""
    denied = hypothetical = False
    clause = words.sets["clause_words"]
    k = 0
    last_cue: tuple[int, str] | None = None
    while k < i:
        hit = None if k in skip else words.cues.at(tokens, k)
        if hit and hit[1][0] in STATUS_CUES:
            end, (cue, _) = hit
            if cue == "drill":
                return "drill"
            if cue == "denial":
                denied = True
            elif cue == "hypothesis" and i - k <= 14:
                hypothetical = hypothetical or i - end <= (3 if mode == "nominal" else 9)
            if cue in ("plan", "asserting", "negation"):
                last_cue = (end, cue)
            if cue == "negation" and i - end <= 3 and not any(x.raw == "," for x in tokens[end:i]):
                return "negated"
            if cue == "plan" and i - end <= 1 and not finite:
                return "planned"
            k = end
            continue
        t = tokens[k]
        if t.raw in ",;:" or t.f in ("pero", "but", "aunque", "although", "though", "while", "mientras"):
            hypothetical = False
            if t.raw != ",":
                denied = False
        k += 1
    if denied:
        return "denied"
    if form == "future" or (form == "subjunctive" and not _before(tokens, i, {"que", "de", "cuando", "antes"})):
        return "hypothetical"
    if hypothetical:
        return "hypothetical"
    if not finite and mode in ("infinitive",):
        if last_cue and i - last_cue[0] <= 5 and last_cue[1] == "asserting":
            return "asserted"
        return "planned"
    if not finite and mode == "passive" and last_cue and last_cue[1] == "plan" and i - last_cue[0] <= 5:
        return "planned"
    if words.lang == "en" and mode in ("passive", "active") and tokens[i].f in _EN_MODAL | {"to"}:
        return "hypothetical"
    if mode == "nominal" and last_cue and last_cue[1] == "plan" and i - last_cue[0] <= 3:
        return "planned"
    return "asserted"


def _before(tokens: list[Token], i: int, allowed: set[str]) -> bool:
    return any(tokens[k].f in allowed for k in range(max(0, i - 4), i))


def groups_of(s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words) -> list[list[Counted]]:
    """Coordinated lists: things with only connectors and their own modifiers between them share one governor."""
    tokens = s.tokens
    starts = {t.i for t in triggers}
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
            if (
                len(gap) == 1
                and gap[0].raw == ","
                and c.kind == prev.kind == "people"
                and c.value == prev.value
                and (c.definite or (c.article and tokens[prev.i].f in ("su", "el", "la", "their", "his", "her", "the")))
            ):
                continue  # "two brothers, both traders", "their driver, a civilian": the same people again
            if _listed(gap, prev.j, starts, words):
                out[-1].append(c)
                continue
        out.append([c])
    return out


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


def _listed(gap: list[Token], start: int, starts: set[int], words: Words) -> bool:
    years = [k for k, t in enumerate(gap) if t.f in ("anos", "year", "years", "meses")]
    if years and gap[0].f in ("de", "entre", "aged", "ages", "between", ","):
        gap = gap[years[-1] + 1 :]  # "nueve menores de entre dos y trece años y dos mujeres"
    dashes = [
        k for k, t in enumerate(gap) if t.raw in "—–" or (t.raw == "-" and 0 < k < len(gap) - 1 and t.s > gap[k - 1].e)
    ]
    if len(dashes) >= 2:
        gap = gap[: dashes[0]] + gap[dashes[-1] + 1 :]  # an aside between dashes
    if len(gap) > 9 or not gap:
        return not gap
    if not any(t.raw in ",(" or t.f in _JOINTS for t in gap):
        return False
    barred = words.sets["stops"] - _JOINTS - {"con", "with", "de", "of"}
    if (gap[-1].raw == "," or gap[-1].f in ("y", "e", "and")) and not any(t.cap for t in gap):
        barred -= {"en", "in"}  # "180 arrobas de hoja en pleno proceso, 60 galones …"
    return not any(
        (start + k) in starts or t.f in barred or t.raw in ";:" or t.f in words.sets["clause_words"]
        for k, t in enumerate(gap)
    )


def find_frames(s: Sentence, counted: list[Counted], triggers: list[Trigger], words: Words) -> list[Frame]:
    """The frames of one sentence, whatever their status."""
    out: list[Frame] = []
    for g, group in enumerate(groups_of(s, counted, triggers, words)):
        shared = _governor(s, group, triggers, words, counted)
        for c in group:
            own = _adjacent(s, c, group, triggers, words)
            best = own or shared
            if c.kind in ("thing",) and not c.numbered and best is not None and own is None and _far(c, best, group):
                continue
            if c.article and _subset(s.tokens, c) and c.kind == "people" and len(counted) > 1:
                continue  # "tres rescatados, entre ellos la enfermera": one of those counted
            if "of" in c.modifiers and best is None:
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
            frame = _frame(s, c, best, words, triggers)
            other = _relative_second(s, c, best, group, triggers, words)
            if other is not None:
                second = _frame(s, c, other, words, triggers)
                if second is not None and frame is not None and second.action != frame.action and second.weak is None:
                    second.group = s.index * 100 + g
                    second.generic = second.object in (None, "person")
                    out.append(second)
            if frame is not None:
                frame.group = s.index * 100 + g
                frame.generic = frame.object in (None, "person")
                out.append(frame)
        _breakdown(out, group, s.index * 100 + g, s, words)
    return out


def _breakdown(out: list[Frame], group: list[Counted], gid: int, s: Sentence, words: Words) -> None:
    """A total and its parts in one sentence: "two people, the pilot and a boy, were arrested"; "14 heridos: nueve … y cinco …"."""
    mine = [f for f in out if f.group == gid]
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


def _relative_second(
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
        return next((t for t in triggers if relative(t) and _option(t, c)), None)
    return None


def _far(c: Counted, t: Trigger, group: list[Counted]) -> bool:
    """A thing without a number or quantifier is taken only from right beside its verb, or from a list."""
    if len(group) > 1:
        return False
    return (c.i - t.j if t.j <= c.i else t.lead - c.j) > 2


def _adjacent(s: Sentence, c: Counted, group: list[Counted], triggers: list[Trigger], words: Words) -> Trigger | None:
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
                and _option(t, c)
                and _singular(s.tokens[t.lead].f)
            ):
                return t
        for t in triggers:
            if (
                t.lead == c.j
                and c is group[-1]
                and len(group) > 1
                and t.finite
                and (t.mode == "passive" or t.options[0].voice == "intransitive")
                and _singular(s.tokens[t.lead].f)
                and _option(t, c)
            ):
                return t
    if c.kind == "bare":
        for t in triggers:
            if (
                t.j == c.i
                and t.options[0].voice == "intransitive"
                and words.lang == "es"
                and t.mode in ("active", "passive")
                and _option(t, c)
            ):
                return t
    for t in triggers:
        if (
            t.mode in ("participle", "past")
            and 0 <= t.i - c.j <= 1
            and _option(t, c)
            and (t.mode == "participle" or not _object_follows(s, t, group))
        ):
            if t.i - c.j == 1 and (s.tokens[c.j].k == "p" or s.tokens[c.j].f in ("y", "e", "and", "o", "or")):
                continue
            return t
    return None


def _object_follows(s: Sentence, t: Trigger, group: list[Counted]) -> bool:
    """English past form: is it active, with its object right behind it?"""
    nxt = s.tokens[t.j] if t.j < len(s.tokens) else None
    if nxt is None or nxt.k == "p":
        return False
    if nxt.k == "n":
        return True
    f = nxt.f
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
        c.kind in ("people", "state", "bare", "thing", "amount")
        and (c.numbered or c.kind == "people")
        and c not in group
        and 0 <= t.lead - c.j <= 3
        and not any(x.raw == "," or x.f in ("y", "and") for x in s.tokens[c.j : t.lead])
        for c in counted
    )


def _governor(
    s: Sentence, group: list[Counted], triggers: list[Trigger], words: Words, counted: list[Counted]
) -> Trigger | None:
    best, best_cost = None, COST["limit"]
    if len(group) == 1 and group[0].anchor is not None:
        c = group[0]
        stand = Counted(c.anchor[0], c.anchor[1], c.anchor[0], "thing", c.object, c.value, numbered=True)
        found = _governor(s, [stand], triggers, words, [x for x in counted if x is not c])
        if found is not None:
            return found
    for t in triggers:
        ends = (
            group[:1]
            if len(group) > 1
            and words.lang == "es"
            and t.lead >= group[-1].j
            and t.finite
            and _singular(s.tokens[t.lead].f)
            else group[:1] + group[-1:]
        )
        cost = min(_cost(s, group, c, t, triggers, words) for c in ends)
        if (
            t.j <= group[0].i
            and (t.mode == "passive" or t.options[0].voice == "intransitive")
            and _has_subject(s, t, group, counted)
        ):
            cost += 6.0
        if cost < best_cost:
            best, best_cost = t, cost
    if best is not None and best.options[0].action in ("find", "carry", "leave"):
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
                    or (t.mode == "past" and s.tokens[t.i - 1].f == "and")
                )
                and any(_option(t, c) for c in group)
            ):
                return t
            if (
                t.mode == "passive"
                and t.options[0].action in ("destroyed", "seized")
                and t.i > group[-1].j
                and _option(t, group[0])
                and t.status == "asserted"
                and _relative(s, group, t, words)
            ):
                return t
        # two verbs on one object: "ubicó y destruyó tres pozas"
    return best


def _pronoun_object(tokens: list[Token], t: Trigger, es: bool) -> bool:
    """ "el vehículo y lo destruyeron", "two trucks, destroying both": the object stands as a pronoun."""
    if es:
        return (t.i > 0 and tokens[t.i - 1].f in ("lo", "los", "la", "las") and t.mode == "active" and t.finite) or (
            t.mode == "gerund" and tokens[t.j - 1].f.endswith(("ndolo", "ndolos", "ndola", "ndolas"))
        )
    return t.j < len(tokens) and tokens[t.j].f in ("it", "them", "both")


def _relative(s: Sentence, group: list[Counted], t: Trigger, words: Words) -> bool:
    """ "… que fueron destruidos", "…, which were later burned": the passive belongs to the list before it."""
    gap = s.tokens[group[-1].j : t.lead]
    if len(gap) <= 4:
        return True
    return len(gap) <= 14 and any(x.f in ("que", "which", "cual", "cuales", "mismos") for x in gap[:6])


def _option(t: Trigger, c: Counted) -> Verb | None:
    """The reading of a trigger that can take this thing, or None."""
    person = c.kind in ("people",) or (c.kind == "bare" and c.object is None) or c.kind == "state"
    for v in t.options:
        a = v.action
        if v.only:
            if "people" in v.only:
                if not (c.kind == "people"):
                    continue
            elif "things" in v.only:
                if c.kind not in ("thing", "amount", "container"):
                    continue
            elif "hectares" in v.only:
                if not (c.unit == "ha" or c.object in v.only):
                    continue
            elif c.object not in v.only and not (c.kind == "bare"):
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


def _cost(s: Sentence, group: list[Counted], c: Counted, t: Trigger, triggers: list[Trigger], words: Words) -> float:
    v = _option(t, c)
    if v is None:
        return 99.0
    tokens, es = s.tokens, words.lang == "es"
    first, last = group[0], group[-1]
    cost = 0.0
    if t.lead >= last.j:  # trigger to the right
        if t.mode == "passive" or (v.voice == "intransitive" and t.mode in ("active", "past", "passive")):
            cost = 0.0
        elif t.mode == "participle":
            cost = 1.5
            if t.i - last.j > 4:
                return 99.0
        elif t.mode == "past" and not es and not _object_follows(s, t, group):
            cost = 1.0
        elif _pronoun_object(tokens, t, es) and c.numbered:
            cost = 1.5
        elif (
            t.mode in ("active", "past")
            and v.voice == "transitive"
            and t.lead - last.j <= 7
            and any(x.f in ("que", "which", "that") for x in tokens[last.j : last.j + 2])
            and t.lead - last.j > 1
            and not any(c2.numbered and c2.i >= t.j and c2.i - t.j <= 2 for c2 in group)
        ):
            cost = 0.5 - COST["clause"]  # "mochilas con 74 kilos, que la Policía incautó"
        else:
            return 99.0
        if first.i > 0 and tokens[first.i - 1].f in ("por", "by", "contra", "against"):
            return 99.0
        a, b = last.j, t.lead
        cost += 2.5 * sum(
            tokens[k].f in ("y", "e", "and") and k != b - 1 and tokens[k - 1].k != "n" for k in range(a, b)
        )
        if es and t.finite and len(group) > 1 and c is not last and _singular(tokens[t.lead].f):
            return 99.0  # "14 obreros y un soldado muere": the verb is of the last alone
        if (
            first.i > 0
            and tokens[first.i - 1].f in ("en", "in", "de", "of", "with", "from")
            and not first.kind == "bare"
        ):
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
                cost += 3.0
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
                not any(x.f in ("de", "del", "of", "a") for x in tokens[t.j : t.j + 3]) or first.i - t.j > 6
            ):
                return 99.0
            if colon:
                cost = 1.0 - COST["token"] * (first.i - t.j)
        elif t.mode == "passive":
            colon = any(x.raw == ":" for x in tokens[t.j : first.i])
            if not es and not colon:
                near = first.i - t.j <= 1
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
                and not (prev in ("de", "of") and first.i - t.j <= 1)
            ):
                if t.mode != "leave":
                    return 99.0
        a, b = t.j, first.i
    else:
        return 99.0
    clause = words.sets["clause_words"]
    for k in range(a, b):
        x = tokens[k]
        cost += COST["token"]
        if x.raw == ",":
            cost += COST["comma"]
        elif x.raw in ";" or (x.raw == ":" and not first.kind == "state" and a == last.j):
            cost += COST["stop"]
        elif x.f in clause:
            cost += 0.6 if (a == last.j and k >= b - 1) else COST["clause"]
    for u in triggers:
        if u is not t and a <= u.i < b:
            joint = (
                u.j < len(tokens)
                and u.mode == t.mode
                and all(
                    x.f in ("y", "e", "and", ",", "se", "later", "luego", "fueron", "were") for x in tokens[u.j : t.i]
                )
            ) or (
                t.j <= u.i
                and all(x.f in ("y", "e", "and", ",", "se", "then", "luego", "later") for x in tokens[t.j : u.i])
                and u.mode in (t.mode, "past", "active", "passive", "infinitive", "gerund", "participle")
            )
            cost += 0.2 if joint else COST["trigger"]
    if v.action in ("find", "carry", "leave", "intervene"):
        cost += 0.6
    if t.mode in ("passive", "active") and v.action in ("destroyed", "eradicated"):
        cost -= 0.3
    return cost


def _frame(s: Sentence, c: Counted, t: Trigger | None, words: Words, triggers: list[Trigger]) -> Frame | None:
    tokens = s.tokens
    action, rule, status, weak = None, c.rule, "asserted", None
    if c.kind == "state":
        if not c.numbered:
            return None
        action = c.action
        status = status_at(tokens, c.i, words)
        if t is not None and t.mode == "leave" and t.status != "asserted":
            status = t.status
    elif t is not None:
        v = _option(t, c)
        if v is None:
            return None
        action, rule, status = v.action, v.rule, t.status
        if status == "asserted":
            near = status_at(tokens, c.i, words)
            if near == "negated":
                status = near
    if action is None:
        return None
    obj = c.object
    if action == "captured" and c.kind in ("people", "bare") and t is not None and _by_armed(s, t, words):
        action = "kidnapped"  # "five people seized by armed men"
    if action in ("find", "carry", "intervene"):
        if c.kind == "people":
            if action == "intervene":
                action = "captured"
            elif action == "find" and c.rule.endswith(".victims"):
                action = "killed"
            else:
                return None
        else:
            weak = action
            if action == "intervene" and obj not in ("aircraft", "boat"):
                weak = "context"
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
    subset = _subset(tokens, c)
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
        more=c.more,
        subset=subset,
        head=tokens[c.head].f,
        state=c.kind == "state",
        total=_total(tokens, c),
        name=c.name,
    )


def _by_armed(s: Sentence, t: Trigger, words: Words) -> bool:
    tokens = s.tokens
    for k in range(t.j, min(t.j + 3, len(tokens))):
        if tokens[k].f in ("by", "por"):
            return any(
                (h := words.actors.at(tokens, x)) and h[1] in ("unknown_armed", "shining_path")
                for x in range(k + 1, min(k + 6, len(tokens)))
            )
    return False


def _singular(form: str) -> bool:
    return not form.endswith(("n", "s"))


def _subset(tokens: list[Token], c: Counted) -> bool:
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


def person_object(f: Frame) -> bool:
    return f.action in PERSON_ACTIONS and f.object in PERSON_OBJECTS
