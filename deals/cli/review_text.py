"""Reviewing what a machine read: the text with the quotes marked, beside the fields."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer
from rich.console import RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from deals import pipeline
from deals.cli.shell import OUT
from deals.cli.words import plain
from deals.errors import DealsError

KEYS = r"\[a]ccept  \[e]dit  \[r]eject  s\[k]ip  \[q]uit"
AROUND = 400  # characters of the text that are shown before the first quote and after the last
_STYLES = (
    "black on cyan",
    "black on yellow",
    "black on green",
    "black on magenta",
    "white on blue",
)
_NOT_SHOWN = {"source", "quotes", "extractor", "extractor_version"}


def walk_texts(db: Path, author: str, limit: int | None = None) -> int:
    """Show the reports that wait for a review one by one and take the decisions; returns how many
    were taken. Ends early when the reader quits."""
    waiting = pipeline.reviews_pending(db, limit)
    decided = 0
    for number, item in enumerate(waiting, 1):
        OUT.print(card(item, f"{number} of {len(waiting)}"))
        taken = _ask(db, item, author)
        if taken is None:
            break
        decided += taken
    rest = "nothing waits for a review" if not waiting else f"{decided} decided"
    OUT.print(f"{rest}; see or take back with: deals judgements, deals undo NUMBER")
    return decided


def card(item: pipeline.Pending, place: str) -> RenderableType:
    """A report to review: its text with the quotes marked, and its fields in the same colours."""
    quotes = item.record.get("quotes", {})
    styles = {name: _STYLES[n % len(_STYLES)] for n, name in enumerate(quotes)}
    source = item.record.get("source", {})
    title = f"{source.get('title') or source.get('url') or 'a text'}  {place}"
    sides = Table.grid(expand=True, padding=(0, 1))
    sides.add_column(ratio=3)
    sides.add_column(ratio=2)
    sides.add_row(marked(item.text, quotes, styles), _fields(item, styles))
    program = escape(f"{item.extractor} {item.extractor_version}")
    return Panel(
        sides, title=escape(title), subtitle=f"{item.report} · read by {program}", width=OUT.width
    )


def marked(text: str | None, quotes: dict[str, Any], styles: dict[str, str]) -> Text:
    """The part of a text that the quotes stand in, with each marked in its style; the quotes alone
    where the text is not kept."""
    if text is None:
        lines = [Text(f"{name}: ").append(quote["text"], styles[name])
                 for name, quote in quotes.items()]  # fmt: skip
        return Text("\n").join([Text("the text is not kept", style="dim"), *lines])
    first = min((quote["start"] for quote in quotes.values()), default=0)
    last = max((quote["end"] for quote in quotes.values()), default=0)
    start, end = max(0, first - AROUND), min(len(text), last + AROUND)
    shown = Text(text[start:end])
    for name, quote in quotes.items():
        shown.stylize(styles[name], quote["start"] - start, quote["end"] - start)
    before, after = Text("… " if start else ""), Text(" …" if end < len(text) else "")
    return Text.assemble(before, shown, after)


def _fields(item: pipeline.Pending, styles: dict[str, str]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for name, value in item.record.items():
        if name not in _NOT_SHOWN:
            style = next((s for key, s in styles.items() if key.split(".")[0] == name), "red")
            table.add_row(plain(name), Text(_shown(value), style))
    return table


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("text") or ", ".join(f"{k} {v}" for k, v in value.items()))
    if isinstance(value, list):
        return "; ".join(_shown(part) for part in value)
    return str(value)


def _ask(db: Path, item: pipeline.Pending, author: str) -> bool | None:
    """Whether a decision was taken; None to stop. Asks again after a key that is none."""
    while True:
        OUT.print(KEYS)
        try:
            key = typer.prompt("decide", default="k", show_default=False).strip().lower()[:1]
            if key == "q":
                return None
            if key == "k":
                return False
            if _take(db, item, key, author):
                return True
        except typer.Abort:
            return None
        except DealsError as error:
            OUT.print(f"[yellow]not taken:[/] {escape(str(error))}")
            continue
        OUT.print(f"[yellow]{escape(key)}: not one of the keys[/]")


def _take(db: Path, item: pipeline.Pending, key: str, author: str) -> bool:
    if key == "a":
        pipeline.accept(db, item.report, author)
    elif key == "r":
        pipeline.reject(db, item.report, author, typer.prompt("why"))
    elif key == "e":
        pipeline.edit(db, item.report, changes(_lines()), author)
    else:
        return False
    return True


def _lines() -> Iterable[str]:
    OUT.print("one field a line, such as: amount = $40 million; nothing after = takes it out; "
              "an empty line ends", style="dim")  # fmt: skip
    while line := typer.prompt("field = value", default="", show_default=False):
        yield line


def changes(lines: Iterable[str]) -> dict[str, str | None]:
    """Fields with their new values; None for those that are taken out. Raises DealsError for a
    line without `=`."""
    found: dict[str, str | None] = {}
    for line in lines:
        name, sign, value = line.partition("=")
        if not sign:
            raise DealsError(f"{line!r} is no field = value")
        found[name.strip().replace(" ", "_")] = value.strip() or None
    return found
