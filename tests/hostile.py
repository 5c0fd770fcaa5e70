"""Texts that nobody wrote to be read: very long, without words, without ends of sentences."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import cycle, islice

from tests.accuracy import articles

MB = 1_000_000


def _repeat(what: str, characters: int = MB) -> Callable[[], str]:
    return lambda: (what * (characters // len(what) + 1))[:characters]


@cache
def _prose(lang: str) -> str:
    """A megabyte of our own articles, one after the other."""
    bodies = [a["text"] for a in articles("own articles") if a["lang"] == lang]
    size = sum(map(len, bodies)) // len(bodies)
    return "\n\n".join(islice(cycle(bodies), MB // size))


def _endless(name: str) -> str:
    """One article again and again, as one sentence."""
    (body,) = (a["text"] for a in articles("own articles") if a["id"] == name)
    return _repeat(body.replace(".", ",").replace("\n", " ") + " ")()


TEXTS: dict[str, Callable[[], str]] = {
    "a line of letters without spaces": _repeat("a"),
    "a line of words without spaces": _repeat("20soldados,murieron"),
    "an article in Spanish": lambda: _prose("es"),
    "an article in English": lambda: _prose("en"),
    "digits": _repeat("7", 100_000),
    "line ends": _repeat("\n"),
    "accents that stand on nothing": _repeat("\u0301"),
    "quotation marks": _repeat('"«('),
    "full stops": _repeat("."),
    "an article without ends of sentences": lambda: _endless("es-101"),
    "one place again and again": _repeat("Llochegua "),
    "one count again and again": _repeat("20 soldados muertos "),
    "one date again and again": _repeat("el lunes 3 de mayo de 2012 "),
    "one name again and again": _repeat("Juan Soto Vera "),
    "number words": _repeat("mil "),
}
