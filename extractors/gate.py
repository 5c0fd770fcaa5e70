"""Could this page be on topic? Asked before the costly parsing; whoever is let in for nothing only costs time."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_WORD_PART = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def could_be_on_topic(*texts: str, extra_terms: Iterable[str] = ()) -> str | None:
    """The term that opens the gate, as the list spells it, or None. Texts may be plain, HTML or hold JSON."""
    gate = _gate(tuple(extra_terms))
    for text in texts:
        found = gate.first(plain(text)) if text else None
        if found is not None:
            return found
    return None


def plain(text: str) -> str:
    """As terms are written: entities and JSON escapes decoded, no accents, lower case, single spaces. Linear time."""
    if "\\u" in text:
        text = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
    if "&" in text:
        text = html.unescape(text)
        if "&" in text:  # escaped twice, as in many feeds
            text = html.unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return " ".join(text.lower().split())


# What a term does: opens by itself, opens with one of the other half, or hides a term that stands in it.
_OPENS, _PLACE, _WORD, _DECOY = "opens", "place", "word", "decoy"


@dataclass(frozen=True, slots=True)
class _Gate:
    words: AhoCorasick
    names: tuple[str, ...]  # as the list spells them
    does: tuple[str, ...]

    def first(self, text: str) -> str | None:
        half: dict[str, str] = {}
        for index, start, end in self.words.find_matches_as_indexes(text):
            name, does = self.names[index], self.does[index]
            if does == _DECOY or (start and text[start - 1] in _WORD_PART):
                continue
            if not name.endswith("*") and end < len(text) and text[end] in _WORD_PART:
                continue
            if does == _OPENS:
                return name
            half.setdefault(does, name)
            if len(half) == 2:
                return f"{half[_PLACE]} + {half[_WORD]}"
        return None


@lru_cache(maxsize=8)
def _gate(extra: tuple[str, ...]) -> _Gate:
    data = yaml.safe_load((Path(__file__).parent / "gate.yaml").read_text("utf-8"))
    lists = ((_DECOY, data["decoys"]), (_WORD, data["common_words"]), (_PLACE, data["common_places"]),
             (_OPENS, (*data["words"], *data["places"], *extra)))  # what a list says later, holds
    terms = {plain(term).rstrip("*").strip(): (term, does) for does, names in lists for term in names}
    terms.pop("", None)
    # the longest at a place: 'coca cola' hides 'coca'
    return _Gate(AhoCorasick(list(terms), matchkind=MatchKind.LeftmostLongest), tuple(t for t, _ in terms.values()),
                 tuple(does for _, does in terms.values()))
