"""Delimited text of any encoding and dialect: which it is, and its rows with their lines."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from deals.errors import BadInput
from deals.model.mapping import Layout
from deals.read.letters import encoding_of_letters
from deals.read.quotes import careful_rows

SAMPLE = 1 << 18  # bytes that are looked at to find the encoding and the dialect
LONGEST_CELL = 10_000_000  # characters; a cell that swallowed the rest of a file is cut by none
DELIMITERS = (",", ";", "\t", "|")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"),
         (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_HTML = re.compile(rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|"
                   rb"body|table|div|meta|script)\b")  # fmt: skip

_SEPARATOR_TOLD = re.compile(r"\ufeff?sep=([,;|\t])\r?\n")  # a line for spreadsheets

Row = tuple[int, list[str]]


def refuse_html(start: bytes, name: str) -> None:
    """Raises BadInput where a file that should be a table begins as a page of HTML."""
    text = start
    for mark, encoding in _BOMS:
        if start.startswith(mark):
            text = start.decode(encoding, "replace").lstrip("\ufeff").encode()
            break
    if _HTML.match(text):
        raise BadInput(
            f"{name}: it is a page of HTML, not a table of text or a workbook",
            hint="Download the data itself, or open the page in a spreadsheet and save it as CSV.",
        )


def delimited_rows(path: Path, name: str, layout: Layout) -> Iterator[Row]:
    """(first line, cells) of every row, blank ones too, holding one row in memory.

    Raises BadInput when the bytes are no text in the encoding, or the quotation marks run wild.
    """
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    refuse_html(sample, name)
    encoding = layout.encoding or encoding_of(path, sample, name)
    text = _text(sample, encoding)
    _refuse_no_text(text, name)
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as lines:
            dialect = _dialect(text, layout.delimiter or delimiter_of(text))
            line = 0
            for line, cells in careful_rows(lines, dialect):
                if line == 1 and cells and cells[0].startswith("\ufeff"):
                    cells[0] = cells[0].lstrip("\ufeff")
                if line > 1 or not _SEPARATOR_TOLD.match(text):
                    yield line, cells
    except LookupError as error:
        raise BadInput(
            f"{name}: no such encoding as {encoding!r}", hint="Name one such as utf-8 or cp1252."
        ) from error
    except (csv.Error, UnicodeError) as error:
        raise BadInput(
            f"{name}: behind line {line}: not readable as a table of text ({error})",
            hint="Check the quotation marks near that line.",
        ) from error


def _refuse_no_text(text: str, name: str) -> None:
    """Raises BadInput where too many characters are signs that no text has."""
    start = text[:4096]
    odd = sum(1 for c in start if c < " " and c not in "\t\r\n\f\v")
    if odd > max(8, 0.02 * len(start)):
        raise BadInput(
            f"{name}: it is no text ({odd:,} of {len(start):,} characters cannot be seen)",
            hint="Give a table as CSV, TSV, XLSX, ODS or JSON lines.",
        )


def _text(sample: bytes, encoding: str) -> str:
    """The sample's whole lines as text; a character cut in two at its end is left off."""
    try:
        text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample)
    except LookupError:
        return ""
    return text if len(sample) < SAMPLE else text[: text.rfind("\n") + 1] or text


def encoding_of(path: Path, sample: bytes, name: str) -> str:
    """The encoding of a file of text, by its mark, else by trying UTF-8, else by its letters.

    Raises BadInput for bytes that are no text at all.
    """
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    if sample.count(0) > 0.02 * len(sample):  # a few stray ones make no other text of it
        return _without_mark(sample, name)
    good, bad = _utf8(path)
    if bad == 0 or good > 3 * bad:  # a few broken letters in a text that is UTF-8 otherwise
        return "utf-8"
    return _eight_bits(path)


def _without_mark(sample: bytes, name: str) -> str:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    even, odd = sample[0:4096:2].count(0), sample[1:4096:2].count(0)
    half = max(1, len(sample[:4096]) // 2)
    if max(even, odd) < half * 0.4 or min(even, odd) > half * 0.2:
        raise BadInput(
            f"{name}: it holds zero bytes, so it is no text",
            hint="Give a table as CSV, TSV, XLSX, ODS or JSON lines.",
        )
    return "utf-16-le" if odd > even else "utf-16-be"


def _utf8(path: Path) -> tuple[int, int]:
    """(characters beyond ASCII that are good UTF-8, bytes that are not)."""
    decoder, good, bad = codecs.getincrementaldecoder("utf-8")(errors="replace"), 0, 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            text = decoder.decode(chunk)
            if not text.isascii():
                broken = text.count("\ufffd")
                bad += broken
                good += len(text) - len(text.encode("ascii", "ignore")) - broken
    bad += decoder.decode(b"", final=True).count("\ufffd")
    return good, bad


def _eight_bits(path: Path) -> str:
    """An encoding of one or more bytes a letter, told by the lines that have such letters."""
    lines: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                lines.append(line)
                size += len(line)
                if size > SAMPLE:
                    break
    return encoding_of_letters(b"".join(lines))


def _dialect(text: str, delimiter: str) -> dict[str, Any]:
    spaced = f'{delimiter} "' in text and f'{delimiter}"' not in text
    escaped = '\\"' in text and '""' not in text
    single = '"' not in text and text.startswith("'") and text.count(f"'{delimiter}'") > 1
    return {
        "delimiter": delimiter,
        "skipinitialspace": spaced,
        "escapechar": "\\" if escaped else None,
        "doublequote": not escaped,
        "quotechar": "'" if single else '"',
    }


def delimiter_of(text: str) -> str:
    """The sign that parts the cells: the one that gives most rows one same width."""

    if told := _SEPARATOR_TOLD.match(text):
        return told[1]

    def evenness(delimiter: str) -> tuple[float, int]:
        rows = list(_first_rows(text, delimiter))
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            return 0.0, 0
        width, times = widths.most_common(1)[0]
        return times / len(rows), width

    return max(
        DELIMITERS, key=lambda delimiter: (round(evenness(delimiter)[0], 1), evenness(delimiter)[1])
    )


def tabular(start: bytes) -> bool:
    """Whether the beginning of a file looks like a workbook, or like rows of one width."""
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", *(bom for bom, _ in _BOMS[1:]))):
        return True
    text = start.decode("utf-8", "replace")
    delimiter = delimiter_of(text)
    rows = list(_first_rows(text, delimiter))[:-1]
    widths = [len(row) for row in rows]
    if delimiter == "," and rows and any(len(c) > 60 or ". " in c for c in rows[0]):
        return False  # prose has commas too
    return len(widths) > 1 and widths[0] > 1 and widths.count(widths[0]) >= 0.8 * len(widths)


def _first_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter)):
            if any(row):
                yield row
            if number > 100:
                return
    except csv.Error:
        return
