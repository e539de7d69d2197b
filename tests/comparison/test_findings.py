"""What contradicts itself inside one plan."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("figure", "到2025年，学前三年毛入园率达到95%。\n二、主要任务\n到2025年，学前三年毛入园率达到96%。", "数值不同"),
        ("deadline", "到2025年，建成市级劳动实践基地8个。\n二、主要任务\n到2024年，建成市级劳动实践基地8个。", "期限不同"),
        ("force", "到2025年，职业教育专业匹配度达到90%。\n二、主要任务\n到2025年，力争专业匹配度达到90%。", "力度不同"),
        ("level", "到2025年，建成市级劳动实践基地8个。\n二、主要任务\n到2025年，建成区级劳动实践基地8个。", "层级不同"),
        ("below_baseline", "2020年，学前三年毛入园率达96%。到2025年，学前三年毛入园率达到95%。", "不及现状"),
        ("parts_sum", "到2025年，新建学校10所，其中小学7所、初中5所。", "大于总数"),
    ],
)
def test_a_contradiction_is_found_with_both_places(compare_texts, kind, text, said):
    found = [finding for finding in compare_texts(大足区=text).findings if finding.kind == kind]
    assert len(found) == 1
    assert said in found[0].message
    assert found[0].one.start != found[0].other.start
    assert found[0].one.sentence
    assert found[0].other.sentence


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，学前三年毛入园率达到95%。\n二、主要任务\n到2025年，学前三年毛入园率达到95%。",
        "到2023年，学前三年毛入园率达到93%。\n二、主要任务\n到2025年，学前三年毛入园率达到95%。",
        "到2025年，新建学校12所，其中小学7所、初中5所。",
        "到2025年，建成市级劳动实践基地8个、区级劳动实践基地20个。",
    ],
)
def test_a_plan_that_agrees_with_itself_gives_none(compare_texts, text):
    assert compare_texts(大足区=text).findings == []


def test_schools_of_the_box_that_the_body_lacks(two_plans):
    names = {finding.what for finding in two_plans.findings if finding.kind == "body_box"}
    assert {"大庙幼儿园", "旧县幼儿园", "南城街道幼儿园", "东城街道幼儿园"} <= names
    assert "北城小学" not in names


def test_two_ends_of_one_rank_in_one_plan(two_plans):
    (finding,) = [finding for finding in two_plans.findings if finding.what == "学前教育普及普惠区"]
    assert (finding.kind, finding.district) == ("deadline", "永川区")
