"""Status of a quantity: target, baseline or condition, by named rules over clause, sentence, section and time.

The first rule of `RULES` that speaks decides; the last one always does: what a plan says without a sign of the past is a target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.span import Span
from pipeline.applicants import applicant
from pipeline.conditions import CONDITIONS
from pipeline.due import forecast_in
from pipeline.rows import Evidence
from pipeline.signs import AHEAD, IS_DONE, PLAINLY_DONE, PROMISED, TO_DO, WANTED, WORDS, Sign
from pipeline.situation import Rule, Situation, Spans


@dataclass(slots=True)
class Status:
    """target, baseline or condition, and what it rests on."""

    value: str
    evidence: Evidence


def statuses_of(cases: Sequence[Situation]) -> list[Status | None]:
    """The statuses of quantities of running text as far as they follow from the words and times of each; None where `status_behind` has to say.

    Each rule is asked for all of them before the next: its patterns stay in the processor's cache.
    """
    found: list[Status | None] = [None] * len(cases)
    open_places = list(range(len(cases)))
    for rule in _OF_ITS_OWN:
        left = []
        for place in open_places:
            spans = rule.reads(cases[place])
            if spans is None or (rule.of_others and cases[place].given):
                left.append(place)
            else:
                found[place] = Status(rule.status, Evidence(rule.name, spans))
        open_places = left
    return found


def status_behind(case: Situation, *, goes_on: bool) -> Status:
    """The status of a quantity whose own words and times say nothing; `goes_on` tells whether the sentence before, under the same heading, ended with a fact."""
    spans = _goes_on(case) if goes_on else None
    rule = _LAST if spans is None else _GOES_ON
    return Status(rule.status, Evidence(rule.name, spans or ()))


# --- stocks and first figures ---------------------------------------------------------------------------------------------

#: 对|现有|35座…, |存量|公交车120辆: a stock that is there; |盘活存量|土地800亩 does something to that much of it.
_EXISTING = re.compile(r"(?P<treats>加装|[更改]造|更新|整治|提升|盘活|激活|唤醒|消化|化解|处置|去化|压减|清理|清退|淘汰|置换|利用)?(?:现有|存量|在册|原有|既有)(?![^，。；、\d]{0,8}(?:加装|改造|整治|提升|更新|新增|基础上)|[^，。；、\d]{0,12}(?:补贴|补助|奖励|给予))[^，。；、\d]{0,12}(?<!的)$")
_EXISTING_WIDTH = 16
_STOCK = re.compile(r"[现存在原既](?:(?<=[现原既])有|(?<=存)量|(?<=在)册)")
#: 建成3个|示范社区的基础上|: what is there is built on.
_UPON = re.compile(r"[^，。；,;\d]{0,16}的基础上")
#: A year before a first figure.
_YEAR = r"(?:(?:19|20)\d\d年度?[底末]?|[去上]年[底末]?|“?十[一二三四]五”?(?:期?末)?)"
#: |由|62%提高到70%, |从2021年的|4.6万元和|1.7万元提高到…: the first figures are what was.
_FROM = re.compile(rf"(?:由|从)(?:原来|原有|原先|目前|当前|如今|现在|现有|平均|人均|最初|起初|以往|过去|此前|先前|{_YEAR})?的?(?:每[年月天人户])*(?:\d[\d.]*[^\d，。；,;、和]{{1,6}}[、和])*约?$")
#: |较2024年的|46%提高3个百分点: so is what is compared with.
_AGAINST = re.compile(rf"[较比]{_YEAR}的约?$")
_FROM_WIDTH = 40
#: |补助标准由插秧机补助|8000元、|烘干机补助|6000元，分别提高到…: each has its own name.
_FROM_EACH = re.compile(r"由[^，。；\d]{2,16}(?:\d[\d.]*[^，。；、和\d]{1,6}[、和][^，。；\d]{2,16})?$")
_TO_EACH = re.compile(r"(?:[、和][^，。；\d]{2,16}\d[\d.]*[^，。；、和\d]{1,6})?[，,]分别(?:提高|提升|增加|上调|降低|下降|调整)[到至为]")
_CHANGES = re.compile(r"[^，。；,;\d]{0,4}(?:提高|提升|增[加长]|上升|下降|降低|减少)")
_TO = re.compile(
    r"(?:提高|提升|增加|增长|上升|下降|降低|减少|扩大|压减|压缩|缩短|增至|降至|升至|上调|提标|调整|扩容|改造|扩建|提档)?"
    r"[^，。；]{0,4}?(?:到|至|为)"
)
_TO_WIDTH = 16


def _existing(case: Situation) -> Spans | None:
    """`对现有35座泵站`, `在建成3座的基础上`, `发挥2座示范泵站的带动作用`; a bound (`存量厂房出租率不低于60%`) is set, not found."""
    at = case.quantity.outer_start
    used = _MADE_USE_OF.search(case.text, case.clause.start, at) if case.quantity.comparator == "=" else None
    if used and _USE.match(case.text, case.quantity.end, case.sentence.end):
        return _found(used)
    upon = _UPON.match(case.text, case.quantity.end, case.clause.end) if case.text.find("基础上", case.quantity.end, case.clause.end) >= 0 else None
    left = max(case.clause.start, at - _EXISTING_WIDTH), at
    stock = _EXISTING.search(case.text, *left) if case.quantity.comparator not in _BOUNDS and _STOCK.search(case.text, *left) else None
    return _found(upon or (stock if stock and not stock["treats"] else None))


def _failed(case: Situation) -> Spans | None:
    """`6座泵站没有如期完工`; not where it is said for whom (`未完成任务的，…`) or of what is left to do."""
    hit = _FAILED.search(case.text, case.clause.start, case.clause.end)
    if not hit or case.quantity.comparator in _BOUNDS or case.signs.first(TO_DO, case.clause.start, case.quantity.start):
        return None
    return (Span(*hit.span()),) if case.text[hit.end() : hit.end() + 1] != "的" else None


def _first_figure(case: Situation) -> Spans | None:
    """`由62%提高到70%`: the 62%, its year in the place that it rests on."""
    quantity, start = case.quantity, max(case.clause.start, case.quantity.outer_start - _FROM_WIDTH)
    for before, change in ((_FROM, _TO), (_AGAINST, _CHANGES)):
        hit = before.search(case.text, start, quantity.outer_start)
        if hit and change.search(case.text, quantity.end, min(case.sentence.end, quantity.end + _TO_WIDTH)):
            return (Span(hit.start(), quantity.end),)
    if case.text.find("由", start, quantity.outer_start) >= 0:
        each = _FROM_EACH.search(case.text, start, quantity.outer_start)
        if each and _TO_EACH.match(case.text, quantity.end, case.sentence.end):
            return (Span(each.start(), quantity.end),)
    return None


# --- by the time that governs ---------------------------------------------------------------------------------------------


#: 2000年底前|建成的小区|: a time that only tells of which ones something is said.
_OF_WHAT = re.compile(r"(?:建成|竣工|投用|交付|登记|注册|成立|出生|入学|购买)?的(?!目标|任务|要求)[\u4e00-\u9fff]")
#: How the rules of times end that only a limit fits: 到2025年, 6月底前.
_LIMITS = (".until", ".before")


def _near_time(case: Situation) -> Spans | None:
    """The place of a time in the paragraph itself that says when the value holds."""
    time, told = case.governing.time, case.governing
    if time is None or not told.near or _OF_WHAT.match(case.text, time.end):
        return None
    if told.past or told.source == "stated" or time.kind == "by":
        return (Span(time.start, time.end),)
    return None


def _goal_time(case: Situation) -> Spans | None:
    """`到2025年，新增…`; under a heading of what was, a time sets a goal only where it limits (到…, …前) or something is promised."""
    time = case.governing.time
    told = case.section == "baseline" and time is not None and not time.rule.endswith(_LIMITS)
    return None if told and not _says(case, AHEAD) else _near_time(case)


def _past_time(case: Situation) -> Spans | None:
    """`2019年建成驿站8座` in a plan from 2021 on; what is given to those of a year (`对2019年评定的企业，给予9万元奖励`) is no fact."""
    time = case.governing.time
    if time is None or not case.governing.past or (case.addressed and case.given and not _says(case, IS_DONE)):
        return None
    if time.end_date is None and case.governing.source == "stated" and time.end < case.quantity.start and case.signs.first(WANTED, time.end, case.quantity.start):
        return None  # “十四五”以来，已改造5个，拟再改造3个
    return _near_time(case)


def _forecast(case: Situation) -> Spans | None:
    """`预计2026年床位需求达到900张`; what is reckoned behind a promise (`计划新建6所，预计完成…`) is part of it."""
    near = _near_time(case)
    reckons = near and forecast_in(case.text, case.sentence.start, case.quantity.start, case.sentence.end)
    return near if reckons and not case.signs.first(WANTED, case.sentence.start, reckons.start) else None


#: 改造受阻的有5个。|其中|，…建设推进缓慢的2个: parts of what was counted.
_OF_THEM = re.compile(r"其中")
#: 已开工14个，|其余|3个正在办理手续，力争6月开工: those that are still to come.
_REST = re.compile(r"(?:其余|剩余|余下)的?$")
_REST_WIDTH = 4
_YET = re.compile(r"年内|年底|月底|\d日前|月份?(?:前|开工|建成|完工|投)")


def _rest(case: Situation) -> Spans | None:
    rest = _REST.search(case.text, max(case.sentence.start, case.quantity.outer_start - _REST_WIDTH), case.quantity.outer_start)
    behind = case.quantity.end, case.sentence.end
    if not rest or case.signs.first(PLAINLY_DONE, *behind):
        return None
    return _found(rest) if case.signs.first(AHEAD, *behind) or _YET.search(case.text, *behind) else None


# --- by the words of the sentence and the headings above ------------------------------------------------------------------------

#: |截至目前|，已…, |近年来|，…: from here on the sentence tells what is, until it promises or names another year.
_SO_FAR = re.compile(rf"(?=[截目至近以今先实已昨日我共])(?:截[至止]到?[^，。；,;：:]{{0,12}}(?=[，,])|截[至止](?:目前|今年\d{{1,2}}月)?|目前|至今|近年来|近几年|以来(?:[^。；;]{{0,80}}?累计)?|今年来|先后|实际完成(?!投资?额)|(?<![而不])已经?(?!成为|建成区)|{'|'.join(WORDS['news'])}|我[省市县区州镇]获批|(?P<stock>(?<=[市县区省州旗])共有))")
_ANEW = re.compile(r"[，,、（(：:][^，。；,;：:\d]{0,4}20\d\d年|今年|明年|年底前|下一步")
#: |同比|增长3%, |完成年度任务的|78%, |占年度目标任务|46%, |1至9月|: so only what is known is measured.
_SAME_TIME = re.compile(
    r"同比|环比|是(?:去年|上年)(?:同期)?的|[较比与和](?:去年|上年)?同期|(?:完成|达到?|[占为])[^，。；,;\d]{0,14}(?:目标|任务|计划)[^，。；,;\d的]{0,8}的(?=\d)"
    r"|占[^，。；,;\d]{0,14}(?:目标|任务|计划)(?:数|任务|总额)?(?=\d[\d.]*[%％])|(?<!\d)1月?[-—－~～至到]{1,2}\d{1,2}月(?![底前])"
)
#: What each of these holds.
_COMPARED = re.compile(r"比|去年的|上年的|同期|目标|任务|计划|1月?[-—－~～至到]")
_HOPED = WANTED | {"bound", "kept"}
_PART = re.compile(r"[；;。]")
#: 学校|计划用|三年…: what even a report of the past leaves to come.
_PLANNED = re.compile(r"计划(?:用|在|于|通过|新)|力争|下一步|今后")
#: 同比|下降30%以上|: a bound is a goal's.
_SETS_BOUND = re.compile(r"[^，。；,;]{0,16}\d[^，。；,;]{0,4}以[上下内]")
#: |力争|…, |将新建|体育馆1座: what even a review or a portrait looks ahead to.
_HOPES = re.compile(r"力争|(?:将|拟|计划)再?(?:新|改|扩|迁|续)建|(?<![主重需])要(?:求)?(?:达到|高于|确保|完成)")
#: What makes a bound a fact in a telling: 参保率|保持在|99%以上.
_STAYED = IS_DONE | {"kept"}
#: Comparators that set a bound, as duties do.
_BOUNDS = (">=", "<=", "<")
#: 对|已投保的种粮大户，|每亩补贴80元: who is meant, not what was done.
_OF_THOSE = re.compile(r"已[^，。；,;\d]{1,12}的[^，。；,;\d]{1,12}[，,]")
#: 100亩以上大棚且配备|了喷灌设施的单位|: what is told of whoever is meant, behind the number.
_WHICH = re.compile(r"[^，。；,;\d]{1,16}的[\u4e00-\u9fff]")
#: Deeds: a sentence that names one tells of more than a stock.
_DEED = re.compile(r"规划|开设|[新改扩迁]建|新增|完成|开展|组织|引进|创建|建成|提高|提升|增加|降|配备|设置|安排|投入|改造|培养|招聘|补充|选派|整治|修复|推广|达到")
#: |仅有|2座…, 床位|缺口|300张: what is lacking.
_SHORTAGE = re.compile(r"仅为?|只有|仅占|缺口|不足|缺乏|短缺|(?<!不)低于(?:全|国|省|市)|落后|偏低|滞后|尚有|还有(?!一[件个项条是])")
#: 没有|如期完工, |不能|投用: what has failed, also where a goal's year stands beside it.
_FAILED = re.compile(r"(?:没有?|未能?|不能)(?:如期|按[时期]|全部|完全)?[^，。；,;]{0,10}?(?:完[工成]|达[到标]|投[放用入]|建成|开工|竣工|落实)")
#: |充分发挥|2所艺术学校的示范作用: what is there is made use of.
_MADE_USE_OF = re.compile(r"(?:发挥|依托)[^，。；,;]{0,60}$")
_USE = re.compile(r"[^，。；,;]{0,80}(?:作用|功能|优势)")
#: |总面积约|52平方公里: how large a place is, told as a fact.
_EXTENT = re.compile(
    r"(?:(?:总|规划|国土|辖区|用地|幅员|建成区|行政区划?|土地)+面积(?:约|约为|为|共)?|(?<![\u4e00-\u9fff])面积(?:约|约为|为)?)\s?$|常住人口(?:约|为)?\s?$|户籍人口(?:约|为)?\s?$"
)
_EXTENT_WIDTH = 16
#: 总面积|达到|52平方公里, |新建|…总面积…: an extent that is a goal.
_REACHES = re.compile(r"\s?(?:达到|不|至少|超过|突破)")
_BUILDS = re.compile(r"分园|教学[楼班]|幼儿园|小学|新建|迁建|扩建|改建|拟建|规划建设|选址|到20")


def _says(case: Situation, kinds: frozenset[str]) -> Sign | None:
    """The first sign of these kinds in the sentence, up to the end of the clause."""
    return case.signs.first(kinds, case.sentence.start, case.clause.end)


def _so_far(case: Situation) -> Spans | None:
    """`截至目前已开工16个，完成投资5亿元`: told as it stands, also where the sentence names the plan's year; `到2025年，全县共有小学20所` is a goal."""
    time = case.governing.time
    hits = list(_SO_FAR.finditer(case.text, case.sentence.start, case.quantity.outer_start)) if time and _near_time(case) else []
    if time and time.rule.endswith(_LIMITS):
        hits = [hit for hit in hits if not hit["stock"]]
    if not hits or case.signs.first(WANTED, hits[-1].end(), case.quantity.start) or "的" in case.text[hits[-1].end() : case.quantity.outer_start].removesuffix("的") or _ANEW.search(case.text, hits[-1].end(), case.quantity.start):
        return None
    return (Span(*hits[-1].span()),)


