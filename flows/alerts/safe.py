"""Text from the web made harmless for where it goes: a line of text, a chat room, Markdown, a link. Pure."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

MAX_LINE = 400
_LINK = re.compile(r"https?://[^\s\"'<>`\\]+")


def clean(text: object, limit: int = MAX_LINE) -> str:
    """One line without control signs, direction overrides or invisible signs, at most three combining marks in a row, cut
    at `limit` characters."""
    out: list[str] = []
    marks = 0
    for c in str(text):
        kind = unicodedata.category(c)
        marks = marks + 1 if kind == "Mn" else 0
        if c == "\u00ad":  # a soft hyphen stands within a word
            continue
        if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            out.append(" ")
        elif marks <= 3:
            out.append(c)
    line = " ".join("".join(out).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def link(url: object) -> str | None:
    """The address when it may be clicked: http or https with a host, no spaces or quotes, nobody's password; else None."""
    u = clean(url, 2000)
    try:
        parts = urlsplit(u)
        host = parts.hostname
    except ValueError:
        return None
    return u if _LINK.fullmatch(u) and host and "@" not in parts.netloc else None


def host(url: str) -> str:
    """Where a link leads, to be shown beside its words."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def linked(words: object) -> str:
    """Words that are made a link: an address among them would promise another place than the one that opens."""
    return re.sub(r"(?i)\b(https?)://|\bwww\.", r"\1 ", clean(words)).strip()


def plain(text: object) -> str:
    """For services that make something of plain text: nobody is called by @ or <!channel>, no [words](address) is a link."""
    t = uncalled(clean(text))
    return re.sub(r"<(?=[!@#/\w])", "‹", t).replace("](", "] (")


def markdown(text: object) -> str:
    """As the text it is: no emphasis, no links, nobody called."""
    t = re.sub(r"([\\`*_{}\[\]()#+|~>!-])", r"\\\1", clean(text))
    return uncalled(t).replace("<", "&lt;")


def uncalled(text: str) -> str:
    """Nobody is called by an @ in it: a word joiner parts the sign from the name."""
    return re.sub(r"@(?=\w)", "@\u2060", text)
