"""Tools for assistants, where `datasette-mcp` is installed: the answers of the API, read-only."""

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from pydantic import Field

from deals.model.api_query import DealsQuery
from deals.site.api.endpoints import PREFIX

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

_ABOUT = {name: field.description for name, field in DealsQuery.model_fields.items()}
# What an assistant is told of each deal of a list.
_COLUMNS = ("title,type,status,target,investors,amount_text,amount_usd,announced_on,certainty,"
            "counts_in_totals,counts_reason,reports_count")  # fmt: skip


class Tools:
    """Questions to the API, asked as anybody may, so that its rights, limits and messages hold."""

    def __init__(self, datasette: Any) -> None:
        self._datasette = datasette  # which has no client yet

    async def _ask(self, path: str, **given: Any) -> dict[str, Any]:
        from mcp.server.mcpserver.exceptions import ToolError  # with the plugin only

        values = {name: str(value) for name, value in given.items() if value is not None}
        answer = await self._datasette.client.get(
            f"{PREFIX}/{path}", params=values, follow_redirects=True
        )
        document: dict[str, Any] = answer.json()
        if answer.status_code >= 400:
            raise ToolError(f"{document['detail']}. {document.get('hint', '')}".strip())
        return document

    async def find_deals(
        self,
        investor: Annotated[str | None, Field(description=_ABOUT["investor"])] = None,
        target: Annotated[str | None, Field(description=_ABOUT["target"])] = None,
        type: Annotated[str | None, Field(description=_ABOUT["type"])] = None,
        status: Annotated[str | None, Field(description=_ABOUT["status"])] = None,
        sector: Annotated[str | None, Field(description=_ABOUT["sector"])] = None,
        country: Annotated[str | None, Field(description=_ABOUT["country"])] = None,
        min_usd: Annotated[float | None, Field(description=_ABOUT["min_usd"])] = None,
        since: Annotated[str | None, Field(description=_ABOUT["since"])] = None,
        until: Annotated[str | None, Field(description=_ABOUT["until"])] = None,
        as_of: Annotated[str | None, Field(description=_ABOUT["as_of"])] = None,
        sort: Annotated[str, Field(description=_ABOUT["sort"])] = "amount",
        limit: Annotated[int, Field(description=_ABOUT["limit"])] = 20,
    ) -> dict[str, Any]:
        """Corporate deals by filters, the largest first; their ids are for show_deal."""
        return await self._ask(
            "deals", investor=investor, target=target, type=type, status=status, sector=sector,
            country=country, min_usd=min_usd, since=since, until=until, as_of=as_of, sort=sort,
            limit=limit, fields=_COLUMNS,
        )  # fmt: skip

    async def show_deal(
        self,
        deal: Annotated[str, Field(description="Id of the deal, from find_deals or look_up.")],
        as_of: Annotated[str | None, Field(description=_ABOUT["as_of"])] = None,
    ) -> dict[str, Any]:
        """One deal: every value with the report and the rule that chose it, where reports
        disagree, and all reports with their sources and quotes."""
        return await self._ask(f"deals/{quote(deal, safe='')}", as_of=as_of)

    async def look_up(
        self, words: Annotated[str, Field(description="Words; the last may be cut short.")]
    ) -> dict[str, Any]:
        """Deals, organizations and people that contain the words."""
        return await self._ask("search", q=words)


def register(datasette: Any, server: "MCPServer[Any]") -> None:
    """Add the tools to the server of the plugin."""
    from mcp.types import ToolAnnotations

    tools = Tools(datasette)
    only_reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in (tools.find_deals, tools.show_deal, tools.look_up):
        server.tool(annotations=only_reads)(tool)
