"""A person's decision on incidents, made: stored, applied at once, published. Tells nobody; what it would have told is
listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import duckdb

from extractors.decide import Value
from flows import people
from flows.regroup import regroup
from warehouse import corrections, incidents
from warehouse.corrections import Correction
from warehouse.incidents import Change, StoredTelling


class CannotDecide(Exception):
    """The decision makes no sense for what is stored; the text says why."""


@dataclass(frozen=True, slots=True)
class Decided:
    correction: Correction
    changes: tuple[Change, ...]


def link(con: duckdb.DuckDBPyConnection, one: int, other: int, by: str, why: str, now: datetime) -> Decided:
    """Two incidents are one: the older id stays. Within the caller's transaction, as are the others."""
    a, b = _standing(con, one), _standing(con, other)
    if a == b:
        raise CannotDecide(f"incidents {one} and {other} are one already")
    older, younger = sorted((a, b))
    told = incidents.tellings_of(con, [older, younger])
    made = Correction(corrections.next_id(con), "link", by, why, now, older, younger, about=_ids(told))
    return _applied(con, made, told, [older, younger], now)


def split(con: duckdb.DuckDBPyConnection, incident_id: int, report_id: int, by: str, why: str, now: datetime) -> Decided:
    """A report tells another incident than the others do."""
    incident = _standing(con, incident_id)
    told = incidents.tellings_of(con, [incident])
    apart = [t for t in told if t.report_id == report_id]
    if not apart:
        others = ", ".join(str(r) for r in sorted({t.report_id for t in told}))
        raise CannotDecide(f"report {report_id} does not tell incident {incident_id}; these do: {others}")
    if len(apart) == len(told):
        raise CannotDecide(f"report {report_id} alone tells incident {incident_id}: there is nothing to part it from")
    made = Correction(corrections.next_id(con), "split", by, why, now, incident, None, report_id, about=_ids(told),
                      apart=_ids(apart))
    done = _applied(con, made, told, [incident], now, _ids(apart))
    new = next((t.incident_id for t in incidents.tellings(con, _ids(apart))), None)
    corrections.set_other(con, made.correction_id, new)
    return replace(done, correction=replace(made, other_id=new))


def correct(con: duckdb.DuckDBPyConnection, incident_id: int, field: str, value: Value, by: str, why: str,
            now: datetime) -> Decided:
    """A date, kinds, a place or a figure is another one; field and value as `extractors.decide.parse` gives them."""
    return _about_one(con, "correct", incident_id, by, why, now, field, value)


def dismiss(con: duckdb.DuckDBPyConnection, incident_id: int, by: str, why: str, now: datetime) -> Decided:
    """It is no incident: it leaves the tables, with whatever report of it comes later."""
    return _about_one(con, "dismiss", incident_id, by, why, now)


def withdraw(con: duckdb.DuckDBPyConnection, correction_id: int, by: str, why: str, now: datetime) -> Decided:
    """A decision is taken back: what the rules and the other decisions say holds again."""
    found = corrections.one(con, correction_id)
    if found is None:
        raise CannotDecide(f"no correction {correction_id}")
    made, withdrawn_by = found
    if withdrawn_by is not None:
        raise CannotDecide(f"correction {correction_id} was taken back by {withdrawn_by} already")
    told = people.decisions(con).about(made)
    ids = {t.incident_id for t in told if t.incident_id is not None}
    corrections.withdraw(con, correction_id, by, why, now)
    return Decided(made, tuple(_regrouped(con, incidents.tellings_of(con, ids), sorted(ids), now)))


def _about_one(con: duckdb.DuckDBPyConnection, kind: str, incident_id: int, by: str, why: str, now: datetime,
               field: str | None = None, value: Value = None) -> Decided:
    incident = _standing(con, incident_id)
    told = incidents.tellings_of(con, [incident])
    made = Correction(corrections.next_id(con), kind, by, why, now, incident, field=field, value=value, about=_ids(told))
    return _applied(con, made, told, [incident], now)


def _standing(con: duckdb.DuckDBPyConnection, incident_id: int) -> int:
    """The id that stands for this one; CannotDecide when none does."""
    now = incidents.resolve(con, incident_id)
    if now not in incidents.current(con, [now]):
        gone = corrections.dismissal(con, now)
        raise CannotDecide(f"no incident {incident_id}" + (f": {gone['cause']} on {gone['known_from']:%Y-%m-%d}" if gone
                                                           else ""))
    return now


def _ids(told: Sequence[StoredTelling]) -> tuple[int, ...]:
    return tuple(t.telling_id for t in told)


def _applied(con: duckdb.DuckDBPyConnection, made: Correction, told: Sequence[StoredTelling], touched: Sequence[int],
             now: datetime, leaving: Sequence[int] = ()) -> Decided:
    corrections.store(con, made)
    return Decided(made, tuple(_regrouped(con, told, touched, now, leaving)))


def _regrouped(con: duckdb.DuckDBPyConnection, told: Sequence[StoredTelling], touched: Sequence[int], now: datetime,
               leaving: Sequence[int] = ()) -> list[Change]:
    return regroup(con, told, {}, touched, lambda _: "correction", now, leaving)
