"""The allowed words of the codebook and its unit conversions. One place; everything else refers to it."""

from __future__ import annotations

TYPES = (
    "armed_clash",
    "attack",
    "explosion",
    "killing",
    "kidnapping",
    "rescue",
    "capture",
    "surrender",
    "drug_seizure",
    "weapons_seizure",
    "other_seizure",
    "lab_destruction",
    "airstrip_destruction",
    "aircraft_interdiction",
    "eradication",
    "camp_destruction",
    "unrest",
    "accident",
)
ACTORS = ("shining_path", "traffickers", "military", "police", "self_defence", "civilians", "unknown_armed")
ROLES = ("victim", "suspect", "leader", "official")

PERSON_ACTIONS = ("killed", "wounded", "missing", "kidnapped", "rescued", "captured", "surrendered")
PERSON_OBJECTS = ("military", "police", "security_forces", "armed_group", "trafficker", "civilian", "unknown")
FORCES = ("military", "police", "security_forces")

DRUGS = ("cocaine", "cocaine_base", "drugs", "coca_leaf", "marijuana", "poppy")
WEAPONS = ("firearm", "ammunition", "explosive")
SEIZED_OBJECTS = DRUGS + WEAPONS + ("precursor", "cash", "vehicle", "boat", "aircraft", "radio", "fuel")
DESTROYED_OBJECTS = (*SEIZED_OBJECTS, "laboratory", "maceration_pit", "airstrip", "camp")
ERADICATED_OBJECTS = ("coca_crop", "marijuana", "poppy")
OBJECTS_OF = {
    **dict.fromkeys(PERSON_ACTIONS, PERSON_OBJECTS),
    "seized": SEIZED_OBJECTS,
    "destroyed": DESTROYED_OBJECTS,
    "eradicated": ERADICATED_OBJECTS,
}
ACTIONS = tuple(OBJECTS_OF)
UNITS = ("count", "kg", "L", "ha", "PEN", "USD", "EUR", "BOB")
BOUNDS = ("min", "max")

# Item states: the closed list of the ledger. `pending` and `retry` are taken up by the next cycle, the rest are final.
ITEM_STATES = (
    "pending",
    "retry",
    "over_cap",
    "gone",
    "failed",
    "off_topic",
    "no_article",
    "copy",
    "reported",
)
OPEN_STATES = ("pending", "retry")

# One unit as written -> (unit of the codebook, factor). Arroba and quintal are the Peruvian ones.
UNIT_FACTORS: dict[str, tuple[str, float]] = {
    "g": ("kg", 0.001),
    "kg": ("kg", 1.0),
    "t": ("kg", 1000.0),
    "lb": ("kg", 0.4536),
    "oz": ("kg", 0.02835),
    "arroba": ("kg", 11.5),
    "quintal": ("kg", 46.0),
    "L": ("L", 1.0),
    "mL": ("L", 0.001),
    "gal": ("L", 3.785),
    "m3": ("L", 1000.0),
    "ha": ("ha", 1.0),
    "acre": ("ha", 0.4047),
    "m2": ("ha", 0.0001),
    "km2": ("ha", 100.0),
    "PEN": ("PEN", 1.0),
    "USD": ("USD", 1.0),
    "EUR": ("EUR", 1.0),
    "BOB": ("BOB", 1.0),
    "count": ("count", 1.0),
}


def convert(value: float, unit: str) -> tuple[float, str]:
    """A quantity in a written unit (a key of UNIT_FACTORS) → (quantity, codebook unit). KeyError for an unknown unit."""
    to, factor = UNIT_FACTORS[unit]
    return round(value * factor, 6), to
