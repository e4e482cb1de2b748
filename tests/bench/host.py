"""A published folder behind Debian's nginx: answers a second with one and two processes, and how
many of them the cache gives.

Usage: python -m tests.bench.host DATABASE [--seconds S]
"""

import argparse
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from deals import pipeline
from deals.export import hosting
from tests.bench.api import addresses_of, running
from tests.bench.load import Server, saturate

_READERS = 16


def visits(addresses: list[str], number: int, seed: int = 1) -> list[str]:
    """As people ask: few addresses often, most of them seldom."""
    chance = random.Random(seed)  # noqa: S311
    last = len(addresses) - 1
    return [addresses[min(last, int(chance.paretovariate(0.6)) - 1)] for _ in range(number)]


@contextmanager
def behind_nginx(servers: list[Server], folder: Path) -> Iterator[Server]:
    """nginx with the settings that `deals publish` writes, in front of servers on this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    folder.mkdir()
    folder.chmod(0o777)  # its workers run as another user
    settings = folder / "nginx.conf"
    upstreams = [f"{each.host}:{each.port}" for each in servers]
    text = hosting.nginx(upstreams, listen=f"127.0.0.1:{port}", folder=str(folder),
                         errors=str(folder / "errors.log"), rate=1_000_000)  # fmt: skip
    settings.write_text(text, encoding="utf-8")
    process = subprocess.Popen(["nginx", "-c", str(settings), "-g", "daemon off;"])
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield Server("127.0.0.1", port, tuple(pid for each in servers for pid in each.pids))
    finally:
        process.terminate()
        process.wait(30)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("database", type=Path)
    parser.add_argument("--seconds", type=float, default=15)
    given = parser.parse_args()
    print("| processes | asked for | answers/s | p50 ms | p99 ms | from the cache |")
    print("|---:|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory(prefix="deals-host-") as folder:
        Path(folder).chmod(0o755)
        site = Path(folder) / "site"
        pipeline.publish(given.database, site)
        mix = list(dict.fromkeys(addresses_of(site / "deals.db").ours["mix"]))
        for processes in (1, 2):
            _one(processes, site, mix, given.seconds)


def _one(processes: int, site: Path, mix: list[str], seconds: float) -> None:
    command = [
        sys.executable,
        "-m",
        "deals",
        "serve",
        "--immutable",
        "--db",
        str(site / "deals.db"),
    ]
    with ExitStack() as stack:
        servers = [stack.enter_context(running(command)) for _ in range(processes)]
        cache = site.parent / f"nginx-{processes}"
        server = stack.enter_context(behind_nginx(servers, cache))
        for name, paths in {
            "every address once": mix,
            "as people ask": visits(mix, 20_000),
        }.items():
            load = saturate(server, paths, seconds, _READERS, "x-cache", once=paths is mix)
            hits = load.headers["hit"] / max(1, sum(load.headers.values()))
            print(f"| {processes} | {name} | {load.per_second:.0f} | {load.percentile(50):.1f} "
                  f"| {load.percentile(99):.1f} | {hits:.1%} |", flush=True)  # fmt: skip
            if set(load.statuses) != {200}:
                print(f"| | other answers | {dict(load.statuses)} |")


if __name__ == "__main__":
    main()
