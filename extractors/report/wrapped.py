"""Text whose lines were broken at a fixed width: such a break is a space, not the end of a paragraph.

A break of that kind is known by its line being full: the first word of the next line would not have fitted. Lists,
headlines and short paragraphs have full lines too, but by chance; so a text is taken to be wrapped only when most of
the breaks that fall inside a sentence follow a full line.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

WIDTHS = range(45, 121)  # characters a line; wire copy has 64 to 72, mail 72 to 78
BULLET = re.compile(r"^\s*(?:[-–—•·*▪●◦■»]+|\(?\d{1,2}\s*[.)]-?|[a-zA-H][.)])\s+")
_BREAK = re.compile(r"(?<![ \t])[ \t]*+(?:\r\n|[\n\r])[ \t]*")
_OPEN = re.compile(r"\s[a-z]{1,2}$")  # what no headline ends with
_STOPS = tuple(".!?:;…")
_CLOSERS = "\"”»')]"


@dataclass(frozen=True, slots=True)
class _Break:
    """A single line break between two lines that are not blank."""

    start: int
    end: int
    inside: bool  # no stop before it, and no capital behind it or a short word ("de", "of") before it
    full: bool


def unwrap(text: str) -> str:
    """The text with the breaks of wrapped lines made spaces; as long as before, so that offsets stay true."""
    breaks = _breaks(text)
    inside = [b for b in breaks if b.inside]
    if not inside or 2 * sum(b.full for b in inside) <= len(inside):
        return text
    parts: list[str] = []
    done = 0
    for b in breaks:
        if b.full:
            parts += text[done : b.start], " " * (b.end - b.start)
            done = b.end
    return "".join([*parts, text[done:]])


def _breaks(text: str) -> list[_Break]:
    """The breaks of a text that can be wrapped, none of one that cannot."""
    edges = [(0, 0), *(m.span() for m in _BREAK.finditer(text)), (len(text), len(text))]
    lengths = sorted(after - end for (_, end), (after, _) in itertools.pairwise(edges))
    width = lengths[-1 - len(lengths) // 30]  # an address or a table may stand out
    if len(lengths) < 2 or width not in WIDTHS:
        return []
    upper = text.isupper()
    out = []
    for k in range(1, len(edges) - 1):
        start, end = edges[k]
        before, behind = text[edges[k - 1][1] : start], text[end : edges[k + 1][0]]
        if before.isspace() or not before or behind.isspace() or not behind:
            continue
        full = len(before) + 1 + len(behind.split(None, 1)[0]) > width
        stop = before.rstrip(_CLOSERS).endswith(_STOPS)
        if not BULLET.match(behind) or (full and not stop and behind[0] == "("):  # "un\n(01) fusil" is no item of a list
            inside = not stop and (behind[0].islower() or (upper and behind[0].isalpha()) or bool(_OPEN.search(before)))
            out.append(_Break(start, end, inside, full))
    return out
