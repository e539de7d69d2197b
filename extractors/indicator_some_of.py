"""Some of those that were counted, who pays part of a sum, and people with a quality (`专任教师2300人，…；学历达标1900人`)."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_before import Before
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_subsets import MONEY_HEAD
from extractors.late import late
from extractors.span import Span
from extractors.units import units

#: 民生实事|有|38项: the whole, of which some are told.
_HAS_SOME = late(r"\s*(?:其中|全[市县区省])?(?P<whole>[\u4e00-\u9fff“”]{2,16}?)中?(?:已|现|目前)?有$")
#: 38项|达到时间进度要求: what these did.
_DID = re.compile(r"(?:已经?|均|都|按期|如期|超额|提前)*(?:达到|完成|实现|通过|开工|竣工|建成|列入|纳入|投产|投用|启动)")
#: 其中|中央|300万元, |省级投入|200万元: whose part of the money it is, with or without what the money is.
_PAYER = re.compile(r"(?:其中)?(?P<whose>(?:中央|[省市县区州]级?|自治区|地方|镇级?|镇村|乡镇|社会|企业|学校)(?:财政|预算内)?)(?P<gives>投入|配套|补助|投资|资金|出资|自筹|安排)?")
#: 每个|补助|200万元，其中省级50%: the sum whose shares are told.
_GRANTED = re.compile(r"(?:补助|补贴|奖励|奖补|资助)$")
#: 研究生学历|214名, 高级以上|180人, “双师型”|占85%: what qualifies people, whose noun stands with the number before.
_QUALIFIED = re.compile(
    r"[\u4e00-\u9fffA-Z\d—-]{0,8}(?:学历|学位|职称|资格|高级|[高中初]级(?:及?以上)?|(?:博士|硕士|研究生|本科|大专|岁)(?:及?以上)|特级)(?:的|占|占比)?"
    r"|“?双师型”?|持证|在编"
)
_PEOPLE = re.compile(r"[师生人员工士干部才手队](?:总数|人数|数量|缺口|占比|比例)?$|队伍|医生|职工|骨干|党员|干部")
#: 高级教师|31人, 研究生学历24人: some of the people, told by another quality.
_RANKED = re.compile(r"(?:高级|特级|骨干|学科带头|教学名|“?双师型”?|教授)(?:教师|[师人授])?$")
_AROUND_PEOPLE = late(r"^每[^，。；]{0,8}?(?:拥有|配备|有|人口)|^每[百千万][\u4e00-\u9fff]{0,4}人口?|(?:占比|比例|总数|人数|数量|缺口)$")


def some_of(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`全部实事有38项达到进度要求`: the number counts what the whole consists of, not what they did."""
    text, end = reading.text, reading.quantity.outer_start
    if phrase.rule == "indicator.right" and phrase.indicator.endswith("有") and reading.after:  # 40件|实事有|38项
        return replace(phrase, indicator=phrase.indicator[:-1], rule="indicator.some_of")
    if not reading.counts or not text.endswith("有", reading.clause.start, end) or not _DID.match(text, reading.quantity.outer_end, reading.clause.end):
        return None
    hit = _HAS_SOME.fullmatch(text, reading.skip(reading.left_from, end), end)
    if not hit:
        return None
    whole = Span(*hit.span("whole"))
    return replace(phrase, indicator=whole.of(text), spans=(whole,), rule="indicator.some_of")


def of_payer(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`投资900万元，其中中央投入500万元，省级投入200万元`: each with who pays it; a bare payer takes the sum's own head."""
    if reading.family not in ("money", "percent"):
        return None
    text, end = reading.text, reading.quantity.outer_start
    start = reading.skip_blanks(max(reading.left_from, reading.clause.start))
    opens = text.startswith("其中", start) or before.last.rule == "indicator.payer"
    hit = _PAYER.fullmatch(text, start, end) if opens else None
    if not hit:
        return None
    whose = Span(hit.start("whose"), hit.end())
    own = whose.of(text)
    if reading.family == "percent":
        grant = next((found for _, whole in before.latest_first() if (found := _GRANTED.search(whole.indicator))), None)
        return replace(phrase, indicator=own + grant.group(), spans=(whose,), action="", action_spans=(), rule="indicator.payer") if grant and not hit["gives"] else None
    if hit["gives"] in (None, "配套"):
        whole = next((whole for _, whole in before.latest_first() if whole.rule != "indicator.payer"), None)
        head = MONEY_HEAD.search(whole.indicator) if whole else None
        if not head:
            return None
        own += "资金" if head.group() not in ("投资", "总投资") or hit["gives"] else "投资"
    return replace(phrase, indicator=own, spans=(whose,), action="", action_spans=(), rule="indicator.payer")


def of_people(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`专任教师3862名，研究生学历214名`: the people that were told before have it."""
    own = phrase.indicator.removesuffix("占").removesuffix("占比")
    if reading.family not in ("person", "percent") or phrase.action or not _QUALIFIED.fullmatch(own):
        return None
    for quantity, whole in before.latest_first():
        if units().get(quantity.unit) == "person" and whole.rule != "indicator.people" and _PEOPLE.search(whole.indicator) and not _RANKED.search(whole.indicator):
            people = _AROUND_PEOPLE.sub("", whole.indicator)
            return replace(phrase, indicator=own + people, spans=phrase.spans + whole.spans, rule="indicator.people")
    return None
