"""Chunks of a stream, so that memory stays bounded."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
BATCH = 2_000
LISTED = 50_000  # ids of one JSON list: SQLite takes several times its length to look into it


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of at most `size` items, in order. (itertools.batched comes with Python 3.12.)"""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def json_lists(ids: Iterable[str]) -> Iterator[str]:
    """The ids in order, as JSON lists for `json_each` of which none is very long."""
    for chunk in batches(sorted(ids), LISTED):
        yield json.dumps(chunk)
