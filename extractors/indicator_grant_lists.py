"""Grants told in turn: what one of them gets (`单户最高8万元`), to whom each sum of a grant goes, and what is given on top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_before import Before
from extractors.indicator_grant_rates import SUMS
from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span

#: 单户|最高8万元, 每个项目|最多20万元: the grant for one of them.
_PER_ONE = re.compile(r"(?:单[户个次体项家][^，]{0,3}|每[家户个人项][^，]{0,4}?)(?:最高|最多)?")
_ONE_A_YEAR = late(r"\s*(?P<whom>(?:每|单|同一)[个家户]?(?:(?![年最累每])[\u4e00-\u9fff]){1,6})(?:每年度?|全年|年度|累计|最高|最多)+")
_MOST = re.compile(r"最高|最多|金额$|总额$")
#: 技改|补贴: a grant that was named before.
GRANT_NOUN = re.compile(r"(?:配套奖励|补助|补贴|奖励|资助|奖补|贷款额度|配套|贴息|(?:资金|经费|配套|奖励)支持|扶持资金|增信担保)$")
#: |总投资|3亿元: heads that name nothing alone; whose they are stands earlier in the sentence.


def per_one(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`给予30%的技改补贴，单户最高8万元`: what one of them gets."""
    asked = not phrase.indicator and reading.family == "money" and _ONE_A_YEAR.fullmatch(reading.text, reading.left_from, reading.quantity.outer_start)
    if asked:  # 每家企业每年最高20万元
        phrase = replace(phrase, indicator=asked["whom"], spans=(Span(*asked.span("whom")),))
    grant = GRANT_NOUN.search(before.last.indicator) if asked or (reading.family in SUMS and _PER_ONE.fullmatch(phrase.indicator)) else None
    if not grant or GRANT_NOUN.search(phrase.indicator) or phrase.indicator.endswith(("支持", "扶持")):
        return None
    return replace(phrase, indicator=_MOST.sub("", phrase.indicator) + grant.group(),
                   spans=phrase.spans + before.last.spans, rule="indicator.per_one")


#: 困难老人|高龄津贴: a grant with the words that say which; it is lent to others.
WHICH_GRANT = re.compile(
    r"(?:一次性|建设|运营|高龄|护理|培训|见习|租房|购房|住房|安家|生活|营养|膳食|岗位|社保|创业|就业|交通|伙食|乡镇|教龄|班主任|物流|电价|种苗|设备|货币|缴费|临时|医疗|财政|综合|租金|落户|人才|能力|每公里)*"
    r"(?:补助|补贴|奖励|奖补|资助|津贴|补偿|安家费|生活费|奖学金|助学金|个人缴费|低保|贷款额度)(?:资金|标准|金)?$"
)
#: |运营补贴：|自理老人150元, 发放|高龄津贴|，其中…: a label before the sums, or the clause that gives them out.
_LABEL = late(r"(?P<gives>发放|给予|享受|落实|实施|执行|设立|兑现|申请|申领)?(?P<label>[\u4e00-\u9fff]{2,14}?)(?(gives)[，：:]|(?:分?别?为|是|如下)?[：:])")
#: Sums that are no grants: what they measure has its own name.
_OWN_SUM = late(r"投资|资金|费|(?<![低中高无等])收入|产值|价|成本|贷|额|税|经费|预算|支出|财政|基金|工资|补|奖|助|津贴|标准|贴息|保险|承担|配套|自筹|待遇|增加|增收|均|总|额度|[\u4e00-\u9fff][金款]$")
_FOR = re.compile(r"^(?:对|按照?|给予?)|(?:的)?(?:每[^，。；]{1,4}|给予|予以|发放|最[高多])?$")


#: |第一|年20元，|第二|年10元: the year alone, whose word for time is left out.
_NTH = re.compile(r"第[一二三四五六\d]")
#: 高龄津贴|按|80—89周岁|每月50元, …: the first of those who get it, told by their age.
_BY_AGE = re.compile(r"按照?(?P<age>\d{1,3}(?:[-—–~至]\d{1,3})?周?岁(?:及?以[上下])?)(?:的?老年?人)?(?:每[人月年]){0,2}$")


