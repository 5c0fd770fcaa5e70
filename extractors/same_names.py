"""Do two tellings name the same people?"""

from __future__ import annotations

from collections.abc import Collection

from extractors.codebook import FORCES
from extractors.records import Incident
from extractors.same_figures import sums, total
from extractors.text import fold

_DROPPED = frozenset(("camarada", "comrade", "alias", "de", "la", "del"))
# heads of the armed group: named in reports of whatever happens
_HEADS = ("quispe palomino", "abimael guzman", "borda casafranca")


def names(i: Incident, roles: Collection[str] = ("victim", "suspect", "leader")) -> set[str]:
    """Folded names without rank and particles. A leader counts where he is caught or dies, not where he is blamed."""
    if not i.persons:
        return set()
    fate = set(i.types) & {"capture", "surrender"} or any((f.action, f.object) == ("killed", "armed_group") for f in i.facts)
    found = {" ".join(w for w in fold(p.name).split() if w not in _DROPPED) for p in i.persons
             if p.role in roles and (p.role != "leader" or fate)}
    return {n for n in found if n and not any(head in n for head in _HEADS)}


def name_reasons(a: Incident, b: Incident) -> list[str]:
    if not (a.persons and b.persons):
        return []
    shared = [p for p in names(a) for q in names(b) if same_name(p, q)]
    if shared:
        return ["same name"] if any(" " in p for p in shared) else ["same alias"]
    dead = _dead_of_ours(a), _dead_of_ours(b)
    if all(n and sum(" " in v for v in names(i, ("victim",))) >= n for n, i in zip(dead, (a, b), strict=True)):
        if not _of_one_blow(a, b):
            return ["other victims"]
        return ["other names"] if bool(_of_these_fates(a, ("wounded",))) != bool(_of_these_fates(b, ("wounded",))) else ["other fallen"]
    if _murder(a) and _murder(b) and names(a, ("victim",)) and names(b, ("victim",)):
        return ["other names"]
    for roles, fates, other in ((("victim",), ("killed", "wounded", "missing"), "other names"),
                                (("suspect", "leader"), ("captured",), "other suspects")):
        p, q = ({n for n in names(i, roles) if " " in n} for i in (a, b))  # an alias is another name of somebody
        if p and q and len(p | q) > max(_of_these_fates(i, fates) for i in (a, b)):
            return [other]
    return []


def _dead_of_ours(i: Incident) -> float:
    """All but the dead of the band, who have no names on the day."""
    return sum(f.quantity or 0 for f in i.facts if f.action == "killed" and f.object != "armed_group")


def _murder(i: Incident) -> bool:
    """Whom somebody has shot is known by name from the first day on; a protest and a fight have victims of several days."""
    return set(i.types) == {"killing"}


def _of_one_blow(a: Incident, b: Incident) -> bool:
    """Soldiers or policemen dead in one blow: who died of his wounds is named by the later report alone."""
    dead = {f.object for i in (a, b) for f in i.facts if f.action == "killed"} - {"armed_group"}
    return dead <= set(FORCES) and bool(set(a.types) & set(b.types) & {"attack", "armed_clash", "explosion", "accident"})


def _of_these_fates(i: Incident, fates: Collection[str]) -> float:
    """How many people: as many as that may be named, some by one report and some by another."""
    return sum(total(sums(i.facts), action) or 0 for action in fates)


def same_name(p: str, q: str) -> bool:
    """One name within the other ("Saturnino Quichca" in "Saturnino Quichca Ñahui"); a single word must be an alias of both."""
    m, n = p.split(), q.split()
    if len(m) == 1 or len(n) == 1:
        return m == n
    short, long = sorted((m, n), key=len)
    return all(w in long for w in short)
