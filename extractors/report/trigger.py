"""Triggers: verbs and nouns of action, their voice, and whether the sentence asserts them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from extractors.report.counted import Counted
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
    until: int = 0  # a verb in two parts ("set … on fire") takes only what stands before this token; 0: no such bound


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
        if tokens[i].f in words.sets["comprising"] and any(t.f in words.sets["hauls"] for t in tokens[max(0, i - 12) : i]):
            out.append(Trigger(i, i + 1, [Verb(f"{words.lang}.fact.seized.find", "find", "transitive", "past")], "active", lead=i))
            i += 1
            continue
        if not hits and words.lang == "en" and tokens[i].f in ("set", "sets", "setting", "put", "putting") and _on_fire(tokens, i):
            form = "gerund" if tokens[i].f.endswith("ing") else "past"
            v = Verb("en.fact.destroyed.destroy", "destroyed", "transitive", form)
            out.append(Trigger(i, i + 1, [v], "gerund" if form == "gerund" else "active", finite=form == "past", lead=i, until=_on_fire(tokens, i)))
            i += 1
            continue
        if hits and words.lang == "en" and i + 2 < n and tokens[i + 1].raw == "-" and tokens[i + 1].s == tokens[i].e:
            i += 1  # "burned-out remains": a word that describes
            continue
        if hits and hits[0][1].rule.endswith("killed.lose") and i and tokens[i - 1].f == "se":
            i += 1
            continue  # "se perdieron entre los pajonales"
        if tokens[i].f == "dead" and i and tokens[i - 1].f in ("play", "played", "playing", "feigned", "feigning"):
            i += 1
            continue
        if tokens[i].f in words.sets["stative"] and i and tokens[i - 1].f == "se":
            i += 1  # "se encuentran graves": how they are, not what was found
            continue
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
        ) or (tokens[i].f in ("habia", "habian") and i + 1 < n and tokens[i + 1].f.endswith(("ado", "ido", "cho", "sto", "rto"))):
            i += 1
            continue
        longest = max(h[0] for h in hits)
        options = [h[1] for h in hits if h[0] == longest]
        t = Trigger(i, longest, options, "active", lead=i)
        _mode(t, tokens, words)
        if words.lang == "en" and t.mode == "past" and (behind := _inverted(tokens, t)):
            t.mode, t.j = "active", behind
        if words.lang == "es" and t.mode == "participle" and t.i <= 1 and (behind := _resulted(tokens, t)):
            t.mode, t.j, t.finite = "passive", behind, True
        if t.mode != "none":
            out.append(t)
        i = longest
    false = bool(out) and any((h := words.cues.at(tokens, k)) and h[1][0] == "falsehood" for k in range(n))
    cues = status_cues(tokens, words, skip) if out else []
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
            else status_at(tokens, t.lead, words, finite=t.finite, form=t.options[0].form, mode=t.mode, cues=cues)
        )
    for prev, t in itertools.pairwise(out):
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


def _inverted(tokens: list[Token], t: Trigger) -> int:
    """ "Also confiscated on Friday were two shotguns": the token behind "were", 0 where the clause is in its usual order."""
    if (t.i and tokens[t.i - 1].f != "also") or t.options[0].form not in ("past", "participle"):
        return 0
    for k in range(t.j, min(t.j + 9, len(tokens))):
        if tokens[k].raw in ",;:" or tokens[k].f in ("who", "which", "that"):
            return 0
        if tokens[k].f in ("were", "was"):
            return k + 1
    return 0


def _resulted(tokens: list[Token], t: Trigger) -> int:
    """ "Heridos de gravedad resultaron tres soldados": the token behind the verb that follows its participle, or 0."""
    return next((k + 1 for k in range(t.j, min(t.j + 5, len(tokens))) if tokens[k].f in RESULTED), 0)


RESULTED = {"resulto", "resultaron", "quedo", "quedaron", "fue", "fueron"}


def _on_fire(tokens: list[Token], i: int) -> int:
    """ "set the station's only pickup on fire", "put six pits out of service": where the second part of the verb stands, or 0."""
    for k in range(i + 2, min(i + 10, len(tokens))):
        if tokens[k].k == "p" and tokens[k].raw not in "'’-":
            return 0
        if tokens[k].f in ("ablaze", "alight") or (tokens[k].f == "fire" and tokens[k - 1].f == "on"):
            return k
        if tokens[k].f in ("service", "action", "commission") and tokens[k - 1].f == "of" and tokens[k - 2].f == "out":
            return k - 2
    return 0


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
    return (p in {
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
    } and not tokens[i].f.endswith(("ed", "ing"))) or (p.endswith("'s") and tokens[i].f in ("haul", "find", "catch", "bust", "blast", "attack"))


def _mode(t: Trigger, tokens: list[Token], words: Words) -> None:
    v = t.options[0]
    k = t.i - 1
    if v.voice == "leave":
        t.mode = "leave"
        if v.form in ("infinitive", "base"):
            t.finite = False
        if words.lang == "en" and v.form == "base" and k >= 0 and tokens[k].f in words.sets["modals"] | {"to"}:
            t.finite = False
        return
    if words.lang == "es":
        if v.form == "participle":
            while k >= 0 and t.i - k <= 4 and tokens[k].f in words.sets["adverbs"]:
                k -= 1
            if k >= 0 and tokens[k].f in words.sets["be"]:
                t.mode, t.lead = "passive", k
                while t.lead > 0 and tokens[t.lead - 1].f in words.sets["be"] | words.sets["have"] | {"no", "se"}:
                    t.lead -= 1
                t.finite = tokens[k].f not in ("ser",) or tokens[t.lead].f in words.sets["have"]
            elif k >= 0 and tokens[k].f in words.sets["have"]:
                t.mode, t.lead = "active", k
                if k > 0 and tokens[k - 1].f in ("se", "les", "le", "lo", "los"):
                    t.lead = k - 1
                    if tokens[k - 1].f == "se" or (k > 1 and tokens[k - 2].f == "se"):
                        t.mode = "passive"
            elif k >= 0 and tokens[k].f in words.sets["leaving"]:
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
        while k >= 0 and t.i - k <= 4 and (tokens[k].f in words.sets["adverbs"] or tokens[k].f.endswith("ly")):
            k -= 1
        f = tokens[k].f if k >= 0 else ""
        if f in words.sets["be"]:
            t.mode, t.lead = "passive", k
            while t.lead > 0 and tokens[t.lead - 1].f in words.sets["be"] | words.sets["have"] | words.sets[
                "modals"
            ] | {"to", "not", "no", "have"}:
                t.lead -= 1
        elif f in words.sets["have"]:
            t.mode, t.lead = "active", k
            while t.lead > 0 and tokens[t.lead - 1].f in words.sets["modals"] | {"to", "not"}:
                t.lead -= 1
        else:
            t.mode = "past"
    elif v.form == "gerund":
        t.mode, t.finite = "gerund", False
        if k >= 0 and tokens[k].f == "the":
            t.mode = "nominal"
    elif v.form == "base":
        if k >= 0 and (
            tokens[k].f == "to"
            or tokens[k].f in words.sets["modals"]
            or (k > 0 and tokens[k - 1].f in words.sets["modals"] | {"to"})
        ):
            t.mode, t.finite, t.lead = "infinitive", False, k
        else:
            t.mode = "active"


STATUS_CUES = {"negation", "denial", "hypothesis", "plan", "asserting", "drill"}


Cue = tuple[int, int, str]  # first token, the token behind, which cue; "," and ";" for what ends one's reach


def status_cues(tokens: list[Token], words: Words, skip: frozenset[int] = frozenset()) -> list[Cue]:
    """What in a sentence can change the status of a verb to its right; `skip` are tokens that are no cue."""
    out: list[Cue] = []
    k, n = 0, len(tokens)
    while k < n:
        hit = None if k in skip or tokens[k].raw in ("sí", "Sí") else words.cues.at(tokens, k)
        if hit and hit[1][0] in STATUS_CUES:
            k, start = hit[0], k
            if hit[1][0] == "negation" and _f(tokens, k) in words.sets["undetermined"]:
                continue  # "sujetos no identificados": says nothing of the verb
            if hit[1][0] == "drill" and tokens[start].cap and start > 0 and not tokens[start].raw.isupper():
                continue  # "la División de Maniobras"
            out.append((start, k, hit[1][0]))
            continue
        t = tokens[k]
        if t.raw in ",;:" or t.f in ("pero", "but", "aunque", "although", "though", "while", "mientras"):
            out.append((k, k + 1, "," if t.raw == "," else ";"))
        k += 1
    return out


def status_at(
    tokens: list[Token],
    i: int,
    words: Words,
    finite: bool = True,
    form: str = "past",
    mode: str = "active",
    cues: list[Cue] | None = None,
) -> str:
    """asserted | negated | denied | hypothetical | planned | drill, from the cues to the left within the sentence.

    `cues`: the sentence's `status_cues`, where the caller has them.
    """
    denied = hypothetical = False
    if (mode == "nominal" or _f(tokens, i + 1) == "of") and _habitual(tokens, i, words):
        return "hypothetical"
    last_cue: tuple[int, str] | None = None
    for k, end, cue in status_cues(tokens, words) if cues is None else cues:
        if k >= i:
            break
        if cue in (",", ";"):
            hypothetical = False
            if cue == ";":
                denied = False
            continue
        if cue == "drill":
            return "drill"
        if cue == "negation" and tokens[k].f in ("sin", "without") and finite and end < i:
            continue  # "en una camioneta sin placas secuestraron": denies the plates
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
    if words.lang == "en" and mode in ("passive", "active") and tokens[i].f in words.sets["modals"] | {"to"}:
        return "hypothetical"
    if mode == "nominal" and last_cue and last_cue[1] == "plan" and i - last_cue[0] <= 3:
        return "planned"
    return "asserted"


def _habitual(tokens: list[Token], i: int, words: Words) -> bool:
    """ "the continuous destruction of airstrips", "la intensificación de las capturas": a practice, no event; nor is what a reward is offered for."""
    near = tokens[max(0, i - 6) : i]
    clause = max((n + 1 for n, t in enumerate(near) if t.k == "p"), default=0)
    found = {t.f for t in near[clause:]}
    bare = _f(tokens, i + 1) == "of" and not {_f(tokens, i + 2)} & (words.sets["definite"] | {"a", "an"})
    some = i + 2 < len(tokens) and tokens[i + 2].k == "n"
    promised = {t.f for t in tokens[max(0, i - 12) : i]} & words.sets["rewards"]
    return bool(promised or found & words.sets["habitual"]) or ("such" in found and bare and not some)


def _f(tokens: list[Token], i: int) -> str:
    return tokens[i].f if 0 <= i < len(tokens) else ""


def _before(tokens: list[Token], i: int, allowed: set[str]) -> bool:
    return any(tokens[k].f in allowed for k in range(max(0, i - 4), i))
