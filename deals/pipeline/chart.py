"""A deal's path of the amount as a file: PNG, SVG, or the Vega-Lite spec with its data."""

import json
from datetime import date
from importlib import import_module, resources
from itertools import groupby
from pathlib import Path
from typing import Any

from deals.errors import DealsError
from deals.model import codes
from deals.model.document import DealDocument, ReportLine
from deals.model.wording import money, plain, sign
from deals.pipeline.query import show

FORMATS = (".png", ".svg", ".json")
_SCALE = 2  # pixels of a PNG by point, sharp on fine screens


def chart(db_path: Path, deal_id: str, out: Path, as_of: date | None = None) -> int:
    """Write the chart; returns the number of reports on it.

    Raises NotFound for an unknown deal, DealsError where no report gives a figure, for an unknown
    ending of `out`, and where the extra `charts` is not installed.
    """
    if out.suffix not in FORMATS:
        hint = f"Name a file that ends in {', '.join(FORMATS)}."
        raise DealsError(f"{out}: not a kind of chart", hint=hint)
    document = show(db_path, deal_id, as_of)
    rows = _rows(document)
    if not rows:
        raise DealsError(
            f"{document.deal.id}: no report of a known day gives a figure in the deal's currency",
            hint="See what there is with: deals show " + document.deal.id,
        )
    try:
        out.write_bytes(_drawn(_spec(document, rows), out.suffix))
    except OSError as error:
        hint = "Choose another file."
        raise DealsError(f"{out}: cannot be written ({error.strerror})", hint=hint) from error
    return len(rows)


def _spec(document: DealDocument, rows: list[dict[str, Any]]) -> dict[str, Any]:
    file = resources.files("deals.site.charts").joinpath("amount_path.vl.json")
    spec: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    day = f", as known on {document.as_of}" if document.as_of else ""
    spec["title"]["text"] = document.deal.title
    spec["title"]["subtitle"] = f"What {len(rows)} reports said of the amount{day}"
    spec["data"]["values"] = rows
    return spec


def _rows(document: DealDocument) -> list[dict[str, Any]]:
    """One mark a report, in order of days; a label where the figure is new."""
    lines = [line for line in document.reports if _bounds(line, document.deal.currency)]
    lines.sort(key=lambda line: (line.known_from or date.min, line.id))
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    for day, group in groupby(lines, key=lambda line: line.known_from):
        of_day = [
            _row(line, document.deal.currency) | {"day": str(day), "place": place}
            for place, line in enumerate(group)
        ]
        rows += _labelled(of_day, seen)
    return rows


def _labelled(of_day: list[dict[str, Any]], seen: set[str]) -> list[dict[str, Any]]:
    """At most one label a day, the first new figure, an exact one before others."""
    new = [row for row in of_day if row["label"] not in seen]
    new.sort(key=lambda row: not row["label"][0].isalnum() and row["label"][0] not in "$€£¥")
    seen.update(row["label"] for row in of_day)
    return [row | {"label_shown": bool(new) and row is new[0]} for row in of_day]


def _bounds(line: ReportLine, currency: str | None) -> bool:
    amount = line.record.get("amount") or {}
    figures = [amount.get(key) for key in ("exact", "min", "max")]
    known = any(figure is not None for figure in figures)
    return bool(line.known_from and known and amount.get("currency") == currency)


def _row(line: ReportLine, currency: str | None) -> dict[str, Any]:
    amount = line.record["amount"]
    exact = amount.get("exact")
    low, high = (exact, exact) if exact is not None else (amount.get("min"), amount.get("max"))
    point = low if low is not None else high
    status = line.record.get("status")
    return {
        "low": low,
        "high": high,
        "point": point,
        "label": sign(amount.get("qualifier")) + money(point, currency),
        "words": amount.get("text"),
        "publisher": line.publisher,
        "status": plain(codes.STATUSES.canonical(status)) if status else "not said",
    }


def _drawn(spec: dict[str, Any], suffix: str) -> bytes:
    if suffix == ".json":
        return json.dumps(spec, ensure_ascii=False, indent=2).encode()
    try:
        drawing: Any = import_module("vl_convert")
    except ImportError as error:
        hint = "Install it with: pip install 'deals[charts]'; or write the spec with -o FILE.json"
        raise DealsError("drawing a chart needs the extra `charts`", hint=hint) from error
    if suffix == ".svg":
        return str(drawing.vegalite_to_svg(spec)).encode()
    return bytes(drawing.vegalite_to_png(spec, scale=_SCALE))
