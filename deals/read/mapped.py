"""Foreign tables → records, by a mapping. Every row is answered for, none in silence."""

from collections.abc import Iterator
from pathlib import Path

from deals.errors import BadInput
from deals.model.mapping import TableMapping
from deals.model.report import Source
from deals.read.rows import Item, RowReader
from deals.read.shares import grouped
from deals.read.tables import Table, open_table


def read_mapped(path: Path, name: str, mapping: TableMapping, source: Source) -> Iterator[Item]:
    """One item a row, in order; of a table of shares, one a deal, when the table is at its end.

    Raises BadInput when the table cannot be read, or its columns are not those of the mapping.
    """
    table = open_table(path, name, mapping.layout)
    check_columns(table, mapping, name)
    reader = RowReader(mapping, table.columns, name, source)
    if mapping.rows == "share":
        yield from grouped(reader, table.rows)
    else:
        for line, cells in table.rows:
            yield reader.item(line, cells)


def check_columns(table: Table, mapping: TableMapping, name: str) -> None:
    """Raises BadInput where a mapped column is not there, or a column has no word for it."""
    missing = sorted(mapping.columns.keys() - set(table.columns))
    new = [c for c in table.columns if c not in mapping.columns and c not in mapping.ignore]
    if missing or new:
        raise BadInput(
            f"{name}: its columns are not those of the mapping {mapping.name!r} "
            f"(missing: {', '.join(missing) or 'none'}; new: {', '.join(new) or 'none'})",
            hint="Map each new column or name it under ignore; take out those that are missing.",
        )
