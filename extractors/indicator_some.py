"""Some of those that were counted, told by what they do or what becomes of them: `公园6个，其中3个建成开放`, `企业40家，12家停产`."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_before import Before
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_told import ends_with_counted, verb_told
from extractors.indicator_unnamed import clause_before
from extractors.indicator_words import COMPOUND, NAME_AFTER, verb_chain
from extractors.late import late
from extractors.predicates import told_at
from extractors.span import Span

#: Nothing but this stands between a mark and the number: 其中|4处, ，|已有|12家, ，|促成|3家建成投产.
_OPENS = re.compile(r"(?:其中[，：,:]?)?(?:力争|确保|争取|促成|促使|推动|实现|保证)?(?:目前|现|已|共|仅|约|还|尚|仍)*有?")
_MARKS = "，。；、：,;:（("
#: 正在施工, 已搬迁, 年内开工: when or how far, before what is done.
_HOW = re.compile(r"(?:已经?|正在|正|均|都|全部|全面|基本|如期|按期|陆续|相继|顺利|即将|将(?!军)|可|预计|力争|确保|计划|拟|年内|年底前|当年|今年|成功|率先|提前|新近|仍|尚|还)+")
#: 位于城区, 被评为示范村: where they are, what they were made, whatever noun ends it.
_IS = late(r"(?:均|都|分别)?(?:位于|分布[在于]|设在|坐落|来自|用于|成为)(?=[\u4e00-\u9fff“])|(?:被|获得?|荣获|入选|列入|纳入|跻身|晋升|升级|升格|创建|创成|评为|评定|认定|命名|确定|改[造建制]?|转[型设]?|打造|建设)[^，。；、]{0,10}?(?:为|成)(?=[\u4e00-\u9fff“])|(?:被(?!动|子|褥)|获评|荣获|入选|列入|纳入|跻身)(?=[\u4e00-\u9fff“])")
#: 充实到乡村学校, 整改到位, 移送司法机关: where they went.
_WENT = late(r"[\u4e00-\u9fff]{2}(?:[到至给往](?![\u4e00-\u9fff]{0,3}率))|移[送交]|划[归转入]|并入")
#: 8个|在建|、4个|收尾|: how far what was counted has come, where nothing else follows.
_STAGE = re.compile(
    r"(?:处于|属于|进入|在)?(?:在建|续建|新建|待建|拟建|筹建|缓建|停建|新开工|[待复]工|收尾|扫尾|施工|招标|投标|试生产|试运[行营]|运行|运营|停产|停工|停运|关停|前期|谋划|储备|签约|在谈|洽谈|审批|备案|立项|验收|结项|销号|办理|整改|[已未]完[工成]?|进行中)(?:中|状态|阶段)?"
)
_OF = "的"
#: Units that stand for one another: 养老院10|个|，5|家|施工中.
_ALIKE = (frozenset({"人", "名", "位"}), frozenset({"个", "家", "所", "处"}))


def some_told(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """What was counted in the same unit before, where only a predicate follows the number."""
    if not reading.counts or not (_stands_alone(reading) or _among(reading, before)):
        return None
    region = reading.text[reading.quantity.outer_end : reading.right_to].strip(" 、，和及与")
    told = _predicate(region, reading.quantity.unit)
    whole = _whole(reading, before) if told is not None else None
    if told is None or whole is None:
        return None
    verb = verb_told(region, told)
    at = reading.text.find(region, reading.quantity.outer_end)
    actions = (verb.shifted(at),) if verb else ()
    return Phrase(whole.indicator, whole.spans, verb.of(region) if verb else "", actions, "indicator.some_told", reading.clause.start)


#: 抽查的门店中，|有|6家…: what may stand before the number of some of them.
_HAS = re.compile(r"\s*(?:仍然?|还|现|已|均|约|就|只|仅)?有(?:近|约)?")


def some_within(reading: Reading, phrase: Phrase, _before: Before) -> Phrase | None:
    """`在抽查的门店中，有6家超过保质期销售`: those that the clause before names, where what follows the number names none that its measure word counts."""
    text, end = reading.text, reading.clause.start - 1
    if not reading.counts or text[end - 1 : end] != "中" or end <= reading.sentence or not _HAS.fullmatch(text, reading.clause.start, reading.quantity.outer_start):
        return None
    if phrase.indicator and ends_with_counted(phrase.indicator, len(phrase.indicator), 0, reading.quantity.unit):
        return None
    whole = clause_before(reading, end)
    return replace(whole, rule="indicator.some_told", clause_start=reading.clause.start) if whole else None


#: 85%|达到省级标准|: what a share of those does that were counted, or that a rate tells how many places have.
_SHARE_DOES = re.compile(r"(?P<does>(?:基本|全部|已|均|能够)?(?:达到|实现|通过|符合|建成|配备|具备|完成|取得|拥有|通了|开通|接通|用上|安装|开展|建立)[^，。；、\d]{2,16})(?=[，。；]|$)")
_SHARE_OPENS = ("", "其中", "有", "其中有", "约", "近")
_HAVE = re.compile(r"(?P<what>.{2,}?)(?:总?(?:里程|长度|数量?)|(?:覆盖|普及|建成|配备)率)?$")


def share_told(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`农村公路总里程900公里，80%达到三级标准`: a share of those that were told before, with what it does."""
    text = reading.text
    if reading.quantity.unit != "%" or phrase.indicator or reading.before is not None or text[reading.clause.start : reading.quantity.outer_start].strip() not in _SHARE_OPENS:
        return None
    does, whole = _SHARE_DOES.match(text, reading.quantity.outer_end, reading.clause.end), _HAVE.fullmatch(before.last.indicator)
    if not does or not whole or (before.quantities[-1].unit == "%" and whole["what"] == before.last.indicator) or not before.last.spans:
        return None
    return Phrase(f"{does['does']}的{whole['what']}", (*before.last.spans, Span(*does.span("does"))), "", (), "indicator.some_told", reading.clause.start)


