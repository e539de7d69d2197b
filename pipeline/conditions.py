"""Conditions: numbers that only say to whom, when or to what kind of thing something applies.

A rule sees the situation of one number and gives the places that it rests on, or None where it has nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.quantities import Quantity, units
from extractors.span import Span
from pipeline.document import Sentence
from pipeline.due import Governing
from pipeline.signs import Signs

#: What a rule rests on: spans of the text, none where it rests on what stands above.
Spans = tuple[Span, ...]


@dataclass(slots=True, eq=False)
class Situation:
    """One quantity of running text, its clause and sentence, and what governs it."""

    text: str
    signs: Signs
    quantity: Quantity
    sentence: Sentence
    clause: Span
    governing: Governing
    #: What the headings above say: baseline, target or "".
    section: str
    #: Whether another quantity of the sentence follows.
    followed: bool
    #: Whether the paragraphs before under the same heading tell of the past.
    past_era: bool
    #: Whether the whole document tells of what is.
    account: bool
    #: Whether sentences before it under the same heading tell of deeds, in a document that is no plan.
    told: bool
    #: Whether how far it has come is told in the next sentence.
    task: bool
    #: Whether it stands in the paragraphs before the text comes to its matter (`…，制定本方案。`).
    preamble: bool
    #: Whether it stands in a list of what whoever applies has to meet.
    asked_of_applicants: bool

    @property
    def scope(self) -> re.Match[str] | None:
        """What right behind the number makes it say to what something applies."""
        return _SCOPE_AFTER.match(self.text, self.quantity.end)

    @property
    def makes(self) -> bool:
        """Whether a verb right before the number makes it what is set up: 组建不少于300人的队伍."""
        return _MAKES.search(self.text, self.clause.start, self.quantity.outer_start) is not None

    @property
    def given(self) -> bool:
        """Whether the number is itself what is given: 给予最高200万元的落户奖励, 按每吨300元的标准给予补助."""
        left = self.clause.start, self.quantity.outer_start
        if self.text.startswith(("的标准", "的比例"), self.quantity.outer_end) and self.text.find("按", *left) >= 0:
            return True
        if self.text.startswith(_BOUNDED, self.quantity.end):
            return False
        return _GIVEN.search(self.text, *left) is not None or _GRANT_AFTER.match(self.text, self.quantity.end) is not None

    @property
    def addressed(self) -> bool:
        """Whether the sentence begins with who is meant: 对2019年评定的企业，给予…"""
        return _ADDRESSED.match(self.text, self.sentence.start) is not None

    @property
    def whom(self) -> re.Match[str] | None:
        """Words that fill the clause before the number and say for whom: 对招收…"""
        return _WHOM.fullmatch(self.text, self.clause.start, self.quantity.outer_start)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason for a status."""

    name: str
    status: str
    reads: Callable[[Situation], Spans | None]
    #: Whether it is of those to whom something is given, so that of what is given itself it says nothing.
    of_others: bool = False


#: |给予承办单位最高200万元、|100万元的补助: a giving verb before the number, or before those that it is listed with.
_GIVEN = re.compile(
    r"(?:给予?|予以|提供|享受|发放|奖励|奖补|补助|补贴|资助)(?!资金|金|金额|标准|比例|总额|面积|额|期|对象)[^，。；、\d的]{0,16}(?:[\d.]+[^，。；、\d]{1,8}[、和至—-]){0,6}(?:最高|不超过)?$"
)
#: 一、|对|2024年新引进的企业，年产值达到2亿元以上，给予…: its year tells which ones are meant.
_ADDRESSED = re.compile(r"[^\u4e00-\u9fff]{0,6}(?:(?:[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十百]{1,4}条)\s?)?(?:在[^，。；]{2,24}方面[，,])?(?:对|凡)")
_BOUNDED = ("以上", "及以上")
#: 5%|奖励支持|, 20万元以内|装修补贴|: the grant behind the number.
_GRANT_AFTER = re.compile(r"(?:以内)?的?(?:(?!给予|予以|不予|享受|发放|按|即可|申报|申请)[\u4e00-\u9fff]){0,8}?(?:奖励|奖补|补助|补贴|资助|贴息)(?:资金|支持)?(?=[，。；、）]|$)")


def _span(hit: re.Match[str]) -> Span:
    return Span(*hit.span())


