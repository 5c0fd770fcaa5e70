"""`python -m tests.bench.bench_fetch`: unchanged feeds against a bare client; the gate against trafilatura; a heavy cycle.

Ratios of medians of alternated runs in one process on loopback; prints, never fails.
"""

from __future__ import annotations

import argparse
import asyncio
import http.server
import multiprocessing
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import cycle as endless
from itertools import islice
from pathlib import Path

import httpx2

from extractors.records import Item
from flows import steps
from flows.commands.tables import table
from flows.read import Fetched, Reader, read_all
from flows.settings import FeedSource, Network, Settings
from flows.steps import Direct, Result, open_room
from flows.worker import Page
from tests.extractors.pages import TITLE, page
from tests.flows.paper import AMBUSH

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOSTS, CONCURRENCY = 50, 16


# --- a server that costs little --------------------------------------------------------------------------------------


class _Unchanged(http.server.BaseHTTPRequestHandler):
    """304 to whoever knows the ETag; else a feed, or a page."""

    protocol_version = "HTTP/1.1"
    items = 20

    def do_GET(self) -> None:
        if self.headers.get("If-None-Match"):
            self.send_response(304)
            self.end_headers()
            return
        rules = self.path == "/robots.txt"
        body = b"" if rules else _feed(self.path, self.items) if self.path.startswith("/feed") else _page(self.path)
        self.send_response(404 if rules else 200)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def _feed(path: str, items: int) -> bytes:
    entries = "".join(f"<item><title>Nota {n} de {path}</title><link>/n{path.removeprefix('/feed')}-{n}</link></item>" for n in range(items))
    return f"<rss version='2.0'><channel><title>x</title>{entries}</channel></rss>".encode()


FILLER = "Un partido sin goles en Lima, dijo el árbitro al final de la jornada, que se jugó ante pocos espectadores. "


def _page(path: str) -> bytes:
    """Every twentieth is on topic; some 60 KB, as outlets' pages are at the least."""
    on_topic = int(path.rpartition("-")[2]) % 20 == 7
    text = "".join(f"<p>{p}</p>" for p in AMBUSH) if on_topic else f"<p>{FILLER * 4}</p>" * 6
    menu = "".join(f"<li><a href='/{n}'>Sección {n}</a></li>" for n in range(80))
    title = f"{path} {TITLE if on_topic else 'Gana el local'}"
    return page(f"<script>{'var configuration = 1;' * 2000}</script><nav><ul>{menu}</ul></nav><article><h1>{title}</h1>{text}</article>"
                f"<aside>{'<div><a href=/x>Otra nota del día</a></div>' * 60}</aside>", title=title).encode()


def _serve(pipe: object, hosts: int, items: int) -> None:
    _Unchanged.items = items
    servers = [http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Unchanged) for _ in range(hosts)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    pipe.send([server.server_port for server in servers])  # type: ignore[attr-defined]
    pipe.recv()  # type: ignore[attr-defined]


@contextmanager
def server(hosts: int, items: int) -> Iterator[tuple[list[int], int]]:
    """In a process of its own, so that it takes no turn from the client → its ports, its id."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there, hosts, items))
    process.start()
    yield here.recv(), process.pid or 0
    here.send("enough")
    process.join()


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


# --- what is measured ------------------------------------------------------------------------------------------------


def unchanged_feeds(n: int, runs: int) -> tuple[float, float]:
    """Seconds of a cycle's polls (stored), and of a bare gather over the same addresses."""
    with server(HOSTS, 3) as (ports, _), tempfile.TemporaryDirectory() as folder:
        urls = [f"http://127.0.0.1:{port}/feed{k}" for k, port in enumerate(islice(endless(ports), n))]
        network = Network(allow_private=("127.0.0.1",), per_host_delay_s=0, concurrency=CONCURRENCY, robots=False)
        known = Settings(data_dir=Path(folder), network=network,
                         feeds=tuple(FeedSource(name=f"f{k}", url=url) for k, url in enumerate(urls)))

        def polls(at: datetime) -> None:
            with open_room(known, "bench", at, workers=0) as room:
                states = steps.states_of(room, ())
                result = Result()
                answers = Direct().each("poll", [(s.name, lambda s=s: steps.poll(room, s)) for s in states], CONCURRENCY)  # type: ignore[misc]
                steps.store_polls(room, answers, result)

        async def bare() -> None:
            turn = asyncio.Semaphore(CONCURRENCY)
            async with httpx2.AsyncClient(trust_env=False, headers={"If-None-Match": '"1"'}) as client:
                async def one(url: str) -> int:
                    async with turn:
                        return (await client.get(url)).status_code

                assert set(await asyncio.gather(*map(one, urls))) == {304}

        polls(NOW)
        ours, theirs = [], []
        for k in range(runs):
            ours.append(timed(lambda k=k: polls(NOW + timedelta(hours=k + 1))))  # type: ignore[misc]
            theirs.append(timed(lambda: asyncio.run(bare())))
        return statistics.median(ours), statistics.median(theirs)


