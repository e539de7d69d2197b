"""Statuses by time: the one that governs the value, and words that tell how far something has come (`截至目前已开工16个`) or against what it is held (`同比增长3%`)."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.span import Span
from extractors.time_reading import TimeMention
from pipeline.due import forecast_in
from pipeline.signs import AHEAD, IS_DONE, PLAINLY_DONE, WANTED, WORDS
from pipeline.situation import Situation, Spans

# --- by the time that governs ------------------------------------------------------------------------------------------

#: 2000年底前|建成的小区|: a time that only tells of which ones something is said.
_OF_WHAT = re.compile(r"(?:建成|竣工|投用|交付|登记|注册|成立|出生|入学|购买)?的(?!目标|任务|要求)[\u4e00-\u9fff]")
#: How the rules of times end that only a limit fits: 到2025年, 6月底前.
_LIMITS = (".until", ".before")
#: 在建12个，2021年底前|建成|: what is done by then, told behind the value.
_TO_BE_DONE = re.compile("(?<=前)(?:全部|全面)?(?:建成|竣工|投用|完成)")

#: |完成|改造18座，剩余11月底前完成: what was come by where things are told as they stand.
_COME_BY = re.compile(r"(?:完成|建成|竣工|投用|交付|开工|到位|拨付|发放)[^，。；,;]*$")


def _near_time(case: Situation) -> Spans | None:
    """The place of a time in the paragraph itself that says when the value holds."""
    time, told = case.governing.time, case.governing
    if time is None or not told.near or _OF_WHAT.match(case.text, time.end):
        return None
    if told.past or told.source == "stated" or time.kind == "by":
        return (Span(time.start, time.end),)
    return None


def goal_time(case: Situation) -> Spans | None:
    """`到2025年，新增…`; under a heading of what was, a time sets a goal only where it limits (到…, …前) or something is promised, never from a cell or line apart
    (`完成时限 | 进展情况`)."""
    time = case.governing.time
    told = case.section == "baseline" and time is not None and (not time.rule.endswith(_LIMITS) or (time.start > case.quantity.end and (not _TO_BE_DONE.match(case.text, time.end) or _COME_BY.search(case.text, case.clause.start, case.quantity.start) is not None)))
    told = told or (case.section == "baseline" and time is not None and _is_apart(case, time))
    told = told or (time is not None and _is_spell(time) and case.says(_DONE) is not None)
    return None if told and not case.says(AHEAD) else _near_time(case)


def _is_apart(case: Situation, time: TimeMention) -> bool:
    """Whether a time that is stated for the whole row or item stands in another cell or line."""
    return case.governing.source == "stated" and not case.sentence.start <= time.start < case.sentence.end


#: 9月3日至20日，|成立了|4个组: what was done in a spell of days is no goal.
_DONE = frozenset({"done"})


def _is_spell(time: TimeMention) -> bool:
    """Whether it is a stretch of days that no year or phase of a plan makes up."""
    first, last = time.start_date, time.end_date
    return time.kind == "during" and first is not None and last is not None and (last - first).days < _SPELL


_SPELL = 100


def past_time(case: Situation) -> Spans | None:
    """`2019年建成驿站8座` in a plan from 2021 on; what is given to those of a year (`对2019年评定的企业，给予9万元奖励`) is no fact."""
    time = case.governing.time
    if time is None or not case.governing.past or (case.addressed and case.given and not case.says(IS_DONE)):
        return None
    if time.end_date is None and case.governing.source == "stated" and time.end < case.quantity.start and case.signs.first(WANTED, time.end, case.quantity.start):
        return None  # “十四五”以来，已改造5个，拟再改造3个
    return None if _WILL_RISE.search(case.text, time.end, case.quantity.start) else _near_time(case)


#: 2021年，补助标准|将从每人640元提高到|660元: what is raised from then on, however long ago the page was put up.
_WILL_RISE = re.compile(r"将[由从][^，。；,;]{0,40}(?:提高|提升|增加|上调|调整|下降|降低|[增升降])[到至为](?:每[人户年月亩]){0,2}$")


#: |计划于今年年底|完成…, |拟于12月底前|再改造…: what is still to come when a year is looked back at.
_STILL_AHEAD = re.compile(r"(?:计划|拟|将(?!军)|预计|力争|确保)[于在到]?(?:今年|本年|年|\d{1,2}月)[^，。；\d]{0,4}[底末前]")


#: 计划年底完工5个，|同时|新增…: what else is told.
_TURNS = re.compile(r"；|同时|此外|另外")


def yet_to_come(case: Situation) -> Spans | None:
    """`今年新增车位600个，并计划于今年年底完成停车场建设，新增车位90个`: the 90, in an account of the year."""
    if not case.account or not any(word in case.text[case.sentence.start : case.quantity.start] for word in ("计划", "拟", "将", "预计", "力争", "确保")):
        return None
    hit = next(reversed(list(_STILL_AHEAD.finditer(case.text, case.sentence.start, case.quantity.start))), None)
    if hit is None or case.signs.first(IS_DONE, hit.end(), case.clause.end) or _TURNS.search(case.text, hit.end(), case.quantity.start):
        return None
    return (Span(*hit.span()),)


#: 预计产值9亿元，|为实现|2031年增长10%的目标: what is aimed at is reckoned with no more.
_AIMED = re.compile(r"(?:为|要|确保|力争)(?:全面|圆满|顺利)?(?:实现|完成|达到)")


#: 2026年|目标任务是|：产值达到9亿元，预计增长5%: what a goal is reckoned to mean.
_AIMS = re.compile(r"(?:目标|任务)[^，。；：:\d]{0,6}?(?:[是为：:])")
#: 主要预期指标是：|…；增加值同比增长12%左右: the list of them.
_LIST_OF_AIMS = re.compile(r"(?:目标(?:任务)?|(?:预期|主要|考核|约束性)指标)(?:主要|分别)?[是为]?[：:]")


def forecast(case: Situation) -> Spans | None:
    """`预计2026年床位需求达到900张`; what is reckoned behind a promise (`计划新建6所，预计完成…`) is part of it."""
    near = _near_time(case)
    reckons = near and forecast_in(case.text, case.sentence.start, case.quantity.start, case.sentence.end)
    if not reckons or case.signs.first(WANTED, case.sentence.start, reckons.start) or _AIMS.search(case.text, case.sentence.start, reckons.start) or _AIMED.search(case.text, reckons.end, case.quantity.start):
        return None
    return near


# --- by words of time --------------------------------------------------------------------------------------------------

#: 已开工14个，|其余|3个正在办理手续，力争6月开工: those that are still to come.
_REST = re.compile(r"(?:其余|剩余|余下)的?$")
_REST_WIDTH = 4
_YET = re.compile(r"年内|年底|月底|\d日前|月份?(?:前|开工|建成|完工|投)")


#: |这|5项预计10月底前完成: those told of before, which are finished by then.
_THESE = re.compile(r"[，。；,;：:）)、](?:这|上述|以上)$")
_FINISHED_THEN = re.compile(r"[^，。；,;]{0,6}(?:预计|计划|力争|确保|将|拟)[^，。；,;]{0,12}[底前日旬](?:全部|全面)?(?:完成|建成|完工|竣工|投用|开工|交付)")


def left_over(case: Situation) -> Spans | None:
    """`已开工14个，其余3个力争6月开工`: the 3, which are still to come."""
    these = _THESE.search(case.text, max(0, case.quantity.outer_start - _REST_WIDTH), case.quantity.outer_start)
    if these and _FINISHED_THEN.match(case.text, case.quantity.end, case.sentence.end):
        return (Span(*these.span()),)
    rest = _REST.search(case.text, max(case.sentence.start, case.quantity.outer_start - _REST_WIDTH), case.quantity.outer_start)
    behind = case.quantity.end, case.sentence.end
    if not rest or case.signs.first(PLAINLY_DONE, *behind):
        return None
    return (Span(*rest.span()),) if case.signs.first(AHEAD, *behind) or _YET.search(case.text, *behind) else None


#: |截至目前|，已…, |近年来|，…: from here on the sentence tells what is, until it promises or names another year.
_SO_FAR = re.compile(rf"(?=[截目至近以今先实已昨日我共举据现])(?:截[至止]到?[^，。；,;：:]{{0,12}}(?=[，,])|截[至止](?:目前|今年\d{{1,2}}月)?|目前(?<!项目前)|至今|近年来|近几年|以来(?:[^。；;]{{0,80}}?累计)?|今年来|先后|实际完成(?!投资?额)|(?<![而不])已经?(?!成为|建成区|[婚故])|{'|'.join(WORDS['news'])}|我[省市县区州镇]获批|(?<=[；;，,。])现(?:已?拥有|建有|设有)|(?P<stock>(?<=[市县区省州旗])共有))")
_ANEW = re.compile(r"[，,、（(：:；;][^，。；,;：:\d]{0,4}20\d\d年|今年|明年|年底前|下一步")


#: |记者了解到，前三季度|…: what is told of a part of a year.
_LEARNT = re.compile(r"(?:了解到|获悉|据悉|介绍|透露|显示)[，,：:]?(?:今年|去年|(?:19|20)\d\d年)?(?:前[一二三1-3]个?季度|上半年|一季度|前\d{1,2}个?月|1月?[-—至到]\d{1,2}月)")


def so_far(case: Situation) -> Spans | None:
    """`截至目前已开工16个，完成投资5亿元`: told as it stands, also where the sentence names the plan's year; `到2025年，全县共有小学20所` is a goal."""
    time = case.governing.time
    learnt = _LEARNT.search(case.text, case.sentence.start, case.quantity.outer_start) if time else None
    if learnt and not case.signs.first(WANTED, learnt.end(), case.quantity.start) and not _ANEW.search(case.text, learnt.end(), case.quantity.start):
        return (Span(*learnt.span()),)
    hits = list(_SO_FAR.finditer(case.text, case.sentence.start, case.quantity.outer_start)) if time and _near_time(case) else []
    if time and time.rule.endswith(_LIMITS):
        hits = [hit for hit in hits if not hit["stock"]]
    if not hits or case.signs.first(WANTED, hits[-1].end(), case.quantity.start) or "的" in case.text[max(hits[-1].end(), case.part_start) : case.quantity.outer_start].removesuffix("的") or _ANEW.search(case.text, hits[-1].end(), case.quantity.start):
        return None
    return (Span(*hits[-1].span()),)


