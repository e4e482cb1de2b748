"""What the columns of a table are, by their headings and cells: what is sure, and what is not."""

import re
from collections.abc import Callable
from statistics import median
from typing import Any, NamedTuple

from deals.errors import BadInput
from deals.model.mapping import (
    DATE_PARTS,
    DATES,
    MONEY,
    NAME_LISTS,
    NUMBERS,
    DateOrder,
    Layout,
)
from deals.read.cells import cell_date
from deals.read.code_words import CODE_WORDS, known_words, parted_words
from deals.read.drafted import Draft
from deals.read.headings import Heading, is_plural, meaning, read_heading, standing
from deals.read.places import cell_currency
from deals.read.profile import (
    Profile,
    are_fractions,
    date_order,
    decimal_sign,
    is_amount,
    is_part,
    plain_number,
    profile,
    separators_of,
    share,
    tells_currency,
)
from deals.read.vocabulary import MEANINGS, ORGANIZATION_MEANINGS

# Fields that no table should lose in silence → how a column of theirs is called.
_NEEDS_A_WORD = {
    "target": "a target", "amount": "an amount", "valuation": "a valuation",
    "currency": "a currency", "stake_percent": "a stake", "unit": "a unit",
    **dict.fromkeys(NAME_LISTS, "a name"),
    **dict.fromkeys(DATES, "a date"), **dict.fromkeys(DATE_PARTS, "a part of a date"),
}  # fmt: skip
_OF_DEALS = {"investors", "amount", "date.announced", "date.month", "valuation", "lead_investors"}
_DATES_READ = 200  # different cells of a column
_SMALL = 10_000  # deals whose bare figures are mostly below it are counted in something
_TOTALS = ("total", "totals", "grand total", "sum", "summe", "gesamt", "somme", "totale")
_BUYERS = re.compile(r"invest|acqui|buyer|bidder|purchas|backer|financ|kauf|erwerb|compr|achet|"
                     r"инвест|покуп|投|买|買|収|引受")  # fmt: skip
_ACQUIRERS = re.compile(r"acqui|acquer|buyer|bidder|purchas|takeover|kaufer|erwerber|ubernehm|"
                        r"compr|achet|adquir|koper|kopare|kjoper|kober|nabyw|kupuj|покуп|приобр|收购|买方|"
                        r"買収|買い手|인수")  # fmt: skip
_IDENTIFYING = ("domain", "ticker", "cik", "lei", "wikidata")


class _Found(NamedTuple):
    """What headings mean: heading → field, what is not sure of it, what was decided."""

    fields: dict[str, str]
    doubts: list[str]
    notes: list[str]

    def of_deals(self) -> bool:
        """Whether there is a field that only deals have."""
        return not _OF_DEALS.isdisjoint(self.fields.values())


