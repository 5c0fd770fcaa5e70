"""The version of the rules: a digest of everything that can change what is read."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_HERE = Path(__file__).parent
_KINDS = {".py", ".yaml", ".csv", ".geojson", ".json", ".txt"}


@lru_cache(maxsize=1)
def rules_version() -> str:
    """Twelve hex digits over all of `extractors/` (code, words, gazetteer) and trafilatura's version. The same files give
    the same digest on every machine: names are sorted, line ends are normalised."""
    digest = hashlib.sha256()
    for path in sorted(_HERE.rglob("*"), key=lambda p: p.relative_to(_HERE).as_posix()):
        if path.suffix in _KINDS and path.is_file():
            digest.update(path.relative_to(_HERE).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    try:
        digest.update(version("trafilatura").encode())
    except PackageNotFoundError:  # the rules can be used without the extraction library
        digest.update(b"no trafilatura")
    return digest.hexdigest()[:12]
