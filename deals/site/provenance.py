"""Who says it: the report and rule behind each value of a deal, for its row page."""

from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode
from markupsafe import Markup

from deals.site import html

_VALUES = """
select v.field, v.rule, v.report_id, coalesce(s.publisher, s.title, s.url) as said_by
from deal_values v
left join reports r on r.id = v.report_id
left join sources s on s.id = r.source_id
where v.deal_id = ?
"""
# Columns that come with another one: they were taken from the same report.
_WITH = {
    "amount": (
        "amount_low",
        "amount_high",
        "currency",
        "amount_qualifier",
        "amount_basis",
        "amount_text",
    ),
    "valuation": ("valuation_currency", "valuation_basis"),
    "type": ("type_detail",),
    "status": ("status_detail", "status_on"),
}


async def provenance(datasette: Any, database: str, deal: str) -> dict[str, Markup]:
    """Column → who says it and by which rule it was chosen, for the columns taken from reports."""
    result = await datasette.get_database(database).execute(_VALUES, [deal])
    disputed = await datasette.get_database(database).execute(
        "select field, json_array_length(claims) from conflicts where deal_id = ?", [deal]
    )
    found = {row["field"]: _words(datasette, database, row) for row in result.rows}
    for field, number in (tuple(row) for row in disputed.rows):
        href = f"{datasette.urls.table(database, 'conflicts')}?{urlencode({'deal_id': deal})}"
        note = html.link(href, f"{number} values in dispute")
        found[field] = Markup("{} · {}").format(found[field], note) if field in found else note
    for field, others in _WITH.items():
        if field in found:
            found |= dict.fromkeys(others, Markup("with {}").format(field))
    return found


def _words(datasette: Any, database: str, row: Any) -> Markup:
    if row["report_id"] is None:
        return Markup("{}").format(row["rule"])
    href = str(datasette.urls.row(database, "reports", tilde_encode(row["report_id"])))
    return Markup("{} · {}").format(html.link(href, row["said_by"] or "report"), row["rule"])
