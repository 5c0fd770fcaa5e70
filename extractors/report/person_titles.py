"""The titles beside a name: ranks with their force, and nouns of office or role that govern it."""

from __future__ import annotations

from extractors.report.person_reading import Reading


def rank_chain(r: Reading, i: int) -> tuple[int, str | None] | None:
    """Past ranks, their grades and the force's letters: "coronel PNP (r)", "Lt. Col.", "suboficial de segunda EP"."""
    j, force, real = i, None, False
    while j < r.n:
        hit = _rank_at(r, i, j)
        if hit and (real or hit[1] != "tail"):
            j = hit[0]
            real = True
            force = force or (hit[1] if hit[1] != "tail" else None)
        elif real and r.f(j) in r.w.forces and r.t[j].raw.isupper():
            force = r.w.forces[r.f(j)]
            j += 1
        elif real and r.f(j) == "." and len(r.f(j - 1)) <= 6:
            j += 1
        elif real and r.t[j].k == "n" and len(r.t[j].raw) == 1 and (end := _past_grade(r, j)) is not None:
            j = end
        elif real and r.f(j) == "(" and r.f(j + 2) == ")" and (r.f(j + 1) in r.w.forces or r.f(j + 1) in ("r", "ret")):
            force = r.w.forces.get(r.f(j + 1), force)
            j += 3
        else:
            break
    return (j, force) if real else None


def _rank_at(r: Reading, i: int, j: int) -> tuple[int, str | None] | None:
    """The rank at j of a chain from i: not "segundo" of "el oficial de mar Segundo Ruiz", a given name by its capital."""
    for end, value in r.w.ranks.all_at(r.t, j):
        last = r.t[end - 1]
        name = last.f in r.s["rank_names"] and last.cap and not r.upper and not r.t[i].cap and r.is_name(end)
        if not (name and end - 1 > i):
            return end, value
    return None


def _past_grade(r: Reading, j: int) -> int | None:
    """Past the grade behind a rank: "Tco. 1.ª", "Sgto. 1.°", "Cabo 2do."."""
    k = j + 1
    k += r.f(k) == "."
    if r.f(k) not in ("ª", "º", "°", "a", "o", "er", "ro", "do", "ra", "da", "st", "nd", "rd"):
        return None
    return k + 1 + (r.f(k + 1) == ".")


def role_at(r: Reading, k: int) -> str | None:
    """The role noun that starts within three tokens from k ("jefe de", "the group's president")."""
    for x in range(k, min(r.n, k + 4)):
        if r.f(x) in r.w.role_starts and (hit := r.w.roles.at(r.t, x)):
            return str(hit[1])
        if r.t[x].k == "p":
            return None
    return None


def role_before(r: Reading, i: int, close: bool) -> str | None:
    """The role noun that governs a name: directly before it, or before a comma ("la presidenta de la cooperativa, X")."""
    w = r.w
    for k in range(max(0, i - 3), i):  # the longest title first: "ex ministro" before "ministro"
        if r.f(k) in w.role_starts and not any(t.k == "p" and t.f != "-" for t in r.t[k:i]):
            for end, role in w.roles.all_at(r.t, k):
                if end == i:
                    return "background" if r.f(k - 1) in ("ex", "former") or r.f(k - 2) == "ex" else str(role)
    if close:
        return None
    if (role := _role_with_office(r, i)) is not None:
        return role
    k = i - 1
    if r.f(k) not in (",", "-", "(", ":"):
        return None
    k -= 1
    found = None
    while k >= 0 and i - k <= 16:
        f = r.f(k)
        if (f in w.verbs and w.verbs[f] == "official") or (r.t[k].k == "p" and f not in (")", ".")):
            break
        if f in w.role_starts and (hit := w.roles.at(r.t, k)):
            found = str(hit[1])
        k -= 1
    return found


def _role_with_office(r: Reading, i: int) -> str | None:
    """ "el ministro de Defensa X", "el experto en temas de narcotráfico X": no comma between office and name."""
    if r.f(i - 1) in r.s["connectors"] or r.f(i - 1) in ("of", "in", "en", "on", "the"):
        return None  # the capitals are the office's own: "alcalde de La Mar"
    for k in range(i - 2, max(-1, i - 9), -1):
        if r.t[k].k != "w" or r.f(k) in r.w.verbs:
            return None
        if r.f(k) in r.w.role_starts and r.f(k + 1) in ("de", "del", "en", "of", "on"):
            for end, role in r.w.roles.all_at(r.t, k):
                if end == k + 1 and role in ("official", "background"):
                    return str(role)
    return None
