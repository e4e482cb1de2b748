"""A draft of a mapping for a table that nobody has described: what is sure, and what is not."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from deals.errors import BadInput
from deals.model.mapping import DATE_PARTS, DATES, MONEY, NAME_LISTS, NUMBERS, Layout, TableMapping
from deals.read.header import find_header
from deals.read.headings import (
    CODE_WORDS,
    MEANINGS,
    ORGANIZATION_MEANINGS,
    is_plural,
    meaning,
    read_heading,
    standing,
)
from deals.read.profile import (
    Profile,
    are_fractions,
    date_order,
    decimal_sign,
    is_part,
    plain_number,
    profile,
    separator_of,
)
from deals.read.tables import guessed_encoding, open_table, raw_rows

LOOKED_AT = 5000  # rows that are looked at
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
        if field_ in DATE_PARTS:
            return is_part(field_, look)
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
        if {"investors", "amount", "date.announced", "date.month"} & set(self._quietly(MEANINGS)):
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
        dated = {"date.announced", "date.completed", "date.year"} & told
        if len(told & {"investors", "lead_investors", "amount"}) + bool(dated) < 2:
            self.doubts.append("of buyer, amount and date fewer than two columns were found")
        self._missed("amount", {"amount", "valuation"} & told, self._may_be_money)
        self._missed("date", dated, lambda heading: self.profiles[heading].dates > 0.8)
        constants = self._kind(told)
        if constants:
            self.parts["constants"] = constants
        self._dates()
        self._money()
        self._totals()
        self._shares()

    def _missed(self, what: str, told: set[str], test: Callable[[str], bool]) -> None:
        """Doubt the draft where no column is the amount (or date), but one could be."""
        free = [h for h, look in self.profiles.items() if h not in self.fields and look.filled]
        could = [heading for heading in free if not told and test(heading)]
        if could:
            self.doubts.append(f"is {' or '.join(map(repr, could))} the {what}?")

    def _may_be_money(self, heading: str) -> bool:
        """Whether figures of a column may be amounts: with signs of money, or large and uneven."""
        look, said = self.profiles[heading], read_heading(heading)
        if look.money < 0.8 or look.dates > 0.5:
            return False
        figures = [figure for figure in map(plain_number, look.distinct) if figure is not None]
        large = bool(figures) and max(figures) > 3 * look.rows + 2100
        return bool(said.currency or said.unit) or look.signed > 0.5 or large

    def _shares(self) -> None:
        """A table that repeats a round on each of its investors' rows: its rows are shares."""
        by_field = {f: h for h, f in self.fields.items()}
        if not {"target", "investors", "amount", "date.announced"} <= by_field.keys():
            return
        buyer = by_field["investors"]
        if separator_of(self.columns[buyer], False) is not None:
            return
        told = [by_field[f] for f in ("target", "date.announced", "round") if f in by_field]
        groups: dict[tuple[str, ...], set[str]] = {}
        for key, name in zip(self._keys(told), self.columns[buyer], strict=True):
            groups.setdefault(key, set()).add(name)
        if sum(len(names) for names in groups.values() if len(names) > 1) < 0.3 * len(
            self.columns[buyer]
        ):
            return
        own = [
            heading
            for heading in self.columns
            if heading not in self.fields
            and len(set(self._keys([heading]))) == len(set(self._keys([*told, heading])))
            and len(set(self._keys([heading]))) >= len(groups)
            and len(set(self._keys([heading]))) < len(self.columns[heading])
        ]
        self.parts["rows"], self.parts["group_by"] = "share", own[:1] or told
        self.notes.append("several rows tell one round, each with another investor")

    def _keys(self, headings: list[str]) -> list[tuple[str, ...]]:
        """The cells of some columns, row by row."""
        return list(zip(*(self.columns[heading] for heading in headings), strict=True))

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
        bare = [plain_number(cell) for cell in self.columns[heading]]
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
            if field_ in NUMBERS and are_fractions(self.profiles[heading]):
                more["whole"] = 1
                self.notes.append(f"{heading!r} is in parts of 1: none is above it")
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
    return 0, standing(heading, meanings)
