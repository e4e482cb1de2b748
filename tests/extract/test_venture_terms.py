"""Joint ventures by the agreement that forms them, whose they are, and what two put into one; and
who subscribes for shares."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    "text",
    [
        "Alder Inc. today announced that it has entered into a memorandum of understanding "
        '("MOU") with Ohio-based Cedar, Inc. ("Cedar"), a seeds company, to establish a joint '
        "venture for the production of fertilizer.",
        "Alder Inc. said it has signed an agreement in principle with Cedar, Inc. to form a joint "
        "venture.",
        "Alder Inc. has reached an agreement with Cedar, Inc. for the creation of a joint venture "
        "in Spain.",
        "Alder Inc. has agreed with Cedar, Inc. to set up a joint venture.",
        "Alder Inc. has teamed up with Cedar, Inc. to create a joint venture that will run ports.",
        "Alder Inc. agreed to establish a joint venture in Chile with its South Korean EV battery "
        "supplier Cedar, Inc. to make cells.",
        "Alder Inc. said it formed a j-v with Cedar, Inc. to make chips.",
    ],
)
def test_agreements_that_form_one(reports: Read, text: str) -> None:
    check_told(reports, text, ("Alder Inc.",), "Cedar, Inc.", type="joint_venture")


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Alder and Cedar formed a joint venture in Chile. The JV will be owned 95 percent by "
         "Alder and 5 percent by Cedar.", 95),
        ("Alder and Cedar will set up a joint venture in Chile, with each company taking a 50% "
         "stake.", 50),
        ("Alder has reached an agreement on a joint venture with Cedar. Their mills will merge in "
         "the proposed 50:50 joint venture.", 50),
    ],
)  # fmt: skip
def test_whose_it_is(reports: Read, text: str, percent: float) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.stake_percent) == ("joint_venture", percent)


def test_what_two_joint_venture(reports: Read) -> None:
    text = (
        "Alder Clinics, Inc. announced an agreement with Cedar Health to joint venture five Ohio "
        "hospitals. Under the joint venture, Alder will own an 80% controlling interest in these."
    )
    investors = ("Alder Clinics, Inc.", "Cedar Health")
    check_told(
        reports, text, investors, "five Ohio hospitals", type="joint_venture", stake_percent=80
    )


def test_an_agreement_about_something_else(reports: Read) -> None:
    text = "Alder has agreed with Cedar to supply steel. It may form a joint venture some day."
    assert [r for r in told(reports, text) if r.target == "Cedar"] == []


@pytest.mark.parametrize(
    ("text", "investor"),
    [
        ("Alder Mining has entered into a subscription agreement with Mr. Lewis Holm, pursuant to "
         "which Mr. Holm will subscribe for 21,175,000 shares of the Company for gross proceeds of "
         "$6.3 million.", "Lewis Holm"),
        ("Alder Mining announces that Holm Capital will subscribe for 10 million shares in the "
         "placement, for gross proceeds of $6.3 million.", "Holm Capital"),
        ("Lewis Holm has agreed to subscribe for 4 million shares of Alder Mining for gross "
         "proceeds of $6.3 million.", "Lewis Holm"),
    ],
)  # fmt: skip
def test_who_subscribes(reports: Read, text: str, investor: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((investor,), "Alder Mining")
    assert report.amount is not None
    assert report.amount.exact == 6.3e6
    assert report.payment == ()


def test_an_initial_interest(reports: Read) -> None:
    (report,) = told(
        reports, "Alder Mining can earn an initial 51% interest in the Cedar Property."
    )
    assert (report.target, report.stake_percent) == ("Cedar Property", 51)
