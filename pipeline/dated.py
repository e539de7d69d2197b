"""The document's dated times, ready to be asked for those in a stretch of it, and which of them lie in the past."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from extractors.indicator_timed import OF_THEN, of_then
from extractors.late import late
from extractors.plan import Plan
from extractors.time_reading import HELD, RELEASED, TimeMention
from pipeline.chapters import orders
from pipeline.document import Document
from pipeline.signs import OF_A_SUM

#: The rule of a year taken out of a range that is not past: it is no more past than the range.
YEAR_OF_RANGE = "time.year_of_range"
#: 高于|2019年, 较|“十三五”末: a time that values are held against rules none of them.
_COMPARED = re.compile(
    r"(?:高于|低于|高出|[快慢优好]于|超过|超|较|(?<!占)比|相比|对比|相较于?|同|与|按照?|参照|以|恢复|回到)(?:“|截至)?$"
    r"|(?:较|(?<!占)比)[^，。；,;、\d]{1,6}的$|(?:较|(?<!占)比)“[十一二三四五六七八九]{1,3}五”期?末的?$"
)
_COMPARED_WIDTH = 10
#: 报名时间：|7月1日至5日|: when papers are handed in rules no value.
_ENTRY = re.compile(r"(?:报名|申报|申请|受理|征集|公示|咨询)(?:时间|日期|期限)[为是：:]?\s?$")
#: 2019年|基础上, 2019年|水平, 2019年|的1.6倍: the same, told behind the time.
_BASIS = re.compile(r"(?:年?末|年?底)?(?:的)?(?:相比|同期|基础上|水平|为基[数期]|基数|\d[\d.]{0,5}倍)")
#: 在去年|建成3个示范社区的基础上|，再建2个: what was, on which the rest is built.
_UPON = re.compile(r"(?:(?!在)[^，。；,;]){1,30}的?基础上")
#: 1998年底|前建成的|楼栋: the time belongs to the noun.
_OF_THEN = re.compile(
    r"(?<=[前后])的|(?:之?前|以前|之?后|以来)?"
    r"(?:建成|建造|建设|修建|兴建|投入使用|投用|交付|交房|落成|启用|出生|入学|参加工作|竣工|取得(?!的?[^，。；\d]{0,4}(?:成[绩效就果]|进展))|发布|批准|立项|开工|认定|(?:注册)?登记|成立|核定|下达|备案|开业|投保|参保|退休|毕业|入住|评定|命名|授牌)[^，。；]{0,4}的"
    r"|(?:期间|以来)?(?![^，。；,;\d最]{0,8}(?:以|用|力争|争取|建成|打造|建设|建造|培育|实现|推进|形成))[^，。；,;\d]{0,8}最[大小高低长短多少早晚快强新好重][^，。；,;\d]{0,3}的"  # “十三五”期间|投资最大的|水库
    r"|(?:以前|之前)?(?:建成|建造|竣工|投入使用|投用)[^，。；,;]{0,6}[，,][^。；;]{2,80}的\d[\d.]*[万余]?[个处栋幢座户所]"  # 2005年底前|建成使用，失修失管的19个小区
)
#: 2022年|毕业的|学员400人, 全市2024年|参保的农户达到|…: of those who are counted or come to so many then it is the time, where nothing is given to them.
_OF_THOSE = re.compile(
    r"(?:备案|开业|投保|参保|退休|毕业|入住|评定|命名|授牌)的(?:[^，。；、\d每各]{1,10}?(?:共|约|有)?\d[\d.]*[余多万]{0,2}[人名家个所户座处]|[^，。；]{0,12}达到?\d)"
    r"(?![^。；]{0,30}(?:给予|予以|奖励|奖补|补助|补贴))"
)
_OPENS_CLAUSE = re.compile(r"(?:^|[，。；：、,;:\s）)])(?:其中|[全我本][省市县区州旗镇乡])?[，,]?$")
#: 2023年|引进的|人才: the same of a bare year; 到2025年引进的人才达到300人 and 2025年底前签约的项目 are of a goal's day.
_GOT_THEN = re.compile(
    r"(?:征收|收取|筹集|争取|结余|采购|购买|购置|拨付|引进|招聘|签订|签约|公布|获批|申报)[^，。；]{0,4}的(?![^，。；]{0,10}达到)"
)
#: 巩固提升|去年|改造的21个小区, 实施|2022年|结转项目9个: since when those are there that are worked at.
_WORKS_AT, _WORKED_AT = re.compile(r"(?:实施|推进|完成|提升|巩固|盘活|管护|管好|维护|做好|抓好|加快|续建)好?$"), re.compile(
    r"度?(?:结转|续建|遗留|未完工|未建成|跨年)[^，。；,;\d]{0,8}(?:项目|工程|任务|事项)|[^，。；,;\d]{1,8}的(?=[\d一二两三四五六七八九十])"
)
#: 2021年|启动的|5个项目|2023年全部建成: what became of those that are counted, and the rest of the clause.
_COUNTED_THEN = re.compile(r"\d[^，。；,;]{3,40}")
#: 上年|结转资金，|收入总量…: what was left over from a year is of that year, the sums behind it are not.
_LEFT_OVER = re.compile(r"(?:度|年?[底末])?(?:累计|滚存)?(?:结转|结余|滚存|结存)(?!续建|项目|工程|实施|企业)[^，。；,;]*[，。；,;]")
#: 对2024年|新举办的|展会，给予…: when whom it is about came to be.
_WHOM = re.compile(r"[^，。；,;]{1,24}的")
#: 2022年|销售额首次突破1亿元的企业，奖励10万元: the same without 对.
_OF_TAKER = re.compile(r"度?[^，。；;\n]{2,40}的(?:[\u4e00-\u9fff]{0,6}(?:企业|单位|项目|个人|机构|平台|园区|主体|团队|产品|合作社|农场|农户|景区|民宿|学校|人才|航线|线路|品牌|基地|车间|设备|中心|门店))?[，,](?:[^，。；;\n]{2,24}的[，,])?(?:每[\u4e00-\u9fff]|一次性|再|可|按[^，。；]{1,20}?)?(?:给予|予以|奖励|奖补|补助|补贴|资助)")
#: 按其|2023年度|营业收入的2%给予补助: the year of what a grant is reckoned by.
_RECKONED_BY, _BASE = re.compile(r"(?:按照?|根据|依据|以)(?:其|企业|当地)?$"), re.compile(r"度?[^，。；;：:\d]{0,24}为(?:计算)?(?:基[数准期]|依据)|度?[^，。；;：:\d]{0,14}(?:收入|产值|销售|零售|投入|投资|纳税|税收|贡献|[额量费数积]|研发|用电|贷款|保费|补助|标准|价)[^，。；;]{0,24}(?:给予|予以|奖|补[助贴]|资助|支持)")
#: 返还比例为上年度|缴纳保险费的60%|: the same of a share.
_YEAR_BEFORE, _SHARE_OF = ("上年", "上一年"), re.compile(OF_A_SUM)
#: 2018年|整体迁入新址, 2003年|更名: a day in the life of a school, not the time that it tells of.
_EVENT = re.compile(r"[，,]?(?:\d{1,2}月)?[^，。；,;\d]{0,12}?(?:迁入|迁至|搬迁|更名|改名|改称|恢复[^，。]{0,3}名|划归|撤[乡镇县]|升格|升级为|并入|合并|命名|挂牌|成立|创办|创建|建校|改制|落成)")
#: 始建于|1956年.
_FOUNDED = re.compile(r"[建创办立][于自]$")
#: 1—6月|累计完成…: what is counted up so far.
_COUNTED = re.compile(r"份?[，,]?[^，。；,;\d]{0,12}?累计")
#: 实现“十三五”|圆满收官|、“十四五”|良好开局|, 完成“十三五”|目标任务|: a plan's end, its beginning or what it aimed at.
_TURN_OF_PLAN = re.compile(r"(?:规划)?(?:(?:圆满|顺利|完美|胜利|高质量)?收官|(?:实现)?(?:了)?(?:良好|精彩|完美)?开局|开好局|起好步)")
_AIMS, _ATTAINED = re.compile(r"(?:规划|时期)?(?:确定|提出)?的?(?:各项|主要|既定|全部)*(?:目标|任务|指标)"), re.compile(r"(?:完成|实现|达成)了?$")
#: 预计|2026年建成, 2021年|我镇计划投资|6亿元: what was planned for a year is planned also where it is past; 2021年计划投资6亿元，|实际|投资7亿元 tells what came of it.
_PLANS_FOR, _PLANS_WIDTH = re.compile(r"(?:预计|计划|拟|力争|有望|将)[于在到]?$"), 4
_PLANS_IN = late(r"度?[，,]?(?:我|全|本)?[省市县区镇乡局校]?(?:[一二三]期)?(?:还|共)?(?:计划|拟|规划(?=[投建新改扩实修造]))(?![^。；]{0,60}实际)(?=[于在用从再]?(?:[新改扩迁]|[\u4e00-\u9fff]{0,2}[投建招培修造种筹安实开完启引申打整拆]))")
#: “十三五”|以来|, 2021年|至今|: what reaches up to the day of writing.
_UP_TO_NOW = ("以来", "至今", "年来")
_FIVE_YEARS = 5
#: 第一阶段（2022年|）：, 2023年|，: marks behind a time that is the label of what follows.
LABEL_MARKS = frozenset("，,：:）)")


#: 全年 goes back so far to the year that it is of.
_YEAR_REACH = 90


class Dated:
    """The times of a document and its plan's period."""

    def __init__(self, document: Document, times: Sequence[TimeMention], plan: Plan) -> None:
        self.document, self.times, self.plan = document, times, plan
        self._starts = [time.start for time in times]
        #: Those of the times that can date a value.
        self.dated = [time for time in times if self.dates(time)]
        self._dated_starts = [time.start for time in self.dated]
        self._dated_at = frozenset(self._dated_starts)

    def within(self, start: int, end: int) -> Sequence[TimeMention]:
        """The times that begin in [start, end)."""
        return self.times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def dated_within(self, start: int, end: int) -> Sequence[TimeMention]:
        """Those of them that can date a value."""
        return self.dated[bisect_left(self._dated_starts, start) : bisect_left(self._dated_starts, end)]

    def is_dated(self, time: TimeMention) -> bool:
        """Whether it is one of the times that can date a value."""
        return time.start in self._dated_at

    def dates(self, time: TimeMention) -> bool:
        """Whether it has a place in the calendar and no value is only held against it."""
        if time.kind in ("by", "during", "as_of"):
            placed = time.end_date is not None or time.start_date is not None
        else:
            placed = time.kind == "duration" and time.end_date is not None
        if not placed or time.rule == "time.day":
            return False
        text = self.document.text
        before = max(0, time.start - _COMPARED_WIDTH)
        if _COMPARED.search(text, before, time.start) or _ENTRY.search(text, before, time.start):
            return False
        held = (time.start_date == time.end_date and HELD.match(text, time.end)) or (time.kind == "as_of" and RELEASED.match(text, time.end))
        whom = _WHOM.match(text, time.end) if text.startswith("对", time.start - 1) else _OF_TAKER.match(text, time.end) if time.kind != "by" else None
        whom = whom or (_RECKONED_BY.search(text, before, time.start) and _BASE.match(text, time.end))
        reckoned = text.startswith(_YEAR_BEFORE, time.start) and _SHARE_OF.match(text, time.end)
        return not held and not whom and not reckoned and not _BASIS.match(text, time.end) and not self._is_of_noun(time) and not _names_plan(text, time)

    def _is_of_noun(self, time: TimeMention) -> bool:
        """Whether it only says of when the thing is that a noun behind it names (`1998年底前建成的楼栋`)."""
        text = self.document.text
        if _OF_THOSE.match(text, time.end) and _OPENS_CLAUSE.search(text[max(0, time.start - 5) : time.start]):
            return False
        if _OF_THEN.match(text, time.end) or ((text.startswith("以来", time.end - 2) or self.is_past(time)) and of_then(text, time)) or self._is_of_counted(time):
            return True
        if self.is_past(time) and _WORKED_AT.match(text, time.end) and _WORKS_AT.search(text, max(0, time.start - 3), time.start):
            return True
        bare = text[time.end - 1] in "年度" and text[time.start] not in "到至"
        return bare and not text.endswith(("到", "至"), 0, time.start) and _GOT_THEN.match(text, time.end) is not None

    def _is_of_counted(self, time: TimeMention) -> bool:
        """Whether it says of when those are that are counted, and the next time when it is done: `2021年启动的5个项目2023年全部建成`."""
        became = OF_THEN.match(self.document.text, time.end)
        rest = _COUNTED_THEN.match(self.document.text, became.end()) if became else None
        return rest is not None and any(other.end <= rest.end() for other in self.within(rest.start(), rest.end()))

    def built_upon(self, time: TimeMention) -> re.Match[str] | None:
        """Where a time only dates what the rest of the sentence is built on (`在去年建成3个的基础上，再建2个`)."""
        return _UPON.match(self.document.text, time.end)

    def is_left_over(self, time: TimeMention, end: int) -> bool:
        """Whether it only says from when a sum was left over that stands before `end` (`上年结转5亿元，收入总量…`)."""
        return _LEFT_OVER.match(self.document.text, time.end, end) is not None

    def tells_event(self, time: TimeMention) -> bool:
        """Whether it only says when a thing came about."""
        return self.tells_founding(time) or _EVENT.match(self.document.text, time.end) is not None

    def tells_founding(self, time: TimeMention) -> bool:
        """Whether it says since when a thing has been there: `学校创办于1956年`."""
        return _FOUNDED.search(self.document.text, max(0, time.start - 4), time.start) is not None

    def is_past(self, time: TimeMention) -> bool:
        """Whether it tells of what was: before the plan's first day, or a year named as a fact."""
        last = time.end_date
        if (told := self._year_told(time)) is not None:
            return self.is_past(told)
        if time.rule == YEAR_OF_RANGE:
            return False
        if self.document.text.startswith("年来" if time.end_date else _UP_TO_NOW, time.end - 2):
            return True
        so_far = time.rule == "time.month_range" and time.start_date is not None and (time.start_date.month, time.start_date.day) == (1, 1)
        if self.plan.start:
            return (so_far and self.counts_up(time)) or (last is not None and (last < self.plan.start or (time.kind == "during" and time.rule == "time.point.fact")))
        if self._is_planned(time):
            return False
        if self.plan.issued and last is not None:
            year = self.plan.issued.year
            past = last < date(year, 1, 1) or (time.kind == "as_of" and (last.year < year or last <= self.plan.issued))
            return past and not self._is_step(time)
        return time.kind == "as_of" or time.rule == "time.point.fact" or so_far or self._is_plan_before(time) or self._told_before(time)  # 2023年1—9月，…: what statistics count up

    def _is_planned(self, time: TimeMention) -> bool:
        """Whether the words beside it plan (`预计2026年建成`, `2021年计划投资6亿元`), on whatever day the page was put up."""
        text = self.document.text
        return _PLANS_FOR.search(text, max(0, time.start - _PLANS_WIDTH), time.start) is not None or _PLANS_IN.match(text, time.end) is not None

    def _year_told(self, time: TimeMention) -> TimeMention | None:
        """The year that 全年 stands for, where it is named not far before (`2011年实现增加值210亿元，全年营业收入680亿元`)."""
        if not self.document.text.startswith("全年", time.start):
            return None
        named = self.within(max(0, time.start - _YEAR_REACH), time.start)
        return next((each for each in reversed(named) if each.end_date == time.end_date and each.rule == "time.point.fact"), None)

    def _is_plan_before(self, time: TimeMention) -> bool:
        """`“十一五”期间` of a paper that only says that it goes to 2015: a five-year period that ends before the one of the plan's last year begins."""
        first, last, end = time.start_date, time.end_date, self.plan.end
        if time.kind != "during" or not (first and last and end):
            return False
        return last.year - first.year == _FIVE_YEARS - 1 and last.year <= end.year - _FIVE_YEARS

    def _told_before(self, years: TimeMention) -> bool:
        """Whether the last of the years has been told of as a fact before: `2022年9月1日，…迎来新生。2019年至2022年，…`."""
        last = years.end_date
        return years.rule == "time.year_range" and last is not None and any(
            time.kind == "as_of" and time.end_date is not None and time.end_date.year >= last.year for time in self.times[: bisect_left(self._starts, years.start)])

    def is_told(self, time: TimeMention) -> bool:
        """Whether it is a day or a month of the plan's own time that lies behind the day of issue and is told of as a fact."""
        issued = self.plan.issued
        return time.kind == "as_of" and time.rule == "time.point.fact" and issued is not None and time.end_date is not None and time.end_date <= issued and not self._is_planned(time) and not self._is_step(time)

    def _is_step(self, time: TimeMention) -> bool:
        """Whether it is a year of a plan of several for which its goals or tasks set a step (`2021年，治理30公里；2022年，治理40公里`), on whatever day the plan was issued."""
        first, plan = time.start_date, self.plan
        if first is None or not _is_year(time) or plan.end is None or plan.own_years == 1:
            return False
        if first < (plan.start or date(plan.end.year - _LONGEST, 1, 1)) or first > plan.end:
            return False
        place = bisect_left(self._starts, time.start)
        beside = self.times[max(0, place - _STEPS) : place + _STEPS + 1]
        home = self.document.sentence_at(time.start)
        return home is not None and any(_is_year(each) and each.end_date and abs(each.end_date.year - first.year) == 1 for each in beside) and orders(self.document.section(home.block))

    def counts_up(self, time: TimeMention) -> bool:
        """Whether it only says how far what stands behind it has been counted up: `1—6月累计完成3亿元`."""
        return _COUNTED.match(self.document.text, time.end) is not None

    def is_horizon(self, time: TimeMention) -> bool:
        """Whether it ends with the plan."""
        return self.plan.end is not None and time.end_date == self.plan.end

    def opens_part(self, time: TimeMention, sentence: int) -> bool:
        """Whether it opens the sentence that begins at `sentence`, or its own part of it after a semicolon."""
        text = self.document.text
        part = max(text.rfind("；", sentence, time.start), text.rfind(";", sentence, time.start), sentence - 1) + 1
        if _IN_BRACKET.search(text[part : time.start]) and text[time.end : time.end + 1] not in _SHUTS:
            return False  # 使用满15年（2009年1月前登记）的
        return _opens(text, part, time.start)

    def is_label(self, time: TimeMention) -> bool:
        """Whether a mark behind it makes it the label of what follows."""
        text = self.document.text
        return text[time.end : time.end + 1] in LABEL_MARKS or (text[time.end : time.end + 1] == "（" and _REMARK.match(text, time.end) is not None)


