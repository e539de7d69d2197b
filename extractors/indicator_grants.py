"""Grants that one verb parts among several: `对国家级、省级示范园，分别给予一次性奖励20万元、10万元`.

Each sum is the grant to its own recipient; where the recipients are told by thresholds (`产值突破10亿元、50亿元的`), only the grant is
named, since the thresholds are conditions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_shared import parts
from extractors.quantities import Quantity
from extractors.span import Span

_NOUN = r"(?:补助|补贴|奖励|奖补|资助|津贴|奖金|贴息|扶持)"
#: |分别给予一次性奖励|20万元: the clause of the sums opens with what is done.
_PARTED = re.compile(
    rf"\s*(?:一次性|再|可|均)?分别(?:按[^，。；\d]{{0,16}})?(?:一次性)?(?P<verb>给予|予以|发放|奖励|补助|补贴|资助)(?:最高|不超过)?(?P<noun>(?:一次性)?[\u4e00-\u9fff]{{0,8}}?{_NOUN})?"
)
#: 20万元、10万元|的奖励: the grant behind the last sum.
_BEHIND = re.compile(rf"的?(?P<noun>(?:一次性)?[\u4e00-\u9fff]{{0,8}}?{_NOUN})")
_GIVING = re.compile(rf"(?:一次性)?{_NOUN}")
#: |对新评定为|甲级、乙级…的民宿|，: what leads in the recipients and what ends them.
_LEAD = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|并|且|凡|对于?|初次|支持|鼓励|符合条件的|当年|年度|首次|新|获得|获批|获评?|全职|被|经|通过|成功|评定|认定|评为|创建|创成|命名|引进|入选|列入|纳入|主持|主导|参与|制定|完成|的|为){0,10}"
)
_END = re.compile(r"(?<=[中心基地平台品牌项目工程])的(?:企业|单位|机构)$|(?:评定|认定|评估|验收|称号)?的$")
_DIGIT = re.compile(r"\d(?!A)")
#: 分别 opens the clause of the sums within so many characters.
_OPENS = 6


def granted_each(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """The grant to its recipient that the quantity at `place` of the sentence is; None where nothing is parted."""
    text, clause = reading.text, reading.clause
    if reading.family != "money" or not text.find("分别", clause.start, clause.start + _OPENS) >= 0:
        return None
    sums = [at for at, other in enumerate(quantities) if clause.start <= other.start < clause.end]
    opened = _PARTED.match(text, clause.start, quantities[sums[0]].outer_start)
    if not opened or len(sums) < 2:
        return None
    noun = _noun_of(text, opened, quantities[sums[-1]], clause.end)
    if noun is None:
        return None
    own = _recipients(reading, len(sums))
    verb = Span(*opened.span("verb"))
    spans = (noun,) if own is None else (own[1], noun)
    name = noun.of(text) if own is None else own[0][sums.index(place)] + noun.of(text)
    return Phrase(name, spans, verb.of(text), (verb,), "indicator.granted_each", clause.start)


def _noun_of(text: str, opened: re.Match[str], last: Quantity, end: int) -> Span | None:
    """Where the grant is named: before the sums, behind them, or by the verb itself."""
    if opened["noun"]:
        return Span(*opened.span("noun"))
    behind = _BEHIND.match(text, last.outer_end, end)
    if behind:
        return Span(*behind.span("noun"))
    giving = _GIVING.search(text, opened.start(), opened.end())
    return Span(*giving.span()) if giving else None


def _recipients(reading: Reading, count: int) -> tuple[list[str], Span] | None:
    """The `count` recipients that the clause before names; None where it tells thresholds or another number of them."""
    text, end = reading.text, reading.clause.start - 1
    if end <= reading.sentence:
        return None
    before = reading.clauses.at(end - 1)
    lead = _LEAD.match(text, before.start, end)
    start = lead.end() if lead else before.start
    if text[start] in "、和":  # 对首次认定、重新认定的企业
        start = before.start + (text[before.start] == "对")
    written = _END.sub("", text[start:end])
    if _DIGIT.search(written) or not written:
        return None
    named = [each.replace("的", "") for each in parts(written, count)]
    return (named, Span(start, start + len(written))) if len(named) == count else None
