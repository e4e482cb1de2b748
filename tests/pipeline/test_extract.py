"""Reading files with prose: one result a file, nothing stored, what stands beside it known."""

from pathlib import Path

from deals import pipeline
from deals.model.report import Source

TEXT = """Alder to buy Birch

Alder Group has agreed to buy Birch Tools for $25 million, the companies said on Tuesday.
"""


def test_a_file_gives_its_reports_with_quotes_that_hold_in_it(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    (found,) = pipeline.extract_files([str(path)])
    (report,) = found.reports
    assert (found.file, found.documents, found.rejected) == (str(path), 1, [])
    assert (report.target, report.investors) == ("Birch Tools", ("Alder Group",))
    quote = report.quotes["amount"]
    assert TEXT[quote.start : quote.end] == quote.text == "$25 million"


def test_the_day_that_is_given_counts_for_relative_dates(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT + "The purchase was announced on Tuesday.\n", encoding="utf-8")
    given = Source.model_validate({"file_hash": "a", "published": "2024-03-06"})
    (found,) = pipeline.extract_files([str(path)], source=given)
    assert str(found.reports[0].source.published) == "2024-03-06"
    assert str(found.reports[0].date.announced) == "2024-03-05"


def test_an_article_in_the_database_stands_beside_other_reports(tmp_path: Path) -> None:
    article, records, db = (tmp_path / n for n in ("news.txt", "birch.yml", "deals.db"))
    article.write_text(TEXT, encoding="utf-8")
    records.write_text(
        "target: Birch Tools\ninvestors: [Alder Group]\ntype: acquisition\nstatus: announced\n"
        "amount: $25 million\nsource: {url: 'https://news.example/birch', published: 2024-03-05}\n",
        encoding="utf-8",
    )
    options = pipeline.Options(
        source=Source.model_validate({"file_hash": "a", "published": "2024-03-06"})
    )
    pipeline.ingest([str(records)], db)
    summary = pipeline.ingest([str(article)], db, options)
    assert (summary.reports_new, summary.deals_new) == (1, 0)