def _among(reading: Reading, before: Before) -> bool:
    """`12个泵站中|5个已通水`: the noun that was counted right before, and 中."""
    end = reading.quantity.outer_start - 1
    spans = before.last.spans if end >= reading.sentence and reading.text[end] == "中" else ()
    return bool(spans) and spans[-1].end == end


def _stands_alone(reading: Reading) -> bool:
    """Whether no noun stands between a mark and the number."""
    text, end = reading.text, reading.quantity.outer_start
    if text.startswith(("”等", "》等"), end - 2):
        return True  # 其中“甲行动”、“乙工程”等|17项超额完成
    at = end
    while at > reading.sentence and text[at - 1] not in _MARKS:
        at -= 1
        if end - at > 6:
            return False
    return at > reading.sentence and _OPENS.fullmatch(text, at, end) is not None


def _predicate(region: str, unit: str) -> int | None:
    """Where the predicate that the whole region is begins behind adverbs; None where the region holds the noun."""
    if not region or region.endswith(_OF) or _OF in region[:8]:
        return None
    how = _HOW.match(region)
    at = how.end() if how else 0
    if _IS.match(region, at):
        return at
    if _STAGE.fullmatch(region, at):
        return at
    if at == len(region) or ends_with_counted(region, len(region), at, unit):
        return None
    if (told_at(region, at) and not COMPOUND.match(region, at)) or _WENT.match(region, at) or 0 < at < len(region) <= at + 4:
        return at
    chain = verb_chain(region[at:])
    if chain and not NAME_AFTER.match(region, at + chain.end) and (at > 0 or chain.end == len(region)):
        return at
    return None


def _whole(reading: Reading, before: Before) -> Phrase | None:
    """What those are some of: counted before 其中, else last, in the same unit and no fewer."""
    opened = reading.text.rfind("其中", reading.sentence, reading.quantity.start)
    kin = None
    for quantity, phrase in before.latest_first():
        alike = quantity.unit == reading.quantity.unit or any({quantity.unit, reading.quantity.unit} <= units for units in _ALIKE)
        if opened < 0 and (not alike or (kin is not None and phrase.indicator != kin)):
            return None
        kin = phrase.indicator
        if alike and phrase.indicator and (opened < 0 or quantity.start < opened) and quantity.value_max >= reading.quantity.value_min:
            return phrase
    return None
