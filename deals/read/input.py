"""A file to read."""

from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from deals.errors import BadInput
from deals.model.mapping import TableMapping


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: its path, name as shown, format, and the SHA-256 of its bytes; of a foreign
    table the mapping by which it is read, and what its draft left open; `address` is where it was
    fetched from, if it was; `label` is the name without the folders of a machine.

    A file among others that cannot be read has a `problem` instead of a format.
    """

    path: Path
    name: str
    format: str
    hash: str
    mapping: TableMapping | None = None
    address: str | None = None
    label: str = ""
    told: tuple[str, ...] = ()
    problem: BadInput | None = None

    def open(self) -> TextIO:
        """The text, from the start; lines end as they are written."""
        return self.path.open(encoding="utf-8-sig", newline="")
