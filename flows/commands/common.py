"""What several commands need: the configuration, and where the files of an installation are."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from flows.commands.errors import WorkFailed, WrongUsage

if TYPE_CHECKING:
    from flows.settings import Settings, Watch


def config_path(args: Namespace) -> Path:
    return Path(args.config or os.environ.get("VRAEM_CONFIG") or "config.yaml")


def settings(args: Namespace) -> Settings:
    """ConfigError with a line per mistake."""
    from flows.settings import load

    return load(config_path(args))


def settings_with_watches(args: Namespace) -> Settings:
    """The same, each watch tried too: its SQL, and the place it looks near."""
    from flows.alerts.watch import problems
    from flows.settings import ConfigError, line_of

    known, path = settings(args), config_path(args)
    wrong = [
        f"{path.name}:{line_of(path, 'watches', n, field)}: watches.{n}.{field}: {what}"
        for n, watch in enumerate(known.watches)
        for field, what in problems(watch)
    ]
    if wrong:
        raise ConfigError("\n".join(wrong))
    return known


def watch_named(known: Settings, name: str) -> Watch:
    for watch in known.watches:
        if watch.name == name:
            return watch
    raise WrongUsage(f"no watch {name!r}; there are: {', '.join(w.name for w in known.watches) or 'none'}")


def analyst(args: Namespace) -> Path:
    """The published database. WorkFailed when nothing was published yet."""
    path = settings(args).data_dir / "analyst.duckdb"
    if not path.exists():
        raise WorkFailed(f"{path}: not there yet: run `vraem run` or `vraem demo` first")
    if path.with_name(f"{path.name}.wal").exists():
        from warehouse.publish import mend

        mend(path)
    return path


def settings_or_default(args: Namespace) -> Settings:
    """For commands that need no installation: without a configuration file (and none asked for) the defaults hold."""
    from flows.settings import Settings, load

    path = config_path(args)
    return load(path) if args.config or path.exists() else Settings()
