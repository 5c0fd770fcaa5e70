"""Places that a sentence names without telling that it happened there: an area, an origin, an event of another day."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractors.gazetteer import gazetteer
from extractors.report.date_words import DateMention
from extractors.report.place import PlaceMention
from extractors.report.scene import setting
from extractors.report.words import Words
from extractors.text import Token, fold

_BORN = frozenset(("native", "natives", "natural", "naturales", "oriundo", "oriunda", "oriundos", "nacido", "nacida"))
_ONE = frozenset(("a", "an", "another", "un", "otro", "algun", "some"))
_VALLEY = ("03", "05", "08", "09", "12")  # departments of the VRAEM: who is of one of their villages was most often hurt there
_OF = frozenset(("de", "del", "from", "of"))
_AT = frozenset(("en", "contra", "in", "at", "against", "on"))
_MORE = frozenset(("donde", "where", "cuando", "when", "en", "in", "que", "which", "distrito", "provincia"))  # more of what happened there
_REACH = 6  # tokens from "three days after" to the place of what happened then


def not_where(places: list[PlaceMention], dates: list[DateMention], tokens: list[Token], w: Words) -> None:
    """Changes the places of a sentence in place."""
    for k, p in enumerate(places):
        places[k] = _whole_area(p, tokens)
        if k:
            places[k] = _of_the_larger(places[k], places[k - 1], tokens)
        if k and places[k].group == "settlement" and places[k - 1].j == p.start - 1 and tokens[p.start - 1].raw == ",":
            places[k] = _whose_annex(places[k], places[k - 1])
    for p in list(places):
        own = _named_for_its_district(p, [x for x in places if x.level == "province" and 0 < x.start - p.j <= 6])
        if own is not None:
            places.insert(places.index(p) + 1, own)
    for p in places:
        if p.level == "place" and p.kindword is None and _goes_on(p, places, tokens):
            p.candidates = ()
        if p.role == "at" and p.level in ("district", "province") and _origin(p, tokens, w):
            p.role = "from"
        said = tokens[max(0, p.start - 7) : p.start]
        if p.role == "at" and any(a.f in _BORN and b.f in _OF for a, b in pairwise(said)) and not any(t.raw in ",;" for t in said[-4:]):
            p.role = "from"  # "a native of the Amazonian region of San Martin"
    for d in dates:
        if d.kind == "scene" and isinstance(d.offset, int) and d.offset > 0:
            _of_the_day_counted_from(d, places, tokens)


def _whole_area(p: PlaceMention, tokens: list[Token]) -> PlaceMention:
    """ "a remote district of Junin": one of that department's, not the district of that name."""
    if p.level != "district" or p.group == "settlement" or _ONE.isdisjoint(t.f for t in tokens[max(0, p.start - 4) : p.start]) or not p.kindword:
        return p
    names = gazetteer().names
    area = next((c[:2] for c in p.candidates if fold(names.get(c[:2], "")) == fold(p.name)), None)
    return replace(p, level="department", candidates=(area,), kindword=None, group=None) if area and tokens[p.start].f == "district" else p


def _named_for_its_district(p: PlaceMention, behind: list[PlaceMention]) -> PlaceMention | None:
    """ "en el puente de Kimbiri, provincia de La Convención": what bears a district's name lies in it, where the province named is its own."""
    if p.level != "place" or p.group not in ("facility", "feature") or any(len(c) != 6 for c in p.candidates) or not p.name or p.role not in ("at", "near"):
        return None
    bare = " ".join(x for x in fold(p.name).split() if x not in (*fold(p.kindword or "").split(), "de", "del"))
    codes = [r for r in gazetteer().admin.get(bare, ()) if len(r) == 6]
    own = [r for r in codes if any(r.startswith(c) for q in behind for c in q.candidates)]
    return replace(p, level="district", name=bare, candidates=(own[0],), kindword=None, group=None) if len(own) == 1 else None


def _of_the_larger(p: PlaceMention, before: PlaceMention, tokens: list[Token]) -> PlaceMention:
    """ "Huamanguilla, a farming district of Huanta": the province that the district just named lies in, not its capital."""
    apposed = before.level == "district" and before.j < p.start and tokens[before.j].raw == "," and tokens[before.j + 1].f in _ONE
    if p.level != "district" or p.group != "district" or not apposed:
        return p
    codes = (r for r in gazetteer().admin.get(fold(p.name), ()) if len(r) in (2, 4) and any(c.startswith(r) for c in before.candidates))
    own = max(codes, key=len, default=None)
    return replace(p, level="province" if len(own) == 4 else "department", candidates=(own,), kindword=None, group=None) if own else p


def _whose_annex(p: PlaceMention, annex: PlaceMention) -> PlaceMention:
    """ "Rosario, anexo de Llochegua": the district that the annex lies in, not its capital."""
    own = next((r for r in gazetteer().admin.get(fold(p.name), ()) if len(r) == 6 and any(c.startswith(r) for c in annex.candidates)), None)
    return replace(p, level="district", candidates=(own,), kindword=None, group=None) if own else p


def _goes_on(p: PlaceMention, places: list[PlaceMention], tokens: list[Token]) -> bool:
    """ "San Lucas de Chavini" is no San Lucas, where Chavini is no place we know."""
    behind = tokens[p.j : p.j + 2]
    return len(behind) == 2 and behind[0].f in ("de", "del") and behind[1].cap and not any(x.i <= p.j + 1 < x.j for x in places if x is not p)


def _origin(p: PlaceMention, tokens: list[Token], w: Words) -> bool:
    """ "un cabo de Juliaca": where a soldier is from, outside the valley."""
    codes = {c[:2] for c in p.candidates}
    return (p.start > 1 and tokens[p.start - 1].f in _OF and not codes & set(_VALLEY) and bool(codes)
            and (w.actors.at(tokens, p.start - 2) or w.nouns.at(tokens, p.start - 2)) is not None)


def _of_the_day_counted_from(d: DateMention, places: list[PlaceMention], tokens: list[Token]) -> None:
    """ "Tres días después de la emboscada de X, desconocidos dispararon contra el puesto de Y": X is the place of the ambush."""
    for p in setting(places):
        said = tokens[d.j : p.start]
        told = any(x.i > p.j and x.level in ("district", "place") and not _AT.isdisjoint(t.f for t in tokens[x.start - 2 : x.start]) for x in setting(places))
        ends = p.j + 1 < len(tokens) and tokens[p.j].raw == "," and tokens[p.j + 1].f not in _MORE
        if 0 < len(said) <= _REACH and told and ends and not any(t.raw in ",;" for t in said):
            p.role = "link"
