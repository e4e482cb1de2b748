"""Evidence made from flat records, as the pipeline would make it."""

from collections.abc import Callable
from typing import Any

import pytest

from deals.model.publisher import Publisher
from deals.model.report import Report
from deals.resolve.evidence import Evidence, Publishers, weigh
from deals.resolve.names import name_key, slug
from deals.resolve.parties import ROLES

PUBLISHERS = Publishers(
    [
        Publisher(name="Regulator", kind="regulator", rank=1),
        Publisher(name="Big Wire", kind="wire", rank=1, domains=("wire.example",)),
        Publisher(name="Daily Paper", kind="newspaper", rank=2, aliases=("The Daily",)),
        Publisher(name="Some Blog", kind="blog", rank=5),
    ]
)


@pytest.fixture
def publishers() -> Publishers:
    """A wire, a paper, a regulator and a blog."""
    return PUBLISHERS


@pytest.fixture
def evidence(record: Callable[..., dict[str, Any]]) -> Callable[..., Evidence]:
    """Evidence by keyword: `by` the publisher, `day` of publication, `id`, and record fields."""
    numbers = iter(range(10_000))

    def make(by: str = "Daily Paper", day: str | None = "2024-03-06", **fields: Any) -> Evidence:
        number = next(numbers)
        key = fields.pop("id", f"r{number:04}")
        source = {"url": f"https://x.example/{key}", "publisher": by} | fields.pop("source", {})
        if day:
            source["published"] = day
        report = Report.model_validate(record(source=source, **fields))
        names = {
            name
            for field in ROLES
            for name in ([report.target] if field == "target" else getattr(report, field))
        }
        organizations = {name: (slug(name_key(name)), name) for name in names}
        return weigh(key, report, PUBLISHERS, organizations)

    return make
