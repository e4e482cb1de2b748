"""Words and patterns: the vocabulary, and the machinery that makes patterns of words fast."""
