"""Which state of the database an answer is of: the stamp behind ETag and Last-Modified."""

import os
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from typing import Any, NamedTuple

from deals import __version__


class Build(NamedTuple):
    """A state of the file: `tag` changes with it, `changed` is when it last did."""

    tag: str
    changed: datetime

    @property
    def headers(self) -> dict[str, str]:
        """The validators of an answer. Weak, since the same answer may come compressed."""
        return {
            "etag": f'W/"{self.tag}"',
            "last-modified": format_datetime(self.changed, usegmt=True),
        }


def file_state(database: Any) -> tuple[tuple[int, int], ...]:
    """Time and size of the file of a Datasette database and of its log: the same for as long as
    nobody writes. Empty for a database without a file."""
    if database.path is None:
        return ()
    return tuple(
        (stat.st_mtime_ns, stat.st_size)
        for name in (str(database.path), f"{database.path}-wal")
        if (stat := _stat(name))
    )


def build_of(database: Any) -> Build | None:
    """The build that a Datasette database holds now; None for one without a file.

    The day is part of it, since some of an answer is told as of today.
    """
    state = file_state(database)
    if not state:
        return None
    # Only where it was noted when the copy was made: to hash gigabytes here takes too long.
    noted = (database.ds.inspect_data or {}).get(database.name, {})
    fixed = None if database.is_mutable else noted.get("hash")
    told = repr((__version__, date.today().isoformat(), [fixed] if fixed else list(state)))
    changed = max(modified for modified, _ in state) // 10**9
    return Build(sha256(told.encode()).hexdigest()[:20], datetime.fromtimestamp(changed, UTC))


def _stat(name: str) -> os.stat_result | None:
    try:
        return os.stat(name)
    except FileNotFoundError:  # there is a log only while somebody has written
        return None


def is_known(build: Build, headers: dict[str, str]) -> bool:
    """Whether whoever asks has this state already (RFC 9110: a tag goes before a date)."""
    tags = headers.get("if-none-match")
    if tags is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in known or f'"{build.tag}"' in known
    since = headers.get("if-modified-since")
    if since is None:
        return False
    try:
        told = parsedate_to_datetime(since)
    except ValueError:
        return False
    # What is told of today changes without the file.
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return told.tzinfo is not None and told >= max(build.changed, midnight)
