"""What a value is held against: `产量较2021年|增长5%`, `教研经费不低于|公用经费的8%`; the noun stands before it."""

from __future__ import annotations

import re

from extractors.indicator_beside import without_classes
from extractors.indicator_reading import Reading
from extractors.indicator_verbs import opens_with_verb
from extractors.indicator_words import HAN, OF_THEM, any_verb, firm_verb
from extractors.late import late
from extractors.span import Span

#: 产量|较|2021年增长, 比上年提高, 较疫情前的|2019年下降: a time that the value is held against.
_COMPARED = re.compile(r"(?:相比|同比|较|(?<!占)比|同|与|相较于?|对比)“?$|(?:较|(?<!占)比)[^，。；、\d]{1,6}的$")
#: …2021年|末增长|, …2021年|提高到: the verb behind such a time.
_AFTER_COMPARED = late(
    r"[年末底初的相同期比，、]{0,6}(?P<verb>[\u4e00-\u9fff]{1,4}?)?(?:了|到|至|在|约|不低于|不少于|超过)?"
)
#: 秸秆利用率|高于全市平均|3个百分点: what differs stands before the comparison.
_VERSUS = re.compile(
    r"(?:(?:远|略|稍|大幅|明显|显著|至少)?(?P<verb>(?<!不)(?<!不[得应宜能可])(?:高于|低于)|高出|优于|领先|落后于?|超出?|超过)|(?P<limit>不(?:高于|低于))|比|较|与)"
    r"(?:全[国省市区县]|过去|以前|往年|目前|现在|现状|当前|原来|上年|去年|上一年|同期|平均|国家|基准|当地|周边|[前近过][去一两二三四五六]+年(?![^，。；]{0,9}[高低多少]了?$)|(?(verb)|(?(limit)|(?!)))(?:同[类等地]|市场|法定|目录|现行|面上|定额|成本))[^，。；]{0,10}$"
)
#: 低保标准|在现行标准基础上|提高5%, 能耗|在2020年基础上|下降13%: what it comes on top of.
_ON_TOP = late(r"在[^，。；]{1,20}?的?基础上(?:再|又|各|均|力争|继续|进一步|逐年|分别|每年|每[人月天])*(?P<verb>[\u4e00-\u9fff]{2})了?$")
#: 较同期|下浮|20%: the verb behind what it is held against.
_BY_HOW_MUCH = re.compile(r"(?P<verb>下浮|上浮|下调|上调|压减|压缩|缩短|提高|提升|增加|增长|下降|降低|减少|扩大)了?$")
#: 40岁以上人群|因肿瘤、卒中导致的|死亡率, 百亩以上|规模化、标准化|茶园: one noun, whose list names nothing by itself.
_ONE_NOUN = late(r"因[^，。；]{2,40}(?:导致|引起|造成|引发|所致)|化、[\u4e00-\u9fff]{2}化[\u4e00-\u9fff]{2}")
#: A comparison holds one of these.
_COMPARING = re.compile(r"[比较与于高领落超](?:(?<![高领落超])|(?<=高)出|(?<=领)先|(?<=落)后|(?<=超)[出过全])")
#: 平均办理时限|比法定时限|压减71%, 电价|较大工业电价|低0.05元: what it is held against, and how it differs.
_THAN = re.compile(r"(?:(?<![占同对环无之相高等评])[比较](?![例重值率赛武学高低较为]))[^，。；、\d]{2,12}?(?P<verb>压减|压缩|缩短|下浮|上浮|下调|上调|降低|提高|减少|增加|增长|下降|提升|便宜|低|高|少|多)了?$")
#: 甲增速|高于乙增速|2个百分点: so many points more than whatever else.
_AHEAD = re.compile(r"(?<!不)(?P<verb>高于|低于|快于|慢于|好于|优于|高出)[^，。；]{2,16}$")
#: 教研经费|不低于|公用经费的8%, 租金|为|市场价的40%: what is measured stands before the limit.
_MID_LIMIT = re.compile(
    r"(?:占比)?(?:不(?:得|应|宜)?(?:低于|少于|超过|高于|大于)|不足|少于|相当于|控制在(?=[^，。；\d]{2,24}的$)|[仅只](?:为|有|达到?)(?=[^，。；]{2,16}(?:的|平均|水平)$)|扩大到|(?:提高|上调|增加|降低?|下调|减少|压[缩减]|缩[短减])[至到])(?=[^，。；]{2,24}$)"
    r"|(?<![作成因行])为(?=[^，。；、]{1,8}(?:价格?|产值|[金款总差]额|原值|标准|工资|基数|收入|成本|费用?)的$)"
    r"|(?<=人次|数量|规模|人数)达到?(?=[^，。；、\d]{2,16}(?:数量?|人口|总量|规模|水平)的?$)"
    r"|达到(?=[^，。；、\d]{2,16}(?:人口|面积|总?产值|收入|支出|用量|需求|容量|户数|人数|总?额|总投资|存栏量?)的$)|达到?(?=[^，。；]{2,24}(?:总数|总量|总人数)的$)|(?<=数量|总数|人数|规模|总量|产量|产值)达到?(?=[^，。；]{2,24}的$)|(?:最[高多])?(?<![下传送直到表抵])可?达到?(?=[^，。；、\d]{2,16}(?<![级类等上])(?<!优良|优秀|良好|合格|标准|要求)的$)|(?<!年)按(?!时|期|需|质|劳|摩|《)(?=[^，。；]{2,20}$)"
)
#: |兑付比例|不高于货款总额的45%: what ends so is measured, also where a verb opens it.
_RATES = ("率", "比例", "占比", "额度", "限额", "标准")
#: 新建小区按照|人均用地|不少于0.2平方米的标准: what a standard is set for.
_BY = re.compile(r"按(?:照|(?!照))(?=(?!每)[\u4e00-\u9fff]{3,10}$)")
#: 各学校按照|生师比|不低于…配备教师: a ratio by which somebody does something.
_BY_RATIO = late(r"按照?(?=[\u4e00-\u9fff]{2}比$)")


