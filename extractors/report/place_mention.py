"""A place named in a sentence, and how one is put down: name as written, level, role."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.gazetteer import Gazetteer
from extractors.report.place_names import Names
from extractors.report.place_words import ADMIN, KEPT, Kind, PlaceWords
from extractors.text import Token

CHECKPOINTS = ("garita", "puesto de control", "control", "peaje", "checkpoint", "toll")  # who is posted there acts there


@dataclass(slots=True)
class PlaceMention:
    """One name (or stretch) in a sentence; `i`, `j` its tokens, `start` the first token of its kind word or `i`."""

    i: int
    j: int
    level: str  # 'department' 'province' 'district' 'place' 'zone'
    name: str
    candidates: tuple[str, ...]  # UBIGEO prefixes or place ids; empty: in no list
    kindword: str | None
    role: str  # 'at' 'near' 'route' 'from' 'to' 'seat'
    start: int = 0
    group: str | None = None  # what the kind word says ('settlement', 'feature', 'facility', 'road') or 'same'
    beside: str | None = None  # the name it is listed with: "en X y Y"


class Mentions(Names):
    """The mentions of one sentence, found so far."""

    def __init__(self, tokens: list[Token], w: PlaceWords, g: Gazetteer) -> None:
        super().__init__(tokens, w, g)
        self.found: list[PlaceMention] = []

    def text(self, i: int, j: int) -> str:
        """The words as written; capitals of wire text are set down, a possessive 's is cut off."""
        s = "".join((" " if k > i and self.t[k].s > self.t[k - 1].e else "") + self.t[k].raw for k in range(i, j))
        if s.endswith(("'s", "’s")):
            s = s[:-2]
        if self.upper and s.isupper():
            words = (x.lower() if x.lower() in self.w.joiners else x.capitalize() for x in s.split(" "))
            s = " ".join(words)
            s = s[0].upper() + s[1:]
        return s

    def numeral(self, i: int) -> bool:
        return self.t[i].k == "n" or self.f[i] in self.w.numerals

    def add(
        self, i: int, j: int, level: str, refs: tuple[str, ...], kind: Kind | None, start: int, *,
        role: str | None = None, name: str | None = None, upto: int | None = None,
    ) -> int:
        """Append a mention and give its end; river, hill and base keep their kind word in the name."""
        group, first, last = kind.group if kind else None, i, j
        if kind and group in KEPT:
            first, last = min(start, i), max(j, upto or j)
        elif kind and kind.word == "sector" and start < i == j - 1 and self.numeral(i):
            first = start  # "Sector Ocho", "sector 5"
        if role is None:
            role = self.role(start)
            if kind and kind.plural and (group in ADMIN or (group == "town" and level == "district")) and role == "route":
                role = "at"  # "entre los distritos de X y Y", "between the towns of X and Y": on the limit of both
            if kind and kind.word.startswith(CHECKPOINTS):
                role = "at" if role == "seat" else role
            elif kind and group == "facility" and self.staffed(start):
                role = "near" if kind.word in self.w.local else "seat"
                if role == "near" and refs:  # the ground of a police station, not its building
                    level, first, last, refs = "district", i, j, tuple(dict.fromkeys(self.g.code(r) for r in refs))
            if role in ("at", "near") and not kind and self.attributive(i, j):
                role = "seat"
        text = name if name is not None else self.text(first, last)
        word = kind.word if kind and kind.word else None
        self.found.append(PlaceMention(first, last, level, text, refs, word, role, start, group))
        return max(last, upto or last)

    def attributive(self, i: int, j: int) -> bool:
        """"a Lima think tank", "Cuzco-based": the place of somebody, not of the event."""
        if self.w.lang != "en" or j >= self.n:
            return False
        if self.t[j].raw == "-" and j + 1 < self.n and not self.t[j + 1].cap:
            return True
        return i > 0 and self.f[i - 1] in self.w.indefinite and self.t[j].k == "w" and self.f[j] not in self.w.function
