"""Which figures does the text take back: those of a first account, and those of a claim that is denied right behind it?"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.report.scene import Info
from extractors.report.words import Words
from extractors.text import Token

_REACH = 4  # tokens from the word of denial to what it denies: "rejected the rebels' claim"


def retract(info: Info, before: Info | None, w: Words) -> None:
    """Sets aside what the sentence, or the one before it in the same paragraph, told and is taken back."""
    _of_an_early_account(info, w)
    _back_again(info, before, w)
    _unconfirmed(info, w)
    _was_denied(info, w)
    denied = None if info.s.said.isdisjoint(w.sets["denying"]) else _denial(info.s.tokens, w)
    if denied is None:
        return
    if not _deny(info, w, denied) and denied <= 4 and before is not None and before.s.paragraph == info.s.paragraph and before.s.where == info.s.where:
        _deny(before, w, len(before.s.tokens))


def _of_an_early_account(info: Info, w: Words) -> None:
    """ "A first statement, released on Sunday, spoke of three dead": the sentence opens with an account that was not the last."""
    tokens = info.s.tokens
    said = [k for k in range(min(4, len(tokens))) if tokens[k].f in w.sets["early"]]
    if not said:
        return
    beside = [*tokens[said[0] + 1 : said[0] + 3], *tokens[max(0, said[0] - 1) : said[0]]]  # "un primer parte", "el parte inicial"
    if not any(t.f in w.sets["accounts"] for t in beside):
        return
    for f in info.frames:
        if f.position > said[0] and f.state:
            f.corrected = "old"


_TOLD = frozenset(("hablado", "informado", "reportado", "contado", "anunciado", "dado", "senalado", "consignado", "mencionado", "dicho", "cifrado", "said", "reported", "spoken", "announced", "counted", "put", "given", "listed", "mentioned"))
_HAD = frozenset(("habia", "habian", "had"))
_AT_FIRST = frozenset(("inicialmente", "principio", "comienzo", "inicio", "primer", "primera", "primeros", "previo", "previa", "initially", "earlier", "first", "originally", "previously"))


def had_been_told(info: Info, infos: Sequence[Info]) -> None:
    """ "Las autoridades habían hablado al comienzo de nueve muertos", "The army had earlier put the dead at five": no more, where the text tells others."""
    tokens = info.s.tokens
    if info.s.said.isdisjoint(_AT_FIRST):
        return
    told = next((k for k in range(1, len(tokens) - 1) if tokens[k].f in _TOLD and not _HAD.isdisjoint(t.f for t in tokens[max(0, k - 3) : k])), None)
    if told is None or _AT_FIRST.isdisjoint(t.f for t in tokens[max(0, told - 3) : told + 7]):
        return
    end = next((k for k in range(told, len(tokens)) if tokens[k].f in ("pero", "but", "sino", "luego") or tokens[k].raw == ";"), len(tokens))
    for f in info.frames:
        if told < f.position < end and f.action in ("killed", "wounded", "missing") and any(g.action == f.action and g.value and g.status == "asserted" for i in infos for g in i.frames):
            f.corrected = "old"


def _back_again(info: Info, before: Info | None, w: Words) -> None:
    """ "Five soldiers reported missing after the ambush walked into a base on Sunday", "They turned up safe": nobody is missing."""
    tokens = info.s.tokens
    if info.s.said.isdisjoint(w.sets["back_again"]):
        return
    back = next((k for k, t in enumerate(tokens) if t.f in w.sets["back_again"]), None)
    if back is None or any(t.f in w.sets["unfound"] for t in tokens):
        return
    told = [f for f in info.frames if f.action == "missing" and f.status == "asserted" and f.verb < back]
    if not told and tokens[0].f in w.sets["they_all"] and before is not None and before.s.paragraph == info.s.paragraph:
        told = [f for f in before.frames if f.action == "missing" and f.status == "asserted"]
    for f in told:
        f.status = "elsewhere"


FORCES_NAMED = ("military", "police", "forces")
_CONFIRM = ("corrobor", "confirm", "verific", "verif", "ratific")


def _unconfirmed(info: Info, w: Words) -> None:
    """ "Los vecinos vieron llevarse a dos muertos, dato que el Comando no ha corroborado": a claim those who would know do not share."""
    tokens = info.s.tokens
    if info.s.said.isdisjoint(w.sets["hearsay"]):
        return
    at = next((k for k in range(1, len(tokens) - 3) if tokens[k - 1].raw == "," and w.sets["hearsay"] & {t.f for t in tokens[k : k + 2]} and {"que", "that", "which"} & {t.f for t in tokens[k + 1 : k + 3]}), None)
    if at is None:
        return
    behind = tokens[at + 2 : at + 14]
    official = any((h := w.actors.at(behind, k)) and h[1] in FORCES_NAMED for k in range(len(behind))) or w.sets["authorities"] & {t.f for t in behind}
    doubted = any(a.f in ("no", "not", "nor", "ni", "sin") and any(x.f.startswith(_CONFIRM) for x in behind[k + 1 : k + 4]) for k, a in enumerate(behind))
    if official and doubted:
        for f in info.frames:
            if f.position < at and f.status == "asserted":
                f.status = "denied"


_RULED_OUT = ("descartad", "desmentid", "negad")


def _was_denied(info: Info, w: Words) -> None:
    """ "circuló la versión de un ataque terrorista, la cual fue descartada por el Comando Conjunto"."""
    tokens = info.s.tokens
    if w.lang != "es":
        return
    all_of_it = next((k for k in range(len(tokens) - 3) if [t.f for t in tokens[k : k + 3]] == ["lo", "que", "fue"] and tokens[k + 3].f.startswith(_RULED_OUT)), None)
    if all_of_it is not None:
        _deny_from(info, 0, all_of_it)  # "se dijo que se trataba de un atentado, lo que fue descartado"
    if info.s.said.isdisjoint(w.sets["claims"]):
        return
    end = next((k for k in range(2, len(tokens)) if tokens[k].f.startswith(_RULED_OUT) and tokens[k - 1].f in ("fue", "fueron", "sido") and tokens[k - 2].f in ("que", "cual", "cuales", "ha", "han")), None)
    if end is not None:
        _deny(info, w, end)


def _denial(tokens: list[Token], w: Words) -> int | None:
    """Where "denied it", "dismissed the claim", "lo negó" stands: a verb of denial whose object is only what was said before."""
    for k, t in enumerate(tokens):
        if t.f not in w.sets["denying"] or (k and tokens[k - 1].f in w.sets["be"]):
            continue
        behind = tokens[k + 1 : k + _REACH]
        pronoun = behind[:1] and behind[0].f in w.sets["what_was_said"] and (len(behind) < 2 or behind[1].k == "p")
        noun = any(x.f in w.sets["claims"] for x in behind)
        if pronoun or noun or (k and tokens[k - 1].raw.lower() == "lo"):
            return k
    return None


def _deny(info: Info, w: Words, end: int) -> bool:
    """Whether something was claimed before token `end`; what was is denied."""
    tokens = info.s.tokens
    start = next((k for k in range(end) if tokens[k].f in w.sets["claims"]), None)
    if start is None and any(t.f in ("but", "pero", "although", "aunque") for t in tokens[:end]):
        start = 0  # "Local media reported a capture, but a spokesman denied this"
    if start is None:
        return False
    _deny_from(info, start, end)
    return True


def _deny_from(info: Info, start: int, end: int) -> None:
    for f in info.frames:
        if start <= f.position < end and f.status == "asserted":
            f.status = "denied"
    for t in info.types:
        if start <= t.i < end and t.status == "asserted":
            t.status = "denied"


def take_back_early_figures(info: Info, w: Words) -> None:
    """ "Initially three, now four": the figure after the cue of an early report is old."""
    tokens = info.s.tokens
    for k, behind, (cue, _) in w.cues.each(tokens):
        if cue == "correction":
            if tokens[k].f == "put" and not any(x.f in ("but", "however") for x in tokens[behind:]):
                continue  # "put the toll at five": the only one told
            concession = tokens[0].f in ("aunque", "although", "while", "si") or tokens[k - 1].f in ("que", "which")  # "la droga, que al inicio se calculó en 40 kilos, pesó 52"
            end = next(
                (
                    x
                    for x in range(behind, len(tokens))
                    if (concession and tokens[x].raw == ",")
                    or tokens[x].f in ("pero", "but", "sin", "however", "luego", "sino", "now", "realidad", "actually")
                    or tokens[x].raw == ";"
                ),
                len(tokens),
            )
            for f in info.frames:
                within = k > 0 and tokens[k - 1].f in w.sets["have"] | w.sets["be"] and 0 <= f.verb - behind <= 2  # "had at first been reported missing"
                if k - 3 <= f.position < end or (within and f.position < k):
                    f.corrected = "old"
    earlier = [d for d in info.dates if d.reporting and any(t.f in ("hasta", "until") for t in tokens[max(0, d.i - 4) : d.i])]
    for f in info.frames if earlier else []:
        if 0 < f.position - earlier[0].j <= 6 and f.action in ("killed", "wounded", "missing"):
            f.corrected = "old"  # "hasta la noche del domingo se contaban dos fallecidos"
