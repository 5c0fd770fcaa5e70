"""The words of one language, read once from the YAML files of its folder, ready for look-up token by token.

A lexicon is a table: first token → the phrases that start with it, longest first. Each phrase carries a tag (what it is)
and the name of the entry that holds it (the rule shown as evidence).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from extractors.report.forms import english_forms, plural_en, plurals_es, spanish_forms
from extractors.text import Token, fold, folded_words, tokenize

HERE = Path(__file__).parent


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML where words stay words: "no" is Spanish and English before it is a boolean, and dates are text."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if not tag.endswith((":bool", ":timestamp"))]
    for first, rows in Loader.yaml_implicit_resolvers.items()
}


FORMS = ("past", "present", "imperfect", "future", "subjunctive", "infinitive", "gerund", "participle", "base")


class RuleError(ValueError):
    """A mistake in a rule file; the text names file and line."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb form says: the rule it belongs to and how it stands."""

    rule: str
    action: str  # an action of the codebook, or a helper: 'carry', 'find', 'seize_or_capture', 'type:attack', …
    voice: str  # 'transitive' | 'intransitive' | 'leave'
    form: str  # one of FORMS
    only: frozenset[str] | None = None  # objects it can take, when restricted
    object: str | None = None  # fixed object where the verb implies one (a mine trodden on, a crop uprooted)
    needs: frozenset[str] | None = None  # says this only with one of these words in the noun phrase behind it ("sufrió … heridas")


@dataclass(frozen=True, slots=True)
class Noun:
    """What a head noun denotes."""

    rule: str
    kind: str  # 'people' | 'thing' | 'unit' | 'container' | 'state' | 'nominal'
    object: str | None = None
    action: str | None = None
    unit: str | None = None
    plural: bool = False
    needs: str | None = None


class Table:
    """Phrases by first token. `at(tokens, i)` gives the longest phrase that starts at i as (end, value)."""

    __slots__ = ("index",)

    def __init__(self) -> None:
        # first token → (the values of that token alone, second token → the longer phrases, longest first)
        self.index: dict[str, tuple[list[Any], dict[str, list[tuple[tuple[str, ...], Any]]]]] = {}

    def add(self, phrase: str, value: Any) -> None:
        parts = folded_words(phrase)
        if not parts:
            return
        alone, longer = self.index.setdefault(parts[0], ([], {}))
        if len(parts) == 1:
            alone.append(value)
            return
        rows = longer.setdefault(parts[1], [])
        k = len(rows)
        while k and len(rows[k - 1][0]) < len(parts):
            k -= 1
        rows.insert(k, (parts, value))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, Any] | None:
        if i >= len(tokens) or (row := self.index.get(tokens[i].f)) is None:
            return None
        alone, longer = row
        if longer and i + 1 < len(tokens) and (rows := longer.get(tokens[i + 1].f)) is not None:
            for parts, value in rows:
                if _stands(tokens, i, parts):
                    return i + len(parts), value
        return (i + 1, alone[0]) if alone else None

    def all_at(self, tokens: Sequence[Token], i: int) -> list[tuple[int, Any]]:
        row = self.index.get(tokens[i].f)
        if row is None:
            return []
        alone, longer = row
        out = []
        if longer and i + 1 < len(tokens):
            for parts, value in longer.get(tokens[i + 1].f, ()):
                if _stands(tokens, i, parts):
                    out.append((i + len(parts), value))
        return out + [(i + 1, value) for value in alone] if alone else out

    def each(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Any]]:
        """(start, end, value) of the longest phrase from each token where one starts."""
        index, last = self.index, len(tokens) - 1
        for i in [i for i, t in enumerate(tokens) if t.f in index]:
            alone, longer = index[tokens[i].f]
            if not (alone or (i < last and tokens[i + 1].f in longer)):
                continue  # most words that can begin a phrase stand before another that does not go on with it
            if (hit := self.at(tokens, i)) is not None:
                yield i, *hit

    def apart(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, Any]]:
        """The same for phrases that do not overlap: the next is sought behind the one before."""
        done = 0
        for i, end, value in self.each(tokens):
            if i >= done:
                done = end
                yield i, end, value


def _stands(tokens: Sequence[Token], i: int, parts: tuple[str, ...]) -> bool:
    """Whether a phrase whose first two words are at i goes on there."""
    k = len(parts)
    return k == 2 or tuple([t.f for t in tokens[i + 2 : i + k]]) == parts[2:]


