"""The same work for every part of a stream, in order, by helper processes where there is much.

Each helper is a fresh Python that ends when its pipe does, so that a killed ingest leaves none
behind. Few parts are ahead of the reader at any time: memory is bounded.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from deals.errors import DealsError

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
MOST_HELPERS = 4  # the one writer cannot take in more
# What most work needs is imported at once: a helper is started ahead of it.
_LIFE = "from deals.bulk import told, workers; workers.serve()"
AHEAD = 2  # parts a helper is given before the first result is taken


def helpers_for(records: int) -> int:
    """How many helpers are worth their start: none below a few seconds of work."""
    return most_helpers() if records >= ENOUGH else 0


def most_helpers() -> int:
    """How many helpers this machine has room for."""
    return min(os.cpu_count() or 1, MOST_HELPERS)


ENOUGH = 10_000  # records


def in_order(
    work: Callable[[S, T], R], state: S, parts: Iterable[T], helpers: int
) -> Generator[R, None, None]:
    """`work(state, part)` of every part, in the order of the parts.

    With helpers, `work` is a function of a module, and state, parts and results can be pickled;
    what a helper raises is raised here. Close the generator to be rid of them before its end.
    """
    if helpers < 1:
        for part in parts:
            yield work(state, part)
        return
    idle: SimpleQueue[_Helper] = SimpleQueue()
    kept = _kept.get()
    mine = [kept.pop() if kept else _Helper() for _ in range(helpers)]
    for helper in mine:
        helper.learn(work, state)
        idle.put(helper)

    def ask(part: T) -> R:
        helper = idle.get()
        try:
            answer: R = helper.ask(part)
        finally:
            idle.put(helper)
        return answer

    waiting: deque[Future[R]] = deque()
    threads = ThreadPoolExecutor(helpers)
    try:
        for part in parts:
            waiting.append(threads.submit(ask, part))
            if len(waiting) > helpers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        if kept is not None:
            kept += mine
            mine = []
    finally:
        for helper in mine:
            helper.kill()  # frees a thread that waits for its answer
        threads.shutdown(cancel_futures=True)
        for helper in mine:
            helper.close()


_kept: ContextVar[list["_Helper"] | None] = ContextVar("_kept", default=None)


@contextmanager
def helpers_kept() -> Iterator[None]:
    """While the block runs, helpers that are done with one work wait for the next, since to start
    one takes as long as thousands of records."""
    helpers: list[_Helper] = []
    token = _kept.set(helpers)
    try:
        yield
    finally:
        _kept.reset(token)
        for helper in helpers:
            helper.kill()
            helper.close()


def start_helpers(number: int) -> None:
    """Let helpers start for work to come, where they are kept: meanwhile other work goes on."""
    kept = _kept.get()
    if kept is not None:
        kept += [_Helper() for _ in range(number - len(kept))]


@dataclass(frozen=True, slots=True)
class _Work:
    """A function of a module, and the state that it is given with each part."""

    module: str
    name: str
    state: Any

    def function(self) -> Callable[[Any, Any], Any]:
        found: Callable[[Any, Any], Any] = getattr(
            __import__(self.module, fromlist=[self.name]), self.name
        )
        return found


class _Helper:
    """One process; learns one work after the other, and is asked one part at a time."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", _LIFE]
        self._process = subprocess.Popen(  # noqa: S603  (this very program)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0,  # Ctrl-C is the parent's to act on
        )

    def learn(self, work: Callable[[S, T], R], state: S) -> None:
        """What to do with the parts to come."""
        self._send(_Work(work.__module__, work.__qualname__, state))

    def _send(self, value: Any) -> None:
        assert self._process.stdin is not None  # noqa: S101  (it is a pipe)
        pickle.dump(value, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def ask(self, part: Any) -> Any:
        assert self._process.stdout is not None  # noqa: S101  (it is a pipe)
        try:
            self._send(part)
            answer, error = pickle.load(self._process.stdout)  # noqa: S301  (our own process)
        except (EOFError, OSError) as broken:
            raise DealsError(
                "a helper process has ended before its work was done",
                hint="Nothing was stored. Is there enough memory?",
            ) from broken
        if error is not None:
            raise error
        return answer

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was not sent to it is of no use any more
                if pipe is not None:
                    pipe.close()
        self._process.wait()


def serve() -> None:
    """A helper's life: learn a work, answer part by part, until the pipe is closed."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints goes to stderr
    try:
        while True:
            part = pickle.load(source)  # noqa: S301  (from our own process)
            if isinstance(part, _Work):
                work, state = part.function(), part.state
                continue
            answer: tuple[Any, Exception | None]
            try:
                answer = (work(state, part), None)
            except Exception as error:  # handed to the parent, which raises it
                answer = (None, error)
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except (EOFError, BrokenPipeError, pickle.UnpicklingError):
        return  # the parent has ended, perhaps in the middle of a word
