"""People named in one sentence: the name without its rank, and the part the words around it give them.

A run of capitals is a name only when something says so: a rank or title before it, a cue ("identificado como"), an age
behind it, a known given name or surname, or a list that it continues. Whatever stands by itself is left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractors.report.words import HERE, RuleError, Table, load_yaml
from extractors.text import Token, fold


@dataclass(slots=True)
class PersonMention:
    """tokens[i:j] is the name without rank; `cue` is the part the nearest words give it, None when they give none."""

    i: int
    j: int
    name: str
    kind: str  # 'full' (two words or more) | 'surname' (one) | 'alias'
    rule: str
    rank: str | None = None  # folded rank or title beside the name
    force: str | None = None  # 'military' | 'police'
    cue: str | None = None  # 'victim' | 'suspect' | 'leader' | 'official'
    speaks: bool = False  # a verb of saying stands beside the name
    background: bool = False  # an analyst, a lawyer, a president: not of the incident
    alias: str | None = None  # the alias said beside a full name


_SETS = (
    "low_ranks",
    "connectors",
    "not_names",
    "openers",
    "upper_stops",
    "alias_words",
    "place_words",
    "place_after",
    "place_prepositions",
    "list_words",
)
ROLES = ("official", "victim", "suspect", "leader")
NEAR = 48  # tokens on either side in which a verb may tell a person's part; farther ones cost too much anyway


class PersonWords:
    """The person tables of one language. Given names and surnames are shared: they are those of the country."""

    def __init__(self, lang: str) -> None:
        data = load_yaml(HERE / lang / "person.yaml")
        names = data if "given_names" in data else load_yaml(HERE / "es" / "person.yaml")
        missing = [k for k in ("ranks", "roles", "verbs", "not_names") if k not in data]
        if missing:
            raise RuleError(f"{lang}/person.yaml:1: lacks {', '.join(missing)}")
        self.lang = lang
        self.ranks, self.roles, self.cues = Table(), Table(), Table()
        for force, phrases in data["ranks"].items():
            for p in phrases:
                self.ranks.add(str(p), None if force == "none" else force)
        for p in data.get("force_phrases", ()):
            self.ranks.add(str(p), "tail")
        self.forces = {fold(k): v for k, v in data.get("forces", {}).items()}
        for role, phrases in data["roles"].items():
            for p in phrases:
                self.roles.add(str(p), role)
        self.role_starts = frozenset(self.roles.rows)
        for group in ("alias_cues", "name_cues"):
            for p in data.get(group, ()):
                self.cues.add(str(p), group)
        self.verbs: dict[str, str] = {}
        for role, forms in data["verbs"].items():
            for form in forms:
                self.verbs.setdefault(fold(str(form)), role)
        self.sets: dict[str, frozenset[str]] = {k: frozenset(fold(str(x)) for x in data.get(k, ())) for k in _SETS}
        self.given = frozenset(fold(x) for x in names["given_names"])
        self.surnames = frozenset(fold(x) for x in names["surnames"])
        self.background_names = frozenset(fold(x) for x in data.get("background_names", ()))


@lru_cache(maxsize=2)
def person_words(lang: str) -> PersonWords:
    return PersonWords(lang)


def find_persons(
    tokens: list[Token],
    lang: str,
    upper: bool = False,
    is_place: Callable[[int], bool] | None = None,
    known: Collection[str] = (),
) -> list[PersonMention]:
    """The people named in one sentence, left to right.

    `upper`: the text is in capitals, so that a name counts only behind a rank or cue. `is_place(i)` tells that token i
    is a place name. `known`: folded surnames told earlier in the article, by which a lone surname is recognised.
    """
    if not any(t.cap for t in tokens):
        return []
    return _Reader(tokens, person_words(lang), upper, is_place, known).read()


_QUOTES = frozenset("\"'«»")
_QUOTE_SIGNS = frozenset(('"', "'"))


class _Reader:
    def __init__(
        self,
        tokens: list[Token],
        w: PersonWords,
        upper: bool,
        is_place: Callable[[int], bool] | None,
        known: Collection[str],
    ) -> None:
        self.t = tokens
        self.n = len(tokens)
        self.w = w
        self.upper = upper
        self.is_place = is_place
        self.known = known
        self.out: list[PersonMention] = []
        self.s = w.sets

    def f(self, i: int) -> str:
        return self.t[i].f if 0 <= i < self.n else ""

    # -- the loop --------------------------------------------------------------------------------------------------
    def read(self) -> list[PersonMention]:
        w, i = self.w, 0
        ranks, cues, alias_words = w.ranks.rows, w.cues.rows, self.s["alias_words"]
        while i < self.n:
            t = self.t[i]
            f = t.f
            end: int | None = None
            if f in alias_words or (f == "(" and self.f(i + 1) in ("c", "a") and self.f(i + 2) == ")"):
                end = self.alias(i)
            if end is None and f in _QUOTE_SIGNS:
                end = self.quoted(i)
            if end is None and f in ranks:
                end = self.ranked(i)
            if end is None and f in cues:
                end = self.cued(i)
            if end is None and t.k == "w" and t.cap and not self.upper:
                end = self.bare(i)
            i = end or i + 1
        self.parts()
        return self.out

    # -- runs of capitals --------------------------------------------------------------------------------------------
    def name_word(self, i: int) -> bool:
        if not 0 <= i < self.n:
            return False
        t = self.t[i]
        if t.k != "w" or not t.cap or len(t.raw) < 2 or t.f in self.s["not_names"]:
            return False
        if self.upper:
            return (
                t.f not in self.s["upper_stops"]
                and t.f not in self.s["connectors"]
                and not t.f.endswith(("ieron", "aron"))
            )
        return not t.raw.isupper() or self.neighbour_upper(i)

    def neighbour_upper(self, i: int) -> bool:
        return any(
            0 <= k < self.n and self.t[k].k == "w" and self.t[k].raw.isupper() and len(self.t[k].raw) > 3
            for k in (i - 1, i + 1)
        )

    def run(self, i: int) -> tuple[int, int]:
        """The run of name words from i on: (end, how many words), connectors inside and initials allowed."""
        k, words = i, 0
        while k < self.n and words < 6:
            holy = words and self.f(k) in ("santa", "san") and self.f(k + 1) in ("cruz", "maria", "martin", "roman")
            if self.name_word(k) or holy or (words and self.t[k].cap and self.f(k) in self.w.surnames):
                if words >= 2 and self.is_place and self.is_place(k) and self.f(k - 1) in self.s["connectors"]:
                    break
                words += 1
                k += 1
            elif (
                words
                and self.t[k].k == "w"
                and len(self.t[k].raw) == 1
                and self.t[k].cap
                and self.f(k + 1) == "."
                and self.name_word(k + 2)
            ):
                k += 2
            elif (
                words
                and self.t[k].raw == "-"
                and self.t[k].s == self.t[k - 1].e
                and k + 1 < self.n
                and self.t[k + 1].s == self.t[k].e
                and self.name_word(k + 1)
            ):
                k += 2  # "Flores-Aráoz"
            elif words and self.f(k) in self.s["connectors"]:
                m = k + 1 + (self.f(k + 1) in self.s["connectors"])
                if not self.name_word(m) or (self.is_place and self.is_place(m)):
                    break
                k = m
            else:
                break
        while k > i and self.f(k - 1) in self.s["connectors"]:
            k -= 1
        return k, words

    def add(self, i: int, j: int, words: int, rule: str, rank: str | None = None, force: str | None = None) -> int:
        if self.upper and rule != "cue" and not any(
            self.f(k) in self.w.given or self.f(k) in self.w.surnames for k in range(i, j)
        ):
            return j  # "MARINES RECOVERED THREE RIFLES": in capitals any word could be a name
        name = _raw(self.t, i, j)
        self.out.append(
            PersonMention(i, j, name, "full" if words > 1 else "surname", f"{self.w.lang}.person.{rule}", rank, force)
        )
        return j

    # -- behind a rank -----------------------------------------------------------------------------------------------
    def rank_chain(self, i: int) -> tuple[int, str | None] | None:
        """Past ranks, their grades and the force's letters: "coronel PNP (r)", "Lt. Col.", "suboficial de segunda EP"."""
        j, force, real = i, None, False
        while j < self.n:
            hit = self.w.ranks.at(self.t, j)
            if hit and (real or hit[1] != "tail"):
                j = hit[0]
                real = True
                force = force or (hit[1] if hit[1] != "tail" else None)
            elif real and self.f(j) in self.w.forces and self.t[j].raw.isupper():
                force = self.w.forces[self.f(j)]
                j += 1
            elif real and self.f(j) == "." and len(self.f(j - 1)) <= 6:
                j += 1
            elif (
                real
                and self.f(j) == "("
                and self.f(j + 2) == ")"
                and (self.f(j + 1) in self.w.forces or self.f(j + 1) in ("r", "ret"))
            ):
                force = self.w.forces.get(self.f(j + 1), force)
                j += 3
            else:
                break
        return (j, force) if real else None

    def ranked(self, i: int) -> int | None:
        chain = self.rank_chain(i)
        if chain is None:
            return None
        j, force = chain
        if (
            self.t[i].f in ("mayor", "cabo", "general", "mayores", "my", "private", "s", "cap", "major")
            and i + 1 == j
            and not self.name_word(j)
        ):
            return None
        end, words = self.run(j)
        rank = " ".join(t.f for t in self.t[i:j] if t.k != "p" and t.f not in self.w.forces)
        if not words or (self.is_place and words == 1 and self.is_place(j)):
            return None
        if self.f(end) in self.s["place_after"]:
            return None
        return self.add(j, end, words, "rank", rank, force)

    # -- aliases -----------------------------------------------------------------------------------------------------
    def alias(self, i: int) -> int | None:
        """ "camarada «Olmedo»", "Comrade Abdias", "(c) José": the word of address stays with the name."""
        word = self.t[i].raw if self.f(i) != "(" else None
        j = i + (3 if word is None else 1)
        if self.f(j) in _QUOTE_SIGNS:
            j += 1
        end = j
        while end < self.n and self.name_word(end) and end - j < 3:
            end += 1
        if end == j:
            return None
        start = i if word else j
        name = f"{word} {_raw(self.t, j, end)}" if word else _raw(self.t, j, end)
        return self.add_alias(start, end, name)

    def quoted(self, i: int) -> int | None:
        """ "dos mandos, «Rómulo» y «Néstor»": a quoted name behind a leader's title, or listed after one."""
        j = i + 1
        while j < self.n and self.name_word(j) and j - i <= 3:
            j += 1
        if j == i + 1 or self.f(j) not in _QUOTE_SIGNS:
            return None
        last = self.out[-1] if self.out else None
        if self.role_before(i, False) == "leader" or (last and last.kind == "alias" and self.listed(last.j, i)):
            return self.add_alias(i + 1, j, _raw(self.t, i + 1, j))
        return None

    def add_alias(self, i: int, j: int, name: str) -> int:
        """An alias of its own, unless it stands right behind a full name, whose alias it then is."""
        last = self.out[-1] if self.out else None
        if last and last.kind == "full" and last.alias is None and i - last.j <= 8 and self.bound(last.j, i):
            last.alias = name
            return j
        self.out.append(PersonMention(i, j, name, "alias", f"{self.w.lang}.person.alias"))
        return j

    def bound(self, a: int, b: int) -> bool:
        """Do only an age, a comma and a cue for an alias stand between?"""
        k = a
        cued = False
        while k < b:
            hit = self.w.cues.at(self.t, k)
            if hit and hit[1] == "alias_cues":
                cued, k = True, hit[0]
                continue
            f = self.f(k)
            if f in self.s["alias_words"] or f in ("a", "c"):
                cued = True
            elif not (
                self.t[k].k in "pn"
                or f in ("de", "anos", "years", "old", "el", "the", "y", "o", "or", "also", "better")
            ):
                return False
            k += 1
        return (
            cued
            or self.f(a) in _QUOTE_SIGNS
            or (self.f(a) == "(" and self.f(a + 1) in _QUOTE_SIGNS)
            or (b < self.n and self.f(b) in self.s["alias_words"])
        )

    def cued(self, i: int) -> int | None:
        hit = self.w.cues.at(self.t, i)
        if hit is None:
            return None
        j, group = hit
        if group == "alias_cues":
            found = self.alias_cue(i, j)
            if found is not None or self.w.cues.rows is None:
                return found
        return self.name_cue(j)

    def alias_cue(self, i: int, j: int) -> int | None:
        while self.f(j) in ("el", "la", "the", "as", "como", ",", ":"):
            j += 1
        if self.f(j) in self.s["alias_words"]:
            return None
        quoted = self.f(j) in _QUOTE_SIGNS
        j += quoted
        if self.f(j) in self.s["alias_words"]:
            return self.alias(j)
        end = j
        while end < self.n and self.name_word(end) and end - j < (4 if quoted else 2):
            end += 1
        if end == j or (not quoted and self.f(i) not in ("alias", "aka", "apodado", "apodada", "(", "a")):
            return None
        if not quoted and self.is_place and self.is_place(j):
            return None
        return self.add_alias(j, end, _raw(self.t, j, end))

    def name_cue(self, j: int) -> int | None:
        """ "identificado como X", "named as X", "de apellido X"."""
        k = j
        while (
            k < self.n
            and k - j < 3
            and (self.f(k) in ("el", "la", "los", "a", "the", ":", ",") or self.f(k) in _QUOTE_SIGNS)
        ):
            k += 1
        if self.f(k) in self.s["alias_words"]:
            return None
        if k < self.n and self.f(k) in self.w.ranks.rows and (chain := self.rank_chain(k)):
            return None if chain[0] < self.n else k  # the rank reads the name itself
        end, words = self.run(k)
        if (
            not words
            or (words == 1 and self.f(k - 1) in ("los", "the"))
            or (self.is_place and self.is_place(k) and words < 3)
        ):
            return None
        if self.f(k) in self.s["openers"] or (
            words == 1
            and self.f(k) not in self.w.given | self.w.surnames
            and self.f(j - 1) in ("de", "called", "named")
        ):
            return None
        return self.add(k, end, words, "cue")

    # -- without a rank ------------------------------------------------------------------------------------------------
    def bare(self, i: int) -> int | None:
        """A run of capitals that only its words or surroundings make a name."""
        if not self.name_word(i):
            return self.skip_run(i)
        if self.f(i) in self.w.role_starts and (hit := self.w.roles.at(self.t, i)) and self.name_word(hit[0]):
            return hit[0]  # "Mayor Edwin Ramos"
        if self.f(i) in self.s["openers"] and (i == 0 or self.t[i - 1].k == "p"):
            return None
        end, words = self.run(i)
        if (
            self.f(end) in self.s["place_after"]
            or self.f(i - 1) in self.s["place_words"]
            or (end < self.n and self.t[end].cap and not self.breaks(end))
        ):
            return self.skip_run(i)
        if self.is_place and self.is_place(i):
            if self.f(i) not in self.w.given or all(
                self.is_place(k) or self.f(k) in self.s["connectors"] for k in range(i, end)
            ):
                return i + 1 if self.given_at(i + 1) else end
        score, rule = self.evidence(i, end, words)
        if words == 1:
            return self.add(i, end, words, rule) if score >= 3 else end
        return self.add(i, end, words, rule) if score >= 2 else end

    def breaks(self, i: int) -> bool:
        """May a capital directly behind a name belong to something else (a force's letters)?"""
        return self.f(i) in self.w.forces

    def skip_run(self, i: int) -> int | None:
        """Past a whole run of capitals that is no person ("Comando Especial VRAEM")."""
        if self.f(i) in self.w.role_starts and self.name_word(i + 1):
            return None
        k = i
        while k < self.n and self.t[k].k == "w" and (self.t[k].cap or (self.f(k) in self.s["connectors"] and k > i)):
            if k > i and (
                self.f(k) in self.w.ranks.rows
                or self.f(k) in self.s["alias_words"]
                or self.f(k) in self.w.role_starts
                or (self.given_at(k) and self.f(k - 1) in self.s["not_names"])
            ):
                break
            k += 1
        if k < self.n and self.f(k - 1) in self.s["connectors"]:
            while k > i + 1 and self.f(k - 1) in self.s["connectors"]:
                k -= 1
        return k if k > i + 1 or (k == i + 1 and k < self.n and self.t[k].cap) else None

    def given_at(self, k: int) -> bool:
        """Does a person's name open here, behind an institution ("ministro de Defensa Jorge Nava")?"""
        return self.f(k) in self.w.given and self.name_word(k) and self.name_word(k + 1)

    def evidence(self, i: int, j: int, words: int) -> tuple[int, str]:
        """How much speaks for a name (2 needed, 3 for a single word), and the strongest reason."""
        w = self.w
        score, rule = 0, "name"
        if words == 1:
            if self.f(i) in self.known:
                return 3, "known"
            if self.role_before(i, True) in ("official", "background"):
                return 3, "role"
            said = w.verbs.get(self.f(i - 1)) == "official" and i > 0
            return (3 if said and (self.f(j) in (",", ".", ";", "-", '"') or j >= self.n) else 0), "said"
        f0 = self.f(i)
        score += 2 * (f0 in w.given)
        rest = [self.f(k) for k in range(i + 1, j)]
        score += sum(x in w.surnames for x in rest[-2:]) and 2
        score += f0 in w.surnames and any(x in w.given for x in rest)
        if self.aged(j):
            score, rule = score + 2, "age"
        role = self.role_before(i, False)
        if role:
            score, rule = score + 2, "role"
        elif self.out and self.out[-1].j < i and self.listed(self.out[-1].j, i):
            score, rule = score + 2, "list"
        if self.f(i - 1) == "a" and any(w.verbs.get(self.f(k)) in ("victim", "suspect") for k in range(max(0, i - 6), i - 1)):
            score += 2  # "ultimaron a machetazos a Herasmo Chumpate"
        if w.verbs.get(self.f(i - 1)) == "official" or w.verbs.get(self.f(j)) == "official":
            score += 1
        if self.f(j) == "," and self.role_at(j + 1):
            score += 1
        if self.f(i - 1) in self.s["place_prepositions"]:
            score -= 2
        if any(self.f(k) in self.known for k in range(i, j)):
            score += 1
        return score, rule

    def aged(self, j: int) -> bool:
        """ "(41)", ", 26,", ", de 34 años"."""
        k = j + 1 + (self.f(j + 1) == "de")
        return (
            self.f(j) in ("(", ",")
            and k < self.n
            and self.t[k].k == "n"
            and len(self.t[k].raw) == 2
            and self.f(k + 1) in (")", ",", ".", "anos", "years", "")
        )

    def role_at(self, k: int) -> str | None:
        """The role noun that starts within three tokens from k ("jefe de", "the group's president")."""
        for x in range(k, min(self.n, k + 4)):
            if self.f(x) in self.w.role_starts and (hit := self.w.roles.at(self.t, x)):
                return str(hit[1])
            if self.t[x].k == "p":
                return None
        return None

    def role_before(self, i: int, close: bool) -> str | None:
        """The role noun that governs a name: directly before it, or before a comma ("la presidenta de la cooperativa, X")."""
        w = self.w
        for k in range(max(0, i - 3), i):  # the longest title first: "ex ministro" before "ministro"
            if self.f(k) in w.role_starts and not any(t.k == "p" and t.f != "-" for t in self.t[k:i]):
                for end, role in w.roles.all_at(self.t, k):
                    if end == i:
                        return "background" if self.f(k - 1) in ("ex", "former") or self.f(k - 2) == "ex" else str(role)
        if close:
            return None
        if (role := self.role_with_office(i)) is not None:
            return role
        k = i - 1
        if self.f(k) not in (",", "-", "(", ":"):
            return None
        k -= 1
        found = None
        while k >= 0 and i - k <= 16:
            f = self.f(k)
            if (f in w.verbs and w.verbs[f] == "official") or (self.t[k].k == "p" and f not in (")", ".")):
                break
            if f in w.role_starts and (hit := w.roles.at(self.t, k)):
                found = str(hit[1])
            k -= 1
        return found

    def role_with_office(self, i: int) -> str | None:
        """ "el ministro de Defensa X", "el experto en temas de narcotráfico X": no comma between office and name."""
        if self.f(i - 1) in self.s["connectors"] or self.f(i - 1) in ("of", "in", "en", "on", "the"):
            return None  # the capitals are the office's own: "alcalde de La Mar"
        for k in range(i - 2, max(-1, i - 9), -1):
            if self.t[k].k != "w" or self.f(k) in self.w.verbs:
                return None
            if self.f(k) in self.w.role_starts and self.f(k + 1) in ("de", "del", "en", "of", "on"):
                for end, role in self.w.roles.all_at(self.t, k):
                    if end == k + 1 and role in ("official", "background"):
                        return str(role)
        return None

    def listed(self, a: int, b: int) -> bool:
        """Do the tokens between two names only count them up?"""
        if b - a > 14:
            return False
        strange = 0
        joined = False
        for k in range(a, b):
            f = self.f(k)
            if f in (",", "y", "e", "and", "&"):
                joined = True
            elif (
                (self.t[k].k in "pn" and f not in (".", ";", ":"))
                or f in self.s["list_words"]
                or f in self.w.ranks.rows
                or f in self.w.forces
            ):
                continue
            else:
                strange += 1
        return joined and strange <= 1

    # -- the part they play ----------------------------------------------------------------------------------------------
    def parts(self) -> None:
        marks = [(k, self.w.verbs[t.f]) for k, t in enumerate(self.t) if t.f in self.w.verbs] if self.out else []
        for x, m in enumerate(self.out):
            m.background = self.is_background(m)
            if x and m.kind == self.out[x - 1].kind == "alias" and self.listed(self.out[x - 1].j, m.i):
                m.cue = self.out[x - 1].cue
                continue
            if (
                x
                and self.out[x - 1].kind != "alias"
                and self.listed(self.out[x - 1].j, m.i)
                and m.kind != "alias"
                and not m.background
            ):
                before = self.out[x - 1]
                if before.cue in ("victim", "suspect") or m.rank is None:
                    m.cue, m.background = before.cue, before.background
                    continue
            m.cue = None if m.background else self.part(x, m, marks)
            m.speaks = self.said_by(m)

    def said_by(self, m: PersonMention) -> bool:
        """Does a verb of saying stand right before the name or its title, or right behind it and what the commas add?"""
        start = m.i - len(m.rank.split()) if m.rank else m.i
        end = self.apposition(m.j) or m.j
        near = [*range(max(0, start - 16), start), *range(m.j, min(self.n, m.j + 4)), *range(end, min(self.n, end + 4))]
        quoted = any(self.t[k].raw in "\"“”«»" for k in range(max(0, m.i - 8), min(self.n, m.j + 4)))
        return quoted or any(self.w.verbs.get(self.f(k)) == "official" for k in near)

    def is_background(self, m: PersonMention) -> bool:
        if fold(m.name) in self.w.background_names or (m.rank is None and self.role_before(m.i, False) == "background"):
            return True
        before = self.f(m.i - 1)
        if (
            before in ("by", "por")
            and (m.i == 1 or self.f(m.i - 2) in ("reporting", "editing", "written", "escrito", "foto"))
        ) or (m.i == 0 and self.f(m.j) == "|"):
            return True  # who wrote the article
        return self.f(m.j) == "," and self.role_at(m.j + 1) == "background"

    def part(self, x: int, m: PersonMention, marks: list[tuple[int, str]]) -> str | None:
        """The part with the least cost: titles beside the name and verbs near it compete."""
        costs = self.title_costs(m)
        tail = self.apposition(m.j)
        near = [o for o in self.out[max(0, x - NEAR) : x + NEAR] if o is not m]
        first, last = bisect_left(marks, (m.i - NEAR, "")), bisect_left(marks, (m.j + NEAR, ""))
        for k, role in marks[first:last]:
            if m.i <= k < m.j or (role == "leader" and m.rank):
                continue
            a, b = (k + 1, m.i) if k < m.i else (m.j, k)
            if role == "official" and k < m.i and any(self.f(y) in ("that", "que") for y in range(a, b)):
                continue  # "told EFE that Edwin Lapa … died"
            if tail and k >= tail:
                a, skipped = tail, 0.8  # "X, 26, a father of two, was shot": what the commas enclose costs little
            else:
                skipped = 0.0
            commas = sum(1 for y in range(a, b) if self.t[y].f in (",", ";", ":", "-"))
            others = sum(1 for o in near if a <= o.i < b and not (k > m.i and self.listed(m.j, o.i)))
            cost = 0.35 * (b - a) + 1.1 * commas + 1.5 * others + skipped + (0.4 if role != "official" else 0.0)
            costs.append((cost, role))
        if not costs:
            return None
        best = min(costs, key=lambda c: c[0])
        if m.kind == "alias" and best[1] == "official":
            return "leader"
        return best[1] if best[0] <= 6.5 else None

    def title_costs(self, m: PersonMention) -> list[tuple[float, str]]:
        costs: list[tuple[float, str]] = []
        start = m.i
        if m.rank:
            low = any(r in self.s["low_ranks"] for r in m.rank.split())
            costs.append((5.5, "victim") if low else (2.5, "official"))
            start -= len(m.rank.split())
        if m.kind == "alias":
            costs.append((3.5, "leader"))
        price = {"official": 1.5, "victim": 1.2, "suspect": 1.5, "leader": 0.3}
        near = self.role_before(start, True)
        if near in ROLES:
            costs.append((price[near], near))
        elif (far := self.role_before(start, False)) in ROLES:
            costs.append(({"official": 2.8, "leader": 0.6}.get(far, 2.2), far))
        elif m.rule.endswith(".cue"):  # "the Bolivian pilot, identified as X"
            for k in range(start - 1, max(-1, start - 10), -1):
                if self.f(k) in self.w.role_starts and (hit := self.w.roles.at(self.t, k)) and hit[1] in ROLES:
                    costs.append((3.0, hit[1]))
                    break
        k = m.j + 1
        if self.f(m.j) in (",", "("):
            k += 2 if k < self.n and self.t[k].k == "n" else 0
            after = self.role_at(k)
            if after in ROLES:
                costs.append(({"leader": 0.5}.get(after, 2.0), after))
        if m.alias:
            costs.append((4.0, "leader"))
        told = self.apposition(m.j) or m.j
        if self.f(told) in ("es", "era", "seria", "is", "was") and (said := self.role_at(told + 1)) in ("leader",):
            costs.append((0.4, said))  # "X, conocido como 'Tío', es el cabecilla"
        if m.alias:  # "X, alias «Tigre», mando de Sendero"
            for x in range(m.j, min(self.n, m.j + 12)):
                if self.f(x) in self.w.role_starts and (hit := self.w.roles.at(self.t, x)) and hit[1] == "leader":
                    if self.f(x) not in self.s["alias_words"]:
                        costs.append((0.5, "leader"))
                    break
        return costs

    def apposition(self, j: int) -> int | None:
        """Where an insertion behind a name ends: the token after "(41)" or after the second comma."""
        if self.f(j) == "(":
            for k in range(j + 1, min(self.n, j + 8)):
                if self.f(k) == ")":
                    return k + 1 + (self.f(k + 1) == ",")
        if self.f(j) != ",":
            return None
        end = None
        for k in range(j + 1, min(self.n, j + 22)):
            if self.f(k) in (".", ";", ":"):
                break
            if (
                self.f(k) == ","
                and k + 1 < self.n
                and (self.w.verbs.get(self.f(k + 1)) or self.f(k + 1) in _AUXILIARIES)
            ):
                end = k + 1
                break
        return end


