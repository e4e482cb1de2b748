"""The only place that joins the stages: what each command does, without its words."""

from deals.pipeline.build import demo, rebuild
from deals.pipeline.documents import Documents
from deals.pipeline.export import EXPORT_FORMATS, Exported, export
from deals.pipeline.extract import extract_files
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
from deals.pipeline.questions import KINDS, pending
from deals.pipeline.redact import redact
from deals.pipeline.review import accept, edit, reject, reviews_pending
from deals.pipeline.serve import serve
from deals.pipeline.tables import map_text
from deals.pipeline.tokens import create_token, revoke_token, tokens
from deals.read.readers import formats
from deals.store.checks import Fault
from deals.store.queries import SORTS, Filters
from deals.store.reviews import Pending

__all__ = [
    "EXPORT_FORMATS",
    "KINDS",
    "SORTS",
    "Documents",
    "Exported",
    "Fault",
    "Filters",
    "Options",
    "Pending",
    "Progress",
    "Summary",
    "accept",
    "check",
    "create_token",
    "decide",
    "decide_file",
    "demo",
    "differ",
    "edit",
    "export",
    "extract_files",
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
    "redact",
    "reject",
    "report_places",
    "reviews_pending",
    "revoke_token",
    "search",
    "serve",
    "show",
    "split",
    "stats",
    "tokens",
    "undo",
]
