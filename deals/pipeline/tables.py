"""Which mapping a foreign table is read by: the given one, a shipped one, or a sure draft."""

import hashlib
from dataclasses import replace
from pathlib import Path

from deals.model.mapping import TableMapping
from deals.pipeline.packaged import data_folder
from deals.read.input import InputFile
from deals.read.mappings import known_mapping, read_mapping
from deals.read.readers import TABLE


def with_mapping(file: InputFile, given: Path | None) -> InputFile:
    """The file with the mapping that it is to be read by; files of our own formats as they are.

    A given mapping makes any file a table. Raises BadInput when the table's columns are not
    understood for sure, and says what to do.
    """
    if given is not None:
        return replace(file, format=TABLE, mapping=read_mapping(given))
    if file.format != TABLE:
        return file
    return replace(file, mapping=known_mapping(file.path, file.name, shipped_mappings()))


def shipped_mappings() -> list[Path]:
    """The mapping files that come with the program."""
    return sorted((data_folder() / "mappings").glob("*.yml"))


def mapping_hash(mapping: TableMapping) -> str:
    """A mark of what a mapping says: another mapping makes other reports of the same file."""
    told = mapping.model_dump_json(exclude_defaults=True)
    return f"mapping={hashlib.sha256(told.encode()).hexdigest()[:12]}"
