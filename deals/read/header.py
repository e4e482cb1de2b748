"""Where the header of a table stands: its line, how many lines it takes, or that there is none."""

import re

from deals.model.mapping import Layout
from deals.read.delimited import Row
from deals.read.headings import Heading, meaning, read_heading
from deals.read.profile import profile
from deals.read.tables import joined
from deals.read.vocabulary import MEANINGS, ORGANIZATION_MEANINGS

_HEADER_WITHIN = 15  # rows among which the header is looked for


def find_header(top: list[Row]) -> Layout:
    """Where the header stands: the line with most headings that mean something; with none, the
    first if it looks like names of columns, else there is no header."""
    candidates = [(line, cells) for line, cells in top[:_HEADER_WITHIN] if _filled(cells) > 0]
    if not candidates:
        return Layout()
    scored = [(_hits(cells), -number, line) for number, (line, cells) in enumerate(candidates)]
    hits, number, line = max(scored)
    if hits < 2:
        first = candidates[0][1]
        number, line = 0, candidates[0][0]
        if _looks_like_data(first, [cells for _, cells in candidates[1:]]):
            return Layout(header_line=line, header_lines=0)
    place = -number
    if (
        place
        and candidates[place - 1][0] == line - 1
        and _is_above(candidates[place - 1][1], candidates[place][1], hits)
    ):
        return Layout(header_line=line - 1, header_lines=2)
    below = candidates[place + 1 :]
    if len(below) > 1 and below[0][0] == line + 1:
        both = joined([candidates[place][1], below[0][1]])
        if _is_second_header(below[0][1], [cells for _, cells in below[1:]]) and (
            _hits(both) >= hits or _is_units(below[0][1])
        ):
            return Layout(header_line=line, header_lines=2)
    return Layout(header_line=line)


def _filled(cells: list[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _hits(cells: list[str]) -> int:
    found = {meaning(c, MEANINGS) or meaning(c, ORGANIZATION_MEANINGS) for c in cells if c.strip()}
    return len(found - {None})


def _is_value(cell: str) -> bool:
    one = profile([cell])
    return max(one.dates, one.numbers, one.urls) == 1 or (one.money == 1 and one.signed == 1)


def _looks_like_data(first: list[str], rest: list[list[str]]) -> bool:
    """Whether the first row holds dates, numbers or addresses, or repeats what stands below."""
    if any(_is_value(cell) for cell in first if cell.strip()):
        return True
    return any(
        cell.strip() and sum(cell == row[n] for row in rest if n < len(row)) > 1
        for n, cell in enumerate(first)
    )


def _is_above(above: list[str], header: list[str], hits: int) -> bool:
    """Whether the line above a header tells its columns apart: Target, Bidder over Name, Name."""
    named = [cell for cell in header if cell.strip()]
    if len(set(named)) == len(named) or _filled(above) < 2:
        return False
    return _hits(joined([above, header])) >= hits


def told_above(top: list[Row], layout: Layout) -> list[Heading]:
    """Units and currencies that lines above the header tell of all figures: "in USD millions"."""
    cells = [cell for line, row in top if line < layout.header_line for cell in row]
    parts = [one or other for cell in cells for one, other in _TOLD.findall(cell[:300])]
    headings = map(read_heading, parts)
    return [h for h in headings if (h.unit or h.currency) and not h.words]


_TOLD = re.compile(r"(?i)\b(?:in|en)\s+([^.;,()]{2,30})|\(([^)]{2,30})\)")


def _is_units(cells: list[str]) -> bool:
    """Whether a line holds only units, currencies and forms of dates: "(USD m)", "dd/mm/yyyy"."""
    headings = [read_heading(cell) for cell in cells if cell.strip()]
    return bool(headings) and all(
        (h.unit or h.currency or h.dates) and not h.words for h in headings
    )


def _is_second_header(cells: list[str], rest: list[list[str]]) -> bool:
    """Whether a line has words where the rows below it have figures or dates."""
    if any(_is_value(cell) for cell in cells if cell.strip()):
        return False
    for place, cell in enumerate(cells):
        below = [row[place] for row in rest if place < len(row) and row[place].strip()]
        if cell.strip() and below and sum(map(_is_value, below)) > 0.7 * len(below):
            return True
    return False
