"""Dates of one sentence: what is said about when, resolved against the publication date or left for the scene.

A word that can begin a date (a weekday, a month, a number, "ayer", "desde", "so far") is looked up in the tables of its
language; what stands around it then decides how it resolves. `attach` says in a second step whether the day belongs to
an event or to its telling.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from extractors.report.words import HERE, RuleError, Table, load_yaml
from extractors.text import Token, fold

Offset = int | tuple[str, Any]


@dataclass(slots=True)
class DateMention:
    """tokens[i:j] say when. `value` is ISO of day, month or year precision, or None where none can be derived."""

    i: int
    j: int
    value: str | None
    kind: str  # 'absolute' | 'scene' (counts from the incident told before)
    rule: str  # name of the rule, for evidence
    offset: Offset | None = None  # for 'scene': days | ('weeks'|'months'|'years', n) | ('in_year', 'MM[-DD]') | ('in_month', day)
    reporting: bool = False  # dates the telling, the court, the law, the funeral, the future: not the event
    span: bool = False  # a period over which a tally runs
    period: str | None = None  # the codebook's form of that period
    year_only: bool = False  # a bare year: either the date of one event or the period of a tally


_SETS = (
    "last next that article since and to from until by in year_before_word year_stops month_part place_kind every of_which "
    "later earlier ago ago_before last_n first_n ordinal day_of_this_month saying reports neutral arrival bodies superlative events verbs not_verbs complement as"
).split()
# Fixed phrases whose answer depends on nothing but the publication date.
_FIXED = (
    "scene_vague none last_week last_month this_month last_year this_year year_before same_year year_after tally tally_of same_period future skip"
).split()


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
        self.hedges = frozenset(fold(w) for w in data.get("hedges", ()))
        self.phrases = Table()
        for group, shifts in (("days", "days"), ("scene", "scene"), ("scene_weeks", "weeks"), ("scene_months", "months")):
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

    def __getattr__(self, name: str) -> frozenset[str]:  # the sets; written once above
        raise AttributeError(name)


@lru_cache(maxsize=2)
def date_words(lang: str) -> DateWords:
    return DateWords(lang)


def find_dates(tokens: list[Token], lang: str, published: date) -> list[DateMention]:
    """All dates of one sentence, left to right, never overlapping."""
    reader = _Reader(tokens, date_words(lang), published)
    return reader.read()


def resolve(m: DateMention, anchor: str | None) -> str | None:
    """The ISO value of a mention, given the date of the incident told before (day, month or year precision)."""
    if m.kind != "scene" or m.value is not None or m.offset is None or anchor is None:
        return m.value
    return shift(anchor, m.offset)


def shift(anchor: str, offset: Offset) -> str | None:
    """`anchor` moved by `offset`; as precise as both allow. A week or a month is known to the month only."""
    parts = [int(p) for p in anchor.split("-")]
    if isinstance(offset, int):
        if len(parts) == 3:
            return (date(*parts) + timedelta(days=offset)).isoformat()
        return anchor if offset == 0 else (_shift_month(parts, offset // 30) if abs(offset) >= 28 and len(parts) == 2 else anchor)
    unit, n = offset
    if unit == "in_year":
        return f"{parts[0]:04d}-{n}"
    if unit == "in_month":
        return f"{parts[0]:04d}-{parts[1]:02d}-{n:02d}" if len(parts) > 1 else None
    if unit == "weeks":
        return (date(*parts) + timedelta(days=7 * n)).isoformat()[:7] if len(parts) == 3 else anchor
    if unit == "years":
        return f"{parts[0] + n:04d}"
    return _shift_month(parts, n) if len(parts) > 1 else f"{parts[0] + n // 12:04d}"


def _shift_month(parts: list[int], n: int) -> str:
    k = parts[0] * 12 + parts[1] - 1 + n
    return f"{k // 12:04d}-{k % 12 + 1:02d}"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


@dataclass(slots=True)
class _Day:
    """A calendar date as written, before it is resolved: some parts may lack. `j` is where it ends."""

    j: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    year_word: str | None = None  # 'last' | 'same': "del año pasado", "de ese año"
    month_word: str | None = None  # 'this' | 'last' | 'same': "del presente mes", "del mes pasado"
    i: int = -1
    many: bool = False  # a range or list of days; `day` is the first


class _Reader:
    def __init__(self, tokens: list[Token], w: DateWords, published: date) -> None:
        self.t = tokens
        self.n = len(tokens)
        self.w: Any = w
        self.pub = published
        self.es = w.lang == "es"
        self.out: list[DateMention] = []

    # -- the loop ------------------------------------------------------------------------------------------------
    def read(self) -> list[DateMention]:
        w, t, i = self.w, self.t, 0
        phrases, weekdays, months, abbreviations, numbers = w.phrases.rows, w.weekdays, w.months, w.abbreviations, w.numbers
        while i < self.n:
            token = t[i]
            f = token.f
            found: DateMention | int | None = None
            if token.k == "p":
                i += 1
                continue
            if f.endswith("'s"):
                f = f[:-2]
            if f in phrases:
                found = self.phrase(i)
            if found is None:
                if token.k == "n":
                    found = self.number(i)
                elif f in weekdays:
                    found = self.weekday(i)
                elif f in months or f in abbreviations:
                    found = self.month(i)
                elif f in numbers or f in w.ago_before:
                    found = self.counted(i) or (self.worded_day(i) if f in numbers else None)
                elif f in w.last_n or f in w.first_n:
                    found = self.stretch(i)
            if isinstance(found, DateMention):
                if self.out and found.i < self.out[-1].j:
                    found.i = max(i, self.out[-1].j)
                self.out.append(found)
                i = max(found.j, i + 1)
            else:
                i = found or i + 1
        if self.out:
            attach(t, self.out, self.w, self.pub)
        return self.out

    def f(self, i: int) -> str:
        return self.t[i].f if 0 <= i < self.n else ""

    def mention(self, i: int, j: int, value: str | None, rule: str, **more: Any) -> DateMention:
        return DateMention(i, j, value, more.pop("kind", "absolute"), f"{self.w.lang}.date.{rule}", **more)

    # -- fixed phrases -------------------------------------------------------------------------------------------
    def phrase(self, i: int) -> DateMention | int | None:
        hit = self.w.phrases.at(self.t, i)
        if hit is None:
            return None
        j, (group, arg) = hit
        y = self.pub.year
        if group == "skip":
            return int(j)
        if group == "days":
            return self.relative(i, j, arg)
        if group == "scene":
            return self.from_scene(i, j, arg)
        if group in ("weeks", "months"):
            return self.mention(i, j, None, "scene_month", kind="scene", offset=(group, arg))
        if group == "scene_vague":
            return self.mention(i, j, None, "scene_vague", kind="scene")
        if group == "none":
            return self.mention(i, j, None, "vague")
        if group == "future":
            return self.mention(i, j, None, "future", reporting=True)
        if group in ("tally", "this_year") and (self.f(j) in self.w.last or self.f(j) in ("anterior", "previo", "before") or self.year_number(j)):
            return None  # "del año pasado", "en el año 2014"
        if group == "tally":
            return self.mention(i, j, str(y), "this_year", span=True, period=str(y))
        if group == "this_year":
            part = any(self.f(x) in self.w.month_part for x in (i, i - 1, i - 2)) or self.f(i) == "earlier"
            return self.mention(i, self.to_date(j), str(y), "this_year", span=True, period=str(y), year_only=part)
        if group == "this_month":
            return self.mention(i, j, f"{y}-{self.pub.month:02d}", "this_month")
        if group == "last_month":
            return self.mention(i, j, _shift_month([y, self.pub.month], -1), "last_month")
        if group == "last_week":
            return self.last_week(i, j)
        if group == "last_year":
            if self.f(i - 1) in self.w.since:
                return self.mention(i - 1, j, None, "since", span=True, period=f"since {y - 1}")
            return self.mention(i, j, str(y - 1), "last_year", span=True, period=str(y - 1), year_only=True)
        return self.other_year(i, j, group, arg)

    def relative(self, i: int, j: int, days: int) -> DateMention:
        """"ayer"; a calendar day said beside it wins ("ayer, lunes 16"), a mere weekday does not ("ayer martes")."""
        found = self.mention(i, j, (self.pub + timedelta(days=days)).isoformat(), "relative_day")
        k = j + (self.f(j) in (",", "("))
        k += self.f(k) in ("el", "dia")
        if self.f(k) in self.w.weekdays or self.day_at(k) is not None:
            m = self.weekday(k) if self.f(k) in self.w.weekdays else self.number(k)
            if isinstance(m, DateMention) and m.value and len(m.value) == 10 and m.kind == "absolute":
                found.j = m.j
                if not m.rule.endswith(".weekday"):
                    found.value, found.rule = m.value, m.rule
        return found

    def other_year(self, i: int, j: int, group: str, arg: Any) -> DateMention | None:
        if group == "holidays":
            month, day = (int(x) for x in arg.split("-"))
            return self.resolved(i, _Day(j, day, month, *self.year_after(j)), "holiday")
        if group == "easter":
            e = easter(self.pub.year) + timedelta(days=arg)
            if e > self.pub:
                e = easter(self.pub.year - 1) + timedelta(days=arg)
            return self.mention(i, j, e.isoformat(), "holiday")
        if group == "tally_of":
            year = self.year_number(j + (self.f(j) in ("ano", "year", "el")))
            if year is None:
                return None
            j += 1 + (self.f(j) in ("ano", "year", "el"))
            return self.mention(i, j, str(year), "so_far", span=True, period=str(year))
        if group == "same_period":
            return self.same_period(i, j)
        last = self.last_year()
        if group == "same_year":
            return self.mention(i, j, str(last) if last else None, "same_year", kind="scene", offset=("years", 0), span=True,
                                period=str(last) if last else None, year_only=True)
        step = -1 if group == "year_before" else 1
        period = str((last or self.pub.year) + step) if last or step < 0 else None
        return self.mention(i, j, str(last + step) if last else None, "year_before", kind="scene", offset=("years", step),
                            span=True, period=period, year_only=True)

    def last_year(self) -> int | None:
        """The year spoken of last in this sentence."""
        for m in reversed(self.out):
            text = m.period or m.value
            if text and text[-4:].isdigit() and "/" not in text:
                return int(text[-4:]) if m.period else int(text[:4])
            if text and text[:4].isdigit():
                return int(text[:4])
        return None

    def last_week(self, i: int, j: int) -> DateMention:
        monday = self.pub - timedelta(days=self.pub.weekday() + 7)
        sunday = monday + timedelta(days=6)
        value = f"{monday.year}-{monday.month:02d}" if monday.month == sunday.month else None
        return self.mention(i, j, value, "last_week")

    def to_date(self, j: int) -> int:
        """Past the "so far", "hasta la fecha" that follows a year."""
        if self.f(j) in ("so", "hasta") and self.f(j + 1) in ("far", "la", "hoy", "ahora"):
            return min(self.n, j + (3 if self.f(j + 1) == "la" else 2))
        return j

    def from_scene(self, i: int, j: int, days: int) -> DateMention:
        """A count of days from what was told before; "one day after the raid" behind a dated clause counts back from it."""
        other = self.counted_from(j)
        before = self.f(j - 1) in _BEFORE
        earlier = next((m for m in reversed(self.out) if m.value and len(m.value) == 10 and not m.span), None)
        if other and earlier and earlier.value and days:
            value = (date.fromisoformat(earlier.value) - timedelta(days=days)).isoformat()
            return self.mention(i, j, value, "counted_back", kind="scene", offset=-days)
        if self.f(i - 1) == "en" and self.f(i) == "la":
            i -= 1
        if other and (before or self.f(j - 1) in _AFTER) and any(self.f(x) in self.w.reports for x in range(j + 1, j + 4)):
            return self.mention(i, j, None, "vague")
        return self.mention(i, j, None, "scene_day", kind="scene", offset=days)

    def counted_from(self, j: int) -> bool:
        """Is what the count runs from said behind it: "un día después de que …", "a day after Congress voted"?"""
        if self.f(j - 1) not in _BEFORE and self.f(j - 1) not in _AFTER and self.f(j - 1) != "to":
            return False
        if self.es:
            return self.f(j) in ("de", "del", "a") and self.f(j + 1) not in ("eso", "ello", "esto")
        return j < self.n and self.t[j].k == "w" and self.f(j) not in ("in", "on", "at", "near", "that", "and", "when") and not _verb_like(self.t[j], self.w)

    # -- counts of time ------------------------------------------------------------------------------------------
    def count(self, i: int) -> tuple[int, int, str, bool] | None:
        """"unos tres días", "two and a half years": (end, number, unit, with a half)."""
        w = self.w
        start = i
        while i < self.n and i - start < 4 and self.f(i) in w.hedges:
            i += 1
        if i >= self.n:
            return None
        token = self.t[i]
        number = int(token.raw) if token.k == "n" and token.raw.isdigit() and len(token.raw) <= 2 else w.numbers.get(token.f)
        if number is None:
            return None
        j = i + 1
        if self.f(j) == "of" and token.f == "couple" or token.f == "par":
            j += self.f(j) in ("of", "de")
        elif token.f in ("a", "un") and self.f(j) in ("couple", "par") and self.f(j + 1) in ("of", "de"):
            number, j = 2, j + 2
        elif self.f(j) == "y" and self.f(j + 1) in w.numbers and number >= 30:
            number, j = number + w.numbers[self.f(j + 1)], j + 2
        unit = w.units.get(self.f(j))
        if unit is None:
            return None
        j += 1
        half = False
        if self.f(j) == "y" and self.f(j + 1) in ("medio", "media"):
            half, j = True, j + 2
        elif self.f(j) == "and" and self.f(j + 1) == "a" and self.f(j + 2) == "half":
            half, j = True, j + 3
        return j, number, unit, half

    def counted(self, i: int) -> DateMention | None:
        """"hace dos semanas", "three weeks ago", "five days earlier", "dos meses después"."""
        w = self.w
        lead = self.f(i) in w.ago_before
        hit = self.count(i + 1 if lead else i)
        if hit is None:
            return None
        j, number, unit, half = hit
        start = i
        word = self.f(j)
        if lead:
            return self.since_ago(start, j, number, unit) if self.f(i) == "hacia" or self.f(i - 1) in ("desde", "de") else self.ago(start, j, number, unit, half)
        if word in w.ago:
            return self.ago(start, j + 1, number, unit, half)
        if not self.es and word == "prior" and self.f(j + 1) == "to":
            return self.from_scene_count(start, j + 2, -number, unit)
        if word in w.earlier:
            return self.from_scene_count(start, j + 1, -number, unit)
        if word in w.later or (word == "mas" and self.f(j + 1) == "tarde"):
            return self.from_scene_count(start, j + 1 + (word == "mas"), number, unit)
        return None

    def ago(self, i: int, j: int, number: int, unit: str, half: bool) -> DateMention:
        p = self.pub
        days = {"hour": 0, "day": number, "week": 7 * number, "fortnight": 15 * number if self.es else 14 * number}.get(unit)
        if days is not None:
            return self.mention(i, j, (p - timedelta(days=days)).isoformat(), "ago")
        months = {"month": number, "quarter": 3 * number, "half": 6 * number}.get(unit)
        if months is not None:
            return self.mention(i, j, _shift_month([p.year, p.month], -months), "ago")
        years = number * {"lustrum": 5, "decade": 10}.get(unit, 1)
        if half:
            return self.mention(i, j, _shift_month([p.year, p.month], -12 * years - 6), "ago")
        return self.mention(i, j, str(p.year - years), "ago")

    def since_ago(self, i: int, j: int, number: int, unit: str) -> DateMention:
        """"desde hace tres años": a stretch up to now, no day of an event."""
        years = number * {"lustrum": 5, "decade": 10}.get(unit, 1)
        period = f"since {self.pub.year - years}" if unit in ("year", "lustrum", "decade") else None
        return self.mention(i, j, None, "since_ago", reporting=True, span=period is not None, period=period)

    def from_scene_count(self, i: int, j: int, number: int, unit: str) -> DateMention:
        days = {"hour": 0, "day": number, "week": 7 * number, "fortnight": 14 * number}.get(unit)
        if days is not None:
            return self.from_scene(i, j, days)
        if unit in ("month", "quarter", "half"):
            months = number * {"quarter": 3, "half": 6}.get(unit, 1)
            earlier = next((m.value for m in reversed(self.out) if m.value and len(m.value) >= 7 and not m.span), None)
            value = shift(earlier, ("months", -months)) if earlier and self.counted_from(j) else None
            return self.mention(i, j, value, "scene_month", kind="scene", offset=("months", -months if value else months))
        years = number * {"lustrum": 5, "decade": 10}.get(unit, 1)
        return self.mention(i, j, None, "scene_year", kind="scene", offset=("years", years))

    # -- periods of a tally ----------------------------------------------------------------------------------------
    def stretch(self, i: int) -> DateMention | None:
        """"los últimos tres años", "the last decade", "the first nine months of this year", "primer semestre de 2019"."""
        w, p = self.w, self.pub
        f = self.f(i)
        article = self.f(i - 1) in ("los", "las", "la", "el", "the")
        if f in w.last_n and article:
            unit = w.units.get(self.f(i + 1))
            hit = (i + 2, 1, unit, False) if unit else self.count(i + 1)
            if hit and hit[2] in ("year", "decade", "lustrum"):
                years = hit[1] * {"lustrum": 5, "decade": 10}.get(hit[2], 1)
                return self.mention(i, hit[0], None, "last_years", span=True, period=f"{p.year - years}-{p.year}")
            if hit and hit[2] in ("month", "quarter", "half") and (hit[1] > 1 or hit[2] != "month"):
                months = hit[1] * {"quarter": 3, "half": 6}.get(hit[2], 1)
                first = _shift_month([p.year, p.month], -months)
                return self.mention(i, hit[0], None, "last_months", span=True, period=f"{first}/{p.year}-{p.month:02d}")
            if hit and hit[2] in ("day", "week", "hour"):
                return self.mention(i, hit[0], None, "vague")
        return self.first_months(i) if f in w.first_n else None

    def first_months(self, i: int) -> DateMention | None:
        w = self.w
        f, nxt = self.f(i), self.f(i + 1)
        unit = w.units.get(nxt)
        rank = {"primer": 1, "first": 1, "segundo": 2, "second": 2, "third": 3, "tercer": 3, "fourth": 4, "cuarto": 4, "ultimo": 0, "last": 0}.get(f)
        if unit in ("quarter", "half") and rank is not None:
            size = 3 if unit == "quarter" else 6
            a = (rank - 1) * size + 1 if rank else 13 - size
            b, j = a + size - 1, i + 2
        else:
            hit = self.count(i + 1)
            if not hit or hit[2] != "month" or f not in ("primeros", "first"):
                return None
            a, b, j = 1, hit[1], hit[0]
        year, j2 = self.pub.year, j
        if self.f(j2) in w.of_which:
            k = j2 + 1 + (self.f(j2 + 1) in ("ano", "the", "el"))
            named = self.year_number(k)
            if named:
                year, j2 = named, k + 1
            elif hit_phrase := w.phrases.at(self.t, j2 + 1) or w.phrases.at(self.t, j2):
                group = hit_phrase[1][0]
                year += -1 if group in ("last_year", "year_before") else 0
                j2 = hit_phrase[0]
            elif self.f(j2) == "del" and self.f(j2 + 1) == "ano" or self.f(j2 + 2) == "year":
                j2 += 2 if self.es else 3
        if not 1 <= a <= b <= 12:
            return None
        return self.mention(i, j2, None, "first_months", span=True, period=f"{year}-{a:02d}/{year}-{b:02d}")

    def same_period(self, i: int, j: int) -> DateMention:
        """"igual lapso de 2019": the months told earlier in the sentence, in that year."""
        w = self.w
        year, j2 = None, j
        k = j + (self.f(j) in w.of_which or self.f(j) in ("in", "en"))
        k += self.f(k) in ("ano", "el", "the") and self.year_number(k + 1) is not None
        before = next((m.period for m in reversed(self.out) if m.period), None)
        if (y := self.year_number(k)) is not None:
            year, j2 = y, k + 1
        elif k < self.n and (hit := w.phrases.at(self.t, k) or (w.phrases.at(self.t, k + 1) if k + 1 < self.n else None)):
            group = hit[1][0]
            base = int(before[:4]) if before and before[:4].isdigit() else self.pub.year
            if group in ("last_year", "year_before"):
                year, j2 = base - 1, hit[0]
            elif group == "this_year":
                year, j2 = self.pub.year, hit[0]
        if year is None:
            return self.mention(i, j, None, "same_period", kind="scene", span=True, period=before)
        months = before and len(before) == 15 and before[7] == "/"
        period = f"{year}-{before[5:7]}/{year}-{before[13:15]}" if months and before else str(year)
        return self.mention(i, j2, None, "same_period", span=True, period=period)

    # -- weekdays --------------------------------------------------------------------------------------------------
    def weekday(self, i: int) -> DateMention | int | None:
        w = self.w
        t = self.t[i]
        if not self.es and not t.cap:
            return None
        wd = w.weekdays[t.f[:-2] if t.f.endswith("'s") else t.f]
        start, last, coming = self.lead(i)
        if self.es and self.f(i - 1) in w.every and wd <= 4:  # "los lunes" is no day, "los sábados" is another word
            return None
        j = i + 1
        if self.f(j) == "(" :
            return self.bare_weekday(start, j, wd, last, coming)
        k = j + (self.f(j) == ",")
        k += self.f(k) == "the" and k + 1 < self.n and self.t[k + 1].k == "n"
        if k < self.n and not t.f.endswith("'s"):
            day = self.calendar(k)
            if day and (day.month or day.month_word):
                return self.resolved(start, day, "weekday_date", coming)
            if k < self.n and self.t[k].k == "n" and self.t[k].raw.isdigit() and 1 <= int(self.t[k].raw) <= 31 and k == j + (self.f(j) == "the"):
                end = k + 1 + (self.f(k + 1) in ("st", "nd", "rd", "th"))
                if self.f(end) == "(" and self.f(end + 1) == "de" and (month := self.month_at(end + 2, False)) and self.f(end + 3) == ")":
                    return self.resolved(start, _Day(end + 4, int(self.t[k].raw), month), "weekday_date", coming)
                if self.free_number(k, end):
                    return self.mention(start, end, self.day_number(int(self.t[k].raw), wd), "weekday_number")
        if self.f(j) in w.to or self.f(j) in w.and_:
            k = j + 1 + (self.f(j + 1) in ("el", "al"))
            if self.f(k) in w.weekdays:
                m = self.bare_weekday(start, k + 1, wd, last, coming)
                if m.value and (second := w.weekdays[self.f(k)]) is not None:
                    end = self.pub - timedelta(days=(self.pub.weekday() - second) % 7)
                    first = end - timedelta(days=(second - wd) % 7)
                    m.value = first.isoformat()
                return m
        return self.bare_weekday(start, j, wd, last, coming)

    def free_number(self, k: int, end: int) -> bool:
        """Is the number behind a weekday the day, not a count ("el lunes 20 soldados")?"""
        nxt = self.t[end] if end < self.n else None
        return nxt is None or nxt.k == "p" or nxt.f in _DAY_FOLLOWERS or nxt.f in self.w.verbs or _ends_like_verb(nxt, self.es)

    def bare_weekday(self, i: int, j: int, wd: int, last: bool, coming: bool) -> DateMention:
        p = self.pub
        if self.f(j) in self.w.last:
            last, j = True, j + 1
        elif self.f(j) in self.w.next:
            coming, j = True, j + 1
        week_before = False
        if self.f(j) == "de" and self.f(j + 1) == "la" and (hit := self.w.phrases.at(self.t, j + 1)):
            week_before = hit[1][0] == "last_week"
            j = hit[0] if week_before or hit[1][0] == "none" else j
        elif self.f(j) == "of" and j + 1 < self.n and (hit := self.w.phrases.at(self.t, j + 1)) and hit[1][0] == "last_week":
            week_before, j = True, hit[0]
        back = (p.weekday() - wd) % 7
        if week_before:
            back = p.weekday() + 7 - wd
        elif last and back == 0:
            back = 7  # "last Thursday" said on a Thursday
        if coming:
            return self.mention(i, j, (p + timedelta(days=7 - back)).isoformat(), "weekday_next", reporting=True)
        if self.f(i) in self.w.that or self.f(i - 1) in ("ese", "aquel", "that") and not self.f(i - 1) == "that":
            return self.mention(i, j, None, "that_weekday", kind="scene", offset=0)
        return self.mention(i, j, (p - timedelta(days=back)).isoformat(), "weekday")

    def lead(self, i: int) -> tuple[int, bool, bool]:
        """What stands before a day: (start of the mention, "last" said, "next" said)."""
        w = self.w
        k, last, coming = i - 1, False, False
        while k >= 0 and i - k <= 4:
            f = self.f(k)
            if f in w.last:
                last = True
            elif f in w.next:
                coming = True
            elif f in w.that and self.es:
                k -= 1
                break
            elif f not in w.article and f not in ("dia", "dias"):
                break
            k -= 1
        start = k + 1
        while start < i and self.f(start) in ("of", "de", "del", "al", "mes", "on"):
            start += 1
        return start, last, coming

    def day_number(self, day: int, wd: int | None = None) -> str | None:
        """The last such day of a month on or before publication; of two near ones, that of the weekday."""
        found = []
        y, m = self.pub.year, self.pub.month
        for _ in range(3):
            if day <= monthrange(y, m)[1] and date(y, m, day) <= self.pub:
                found.append(date(y, m, day))
            y, m = (y, m - 1) if m > 1 else (y - 1, 12)
        if wd is not None:
            for d in found[:2]:
                if d.weekday() == wd:
                    return d.isoformat()
        return found[0].isoformat() if found else None

    # -- days of the calendar --------------------------------------------------------------------------------------
    def number(self, i: int) -> DateMention | int | None:
        raw = self.t[i].raw
        if not raw.isdigit():
            return self.dotted(i)
        if len(raw) == 4:
            return self.iso(i) or self.year(i)
        if len(raw) > 2:
            return None
        nxt = self.f(i + 1)
        if nxt in self.w.units or nxt in self.w.hedges:
            found = self.counted(i)
            if found:
                return found
        if nxt in ("/", "-") and (m := self.slashed(i)):
            return m
        day = self.calendar(i)
        if day is None:
            return self.past_number(i)
        start, _last, coming = self.lead(i)
        if self.f(start - 1) in self.w.place_kind:
            return day.j  # "avenida 28 de Julio"
        return self.ranged(start, day, "day", coming) or day.j

    def past_number(self, i: int) -> DateMention | None:
        """"el pasado 25", "the past 7th", "on the 15th"."""
        day = int(self.t[i].raw)
        end = i + 1 + (self.f(i + 1) in ("st", "nd", "rd", "th"))
        start, last, _ = self.lead(i)
        if not 1 <= day <= 31 or not self.free_number(i, end):
            return None
        if self.f(end) in self.w.last and self.es and self.f(i - 1) == "el":
            last, end = True, end + 1
        before = self.out[-1].value if self.out and self.out[-1].kind == "absolute" else None
        if self.es and self.f(i - 1) == "el" and end < self.n and self.t[end].k == "w" and before and len(before) == 10 and int(before[8:]) < day:
            month_end = monthrange(int(before[:4]), int(before[5:7]))[1]  # "el 3 de agosto … y el 5 fue emboscada"
            return self.mention(start, end, f"{before[:8]}{day:02d}", "day_number") if day <= month_end else None
        named_day = self.f(i - 1) == "dia" and self.f(i - 2) in ("el", "pasado", "ultimo")
        english = not self.es and end == i + 2 and self.f(i - 1) == "the" and self.f(i - 2) == "on"
        if not (last and (self.es or end == i + 2)) and not english and not named_day:
            return None
        if self.es and last and self.f(i - 1) not in ("pasado", "ultimo", "dia", "el"):
            return None
        return self.mention(start, end, self.day_number(day), "day_number")

    def worded_day(self, i: int) -> DateMention | None:
        """"primero de mayo", "veinticinco de abril"; capitals are streets and provinces ("Dos de Mayo")."""
        if not self.es or self.t[i].cap and not self.t[i].raw.isupper() or self.f(i + 1) not in self.w.of_which:
            return None
        day, month = self.w.numbers[self.f(i)], self.w.months.get(self.f(i + 2))
        if month is None or self.t[i + 2].cap and not self.t[i + 2].raw.isupper():
            return None
        j, year, word = i + 3, *self.year_after(i + 3)
        j = self.year_end(j)
        start, _, coming = self.lead(i)
        return self.resolved(start, _Day(j, day, month, year, word), "day", coming)

    def calendar(self, i: int) -> _Day | None:
        """A day of the month written from token i on: "11 de febrero de 2021", "3 y 5 de mayo", "Feb. 11th, 2021"."""
        t = self.t[i]
        if t.k == "n":
            return self.day_first(i)
        if t.f in self.w.months or t.f in self.w.abbreviations:
            return self.month_first(i)
        return None

    def day_first(self, i: int) -> _Day | None:
        w = self.w
        day = self.day_at(i)
        if day is None:
            return None
        j, many = self.after_day(i), False
        for _ in range(4):  # "3, 4 y el 5 de mayo"; "del 11 al 17 de agosto"
            f = self.f(j)
            if f in w.and_ or f in w.to or f == "," or f == "al":
                k = j + 1 + (self.f(j + 1) in ("el", "los", "dia", "al"))
                if self.day_at(k) is not None:
                    j, many = self.after_day(k), True
                    continue
            break
        if self.f(j) in w.of_which:
            if self.f(j + 1) in ("el", "los"):
                j += 1
            j += 1
            word = self.month_word(j)
            if word:
                return replace(word, day=day, i=i, many=many)
        elif self.f(j) in ("-", "/"):
            j += 1
        if self.f(j) == "mes" and self.f(j + 1) == "de":
            j += 2
        month = self.month_at(j, True)
        if month is None:
            return None
        j += 1 + (self.f(j + 1) == "." and self.f(j) in w.abbreviations)
        year, word2 = self.year_after(j)
        return _Day(self.year_end(j), day, month, year, word2, i=i, many=many)

    def month_word(self, j: int) -> _Day | None:
        """"(el 8) del presente mes", "de los corrientes", "del mes pasado", "de ese mes"."""
        f, nxt = self.f(j), self.f(j + 1)
        if f in ("presente", "corriente", "corrientes") or f in ("este", "actual") and nxt == "mes":
            return _Day(j + 1 + (nxt in ("mes", "ano")), month_word="this") if not (f == "presente" and nxt == "ano") else None
        if f == "mes":
            if nxt == "en" and self.f(j + 2) == "curso":
                return _Day(j + 3, month_word="this")
            if nxt in ("pasado", "ultimo", "anterior"):
                return _Day(j + 2, month_word="last")
            if nxt in ("actual", "presente", "corriente"):
                return _Day(j + 2, month_word="this")
        if f in ("ese", "mismo", "aquel", "dicho") and "mes" in (nxt, self.f(j + 2)):
            return _Day(j + 2 + (nxt != "mes"), month_word="same")
        if f in ("pasado", "ultimo") and nxt == "mes" and self.f(j + 2) != "de":
            return _Day(j + 2, month_word="last")
        if f in ("this", "last") and nxt == "month":
            return _Day(j + 2, month_word="this" if f == "this" else "last")
        return None

    def day_at(self, i: int) -> int | None:
        if i < self.n and self.t[i].k == "n" and self.t[i].raw.isdigit() and len(self.t[i].raw) <= 2 and 1 <= int(self.t[i].raw) <= 31:
            return int(self.t[i].raw)
        return None

    def after_day(self, i: int) -> int:
        """Past the number and its ordinal mark: "1.º", "1ro", "11th"."""
        j = i + 1
        if self.f(j) == "." and self.f(j + 1) in ("º", "°", "o", "ª"):
            return j + 2
        return j + (self.f(j) in ("º", "°", "ro", "er", "o", "st", "nd", "rd", "th"))

    def month_at(self, j: int, beside_number: bool) -> int | None:
        f = self.f(j)
        if f.endswith("'s"):
            f = f[:-2]
        month = self.w.months.get(f)
        if month is None and beside_number:
            month = self.w.abbreviations.get(f)
        if month is not None and not self.es and not self.t[j].cap:
            return None
        return month

    def month_first(self, i: int) -> _Day | None:
        """"May 28, 2015", "April 10 and 14", "set. 14"."""
        month = self.month_at(i, True)
        if month is None:
            return None
        j = i + 1 + (self.f(i + 1) == "." and (self.f(i) in self.w.abbreviations or self.es))
        j += self.f(j) == "the"
        day = self.day_at(j)
        if day is None:
            return None
        end, many = self.after_day(j), False
        if not self.es and self.f(i - 1) == "in" and end < self.n and not self.free_number(j, end):
            return None  # "In March 12 pods were lost"
        if self.es and self.f(end) in (":", "/", "%") or self.f(end) in ("percent", "%"):
            return None
        if self.f(end) == "-" or self.f(end) in self.w.to or self.f(end) in self.w.and_ and self.f(i - 1) in ("between", "on", "from"):
            k = end + 1
            if self.day_at(k) is not None and self.free_number(k, self.after_day(k)):
                end, many = self.after_day(k), True
        year, word = self.year_after(end)
        return _Day(self.year_end(end), day, month, year, word, i=i, many=many)

    # -- years behind a month ----------------------------------------------------------------------------------------
    def year_after(self, j: int) -> tuple[int | None, str | None]:
        return self._year(j)[1:]

    def year_end(self, j: int) -> int:
        return self._year(j)[0]

    def _year(self, j: int) -> tuple[int, int | None, str | None]:
        """The year behind a month, when one is said: (end, year, word)."""
        f = self.f(j)
        k = j
        if f in self.w.of_which or f == "," or f == "." and self.es:
            k += 1
        for word in ("ano", "presente", "year", "pasado", "el", "the"):
            if self.f(k) == word and self.year_number(k + 1):
                k += 1
        y = self.year_number(k)
        if y is not None and (f != "," or self.f(k + 1) not in self.w.year_stops):
            return k + 1, y, None
        if f == "," and not self.es or f in self.w.of_which or self.f(j) in ("last", "this"):
            if self.es:
                return self._year_word_es(j, k)
            two = (self.f(k), self.f(k + 1))
            if two == ("last", "year"):
                return k + 2, self.pub.year - 1, None
            if two == ("this", "year") or two == ("the", "present"):
                return k + 2 + (two[1] == "present"), self.pub.year, None
            if two in (("that", "year"), ("the", "same")) or two == ("that", "same"):
                return k + 2 + (two[1] == "same"), None, "same"
        return j, None, None

    def _year_word_es(self, j: int, k: int) -> tuple[int, int | None, str | None]:
        y = self.pub.year
        words = (self.f(k), self.f(k + 1), self.f(k + 2))
        if words[:2] in (("ano", "pasado"), ("pasado", "ano"), ("ano", "anterior"), ("ultimo", "ano")):
            return k + 2, y - 1, None
        if words[:2] in (("este", "ano"), ("presente", "ano"), ("este", "mismo"), ("actual", "ano"), ("ano", "actual")):
            return k + 2, y, None
        if words == ("ano", "en", "curso") or words[0] == "presente":
            return k + (3 if words[0] == "ano" else 1), y, None
        if words[:2] in (("ese", "ano"), ("mismo", "ano"), ("aquel", "ano"), ("dicho", "ano")):
            return k + 2, None, "same"
        if words == ("ese", "mismo", "ano"):
            return k + 3, None, "same"
        return j, None, None

    def year_number(self, i: int) -> int | None:
        if 0 <= i < self.n and self.t[i].k == "n":
            raw = self.t[i].raw
            if len(raw) == 5 and raw[1] in "  " and raw[0] == "2":
                raw = raw[0] + raw[2:]
            if len(raw) == 4 and raw.isdigit() and 1970 <= int(raw) <= self.pub.year + 25:
                return int(raw)
        return None

    # -- resolving -----------------------------------------------------------------------------------------------------
    def resolved(self, i: int, d: _Day, rule: str, coming: bool = False) -> DateMention | None:
        j = d.j
        if self.f(j) in self.w.last and not (self.f(j) == "reciente"):
            j += 1
        elif self.f(j) in self.w.next and self.es:
            coming, j = True, j + 1
        y, m, day = d.year, d.month, d.day
        if d.month_word == "same":
            return self.mention(i, j, None, rule, kind="scene", offset=("in_month", day))
        if d.month_word:
            y, m = self.pub.year, self.pub.month
            if d.month_word == "last":
                y, m = (y, m - 1) if m > 1 else (y - 1, 12)
        if m is None or day is not None and day > monthrange(y or 2000, m)[1]:
            return None
        if d.year_word == "same":
            offset = ("in_year", f"{m:02d}" if day is None else f"{m:02d}-{day:02d}")
            last = self.last_year()
            return self.mention(i, j, shift(str(last), offset) if last else None, rule, kind="scene", offset=offset)
        if y is None:
            y = self.latest_year(m, day)
            if coming:
                y += date(y, m, day or 1) <= self.pub
        value = f"{y:04d}-{m:02d}" + (f"-{day:02d}" if day is not None else "")
        late = value > self.pub.isoformat()[: len(value)]
        return self.mention(i, j, value, rule, reporting=coming or late)

    def latest_year(self, m: int, day: int | None) -> int:
        """The year in which this day or month last came, on or before publication."""
        p = self.pub
        if day is None:
            return p.year if m <= p.month else p.year - 1
        y = p.year if (m, day) <= (p.month, p.day) else p.year - 1
        while day > monthrange(y, m)[1]:
            y -= 1  # 29 February
        return y

    def ranged(self, start: int, d: _Day, rule: str, coming: bool = False) -> DateMention | None:
        """A day that may open a range over two months: "28 de julio al 3 de agosto", "July 30 to August 2"."""
        k = d.j
        if (self.f(k) in self.w.to or self.f(k) in self.w.and_ and self.f(start - 1) in self.w.from_ or self.f(k) == "al") and k + 1 < self.n:
            k += 1 + (self.f(k + 1) in ("el", "al"))
            second = self.calendar(k) if k < self.n else None
            if second and second.month and second.day:
                year = d.year or second.year
                if year is None:
                    last = self.latest_year(second.month, second.day)
                    year = last if (d.month or 0) <= second.month else last - 1
                d = replace(d, j=second.j, year=year, many=True)
        return self.resolved(start, d, rule, coming)

    def dotted(self, i: int) -> DateMention | None:
        """"11.02.2023", "11.02.23": one number to the tokenizer."""
        parts = self.t[i].raw.split(".")
        if len(parts) != 3 or not all(p.isdigit() for p in parts):
            return None
        return self.numeric(i, i + 1, parts)

    def iso(self, i: int) -> DateMention | None:
        if self.f(i + 1) in ("-", "/") and self.f(i + 3) == self.f(i + 1) and i + 4 < self.n:
            y, m, d = self.t[i].raw, self.t[i + 2].raw, self.t[i + 4].raw
            if m.isdigit() and d.isdigit() and len(m) == 2 and len(d) == 2:
                return self.numeric(i, i + 5, [d, m, y], us=False)
        return None

    def slashed(self, i: int) -> DateMention | None:
        sign = self.f(i + 1)
        if self.f(i + 3) == sign and i + 4 < self.n:
            parts = [self.t[i].raw, self.t[i + 2].raw, self.t[i + 4].raw]
            if all(p.isdigit() for p in parts) and len(parts[2]) in (2, 4) and (sign == "/" or len(parts[2]) == 4):
                return self.numeric(i, i + 5, parts)
        return None

    def numeric(self, i: int, j: int, parts: list[str], us: bool | None = None) -> DateMention | None:
        """Spanish writes day/month, English month/day unless the numbers forbid it."""
        a, b, y = (int(p) for p in parts)
        y += 2000 if y < 100 else 0
        month_first = not self.es if us is None else us
        d, m = (b, a) if month_first else (a, b)
        if m > 12:
            d, m = m, d
        if not (1 <= m <= 12 and 1970 <= y <= self.pub.year + 5 and 1 <= d <= monthrange(y, m)[1]):
            return None
        return self.mention(i, j, date(y, m, d).isoformat(), "numeric", reporting=date(y, m, d) > self.pub)

    # -- months --------------------------------------------------------------------------------------------------------
    def month(self, i: int) -> DateMention | None:
        day = self.month_first(i)
        if day:
            start, _, coming = self.lead(i)
            return self.ranged(start, day, "day", coming)
        month = self.month_at(i, False)
        prev = self.f(i - 1)
        if month is None:
            month = self.month_at(i, True)
            if month is None or self.year_after(i + 1 + (self.f(i + 1) == "."))[0] is None:
                return None
            j = self.year_end(i + 1 + (self.f(i + 1) == "."))
            return self.resolved(i, _Day(j, None, month, self.year_after(i + 1 + (self.f(i + 1) == "."))[0]), "month")
        j = i + 1
        year, word = self.year_after(j)
        j = self.year_end(j)
        if not self.is_month(i, year is not None or word is not None):
            return None
        if (m := self.month_range(i, j, month, year)) is not None:
            return m
        since = self.w.since
        k = i - 1
        while k > i - 4 and self.f(k) in ("el", "mes", "de", "pasado", "inicios", "comienzos", "principios", "early", "late", "last"):
            k -= 1
        if self.f(k) in since and not (self.f(j) == "," and self.f(j + 1) in ("when", "cuando")):  # "the worst since May 2015, when …"
            if self.compared(k):
                return self.mention(i, j, f"{year or self.latest_year(month, None)}-{month:02d}", "compared", reporting=True)
            return self.since_month(k, j, month, year)
        if prev in ("hasta", "through", "until") or prev in ("a", "de") and self.f(i - 2) in ("hasta", "cierre", "mes"):
            return self.until_month(i, j, month, year)
        start, last, coming = self.lead(i)
        if self.f(start) in ("de", "del", "en"):
            start += start < i
        if last and month == self.pub.month and year is None:
            year = self.pub.year - 1  # "last March" said in March
        return self.resolved(start, _Day(j, None, month, year, word), "month", coming)

    def is_month(self, i: int, dated: bool) -> bool:
        """Not a first name (Julio, April), a verb ("may"), a march, or part of a street or place name."""
        w, t, prev = self.w, self.t[i], self.f(i - 1)
        nxt = self.t[i + 1] if i + 1 < self.n else None
        if self.es:
            if not t.cap:
                return True
            if t.raw.isupper() and len(t.raw) > 1:
                return dated or prev in ("en", "de", "desde", "hasta", "a", "mes", "pasado", "ultimo", "fines")
            named = nxt is not None and nxt.cap
            return dated or (prev in ("en", "de", "desde", "hasta", "a", "durante", "entre") and not named and not (prev == "de" and self.f(i - 2) in _NUMBER_NAMES))
        if dated:
            return True
        if prev == "-":
            prev = self.f(i - 2)
        if prev in w.month_lead:
            return not (nxt is not None and nxt.cap and prev not in ("in", "since", "last"))
        if t.f in ("may", "march"):
            return False
        return t.f.endswith("'s") or prev in ("the", "a") and nxt is not None and not nxt.cap and nxt.f in w.events or prev in ("past", "the")

    def month_range(self, i: int, j: int, month: int, year: int | None) -> DateMention | None:
        """"de enero a octubre de 2020", "entre enero y mayo", "January-March", "enero a la fecha"."""
        w = self.w
        prev = self.f(i - 1)
        f = self.f(j)
        opened = prev in w.from_ or prev in ("between", "periodo", "(") or f == "-"
        if not (f in w.to or f in w.and_ and prev in ("entre", "between")) or not (opened or f in w.to):
            return None
        k = j + 1 + (self.f(j + 1) in ("el", "mes", "early", "late", "mid"))
        if self.f(k) in ("la", "ahora", "hoy", "date", "now") and (self.f(k) != "la" or self.f(k + 1) == "fecha"):
            y = year or self.latest_year(month, None)
            end = k + 1 + (self.f(k) == "la")
            return self.mention(i, end, None, "months", span=True, period=f"{y}-{month:02d}/{self.pub.year}-{self.pub.month:02d}")
        second = self.month_at(k, f == "-") if k < self.n else None
        if second is None:
            return None
        end = self.year_end(k + 1)
        year2, word = self.year_after(k + 1)
        y2 = year2 or (self.last_year() if word == "same" else None) or self.latest_year(second, None)
        y1 = year or (y2 if month <= second else y2 - 1)
        return self.mention(i, end, None, "months", span=True, period=f"{y1}-{month:02d}/{y2}-{second:02d}")

    def compared(self, since: int) -> bool:
        """"the deadliest since October", "el peor desde 2009": a comparison, no tally."""
        return any(self.f(x) in self.w.superlative for x in range(max(0, since - 4), since))

    def since_month(self, i: int, j: int, month: int, year: int | None) -> DateMention:
        p = self.pub
        y = year or self.latest_year(month, None)
        if year is None or year == p.year:
            period = f"{y}-{month:02d}/{p.year}-{p.month:02d}"
        else:
            period = f"since {y}-{month:02d}"
        return self.mention(i, j, None, "since", span=True, period=period)

    def until_month(self, i: int, j: int, month: int, year: int | None) -> DateMention:
        y = year or self.pub.year
        if (y, month) > (self.pub.year, self.pub.month):
            return self.mention(i, j, f"{y}-{month:02d}", "until", reporting=True)
        return self.mention(i, j, None, "until", span=True, period=f"{y}-01/{y}-{month:02d}")

    # -- years ---------------------------------------------------------------------------------------------------------
    def year(self, i: int) -> DateMention | None:
        w = self.w
        y = self.year_number(i)
        if y is None:
            return None
        prev, nxt = self.f(i - 1), self.f(i + 1)
        if nxt == "s" or nxt in ("'s",):
            return self.mention(i, i + 2, None, "decade", span=True, period=f"{y}-{y + 9}") if y % 10 == 0 and prev in ("the", "early", "late", "mid", "-") else None
        if prev in ("n", "°", "º", "-", "/", "no", "ley", "km", "modelo", "calibre", "."):
            return None
        if nxt in w.year_stops:
            return None
        if (m := self.year_range(i, y)) is not None:
            return m
        if prev in ("the", "a") and nxt in w.events:
            return self.mention(i, i + 1, str(y), "year", span=True, period=str(y), year_only=True)
        if prev not in w.year_before_word:
            return None
        k = i - 1
        while k >= 0 and self.f(k) in ("el", "ano", "year", "the", "late", "early", "inicios", "comienzos", "principios", "fines", "finales", "mediados", "de", "del", "mid", "-", "of", "end", "beginning"):
            k -= 1
        lead = self.f(k)
        if lead in w.since and self.compared(k):
            return self.mention(i, i + 1, str(y), "compared", reporting=True)
        if lead in w.since or lead == "partir":
            return self.mention(k if lead != "partir" else k - 1, i + 1, str(y), "since", span=True, period=f"since {y}")
        if prev in ("de", "del", "of", "y", "and", "el", "que", "(", "to", "a", "than", "before", "after", "al") and not (self.year_ends(i) or any(self.f(x) in w.month_part for x in range(max(0, k + 1), i))):
            return None
        if y > self.pub.year or lead in w.by and y >= self.pub.year:
            return self.mention(i, i + 1, str(y), "year", reporting=True)
        start = i - 1 if prev in ("ano", "year") else i
        return self.mention(start, i + 1, str(y), "year", span=True, period=str(y), year_only=True)

    def year_ends(self, i: int) -> bool:
        """Is the number behind "de" or "of" a year, not a count? Then no noun follows it."""
        nxt = self.t[i + 1] if i + 1 < self.n else None
        return nxt is None or nxt.k == "p" or nxt.f in _DAY_FOLLOWERS or nxt.f in self.w.verbs or _ends_like_verb(nxt, self.es)

    def year_range(self, i: int, y: int) -> DateMention | None:
        """"entre 1980 y 2000", "from 2008 to 2012", "1980-2000"."""
        w = self.w
        f, prev = self.f(i + 1), self.f(i - 1)
        if prev in ("el", "ano", "anos", "los", "the", "years"):
            prev = self.f(i - 2)
        dash = f == "-"
        if not (dash or f in w.to and prev in w.from_ | {"periodo"} or f in w.and_ and prev in ("entre", "between") or f == "al"):
            return None
        k = i + 2 + (self.f(i + 2) in ("el", "ano"))
        y2 = self.year_number(k)
        if y2 is None and dash and self.day_at(k) and len(self.t[k].raw) == 2:
            y2 = y // 100 * 100 + int(self.t[k].raw)
        if y2 is None or y2 <= y or y2 > self.pub.year + 1 and dash:
            return None
        return self.mention(i, k + 1, None, "years", span=True, period=f"{y}-{y2}")


_BEFORE = frozenset("antes before previo prior visperas vispera eve earlier".split())
_AFTER = frozenset("despues after following later".split())
_NUMBER_NAMES = frozenset("uno primero dos tres veintiocho quince cinco seis".split())
# Words that may follow a day number or a year; anything else makes it a count.
_DAY_FOLLOWERS = frozenset(
    "a al ante con contra cuando de del desde dentro donde durante e el en entre es esta este fue fueron ha han hasta la las lo los mas mientras no o para pero por que se "
    "sin sobre su sus tras un una unos y ya aunque pasado ultimo debido gracias"
    " after amid an and are as at before but by during following for from had has have he her his in into is it its like more near of off on or over police she that the their there they"
    " this to under until up was were when where which while who with".split()
)


def _ends_like_verb(token: Token, es: bool) -> bool:
    if token.k != "w":
        return False
    if es:
        raw = token.raw.lower()
        return raw.endswith(("ó", "aron", "eron", "aban", "aba", "ían"))
    return token.f.endswith("ed")


# -- whose day it is -----------------------------------------------------------------------------------------------


def attach(tokens: list[Token], mentions: list[DateMention], w: Any, published: date) -> None:
    """Mark the mentions that date a saying, a document, a ruling or what is yet to come."""
    taken = {x for m in mentions for x in range(m.i, m.j)}
    for m in mentions:
        if m.reporting or m.span and not m.year_only:
            continue
        named = m.j < len(tokens) and tokens[m.j].f in w.events  # "for the 2013 ambush"
        if _dateline(tokens, m, published) or not named and _said_before(tokens, m, w) or _said_after(tokens, m, w, taken) or _future(tokens, m, w):
            m.reporting = True


def _dateline(tokens: list[Token], m: DateMention, published: date) -> bool:
    """"LIMA, May 28 —", "Pichari, 21 nov. El …", "Publicado: 24/5/2021", "LIMA, 13 DE AGOSTO DE 2021"."""
    if m.value is None or len(m.value) < 10 or m.i > 9 or m.rule.endswith((".weekday", ".relative_day")):
        return False
    head = tokens[: m.i]
    last = m.j >= len(tokens) or m.j == len(tokens) - 1 and tokens[m.j].k == "p"
    nxt = tokens[m.j].f if m.j < len(tokens) else ""
    close = abs((published - date.fromisoformat(m.value)).days) <= 3
    if not head:
        return last or nxt == "|" or nxt == "-" and close
    if head[0].f in ("publicado", "actualizado", "published", "updated", "redaccion", "pubdate", "by", "posted", "fecha", "date", "lima-"):
        return True
    shouted = head[0].raw.isupper() and nxt in ("-", "(")
    if not (close or shouted) or not all(t.cap or t.k != "w" or t.f in ("de", "la", "el", "del") for t in head):
        return False
    if head[-1].f not in (",", "|", ":", "/", ".-", ".") and not (head[-1].f in ("(",)):
        return False
    return last or nxt in ("-", "(", ".", "/", ":", "_") or tokens[m.j - 1].f == "."


def _verb_like(t: Token, w: Any) -> bool:
    if t.k != "w" or t.f in w.not_verbs:
        return False
    if t.f in w.verbs:
        return True
    if w.lang == "es":
        return t.raw.lower().endswith(("ó", "aron", "ieron", "jeron", "aban", "ían", "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ando", "iendo"))
    return t.f.endswith("ed") and len(t.f) > 3 or t.f.endswith("ing") and len(t.f) > 5 and t.f not in ("evening", "morning", "during", "according", "following")


_PUBLISHED = frozenset("issued released posted published presented presentado presentada presentados presento difundido emitido held".split())


def _said_before(tokens: list[Token], m: DateMention, w: Any) -> bool:
    """Does a verb of saying, or a report's noun, govern the day from the left: "informó el lunes", "a report of 27 January"?"""
    commas, k, nouns = 0, m.i - 1, 0
    while k >= 0 and m.i - k <= 16:
        t = tokens[k]
        f = t.f
        if f in w.saying and not (f in w.as_):
            governed_by = tokens[k - 1].f if k else ""
            if f in _PUBLISHED:
                return any(x.f in w.reports for x in tokens[max(0, k - 8) : m.i])
            return not (commas and governed_by in w.as_) and not (commas and f == "reported")
        if f in w.events or f in w.complement:
            return False
        if f in w.arrival and any(x.f in w.bodies for x in tokens):
            return True
        if f in w.reports and m.i - k <= 5 and not commas:
            return True
        if f in w.reports and (tokens[m.i - 1].f in w.neutral or tokens[m.i - 1].f in _PUBLISHED):
            return True
        if t.k == "p":
            if f not in (",", "'", "."):
                return False
            commas += f == ","
            if commas > 2:
                return False
        elif f in w.and_ and (commas or nouns):
            return False
        elif _verb_like(t, w) and f not in w.neutral:
            return False
        elif t.k == "n" and not (tokens[k - 1].f == "to" or k + 1 < m.i and tokens[k + 1].f == "to"):  # "voted 71 to 9"
            return False
        elif t.k == "w" and not t.cap and len(f) > 4:
            nouns += 1
        k -= 1
    return False


