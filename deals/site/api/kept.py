"""What was read from a build and is worth keeping for the next one who asks."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
Key = tuple[str, str]  # what it is, and the tag of the build


class Kept(Generic[T]):
    """At most so many things; the longest unused are forgotten. Without a build nothing is kept."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._things: OrderedDict[Key, T] = OrderedDict()

    def get(self, key: Key) -> T | None:
        """What was kept, if it was."""
        with self._lock:
            if key not in self._things:
                return None
            self._things.move_to_end(key)
            return self._things[key]

    def put(self, key: Key, thing: T) -> None:
        """Keep something that nobody changes any more."""
        if not key[1]:
            return
        with self._lock:
            self._things[key] = thing
            if len(self._things) > self._most:
                self._things.popitem(last=False)