def without_comparison(reading: Reading) -> tuple[int, int, Span | None]:
    """Begin and end of the stretch without what the value is held against, and the verb of the comparison."""
    text, low = reading.text, reading.left_from
    high = without_classes(text, low, reading.quantity.outer_start)
    told = _held_to_a_figure(reading, low, high)
    if told:
        return told
    low = max(low, _quotation(reading, low, high))
    low += reading.before is not None and low == reading.before.outer_end and OF_THEM.match(text, low) is not None
    if reading.before and HAN.match(text, low) and "、" in text[low:high] and not any_verb().at(text, low) and not _ONE_NOUN.search(text, low, high):
        low = text.rindex("、", low, high) + 1  # 24个班、床位960张: the noun behind the number before is its own
    high, compared = _trim_compared(reading, low, high)
    versus = (_VERSUS.search(text, low + 2, high) or _THAN.search(text, low + 2, high)) if _COMPARING.search(text, low, high) else None
    versus = versus or (_AHEAD.search(text, low + 2, high) if reading.quantity.unit.endswith("百分点") else None)
    if versus:
        high = versus.start()
        differs = None if versus.group("verb") else _BY_HOW_MUCH.search(text, versus.start(), versus.end())
        compared = Span(*versus.span("verb")) if versus.group("verb") else Span(*differs.span("verb")) if differs else compared
    on_top = _ON_TOP.search(text, low + 2, high) if text.find("基础上", low, high) >= 0 else None
    high, compared = (on_top.start(), Span(*on_top.span("verb"))) if on_top else (high, compared)
    standard = _standard(reading, low, high)
    low = standard.end() if standard else low
    of_whole = reading.quantity.unit in ("%", "倍", "比")
    limit = _MID_LIMIT.search(text, low + 2, high) if of_whole or text.find("按", low, high) >= 0 else None
    relative = limit and (of_whole or limit.group() == "按")
    does = limit and limit.group() == "按" and any(high - limit.end() - verb.end >= 2 for verb in firm_verb().within(text[limit.end() : high]))
    if limit and relative and not does and (not opens_with_verb(reading, low, limit.start()) or text.endswith(_RATES, low, limit.start())):
        high = limit.start()
    return low, high, compared


#: 失业率|比年目标|4%|低|0.6个百分点: the figure that another is held against, and how it differs from that.
_HELD_TO = re.compile(r"(?<![占同对环无之相等高])[比较](?![例重值率赛武学高低较为好大])(?P<what>[^，。；、\d]{2,12}?)(?:的|为|约)?$")
_DIFFERS = re.compile(r"\s*(?P<verb>多出|高出|低|高|多|少|快|慢|增加|减少|提高|降低)(?:了|约)?\s*")


def _held_to_a_figure(reading: Reading, low: int, high: int) -> tuple[int, int, Span | None] | None:
    """The stretch of a figure that another is held against, and of the difference from it."""
    text, before, after = reading.text, reading.before, reading.after
    differs = _DIFFERS.fullmatch(text, before.outer_end, high) if before else None
    held = _HELD_TO.search(text, reading.clause.start, before.outer_start) if before and differs else None
    if held and differs:
        return reading.clause.start, held.start(), Span(*differs.span("verb"))
    held = _HELD_TO.search(text, low, high) if after and _DIFFERS.fullmatch(text, reading.quantity.outer_end, after.outer_start) else None
    return (held.start("what"), high, None) if held else None


def _standard(reading: Reading, low: int, high: int) -> re.Match[str] | None:
    """By what standard or ratio something is done: 按照 and the like before its name."""
    if reading.text.startswith("的标准", reading.quantity.outer_end):
        return _BY.search(reading.text, low, high)
    return _BY_RATIO.search(reading.text, low, high) if reading.text[high - 1] == "比" else None


def _quotation(reading: Reading, low: int, high: int) -> int:
    """Where the quotation begins that holds the number (`指标是“新建幼儿园80所”`), or `low`."""
    opened = reading.text.rfind("“", low, high)
    if opened < 0 or reading.text.find("”", opened, high) >= 0 or "”" not in reading.text[high : reading.clauses.whole.end]:
        return low
    return opened + 1


def _trim_compared(reading: Reading, low: int, high: int) -> tuple[int, Span | None]:
    """Drop `较2020年` and the verb behind it: `化肥用量较2020年下降5%`."""
    for time in reading.times:
        if low < time.start and time.end <= high:
            compared = _COMPARED.search(reading.text, max(low, time.start - 8), time.start)
            verb = _AFTER_COMPARED.fullmatch(reading.text, time.end, high)
            if compared and verb:
                return compared.start(), Span(*verb.span("verb")) if verb.group("verb") else None
    return high, None