#: 11个|地区已完成改造|: what those who are counted have done.
_HAVE_DONE = re.compile(r"[\u4e00-\u9fff]{0,10}?(?:均|都|全部)?已经?(?:全部|全面)?(?:完成|建成|开工|竣工|投[用产入]|实现|通过|启用|脱贫|覆盖)(?![^，。；,;]{0,12}的)")


def _have_done(case: Situation) -> Spans | None:
    """`11个地区已完成年度改造计划`."""
    if case.text.find("已", case.quantity.end, case.clause.end) < 0:
        return None
    hit = _HAVE_DONE.match(case.text, case.quantity.end, case.clause.end)
    if not hit or case.quantity.comparator in _BOUNDS or case.signs.first(WANTED, case.clause.start, case.quantity.start):
        return None
    return _found(hit)


def _in_review(case: Situation) -> Spans | None:
    """Under 发展基础, 主要问题; but `力争…` there is what is to come."""
    if case.section != "baseline":
        return None
    hoped = _HOPES.search(case.text, case.sentence.start, case.clause.end)
    return None if hoped and not _says(case, IS_DONE) else ()


def _preamble(case: Situation) -> Spans | None:
    """`我县森林覆盖率52%，…。现提出以下意见。`: why there is a plan, before what it says."""
    promises = case.preamble and _says(case, AHEAD)
    return () if case.preamble and not promises and case.quantity.comparator not in _BOUNDS else None


