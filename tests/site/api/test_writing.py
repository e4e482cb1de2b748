"""Writing over HTTP, in process: what is taken, what is refused, what refusals leave behind."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from deals import pipeline
from deals.errors import BadInput, DealsError, NotFound
from deals.pipeline.taking import taker
from deals.site.api import writing
from deals.site.api.limits import Limit
from deals.store import private


@pytest.fixture
def db(tmp_path: Path, record: Any, write_lines: Any) -> Path:
    path = tmp_path / "deals.db"
    first = [record(deal="a-2024"), record(deal="b-2024", target="Other Works")]
    pipeline.ingest([str(write_lines(*first))], path)
    return path


@pytest.fixture
def token(db: Path) -> str:
    return pipeline.create_token(db, "ann", "write", "1h")[1]


@pytest.fixture
async def server(db: Path, plugin_installed: bool) -> AsyncIterator[Datasette]:
    with taker(db, "127.0.0.1") as writer:
        writing.open_desk(writer)
        instance = Datasette([str(db)])
        await instance.invoke_startup()
        yield instance
        writing.open_desk(None)
        for each in instance.databases.values():
            each.close()


def everything(db: Path) -> list[Any]:
    with closing(sqlite3.connect(db)) as connection:
        return [
            connection.execute(f"select * from {table} order by 1").fetchall()  # noqa: S608
            for table in ("reports", "deals", "judgements", "deal_values", "sources", "ingests")
        ]


def audit(db: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(private.private_file(db))) as connection:
        return connection.execute("select action, status, token_id from writes").fetchall()


async def post(
    server: Datasette, token: str | None, document: Any, path: str = "reports", **headers: str
) -> Any:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    given = {"content-type": "application/json"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    if token is not None:
        given.setdefault("authorization", f"Bearer {token}")
    return await server.client.post(f"/api/v1/{path}", content=body, headers=given)


async def test_a_report_is_taken_once(
    server: Datasette, db: Path, token: str, record: Callable[..., Any]
) -> None:
    sent = record(deal="a-2024", stake_percent=10)
    answer = await post(server, token, sent)
    assert answer.status_code == 201, answer.text
    written = answer.json()
    assert (written["reports_new"], written["deals_changed"]) == (1, 1)
    assert written["reports"][0]["deal"] == "a-2024"
    shown = (await server.client.get("/api/v1/deals/a-2024")).json()
    assert shown["deal"]["stake_percent"] == 10
    again = await post(server, token, [sent])
    assert (again.status_code, again.json()["reports_known"]) == (200, 1)
    assert pipeline.check(db) == []
    with closing(sqlite3.connect(db)) as connection:
        files = connection.execute("select file from ingests").fetchall()
    assert ("sent by ann",) in files


async def test_many_records_come_in_as_from_a_file(
    server: Datasette, db: Path, token: str, demo_db: Path, tmp_path: Path
) -> None:
    pipeline.export(
        demo_db, "records", str(tmp_path / "r.jsonl"), pipeline.Filters(investor="Meta")
    )
    lines = (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    sent = [r for r in map(json.loads, lines) if "target" in r or "name" in r]
    answer = await post(server, token, sent)
    assert answer.status_code == 201, answer.text
    assert len(answer.json()["reports"]) == len(sent) > 50
    assert pipeline.check(db) == []
    other = tmp_path / "other.db"
    (tmp_path / "s.json").write_text(json.dumps(sent), encoding="utf-8")
    pipeline.ingest([str(tmp_path / "s.json")], other)
    deal = "meta-scale-ai-2025"
    assert pipeline.show(db, deal) == pipeline.show(other, deal)


async def test_one_bad_record_refuses_all(
    server: Datasette, db: Path, token: str, record: Callable[..., Any]
) -> None:
    before = everything(db)
    bad = [record(deal="c-2024"), record(typ="merger"), record(amount={"exact": 5})]
    answer = await post(server, token, bad)
    assert answer.status_code == 422
    problem = answer.json()
    assert [(e["place"], e.get("field")) for e in problem["errors"]] == [
        ("record 2", "typ"), ("record 3", "amount"),
    ]  # fmt: skip
    assert "did you mean 'type'" in problem["detail"]
    assert everything(db) == before


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(b"{", "line 1, column 2", id="not-json"),
        pytest.param(b"", "not JSON", id="empty"),
        pytest.param(b"[]", "the list is empty", id="no-record"),
        pytest.param(b"\xff", "not UTF-8", id="not-utf8"),
        pytest.param(b"[" * 100_000, "nested too deeply", id="deep"),
        pytest.param(b'{"target": "a", "target": "b"}', "given twice", id="twice"),
        pytest.param(b'{"amount": NaN}', "not a JSON number", id="nan"),
        pytest.param(b"3", "an object with fields", id="number"),
        pytest.param(b'{"target": "\\ud800"}', "half a character", id="surrogate"),
        pytest.param(b'{"target": "Works"}', "say with its url", id="no-source"),
        pytest.param(b'{"former_id": "x", "report": "y"}', "neither a report", id="former-id"),
        pytest.param(b"[" + b"{}," * 1_000 + b"{}]", "at most 1000", id="too-many"),
    ],
)
async def test_a_malformed_body_is_told_with_its_place(
    server: Datasette, db: Path, token: str, body: bytes, words: str
) -> None:
    before = everything(db)
    answer = await post(server, token, body)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert words in answer.text
    assert everything(db) == before


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(lambda token: None, id="none"),
        pytest.param(lambda token: "", id="empty"),
        pytest.param(lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"), id="forged"),
        pytest.param(lambda token: token.replace("deals_", "other_"), id="other-kind"),
        pytest.param(lambda token: token.rsplit("_", 1)[0] + "_", id="no-secret"),
        pytest.param(lambda token: "deals_00000000_" + token.rsplit("_", 1)[1], id="other-id"),
        pytest.param(lambda token: "' or 1=1 --", id="sql"),
        pytest.param(lambda token: token + "x" * 5_000, id="long"),
    ],
)
async def test_without_a_good_token_nothing_is_written(
    server: Datasette, db: Path, token: str, record: Any, made: Any
) -> None:
    before = everything(db)
    answer = await post(server, made(token), record(deal="c-2024"))
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["status"] == 401
    assert everything(db) == before
    assert audit(db) == [("reports", 401, None)]


async def test_expired_and_revoked_tokens_are_refused(
    server: Datasette, db: Path, record: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, text = pipeline.create_token(db, "bea", "write", "1h")
    monkeypatch.setattr(private, "now", lambda: "2999-01-01T00:00:00+00:00")
    assert (await post(server, text, record(deal="c-2024"))).status_code == 401
    monkeypatch.undo()
    assert (await post(server, text, record(deal="c-2024"))).status_code == 201
    pipeline.revoke_token(db, made.id)
    assert (await post(server, text, record(deal="d-2024"))).status_code == 401


async def test_a_scope_is_no_other(server: Datasette, db: Path, record: Any) -> None:
    _, reports = pipeline.create_token(db, "r", "reports", "never")
    _, judgements = pipeline.create_token(db, "j", "judgements", "never")
    before = everything(db)
    refused = await post(server, judgements, record(deal="c-2024"))
    assert (refused.status_code, refused.json()["status"]) == (403, 403)
    decision = {"decision": "same", "deals": ["a-2024", "b-2024"], "reason": "x"}
    assert (await post(server, reports, decision, "judgements")).status_code == 403
    assert everything(db) == before


async def test_too_large_and_other_kinds_of_bodies(
    server: Datasette, db: Path, token: str, record: Any
) -> None:
    before = everything(db)
    large = b" " * (writing.LARGEST_BODY + 1)
    assert (await post(server, token, large)).status_code == 413
    form = await post(server, token, b"a=b", content_type="application/x-www-form-urlencoded")
    assert form.status_code == 415

    async def pieces() -> AsyncIterator[bytes]:  # no length is stated
        for _ in range(30):
            yield b" " * 100_000

    headers = {"content-type": "application/json", "authorization": f"Bearer {token}"}
    answer = await server.client.post("/api/v1/reports", content=pieces(), headers=headers)
    assert answer.status_code == 413
    assert everything(db) == before


async def test_too_often_is_told_to_come_again(
    server: Datasette, db: Path, token: str, record: Any
) -> None:
    desk = writing._Open.desk
    assert desk is not None
    desk.by_token = Limit(per_minute=60, burst=2)
    answers = [await post(server, token, record(deal="a-2024")) for _ in range(4)]
    assert [answer.status_code for answer in answers][2:] == [429, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1
    desk.strangers = Limit(per_minute=60, burst=1)
    guesses = [await post(server, "deals_x_y", record()) for _ in range(3)]
    assert [answer.status_code for answer in guesses] == [401, 429, 429]
    assert len([row for row in audit(db) if row[1] == 429]) == 0


async def test_a_repeated_key_gets_the_first_answer(
    server: Datasette, db: Path, token: str, record: Any
) -> None:
    sent = record(deal="c-2024")
    first = await post(server, token, sent, idempotency_key="k-1")
    after = everything(db)
    again = await post(server, token, sent, idempotency_key="k-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    other = await post(server, token, record(deal="d-2024"), idempotency_key="k-1")
    assert other.status_code == 422
    assert "another body" in other.text
    assert everything(db) == after
    assert (await post(server, token, sent, idempotency_key="a b")).status_code == 400


async def test_judgements_decide_and_name_the_holder(
    server: Datasette, db: Path, token: str
) -> None:
    decision = {"decision": "same", "deals": ["a-2024", "b-2024"], "reason": "one deal",
                "author": "somebody else"}  # fmt: skip
    answer = await post(server, token, decision, "judgements")
    assert (answer.status_code, answer.json()["judgements_new"]) == (201, 1)
    assert [j.author for j in pipeline.judgements(db)] == ["ann"]
    moved = await server.client.get("/api/v1/deals/b-2024")
    assert (moved.status_code, moved.headers["location"]) == (308, "/api/v1/deals/a-2024")
    before = everything(db)
    for bad, words in (
        ({"decision": "pin", "deal": "a-2024", "field": "amount", "value": "?", "reason": "x"},
         "amount"),
        ({"decision": "same", "deals": ["a-2024", "nothing"], "reason": "x"}, "no such deal"),
        ({"decision": "same", "deals": ["a-2024", "c"]}, "reason"),
        ({"decison": "same"}, "decision"),
    ):  # fmt: skip
        refused = await post(server, token, bad, "judgements")
        assert refused.status_code == 422
        assert words in refused.text
    assert everything(db) == before


async def test_without_the_switch_nothing_can_be_written(
    db: Path, token: str, record: Any, plugin_installed: bool
) -> None:
    instance = Datasette([str(db)])
    answer = await post(instance, token, record())
    assert answer.status_code == 403
    assert "deals serve --write" in answer.json()["hint"]
    for each in instance.databases.values():
        each.close()


async def test_readers_see_whole_deals_while_somebody_writes(
    server: Datasette, db: Path, token: str, record: Any
) -> None:
    """Each write changes two values of one deal together; no reader sees one without the other."""
    desk = writing._Open.desk
    assert desk is not None
    desk.by_token = Limit(per_minute=1e9, burst=10**6)
    done = False
    seen: set[float] = set()

    async def write() -> None:
        nonlocal done
        for number in range(1, 16):
            sent = record(
                deal="a-2024",
                stake_percent=number,
                amount={"text": "x", "exact": number * 1_000_000, "currency": "USD"},
                source={"url": f"https://news.example/{number}",
                        "published": f"2024-04-{number:02}"},
            )  # fmt: skip
            assert (await post(server, token, sent)).status_code == 201
        done = True

    async def read() -> None:
        while not done:
            deal = (await server.client.get("/api/v1/deals/a-2024")).json()
            told = deal["deal"]
            assert told["reports_count"] == len(deal["reports"])
            if told["stake_percent"] is not None:
                assert told["amount"] == told["stake_percent"] * 1_000_000
                seen.add(told["stake_percent"])

    await asyncio.gather(write(), *(read() for _ in range(5)))
    assert 15 in seen or len(seen) > 3
    assert pipeline.check(db) == []


def test_beyond_this_machine_only_with_a_token(db: Path) -> None:
    with (
        pytest.raises(DealsError, match="without a token") as error,
        taker(db, "0.0.0.0"),  # noqa: S104
    ):
        pass
    assert "deals token create" in error.value.hint
    made, _ = pipeline.create_token(db, "ann", "write", "1h")
    with taker(db, "0.0.0.0"):  # noqa: S104
        pass
    pipeline.revoke_token(db, made.id)
    with pytest.raises(DealsError, match="without a token"), taker(db, "192.0.2.1"):
        pass


def test_secrets_are_nowhere_kept(db: Path, token: str) -> None:
    secret = token.rsplit("_", 1)[1].encode()
    kept = private.private_file(db)
    assert secret not in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0
    assert b"tokens" not in db.read_bytes()  # a published copy carries none of it
    (listed,) = pipeline.tokens(db)
    assert (listed.name, listed.scopes) == ("ann", ("reports", "judgements"))
    assert secret.decode() not in listed.model_dump_json()


@pytest.mark.parametrize(
    ("scope", "expires", "words"),
    [("admin", "1h", "no such scope"), ("write", "soon", "span"), ("write", "0d", "span")],
)
def test_bad_tokens_are_not_made(db: Path, scope: str, expires: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        pipeline.create_token(db, "ann", scope, expires)
    assert pipeline.tokens(db) == []


def test_revoking_what_is_not_there(db: Path) -> None:
    with pytest.raises(NotFound, match="no token in force"):
        pipeline.revoke_token(db, "00000000")
