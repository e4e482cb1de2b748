"""What every command shares: options, consoles, friendly errors, JSON on stdout."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from deals.errors import DealsError

OUT = Console(highlight=False)
ERR = Console(stderr=True, highlight=False)

DONE_WITH_REJECTS = 3
INTERRUPTED = 130

Db = Annotated[Path, typer.Option("--db", envvar="DEALS_DB", help="SQLite file.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
DEFAULT_DB = Path("deals.db")


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
def progress_on_stderr() -> Iterator[Callable[[str, int], None] | None]:
    """A callback that shows step and count on stderr; None where stderr is no terminal."""
    if not ERR.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=ERR, transient=True) as bar:
        task = bar.add_task("starting")
        yield lambda step, done: bar.update(task, description=f"{step}: {done:,}")
