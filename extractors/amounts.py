"""How the numbers of a match are read: with its unit, as a range, in Chinese numerals, as a share, a ratio, one of a list or cases in so many.

Each reader gets the text and the match of its pattern (`extractors.amount_rules`); None is no amount after all.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors import comparators
from extractors.late import late
from extractors.numerals import DIGITS, number
from extractors.units import units


class Amount(NamedTuple):
    """What a rule reads out of its match: both ends, the unit without multiplier, whether it holds 余 or 多."""

    low: int | float
    high: int | float
    unit: str
    many: bool = False


# --- with a unit -------------------------------------------------------------------------------------------------------

_IN_WORDS = late(r"[\u4e00-\u9fff][ \t]?$")


def with_unit(text: str, hit: re.Match[str]) -> Amount | None:
    """A number with a unit."""
    numeral, multiplier, some, more, written, rate = hit.group("n1", "m1", "o1", "p1", "u2", "rate")
    unit = "".join(written.split()) + (rate or "")
    if _is_torn(text, hit, unit):
        return None
    value = number(numeral, multiplier or "")
    return Amount(value, value, unit, bool(some or more))


def _is_torn(text: str, hit: re.Match[str], unit: str) -> bool:
    """Whether a line break parts number and unit that is none of running text: a number alone on its line is a cell, and the next line another."""
    return "\n" in hit.group() and (unit == "对" or not _IN_WORDS.search(text, max(0, hit.start() - 2), hit.start()))


def and_half(text: str, hit: re.Match[str]) -> Amount | None:
    """`一年半`, `1个半小时`: a half behind the unit."""
    value = number(hit["n1"]) + 0.5
    unit = hit["u2"] or ("个月" if hit["u3"] == "月" else hit["u3"])
    return Amount(value, value, unit)


def for_each(text: str, hit: re.Match[str]) -> Amount | None:
    """`按1200/人的标准发放`: a sum for each, whose 元 is left out."""
    if text.rfind("按", max(0, hit.start() - 12), hit.start()) < 0:
        return None
    value = number(hit["n1"])
    return Amount(value, value, f"元/{hit['each']}")


def with_units(text: str, hit: re.Match[str]) -> Amount | None:
    """A number with a unit, or two with the same one. `5-8万` shares its multiplier, `5000万-1亿` does not."""
    groups = hit.groupdict()
    unit = "".join(hit["u2"].split()) + (groups.get("rate") or "")
    many = any(groups.get(group) for group in ("o1", "p1", "p2"))
    if _is_torn(text, hit, unit):
        return None
    if not groups.get("n2"):
        value = number(hit["n1"], hit["m1"] or "")
        return Amount(value, value, unit, many)
    shared = hit["m2"] or ""
    high = number(hit["n2"], shared)
    low = number(hit["n1"], hit["m1"] or ("" if hit["u1"] else shared))
    return Amount(low, high, unit, many) if low < high else None


def ranged(text: str, hit: re.Match[str]) -> Amount | None:
    """Two ends; `由5个到10个` tells a change from one to the other."""
    if text[hit.start() - 1 : hit.start()] in ("由", "从") and re.search("[至到]", hit["dash"]):
        return None
    return with_units(text, hit)


#: 审批时间|分别|压缩至70、40、30个工作日: what makes joined numbers a list of values.
_PARTED = re.compile(r"分别[^，。；]{0,50}$")


#: 0.26、|0.67、1.04亿元: right behind another number of the row.
_GOES_ON = re.compile(r"\d、$")


def _is_row(text: str, hit: re.Match[str]) -> bool:
    """Whether decimals or three numbers and more stand in a row before one multiplier (`累计完成0.35、0.58、1.2亿元`)."""
    return "." in hit["n1"] or hit["rest"].count("、") > 1 or _GOES_ON.search(text, max(0, hit.start() - 2), hit.start()) is not None


def listed(text: str, hit: re.Match[str]) -> Amount | None:
    """One of joined numbers of which the last alone has the unit."""
    if not _PARTED.search(text, max(0, hit.start() - 60), hit.start()) and not (hit["m2"] and _is_row(text, hit)):
        return None
    value = number(hit["n1"], hit["m2"] or "")
    return Amount(value, value, "".join(hit["u2"].split()))


# --- in Chinese numerals -----------------------------------------------------------------------------------------------

#: Behind 门 that counts: 三门特色课程, 两门外语; not 三门核电, 五门桥.
_COURSES = late(r"[\u4e00-\u9fff]{0,8}?(?:课|学科|科目|外语|语言|技术|手艺|专业|选修|必修)|[，。；、]|$")
#: Units with which 一 is a number more often than an article.
_ONES = frozenset(["所", "座", "栋", "幢", "间", "台", "辆", "架", "艘", "株"])
#: 是|一所寄宿制学校: what something is.
_IS_A = re.compile(r"(?:是|成为|作为|系|属于)$")


def in_chinese(text: str, hit: re.Match[str]) -> Amount | None:
    """An amount in Chinese numerals; `两三个` is 2 to 3, `二〇三五年` and `一个新机制` are no amounts."""
    numeral, unit = hit["n1"], hit["u2"]
    if len(numeral) == 2 and all(char in DIGITS for char in numeral):
        low, high = DIGITS[numeral[0]], DIGITS[numeral[1]]
        return Amount(low, high, unit) if 0 < low < high <= low + 2 else None
    if all(char in DIGITS for char in numeral) and len(numeral) > 2:
        return None
    if unit == "门" and not _COURSES.match(text, hit.end()):
        return None
    if numeral == "一" and unit in _ONES and _IS_A.search(text, max(0, hit.start() - 3), hit.start()):
        return None
    article = numeral == "一" and not hit["n2"] and units()[unit] == "count" and unit not in _ONES
    if article and not _counted(text, hit):
        return None
    return with_units(text, hit)


#: Before or after 一 that is a number: 每年一次, 至少一个, 一个以上.
_COUNTS = late(r"每(?:[一二两三四五\d]{1,2}(?:[-—–~～至到][一二三四五\d]{1,2})?个?)?(?:年|学[年期]|个?月|周)[^，。；\d]{0,18}$|每(?:\d{1,3}(?:[-—–~～至到]\d{1,3})?个?(?:天|日|周|个?月|年|小时))?[^，。；\d（(]{0,8}$|至少(?:[^，。；\d]{0,6}|[^，。；\d]{0,24}、)$|[少低]于$|最多$|不超过$|各[^，。；]{0,3}$|[仅只](?:有|能|可以?|限)?(?:享受|申请|领取|获得)?$")
#: 提供周转房|一套|，: a thing and how many there are of it.
_PIECES, _THING = frozenset(["套", "部", "份", "副", "块", "枚", "床"]), late(r"[\u4e00-\u9fff]{2}(?<![第其每同各为成有是这那另某任中手留存]|[之一])$")
#: 建成|城市公墓|一处|、: the same of what a verb before it makes or brings.
_PLACES = frozenset(["个", "家", "处", "项", "条", "名", "场"])
_MADE = late(r"(?:建|创[建成]?|设[立置]?|增[设加]?|开[设办展发]|购[置买]?|配[备置]|培[育养]|引进|招[引聘]|认定|评[选定]|打造|成立|布局|举办|争取|申报|扶持)[^，。；\d]{2,24}(?<![第其每同各为成有是这那另某任唯之到的])$")
#: 老年人免费|体检|一次|，: what is done so often.
_OCCASIONS = ("次", "遍", "轮")
_DEEDS = r"(?:体检|检查|排查|普查|筛查|培训|轮训|演练|评估|考核|巡查|检修|清洗|消毒|会商|调度|通报|研判|抽查|检测|监测|随访|走访|督查|督导|摸排|调查|清查|测评|接种|会诊|探视)"
_DONE_ONCE = re.compile(rf"{_DEEDS}$")
_CLAUSE_ENDS = re.compile(r"[，。；、）)]|$")
#: 为老人|进行|一次|免费体检|, 对住户|开展|一次|燃气安全检查|: the same, told behind it.
_DOES = re.compile(r"(?:开展|进行|接受|组织|实施|完成|提供|做)$")
_DONE_BEHIND = late(rf"(?!性)[^，。；\d]{{0,14}}?{_DEEDS}(?=[，。；、）)]|$)")


def _counted(text: str, hit: re.Match[str]) -> bool:
    """Whether 一 is a number: how often, how much at least, or what is done once."""
    ends = _CLAUSE_ENDS.match(text, hit.end()) is not None
    if ends and hit["u2"] in _PIECES and _THING.search(text, max(0, hit.start() - 4), hit.start()):
        return True
    if ends and hit["u2"] in _PLACES and _MADE.search(text, max(0, hit.start() - 30), hit.start()):
        return True
    before = _COUNTS.search(text, max(0, hit.start() - 24), hit.start())
    if before is not None or comparators.after(text, hit.end())[0] != "":
        return True
    if hit["u2"] not in _OCCASIONS:
        return False
    if _DOES.search(text, max(0, hit.start() - 2), hit.start()):
        return _DONE_BEHIND.match(text, hit.end()) is not None
    return ends and _DONE_ONCE.search(text, max(0, hit.start() - 6), hit.start()) is not None


# --- shares and ratios -------------------------------------------------------------------------------------------------


def in_percent(text: str, hit: re.Match[str]) -> Amount:
    """`百分之六十`, `千分之三至千分之五`, `万分之二`."""
    low = number(hit["n1"])
    high = number(hit["n2"]) if hit["n2"] else low
    if hit["base"] == "万":
        return Amount(low / 10000, high / 10000, "比")
    return Amount(low, high, "%" if hit["base"] == "百" else "‰")


def in_tenths(text: str, hit: re.Match[str]) -> Amount:
    """`六成`, `三至五成`, `七成半` as a percentage."""
    half = 5 if hit["half"] else 0
    low = number(hit["n1"]) * 10
    return Amount(low + half, number(hit["n2"]) * 10 + half if hit["n2"] else low + half, "%")


def as_ratio(text: str, hit: re.Match[str]) -> Amount | None:
    """`a:b` as a/b; a time of day is none."""
    divisor = number(hit["b"])
    if not divisor or _is_clock(text, hit):
        return None
    value = round(number(hit["a"]) / divisor, 4)
    return Amount(value, value, "比")


def _is_clock(text: str, hit: re.Match[str]) -> bool:
    """`8:30`, `上午9:00—12:00`: a time of day."""
    if not re.fullmatch(r"[012]?\d\s?:\s?[0-5]\d", hit.group()):
        return False
    before, after = text[max(0, hit.start() - 9) : hit.start()], text[hit.end() : hit.end() + 3]
    if before[-1:] in ("", "\n") and after[:1] in ("", "\n"):
        return True  # a line of its own: when a page was published
    return bool(re.search(r"[午早晚时间日夜点][^，。]{0,3}$|\d[-—~至]$|-\d{1,2}\s+$|[./](?:19|20)\d\d\s+$", before) or re.match(r"[-—~至]\d|:\d", after))


def in_so_many(text: str, hit: re.Match[str]) -> Amount | None:
    """`38.6/10万`: cases in so many; `1/10万` is the unit itself."""
    if hit["n1"] == "1":
        return None
    value = number(hit["n1"])
    return Amount(value, value, hit["u2"])
