"""Commands that build or serve: demo, rebuild, serve."""

from typing import Annotated

import typer

from deals import pipeline
from deals.cli.ingest_summary import print_summary
from deals.cli.shell import (
    DEFAULT_DB,
    ERR,
    OUT,
    Db,
    friendly_errors,
    progress_on_stderr,
)

Port = Annotated[int, typer.Option("--port", "-p", min=1, max=65535, help="Port to listen on.")]
Host = Annotated[str, typer.Option("--host", "-h", help="Address to listen on.")]


def demo(
    db: Db = DEFAULT_DB,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Build only.")] = False,
    port: Port = 8001,
) -> None:
    """Build a database from the deals that come with the program, and serve it.

    Example: deals demo --port 8080
    """
    with friendly_errors():
        with progress_on_stderr() as progress:
            summary = pipeline.demo(db, progress)
        print_summary(summary, db)
        if not no_serve:
            pipeline.serve(db, "127.0.0.1", port, lambda: _announce(port, "127.0.0.1"))


def rebuild(db: Db = DEFAULT_DB) -> None:
    """Derive all deals, organizations and people anew from the stored reports.

    Example: deals rebuild --db deals.db
    """
    with friendly_errors():
        with progress_on_stderr() as progress:
            count = pipeline.rebuild(db, progress)
        OUT.print(f"{count:,} deals derived in {db}")


def serve(
    db: Db = DEFAULT_DB,
    port: Port = 8001,
    host: Host = "127.0.0.1",
    cors: Annotated[
        bool, typer.Option("--cors", help="Let pages of other sites read the JSON.")
    ] = False,
    immutable: Annotated[
        bool, typer.Option("--immutable", help="The file never changes: answers may be kept.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Take reports and judgements from holders of tokens.")
    ] = False,
    mcp: Annotated[
        bool, typer.Option("--mcp", help="Let assistants read at /-/mcp; needs deals[mcp].")
    ] = False,
) -> None:
    """Publish the database with Datasette: pages, facets, SQL, JSON, CSV, and the API.

    Example: deals serve --port 8080
    """
    if write and immutable:
        raise typer.BadParameter("what never changes takes no writes", param_hint="--immutable")
    with friendly_errors():
        pipeline.serve(
            db,
            host,
            port,
            lambda: _announce(port, host),
            cors=cors,
            write=write,
            immutable=immutable,
            mcp=mcp,
        )


def _announce(port: int, host: str) -> None:
    ERR.print(f"Serving on [bold]http://{host}:{port}/[/] (Ctrl-C to stop)")
