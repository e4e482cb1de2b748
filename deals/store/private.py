"""What belongs to a database but is never published: tokens, and the audit of writes over HTTP.

It is a file of its own beside the database, readable by its owner only, so that copies of the
database carry neither hashes of secrets nor who wrote what from where.
"""

import hashlib
import hmac
import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from deals.errors import DatabaseError
from deals.model.token import Outcome, Scope, Token

SUFFIX = ".private.db"
PREFIX = "deals"
_SCHEMA = """
create table if not exists tokens (
  id text primary key,
  name text not null,
  scopes text not null,
  hash text not null,
  created_at text not null,
  expires_at text,
  revoked_at text,
  last_used_at text
) strict;
create table if not exists writes (
  id integer primary key,
  at text not null,
  token_id text references tokens(id),
  client text,
  action text not null,
  status integer not null,
  detail text not null,
  body_hash text,
  idempotency_key text,
  answer text
) strict;
create unique index if not exists writes_key on writes(token_id, idempotency_key)
  where idempotency_key is not null;
"""
_COLUMNS = "id, name, scopes, created_at, expires_at, revoked_at, last_used_at"
_NOBODY = "0" * 64  # compared with where there is no such token, so that both take as long


def private_file(db_path: Path) -> Path:
    """The file beside a database that holds what is not published."""
    return db_path.with_name(db_path.name + SUFFIX)


@contextmanager
def open_private(db_path: Path) -> Iterator[sqlite3.Connection]:
    """The private file, made as needed. Raises DatabaseError where it cannot be opened."""
    path = private_file(db_path)
    try:
        if not path.exists():
            path.touch(mode=0o600)
        with closing(sqlite3.connect(path, timeout=10)) as connection:
            connection.executescript(_SCHEMA)
            with connection:
                yield connection
    except (OSError, sqlite3.OperationalError) as error:
        raise DatabaseError(
            f"{path}: cannot be opened ({error})", hint="Check the rights of the folder."
        ) from error


def add_token(
    connection: sqlite3.Connection, name: str, scopes: tuple[Scope, ...], expires_at: str | None
) -> tuple[Token, str]:
    """Make a token; returns it and the text to hand over, of which only a hash is kept."""
    key, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    token = Token(id=key, name=name, scopes=scopes, created_at=now(), expires_at=expires_at)
    connection.execute(
        "insert into tokens values (?, ?, ?, ?, ?, ?, null, null)",
        [key, name, json.dumps(scopes), _hash(secret), token.created_at, expires_at],
    )
    return token, f"{PREFIX}_{key}_{secret}"


def all_tokens(connection: sqlite3.Connection) -> list[Token]:
    """Every token ever made, oldest first."""
    found = connection.execute(f"select {_COLUMNS} from tokens order by created_at, id")  # noqa: S608
    return [_token(row) for row in found]


def revoke_token(connection: sqlite3.Connection, key: str) -> bool:
    """Refuse a token from now on; False when there is none in force with this id."""
    done = connection.execute(
        "update tokens set revoked_at = ? where id = ? and revoked_at is null", [now(), key]
    )
    return done.rowcount == 1


def find_token(connection: sqlite3.Connection, text: str) -> Token | None:
    """The token in force that a text is; None for a forged, expired or revoked one."""
    prefix, _, rest = text.partition("_")
    key, _, secret = rest.partition("_")
    row = connection.execute(
        f"select {_COLUMNS}, hash from tokens where id = ?",  # noqa: S608
        [key],
    ).fetchone()
    same = hmac.compare_digest(_hash(secret), row[-1] if row else _NOBODY)
    if row is None or not same or prefix != PREFIX:
        return None
    token = _token(row[:-1])
    if token.revoked_at or (token.expires_at and token.expires_at <= now()):
        return None
    connection.execute("update tokens set last_used_at = ? where id = ?", [now(), key])
    return token


def in_force(tokens: list[Token]) -> list[Token]:
    """Those that are neither revoked nor expired."""
    return [t for t in tokens if not t.revoked_at and not (t.expires_at and t.expires_at <= now())]


def add_write(
    connection: sqlite3.Connection,
    action: str,
    outcome: Outcome,
    *,
    token: Token | None = None,
    client: str | None = None,
    body_hash: str | None = None,
    key: str | None = None,
) -> None:
    """Note a write or a refused one. The answer is kept where the request had a key."""
    connection.execute(
        "insert into writes (at, token_id, client, action, status, detail, body_hash, "
        "idempotency_key, answer) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [now(), token.id if token else None, client, action, outcome.status,
         outcome.body[:500], body_hash, key, outcome.body if key else None],
    )  # fmt: skip


def earlier_write(
    connection: sqlite3.Connection, token: Token, key: str
) -> tuple[str, Outcome] | None:
    """The hash of the body and the answer of the request that used a key before."""
    row = connection.execute(
        "select body_hash, status, answer from writes where token_id = ? and idempotency_key = ?",
        [token.id, key],
    ).fetchone()
    return (row[0], Outcome(status=row[1], body=row[2])) if row else None


def now() -> str:
    """This moment, ISO 8601 in UTC; such texts sort by time."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _hash(secret: str) -> str:
    # The secret is 256 random bits: nothing that a slow hash would have to protect.
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def _token(row: tuple[str, ...]) -> Token:
    names = [name.strip() for name in _COLUMNS.split(",")]
    fields = dict(zip(names, row, strict=True))
    return Token.model_validate(fields | {"scopes": json.loads(fields["scopes"])})
