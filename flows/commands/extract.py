"""`vraem extract`: the facts of one article, or of a file of articles, without a warehouse."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flows.commands.errors import WorkFailed, WrongUsage

LIMA = ZoneInfo("America/Lima")


def run(args: Namespace) -> int:
    if args.jsonl:
        if args.file or args.why_not or args.json:
            raise WrongUsage("--jsonl goes with --out and --everywhere only")
        return batch(Path(args.jsonl), None if args.out in (None, "-") else Path(args.out), args.everywhere)
    if args.out or args.file is None:
        raise WrongUsage("extract needs a FILE, a URL, '-' or --jsonl IN --out OUT" if args.file is None
                         else "--out goes with --jsonl")
    return one(args)


# --- a file of articles ----------------------------------------------------------------------------------------------


def batch(source: Path, out: Path | None, everywhere: bool) -> int:
    """JSON lines in, JSON lines out, in the same order. A line that is no article is named and left out; exit 1 then.

    The file `out` appears whole or not at all.
    """
    wrong: list[str] = []
    try:
        with source.open("rb") as lines:
            if out is None:
                for coded in _coded(lines, str(source), everywhere, wrong):
                    sys.stdout.write(coded)
            else:
                part = out.with_name(f".{out.name}.{os.getpid()}.part")
                try:
                    with part.open("w", encoding="utf-8") as file:
                        file.writelines(_coded(lines, str(source), everywhere, wrong))
                    os.replace(part, out)
                finally:
                    part.unlink(missing_ok=True)
    except OSError as e:
        raise WorkFailed(f"{e.filename or source}: {e.strerror or e}") from e
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _coded(lines: Iterable[bytes], name: str, everywhere: bool, wrong: list[str]) -> Iterator[str]:
    from extractors.report.read import read

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            article = parse_line(line)
            report = read(article["title"], article["text"], article["published"], article["lang"], everywhere)
        except ValueError as e:
            wrong.append(f"{name}:{number}: {e}")
            continue
        except Exception as e:  # a fault of the rules on one article must not take the others with it
            wrong.append(f"{name}:{number}: the rules failed: {type(e).__name__}: {e}")
            continue
        yield json.dumps({"id": article["id"], **report.to_codebook()}, ensure_ascii=False) + "\n"


def parse_line(line: bytes | str) -> dict[str, Any]:
    """{"id", "title", "text", "published", "lang"?} → the same, published a day. ValueError says what is wrong."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as e:
        raise ValueError(f"no JSON: {e}") from None
    if not isinstance(value, dict):
        raise ValueError('must be an object {"id", "title", "text", "published"}')
    for key in ("title", "text"):
        if not isinstance(value.get(key, "" if key == "title" else None), str):
            raise ValueError(f"{key}: must be text")
    if "id" not in value:
        raise ValueError("id: is missing")
    if value.get("lang") not in (None, "es", "en"):
        raise ValueError("lang: must be es or en")
    return {"id": value["id"], "title": _sound(value.get("title", "")), "text": _sound(value["text"]),
            "published": day(value.get("published")), "lang": value.get("lang")}


def _sound(text: str) -> str:
    """Lone surrogates cannot be written as UTF-8; one replacement character each keeps the offsets."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def day(published: object) -> date:
    """'2015-01-12' or an ISO date and time (its day in America/Lima). ValueError for anything else."""
    if not isinstance(published, str):
        raise ValueError("published: must be a day such as 2015-01-12")
    try:
        if len(published) == 10:
            return date.fromisoformat(published)
        moment = datetime.fromisoformat(published)
    except ValueError:
        raise ValueError(f"published: no day: {published[:40]!r}") from None
    return moment.astimezone(LIMA).date() if moment.tzinfo else moment.date()


# --- one article -----------------------------------------------------------------------------------------------------


def one(args: Namespace) -> int:
    from extractors.report.read import read

    title, text, published, lang = _article(args)
    if args.why_not:
        from extractors.report.explain import why_not

        print("\n".join(why_not(title, text, published, args.why_not, lang)))
        return 0
    report = read(title, text, published, lang, args.everywhere)
    if args.json:
        print(json.dumps(report.to_codebook(), ensure_ascii=False, indent=1))
        return 0
    from flows.commands.marked import marked

    print(marked(title, text, report, published, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ))
    return 0


def _article(args: Namespace) -> tuple[str, str, date, str | None]:
    """Title, text, day of publication and language of FILE (plain text, HTML, our JSON), URL or standard input."""
    body, url, headers = _source(args)
    start = body[:2000].lstrip().lower()
    title, text, lang, said = "", "", args.lang, None
    if start.startswith(b"{"):
        try:
            value = json.loads(body)
        except (ValueError, RecursionError) as e:
            raise WorkFailed(f"{args.file}: no JSON: {e}") from None
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            raise WorkFailed(f"{args.file}: JSON without a text")
        title, text, lang = str(value.get("title") or ""), value["text"], lang or value.get("lang")
        said = value.get("published")
    elif url or b"<html" in start or b"<!doctype html" in start:
        from extractors.article import extract

        article = extract(body, url or "", headers)
        if article is None:
            raise WorkFailed(f"{args.file}: no article on this page")
        title, text, lang = article.title, article.text, lang or article.lang
        said = article.published_at.isoformat() if article.published_at else None
    else:
        title, _, text = _plain(body, args.file).partition("\n")
        text = text.strip("\n")
        if not text:  # a single line is a text without a headline
            title, text = "", title
    try:
        published = day(args.published or said)
    except ValueError:
        if args.published:
            raise WrongUsage(f"--published: no day: {args.published}") from None
        raise WrongUsage(f"{args.file}: does not say when it was published; give --published YYYY-MM-DD") from None
    return title, text, published, lang


def _plain(body: bytes, name: str) -> str:
    """A text file as it was meant, also an older editor's Windows-1252. WorkFailed when there is nothing to read."""
    from extractors.charset import decode

    text = decode(body)
    if not text.strip():
        raise WorkFailed(f"{name}: is empty")
    if "\0" in text:
        raise WorkFailed(f"{name}: is no text, HTML or JSON")
    return text.replace("\r\n", "\n")


def _source(args: Namespace) -> tuple[bytes, str | None, dict[str, str]]:
    if args.file == "-":
        return sys.stdin.buffer.read(), None, {}
    if args.file.startswith(("http://", "https://")):
        from flows.commands.common import settings_or_default
        from flows.web import HTML, FetchError, Web

        web = Web(settings_or_default(args).network)
        try:
            answer = web.get(args.file, accept=HTML)
        except FetchError as e:
            raise WorkFailed(str(e)) from e
        finally:
            web.close()
        return answer.body, answer.url, answer.headers
    try:
        return Path(args.file).read_bytes(), None, {}
    except OSError as e:
        raise WorkFailed(f"{args.file}: {e.strerror or e}") from e
