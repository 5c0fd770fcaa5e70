"""The 108 feeds that other readers test with, where they lie beside the checkout: each as its manifest expects."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from extractors.feed import FeedError, parse
from extractors.records import Feed

FEEDS = Path(__file__).parents[3] / "shared" / "feeds"
if not FEEDS.is_dir():
    pytest.skip(f"no suite of feeds at ../{FEEDS.parent.name}/{FEEDS.name}", allow_module_level=True)
ROWS = list(csv.DictReader((FEEDS / "manifest.csv").open(encoding="utf-8")))


def read(row: dict[str, str]) -> Feed | None:
    headers = dict(line.split(": ", 1) for line in row["http_headers"].split("|") if ": " in line)
    try:
        return parse((FEEDS / row["path"]).read_bytes(), "https://example.org/feed", headers)
    except FeedError:
        return None


@pytest.mark.parametrize("row", ROWS, ids=[row["path"] for row in ROWS])
def test_as_the_manifest_expects(row: dict[str, str]) -> None:
    began = time.process_time()
    feed = read(row)
    assert time.process_time() - began < 2
    if row["expect"] == "must be refused as a feed":
        assert feed is None
    elif row["expect"].startswith("must parse"):
        assert feed is not None
        assert len(feed.entries) == int(row["expected_entries"] or len(feed.entries))
    elif row["meant"] == "valid" and row["kind"] in ("rss", "atom", "rdf") and "not a feed" not in row["description"]:
        assert feed is not None
        assert feed.entries


WITH_ANSWER = [row for row in ROWS if row["expected_file"]]


@pytest.mark.parametrize("row", WITH_ANSWER, ids=[row["path"] for row in WITH_ANSWER])
def test_titles_and_dates_are_those_of_another_reader(row: dict[str, str]) -> None:
    expected: list[dict[str, Any]] = json.loads((FEEDS / row["expected_file"]).read_text("utf-8"))["entries"]
    feed = read(row)
    assert feed is not None
    for entry, theirs in zip(feed.entries, expected, strict=True):
        assert entry.title == " ".join(((theirs["title"] or {}).get("content") or "").split())
        if theirs["published"]:
            assert entry.published is not None
            assert entry.published.isoformat()[:19] == theirs["published"][:19]


def test_all_of_them_together_stay_small() -> None:
    # Peak resident size since exec: ru_maxrss would count what the test runner held when it forked.
    program = ("import sys; from pathlib import Path; from extractors.feed import parse, FeedError\n"
               "for path in Path(sys.argv[1]).rglob('*'):\n"
               "    try: path.is_file() and parse(path.read_bytes(), 'https://example.org/', {})\n"
               "    except FeedError: pass\n"
               "status = Path('/proc/self/status').read_text()\n"
               "print(status.split('VmHWM:')[1].split()[0])")
    done = subprocess.run([sys.executable, "-c", program, str(FEEDS)], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])
    assert int(done.stdout) // 1024 < 300  # MB
