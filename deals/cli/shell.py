"""What every command shares: options, consoles, friendly errors, JSON on stdout."""

import io
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from deals import pipeline
from deals.errors import DealsError

OUT = Console(highlight=False)
ERR = Console(stderr=True, highlight=False)

DONE_WITH_REJECTS = 3
INTERRUPTED = 130
SECONDS_A_LINE = 10

Db = Annotated[Path, typer.Option("--db", envvar="DEALS_DB", help="SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
DEFAULT_DB = Path("deals.db")


def speak_any_language() -> None:
    """Let stdout and stderr take every sign: UTF-8 in files and pipes (unless PYTHONIOENCODING says
    otherwise), and on a terminal of another encoding "?" for what it does not have."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace")


@contextmanager
def friendly_errors() -> Iterator[None]:
    """Turn our errors into two lines on stderr and exit status 1; bugs keep their traceback."""
    try:
        yield
    except DealsError as error:
        ERR.print(f"[bold red]error:[/] {escape(str(error))}", soft_wrap=True)
        if error.hint:
            ERR.print(f"[bold]hint:[/] {escape(error.hint)}", soft_wrap=True)
        raise typer.Exit(1) from error
    except UnicodeEncodeError as error:
        if "surrogates" not in error.reason:
            raise
        ERR.print(f"[bold red]error:[/] {escape(ascii(error.object)[:80])}: no text in UTF-8")
        ERR.print("[bold]hint:[/] Does the terminal send another encoding than the locale says?")
        raise typer.Exit(1) from error
    except KeyboardInterrupt:
        ERR.print("\n[bold]interrupted:[/] the database is as it was before; run it again to go on")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, less) has seen enough
        raise typer.Exit(0) from None


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def print_json_line(value: Any) -> None:
    """One JSON document on one line of stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a file; DealsError where that is not possible."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DealsError(
            f"{path}: cannot be written ({error.strerror})", hint="Choose another file."
        ) from error


@contextmanager
def progress_on_stderr() -> Iterator[pipeline.Progress]:
    """A callback that shows step, records, rate and time left on stderr: a bar on a terminal,
    elsewhere a line every ten seconds."""
    if not ERR.is_terminal:
        yield _Lines()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=ERR, transient=True) as bar:
        task = bar.add_task("starting", total=None)
        rate = _Rate()

        def show(step: str, done: int, total: int | None = None) -> None:
            """Move the bar to where a step is."""
            rate.add(step, done)
            bar.update(task, description=rate.words(total), completed=done, total=total)

        yield show


class _Rate:
    """How fast the present step goes, and how long it will take."""

    def __init__(self) -> None:
        self.step, self.done, self._since, self._from = "", 0, time.monotonic(), 0

    def add(self, step: str, done: int) -> None:
        """Note how far a step is; its rate counts from where it was first seen."""
        if step != self.step:
            self.step, self._since, self._from = step, time.monotonic(), done
        self.done = done

    def words(self, total: int | None) -> str:
        """Such as `folding: 40,000 of 100,000 (5,000/s, 12 s left)`."""
        seconds = time.monotonic() - self._since
        rate = (self.done - self._from) / seconds if seconds > 0 else 0.0
        if not self.done:
            return self.step
        known = f"{self.step}: {self.done:,}" + (f" of {total:,}" if total else "")
        if not rate:
            return known
        left = f", {max(0, total - self.done) / rate:,.0f} s left" if total else ""
        return f"{known} ({rate:,.0f}/s{left})"


class _Lines:
    """Progress for a log: nothing in the first ten seconds, then a line every ten."""

    def __init__(self) -> None:
        self._rate, self._next = _Rate(), time.monotonic() + SECONDS_A_LINE

    def __call__(self, step: str, done: int, total: int | None = None) -> None:
        self._rate.add(step, done)
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + SECONDS_A_LINE
            ERR.print(self._rate.words(total), soft_wrap=True)
