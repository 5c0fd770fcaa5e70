"""Is this the same event told again?

A pair of tellings is scored on date, place, kind of event, figures and names; some differences rule a pair out whatever
else agrees. False merges are worse than misses. `incident_groups.py` makes groups of the pairs, `incident_figures.py`
says which figures of a group stand.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from extractors.codebook import FORCES
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
    "named beside": 1.5,  # "on Thursday a sergeant died", in a report on the same district
    "other place": -2.0,  # heard only where day and a full name agree: one desk put the post into the next district
    "same kind": 1.0,  # a word of the codebook in common; attack, clash and blast are told for each other
    "like kind": 0.5,  # both violence, or both a catch, but no word in common
    "other kind": -3.0,  # a strike and a drug seizure in one town on one day
    "other deeds": -2.0,  # nothing counted in common: a seizure "despite the strike", a robbery beside a murder
    "same figure": 1.5,  # two or more; at most three count: tolls repeat, loads to the kilo prove most
    "same single": 0.5,  # one dead in both says little
    "same load": 2.5,  # the same kilos of the same drug
    "like load": 1.5,  # "half a ton", "about 500", 512 kilos
    "other goods": -2.0,  # leaf in one and cocaine in the other, and no word of the codebook in common
    "other load": -4.0,  # two seizures in one district in one week
    "same high toll": 1.0,  # three or more dead or taken away in both: few months have two such in a province
    "same high count": 0.5,  # three or more freed, or runways blown up, in both: few days have two such
    "other catch": -2.0,  # two arrests in one town on one day: nothing counted agrees. Tolls grow, catches hardly
    "tolls far apart": -1.5,  # two dead and nine dead may be two ambushes; tolls do grow
    "same name": 3.0,  # a victim or suspect named in both
    "other dead": -1.5,  # policemen in one, rebels in the other: the ambush, and the hunt a day later
    "other victims": -4.0,  # all the dead of both are named, and none is the same: two murders in one town on one day
    "other names": -2.0,  # both name victims (or suspects), and none is the same
}

VIOLENCE = {"armed_clash", "attack", "explosion", "killing"}
_FIGHT = {"armed_clash", "attack", "explosion"}
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
    beside: tuple[str, ...] = ()  # districts that the report's other tellings name


@dataclass(frozen=True, slots=True)
class Decision:
    same: bool
    score: float
    reasons: tuple[str, ...]
    ruled_out: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Dates that another telling of the event may bear."""

    first: date
    last: date


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
    if x.first > y.last or y.first > x.last:
        return False
    i, j = a.incident, b.incident
    if not could_meet(i.date, i.location, j.date, j.location):
        return False
    return not _places_differ(i.location, j.location) or _name_reasons(a, b) == ["same name"]


def could_meet(x: str | None, x_at: Location, y: str | None, y_at: Location) -> bool:
    """Could tellings of these days and places be one event, whoever they name? For a first look at many."""
    if x and y and x != y and _days_apart(x, y) > 1:
        return False  # the windows reach a day each, the two of them together must not
    return not _places_differ(x_at, y_at) or (x == y and x is not None and len(x) == 10 and _next_to(x_at, y_at))


def _next_to(a: Location, b: Location) -> bool:
    """Two districts or provinces of one department."""
    return a.department is not None and a.department == b.department


def _days_apart(x: str, y: str) -> int:
    """Days between two dates, each a day, a month or a year; 0 where one lies within the other."""
    (a, b), (c, d) = span(x), span(y)
    return max((c - b).days, (a - d).days, 0)


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
    reasons = [r for part in _PARTS for r in part(a, b)]
    score = sum(WEIGHTS[r] for r in reasons)
    ruled_out = ("other load" in reasons and "same name" not in reasons) or "other victims" in reasons or (
        _other_kind_only(reasons))
    anchored = _anchored(reasons, a, b)
    return Decision(score >= SAME and anchored and not ruled_out, round(score, 2), tuple(reasons), ruled_out)


def _other_kind_only(reasons: list[str]) -> bool:
    return "other kind" in reasons and "same name" not in reasons and "same load" not in reasons


