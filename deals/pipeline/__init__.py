"""The only place that joins the stages: what each command does, without its words."""

from deals.pipeline.build import demo, rebuild
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
from deals.pipeline.progress import Progress
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
from deals.read.readers import formats
from deals.store.checks import Fault
from deals.store.queries import SORTS, Filters

__all__ = [
    "KINDS",
    "SORTS",
    "Fault",
    "Filters",
    "Options",
    "Progress",
    "Summary",
    "check",
    "decide",
    "decide_file",
    "demo",
    "differ",
    "formats",
    "ingest",
    "judgements",
    "list_deals",
    "match",
    "merge",
    "pending",
    "pin",
    "rebuild",
    "record_schema",
    "report_places",
    "search",
    "serve",
    "show",
    "split",
    "stats",
    "undo",
]
