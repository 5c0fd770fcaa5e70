"""Months, years and the periods of tallies: "desde enero", "in the first nine months of 2012", "igual lapso de 2019"."""

from __future__ import annotations

from extractors.report.date_calendar import Calendar
from extractors.report.date_words import (
    DAY_FOLLOWERS,
    MONTHS_IN,
    NUMBER_NAMES,
    DateMention,
    Day,
    ends_like_verb,
    shift_month,
)

COUNTING = frozenset(("had", "have", "has", "habia", "habian", "ha", "han"))  # "through August 31, 112 had been destroyed"


class Periods(Calendar):
    """Adds to single days what lasts: months, years, spans between them."""

    def to_date(self, j: int) -> int:
        """Past the "so far", "hasta la fecha" that follows a year."""
        if self.f(j) in ("so", "hasta") and self.f(j + 1) in ("far", "la", "hoy", "ahora"):
            return min(self.n, j + (3 if self.f(j + 1) == "la" else 2))
        return j

    def count(self, i: int) -> tuple[int, int, str, bool] | None:
        """ "unos tres días", "two and a half years": (end, number, unit, with a half)."""
        w = self.w
        start = i
        while i < self.n and i - start < 4 and self.f(i) in w.hedges:
            i += 1
        if i >= self.n:
            return None
        token = self.t[i]
        number = (
            int(token.raw) if token.k == "n" and token.raw.isdigit() and len(token.raw) <= 2 else w.numbers.get(token.f)
        )
        if number is None:
            return None
        j = i + 1
        if (self.f(j) == "of" and token.f == "couple") or token.f == "par":
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
        return j + (self.f(j) in w.exactly), number, unit, half

    def stretch(self, i: int) -> DateMention | None:
        """ "los últimos tres años", "the last decade", "the first nine months of this year", "primer semestre de 2019"."""
        w, p = self.w, self.pub
        f = self.f(i)
        article = self.f(i - 1) in ("los", "las", "la", "el", "the")
        if f in w.last_n and article:
            unit = w.units.get(self.f(i + 1))
            hit = (i + 2, 1, unit, False) if unit else self.count(i + 1)
            if hit and hit[2] in ("year", "decade", "lustrum"):
                years = hit[1] * {"lustrum": 5, "decade": 10}.get(hit[2], 1)
                return self.mention(i, hit[0], None, "last_years", span=True, period=f"{p.year - years}-{p.year}")
            if hit and hit[2] in MONTHS_IN and (hit[1] > 1 or hit[2] != "month"):
                months = hit[1] * MONTHS_IN[hit[2]]
                since = f"{shift_month([p.year, p.month], -months)}/{p.year}-{p.month:02d}"
                year = months == 12 and (p.month, p.day) >= (12, 15)  # told at the year's end: the year
                return self.mention(i, hit[0], None, "last_months", span=True, period=str(p.year) if year else since)
            if hit and hit[2] in ("day", "week", "hour"):
                return self.mention(i, hit[0], None, "vague")
        return self.first_months(i) if f in w.first_n else None

    def first_months(self, i: int) -> DateMention | None:
        w = self.w
        f, nxt = self.f(i), self.f(i + 1)
        unit = w.units.get(nxt)
        rank = 0 if f in ("ultimo", "last") else w.ordinals.get(f)
        if unit in MONTHS_IN and unit != "month" and rank is not None:
            size = MONTHS_IN[unit]
            a = (rank - 1) * size + 1 if rank else 13 - size
            b, j = a + size - 1, i + 2
        else:
            hit = (i + 2, w.numbers[self.f(i - 1)], unit, False) if unit == "month" and self.f(i - 1) in w.numbers else self.count(i + 1)  # "los cuatro primeros meses"
            if not hit or hit[2] != "month" or f not in ("primeros", "first"):
                return None
            a, b, j = 1, hit[1], hit[0]
        year, j2, named = self.pub.year, j, None
        if self.f(j2) in w.of_which:
            k = j2 + 1 + (self.f(j2 + 1) in ("ano", "the", "el"))
            named = self.year_number(k)
            if named:
                year, j2 = named, k + 1
            elif hit_phrase := w.phrases.at(self.t, j2 + 1) or w.phrases.at(self.t, j2):
                group = hit_phrase[1][0]
                year += -1 if group in ("last_year", "year_before") else 0
                j2 = hit_phrase[0]
            elif (self.f(j2) == "del" and self.f(j2 + 1) == "ano") or self.f(j2 + 2) == "year":
                j2 += 2 if self.es else 3
        if not 1 <= a <= b <= 12:
            return None
        if (year, b) > (self.pub.year, self.pub.month) and not named:
            year -= 1  # "the first nine months of the year", told in March
        return self.mention(i, j2, None, "first_months", span=True, period=f"{year}-{a:02d}/{year}-{b:02d}")

    def same_period(self, i: int, j: int) -> DateMention:
        """ "igual lapso de 2019": the months told earlier in the sentence, in that year."""
        w = self.w
        year, j2 = None, j
        k = j + (self.f(j) in w.of_which or self.f(j) in ("in", "en"))
        k += self.f(k) in ("ano", "el", "the") and self.year_number(k + 1) is not None
        told = [m.period for m in self.out[:-9:-1] if m.period]
        before = next((p for p in told if "/" in p), told[0] if told else None)
        if (y := self.year_number(k)) is not None:
            year, j2 = y, k + 1
        elif k < self.n and (
            hit := w.phrases.at(self.t, k) or (w.phrases.at(self.t, k + 1) if k + 1 < self.n else None)
        ):
            group = hit[1][0]
            base = int(before[:4]) if before and before[:4].isdigit() else self.pub.year
            if group in ("last_year", "year_before"):
                year, j2 = base - 1, hit[0]
            elif group == "this_year":
                year, j2 = self.pub.year, hit[0]
        name, before = ("whole_year", None) if self.f(i + 1) == "doce" else ("same_period", before)  # "en los doce meses (de 2013)"
        if year is None:
            return self.mention(i, j, None, name, kind="scene", span=True, period=before)
        months = before and len(before) == 15 and before[7] == "/"
        period = f"{year}-{before[5:7]}/{year}-{before[13:15]}" if months and before else str(year)
        return self.mention(i, j2, None, name, span=True, period=period)

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
            return self.resolved(i, Day(j, None, month, self.year_after(i + 1 + (self.f(i + 1) == "."))[0]), "month")
        j = i + 1
        year, word = self.year_after(j)
        j = self.year_end(j)
        if i == 0 and self.f(j) in self.w.month_does:
            told = f"{year or self.latest_year(month, None)}-{month:02d}"
            return self.mention(i, j, told, "month_named", reporting=True)  # "April was the month of guns. On the 3rd, …"
        of_it = prev in ("de", "for", "of") and self.f(i - 2) in self.w.month_balance
        if prev in self.w.month_balance or of_it or self.f(j) in self.w.month_balance:
            told = f"{year or self.latest_year(month, None)}-{month:02d}"
            return self.mention(i, j, told, "balance", span=True, period=told)  # "es el saldo de julio", "cierra julio con 29 laboratorios"
        if not self.is_month(i, year is not None or word is not None):
            return None
        if (m := self.month_range(i, j, month, year)) is not None:
            return m
        since = self.w.since
        k = i - 1
        while k > i - 4 and self.f(k) in (
            "el",
            "mes",
            "de",
            "pasado",
            "inicios",
            "comienzos",
            "principios",
            "early",
            "late",
            "last",
        ):
            k -= 1
        if self.f(k) in since and not (
            self.f(j) == "," and self.f(j + 1) in ("when", "cuando")
        ):  # "the worst since May 2015, when …"
            if self.compared(k):
                return self.mention(
                    i, j, f"{year or self.latest_year(month, None)}-{month:02d}", "compared", reporting=True
                )
            return self.since_month(k, j, month, year)
        of_month = self.f(i - 2) == "mes" and {self.f(i - 3), self.f(i - 4)} & {"al", "hasta"}
        closing = prev in ("a", "de", "of") and (of_month or self.f(i - 2) in ("hasta", "cierre", "close", "end"))
        by_then = prev == ("a" if self.es else "by") and i == 1 and any(t.f in COUNTING for t in self.t)
        if prev in ("hasta", "through", "until") or by_then or (closing and (self.es or self.f(i - 4) == "by")):
            return self.until_month(i, j, month, year)
        alone = (prev in ("en", "in") and self.f(i - 2) in ("solo", "only")) or self.f(j) == "alone"  # "Solo en enero, …"
        if (alone or prev in ("during", "durante")) and self.f(j) not in self.w.and_:
            y = year or self.latest_year(month, None)
            told = f"{y}-{month:02d}"
            return self.mention(i, j, told, "during", span=True, period=told, year_only=True)  # what a month brought
        start, last, coming = self.lead(i)
        if self.f(start) in ("de", "del", "en"):
            start += start < i
        if prev == "previous" and year is None and self.then and len(self.then) >= 7:
            year = int(self.then[:4]) - (month >= int(self.then[5:7]))  # "In February …. The previous July, …"
            return self.mention(i, j, f"{year}-{month:02d}", "month")
        if last and month == self.pub.month and year is None:
            year = self.pub.year - 1  # "last March" said in March
        return self.resolved(start, Day(j, None, month, year, word), "month", coming)

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
            return dated or (
                prev in ("en", "de", "desde", "hasta", "a", "durante", "entre")
                and not named
                and not (prev == "de" and self.f(i - 2) in NUMBER_NAMES)
            )
        if dated:
            return True
        if prev == "-":
            prev = self.f(i - 2)
        if prev in w.month_lead:
            return not (nxt is not None and nxt.cap and not nxt.raw.isupper() and prev not in ("in", "since", "last"))
        if t.f in ("may", "march"):
            return False
        return (
            t.f.endswith("'s")
            or (prev in ("the", "a") and nxt is not None and not nxt.cap and nxt.f in w.events)
            or prev in ("past", "the")
        )

    def month_range(self, i: int, j: int, month: int, year: int | None) -> DateMention | None:
        """ "de enero a octubre de 2020", "entre enero y mayo", "January-March", "enero a la fecha"."""
        w = self.w
        prev = self.f(i - 1)
        f = self.f(j)
        opened = prev in w.from_ or prev in ("between", "periodo", "(") or f == "-"
        two = f in w.and_ and prev in (*w.in_, "during") and self.month_at(j + 1, False) == month % 12 + 1  # "in January and February"
        if not two and (not (f in w.to or (f in w.and_ and prev in ("entre", "between"))) or not (opened or f in w.to)):
            return None
        k = j + 1 + (self.f(j + 1) in ("el", "mes", "early", "late", "mid"))
        if (end := self.up_to_now(k)) is not None:
            y = year or self.latest_year(month, None)
            return self.mention(
                i, end, None, "months", span=True, period=f"{y}-{month:02d}/{self.pub.year}-{self.pub.month:02d}"
            )
        second = self.month_at(k, f == "-") if k < self.n else None
        if second is None:
            return None
        end = self.year_end(k + 1)
        year2, word = self.year_after(k + 1)
        y2 = year2 or (self.last_year() if word == "same" else None) or self.latest_year(second, None)
        y1 = year or (y2 if month <= second else y2 - 1)
        return self.mention(i, end, None, "months", span=True, period=f"{y1}-{month:02d}/{y2}-{second:02d}")

    def up_to_now(self, k: int) -> int | None:
        """Where "(to) date", "(a) la fecha", "(a) hoy", "(y) lo que va de marzo" ends, where it stands at `k`."""
        if self.f(k) == "lo" and [self.f(k + 1), self.f(k + 2), self.f(k + 3)] == ["que", "va", "de"]:
            return k + 4 + (self.month_at(k + 4, False) is not None)
        if self.f(k) in ("ahora", "hoy", "date", "now", "today") or (self.f(k) == "la" and self.f(k + 1) == "fecha"):
            return k + 1 + (self.f(k) == "la")
        return None

    def as_of(self, m: DateMention) -> DateMention:
        """ "As of July 31", "al corte del 31 de julio": the year up to that month."""
        dated = m.value if m.value and len(m.value) == 10 else None
        up_to = {self.f(m.i - 1), self.f(m.i)} & {"hasta", "through"} and any(t.f in COUNTING for t in self.t)
        if dated and (up_to or (self.f(m.i - 2), self.f(m.i - 1)) in (("as", "of"), ("corte", "del"), ("corte", "al"))):
            return self.mention(m.i, m.j, None, "until", span=True, period=f"{dated[:4]}-01/{dated[:7]}")
        if dated and (self.f(m.i - 1) in self.w.since or self.f(m.i) in self.w.since):
            now = self.pub.strftime("%Y-%m")
            same = dated[:4] == now[:4]
            m.period = None if dated[:7] == now else f"{dated[:7]}/{now}" if same else f"since {dated[:7]}"
        return m

    def compared(self, since: int) -> bool:
        """ "the deadliest since October", "el peor desde 2009": a comparison, no tally."""
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

    def year(self, i: int) -> DateMention | None:
        w = self.w
        y = self.year_number(i)
        if y is None:
            return None
        prev, nxt = self.f(i - 1), self.f(i + 1)
        if nxt == "s" or nxt in ("'s",):
            return (
                self.mention(i, i + 2, None, "decade", span=True, period=f"{y}-{y + 9}")
                if y % 10 == 0 and prev in ("the", "early", "late", "mid", "-")
                else None
            )
        if prev in ("n", "°", "º", "-", "/", "no", "ley", "km", "modelo", "calibre", "."):
            return None
        opens = i == 1 and prev in ("in", "en") and i + 2 < self.n and ends_like_verb(self.t[i + 2], self.es)
        if nxt in w.year_stops and not opens:  # "In 2019 police seized …" opens with the year
            return None
        if (m := self.year_range(i, y)) is not None:
            return m
        if (prev in ("the", "a", "its") and nxt in w.events) or nxt in w.reviews:
            return self.mention(i, i + 1, str(y), "year", span=True, period=str(y), year_only=True)
        if prev not in w.year_before_word:
            told = prev in (",", "", ".", ";", ":") and nxt in w.year_does and y <= self.pub.year
            return self.mention(i, i + 1, str(y), "year", span=True, period=str(y), year_only=True) if told else None
        k = i - 1
        while k >= 0 and self.f(k) in (
            "el",
            "ano",
            "year",
            "the",
            "late",
            "early",
            "inicios",
            "comienzos",
            "principios",
            "fines",
            "finales",
            "mediados",
            "de",
            "del",
            "mid",
            "-",
            "of",
            "end",
            "beginning",
        ):
            k -= 1
        lead = self.f(k)
        if lead in w.since and self.compared(k):
            return self.mention(i, i + 1, str(y), "compared", reporting=True)
        if lead in w.since or lead == "partir":
            return self.mention(
                k if lead != "partir" else k - 1, i + 1, str(y), "since", span=True, period=f"since {y}"
            )
        if prev in (
            "de",
            "del",
            "of",
            "y",
            "and",
            "el",
            "que",
            "(",
            "to",
            "a",
            "than",
            "before",
            "after",
            "al",
        ) and not (self.year_ends(i) or any(self.f(x) in w.month_part for x in range(max(0, k + 1), i))):
            return None
        if y > self.pub.year or (lead in w.by and y >= self.pub.year):
            return self.mention(i, i + 1, str(y), "year", reporting=True)
        start = i - 1 if prev in ("ano", "year") else i
        return self.mention(start, i + 1, str(y), "year", span=True, period=str(y), year_only=True)

    def year_ends(self, i: int) -> bool:
        """Is the number behind "de" or "of" a year, not a count? Then no noun follows it."""
        nxt = self.t[i + 1] if i + 1 < self.n else None
        return (
            nxt is None
            or nxt.k == "p"
            or nxt.f in DAY_FOLLOWERS
            or nxt.f in ("solo", "solamente", "apenas", "only")
            or nxt.f in self.w.verbs
            or ends_like_verb(nxt, self.es)
        )

    def year_range(self, i: int, y: int) -> DateMention | None:
        """ "entre 1980 y 2000", "from 2008 to 2012", "1980-2000"."""
        w = self.w
        f, prev = self.f(i + 1), self.f(i - 1)
        if prev in ("el", "ano", "anos", "los", "the", "years"):
            prev = self.f(i - 2)
        dash = f == "-"
        if not (
            dash
            or (f in w.to and prev in w.from_ | {"periodo"})
            or (f in w.and_ and prev in ("entre", "between"))
            or f == "al"
        ):
            return None
        if (end := self.up_to_now(i + 2)) is not None:
            return self.mention(i, end, None, "since", span=True, period=f"since {y}")
        k = i + 2 + (self.f(i + 2) in ("el", "ano"))
        y2 = self.year_number(k)
        if y2 is None and dash and self.day_at(k) and len(self.t[k].raw) == 2:
            y2 = y // 100 * 100 + int(self.t[k].raw)
        if y2 is None or y2 <= y or (y2 > self.pub.year + 1 and dash):
            return None
        return self.mention(i, k + 1, None, "years", span=True, period=f"{y}-{y2}")
