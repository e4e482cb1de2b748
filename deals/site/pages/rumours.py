"""`/rumours`: what became of talk, and who was right about it."""

import json
from collections.abc import Iterable
from datetime import date
from functools import partial
from statistics import median
from typing import Any

from deals.site.pages import words
from deals.site.pages.frame import Page
from deals.site.remembered import remembered

_SHOWN = 500  # deals
_STEPS = 5_000  # of talk, the newest, among whose deals the newest are looked for
_LOOKED_AT = 2_000  # reports of talk, the newest
# The words of the indexes deal_events_talk and reports_talk, which these queries go along.
_TALK = "('rumoured', 'in_talks', 'denied', 'stalled')"
_DEALS = f"""
with talked as (
  select distinct deal_id from (
    select deal_id from deal_events where status in {_TALK} order by latest desc limit {_STEPS})
), newest as (
  select d.* from talked t join deals d on d.id = t.deal_id
  order by coalesce(d.last_reported_on, d.deal_on) desc nulls last, d.id limit {_SHOWN}
)
select d.id, d.title, d.status, d.status_detail, d.amount, d.amount_low, d.amount_high, d.currency,
       d.amount_qualifier, d.deal_on, d.announced_on, d.last_reported_on, d.stalls_on,
       min(dr.known_from) as talked_from, count(*) as talk_reports
from newest d join deal_reports dr on dr.deal_id = d.id join reports r on r.id = dr.report_id
where r.status in {_TALK} group by d.id
order by coalesce(d.last_reported_on, d.deal_on) desc nulls last, d.id
"""  # noqa: S608
_CLAIMS = f"""
select s.publisher, s.publisher_id, dr.deal_id, d.status, d.amount_low, d.amount_high, d.currency,
       json_extract(r.record, '$.amount') as amount
from (select id, source_id, record from reports where status in {_TALK}
      order by known_from desc, id limit {_LOOKED_AT}) r
join deal_reports dr on dr.report_id = r.id
join sources s on s.id = r.source_id join deals d on d.id = dr.deal_id
where s.publisher is not null
"""  # noqa: S608
_HOW_MANY = f"select count(*) from reports where status in {_TALK}"  # noqa: S608


async def rumours_page(page: Page) -> Any:
    """Deals that were first talk: waiting, stalled, agreed or ended; and who told of it."""
    today = date.today().isoformat()
    groups: dict[str, list[dict[str, Any]]] = {
        "waiting": [], "stalled": [], "confirmed": [], "died": []
    }  # fmt: skip
    for row in await page.rows(_DEALS):
        groups[_fate(row, today)].append(row)
    return await page.html(
        "page_rumours.html",
        groups=groups,
        shown=_SHOWN,
        publishers=await remembered(page, "record of talk", partial(_records, page)),
        looked_at=_LOOKED_AT,
        reports=await page.count(_HOW_MANY),
    )


async def _records(page: Page) -> list[dict[str, Any]]:
    return _record(await page.rows(_CLAIMS))


def _fate(row: dict[str, Any], today: str) -> str:
    if row["status"] in {"announced", "completed"}:
        return "confirmed"
    if row["status"] == "terminated":
        return "died"
    return "stalled" if row["stalls_on"] and row["stalls_on"] <= today else "waiting"


def _record(claims: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Per publisher: deals that it told as talk, what became of them, how far off its figures."""
    found: dict[str, dict[str, Any]] = {}
    for claim in claims:
        line = found.setdefault(
            claim["publisher_id"] or claim["publisher"],
            {"name": claim["publisher"], "id": claim["publisher_id"], "fates": {}, "off": []},
        )
        line["fates"][claim["deal_id"]] = claim["status"]
        off = _off(claim)
        if off is not None:
            line["off"].append(off)
    for line in found.values():
        fates = list(line["fates"].values())
        line["told"] = len(fates)
        line["confirmed"] = sum(fate in {"announced", "completed"} for fate in fates)
        line["died"] = fates.count("terminated")
        line["median_off"] = median(line["off"]) if line["off"] else None
    return sorted(found.values(), key=lambda line: (-line["told"], line["name"]))[:40]


def _off(claim: dict[str, Any]) -> float | None:
    """How far a figure of talk is from the agreed one, as a share of it; 0 where it allows it.

    None where one of the two is missing or in another currency.
    """
    agreed: float | None = claim["amount_low"]
    if claim["status"] not in {"announced", "completed"} or not agreed or not claim["amount"]:
        return None
    told = json.loads(claim["amount"])
    low, high = words.claimed_range(told)
    if (low is None and high is None) or told.get("currency") != claim["currency"]:
        return None
    if (low is None or low <= agreed) and (high is None or agreed <= high):
        return 0.0
    nearest = low if low is not None and agreed < low else high
    return abs(float(nearest or 0) - agreed) / agreed
