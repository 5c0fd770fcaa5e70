"""`python -m tests.bench.bench_rules`: how well and how fast the rules read. Prints, never fails.

With --raise it rewrites `tests/accuracy_floors.json`, upwards only, and prints what moved.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import statistics
import subprocess
import sys
import time
from datetime import date
from functools import partial

from extractors.report.read import read
from flows.commands.tables import table
from tests.accuracy import FLOORS, LEAKED, SETS, articles, raised, reached, told
from tests.hostile import TEXTS
from tests.slots import leaked, score_all, unsupported

DAY = date(2022, 6, 15)
PATIENCE_S = 20.0  # with one text; many take as much longer as they took here
LIMITS = {"median_ms": 6, "worst_ms": 30, "load_s": 0.3, "hostile_s": 2}
ROUNDS = 5


def print_scores(name: str) -> None:
    found = articles(name)
    print(f"\n{name}: {len(found)} articles")
    if not found:
        print("  not on this machine")
        return
    pairs = [(a["gold"], said) for a, said in zip(found, told(name), strict=True)]
    rows = [
        [row, *(f"{x:.3f}" for x in (s.precision, s.recall, s.f1)), s.gold, s.told] for row, s in score_all(pairs).items()
    ]
    print(table(["slot", "P", "R", "F1", "gold", "told"], rows))
    astray = sum(len(unsupported(a, said)) for a, said in zip(found, told(name), strict=True))
    tallies = sum(len(gold["statistics"]) for gold, _ in pairs)
    print(f"statistics taken for facts: {sum(len(leaked(*p)) for p in pairs)} of {tallies}; quotations astray: {astray}")


def milliseconds(name: str) -> list[tuple[float, str]]:
    """The best of a few readings of each article, slowest first: the work itself, not what else the machine did."""
    out = []
    gc.collect()
    for a in articles(name):
        work = partial(read, a["title"], a["text"], date.fromisoformat(a["published"]), a["lang"])
        times = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            work()
            times.append(1000 * (time.perf_counter() - began))
        out.append((min(times), a["id"]))
    return sorted(out, reverse=True)


def print_speed(name: str) -> None:
    times = milliseconds(name)
    if times:
        (worst, which), median = times[0], statistics.median(ms for ms, _ in times)
        print(f"{name}: median {median:.1f} ms (≤ {LIMITS['median_ms']}), worst {worst:.1f} ms ({which}, ≤ {LIMITS['worst_ms']})")


def fresh(code: str, patience_s: float = PATIENCE_S, **environment: str) -> str:
    """What a new interpreter prints; raises subprocess.TimeoutExpired when it takes too long."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=patience_s)
    return done.stdout.strip() if done.returncode == 0 else f"failed: {done.stderr.strip().splitlines()[-1]}"


LOAD = """
import time; began = time.perf_counter()
from datetime import date
from extractors.report.read import read
imported = time.perf_counter()
for lang in ("es", "en"): read("", "", date(2022, 6, 15), lang)
print(f"{imported - began:.2f} s for the modules, {time.perf_counter() - imported:.2f} s for the words of both languages")
"""

HOSTILE = """
from tests.bench.bench_rules import seconds
print(f"{seconds(%r, %r):.2f}")
"""


def seconds(name: str, lang: str) -> float:
    """How long one hostile text takes, with the words loaded before."""
    text = TEXTS[name]()
    read("", "x", DAY, lang)
    began = time.perf_counter()
    read("", text, DAY, lang)
    return time.perf_counter() - began


def print_hostile() -> None:
    rows = []
    for name in TEXTS:
        took = []
        for lang in ("es", "en"):
            try:
                took.append(fresh(HOSTILE % (name, lang)))
            except subprocess.TimeoutExpired:
                took.append(f"> {PATIENCE_S:.0f}")
        rows.append([name, f"{len(TEXTS[name]()):,}", *took])
    print(table(["text", "characters", "es s", "en s"], rows))


def digest() -> str:
    """One sum over everything the rules say of all articles on this machine."""
    said = json.dumps([told(name) for name in SETS], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def print_determinism() -> None:
    """How long all articles may take a new process is measured here, on this machine: five times as long as one reading of all."""
    code = "from tests.bench.bench_rules import digest; print(digest())"
    began = time.perf_counter()
    told.cache_clear()
    digest()
    patience = PATIENCE_S + 5 * (time.perf_counter() - began)
    sums = {seed: fresh(code, patience, PYTHONHASHSEED=seed) for seed in ("0", "4711")}
    print(f"{'same' if len(set(sums.values())) == 1 else 'DIFFERENT'} bytes under two hash seeds: {sums}")


def raise_floors() -> None:
    """Floors of sets that are not on this machine stay as they are."""
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    better = floors | {name: raised(floors.get(name, {}), reached(name)) for name in SETS if articles(name)}
    for name, rows in better.items():
        for row, floor in rows.items():
            before = floors.get(name, {}).get(row)
            if before != floor:
                print(f"{name}, {row}: {before} → {floor}")
            if (today := reached(name).get(row)) is not None and (today > floor if row == LEAKED else today < floor):
                print(f"{name}, {row}: today {today}, worse than the floor {floor}, which stays")
    FLOORS.write_text(json.dumps(better, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench.bench_rules", description=__doc__)
    options.add_argument("--raise", dest="up", action="store_true", help="rewrite the floors, upwards only")
    if options.parse_args().up:
        raise_floors()
        return
    for name in SETS:
        print_scores(name)
    print("\nspeed of reading one article, one core")
    for name in SETS:
        print_speed(name)
    print(f"a new process: {fresh(LOAD)} (≤ {LIMITS['load_s']} s)")
    print(f"\ntexts that nobody wrote to be read (each ≤ {LIMITS['hostile_s']} s)")
    print_hostile()
    print()
    print_determinism()


if __name__ == "__main__":
    main()
