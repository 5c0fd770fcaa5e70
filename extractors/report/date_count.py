"""Days counted from another: "hace dos semanas", "three days after the raid", "el segundo aniversario de la matanza"."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.report.date_period import Periods
from extractors.report.date_words import AFTER, BEFORE, MONTHS_IN, DateMention, shift, shift_month, verb_like


class Counts(Periods):
    """Adds what lies so many days, months or years from the publication, or from what was told before."""

    def from_scene(self, i: int, j: int, days: int) -> DateMention:
        """A count of days from what was told before; "one day after the raid" behind a dated clause counts back from it."""
        other = self.counted_from(j)
        before = self.f(j - 1) in BEFORE
        earlier = next((m for m in self.out[:-9:-1] if m.value and len(m.value) == 10 and not m.span), None)
        beside = earlier is not None and earlier.i <= 2 and i - earlier.j <= 1 and self.f(i - 1) == ","
        if other and beside and self.f(j) in ("the", "del", "his", "her"):
            return self.mention(i, j, None, "vague")  # "On May 9, six weeks after the killing of X, police …"
        if other and earlier and earlier.value and days:
            value = (date.fromisoformat(earlier.value) - timedelta(days=days)).isoformat()
            return self.mention(i, j, value, "counted_back", kind="scene", offset=-days)
        if self.f(i - 1) == "en" and self.f(i) == "la":
            i -= 1
        if (
            other
            and (before or self.f(j - 1) in AFTER)
            and any(self.f(x) in self.w.reports for x in range(j + 1, j + 4))
        ):
            return self.mention(i, j, None, "vague")
        if other and not self.es and i > 2 and self.f(j - 1) in AFTER and (self.f(j) in ("a", "an") or self.f(j) in self.w.numbers):
            days = -days  # "The raid came ten days after a soldier was killed"
        return self.mention(i, j, None, "scene_day", kind="scene", offset=days)

    def counted_from(self, j: int) -> bool:
        """Is what the count runs from said behind it: "un día después de que …", "a day after Congress voted"?"""
        if self.f(j - 1) not in BEFORE and self.f(j - 1) not in AFTER and self.f(j - 1) != "to":
            return False
        if self.es:
            return self.f(j) in ("de", "del", "a") and self.f(j + 1) not in ("eso", "ello", "esto")
        return (
            j < self.n
            and self.t[j].k == "w"
            and self.f(j) not in ("in", "on", "at", "near", "that", "and", "when")
            and (self.f(j).endswith("ing") or not verb_like(self.t[j], self.w))  # "two days after destroying six others"
        )

    def counted(self, i: int) -> DateMention | None:
        """ "hace dos semanas", "three weeks ago", "five days earlier", "dos meses después"."""
        w = self.w
        lead = self.f(i) in w.ago_before
        hit = self.count(i + 1 if lead else i)
        if hit is None:
            return None
        j, number, unit, half = hit
        start = i
        word = self.f(j)
        if lead:
            return (
                self.since_ago(start, j, number, unit)
                if self.f(i) == "hacia" or self.f(i - 1) in ("desde", "de")
                else self.ago(start, j, number, unit, half)
            )
        months = {"year": 12, "month": 1}.get(unit)
        if months and self.anniversary(i, j, unit) and (day := self.to_the_day(start, j, months * number)):
            return day  # "Ayer se cumplieron diez años del ataque"
        if word in w.ago or self.anniversary(i, j, unit) or self.long_after(i, j, number, unit):
            return self.ago(start, j + (word in w.ago), number, unit, half)
        if not self.es and word == "prior" and self.f(j + 1) == "to":
            return self.from_scene_count(start, j + 2, -number, unit)
        if word in w.earlier:
            return self.from_scene_count(start, j + 1, -number, unit)
        exact = not self.es and [self.f(k) for k in range(j, j + 3)] == ["to", "the", "day"]
        if exact and unit == "year" and self.f(j + 3) == "after":
            return self.year_to_the_day(start, j + 4, number)
        if self.es and unit == "day" and self.f(j) in ("de", "del") and any(self.f(k) in w.events for k in range(j + 1, j + 3)):
            return self.days_from(i, j, number)
        if word in w.later or (word == "mas" and self.f(j + 1) == "tarde"):
            return self.from_scene_count(start, j + 1 + (word == "mas"), number, unit)
        return None

    def days_from(self, i: int, j: int, days: int) -> DateMention | None:
        """ "a dos días de la captura": so long after it; "El vuelco ocurrió a solo dos días del ataque en X": the attack was so long before."""
        k = next((k for k in range(i - 1, max(-1, i - 4), -1) if self.f(k) not in self.w.hedges), i)
        if self.f(k) != "a":
            return None
        if self.f(k - 1) in self.w.happened:
            return self.mention(k, j, None, "counted_back", kind="scene", offset=-days)
        return self.from_scene(i, j, days)

    def anniversary(self, i: int, j: int, unit: str) -> bool:
        """ "a un año de la emboscada", "se cumple hoy un año del secuestro", "se cumplen dos meses del ataque", "marks three years since the massacre"."""
        if unit not in ("week", *MONTHS_IN, "year", "lustrum", "decade"):
            return False
        if self.out and self.out[-1].j == i:
            i = self.out[-1].i
        opens = self.f(i - 1) in ("a", "cumple", "cumplen", "cumplio", "cumplieron", "cumplirse", "marks", "marked") and self.f(j) in ("de", "del", "desde", "since")
        return opens and (self.f(j + 1) == "haber" or any(self.f(k) in self.w.events for k in range(j + 1, j + 4)))

    def long_after(self, i: int, j: int, number: int, unit: str) -> bool:
        """ "Doce meses después de que un grupo armado matara …", "Two years after the ambush, …": told on the anniversary."""
        if i > 1 or not (unit in ("year", "decade") or (unit == "month" and number >= 6)):
            return False
        return self.f(j) == "despues" and self.f(j + 1) in ("de", "del") if self.es else self.f(j) == "after"

    def ago(self, i: int, j: int, number: int, unit: str, half: bool) -> DateMention:
        p = self.pub
        days = {"hour": 0, "day": number, "week": 7 * number, "fortnight": 15 * number if self.es else 14 * number}.get(
            unit
        )
        if days is not None:
            return self.mention(i, j, (p - timedelta(days=days)).isoformat(), "ago")
        if unit in MONTHS_IN:
            return self.mention(i, j, shift_month([p.year, p.month], -number * MONTHS_IN[unit]), "ago")
        years = number * {"lustrum": 5, "decade": 10}.get(unit, 1)
        if half:
            return self.mention(i, j, shift_month([p.year, p.month], -12 * years - 6), "ago")
        return self.mention(i, j, str(p.year - years), "ago")

    def since_ago(self, i: int, j: int, number: int, unit: str) -> DateMention:
        """ "desde hace tres años": a stretch up to now, no day of an event."""
        years = number * {"lustrum": 5, "decade": 10}.get(unit, 1)
        period = f"since {self.pub.year - years}" if unit in ("year", "lustrum", "decade") else None
        return self.mention(i, j, None, "since_ago", reporting=True, span=period is not None, period=period)

    def from_scene_count(self, i: int, j: int, number: int, unit: str) -> DateMention:
        days = {"hour": 0, "day": number, "week": 7 * number, "fortnight": 14 * number}.get(unit)
        if days is not None:
            return self.from_scene(i, j, days)
        if unit in MONTHS_IN:
            months = number * MONTHS_IN[unit]
            earlier = next((m.value for m in self.out[:-9:-1] if m.value and len(m.value) >= 7 and not m.span), None)
            value = shift(earlier, ("months", -months)) if earlier and self.counted_from(j) else None
            return self.mention(
                i, j, value, "scene_month", kind="scene", offset=("months", -months if value else months)
            )
        years = number * {"lustrum": 5, "decade": 10}.get(unit, 1)
        return self.mention(i, j, None, "scene_year", kind="scene", offset=("years", years))

    def to_the_day(self, i: int, j: int, months: int) -> DateMention | None:
        """The day so many months before the one told just in front, which is that of the commemoration."""
        day = next((m for m in reversed(self.out) if m.value and len(m.value) == 10 and i - m.j <= 4), None)
        if day is None or day.value is None or day.value.endswith("02-29") or (day.value[8:] > "28" and months % 12):
            return None
        day.reporting = True
        return self.mention(i, j, shift_month([int(day.value[:4]), int(day.value[5:7])], -months) + day.value[7:], "to_the_day")

    def ordinal_anniversary(self, i: int) -> DateMention | None:
        """ "el segundo aniversario de la matanza", "the second anniversary of the ambush"."""
        number = self.w.ordinals.get(self.f(i - 1))
        if number is None or self.f(i + 1) not in ("de", "del", "of") or not any(self.f(k) in self.w.events for k in range(i + 2, i + 4)):
            return None
        return self.to_the_day(i - 1, i + 1, 12 * number) or self.mention(i - 1, i + 1, str(self.pub.year - number), "ago")

    def year_to_the_day(self, i: int, j: int, years: int) -> DateMention | None:
        """ "left flowers on Friday, one year to the day after the accident": the day of the flowers is that of no event."""
        day = next((m for m in reversed(self.out) if m.value and len(m.value) == 10), None)
        if day is None or day.value is None:
            return None
        day.reporting = True
        return self.mention(i, j, f"{int(day.value[:4]) - years}{day.value[4:]}", "to_the_day")