def _whole(body: bytes) -> None:
    import trafilatura

    trafilatura.bare_extraction(body, with_metadata=True)


def gate(n: int, runs: int) -> tuple[float, float]:
    """Seconds for reading pages, a twentieth on topic, and of trafilatura with metadata over all, each on all cores."""
    bodies = [_page(f"/n-{k}") for k in range(n)]
    fetched = [Fetched(Item(f"i{k}", "a", "es", f"http://a.pe/{k}", "Nota", "", "", NOW, NOW), None) for k in range(n)]
    fetched = [Fetched(f.item, Page(f.item, body, f.item.url or "", {"content-type": "text/html; charset=utf-8"}, at=NOW))
               for f, body in zip(fetched, bodies, strict=True)]
    reader = Reader()
    ours, theirs = [], []
    with multiprocessing.get_context("spawn").Pool() as pool:
        pool.map(_whole, bodies[:20])
        read_all(reader, fetched[:20])
        for _ in range(runs):
            ours.append(timed(lambda: read_all(reader, fetched)))
            theirs.append(timed(lambda: pool.map(_whole, bodies, chunksize=20)))
    reader.close()
    return statistics.median(ours), statistics.median(theirs)


def heavy_cycle(n: int) -> tuple[float, float]:
    """Seconds and MB over all processes of a cycle with n new items."""
    with server(HOSTS, n // HOSTS) as (ports, server_id), tempfile.TemporaryDirectory() as folder:
        network = Network(allow_private=("127.0.0.1",), per_host_delay_s=0, concurrency=CONCURRENCY, max_pages_per_cycle=n,
                          max_entries_per_feed=2000)
        known = Settings(data_dir=Path(folder), network=network,
                         feeds=tuple(FeedSource(name=f"f{k}", url=f"http://127.0.0.1:{p}/feed{k}") for k, p in enumerate(ports)))
        peak = _Peak(server_id)
        with open_room(known, "run", NOW) as room, peak:
            seconds = timed(lambda: steps.cycle(room, Direct()))
        return seconds, peak.mb


class _Peak:
    """The largest sum of resident sizes of this process and its children but the server, looked at ten times a second."""

    def __init__(self, but: int) -> None:
        self.mb, self._but, self._over = 0.0, but, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Peak:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self.mb = max(self.mb, sum(_resident(pid) for pid in _family() if pid != self._but) / 1000)


def _family() -> list[int]:
    """This process and its children."""
    found = [os.getpid()]
    for path in Path("/proc/self/task").glob("*/children"):
        found += map(int, path.read_text().split())
    return found


def _resident(pid: int) -> int:
    """kB."""
    try:
        return int(Path(f"/proc/{pid}/status").read_text().partition("VmRSS:")[2].split()[0])
    except (OSError, IndexError):
        return 0


def main() -> None:
    args = argparse.ArgumentParser(prog="python -m tests.bench.bench_fetch", description=__doc__)
    args.add_argument("--runs", type=int, default=5, help="0: the heavy cycle alone")
    args.add_argument("--items", type=int, default=10_000)
    given = args.parse_args()
    if not given.runs:  # the cycle alone
        print(heavy_cycle(given.items))
        return
    polls, bare = unchanged_feeds(500, given.runs)
    reading, whole = gate(2000, min(given.runs, 3))
    seconds, mb = heavy_cycle(given.items)
    print(table(["what", "ours s", "theirs s", "ratio", "to reach"], [
        ["500 unchanged feeds, against a bare gather", round(polls, 2), round(bare, 2), round(polls / bare, 2), "≤ 1.5"],
        ["2,000 pages, 5 % on topic, against trafilatura", round(reading, 2), round(whole, 2), round(whole / reading, 1), "≥ 6"],
        [f"{given.items:,} new items: MB over all processes", round(seconds, 1), None, round(mb), "≤ 600"]]))


if __name__ == "__main__":
    main()