def _past_era(case: Situation) -> Spans | None:
    """Under a heading of the past, or in a report that has been telling of it."""
    era = case.past_era and case.section != "target" and not _PLANNED.search(case.text, case.sentence.start, case.clause.end)
    return () if case.governing.past or era else None


#: |存在的主要问题：|一是…: a sentence of what is wrong.
_OF_PROBLEMS = re.compile(r"\s*(?:目前|当前|但)?[，,]?(?:仍|还)?(?:存在|面临)的?(?:主要|突出)?(?:问题|困难|不足|短板)[^：:。；]{0,6}[：:]")
#: 12个|社区尚无日间照料中心|: what those who are counted lack.
_LACKS = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:尚无|尚未|还没有|仍无|至今没有)(?![^，。；,;]{0,20}的)")
#: 有38个|项目未入统|。
_NOT_YET = re.compile(r"[\u4e00-\u9fff]{1,10}(?:未|没有)(?!来|成年)[\u4e00-\u9fff]{2,5}$")


def _lacks(case: Situation) -> Spans | None:
    """`12个社区尚无日间照料中心`, `有38个项目未入统`, `存在的主要问题：…`."""
    low, high = case.quantity.end, case.clause.end
    there_are = case.text[case.quantity.start - 1 : case.quantity.start] == "有"
    hit = _OF_PROBLEMS.match(case.text, case.sentence.start) or _LACKS.match(case.text, low, high) or (there_are and _NOT_YET.match(case.text, low, high)) or None
    if not hit or case.quantity.comparator in _BOUNDS or case.signs.first(WANTED, case.clause.start, case.quantity.start):
        return None
    return _found(hit)


