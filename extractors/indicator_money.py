"""Sums that are named by what they are for (`完成水利工程|建设投资`; the verb in such a name is no deed), and what each of several gets."""

from __future__ import annotations

from extractors.indicator_reading import Reading
from extractors.indicator_words import firm_verb
from extractors.late import late
from extractors.span import Span

#: 水利工程|建设|投资, 饮水工程|维修|养护补助资金: what money is for, which stands in its name.
_MONEY_FOR = late(r"(?:(?!需)[\u4e00-\u9fff、]){0,8}(?:投资|资金|经费)")
#: What money is for.
_WORKS = frozenset(("建设", "维修", "养护", "维护", "管护", "改造", "治理", "整治", "修复", "防治", "技改", "加固", "保护", "绿化", "硬化", "运行", "配套", "购置", "更新"))


def is_money_for(reading: Reading, verb: Span, high: int) -> bool:
    """Whether the verb and what stands behind it name a sum by what it is for (`完成供水工程|建设投资`)."""
    if reading.family != "money" or verb.of(reading.text) not in _WORKS or not _MONEY_FOR.fullmatch(reading.text, verb.end, high):
        return False
    return not any(firm_verb().within(reading.text, verb.end, high))


#: 困难户|每户|安排|养殖扶持资金: what each gets.
_EACH_GETS = late(r"[^，。；、\d]{0,16}?每[户人村校名家镇乡](?P<verb>统筹安排|安排|发放|拨付|落实|投入)(?=[\u4e00-\u9fff]{2})")


def what_each_gets(text: str, low: int, high: int) -> Span | None:
    """The verb before the sum that each gets (`困难户每户|安排|养殖扶持资金3000元`)."""
    hit = _EACH_GETS.match(text, low, high) if text.find("每", low, high) >= 0 else None
    return Span(*hit.span("verb")) if hit else None
