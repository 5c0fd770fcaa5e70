"""What the person readers share: the mention they give, and the tables of a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractors.report.words import HERE, RuleError, Table, load_yaml
from extractors.text import fold


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
    firm: bool = False  # the words that give the part say it outright: no mere rank or alias


_SETS = (
    "low_ranks",
    "rank_names",
    "quoted_cues",
    "undone",
    "connectors",
    "not_names",
    "openers",
    "upper_stops",
    "alias_words",
    "place_words",
    "place_after",
    "deeds",
    "place_prepositions",
    "list_words",
    "identifying",
)
ROLES = ("official", "victim", "suspect", "leader")
QUOTE_SIGNS = frozenset(('"', "'"))


class PersonWords:
    """The person tables of one language. Given names and surnames are shared: they are those of the country."""

    def __init__(self, lang: str) -> None:
        data = load_yaml(HERE / lang / "person.yaml")
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
        self.role_starts = frozenset(self.roles.index)
        for group in ("alias_cues", "name_cues"):
            for p in data.get(group, ()):
                self.cues.add(str(p), group)
        self.verbs: dict[str, str] = {}
        for role, forms in data["verbs"].items():
            for form in forms:
                self.verbs.setdefault(fold(str(form)), role)
        self.sets: dict[str, frozenset[str]] = {k: frozenset(fold(str(x)) for x in data.get(k, ())) for k in _SETS}
        # At what a naming can begin without a capital.
        self.name_starts = self.sets["alias_words"].union("(", QUOTE_SIGNS, self.ranks.index, self.cues.index)
        names = person_words("es") if "given_names" not in data else None
        self.given: frozenset[str] = names.given if names else frozenset(fold(x) for x in data["given_names"])
        self.surnames: frozenset[str] = names.surnames if names else frozenset(fold(x) for x in data["surnames"])
        self.background_names = frozenset(fold(x) for x in data.get("background_names", ()))


@lru_cache(maxsize=2)
def person_words(lang: str) -> PersonWords:
    return PersonWords(lang)
