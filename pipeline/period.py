"""The plan's own period: from its title, the five-year plan it belongs to, its overall goal, or the year whose tasks it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from extractors import calendar
from extractors.late import late
from extractors.numerals import number
from extractors.span import fold

Period = tuple[date | None, date | None]

_CHINESE_YEAR = re.compile(r"[一二][〇○零0一二三四五六七八九]{3}(?=年|远景)")
#: 2021—2023年, 2021年至2023年, 2021.1—2023.12, 2021年10月—2022年3月, and 2021|一|2023年: a numeral that was typed as a dash.
_RANGE = re.compile(
    r"((?:19|20)\d\d)\s?(?:年?(?:\s?(?P<month>\d{1,2})月)?|\.\d{1,2})\s?(?:[-—–－~～至到]{1,2}|一)\s?((?:19|20)\d\d)(?!\d)(?:\s?年\s?(?P<until>\d{1,2})月)?"
)
#: 2024、2025年, 2021、2022、2023年: years that share one word.
_LISTED = re.compile(r"((?:19|20)\d\d)(?:[、和及与](?:19|20)\d\d)?[、和及与]((?:19|20)\d\d)\s?年")
#: 2030年前|碳达峰实施方案, 面向|2027年|全运会…, 力争|2026年|建成…: years that a title only aims at.
_AIMED_AT = re.compile(r"(?:面向|展望|迈向|力争|争取)[到在]?((?:19|20)\d\d)\s?年|((?:19|20)\d\d)\s?年(?:\s?年?底)?[之以]?前(?![期半几\d一二三四五六七八九十])")
#: 政务服务提质行动|2023|, 县域商业行动计划|2025|: a year that ends a title without 年; where plans end, it is the horizon.
_CLOSING_YEAR, _TERM_OF_PLANS = re.compile(r"(?:行动|计划|方案|要点|清单|任务)\s?(20\d\d)$"), 5
#: 林水县|十四五|水利发展规划: a title may leave the quotation marks out.
_BARE_PLAN = re.compile(r"(?<![一二三四五六七八九])(十[一二三四五六七])五(?![”\"\d年月日])")
FIVE_YEAR = re.compile(
    r"(?:[“\"]|(?=十[一二三四五六七八九]五(?:规划|时期|期间|(?:国民)?经济)))(十?[一二三四五六七八九]|十)五(?:[”\"]|规划|时期|期间|(?:国民)?经济)|第(十?[一二三四五六七八九]|十)个五年"
)
_YEARLY = re.compile(r"(?<![到至\d—－-])((?:19|20)\d\d)(?:\s?年度?(?![版修—－-]|\s?[至到])|(?=[\u4e00-\u9fff]{0,10}(?:政府工作报告|工作要点)))")
_PLANNED = re.compile(r"[^年\d]{0,16}?(?:计划(?!执行)|思路|要点|打算|安排|(?:任务|目标)(?!完成)|方案|预算(?!(?:收支|草案)?的?执行|收支情况))")
#: 2024年|工作总结, 2022年|国民经济和社会发展计划执行情况, 2022年|财政预算执行情况: a look back at a year, behind which the tasks of the next one stand.
LOOKED_BACK_AT = re.compile(r"(?:[和及、](?:过去|刚刚过去的?)?[一二三四五]年)?[^年月季\d]{0,18}?(?:工作(?:回顾|总结|情况)|计划执行情况|预算(?:收支)?的?执行)")
#: 2024年|义务教育阶段招生入学工作, 2022年|秋季学期…: rules and results of one occasion set no goal for the year.
_OCCASION = re.compile(
    r"招生|入学|招聘|招录|选调|缴费|参保|笔试|面试|考试|举办|公布[^，。]{0,20}(?:结果|名单)|检查|评价|评选|表彰|申报|明白卡|学期|(?:仪式|推介会|洽谈会|集中(?:签约|开工|竣工|开竣工|投产))(?![^，。]{0,24}(?:方案|计划|安排))|基本情况|有哪些|哪几[所个家]|(?:提高|调整)[^，。]{0,24}标准"
)
#: |2024年春季学期|工作要点, |2023—2024学年第二学期|教研计划: the plan of a school term.
_TERM_PLAN = re.compile(
    r"(?:((?:19|20)\d\d)\s?年?([春秋])季?(?:学期|期)|((?:19|20)\d\d)\s?年?[-—–－~～至]{1,2}((?:19|20)\d\d)\s?学年度?[（(]?(?:第?([一二上下])学期|([春秋])季学期)[)）]?)[^，。]{0,20}?(?:工作|教学|教研|德育|教科研|少先队|后勤|安全)[^，。]{0,8}(?:要点|计划|安排|打算|思路|方案)"
)
#: 2021年度医疗保险|参保缴费工作实施方案|: a scheme for what goes on all year; one of admissions is for an occasion.
_SCHEME_OF_YEAR = re.compile(r"^(?!.*(?:招生|入学|招聘|招录|选调|考试|笔试|面试|学期|评选|表彰|仪式)).*(?:参保|缴费|检查|评价|申报|标准)[^，。]{0,16}(?:方案|计划|要点)》?(?:的通知)?$")
_HORIZON = re.compile(r"[到至]\s?((?:19|20)\d\d)\s?年|(?<!\d)(20[3-9]\d)(?!\d|\s?年?版)")
_GOAL_YEAR = re.compile(
    r"(?:(?<![截达止增升降复溯年高加大低少\d])[到至]|力争用|确保)\s?(?:(?:19|20)\d\d\s?年?[和、])?((?:19|20)\d\d)\s?年(?!的|春|\s?\d{1,2}月\d{1,2}日)|(?:力争|争取)((?:19|20)\d\d)\s?年(?!的|春|\s?\d{1,2}月)"
)
#: |2010年|，每个乡镇都建有…, |2018年底|，…, |2020年底前|: how goals name their year besides.
_DUE_YEAR = re.compile(r"(?:(?:^|[。；\n）)])\W{0,3}((?:19|20)\d\d)\s?年(?:年?[底末])?[，,]|((?:19|20)\d\d)\s?年\s?年?底[之以]?前(?![^，。；]{0,8}的))")
#: |2012年起5年内|: where it begins and how long it is.
_YEARS_FROM = re.compile(r"((?:19|20)\d\d)\s?年(?:起|开始)[，,]?(?:(?:[^。；]{0,40}?[，,])?(?:利?用|[经通]过)|在)?([一二三四五六七八九十]|\d{1,2})年(?:左右)?(?:内|[的之以]?时间|之内|以内|的?(?:努力|建设|奋斗|攻坚))")
#: 现将《|某县水利规划|》印发, 《|某县水利规划|》已经…同意，现印发.
_ISSUED = re.compile(r"现将\s?《([^《》]{4,80})》\s?(?:[（(][^（）()]{0,30}[）)])?\s?(?:予以)?(?:印发|公布|发布)|《([^《》]{4,80})》(?:已|业)[^。；;]{0,60}?现(?:予以?)?(?:印发|公布|发布)")
#: 市政府发布首部《|教育设施布局规划（2014—2020年）|》; what a text only rests on is not announced by it.
_ANNOUNCED = re.compile(r"(?:印发|发布|出台|公布|颁布|下发|推出|批复|审议通过|编制完成)(?:实施)?(?:了|同意)?(?:首[部个份]|[^，。；《》]{2,24}?(?:编制|制定|起草|上报)的)?《([^《》]{4,80}(?<!公报)(?<!年报)(?<!年鉴)(?<!白皮书))》")
#: 《|某省水利“十二五”规划|》（以下简称《规划》）获得省政府批复: the same, told of the title.
_IS_ANNOUNCED = late(r"《([^《》]{4,80})》(?:[（(][^（）()]{0,24}[)）])?(?:日前|近日|正式|已经?|于){0,3}(?:[^，。；]{0,16}日)?(?:正式|已经?){0,2}(?:获得?|经|由|通过|印发|出台|发布|公布|对外)[^，。；]{0,24}(?:批复|批准|印发|出台|发布|公布|颁布|实施|出炉|通过)|《([^《》]{4,80})》(?:日前|近日|正式|已经?|新鲜|[今昨]日|于?(?:20\d\d年)?\d{1,2}月\d{1,2}日){0,3}(?:出炉|出台|发布|印发|公布)|《([^《》]{4,80})》(?:草案|征求意见稿|初稿|送审稿)?(?:已经?|现已|正式|现(?!已)){0,3}在?[^，。；]{0,24}公示")
#: 水利部公布了我国水利“|十二五”规划|的目标, “|十二五”期间|，全市将…, 我省“|十一五”治水主要目标是|：…: the plan by its number, announced or telling what is to come.
_NUMBERED_PLAN = late(r"(?:印发|发布|出台|公布|披露|编制完成|审议通过)了?[^，。；《》]{0,16}?[“\"](十?[一二三四五六七八九])五[”\"][^，。；《》]{0,8}规划|^[^。]{0,24}?[“\"](十?[一二三四五六七八九])五[”\"](?:时期|期间)[，,]?[^。；]{0,12}?(?<!即)将(?!军)|[“\"](十?[一二三四五六七八九])五[”\"][^，。；]{0,16}?目标(?:[是为：:]|确定)(?!完成)")
_RESTING_ON = re.compile(r"(?:根据|按照?|依据|贯彻|落实|结合|对照|为|近年来|先后)[^。；;]{0,20}$")
#: 《某县规划》等|文件，…, 《某县规划》发布实施|五年来|: plans of before.
_OF_BEFORE = re.compile(r"[》”]?等(?:系列)?(?:政策)?文件|[^，。；]{0,8}[一二三四五六七八九十\d]{1,2}年[多余]?来|[^，。；]{0,6}以来")
#: |2023年至2025年|末，新增床位300张: what a goal takes, opening a sentence; 用三年时间（|2023—2025年|）.
_SPAN = re.compile(r"(?:^|[。；：:，,\n）)]|[年间][（(])\s{0,4}(?:从|自|在)?((?:19|20)\d\d)\s?年?起?\s?[-—－–~～至到]{1,2}\s?((?:19|20)\d\d)\s?年(?!以来|累计|[^。；]{0,60}(?:完成了|建成了|累计))")
#: Reports are given until March.
_SPRING = 3
_DECEMBER = 12
#: 到|“十四五”末|: its last year.
_LAST_OF_PLAN = re.compile(r"[到至][“\"]?(十?[一二三四五六七八九]|十)五[”\"]?(?:期?末|时期末|期间末)")
#: |未来五年|, |三年行动|计划: how long a plan is whose last year the goal tells.
_LENGTH = re.compile(r"(?:未来|今后|下一个|接下来)(?:的)?([三四五])年|([三四五])年(?=行动|攻坚|提升|倍增|计划|内)")
#: 河道治理|三年实施|方案: the same in a title.
_TITLE_LENGTH = re.compile(r"([三四五])年(?=[\u4e00-\u9fff]{2,8}(?:方案|计划|规划|行动))")
#: 落实|水环境提升|三年行动: another plan's length; so long is the name before it at most.
_OTHERS, _NAME = re.compile(r"落实[^，。；,;、]{0,20}$"), 24
#: 经过|3年|努力: how long a paper says that its own goals take.
_EFFORT = re.compile(r"(?:经过|通过|(?<!利)用)([三四五3-5])年(?:左右)?的?(?:时间|努力)")
#: |力争在|“十四五”时期: what is striven for in it.
_STRIVES = re.compile(r"(?:力争|争取|确保|计划|将)[在于到]?$")
#: “十三五|”以来, “十三五|”期间，累计…: a look back at a five-year plan.
_LOOKS_BACK = re.compile(r"[”\"]?(?:规划)?(?:时期|期间)?(?:以来|[^，。；]{0,16}?(?:完成|执行)情况|[^。；]{0,120}?(?:累计|取得|顺利|圆满|完成了|实现了|得到|显著))")
_CITED = re.compile(r"《[^《》]{1,80}》")
#: What no overall goal is measured by: an outlook beyond the plan, and how long the paper itself is in force.
_BEYOND = re.compile(r"(?:展望|远景|有效期|本世纪)[^。；]{0,40}")
#: “十四|五”期间，|新增…, “十四|五”末|
_IN_PLAN = re.compile(r"五?[”\"]?(?:规划)?(?:期间|期?末|时期)")
#: Years that plans name as an outlook, not as their own end, where a nearer one stands beside them.
_OUTLOOK = (2035, 2050)


def five_year_plan(ordinal: int) -> tuple[date, date]:
    """First and last day of the N-th five-year plan: the seventh ran 1986–1990, the fourteenth 2021–2025."""
    start = 1951 + 5 * ordinal
    return date(start, 1, 1), date(start + 4, 12, 31)


def arabic_years(text: str) -> str:
    """`text` folded, with years written in Chinese digits in Arabic ones; the length stays the same."""
    return _CHINESE_YEAR.sub(lambda hit: str(int(number(hit.group().replace("0", "〇")))), fold(text))


#: …的通知|（2023年4月9日）: the day of issue behind a title, also where a line cut it.
_GIVEN_OUT = re.compile(r"[（(](?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?[)）]?\s*$")


def title_period(title: str) -> Period:
    """The period that a title names: `2021—2025年`, `“十四五”`, a yearly `2024年`, a horizon `2035`; the day of issue behind it is none.

    (None, None) where it names none.
    """
    plain = _GIVEN_OUT.sub("", arabic_years(title))
    if term := _term_of(plain):
        return term
    if hit := _RANGE.search(plain):
        if plain.startswith("秋冬季", hit.end() + plain.startswith("年", hit.end())):
            return date(int(hit[1]), 10, 1), date(int(hit[3]), 3, 31)  # the drives for clean air run from October to March
        return _months_of(hit)
    if hit := FIVE_YEAR.search(plain) or _BARE_PLAN.search(plain):
        return five_year_plan(int(number(next(filter(None, hit.groups())))))
    if hit := _LISTED.search(plain):
        return date(int(hit[1]), 1, 1), date(int(hit[2]), 12, 31)
    if hit := _AIMED_AT.search(plain):
        return None, date(int(hit[1] or hit[2]), 12, 31)
    yearly = list(_YEARLY.finditer(plain))
    # 2022年工作总结和2023年工作思路: the year that is planned for.
    if hit := next((hit for hit in yearly if _PLANNED.match(plain, hit.end())), yearly[0] if yearly else None):
        if is_occasion(title):
            return None, None
        return year_of(int(hit[1]) + (LOOKED_BACK_AT.match(plain, hit.end()) is not None))
    if hit := _HORIZON.search(plain):
        return None, date(int(hit[1] or hit[2]), 12, 31)
    if hit := _CLOSING_YEAR.search(plain.rstrip()):
        return year_of(int(hit[1])) if int(hit[1]) % _TERM_OF_PLANS else (None, date(int(hit[1]), 12, 31))
    return None, None


def _term_of(plain: str) -> Period | None:
    """The school term whose plan a title names (`2024年春季学期工作要点`)."""
    if not (hit := _TERM_PLAN.search(plain)):
        return None
    season = hit[2] or hit[6] or ("秋" if hit[5] in "一上" else "春")
    year = int(hit[1] or (hit[3] if season == "秋" else hit[4]))
    term = calendar.school_term(year, season)
    return (term.first, term.last) if term else None


def _months_of(hit: re.Match[str]) -> Period:
    """From the first day of a range (of _RANGE) to its last: whole years, or from month to month where it names them (`2021年10月—2022年3月`; not for `2021.1—2023.12`)."""
    first, last = int(hit["month"] or 1), int(hit["until"] or _DECEMBER)
    until = calendar.months(int(hit[3]), last, last)
    return (date(int(hit[1]), first, 1) if 1 <= first <= _DECEMBER else None), until.last if until else None


def announced_period(texts: Iterable[str]) -> Period:
    """The end of the plan that news announce (`市政府发布《教育设施布局规划（2014—2020年）》，提出…`), by title or number; they tell of its years besides, so that none begins it."""
    texts = list(texts)
    hits = (hit for text in texts for pattern in (_ANNOUNCED, _IS_ANNOUNCED) for hit in pattern.finditer(text))
    cited = (hit[hit.lastindex or 1] for hit in hits if not (_RESTING_ON.search(hit.string, max(0, hit.start() - _NAME), hit.start()) or _OF_BEFORE.match(hit.string, hit.end())))
    if end := next((end for title in cited if (end := title_period(title)[1])), None):
        return None, end
    numbered = next((hit for text in texts for hit in _NUMBERED_PLAN.finditer(text)), None)
    if numbered:
        return None, five_year_plan(int(number(next(filter(None, numbered.groups())))))[1]
    goal = next((hit for text in texts for hit in _ANNOUNCED_GOAL.finditer(text)), None)
    return None, date(int(goal[1]), 12, 31) if goal else None


#: 近日，两部门联合印发《…指导意见》。《意见》提出，到|2020年|，…: the year of what a paper that is announced aims at.
_ANNOUNCED_GOAL = re.compile(r"(?:印发|出台|发布|下发|公布)(?:了|的)?《[^《》\n]{4,60}》[^\n]{0,120}?(?:提出|明确|要求|指出)[^。\n]{0,12}[，,：:]\s?到((?:19|20)\d\d)年")


def report_period(title: str, period: Period, issued: date | None) -> Period:
    """A government's report that is named after the year it looks back at is given in the first months of the next one, of which its tasks are."""
    own = period[1]
    in_spring = own and issued and issued.year == own.year + 1 and issued.month <= _SPRING
    return year_of(own.year + 1) if own and in_spring and "政府工作报告" in title else period


