"""Damaged files of every format: read, rejected or refused in plain words; never a crash."""

import gzip
import io
import json
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deals.errors import DealsError
from deals.model.report import Source
from deals.pipeline.tables import map_text, with_mapping
from deals.read.files import input_files
from deals.read.readers import read

ROWS = [
    ["Target", "Acquirer", "Date", "Price", "Investors"],
    ["Harbour, Inc.", "Northwind", "2024-03-05", "$5m", "Ada; Bea"],
    ["Pier", "Sea Fund", "2024-03-06", "€6m", "Cid\nDee"],
]
CSV = "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in ROWS).encode()
FORM_D = b"""<?xml version="1.0"?><edgarSubmission><submissionType>D</submissionType>
<primaryIssuer><cik>0000000001</cik><entityName>Harbour</entityName></primaryIssuer>
<offeringData><offeringSalesAmounts><totalOfferingAmount>5000</totalOfferingAmount>
</offeringSalesAmounts></offeringData></edgarSubmission>"""
FEED = b"""<rss version="2.0"><channel><title>News</title><item>
<title>Northwind buys Harbour</title>
<description>Northwind bought Harbour for $5 million.</description></item></channel></rss>"""


def _zip(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return out.getvalue()


def _workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(out)
    return out.getvalue()


OBJECTS = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]
TICKERS = {"0": {"cik_str": 1, "ticker": "HAR", "title": "Harbour"}}
SEEDS: list[tuple[str, bytes]] = [
    ("t.csv", CSV),
    ("t.csv", CSV.decode().encode("utf-16")),
    ("t.tsv", CSV.replace(b",", b"\t")),
    ("t.csv.gz", gzip.compress(CSV)),
    ("t.zip", _zip("deals.csv", CSV)),
    ("t.zip", _zip("FORMDSUBMISSION.tsv", b"ACCESSIONNUMBER\tX\n1\t2\n")),
    ("t.xlsx", _workbook()),
    ("t.xls", _workbook()),
    ("t.jsonl", "\n".join(map(json.dumps, OBJECTS)).encode()),
    ("t.json", json.dumps({"data": OBJECTS}).encode()),
    ("tickers.json", json.dumps(TICKERS).encode()),
    ("t.xml", FORM_D),
    ("t.rss", FEED),
    ("t.yml", b"- target: Harbour\n  investors: [Northwind]\n"),
    ("t.html", b"<html><title>x</title><body><p>Northwind buys Harbour.</p></body></html>"),
    ("t", CSV),
]
PIECES = [b'"', b"'", b"\n", b"\r", b"\0", b",", b";", b"[", b"{", b"<", b"&a;", b"\xff\xfe", b"PK",
          b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"[" * 3000, b'{"a":' * 3000, b"<a>" * 3000,
          b"9" * 400, b"1e999", "\u202e\ud7ff".encode(), b"\x81\x82", b"x" * 3000]  # fmt: skip


def ingested(path: Path) -> None:
    """Read a file as `deals ingest` does."""
    with input_files([str(path)]) as files:
        for file in files:
            list(read(with_mapping(file, None), Source(file_hash="f" * 64)))


def refusals(name: str, data: bytes) -> list[DealsError]:
    """How a file is refused by `deals ingest` and by `deals map`, if it is."""
    refused = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for use in (ingested, map_text):
            try:
                use(path)
            except DealsError as error:
                refused.append(error)
    return refused


# Named by their place: packed bytes hold the second in which they were packed, and each worker of
# a parallel run packs its own.
@pytest.mark.parametrize(
    ("name", "data"),
    [pytest.param(*seed, id=f"{n}-{seed[0]}") for n, seed in enumerate(SEEDS) if n != 5],
)
def test_what_is_damaged_below_can_be_read_whole(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    ingested(path)


@given(
    st.sampled_from(SEEDS),
    st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from(["cut", "put", "byte", "twice", "end"]),
                  st.sampled_from(PIECES), st.integers(0, 255)),
        min_size=1, max_size=6,
    ),
    st.sampled_from([name for name, _ in SEEDS]),
    st.booleans(),
)  # fmt: skip
@settings(max_examples=150)
def test_damaged_files_are_read_or_refused(
    seed: tuple[str, bytes],
    changes: list[tuple[float, str, bytes, int]],
    other: str,
    renamed: bool,
) -> None:
    name, data = seed
    damaged = bytearray(data)
    for where, what, piece, byte in changes:
        place = int(where * len(damaged))
        if what == "cut":
            del damaged[place : place + 20]
        elif what == "put":
            damaged[place:place] = piece
        elif what == "byte":
            damaged[place : place + 1] = bytes([byte])
        elif what == "twice":
            damaged[place:place] = damaged[place : place + 300]
        else:
            del damaged[place:]
    refused = refusals(other if renamed else name, bytes(damaged))
    assert all(str(error) and error.hint for error in refused)


def test_a_refusal_never_repeats_the_file() -> None:
    listed = {
        str(n): {"cik_str": n, "ticker": f"T{n}", "title": f"Company {n}"} for n in range(999)
    }
    data = json.dumps(listed).encode()
    for damaged in (data.replace(b"Company 500", b"Company \xff"), data[:-9], data + b"]" * 9):
        refused = refusals("company_tickers.json", damaged)
        assert refused
        assert max(len(f"{error} {error.hint}") for error in refused) < 500


def test_a_row_of_thousands_of_columns_is_no_table() -> None:
    line = ",".join(f'{{"{n}"' for n in range(30_000)).encode()
    refused = refusals("deals.csv", line + b"\n" + line + b"\n")
    assert ["30,000 columns" in str(error) for error in refused] == [True, True]
