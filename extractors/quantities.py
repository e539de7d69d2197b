"""Quantities: numbers that measure something, with range, unit and comparator.

The folded text is scanned twice, for Arabic and for Chinese numerals; each rule of `RULES` is a pattern whose groups `_read` understands.
What a number is when it is no quantity is told in `extractors.numbers`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extractors.lexicon import rows, words
from extractors.numerals import number, tidy
from extractors.span import fold


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated amount. [start, end) covers number and unit; comparators stand outside, within [outer_start, outer_end).

    `value_min` and `value_max` are equal unless it is a range; a percentage stays as written, `万` and `亿` are multiplied out.
    `unit` is "" where none is written. `comparator` is one of `=`, `>=`, `>`, `<=`, `<`, `~`, `range`.
    """

    start: int
    end: int
    value_min: float
    value_max: float
    unit: str
    comparator: str
    rule: str
    outer_start: int
    outer_end: int


class Rule(NamedTuple):
    """A named pattern over folded text."""

    name: str
    pattern: re.Pattern[str]


# --- patterns -----------------------------------------------------------------------------------------------------------

_AR = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?"  # a longer run of digits is a code
_CN = r"[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
_MULT = r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|百(?=[元名人家所个户])|千(?![瓦克米伏卡兆])"
_DASH = r"(?:[-–—－~～〜]{1,2}|至|到)"
_WITH = r"(?:\((?:不?含)\)|（(?:不?含)）)?"
_GAP = r"[ \t]{0,3}(?:\r?\n[ \t]{0,4}){0,2}"  # a hard line break may part number and unit
_LEFT = r"(?<![0-9A-Za-z.\-/〔\[])"


def _alternatives(surfaces: list[str]) -> str:
    return "|".join(re.escape(surface) for surface in sorted(surfaces, key=lambda word: (-len(word), word)))


@cache
def units() -> dict[str, str]:
    """Unit → family (`count`, `person`, `percent`, `money`, …) from the lexicon `units`."""
    return {row["surface"]: row["family"] for row in rows("units")}


@cache
def _unit_pattern() -> str:
    known = units()
    per = _alternatives([unit for unit in known if "/" not in unit] + ["年", "月", "日", "万人", "千人", "百人", "学年", "度"])
    # 年 after four digits is a date, 分之 a fraction, 人工 and 人口 words of their own.
    barred = r"(?!分[之别为])(?!部[门委署队位])(?!次[性生氧贷]|周年|人[工才均口]|家[长庭]|名[优校师]|方[面案式]|对[于外]|面[向积]|场[景所地]|度|位[于居列]|起(?!来)[步到]|天[然津]|秒[杀])"
    return rf"{barred}(?:{_alternatives(list(known))})(?:(?:/|每)(?:{per})(?:[·.](?:{per}))?)?"


@cache
def rules() -> tuple[Rule, ...]:
    """The patterns, in the order in which they claim text."""
    unit = _unit_pattern()
    count = _alternatives([word for word, family in units().items()
                           if family in ("count", "person", "time", "area", "money", "length", "mass") and word not in ("方", "面", "线", "里", "对")])
    many = r"(?P<{0}>[余多])?"
    one = rf"(?P<n1>{_AR})(?P<o1>[余多几])?(?P<m1>{_MULT})?" + many.format("p1")
    two = rf"(?P<n2>{_AR})(?P<m2>{_MULT})?" + many.format("p2")
    return (
        Rule("quantity.quota", re.compile(r"(?<=[镇乡道处办县区市旗村场团区\u4e00-\u9fff])(?P<n1>\d{1,7})(?=[ \t、，,；;]{1,3}[\u4e00-\u9fff]{1,10}\d|[ \t]*(?:[|\n\r]|$))")),
        Rule("quantity.ratio", re.compile(rf"(?<![:：]){_LEFT}(?P<a>{_AR})\s?[:：]\s?(?P<b>{_AR})(?![\d:：])")),
        Rule("quantity.arabic", re.compile(
            rf"{_LEFT}{one}(?:(?P<u1>{unit})?{_WITH}{_DASH}{two})?{_GAP}(?P<u2>{unit})(?P<tail>{_WITH}(?:/(?:年|月|日|人|亩|户))?)")),
        Rule("quantity.myriad", re.compile(rf"{_LEFT}(?P<n1>{_AR})(?P<o1>[余多几])?(?P<m1>万亿|亿|万)(?P<p1>[余多])?"
                                           rf"(?:{_DASH}(?P<n2>{_AR})(?P<m2>万亿|亿|万))?(?![\d年])")),
        Rule("quantity.bare", re.compile(rf"{_LEFT}(?P<n1>{_AR})(?:{_DASH}(?P<n2>{_AR}))?(?![\d.%A-Za-z:：/\-])")),
        Rule("quantity.percent_words", re.compile(rf"百分之(?P<n1>{_CN})(?:{_DASH}(?:百分之)?(?P<n2>{_CN}))?(?!点)")),
        Rule("quantity.fraction", re.compile(r"(?P<b>[二三四五六七八九十两]{1,3}|\d{1,3})分之(?P<a>[一二三四五六七八九十两]{1,3}|\d{1,3})")),
        Rule("quantity.tenths", re.compile(r"(?P<n1>[一二三四五六七八九])成(?=以上|以下|左右|多|以内|[，。；、的\n]|$)")),
        Rule("quantity.chinese", re.compile(
            rf"(?<![第统唯同逐每之其某任另进万单专划〇零一二两三四五六七八九十百千])(?P<n1>{_CN})(?P<p1>[余多])?"
            rf"(?:{_DASH}(?P<n2>{_CN}))?(?!之)(?:家(?!长|庭|人))?(?P<u2>(?!部[门委署队位件])(?!次[性生氧贷供]|周年|人[工才均口]|面[向积]|场[景所地]|位一体|天然|期工程|级)(?:{count})|番|倍)")),
    )


