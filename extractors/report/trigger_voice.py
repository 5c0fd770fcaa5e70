"""How does a verb stand: active or passive, participle, infinitive or gerund, with which auxiliaries?"""

from __future__ import annotations

from extractors.report.trigger_words import Trigger
from extractors.report.words import Words
from extractors.text import Token


def set_voice(t: Trigger, tokens: list[Token], words: Words) -> None:
    """Sets mode, lead and whether the verb is finite, from its form and the auxiliaries before it."""
    v = t.options[0]
    if v.voice == "leave":
        t.mode = "leave"
        t.finite = v.form not in ("infinitive", "base")
    elif v.voice == "transitive" and t.j - t.i > 1 and tokens[t.i].f in _WAS and not tokens[t.i + 1].f.endswith("ing"):
        t.mode = "passive"  # a phrase with its auxiliary: "were snatched by"
    elif v.form == "gerund":
        t.mode, t.finite = "gerund", False
        if words.lang == "en" and t.i and tokens[t.i - 1].f == "the":
            t.mode = "nominal"
    elif words.lang == "es":
        _spanish(t, tokens, words)
    elif v.form in ("past", "participle"):
        _english_past(t, tokens, words)
    elif v.form == "base":
        k = t.i - 1
        if k >= 0 and (_modal(tokens[k].f, words) or (k > 0 and _modal(tokens[k - 1].f, words))):
            t.mode, t.finite, t.lead = "infinitive", False, k


_WAS = frozenset(("was", "were", "is", "are", "fue", "fueron"))


def _modal(f: str, words: Words) -> bool:
    return f == "to" or f in words.sets["modals"]


def _spanish(t: Trigger, tokens: list[Token], words: Words) -> None:
    k = t.i - 1
    if t.options[0].form == "participle":
        _spanish_participle(t, tokens, words)
    elif t.options[0].form == "infinitive":
        t.mode, t.finite = "infinitive", False
    elif k >= 0 and (tokens[k].f == "se" or (tokens[k].f in ("le", "les", "lo") and k > 0 and tokens[k - 1].f == "se")):
        t.mode, t.lead = "passive", k


def _spanish_participle(t: Trigger, tokens: list[Token], words: Words) -> None:
    sets, k = words.sets, t.i - 1
    while k >= 0 and t.i - k <= 4 and tokens[k].f in sets["adverbs"]:
        k -= 1
    f = tokens[k].f if k >= 0 else ""
    if f in sets["be"]:
        t.mode, t.lead = "passive", k
        while t.lead > 0 and (
            tokens[t.lead - 1].f in sets["be"]
            or tokens[t.lead - 1].f in sets["have"]
            or tokens[t.lead - 1].f == "se"
        ):
            t.lead -= 1
        t.finite = f != "ser" or tokens[t.lead].f in sets["have"]
    elif f in sets["have"]:
        t.lead = k
        if k > 0 and tokens[k - 1].f in ("se", "les", "le", "lo", "los"):
            t.lead = k - 1
            if tokens[k - 1].f == "se" or (k > 1 and tokens[k - 2].f == "se"):
                t.mode = "passive"
    elif f in sets["leaving"]:
        t.lead = k  # "dejó heridos a dos soldados"
    elif _second_passive(k, tokens, words):
        t.mode = "passive"  # "fue herido en una pierna y capturado"
        if tokens[k - 1].raw == "," and t.j < len(tokens) and tokens[t.j].raw == ",":
            t.j += 1  # "fueron hallados, y decomisados, tres fusiles"
    elif _passive_of_a_list(t, k, tokens, words):
        t.mode = "passive"
    elif not _second_perfect(t, k, tokens, words):
        t.mode, t.finite = "participle", False


_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "to", "tos", "ta", "tas")


def _second_passive(k: int, tokens: list[Token], words: Words) -> bool:
    """The auxiliary stands before the participle that "y" joins to this one."""
    if k < 2 or tokens[k].f not in ("y", "e"):
        return False
    for n in range(k - 1, max(-1, k - 11), -1):
        noun = words.nouns.at(tokens, n)
        listed = tokens[n].raw == "," and tokens[n - 1].f.endswith(_PARTICIPLES) and tokens[n + 1].f.endswith(_PARTICIPLES)  # "fue descubierto, golpeado y asesinado"
        if (tokens[n].raw in ",;:." and n < k - 1 and not listed) or (noun is not None and noun[1].kind in ("people", "state") and tokens[n - 1].f not in ("fue", "fueron")):
            return False
        if tokens[n].f in ("fue", "fueron") and tokens[n + 1].f.endswith(_PARTICIPLES):
            return True
    return False


_BEHIND_PASSIVE = frozenset(("sus", "su", "los", "las", "un", "una", "varios", "varias"))


def _passive_of_a_list(t: Trigger, k: int, tokens: list[Token], words: Words) -> bool:
    """ "fueron interceptados dos botes con gasolina y arrestados sus tres motoristas": its auxiliary stands before the first of the verbs."""
    if k < 3 or tokens[k].f not in ("y", "e") or t.j >= len(tokens):
        return False
    subject = tokens[t.j].f in _BEHIND_PASSIVE or tokens[t.j].k == "n" or tokens[t.j].f in words.numbers
    return subject and any(tokens[n].f in ("fue", "fueron") and tokens[n + 1].f.endswith(("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")) for n in range(max(0, k - 25), k - 1))


def _second_perfect(t: Trigger, k: int, tokens: list[Token], words: Words) -> bool:
    """ "han capturado nueve naves y destruido 71 pistas": the auxiliary stands before the first verb."""
    return (
        k >= 0
        and tokens[k].f in ("y", "e")
        and any(x.f in ("ha", "han", "habia", "habian") for x in tokens[max(0, k - 20) : k])
        and t.j < len(tokens)
        and (_to_somebody(tokens, t.j) or any(x.k == "n" or x.f in words.numbers for x in tokens[t.j : t.j + (3 if tokens[t.j].f == "a" else 1)]))
    )


def _to_somebody(tokens: list[Token], j: int) -> bool:
    """ "… y detenido a Juan Quispe": whom the verb befell stands right behind it, by name."""
    return tokens[j].f == "a" and j + 1 < len(tokens) and tokens[j + 1].cap


def _english_past(t: Trigger, tokens: list[Token], words: Words) -> None:
    sets, k = words.sets, t.i - 1
    while k >= 0 and t.i - k <= 4 and (tokens[k].f in sets["adverbs"] or tokens[k].f.endswith("ly")):
        k -= 1
    f = tokens[k].f if k >= 0 else ""
    if f == "and" and k > 1 and tokens[k - 1].f.endswith("ed") and tokens[k - 2].f in sets["be"] and words.verbs.at(tokens, k - 1) is None:
        t.mode, t.lead = "passive", k - 2  # "were subdued and arrested"
        return
    if f in ("found", "left") and k and tokens[k - 1].f in sets["be"] and t.options[0].rule.endswith("wounded.wound"):
        k, f = k - 1, tokens[k - 1].f  # "was found wounded"
    passive = f in sets["be"]
    if not passive and f not in sets["have"]:
        t.mode = "past"
        return
    t.mode, t.lead = "passive" if passive else "active", k
    while t.lead > 0:
        g = tokens[t.lead - 1].f
        further = passive and (g in sets["be"] or g in sets["have"])
        if not (further or _modal(g, words)):
            break
        t.lead -= 1
    if any(x.f in ("not", "n't", "never") for x in tokens[t.lead : t.i]):
        t.lead = t.i  # "was not arrested": what denies it stands to its left
