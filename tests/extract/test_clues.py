"""Which cheap hints a sentence holds."""

from deals.extract.words import clues


def test_every_hint_is_found_however_they_overlap() -> None:
    declared = clues.hints("cquir", "acquired", "stake", "take", "ake o")
    found = clues.clues("northwind acquired a stake of its rival") & declared
    assert found == {"cquir", "acquired", "stake", "take", "ake o"}


def test_a_sentence_without_hints_holds_none() -> None:
    clues.hints("merge")
    assert "merge" not in clues.clues("the weather was fine")
    assert clues.clues("") == frozenset()
