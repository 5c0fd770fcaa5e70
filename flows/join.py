"""What pages say → the warehouse: copies set aside, new and edited reports stored, their tellings joined (`regroup.py`).

Everything here happens within one transaction of the caller's and looks at the warehouse for candidates only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import duckdb

from extractors.records import Report
from extractors.same_article import WINDOW_DAYS, Candidate, find_copy
from flows.read import Outcome
from flows.regroup import new_reading, store_readings
from flows.telling import named
from flows.worker import Told
from warehouse import articles, incidents
from warehouse.articles import NewReading, NewText, Print, Source, StoredText, lima_day
from warehouse.feeds import Move, move_items
from warehouse.incidents import Change

WINDOW = timedelta(days=WINDOW_DAYS)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a batch brought."""

    moves: tuple[Move, ...] = ()
    new_reports: tuple[int, ...] = ()  # ids of reports that are new
    edited_reports: tuple[int, ...] = ()  # ids of reports with a newer text
    changes: tuple[Change, ...] = ()


def load(con: duckdb.DuckDBPyConnection, cycle_id: int, outcomes: Sequence[Outcome], rules_version: str,
         now: datetime) -> Loaded:
    """Stores the outcomes, in their order. Within the caller's transaction."""
    placed = _place(con, outcomes)
    articles.store_texts(con, placed.texts, now)
    articles.store_sources(con, placed.sources)
    changes = store_readings(con, placed.readings, rules_version, now)
    move_items(con, cycle_id, placed.moves, now)
    return Loaded(tuple(placed.moves), tuple(placed.new), tuple(placed.edited), tuple(changes))


# --- which report is it? ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Placed:
    moves: list[Move] = field(default_factory=list)
    texts: list[NewText] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    readings: list[NewReading] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """A report that a new text may repeat: from the warehouse, or from earlier in this batch."""

    report_id: int
    version: int
    reading: int
    candidate: Candidate


def _place(con: duckdb.DuckDBPyConnection, outcomes: Sequence[Outcome]) -> _Placed:
    """Each outcome's place: a new report, a newer text of a known one, a copy, or none."""
    own = articles.own_reports(con, [o.item.item_id for o in outcomes])
    memory = _Memory(con, [o for o in outcomes if o.told and o.told.article], own.values())
    next_id = articles.next_report_id(con)
    placed = _Placed()
    for o in outcomes:
        mine = own.get(o.item.item_id)
        told = o.told
        if told is None or told.article is None or told.report is None:
            placed.moves.append(_without_article(o, mine))
            continue
        known = memory.report(mine) if mine is not None else memory.at_address(told)
        if mine is None and known is None and not told.report.relevant:
            placed.moves.append(_move(o, "off_topic", told.reason))
        elif known is not None and memory.same_text(known, told):
            if mine is None:
                placed.sources.append(_source(o, told, known.report_id, "url", None))
            said = "edited in the feed only" if mine else f"same address as report {known.report_id}"
            placed.moves.append(_move(o, "reported" if mine else "copy", said, known.report_id))
        elif known is not None:
            _new_text(placed, memory, o, told, known, mine is not None)
        elif (copy := memory.copy_of(told)) is not None:
            repeated, how, similarity = copy
            placed.sources.append(_source(o, told, repeated, how, similarity))
            placed.moves.append(_move(o, "copy", f"{how} copy of report {repeated}", repeated))
        else:
            _new_report(placed, memory, o, told, next_id)
            next_id += 1
    return placed


def _without_article(o: Outcome, mine: int | None) -> Move:
    f = o.fetched
    state, reason = (o.told.state, o.told.reason) if o.told else (f.state or "failed", f.reason)
    if mine is not None and state != "retry":  # what was read once stands, whatever became of its page
        return _move(o, "reported", f"edited, but not read again: {reason}", mine)
    return replace(_move(o, state, reason), next_try_at=f.next_try_at)


def _new_report(placed: _Placed, memory: _Memory, o: Outcome, told: Told, report_id: int) -> None:
    assert told.article
    assert told.report
    placed.new.append(report_id)
    placed.texts.append(_text(o, told, report_id, 1))
    placed.sources.append(_source(o, told, report_id, "first", None))
    placed.readings.append(_reading(o, told, report_id, 1, 1))
    placed.moves.append(_move(o, "reported", told.reason, report_id))
    memory.add(report_id, 1, 1, told)


def _new_text(placed: _Placed, memory: _Memory, o: Outcome, told: Told, known: _Known, own: bool) -> None:
    """The page of a known report with other words. Within a batch, only the last of several is kept."""
    assert told.report
    version, reading = known.version + 1, known.reading + 1
    if any(t.report_id == known.report_id for t in placed.texts):
        version, reading = known.version, known.reading
        placed.texts = [t for t in placed.texts if t.report_id != known.report_id]
        placed.readings = [r for r in placed.readings if r.report_id != known.report_id]
    else:
        placed.edited.append(known.report_id)
    placed.texts.append(_text(o, told, known.report_id, version))
    placed.readings.append(_reading(o, told, known.report_id, version, reading))
    if not own:
        placed.sources.append(_source(o, told, known.report_id, "url", None))
    state = "copy" if not own else "reported" if told.report.relevant else "off_topic"
    placed.moves.append(_move(o, state, f"version {version}: {told.reason}", known.report_id))
    memory.add(known.report_id, version, reading, told)


