"""The table of everything that can be read: path, parameters, document, and what reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from deals.model import api
from deals.model import api_query as asks
from deals.model.base import Record
from deals.model.document import DealDocument
from deals.site.api import deal, deals, others, totals

PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address. `read` takes a connection, the id where the path has one, the query, and the
    tag of the build where it `keeps` something of that build."""

    name: str
    path: str
    summary: str
    query: type[asks.Query]
    document: type[Record]
    read: Callable[..., Any]
    example: str = ""  # an id or a query string that shows what it is for
    keeps: bool = False

    @property
    def pattern(self) -> str:
        """The path as a regular expression for the router."""
        return f"^{self.path.replace('{id}', '(?P<id>[^/]+)')}$"


ENDPOINTS = (
    Endpoint(
        "deals", f"{PREFIX}/deals", "Deals by filters, of today or as of a day, page by page",
        asks.DealsQuery, api.DealsPage, deals.page, "?min_usd=1e9&as_of=2025-06-30",
    ),
    Endpoint(
        "deal", f"{PREFIX}/deals/{{id}}",
        "One deal: every value with its report and rule, and all its reports",
        asks.AsOf, DealDocument, deal.document, "meta-scale-ai-2025", keeps=True,
    ),
    Endpoint(
        "organizations", f"{PREFIX}/organizations", "Organizations, those in the most deals first",
        asks.OrganizationsQuery, api.OrganizationsPage, others.organizations, "?name=scale",
    ),
    Endpoint(
        "organization", f"{PREFIX}/organizations/{{id}}",
        "One organization: names, owners, deals, whom it invests with",
        asks.NoQuery, api.OrganizationDocument, others.organization, "meta-platforms",
    ),
    Endpoint(
        "person", f"{PREFIX}/people/{{id}}", "One person with the deals that move or name them",
        asks.NoQuery, api.PersonDocument, others.person, "alexandr-wang",
    ),
    Endpoint(
        "source", f"{PREFIX}/sources/{{id}}", "One document with the reports that it makes",
        asks.NoQuery, api.SourceDocument, others.source,
    ),
    Endpoint(
        "search", f"{PREFIX}/search", "Deals, organizations and people by words",
        asks.SearchQuery, api.SearchResult, others.search, "?q=scale+ai",
    ),
    Endpoint(
        "stats", f"{PREFIX}/stats", "Totals by type, status, year, quarter, sector and country",
        asks.NoQuery, api.Stats, totals.stats, keeps=True,
    ),
    Endpoint(
        "flows", f"{PREFIX}/flows", "Who put money into whom, and where it comes back",
        asks.FlowsQuery, api.Flows, totals.flows, "?organization=Nvidia", keeps=True,
    ),
    Endpoint(
        "conflicts", f"{PREFIX}/conflicts", "Where reports disagree, the widest first",
        asks.ConflictsQuery, api.ConflictsPage, totals.conflicts, "?field=amount",
    ),
    Endpoint(
        "changes", f"{PREFIX}/changes", "What came in since a day or an earlier build",
        asks.ChangesQuery, api.Changes, totals.changes, "?since=2025-01-01",
    ),
)  # fmt: skip
