"""How the dates found in a sentence are written beside it in a table of cases.

Left to right, published on Wednesday 18 August 2021 unless said otherwise:
`2021-08-16` a date · `told X` a date of the telling, not of an event · `scene -1` counts from the incident told before ·
`year 2014` a bare year · `span P` the period of a tally · `vague` told, not derivable.
"""

from __future__ import annotations

from datetime import date

from extractors.report.date import DateMention, find_dates
from extractors.text import tokenize

WEDNESDAY = date(2021, 8, 18)


def say(m: DateMention) -> str:
    if m.span:
        kind = "year" if m.year_only else "span"
        text = f"{kind} {m.period}" if m.kind == "absolute" or m.value else f"scene {kind}"
    elif m.kind == "scene" and m.value is None:
        offset = "" if m.offset is None else m.offset if isinstance(m.offset, int) else " ".join(map(str, m.offset))
        text = f"scene {offset}".strip()
    else:
        text = m.value or "vague"
    return f"told {text}" if m.reporting else text


def dates(lang: str, text: str, published: date = WEDNESDAY) -> str:
    return ", ".join(say(m) for m in find_dates(tokenize(text), lang, published))
