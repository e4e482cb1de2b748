"""Helper processes: the same results in the same order, errors raised here, no process left."""

import importlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_kill import content

from deals import pipeline
from deals.bulk import reading, workers
from deals.bulk.reading import Reading
from deals.errors import DealsError
from deals.model.report import Source
from deals.pipeline.ingest import packaged_publishers
from deals.read.files import input_files
from tests.bench.generate import write

derive = importlib.import_module("deals.pipeline.derive")


@pytest.fixture(autouse=True)
def _helpers_find_this_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def add(state: int, part: int) -> int:
    if part < 0:
        raise ValueError(f"{part} is below zero")
    return state + part


def ids(state: None, part: int) -> int:
    return os.getpid()


def die(state: None, part: int) -> int:
    os._exit(1)


@pytest.mark.parametrize("helpers", [0, 2])
def test_results_come_in_the_order_of_the_parts(helpers: int) -> None:
    assert list(workers.in_order(add, 10, range(50), helpers)) == list(range(10, 60))


def test_few_parts_are_taken_ahead_of_the_reader() -> None:
    taken = 0

    def parts() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = workers.in_order(add, 0, parts(), 2)
    assert next(results) == 1
    assert taken <= 2 * workers.AHEAD + 1
    results.close()


def test_an_error_of_a_helper_is_raised_here() -> None:
    with pytest.raises(ValueError, match="-1 is below zero"):
        list(workers.in_order(add, 0, [1, -1, 2], 2))


def test_a_helper_that_dies_is_told() -> None:
    with pytest.raises(DealsError, match="ended before its work was done"):
        list(workers.in_order(die, None, [1, 2, 3], 2))


def test_no_helper_is_left_when_the_reader_stops() -> None:
    results = workers.in_order(ids, None, range(1000), 2)
    helper = next(results)
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(helper, 0)


def test_helpers_change_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "export.csv"
    write(400, file)
    pipeline.ingest([str(file)], tmp_path / "alone.db")
    monkeypatch.setattr(derive, "helpers_for", lambda records: 2)
    pipeline.ingest([str(file)], tmp_path / "helped.db")
    assert content(tmp_path / "alone.db") == content(tmp_path / "helped.db")


def test_kept_helpers_do_one_work_after_the_other_and_are_gone_in_the_end() -> None:
    with workers.helpers_kept():
        first = set(workers.in_order(ids, None, range(20), 2))
        assert list(workers.in_order(add, 10, range(20), 2)) == list(range(10, 30))
        assert set(workers.in_order(ids, None, range(20), 2)) <= first
        failed = workers.in_order(add, 0, [1, -1], 2)
        with pytest.raises(ValueError, match="-1 is below zero"):
            list(failed)
        assert set(workers.in_order(ids, None, range(20), 2)).isdisjoint(first)
    for helper in first:
        with pytest.raises(ProcessLookupError):
            os.kill(helper, 0)


def test_helpers_started_ahead_are_those_that_work() -> None:
    with workers.helpers_kept():
        workers.start_helpers(1)
        first = set(workers.in_order(ids, None, range(5), 1))
        workers.start_helpers(1)  # one is there already
        assert set(workers.in_order(ids, None, range(5), 1)) == first
    workers.start_helpers(1)  # nobody would keep it


def read_in_parts(file: Path, helpers: int, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    with input_files([str(file)]) as (one,):
        told = Reading(one, Source(file_hash=one.hash), None, False, packaged_publishers())
        monkeypatch.setattr(reading, "_helpers", lambda _: helpers)
        return list(reading.items(told))


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    """A file of several chunks in which some lines are no records."""
    file = tmp_path / "export.csv"
    write(3 * reading.CHUNK + 50, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    for place in range(7, len(lines), 97):
        lines[place] = lines[place].replace(",", ",oddly ", 1) + ",one too many"
    lines.insert(500, "")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize("helpers", [1, 3])
def test_a_file_read_in_parts_gives_the_same(
    dirty: Path, helpers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = read_in_parts(dirty, 0, monkeypatch)
    assert {type(item).__name__ for item in alone} == {"Ready", "Reject"}
    assert read_in_parts(dirty, helpers, monkeypatch) == alone


def test_parts_can_be_asked_for_in_any_order(dirty: Path) -> None:
    with input_files([str(dirty)]) as (one,):
        source = Source(file_hash=one.hash)
        first, other = (Reading(one, source, None, False, packaged_publishers()) for _ in range(2))
        parts = [first.take(number) for number in range(5)]
        assert [other.take(number) for number in (2, 0, 3, 1)] == [parts[n] for n in (2, 0, 3, 1)]
        assert parts[4] == []
        assert all(parts[:4])
