"""One spelling for comparing: words folded to plain lower case, while every token keeps its place in the original."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‐": "-", "…": "."}
)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Lower case without accents or typographic quotes: 'Apurímac' → 'apurimac', 'Ñahui' → 'nahui'."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_QUOTES))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


# A number keeps its inner separators ("1'310,000", "22 845", "18.6"); a word its inner apostrophe; anything else is one sign.
_TOKEN = re.compile(
    r"(?P<n>\d{1,3}(?:['’´]\d{3})+(?:[.,]\d{3})*(?:[.,]\d{1,2})?"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,3})?(?![\d])"
    r"|\d+(?:[.,]\d+)*)"
    r"|(?P<w>[^\W\d_][^\W_]*(?:['’][^\W\d_]{1,2}\b)?)"
    r"|(?P<p>[^\s])"
)


class Token:
    """One word, number or sign. `f` is the folded form; `s`, `e` are character offsets into the original."""

    __slots__ = ("cap", "e", "f", "k", "raw", "s")

    def __init__(self, raw: str, s: int, e: int, kind: str) -> None:
        self.raw = raw
        self.s = s
        self.e = e
        self.k = kind  # 'w' word, 'n' number, 'p' sign
        self.f = fold(raw)
        self.cap = kind == "w" and raw[0].isupper()

    def __repr__(self) -> str:
        return f"{self.raw}@{self.s}"


_MAX_WORD = 60  # longer runs are no word of a language; they are cut so that no later step meets a giant token


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of text[start:end], offsets into the whole text. Linear in length."""
    out = []
    for m in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = m.lastgroup or "p"
        raw = m.group()
        if len(raw) > _MAX_WORD:
            kind, raw = "p", raw[:_MAX_WORD]
        out.append(Token(raw, m.start(), m.start() + len(raw), kind))
    return out