#: Reports of the last months are given for the next year; some call it 明年, and this one 今年.
_AUTUMN = 10


def given_period(title: str, issued: date | None, text: str) -> Period:
    """The year that a government's report is for which names none: that in which it was given, of the last months the next one."""
    if issued is None or "政府工作报告" not in title:
        return None, None
    if issued.month < _AUTUMN:
        return year_of(issued.year)
    return (None, None) if "明年" in text else year_of(issued.year + 1)


def issued_period(texts: Iterable[str]) -> Period:
    """The period in the title of what a notice issues in its text (`《某县水利规划（2009—2020年）》已经县政府同意，现印发给你们`)."""
    cited = (next(filter(None, hit.groups())) for text in texts for hit in _ISSUED.finditer(text))
    return next((period for title in cited if any(period := title_period(title))), (None, None))


#: |某县水利专项规划（2019—2030年）|: a paper with its years, in a line of its own.
_PAPER_LINE = re.compile(r"\s*(?!附[件表录])[^，。；：:《》\d]{4,40}(?:规划|计划|方案|纲要|行动)\s?[（(](?:19|20)\d\d\s?年?\s?[-—–－~～至到]{1,2}\s?(?:19|20)\d\d\s?年?[）)]\s*")


def line_period(texts: Iterable[str]) -> Period:
    """The years in a line that holds nothing but the name of a paper, as a page gives the plan below its own headline (`某县水利专项规划（2019—2030年）`)."""
    named = next((text for text in texts if text.rstrip()[-1:] in ("）", ")") and _PAPER_LINE.fullmatch(text)), None)
    return title_period(named) if named else (None, None)


