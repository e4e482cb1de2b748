"""Which files to read, in which format, and their hashes."""

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from deals.errors import BadInput
from deals.read.crunchbase import FORMAT as CRUNCHBASE
from deals.read.crunchbase import export_files, is_export
from deals.read.input import InputFile
from deals.read.readers import by_name, of_media_type, reader_of, suffixes
from deals.read.web import fetch, is_address

STDIN = "-"
REJECTS = ".rejects.jsonl"  # what an earlier run put aside is not read as input
_ABOUT = {"readme", "license", "licence", "changelog", "contributing", "notice", "copying"}


@contextmanager
def input_files(
    paths: list[str],
    format_: str | None = None,
    *,
    allow_private: bool = False,
    only_prose: bool = False,
) -> Iterator[list[InputFile]]:
    """The files behind paths: a folder gives its readable files by name (not those that tell of
    the folder itself, such as README.md; documents only when `only_prose`), `-` standard input,
    an address what it leads to.

    Raises BadInput when a path is missing, holds nothing readable, or its format is unclear.
    """
    with tempfile.TemporaryDirectory(prefix="deals-") as folder:
        yield [
            file
            for number, path in enumerate(paths)
            for file in (
                [_fetched(path, format_, Path(folder) / f"web-{number}", allow_private)]
                if is_address(path)
                else _files(path, format_, Path(folder), only_prose)
            )
        ]


def _fetched(address: str, format_: str | None, target: Path, allow_private: bool) -> InputFile:
    found = fetch(address, target, allow_private=allow_private)
    reader = of_media_type(found.media_type)
    if format_ is None and reader is not None:
        format_ = reader.name
    elif format_ is None and reader_of(Path(urlsplit(found.address).path), _start(target)) is None:
        format_ = "text" if found.media_type == "text/plain" else None
    claimed = Path(urlsplit(found.address).path)
    return replace(_input(target, address, format_, claimed), address=found.address)


def _files(path: str, format_: str | None, folder: Path, only_prose: bool) -> Iterator[InputFile]:
    if path == STDIN:
        spooled = folder / "stdin"
        with spooled.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        yield _input(spooled, "standard input", format_)
        return
    found = Path(path)
    if found.is_dir() and is_export(found) and format_ in {None, CRUNCHBASE} and not only_prose:
        yield InputFile(found, path, CRUNCHBASE, _hash_of_all(export_files(found)))
    elif found.is_dir():
        known = suffixes(only_prose=only_prose)
        inside = sorted(
            p
            for p in found.rglob("*")
            if p.is_file()
            and p.suffix.lower() in known
            and p.stem.lower() not in _ABOUT
            and not p.name.endswith(REJECTS)
        )
        if not inside:
            raise BadInput(
                f"{path}: no file in it that deals can read",
                hint=f"It reads {', '.join(known)}.",
            )
        for file in inside:
            yield _input(file, str(file), format_)
    elif found.is_file():
        yield _input(found, path, format_)
    else:
        raise BadInput(f"{path}: no such file or folder", hint="Check the spelling of the path.")


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4096)


def _hash_of_all(paths: list[Path]) -> str:
    """One hash of several files, by their names and bytes."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            digest.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _input(path: Path, name: str, format_: str | None, claimed: Path | None = None) -> InputFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    start = _start(path)
    if not start.strip():
        raise BadInput(f"{name}: the file is empty", hint="Give a file with at least one record.")
    reader = by_name().get(format_) if format_ else reader_of(claimed or path, start)
    if reader is None:
        raise BadInput(
            f"{name}: cannot tell its format", hint=f"Say --format, one of: {', '.join(by_name())}."
        )
    return InputFile(path, name, reader.name, digest)
