"""Are two tellings of one kind of event?"""

from __future__ import annotations

from extractors.codebook import FORCES
from extractors.records import Incident
from extractors.same_figures import VIOLENCE, one_side, sums

Hurt = dict[tuple[str, str], float]  # (killed, wounded or missing; who) → how many

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
        return ["kind aside"] if _aside(p, q) else ["same kind"]
    if {"accident", "aircraft_interdiction"} <= p | q or (
            {"accident", "drug_seizure"} <= p | q and _smugglers_dead(a) and _smugglers_dead(b)):
        return ["like kind"]  # a plane that fell with its load
    if ("unrest" in p and VIOLENCE & q) or ("unrest" in q and VIOLENCE & p):
        if _civilians(a, b, "wounded", 3):
            return ["same kind"]
        if _civilians(a, b, "killed"):
            return ["like kind"]
    if _no_cause(p, a, b) or _no_cause(q, b, a):
        return ["like kind"] if _as_many_hurt(a, b) or not (_hurt(a) and _hurt(b)) else ["no cause told"]
    x, y = _families(a), _families(b)
    return ["like kind"] if x & y else ["other kind"] if x and y else []


_ASIDE = {"capture", "weapons_seizure", "other_seizure"}  # goes along with whatever else happens


def _aside(p: set[str], q: set[str]) -> bool:
    """Only what goes along with it is of one kind: arrests at a laboratory, arrests for a murder."""
    return p & q <= _ASIDE and not p <= _ASIDE and not q <= _ASIDE and not (p & VIOLENCE and q & VIOLENCE) and (
        {_FAMILY[t] for t in p - _ASIDE if t in _FAMILY}.isdisjoint(_FAMILY[t] for t in q - _ASIDE if t in _FAMILY))


def of_one_deed(a: Incident, b: Incident) -> bool:
    """More in common than arrests and what the arrested had on them."""
    p, q = set(a.types), set(b.types)
    return bool(p & q - _ASIDE) or bool(p & VIOLENCE and q & VIOLENCE)


def _no_cause(types: set[str], one: Incident, other: Incident) -> bool:
    """Soldiers or policemen hurt, as if by an accident, and by an attack in the other."""
    hurt = _hurt(other)
    return types == {"accident"} and bool(VIOLENCE & set(other.types)) and _of_forces(_hurt(one)) and (not hurt or _of_forces(hurt))


def _of_forces(hurt: Hurt) -> bool:
    return any(o in FORCES for _, o in hurt)


def _as_many_hurt(a: Incident, b: Incident) -> bool:
    """Two or more, and one more or less."""
    x, y = _hurt(a), _hurt(b)
    counts = [(x[k], y[k]) for k in x.keys() & y.keys()] + [(sum(x.values()), sum(y.values()))]
    return any(min(m, n) >= 2 and abs(m - n) <= 1 for m, n in counts)


def _civilians(a: Incident, b: Incident, fate: str, least: float = 0) -> bool:
    """So many in both: of a protest in one, killed or shot at in the other."""
    return all(any(action == fate and o in ("civilian", "unknown") and n >= least for (action, o), n in _hurt(i).items()) for i in (a, b))


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


def _hurt(i: Incident) -> Hurt:
    return {(a, o): n for (a, o, _), n in sums(i.facts).items() if a in ("killed", "wounded", "missing") and n is not None}


def _dead(i: Incident) -> bool:
    return any(f.action == "killed" for f in i.facts)


def _smugglers_dead(i: Incident) -> bool:
    return any((f.action, f.object) == ("killed", "trafficker") for f in i.facts)


def deed_reasons(a: Incident, b: Incident) -> list[str]:
    p, q = ({f.action for f in i.facts if f.quantity is not None} for i in (a, b))
    if not p or not q or p & q:
        return []
    if all("held" in {_DEEDS[x] for x in deeds} for deeds in (p, q)):
        return []  # taken away in one, freed in the other
    if set(a.types) & set(b.types) and {_DEEDS[x] for x in p} & {_DEEDS[x] for x in q}:
        return []  # the dead in one and the wounded in the other, of what both call an ambush
    return ["other deeds"]
