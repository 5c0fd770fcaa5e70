"""The command line: exit codes, streams, and how quickly it answers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.cli import main, parser
from flows.commands.ask import safe
from flows.commands.extract import parse_line
from tests.flows.conftest import SecondEdition


@pytest.fixture(scope="module")
def config(second_edition: SecondEdition, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An installation with news in it → its config.yaml."""
    newsroom = second_edition.newsroom
    feeds = "\n".join(f"  - {{name: {n}, url: '{u}', lang: {lang}}}" for n, u, lang in newsroom.feeds)
    path = second_edition.copy(tmp_path_factory.mktemp("cli")) / "config.yaml"
    path.write_text(
        f"data_dir: .\nnetwork: {{allow_private: ['{newsroom.address}'], per_host_delay_s: 0}}\nfeeds:\n{feeds}\n"
        "watches:\n  - {name: attacks, when: \"list_contains(types, 'attack')\"}\n")
    return str(path)


def vraem(*args: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    try:
        code = main(list(args))
    except SystemExit as e:
        code = int(e.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


# --- quick -----------------------------------------------------------------------------------------------------------


def test_help_loads_nothing_heavy() -> None:
    code = ("import sys\nfrom flows.cli import main\ntry:\n main(['--help'])\nexcept SystemExit: pass\n"
            "heavy = {'prefect', 'duckdb', 'trafilatura', 'pydantic', 'httpx2', 'lxml', 'yaml'} & set(sys.modules)\n"
            "print('HEAVY', sorted(heavy))")
    started = time.monotonic()
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "HEAVY []" in out
    assert time.monotonic() - started < 2


def test_extracting_a_file_loads_neither_prefect_nor_duckdb_nor_trafilatura(tmp_path: Path) -> None:
    (tmp_path / "in").write_text('{"id": 1, "title": "", "text": "Dos policías murieron.", "published": "2026-01-01"}\n')
    code = (f"import sys\nfrom flows.cli import main\nmain(['extract', '--jsonl', '{tmp_path / 'in'}', '--out', "
            f"'{tmp_path / 'out'}'])\nprint(sorted({{'prefect', 'duckdb', 'trafilatura'}} & set(sys.modules)))")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_command_has_help_and_takes_a_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    for name in commands():
        code, out, _ = vraem(name, "--help", capsys=capsys)
        assert (code, "--config" in out) == (0, True), name


def commands() -> list[str]:
    (found,) = [a.choices for a in parser()._actions if a.dest == "command"]
    return list(found or ())


# --- wrong usage -----------------------------------------------------------------------------------------------------

WRONG = {
    "no command": [],
    "an unknown command": ["fly"],
    "extract without a file": ["extract"],
    "trends of nothing": ["trends", "deaths"],
    "sql without a question": ["sql"],
    "an unknown saved query": ["sql", "--saved", "none"],
    "parquet without a file": ["sql", "select 1", "--format", "parquet"],
    "an unknown watch": ["watch", "preview", "none"],
    "a day that is none": ["watch", "preview", "attacks", "--since", "yesterday"],
    "an unknown feed": ["run", "--direct", "--feed", "none"],
    "add without an article": ["add"],
    "no web address": ["add", "javascript:alert(1)"],
}


@pytest.mark.parametrize("args", WRONG.values(), ids=WRONG)
def test_wrong_usage_is_exit_2(config: str, args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = vraem(*args, *(["--config", config] if args and args[0] != "fly" else []), capsys=capsys)
    assert code == 2
    assert err or args == []
    assert "Traceback" not in out + err


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_a_wrong_configuration_names_file_and_line(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("data_dir: data\nfeeds:\n  - {name: a, url: 'ftp://x'}\n")
    code, out, err = vraem(command, "--config", str(path), capsys=capsys)
    assert (code, out, err.startswith("config.yaml:3: feeds.0.url: ")) == (2, "", True)


def test_a_wrong_condition_names_file_line_and_the_near_column(config: str, tmp_path: Path,
                                                               capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(Path(config).read_text() + '  - {name: b, when: "killd > 1"}\n')
    code, _, err = vraem("watch", "list", "--config", str(path), capsys=capsys)
    line = len(path.read_text().splitlines())
    assert code == 2
    assert err.startswith(f"config.yaml:{line}: watches.1.when: ")
    assert "killed" in err


def test_a_busy_warehouse_is_exit_3(config: str, capsys: pytest.CaptureFixture[str],
                                    monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.warehouse.test_connection import hold
    from warehouse import connection

    real = connection.lock
    monkeypatch.setattr(connection, "lock", lambda folder, command, wait_s=0.1: real(folder, command, 0.1))
    other = hold(Path(config).parent)
    try:
        code, _, err = vraem("run", "--direct", "--config", config, capsys=capsys)
    finally:
        other.kill()
        other.wait()
    assert (code, f"vraem run (PID {other.pid})" in err) == (3, True)


def test_nothing_there_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "config.yaml").write_text("data_dir: data\n")
    for args in (["sql", "select 1"], ["status"], ["incident", "1"], ["trends", "killed"], ["report"], ["replay"]):
        code, _, err = vraem(*args, "--config", str(tmp_path / "config.yaml"), capsys=capsys)
        assert (code, "vraem run" in err) == (1, True), args


# --- run -------------------------------------------------------------------------------------------------------------


def test_offline_it_names_the_feeds_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("network: {allow_private: ['127.0.0.1'], timeout_s: 2}\n"
                    "feeds:\n  - {name: far-away, url: 'http://127.0.0.1:9/rss'}\n")
    code, out, err = vraem("run", "--direct", "--config", str(path), capsys=capsys)
    assert code == 1
    assert "far-away: " in err
    assert "Traceback" not in out + err


def test_a_cycle_prints_its_ledger(config: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = vraem("run", "--direct", "--config", config, capsys=capsys)
    assert code == 0
    assert "gallo-de-papel" in out
    assert "feeds polled" in out


# --- extract ---------------------------------------------------------------------------------------------------------

LINE = {"id": "x", "title": "Ataque", "text": "Dos policías murieron el jueves en Llochegua, en el VRAEM.",
        "published": "2026-11-20"}


@pytest.mark.parametrize(("body", "said"), [(b'{"title":', "no JSON"), (b" \n", "is empty"), (b"\x7fELF\0\1", "is no text")])
def test_what_is_no_article_is_said_without_a_traceback(
        body: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a"
    path.write_bytes(body)
    code, _, err = vraem("extract", str(path), "--published", "2026-11-20", capsys=capsys)
    assert code == 1
    assert said in err


def test_lines_come_out_in_order_and_wrong_ones_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join([json.dumps({**LINE, "id": 1}), "no JSON", json.dumps({**LINE, "id": 3}), "",
                                 json.dumps({**LINE, "published": "soon"})]))
    code, _, err = vraem("extract", "--jsonl", str(source), "--out", str(out), capsys=capsys)
    assert code == 1
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == [1, 3]
    assert [line.split(": ")[0] for line in err.splitlines()] == [f"{source}:2", f"{source}:5"]


def test_a_batch_has_evidence_that_stands_in_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps(LINE))
    assert vraem("extract", "--jsonl", str(source), "--out", str(out), capsys=capsys)[0] == 0
    (coded,) = map(json.loads, out.read_text().splitlines())
    facts = [f for i in coded["incidents"] for f in i["facts"]]
    assert coded["relevant"] is True
    assert facts
    for f in facts:
        e = f["evidence"]
        assert LINE["title" if e.get("in") == "title" else "text"][e["start"] : e["end"]] == e["quote"]


BAD_LINES = {
    "no object": "[1]", "no text": '{"id": 1, "published": "2020-01-01"}',
    "no date": '{"id": 1, "text": "x"}', "a date that is none": '{"id": 1, "text": "x", "published": "2020-02-31"}',
    "no id": '{"text": "x", "published": "2020-01-01"}', "nested without end": "[" * 100_000,
    "another language": '{"id": 1, "text": "x", "published": "2020-01-01", "lang": "qu"}',
}


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES)
def test_a_bad_line_says_what_is_wrong(line: str) -> None:
    with pytest.raises(ValueError, match=r"\w+"):
        parse_line(line)


def test_one_article_as_text_json_and_why_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Ataque en Llochegua\n\nDos policías murieron el jueves en Llochegua, en el VRAEM.\n")
    code, out, _ = vraem("extract", str(path), "--published", "2026-11-20", capsys=capsys)
    assert (code, "killed police 2" in out) == (0, True)
    code, out, _ = vraem("extract", str(path), "--published", "2026-11-20", "--json", capsys=capsys)
    assert json.loads(out)["incidents"][0]["date"] == "2026-11-19"
    code, out, _ = vraem("extract", str(path), "--published", "2026-11-20", "--why-not", "Dos policías", capsys=capsys)
    assert (code, "killed" in out) == (0, True)
    path.write_bytes("Emboscada en Pichari\r\nDos policías murieron en Pichari.".encode("cp1252"))
    assert "Dos policías" in vraem("extract", str(path), "--published", "2026-11-20", capsys=capsys)[1]
    code, _, err = vraem("extract", str(path), capsys=capsys)
    assert (code, "--published" in err) == (2, True)


# --- looking ---------------------------------------------------------------------------------------------------------


def test_sql_in_four_formats(config: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "select incident_id, types, event_date, killed from incidents order by 1 limit 3"
    _, out, _ = vraem("sql", sql, "--config", config, capsys=capsys)
    assert out.splitlines()[0].split() == ["incident_id", "types", "event_date", "killed"]
    _, out, _ = vraem("sql", sql, "--format", "csv", "--config", config, capsys=capsys)
    assert (out.splitlines()[0], len(out.splitlines())) == ("incident_id,types,event_date,killed", 4)
    _, out, _ = vraem("sql", sql, "--format", "json", "--config", config, capsys=capsys)
    assert [r["incident_id"] for r in json.loads(out)] == [1, 2, 3]
    file = tmp_path / "x.parquet"
    assert vraem("sql", sql, "--format", "parquet", "--out", str(file), "--config", config, capsys=capsys)[0] == 0
    con = duckdb.connect()
    found = con.execute(f"select * from '{file}'")
    assert [d[0] for d in found.description or ()] == ["incident_id", "types", "event_date", "killed"]
    assert len(found.fetchall()) == 3
    con.close()


def test_an_error_in_sql_is_exit_1_and_points_at_the_place(config: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = vraem("sql", "select killd from incidents", "--config", config, capsys=capsys)
    assert (code, out, '"killed"' in err, "^" in err) == (1, "", True, True)


def test_an_answer_that_breaks_off_leaves_the_file_as_it_was(config: str, tmp_path: Path,
                                                             capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "answer.csv"
    out.write_text("the answer before")
    sql = "select case when n = 5000 then error('broken off') else n end as n from range(6000) as r(n)"
    code, _, err = vraem("sql", sql, "--format", "csv", "--out", str(out), "--config", config, capsys=capsys)
    assert (code, "broken off" in err) == (1, True)
    assert [p.read_text() for p in tmp_path.iterdir()] == ["the answer before"]


FORMULAS = {"=1+1": "'=1+1", "+51": "'+51", "-2": "'-2", "@x": "'@x", "\tx": "'\tx", "＝x": "'＝x", "plain": "plain"}


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    assert safe(text) == FORMULAS[text]
    assert safe(-2) == -2


LOOKS: dict[str, tuple[list[str], str]] = {
    "status": (["status"], "gallo-de-papel"),
    "trends": (["trends", "killed", "--by", "year"], "█"),
    "trends of a place": (["trends", "incidents", "--by", "district", "--where", "in_vraem"], "Anchihuay"),
    "an incident": (["incident", "1"], "who says what"),
    "a report": (["show", "1"], "published"),
    "its page": (["show", "1", "--page"], "<html"),
    "the watches": (["watch", "list"], "attacks"),
    "a preview": (["watch", "preview", "attacks", "--since", "2026-01-01"], "Anchihuay"),
    "saved queries": (["sql", "--saved", "list"], "seizures-by-month"),
    "a backup": (["backup"], "warehouse-"),
    "a check": (["doctor"], "consistent"),
    "a replay": (["replay"], "reports"),
}


@pytest.mark.parametrize(("args", "shown"), LOOKS.values(), ids=LOOKS)
def test_looking(config: str, args: list[str], shown: str, capfdbinary: Any) -> None:
    assert main([*args, "--config", config]) == 0
    assert shown in capfdbinary.readouterr().out.decode()


@pytest.mark.parametrize(("form", "file"), [("csv", "facts.csv"), ("parquet", "facts.parquet"),
                                            ("geojson", "incidents.geojson"), ("acled", "acled.csv")])
def test_tables_as_files(config: str, tmp_path: Path, form: str, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = vraem("export", str(tmp_path / "out"), "--format", form, "--config", config, capsys=capsys)
    assert (code, f"{file}  " in out) == (0, True)
    assert (tmp_path / "out" / file).stat().st_size > 0


def test_our_own_export_is_matched_to_the_last_event(config: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vraem("export", str(tmp_path), "--format", "acled", "--config", config, capsys=capsys)
    code, out, err = vraem("reconcile", str(tmp_path / "acled.csv"), "--config", config, capsys=capsys)
    assert (code, err) == (0, "")
    assert " matched (100 % of theirs), 0 missed; 0 extra" in out.splitlines()[-1]


def test_what_is_wrong_in_their_file_is_said_on_stderr_and_by_the_exit_code(
        config: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "acled.csv"
    path.write_text("event_date,event_type,latitude,longitude,fatalities\n2026-11-19,Battles,-12.4,-73.9,2\nsoon,Battles,,,0\n")
    code, out, err = vraem("reconcile", str(path), "--format", "csv", "--config", config, capsys=capsys)
    assert (code, out.splitlines()[0].startswith("status,their_id,"), f"{path}:3: " in err) == (1, True, True)
    assert vraem("reconcile", str(tmp_path / "none.csv"), "--config", config, capsys=capsys)[0] == 1
    path.write_text("a,b\n")
    assert vraem("reconcile", str(path), "--config", config, capsys=capsys)[0] == 2


def test_a_backup_in_place_of_the_warehouse(config: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = str(shutil.copytree(Path(config).parent, tmp_path / "copy") / "config.yaml")
    vraem("backup", "--config", copy, capsys=capsys)
    code, out, _ = vraem("restore", "--config", copy, capsys=capsys)
    assert (code, out.splitlines()[0].startswith("restored from "), "replaced-" in out) == (0, True, True)
    code, _, err = vraem("restore", str(tmp_path / "none"), "--config", copy, capsys=capsys)
    assert (code, "not there" in err) == (1, True)
    assert vraem("rebuild", "--from", "x", "--from-nothing", "--config", copy, capsys=capsys)[0] == 2


def test_a_backfill_is_stored_and_tells_nobody(config: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text(json.dumps({
        "id": "old-1", "title": "Ataque en el VRAEM", "published": "2026-11-20",
        "text": "Tres militares murieron el jueves en un ataque de Sendero Luminoso contra una patrulla en el distrito de "
                "Llochegua, en el VRAEM, informó el Comando Conjunto de las Fuerzas Armadas."}) + "\nno JSON\n")
    code, out, err = vraem("add", "--jsonl", str(lines), "--config", config, capsys=capsys)
    assert (code, "1 new reports" in out, "(backfill)" in out, f"{lines}:2" in err) == (1, True, True, True)
    lines.write_text(lines.read_text().splitlines()[0])
    code, out, _ = vraem("add", "--jsonl", str(lines), "--config", config, capsys=capsys)
    assert (code, "1 known already" in out, "0 new reports" in out) == (0, True, True)


def test_a_full_disk_is_said_in_a_line_and_ends_with_1(config: str, capsys: pytest.CaptureFixture[str],
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.commands import sources

    def full(args: object) -> int:
        raise OSError(28, "No space left on device", "/var/lib/vraem/archive")

    monkeypatch.setattr(sources, "list_feeds", full)
    assert main(["feeds", "list", "--config", config]) == 1
    assert capsys.readouterr().err == "[Errno 28] No space left on device: '/var/lib/vraem/archive'\n"
