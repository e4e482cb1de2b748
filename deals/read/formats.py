"""Raw records of a file, with their lines: YAML, JSON, JSON lines and CSV with dotted columns.

Nothing here knows what a report is; a raw record is a mapping of plain values.
"""

import csv
import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from deals.errors import BadInput
from deals.read.safe_yaml import yaml_documents

LONGEST_FIELD = 10_000_000  # characters of one CSV cell or JSON line


@dataclass(frozen=True, slots=True)
class Raw:
    """A record as read: its first line, and its fields or the reason why there are none."""

    line: int
    fields: Mapping[str, Any] | None
    problem: str = ""
    text: Any = None


def read_raw(text: TextIO, name: str, format_: str) -> Iterator[Raw]:
    """Records of an open text in file order. Raises BadInput when the file as a whole cannot be
    read: not UTF-8, not the format it claims, a CSV header that names a column twice."""
    try:
        yield from RAW_READERS[format_](text, name)
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name}: not UTF-8 text (byte {error.start}: {error.reason})",
            hint="Save it as UTF-8 and try again.",
        ) from error


def _read_jsonl(text: TextIO, name: str) -> Iterator[Raw]:
    for number, line in enumerate(text, 1):
        if not line.strip():
            continue
        try:
            yield _raw(number, strict_json(line))
        except (ValueError, RecursionError) as error:
            yield Raw(number, None, f"not a JSON object: {error}", line.rstrip("\r\n")[:2000])


def _read_json(text: TextIO, name: str) -> Iterator[Raw]:
    content = text.read()
    try:
        document = strict_json(content)
    except (ValueError, RecursionError) as error:
        hint = "One record a line? Then name the file .jsonl or use --format jsonl."
        raise BadInput(f"{name}: not valid JSON: {error}", hint=hint) from error
    yield from _document(document, _json_lines(content))


def _json_lines(text: str) -> Callable[[int], int]:
    """Line on which the n-th element of a JSON array (or of its `reports`) starts."""
    decoder = json.JSONDecoder()
    inner = text.find('"reports"') if text.lstrip().startswith("{") else 0
    position = text.find("[", max(inner, 0)) + 1
    starts = []
    while position:
        while position < len(text) and text[position] in " \t\r\n,":
            position += 1
        try:
            starts.append(text.count("\n", 0, position) + 1)
            _, position = decoder.raw_decode(text, position)
        except ValueError:
            break
    return lambda place: starts[place] if place < len(starts) else 1


def _read_yaml(text: TextIO, name: str) -> Iterator[Raw]:
    for document, lines in yaml_documents(text.read(), name):
        yield from _document(document, lines)


def _document(document: Any, line_of: Callable[[int], int]) -> Iterator[Raw]:
    """A list of records, one record, or one deal with `reports` that share its other fields."""
    if isinstance(document, Mapping) and isinstance(document.get("reports"), list):
        shared = {key: value for key, value in document.items() if key != "reports"}
        for place, report in enumerate(document["reports"]):
            if isinstance(report, Mapping):
                yield _raw(line_of(place), shared | dict(report))
            else:
                yield _raw(line_of(place), report)
    elif isinstance(document, list):
        for place, record in enumerate(document):
            yield _raw(line_of(place), record)
    elif document is not None:
        yield _raw(1, document)


def _raw(line: int, value: Any) -> Raw:
    if isinstance(value, Mapping):
        return Raw(line, {k: v for k, v in value.items() if v is not None}, text=value)
    return Raw(line, None, f"a record is an object with fields, not {type(value).__name__}", value)


def strict_json(text: str) -> Any:
    """What a JSON text says. Raises ValueError for a name given twice and for what is no number."""
    return json.loads(
        text, object_pairs_hook=_no_repeats, parse_constant=_no_constant, parse_float=_finite
    )


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field {twice!r} is given twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} is too large a number")
    return value


