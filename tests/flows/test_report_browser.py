"""The page in a real browser, cut off from any network. Skipped where there is no Chromium (`.ci/run` installs Debian's)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright import sync_api

from flows.report import data
from flows.report.page import render
from tests.flows import chromium
from tests.flows.analyst import NOW, analyst, incident, report

pytestmark = pytest.mark.skipif(chromium.PATH is None, reason="no Chromium on this machine")

HOSTILE = "<img src=x onerror=window.broken=1><script>window.broken=1</script>"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as p:
        opened = chromium.launch(p)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    made = [incident(1), incident(2, HOSTILE, place=HOSTILE, types=["capture"], district="Pichari", province="La Convención"),
            incident(3, "Pista destruida", event_date=date(2026, 9, 2), types=["airstrip_destruction"], killed=None,
                     lat=-12.2, lon=-74.0, actors=["military"]),
            incident(4, "Recordado", recalled=True), incident(5, "=1+1", event_date=None, lat=None, lon=None)]
    told = report(1, 1, HOSTILE, "javascript:window.broken=1", HOSTILE)
    told["report_incidents"][0]["why_joined"] = "same day, same figure, same figure, a reason of tomorrow"
    path = analyst(folder / "analyst.duckdb", incidents=made, aliases=[{"incident_id": 9, "same_as": 3}],
                   feeds=[{"feed": "diario", "last_status": "new", "last_poll_at": NOW}],
                   statistics=[{"report_id": 1, "action": "destroyed", "object": "airstrip", "unit": "count", "quantity": n,
                                "period": HOSTILE, "quote": HOSTILE, "rule": "r"} for n in (43, 52)],
                   **told)
    page = folder / "index.html"
    page.write_text(render(path, NOW, "es"), encoding="utf-8")
    return page


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Any]:
    """Opened offline; a message on the console or an error fails the test."""
    context = browser.new_context(offline=True, accept_downloads=True, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    said: list[str] = []
    opened.said = said
    opened.on("console", lambda m: said.append(m.text))
    opened.on("pageerror", lambda e: said.append(str(e)))
    opened.goto(file.as_uri())
    opened.wait_for_selector(".chart[aria-valuetext]")
    yield opened
    assert not said
    assert opened.evaluate("window.broken") is None
    context.close()


def count(page: Any) -> str:
    page.wait_for_timeout(150)  # longer than the script waits for more letters
    return str(page.locator("#count").inner_text())


def test_it_opens_with_everything_but_what_is_background(page: Any) -> None:
    assert count(page) == "4 de 5 incidentes"
    page.check("[name=recalled]")
    assert count(page) == "5 de 5 incidentes"


@pytest.mark.parametrize(("filters", "left"), [
    ({"search": "PÍSTA"}, 1), ({"search": "pista sivia"}, 1), ({"search": "nothing"}, 0),
    ({"type": "capture"}, 1), ({"type": "destruction"}, 1), ({"place": "district:Pichari"}, 1), ({"place": "department:Ayacucho"}, 4),
    ({"place": "province:Huanta"}, 3), ({"place": "vraem"}, 4),
    ({"actor": "military"}, 1), ({"from": "2026-11-01"}, 2), ({"to": "2026-10-01"}, 1), ({"from": "2026-09-01", "to": "2026-09-30"}, 1)])
def test_filters(page: Any, filters: dict[str, str], left: int) -> None:
    for name, value in filters.items():
        field = page.locator(f"[name={name}]")
        field.select_option(value) if name in ("type", "place", "actor") else field.fill(value)
    assert count(page) == f"{left} de 5 incidentes"
    page.click("#clear")
    assert count(page) == "4 de 5 incidentes"


def test_a_row_opens_to_what_stands_behind_it_and_text_stays_text(page: Any) -> None:
    page.click("#incident-1 .open")
    detail = page.locator("#incident-1-more")
    assert "es.fact.killed.die" in detail.inner_text()
    assert HOSTILE in detail.inner_text()
    assert "unido por mismo día, misma cifra, a reason of tomorrow" in detail.inner_text()
    assert detail.locator("img, script").count() == 0
    assert detail.locator("a[href^=javascript]").count() == 0
    page.keyboard.press("Enter")  # the button kept the focus
    assert page.locator("#incident-1-more").count() == 0


@pytest.mark.parametrize("address", ["#incident-3", "#incident-9"])
def test_a_shared_row_opens_also_under_an_older_number(page: Any, address: str) -> None:
    page.evaluate(f"location.hash = '{address}'")
    page.wait_for_selector("#incident-3-more")


# --- charts ----------------------------------------------------------------------------------------------------------


def months(page: Any) -> Any:
    return page.locator(".chart[data-steps=months]").first


def across(page: Any, month: int) -> tuple[float, float]:
    """The middle of a month on the first chart, counted from its first (September 2026 of three)."""
    box = months(page).locator("svg .background").first.bounding_box()
    return box["x"] + box["width"] * (month + 0.5) / 3, box["y"] + box["height"] / 2


def span(page: Any) -> tuple[str, str]:
    return page.locator("[name=from]").input_value(), page.locator("[name=to]").input_value()


def test_every_chart_is_drawn_by_the_interpreter_within_the_policy(page: Any) -> None:
    assert page.locator(".chart svg.marks").count() == page.locator(".chart").count() == 8
    assert months(page).locator("text", has_text="2026-11").count() == 1


def test_hovering_says_a_bar_in_the_reader_s_words_as_text(page: Any) -> None:
    months(page).scroll_into_view_if_needed()
    bar = months(page).locator(".mark-rect path[fill='#c2452d']").last.bounding_box()
    page.mouse.move(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    page.wait_for_selector(".drawn[title='2026-11: Violencia 1']")


def test_a_month_clicked_on_a_chart_filters_table_and_map(page: Any) -> None:
    assert page.locator("#points .spot").count() == 2
    months(page).scroll_into_view_if_needed()
    page.mouse.click(*across(page, 0))
    assert span(page) == ("2026-09-01", "2026-09-30")
    assert count(page) == "1 de 5 incidentes"
    assert page.locator("#points .spot").count() == 1


def test_months_are_brushed_by_dragging_on_all_charts_at_once(page: Any) -> None:
    months(page).scroll_into_view_if_needed()
    (x, y), (to, _) = across(page, 0), across(page, 1)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y)
    page.mouse.move(to, y)
    page.mouse.up()
    assert span(page) == ("2026-09-01", "2026-10-31")
    assert count(page) == "1 de 5 incidentes"
    brushes = page.locator(".chart[data-steps=months] .brush_brush path")
    wide = {brushes.nth(n).evaluate("(p) => Math.round(p.getBBox().width / p.ownerSVGElement.querySelector('.background').getBBox().width * 100)")
            for n in range(brushes.count())}
    assert wide == {67}, "two whole months of three"


def test_months_are_brushed_by_keyboard_and_escape_picks_none(page: Any) -> None:
    chart = months(page)
    chart.focus()
    page.keyboard.press("ArrowLeft")
    assert span(page) == ("2026-11-01", "2026-11-30")
    assert chart.get_attribute("aria-valuetext") == "2026-11: Violencia 1, Capturas y rescates 1"
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    assert span(page) == ("2026-09-01", "2026-11-30")
    assert chart.get_attribute("aria-valuetext").startswith("2026-09 – 2026-11: ")
    page.keyboard.press("Home")
    assert count(page) == "1 de 5 incidentes"
    page.keyboard.press("Escape")
    assert span(page) == ("", "")
    assert count(page) == "4 de 5 incidentes"
    assert chart.get_attribute("aria-valuetext") == "todos los meses"


@pytest.mark.parametrize("width", [700, 1000])
def test_a_brush_stays_where_it_is_when_the_window_changes(page: Any, width: int) -> None:
    months(page).focus()
    page.keyboard.press("End")
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_timeout(100)
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_timeout(100)
    assert span(page) == ("2026-11-01", "2026-11-30")
    brush, ground = (months(page).locator(f"{part} path").first.bounding_box() for part in (".brush_brush", "svg"))
    assert abs(brush["width"] / ground["width"] - 1 / 3) < 0.05


def test_a_district_is_picked_by_keyboard_and_by_click(page: Any) -> None:
    chart = page.locator(".chart[data-steps=districts]")
    chart.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("[name=place]").input_value() == "district:Pichari"
    assert count(page) == "1 de 5 incidentes"
    page.keyboard.press("Escape")
    chart.locator("text", has_text="Sivia").first.scroll_into_view_if_needed()
    chart.locator(".mark-rect path").first.click()
    assert page.locator("[name=place]").input_value() == "district:Sivia"


def test_dates_of_the_form_are_shown_as_a_brush(page: Any) -> None:
    page.fill("[name=from]", "2026-10-15")
    assert count(page) == "2 de 5 incidentes"
    assert months(page).get_attribute("aria-valuetext").startswith("2026-10 – 2026-11: ")
    assert span(page) == ("2026-10-15", ""), "the brush does not widen what was written"


def test_the_map_is_walked_by_keyboard(page: Any) -> None:
    page.locator(".spot[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert count(page).startswith("1 de 5")
    assert page.locator("#spot-list a").count() == 1


def test_the_language_is_switched_everywhere(page: Any) -> None:
    page.click("[data-lang=en]")
    assert count(page) == "4 of 5 incidents"
    assert page.locator("html").get_attribute("lang") == "en"
    left = page.evaluate("[...document.querySelectorAll('[data-t]')].filter(n => /[{][0-9][}]/.test(n.textContent)).length")
    assert left == 0
    assert "Últimos" not in page.locator("body").inner_text()
    assert page.locator("optgroup").first.get_attribute("label") == "Departments"
    assert page.locator(".chart text", has_text="Violence").count() == 1
    assert months(page).get_attribute("aria-valuetext") == "all months"


def test_rows_go_into_a_spreadsheet_as_text(page: Any) -> None:
    with page.expect_download() as given:
        page.click("#csv")
    lines = Path(given.value.path()).read_text("utf-8-sig").splitlines()
    assert len(lines) == 5
    assert any("\"'=1+1\"" in line for line in lines)


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.click("#incident-1 .open")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def faults(page: Any) -> list[str]:
    """What axe-core finds, of every weight, as "rule: element"."""
    found = Axe().run(page).response["violations"]
    return [f"{v['impact']} {v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_fault(page: Any, theme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    page.click("#incident-1 .open")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert faults(page) == []


def test_axe_would_find_one(page: Any) -> None:
    page.evaluate("document.querySelector('[name=search]').parentElement.replaceWith(document.createElement('input'))")
    assert any("label" in fault for fault in faults(page))


def test_the_policy_lets_no_other_script_run_and_nothing_load(page: Any) -> None:
    """Injected as if escaping had failed; `refused` holds what the policy stopped."""
    refused = page.evaluate("""() => new Promise((done) => {
        const stopped = [];
        document.addEventListener("securitypolicyviolation", (e) => {
            stopped.push(e.effectiveDirective); if (stopped.length === 3) done(stopped.sort()); });
        const script = document.createElement("script"); script.textContent = "window.broken = 1";
        const picture = new Image(); picture.src = "https://elsewhere.example/x.png";
        document.body.append(script, picture);
        fetch("https://elsewhere.example/").catch(() => {});
    })""")
    assert refused == ["connect-src", "img-src", "script-src-elem"]
    page.said.clear()  # the browser's own words about the three


def test_ten_thousand_incidents_open(browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them counted and drawn; in what time, `tests.bench.bench_page` measures."""
    many = [incident(n, f"Hecho {n}", event_date=date(2026, 11, 23) - timedelta(days=n % 3000), lat=-12.0 - n % 97 / 80,
                     lon=-74.0 + n % 89 / 90) for n in range(10_000)]
    empty = data.read(analyst(tmp_path / "analyst.duckdb"))
    monkeypatch.setattr("flows.report.page.read", lambda _: replace(empty, incidents=many))
    (tmp_path / "index.html").write_text(render(tmp_path / "analyst.duckdb", NOW), encoding="utf-8")
    opened = browser.new_page()
    opened.goto((tmp_path / "index.html").as_uri())
    opened.wait_for_selector(".chart[aria-valuetext]")
    assert opened.locator("#count").inner_text().startswith("10,000 de")
    opened.close()
