"""Analysts who open, ask and close all day, and loads that never wait for them."""

from __future__ import annotations

from pathlib import Path

from tests.bench.bench_warehouse import Measured, installation, load_reports
from tests.bench.readers import reading
from warehouse.publish import ANALYST, publish


def test_readers_in_a_loop_and_loads_do_not_disturb_each_other(tmp_path: Path) -> None:
    with installation(Measured(200)) as (folder, con):
        publish(con, folder)
        with reading(folder / ANALYST, 3) as seen:
            for _ in range(8):
                load_reports(con, 10)
                publish(con, folder)
    assert seen.errors == []
    assert seen.versions >= 6  # each has seen the first state and the last
