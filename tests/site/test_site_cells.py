"""How single values look, and that colours can be read."""

import json
import re
from html import unescape
from importlib import resources
from typing import Any

import pytest
from markupsafe import Markup, escape

from deals.model.wording import money, percent, short_number
from deals.site.cells import Cell, render
from deals.site.search import fts_query


class Urls:
    """Addresses as Datasette makes them."""

    def table(self, database: str, table: str) -> str:
        return f"/{database}/{table}"

    def row(self, database: str, table: str, key: str) -> str:
        return f"/{database}/{table}/{key}"


def shown(column: str, value: Any, table: str | None = "deals", **beside: Any) -> str | None:
    cell = Cell(value, column, {column: value, **beside}, table, "deals", Urls())
    return render(cell)


def text(markup: str | None) -> str:
    assert isinstance(markup, Markup)
    return str(markup.striptags())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (950, "950"),
        (14_300_000_000, "14.3 B"),
        (999_990_000, "1 B"),
        (999_999_999, "1 B"),
        (5_693_485_610.5, "5.693 B"),
        (2.5e12, "2.5 T"),
        (3e15, "3,000 T"),
        (1_500, "1.5 k"),
        (-2e9, "-2 B"),
    ],
)
def test_short_number(value: float, expected: str) -> None:
    assert short_number(value) == expected


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [
        (14.3e9, "USD", "$14.3 B"),
        (5e8, "EUR", "€500 M"),
        (115e9, "INR", "INR 115 B"),
        (2e6, None, "2 M"),
    ],
)
def test_money(value: float, currency: str | None, expected: str) -> None:
    assert money(value, currency) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(49.0, "49 %"), (0.125, "0.125 %"), (4000.0, "4,000 %")]
)
def test_percent(value: float, expected: str) -> None:
    assert percent(value) == expected


@pytest.mark.parametrize(
    ("column", "value", "beside", "expected"),
    [
        ("amount", 14.3e9, {"currency": "USD", "amount_qualifier": "exact"}, "$14.3 B"),
        ("amount", 1e10, {"currency": "USD", "amount_qualifier": "more_than"}, "> $10 B"),
        ("amount", 1e10, {"currency": "USD", "amount_qualifier": "at_least"}, "≥ $10 B"),
        ("amount", 1e10, {"currency": "USD", "amount_qualifier": "up_to"}, "≤ $10 B"),
        ("amount", 1e10, {"currency": "USD", "amount_qualifier": "about"}, "~$10 B"),
        (
            "amount",
            2e9,
            {"currency": "USD", "amount_qualifier": "range", "amount_low": 2e9, "amount_high": 3e9},
            "$2 B – $3 B",
        ),
        ("amount", 2e9, {"currency": "USD", "amount_qualifier": "range"}, "≥ $2 B"),
        ("amount", None, {"amount_qualifier": "undisclosed"}, "undisclosed"),
        ("amount", None, {}, "–"),
        ("amount", 0, {"currency": "USD"}, "$0"),
        ("amount", 7e6, {}, "7 M"),
        ("amount_usd", 1e10, {"currency": "EUR", "amount_qualifier": "more_than"}, "> $10 B"),
        ("amount_low", 1e10, {"currency": "SEK", "amount_qualifier": "more_than"}, "SEK 10 B"),
        ("valuation", 29e9, {"currency": "EUR", "valuation_currency": "USD"}, "$29 B"),
        ("as_investor_usd", 0.0, {}, "$0"),
        ("counted_usd", 3.5e9, {}, "$3.5 B"),
        ("reports_count", 12345, {}, "12,345"),
        ("stake_percent", 49.0, {}, "49 %"),
        ("spread", 0.5, {}, "50 %"),
        ("usd_rate", 1.0956000, {}, "1.0956"),
        ("voting", 0, {}, "no"),
        ("counts_in_totals", 1, {}, "yes"),
        ("type", "licence_and_hire", {}, "licence and hire"),
        ("status", "in_talks", {}, "in talks"),
        ("payment", '["cash", "compute_credits"]', {}, "cash compute credits"),
        ("investors", "[]", {}, "–"),
    ],
)
def test_value_in_words(column: str, value: Any, beside: dict[str, Any], expected: str) -> None:
    assert text(shown(column, value, **beside)) == expected


def test_amount_keeps_the_full_figure_and_the_words_in_its_title() -> None:
    cell = shown(
        "amount", 1e10, currency="USD", amount_qualifier="more_than", amount_text='"over" $10bn'
    )
    title = re.search(r'title="([^"]*)"', str(cell))
    assert title is not None
    assert unescape(title[1]) == 'USD 10,000,000,000 · more than · “"over" $10bn”'


@pytest.mark.parametrize(
    ("column", "value", "table", "beside", "href"),
    [
        ("deal_id", "a-b-2025", "deal_events", {}, "/deals/deals/a-b-2025"),
        ("deal_id", {"value": "a-b", "label": "A – B"}, "deal_events", {}, "/deals/deals/a-b"),
        ("deal", "a-b", None, {}, "/deals/deals/a-b"),
        ("title", "A – B", None, {"deal": "a-b"}, "/deals/deals/a-b"),
        ("title", "A – B", "deals", {"id": "a-b"}, "/deals/deals/a-b"),
        ("target", "B", "deals", {"target_id": "b"}, "/deals/organizations/b"),
        ("organization_id", "b", "mentions", {}, "/deals/organizations/b"),
        ("report_id", "00ff", "deal_values", {}, "/deals/reports/00ff"),
        ("source_id", {"value": "ff", "label": None}, "reports", {}, "/deals/sources/ff"),
        ("investors", '["A & B"]', "deals", {}, "/deals/deals?_investor=A+%26+B"),
        ("quarter", "2025-Q2", None, {}, "/deals/deals?quarter=2025-Q2"),
        ("url", "https://a.example/x?y=1", "sources", {}, "https://a.example/x?y=1"),
        ("deal_id", "a/../b?c", "deal_events", {}, "/deals/deals/a~2F~2E~2E~2Fb~3Fc"),
    ],
)
def test_links(
    column: str, value: Any, table: str | None, beside: dict[str, Any], href: str
) -> None:
    found = re.search(r'<a href="([^"]*)"', str(shown(column, value, table, **beside)))
    assert found is not None
    assert unescape(found[1]) == href


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "https://",
        "http://[",
        "ftp://a.example/x",
        "a.example",
        "https://a.example/ onclick=x",
    ],
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert "href" not in str(shown("url", address, "sources") or "")


