"""The packaged data: every file is right, and aliases lead where people expect."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from deals import pipeline
from deals.errors import NotFound
from deals.model.codes import CODE_LISTS
from deals.pipeline.ingest import packaged_publishers
from deals.pipeline.packaged import data_folder
from deals.read.safe_yaml import own_yaml, yaml_documents

DEALS = sorted((data_folder() / "deals").glob("*.yml"))


def test_all_of_data_is_taken(tmp_path: Path) -> None:
    summary = pipeline.ingest(
        [str(data_folder() / "deals"), str(data_folder() / "organizations.yml")],
        tmp_path / "deals.db",
        pipeline.Options(rejects=tmp_path / "rejects.jsonl"),
    )
    assert summary.rejected == 0
    assert summary.deals_new == len(DEALS) == 229


@pytest.mark.parametrize("path", DEALS, ids=lambda p: p.stem)
def test_a_deal_file_is_named_after_its_deal_and_says_where_from(path: Path) -> None:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert document["deal"] == path.stem
    assert set(document) <= {"deal", "target", "target_country", "sector", "reports"}
    for report in document["reports"]:
        assert report["source"]["url"].startswith("http")
        assert report["source"]["kind"]


def test_decisions_about_the_curated_deals_are_taken_once(demo_db: Path, tmp_path: Path) -> None:
    pinned = {
        j.subject: pipeline.show(demo_db, j.subject).deal.amount
        for j in pipeline.judgements(demo_db)
    }
    assert pinned == {"microsoft-nuance-2021": 19.7e9, "xai-x-2025": 33e9}
    copy = tmp_path / "deals.db"
    copy.write_bytes(demo_db.read_bytes())
    pipeline.demo(copy)
    assert len(pipeline.judgements(copy)) == 2


def test_talk_that_went_silent_is_listed_as_stalled(demo_db: Path) -> None:
    def stalled(day: str) -> set[str]:
        filters = pipeline.Filters(status="stalled", as_of=day, limit=1000)
        return {str(row["id"]) for row in pipeline.list_deals(demo_db, filters)}

    assert stalled("2015-01-01") == set()
    later = stalled("2027-12-31")
    assert {"cohere-google-2022", "nvidia-openai-loi-2025"} < later
    for deal in later:
        document = pipeline.show(demo_db, deal, date(2027, 12, 31))
        assert document.stalled
        assert document.deal.status in {"rumoured", "in_talks", "announced"}


def test_publishers_are_told_apart() -> None:
    found = packaged_publishers().all
    names = Counter(n.casefold() for p in found for n in (p.name, *p.aliases))
    assert [name for name, count in names.items() if count > 1] == []
    domains = Counter(domain for p in found for domain in p.domains)
    assert [domain for domain, count in domains.items() if count > 1] == []


def test_the_list_of_publishers_is_read_fast_as_it_is_read_strictly() -> None:
    text = (data_folder() / "publishers.yml").read_text(encoding="utf-8")
    [(strictly, _)] = yaml_documents(text, "publishers.yml")
    assert own_yaml(text) == strictly
    assert own_yaml("- {country: NO, yes: 2025-06-12}") == [{"country": "NO", "yes": "2025-06-12"}]


def test_every_publisher_of_the_deals_is_ranked(demo_db: Path) -> None:
    unknown = [
        r["publisher"]
        for r in pipeline.report_places(demo_db)
        if packaged_publishers().named(r["publisher"]) is None
    ]
    assert unknown == []


@pytest.mark.parametrize(
    ("name", "deal"),
    [
        ("Facebook", "meta-scale-ai-2025"),
        ("meta", "facebook-whatsapp-2014"),
        ("META PLATFORMS, INC.", "facebook-instagram-2012"),
    ],
)
def test_any_name_finds_the_investor(demo_db: Path, name: str, deal: str) -> None:
    found = pipeline.list_deals(demo_db, pipeline.Filters(investor=name))
    assert deal in {row["id"] for row in found}


def test_units_of_one_group_stay_apart(demo_db: Path) -> None:
    def investor_deals(name: str) -> set[str]:
        rows = pipeline.list_deals(demo_db, pipeline.Filters(investor=name))
        return {row["id"] for row in rows}

    assert investor_deals("Google").isdisjoint(investor_deals("GV"))
    with pytest.raises(NotFound, match="no organization of that name"):
        pipeline.list_deals(demo_db, pipeline.Filters(investor="Delta Air"))


def test_every_code_has_a_definition_and_a_place() -> None:
    for codelist in CODE_LISTS:
        codes = [code.code for code in codelist.codes]
        assert len(codes) == len(set(codes)), codelist.name
        for code in codelist.codes:
            assert code.definition.endswith("."), code
            assert code.canonical is None or code.canonical in codes, code


def test_meta_scale_ai_is_the_model_case(demo_db: Path) -> None:
    deal = pipeline.show(demo_db, "meta-scale-ai-2025").deal
    assert (deal.status, deal.stake_percent, deal.voting) == ("completed", 49, False)
    assert (deal.amount, deal.currency, deal.valuation) == (14.3e9, "USD", 29e9)
    assert "Alexandr Wang" in [person.name for person in deal.people]
    assert deal.reports_count == 17
    assert {c.field for c in deal.conflicts} == {"amount", "valuation"}
    amounts = {claim.value for claim in deal.conflicts[0].claims}
    assert {"$14.3 billion", "$14.8 billion", "$15 billion"} <= amounts


def test_rank_among_the_investors_deals_as_of_a_day(demo_db: Path) -> None:
    document = pipeline.show(demo_db, "meta-scale-ai-2025", date(2025, 6, 14))
    (rank,) = document.ranks
    assert (rank.investor, rank.rank) == ("Meta Platforms", 2)
    assert pipeline.show(demo_db, "meta-scale-ai-2025", date(2025, 6, 9)).ranks == ()


def test_the_implied_valuation_stands_beside_the_stated_one(demo_db: Path) -> None:
    deal = pipeline.show(demo_db, "meta-scale-ai-2025").deal
    implied = next(v for v in deal.values if v.field == "implied_valuation")
    assert implied.value == round(14.3e9 / 0.49)
    assert implied.rule.startswith("inferred")
    assert deal.valuation == 29e9
