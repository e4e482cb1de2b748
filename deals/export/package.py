"""`datapackage.json` (Frictionless Data Package 1): files with checksums, columns with meanings."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from deals.model.table import Column, Table

FILE = "datapackage.json"
_TYPES = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "day": "date",
    "list": "array",
    "json": "object",
}
_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
}


def resource(
    table: Table, path: Path, format_: str, rows: int, present: set[str]
) -> dict[str, Any]:
    """What the package says of one file; `present` are the tables that are in the package."""
    return {
        "name": table.name.replace("_", "-"),
        "path": path.name,
        "profile": "tabular-data-resource" if format_ == "csv" else "data-resource",
        "title": table.title or table.name,
        "description": table.description,
        "format": format_,
        "mediatype": _MEDIA[format_],
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{checksum(path)}",
        "rows": rows,
        "schema": _schema(table, present),
    }


def package(
    title: str, created: str, version: str, resources: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The descriptor of a folder of files."""
    return {
        "profile": "data-package",
        "name": "deals",
        "title": title,
        "created": created,
        "generator": f"deals {version}",
        "resources": list(resources),
    }


def checksum(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _schema(table: Table, present: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    foreign = [
        {
            "fields": column,
            "reference": {"resource": other.replace("_", "-"), "fields": key},
        }
        for column, other, key in table.references
        if other in present
    ]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _field(column: Column) -> dict[str, Any]:
    # A JSON column of claims or doubts is an array, one of a record an object.
    kind = "array" if column.name in {"claims", "doubts"} else _TYPES[column.kind]
    field: dict[str, Any] = {"name": column.name, "type": kind}
    if column.description:
        field["description"] = column.description
    return field | ({"constraints": {"required": True}} if column.required else {})