def spanned_period(texts: Sequence[str], length: int, issued: int | None) -> Period:
    """The years of a plan whose title says how long it takes, as a goal of its own gives them (`2023年至2025年末，新增床位300张` of a 三年行动); not those of an older plan, which
    is issued, or has a goal, behind them.
    """
    aimed = max((year for text in texts for year in goal_years(text) if year not in _OUTLOOK), default=0)
    hits = (hit for text in texts for hit in _SPAN.finditer(without_titles(arabic_years(text))))
    years = [(int(hit[1]), int(hit[2])) for hit in hits]
    own = next((each for each in years if each[1] - each[0] + 1 == length and each[1] > (issued or 0) and each[1] >= aimed), None)
    return (date(own[0], 1, 1), date(own[1], 12, 31)) if own else (None, None)


def told_length(title: str) -> int:
    """How many years a title says that its plan takes (`三年行动计划`), 0 where it says nothing."""
    hit = _LENGTH.search(arabic_years(title)) or _TITLE_LENGTH.search(title)
    return int(number(next(filter(None, hit.groups())))) if hit else 0


def is_occasion(title: str) -> bool:
    """Whether a title with a year is about one occasion, so that the text has no period at all."""
    plain = arabic_years(title)
    return _OCCASION.search(plain) is not None and not _TERM_PLAN.search(plain) and _YEARLY.search(plain) is not None and not _SCHEME_OF_YEAR.search(plain)