def _shortage(case: Situation) -> Spans | None:
    if case.section == "target":
        return None
    hit = _SHORTAGE.search(case.text, case.clause.start, case.quantity.outer_start)
    return None if hit and case.signs.first(WANTED, case.clause.start, case.quantity.start) else _found(hit)


def _is_done(case: Situation) -> Spans | None:
    """`全县已建成驿站8座`; what is to be done behind it (`已建8座，力争…`) is not done."""
    upon = case.text.rfind("基础上", case.sentence.start, case.quantity.start)  # 在已建成3个的基础上|，再建2个
    done = case.signs.first(IS_DONE, max(upon, case.sentence.start), case.clause.end)
    if not done or _OF_THOSE.match(case.text, done.start, case.quantity.start):
        return None
    if done.start > case.quantity.end and _WHICH.match(case.text, done.end, case.clause.end):
        return None
    if done.kind == "feat" and _due(case):
        return None  # 到2026年，…。——农业。高标准农田累计建成…: what will have been come by
    plainly, tasks = done.kind in PLAINLY_DONE, case.section == "target"
    turns = PROMISED if plainly and not tasks else TO_DO
    if (tasks and not plainly) or case.signs.first(turns, done.end, case.clause.end):
        return None
    return (Span(done.start, done.end),)


