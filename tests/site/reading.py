"""Fetching a page of ours, and what must hold of every one."""

import re

from datasette.app import Datasette


async def page(datasette: Datasette, path: str, status: int = 200) -> str:
    response = await datasette.client.get(path)
    assert response.status_code == status, (path, response.text[:500])
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    text: str = response.text
    assert "<script" not in text or 'src="' in text
    assert 'style="' not in text
    return text


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
