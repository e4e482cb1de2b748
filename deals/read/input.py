"""A file to read."""

from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from deals.model.mapping import TableMapping


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: its path, name as shown, format, and the SHA-256 of its bytes; of a foreign
    table the mapping by which it is read; `address` is where it was fetched from, if it was."""

    path: Path
    name: str
    format: str
    hash: str
    mapping: TableMapping | None = None
    address: str | None = None

    def open(self) -> TextIO:
        """The text, from the start; lines end as they are written."""
        return self.path.open(encoding="utf-8-sig", newline="")
