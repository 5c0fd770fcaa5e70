"""The feeds of config.yaml as a list to hand on, and new ones written into the file, its comments kept."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from extractors.opml import Outline
from extractors.text import fold
from flows.settings import ConfigError, FeedSource, parse


@dataclass(frozen=True, slots=True)
class Sorted:
    """Outlines as what they would be in the configuration."""

    new: tuple[FeedSource, ...]
    titles: dict[str, str]  # name → the title it had
    known: tuple[str, ...]  # addresses that stand there already
    wrong: tuple[str, ...]  # what is no feed of ours, with line and reason


def sort(outlines: Iterable[Outline], configured: Sequence[FeedSource]) -> Sorted:
    """Which are new, under names that are free. An address is known whether it is http or https."""
    names, addresses = {f.name for f in configured}, {_same(f.url) for f in configured}
    new: list[FeedSource] = []
    titles: dict[str, str] = {}
    known: list[str] = []
    wrong: list[str] = []
    for o in outlines:
        if _same(o.url) in addresses:
            known.append(o.url)
            continue
        name = _free(_slug(o.title or o.url), names)
        try:
            source = FeedSource(name=name, url=o.url, lang=o.lang if o.lang in ("es", "en") else None)  # type: ignore[arg-type]
        except ValueError:
            wrong.append(f"{o.line}: {o.title[:60] or name}: no http or https address")
            continue
        new.append(source)
        titles[name] = o.title
        names.add(name)
        addresses.add(_same(o.url))
    return Sorted(tuple(new), titles, tuple(known), tuple(wrong))


def _same(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url.strip()).rstrip("/")


def _slug(title: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", fold(re.sub(r"^https?://(?:www\.)?", "", title))).strip("-")
    return words[:50].strip("-") or "feed"


def _free(name: str, taken: set[str]) -> str:
    return next(n for k in range(1, len(taken) + 2) if (n := name if k == 1 else f"{name}-{k}") not in taken)


# --- config.yaml -----------------------------------------------------------------------------------------------------


def as_lines(sources: Iterable[FeedSource], titles: dict[str, str], indent: str = "  ") -> list[str]:
    """As config.yaml has them, one a line."""
    lines = []
    for s in sources:
        lang = f", lang: {s.lang}" if s.lang else ""
        lines.append(f"{indent}- {{name: {_scalar(s.name)}, url: {_scalar(s.url)}{lang}}}"
                     + (f"  # {titles[s.name]}" if titles.get(s.name) else ""))
    return lines


def _scalar(text: str) -> str:
    """Quoted, so that no word of it is YAML."""
    return text if re.fullmatch(r"[a-z][a-z-]*", text) and text not in ("null", "true", "false") else (
        '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')


def add_to(path: Path, sources: Sequence[FeedSource], titles: dict[str, str]) -> None:
    """Writes feeds behind the last one of the file, which is replaced at once. ConfigError when that cannot be done."""
    text = path.read_text("utf-8-sig")
    changed = _inserted(text, sources, titles)
    if changed is None:
        raise ConfigError(f"{path.name}: its feeds are written in one line: paste the lines by hand")
    have, found = parse(text, path.name).feeds, parse(changed, path.name).feeds
    if found != (*have, *sources):
        raise ConfigError(f"{path.name}: the lines do not fit in: paste them by hand")
    part = path.with_name(f".{path.name}.part")
    part.write_text(changed, encoding="utf-8")
    part.chmod(path.stat().st_mode & 0o7777)
    os.replace(part, path)


def _inserted(text: str, sources: Sequence[FeedSource], titles: dict[str, str]) -> str | None:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for key, value in pairs if key.value == "feeds"), None)
    lines = text.splitlines()
    if node is None:
        return "\n".join([*lines, "", "feeds:", *as_lines(sources, titles), ""])
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        return None
    last = node.value[-1]
    dash = lines[node.value[0].start_mark.line]
    at = last.end_mark.line + (1 if last.end_mark.column else 0)
    while not lines[at - 1].strip() or lines[at - 1].startswith("#"):  # these belong to what comes next
        at -= 1
    return "\n".join([*lines[:at], *as_lines(sources, titles, dash[: len(dash) - len(dash.lstrip())]), *lines[at:], ""])