def load_yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader) or {}
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise RuleError(f"{path.parent.name}/{path.name}:{line}: {getattr(e, 'problem', e)}") from e


class Words:
    """All tables of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.folder = HERE / lang
        sentence = self.read("sentence")
        self.abbreviations = frozenset(a.lower().rstrip(".") for a in sentence.get("abbreviations", ()))
        self._boilerplate = Table()
        for p in sentence.get("boilerplate", ()):
            self._boilerplate.add(p, None)
        self.sets: dict[str, frozenset[str]] = {
            k: frozenset(fold(str(w)) for w in v) for k, v in sentence.get("sets", {}).items()
        }
        self.cues = Table()
        self._load_cues(sentence.get("cues", {}), "sentence")
        self.nouns = Table()
        self.verbs = Table()
        self._load_quantity(self.read("quantity"))
        self._load_facts(self.read("fact"))
        number = self.read("number")
        self.numbers: dict[str, Any] = {fold(str(k)): v for k, v in number.get("words", {}).items()}
        self.ranks = {fold(k): int(v) for k, v in number.get("ranks", {}).items()}
        self.fractions = {fold(k): float(v) for k, v in number.get("fractions", {}).items()}
        self.vague = frozenset(fold(w) for w in number.get("vague", ()))
        self.collective = {fold(k): v for k, v in number.get("collective", {}).items()}
        self.bounds = Table()
        for bound, phrases in number.get("bounds", {}).items():
            for p in phrases:
                self.bounds.add(str(p), None if bound == "none" else bound)
        self.again = Table()
        for p in number.get("again", ()):
            self.again.add(str(p), None)
        opening = (self.sets[name] for name in ("lead_ins", "both", "half", "one", "bare_collectives"))
        # The words a number can begin with; most words of a text are none, and what asks for a number at each is done at once.
        self.opens_number = frozenset(self.bounds.index).union(self.again.index, self.numbers, self.vague, self.collective, self.fractions, *opening)
        self.fates = frozenset(fold(str(p).split()[0]) for p in self.read("sentence")["cues"].get("same_fate", ()))
        self.actors = Table()
        for actor, phrases in self.read("actor").items():
            if actor in ("examples",):
                continue
            for p in phrases:
                for v in self._variants(str(p)):
                    self.actors.add(v, actor)
        statistic = self.read("statistic")
        self.sets |= {k: frozenset(fold(str(w)) for w in v) for k, v in statistic.get("sets", {}).items()}
        incident = self.read("incident")
        self.types = Table()
        for kind, phrases in incident.get("types", {}).items():
            for p in phrases:
                self.types.add(str(p), (kind, f"{lang}.incident.{kind}"))
        self.markers = Table()
        for marker, phrases in incident.get("markers", {}).items():
            for p in phrases:
                self.markers.add(str(p), marker)
        self.tallies = Table()
        for cue, phrases in statistic.get("cues", {}).items():
            for p in phrases:
                self.tallies.add(str(p), cue)
        self.topic = {k: Table() for k in ("zone", "valley", "far", "security", "strong", "harmless", "violence")}
        relevance = self.read("relevance")
        for k, table in self.topic.items():
            for p in relevance.get(k, ()):
                table.add(str(p), str(p))
        self.other_topics = [(name, self._listed(t["about"]), self._listed(t["words"]), "staged" in t) for name, t in relevance.get("other_topics", {}).items()]

    def read(self, name: str) -> dict[str, Any]:
        path = self.folder / f"{name}.yaml"
        if not path.exists():
            return {}
        data = load_yaml(path)
        if not isinstance(data, dict):
            raise RuleError(f"{self.lang}/{name}.yaml:1: expected a mapping")
        return data

    def _listed(self, phrases: Sequence[str]) -> Table:
        """A table whose phrases, singular and plural, stand for themselves."""
        table = Table()
        for p in phrases:
            for v in self._variants(str(p)):
                table.add(v, str(p))
        return table

    def boilerplate(self, line: str) -> bool:
        """A link line, credit or label that is no part of the article."""
        return self._boilerplate.at(tokenize(line[:80])[:8], 0) is not None

    def _variants(self, phrase: str) -> set[str]:
        return plurals_es(phrase) if self.lang == "es" else plural_en(phrase)

    def _load_cues(self, cues: dict[str, list[str]], name: str) -> None:
        for cue, phrases in cues.items():
            for p in phrases:
                self.cues.add(str(p), (cue, f"{self.lang}.{name}.{cue}"))

    def _load_quantity(self, data: dict[str, Any]) -> None:
        for unit, forms in data.get("units", {}).items():
            for p in forms:
                self.nouns.add(str(p), Noun(f"{self.lang}.quantity.unit.{unit}", "unit", unit=unit))
        nothing, container = Noun(f"{self.lang}.quantity.nothing", "none"), Noun(f"{self.lang}.quantity.container", "container")
        for p in data.get("nothing", ()):
            for v in self._variants(str(p)):
                self.nouns.add(v, nothing)
        for p in data.get("containers", ()):
            for v in self._variants(p):
                self.nouns.add(v, container if v == p else replace(container, plural=True))
        former: list[str] = []  # "exsoldado", "exrondero": civilians now
        for group, kind in (("people", "people"), ("things", "thing")):
            for obj, phrases in data.get(group, {}).items():
                noun = Noun(f"{self.lang}.quantity.{group}.{obj}", kind, object=obj)
                named = [*phrases, *self._feminine(phrases)] if kind == "people" else phrases
                self._add_nouns(named, noun)
                if obj in ("military", "police", "civilian") and self.lang == "es":
                    former.extend(f"ex{p}" for p in named if " " not in str(p))
        noun = Noun(f"{self.lang}.quantity.people.former", "people", object="civilian")
        self._add_nouns((p for p in former if p not in self.nouns.index), noun)  # each where none before it has it as its plural

    def _add_nouns(self, phrases: Iterable[Any], noun: Noun) -> None:
        """The phrases and their plurals."""
        plural = replace(noun, plural=True)
        for p in phrases:
            for v in self._variants(str(p)):
                self.nouns.add(v, noun if v == fold(str(p)) else plural)

    def _feminine(self, phrases: list[str]) -> list[str]:
        """"ciudadano" → "ciudadana": the women of a people noun; words whose feminine is another thing stay out."""
        if self.lang != "es":
            return []
        return [fold(p)[:-1] + "a" for p in phrases if p.endswith("o") and " " not in p and fold(p) not in self.sets["no_feminine"]]

    def _load_facts(self, data: dict[str, Any]) -> None:
        irregular = {fold(k): v for k, v in (data.get("irregular") or {}).items()}
        for row in data.get("verbs", ()):
            name = f"{self.lang}.fact.{row['rule']}"
            only = frozenset(row["only"]) if row.get("only") else None
            needs = frozenset(fold(f) for w in row["needs"] for f in self._variants(w)) if row.get("needs") else None
            verbs = {form: Verb(name, row["action"], row["voice"], form, only, row.get("object"), needs) for form in FORMS}
            for lemma in row.get("verbs", ()):
                head, _, tail = str(lemma).partition(" ")
                for form, kind in self._forms(head, irregular):
                    self.verbs.add(f"{form} {tail}".strip(), verbs[kind])
            for phrase in row.get("phrases", ()):
                self.verbs.add(phrase, verbs[row.get("form", "past")])
        for group, kind in (("states", "state"), ("nominals", "nominal")):
            for row in data.get(group, ()):
                noun = Noun(f"{self.lang}.fact.{row['rule']}", kind, row.get("object"), row["action"], needs=row.get("needs"))
                self._add_nouns(row["words"], noun)

    def _forms(self, lemma: str, irregular: dict[str, str]) -> list[tuple[str, str]]:
        if self.lang == "es":
            return spanish_forms(lemma, irregular.get(fold(lemma)))
        return english_forms(lemma, irregular.get(fold(lemma)))


@lru_cache(maxsize=2)
def words(lang: str) -> Words:
    return Words(lang)


_ES_HINT = re.compile(r"\b(?:el|los|las|una|por|con|que|del|fue|en|según|para)\b", re.I)
_EN_HINT = re.compile(r"\b(?:the|of|and|were|was|with|that|from|said|by|in|for)\b", re.I)


def guess_language(text: str) -> str:
    """'es' or 'en' by the commonest function words of the first 3,000 characters."""
    head = text[:3000]
    return "es" if len(_ES_HINT.findall(head)) >= len(_EN_HINT.findall(head)) else "en"
