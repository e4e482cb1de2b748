"""The formats that deals reads: how each is known, and what turns its bytes into records."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deals.errors import BadInput
from deals.model.article import Article
from deals.model.organization import OrganizationRecord
from deals.model.reject import Reject
from deals.model.report import Report, Source
from deals.read import documents
from deals.read.crunchbase import FORMAT as CRUNCHBASE
from deals.read.crunchbase import read_crunchbase
from deals.read.delimited import delimiter_of, tabular
from deals.read.form_d import read_form_d
from deals.read.form_d_set import read_form_d_set
from deals.read.formats import Raw, read_raw
from deals.read.input import InputFile
from deals.read.mapped import read_mapped
from deals.read.prose import decoded
from deals.read.records import Numbered, Passed, of_an_export, records
from deals.read.sec_tickers import read_tickers, shows_tickers
from deals.read.tables import JSONS, TEXTS, WORKBOOKS

# A record, a document's prose, a row that is no record, or why there is none of these.
Item = Numbered | Article | Passed | Reject
Read = Callable[[InputFile, Source], Iterator[Item]]


TABLE = "table"  # a table of foreign columns, read by a mapping
ONE_A_LINE = frozenset({"csv", "jsonl"})  # formats of which about each line is a record


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
    prose: bool = True  # whether it gives articles, not records


def reader_of(path: Path, start: bytes) -> Reader | None:
    """The format that a file's name claims, else the one that its first bytes show, else None.

    Of several that claim a suffix it is the first whose marks the file shows, else the last.
    """
    suffix = path.suffix.lower()
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    claimed = [reader for reader in READERS if suffix in reader.suffixes]
    showing = (reader for reader in claimed or READERS if reader.shows(text))
    return next(showing, claimed[-1] if claimed else None)


def suffixes(*, only_prose: bool = False) -> list[str]:
    """Every suffix that a folder is searched for."""
    return sorted(
        {s for reader in READERS if reader.prose or not only_prose for s in reader.suffixes}
    )


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


def _table(file: InputFile, source: Source) -> Iterator[Item]:
    if file.mapping is None:
        raise BadInput(
            f"{file.name}: a table of other columns than ours needs a mapping",
            hint=f"Make a draft with: deals map {file.name}",
        )
    yield from read_mapped(file.path, file.name, file.mapping, source)


def _flat_records(file: InputFile, source: Source) -> Iterator[Item]:
    yield from records(raw_records(file), file.name, source)


def raw_records(file: InputFile) -> Iterator[Raw]:
    """The records of a file in one of our own formats as they stand there, in file order; each of
    them makes one item. Raises BadInput when the file as a whole cannot be read."""
    with file.open() as stream:
        yield from read_raw(stream, file.name, file.format)


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
    names = [str(key) for key in found]
    return of_an_export(names) or _ours(names, nested=True)


def _own_json(text: bytes) -> bool:
    """Whether a document is of our own records, or of nothing that a table could be made of."""
    words = text.decode("utf-8", "replace").lstrip()
    inner = words[1:].lstrip() if words.startswith("[") else words
    if not inner.startswith("{"):
        return True
    try:
        keys = [str(key) for key in json.JSONDecoder().raw_decode(inner)[0]]
    except (ValueError, RecursionError):  # longer than the bytes that are looked at, or damaged
        keys = list(dict.fromkeys(re.findall(r'"([^"\\]{1,60})"\s*:', inner)))
    return not keys or "reports" in keys or _ours(keys, nested=True)


def _foreign_json(text: bytes) -> bool:
    return text.startswith((b"{", b"[")) and not _own_json(text)


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


_LONG_CELL = 40  # characters: cells are shorter on average, parts of sentences longer


def _rows(start: bytes) -> bool:
    """Whether a file looks like a table, and not like prose with as many commas in each line."""
    if not tabular(start):
        return False
    text = decoded(start)
    cells = text.count(delimiter_of(text)) + text.count("\n") + 1
    return start.startswith((b"PK", b"\xd0\xcf")) or len(text) < _LONG_CELL * cells


def _matches(pattern: bytes) -> Callable[[bytes], bool]:
    return lambda text: re.search(pattern, text) is not None


READERS: tuple[Reader, ...] = (
    Reader("sec_tickers", (".json",), read_tickers, shows_tickers, False),
    Reader(TABLE, (".json",), _table, _foreign_json, False),
    Reader("json", (".json",), _flat_records, _starts(b"["), False),
    Reader("jsonl", (".jsonl", ".ndjson"), _flat_records, _own_object, False),
    Reader("yaml", (".yml", ".yaml"), _flat_records,
           _starts(b"- ", b"---", b"deal:", b"target:"), False),
    Reader("form_d_set", (".zip",), read_form_d_set, lambda text: b"FORMDSUBMISSION" in text,
           False),
    Reader(CRUNCHBASE, (), read_crunchbase, lambda text: False, False),
    Reader("feed", (".rss", ".atom", ".xml"), documents.feed,
           _matches(rb"<(?:rss|feed|rdf:RDF)[\s>]")),
    Reader("form_d", (".xml", ".txt"), read_form_d, lambda text: b"<edgarSubmission" in text,
           False),
    Reader("pdf", (".pdf",), documents.pdf, _starts(b"%PDF-")),
    Reader("html", (".html", ".htm", ".xhtml"), documents.html,
           _matches(rb"(?i)<(?:!doctype html|html|head|body|article)[\s>]")),
    Reader("mail", (".eml",), documents.mail,
           _matches(rb"(?i)\A(?:from|to|date|subject|received|return-path|message-id|"
                    rb"delivered-to|mime-version): ")),
    Reader("csv", (".csv",), _flat_records, _dotted_header, False),
    Reader(TABLE, (*TEXTS, *WORKBOOKS, *JSONS[:2]), _table, _rows, False),
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
