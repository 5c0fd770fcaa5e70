"""Article → report: the readers in order."""

from __future__ import annotations

from datetime import date

from extractors.records import Report


def read(title: str, text: str, published: date, lang: str | None = None, everywhere: bool = False) -> Report:
    raise NotImplementedError
