"""Whatever the text: no crash, no value without its words."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from deals.extract import extract
from deals.extract.grammar.sentences import sentences
from deals.extract.words.text import plain, recased
from deals.model.article import Article
from deals.model.report import Source

OWN = [p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parent / "own").glob("*.txt"))]
WORDS = st.sampled_from(sorted({word for text in OWN for word in text.split(" ")}))
MARKS = st.sampled_from(
    ["\n", "\n\n", " ", "  ", ".", ",", "(", ")", "<", ">", "<;>", '"', "'", "$", "é"]
)
MIXED = st.lists(st.one_of(WORDS, MARKS, st.text(max_size=4)), max_size=60).map(" ".join)
SOURCE = Source.model_validate({"file_hash": "a", "published": "2024-05-14"})


@given(st.one_of(st.text(), MIXED))
def test_no_text_breaks_the_rules_and_every_quote_holds(text: str) -> None:
    for report in extract(Article(text=text, source=SOURCE)):
        for quote in report.quotes.values():
            assert text[quote.start : quote.end] == quote.text


@given(st.one_of(st.text(), MIXED))
def test_sentences_hold_their_places_and_their_length(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        assert len(sentence.text) == sentence.end - sentence.start
        end = sentence.end


@given(st.text())
def test_plain_text_keeps_its_length(text: str) -> None:
    assert len(plain(text)) == len(recased(text)) == len(text)
