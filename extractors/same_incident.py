"""Is this the same event told again?

A pair of tellings is scored on date, place (`same_place.py`), kind of event (`same_kind.py`), figures (`same_figures.py`) and
names (`same_names.py`); some differences rule a pair out whatever else agrees. False merges are worse than misses.
`incident_groups.py` makes groups of the pairs, `incident_figures.py` says which figures of a group stand.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from extractors.records import Incident, Location
from extractors.same_figures import figure_reasons
from extractors.same_kind import deed_reasons, kind_reasons, of_one_deed, site_reasons, stormed
from extractors.same_names import name_reasons, names
from extractors.same_place import place_reasons, places_differ

FAR_APART = ("dates or places differ",)
NEWS = 4  # days between two reports that give no day, and may be about one event of the last days

# What each agreement or difference weighs, with the case behind it. A pair is one event from SAME on.
SAME = 5.0
WEIGHTS = {
    "same day": 3.0,  # most reports give the day
    "day beside": 1.0,  # "the night of Saturday" is told as Saturday and as Sunday
    "same month": 1.5,  # a recalled ambush, "in April"
    "same year": 0.5,
    "undated": 0.0,  # a report of the month after that gives no day: heard where both name the place and count alike
    "week of report": 1.0,  # a report that gives no day for what it is about tells of the last days
    "same district": 2.5,
    "same place": 1.5,  # a hamlet or base named by both, on top of its district
    "other spot": -1.5,  # two hamlets or bases of one district; a road, a river or a range reaches from one to the other
    "same province": 1.0,
    "same department": 1.0,
    "named beside": 1.5,  # "on Thursday a sergeant died", in a report on the same district
    "other place": -2.0,  # heard only where day and a full name agree: one desk put the post into the next district
    "same kind": 1.0,  # a word of the codebook in common; attack, clash and blast are told for each other
    "like kind": 0.5,  # both violence, or both a catch, but no word in common
    "no cause told": -1.0,  # "a soldier died", and a soldier shot; heard where both name the place or the man
    "kind aside": -1.0,  # arrests at a laboratory, arrests for a murder
    "other kind": -3.0,  # a strike and a drug seizure in one town on one day
    "other deeds": -2.0,  # nothing counted in common: a seizure "despite the strike", a robbery beside a murder
    "same figure": 1.5,  # two or more; at most three count: tolls repeat, loads to the kilo prove most
    "same single": 0.5,  # one dead in both says little
    "same load": 2.5,  # the same kilos of the same drug
    "like load": 1.5,  # "half a ton", "about 500", 512 kilos
    "other sites": -2.0,  # a camp overrun and a laboratory burnt in one district on one day
    "other goods": -2.0,  # leaf in one and cocaine in the other, and no word of the codebook in common
    "other load": -4.0,  # two seizures in one district in one week
    "rare toll": 1.0,  # soldiers, policemen or rebels hurt in both, dead of a protest, three dead or taken away: one more or less
    "same high toll": 1.0,  # three or more dead or taken away in both: few months have two such in a province
    "same high count": 0.5,  # three or more freed, or runways blown up, in both: few days have two such
    "other catch": -2.0,  # two arrests in one town on one day: nothing counted agrees. Tolls grow, catches hardly
    "other count": -1.5,  # two laboratories and three in one district on one day: a desk has counted another's as well
    "tolls far apart": -1.5,  # two dead and nine dead may be two ambushes; tolls do grow
    "same name": 3.0,  # a victim or suspect named in both
    "same alias": 3.0,  # every column has its Comrade Wilson: heard where the day or the place agrees as well
    "other dead": -1.5,  # policemen in one, rebels in the other: the ambush, and the hunt a day later
    "other victims": -4.0,  # all the dead of both are named, and none is the same: two murders in one town on one day
    "other names": -2.0,  # both name victims, and none is the same
    "other fallen": -2.0,  # all soldiers or policemen dead in both are named, and none is the same: two blows, unless one has died of his wounds since
    "other suspects": -2.0,  # as many caught as each of the two names, and none is the same
}


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
    """`loose`: one event, unless something else of that day could be it as well (`incident_groups.py`)."""

    same: bool
    score: float
    reasons: tuple[str, ...]
    ruled_out: bool = False
    loose: bool = False


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
    return not places_differ(i.location, j.location, _first(i.date, j.date)) or name_reasons(i, j) == ["same name"]


def could_meet(x: str | None, x_at: Location, y: str | None, y_at: Location, named: bool = True) -> bool:
    """Could tellings of these days and places be one event, whatever they count? For a first look at many.

    `named`: both may name the same person, which leads to the next district.
    """
    if places_differ(x_at, y_at, _first(x, y)) and not (named and x == y and x is not None and len(x) == 10):
        return False
    return not (x and y and x != y and _days_apart(x, y) > 1)  # the windows reach a day each, the two of them together must not


def _first(x: str | None, y: str | None) -> str | None:
    return min(x, y) if x and y else x or y


def _days_apart(x: str, y: str) -> int:
    """Days between two dates, each a day, a month or a year; 0 where one lies within the other."""
    (a, b), (c, d) = span(x), span(y)
    return max((c - b).days, (a - d).days, 0)


def compare(a: Telling, b: Telling) -> Decision:
    """Score and verdict for two tellings; symmetric. `ruled_out` pairs can never share an incident."""
    if a.report_id == b.report_id:
        return Decision(False, -99.0, ("one report tells them apart",), True)
    if not may_match(a, b):
        return Decision(False, -99.0, FAR_APART, True)
    i, j = a.incident, b.incident
    reasons = [*_date_reasons(a, b), *place_reasons(i.location, j.location, a.beside, b.beside, _first(i.date, j.date))]
    reasons += [r for part in _OF_INCIDENTS for r in part(i, j)]
    tolls = {"rare toll", "same high toll"} & set(reasons)
    there = "same place" in reasons and (tolls or stormed(i, j))
    if "other kind" in reasons and (there or (tolls and {"same day", "same district"} <= set(reasons))):
        reasons[reasons.index("other kind")] = "like kind"
    if "same name" in reasons:
        reasons = [r for r in reasons if r != "other dead"]  # a dead man is a soldier for one desk and a rebel for another
    if "other catch" in reasons and of_one_deed(i, j):
        reasons[reasons.index("other catch")] = "other count"
    score = sum(WEIGHTS[r] for r in reasons)
    ruled_out = ("other load" in reasons and "same name" not in reasons) or "other victims" in reasons or (
        _other_kind_only(reasons))
    anchor = _anchor(reasons, a, b)
    same = score >= SAME and anchor is not None and not ruled_out
    return Decision(same, round(score, 2), tuple(reasons), ruled_out, same and anchor == "loose")


def _other_kind_only(reasons: list[str]) -> bool:
    told = set(reasons)
    return "other kind" in told and not told & {"same name", "same load"} and not told >= {"same day", "same place", "same figure"}


def _anchor(reasons: list[str], a: Telling, b: Telling) -> str | None:
    """Time and place must both speak, or a figure or name so particular that it stands for the missing one.

    `loose`: one of the two says too little of where it was to exclude what else happened on that day.
    """
    told = set(reasons)
    if "no cause told" in told and not told & {"same place", "same name"}:
        return None
    day = "same day" in told
    time = day or bool(told & {"same month", "day beside"})
    counts = _counts(reasons)
    if told & {"same district", "same place", "other place"}:
        silent = not (_counts_something(a) and _counts_something(b))
        if day:
            return "firm" if _one_of_its_day(told, counts, silent) else None
        return _of_other_days(told, counts, time, silent)
    if time and told & {"same name", "same alias"}:
        return "firm" if "same name" in told or told & {"same day", "same province", "named beside"} else "loose"
    if told >= {"same year", "same name", "same kind"}:
        return "loose"  # whose death is remembered "two years later"
    if "named beside" in told:
        holds = counts.alike or counts.figures >= 1 or (day and counts.singles >= 1)
    elif _elsewhere(a, b) or _elsewhere(b, a):
        holds = False
    else:
        i, j = a.incident, b.incident
        apart = _two_spots(a, b, told) and not counts.figures + counts.singles
        counted = counts.singles + counts.figures >= 1 and _dead(a) == _dead(b) > 0
        no_district = not (i.location.district and j.location.district) and not apart and of_one_deed(i, j)
        silent = told >= {"same day", "same department", "same kind"} and not (_counts_something(a) and _counts_something(b))
        holds = silent or (day and counts.alike and not apart) or "same load" in told or told >= {"same province", "same high toll"} or (
            told >= {"same high toll", "rare toll", "same kind"}) or (
            told >= {"same day", "same province", "same kind"} and (counted or (no_district and not told & _CONTRADICTIONS)))
    return "loose" if time and holds else None


@dataclass(frozen=True, slots=True)
class _Counts:
    """What is counted alike. `alike`: enough to tell an event from others of its week."""

    figures: int
    singles: int
    alike: bool


def _counts(reasons: list[str]) -> _Counts:
    told = set(reasons)
    figures = reasons.count("same figure")
    singles = 0 if "other dead" in told else reasons.count("same single")
    rare = "rare toll" in told and not told & {"other suspects", "other fallen"} and not told >= {"other dead", "other spot"}
    alike = bool(told & {"same load", "same high toll"}) or figures >= 2 or (rare and figures >= 1) or (
        "same day" in told and (rare or bool(told & {"same high count", "like load"})))
    return _Counts(figures, singles, alike)


_CONTRADICTIONS = {"other dead", "tolls far apart", "other spot", "kind aside", "other suspects", "other fallen"}


def _one_of_its_day(told: set[str], counts: _Counts, silent: bool) -> bool:
    """In one district on one day, and nothing speaks against it that nothing outweighs. `silent`: one of the two counts nothing."""
    figured = counts.figures >= (2 if "other spot" in told else 1)  # two arrested at one checkpoint and two at another
    if counts.alike or figured or told & {"same name", "same alias"}:
        return True
    against = told & _CONTRADICTIONS
    if "same place" in told:
        return against <= {"other dead"}  # the smugglers of one desk are another's civilians
    return not against and ("like kind" not in told or counts.singles > 0 or silent)


def _of_other_days(told: set[str], counts: _Counts, time: bool, silent: bool) -> str | None:
    """In one district, and one of the two gives another day, a month, a year or none. `silent`: one of them counts nothing."""
    if time or "week of report" in told:
        as_told = counts.alike and not told & {"other dead", "other spot"}
        if as_told or counts.singles >= 2 or told & {"same name", "same alias"} or told >= {"week of report", "rare toll"}:
            return "firm"
        of_month = told >= {"same month", "same kind"} and told & {"rare toll", "like load", "same high count"}
        weighed = told >= {"day beside", "same kind", "like load"} and not told & _CONTRADICTIONS
        spot = silent and told >= {"same month", "same place", "same kind"} and not told & _CONTRADICTIONS  # "the arms dug up last week in X"
        return "loose" if _news_of_one_kind(told, counts) or of_month or weighed or spot else None
    if told & {"same name", "same load"} or ("same year" in told and counts.figures >= 2):
        return "firm"
    counted = counts.alike or counts.figures >= 1 or counts.singles >= 2
    back = "undated" in told or told >= {"same year", "same high count"}  # "a year ago, in X, fourteen captives were freed"
    return "loose" if counted and back and told >= {"same place", "same kind"} and not told & _CONTRADICTIONS else None


def _news_of_one_kind(told: set[str], counts: _Counts) -> bool:
    """What one tells of its last days is counted alike by the other; of a hamlet both name, one of each is enough."""
    if "week of report" not in told or told & _CONTRADICTIONS:
        return False
    agreed = len(told & {"same kind", "same place"})
    return (agreed >= 1 and counts.figures >= 1) or (agreed == 2 and counts.singles >= 1)


def _counts_something(t: Telling) -> bool:
    return any(f.quantity for f in t.incident.facts)


def _dead(t: Telling) -> float:
    return sum(f.quantity or 0 for f in t.incident.facts if f.action in ("killed", "missing"))


def _two_spots(a: Telling, b: Telling, told: set[str]) -> bool:
    return bool(a.incident.location.place and b.incident.location.place) and "same place" not in told


def _elsewhere(t: Telling, other: Telling) -> bool:
    """Without a place of its own, and what else its report tells lies in districts that the other does not name."""
    at = other.incident.location
    return t.incident.location.department is None and bool(t.beside) and bool(at.department or at.place or other.beside)


def _date_reasons(a: Telling, b: Telling) -> list[str]:
    x, y = a.incident.date, b.incident.date
    if x is None and y is None:
        news = _tells_of_last_days(a) and _tells_of_last_days(b) and abs((a.published - b.published).days) <= NEWS
        return ["week of report"] if news else []
    if x is None or y is None:
        return ["week of report"] if _days_before_report(a, b) or _days_before_report(b, a) else ["undated"]
    short = min(len(x), len(y))
    if short == 10:
        days = abs((date.fromisoformat(x) - date.fromisoformat(y)).days)
        return ["same day"] if days == 0 else ["day beside"]
    if x[:short] != y[:short]:
        return []
    return ["same month"] if short == 7 else ["same year"]


def _days_before_report(undated: Telling, b: Telling) -> bool:
    """Whether what a report is about, but gives no day for, can be what happened on a day told by the other."""
    day = b.incident.date
    if not _tells_of_last_days(undated) or day is None or len(day) < 10:
        return False
    return 0 <= (undated.published - date.fromisoformat(day)).days <= 7


def _tells_of_last_days(t: Telling) -> bool:
    return t.incident.date is None and not t.incident.recalled


_OF_INCIDENTS = (kind_reasons, deed_reasons, site_reasons, figure_reasons, name_reasons)


def content(t: Telling) -> str:
    """A telling's own words for breaking ties: nothing of when it arrived."""
    i = t.incident
    figures = [(f.action, f.object, f.quantity, f.unit) for f in i.facts]
    return repr((i.date, i.location, i.types, figures, sorted(names(i)), t.published.isoformat(), t.mark or t.report_id))
