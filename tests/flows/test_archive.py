"""Pages in and out of WARC files: what was stored is what comes back, and a torn file loses its torn end only."""

from __future__ import annotations

import gzip
import resource
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from flows.archive import Archive, ArchiveError
from flows.web import Response

AT = datetime(2026, 11, 25, 12, 30, 15, 250000, tzinfo=UTC)
PAGE = "<html><body>Emboscada en Llochegua: ñ</body></html>".encode()


def response(body: bytes = PAGE, status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response("https://diario.pe/a", "https://diario.pe/a", status, named, body, AT)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def test_a_page_comes_back_as_it_was_stored(archive: Archive) -> None:
    where = archive.append("page", "https://diario.pe/a", response(content_type="text/html; charset=utf-8"), AT)
    page = archive.read(*where)
    assert (page.url, page.status, page.body, page.at, page.kind) == ("https://diario.pe/a", 200, PAGE, AT, "page")
    assert page.headers == {"content-type": "text/html; charset=utf-8"}


@pytest.mark.parametrize("body", [b"", b"\0\xff\r\n\r\nWARC/1.0\r\n", PAGE * 20_000])
def test_any_body_survives(archive: Archive, body: bytes) -> None:
    first = archive.append("page", "https://a.pe/1", response(body), AT)
    second = archive.append("page", "https://a.pe/2", response(), AT)
    assert archive.read(*first).body == body
    assert archive.read(*second).body == PAGE


def test_files_are_named_by_the_day_in_lima(archive: Archive) -> None:
    late = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)  # ten in the evening of the 25th there
    assert archive.append("page", "https://a.pe/", response(), late)[0] == "2026-11-25.warc.gz"


def test_only_headers_that_help_to_read_the_page_are_kept(archive: Archive) -> None:
    where = archive.append("page", "https://a.pe/", response(set_cookie="id=7", etag='"1"', x_trace="9"), AT)
    assert archive.read(*where).headers == {"etag": '"1"'}


@pytest.mark.parametrize("url", [
    "https://a.pe/año?q=ñ", "https://a.pe/a b", "https://a.pe/x\r\nWARC-Type: evil", "https://a.pe/" + "x" * 3000,
    "https://a.pe/../../etc/passwd", "https://a.pe/C:\\CON",
])
def test_d7_no_address_breaks_a_record_or_names_a_file(archive: Archive, url: str, tmp_path: Path) -> None:
    where = archive.append("page", url, response(), AT)
    assert archive.read(*where).body == PAGE
    assert [path.name for path in (tmp_path / "archive").iterdir()] == ["2026-11-25.warc.gz"]


@pytest.mark.parametrize("name", ["../secret.warc.gz", "/etc/passwd", "2026-11-24.warc.gz", "", "2026-11-25.warc.gz/x"])
def test_d7_only_the_archives_own_files_are_read(archive: Archive, name: str) -> None:
    archive.append("page", "https://a.pe/", response(), AT)
    with pytest.raises(ArchiveError):
        archive.read(name, 0)


@pytest.mark.parametrize("offset", [-1, 5, 10**9])
def test_an_offset_without_a_record_is_an_error(archive: Archive, offset: int) -> None:
    name, _ = archive.append("page", "https://a.pe/", response(), AT)
    with pytest.raises(ArchiveError):
        archive.read(name, offset)


def test_pages_come_in_the_order_they_were_stored(archive: Archive) -> None:
    for n, day in enumerate((26, 25, 25)):
        archive.append("page", f"https://a.pe/{n}", response(), AT.replace(day=day))
    assert [page.url for _, _, page in archive.pages()] == ["https://a.pe/1", "https://a.pe/2", "https://a.pe/0"]
    assert all(archive.read(file, offset) == page for file, offset, page in archive.pages())