def test_links_out_do_not_vouch() -> None:
    cell = shown("url", "https://www.a.example/" + "long/" * 40, "sources")
    assert 'rel="noopener nofollow"' in str(cell)
    assert len(text(cell)) == 60


def test_claims_name_their_reports_with_the_shown_value_first() -> None:
    claims = [
        {"value": "36", "reports": ["aa"], "origins": 1, "first_day": None, "chosen": False},
        {"value": "40", "reports": ["bb", "cc"], "first_day": "2024-02-01", "chosen": True},
    ]
    cell = shown("claims", json.dumps(claims), "conflicts")
    assert text(cell) == "40 shown since 2024-02-01 report 1 report 236 report 1"
    assert re.findall(r'href="([^"]+)"', str(cell)) == [
        "/deals/reports/bb",
        "/deals/reports/cc",
        "/deals/reports/aa",
    ]


def test_claimed_amount_in_words() -> None:
    amount = '{"currency": "USD", "exact": 14300000000, "voting": false, "people": ["A"]}'
    assert text(shown("value", amount, "claims")) == (
        'currency USD · exact 14,300,000,000 · voting false · people ["A"]'
    )


def test_record_is_folded_and_readable() -> None:
    cell = str(shown("record", '{"target": "Ä<b>", "amount": {"exact": 1}}', "reports"))
    assert "<details" in cell
    assert "<summary>2 fields</summary>" in cell
    assert "Ä&lt;b&gt;" in cell


EVIL = '<script>alert("x")</script>'
COLUMNS = [
    "amount",
    "amount_usd",
    "amount_text",
    "status",
    "type",
    "investors",
    "payment",
    "conditions",
    "claims",
    "record",
    "title",
    "target",
    "name",
    "deal_id",
    "other_id",
    "report_id",
    "source_id",
    "url",
    "quarter",
    "value",
    "shown",
    "role",
    "voting",
    "stake_percent",
    "reports_count",
    "unknown",
]
SHAPES = [
    EVIL,
    f'["{EVIL[1:-1]}"]'.replace('"x"', "x"),
    '["<script>"]',
    '{"<script>": "<script>"}',
    '[{"value": "<script>", "reports": ["<script>"], "first_day": "<script>", "chosen": 1}]',
    '[{"value": "<script>", "reports": "<script>"}]',
    '[1, null, ["<script>"]]',
    "[",
    "{",
]


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("table", ["deals", "conflicts", "claims", "deal_values", "reports", None])
def test_no_value_becomes_markup(column: str, table: str | None) -> None:
    for value in [*SHAPES, {"value": EVIL, "label": EVIL}]:
        beside = {
            "currency": EVIL,
            "amount_qualifier": EVIL,
            "deal": EVIL,
            "id": EVIL,
            "target_id": EVIL,
            "field": "amount",
            "organization_id": EVIL,
        }
        cell = shown(column, value, table, **beside)
        assert "<script" not in str(escape(cell if cell is not None else str(value)))


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("meta scale", '"meta" "scale"*'),
        ('"scale ai" meta', '"scale ai" "meta"*'),
        ('meta "scale ai"', '"meta" "scale ai"'),
        ('"scale ai', '"scale ai"'),
        ("", '""'),
        ('"', '""'),
        ('""', '""'),
        (None, '""'),
        ("a\0b", '"a" "b"*'),
        ("AND (", '"AND" "("*'),
    ],
)
def test_search_query(words: str | None, query: str) -> None:
    assert fts_query(words) == query


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, WCAG 2.2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(scheme: int) -> None:
    css = resources.files("deals.site").joinpath("static/deals.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    colour = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme]))
    pairs = [(name, name.removesuffix("-text")) for name in colour if name.endswith("-text")]
    pairs += [
        (ink, paper)
        for ink in ("text", "dim", "link", "link-visited")
        for paper in ("page", "panel")
    ]
    assert len(pairs) == 14
    for ink, paper in pairs:
        assert contrast(colour[ink], colour[paper]) >= 4.5, (ink, paper)
    assert contrast("#f2f6f9", colour["accent"]) >= 4.5


def test_an_amount_that_counts_in_no_total_says_so() -> None:
    aside = shown("amount_usd", 135e9, counts_in_totals=0, counts_reason="a value, not a payment")
    assert text(aside) == "$135 B not counted"
    assert "not counted: a value, not a payment" in str(aside)
    assert text(shown("amount_usd", 135e9, counts_in_totals=1)) == "$135 B"
    assert text(shown("amount_usd", 135e9)) == "$135 B"


@pytest.mark.parametrize(
    ("spread", "expected"), [(0.07143, "7.1 %"), (8.756, "876 %"), (0.5, "50 %"), (0.001, "0.1 %")]
)
def test_how_far_apart_in_no_more_digits_than_tell(spread: float, expected: str) -> None:
    assert text(shown("spread", spread, "conflicts")) == expected