#: ，|完成投资|6500万元，计划年内完成投资7亿元; |复工率|100%，…: how far works have come.
_COME_SO_FAR = re.compile(r"(?:完成(?!率)[^，。；,;\d]{0,8}|[复开竣完]工率[为达]?到?)$")
_PLANNED_YET = re.compile(r"[^。；;]{0,30}?[，,](?:计划|预计|拟|力争)(?:到)?(?:年内|全年|今年|年底前?)[^，。；,;\d]{0,6}完成")


def before_planned(case: Situation) -> Spans | None:
    """`完成投资6500万元，计划年内完成投资7亿元`: the first, which the second is told against."""
    text, at = case.text, case.quantity
    if text.find("完成", at.end, case.sentence.end) < 0 or not (come := _COME_SO_FAR.search(text, case.clause.start, at.outer_start)):
        return None
    start = max(case.part_start, text.rfind("。", 0, at.start) + 1)
    return (Span(*come.span()),) if not case.signs.first(WANTED, start, at.start) and _PLANNED_YET.match(text, at.end, case.sentence.end) else None


#: |同比|增长3%, |完成年度任务的|78%, |占年度目标任务|46%, |1至9月|: so only what is known is measured.
_SAME_TIME = late(
    r"同比|环比|是(?:去年|上年)(?:同期)?的|[较比与和](?:去年|上年)?同期|(?:完成|达到?|[占为])[^，。；,;\d]{0,14}(?:目标|任务|计划)(?:[^，。；,;\d的]{0,8}|[（(][^（）()]{1,12}[)）])的(?=\d)"
    r"|(?:完成|占)[^，。；,;\d]{0,8}\d[\d.,]*[万亿]?[\u4e00-\u9fff]{1,3}的?(?:目标|任务|计划)(?:任务|目标|数)?的(?=\d)|(?:完成|占)[^，。；,;\d]{0,10}(?:目标|任务|计划|预算)(?:任务|目标|数)?\d[\d.,]*[万亿]?[\u4e00-\u9fff]{1,3}的(?=\d)"
    r"|(?:占|完成)[^，。；,;\d]{0,14}(?:目标|任务|计划)(?:数|任务|总额)?(?=\d[\d.]*[%％])|(?<!\d)1月?[-—－~～至到]{1,2}\d{1,2}月(?![底前])"
)
#: What each of these holds.
_COMPARED = re.compile(r"比|去年的|上年的|同期|目标|任务|计划|1月?[-—－~～至到]")
_HOPED = WANTED | {"bound", "kept"}
_PART = re.compile(r"[；;。]")
#: 绿化计划9万株，|完成|12万株，完成计划的133%: what was planned, and what was done of it.
_PLANNED_THEN = re.compile(r"计划约?\d[\d.]*[^，。；,;\d]{1,8}[，,](?:实际)?(?:已?完成)")