def _anchored(reasons: list[str], a: Telling, b: Telling) -> bool:
    """Time and place must both speak, or a figure or name so particular that it stands for the missing one."""
    day, month = "same day" in reasons, "same month" in reasons
    place = any(r in reasons for r in ("same district", "same place", "other place"))
    particular = "same name" in reasons or "same load" in reasons
    figures = reasons.count("same figure")
    figures += reasons.count("like load")
    alike = figures >= 1 or (reasons.count("same single") >= 2 and "other dead" not in reasons)
    if place and (day or month or "day beside" in reasons):
        return day or particular or alike
    if (day or month or "day beside" in reasons) and "named beside" not in reasons and (
            "same province" in reasons or "same department" in reasons or _unplaced(a) or _unplaced(b)):
        # "in August, in the same province, four soldiers died": recalled by its toll
        by_toll = "same province" in reasons and ("same high toll" in reasons or ("same high count" in reasons and day))
        return particular or by_toll or (day and figures >= 2)
    if "named beside" in reasons and (day or month):
        return particular or figures >= 1 or (day and "same single" in reasons and "other dead" not in reasons)
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
    if _places_differ(x, y):
        out.append("other place")
    elif x.district and y.district:
        out.append("same district")
    elif x.province and y.province:
        out.append("same province")
    elif x.department and y.department:
        out.append("same department")
    elif x.district in b.beside or y.district in a.beside:
        out.append("named beside")  # one of the two says nothing of where it was
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
    p, q = set(a.incident.types), set(b.incident.types)
    if p & q or (p & _FIGHT and q & _FIGHT):
        return ["same kind"]
    if {"accident", "aircraft_interdiction"} <= p | q:
        return ["like kind"]  # a plane that fell with its load
    x, y = _families(a.incident), _families(b.incident)
    return ["like kind"] if x & y else ["other kind"] if x and y else []


_DEEDS = {
    **dict.fromkeys(("killed", "wounded", "missing"), "hurt"),
    **dict.fromkeys(("kidnapped", "rescued"), "held"),
    **dict.fromkeys(("captured", "surrendered", "seized", "destroyed", "eradicated"), "taken"),
}


def _deed_reason(a: Telling, b: Telling) -> list[str]:
    p, q = ({f.action for f in t.incident.facts if f.quantity is not None} for t in (a, b))
    if not p or not q or p & q:
        return []
    if set(a.incident.types) & set(b.incident.types) and {_DEEDS[x] for x in p} & {_DEEDS[x] for x in q}:
        return []  # the dead in one and the wounded in the other, of what both call an ambush
    return ["other deeds"]


Sums = dict[tuple[str, str, str], float | None]


def sums(facts: Sequence[Fact]) -> Sums:
    """Facts of one telling by (action, object, unit); same ones added up, an open figure stays open."""
    out: Sums = {}
    for f in facts:
        k = (f.action, f.object, f.unit)
        if k in out and out[k] is not None and f.quantity is not None:
            out[k] = (out[k] or 0) + f.quantity
        elif k not in out or out[k] is None:
            out[k] = f.quantity
    return out


def _total(of: Sums, action: str) -> float | None:
    values = [q for (a, _, _), q in of.items() if a == action and q is not None]
    return sum(values) if values else None


def _figure_reasons(a: Telling, b: Telling) -> list[str]:
    x, y = sums(a.incident.facts), sums(b.incident.facts)
    out = _compare_loads(x, y)
    if set(a.incident.types) & set(b.incident.types):
        out = [r for r in out if r != "other goods"]
    equal = [x[k] for k in x.keys() & y.keys() if x[k] is not None and x[k] == y[k] and k[1] not in _LOADS]
    for action in ("killed", "wounded", "captured"):
        p, q = _total(x, action), _total(y, action)
        if p is None or q is None:
            continue
        one_side = _one_side(x, y, action)
        if not one_side and action == "killed":
            out.append("other dead")
        if p == q and one_side and not equal:
            equal.append(p)
        elif abs(p - q) > max(3.0, 0.6 * max(p, q)) and "tolls far apart" not in out:
            out.append("tolls far apart")
    plural = sum((n or 0) >= 2 for n in equal)
    out += ["same figure"] * min(plural, 3) + ["same single"] * min(len(equal) - plural, 2)
    high = {k[0] for k in x.keys() & y.keys() if k[2] == "count" and (x[k] or 0) >= 3 and x[k] == y[k]}
    if high & {"killed", "kidnapped"}:
        out.append("same high toll")
    elif high & {"rescued", "destroyed"}:
        out.append("same high count")
    agree = equal or any(r in ("same load", "like load") for r in out) or VIOLENCE & {*a.incident.types, *b.incident.types}
    if not agree and any(k[0] in _CATCH and x[k] is not None and y[k] is not None for k in x.keys() & y.keys()):
        out.append("other catch")
    return out


