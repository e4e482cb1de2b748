"""The same work for every part of a stream, in order, by helper processes where there is much.

Each helper is a fresh Python that ends when its pipe does, so that a killed ingest leaves none
behind. Few parts are ahead of the reader at any time: memory is bounded.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, TypeVar

from deals.errors import DealsError

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")
MOST_HELPERS = 4  # the one writer cannot take in more
AHEAD = 2  # parts a helper is given before the first result is taken


def helpers_for(records: int) -> int:
    """How many helpers are worth their start: none below a few seconds of work."""
    return min(os.cpu_count() or 1, MOST_HELPERS) if records >= ENOUGH else 0


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
    started = [_Helper(work, state) for _ in range(helpers)]
    for helper in started:
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
    finally:
        for helper in started:
            helper.kill()  # frees a thread that waits for its answer
        threads.shutdown(cancel_futures=True)
        for helper in started:
            helper.close()


class _Helper:
    """One process; asked one part at a time."""

    def __init__(self, work: Callable[[S, T], R], state: S) -> None:
        command = [sys.executable, "-c", f"from {__name__} import serve; serve()"]
        self._process = subprocess.Popen(  # noqa: S603  (this very program)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0,  # Ctrl-C is the parent's to act on
        )
        self._send((work.__module__, work.__qualname__, state))

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
    """A helper's life: learn the work, then answer part by part until the pipe is closed."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints goes to stderr
    try:
        module, name, state = pickle.load(source)  # noqa: S301  (from our own process)
        work = getattr(__import__(module, fromlist=[name]), name)
        while True:
            part = pickle.load(source)  # noqa: S301
            answer: tuple[Any, Exception | None]
            try:
                answer = (work(state, part), None)
            except Exception as error:  # handed to the parent, which raises it
                answer = (None, error)
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except (EOFError, BrokenPipeError, pickle.UnpicklingError):
        return  # the parent has ended, perhaps in the middle of a word