def _own(quantity: Quantity) -> Span:
    return Span(quantity.start, quantity.end)


# --- ages and rates per so many -------------------------------------------------------------------------------------------

_AGE = re.compile(r"(?:周)?岁|月龄|年龄")
#: 平均预期|寿命|79岁: an age that is itself measured.
_AGE_MEASURED = re.compile(r"寿命|年龄(?:达|为|不)")
#: |每|300名职工配备1名: how many of one thing the next number is for.
_PER = re.compile(
    r"每(?!年|月|周|天|日|学[年期]|季)(?:新?[\u4e00-\u9fff]{2}或者?(?:培育|引进)?)?(?:发现|查获|查处|查实|新增|增加|增设|满|超过|达到?|招收|引进|培养|完成|培育|孵化|吸引|吸纳|引育|招引|组织|举办|毕业)?(?:[^\d，。；]{0,4}(?:达到|增加|每))?$"
)
#: |每接收|1名学生: whatever is done for each of them.
_PER_MORE = re.compile(r"每(?:增加|新增)[^，。；\d]{2,12}$")
_PER_DEED = re.compile(r"每(?:(?:孵化|培育|引进|招引|承办|主办|入驻|开发)[\u4e00-\u9fff]{2}|(?![年月周天日季人户家个百千万十])[\u4e00-\u9fff]{2})$")
#: 每增加到位投资5000万元|增加|1名指标.
_MORE_FOR_IT = re.compile(r"(?:的)?[，,]?(?:再|可|另)?(?:增加|给予|奖励|补助|补贴|增设|增配)")
#: 300名职工|配备|1名: what is given for so many.
_FOR_SO_MANY = re.compile(r"[，；,、配设给补奖]")


def _age(case: Situation) -> Spans | None:
    """`60周岁以上老人免费体检`, `18个月龄以上婴幼儿`."""
    quantity = case.quantity
    aged = _AGE.fullmatch(quantity.unit) or case.text.startswith("龄", quantity.end)
    if not aged or _AGE_MEASURED.search(case.text, case.clause.start, quantity.start):
        return None
    return (Span(quantity.start, quantity.outer_end),)


def _per(case: Situation) -> Spans | None:
    """`每300名职工配备1名`: the 300."""
    quantity = case.quantity
    wide = max(case.sentence.start, quantity.outer_start - 16)
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


#: 连续任职|满|9年, 社保缴纳|满|6个月: how long something has gone on for whoever is meant.
_FULL = re.compile(r"(?<![圆饱充])满\s?$")
_SPELL = re.compile(r"年|个?月|周岁|岁|天|日|学期|学年|个?季度")


def _full(case: Situation) -> Spans | None:
    """`就业满1年的给予补贴`, `居住证（满1年）`."""
    quantity = case.quantity
    if not _SPELL.match(quantity.unit):
        return None
    hit = _FULL.search(case.text, max(case.sentence.start, quantity.outer_start - 2), quantity.outer_start)
    return (Span(hit.start(), quantity.end),) if hit else None


#: 校园周边|200米|内不得…, |1公里|范围的企业: how near something lies.
_AROUND = re.compile(r"(?:周边|周围|方圆|半径|两侧|沿线|外围|附近)\s?$")
_WITHIN = re.compile(r"(?:[以之]?内|范围[以之]?内?)")
_LENGTHS = frozenset(("米", "公里", "千米"))


def _near(case: Situation) -> Spans | None:
    """`校园周边200米内不得设置网吧`."""
    quantity, text = case.quantity, case.text
    if quantity.unit not in _LENGTHS:
        return None
    within = _WITHIN.match(text, quantity.end)
    around = _AROUND.search(text, case.clause.start, quantity.outer_start)
    if not within or not (around or within.group().startswith("范围")):
        return None
    return (Span(quantity.start, within.end()),)


# --- score sheets ---------------------------------------------------------------------------------------------------------

#: 推广1篇|，得2分, 每少1次|扣0.5分: what points are given or taken for.
_SCORED = re.compile(r"[^。；;，,\d]{0,10}[，,]?\s?(?:得|扣|加|减|计)\s?\d{1,3}(?:\.\d)?分")
#: 80分至89分|的为良好|, 60分以下|评为不合格|: the points of a grade.
_GRADED = re.compile(r"(?:[（(]不?含[^）)]{0,6}[)）])?(?:的|者)?[，,]?(?:评定|评|定|确定|认定|视|列)?(?:等次|等级)?为[“\"]?(?:优|良|好|基本合格|合格|不合格|中|一般|较差|差|称职|达标|[一二三四甲乙丙丁ABCD][等级档类])")


