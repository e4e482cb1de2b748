"""A file's records made ready to store: of a large file by helper processes, so that the writer
only writes."""

from collections import deque
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, count, islice, takewhile
from typing import Any, NamedTuple

from deals.bulk.new_reports import new_report
from deals.bulk.workers import in_order, most_helpers
from deals.model.organization import OrganizationRecord
from deals.model.report import Report, Source
from deals.read.formats import Raw
from deals.read.input import InputFile
from deals.read.readers import ONE_A_LINE, Item, by_name, raw_records, read
from deals.read.records import Numbered, records
from deals.resolve.evidence import Publishers
from deals.store.evidence import NewReport, NewSource

LARGE = 2 << 20  # bytes: below, a helper's start takes longer than it saves
CHUNK = 1_000  # items


class Ready(NamedTuple):
    """A report ready to store, of how many rows it was made, and whether anything in it is odd."""

    report: NewReport
    rows: int
    doubted: bool


@dataclass(slots=True)
class Reading:
    """A file being read: `source` fills in what its records leave out of theirs, `limit` is how
    many items are read (None: all)."""

    file: InputFile
    source: Source
    limit: int | None
    ignore_handles: bool
    publishers: Publishers
    _rest: Iterator[Raw | Item] | None = field(default=None, init=False)
    _next: int = field(default=0, init=False)  # number of the chunk with which the rest begins

    @property
    def split(self) -> bool:
        """Whether several can read the file, each some of its chunks: where a line is a record."""
        return self.file.format in ONE_A_LINE

    def take(self, number: int) -> list[Item | Ready]:
        """The items of a chunk, counted from 0; none behind the end. Raises what the reader raises.

        What stands between the chunks asked for is passed over, before anybody looks at what it
        says; for one that is behind, the file is begun anew.
        """
        if self._rest is None or number < self._next:
            found = raw_records(self.file) if self.split else read(self.file, self.source)
            self._rest, self._next = islice(found, self.limit), 0
        passed = (number - self._next) * CHUNK
        deque(islice(self._rest, passed), maxlen=0)
        self._next = number + 1
        return [self._ready(item) for item in self._items(islice(self._rest, CHUNK))]

    def _items(self, chunk: Iterator[Any]) -> Iterator[Item]:
        return records(chunk, self.file.name, self.source) if self.split else chunk

    def _ready(self, item: Item) -> Item | Ready:
        if not isinstance(item, Numbered) or not isinstance(
            item.record, Report | OrganizationRecord
        ):
            return item
        report = new_report(item.record, item, self.ignore_handles, self.publishers)
        return Ready(report, item.rows, bool(item.doubts))


def items(reading: Reading) -> Generator[Item | Ready, None, None]:
    """Every item of the file, records of reports and organizations made ready to store."""
    with closing(_parts(reading)) as parts:
        yield from map(_unpacked, chain.from_iterable(parts))


# Pickling plain tuples takes a tenth of the time of the objects, of which there are several a row.
_Packed = tuple[tuple[Any, ...], tuple[Any, ...], int, bool]  # source, rest of the report, the rest


def _packed(item: Item | Ready) -> Item | _Packed:
    if not isinstance(item, Ready):
        return item
    one, about, source, *rest = item.report
    return tuple(source), (one, about, *rest), item.rows, item.doubted


def _unpacked(item: Item | _Packed) -> Item | Ready:
    if not isinstance(item, tuple):
        return item
    source, (one, about, *rest), rows, doubted = item
    return Ready(NewReport(one, about, NewSource(*source), *rest), rows, doubted)


def _parts(reading: Reading) -> Generator[list[Item | _Packed], None, None]:
    """The items by the chunk; after an empty one no more are asked for, so that the helpers are
    free for other work."""
    ended = False
    asked = takewhile(lambda _: not ended, count())
    with closing(in_order(_take, reading, asked, _helpers(reading))) as parts:
        for part in parts:
            ended = not part
            yield part


def _helpers(reading: Reading) -> int:
    """How many helpers read a file: for each `LARGE` bytes one, where several can."""
    file = reading.file
    worth = 0 if by_name()[file.format].prose else file.path.stat().st_size // LARGE
    if reading.limit is not None:
        worth = min(worth, reading.limit // CHUNK)
    return min(worth, most_helpers() if reading.split else 1)


def _take(reading: Reading, number: int) -> list[Item | _Packed]:
    return [_packed(item) for item in reading.take(number)]
