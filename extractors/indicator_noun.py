"""Where the noun ends that stands right of a number, and the deed behind it: `16座小型水库|除险加固`, `9个县|完成确权`, `3个面向老人的食堂`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.indicator_told import has_wanting, predicate_from
from extractors.indicator_words import (
    COMPOUND,
    NAME_AFTER,
    NAME_AFTER_STRONG,
    act_verbs,
    any_verb,
    firm_verb,
    second_predicate,
    unjoined,
)
from extractors.late import late
from extractors.lexicon import words
from extractors.predicates import predicate_at
from extractors.span import Span
from extractors.wordlist import Wordlist

#: Characters that only modify the noun behind them.
_OF = "的"


class Noun(NamedTuple):
    """Where the noun ends in its region, and the verb of what is done with it; the region itself begins with it."""

    end: int
    verb: Span | None = None


def noun_of(region: str, *, whole: bool = True) -> Noun:
    """The noun that opens the region.

    `whole`: what stands before the last 的 is part of the noun (`3个面向老人的食堂`).
    """
    region = _own_words(region)
    return (whole and _around_of(region)) or _before_others(region) or _before_deed(unjoined(region))


#: 66辆校车|的安全监管工作, 8座水闸|的续建, 600户农家|为重点对象: the work that is done with what is counted; 3个省级园区|之一, 210个村级服务点|三级服务体系: of whom it is one, what they are levels of.
_TASK_OF = re.compile(r"(?:之一|(?<=[\u4e00-\u9fff]{2})(?<![县乡村镇市省区])[两二三四五]级[\u4e00-\u9fff]{0,6}(?:网络|体系|架构|平台)|(?<=[\u4e00-\u9fff]{2})为[\u4e00-\u9fff]{0,6}?(?:对象|重点)|(?<!”)的[\u4e00-\u9fff、]{1,20}(?:工作|任务|问题|能力|作用)|(?<=[园场院校馆站库心点])的(?:综合|服务|生态)?功能|(?<=[\u4e00-\u9fff]{2})的[\u4e00-\u9fff]{0,6}(?:设计|编制|招标|审批|报批|评审|勘察|选址|前期|[新续扩改迁重]建|除险|加固|修缮|翻修|清淤|验收|拆除)|(?<=[生人员众户])(?:使用|就读|入学|学习|生活|住宿)*需[求要]|(?<=[\u4e00-\u9fff]{2})的(?:标准|比例|要求)(?:配[齐备足][\u4e00-\u9fff]{0,4})?)$")


#: 300户|困难户|每户发放…: of each of whom the next number tells.
EACH_OF = frozenset("个户名所村人家镇校社县乡班店组站园")


def _own_words(region: str) -> str:
    """The region up to a comma, a closing quotation mark or the work that is done with the counted; a quotation is read as one clause."""
    mark = region.find("，")
    if mark > 0 and "“" not in region[:mark]:
        region = region[:mark]  # “下设7个小组，主要是…”
    each = region.find("每", 1)
    if each > 0 and region[each + 1 : each + 2] in EACH_OF:
        region = region[:each]  # 120个|村|每村安装…
    quote = region.find("”")
    if quote > 0 and "“" not in region[:quote]:
        region = region[:quote]
    task = _TASK_OF.search(region)
    return region[: task.start()] if task else region


# --- 的 -------------------------------------------------------------------------------------------------------------------

#: 4万户|采暖居民|的供热安全: what is bettered is that of the people who are counted.
_PEOPLE_OF = late(
    # 120个|教学点|的基本办学条件: and what is bettered of places.
    r"[\u4e00-\u9fff]{0,6}(?:学校|教学点|小学|中学|幼儿园|[乡村]镇|行政村|自然村|社区|小区|卫生[院室]|敬老院)(?=的[\u4e00-\u9fff]{2,6}(?:条件|环境|面貌|设施)$)|"
    r"[\u4e00-\u9fff]{0,6}(?:居民|群众|农户|村民|市民|职工|老人|老年人|儿童|人口|学生)(?=的[\u4e00-\u9fff]{2,8}(?:安全|问题|困难|难题|需求|条件|环境|出行|住房|质量|用水|用电)$)"
)
#: 12个老旧小区|的管网改造, 3个片区|的雨污分流建设: work on something that the counted places have.
_WORK_OF = late(
    r"(?!面向|服务|位于|覆盖|辐射|连接|涉及|惠及|通往|支持)[\u4e00-\u9fff]{0,8}?(?:小区|片区|社区|园区|街区|景区|灌区|库区|厂区|行政村|自然村|村庄|(?<![农乡])村|乡镇|镇|街道|县|河道|河流|湖泊|水库|学校|医院|卫生院|敬老院|隧道|桥梁|道路|市场|车站)"
    r"(?=的[\u4e00-\u9fff、]{2,12}(?:改造|整治|治理|提升|修缮|修复|建设|清淤|绿化|亮化|硬化|更新|安装|换装)$)"
)
#: 12个试点县|的死亡率从…, 两所学校|的设备值均不达标, 3500户家庭|的住房困难: what is told of something that the counted have.
_MEASURE_OF = late(r"的(?:[\u4e00-\u9fff]{2,14}?(?:(?:仅|均|都|已|由|从|达|超过|不低于|实现|得到)[\u4e00-\u9fff]{0,8}|困难|难题|合格学校建设)|基础上|同时)$")
#: 8座桥|将采取…的方式, 90所学校|落实…的制度: what is told of the counted things before a 的 that is not theirs.
_BEFORE_OF = re.compile(r"(?<=[员者人户众民工家体生儿女年])(?:提供|开展|进行|发放|办理)|(?<=[\u4e00-\u9fff])(?:建设|打造|培育|创建|改造|发展|提升|培养|转[变型]|升级|建)(?:成为?|为)|在内|将(?!军)|(?:均|全部)(?=实现|完成|达到?|建成|建[有立]|配[有备]|设[有立置]|开[展通]|能够)|分布[在于]|采取|落实|(?<=[镇校园院业村])中(?=达到|有|符合|建有|完成|设有)")
#: 村落|建设成|美丽村庄, 河段|打造为|…: how a verb ends that makes something of the counted.
_MADE_INTO = ("成", "成为", "为")
#: A noun behind 的 that is no longer than this stands as it is.
_SHORT = 3


def _around_of(region: str) -> Noun | None:
    """The noun of a region with 的: what modifies it is part of it, what is told of something that it has is not."""
    if _OF not in region:
        return None
    people = _PEOPLE_OF.match(region) or _WORK_OF.match(region)
    if people:
        return Noun(people.end())
    measure = _MEASURE_OF.search(region)
    if measure:
        return Noun(noun_of(region[: measure.start()]).end)
    behind = region.rfind(_OF, 2, len(region) - 1) + 1
    if not behind:
        return None
    told = _BEFORE_OF.search(region, 1, behind - 1)
    if told:
        verb = act_verbs().at(region, told.start()) if told.group().endswith(_MADE_INTO) else None
        return Noun(told.start(), Span(verb.start, verb.end + region.startswith("成", verb.end)) if verb else None)
    if len(region) - behind <= _SHORT:
        return Noun(len(region))
    noun = noun_of(region[behind:])
    return Noun(behind + noun.end, noun.verb and noun.verb.shifted(behind))


# --- others ---------------------------------------------------------------------------------------------------------------

#: 45个|县（市、区）|整县建设….
_PLACES = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:[县市区旗镇乡村]|街道)[（(][^（）()]{1,6}[)）](?=[\u4e00-\u9fff])(?![卫中学敬级政文综民养财公便站所机农居服党医幼小图活])")


def _before_others(region: str) -> Noun | None:
    """The noun before a second predicate, of places with a bracket, and of those who have something or lack it."""
    second = second_predicate(region)
    if second and region[: second.start] not in act_verbs() and not NAME_AFTER.match(region, second.end) and "“" not in region[: second.start]:
        return noun_of(region[: second.start])
    place = _PLACES.match(region)
    if place:
        return Noun(place.end())
    whose = has_wanting(unjoined(region))
    return Noun(whose) if whose else None


# --- deeds ----------------------------------------------------------------------------------------------------------------

#: 区|标准化|改造: how work is done.
_HOW = re.compile(r"(?:(?:适老|标准|规范|循环|低碳|无障碍|信息|数字|智能|智慧|现代|机械|清洁|绿|亮|美|硬|净|宜机)化(?:和|、)?|雨污(?:水?分流|管网分流)|“?白改黑”?|原址|异地|易地|就地|择址|整体|拆除)+$")
#: 企业|深度|治理, 行政村|污水|治理: in which way, or against what, so that the work is named with the counted.
_IN_A_WAY = re.compile(r"(?:深度|消防|防渗|抗震|防洪|防火|生态|环境|污水|垃圾|扬尘|拥堵|乱象|隐患|病害|水土保持|超低排放|适老化|适幼化|脱硫脱硝|提级)(?:综合|集中|专项|系统)?$")
#: 除险加固|任务: a work as a task.
_AS_TASK = ("工作", "任务", "行动")
#: 2家企业|上市: a deed of firms.
_LISTED = "企业上市"
#: A counted thing of one character that a verb may follow at once: 9个|县|完成….
_SHORT_NOUNS = "镇村乡县区班人户校家"
#: A way of one character that work may follow: 6条|路|改造.
_SHORT_WAYS = frozenset("路街河沟渠")
#: 12个村|建设工程, 8个县|改造项目: as often part of a name behind it.
_BUILDING = ("建设", "改造", "治理", "整治", "发展", "规划", "服务", "管理", "教育")


def _before_deed(region: str) -> Noun:
    """The noun before what is told of it, before the work that is done to it, before a verb."""
    first = predicate_from(region)
    region = region[: predicate_at(region, first - 1)]
    return _before_work(region) or _short(region) or _before_verb(region, first) or Noun(len(region))


@cache
def works() -> Wordlist:
    """Work that is done to what is counted."""
    return Wordlist(words("works"))


def only_work(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is nothing but work that is done to something: no noun of its own (`更新|改造`)."""
    while start < end and (work := works().at(text, start)):
        start = work.end
    return start == end


