"""One sentence as the person readers share it: its tokens, the tables, where runs of names end, the people found so far."""

from __future__ import annotations

from extractors.report.person_words import PersonMention, PersonWords
from extractors.text import Token

_QUOTES = frozenset("\"'«»")


class Reading:
    """`out`: the people found so far, left to right. `upper`: the text is in capitals, so that any word could be a name."""

    def __init__(self, tokens: list[Token], w: PersonWords, upper: bool) -> None:
        self.t = tokens
        self.n = len(tokens)
        self.w = w
        self.s = w.sets
        self.upper = upper
        self.out: list[PersonMention] = []

    def f(self, i: int) -> str:
        return self.t[i].f if 0 <= i < self.n else ""

    def raw(self, i: int, j: int) -> str:
        """The words of a name as written, one space between them."""
        name = " ".join(t.raw for t in self.t[i:j] if t.f not in _QUOTES).replace(" . ", ". ").replace(" - ", "-")
        return name[:-2] if name.endswith(("'s", "’s")) else name

    def is_name(self, i: int) -> bool:
        if not 0 <= i < self.n:
            return False
        t = self.t[i]
        if t.k != "w" or not t.cap or len(t.raw) < 2 or (t.f in self.s["not_names"] and not self._given(i)):
            return False
        if self.upper:
            return (
                t.f not in self.s["upper_stops"]
                and t.f not in self.s["connectors"]
                and not t.f.endswith(("ieron", "aron"))
            )
        return not t.raw.isupper() or self._among_capitals(i)

    def _given(self, i: int) -> bool:
        """ "el oficial de mar Segundo Ruiz Panaifo": an ordinal with a capital in mid-sentence, two names behind it."""
        if self.upper or not i or self.f(i) not in self.s["rank_names"] or self.t[i - 1].cap or self.t[i - 1].k != "w":
            return False
        return all(k < self.n and self.t[k].cap and self.t[k].k == "w" and self.f(k) not in self.s["not_names"] for k in (i + 1, i + 2))

    def _among_capitals(self, i: int) -> bool:
        return any(
            0 <= k < self.n and self.t[k].k == "w" and self.t[k].raw.isupper() and len(self.t[k].raw) > 3
            for k in (i - 1, i + 1)
        )

    def run(self, i: int) -> tuple[int, int]:
        """The run of name words from i on: (end, how many words), connectors inside and initials allowed."""
        k, words = i, 0
        while k < self.n and words < 6:
            holy = words and self.f(k) in ("santa", "san") and self.f(k + 1) in ("cruz", "maria", "martin", "roman")
            if self.is_name(k) or holy or (words and self.t[k].cap and self.f(k) in self.w.surnames):
                words += 1
                k += 1
            elif (
                words
                and self.t[k].k == "w"
                and len(self.t[k].raw) == 1
                and self.t[k].cap
                and self.f(k + 1) == "."
                and self.is_name(k + 2)
            ):
                k += 2
            elif words and (end := self._initials(k)):
                words += 1
                k = end
            elif (
                words
                and self.t[k].raw == "-"
                and self.t[k].s == self.t[k - 1].e
                and k + 1 < self.n
                and self.t[k + 1].s == self.t[k].e
                and self.is_name(k + 1)
            ):
                k += 2  # "Flores-Aráoz"
            elif words and self.f(k) in self.s["connectors"]:
                m = k + 1 + (self.f(k + 1) in self.s["connectors"])
                if not self.is_name(m):
                    break
                k = m
            else:
                break
        while k > i and self.f(k - 1) in self.s["connectors"]:
            k -= 1
        return k, words

    def _initials(self, k: int) -> int:
        """ "Jhordan T. A. (19)": the token behind initials that stand for surnames, before an age or a comma; or 0."""
        start = k
        while k + 1 < self.n and self.t[k].k == "w" and len(self.t[k].raw) == 1 and self.t[k].cap and self.f(k + 1) == ".":
            k += 2
        return k if k > start and k < self.n and self.t[k].raw in "(," else 0

    def add(self, i: int, j: int, words: int, rule: str, rank: str | None = None, force: str | None = None) -> int:
        if (
            self.upper
            and rule != "cue"
            and self.f(i - 1) not in self.w.forces
            and not any(self.f(k) in self.w.given or self.f(k) in self.w.surnames for k in range(i, j))
        ):
            return j  # "MARINES RECOVERED THREE RIFLES": in capitals any word could be a name
        name = self.raw(i, j)
        self.out.append(
            PersonMention(i, j, name, "full" if words > 1 else "surname", f"{self.w.lang}.person.{rule}", rank, force)
        )
        return j

    def listed(self, a: int, b: int) -> bool:
        """Do the tokens between two names only count them up?"""
        if b - a > 14:
            return False
        strange = 0
        joined = False
        for k in range(a, b):
            f = self.f(k)
            if f in (",", "y", "e", "and", "&"):
                joined = True
            elif (
                (self.t[k].k in "pn" and f not in (".", ";", ":"))
                or f in self.s["list_words"]
                or f in self.w.ranks.index
                or f in self.w.forces
            ):
                continue
            else:
                strange += 1
        return joined and strange <= 1
