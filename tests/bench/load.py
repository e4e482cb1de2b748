"""A load of HTTP requests over a few kept connections, and how long each answer took."""

import asyncio
import gzip
import os
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Load:
    """What came of a load: milliseconds of each answer, answers by status, bytes, seconds."""

    milliseconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    bytes: int = 0
    seconds: float = 0.0
    cpu_ms: float | None = None
    headers: Counter[str] = field(default_factory=Counter)

    def percentile(self, share: float) -> float:
        """Milliseconds within which so many of a hundred answers came."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.milliseconds) / self.seconds


@dataclass(frozen=True, slots=True)
class Server:
    """Where to ask, and the processes whose CPU is counted."""

    host: str
    port: int
    pids: tuple[int, ...] = ()

    def cpu_seconds(self) -> float | None:
        """User and system time of the processes so far; None where the system does not tell."""
        try:
            lines = [Path(f"/proc/{pid}/stat").read_text(encoding="ascii") for pid in self.pids]
        except OSError:
            return None
        ticks = sum(sum(map(int, line.rpartition(")")[2].split()[11:13])) for line in lines)
        return ticks / os.sysconf("SC_CLK_TCK")


def saturate(
    server: Server,
    paths: Sequence[str],
    seconds: float,
    connections: int,
    count_header: str = "",
    once: bool = False,
) -> Load:
    """Ask as fast as answers come, each connection one request after the other; `once`: until
    every path was asked for."""
    load = Load()
    until = time.perf_counter() + seconds

    async def ask(number: int, connection: "Connection") -> None:
        place = number
        while time.perf_counter() < until and not (once and place >= len(paths)):
            started = time.perf_counter()
            await connection.get(paths[place % len(paths)], load, count_header)
            load.milliseconds.append((time.perf_counter() - started) * 1000)
            place += connections

    return _timed(server, load, connections, ask)


def pace(
    server: Server, paths: Sequence[str], seconds: float, rate: float, connections: int = 16
) -> Load:
    """Ask `rate` times a second whatever the answers take. Times count from the moment at which a
    request was due, so that one that waits for a slow one before it counts as slow too."""
    load = Load()
    due = iter(_moments(rate, seconds))

    async def ask(number: int, connection: "Connection") -> None:
        for place, moment in due:
            await asyncio.sleep(max(0.0, moment - time.perf_counter()))
            await connection.get(paths[place % len(paths)], load)
            load.milliseconds.append((time.perf_counter() - moment) * 1000)

    return _timed(server, load, connections, ask)


def _moments(rate: float, seconds: float) -> Iterator[tuple[int, float]]:
    start = time.perf_counter() + 0.05
    for place in range(int(rate * seconds)):
        if time.perf_counter() > start + 2 * seconds:
            return  # a server that is so far behind need not be asked for all of them
        yield place, start + place / rate


class Connection:
    """One kept connection, speaking as much of HTTP/1.1 as servers answer with."""

    def __init__(
        self, server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._server, self._reader, self._writer = server, reader, writer

    @classmethod
    async def open(cls, server: Server) -> "Connection":
        """Connect."""
        streams = await asyncio.open_connection(server.host, server.port, limit=2**24)
        return cls(server, *streams)

    async def get(self, path: str, load: Load, count_header: str = "") -> bytes:
        """Ask for a path; status and size are added to the load. The body, unpacked."""
        status, headers, body = await self.request("GET", path, {"Accept-Encoding": "gzip"})
        load.bytes += len(body)
        load.statuses[status] += 1
        if count_header:
            load.headers[headers.get(count_header, "")] += 1
        return gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body

    async def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> tuple[int, dict[str, str], bytes]:
        """One request: status, headers in lower case, body as it came."""
        given = {"Host": f"{self._server.host}:{self._server.port}"} | dict(headers)
        if body:
            given["Content-Length"] = str(len(body))
        lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        self._writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status, *told = head.split("\r\n")
        found = dict(line.lower().split(": ", 1) for line in told if line)
        answer = int(status.split()[1]), found, await self._body(found)
        if found.get("connection") == "close":
            await self.close()
            self._reader, self._writer = await asyncio.open_connection(
                self._server.host, self._server.port, limit=2**24
            )
        return answer

    async def _body(self, headers: dict[str, str]) -> bytes:
        if "content-length" in headers:
            return await self._reader.readexactly(int(headers["content-length"]))
        if headers.get("transfer-encoding") != "chunked":
            return b""
        size, parts = -1, []
        while size:
            size = int((await self._reader.readuntil(b"\r\n")).split(b";")[0], 16)
            parts.append((await self._reader.readexactly(size + 2))[:-2])
        return b"".join(parts)

    async def close(self) -> None:
        """End the connection, whatever has become of the server."""
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()


Ask = Callable[[int, Connection], Awaitable[None]]


def _timed(server: Server, load: Load, connections: int, ask: Ask) -> Load:
    async def run() -> None:
        opened = [await Connection.open(server) for _ in range(connections)]
        before, started = server.cpu_seconds(), time.perf_counter()
        await asyncio.gather(*(ask(n, each) for n, each in enumerate(opened)))
        load.seconds = time.perf_counter() - started
        after = server.cpu_seconds()
        if before is not None and after is not None:
            load.cpu_ms = (after - before) * 1000 / max(1, len(load.milliseconds))
        for each in opened:
            await each.close()

    asyncio.run(run())
    return load