def _move(o: Outcome, state: str, reason: str | None, report_id: int | None = None) -> Move:
    return Move(o.item, state, reason, report_id=report_id, archive_file=o.fetched.archive_file,
                archive_offset=o.fetched.archive_offset)


def _source(o: Outcome, told: Told, report_id: int, how: str, similarity: float | None) -> Source:
    return Source(report_id, o.item, told.article.canonical_url if told.article else None, how, similarity)


def _text(o: Outcome, told: Told, report_id: int, version: int) -> NewText:
    assert told.article
    return NewText(report_id, version, o.item, told.article, _print(told), o.fetched.archive_file,
                   o.fetched.archive_offset)


def _print(told: Told) -> Print:
    assert told.fingerprint
    return Print(told.fingerprint.exact, told.fingerprint.minhash, told.fingerprint.bands)


def _reading(o: Outcome, told: Told, report_id: int, version: int, reading: int) -> NewReading:
    assert told.article
    assert told.report
    return new_reading(report_id, version, reading, told.report,
                       lima_day(told.article.published_at or o.item.published_at, o.item.first_seen_at))


Figures = dict[tuple[str, str, str], set[float]]


def _figures(counted: Iterable[tuple[str, str, str, float]]) -> Figures:
    """(action, object, unit) → the figures given for it."""
    out: Figures = defaultdict(set)
    for action, obj, unit, quantity in counted:
        out[action, obj, unit].add(quantity)
    return dict(out)


def _counted(report: Report) -> Iterator[tuple[str, str, str, float]]:
    return ((f.action, f.object, f.unit, f.quantity) for i in report.incidents for f in i.facts if f.quantity is not None)


class _Memory:
    """The reports that the texts of a batch may repeat: looked up once for all of them, and grown as they come."""

    def __init__(self, con: duckdb.DuckDBPyConnection, outcomes: Sequence[Outcome], own: Iterable[int]) -> None:
        self._keys: dict[int, list[int]] = defaultdict(list)
        self._known: dict[int, _Known] = {}
        self._figures: dict[int, Figures] = {}
        self._con = con
        days = [lima_day(o.told.article.published_at, o.item.first_seen_at) for o in outcomes
                if o.told and o.told.article]
        found: dict[int, list[int]] = {}
        if days:
            wanted = {k for o in outcomes if o.told for k in self._keys_of(o.told)}
            found = articles.met(con, wanted, min(days) - WINDOW, max(days) + WINDOW)
        for text in articles.texts(con, {*own, *(r for ids in found.values() for r in ids)}).values():
            self._known[text.report_id] = _Known(text.report_id, text.version, text.reading, candidate(text))
        for key, ids in found.items():
            self._keys[key] += ids

    @staticmethod
    def _keys_of(told: Told) -> tuple[int, ...]:
        assert told.article
        return articles.keys(told.article.canonical_url, _print(told))

    def report(self, report_id: int) -> _Known:
        return self._known[report_id]

    def at_address(self, told: Told) -> _Known | None:
        """The report whose page this is."""
        address = told.article.canonical_url if told.article else None
        if address is None:
            return None
        same = [self._known[r] for r in self._keys[articles.address_key(address)] if r in self._known]
        return min(same, key=lambda k: k.report_id, default=None)

    def same_text(self, known: _Known, told: Told) -> bool:
        assert told.article
        assert told.fingerprint
        return known.candidate.exact == told.fingerprint.exact and known.candidate.title == told.article.title

    def copy_of(self, told: Told) -> tuple[int, str, float] | None:
        left = {r for key in self._keys_of(told) for r in self._keys[key]}
        while left:
            found = find_copy(_candidate_of(0, told), [self._known[r].candidate for r in sorted(left)])
            if found is None:
                return None
            repeated = int(found.report_id)
            if found.how == "exact" or not self._tells_more(repeated, told):
                return repeated, found.how, found.similarity
            left.remove(repeated)
        return None

    def _tells_more(self, report_id: int, told: Told) -> bool:
        """Whether a text gives another figure for what the report counts: a dispatch sent again with a higher toll."""
        assert told.report
        if report_id not in self._figures:
            self._figures[report_id] = _figures(incidents.figures_told(self._con, report_id))
        known, new = self._figures[report_id], _figures(_counted(told.report))
        return any(not new[what] <= known[what] for what in new.keys() & known.keys())

    def add(self, report_id: int, version: int, reading: int, told: Told) -> None:
        self._known[report_id] = _Known(report_id, version, reading, _candidate_of(report_id, told))
        self._figures[report_id] = _figures(_counted(told.report) if told.report else ())
        for key in self._keys_of(told):
            if report_id not in self._keys[key]:
                self._keys[key].append(report_id)


def candidate(t: StoredText) -> Candidate:
    return Candidate(named(t.report_id), t.canonical_url, t.exact, t.minhash, t.text, t.title, t.published_at)


def _candidate_of(report_id: int, told: Told) -> Candidate:
    a, f = told.article, told.fingerprint
    assert a
    assert f
    return Candidate(named(report_id), a.canonical_url, f.exact, f.minhash, a.text, a.title, a.published_at)
