"""What an ingest did, in lines."""

from pathlib import Path

from rich.markup import escape

from deals import pipeline
from deals.cli.shell import OUT
from deals.cli.words import counted

SHOWN = 5  # files or documents of one kind


def _print_documents(documents: pipeline.Documents) -> None:
    if not documents.read:
        return
    OUT.print(
        f"{counted(documents.read, 'document')} read as prose: {documents.known:,} known, "
        f"{documents.without_deal:,} without a deal",
        soft_wrap=True,
    )
    if documents.again:
        OUT.print(
            f"{counted(documents.again, 'text')} read again: "
            f"{counted(documents.outdated, 'earlier report')} set aside",
            soft_wrap=True,
        )
    for name in documents.first_without_deal[:SHOWN]:
        OUT.print(f"[yellow]no deal in[/] {escape(name)}", soft_wrap=True)


def print_summary(summary: pipeline.Summary, db: Path, dry_run: bool = False) -> None:
    """The summary in lines: what was read by which mapping, the counts, rejects, refused files."""
    for name in summary.already_in[:SHOWN]:
        OUT.print(f"{name}: already in, nothing to do", soft_wrap=True)
    if len(summary.already_in) > SHOWN:
        OUT.print(f"and {len(summary.already_in) - SHOWN:,} more files that were already in")
    for name, mapping in list(summary.mappings.items())[:SHOWN]:
        OUT.print(f"{escape(name)}: read by the mapping {escape(mapping)!r}", soft_wrap=True)
    _print_told(summary)
    more = {"grouped with another row": summary.grouped, "blank or skipped": summary.passed}
    OUT.print(
        f"{summary.read:,} read from {counted(summary.files, 'file')}: "
        f"{summary.reports_new:,} new, {summary.reports_known:,} known, "
        + "".join(f"{number:,} {words}, " for words, number in more.items() if number)
        + f"{summary.rejected:,} rejected",
        soft_wrap=True,
    )
    if summary.doubted:
        OUT.print(
            f"{summary.doubted:,} of them with doubts: see the table report_doubts, "
            "or deals reports --json",
            soft_wrap=True,
        )
    _print_documents(summary.documents)
    OUT.print(
        f"{counted(summary.deals_new, 'new deal')}, {summary.deals_changed:,} changed, "
        f"{counted(summary.organizations_new, 'new organization')}; {summary.seconds:.1f} s",
        soft_wrap=True,
    )
    for reason in summary.first_rejects:
        OUT.print(f"[yellow]rejected[/] {escape(reason)}", soft_wrap=True)
    if summary.rejects_file:
        OUT.print(f"Rejected records, with reasons: {summary.rejects_file}", soft_wrap=True)
    for refused in summary.refused:
        OUT.print(f"[red]refused[/] {escape(refused['reason'])}", soft_wrap=True)
        OUT.print(f"        {escape(refused['hint'])}", soft_wrap=True)
    OUT.print("Nothing was stored (dry run)" if dry_run else f"Database: {db}", soft_wrap=True)


def _print_told(summary: pipeline.Summary) -> None:
    """What was left open where tables were read by a draft of their mapping."""
    for name, told in list(summary.told.items())[:SHOWN]:
        for each in told:
            OUT.print(f"[yellow]note[/] {escape(name)}: {escape(each)}", soft_wrap=True)
    if len(summary.told) > SHOWN:
        OUT.print(f"and such notes on {len(summary.told) - SHOWN:,} more files; --json tells all")
