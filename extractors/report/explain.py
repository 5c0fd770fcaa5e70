"""Why a figure was read as it was, or was not: the steps of the reader, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractors.records import Evidence, Report
from extractors.report.mention import read_sentence
from extractors.report.number import decimal_sign
from extractors.report.read import read
from extractors.report.sentence import split
from extractors.report.statistic_cues import is_target, told_in
from extractors.report.statistic_tally import is_tally
from extractors.report.words import guess_language, words
from extractors.text import Composed, fold


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the article that says something: what, by which rule."""

    where: str
    start: int
    end: int
    label: str
    rule: str
    incident: int | None  # number of the incident from 1, None for a standing figure


def marks(report: Report) -> list[Mark]:
    """Everything the report rests on, in reading order."""
    out = []

    def add(e: Evidence, label: str, number: int | None) -> None:
        out.append(Mark(e.where, e.start, e.end, label, e.rule, number))

    for k, incident in enumerate(report.incidents, 1):
        for f in incident.facts:
            figure = "?" if f.quantity is None else f"{f.quantity:g}"
            unit = "" if f.unit == "count" else f" {f.unit}"
            add(
                f.evidence,
                f"{f.action} {f.object} {figure}{unit}{' or more' if f.bound == 'min' else ' or fewer' if f.bound == 'max' else ''}",
                k,
            )
        for name, e in sorted(incident.evidence.items()):
            value = {
                "date": incident.date,
                "place": incident.location.place or incident.location.district or incident.location.department,
                "type": ", ".join(incident.types),
            }.get(name)
            add(e, f"{name} {value}", k)
        for p in incident.persons:
            add(p.evidence, f"{p.role} {p.name}", k)
    for s in report.statistics:
        figure = "?" if s.quantity is None else f"{s.quantity:g}"
        add(
            s.evidence,
            f"standing figure: {s.action or 'standing'} {s.object} {figure}{'' if s.unit == 'count' else ' ' + s.unit}, {s.period or 'no period'}",
            None,
        )
    return sorted(out, key=lambda m: (m.where != "title", m.start, -m.end))


def why_not(title: str, text: str, published: date, phrase: str, lang: str | None = None) -> list[str]:
    """What became of a phrase ("356 kilos"): which reader saw it, which rule set it aside. Lines of plain text."""
    title, text = Composed(title).text, Composed(text).text
    lang = lang if lang in ("es", "en") else guess_language(f"{title}. {text}")
    w = words(lang)
    report = read(title, text, published, lang, everywhere=True)
    sentences = split(title, text, w)
    decimal = decimal_sign(t for s in sentences for t in s.tokens)
    wanted = fold(phrase)
    out: list[str] = []
    for s in sentences:
        raw = title if s.where == "title" else text
        begin, end = s.tokens[0].s, s.tokens[-1].e
        at = fold(raw[begin:end]).find(wanted)
        if at < 0:
            continue
        start, stop = begin + at, begin + at + len(wanted)
        out.append(f"{s.where}, sentence {s.index + 1}: “{raw[begin:end]}”")
        out.extend("  " + line for line in _steps(s, raw, start, stop, report, w, published, decimal))
    if not out:
        folded = fold(title + "\n" + text)
        out.append(
            "The phrase stands in a line left out as a link or page furniture."
            if wanted in folded
            else "The phrase is not in the article."
        )
    if not report.relevant:
        out.append(f"The article as a whole is set aside as not relevant ({report.why}).")
    return out


def _steps(s, raw: str, start: int, stop: int, report: Report, w, published: date, decimal: str | None) -> list[str]:  # type: ignore[no-untyped-def]
    info, counted = read_sentence(s, w, published, decimal)
    tokens = s.tokens
    seen = [c for c in counted if tokens[c.i].s < stop and start < tokens[c.j - 1].e]
    if not seen:
        return ["quantity reader: no number with a thing it counts was seen here."]
    out = []
    for c in seen:
        quote = raw[tokens[c.i].s : tokens[c.j - 1].e]
        out.append(
            f"quantity reader: “{quote}” = {c.value if c.value is not None else 'open'} {c.unit} of {c.object or 'something unnamed'} ({c.rule})"
        )
        frames = [f for f in info.frames if f.position == c.i]
        if not frames:
            out.append("fact reader: no verb or noun of action claims it, so it is no fact.")
            continue
        f = frames[0]
        out.append(f"fact reader: {f.action} by {f.rule}, status {f.status}")
        if f.status != "asserted":
            out.append(f"set aside: the sentence does not assert it ({f.status}).")
            continue
        told = told_in(info, w)
        if is_target(f.position, told.cues, tokens, w):
            out.append("set aside: a target, price, reward or capacity.")
        stat = next((x for x in report.statistics if x.evidence.where == s.where and x.evidence.start == f.start), None)
        fact = next(
            (
                (k, x)
                for k, i in enumerate(report.incidents, 1)
                for x in i.facts
                if x.evidence.where == s.where and x.evidence.start == f.start
            ),
            None,
        )
        if stat is not None:
            out.append(
                f"statistic reader: a standing figure, period {stat.period or 'not given'}; never a fact of an incident."
            )
        elif fact is not None:
            out.append(f"incident {fact[0]}: {fact[1].action} {fact[1].object} {fact[1].quantity}")
        elif is_tally(told, c.i):
            out.append("statistic reader: part of a tally, told before or without a figure of its own.")
        else:
            rival = next(
                ((k, x) for k, i in enumerate(report.incidents, 1) for x in i.facts if x.action == f.action), None
            )
            out.append(
                f"incident reader: told again or taken into another figure (incident {rival[0]}: {rival[1].action} {rival[1].object} {rival[1].quantity})."
                if rival
                else "incident reader: no incident with a place or date could be made of this telling."
            )
    return out
