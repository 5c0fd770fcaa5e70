"""One spelling for comparing: words folded to plain lower case, while every token keeps its place in the original.

A letter whose accent is a character of its own ("e" and U+0301, as some systems write) is put together before reading;
`Composed` leads back to where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

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


_APART = re.compile(r"[^\W\d_][\u0300-\u036f]{1,8}")  # a letter with its accents; heaps of them are left as they are


class Composed:
    """A text with its accents put together (`text`), and the text as it came (`original`)."""

    __slots__ = ("_at", "_before", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = self.text = original
        self._at: list[int] = []  # offsets into `text` of the letters put together
        self._before = [0]  # by how much the original is ahead, by the number of such letters passed
        if not original.isascii() and _APART.search(original):
            self._compose()

    def _compose(self) -> None:
        parts: list[str] = []
        gains: list[int] = []
        done, length = 0, 0
        for m in _APART.finditer(self.original):
            letter = unicodedata.normalize("NFC", m.group())
            parts += self.original[done : m.start()], letter
            self._at.append(length + m.start() - done)
            gains.append(len(m.group()) - len(letter))
            length += m.start() - done + len(letter)
            done = m.end()
        self.text = "".join([*parts, self.original[done:]])
        self._before = list(accumulate(gains, initial=0))

    def origin(self, offset: int) -> int:
        """Where in the original the character at `offset` of the text begins; for the end of a span, where it ends."""
        return offset + self._before[bisect_left(self._at, offset)]


# A number keeps its inner separators ("1'310,000", "22 845", "18.6"); a word its inner apostrophe; anything else is one sign.
# No two of them begin alike, so words, which are most, are tried first.
_TOKEN = re.compile(
    r"(?P<w>[^\W\d_][^\W_]*(?:['’][^\W\d_]{1,2}\b)?)"
    r"|(?P<n>\d{1,3}(?:['’´]\d{3})+(?:[.,]\d{3})*(?:[.,]\d{1,2})?"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,3})?(?![\d])"
    r"|\d+(?:[.,]\d+)*)"
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
        raw, (s, e), kind = m.group(), m.span(), m.lastgroup
        if e - s > _MAX_WORD:
            kind, raw, e = "p", raw[:_MAX_WORD], s + _MAX_WORD
        out.append(Token(raw, s, e, kind))  # type: ignore[arg-type]  # every alternative has a name
    return out


def folded_words(text: str) -> tuple[str, ...]:
    """The folded forms of the tokens of a phrase."""
    if len(text) <= _MAX_WORD and text.replace(" ", "").isalpha():
        return tuple(fold(text).split())  # most are words and blanks
    return tuple(t.f for t in tokenize(text))
