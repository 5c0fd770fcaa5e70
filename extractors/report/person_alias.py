"""By what other name is somebody called: "camarada «Olmedo»", "alias «Tigre»", the quoted names of leaders."""

from __future__ import annotations

from extractors.report.person_reading import Reading
from extractors.report.person_titles import role_before
from extractors.report.person_words import QUOTE_SIGNS, PersonMention


def alias(r: Reading, i: int) -> int | None:
    """ "camarada «Olmedo»", "Comrade Abdias", "(c) José": the word of address stays with the name."""
    word = r.t[i].raw if r.f(i) != "(" else None
    j = i + (3 if word is None else 1)
    j += r.f(j) in QUOTE_SIGNS
    end = j
    while end < r.n and r.is_name(end) and end - j < 3:
        end += 1
    if end == j:
        return None
    start = i if word else j
    name = f"{word} {r.raw(j, end)}" if word else r.raw(j, end)
    return _add_alias(r, start, end, name)


def quoted(r: Reading, i: int) -> int | None:
    """ "dos mandos, «Rómulo» y «Néstor»": a quoted name behind a leader's title, or listed after one."""
    j = i + 1
    while j < r.n and r.is_name(j) and j - i <= 3:
        j += 1
    if j == i + 1 or r.f(j) not in QUOTE_SIGNS:
        return None
    last = r.out[-1] if r.out else None
    if role_before(r, i, False) == "leader" or _whose_men(r, i) or (last and last.kind == "alias" and r.listed(last.j, i)):
        return _add_alias(r, i + 1, j, r.raw(i + 1, j))
    return None


def _whose_men(r: Reading, i: int) -> bool:
    """ "las huestes de «Artemio»", "una columna al mando de «Lucho»"."""
    before = (r.f(i - 2) + " " + r.f(i - 1), r.f(i - 1))
    return any(x in r.s["quoted_cues"] for x in before)


def alias_cue(r: Reading, i: int, j: int) -> int | None:
    """ "conocido como «Tigre»", "alias Rómulo": the cue is tokens[i:j]."""
    while r.f(j) in ("el", "la", "the", "as", "como", ",", ":"):
        j += 1
    if r.f(j) in r.s["alias_words"]:
        return None
    quoted = r.f(j) in QUOTE_SIGNS
    j += quoted
    if r.f(j) in r.s["alias_words"]:
        return alias(r, j)
    end = j
    while end < r.n and r.is_name(end) and end - j < (4 if quoted else 2):
        end += 1
    if end == j or (not quoted and r.f(i) not in ("alias", "aka", "apodado", "apodada", "(", "a")):
        return None
    return _add_alias(r, j, end, r.raw(j, end))


def _add_alias(r: Reading, i: int, j: int, name: str) -> int:
    """An alias of its own, unless it stands right behind a full name, whose alias it then is."""
    last = r.out[-1] if r.out else None
    if last and last.kind == "full" and last.alias is None and i - last.j <= 8 and _bound(r, last.j, i):
        last.alias = name
        return j
    r.out.append(PersonMention(i, j, name, "alias", f"{r.w.lang}.person.alias"))
    return j


def _bound(r: Reading, a: int, b: int) -> bool:
    """Do only an age, a comma and a cue for an alias stand between?"""
    k = a
    cued = False
    while k < b:
        hit = r.w.cues.at(r.t, k)
        if hit and hit[1] == "alias_cues":
            cued, k = True, hit[0]
            continue
        f = r.f(k)
        if f in r.s["alias_words"] or f in ("a", "c"):
            cued = True
        elif not (
            r.t[k].k in "pn" or f in ("de", "anos", "years", "old", "el", "the", "y", "o", "or", "also", "better")
        ):
            return False
        k += 1
    return (
        cued
        or r.f(a) in QUOTE_SIGNS
        or (r.f(a) == "(" and r.f(a + 1) in QUOTE_SIGNS)
        or (b < r.n and r.f(b) in r.s["alias_words"])
    )
