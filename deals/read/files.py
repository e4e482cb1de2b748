"""Which files to read, in which format, and their hashes."""

import hashlib
import os
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
from deals.read.packed import Room, is_gzip, is_zip_of_files, unpack_gzip, unpack_zip
from deals.read.readers import TABLE, by_name, of_media_type, reader_of, suffixes

STDIN = "-"
PACKED = ".gz"
REJECTS = ".rejects.jsonl"  # what an earlier run put aside is not read as input
_PAGES = {".md", ".markdown", ".txt", ".text", ".html", ".htm"}
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
    an address what it leads to, a packed file (gzip, ZIP) what it holds.

    Raises BadInput when a path is missing or holds nothing readable, or the only file is empty or
    of no clear format; one of several has that as its `problem`.
    """
    with tempfile.TemporaryDirectory(prefix="deals-") as folder:
        found = [
            _shown(file)
            for number, path in enumerate(paths)
            for file in (
                [_fetched(path, format_, Path(folder) / f"web-{number}", allow_private)]
                if _is_address(path)
                else _files(path, format_, Path(folder) / str(number), only_prose)
            )
        ]
        if len(found) == 1 and found[0].problem:
            raise found[0].problem
        yield found


def _shown(file: InputFile) -> InputFile:
    """The file, its name with "\ufffd" for bytes that are no text, as names on old disks hold."""
    name, label = (os.fsencode(n).decode("utf-8", "replace") for n in (file.name, file.label))
    return replace(file, name=name, label=label)


def _is_address(path: str) -> bool:
    """Whether a path of the command line is an address on the web."""
    return path.lower().startswith(("http://", "https://"))


def _fetched(address: str, format_: str | None, target: Path, allow_private: bool) -> InputFile:
    from deals.read.web import fetch  # few commands need a client of the web

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
        folder.mkdir()
        spooled = folder / "stdin"
        with spooled.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        yield _input(spooled, "standard input", format_)
        return
    found = Path(path)
    if not path:  # a variable of the shell that is not set, perhaps; Path makes this folder of it
        raise BadInput("the path is empty", hint="Give a file, a folder, an address or -.")
    if found.is_dir():
        yield from _in_folder(found, path, format_, folder, only_prose)
    elif found.is_file():
        for file in _told(_of_file(found, path, format_, folder, only_prose), found, path):
            yield replace(file, label=file.label or _label(found, found))
    else:
        raise BadInput(f"{path}: no such file or folder", hint="Check the spelling of the path.")


def _label(given: Path, file: Path) -> str:
    """A file's name for readers on other machines: as it was given, but never from the root."""
    if given.is_absolute() or ".." in given.parts:
        return file.relative_to(given.parent).as_posix()
    return file.as_posix()


def _of_file(
    path: Path,
    name: str,
    format_: str | None,
    folder: Path,
    only_prose: bool,
    room: Room | None = None,
) -> Iterator[InputFile]:
    """The file itself, or what it holds if it is packed; `room` is that of what it is packed in."""
    start, room = _start(path), room or Room(path, name)
    if is_gzip(start):
        folder.mkdir(parents=True, exist_ok=True)
        claimed = Path(path.stem if path.suffix.lower() == ".gz" else path.name)
        unpack_gzip(path, name, folder / "unpacked", room)
        yield _input(folder / "unpacked", name, format_, claimed)
    elif format_ in {None, TABLE} and is_zip_of_files(path):
        inside = folder / path.stem
        unpack_zip(path, name, inside, room)
        for file in _in_folder(inside, name, format_, folder, only_prose, room):
            inner = file.name.removeprefix(name)
            yield replace(file, label=_label(path, path) + inner)
    else:
        yield _input(path, name, format_)


def _in_folder(
    folder: Path,
    name: str,
    format_: str | None,
    scratch: Path,
    only_prose: bool,
    room: Room | None = None,
) -> Iterator[InputFile]:
    """The files of a folder, or all of them as one where they belong together."""
    if is_export(folder) and format_ in {None, CRUNCHBASE} and not only_prose:
        hashed = _hash_of_all(export_files(folder))
        yield InputFile(folder, name, CRUNCHBASE, hashed, label=_label(folder, folder))
        return
    known = {*suffixes(only_prose=only_prose), PACKED}
    inside = sorted(
        p
        for p in folder.rglob("*")
        if p.is_file()
        and p.suffix.lower() in known
        and not (p.stem.lower() in _ABOUT and p.suffix.lower() in _PAGES)
        and not p.name.endswith(REJECTS)
    )
    if not inside:
        raise BadInput(
            f"{name}: no file in it that deals can read",
            hint=f"It reads {', '.join(sorted(known))}.",
        )
    for number, path in enumerate(inside):
        shown = str(Path(name) / path.relative_to(folder))
        read = _of_file(path, shown, format_, scratch / f"in-{number}", only_prose, room)
        for file in _told(read, path, shown):
            yield replace(file, label=file.label or _label(folder, path))


def _told(files: Iterator[InputFile], path: Path, name: str) -> Iterator[InputFile]:
    """The same files; what is wrong with one is told with it, for others may be read."""
    try:
        yield from files
    except BadInput as error:
        yield InputFile(path, name, "", "", problem=error)


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError as error:
        raise BadInput(
            f"{path}: cannot be read ({error.strerror})", hint="Check who may read it."
        ) from error


def _hash_of_all(paths: list[Path]) -> str:
    """One hash of several files, by their names and bytes."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            digest.update(path.name.encode() + hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _input(path: Path, name: str, format_: str | None, claimed: Path | None = None) -> InputFile:
    start = _start(path)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if not start.strip():
        raise BadInput(f"{name}: the file is empty", hint="Give a file with at least one record.")
    reader = by_name().get(format_) if format_ else reader_of(claimed or path, start)
    if reader is None:
        raise BadInput(
            f"{name}: cannot tell its format", hint=f"Say --format, one of: {', '.join(by_name())}."
        )
    return InputFile(path, name, reader.name, digest)
