"""The words of a language that place reading needs, read once from its place.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractors.gazetteer import Gazetteer, gazetteer, key
from extractors.report.words import HERE, Table, load_yaml
from extractors.text import Token, fold, tokenize

ADMIN = ("district", "province", "department")
KEPT = ("feature", "river", "facility")  # groups whose kind word is part of the name
CODE_LENGTH = {"department": 2, "province": 4, "district": 6}
LEVEL = {2: "department", 4: "province", 6: "district"}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind word says of the name beside it."""

    word: str  # folded singular
    group: str  # a key of `kinds` in the YAML: 'district', 'settlement', 'facility', …
    plural: bool


class Endings:
    """Phrases by their last word, longest first: what stands just before a token."""

    __slots__ = ("alone", "longer")

    def __init__(
        self, phrases: dict[str, list[Any]], of: frozenset[str] = frozenset(), to: frozenset[str] = frozenset()
    ) -> None:
        self.alone: dict[str, str] = {}
        self.longer: dict[tuple[str, str], list[tuple[list[str], str]]] = {}  # by the last two words
        for value, texts in phrases.items():
            for text in texts:
                parts = tuple(t.f for t in tokenize(str(text)))
                # "cerca de" is "cerca del" too
                for last in of if parts[-1] in of else to if parts[-1] in to else {parts[-1]}:
                    if len(parts) == 1:
                        self.alone.setdefault(last, value)
                    else:
                        self.longer.setdefault((parts[-2], last), []).append(([*parts[:-1], last], value))
        for rows in self.longer.values():
            rows.sort(key=lambda r: -len(r[0]))

    def before(self, words: list[str], k: int) -> tuple[int, str] | None:
        """(first word, value) of the longest phrase whose last word is words[k]."""
        for parts, value in self.longer.get((words[k - 1], words[k]), ()) if k else ():
            first = k + 1 - len(parts)
            if first >= 0 and words[first : k + 1] == parts:
                return first, value
        alone = self.alone.get(words[k])
        return None if alone is None else (k, alone)


class PlaceWords:
    """All tables and sets of one language; the sets are named as in the YAML."""

    between: frozenset[str]
    demonym_nouns: frozenset[str]
    same: frozenset[str]
    victim: frozenset[str]
    staff: frozenset[str]
    local: frozenset[str]
    to_verbs: frozenset[str]
    care_verbs: frozenset[str]
    to_stops: frozenset[str]
    distance: frozenset[str]
    hours: frozenset[str]
    compass: frozenset[str]
    head_stops: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    then: frozenset[str]
    facility_links: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    weak: frozenset[str]
    numerals: frozenset[str]
    number_marks: frozenset[str]
    country: frozenset[str]
    fill: frozenset[str]
    skip: frozenset[str]
    function: frozenset[str]
    affixes: frozenset[str]
    joiners: frozenset[str]
    not_places: frozenset[str]
    foreign: frozenset[str]
    zone_words: frozenset[str]
    zone_rivers: frozenset[str]
    zone_joins: frozenset[str]
    rivers: frozenset[str]
    river_articles: frozenset[str]
    common: frozenset[str]

    def __init__(self, lang: str) -> None:
        data = load_yaml(HERE / lang / "place.yaml")
        self.lang = lang
        for name, words in data.items():
            if isinstance(words, list) and name != "zones":
                setattr(self, name, frozenset(_set_key(str(w)) for w in words))
        self.joins: frozenset[str] = frozenset(fold(str(w)) for w in data["and"])
        self.max_distance = int(data["max_distance"])
        self.kinds = Table()
        for group, words in data["kinds"].items():
            for w in words:
                self.kinds.add(w, Kind(fold(w), group, False))
                self.kinds.add(_plural_es(w) if lang == "es" else _plural_en(w), Kind(fold(w), group, True))
        self.demonyms = {fold(k): v for k, v in data["demonyms"].items()}
        self.cues = Endings(data["roles"], self.of, self.to)
        self.heads = Endings(data["heads"])
        self.zones = Table()
        for z in data["zones"]:
            self.zones.add(z, z)
        self.aliases: dict[str, list[str]] = data["aliases"]
        self.cities = {key(k): str(v) for k, v in data["cities"].items()}
        self.zone_run = self.zone_words | self.zone_rivers | self.zone_joins


