"""Stored tellings as the comparison needs them."""

from __future__ import annotations

from extractors.records import Incident
from extractors.same_incident import Telling
from warehouse.incidents import StoredTelling
from warehouse.rows import Row


def key(t: StoredTelling) -> str:
    return f"{t.telling_id:012d}"


def named(report_id: int) -> str:
    """A report's name; the order of names as text is the order of their numbers."""
    return f"{report_id:012d}"


def as_telling(t: StoredTelling) -> Telling:
    return Telling(key(t), named(t.report_id), t.published_on, t.incident, _is_main(t.n, t.incident), t.exact, t.beside)


def as_compared(r: Row, i: Incident) -> Telling:
    """A telling of which only its row and what it says were read: without the digest of its text, which no comparison asks for."""
    beside = tuple(r["beside"] or ())
    return Telling(f"{r['telling_id']:012d}", named(r["report_id"]), r["published_on"], i, _is_main(r["n"], i), beside=beside)


def _is_main(n: int, i: Incident) -> bool:
    """Whether its report is about it: told first, or told by words of the headline."""
    spans = [*i.evidence.values(), *(f.evidence for f in i.facts), *(p.evidence for p in i.persons)]
    return n == 1 or any(e.where == "title" for e in spans)