# --- comparators --------------------------------------------------------------------------------------------------------

_BEFORE: tuple[tuple[str, str], ...] = (
    (">=", r"不(?:得|应|能|可)?(?:低于|少于|小于)|至少|最少|最低|不下于|不短于|不能少于|≥|>=|达到或超过|达到或者超过|大于等于|大于或等于|不低于或高于"),
    ("<=", r"不(?:得|应|能|可|宜)?(?:高于|超过|多于|大于|超出|突破)|最高|最多|至多|≤|<=|少于或等于|小于等于|小于或等于|低于或等于|控制在|缩短至|控制到"),
    (">", r"超过|超|突破|大于|多于|高于|＞|>|逾|高出|超出"),
    ("<", r"低于|少于|不足|不到|未满|不满|小于|未达到|未达|<|＜"),
    ("~", r"约为|约|近|大约|接近|大概|将近|约占|估计"),
    ("=", r"达到|达|为|至|到|共计|合计|总计|共|占|均为"),
)
_AFTER: tuple[tuple[str, str], ...] = (
    (">=", r"[(（]含[)）]以上|及以上|或以上|以上|[(（]含[)）]及以上|起步"),
    ("<=", r"[(（]含[)）]以下|[(（]含[)）]以内|及以下|及以内|以下|以内|之内|内(?=[，。；、,;)）\n]|$)"),
    ("~", r"左右|上下"),
)
_BEFORE_PATTERN = re.compile("|".join(f"(?P<g{place}>{pattern})" for place, (_, pattern) in enumerate(_BEFORE)))
_LEFT_PATTERN = re.compile("(?:" + "|".join(f"(?P<g{place}>{pattern})" for place, (_, pattern) in enumerate(_BEFORE)) + r")(?:了|在|约|到)?\s?$")
_RIGHT_PATTERN = re.compile("|".join(f"(?P<g{place}>{pattern})" for place, (_, pattern) in enumerate(_AFTER)))
#: 至少设置1间…: the comparator stands before the verb and holds for what the verb counts.
_FAR = re.compile(r"(?P<ge>至少|最少|不少于|不低于)|(?P<le>至多|最多|最高)")
_REACH = 12  # characters between such a comparator and its number
_WINDOW = 8  # characters in which a comparator may stand before a number
_JOIN = re.compile(r"[、和及与或]|以及")


def _left(text: str, start: int) -> tuple[str, int]:
    """Comparator written right before `start` and where it begins; ("", start) where none is."""
    hit = _LEFT_PATTERN.search(text, max(0, start - _WINDOW), start)
    if not hit:
        return "", start
    place = int((hit.lastgroup or "g5")[1:])
    return _BEFORE[place][0], hit.start()


def _right(text: str, end: int) -> tuple[str, int]:
    """Comparator written right after `end` and where it ends; ("", end) where none is."""
    hit = _RIGHT_PATTERN.match(text, end)
    if not hit:
        return "", end
    return _AFTER[int((hit.lastgroup or "g0")[1:])][0], hit.end()


# --- reading ------------------------------------------------------------------------------------------------------------


