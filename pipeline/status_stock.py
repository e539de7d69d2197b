"""Statuses of what is there and what is lacking: stocks (`对现有35座泵站`), first figures (`由62%提高到70%`), extents, shortages and what has failed."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.span import Span
from pipeline.signs import TO_DO, WANTED
from pipeline.situation import BOUNDS, Situation, Spans

# --- stocks and first figures ------------------------------------------------------------------------------------------

#: 对|现有|35座…, |存量|公交车120辆: a stock that is there; |盘活存量|土地800亩 does something to that much of it.
_EXISTING = re.compile(r"(?P<treats>加装|[更改]造|更新|整治|提升|盘活|激活|唤醒|消化|化解|处置|去化|压减|清理|清退|淘汰|置换|利用)?(?:现有|存量|在册|原有|既有)(?![^，。；、\d]{0,8}(?:加装|改造|整治|提升|更新|新增|基础上)|[^，。；、\d]{0,12}(?:补贴|补助|奖励|给予))[^，。；、\d]{0,12}(?<!的)$")
_EXISTING_WIDTH = 16
_STOCK = re.compile(r"[现存在原既](?:(?<=[现原既])有|(?<=存)量|(?<=在)册)")
#: |存量|违建处置率|达到|90%, |存量|贷款利率|下降|0.5个百分点: what a stock is brought to.
_OF_STOCK, _CHANGED = re.compile(r"存量|既有"), re.compile(r"(?:提[高升]|下降|降低|压降|上升|增加)[到至]?$")
#: |完成|存量危房1200户|改造: so is what all of a stock gets.
_DEALS, _DEALT_WITH = re.compile(r"(?:完成|实施|推进|启动|开展|加快)(?:全部|剩余|对)?$"), re.compile(r"[^，。；,;\d]{0,14}?(?:改造|整治|更新|处置|清[运理零]|治理|修复|整改|提升|销号|任务)")
#: 建成3个|示范社区的基础上|: what is there is built on.
_UPON = re.compile(r"(?:(?!在)[^，。；,;\d]){0,16}基础上")
#: |充分发挥|2所艺术学校的示范作用: what is there is made use of.
_MADE_USE_OF = re.compile(r"(?:发挥|依托)[^，。；,;]{0,60}$")
_USE = re.compile(r"[^，。；,;]{0,80}(?:作用|功能|优势)")


#: |紧紧围绕我市|16条重点产业链，助推…: what there is, round which work is done; 围绕8个|水库加固| and 聚焦8项|任务| name what is to be done.
_ROUND = re.compile(r"(?:围绕|聚焦|紧扣|瞄准|紧盯|立足)(?:[我全本][市县区省州镇])?(?:现有|确定的?)?$")
_ROUND_WORKS = re.compile(r"[^，。；,;]{0,20}?(?:改造|建设(?!用地)|开工|复工|竣工|治理|整治|修复|提升|创建|申报|落地|加固|达标|目标|任务|指标|工程)")
_ROUND_WIDTH, _ROUND_UNITS = 8, ("条", "个", "项", "大")


def existing(case: Situation) -> Spans | None:
    """`对现有35座泵站`, `在建成3座的基础上`, `发挥2座示范泵站的带动作用`; a bound (`存量厂房出租率不低于60%`) is set, not found."""
    at = case.quantity.outer_start
    used = _MADE_USE_OF.search(case.text, case.clause.start, at) if case.quantity.comparator == "=" else None
    if used and _USE.match(case.text, case.quantity.end, case.sentence.end):
        return (Span(*used.span()),)
    if case.quantity.comparator == "=" and case.quantity.unit in _ROUND_UNITS and (round_it := _ROUND.search(case.text, max(case.clause.start, at - _ROUND_WIDTH), at)) and not _ROUND_WORKS.match(case.text, case.quantity.end, case.clause.end):
        return (Span(*round_it.span()),)
    upon = _UPON.match(case.text, case.quantity.end, case.clause.end) if case.text.find("基础上", case.quantity.end, case.clause.end) >= 0 else None
    left = max(case.clause.start, at - _EXISTING_WIDTH), at
    stock = _EXISTING.search(case.text, *left) if case.quantity.comparator not in BOUNDS and _STOCK.search(case.text, *left) else None
    kept = stock if stock and not stock["treats"] and not (_OF_STOCK.search(stock.group()) and ((case.text.startswith("达", at) and case.quantity.unit in ("%", "个百分点")) or _CHANGED.search(stock.group()))) else None
    if kept and _DEALS.search(case.text, case.clause.start, kept.start()) and _DEALT_WITH.match(case.text, case.quantity.end, case.clause.end):
        kept = None
    there = upon or kept
    return (Span(*there.span()),) if there else None


#: A year before a first figure.
_YEAR = r"(?:(?:19|20)\d\d年度?[底末]?|[去上]年[底末]?|“?十[一二三四]五”?(?:期?末)?)"
#: |由|62%提高到70%, |从2021年的|4.6万元和|1.7万元提高到…: the first figures are what was.
_FROM = re.compile(rf"(?:由|从)(?:原来|原有|原先|目前|当前|如今|现在|现有|平均|人均|最初|起初|以往|过去|此前|先前|平时|平常|往年|年初|{_YEAR})?的?(?:每[年月天人户])*(?:\d[\d.]*[^\d，。；,;、和]{{1,6}}[、和])*约?$")
#: |较2024年的|46%提高3个百分点, |比2016年的8万吨、|2万吨分别减少…: so is what is compared with.
_AGAINST = re.compile(rf"[较比]{_YEAR}的(?:\d[\d.]*[^，。；,;、和]{{1,6}}[、和])*约?$")
_FROM_WIDTH = 40
#: What each of these begins with.
_FIRST_SIGN = re.compile("[由从较比]")
#: |补助标准由插秧机补助|8000元、|烘干机补助|6000元，分别提高到…: each has its own name.
_FROM_EACH = re.compile(r"由[^，。；\d]{2,16}(?:\d[\d.]*[^，。；、和\d]{1,6}[、和][^，。；\d]{2,16})?$")
_TO_EACH = re.compile(r"(?:[、和][^，。；\d]{2,16}\d[\d.]*[^，。；、和\d]{1,6})?[，,]分别(?:提高|提升|增加|上调|降低|下降|调整)[到至为]")
_CHANGES = re.compile(r"[^，。；,;\d]{0,4}(?:提高|提升|增[加长]|上升|下降|降低|减少)")
_TO = re.compile(
    r"(?:提高|提升|增加|增长|上升|下降|降低|减少|扩大|压减|压缩|缩短|增至|降至|升至|上调|提标|调整|扩容|改造|扩建|提档)?"
    r"[^，。；]{0,4}?(?:到|至|为)"
)
_TO_WIDTH = 16


def first_figure(case: Situation) -> Spans | None:
    """`由62%提高到70%`: the 62%, its year in the place that it rests on."""
    quantity, start = case.quantity, max(case.clause.start, case.quantity.outer_start - _FROM_WIDTH)
    if not _FIRST_SIGN.search(case.text, start, quantity.outer_start):
        return None
    for before, change in ((_FROM, _TO), (_AGAINST, _CHANGES)):
        hit = before.search(case.text, start, quantity.outer_start)
        if hit and change.search(case.text, quantity.end, min(case.sentence.end, quantity.end + _TO_WIDTH)):
            return (Span(hit.start(), quantity.end),)
    if case.text.find("由", start, quantity.outer_start) >= 0:
        each = _FROM_EACH.search(case.text, start, quantity.outer_start)
        if each and _TO_EACH.match(case.text, quantity.end, case.sentence.end):
            return (Span(each.start(), quantity.end),)
    return None


#: |总面积约|52平方公里: how large a place is, told as a fact.
_EXTENT = late(
    r"(?:(?:总|规划|国土|辖区|用地|幅员|建成区|行政区划?|土地)+面积(?:约|约为|为|共)?|(?<![\u4e00-\u9fff])面积(?:约|约为|为)?)\s?$|(?:常住|户籍)人口(?:约|为|有|达)?\s?$|(?<!规划)总人口(?:约|为|有|近)?\s?$"
)
_EXTENT_WIDTH = 16
#: 总面积|达到|52平方公里, |新建|…总面积…: an extent that is a goal.
_REACHES = re.compile(r"\s?(?:达到|不|至少|超过|突破)")
_BUILDS = re.compile(r"分园|教学[楼班]|幼儿园|小学|新建|迁建|扩建|改建|拟建|规划建设|选址|到20")


def extent(case: Situation) -> Spans | None:
    """`总面积52平方公里`: how large a place is, where nothing is built and no goal's year governs."""
    text, quantity = case.text, case.quantity
    start = max(case.clause.start, quantity.outer_start - _EXTENT_WIDTH)
    if case.section == "target" or case.due or not _EXTENT.search(text, start, quantity.outer_start):
        return None
    if _REACHES.match(text, quantity.outer_start, quantity.start) or _BUILDS.search(text, case.sentence.start, quantity.start):
        return None
    return ()


