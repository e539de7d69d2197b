"""Which plans a comparison takes."""

from __future__ import annotations

import pytest

from pipeline.comparison.compare import compare_folder
from pipeline.comparison.load import NoTables, UnknownDistrict, choose
from pipeline.comparison.records import Plan


def plan(full: str, doc_id: str = "d") -> Plan:
    return Plan(doc_id, full[-3:], full, "规划", None, None, doc_id)


PLANS = [plan("重庆市永川区", "1"), plan("重庆市铜梁区", "2"), plan("重庆市永川区", "3"), plan("北京市朝阳区", "4"), plan("吉林省长春市朝阳区", "5")]


@pytest.mark.parametrize("name", ["永川", "永川区", "重庆市永川区", " 永川 "])
def test_a_district_is_known_by_any_of_its_names_and_brings_all_its_plans(name):
    assert [each.doc_id for each in choose(PLANS, [name])] == ["1", "3"]


def test_the_order_asked_for_is_kept():
    assert [each.doc_id for each in choose(PLANS, ["铜梁", "永川区"])] == ["2", "1", "3"]


def test_an_unknown_district_is_told_with_those_that_are_there():
    with pytest.raises(UnknownDistrict, match="no document speaks for 大足; there are 永川区, 铜梁区"):
        choose(PLANS, ["大足"])


def test_a_name_that_fits_two_is_not_guessed():
    with pytest.raises(UnknownDistrict, match="fits 北京市朝阳区, 吉林省长春市朝阳区"):
        choose(PLANS, ["朝阳"])


def test_a_folder_without_tables_is_told_with_the_next_step(tmp_path):
    with pytest.raises(NoTables, match="duibiao run"):
        compare_folder(tmp_path)
