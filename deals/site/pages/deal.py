"""`/deal/{id}`: one deal, everything that is said of it, and by whom; as of any day."""

import json
from datetime import date
from typing import Any
from urllib.parse import urlencode

from datasette import Response

from deals.model import codes
from deals.model.deal_parts import unpacked
from deals.site.charts import amount_path
from deals.site.pages import deal_fields, words
from deals.site.pages import deal_sql as sql
from deals.site.pages.frame import Page
from deals.site.search import fts_query

_LADDER = ("rumoured", "in_talks", "announced", "completed")


async def deal_page(page: Page) -> Any:
    """The deal, a redirect from an id that it once had, or a 404 that helps."""
    deal_id = page.key()
    asked = page.text("as_of") or None
    day = _day(asked)
    if asked and day is None:
        hint, near = "Write a day as 2025-06-09.", await _near(page, deal_id)
        return await page.missing(f"“{asked}” is no day", hint, near, status=400)
    state = await page.first(sql.STATE, id=deal_id, day=day)
    if state is None:
        return await _elsewhere(page, deal_id, day)
    context = await _context(page, state, day)
    return await page.html("page_deal.html", **context)


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        return None


async def _near(page: Page, deal_id: str) -> list[dict[str, Any]]:
    """Deals that have something of the id in their names."""
    wanted = [w for w in deal_id.replace("-", " ").split() if not w.isdigit()]
    query = " OR ".join(fts_query(word) for word in wanted[:8]) or '""'
    found = await page.rows(sql.NEAR, words=query)
    return [{"href": page.deal(row["id"]), "title": row["title"]} for row in found]


async def _elsewhere(page: Page, deal_id: str, day: str | None) -> Any:
    first = await page.first(sql.FIRST_DAY, id=deal_id)
    if first and first["day"] and day and day < first["day"]:
        near = [{"href": page.deal(deal_id, first["day"]), "title": f"As of {first['day']}"}]
        hint = f"The first report that we have is of {first['day']}."
        return await page.missing(f"Nothing was known of this deal on {day}", hint, near)
    moved = await page.first(sql.MOVED, id=deal_id)
    if moved and moved["id"] != deal_id:
        return Response("", status=308, headers={"Location": page.deal(moved["id"], day)})
    near = await _near(page, deal_id)
    hint = "Perhaps it is one of these:" if near else "No deal has anything of that in its name."
    return await page.missing(f"There is no deal {deal_id}", hint, near)


async def _context(page: Page, state: dict[str, Any], day: str | None) -> dict[str, Any]:
    key: dict[str, Any] = {"id": state["id"], "day": day}
    reports = await page.rows(sql.REPORTS, **key)
    for report in reports:
        report["said"] = json.loads(report["record"])
        report["file"] = (report["file"] or "").replace("\\", "/").rpartition("/")[2]
    parts = await _parts(page, state)
    values = {row["field"]: row for row in parts["values"]}
    versions = await page.rows(sql.VERSIONS, id=state["id"])
    conflicts = [c | {"claims": words.listed(c["claims"])} for c in parts["conflicts"]]
    return {
        "deal": state,
        "day": day,
        "changes": _changes(page, state["id"], versions),
        "fields": deal_fields.fields(state, values, reports, conflicts),
        "chart": _chart(state, values, reports, versions, day),
        "claims": [report for report in reports if report["said"].get("amount")],
        "ladder": _ladder(parts["events"]),
        "parties": parts["parties"],
        "people": parts["people"],
        "legs": parts["legs"],
        "funding": _rungs(parts["funding"]),
        "conflicts": conflicts,
        "ranks": await _ranks(page, state, versions, day),
        "related": await page.rows(sql.RELATED, id=state["id"]),
        "same_target": await page.rows(sql.SAME_TARGET, id=state["id"], target=state["target_id"]),
        "pairs": await page.rows(sql.PAIRS, id=state["id"]),
        "reports": reports,
        "by_id": {report["id"]: report for report in reports},
        "today": date.today().isoformat(),
        "permalink": page.absolute(page.deal(state["id"], day or date.today().isoformat())),
        "claims_query": urlencode({"deal_id": state["id"], "_sort": "known_from"}),
    }


async def _ranks(
    page: Page, state: dict[str, Any], versions: list[dict[str, Any]], day: str | None
) -> list[dict[str, Any]]:
    """The deal's place among those of each investor: by the day asked for, or else today and, in
    `then`, as of its own day, where that was told within a week."""
    asked = {"id": state["id"], "names": state["investors"]}
    if day is not None:
        return await page.rows(sql.RANKS, **asked, day=day, most_ranked=sql.MOST_RANKED)
    ranks = await page.rows(sql.RANKS_TODAY, **asked)
    own, known = _day(state["announced_on"]), _agreed_from(versions)
    if ranks and own and known and (date.fromisoformat(known) - date.fromisoformat(own)).days <= 7:
        asked |= {"day": max(own, known), "most_ranked": sql.MOST_RANKED_UNASKED}
        then = {r["organization_id"]: r for r in await page.rows(sql.RANKS, **asked)}
        for rank in ranks:
            rank["then"], rank["day"] = then.get(rank["organization_id"]), asked["day"]
    return ranks


