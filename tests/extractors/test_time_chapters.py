"""What 今年 and 上年 mean in the chapters of a report, however they are numbered."""

import pytest

from pipeline.extract import extract
from pipeline.read import read_text

CHAPTERS = [
    ("2021年工作回顾", "2022年工作安排", "一、{}\n"),
    ("2021年和“十三五”工作回顾", "2022年经济社会发展总体要求和主要目标", "一、{}\n"),
    ("第一部分 2021年工作回顾", "第二部分 2022年工作安排", "一、{}\n"),
    ("过去一年工作回顾", "今年工作安排", "一、{}\n"),
    ("一、2021年工作回顾", "二、2022年工作安排", "（一）{}\n"),
]


@pytest.mark.parametrize(("back", "ahead", "numbered"), CHAPTERS)
def test_a_chapter_goes_on_over_what_is_numbered_below_it(back: str, ahead: str, numbered: str) -> None:
    heading = numbered.format("渔业")
    text = f"清水县2022年政府工作报告\n\n各位代表：\n\n{back}\n\n{heading}渔船达到70艘，比上年净增4艘。\n\n{ahead}\n\n今年主要预期目标是：客运量增长6%左右。\n\n{heading}渔获比上年增长8%。\n"
    found = extract(read_text(text, "x"))
    assert [(row.text, row.status) for row in found.targets] == [("70艘", "baseline"), ("4艘", "baseline"), ("6%", "target"), ("8%", "target")]
    assert [row.end_date.year for row in found.deadlines if row.text == "上年" and row.end_date] == [2020, 2021]
