"""Bytes to reports: one file a format."""
