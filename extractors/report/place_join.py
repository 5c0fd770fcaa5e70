"""How the places of one sentence hang together: datelines, and names that share the role of the one they hang on."""

from __future__ import annotations

from extractors.gazetteer import Gazetteer
from extractors.report.place_mention import Mentions, PlaceMention
from extractors.report.place_names import SIGNS
from extractors.report.place_words import CODE_LENGTH


class Joins(Mentions):
    """The roles mentions take from each other."""

    def dateline(self) -> None:
        """"LIMA, May 28 —", "Pichari, 21 nov.", "HUANTA.-", "SATIPO.": where it was written."""
        m = self.found[0]
        if m.i > 1 or (m.i == 1 and self.t[0].k != "p") or m.kindword:
            return
        upper = self.t[m.i].raw.isupper() and not self.upper
        alone = all(t.k == "p" and t.raw in ".—-" for t in self.t[m.j :])
        end = self.n if alone else self.dateline_end(m.j, upper)
        for other in self.found:
            if other.i < end:
                other.role = "seat"

    def dateline_end(self, j: int, upper: bool) -> int:
        """Where the dateline whose name ends at j ends: at a dash, or at the point after a date; 0 for none."""
        dated = False
        if self.t[j].raw == "(":
            j = next((k + 1 for k in range(j, min(self.n, j + 8)) if self.t[k].raw == ")"), j)
        for k in range(j, min(self.n, j + 12)):
            t = self.t[k]
            dated = dated or t.k == "n"
            if t.raw in ("—", "–", "-", ".") and (dated or upper or t.raw == "—"):
                return k
            if t.raw == ":" or (t.k == "w" and not t.cap and len(t.raw) > 4 and not dated):
                return 0
        return j + 1 if dated and j + 1 < self.n and self.t[j].raw == "," and self.t[j + 1].k == "n" else 0

    def chain(self) -> None:
        """What hangs on a name shares its role: "(La Mar, Ayacucho)", ", provincia de X", " y X"."""
        for a, b in zip(self.found, self.found[1:], strict=False):
            if a.level == "zone" or b.level == "zone":
                continue
            right = self.right(a.j) if a.kindword else None
            gap = self.f[right[0] if right else a.j : b.start]
            if len(gap) > 6:
                continue
            self.named_alike(a, b, gap)
            close = all(x in SIGNS or x in self.w.skip or x in self.w.joins or x in self.w.country for x in gap)
            listed = bool(gap) and gap[-1] in self.w.joins
            joined = not self.w.joins.isdisjoint(gap) and all(x in self.w.joins or self.hanging(x) for x in gap)
            if (close or joined) and a.level == b.level == "district":
                b.beside = a.name
            if a.role == b.role:
                continue
            if close and (a.role != "route" or listed):
                if not listed or a.level == b.level or (a.level in CODE_LENGTH and b.level in CODE_LENGTH):
                    b.role = a.role
            elif a.role in ("to", "seat", "from") and self.onward(gap):
                b.role = "to"
            elif close:
                b.role = "at"  # "carretera X-Y, distrito de Z": the stretch lies in Z
            elif a.role in ("to", "seat", "from") and gap[0] in SIGNS and all(self.hanging(x) for x in gap):
                b.role = a.role if _within(a, b, self.g) else b.role

    def named_alike(self, a: PlaceMention, b: PlaceMention, gap: list[str]) -> None:
        """ "near Canayre, Llochegua district", "Unión Asháninka, a community in Pichari": a hamlet that has the name of a district."""
        if a.level != "district" or a.kindword or b.level != "district" or gap[:1] != [","] or self.same_name(a, b):
            return
        told = self.f[a.j + 1 : b.start]
        kinds = [hit[1].group for k in range(a.j + 1, b.start) if (hit := self.w.kinds.at(self.t, k)) is not None]
        settled = "settlement" in kinds or "town" in kinds
        governed = b.kindword is not None and len(gap) == 1
        if governed or (settled and len(told) <= 4 and (told[-1] in self.w.of or told[-1] in ("in", "en"))):
            a.level, a.candidates = "place", ()

    def same_name(self, a: PlaceMention, b: PlaceMention) -> bool:
        return bool(set(a.candidates) & set(b.candidates))

    def onward(self, gap: list[str]) -> bool:
        """"… a Huanta y luego a Lima"."""
        w = self.w
        passed = all(f in SIGNS or any(f in s for s in (w.joins, w.then, w.to, w.skip)) for f in gap)
        return passed and not w.to.isdisjoint(gap)

    def hanging(self, f: str) -> bool:
        """Words between a name and what it lies in."""
        w = self.w
        sets = (w.kinds.index, w.skip, w.fill, w.of, w.indefinite, w.same, w.country)
        return f in SIGNS or any(f in s for s in sets)


def _within(a: PlaceMention, b: PlaceMention, g: Gazetteer) -> bool:
    """Whether a can lie in b; what no list holds can lie anywhere."""
    if not a.candidates or not b.candidates:
        return b.level in CODE_LENGTH
    return any(g.code(x).startswith(g.code(y)) for x in a.candidates for y in b.candidates)
