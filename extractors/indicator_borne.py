"""What several bear a part of: `保费由省财政承担60%`, `苗木款，县级财政负担40%`; the share is of the cost, whoever bears it."""

from __future__ import annotations

import re

from extractors.indicator_reading import Phrase, Reading
from extractors.span import Span

#: 保费由|省财政|承担: who bears a share.
_BORNE = re.compile(
    r"(?:(?P<what>[\u4e00-\u9fff、（）]{2,16}?))??由?(?P<who>(?:[中省市县区州盟旗镇乡村][央级市县]?、?){0,4}"
    r"(?:(?:[本同]级)?(?:人民)?(?:财政|政府)|[中省市县区州旗镇乡][央级]|市县|企业|单位|个人|本人|家庭|农户|(?:养殖|种植|贫困|经营)户|业主|居民|村集体|集体|银行|保险(?:公司|机构)|主办方|受益[人者]|用人单位|(?:经营)?主体|基金))"
    r"(?:统一|分别|各|均|再|共同|按比例)?(?P<verb>承担|负担|分担)(?:比例)?$"
)
#: 承担比例|, 负担率|: the share itself is named.
_TAIL = ("承担", "负担", "分担")


def borne(reading: Reading) -> Phrase | None:
    """The phrase of a share that somebody bears: the cost before the payer; none where it was named before."""
    text, high = reading.text, reading.quantity.outer_start
    if reading.quantity.unit != "%" or not text.endswith(_TAIL, reading.left_from, high):
        return None
    hit = _BORNE.fullmatch(text, reading.skip(reading.left_from, high), high)
    if not hit:
        return None
    at = hit.start("what") if hit["what"] else high
    return reading.made(at, hit.end("what") if hit["what"] else high, [Span(*hit.span("verb"))], "indicator.left")
