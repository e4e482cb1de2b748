"""How many articles of two kilobytes the rules read in a second, on one core.

Beside them, in the same run, the baseline: how many pages that hold the same articles trafilatura
reads for their text alone, which is what happens to an article before the rules see it.

Usage: python -m tests.bench.extract [FOLDER OF TEXTS]
"""

import sys
import time
from collections.abc import Callable, Iterable
from html import escape
from itertools import cycle
from pathlib import Path

import trafilatura

from deals.extract import extract
from deals.model.article import Article
from deals.model.report import Source

OWN = Path(__file__).parents[1] / "extract" / "own"
# Press releases that may lie beside the repository: real ones, of which half tell of a deal.
BESIDE = [f for p in OWN.parents if (f := p / "shared" / "data" / "pra_sample").is_dir()]
SIZE = 2000  # characters of one article
ROUNDS = 3


def main(folders: Iterable[Path]) -> None:
    """Print the best of some rounds for each folder: articles a second by the processor's clock."""
    for folder in folders:
        files = [f for f in sorted(folder.iterdir()) if f.suffix in {".txt", ".md"}]
        texts = [f.read_text(encoding="utf-8", errors="replace") for f in files]
        filling = [t for f, t in zip(files, texts, strict=True) if f.stem.endswith("-none")]
        sized = [_of_size(text, filling or texts) for text in texts]
        articles = [_article(text) for text in sized]
        reports = sum(len(extract(article)) for article in articles)
        rules = len(articles) / _best(lambda a=articles: [extract(article) for article in a])
        pages = [_page(text) for text in sized]
        cleaned = len(pages) / _best(lambda p=pages: [trafilatura.extract(page) for page in p])
        print(
            f"{folder.name}: {len(articles)} articles of {SIZE:,} characters, {reports} reports: "
            f"{rules:,.0f} articles a second, {rules / cleaned:.1f} x trafilatura ({cleaned:,.0f})"
        )


def _best(work: Callable[[], object]) -> float:
    """Seconds of the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def _article(text: str) -> Article:
    return Article(text=text, source=Source.model_validate({"file_hash": "a"}))


def _page(text: str) -> str:
    """The article as a plain page of the web, which holds nothing else."""
    head, _, body = text.partition("\n")
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in body.split("\n\n") if p.strip())
    return f"<html><body><article><h1>{escape(head)}</h1>{paragraphs}</article></body></html>"


def _of_size(text: str, filling: list[str]) -> str:
    """One article, lengthened by the bodies of those that tell no deal until it has the size."""
    for other in cycle(filling):
        if len(text) >= SIZE:
            break
        text += "\n\n" + other.partition("\n")[2].strip()
    return text[:SIZE]


if __name__ == "__main__":
    main([Path(sys.argv[1])] if len(sys.argv) > 1 else [OWN, *BESIDE[:1]])
