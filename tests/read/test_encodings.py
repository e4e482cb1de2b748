"""Encodings that a text does not tell: found by its letters, once for a file."""

from pathlib import Path

import pytest

from deals.model.report import Source
from deals.read.draft import draft_mapping
from deals.read.letters import encoding_of_letters
from deals.read.mapped import read_mapped


def test_the_letters_of_a_file_are_looked_at_once(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(
        "Target,Acquirer,Date,Price\nÖl & Söhne,Förde,2024-03-05,$5m\n".encode("cp1252")
    )
    encoding_of_letters.cache_clear()
    draft = draft_mapping(path, "t.csv")
    (item,) = read_mapped(path, "t.csv", draft.mapping(), Source(file_hash="f" * 64))
    assert item.line == 2
    assert encoding_of_letters.cache_info().misses == 1


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp932", "トヨタ自動車株式会社、デンソー（東京）"),
        ("gb18030", "投资方，融资金额（万元）红杉资本、高瓴"),
        ("big5", "北風資本，港口機器人公司。台積電、鴻海精密"),
        ("euc_kr", "북풍캐피탈 항구로봇 주식회사"),
        ("euc_jp", "北風キャピタル 港ロボティクス"),
        ("cp1254", "Türkiye İş Bankası Şirketi"),
        ("cp1252", "Ólafur Þórsson áður hjá Íslandsbanka, Þykkvibær"),
        ("mac_roman", "Café Électrique Ångström Øresund"),
    ],
)
def test_encodings_by_the_signs_they_write_most(encoding: str, text: str) -> None:
    found = encoding_of_letters(text.encode(encoding))
    assert text.encode(encoding).decode(found) == text
