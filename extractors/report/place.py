"""Places named in a sentence: what they are, which entries of the gazetteer they can be, and how they stand to the event.

Reading goes left to right over capitalised words and kind words ("distrito de", "… sector"); the words before a name
give its role, and what hangs together ("X, distrito de Y (Z)") shares the role of its first name. Which of several
entries is meant is settled later, over the whole incident (locate.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractors.gazetteer import Gazetteer, gazetteer, key
from extractors.report.locate import resolve as resolve  # noqa: PLC0414 — finding and resolving are one room to callers
from extractors.report.words import HERE, Table, load_yaml
from extractors.text import Token, fold, tokenize

ADMIN = ("district", "province", "department")
MAX_UNKNOWN = 5  # words of a name that no list holds


@dataclass(slots=True)
class PlaceMention:
    """One name (or stretch) in a sentence; `i`, `j` its tokens, `start` the first token of its kind word or `i`."""

    i: int
    j: int
    level: str  # 'department' 'province' 'district' 'place' 'zone'
    name: str
    candidates: tuple[str, ...]  # UBIGEO prefixes or place ids; empty: named nowhere
    kindword: str | None
    role: str  # 'at' 'near' 'route' 'from' 'to' 'seat'
    start: int = 0
    group: str | None = None  # what the kind word says: 'settlement', 'feature', 'facility', 'road', 'same' …


@dataclass(frozen=True, slots=True)
class Kind:
    word: str
    group: str
    plural: bool


class PlaceWords:
    """The words of one language, ready for look-up."""

    def __init__(self, lang: str) -> None:
        data = load_yaml(HERE / lang / "place.yaml")
        self.lang = lang
        self.kinds = Table()
        for group, words in data["kinds"].items():
            for w in words:
                self.kinds.add(w, Kind(fold(w), group, False))
                head, _, rest = str(w).partition(" ")
                if lang == "es":
                    self.kinds.add(f"{_plural(head)} {rest}".strip(), Kind(fold(w), group, True))
                else:
                    self.kinds.add(w[:-1] + "ies" if w.endswith("y") else w + "s", Kind(fold(w), group, True))
        self.demonyms = {fold(k): v for k, v in data["demonyms"].items()}
        self.cues = _by_last(data["roles"])
        self.heads = {fold(w): role for role, words in data["heads"].items() for w in words}
        self.zones = Table()
        for z in data["zones"]:
            self.zones.add(z, z)
        self.aliases: dict[str, list[str]] = data["aliases"]
        self.cities = {key(k): v for k, v in data["cities"].items()}
        for name in ("between", "demonym_nouns", "same", "staff", "local", "to_verbs", "to_stops", "skip", "function", "affixes",
                     "joiners", "not_places", "foreign", "zone_words", "zone_rivers", "zone_joins", "rivers", "river_articles", "common"):
            setattr(self, name, frozenset(key(str(w)) if len(str(w)) > 1 else str(w) for w in data[name]))
        self.zone_run = self.zone_words | self.zone_rivers | self.zone_joins

    def __getattr__(self, name: str) -> Any:  # sets are declared by the YAML
        raise AttributeError(name)


def _plural(w: str) -> str:
    return w + ("s" if w[-1] in "aeiouáéíóú" else "es")


def _by_last(roles: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Cue phrases by their last word, longest first; a cue that ends in de, a, en also ends in del, al."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for role, phrases in roles.items():
        for p in phrases:
            parts = tuple(t.f for t in tokenize(str(p)))
            for last in {parts[-1], {"de": "del", "a": "al"}.get(parts[-1], parts[-1])}:
                out.setdefault(last, []).append(((*parts[:-1], last), role))
    for rows in out.values():
        rows.sort(key=lambda r: -len(r[0]))
    return out


@lru_cache(maxsize=2)
def _words(lang: str) -> tuple[PlaceWords, Gazetteer, frozenset[str]]:
    w, g = PlaceWords(lang), gazetteer()
    for name, spellings in w.aliases.items():
        for s in spellings:
            g.add_alias(s, name)
    plain = {k for k, refs in g.admin.items() if k not in w.common and any(r[:4] in g.vraem_provinces and (len(r) == 4 or r in g.zones) for r in refs)}
    starts = set(w.kinds.rows) | set(w.zones.rows) | w.zone_words | w.zone_rivers | {k.split(" ", 1)[0] for k in plain} | {"rio", "rios"}
    return w, g, frozenset(starts - w.function - {"de", "la", "el"})


def find_places(tokens: list[Token], lang: str) -> list[PlaceMention]:
    """Mentions of one sentence in order; names that are part of a unit's or person's name are not among them."""
    w, g, starts = _words("en" if lang == "en" else "es")
    return _Reader(tokens, w, g, starts).read()


def _is_upper(tokens: list[Token]) -> bool:
    words = [t.raw for t in tokens if t.k == "w" and len(t.raw) > 2]
    return len(words) >= 3 and sum(x.isupper() for x in words) > 0.8 * len(words)


class _Reader:
    """One pass over one sentence."""

    def __init__(self, tokens: list[Token], w: PlaceWords, g: Gazetteer, starts: frozenset[str]) -> None:
        self.t, self.w, self.g, self.starts = tokens, w, g, starts
        self.n = len(tokens)
        self.f = [t.f[:-2] if t.f[-2:] == "'s" else t.f for t in tokens]
        self.upper = self.n > 0 and tokens[0].raw.isupper() and _is_upper(tokens)
        self.found: list[PlaceMention] = []

    def read(self) -> list[PlaceMention]:
        i, starts, tokens = 0, self.starts, self.t
        while i < self.n:
            t = tokens[i]
            if t.cap or t.f in starts:
                i = self.zone(i) or self.river(i) or self.kind_first(i) or self.name_first(i) or i + 1
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
            self.found.append(PlaceMention(i, hit[0], "zone", hit[1], (), None, self.role(i), i))
            return hit[0]
        if self.f[i] not in self.w.zone_run:
            return None
        j, last, rivers, valley = i, i, 0, False
        while j < self.n and self.f[j] in self.w.zone_run:
            if self.f[j] in self.w.zone_rivers:
                rivers, last = rivers + 1, j
            elif self.f[j] in self.w.zone_words:
                valley, last = True, j
            j += 1
        if rivers < (1 if valley else 2):
            return None
        self.found.append(PlaceMention(i, last + 1, "zone", self.text(i, last + 1), (), None, self.role(i), i))
        return last + 1

    def river(self, i: int) -> int | None:
        """"cae al Mantaro", "into the Mantaro": with the article the name is the river's."""
        if self.f[i] not in self.w.rivers or i == 0 or self.f[i - 1] not in self.w.river_articles or (i + 1 < self.n and self.t[i + 1].cap and not self.upper):
            return None
        refs = self.g.features.get(f"rio {self.f[i]}", ())
        if not refs or self.w.kinds.at(self.t, i + 1):
            return None
        return self.add(i, i + 1, "place", refs, None, i, group="feature")

    # --- kind word first ----------------------------------------------------------------------------------------------

    def kind_first(self, i: int) -> int | None:
        """"distrito (ayacuchano) de X", "sector X", "districts of X and Y", "río X"."""
        hit = self.w.kinds.at(self.t, i)
        if hit is None:
            return None
        k, kind = hit
        whole = self.feature_name(i) if kind.group == "feature" and self.t[i].cap else None
        if whole:  # "Río Tambo" the district, "Puerto Ocopa"
            return None
        demonym = None
        while k < self.n and (self.f[k] in self.w.between or self.f[k] in self.w.demonyms):
            if self.f[k] in self.w.demonyms:
                demonym = k
            k += 1
        if kind.group == "facility":
            k = self.number(k)
        linked = k < self.n and self.f[k] in ("de", "del", "of")
        if linked:
            k += 1
        elif self.w.lang == "en" and kind.group not in ("facility", "feature", "settlement"):
            return None
        elif self.w.lang == "en" and not self.t[i].cap and kind.group != "feature":
            return None
        end = self.names(i, k, kind, demonym)
        if end:
            return end
        if kind.group in ADMIN and self.f[i - 1] in self.w.same and i > 0:
            return self.add(i, hit[0], kind.group, (), kind, i - 1, group="same", name="")
        if demonym is not None and kind.group in ADMIN:
            return self.demonym(demonym)
        return None

    def feature_name(self, i: int) -> bool:
        """A capitalised kind word that is the first word of a district's or place's own name."""
        return any(self.g.admin.get(k) or self.g.settled.get(k) for _, k in self.matches(i)) and not (self.upper and self.f[i - 1] in ("el", "del", "al"))

    def number(self, k: int) -> int:
        """"base contraterrorista N.° 42 de …": the number is passed over."""
        j = k
        while j < self.n and (self.f[j] in ("n", ".", "°", "º", "no", "nro") or self.t[j].k == "n"):
            j += 1
        return j if j > k and j < self.n and (self.f[j] in ("de", "del", "of") or self.t[j].cap) else k

    def names(self, i: int, k: int, kind: Kind, demonym: int | None) -> int | None:
        """One name after a kind word, or several after a plural."""
        if k < self.n and not self.t[k].cap and self.f[k] in ("la", "el", "los", "las", "the") and not self.matches(k):
            k += 1
        while k < self.n and self.t[k].raw in ('"', "'", "“", "«", "‘"):
            k += 1
        nested = self.w.kinds.at(self.t, k) if k < self.n else None
        if nested and not self.t[k].cap:  # "distrito de la provincia de X": the inner kind word governs
            return None
        end = self.name_at(i, k, kind)
        if end is None:
            return None
        if demonym is not None:
            self.demonym(demonym)
            self.found[-2:] = [self.found[-1], self.found[-2]] if len(self.found) > 1 else self.found
        while kind.plural and end + 1 < self.n and self.f[end] in (",", "y", "e", "and", "&"):
            nxt = self.name_at(end + 1, end + 1, kind, role=self.found[-1].role)
            if nxt is None:
                break
            end = nxt
        return end

    def demonym(self, k: int) -> int:
        department = self.w.demonyms[self.f[k]]
        refs = tuple(r for r in self.g.admin[key(department)] if len(r) == 2)
        self.found.append(PlaceMention(k, k + 1, "department", department, refs, None, self.role(k), k))
        return k + 1

    def name_at(self, i: int, k: int, kind: Kind, role: str | None = None) -> int | None:
        """The name at k, governed by the kind word at i."""
        if k >= self.n or self.t[k].k == "p":
            return None
        run = self.run(k)
        for end, name in self.matches(k):
            if end < run and not self.upper and not self.admin_at(end):
                break
            picked = self.pick(name, kind)
            if picked is None or (kind.group in ("settlement", "town", "feature", "facility", "road") and not self.t[k].cap):
                continue
            if kind.group == "road":
                return self.road(i, k, end, kind)
            return self.add(k, end, picked[0], picked[1], kind, i, role=role)
        if not (self.t[k].cap or (self.t[k].k == "n" and kind.word == "sector")):
            return None
        end = self.unknown(k)
        if kind.group == "road":
            return self.road(i, k, end, kind)
        if self.f[k] in self.w.not_places or self.t[k].raw.isdigit() and kind.word != "sector":
            return None
        if kind.group in ADMIN:
            near = self.fuzzy(k, end, kind)
            if near:
                return self.add(k, end, near[0], near[1], kind, i, role=role)
            if self.upper or self.f[k] in self.w.function:
                return None
        return self.add(k, end, "place", (), kind, i, role=role)

    def road(self, i: int, k: int, end: int, kind: Kind) -> int | None:
        """"carretera Tambo-San Francisco": only a stretch with two ends is a place."""
        if end >= self.n or self.t[end].raw not in ("-", "–", "—", "/") or end + 1 >= self.n or not self.t[end + 1].cap:
            return None
        while end + 1 < self.n and self.t[end].raw in ("-", "–", "—", "/") and self.t[end + 1].cap:
            known = self.matches(end + 1)
            end = known[0][0] if known else self.unknown(end + 1)
        return self.add(i, end, "place", (), kind, i, role="route", group="road")

    # --- name first ---------------------------------------------------------------------------------------------------

    def name_first(self, i: int) -> int | None:
        """A name without kind word before it; English ones may be followed by theirs ("Quempiri sector")."""
        t = self.t[i]
        run = self.run(i) if t.cap else i + 1
        for end, name in self.matches(i):
            right = self.right(max(end, run if not self.upper else end))
            if end < run and not self.upper:
                if right or not self.admin_at(end):
                    break
                right = None
            if right and self.governed(i, end, name, right):
                return self.add_right(i, end, name, right)
            if not t.cap and (name in self.w.common or name not in self.g.admin):
                continue
            picked = self.bare(i, end, name)
            if picked:
                return self.add(i, end, picked[0], picked[1], None, i)
            apposed = self.apposed(end)
            if apposed and (p := self.pick(name, apposed)) and p[0] in ADMIN:
                return self.add(i, end, p[0], p[1], apposed, i)
        if not t.cap or self.upper:
            return None
        return self.unknown_first(i, run)

    def unknown_first(self, i: int, run: int) -> int | None:
        """A capitalised name that no list holds: a place only with a place word before it and support after it."""
        if self.f[i] in self.w.function and not (self.strong(i) and self.t[i].raw in ("El", "La", "Los", "Las")):
            return None
        right = self.right(run)
        if right and i < run and self.f[i] not in self.w.not_places:
            if right[1].group in ADMIN:
                near = self.fuzzy(i, run, right[1])
                if near:
                    return self.add(i, run, near[0], near[1], right[1], i, upto=right[0])
            elif not right[1].plural and right[1].group != "road" and (right[1].group != "town" or self.strong(i)):
                return self.add_right(i, run, "", right)
        end = self.unknown(i)
        apposed = self.apposed(end)
        if self.f[i] in self.w.not_places or key(self.text(i, end)) in self.w.not_places or self.f[i] in self.w.foreign:
            return run
        if apposed and apposed.group in ADMIN and (near := self.fuzzy(i, end, apposed)):
            return self.add(i, end, near[0], near[1], apposed, i)
        if self.strong(i) and (self.follows(end) or self.f[i] in self.w.affixes or (end > i + 1 and self.f[end - 1] in self.w.affixes)):
            if self.follows(end) and (near := self.fuzzy(i, end, Kind("", "district", False))):
                return self.add(i, end, near[0], near[1], None, i)
            return self.add(i, end, "place", (), None, i)
        return run

    def right(self, j: int) -> tuple[int, Kind] | None:
        """The kind word after a name, in English: "Ene River", "Llochegua district"."""
        if self.w.lang != "en" or j >= self.n or j == 0:
            return None
        return self.w.kinds.at(self.t, j)

    def governed(self, i: int, end: int, name: str, right: tuple[int, Kind]) -> bool:
        """Whether the kind word after the name is its own: in "the Cusco district of Pichari" it is Pichari's."""
        j, kind = right
        if j + 1 < self.n and self.f[j] == "of" and self.t[j + 1].cap and kind.group in ("district", "province", "town", "settlement"):
            return not any(len(r) == 2 for r in self.g.admin.get(name, ()))
        return not self.t[end - 1].f.endswith("'s")

    def add_right(self, i: int, end: int, name: str, right: tuple[int, Kind]) -> int | None:
        j, kind = right
        if kind.group == "feature":
            refs = self.g.features.get(f"rio {name}", ()) if kind.word == "river" else ()
            return self.add(i, j, "place", refs, kind, i)
        if kind.group == "facility":
            return self.add(i, j, "place", self.site(name), kind, i, upto=j)
        picked = self.pick(name, kind) if name else None
        if picked is None and name and kind.group == "zone":
            return None
        level, refs = picked or ("place", ())
        return self.add(i, end, level, refs, kind, i, upto=j)

    def bare(self, i: int, end: int, name: str) -> tuple[str, tuple[str, ...]] | None:
        """What a name means without a kind word, if anything."""
        g, common = self.g, name in self.w.common
        after = self.follows(end)
        strong = self.strong(i)
        refs = g.admin.get(name, ())
        supported = after or self.hangs(i)
        if name in self.w.foreign and not after:
            return None
        if name in self.w.cities and not after:
            return ("district" if len(self.w.cities[name]) == 6 else "province"), (self.w.cities[name],)
        if common and not (strong or supported):
            return None
        if self.upper and common and not supported:
            return None
        departments = tuple(r for r in refs if len(r) == 2)
        if departments:
            return "department", tuple(r for r in refs if r[:2] == departments[0] and (len(r) == 2 or g.names[r[:4]] == g.names[r[:2]]))
        provinces = tuple(r for r in refs if len(r) == 4 and r in g.vraem_provinces)
        if provinces:
            return "province", tuple(r for r in refs if r[:4] in provinces)
        if any(r in g.zones for r in refs):
            return "district", refs
        if refs and after and any(_fits(r, a) for r in refs for a in after):
            return ("district" if len(refs[-1]) == 6 else "province"), refs
        places = g.settled.get(name, ())
        if places and (strong or supported) and self.f[i] not in self.w.not_places:
            notable = not self.upper or after or len(places) == 1
            if notable and (len(name) > 4 or after) and not (self.upper and " " not in name and not after):
                return "place", places
        return None

    # --- what a name can be -------------------------------------------------------------------------------------------

    def matches(self, i: int) -> list[tuple[int, str]]:
        """(end, key) of the names in the gazetteer that start at i, longest first."""
        longest = self.g.longest.get(self.f[i], 0)
        out = []
        for n in range(min(longest, self.n - i), 0, -1):
            k = " ".join(self.f[i:i + n]) if n > 1 else self.f[i]
            if k in self.g.admin or k in self.g.settled or k in self.g.features:
                out.append((i + n, k))
        return out

    def pick(self, name: str, kind: Kind) -> tuple[str, tuple[str, ...]] | None:
        """Level and refs of a name under a kind word; a level that has no such name gives way to one that has."""
        refs = self.g.admin.get(name, ())
        by = {n: tuple(r for r in refs if len(r) == n) for n in (2, 4, 6)}
        places = self.g.settled.get(name, ())
        group = kind.group
        if group == "feature":
            return ("place", self.g.features.get(f"{kind.word} {name}", ()) or (self.g.features.get(name, ()) if kind.word != "rio" else ()))
        if group == "facility":
            return ("place", self.site(name))
        if group in ("settlement", "road"):
            return ("place", places)
        if group == "town":
            here = tuple(r for r in by[6] if r in self.g.zones)
            return ("district", here) if here else ("place", places) if places else ("district", by[6]) if by[6] else None
        if group == "city":
            capital = tuple(r for r in by[6] if r.endswith("01")) or by[6]
            return ("district", capital) if capital else ("place", places) if places else None
        if group == "province" and self.w.lang == "en" and by[2]:
            return ("province", (*by[2], *by[4])) if by[4] else ("department", by[2])
        order = {"district": (6, 0, 4, 2), "province": (4, 2, 6, 0), "department": (2, 4, 6, 0)}[group]
        for n in order:
            if n == 0 and places:
                return ("place", places)
            if n and by[n]:
                return ({6: "district", 4: "province", 2: "department"}[n], by[n])
        return None

    def site(self, name: str) -> tuple[str, ...]:
        """Where a base or police station of that name stands."""
        inner = " ".join(x for x in name.split() if x not in ("de", "del"))
        districts = tuple(r for r in self.g.admin.get(name, ()) if r in self.g.zones)
        return self.g.facilities.get(inner, ()) or districts or self.g.settled.get(name, ())

    def fuzzy(self, i: int, end: int, kind: Kind) -> tuple[str, tuple[str, ...]] | None:
        """A VRAEM name within one edit, when nothing matches exactly and a kind word or its province vouches for it."""
        name = " ".join(self.f[i:end])
        if len(name) < 5:
            return None
        for k in _similar(name, self.g):
            if (picked := self.pick(k, kind)) and picked[0] == kind.group:
                return picked
        return None

    # --- around a name ------------------------------------------------------------------------------------------------

    def run(self, i: int) -> int:
        """End of the capitalised words that start at i; a possessive ends them, English kind words stand outside."""
        j = i
        while j < self.n and self.t[j].cap and not (j > i and self.w.lang == "en" and self.w.kinds.at(self.t, j) and self.f[j] not in ("rio", "cerro", "quebrada")):
            j += 1
            if self.t[j - 1].f.endswith("'s"):
                break
        return max(j, i + 1)

    def unknown(self, i: int) -> int:
        """End of a name that no list holds: capitalised words, joined by "de", "del" unless a known name follows."""
        if self.upper:
            j = i
            while j < self.n and j < i + 4 and self.t[j].k == "w" and (self.f[j] not in self.w.function or self.f[j] in ("el", "la", "los") and j == i):
                j += 1
            return max(j, i + 1)
        j = self.run(i)
        if j < self.n and self.t[j].k == "n" and j == i + 1 and self.f[i] == "sector":
            return j + 1
        while j < self.n - 1 and j < i + MAX_UNKNOWN and self.f[j] in self.w.joiners and not self.t[j - 1].f.endswith("'s"):
            k = j
            while k < self.n and self.f[k] in self.w.joiners and not self.t[k].cap:
                k += 1
            if k >= self.n or not self.t[k].cap or self.admin_at(k) or self.w.zones.at(self.t, k) or self.f[k] in self.w.not_places:
                break
            j = self.run(k)
        return j

    def admin_at(self, k: int) -> tuple[str, ...]:
        """UBIGEO prefixes of a known VRAEM name or department at k."""
        if k >= self.n:
            return ()
        for _, name in self.matches(k):
            refs = self.g.admin.get(name, ())
            if any(len(r) == 2 or r in self.g.zones or (len(r) == 4 and r in self.g.vraem_provinces) for r in refs):
                return refs
        return ()

    def follows(self, j: int) -> tuple[str, ...]:
        """UBIGEO prefixes of what hangs on a name directly: ", distrito de X", "(X)", ", in X", "-X"; () when nothing does."""
        if j >= self.n or self.t[j].raw not in (",", "(", "-", "–", "/"):
            return ()
        k = j + 1
        seen = 0
        while k < self.n and seen < 8:
            hit = self.w.kinds.at(self.t, k)
            if hit and hit[1].group in (*ADMIN, "city"):
                tail = hit[0]
                while tail < self.n and (self.f[tail] in self.w.between or self.f[tail] in self.w.demonyms or self.f[tail] in ("de", "del", "of")):
                    tail += 1
                named = self.names_at(tail)
                return named or ("",)
            if hit and self.t[j].raw == "," and not self.t[k].cap and hit[1].group in ("settlement", "town"):
                k, seen = hit[0], seen + 1
                continue
            if self.t[k].cap and self.f[k] not in ("peru", "en"):
                refs = self.names_at(k)
                if refs:
                    return refs
                if not self.t[k].f.endswith("'s"):
                    return ()
            if self.f[k] not in self.w.skip and self.f[k] not in ("en", "in", "de", "of", "peru", "junto", "zona", "boscosa", "the", "up"):
                if seen > 1 or self.t[k].k == "p" or self.t[j].raw != ",":
                    return ()
            k, seen = k + 1, seen + 1
        return ()

    def names_at(self, k: int) -> tuple[str, ...]:
        """Refs of the longest administrative name at k, whatever it is."""
        if k >= self.n:
            return ()
        for end, name in self.matches(k):
            if name in self.g.admin and (self.t[k].cap or name not in self.w.common) and end >= (self.run(k) if self.t[k].cap and not self.upper else end):
                return self.g.admin[name]
        return ()

    def hangs(self, i: int) -> bool:
        """Whether the name continues the mention just before: "Chungui-La Mar", "Pichari (La Convención"."""
        last = self.found[-1] if self.found else None
        return last is not None and last.level != "zone" and last.j + 1 == i and self.t[last.j].raw in (",", "(", "-", "–", "/")

    def apposed(self, j: int) -> Kind | None:
        """", un distrito de …", ", distrito de la provincia de …": a kind word that speaks of the name before it."""
        if j >= self.n or self.t[j].raw not in (",", "("):
            return None
        k = j + 1
        article = k < self.n and self.f[k] in ("a", "an", "un", "una", "another", "otro", "otra")
        hit = self.w.kinds.at(self.t, k + article) if k + article < self.n else None
        if hit is None or hit[1].group not in ADMIN:
            return None
        if article:
            return hit[1]
        k = hit[0]
        if k + 1 < self.n and self.f[k] in ("de", "del", "of"):
            k += 1
            while k < self.n and (self.f[k] in ("la", "el", "the") and not self.t[k].cap or self.f[k] in self.w.same):
                k += 1
            inner = self.w.kinds.at(self.t, k)
            if inner and inner[1].group in ADMIN:
                return hit[1]
        return None

    # --- role ---------------------------------------------------------------------------------------------------------

    def cue(self, p: int) -> tuple[int, str, str] | None:
        """(first token, last word, role) of the cue that ends before p, articles and adjectives passed over."""
        k = p - 1
        while k >= 0 and (self.f[k] in self.w.skip or self.t[k].f in self.w.skip) and self.f[k] not in ("del", "al"):
            k -= 1
        if k < 0:
            return None
        for parts, role in self.w.cues.get(self.f[k], ()):
            n = len(parts)
            if k - n + 1 >= 0 and all(self.f[k - n + 1 + x] == parts[x] for x in range(n)):
                return k - n + 1, self.f[k] if n == 1 else "", role
        if self.f[k] in ("de", "del", "a", "al", "of"):
            return k, self.f[k], "at"
        return None

    def strong(self, i: int) -> bool:
        """Whether a place word stands before: in, en, cerca de, from …; plain "de" and "a" are not enough."""
        c = self.cue(i)
        return c is not None and c[1] not in ("de", "del", "a", "al", "of", "by", "for", "por", "sobre", "left", "hit", "para")

    def role(self, p: int) -> str:
        c = self.cue(p)
        if c is None:
            return "at"
        at, word, role = c
        if word in ("de", "del", "of"):
            return self.head(at)
        if role == "at" and self.after_verb(at) and word not in ("contra", "against"):
            return "to" if word in ("a", "al") else "seat"
        if role == "near" and self.far(at):
            return "seat"
        return role

    def head(self, k: int) -> str:
        """The role that the noun before "de" gives."""
        j, words, crossed = k - 1, 0, 0
        while j >= 0 and words < 6:
            f = self.f[j]
            if self.t[j].k == "p" or f in ("en", "por", "con", "que", "se", "y", "a", "al", "contra", "in", "at", "and", "on", "by", "with", "to"):
                break
            if f in ("kilometros", "km", "horas", "hora", "minutos", "millas", "kilometers", "miles", "hours", "minutes"):
                return "seat" if self.far(j) else "near"
            role = self.w.heads.get(f) or (self.w.heads.get(f"{self.f[j - 1]} {f}") if j else None)
            if role:
                return role
            if f in self.w.to_verbs:
                return "from"
            j, words = j - 1, words + 1
            crossed += f in ("de", "del", "of")
            if crossed > 2:
                break
        return "at"

    def far(self, j: int) -> bool:
        """"a cinco horas de X", "90 km from X": too far to be the place."""
        around = [self.t[x] for x in range(max(0, j - 4), min(self.n, j + 1))]
        if any(t.f in ("horas", "hora", "hours", "hour") for t in around):
            return True
        return any(t.k == "n" and t.raw.isdigit() and int(t.raw) > 30 for t in around)

    def after_verb(self, k: int) -> bool:
        """A verb of moving, caring or telling up to six words before the cue."""
        for j in range(k - 1, max(-1, k - 7), -1):
            f = self.f[j]
            if f in self.w.to_verbs:
                return True
            if f in self.w.to_stops or self.t[j].raw in (".", ";", ":", "—", "»"):
                return False
        return False

    def facility_role(self, start: int, role: str, kind: Kind) -> str:
        """"efectivos de la comisaría de X": its staff; a police station's own ground is near."""
        k = start - 1
        while k >= 0 and self.f[k] in self.w.skip:
            k -= 1
        if k >= 1 and (self.f[k] in ("de", "del", "of", "from", "to") and (self.f[k - 1] in self.w.staff or (k > 1 and self.f[k - 2] in self.w.staff))):
            return "near" if kind.word in self.w.local else "seat"
        return role

    # --- adding and joining -------------------------------------------------------------------------------------------

    def text(self, i: int, j: int) -> str:
        """The words as written; capitals of wire text are set down, a possessive 's is cut off."""
        gap = [(" " if k > i and self.t[k].s > self.t[k - 1].e else "") + self.t[k].raw for k in range(i, j)]
        s = "".join(gap)
        if s.endswith(("'s", "’s")):
            s = s[:-2]
        if self.upper and s.isupper():
            s = " ".join(x.lower() if k and x.lower() in ("de", "del", "la", "las", "los", "el", "y") else x.capitalize() for k, x in enumerate(s.split(" ")))
        return s

    def add(self, i: int, j: int, level: str, refs: tuple[str, ...], kind: Kind | None, start: int, *, role: str | None = None,
            group: str | None = None, name: str | None = None, upto: int | None = None) -> int:
        """Append a mention; river, hill and base keep their kind word in the name."""
        group = group or (kind.group if kind else None)
        first, last = i, j
        if kind and group in ("feature", "facility"):
            first, last = min(start, i), max(j, upto or j)
            if first < i and self.t[first].f in self.w.same:
                first = i
        elif kind and kind.word == "sector" and self.t[start].cap and not self.upper and start < i and (j == i + 1 and (self.t[i].k == "n" or self.f[i] in _NUMERALS)):
            first = start  # "Sector Ocho", "Sector 5"
        if role is None:
            role = self.role(start)
            if kind and kind.group == "facility":
                role = self.facility_role(start, role, kind)
            if kind and kind.plural and kind.group in ADMIN and role == "route":
                role = "at"
        if level == "place" and kind and kind.group == "facility" and role == "near" and refs:
            level = "district"
            first, last = i, j
            refs = tuple(dict.fromkeys(self.g.code(r) for r in refs))
        text = name if name is not None else self.text(first, last)
        self.found.append(PlaceMention(first, last, level, text, refs, kind.word if kind else None, role, start, group))
        return max(last, upto or last)

    def dateline(self) -> None:
        """"LIMA, May 28 —", "Pichari, 21 nov.", "HUANTA.-", "SATIPO.": where it was written."""
        m = self.found[0]
        if m.i > 1 or (m.i == 1 and self.t[0].k != "p") or m.kindword:
            return
        j = m.j
        if j >= self.n or (j == self.n - 1 and self.t[j].raw == "."):
            m.role = "seat" if self.n <= m.j + 1 and (m.j < self.n or len(self.found) == 1) else m.role
            return
        upper = self.t[m.i].raw.isupper() and not self.upper
        for k in range(j, min(self.n, j + 12)):
            raw = self.t[k].raw
            if raw in ("—", "–", "-", ".-", ".") and k + 1 < self.n and (k > j or upper or raw in ("—", "–")):
                dated = any(self.t[x].k == "n" for x in range(j, k)) or upper or raw in ("—", "–")
                if raw == "-" and not upper and not dated:
                    return
                if dated:
                    for other in self.found:
                        if other.i < k:
                            other.role = "seat"
                return
            if raw == ":" or self.t[k].k == "w" and not self.t[k].cap and len(self.t[k].raw) > 4:
                return
        if upper and j < self.n and self.t[j].raw == "," and any(self.t[x].k == "n" for x in range(j, min(self.n, j + 3))):
            m.role = "seat"

    def chain(self) -> None:
        """What hangs on a name shares its role: "(La Mar, Ayacucho)", ", provincia de X", " y X"."""
        for a, b in zip(self.found, self.found[1:], strict=False):
            if a.level == "zone" or b.level == "zone":
                continue
            gap = [self.f[x] for x in range(a.j, max(a.j, b.start))]
            if self.w.lang == "en" and gap and a.kindword and self.w.kinds.at(self.t, a.j):
                gap = gap[self.w.kinds.at(self.t, a.j)[0] - a.j:]  # type: ignore[index]
            if len(gap) > 5:
                continue
            if not gap or all(x in (",", "(", "-", "–", "/", "[") or x in self.w.skip or x in ("y", "e", "and", "peru") for x in gap):
                if not (len(gap) > 1 and gap[0] in (",",) and gap[-1] in ("y", "e", "and")) and a.role != "route" or _within(a, b, self.g):
                    b.role = "at" if a.role == "route" and b.level != "place" and a.group == "road" else a.role
                elif a.role == "route" and a.group != "road":
                    b.role = "route"
            elif all(x in (",", "(", "en", "in", "de", "del", "of", "a", "an", "un", "una") or x in self.w.skip or x in self.w.same or self.kindish(x) for x in gap) and _within(a, b, self.g) and a.role in ("to", "seat", "from", "near"):
                if not (a.role in ("seat",) and a.group is None and b.role == "at" and gap[0] != ","):
                    b.role = a.role if a.role != "near" else b.role

    def kindish(self, f: str) -> bool:
        return f in self.w.kinds.rows or f in self.w.demonyms