def _scored(case: Situation) -> Spans | None:
    """`省级媒体报道1篇，得3分`; `80分至89分的为良好`."""
    if case.quantity.unit == "分":
        grade = _GRADED.match(case.text, case.quantity.outer_end, case.sentence.end)
        return (_span(grade),) if grade else None
    if case.quantity.comparator == ">=":
        return None  # 每月至少2次，得5分: asked of everybody
    hit = _SCORED.match(case.text, case.quantity.outer_end, case.sentence.end)
    return (_span(hit),) if hit else None


# --- to what something applies --------------------------------------------------------------------------------------------

#: 80亩|以上的|种植户: what follows a number that only says to what something applies.
_SCOPE_AFTER = re.compile(
    r"(?:及|或)?(?:以上|以下|以内|左右)?(?:[（(]含[^）)]{0,6}[)）])?"
    r"(?:的(?!目标|比例|标准|要求|规定|额度|速度|幅度|水平|增速|任务|床位|资金|学校|份额|股权|补助|补贴|奖励)|、[^，。；]{2,30}的(?!目标|比例|标准|要求)|且(?!不[超高低少]))"
)
#: |单户种植面积|80亩以上的: what stands before such a number.
_SCOPE_BEFORE = re.compile(
    r"(?:^|[，；。：（(、])\s*(?:对|凡|对于|年满|满|如|若|当|新增|单笔|单个|单项|单位|人口|床位|(?:连片|成片|单户|经营|种植)?面积|规模|投资|年产值|产值"
    r"|年营业收入|营业收入|年销售|年收入|工龄)[^，。；：]{0,24}$"
)
#: 产值超过9亿元的|: the size of those who are counted next.
_SIZED_BY = re.compile(r"\d[^，。；、\d]{1,4}的$")
#: |设立|2000万元的资金池, |组建|300人的队伍.
_MAKES = re.compile(r"(?:设立|组建|建立|成立|打造|建设|建成|新建|储备|筹集|安排|拿出|招募|配备|设置)(?:一[支批个])?(?:总?规模)?$")
#: 80亩以上的种植户|给予|…: what is given to them.
_GRANTS = re.compile(
    r"给予|奖励|补助|补贴|资助|取消|约谈|责令|限期|不予|暂停|问责|安排|设立|设置|配备|发放|扶持|减免|免收|免费|纳入|列入|享受|实行|按照|可|应|须|不得|负责|由"
)
_DIGIT = re.compile(r"\d")


def _applies_to(case: Situation) -> Spans | None:
    """`单个项目投资500万元以上的，…`."""
    text, quantity = case.text, case.quantity
    if not case.scope and not (case.followed and text.startswith("的", quantity.outer_end)):
        return None
    if _SIZED_BY.search(text, case.clause.start, quantity.outer_start):
        return None  # 产值超过9亿元的|4家、超过5亿元的|9家: those who are counted
    start = max(case.sentence.start, case.clause.start - 1)
    before = _SCOPE_BEFORE.search(text[start : quantity.outer_start])
    return (_span(before).shifted(start),) if before else None


def _scope(case: Situation) -> Spans | None:
    """`年交易额超过30万元的网店给予扶持`."""
    if case.quantity.comparator in ("=", "range") or not case.scope or case.makes or _is_share(case):
        return None
    return (_span(case.scope),) if _GRANTS.search(case.text, case.quantity.end, case.sentence.end) else None


def _modifier(case: Situation) -> Spans | None:
    """`出栏超过200头的养殖场建成6个`: the 200."""
    if not case.followed or case.quantity.comparator in ("=", "range") or not case.scope or _is_share(case):
        return None
    return (_span(case.scope),) if _DIGIT.search(case.text, case.quantity.end, case.clause.end) else None


def _is_share(case: Situation) -> bool:
    """`，80%以上的检测机构设立在企业`: a share that nothing stands before is of those behind it."""
    before = case.text[max(0, case.quantity.outer_start - 2) : case.quantity.outer_start]
    return case.quantity.unit == "%" and (before[-1:] in ("", *"，、；：,。\n") or before in _HAVE_THEM_DO)