def _year_on_year(case: Situation) -> Spans | None:
    """`上半年实现地区生产总值80亿元，同比增长3%`: measured against the same time of the year before, in the same part of the sentence, where nothing is promised."""
    text, sentence, quantity = case.text, case.sentence, case.quantity
    if case.section == "target":
        return None
    start = max(sentence.start, *(text.rfind(mark, sentence.start, quantity.start) + 1 for mark in "；;"))
    part = _PART.search(text, quantity.end, sentence.end)
    end = part.start() if part else sentence.end
    hits = _SAME_TIME.finditer(text, start, end) if _COMPARED.search(text, start, end) else ()
    return next(((Span(*hit.span()),) for hit in hits if _is_measured(case, start, hit)), None)


def _is_measured(case: Situation, start: int, hit: re.Match[str]) -> bool:
    """Whether nothing is promised from `start`, or behind what was done there, up to `hit` and the number."""
    at = case.quantity.start
    if _SETS_BOUND.match(case.text, hit.end()):
        return False
    told = max((sign.end for sign in case.signs.within(IS_DONE, start, min(hit.start(), at))), default=start)
    return not case.signs.first(_HOPED, told, hit.start()) and not case.signs.first(_HOPED, hit.end(), at)


def _task(case: Situation) -> Spans | None:
    """`新建公路120公里。已完成76公里，…`: what a report of progress repeats of the task."""
    return () if case.task and not case.governing.past else None


