"""A folder of Crunchbase's CSV export, whose tables are joined by uuid.

`funding_rounds`, `investments`, `acquisitions` and `ipos` become reports, `organizations` become
organization records; other tables of the export tell no deals and are not read. Columns that the
export renamed over the years are known by each of their names.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from deals.errors import BadInput
from deals.model.mapping import Layout, TableMapping
from deals.model.reject import Reject
from deals.model.report import Source
from deals.read.input import InputFile
from deals.read.jsontable import SEVERAL
from deals.read.records import Numbered, Passed
from deals.read.rows import RowReader
from deals.read.scratch import Fields, Line, Scratch, scratch
from deals.read.tables import open_table

FORMAT = "crunchbase"
DEALS = ("funding_rounds", "acquisitions", "ipos")
NEEDED = "organizations"
_PREFIX = "crunchbase:"
_ORIGIN = {"publisher": "Crunchbase", "kind": "data_vendor"}

Item = Numbered | Reject | Passed


def is_export(folder: Path) -> bool:
    """Whether a folder holds organizations by uuid and at least one table of deals."""
    tables = [folder / f"{name}.csv" for name in (NEEDED, *DEALS)]
    if not tables[0].is_file() or not any(table.is_file() for table in tables[1:]):
        return False
    with tables[0].open("rb") as file:
        return b"uuid" in file.readline(4096)


def export_files(folder: Path) -> list[Path]:
    """The files of the export that are read, in a fixed order."""
    names = (NEEDED, *DEALS, "investments")
    return [path for name in names if (path := folder / f"{name}.csv").is_file()]


def read_crunchbase(file: InputFile, source: Source) -> Iterator[Item]:
    """Organizations first, then rounds, acquisitions and listings, each in file order.

    Rejects name their own file. Raises BadInput when a table lacks the columns that join it.
    """
    with scratch() as tables:
        for path in export_files(file.path):
            tables.load(path.stem, _lines(path, file.name), _KEYS[path.stem])
        tables.index()
        yield from _table(file, NEEDED, _ORGANIZATION, _organization, tables, source)
        yield from _table(file, "funding_rounds", _ROUND, _round, tables, source)
        yield from _table(file, "acquisitions", _ACQUISITION, _acquisition, tables, source)
        yield from _table(file, "ipos", _LISTING, _listing, tables, source)


def _lines(path: Path, folder: str) -> Iterator[Line]:
    name = f"{folder}/{path.name}"
    table = open_table(path, name, Layout(delimiter=","))
    columns = [_RENAMED.get(path.stem, {}).get(column, column) for column in table.columns]
    if _KEYS[path.stem] not in columns:
        raise BadInput(
            f"{name}: no column {_KEYS[path.stem]!r} to join it by",
            hint="Is it a table of Crunchbase's CSV export?",
        )
    for line, cells in table.rows:
        filled = {c: v.strip() for c, v in zip(columns, cells, strict=False) if v.strip()}
        if len(cells) > len(columns):
            filled[_RAGGED] = f"{len(cells)} cells, but the header has {len(columns)} columns"
        yield line, filled


_RAGGED = "\0ragged"
_KEYS = {
    NEEDED: "uuid",
    "funding_rounds": "uuid",
    "acquisitions": "uuid",
    "ipos": "uuid",
    "investments": "funding_round_uuid",
}
# Names that columns had in earlier exports.
_RENAMED = {
    NEEDED: {"company_name": "name", "homepage_domain": "domain"},
    "funding_rounds": {
        "funding_round_uuid": "uuid",
        "company_uuid": "org_uuid",
        "company_name": "org_name",
        "funding_round_type": "investment_type",
    },
    "acquisitions": {"acquisition_uuid": "uuid", "price_amount": "price"},
    "ipos": {
        "ipo_uuid": "uuid",
        "company_uuid": "org_uuid",
        "company_name": "org_name",
    },
}


def _mapping(name: str, rows: str, fields: tuple[str, ...], **more: object) -> TableMapping:
    """A mapping whose columns are the fields themselves."""
    columns = {field: more.pop(field, field) for field in fields}
    return TableMapping.model_validate(
        {"name": name, "rows": rows, "columns": columns, "key_prefix": _PREFIX, "source": _ORIGIN}
        | more
    )


_ORGANIZATION = _mapping(
    "Crunchbase organizations",
    "organization",
    ("name", "aliases", "domain", "country", "sector", "source.url"),
)
_DEAL = ("target", "target.key", "deal.key", "sector", "target_country", "date.announced",
         "amount", "currency", "source.url")  # fmt: skip
_ROUND = _mapping(
    "Crunchbase rounds",
    "deal",
    (*_DEAL, "investors", "investors.key", "lead_investors", "lead_investors.key", "round",
     "valuation", "valuation.currency", "type"),
    type={
        "field": "type",
        "codes": {
            "debt_financing": "debt",
            "post_ipo_debt": "debt",
            "convertible_note": "convertible_financing",
            "secondary_market": "secondary_sale",
            "grant": "grant",
            "undisclosed": "",
            "non_equity_assistance": "other",
            "product_crowdfunding": "other",
            "initial_coin_offering": "other",
            "private_equity": "funding_round",
            "corporate_round": "funding_round",
            "equity_crowdfunding": "funding_round",
            "post_ipo_equity": "funding_round",
            "post_ipo_secondary": "secondary_sale",
            "pre_seed": "funding_round",
            "seed": "funding_round",
            "angel": "funding_round",
            "venture": "funding_round",
            "series_unknown": "funding_round",
            **{f"series_{letter}": "funding_round" for letter in "abcdefghij"},
        },
    },
    constants={
        "status": "announced",
        "amount.basis": "round_total",
        "valuation.basis": "post_money",
    },
)  # fmt: skip
_ACQUISITION = _mapping(
    "Crunchbase acquisitions",
    "deal",
    (*_DEAL, "investors", "investors.key", "type"),
    type={
        "field": "type",
        "codes": {
            "acquisition": "acquisition",
            "acquihire": "acqui_hire",
            "merge": "merger",
            "merger": "merger",
            "lbo": "buyout",
            "leveraged_buyout": "buyout",
            "management_buyout": "buyout",
        },
    },
    constants={"status": "announced"},
)
_LISTING = _mapping(
    "Crunchbase listings",
    "deal",
    (*_DEAL, "valuation", "valuation.currency", "note"),
    constants={"type": "ipo", "status": "completed"},
)


def _table(
    file: InputFile,
    name: str,
    mapping: TableMapping,
    cells_of: Callable[[Fields, Scratch], dict[str, str | None]],
    tables: Scratch,
    source: Source,
) -> Iterator[Item]:
    columns = list(mapping.columns)
    reader = RowReader(mapping, columns, f"{file.name}/{name}.csv", source)
    for line, cells in tables.all(name):
        if _RAGGED in cells:
            yield reader.reject(line, None, cells[_RAGGED], dict(cells))
            continue
        read = cells_of(cells, tables)
        item = reader.item(line, [read.get(column) or "" for column in columns])
        if isinstance(item, Passed):  # a uuid alone is no blank row
            item = reader.reject(line, None, "nothing in it but keys", dict(cells))
        yield item


def _organization(cells: Fields, _: Scratch) -> dict[str, str | None]:
    aliases = (cells.get(column) for column in ("legal_name", "alias1", "alias2", "alias3"))
    return {
        "name": cells.get("name"),
        "aliases": SEVERAL.join(filter(None, aliases)),
        "domain": cells.get("domain") or cells.get("homepage_url"),
        "country": cells.get("country_code"),
        "sector": cells.get("category_list"),
        "source.url": cells.get("cb_url"),
    }


def _round(cells: Fields, tables: Scratch) -> dict[str, str | None]:
    investments = [investment for _, investment in tables.of("investments", cells.get("uuid", ""))]
    leads = [i for i in investments if i.get("is_lead_investor", "").casefold() in _TRUE]
    others = [i for i in investments if i not in leads]
    kind = cells.get("investment_type", "")
    local = cells.get("raised_amount")
    worth = cells.get("post_money_valuation")
    return _of_target(cells, tables, "org") | {
        "date.announced": cells.get("announced_on"),
        "amount": local or cells.get("raised_amount_usd"),
        "currency": cells.get("raised_amount_currency_code") if local else "USD",
        "valuation": worth or cells.get("post_money_valuation_usd"),
        "valuation.currency": cells.get("post_money_valuation_currency_code") if worth else "USD",
        "investors": _names(others, tables),
        "investors.key": _joined(others),
        "lead_investors": _names(leads, tables),
        "lead_investors.key": _joined(leads),
        "round": kind.replace("_", " ").title() or None,
        "type": kind,
    }


_TRUE = {"t", "true", "1", "yes"}


def _acquisition(cells: Fields, tables: Scratch) -> dict[str, str | None]:
    buyer = cells.get("acquirer_uuid")
    known = tables.one(NEEDED, buyer)
    local = cells.get("price")
    return _of_target(cells, tables, "acquiree") | {
        "date.announced": cells.get("acquired_on"),
        "amount": local or cells.get("price_usd"),
        "currency": cells.get("price_currency_code") if local else "USD",
        "investors": cells.get("acquirer_name") or known.get("name"),
        "investors.key": buyer,
        "type": cells.get("acquisition_type") or "acquisition",
    }


def _listing(cells: Fields, tables: Scratch) -> dict[str, str | None]:
    local, worth = cells.get("money_raised"), cells.get("valuation_price")
    place = (cells.get("stock_exchange_symbol"), cells.get("stock_symbol"))
    return _of_target(cells, tables, "org") | {
        "date.announced": cells.get("went_public_on"),
        "amount": local or cells.get("money_raised_usd"),
        "currency": cells.get("money_raised_currency_code") if local else "USD",
        "valuation": worth or cells.get("valuation_price_usd"),
        "valuation.currency": cells.get("valuation_price_currency_code") if worth else "USD",
        "note": ": ".join(filter(None, place)) or None,
    }


def _of_target(cells: Fields, tables: Scratch, side: str) -> dict[str, str | None]:
    """What all deals share: the target by its uuid, with what is known of it."""
    key = cells.get(f"{side}_uuid")
    known = tables.one(NEEDED, key)
    country = cells.get(f"{side}_country_code") or cells.get("country_code")
    return {
        "target": cells.get(f"{side}_name") or known.get("name"),
        "target.key": key,
        "deal.key": cells.get("uuid"),
        "sector": known.get("category_list"),
        "target_country": known.get("country_code") or country,
        "source.url": cells.get("cb_url"),
    }


def _names(investments: list[Fields], tables: Scratch) -> str:
    names = (
        i.get("investor_name") or tables.one(NEEDED, i.get("investor_uuid")).get("name")
        for i in investments
    )
    return SEVERAL.join(filter(None, names))


def _joined(investments: list[Fields]) -> str:
    return SEVERAL.join(filter(None, (i.get("investor_uuid") for i in investments)))
