"""What a code list is: codes with definitions, an order where there is one, and look-ups."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `canonical` is the broader code that it counts as (itself when None); `order`
    ranks codes where the list has an order; `also` are other spellings that mean the same."""

    code: str
    definition: str
    canonical: str | None = None
    order: int = 0
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """A named list of codes with lookups; build it once, at import."""

    name: str
    about: str
    codes: tuple[Code, ...]
    _index: Mapping[str, Code] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        index = {spelling: code for code in self.codes for spelling in (code.code, *code.also)}
        object.__setattr__(self, "_index", index)

    def __contains__(self, code: object) -> bool:
        return code in self._index

    def find(self, code: str) -> Code | None:
        """The entry for a code or another spelling of it; None when there is none."""
        return self._index.get(code)

    def canonical(self, code: str) -> str:
        """The broader code that `code` counts as; KeyError when it is not on the list."""
        entry = self._index[code]
        return entry.canonical or entry.code

    def order(self, code: str) -> int:
        """The rank of a code on an ordered list; KeyError when it is not on the list."""
        return self._index[code].order

    def check(self, code: str) -> str:
        """The code itself in its standard spelling; ValueError with a suggestion otherwise."""
        entry = self._index.get(code)
        if entry is not None:
            return entry.code
        near = difflib.get_close_matches(code, list(self._index), n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; one of {', '.join(self._index)}"
        raise ValueError(f"{code!r} is not one of the {self.about}{hint}")