#: |实现|85%以上的自然村通公交: what a share is made to do.
_HAVE_THEM_DO = ("实现", "确保", "推动", "力争", "争取", "保证", "做到", "保障")


# --- part of the name of what comes next ----------------------------------------------------------------------------------

#: 3亿元|以上项目|7个, 60人|以上大班额全部消除: the number is part of the name of what comes next.
_MODIFIES = re.compile(
    r"(?:及?以上|及?以下|以内)?(?P<noun>[^，。；、：,;:\d（）()和及与的]{2,18}?)"
    r"(?:仅有|只有|仅|达到?|为|超过|新增|不低于|不少于|控制在|占|约|力争|稳定在)*"
    r"(?:\d(?!\d{0,3}年|\d?时|\d?A)|(?:基本|全部|全面|动态)?(?:消除|清零|关停|取缔|淘汰|实现))"
)
#: 3亿元以上|用于建设|2个…: with a verb between them the first number stands for itself.
_DOES = re.compile(r"新建|建设|改造|实施|完成|培育|引进|安排|用于|支持|开展|打造|推进|创建|惠及|带动|每")
#: 消防车5分钟|到场率达到80%: a time or way that is part of a rate's name.
_OF_RATE = re.compile(r"(?:以?内)?[\u4e00-\u9fff]{2,6}率(?:[\u4e00-\u9fff]{0,4})(?=\d)")
_SPANS = ("分钟", "小时", "公里", "米")
#: 新增|100万元|强村|3个, 引进1亿元|级项目|5个: a sum that classes what is counted next.
_CLASS = re.compile(r"级?(?P<noun>[\u4e00-\u9fff]{0,6}?(?:强[村镇乡社]|企业|项目|产业链?|集群|园区|合作社|家庭农场|基地|平台|品牌|市场|大户|[村镇乡街]))(?:达到?|超过|突破)?\d{1,4}(?:余|多)?[个家户所条处]")
#: Families whose numbers size a thing even without 以上: 超过|50万元项目3个.
_SIZES = ("money", "area", "degree")


def _modifies(case: Situation) -> Spans | None:
    """`3亿元以上项目7个`: the 3亿元."""
    quantity = case.quantity
    if quantity.unit in _SPANS and (rate := _OF_RATE.match(case.text, quantity.end, case.clause.end)):
        return (_span(rate),)
    if units().get(quantity.unit) == "money" and (sort := _CLASS.match(case.text, quantity.outer_end, case.clause.end)) and not _DOES.search(sort["noun"]):
        return (_span(sort),)
    bounded = quantity.outer_end > quantity.end or (quantity.comparator in (">", "<") and units().get(quantity.unit) in _SIZES)
    if not bounded or quantity.comparator == "range":
        return None
    hit = _MODIFIES.match(case.text, quantity.end, case.clause.end)
    return (_span(hit),) if hit and not _DOES.search(hit.group("noun")) else None


# --- for whom -------------------------------------------------------------------------------------------------------------

#: 1000万元|、5000万元|的机构: numbers of the same kind that a number is listed with.
_LISTED = r"(?:[、和及或]\s?\d[\d.]*[^，。；,、\d]{1,6}){0,6}"
#: 用工超过40人|的，|…: what stands before 的 says who is meant.
_WHO_HAS = re.compile(rf"{_LISTED}(?:[（(]不?含[^）)]{{0,6}}[)）])?(?:以上|以下|以内)?的[，,；]")
#: 600万元|以上的企业，给予|…: the kind of thing that something is given to.
_OF_KIND = re.compile(
    rf"{_LISTED}(?:以上|以下|以内)?的[^，。；,\d]{{1,16}}[，,][^，。；,\d]{{0,10}}?"
    r"(?:给予|奖励|补助|补贴|按|可|应当|须|予以|一次性|享受|纳入|列入|优先|取消|扣减|不予|约谈|通报|责令|限期|暂停|追究|问责)"
)
#: |给予|600万元以上的…: a verb before the number makes it what is given.
_GIVES = re.compile(r"给予|奖励|补助|补贴|安排|不低于|不少于|达到|保留|设置|配备|提供|享受")
#: |对招收|4名以上残疾职工的企业…: for whom, said before the number.
_WHOM = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s?)?(?:并|鼓励)?(?:对|对于|凡|针对|面向|单笔|单个|单项|单次|单户|单体)[^，。；\d]{0,20}"
)
#: 对80岁|以上老人全部|…: what is done for them.
_TOLD_OF = re.compile(r"(?:以上|以下|以内|及以上|及以下)[^，。；]{1,24}(?:的|全部|均|一律|实行|给予|开展|实施)")


