"""A file's records made ready to store: of a large file by a helper process, so that the writer
only writes."""

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice, repeat, takewhile
from typing import Any, NamedTuple

from deals.bulk.new_reports import new_report
from deals.bulk.workers import in_order
from deals.model.organization import OrganizationRecord
from deals.model.report import Report, Source
from deals.read.input import InputFile
from deals.read.readers import Item, by_name, read
from deals.read.records import Numbered
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
    _items: Iterator[Item | Ready] | None = field(default=None, init=False)

    def take(self) -> list[Item | Ready]:
        """The next items in file order; none at the end. Raises what the reader raises."""
        if self._items is None:
            self._items = map(self._ready, islice(read(self.file, self.source), self.limit))
        return list(islice(self._items, CHUNK))

    def _ready(self, item: Item) -> Item | Ready:
        if not isinstance(item, Numbered) or not isinstance(
            item.record, Report | OrganizationRecord
        ):
            return item
        report = new_report(item.record, item, self.ignore_handles, self.publishers)
        return Ready(report, item.rows, bool(item.doubts))


def items(reading: Reading) -> Iterator[Item | Ready]:
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
    """The items by the chunk; after an empty one no more are asked for, so that the helper is free
    for other work."""
    file = reading.file
    large = file.path.stat().st_size >= LARGE and not by_name()[file.format].prose
    ended = False
    asked = takewhile(lambda _: not ended, repeat(None))
    with closing(in_order(_take, reading, asked, int(large))) as parts:
        for part in parts:
            ended = not part
            yield part


def _take(reading: Reading, _: None) -> list[Item | _Packed]:
    return [_packed(item) for item in reading.take()]
