"""A seeded export like those that vendors sell: many small deals, few large investors, names
written in several ways, several reports a deal, exact duplicates.

Usage: python -m tests.bench.generate ROWS FILE [--seed N]
"""

import argparse
import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

COLUMNS = (
    "target", "investors", "type", "status", "round", "date.announced", "amount.exact",
    "amount.currency", "stake_percent", "sector", "target_country", "attribution", "source.url",
    "source.publisher", "source.published",
)  # fmt: skip
_FIRST = (  # noqa: SIM905
    "Harbour North Blue Clear Silver Rapid Quantum Green Solar Deep Bright Stone River Open Next"
    " Prime Vertex Lunar Atlas Cedar Falcon Granite Indigo Juniper Krypton Lattice Mosaic Nimbus"
    " Orchid Polar Quartz Raven Saffron Tidal Umber Violet Willow Xenon Yonder Zephyr"
).split()
_SECOND = (  # noqa: SIM905
    "Robotics Systems Analytics Foods Health Energy Logistics Networks Games Learning Materials"
    " Security Payments Mobility Genomics Labs Software Semiconductors Media Diagnostics Capital"
    " Storage Aerospace Farms Insurance Therapeutics Vision Works Cloud Commerce"
).split()
_FORMS = ("", "", "", " Inc.", ", Inc.", " Ltd", " GmbH", " Corp.", " LLC")
_ROUNDS = ("Seed", "Series A", "Series B", "Series C", "Series D")
_SECTORS = ("software", "health", "energy", "finance", "media", "robotics", "food", "mobility")
_COUNTRIES = ("US", "US", "US", "GB", "DE", "FR", "IN", "CN", "IL", "CA", "SE", "SG")
_MONEY = {"GB": "GBP", "DE": "EUR", "FR": "EUR", "IN": "INR", "CN": "CNY", "SE": "SEK"}
_PUBLISHERS = ("Reuters", "Bloomberg", "TechCrunch", "Business Wire", "Example Deal Export",
               "Financial Times", "PR Newswire", "Some Startup Blog")  # fmt: skip
_REPORTS = (1, 1, 1, 1, 1, 2, 2, 2, 3, 5)  # reports a deal: most have one
_FIRST_DAY = date(2005, 1, 1)


def rows(number: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """`number` rows, the same for the same seed."""
    yield from islice(_endless(random.Random(seed), number), number)  # noqa: S311


def _endless(chance: random.Random, number: int) -> Iterator[tuple[str, ...]]:
    companies, investors = max(10, number // 4), max(10, number // 50)
    last: tuple[str, ...] | None = None
    serial = 0
    while True:
        company = chance.randrange(companies)
        deal = _deal(chance, company, investors)
        for place in range(chance.choice(_REPORTS)):
            serial += 1
            last = _report(chance, company, deal, place, serial)
            yield last
        if serial % 97 == 0 and last:
            yield last  # an exact duplicate


def _deal(chance: random.Random, company: int, investors: int) -> dict[str, str]:
    own = random.Random(company)  # noqa: S311  (what a company is does not change by deal)
    country = own.choice(_COUNTRIES)
    kind = chance.choices(("funding_round", "acquisition", "minority_stake"), (70, 20, 10))[0]
    names = {_investor(chance, investors) for _ in range(1 if kind == "acquisition" else 3)}
    return {
        "type": kind,
        "round": chance.choice(_ROUNDS) if kind == "funding_round" else "",
        "investors": ";".join(sorted(names)),
        "amount": str(round(10 ** chance.uniform(5.5, 9.5), -4).__trunc__()),
        "currency": _MONEY.get(country, "USD"),
        "stake": str(chance.randrange(2, 49)) if kind == "minority_stake" else "",
        "sector": own.choice(_SECTORS),
        "country": country,
        "day": (_FIRST_DAY + timedelta(days=chance.randrange(7300))).isoformat(),
    }


def _company(company: int) -> str:
    first, rest = company % len(_FIRST), company // len(_FIRST)
    second, rest = rest % len(_SECOND), rest // len(_SECOND)
    return f"{_FIRST[first]} {_SECOND[second]}" + (f" {_letters(rest)}" if rest else "")


def _letters(number: int) -> str:
    """A short invented word for a number."""
    syllables = []
    while number:
        number, place = divmod(number, 75)
        syllables.append("bdfgklmnprstvxz"[place // 5] + "aeiou"[place % 5])
    return "".join(syllables).capitalize()


def _investor(chance: random.Random, investors: int) -> str:
    # Few invest often (the first in some two of a hundred deals), most of them once.
    rank = min(int(30 * chance.paretovariate(0.7)) - 29, investors)
    return f"{_company(rank * 7 + 3)} {('Ventures', 'Partners', 'Capital')[rank % 3]}"


def _report(
    chance: random.Random, company: int, deal: dict[str, str], place: int, serial: int
) -> tuple[str, ...]:
    told = date.fromisoformat(deal["day"]) + timedelta(days=place * chance.randrange(1, 20))
    amount = deal["amount"] if chance.random() > 0.15 else ""
    return (
        _company(company) + chance.choice(_FORMS),
        deal["investors"],
        deal["type"],
        "completed" if place > 1 else "announced",
        deal["round"],
        deal["day"] if chance.random() > 0.2 else "",
        amount,
        deal["currency"] if amount else "",
        deal["stake"],
        deal["sector"],
        deal["country"],
        chance.choice(("company statement", "unattributed", "people familiar")),
        f"https://news.example/{serial}",
        chance.choice(_PUBLISHERS),
        told.isoformat(),
    )


def write(number: int, path: Path, seed: int = 1) -> None:
    """Write a CSV with a header and `number` rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(number, seed))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.rows, given.file, given.seed)