def _is_year(time: TimeMention) -> bool:
    """Whether it ends with a year: `2021年`, `到2022年底`."""
    last = time.end_date
    return last is not None and (last.month, last.day) == (12, 31) and (time.start_date is None or time.start_date.year == last.year)


#: The step before or behind is told within so many times; a plan whose first year nothing tells takes no more years.
_STEPS, _LONGEST = 3, 4


def _names_plan(text: str, time: TimeMention) -> bool:
    """Whether it only names the five-year plan that was brought to its end or met (`实现“十三五”圆满收官`)."""
    if text[time.end - 1] not in "”\"五划期":
        return False
    return _TURN_OF_PLAN.match(text, time.end) is not None or (_AIMS.match(text, time.end) is not None and _ATTAINED.search(text, max(0, time.start - 3), time.start) is not None)


#: 第一季度|（每项5分）：|: a remark between a time and the mark behind it.
_REMARK = re.compile(r"（[^（）\n]{1,12}）[：:]")
#: A bracket that is open still, and what shuts it or goes on with its time.
_IN_BRACKET, _SHUTS = re.compile(r"[（(][^）)]{0,40}$"), frozenset("）)—–-至到，,")
#: A time within so many characters stands in the first clause.
_FIRST_CLAUSE = 24
_CLAUSE_MARK = re.compile(r"[，；：,;:]")


#: 按照全省部署，|到2025年|…, 其中：|2023年|…, 据悉，|2023年|…, 《方案》提出，|到2025年|…, 总体目标是：|到2025年|…, 近期：|到2025年|…: who says it, or what it is, opens the sentence.
_SAID = re.compile(r"(?:其中|(?:按照?|根据|依据|遵照|围绕|结合)[^，。；,;：:]{2,40})[，,：:]\s?|[^，。；,;：:]{0,30}(?:提出|明确|要求|指出|强调|表示|获悉|了解到?|据悉|介绍|消息|透露|预计|(?:目标|任务|指标|阶段|近期|中期|远期)[是为]?)[，,：:]\s?")


def _opens(text: str, part: int, start: int) -> bool:
    if said := _SAID.match(text, part, start):
        part = said.end()
    return start - part <= _FIRST_CLAUSE and not _CLAUSE_MARK.search(text, part, start)
