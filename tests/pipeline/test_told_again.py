"""Rows that go over what was told before, and what they don't."""

from __future__ import annotations

from models.learned import RULES_ALONE
from pipeline.extract import extract
from pipeline.read import read_text

HEAD = "枣林县治水“十四五”规划\n一、任务\n"


def named(text: str) -> list[tuple[str, str]]:
    return [(row.text, row.indicator) for row in extract(read_text(HEAD + text, "t"), RULES_ALONE).targets]


def test_the_figures_above_are_gone_over_in_their_order():
    text = "饮水普及率80%，污水治理率60%。到2025年，上述指标分别不低于90%、不低于75%。\n"
    assert named(text)[2:] == [("90%", "饮水普及率"), ("75%", "污水治理率")]


def test_a_sentence_takes_no_name_from_a_table_below():
    text = "2025年完成改造20户。\n项目\t单位\t2025年\n农村危房改造\t户\t35\n公厕改造\t座\t12\n"
    assert named(text)[0] == ("20户", "改造")
    text = "到2025年达到3个。\n项目\t单位\t2025年\n培训基地\t个\t35\n公厕\t座\t12\n"
    assert named(text)[0] == ("3个", "")


def test_who_is_hired_is_no_school_that_takes_in():
    text = "河滨小学招收新生300人，东城小学200人。\n后勤岗位招聘西城小学6人。\n"
    names = [name for _, name in named(text)]
    assert names[:2] == ["河滨小学新生", "东城小学新生"]
    assert "新生" not in names[2]
