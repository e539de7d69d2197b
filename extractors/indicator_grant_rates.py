"""Grants by a rate or standard: `按每台风机3万元的标准发放安装补助`, `头两年90%、第三年40%的摊位补贴`, `州财政贴息2个百分点`, and what a buyer gets."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.span import Span

#: Families of what is granted: sums, and shares of one.
SUMS = ("money", "percent")
#: What is granted.
GRANT = r"(?:补助|补贴|奖励|奖补|资助|津贴|奖金|贴息|扶持|救助)"
#: |企业|, |承办单位|, |研发团队|: who takes a grant and is no part of its name.
_WHO = (
    r"(?:企业|单位|投资方|投资者|主办方|承办方|业主|个人|机构|学校|农户|合作社|团队|主体|园区|举报人|银行|平台|公司|孵化器|旅行社|酒店|景区|法定代表人"
    r"|街道|乡镇|镇街|(?:行政)?村|社区|(?:村|经济)集体|(?:引|推)荐人|中介人|负责人|传承人|带头人|获奖者|发明人|县区|(?:贫困|脱贫|养殖|种植|农|商|住|承租|承包|经营|个体工商)户|大户|农民|牧民|职工|家庭|协会|商会|政府|所在地[市县区镇])"
)
TAKER = rf"(?:[\u4e00-\u9fff]{{0,6}}?{_WHO}(?:(?:[或及和与]|以及|、)(?:[\u4e00-\u9fff]{{0,6}}?{_WHO})){{0,3}})"
_GIVES = r"(?P<verb>给予|予以|发放|兑现|拨付|核拨|进行|提供)"
#: 3万元|的标准，发放安装补助, 800元/台|予以补助, 40%|的比例，对…的县予以配套支持, 25%|为上限给予奖补: the grant behind its rate.
_BEHIND = late(
    r"(?:[、，,]且?(?:最高|不超过)+\d[\d.]*[万亿]?元)?(?:以内|左右)?(?:(?:的?标准|的?比例|的?额度|为?上限)[，,]?|(?=予以|给予|进行|提供|分[两二三四五\d]年(?:给予|予以|兑现|拨付)|对[^，。；\d]{2,24}?(?:进行|给予|予以)))(?:对[^，。；\d]{2,24}?)?(?:再|一次性|分别|统一|足额|据实|按[年月季]|分[两二三四五\d]年){0,2}"
    rf"{_GIVES}(?P<whom>[^，。；、\d]{{0,10}}?(?:企业|单位|个人|机构|方|者|主体|户|人|旅行社|合作社|学校|街道|乡镇)(?:[（(][^（）()]{{2,20}}[)）])?)?(?:[\d一二两三四五]年(?:(?:最高|不超过)+\d[\d.]*[万亿]?元(?:以内)?的?)?)?(?P<noun>[\u4e00-\u9fff]{{0,8}}?{GRANT}(?:资金)?|[\u4e00-\u9fff]{{0,4}}支持|(?:配套)?资金|配套|匹配)(?=[，。；、）)（(]|$)"
)
#: 按|每台车, |按照|不低于50%, |参照|贡献的50%: what a rate is told by.
BY_RATE = re.compile(r"(?:按(?!时|期|需|质)照?|[参比依]照)[^，。；]{0,40}$")
#: |按照大棚面积补助|30元/平方米: what it is reckoned by stands before the verb.
_BY_BASE = re.compile(rf"\s*(?:[^，。；：:\d按]{{2,12}}(?:[：:]\s?)?)?(?:原则上|统一|均)?按照?(?![每一时期需质])[^，。；：:\d每]{{2,20}}?(?:分别|给予|予以)?(?P<verb>{GRANT})\s?$")
#: |沼气灶：|按灶具价的60%给予补助: what is granted for.
_LABEL = late(r"(?:^|[。；，,;\s）)、.．])(?P<label>[\u4e00-\u9fff“”]{2,12})[：:]\s?(?:原则上|统一|均)?按")
_NO_LABEL = re.compile(r"标准|方式|办法|政策|内容|对象|条件|范围|措施|原则|依据|如下|其中|具体|单位|部门|要求|程序|额度|比例|说明|[一二三四五六七八九十]是|注$|即$")
#: |每台风机再奖励|300元: more for each of them.
_EACH_MORE = late(rf"\s*(?P<each>每(?![年月周天日季])[\u4e00-\u9fff]{{1,5}}?)(?:再|另|增加|额外)(?P<verb>{GRANT})\s?$")
#: |中央财政|贴息|1.5个百分点: who pays, and the grant.
_PAID_BY = re.compile(rf"\s*(?:[^，。；、\d由]{{0,8}}由)?(?P<payer>(?:(?:中央|国家|[省市县区州镇]级?|各级|地方)[、和及与]?){{1,3}}(?:[两三]级|本级)?财政)(?:各|再|另|给予|按照?)*(?P<verb>{GRANT})(?:[^，。；\d]{{2,12}}的)?\s?$")
_PAYS = re.compile(rf"(?P<payer>(?:中央|[省市县区州镇]级?)财政)(?:[^，。；\d]{{0,4}}{GRANT}|承担)")
#: |补贴上限|不超过3000元: the grant whose ceiling it is.
_CEILING = late(rf"\s*(?:单[\u4e00-\u9fff]{{1,2}})?(?P<noun>(?:差额|定额|运营|建设|购置|报废|更新)?(?P<verb>{GRANT}))(?:最高)?上限\s?$")
#: |第一年补助|50%: the verb behind the year.
_YEAR_ALONE = re.compile(rf"\s*(?:第[一二三四五六\d]|[前后首头][一二两三四五\d]?)年度?[再另]?(?P<verb>{GRANT})\s?$")
#: |给予前两年|100%、第三年|50%的租金补贴: a share a year, and the grant behind the last.
_EACH_YEAR = re.compile(r"(?:(?P<verb>给予|予以|按照?)[^，。；]{0,30}|[、，,]|(?<=[，,]))(?:第[一二三四五六\d]|[前后首头][一二两三四五\d]?)年(?:度)?(?:分别)?(?:按照?|给予|为)?\s?$")
_OF_YEARS = late(rf"(?:[、，,](?:第[一二三四五六\d]|[前后头][两二三四五\d]年)(?:年度?)?(?:按照?|给予|为)?\d[\d.]*%){{0,5}}的?(?:标准|比例)?(?:给予|予以)?(?P<noun>[\u4e00-\u9fff]{{0,8}}?{GRANT})")
#: |购买…的|播种机|补助|9000元: what is bought, and what its buyer gets.
_BOUGHT = late(r"(?:购[买置]|换购|报废|更换|置换)[^，。；]*?(?P<thing>[\u4e00-\u9fff]{2,10}?)(?:的(?:个人)?消费者|的)?(?:给予|予以)?(?:一次性)?(?P<verb>补贴|补助|奖励)(?:[\u4e00-\u9fff]{1,8}的)?\s?$")
#: 40马力以下|播种机, 列入…名录的|播种机: what leads in the thing.
_OF_THING = re.compile(r".*(?:以[上下](?:排量|车龄|船龄)?|的|[》）)]|购[买置]|换购|更换|置换)")
_SUNDRY = re.compile(r"[与等各]")


def at_rate(reading: Reading, high: int) -> Phrase | None:
    """The grant whose rate, year, payer or object the quantity tells; None where the clause has none of them."""
    text, low = reading.text, max(reading.clause.start, reading.left_from)
    behind = _BEHIND.match(text, reading.quantity.outer_end, reading.clauses.whole.end)
    if behind and BY_RATE.search(text, reading.clause.start, high) and not (behind["whom"] or "").startswith(("每", "对")):
        verb = Span(*behind.span("noun" if behind["verb"] == "进行" else "verb"))
        return _under_label(reading, reading.made(*behind.span("noun"), [verb], "indicator.grant_rate"))
    base = _BY_BASE.match(text, low, high) if reading.family == "money" and text[high - 2 : high].strip() else None
    if base:
        return _under_label(reading, _made(reading, Span(*base.span("verb")), base))
    more = _EACH_MORE.match(text, low, high)
    if more:
        each, verb = Span(*more.span("each")), Span(*more.span("verb"))
        return replace(_made(reading, verb, more), indicator=each.of(text) + verb.of(text), spans=(each, verb))
    paid = _PAID_BY.match(text, low, high)
    if paid:
        made, payer = _made(reading, Span(*paid.span("verb")), paid), Span(*paid.span("payer"))
        return replace(made, indicator=payer.of(text) + made.indicator, spans=(payer, *made.spans)) if _of_several(reading, payer) else made
    ceiling = _CEILING.match(text, low, high) if reading.quantity.comparator == "<=" else None
    if ceiling and reading.family == "money":
        return reading.made(*ceiling.span("noun"), [], "indicator.grant_rate")
    alone = _YEAR_ALONE.match(text, low, high)
    if alone:
        return _made(reading, Span(*alone.span("verb")), alone)
    return _of_year(reading, low, high) or _of_bought(reading, reading.clause.start, high)


def _under_label(reading: Reading, made: Phrase) -> Phrase:
    """`沼气灶：按灶具价的60%给予补助`: the grant for what the label names, or the grant that it names itself."""
    text = reading.text
    if text.find("：", reading.sentence, reading.quantity.start) < 0 and text.find(":", reading.sentence, reading.quantity.start) < 0:
        return made
    labels = list(_LABEL.finditer(text, reading.sentence, reading.quantity.start))
    if not labels or _NO_LABEL.search(labels[-1]["label"]):
        return made
    label = Span(*labels[-1].span("label"))
    name = label.of(text) + ("" if label.of(text).endswith(made.indicator) else made.indicator)
    return replace(made, indicator=name, spans=(label, *made.spans))


def _of_several(reading: Reading, payer: Span) -> bool:
    """Whether another payer of the sentence bears its own part (`州财政补助6万元，县财政补助4万元`)."""
    if payer.of(reading.text)[-3:] == "级财政" or "、" in payer.of(reading.text):
        return False
    others = _PAYS.finditer(reading.text, reading.sentence, reading.clauses.whole.end)
    return any(hit.group("payer") != payer.of(reading.text) for hit in others)


def _made(reading: Reading, noun: Span, hit: re.Match[str]) -> Phrase:
    return reading.made(noun.start, noun.end, [Span(*hit.span("verb"))], "indicator.grant_rate")


def _of_year(reading: Reading, low: int, high: int) -> Phrase | None:
    """`头两年90%、第三年40%的摊位补贴`: a share of each year."""
    year = _EACH_YEAR.search(reading.text, low, high) if reading.quantity.unit == "%" else None
    behind = _OF_YEARS.match(reading.text, reading.quantity.outer_end, reading.clauses.whole.end) if year else None
    if not year or not behind:
        return None
    verbs = [Span(*year.span("verb"))] if year["verb"] in ("给予", "予以") else []
    return reading.made(*behind.span("noun"), verbs, "indicator.grant_rate")


def _of_bought(reading: Reading, low: int, high: int) -> Phrase | None:
    """`购买达标的播种机补助9000元`: the grant for what is bought."""
    hit = _BOUGHT.search(reading.text, low, high) if reading.family in ("money", "percent") else None
    if not hit:
        return None
    lead = _OF_THING.match(reading.text, hit.start(), hit.end("thing"))
    thing, verb = Span(lead.end() if lead else hit.start("thing"), hit.end("thing")), Span(*hit.span("verb"))
    if thing.end - thing.start < 2 or _SUNDRY.search(thing.of(reading.text)):
        return None
    return replace(_made(reading, verb, hit), indicator=thing.of(reading.text) + verb.of(reading.text), spans=(thing, verb))
