"""The period of texts whose title and goals name none."""

from __future__ import annotations

import pytest

from pipeline.read import read_text
from pipeline.told_period import told_period


def years(*period):
    return tuple(day and day.isoformat() for day in period)


#: An excerpt, and the years of its period.
TOLD = {
    "三、2026年重点工作\n新建泵站3座。": ("2026-01-01", "2026-12-31"),
    "一、2025年工作回顾\n建成泵站3座。": ("2026-01-01", "2026-12-31"),
    "（一）扩建一批泵站。2023—2025年，投资7.4亿元，扩建泵站46座。": ("2023-01-01", "2025-12-31"),
    "2.整治河道。到2025年，整治率达到55%以上。\n3.到2024年，新建泵站3座。": (None, "2025-12-31"),
    "1.普及防汛知识。到2022年和2030年，普及率分别不低于22%和30%。": (None, "2030-12-31"),
    "整治河道。2020年年底前，整治率达到50%以上。": (None, "2020-12-31"),
    "“十四五”期间，全区新建泵站38座。到2025年，整治率达到55%。": ("2021-01-01", "2025-12-31"),
    "“十四五”期间，全区新建泵站38座。": ("2021-01-01", "2025-12-31"),
    "一、发展基础\n“十三五”期间，在县委的领导下，水利事业取得新成绩。建成泵站38座。": ("2021-01-01", "2025-12-31"),
    "新春伊始，某县通过了2021年重点民生实事清单，安排投资2.7亿元。": ("2021-01-01", "2021-12-31"),
    "2023年某区将坚持人民至上，新建泵站3座。": ("2023-01-01", "2023-12-31"),
    "序号 | 项目 | 2022年度任务目标 | 责任单位\n1 | 泵站 | 新建3座 | 水利局": ("2022-01-01", "2022-12-31"),
    "日前，市政府与县政府签订《2015年住房保障工作目标责任书》，明确今年新建泵站3座。": ("2015-01-01", "2015-12-31"),
    "面向广大市民征集策划2023年项目，新建泵站3座。": ("2023-01-01", "2023-12-31"),
    "2022年新创示范泵站3座，力争整治率超80%。": ("2022-01-01", "2022-12-31"),
    "计划从2009年~2015年，用7年的时间，新建泵站38座。": ("2009-01-01", "2015-12-31"),
    "一、目标任务\n为提高防汛能力，2021年全市新建泵站9座。": ("2021-01-01", "2021-12-31"),
    "一、基础\n“十五”期间，在省委的领导下，完成了整治任务。到2005年，建成泵站38座。": ("2006-01-01", "2010-12-31"),
    "会议指出，做好2023年工作，要整治河道，新建泵站3座。": ("2023-01-01", "2023-12-31"),
    "治水简报\n县治水日报 2022-05-06 08:30\n今年，我县将新建泵站3座。": ("2022-01-01", "2022-12-31"),
    "“十一五”以来，全县建成泵站38座。": ("2011-01-01", "2015-12-31"),
    "指标\n2022年目标值\n2030年目标值\n灌溉率\n≥56%\n≥80%\n": (None, "2030-12-31"),
    # What was, what is only cited, and what isn't the text's own tell none.
    "全县有泵站38座，比2020年增加3座。": (None, None),
    "全面完成2022年目标任务，建成泵站3座。": (None, None),
    "按照《某县2022年水利工作计划》要求，新建泵站3座。": (None, None),
    "截止到2015年底，投入41亿元。泵站由2010年的3座增至2015年的38座。": (None, None),
    "为排除内涝，2018年度计划投资4300万元，新建泵站3座。": (None, None),
    "某校创办于2007年，规划到2011年建成教学楼3栋。": (None, None),
    "治水简报\n县治水日报 2022-05-06 08:30\n今年1月，泵站已完工。": (None, None),
    "抓好各项工作，要在2022年前后见效的措施。": (None, None),
    "记者获悉，“十三五”以来，我区累计新建泵站38座。": (None, None),
}


@pytest.mark.parametrize(("text", "period"), TOLD.items())
def test_the_period_that_an_excerpt_tells(text, period):
    read = read_text(text + "\n", "excerpt").header
    assert years(read.plan_start, read.plan_end) == period


def test_of_a_text_with_a_title_only_a_goal_that_it_comes_back_to_is_the_horizon():
    once, often = ["到2023年，建立台账。"], [f"到2020年，{goal}。" for goal in ("用水量下降3%", "新建泵站3座", "整治率达到55%")]
    assert years(*told_period([], once, titled=True, issued=None)) == (None, None)
    assert years(*told_period([], often, titled=True, issued=None)) == (None, "2020-12-31")


def test_no_year_before_the_issue_is_a_period():
    assert years(*told_period([], ["2021年，我县将新建泵站3座。"], titled=False, issued=2023)) == (None, None)
