"""How many articles of two kilobytes the rules read in a second, on one core.

Usage: python -m tests.bench.extract [FOLDER OF TEXTS]
"""

import sys
import time
from itertools import cycle
from pathlib import Path

from deals.extract import extract
from deals.model.article import Article
from deals.model.report import Source

OWN = Path(__file__).parents[1] / "extract" / "own"
SIZE = 2000  # characters of one article
ROUNDS = 3


def main(folder: Path) -> None:
    """Print the best of some rounds: articles a second by the processor's own clock."""
    files = [f for f in sorted(folder.iterdir()) if f.suffix in {".txt", ".md"}]
    texts = [f.read_text(encoding="utf-8", errors="replace") for f in files]
    filling = [t for f, t in zip(files, texts, strict=True) if f.stem.endswith("-none")] or texts
    articles = [_article(_of_size(text, filling)) for text in texts]
    best, reports = float("inf"), 0
    for _ in range(ROUNDS):
        started = time.process_time()
        reports = sum(len(extract(article)) for article in articles)
        best = min(best, time.process_time() - started)
    print(
        f"{len(articles):,} articles of {SIZE:,} characters, {reports:,} reports: "
        f"{len(articles) / best:,.0f} articles a second"
    )


def _article(text: str) -> Article:
    return Article(text=text, source=Source.model_validate({"file_hash": "a"}))


def _of_size(text: str, filling: list[str]) -> str:
    """One article, lengthened by the bodies of those that tell no deal until it has the size."""
    for other in cycle(filling):
        if len(text) >= SIZE:
            break
        text += "\n\n" + other.partition("\n")[2].strip()
    return text[:SIZE]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OWN)
