"""The patterns of amounts, tried in turn at each numeral: first those that begin with a digit, then those in Chinese signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extractors.amounts import (
    Amount,
    and_half,
    as_ratio,
    for_each,
    in_chinese,
    in_percent,
    in_so_many,
    in_tenths,
    listed,
    ranged,
    with_unit,
    with_units,
)
from extractors.bare_numbers import AREA, QUOTA_END, bare, great, quota, round_sum
from extractors.units import NO_UNIT, chinese_unit, written_unit


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern, matched at a numeral, and how to read the match; None is no amount after all.

    `sign` is what every match holds, by which most numerals are told not to be one.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[str, re.Match[str]], Amount | None]
    sign: str = ""


# --- pieces ------------------------------------------------------------------------------------------------------------

#: No part of its digits is taken back: nothing that may follow a number begins with one.
_AR = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,15}+)(?:\.\d{1,10}+)?+"
_CN = r"[零〇一二两三四五六七八九十百千万亿]{1,15}(?:点[零〇一二三四五六七八九]{1,6})?"
_MULT = r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|百(?=[元名人家所个户])|千(?![瓦克米伏卡兆])"
_DASH = r"\s?(?:[-–—~〜]{1,2}|[至到])\s?"
#: Before days that are counted (不少于|30日), which are a date elsewhere.
_DAYS_BOUND = r"(?:(?<=至少|最长)|(?<=不少于|不低于|不超过|期限为)|(?<=不得少于|不得低于|不得超过|公示期为|公告期为))"
#: No range without its dash, which stands in the same clause.
_TO_A_DASH = r"(?=[^，。；\-–—~〜至到]{1,80}+[-–—~〜至到])"
_BOUND = r"[（(]不?含[）)]"
_GAP = r"(?:[ \t]{0,3}|[ \t]?(?:\r?\n[ \t]{0,4}){1,2})"  # a hard line break may part number and unit


# --- rules -------------------------------------------------------------------------------------------------------------


@cache
def arabic_rules() -> tuple[Rule, ...]:
    """Rules for numerals that begin with a digit."""
    unit = written_unit()
    one = rf"(?P<n1>{_AR})(?:[ \t]?(?P<o1>[余多几]))?(?:{_GAP}(?P<m1>{_MULT}))?(?P<p1>[余多]|(?<=[\d万亿]{{2}})\+)?"
    two = rf"(?P<n2>{_AR})(?:{_GAP}(?P<m2>{_MULT}))?(?P<p2>[余多])?"
    rate = rf"(?P<u2>{unit})(?:{_BOUND}(?P<rate>/(?:年|月|日|人|亩|户)))?"
    return (
        Rule("quantity.quota", re.compile(rf"(?<={AREA})(?P<n1>\d{{1,7}}){QUOTA_END}"), quota),
        Rule("quantity.between", re.compile(
            rf"(?=[^，。；]{{1,16}}?以上){one}(?P<u1>{unit})(?:{_BOUND})?及?以上(?:{_BOUND})?(?:[至到、—-]|(?P<below>不足|不满|未满|低于|少于))?{two}{_GAP}{rate}(?(below)|(?=(?:{_BOUND})?及?以下))"), with_units, "以上"),
        Rule("quantity.range",
             re.compile(rf"{_TO_A_DASH}{one}(?P<u1>{unit})?(?:{_BOUND})?(?P<dash>{_DASH}){two}{_GAP}{rate}"), ranged),
        Rule("quantity.half", re.compile(r"(?P<n1>\d{1,2})(?:(?P<u2>[年天])半(?![年载数价程日工封托脱])|(?P<of>个)半(?P<u3>小时(?![\u4e00-\u9fff]{0,6}圈)|月|学期))"), and_half, "半"),
        Rule("quantity.amount", re.compile(rf"{one}{_GAP}{rate}"), with_unit),
        Rule("quantity.days", re.compile(rf"{_DAYS_BOUND}(?P<o1>)(?P<n1>\d{{1,3}})(?P<m1>)(?P<p1>)(?P<u2>日)(?P<rate>)(?![之以]?[前内后起均常报元用均游程间]|[上下]午)"), with_unit, "日"),
        Rule("quantity.for_each", re.compile(rf"(?P<n1>{_AR})/(?P<each>[人户亩生床])(?=(?:[·/]?[年月])?的?(?:标准|给予|补助|补贴|发放))"), for_each, "/"),
        Rule("quantity.per", re.compile(rf"(?P<n1>{_AR})(?P<u2>/10{{0,3}}万)"), in_so_many, "/"),
        Rule("quantity.ratio", re.compile(rf"(?P<a>{_AR})\s?[:：]\s?(?P<b>{_AR})(?![\d:：.])"), as_ratio),
        Rule("quantity.fraction", re.compile(r"(?P<a>[1-9])/(?P<b>[2-9]|10)(?=以上|以下|左右|的|给予|予以|进行|补[助贴]|奖[励补]|[，。；、）])"), as_ratio, "/"),
        Rule("quantity.tenths", re.compile(r"(?P<n1>[1-9])(?:[-—~～至到](?P<n2>[2-9]))?成(?P<half>半)?(?=以上|以下|左右|的|多|[，。；、）])"), in_tenths, "成"),
        Rule("quantity.fraction", re.compile(r"(?P<b>\d{1,3})分之(?P<a>\d{1,3})"), as_ratio, "分之"),
        Rule("quantity.list", re.compile(
            rf"(?P<n1>{_AR})(?=(?P<rest>(?:、{_AR}){{0,10}}?[、和]{_AR}){_GAP}(?P<m2>{_MULT})?(?P<u2>{unit}))"), listed),
        Rule("quantity.great", re.compile(r"(?P<n1>[2-9]|[1-9]\d)大(?=[\u4e00-\u9fff]{2,12}?(?:基地|示范区|示范点|产业园|园区|公园|商圈|市场|综合体|特色街区)(?:$|[^\u4e00-\u9fff建]))"), great, "大"),
        Rule("quantity.bare", re.compile(
            rf"(?P<n1>{_AR})(?P<o1>[余多几])?(?P<m1>万亿|[百千]?亿|[百千]?万)?(?P<p1>[余多]|(?<=[\d万亿]{{2}})\+)?"
            rf"(?:{_DASH}(?P<n2>{_AR})(?P<m2>万亿|[百千]?亿|[百千]?万)?)?(?![\d.%A-Za-z:：-]|/(?!\d[\d.]*[万亿]))"), bare),
    )  # fmt: skip


@cache
def chinese_rules() -> tuple[Rule, ...]:
    """Rules for numerals that begin with a Chinese sign."""
    unit = chinese_unit()
    parts = r"[一二三四五六七八九十两]{1,3}"
    return (
        Rule("quantity.percent_words",
             re.compile(rf"(?P<base>[百千万])分之(?P<n1>{_CN}|{_AR})"
                        rf"(?:{_DASH}(?:[百千万]分之)?(?P<n2>{_CN}|{_AR}))?"), in_percent, "分之"),
        Rule("quantity.fraction", re.compile(rf"(?P<b>{parts})分之(?P<a>{parts})"), as_ratio, "分之"),
        Rule("quantity.half", re.compile(rf"(?P<n1>{_CN})(?:(?P<u2>[年天])半(?![年载数价程日工封托脱])|(?P<of>个)半(?P<u3>小时(?![\u4e00-\u9fff]{{0,6}}圈)|月|学期))"), and_half, "半"),
        Rule("quantity.tenths", re.compile(r"(?P<n1>[一二两三四五六七八九])(?:[至到](?P<n2>[二三四五六七八九]))?成(?P<half>[半五](?![一二三四五六七八九十]))?"
                                           r"(?![立为果功绩本人员品长效套片群年都就分型熟交体])"), in_tenths, "成"),
        Rule("quantity.round", re.compile(r"(?P<n1>[百千万亿]{1,2})(?=大关)"), round_sum, "大关"),
        Rule("quantity.chinese", re.compile(
            rf"(?P<n1>{_CN})(?P<m1>)(?P<p1>[余多])?"
            rf"(?:(?P<u1>{unit})?{_DASH}(?P<n2>{_CN})(?P<m2>)(?P<p2>[余多])?)?"
            rf"{NO_UNIT}(?P<u2>{unit})"), in_chinese),
    )  # fmt: skip


@cache
def chinese_ahead() -> re.Pattern[str]:
    """A Chinese numeral and what stands behind it in any of these rules: most numerals stand before none of it."""
    return re.compile(rf"{_CN}[余多]?(?:{_DASH}|分之|成|大关|{chinese_unit()})")