class Drafter:
    """What is known of a table while its draft is made: what its cells and headings tell."""

    def __init__(
        self, file: str, columns: dict[str, list[str]], layout: Layout, above: list[Heading]
    ) -> None:
        self.columns, self.layout, self.above = columns, layout, above
        self.profiles = {heading: profile(cells) for heading, cells in columns.items()}
        self.headed = layout.header_lines > 0
        self.doubts: list[str] = []
        self.notes: list[str] = []
        self.fields: dict[str, str] = {}  # heading → field
        self.parts: dict[str, Any] = {"name": f"draft for {file}"}

    def draft(self, name: str) -> Draft:
        """The draft of this table. Raises BadInput where it holds no deals and no companies."""
        found = self._by_heading(MEANINGS)
        organizations = self._organizations() if not found.of_deals() else None
        found = organizations or found
        self.parts["rows"] = "organization" if organizations else "deal"
        self.fields = found.fields
        self.doubts += found.doubts
        self.notes += found.notes
        self._refuse_without_names(name)
        if not organizations:
            self._deals()
        self._write()
        return Draft(self.parts["name"], self.parts, self.profiles, self.doubts, self.notes)

    def _by_heading(self, meanings: dict[str, tuple[str, ...]]) -> _Found:
        """Headings with their field, where the cells do not speak against it."""
        found, doubts, notes = _Found({}, [], [])
        failed: list[tuple[str, str]] = []
        headings = sorted(self.columns, key=lambda heading: standing(heading, meanings))
        for heading in headings if self.headed else ():
            known, look = meaning(heading, meanings), self.profiles[heading]
            if known is None or not look.filled:
                continue
            if known == "lead_investors" and look.flags > 0.8:
                known = "lead"
            if not self._holds(heading, known):
                failed.append((heading, known))
            elif known in found.values() and known not in NAME_LISTS:
                notes.append(f"{heading!r} could be {known} too; left out")
            else:
                found[heading] = known
        for heading, known in failed:
            if known in _NEEDS_A_WORD and known not in found.values():
                doubts.append(
                    f"{heading!r} is headed like {_NEEDS_A_WORD[known]}, but few cells look like "
                    f"one ({', '.join(self.profiles[heading].samples())})"
                )
        fields = {heading: found[heading] for heading in self.columns if heading in found}
        return _Found(fields, doubts, notes)

    def _holds(self, heading: str, field_: str) -> bool:
        """Whether the cells can be of this field."""
        look = self.profiles[heading]
        if field_ in MONEY:
            return look.money > 0.5 or share(look, is_amount) >= 0.5
        if field_ in DATES or field_ == "source.published":
            return max(look.dates, look.serials, look.compact) >= 0.5
        if field_ in DATE_PARTS:
            return is_part(field_, look)
        if field_ == "currency":
            return share(look, lambda cell: cell_currency(cell) is not None) > 0.5
        if field_ in {"target_country", "country"}:
            return look.countries >= 0.5
        if field_ == "source.url":
            return look.urls > 0.5
        if field_ == "stake_percent":
            return look.numbers > 0.5 or sum("%" in cell for cell in look.distinct) > 0
        if field_ == "lead":
            return look.flags > 0.8
        if field_ == "unit":
            return share(look, lambda cell: read_heading(cell).unit is not None) > 0.5
        if field_ in {"target", "name", *NAME_LISTS}:
            return max(look.dates, look.urls, look.numbers, look.flags) < 0.5
        return True

    def _organizations(self) -> _Found | None:
        """The fields of a table of organizations; None where it is none."""
        found = self._by_heading(ORGANIZATION_MEANINGS)
        named = set(found.fields.values())
        return found if "name" in named and named & {*_IDENTIFYING, "country"} else None

    def _refuse_without_names(self, name: str) -> None:
        named = {"target", "name"} & set(self.fields.values())
        if named or any(look.names for look in self.profiles.values()):
            return
        some = ", ".join(column[:40] for column in [*self.columns][:12])
        raise BadInput(
            f"{name}: no column of it names companies ({some}); "
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
        self._missed("buyer", told & {"investors", "lead_investors"}, self._may_be_buyers)
        if {"date.month", "date.day"} & told and not dated:
            self.doubts.append("months or days stand in columns of their own, but no year")
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

    def _may_be_buyers(self, heading: str) -> bool:
        """Whether a column may name who buys: by its words, or as a second one of companies."""
        named = _BUYERS.search(read_heading(heading).words)
        second = meaning(heading, MEANINGS) == "target"
        return self.profiles[heading].names and bool(named or second)

    def _may_be_money(self, heading: str) -> bool:
        """Whether figures of a column may be amounts: with signs of money, or large and uneven."""
        look, said = self.profiles[heading], read_heading(heading)
        if max(look.money, share(look, is_amount)) < 0.8 or look.dates > 0.5:
            return False
        figures = [each for cell in look.distinct if (each := plain_number(cell)) is not None]
        large = bool(figures) and max(figures) > 3 * look.rows + 2100
        return bool(said.currency or said.unit) or look.signed > 0.5 or large

    def _shares(self) -> None:
        """A table that repeats a round on each of its investors' rows: its rows are shares."""
        by_field = {f: h for h, f in self.fields.items()}
        dated = [f for f in ("date.announced", "date.completed") if f in by_field]
        if not {"target", "investors", "amount"} <= by_field.keys() or not dated:
            return
        buyer = by_field["investors"]
        if separators_of(self.columns[buyer], False):
            return
        told = [by_field[f] for f in ("target", *dated[:1], "round") if f in by_field]
        groups: dict[tuple[str, ...], set[str]] = {}
        for key, name in zip(self._keys(told), self.columns[buyer], strict=True):
            groups.setdefault(key, set()).add(name)
        shared = sum(len(names) for names in groups.values() if len(names) > 1)
        if shared < 0.3 * len(self.columns[buyer]):
            return
        own = [
            h for h in self.columns if h not in self.fields and self._tells(h, told, len(groups))
        ]
        self.parts["rows"], self.parts["group_by"] = "share", own[:1] or told
        self.notes.append("several rows tell one round, each with another investor")

    def _tells(self, heading: str, told: list[str], rounds: int) -> bool:
        """Whether a column numbers the rounds: its cells tell apart what is told of them, or more,
        but not each row."""
        different = len(set(self.columns[heading]))
        if not rounds <= different < len(self.columns[heading]):
            return False
        return different == len(set(self._keys([*told, heading])))

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
        if _ACQUIRERS.search(words):
            return {"type": "acquisition"}
        if "round" in told or re.search(r"investor|funding|raised|invers|融资|調達|투자", words):
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
        for heading in dated if order else ():
            self._readable(heading, order or "ymd")

    def _readable(self, heading: str, order: DateOrder) -> None:
        """Doubt a column of dates of which most cannot be read."""
        cells = list(self.profiles[heading].distinct)[:_DATES_READ]
        odd = [cell for cell in cells if cell_date(cell, order).code]
        if len(odd) > 0.5 * len(cells):
            self.doubts.append(
                f"most dates of {heading!r} cannot be read, such as {odd[0]!r} "
                f"({cell_date(odd[0], order).text.split(': ', 1)[-1]})"
            )

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
        currency, unit = said.currency, said.unit
        options = self.parts.setdefault("of", {}).setdefault(heading, {})
        for above in self.above:
            if (above.currency and not currency) or (above.unit and not unit):
                self.notes.append(f"a line above the header tells what {heading!r} counts")
            currency, unit = currency or above.currency, unit or above.unit
        if currency:
            options["currency"] = currency
        self._leave_out_other_currencies(heading, said.currency)
        if not currency and not self._column_of("currency") and share(look, tells_currency) < 1:
            self.doubts.append(
                f"the currency of {heading!r}: no column, heading or sign tells it; set currency"
            )
        if unit:
            options["unit"] = unit
        if unit or "unit" in self.fields.values():
            return
        decimal = self.parts.get("decimal", ".")
        bare = [plain_number(cell, decimal) for cell in self.columns[heading]]
        figures = [figure for figure in bare if figure]
        if figures and median(figures) < _SMALL and len(figures) > 0.3 * look.filled:
            self.doubts.append(
                f"the unit of {heading!r}: half of its figures are below {_SMALL:,} "
                "(in thousands or millions?); set unit"
            )

    def _leave_out_other_currencies(self, heading: str, told: str | None) -> None:
        """Without a column of currencies where the amount's heading tells another: it says in
        what the deal was made, and the figures are converted."""
        column = self._column_of("currency")
        if told is None or column is None or self.fields[heading] != "amount":
            return
        if {cell_currency(cell) for cell in self.profiles[column].distinct} - {told, None}:
            del self.fields[column]
            self.notes.append(f"{heading!r} is in {told} whatever {column!r} says; left out")

    def _column_of(self, field_: str) -> str | None:
        """The column of a field, if there is one."""
        return next((heading for heading, known in self.fields.items() if known == field_), None)

    def _totals(self) -> None:
        heading = self._column_of("target")
        if heading is None:
            return
        found = sorted({c for c in self.profiles[heading].distinct if c.casefold() in _TOTALS})
        if found:
            self.parts["skip"] = [{"column": heading, "values": found, "why": "rows of totals"}]

    def _write(self) -> None:
        """The parts of the mapping file from the fields that were found."""
        options = self.parts.pop("of", {})
        columns: dict[str, Any] = {}
        for heading, field_ in self.fields.items():
            more = dict(options.get(heading, {}))
            if field_ in {*NAME_LISTS, "aliases", "former_names"}:
                signs = separators_of(self.columns[heading], is_plural(heading))
                more |= {"separator": signs[0] if len(signs) == 1 else list(signs)} if signs else {}
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
        look = self.profiles[heading]
        words, sign = look.distinct, None
        if field_ == "payment":
            words, sign = parted_words(words)
        codes, odd = known_words(field_, words)
        if field_ != "payment" and sum(words[word] for word in odd) > 0.5 * look.filled:
            self.doubts.append(
                f"most words of {heading!r} are none of ours ({', '.join(odd[:3])}); name them "
                "under codes, or the column under ignore"
            )
        more: dict[str, Any] = {"codes": codes} if codes else {}
        return more | ({"separator": sign} if sign else {})
