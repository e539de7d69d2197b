"""Which words right of a number are its own: `10个产业链|、若干个接续产业`, `40名代表|为全镇发展建言`, `56个行政村中|已有48个`."""

from __future__ import annotations

import re

from extractors.indicator_reading import Reading
from extractors.indicator_words import COUNTING, OF_WHICH, act_verbs, heads_pattern
from extractors.units import units

#: Units that count occasions: 2次督查.
OCCASIONS = ("次", "场", "轮", "遍", "场次")
#: 283个|省|、市重点项目: levels that a noun behind them shares.
_LEVELS = ("省", "市", "县", "区")
#: 10个产业链|、若干个接续产业|, 16个区|和部分园区|, 12个镇|和广大农村|: further things that nobody counted.
_VAGUE = re.compile(r"(?<=[\u4e00-\u9fff])(?:[、和及](?:若干|一批|一系列)|[和及](?:部分|其他|多[个家]|广大|全部|所有|全体))")
#: 2辆吸污车|对粪污进行收集, 40名代表|为全镇发展建言, 9个项目|“应开尽开”: what is done with or by the counted.
_DOES_TO = re.compile(r"(?<=[\u4e00-\u9fff]{2})对[\u4e00-\u9fff]{2,16}(?:进行|开展|实施)|(?<=代表|委员|专家|干部|医生|教师|人员|党员|律师|队员|青年)为[\u4e00-\u9fff]{2,20}|(?<=[\u4e00-\u9fff]{2})[“\"]应[\u4e00-\u9fff]尽[\u4e00-\u9fff][”\"]")
#: 10条公路|为|2024年“最美公路”: what they are named, or were in a year.
_NAMED_AS = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:(?<![行作有成认])为|列为|评为|命名为|确定为|认定为)$")
_IN_LIST = re.compile("(?<=[\u4e00-\u9fff]{2})(?:、|以及|及|和|等(?=[，。；]|$))")
#: 2个小区|和中岭街道|17个: the place that the next number is of.
_NEXT_PLACE = re.compile(r"(?<=[\u4e00-\u9fff])(?:和|及|以及|与)[\u4e00-\u9fff]{1,6}(?:街道|[镇乡县区市旗])$")
#: 18个|班|和初中|12个班: the stage that the next number is of.
_NEXT_GROUP = re.compile(r"(?P<held>班级?|教学班|[学床座托车泊]位)(?:和|及|以及|与)[\u4e00-\u9fff]{2,8}$")
#: 56个行政村中|已有|48个: how many of them.
_SOME_OF = re.compile(r"(?<=[\u4e00-\u9fff]中)(?:已有|现有|已|有|还有|仍有|尚有|仅有|只有|共有|已经有)$|(?<=[\u4e00-\u9fff])(?<![公不])(?:一共|总共|合计|共)(?:有|计)?$")
#: 一栋综合楼|和室外操场: what stands beside a single one is not counted with it.
_WITH_IT = re.compile(r"(?<=[\u4e00-\u9fff][楼馆厂站院校房桥库塔坝])(?:和|及|以及|、)(?=[\u4e00-\u9fff]{3})")
#: 除现有12家卫生院|外|，, 4座水厂|的基础上|: what comes on top of the counted.
_ON_TOP = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:[之以]?外$|的?基\s?础\s?上)")
#: Words that end so are looked at; 示范基地 holds no 基础上.
_BASIS = re.compile(r"基\s?础\s?上")
#: 实现每村有1个卫生室|的目标|: what the whole deed is.
_AIM = re.compile(r"(?<=[\u4e00-\u9fff]{2})的(?:(?:工作|总体?)?(?:目标|任务)|要求)(?:任务|目标|要求)?$")


