"""Is this the same event told again?

A pair of tellings is scored on date, place, kind of event, figures and names; some differences rule a pair out whatever
else agrees. False merges are worse than misses. `incident_groups.py` makes groups of the pairs, `incident_figures.py`
says which figures of a group stand.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from extractors.records import Fact, Incident, Location
from extractors.text import fold

# What each agreement or difference weighs, with the case behind it. A pair is one event from SAME on.
SAME = 5.0
WEIGHTS = {
    "same day": 3.0,  # most reports give the day
    "day beside": 1.0,  # "the night of Saturday" is told as Saturday and as Sunday
    "same month": 1.5,  # a recalled ambush, "in April"
    "same year": 0.5,
    "same district": 2.5,
    "same place": 1.5,  # a hamlet or base named by both, on top of its district
    "same province": 1.0,
    "same department": 0.5,
    "same kind": 1.0,  # both violence, or both a seizure
    "other kind": -3.0,  # a strike and a drug seizure in one town on one day
    "same figure": 1.5,  # at most three count: tolls repeat, loads to the kilo prove most
    "same load": 2.5,  # the same kilos of the same drug
    "other load": -4.0,  # two seizures in one district in one week
    "tolls far apart": -1.5,  # two dead and nine dead may be two ambushes; tolls do grow
    "same name": 3.0,  # a victim or suspect named in both
    "other names": -1.5,  # both name their dead, and none is the same
}

VIOLENCE = {"armed_clash", "attack", "explosion", "killing"}
_FAMILY = {
    **dict.fromkeys(VIOLENCE, "violence"),
    **dict.fromkeys(("kidnapping", "rescue"), "captives"),
    **{kind: kind for kind in ("unrest", "accident", "eradication", "surrender")},
    **dict.fromkeys(
        ("capture", "drug_seizure", "weapons_seizure", "other_seizure", "lab_destruction", "airstrip_destruction",
         "aircraft_interdiction", "camp_destruction"), "interdiction"),
}
_LOADS = {"cocaine", "cocaine_base", "drugs", "marijuana", "poppy", "coca_leaf", "precursor", "cash", "fuel"}
_COCAINE = {"cocaine", "cocaine_base", "drugs"}


@dataclass(frozen=True)
class Telling:
    """What one report says of one incident. `key` is the caller's name for it; groups are made of keys."""

    key: str
    report_id: str
    published: date
    incident: Incident
    main: bool = True  # its report is about it; false where the report only recalls or adds it
    mark: str = ""  # digest of the report's text: breaks ties without regard to when it came


