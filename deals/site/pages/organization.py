"""`/organization/{id}`: who it is, what it bought and who bought it, and what it holds."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from datasette import Response

from deals.site.charts import timeline
from deals.site.pages import holdings, words
from deals.site.pages import organization_sql as sql
from deals.site.pages.frame import Page
from deals.site.remembered import remembered
from deals.site.search import fts_query

_LANES = ("invests", "is target")


async def organization_page(page: Page) -> Any:
    """The organization, a redirect from any of its names, or a 404 that helps."""
    key = page.key()
    found = await page.first(sql.ORGANIZATION, id=key)
    if found is None:
        return await _elsewhere(page, key)
    great = _is_great(found)
    bought = await page.rows(sql.AS_GREAT_INVESTOR if great else sql.AS_INVESTOR, id=key)
    others = await page.rows(sql.AS_OTHER, id=key)
    names = await page.rows(sql.NAMES, id=key)
    listed = words.as_json(sorted({row["id"] for row in (*bought, *others)}))
    return await page.html(
        "page_organization.html",
        organization=found,
        aliases=[n for n in names if n["kind"] in {"alias", "mention"}],
        former=[n for n in names if n["kind"] == "former"],
        children=await page.rows(sql.CHILDREN, id=key),
        bought=bought,
        others=others,
        chart=_chart(page, bought, others),
        totals=_totals(await _reasons(page, key, great)),
        most=sql.MOST,
        co_investors=await page.rows(
            sql.CO_INVESTORS, id=key, deals=words.as_json([row["id"] for row in bought])
        ),
        ledger=holdings.ledger(await page.rows(sql.HOLDINGS, id=key, deals=listed)),
        people=await page.rows(sql.PEOPLE, deals=listed),
        parties_query=urlencode({"organization_id": key}),
        investor_query=urlencode({"_investor": key, "_sort_desc": "deal_on"}),
        target_query=urlencode({"target_id": key, "_sort_desc": "deal_on"}),
    )


def _is_great(found: dict[str, Any]) -> bool:
    """Whether so many of all deals are its own that the newest are met sooner than all sorted."""
    own, every = found["as_investor_count"] or 0, found["all_deals"]
    return every is not None and own * own > sql.MOST * every


async def _reasons(page: Page, key: str, great: bool) -> list[dict[str, Any]]:
    """Its deals as an investor by why they count; of the few great ones worked out once."""
    work_out = partial(page.rows, sql.TOTALS, id=key)
    return await (remembered(page, f"totals of {key}", work_out) if great else work_out())


async def _elsewhere(page: Page, key: str) -> Any:
    named = await page.first(sql.BY_NAME, name=key.replace("-", " "))
    named = named or await page.first(sql.BY_NAME, name=key)
    if named is not None:
        return Response("", status=308, headers={"Location": page.organization(named["id"])})
    near = await page.rows(sql.NEAR, words=fts_query(key.replace("-", " ")))
    found = [{"href": page.organization(row["id"]), "title": row["title"]} for row in near]
    hint = "Perhaps it is one of these:" if found else "No organization has that name."
    return await page.missing(f"There is no organization {key}", hint, found)


def _chart(page: Page, bought: list[dict[str, Any]], others: list[dict[str, Any]]) -> Any:
    def dots(rows: list[dict[str, Any]], lane: int) -> list[timeline.Dot]:
        return [
            timeline.Dot(
                href=page.deal(row["id"]),
                day=row["deal_on"] or "",
                lane=lane,
                usd=row["amount_usd"],
                status=words.status_kind(row["status"]),
                title=f"{row['title']}, {words.amount_of(row) or 'amount not known'}, "
                f"{words.plain(row['status'])} {words.day_of(row['deal_on'])}",
                label=row["target"] if lane == 0 else words.amount_of(row),
            )
            for row in rows
        ]

    lanes = [_LANES[0]] if bought and not others else list(_LANES)
    return timeline.draw([*dots(bought, 0), *dots(others, len(lanes) - 1)], lanes)


def _totals(reasons: list[dict[str, Any]]) -> dict[str, Any]:
    """What counts and what does not, with the reasons; amounts are of whole deals."""
    counted = [row for row in reasons if row["counts_in_totals"]]
    left_out = [row for row in reasons if not row["counts_in_totals"]]
    return {
        "counted": sum(row["deals"] for row in counted),
        "usd": sum(row["usd"] for row in counted),
        "left_out": sorted(
            ((row["counts_reason"], row["deals"]) for row in left_out), key=lambda item: -item[1]
        ),
    }
