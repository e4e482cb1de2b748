"""What a pattern cannot match without, taken from the pattern itself."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import deals.extract
from deals.extract.grammar.clued import Clued
from deals.extract.grammar.sentences import sentences
from deals.extract.words.literals import Phrase
from deals.extract.words.text import phrase

OWN = Path(__file__).parent / "own"
FOUND = {
    f"{module.name.removeprefix('deals.extract.')}.{name}": value.phrase
    if isinstance(value, Clued)
    else value
    for module in pkgutil.walk_packages(deals.extract.__path__, "deals.extract.")
    for name, value in vars(importlib.import_module(module.name)).items()
}
PHRASES = [
    pytest.param(value, id=name)
    for name, value in FOUND.items()
    if isinstance(value, Phrase) and value.needed
]


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("rais(?:e|es|ed|ing)", ("rais",)),
        ("(?:sold|sells) (?:off)?", ("old", "ells")),
        (r"\b(?:talks|in negotiation)", ("talks", "negotiation")),
        ("(?:co-)?led by", ("led",)),
        ("(?:Buy|buyer|buyout)s?", ("buy",)),
        ("(?:very )+good", ("very",)),
        ("(?:or|and) the (?=share|stake)", ("hare", "take")),
        ("(?!share)of it", ("of",)),
        ("(?<=stake)-in", ("-in",)),
        ("(?:to|[a-z]+) x?", ()),
        (r"\d+|dollars", ()),
        ("a", ()),
    ],
)
def test_the_most_telling_parts_of_a_pattern_are_asked_for(
    pattern: str, parts: tuple[str, ...]
) -> None:
    assert set(phrase(pattern).needed) == set(parts)


def test_most_patterns_of_the_rules_have_such_parts() -> None:
    assert len(PHRASES) > 200


@pytest.mark.parametrize("rule", PHRASES)
def test_a_pattern_finds_what_it_would_find_without_asking(rule: Phrase) -> None:
    for file in OWN.iterdir():
        if file.suffix in {".txt", ".md"}:
            for sentence in sentences(file.read_text(encoding="utf-8")):
                for text in (sentence.text, sentence.text.upper()):
                    expected = [m.span() for m in rule.pattern.finditer(text)]
                    assert [m.span() for m in rule.finditer(text)] == expected
                    assert bool(rule.search(text, 3, 90)) == bool(rule.pattern.search(text, 3, 90))


@pytest.mark.parametrize(
    ("pattern", "look"),
    [
        (r"\b(?:rais(?:e|es)|secures?) ", "[RSrs]"),
        (r"\b(?P<verb>buy|(?:re)?take)", "[BRTbrt]"),
        (r"\b(?:[ab]x|c?d)", "[ABCDabcd]"),
        (r"(?<![-\w])(?=b)(?:buy|bought)", "[Bb]"),
        (r"\b(?:up)?x*", None),  # may be empty
        (r"\bbuy|sold", None),  # the second stands anywhere
        (r"\b(?:\w+ )?buy", None),
        (r"buy\b", None),
        (r"\b(?:$|buy)", None),
    ],
)
def test_one_letter_is_looked_at_first_where_few_can_begin(pattern: str, look: str | None) -> None:
    found = phrase(pattern).pattern.pattern
    assert (f"(?=(?-i:{look}))" in found) if look else (found == phrase_as_written(pattern))


def phrase_as_written(pattern: str) -> str:
    """The pattern with its spaces as `phrase` writes them."""
    return pattern.replace(" ", " +")


@pytest.mark.parametrize("rule", PHRASES)
def test_the_look_ahead_turns_no_match_away(rule: Phrase) -> None:
    plain = re.compile(re.sub(r"\(\?=\(\?-i:\[\w+\]\)\)", "", rule.pattern.pattern, count=1),
                       rule.pattern.flags)  # fmt: skip
    for file in OWN.iterdir():
        if file.suffix in {".txt", ".md"}:
            text = " ".join(file.read_text(encoding="utf-8").split())[:3000]
            expected = [m.span() for m in plain.finditer(text)]
            assert [m.span() for m in rule.pattern.finditer(text)] == expected
            assert [m.span() for m in rule.finditer(text)] == expected


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bbuys? (?-i:[A-Z])", "It buys Birch."),
        (r"\bbuys? (?!it)(?-i:[^a-z\W])", "It Buys Birch."),
        (r"\bbuys? (?![A-Za-z]+ of (?-i:[A-Z]))\S", "it buys shares of birch"),
        (r"(?<!(?-i:[A-Z])[ ])\bbought\b[^\S\n]+(?P<What>\w+)", "it BOUGHT Birch"),
        (r"\bsold (?P<s>it )?(?(s)to|(?:[^.;x])+ to) [\W\D]", "Sold Birch to Elm"),
        (r"\bSTAKE in (?=<?(?-i:[A-Z]))[^\]\[A-C]", "a stake in Elm"),
    ],
)
def test_the_quick_look_misses_nothing(pattern: str, text: str) -> None:
    plain, quick = re.compile(pattern, re.IGNORECASE), phrase(pattern)
    found, sought = plain.search(text), quick.search(text)
    assert found is not None
    assert sought is not None
    assert (sought.span(), sought.groupdict()) == (found.span(), found.groupdict())
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
