"""Which mapping a foreign table is read by: the given one, a shipped one, or a sure draft."""

import hashlib
from dataclasses import replace
from pathlib import Path

from deals.errors import BadInput
from deals.model.mapping import TableMapping
from deals.pipeline.packaged import data_folder
from deals.read.draft import draft_mapping
from deals.read.draft_text import draft_text
from deals.read.files import input_files
from deals.read.input import InputFile
from deals.read.mappings import known_mapping, known_mapping_file, read_mapping
from deals.read.readers import TABLE

SHOWN = 20  # columns


def with_mapping(file: InputFile, given: Path | None) -> InputFile:
    """The file with the mapping that it is to be read by; files of our own formats as they are.

    A given mapping makes any file a table. Raises BadInput when the file cannot be read, or the
    table's columns are not understood for sure, and says what to do.
    """
    if file.problem:
        raise file.problem
    if given is not None and not file.path.is_dir():
        return replace(file, format=TABLE, mapping=read_mapping(given))
    if file.format != TABLE:
        return file
    known = known_mapping(file.path, file.name, shipped_mappings())
    return replace(file, mapping=known) if known else _by_draft(file)


def _by_draft(file: InputFile) -> InputFile:
    draft = draft_mapping(file.path, file.name)
    if not draft.sure:
        raise BadInput(
            f"{file.name}: a table whose columns are not understood for sure: "
            + "; ".join(draft.doubts),
            hint=f"deals map {file.name} > mapping.yml, settle the doubts in it, "
            f"then deals ingest {file.name} --mapping mapping.yml",
        )
    left_out = draft.parts["ignore"]
    told = [f"columns left out: {', '.join(map(repr, left_out[:SHOWN]))}"] if left_out else []
    if len(left_out) > SHOWN:
        told[0] += f" and {len(left_out) - SHOWN:,} more"
    return replace(file, mapping=draft.mapping(), told=(*told, *draft.notes))


def map_text(path: Path, sheet: str | None = None) -> str:
    """The mapping of a table as a YAML file to edit: the shipped one that knows its columns, else
    a draft with samples and doubts. Raises BadInput when it is no table of deals."""
    if not path.is_file():
        raise BadInput(f"{path}: no such file", hint="Check the spelling of the path.")
    with input_files([str(path)], TABLE) as files:
        if len(files) > 1:
            names = ", ".join(file.label for file in files)
            raise BadInput(f"{path}: it holds {names}", hint="Unpack it and map each of them.")
        table = files[0].path
        known = known_mapping_file(table, str(path), shipped_mappings()) if sheet is None else None
        if known is not None:
            return known.read_text(encoding="utf-8")
        return draft_text(draft_mapping(table, str(path), sheet))


def shipped_mappings() -> list[Path]:
    """The mapping files that come with the program."""
    return sorted((data_folder() / "mappings").glob("*.yml"))


def mapping_hash(mapping: TableMapping) -> str:
    """A mark of what a mapping says: another mapping makes other reports of the same file."""
    told = mapping.model_dump_json(exclude_defaults=True)
    return f"mapping={hashlib.sha256(told.encode()).hexdigest()[:12]}"
