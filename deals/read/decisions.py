"""Decisions from a file: YAML or JSON lines, each with its place."""

from collections.abc import Iterator

from pydantic import ValidationError

from deals.errors import BadInput
from deals.model.question import Decision
from deals.read.formats import read_raw
from deals.read.input import InputFile

_SHOWN = {
    "kind",
    "about",
    "score",
    "reasons",
    "sides",
}  # what `deals review --json` adds to read by


def decisions(file: InputFile) -> Iterator[tuple[str, Decision]]:
    """(place, decision) for every decision of a file, in file order; questions that were left
    without one are passed over.

    Raises BadInput with file, line and field at the first that is none.
    """
    with file.open() as stream:
        for raw in read_raw(stream, file.name, file.format):
            place = f"{file.name}:{raw.line}"
            if raw.fields is None:
                raise BadInput(f"{place}: {raw.problem}", hint="Write one decision a line.")
            stated = {
                key: value
                for key, value in raw.fields.items()
                if key not in _SHOWN and value is not None
            }
            if "decision" not in stated:
                continue
            try:
                yield place, Decision.model_validate(stated)
            except ValidationError as error:
                first = error.errors()[0]
                field = ".".join(map(str, first["loc"])) or "decision"
                message = first["msg"].removeprefix("Value error, ")
                raise BadInput(
                    f"{place}: {field}: {message}",
                    hint="A decision is same, different, unsure or pin, with a reason.",
                ) from error
