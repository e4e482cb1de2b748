"""Sourced corporate deals: every value names who said it, where, and in which words."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deals.library import Library

__version__ = "0.1.0"


def open(path: str | Path) -> "Library":
    """A database for programs and notebooks: typed, read-only, streaming.

    Raises NotFound when there is none, DatabaseError when the file is not one of ours.
    """
    from deals.library import Library  # everything else hangs on it; `import deals` is light

    return Library(path)
