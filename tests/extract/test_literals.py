"""What a pattern cannot match without, taken from the pattern itself."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import deals.extract
from deals.extract.literals import Phrase
from deals.extract.sentences import sentences
from deals.extract.text import phrase

OWN = Path(__file__).parent / "own"
PHRASES = [
    pytest.param(value, id=f"{module.name}.{name}")
    for module in pkgutil.iter_modules(deals.extract.__path__)
    for name, value in vars(importlib.import_module(f"deals.extract.{module.name}")).items()
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
