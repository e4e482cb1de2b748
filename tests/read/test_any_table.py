"""Any table at all ends as items or a refusal, each of its rows once."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from deals.errors import BadInput
from deals.model.report import Source
from deals.read.draft import draft_mapping
from deals.read.draft_text import draft_text
from deals.read.mapped import read_mapped

SOURCE = Source(file_hash="f" * 64)
NASTY = ["Company", "Acquirer", "Date", "Price (US$m)", "Investors", "Year", "Stake", "Country",
         "Harbour", "Ölwerk", "Northwind, Inc.", "A; B", "05/04/2023", "25/04/2023", "2023-04-05",
         "1201-11-03", "45356", "$5m", "1,00,000", "2.500", "0", "-5", "Undisclosed", "-", "N/A",
         "", " ", '"', '"x', "'", "\x00", "\ufeff", "\\xc2\\xa0", "Ã©", "Total", "49%", "USD", "€",
         "http://x.example/a", "Series A", "completed", "x" * 400, "1e309", "٣٤", "=1+1",
         "\r"]  # fmt: skip


@given(
    st.lists(st.lists(st.sampled_from(NASTY), max_size=6), min_size=1, max_size=12),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "cp1252", "utf-16", "cp1251"]),
)
@settings(max_examples=150)
def test_any_table_ends_as_items_or_a_friendly_refusal(
    rows: list[list[str]], delimiter: str, encoding: str
) -> None:
    text = "\r\n".join(delimiter.join(row) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_bytes(text.encode(encoding, "replace"))
        try:
            draft = draft_mapping(path, "t.csv")
            if not draft.sure:
                assert draft_text(draft)
                return
            items = list(read_mapped(path, "t.csv", draft.mapping(), SOURCE))
        except BadInput:
            return
        lines = [item.line for item in items]
        assert lines == sorted(set(lines))  # each row once, in order