def _said_after(tokens: list[Token], m: DateMention, w: Any, taken: set[int]) -> bool:
    """Is the first verb after the day one of saying: "El lunes, el ministro informó que", "Thursday's statement"?"""
    n = len(tokens)
    start = m.i - 1
    before = False
    while start >= 0 and tokens[start].k != "p" and tokens[start].f not in w.and_ and m.i - start < 20:
        if _verb_like(tokens[start], w) or tokens[start].f in w.events:
            before = True
            break
        start -= 1
    k = m.j
    if k < n and tokens[k].f in w.reports and w.lang == "en":
        return True
    if before:
        return False
    at_start = start < 0 or m.i - start <= 3
    if k < n and tokens[k].f == "," and at_start:
        k += 1
    steps = 0
    while k < n and steps < 14:
        t = tokens[k]
        f = t.f
        if t.k == "p" and f not in ("'",):
            return False
        if f in w.as_ or f in w.events:
            return False
        if f in w.saying:
            if f in _PUBLISHED:
                return any(x.f in w.reports for x in tokens[m.j : min(n, k + 6)])
            return not (k + 1 < n and f in ("reported", "reporto", "reportaron", "registro") and tokens[k + 1].k == "n")
        if k not in taken and _verb_like(t, w) and f not in ("ha", "han", "habia", "habian", "has", "have", "had", "fue", "fueron", "was", "were"):
            return False
        k += 1
        steps += 1
    return False


