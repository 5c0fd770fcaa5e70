"""Texts that nobody wrote to be read: very long, without words, without ends of sentences."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import cycle, islice

from tests.accuracy import articles

MB = 1_000_000
LONGEST = 200_000  # characters of the longest article that is taken off a page


def _repeat(what: str, characters: int = LONGEST) -> Callable[[], str]:
    return lambda: (what * (characters // len(what) + 1))[:characters]


@cache
def _prose(lang: str) -> str:
    """Our own articles, one after the other."""
    bodies = [a["text"] for a in articles("own articles") if a["lang"] == lang]
    size = sum(map(len, bodies)) // len(bodies)
    return "\n\n".join(islice(cycle(bodies), LONGEST // size))


def _endless(name: str) -> str:
    """One article again and again, as one sentence."""
    (body,) = (a["text"] for a in articles("own articles") if a["id"] == name)
    return _repeat(body.replace(".", ",").replace("\n", " ") + " ")()


TEXTS: dict[str, Callable[[], str]] = {
    "a line of letters without spaces": _repeat("a", MB),
    "a line of words without spaces": _repeat("20soldados,murieron", MB),
    "digits": _repeat("7", MB),
    "line ends": _repeat("\n", MB),
    "accents that stand on nothing": _repeat("\u0301"),
    "letters under heaps of accents": _repeat("a" + "\u0301\u0323" * 500),
    "quotation marks": _repeat('"«('),
    "full stops": _repeat("."),
    "full stops between spaces": _repeat(". "),
    "initials": _repeat("A."),
    "an article in Spanish": lambda: _prose("es"),
    "an article in English": lambda: _prose("en"),
    "an article without ends of sentences": lambda: _endless("es-101"),
    "an article in English without ends of sentences": lambda: _endless("en-109"),
    "one place again and again": _repeat("Llochegua "),
    "one place a line": _repeat("Llegaron a Llochegua.\n"),
    "one name of many places": _repeat("Murieron dos soldados en San Miguel.\n"),
    "one count again and again": _repeat("20 soldados muertos "),
    "one verb again and again": _repeat("Police seized 20 kilos, "),
    "one date again and again": _repeat("el lunes 3 de mayo de 2012 "),
    "one name again and again": _repeat("Juan Soto Vera "),
    "one telling again and again": _repeat("Los policías detuvieron a dos hombres e incautaron tres fusiles. "),
    "two places a sentence": _repeat("Dos soldados murieron en Llochegua y la Policía incautó 20 kilos de cocaína en Sivia. "),
    "a list without end": _repeat("- 3 fusiles\n"),
    "number words": _repeat("mil "),
}
