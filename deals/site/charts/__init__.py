"""Drawings made on the server: they need no script, print well, and each has its table."""
