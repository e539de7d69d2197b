"""The period of a text whose title and goals name none (an excerpt, a list of tasks, a report in the news): what its headings and sentences plan for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, pairwise

from extractors.late import late
from extractors.numerals import number
from extractors.time_reading import OUTLOOK
from pipeline.period import (
    FIVE_YEAR,
    LOOKED_BACK_AT,
    Period,
    arabic_years,
    five_year_plan,
    goal_years,
    looked_back_at,
    looks_back,
    without_titles,
    year_of,
)

#: 三、|2026年|重点工作: a heading that says of which year the tasks are.
_TASKS_OF_YEAR = re.compile(r"(?<![\d—－-])((?:19|20)\d\d)\s?年度?[^，。；：\d]{0,12}?(?:工作|任务|目标|实事|安排|打算|项目)")
#: 一、2026年工作|完成情况|: what became of the tasks of a year.
_CARRIED_OUT = re.compile(r"[^，。；：\d]{0,8}?(?:完成|开展|推进|进展|落实|执行|回顾|总结)(?:情况|$)")
#: |（2024-2027年）|主要目标任务, |（2021—2023年）|: years below a title.
_BRACKETED = re.compile(r"[（(]((?:19|20)\d\d)\s?年?[-—－–~～至]{1,2}((?:19|20)\d\d)\s?年?[)）](?:主要)?(?:目标|任务|工作|指标|计划|方案|重点|$)")
#: |2022年|目标值, |2030年|目标值: columns of goals.
_GOAL_COLUMN = re.compile(r"((?:19|20)\d\d)\s?年(?:规划)?目标值")
#: |2022年|工作回顾 of a heading or of a table's head.
_YEAR = re.compile(r"((?:19|20)\d\d)\s?年度?(?![底末初前\d])")
#: |2023—2025年|，投资7.4亿元: years that open a sentence or a part of it.
_YEARS = re.compile(r"(?:^|[。；\n）)]|计划[从在于]?)\s{0,4}((?:19|20)\d\d)\s?年?\s?[-—－~～至]{1,2}\s?((?:19|20)\d\d)\s?年[，,：:]?")
#: |2022年9月1日|，某园迎来…: a day of news.
_DAY_TOLD = re.compile(r"((?:19|20)\d\d)\s?年\s?\d{1,2}月\s?\d{1,2}日(?=[，,上下中])")
#: 近期（|2023—2025年|）: a phase of the plan.
_PHASE = re.compile(r"(?:[近中远]期|第[一二三四]阶段)[（(:：为，]{0,2}((?:19|20)\d\d)\s?年?\s?[-—–－~～至]{1,2}\s?((?:19|20)\d\d)\s?年")
#: |2003—2007年|为起步阶段, the same in a sentence.
_NAMED_PHASE = re.compile(r"((?:19|20)\d\d)\s?年?\s?[-—－–~～至]{1,2}\s?((?:19|20)\d\d)\s?年[，,]?为[^，。；,;\d]{0,16}阶段")
#: 将分|2017—2020年、2021—2030年|两阶段，新建…: the phases of a plan that news tell of.
_IN_PHASES = re.compile(r"分(?:别|为|成){0,2}((?:19|20)\d\d)\s?年?\s?[-—－–~～至]{1,2}\s?(?:19|20)\d\d\s?年?(?:[、，和及](?:19|20)\d\d\s?年?\s?[-—－–~～至]{1,2}\s?((?:19|20)\d\d)\s?年?){1,3}等?[两二三四]?个?(?:阶段|期|步)")
#: |2021年|，新建…；|2022年|为巩固提升年: a step of a plan.
_STEP = re.compile(r"(?:^|[。；，\n])\s{0,4}(?:到)?((?:19|20)\d\d)\s?年(?!以来|[^。；]{0,60}(?:累计|已|成了|现了|到了))")
#: |2025年底前|，…: by when something is due in a text that tells no more.
_BY_END_OF = re.compile(r"((?:19|20)\d\d)\s?年\s?年?底[之以]?前(?![^，。；]{0,8}的)")
#: |2022年|，某县聚焦民盼，公布民生实事清单, |2021年|重点民生实事工作计划, |2023年|某区将…, |2022年度|任务目标, 做好|2022年|工作，要…, |2024年|全县主要预期目标是：…: the year whose tasks are told.
_TASKS_TOLD = late(
    r"(?<![由从比较到至\d])((?:19|20)\d\d)\s?年度?(?![底末初前以]|(?:(?!将|(?<![主重需])要|确保|力争|计划|拟)[^。；：\d]){0,24}(?:全面|圆满|超额|顺利|如期|较好)地?完成)[，,]?(?:\d{1,3}[大项件个]{1,2}|[十百]{1,2}[大项件]|(?!\d))"
    r"(?:[^，。；：\d]{0,30}?(?:工作计划|(?:预期|奋斗|总体|主要|发展|工作)(?:目标|要求|思路)(?:是|为|如下|[：:])|任务|实事|重点工作|工作要点|(?<!度)计划(?=再?[投新招改建]|[实施完成安排]{2})|规划(?=[投建新改扩实修造])|目标责任书|工作(?=[，,]\s?(?:我们)?(?:要|必须|重点)))|(?:重点|民生)?项目|[\u4e00-\u9fff]{0,6}(?:民心|民生|惠民|利民)(?:工程|项目)|[^。；：]{0,40}?(?:力争|确保|(?:公布|发布|推出|敲定|确定)(?!了)[^，。；\d]{0,12}(?:实事|民[生心]工程))|[^，。；：\d]{0,12}?(?:将(?![军近])|(?<![主重需])要(?![素求])|拟|力争|确保|继续))"
)
#: 主要目标是：|2023年|我州新建…: the year of the goals that news tell.
_GOALS_ARE_OF = re.compile(r"(?:工作|总体|主要|年度|发展|预期)目标(?:任务)?[是为][，,：:]\s?((?:19|20)\d\d)\s?年度?(?![底末初前]|\s?\d)")
#: 全面总结2017年工作，安排部署|2018年|政府工作: the year that a meeting plans for.
_DEPLOYED = late(r"(?:安排部署|部署|安排|谋划)了?((?:19|20)\d\d)\s?年度?(?:各项|重点)?(?:[\u4e00-\u9fff]{0,8}工作|任务)")
#: |2022年|初，我市将…纳入年度民生实事: tasks of that year.
_TASKS_TAKEN_UP = re.compile(r"((?:19|20)\d\d)\s?年(?:年?初)?[，,][^。；\d]{0,12}[^。；]{0,50}?(?:纳入|列入)[^，。；]{0,8}年度?[^，。；\d]{0,4}(?:实事|工作任务|重点任务|目标任务)")
#: |（四十）实施|校舍安全工程。…，|2009年|，改建校舍…: works and the year that they are of; 累计, 已…了 tells of the past.
_NUMBERED_WORK = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.]|\d{1,2}[.、．])\s?(?:加快|全面|大力|继续)?(?:实施|推进|开展|建设|加强|完善|改造|新建|免收|提高)")
_OPENING_YEAR = re.compile(r"(?:^|(?<=[。，；,;]))\s{0,2}((?:19|20)\d\d)\s?年[，,](?!全[市县区省].{0,30}(?:达到|实现))")
_OF_PAST = re.compile(r"累计|已[经于]?(?:建|完|竣|投|开|实)|[成造]了|同比|比上年|共有|现有")
#: 现将|2020年|工作目标任务呈报如下
_REPORTED = re.compile(r"现将(?:我[市县区局镇])?((?:19|20)\d\d)\s?年度?[^，。；\d]{0,16}?(?:任务|计划|打算|安排|要点)[^，。；]{0,6}如下")
#: 其中，|2010年|计划投资6亿元: what a year's works cost.
_INVESTED = re.compile(r"(?:^|[。；，])(?:其中[，,]?)?((?:19|20)\d\d)年(?:度)?计划(?:完成)?(?:总)?投资")
#: 贯彻《…关于做好|2023年|…重点工作的意见》，提出如下实施意见, 根据《…|2020年|工作方案》，…制定本方案: what implements the tasks of a year.
_IMPLEMENTS = re.compile(
    r"(?:贯彻(?:落实|执行)*|落实|根据|按照?)(?:《[^《》]{2,60}》[、和及]?){0,3}?《[^《》]{0,40}?(?<![-—－–~至到\d])((?:19|20)\d\d)年(?!版|底?前)[^《》]{2,40}(?:意见|通知|方案|要点|计划|安排|任务)》[^。]{0,120}?(?:制定|提出)(?:如下|以下|本(?!办法|细则|规定|规划|标准))"
)
#: 根据《某县国民经济和社会发展第|十四|个五年规划纲要》，编制本规划: the years of a plan that carries out the plan of its five years.
_CARRIES_OUT = re.compile(r"(?:根据|依据|按照|结合|衔接|落实)[^。\n]{0,160}?(?:第(十[一二三四五六七])个五年|“(十[一二三四五六七])五”)[^。\n]{0,200}?(?:编制|制[定订])(?:了)?(?:本规划|[^。，；\n]{2,24}规划[^。，；\n]{0,4}(?=。))")
#: 完成时间：|2012年|12月
_DUE_LINE = re.compile(r"(?:实施|完成|办结|竣工)(?:时间|时限|期限)[：:]\s?((?:19|20)\d\d)\s?年")
#: 一、名称：某县|2024年度|衔接资金项目计划: what a page is about, told in a line of its own.
_PLAN_NAMED = re.compile(r"^\s*[^，。；,;\d]{0,12}((?:19|20)\d\d)年度?[^，。；,;\d]{2,40}(?:计划|方案)\s*$")
#: |2015年|毛入园率达到90%；|2020年|，实现教育现代化
_REACHED = re.compile(r"(?:^|(?<=[。；—\-\n]))\s{0,2}((?:19|20)\d\d)\s?年[，,]?(?=[^。；]{0,120}(?:达到?|实现|建成|完成|形成))")
#: 今年|莆阳规划建设项目112个, 某县敲定今年|民生实事, 某县|民生实事项目清单: titles of tasks of the year in which a page was published; 今年已完成 tells of none.
_TITLE_OF_THIS_YEAR = re.compile(r"今年(?!以来|来|[上前]半?年?|[一二三四]季度|已|\d)[^，。]{0,20}?(?:将(?![军近])|拟|要|计划|规划|力争|确保|实事|重点|目标|任务)|实事(?:项目|工程)?(?:任务)?(?:清单|安排|计划|方案)?$")
_TITLE_OF_DONE = re.compile(r"完成|已|[成造]了|累计|实现|突破|增长|进展|成效|征集|调查|满意|情况")
#: 目标任务。…，|2021年|全市新建…: what is told under goals is to be done.
_DEED_TOLD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年(?:全[省市县区州旗]|我[省市县区州旗])?(?:新建|新增|建成|改造|实施|完成|培育|引进)")
#: 《|2015年|住房保障目标责任书》，明确|今年|…: what a text of this year cites is of this year.
_TASKS_CITED = re.compile(r"《[^《》]{0,12}?((?:19|20)\d\d)年[^《》]{2,30}?(?:责任书|计划|方案|要点|任务|实事|清单|安排)》[^\n]{0,60}今年")
#: |今年|，某区将…: tasks of the year in which a page was published.
_TASKS_OF_THIS_YEAR = re.compile(r"今年(?![轻以])[，,]?[^。；：\n]{0,24}?(?:将(?![军近])|(?<![主重需])要(?![素求])|拟|力争|确保|计划|(?:预期|奋斗|主要|发展)目标(?:是|为|如下|[：:]))")
#: |确保完成全年预期目标|，制定如下措施: what a paper's measures are taken for is the year of its issue; 完成全年目标任务的20% tells how far it has come.
_WHOLE_YEAR = late(r"(?:确保|力争|推动|努力|全力|促进|保障)[^，。；\d]{0,12}全年[^，。；\d]{0,14}(?:目标|任务)(?!的?[（(]?\d)")
#: |2021年|2月初，…票决确定了今年的12件实事: the year that 今年 is.
_DATED_THIS_YEAR = re.compile(r"((?:19|20)\d\d)\s?年\s?(?:\d{1,2}月[^。；]{0,40}?|年?初[，,][^。；]{0,30}?)今年[^。；]{0,8}(?:实事|重点|任务|目标|计划|项目|工程)")
#: 县政府将|重点办好10件民生实事|: practical things for the people are tasks of a year, also where none is named.
_YEARLY = late(r"(?:将|重点|继续|着力|集中|全力)[^，。；\d]{0,8}(?:办好|抓好|办成|实施|推进)\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[大]?[件项个][^，。；\d]{0,10}实事")
#: |2015年|，全市建成学校5所，…。今年，全市计划新建…: the year before, with which a page begins that goes on to 今年.
_LOOKED_BACK = re.compile(r"^\s*((?:19|20)\d\d)年[，,](?![^。]{0,40}(?:将|计划|力争|拟))[^。]{4,160}?(?:建成|完成|实现|投入|筹措|新增|改造|有效)[^。]{0,120}。(?:[^。]{0,80}。){0,2}\s*今年[，,以]?[^。]{0,40}?(?:计划|将|拟|力争|要)")
#: 刚刚过去的|2022年|，…。今年，我市将…: the year before the one that is told of.
_JUST_PAST = re.compile(r"过去的((?:19|20)\d\d)年(?=[^\n]{0,200}(?:今年|新的一年))")
#: |2020年|是攻坚之年，…: the year that a paper begins with.
_YEAR_IS = re.compile(r"^\s*((?:19|20)\d\d)\s?年是[^。]{2,80}之年|^[^。]{0,80}为(?:全力|切实|扎实|进一步)?(?:做好|抓好|推进|推动)((?:19|20)\d\d)\s?年(?![冬春夏秋])(?:全[省市县区])?[^。，；]{2,24}工作")
#: 为确保完成|2020年|造林任务，…制定本方案, 为…，扎实推进|2022年|防汛工作，…, 抓好州《政府工作报告》确定的|2022年|各项任务，…: whose tasks a paper says that it is made for.
_MADE_FOR = late(
    r"^[^。\n]{0,100}?(?:为|[，,])(?:[了使]|[\u4e00-\u9fff]{0,8}?)(?:做好|抓好|推进|推动|完成好?|落实|实现|开展|确保|保障|加快)[^，。；,;\d]{0,24}?"
    r"(?<![-—－–~至到\d])((?:19|20)\d\d)\s?年度?(?![冬春夏秋底末以前碳]|\s?\d)[^，。；,;\d]{0,24}?(?:工作|任务|目标)(?!会议|报告|总结|情况)[^。\n]{0,120}?(?:制[定订]|提出|现将|现就|下达|分解|通知如下)"
)
#: 今年是|“十四五”规划收官之年
_FIRST_OR_LAST = re.compile(r"今年是?[^，。；]{0,12}?[“\"](十?[一二三四五六七八九])五[”\"](?:规划|时期)?[^，。；]{0,6}?(收官|收尾|开局|起步)(?:的?关键)?之年")
#: 从|2023年|建设项目启动现场获悉，今年…: what names the year that 今年 is.
_YEAR_OF_TASKS = re.compile(r"((?:19|20)\d\d)年度?(?![底末前以])[^，。；\d]{0,16}?(?:项目|计划|任务|清单|实事|工作会|大会)")
#: 完成了|2022年目标任务, 《|2020年|…任务》确定: what was done, or is cited, is not what the text is about.
_NOT_TOLD = re.compile(r"(?:完成了?|回顾|总结|按照|根据|依据|落实)[^，。；]{0,10}$|(?:面向|展望)到?$")
#: 发展|基础|, 工作|回顾|: headings of what was.
_REVIEW = re.compile(r"基础|现状|回顾|背景|成就|成效|概况|问题")
#: |记者|获悉, |近年来|，…: news names a five-year plan that isn't its own.
_NEWS = re.compile(r"记者|通讯员|本报|来源|据[悉了介]|近年来")
#: “十四五”|教育发展规划中
_NAMED_PLAN = re.compile(r"[”\"]?[^，。；,;]{0,12}(?:规划|计划|纲要)[》”]?中[，,]?")
#: “十四五”期间|我市规划新建…: what is planned for it, also below a heading that looks back.
_PLANNED_FOR = re.compile(r"[^。；，]{0,4}[，,]?[^。；，]{0,10}?(?:规划|计划|拟|将(?![军近])|力争|确保|预计)")
_OPENING = 200
#: |“十四五”期间|，新建…: it opens a sentence or a part of one.
_OPENS = re.compile(r"(?:^|[。；，：、,\n])\W{0,4}$")
#: So many blocks are looked through for the year of the tasks; a goal's year is an overall one in a text with a title where so many sentences name it.
_FIRST_BLOCKS, _OVERALL, _SEVERAL = 8, 3, 2
#: A list of the tasks of several years goes over no more than a plan does.
_FIVE = 5


def told_period(
    headings: Sequence[str], paragraphs: Sequence[str], goals: Sequence[str] = (), *, titled: bool, issued: int | None, published: int | None = None, length: int = 0
) -> Period:
    """The period that headings and paragraphs tell, (None, None) where they tell none; `goals` are those of the paragraphs that stand under goals.

    No year before the one of issue counts. `published` is the year of a page that is no paper of its own (news), of which its `今年` is;
    `length` how many years a title says that its plan takes.
    """
    headings, cited = [arabic_years(each) for each in headings], [arabic_years(each) for each in paragraphs[:_FIRST_BLOCKS]]
    paragraphs = [without_titles(arabic_years(each)) for each in paragraphs]
    first = issued or 0
    told = (
        _of_headings(headings),
        _of_phases([*headings, *paragraphs]),
        steps_of(paragraphs, length),
        _of_ranges(paragraphs) if not titled else (None, None),
        _of_due_lines(paragraphs) if not titled else (None, None),
        _of_goals(headings, paragraphs, titled=titled),
        _of_first_or_last_year(paragraphs),
        _of_goal_years(paragraphs) if not titled else (None, None),
        _of_five_years(headings, paragraphs) if not titled else (None, None),
        _of_tasks(paragraphs[:_FIRST_BLOCKS]),
        _of_items(headings, paragraphs) if not titled else (None, None),
        _first(_TASKS_TAKEN_UP, paragraphs[:_FIRST_BLOCKS]),
        _first(_GOALS_ARE_OF, paragraphs[:_FIRST_BLOCKS]),
        _first(_DEPLOYED, paragraphs[:_OVERALL]),
        _first(_PLAN_NAMED, paragraphs[:_OVERALL]) if not titled else (None, None),
        _first(_TASKS_CITED, cited),
        _first(_DATED_THIS_YEAR, cited),
        _first(_YEAR_IS, cited[:_SEVERAL]),
        _year_after(_LOOKED_BACK, cited[:1]) if not titled else (None, None),
        _year_after(_JUST_PAST, paragraphs[:_FIRST_BLOCKS]),
        _first(_MADE_FOR, cited[:_SEVERAL]),
        _first(_IMPLEMENTS, cited),
        _of_carried_out(cited) if titled else (None, None),
        _of_deeds([arabic_years(each) for each in goals], 1),
        _of_deeds(paragraphs, _SEVERAL) if titled else (None, None),
        _first(_YEAR_OF_TASKS, cited) if any(map(_TASKS_OF_THIS_YEAR.search, paragraphs[:_FIRST_BLOCKS])) else (None, None),
        year_of(issued) if issued and titled and any(map(_WHOLE_YEAR.search, paragraphs[:_FIRST_BLOCKS])) else (None, None),
        year_of(published) if published and any(_TASKS_OF_THIS_YEAR.search(each) or _YEARLY.search(each) for each in paragraphs[:_FIRST_BLOCKS]) else (None, None),
    )
    return next((period for period in told if period[1] and period[1].year >= first), (None, None))


def year_of_page(titles: Iterable[str], published: int | None) -> Period:
    """The year in which a page was published whose title tells tasks of 今年 or lists practical things for the people without naming a year."""
    ahead = any(_TITLE_OF_THIS_YEAR.search(title) and not _TITLE_OF_DONE.search(title) for title in titles)
    return year_of(published) if published and ahead else (None, None)


#: 截至|2025年|底，全省累计…: a stock of the year's last day.
_AT_END = re.compile(r"截[至止]到?((?:19|20)\d\d)年年?[底末](?![，,]?[^，。；]{0,16}(?:将(?![军近])|力争|计划|预计|(?<![主重需])要))")


def is_told_of(year: int, paragraphs: Iterable[str]) -> bool:
    """Whether a text tells what had come about by the end of `year` and sets no goal for it (`到2025年，…`), so that this is no year to come."""
    paragraphs = list(paragraphs)
    goal = re.compile(rf"(?<![截至止增升降复溯长年\d])到\s?{year}\s?年")
    return not any(map(goal.search, paragraphs)) and any(int(hit[1]) >= year for each in paragraphs for hit in _AT_END.finditer(each))


def year_of_tasks(paragraphs: Sequence[str]) -> int | None:
    """The year whose tasks the first paragraphs say that they tell (`现将2020年工作任务呈报如下`, `其中，2020年计划投资6亿元`)."""
    return next((int(hit[1]) for each in paragraphs[:_FIRST_BLOCKS] for pattern in (_REPORTED, _INVESTED) for hit in pattern.finditer(each)), None)


#: 二、|2026年|工作安排: a chapter on the work of one year, as reports have it.
_YEARS_WORK = late(r"(?<![\d—－-])((?:19|20)\d\d)\s?年度?(?:[\u4e00-\u9fff]{0,8}?工作|重点任务)(?:的?(?:总体)?(?:安排|打算|思路|要求|部署|建议|任务|重点|目标))?$")


def year_of_chapter(headings: Sequence[str]) -> int | None:
    """The one year that a heading says its chapter plans the work of (`二、2026年工作安排`), however far other goals reach."""
    years = {int(hit[1]) for hit in (_YEARS_WORK.search(arabic_years(each).rstrip("。：: ")) for each in headings) if hit}
    return years.pop() if len(years) == 1 else None


def _of_headings(headings: Sequence[str]) -> Period:
    """`三、2027年工作安排`, `一、2026年工作回顾` (what follows it is of 2027); of several columns of goals the last year, of the tasks of several years all."""
    columns = {int(hit[1]) for heading in headings for hit in _GOAL_COLUMN.finditer(heading)}
    if len(columns) > 1:
        return None, date(max(columns), 12, 31)
    for heading in headings:
        if years := _BRACKETED.match(heading.strip()):
            return date(int(years[1]), 1, 1), date(int(years[2]), 12, 31)
        for hit in _YEAR.finditer(heading):
            if LOOKED_BACK_AT.match(heading, hit.end()):
                return year_of(int(hit[1]) + 1)
    tasks = [int(hit[1]) for heading in headings for hit in _TASKS_OF_YEAR.finditer(heading) if not _CARRIED_OUT.match(heading, hit.end())]
    return (date(tasks[0], 1, 1), date(max(tasks), 12, 31)) if tasks and max(tasks) - tasks[0] < _FIVE else year_of(tasks[0]) if tasks else (None, None)


def _of_phases(texts: Iterable[str]) -> Period:
    """`近期（2021—2025年）…远期（2026—2035年）…`: from the first phase to the last."""
    texts = list(texts)
    if several := next((hit for each in texts for hit in _IN_PHASES.finditer(each)), None):
        return date(int(several[1]), 1, 1), date(int(several[2]), 12, 31)
    hits = [hit for each in texts for phase in (_PHASE, _NAMED_PHASE) for hit in phase.finditer(each)]
    years = [int(year) for hit in hits for year in hit.groups()]
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if len({hit[1] for hit in hits}) > 1 else (None, None)


def steps_of(paragraphs: Iterable[str], length: int) -> Period:
    """`2021年，…；2022年，…；2023年，…` of a 三年行动计划: as many years in a row as its title says, each of which opens a part."""
    years = {int(hit[1]) for each in paragraphs for hit in _STEP.finditer(each)} if length else set()
    end = max(years, default=0)
    steps = range(end - length + 1, end + 1)
    return (date(steps[0], 1, 1), date(end, 12, 31)) if years and years.issuperset(steps) else (None, None)


def _of_ranges(paragraphs: Sequence[str]) -> Period:
    """`2023—2025年，投资7.4亿元`; years that end with one of which a day was told before (`2022年9月1日，…开园。2019年至2022年，…`) are past."""
    days = [max((int(hit[1]) for hit in _DAY_TOLD.finditer(each)), default=0) for each in paragraphs]
    before = accumulate(days, max, initial=0)
    hits = [hit for each, told in zip(paragraphs, before, strict=False) for hit in _YEARS.finditer(each) if int(hit[2]) > told]
    last = max(hits, key=lambda hit: int(hit[2]), default=None)
    return (date(int(last[1]), 1, 1), date(int(last[2]), 12, 31)) if last else (None, None)


def _of_goals(headings: Sequence[str], paragraphs: Sequence[str], *, titled: bool) -> Period:
    """The last year that goals name: of an excerpt any, of a text with a title one that it comes back to."""
    years = [year for each in paragraphs for year in goal_years(each)]
    if not titled:
        years = years or [int(hit[1]) for each in paragraphs for hit in _BY_END_OF.finditer(each)]
    past = max((last.year for _, last in looked_back_at(paragraphs)), default=0)
    years = [year for year in years if year > past and (not titled or years.count(year) >= _OVERALL)]
    if not years:
        return None, None
    end = max(years)
    for start, last in (five_year_plan(int(number(hit[1] or hit[2]))) for each in (*headings, *paragraphs) for hit in FIVE_YEAR.finditer(each)):
        if last.year == end:
            return start, last
    return None, date(end, 12, 31)


def _of_due_lines(paragraphs: Iterable[str]) -> Period:
    """The year that stands in the lines below the tasks of a list (`完成时间：2012年11月`)."""
    years = [int(hit[1]) for each in paragraphs for hit in _DUE_LINE.finditer(each)]
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if len(years) >= _OVERALL else (None, None)


def _of_goal_years(paragraphs: Iterable[str]) -> Period:
    """`2015年…达到90%；2020年，…` of an excerpt: only years in which plans end open what is reached, and nothing tells of the past."""
    paragraphs = list(paragraphs)
    years = [int(hit[1]) for each in paragraphs for hit in _REACHED.finditer(each)]
    if len(years) < _OVERALL or len(set(years)) < _SEVERAL or any(year % _FIVE for year in years) or any(map(_OF_PAST.search, paragraphs)):
        return None, None
    return date(min(years) - _FIVE + 1, 1, 1), date(max(years), 12, 31)


def _of_first_or_last_year(paragraphs: Iterable[str]) -> Period:
    """`今年是“十四五”规划收官之年`: the last year of the plan; 开局之年 is its first."""
    hit = next((hit for each in paragraphs for hit in _FIRST_OR_LAST.finditer(each)), None)
    if hit is None:
        return None, None
    first, last = five_year_plan(int(number(hit[1])))
    return year_of((last if hit[2] in ("收官", "收尾") else first).year)


def _of_five_years(headings: Sequence[str], paragraphs: Sequence[str]) -> Period:
    """`“十四五”期间，新建…`; of a look back (`“十三五”期间，累计…`) the next five years."""
    if _NEWS.search("".join(paragraphs)[:_OPENING]):
        return None, None
    back = any(_REVIEW.search(heading) for heading in headings[:2])
    for each in (*headings, *paragraphs):
        if hit := FIVE_YEAR.search(each):
            if _NAMED_PLAN.match(each, hit.end()):
                continue  # “十四五”教育规划中，已将…列入: a plan that something stands in
            if each in paragraphs[1:] and not _OPENS.search(each, 0, hit.start()):
                continue  # 该市还计划在“十四五”期间…: said in passing
            ordinal = int(number(hit[1] or hit[2]))
            return five_year_plan(ordinal + ((back and not _PLANNED_FOR.match(each, hit.end())) or looks_back(each, hit)))
    return None, None


def _of_tasks(paragraphs: Iterable[str]) -> Period:
    """The year whose tasks are told, unless something is due before it."""
    paragraphs = list(paragraphs)
    told = [int(hit[1]) for each in paragraphs for hit in _TASKS_TOLD.finditer(each) if not _NOT_TOLD.search(each, 0, hit.start()) and int(hit[1]) not in OUTLOOK]
    due = [int(hit[1]) for each in paragraphs for hit in _BY_END_OF.finditer(each)]
    return year_of(told[0]) if told and min(due, default=told[0]) >= told[0] else (None, None)


def _of_deeds(texts: Sequence[str], least: int) -> Period:
    """The years for which deeds are told, one after another (`2021年建成12个，2022年建成15个`), in so many texts at `least`, else of goals the one year of a deed."""
    told = [[int(hit[1]) for hit in _DEED_TOLD.finditer(each)] for each in texts]
    steps = [years for years in told if any(later == year + 1 for year, later in pairwise(years))]
    if len(steps) >= least and not any(map(_OF_PAST.search, texts)):
        years = {year for each in steps for year in each}
        return (date(min(years), 1, 1), date(max(years), 12, 31)) if max(years) - min(years) < _FIVE else (None, None)
    return next((year_of(years[0]) for years in told if years), (None, None)) if least == 1 else (None, None)


def _of_carried_out(paragraphs: Iterable[str]) -> Period:
    hit = next((hit for each in paragraphs for hit in _CARRIES_OUT.finditer(each)), None)
    return five_year_plan(int(number(hit[1] or hit[2]))) if hit else (None, None)


def _of_items(headings: Sequence[str], paragraphs: Sequence[str]) -> Period:
    """The one year that opens what is to be done in a list of works with numbers, where nothing tells of the past."""
    works = [each for each in (*headings, *paragraphs) if _NUMBERED_WORK.match(each)]
    years = [int(hit[1]) for each in paragraphs for hit in _OPENING_YEAR.finditer(each)] if len(works) >= _OVERALL else []
    return year_of(years[0]) if len(years) >= _OVERALL and len(set(years)) == 1 and not any(map(_OF_PAST.search, paragraphs)) else (None, None)


def _year_after(pattern: re.Pattern[str], texts: Iterable[str]) -> Period:
    hit = next((hit for each in texts for hit in pattern.finditer(each)), None)
    return year_of(int(hit[1]) + 1) if hit else (None, None)


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> Period:
    hit = next((hit for each in texts for hit in pattern.finditer(each)), None)
    return year_of(int(hit[hit.lastindex or 1])) if hit else (None, None)
