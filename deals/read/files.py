"""Which files to read, in which format, and their hashes."""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deals.errors import BadInput
from deals.read.input import InputFile
from deals.read.readers import by_name, reader_of, suffixes

STDIN = "-"
REJECTS = ".rejects.jsonl"  # what an earlier run put aside is not read as input


@contextmanager
def input_files(paths: list[str], format_: str | None = None) -> Iterator[list[InputFile]]:
    """The files behind paths: a folder gives its readable files by name, `-` standard input.

    Raises BadInput when a path is missing, holds nothing readable, or its format is unclear.
    """
    with tempfile.TemporaryDirectory(prefix="deals-") as folder:
        yield [file for path in paths for file in _files(path, format_, Path(folder))]


def _files(path: str, format_: str | None, folder: Path) -> Iterator[InputFile]:
    if path == STDIN:
        spooled = folder / "stdin"
        with spooled.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        yield _input(spooled, "standard input", format_)
        return
    found = Path(path)
    if found.is_dir():
        inside = sorted(
            p
            for p in found.rglob("*")
            if p.is_file() and p.suffix.lower() in suffixes() and not p.name.endswith(REJECTS)
        )
        if not inside:
            raise BadInput(
                f"{path}: no file in it that deals can read",
                hint=f"It reads {', '.join(suffixes())}.",
            )
        for file in inside:
            yield _input(file, str(file), format_)
    elif found.is_file():
        yield _input(found, path, format_)
    else:
        raise BadInput(f"{path}: no such file or folder", hint="Check the spelling of the path.")


def _input(path: Path, name: str, format_: str | None) -> InputFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        start = file.read(4096)
    if not start.strip():
        raise BadInput(f"{name}: the file is empty", hint="Give a file with at least one record.")
    reader = by_name().get(format_) if format_ else reader_of(path, start)
    if reader is None:
        raise BadInput(
            f"{name}: cannot tell its format", hint=f"Say --format, one of: {', '.join(by_name())}."
        )
    return InputFile(path, name, reader.name, digest)
