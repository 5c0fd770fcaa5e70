"""Which run of capitals is a name: behind a rank, behind a cue, or by its own words and surroundings."""

from __future__ import annotations

from extractors.report.person_reading import Reading
from extractors.report.person_titles import rank_chain, role_at, role_before
from extractors.report.person_words import QUOTE_SIGNS


def ranked(r: Reading, i: int) -> int | None:
    chain = rank_chain(r, i)
    if chain is None:
        return None
    j, force = chain
    if (
        r.t[i].f in ("mayor", "cabo", "general", "mayores", "my", "private", "s", "cap", "major")
        and i + 1 == j
        and not r.is_name(j)
    ):
        return None
    end, words = r.run(j)
    rank = " ".join(t.f for t in r.t[i:j] if t.k != "p" and t.f not in r.w.forces)
    if not words or r.f(end) in r.s["place_after"]:
        return None
    return r.add(j, end, words, "rank", rank, force)


def name_cue(r: Reading, j: int) -> int | None:
    """ "identificado como X", "named as X", "de apellido X"."""
    k = j
    while k < r.n and k - j < 3 and (r.f(k) in ("el", "la", "los", "a", "the", ":", ",") or r.f(k) in QUOTE_SIGNS):
        k += 1
    if r.f(k) in r.s["alias_words"]:
        return None
    if k < r.n and r.f(k) in r.w.ranks.index and (chain := rank_chain(r, k)):
        return None if chain[0] < r.n else k  # the rank reads the name itself
    end, words = r.run(k)
    if not words or (words == 1 and r.f(k - 1) in ("los", "the")):
        return None
    if r.f(k) in r.s["openers"] or (
        words == 1 and r.f(j - 1) in ("de", "called", "named") and r.f(k) not in r.w.given and r.f(k) not in r.w.surnames
    ):
        return None
    return r.add(k, end, words, "cue")


def bare(r: Reading, i: int) -> int | None:
    """A run of capitals that only its words or surroundings make a name."""
    if not r.is_name(i):
        return _skip_run(r, i)
    if r.f(i) in r.w.role_starts and (hit := r.w.roles.at(r.t, i)) and r.is_name(hit[0]):
        return hit[0]  # "Mayor Edwin Ramos"
    if r.f(i) in r.s["openers"] and (i == 0 or r.t[i - 1].k == "p"):
        return None
    end, words = r.run(i)
    if (
        r.f(end) in r.s["place_after"]
        or (r.f(i - 1) in r.s["place_words"] and not _aged(r, end))  # "el presidente de la comunidad Juan Soto (44)"
        or (end < r.n and r.t[end].cap and r.f(end) not in r.w.forces)
    ):
        return _skip_run(r, i)
    score, rule = _evidence(r, i, end, words)
    if words == 1:
        return r.add(i, end, words, rule) if score >= 3 else end
    return r.add(i, end, words, rule) if score >= 2 else end


def after_office(r: Reading, i: int) -> int | None:
    """In a text all in capitals, a name between commas behind an office: "AL PRESIDENTE DE LA COMUNIDAD, TEODOSIO HUAMANI,"."""
    if r.f(i - 1) != "," or not r.is_name(i) or role_before(r, i, False) is None:
        return None
    end, words = r.run(i)
    return r.add(i, end, words, "title") if 2 <= words <= 4 and r.f(end) in (",", ".", "y", "and", "(", "") else None


def _skip_run(r: Reading, i: int) -> int | None:
    """Past a whole run of capitals that is no person ("Comando Especial VRAEM")."""
    if r.f(i) in r.w.role_starts and r.is_name(i + 1):
        return None
    k = i
    while k < r.n and r.t[k].k == "w" and (r.t[k].cap or (r.f(k) in r.s["connectors"] and k > i)):
        if k > i and (
            r.f(k) in r.w.ranks.index
            or r.f(k) in r.s["alias_words"]
            or r.f(k) in r.w.role_starts
            or (_given_at(r, k) and r.f(k - 1) in r.s["not_names"])
        ):
            break
        k += 1
    if k < r.n and r.f(k - 1) in r.s["connectors"]:
        while k > i + 1 and r.f(k - 1) in r.s["connectors"]:
            k -= 1
    return k if k > i + 1 or (k == i + 1 and k < r.n and r.t[k].cap) else None


def _given_at(r: Reading, k: int) -> bool:
    """Does a person's name open here, behind an institution ("ministro de Defensa Jorge Nava")?"""
    return r.f(k) in r.w.given and r.is_name(k) and r.is_name(k + 1)


def _evidence(r: Reading, i: int, j: int, words: int) -> tuple[int, str]:
    """How much speaks for a name (2 needed, 3 for a single word), and the strongest reason."""
    w = r.w
    score, rule = 0, "name"
    if words == 1:
        if role_before(r, i, True) in ("official", "background"):
            return 3, "role"
        said = w.verbs.get(r.f(i - 1)) == "official" and i > 0
        return (3 if said and (r.f(j) in (",", ".", ";", "-", '"') or j >= r.n) else 0), "said"
    f0 = r.f(i)
    score += 2 * (f0 in w.given)
    rest = [r.f(k) for k in range(i + 1, j)]
    score += sum(x in w.surnames for x in rest[-2:]) and 2
    score += f0 in w.surnames and any(x in w.given for x in rest)
    if _aged(r, j):
        score, rule = score + 2, "age"
    role = role_before(r, i, False)
    if role:
        score, rule = score + 2, "role"
    elif r.out and r.out[-1].j < i and r.listed(r.out[-1].j, i):
        score, rule = score + 2, "list"
    if r.f(i - 1) in ("de", "of") and r.f(i - 2) in r.s["deeds"]:
        score, rule = score + 2, "deed"
    if any(w.verbs.get(r.f(j + 1 + k)) in ("victim", "suspect") for k in range(2)) and r.f(j) in ("fue", "habia", "was", "had"):
        score += 2  # "Artemio Quinchoker Shariva fue asesinado"
    reach = 18 if r.f(i - 2) in (",", ")") else 6  # "capturaron en X, provincia de Y (Z), a Hermógenes Quispe"
    if r.f(i - 1) == "a" and any(w.verbs.get(r.f(k)) in ("victim", "suspect") for k in range(max(0, i - reach), i - 1)):
        score += 2  # "ultimaron a machetazos a Herasmo Chumpate"
    if r.f(j) == "," and r.f(j + 1) in r.s["alias_words"]:
        score += 2
    if w.verbs.get(r.f(i - 1)) == "official" or w.verbs.get(r.f(j)) == "official":
        score += 1
    if r.f(j) == "," and role_at(r, j + 1):
        score += 1
    if r.f(i - 1) in r.s["place_prepositions"]:
        score -= 2
    return score, rule


def _aged(r: Reading, j: int) -> bool:
    """ "(41)", ", 26,", ", de 34 años"."""
    k = j + 1 + (r.f(j + 1) == "de")
    return (
        r.f(j) in ("(", ",")
        and k < r.n
        and r.t[k].k == "n"
        and len(r.t[k].raw) == 2
        and r.f(k + 1) in (")", ",", ".", "anos", "years", "")
    )
