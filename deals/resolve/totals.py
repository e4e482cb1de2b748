"""Which amounts are added up: each deal once, and only money that was agreed and stated."""

from deals.model import codes
from deals.model.amount import Amount
from deals.model.deal import Usd
from deals.resolve.events import Status


def counts_in_totals(
    deal_type: str, status: Status, amount: Amount | None, usd: Usd
) -> tuple[bool, str]:
    """Whether a deal's amount is added up in totals, and the reason in words."""
    if status.code in {"rumoured", "in_talks"}:
        return False, f"{status.code.replace('_', ' ')}: not agreed"
    if status.code == "terminated":
        return False, f"{status.detail or status.code}: no money moved under it in the end"
    if status.detail == "loi":
        return False, "letter of intent: not binding"
    if codes.DEAL_TYPES.canonical(deal_type) == "capital_commitment":
        return False, "a pledge over years, not a purchase"
    if amount is None or not amount.has_figures:
        return False, "no amount is stated"
    if amount.kind in {"up_to", "less_than"}:
        return False, "only an upper bound is stated"
    if usd.amount is None:
        return False, f"no amount in USD: {usd.reason}"
    return True, f"{status.code}, with an amount"
