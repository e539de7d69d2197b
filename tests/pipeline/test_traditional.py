"""Texts in traditional characters give the rows of the same text in simplified ones, at the same places and in their own words."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from pipeline import traditional
from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.traditional import folded, is_traditional, simplified

SOURCE = """臨江縣人民政府關於印發《臨江縣教育事業發展三年行動計劃（2024—2026年）》的通知

各鄉鎮人民政府：
一、主要目標
到2026年，全縣學前三年毛入園率達到96%以上，新增公辦學位3.6萬個，每年培訓骨幹教師不少於200人次。
新建臨江縣第四小學、濱河實驗學校，2025年8月底前全部投入使用。
二、組織實施
由縣教育局牽頭，縣財政局、縣自然資源局配合，各鄉鎮人民政府負責落實。選派幹部50餘名，配備「雙師」課堂30間。
"""


def test_rows_are_those_of_the_simplified_text():
    found, plain = extract(read_text(SOURCE, "plan")), extract(read_text(folded(SOURCE), "plan"))
    assert [len(rows) for rows in (plain.targets, plain.deadlines, plain.departments, plain.schools)] == [5, 3, 6, 2]
    for name in ("targets", "deadlines", "departments", "schools"):
        for row, simple in zip(getattr(found, name), getattr(plain, name), strict=True):
            assert (row.start, row.end) == (simple.start, simple.end)
            assert row.text == SOURCE[row.start : row.end]
            assert row.sentence in SOURCE
            assert folded(row.section) == simple.section
    assert found.doc_id == plain.doc_id
    assert [row.target_id for row in found.targets] == [row.target_id for row in plain.targets]
    assert [number.kind for number in found.numbers] == [number.kind for number in plain.numbers]


def test_phrases_stay_in_the_characters_of_the_text():
    found = extract(read_text(SOURCE, "plan"))
    assert [(row.indicator, row.action, row.unit, row.frequency) for row in found.targets] == [
        ("學前三年毛入園率", "", "%", ""),
        ("公辦學位", "新增", "个", ""),
        ("骨幹教師", "培訓", "人次", "每年"),
        ("幹部", "選派", "名", ""),
        ("「雙師」課堂", "配備", "间", ""),
    ]
    assert [row.name for row in found.schools] == ["臨江縣第四小學", "濱河實驗學校"]
    assert [(row.name, row.role) for row in found.departments[2:6]] == [
        ("縣教育局", "lead"), ("縣財政局", "support"), ("縣自然資源局", "support"), ("各鄉鎮人民政府", "responsible"),
    ]
    assert all(folded(row.canonical) == row.canonical for row in found.departments)
    assert found.targets[0].section == "一、主要目標"


def test_the_head_stays_in_the_characters_of_the_text():
    document = read_text(SOURCE, "plan")
    assert document.text == SOURCE
    assert (document.header.plan_title, document.header.issuer) == ("臨江縣教育事業發展三年行動計劃（2024—2026年）", "臨江縣人民政府")
    assert document.header.addressees == ("各鄉鎮人民政府",)
    assert document.smooth.header.plan_title == "临江县教育事业发展三年行动计划（2024—2026年）"
    assert str(document.header.plan_end) == "2026-12-31"


def test_a_name_is_restored_in_the_characters_of_its_sentence():
    source = "縣政府關於學校後勤工作的通知\n由縣教育、衛生、體育等部門負責，2025年底前建成養老院12所，其中縣級5所。皇后鎮小學、後河鎮小學各建設食堂1個。\n"
    found = extract(read_text(source, "notice"))
    assert [row.name for row in found.departments[1:4]] == ["縣教育部門", "縣衛生部門", "縣體育部門"]
    assert {"皇后鎮小學", "後河鎮小學"} <= {row.name for row in found.schools}


def test_targets_name_their_bodies_and_schools_as_those_rows_do():
    source = "關於發展學前教育的通知\n到2026年，縣教育局、縣財政局負責新增公辦學位900個，縣實驗小學新建教學樓2棟。\n"
    found = extract(read_text(source, "notice"))
    assert found.targets[0].departments == ("縣教育局", "縣財政局")
    assert found.targets[1].schools == ("縣實驗小學",)


def test_broken_lines_too():
    lines = SOURCE.replace("新增公辦學位", "新增公辦\n學位").replace("骨幹教師", "骨幹\n教師")
    found = extract(read_text(lines, "plan"))
    for row in found.targets:
        assert row.text == lines[row.start : row.end]
    assert [row.value_min for row in found.targets] == [96, 36000, 200, 50, 30]


@pytest.mark.parametrize("text", [
    "全县建成学校30所，由区政府与萬國中學发展有限公司共同开办，设学位1200个。",
    "新建學位300个。",
    "到2025年，建成30所学校，新增学位1200个。",
    "葉先生",
    "",
])
def test_a_name_makes_no_traditional_text(text):
    assert not is_traditional(text)
    assert simplified(text) is text
    assert read_text(text, "plan").text == text


def test_a_foot_in_simplified_characters_makes_no_simplified_text():
    assert is_traditional(SOURCE * 3 + "主办单位：某县人民政府办公室")


def test_the_table_folds_one_for_one():
    lines = [line for line in Path(traditional.__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t"))
    forms = [form for row in rows for form in row["traditional"]]
    assert all(len(row["simplified"]) == 1 for row in rows)
    assert len(forms) == len(set(forms)) > 2500
    assert not set(forms) & {row["simplified"] for row in rows}
    assert re.fullmatch("[\u4e00-\u9fff]+", "".join(forms))


def test_every_frequent_character_is_in_the_table():
    assert all(folded(form) == simple for form, simple in traditional._FREQUENT.items())
