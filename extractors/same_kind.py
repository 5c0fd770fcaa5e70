"""Are two tellings of one kind of event?"""

from __future__ import annotations

from extractors.codebook import FORCES
from extractors.records import Incident
from extractors.same_figures import VIOLENCE, one_side, sums

_FIGHT = {"armed_clash", "attack", "explosion"}
_ARMED = {"shining_path", "traffickers", "unknown_armed"}
_FAMILY = {
    **dict.fromkeys(VIOLENCE, "violence"),
    **dict.fromkeys(("kidnapping", "rescue"), "captives"),
    **{kind: kind for kind in ("unrest", "accident", "eradication", "surrender")},
    **dict.fromkeys(
        ("capture", "drug_seizure", "weapons_seizure", "other_seizure", "lab_destruction", "airstrip_destruction",
         "aircraft_interdiction", "camp_destruction"), "interdiction"),
}
_DEEDS = {
    **dict.fromkeys(("killed", "wounded", "missing"), "hurt"),
    **dict.fromkeys(("kidnapped", "rescued"), "held"),
    **dict.fromkeys(("captured", "surrendered", "seized", "destroyed", "eradicated"), "taken"),
}


def kind_reasons(a: Incident, b: Incident) -> list[str]:
    p, q = set(a.types), set(b.types)
    # where the same people died, what one calls a killing is another's attack
    fight = VIOLENCE if _dead(a) and _dead(b) and one_side(sums(a.facts), sums(b.facts), "killed") else _FIGHT
    if p & q or (p & fight and q & fight):
        return ["same kind"]
    if {"accident", "aircraft_interdiction"} <= p | q:
        return ["like kind"]  # a plane that fell with its load
    if _told_without_cause(p, a, b) or _told_without_cause(q, b, a) or _dead_of_unrest(p, q, a, b):
        return ["like kind"]
    x, y = _families(a), _families(b)
    return ["like kind"] if x & y else ["other kind"] if x and y else []


def _told_without_cause(types: set[str], one: Incident, other: Incident) -> bool:
    """Soldiers or policemen hurt, as if by an accident, and as many hurt by an attack in the other."""
    if types != {"accident"} or not VIOLENCE & set(other.types):
        return False
    x, y = _hurt(one), _hurt(other)
    return all({o for _, o in hurt} & set(FORCES) for hurt in (x, y)) and (sum(x.values()) == sum(y.values()) >= 2 or any(
        n >= 2 and y.get(k) == n for k, n in x.items()))


def _dead_of_unrest(p: set[str], q: set[str], a: Incident, b: Incident) -> bool:
    """Civilians dead in both: of a protest in one, killed or shot at in the other."""
    protest = ("unrest" in p and VIOLENCE & q) or ("unrest" in q and VIOLENCE & p)
    return bool(protest) and all({("killed", "civilian"), ("killed", "unknown")} & _hurt(i).keys() for i in (a, b))


def stormed(a: Incident, b: Incident) -> bool:
    """A crowd that stormed a police station: unrest for one, an attack by nobody's band for the other; heard where both name the place."""
    kinds = ({"unrest", "attack"} & set(a.types), {"unrest", "attack"} & set(b.types))
    band = any("shining_path" in i.actors or _dead(i) for i in (a, b))
    return not band and sorted(map(sorted, kinds)) == [["attack"], ["unrest"]]


_SITES = {"lab_destruction", "airstrip_destruction", "camp_destruction"}


def site_reasons(a: Incident, b: Incident) -> list[str]:
    p, q = _SITES & set(a.types), _SITES & set(b.types)
    return ["other sites"] if p and q and p.isdisjoint(q) else []


def _families(i: Incident) -> set[str]:
    found = {_FAMILY[t] for t in i.types if t in _FAMILY}
    if found == {"interdiction"} and _dead(i):
        found.add("violence")  # a pilot shot as his plane was seized
    if "armed_clash" in i.types and "civilians" in i.actors and not _ARMED & set(i.actors):
        found.add("unrest")  # growers and policemen
    return found


def _hurt(i: Incident) -> dict[tuple[str, str], float]:
    return {(a, o): n for (a, o, _), n in sums(i.facts).items() if a in ("killed", "wounded") and n is not None}


def _dead(i: Incident) -> bool:
    return any(f.action == "killed" for f in i.facts)


def deed_reasons(a: Incident, b: Incident) -> list[str]:
    p, q = ({f.action for f in i.facts if f.quantity is not None} for i in (a, b))
    if not p or not q or p & q:
        return []
    if {_DEEDS[x] for x in p} == {_DEEDS[x] for x in q} == {"held"}:
        return []  # taken away in one, freed in the other
    if set(a.types) & set(b.types) and {_DEEDS[x] for x in p} & {_DEEDS[x] for x in q}:
        return []  # the dead in one and the wounded in the other, of what both call an ambush
    return ["other deeds"]
