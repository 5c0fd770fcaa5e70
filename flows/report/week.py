"""The last seven days against their usual level. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

WEEKS = 53  # the present one and a year before it
ENOUGH = 6  # monitored weeks before a week is judged


@dataclass(frozen=True, slots=True)
class Level:
    """One figure by week, the oldest first; the last is the present week."""

    values: tuple[float, ...]
    known: tuple[bool, ...]  # False: feeds were not yet polled all through that week
    usual: float | None  # mean of the monitored weeks before; None: not enough of them
    word: str  # 'usual', 'high', 'low', 'unjudged'

    @property
    def now(self) -> float:
        return self.values[-1]


def week_of(today: date, back: int = 0) -> tuple[date, date]:
    """First and last day of the seven days that end today, or `back` weeks earlier."""
    last = today - timedelta(days=7 * back)
    return last - timedelta(days=6), last


def in_week(incidents: Sequence[Mapping[str, Any]], today: date, back: int = 0, through: int | None = None) -> list[Mapping[str, Any]]:
    """Incidents dated to a day of that week (or of the weeks `back` to `through`); what is told as background, or dated
    to a month only, is no news of a week."""
    first, last = week_of(today, back)[0], week_of(today, back if through is None else through)[1]
    return [i for i in incidents if i["event_date"] and i["date_precision"] == "day" and not i["recalled"]
            and first <= i["event_date"] <= last]


def amount(incident: Mapping[str, Any], columns: Sequence[str]) -> float:
    """What one incident adds to a figure: the sum of its columns, unknown being nothing; without columns, itself."""
    return sum(incident.get(c) or 0 for c in columns) if columns else 1


def judged(today: date, monitored_since: date) -> bool:
    """Whether enough weeks lie between to call one unusual."""
    return week_of(today, ENOUGH)[0] >= monitored_since


def level(incidents: Sequence[Mapping[str, Any]], columns: Sequence[str], today: date, monitored_since: date | None) -> Level:
    """The figure that `columns` add up to (see `amount`), by week."""
    sums = [0.0] * WEEKS
    for i in in_week(incidents, today, WEEKS - 1, through=0):
        sums[WEEKS - 1 - (today - i["event_date"]).days // 7] += amount(i, columns)
    known = tuple(monitored_since is not None and week_of(today, back)[0] >= monitored_since for back in range(WEEKS - 1, -1, -1))
    values = tuple(sums)
    before = [v for v, k in zip(values[:-1], known[:-1], strict=True) if k]
    if len(before) < ENOUGH:
        return Level(values, known, None, "unjudged")
    usual = sum(before) / len(before)
    spread = (sum((v - usual) ** 2 for v in before) / len(before)) ** 0.5
    # at least one whole unit away: of a figure that is nearly always 0, every single event would be "high"
    margin = max(2 * spread, 1.0)
    word = "high" if values[-1] > usual + margin else "low" if values[-1] < usual - margin else "usual"
    return Level(values, known, usual, word)
