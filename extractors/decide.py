"""What a person decided, over what the rules read: a date, kinds, a place, a figure of one incident.

`parse` checks a decision when it is made; `apply` lays decisions over what the tellings settle to, each time anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from extractors.codebook import ACTIONS, OBJECTS_OF, PERSON_ACTIONS, TYPES, UNITS
from extractors.gazetteer import Gazetteer, gazetteer, key
from extractors.incident_figures import Settled, dated
from extractors.records import Location, SettledFact

Value = str | float | list[str] | None
LEVELS = {"department": 2, "province": 4, "district": 6}  # digits of the UBIGEO code
FIELDS = ("date", "types", *LEVELS, "place", "ACTION/OBJECT[/UNIT]")
NOTHING = ("none", "null", "-")


def parse(field: str, text: str) -> tuple[str, Value]:
    """A field and a value as typed → the field's full name and the value that is kept. ValueError says what is wrong.

    ('killed/police', '3') → ('killed/police/count', 3.0); ('district', 'llochegua') → ('district',
    'Ayacucho/Huanta/Llochegua'); 'none' stands for: not known, or not so.
    """
    none = text.strip().lower() in NOTHING
    if field == "date":
        return field, None if none else _day(text.strip())
    if field == "types":
        return field, _types(text)
    if field in LEVELS:
        return field, None if none else _path(_code(field, text))
    if field == "place":
        return field, None if none else text.strip()
    return _figure_field(field), None if none else _number(text)


def _day(text: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        raise ValueError(f"no date: {text!r}; as in 2026-11-19, 2026-11 or 2026")
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise ValueError(f"no such day: {text!r}; as in 2026-11-19, 2026-11 or 2026") from None
    return text


def _types(text: str) -> list[str]:
    found = [t.strip() for t in text.split(",") if t.strip()]
    unknown = [t for t in found if t not in TYPES]
    if unknown or not found:
        raise ValueError(f"no such type: {', '.join(unknown) or text!r}; there are: {', '.join(TYPES)}")
    return sorted(set(found))


def _number(text: str) -> float:
    with suppress(ValueError):
        value = float(text.replace(",", ""))
        if 0 <= value < 1e12:
            return value
    raise ValueError(f"no figure: {text!r}; a number (1234.5), or none")


def _figure_field(field: str) -> str:
    action, _, rest = field.partition("/")
    object_, _, unit = rest.partition("/")
    if action not in ACTIONS:
        raise ValueError(f"no such field: {field!r}; there are: {', '.join(FIELDS)}, as in killed/police or "
                         "seized/cocaine/kg")
    if object_ not in OBJECTS_OF[action]:
        raise ValueError(f"{action}: of whom or what? One of: {', '.join(OBJECTS_OF[action])}")
    fitting = _units(action, object_)
    if not unit and len(fitting) > 1:
        raise ValueError(f"{field}: in which unit? One of: {', '.join(fitting)}")
    if unit and unit not in fitting:
        raise ValueError(f"{field}: counted in {' or '.join(fitting)}")
    return f"{action}/{object_}/{unit or fitting[0]}"


def _units(action: str, object_: str) -> tuple[str, ...]:
    if action in PERSON_ACTIONS:
        return ("count",)
    if action == "eradicated":
        return ("ha",)
    if object_ == "cash":
        return UNITS[4:]
    if object_ == "precursor":
        return ("kg", "L")
    if object_ == "fuel":
        return ("L",)
    return ("kg",) if object_ in ("cocaine", "cocaine_base", "drugs", "coca_leaf", "marijuana", "poppy") else ("count",)


# --- places ----------------------------------------------------------------------------------------------------------


def _code(level: str, text: str) -> str:
    """'Santa Rosa', 'La Mar/Santa Rosa' or 'Ayacucho/La Mar/Santa Rosa' → UBIGEO prefix of that level."""
    g = gazetteer()
    *above, name = [key(part) for part in text.split("/")]
    codes = [ref for ref in g.admin.get(name, ()) if len(ref) == LEVELS[level]
             and all(part in [key(g.names[ref[:n]]) for n in (2, 4) if n < len(ref)] for part in above)]
    valley = [c for c in codes if g.zone(c) in ("core", "edge")]
    chosen = valley if len(codes) > 1 and len(valley) == 1 else codes
    if not chosen:
        raise ValueError(f"no {level} of that name: {text!r}")
    if len(chosen) > 1:
        raise ValueError(f"several of that name; one of: {', '.join(_path(c) for c in chosen[:6])}")
    return chosen[0]


def _path(code: str) -> str:
    return "/".join(gazetteer().names[code[:n]] for n in (2, 4, 6) if n <= len(code))


def _at(code: str, place: str | None) -> Location:
    """A location by its code, with the point of its place where that is known, else of its seat."""
    g = gazetteer()
    point, precision = _point(g, code, place)
    return Location(
        g.names.get(code[:2]), g.names.get(code[:4]) if len(code) >= 4 else None, g.names.get(code) if len(code) == 6 else None,
        code or None, place, point[0] if point else None, point[1] if point else None, precision if point else None,
        g.zone(code) if len(code) == 6 else None)


def _point(g: Gazetteer, code: str, place: str | None) -> tuple[tuple[float, float] | None, str | None]:
    if place and len(code) == 6:
        ids = (*g.settled.get(key(place), ()), *g.features.get(key(place), ()), *g.facility(place))
        points = {(p.point, p.precision) for p in (g.places[i] for i in ids) if p.point and p.code == code}
        if len(points) == 1:
            ((point, precision),) = points
            return point, "place" if precision == "" else "near"
    if not code:
        return None, None
    return g.points.get(code + "0101"[: 6 - len(code)]), {6: "district", 4: "province", 2: "department"}[len(code)]


def _moved(at: Location, field: str, value: Value) -> Location:
    """The location with a level set, or taken away."""
    code = at.ubigeo or ""
    if value is None:
        new = code[: LEVELS[field] - 2]
    else:
        try:
            new = _code(field, str(value))
        except ValueError:  # a gazetteer that lost the name: the words stand, without a point
            department, _, rest = str(value).partition("/")
            province, _, district = rest.partition("/")
            return Location(department, province or None, district or None, None, at.place)
    return at if new == code else _at(new, None)


# --- over what the tellings say --------------------------------------------------------------------------------------


def apply(settled: Settled, decisions: Sequence[tuple[str, Value]]) -> Settled:
    """What stands when a person's decisions, in the order in which they were made, are laid over it."""
    last = dict(decisions)
    at = settled.location
    for field, value in decisions:
        if field in LEVELS:
            at = _moved(at, field, value)
    if "place" in last:
        at = _at(at.ubigeo, _words(last["place"])) if at.ubigeo else replace(at, place=_words(last["place"]))
    out = replace(settled, location=at, facts=_figures(settled.facts, last))
    if "types" in last and isinstance(last["types"], list):
        out = replace(out, types=tuple(last["types"]))
    if "date" in last:
        out = dated(out, _words(last["date"]))
    return out


def _words(value: Value) -> str | None:
    return None if value is None else str(value)


def _figures(facts: Sequence[SettledFact], last: dict[str, Value]) -> tuple[SettledFact, ...]:
    """A figure that is not so is left out; one that no report gives is added."""
    out = {(f.action, f.object, f.unit): f for f in facts}
    for field, value in last.items():
        if field.count("/") != 2:
            continue
        action, object_, unit = field.split("/")
        old = out.pop((action, object_, unit), None)
        if isinstance(value, (int, float)):
            told = old or SettledFact(action, object_, unit, None, None, None, None, 0)
            out[action, object_, unit] = replace(told, quantity=float(value), bound=None, corrected=True)
    return tuple(out[k] for k in sorted(out))
