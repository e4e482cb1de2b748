"""Money that is lent: by states and groups of banks, against paper with a named taker, in parts."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "lender", "amount"),
    [
        ("Birch Air is to get a 120m euro ($159m; £83m) emergency loan from the government.",
         "government", "120m euro"),
        ("Birch Air has secured a £40m ($62m) rescue loan from the Scottish government.",
         "Scottish government", "£40m"),
        ("Birch Air has been granted a $50m emergency loan by the Greek government.",
         "Greek government", "$50m"),
        ("Birch Air will be given a £40m bridging loan by Cedar Bank.", "Cedar Bank", "£40m"),
        ("The government has agreed to give Birch Air a £40m emergency loan.", "The government",
         "£40m"),
        ("Birch Air will receive a loan of 120m euros from the government.", "government",
         "120m euros"),
        ("Birch Air has raised $45 million (around Rs 315 crore) in debt from a group of European "
         "development finance institutions.", "group of European development finance institutions",
         "$45 million"),
        ("Birch Air raises $45 mn from Nordic lenders.", "Nordic lenders", "$45 mn"),
        ("Birch Air has raised $45 million from a group of lenders led by Cedar Bank.",
         "Cedar Bank", "$45 million"),
        ("Birch Air has raised Rs 200 crore through non-convertible debentures subscribed by Cedar "
         "Mutual Fund.", "Cedar Mutual Fund", "Rs 200 crore"),
        ("Birch Air raised $30 million via NCDs from Cedar Capital.", "Cedar Capital",
         "$30 million"),
        ("Birch Air will raise $30 million by selling bonds to Cedar Insurance.",
         "Cedar Insurance", "$30 million"),
        ("Cedar Mutual Fund has invested Rs 200 crore in non-convertible debentures of Birch Air.",
         "Cedar Mutual Fund", "Rs 200 crore"),
        ("Cedar Insurance bought $30 million of senior notes issued by Birch Air.",
         "Cedar Insurance", "$30 million"),
    ],
)  # fmt: skip
def test_who_lends(reports: Read, text: str, lender: str, amount: str) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.target, report.investors) == ("debt", "Birch Air", (lender,))
    assert report.amount is not None
    assert report.amount.text == amount


def test_the_item_of_a_digest_tells_of_debentures(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Gold: The Pune-based gold loan company has raised Rs 200 crore through "
        "non-convertible debentures subscribed by Cedar Mutual Fund.",
    )
    assert (report.type, report.target) == ("debt", "Birch Gold")
    assert report.investors == ("Cedar Mutual Fund",)


@pytest.mark.parametrize(
    "after",
    [
        "Cedarfund has provided $25 million of the loan and the balance has come from the Swiss "
        "investor Elm Finance.",
        "Cedarfund put up $30 million of the total, with the remainder provided by Elm Finance.",
        "Cedarfund lent $30 million and the rest came from Elm Finance.",
    ],
)
def test_the_next_sentence_tells_who_lent_which_part(reports: Read, after: str) -> None:
    (report,) = told(
        reports, f"Birch Micro has raised a $45 million loan from a group of banks. {after}"
    )
    assert (report.target, report.investors) == ("Birch Micro", ("Cedarfund", "Elm Finance"))
    assert report.amount is not None
    assert report.amount.text == "$45 million"


@pytest.mark.parametrize(
    "text",
    [
        "Birch Gold said it sold $300 million of notes through Cedar Securities.",
        "Birch Gold sold $30 million of bonds to investors on Thursday.",
        "Birch Gold has raised Rs 200 crore through non-convertible debentures.",
        "Cedar Bank bought $30 million of Treasury bonds from Elm Bank.",
        "Birch Gold paid a $30 million fine that it owed the government over a loan.",
        "Cedarfund provided $25 million of the loan and the rest came from Elm Finance.",
    ],
)
def test_debt_of_nobody_in_particular_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_investors_beside_banks_still_make_a_round(reports: Read) -> None:
    (report,) = told(reports, "Birch Micro raised $45 million from Alder Ventures and two banks.")
    assert (report.type, report.investors) == ("funding_round", ("Alder Ventures",))


def test_the_balance_of_something_else_names_no_lender(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Micro took a $45 million loan from Cedar Bank. Cedar Bank said the balance of "
        "payments was better, and Elm Capital provided $20 million of the insurance.",
    )
    assert report.investors == ("Cedar Bank",)


def test_lenders_whom_another_sentence_names(reports: Read) -> None:
    (report,) = told(
        reports,
        "Airline Birch Air has secured a 320m euro ($395m) bridging loan to keep flying.",
        "The money will be lent by Alder Kontor, with the state as guarantor.",
    )
    assert (report.type, report.target, report.investors) == (
        "debt",
        "Birch Air",
        ("Alder Kontor",),
    )
    (report,) = told(
        reports,
        "Birch Midstream, LLC announced that it has closed a new five-year, $350 million senior "
        "secured credit facility. Alder Bank served as administrative agent, together with Cedar "
        "Credit Partners.",
    )
    assert report.investors == ("Alder Bank", "Cedar Credit Partners")
    (report,) = told(
        reports,
        "Birch Finance Ltd has raised $85 million in debt from a group of overseas lenders.",
        "The package consists of a $60 million loan from development bank Alder Bank and a term "
        "loan from a consortium led by Cedar National Bank.",
    )
    assert (report.type, report.investors) == ("debt", ("Alder Bank", "Cedar National Bank"))


@pytest.mark.parametrize(
    "text",
    [
        "Alder Advisory has closed a $12 million bridge loan for Holm West, a block of flats.",
        "Birch Finance Ltd said the offering was led by Alder Bank, which acted as lead"
        " bookrunner.",
    ],
)
def test_a_loan_for_another_and_an_offering_have_no_lender(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "lenders"),
    [
        ("One of the highlights is the securing of a loan totaling about $5 million.", ()),
        ("Birch Mines Ltd has secured a loan of $5 million.", ()),
        ("Birch Mines Ltd announced the closing of a $5 million term loan.", ()),
        ("Birch Mines Ltd announced the receipt of a loan of $5 million from Alder Bank.",
         ("Alder Bank",)),
    ],
)  # fmt: skip
def test_a_loan_told_as_a_noun_or_before_its_sum(
    reports: Read, text: str, lenders: tuple[str, ...]
) -> None:
    (report,) = told(reports, "Birch Mines Ltd told of its first quarter.", text)
    assert (report.target, report.type, report.status) == ("Birch Mines Ltd", "debt", "completed")
    assert report.investors == lenders
    assert report.amount is not None
    assert report.amount.low == 5_000_000


def test_a_loan_for_another_is_not_the_lenders(reports: Read) -> None:
    assert told(reports, "Birch Bank closed a loan of $5 million to Alder Corp.") == []


def test_who_served_on_a_loan(reports: Read) -> None:
    (report,) = told(
        reports,
        "Cedar Bank served as administrative agent and sole bookrunner on a $65 million term loan "
        "for Birch Foods Corp in May.",
    )
    assert (report.type, report.investors) == ("debt", ("Cedar Bank",))
    assert (report.target, report.amount and report.amount.text) == (
        "Birch Foods Corp",
        "$65 million",
    )


def test_who_arranged_a_loan_of_many_banks(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Power signed a $200 million loan with a syndicate of 24 banks arranged by Alder "
        "Bank, Cedar Bank and Elm Bank.",
    )
    assert (report.type, report.target) == ("debt", "Birch Power")
    assert report.investors == ("Alder Bank", "Cedar Bank", "Elm Bank")


def test_a_facility_and_its_agents(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Pipes, L.P. today announced the closing of an amended and restated senior secured "
        "revolving credit facility with a syndicate of eleven banks. Commitments rise to $450 "
        "million from $300 million.",
        "Cedar Bank, N.A. served as administrative agent and Elm Markets as joint lead arranger.",
    )
    assert (report.type, report.target) == ("debt", "Birch Pipes, L.P.")
    assert report.investors == ("Cedar Bank, N.A.", "Elm Markets")
    assert report.amount is not None
    assert report.amount.text == "$450 million"
    assert report.status == "completed"


def test_a_facility_that_is_raised(reports: Read) -> None:
    (report,) = told(reports, "Birch Pipes has expanded its revolving credit facility to $450 "
                              "million.")  # fmt: skip
    assert (report.type, report.target) == ("debt", "Birch Pipes")
    assert report.amount is not None
    assert report.amount.text == "$450 million"


@pytest.mark.parametrize(
    "text",
    [
        "Birch Pipes replaced its credit manager with Cedar Bank, N.A.",
        "Birch Bank raised its prime lending rate to 9 percent.",
        "Birch Bank increased its loan losses to $450 million.",
        "Birch Pipes has opened a new facility with Cedar Tools.",
        "Birch Bank raised its loan target to $450 million.",
    ],
)
def test_other_facilities_lend_nothing(reports: Read, text: str) -> None:
    assert told(reports, text) == []
