"""The rejects file: bad records with their place and reason, one JSON line each."""

import json
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from deals.errors import BadInput
from deals.model.reject import Reject


class RejectsFile:
    """Made with the first reject; where nothing is rejected, no file is made.

    Without a path a reject is an error, as it is for the program's own data.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.count = 0
        self._stack = ExitStack()
        self._file: TextIO | None = None

    def write(self, reject: Reject) -> None:
        """Add one line. Raises BadInput where there is no file, or it cannot be written."""
        if self.path is None:
            raise BadInput(
                f"{reject.file}:{reject.line}: {reject.field}: {reject.reason}",
                hint="The data of the program itself is damaged; install it again.",
            )
        if self._file is None:
            try:
                self._file = self._stack.enter_context(
                    self.path.open("w", encoding="utf-8", errors="backslashreplace")
                )
            except OSError as error:
                raise BadInput(
                    f"{self.path}: cannot be written ({error.strerror})",
                    hint="Choose another file with --rejects.",
                ) from error
        self._file.write(json.dumps(reject.model_dump(), ensure_ascii=False) + "\n")
        self.count += 1

    def place(self) -> tuple[int, int]:
        """How much is written: rejects, and bytes of the file."""
        if self._file is None:
            return 0, 0
        self._file.flush()
        return self.count, self._file.tell()

    def back_to(self, place: tuple[int, int]) -> None:
        """Take back what was written since."""
        self.count, end = place
        if self._file is not None:
            self._file.flush()
            self._file.seek(end)
            self._file.truncate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.close()
