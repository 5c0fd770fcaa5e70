"""A date as a feed writes it, in Spanish or English → an instant. What is no possible date is None, never a guess."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from extractors.text import fold

EARLIEST, LATEST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
LIMA = ZoneInfo("America/Lima")

_MONTHS = {
    name: number
    for number, names in enumerate((
        "ene enero jan january", "feb febrero february", "mar marzo march", "abr abril apr april", "may mayo",
        "jun junio june", "jul julio july", "ago agosto aug august", "set sept sep setiembre septiembre september",
        "oct octubre october", "nov noviembre november", "dic diciembre dec december"), start=1)
    for name in names.split()
}
_SPANISH = re.compile(
    r"\b(?:ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo|junio|julio|ago(?:sto)?|set(?:iembre)?|septiembre|octubre|noviembre"
    r"|dic(?:iembre)?|del?|lun(?:es)?|mar(?:tes)?|mie(?:rcoles)?|jue(?:ves)?|vie(?:rnes)?|sab(?:ado)?|dom(?:ingo)?)\b"
)
_ZONES = {  # hours from UTC
    "art": -3, "bot": -4, "brt": -3, "bst": 1, "cdt": -5, "cest": 2, "cet": 1, "clt": -4, "cot": -5, "cst": -6,
    "ect": -5, "edt": -4, "est": -5, "gmt": 0, "mdt": -6, "mst": -7, "pdt": -7, "pet": -5, "pst": -8, "ut": 0, "utc": 0, "z": 0,
}

_TIME = (r"(?:(?:\s?[t,]|\s[-|]\s)?\s*(?:a las\s+)?(?P<h>\d{1,2})[:.](?P<mi>\d{2})(?:[:.](?P<s>\d{1,2})(?:[.,]\d{1,9})?)?"
         r"\s*(?P<ap>[ap]\.?\s?m\b\.?)?)?")
_ZONE = r"\s*(?P<zone>[+-]\d{1,2}:?\d{2}|[+-]\d{2}:\d|[+-]\d{2}|[a-z]{1,5})?\s*(?:hrs?\.?|horas|h)?\s*(?:\([\w ]*\))?$"
_WEEKDAY = r"(?:[a-z]{3,9}\.?,?\s+)?"
_FORMS = tuple(re.compile(form + _TIME + _ZONE) for form in (
    # 2014-12-12T08:30:00-05:00
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
    # vie, 12 dic 2014 · 12 de enero de 2015 · Fri, 12 Dec 14
    rf"{_WEEKDAY}(?P<d>\d{{1,2}})(?:[\s/.-]+|\s+de\s+)(?P<month>[a-z]{{3,10}})\.?"
    r"(?:[\s/.,-]+(?:del?\s+)?(?P<y>\d{4}|\d{2}))?(?![\d:])",
    # Friday, December 12, 2014
    rf"{_WEEKDAY}(?P<month>[a-z]{{3,10}})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y>\d{{4}}))?(?![\d:])",
    # 12/12/2014, the day first
    r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})",
))
_SHAPE = re.compile(r"^-?\d{1,11}[-/]\d{1,2}[-/]\d{1,2}")


def parse_date(text: str | None, reference: datetime | None = None) -> tuple[datetime | None, bool]:
    """A written date → (instant in UTC or None, whether its form was understood). Linear time.

    A day alone is midnight UTC. A time without zone is UTC, in Spanish words Lima. A day without year is the latest one
    not after `reference` (when the feed was made); without reference it is not understood.
    """
    if not text:
        return None, False
    words = " ".join(fold(text[:120]).split())
    if re.fullmatch(r"\d{10}|\d{13}", words):
        return _checked(datetime.fromtimestamp(int(words[:10]), UTC)), True
    for form in _FORMS:
        match = form.match(words)
        if match and not (match.groupdict().get("month") and match["month"] not in _MONTHS):
            return _instant(match, words, reference)
    return None, bool(_SHAPE.match(words))


def from_struct(parsed: time.struct_time | None, written: str) -> datetime | None:
    """feedparser's reading of the forms that are not ours, when it is a possible date whose year is written there."""
    if parsed is None or f"{parsed[0] % 100:02d}" not in written:  # for '12:30' it answers today
        return None
    try:
        return _checked(datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC))
    except (ValueError, TypeError, OverflowError):
        return None


def _instant(match: re.Match[str], words: str, reference: datetime | None) -> tuple[datetime | None, bool]:
    part = match.groupdict()
    month = _MONTHS[part["month"]] if part.get("month") else int(part["m"])
    day = int(part["d"])
    if month > 12 >= day and part.get("m"):
        month, day = day, month  # 12/31/2014, as Americans write it
    hour, minute, second = int(part["h"] or 0), int(part["mi"] or 0), min(int(part["s"] or 0), 59)
    if part["ap"]:
        hour = hour % 12 + (12 if part["ap"].startswith("p") else 0)
    midnight = hour == 24 and minute == 0
    zone = _zone(part["zone"], LIMA if part["h"] and _SPANISH.search(words) else UTC)
    try:
        year = _year(part["y"], month, day, reference)
        if year is None:
            return None, False
        local = datetime(year, month, day, 0 if midnight else hour, minute, second, tzinfo=zone)
        return _checked((local + timedelta(days=midnight)).astimezone(UTC)), True
    except (ValueError, OverflowError):
        return None, True


def _year(written: str | None, month: int, day: int, reference: datetime | None) -> int | None:
    if written:
        year = int(written)
        return year if len(written) == 4 else year + (2000 if year < 69 else 1900)
    if reference is None:
        return None
    # the latest such day that is not after the reference; a day of grace for clocks and zones
    candidate = datetime(reference.year, month, min(day, 28), tzinfo=UTC)
    return reference.year if candidate <= reference + timedelta(days=1) else reference.year - 1


def _zone(written: str | None, otherwise: timezone | ZoneInfo) -> timezone | ZoneInfo:
    if not written:
        return otherwise
    if written[0] in "+-":
        digits = written[1:].replace(":", "")
        at = written.find(":") - 1 if ":" in written else max(len(digits) - 2, 2)
        hours, minutes = int(digits[:at]), int(digits[at:] or 0)
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if written[0] == "-" else 1)
        return timezone(offset) if abs(offset) <= timedelta(hours=14) and minutes < 60 else UTC
    return timezone(timedelta(hours=_ZONES[written])) if written in _ZONES else otherwise


def _checked(moment: datetime) -> datetime | None:
    return moment if EARLIEST <= moment < LATEST else None