_AUXILIARIES = frozenset(
    [
        "fue",
        "fueron",
        "es",
        "son",
        "era",
        "ha",
        "han",
        "habia",
        "habian",
        "quedo",
        "quedaron",
        "resulto",
        "resultaron",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "cayo",
        "murio",
        "perdio",
        "who",
    ]
)


def _raw(tokens: list[Token], i: int, j: int) -> str:
    """The words of a name as written, one space between them."""
    return " ".join(t.raw for t in tokens[i:j] if t.f not in _QUOTES).replace(" . ", ". ").replace(" - ", "-")


# -- the same person again --------------------------------------------------------------------------------------------

REACH = 200  # names on either side among which the same person is sought; keeps a list of thousands linear
_SMALL = frozenset(["de", "del", "la", "las", "los", "y", "camarada", "comrade"])


def link(mentions: list[PersonMention]) -> list[int]:
    """For each mention, the index of the mention that carries the longest name of the same person.

    A shorter name belongs to the nearest earlier longer one whose words hold all of its own, else to a later one.
    """
    keys = [tuple(w for w in fold(m.name).split() if w not in _SMALL) for m in mentions]
    aliases = [tuple(w for w in fold(m.alias).split() if w not in _SMALL) if m.alias else () for m in mentions]
    out = []
    for x, key in enumerate(keys):
        best = x
        order = [*range(x - 1, max(-1, x - REACH), -1), *range(x + 1, min(len(keys), x + REACH))]
        for y in order:
            if _within(key, keys[y]) and (len(keys[y]), -y) > (len(keys[best]), -best):
                best = y
                if mentions[x].kind == "surname" and y < x:
                    break
            elif key and key == aliases[y] and len(key) == 1 and best == x:
                best = y
        out.append(best)
    for x in range(len(out)):  # follow a chain to its end: Meza → Saúl Meza → Saúl Meza Carrillo
        seen = set()
        while out[out[x]] != out[x] and out[x] not in seen:
            seen.add(out[x])
            out[x] = out[out[x]]
    return out


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Are the words of the shorter name all in the longer one, in the same order?"""
    rest: Any = iter(long)
    return bool(short) and len(short) <= len(long) and all(w in rest for w in short)
