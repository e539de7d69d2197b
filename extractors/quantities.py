"""Quantities: numbers that measure something, with range, unit and comparator.

Each numeral of the folded text is tried with `arabic_rules` or `chinese_rules` in turn; the first that reads
an amount at it wins. What a number is when it is no amount is told in `extractors.numbers`, its comparator
in `extractors.comparators`.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from extractors import comparators
from extractors.lexicon import rows
from extractors.negative import minus_before
from extractors.numbers import is_framed, named
from extractors.numerals import DIGITS, number
from extractors.quantity_lists import shared
from extractors.scanning import any_of, apart, begun_by
from extractors.span import fold


@dataclass(slots=True)
class Quantity:
    """A stated amount. [start, end) covers number and unit, [outer_start, outer_end) its comparators as well.

    `value_min` and `value_max` are equal unless it is a range; a percentage stays as written, `万` and `亿` are
    multiplied out. `unit` is "" where none is written; `comparator` as in `extractors.comparators`.
    """

    start: int
    end: int
    value_min: int | float
    value_max: int | float
    unit: str
    comparator: str
    rule: str
    outer_start: int
    outer_end: int


class Amount(NamedTuple):
    """What a rule reads out of its match: both ends, the unit without multiplier, whether it holds 余 or 多."""

    low: int | float
    high: int | float
    unit: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern, matched at a numeral, and how to read the match; None is no amount after all.

    `sign` is what every match holds, by which most numerals are told not to be one.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[str, re.Match[str]], Amount | None]
    sign: str = ""


# --- units ----------------------------------------------------------------------------------------


@cache
def units() -> dict[str, str]:
    """Unit → family (`count`, `person`, `percent`, `money`, …) from the lexicon `units`."""
    return {row["surface"]: row["family"] for row in rows("units")}


#: Words that begin like a unit: 3部门, 5分之一, 12个性化….
_NO_UNIT = (
    r"(?!分[之别类布管]|部[门委署队位分]|家[长庭]|方[面案式法针向便]|对[于外]|面[向积]|场[景所地]|位[于居列]|次[性生网]|周[边年期]"
    r"|度(?!以|左|，|。)|条[件例款]|项[目]|个(?:人(?![才民口员均大工文行])|性(?!能)|体(?![育检系验量温质能面])|别)|点[击]|年[级度均龄代初底末]|人[均口才工民制]|起(?!以|，|。|、|；|$|次)|里[程]|组织|班级|单[元据独]"
    r"|轮[电车驱岗训流船胎椅值换候]|双[一师向创轨语减高]|遍[及布地]|床[位上边头单铺]|具[有备体]|副[主县市局院校食业科处高中]|顶[层部级岗]|台阶|尾[水气矿款数])"
)


#: What a rate is told for, behind a slash (`元/人`, `mmol/g`) or 每 (`微克每立方米`), beside the units themselves.
_PER = ("总吨", "村", "校", "园", "日", "月", "万人", "千人", "百人", "亿元", "万元", "h", "s", "g", "t", "L", "K", "W")
_EACH = ("平方米", "平方公里", "立方米", "升", "亩", "公顷", "千克", "公斤", "吨", "公里")
#: No letter follows a unit of letters: `10mW` is no 10m.
_WHOLE = r"(?!(?<=[A-Za-z])[A-Za-z])"


@lru_cache(maxsize=512)
def family_of(unit: str) -> str:
    """The family of a unit, of a rate that of what is told; "" for one that no lexicon has."""
    return units().get(unit.partition("/")[0], "")


@cache
def _unit() -> str:
    """A unit as it is written, with a second one in brackets (`套（户）`) and what it is for (`元/人·年`)."""
    known = any_of(units())
    gapped = r"个[ \t]百分点"  # so printed in many texts
    per = any_of([*(unit for unit in units() if "/" not in unit), *_PER])
    return rf"(?:{gapped}|{_NO_UNIT}{known}{_WHOLE})(?:[（(]{known}(?:[、/]{known})*[）)])?(?:/{per}{_WHOLE}(?:[/·.]{per})?|每{any_of(_EACH)})?"


# --- rules ----------------------------------------------------------------------------------------

#: No part of its digits is taken back: nothing that may follow a number begins with one.
_AR = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,15}+)(?:\.\d{1,10}+)?+"
_CN = r"[零〇一二两三四五六七八九十百千万亿]{1,15}(?:点[零〇一二三四五六七八九]{1,6})?"
#: A run of digits or one of Chinese signs.
_NUMERAL = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿](?:(?<=[0-9])[0-9]*|[零〇一二两三四五六七八九十百千万亿]*)")
_MULT = r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|百(?=[元名人家所个户])|千(?![瓦克米伏卡兆])"
_DASH = r"\s?(?:[-–—~〜]{1,2}|[至到])\s?"
#: No range without its dash, which stands in the same clause.
_TO_A_DASH = r"(?=[^，。；\-–—~〜至到]{1,80}+[-–—~〜至到])"
_BOUND = r"[（(]不?含[）)]"
_GAP = r"(?:[ \t]{0,3}|[ \t]?(?:\r?\n[ \t]{0,4}){1,2})"  # a hard line break may part number and unit
_IN_WORDS = re.compile(r"[\u4e00-\u9fff][ \t]?$")


def _amount(text: str, hit: re.Match[str]) -> Amount | None:
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


def _amounts(text: str, hit: re.Match[str]) -> Amount | None:
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


def _range(text: str, hit: re.Match[str]) -> Amount | None:
    """Two ends; `由5个到10个` tells a change from one to the other."""
    if text[hit.start() - 1 : hit.start()] in ("由", "从") and re.search("[至到]", hit["dash"]):
        return None
    return _amounts(text, hit)


def _chinese(text: str, hit: re.Match[str]) -> Amount | None:
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
    return _amounts(text, hit)


#: Behind 门 that counts: 三门特色课程, 两门外语; not 三门核电, 五门桥.
_COURSES = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:课|学科|科目|外语|语言|技术|手艺|专业|选修|必修)|[，。；、]|$")
#: Units with which 一 is a number more often than an article.
_ONES = frozenset(["所", "座", "栋", "幢", "间", "台", "辆", "架", "艘", "株"])
#: 是|一所寄宿制学校: what something is.
_IS_A = re.compile(r"(?:是|成为|作为|系|属于)$")
#: Before or after 一 that is a number: 每年一次, 至少一个, 一个以上.
_COUNTS = re.compile(r"每(?:[一二三四五\d]{1,2})?(?:年|学[年期]|个?月|周)[^，。；\d]{0,18}$|每(?:\d{1,3}(?:天|日|周|个?月|年|小时))?[^，。；\d（(]{0,8}$|至少[^，。；\d]{0,6}$|[少低]于$|最多$|不超过$|各[^，。；]{0,3}$|[仅只](?:有|能|可以?|限)?(?:享受|申请|领取|获得)?$")


#: 老年人免费|体检|一次|，: what is done so often.
_OCCASIONS = ("次", "遍", "轮")
_DONE_ONCE = re.compile(r"(?:体检|检查|排查|普查|筛查|培训|轮训|演练|评估|考核|巡查|检修|清洗|消毒|会商|调度|通报|研判|抽查|检测|监测|随访|走访|督查|督导)$")
_CLAUSE_ENDS = re.compile(r"[，。；、）)]|$")


def _counted(text: str, hit: re.Match[str]) -> bool:
    before = _COUNTS.search(text, max(0, hit.start() - 24), hit.start())
    if before is not None or comparators.after(text, hit.end())[0] != "":
        return True
    done = hit["u2"] in _OCCASIONS and _DONE_ONCE.search(text, max(0, hit.start() - 6), hit.start())
    return done is not None and done is not False and _CLAUSE_ENDS.match(text, hit.end()) is not None


def _percent(text: str, hit: re.Match[str]) -> Amount:
    low = number(hit["n1"])
    high = number(hit["n2"]) if hit["n2"] else low
    return Amount(low, high, "%" if hit["base"] == "百" else "‰")


def _tenths(text: str, hit: re.Match[str]) -> Amount:
    half = 5 if hit["half"] else 0
    low = number(hit["n1"]) * 10
    return Amount(low + half, number(hit["n2"]) * 10 + half if hit["n2"] else low + half, "%")


def _ratio(text: str, hit: re.Match[str]) -> Amount | None:
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
    before, after = text[max(0, hit.start() - 6) : hit.start()], text[hit.end() : hit.end() + 3]
    return bool(re.search(r"[午早晚时间日夜点][^，。]{0,3}$|\d[-—~至]$|-\d{1,2}\s+$|[./](?:19|20)\d\d\s+$", before) or re.match(r"[-—~至]\d|:\d", after))


#: 审批时间|分别|压缩至70、40、30个工作日: what makes joined numbers a list of values.
_PARTED = re.compile(r"分别[^，。；]{0,50}$")


def _listed(text: str, hit: re.Match[str]) -> Amount | None:
    """One of joined numbers of which the last alone has the unit."""
    if not _PARTED.search(text, max(0, hit.start() - 60), hit.start()):
        return None
    value = number(hit["n1"], hit["m2"] or "")
    return Amount(value, value, "".join(hit["u2"].split()))


def _per(text: str, hit: re.Match[str]) -> Amount | None:
    """`38.6/10万`: cases in so many; `1/10万` is the unit itself."""
    if hit["n1"] == "1":
        return None
    value = number(hit["n1"])
    return Amount(value, value, hit["u2"])


#: What stands before a number that says what it measures: `就业人数24万`, `达到1300`.
_MEASURED = re.compile(
    r"(?:[数量率值]|比例|比重|占比|系数|得分|面积|规模|人口|强度|密度|水平)(?:稳定在|保持在|控制在|(?:提高|提升|增加|下降|降低|压减|扩大)[到至]|[增升降]至|达到?|为|约)?[^\S\n]?$"
    r"|(?:达到?|增至|提高到|增加到|扩大到)[^\S\n]?$"
)
_ENDS = re.compile(r"[，。；、,;（()）\s|和及与]|[一两三四五六七八九\d]个大?台阶|大?台阶|大关|$")
#: Behind a multiplied number: the people that it counts (35万山区群众).
_PEOPLE = re.compile(r"以?上?(?:农户|贫困|脱贫|移民|[\u4e00-\u9fff]{0,8}?"
                     r"(?:群众|居民|农民|市民|学生|职工|人民(?![币政法医检])|师生|人口|人员|人群|群体|老人|老年人|儿童|用户|游客|旅客|劳动力|带头人|孕产妇|妇女|青年|农民工|毕业生|党员|干部|残疾人|困难户))")
#: 满足|5000学生使用: whom there is room for.
_HOLDS = re.compile(r"(?:容纳|满足|招收|惠及|资助)(?:近|约)?$")
#: 在创业板上市的|奖励企业|50万: sums whose 元 is left out.
_MONEY = re.compile(r"(?:投资|资金|投入|经费|贷款|债券)(?:约|达|近|共|超|超过)?$")
_OF_MONEY = re.compile(r"的(?:投资|资金|贷款)")
_GRANTED = re.compile(r"(?:给予|奖励|奖补|补助|补贴|资助)(?:企业|个人|单位)?(?:最高|不超过)?$")
#: `从2.3缩小至2.1`: the words between the two ends of a change, and what stands left of the first.
_CHANGE = r"[\u4e00-\u9fff]{1,6}[至到为]"
_CHANGE_TO = re.compile(rf"(?![号班年月日级]){_CHANGE}\d")
_CHANGED = re.compile(rf"[由从][\d.]{{1,8}}{_CHANGE}$")
_A_YEAR = re.compile(r"(?:19|20)\d\d")


def _bare(text: str, hit: re.Match[str]) -> Amount | None:
    """A number without a unit, where the words around it measure and a clause ends behind it."""
    left, right = comparators.before(text, hit.start())[0], comparators.after(text, hit.end())[0]
    measured = (_MEASURED.search(text, max(0, hit.start() - 12), hit.start()) or left not in ("", "=") or right
                or _changes(text, hit))
    multiplied = hit["m1"] or hit["m2"]
    counted = _HOLDS.search(text, max(0, hit.start() - 6), hit.start()) if not multiplied else text[hit.start() - 1 : hit.start()] != "每"
    people = _PEOPLE.match(text, hit.end()) if counted else None
    money = multiplied and (_MONEY.search(text, max(0, hit.start() - 8), hit.start()) or _OF_MONEY.match(text, hit.end()))
    unit = "人" if people and not people.group().endswith("户") else "元" if money or (multiplied and _GRANTED.search(text, max(0, hit.start() - 8), hit.start())) else ""
    ends = _ENDS.match(text, hit.end()) or right or (money and text.startswith("的", hit.end())) or _CHANGE_TO.match(text, hit.end())
    if not people and not (ends and (multiplied or measured) and not _A_YEAR.fullmatch(hit["n1"])):
        return None
    if not multiplied and left not in (">=", "<=") and text[hit.end() : hit.end() + 1] in ("、", ")", "）"):
        return None
    low = number(hit["n1"], hit["m1"] or hit["m2"] or "")
    high = number(hit["n2"], hit["m2"] or "") if hit["n2"] else low
    many = bool(hit["o1"] or hit["p1"])
    return Amount(low, high, unit, many) if low <= high else None


def _changes(text: str, hit: re.Match[str]) -> bool:
    """Whether the number is an end of a change (`从2.3缩小至2.1`)."""
    if text[hit.start() - 1 : hit.start()] in ("由", "从"):
        return _CHANGE_TO.match(text, hit.end()) is not None
    return _CHANGED.search(text, max(0, hit.start() - 18), hit.start()) is not None


_AREA = r"[镇乡道处办县区市旗村场团社]"
_QUOTAS = re.compile(rf"{_AREA}\s?\d{{1,7}}(?=[\s、，,；;|。]|$)")


def _quota(text: str, hit: re.Match[str]) -> Amount | None:
    """A number in a run of areas with their shares (`元和镇280 白石乡15 …`)."""
    floor, top = max(0, hit.start() - 60), hit.end() + 60
    line = max(floor, text.rfind("\n", floor, hit.start())), text.find("\n", hit.end(), top)
    if len(_QUOTAS.findall(text, line[0], line[1] if line[1] >= 0 else top)) < 2:
        return None
    value = number(hit["n1"])
    return Amount(value, value, "")


@cache
def arabic_rules() -> tuple[Rule, ...]:
    """Rules for numerals that begin with a digit."""
    unit = _unit()
    one = rf"(?P<n1>{_AR})(?P<o1>[余多几])?(?:{_GAP}(?P<m1>{_MULT}))?(?P<p1>[余多])?"
    two = rf"(?P<n2>{_AR})(?:{_GAP}(?P<m2>{_MULT}))?(?P<p2>[余多])?"
    rate = rf"(?P<u2>{unit})(?:{_BOUND}(?P<rate>/(?:年|月|日|人|亩|户)))?"
    return (
        Rule("quantity.quota", re.compile(rf"(?<={_AREA})(?P<n1>\d{{1,7}})(?=[\s、，,；;|。]|$)"), _quota),
        Rule("quantity.between", re.compile(
            rf"(?=[^，。；]{{1,16}}?以上){one}(?P<u1>{unit})(?:{_BOUND})?及?以上(?:{_BOUND})?(?:[至到、—-]|(?P<below>不足|不满|未满|低于|少于))?{two}{_GAP}{rate}(?(below)|(?=(?:{_BOUND})?及?以下))"), _amounts, "以上"),
        Rule("quantity.range",
             re.compile(rf"{_TO_A_DASH}{one}(?P<u1>{unit})?(?:{_BOUND})?(?P<dash>{_DASH}){two}{_GAP}{rate}"), _range),
        Rule("quantity.amount", re.compile(rf"{one}{_GAP}{rate}"), _amount),
        Rule("quantity.per", re.compile(rf"(?P<n1>{_AR})(?P<u2>/10{{0,3}}万)"), _per, "/"),
        Rule("quantity.ratio", re.compile(rf"(?P<a>{_AR})\s?[:：]\s?(?P<b>{_AR})(?![\d:：.])"), _ratio),
        Rule("quantity.fraction", re.compile(r"(?P<a>[1-9])/(?P<b>[2-9]|10)(?=以上|以下|左右|的|[，。；、）])"), _ratio, "/"),
        Rule("quantity.tenths", re.compile(r"(?P<n1>[1-9])(?:[-—~～至到](?P<n2>[2-9]))?成(?P<half>半)?(?=以上|以下|左右|的|多|[，。；、）])"), _tenths, "成"),
        Rule("quantity.fraction", re.compile(r"(?P<b>\d{1,3})分之(?P<a>\d{1,3})"), _ratio, "分之"),
        Rule("quantity.list", re.compile(
            rf"(?P<n1>{_AR})(?=(?P<rest>(?:、{_AR}){{0,10}}?[、和]{_AR}){_GAP}(?P<m2>{_MULT})?(?P<u2>{unit}))"), _listed),
        Rule("quantity.bare", re.compile(
            rf"(?P<n1>{_AR})(?P<o1>[余多几])?(?P<m1>万亿|[百千]?亿|[百千]?万)?(?P<p1>[余多])?"
            rf"(?:{_DASH}(?P<n2>{_AR})(?P<m2>万亿|[百千]?亿|[百千]?万)?)?(?![\d.%A-Za-z:：/-])"), _bare),
    )  # fmt: skip


@cache
def chinese_rules() -> tuple[Rule, ...]:
    """Rules for numerals that begin with a Chinese sign."""
    unit = any_of(row["surface"] for row in rows("units") if row["chinese"] == "yes")
    parts = r"[一二三四五六七八九十两]{1,3}"
    return (
        Rule("quantity.percent_words",
             re.compile(rf"(?P<base>[百千])分之(?P<n1>{_CN}|{_AR})"
                        rf"(?:{_DASH}(?:[百千]分之)?(?P<n2>{_CN}|{_AR}))?"), _percent, "分之"),
        Rule("quantity.fraction", re.compile(rf"(?P<b>{parts})分之(?P<a>{parts})"), _ratio, "分之"),
        Rule("quantity.tenths", re.compile(r"(?P<n1>[一二两三四五六七八九])(?:[至到](?P<n2>[二三四五六七八九]))?成(?P<half>[半五](?![一二三四五六七八九十]))?"
                                           r"(?![立为果功绩本人员品长效套片群年都就分型熟交体])"), _tenths, "成"),
        Rule("quantity.chinese", re.compile(
            rf"(?P<n1>{_CN})(?P<m1>)(?P<p1>[余多])?"
            rf"(?:(?P<u1>{unit})?{_DASH}(?P<n2>{_CN})(?P<m2>)(?P<p2>[余多])?)?"
            rf"{_NO_UNIT}(?P<u2>{unit})"), _chinese),
    )  # fmt: skip


@cache
def _chinese_ahead() -> re.Pattern[str]:
    """A Chinese numeral and what stands behind it in any of these rules: most numerals stand before none of it."""
    unit = any_of(row["surface"] for row in rows("units") if row["chinese"] == "yes")
    return re.compile(rf"{_CN}[余多]?(?:{_DASH}|分之|成|{unit})")


# --- finding --------------------------------------------------------------------------------------

#: The sign of a rule is looked for in so many characters from the numeral on; no number with its unit is longer.
_AHEAD = 64
#: Titles, tags, addresses, links and document numbers: what stands in them measures nothing.
_OUTSIDE = begun_by(
    r"《〈<h(（\[〔",
    r"(《[^《》\n]{1,120}》|〈[^〈〉\n]{1,120}〉|</?[A-Za-z][^<>\n]{0,200}>|https?://[^\s)）]{1,500}"
    r"|[(（\[〔][12]\d{3}[)）\]〕]\s?\d{1,4}\s?号"
    r"|\[[^\[\]\n]{0,300}\]\([^()\n]{1,300}\))",
)
#: A numeral behind one of these signs is part of a name, a code or another number.
_PART_OF_NAME = frozenset(f"{string.ascii_letters}{string.digits}.-/〔[")
#: The same, behind a digit.
_PARTS_NUMBERS = (":", "：", "·", "•")


#: 配置|CT|2台: devices that letters name, a count right behind.
_DEVICE = re.compile(r"(?<![A-Za-z0-9])(?:CT|DR|MRI|AED|PCR|VR|ETC|ATM|LED)$")


def find_quantities(text: str) -> list[Quantity]:
    """Every stated amount of `text`, left to right.

    Dates, ordinals, heading and document numbers, numbers inside 《titles》, slogans and counts that only frame
    a structure are no amounts. A number without a unit is one only where its wording measures (`就业人数24万`).
    """
    folded = fold(text)
    outside = [hit.span(1) for hit in apart(_OUTSIDE, folded)]
    starts = [start for start, _ in outside]
    spoken = [numeral.start() for numeral in _NUMERAL.finditer(folded)
              if (place := bisect_right(starts, numeral.start()) - 1) < 0 or numeral.start() >= outside[place][1]]
    found: list[_Stated] = []
    for stated in [stated for start in spoken if (stated := _read(folded, start))]:
        if (not found or stated.numeral >= found[-1].end) and not _measures_nothing(folded, stated):
            found.append(stated)
    return shared(folded, [_compared(folded, stated) for stated in found])


class _Stated(NamedTuple):
    """What a rule reads at a numeral, [start, end) with its minus; whether it is an amount its surroundings tell."""

    numeral: int
    start: int
    end: int
    rule: str
    amount: Amount


def _measures_nothing(text: str, stated: _Stated) -> bool:
    """Whether it frames a structure, or is part of a name or word."""
    return is_framed(text, stated.numeral) or (not text[stated.numeral].isdigit() and bool(named(text, stated.numeral, stated.end)))


def _read(text: str, start: int, *, numbered: bool = False) -> _Stated | None:
    """The amount whose first numeral stands at `start`, if any; `numbered` where the number of an item stands right before it."""
    arabic = text[start].isdigit()
    minus = minus_before(text, start) if arabic else start
    if arabic and minus == start and not numbered and _names(text, start):
        return None
    if not arabic and not _chinese_ahead().match(text, start):
        return None
    ahead = text[start : start + _AHEAD]
    for rule in arabic_rules() if arabic else chinese_rules():
        hit = rule.pattern.match(text, start) if rule.sign in ahead else None
        amount = _amount_of(rule, text, hit) if hit else None
        if hit and amount and not numbered and _numbers_item(text, start, amount):
            return _read(text, text.index(".", start) + 1, numbered=True)
        if hit and amount:
            return _Stated(start, minus, hit.end(), rule.name, amount if minus == start else _below_nought(amount))
    return None


def _names(text: str, start: int) -> bool:
    """Whether the number at `start` is part of a name or code."""
    before = text[start - 1 : start]
    part = before in _PART_OF_NAME or (before in _PARTS_NUMBERS and text[start - 2 : start - 1].isdecimal())
    return part and not _DEVICE.search(text, max(0, start - 5), start)


def _below_nought(amount: Amount) -> Amount:
    """The amount with a minus before its first number (`-5—10℃`)."""
    ranged = amount.low != amount.high
    return amount._replace(low=-amount.low, high=amount.high if ranged else -amount.high)


#: 。|3.|11所学校: the number of an item, joined to that of the first count.
_ITEM = re.compile(r"\d{1,2}\.(?=[1-9])")
#: 。|3.|2023年: the same joined to a year.
_ITEM_OF_YEAR = re.compile(r"\d{1,2}\.(?:19|20)\d\d年")
_ITEM_OPENS = re.compile(r"[。；;：\n][ \t\u3000]*$")


def _numbers_item(text: str, start: int, amount: Amount) -> bool:
    """Whether the numeral at `start` only numbers an item: things and people come whole, and so do the years of a date."""
    whole = amount.low == int(amount.low) and amount.high == int(amount.high)
    item = _ITEM if units().get(amount.unit) in ("count", "person") else _ITEM_OF_YEAR
    if whole or not item.match(text, start):
        return False
    return _ITEM_OPENS.search(text, max(0, start - 4), start) is not None


def _amount_of(rule: Rule, text: str, hit: re.Match[str]) -> Amount | None:
    try:
        return rule.read(text, hit)
    except ValueError:  # no numeral after all (十二三, 二〇三), told by extractors.numerals
        return None


#: ，|突破|5项关键技术, 攻关突破9个品种: a feat, no bound that is passed.
_BREAKS_THROUGH = re.compile(r"(?:[，。；、：:\s]|^|攻[克关]|重点|研发|着力|集中|力争)突破$")
_FEATS = ("项", "个", "种", "款", "类", "门")
_NOUN_BEHIND = re.compile(r"(?:以上)?的?[\u4e00-\u9fff]{2}")


def _compared(text: str, stated: _Stated) -> Quantity:
    _, start, end, rule, (low, high, unit, many) = stated
    left, outer_start = comparators.before(text, start)
    if left == ">" and _BREAKS_THROUGH.search(text, max(0, start - 5), start) and unit in _FEATS and _NOUN_BEHIND.match(text, end):
        left, outer_start = "", start
    right, outer_end = comparators.after(text, end)
    comparator = comparators.settle(left, right, unit, many=many, ranged=low != high)
    return Quantity(start, end, low, high, unit, comparator, rule, outer_start, outer_end)