_NUMERALS = frozenset("uno dos tres cuatro cinco seis siete ocho nueve diez one two three four five six seven eight nine ten i ii iii iv v vi vii viii ix x".split())


def _fits(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _within(a: PlaceMention, b: PlaceMention, g: Gazetteer) -> bool:
    """Whether a can lie in b; an unlisted a can lie anywhere."""
    if not a.candidates or not b.candidates:
        return True
    return any(g.code(x).startswith(g.code(y)) for x in a.candidates for y in b.candidates)


@lru_cache(maxsize=2000)
def _similar(name: str, g: Gazetteer) -> tuple[str, ...]:
    """Names of VRAEM districts, their provinces and departments that differ from `name` by one edit."""
    return tuple(k for k in _near_names(g) if abs(len(k) - len(name)) <= 1 and k[0] == name[0] and _one_edit(k, name))


@lru_cache(maxsize=2)
def _near_names(g: Gazetteer) -> tuple[str, ...]:
    return tuple(k for k, refs in g.admin.items() if len(k) >= 5 and any(r in g.zones or r in g.vraem_provinces or r in _DEPARTMENTS for r in refs))


_DEPARTMENTS = ("03", "05", "08", "09", "12")


def _one_edit(a: str, b: str) -> bool:
    """One letter changed, added, dropped, or two neighbours swapped."""
    if a == b:
        return True
    n, m = len(a), len(b)
    k = 0
    while k < min(n, m) and a[k] == b[k]:
        k += 1
    if n == m:
        return a[k + 1:] == b[k + 1:] or (a[k:k + 2] == b[k:k + 2][::-1] and a[k + 2:] == b[k + 2:])
    return a[k + 1:] == b[k:] if n == m + 1 else a[k:] == b[k + 1:] if m == n + 1 else False