def _who_has(case: Situation) -> Spans | None:
    """`年用工超过40人的，…`."""
    hit = _WHO_HAS.match(case.text, case.quantity.outer_end, case.sentence.end)
    return (_span(hit),) if hit else None


def _of_kind(case: Situation) -> Spans | None:
    """`产值600万元以上的合作社，给予…`."""
    hit = _OF_KIND.match(case.text, case.quantity.outer_end, case.sentence.end)
    if not hit or case.makes or (not case.whom and _GIVES.search(case.text, case.clause.start, case.quantity.start)):
        return None
    return (_span(hit),)


#: 3条|并持续经营的运营企业，连续|补助|: the rest of who is meant, and what they get.
_DESCRIBED = re.compile(r"[^，。；]{0,80}?(?:[，,][并且][^，。；]{2,40}?)?的[\u4e00-\u9fff“”（）()]{2,16}[，,](?:[^。；，,]{1,20}[，,])?[^。；，,\d]{0,12}?(?:给予|予以|奖励|补助|补贴|资助|奖补)")
_PARTS = re.compile(r"[，；。]")


def _described(case: Situation) -> Spans | None:
    """`对线路不少于3条、车辆不少于6辆并持续经营的企业，给予…`: the 3条, the 6辆."""
    start, at = max(case.clause.start, case.sentence.start), case.quantity.outer_start
    if case.quantity.comparator in ("=", "range") or not _ADDRESSED.match(case.text, start) or _PARTS.search(case.text, start, at):
        return None
    hit = _DESCRIBED.match(case.text, case.quantity.outer_end, case.sentence.end)
    return (_span(hit),) if hit else None


def _for_whom(case: Situation) -> Spans | None:
    """`对招收4名以上残疾职工的企业…`."""
    whom = case.whom
    told = _TOLD_OF.match(case.text, case.quantity.end, case.clause.end) if whom else None
    return (_span(whom), _span(told)) if whom and told else None


# --- for what something is given ------------------------------------------------------------------------------------------

