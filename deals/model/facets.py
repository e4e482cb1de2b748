"""What deals are counted by: the columns, and the roles that make an organization an investor.

The database keeps, for each value, how many deals have it, and how many have it beside each value
of another column; the site answers facets from that. See docs/site.md.
"""

from typing import Final

INVESTOR: Final = "investor"
INVESTOR_ROLES: Final = ("lead_investor", "investor", "other_investor")
# Columns of deals in the order of how few values each has. Of two columns, the counts of pairs are
# kept under the values of the earlier one; investors, by far the most, come last.
COLUMNS: Final = (
    "counts_in_totals",
    "certainty",
    "status",
    "type",
    "year",
    "country",
    "sector",
)
FIELDS: Final = (*COLUMNS, INVESTOR)
# What a deal may lack, and the condition on a row of deals that says so; counted too.
MISSING: Final = {
    "amount": "amount is null",
    "dollars": "amount is not null and amount_usd is null",
    "day": "deal_on is null",
    "past": "known_from is null",
    "second report": "reports_count = 1",
    "country": "country is null",
    "stake": "type in ('minority_stake', 'majority_stake') and stake_percent is null",
}
NUMBERS: Final = frozenset({"counts_in_totals", "year"})  # kept as text, shown as numbers
