"""Lists of what whoever applies has to meet: where they begin and end."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text

LINES = "\n（一）专职护理员{first}；\n（二）年收入不低于{second}。\n{after}"


def statuses(body: str) -> dict[str, str]:
    document = read_text(f"清河县社区服务扶持办法\n各乡镇人民政府：\n{body}\n", "test")
    return {row.text: row.status for row in extract(document).targets}


@pytest.mark.parametrize("lead", ["第五条 申报机构应同时具备以下条件：", "二、申报条件", "申请扶持须符合下列条件之一的：", "三、认定条件和程序"])
def test_the_lines_of_a_list_say_who_is_meant(lead: str) -> None:
    found = statuses(lead + LINES.format(first="8名以上", second="60万元", after="第六条 每年培训人员不少于500人次。" if lead.startswith("第") else "四、保障措施\n每年培训人员不少于500人次。"))
    assert found == {"8名": "condition", "60万元": "condition", "500人次": "target"}


@pytest.mark.parametrize("lead", ["第五条 开办机构应当具备以下条件：", "二、保障条件"])
def test_duties_are_no_conditions(lead: str) -> None:
    found = statuses(lead + LINES.format(first="不少于8名", second="60万元", after=""))
    assert set(found.values()) == {"target"}


def test_a_list_ends_with_its_numbers() -> None:
    found = statuses("申请公租房须符合下列条件：\n1.人均面积低于15平方米；\n2.居住满3年。\n（一）单套面积不超过60平方米。")
    assert found == {"15平方米": "condition", "3年": "condition", "60平方米": "target"}
