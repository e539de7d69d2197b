"""Rows held against gold rows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.document import Document, Header
from pipeline.evaluate import BadGold, evaluate, pair, read_golds
from pipeline.extract import Extraction
from pipeline.rows import DepartmentRow, TargetRow

SHA = "0" * 64
#: A row of table 1 as gold has it, absent columns left out.
GOLD = {
    "start": 10,
    "end": 13,
    "text": "12所",
    "indicator": "普惠性幼儿园",
    "value_min": 12,
    "value_max": 12,
    "unit": "所",
    "comparator": "=",
    "status": "target",
}
FOUND = TargetRow(10, 13, "12所", "普惠性幼儿园", "新建", 12.0, 12.0, "所", "=", "target")
BODY = {"start": 0, "end": 4, "text": "县教育局", "name": "县教育局", "kind": "named", "role": "lead"}
FOUND_BODY = DepartmentRow(0, 4, "县教育局", "县教育局", "某县教育局", "named", "lead")


def scored(gold, found, table="targets"):
    """Measure → score of one table, and what was wrong."""
    document = Document("plan.txt", SHA, "", "utf-8", Header(), (), (), ())
    rows = {"targets": [], "deadlines": [], "departments": [], "schools": [], table: found}
    extraction = Extraction(document=document, times=[], doc_id="d", **rows)
    scores, misses = evaluate([{"doc": "plan", "source_sha256": SHA, table: gold}], {SHA: extraction})
    return {score.measure: score for score in scores if score.table == table}, misses


def test_a_right_row_is_exact():
    scores, misses = scored([GOLD], [FOUND])
    assert (scores["exact"].precision, scores["exact"].recall, scores["exact"].f1) == (1, 1, 1)
    assert misses == []


def test_a_wrong_core_field_is_found_but_not_exact():
    scores, (miss,) = scored([GOLD], [replace(FOUND, unit="个")])
    assert (scores["found"].f1, scores["exact"].f1, scores["unit"].of_found) == (1, 0, 0)
    assert miss.what == "wrong unit"


def test_a_wrong_field_beside_the_core_stays_exact():
    scores, _ = scored([GOLD | {"binding": "约束性"}], [FOUND])
    assert (scores["exact"].f1, scores["binding"].of_found) == (1, 0)


def test_missed_and_extra_rows_count():
    scores, misses = scored([GOLD], [replace(FOUND, start=30, end=33)])
    assert (scores["found"].gold, scores["found"].got, scores["found"].right) == (1, 1, 0)
    assert [miss.what for miss in misses] == ["missed", "extra"]


@pytest.mark.parametrize(
    ("wording", "same"),
    [
        ("普惠性的幼儿园", True),
        ("普惠性幼儿园数", True),
        ("幼儿园", False),
        ("普惠　性幼儿园", True),
        ("", 0),
    ],
)
def test_wordings_of_one_indicator(wording, same):
    scores, _ = scored([GOLD], [replace(FOUND, indicator=wording)])
    assert scores["indicator"].right == same


def test_one_verb_in_common_is_enough():
    scores, _ = scored([GOLD | {"action": "改建、新建"}], [FOUND])
    assert scores["action"].right == 1


def test_a_condition_is_optional_but_wrong_as_a_target():
    condition = GOLD | {"status": "condition"}
    scores, misses = scored([condition], [])
    assert (scores["found"].gold, scores["found"].got, misses) == (0, 0, [])
    scores, _ = scored([condition], [replace(FOUND, status="condition")])
    assert (scores["found"].gold, scores["found"].got) == (0, 0)
    scores, (miss,) = scored([condition], [FOUND])
    assert (scores["found"].gold, scores["found"].got, miss.what) == (0, 1, "wrong status")


def test_a_mentioned_body_is_optional():
    scores, _ = scored([BODY | {"role": "mentioned"}], [], "departments")
    assert scores["found"].gold == 0
    scores, _ = scored([], [replace(FOUND_BODY, role="mentioned")], "departments")
    assert scores["found"].got == 0


def test_two_names_on_one_span_are_paired_by_name():
    one, two = ({"start": 0, "end": 4, "name": name} for name in ("某镇中学", "某镇小学"))
    assert pair([one, two], [two, one], named=True) == {0: 1, 1: 0}


def test_the_pair_that_shares_most_goes_first():
    gold = [{"start": 0, "end": 4}, {"start": 4, "end": 8}]
    assert pair(gold, [{"start": 3, "end": 8}], named=False) == {1: 0}


def test_a_gold_without_extraction_is_all_missed():
    scores, misses = evaluate([{"doc": "plan", "source_sha256": SHA, "targets": [GOLD]}], {})
    assert {score.recall for score in scores} == {0}
    assert [miss.what for miss in misses] == ["missed"]


def test_golds_are_read_by_name(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"doc": name, "source_sha256": SHA}))
    assert [gold["doc"] for gold in read_golds(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize("content", ["{", "[]", '{"doc": "x"}', "null"])
def test_a_bad_gold_file_is_named(tmp_path, content):
    (tmp_path / "bad.json").write_text(content)
    with pytest.raises(BadGold, match=r"bad\.json"):
        read_golds(tmp_path)
