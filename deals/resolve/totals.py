"""Which amounts are added up: each deal once, and only money that was agreed and stated."""

from collections.abc import Sequence

from deals.model.amount import Amount
from deals.model.deal import DealLink, Usd
from deals.resolve.events import Status


def counts_in_totals(
    deal_type: str,
    status: Status,
    amount: Amount | None,
    usd: Usd,
    links: Sequence[DealLink],
    from_talk: bool,
) -> tuple[bool, str]:
    """Whether a deal's amount is added up in totals, and the reason in words.

    `from_talk` tells that the only amount is from talk before the deal was agreed.
    """
    if status.code in {"rumoured", "in_talks"}:
        return False, f"{status.code.replace('_', ' ')}: not agreed"
    if status.code == "terminated":
        return False, f"{status.detail or status.code}: no money moved under it in the end"
    if status.detail == "loi":
        return False, "letter of intent: not binding"
    for link in links:
        if link.type == "tranche_of":
            return False, f"a part of {link.other}"
    if links and any(link.type == "sum_of" for link in links):
        return False, "cumulative position: the deals that it sums up are counted"
    if deal_type in _NOT_PAID:
        return False, _NOT_PAID[deal_type]
    if amount is None or not amount.has_figures:
        return False, "no amount is stated"
    if not amount.point:
        return False, "the stated amount is zero"
    if amount.basis == "commitment":
        return False, "umbrella pledge: promised over time, not paid at once"
    if amount.kind in {"up_to", "less_than"}:
        return False, "only an upper bound is stated"
    if from_talk:
        return False, "the only amount is from talk before the deal"
    if usd.amount is None:
        return False, f"no amount in USD: {usd.reason}"
    return True, f"{status.code}, with an amount"


# Types, broader or finer, whose amounts are not money paid for a purchase.
_NOT_PAID = {
    "capital_commitment": "a pledge over years, not a purchase",
    "compute_commitment": "a pledge over years, not a purchase",
    "commercial_with_equity": "a supply agreement: the amount is not all paid for equity",
    "recapitalisation": "ownership is reordered; the amount is a value, not a payment",
}
