"""Libraries that not everybody needs: imported when a document asks for them."""

import importlib
import logging
from collections.abc import Callable
from typing import Any

from deals.errors import BadInput
from deals.read.prose import Unreadable

_NOWHERE = logging.NullHandler()


def optional(module: str, extra: str, what: str) -> Any:
    """The module of an extra. Raises BadInput that says how to install it where it is missing.

    What it logs of damaged documents goes where the program that uses us sends it, not to stderr.
    """
    logging.getLogger(module.partition(".")[0]).addHandler(_NOWHERE)
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise BadInput(
            f"reading {what} needs {module.split('.')[0]}, which is not installed",
            hint=f'Install it with: pip install "deals[{extra}]"',
        ) from error


def safely(call: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """What a library makes of a document. Raises Unreadable where it trips over a damaged one,
    which each does in its own many ways."""
    try:
        return call(*given, **named)
    except Exception as error:
        raise Unreadable(f"it is damaged ({type(error).__name__} while reading it)") from error
