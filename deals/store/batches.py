"""Chunks of a stream, so that memory stays bounded."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
BATCH = 2_000


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of at most `size` items, in order. (itertools.batched comes with Python 3.12.)"""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
