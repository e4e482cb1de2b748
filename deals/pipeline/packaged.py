"""The data and metadata that travel with the program: in the wheel, or beside a checkout."""

from importlib import resources
from pathlib import Path

import deals

_INSTALLED = "_data"  # folder inside the wheel


def data_folder() -> Path:
    """Folder of the curated deals, organizations and publishers."""
    return _beside_or_inside("data")


def metadata_file() -> Path:
    """Datasette's metadata for a database of ours."""
    return _beside_or_inside("metadata.yml")


def _beside_or_inside(name: str) -> Path:
    package = Path(str(resources.files(deals)))
    installed = package / _INSTALLED / name
    return installed if installed.exists() else package.parent / name
