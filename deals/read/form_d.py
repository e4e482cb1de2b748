"""SEC Form D and D/A, the notice of an exempt offering, as a file of records."""

from collections.abc import Iterator

from deals.errors import BadInput
from deals.model.reject import Reject
from deals.model.report import Source
from deals.read.form_d_notice import parse_form_d
from deals.read.form_d_report import notice_records
from deals.read.input import InputFile
from deals.read.records import Numbered

LARGEST_SUBMISSION = 50_000_000  # bytes of EDGAR's text around the XML


def read_form_d(file: InputFile, source: Source) -> Iterator[Numbered | Reject]:
    """The report of the notice, then one organization record for each issuer.

    A file that is no Form D, or holds a figure or date that is none, is one reject: among
    thousands of filings of a folder it must not stop the others.
    """
    with file.path.open("rb") as opened:
        data = opened.read(LARGEST_SUBMISSION)
    try:
        notice = parse_form_d(data, file.name)
    except BadInput as error:
        reason = str(error).removeprefix(f"{file.name}: ")
        yield Reject(file=file.name, line=1, reason=f"{reason}. {error.hint}")
        return
    yield from notice_records(notice, source)
