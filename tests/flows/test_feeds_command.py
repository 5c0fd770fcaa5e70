"""`vraem feeds`: lists out and in, and whether feeds answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.opml import Outline
from flows.cli import main
from flows.settings import FeedSource, load
from flows.source_list import sort
from tests.flows.loopback import Loopback, http, moved
from tests.flows.paper import Installation, Paper, Story

RSS = b"<rss version='2.0'><channel><title>Diario</title><item><title>a</title><link>https://a.pe/1</link></item></channel></rss>"
OPML = b"""<opml version="2.0"><body>
<outline text="Andina" xmlUrl="http://andina.pe/rss/"/>
<outline text="Radio &#241;and&#250; # &quot;VRAEM&quot;: {x}" xmlUrl="https://radio.pe/rss?a=1&amp;b='2'" language="es"/>
<outline text="Radio &#241;and&#250; # &quot;VRAEM&quot;: {x}" xmlUrl="https://radio.pe/otro"/>
<outline text="mal" xmlUrl="javascript:alert(1)"/>
<outline text="local" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


@pytest.fixture
def opml(tmp_path: Path) -> Path:
    path = tmp_path / "readers.opml"
    path.write_bytes(OPML)
    return path


def run(config: Path, *args: str) -> int:
    return main(["feeds", *args, "--config", str(config)])


CONFIGS = {
    "one a line": "feeds:\n  # Peru\n  - {name: andina, url: \"https://andina.pe/rss\", lang: es}  # agency\n\n# what to look for\nwatches: []\n",
    "in blocks": "watches: []\nfeeds:\n- name: andina\n  url: https://andina.pe/rss\n\n# network\nnetwork: {robots: true}\n",
    "at the end": "data_dir: x\nfeeds:\n    - name: andina\n      url: https://andina.pe/rss",
}


@pytest.mark.parametrize("text", CONFIGS.values(), ids=CONFIGS)
def test_new_feeds_are_written_behind_the_last_and_comments_stay(text: str, opml: Path, tmp_path: Path,
                                                                 capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(text, encoding="utf-8")
    assert run(config, "import", str(opml)) == 0
    assert config.read_text("utf-8") == text
    said = capsys.readouterr()
    assert f"{opml}:5: mal: no http or https address" in said.err
    assert "2 new, 1 known already, 2 of no use; --apply writes them" in said.err
    assert run(config, "import", str(opml), "--apply") == 0
    feeds = load(config).feeds
    assert [(f.name, f.url, f.lang) for f in feeds[1:]] == [
        ("radio-nandu-vraem-x", "https://radio.pe/rss?a=1&b='2'", "es"), ("radio-nandu-vraem-x-2", "https://radio.pe/otro", None)]
    after = config.read_text("utf-8")
    assert all(line in after.split("\n") for line in text.split("\n"))
    assert run(config, "import", str(opml), "--apply") == 0
    assert config.read_text("utf-8") == after


def test_without_feeds_a_section_is_added(opml: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("data_dir: x\n", encoding="utf-8")
    assert run(config, "import", str(opml), "--apply") == 0
    assert len(load(config).feeds) == 3


def test_feeds_in_one_line_are_left_to_their_owner(opml: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("feeds: [{name: a, url: 'https://a.pe'}]\n", encoding="utf-8")
    assert run(config, "import", str(opml), "--apply") == 2
    assert "paste the lines by hand" in capsys.readouterr().err
    assert config.read_text("utf-8") == "feeds: [{name: a, url: 'https://a.pe'}]\n"


@pytest.mark.parametrize("body", [b"<html></html>", b"", None])
def test_what_is_no_list_fails_with_its_name(body: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config, path = tmp_path / "config.yaml", tmp_path / "x.opml"
    config.write_text("data_dir: x\n", encoding="utf-8")
    if body is not None:
        path.write_bytes(body)
    assert run(config, "import", str(path)) == 1
    assert str(path) in capsys.readouterr().err


def test_what_goes_out_comes_back_without_passwords(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config, out = tmp_path / "config.yaml", tmp_path / "out.opml"
    config.write_text("feeds:\n  - {name: a, url: 'https://u:hunter2@a.pe/rss?x=1&y=2', lang: es}\n", encoding="utf-8")
    assert run(config, "export") == 0
    text = capsys.readouterr().out
    assert "hunter2" not in text
    assert run(config, "export", str(out)) == 0
    assert out.read_text("utf-8") == text
    other = tmp_path / "other.yaml"
    other.write_text("data_dir: x\n", encoding="utf-8")
    assert run(other, "import", str(out), "--apply") == 0
    assert [(f.name, f.url, f.lang) for f in load(other).feeds] == [("a", "https://a.pe/rss?x=1&y=2", "es")]


def test_a_name_is_free_and_an_address_is_known_in_either_scheme() -> None:
    have = [FeedSource(name="diario", url="https://www.diario.pe/rss/")]
    found = sort([Outline("Diario", "https://diario.pe/otro"), Outline("x", "http://diario.pe/rss"), Outline("", "https://c.pe/a"),
                  Outline("¡¿?!", "https://d.pe/")], have)
    assert ([s.name for s in found.new], found.known) == (["diario-2", "c-pe-a", "feed"], ("http://diario.pe/rss",))


def test_check_says_what_each_is(site: Loopback, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = b"<html><head><link rel=alternate type='application/rss+xml' href='/good'></head></html>"
    site.answers |= {"/good": http(RSS), "/moved": moved("/good", "301 Moved"), "/page": http(page), "/none": http(status="404 N"),
                     "/empty": http(b"<rss><channel><title>x</title></channel></rss>")}
    config = tmp_path / "config.yaml"
    lines = "".join(f"  - {{name: {n}, url: '{site.base}/{n}'}}\n" for n in ("good", "moved", "page", "none", "empty"))
    config.write_text(f"network: {{allow_private: ['{site.allowed}'], per_host_delay_s: 0}}\nfeeds:\n{lines}", encoding="utf-8")
    assert run(config, "check") == 1
    said = capsys.readouterr().out.splitlines()
    assert [line[:5].strip() for line in said] == ["ok", "ok", "MEND", "MEND", "MEND"]
    for line, words in zip(said, ("“Diario”, 1 entries, no dates", f"moved for good to {site.base}/good",
                                  f"its root element is <html>; the page names {site.base}/good", "answers 404", "no entries"),
                           strict=True):
        assert words in line
    assert run(config, "check", "good", f"{site.base}/good") == 0
    assert run(config, "check", "nobody") == 2
    assert run(config, "check", "http://10.0.0.1/rss") == 1


def test_list_knows_the_health_of_feeds(site: Loopback, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = Paper(site)
    paper.publish(Story(guid="1"))
    home = Installation(tmp_path / "data", [paper])
    home.cycle()
    config = tmp_path / "config.yaml"
    config.write_text("data_dir: data\nfeeds:\n  - {name: nuevo, url: 'https://u:hunter2@n.pe/'}\n", encoding="utf-8")
    assert run(config, "list") == 0
    said = capsys.readouterr().out
    assert "not polled yet" in said
    assert "no longer configured  2026-11-24 13:00  2026-11-24 13:00      1        1" in said
    assert "hunter2" not in said