@dataclass(frozen=True, slots=True)
class Decision:
    same: bool
    score: float
    reasons: tuple[str, ...]
    ruled_out: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Dates that another telling of the event may bear; None: no limit on that side."""

    first: date | None
    last: date | None


# --- is it the same? -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=20_000)
def span(value: str) -> tuple[date, date]:
    """First and last day of an ISO day, month or year."""
    y = int(value[:4])
    if len(value) == 4:
        return date(y, 1, 1), date(y, 12, 31)
    m = int(value[5:7])
    if len(value) == 7:
        return date(y, m, 1), date(y, m, monthrange(y, m)[1])
    d = date.fromisoformat(value)
    return d, d


def candidate_window(t: Telling) -> Window:
    """The range of dates in which other tellings of the same event can lie: a day either side, or the month or year told.

    Without a date the event lies in the month before the report.
    """
    if t.incident.date is None:
        return Window(t.published - timedelta(days=31), t.published + timedelta(days=1))
    first, last = span(t.incident.date)
    return Window(first - timedelta(days=1), last + timedelta(days=1))


def may_match(a: Telling, b: Telling) -> bool:
    """Could the two be one event at all? Cheap and symmetric; groups never reach across pairs that cannot."""
    if a.report_id == b.report_id:
        return False
    x, y = candidate_window(a), candidate_window(b)
    if (x.first and y.last and x.first > y.last) or (y.first and x.last and y.first > x.last):
        return False
    return not _places_differ(a.incident.location, b.incident.location)


def _places_differ(a: Location, b: Location) -> bool:
    for x, y in ((a.department, b.department), (a.province, b.province), (a.district, b.district)):
        if x and y and fold(x) != fold(y):
            return True
    return False


def compare(a: Telling, b: Telling) -> Decision:
    """Score and verdict for two tellings; symmetric. `ruled_out` pairs can never share an incident."""
    if a.report_id == b.report_id:
        return Decision(False, -99.0, ("one report tells them apart",), True)
    if not may_match(a, b):
        return Decision(False, -99.0, ("dates or places differ",), True)
    reasons: list[str] = []
    for part in (_date_reason, _place_reason, _kind_reason, _figure_reasons, _name_reasons):
        reasons.extend(part(a, b))
    score = sum(WEIGHTS[r] for r in reasons)
    ruled_out = ("other load" in reasons and "same name" not in reasons) or _other_kind_only(reasons)
    anchored = _anchored(reasons, a, b)
    return Decision(score >= SAME and anchored and not ruled_out, round(score, 2), tuple(reasons), ruled_out)


def _other_kind_only(reasons: list[str]) -> bool:
    return "other kind" in reasons and "same name" not in reasons and "same load" not in reasons


def _anchored(reasons: list[str], a: Telling, b: Telling) -> bool:
    """Time and place must both speak, or a figure or name so particular that it stands for the missing one."""
    time = any(r in reasons for r in ("same day", "day beside", "same month"))
    place = any(r in reasons for r in ("same district", "same place"))
    particular = "same name" in reasons or "same load" in reasons
    figures = reasons.count("same figure")
    if time and place:
        return "day beside" not in reasons or particular or figures >= 1
    if time and ("same province" in reasons or "same department" in reasons or _unplaced(a) or _unplaced(b)):
        return particular or ("same day" in reasons and figures >= 2)
    if place and (a.incident.date is None or b.incident.date is None or "same year" in reasons):
        return particular or (figures >= 2 and "same year" in reasons)
    return False


def _unplaced(t: Telling) -> bool:
    return t.incident.location.department is None


def _date_reason(a: Telling, b: Telling) -> list[str]:
    x, y = a.incident.date, b.incident.date
    if x is None or y is None:
        return []
    short = min(len(x), len(y))
    if short == 10:
        days = abs((date.fromisoformat(x) - date.fromisoformat(y)).days)
        return ["same day"] if days == 0 else ["day beside"]
    if x[:short] != y[:short]:
        return []
    return ["same month"] if short == 7 else ["same year"]


def _place_reason(a: Telling, b: Telling) -> list[str]:
    x, y = a.incident.location, b.incident.location
    out = []
    if x.district and y.district:
        out.append("same district")
    elif x.province and y.province:
        out.append("same province")
    elif x.department and y.department:
        out.append("same department")
    if x.place and y.place and _same_place(x.place, y.place):
        out.append("same place")
    return out


_KIND_WORDS = frozenset(
    ["base", "contraterrorista", "contrasubversiva", "comisaria", "garita", "cerro", "rio", "quebrada", "puesto", "control", "de", "del", "la", "el", "los", "river", "checkpoint", "outpost", "post", "police", "station", "counterterrorism", "counterterrorist", "the", "of", "hill", "creek", "carretera", "puente"])


def _same_place(x: str, y: str) -> bool:
    p, q = (frozenset(fold(v).replace("-", " ").split()) - _KIND_WORDS for v in (x, y))
    return bool(p and q) and (p <= q or q <= p)


def _families(i: Incident) -> set[str]:
    return {_FAMILY[t] for t in i.types if t in _FAMILY}


def _kind_reason(a: Telling, b: Telling) -> list[str]:
    x, y = _families(a.incident), _families(b.incident)
    if x & y or set(a.incident.types) & set(b.incident.types):
        return ["same kind"]
    if "accident" in x ^ y and {"violence"} & (x | y):
        return ["other kind"]
    return ["other kind"] if x and y else []


def sums(facts: Sequence[Fact]) -> dict[tuple[str, str, str], float | None]:
    """Facts of one telling by (action, object, unit); same ones added up, an open figure stays open."""
    out: dict[tuple[str, str, str], float | None] = {}
    for f in facts:
        k = (f.action, f.object, f.unit)
        if k in out and out[k] is not None and f.quantity is not None:
            out[k] = (out[k] or 0) + f.quantity
        elif k not in out or out[k] is None:
            out[k] = f.quantity
    return out


def _total(of: dict[tuple[str, str, str], float | None], action: str) -> float | None:
    values = [q for (a, _, _), q in of.items() if a == action and q is not None]
    return sum(values) if values else None


def _figure_reasons(a: Telling, b: Telling) -> list[str]:
    x, y = sums(a.incident.facts), sums(b.incident.facts)
    out: list[str] = []
    loads = _compare_loads(x, y)
    out.extend(loads)
    equal = sum(1 for k in x.keys() & y.keys() if x[k] is not None and x[k] == y[k] and k[1] not in _LOADS)
    for action in ("killed", "wounded", "captured"):
        p, q = _total(x, action), _total(y, action)
        if p is None or q is None:
            continue
        if p == q:
            equal = max(equal, 1)
        elif abs(p - q) > max(3.0, 0.6 * max(p, q)) and "tolls far apart" not in out:
            out.append("tolls far apart")
    out.extend(["same figure"] * min(equal, 3))
    return out


def _compare_loads(
    x: dict[tuple[str, str, str], float | None], y: dict[tuple[str, str, str], float | None]
) -> list[str]:
    def amounts(s: dict[tuple[str, str, str], float | None]) -> dict[tuple[str, str], list[float]]:
        out: dict[tuple[str, str], list[float]] = {}
        for (action, obj, unit), q in s.items():
            if action in ("seized", "destroyed") and obj in _LOADS and q:
                out.setdefault(("cocaine" if obj in _COCAINE else obj, unit), []).append(q)
        return out

    p, q = amounts(x), amounts(y)
    same = far = False
    for k in p.keys() & q.keys():
        one, other = sum(p[k]), sum(q[k])
        near = abs(one - other) / max(one, other)
        same = same or near <= 0.02 or (near <= 0.16 and k[0] == "cocaine" and max(one, other) >= 20)
        far = far or near > 0.35
    return ["same load"] if same else ["other load"] if far else []


def names(t: Telling) -> set[str]:
    """Folded names of all but officials, without rank and particles."""
    drop = {"camarada", "comrade", "alias", "de", "la", "del"}
    return {
        " ".join(w for w in fold(p.name).split() if w not in drop) for p in t.incident.persons if p.role != "official"
    }


def _name_reasons(a: Telling, b: Telling) -> list[str]:
    x, y = names(a), names(b)
    if any(same_name(p, q) for p in x for q in y):
        return ["same name"]
    victims = [{fold(p.name) for p in t.incident.persons if p.role == "victim"} for t in (a, b)]
    return ["other names"] if all(victims) else []


def same_name(p: str, q: str) -> bool:
    """One name within the other ("Saturnino Quichca" in "Saturnino Quichca Ñahui"); a single word must be an alias of both."""
    m, n = p.split(), q.split()
    if len(m) == 1 or len(n) == 1:
        return m == n
    short, long = sorted((m, n), key=len)
    return all(w in long for w in short)


def content(t: Telling) -> str:
    """A telling's own words for breaking ties: nothing of when it arrived."""
    i = t.incident
    figures = [(f.action, f.object, f.quantity, f.unit) for f in i.facts]
    return repr((i.date, i.location, i.types, figures, sorted(names(t)), t.published.isoformat(), t.mark or t.report_id))