_GIVES_SUM = r"(?:给予|予以|奖励|奖补|补助|补贴|资助)(?!表彰|通报|批评|处[分罚]|警告|配合|关注|指导|倾斜|通过)"
#: |税收达到|50万元以上，一次性|奖励|…, 投资5000万元以上，实行|“一事一议”|: what is earned by it is told in a later clause of the same part.
_EARNS = re.compile(
    r"(?:及?以上|及?以下|以内)?(?:[（(]含[^）)]{0,8}[)）])?(?:的[\u4e00-\u9fff]{1,12}|[^，。；：、\d]{0,12})(?:[、，,][^。；;，,、\d]{1,24}?\d[\d.]*[^。；;，,、\d]{0,12}){0,2}"
    r"[，,](?:(?!对|凡)[^。；;，,\d]{1,12}的)?(?:可|再|另行?|均|分别|一次性|优先|当年|(?P<each>每[^，。；\d对]{1,6}?)|按照?[^，。；]{0,24}?(?:\d[^，。；]{1,8}|标准|比例)){0,3}"
    + _GIVES_SUM
    + r"|[^。；]{0,50}?实行“?一[事企项]一[议策]"
)
#: 吸纳员工100人以上|，且签订合同的，给予|…: what is earned behind a list of conditions that ends with 的.
_EARNS_BY_ALL = re.compile(r"(?:(?![，,](?:对|凡))[^。；]){0,60}?的[，,](?:(?!对|凡)[^，。；\d]){0,10}?(?:按照?[^，。；]{2,30}?)?" + _GIVES_SUM)
#: |新建|20所以上，每所补助…: what is done by order, and given in turn; 面积达到|50亩以上 is no order.
_ORDERED = re.compile(
    r"(?:给予|支持|安排|最高|最多|应|须|不得|力争|确保|争取|原则上|每年|落实|覆盖率|开展)[^，。；]*$"
    r"|(?:新建|改建|扩建|建成|建设|改造|新增|培育|引进|培训|培养|实施|完成|打造|发展|创建|配备|设置|组织|举办)(?![^，。；]*(?:达到?|满|超过|突破|以上[、和])\s?$)[^，。；]*$"
)
#: 70个|30亿元以上项目|建设: counted already, so that the number behind says of what size they are.
_COUNTED = re.compile(r"\d(?:余|多)?[个家户所项座处](?:[\u4e00-\u9fff]{0,4}?(?:产值|收入|销售额|投资|规模|面积|产量)(?:达到?|超过?|过)?)?$")
#: 引进|年销售额|5000万元以上大品种, |投资|3亿元以上重大项目: what is measured is the size of the thing behind.
_SIZE_OF = re.compile(r"(?:年(?:销售额?|产值|营业收入|主营业务收入|纳税额?|产量)|(?<![总成])投资额?)(?:达到?|超过?|在)?\s?$")
#: 100—500亩|（含|500亩）: the end of a range once more.
_INCLUDED = re.compile(r"[（(](?:不?含|包括)\s?$")
#: 种粮大户（50亩|以上）每亩奖补|60元: how large those are who get it.
_NOTED = re.compile(r"(?:及?以[上下]|以内)(?:[（(]不?含[^）)]{0,6}[)）])?[)）](?:每[\u4e00-\u9fff]{1,3}|的)?[，,]?(?:一次性)?(?:给予|[再另]?(?:奖励|奖补|补助|补贴|资助))")
_SIZED = re.compile(r"(?:及?以上|及?以下)(?:的)?[\u4e00-\u9fff]{2,8}|、\d+(?:余|多)?[个家户所项座处]")
_SIZED_OF = re.compile(r"的[\u4e00-\u9fff]{2,8}")


#: 接待游客|达到|200人次: a bare number that is come up to.
_REACHED = re.compile(r"(?:达到?|满)\s?$")
#: 200人次|的即可申报奖励|, 16人|，在本市住宿，奖励200元|: the sum, or the right to ask for it, that follows.
_AWARDS = re.compile(
    r"(?:且[^，。；\d]{2,16}达到?\d[\d.]*[^，。；\d]{1,4})?(?:的?[，,]?即?可以?(?:申报|申请|享受|获得)[^，。；]{0,14}(?:奖|补|贴)"
    r"|[，,](?:[^。；，,]{2,16}[，,]){0,2}(?:一次性|另行|分别)?(?:给予|奖励|补助|补贴)(?![^，。；\d]*(?:[到至率面]|对象|标准|资金))[^，。；\d]{0,8}\d[\d.]*[万亿]?元"
    r"|的[\u4e00-\u9fff]{2,12}[，,](?:按照?[^，。；]{2,30}|[^，。；\d]{0,10}?)(?:给予|予以|奖励|奖补|补助|补贴|资助))"
)


def _reaches(case: Situation) -> Spans | None:
    """`接待游客达到150人次的可申报奖励`, `用工满30人，另行补助6万元`: what is come up to; what is ordered (`力争达到…`) is none."""
    text, quantity = case.text, case.quantity
    if quantity.comparator != "=" or not _REACHED.search(text, case.clause.start, quantity.start) or _ORDERED.search(text, case.clause.start, quantity.start):
        return None
    hit = _AWARDS.match(text, quantity.end, case.sentence.end)
    return (_span(hit),) if hit else None


def _earns(case: Situation) -> Spans | None:
    """`年纳税额达到50万元以上，一次性奖励10万元`: the 50万元; `吸纳员工100人以上，且签订合同的，给予…`: the 100人."""
    quantity, text = case.quantity, case.text
    trailing = quantity.outer_end > quantity.end or quantity.rule == "quantity.between"  # 不少于50人 is asked, 50人以上 or 超过50人 is come up to
    if case.governing.source == "stated" and not case.addressed:
        return None
    if not (trailing or quantity.comparator in ("range", ">")):
        return _reaches(case)
    hit = _EARNS_BY_ALL.match(text, quantity.outer_end, case.sentence.end) if trailing else None
    if not hit and not _ORDERED.search(text, case.clause.start, quantity.start):
        hit = _EARNS.match(text, quantity.end, case.sentence.end)
    return (_span(hit),) if hit and (trailing or not _DIGIT.search(hit.group().partition("按")[0])) else None


