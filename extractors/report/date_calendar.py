"""Days of the calendar as written, resolved to ISO: "el pasado 11 de febrero", "Feb. 11th", "11/02/2021"."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import Any

from extractors.report.date_words import DAY_FOLLOWERS, DateMention, DateWords, Day, ends_like_verb, shift
from extractors.text import Token

LONG_FOR_AN_OPERATION = 2  # months from that of the first day to that of the last: a review's stretch

class Calendar:
    """A sentence, and what can be read at one of its tokens. Every method takes a token index; none moves a cursor."""

    def __init__(self, tokens: list[Token], w: DateWords, published: date) -> None:
        self.t = tokens
        self.n = len(tokens)
        self.w: Any = w
        self.pub = published
        self.es = w.lang == "es"
        self.out: list[DateMention] = []
        self.then: str | None = None
        self.near: str | None = None

    def f(self, i: int) -> str:
        return self.t[i].f if 0 <= i < self.n else ""

    def mention(self, i: int, j: int, value: str | None, rule: str, **more: Any) -> DateMention:
        return DateMention(i, j, value, more.pop("kind", "absolute"), f"{self.w.lang}.date.{rule}", **more)

    def last_year(self) -> int | None:
        """The year spoken of last in this sentence."""
        for m in self.out[:-9:-1]:
            text = m.period or m.value
            if text and text[-4:].isdigit() and "/" not in text:
                return int(text[-4:]) if m.period else int(text[:4])
            if text and text[:4].isdigit():
                return int(text[:4])
        return None

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

    def free_number(self, k: int, end: int) -> bool:
        """Is the number behind a weekday the day, not a count ("el lunes 20 soldados")?"""
        nxt = self.t[end] if end < self.n else None
        return (
            nxt is None
            or nxt.k == "p"
            or nxt.f in DAY_FOLLOWERS
            or nxt.f in self.w.verbs
            or ends_like_verb(nxt, self.es)
        )

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

    def calendar(self, i: int) -> Day | None:
        """A day of the month written from token i on: "11 de febrero de 2021", "3 y 5 de mayo", "Feb. 11th, 2021"."""
        t = self.t[i]
        if t.k == "n":
            return self.day_first(i)
        if t.f in self.w.months or t.f in self.w.abbreviations:
            return self.month_first(i)
        return None

    def day_first(self, i: int) -> Day | None:
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
        return Day(self.year_end(j), day, month, year, word2, i=i, many=many)

    def month_word(self, j: int) -> Day | None:
        """ "(el 8) del presente mes", "de los corrientes", "del mes pasado", "de ese mes"."""
        f, nxt = self.f(j), self.f(j + 1)
        if f in ("presente", "corriente", "corrientes") or (f in ("este", "actual") and nxt == "mes"):
            return (
                Day(j + 1 + (nxt in ("mes", "ano")), month_word="this")
                if not (f == "presente" and nxt == "ano")
                else None
            )
        if f == "mes":
            if nxt == "en" and self.f(j + 2) == "curso":
                return Day(j + 3, month_word="this")
            if nxt in ("pasado", "ultimo", "anterior"):
                return Day(j + 2, month_word="last")
            if nxt in ("actual", "presente", "corriente"):
                return Day(j + 2, month_word="this")
        if f in ("ese", "mismo", "aquel", "dicho") and "mes" in (nxt, self.f(j + 2)):
            return Day(j + 2 + (nxt != "mes"), month_word="same")
        if f in ("pasado", "ultimo") and nxt == "mes" and self.f(j + 2) != "de":
            return Day(j + 2, month_word="last")
        if f in ("this", "last") and nxt == "month":
            return Day(j + 2, month_word="this" if f == "this" else "last")
        return None

    def day_at(self, i: int) -> int | None:
        if (
            i < self.n
            and self.t[i].k == "n"
            and self.t[i].raw.isdigit()
            and len(self.t[i].raw) <= 2
            and 1 <= int(self.t[i].raw) <= 31
        ):
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

    def month_first(self, i: int) -> Day | None:
        """ "May 28, 2015", "April 10 and 14", "set. 14"."""
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
        if (self.es and self.f(end) in (":", "/", "%")) or self.f(end) in ("percent", "%"):
            return None
        if (
            self.f(end) == "-"
            or self.f(end) in self.w.to
            or (self.f(end) in self.w.and_ and self.f(i - 1) in ("between", "on", "from"))
        ):
            k = end + 1
            if self.day_at(k) is not None and self.free_number(k, self.after_day(k)):
                end, many = self.after_day(k), True
        year, word = self.year_after(end)
        return Day(self.year_end(end), day, month, year, word, i=i, many=many)

    def year_after(self, j: int) -> tuple[int | None, str | None]:
        return self._year(j)[1:]

    def year_end(self, j: int) -> int:
        return self._year(j)[0]

    def _year(self, j: int) -> tuple[int, int | None, str | None]:
        """The year behind a month, when one is said: (end, year, word)."""
        f = self.f(j)
        k = j
        if f in self.w.of_which or f == "," or (f == "." and self.es):
            k += 1
        for word in ("ano", "presente", "year", "pasado", "el", "the"):
            if self.f(k) == word and self.year_number(k + 1):
                k += 1
        y = self.year_number(k)
        if y is not None and (f != "," or self.f(k + 1) not in self.w.year_stops):
            return k + 1, y, None
        if (f == "," and not self.es) or f in self.w.of_which or self.f(j) in ("last", "this"):
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

    def resolved(self, i: int, d: Day, rule: str, coming: bool = False) -> DateMention | None:
        j = d.j
        if self.f(j) in self.w.last and self.f(j) != "reciente":
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
        if m is None or (day is not None and day > monthrange(y or 2000, m)[1]):
            return None
        if d.year_word == "same":
            offset = ("in_year", f"{m:02d}" if day is None else f"{m:02d}-{day:02d}")
            last = self.last_year()
            return self.mention(i, j, shift(str(last), offset) if last else None, rule, kind="scene", offset=offset)
        if y is None:
            y = self.year_beside(i, m) or self.latest_year(m, day)
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

    def year_beside(self, i: int, m: int) -> int | None:
        """ "The day before, on August 23": the year of what the count runs from."""
        last = self.out[-1] if self.out else None
        if last is None or last.value or not isinstance(last.offset, int) or i - last.j > 2 or not self.then or len(self.then) < 10:
            return None
        told = shift(self.then, last.offset)
        return int(told[:4]) if told and int(told[5:7]) == m else None

    def ranged(self, start: int, d: Day, rule: str, coming: bool = False) -> DateMention | None:
        """A day that may open a range over two months: "28 de julio al 3 de agosto", "July 30 to August 2"."""
        k = d.j
        if (
            self.f(k) in self.w.to
            or (self.f(k) in self.w.and_ and self.f(start - 1) in self.w.from_)
            or self.f(k) == "al"
        ) and k + 1 < self.n:
            k += 1 + (self.f(k + 1) in ("el", "al"))
            second = self.calendar(k) if k < self.n else None
            if second and second.month and second.day:
                year = d.year or second.year
                if year is None:
                    last = self.latest_year(second.month, second.day)
                    year = last if (d.month or 0) <= second.month else last - 1
                until = year + ((d.month or 0) > second.month)
                if (until - year) * 12 + second.month - (d.month or second.month) >= LONG_FOR_AN_OPERATION:
                    period = f"{year}-{d.month:02d}/{until}-{second.month:02d}"
                    return self.mention(start, second.j, None, "months", span=True, period=period)  # "Del 2 de enero al 31 de marzo"
                d = replace(d, j=second.j, year=year, many=True)
        return self.resolved(start, d, rule, coming)

    def dotted(self, i: int) -> DateMention | None:
        """ "11.02.2023", "11.02.23": one number to the tokenizer."""
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
