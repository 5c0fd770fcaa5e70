"""What a name can be and what stands around it: the gazetteer, the words after a name, the end of an unlisted one."""

from __future__ import annotations

from functools import lru_cache

from extractors.gazetteer import Gazetteer
from extractors.report.place_words import ADMIN, LEVEL, Kind, Line, PlaceWords
from extractors.text import Token

MAX_UNKNOWN = 5  # words of a name that no list holds
MAX_UPPER = 4  # the same in wire text, where capitals do not show its end
SIGNS = (",", "(", "-", "–", "—", "/", "[")

Picked = tuple[str, tuple[str, ...]]  # level and candidates


class Names(Line):
    """A sentence with the gazetteer beside it."""

    def __init__(self, tokens: list[Token], w: PlaceWords, g: Gazetteer) -> None:
        super().__init__(tokens, w)
        self.g = g
        self.run_ends: dict[int, int] = {}  # of every word of a run walked before, or it would be walked anew from each

    # --- what a name can be -------------------------------------------------------------------------------------------

    def matches(self, i: int) -> list[tuple[int, str]]:
        """(end, key) of the names in the gazetteer that start at i, longest first."""
        g, out = self.g, []
        for n in g.lengths.get(self.f[i], ()):
            if i + n <= self.n:
                k = " ".join(self.f[i : i + n]) if n > 1 else self.f[i]
                if k in g.admin or k in g.settled or k in g.features:
                    out.append((i + n, k))
        return out

    def pick(self, name: str, kind: Kind) -> Picked | None:
        """Level and candidates of a name under a kind word; a level without such a name gives way to one with it."""
        refs, places, group = self.g.admin.get(name, ()), self.g.settled.get(name, ()), kind.group
        by = {n: tuple(r for r in refs if len(r) == n) for n in (2, 4, 6)}
        if group == "river":
            return "place", self.g.features.get(f"rio {name}", ())
        if group == "feature":
            full = f"{kind.word} {name}"
            spans = self.site(name) if kind.word in ("puente", "bridge") else ()  # "el puente de Kimbiri"
            return "place", self.g.features.get(full, ()) or self.g.features.get(name, ()) or self.g.facility(full) or spans
        if group == "facility":
            return "place", self.site(name)
        here = tuple(r for r in by[6] if r in self.g.zones)
        if kind.word in ("area", "zone", "zona", "área") and here and not places:
            return "district", here  # "in the Tintay Puncu area": what has no other name than the district
        if group in ("settlement", "road"):
            return "place", places
        if group == "town":
            if here or (by[6] and not places):
                return "district", here or by[6]
            return ("place", places) if places else None
        if group == "city":
            capital = tuple(r for r in by[6] if r.endswith("01")) or by[6]
            return ("district", capital) if capital else ("place", places) if places else None
        if group == "province" and self.w.lang == "en" and by[2]:  # wire copy calls a department a province
            return ("province", (*by[2], *by[4])) if by[4] else ("department", by[2])
        for n in {"district": (6, 0, 4, 2), "province": (4, 2, 6, 0), "department": (2, 4, 6, 0)}[group]:
            if n == 0 and places:
                return "place", places
            if n and by[n]:
                return LEVEL[n], by[n]
        return None

    def site(self, name: str) -> tuple[str, ...]:
        """Where a base or police station of that name stands."""
        districts = tuple(r for r in self.g.admin.get(name, ()) if r in self.g.zones)
        return self.g.facility(name) or districts or self.g.settled.get(name, ())

    def fuzzy(self, i: int, end: int, kind: Kind) -> Picked | None:
        """A VRAEM name within one edit, when nothing matches exactly and a kind word or its province vouches for it."""
        name = " ".join(self.f[i:end])
        if len(name) < 5 or self.g.admin.get(name) or (self.g.settled.get(name) and not kind.word):
            return None
        for k in _similar(name, self.g):
            picked = self.pick(k, kind)
            if picked and picked[0] == kind.group:
                return picked
        return None

    # --- around a name ------------------------------------------------------------------------------------------------

    def run(self, i: int) -> int:
        """End of the capitalised words that start at i; a possessive ends them, English kind words stand outside."""
        if i not in self.run_ends:
            j = i + 1
            while j < self.n and self.t[j].cap and not self.possessive(j - 1) and not self.right(j) and not self.money(j):
                j += 1
            self.run_ends.update(dict.fromkeys(range(i, j), j))
        return self.run_ends[i]

    def money(self, j: int) -> bool:
        """ "en Ayna S/ 120 mil"."""
        return j + 1 < self.n and self.f[j] in ("s", "us", "u") and self.t[j + 1].raw in ("/", "$")

    def unknown(self, i: int) -> int:
        """End of a name that no list holds: capitalised words, joined by "de", "del" unless a known name follows."""
        if self.upper:
            j = i + 1
            while j < min(self.n, i + MAX_UPPER) and self.t[j].k == "w" and self.f[j] not in self.w.function:
                j += 1
            return j
        j = self.run(i)
        while j < min(self.n - 1, i + MAX_UNKNOWN) and self.f[j] in self.w.joiners and not self.possessive(j - 1):
            k = j
            while k < self.n and self.f[k] in self.w.joiners and not self.t[k].cap:
                k += 1
            if k >= self.n or not self.t[k].cap or self.admin_at(k):
                break
            if self.w.zones.at(self.t, k) or self.f[k] in self.w.not_places:
                break
            j = self.run(k)
        return j

    def admin_at(self, k: int) -> tuple[str, ...]:
        """Candidates of a department, or of a province or district of the valley, that starts at k."""
        if k < self.n:
            for _, name in self.matches(k):
                refs = self.g.admin.get(name, ())
                if any(len(r) == 2 or r in self.g.zones or r in self.g.valley_provinces for r in refs):
                    return refs
        return ()

    def follows(self, j: int) -> tuple[str, ...]:
        """Candidates of what hangs on a name directly: ", distrito de X", "(X)", ", in X", "-X".

        () when nothing does, ("",) for a kind word whose name is not known.
        """
        if j >= self.n or self.t[j].raw not in SIGNS:
            return ()
        for seen, k in enumerate(range(j + 1, min(self.n, j + 9))):
            hit = self.w.kinds.at(self.t, k)
            if hit and hit[1].group in (*ADMIN, "city"):
                k = hit[0]
                while k < self.n and any(self.f[k] in s for s in (self.w.between, self.w.demonyms, self.w.of)):
                    k += 1
                return self.named(k) or ("",)
            if self.t[k].cap and self.f[k] not in self.w.country:
                return self.named(k)
            filler = hit or self.f[k] in self.w.skip or self.f[k] in self.w.fill or self.f[k] in self.w.country
            if not filler and (seen > 1 or self.t[k].k == "p" or self.t[j].raw != ","):
                return ()
        return ()

    def named(self, k: int) -> tuple[str, ...]:
        """Candidates of the administrative name that all capitalised words at k make, whatever it is."""
        if k < self.n:
            cap = self.t[k].cap
            for end, name in self.matches(k):
                whole = self.upper or not cap or end >= self.run(k) or self.admin_at(end)
                if name in self.g.admin and whole and (cap or name not in self.w.common):
                    return self.g.admin[name]
        return ()

    def sited(self, i: int) -> bool:
        """"la emboscada terrorista de X", "el comité de autodefensa de X", "los pastizales de X": a noun that stands where X is."""
        c = self.cue(i)
        if c is None or c[1] not in self.w.of:
            return False
        near = [self.w.heads.before(self.f, j) for j in (c[0] - 1, c[0] - 2) if j >= 0]
        return any(hit is not None and hit[1] == "at" for hit in near)

    def apposed(self, j: int) -> Kind | None:
        """", un distrito de …", ", distrito de la provincia de …": a kind word that speaks of the name before it."""
        if j + 1 >= self.n or self.t[j].raw not in (",", "("):
            return None
        article = self.f[j + 1] in self.w.indefinite
        hit = self.w.kinds.at(self.t, j + 1 + article)
        if hit is None or hit[1].group not in ADMIN:
            return None
        k = hit[0]
        if not article:
            if k >= self.n or self.f[k] not in self.w.of:
                return None
            k += 1
            while k < self.n and not self.t[k].cap and (self.f[k] in self.w.articles or self.f[k] in self.w.same):
                k += 1
            inner = self.w.kinds.at(self.t, k) if k < self.n else None
            if inner is None or inner[1].group not in ADMIN:
                return None
        return hit[1]

    def right(self, j: int) -> tuple[int, Kind] | None:
        """The kind word after a name, in English: "Ene River", "Llochegua district"."""
        return self.w.kinds.at(self.t, j) if self.w.lang == "en" and 0 < j < self.n else None


@lru_cache(maxsize=2000)
def _similar(name: str, g: Gazetteer) -> tuple[str, ...]:
    """Names of VRAEM districts, of their provinces and departments, that differ from `name` by one edit."""
    return tuple(k for k in g.near_names() if abs(len(k) - len(name)) <= 1 and k[0] == name[0] and _one_edit(k, name))


def _one_edit(a: str, b: str) -> bool:
    """One letter changed, added or dropped, or two neighbours swapped."""
    n, m = len(a), len(b)
    k = 0
    while k < min(n, m) and a[k] == b[k]:
        k += 1
    if n == m:
        return a[k + 1 :] == b[k + 1 :] or (a[k : k + 2] == b[k : k + 2][::-1] and a[k + 2 :] == b[k + 2 :])
    return a[k + 1 :] == b[k:] if n > m else a[k:] == b[k + 1 :]
