"""Of what kind "his companions" are: "Un erradicador murió … Dos de sus compañeros y un policía quedaron heridos"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.codebook import FORCES, PERSON_ACTIONS
from extractors.report.scene import Info
from extractors.text import Token

_THEY = frozenset(("companero", "companeros", "companera", "companeras", "colega", "colegas", "companion", "companions", "colleague", "colleagues"))
_HIS = frozenset(("su", "sus", "his", "her"))


def of_his_companions(info: Info, infos: Sequence[Info]) -> None:
    """Of the kind of the one person of whom the sentence before tells."""
    before = infos[-1] if infos else None
    if before is None or before.s.where != info.s.where or info.s.said.isdisjoint(_THEY):
        return
    tokens = info.s.tokens
    told = {f.object for f in before.frames if f.action in PERSON_ACTIONS and f.status == "asserted" and f.object not in (None, "person", "force")}
    alone = {c.object for c in before.counted if c.kind == "people" and c.value == 1 and c.object not in (None, "person", "force")}
    kinds = told or alone
    if len(kinds) != 1 or not kinds <= {*FORCES, "civilian", "armed_group"}:
        return
    for f in info.frames:
        others = any(c.kind == "people" and c.j <= f.position for c in info.counted)  # "mató a un cabo y lesionó a dos de sus compañeros": of those here
        if f.object in (None, "person") and f.action in PERSON_ACTIONS and not others and f.position <= 1 and f.verb - f.position <= 8 and _his(tokens, f.position):
            f.object, f.generic = next(iter(kinds)), False


def _his(tokens: list[Token], at: int) -> bool:
    """ "dos de sus compañeros", "su compañero", "two of his colleagues"."""
    near = tokens[at : at + 5]
    return any(a.f in _HIS and b.f in _THEY for a, b in pairwise(near))
