"""`deals review`: what the rules leave open, question by question, or as JSON and from a file."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from deals import pipeline
from deals.cli.judging import Author
from deals.cli.review_text import walk_texts
from deals.cli.shell import DEFAULT_DB, OUT, AsJson, Db, friendly_errors, print_json_line
from deals.cli.words import counted
from deals.errors import BadInput
from deals.model.question import Decision, Question, QuestionKind

_ANSWERS = {"s": "same", "d": "different", "u": "unsure"}
_KEYS = r"\[s]ame  \[d]ifferent  \[u]nsure  s\[k]ip  \[q]uit"
_CLAIM_KEYS = r"number of the value that holds  \[u]nsure  s\[k]ip  \[q]uit"
_SKIPPED = {"kind", "id", "reports"}


def review(
    author: Author,
    db: Db = DEFAULT_DB,
    kind: Annotated[
        str | None, typer.Option(help="Only deals, organizations, conflict or texts.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after N questions.")] = None,
    batch: Annotated[
        str | None, typer.Option(help="File of decisions to take, all or none; - for stdin.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Decide what the rules leave open: pairs that may be one, disagreements, and, with --kind
    texts, what a machine read out of prose.

    --json prints one question a line; fill in "decision" (same, different, unsure; for a
    disagreement pin with its value, or unsure) and "reason", and give the lines to --batch.

    Example: deals review --kind deals --limit 10
    """
    with friendly_errors():
        if batch:
            new, known = pipeline.decide_file(db, batch, author)
            OUT.print(f"{counted(new, 'decision')} taken, {known} known already")
            return
        if kind in {"text", "texts"}:
            _texts(db, author, limit, as_json)
            return
        found = pipeline.pending(db, _kinds(kind), limit)
        if as_json:
            for question in found:
                print_json_line(question.blank() | question.model_dump(mode="json"))
            return
        _walk(db, found, author)


def _texts(db: Path, author: str, limit: int | None, as_json: bool) -> None:
    if not as_json:
        walk_texts(db, author, limit)
        return
    for item in pipeline.reviews_pending(db, limit):
        print_json_line(asdict(item))


def _kinds(kind: str | None) -> tuple[QuestionKind, ...]:
    if kind is None:
        return pipeline.KINDS
    chosen = tuple(known for known in pipeline.KINDS if known in {kind, kind.removesuffix("s")})
    if not chosen:
        raise BadInput(
            f"{kind}: no such kind", hint=f"One of {', '.join((*pipeline.KINDS, 'texts'))}."
        )
    return chosen


def _walk(db: Any, found: list[Question], author: str) -> None:
    decided = 0
    for number, question in enumerate(found, 1):
        OUT.print(_card(question, f"{number} of {len(found)}"))
        decision = _ask(question)
        if decision is None:
            break
        if isinstance(decision, Decision):
            try:
                pipeline.decide(db, [("this decision", decision)], author, again=True)
            except BadInput as error:
                OUT.print(f"[yellow]not taken:[/] {escape(str(error))}")
                continue
            decided += 1
    rest = "nothing is left open" if not found else f"{decided} decided"
    OUT.print(f"{rest}; see or take back with: deals judgements, deals undo NUMBER")


def _ask(question: Question) -> Decision | bool | None:
    """The decision, True to skip, None to stop. Asks again until the answer is one of the keys."""
    conflict = question.kind == "conflict"
    while True:
        OUT.print(_CLAIM_KEYS if conflict else _KEYS)
        try:
            key = typer.prompt("decide", default="k", show_default=False).strip().lower()
        except typer.Abort:
            return None
        if key[:1] == "q":
            return None
        if key[:1] == "k":
            return True
        answer = _decision(question, key)
        if answer:
            why = typer.prompt("why", default=f"reviewed: {question.reasons}"[:300])
            return Decision.model_validate(answer | {"reason": why})
        OUT.print(f"[yellow]{escape(key)}: not one of the keys[/]")


def _decision(question: Question, key: str) -> dict[str, Any] | None:
    if question.kind != "conflict":
        answer = _ANSWERS.get(key[:1])
        return {"decision": answer, question.kind: question.about} if answer else None
    deal, field = question.about
    if key[:1] == "u":
        return {"decision": "unsure", "deal": deal, "field": field}
    if key.isdigit() and 1 <= int(key) <= len(question.sides):
        value = str(question.sides[int(key) - 1]["value"])
        return {"decision": "pin", "deal": deal, "field": field, "value": value}
    return None


def _card(question: Question, place: str) -> RenderableType:
    words = Text(question.reasons)
    if question.score is not None and question.kind != "conflict":
        words.append(f"  (score {question.score:g})", style="dim")
    body = _claims(question) if question.kind == "conflict" else _sides(question.sides)
    title = {"deals": "one deal?", "organizations": "one organization?", "conflict": "which holds?"}
    return Panel(Group(words, Text(""), body), title=f"{title[question.kind]}  {place}",
                 title_align="left", width=min(OUT.width, 110))  # fmt: skip


def _sides(sides: Iterable[dict[str, Any]]) -> Table:
    one, other = sides
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(overflow="fold", ratio=1)
    for name in dict.fromkeys((*one, *other)):
        if name == "id" or name not in _SKIPPED:
            first, second = _shown(name, one.get(name)), _shown(name, other.get(name))
            style = "" if first == second else "bold"
            table.add_row(name.replace("_", " "), Text(first), Text(second), style=style)
    return table


def _claims(question: Question) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("", "value", "since", "said by"):
        table.add_column(name, overflow="fold")
    for number, side in enumerate(question.sides, 1):
        shown = " (shown)" if side["shown"] else ""
        table.add_row(str(number), Text(f"{side['value']}{shown}"), side["first_day"] or "?",
                      Text(", ".join(_few(side["publishers"]))))  # fmt: skip
    return table


def _shown(name: str, value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, list):
        return ", ".join(_few(map(str, value)))
    return f"{value:,.0f}" if name == "amount_usd" else str(value)


def _few(names: Iterable[str], most: int = 6) -> Iterator[str]:
    every = list(names)
    yield from every[:most]
    if len(every) > most:
        yield f"{len(every) - most} more"
