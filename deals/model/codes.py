"""The code lists: every code of the contract with a one-line definition.

They are published as tables of the database (`code_lists`), so that what a word means can be
read beside the rows that use it. A list grows only with a definition; a code that is not on its
list is an error with a suggestion, never silently `other`.
"""

from deals.model.codelist import Code, CodeList

DEAL_TYPES = CodeList(
    "deal_types",
    "deal types",
    (
        Code("acquisition", "The buyer takes all, or all the remaining part, of the target."),
        Code("majority_stake", "The buyer ends with more than half, but not all, of the target."),
        Code("minority_stake", "The buyer ends with at most half, bought outside a named round."),
        Code("funding_round", "The company issues new securities to investors in one round."),
        Code("merger", "Firms combine into one or under a new parent, without a clear buyer."),
        Code("joint_venture", "The parties form and fund a new entity together."),
        Code("asset_purchase", "Defined assets or a business line are bought, not the entity."),
        Code(
            "licence_and_hire", "Technology is licensed and key staff hired; the entity survives."
        ),
        Code("debt", "Money is lent: loan, bond, credit facility."),
        Code("divestiture", "The owner separates or sells a unit."),
        Code("commercial_with_equity", "A supply or use agreement with equity or warrants in it."),
        Code("capital_commitment", "A pledge to spend or invest over years; no single purchase."),
        Code("other", "None of these; the note says what."),
        Code("unknown", "No report says what kind of deal it is."),
        Code("acqui_hire", "An entity bought mainly for its team.", "acquisition"),
        Code("buyout", "A financial sponsor or the management takes control.", "acquisition"),
        Code(
            "public_tender_offer", "A public bid to the holders of a listed company.", "acquisition"
        ),
        Code(
            "strategic_investment", "A corporate buys in and agrees commerce too.", "minority_stake"
        ),
        Code("secondary_sale", "Holders sell shares; the company gets no money.", "minority_stake"),
        Code("pipe", "A private placement in a listed company.", "minority_stake"),
        Code("convertible_financing", "A note that converts to equity.", "funding_round"),
        Code("spin_off", "A unit becomes a company of the same holders.", "divestiture"),
        Code("carve_out", "A unit is separated and sold in part.", "divestiture"),
        Code("compute_commitment", "Contracted compute, chips or power.", "capital_commitment"),
        Code("recapitalisation", "Ownership or control is reordered, no new owner.", "other"),
        Code("grant", "Public or foundation money that is not paid back.", "other"),
        Code("ipo", "First public sale of shares.", "other"),
    ),
)

STATUSES = CodeList(
    "statuses",
    "statuses",
    (
        Code("rumoured", "The press reports talks; no party has confirmed.", order=10),
        Code("denied", "A named party denied the rumour.", "rumoured", order=15),
        Code("in_talks", "Parties negotiate; terms are not agreed.", order=20),
        Code(
            "stalled",
            "No news of the talks for 24 months; our inference, always marked.",
            "in_talks",
            order=21,
        ),
        Code(
            "loi", "A non-binding letter of intent or framework is signed.", "announced", order=25
        ),
        Code("announced", "A party announces agreed terms.", order=30),
        Code("signed", "A definitive, binding agreement is stated.", "announced", order=35),
        Code("completed", "Done, as a party, filing or register states.", order=50),
        Code("terminated", "Ended before completion.", order=60),
        Code("blocked", "An authority prohibited it.", "terminated", order=60),
        Code("withdrawn", "The bidder or issuer pulled out.", "terminated", order=60),
        Code("lapsed", "The offer or option expired by its terms.", "terminated", order=60),
        Code("superseded", "Replaced by another deal.", "terminated", order=60),
        Code("unwound", "Completed and later reversed.", "terminated", order=70),
    ),
)

CERTAINTIES = CodeList(
    "certainties",
    "certainties",
    (
        Code("filed", "A filing, register or court document says it.", order=60),
        Code("stated", "A principal party says it on the record.", order=50),
        Code("reported_multi", "Two or more independent origins report it.", order=40),
        Code("reported_single", "One origin reports it.", order=30),
        Code("estimated", "An analyst, press or model estimate.", order=20),
        Code("inferred", "Computed by us from other values; the rule is named.", order=10),
    ),
)

BINDINGS = CodeList(
    "bindings",
    "bindings",
    (
        Code("binding", "A definitive agreement or a completed deal."),
        Code("non_binding", "A letter of intent, framework, talks or rumour."),
        Code("conditional", "Agreed, with conditions still to be met."),
        Code("option", "A right, not a duty, to deal later."),
    ),
)

