"""What several commands need: the configuration, and where the files of an installation are."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.settings import Settings


def config_path(args: Namespace) -> Path:
    return Path(args.config or os.environ.get("VRAEM_CONFIG") or "config.yaml")


def settings(args: Namespace) -> Settings:
    """ConfigError with a line per mistake."""
    from flows.settings import load

    return load(config_path(args))


def settings_or_default(args: Namespace) -> Settings:
    """For commands that need no installation: without a configuration file (and none asked for) the defaults hold."""
    from flows.settings import Settings, load

    path = config_path(args)
    return load(path) if args.config or path.exists() else Settings()
