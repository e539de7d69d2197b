"""Units in tables: of a column, a head, a caption, or implied by a noun."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.numerals import number
from extractors.span import fold
from extractors.units import units

_MULTIPLIER = re.compile(r"(?P<mult>万亿|千万|百万|十万|万|亿|千|百)(?P<unit>[^万亿千百].*)")
_IMPLIED = (
    (re.compile(r"(?P<unit>人次|户次|批次|场次|次|户|所|家|座|公里|亩|吨|台|套|间|个|名|件|项|条|处|场|张|辆|艘|架|株|册|只|头|眼|起|例|宗|笔|支|栋|幢|班|天)数(?:量)?$"), ""),
    (re.compile(r"人次$"), "人次"),
    (re.compile(r"床位数?$"), "张"),
    (re.compile(r"学位(?:数|总数)$"), "个"),
    (re.compile(r"(?:人数|人口|就业|劳动力|人员|学生|教师|职工|居民|老年人)(?![^，。；]{0,4}(?:比|差|系数|指数|率|度|收入|支出)$)"), "人"),
    (re.compile(r"(?:婴儿|新生儿|[5五]岁以下儿童)死亡率$|人口(?:出生|死亡|自然增长)率$|自然增长率$"), "‰"),
    (re.compile(r"孕产妇死亡率$"), "/10万"),
    (re.compile(r"(?:预期|期望)寿命$"), "岁"),
    (re.compile(r"(?:(?<!总和生育)(?<!容积)(?<!倍)(?<!周转)率|比例|占比|比重)$"), "%"),
    (re.compile(r"(?:增加值|总?产值|生产总值|GDP|(?:营业|财政|总|旅游|销售)收入|[交成销]易?[易交售]额|进出口总?额|[贷存]款余额|(?:投资|贷款)额|产业规模)$"), "元"),
    (re.compile(r"(?:奖励|补助|补贴|奖补|投资|(?<![合五黄白])金|款|经费|费用)$"), "元"),
)

#: Rates that are told as coefficients below one: 灌溉水利用率0.65, 亿元生产总值生产安全事故死亡率0.01.
_COEFFICIENT = re.compile(r"利用率|(?:亿元|百万吨|万车).*死亡率")


def is_unit(word: str) -> bool:
    """Whether the word is a unit, with a multiplier or a rate's slash or without."""
    word = fold(word)
    multiple = _MULTIPLIER.fullmatch(word)
    core = multiple["unit"] if multiple else word
    return core in units() or core.split("/")[0] in units() or core in ("%", "‰", "比") or re.fullmatch(r"(?:1|人|例|件)?/?1?\d{0,2}[万千百]", core) is not None


def plain_unit(written: str) -> tuple[str, int]:
    """A unit without its multiplier, and the factor: 万亩 → 亩, 10000."""
    written = fold(written)
    multiple = _MULTIPLIER.fullmatch(written)
    if multiple and is_unit(multiple["unit"]):
        return multiple["unit"], int(number("1", multiple["mult"]))
    return written, 1


def scaled(value: int | float, factor: int) -> int | float:
    """The value times a multiplier, exact where the result is: 35.2 times 亿 is 3520000000."""
    product = Decimal(str(value)) * factor
    return int(product) if product == int(product) else float(product)


def implied_unit(indicator: str, value: float | None = None) -> str:
    """The unit that the noun of a unit-less value implies (`就业人数` → 人), "" where none does.

    A rate below one is a coefficient where it is commonly told as one (`灌溉水利用率0.65`, `亿元生产总值死亡率0.01`), not a share in %.
    """
    for pattern, unit in _IMPLIED:
        if hit := pattern.search(indicator):
            coefficient = unit == "%" and value is not None and 0 < value < 1 and _COEFFICIENT.search(indicator)
            return "" if coefficient else unit or hit["unit"]
    return ""
