"""A headline for an incident that no report is about: recalled, or told in passing. Made of its own facts, so that the
title of an article on something else does not stand for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extractors.codebook import TYPES
from extractors.incident_figures import Settled
from flows.words import LANGUAGES, word

_FIGURES = 2  # more make no headline
# what a reader asks first: who died, who was hurt or taken, then what was taken or destroyed
_FIRST = ("killed", "kidnapped", "wounded", "rescued", "seized", "destroyed", "captured", "surrendered", "eradicated")


def made(settled: Settled, lang: str) -> str:
    """'Ataque en Canayre, 2026-09-03 (muertos: 2)'; as much of it as is known."""
    at = settled.location
    facts = [(f.action, f.object, f.unit, f.quantity) for f in settled.facts]
    return _line(settled.types, settled.date, at.district or at.province or at.department, facts, lang)


def spoken(incident: Mapping[str, Any], facts: Sequence[Mapping[str, Any]]) -> dict[str, str] | None:
    """The headline of a stored incident in each language, when it was made here; None for the title of a report."""
    day = str(incident["event_date"] or "")[: {"month": 7, "year": 4}.get(incident["date_precision"] or "", 10)]
    where = incident["district"] or incident["province"] or incident["department"]
    told = [(f["action"], f["object"], f["unit"], f["quantity"]) for f in facts]
    lines = {lang: _line(incident["types"] or (), day, where, told, lang) for lang in LANGUAGES}
    return lines if incident["headline"] in lines.values() else None


_Figure = tuple[str, str, str, float | None]  # action, object, unit, quantity


def _line(types: Sequence[str], day: str | None, where: str | None, facts: Sequence[_Figure], lang: str) -> str:
    kinds = sorted((t for t in types if t in TYPES), key=TYPES.index)[:2]
    what = ", ".join(word(lang, f"types.{t}") for t in kinds) or word(lang, "headline.event")
    text = f"{what} {word(lang, 'headline.in')} {where}" if where else what
    text += f", {day}" if day else ""
    figures = "; ".join(_figure(f, lang) for f in _told(facts))
    return text[0].upper() + text[1:] + (f" ({figures})" if figures else "")


def _told(facts: Sequence[_Figure]) -> list[_Figure]:
    counted = [f for f in facts if f[3] and f[0] in _FIRST]
    return sorted(counted, key=lambda f: (_FIRST.index(f[0]), -(f[3] or 0), f))[:_FIGURES]


def _figure(f: _Figure, lang: str) -> str:
    """'policías, muertos: 2'; 'cocaína: 1000 kg'."""
    action, thing, unit, quantity = f
    if unit != "count":
        return f"{word(lang, f'objects.{thing}')}: {quantity:.10g} {unit}"
    return f"{word(lang, f'objects.{thing}')}, {word(lang, f'actions.{action}')}: {quantity:.10g}"
