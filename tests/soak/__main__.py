"""`make soak`: hundreds of cycles with faults drawn at random, and as many without; then the two are laid beside each other.

Prints a summary and ends with 1 when a row differs, an alert is lost, or one has two ids. Faults: feeds that fail, are slow
or malformed, pages that fail, the cycle killed at any moment, the database or its lock held by another, alerts refused or
answered too late. A few of the cycles go through Prefect.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from flows.demo.stage import SECOND_CYCLE
from flows.settings import load
from flows.steps import Direct, cycle, open_room
from tests.soak.rough import FEED_FAULTS, Growing, Receiver

HOLD = {
    "database held": "import duckdb, sys, time; c = duckdb.connect(sys.argv[1] + '/warehouse.duckdb'); print('held', flush=True); "
                     "time.sleep(60)",
    "lock held": "import fcntl, sys, time; f = open(sys.argv[1] + '/vraem.lock', 'r+'); fcntl.flock(f, fcntl.LOCK_EX); "
                 "print('held', flush=True); time.sleep(60)",
}
SETTLING = 12  # cycles without faults at the end, hours apart: what was put off comes in
EVERY_PREFECT = 60  # one cycle in so many goes through Prefect


@dataclass
class Played:
    folder: Path
    faults: Counter[str] = field(default_factory=Counter)
    memory_mb: list[float] = field(default_factory=list)  # peak of each cycle that came to its end
    sizes_mb: list[tuple[float, float]] = field(default_factory=list)  # warehouse, archive; after each cycle
    taken: dict[str, int] = field(default_factory=dict)
    unexpected: list[str] = field(default_factory=list)


def play(folder: Path, cycles: int, seed: int | None) -> Played:
    """A whole installation; `seed` None: nothing goes wrong."""
    rng, done = random.Random(seed), Played(folder)
    receiver = Receiver(random.Random(seed))
    with Growing() as newsroom:
        config = folder / "config.yaml"
        _configure(config, newsroom, receiver)
        for n in range(cycles + SETTLING):
            rough = seed is not None and 0 < n < cycles
            receiver.rough = rough
            now = SECOND_CYCLE + (timedelta(minutes=15) * min(n, cycles) + timedelta(hours=6) * max(0, n - cycles))
            newsroom.show(min(1.0, 0.3 + 0.7 * n / (cycles * 2 / 3)))
            newsroom.faults = _feed_faults(newsroom, rng, done) if rough else {}
            if seed is None:
                _quietly(config, now)
            else:
                _one(config, now, rng if rough else None, bool(n) and n % EVERY_PREFECT == 0, done)
            done.sizes_mb.append(_sizes(folder / "data"))
            if n % 25 == 0:
                print(f"  cycle {n} of {cycles + SETTLING}", file=sys.stderr, flush=True)
    receiver.close()
    done.taken = dict(receiver.taken)
    done.faults |= Counter({"alert refused": receiver.refused, "alert answered late": receiver.late})
    return done


def _configure(config: Path, newsroom: Growing, receiver: Receiver) -> None:
    config.parent.mkdir(parents=True, exist_ok=True)
    feeds = "\n".join(f"  - {{name: {n}, url: '{u}', lang: {lang}}}" for n, u, lang in newsroom.feeds)
    watches = "\n".join(f"  - {{name: {name}, when: \"{when}\", max_age_days: 3650, notify: ['vraem+http://{receiver.address}/{name}']}}"
                        for name, when in (("attacks", "list_contains(types, 'attack')"), ("loads", "cocaine_seized_kg >= 50"),
                                           ("all", "not recalled")))
    config.write_text(f"data_dir: data\nnetwork: {{allow_private: ['{newsroom.address}', '{receiver.address}'], "
                      f"per_host_delay_s: 0, timeout_s: 2}}\nfeeds:\n{feeds}\nwatches:\n{watches}\n")


def _feed_faults(newsroom: Growing, rng: random.Random, done: Played) -> dict[str, str]:
    faults = {name: rng.choice(FEED_FAULTS) for name, _, _ in newsroom.feeds if rng.random() < 0.06}
    done.faults.update(f"feed {fault}" for fault in faults.values())
    return faults


def _quietly(config: Path, now: datetime) -> None:
    """In this process, which is quicker: there is nothing to kill."""
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), open_room(load(config), "run", now, workers=0) as room:
        cycle(room, Direct())


def _one(config: Path, now: datetime, rng: random.Random | None, prefect: bool, done: Played) -> None:
    holder = None
    held = rng.choice(tuple(HOLD)) if rng and rng.random() < 0.06 else None
    if held:
        holder = subprocess.Popen([sys.executable, "-c", HOLD[held], str(config.parent / "data")], stdout=subprocess.PIPE)
        assert holder.stdout is not None
        holder.stdout.readline()
    kill_after = rng.uniform(0.1, 3.0) if rng and not held and rng.random() < 0.2 else None
    args = [sys.executable, "-m", "tests.soak.cycle", str(config), now.isoformat(), *(["prefect"] if prefect else [])]
    log = config.parent / "log"
    with log.open("w") as out:
        process = subprocess.Popen(args, stdout=out, stderr=out, start_new_session=True)
    killed = kill_after is not None and not _ended(process, kill_after)
    if killed:
        os.killpg(process.pid, signal.SIGKILL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)  # it was waited for without Popen
    done.faults.update([f"cycle {'through Prefect ' if prefect else ''}killed"] if killed else [held] if held else [])
    done.faults["cycles through Prefect"] += prefect
    if process.returncode == 0 and not prefect:
        done.memory_mb.append(used.ru_maxrss / 1024)
    if not killed and process.returncode != (3 if held else 0):
        done.unexpected.append(f"cycle at {now:%m-%d %H:%M}: exit {process.returncode}: {log.read_text().strip()[-300:]}")
    if holder:
        holder.kill()
        holder.wait()


def _ended(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether it ends by itself; left to be waited for."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return True
        time.sleep(0.02)
    return False


def _sizes(data: Path) -> tuple[float, float]:
    return ((data / "warehouse.duckdb").stat().st_size / 1e6,
            sum(p.stat().st_size for p in (data / "archive").glob("*.warc.gz")) / 1e6)


# --- what must hold --------------------------------------------------------------------------------------------------

# Ids, times of loading and which of several tellings came first depend on the order of arrival, which faults change.
TABLES = {
    "items": "select feed, case when state in ('copy', 'reported') then 'told' else state end as state, count(*) from feed_items "
             "group by all order by all",
    "incidents": "select event_date, date_precision, recalled, list_sort(types), department, province, district, killed, killed_low, "
                 "killed_high, wounded, captured, cocaine_seized_kg, n_reports from incidents order by all",
    "facts": "select i.event_date, i.district, f.action, f.object, f.unit, f.quantity, f.quantity_low, f.quantity_high from facts f "
             "join incidents i using (incident_id) order by all",
    "news told": "select distinct watch, event_date, district from alerts join incidents using (incident_id) order by all",
}
TWO_IDS = ("select watch, incident_id, count(distinct alert_id) from alerts where reason = 'new' and incident_id is not null "
           "group by all having count(distinct alert_id) > 1")
UNSENT = "select alert_id, channel, state from alerts where state <> 'sent'"
SENT = "select distinct alert_id from alerts where channel = '0'"
STATES = "select count(*) from feed_items where state in ('pending', 'retry')"


def ask(played: Played, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(played.folder / "data" / "analyst.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()


def compare(rough: Played, smooth: Played) -> list[str]:
    """What is wrong, a line each; a table of what was compared goes to stdout."""
    wrong = [*rough.unexpected, *smooth.unexpected]
    for name, sql in TABLES.items():
        one, other = Counter(map(repr, ask(rough, sql))), Counter(map(repr, ask(smooth, sql)))
        missing, extra = other - one, one - other
        print(f"{name:<12} {other.total()} rows, {missing.total()} missing, {extra.total()} extra")
        wrong += [f"{name}: missing {row}" for row in missing] + [f"{name}: extra {row}" for row in extra]
    wrong += [f"two ids: {row}" for row in ask(rough, TWO_IDS)] + [f"not sent: {row}" for row in ask(rough, UNSENT)]
    wrong += [f"lost: alert {i}" for i, in ask(rough, SENT) if i not in rough.taken]
    wrong += [f"still waiting: {n} items" for n, in ask(rough, STATES) if n]
    again = sum(n - 1 for n in rough.taken.values())
    print(f"alerts       {len(rough.taken)} ids taken, {again} deliveries repeated with the same id")
    return wrong


def flat(rough: Played, cycles: int) -> list[str]:
    """Memory and sizes, in the last third (nothing new is published) against the third before."""
    third = max(1, len(rough.memory_mb) // 3)
    before, after = sorted(rough.memory_mb[third : 2 * third]), sorted(rough.memory_mb[2 * third :])
    middle = [before[len(before) // 2], after[len(after) // 2]]
    sizes = [rough.sizes_mb[n] for n in (cycles // 3, cycles * 2 // 3, len(rough.sizes_mb) - 1)]
    print(f"memory       {middle[0]:.0f} → {middle[1]:.0f} MB a cycle (medians of the last two thirds)")
    for name, column in (("warehouse", 0), ("archive", 1)):
        print(f"{name:<12} {' → '.join(f'{s[column]:.1f}' for s in sizes)} MB after one, two and all thirds")
    wrong = [] if middle[1] < middle[0] * 1.15 else [f"memory grows: {middle}"]
    return wrong + ([] if sizes[2][0] < sizes[1][0] * 1.5 + 2 else [f"the warehouse grows: {sizes}"])


def main(cycles: int, seed: int) -> int:
    folder = Path(tempfile.mkdtemp(prefix="vraem-soak-"))
    began = time.monotonic()
    rough = play(folder / "rough", cycles, seed)
    smooth = play(folder / "smooth", cycles, None)
    print(f"{cycles} cycles and {SETTLING} to settle, seed {seed}, {time.monotonic() - began:.0f} s")
    print("faults       " + ", ".join(f"{n} × {what}" for what, n in sorted(rough.faults.items()) if n))
    wrong = compare(rough, smooth) + flat(rough, cycles)
    print("\n".join(wrong[:40]) or "nothing is wrong")
    if not wrong:
        shutil.rmtree(folder)
    else:
        print(f"left to look at: {folder}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7))
