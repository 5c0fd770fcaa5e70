"""What people read, in Spanish and English: one file a language, the same keys in both. Data; no logic beside it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

LANGUAGES = ("es", "en")


@cache
def words(language: str) -> dict[str, str]:
    """Dotted key ("types.attack") → text, in one of LANGUAGES; anything else reads Spanish."""
    name = language if language in LANGUAGES else "es"
    source = (Path(__file__).parent / f"{name}.yaml").read_text("utf-8")
    sections = yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {f"{section}.{key}": str(text) for section, entries in sections.items() for key, text in entries.items()}


def word(language: str, key: str) -> str:
    """The text for a key; of a word that has none (a newer codebook, say) its own last part, readable."""
    return words(language).get(key) or key.rpartition(".")[2].replace("_", " ")


def filled(language: str, key: str, *values: object) -> str:
    """The text for a key, {0}, {1}, … replaced by the values, as they are."""
    parts = re.split(r"\{(\d)\}", word(language, key))
    return "".join(part if n % 2 == 0 else str(values[int(part)]) for n, part in enumerate(parts))
