"""Prose to reports with quotes."""
