"""To what is a figure corrected where the new one stands alone? "Two soldiers were first reported killed; the new count is four"."""

from __future__ import annotations

from dataclasses import replace

from extractors.report.fact_frame import Frame
from extractors.report.number import number_at
from extractors.report.scene import Info
from extractors.report.words import Words
from extractors.text import Token

_IS = frozenset(("son", "eran", "serian", "suman", "is", "are", "was", "were"))
_RAISED = frozenset(("subio", "sube", "suben", "elevo", "eleva", "aumento", "ascendio", "asciende", "ascienden", "rose", "raised", "climbed", "increased", "revised", "risen", "elevated"))
_PUT = frozenset(("put", "puts", "placed", "set"))
_COUNTS = frozenset(("balance", "cifra", "parte", "numero", "saldo", "count", "toll", "figure", "figures", "number", "tally", "total"))
_REACH = 9  # tokens from "raised" to the number


def correct(info: Info, before: Info | None, w: Words) -> None:
    """Adds the figure that takes the place of one given up in the sentence, or in the clause before a semicolon."""
    tokens = info.s.tokens
    given_up = _given_up(info.frames)
    start = given_up.position + 1 if given_up is not None else 0
    if given_up is None and before is not None and before.s.where == info.s.where and before.s.tokens[-1].raw == ";":
        given_up = _given_up(before.frames)
    if given_up is None or any(f.action == given_up.action and f.corrected != "old" and f.value and f.position >= start for f in info.frames):
        return
    found = _new_figure(tokens, start, w)
    if found is not None and found[2] != given_up.value:
        k, end, value = found
        info.frames.append(replace(
            given_up, value=value, corrected=None, status="asserted", sentence=info.s.index, start=tokens[k].s, end=tokens[end - 1].e, position=k, total=True, definite=False, more=False, notes=[]))


def _given_up(frames: list[Frame]) -> Frame | None:
    old = [f for f in frames if f.corrected == "old" and f.value and f.action in ("killed", "wounded", "missing")]
    return old[0] if len(old) == 1 else None


def _new_figure(tokens: list[Token], start: int, w: Words) -> tuple[int, int, float] | None:
    """(token, token behind, value) of a number that counts nothing itself, behind "son", "subió a", "put it at"."""
    for k in range(start + 1, len(tokens)):
        before = tokens[k - 1].f
        behind = {t.f for t in tokens[max(start, k - _REACH) : k]}
        led = before in _IS or (before == "de" and tokens[k - 2].f in ("es", "era")) or (before in ("a", "to") and behind & _RAISED) or (before == "at" and behind & _PUT)
        if not led or (tokens[k].k != "n" and tokens[k].f not in w.opens_number):
            continue
        number = number_at(tokens, k, w, None)
        if number is None or not number.value or number.article or number.value > 200:
            continue
        alone = number.end >= len(tokens) or tokens[number.end].k == "p" or tokens[number.end].f in ("on", "el", "en", "in", "after", "tras", "late", "and", "y")
        if alone and (before in _IS or behind & _COUNTS or behind & (_RAISED | _PUT)):
            return k, number.end, float(number.value)
    return None