def _before_work(region: str) -> Noun | None:
    """`16座水库|除险加固`, `9个片区|绿化改造任务`: work at the end of the noun is what is done to it."""
    end = len(region) - (2 if region.endswith(_AS_TASK) else 0)
    work = Span(end - 2, end) if region.endswith(_LISTED, 0, end) else works().before(region, 0, end)
    if not work:
        return None
    while more := works().before(region, 0, work.start):  # 升级|改造
        work = Span(more.start, work.end)
    if work.start >= 2 and _IN_A_WAY.search(region, 0, work.start):
        return Noun(end)
    how = _HOW.search(region, 0, work.start)
    start = how.start() if how else work.start
    if start < (1 if region[:1] in _SHORT_WAYS else 2):
        return None
    if region.endswith(_ADJECTIVES, 0, start):
        return Noun(len(region))  # 14个|专项|治理行动
    return Noun(len(region[:start].removesuffix("完成")), work)


def _short(region: str) -> Noun | None:
    """`74个县|推广复合种植技术`: a noun of one character and a verb behind it."""
    does = any_verb().at(region, 1) if region[:1] and region[0] in _SHORT_NOUNS else None
    if does and len(region) - does.end >= 2 and not NAME_AFTER.match(region, does.end) and does.of(region) not in _BUILDING:
        return Noun(1, does)
    return None


