"""Packed files: what they hold is read, damaged ones and bombs are refused."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from deals.errors import BadInput
from deals.model.report import Source
from deals.read.files import input_files
from deals.read.form_d_set import read_form_d_set

TABLE = "Target,Acquirer,Date,Price\nHarbour,Northwind,2024-03-05,$5m\n"


def test_a_gzip_file_is_read_by_the_name_inside(tmp_path: Path) -> None:
    plain, path = tmp_path / "deals.csv", tmp_path / "deals.csv.gz"
    plain.write_text(TABLE)
    path.write_bytes(gzip.compress(TABLE.encode()))
    with input_files([str(plain)]) as (one,), input_files([str(path)]) as (other,):
        assert (other.format, other.hash) == ("table", one.hash)  # packed again, it is known
        assert other.path.read_text() == TABLE
        assert other.label == "deals.csv.gz"


def test_a_zip_file_is_read_as_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "deals.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("2024/deals.csv", TABLE)
        packed.writestr("../../outside.csv", TABLE)
        packed.writestr("/root.csv", TABLE)
        packed.writestr("README.txt", "About this folder.")
        packed.writestr("picture.png", b"x")
    with input_files([str(path)]) as files:
        assert [file.label for file in files] == [
            "deals.zip/2024/deals.csv",
            "deals.zip/outside.csv",
            "deals.zip/root.csv",
        ]
        assert {file.format for file in files} == {"table"}
        assert {file.path.read_text() for file in files} == {TABLE}
    assert {p.name for p in tmp_path.rglob("*")} == {"deals.zip"}


def zipped(content: bytes, *names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names or ("deals.csv",):
            packed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        zipped(b"0" * 12_000_000, "a.csv", "b.csv"),
        zipped(zipped(b"0" * 12_000_000), "a.zip", "b.zip"),
        zipped(gzip.compress(b"0" * 12_000_000), "a.csv.gz", "b.csv.gz"),
    ],
    ids=["zip", "zips-in-a-zip", "gzips-in-a-zip"],
)
def test_many_small_files_in_one_are_a_bomb_too(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.zip"
    path.write_bytes(content)
    try:
        with input_files([str(path)]) as files:
            told = "; ".join(str(file.problem) for file in files)
    except BadInput as error:
        told = str(error)
    assert "it unpacks to more than 16 MB, too much for its size" in told


def test_a_zip_in_a_zip_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    path.write_bytes(zipped(zipped(TABLE.encode()), "inner.zip"))
    with input_files([str(path)]) as (file,):
        assert (file.label, file.path.read_text()) == ("t.zip/inner.zip/deals.csv", TABLE)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("t.csv.gz", gzip.compress(b"0" * 30_000_000), "too much for its size"),
        ("t.csv.gz", gzip.compress(b"Target")[:-6], "not readable as gzip"),
        ("t.csv.gz", b"\x1f\x8b\x08 and no more", "not readable as gzip"),
        ("t.zip", zipped(b"0" * 30_000_000), "too much for its size"),
        ("t.zip", zipped(TABLE.encode()).replace(b"Harbour", b"Harbxur")[:-1], "not a ZIP file"),
        ("t.zip", zipped(b""), "the file is empty"),
    ],
    ids=["gzip-bomb", "gzip-cut", "no-gzip", "zip-bomb", "zip-cut", "zip-of-nothing"],
)
def test_damaged_packed_files_are_refused(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput, match=reason), input_files([str(path)]) as files:
        list(read_form_d_set(files[0], Source(file_hash="f" * 64)))


def test_names_of_files_do_not_tell_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "exports"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "deals.csv").write_text(TABLE)
    (folder / "more.csv").write_text(TABLE)

    def labels(path: str) -> list[str]:
        with input_files([path]) as files:
            return [file.label for file in files]

    assert labels(str(folder)) == ["exports/2024/deals.csv", "exports/more.csv"]
    assert labels(str(folder / "more.csv")) == ["more.csv"]
    monkeypatch.chdir(tmp_path)
    assert labels("exports/2024") == ["exports/2024/deals.csv"]
    assert labels("./exports/more.csv") == ["exports/more.csv"]
    monkeypatch.chdir(folder)
    assert labels(".") == ["2024/deals.csv", "more.csv"]
    assert labels("../exports/more.csv") == ["more.csv"]
