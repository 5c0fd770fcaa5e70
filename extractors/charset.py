"""Bytes → text, for feeds and pages that say, say wrongly, or do not say how they are encoded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# How '<?' or '<r' looks in encodings of more than one byte, and in EBCDIC.
_SHAPES = (
    (re.compile(rb"^\x00\x00\x00[\t\n\r <]"), "utf-32-be"), (re.compile(rb"^[\t\n\r <]\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"^\x00[\t\n\r <]\x00."), "utf-16-be"), (re.compile(rb"^[\t\n\r <]\x00.\x00"), "utf-16-le"),
    (re.compile(rb"^\x4c\x6f\xa7\x94"), "cp037"),
)
# Names that stand for more than they say: browsers read Latin-1 and its kin as the larger Windows sets.
_LARGER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}
_SEVEN_BIT = re.compile(r"^(?:utf-7|hz|iso2022.*)$")  # all of it ASCII bytes, and still not ASCII
_NO_TEXT = frozenset({"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "punycode", "idna", "unicode_escape",
                      "raw_unicode_escape", "undefined", "mbcs", "oem"})

_XML_SAYS = re.compile(r"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_HTML_SAYS = re.compile(rb"""<meta[^>]{0,400}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_HEADER_SAYS = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)


def decode(body: bytes, headers: Mapping[str, str] | None = None) -> str:
    """The text of a feed or page. Never fails: a byte that fits nothing becomes U+FFFD.

    A byte-order mark wins. Then UTF-8 whenever the bytes are valid UTF-8, whatever is claimed: text in another
    encoding hardly ever is by chance, and the wrong claim is common. Then the document's own claim, then the header's
    (servers add a default to everything), then Windows-1252.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark):].decode(name, "replace")
    shape = next((name for pattern, name in _SHAPES if pattern.match(body)), None)
    claims = [c for c in (_own_claim(body, shape), _claim_of(headers or {})) if c]
    if shape:
        # an EBCDIC declaration names its code page; one in UTF-16 may name anything and is UTF-16 still
        return body.decode(claims[0] if shape == "cp037" and claims else shape, "replace")
    for name in claims:
        if _SEVEN_BIT.match(name) and body.isascii():
            return body.decode(name, "replace")
    for name in ("utf-8", *claims):
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return _best_guess(body, claims)


# Letters and signs of western Europe outside ASCII, as Windows-1252 has them.
_WESTERN = re.compile("[áéíóúüñÁÉÍÓÚÜÑ¿¡ªº°«»“”‘’–—…€çÇãõÃÕàèìòùâêîôûäëïöÄÖßœ\xa0]")


def _best_guess(body: bytes, claims: list[str]) -> str:
    """Broken bytes, or bytes that nobody named."""
    as_utf8 = body.decode("utf-8", "replace")
    broken = as_utf8.count("\ufffd")
    if sum(c > "\x7f" for c in as_utf8) > 2 * broken:  # UTF-8 with a few bad places
        return as_utf8
    for name in claims:
        if name != "utf-8":
            return body.decode(name, "replace")
    western = body.decode("cp1252", "replace")
    strange = sum(c > "\x7f" for c in western) - len(_WESTERN.findall(western))
    if strange * 2 > len(_WESTERN.findall(western)):
        guess = from_bytes(body[:20_000]).best()
        if guess is not None:
            return body.decode(guess.encoding, "replace")
    return western


def _own_claim(body: bytes, shape: str | None) -> str | None:
    head = body[:1024]
    text = head.decode(shape or "latin-1", "replace")
    said = _XML_SAYS.match(text)
    if said:
        return _codec(said[1])
    in_page = _HTML_SAYS.search(body[:4096])
    return _codec(in_page[1].decode("ascii")) if in_page else None


def _claim_of(headers: Mapping[str, str]) -> str | None:
    content_type = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    said = _HEADER_SAYS.search(content_type)
    return _codec(said[1]) if said else None


def _codec(name: str) -> str | None:
    """Python's name for an encoding of text; None for one it does not know."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if known in _NO_TEXT or known.startswith(("utf-16", "utf-32")):  # those would have shown themselves by their shape
        return None
    return _LARGER.get(known, known)