def _set_key(word: str) -> str:
    return key(word) if len(word) > 1 else word


def _plural_es(phrase: str) -> str:
    head, _, rest = phrase.partition(" ")
    return f"{head}{'s' if head[-1] in 'aeiouáéíóú' else 'es'} {rest}".strip()


def _plural_en(phrase: str) -> str:
    return phrase[:-1] + "ies" if phrase.endswith("y") else phrase + "s"


@lru_cache(maxsize=2)
def place_words(lang: str) -> tuple[PlaceWords, Gazetteer, frozenset[str]]:
    """Words, gazetteer with the language's spellings in it, and the words a mention can begin with in lower case."""
    w, g = PlaceWords(lang), gazetteer()
    for name, spellings in w.aliases.items():
        for s in spellings:
            g.add_alias(s, name)
    known = (k for k, refs in g.admin.items() if any(r in g.zones or r in g.core_provinces for r in refs))
    starts = {k.split(" ", 1)[0] for k in known if k not in w.common}
    starts.update(w.demonyms, w.kinds.index, w.zones.index, w.zone_words, w.zone_rivers)
    starts.update(r for r in w.zone_joins if len(r) > 3)  # "ríos Apurímac y Ene"
    return w, g, frozenset(starts - w.function - w.articles)


class Line:
    """The tokens of one sentence with what stands before a name: the cue that gives its role."""

    def __init__(self, tokens: list[Token], w: PlaceWords) -> None:
        self.t, self.w, self.n = tokens, w, len(tokens)
        self.f = [t.f[:-2] if t.f[-2:] == "'s" else t.f for t in tokens]
        self.upper = self.n > 0 and tokens[0].raw.isupper() and _is_upper(tokens)

    def possessive(self, k: int) -> bool:
        return self.t[k].f[-2:] == "'s"

    def cue(self, p: int) -> tuple[int, str, str] | None:
        """(first token, the cue if one word, role) of what stands before p; articles and adjectives are passed over."""
        skip, of, to = self.w.skip, self.w.of, self.w.to
        k = p - 1
        while k >= 0 and (self.f[k] in skip or self.t[k].f in skip) and self.f[k] not in of and self.f[k] not in to:
            k -= 1
        if k < 0:
            return None
        hit = self.w.cues.before(self.f, k)
        if hit:
            return hit[0], self.f[k] if hit[0] == k else "", hit[1]
        return (k, self.f[k], "at") if self.f[k] in of or self.f[k] in to else None

    def strong(self, i: int) -> bool:
        """Whether a place word stands before: in, en, cerca de, from …; plain "de" and "a" are not enough."""
        c = self.cue(i)
        return c is not None and c[1] not in self.w.weak

    def role(self, p: int) -> str:
        """How what begins at p stands to the event; 'at' when nothing is said."""
        c = self.cue(p)
        if HOSPITALS.intersection(self.f[p : p + 2]):
            return "seat"
        if c is None:
            return "at"
        at, word, role = c
        if word in self.w.of:
            role = self.head(at, p)
            return "to" if role == "at" and self.brought(at) else role
        if role == "at" and word in self.w.to:
            return "to" if self.verb_before(at, self.w.to_verbs) else "at"
        if role == "at" and self.brought(at):
            return "to"
        if role == "at" and self.in_hospital(at):
            return "seat"
        if role == "at" and self.verb_before(at, self.w.care_verbs):
            return "seat"
        if (role == "near" or (role == "at" and self.f[at + 1] in self.w.compass)) and self.far(at):
            return "seat"
        return role

    def in_hospital(self, at: int) -> bool:
        """Whether the cue at `at` stands behind the name of a hospital: "en el Hospital Central, en Lima"."""
        for j in range(at - 1, max(-1, at - 10), -1):
            if self.f[j] in HOSPITALS:
                return True
            if not (self.t[j].cap or self.t[j].raw in ",.'" or self.f[j] in self.w.of or self.f[j] in self.w.articles):
                return False
        return False

    def head(self, k: int, p: int) -> str:
        """The role that the noun before "de" at k gives: "alturas de", "fiscalía de", "alcalde de", "a 20 km de"."""
        crossed = 0
        for j in range(k - 1, max(-1, k - 7), -1):
            f = self.f[j]
            if self.t[j].raw in "()" or (self.t[j].k == "n" and self.f[j + 1] in self.w.distance):
                continue  # "550 km (340 miles) southeast of Lima"
            if f in self.w.compass or (self.f[j + 1] in self.w.compass and f in self.w.to):
                continue  # "a 575 km al sureste de Lima"
            if self.t[j].k == "p" or f in self.w.head_stops:
                break
            if f in self.w.distance or f in self.w.hours:
                return "seat" if self.far(j) else "near"
            hit = self.w.heads.before(self.f, j)
            if hit:
                return hit[1] if hit[1] != "local" else "near" if self.victim_around(hit[0], p) else "seat"
            if f in self.w.to_verbs:
                return "from"
            crossed += f in self.w.of
            if crossed > 2:
                break
        return "at"

    def victim_around(self, j: int, p: int) -> bool:
        """Whether a killing, arrest or the like stands near "alcalde de X": then X is about where it happened."""
        return any(self.f[x] in self.w.victim for x in range(max(0, j - 7), min(self.n, p + 12)))

    def far(self, j: int) -> bool:
        """"a cinco horas de X", "90 km from X": too far to be the place."""
        around = self.t[max(0, j - 4) : j + 1]
        if any(t.f in self.w.hours for t in around):
            return True
        if any(t.f in ("metros", "meters", "metres") for t in around):
            return False  # "una pista de 650 metros cerca de X"
        long = any(t.k == "n" and t.raw.isdigit() and int(t.raw) > self.w.max_distance for t in around)
        return long and any(t.f in self.w.distance for t in around)

    def verb_before(self, k: int, verbs: frozenset[str]) -> bool:
        """One of the verbs up to a dozen words before the cue at k, in the same breath."""
        for j in range(k - 1, max(-1, k - 13), -1):
            if self.f[j] in verbs:
                return True
            if self.f[j] in self.w.to_stops or self.f[j] in self.w.to or self.t[j].raw in (".", ";", ":", "—", "»"):
                return False  # another "a" has taken the verb: "llevaba víveres a los puestos … cayó al río"
        return False

    def brought(self, at: int) -> bool:
        """Whether the cue at `at` says where a base or hospital stands that people were brought to: "flown to the base in X"."""
        for j in range(at - 1, max(0, at - 6), -1):
            if self.t[j].k == "p":
                return False
            if self.f[j] in self.w.to:
                return (self.f[j + 1] in self.w.articles or self.f[j + 1] in self.w.indefinite) and self.verb_before(j, self.w.to_verbs)
        return False

    def staffed(self, start: int) -> bool:
        """Whether the base or station at `start` only says whose people act: "efectivos de la comisaría de X"."""
        k = start - 1
        while k >= 0 and self.f[k] in self.w.skip and self.f[k] not in self.w.of:
            k -= 1
        linked = k >= 1 and (self.f[k] in self.w.of or self.f[k] in self.w.to)
        return linked and not self.w.staff.isdisjoint(self.f[max(0, k - 2) : k])


HOSPITALS = frozenset(("hospital", "clinica", "clinic", "morgue", "cementerio", "cemetery"))


def _is_upper(tokens: list[Token]) -> bool:
    words = [t.raw for t in tokens if t.k == "w" and len(t.raw) > 2]
    return len(words) >= 3 and sum(x.isupper() for x in words) > 0.8 * len(words)