def _read_csv(text: TextIO, name: str) -> Iterator[Raw]:
    csv.field_size_limit(LONGEST_FIELD)
    rows = csv.reader(text)
    try:
        header = [cell.strip() for cell in next(rows, [])]
        _check_header(header, name)
        columns = [(column, *_path(column)) for column in header]
        unfolded = _unfolded if _can_clash(header) else _simply_unfolded
        for row in rows:
            line = rows.line_num
            if not any(row) or not any(map(str.strip, row)):
                continue
            if len(row) != len(header):
                reason = f"{len(row)} cells, but the header has {len(header)} columns"
                yield Raw(line, None, reason, row)
            else:
                yield unfolded(line, columns, row)
    except csv.Error as error:
        raise BadInput(
            f"{name}: line {rows.line_num}: not readable as CSV ({error})",
            hint="Check the quotation marks near that line.",
        ) from error


def _check_header(header: list[str], name: str) -> None:
    if not header or not any(header):
        raise BadInput(
            f"{name}: the first line names no columns",
            hint="Write a header such as: target,investors,type,status,source.url",
        )
    if len(header) == 1 and ";" in header[0]:
        raise BadInput(
            f"{name}: the header has semicolons where commas are expected",
            hint="Save it as comma-separated values.",
        )
    twice = next((column for column in header if header.count(column) > 1), None)
    if twice is not None:
        raise BadInput(f"{name}: the column {twice!r} is there twice", hint="Rename one of them.")


Column = tuple[str, list[str], str]  # its name; the fields that it is in; its own field


def _path(column: str) -> tuple[list[str], str]:
    *path, last = column.split(".")
    return path, last


def _can_clash(header: list[str]) -> bool:
    """Whether a column may hold what another one is a field of, or columns make up a list."""
    parts = [column.split(".") for column in header]
    whole = set(header)
    return any(
        part.isdigit() or (n and ".".join(path[:n]) in whole)
        for path in parts
        for n, part in enumerate(path)
    )


def _simply_unfolded(line: int, columns: list[Column], row: list[str]) -> Raw:
    """What `_unfolded` gives where no columns clash or make up a list, in half the time."""
    fields: dict[str, Any] = {}
    cells: dict[str, str] = {}
    for (column, path, last), text in zip(columns, row, strict=True):
        if cell := text.strip():
            cells[column] = cell
            place = fields
            for part in path:
                place = place.setdefault(part, {})
            place[last] = _cell(cell) if cell[0] in "[{" else cell
    return Raw(line, fields, text=cells)


def _unfolded(line: int, columns: list[Column], row: list[str]) -> Raw:
    """Dotted columns to nested fields; `people.0.name` counts from 0; empty cells are unstated."""
    fields: dict[str, Any] = {}
    cells: dict[str, str] = {}
    problem = ""
    for (column, path, last), text in zip(columns, row, strict=True):
        if not (cell := text.strip()):
            continue
        cells[column] = cell
        place: Any = fields
        for part in path:
            place = place.setdefault(part, {}) if isinstance(place, dict) else place
        if not isinstance(place, dict):
            problem = problem or f"the columns {path[0]!r} and {column!r} clash"
        elif last in place:
            problem = problem or f"the columns {column!r} and {column}.… clash"
        else:
            place[last] = _cell(cell)
    if problem:
        return Raw(line, None, problem, cells)
    return Raw(line, {key: _as_list(value) for key, value in fields.items()}, text=cells)


def _cell(cell: str) -> Any:
    """A cell as it is, or the JSON array or object that it holds."""
    if cell[:1] in "[{":
        try:
            return strict_json(cell)
        except ValueError:
            return cell
    return cell


def _as_list(value: Any) -> Any:
    if isinstance(value, dict) and value and all(key.isdigit() for key in value):
        return [_as_list(value[key]) for key in sorted(value, key=int)]
    return value


RAW_READERS: Mapping[str, Callable[[TextIO, str], Iterator[Raw]]] = {
    "jsonl": _read_jsonl,
    "json": _read_json,
    "yaml": _read_yaml,
    "csv": _read_csv,
}