def own_words(reading: Reading, low: int, high: int) -> str:
    """The words of text[low:high], right of the quantity, that are its own: not the next number's item of a list, not what nobody counted."""
    own = reading.text[low:high]
    opened = own.find("（")
    if opened > 0 and "）" not in own[opened:]:
        own = own[:opened]  # 18个水位、雨量测报站|（其中国家站|5个
    elif reading.after and "、" in own.rstrip("、"):
        items, _, last = own.rpartition("、")
        own = items if (len(last) > 1 or last == "每") and items not in _LEVELS and last[-1] not in "和及与" else own
    if reading.family in ("length", "area") and reading.text[reading.quantity.outer_start - 1] == "、":
        own = _IN_LIST.split(own, maxsplit=1)[0] or own  # 食堂、200米|环形运动场|、篮球场
    group = _NEXT_GROUP.match(own) if reading.after and reading.after.unit == reading.quantity.unit and own[-1:] not in "班位" and adjoins_next(reading) else None
    own = group["held"] if group else own
    place = _NEXT_PLACE.search(own) if reading.after and adjoins_next(reading) else None
    own = own[: place.start()] if place else own
    does = _DOES_TO.search(own) if "对" in own or "为" in own or "尽" in own else None
    own = own[: does.start()] if does else own
    vague = _VAGUE.search(own)
    own = own[: vague.start()] if vague else own
    top = _ON_TOP.search(own) if (own.endswith("外") or ("基" in own and _BASIS.search(own))) and (own[-1] != "外" or "除" in reading.text[reading.sentence : reading.quantity.start]) else _AIM.search(own) if reading.counts else None
    own = own[: top.start()] if top else own
    with_it = _WITH_IT.search(own) if reading.quantity.value_max == 1 and reading.counts and reading.quantity.unit not in OCCASIONS else None
    own = own[: with_it.start()] if with_it else own
    own = _NAMED_AS.sub("", own) if own.endswith("为") else own
    own = _SOME_OF.sub("", own) if reading.after else own
    if (reading.after or low + len(own) == reading.clause.end) and OF_WHICH.search(own) and not own.endswith("过程中"):
        return own[:-1]  # 12件民生实事|中9件, 300个项目|中，
    return own


def adjoins_next(reading: Reading) -> bool:
    """Whether no mark stands between the quantity and the next one."""
    return reading.after is not None and reading.right_to == reading.after.outer_start


#: 学校9所，其中2所|在校生|超3000人: what those have that are counted.
_HELD_BY_THEM = re.compile(r"床位|学位|在校生|学生|教师|职工|员工|从业人员|会员|户籍人口|常住人口|人口")


def part_measured(reading: Reading, own: str) -> bool:
    """Whether the quantity counts a part of what was counted, and only what the next number measures of it stands between (`企业200家，其中15家|产值超|10亿元`)."""
    if not reading.text.endswith("其中", reading.clause.start, reading.quantity.outer_start) or reading.after is None or not adjoins_next(reading):
        return False
    head = heads_pattern().search(own) if units().get(reading.after.unit) not in COUNTING else None
    return (head is not None and head.start() < 2) or (reading.after.comparator != "=" and _HELD_BY_THEM.fullmatch(own) is not None)


#: 12个|贫困村|道路硬化30公里, 9个|乡镇|污水管网60公里: places, which have what the next number measures; 农村|公路 has none.
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:村民小组|村庄|村屯|(?<![农乡])村(?![民级委组社庄屯]|道(?!路))|乡镇(?!企)|街道(?!办)|社区(?![医卫服])|小区|片区|园区|景区|灌区|区县|县区|学校|中学|小学|幼儿园|医院|卫生院)(?=[\u4e00-\u9fff]{2})(?!的|和|及|与|建设|整村|基础)"
)


def places_with_length(reading: Reading, low: int, high: int) -> int:
    """How long the name of the places is that this number counts, if right behind it stands the length of something that they have; 0 where it doesn't."""
    if reading.quantity.unit not in ("个", "处", "所") or reading.after is None or units().get(reading.after.unit) != "length" or not adjoins_next(reading):
        return 0
    place = _PLACE.match(reading.text, low, high)
    return place.end() - low if place and not act_verbs().at(reading.text, place.end()) else 0
