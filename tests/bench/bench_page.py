"""`python -m tests.bench.bench_page [--pictures index.html FOLDER]`: the report page in Chromium: size, time until it
answers, what axe-core finds; or pictures of a page as a reader sees it, for the README."""

from __future__ import annotations

import argparse
import base64
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from flows.commands.tables import table
from flows.report import data, page
from tests.flows import chromium
from tests.flows.analyst import NOW, analyst, incident, report

# until the scripts have run, every chart is drawn and the browser has shown what they made
_READY = """() => new Promise((done) => { const look = () => document.querySelectorAll(".chart svg").length
    < document.querySelectorAll(".chart").length ? requestAnimationFrame(look) : setTimeout(() => done(performance.now()), 0);
    requestAnimationFrame(look); })"""
_SEARCH = """() => new Promise((done) => { const began = performance.now(), field = document.getElementById("filters").elements.search;
    new MutationObserver(() => requestAnimationFrame(() => done(performance.now() - began)))
        .observe(document.getElementById("rows"), { childList: true });
    field.value = "emboscada 77"; field.dispatchEvent(new Event("input", { bubbles: true })); })"""


def made(total: int, days: int, folder: Path) -> tuple[Path, float]:
    """A page of so many incidents within so many days, each told by two reports; and the seconds it took to make."""
    types = (["attack"], ["drug_seizure", "capture"], ["airstrip_destruction"], ["capture"], ["accident"])
    incidents = [incident(n, f"Emboscada {n} en el distrito de Sivia deja muertos y heridos", types=types[n % 5],
                          event_date=date(2026, 11, 23) - timedelta(days=n % days), lat=-11 - n % 97 / 40, lon=-75 + n % 89 / 40)
                 for n in range(total)]
    told: dict[str, Any] = {}
    for n in range(2 * total):
        for name, rows in report(n, n // 2, f"Titular {n} de un diario sobre lo ocurrido ayer en el distrito de Sivia",
                                 f"https://diario.example/nacional/2026/11/{n}-titular-de-la-noticia").items():
            told.setdefault(name, []).extend({"bound": None, "type_quote": None, "date_quote": None, "type_rule": None,
                                              "date_rule": None, "why_joined": "", **row} for row in rows)
    empty = data.read(analyst(folder / "analyst.duckdb"))
    grouped = {name: data._by(key, rows) for name, key, rows in (
        ("facts", "incident_id", told["facts"]), ("tellings", "incident_id", told["report_incidents"]),
        ("quotes", "incident_id", told["report_facts"]), ("reports", "report_id", told["reports"]),
        ("sources", "report_id", told["report_sources"]))}
    full = replace(empty, incidents=sorted(incidents, key=lambda i: i["event_date"], reverse=True), **grouped)
    page.read = lambda _: full
    began = time.perf_counter()
    path = folder / "index.html"
    path.write_text(page.render(folder / "analyst.duckdb", NOW), encoding="utf-8")
    return path, time.perf_counter() - began


def measured(browser: Any, path: Path) -> list[float]:
    """Milliseconds until it answers, of the page's own work until then, and of a search; medians of five openings."""
    out = []
    for _ in range(5):
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
        opened = context.new_page()
        work = context.new_cdp_session(opened)
        work.send("Performance.enable", {"timeDomain": "threadTicks"})
        opened.goto(path.as_uri())
        ready = opened.evaluate(_READY)
        worked = {m["name"]: m["value"] for m in work.send("Performance.getMetrics")["metrics"]}["TaskDuration"]
        out.append((ready, 1000 * worked, opened.evaluate(_SEARCH)))
        context.close()
    return [statistics.median(column) for column in zip(*out, strict=True)]


def faults(browser: Any, path: Path) -> int:
    """What axe-core finds on a desktop and a phone, in both themes."""
    found = 0
    for width, theme in ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")):
        context = browser.new_context(offline=True, color_scheme=theme, viewport={"width": width, "height": 900})
        opened = context.new_page()
        opened.goto(path.as_uri())
        found += sum(len(v["nodes"]) for v in Axe().run(opened).response["violations"])
        context.close()
    return found


def bench(browser: Any) -> None:
    lines = []
    for total, days in ((1_000, 365), (10_000, 3_000)):
        with tempfile.TemporaryDirectory() as folder:
            path, seconds = made(total, days, Path(folder))
            lines.append([f"{total:,}", f"{path.stat().st_size / 1e6:.2f}", f"{seconds:.1f}",
                          *(f"{ms:.0f}" for ms in measured(browser, path)), faults(browser, path) if total == 1_000 else "—"])
    print(table(["incidents", "MB", "made in s", "ready ms", "of them work ms", "search ms", "axe findings"], lines))


def pictures(browser: Any, path: Path, folder: Path) -> None:
    """page-desktop.webp, page-phone.webp, page-dark.webp, and page-trends.webp with three months brushed."""
    for name, width, height, theme, at in (("desktop", 1280, 900, "light", "body"), ("phone", 390, 780, "light", "#map"),
                                           ("dark", 1280, 900, "dark", "#map"), ("trends", 1280, 900, "light", "#trends")):
        context = browser.new_context(offline=True, color_scheme=theme, viewport={"width": width, "height": height})
        opened = context.new_page()
        opened.goto(path.absolute().as_uri())
        opened.evaluate(_READY)
        if at == "#trends":
            for key in ("End", "Shift+ArrowLeft", "Shift+ArrowLeft"):
                opened.locator(".chart[data-steps=months]").first.press(key)
        opened.evaluate(f"document.querySelector('{at}').scrollIntoView()")
        taken = context.new_cdp_session(opened).send("Page.captureScreenshot", {"format": "webp", "quality": 80})
        (folder / f"page-{name}.webp").write_bytes(base64.b64decode(taken["data"]))
        context.close()


def main() -> None:
    args = argparse.ArgumentParser(prog="python -m tests.bench.bench_page", description=__doc__)
    args.add_argument("--pictures", nargs=2, type=Path, metavar=("PAGE", "FOLDER"), help="write pictures of PAGE to FOLDER")
    given = args.parse_args()
    with sync_playwright() as p:
        browser = chromium.launch(p)
        if given.pictures:
            pictures(browser, *given.pictures)
        else:
            bench(browser)
        browser.close()


if __name__ == "__main__":
    main()
