"""Shares of a cost or a stock: who bears them (`保费由省财政承担60%`, `保费由省财政60%补贴`) is not what is shared, nor what is done with them (`从土地收益中提取10%`)."""

from __future__ import annotations

import re

from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.span import Span

#: 保费由|省财政|承担: who bears a share.
_BORNE = late(
    r"(?:(?P<what>[\u4e00-\u9fff、（）]{2,16}?))??由?(?P<who>(?:[中省市县区州盟旗镇乡村][央级市县]?、?){0,4}"
    r"(?:(?:[本同]级)?(?:人民)?(?:财政|政府)|[中省市县区州旗镇乡][央级]|市县|企业|单位|个人|本人|家庭|农户|(?:养殖|种植|贫困|经营)户|业主|居民|村集体|集体|银行|保险(?:公司|机构)|主办方|受益[人者]|用人单位|(?:经营)?主体|基金))"
    r"(?:统一|分别|各|均|再|共同|按比例)?(?P<verb>承担|负担|分担)?"
)
_TAIL = ("承担", "负担", "分担")
#: 由县财政100%|兜底: the verb behind the share.
_BEARS = re.compile(r"(?:给予|予以|全额)?(?P<verb>承担|负担|分担|兜底|资助|代缴|补助|补贴)(?=[，。；、]|$)")
#: |从土地收益中|提取|10%: out of what a share is taken.
_TAKEN = late(
    r"[从在由](?P<what>[\u4e00-\u9fff、（）]{2,20}?)(?:[当之]?中|里|内)(?:每年|按|再|统筹|切出|切块|单独|统一|优先|应|要|可)*"
    r"(?P<verb>提取|计提|预留|列支|安排|拿出|切块|统筹|划出|划拨|调剂|拨出|抽出|抽取|留出|留存|落实|筹集|腾出|提留|支出)"
)


def borne(reading: Reading) -> Phrase | None:
    """The phrase of a share that somebody bears, or of one or a sum that is taken out: the cost or stock before it; empty where it was named before."""
    text, low, high = reading.text, reading.left_from, reading.quantity.outer_start
    if reading.quantity.unit != "%" and (reading.family != "money" or text.find("中", low, high) < 0):
        return None
    low = reading.skip(low, high)
    taken = _TAKEN.fullmatch(text, low, high) if text[low : low + 1] in ("从", "在", "由") else None
    if taken:
        return reading.made(taken.start("what"), taken.end("what"), [Span(*taken.span("verb"))], "indicator.left")
    if reading.quantity.unit != "%":
        return None
    tail = text.endswith(_TAIL, low, high)
    bears = None if tail else _BEARS.match(text, reading.quantity.outer_end, reading.right_to)
    hit = _BORNE.fullmatch(text, low, high) if tail or (bears and "由" in text[low:high]) else None
    if not hit or (tail and not hit["verb"]):
        return None
    verb = Span(*(bears or hit).span("verb"))
    start, end = hit.span("what") if hit["what"] else (high, high)
    return reading.made(start, end, [verb], "indicator.left")
