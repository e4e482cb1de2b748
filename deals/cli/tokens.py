"""Commands about tokens for writing over HTTP: token create, list, revoke."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from deals import pipeline
from deals.cli.shell import DEFAULT_DB, ERR, OUT, AsJson, Db, friendly_errors, print_json_line

app = typer.Typer(
    name="token", no_args_is_help=True, help="Tokens that let programs write over HTTP."
)


@app.command()
def create(
    name: Annotated[str, typer.Option("--name", help="Who holds it.")],
    db: Db = DEFAULT_DB,
    scope: Annotated[str, typer.Option(help="write, or only reports, judgements.")] = "write",
    expires: Annotated[str, typer.Option(help="12h, 30d, 4w or never.")] = "30d",
) -> None:
    """Make a token. It is shown this once; only a hash of it is kept.

    Example: deals token create --name newsroom --scope reports --expires 30d
    """
    with friendly_errors():
        token, text = pipeline.create_token(db, name, scope, expires)
        until = f"until {token.expires_at}" if token.expires_at else "without end"
        ERR.print(
            f"Token {token.id} of {escape(name)} may write {', '.join(token.scopes)} {until}. "
            "Keep it; it is not shown again:",
            soft_wrap=True,
        )
        typer.echo(text)


@app.command(name="list")
def list_(db: Db = DEFAULT_DB, as_json: AsJson = False) -> None:
    """List all tokens, without their secrets.

    Example: deals token list --json
    """
    with friendly_errors():
        made = pipeline.tokens(db)
        if as_json:
            for token in made:
                print_json_line(token.model_dump())
            return
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for column in ("id", "name", "may write", "until", "revoked", "last used"):
            table.add_column(column, overflow="fold")
        for token in made:
            table.add_row(
                token.id, escape(token.name), ", ".join(token.scopes), token.expires_at or "no end",
                token.revoked_at or "", token.last_used_at or "",
            )  # fmt: skip
        OUT.print(table)


@app.command()
def revoke(
    token: Annotated[str, typer.Argument(help="Id of the token, as listed.")], db: Db = DEFAULT_DB
) -> None:
    """Refuse a token from now on.

    Example: deals token revoke 3f9a01bc
    """
    with friendly_errors():
        pipeline.revoke_token(db, token)
        OUT.print(f"token {escape(token)} is refused from now on")