QUALIFIERS = CodeList(
    "qualifiers",
    "amount qualifiers",
    (
        Code("exact", "The figure as stated."),
        Code("about", "Around the figure, to either side."),
        Code("at_least", "The figure or more."),
        Code("more_than", "Above the figure."),
        Code("up_to", "The figure at most."),
        Code("less_than", "Below the figure."),
        Code("range", "Between two figures."),
        Code("magnitude", "An order of size only, such as multi-billion (at least two)."),
        Code("undisclosed", "The source says that the figure is withheld."),
        Code("not_applicable", "The words give no total: a price per share, a valuation."),
    ),
)

AMOUNT_BASES = CodeList(
    "amount_bases",
    "amount bases",
    (
        Code("headline", "The figure that reports lead with."),
        Code("equity_paid", "What is paid for the shares."),
        Code("including_debt", "Price with assumed or net debt."),
        Code("round_total", "All investors' money in the round."),
        Code("this_investor", "The named investor's part."),
        Code("commitment", "Pledged over time, not all at once."),
        Code("funded_to_date", "Paid so far."),
        Code("initial", "The first tranche."),
        Code("contingent_max", "Most that is paid if later conditions are met."),
        Code("licence_fee", "Paid for a licence."),
        Code("debt", "Money lent."),
        Code("per_share", "Price of one share; no total."),
    ),
)

VALUATION_BASES = CodeList(
    "valuation_bases",
    "valuation bases",
    (
        Code("pre_money", "Before the new money."),
        Code("post_money", "After the new money."),
        Code("enterprise", "Equity and net debt."),
        Code("unspecified", "The source does not say."),
    ),
)

PAYMENT_FORMS = CodeList(
    "payment_forms",
    "payment forms",
    (
        Code("cash", "Money."),
        Code("stock", "The buyer's own shares."),
        Code("debt", "Debt taken over or issued."),
        Code("convertible", "A security that converts."),
        Code("warrants", "Rights to buy shares."),
        Code("compute_credits", "Credits for compute or cloud."),
        Code("services", "Work or supply."),
        Code("assets", "Other assets or a business."),
        Code("earn_out", "Later, depending on performance."),
        Code("licence", "Rights to technology or content."),
        Code("other", "Something else; the note says what."),
    ),
)

PARTY_ROLES = CodeList(
    "party_roles",
    "party roles",
    (
        Code(
            "target", "The company, assets or venture that the deal is about; for debt, borrower."
        ),
        Code("lead_investor", "Leads the round or sets its terms."),
        Code("investor", "Buys, invests or lends."),
        Code("other_investor", "Named beside the main investors."),
        Code("seller", "Holder that sells."),
    ),
)

PERSON_ROLES = CodeList(
    "person_roles",
    "person roles",
    (
        Code("joins_investor", "Moves to the investor or buyer.", also=("joins acquirer",)),
        Code("joins_investor_board", "Joins the investor's board.", also=("joins acquirer board",)),
        Code(
            "joins_target_board",
            "Joins the target's board.",
            also=(
                "joins target board",
                "investor on target board",
                "joins target strategic committee",
            ),
        ),
        Code(
            "heads_target", "Leads the target.", also=("CEO of target", "executive chair of target")
        ),
        Code("interim_head_of_target", "Leads it for now.", also=("interim CEO of target",)),
        Code(
            "stays_at_target",
            "Remains with the target.",
            also=("remains head of target", "would continue to lead target", "stays at target"),
        ),
        Code("promoted_at_target", "Rises inside the target.", also=("promoted at target",)),
        Code("left_target", "Leaves the target.", also=("left target",)),
        Code(
            "founder_of_target",
            "Founded the target.",
            also=("founder of target", "co-founder of target", "founder"),
        ),
        Code(
            "chairs_target",
            "Chairs the target or venture.",
            also=(
                "chairman of target",
                "chairman of venture",
                "chairs venture",
                "vice chairs venture",
            ),
        ),
        Code(
            "investor_executive",
            "Leads or speaks for the investor.",
            also=("investor CEO", "investor CFO"),
        ),
        Code("takes_stake", "Buys a part personally.", also=("takes personal 20 per cent stake",)),
        Code("sells_shares", "Sells own shares.", also=("would have sold $970m of shares",)),
        Code(
            "conflict_of_roles",
            "Stands on both sides.",
            also=("conflict of roles", "Intel CEO and target chairman"),
        ),
    ),
)

