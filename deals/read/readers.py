"""The formats that deals reads: how each is known, and what turns its bytes into records."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deals.errors import BadInput
from deals.model.organization import OrganizationRecord
from deals.model.reject import Reject
from deals.model.report import Report, Source
from deals.read.delimited import tabular
from deals.read.form_d import read_form_d
from deals.read.formats import read_raw
from deals.read.input import InputFile
from deals.read.mapped import read_mapped
from deals.read.records import Numbered, Passed, records
from deals.read.sec_tickers import read_tickers, shows_tickers
from deals.read.tables import JSONS, TEXTS, WORKBOOKS

Read = Callable[[InputFile, Source], Iterator[Numbered | Reject | Passed]]


TABLE = "table"  # a table of foreign columns, read by a mapping


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name, the suffixes that claim it, what its first bytes show, how to read it.

    `read` yields one item a record in file order; the source it is given fills in what a record's
    own source leaves out. It raises BadInput when the file as a whole cannot be read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Read
    shows: Callable[[bytes], bool]


def reader_of(path: Path, start: bytes) -> Reader | None:
    """The format that a file's name claims, else the one that its first bytes show, else None.

    Of several that claim a suffix it is the first whose marks the file shows, else the last.
    """
    suffix = path.suffix.lower()
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    claimed = [reader for reader in READERS if suffix in reader.suffixes]
    showing = (reader for reader in claimed or READERS if reader.shows(text))
    return next(showing, claimed[-1] if claimed else None)


def suffixes() -> list[str]:
    """Every suffix that a folder is searched for."""
    return sorted({suffix for reader in READERS for suffix in reader.suffixes})


def read(file: InputFile, source: Source) -> Iterator[Numbered | Reject | Passed]:
    """The records of a file in its format, in file order."""
    return by_name()[file.format].read(file, source)


def formats() -> list[str]:
    """The names that `--format` takes."""
    return list(by_name())


def by_name() -> dict[str, Reader]:
    """The formats by their names."""
    return {reader.name: reader for reader in READERS}


def _table(file: InputFile, source: Source) -> Iterator[Numbered | Reject | Passed]:
    if file.mapping is None:
        raise BadInput(
            f"{file.name}: a table of other columns than ours needs a mapping",
            hint=f"Make a draft with: deals map {file.name}",
        )
    yield from read_mapped(file.path, file.name, file.mapping, source)


def _flat_records(file: InputFile, source: Source) -> Iterator[Numbered | Reject]:
    with file.open() as stream:
        yield from records(read_raw(stream, file.name, file.format), file.name, source)


_SCALARS = {"amount", "valuation", "people", "legs", "links", "date", "source", "quotes",
            "identifiers"}  # fmt: skip
_TOP = {*Report.model_fields, *OrganizationRecord.model_fields}


def _dotted_header(text: bytes) -> bool:
    """Whether the first line names mostly fields of our own record, with a target or a name."""
    first = text.splitlines()[0].decode("utf-8", "replace") if text else ""
    return _ours(next(csv.reader([first]), []))


def _own_object(text: bytes) -> bool:
    """Whether the first line is an object of mostly our own fields, or no object at all."""
    if not text.startswith(b"{"):
        return False
    try:
        found = json.loads(text.splitlines()[0])
    except ValueError:
        return True
    return _ours([str(key) for key in found], nested=True)


def _ours(names: list[str], *, nested: bool = False) -> bool:
    """Whether at least two in three names are fields of a record, its name or target among them."""
    names = [name.strip() for name in names]
    if not {"target", "name"} & set(names):
        return False
    own = [
        name
        for name in names
        if name.split(".")[0] in _TOP and (nested or name not in _SCALARS - {"amount"})
    ]
    return 3 * len(own) >= 2 * len(names)


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda text: text.startswith(marks)


READERS: tuple[Reader, ...] = (
    Reader("sec_tickers", (".json",), read_tickers, shows_tickers),
    Reader("json", (".json",), _flat_records, _starts(b"[")),
    Reader("jsonl", (".jsonl", ".ndjson"), _flat_records, _own_object),
    Reader("yaml", (".yml", ".yaml"), _flat_records,
           _starts(b"- ", b"---", b"deal:", b"target:")),
    Reader("form_d", (".xml", ".txt"), read_form_d, lambda text: b"<edgarSubmission" in text),
    Reader("csv", (".csv",), _flat_records, _dotted_header),
    Reader(TABLE, (*TEXTS, *WORKBOOKS, *JSONS[:2]), _table, tabular),
)  # fmt: skip
