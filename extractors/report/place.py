"""Places named in a sentence: what they are, which entries of the gazetteer they can be, how they stand to the event.

Reading goes left to right over capitalised words and kind words ("distrito de", "… sector"); the words before a name
give its role, and what hangs together ("X, distrito de Y (Z)") shares the role of its first name. Which of several
entries is meant is settled later, over the whole incident (locate.py).
"""

from __future__ import annotations

from extractors.report.locate import Context as Context  # finding and resolving are one room to callers
from extractors.report.locate import resolve as resolve
from extractors.report.place_join import Joins
from extractors.report.place_kind import DASHES, Kinds
from extractors.report.place_mention import PlaceMention as PlaceMention
from extractors.report.place_names import SIGNS, Picked
from extractors.report.place_words import ADMIN, KEPT, LEVEL, Kind, place_words
from extractors.text import Token


def find_places(tokens: list[Token], lang: str) -> list[PlaceMention]:
    """Mentions of one sentence in order; names that are part of a unit's or person's name are not among them."""
    w, g, starts = place_words("en" if lang == "en" else "es")
    for t in tokens:
        if t.cap or t.f in starts:
            return _Reader(tokens, w, g).read(starts)
    return []


class _Reader(Kinds, Joins):
    """One pass over one sentence."""

    def read(self, starts: frozenset[str]) -> list[PlaceMention]:
        i, steps = 0, (self.zone, self.river, self.adjective, self.kind_first, self.name_first)
        while i < self.n:
            t = self.t[i]
            end = None
            if t.cap or t.f in starts:
                for step in steps:
                    if (end := step(i)) is not None:
                        break
            i = i + 1 if end is None else end
        if self.found:
            self.dateline()
            self.chain()
        return self.found

    def name_first(self, i: int) -> int | None:
        """A name without kind word before it; English ones may be followed by theirs ("Quempiri sector")."""
        t = self.t[i]
        run = self.run(i) if t.cap else i + 1
        for end, name in self.matches(i):
            right = self.right(end)
            if end < run and not self.upper and not self.admin_at(end):
                break
            if not t.cap and (name in self.w.common or name not in self.g.admin):
                continue
            stretch = self.stretch(i, end)
            if stretch:
                return stretch
            if right and self.governed(end, name, right):
                return self.add_right(i, end, name, right)
            picked = self.bare(i, end, name) or self.by_apposition(end, name)
            if picked:
                return self.add(i, end, *picked, None, i)
        if self.upper:
            return self.unknown_in_capitals(i)
        return self.unknown_first(i, run) if t.cap else None

    def unknown_in_capitals(self, i: int) -> int | None:
        """"AT COPERNAL, SIVIA DISTRICT", "NEAR COPERNAL, IN THE DISTRICT OF SIVIA": one or two words before the comma and the district."""
        end = next((k for k in (i + 1, i + 2) if k < self.n and self.t[k].raw == ","), None)
        if end is None or i == 0 or self.f[i - 1] not in ("at", "near") or any(x in self.w.function for x in self.f[i:end]):
            return None
        k = next((k for k in range(end + 1, min(end + 4, self.n)) if self.f[k] not in ("in", "the")), end + 1)
        kind = self.w.kinds.at(self.t, k) if k < self.n else None
        right = next((r for j, _ in self.matches(k) if (r := self.right(j)) is not None), None) if k < self.n else None
        group = kind[1].group if kind is not None else right[1].group if right is not None else ""
        if group not in ADMIN or self.w.kinds.at(self.t, i) is not None:
            return None
        return self.add(i, end, "place", (), None, i)

    def stretch(self, i: int, end: int) -> int | None:
        """"the Tambo-San Francisco road"."""
        if self.w.lang != "en" or end + 1 >= self.n or self.t[end].raw not in DASHES or not self.t[end + 1].cap:
            return None
        known = self.matches(end + 1)
        last = known[0][0] if known else self.run(end + 1)
        right = self.right(last)
        if right is None or right[1].group != "road":
            return None
        return self.add(i, right[0], "place", (), right[1], i, role="route")

    def by_apposition(self, end: int, name: str) -> Picked | None:
        kind = self.apposed(end)
        picked = self.pick(name, kind) if kind else None
        return picked if picked and picked[0] in ADMIN else None

    def unknown_first(self, i: int, run: int) -> int | None:
        """A capitalised name that no list holds: a place only with a place word before it and support after it."""
        strong = self.strong(i)
        if self.f[i] in self.w.function and not (strong and self.f[i] in self.w.articles):
            return None
        right = self.right(run)
        if right and right[1].group == "river" and f"rio {self.f[i]}" in self.g.features:
            return self.add_right(i, run, self.f[i], right)
        end = self.unknown(i)
        if any(x in self.w.not_places or x in self.w.foreign for x in (self.f[i], " ".join(self.f[i:end]))):
            return run
        if right and right[1].group in ADMIN and (near := self.fuzzy(i, run, right[1])):
            return self.add(i, run, *near, right[1], i, upto=right[0])
        unlike = (*ADMIN, "road") if strong else (*ADMIN, "road", "town")
        counted = self.numeral(i) and run == i + 1 and i == 0  # "Eleven community leaders have been murdered"
        if right and not right[1].plural and right[1].group not in unlike and not counted:
            return self.add_right(i, run, "", right)
        follows = self.follows(end)
        if follows and (near := self.fuzzy(i, end, self.apposed(end) or Kind("", "district", False))):
            return self.add(i, end, *near, None, i)
        affixed = self.f[i] in self.w.affixes or (end > i + 1 and self.f[end - 1] in self.w.affixes)
        if (strong or self.sited(i)) and (follows or affixed):
            return self.add(i, end, "place", (), None, i)
        return run

    def governed(self, end: int, name: str, right: tuple[int, Kind]) -> bool:
        """Whether the kind word after the name is its own: in "the Cusco district of Pichari" it is Pichari's."""
        j, kind = right
        if self.possessive(end - 1) or kind.group == "city":
            return False
        if kind.group in KEPT:
            return True
        if j + 1 < self.n and self.f[j] in self.w.of and self.t[j + 1].cap:
            own = self.g.admin.get(name, ())
            within = {r[:4] for r in self.named(j + 1) if len(r) == 6}  # "the Huanta district of Canayre"
            return kind.group == "department" or not any(len(r) == 2 or (len(r) == 4 and r in within) for r in own)
        return True

    def add_right(self, i: int, end: int, name: str, right: tuple[int, Kind]) -> int | None:
        j, kind = right
        picked = self.pick(name, kind) if name else ("place", ())
        if picked is None:
            return None
        return self.add(i, j if kind.group in KEPT else end, *picked, kind, i, upto=j)

    def bare(self, i: int, end: int, name: str) -> Picked | None:
        """What a name means without a kind word, if anything."""
        g, after = self.g, self.follows(end)
        refs = g.admin.get(name, ())
        supported = bool(after) or self.hangs(i)
        strong = self.strong(i)
        if name in self.w.foreign and not after:
            return None
        if name in self.w.cities and not after:
            return LEVEL[len(self.w.cities[name])], (self.w.cities[name],)
        if name in self.w.common and not (supported or (strong and not self.upper)):
            told = self.cue(i) is not None and not self.upper and any(r in g.zones for r in refs)
            if not told or any(len(r) < 6 for r in refs):
                return None
        departments = [r for r in refs if len(r) == 2]
        if departments:
            own = g.names[departments[0]]  # its province and city of the same name may be meant too
            return "department", tuple(r for r in refs if r[:2] == departments[0] and g.names[r[:4]] == own)
        provinces = [r for r in refs if len(r) == 4 and r in g.valley_provinces]
        if provinces:
            return "province", tuple(r for r in refs if r[:4] in provinces)
        if any(r in g.zones or (r[:4] in g.valley_provinces and (strong or supported)) for r in refs):
            return "district", refs
        if any(_fits(r, a) for r in refs for a in after if a):
            return LEVEL[len(refs[-1])], refs
        places = g.settled.get(name, ())
        after_of = " " in name and i > 0 and self.f[i - 1] in self.w.of and any(g.code(r) in g.zones for r in places)
        if not places or not (strong or supported or after_of) or self.f[i] in self.w.not_places:
            return None
        if self.upper and not after and (" " not in name or len(places) > 1):
            return None
        return ("place", places) if len(name) > 4 or after else None

    def hangs(self, i: int) -> bool:
        """Whether the name continues the mention just before: "Chungui-La Mar", "Huanta y La Mar"."""
        last = self.found[-1] if self.found else None
        if last is None or last.level == "zone" or last.j + 1 != i:
            return False
        return self.t[last.j].raw in SIGNS or self.f[last.j] in self.w.joins


def _fits(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)
