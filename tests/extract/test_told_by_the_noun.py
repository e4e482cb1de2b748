"""Deals told by the noun "deal", by who the buyer was, and by officers with two titles."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    ("text", "investors", "target", "kind"),
    [
        ("A $4.2 billion deal between Alder Foods Ltd. and Birch Dairies Inc., announced "
         "Wednesday, would form the country's largest dairy.",
         ("Alder Foods Ltd.",), "Birch Dairies Inc.", "merger"),
        ("Alder Foods' $4.2 billion deal with Birch Dairies would create the largest dairy in the "
         "country.", ("Alder Foods",), "Birch Dairies", "merger"),
        ("Alder Foods on Tuesday announced a $4.2 billion all-stock deal with Birch Dairies that "
         "would create the largest dairy in the country.",
         ("Alder Foods",), "Birch Dairies", "merger"),
        ("Terms of Alder Label Group's deal for Birch West were not disclosed.",
         ("Alder Label Group",), "Birch West", "acquisition"),
        ("Birch West represents the 17th acquisition for Alder Group, which is owned by Holm "
         "Capital.", ("Alder Group",), "Birch West", "acquisition"),
        ("Birch is the fifth acquisition Alder Group has made since January.",
         ("Alder Group",), "Birch", "acquisition"),
    ],
)  # fmt: skip
def test_the_deal(
    reports: Read, text: str, investors: tuple[str, ...], target: str, kind: str
) -> None:
    check_told(reports, text, investors, target, type=kind)


@pytest.mark.parametrize(
    "text",
    [
        "A $30 million deal between Alder Motors and Birch Steel will bring new sheds to the "
        "plant.",
        "Birch has signed a deal with Alder to supply cars worth $2 million.",
        "Alder's deal for Birch to supply it with steel runs until May.",
    ],
)
def test_other_deals(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Birch Plc is selling its dairy division for £33m. The deal, with private equity group "
         "Alder Capital, will be completed in May.", ("Alder Capital",), "dairy division"),
        ("Cedar has sold its 34pc stake in Birch Plc for £20m. The buyer was building group Alder, "
         "which already owned 5pc.", ("Alder",), "Birch Plc"),
        ("Cedar Group has sold Birch Foods for $20 million. The buyer is a private investor, Ivan "
         "Brode.", ("Ivan Brode",), "Birch Foods"),
        ("Cedar said it sold its saw unit for $5 million. The buyer was a group of investors led "
         "by Alder Partners.", ("Alder Partners",), "saw unit"),
        ("Birch Foods has been sold for $20 million. The purchaser, Alder Group, also owns Elm "
         "Tools.", ("Alder Group",), "Birch Foods"),
    ],
)  # fmt: skip
def test_who_the_buyer_is(
    reports: Read, text: str, investors: tuple[str, ...], target: str
) -> None:
    check_told(reports, text, investors, target)


@pytest.mark.parametrize(
    ("text", "investors"),
    [
        ("Ivan Brode, president and chief operating officer of Alder Corp, said the company has "
         "agreed to buy Birch Foods.", ("Alder Corp",)),
        ("Ivan Brode, vice chairman and head of strategy at Alder Corp, said it had bought Birch "
         "Foods for $3 million.", ("Alder Corp",)),
        ("Ivan Brode, managing director of Alder Corp, said it had bought Birch Foods for $3 "
         "million.", ("Alder Corp",)),
        ("Birch Foods chairman and chief executive officer Ivan Brode said Alder Corp would buy "
         "the company.", ("Alder Corp",)),
        ("Ivan Brode, former president of Alder Corp, has agreed to buy Birch Foods for $3 "
         "million.", ("Ivan Brode",)),
    ],
)  # fmt: skip
def test_officers_who_speak(reports: Read, text: str, investors: tuple[str, ...]) -> None:
    check_told(reports, text, investors, "Birch Foods")