def find_quantities(text: str) -> list[Quantity]:
    """Every stated amount of `text`, left to right.

    Dates, ordinals, heading and document numbers, numbers inside 《titles》, slogans and counts that only frame a structure are no
    amounts. A number without a unit is one only where its wording measures (`就业人数24万`, `达到1300`).
    """
    folded = fold(text)
    taken = _Taken(folded)
    found: list[Quantity] = []
    for rule in rules():
        for hit in rule.pattern.finditer(folded):
            if taken.free(hit.start(), hit.end()):
                quantity = _read(rule.name, hit, folded)
                if quantity and not is_framing(folded, quantity, rule.name):
                    found.append(quantity)
                    taken.add(quantity.start, quantity.end)
    found.sort(key=lambda quantity: quantity.start)
    return _share_comparators(folded, found)


class _Taken:
    """Places that a hit may not touch: titles and what an earlier rule claimed."""

    _TITLE = re.compile(r"《[^《》\n]{1,120}》|<[^<>\n]{2,60}>|https?://[^\s)）]+|[(（\[〔][12]\d{3}[)）\]〕]\s?\d{1,4}\s?号|\[[^\[\]\n]{0,300}\]\([^()\n]{1,300}\)")

    def __init__(self, text: str) -> None:
        spans = [hit.span() for hit in self._TITLE.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.own: set[int] = set()

    def free(self, start: int, end: int) -> bool:
        place = bisect_right(self.starts, end - 1) - 1
        if place >= 0 and start < self.ends[place]:
            return False
        return not any(at in self.own for at in range(start, end))

    def add(self, start: int, end: int) -> None:
        self.own.update(range(start, end))


def _read(rule: str, hit: re.Match[str], text: str) -> Quantity | None:
    groups = hit.groupdict()
    end = hit.end()
    if rule in ("quantity.ratio", "quantity.fraction"):
        divisor = number(groups["b"])
        if not divisor or (rule == "quantity.ratio" and _is_clock(text, hit)):
            return None
        low = high = round(number(groups["a"]) / divisor, 4)
        unit, many = "比", False
    else:
        first, second, unit, many = _amounts(groups)
        if rule == "quantity.percent_words":
            unit = "%"
        elif rule == "quantity.tenths":
            unit, first = "%", first * 10
        low, high = first, first if second is None else second
    if rule == "quantity.bare" and not _measures(text, hit):
        return None
    if rule == "quantity.quota" and not _in_quotas(text, hit):
        return None
    if rule == "quantity.myriad" and not _closes(text, end):
        return None
    if rule in ("quantity.arabic", "quantity.chinese") and not _is_amount(text, hit, unit):
        return None
    left, outer_start = _left(text, hit.start())
    right, outer_end = _right(text, end)
    comparator = _settle(left, right, many=many, ranged=low != high)
    return Quantity(hit.start(), end, low, high, unit, comparator, rule, outer_start, outer_end)


def _amounts(groups: dict[str, str | None]) -> tuple[float, float | None, str, bool]:
    """Low, high (None where no range), unit without multiplier, and whether 余 or 多 stands in it."""
    shared = groups.get("m2") or ""
    unit = groups.get("u2") or ""
    own = groups.get("m1") or ("" if groups.get("u1") else shared)
    first = number(groups["n1"] or "0", own)
    second = number(groups["n2"], shared) if groups.get("n2") else None
    if second is not None and second < first and not groups.get("m1"):
        first = number(groups["n1"] or "0")
    tail = (groups.get("tail") or "").rpartition("/")
    if tail[1]:
        unit = f"{unit}/{tail[2]}"
    return first, second, unit, bool(groups.get("o1") or groups.get("p1") or groups.get("p2"))


def _settle(left: str, right: str, *, many: bool, ranged: bool) -> str:
    """One comparator from what stands before, inside and after. A range is a range, also before 以上 (the contract)."""
    if ranged:
        return "range"
    if left == "<=" and right == "~":
        return "~"
    if right and left in ("", "=", "~", ">", "<="):
        return right
    if left and left != "=":
        return left
    return ">" if many else "="


def _is_clock(text: str, hit: re.Match[str]) -> bool:
    """`8:30`, `上午9:00—12:00`: a time of day."""
    around = text[max(0, hit.start() - 6) : hit.start()] + "|" + text[hit.end() : hit.end() + 3]
    return bool(re.search(r"[午早晚时间日夜点][^，。]{0,3}\|?|\|[-—~至]\d", around)) and re.fullmatch(
        r"[012]?\d\s?[:：]\s?[0-5]\d", hit.group()) is not None


def _closes(text: str, end: int) -> bool:
    """Whether a clause, an item or a comparator follows, so that 24万 stands without unit."""
    return end >= len(text) or text[end] in "，。；、,;)）\n\r\t |和及与以左" or _RIGHT_PATTERN.match(text, end) is not None


_MEASURED = re.compile(r"(?:数|量|率|比例|比重|占比|指数|系数|得分|总值|面积|规模|人口|强度|密度|值|水平)(?:达到|达|为|约|超过|突破|不低于|不少于|控制在|提高到|增加到|增至|升至|降至)?[^\S\n]?$"
                       r"|(?:达到|达|超过|突破|不低于|不少于|不超过|增至|提高到|增加到|扩大到|控制在)[^\S\n]?$")


def _measures(text: str, hit: re.Match[str]) -> bool:
    """Whether a bare number is an amount: measured noun or reaching verb before it, clause end behind it."""
    if not _closes(text, hit.end()) or text[hit.end() : hit.end() + 1] in "、)）":
        return False
    return _MEASURED.search(text, max(0, hit.start() - 12), hit.start()) is not None


_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_amount(text: str, hit: re.Match[str], unit: str) -> bool:
    """Not a calendar year, an ordinal, a rank or the number of a name."""
    before = text[max(0, hit.start() - 2) : hit.start()]
    numeral = hit.group("n1")
    if unit == "年" and (_YEAR.fullmatch(numeral) or (hit.groupdict().get("n2") and _YEAR.fullmatch(hit.group("n2") or ""))):
        return False
    if before.endswith(("第", "前", "专栏", "附件", "附表", "表", "图", "No.")) and not before.endswith(("目前", "提前", "以前", "之前", "代表", "年前")):
        return False
    if not numeral.isascii() and (before.endswith(("“", "”")) or _NAMED.fullmatch(numeral) or _ORDINAL.match(text, hit.end() - len(unit))):
        return False
    if _CAPACITY.match(text, hit.end()) and units().get(unit) in ("energy", "mass"):
        return False
    return unit not in _DURATIONS or _is_value_duration(text, hit)


#: 百万吨级, 零部件: numerals that are part of a word.
_NAMED = re.compile(r"[百千万亿]+|[零〇]")
#: 十四届, 九次全会, 三期项目, 八项规定: ordinals and names with Chinese numerals.
_ORDINAL = re.compile(r"届|期|次(?:全|会|党|代|中央|集体)|次党代|[项条大件](?:规定|措施|要求|制度|改革|工程|行动|举措|职责|任务|纪律|禁令|意见|原则|机制|政策|计划)")
#: 7万吨锌基合金项目: a capacity that names a project.
_CAPACITY = re.compile(r"(?!以|左|的|标|余|多|、)[^，。；、：（）()\s\d]{1,24}?(?:项目|工程|生产线|机组|电站|通道|线路|基地|输变电|装置)")
_DURATIONS = frozenset(["年", "天", "周", "个月", "月", "日", "个工作日", "工作日", "小时", "分钟", "个小时", "学年", "学期", "个学期", "岁", "周岁"])
_AS_TIME = re.compile(r"[来内后前间]|以来|之[内后前]|以[内后前]|期间|行动|计划|规划|一贯|制|义务|免费|服务圈|生活圈|通勤圈|交通圈|圈|便民|发展历程|的(?:努力|发展|奋斗|建设)|接着")
_TIME_BEFORE = re.compile(r"(?:近|未来|今后|过去|[往前后这头每]|最近|第|学前|毕业|连续|为期|接着|持续|当)[了的]?$")
_VALUE_BEFORE = re.compile(r"(?:至少|不少于|不低于|不超过|超过|达到?|为|压缩[至到在]|缩短[至到]|控制在|降至|延长[至到]|提高到|提升到|最长|最短|满|少于|[限龄期命间时]|保证|确保|锻炼|活动|活动时间|学习|培训)[约近]?$")


def _is_value_duration(text: str, hit: re.Match[str]) -> bool:
    """Whether a length of time is what is measured (`压缩至25周以内`, `锻炼一小时`), not a time (`3年内`, `未来五年`)."""
    if _VALUE_BEFORE.search(text, max(0, hit.start() - 8), hit.start()):
        return True
    if _TIME_BEFORE.search(text, max(0, hit.start() - 3), hit.start()) or _AS_TIME.match(text, hit.end()):
        return False
    return hit.group("n1").isascii() or (units().get(hit.group("u2")) == "time" and hit.group("u2") in ("小时", "分钟", "课时", "天"))


_QUOTA = re.compile(r"[\u4e00-\u9fff]{1,10}(?:镇|乡|街道|办|处|县|区|市|旗|村|场|团|苏木|社区)\s?\d{1,7}(?=[\s、，,；;|]|$)")


def _in_quotas(text: str, hit: re.Match[str]) -> bool:
    """Whether the number stands in a run of areas with their shares (`元和镇280 白石乡15 …`)."""
    line_start = text.rfind("\n", 0, hit.start()) + 1
    floor = max(line_start, hit.start() - 60)
    around = text[floor : hit.end() + 60].split("\n")[0] if hit.end() + 60 <= len(text) else text[floor:].split("\n")[0]
    return len(_QUOTA.findall(around)) >= 2 and _QUOTA.search(text, max(line_start, hit.start() - 12), hit.end() + 1) is not None


_STRUCTURE_REACH = 8


@cache
def _structure() -> re.Pattern[str]:
    return re.compile(rf"(?:重点|主要|关键|基本|大)?(?:{'|'.join(map(re.escape, words('structure_nouns')))})")


_ONE = re.compile(r"每[^\d]{0,6}$|每[年月周天日季学]|至少|不少于|不低于|最多|不超过|各|仅|只")
_PLAIN_ONE = frozenset("张个项种类支批条套份篇面片处对组队团点位件系列场步期级线路方次家")


def is_framing(text: str, quantity: Quantity, rule: str) -> bool:
    """Whether a count only frames a structure (`四个学段`), or is the 一 of an article (`一个新机制`)."""
    counted = units().get(quantity.unit) in ("count", "person")
    if counted and quantity.comparator in ("=", "~") and _structure().match(text, quantity.end):
        return True
    if rule != "quantity.chinese":
        return False
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    clause = re.split(r"[，。；：,;\n]", before)[-1]
    if clause.endswith("“") or ("“" in clause and "”" not in clause and "每" not in clause):
        return True
    if text[quantity.end : quantity.end + 2] in ("一体", "一岗"):
        return True
    if text[quantity.start : quantity.start + 1] == "一" and quantity.value_max == 1 and quantity.unit in _PLAIN_ONE:
        return quantity.comparator in ("=", "~") and not _ONE.search(clause)
    return False


def _share_comparators(text: str, found: list[Quantity]) -> list[Quantity]:
    """Comparators that hold for more than the number they touch.

    `超过2%、5%` and `5%、6.5%左右`: joined values share theirs. `至少设置1间…和配备1名`: 至少 before the verb holds for each count that is joined.
    """
    shared = list(found)
    for place in range(1, len(shared)):
        one, two = shared[place - 1], shared[place]
        if one.comparator not in ("=", "range") and two.comparator == "=" and two.unit == one.unit and _JOIN.fullmatch(text, one.outer_end, two.outer_start):
            shared[place] = _with(two, one.comparator)
    for place in range(len(shared) - 1, 0, -1):
        one, two = shared[place - 1], shared[place]
        if two.comparator in (">=", "<=", "~") and one.comparator == "=" and two.outer_end > two.end and _JOIN.fullmatch(text, one.end, two.start):
            shared[place - 1] = _with(one, two.comparator)
    return [_with(quantity, _far(text, quantity, shared[place - 1] if place else None)) if quantity.comparator == "=" else quantity
            for place, quantity in enumerate(shared)]


def _far(text: str, quantity: Quantity, previous: Quantity | None) -> str:
    """The comparator of a `至少` that stands before the verb of `quantity`'s clause, else `=`."""
    floor = max(0, quantity.start - 3 * _REACH, previous.end if previous and not _joined(text, previous, quantity) else 0)
    clause = text.rfind("，", floor, quantity.start)
    area = text[max(floor, clause + 1, text.rfind("。", floor, quantity.start) + 1) : quantity.outer_start]
    hits = list(_FAR.finditer(area))
    if not hits:
        return "="
    between = area[hits[-1].end() :]
    if not between or between[0].isdigit() or len(re.sub(r"\d+[^\d]{0,12}?[和及、]", "", between)) > _REACH:
        return "="
    return ">=" if hits[-1].group("ge") else "<="


def _joined(text: str, one: Quantity, two: Quantity) -> bool:
    between = text[one.end : two.start]
    return len(between) <= _REACH and bool(re.search(r"[和及]", between)) and "，" not in between


def _with(quantity: Quantity, comparator: str) -> Quantity:
    return Quantity(quantity.start, quantity.end, quantity.value_min, quantity.value_max, quantity.unit, comparator, quantity.rule,
                    quantity.outer_start, quantity.outer_end)


__all__ = ["Quantity", "find_quantities", "is_framing", "rules", "tidy", "units"]
