"""Every page of the site as it is served, under the installed line of Datasette."""

import shutil
from pathlib import Path

from walk import served, walk


def test_every_page_answers_as_served(demo_db: Path, tmp_path: Path) -> None:
    with served(Path(shutil.copy(demo_db, tmp_path / "deals.db"))) as address:
        assert walk(address) == []
