"""Which state of the database an answer is of: the stamp behind ETag and Last-Modified."""

from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
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


def build_of(database: Any) -> Build | None:
    """The build that a Datasette database holds now; None for one without a file.

    The day is part of it, since some of an answer is told as of today.
    """
    if database.path is None:
        return None
    path = Path(database.path)
    files = [path, path.with_name(path.name + "-wal")]
    stats = [file.stat() for file in files if file.exists()]
    # Only where it was noted when the copy was made: to hash gigabytes here takes too long.
    noted = (database.ds.inspect_data or {}).get(database.name, {})
    fixed = None if database.is_mutable else noted.get("hash")
    parts = [fixed] if fixed else [(stat.st_mtime_ns, stat.st_size) for stat in stats]
    told = repr((__version__, date.today().isoformat(), parts))
    changed = max(stat.st_mtime for stat in stats)
    return Build(sha256(told.encode()).hexdigest()[:20], datetime.fromtimestamp(int(changed), UTC))


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
