"""The formats that deals reads: how each is known, and what turns its bytes into records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deals.model.reject import Reject
from deals.model.report import Source
from deals.read.formats import read_raw
from deals.read.input import InputFile
from deals.read.records import Numbered, records

Read = Callable[[InputFile, Source], Iterator[Numbered | Reject]]


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
    """The format that a file's name claims, else the one that its first bytes show, else None."""
    suffix = path.suffix.lower()
    claimed = next((reader for reader in READERS if suffix in reader.suffixes), None)
    if claimed:
        return claimed
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((reader for reader in READERS if reader.shows(text)), None)


def suffixes() -> list[str]:
    """Every suffix that a folder is searched for."""
    return sorted(suffix for reader in READERS for suffix in reader.suffixes)


def read(file: InputFile, source: Source) -> Iterator[Numbered | Reject]:
    """The records of a file in its format, in file order."""
    return by_name()[file.format].read(file, source)


def formats() -> list[str]:
    """The names that `--format` takes."""
    return list(by_name())


def by_name() -> dict[str, Reader]:
    """The formats by their names."""
    return {reader.name: reader for reader in READERS}


def _flat_records(file: InputFile, source: Source) -> Iterator[Numbered | Reject]:
    with file.open() as stream:
        yield from records(read_raw(stream, file.name, file.format), file.name, source)


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda text: text.startswith(marks)


READERS: tuple[Reader, ...] = (
    Reader("json", (".json",), _flat_records, _starts(b"[")),
    Reader("jsonl", (".jsonl", ".ndjson"), _flat_records, _starts(b"{")),
    Reader("yaml", (".yml", ".yaml"), _flat_records,
           _starts(b"- ", b"---", b"deal:", b"target:")),
    Reader("csv", (".csv",), _flat_records, lambda text: False),
)  # fmt: skip
