"""A report page as a browser has it at hand: what is packed in it unpacked, the drawing script that comes from elsewhere left out."""

from __future__ import annotations

import base64
import re
import zlib

from flows.report import charts

_PACKED = re.compile(r'(?<=<script type="text/plain" id=")(\w+)">([^<]*)')


def opened(page: str) -> str:
    return _PACKED.sub(lambda m: f'{m[1]}">{_unpacked(m[2])}', page.replace(charts.script(), ""))


def stored(page: str, name: str) -> str:
    """The JSON of one packed script."""
    return next(_unpacked(packed) for found, packed in _PACKED.findall(page) if found == name)


def _unpacked(text: str) -> str:
    return zlib.decompress(base64.b64decode(text)).decode()
