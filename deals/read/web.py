"""Documents from the web: http and https only, with limits, and never from a private address.

A page that somebody else chose must not make this program read what only this machine can reach.
So every address that a name stands for is checked, for each redirect anew, and the connection goes
to the very address that was checked. A proxy would look names up by itself; none is used.
"""

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

import deals
from deals.errors import BadInput
from deals.read.prose import MAX_BYTES

MAX_REDIRECTS = 5
MAX_SECONDS = 30.0  # for the whole document
_STEP_SECONDS = 10.0  # for connecting, and for each part of an answer
_HEADERS = {
    "User-Agent": f"deals/{deals.__version__}",
    "Accept": "text/html, application/pdf, application/atom+xml, application/rss+xml, text/*;q=0.8",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as fetched: where it was found in the end, and the type that was stated."""

    address: str
    media_type: str


def fetch(address: str, target: Path, *, allow_private: bool = False) -> Fetched:
    """Write the document at an address to a file.

    Raises BadInput for another scheme, a private address, more than MAX_REDIRECTS redirects,
    MAX_BYTES or MAX_SECONDS, and every answer but 200.
    """
    ends = time.monotonic() + MAX_SECONDS
    current = address
    with _client() as client:
        for _ in range(MAX_REDIRECTS + 1):
            request = _request(client, current, allow_private)
            try:
                response = client.send(request, stream=True)
                try:
                    if response.is_redirect:
                        current = urljoin(current, response.headers.get("location", ""))
                        continue
                    return _write(response, current, target, ends)
                finally:
                    response.close()
            except httpx.HTTPError as error:
                if time.monotonic() >= ends:
                    raise _too_slow(current) from error
                reason = str(error) or type(error).__name__
                raise BadInput(
                    f"{current}: cannot be fetched ({reason})", hint="Try again later."
                ) from error
    raise BadInput(f"{address}: more than {MAX_REDIRECTS} redirects", hint="Give its last address.")


def _too_slow(address: str) -> BadInput:
    return BadInput(f"{address}: took more than {MAX_SECONDS:g} seconds", hint="Try again later.")


@contextmanager
def _client() -> Iterator[httpx.Client]:
    """A client that is closed when the time is over: a server can send its headers as slowly as
    it likes, and each byte of them starts the limit of one step anew."""
    with httpx.Client(timeout=_STEP_SECONDS, trust_env=False, headers=_HEADERS) as client:
        guard = threading.Timer(MAX_SECONDS, client.close)
        guard.daemon = True
        guard.start()
        try:
            yield client
        finally:
            guard.cancel()


def _write(response: httpx.Response, address: str, target: Path, ends: float) -> Fetched:
    if response.status_code != httpx.codes.OK:
        raise BadInput(
            f"{address}: the server answered {response.status_code} {response.reason_phrase}",
            hint="Save the page with a browser and give the file.",
        )
    size = 0
    with target.open("wb") as file:
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > MAX_BYTES:
                raise BadInput(
                    f"{address}: larger than {MAX_BYTES // 10**6} MB", hint="Save it as a file."
                )
            if time.monotonic() > ends:
                raise _too_slow(address)
            file.write(chunk)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Fetched(address, media_type)


def _request(client: httpx.Client, address: str, allow_private: bool) -> httpx.Request:
    """A request that goes to the address that was checked, whatever its name comes to mean."""
    try:
        url = httpx.URL(address)
        port = urlsplit(address).port
    except (httpx.InvalidURL, ValueError) as error:
        raise BadInput(f"{address}: not an address", hint="Check its spelling.") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise BadInput(f"{address}: not an http or https address", hint="Give another address.")
    if url.userinfo:
        raise BadInput(f"{address}: it carries a password", hint="Give it without user and @.")
    found = _checked(url.host, port or (443 if url.scheme == "https" else 80), allow_private)
    return client.build_request(
        "GET",
        url.copy_with(host=found),
        headers={"Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii").strip("[]")},
    )


def _checked(host: str, port: int, allow_private: bool) -> str:
    """The first address of a host. Raises BadInput where any of its addresses is not public."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise BadInput(f"{host}: no such host", hint="Check the address.") from error
    addresses = [str(answer[4][0]) for answer in answers]
    private = next((one for one in addresses if not _public(one)), None)
    if private and not allow_private:
        raise BadInput(
            f"{host}: its address {private} is not a public one",
            hint="Use --allow-private where you trust it.",
        )
    return addresses[0]


def _public(address: str) -> bool:
    """Whether an address can be reached by everybody: not private, loopback, link-local, reserved
    or multicast, also where it is an IPv4 address within an IPv6 one."""
    for one in _within(ipaddress.ip_address(address.partition("%")[0])):
        if not one.is_global or one.is_multicast or one.is_reserved:
            return False
    return True


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _within(address: _Address) -> Iterator[_Address]:
    yield address
    if isinstance(address, ipaddress.IPv6Address):
        for inner in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())):
            if inner is not None:
                yield inner
