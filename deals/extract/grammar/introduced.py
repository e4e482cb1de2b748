"""A company that one sentence only describes and the next one names: "A Leeds spin-out has raised
£3m. Elmora Ltd, formed by two chemists, makes"."""

from deals.extract.grammar.events import Context
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.text import phrase

_A_FIRM = phrase(
    r"\ban? (?:[\w.'&-]+ ){0,6}?(?:start-?up|spin-?(?:out|off)|company|firm|business) "
    r"(?:(?:has|have|had|just|today|yesterday|recently|also) ){0,3}$"
)
_EARLY = 2  # sentences, headline included, in which the news is told of somebody described
_OFTEN = 2  # times that the article names whom it then names
_GAP = 3  # characters between the sentences, a line's end among them


def introduced(context: Context, pos: int) -> tuple[Party, int] | None:
    """Who does what is told at `pos`, where only the next sentence says the name, and where the
    words that describe it begin."""
    sentence = context.sentence
    if sentence.index > _EARLY or sentence.headline:
        return None
    found = _A_FIRM.search(sentence.text, 0, pos)
    if found is None:
        return None
    behind = (n for n in context.entities.names if n.start >= sentence.end)
    name = next(behind, None)
    if name is None or name.kind != "organization" or name.start > sentence.end + _GAP:
        return None
    entity = context.entities.of(name)
    known = entity.kind == "organization" and (name.formal or len(entity.places) >= _OFTEN)
    return (party_of(name), found.start()) if known else None
