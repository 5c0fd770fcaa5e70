"""Do the figures of two tellings agree? Tolls, loads, and what else is counted."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.codebook import FORCES
from extractors.records import Fact, Incident

VIOLENCE = {"armed_clash", "attack", "explosion", "killing"}
_LOADS = {"cocaine", "cocaine_base", "drugs", "marijuana", "poppy", "coca_leaf", "precursor", "cash", "fuel"}
_COCAINE = {"cocaine", "cocaine_base", "drugs"}
_CATCH = ("captured", "seized", "destroyed")
# Relative distances of two amounts of one good, with the case behind each.
SAME_LOAD = 0.02  # 85 kilos, 84.6 kilos
LIKE_LOAD = 0.17  # "half a ton", "about 500", 512; "more than three tons" before the weighing, 3,600 kilos after it
OTHER_LOAD = 0.25  # 85 kilos and 115
LIKE_CASH = 0.1  # notes are counted, not weighed: "500 thousand soles", 482,300
WEIGHTY = 20  # below so many kilos "about ten" says nothing
MANY = 100  # 3,400 cartridges are counted, not guessed
WORTHY = 50_000  # soles; below, many carry about as much
SOLES = {"PEN": 1.0, "USD": 3.5, "EUR": 4.0, "BOB": 0.5}  # worth of money, as a desk converts it; it moved by a fifth in ten years

Sums = dict[tuple[str, str, str], float | None]
Loads = dict[tuple[str, str], list[float]]


def sums(facts: Sequence[Fact]) -> Sums:
    """Facts of one telling by (action, object, unit); same ones added up, an open figure stays open."""
    out: Sums = {}
    for f in facts:
        k = (f.action, f.object, f.unit)
        if k in out and out[k] is not None and f.quantity is not None:
            out[k] = (out[k] or 0) + f.quantity
        elif k not in out or out[k] is None:
            out[k] = f.quantity
    return out


def total(of: Sums, action: str) -> float | None:
    values = [q for (a, _, _), q in of.items() if a == action and q is not None]
    return sum(values) if values else None


def figure_reasons(a: Incident, b: Incident) -> list[str]:
    x, y = sums(a.facts), sums(b.facts)
    x, y = _found_dead(x, y), _found_dead(y, x)
    out = _compare_loads(_loads(a.facts), _loads(b.facts), _paste_and_powder(x, y), _goods_apart(x, y))
    least = "other load" in out and (_as_told_first(a.facts, b.facts) or _as_told_first(b.facts, a.facts))
    if least:
        out.remove("other load")
    if set(a.types) & set(b.types) - {"capture", "other_seizure"}:
        out = [r for r in out if r != "other goods"]
    equal = [x[k] for k in x.keys() & y.keys() if x[k] is not None and x[k] == y[k] and k[1] not in _LOADS]
    for action in ("killed", "wounded", "captured", "rescued"):
        p, q = _of_common_side(x, y, action)
        if p is None or q is None:
            continue
        side = one_side(x, y, action)
        if not side and action == "killed":
            out.append("other dead")
        if p == q and side and not equal and not _crossed(x, y, action):
            equal.append(p)
        elif _far_apart(p, q) and "tolls far apart" not in out and (action != "rescued" or min(p, q) > 1):  # one of them may tell her story
            out.append("tolls far apart")
    equal += [n for one, other in ((x, y), (y, x)) if (n := total(one, "kidnapped")) and n == total(other, "rescued") and not equal]
    plural = sum((n or 0) >= 2 for n in equal)
    out += ["same figure"] * min(plural, 3) + ["same single"] * min(len(equal) - plural, 2)
    high = {k[0] for k in x.keys() & y.keys() if k[2] == "count" and (x[k] or 0) >= 3 and x[k] == y[k]}
    if high & {"killed", "kidnapped"}:
        out.append("same high toll")
    elif high & {"rescued", "destroyed"} or any(k[2] == "count" and (x[k] or 0) >= MANY and x[k] == y[k] for k in x.keys() & y.keys()):
        out.append("same high count")
    if _rare(a, b, x, y):
        out.append("rare toll")
    agree = equal or least or any(r in ("same load", "like load") for r in out) or VIOLENCE & {*a.types, *b.types}
    held = total(x, "captured"), total(y, "captured")
    if not agree and (any(k[0] in _CATCH and x[k] is not None and y[k] is not None for k in x.keys() & y.keys()) or (all(held) and held[0] != held[1])):
        out.append("other catch")
    if "other dead" not in out and _other_force(x, y):
        out.append("other dead")
    return out


def _found_dead(x: Sums, y: Sums) -> Sums:
    """Who was missing for the one and is not for the other, who counts more dead."""
    lost = {o: n for (action, o, _), n in x.items() if action == "missing" and n}
    dead, later = total(x, "killed") or 0, total(y, "killed") or 0
    if not lost or any(action == "missing" for action, _, _ in y) or later < dead + sum(lost.values()):
        return x
    found = {k: n for k, n in x.items() if k[0] != "missing"}
    for o, n in lost.items():
        found["killed", o, "count"] = (found.get(("killed", o, "count")) or 0) + n
    return found


def _crossed(x: Sums, y: Sums, action: str) -> bool:
    """As many in all, but of no side as many: two soldiers and a rebel dead, a soldier and two rebels."""
    both = [k for k in x.keys() & y.keys() if k[0] == action and x[k] and y[k]]
    sides = {k[1] for k in x.keys() | y.keys() if k[0] == action}
    known = len(sides) >= 2 and not sides & {"unknown", "security_forces"}  # four policemen, or three and an eradicator
    return len(both) >= (1 if known else 2) and all(x[k] != y[k] for k in both)


def _far_apart(p: float, q: float) -> bool:
    return abs(p - q) > max(3.0, 0.6 * max(p, q))


def _other_force(x: Sums, y: Sums) -> bool:
    """Only soldiers hurt in one and only policemen in the other, and not as many."""
    p, q = ({o: sum(n or 0 for (a, k, _), n in s.items() if a in ("killed", "wounded") and k == o)
             for a, o, _ in s if a in ("killed", "wounded")} for s in (x, y))
    m, n = p.keys() & set(FORCES), q.keys() & set(FORCES)
    return {frozenset(m), frozenset(n)} == {frozenset({"military"}), frozenset({"police"})} and set(p.values()).isdisjoint(q.values())


def _rare(a: Incident, b: Incident, x: Sums, y: Sums) -> bool:
    """Tolls of one side that agree or grew a little, of a kind that few days have twice."""
    def near(action: str) -> bool:
        p, q = _of_common_side(x, y, action)
        return p is not None and q is not None and abs(p - q) <= max(1.0, max(p, q) / 3) and one_side(x, y, action)

    def counted(action: str, objects: set[str], least: float = 1) -> bool:
        return all(sum(n or 0 for (act, obj, _), n in s.items() if act == action and obj in objects) >= least for s in (x, y))

    fighters = {*FORCES, "armed_group"}
    if any(near(action) and counted(action, fighters, least) for action, least in (("killed", 1), ("wounded", 2))):
        return True
    if any(near(action) and counted(action, of) for action, of in (("captured", {"armed_group"}), ("surrendered", {"armed_group"}), ("kidnapped", set(FORCES)))):
        return True
    if near("kidnapped") and counted("kidnapped", {"civilian", "unknown"}, 3):
        return True  # eight road workers, then eleven
    anybody = {*fighters, "civilian", "trafficker", "unknown"}
    return near("killed") and counted("killed", anybody, 1 if "unrest" in {*a.types, *b.types} else 3)


_BAND = {"armed_group", "trafficker"}


def _of_common_side(x: Sums, y: Sums, action: str) -> tuple[float | None, float | None]:
    """The totals of both; of one side alone where one report counts only its own side's and the other the band's as well."""
    p, q = ({k: n for k, n in s.items() if k[0] == action and n is not None} for s in (x, y))
    sides = [{k[1] in _BAND for k in s} for s in (p, q)]
    if sides[0] and sides[1] and sides[0] != sides[1] and (common := sides[0] & sides[1]):
        p, q = ({k: n for k, n in s.items() if (k[1] in _BAND) in common} for s in (p, q))
    return sum(p.values()) if p else None, sum(q.values()) if q else None


def one_side(x: Sums, y: Sums, action: str) -> bool:
    """Whether the figures of an action can be of the same people.

    "dos efectivos" may be soldiers or policemen, and a suboficial is either: one desk takes him for the other.
    """
    p, q = ({o: n for (a, o, _), n in s.items() if a == action and n is not None} for s in (x, y))
    if p.keys() & q.keys() or "unknown" in p.keys() | q.keys():
        return True
    carriers = {frozenset(p), frozenset(q)} == {frozenset({"civilian"}), frozenset({"trafficker"})}
    if carriers and min(*p.values(), *q.values()) >= 3 and abs(sum(p.values()) - sum(q.values())) <= max(1.0, max(*p.values(), *q.values()) / 3):
        return True  # six young men found dead on a trail, carriers of drugs for another desk
    m, n = (sum(v for o, v in of.items() if o in FORCES) for of in (p, q))
    return m == n > 0 or (m > 0 and n > 0 and "security_forces" in p.keys() | q.keys())


def _compare_loads(p: Loads, q: Loads, other_drug: bool, goods_apart: bool) -> list[str]:
    """A load may be told in parts, as seized and as burnt, or beside what else was taken: single amounts count as well as their sum."""
    same = like = far = False
    for k in p.keys() & q.keys():
        apart = min(abs(a - b) / max(a, b) for a in {*p[k], sum(p[k])} for b in {*q[k], sum(q[k])})
        near, weighty = (LIKE_CASH, WORTHY) if k[0] == "cash" else (LIKE_LOAD, WEIGHTY)
        same = same or apart <= SAME_LOAD
        like = like or (apart <= near and max(*p[k], *q[k]) >= weighty)
        far = far or apart > (LIKE_LOAD if other_drug and k[0] == "cocaine" else OTHER_LOAD)
    if goods_apart and not p.keys() & q.keys():
        return ["other goods"]
    return ["same load"] if same else ["like load"] if like else ["other load"] if far else []


def _as_told_first(first: Sequence[Fact], then: Sequence[Fact]) -> bool:
    """ "more than a million soles", and a million and a half when it was counted: a least figure is no other one."""
    least, counted = _loads([f for f in first if f.bound == "min"]), _loads(then)
    return bool(least) and least.keys() == _loads(first).keys() and all(max(p) <= sum(counted[k]) <= 2 * max(p) for k, p in least.items() if k in counted)


def _paste_and_powder(x: Sums, y: Sums) -> bool:
    """Paste in one and cocaine in the other: a desk that has the drug wrong has its weight right."""
    p, q = ({o for action, o, _ in s if action in ("seized", "destroyed") and o in _COCAINE} for s in (x, y))
    return {frozenset(p), frozenset(q)} == {frozenset({"cocaine"}), frozenset({"cocaine_base"})}


def _goods_apart(x: Sums, y: Sums) -> bool:
    """Goods taken in both, some perhaps not weighed, and none of one kind."""
    p, q = ({"cocaine" if o in _COCAINE else o for action, o, _ in s if action in ("seized", "destroyed") and o in _LOADS} for s in (x, y))
    return bool(p) and bool(q) and p.isdisjoint(q)


def _loads(facts: Sequence[Fact]) -> Loads:
    """(what, unit) → amounts taken or burnt; the kinds of cocaine are one, and money is told in any currency."""
    out: Loads = {}
    for f in facts:
        if f.action in ("seized", "destroyed") and f.object in _LOADS and f.quantity:
            q, unit = (f.quantity * SOLES[f.unit], "PEN") if f.unit in SOLES else (f.quantity, f.unit)
            out.setdefault(("cocaine" if f.object in _COCAINE else f.object, unit), []).append(q)
    return out