def _future(tokens: list[Token], m: DateMention, w: Any) -> bool:
    """"se celebrará del 5 al 7 de octubre", "will open in January", "para noviembre", "before Christmas"."""
    prev = tokens[m.i - 1].f if m.i else ""
    if prev in ("para", "by", "until", "through", "hasta", "thru") or prev == "el" and m.i > 1 and tokens[m.i - 2].f in ("hasta", "para") or prev in ("antes", "before") or prev in ("de", "del") and m.i > 1 and tokens[m.i - 2].f == "antes":
        return True
    if m.value is None or len(m.value) == 10 and m.rule.endswith((".relative_day", ".weekday", ".ago")):
        return False
    k = m.i - 1
    while k >= 0 and m.i - k < 14 and tokens[k].f not in (",", ";", ".", "-"):
        t = tokens[k]
        if t.f in ("will", "shall") or t.raw.endswith(("rá", "rán")):
            return not any(x.f in w.events for x in tokens[k : m.i])
        if _verb_like(t, w) and tokens[k - 1].f not in ("sera", "seran", "be"):
            return False
        k -= 1
    for t in tokens[m.j : m.j + 10]:
        if t.f in ("will", "shall") or t.raw.endswith(("rá", "rán")) and len(t.raw) > 4:
            return tokens[m.j - 1].f not in w.events and t.f != "detras"
        if t.k == "p" and t.f != "," or _verb_like(t, w):
            return False
    return False
