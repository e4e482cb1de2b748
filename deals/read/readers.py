"""The formats that deals reads: how each is known, and what turns its bytes into records."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deals.model.article import Article
from deals.model.reject import Reject
from deals.model.report import Source
from deals.read import documents
from deals.read.formats import read_raw
from deals.read.input import InputFile
from deals.read.records import Numbered, records

Item = Numbered | Article | Reject  # a record, a document's prose, or why there is neither
Read = Callable[[InputFile, Source], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name, the suffixes that claim it, what its first bytes show, how to read it.

    `read` yields one item a record or document in file order; the source it is given fills in what
    a record's own source leaves out. It raises BadInput when a file of records as a whole cannot be
    read, or a library is missing.
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


def of_media_type(media_type: str) -> Reader | None:
    """The format that a web server's media type names; None where it tells too little."""
    found = _MEDIA_TYPES.get(media_type)
    return by_name()[found] if found else None


def read(file: InputFile, source: Source) -> Iterator[Item]:
    """The records or documents of a file in its format, in file order."""
    return by_name()[file.format].read(file, source)


def formats() -> list[str]:
    """The names that `--format` takes."""
    return list(by_name())


def by_name() -> dict[str, Reader]:
    """The formats by their names."""
    return {reader.name: reader for reader in READERS}


def _flat_records(file: InputFile, source: Source) -> Iterator[Item]:
    with file.open() as stream:
        yield from records(read_raw(stream, file.name, file.format), file.name, source)


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda text: text.startswith(marks)


def _matches(pattern: bytes) -> Callable[[bytes], bool]:
    return lambda text: re.search(pattern, text) is not None


READERS: tuple[Reader, ...] = (
    Reader("json", (".json",), _flat_records, _starts(b"[")),
    Reader("jsonl", (".jsonl", ".ndjson"), _flat_records, _starts(b"{")),
    Reader("yaml", (".yml", ".yaml"), _flat_records,
           _starts(b"- ", b"---", b"deal:", b"target:")),
    Reader("csv", (".csv",), _flat_records, lambda text: False),
    Reader("pdf", (".pdf",), documents.pdf, _starts(b"%PDF-")),
    Reader("feed", (".rss", ".atom"), documents.feed, _matches(rb"<(?:rss|feed|rdf:RDF)[\s>]")),
    Reader("html", (".html", ".htm", ".xhtml"), documents.html,
           _matches(rb"(?i)<(?:!doctype html|html|head|body|article)[\s>]")),
    Reader("mail", (".eml",), documents.mail,
           _matches(rb"(?i)\A(?:from|to|date|subject|received|return-path|message-id|"
                    rb"delivered-to|mime-version): ")),
    Reader("markdown", (".md", ".markdown"), documents.markdown, lambda text: False),
    Reader("text", (".txt", ".text"), documents.text, lambda text: False),
)  # fmt: skip

_MEDIA_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "message/rfc822": "mail",
    "text/markdown": "markdown",
}
