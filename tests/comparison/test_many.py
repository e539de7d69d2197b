"""Many districts, editions of one plan, and texts that mean harm."""

from __future__ import annotations

import time

import pytest
from comparison.generated import write_plans
from python_calamine import CalamineWorkbook

from pipeline.comparison.compare import compare_folder
from pipeline.comparison.sheet import sheets_of, write_sheets
from pipeline.comparison.tables import as_frames, write_comparison
from pipeline.run import extract_all
from pipeline.table_files import write_tables


def compared(folder, districts, targets):
    write_tables(extract_all(write_plans(folder, districts, targets)), folder / "tables")
    return compare_folder(folder)


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    return compared(tmp_path_factory.mktemp("six"), 6, 90)


def test_every_two_districts_are_compared_and_none_with_itself(six):
    met = {(pair.a.district, pair.b.district) for pair in six.pairs}
    assert len(met) == 6 * 5 / 2
    assert not any(pair.a.doc_id == pair.b.doc_id for pair in six.pairs)


def test_no_number_is_made_of_rows_that_do_not_match(six):
    for pair in six.pairs:
        comparable = pair.verdict in ("same", "convertible") or (pair.verdict == "differs" and set(pair.differs_in) <= {"comparator", "force"})
        assert comparable or pair.gap_min is pair.gap_max is pair.ratio is None
        assert comparable or not pair.ahead
        assert pair.reason


def test_gaps_turn_their_sign_with_the_sides(six):
    frames = as_frames(six)
    turned = compare_turned(six)
    gaps = {(pair.a.claim_id, pair.b.claim_id): pair.gap_min for pair in six.pairs}
    for pair in turned.pairs:
        if (pair.b.claim_id, pair.a.claim_id) in gaps and pair.gap_min is not None:
            assert gaps[pair.b.claim_id, pair.a.claim_id] == pytest.approx(-(pair.gap_max or 0))
    assert len(frames["pairs"]) == len(six.pairs)


def compare_turned(comparison):
    """The same plans in the opposite order."""
    from dataclasses import replace

    from pipeline.comparison.pairs import pair_all

    return replace(comparison, pairs=pair_all(comparison.plans[::-1], comparison.claims))


def test_coverage_has_a_row_for_every_concept_and_plan(six):
    concepts = {each.concept for each in six.coverage}
    assert len(six.coverage) == len(concepts) * len(six.plans)
    for each in six.coverage:
        assert (each.state == "none") == (not each.claim_ids)


def test_many_districts_share_one_sheet_of_targets(tmp_path):
    names = [sheet.name for sheet in sheets_of(compared(tmp_path, 10, 6))]
    assert "各区目标" in names
    assert len(names) == 8


EDITION = """重庆市大足区人民政府
关于印发《重庆市大足区教育事业发展“十四五”规划》的通知

各镇人民政府、街道办事处：

现将《重庆市大足区教育事业发展“十四五”规划》印发给你们。

重庆市大足区人民政府
{day}

一、主要目标
到2025年，学前三年毛入园率达到{rate}%。
"""


def test_one_district_alone_compares_its_editions_and_among_others_the_last_stands_for_it(tmp_path):
    for number, (day, rate) in enumerate((("2021年5月6日", 90), ("2022年5月6日", 94))):
        (tmp_path / f"{number}.txt").write_text(EDITION.format(day=day, rate=rate), encoding="utf-8")
    (tmp_path / "other.txt").write_text(EDITION.format(day="2021年5月6日", rate=92).replace("大足", "璧山"), encoding="utf-8")
    write_tables(extract_all([tmp_path]), tmp_path / "out" / "tables")
    (pair,) = compare_folder(tmp_path / "out", ["大足"]).pairs
    assert (pair.a.value_min, pair.b.value_min, pair.gap_min) == (90, 94, -4)
    (pair,) = compare_folder(tmp_path / "out", ["大足", "璧山"]).pairs
    assert (pair.a.value_min, pair.b.value_min) == (94, 92)


HOSTILE = (
    "=HYPERLINK(\"http://example.com\",\"点\")学校",
    "<script>alert(1)</script>学校",
    "\u202e校学色特\u202c学校",
    "@SUM(1,1)学校",
    "学" * 10_000 + "校",
    "[永川]*?:/\\学校",
    "{{7*7}}学校",
)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_plan_that_means_harm_stays_text(compare_texts, tmp_path, name):
    comparison = compare_texts(大足区=f"到2025年，建成“{name}”40所。", 璧山区="到2025年，建成特色学校40所。")
    write_comparison(comparison, tmp_path / "files")
    path = write_sheets(comparison, tmp_path / "book.xlsx")
    for sheet in CalamineWorkbook.from_path(path).sheet_names:
        CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
    for line in (tmp_path / "files" / "comparison" / "claims.csv").read_text(encoding="utf-8-sig").splitlines()[1:]:
        assert not any(cell.startswith(("=", "+", "@")) and len(cell) > 2 for cell in line.split(","))


def test_a_district_with_an_odd_name_has_a_sheet(six, tmp_path):
    from dataclasses import replace

    odd = [replace(plan, district="[坏]*?/\\:" + "长" * 40) for plan in six.plans[:1]]
    for claim in six.claims:
        if claim.doc_id == odd[0].doc_id:
            claim.district = odd[0].district
    assert write_sheets(replace(six, plans=odd, districts=(odd[0].district,)), tmp_path / "odd.xlsx").exists()


@pytest.mark.slow
def test_twenty_districts_with_ten_thousand_targets_are_done_in_a_minute(tmp_path):
    write_tables(extract_all(write_plans(tmp_path, 20, 520)), tmp_path / "tables")
    begun = time.perf_counter()
    comparison = compare_folder(tmp_path)
    write_comparison(comparison, tmp_path)
    write_sheets(comparison, tmp_path / "comparison.xlsx")
    taken = time.perf_counter() - begun
    assert sum(claim.status == "target" for claim in comparison.claims) >= 10_000
    assert taken < 60, f"{taken:.1f} s"