def _before_verb(region: str, first: int) -> Noun | None:
    """The noun before the first verb that parts the region into noun and predicate; none before `first` does."""
    for verb in firm_verb().within(region):
        if region.rfind("“", 0, verb.start) > region.rfind("”", 0, verb.start):
            continue  # “普惠园新改扩建”项目
        if region[verb.start - 1 : verb.start] == "”" and region.endswith(("工程", "项目", "行动", "计划", "任务")):
            continue  # 道路的“五化”|改造提升工程
        if verb.start >= first - 1 and _parts(region, verb) and not region.startswith(("基金", "资金"), verb.end) and not COMPOUND.match(region, verb.start):
            how = _HOW.search(region, 2, verb.start)
            return Noun(how.start() if how else verb.start, verb)  # 危桥|原址|重建工程
    return None


#: They open a noun and are none.
_ADJECTIVES = ("具体", "主要", "重点", "重大", "配套", "相关", "专项", "综合", "优先", "特色", "关键", "核心", "长期", "短期", "免费", "线上", "线下", "大型", "小型", "集中", "联合", "公益")


def _parts(region: str, verb: Span) -> bool:
    """Whether the verb parts the region into noun and predicate."""
    before = region[: verb.start]
    if before in _ADJECTIVES:
        return False  # 20项|具体|帮扶举措
    if not before or before.endswith("新") or (before == "计划" and verb.of(region).startswith("新")) or (len(before) < 2 and before not in _SHORT_NOUNS):
        return False
    return not before.endswith(("的", "、", "和", "未", "待")) and not NAME_AFTER_STRONG.match(region[verb.end :])
