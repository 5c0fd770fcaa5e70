"""`vraem sql` and `vraem trends`: questions to the published database."""

from __future__ import annotations

import csv
import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from flows.cli import GRAINS
from flows.commands.common import analyst
from flows.commands.errors import DONE, WorkFailed, WrongUsage
from flows.commands.tables import cell, table
from warehouse.ask import FORMULA_STARTS, Answer, ask, saved

MAX_ROWS = 500  # of a table in a terminal; csv and json give all


def sql(args: Namespace) -> int:
    if args.saved == "list":
        lines = [[name, text.partition("\n")[0].lstrip("- ")] for name, text in saved().items()]
        print(table(["name", "answers"], lines, 100))
        return DONE
    answer = ask(analyst(args), _statement(args))
    write(answer, args.format, args.out)
    return DONE


def _statement(args: Namespace) -> str:
    given = [x for x in (args.query, args.file, args.saved) if x is not None]
    if len(given) != 1:
        raise WrongUsage('sql needs one of: "SELECT …", --file FILE, --saved NAME (or --saved list)')
    if args.saved:
        if args.saved not in saved():
            raise WrongUsage(f"no saved query {args.saved!r}; there are: {', '.join(saved())}")
        return saved()[args.saved]
    if args.file:
        try:
            return Path(args.file).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as e:
            raise WorkFailed(f"{args.file}: cannot be read: {e}") from e
    return str(args.query)


def write(answer: Answer, form: str, out: str | None) -> None:
    """The answer in a format, on standard output, or into a file that appears whole or not at all."""
    if form == "parquet" and not out:
        raise WrongUsage("--format parquet needs --out FILE")
    if not out:
        _text(answer, form, sys.stdout)
        return
    from warehouse.export import whole

    with whole(Path(out)) as part:
        if form == "parquet":
            _parquet(answer, part)
        else:
            with part.open("w", encoding="utf-8", newline="") as target:
                _text(answer, form, target)


def _text(answer: Answer, form: str, target: TextIO) -> None:
    if form == "csv":
        _csv(answer, target)
    elif form == "json":
        _json(answer, target)
    else:
        rows = list(islice(answer.rows, MAX_ROWS))
        target.write(table(answer.columns, rows) + "\n")
        left = sum(1 for _ in answer.rows)
        if left:
            print(f"… and {left} more rows (--format csv gives all)", file=sys.stderr)


def _csv(answer: Answer, target: TextIO) -> None:
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([safe(v) for v in row] for row in answer.rows)


def safe(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula (OWASP: a leading quote); lists and records as JSON."""
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in FORMULA_STARTS:
        return "'" + value
    return value


def _json(answer: Answer, target: TextIO) -> None:
    """One object a row, one row a line, all in one array."""
    target.write("[")
    for n, row in enumerate(answer.rows):
        record = dict(zip(answer.columns, row, strict=True))
        target.write((",\n " if n else "") + json.dumps(record, ensure_ascii=False))
    target.write("]\n")


def _parquet(answer: Answer, path: Path) -> None:
    """Written by this process from the contained child's answer, which may write nothing itself."""
    import duckdb

    con = duckdb.connect()
    names = [f'"{c.replace(chr(34), chr(34) * 2)}"' for c in answer.columns]
    con.execute("set timezone = 'UTC'")
    con.execute(f"create table answer ({', '.join(f'{n} {t}' for n, t in zip(names, answer.types, strict=True))})")
    while chunk := list(islice(answer.rows, 10_000)):
        columns = ", ".join(f"(r->{k})::json->>'$' as c{k}" for k in range(len(names)))
        casts = ", ".join(_cast(f"c{k}", t) for k, t in enumerate(answer.types))
        con.execute(f"insert into answer select {casts} from (select {columns} from "
                    "(select unnest(from_json(?::json, '[\"JSON\"]')) as r))", [json.dumps(chunk)])
    con.execute(f"copy answer to '{str(path).replace(chr(39), chr(39) * 2)}' (format parquet)")
    con.close()


def _cast(column: str, kind: str) -> str:
    if kind.endswith("]") or kind.startswith(("STRUCT", "MAP")):
        return f"cast({column}::json as {kind})"
    return f"unhex({column})" if kind == "BLOB" else f"cast({column} as {kind})"


# --- trends ----------------------------------------------------------------------------------------------------------

BAR = 40


def trends(args: Namespace) -> int:
    from warehouse.ask import trend_sql

    answer = ask(analyst(args), trend_sql(args.metric, args.by, args.where))
    rows = list(answer.rows)
    if args.format != "table":
        write(Answer(answer.columns, answer.types, iter(rows)), args.format, args.out)
        return DONE
    print(chart(args.metric, args.by, rows))
    return DONE


def chart(metric: str, grain: str, rows: Sequence[Sequence[Any]]) -> str:
    """A line per period or place: value, incidents, and a bar; below it what could not be placed."""
    shown = [(row[0] if grain in GRAINS[:4] else row[1], row[2], row[3]) for row in rows]
    shown = [(key, value, n) for key, value, n in shown if key is not None]
    if not shown:
        return "no incidents yet" + (f" ({rows[0][4]} without a date or place)" if rows else "")
    top = max(value for _, value, _ in shown) or 1
    lines = [[_period(key, grain), value, n, "█" * round(BAR * value / top)] for key, value, n in shown]
    text = table([grain, metric, "incidents" if metric != "incidents" else "n", ""], lines)
    left_out = rows[0][4]
    return text + (f"\nnot in here: {left_out} incidents whose {'date' if grain in GRAINS[:4] else grain} is unknown"
                   if left_out else "")


def _period(key: str, grain: str) -> str:
    if grain == "year":
        return key[:4]
    if grain == "month":
        return key[:7]
    if grain == "quarter":
        return f"{key[:4]} Q{(int(key[5:7]) + 2) // 3}"
    return cell(key)
