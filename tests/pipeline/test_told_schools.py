"""What was done to schools is told where the figures of a sentence are facts, and planned where they are not."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text

CASES = (
    ("柳河县学校建设纪实\n近年来，全县学校越建越好。\n河湾小学：新建公办小学，建筑面积2.6万平方米，新增学位2100个。\n松林中学：已扩建，新增学位600个。", ["新建", ""]),
    ("近年来，全县累计投入资金2.6亿元，新建河湾小学、改扩建松林中学，新增学位2100个。", ["", ""]),
    ("2024年，计划投入资金2.6亿元，新建河湾小学、改扩建松林中学，新增学位2100个。", ["新建", "改扩建"]),
    ("全县累计投入资金2.6亿元，建设河湾小学，目前正在装修。", ["新建"]),
    ("全县累计投入资金2.6亿元，建设河湾小学。目前，主体工程已经完工，正在进行绿化。", ["新建"]),
    ("云溪县教育项目实施情况汇报\n2016—2018年我县筹集资金3.2亿元，新建、改扩建河湾小学、松林中学等7所学校。目前，河湾小学已投入使用。", ["", "", ""]),
    ("全年建成投用河湾小学、松林中学等项目8个，超额完成年度计划投资3亿元，已投入使用。", ["", ""]),
    ("云溪县教育局2023年工作总结暨2024年工作打算\n一、2023年工作开展情况\n（一）扩大资源。河湾小学建成投用，改扩建松林中学。东岭小学已开工。\n二、2024年工作打算\n扩建西关小学。", ["", "", "新建", "扩建"]),
    ("今年以来，全县实施学校建设工程18个，河湾小学建成招生，松林中学改扩建完工，截至目前累计新增学位2100个。", ["", ""]),
)


@pytest.mark.parametrize(("text", "actions"), CASES)
def test_a_sentence_of_facts_tells_of_its_schools(text, actions):
    assert [school.action for school in extract(read_text(text, "told", "told.txt")).schools] == actions
