"""How a command ends when it does not end well: exit codes that scripts rely on."""

from __future__ import annotations

DONE, FAILED, WRONG_USAGE, BUSY = 0, 1, 2, 3


class WorkFailed(Exception):
    """Exit 1; str says what failed, without a traceback."""


class WrongUsage(Exception):
    """Exit 2; str says what is wrong with the arguments."""
