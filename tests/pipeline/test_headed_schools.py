"""Schools that open lines of their own take what their heading, or the headline, says of all of them."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text

CASES = (
    ("云溪县学校建设规划\n二、拟建学校\n1.东湖小学：位于东湖路，占地30亩。\n2.南岭中学（暂名）：选址南岭路，占地60亩。\n", ["新建", "新建"]),
    ("云溪县学校建设规划\n一、正在建设的幼儿园\n（一）东湖幼儿园\n地处东湖街道，占地9亩，设9个班。\n（二）南岭镇幼儿园\n地处南岭镇，占地12亩。\n", ["新建", "新建"]),
    ("云溪县三年内将新建5所学校\n2023-04-02\n县教育局公布了名单。\n东湖小学\n东湖小学位于东湖路南侧，占地面积30亩，设24个班。\n", ["新建", "新建"]),
    ("云溪县学校建设规划\n一、计划2026年秋季开园的公办幼儿园\n（一）东湖幼儿园\n地处东湖街道，占地9亩。\n二、扩建学校\n（一）南岭中学\n位于南岭路，用地60亩。\n", ["新建", "扩建"]),
    # Schools that are there, and lines that describe none.
    ("云溪县学校建设规划\n二、拟建学校\n1.东湖小学：位于东湖路，始建于1956年。\n", [""]),
    ("云溪县新建学校施教区划分\n东湖小学：东湖路以南、南岭路以西。\n", [""]),
    ("云溪县现有学校一览\n东湖小学位于东湖路南侧，占地面积30亩。\n", [""]),
    ("云溪县新建、改扩建学校\n东湖小学位于东湖路南侧，占地面积30亩。\n", [""]),
)


@pytest.mark.parametrize(("text", "actions"), CASES)
def test_what_a_heading_says_of_the_schools_below(text, actions):
    schools = [school for school in extract(read_text(text, "headed", "headed.txt")).schools if "县" not in school.name]
    assert [school.action for school in schools] == actions
    assert all(school.planned == (school.action == "新建") for school in schools)
