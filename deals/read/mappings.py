"""Mapping files: read strictly, and the shipped ones known by the header of their table."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from deals.errors import BadInput
from deals.model.mapping import Layout, TableMapping
from deals.read.records import explain
from deals.read.safe_yaml import yaml_documents
from deals.read.tables import open_table


def read_mapping(path: Path) -> TableMapping:
    """The mapping of a YAML file. Raises BadInput that names the file and the field at fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path}: no mapping can be read there ({error})", hint="Give a YAML file in UTF-8."
        ) from error
    documents = [document for document, _ in yaml_documents(text, str(path))]
    if len(documents) != 1:
        raise BadInput(f"{path}: a mapping is one YAML document", hint="See docs/tables.md.")
    try:
        return TableMapping.model_validate(documents[0])
    except ValidationError as error:
        field, reason = explain(error, TableMapping)
        raise BadInput(
            f"{path}: {field or 'mapping'}: {reason}", hint="Mend the mapping; see docs/tables.md."
        ) from error


def known_mapping(path: Path, name: str, shipped: Iterable[Path]) -> TableMapping | None:
    """The shipped mapping whose columns are those of a table's first line; None where there is
    none. Raises BadInput when the file is no table."""
    file = known_mapping_file(path, name, shipped)
    return _read_once(file) if file else None


def known_mapping_file(path: Path, name: str, shipped: Iterable[Path]) -> Path | None:
    """The file of the shipped mapping that knows a table's columns."""
    columns = open_table(path, name, Layout()).columns
    return next((file for file in sorted(shipped) if _read_once(file).fits(columns)), None)


@lru_cache(maxsize=64)
def _read_once(file: Path) -> TableMapping:
    """A shipped mapping: it does not change while the program runs, and tables may be many."""
    return read_mapping(file)
