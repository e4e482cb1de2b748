"""The SEC's lists of companies with tickers: organization records, one a company.

Two layouts: an object of numbered objects (`cik_str`, `ticker`, `title`), and `fields` with `data`
(`cik`, `name`, `ticker`, `exchange`). Several lines of one company are its classes of shares.
"""

import json
from collections.abc import Iterator
from typing import Any

from deals.errors import BadInput
from deals.model.organization import OrganizationRecord
from deals.model.reject import Reject
from deals.model.report import Source
from deals.read.input import InputFile
from deals.read.records import Numbered, Passed

PUBLISHER = "SEC EDGAR"
LARGEST = 200_000_000  # bytes; the lists have one
_NUMBERED = {"cik_str": "cik", "title": "name", "ticker": "ticker"}


def shows_tickers(text: bytes) -> bool:
    """Whether a file begins like one of the two layouts."""
    start = b"".join(text[:200].split())
    return start.startswith((b'{"0":{"cik_str"', b'{"fields":["cik"'))


def read_tickers(file: InputFile, source: Source) -> Iterator[Numbered | Reject | Passed]:
    """One organization a company, with its first ticker; further lines of it are passed over, as
    an organization has one ticker here. The line is the number of the entry, from 1.

    Raises BadInput when the file is neither layout.
    """
    if file.path.stat().st_size > LARGEST:
        raise BadInput(
            f"{file.name}: too large for a list of tickers", hint="Is it the right file?"
        )
    told = Source.model_validate(
        {"title": "Companies with tickers", "publisher": PUBLISHER, "kind": "company_register"}
        | source.model_dump(exclude_none=True)
    )
    seen: set[str] = set()
    for number, entry in enumerate(_entries(file), 1):
        cik = str(entry.get("cik", ""))
        if cik and cik in seen:
            yield Passed(number, "skipped")
            continue
        seen.add(cik)
        yield _organization(file, number, entry, told)


def _organization(
    file: InputFile, number: int, entry: dict[str, Any], source: Source
) -> Numbered | Reject:
    try:
        record = OrganizationRecord(
            name=entry["name"],
            kind="company",
            cik=str(entry["cik"]),
            ticker=entry.get("ticker") or None,
            exchange=entry.get("exchange") or None,
            source=source,
        )
    except (ValueError, KeyError) as error:
        reason = f"no organization with a name and a CIK: {error}".split("\n")[0]
        return Reject(file=file.name, line=number, reason=reason, record=entry)
    return Numbered(number, record)


def _entries(file: InputFile) -> Iterator[dict[str, Any]]:
    try:
        with file.open() as text:
            document = json.load(text)
        if "fields" in document:
            for values in document["data"]:
                yield dict(zip(document["fields"], values, strict=True))
            return
        for entry in document.values():
            yield {_NUMBERED[key]: value for key, value in entry.items()}
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise BadInput(
            f"{file.name}: not a list of tickers as the SEC publishes it: {_why(error)}",
            hint="Known are company_tickers.json and company_tickers_exchange.json.",
        ) from error


def _why(error: Exception) -> str:
    """What is wrong with a list, in words; never the list itself, which some errors carry."""
    if isinstance(error, KeyError):
        return f"it lacks the field {error}, or has it where none is known"
    if isinstance(error, (AttributeError, TypeError)):
        return "it holds something else than entries with fields"
    return str(error) or type(error).__name__