def _accounted(case: Situation) -> Spans | None:
    """A value of a document that tells of what is, where its sentence promises nothing, no goal's year stands above and it is no cap of what is given."""
    capped = case.quantity.comparator in _BOUNDS and case.given
    if (_due(case) and not _bare_point(case)) or not case.account or capped or _says(case, AHEAD):
        return None
    return ()


def _goes_on(case: Situation) -> Spans | None:
    """`全县现有小学34所。初中14所，在校生1.5万人。`: stocks told on behind a sentence of stocks."""
    if case.quantity.comparator in _BOUNDS or case.governing.time:
        return None
    if _OF_THEM.match(case.text, case.sentence.start) and not _says(case, PROMISED):
        return ()
    if _says(case, TO_DO) or _DEED.search(case.text, case.sentence.start, case.clause.end):
        return None
    return ()


def _told(case: Situation) -> Spans | None:
    """`近年来，投入资金9亿元。新建幼儿园6所。`: deeds told on, in a text that is no plan."""
    asked = case.quantity.comparator in _BOUNDS and not _says(case, _STAYED)
    return () if case.told and not asked and not _due(case) else None


#: （一）|3月…: so many characters may stand before.
_OPENING = 4


def _bare_point(case: Situation) -> bool:
    """Whether a month or a day without 到, 前 or 底 opens the sentence (`3月划定学区12个`): in an account it tells when something was done."""
    time = case.governing.time
    return time is not None and time.rule == "time.point.goal" and time.start - case.sentence.start < _OPENING and case.text[time.end - 1] in "月日份"


