"""Is this text one we have? Same words, or nearly the same: wire copies, syndication, edited leads.

Candidates share a band of a MinHash signature over word sequences (Broder 1997; locality-sensitive hashing as in
Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", ch. 3). The signature only proposes; the decision compares
the texts themselves, and their figures and names, since communiqués of one formula differ in nothing else.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from extractors.text import fold

WINDOW_DAYS = 60
_SHINGLE = 4  # words in a row
_PERMUTATIONS, _BANDS = 128, 32  # four rows a band: texts that share 45 % of their shingles meet nearly always

# Thresholds, with the case behind each.
CONTAINED = 0.62  # share of the shorter text's sequences found in the longer: a copy cut to two thirds with a new lead
RESEMBLES = 0.52  # Jaccard: two outlets edit one wire text in ten places
SAME_FIGURES = 0.80  # of the shorter text's numbers and names: a formula communiqué on another base shares fewer
MIN_WORDS = 25  # shorter texts say too little to be told apart by their words

_WORD = re.compile(r"[^\W_]+(?:[.,']\d+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """exact: hex digest of the folded words. minhash: 128 unsigned 32-bit numbers. bands: unsigned 64-bit keys to look up."""

    exact: str
    minhash: bytes
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article as the comparison needs it; `report_id` of a new one may be anything."""

    report_id: str
    canonical_url: str | None
    exact: str
    minhash: bytes
    text: str
    title: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Copy:
    report_id: str
    how: str  # 'address' | 'exact' | 'near'
    similarity: float


def words_of(text: str) -> list[str]:
    return [fold(w) for w in _WORD.findall(text)]


def _shingles(words: Sequence[str]) -> list[str]:
    if len(words) < _SHINGLE:
        return [" ".join(words)] if words else []
    return [" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)]


def fingerprint(title: str, text: str) -> Fingerprint:
    """What a text is recognised by. Titles are left out: copies change them first. An empty text has no bands."""
    from rensa import RMinHash  # loaded when first needed: the command line starts without it

    words = words_of(text)
    exact = hashlib.sha256(" ".join(words or words_of(title)).encode()).hexdigest()
    if not words:
        return Fingerprint(exact, b"", ())
    signature = RMinHash(num_perm=_PERMUTATIONS, seed=1)
    signature.update(sorted(set(_shingles(words))))
    numbers = [int(x) & 0xFFFFFFFF for x in signature.digest()]
    packed = struct.pack(f"<{_PERMUTATIONS}I", *numbers)
    rows = len(packed) // _BANDS
    bands = tuple(
        int.from_bytes(hashlib.blake2b(bytes([b]) + packed[b * rows : (b + 1) * rows], digest_size=8).digest(), "big")
        for b in range(_BANDS)
    )
    return Fingerprint(exact, packed, bands)


def distinctive(text: str) -> set[str]:
    """Numbers, and names written with a capital inside a sentence: what tells two texts of one formula apart."""
    out = set()
    for m in _WORD.finditer(text):
        raw = m.group()
        if raw[0].isdigit():
            out.add(raw.strip(".,"))
        elif (
            raw[0].isupper()
            and m.start()
            and text[max(0, m.start() - 2) : m.start()].strip() not in (".", "!", "?", "”", "\n")
            and len(raw) > 2
        ):
            out.add(fold(raw))
    return out


def similarity(a: str, b: str) -> tuple[float, float]:
    """(Jaccard, share of the shorter found in the longer) of two texts' word sequences."""
    x, y = set(_shingles(words_of(a))), set(_shingles(words_of(b)))
    if not x or not y:
        return 0.0, 0.0
    both = len(x & y)
    return both / len(x | y), both / min(len(x), len(y))


def _figures_agree(a: str, b: str) -> bool:
    x, y = distinctive(a), distinctive(b)
    small, large = sorted((x, y), key=lambda s: (len(s), sorted(s)))
    if not small:
        return True
    digits = {w for w in small if w[0].isdigit()}
    if digits and len(digits & large) < 0.6 * len(digits):
        return False
    return len(small & large) >= SAME_FIGURES * len(small)


def _close(a: datetime | None, b: datetime | None) -> bool:
    if a is None or b is None:
        return True
    return abs(a - b) <= timedelta(days=WINDOW_DAYS)


def find_copy(new: Candidate, earlier: Sequence[Candidate]) -> Copy | None:
    """The earlier article that the new one repeats, the most alike first; None when it is a report of its own.

    An earlier article at the same address with another text is no copy but an edit: the caller decides on that before.
    """
    best: Copy | None = None
    for e in sorted(earlier, key=lambda e: e.report_id):
        if not _close(new.published_at, e.published_at):
            continue
        found = _compare(new, e)
        if found and (best is None or found.similarity > best.similarity):
            best = found
    return best


def _compare(new: Candidate, e: Candidate) -> Copy | None:
    if new.exact == e.exact:
        return Copy(e.report_id, "exact", 1.0)
    if min(len(words_of(new.text)), len(words_of(e.text))) < MIN_WORDS:
        return None
    jaccard, contained = similarity(new.text, e.text)
    if (jaccard >= RESEMBLES or contained >= CONTAINED) and _figures_agree(new.text, e.text):
        return Copy(e.report_id, "near", round(max(jaccard, contained * 0.99), 4))
    return None
