"""What the date readers share: the mention they give, the tables of a language, and arithmetic on ISO dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from extractors.report.words import HERE, RuleError, Table, load_yaml
from extractors.text import Token, fold

Offset = int | tuple[str, Any]
MONTHS_IN = {"month": 1, "pair": 2, "quarter": 3, "third": 4, "half": 6}  # "bimestre" is a pair of months, "cuatrimestre" a third of the year


@dataclass(slots=True)
class DateMention:
    """tokens[i:j] say when. `value` is ISO of day, month or year precision, or None where none can be derived."""

    i: int
    j: int
    value: str | None
    kind: str  # 'absolute' | 'scene' (counts from the incident told before)
    rule: str  # name of the rule, for evidence
    offset: Offset | None = (
        None  # for 'scene': days | ('weeks'|'months'|'years', n) | ('in_year', 'MM[-DD]') | ('in_month', day)
    )
    reporting: bool = False  # dates the telling, the court, the law, the funeral, the future: not the event
    span: bool = False  # a period over which a tally runs
    period: str | None = None  # the codebook's form of that period
    year_only: bool = False  # a bare year: either the date of one event or the period of a tally


@dataclass(slots=True)
class Day:
    """A calendar date as written, before it is resolved: some parts may lack. `j` is where it ends."""

    j: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    year_word: str | None = None  # 'last' | 'same': "del año pasado", "de ese año"
    month_word: str | None = None  # 'this' | 'last' | 'same': "del presente mes", "del mes pasado"
    i: int = -1
    many: bool = False  # a range or list of days; `day` is the first


_SETS = [
    "last",
    "next",
    "that",
    "article",
    "since",
    "and",
    "to",
    "from",
    "until",
    "by",
    "in",
    "year_before_word",
    "year_stops",
    "month_part",
    "place_kind",
    "every",
    "of_which",
    "month_does",
    "year_does",
    "month_balance",
    "reviews",
    "later",
    "earlier",
    "ago",
    "ago_before",
    "last_n",
    "first_n",
    "anniversary",
    "ordinal",
    "day_of_this_month",
    "saying",
    "reports",
    "neutral",
    "arrival",
    "handing",
    "bodies",
    "counting",
    "found",
    "exactly",
    "happened",
    "remembrance",
    "on_the_way",
    "survivors",
    "unaccounted",
    "superlative",
    "events",
    "verbs",
    "not_verbs",
    "complement",
    "as",
]
# Fixed phrases whose answer depends on nothing but the publication date.
_FIXED = [
    "scene_vague",
    "none",
    "last_week",
    "last_month",
    "this_month",
    "last_year",
    "year_ago_today",
    "this_year",
    "year_before",
    "same_year",
    "year_after",
    "tally",
    "tally_month",
    "tally_of",
    "same_period",
    "future",
    "skip",
]


class DateWords:
    """The date tables of one language."""

    def __init__(self, lang: str) -> None:
        data = load_yaml(HERE / lang / "date.yaml")
        missing = [k for k in ("months", "weekdays", "numbers", "units", "sets") if k not in data]
        if missing:
            raise RuleError(f"{lang}/date.yaml:1: lacks {', '.join(missing)}")
        self.lang = lang
        self.months = {fold(k): v for k, v in data["months"].items()}
        self.abbreviations = {fold(k): v for k, v in data.get("month_abbreviations", {}).items()}
        self.weekdays = {fold(k): v for k, v in data["weekdays"].items()}
        self.numbers = {fold(k): v for k, v in data["numbers"].items()}
        self.units = {fold(k): v for k, v in data["units"].items()}
        number = load_yaml(HERE / lang / "number.yaml")
        self.ordinals = {fold(k): v for k, v in number["ranks"].items()} | {fold(k): 1 for k in number["first"]}
        self.hedges = frozenset(fold(w) for w in data.get("hedges", ()))
        self.phrases = Table()
        for group, shifts in (
            ("days", "days"),
            ("scene", "scene"),
            ("scene_weeks", "weeks"),
            ("scene_months", "months"),
        ):
            for shift, phrases in data.get(group, {}).items():
                for p in phrases:
                    self.phrases.add(p, (shifts, int(shift)))
        for group in _FIXED:
            for p in data.get(group, ()):
                self.phrases.add(p, (group, None))
        for group in ("holidays", "easter"):
            for p, v in data.get(group, {}).items():
                self.phrases.add(p, (group, v))
        for name in _SETS:
            words = frozenset(fold(str(w)) for w in data["sets"].get(name) or data.get(name, ()))
            setattr(self, f"{name}_" if name in ("and", "as", "from", "in") else name, words)
        self.month_lead = frozenset(data["sets"].get("month_lead", ()))
        # What a date can begin with, if not a number; most words of a text are none.
        alone = (getattr(self, name) for name in ("ago_before", "last_n", "first_n", "anniversary"))
        self.opening = frozenset(self.phrases.index).union(self.weekdays, self.months, self.abbreviations, self.numbers, *alone)


@lru_cache(maxsize=2)
def date_words(lang: str) -> DateWords:
    return DateWords(lang)


_STRONG = ("vino", "tuvo", "dujo", "puso", "dieron", "hizo")


def verb_like(t: Token, w: Any) -> bool:
    if t.k != "w" or t.f in w.not_verbs:
        return False
    if t.f in w.verbs:
        return True
    if w.lang == "es":
        if t.f.endswith(_STRONG):
            return True  # "intervino", "detuvo", "condujo"
        return t.raw.lower().endswith(
            (
                "ó",
                "aron",
                "ieron",
                "jeron",
                "aban",
                "ían",
                "ado",
                "ada",
                "ados",
                "adas",
                "ido",
                "ida",
                "idos",
                "idas",
                "ando",
                "iendo",
            )
        )
    return (t.f.endswith("ed") and len(t.f) > 3) or (
        t.f.endswith("ing") and len(t.f) > 5 and t.f not in ("evening", "morning", "during", "according", "following")
    )


def ends_like_verb(token: Token, es: bool) -> bool:
    if token.k != "w":
        return False
    if es:
        raw = token.raw.lower()
        return raw.endswith(("ó", "aron", "eron", "aban", "aba", "ían"))
    return token.f.endswith("ed")


BEFORE = frozenset(["antes", "before", "previo", "prior", "visperas", "vispera", "eve", "earlier"])
AFTER = frozenset(["despues", "after", "following", "later"])
NUMBER_NAMES = frozenset(["uno", "primero", "dos", "tres", "veintiocho", "quince", "cinco", "seis"])
# Words that may follow a day number or a year; anything else makes it a count.
DAY_FOLLOWERS = frozenset(
    [
        "a",
        "al",
        "ante",
        "con",
        "contra",
        "cuando",
        "de",
        "del",
        "desde",
        "dentro",
        "donde",
        "durante",
        "e",
        "el",
        "en",
        "entre",
        "es",
        "esta",
        "este",
        "fue",
        "fueron",
        "ha",
        "han",
        "hasta",
        "la",
        "las",
        "lo",
        "los",
        "mas",
        "mientras",
        "no",
        "o",
        "para",
        "pero",
        "por",
        "que",
        "se",
        "sin",
        "sobre",
        "su",
        "sus",
        "tras",
        "un",
        "una",
        "unos",
        "y",
        "ya",
        "aunque",
        "pasado",
        "ultimo",
        "debido",
        "gracias",
        "after",
        "amid",
        "an",
        "and",
        "are",
        "as",
        "at",
        "before",
        "but",
        "by",
        "during",
        "following",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "in",
        "into",
        "is",
        "it",
        "its",
        "like",
        "more",
        "near",
        "of",
        "off",
        "on",
        "or",
        "over",
        "police",
        "she",
        "that",
        "the",
        "their",
        "there",
        "they",
        "this",
        "to",
        "under",
        "until",
        "up",
        "was",
        "were",
        "when",
        "where",
        "which",
        "while",
        "who",
        "with",
    ]
)


def shift(anchor: str, offset: Offset) -> str | None:
    """`anchor` moved by `offset`; as precise as both allow. A week or a month is known to the month only."""
    parts = [int(p) for p in anchor.split("-")]
    if isinstance(offset, int):
        if len(parts) == 3:
            return (date(*parts) + timedelta(days=offset)).isoformat()
        return (
            anchor
            if offset == 0
            else (shift_month(parts, offset // 30) if abs(offset) >= 28 and len(parts) == 2 else anchor)
        )
    unit, n = offset
    if unit == "in_year":
        return f"{parts[0]:04d}-{n}"
    if unit == "in_month":
        return f"{parts[0]:04d}-{parts[1]:02d}-{n:02d}" if len(parts) > 1 else None
    if unit == "weekday":  # counted from the Monday of the anchor's week
        day = date(*parts) if len(parts) == 3 else None
        return (day + timedelta(days=n - day.weekday())).isoformat() if day else anchor
    if unit in ("weekday_before", "weekday_after"):
        if len(parts) < 3:
            return anchor
        gap = (date(*parts).weekday() - n) % 7 or 7
        return (date(*parts) + timedelta(days=-gap if unit == "weekday_before" else 7 - gap % 7)).isoformat()
    if unit == "weeks":
        return (date(*parts) + timedelta(days=7 * n)).isoformat()[:7] if len(parts) == 3 else anchor
    if unit == "years":
        return f"{parts[0] + n:04d}"
    return shift_month(parts, n) if len(parts) > 1 else f"{parts[0] + n // 12:04d}"


def shift_month(parts: list[int], n: int) -> str:
    k = parts[0] * 12 + parts[1] - 1 + n
    return f"{k // 12:04d}-{k % 12 + 1:02d}"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
