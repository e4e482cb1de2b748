"""Jobs and kinds of firms inside a capitalised run: "Birch Chief Financial Officer Jo Holm"."""

import re

from deals.extract.words.lexicon import COMPANY_WORDS
from deals.extract.words.name_words import bare

_JOB = re.compile(
    r"(?<=\w) (?:(?:Group|Global|Senior|Deputy|Interim|Founding) )*(?:Chief (?:[A-Z][\w&]+ ){1,3}?"
    r"Officer|Chief Executive|Executive (?:Vice )?(?:Chair|Chairman|Chairwoman|Director|President)"
    r"|Managing (?:Director|Partner)|Vice (?:President|Chairman)|General (?:Manager|Counsel))\b"
)
_KIND_OF_FIRM = re.compile(r"(?:Start-?[Uu]p|[A-Z]\w+-[Mm]aker) (?=[A-Z]\w+)")
_OF_FIRMS = frozenset("accelerator hub nation program programme studio founders awards".split())


def without_jobs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A capitalised run without the job between a company and who holds it ("Birch Chief
    Financial Officer Jo Holm"), and from the name on where a headline tells of what kind it is
    ("Swiss Biotech Startup Fern")."""
    if not any(map(text[start:end].__contains__, _TELLING)):
        return [(start, end)]
    pieces: list[tuple[int, int]] = []
    first = start
    for job in _JOB.finditer(text, start, end):
        pieces.append((first, job.start()))
        first = job.end()
    kind = _KIND_OF_FIRM.search(text, first, end)
    if kind and kind.start() > first:
        name = bare(text[kind.end() : end].split(" ", 1)[0])
        first = first if name in COMPANY_WORDS or name in _OF_FIRMS else kind.end()
    return [*pieces, (first, end)] if first < end else pieces


_TELLING = (
    *(" Chief ", " Executive ", " Managing ", " Vice ", " General "),
    *("tart-up ", "tart-Up ", "tartup ", "tartUp ", "-maker ", "-Maker "),
)
