"""Publishing a database with Datasette: settings as measured, metadata as packaged."""

import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path

import yaml

from deals.errors import DealsError, NotFound
from deals.pipeline.packaged import metadata_file
from deals.pipeline.taking import taker
from deals.store.database import open_to_read

# Facet suggestions cost most on large tables; a facet's limit must not exceed the query's.
SETTINGS = {
    "suggest_facets": "off",
    "facet_time_limit_ms": "1000",
    "sql_time_limit_ms": "3000",
    "num_sql_threads": "4",
    "default_page_size": "50",
    "max_returned_rows": "1000",
    "default_facet_size": "20",
    "max_csv_mb": "0",
}
DATABASE = "deals"  # the name that metadata.yml describes
_FOR_ASSISTANTS = "mcp"  # what the plugin datasette-mcp calls itself


def serve(
    db_path: Path,
    host: str,
    port: int,
    ready: Callable[[], None],
    *,
    cors: bool = False,
    write: bool = False,
    immutable: bool = False,
    mcp: bool = False,
) -> None:
    """Serve until interrupted; `ready` is called once nothing stands in the way. With `cors`,
    pages of other sites may read the answers; with `write`, holders of tokens may write; with
    `immutable`, nobody changes the file meanwhile, so that answers may be kept; with `mcp`,
    assistants have an endpoint of their own.

    Raises NotFound without a database, DealsError for a taken port, or without what `mcp` needs.
    """
    if not db_path.is_file():
        raise NotFound(f"{db_path}: there is no database", hint="Make one with: deals demo")
    with open_to_read(db_path):
        pass  # refuses files that are not ours before a server starts
    _check_port(host, port)
    _let_assistants(mcp)
    from datasette.cli import cli  # starting a web server is slow; other commands need none

    from deals.site.api.writing import open_desk

    with ExitStack() as stack:
        metadata = stack.enter_context(metadata_for(db_path))
        open_desk(stack.enter_context(taker(db_path, host)) if write else None)
        ready()
        arguments = serve_arguments(db_path, metadata, host, port, immutable)
        cli.main(args=[*arguments, *(["--cors"] if cors else [])], standalone_mode=False)


def inspect_file(db_path: Path) -> Path:
    """Where the counts and the hash of a published database stand, if they do."""
    return db_path.with_name(f"{db_path.stem}.inspect.json")


def serve_arguments(
    db_path: Path, metadata: Path, host: str, port: int, immutable: bool = False
) -> list[str]:
    """Arguments of the datasette command."""
    database = [str(db_path)]
    if immutable:
        database = ["-i", str(db_path), "--setting", "default_cache_ttl", "3600"]
        if inspect_file(db_path).is_file():
            database += ["--inspect-file", str(inspect_file(db_path))]
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, value)]
    described = ["-m", str(metadata)]
    if not version("datasette").startswith("0."):  # 1.0 takes queries, facets and rights from here
        described += ["-c", str(metadata)]
    return [
        "serve",
        *database,
        *described,
        "--host",
        host,
        "--port",
        str(port),
        *settings,
    ]


@contextmanager
def metadata_for(db_path: Path) -> Iterator[Path]:
    """The packaged metadata, under the name that Datasette gives to this file."""
    if db_path.stem == DATABASE:
        yield metadata_file()
        return
    document = yaml.safe_load(metadata_file().read_text(encoding="utf-8"))
    document["databases"] = {db_path.stem: document["databases"][DATABASE]}
    with tempfile.TemporaryDirectory() as folder:
        renamed = Path(folder) / "metadata.yml"
        renamed.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
        yield renamed


def _let_assistants(wanted: bool) -> None:
    """An endpoint is there because somebody asked for it, not because its plugin is installed."""
    from datasette.plugins import pm

    installed = pm.has_plugin(_FOR_ASSISTANTS)
    if wanted and not installed:
        raise DealsError(
            "--mcp: the endpoint for assistants is not installed",
            hint="Install it with: pip install 'deals[mcp]'",
        )
    if installed and not wanted:
        pm.unregister(name=_FOR_ASSISTANTS)


def _check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise DealsError(
                f"{host}:{port}: cannot listen there ({error.strerror})",
                hint="Choose another port with --port.",
            ) from error
