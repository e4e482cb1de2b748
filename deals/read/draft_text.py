"""A draft as a mapping file to edit: YAML, with samples and doubts as comments."""

import json
from collections.abc import Iterator
from typing import Any

from deals.read.drafted import Draft
from deals.read.profile import Profile

_FIRST = ("rows", "group_by", "constants", "dates", "decimal", "currency", "unit", "skip")


def draft_text(draft: Draft) -> str:
    """The draft as YAML. It is a mapping as it stands when the draft is sure; else the doubts
    say what to set first."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    if draft.doubts:
        yield "# Not sure yet; settle these, then: deals ingest FILE --mapping THIS_FILE"
        yield from (f"# DOUBT: {_one_line(doubt)}" for doubt in draft.doubts)
    else:
        yield "# Every needed column is sure; deals ingest reads the table by it as it stands."
    yield from (f"# {_one_line(note)}" for note in draft.notes)
    yield f"name: {_quoted(draft.name)}"
    for part in _FIRST:
        if part in draft.parts:
            yield f"{part}: {_quoted(draft.parts[part])}"
    yield "columns:"
    for heading, field in draft.parts["columns"].items():
        yield f"  {_quoted(heading)}: {_quoted(field)}  {_seen(draft.profiles[heading])}"
    if not draft.parts["columns"]:
        yield "  # none is sure; write: heading: target"
    yield "ignore:" if draft.parts["ignore"] else "ignore: []"
    for heading in draft.parts["ignore"]:
        yield f"  - {_quoted(heading)}  {_seen(draft.profiles[heading])}"
    if "layout" in draft.parts:
        yield f"layout: {_quoted(draft.parts['layout'])}"


def _quoted(value: Any) -> str:
    """JSON is YAML; plain words go without quotation marks."""
    if isinstance(value, str) and value.replace("_", "").replace(".", "").isalpha():
        return value if value.casefold() not in _WORDS_OF_YAML else json.dumps(value)
    return json.dumps(value, ensure_ascii=False)


_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "~"}


def _seen(look: Profile) -> str:
    share = f"{look.filled / look.rows:.0%}" if look.rows else "0%"
    return _one_line(f"# {share} filled: {' | '.join(look.samples()) or 'empty'}")


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