def _due(case: Situation) -> bool:
    """Whether a goal's year governs the value."""
    time = case.governing.time
    return time is not None and time.kind == "by" and not case.governing.past


def _extent(case: Situation) -> Spans | None:
    text, quantity = case.text, case.quantity
    start = max(case.clause.start, quantity.outer_start - _EXTENT_WIDTH)
    if case.section == "target" or _due(case) or not _EXTENT.search(text, start, quantity.outer_start):
        return None
    if _REACHES.match(text, quantity.outer_start, quantity.start) or _BUILDS.search(text, case.sentence.start, quantity.start):
        return None
    return ()


def _found(hit: re.Match[str] | None) -> Spans | None:
    return (Span(*hit.span()),) if hit else None


#: In order of precedence.
RULES = (
    *CONDITIONS,
    Rule("status.applicant", "condition", applicant, of_others=True),
    Rule("status.rest", "target", _rest),
    Rule("status.existing", "baseline", _existing),
    Rule("status.from", "baseline", _first_figure),
    Rule("status.past_time", "baseline", _past_time),
    Rule("status.forecast", "baseline", _forecast),
    Rule("status.failed", "baseline", _failed),
    Rule("status.lacks", "baseline", _lacks),
    Rule("status.task", "target", _task),
    Rule("status.so_far", "baseline", _so_far),
    Rule("status.have_done", "baseline", _have_done),
    Rule("status.year_on_year", "baseline", _year_on_year),
    Rule("status.account", "baseline", _accounted),
    Rule("status.told", "baseline", _told),
    Rule("status.goal_time", "target", _goal_time),
    Rule("status.section", "baseline", _in_review),
    Rule("status.preamble", "baseline", _preamble),
    Rule("status.past_era", "baseline", _past_era),
    Rule("status.shortage", "baseline", _shortage),
    Rule("status.done", "baseline", _is_done),
    Rule("status.extent", "baseline", _extent),
    Rule("status.goes_on", "baseline", _goes_on),
    Rule("status.plan_text", "target", lambda _: ()),
)
*_OF_ITS_OWN, _GOES_ON, _LAST = RULES


# --- beyond the contract --------------------------------------------------------------------------------------------------

#: How firmly something is promised, by the first words that say so.
_STRENGTHS = (
    ("力争", re.compile(r"力争|努力")),
    ("争取", re.compile(r"争取")),
    ("鼓励", re.compile(r"鼓励|探索|引导|支持有条件")),
    ("确保", re.compile(r"确保|必须|务必|严格|不得|须|保证")),
)
#: |全县|建成…, |每个乡镇|至少…: to what a value applies.
_SCOPE = re.compile(
    r"[全城农乡每各](?:(?<=全)[国省市区县州旗镇乡校]|(?<=城)[区镇]|(?<=[农乡])村|(?<=各)[校镇乡村区县]"
    r"|(?<=每)[所个名家户镇村校乡][^，。；\d]{0,6}?(?=至少|设置|配备|不少于|建|有|不低于|\d))"
)


def strength_of(text: str, clause: Span, binding: str) -> str:
    """How firmly it is promised: 约束性 > 确保 > 达到 > 力争 > 争取 > 鼓励."""
    if binding == "约束性":
        return "约束性"
    told = (word for word, pattern in _STRENGTHS if pattern.search(text, clause.start, clause.end))
    return next(told, "达到")


def scope_of(text: str, start: int, end: int) -> str:
    """To what the value applies (`全区`, `每所学校`, `农村`), "" where nothing in the clause says it."""
    hits = [hit.group() for hit in _SCOPE.finditer(text, start, end)]
    return hits[-1] if hits else ""
