"""What stands beside a counted noun and is no part of its name: who leads it, where so many are, who has it, what is told by name (`甲中学、乙中学等学校`)."""

from __future__ import annotations

import re

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import OF_WHICH, any_verb
from extractors.late import late

# --- before the noun ---------------------------------------------------------------------------------------------------

#: |为|城乡低保对象900户…发放补贴: for whom something is done.
_FOR = re.compile(r"[为向给](?!民)(?=[\u4e00-\u9fff]{3})")
#: |以甲镇为核心|5000亩…示范区: who leads what stands behind the number.
_LED_BY_ALONE = re.compile(r"以[^，。；]{2,16}为(?:核心|龙头|主体|主|依托|重点|引领|中心)的?")
#: |以中心卫生院为龙头的|医联体: who leads what is counted.
_LED_BY = re.compile(r"以[^，。；]{2,16}为[^，。；]{1,6}的(?=[^，。；]{2,}$)")
#: 每校|社团: where so many are, not what they are.
_IN_EACH = re.compile(r"每(?:[校园村镇乡县]|个(?:乡镇|镇街|街道|社区|村|县区))(?=[\u4e00-\u9fff]{2})")


def behind_others(reading: Reading, low: int, high: int, *, acted: bool) -> int:
    """Where the noun begins behind who leads it, where so many are, and what is told by name; `acted`: a verb takes it as its object."""
    text = reading.text
    benefit = _FOR.match(text, low, high) if reading.counts else None
    low = benefit.end() if benefit and not any(any_verb().within(text[low:high])) else low
    led = (_LED_BY.match(text, low, high) if reading.counts else None) or _LED_BY_ALONE.fullmatch(text, low, high)
    low = led.end() if led else low
    each = _IN_EACH.match(text, low, high) if reading.counts else None
    low = each.end() if each else low
    return _counted_part(reading, reading.skip(low, high), high, acted=acted)


# --- of what is told by name -------------------------------------------------------------------------------------------

#: 甲中学、乙小学等|学校: of named things only what they are is counted.
_NAMED_LIST = late(
    r"(?:小学|中学|学校|大学|学院|幼儿园|一中|二中|”|医院|公司|集团|[A-Z]\d{2,3}线?)等(?![^，。；]{0,6}活动$)(?=[\u4e00-\u9fff]{2,}$)"
)
#: 开设电商、养殖等|特色种养专业, 举办龙舟赛等|赛事: of examples that are done only their sort is counted; a bare 项目 or 群体 says too little.
_SORT = late(r"(?<![高中初同平优均])等(?!级|[候奖于次额待同]|(?:便民|公共)?服务$|项目|工程|企业|(?<=”等)[^，。；]{0,6}活动|[^，。；]{0,6}培训|(?:困难|重点|特殊|弱势|特定|各类)?(?:群体|人员(?!密集)|人群|对象)|[^，。；]{0,8}(?:制造|加工|生产)企业)(?=[\u4e00-\u9fff“”]{2,8}$)")
#: 扬尘治理、锅炉改造等九大类|工程: classes that are only told by examples.
_CLASSES = re.compile(r"[^，。；]*?、[^，。；、]{1,16}?等(?:[二两三四五六七八九十]|\d{1,2})(?:大类|个?类别|类|[个大]领域|个方面|[个大]板块|大门类)(?=[\u4e00-\u9fff]{3,})")
#: 甲、乙等乡镇|黑臭水体: where it is done.
_REGIONS = re.compile(r"[\u4e00-\u9fff、]{2,24}等\d{0,2}个?(?:乡镇|镇街|镇(?!级)|乡(?![级村土])|县区|县(?![级域])|街道(?!级)|社区(?!级)|地区|地(?![级方质块]))(?=[\u4e00-\u9fff]{3})")
#: 新建甲镇中心|幼儿园|等4所: what the named one is, the others are too.
_AMONG_NAMED = re.compile(
    r"(?P<kind>幼儿园|小学|中学|学校|医院|卫生院|公园|水库|泵站|大桥|电站|污水处理厂|高速公路|公路|铁路|项目|工程|产业园|园区|景区|小区)等$"
)
#: 甲中学、乙中学|运动场2块: of a list of schools only the part is counted.
_PART_OF_LIST = re.compile(
    r"(?<![\n。；][一二三四五六七八九十])、[^，。；]{1,20}(?:小学|中学|学校|幼儿园|[一二三四五六]中)"
    r"(?=(?:学生|教师|教职工)?(?:食堂|宿舍|综合楼|教学楼|运动场|操场|实验楼|实验室|周转房|公寓|餐厅|图书馆|功能室)[^，。；、]{0,4}$)"
)


#: 招商推介、产销对接等|活动: what says nothing without the deeds before it; of a named event (洽谈会等活动) it does.
_BARE, _EVENTS = frozenset({"活动", "行动", "工作"}), tuple("会节赛展")


def _says_too_little(text: str, low: int, sort: re.Match[str], high: int) -> bool:
    return text[sort.end() : high] in _BARE and ("、" in text[low : sort.start()] or not text.endswith(_EVENTS, low, sort.start()))


