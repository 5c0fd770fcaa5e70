"""An article as text with each fact marked and its rule, for reading in a terminal."""

from __future__ import annotations

import textwrap
from datetime import date

from extractors.records import Incident, Report
from extractors.report.explain import Mark, marks

WIDTH = 110
_COLOURS = (36, 33, 35, 32, 34, 31)


def marked(title: str, text: str, report: Report, published: date, colour: bool = False) -> str:
    """Article with numbered marks, then what each number stands for, then the incidents and standing figures."""
    found = marks(report)
    numbered = list(enumerate(found, 1))
    lines = [_with_marks(title, [(n, m) for n, m in numbered if m.where == "title"], colour), ""]
    body = _with_marks(text, [(n, m) for n, m in numbered if m.where == "text"], colour)
    for paragraph in body.split("\n"):
        lines += textwrap.wrap(paragraph, WIDTH, break_long_words=False) or [""]
    lines += ["", f"published {published}; language {report.lang}; "
                  f"{'relevant' if report.relevant else 'off topic'} ({report.why})"]
    for n, m in numbered:
        owner = f"incident {m.incident}" if m.incident else "statistic"
        lines.append(f"  {n:>3}  {owner:<11} {m.label:<48} {m.rule}")
    for k, incident in enumerate(report.incidents, 1):
        lines.append(f"incident {k}: {_headline(incident)}")
    if not report.incidents:
        lines.append("no incident")
    return "\n".join(lines)


def _headline(i: Incident) -> str:
    where = ", ".join(filter(None, (i.location.place, i.location.district, i.location.province, i.location.department)))
    return f"{', '.join(i.types)} · {i.date or 'no date'} · {where or 'no place'}{' · recalled' if i.recalled else ''}"


def _with_marks(text: str, found: list[tuple[int, Mark]], colour: bool) -> str:
    """[quotation]ⁿ around each mark; marks that start inside an earlier one share its brackets."""
    groups: list[tuple[int, int, list[tuple[int, Mark]]]] = []
    for n, m in sorted(found, key=lambda x: (x[1].start, -x[1].end)):
        if groups and m.start < groups[-1][1]:
            start, end, members = groups[-1]
            groups[-1] = (start, max(end, m.end), [*members, (n, m)])
        else:
            groups.append((m.start, m.end, [(n, m)]))
    out, at = [], 0
    for start, end, members in groups:
        numbers = ",".join(str(n) for n, _ in members)
        quote = f"[{text[start:end]}]{numbers}"
        if colour:
            quote = f"\x1b[1;{_COLOURS[(members[0][1].incident or 0) % len(_COLOURS)]}m{quote}\x1b[0m"
        out += [text[at:start], quote]
        at = end
    return "".join([*out, text[at:]])
