"""Libraries that not everybody needs: imported when a document asks for them."""

import importlib
from typing import Any

from deals.errors import BadInput


def optional(module: str, extra: str, what: str) -> Any:
    """The module of an extra. Raises BadInput that says how to install it where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise BadInput(
            f"reading {what} needs {module.split('.')[0]}, which is not installed",
            hint=f'Install it with: pip install "deals[{extra}]"',
        ) from error
