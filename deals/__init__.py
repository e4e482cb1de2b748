"""Sourced corporate deals: every value names who said it, where, and in which words."""

__version__ = "0.1.0"
