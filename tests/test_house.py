"""The house stays as it was built: who may import whom, and nothing without a word on it."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import duckdb
import pytest

from extractors.report.words import words
from flows.cli import parser
from warehouse.comments import described
from warehouse.connection import HERE as WAREHOUSE
from warehouse.connection import in_memory, view_files
from warehouse.publish import add_macros

ROOT = Path(__file__).parent.parent
ROOMS = ("extractors", "warehouse", "flows")


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return frozenset(found)


# --- who imports whom ------------------------------------------------------------------------------------------------

ALLOWED = {
    "extractors": ("extractors",),
    "warehouse": ("warehouse", "extractors.records", "extractors.codebook", "extractors"),
    "flows": ("flows", "warehouse", "extractors"),
}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room: str) -> None:
    for path in modules(room):
        for name in imports(path):
            if name.split(".")[0] in ROOMS:
                assert name.startswith(tuple(ALLOWED[room])), f"{path.relative_to(ROOT)} imports {name}"
                if room == "warehouse" and name.startswith("extractors."):
                    assert re.match(r"extractors\.(records|codebook)\b", name), f"{path.relative_to(ROOT)}: {name}"


WORLD = ("httpx2", "httpx", "requests", "urllib.request", "socket", "duckdb", "prefect", "apprise", "subprocess")


def test_extractors_touch_nothing() -> None:
    for path in modules("extractors"):
        touched = {name for name in imports(path) if name.split(".")[0] in WORLD or name in WORLD}
        assert not touched, f"{path.relative_to(ROOT)} imports {touched}"


DOORS = {
    "httpx2": {"flows/web.py"},
    "httpcore2": {"flows/web.py", "flows/web_guard.py"},
    "apprise": {"flows/alerts/outbox.py"},
    "prefect": {"flows/cycle.py", "flows/service/deployments.py"},
}


@pytest.mark.parametrize("library", DOORS)
def test_one_door_to_the_world(library: str) -> None:
    through = {str(path.relative_to(ROOT)) for room in ROOMS for path in modules(room)
               if any(name.split(".")[0] == library for name in imports(path))}
    assert through <= DOORS[library]


def test_prefect_is_loaded_by_the_flow_only() -> None:
    for path in modules("flows"):
        top = {alias.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.Import)
               for alias in node.names} | {node.module or "" for node in ast.parse(path.read_text("utf-8")).body
                                           if isinstance(node, ast.ImportFrom)}
        assert path.name == "cycle.py" or not {"flows.cycle", "flows.service.deployments"} & top, path


# --- nothing without a word on it ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def analyst(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    return in_memory()


def test_every_table_and_view_states_its_grain(analyst: duckdb.DuckDBPyConnection) -> None:
    without = analyst.execute(
        "select table_name from duckdb_tables() where comment is null and not internal and not temporary union all "
        "select view_name from duckdb_views() where comment is null and not internal").fetchall()
    assert without == []


def test_every_column_says_what_it_means(analyst: duckdb.DuckDBPyConnection) -> None:
    without = analyst.execute("select table_name, column_name from duckdb_columns() where comment is null "
                              "and not internal and database_name = 'warehouse'").fetchall()
    assert without == []


def test_no_comment_is_left_over(analyst: duckdb.DuckDBPyConnection) -> None:
    columns = set(analyst.execute("select if(schema_name = 'main', '', schema_name || '.') || table_name, column_name "
                                  "from duckdb_columns() where database_name = 'warehouse'").fetchall())
    files = [*sorted((WAREHOUSE / "schema").glob("*.sql")), *view_files()]
    said = {(d.name, column) for path in files for d in described(path.read_text("utf-8")) for column in d.columns}
    assert said <= columns


def test_one_question_a_file_and_its_name_is_the_views() -> None:
    for path in view_files():
        (only,) = described(path.read_text("utf-8"))
        assert only.name == path.stem


def test_every_macro_says_what_it_answers(tmp_path: Path) -> None:
    file = tmp_path / "x.duckdb"
    duckdb.connect(str(file)).close()
    for path in (WAREHOUSE / "views" / "macros").glob("*.sql"):
        (only,) = described(path.read_text("utf-8"))
        assert only.name == path.stem
        assert len(only.grain) > 40
    assert callable(add_macros)


def test_views_read_the_same_in_both_duckdb_versions() -> None:
    # `if(…)` in a macro that 2.0 stored is no function to 1.5
    for path in [*view_files(), *(WAREHOUSE / "views" / "macros").glob("*.sql")]:
        assert not re.search(r"\bif\(", path.read_text("utf-8")), path


PROMISED = {
    "incidents": "incident_id, event_date, date_precision, recalled, types, department, province, district, ubigeo, place, "
                 "lat, lon, place_precision, vraem_zone, in_vraem, actors, killed, killed_low, killed_high, killed_forces, "
                 "killed_armed_group, killed_civilians, killed_other, wounded, wounded_low, wounded_high, wounded_forces, "
                 "wounded_armed_group, wounded_civilians, wounded_other, captured, captured_armed_group, "
                 "captured_suspects, captured_civilians, cocaine_seized_kg, drugs_seized_kg, cocaine_destroyed_kg, "
                 "airstrips_destroyed, labs_destroyed, eradicated_ha, n_reports, first_reported_at, updated_at, headline",
    "facts": "incident_id, action, object, unit, quantity, quantity_low, quantity_high, bound, n_reports",
    "reports": "report_id, version, incident_ids, feed, url, canonical_url, title, lang, published_at, first_seen_at, "
               "text, from_feed, rules_version, archive_file, archive_offset",
    "report_sources": "report_id, feed, url, title, first_seen_at, how",
    "report_incidents": "report_id, incident_id, types, event_date, date_precision, department, province, district, "
                        "place, actors, date_quote, place_quote, type_quote",
    "report_facts": "report_id, version, incident_id, action, object, quantity, unit, bound, quote, span_in, span_start, "
                    "span_end, rule, rules_version",
    "statistics": "report_id, action, object, quantity, unit, bound, period, quote, span_start, span_end",
    "persons": "report_id, incident_id, name, role, quote, span_start, span_end",
    "feed_items": "feed, state, reason",
    "feeds": "feed, last_status",
    "alerts": "watch, incident_id, report_id, reason, state, attempts, sent_at",
}


@pytest.mark.parametrize("name", PROMISED)
def test_names_that_analysts_rely_on(analyst: duckdb.DuckDBPyConnection, name: str) -> None:
    columns = [d[0] for d in analyst.execute(f"select * from {name}").description or ()]
    promised = PROMISED[name].split(", ")
    assert [c for c in columns if c in promised] == promised


# --- the README ------------------------------------------------------------------------------------------------------


def test_every_command_is_in_the_readme() -> None:
    (commands,) = [a.choices for a in parser()._actions if a.dest == "command"]
    readme = (ROOT / "README.md").read_text("utf-8")
    missing = [name for name in commands or () if not re.search(rf"`vraem {name}\b", readme)]
    assert missing == []


def test_the_readme_promises_no_command_that_is_not_there() -> None:
    (commands,) = [a.choices for a in parser()._actions if a.dest == "command"]
    named = set(re.findall(r"[`/]vraem ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))
    assert named <= set(commands or ())


def test_requirements_name_no_address() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text("utf-8")


@pytest.mark.parametrize("room", [*ROOMS, "tests"])
def test_every_folder_is_a_package(room: str) -> None:
    for path in modules(room):
        assert (path.parent / "__init__.py").exists(), path.parent


# --- the rules --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_rule_has_an_example(lang: str) -> None:
    data = words(lang).read("fact")
    rules = {row["rule"] for kind in ("verbs", "states", "nominals") for row in data[kind]}
    assert rules - set(data["examples"]) == set()
    assert set(data["examples"]) - rules == set()