def year_of(year: int) -> Period:
    """1 January to 31 December."""
    return date(year, 1, 1), date(year, 12, 31)


def goal_period(opening: Sequence[str], goals: Sequence[str], issued: int | None) -> Period:
    """The period of the first paragraphs and the goals: a five-year plan, `未来五年`, or the last goal year.

    A year before the one of issue (`issued`) is a look back, and so is one of a five-year plan that is looked back at.
    A five-year plan that is only cited counts where the goal agrees; how long an effort takes tells the first year only where no goal is due before it.
    """
    plain = [arabic_years(text) for text in (*opening, *goals)]
    if hit := next((hit for text in plain for hit in _YEARS_FROM.finditer(text)), None):
        return date(int(hit[1]), 1, 1), date(int(hit[1]) + int(number(hit[2])) - 1, 12, 31)
    first = max([issued or 0, *(last.year + 1 for _, last in looked_back_at(plain))])
    last_years = [five_year_plan(int(number(hit[1])))[1].year for text in plain for hit in _LAST_OF_PLAN.finditer(text)]
    named = [*last_years, *(year for text in (*opening, *goals) for year in goal_years(text)), *(year for text in goals for year in _due_years(text))]
    years = sorted({year for year in named if year >= first})
    nearer = [year for year in years if year not in _OUTLOOK]
    if years and not nearer and (ahead := _five_years_ahead(plain, first)):
        return ahead
    end = (nearer or years)[-1] if years else None
    if end and (effort := next((hit for text in plain for hit in _EFFORT.finditer(text)), None)) and (begin := end - int(number(effort[1])) + 1) <= years[0]:
        return date(begin, 1, 1), date(end, 12, 31)
    for text in plain if end else map(without_titles, plain):
        for hit in FIVE_YEAR.finditer(text):
            start, last = five_year_plan(int(number(hit[1] or hit[2])))
            if last.year == end or (
                end is None and last.year >= first and "时期" in text[hit.end() - 2 : hit.end() + 2]
            ):
                return (None if end and years[0] < start.year else start), last
    if end is None:
        return _aimed_in(plain[len(opening) :], first)
    lengths = [hit for text in plain for hit in _LENGTH.finditer(text) if not _OTHERS.search(text, max(0, hit.start() - _NAME), hit.start())]
    if lengths and (start_year := end - int(number(lengths[0][1] or lengths[0][2])) + 1) <= years[0]:
        return date(start_year, 1, 1), date(end, 12, 31)
    return None, date(end, 12, 31)


