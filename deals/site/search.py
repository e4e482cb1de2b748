"""What people type in a search box → a query that FTS5 always understands."""

import re

_PHRASE_OR_WORD = re.compile(r'"([^"]*)"?|([^\s"]+)')


def fts_query(text: str | None) -> str:
    """Every word and every "quoted phrase" must occur; the last word may be cut short.

    Operators and signs of FTS5 lose their meaning, so that no input is a syntax error. An empty
    text finds nothing.
    """
    terms = []
    for phrase, word in _PHRASE_OR_WORD.findall((text or "").replace("\0", " ")):
        if phrase.strip() or word:
            terms.append((phrase.strip() or word, bool(word)))
    if not terms:
        return '""'
    quoted = " ".join(f'"{term}"' for term, _ in terms)
    return f"{quoted}*" if terms[-1][1] else quoted
