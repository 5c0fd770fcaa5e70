"""What people read, in Spanish and English: one file a language, the same keys in both. Data; no logic beside it."""

from __future__ import annotations

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
