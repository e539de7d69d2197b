"""What the learned status may not say of a number, however sure it is."""

from __future__ import annotations

import pytest

from models.status import StatusCase, Surroundings, barred


def case(around: dict[str, str] | None = None, **told: str) -> StatusCase:
    """A number that the rules called a goal, in a text without a title."""
    surroundings = Surroundings(**(dict.fromkeys(Surroundings._fields, "") | (around or {})))  # type: ignore[arg-type]
    return StatusCase(**(dict.fromkeys(StatusCase._fields, "") | {"said": "target", "kind": "open", "unit": "个"} | told | {"around": surroundings}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("around", "told", "wanted"),
    [
        ({"before": "done sentence"}, {}, ()),
        ({"nearest": "is block"}, {}, ()),
        ({}, {}, ("baseline",)),
        ({"before": "promised beyond"}, {}, ("baseline",)),
        ({"nearest": "is sentence", "behind": "promised sentence"}, {}, ("baseline",)),
        ({"before": "done block", "behind": "promised sentence"}, {}, ("baseline",)),
        ({"before": "done beyond"}, {"kind": "period"}, ("baseline",)),
        ({"before": "done beyond"}, {}, ()),
        ({"before": "done block"}, {"ahead": "新校区计划总投资2亿元，", "before": "占地"}, ("baseline",)),
        ({"before": "done block"}, {"before": "规划班级"}, ("baseline",)),
        ({"before": "done block"}, {"before": "设计总库容"}, ("baseline",)),
        ({"before": "done block"}, {"before": "二期建成后，可容纳"}, ("baseline",)),
        ({"before": "done sentence"}, {"heading": "二、民生实事"}, ("baseline",)),
        ({"before": "done sentence"}, {"unit": "%"}, ("condition",)),
        ({"before": "done sentence"}, {"family": "count", "comparator": "=", "before": "已新建"}, ("condition",)),
        ({"before": "done sentence"}, {"family": "person", "unit": "名", "comparator": ">=", "before": "已新建", "after": "以上学生的学校"}, ()),
        ({"before": "done sentence"}, {"family": "person", "comparator": ">=", "before": "各社区至少配备", "after": "以上专职社工"}, ("condition",)),
        ({"before": "done sentence"}, {"family": "person", "comparator": ">=", "before": "各企业至少吸纳", "after": "以上残疾人就业的"}, ()),
        ({}, {"said": "baseline", "kind": "account"}, ("target",)),
    ],
)
def test_what_stays_as_the_rules_say(around: dict[str, str], told: dict[str, str], wanted: tuple[str, ...]) -> None:
    assert barred(case(around, **told)) == wanted
