"""The analysts' tables as files: nothing is lost, nothing is a formula, and ACLED's own columns for who works with those."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extractors.records import Location
from tests.fakes import NOW
from tests.warehouse.test_incidents import figure, settled
from warehouse import incidents
from warehouse.ask import FORMULA_STARTS
from warehouse.connection import WarehouseError, writer
from warehouse.export import ExportError, export, tables
from warehouse.publish import publish, reader

NOWHERE = Location(None, None, None, None, None, None, None, None, None)


@pytest.fixture(scope="module")
def analyst(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An attack, a seizure known by its month, one known by its year, and an accident without a place."""
    folder = tmp_path_factory.mktemp("export")
    attack = settled(figure("killed", "police", 2))
    attack = replace(attack, location=replace(attack.location, lat=-12.87, lon=-73.53))
    rows = [
        replace(attack, actors=("police", "shining_path"), headline='=HYPERLINK("http://x","Emboscada")'),
        replace(settled(figure("seized", "cocaine", 356.5, "kg"), day="2026-11", incident_id=2), types=("drug_seizure",),
                actors=("police", "traffickers")),
        replace(settled(figure("killed", "police", 1), day="2014", incident_id=3), recalled=True),
        replace(settled(day="2026-11-03", incident_id=4), types=("accident",), location=NOWHERE),
    ]
    with writer(folder, "run") as con:
        incidents.store_settled(con, rows, {}, {}, NOW)
        return publish(con, folder)


def written(analyst: Path, folder: Path, form: str) -> dict[str, str | None]:
    """Name of each file → what is said to be missing in it."""
    return {done.path.name: done.note for done in export(analyst, folder, form)}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_a_csv_file_and_the_columns_are_explained(analyst: Path, tmp_path: Path) -> None:
    files = written(analyst, tmp_path, "csv")
    with reader(analyst) as con:
        assert set(files) == {f"{name}.csv" for name in tables(con)} | {"columns.csv"}
        assert len(read_csv(tmp_path / "incidents.csv")) == 4
    meanings = {(r["table"], r["column"]): r["meaning"] for r in read_csv(tmp_path / "columns.csv")}
    assert all(meanings.values())
    assert set(read_csv(tmp_path / "incidents.csv")[0]) == {c for t, c in meanings if t == "incidents"}


def test_no_cell_is_a_formula_and_lists_are_json(analyst: Path, tmp_path: Path) -> None:
    written(analyst, tmp_path, "csv")
    first = next(r for r in read_csv(tmp_path / "incidents.csv") if r["incident_id"] == "1")
    assert first["headline"] == '\'=HYPERLINK("http://x","Emboscada")'
    assert json.loads(first["types"]) == ["attack"]
    cells = [v for name in tmp_path.glob("*.csv") for row in read_csv(name) for v in row.values()]
    assert [c for c in cells if c[:1] in FORMULA_STARTS and not _is_number(c)] == []


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_parquet_keeps_types_and_rows(analyst: Path, tmp_path: Path) -> None:
    written(analyst, tmp_path, "parquet")
    con = duckdb.connect()
    con.execute("set timezone = 'UTC'")
    con.execute(f"attach '{analyst}' as analyst (read_only)")
    for name in ("incidents", "facts", "reports", "trend_incidents_by_month"):
        ours = con.execute(f"from analyst.{name}")
        kept = con.execute(f"from '{tmp_path / name}.parquet'")
        assert [d[:2] for d in kept.description or ()] == [d[:2] for d in ours.description or ()]
        assert con.execute(f"(from analyst.{name} except all from '{tmp_path / name}.parquet')").fetchall() == []
    con.close()


def test_geojson_has_every_incident_also_one_without_a_point(analyst: Path, tmp_path: Path) -> None:
    files = written(analyst, tmp_path, "geojson")
    features = json.loads((tmp_path / "incidents.geojson").read_text("utf-8"))["features"]
    assert [f["id"] for f in features] == [1, 2, 3, 4]
    assert features[3]["geometry"] is None
    assert files == {"incidents.geojson": f"{sum(f['geometry'] is None for f in features)} incidents have no point (geometry null)"}
    assert features[0]["properties"]["types"] == ["attack"]
    assert "lat" not in features[0]["properties"]


def acled(analyst: Path, tmp_path: Path) -> tuple[list[dict[str, str]], str | None]:
    files = written(analyst, tmp_path, "acled")
    return read_csv(tmp_path / "acled.csv"), files["acled.csv"]


def test_an_attack_in_acleds_words(analyst: Path, tmp_path: Path) -> None:
    (_, attack), _ = acled(analyst, tmp_path)
    expected: dict[str, Any] = {
        "event_id_cnty": "VRAEM1", "event_date": "2026-11-19", "time_precision": "1", "event_type": "Battles",
        "sub_event_type": "Armed clash", "actor1": "Shining Path (MPCP)", "actor2": "Police Forces of Peru",
        "country": "Peru", "admin1": "Ayacucho", "admin2": "La Mar", "admin3": "Anchihuay", "location": "Anchihuay",
        "geo_precision": "2", "fatalities": "2"}
    assert {k: attack[k] for k in expected} == expected
    assert attack["notes"].endswith("Emboscada\"). killed police 2")


def test_a_seizure_in_acleds_words(analyst: Path, tmp_path: Path) -> None:
    (seizure, _), note = acled(analyst, tmp_path)
    expected = {"event_date": "2026-11-01", "time_precision": "3", "event_type": "Strategic developments",
                "sub_event_type": "Other", "actor1": "Police Forces of Peru", "actor2": "Drug Traffickers (Peru)",
                "fatalities": "0", "tags": "types=drug_seizure"}
    assert {k: seizure[k] for k in expected} == expected
    assert "seized cocaine 356.5 kg" in seizure["notes"]
    assert note == "2 incidents are not in it: no day or month is known, or accidents"


def test_a_file_appears_whole_or_not_at_all(analyst: Path, tmp_path: Path) -> None:
    (tmp_path / "incidents.geojson").mkdir()
    with pytest.raises(ExportError, match=r"incidents\.geojson: cannot be written"):
        written(analyst, tmp_path, "geojson")
    assert [p.name for p in tmp_path.iterdir()] == ["incidents.geojson"]


def test_a_folder_that_cannot_be_made_is_named(analyst: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="file"):
        written(analyst, tmp_path / "file", "csv")


def test_nothing_published_yet(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="not there yet"):
        written(tmp_path / "analyst.duckdb", tmp_path, "csv")