# --- what is lacking ---------------------------------------------------------------------------------------------------

#: 没有|如期完工, |不能|投用: what has failed, also where a goal's year stands beside it.
_FAILED = re.compile(r"(?:没有?|未能?|不能)(?:如期|按[时期]|全部|完全)?[^，。；,;]{0,10}?(?:完[工成]|达[到标]|投[放用入]|建成|开工|竣工|落实)")


def failed(case: Situation) -> Spans | None:
    """`6座泵站没有如期完工`; not where it is said for whom (`未完成任务的，…`) or of what is left to do."""
    hit = _FAILED.search(case.text, case.clause.start, case.clause.end)
    if not hit or case.quantity.comparator in BOUNDS or case.signs.first(TO_DO, case.clause.start, case.quantity.start):
        return None
    return (Span(*hit.span()),) if case.text[hit.end() : hit.end() + 1] != "的" else None


#: |存在的主要问题：|一是…: a sentence of what is wrong.
_OF_PROBLEMS = re.compile(r"\s*(?:目前|当前|但)?[，,]?(?:仍|还)?(?:存在|面临)的?(?:主要|突出)?(?:问题|困难|不足|短板)[^：:。；]{0,6}[：:]")
#: 12个|社区尚无日间照料中心|: what those who are counted lack.
_LACKS = re.compile(r"[\u4e00-\u9fff]{0,12}?(?:尚无|尚未|还没有|仍无|至今没有)(?![^，。；,;]{0,20}的)")
#: 有38个|项目未入统|。
_NOT_YET = late(r"[\u4e00-\u9fff]{0,10}(?:未|没有)(?!来|成年)[\u4e00-\u9fff]{2,5}$")


