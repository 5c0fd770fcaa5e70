"""Places named in a sentence: what they are, which entries of the gazetteer they can be, how they stand to the event.

Reading goes left to right over capitalised words and kind words ("distrito de", "… sector"); the words before a name
give its role, and what hangs together ("X, distrito de Y (Z)") shares the role of its first name. Which of several
entries is meant is settled later, over the whole incident (locate.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.gazetteer import Gazetteer, key
from extractors.report.locate import Context as Context  # finding and resolving are one room to callers
from extractors.report.locate import resolve as resolve
from extractors.report.place_names import SIGNS, Names, Picked
from extractors.report.place_words import ADMIN, CODE_LENGTH, KEPT, LEVEL, Kind, PlaceWords, place_words
from extractors.text import Token

MAX_ZONE = 24  # words of the valley's longest name, and some
DASHES = ("-", "–", "—", "/")
QUOTES = ('"', "'", "“", "«", "‘")


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


def find_places(tokens: list[Token], lang: str) -> list[PlaceMention]:
    """Mentions of one sentence in order; names that are part of a unit's or person's name are not among them."""
    w, g, starts = place_words("en" if lang == "en" else "es")
    for t in tokens:
        if t.cap or t.f in starts:
            return _Reader(tokens, w, g).read(starts)
    return []


class _Reader(Names):
    """One pass over one sentence."""

    def __init__(self, tokens: list[Token], w: PlaceWords, g: Gazetteer) -> None:
        super().__init__(tokens, w, g)
        self.found: list[PlaceMention] = []

    def read(self, starts: frozenset[str]) -> list[PlaceMention]:
        i, steps = 0, (self.zone, self.river, self.adjective, self.kind_first, self.name_first)
        while i < self.n:
            t = self.t[i]
            if t.cap or t.f in starts:
                i = next((end for step in steps if (end := step(i)) is not None), i + 1)
            else:
                i += 1
        if self.found:
            self.dateline()
            self.chain()
        return self.found

    # --- zones and rivers ---------------------------------------------------------------------------------------------

    def zone(self, i: int) -> int | None:
        """The valley under any of its names; its rivers name no department there."""
        hit = self.w.zones.at(self.t, i)
        if hit:
            return self.add(i, hit[0], "zone", (), None, i)
        if self.f[i] not in self.w.zone_run:
            return None
        j, last, rivers, valley = i, i, 0, False
        while j < min(self.n, i + MAX_ZONE) and self.f[j] in self.w.zone_run:
            if self.f[j] in self.w.zone_rivers:
                rivers, last = rivers + 1, j
            elif self.f[j] in self.w.zone_words:
                valley, last = True, j
            j += 1
        return self.add(i, last + 1, "zone", (), None, i) if rivers >= (1 if valley else 2) else None

    def river(self, i: int) -> int | None:
        """"cae al Mantaro", "into the Mantaro": with the article the name is the river's."""
        if i == 0 or self.f[i] not in self.w.rivers or self.f[i - 1] not in self.w.river_articles:
            return None
        if self.w.kinds.at(self.t, i + 1) or (i + 1 < self.n and self.t[i + 1].cap and not self.upper):
            return None
        return self.add(i, i + 1, "place", self.g.features.get(f"rio {self.f[i]}", ()), Kind("", "river", False), i)

    # --- kind word first ----------------------------------------------------------------------------------------------

    def kind_first(self, i: int) -> int | None:
        """"distrito (ayacuchano) de X", "sector X", "districts of X and Y", "río X"."""
        hit = self.w.kinds.at(self.t, i)
        if hit is None:
            return None
        k, kind = hit
        if self.t[i].cap and self.own_name(i, k):
            return None
        if i > 0 and self.lies_in(i, k, kind):
            return None
        demonym = None
        while k < self.n and (self.f[k] in self.w.between or self.f[k] in self.w.demonyms):
            demonym = k if self.f[k] in self.w.demonyms else demonym
            k += 1
        if kind.group == "facility":
            k = self.number(k)
        if k < self.n and (self.f[k] in self.w.of or (kind.group == "facility" and self.f[k] in self.w.facility_links)):
            k += 1
        elif self.w.lang == "en" and not (self.t[i].cap and kind.group in (*KEPT, "settlement")):
            return None
        if k < self.n and self.f[k] in self.w.zone_words and (end := self.zone(k)) is not None:
            return end  # "en la zona del Valle de los ríos Apurímac y Ene"
        end = self.names(i, k, kind)
        if end is not None:
            if demonym is not None:
                self.demonym(demonym, self.found[-1].role)
            return end
        if kind.group in ADMIN and i > 0 and self.f[i - 1] in self.w.same:
            return self.add(i, hit[0], kind.group, (), replace(kind, group="same"), i - 1, name="")
        return None

    def lies_in(self, i: int, k: int, kind: Kind) -> bool:
        """"X, a district of Lima", "un caserío de Pucacolpa": what follows is what the unnamed one lies in."""
        if kind.group in ADMIN:
            return self.f[i - 1] in self.w.indefinite or self.contains(i, k + 1)
        if self.f[i - 1] not in self.w.indefinite:
            return False
        linked = k + 1 < self.n and self.f[k] in self.w.of and kind.group in ("settlement", "town")
        return linked and bool(self.admin_at(k + 1))

    def contains(self, i: int, k: int) -> bool:
        """"La Victoria, distrito de Lima": a district stands before the comma and lies in what follows."""
        last = self.found[-1] if self.found else None
        if last is None or last.level != "district" or last.kindword or last.j != i - 1:
            return False
        return any(len(r) < 6 and c.startswith(r) for r in self.named(k) for c in last.candidates)

    def own_name(self, i: int, k: int) -> bool:
        """A capitalised kind word that begins a name of its own: "Río Tambo", "Puerto Ocopa"."""
        if self.upper and i > 0 and (self.f[i - 1] in self.w.articles or self.f[i - 1] in ("del", "al")):
            return False
        return any(end > k and (name in self.g.admin or name in self.g.settled) for end, name in self.matches(i))

    def number(self, k: int) -> int:
        """"base contraterrorista N.° 42 de …": the number is passed over."""
        j = k
        marks = self.w.number_marks | {".", "°", "º"}
        while j < self.n and (self.f[j] in marks or self.t[j].k == "n"):
            j += 1
        return j if j < self.n and (self.f[j] in self.w.of or self.t[j].cap) else k

    def names(self, i: int, k: int, kind: Kind) -> int | None:
        """One name after a kind word, or several after a plural."""
        if k < self.n and not self.t[k].cap and self.f[k] in self.w.articles and not self.matches(k):
            k += 1
        while k < self.n and self.t[k].raw in QUOTES:
            k += 1
        if k >= self.n or (not self.t[k].cap and self.w.kinds.at(self.t, k)):
            return None  # "distrito de la provincia de X": the inner kind word governs
        end = self.name_at(i, k, kind)
        joins = self.w.joins | {","}
        while end is not None and kind.plural and end + 1 < self.n and self.f[end] in joins:
            more = self.name_at(end + 1, end + 1, kind, self.found[-1].role)
            if more is None:
                break
            end = more
        return end

    def adjective(self, i: int) -> int | None:
        """"la selva ayacuchana"."""
        if i == 0 or self.f[i] not in self.w.demonyms or self.f[i - 1] not in self.w.demonym_nouns:
            return None
        self.demonym(i, self.role(i - 1))
        return i + 1

    def demonym(self, k: int, role: str) -> None:
        """"distrito ayacuchano de X": the adjective names the department; it stands before the name it belongs to."""
        department = self.w.demonyms[self.f[k]]
        refs = tuple(r for r in self.g.admin[key(department)] if len(r) == 2)
        before = len(self.found) - (1 if self.found and self.found[-1].i > k else 0)
        self.found.insert(before, PlaceMention(k, k + 1, "department", department, refs, None, role, k))

    def name_at(self, i: int, k: int, kind: Kind, role: str | None = None) -> int | None:
        """The name at k, governed by the kind word at i."""
        t = self.t[k]
        if t.k == "p" or self.w.zones.at(self.t, k) or (kind.group in ("feature", "river") and kind.plural):
            return None
        run = self.run(k)
        if kind.group in ("feature", "river"):
            full = " ".join((kind.word, *self.f[k:run]))
            known = self.g.features.get(full, ()) or self.g.facility(full)
            if known:  # "río Ene": the river's name is no name without its kind word
                return self.add(k, run, "place", known, kind, i, role=role)
        for end, name in self.matches(k):
            if end < run and not self.upper and not self.admin_at(end):
                break
            right = self.right(end)
            if right and right[1].group in ADMIN and kind.group in ADMIN:
                return None  # "a district of Satipo province": the kind word after the name is its own
            picked = self.pick(name, kind) if t.cap or kind.group in ADMIN else None
            if picked:
                if kind.group == "road":
                    return self.road(i, end, kind)
                return self.add(k, end, *picked, kind, i, role=role)
        return self.unlisted(i, k, kind, role)

    def unlisted(self, i: int, k: int, kind: Kind, role: str | None) -> int | None:
        """A name that no list holds, after a kind word; for a district's a misspelling is thought of."""
        t = self.t[k]
        numbered = kind.word == "sector" and not kind.plural and self.numeral(k)
        if not (t.cap or numbered) or self.f[k] in self.w.not_places:
            return None
        if self.f[k] in self.w.function and not numbered and (self.upper or self.f[k] not in self.w.articles):
            return None
        end = k + 1 if numbered else self.unknown(k)
        if kind.group == "road":
            return self.road(i, end, kind)
        if kind.group in ADMIN:
            near = self.fuzzy(k, end, kind)
            if near or self.upper:
                return self.add(k, end, *near, kind, i, role=role) if near else None
        return self.add(k, end, "place", (), kind, i, role=role)

    def road(self, i: int, end: int, kind: Kind) -> int | None:
        """"carretera Tambo-San Francisco": only a stretch with two ends is a place."""
        first = end
        while end + 1 < self.n and self.t[end].raw in DASHES and self.t[end + 1].cap:
            known = self.matches(end + 1)
            end = known[0][0] if known else self.unknown(end + 1)
        return self.add(i, end, "place", (), kind, i, role="route") if end > first else None

    # --- name first ---------------------------------------------------------------------------------------------------

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
        return self.unknown_first(i, run) if t.cap and not self.upper else None

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
        if right and not right[1].plural and right[1].group not in unlike:
            return self.add_right(i, run, "", right)
        follows = self.follows(end)
        if follows and (near := self.fuzzy(i, end, self.apposed(end) or Kind("", "district", False))):
            return self.add(i, end, *near, None, i)
        affixed = self.f[i] in self.w.affixes or (end > i + 1 and self.f[end - 1] in self.w.affixes)
        if strong and (follows or affixed):
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
            return kind.group == "department" or not any(len(r) == 2 for r in self.g.admin.get(name, ()))
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

    # --- adding and joining -------------------------------------------------------------------------------------------

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
            if kind and kind.plural and group in ADMIN and role == "route":
                role = "at"  # "entre los distritos de X y Y": on the limit of both
            if kind and group == "facility" and self.staffed(start):
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

    def onward(self, gap: list[str]) -> bool:
        """"… a Huanta y luego a Lima"."""
        w = self.w
        passed = all(f in SIGNS or any(f in s for s in (w.joins, w.then, w.to, w.skip)) for f in gap)
        return passed and not w.to.isdisjoint(gap)

    def hanging(self, f: str) -> bool:
        """Words between a name and what it lies in."""
        w = self.w
        sets = (w.kinds.rows, w.skip, w.fill, w.of, w.indefinite, w.same, w.country)
        return f in SIGNS or any(f in s for s in sets)


def _fits(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _within(a: PlaceMention, b: PlaceMention, g: Gazetteer) -> bool:
    """Whether a can lie in b; what no list holds can lie anywhere."""
    if not a.candidates or not b.candidates:
        return b.level in CODE_LENGTH
    return any(g.code(x).startswith(g.code(y)) for x in a.candidates for y in b.candidates)
