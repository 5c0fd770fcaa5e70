"""config.yaml: what it may say, and the line that is named when it says something else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.settings import ConfigError, Network, Secret, Settings, load, parse


def problems(source: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse(source)
    return str(caught.value).splitlines()


def test_an_empty_file_has_the_defaults() -> None:
    assert parse("") == Settings()


@pytest.mark.parametrize(("source", "said"), [
    ("feeds:\n  - {name: andina, url: 'ftp://a.pe', lang: es}\n", "config.yaml:2: feeds.0.url: must be an http"),
    ("feeds:\n  - name: andina\n    lang: es\n", "config.yaml:2: feeds.0.url: is missing"),
    ("feeds:\n  - name: andina\n    url: https://a.pe\n    lnag: es\n",
     "config.yaml:4: feeds.0.lnag: no such key; did you mean lang? (feeds: andina)"),
    ("netwrok: {}\n", "config.yaml:1: netwrok: no such key; did you mean network?"),
    ("watches:\n  - {name: w, words: [x], near: {place: Sivia, xyz: 3}}\n",
     "config.yaml:2: watches.0.near.km: is missing (watches: w)"),
    ("network: {robots: maybe}\n", "config.yaml:1: network.robots: must be true or false"),
    ("feeds:\n  - name: Andina Uno\n    url: https://a.pe\n", "config.yaml:2: feeds.0.name: must be lower-case"),
    ("network:\n  timeout_s: -1\n", "config.yaml:2: network.timeout_s: must be greater than 0"),
    ("network: {}\nnetwork: {}\n", "config.yaml:2: not valid YAML: 'network' is given twice"),
    ("feeds: [\n", "config.yaml:2: not valid YAML"),
    ("- a\n- b\n", "config.yaml:1: must be sections"),
    ("feeds: andina\n", "config.yaml:1: feeds: must be a list"),
    ("network:\n  allow_private: ['not a host!']\n", "config.yaml:2: network.allow_private.0: must be a host"),
    ("schedule:\n  timezone: America/Limón\n", "config.yaml:2: schedule.timezone: no such time zone"),
    ("schedule:\n  cron: hourly\n", "config.yaml:2: schedule.cron: must be five fields"),
    ("schedule:\n  maintenance: '0 24 * * *'\n", "config.yaml:2: schedule.maintenance: hour '24' is none: numbers from 0"),
    ("schedule: {cron: '*/15 * * * MON'}\n", "config.yaml:1: schedule.cron: weekday 'MON' is none"),
    ("watches:\n  - {name: w, min_killed: 1, again: [dead]}\n", "config.yaml:2: watches.0.again.0: must be one of killed"),
    ("serve:\n  ui_port: 70000\n", "config.yaml:2: serve.ui_port: must be less than"),
    ("watches:\n  - name: w\n", "config.yaml:2: watches.0: needs a condition"),
    ("watches:\n  - name: w\n    types:\n      - attak\n", "config.yaml:4: watches.0.types.0: must be one of"),
    ("data_dir: !!python/object:os.system x\n", "config.yaml:1: not valid YAML"),
    ("a: &a [*a]\n", "config.yaml:1: not valid YAML"),
])
def test_a_mistake_is_named_with_its_line(source: str, said: str) -> None:
    assert problems(source)[0].startswith(said)


def test_all_mistakes_are_named_at_once() -> None:
    found = problems("feeds:\n  - {name: a, url: 'x'}\n  - {name: a, url: 'https://b.pe', lang: fr}\n")
    assert [line.split(": ")[0] for line in found] == ["config.yaml:2", "config.yaml:3", "config.yaml:3"]


@pytest.mark.parametrize("cron", ["*/15 * * * *", "0 7 * * 1-5", "5,35 6-22/2 1,15 */3 7", "0 0 31 12 0"])
def test_what_a_schedule_may_say(cron: str) -> None:
    assert parse(f"schedule: {{cron: '{cron}'}}").schedule.cron == cron


def test_names_and_addresses_stand_once() -> None:
    found = problems("feeds:\n  - {name: a, url: 'https://a.pe'}\n  - {name: b, url: 'https://a.pe'}\n")
    assert found == ["config.yaml:3: feeds.1.url: 'https://a.pe' stands already in feeds.0"]


def test_plain_words_stay_words() -> None:
    settings = parse("feeds:\n  - {name: no, url: 'https://a.pe'}\ntopic: {terms: [on, 12:30, yes]}\n")
    assert (settings.feeds[0].name, settings.topic.terms) == ("no", ("on", "12:30", "yes"))


def test_c7_no_tag_makes_an_object() -> None:
    assert "not valid YAML" in problems("data_dir: !!python/name:os.system ''\n")[0]


def test_the_short_form_of_a_watch() -> None:
    settings = parse("watches:\n  - {name: w, types: [attack], min_killed: 2, near: {place: Llochegua, km: 30}}\n")
    watch = settings.watches[0]
    assert (watch.types, watch.min_killed, watch.near and watch.near.km) == (("attack",), 2, 30)


def test_secrets_are_read_when_used_and_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = parse("watches:\n  - {name: w, when: 'a', notify: ['tgram://${TOKEN}/77', 'json://u:pass@h']}\n")
    first, second = settings.watches[0].notify
    monkeypatch.setenv("TOKEN", "t0p")
    assert first.reveal() == "tgram://t0p/77"
    assert second.reveal() == "json://u:pass@h"
    assert "t0p" not in repr(settings)
    assert "pass" not in repr(settings)
    assert "pass" not in str(second)


def test_a_secret_that_is_not_set_is_named() -> None:
    secret = Secret("${NOT_SET_ANYWHERE}")
    assert not secret.is_set({})
    with pytest.raises(ConfigError, match="NOT_SET_ANYWHERE"):
        secret.reveal({})


def test_errors_do_not_show_what_was_written_in_place_of_a_secret() -> None:
    assert "hunter2" not in "\n".join(problems("operator:\n  notify: hunter2\n"))


def test_settings_are_frozen() -> None:
    with pytest.raises(Exception, match="frozen"):
        Network().timeout_s = 5  # type: ignore[misc]


def test_data_dir_is_taken_from_the_files_folder(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("data_dir: store\n", "utf-8")
    assert load(tmp_path / "config.yaml").data_dir == (tmp_path / "store").resolve()


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "bad.yaml")


# --- the file that ships ---------------------------------------------------------------------------------------------

SHIPPED = Path(__file__).parents[2] / "config.yaml"


def test_the_shipped_file_is_right_and_has_enough_sources() -> None:
    settings = load(SHIPPED)
    assert len(settings.feeds) >= 15
    assert {feed.lang for feed in settings.feeds} == {"es", "en"}
    assert len(settings.watches) >= 4
    assert {watch.on for watch in settings.watches} == {"incidents", "reports"}


def test_every_shipped_feed_says_why() -> None:
    lines = [line for line in SHIPPED.read_text("utf-8").splitlines() if "{name:" in line and "url:" in line]
    assert len(lines) == len(load(SHIPPED).feeds)
    assert all("  # " in line for line in lines)


def test_the_shipped_schema_is_that_of_the_settings() -> None:
    schema = json.loads((SHIPPED.parent / "flows" / "config.schema.json").read_text("utf-8"))
    assert schema == Settings.model_json_schema(), "write it anew: python -m flows.settings > flows/config.schema.json"
