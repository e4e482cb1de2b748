"""Whether two organization records may be one: shared identifiers, and what contradicts it."""

from collections.abc import Iterator
from dataclasses import dataclass

from deals.model.organization import OrganizationRecord

IDENTIFIERS = ("lei", "cik", "wikidata")  # issued once: the same one is the same body
_LEGAL_PERSONS = {"company", "venture"}  # a venture is a company too


@dataclass(frozen=True, slots=True)
class Stated:
    """An organization record with its report id and the tier of its source (1 strongest)."""

    report: str
    record: OrganizationRecord
    tier: int


def identifiers(record: OrganizationRecord) -> Iterator[tuple[str, str]]:
    """(kind, value) of everything that is issued to one body alone."""
    for name in IDENTIFIERS:
        if value := getattr(record, name):
            yield name, value


def addresses(record: OrganizationRecord) -> Iterator[tuple[str, str]]:
    """(kind, value) of what a group may share: its web domain, its ticker at an exchange."""
    if record.domain:
        yield "domain", record.domain
    if record.ticker and record.exchange:
        yield "ticker", f"{record.exchange.casefold()}:{record.ticker.casefold()}"


def contradiction(one: OrganizationRecord, other: OrganizationRecord) -> str | None:
    """What speaks against two records of one name being one organization, in words; else None.

    An identifier in common outweighs all else; otherwise different identifiers, web domains,
    countries or sorts of body keep them apart.
    """
    shared = {*identifiers(one)} & {*identifiers(other)}
    if shared:
        return None
    for name in (*IDENTIFIERS, "domain", "country"):
        first, second = getattr(one, name), getattr(other, name)
        if first and second and first != second:
            return f"{name} {first} and {second}"
    kinds = {one.kind, other.kind}
    if None not in kinds and len(kinds) == 2 and not kinds <= _LEGAL_PERSONS:
        return f"a {one.kind} and a {other.kind}".replace("_", " ")
    return None