def of_grant(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`高龄津贴：80岁以上老人每月50元、百岁老人500元`: to whom the grant that was named, or that the label names, is given."""
    if reading.family != "money" or phrase.rule == "indicator.granted_to" or phrase.action not in ("", "给予", "发放", "提高"):
        return None
    by_age = _BY_AGE.search(reading.text, reading.clause.start, reading.quantity.outer_start) if WHICH_GRANT.search(phrase.indicator) and "按" in reading.text[reading.clause.start : reading.quantity.outer_start] else None
    if by_age:
        age = Span(*by_age.span("age"))
        return replace(phrase, indicator=age.of(reading.text) + phrase.indicator, spans=(age, *phrase.spans), rule="indicator.grant_to")
    own = "" if (nth := _NTH.fullmatch(phrase.indicator)) else _FOR.sub("", phrase.indicator)
    if not nth and (len(own) < 2 or _OWN_SUM.search(own)):
        return None
    for _, whole in before.latest_first():
        grant = WHICH_GRANT.search(whole.indicator)
        if grant:
            told = whole.spans[-1].of(reading.text) if whole.rule == "indicator.standard" else _lent(reading.text, whole, grant.group())
            return replace(phrase, indicator=own + told, spans=phrase.spans + whole.spans, rule="indicator.grant_to")
    for label in reversed(list(_LABEL.finditer(reading.text, reading.sentence, reading.quantity.start))):
        grant = grant_of(label["label"])
        if grant:
            first = label.start() + grant.start()
            return replace(phrase, indicator=own + grant.group(), spans=(*phrase.spans, Span(first, label.end("label"))), rule="indicator.grant_to")
    return None


def _lent(text: str, whole: Phrase, grant: str) -> str:
    """The grant as it was lent to the one before, with the words that say which (二孩|育儿补贴)."""
    own = _FOR.sub("", whole.spans[0].of(text)) if whole.rule == "indicator.grant_to" and whole.spans else ""
    return whole.indicator.removeprefix(own) if own and whole.indicator.startswith(own) and whole.indicator != own else grant


_GRANT_TAIL = late(r"(?:一次性)?[\u4e00-\u9fff]{0,4}?(?:补助|补贴|奖励|资助|奖补|津贴)$")
#: 二等奖|一次性奖励: without to whom it goes.
_BARE_GRANT = re.compile(r"(?:一次性)?(?:补助|补贴|奖励|资助|奖补|津贴)$")
#: |每亩再增加|30元, 对特困户|另加|20%, |每张给予|5000元: more of the grant that was named, or the same.
_MORE = late(r"(?:每[\u4e00-\u9fff]{1,3}|对[^，。；\d]{2,10}?|[^，。；\d]{2,30}?的|[\u4e00-\u9fff]{2,6}(?=第))?(?:(?P<more>[再另](?:增加|加|奖)|额外增加)|(?P<give>[再另]?给予)|第[一二三四五\d]年度?(?P<year>发放?|给予|支付|兑现|拨付))")


#: What they end in: 给予, 增加, 发放, 支付.
_MORE_ENDS = "予加奖发放付现拨"


#: 发放|护林补助|: a grant that names nobody who gets it is lent as a whole.
_WHOLE_GRANT = late(r"(?:(?!人(?!才)|企业|单位|家庭|学生|群众|机构|学校|对象|项目)[\u4e00-\u9fff]){1,6}(?<![户者员村校社的予放家个类])(?:补助|补贴|奖励|奖补|资助|津贴|补偿|奖学金|助学金)$")


def grant_of(label: str) -> re.Match[str] | None:
    """The grant that a label ends with, with the words that say which."""
    return _WHOLE_GRANT.fullmatch(label) or WHICH_GRANT.search(label)


def granted_under(indicator: str, label: str) -> str:
    """The grant that the heading `label` names, to whom the indicator tells: 自理老人 under 运营补贴; "" where either tells of another sum."""
    own, grant = _FOR.sub("", indicator), WHICH_GRANT.search(label)
    return "" if len(own) < 2 or not grant or _OWN_SUM.search(own) else own + grant.group()


#: |最高上限|不超过500元: how much at most of what was named before.
_CEILING = re.compile(r"(?:最高)?(?:上限|限额)")


def more(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`每亩给予300元补贴；配套滴灌的，每亩再增加150元`: the grant that was named before; so is what its ceiling holds for."""
    if reading.family == "money" and _CEILING.fullmatch(phrase.indicator):
        told = next(((whole, grant) for _, whole in before.latest_first() if (grant := GRANT_NOUN.search(whole.indicator))), None)
        return replace(phrase, indicator=told[1].group(), spans=told[0].spans, rule="indicator.more") if told else None
    ends = reading.family in SUMS and reading.text[reading.quantity.outer_start - 1] in _MORE_ENDS
    hit = _MORE.fullmatch(reading.text, reading.skip_blanks(reading.left_from), reading.quantity.outer_start) if ends else None
    if not hit or GRANT_NOUN.search(phrase.indicator) or phrase.rule == "indicator.granted_to":
        return None
    pattern = GRANT_NOUN if hit["more"] else WHICH_GRANT if hit["year"] else _GRANT_TAIL
    grants = ((whole, grant) for _, whole in before.latest_first()
              if (grant := (_BARE_GRANT if whole.rule == "indicator.granted_each" and not hit["year"] else pattern).search(whole.indicator)))
    whole, grant = next(grants, (None, None))
    if whole is None or grant is None:
        return None
    verb = Span(*hit.span(hit.lastgroup or "more"))
    return replace(phrase, indicator=grant.group(), spans=whole.spans, action=verb.of(reading.text), action_spans=(verb,), rule="indicator.more")


_RANK = r"(?:国家|[省市县区州]|[一二三四五六特甲乙丙丁])[级等类]|[A-F]类"
#: |二级|补助, and |一级|旅游集散中心项目|补助 before it.
_RANK_AND_GRANT = re.compile(rf"(?P<rank>{_RANK})(?P<grant>(?:补助|补贴|奖励|资助|奖补|津贴)(?:资金)?)")
_RANK_OF = late(rf"(?:{_RANK})(?P<what>[\u4e00-\u9fff“”]{{2,}})")


def by_rank(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`一级集散中心补助200万元，二级补助100万元`: the rank alone takes the thing that had it before."""
    own = _RANK_AND_GRANT.fullmatch(phrase.indicator) if reading.family == "money" else None
    whole = _RANK_OF.fullmatch(before.last.indicator) if own else None
    if not own or not whole or not whole["what"].endswith(own["grant"]) or whole["what"] == own["grant"]:
        return None
    return replace(phrase, indicator=own["rank"] + whole["what"], spans=phrase.spans + before.last.spans, rule="indicator.by_rank")


#: |按每校|不少于2名、千人以上学校|5名的标准配备保安: whom the values are for that one standard tells in a row.
_BY_STANDARD = re.compile(r"按照?[^，。；、]{0,16}$")
_NEXT_OF_STANDARD = re.compile(r"、[^，。；]{0,16}")


def granted_alike(text: str, quantities: Sequence[Quantity], named: list[Phrase]) -> list[Phrase]:
    """`按10%、8%、5%给予补助`, `给予设备投资额14%、16%的奖补`, `按每校2名、千人以上学校5名的标准配备保安`: what is granted or set behind the last of joined values is so by each."""
    for place in range(len(quantities) - 1, 0, -1):
        last, two = named[place], quantities[place]
        granted = last.rule in ("indicator.granted", "indicator.grant_rate")
        if granted and (first := _of_one_standard(text, quantities, place)) is not None:
            named[first] = last
        one = quantities[place - 1]
        joined = one.unit == two.unit and text[one.outer_end : two.outer_start] in ("、", "和", "或")
        given = granted or (one.unit == "%" and last.rule == "indicator.right" and GRANT_NOUN.search(last.indicator) is not None)
        if joined and given and named[place - 1].rule != last.rule:
            named[place - 1] = last
    return named


def _of_one_standard(text: str, quantities: Sequence[Quantity], place: int) -> int | None:
    """The place of the value before, in the same unit, that one standard sets with the value at `place`; None where it sets that alone."""
    two = quantities[place]
    first = next((at for at in range(place - 1, max(-1, place - 3), -1) if quantities[at].unit == two.unit), None)
    if first is None or not _NEXT_OF_STANDARD.fullmatch(text, quantities[first].outer_end, two.outer_start):
        return None
    start = quantities[first].outer_start
    return first if _BY_STANDARD.search(text, max(0, start - 20), start) else None
