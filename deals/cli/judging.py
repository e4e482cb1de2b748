"""Commands by which people decide: merge, split, pin, undo, judgements."""

import getpass
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from deals import pipeline
from deals.cli.shell import DEFAULT_DB, OUT, AsJson, Db, friendly_errors, print_json_line

Reason = Annotated[str, typer.Option("--reason", "-r", help="Why, in words.")]
Organizations = Annotated[
    bool, typer.Option("--organizations", help="The two are names of organizations.")
]
Author = Annotated[
    str, typer.Option(envvar="DEALS_AUTHOR", default_factory=getpass.getuser, help="Who decides.")
]


def merge(
    one: Annotated[str, typer.Argument(help="Deal (or organization) that keeps its id.")],
    other: Annotated[str, typer.Argument(help="The one that becomes one with it.")],
    reason: Reason,
    author: Author,
    organizations: Organizations = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Decide that two deals, or the organizations of two names, are one.

    Example: deals merge acme-zeta-2024 acme-zeta-2023 --reason "one deal, two years"
    """
    with friendly_errors():
        number = pipeline.merge(db, one, other, author, reason, organizations)
        _say(number, f"{other} is now {one}")


def split(
    deal: Annotated[str, typer.Argument(help="Deal that some reports leave.")],
    reports: Annotated[list[str], typer.Argument(help="Ids of the reports that leave.")],
    reason: Reason,
    author: Author,
    db: Db = DEFAULT_DB,
) -> None:
    """Decide that some reports of a deal are another deal.

    Example: deals split acme-zeta-2024 0f3c9a2b11d4e5f6 --reason "the round before"
    """
    with friendly_errors():
        _say(pipeline.split(db, deal, reports, author, reason), f"{len(reports)} left {deal}")


def differ(
    one: Annotated[str, typer.Argument(help="Deal (or organization).")],
    other: Annotated[str, typer.Argument(help="The one that it is not.")],
    reason: Reason,
    author: Author,
    organizations: Organizations = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Decide that two deals, or the organizations of two names, are not one.

    Example: deals differ Acme "Acme Ventures" --organizations --reason "its fund"
    """
    with friendly_errors():
        number = pipeline.differ(db, one, other, author, reason, organizations)
        _say(number, f"{one} is not {other}")


def pin(
    deal: Annotated[str, typer.Argument(help="Deal.")],
    field: Annotated[str, typer.Argument(help="Field, such as amount.")],
    value: Annotated[str, typer.Argument(help="Value, as in a record.")],
    reason: Reason,
    author: Author,
    db: Db = DEFAULT_DB,
) -> None:
    """Decide the value of a field; it goes before every report.

    Example: deals pin acme-zeta-2024 amount "$14.3 billion" --reason "read in the filing"
    """
    with friendly_errors():
        _say(pipeline.pin(db, deal, field, value, author, reason), f"{deal}: {field} is {value}")


def undo(
    judgement: Annotated[int, typer.Argument(help="Number of the judgement.")],
    reason: Reason,
    author: Author,
    db: Db = DEFAULT_DB,
) -> None:
    """Take a judgement back; it stays on record.

    Example: deals undo 3 --reason "they were two rounds after all"
    """
    with friendly_errors():
        _say(pipeline.undo(db, judgement, author, reason), f"judgement {judgement} is undone")


def judgements(db: Db = DEFAULT_DB, as_json: AsJson = False) -> None:
    """List all judgements, undone ones too.

    Example: deals judgements --json
    """
    with friendly_errors():
        made = pipeline.judgements(db)
        undone = {judgement.undoes for judgement in made}
        if as_json:
            for judgement in made:
                print_json_line(judgement.model_dump() | {"in_force": judgement.id not in undone})
            return
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for name in ("no", "what", "about", "by", "reason"):
            table.add_column(name, overflow="fold")
        for judgement in made:
            what = judgement.kind.replace("_", " ")
            about = " ".join(
                part
                for part in (judgement.subject, judgement.object, judgement.field, judgement.value)
                if part
            )
            state = " (undone)" if judgement.id in undone else ""
            table.add_row(str(judgement.id), what + state, escape(about),
                          escape(judgement.author), escape(judgement.reason))  # fmt: skip
        OUT.print(table)


def _say(number: int, done: str) -> None:
    OUT.print(f"{escape(done)} (judgement {number}; take it back with: deals undo {number})",
              soft_wrap=True)  # fmt: skip
