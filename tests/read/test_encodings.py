"""Encodings that a text does not tell: found by its letters, once for a file."""

from pathlib import Path

from deals.model.report import Source
from deals.read.draft import draft_mapping
from deals.read.letters import encoding_of_letters
from deals.read.mapped import read_mapped


def test_the_letters_of_a_file_are_looked_at_once(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(
        "Target,Acquirer,Date,Price\nÖl & Söhne,Förde,2024-03-05,$5m\n".encode("cp1252")
    )
    encoding_of_letters.cache_clear()
    draft = draft_mapping(path, "t.csv")
    (item,) = read_mapped(path, "t.csv", draft.mapping(), Source(file_hash="f" * 64))
    assert item.line == 2
    assert encoding_of_letters.cache_info().misses == 1
