"""Conditions: numbers that only say to whom, when or to what kind of thing something applies, in order of precedence.

Those of kind, of size and of whom have files of their own; here stand ages, rates per so many, spells, distances and the points of score sheets.
"""

from __future__ import annotations

import re

from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span
from pipeline.condition_kind import applies_to, how_often, modifier, modifies, renewed, scope, sized
from pipeline.condition_size import of_size
from pipeline.condition_whom import (
    addressed,
    awarded,
    bought,
    defines,
    described,
    earns,
    for_whom,
    led_to,
    of_kind,
    priced,
    who_has,
)
from pipeline.situation import Rule, Situation, Spans

# --- ages and rates per so many ----------------------------------------------------------------------------------------

_AGE = re.compile(r"(?:周)?岁|月龄|年龄")
#: 平均预期|寿命|79岁: an age that is itself measured.
_AGE_MEASURED = re.compile(r"寿命|年龄(?:达|为|不)")
#: 平均年龄|下降3岁, 初婚年龄|推迟1岁: so is one that changes; 年龄降低到60岁|的村 are told apart by it.
_AGE_CHANGES = re.compile(r"年龄(?:再|累计|同比)?(?:下降|降低|降[至到]|提高|推迟|延迟|延后|上升|增加|年轻|控制|稳定|保持)")
_OF_THAT_AGE = re.compile("(?:及?以[上下内])?的")
#: 平均|寿命|稳步提高，|达到79岁: the same behind how it fares.
_LIFE_BEFORE = re.compile(r"寿命[^，。；]{0,12}，(?:力争|争取|到20\d\d年)?(?:达到?|提高到|超过|增至|增加到|突破)$")


def _age(case: Situation) -> Spans | None:
    """`60周岁以上老人免费体检`, `18个月龄以上婴幼儿`."""
    quantity = case.quantity
    aged = _AGE.fullmatch(quantity.unit) or case.text.startswith("龄", quantity.end)
    if not aged or _AGE_MEASURED.search(case.text, case.clause.start, quantity.start) or _LIFE_BEFORE.search(case.text, max(0, quantity.start - 28), quantity.start):
        return None
    if _AGE_CHANGES.search(case.text, case.clause.start, quantity.start) and not _OF_THAT_AGE.match(case.text, quantity.end):
        return None
    return (Span(quantity.start, quantity.outer_end),)


#: |每|300名职工配备1名: how many of one thing the next number is for.
_PER = late(
    r"每(?!年|月|周|天|日|学[年期]|季)(?:成功|首次|新)?(?:新?[\u4e00-\u9fff]{2}或者?(?:培育|引进)?)?(?:发现|查获|查处|查实|新增|增加|增长|增设|满|超过|达到?|招收|引进|培养|完成|培育|孵化|吸引|吸纳|引育|招引|组织|举办|毕业|上市|创建|创成|获批|获评|获得|认定|转化|承办|建成|落户|取得)?(?:[^\d，。；]{0,4}(?:达到|增加|每))?$"
)
#: |每接收|1名学生: whatever is done for each of them.
_PER_MORE = re.compile(r"每(?:增加|新增)[^，。；\d]{2,12}$")
_PER_DEED = late(r"每(?:(?:孵化|培育|引进|招引|承办|主办|入驻|开发)[\u4e00-\u9fff]{2}|(?![年月周天日季人户家个百千万十])[\u4e00-\u9fff]{2})$")
#: 每增加到位投资5000万元|增加|1名指标.
_MORE_FOR_IT = re.compile(r"(?:的)?[，,]?(?:再|可|另)?(?:增加|给予|奖励|补助|补贴|增设|增配)")
#: 300名职工|配备|1名: what is given for so many.
_FOR_SO_MANY = re.compile(r"[，；,、配设给补奖]")


#: |按|不超过300名学生|配备1名, |按照常住人口|10万人|设置1个: how many are served by each.
_BY = late(r"按照?(?:[\u4e00-\u9fff]{0,6}(?:人口|居民|群众|户数|半径|学生数?|人数|间隔|距离))?$")
_FOR_THEM = re.compile(r"[^\d，。；]{0,8}?(?:配备|配置|设置|安排|核定|选派|[配设][建立]?|布[点局设]|规划|建设|建)[^，。；\d]{0,6}\d")


def _per(case: Situation) -> Spans | None:
    """`每300名职工配备1名`: the 300."""
    quantity = case.quantity
    wide = max(case.sentence.start, quantity.outer_start - 16)
    if case.text.find("按", wide, quantity.outer_start) >= 0 and _BY.search(case.text, max(case.clause.start, quantity.outer_start - 16), quantity.outer_start) and _FOR_THEM.match(case.text, quantity.outer_end, case.clause.end):
        return (_own(quantity),)
    if case.text.find("每", wide, quantity.outer_start) < 0:
        return None
    floor = max(case.sentence.start, quantity.outer_start - 12)
    more = _PER_MORE.search(case.text, wide, quantity.outer_start)
    if more and _MORE_FOR_IT.match(case.text, quantity.end):
        return (_own(quantity),)
    if not _PER.search(case.text, floor, quantity.outer_start) and not (quantity.value_min == 1 and _PER_DEED.search(case.text, floor, quantity.outer_start)):
        return None
    each = quantity.value_min == 1 and case.text[quantity.outer_start - 1] != "每"  # 每引进一家…企业落户: for each of them
    return (_own(quantity),) if each or _FOR_SO_MANY.search(case.text, quantity.end, quantity.end + 12) else None


def _own(quantity: Quantity) -> Span:
    return Span(quantity.start, quantity.end)


# --- spells and distances ----------------------------------------------------------------------------------------------