def year_on_year(case: Situation) -> Spans | None:
    """`上半年实现地区生产总值80亿元，同比增长3%`: measured against the same time of the year before, in the same part of the sentence, where nothing is promised."""
    text, sentence, quantity = case.text, case.sentence, case.quantity
    if case.section == "target":
        return None
    start = case.part_start
    part = _PART.search(text, quantity.end, sentence.end)
    end = part.start() if part else sentence.end
    hits = _SAME_TIME.finditer(text, start, end) if _COMPARED.search(text, start, end) else ()
    found = next(((Span(*hit.span()),) for hit in hits if _is_measured(case, start, hit)), None)
    return None if found and _LIST_OF_AIMS.search(text, sentence.start, quantity.start) else found


#: 同比|下降30%以上|, 6月底前|完成全年任务的|60%: a bound, or a day by which it is done, is a goal's.
_SETS_BOUND = re.compile(r"[^，。；,;]{0,16}\d[^，。；,;]{0,4}以[上下内]")


def _is_measured(case: Situation, start: int, hit: re.Match[str]) -> bool:
    """Whether nothing is promised from `start`, or behind what was done there, up to `hit` and the number."""
    at = case.quantity.start
    if _SETS_BOUND.match(case.text, hit.end()) or case.text[hit.start() - 1] == "前":
        return False
    told = max((sign.end for sign in case.signs.within(IS_DONE, start, min(hit.start(), at))), default=start)
    if told == start and (planned := _PLANNED_THEN.search(case.text, start, at)):
        told = planned.end()
    return not case.signs.first(_HOPED, told, hit.start()) and not case.signs.first(_HOPED, hit.end(), at)
