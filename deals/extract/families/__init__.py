"""The rules, a family a module: each reads the events that some words of a sentence tell."""
