"""A file of conflict events as ACLED or UCDP GED hand them out → events. Pure but for reading the file."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

MAX_CELL = 1_000_000  # characters; ACLED's longest notes have a few thousand
VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """One of their events in Peru. `first` to `last`: the days between which it may lie; `group`: see `group_of`."""

    id: str
    first: date
    last: date
    admin: tuple[str, str, str]  # department, province, district; '' where the file has none
    place: str
    point: tuple[float, float] | None  # degrees north, east
    vague: bool  # the point stands for a province or more
    deaths_low: int
    deaths: int
    deaths_high: int
    kind: str
    group: str  # 'violence' | 'protest' | 'other'


class NotRecognised(Exception):
    """The file is of neither kind; the text says what was looked for."""


@dataclass(slots=True)
class EventsFile:
    source: str  # 'ACLED' | 'UCDP GED'
    events: list[Event] = field(default_factory=list)  # those in Peru
    elsewhere: int = 0
    wrong: list[str] = field(default_factory=list)  # lines that could not be read: file:line: column: what


def group_of(event_type: str, deaths: int) -> str:
    """What may be told in two words by two people is one group: events with dead are violence, whatever they are called."""
    if deaths or event_type in VIOLENT:
        return "violence"
    return "protest" if event_type == "Protests" else "other"


def read_events(path: Path) -> EventsFile:
    """The events of a file, line by line. OSError, or NotRecognised; a wrong line is named and left out."""
    csv.field_size_limit(MAX_CELL)
    with path.open("rb") as raw:
        lines = _decoded(raw)
        first = next(lines, "")
        reader = csv.reader(chain([first], lines), delimiter=max(",;\t", key=first.count))
        try:
            columns = [name.strip().lower() for name in next(reader, [])]
        except csv.Error:
            columns = []
        source, parse = next(((s, p) for s, needed, p in _SOURCES if needed <= set(columns)), (None, None))
        if source is None or parse is None:
            wanted = "; or ".join(f"{s}: {', '.join(sorted(needed))}" for s, needed, _ in _SOURCES)
            raise NotRecognised(f"{path}: not recognised: needed are the columns of {wanted}")
        file = EventsFile(source)
        for line, row in _rows(reader, columns):
            try:
                if isinstance(row, str):
                    raise ValueError(row)
                if (row.get("country") or "Peru").casefold() not in ("peru", "perú"):
                    file.elsewhere += 1
                else:
                    file.events.append(parse(row))
            except ValueError as e:
                file.wrong.append(f"{path}:{line}: {e}")
    return file


def _decoded(raw: Iterable[bytes]) -> Iterator[str]:
    """UTF-8, else what Excel on Windows writes."""
    for n, line in enumerate(raw):
        try:
            yield line.decode("utf-8-sig" if n == 0 else "utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp1252", "replace")


def _rows(reader: Reader, columns: Sequence[str]) -> Iterator[tuple[int, Row | str]]:
    """(number of the row's first line, the row by column, or what is wrong with it) …"""
    while True:
        at = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as e:
            yield at, f"no CSV: {e}"
            continue
        if any(cells) and len(cells) < len(columns):
            yield at, f"{len(cells)} cells, the header has {len(columns)}"
        elif any(cells):
            yield at, dict(zip(columns, (c.strip() for c in cells), strict=False))


# --- ACLED -----------------------------------------------------------------------------------------------------------


def _acled(row: Row) -> Event:
    day, precision = _day(row, "event_date"), row.get("time_precision") or "1"
    first, last = _span(day, precision)
    deaths = _count(row, "fatalities")
    kind = row["event_type"]
    sub = row.get("sub_event_type") or ""
    return Event(
        row.get("event_id_cnty") or row.get("data_id") or "", first, last,
        (row.get("admin1") or "", row.get("admin2") or "", row.get("admin3") or ""), row.get("location") or "",
        _point(row), row.get("geo_precision") == "3", deaths, deaths, deaths, f"{kind}: {sub}" if sub else kind,
        group_of(kind, deaths))


def _span(day: date, precision: str) -> tuple[date, date]:
    """1 the day is known, 2 the week, 3 the month."""
    if precision == "2":
        return day - timedelta(days=6), day + timedelta(days=6)
    if precision == "3":
        first = day.replace(day=1)
        return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return day, day


# --- UCDP GED --------------------------------------------------------------------------------------------------------

_VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}


def _ucdp(row: Row) -> Event:
    first, last = _day(row, "date_start"), _day(row, "date_end")
    if last < first:
        raise ValueError(f"date_end: {row['date_end']!r} lies before date_start")
    low, best, high = (_count(row, c) for c in ("low", "best", "high"))
    sides = " – ".join(filter(None, (row.get("side_a"), row.get("side_b"))))
    kind = f"{_VIOLENCE.get(row.get('type_of_violence') or '', 'violence')}{f': {sides}' if sides else ''}"
    return Event(
        row.get("id") or row.get("relid") or "", first, last,
        (_unit(row.get("adm_1")), _unit(row.get("adm_2")), ""), row.get("where_coordinates") or "", _point(row),
        (row.get("where_prec") or "1") not in ("1", "2", "3"), min(low, best), best, max(high, best), kind, "violence")


def _unit(name: str | None) -> str:
    """'Huanta province' → 'Huanta'."""
    return re.sub(r"\s+(department|province|region|district)$", "", name or "", flags=re.IGNORECASE)


_SOURCES: tuple[tuple[str, frozenset[str], Callable[[Row], Event]], ...] = (
    ("ACLED", frozenset({"event_date", "event_type", "latitude", "longitude", "fatalities"}), _acled),
    ("UCDP GED", frozenset({"date_start", "date_end", "latitude", "longitude", "best", "low", "high"}), _ucdp),
)

# --- cells -----------------------------------------------------------------------------------------------------------

_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%d/%m/%Y")


def _day(row: Row, column: str) -> date:
    text = row.get(column) or ""
    short = text.partition("T")[0] if "T" in text else re.sub(r"\s+\d{1,2}:\d{2}.*$", "", text)
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(short, form).date()
    raise ValueError(f"{column}: no day: {text[:40]!r}")


def _count(row: Row, column: str) -> int:
    text = row.get(column) or "0"
    try:
        count = int(float(text))
    except (ValueError, OverflowError):
        raise ValueError(f"{column}: no number: {text[:40]!r}") from None
    if count < 0:
        raise ValueError(f"{column}: below 0: {text[:40]!r}")
    return count


def _point(row: Row) -> tuple[float, float] | None:
    texts = row.get("latitude") or "", row.get("longitude") or ""
    if not any(texts):
        return None
    try:
        lat, lon = (float(t) for t in texts)
    except ValueError:
        raise ValueError(f"latitude, longitude: no point: {texts[0][:20]!r}, {texts[1][:20]!r}") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"latitude, longitude: no point on earth: {lat}, {lon}")
    return lat, lon
