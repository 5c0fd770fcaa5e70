"""Peru's departments, provinces and districts, and the populated places of the VRAEM provinces, by name and by code.

A *ref* names one entry: a UBIGEO prefix ('05' department, '0504' province, '050408' district) or the id of a place.
Names are looked up by key: folded words joined by single blanks, signs as words of their own ('anco - huallo').
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from extractors.text import fold, tokenize

HERE = Path(__file__).parent
CORE = frozenset({"confirmed", "likely", "successor"})
# Words of a base's name that are no part of the site's: 'Base Contraterrorista Unión Mantaro' stands at Unión Mantaro.
_BASE_WORDS = frozenset(
    ("base", "fuerte", "cuartel", "comisaria", "contraterrorista", "contrasubversiva", "militar", "policial",
     "antidrogas", "pnp", "de", "del", "en", "los", "sinchis", "counterterrorist"))


class Place(NamedTuple):  # seven thousand are made at first use: a frozen dataclass takes three times as long
    """A populated place, base, river, sector or area."""

    id: str
    name: str
    kind: str  # '' populated place, 'capital' seat of a district, 'base', 'river', …
    code: str  # UBIGEO prefix of what it lies in; '' when it lies in several departments
    point: tuple[float, float] | None
    precision: str  # '' this very place, 'namesake', 'near', 'none' …


class Gazetteer:
    """Tables by code and by key, filled once."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}  # UBIGEO prefix → official name
        self.points: dict[str, tuple[float, float]] = {}  # district → its capital's point
        self.zones: dict[str, str] = {}  # district → 'core' | 'edge' | 'outside', listed districts only
        self.places: dict[str, Place] = {}
        self.admin: dict[str, tuple[str, ...]] = {}  # key → UBIGEO prefixes, coarse first
        self.settled: dict[str, tuple[str, ...]] = {}  # key → place ids (populated places, sectors, areas)
        self.features: dict[str, tuple[str, ...]] = {}  # key with its kind word → ids of rivers, streams, hills
        self.facilities: dict[str, tuple[str, ...]] = {}  # key of the site → ids of bases and police stations there
        self.lengths: dict[str, tuple[int, ...]] = {}  # first word of any key → how many words the keys have that it begins, longest first
        self._near: tuple[str, ...] = ()
        self._read_vraem()
        self._read_districts()
        self._read_places()
        # Provinces whose populated places are listed, and those that reach into the VRAEM.
        self.valley_provinces = frozenset(p.code[:4] for p in self.places.values() if len(p.code) >= 4)
        self.core_provinces = frozenset(d[:4] for d, z in self.zones.items() if z in ("core", "edge"))

    def _add(self, table: dict[str, tuple[str, ...]], name: str, ref: str) -> None:
        k = key(name)
        refs = table.get(k)
        if refs is not None:
            table[k] = refs if ref in refs else (*refs, ref)
            return
        table[k] = (ref,)
        words = k.count(" ") + 1
        first = k.split(" ", 1)[0]
        known = self.lengths.get(first, ())
        if words not in known:
            self.lengths[first] = tuple(sorted((*known, words), reverse=True))

    def _read_vraem(self) -> None:
        for row in _rows("vraem.csv"):
            status = row[2]
            self.zones[row[0]] = "core" if status in CORE else "edge" if status == "possible" else "outside"

    def _read_districts(self) -> None:
        for code, department, province, district, lat, lon, aliases in _rows("districts.csv"):
            for ref, name in ((code[:2], department), (code[:4], province), (code, district)):
                if ref not in self.names:
                    self.names[ref] = name
                    self._add(self.admin, name, ref)
            for alias in filter(None, aliases.split("|")):
                self._add(self.admin, alias, code)
            if lat:
                self.points[code] = (float(lat), float(lon))
        for k, refs in self.admin.items():
            if len(refs) > 1:
                self.admin[k] = tuple(sorted(refs, key=lambda r: (len(r), r)))

    def _read_places(self) -> None:
        for id_, name, kind, code, lat, lon, precision, aliases in _rows("places.csv"):
            point = (float(lat), float(lon)) if lat else None
            self.places[id_] = Place(id_, name, kind, code, point, precision)
            names = [name, *filter(None, aliases.split("|"))]
            if kind in ("base", "police_station"):
                for n in names:
                    self._add(self.facilities, _site(n), id_)
                continue
            table = self.features if kind in ("river", "stream", "hill", "confluence") else self.settled
            for n in names:
                self._add(table, n, id_)

    def code(self, ref: str) -> str:
        """The UBIGEO prefix that a ref lies in."""
        place = self.places.get(ref)
        return place.code if place is not None else ref

    def facility(self, site: str) -> tuple[str, ...]:
        """Ids of the bases and police stations at a place of that name."""
        return self.facilities.get(_site(site), ())

    def near_names(self) -> tuple[str, ...]:
        """Keys of VRAEM districts, of their provinces and departments: the names a misspelling is compared with."""
        if not self._near:
            departments = {d[:2] for d in self.zones}
            self._near = tuple(k for k, refs in self.admin.items() if len(k) >= 5
                               and any(r in self.zones or r in self.core_provinces or r in departments for r in refs))
        return self._near

    def zone(self, district: str) -> str:
        return self.zones.get(district, "outside")

    def add_alias(self, alias: str, name: str) -> None:
        """Another spelling of every entry called `name`; unknown names are passed over."""
        k = key(name)
        for table in (self.admin, self.settled):
            for ref in table.get(k, ()):
                self._add(table, alias, ref)


def _site(name: str) -> str:
    """'Base Contraterrorista San Miguel del Ene' → 'san miguel ene'."""
    return " ".join(w for w in key(name).split() if w not in _BASE_WORDS)


def key(name: str) -> str:
    """'Vizcatán del Ene' → 'vizcatan del ene'; 'Anco-Huallo' → 'anco - huallo'."""
    plain = name.lower() if name.isascii() else fold.__wrapped__(name)
    if plain.replace(" ", "").isalpha():
        return plain
    return " ".join(t.f for t in tokenize(plain))


def _rows(name: str) -> Iterable[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as f:
        rows = csv.reader(f)
        next(rows)
        yield from rows


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer()
