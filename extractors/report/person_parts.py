"""The part a person plays, from the titles beside the name and the verbs near it."""

from __future__ import annotations

from bisect import bisect_left

from extractors.report.person_reading import Reading
from extractors.report.person_titles import role_at, role_before
from extractors.report.person_words import ROLES, PersonMention
from extractors.text import fold

NEAR = 48  # tokens on either side in which a verb may tell a person's part; farther ones cost too much anyway
# What costs how much: a title right before the name, one farther before it, one behind it.
_BESIDE = {"official": 1.5, "victim": 1.2, "suspect": 1.5, "leader": 0.3}
_BEFORE = {"official": 2.8, "victim": 2.2, "suspect": 2.2, "leader": 0.6}
_BEHIND = {"official": 2.0, "victim": 2.0, "suspect": 2.0, "leader": 0.5}
_SURE = 3.4  # below what a mere rank or alias says
_AUXILIARIES = frozenset((
    "are", "cayo", "era", "es", "fue", "fueron", "ha", "habia", "habian", "had", "han", "has", "have", "is",
    "murio", "perdio", "quedaron", "quedo", "resultaron", "resulto", "son", "was", "were", "who",
))


def parts(r: Reading) -> None:
    """Gives all who were found their part; who is listed behind another shares it."""
    marks = _marks(r) if r.out else []
    for x, m in enumerate(r.out):
        m.background = _is_background(r, m)
        before = r.out[x - 1] if x and r.listed(r.out[x - 1].j, m.i) else None
        if before and m.kind == before.kind == "alias":
            m.cue = before.cue
            continue
        if before and "alias" not in (m.kind, before.kind) and not m.background:
            if before.cue in ("victim", "suspect") or (m.rank is None and (before.cue or before.background or role_before(r, m.i, False))):
                m.cue, m.background = before.cue, before.background
                continue
        m.cue, m.firm = (None, False) if m.background else _part(r, x, m, marks)
        if before and before.cue is None and not before.background and m.rank is None:
            m.cue = m.cue if m.cue == "victim" else None
            before.cue = m.cue  # "Luis and Abel Sulca, brothers, dragged from bed": what is told behind the last is told of both
        m.speaks = _said_by(r, m)


def _marks(r: Reading) -> list[tuple[int, str]]:
    """The verbs that tell a part, by their place: not "it says", and "taken into custody" is no victim's."""
    out = []
    for k, t in enumerate(r.t):
        role = r.w.verbs.get(t.f)
        if t.f in r.s["undone"] and {r.f(k - 1), r.f(k - 2)} & {"no", "not"}:
            role = "victim"
        custody = t.f == "taken" and any(r.w.verbs.get(r.f(x)) == "suspect" for x in range(k + 1, k + 4))
        if (role == "official" and r.f(k - 1) == "it") or (role == "victim" and custody):
            role = None
        if role is not None:
            out.append((k, role))
    return out


def _said_by(r: Reading, m: PersonMention) -> bool:
    """Does a verb of saying stand right before the name or its title, or right behind it and what the commas add?"""
    start = m.i - len(m.rank.split()) if m.rank else m.i
    goes_on = r.f(m.j) == "," and r.f(m.j + 1) in ("was", "were", "had", "estaba", "habia")  # "The officer, X, was walking in front, said Colonel Y"
    end = m.j if goes_on else _apposition(r, m.j) or m.j
    near = [*range(max(0, start - 16), start), *range(m.j, min(r.n, m.j + 4)), *range(end, min(r.n, end + 4))]
    quoted = any(r.t[k].raw in "\"“”«»" for k in range(max(0, m.i - 8), min(r.n, m.j + 4)))
    return quoted or any(r.w.verbs.get(r.f(k)) == "official" for k in near)


def _is_background(r: Reading, m: PersonMention) -> bool:
    if fold(m.name) in r.w.background_names or (m.rank is None and role_before(r, m.i, False) == "background"):
        return not (r.f(m.j) == "(" and r.f(m.j + 2) == ")" and r.t[m.j + 1].k == "n")  # whose age is told is of the event
    before = r.f(m.i - 1)
    if (
        before in ("by", "por")
        and (m.i == 1 or r.f(m.i - 2) in ("reporting", "editing", "written", "escrito", "foto"))
    ) or (m.i == 0 and r.f(m.j) == "|"):
        return True  # who wrote the article
    return r.f(m.j) == "," and role_at(r, m.j + 1) == "background"


