"""A headline for an incident that no report is about: recalled, or told in passing. Made of its own facts, so that the
title of an article on something else does not stand for it."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.codebook import TYPES
from extractors.incident_figures import Settled
from extractors.records import SettledFact
from flows.words import word

_FIGURES = 2  # more make no headline
# what a reader asks first: who died, who was hurt or taken, then what was taken or destroyed
_FIRST = ("killed", "kidnapped", "wounded", "rescued", "seized", "destroyed", "captured", "surrendered", "eradicated")


def made(settled: Settled, lang: str) -> str:
    """'Ataque en Canayre, 2026-09-03 (muertos: 2)'; as much of it as is known."""
    kinds = sorted(settled.types, key=TYPES.index)[:2]
    what = ", ".join(word(lang, f"types.{t}") for t in kinds) or word(lang, "headline.event")
    at = settled.location
    where = at.district or at.province or at.department
    text = f"{what} {word(lang, 'headline.in')} {where}" if where else what
    text += f", {settled.date}" if settled.date else ""
    figures = "; ".join(_figure(f, lang) for f in _told(settled.facts))
    return text[0].upper() + text[1:] + (f" ({figures})" if figures else "")


def _told(facts: Sequence[SettledFact]) -> list[SettledFact]:
    counted = [f for f in facts if f.quantity and f.action in _FIRST]
    return sorted(counted, key=lambda f: (_FIRST.index(f.action), -(f.quantity or 0)))[:_FIGURES]


def _figure(f: SettledFact, lang: str) -> str:
    """'policías muertos: 2'; 'cocaína: 1000 kg'."""
    amount = f"{f.quantity:.10g}" + ("" if f.unit == "count" else f" {f.unit}")
    if f.unit != "count":
        return f"{word(lang, f'objects.{f.object}')}: {amount}"
    pair = (word(lang, f"objects.{f.object}"), word(lang, f"actions.{f.action}"))
    return f"{', '.join(pair)}: {amount}"
