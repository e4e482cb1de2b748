"""Reading with a language model, against an OpenAI-compatible server on loopback.

The server gives canned answers in the form in which such servers stream them, so that the client,
the library between and the whole way to the reports are the real ones.
"""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from deals import pipeline
from deals.cli import app
from deals.errors import BadInput, DealsError
from deals.extract.language_model import LanguageModel
from deals.model.article import Article

STORY = (
    "Northwind buys into Harbour\n\nNorthwind Capital agreed to acquire 12% of Harbour\nRobotics "
    "for $40 million, both said.\n"
)
GOOD = {
    "target": {"value": "Harbour Robotics", "quote": "Harbour Robotics"},
    "investors": [{"value": "Northwind Capital", "quote": "Northwind Capital agreed"}],
    "amount": {"value": "$40 million", "quote": "for $40 million"},
    "stake_percent": {"value": 12, "quote": "12%"},
    "status": {"value": "announced", "quote": "agreed to acquire"},
}
INVENTED = GOOD | {"amount": {"value": "$999 billion", "quote": "for $999 billion"}}
OTHER_VALUE = GOOD | {"amount": {"value": "$41 million", "quote": "for $40 million"}}


def answer(*reports: Any) -> str:
    return json.dumps({"reports": reports})


class Handler(BaseHTTPRequestHandler):
    """Gives the next canned answer: a text to stream, (text, "cut") to break off, or a status."""

    server: Any

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.server.asked.append(json.loads(self.rfile.read(size)))
        canned = self.server.answers.pop(0)
        if isinstance(canned, int):
            self.send_response(canned)
            self.send_header("Content-Type", "application/json")
            self.send_header("Retry-After", "0")
            body = json.dumps({"error": {"message": "slow down"}}).encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        text, cut = canned if isinstance(canned, tuple) else (canned, None)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        half = len(text) // 2
        for part in (text[:half], text[half:]):
            self.event({"choices": [{"index": 0, "delta": {"content": part}}]})
        if cut:
            self.close_connection = True
            return  # neither the end of the stream nor that of the body
        self.event({"choices": [], "usage": {"prompt_tokens": 1000, "completion_tokens": 200,
                                             "total_tokens": 1200}})  # fmt: skip
        self.chunk(b"data: [DONE]\n\n")
        self.chunk(b"")

    def event(self, fields: dict[str, Any]) -> None:
        whole = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m"} | fields
        self.chunk(f"data: {json.dumps(whole)}\n\n".encode())

    def chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    running: Any = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.asked, running.answers = [], []
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    user = tmp_path / "llm"
    user.mkdir()
    (user / "extra-openai-models.yaml").write_text(
        f"- model_id: canned\n  model_name: m\n  supports_schema: true\n"
        f"  api_base: http://127.0.0.1:{running.server_port}/v1\n"
    )
    monkeypatch.setenv("LLM_USER_PATH", str(user))
    monkeypatch.setenv("DEALS_CACHE", str(tmp_path / "cache"))
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture
def article() -> Article:
    return Article.model_validate(
        {"text": STORY, "source": {"url": "https://n.example/1", "published": "2024-03-05"}}
    )


@pytest.fixture
def model(server: Any, tmp_path: Path) -> LanguageModel:
    return LanguageModel("canned", tmp_path / "cache")


def test_a_good_answer_is_a_report_with_quotes_at_their_places(
    server: Any, model: LanguageModel, article: Article
) -> None:
    server.answers = [answer(GOOD)]
    (report,) = model.read(article)
    assert (report.target, report.investors) == ("Harbour Robotics", ("Northwind Capital",))
    assert (report.amount and report.amount.exact, report.stake_percent) == (40_000_000, 12)
    assert report.quotes["target"].text == "Harbour\nRobotics"  # as it stands in the text
    for quote in report.quotes.values():
        assert STORY[quote.start : quote.end] == quote.text
    assert (model.usage.calls, model.usage.faults) == (1, [])
    assert (model.usage.input_tokens, model.usage.output_tokens) == (1000, 200)
    assert model.usage.cost((2.0, 10.0)) == pytest.approx(0.004)
    asked = server.asked[0]
    assert asked["response_format"]["type"] == "json_schema"
    assert STORY in asked["messages"][-1]["content"]


def test_an_answer_is_kept_and_asked_for_only_once(
    server: Any, model: LanguageModel, article: Article, tmp_path: Path
) -> None:
    server.answers = [answer(GOOD), answer()]
    first = list(model.read(article))
    again = LanguageModel("canned", tmp_path / "cache")
    assert list(again.read(article)) == first
    assert (again.usage.calls, again.usage.cached) == (0, 1)
    other = article.model_copy(update={"text": STORY + "More.\n"})
    assert list(again.read(other)) == []
    assert len(server.asked) == 2