def _aimed_in(goals: Sequence[str], first: int) -> Period:
    """The years that open a goal (`2023—2025年，每年建成20个`, `用三年时间（2023—2025年）`), else the five-year plan that one names (`“十四五”期间，新增…`, `“十四五”末，达到…`)."""
    goals = [without_titles(text) for text in goals]
    for hit in (hit for text in goals for hit in _SPAN.finditer(text)):
        if int(hit[1]) < int(hit[2]) and int(hit[2]) >= first:
            return date(int(hit[1]), 1, 1), date(int(hit[2]), 12, 31)
    hits = (hit for text in goals for hit in FIVE_YEAR.finditer(text) if _IN_PLAN.match(text, hit.end(1) if hit[1] else hit.end()) and not looks_back(text, hit))
    return next((plan for hit in hits if (plan := five_year_plan(int(number(hit[1] or hit[2]))))[1].year >= first), (None, None))


def _five_years_ahead(texts: Sequence[str], first: int) -> Period | None:
    """The five-year plan in whose time something is striven for, before an outlook (`力争“十四五”时期达到…；到2035年，…`)."""
    hits = (hit for text in texts for hit in FIVE_YEAR.finditer(text) if _STRIVES.search(text, max(0, hit.start() - 8), hit.start()) and not looks_back(text, hit))
    plans = (five_year_plan(int(number(hit[1] or hit[2]))) for hit in hits)
    return next((plan for plan in plans if plan[1].year >= first), None)


