"""Packed files: one file in gzip, several in a ZIP; unpacked into a folder, within bounds."""

import gzip
import lzma
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Protocol

from deals.errors import BadInput

LARGEST = 4 << 30  # bytes unpacked, of all that is in one file
LARGEST_RATIO = 300  # unpacked to packed; text reaches about 20
FREE = 16 << 20  # bytes below which no ratio is asked for
MOST_MEMBERS = 10_000
_BLOCK = 1 << 20
_FAULTS = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile,
           RuntimeError, NotImplementedError)  # fmt: skip  # of damaged, locked or odd ones


class _Reads(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Writes(Protocol):
    def write(self, data: bytes, /) -> int: ...


def is_gzip(start: bytes) -> bool:
    """Whether a file begins as gzip does."""
    return start.startswith(b"\x1f\x8b")


def is_zip_of_files(path: Path) -> bool:
    """Whether a file is a ZIP of documents or tables: no workbook, no Form D data set."""
    if path.suffix.lower() != ".zip" or not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as packed:
            names = {PurePosixPath(name).stem.upper() for name in packed.namelist()}
    except _FAULTS:
        return False
    return "FORMDSUBMISSION" not in names and "[CONTENT_TYPES]" not in names


class Room:
    """How much one packed file may still unpack to, with all that is packed inside it."""

    def __init__(self, path: Path, name: str) -> None:
        self._name, self._done, size = name, 0, path.stat().st_size
        self._most = min(LARGEST, max(FREE, LARGEST_RATIO * size))

    def take(self, number: int) -> None:
        """Take the room of so many bytes. Raises BadInput where there is no more."""
        self._done += number
        if self._done > self._most:
            raise BadInput(
                f"{self._name}: it unpacks to more than {self._most / 2**20:,.0f} MB, too much "
                "for its size",
                hint="Unpack it yourself if it is what it should be.",
            )


def unpack_gzip(path: Path, name: str, target: Path, room: Room) -> None:
    """Write what a gzip file holds. Raises BadInput for a damaged one, or one that is a bomb."""
    try:
        with gzip.open(path, "rb") as packed, target.open("wb") as out:
            _copy(packed, out, room)
    except _FAULTS as error:
        raise BadInput(f"{name}: not readable as gzip ({error})", hint="Get it again.") from error


def unpack_zip(path: Path, name: str, folder: Path, room: Room) -> None:
    """Write the members of a ZIP into a folder, whatever their paths claim. Raises BadInput for a
    damaged or locked one, or one that is a bomb."""
    try:
        with zipfile.ZipFile(path) as packed:
            members = [info for info in packed.infolist() if not info.is_dir()]
            if len(members) > MOST_MEMBERS:
                raise BadInput(f"{name}: {len(members):,} files in it", hint="Unpack it yourself.")
            for info in members:
                target = folder.joinpath(*_safe(info.filename))
                target.parent.mkdir(parents=True, exist_ok=True)
                with packed.open(info) as member, target.open("wb") as out:
                    _copy(member, out, room)
    except _FAULTS as error:
        raise BadInput(
            f"{name}: not readable as a ZIP file ({error})", hint="Unpack it yourself."
        ) from error


def _safe(member: str) -> list[str]:
    """The parts of a member's path that lead nowhere else."""
    parts = [part for part in PurePosixPath(member.replace("\\", "/")).parts if part != "/"]
    return [part for part in parts if part not in {"..", "."}] or ["member"]


def _copy(packed: _Reads, out: _Writes, room: Room) -> None:
    while block := packed.read(_BLOCK):
        room.take(len(block))
        out.write(block)
