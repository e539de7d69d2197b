"""Status of a quantity: target, baseline or condition, by rules over clause, sentence, section and time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.quantities import Quantity, units
from extractors.span import Span
from pipeline.document import Document, Sentence
from pipeline.due import Governing, is_forecast
from pipeline.rows import Evidence

#: Headings of what was and what is; the innermost heading that tells decides.
_REVIEW = re.compile(
    r"基础$|发展基础|工作基础|基础条件|现状|基本情况|概况|成就|成效|成绩|回顾|总结|存在(?:的|问题|短板|不足|困难)|(?:主要|突出|面临的?)(?:问题|短板|不足|困难|矛盾)|(?:问题|短板|不足|困难|差距|挑战|机遇)$|面临|形势|有待|亟待|亟需|不够|不高|滞后|发展环境|背景|过去|上年|去年|完成情况|执行情况|主要进展|基本状况|历史性|区位|简介|基本区情|基本县情|基本市情|取得")
_GOAL = re.compile(
    r"目标|任务|措施|举措|重点工作|安排|总体要求|保障|工程|行动|计划|打算|部署|建议|指标|思路|推进|实施|加强|提升|加快|完善|建设|推动|构建|打造|优化|深化|强化|健全|促进|扩大|发展|支持|落实|培育|创新")
_DONE = re.compile(r"已|当前|了(?![解])|截至|截止|目前|现有|迄今|累计(?!达到)|共有|过去|(?<![较比])去年|(?<![较比])上年|同比|全[市县区省州]现?共?有(?![效序机])|实现了|荣获|获评|成功|投用|顺利|现状|全年完成|超额|达标率均为|位居|居全|列全|排名")
_TO_DO = re.compile(r"力争|争取|确保|要|应|须|将|到20\d\d年|达到|努力|不低于|不少于|不超过|不高于|目标|计划|拟|推动|推进|加快|鼓励|支持|新增|建设|打造|培育|给予|奖励|补助|至少|控制在|保持在|必须|不得|实施|开展|落实")
_SHORTAGE = re.compile(r"仅为?|只有|仅占|缺口|不足|缺乏|短缺|低于(?:全|国|省|市)|落后|偏低|滞后|尚有|还有")
#: What follows a number that only says to what something applies: 200亩以上的…, 5名以上…的学校, 7岁以下儿童.
_SCOPE_AFTER = re.compile(r"(?:及|或)?(?:以上|以下|以内|左右)?(?:[（(]含[^）)]{0,6}[)）])?(?:的(?!目标|比例|标准|要求|速度|幅度|水平|增速|任务|床位|资金|学校|份额|股权|补助|补贴|奖励)|、[^，。；]{2,30}的|且)")
_SCOPE_BEFORE = re.compile(r"(?:^|[，；。：（(、])\s*(?:对|凡|对于|年满|满|如|若|当|新增|单笔|单个|单项|单位|人口|床位|面积|规模|投资|年产值|产值|年营业收入|营业收入|年销售|年收入|工龄)[^，；。：]{0,24}$")
#: 每500名学生配备1名: how many of one thing the next number is for.
_PER = re.compile(r"每(?:新增|增加|增设|满|超过|达到?|招收|引进|培养|完成)?(?:[^\d，。；]{0,4}(?:达到|增加|每))?$")
_GRANTS = re.compile(r"给予|奖励|补助|补贴|资助|安排|设立|设置|配备|发放|扶持|减免|免收|免费|纳入|列入|享受|实行|按照|可|应|须|不得|负责|由")
#: 总面积约35平方公里: how large a place is, told as a fact.
_EXTENT = re.compile(r"(?:总|规划|占地|建筑|国土|辖区|用地|幅员)*面积(?:约|约为|为|共)?\s?$|常住人口(?:约|为)?\s?$|户籍人口(?:约|为)?\s?$")
_REACHES = re.compile(r"\s?(?:达到|不|至少|超过|突破)")
_BUILDS = re.compile(r"新建|迁建|扩建|改建|拟建|规划建设|选址|到20")
#: 对现有143个…, 存量公租房8614套: a stock that is there.
_EXISTING = re.compile(r"(?:现有|存量|在册|原有|既有)[^，。；、\d]{0,12}$")
#: 由79.1%提高到80%: the first figure is what was.
_FROM = re.compile(r"(?:由|从)(?:原来的|目前的|现在的|现有的|的)?(?:约)?$")
_TO = re.compile(r"(?:提高|提升|增加|增长|上升|下降|降低|减少|扩大|压减|压缩|缩短|增至|降至|升至|上调|提标|调整|扩容|改造|扩建|提档)?[^，。；]{0,4}?(?:到|至|为)")
_AGE = re.compile(r"(?:周)?岁|月龄|年龄")


@dataclass(frozen=True, slots=True)
class Status:
    """target, baseline or condition, and what it rests on."""

    value: str
    evidence: Evidence


def status_of(document: Document, quantity: Quantity, sentence: Sentence, clause: Span, governing: Governing, section: str, *,
              granting: bool, past_era: bool) -> Status:
    """The status of one quantity of running text.

    `clause` is its own clause, `section` the headings above it, `granting` whether another quantity of the sentence follows,
    `past_era` whether the paragraphs before it under the same heading tell of the past.
    """
    text = document.text
    own = text[clause.start : clause.end]
    condition = _condition(text, quantity, sentence, clause, follows=granting)
    if condition:
        return condition
    existing = _EXISTING.search(text, clause.start, quantity.outer_start)
    if existing:
        return Status("baseline", Evidence("status.existing", (Span(*existing.span()),)))
    if _FROM.search(text, max(clause.start, quantity.outer_start - 4), quantity.outer_start) and _TO.search(text, quantity.end, min(sentence.end, quantity.end + 16)):
        return Status("baseline", Evidence("status.from", (Span(quantity.start, quantity.end),)))
    if governing.time is not None and governing.near:
        span = Span(governing.time.start, governing.time.end)
        if governing.past:
            return Status("baseline", Evidence("status.past_time", (span,)))
        if governing.source == "stated" or governing.time.kind == "by":
            rule = "status.forecast" if is_forecast(text, sentence.start, quantity.start) else "status.goal_time"
            return Status("baseline" if rule == "status.forecast" else "target", Evidence(rule, (span,)))
    place = by_section(section)
    done = _DONE.search(text, sentence.start, clause.end)
    to_do = _TO_DO.search(own)
    if place == "baseline" and not (to_do and not done and "力争" in own):
        return Status("baseline", Evidence("status.section"))
    if governing.past or (past_era and place != "target"):
        return Status("baseline", Evidence("status.past_era"))
    shortage = _SHORTAGE.search(text, clause.start, quantity.outer_start)
    if shortage and place != "target":
        return Status("baseline", Evidence("status.shortage", (Span(*shortage.span()),)))
    if done and not _TO_DO.search(text, done.end(), clause.end) and (place != "target" or done.group() in ("截至", "截止", "目前", "当前", "现有", "已", "迄今", "去年", "上年")):
        return Status("baseline", Evidence("status.done", (Span(*done.span()),)))
    if _EXTENT.search(text, clause.start, quantity.outer_start) and not _REACHES.match(text, quantity.outer_start, quantity.start) and place != "target" and not _BUILDS.search(text, sentence.start, quantity.start):
        return Status("baseline", Evidence("status.extent"))
    return Status("target", Evidence("status.plan_text"))


#: 10亿元以上项目18个, 56人以上大班额全部消除: the number is part of the name of what comes next.
_MODIFIES = re.compile(
    r"(?:及?以上|及?以下|以内)?(?P<noun>[^，。；、：,;:\d（）()和及与的]{2,18}?)(?:仅有|只有|仅|达到?|为|超过|新增|不低于|不少于|控制在|占|约|力争|稳定在)*(?:\d|(?:基本|全部|全面|动态)?(?:消除|清零|关停|取缔|淘汰|实现))")
_DOES = re.compile(r"新建|建设|改造|实施|完成|培育|引进|安排|用于|支持|开展|打造|推进|创建|惠及|带动|每")
#: 用工人数超过50人的，…: what stands before 的 says who is meant.
_WHO_HAS = re.compile(r"(?:以上|以下|以内)?的[，,；]")
#: 1000万元以上的企业，给予…: the kind of thing that something is given to.
_OF_KIND = re.compile(r"(?:以上|以下|以内)?的[^，。；,\d]{1,16}[，,][^，。；,\d]{0,10}?(?:给予|奖励|补助|补贴|按|可|应当|须|予以|一次性|享受|纳入|列入|优先)")
_GIVES = re.compile(r"给予|奖励|补助|补贴|安排|不低于|不少于|达到|保留|设置|配备")
#: 对接收5名以上残疾学生随班就读的学校设立…
_WHOM = re.compile(r"\s*(?:并|鼓励)?(?:对|对于|凡|针对|面向|单笔|单个|单项|单次|单户|单体)[^，。；\d]{0,20}")
_TOLD_OF = re.compile(r"(?:以上|以下|以内|及以上|及以下)[^，。；]{1,24}(?:的|全部|均|一律|实行|给予|开展|实施)")


def _condition(text: str, quantity: Quantity, sentence: Sentence, clause: Span, *, follows: bool) -> Status | None:
    after = _SCOPE_AFTER.match(text, quantity.end)
    before = _SCOPE_BEFORE.search(text, max(sentence.start, clause.start - 1), quantity.outer_start)
    if _AGE.fullmatch(quantity.unit) and not re.search(r"寿命|年龄(?:达|为|不)", text[clause.start : quantity.start]):
        return Status("condition", Evidence("status.age", (Span(quantity.end, quantity.outer_end),)))
    if _PER.search(text, max(sentence.start, quantity.outer_start - 8), quantity.outer_start) and re.search(r"[，；,、]|[配设给补奖]", text[quantity.end : quantity.end + 12]):
        return Status("condition", Evidence("status.per", (Span(quantity.start, quantity.end),)))
    if before and (after or text[quantity.outer_end : quantity.outer_end + 1] == "的") and (follows or after):
        return Status("condition", Evidence("status.applies_to", (Span(*before.span()),)))
    modifies = _MODIFIES.match(text, quantity.end, clause.end)
    bounded = quantity.outer_end > quantity.end or (quantity.comparator in (">", "<") and units().get(quantity.unit) in ("money", "area", "degree"))
    if modifies and bounded and quantity.comparator != "range" and not _DOES.search(modifies.group("noun")):
        return Status("condition", Evidence("status.modifies", (Span(*modifies.span()),)))
    whom = _WHOM.fullmatch(text, clause.start, quantity.outer_start)
    for rule, pattern in (("status.who_has", _WHO_HAS), ("status.of_kind", _OF_KIND)):
        hit = pattern.match(text, quantity.outer_end, sentence.end)
        if hit and (rule != "status.of_kind" or whom or not _GIVES.search(text, clause.start, quantity.start)):
            return Status("condition", Evidence(rule, (Span(*hit.span()),)))
    told = whom and _TOLD_OF.match(text, quantity.end, clause.end)
    if whom and told:
        return Status("condition", Evidence("status.for_whom", (Span(*whom.span()), Span(*told.span()))))
    if after and quantity.comparator not in ("=", "range") and _GRANTS.search(text, quantity.end, sentence.end):
        return Status("condition", Evidence("status.scope", (Span(*after.span()),)))
    if after and quantity.comparator not in ("=", "range") and follows and re.search(r"\d", text[quantity.end : clause.end]):
        return Status("condition", Evidence("status.modifier", (Span(*after.span()),)))
    return None


@lru_cache(maxsize=256)
def by_section(section: str) -> str:
    """What the innermost telling heading says: baseline, target or ""."""
    for title in reversed(section.split(" > ")):
        if _REVIEW.search(title) and not re.search(r"目标|解决|破解|补齐|补短|突破|取得[^，]*进展", title):
            return "baseline"
        if _GOAL.search(title):
            return "target"
    return ""


def strength_of(text: str, clause: Span, binding: str) -> str:
    """How firmly it is promised: 约束性 > 确保 > 达到 > 力争 > 鼓励."""
    if binding == "约束性":
        return "约束性"
    own = text[clause.start : clause.end]
    if re.search(r"力争|争取|努力", own):
        return "力争"
    if re.search(r"鼓励|探索|引导|支持有条件", own):
        return "鼓励"
    if re.search(r"确保|必须|务必|严格|不得|须|保证", own):
        return "确保"
    return "达到"


_SCOPE = re.compile(r"全[国省市区县州旗镇乡校]|城区|城镇|农村|乡村|每[所个名家户镇村校乡][^，。；\d]{0,6}?(?=至少|设置|配备|不少于|建|有|不低于|\d)|各[校镇乡村区县]")


def scope_of(text: str, start: int, end: int) -> str:
    """To what the value applies (`全区`, `每所学校`, `农村`), "" where nothing in the clause says it."""
    hits = list(_SCOPE.finditer(text, start, end))
    return hits[-1].group() if hits else ""


def is_counted(quantity: Quantity) -> bool:
    """Whether the unit counts things or people."""
    return units().get(quantity.unit, "") in ("count", "person")
