"""A list of documents gives the same rows however it is cut."""

from __future__ import annotations

import pytest

from pipeline.run import extract_one
from pipeline.shard import extract_shard
from pipeline.tables import Failure, reading
from tests.pipeline.plans import write_plans


@pytest.fixture
def paths(tmp_path):
    (write_plans(tmp_path, 3) / "broken.txt").write_bytes(b"\x00\x01")
    return [*sorted(tmp_path.iterdir()), tmp_path / "nowhere.txt"]


@pytest.mark.parametrize("cut", range(6))
def test_pieces_give_what_the_list_gives(cut, paths):
    assert [*extract_shard(paths[:cut]), *extract_shard(paths[cut:])] == list(extract_shard(paths))


def test_each_document_gives_its_rows_or_a_failure(paths):
    found = list(extract_shard(paths))
    assert found[:3] == [reading(extract_one(path), str(path)) for path in paths[:3]]
    assert [each.document for each in found[3:] if isinstance(each, Failure)] == [str(path) for path in paths[3:]]
