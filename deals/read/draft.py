"""A draft of a mapping for a table that nobody has described: what is sure, and what is not."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from deals.errors import BadInput
from deals.model.mapping import DATES, MONEY, NAME_LISTS, Layout, TableMapping
from deals.read.cells import is_nothing
from deals.read.delimited import Row
from deals.read.headings import (
    CODE_WORDS,
    MEANINGS,
    ORGANIZATION_MEANINGS,
    is_plural,
    meaning,
    read_heading,
)
from deals.read.profile import Profile, date_order, decimal_sign, profile, separator_of
from deals.read.tables import guessed_encoding, joined, open_table, raw_rows

LOOKED_AT = 5000  # rows that are looked at
_HEADER_WITHIN = 15  # rows among which the header is looked for
_SMALL = 10_000  # deals whose bare figures are mostly below it are counted in something
_TOTALS = ("total", "totals", "grand total", "sum", "summe", "gesamt", "somme", "totale")
_IDENTIFYING = ("domain", "ticker", "cik", "lei", "wikidata")


@dataclass(slots=True)
class Draft:
    """A mapping as far as it could be told: its parts, profiles of columns, doubts in words.

    It is sure when there is no doubt; notes say what was decided and why.
    """

    name: str
    parts: dict[str, Any]
    profiles: dict[str, Profile]
    doubts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def sure(self) -> bool:
        """Whether a file may be read by it without a person looking at it."""
        return not self.doubts

    def mapping(self) -> TableMapping:
        """The mapping of a sure draft."""
        return TableMapping.model_validate(self.parts)


def draft_mapping(path: Path, name: str, sheet: str | None = None) -> Draft:
    """Look at the first rows of a table and draft its mapping.

    Raises BadInput when the file is no table, or no column of it can name a company.
    """
    top = list(islice(raw_rows(path, name, Layout(sheet=sheet)), LOOKED_AT))
    layout = find_header(top).model_copy(update={"sheet": sheet})
    table = open_table(path, name, layout)
    rows = [cells for _, cells in islice(table.rows, LOOKED_AT) if any(map(str.strip, cells))]
    if not rows:
        raise BadInput(f"{name}: no row below its header", hint="Give a table with rows.")
    columns = {
        heading: [row[place] if place < len(row) else "" for row in rows]
        for place, heading in enumerate(table.columns)
    }
    draft = _Drafter(Path(name).name, columns, layout).draft(name)
    if guessed := guessed_encoding(path):
        draft.notes.append(
            f"its letters look like {guessed}; if names come out wrong, set layout: encoding"
        )
    return draft


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


class _Drafter:
    """Holds what is known of a table while its draft is made."""

    def __init__(self, file: str, columns: dict[str, list[str]], layout: Layout) -> None:
        self.columns, self.layout = columns, layout
        self.profiles = {heading: profile(cells) for heading, cells in columns.items()}
        self.headed = layout.header_lines > 0
        self.doubts: list[str] = []
        self.notes: list[str] = []
        self.fields: dict[str, str] = {}  # heading → field
        self.parts: dict[str, Any] = {"name": f"draft for {file}"}

    def draft(self, name: str) -> Draft:
        """The draft of this table. Raises BadInput where it holds no deals and no companies."""
        organizations = self._organizations()
        self.parts["rows"] = "organization" if organizations else "deal"
        self.fields = organizations or self._by_heading(MEANINGS)
        self._refuse_without_names(name)
        if not organizations:
            self._deals()
        self._write(organizations)
        return Draft(self.parts["name"], self.parts, self.profiles, self.doubts, self.notes)

    def _by_heading(self, meanings: dict[str, tuple[str, ...]]) -> dict[str, str]:
        """Headings with their field, where the cells do not speak against it."""
        found: dict[str, str] = {}
        if not self.headed:
            return found
        wished = {heading: meaning(heading, meanings) for heading in self.columns}
        for heading, known in sorted(wished.items(), key=lambda item: _rank(item, meanings)):
            if known is None or not self._holds(heading, known):
                continue
            if known in found.values() and known not in NAME_LISTS:
                self.notes.append(f"{heading!r} could be {known} too; left out")
                continue
            found[heading] = known
        return {heading: found[heading] for heading in self.columns if heading in found}

    def _holds(self, heading: str, field_: str) -> bool:
        """Whether the cells can be of this field."""
        look = self.profiles[heading]
        if not look.filled:
            return False
        if field_ in MONEY:
            return look.money > 0.5
        if field_ in DATES or field_ == "source.published":
            if look.dates + look.serials < 0.5 and look.filled:
                self.doubts.append(
                    f"{heading!r} is headed like a date, but few cells look like one "
                    f"({', '.join(look.samples())})"
                )
                return False
            return True
        if field_ == "currency":
            return look.currencies > 0.5
        if field_ in {"target_country", "country"}:
            return look.countries > 0.5
        if field_ == "source.url":
            return look.urls > 0.5
        if field_ == "stake_percent":
            return look.numbers > 0.5 or sum("%" in cell for cell in look.distinct) > 0
        if field_ in {"target", "name", *NAME_LISTS}:
            return look.dates < 0.5 and look.urls < 0.5 and look.numbers < 0.5
        return True

    def _organizations(self) -> dict[str, str]:
        """The fields of a table of organizations; empty where it is none."""
        if {"investors", "amount", "date.announced"} & set(self._quietly(MEANINGS)):
            return {}
        found = self._by_heading(ORGANIZATION_MEANINGS)
        named = set(found.values())
        return found if "name" in named and named & {*_IDENTIFYING, "country"} else {}

    def _quietly(self, meanings: dict[str, tuple[str, ...]]) -> list[str]:
        """Fields that headings mean, without a word on what does not fit."""
        doubts, notes = list(self.doubts), list(self.notes)
        found = list(self._by_heading(meanings).values())
        self.doubts, self.notes = doubts, notes
        return found

    def _refuse_without_names(self, name: str) -> None:
        named = {"target", "name"} & set(self.fields.values())
        if named or any(look.names for look in self.profiles.values()):
            return
        raise BadInput(
            f"{name}: no column of it names companies ({', '.join(self.columns)}); "
            "it counts or sums up deals, but holds none",
            hint="Give the table whose rows are the deals themselves.",
        )

    def _deals(self) -> None:
        if not self.headed:
            self._by_cells()
        told = set(self.fields.values())
        if "target" not in told:
            choice = [h for h, look in self.profiles.items() if look.names and h not in self.fields]
            self.doubts.append(
                "which column is the target? "
                + (f"perhaps one of {', '.join(map(repr, choice))}" if choice else "none looks so")
            )
        if len(told & {"investors", "lead_investors", "amount", "date.announced"}) < 2:
            self.doubts.append("of buyer, amount and date fewer than two columns were found")
        constants = self._kind(told)
        if constants:
            self.parts["constants"] = constants
        self._dates()
        self._money()
        self._totals()

    def _by_cells(self) -> None:
        """Fields of columns without headings, by their cells alone; names stay open."""
        self.doubts.append("there is no header: the columns are numbered, and none is sure")
        free = dict(self.profiles)
        tests: dict[str, Callable[[Profile], bool]] = {
            "currency": lambda look: look.currencies > 0.8,
            "date.announced": lambda look: look.dates > 0.8 or look.serials > 0.8,
            "source.url": lambda look: look.urls > 0.8,
            "amount": lambda look: look.money > 0.8,
            "target_country": lambda look: look.countries > 0.8,
        }
        for field_, test in tests.items():
            place = next((h for h, look in free.items() if look.filled and test(look)), None)
            if place is not None:
                self.fields[place] = field_
                del free[place]

    def _kind(self, told: set[str]) -> dict[str, str]:
        """The type of the deals, where the headings tell it."""
        if "type" in told:
            return {}
        words = " ".join(read_heading(heading).words for heading in self.columns)
        if any(word in words for word in ("acqui", "buyer", "kaufer", "erwerber", "compr", "bidder",
                                          "takeover", "achet")):  # fmt: skip
            return {"type": "acquisition"}
        if "round" in told or any(w in words for w in ("investor", "funding", "raised", "invers")):
            return {"type": "funding_round"}
        self.notes.append("no heading tells the type of the deals; it stays unknown")
        return {}

    def _dates(self) -> None:
        dated = [h for h, f in self.fields.items() if f in DATES or f == "source.published"]
        cells = [cell for heading in dated for cell in self.columns[heading]]
        order, why = date_order(cells)
        told = {read_heading(h).dates for h in dated} - {None}
        if dated and all(self.profiles[h].serials > 0.8 for h in dated):
            order, why = "excel", "the cells are the day numbers of a spreadsheet"
        elif len(told) == 1:
            order, why = told.pop(), "the heading says so"  # type: ignore[assignment]
        if order is None:
            self.doubts.append(f"the order of dates: {why}; set dates to dmy or mdy")
        elif order != "ymd":
            self.parts["dates"] = order
            self.notes.append(f"dates are {order}: {why}")

    def _money(self) -> None:
        money = {h: f for h, f in self.fields.items() if f in MONEY}
        if not money:
            return
        decimal, why = decimal_sign([cell for h in money for cell in self.columns[h]])
        if decimal is None:
            self.doubts.append(f"the decimal sign: {why}; set decimal to ',' or '.'")
        elif decimal == ",":
            self.parts["decimal"] = ","
            self.notes.append(f"the decimal sign is a comma: {why}")
        for heading in money:
            self._figures(heading)

    def _figures(self, heading: str) -> None:
        """Currency and unit of a column of money."""
        said, look = read_heading(heading), self.profiles[heading]
        options = self.parts.setdefault("of", {}).setdefault(heading, {})
        if said.currency:
            options["currency"] = said.currency
        elif "currency" not in self.fields.values() and look.signed < 1:
            self.doubts.append(
                f"the currency of {heading!r}: no column, heading or sign tells it; set currency"
            )
        if said.unit:
            options["unit"] = said.unit
            return
        bare = [_number(cell) for cell in self.columns[heading]]
        figures = [figure for figure in bare if figure]
        if figures and median(figures) < _SMALL and len(figures) > 0.3 * look.filled:
            self.doubts.append(
                f"the unit of {heading!r}: half of its figures are below {_SMALL:,} "
                "(in thousands or millions?); set unit"
            )

    def _totals(self) -> None:
        heading = next((h for h, f in self.fields.items() if f == "target"), None)
        if heading is None:
            return
        found = sorted({c for c in self.profiles[heading].distinct if c.casefold() in _TOTALS})
        if found:
            self.parts["skip"] = [{"column": heading, "values": found, "why": "rows of totals"}]

    def _write(self, organizations: dict[str, str]) -> None:
        """The parts of the mapping file from the fields that were found."""
        options = self.parts.pop("of", {})
        columns: dict[str, Any] = {}
        for heading, field_ in self.fields.items():
            more = dict(options.get(heading, {}))
            if field_ in {*NAME_LISTS, "aliases", "former_names"}:
                sign = separator_of(self.columns[heading], is_plural(heading))
                more |= {"separator": sign} if sign else {}
            if field_ in CODE_WORDS:
                more |= self._codes(heading, field_)
            columns[heading] = {"field": field_, **more} if more else field_
        self.parts["columns"] = columns
        self.parts["ignore"] = [heading for heading in self.columns if heading not in columns]
        layout = self.layout.model_dump(exclude_defaults=True)
        if layout:
            self.parts["layout"] = layout

    def _codes(self, heading: str, field_: str) -> dict[str, Any]:
        known, look = CODE_WORDS[field_], self.profiles[heading]
        words = Counter(look.distinct)
        sign = None
        if field_ == "payment":
            sign = next((s for s in (",", ";", "+", "/") if any(s in w for w in words)), None)
            if sign:
                words = Counter(part.strip() for word in words for part in word.split(sign))
        codes = {w: known[w.casefold()] for w in words if w.casefold() in known}
        more: dict[str, Any] = {"codes": codes} if codes else {}
        return more | ({"separator": sign} if sign else {})


def _rank(item: tuple[str, str | None], meanings: dict[str, tuple[str, ...]]) -> tuple[int, int]:
    """Headings whose words come first in their list are taken first."""
    heading, known = item
    if known is None:
        return 1, 0
    return 0, meanings[known].index(read_heading(heading).words)


def _number(cell: str) -> float | None:
    plain = cell.strip().lstrip("$€£₹¥ ").replace(",", "").replace(" ", "")
    if is_nothing(cell):
        return None
    try:
        return float(plain)
    except ValueError:
        return None
