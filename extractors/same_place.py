"""Did two tellings happen in one place?"""

from __future__ import annotations

from collections.abc import Collection

from extractors.records import Location
from extractors.text import fold

# (district, year) → those cut out of it in that year. Before it a desk knows the old name alone, and the map has the new one.
_CUT_OUT = {
    ("anco", 2013): ("anchihuay",),
    ("anco", 2021): ("union progreso",),
    ("ayahuanco", 2015): ("pucacolpa",),
    ("chungui", 2016): ("oronccoy",),
    ("colcabamba", 2015): ("andaymarca", "quichuas"),
    ("echarate", 2016): ("megantoni",),
    ("echarate", 2021): ("kumpirushiato",),
    ("huachocolpa", 2021): ("lambras",),
    ("huanta", 2014): ("uchuraccay",),
    ("kimbiri", 2015): ("villa kintiarina",),
    ("kimbiri", 2021): ("cielo punco", "manitea"),
    ("llochegua", 2014): ("canayre",),
    ("pangoa", 2015): ("vizcatan del ene",),
    ("pichari", 2021): ("union ashaninka",),
    ("samugari", 2021): ("rio magdalena",),
    ("san miguel", 2010): ("samugari",),
    ("san miguel", 2021): ("ninabamba", "patibamba"),
    ("santillana", 2015): ("chaca",),
    ("santillana", 2021): ("putis",),
    ("tintay puncu", 2015): ("roble",),
    ("tintay puncu", 2021): ("cochabamba",),
    ("vilcabamba", 2014): ("inkawasi", "villa virgen"),
}
_MOTHER = {new: was for was, cut in _CUT_OUT.items() for new in cut}



def cut_from(district: str) -> str | None:
    """The district that this one was cut out of; names folded."""
    return _MOTHER[district][0] if district in _MOTHER else None


_KIND_WORDS = frozenset(
    ["base", "contraterrorista", "contrasubversiva", "comisaria", "garita", "cerro", "rio", "quebrada", "puesto", "control", "de", "del", "la", "el", "los", "river", "checkpoint", "outpost", "post", "police", "station", "counterterrorism", "counterterrorist", "the", "of", "hill", "creek", "carretera", "puente"])

# A river or a road runs through many districts; from it, from a range or a ravine the hamlet of another desk may be a stone's throw
_LONG = frozenset(("apurimac", "carretera", "ene", "highway", "mantaro", "rio", "river", "road", "ruta", "urubamba"))
_WIDE = _LONG | frozenset(("camino", "cerro", "creek", "hill", "mountains", "quebrada", "range", "trocha", "via"))


def places_differ(a: Location, b: Location, day: str | None) -> bool:
    """`day`: of what happened there, as far as it is known."""
    if _differ(a.department, b.department) or _differ(a.province, b.province):
        return True
    return _differ(a.district, b.district) and not _was_one(a.district, b.district, day)


def _differ(x: str | None, y: str | None) -> bool:
    return bool(x and y and x != y and fold(x) != fold(y))


def _was_one(x: str | None, y: str | None, day: str | None, late: int = 1) -> bool:
    """Whether one district was still a part of the other, or had been until so many years before."""
    p, q = fold(x or ""), fold(y or "")
    if day is None:
        return False
    cuts = [_MOTHER.get(new) for new in (p, q)]
    return any(cut and cut[0] == was and int(day[:4]) <= cut[1] + late for cut, was in zip(cuts, (q, p), strict=True))


def place_reasons(x: Location, y: Location, beside_x: Collection[str], beside_y: Collection[str], day: str | None) -> list[str]:
    """`beside`: districts of what else the two reports tell; `day`: of what happened, as far as it is known."""
    out = []
    if places_differ(x, y, day):
        out.append("other place")
    elif x.district and y.district and (not _differ(x.district, y.district) or _was_one(x.district, y.district, day, late=0)):
        out.append("same district")  # of one name, or the one still a part of the other
    elif x.province and y.province:
        out.append("same province")
    elif x.department and y.department:
        out.append("same department")
    elif x.district in beside_y or y.district in beside_x or (
            not (x.department or y.department) and not set(beside_x).isdisjoint(beside_y)):
        out.append("named beside")  # one of the two, or neither, says where it was
    if x.place and y.place:
        long, wide = (any(not kind.isdisjoint(fold(p).split()) for p in (x.place, y.place)) for kind in (_LONG, _WIDE))
        if same_place(x.place, y.place) and not (long and {"same district", "same province"}.isdisjoint(out)):
            out.append("same place")
        elif "same district" in out and not wide and "–" not in x.place + y.place and not (_of_district(x) or _of_district(y)):
            out.append("other spot")
    return out


def _of_district(x: Location) -> bool:
    """ "the base of Echarate", told of what happened in Echarate: some spot of it, named by its district alone."""
    words = frozenset(fold(x.place or "").replace("-", " ").split()) - _KIND_WORDS
    return words <= frozenset(fold(x.district or "").split())


def same_place(x: str, y: str) -> bool:
    p, q = (frozenset(fold(v).replace("-", " ").split()) - _KIND_WORDS for v in (x, y))
    return bool(p and q) and (p <= q or q <= p)