#: 连续任职|满|9年, 社保缴纳|满|6个月: how long something has gone on for whoever is meant.
_FULL = re.compile(r"(?<![圆饱充])满\s?$")
_SPELL = re.compile(r"年|个?月|周岁|岁|天|日|学期|学年|个?季度")
#: 消费满|1000元|可使用: how much has to be spent.
_SPENT_ENOUGH = re.compile(r"(?:（含）|\(含\)|及?以上|的)*[，,]?(?:即?可|立?减|抵|使用|享|打|送|返)")


def _full(case: Situation) -> Spans | None:
    """`就业满1年的给予补贴`, `居住证（满1年）`."""
    quantity = case.quantity
    if not _SPELL.match(quantity.unit) and not (quantity.unit == "元" and _SPENT_ENOUGH.match(case.text, quantity.end)):
        return None
    hit = _FULL.search(case.text, max(case.sentence.start, quantity.outer_start - 2), quantity.outer_start)
    return (Span(hit.start(), quantity.end),) if hit else None


#: 校园周边|200米|内不得…, |1公里|范围的企业: how near something lies.
_AROUND = re.compile(r"(?:周边|周围|方圆|半径|两侧|沿线|外围|附近)\s?$")
_WITHIN = re.compile(r"(?:[以之]?内|范围[以之]?内?)")
#: 500米|服务半径|盲区: how far something reaches, of what it doesn't reach or whom it does.
_RADIUS = re.compile(r"(?:服务|覆盖|步行|辐射|供水)?半径(?:范围)?内?的?(?=盲区|未|空白|可达|居民|居住|群众|人口|小区|社区)")
_LENGTHS = frozenset(("米", "公里", "千米"))


def _near(case: Situation) -> Spans | None:
    """`校园周边200米内不得设置网吧`."""
    quantity, text = case.quantity, case.text
    if quantity.unit not in _LENGTHS:
        return None
    radius = _RADIUS.match(text, quantity.end)
    if radius:
        return (Span(quantity.start, radius.end()),)
    within = _WITHIN.match(text, quantity.end)
    around = _AROUND.search(text, case.clause.start, quantity.outer_start)
    if not within or not (around or within.group().startswith("范围")):
        return None
    return (Span(quantity.start, within.end()),)


# --- score sheets ------------------------------------------------------------------------------------------------------

#: 推广1篇|，得2分, 每少1次|扣0.5分, 少于3次|不得分: what points are given or taken for.
_SCORED = re.compile(r"[^。；;，,\d]{0,10}[，,]?\s?[\u4e00-\u9fff]{0,3}?(?:(?:得|扣|加|减|计)\s?\d{1,3}(?:\.\d{1,2})?\s?分|不(?:予)?[得加计]分)")
#: 80分至89分|的为良好|, 60分以下|评为不合格|: the points of a grade.
_GRADED = re.compile(r"(?:[（(]不?含[^）)]{0,6}[)）])?(?:的|者)?[，,]?(?:评定|评|定|确定|认定|视|列)?(?:等次|等级)?为[“\"]?(?:优|良|好|基本合格|合格|不合格|中|一般|较差|差|称职|达标|[一二三四甲乙丙丁ABCD][等级档类])")
#: 95分（含）以上|的可参评示范镇, 低于70分|，取消评优资格|: what follows for those with so many points.
_POINTS_EARN = re.compile(
    r"(?:[（(]不?含[^）)]{0,6}[)）])?(?:及?以[上下])?(?:的|者|[，,](?:扣|取消|不予|不得|不能|通报|约谈|责令|限期|视为|一票否决|授予|给予|颁发|奖励|降|追究|暂停))"
)


def _scored(case: Situation) -> Spans | None:
    """`省级媒体报道1篇，得3分`; `80分至89分的为良好`; `得分在95分以上的可参评示范镇`."""
    quantity = case.quantity
    if quantity.unit == "分":
        grade = _GRADED.match(case.text, quantity.outer_end, case.sentence.end)
        if not grade and quantity.comparator != "=":
            grade = _POINTS_EARN.match(case.text, quantity.outer_end, case.sentence.end)
        return (Span(*grade.span()),) if grade else None
    if quantity.comparator == ">=":
        return None  # 每月至少2次，得5分: asked of everybody
    hit = _SCORED.match(case.text, quantity.outer_end, case.sentence.end)
    return (Span(*hit.span()),) if hit else None


#: In order of precedence.
CONDITIONS = (
    Rule("status.age", "condition", _age),
    Rule("status.per", "condition", _per),
    Rule("status.full", "condition", _full),
    Rule("status.near", "condition", _near),
    Rule("status.scored", "condition", _scored),
    Rule("status.applies_to", "condition", applies_to, of_others=True),
    Rule("status.modifies", "condition", modifies),
    Rule("status.who_has", "condition", who_has, of_others=True),
    Rule("status.of_kind", "condition", of_kind, of_others=True),
    Rule("status.described", "condition", described, of_others=True),
    Rule("status.addressed", "condition", addressed),
    Rule("status.for_whom", "condition", for_whom, of_others=True),
    Rule("status.scope", "condition", scope, of_others=True),
    Rule("status.modifier", "condition", modifier, of_others=True),
    Rule("status.how_often", "condition", how_often),
    Rule("status.sized", "condition", sized),
    Rule("status.earns", "condition", earns, of_others=True),
    Rule("status.awarded", "condition", awarded),
    Rule("status.priced", "condition", priced),
    Rule("status.renewed", "condition", renewed),
    Rule("status.of_size", "condition", of_size),
    Rule("status.bought", "condition", bought),
    Rule("status.led_to", "condition", led_to),
    Rule("status.defines", "condition", defines),
)
