"""Dates of one sentence: what is said about when, resolved against the publication date or left for the scene.

A word that can begin a date (a weekday, a month, a number, "ayer", "desde", "so far") is looked up in the tables of its
language; what stands around it then decides how it resolves. `attach` (date_told) says in a second step whether the
day belongs to an event or to its telling.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from extractors.report.date_count import Counts
from extractors.report.date_told import attach
from extractors.report.date_words import (
    DateMention,
    Day,
    date_words,
    easter,
    shift,
    shift_month,
)
from extractors.text import Token

__all__ = ["DateMention", "easter", "find_dates", "resolve", "shift"]


def find_dates(
    tokens: list[Token], lang: str, published: date, then: str | None = None, near: str | None = None
) -> list[DateMention]:
    """All dates of one sentence, left to right, never overlapping.

    `then`: the date told last; `near`: the same where its paragraph is this one's.
    """
    reader = _Reader(tokens, date_words(lang), published)
    reader.then, reader.near = then, near
    return reader.read()


def resolve(m: DateMention, anchor: str | None) -> str | None:
    """The ISO value of a mention, given the date of the incident told before (day, month or year precision)."""
    if m.kind != "scene" or m.value is not None or m.offset is None or anchor is None:
        return m.value
    return shift(anchor, m.offset)


ANY = ("a", "an", "another", "the", "two", "three", "some", "it", "they", "he")  # "On the 22nd another plane …"


class _Reader(Counts):
    """Walks a sentence once; each word that can begin a date is tried where it stands."""

    def read(self) -> list[DateMention]:
        w, t, end = self.w, self.t, 0
        for i in [i for i, x in enumerate(t) if x.k == "n" or (x.k == "w" and (x.f in w.opening or x.f[-2:] == "'s"))]:
            if i < end:
                continue
            token = t[i]
            f = token.f[:-2] if token.f[-2:] == "'s" else token.f
            found = self.phrase(i) if f in w.phrases.index else None
            if found is None:
                if token.k == "n":
                    found = self.number(i)
                elif f in w.weekdays:
                    found = self.weekday(i)
                elif f in w.months or f in w.abbreviations:
                    found = self.month(i)
                elif f in w.numbers or f in w.ago_before:
                    found = self.counted(i) or (self.worded_day(i) if f in w.numbers else None)
                elif f in w.anniversary:
                    found = self.ordinal_anniversary(i)
                elif f in w.last_n or f in w.first_n:
                    found = self.stretch(i)
            if isinstance(found, DateMention):
                found = self.as_of(found)
                if self.out and found.i < self.out[-1].j:
                    found.i = max(i, self.out[-1].j)
                self.out.append(found)
                end = found.j
            else:
                end = found or 0
        if self.out:
            attach(t, self.out, self.w, self.pub)
        return self.out

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
            if self.f(j) in ("mas", "menos") and self.f(j + 1) == "de":
                return None  # "hace poco más de un mes"
            return self.mention(i, j, None, "vague")
        if group == "future":
            return self.mention(i, j, None, "future", reporting=True)
        if group in ("tally", "this_year") and (
            self.f(j) in self.w.last or self.f(j) in ("anterior", "previo", "before") or self.year_number(j)
        ):
            return None  # "del año pasado", "en el año 2014"
        if group == "tally_month":
            month = f"{y}-{self.pub.month:02d}"
            return self.mention(i, j, month, "so_far", span=True, period=month)
        if group == "tally":
            return self.mention(i, j, str(y), "this_year", span=True, period=str(y))
        if group == "this_year":
            part = any(self.f(x) in self.w.month_part for x in (i, i - 1, i - 2)) or self.f(i) == "earlier"
            return self.mention(i, self.to_date(j), str(y), "this_year", span=True, period=str(y), year_only=part)
        if group == "this_month":
            return self.mention(i, j, f"{y}-{self.pub.month:02d}", "this_month")
        if group == "last_month" and self.f(j) == "de" and self.month_at(j + 1, False):
            return None  # "el pasado mes de marzo": March
        if group == "last_month":
            return self.mention(i, j, shift_month([y, self.pub.month], -1), "last_month")
        if group == "last_week":
            return self.last_week(i, j)
        if group == "year_ago_today" and (self.pub.month, self.pub.day) != (2, 29):
            return self.mention(i, j, self.pub.replace(year=y - 1).isoformat(), "ago")
        if group in ("last_year", "year_ago_today"):
            if self.f(i - 1) in self.w.since:
                return self.mention(i - 1, j, None, "since", span=True, period=f"since {y - 1}")
            return self.mention(i, j, str(y - 1), "last_year", span=True, period=str(y - 1), year_only=True)
        return self.other_year(i, j, group, arg)

    def relative(self, i: int, j: int, days: int) -> DateMention:
        """ "ayer"; a calendar day said beside it wins ("ayer, lunes 16"), a mere weekday does not ("ayer martes")."""
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
            return self.resolved(i, Day(j, day, month, *self.year_after(j)), "holiday")
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
            return self.mention(
                i,
                j,
                str(last) if last else None,
                "same_year",
                kind="scene",
                offset=("years", 0),
                span=True,
                period=str(last) if last else None,
                year_only=True,
            )
        step = -1 if group == "year_before" else 1
        period = str((last or self.pub.year) + step) if last or step < 0 else None
        return self.mention(
            i,
            j,
            str(last + step) if last else None,
            "year_before",
            kind="scene",
            offset=("years", step),
            span=True,
            period=period,
            year_only=True,
        )

    def last_week(self, i: int, j: int) -> DateMention:
        monday = self.pub - timedelta(days=self.pub.weekday() + 7)
        sunday = monday + timedelta(days=6)
        value = f"{monday.year}-{monday.month:02d}" if monday.month == sunday.month else None
        return self.mention(i, j, value, "last_week")

    def weekday(self, i: int) -> DateMention | int | None:
        w = self.w
        t = self.t[i]
        if (not self.es and not t.cap) or self.f(i - 1) == "santo":
            return None  # "Santo Domingo de Acobamba"
        after = self.t[i + 1] if i + 1 < self.n else None
        if self.es and i and t.cap and not t.raw.isupper() and after is not None and after.k == "w" and after.cap:
            return None  # "el chofer Domingo Lapa": weekdays are written small
        wd = w.weekdays[t.f[:-2] if t.f.endswith("'s") else t.f]
        start, last, coming = self.lead(i)
        if self.es and self.f(i - 1) in w.every and wd <= 4:  # "los lunes" is no day, "los sábados" is another word
            return None
        j = i + 1
        if self.f(j) == "(":
            return self.bare_weekday(start, j, wd, last, coming)
        k = j + (self.f(j) == ",")
        k += self.f(k) == "the" and k + 1 < self.n and self.t[k + 1].k == "n"
        if k < self.n and not t.f.endswith("'s"):
            day = self.calendar(k)
            if day and (day.month or day.month_word):
                return self.resolved(start, day, "weekday_date", coming)
            if (
                k < self.n
                and self.t[k].k == "n"
                and self.t[k].raw.isdigit()
                and 1 <= int(self.t[k].raw) <= 31
                and k == j + (self.f(j) == "the")
            ):
                end = k + 1 + (self.f(k + 1) in ("st", "nd", "rd", "th"))
                if (
                    self.f(end) == "("
                    and self.f(end + 1) == "de"
                    and (month := self.month_at(end + 2, False))
                    and self.f(end + 3) == ")"
                ):
                    return self.resolved(start, Day(end + 4, int(self.t[k].raw), month), "weekday_date", coming)
                if self.free_number(k, end):
                    return self.mention(start, end, self.day_number(int(self.t[k].raw), wd), "weekday_number")
        if self.f(j) in w.to or self.f(j) in w.and_:
            k = j + 1 + (self.f(j + 1) in ("el", "al"))
            if self.f(k) in w.weekdays:
                m = self.bare_weekday(start, k + 1, wd, last, coming)
                if m.value and (second := w.weekdays[self.f(k)]) is not None:
                    until = self.pub - timedelta(days=(self.pub.weekday() - second) % 7)
                    m.value = (until - timedelta(days=(second - wd) % 7)).isoformat()
                return m
        return self.bare_weekday(start, j, wd, last, coming)

    def bare_weekday(self, i: int, j: int, wd: int, last: bool, coming: bool) -> DateMention:
        p = self.pub
        if (told := self.in_week_told(i, j, wd)) is not None:
            return told
        if self.f(j) in self.w.last:
            last, j = True, j + 1
        elif self.f(j) in self.w.next:
            coming, j = True, j + 1
        week_before = False
        if self.f(j) == "de" and self.f(j + 1) == "la" and (hit := self.w.phrases.at(self.t, j + 1)):
            week_before = hit[1][0] == "last_week"
            j = hit[0] if week_before or hit[1][0] == "none" else j
        elif (
            self.f(j) == "of"
            and j + 1 < self.n
            and (hit := self.w.phrases.at(self.t, j + 1))
            and hit[1][0] == "last_week"
        ):
            week_before, j = True, hit[0]
        back = (p.weekday() - wd) % 7
        if week_before:
            back = p.weekday() + 7 - wd
        elif last and back == 0:
            back = 7  # "last Thursday" said on a Thursday
        if coming:
            return self.mention(i, j, (p + timedelta(days=7 - back)).isoformat(), "weekday_next", reporting=True)
        if self.f(i) in self.w.that or (self.f(i - 1) in ("ese", "aquel", "that") and self.f(i - 1) != "that"):
            same = self.f(i - 1) == "mismo" or self.f(i) == "mismo"  # "murió el mismo domingo"
            return self.mention(i, j, (p - timedelta(days=back)).isoformat() if same and not self.out else None, "that_weekday", kind="scene", offset=0)
        return self.mention(i, j, (p - timedelta(days=back)).isoformat(), "weekday")

    def in_week_told(self, i: int, j: int, wd: int) -> DateMention | None:
        """ "el miércoles de la semana anterior", "Friday of that week", "the following Sunday": a day of a week counted from what was told before."""
        before, after = ("anterior", "previo"), ("siguiente", "subsiguiente")
        if self.es and self.f(j) in (*before, *after):
            return self.mention(i, j + 1, None, "week_told", kind="scene", offset=("weekday_before" if self.f(j) in before else "weekday_after", wd))
        if not self.es and self.f(i - 1) in ("previous", "following") and self.f(i) != "the":
            return self.mention(i - 1, j, None, "week_told", kind="scene", offset=("weekday_before" if self.f(i - 1) == "previous" else "weekday_after", wd))
        if not self.es and self.f(i) == "the" and self.f(j) in ("before", "after") and self.f(j + 1) in (",", "."):
            return self.mention(i, j + 1, None, "week_told", kind="scene", offset=(f"weekday_{self.f(j)}", wd))
        hit = self.w.phrases.at(self.t, j + 1) if self.f(j) in ("de", "of") and j + 1 < self.n else None
        if hit is None or hit[1][0] != "weeks":
            return None
        return self.mention(i, hit[0], None, "week_told", kind="scene", offset=("weekday", 7 * hit[1][1] + wd))

    def number(self, i: int) -> DateMention | int | None:
        raw = self.t[i].raw
        if not raw.isdigit():
            return self.dotted(i)
        if len(raw) == 4:
            return self.iso(i) or self.year(i)
        if len(raw) > 2:
            return None
        if (found := self.bulletin(i)) is not None:
            return found
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

    def bulletin(self, i: int) -> DateMention | None:
        """ "03NOV2016", "03NOV16": as police bulletins write a day."""
        if i + 1 >= self.n or self.t[i + 1].s != self.t[i].e:
            return None
        m = re.fullmatch(r"([a-z]{3,4})((?:19|20)?\d\d)", self.t[i + 1].f)
        month = next((v for k, v in self.w.months.items() if k.startswith(m.group(1)[:3])), None) if m else None
        day = int(self.t[i].raw)
        if m is None or month is None or not 1 <= day <= 31:
            return None
        value = f"{m.group(2).rjust(3, '0').rjust(4, '2')}-{month:02}-{day:02}"
        return DateMention(i, i + 2, value, "absolute", f"{self.w.lang}.date.bulletin")

    def past_number(self, i: int) -> DateMention | None:
        """ "el pasado 25", "the past 7th", "on the 15th"."""
        day = int(self.t[i].raw)
        end = i + 1 + (self.f(i + 1) in ("st", "nd", "rd", "th"))
        start, last, _ = self.lead(i)
        ordinal = not self.es and end == i + 2 and self.f(i - 1) == "the" and self.f(i - 2) == "on"
        ordinal = ordinal and (self.f(end) in ANY or (i <= 2 and self.near is not None and self.f(end).endswith("s")))
        if not 1 <= day <= 31 or not (ordinal or self.free_number(i, end)):
            return None
        if self.f(end) in self.w.last and self.es and self.f(i - 1) == "el":
            last, end = True, end + 1
        told = self.month_told(day)
        opens = self.f(end) == "," and (i <= 2 or self.f(i - 2) in (":", ";"))  # "Julio fue sangriento: el 5, en Llochegua, …"
        bare = self.es and self.f(i - 1) == "el" and end < self.n and (opens or (self.t[end].k == "w" and not self.t[end].cap))
        if told and bare and (self.out or (i <= 2 and self.f(end) != "por")):
            return self.mention(start, end, told, "day_number")  # "el 3 de agosto … y el 5 fue emboscada"
        named_day = self.f(i - 1) == "dia" and self.f(i - 2) in ("el", "pasado", "ultimo")
        english = not self.es and end == i + 2 and self.f(i - 1) == "the" and self.f(i - 2) == "on"
        if not (last and (self.es or end == i + 2)) and not english and not named_day:
            return None
        if self.es and last and self.f(i - 1) not in ("pasado", "ultimo", "dia", "el"):
            return None
        return self.mention(start, end, told or self.day_number(day), "day_number")

    def month_told(self, day: int) -> str | None:
        """Such a day of the month spoken of last: "Mayo fue el mes más movido: el día 6 …; el 8 …", "in April. On the 3rd …"."""
        last = self.out[-1] if self.out else None
        told = self.near if last is None else last.value if last.kind == "absolute" else None
        if not told or len(told) < 7 or (len(told) == 10 and int(told[8:]) >= day):
            return None
        return f"{told[:7]}-{day:02d}" if day <= monthrange(int(told[:4]), int(told[5:7]))[1] else None

    def worded_day(self, i: int) -> DateMention | None:
        """ "primero de mayo", "veinticinco de abril"; capitals are streets and provinces ("Dos de Mayo")."""
        if not self.es or (self.t[i].cap and not self.t[i].raw.isupper()) or self.f(i + 1) not in self.w.of_which:
            return None
        day, month = self.w.numbers[self.f(i)], self.w.months.get(self.f(i + 2))
        if month is None or (self.t[i + 2].cap and not self.t[i + 2].raw.isupper()):
            return None
        j, year, word = i + 3, *self.year_after(i + 3)
        j = self.year_end(j)
        start, _, coming = self.lead(i)
        return self.resolved(start, Day(j, day, month, year, word), "day", coming)
