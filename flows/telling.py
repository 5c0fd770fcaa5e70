"""Stored tellings as the comparison needs them."""

from __future__ import annotations

from extractors.same_incident import Telling
from warehouse.incidents import StoredTelling


def key(t: StoredTelling) -> str:
    return f"{t.telling_id:012d}"


def named(report_id: int) -> str:
    """A report's name; the order of names as text is the order of their numbers."""
    return f"{report_id:012d}"


def as_telling(t: StoredTelling) -> Telling:
    return Telling(key(t), named(t.report_id), t.published_on, t.incident, is_main(t), t.exact, t.beside)


def is_main(t: StoredTelling) -> bool:
    """Whether its report is about it: told first, or told by words of the headline."""
    i = t.incident
    spans = [*i.evidence.values(), *(f.evidence for f in i.facts), *(p.evidence for p in i.persons)]
    return t.n == 1 or any(e.where == "title" for e in spans)
