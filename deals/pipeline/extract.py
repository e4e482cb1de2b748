"""Which programs read prose, and reading files with them without storing anything."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from deals.errors import BadInput
from deals.extract import NAME, VERSION, extract
from deals.model.article import Article
from deals.model.extractor import Extractor
from deals.model.reject import Reject
from deals.model.report import Report, Source
from deals.model.usage import Usage
from deals.read.files import input_files
from deals.read.readers import by_name, read

RULES = Extractor(NAME, VERSION, extract)


def cache_folder() -> Path:
    """Where answers of language models are kept: DEALS_CACHE, else the user's cache."""
    given = os.environ.get("DEALS_CACHE")
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(given) if given else Path(base) / "deals"


def language_model(name: str) -> tuple[Extractor, Usage]:
    """A language model as an extractor, and the count of what it costs.

    Raises BadInput when the library is missing or knows no such model.
    """
    from deals.extract.language_model import LanguageModel  # brings the grammar with it
    from deals.extract.told import PROMPT_VERSION

    model = LanguageModel(name, cache_folder())
    return Extractor(f"llm:{model.name}", PROMPT_VERSION, model.read), model.usage


@dataclass(slots=True)
class Extracted:
    """What was read out of one file: its documents' texts by hash, the reports, and what of it
    holds no prose, with the reason."""

    file: str
    reports: list[Report] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    documents: int = 0


def extract_files(
    paths: list[str],
    format_: str | None = None,
    extractor: Extractor = RULES,
    *,
    source: Source | None = None,
    allow_private: bool = False,
) -> Iterator[Extracted]:
    """The reports in the prose of each file, in order; of folders, documents only. Nothing is
    stored. What `source` states goes before what a document says of itself.

    Raises BadInput for a file of records, which holds no prose, and as `input_files` does.
    """
    with input_files(paths, format_, allow_private=allow_private, only_prose=True) as files:
        for file in files:
            if file.problem:
                raise file.problem
            if not by_name()[file.format].prose:
                raise BadInput(
                    f"{file.name}: it holds records, not prose",
                    hint="Read them with: deals ingest",
                )
            found = Extracted(file.name)
            given = Source(file_hash=file.hash).model_copy(
                update=source.model_dump(exclude_none=True, exclude={"file_hash"}) if source else {}
            )
            for item in read(file, given):
                if isinstance(item, Article):
                    found.documents += 1
                    found.reports += extractor.reports(item)
                elif isinstance(item, Reject):
                    found.rejected.append(item.reason)
            yield found
