"""Dates in words: exact readings, refusals with their reason, and what prose must not yield."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.model.dates import PartialDate
from deals.model.datewords import UnreadableDate, find_dates, read_date

REFERENCE = date(2025, 6, 16)  # a Monday


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        # days
        ("12 June 2025", "2025-06-12"),
        ("June 12, 2025", "2025-06-12"),
        ("June 12,2025", "2025-06-12"),
        ("June 12th, 2025", "2025-06-12"),
        ("the 12th of June 2025", "2025-06-12"),
        ("12-Jun-2025", "2025-06-12"),
        ("12-Jun-25", "2025-06-12"),
        ("Jun. 12 2025", "2025-06-12"),
        ("13/06/2025", "2025-06-13"),
        ("06/13/2025", "2025-06-13"),
        ("12.06.2025", "2025-06-12"),
        ("06/06/2025", "2025-06-06"),
        ("2025-06-12", "2025-06-12"),
        ("2025/06/12", "2025-06-12"),
        ("20250612", "2025-06-12"),
        ("26-FEB-1987 15:18:06.67", "1987-02-26"),
        ("Thu, 12 Jun 2025 10:00:00 GMT", "2025-06-12"),
        ("Feb 29 2024", "2024-02-29"),
        ("Thursday, June 12, 2025", "2025-06-12"),
        ("june\u00a012, 2025.", "2025-06-12"),
        # months
        ("June 2025", "2025-06"),
        ("Jun '25", "2025-06"),
        ("Sept. 2025", "2025-09"),
        ("06/2025", "2025-06"),
        ("2025/06", "2025-06"),
        ("in June 2025", "2025-06"),
        # quarters and halves
        ("Q2 2025", "2025-34"),
        ("2Q25", "2025-34"),
        ("2Q 2025", "2025-34"),
        ("Q2'25", "2025-34"),
        ("2025Q2", "2025-34"),
        ("2025 Q2", "2025-34"),
        ("second quarter of 2025", "2025-34"),
        ("last quarter of 2024", "2024-36"),
        ("1986 fourth quarter", "1986-36"),
        ("H1 2025", "2025-40"),
        ("1H 2025", "2025-40"),
        ("second half of 2025", "2025-41"),
        # parts
        ("early 2025", "2025-01~/2025-04~"),
        ("mid-2025", "2025-05~/2025-08~"),
        ("late 2025", "2025-09~/2025-12~"),
        ("the end of 2025", "2025-12~"),
        ("early June 2025", "2025-06-01~/2025-06-10~"),
        ("late June 2025", "2025-06-21~/2025-06-30~"),
        ("mid-to-late 2025", "2025-05~/2025-12~"),
        ("late in the second quarter of 2025", "2025-06~"),
        ("late February 2025", "2025-02-21~/2025-02-28~"),
        ("mid-1990s", "1993~/1996~"),
        ("year-end 2025", "2025-12~"),
        # years, seasons, fiscal years
        ("2013", "2013"),
        ("summer 2025", "2025-22"),
        ("fall of 2025", "2025-23"),
        ("the 1990s", "1990/1999"),
        ("fiscal 2025", "2025~"),
        ("FY2025", "2025~"),
        ("FY25", "2025~"),
        ("fiscal year 2025", "2025~"),
        ("Q2 FY25", "2025~"),
        ("second quarter of fiscal 2025", "2025~"),
        ("circa 2019", "2019~"),
        ("c. 2019", "2019~"),
        ("around 2019", "2019~"),
        ("on or about June 12, 2025", "2025-06-12~"),
        # intervals
        ("since 2019", "2019/.."),
        ("from June 2025", "2025-06/.."),
        ("by 2026", "../2026"),
        ("before 2026", "../2025"),
        ("before June 2025", "../2025-05"),
        ("after June 12, 2025", "2025-06-13/.."),
        ("by the end of 2025", "../2025-12"),
        ("before the end of 2025", "../2025-12"),
        ("by end of June 2025", "../2025-06"),
        ("by June 2025", "../2025-06"),
        ("until 2026", "../2026"),
        ("no later than March 31, 2026", "../2026-03-31"),
        ("from March to May 2025", "2025-03/2025-05"),
        ("between 2019 and 2021", "2019/2021"),
        ("2019-2021", "2019/2021"),
        ("December to February 2025", "2024-12/2025-02"),
        ("2025 or 2026", "2025/2026"),
        ("March 3-5, 2025", "2025-03-03/2025-03-05"),
        ("12-13 June 2025", "2025-06-12/2025-06-13"),
        ("June 30 - July 2, 2025", "2025-06-30/2025-07-02"),
        # EDTF, and other languages
        ("2025-06~", "2025-06~"),
        ("../2025", "../2025"),
        ("12. Juni 2025", "2025-06-12"),
        ("März 2025", "2025-03"),
        ("1er février 2025", "2025-02-01"),
        ("12 de junio de 2025", "2025-06-12"),
        ("12 giugno 2025", "2025-06-12"),
    ],
)
def test_words_that_say_it_all(words: str, edtf: str) -> None:
    assert read_date(words).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Monday", "2025-06-16"),
        ("Thursday", "2025-06-12"),
        ("on Thursday", "2025-06-12"),
        ("last Thursday", "2025-06-12"),
        ("last Monday", "2025-06-09"),
        ("next Thursday", "2025-06-19"),
        ("this Thursday", "2025-06-19"),
        ("by Friday", "../2025-06-20"),
        ("today", "2025-06-16"),
        ("yesterday", "2025-06-15"),
        ("tomorrow", "2025-06-17"),
        ("last week", "2025-06-09/2025-06-15"),
        ("this week", "2025-06-16/2025-06-22"),
        ("last month", "2025-05"),
        ("this month", "2025-06"),
        ("next month", "2025-07"),
        ("last quarter", "2025-33"),
        ("last year", "2024"),
        ("this year", "2025"),
        ("next year", "2026"),
        ("earlier this year", "2025-01-01/2025-06-16"),
        ("late last year", "2024-09~/2024-12~"),
        ("a year ago", "2024~"),
        ("two months ago", "2025-04~"),
        ("ten days ago", "2025-06-06"),
        ("three weeks ago", "2025-05-26~/2025-06-01~"),
        ("June 12", "2025-06-12"),
        ("12 June", "2025-06-12"),
        ("December 20", "2024-12-20"),
        ("in June", "2025-06"),
        ("February 29", "2024-02-29"),
        ("June of last year", "2024-06"),
        ("last June", "2024-06"),
        ("mid-June", "2025-06-10~/2025-06-20~"),
        ("the second quarter", "2025-34"),
        ("by September", "../2025-09"),
        ("since September", "2024-09/.."),
        ("by the end of the year", "../2025-12"),
        ("last summer", "2024-22"),
    ],
)
def test_words_that_need_a_reference_day(words: str, edtf: str) -> None:
    assert read_date(words, reference=REFERENCE).edtf == edtf
    with pytest.raises(UnreadableDate, match="a reference day is needed"):
        read_date(words)


@pytest.mark.parametrize(("day_first", "edtf"), [(True, "2025-06-12"), (False, "2025-12-06")])
def test_the_order_of_figures_may_be_told(day_first: bool, edtf: str) -> None:
    assert read_date("12/06/2025", day_first=day_first).edtf == edtf
    assert read_date("06/13/2025", day_first=day_first).edtf == "2025-06-13"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("12/06/2025", "day or month may come first"),
        ("13/06/25", "write all four"),
        ("31 June 2025", "June 2025 has 30 days, no day 31"),
        ("31 June", "has 30 days"),
        ("June 30 - July 32, 2025", "July 2025 has 31 days"),
        ("4//17/2013", "write it like"),
        ("1201-11-03", "year 1201 is out of range"),
        ("3201", "year 3201 is out of range"),
        ("13/13/2025", "no month 13"),
        ("March 87", "no day 87"),
        ("X", "write it like"),
        ("Friday, June 12, 2025", "2025-06-12 is a Thursday"),
        ("2019-21", "season or a range"),
        ("fiscal second quarter", "needs its year"),
        ("", "write it like"),
        ("$14", "cannot read"),
        ("1,200", "cannot read"),
        ("Series A", "cannot read"),
        ("2019 shares", "cannot read"),
        ("first half of June", "cannot read"),
        ("999 years ago", "out of range"),
        ("2021-2019", "runs backwards"),
        ("winter 2024-25", "cannot read"),
    ],
)
def test_a_refusal_says_why(words: str, message: str) -> None:
    with pytest.raises(UnreadableDate, match=message):
        read_date(words, reference=REFERENCE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It closed on June 12, 2025, and in 2019.",
            [("June 12, 2025", "2025-06-12"), ("2019", "2019")],
        ),
        ("Founded in 1992 (2019: sold).", [("1992", "1992"), ("2019", "2019")]),
        (
            "Due by the end\nof 2025; since 2019.",
            [("by the end\nof 2025", "../2025-12"), ("since 2019", "2019/..")],
        ),
        (
            "On Thursday it said May 12 was fine.",
            [("Thursday", "2025-06-12"), ("May 12", "2025-05-12")],
        ),
        (
            "between October 1 and 19 at 8.34",
            [("between October 1 and 19", "2025-10-01/2025-10-19")],
        ),
        (
            "late March or early April 2025",
            [("late March or early April 2025", "2025-03-21~/2025-04-10~")],
        ),
        (
            "In early 2025 Acme, in March.",
            [("early 2025", "2025-01~/2025-04~"), ("March", "2025-03")],
        ),
        ("a 1986 deal of June 12, 2000 shares", [("June 12", "2025-06-12")]),
        ("filed 2025-06-12T10:00:00Z", [("2025-06-12T10:00:00Z", "2025-06-12")]),
        ("Friday, June 12, 2025", [("June 12, 2025", "2025-06-12")]),
        ("the last quarter of 2024", [("last quarter of 2024", "2024-36")]),
    ],
)
def test_dates_in_prose(text: str, found: list[tuple[str, str]]) -> None:
    mentions = find_dates(text, reference=REFERENCE)
    assert [(m.text, m.date.edtf) for m in mentions] == found


@pytest.mark.parametrize(
    "text",
    [
        "It may march on, 49 of 1,200 for $14 in Series A.",
        "2019 shares",
        "in 2000 shares",
        "rose by 2000 pct to 2019",
        "about 2000 employees",
        "between 1900 and 2000 employees",
        "June Smith and April",
        "by April Smith",
        "In May Acme bought",
        "555-2019-2021",
        "https://example.com/2025/06/12/x",
        "up 12.5 to 20250612",
        "12/06/2025",
        "31 June",
        "Black Friday",
        "open Monday to Friday",
        "over the last year",
        "fiscal second quarter",
        "more than two years ago",
        "Sun Microsystems",
        "version 1.2.25",
        "today's market",
        "each Thursday",
        "the Securities Act of 1933",
        "the world of tomorrow",
        "an H1 visa",
        "in fall",
        "of $2019",
        "in 2025-26",
        "in 2000-seat halls",
    ],
)
def test_prose_without_dates(text: str) -> None:
    assert find_dates(text, reference=REFERENCE) == []


def test_relative_words_are_marked_and_skipped_without_a_reference() -> None:
    text = "yesterday, on Thursday, in June 2025"
    assert [m.relative for m in find_dates(text, reference=REFERENCE)] == [True, True, False]
    assert [m.text for m in find_dates(text)] == ["June 2025"]


PIECES = """by since between and from to early late mid- end of the June May march 12 31 2025 2019,
    Q2 H1 second quarter last next this year week Thursday ago two a fiscal FY25 '25 - – / or
    before after circa c. 12/06/2025 2025-06-12 1990s ( ) $14 summer until today"""
WORDS = st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join)


@given(WORDS | st.text(max_size=60), st.none() | st.dates())
def test_no_text_breaks_the_readers(text: str, reference: date | None) -> None:
    end = 0
    for mention in find_dates(text, reference=reference):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert PartialDate.parse(mention.date.edtf) == mention.date
        assert (mention.date.earliest or date.min) <= (mention.date.latest or date.max)
        assert reference is not None or not mention.relative
        end = mention.end
    try:
        read = read_date(text, reference=reference)
    except UnreadableDate:
        return
    assert PartialDate.parse(read.edtf) == read


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)),
    st.sampled_from(
        [
            "%B %Y",
            "%b. %Y",
            "%b '%y",
            "early %B %Y",
            "late %Y",
            "mid-%Y",
            "by %B %Y",
            "in %Y",
            "since %b %Y",
            "circa %B %Y",
            "%Y",
            "the end of %Y",
            "between %B and %B %Y",
            "%m/%Y",
        ]
    ),
)
def test_months_and_years_never_become_a_day(day: date, form: str) -> None:
    read = read_date(day.strftime(form))
    assert read.precision != "day"
    assert (read.latest or date.max) - (read.earliest or date.min) >= timedelta(days=7)


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b %d %Y", "%A, %B %d, %Y", "%d-%b-%y", "%Y%m%d"]),
)
def test_a_written_day_is_that_day(day: date, form: str) -> None:
    assert read_date(day.strftime(form)).edtf == day.isoformat()
