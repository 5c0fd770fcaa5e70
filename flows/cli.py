"""The `vraem` command: arguments and exit codes. What a command does stands in `flows/commands/`.

Nothing heavy is loaded here: `vraem --help` must answer at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

DONE, FAILED, WRONG_USAGE, BUSY = 0, 1, 2, 3


def main(argv: list[str] | None = None) -> int:
    args = parser().parse_args(argv)
    if args.command is None:
        parser().print_help()
        return WRONG_USAGE
    module, function = args.does.split(":")
    try:
        return int(getattr(import_module(module), function)(args))
    except BrokenPipeError:  # `vraem sql … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except Exception as e:
        code = _expected(e)
        if code is None or os.environ.get("VRAEM_DEBUG"):
            raise
        print(e, file=sys.stderr)
        return code


def _expected(e: Exception) -> int | None:
    """The exit code of an error that is no bug of ours, known by its class name, so that nothing is imported for it."""
    return {"WrongUsage": WRONG_USAGE, "ConfigError": WRONG_USAGE, "WorkFailed": FAILED, "Busy": BUSY,
            "WarehouseError": FAILED, "AskError": FAILED}.get(type(e).__name__)


# --- arguments -------------------------------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="vraem", description="A scheduled monitor of security news on Peru's VRAEM.")
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    _config(top)
    top.set_defaults(command=None)
    commands = top.add_subparsers(title="commands", dest="command", metavar="COMMAND")

    run = _command(commands, "run", "flows.commands.run:run", "one cycle: feeds to facts, alerts and the page")
    run.add_argument("--direct", action="store_true", help="the same steps without Prefect")
    run.add_argument("--feed", action="append", metavar="NAME", help="only this feed (may be given several times)")

    demo = _command(commands, "demo", "flows.commands.run:demo", "the same against a small newsroom on this machine")
    demo.add_argument("--direct", action="store_true", help="the same steps without Prefect")
    demo.add_argument("--dir", default="demo-data", metavar="DIR", help="where it keeps its files (default demo-data)")

    extract = _command(commands, "extract", "flows.commands.extract:run",
                       "facts of one article, or of a file of articles")
    extract.add_argument("file", nargs="?", metavar="FILE|URL|-", help="plain text (headline first), HTML, or JSON")
    extract.add_argument("--published", metavar="DATE", help="day of publication; relative dates count from it")
    extract.add_argument("--lang", choices=("es", "en"))
    extract.add_argument("--json", action="store_true", help="the codebook's JSON instead of the marked text")
    extract.add_argument("--why-not", metavar="TEXT", help="why this stretch of the article is no fact")
    extract.add_argument("--jsonl", metavar="IN", help='lines {"id", "title", "text", "published", "lang"?}')
    extract.add_argument("--out", metavar="OUT", help="where the coded lines go")
    extract.add_argument("--everywhere", action="store_true", help="incidents anywhere in Peru, relevant or not")
    return top


class _Version(argparse.Action):
    """Looked up only when asked for: the list of installed packages takes its time."""

    def __call__(self, *_: object) -> None:
        from importlib.metadata import version

        print(f"vraem-watch {version('vraem-watch')}")
        sys.exit(DONE)


def _config(p: argparse.ArgumentParser) -> None:
    p.add_argument("--config", metavar="PATH", default=argparse.SUPPRESS if p.prog != "vraem" else None,
                   help="configuration (default config.yaml, or VRAEM_CONFIG)")


def _command(commands: argparse._SubParsersAction, name: str, does: str, says: str) -> argparse.ArgumentParser:
    p: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
    p.set_defaults(does=does)
    _config(p)
    return p


if __name__ == "__main__":
    sys.exit(main())
