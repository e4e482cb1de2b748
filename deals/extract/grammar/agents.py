"""Who acts, as the words of a sentence list them: "X, Y and a unit of Z", or a group."""

import re

from deals.extract.grammar.phrases import Party, Things
from deals.extract.words.lists import (
    GROUP,
    ITS_ARM,
    ITS_MANAGERS,
    ITS_OFFICER,
    OWNER_OF,
    PEOPLE,
    SPEAKS,
    TOLD_FIRST,
    UNDER,
    list_gap,
)
from deals.extract.words.name_words import Name
from deals.extract.words.shares import Share, share_in
from deals.extract.words.text import phrase

_OF_OWNER = re.compile(
    r"'s? (?:<[^<>]{1,12}> )?(?:(?:[a-z-]+ ){0,3}(?:company|vehicle|unit|arm|fund|subsidiary"
    r"|business|affiliate|division|firm),? )?<?"
)
_PRONOUN = phrase(
    r"(?:the |said )?(?:company|firm|concern|startup|bank|group|business|fund|airline"
    r"|retailer|chain|unit(?= to \d))\b(?! (?:of\b|(?-i:[A-Z])))|it\b|them\b"
)
_OWN = phrase(r"(?:its|their|his)(?: own)? ")


class Reader(Things):
    """Reads noun phrases: what they name, how much of it, and who is listed there."""

    def share(self, pos: int) -> Share | None:
        """How much is bought, where the words at `pos` say so."""
        return share_in(self.text, pos)

    def agents(self, pos: int, most: int = 12) -> tuple[list[Party], int]:
        """The names of a list at `pos` ("X, Y and a unit of Z"), or a group without a name."""
        text, end = self.text, pos
        found: list[Party] = []
        names = [n for n in self.starting(pos, len(text)) if n.kind != "place"]
        for name, after in zip(names[:most], [*names[1:], None], strict=False):
            if after is not None and self._of_owner(name, after):
                if not found and not list_gap(text[end : name.start - self.base], True):
                    break
                end = after.start - self.base if not found else end
                continue  # "by Cedar's Birch Bank unit", "to Cedar's company, Birch Press"
            gap = text[end : name.start - self.base]
            whose = found and gap.strip().removesuffix(" the") in {"of", "in"}
            behind = name.behind - self.base
            if not found and PEOPLE.match(text, behind) and gap.endswith(" of "):
                break  # "a group of Akron businessmen"
            told_of = not found and ", " in gap
            if (told_of or gap == ", ") and SPEAKS.match(text, behind):
                break  # "to a private company, X said"
            if not found and (owner := OWNER_OF.fullmatch(gap)):
                return [self.words_at(end + owner.start("who"), behind, None)], behind
            first = told_of and TOLD_FIRST.fullmatch(gap)
            if not first and (whose or not list_gap(gap, not found)):
                break
            if ITS_OFFICER.match(text, behind):
                continue  # "X chairman A. Holm"
            if ITS_ARM.match(text, behind, behind + 60):
                behind += 2
            managed = ITS_MANAGERS.match(text, behind)
            end = managed.end() if managed else behind
            first_at = name.start - self.base
            found.append(self.words_at(first_at, end, None) if managed else self.name(name))
        if found:
            return found, end
        group = GROUP.match(text, pos)
        if group:
            under = UNDER.match(text, group.end())
            named = self.agents(under.end()) if under else ([], pos)
            if named[0]:
                return named
            start = group.start("body")
            return [self.words_at(start, group.end(), None)], group.end()
        return [], pos

    def _of_owner(self, owner: Name, name: Name) -> bool:
        """Whether a name belongs to the one before it: then it is who acts."""
        between = self.text[owner.end - self.base : name.start - self.base]
        if name.kind != "organization" or not between.startswith("'"):
            return False
        if SPEAKS.match(self.text, name.behind - self.base):
            return False  # "to Cedar's unit, Birch said"
        return _OF_OWNER.fullmatch(between) is not None

    def own(self, pos: int) -> bool:
        """Whether the words at `pos` speak of the subject's own shares."""
        return bool(_OWN.match(self.text, pos))

    def behind_own(self, pos: int) -> int:
        """Offset behind "its" at `pos`; `pos` where there is none."""
        match = _OWN.match(self.text, pos)
        return match.end() if match else pos

    def pronoun(self, pos: int) -> bool:
        """Whether the words at `pos` only point back: "the company", "it"."""
        return bool(_PRONOUN.match(self.text, pos))
