"""What is granted or set at a rate, named behind the number: `按8元/只的标准进行补贴`, `按每40人1名的标准配备校医`."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_grant_rates import BY_RATE, GRANT, SUMS, TAKER
from extractors.indicator_per import PER_PEOPLE
from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.span import Span

#: 按每人1000元的标准|给予|奖补, 每张5000元|给予|建设补贴: the grant behind a sum.
_AT_RATE = re.compile(r"(?:的?标准)?(?:一次性)?(?P<verb>给予|予以|发放|兑现|拨付|安排|核拨)(?P<what>[^，。；]{0,10}?(?:补助|补贴|奖励|奖补|资助|救助|津贴|贴息|经费|资金))")
#: 按每40人1名|的标准|配备校医, 每百户30平方米|建筑面积的标准|配建用房: what is set by a standard stands behind it.
_SETS = "配备|配置|设置|配建|配套建设|规划建设|配套|核定|提取|安排|建设|购买|发放|落实|拨付|储备|列支|计提|预留|筹集|缴纳|征收|给予|设立|开展|进行|实施|组织|抽取|遴选|选派|招录"
_BY_STANDARD = re.compile(rf"的?(?:(?:建筑|用房|场地|用地|使用)?面积的?)?(?:标准|比例|额度)(?P<verb>{_SETS})(?P<what>[\u4e00-\u9fff]{{2,14}})(?=[，。；、]|$)")
#: 按每百户25平方米|配建文体设施, 按每千人3个的标准|规划配建停车泊位: the same where it is said for how many; what is planned by a standard of its own (人均用地0.2平方米) is not.
_BY_EACH = late(rf"(?P<verb>规划(?:布局|配建|预留|设置)|{_SETS}|规划|布局)(?P<what>[\u4e00-\u9fff]{{2,14}})(?=[，。；、]|$)")
_BY_PEOPLE = late(rf"(?:的?(?:标准|比例|额度))?{_BY_EACH.pattern}")
#: 按成交额的2%|收取|手续费: what is taken at a rate.
_TAKES = late(r"(?:左右)?的?(?:标准|比例|额度)?(?P<verb>收取|计收|提取|计提|缴存|缴纳|缴交|征收|返还|退还|支付|预留|扣除)(?P<what>[\u4e00-\u9fff]{2,14})(?=[，。；、]|$)")
_FOR_EACH = re.compile(rf"按照?(?:(?P<capita>{PER_PEOPLE})|每|人均|户均|生均|千人)")
#: 按8元/只|的标准进行补贴|: the same of a sum.
_GRANT_AT_RATE = re.compile(r"(?:的?标准(?:进行)?|进行|予以)(?P<grant>补助|补贴|奖励|资助|贴息|奖补)(?=[，。；、]|$)")

#: 按照|应付利息的|60%, |参照上年缴费的|1.5倍: what a share is taken of, which is not what is measured.
_BASE = re.compile(r"(?:按照?|参照|比照|依照)(?![时期需质规])[^，。；：、\d]{2,30}(?:[\d.]+(?:%|倍)[、和及]){0,4}\s?$")
#: 40%、|30%和30%|: shares that are joined to this one.
_JOINED_SHARES = r"(?:[、和及]\s?\d[\d.]*(?:%|倍)){0,4}"
#: 2倍|予以补贴, 40%、30%|对农户进行补偿: what is done at the share, where it has no noun.
_DONE_AT = late(rf"{_JOINED_SHARES}(?:的?(?:比例|标准|额度))?\s*(?:对[^，。；\d]{{2,16}}?)?(?:(?P<verb>给予|予以)(?:{TAKER})?|进行|实行|一次性|再|落实|兑现)*(?P<deed>(?:配套)?{GRANT}|配套|匹配|补偿|返还|报销|减免)(?=[，。；、]|$)")
#: 2%|提供再贷款资金, 20%|给予三年最高60万元贴息: and where it has one, a bound before it.
_GIVEN_AT = late(
    rf"{_JOINED_SHARES}(?:的?(?:比例|标准|额度))?\s*(?P<verb>给予|予以|提供|支付|收取|返还|缴存|留存|分配|支取|兑付)(?:{TAKER})?"
    rf"(?:(?:连续)?[一二两三四五\d]年|每年|年度|累计|最高|最多|不超过|上限|总额|\d[\d.]*[万亿]?元的?){{0,5}}(?P<what>[\u4e00-\u9fff]{{2,14}})(?=[，。；、]|$)"
)


def _of_base(reading: Reading) -> Phrase | None:
    """`按照应付利息的60%提供贷款贴息`: what is given or done at a share of something."""
    text, end = reading.text, reading.clause.end
    if reading.quantity.unit not in ("%", "倍", "比") or not _BASE.search(text, reading.clause.start, reading.quantity.outer_start):
        return None
    done = _DONE_AT.match(text, reading.quantity.outer_end, end)
    if done:
        deed = Span(*done.span("deed"))
        return reading.made(deed.start, deed.end, [Span(*done.span("verb")) if done["verb"] else deed], "indicator.granted")
    given = _GIVEN_AT.match(text, reading.quantity.outer_end, end)
    return reading.made(*given.span("what"), [Span(*given.span("verb"))], "indicator.granted") if given else None


def at_rate(reading: Reading, low: int, high: int) -> Phrase | None:
    """What is granted or set at the rate: `按8元/只的标准进行补贴`, `按每40人1名的标准配备校医`."""
    text = reading.text
    of_base = _of_base(reading)
    if of_base:
        return of_base
    of_sum = reading.family in SUMS or reading.quantity.rule == "quantity.fraction"
    paid = _GRANT_AT_RATE.match(text, low, high) if reading.family == "money" else None
    if paid and (reading.before is None or text[reading.before.outer_end] != "、"):  # 小学每人1000元、初中1250元的标准补助
        itself = Span(*paid.span("grant"))
        return reading.made(itself.start, itself.end, [itself], "indicator.granted")
    rate = (_AT_RATE.match(text, low, high) if of_sum else None) or _BY_STANDARD.match(text, low, high)
    each = _FOR_EACH.search(text, reading.left_from, low) if not of_sum and reading.quantity.unit != "比" else None
    rate = rate or ((_BY_PEOPLE if each["capita"] else _BY_EACH).match(text, low, high) if each else None)
    rate = rate or (_TAKES.match(text, low, high) if of_sum and BY_RATE.search(text, reading.clause.start, reading.quantity.start) else None)
    made = reading.made(rate.start("what"), rate.end("what"), [Span(*rate.span("verb"))], "indicator.granted") if rate else None
    if made and each and each["capita"]:
        return replace(made, indicator=each["capita"] + made.indicator, spans=(Span(*each.span("capita")), *made.spans))
    return made
