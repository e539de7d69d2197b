"""Numbers whose noun is told by the deed alone: `立案9起` are cases, `辖8个村，3万人` people who live there, `县级统筹900万元` funds, `6人考入大学` pupils.

And numbers whose modifier stands alone before 的: `道路90公里，其中宽度不足4米的20公里`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_before import Before
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import verb_chain
from extractors.late import late
from extractors.span import Span

#: |立案查处|9件, |结案|6起: what is filed and closed are cases.
_CASE_DEEDS = re.compile(r"(?:共|累计|已|依法|共计)*(?P<deed>(?:立案(?:查处|侦查|审查|调查|处罚)?|侦破|破获|侦办|审结|结案|移送(?:司法|公安)(?:机关)?|行政处罚立案))(?:了|各类)?")
_CASE_UNITS = ("件", "起", "宗")
#: 辖8个村|，共|3万人: those who live in what is ruled.
_RULED = re.compile(r"[，、,；;]?(?:全[市县区镇乡村])?(?:共有?|现有|有|总人口)?(?:[约近]?\d[\d.]*[万千]?(?:余|多)?户[，、,]?(?:共有?|有)?)?[约近]?")
#: |县级|统筹|900万元, |支付|2亿元: who pays and how; money that nothing names.
_PAYS = re.compile(r"(?:(?:中央|省|市|县|区|州|旗|镇|乡)(?:里|上|级|财政|本级|级财政)*|财政)?(?:共|累计|已|再|另外?|计划|拟)*(?P<verb>(?<=[里上])配套|统筹|支付|拨付|下拨|划拨|扣缴|扣减|筹集|筹措|安排|列支|拿出|落实|设立|整合|下达|争取|预拨|追加|调剂)了?")
#: 6人|考入清华大学, 2名|被重点高校录取: who goes up to another school.
_GOES_UP = re.compile(r"(?:分别)?(?:考入|考取|考上|升入|被[^，。；、]{2,20}(?:录取))")
_GOES_UP_SIGNS = ("考", "升", "被", "分")
#: 其中|宽度不足4米|的|20公里: which of those that were counted.
_WHICH = re.compile(r"(?:其中|有)?(?:，)?(?P<which>[^，。；、：:（）()]{2,18})的")
#: |主体施工|, |内外装修|, |前期手续|: what is worked at, of things that were counted before.
_STAGE = (
    r"(?:主体(?:工程|结构)?(?:施工|封顶|完工|在建|建设|验收)|(?:基础|桩基|地基|土建|土方|地下室)(?:工程)?(?:施工|开挖|建设|浇筑)|(?:室?内外?|外墙)?(?:装饰)?(?:装修|粉刷)(?:施工)?|(?:收尾|扫尾|附属|配套)(?:工程)?施工|竣工验收"
    r"|(?:前期|开工|施工|用地|报建|审批)(?:手续|准备)|前期工作|手续|招投?标|(?:规划|方案|施工图|勘察)设计|选址|场地平整|土地平整|场平|设备安装调试)"
)
#: |达到序时进度的有|22项, |欠进度的|17个, |推进缓慢|5项: how far some of those have come that were counted.
STATE = re.compile(
    r"(?:(?:已|均|未|尚未|没有|能|基本)*(?:达到?|符合|[欠超快慢]|快于|慢于|滞后于?|落后于?|超过|超前于?|低于)(?:了)?(?:序时|时序|时间|计划|年度|目标)*进度(?:要求|计划|目标)?|(?:工作|建设)?(?:进[展度]|推进)(?:比?较)?(?:正常|顺利|良好|缓慢|滞后|偏慢|较[快慢]|迟缓)"
    r"|(?:按|超|按照)?(?:序时|时序|计划|时间节点|期|既定节点)*(?:正常|正在|有序|稳步|顺利|加快|持续|全面)?推进|(?:已完成[和及、])?提前完成|按期完成|如期完成|超额完成|基本完成|(?:部分|未|尚未|没有|未能|按时|全面|全部)完成|未启动|未实施|未落实|滞后|超前|施工建设|(?:前期|手续)办理"
    # 主体封顶|9所, 正在进行装修|6所, 开展前期手续及选址|3所: the stage that works have come to
    rf"|(?:已|正在?|目前|处于|进入|进行|开展|完成|办理|推进)*{_STAGE}(?:[和及与、]{_STAGE})?(?:阶段|之?中|工作)?)(?:的)?(?:共?有)?"
)
#: 已经|建成|的有9所: the deed alone, which the words before say how far it has come.
_SO_FAR = re.compile(r"(?:已经?|正在?|目前|现|均|都|基本|全部|陆续)*")
_REST = re.compile(r"其余|剩余|其他|最[大多高]|多|其中|有")
_ENDS = "，。；、,;"
#: 优秀等次|单位15个，|良好|28个: how something was assessed.
_GRADE = re.compile(r"(?:基本|较|不)?(?:合格|达标|称职)|优秀|良好|较好|一般|较差|[优良中差劣一二三四]等")
_GRADED = late(rf"(?:{_GRADE.pattern})(?:等次|等级|档次|级)?(?:的)?(?P<noun>[\u4e00-\u9fff]{{2,12}})")


def implied(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """What the deed alone tells of a number without a noun."""
    text, start, end = reading.text, reading.skip(reading.left_from, reading.quantity.outer_start), reading.quantity.outer_start
    if phrase.rule == "indicator.right" and reading.family != "person":
        return None
    if reading.quantity.unit in _CASE_UNITS:
        return _made(reading, phrase, "案件", _CASE_DEEDS.fullmatch(text, start, end), "deed")
    if reading.family == "money":
        return _made(reading, phrase, "资金", _PAYS.fullmatch(text, start, end) or _PAYS.fullmatch(text, reading.left_from, end), "verb")
    if reading.family != "person":
        return None
    after = reading.quantity.outer_end
    if text[after : after + 1] in _GOES_UP_SIGNS and (goes := _GOES_UP.match(text, after, reading.right_to)) and (phrase.rule == "indicator.right" or not phrase.indicator):
        return replace(phrase, indicator="学生", spans=(Span(*goes.span()),), action="", action_spans=(), rule="indicator.implied")
    with_houses = before.phrases and before.last.rule == "indicator.unit" and before.quantities[-1].unit == "户" and before.quantities[-1].outer_end == reading.quantity.outer_start  # 涉及32户|96人
    if reading.quantity.unit == "人" and before.phrases and phrase.rule != "indicator.right" and (with_houses or _lives_there(reading, before)):
        return replace(phrase, indicator="人口", spans=before.last.spans, action="", action_spans=(), rule="indicator.implied")
    return None


def _made(reading: Reading, phrase: Phrase, noun: str, deed: re.Match[str] | None, name: str) -> Phrase | None:
    """The implied noun with its deed, where nothing else stands on either side of the number."""
    if not deed or (reading.text[reading.quantity.outer_end : reading.quantity.outer_end + 1] or "。") not in _ENDS:
        return None
    verb = Span(*deed.span(name))
    return replace(phrase, indicator=noun, spans=(verb,), action=verb.of(reading.text), action_spans=(verb,), rule="indicator.implied")


def _lives_there(reading: Reading, before: Before) -> bool:
    """Whether villages that are ruled by the place were counted right before."""
    for quantity, phrase in before.latest_first():
        if quantity.unit == "户":
            continue
        ruled = "辖" in reading.text[max(reading.sentence, quantity.start - 12) : quantity.start] or phrase.indicator.endswith(("村", "社区", "小组", "居委会", "村委会"))
        return ruled and phrase.rule == "indicator.right" and _RULED.fullmatch(reading.text, phrase.spans[-1].end if phrase.spans else quantity.outer_end, reading.quantity.outer_start) is not None
    return False


def without_head(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`道路90公里，其中宽度不足4米的20公里`, `企业90家，合格的有70家`: what stands before 的 says which of those that were counted in the same unit."""
    text, end = reading.text, reading.quantity.outer_start
    end -= text[end - 1 : end] == "有"  # 合格的|有|30家
    if text[end - 1 : end] != "的" or phrase.rule == "indicator.echo" or reading.family in ("percent", "money", "time", "") or ((text[reading.quantity.outer_end : reading.quantity.outer_end + 1] or "。") not in _ENDS and not (reading.after and reading.after.outer_start == reading.quantity.outer_end)):
        return None
    hit = _WHICH.fullmatch(text, reading.skip_blanks(reading.clause.start), end)
    if not hit or _REST.fullmatch(hit["which"]) or STATE.fullmatch(hit["which"]):
        return None
    far = _SO_FAR.match(hit["which"]) if end < reading.quantity.outer_start else None
    chain = verb_chain(hit["which"], far.end() if far else 0)
    whole = next((told for quantity, told in before.latest_first() if quantity.unit == reading.quantity.unit and quantity.end <= hit.start("which") and told.indicator and told.rule not in ("indicator.without_head", "indicator.previous")), None)
    if not whole or (chain and chain.end == len(hit["which"])):
        return None
    which = Span(*hit.span("which"))
    sized = any(sign.isdigit() for sign in hit["which"]) and "岁" not in hit["which"]  # a size is a row of its own
    named = whole.indicator if sized else f"{''.join(hit['which'].split())}的{whole.indicator}"
    return replace(phrase, indicator=named, spans=whole.spans if sized else (which, *whole.spans), action="", action_spans=(), rule="indicator.without_head")


def of_grade(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`优秀等次单位15个，良好28个、合格17个`: the next grade is of those that the first was given to."""
    if not reading.counts or phrase.action or not _GRADE.fullmatch(phrase.indicator):
        return None
    for quantity, whole in before.latest_first():
        if quantity.unit == reading.quantity.unit and (graded := _GRADED.fullmatch(whole.indicator)):
            return replace(phrase, indicator=phrase.indicator + graded["noun"], spans=phrase.spans + whole.spans, action=whole.action, action_spans=whole.action_spans, rule="indicator.implied")
    return None