@pytest.mark.parametrize("wrong", [INVENTED, OTHER_VALUE], ids=["invented-quote", "other-value"])
def test_what_the_text_does_not_say_is_named_once_and_then_dropped(
    server: Any, model: LanguageModel, article: Article, wrong: dict[str, Any]
) -> None:
    server.answers = [answer(wrong), answer(wrong)]
    (report,) = model.read(article)
    assert (report.amount, report.stake_percent) == (None, 12)
    assert (model.usage.calls, model.usage.retries) == (2, 1)
    (fault,) = model.usage.faults
    assert "report 1, amount" in fault
    assert "report 1, amount" in server.asked[1]["messages"][-1]["content"]


def test_the_second_try_can_mend_it(server: Any, model: LanguageModel, article: Article) -> None:
    server.answers = [answer(INVENTED), answer(GOOD)]
    (report,) = model.read(article)
    assert report.amount
    assert report.amount.exact == 40_000_000
    assert model.usage.faults == []


def test_broken_json_gets_one_more_try(server: Any, model: LanguageModel, article: Article) -> None:
    server.answers = ["I found one deal: {", f"```json\n{answer(GOOD)}\n```"]
    assert len(list(model.read(article))) == 1
    assert "not the JSON" in server.asked[1]["messages"][-1]["content"]
    server.answers = ["no", "no again"]
    with pytest.raises(DealsError, match="not the JSON that was asked for"):
        list(model.read(article.model_copy(update={"text": "Other words."})))


def test_a_stream_that_is_cut_off_gets_one_more_try(
    server: Any, model: LanguageModel, article: Article
) -> None:
    server.answers = [(answer(GOOD)[:-40], "cut"), answer(GOOD)]
    (report,) = model.read(article)
    assert report.target == "Harbour Robotics"
    assert (model.usage.calls, model.usage.retries) == (2, 1)


def test_too_many_requests_are_said_and_nothing_is_kept(
    server: Any, model: LanguageModel, article: Article, tmp_path: Path
) -> None:
    server.answers = [429] * 6
    with pytest.raises(DealsError, match=r"cannot be asked .*429"):
        list(model.read(article))
    assert not list((tmp_path / "cache").glob("*"))


def test_a_target_that_is_not_in_the_text_leaves_no_report(
    server: Any, model: LanguageModel, article: Article
) -> None:
    bad = answer(GOOD | {"target": {"value": "Zebra Mining", "quote": "Zebra Mining"}})
    server.answers = [bad, bad]
    assert list(model.read(article)) == []
    assert any("target" in fault for fault in model.usage.faults)


def test_an_unknown_model_is_named(server: Any) -> None:
    with pytest.raises(BadInput, match="no-such-model: no such model"):
        LanguageModel("no-such-model")


def test_the_command_prints_tokens_cost_and_what_was_dropped(server: Any, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    server.answers = [answer(INVENTED), answer(INVENTED)]
    done = CliRunner().invoke(
        app, ["extract", str(path), "--model", "canned", "--price", "2/10", "--json"]
    )
    assert done.exit_code == 0, done.output
    (report,) = json.loads(done.stdout)["reports"]
    assert (report["extractor"], report["extractor_version"]) == ("llm:canned", "1")
    assert "2 calls (1 of them second tries), 0 from the cache" in done.stderr
    assert "2,000 tokens in, 400 out; cost 0.0080" in done.stderr
    assert "dropped" in done.stderr


def test_what_a_model_read_is_ingested_marked_and_its_cache_is_redacted(
    server: Any, tmp_path: Path
) -> None:
    path, db = tmp_path / "story.txt", tmp_path / "deals.db"
    path.write_text(STORY)
    server.answers = [answer(GOOD)]
    extractor, _ = pipeline.language_model("canned")
    pipeline.ingest([str(path)], db, pipeline.Options(extractor=extractor))
    (waiting,) = pipeline.reviews_pending(db)
    assert waiting.extractor == "llm:canned"
    assert len(list((tmp_path / "cache").iterdir())) == 1
    (row,) = pipeline.report_places(db)
    assert row["report"] == waiting.report
    pipeline.redact(db, waiting.record["source"]["file_hash"], "tester", "asked to")
    assert list((tmp_path / "cache").iterdir()) == []


def test_ingest_tells_the_tokens_and_reads_a_known_text_again(server: Any, tmp_path: Path) -> None:
    path, db = tmp_path / "story.txt", tmp_path / "deals.db"
    path.write_text(STORY)
    pipeline.ingest([str(path)], db)
    server.answers = [answer(GOOD)]
    command = ["ingest", str(path), "--db", str(db), "--model", "canned", "--price", "2/10"]
    done = CliRunner().invoke(app, command)
    assert (done.exit_code, "0 calls" in done.stderr) == (0, True), done.output
    done = CliRunner().invoke(app, [*command, "--again"])
    assert done.exit_code == 0, done.output
    assert "1 calls (0 of them second tries)" in done.stderr
    assert "1,000 tokens in, 200 out; cost 0.0040" in done.stderr
    assert "1 text read again" in done.stdout
    assert {waiting.extractor for waiting in pipeline.reviews_pending(db)} == {"llm:canned"}