def looked_back_at(texts: Sequence[str]) -> list[tuple[date, date]]:
    """The five-year plans that the texts look back at."""
    hits = (hit for text in texts for hit in FIVE_YEAR.finditer(text) if looks_back(text, hit))
    return [five_year_plan(int(number(hit[1] or hit[2]))) for hit in hits]


def looks_back(text: str, hit: re.Match[str]) -> bool:
    """Whether the five-year plan at `hit` (of FIVE_YEAR) is looked back at; `到“十二五”末` is a goal, whatever follows."""
    return text[hit.start() - 1 : hit.start()] not in ("到", "至") and _LOOKS_BACK.match(text, hit.end(1) + 1 if hit[1] else hit.end()) is not None


def without_titles(text: str) -> str:
    """`text` without what it cites in 《》."""
    return _CITED.sub("", text)


def goal_years(text: str) -> list[int]:
    """The years of `到2025年` and the like, an outlook beyond the plan left out."""
    return [int(hit[1] or hit[2]) for hit in _GOAL_YEAR.finditer(_BEYOND.sub("", arabic_years(text)))]


def _due_years(text: str) -> list[int]:
    return [int(hit[1] or hit[2]) for hit in _DUE_YEAR.finditer(_BEYOND.sub("", arabic_years(text)))]


_CITED_YEAR = re.compile(r"[〔\[［]((?:19|20)\d\d)[〕\]］]")


def newest_cited(text: str) -> int | None:
    """The newest year of a document number 〔2022〕 in it, which the text is not older than."""
    return max((int(hit[1]) for hit in _CITED_YEAR.finditer(text)), default=None)
