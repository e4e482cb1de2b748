"""Tokens for writing over HTTP: make, list, revoke."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deals.errors import BadInput, NotFound
from deals.model.token import SCOPES, Scope, Token
from deals.store import private
from deals.store.database import open_to_read

_SPAN = re.compile(r"(\d{1,5})([hdw])")
_HOURS = {"h": 1, "d": 24, "w": 168}


def create_token(db_path: Path, name: str, scope: str, expires: str) -> tuple[Token, str]:
    """Make a token; returns it and its text, which is shown this once. `scope` is write, or one
    of its parts; `expires` a span such as 30d, or never.

    Raises NotFound without a database, BadInput for an unknown scope or span.
    """
    with open_to_read(db_path):
        pass
    scopes = _scopes(scope)
    until = _until(expires)
    with private.open_private(db_path) as connection:
        return private.add_token(connection, name, scopes, until)


def tokens(db_path: Path) -> list[Token]:
    """Every token of a database, revoked and expired ones too."""
    if not private.private_file(db_path).exists():
        return []
    with private.open_private(db_path) as connection:
        return private.all_tokens(connection)


def revoke_token(db_path: Path, key: str) -> None:
    """Refuse a token from now on. Raises NotFound when none in force has this id."""
    known = private.private_file(db_path).exists()
    if known:
        with private.open_private(db_path) as connection:
            if private.revoke_token(connection, key):
                return
    raise NotFound(f"{key}: no token in force has this id", hint="List them: deals token list")


def _scopes(scope: str) -> tuple[Scope, ...]:
    if scope == "write":
        return SCOPES
    found = tuple(known for known in SCOPES if known == scope)
    if not found:
        raise BadInput(f"{scope!r}: no such scope", hint=f"One of write, {', '.join(SCOPES)}.")
    return found


def _until(expires: str) -> str | None:
    if expires == "never":
        return None
    span = _SPAN.fullmatch(expires)
    if span is None or int(span[1]) == 0:
        raise BadInput(f"{expires!r} is not a span of time", hint="Write 12h, 30d, 4w or never.")
    moment = datetime.now(UTC) + timedelta(hours=int(span[1]) * _HOURS[span[2]])
    return moment.isoformat(timespec="seconds")