def _part(r: Reading, x: int, m: PersonMention, marks: list[tuple[int, str]]) -> tuple[str | None, bool]:
    """The part with the least cost, and whether it is a sure one: titles beside the name and verbs near it compete."""
    costs = _title_costs(r, m)
    tail = _apposition(r, m.j)
    near = [o for o in r.out[max(0, x - NEAR) : x + NEAR] if o is not m]
    first, last = bisect_left(marks, (m.i - NEAR, "")), bisect_left(marks, (m.j + NEAR, ""))
    for k, role in marks[first:last]:
        if m.i <= k < m.j or (role == "leader" and m.rank):
            continue
        a, b = (k + 1, m.i) if k < m.i else (m.j, k)
        if role == "official" and k < m.i and any(r.f(y) in ("that", "que") for y in range(a, b)):
            continue  # "told EFE that Edwin Lapa … died"
        skipped = 0.0
        if tail and k >= tail:
            a, skipped = tail, 0.8  # "X, 26, a father of two, was shot": what the commas enclose costs little
        commas = sum(1 for y in range(a, b) if r.t[y].f in (",", ";", ":", "-"))
        others = sum(1 for o in near if a <= o.i < b and not (k > m.i and r.listed(m.j, o.i)))
        cost = 0.35 * (b - a) + 1.1 * commas + 1.5 * others + skipped + (0.4 if role != "official" else 0.0)
        costs.append((cost, role))
    if not costs:
        return None, False
    best = min(costs, key=lambda c: c[0])
    leads = any(role == "leader" for _, role in marks[first:last])  # "his commanders, among them a woman called «X»"
    if m.kind == "alias" and best[1] == "official":
        return "leader", leads
    return (best[1], leads or best[0] < _SURE) if best[0] <= 6.5 else (None, False)


def _title_costs(r: Reading, m: PersonMention) -> list[tuple[float, str]]:
    costs: list[tuple[float, str]] = []
    start = m.i
    if m.rank:
        ranks = m.rank.split()
        low = any(x in r.s["low_ranks"] for x in ranks) or any(m.rank.startswith(x) for x in r.s["low_ranks"] if " " in x)
        costs.append((5.5, "victim") if low else (3.2, "victim") if _identified(r, start - len(ranks)) else (2.5, "official"))
        start -= len(ranks)
    if m.rank and costs[0][1] == "official" and any(r.f(k) in ("segun", "according") for k in range(max(0, start - 12), start)):
        costs.append((1.0, "official"))  # "Según el jefe del Frente Policial, coronel X, los intervenidos …"
    if m.kind == "alias":
        costs.append((3.5, "leader"))
    return costs + _title_before(r, start, m.rule.endswith(".cue")) + _title_behind(r, m)


def _identified(r: Reading, start: int) -> bool:
    """ "Se trata del capitán X y de los suboficiales …", "were identified as Captain X": a rank does not speak there."""
    return any(r.f(k) in r.s["identifying"] for k in range(max(0, start - 5), start))


def _title_before(r: Reading, start: int, cued: bool) -> list[tuple[float, str]]:
    near = role_before(r, start, True)
    if near in ROLES:
        return [(_BESIDE[near], near)]
    far = role_before(r, start, False)
    if far in ROLES:
        return [(_BEFORE[far], far)]
    for k in range(start - 1, max(-1, start - 10), -1) if cued else ():  # "the Bolivian pilot, identified as X"
        if r.f(k) in r.w.role_starts and (hit := r.w.roles.at(r.t, k)) and hit[1] in ROLES:
            return [(3.0, hit[1])]
    return []


def _title_behind(r: Reading, m: PersonMention) -> list[tuple[float, str]]:
    costs: list[tuple[float, str]] = []
    k = m.j + 1
    if r.f(m.j) in (",", "("):
        k += 2 if k < r.n and r.t[k].k == "n" else 0
        after = role_at(r, k)
        if after in ROLES:
            costs.append((_BEHIND[after], after))
    if m.alias:
        costs.append((4.0, "leader"))
    told = _apposition(r, m.j) or m.j
    if r.f(told) in ("es", "era", "seria", "is", "was") and role_at(r, told + 1) == "leader":
        costs.append((0.4, "leader"))  # "X, conocido como 'Tío', es el cabecilla"
    for x in range(m.j, min(r.n, m.j + 12)) if m.alias else ():  # "X, alias «Tigre», mando de Sendero"
        if r.f(x) in r.w.role_starts and (hit := r.w.roles.at(r.t, x)) and hit[1] == "leader":
            if r.f(x) not in r.s["alias_words"]:
                costs.append((0.5, "leader"))
            break
    return costs


def _apposition(r: Reading, j: int) -> int | None:
    """Where an insertion behind a name ends: the token after "(41)" or after the second comma."""
    if r.f(j) == "(":
        for k in range(j + 1, min(r.n, j + 8)):
            if r.f(k) == ")":
                return k + 1 + (r.f(k + 1) == ",")
    if r.f(j) != "," or r.w.verbs.get(r.f(j + 1)) == "official":
        return None  # "El ministro, X, detalló que en el ataque, …, falleció un suboficial"
    for k in range(j + 1, min(r.n, j + 22)):
        if r.f(k) in (".", ";", ":"):
            break
        if r.f(k) == "," and (r.f(k + 1) in r.w.verbs or r.f(k + 1) in _AUXILIARIES):
            return k + 1
    return None
