"""Where the time of an ingest goes: each moment is charged to the innermost stage that runs.

The stages are generators and functions of the pipeline, wrapped from outside; work that one of
them pulls from another is charged to the other.
"""

import functools
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from deals.pipeline import who
from deals.read import readers
from deals.store import counts, derived, evidence, neighbours
from deals.store import organizations as organization_rows

derive = import_module("deals.pipeline.derive")  # the package has functions of these names
ingest = import_module("deals.pipeline.ingest")

# Stage → (module, name) of the functions that do it; what is left over is "other".
STAGES: dict[str, tuple[tuple[Any, str], ...]] = {
    "read": ((readers, "read_raw"),),
    "validate": ((readers, "records"), (ingest, "_good")),
    "store": (
        (evidence, "add_reports"),
        (evidence, "describe_sources"),
        (derived, "replace_deals"),
        (derived, "assign"),
        (derived, "put_candidates"),
    ),
    "resolve": (
        (who, "resolve_names"),
        (who, "renamed"),
        (who, "put_organizations"),
        (who, "put_candidates"),
        (who, "tell_people_apart"),
        (derive, "_group"),
        (neighbours, "mark"),
    ),
    "fold": ((derive, "_folded"),),
    "index": (
        (organization_rows, "index_deals"),
        (organization_rows, "count_organizations"),
        (counts, "put_in"),
        (derive, "remember_ids"),
    ),
}


class Stopwatch:
    """Seconds by stage, exclusive of the stages inside."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._running = ["other"]
        self._since = time.perf_counter()

    def _charge(self) -> None:
        now = time.perf_counter()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Charge what runs inside to a stage."""
        self._charge()
        self._running.append(name)
        try:
            yield
        finally:
            self._charge()
            self._running.pop()

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, or generator, with its time charged to a stage."""

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            with self.stage(name):
                result = function(*args, **kwargs)
            return self._items(name, result) if isinstance(result, Iterator) else result

        return timed

    def _items(self, name: str, items: Iterator[Any]) -> Iterator[Any]:
        while True:
            with self.stage(name):
                item = next(items, self)
            if item is self:
                return
            yield item


@contextmanager
def measured() -> Iterator[Stopwatch]:
    """A stopwatch on every stage while the block runs."""
    watch = Stopwatch()
    before = [(m, name, getattr(m, name)) for parts in STAGES.values() for m, name in parts]
    for stage, parts in STAGES.items():
        for module, name in parts:
            setattr(module, name, watch.wrap(stage, getattr(module, name)))
    try:
        with watch.stage("other"):
            yield watch
    finally:
        for module, name, function in before:
            setattr(module, name, function)
