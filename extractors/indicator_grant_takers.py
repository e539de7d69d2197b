"""Grants parted among those who take them.

Where one verb parts several sums (`对州级、县级文明村，分别奖励7万元、3万元`), each is the grant to its own recipient; where the
recipients are told by thresholds (`产值突破10亿元、50亿元的`), only the grant is named, since the thresholds are conditions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.indicator_grant_rates import GRANT, TAKER
from extractors.indicator_pieces import parts
from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span

#: |分别给予一次性奖励|20万元: the clause of the sums opens with what is done.
_PARTED = late(
    rf"\s*(?:一次性|再|可|均|当年|次年|年内|由[市县区]财政|每[\u4e00-\u9fff]{{1,3}}?)?分别(?:(?:按[^，。；\d]{{0,16}})?(?:一次性)?(?P<verb>给予|予以|发放|奖励|补助|补贴|资助)(?:最高|不超过)?(?:{TAKER})?(?P<noun>(?:一次性)?[\u4e00-\u9fff]{{0,8}}?{GRANT})?"
    r"|按照?[^，。；\d]{0,10}$)"
)
#: 20万元、10万元|的奖励: the grant behind the last sum.
_BEHIND = late(rf"的?(?P<noun>(?:一次性)?[\u4e00-\u9fff]{{0,8}}?{GRANT})")
#: 分别按每人每月300元、100元|给予运营补贴: verb and grant behind the last sum.
_BEHIND_RATE = late(rf"(?:的?标准)?(?P<verb>给予|予以|发放)(?P<noun>(?:一次性)?[\u4e00-\u9fff]{{0,8}}?{GRANT})")
_GIVING = re.compile(rf"(?:一次性)?{GRANT}")
#: 给予|运营补贴|，乳儿班、托小班分别补贴600元、500元: the grant in full, said before.
_NAMED_EARLIER = late(rf"(?:给予|发放)(?P<noun>[\u4e00-\u9fff]{{1,6}}?{GRANT})(?=[，：:])")
#: |对新评定为|甲级、乙级…的民宿|，: what leads in the recipients and what ends them.
_LEAD = late(
    r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]{1,3}、(?=[对凡新])|第[一二三四五六七八九十]{1,3}条\s?|\d{1,2}[.．、](?!\d)|(?:获批|获评|认定|评定|备案|命名|创建)[和及或、](?:获批|获评|认定|评定|备案|命名|创建)的|明确|达到|引育|收住|招收|接收|收托|本[县区市]户籍|新建|改建|购置|并|且|凡|对于?|支持|鼓励|符合条件的|当年|年度|首次|初次|新获评|新|承办|举办|获得|获批|获评?|全职|被|经|[按依]照?|依据|根据|通过|成功|评定|认定|评为|创建|创成|命名|引进|入选|列入|纳入|主持|主导|牵头|参与|制定|修订|完成|取得|首次取得|的|为){0,10}"
)
_END = late(r"(?:评定|认定|评估|验收|称号|满\d{1,3}(?:天|日|个月|年))?的$|(?<=[\u4e00-\u9fff]{2})一次$")
#: |按照|首次认定、重新认定: how the recipients are led in.
_LED_BY = re.compile(r"对于?|[按依]照|按|依据|根据")
#: 省级企业技术中心|的企业|: who takes it, behind what it was given for; 重新认定的|企业 needs its noun.
_OF_TAKER = late(r"(?<![级类等定])的(?:[\u4e00-\u9fff]{0,4}机构|企业|(?:第一)?(?:完成|承担|牵头|主持|获奖)?(?:单位|人)|组织|主体|个人)$")
#: 星级饭店|（规上企业）: which of them are meant.
_NOTE = late(r"(?<=[\u4e00-\u9fff]{2})[（(][^（）()]{2,12}[）)]$|[（(][^（）()]{3,40}[）)](?=[、和的]|$)")
#: |符合补助条件的|博士、硕士, |建成运营并认定为|市级、省级园区: how the first of them is told of.
_TOLD_OF = late(r"[^、，]*?(?:符合[^、，的]{0,8}条件的|[^、，]{2,}(?:认定|评定|评估|评级|确定|命名|备案)为|(?<=[\u4e00-\u9fff]{3})(?:获得|获批|获评|被评为))")
#: 一、二、|三级: the class that is said once.
_CLASSES = re.compile(r"([一二三四五六甲乙丙])(?=(?:[、和][一二三四五六甲乙丙])*[、和][一二三四五六甲乙丙]([级类等档]))")
#: 普惠园|按|一级、二级: what is parted by class.
_BY_CLASS = re.compile(r"(?P<what>[^、，]{2,12})按照?(?P<classes>[一二三四五六甲乙丙][级类等档](?:[、和][一二三四五六甲乙丙][级类等档])+)")
#: A threshold among the recipients; 3A and 5A are classes of sights.
_DIGIT = re.compile(r"\d(?!A)")


def granted_each(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """The grant to its recipient that the quantity at `place` of the sentence is; None where nothing is parted."""
    text, clause = reading.text, reading.clause
    parted = text.find("分别", clause.start, reading.quantity.start) if reading.family == "money" else -1
    if parted < 0:
        return None
    sums = [at for at, other in enumerate(quantities) if parted < other.start < clause.end]
    opened = _PARTED.search(text, clause.start, quantities[sums[0]].outer_start)
    told = _given(reading, opened, quantities[sums[-1]]) if opened and len(sums) > 1 else None
    if not opened or told is None:
        return None
    verb, noun = told
    same = opened.start() > clause.start
    own = _recipients(reading, clause.start, opened.start(), len(sums)) if same else _recipients_before(reading, len(sums))
    spans = (noun,) if own is None else (own[1], noun)
    name = noun.of(text) if own is None else own[0][sums.index(place)] + noun.of(text)
    return Phrase(name, spans, verb.of(text), (verb,), "indicator.granted_each", clause.start)


def _given(reading: Reading, opened: re.Match[str], last: Quantity) -> tuple[Span, Span] | None:
    """The verb, and where the grant is named: before the sums, behind them, earlier in the sentence, or by the verb itself."""
    text, end = reading.text, reading.clause.end
    if not opened["verb"]:
        rate = _BEHIND_RATE.match(text, last.outer_end, end)
        return (Span(*rate.span("verb")), Span(*rate.span("noun"))) if rate else None
    verb = Span(*opened.span("verb"))
    if opened["noun"]:
        return verb, Span(*opened.span("noun"))
    behind = _BEHIND.match(text, last.outer_end, end)
    if behind:
        return verb, Span(*behind.span("noun"))
    giving = _GIVING.search(text, opened.start(), opened.end())
    if not giving:
        return None
    earlier = [hit for hit in _NAMED_EARLIER.finditer(text, reading.sentence, reading.clause.start) if hit["noun"].endswith(giving.group())]
    return verb, Span(*(earlier[-1].span("noun") if earlier else giving.span()))


def _recipients_before(reading: Reading, count: int) -> tuple[list[str], Span] | None:
    """The `count` recipients that the clause before names."""
    end = reading.clause.start - 1
    return _recipients(reading, reading.clauses.at(end - 1).start, end, count) if end > reading.sentence else None


def _recipients(reading: Reading, first: int, end: int, count: int) -> tuple[list[str], Span] | None:
    """The `count` recipients that text[first:end] names; None where it tells thresholds or another number of them."""
    text = reading.text
    lead = _LEAD.match(text, first, end)
    start = lead.end() if lead else first
    if text[start] in "、和":  # 对首次认定、重新认定的企业
        led = _LED_BY.match(text, first, end)
        start = led.end() if led else first
    written = _OF_TAKER.sub("", _END.sub("", _NOTE.sub("", text[start:end].rstrip())))
    if _DIGIT.search(written) or not written or written[0] == "在":
        return None
    told = _TOLD_OF.match(written)
    written = written[told.end() :] if told and told.end() < len(written) - 1 else written
    by_class = _BY_CLASS.fullmatch(_CLASSES.sub(r"\1\2", written)) if "按" in written else None
    named = [each + by_class["what"] for each in parts(by_class["classes"], count)] if by_class else [each.replace("的", "") for each in parts(written, count)]
    return (named, Span(start, start + len(written))) if len(named) == count else None
