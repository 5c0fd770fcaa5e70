"""The records that pass between rooms: frozen, in the words of the field; absent is None, never a guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# --- feeds and items -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, as published: plain text in title and author, markup only in summary and content."""

    guid: str | None
    link: str | None
    title: str
    summary: str = ""
    content: str = ""
    published: datetime | None = None  # UTC, aware
    updated: datetime | None = None  # UTC, aware
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    entries: tuple[Entry, ...]
    ttl_s: int | None = None  # what the feed itself asks for between polls
    language: str | None = None
    over_cap: int = 0  # entries beyond the cap: counted, not read


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between polls; validators verbatim, saved only after the items are."""

    name: str
    url: str
    lang: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    next_poll_at: datetime | None = None
    failures: int = 0
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Poll:
    """The outcome of polling one feed once."""

    feed: str
    at: datetime
    status: str  # 'new' | 'unchanged' | 'failed' | 'gone' | 'not_due'
    state: FeedState
    http_status: int | None = None
    error: str | None = None
    entries: tuple[Entry, ...] = ()
    over_cap: tuple[Entry, ...] = ()
    archive_file: str | None = None
    archive_offset: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One feed entry's place in the ledger; always in exactly one state of codebook.ITEM_STATES."""

    item_id: str  # hash of feed and identity, stable over polls
    feed: str
    lang: str | None
    url: str | None
    title: str
    summary: str
    content: str
    published_at: datetime | None
    first_seen_at: datetime
    state: str = "pending"
    reason: str | None = None
    attempts: int = 0
    next_try_at: datetime | None = None


# --- articles --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """An article taken out of its page (or read from its feed)."""

    url: str | None
    canonical_url: str | None
    title: str
    text: str
    lang: str | None = None  # 'es' | 'en'
    published_at: datetime | None = None  # UTC, aware
    published_day_only: bool = False
    modified_at: datetime | None = None
    author: str | None = None
    section: str | None = None
    from_feed: bool = False
    note: str | None = None  # why it was read from the feed, or what is odd about it


# --- what a report says ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation, where it stands (characters into `text`, or into `title` where where == 'title') and the rule that read it."""

    quote: str
    start: int
    end: int
    rule: str
    where: str = "text"


@dataclass(frozen=True, slots=True)
class Fact:
    action: str
    object: str
    quantity: float | None
    unit: str
    bound: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Statistic:
    action: str | None
    object: str
    quantity: float | None
    unit: str
    bound: str | None
    period: str | None
    evidence: Evidence
    said_by: str | None = None  # the source its sentence names


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    role: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Location:
    """Where an incident happened, as far as the text says. Never an invented point: lat and lon are None when unknown."""

    department: str | None = None
    province: str | None = None
    district: str | None = None
    ubigeo: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None  # 'place' | 'near' | 'district' | 'province' | 'department'; how exact the point is
    vraem_zone: str | None = None  # 'core' | 'edge' | 'outside'


@dataclass(frozen=True, slots=True)
class Incident:
    types: tuple[str, ...]
    date: str | None  # YYYY-MM-DD, YYYY-MM or YYYY
    location: Location
    actors: tuple[str, ...]
    facts: tuple[Fact, ...]
    persons: tuple[Person, ...]
    recalled: bool = False
    evidence: Mapping[str, Evidence] = field(default_factory=dict)  # for 'date', 'place', 'type'


@dataclass(frozen=True, slots=True)
class SettledFact:
    """A figure of an incident as its reports settle it; a row of table `facts`."""

    action: str
    object: str
    unit: str
    quantity: float | None
    quantity_low: float | None
    quantity_high: float | None
    bound: str | None
    n_reports: int
    from_report: str | None = None  # whose breakdown stands; None where a person gave it
    corrected: bool = False  # stands by a person's word


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says."""

    relevant: bool
    why: str  # the rule that decided relevance
    lang: str
    incidents: tuple[Incident, ...] = ()
    statistics: tuple[Statistic, ...] = ()

    def to_codebook(self) -> dict[str, Any]:
        """The codebook's JSON form, each fact with its evidence."""
        return {
            "relevant": self.relevant,
            "incidents": [_incident_json(i) for i in self.incidents],
            "statistics": [
                {
                    "action": s.action,
                    "object": s.object,
                    "quantity": _number(s.quantity),
                    "unit": s.unit,
                    **({"bound": s.bound} if s.bound else {}),
                    "period": s.period,
                    "evidence": evidence_json(s.evidence),
                }
                for s in self.statistics
            ],
        }


def evidence_json(e: Evidence) -> dict[str, Any]:
    out: dict[str, Any] = {"quote": e.quote, "start": e.start, "end": e.end, "rule": e.rule}
    if e.where != "text":
        out["in"] = e.where
    return out


def _number(q: float | None) -> float | int | None:
    return int(q) if q is not None and float(q).is_integer() else q


def _incident_json(i: Incident) -> dict[str, Any]:
    return {
        "types": list(i.types),
        "date": i.date,
        "department": i.location.department,
        "province": i.location.province,
        "district": i.location.district,
        "place": i.location.place,
        "actors": list(i.actors),
        "facts": [
            {
                "action": f.action,
                "object": f.object,
                "quantity": _number(f.quantity),
                "unit": f.unit,
                **({"bound": f.bound} if f.bound else {}),
                "evidence": evidence_json(f.evidence),
            }
            for f in i.facts
        ],
        "persons": [{"name": p.name, "role": p.role, "evidence": evidence_json(p.evidence)} for p in i.persons],
        "recalled": i.recalled,
        "ubigeo": i.location.ubigeo,
        "lat": i.location.lat,
        "lon": i.location.lon,
        "place_precision": i.location.precision,
        "vraem_zone": i.location.vraem_zone,
        "evidence": {k: evidence_json(v) for k, v in sorted(i.evidence.items())},
    }
