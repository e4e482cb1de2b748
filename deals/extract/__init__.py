"""Prose to reports: a small grammar of deals, and the grounding that every extractor passes."""

from deals.extract.extractor import NAME, VERSION, extract

__all__ = ["NAME", "VERSION", "extract"]
