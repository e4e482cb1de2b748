"""A file to read."""

from dataclasses import dataclass
from pathlib import Path
from typing import TextIO


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: its path, name as shown, format, and the SHA-256 of its bytes; `address`
    is where it was fetched from, if it was."""

    path: Path
    name: str
    format: str
    hash: str
    address: str | None = None

    def open(self) -> TextIO:
        """The text, from the start; lines end as they are written."""
        return self.path.open(encoding="utf-8-sig", newline="")
