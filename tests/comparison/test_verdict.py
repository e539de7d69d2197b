"""Verdicts, reasons and numbers of planted claims."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.comparison.claims import mark_repeats, strictness
from pipeline.comparison.concepts import understand
from pipeline.comparison.measures import grow
from pipeline.comparison.pairs import pair_all
from pipeline.comparison.records import Claim, Plan

PLANS = [Plan("one", "大足区", "重庆市大足区", "甲规划", date(2021, 1, 1), date(2025, 12, 31)), Plan("two", "璧山区", "重庆市璧山区", "乙规划", date(2021, 1, 1), date(2025, 12, 31))]


def claim(doc_id: str, indicator: str, value: float | tuple[float, float], unit: str, **said: object) -> Claim:
    ends = value if isinstance(value, tuple) else (value, value)
    plan = next(plan for plan in PLANS if plan.doc_id == doc_id)
    made = Claim(claim_id=f"{doc_id}-{indicator}-{value}-{sorted(said.items(), key=str)}", source="targets", district=plan.district, doc_id=doc_id, plan=plan.title, plan_start=plan.start, plan_end=plan.end,
                 indicator=indicator, status="target", start=0, end=1, text=f"{ends[0]:g}{unit}", section="一、目标", sentence=f"{indicator}{ends[0]:g}{unit}。", value_min=ends[0],
                 value_max=ends[1], unit=unit, comparator="=", deadline=date(2025, 12, 31), deadline_source="stated", strength="达到")  # fmt: skip
    for name, each in said.items():
        setattr(made, name, each)
    made.strictness = strictness(made.binding, made.strength) if made.status == "target" else 0
    return made


def pairs_of(*claims: Claim):
    understand(claims, PLANS)
    mark_repeats(claims)
    grow(claims)
    return pair_all(PLANS, claims)


def the_pair(*claims: Claim):
    (pair,) = pairs_of(*claims)
    return pair


def test_the_same_by_another_wording():
    pair = the_pair(claim("one", "学前三年毛入园率", 95, "%"), claim("two", "学前教育毛入园率", 93, "%"))
    assert (pair.verdict, pair.gap_min, pair.ahead) == ("same", 2, "a")


def test_less_is_more_where_less_is_striven_for():
    pair = the_pair(claim("one", "儿童青少年近视率", 45, "%"), claim("two", "学生近视率", 50, "%"))
    assert (pair.verdict, pair.gap_min, pair.ahead) == ("same", -5, "a")


def test_units_that_can_be_converted():
    pair = the_pair(claim("one", "校舍面积", 3, "亩"), claim("two", "校舍建筑面积", 2000, "平方米"))
    assert (pair.verdict, pair.unit, pair.gap_min) == ("convertible", "平方米", 0)


@pytest.mark.parametrize(
    ("one", "two", "differs"),
    [
        (("市级骨干教师", 300, "人", {}), ("区级骨干教师", 500, "人", {}), "level"),
        (("农村寄宿制学校", 5, "所", {"action": "新建"}), ("寄宿制学校", 6, "所", {"action": "新建"}), "scope"),
        (("骨干教师", 300, "人", {}), ("骨干教师", 100, "人", {"action": "新增"}), "new_total"),
        (("专任教师", 300, "人", {"frequency": "每年", "action": "补充"}), ("专任教师", 900, "人", {}), "stock_flow"),
        (("标准化学校比例", 90, "%", {}), ("标准化学校比例", 95, "%", {"deadline": date(2030, 12, 31)}), "deadline"),
        (("卫生室", 1, "间", {"scope": "每所学校"}), ("卫生室", 80, "间", {}), "scope"),
    ],
)
def test_what_differs_is_named_and_no_number_is_made(one, two, differs):
    pair = the_pair(claim("one", one[0], one[1], one[2], **one[3]), claim("two", two[0], two[1], two[2], **two[3]))
    assert pair.verdict == "differs"
    assert differs in pair.differs_in
    assert pair.gap_min is pair.gap_max is pair.ratio is None
    assert pair.ahead == ""
    assert "大足区" in pair.reason


@pytest.mark.parametrize(("field", "value", "differs"), [("comparator", ">=", "comparator"), ("strength", "力争", "force")])
def test_how_exactly_and_how_firmly_leave_the_numbers_comparable(field, value, differs):
    pair = the_pair(claim("one", "标准化学校比例", 90, "%", **{field: value}), claim("two", "标准化学校比例", 95, "%"))
    assert (pair.verdict, pair.differs_in, pair.gap_min) == ("differs", (differs,), -5)


def test_a_goal_is_not_held_against_a_fact():
    pair = the_pair(claim("one", "学位", 5000, "个", action="新增"), claim("two", "学位", 4000, "个", action="新增", status="baseline", deadline=None, period="2016/2020"))
    assert (pair.verdict, pair.differs_in, pair.gap_min) == ("not_comparable", ("status",), None)
    assert "2016—2020年的事实" in pair.reason


def test_units_that_cannot_be_converted():
    pair = the_pair(claim("one", "培训教师", 500, "人次"), claim("two", "培训教师", 300, "人"))
    assert (pair.verdict, pair.differs_in) == ("not_comparable", ("unit",))


def test_a_range_gives_a_range():
    pair = the_pair(claim("one", "骨干教师", (25, 27), "人", comparator="range"), claim("two", "骨干教师", 20, "名"))
    assert (pair.gap_min, pair.gap_max, pair.ratio, pair.ahead) == (5, 7, None, "a")


def test_a_share_becomes_a_count_where_the_plan_tells_the_whole():
    share = claim("one", "标准化学校比例", 90, "%")
    whole = claim("one", "中小学", 200, "所", status="baseline", period="2020", deadline=None)
    count = claim("two", "标准化学校", 150, "所")
    pair = next(pair for pair in pairs_of(share, whole, count) if pair.b is count)
    assert (pair.verdict, pair.gap_min, pair.unit) == ("convertible", 30, "个")
    assert "2020" in pair.caution


def test_a_share_without_its_whole_is_not_turned_into_a_count():
    pair = the_pair(claim("one", "标准化学校比例", 90, "%"), claim("two", "标准化学校", 150, "所"))
    assert pair.verdict == "not_comparable"
    assert pair.gap_min is None


def test_a_joint_figure_is_no_match_for_one_of_its_members():
    pair = the_pair(claim("one", "市级骨干教师", 300, "人"), claim("two", "名师、骨干教师、学科名师", 500, "名", action="新增"))
    assert pair.verdict == "differs"
    assert {"scope", "level", "new_total"} <= set(pair.differs_in)


def test_built_may_hold_what_exists_and_says_so():
    pair = the_pair(claim("one", "市级课程创新基地", 5, "个", action="建成"), claim("two", "市级课程创新基地", 5, "个", action="新创建"))
    assert pair.verdict == "same"
    assert "未说明是否含已有的" in pair.caution
    assert pair.needs_review


@pytest.mark.parametrize(("phrase", "unit"), [("奖励", "元"), ("总投资", "元"), ("一次性补助", "元"), ("灯", "个")])
def test_a_phrase_that_says_too_little_has_no_pair(phrase, unit):
    assert pairs_of(claim("one", phrase, 5, unit), claim("two", phrase, 6, unit)) == []


def test_an_unknown_phrase_that_says_enough_has_one():
    assert the_pair(claim("one", "森林覆盖率", 5, "%"), claim("two", "森林覆盖率", 6, "%")).verdict == "same"


def test_a_figure_of_named_schools_is_not_one_of_the_district():
    pair = the_pair(claim("one", "学位", 1080, "个", action="新增", schools=("大足一中",)), claim("two", "学位", 5000, "个", action="新增"))
    assert (pair.verdict, pair.differs_in, pair.gap_min) == ("differs", ("scope",), None)


def test_growth_and_pace_are_a_plans_own():
    target = claim("one", "学前三年毛入园率", 95, "%")
    fact = claim("one", "学前三年毛入园率", 90, "%", status="baseline", period="2020", deadline=None)
    pair = the_pair(target, fact, claim("two", "学前三年毛入园率", 93, "%"))
    assert (pair.a.growth, pair.a.pace, pair.b.growth) == (5, 1, None)


def test_what_a_plan_says_twice_makes_one_pair():
    assert len(pairs_of(claim("one", "标准化学校比例", 90, "%"), claim("one", "标准化学校占比", 90, "%", section="二、任务"), claim("two", "标准化学校比例", 95, "%"))) == 1


def test_the_level_of_a_municipality_is_said_by_its_name():
    pair = the_pair(claim("one", "重庆名师", 3, "人"), claim("two", "市级名师", 2, "人"))
    assert pair.verdict == "same"