_SUM = r"(?:一次性|再|另行?|分别)?(?:给予|予以|奖励|奖补|补助|补贴|资助)[^，。；\d]{0,10}\d[\d.]*[万亿]?元"
#: 70件以上|奖励3000元|, 90亩以上|每亩补助60元|: the sum right behind what is come up to.
_AT_ONCE = re.compile(rf"(?:每[\u4e00-\u9fff]{{1,3}})?{_SUM}")
#: 20天（含）以上|的展出，每场奖励5000元|: a bound that says of itself that it is met, and what is given for it.
_MET = re.compile(r"[^。；;]{0,90}?(?:奖励|奖补|补助|补贴|资助|给予)")
#: 400只以上|种羊的羊场，每场补助8万元|: each of the things that the bound is told of.
_EACH_OF_THEM = re.compile(rf"[^。；;]{{2,50}}?(?P<thing>[\u4e00-\u9fff])(?:[（(][^（）()]{{1,8}}[)）])?[，,]每(?P=thing){_SUM}")
#: 3000张|（晾晒场600平方米）以上的竹席厂|: the bound behind a bracket.
_BOUND_BEHIND = re.compile(r"[（(][^（）()]{2,20}[)）]及?以[上下]的?(?=[\u4e00-\u9fff]{2})")
_SHUT_BOUND = re.compile(r"[)）]及?以[上下]的?(?=[\u4e00-\u9fff]{2})")
#: （|单台价格不超过|4000元）: the price of what is bought.
_PRICED = re.compile(r"[（(](?:单[件台个辆]|销售|购[机车买])[^（）()，。；\d]{0,10}价格?(?:不超过|不高于|低于|高于|在)?\s?$")

_PRICE_WIDTH, _EACH_WIDTH = 24, 64


def _awarded(case: Situation) -> Spans | None:
    """`70件以上奖励3000元`, `20天（含）以上的展出，每场奖励5000元`: what is come up to for a sum."""
    quantity, text, end = case.quantity, case.text, case.sentence.end
    behind = text[quantity.end : quantity.end + 1]
    aside = (_BOUND_BEHIND if behind in "（(" else _SHUT_BOUND).match(text, quantity.end) if behind in "（(）)" else None
    if aside:
        return (_span(aside),) if _MET.match(text, aside.end(), end) else None
    if quantity.outer_end == quantity.end:
        return None
    itself = "含" in text[quantity.end : quantity.outer_end] or _of_addressed(case)
    later = _MET if itself else _EACH_OF_THEM if "每" in text[quantity.outer_end : quantity.outer_end + _EACH_WIDTH] else None
    hit = _AT_ONCE.match(text, quantity.outer_end, end) or (later.match(text, quantity.outer_end, end) if later else None)
    return (_span(hit),) if hit else None


def _of_addressed(case: Situation) -> bool:
    """`对新落户的牧场，到资在900万元以上，投产后按3%给予奖补`: a bound in a part of the sentence that begins with who is meant."""
    at = case.quantity.outer_start
    start = max(case.sentence.start, *(case.text.rfind(mark, case.sentence.start, at) + 1 for mark in "；;"))
    return _ADDRESSED.match(case.text, start) is not None and not case.given and not _ORDERED.search(case.text, case.clause.start, at)


def _priced(case: Situation) -> Spans | None:
    """`购买净水机（单台价格不超过4000元），按12%给予补助`: the 4000元."""
    hit = _PRICED.search(case.text, max(case.sentence.start, case.quantity.start - _PRICE_WIDTH), case.quantity.start) if case.quantity.unit == "元" else None
    return (_span(hit),) if hit and _MET.match(case.text, case.quantity.end, case.sentence.end) else None


