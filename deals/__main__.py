"""`python -m deals`."""

from deals.cli import app

app()
