"""The only place that joins the stages: what each command does, without its words."""

from deals.pipeline.build import demo, rebuild
from deals.pipeline.export import EXPORT_FORMATS, Exported, export
from deals.pipeline.ingest import Options, Summary, ingest
from deals.pipeline.judge import (
    decide,
    decide_file,
    differ,
    judgements,
    merge,
    pin,
    split,
    undo,
)
from deals.pipeline.query import (
    check,
    list_deals,
    match,
    record_schema,
    report_places,
    search,
    show,
    stats,
)
from deals.pipeline.review import KINDS, pending
from deals.pipeline.serve import serve
from deals.pipeline.tables import map_text
from deals.pipeline.tokens import create_token, revoke_token, tokens
from deals.read.readers import formats
from deals.store.checks import Fault
from deals.store.queries import SORTS, Filters

__all__ = [
    "EXPORT_FORMATS",
    "KINDS",
    "SORTS",
    "Exported",
    "Fault",
    "Filters",
    "Options",
    "Summary",
    "check",
    "create_token",
    "decide",
    "decide_file",
    "demo",
    "differ",
    "export",
    "formats",
    "ingest",
    "judgements",
    "list_deals",
    "map_text",
    "match",
    "merge",
    "pending",
    "pin",
    "rebuild",
    "record_schema",
    "report_places",
    "revoke_token",
    "search",
    "serve",
    "show",
    "split",
    "stats",
    "tokens",
    "undo",
]
