"""Five kinds of incident that a colour can tell apart; the gravest type of an incident decides."""

from __future__ import annotations

from collections.abc import Iterable

GROUPS: dict[str, tuple[str, ...]] = {  # the order is the rank, and the colour of charts.COLOURS
    "violence": ("armed_clash", "attack", "explosion", "killing", "kidnapping"),
    "drugs": ("drug_seizure", "aircraft_interdiction"),
    "destruction": ("lab_destruction", "airstrip_destruction", "camp_destruction", "eradication"),
    "people": ("capture", "rescue", "surrender"),
    "other": ("weapons_seizure", "other_seizure", "unrest", "accident"),
}


def group_of(types: Iterable[str]) -> str:
    """'other' also for types that no group names."""
    given = set(types)
    return next((name for name, members in GROUPS.items() if given & set(members)), "other")