def lacks(case: Situation) -> Spans | None:
    """`12个社区尚无日间照料中心`, `有38个项目未入统`, `存在的主要问题：…`."""
    low, high = case.quantity.end, case.clause.end
    there_are = case.text[case.quantity.start - 1 : case.quantity.start] == "有"
    hit = _OF_PROBLEMS.match(case.text, case.sentence.start) or _LACKS.match(case.text, low, high) or (there_are and _NOT_YET.match(case.text, low, high)) or None
    still = there_are and case.text[case.quantity.start - 2] in "尚仍还"  # 规划新建小区|尚有|6个未投入使用
    if not hit or case.quantity.comparator in BOUNDS or (not still and case.signs.first(WANTED, case.clause.start, case.quantity.start)):
        return None
    return (Span(*hit.span()),)


#: |仅有|2座…, 床位|缺口|300张: what is lacking.
_SHORTAGE = re.compile(r"仅为?|只有|仅占|缺口|(?:不足|缺乏|短缺)(?!的[^，。；]{0,12}[可给予])|(?<!不)低于(?:全|国|省|市)|落后|偏低|滞后|尚有|还有(?!一[件个项条是])")

#: |仅有|2座…: a fact among tasks too.
_ONLY = re.compile(r"(?<![不至到为])仅(?:有|占(?!地)|[为达]?$)")


#: 年内将有8个项目完工，还有5个|陆续开工|: what else is built, where 还有12个村缺水 is lacking.
_ALSO_BUILT = re.compile(r"(?:(?![未没待缺])[^，。；,;]){0,16}?(?:[开完动]工|建成|竣工|投[用产]|启动|改造|建设|整治|实施)")


def shortage(case: Situation) -> Spans | None:
    """`仅有2座充电站`, `床位缺口300张`; not where something is wanted before it."""
    if case.section == "target":
        hit = _ONLY.search(case.text, case.clause.start, case.quantity.start) if "仅" in case.text[case.clause.start : case.quantity.start] else None
    else:
        hit = _SHORTAGE.search(case.text, case.clause.start, case.quantity.outer_start)
    also = hit and hit.group() == "还有" and _ALSO_BUILT.match(case.text, case.quantity.end, case.clause.end)
    since = case.sentence.start if also else case.clause.start
    if not hit or case.signs.first(WANTED, since, case.quantity.start):
        return None
    return (Span(*hit.span()),)
