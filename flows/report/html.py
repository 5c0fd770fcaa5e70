"""HTML by construction: whatever is not `Html` is escaped, so that a string of the web can only ever be text."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from flows.words import filled as phrase

_EMPTY = frozenset({"br", "col", "hr", "input", "link", "meta", "circle", "line", "path", "rect", "polyline", "use"})


# Control signs, and signs that turn or hide the text after them: nowhere of use in a page, and a way to deceive.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


class Html(str):
    """A string that is markup already."""

    __slots__ = ()


def tag(name: str, /, *children: object, **attributes: object) -> Html:
    """`tag("a", "text", href=…, class_=…, data_t=…)`. None and False leave out, True gives a bare attribute."""
    shown = "".join(
        f" {_name(k)}" if v is True else f' {_name(k)}="{escape(_plain(v), quote=True)}"'
        for k, v in attributes.items() if v is not None and v is not False)
    if name in _EMPTY and not children:
        return Html(f"<{name}{shown}>" if name in ("br", "col", "hr", "input", "link", "meta") else f"<{name}{shown}/>")
    return Html(f"<{name}{shown}>{join(*children)}</{name}>")


def join(*children: object) -> Html:
    """Children one after the other; lists are opened, None is nothing, strings are escaped."""
    out: list[str] = []
    for c in children:
        if isinstance(c, (list, tuple)):
            out.append(join(*c))
        elif c is not None:
            out.append(c if isinstance(c, Html) else escape(_plain(c), quote=False))
    return Html("".join(out))


def say(lang: str, key: str, *values: object, as_: str = "span", **attributes: object) -> Html:
    """A phrase of flows/words that the language switch can say anew: it keeps its key and its values."""
    told = json.dumps([str(v) for v in values], ensure_ascii=False) if values else None
    return tag(as_, phrase(lang, key, *values), data_t=key, data_v=told, **attributes)


def section(lang: str, name: str, *children: object) -> Html:
    """A part of the page under the heading `<name>.heading`; `#<name>` leads to it."""
    return tag("section", say(lang, f"{name}.heading", as_="h2", id=f"{name}-heading"), *children, id=name,
               aria_labelledby=f"{name}-heading")


def listed(parts: Sequence[Html]) -> Html:
    """One, two, three."""
    return join(*[join(", " if n else "", p) for n, p in enumerate(parts)])


def figure(value: float | int | None, digits: int = 1) -> str:
    """1,234.5 (the way of writing in Peru and in English alike); '' for None."""
    if value is None:
        return ""
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"


def data(value: Mapping[str, Any] | list[Any]) -> Html:
    """JSON for a script element: no text in it can end the element."""
    text = _plain(json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Html(text)


def packed(value: Mapping[str, Any] | list[Any]) -> Html:
    """JSON for a script element in a quarter of its length: zlib, then base64, which no text can end."""
    text = _plain(json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str))
    return Html(base64.b64encode(zlib.compress(text.encode(), 9)).decode())


def _plain(value: object) -> str:
    return _UNSEEN.sub("", str(value))


def _name(attribute: str) -> str:
    return attribute.rstrip("_").replace("_", "-") if attribute not in ("viewBox",) else attribute
