"""Values that a person pinned, read from their words."""

from typing import Any

import pycountry

from deals.model import codes
from deals.model.dates import PartialDate
from deals.model.money import read_amount
from deals.model.report import Valuation

_PERCENT = ("stake_percent", "voting_percent", "stake_before", "stake_after")
STEPS = {"announced_on": "announced", "completed_on": "completed", "terminated_on": "terminated"}
PINNABLE = (
    "type",
    "status",
    "amount",
    "valuation",
    *_PERCENT,
    "voting",
    "round",
    "sector",
    "country",
    *STEPS,
)
_YES_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def read_pin(field: str, text: str) -> Any:
    """The value of a pin in the form that the fold works with. Raises ValueError that says what
    is wrong and what can be pinned."""
    if field not in PINNABLE:
        raise ValueError(f"{field!r} cannot be pinned; one of {', '.join(PINNABLE)}")
    if field == "amount":
        return read_amount(text)
    if field == "valuation":
        amount = read_amount(text)
        if amount.point is None or amount.currency is None:
            raise ValueError(f"{text!r} is no figure with a currency")
        return Valuation(value=amount.point, currency=amount.currency, basis="unspecified")
    if field in _PERCENT:
        return _percent(text)
    if field == "voting":
        if text.lower() not in _YES_NO:
            raise ValueError(f"{text!r} is neither true nor false")
        return _YES_NO[text.lower()]
    if field == "type":
        return codes.DEAL_TYPES.check(text)
    if field == "status":
        return codes.STATUSES.check(text)
    if field in STEPS:
        return PartialDate.parse(text)
    if field == "country" and pycountry.countries.get(alpha_2=text.upper()) is None:
        raise ValueError(f"{text!r} is no two-letter country code of ISO 3166")
    return text.upper() if field == "country" else text


def _percent(text: str) -> float:
    try:
        value = float(text.rstrip(" %"))
    except ValueError:
        raise ValueError(f"{text!r} is not a number of percent") from None
    if not 0 <= value <= 100:
        raise ValueError(f"{text!r} is not between 0 and 100")
    return value