# `order` is the tier, 1 the strongest.
SOURCE_KINDS = CodeList(
    "source_kinds",
    "source kinds",
    (
        Code("regulator_filing", "A filing with a securities regulator (8-K, Form D).", order=1),
        Code("court_record", "A court document.", order=1),
        Code("company_register", "A register entry.", order=1),
        Code("authority_decision", "A decision of a competition or other authority.", order=1),
        Code("party_press_release", "A party's own release.", order=1),
        Code("party_statement", "A party's post, memo or interview.", order=2),
        Code("investor_disclosure", "A holder's report (13F, letter to holders).", order=2),
        Code("news_original", "Own reporting of a wire, newspaper or broadcaster.", order=3),
        Code("trade_press", "Own reporting of a specialised title.", order=3),
        Code("news_rewrite", "A copy or rewrite of somebody else's reporting.", order=4),
        Code("analyst_note", "Research or a newsletter's analysis.", order=4),
        Code("data_vendor", "A commercial database.", order=4),
        Code("open_dataset", "An open data set or encyclopaedia.", order=4),
        Code("data_file", "A file of records whose publisher is not known.", order=4),
        Code("reference", "The curated lists that come with this program.", order=4),
        Code("blog", "A blog, content site or machine-made summary.", order=5),
        Code("social_unverified", "A social post that no one has verified.", order=5),
        Code("document", "A document whose publisher is not known.", order=5),
        Code("note", "A person's own note.", order=5),
    ),
)

PUBLISHER_KINDS = CodeList(
    "publisher_kinds",
    "publisher kinds",
    (
        Code("regulator", "A regulator, court or register.", order=1),
        Code("company", "A party to deals, speaking for itself.", order=1),
        Code("wire", "A news agency.", order=2),
        Code("newspaper", "A newspaper or magazine with its own newsroom.", order=2),
        Code("broadcaster", "Radio, television or their sites.", order=2),
        Code("trade_press", "A specialised title with its own reporting.", order=3),
        Code("release_service", "Distributes parties' press releases.", order=2),
        Code("research", "Analysts, law firms, universities, think tanks.", order=3),
        Code("data_vendor", "A database of companies or deals.", order=3),
        Code("aggregator", "Carries or rewrites what others report.", order=4),
        Code("blog", "A blog, newsletter or content site.", order=5),
    ),
)

# `order` ranks attributions by how well they carry a claim.
ATTRIBUTIONS = CodeList(
    "attributions",
    "attributions",
    (
        Code("filing", "A filing or court document is cited.", order=60),
        Code("company statement", "A party says so.", order=50),
        Code("people familiar", "Unnamed insiders are cited.", order=30),
        Code("estimate", "Somebody's estimate.", order=20),
        Code("unattributed", "Nobody is cited.", order=25),
    ),
)

LINK_TYPES = CodeList(
    "link_types",
    "link types",
    (
        Code("replaces", "This deal replaces the other."),
        Code("tranche_of", "This deal is a part of the other."),
        Code("sum_of", "A position built up over time; the other deal is a part of it."),
        Code("linked_commitment", "Agreed together with the other, money the other way."),
        Code("competing_bid", "A rival bid for the same target."),
        Code("follows", "A later deal between the same parties."),
    ),
)

LEG_KINDS = CodeList(
    "leg_kinds",
    "leg kinds",
    (
        Code("cash", "Money."),
        Code("shares", "Shares, new or existing."),
        Code("licence", "Rights to technology, data or content."),
        Code("compute", "Compute, chips, cloud or power."),
        Code("people", "Staff."),
        Code("assets", "Assets or a business."),
        Code("debt", "Debt taken over or given."),
        Code("warrants", "Rights to buy shares."),
        Code("services", "Work or supply."),
        Code("distribution", "A payout to holders."),
    ),
)

# What is odd in a record that was taken all the same; kept beside it, never in its place.
DOUBTS = CodeList(
    "doubts",
    "doubts",
    (
        Code("impossible_date", "No such day, or far out of time; the date is left out."),
        Code("unclear_date", "Day and month may be swapped; only what is sure is kept."),
        Code("zero_amount", "A figure of zero, which is no price; only its words are kept."),
        Code("tiny_amount", "Below 1,000 whole units: a stand-in, or the unit is missing."),
        Code("huge_amount", "Above any known deal in that currency; the unit may be wrong."),
        Code("unreadable_amount", "The words are no amount that can be read; they are kept."),
        Code("no_currency", "A figure without its currency; its words are kept."),
        Code("unreadable_value", "A value that does not fit its field; it is left out."),
        Code("unknown_code", "A category that the mapping does not name; it is left out."),
        Code("own_target", "Buyer and target are one organization by the source's own keys."),
        Code("same_name", "Buyer and target bear one name."),
        Code("mended_text", "Damaged characters were mended; the text as read is told."),
        Code("rows_disagree", "Rows of one round differ; each version is a report of its own."),
        Code("names_together", "What may be several names stands as one."),
        Code("ragged_row", "The row has more or fewer cells than the header has columns."),
    ),
)

CODE_LISTS: tuple[CodeList, ...] = (
    DEAL_TYPES,
    STATUSES,
    CERTAINTIES,
    BINDINGS,
    QUALIFIERS,
    AMOUNT_BASES,
    VALUATION_BASES,
    PAYMENT_FORMS,
    PARTY_ROLES,
    PERSON_ROLES,
    SOURCE_KINDS,
    PUBLISHER_KINDS,
    ATTRIBUTIONS,
    LINK_TYPES,
    LEG_KINDS,
    DOUBTS,
)