def _agreed_from(versions: list[dict[str, Any]]) -> str | None:
    agreed = [v["known_from"] for v in versions if v["status"] in {"announced", "completed"}]
    return agreed[0] if agreed else None


_PARTS = {
    "values": sql.VALUES,
    "parties": sql.PARTIES,
    "people": sql.PEOPLE,
    "events": sql.EVENTS,
    "legs": sql.LEGS,
    "funding": sql.FUNDING,
    "conflicts": sql.CONFLICTS,
}
# How the stored parts of earlier states name what the tables name more fully.
_FULLER = {
    "report": "report_id",
    "reports": "reports_count",
    "organization": "organization_id",
    "person": "person_id",
}


async def _parts(page: Page, state: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Values, parties, steps and so on of the state shown, by the columns of today's tables."""
    if state["known_to"] is None:
        return {name: await page.rows(query, id=state["id"]) for name, query in _PARTS.items()}
    stored = await page.first(sql.PARTS, id=state["id"], known_from=state["known_from"])
    parts = unpacked(stored["parts"] if stored else "{}")
    return {
        name: [{_FULLER.get(key, key): value for key, value in row.items()} for row in rows]
        for name, rows in parts.items()
    }


def _changes(page: Page, deal_id: str, versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each day on which what was known changed, with what it then was."""
    changes: list[dict[str, Any]] = []
    for version in versions:
        label = words.amount_of(version) or words.plain(version["status"])
        changes.append(
            {
                "day": version["known_from"],
                "label": label,
                "status": version["status"],
                "href": page.deal(deal_id, version["known_from"]),
            }
        )
    return changes


def _chart(
    state: dict[str, Any],
    values: dict[str, dict[str, Any]],
    reports: list[dict[str, Any]],
    versions: list[dict[str, Any]],
    day: str | None,
) -> Any:
    """The path of the amount, in the currency of the value shown."""
    unit = state["currency"] or "USD"
    chosen = values.get("amount", {}).get("report_id")
    said = [_said(r, r["id"] == chosen) for r in reports if _has_figure(r, unit)]
    shown = [
        amount_path.Shown(v["known_from"], v["amount"], words.amount_of(v))
        for v in versions
        if v["amount"] is not None
        and v["currency"] == unit
        and (day is None or v["known_from"] <= day)
    ]
    return amount_path.draw(said, shown, unit)


def _has_figure(report: dict[str, Any], unit: str) -> bool:
    amount = report["said"].get("amount")
    bounds = words.claimed_range(amount)
    return bool(
        report["known_from"] and any(b is not None for b in bounds) and amount["currency"] == unit
    )


def _said(report: dict[str, Any], chosen: bool) -> amount_path.Said:
    amount = report["said"]["amount"]
    low, high = words.claimed_range(amount)
    status = words.status_kind(report["status"])
    label = words.claimed_amount(amount)
    inferred = " (day inferred)" if report["known_from_inferred"] else ""
    title = (
        f"{label} · {report['publisher'] or 'a file'}, {report['known_from']}{inferred}"
        f"{' · ' + words.plain(report['status']) if report['status'] else ''}"
        f" · “{amount.get('text') or label}”{' · the value shown' if chosen else ''}"
    )
    about = amount.get("qualifier") == "about"
    # an order of size is the words of the source, not a figure
    spoken = amount.get("text") or "" if amount.get("qualifier") == "magnitude" else ""
    return amount_path.Said(
        report["id"], report["known_from"], low, high, about, spoken, title, chosen, status
    )


def _ladder(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps from talk to done; reached ones with their day, the others open."""
    reached = {event["status"]: event for event in events}
    broad = {codes.STATUSES.canonical(status) for status in reached}
    ended = "terminated" in broad
    wanted = [*_LADDER, "terminated"] if ended else list(_LADDER)
    fine = [status for status in reached if status not in wanted]
    steps = [*wanted, *fine]
    steps.sort(key=codes.STATUSES.order)
    return [
        {"status": status, "event": reached.get(status), "kind": words.status_kind(status)}
        for status in steps
        if status in reached or not (ended and status == "completed")
    ]


def _rungs(funding: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Headline, binding, funded, each with its share of the largest (0 to 100)."""
    largest = max((rung["amount_high"] or rung["amount_low"] or 0 for rung in funding), default=0)
    for rung in funding:
        amount = rung["amount_high"] or rung["amount_low"] or 0
        rung["share"] = round(100 * amount / largest, 1) if largest else 0
    return funding
