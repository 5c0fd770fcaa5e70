"""Places whose kind word stands first: "distrito de X", "sector X", "río X"."""

from __future__ import annotations

from dataclasses import replace

from extractors.gazetteer import key
from extractors.report.place_mention import PlaceMention
from extractors.report.place_words import ADMIN, KEPT, Kind
from extractors.report.place_zone import Zones

DASHES = ("-", "–", "—", "/")
JURISDICTION = ("jurisdicción", "jurisdiccion", "jurisdiction")  # "en la misma jurisdicción": the district named before
TRAILING = ("alta", "alto", "baja", "chico", "chica", "grande")  # end a hamlet's name, which text in capitals does not show
THAT = ("ese", "esa", "aquel", "aquella", "dicho", "dicha", "that")  # "fue en ese distrito donde …": the one named last
QUOTES = ('"', "'", "“", "«", "‘")


class Kinds(Zones):
    """Names behind a kind word."""

    def kind_first(self, i: int) -> int | None:
        """"distrito (ayacuchano) de X", "sector X", "districts of X and Y", "río X"."""
        hit = self.w.kinds.at(self.t, i)
        if hit is None:
            return None
        k, kind = hit
        if self.t[i].cap and self.own_name(i, k):
            return None
        if kind.word == "control" and [self.f[x] for x in range(max(0, i - 2), i)] not in (["en", "el"], ["por", "el"]):
            return None  # "tomó el control de X"
        pointed = i > 0 and self.f[i - 1] in THAT and not (k < self.n and self.f[k] in self.w.of)
        if i > 0 and not pointed and self.lies_in(i, k, kind):
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
        if kind.group == "settlement" and self.w.lang == "en" and self._of_its_own(k):
            return None  # "native communities of Río Tambo district"
        end = self.names(i, k, kind)
        if end is not None:
            if demonym is not None:
                self.demonym(demonym, self.found[-1].role)
            return end
        if (kind.group in ADMIN or kind.word in JURISDICTION) and i > 0 and self.f[i - 1] in self.w.same:
            level = kind.group if kind.group in ADMIN else "district"
            return self.add(i, hit[0], level, (), replace(kind, group="same"), i - 1, name="")
        return None

    def _of_its_own(self, k: int) -> bool:
        """Whether an administrative kind word follows the name at k."""
        right = next((r for end, _ in self.matches(k) if (r := self.right(end)) is not None), None) if k < self.n else None
        return right is not None and right[1].group in ADMIN

    def lies_in(self, i: int, k: int, kind: Kind) -> bool:
        """"X, a district of Lima", "un caserío de Pucacolpa": what follows is what the unnamed one lies in."""
        if kind.group in ADMIN:
            return self.f[i - 1] in self.w.indefinite or self.contains(i, k + 1)
        if self.f[i - 1] not in self.w.indefinite:
            return False
        linked = k + 1 < self.n and self.f[k] in self.w.of and kind.group in ("settlement", "town", "feature")
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
        while end is not None and kind.plural and end + 1 < self.n and (self.f[end] in self.w.joins or self.f[end] == ","):
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
            if picked and self.upper and end < self.n and self.f[end] in TRAILING and kind.group == "settlement":
                return self.add(k, end + 1, "place", (), kind, i, role=role)  # "ANEXO DE CCENTABAMBA ALTA"
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
        affixed = not self.upper and self.f[k] in self.w.affixes and k + 1 < self.n and self.t[k + 1].cap  # "caserío Bajo Azul"
        if self.f[k] in self.w.function and not (numbered or affixed) and (self.upper or self.f[k] not in self.w.articles):
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
