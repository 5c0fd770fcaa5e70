"""A report page as a browser has it at hand: what is packed in it unpacked, the drawing script that comes from elsewhere left out."""

from __future__ import annotations

import base64
import re
import zlib

from flows.report import charts

# what a headline or a quotation of the web may try
HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</script><script>alert(1)</script>",
           "<!--<script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "\u202eevil", "x\u2028y", "<svg/onload=alert(1)>")

_PACKED = re.compile(r'(?<=<script type="text/plain" id=")(\w+)">([^<]*)')


def opened(page: str) -> str:
    return _PACKED.sub(lambda m: f'{m[1]}">{_unpacked(m[2])}', page.replace(charts.script(), ""))


def stored(page: str, name: str) -> str:
    """The JSON of one packed script."""
    return next(_unpacked(packed) for found, packed in _PACKED.findall(page) if found == name)


def _unpacked(text: str) -> str:
    return zlib.decompress(base64.b64decode(text)).decode()
