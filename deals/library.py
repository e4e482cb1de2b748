"""The database for programs and notebooks: typed, read-only, streaming.

import deals

db = deals.open("deals.db")
db.deal("meta-scale-ai-2025", as_of="2025-06-11").deal.amount_text
for deal in db.deals(investor="Meta", min_usd=1e9):
    print(deal.title, deal.amount_usd)
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from deals import pipeline
from deals.errors import BadInput
from deals.model.deal import DealState
from deals.model.document import DealDocument

Day = date | str


class Library:
    """One database file, opened anew for each question and never written to.

    Raises NotFound when there is no database, DatabaseError when the file is not one of ours.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        pipeline.can_open(self.path)

    def deal(self, deal_id: str, as_of: Day | None = None) -> DealDocument:
        """One deal with its reports, of today or as known on a day; NotFound for an unknown id."""
        return pipeline.show(self.path, deal_id, _day(as_of))

    def deals(
        self,
        *,
        type: str | None = None,
        status: str | None = None,
        investor: str | None = None,
        target: str | None = None,
        sector: str | None = None,
        country: str | None = None,
        min_usd: float | None = None,
        counted: bool | None = None,
        since: Day | None = None,
        until: Day | None = None,
        as_of: Day | None = None,
        sort: str = "amount",
    ) -> Iterator[DealState]:
        """Deals that match, one at a time; the filters of `deals list`. Organizations may be given
        by any of their names; NotFound for one that the database does not know."""
        if sort not in pipeline.SORTS:
            raise BadInput(f"{sort!r}: no such order", hint=f"One of {', '.join(pipeline.SORTS)}.")
        days = {"since": since, "until": until, "as_of": as_of}
        since_, until_, as_of_ = (str(d) if (d := _day(day)) else None for day in days.values())
        filters = pipeline.Filters(
            type, status, investor, target, sector, country, min_usd, counted,
            since_, until_, as_of_, sort,
        )  # fmt: skip
        return pipeline.each_deal(self.path, filters)

    def reports(self, deal_id: str | None = None) -> Iterator[dict[str, Any]]:
        """Which report went into which deal, of all deals or of one."""
        return pipeline.report_places(self.path, deal_id)

    def search(self, words: str, limit: int = 20) -> list[dict[str, Any]]:
        """Deals, organizations and people that contain the words: kind, id and title of each."""
        return pipeline.search(self.path, words, limit)

    def stats(self) -> dict[str, Any]:
        """Counts of what the database holds, and totals in US dollars."""
        return pipeline.stats(self.path)

    def sql(self, query: str, values: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """Rows of a query of your own, one at a time. Give values by name (`:name`); what would
        write is an error. Raises BadInput for a query that SQLite does not take."""
        return pipeline.each_row(self.path, query, values or {})

    def __repr__(self) -> str:
        return f"deals.open({str(self.path)!r})"


def _day(day: Day | None) -> date | None:
    if day is None or isinstance(day, date):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise BadInput(f"{day!r} is not a day", hint="Write it as 2025-06-30.") from error
