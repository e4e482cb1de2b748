"""JSON lines, or a JSON array, of foreign objects as a table: keys are columns."""

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from deals.errors import BadInput
from deals.model.mapping import Layout
from deals.read.delimited import SAMPLE, Row, encoding_of

LOOKED_AT = 2000  # objects whose keys make the columns
DEEPEST = 20  # objects in objects
LONGEST_LIST = 20_000  # characters of a cell that is read as a list
SEVERAL = "\x1e"  # between the values of a list in one cell


def json_rows(path: Path, name: str, layout: Layout) -> Iterator[Row]:
    """A header of all keys (dotted where objects are nested), then (line, cells) of each object.

    Raises BadInput when a line is no JSON object, or a key first turns up late in the file.
    """
    columns: dict[str, int] = {}
    for number, (_, flat) in enumerate(_objects(path, name, layout)):
        if number == LOOKED_AT:
            break
        for key in flat:
            columns.setdefault(key, len(columns))
    yield 1, list(columns)
    for line, flat in _objects(path, name, layout):
        late = flat.keys() - columns.keys()
        if late:
            raise BadInput(
                f"{name}: line {line}: the key {sorted(late)[0]!r} is not in the objects before",
                hint="Sort such an object to the front, so that its keys are seen.",
            )
        yield line, [flat.get(key, "") for key in columns]


def _objects(path: Path, name: str, layout: Layout) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open("rb") as file:
        encoding = layout.encoding or encoding_of(path, file.read(SAMPLE), name)
    with path.open(encoding=encoding, errors="replace") as text:
        start = text.read(100).lstrip(" \t\r\n\ufeff")[:1]
        text.seek(0)
        if start == "[" or (start == "{" and path.suffix.lower() == ".json"):
            for number, value in enumerate(_array(text.read().lstrip("\ufeff"), name), 1):
                yield number, _flat(value, name, number)
            return
        for line, words in enumerate(text, 1):
            if words.strip():
                yield line, _flat(_loaded(words.lstrip("\ufeff"), name, line), name, line)


def _array(text: str, name: str) -> list[Any]:
    found = _loaded(text, name, 1)
    if isinstance(found, Mapping):  # {"data": [...], "count": 2}
        lists = [value for value in found.values() if isinstance(value, list) and value]
        found = lists[0] if len(lists) == 1 else None
    if not isinstance(found, list):
        raise BadInput(f"{name}: no array of objects", hint="Give a JSON array or JSON lines.")
    return found


def _loaded(text: str, name: str, line: int) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(
            f"{name}: line {line}: not readable as JSON: {error}", hint="Mend that line."
        ) from error


def _flat(value: Any, name: str, line: int, depth: int = 0) -> dict[str, str]:
    if depth > DEEPEST:
        raise BadInput(f"{name}: line {line}: nested too deep", hint="Is it a table of objects?")
    if not isinstance(value, Mapping):
        raise BadInput(f"{name}: line {line}: no JSON object", hint="One object a line.")
    cells: dict[str, str] = {}
    for key, inner in value.items():
        if isinstance(inner, Mapping):
            cells |= {f"{key}.{k}": v for k, v in _flat(inner, name, line, depth + 1).items()}
        else:
            cells[str(key)] = _cell(inner)
    return cells


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return SEVERAL.join(filter(None, (_member(member) for member in value)))
    return str(value)


def listed(cell: str) -> str:
    """A cell that holds a list as JSON or Python writes it, as SEVERAL values; others as they
    are."""
    if not (cell.startswith("[") and cell.endswith("]") and len(cell) < LONGEST_LIST):
        return cell
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(cell)
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            continue
        return _cell(found) if isinstance(found, list) else cell
    return cell


def _member(value: Any) -> str:
    """One value of a list; of an object, what names it."""
    if isinstance(value, Mapping):
        named = next((value[key] for key in ("name", "title", "value") if value.get(key)), "")
        return str(named)
    return "" if value is None else str(value)
