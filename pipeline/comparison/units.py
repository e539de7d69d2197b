"""Units that count the same thing: 人 and 名, 亩 and 平方米, 小时 and 分钟."""

from __future__ import annotations

from functools import cache

from pipeline.comparison.lexicon import family_of

#: Unit → the unit that it is turned into and how much of it one is. 1 亩 = 666.67 平方米 (中国市制), 1 公顷 = 15 亩.
_INTO = {
    "亩": ("平方米", 2000 / 3), "公顷": ("平方米", 10000.0), "平方公里": ("平方米", 1e6), "平方千米": ("平方米", 1e6), "㎡": ("平方米", 1.0), "m²": ("平方米", 1.0), "m2": ("平方米", 1.0),
    "km²": ("平方米", 1e6), "km2": ("平方米", 1e6), "公里": ("米", 1000.0), "千米": ("米", 1000.0), "km": ("米", 1000.0), "里": ("米", 500.0), "华里": ("米", 500.0), "厘米": ("米", 0.01),
    "分钟": ("小时", 1 / 60), "个小时": ("小时", 1.0), "秒": ("小时", 1 / 3600), "学时": ("课时", 1.0), "个学时": ("课时", 1.0), "个课时": ("课时", 1.0), "个月": ("月", 1.0), "周岁": ("岁", 1.0),
    "百分点": ("个百分点", 1.0), "‰": ("%", 0.1), "吨": ("公斤", 1000.0), "kg": ("公斤", 1.0), "千克": ("公斤", 1.0), "斤": ("公斤", 0.5), "克": ("公斤", 0.001),
    "GW": ("千瓦", 1e6), "MW": ("千瓦", 1e3), "兆瓦": ("千瓦", 1e3), "kW": ("千瓦", 1.0), "KW": ("千瓦", 1.0),
}  # fmt: skip
#: Classifiers of what is countable say nothing of it: 5个 and 5所 schools are as many.
_CLASSIFIERS = {"count": "个", "person": "人"}
_NOT_PLAIN = {"人次", "件次", "户次", "团次", "车次", "班次", "架次", "床日", "人天", "人日", "人年", "工日"}


@cache
def counted_in(unit: str) -> tuple[str, float]:
    """The unit that a unit is compared in, and how much of it one is: 亩 → (平方米, 666.67), 名 → (人, 1)."""
    if unit in _INTO:
        return _INTO[unit]
    amount, slash, per = unit.partition("/")
    if slash:
        base, factor = counted_in(amount)
        return f"{base}/{per}", factor
    if unit in _NOT_PLAIN:
        return unit, 1.0
    return _CLASSIFIERS.get(family_of(unit), unit), 1.0
