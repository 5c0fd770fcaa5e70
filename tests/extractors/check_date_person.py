"""How often the date and person readers find what coders wrote: `python -m tests.extractors.check_date_person FOLDER`.

FOLDER holds coded articles as the codebook describes (id, lang, published, title, text, gold). A date counts as found
when a sentence gives it as the day of an event, a counted day ("al día siguiente") taken from the last date told.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from extractors.report.date import find_dates, resolve
from extractors.report.person import find_persons
from extractors.report.person_same import link
from extractors.report.sentence import split
from extractors.report.words import words
from extractors.text import fold


@dataclass
class Tally:
    found: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def count(self, slot: str, ok: bool, note: str) -> None:
        self.wanted[slot] = self.wanted.get(slot, 0) + 1
        self.found[slot] = self.found.get(slot, 0) + ok
        if not ok:
            self.notes.append(note)


def check(article: dict[str, Any], tally: Tally) -> None:
    lang, published, name = article["lang"], date.fromisoformat(article["published"]), article["id"]
    told: set[str] = set()
    periods: set[str] = set()
    persons = []
    anchor: str | None = None
    for s in split(article["title"], article["text"], words(lang)):
        for m in find_dates(s.tokens, lang, published):
            value = resolve(m, anchor)
            if m.period:
                periods.add(m.period)
            if value and not m.reporting and (not m.span or m.year_only):
                told.add(value)
                anchor = anchor if m.span else value
        persons += find_persons(s.tokens, lang, s.upper)
    gold = article["gold"]
    for incident in gold["incidents"]:
        if incident["date"]:
            tally.count("date", incident["date"] in told, f"{name}: date {incident['date']} not among {sorted(told)}")
    for statistic in gold["statistics"]:
        if statistic.get("period"):
            tally.count(
                "period",
                statistic["period"] in periods,
                f"{name}: period {statistic['period']} not among {sorted(periods)}",
            )
    heads = link(persons)
    parts: dict[str, list[str | None]] = {}
    for m, h in zip(persons, heads, strict=True):
        if not (m.background or persons[h].background):
            parts.setdefault(fold(persons[h].name), []).append(m.cue)
    roles: dict[str, set[str]] = {}
    for incident in gold["incidents"]:
        for person in incident.get("persons", ()):
            roles.setdefault(fold(person["name"]), set()).add(person["role"])
    for who, role in roles.items():
        tally.count("person", who in parts, f"{name}: person {who} missed")
        if who in parts:
            tally.count(
                "role of the first mention", parts[who][0] in role, f"{name}: {who} is {role}, read {parts[who]}"
            )
    if gold["incidents"]:
        for who in parts:
            tally.count("proposed person in gold", who in roles, f"{name}: {who} {parts[who]} not in gold")


def main(folder: Path) -> None:
    tally = Tally()
    for path in sorted(folder.glob("*.json")):
        check(json.loads(path.read_text(encoding="utf-8")), tally)
    print("\n".join(tally.notes))
    for slot, wanted in tally.wanted.items():
        print(f"{slot}: {tally.found[slot]}/{wanted}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
