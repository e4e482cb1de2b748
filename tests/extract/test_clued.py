"""Patterns that ask for clues find in a sentence what they find without."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import deals.extract
from deals.extract.grammar.clued import Clued, clued
from deals.extract.grammar.sentences import sentences

OWN = Path(__file__).parent / "own"
PATTERNS = {
    f"{module.name.removeprefix('deals.extract.')}.{name}": value
    for module in pkgutil.walk_packages(deals.extract.__path__, "deals.extract.")
    for name, value in vars(importlib.import_module(module.name)).items()
    if isinstance(value, Clued)
}
# Read when all patterns have said what they ask for.
SENTENCES = [
    sentence
    for path in sorted(OWN.glob("*.txt"))
    for sentence in sentences(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_clues_hide_no_match(name: str) -> None:
    pattern = PATTERNS[name]
    for sentence in SENTENCES:
        expected = [match.span() for match in pattern.pattern.finditer(sentence.text)]
        assert [match.span() for match in pattern.finditer(sentence)] == expected


def test_part_of_a_sentence_is_searched_alone() -> None:
    sold = clued(r"\b(?:sold|sells)\b")
    (sentence,) = sentences("Birch sold its mill. ")
    assert sold.within(sentence, sentence.text[:5]) is None
    assert sold.within(sentence, sentence.text[5:]) is not None