def _counted_part(reading: Reading, low: int, high: int, *, acted: bool) -> int:
    """Where the counted noun begins behind a list of names; `acted`: a verb takes the list as its object."""
    region = _REGIONS.match(reading.text, low, high) or (_CLASSES.match(reading.text, low, high) if acted and reading.counts else None)
    low = region.end() if region else low
    part = _PART_OF_LIST.search(reading.text, low, high) if "、" in reading.text[low:high] else None
    if part:
        return part.end()
    if not reading.counts or "等" not in reading.text[low:high]:
        return low
    named = _NAMED_LIST.search(reading.text, low, high)
    if named:
        return named.end()
    sole = reading.text[low - 1 : low] == "有" and "、" not in reading.text[low:high]  # 有某某制衣等|扶贫车间3个
    sort = _SORT.search(reading.text, low, high) if acted or sole else None
    if sort and not _says_too_little(reading.text, low, sort, high):
        return sort.end()
    kind = _AMONG_NAMED.search(reading.text, low, high)
    return kind.start() if kind else low


# --- behind the noun ---------------------------------------------------------------------------------------------------

#: 经济总量|跨过两个万亿元大关、|超过6万亿元: what was passed on the way.
_PASSED = re.compile(r"(?:连续|接连|相继|先后|首次|成功)*(?:跨过|跨越|突破|迈上|跃上|跨上|站上|迈过|闯过)[^，。；]{0,14}?(?:大关|台阶|关口)[、，]?$")
_PASSED_ENDS = frozenset("关阶口、，")


def before_others(reading: Reading, low: int, high: int) -> int:
    """Where the noun ends before what was passed on the way, 等 and 中."""
    text = reading.text
    passed = _PASSED.search(text, low + 2, high) if text[high - 1] in _PASSED_ENDS else None
    high = passed.start() if passed else high
    high -= reading.counts and text[low:high].endswith("等")
    of_them = reading.before is not None or text[max(low, high - 3) : high - 1] in ("人口", "人员", "群众")
    return high - (of_them and OF_WHICH.search(text, low, high) is not None)  # 12件实事中|9件


#: 重点任务|共5大类|36项, 项目|包括新建、续建共3类|58个: in how many classes those are that are counted.
_IN_CLASSES = late(
    r"(?<=[\u4e00-\u9fff]{2})(?<!了)(?:(?:包括|包含|涵盖)[^，。；\d]{2,40}?)?(?:[，,]?(?:共计|总共|合计|共|分为|分|涉及))?(?:有)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})个?大?(?:类别|门类|类|方面|领域|板块)$"
)
_CLASS_ENDS = frozenset("类别面域块")


def without_classes(text: str, low: int, high: int) -> int:
    """The end of text[low:high] without the classes that the counted are in: 重点任务|共5大类|36项."""
    classes = _IN_CLASSES.search(text, low, high) if text[high - 1 : high] in _CLASS_ENDS else None
    return classes.start() if classes else high


# --- of what is spared or had ------------------------------------------------------------------------------------------

#: Who is spared taxes is no part of what they are spared.
_SPARED = late(r"为?[\u4e00-\u9fff]{0,8}(?:主体|企业|工商户)(?P<what>减税降费|退税减税|让利)")
#: What a school or project that is named by a name of its own has: it stands without it, as in a table.
_OF_SCHOOL = re.compile(r"(?!各|[全所]|中小|每|义务|公办|乡镇|农村)[\u4e00-\u9fff（）()“”]{2,20}(?:中学|小学|学校|幼儿园|学院|校区)(?:[\u4e00-\u9fff]{0,10}(?:项目|工程))?(?:(?:计划|概算|估算|预算)(?=总?投资))?(?P<own>(?:总|计划|规划总?|净)?(?:投资|建筑面积|占地面积|用地面积|占地|用地))|(?!各|[全所]|每|乡镇|农村|[\u4e00-\u9fff]{0,20}?(?:性|类|绿色|装配式|保障|改造))[\u4e00-\u9fff（）()“”]{4,24}(?:项目|工程)(?P<site>(?:总|规划|净)?(?:(?:建筑|占地|用地)面积|用地))")
#: 某某公司|投资|2亿元: who puts it up.
_INVESTOR = re.compile(r"(?!平均|每)由?[^，。；、\d]{2,24}(?:(?<!平台)(?<!国有)(?<!上市)(?<!民营)公司|(?<!企业)集团)(?:共|已|累计|计划|拟|预计)*(?P<own>总?投资)")


def own_alone(reading: Reading, made: Phrase) -> Phrase | None:
    """`为2万户市场主体减税降费6亿元`, `东街小学建筑面积980平方米`: what is spared or had, without whose it is."""
    if not made.spans or reading.family not in ("money", "area"):
        return None
    spared = _SPARED.fullmatch(made.indicator) if reading.family == "money" else None
    own = _OF_SCHOOL.fullmatch(made.indicator) or (_INVESTOR.fullmatch(made.indicator) if reading.family == "money" else None)
    kept = spared["what"] if spared else own[own.lastgroup or 0] if own else ""
    return reading.made(made.spans[-1].end - len(kept), made.spans[-1].end, made.action_spans, "indicator.left") if kept else None
