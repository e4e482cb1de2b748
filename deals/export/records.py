"""Flat records → JSON lines or YAML, which `deals ingest` reads back."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import yaml

from deals.export.writers import STEP, Progress


def write_records(
    records: Iterable[Mapping[str, Any]], stream: TextIO, as_yaml: bool, progress: Progress
) -> int:
    """Write record by record; returns how many."""
    count = 0
    for count, record in enumerate(records, 1):
        stream.write(_yaml(record) if as_yaml else json.dumps(record, ensure_ascii=False) + "\n")
        if count % STEP == 0:
            progress("records", count)
    if not count and as_yaml:
        stream.write("[]\n")
    return count


def _yaml(record: Mapping[str, Any]) -> str:
    text: str = yaml.safe_dump([dict(record)], allow_unicode=True, sort_keys=False, width=110)
    return text
