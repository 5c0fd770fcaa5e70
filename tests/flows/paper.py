"""A newspaper on the loopback address that a test writes line by line, and an installation that reads it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

import duckdb

from flows import steps
from flows.settings import FeedSource, Network, Settings, Watch
from flows.steps import Direct, Result, open_room
from tests.flows.loopback import Loopback, http

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
AMBUSH = (
    "Dos policías murieron en una emboscada de Sendero Luminoso en el distrito de Anchihuay, provincia de La Mar, en el "
    "VRAEM, el jueves 19 de noviembre de 2026, informó la Policía Nacional en un comunicado.",
    "La patrulla volvía de un control de carretera cuando fue atacada desde la parte alta de la quebrada, según contaron "
    "los vecinos del lugar, que oyeron disparos durante media hora.",
)
WATCH = Watch(name="attacks", when="list_contains(types, 'attack')")


@dataclass(frozen=True)
class Story:
    path: str = "/1"
    title: str = "Emboscada en el VRAEM"
    paragraphs: tuple[str, ...] = AMBUSH
    guid: str | None = None
    summary: str = ""
    link: str | None = None  # its page's address when None
    date: str = "Fri, 20 Nov 2026 08:00:00 -0500"
    raw: str = ""  # further elements of the item
    head: str = ""  # further elements of the page's head

    def page(self) -> bytes:
        text = "".join(f"<p>{p}</p>" for p in self.paragraphs)
        return http(f"<!doctype html><html lang=es><head><meta charset=utf-8><title>{self.title}</title>{self.head}</head>"
                    f"<body><article><h1>{self.title}</h1>{text}</article></body></html>".encode(),
                    content_type="text/html; charset=utf-8")


@dataclass
class Paper:
    """`publish` puts stories into its feed, as XML says them, and behind their addresses."""

    site: Loopback
    name: str = "diario"
    title: str = "Diario"
    stories: list[Story] = field(default_factory=list)

    def publish(self, *stories: Story) -> None:
        """The feed is these stories now, newest first."""
        self.stories = list(stories)
        items = "".join(self._item(s) for s in stories)
        self.site.answers["/rss"] = http(
            f'<rss version="2.0"><channel><title>{self.title}</title>{items}</channel></rss>'.encode())
        self.site.answers |= {s.path: s.page() for s in stories}

    def _item(self, s: Story) -> str:
        link = self.site.base + s.path if s.link is None else s.link
        guid = f"<guid isPermaLink='false'>{s.guid}</guid>" if s.guid is not None else ""
        return (f"<item><title>{s.title}</title><link>{escape(link)}</link>{guid}<pubDate>{s.date}</pubDate>"
                f"<description>{s.summary}</description>{s.raw}</item>")


@dataclass
class Installation:
    """Reads papers; `cycle` is one cycle, an hour after the one before."""

    data_dir: Path
    papers: list[Paper]
    watches: tuple[Watch, ...] = (WATCH,)
    now: datetime = NOW
    config: Callable[[Settings], Settings] = lambda known: known

    @property
    def settings(self) -> Settings:
        feeds = tuple(FeedSource(name=p.name, url=f"{p.site.base}/rss", lang="es") for p in self.papers)
        network = Network(allow_private=tuple(p.site.allowed for p in self.papers), per_host_delay_s=0, timeout_s=5)
        return self.config(Settings(data_dir=self.data_dir, feeds=feeds, network=network, watches=self.watches))

    def cycle(self, at: datetime | None = None) -> Result:
        self.now = at or self.now + timedelta(hours=1)
        with open_room(self.settings, "run", self.now, workers=0) as room:
            return steps.cycle(room, Direct())

    def started(self) -> Installation:
        """After a first fill with another story, so that what comes next is told."""
        other = Story("/0", "Decomisan droga en el VRAEM", (
            "La Policía decomisó 20 kilos de cocaína en el distrito de Kimbiri, en el VRAEM, el martes 10 de noviembre de "
            "2026, informó la Dirección Antidrogas tras una operación en la carretera, donde capturó a un hombre.",))
        to_come = [paper.stories for paper in self.papers]
        for paper in self.papers:
            paper.publish(replace(other, guid="0"))
        self.cycle()
        for paper, stories in zip(self.papers, to_come, strict=True):
            paper.publish(*stories)
        return self

    def copy(self, folder: Path) -> Installation:
        """The same in another folder, reading the same papers."""
        shutil.copytree(self.data_dir, folder)
        return replace(self, data_dir=folder, papers=list(self.papers))

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.data_dir / "analyst.duckdb"), read_only=True) as con:
            con.execute("set timezone = 'UTC'")
            return con.execute(sql).fetchall()

    def states(self) -> dict[str, str]:
        """Title → state."""
        return dict(self.ask("select title, state from feed_items where title not like 'Decomisan%'"))

    def stored(self, sql: str) -> list[tuple[Any, ...]]:
        """From the warehouse itself, which knows more than what is published."""
        with open_room(self.settings, "look", self.now, workers=0) as room:
            return room.con.execute(sql).fetchall()

    def outbox(self) -> list[dict[str, Any]]:
        """What the alerts were made of."""
        return [json.loads(c) for c, in self.stored(
            "select context from store.outbox where channel = 'atom' order by created_at, alert_id")]