_CATCH = ("captured", "seized", "destroyed")


def _one_side(x: Sums, y: Sums, action: str) -> bool:
    """Whether the figures of an action can be of the same people: "dos efectivos" may be soldiers or policemen."""
    p, q = ({o for a, o, _ in s if a == action and s[a, o, _] is not None} for s in (x, y))
    return bool(p & q) or "unknown" in p | q or ("security_forces" in p | q and bool((p & q) | ((p ^ q) & set(FORCES))))


def _compare_loads(x: Sums, y: Sums) -> list[str]:
    """A load may be told in parts, or as seized and as burnt: single amounts count as well as their sum."""
    p, q = _loads(x), _loads(y)
    same = like = far = False
    for k in p.keys() & q.keys():
        apart = min(abs(a - b) / max(a, b) for a in {*p[k], sum(p[k])} for b in {*q[k], sum(q[k])})
        same = same or apart <= 0.02
        like = like or (apart <= 0.16 and k[0] == "cocaine" and max(*p[k], *q[k]) >= 20)
        far = far or apart > 0.35
    if p and q and not p.keys() & q.keys():
        return ["other goods"]
    return ["same load"] if same else ["like load"] if like else ["other load"] if far else []


def _loads(s: Sums) -> dict[tuple[str, str], list[float]]:
    """(what, unit) → amounts taken or burnt; the kinds of cocaine are one."""
    out: dict[tuple[str, str], list[float]] = {}
    for (action, obj, unit), q in s.items():
        if action in ("seized", "destroyed") and obj in _LOADS and q:
            out.setdefault(("cocaine" if obj in _COCAINE else obj, unit), []).append(q)
    return out


_DROPPED = frozenset(("camarada", "comrade", "alias", "de", "la", "del"))
# heads of the armed group: named in reports of whatever happens
_HEADS = ("quispe palomino", "abimael guzman", "borda casafranca")


def names(t: Telling, roles: Collection[str] = ("victim", "suspect", "leader")) -> set[str]:
    """Folded names without rank and particles. A leader counts where he is caught or dies, not where he is blamed."""
    i = t.incident
    fate = set(i.types) & {"capture", "surrender"} or any((f.action, f.object) == ("killed", "armed_group") for f in i.facts)
    found = {" ".join(w for w in fold(p.name).split() if w not in _DROPPED) for p in i.persons
             if p.role in roles and (p.role != "leader" or fate)}
    return {n for n in found if n and not any(head in n for head in _HEADS)}


def _name_reasons(a: Telling, b: Telling) -> list[str]:
    if any(same_name(p, q) for p in names(a) for q in names(b)):
        return ["same name"]
    if all((dead := _total(sums(t.incident.facts), "killed")) and len(names(t, ("victim",))) >= dead for t in (a, b)):
        return ["other victims"]
    for roles in (("victim",), ("suspect", "leader")):
        if names(a, roles) and names(b, roles):
            return ["other names"]
    return []


def same_name(p: str, q: str) -> bool:
    """One name within the other ("Saturnino Quichca" in "Saturnino Quichca Ñahui"); a single word must be an alias of both."""
    m, n = p.split(), q.split()
    if len(m) == 1 or len(n) == 1:
        return m == n
    short, long = sorted((m, n), key=len)
    return all(w in long for w in short)


_PARTS = (_date_reason, _place_reason, _kind_reason, _deed_reason, _figure_reasons, _name_reasons)


def content(t: Telling) -> str:
    """A telling's own words for breaking ties: nothing of when it arrived."""
    i = t.incident
    figures = [(f.action, f.object, f.quantity, f.unit) for f in i.facts]
    return repr((i.date, i.location, i.types, figures, sorted(names(t)), t.published.isoformat(), t.mark or t.report_id))
