"""What a project under way is planned with: `5月4日，施工现场机器轰鸣。该项目占地60亩，主要建设3栋楼，…建成后，…` tells sizes that are still to come."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.span import Span
from pipeline.column_heads import PROGRESS_LABEL
from pipeline.signs import IS_DONE
from pipeline.situation import Situation, Spans

#: |该项目|占地面积60亩, |总投资3亿元，将|新建…, 甲小学…，目前正在|建设新校区: a sentence that is of a project opens with it, and tells a size of it.
_PROJECT = re.compile(r"[^。；\n]{0,24}?(?:该?项目|该?工程|新校[区园]|新院区|新建的)|[^。；，,\n]{2,20}[：:](?:位于|选址|地处)|\s*总?投资[^，。；\n]{1,12}[，,](?:项目)?(?:将|拟|计划)(?=[新改扩迁建])|[^。；\n]{0,60}?[，,]目前正在(?:建设|新建|施工|扩建|改扩建|迁建)")
_SIZED = re.compile(r"[占用]地|建筑?面积|总投资|投资[约概估]|(?:办学|建设|设计)规模|主要建设|建设内容")
#: |正在紧张施工|, |开工仪式|, |预计明年建成|: near the sentence, that it goes on.
_UNDER_WAY = late(
    r"正在?(?:办理|开展|进行|征求|组织|编制|推进|[^，。；\n]{2,10}平台)[^，。；\n]{0,12}(?:手续|前期|招标|设计|征求意见|立项|可研|审批|报建|征[地迁收]|拆迁)|正(?:在)?(?:紧张|加紧|抓紧|加快|全面|有序|展开|进行)?地?(?:主体|基础)?(?:结构)?(?:施工|建设|进行)|(?:正式|顺利|全面|项目|工程|举行)(?:开工|启动|奠基|动工)(?!率|以来)|开工(?:仪式|现场)|破土动工|火热建设"
    r"|(?:预计|计划|力争|确保|将于|拟于)[^，。；\n]{0,16}(?:建成|竣工|完工|投入使用|投用|投产|交付|开工|动工|通车)|(?:建成|竣工|投用|投产|投入使用|完工|通车)后[，,]?(?:将|可|能|预计|不仅)"
)
#: |已建成|, |竣工验收|: near the sentence, that it is over.
_OVER = re.compile(r"已(?:经)?(?:于[^，。；,]{1,8}?)?(?:全面|正式|全部|顺利)?(?:建成|竣工|投入(?:使用|运[行营])|投用|投产|投运|通车|启用)|竣工验收|正式(?:启用|投用|投产|开园|开学|揭牌|投入使用|通车)|落成|建成投[用产]")
#: So many characters around the sentence are looked at.
_NEAR = 400
#: 项目于|2022年建成|: it is over.
_BUILT_IN = re.compile(r"(?:19|20)\d\d年[^，。；]{0,4}(?:建成|竣工|投用)")
#: |按|36个班、在校生1400人|规模建设|: as large as it is to be; 已按36个班规模建成 is.
_BY_SIZE = re.compile(r"按照?[^。；;]{0,30}$")
_SIZE_BUILT = re.compile(r"[^。；;]{0,24}?规模(?:进行|来|一次性)?(?:(?:规划|设计|建设|布局|[新改扩迁]建|配套|选址)(?![成了]|完成))")
#: |可容纳|900人, |设计|入托300人: people of a project are those that it is planned for, else those who are there.
_PEOPLE, _PLANNED_FOR = ("人", "名", "人次", "位"), re.compile(r"可容纳|设计")


#: |甲小学：新建公办小学，|建筑面积5200平方米: an entry of a list of works, or |甲小学|可提供|学位900个.
_ENTRY = late(r"\s*(?:[（(]?\d{1,2}[）)、.．]\s?)?[^，。；：:\n]{2,30}(?:[：:](?:[易异]地|择址|另址|原址)?(?:新建|改扩建|扩建|改建|迁建|重建|续建)|(?:建成后)?可(?:提供|新增|增加)(?=学位))")
#: 明年春季，|将有12所学校投用|: what a list of schools is announced with.
_ANNOUNCED = late(r"(?:将(?!军)|即将|预计|计划|力争|确保|拟)[^。；\n]{0,40}?(?:投入使用|投用|启用|建成|竣工|完工|交付|开学|招生)")
#: So many characters before an entry its announcement may stand.
_ANNOUNCED_WITHIN = 4000


def announced(case: Situation) -> Spans | None:
    """`明年春季，将有3所学校投用。…甲小学：新建公办小学，新增学位900个`: what a list of works counts that are still to be done."""
    text, sentence = case.text, case.sentence
    if case.governing.time is not None and case.governing.source == "stated":
        return None
    if not _ENTRY.match(text, sentence.start, case.quantity.start) or case.signs.first(IS_DONE, sentence.start, sentence.end):
        return None
    lead = next(iter(_ANNOUNCED.finditer(text, max(0, sentence.start - _ANNOUNCED_WITHIN), sentence.start)), None)
    if lead is None or _OVER.search(text, lead.end(), sentence.end):
        return None
    return (Span(*lead.span()),)


def by_size(case: Situation) -> Spans | None:
    """`按36个班、在校生1400人规模建设`: how large something is to be."""
    text, quantity = case.text, case.quantity
    if text.find("规模", quantity.end, case.sentence.end) < 0:
        return None
    hit = _SIZE_BUILT.match(text, quantity.end, case.sentence.end)
    by = _BY_SIZE.search(text, case.sentence.start, quantity.outer_start) if hit else None
    if by is None or hit is None or text[by.start() - 1] in "已经成" or _OVER.search(text, hit.end(), case.sentence.end):
        return None
    return (Span(by.start(), hit.end()),)


def project(case: Situation) -> Spans | None:
    """A figure of a sentence that describes a project under way, where the sentence has no time of its own and tells of nothing done."""
    text, sentence, governing = case.text, case.sentence, case.governing
    if governing.time is not None and (governing.source == "stated" or not governing.past):
        return None
    if not _PROJECT.match(text, sentence.start, sentence.end) or not _SIZED.search(text, sentence.start, sentence.end):
        return None
    now = text.find("目前正在", sentence.start, case.clause.start)
    if case.signs.first(IS_DONE, now + len("目前正在") if now >= 0 else sentence.start, case.clause.end):
        return None
    if _BUILT_IN.search(text, sentence.start, sentence.end):
        return None
    if case.quantity.unit in _PEOPLE and not _PLANNED_FOR.search(text, sentence.start, case.quantity.start):
        return None
    behind = text.find("\n", sentence.end)
    label = PROGRESS_LABEL.match(text, behind + 1) if behind >= 0 else None
    behind = text.find("\n", label.end()) if label else behind  # 进展情况：该项目正在施工
    begun = text.rfind("\n", 0, sentence.start) + 1
    if begun and not text[begun : sentence.start].strip():
        begun = text.rfind("\n", 0, max(0, begun - 1)) + 1  # the paragraph goes on telling of the project of the one above
    near = max(0, sentence.start - _NEAR, begun), min(sentence.end + _NEAR, len(text) if behind < 0 else behind)
    return () if (label or _UNDER_WAY.search(text, *near)) and not _OVER.search(text, *near) else None
