"""What an ingest did, in counts: the document of `deals ingest --json`."""

from dataclasses import dataclass, field

from deals.pipeline.documents import Documents


@dataclass(slots=True)
class Summary:
    """What an ingest did; the document of `deals ingest --json`.

    Every row is answered for: read = reports_new + reports_known + grouped + passed + rejected.
    """

    files: int = 0
    read: int = 0
    reports_new: int = 0
    reports_known: int = 0
    deals_new: int = 0
    deals_changed: int = 0
    organizations_new: int = 0
    judgements_new: int = 0
    rejected: int = 0
    grouped: int = 0  # rows that joined another row's report, as shares of one round
    passed: int = 0  # rows that are no records: blank, or skipped by the mapping
    doubted: int = 0  # reports with something odd that is told beside them
    seconds: float = 0.0
    rejects_file: str | None = None
    first_rejects: list[str] = field(default_factory=list)
    already_in: list[str] = field(default_factory=list)
    documents: Documents = field(default_factory=Documents)
    mappings: dict[str, str] = field(default_factory=dict)  # file → mapping that it was read by
    told: dict[str, tuple[str, ...]] = field(default_factory=dict)  # file → what a draft left open
    refused: list[dict[str, str]] = field(default_factory=list)  # file, reason and hint of each