@pytest.mark.parametrize("torn", [1, 20, 200])
def test_a_torn_tail_is_cut_and_the_file_goes_on(archive: Archive, tmp_path: Path, torn: int) -> None:
    name, _ = archive.append("page", "https://a.pe/1", response(), AT)
    _, second = archive.append("page", "https://a.pe/2", response(), AT)
    path = tmp_path / "archive" / name
    path.write_bytes(path.read_bytes()[: second + torn])
    assert [page.url for _, _, page in archive.pages()] == ["https://a.pe/1"]
    assert archive.repair() == {name: torn}
    assert archive.append("page", "https://a.pe/3", response(), AT) == (name, second)
    assert [page.url for _, _, page in archive.pages()] == ["https://a.pe/1", "https://a.pe/3"]
    assert archive.repair() == {}


def test_records_of_a_load_that_never_happened_are_cut(archive: Archive) -> None:
    name, _ = archive.append("page", "https://a.pe/1", response(), AT)
    committed = archive.sync()
    archive.append("page", "https://a.pe/2", response(), AT)
    assert set(archive.repair(committed)) == {name}
    assert [page.url for _, _, page in archive.pages()] == ["https://a.pe/1"]


def test_a_file_shorter_than_what_was_committed_keeps_its_whole_records(archive: Archive, tmp_path: Path) -> None:
    name, _ = archive.append("page", "https://a.pe/1", response(), AT)
    _, second = archive.append("page", "https://a.pe/2", response(), AT)
    committed = archive.sync()
    path = tmp_path / "archive" / name
    path.write_bytes(path.read_bytes()[:-3])
    archive.repair(committed)
    assert path.stat().st_size == second


def test_a_disk_that_is_full_leaves_the_file_as_it_was(archive: Archive, tmp_path: Path) -> None:
    name, _ = archive.append("page", "https://a.pe/1", response(), AT)
    size = (tmp_path / "archive" / name).stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50, limits[1]))  # room for half a record
    try:
        with pytest.raises(OSError, match="large"):
            archive.append("page", "https://a.pe/2", response(), AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (tmp_path / "archive" / name).stat().st_size == size
    assert archive.append("page", "https://a.pe/3", response(), AT) == (name, size)


def test_what_is_forgotten_is_gone_and_the_rest_stays_where_it_was(archive: Archive, tmp_path: Path) -> None:
    for n in (1, 2, 1, 3):
        archive.append("page", f"https://a.pe/{n}", response(f"<p>page {n}</p>".encode()), AT)
    before = [(offset, page.url) for _, offset, page in archive.pages()]
    assert archive.forget(["https://a.pe/1"]) == (2, 0)
    assert [(offset, page.url) for _, offset, page in archive.pages()] == [b for b in before if b[1] != "https://a.pe/1"]
    path = tmp_path / "archive" / "2026-11-25.warc.gz"
    assert b"page 1" not in gzip.decompress(path.read_bytes())
    with pytest.raises(ArchiveError):
        archive.read(path.name, before[0][0])
    assert archive.forget(["https://a.pe/1"]) == (0, 0)


def test_old_days_are_deleted(archive: Archive) -> None:
    for day in (1, 2, 3):
        archive.append("page", "https://a.pe/", response(), AT.replace(day=day))
    assert archive.prune(before=date(2026, 11, 3)) == ["2026-11-01.warc.gz", "2026-11-02.warc.gz"]
    assert [name for name, _, _ in archive.pages()] == ["2026-11-03.warc.gz"]


def test_other_tools_read_the_files(archive: Archive, tmp_path: Path) -> None:
    for n in range(3):
        archive.append("feed" if n else "page", f"https://a.pe/{n}", response(content_type="text/html"), AT)
    archive.forget(["https://a.pe/1"])
    with (tmp_path / "archive" / "2026-11-25.warc.gz").open("rb") as file:
        found = {r.rec_headers.get_header("WARC-Target-URI"): r.content_stream().read() for r in ArchiveIterator(file)}
    assert found == {"https://a.pe/0": PAGE, "https://a.pe/2": PAGE}