def _sized(case: Situation) -> Spans | None:
    """`推进70个30亿元以上项目`: the 30亿元; `引进年产值2000万元以上新品种`: the 2000万元; `100—500亩（含500亩）`: the last one."""
    text, at = case.text, case.quantity.outer_start
    included = _INCLUDED.search(text, case.sentence.start, at)
    if included and text[case.quantity.outer_end : case.quantity.outer_end + 1] in ("）", ")"):
        return (_span(included),)
    noted = _NOTED.match(text, case.quantity.end) if text[at - 1 : at] in ("（", "(") else None
    if noted:
        return (_span(noted),)
    counted = _COUNTED.search(text, case.clause.start, at)
    told = counted or _SIZE_OF.search(text, case.clause.start, at)
    hit = _SIZED.match(text, case.quantity.end, case.clause.end) if told else None
    hit = hit or (_SIZED_OF.match(text, case.quantity.end, case.clause.end) if counted else None)
    return (_span(hit),) if hit else None


# --- what is renewed ------------------------------------------------------------------------------------------------------

#: 15年|以上（2009年前登记）的老旧电梯|更新|: how old or large a thing is that is renewed.
_RENEWED = re.compile(
    r"(?:[（(][^（）()]{1,30}[)）])?(?:及?以[上下])?(?:[（(][^（）()]{1,30}[)）])?[^，。；]{0,40}?的?[^，。；、\d]{2,24}?(?:更新|改造|淘汰|报废|退役|替换|升级|加装|置换|重建|拆除)"
)
_AGED = ("年", "层", "升", "马力", "蒸吨", "蒸吨/小时")
#: |单台机组容量|小于1500千瓦: how large each of them is.
_SIZE_EACH = re.compile(r"(?:单[台体机个座]|每[台座])[^，。；、\d]{0,8}$")
#: |力争用|3年以上时间: how long it takes.
_TAKES = re.compile(r"(?:(?<!使)用|经过|力争|再|达到?|寿命)[^，。；、\d]{0,4}$")


def _renewed(case: Situation) -> Spans | None:
    """`支持使用15年以上的老旧电梯更新改造`: the 15年."""
    quantity, text = case.quantity, case.text
    if quantity.comparator in ("=", "~"):
        return None
    left = case.clause.start, quantity.outer_start
    if quantity.unit not in _AGED and ((text.find("单", *left) < 0 and text.find("每", *left) < 0) or not _SIZE_EACH.search(text, *left)):
        return None
    hit = _RENEWED.match(text, quantity.end, case.clause.end)
    return (_span(hit),) if hit and not _TAKES.search(text, *left) else None


#: |购买|9000元以上播种机|补助2000元|: what is bought, and what its buyer gets.
_BUYS = re.compile(r"(?:购[买置]|换购|置换|出售)[^，。；]{0,24}$")
_GETS = re.compile(r"[^，。；]{2,30}?(?:补贴|补助|奖励)(?:[\u4e00-\u9fff]{1,8}的)?(?:最高)?\d")


def _bought(case: Situation) -> Spans | None:
    """`购买9000元以上40马力以下播种机的农户补助2000元`: the 9000元, the 40马力."""
    quantity, text = case.quantity, case.text
    left = case.clause.start, quantity.outer_start
    if quantity.comparator in ("=", "~") or (text.find("购", *left) < 0 and text.find("售", *left) < 0 and text.find("置换", *left) < 0) or not _BUYS.search(text, *left):
        return None
    hit = _GETS.match(text, quantity.end, case.clause.end)
    return (_span(hit),) if hit else None


#: In order of precedence.
CONDITIONS = (
    Rule("status.age", "condition", _age),
    Rule("status.per", "condition", _per),
    Rule("status.full", "condition", _full),
    Rule("status.near", "condition", _near),
    Rule("status.scored", "condition", _scored),
    Rule("status.applies_to", "condition", _applies_to, of_others=True),
    Rule("status.modifies", "condition", _modifies),
    Rule("status.who_has", "condition", _who_has, of_others=True),
    Rule("status.of_kind", "condition", _of_kind, of_others=True),
    Rule("status.described", "condition", _described, of_others=True),
    Rule("status.for_whom", "condition", _for_whom, of_others=True),
    Rule("status.scope", "condition", _scope, of_others=True),
    Rule("status.modifier", "condition", _modifier, of_others=True),
    Rule("status.sized", "condition", _sized),
    Rule("status.earns", "condition", _earns, of_others=True),
    Rule("status.awarded", "condition", _awarded),
    Rule("status.priced", "condition", _priced),
    Rule("status.renewed", "condition", _renewed),
    Rule("status.bought", "condition", _bought),
)
