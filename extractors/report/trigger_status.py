"""Does the sentence assert what a verb or noun of action says, or deny, plan or suppose it?"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.report.trigger_words import word_at
from extractors.report.words import Words
from extractors.text import Token

STATUS_CUES = {"negation", "denial", "hypothesis", "plan", "asserting", "drill"}
_PARTING = frozenset(("pero", "but", "aunque", "although", "though", "while", "mientras", "porque", "because"))
_LOOKED_INTO = frozenset(("investigate", "probe", "solve", "clarify", "condemn", "investigar", "esclarecer", "condenar", "lamentar", "repudiar"))  # what has happened
_SUPPOSED = frozenset(("supuesta", "supuesto", "presunta", "presunto", "alleged", "supposed", "reported", "rumored"))
_KNOWN = frozenset(("know", "knows", "known", "sabe", "saben"))
_BY_WHOM = frozenset(("who", "quien", "quienes"))
_USED = frozenset(("uso", "usaron", "empleo", "emplearon", "utilizo", "utilizaron", "used"))
_ORDERED = frozenset(("dispuso", "ordeno", "dispusieron", "ordenaron"))
_NAMES = frozenset(("name", "names", "identity", "identities", "nombre", "nombres", "identidad"))
_WHOSE = frozenset(("their", "his", "her", "its", "own", "my", "your", "our", "free", "good", "the"))
Cue = tuple[int, int, str]  # first token, the token behind, which cue; "," and ";" for what ends one's reach


def status_cues(tokens: list[Token], words: Words, skip: frozenset[int] = frozenset()) -> list[Cue]:
    """What in a sentence can change the status of a verb to its right; `skip` are tokens that are no cue."""
    out: list[Cue] = []
    known, confirming, end = words.cues.index, words.sets["confirming"], 0
    for k, t in enumerate(tokens):
        if k < end:
            continue
        said = t.f in known and k not in skip and t.raw not in ("sí", "Sí")
        hit = words.cues.at(tokens, k) if said else None
        if hit and hit[1][0] in STATUS_CUES:
            end, (cue, _) = hit
            if cue == "negation" and word_at(tokens, end) in words.sets["undetermined"]:
                continue  # "sujetos no identificados": says nothing of the verb
            if cue == "negation" and {x.f for x in tokens[end : end + 3]} & _KNOWN and {x.f for x in tokens[end : end + 4]} & _BY_WHOM:
                continue  # "Nobody knows who killed the four men", "no se sabe quién mató a los cuatro": they are dead
            if cue == "negation" and any(x.f in _NAMES for x in tokens[max(0, k - 3) : k]):
                continue  # "a teenager whose name has not been released died"
            if cue == "denial" and t.f.startswith("rechaz") and word_at(tokens, end) in ("a", "al"):
                continue  # "rechazaron a los atacantes"
            if cue == "hypothesis" and t.f == "de" and k and tokens[k - 1].f in words.sets["time_units"] | words.sets["charged"]:
                continue  # "cumplen un año de haber sido asesinadas", "acusados de haber matado a un rondero"
            if cue == "hypothesis" and t.f in ("sporadic", "occasional") and word_at(tokens, end) in ("fire", "gunfire", "shots", "shooting", "sniper"):
                continue  # "came under sporadic fire and a corporal was wounded"
            if cue == "hypothesis" and t.f == "por" and _done_since(tokens, end):
                continue  # "Un hombre que cobraba por cada vuelo fue arrestado"
            if t.f == "will" and k and tokens[k - 1].f in _WHOSE:
                continue  # "kept in the camp against their will"
            if cue == "drill" and t.cap and k > 0 and not t.raw.isupper():
                continue  # "la División de Maniobras"
            if cue == "asserting" and t.f in confirming:
                out.append((k, k + 1, ";"))  # "descartó que haya muertos y confirmó nueve heridos"
            out.append((k, end, cue))
        elif hit and hit[1][0] == "presupposing":
            out.append((k, k + 1, ";"))  # "negó que tenga relación con la emboscada del martes en X": that one has been
        elif t.raw in ",;:" or t.f in confirming or t.f in _PARTING:
            out.append((k, k + 1, "," if t.raw == "," else ";"))
    return out


def _done_since(tokens: list[Token], k: int) -> bool:
    """Whether a passive of the past stands within four words."""
    return any(tokens[x].f in ("fue", "fueron") for x in range(k, min(k + 4, len(tokens))))


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
    if (mode == "nominal" or word_at(tokens, i + 1) == "of") and _habitual(tokens, i, words):
        return "hypothetical"
    if not finite and mode == "infinitive" and i and tokens[i - 1].f in ("para", "to") and any(t.f in _USED for t in tokens[max(0, i - 9) : i]):
        return "asserted"  # "usó 90 kilos de explosivo para inutilizar una pista"
    heard = _hear(tokens, i, status_cues(tokens, words) if cues is None else cues, finite, mode)
    if heard.status is not None:
        return heard.status
    if form == "future" or (form == "subjunctive" and not _before(tokens, i, {"que", "de", "cuando", "antes"})):
        return "hypothetical"
    if heard.hypothetical:
        return "hypothetical"
    if mode == "passive" and words.lang == "es" and tokens[i].f in ("sera", "seran"):
        return "planned"  # "La pista será dinamitada"
    if mode == "gerund" and i > 1 and tokens[i - 1].f in ("as", "than"):
        return "hypothetical"  # "as important as seizing the drug"
    if not finite and mode == "infinitive" and i and tokens[i - 1].f in ("resulto", "resultaron"):
        return "asserted"  # "la cisterna resultó llevar 380 kilos"
    planned, way = heard.last == "plan", i - heard.end
    if not finite and mode == "infinitive" and i and tokens[i - 1].f in _ORDERED and tokens[i].f in words.sets["burning"]:
        return "asserted"  # "la fiscal dispuso quemar el laboratorio": done on the spot
    if not finite and mode == "infinitive":
        return "asserted" if heard.last == "asserting" and way <= 5 and tokens[i].f not in words.sets["may_be"] else "planned"
    if not finite and mode == "passive" and planned and way <= 5:
        return "planned"
    if (
        words.lang == "en"
        and mode in ("passive", "active")
        and (tokens[i].f == "to" or tokens[i].f in words.sets["modals"])
        and not (tokens[i].f == "will" and i and tokens[i - 1].f in _WHOSE)  # "kept against their will were rescued"
        and not _attributed(tokens, i, words)
    ):
        return "hypothetical"
    if mode == "nominal" and i and tokens[i - 1].f in _SUPPOSED:
        return "hypothetical"  # "la supuesta muerte de dos senderistas"
    if mode == "nominal" and planned and way <= 3 and not (tokens[i - 1].f in words.sets["definite"] and tokens[i - 2].f in _LOOKED_INTO):
        return "planned"
    return "asserted"


@dataclass(slots=True)
class _Heard:
    """What the cues before a verb say: its status where they settle it, else what is still in force."""

    status: str | None = None
    hypothetical: bool = False
    last: str | None = None  # the last cue of plan, assertion or negation
    end: int = 0  # the token behind that cue


def _hear(tokens: list[Token], i: int, cues: list[Cue], finite: bool, mode: str) -> _Heard:
    denied = False
    heard = _Heard()
    for k, end, cue in cues:
        if k > i or (k == i and cue != ";"):
            break  # "y confirmó": what the verb itself ends
        if cue in (",", ";"):
            heard.hypothetical = False
            denied = denied and cue == ","
            continue
        if cue == "drill":
            return _Heard("drill")
        if cue == "negation" and tokens[k].f in ("sin", "without") and finite and end < i:
            continue  # "en una camioneta sin placas secuestraron": denies the plates
        if cue == "denial":
            denied = True
        elif cue == "hypothesis" and i - k <= 14 and not (tokens[k].f == "could" and _begins_anew(tokens, i)):  # "could not produce any papers and was arrested"
            heard.hypothetical = heard.hypothetical or i - end <= (3 if mode == "nominal" else 9)
        if cue in ("plan", "asserting", "negation"):
            heard.last, heard.end = cue, end
        if cue == "negation" and finite and i - end >= 2 and _begins_anew(tokens, i):
            continue
        if cue == "negation" and i - end <= 3 and not any(x.raw == "," for x in tokens[end:i]):
            return _Heard("negated")
        if cue == "plan" and i - end <= 1 and not finite:
            return _Heard("planned")
    heard.status = "denied" if denied else None
    return heard


def _begins_anew(tokens: list[Token], i: int) -> bool:
    """ "no resistió y murió", "did not stop and was shot": what is denied ends before the second verb."""
    return tokens[i - 1].f in ("y", "e") or (tokens[i - 1].f == "and" and tokens[i].f in ("was", "were"))


def _habitual(tokens: list[Token], i: int, words: Words) -> bool:
    """ "the continuous destruction of airstrips", "la intensificación de las capturas": a practice, no event; nor is what a reward is offered for."""
    near = tokens[max(0, i - 6) : i]
    clause = max((n + 1 for n, t in enumerate(near) if t.k == "p"), default=0)
    found = {t.f for t in near[clause:]}
    bare = word_at(tokens, i + 1) == "of" and not {word_at(tokens, i + 2)} & (words.sets["definite"] | {"a", "an"})
    some = i + 2 < len(tokens) and tokens[i + 2].k == "n"
    promised = {t.f for t in tokens[max(0, i - 12) : i]} & words.sets["rewards"]
    return bool(promised or found & words.sets["habitual"]) or ("such" in found and bare and not some)


def _attributed(tokens: list[Token], i: int, words: Words) -> bool:
    """ "are believed to have killed 28 soldiers": what is laid to them has happened."""
    return i > 0 and tokens[i].f == "to" and word_at(tokens, i + 1) == "have" and tokens[i - 1].f in words.sets["attributing"]


def _before(tokens: list[Token], i: int, allowed: set[str]) -> bool:
    return any(tokens[k].f in allowed for k in range(max(0, i - 4), i))
