"""The only place that joins the stages: what each command does, without its words."""

from deals.model.usage import Usage
from deals.pipeline.build import demo, rebuild
from deals.pipeline.chart import chart
from deals.pipeline.documents import Documents
from deals.pipeline.export import EXPORT_FORMATS, Exported, export
from deals.pipeline.extract import RULES, extract_files, language_model
from deals.pipeline.ingest import Options, ingest
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
from deals.pipeline.publish import Published, publish
from deals.pipeline.query import (
    can_open,
    check,
    each_deal,
    each_row,
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
from deals.pipeline.summary import Summary
from deals.pipeline.tables import map_text
from deals.pipeline.tokens import create_token, revoke_token, tokens
from deals.read.readers import formats
from deals.store.checks import Fault
from deals.store.queries import SORTS, Filters
from deals.store.reviews import Pending

__all__ = [
    "EXPORT_FORMATS",
    "KINDS",
    "RULES",
    "SORTS",
    "Documents",
    "Exported",
    "Fault",
    "Filters",
    "Options",
    "Pending",
    "Progress",
    "Published",
    "Summary",
    "Usage",
    "accept",
    "can_open",
    "chart",
    "check",
    "create_token",
    "decide",
    "decide_file",
    "demo",
    "differ",
    "each_deal",
    "each_row",
    "edit",
    "export",
    "extract_files",
    "formats",
    "ingest",
    "judgements",
    "language_model",
    "list_deals",
    "map_text",
    "match",
    "merge",
    "pending",
    "pin",
    "publish",
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
