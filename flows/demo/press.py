"""The invented outlets and what they print, read from outlets.yaml and articles/*.md.

An article's file name is its id. Its front matter says `outlet`, `edition` (1: there from the start, 2: published
between the demo's two cycles), `published` (fixed, America/Lima), `title`, `section`, `kind`, and where it applies
`author`, `story` (the incident it tells; the same on every telling of it), `slow` (seconds before the page answers),
`variant: amp` (the feed links the AMP page) and the field its kind needs:

news, statistics, recall, off_topic   a page like any other
copy         the text of `copy_of` under an own headline; `drop_last` paragraphs are cut, a body is added below
link         no page: an entry of the feed that links another outlet's page, `links_to`, with tracking parameters
edit         what `edits` says from edition 2 on: same address, same guid, other text
paywall      the page shows the first paragraph only, the feed carries all
forbidden    its path is closed by robots.txt; the feed carries the text
no_article   a page of pictures
gone         the feed still lists it, the page answers 404
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Outlet:
    slug: str
    name: str
    lang: str
    motto: str
    feed: dict[str, Any]
    days: str
    link: str
    page: str
    dated: str
    charset: str
    related: tuple[str, ...]
    comments: tuple[str, ...]
    inline: tuple[str, ...] = ()

    @property
    def feed_path(self) -> str:
        return f"/{self.slug}/{self.feed['file']}"


@dataclass(frozen=True, slots=True)
class Piece:
    """One article, or one entry of a feed."""

    id: str
    outlet: Outlet
    edition: int
    published: datetime  # aware
    updated: datetime  # aware; later than published for an edited article
    title: str
    section: str
    kind: str
    paragraphs: tuple[str, ...]
    author: str | None = None
    story: str | None = None
    slow_s: float = 0.0
    amp: bool = False
    copy_of: str | None = None
    drop_last: int = 0
    links_to: str | None = None
    edits: str | None = None

    @property
    def path(self) -> str:
        """The page's path; of a `link` too, where nothing is served."""
        tail = self.outlet.page.format(id=self.id, section=_ascii(self.section), year=self.published.year,
                                       month=f"{self.published.month:02}")
        return f"/{self.outlet.slug}/{tail}"

    @property
    def amp_path(self) -> str:
        return self.path.removesuffix(".html") + "/amp/"


@cache
def outlets() -> dict[str, Outlet]:
    rows: list[dict[str, Any]] = yaml.safe_load((HERE / "outlets.yaml").read_text(encoding="utf-8"))
    return {row["slug"]: Outlet(**_frozen(row)) for row in rows}


@cache
def everything() -> dict[str, Piece]:
    """All pieces of both editions by id, copies filled with the text they repeat."""
    pieces = {path.stem: _read(path) for path in sorted((HERE / "articles").glob("*.md"))}
    return {id_: _with_copied_text(piece, pieces) for id_, piece in pieces.items()}


def on_show(edition: int) -> list[Piece]:
    """What stands on the sites at that edition, newest first; an edit takes the id and address of what it edits."""
    shown = {id_: piece for id_, piece in everything().items() if piece.edition <= edition}
    for edit in [piece for piece in shown.values() if piece.edits]:
        assert edit.edits is not None
        shown[edit.edits] = replace(edit, id=edit.edits)
        del shown[edit.id]
    return sorted(shown.values(), key=lambda piece: (piece.updated, piece.id), reverse=True)


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def _read(path: Path) -> Piece:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    head = yaml.safe_load(front)
    published = _moment(head["published"])
    return Piece(
        id=path.stem, outlet=outlets()[head["outlet"]], edition=head["edition"], published=published,
        updated=_moment(head.get("updated", head["published"])), title=head["title"], section=head["section"],
        kind=head["kind"], paragraphs=tuple(part.strip() for part in body.split("\n\n") if part.strip()),
        author=head.get("author"), story=head.get("story"), slow_s=float(head.get("slow", 0)),
        amp=head.get("variant") == "amp", copy_of=head.get("copy_of"), drop_last=head.get("drop_last", 0),
        links_to=head.get("links_to"), edits=head.get("edits"))


def _moment(value: datetime | str) -> datetime:
    """YAML's timestamp, which PyYAML hands over aware when the offset is written."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"a time without offset: {value}")
    return moment


def _with_copied_text(piece: Piece, pieces: dict[str, Piece]) -> Piece:
    if piece.copy_of is None:
        return piece
    original = pieces[piece.copy_of].paragraphs
    return replace(piece, paragraphs=original[: len(original) - piece.drop_last] + piece.paragraphs)


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()
