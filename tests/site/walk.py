"""A walk over every page of a served demonstration database, by plain requests.

It says the same under both lines of Datasette, so that `.ci/run` can do it in an environment with
the other one: python tests/site/walk.py
"""

import json
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

# Path → words that the page must hold.
PAGES = {
    "/": ["Dollars a quarter", "Largest deals", "Questions", "Rumours and talks that never closed"],
    "/deal/meta-scale-ai-2025": ["$14.3 B", "Meta Platforms", "Alexandr Wang"],
    "/deal/meta-scale-ai-2025?as_of=2025-06-09": ["&gt; $10 B"],
    "/organization/meta-platforms": ["As investor or buyer", "What it holds", "Facebook"],
    "/flows": ["Money that comes back", "OpenAI"],
    "/disagreements": ["apart"],
    "/rumours": ["Who told of talk"],
    "/review": ["<h1>"],
    "/publishers": ["those read most", "Kinds of document"],
    "/search?q=scale": ["Meta Platforms – Scale AI"],
    "/method": ["within 1 %", "for 2 years has stalled", "score of 1.5"],
    "/deals/deals": ["Meta Platforms – Scale AI", "what its columns mean", "minority stake"],
    "/deals/deals?type=minority_stake&year=2025": ["Meta Platforms – Scale AI"],
    "/deals/deals?_investor=Facebook": ["investor is Meta Platforms"],
    "/deals/deals?_columns=all": ["Shown: all columns"],
    "/deals/deals/meta-scale-ai-2025": ["Meta Platforms – Scale AI"],
    "/deals/organizations": ["Nvidia"],
    "/deals/totals_by_quarter": ["2025-Q2"],
    "/deals/largest_investments?investor=Meta&as_of=2025-06-30&type=": ["Meta Platforms"],
    "/deals": ["deal_parties", "claims"],
    "/api/v1/docs": ["/api/v1/deals"],
}
DOCUMENTS = [
    "/.json",
    "/deals/deals.json?_shape=objects",
    "/deals/deals/meta-scale-ai-2025.json?_shape=objects",
    "/api/v1/deals",
    "/api/v1/deals/meta-scale-ai-2025?as_of=2025-06-09",
    "/api/v1/openapi.json",
]


def walk(address: str) -> list[str]:
    """Everything that is wrong with a served demonstration database; nothing where all is well."""
    wrong = []
    for path, words in PAGES.items():
        status, headers, body = _get(address + path)
        if status != 200:
            wrong.append(f"{path}: status {status}")
            continue
        policy = headers.get("Content-Security-Policy", "")
        if "script-src 'self'" not in policy or "default-src 'none'" not in policy:
            wrong.append(f"{path}: no strict policy")
        if "deals.css" not in body:
            wrong.append(f"{path}: not in our frame")
        wrong += [f"{path}: lacks “{word}”" for word in words if word not in body]
    for path in DOCUMENTS:
        status, _, body = _get(address + path)
        if status != 200 or not json.loads(body):
            wrong.append(f"{path}: status {status}")
    return wrong + _facets(address) + _rows(address)


def _rows(address: str) -> list[str]:
    """Deals page after page, where many are equal in what they are sorted by."""
    following, ids = f"{address}/deals/deals.json?_sort_desc=status&_size=30&_shape=objects", []
    while following:
        page = json.loads(_get(following)[2])
        ids += [row["id"] for row in page["rows"]]
        following = page["next_url"]
    every = json.loads(_get(f"{address}/deals/deals.json?_shape=array&_size=max")[2])
    whole = sorted(ids) == sorted(row["id"] for row in every)
    return [] if whole else [f"pages: {len(ids)} rows, {len(set(ids))} deals of {len(every)}"]


def _facets(address: str) -> list[str]:
    """Facets as counted, whose places in the JSON differ between the lines."""
    query = "_facet_counts=type&_facet_counts=investor&_extra=facet_results&_shape=objects"
    document = json.loads(_get(f"{address}/deals/deals.json?status=completed&{query}")[2])
    found = document["facet_results"]
    found = found.get("results", found)
    rows = json.loads(
        _get(f"{address}/deals/deals.json?status=completed&_shape=array&_size=max")[2]
    )
    types = {r["value"]: r["count"] for r in found["type"]["results"]}
    right = {kind: sum(row["type"] == kind for row in rows) for kind in types}
    nvidia = next(r for r in found["investor"]["results"] if r["label"] == "Nvidia")
    wrong = [] if types == right and len(rows) == sum(types.values()) else [f"facets: {types}"]
    if "_investor=nvidia" not in nvidia["toggle_url"]:
        wrong.append(f"facets: {nvidia}")
    return wrong


def _get(url: str) -> tuple[int, dict[str, str], str]:
    try:
        with urlopen(url, timeout=30) as answer:  # noqa: S310  (our own address)
            headers = {name.title(): value for name, value in answer.headers.items()}
            return answer.status, headers, answer.read().decode()
    except HTTPError as error:
        return error.code, {}, error.read().decode()


@contextmanager
def served(database: Path) -> Iterator[str]:
    """`deals serve` in a process of its own; gives its address and stops it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    command = ["-m", "deals", "serve", "--db", str(database), "--port", address.rpartition(":")[2]]
    server = subprocess.Popen([sys.executable, *command])
    try:
        for _ in range(300):
            try:
                _get(address + "/-/versions.json")
                break
            except (URLError, OSError):
                time.sleep(0.1)
        yield address
    finally:
        server.kill()
        server.wait()


def main() -> None:
    """Walk, and end with 1 where something is wrong."""
    import datasette

    from deals import pipeline

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "deals.db"
        pipeline.demo(database)
        with served(database) as address:
            wrong = walk(address)
    print(f"Datasette {datasette.__version__}: {len(PAGES) + len(DOCUMENTS)} addresses")
    print("\n".join(wrong) or "all is well")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
