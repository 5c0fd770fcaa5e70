"""Debian's Chromium through Playwright's own driver; no browser is ever downloaded."""

from __future__ import annotations

import shutil
from typing import Any

PATH = shutil.which("chromium") or shutil.which("chromium-browser")
# in a container Chromium has no sandbox of its own to set up; and nothing is to leave the machine
_ARGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")


def launch(playwright: Any) -> Any:
    """A headless browser, cut off but for what a test opens; the caller closes it."""
    return playwright.chromium.launch(executable_path=PATH, args=list(_ARGS))
