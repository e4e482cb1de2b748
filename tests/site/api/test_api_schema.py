"""schemathesis makes requests out of the description, valid and not, and judges the answers of a
real server."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
)

from deals import pipeline
from deals.site.api.openapi import description


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def served(demo_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and token of a server of the packaged deals that takes writes, in a process of its
    own."""
    db = tmp_path_factory.mktemp("served") / "deals.db"
    pipeline.export(demo_db, "sqlite", str(db))
    token = pipeline.create_token(db, "schemathesis", "write", "1h")[1]
    address = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "deals", "serve", "--write", "--db", str(db)]
    command += ["--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen(f"{address}/api/v1", timeout=5).close()  # noqa: S310
                    break
                except OSError:
                    time.sleep(0.2)
            yield address, token
        finally:
            server.terminate()


schema = schemathesis.openapi.from_dict(description())


def holds_for(method: str, path: str) -> Callable[..., None]:
    """A test of one operation."""

    @schema.include(method=method, path=path).parametrize()
    @settings(
        max_examples=25, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    def test(case: Any, served: tuple[str, str]) -> None:
        # A cursor of ours cannot be told by a pattern, nor can all that makes a record a good one.
        made_up = case.method == "POST" or "cursor" in (case.query or {})
        address, token = served
        answer = case.call(base_url=address, headers={"Authorization": f"Bearer {token}"})
        excluded = [positive_data_acceptance] if made_up else []
        if answer.status_code == 413:  # a body so large is refused before it is looked at
            excluded.append(negative_data_rejection)
        case.validate_response(answer, excluded_checks=excluded)

    return test


# A name each: tests that share one, as schemathesis would name them, cannot be told apart.
for path, item in description()["paths"].items():
    for method in item:
        name = "_".join(re.findall("[a-z0-9]+", f"{method} {path}"))
        globals()[f"test_no_request_breaks_{name}"] = holds_for(method.upper(), path)
