"""Indicator phrases: what a quantity measures, as the text names it, and the verbs that it depends on.

The phrase stands left of the number (`体育特色学校40所`), right of it (`40所体育特色学校`), or its head stands with a neighbour in the list
(`市级58所项` → `市级特色学校`). Each rule names what it took; the spans point into the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.clauses import Clause, Clauses
from extractors.lexicon import rows, words
from extractors.quantities import Quantity, units
from extractors.span import Span, Spanned


@dataclass(frozen=True, slots=True)
class Phrase:
    """An indicator with its action verbs; `spans` are the places it was put together from, in order of reading."""

    indicator: str
    spans: tuple[Span, ...]
    action: str
    action_spans: tuple[Span, ...]
    rule: str
    #: Where the clause begins that holds the phrase: times and frequencies before it govern.
    clause_start: int = 0


# --- words --------------------------------------------------------------------------------------------------------------


def _either(surfaces: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(surfaces, key=lambda word: (-len(word), word))))


@cache
def _verbs(kind: str) -> tuple[str, ...]:
    return tuple(row["surface"] for row in rows("action_verbs") if kind in row["classes"].split())


@cache
def _verb_chain() -> re.Pattern[str]:
    """Verbs at the head of a clause: `新建、改扩建`, `选育或引进`, `推进`."""
    each = _either([*_verbs("act"), *_verbs("cause")])
    verb = f"(?:{each}|新(?:{each}))"
    return re.compile(rf"(?P<verbs>{verb}(?:(?:[、和及与或并]|并且|以及){verb})*)(?:了|好|成|出|起|到|至|过)?")


@cache
def _weak() -> frozenset[str]:
    return frozenset(_verbs("weak"))


@cache
def _one_verb() -> re.Pattern[str]:
    each = _either([*_verbs("act"), *_verbs("cause")])
    return re.compile(f"(?:{each}|新(?:{each}))")


@cache
def _inner_verb() -> re.Pattern[str]:
    weak = set(_verbs("weak"))
    return re.compile(rf"(?:{_either([verb for verb in _verbs('act') if len(verb) > 1 and verb not in weak])})")


@cache
def _joined_verb() -> re.Pattern[str]:
    """A second predicate of the clause: `…和配备`, `…、构建…`."""
    return re.compile(rf"(?:[、和及并与]|以及|并且)(?:{_either([verb for verb in _verbs('act') if len(verb) > 1])})")


def lead_pattern() -> re.Pattern[str]:
    """Words before an indicator that are no part of it: joining words, adverbs, regions, times."""
    return _LEAD


@cache
def any_verb() -> re.Pattern[str]:
    return re.compile(_either([verb for verb in _verbs("act") if len(verb) > 1]))


@cache
def _tail_change() -> re.Pattern[str]:
    """The verb between indicator and value: `…增长`, `…提高到`, `…控制在`."""
    change = _either(_verbs("change"))
    return re.compile(rf"(?P<verb>{change})(?:幅度)?(?:了|到|至|在|为|约)?$")


@cache
def _verb_of_change() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either([verb for verb in _verbs('change') if len(verb) > 1])})(?:了|到|至|为|$)|[减增升降](?:到|至|$)")


@cache
def _tail_action() -> re.Pattern[str]:
    """A transitive verb that stands right before the value: its noun is the subject (`项目开工20个`)."""
    return re.compile(rf"(?P<verb>{_either([verb for verb in _verbs('act') if len(verb) > 1 and verb not in _verbs('weak')])})(?:了|到|至|在)?$")


@cache
def heads_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(words('indicator_heads'))})$")


#: Heads of a share or a level: a verb before them belongs to the name (`改扩建托位占比`).
_SHARE = re.compile(r"(?:率|比例|占比|比重|比值|比|水平|程度|覆盖面|度|系数|指数|增速|增幅)$")
#: Heads that name nothing alone: whose they are stands earlier in the sentence.
_BARE = re.compile(r"(?:总|年|累计)?(?:面积|金额|总额|占比|比例|比重|人数|产值|产量|数量|规模|投资|总投资|建筑面积|占地面积|用地面积|覆盖率|合格率|完成率)")
#: What follows a verb inside a name: 培训中心, 改造项目.
_NAME_AFTER = re.compile(
    r"中心|基地|项目|工程|计划|行动|机构|平台|[站点员师者区园室馆场所线网队组率数量费金款校村户车厂库店街楼院圈带群链城会](?![\u4e00-\u9fff])|人员|单位|企业|示范|试点|体系|机制|方案|活动|"
    r"能力|标准|规范|制度|任务|课程|品牌|案例|成果|技术|设备|设施|产品|用地|学校|床位|岗位|学位|对象|主体|载体|小区|社区|市场|指标|大赛|比赛|"
    r"资金|合同|协议|合作项目|工作|面积|水平|规模|需求|资源|志愿|教师|医师|护士|人才|家庭|农户|儿童|老人|公益|型|性|类|式|用|后|前|内|外|的|业|协会|专业|措施|政策|收入|产值|人次|时间|费用|总额|公司|经费")
#: Persons and bodies that a counted verb takes as its object, even where nothing else stands between (`认定人才5万名`).
_OBJECTS = re.compile(r"床位|学位|岗位|托位|座位|泊位|车位|设备|设施|教师|医师|护士|人才|家庭|农户|儿童|老人|企业|学校|人员|主体|单位|公司|社区|学生|学员|干部|职工|党员|群众|居民|农民")
#: What may follow even a verb that is hardly ever part of a name.
_NAME_AFTER_STRONG = re.compile(r"人数|人次|时间|时限|率|数|量|额|型|式|类|的|者|员|方|地|[点站区县市校园村]|中心|基地|计划|方案")
_REACH = re.compile(
    r"(?:首次?|以|由|从|降|升|增|约占|长达|高达|多达|仅|只|的|达到或超过|达到|达|为|至|到|占|共计|总计|合计|累计|共有|共|计|分别|均|各|已|则|全部|即|现有|拥有|仅有|只有|仅|有|是|将|要|须|应|需|可|只|原则上|力争|争取|确保|保证|保持|总数|不|再|约|近|超|每年|年均|同比|同口径|年|每人|各类|按照|按|[：:“\"\s])$")
_LEAD = re.compile(
    r"(?:[、，；：,;:\s）)”\"。]|其中|另外|此外|同时|并且|并|以及|和(?![美谐睦平])|及(?!时)|与(?!会)|或|且|还|也|又|则|再|已经|已|均|都|共计|累计|总计|合计|一共|共|总共|先后|"
    r"力争|争取|努力|积极|大力|着力|加快|加强|继续|持续|稳步|逐步|进一步|全面|深入|扎实|有序|有效|切实|严格|统筹|科学|鼓励|引导|支持各地|"
    r"全区|全市|全县|全省|全州|全旗|全盟|全镇|全乡|全域|我区|我市|我县|我省|我国|本区|本市|本县|区内|市内|县内|省内|区域内|辖区内|"
    r"各县[（(]市、区[）)]|各县[（(]区[）)]|各区县|各地|各区|各县|各镇街|各学校|"
    r"(?:到|至|在)?(?:20|19)\d\d(?:年)?(?:[-—至](?:20|19)?\d\d年?)?(?:底|末)?(?:之?前)?|“十[一二三四五六]五”(?:期间|时期|末)?|期间|时期|今年|去年|全年|年内|年底|年末|"
    r"每年|每学年|每学期|每季度|每月|每周|每天|每日|常年|年均|要(?![素求点件])|应(?![急用届收缴税诊对])|须|需(?!求)|将|把|使(?!用)|共有|设有|有(?![机效限色线关意])|设(?![备施计置])|涉及|确保到|一是|二是|三是|四是|五是|六是|不断|分别|不(?:低于|少于|超过|高于)|至少|最高|最多|起(?![始步点居])|计划(?!生|单列|内|外)|预计|概算|估算|拟|[一二两三四五六七八九十\d]年(?![级制均度龄限产内来])(?:内|间)?|以[^，。；]{1,6}为单位|对(?![口外照标比策])|届时|可(?![持再调研支])|再(?![生造就教])|该[校县区市院镇村]|依法|现有|共有|在全[区市县省]|围绕|聚焦|原则上|因地制宜|率先|"
    r"[一二三四五六七八九十]+是|[(（][一二三四五六七八九十\d]+[)）]|\d+[.．、])+")
_DEFINITION = re.compile(r"[（(][^（）()]*(?:占|比|之和|指|即|率|包括|不含|含)[^（）()]*[）)]$")
_CLASSES = ("count", "person")
#: 20%的目标: the noun behind a share says nothing of what is shared.
_LEVEL = re.compile(r"目标|水平|标准|比例|要求|速度|增速|幅度|高位|任务")
#: Verbs that take even a bare measure as their object (`新增学位`), where others belong to it (`种植面积`).
_SPENDING = re.compile(r"新增|增加|投入|安排|完成|发放|落实|争取|筹集|拨付|减少|节约|增设|补充|扩大|给予|建成|实现|提高|降低|提升")
_TRAILING_WORK = re.compile(r"(?P<verb>新建|改建|扩建|改扩建|迁建|建设|改造|提升改造|改造提升|修复|整治|治理|升级|安装|铺设|更新|维修|加固)(?:工作|任务)?$")
#: Characters that join a phrase to what follows, stripped from its end.
_JOINING = "".join(sorted(set(" \t\n\r、和及与并且或以等")))
#: Words that open a predicate behind the counted noun: `3所高中成功…`, `…条件比较落后`.
_PREDICATE = re.compile(r"赴|前往|到[^，]{1,6}(?:跟岗|学习|挂职|培训|交流|任教|进修)|能够|未|不(?:达标|足|能|符)|提供|实施|开展|成功|全部|均已|均|已经|已|顺利|先后|分别|比较|较为|相对|居全|位居|通过|上榜|入围|提请|提能|进行|开工|办学条件|作为|列入|纳入|入选|进入|获|参加|参与|达到|得到|受到|随班就读")
_COMPARED = re.compile(r"(?:较|比|同|与|相较于?|对比)“?$")
_AFTER_COMPARED = re.compile(r"[年末底初的相同期比，、]{0,6}(?P<verb>[\u4e00-\u9fff]{1,4}?)?(?:了|到|至|在|约|不低于|不少于|超过)?")
#: 热网漏损率高于全省平均2.7个百分点: what differs stands before the comparison.
_VERSUS = re.compile(r"(?:(?P<verb>高于|低于|高出|优于|领先|落后于?)|比|较|与)(?:全[国省市区县]|上年|去年|上一年|同期|平均|国家|基准|当地|周边)[^，。；]{0,10}$")
#: 培训经费不低于工资总额的1.5%: what is measured stands before the limit.
_MID_LIMIT = re.compile(r"(?:占比)?(?:不(?:得|应|宜)?(?:低于|少于|超过|高于|大于)|不足|相当于|扩大到)(?=[^，。；]{2,24}$)|按(?!时|期|需|质|劳|摩)(?=[^，。；]{2,20}$)")
#: 县教体局要把…: who is to do it.
_DUTY = re.compile(r"[^，。；、]{1,16}?(?:局|委|办|厅|政府|部门|单位|街道|乡镇)(?:要|应|须|需|负责)(?:把|将|对)?")
#: Schools, bodies and firms that may stand as subject before a verb.
_OWNER = re.compile(r"(?:学校|学院|大学|党校|企业|职教中心|医院|卫生院|公司|单位|合作社|[一二三四五六七八九十]中|中学|小学|幼儿园|街道|高校|院所|[局委办厅](?=[\u4e00-\u9fff]{2}))")
#: 改造甲中学、乙中学运动场2块: of a list of schools only the part is counted.
_PART_OF_LIST = re.compile(r"、[^，。；]{1,20}(?:小学|中学|学校|幼儿园|[一二三四五六]中)(?=(?:学生|教师|教职工)?(?:食堂|宿舍|综合楼|教学楼|运动场|操场|实验楼|周转房|公寓|餐厅|图书馆)[^，。；、]{0,4}$)")
#: 市级下达指标: who acts, not what is counted.
_LEVEL_SUBJECT = re.compile(r"(?:省|市|县|区|镇|乡|州|国家|各|自治区)级|各级")
_GRANT = re.compile(r"补助|补贴|奖励|资助|奖补|扶持|救助")
_GRANT_NOUN = re.compile(r"(?:补助|补贴|奖励|资助|奖补|贷款额度|配套|贴息)$")
_PER_ONE = re.compile(r"(?:单[户个次体项家][^，]{0,3}|每[家户个人项][^，]{0,4}?)(?:最高|最多)?")
#: 给予最高1000万元购房补贴: a granting verb before the sum, the grant behind it.
_GRANTING = re.compile(r"(?:给予|予以|奖励|发放|安排|争取|提供|享受|落实)(?:一次性|最高|不超过|每[人家户个][^，。；]{0,4}|学校|企业|个人)*$")
#: 控制在5.5%以内: the comparator's own verb.
_HELD = re.compile(r"控制|压缩|缩短|稳定|保持|维持|提高|降低")
_SHARED = re.compile(r"的?比例(?P<what>[^，。；,;]{2,12})")
#: 高于全省平均水平, 比全市低: the difference of what was named before.
_AGAINST = re.compile(r"(?:均|分别|同比)?(?:(?P<verb>高于|低于|高出|超出|优于|快于|领先|落后于?)[^，]{0,10}|(?:比|较|与|同)(?:全|上年|去年|同期|平均)[^，]{0,10})$")
_TOWARDS = re.compile(r"[向对为给从与以在]|每[个所名镇村家户县乡支站处]|依托|通过|利用|围绕|发挥|结合|联合|按照|采取")
_ACTOR = re.compile(r"[财市县区省镇乡]政|政府|部门|单位|学校|企业|[局委办厅]$|各|全[市县区省]|银行|家庭$")
#: 每万名老人拥有床位: the base and its verb are part of the name.
_PER_HEAD = re.compile(r"每(?:[百千万十]|百|千)*[百千万亿]")
_NAMED_LIST = re.compile(r"(?:小学|中学|学校|大学|学院|幼儿园|一中|二中|”|医院|公司|集团|[A-Z]\d{2,3})等(?=[\u4e00-\u9fff]{2,}$)")
#: Modifiers whose noun stands with the number before (`专任教师3862名，研究生学历214名`).
_MODIFIER_ONLY = re.compile(r".{0,10}(?:以上|以下|及以上|学历|学位教师|职称|持证|在编|编外|专职|兼职|自建|在建|竣工|开工|级|女性?|男性?)")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z“《]")


@cache
def category_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:其中)?(?P<word>(?:{_either(words('category_words'))})(?:[、和及与](?:{_either(words('category_words'))}))*(?:级|类)?)")


# --- reading ------------------------------------------------------------------------------------------------------------


def name_quantities(text: str, start: int, end: int, quantities: Sequence[Quantity], times: Sequence[Spanned] = (),
                    settle: Settle | None = None, clauses: Clauses | None = None) -> list[Phrase]:
    """One phrase for each of the sentence's quantities, in order; the sentence is text[start:end].

    `times` are the time expressions of the sentence: they are no part of an indicator. A quantity whose noun is not found gets an
    empty indicator. `settle` may put another phrase in the place of the rules' own; it sees the phrases before.
    """
    named: list[Phrase] = []
    clauses = clauses or Clauses(text, start, end)
    own = [clauses.at(quantity.start) for quantity in quantities]
    for place, quantity in enumerate(quantities):
        near = range(max(0, place - 6), min(len(quantities), place + 7))
        before = next((quantities[other] for other in reversed(near) if other < place and own[other] == own[place]
                       and not _modifies(text, quantities[other], quantity)), None)
        after = next((quantities[other] for other in near if other > place and own[place].start <= quantities[other].start < own[place].end), None)
        reading = Reading(text, clauses, own[place], quantity, before, after, times)
        reading.latest = quantities[place - 1] if place else None
        phrase = _distributed(reading, quantities, place) or _echoed(reading, quantities, own, named) or reading.phrase()
        phrase = _carried(reading, phrase, quantities, named)
        named.append(settle(reading, phrase, named) if settle else phrase)
    return _twins(named)


_MODIFIER = re.compile(r"(?:周?岁|个?月龄)(?:及?以[上下]|至)?(?=[\u4e00-\u9fff])(?!的)|[^\d，。；]{1,4}及?以[上下](?=的?[\u4e00-\u9fff]{1,12}(?:人数|占比|比例|率|比重)(?:达|为|不|超|控|提|力|约|保|稳|$|\d))")
_BARRED = re.compile(r"[，。；、：,;\d]")


def _modifies(text: str, one: Quantity, two: Quantity) -> bool:
    """`65岁以上老年人免费体检率达到75%`: the age is part of the name of what the later number measures."""
    if not _MODIFIER.match(text, one.end - len(one.unit)) or _BARRED.search(text, one.outer_end, two.outer_start):
        return False
    return two.start - one.end < 40


class Reading:
    """The surroundings of one quantity in its clause."""

    def __init__(self, text: str, clauses: Clauses, clause: Clause, quantity: Quantity, before: Quantity | None,
                 after: Quantity | None, times: Sequence[Spanned]) -> None:
        self.text, self.clauses, self.clause, self.quantity, self.before, self.after = text, clauses, clause, quantity, before, after
        self.sentence = clauses.whole.start
        #: The quantity before in the sentence, in whatever clause.
        self.latest: Quantity | None = None
        self.times = times
        self.left_from = before.outer_end if before else clause.start
        self.right_to = after.outer_start if after else clause.end
        self.head = clause.start
        self.family = units().get(quantity.unit.partition("/")[0], "")

    def phrase(self) -> Phrase:
        left = self._left()
        shared = _SHARED.match(self.text, self.quantity.end, self.right_to) if self.quantity.unit == "比" else None
        if shared:  # 按1:2比例分担
            what = Span(*shared.span("what"))
            return replace(left, indicator=left.indicator + what.of(self.text) + "比例", spans=(*left.spans, what), rule="indicator.in_proportion")
        right = self._right()
        granted = right and self.family == "money" and _GRANT_NOUN.search(right.indicator) and _GRANTING.search(
            self.text, self.clause.start, self.quantity.outer_start)
        if right and (not left.indicator or granted or self._after_frequency() or right.rule != "indicator.right" or (self.family in _CLASSES and self._adjoins())):
            action, spans = (right.action, right.action_spans) if right.action and not left.action else (left.action, left.action_spans)
            if not action:
                action, spans = self._governing_verb()
            return replace(right, action=action, action_spans=spans)
        return left

    def _is_topic(self, low: int, high: int) -> bool:
        """Whether what stands before a frequency is a noun that is measured, not one who acts or a place."""
        low = self._skip(low, high)
        words_ = self.text[low:high]
        return len(words_) >= 2 and not _verb_chain().match(words_) and not _TOWARDS.match(words_) and not _ACTOR.search(words_)

    def _after_frequency(self) -> bool:
        """`学生每天1小时校园体育锻炼时间`: what stands before the frequency is who, not what."""
        touching = any(time.end == self.quantity.start and self.text[time.start] == "每" for time in self.times)
        return touching and self._adjoins()

    def _adjoins(self) -> bool:
        """Whether the counted noun follows the unit at once."""
        follow = self.text[self.quantity.outer_end : self.right_to].lstrip(" 的")
        if not follow or not _HAN.match(follow):
            return False
        if _verb_of_change().match(follow):
            return False
        hit = _verb_chain().match(follow)
        return not hit or _NAME_AFTER.match(follow, hit.end()) is not None or hit.end() < 2

    # left ---------------------------------------------------------------------------------------------------------------

    def _left(self) -> Phrase:
        low, high = self.left_from, self.quantity.outer_start
        if self.before and _HAN.match(self.text, low) and "、" in self.text[low:high]:
            low = self.text.rindex("、", low, high) + 1  # 36个班、学位1620个: the noun behind the number before is its own
        actions: list[Span] = []
        subject: Span | None = None
        high, compared = self._trim_compared(low, high)
        versus = _VERSUS.search(self.text, low + 2, high)
        if versus:
            high = versus.start()
            compared = Span(*versus.span("verb")) if versus.group("verb") else compared
        if compared:
            actions.append(compared)
        limit = _MID_LIMIT.search(self.text, low + 2, high)
        if limit and (self.quantity.unit in ("%", "倍", "比") or limit.group() == "按") and not self._opens_with_verb(low, limit.start()):
            high = limit.start()
        for time in self.times:
            if low < time.end <= high:
                if self.text[time.end - 1] == "内" and self.text[high - 1] == "率" and "，" not in self.text[time.end : high]:
                    continue  # 24小时内扑灭率
                if self.text[time.end - 1] == "内" and time.start - self._skip(low, time.start) >= 4 and self.text[time.end : high].strip():
                    subject = Span(self._skip(low, time.start), time.start)  # 新入职教师3年内交流到…: the subject is part of what is measured
                elif self.text[time.start] == "每" and self._is_topic(low, time.start) and self.text[time.end : high].strip():
                    subject = Span(self._skip(low, time.start), time.start)  # 儿童主任每年培训24学时
                if self.text[time.end : high].strip(" ，、的") and not _REACH.fullmatch(self.text[time.end : high]):
                    low = time.end
                elif time.start > low:
                    high = time.start
        end = high
        high, tail = self.trim_tail(low, high)
        if tail and not actions:
            actions.append(tail)
        if self.text[low : low + 1] in ("（", "(") and (shut := self.text.find("）" if self.text[low] == "（" else ")", low, high)) > 0:
            low = shut + 1  # 幼儿园78所（民办41所）、小学22所
        low = self._skip(low, high)
        duty = _DUTY.match(self.text, low, high)
        if duty and duty.end() < high:
            low = self._skip(duty.end(), high)
        level = _LEVEL_SUBJECT.match(self.text, low, high)
        if level and (act := _one_verb().match(self.text, level.end(), high)) and len(act.group()) > 1 and not _NAME_AFTER.match(self.text, act.end()):
            low = level.end()
        self.head = low
        low, verbs = self._head_verbs(low, high, reached=bool(tail) or self.text[high:end].strip() != "")
        if verbs:
            actions = [*verbs, *actions] if not tail else actions
        held = _HELD.search(self.text, self.quantity.outer_start, self.quantity.start)
        if held and not actions:
            actions.append(Span(*held.span()))
        low = self._skip(low, high)
        low, inner = self._inner_verb(low, high)
        if inner and not tail:
            actions = [inner]
        low = self._skip(low, high)
        listed = (_NAMED_LIST.search(self.text, low, high) or _PART_OF_LIST.search(self.text, low, high)) if self.family in _CLASSES else None
        if listed:
            low = listed.end()
        high = self.cut_definition(low, high)
        made = self._made(low, high, actions, "indicator.left")
        first = self.clause.start <= self.sentence + 24  # 全县累计投入9.2亿元: nothing before names what for
        if not made.indicator and actions and self.family == "money" and (
                _GRANT.fullmatch(actions[-1].of(self.text)) or (first and actions[-1].of(self.text) in ("投入", "投资", "融资", "筹资"))):
            return self._granted(actions)
        if subject:
            doing = self.text[verbs[0].start : verbs[-1].end] if verbs else ""
            if self.text[subject.end] == "每" and verbs and not (_weak() >= {verb.of(self.text) for verb in verbs}):
                return made  # 县财政每年安排…: the subject acts
            if self.text[subject.end] == "每" and not made.indicator and not doing:
                return replace(made, indicator=subject.of(self.text), spans=(subject,))
            verb = doing
            return replace(made, indicator=subject.of(self.text) + verb + made.indicator, spans=(subject, *made.spans))
        return made

    def _granted(self, actions: list[Span]) -> Phrase:
        """`每户家庭每年最高补助800元`: with no noun the grant itself is measured, for whom where 每… says it."""
        grant = actions[-1]
        made = self._made(grant.start, grant.end, actions, "indicator.grant")
        first = next((time.start for time in self.times if self.clause.start < time.start < grant.start), grant.start)
        each = re.compile(r"\s*(?P<each>每[^，。；]{1,8}$)").match(self.text, self.clause.start, first)
        if not each:
            return made
        whom = Span(*each.span("each"))
        return replace(made, indicator=whom.of(self.text) + made.indicator, spans=(whom, *made.spans))

    def _opens_with_verb(self, low: int, high: int) -> bool:
        """Whether a verb that is hardly ever part of a name opens the stretch."""
        hit = _one_verb().match(self.text, self._skip(low, high), high)
        return hit is not None and hit.group() not in _weak()

    def _trim_compared(self, low: int, high: int) -> tuple[int, Span | None]:
        """Drop `较2020年` and the verb behind it: `入海总氮浓度较2020年下降5%`."""
        for time in self.times:
            if low < time.start and time.end <= high:
                compared = _COMPARED.search(self.text, max(low, time.start - 4), time.start)
                verb = _AFTER_COMPARED.fullmatch(self.text, time.end, high)
                if compared and verb:
                    return compared.start(), Span(*verb.span("verb")) if verb.group("verb") else None
        return high, None

    def _made(self, low: int, high: int, actions: Sequence[Span], rule: str) -> Phrase:
        indicator = self.text[low:high].strip(" \t\r\n\u3000、，,的")
        offset = self.text.find(indicator, low) if indicator else low
        spans = (Span(offset, offset + len(indicator)),) if indicator else ()
        return Phrase(re.sub(r"\s+", "", indicator), spans, "、".join(span.of(self.text) for span in actions), tuple(actions), rule,
                      self.clause.start)

    def _skip(self, low: int, high: int) -> int:
        hit = lead_pattern().match(self.text, low, high)
        return hit.end() if hit else low

    def trim_tail(self, low: int, high: int) -> tuple[int, Span | None]:
        """Drop reaching words before the value; return the new end and the verb of change that stood there."""
        verb: Span | None = None
        while high > low:
            change = _tail_change().search(self.text, max(low, high - 8), high)
            if change and not verb and change.start() >= low:
                verb, high = Span(*change.span("verb")), change.start()
                continue
            hit = _REACH.search(self.text, max(low, high - 6), high)
            if not hit or hit.start() < low:
                break
            high = hit.start()
        if not verb:
            act = _tail_action().search(self.text, max(low, high - 6), high)
            if act and act.start() - low >= 2 and not heads_pattern().search(self.text, low, high) and self.family in _CLASSES:
                verb, high = Span(*act.span("verb")), act.start()
        return high, verb

    def _head_verbs(self, low: int, high: int, *, reached: bool) -> tuple[int, list[Span]]:
        hit = _verb_chain().match(self.text, low, high)
        if not hit:
            return low, []
        rest = self.text[hit.end() : high]
        verbs = [Span(*part.span()) for part in _one_verb().finditer(self.text, *hit.span("verbs"))]
        while extra := _one_verb().match(self.text, hit.end(), high):
            behind = self.text[extra.end() : high]
            if len(extra.group()) < 2 or len(behind) < 2 or _NAME_AFTER.match(behind) or _SHARE.search(behind):
                break  # 建设培训中心: the second verb opens the name
            verbs.append(Span(*extra.span()))
            hit, rest = extra, behind
        if reached and rest and not _SPENDING.search(self.text[verbs[0].start : verbs[-1].end]) and all(verb.of(self.text) in _weak() for verb in verbs):
            return low, []  # 上市公司达到…: before a predicate the verb is part of the subject
        written = self.text[verbs[0].start : verbs[-1].end]
        counts = self.family in _CLASSES and _OBJECTS.fullmatch(rest) is not None
        firm = counts or _SPENDING.search(written) is not None or not all(verb.of(self.text) in _weak() for verb in verbs)
        share = _SHARE.search(rest) is not None or (heads_pattern().fullmatch(rest) is not None and not firm)
        if rest and share and written not in _verbs("cause"):
            return low, []
        if rest and _NAME_AFTER.match(rest) and len(rest) <= 4 and not firm and written not in _verbs("cause"):
            return low, []
        return verbs[-1].end, verbs

    def _inner_verb(self, low: int, high: int) -> tuple[int, Span | None]:
        """A verb between a subject and the counted noun (`县属公司完成技改投资`): the noun behind it is the indicator."""
        region = self.text[low:high]
        if _SHARE.search(region) or _PER_HEAD.match(region):
            return low, None
        acts = self._owner_acts(low, high)
        if acts:
            return acts
        if low > self.head:
            return low, None
        towards = _TOWARDS.match(region) or self.text[low - 1 : low] in ("与", "对", "为", "向", "在")
        verbs = any_verb() if towards else _inner_verb()
        for hit in reversed(list(verbs.finditer(region))):
            rest = region[hit.end() :].lstrip("了的")
            if hit.start() >= 2 and len(rest) >= 2 and not _NAME_AFTER_STRONG.match(rest) and not region[: hit.start()].endswith(("的", "、", "和", "及", "未", "待")):
                return high - len(rest), Span(low + hit.start(), low + hit.end())
        return low, None

    def trim_reach(self, low: int, high: int) -> int:
        """Drop only words of reaching before the value, no verb of change."""
        while high > low:
            hit = _REACH.search(self.text, max(low, high - 6), high)
            if not hit or hit.start() < low:
                break
            high = hit.start()
        return high

    def before_tail_verb(self, low: int, high: int) -> int:
        """Where a transitive verb begins that stands right before the value (`农村危房|改造90户`); `high` where none does."""
        hit = _tail_action().search(self.text, max(low, high - 6), high)
        return hit.start() if hit and hit.start() > low else high

    def _owner_acts(self, low: int, high: int) -> tuple[int, Span] | None:
        """`县委党校改造教学楼1幢`, `支持某某学校建设工作室2个`: a school or body with a verb behind it is who acts."""
        for owner in _OWNER.finditer(self.text, low + 1, high):
            verb = any_verb().match(self.text, owner.end(), high)
            rest = high - verb.end() if verb else 0
            if verb and rest >= 2 and not (_NAME_AFTER if verb.group() in _weak() else _NAME_AFTER_STRONG).match(self.text, verb.end()):
                return verb.end(), Span(*verb.span())
        return None

    def cut_definition(self, low: int, high: int) -> int:
        hit = _DEFINITION.search(self.text, low, high)
        return hit.start() if hit and hit.start() > low else high

    # right --------------------------------------------------------------------------------------------------------------

    def _right(self) -> Phrase | None:
        low, high = self.quantity.outer_end, self.right_to
        for time in self.times:
            if low <= time.start < high:
                high = time.start
        share = self.text[low : low + 1] == "的"
        while low < high and self.text[low] in "的 \t\n\r\u3000":
            low += 1
        if low >= high or not _HAN.match(self.text, low):
            return None
        region = self.text[low:high]
        if self.quantity.unit == "%" and (not share or _LEVEL.match(region)):
            return None if share else self._predicate(low, high)
        if self.after and "、" in region.rstrip("、"):  # the last item belongs to the next number
            last = region.rpartition("、")
            region = last[0] if len(last[2]) > 1 else region
        cut, verb = self._first_verb(region, whole=not share)
        if share and cut < len(region) - 2:  # 20%的床位用于…: the rest of the clause tells which
            tail = region[cut:].strip(_JOINING)
            return Phrase(f"{tail}的{region[:cut]}", (Span(low, low + len(region)),), "", (), "indicator.right_share", self.clause.start)
        phrase = region[:cut].rstrip(_JOINING)
        if not phrase:
            return None
        actions = [Span(low + verb[0], low + verb[1])] if verb else []
        return self._made(low, low + len(phrase), actions, "indicator.right")

    def _first_verb(self, region: str, *, whole: bool = True) -> tuple[int, tuple[int, int] | None]:
        quote = region.find("”")
        if quote > 0 and "“" not in region[:quote]:
            region = region[:quote]
        modified = region.rfind("的", 2, len(region) - 1)  # what stands before the last 的 tells which, it is no predicate
        if whole and modified > 0:
            cut, verb = self._first_verb(region[modified + 1 :]) if len(region) - modified > 4 else (len(region) - modified - 1, None)
            return modified + 1 + cut, (modified + 1 + verb[0], modified + 1 + verb[1]) if verb else None
        joined = _joined_verb().search(region)
        if joined and not _NAME_AFTER.match(region, joined.end()) and "“" not in region[: joined.start()]:
            return self._first_verb(region[: joined.start()])[0], None
        region = region.rstrip(_JOINING)
        aside = _PREDICATE.search(region, 1)
        if aside:
            region = region[: aside.start()]
        work = _TRAILING_WORK.search(region)
        if work and work.start() >= 2:
            return work.start(), work.span("verb")
        for hit in _inner_verb().finditer(region):
            follow = region[hit.end() :]
            if (hit.start() >= 2 or region[:1] in "镇村乡县区班人户校家") and hit.start() and not region[: hit.start()].endswith(("的", "、", "和", "未", "待")) and not _NAME_AFTER_STRONG.match(follow):
                return hit.start(), hit.span()
        return len(region), None

    def _predicate(self, low: int, high: int) -> Phrase | None:
        """`100%就近入学`, `100%实现就近入学`: with no noun the predicate stands; `按…的50%给予补助`: what is granted."""
        granted = re.compile(r"(?:一次性)?(?:给予|予以)").match(self.text, low, high)
        if granted:
            return self._made(granted.end(), high, [Span(*granted.span())], "indicator.granted")
        grant = re.compile(r"(?:累加|逐年|予以|进行)?(?P<grant>补助|补贴|奖励|配套|资助|贴息|奖补)").match(self.text, low, high)
        if grant:
            return self._made(*grant.span("grant"), [Span(*grant.span("grant"))], "indicator.granted")
        if self.quantity.value_min != 100 or heads_pattern().search(self._left().indicator):
            return None
        hit = re.compile(r"(?:实现|完成|达到|得到|落实|做到)").match(self.text, low, high)
        rest = hit.end() if hit else low
        left = self._left()
        actions = [Span(*hit.span())] if hit else list(left.action_spans)
        made = self._made(rest, high, actions, "indicator.predicate")
        return replace(made, indicator=left.indicator + made.indicator, spans=left.spans + made.spans)

    def _governing_verb(self) -> tuple[str, tuple[Span, ...]]:
        """The verb that stood before the previous count of the same clause (`创建5个…和10个…`)."""
        low = self._skip(self.clause.start, self.quantity.outer_start)
        hit = _verb_chain().match(self.text, low, self.quantity.outer_start)
        if not hit:
            return "", ()
        return hit.group("verbs"), (Span(*hit.span("verbs")),)


#: Takes the reading, the rules' phrase and the phrases before; gives the phrase that stands.
Settle = Callable[["Reading", Phrase, Sequence[Phrase]], Phrase]


# --- lists --------------------------------------------------------------------------------------------------------------

_EACH = re.compile(r"(?P<names>[^，。；：,;]{2,60}?)分别(?:由|约|各)?(?:为|是|占|达到?|超过|突破|增长|提高|下降|不低于|不少于|增加|减少|提升|完成|新增|建成|控制在)?")
_SPLIT = re.compile(r"[、和及与]|以及")


def _distributed(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """`小学、初中学生体质健康合格率分别为94.7%、93.6%`: each value takes its own part and the shared head."""
    text, clause = reading.text, reading.clause
    inside = [quantity for quantity in quantities if clause.start <= quantity.start < clause.end]
    hit = _each(text, clause, reading.quantity.start)
    values = [quantity for quantity in inside if quantity.start >= hit.end()] if hit else _run(text, inside, reading.quantity)
    own = values.index(reading.quantity) if reading.quantity in values else -1
    if own < 0 or len(values) < 2:
        return None
    names_end = hit.end("names") if hit else values[0].outer_start
    before = next((quantity for quantity in reversed(inside) if quantity.end <= names_end), None)
    whole = Reading(text, reading.clauses, Clause(clause.start, names_end), replace(values[0], start=names_end, outer_start=names_end),
                    before, None, reading.times)._left()
    if not whole.spans:
        return None
    parts = _parts(whole.indicator, len(values))
    if len(parts) != len(values):
        return None
    tail = _tail_change().search(text, names_end, hit.end()) if hit else None
    actions = (Span(*tail.span("verb")),) if tail else whole.action_spans
    return Phrase(parts[own], whole.spans, "、".join(span.of(text) for span in actions), actions, "indicator.each", clause.start)


def _each(text: str, clause: Clause, before: int) -> re.Match[str] | None:
    """The 分别 of the clause with the names before it."""
    if "分别" not in text[clause.start : before]:
        return None
    return next((found for found in _EACH.finditer(text, clause.start, clause.end) if found.end() <= before), None)


def _run(text: str, inside: Sequence[Quantity], own: Quantity) -> list[Quantity]:
    """The values that only 、 or 和 part from each other, where `own` is one of them (`肉羊、肉牛存栏达到150万只、32万头`)."""
    runs: list[list[Quantity]] = []
    for quantity in inside:
        if runs and _SPLIT.fullmatch(text, runs[-1][-1].outer_end, quantity.outer_start):
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return next((run for run in runs if own in run), [])


def _echoed(reading: Reading, quantities: Sequence[Quantity], clauses: Sequence[Clause], named: Sequence[Phrase]) -> Phrase | None:
    """`产值85亿元、税收6亿元，分别增长7.2%、4.1%`: the values of 分别 go back to the phrases before, one by one."""
    text, clause = reading.text, reading.clause
    lead = re.compile(r"\s*(?:同比|均|比上年)?分别").match(text, clause.start, reading.quantity.start)
    if not lead:
        return None
    first = next(place for place, other in enumerate(clauses) if other == clause)
    values = [place for place, other in enumerate(clauses) if other == clause]
    back = first - len(values) + (len(named) - first)
    if back < 0 or back >= len(named):
        return None
    told = named[back]
    tail = _tail_change().search(text, clause.start, quantities[first].outer_start)
    actions = (Span(*tail.span("verb")),) if tail else ()
    return replace(told, action="、".join(span.of(text) for span in actions), action_spans=actions, rule="indicator.echo",
                   clause_start=clause.start)


def _parts(names: str, count: int) -> list[str]:
    """The `count` indicators that a joined phrase names; [] where it names another number of them."""
    if count == 2 and "城乡" in names and not _SPLIT.search(names.partition("城乡")[0]):
        return [names.replace("城乡", "城镇", 1), names.replace("城乡", "农村", 1)]
    pieces = _SPLIT.split(names)
    if len(pieces) < count:
        return []
    pieces = _regrouped(pieces, count, names)
    head = _shared_head(pieces)
    return [piece if piece.endswith(head) else piece + head for piece in pieces]


def _regrouped(pieces: list[str], count: int, names: str) -> list[str]:
    """Join pieces that 及 parted inside one name (`文化及相关产业`) until `count` are left."""
    if len(pieces) == count:
        return pieces
    strong = names.split("、")
    return strong if len(strong) == count else pieces[-count:]


def _shared_head(pieces: list[str]) -> str:
    """What the last piece has beyond a name like the others: 初中|学生体质健康合格率 beside 小学."""
    last, others = pieces[-1], pieces[:-1]
    if all(heads_pattern().search(piece) for piece in others):
        return ""
    category = category_pattern().match(last)
    if category and all(category_pattern().fullmatch(piece) for piece in others):
        return last[category.end() :]
    width = max(len(piece) for piece in others)
    twin = next((place for place in range(len(last) - 1, 0, -1) for piece in others
                 if place >= 2 and piece[-2:] == last[place - 2 : place] and len(last) - place >= 2), 0)
    if twin:
        return last[twin:]
    head = heads_pattern().search(last)
    if head and (len(last) - width <= len(head.group()) + 1 or head.start() <= width):
        return head.group()
    return last[width:] if len(last) > width else ""


def _carried(reading: Reading, phrase: Phrase, quantities: Sequence[Quantity], named: Sequence[Phrase]) -> Phrase:
    """Give a bare modifier (`市级`, `民办`) the head of the phrase before it, and an empty phrase the subject that stands earlier."""
    previous = named[-1] if named else None
    bracket = reading.clause.bracketed
    text = reading.text
    if bracket and previous:
        anchor = _outside(named, quantities, reading)
        if anchor and (not phrase.indicator or (len(phrase.indicator) <= 6 and phrase.indicator[-2:] not in anchor.indicator)):
            return replace(phrase, indicator=phrase.indicator + anchor.indicator, spans=phrase.spans + anchor.spans,
                           rule="indicator.bracket")
        return phrase
    if (previous and text.startswith("其中", reading.clause.start)) or (previous and previous.rule == "indicator.among"):
        among = _among(reading, phrase, quantities, named)
        if among:
            return among
    if previous and phrase.indicator and (not phrase.action or phrase.indicator.endswith("级")) and category_pattern().fullmatch(phrase.indicator) and not _counts_itself(phrase, reading.quantity):
        category = category_pattern().fullmatch(phrase.indicator)
        head = _other_head(previous.indicator)
        if category and head and category.group("word") + head != previous.indicator:
            return replace(phrase, indicator=category.group("word") + head, spans=phrase.spans + previous.spans,
                           action=phrase.action or previous.action, action_spans=phrase.action_spans or previous.action_spans,
                           rule="indicator.carried")
    against = _AGAINST.match(phrase.indicator) if previous else None
    if previous and against:
        return replace(phrase, indicator=previous.indicator, spans=previous.spans, action=against.group("verb") or phrase.action, rule="indicator.compared")
    if previous and phrase.indicator.startswith("占") and not phrase.indicator.startswith("占地") and phrase.rule == "indicator.left":
        share = "" if _SHARE.search(phrase.indicator) else "比重"
        return replace(phrase, indicator=previous.indicator + phrase.indicator + share, spans=previous.spans + phrase.spans, action="",
                       action_spans=(), rule="indicator.share_of")
    if previous and _PER_ONE.fullmatch(phrase.indicator) and (grant := _GRANT_NOUN.search(previous.indicator)):
        return replace(phrase, indicator=re.sub("最高|最多", "", phrase.indicator) + grant.group(), spans=phrase.spans + previous.spans, rule="indicator.per_one")
    if _BARE.fullmatch(phrase.indicator) and previous and previous.rule == "indicator.right" and reading.before is not None:
        return replace(phrase, indicator=previous.indicator + phrase.indicator, spans=previous.spans + phrase.spans, rule="indicator.of_counted")
    if _BARE.fullmatch(phrase.indicator):
        subject = _subject(text, reading.sentence, reading.clause.start)
        if subject:
            return replace(phrase, indicator=subject.of(text) + phrase.indicator, spans=(subject, *phrase.spans), rule="indicator.subject")
    if not phrase.indicator:
        return _from_before(reading, phrase, previous)
    if previous and not phrase.action and reading.before is not None and named and previous.clause_start == phrase.clause_start:
        return replace(phrase, action=previous.action, action_spans=previous.action_spans) if _same_list(reading) else phrase
    return phrase


def _among(reading: Reading, phrase: Phrase, quantities: Sequence[Quantity], named: Sequence[Phrase]) -> Phrase | None:
    """`新建幼儿园38所、新增学位9120个，其中县城12所`: what is counted in the same unit before lends its head."""
    modifier = category_pattern().fullmatch(phrase.indicator) or _MODIFIER_ONLY.fullmatch(phrase.indicator)
    if not modifier or _counts_itself(phrase, reading.quantity):
        return None
    for whole, quantity in zip(reversed(named), reversed(quantities[: len(named)]), strict=True):
        if quantity.unit == reading.quantity.unit and whole.rule != "indicator.among" and whole.indicator:
            head = _other_head(whole.indicator) or whole.indicator
            return replace(phrase, indicator=phrase.indicator.removeprefix("其中") + head.removeprefix("城乡"), spans=phrase.spans + whole.spans,
                           action=whole.action, action_spans=whole.action_spans, rule="indicator.among")
    return None


def _twins(phrases: list[Phrase]) -> list[Phrase]:
    """`学校百生计算机小学16.1台、初中13.3台`: where the head stood before the first category, that one is turned round too."""
    turned = list(phrases)
    for place in range(1, len(turned)):
        one, two = turned[place - 1], turned[place]
        tail = _tail_category().search(one.indicator)
        if two.rule == "indicator.carried" and tail and two.indicator.endswith(head := one.indicator[: tail.start()]) and head:
            bare = re.sub(r"^(?:各类|全部|所有)?(?:学校|学生|教师|居民)(?=..)", "", head)
            turned[place - 1] = replace(one, indicator=tail.group() + bare, rule="indicator.turned")
            turned[place] = replace(two, indicator=two.indicator[: -len(head)] + bare)
    return turned


@cache
def _tail_category() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(words('category_words'))})$")


def _same_list(reading: Reading) -> bool:
    """Whether the quantity before stands in the same list: only 、 or 和 parts them from this one's phrase."""
    before = reading.before
    return (before is not None and reading.text[before.outer_end : before.outer_end + 1] in ("、", "和", "及", "以")) or (
        before is not None and reading.quantity.start - before.end < 30)


def _outside(named: Sequence[Phrase], quantities: Sequence[Quantity], reading: Reading) -> Phrase | None:
    """The phrase of the quantity right before the bracket, where both count in the same unit."""
    for phrase, quantity in zip(reversed(named), reversed(quantities[: len(named)]), strict=True):
        if quantity.end <= reading.clause.start:
            same = quantity.unit == reading.quantity.unit and phrase.indicator
            return phrase if same and reading.clause.start - quantity.end < 60 else None
    return None


def _counts_itself(phrase: Phrase, quantity: Quantity) -> bool:
    """`小学322所`: the category is the thing that is counted, not a modifier of it."""
    return quantity.unit in ("所", "家", "座") and _SCHOOLS.fullmatch(phrase.indicator) is not None


_SCHOOLS = re.compile(r"幼儿园|小学|初中|高中|中学|普通高中|普高|中职|高职|高校|企业|特教")


def _other_head(indicator: str) -> str:
    """The previous indicator without its own category word: 国家级|特色学校, 学校百生计算机小学 → 百生计算机."""
    hit = category_pattern().match(indicator)
    if hit and hit.end() < len(indicator):
        return indicator[hit.end() :]
    tail = _tail_category().search(indicator)
    if tail and tail.start() > 1:
        return indicator[: tail.start()]
    return ""


_BLANK = re.compile(r"\s*")
_SUBJECT = re.compile(r"(?P<name>[\u4e00-\u9fffA-Za-z“”]{2,16}?)(?:以|由|依托|位于|覆盖|包括|推动|主要|是|为|，)")


def _subject(text: str, sentence: int, clause: int) -> Span | None:
    """The noun that opens the sentence, for a bare head (`面积约12平方公里`)."""
    if clause <= sentence:
        return None
    first = _BLANK.match(text, sentence).end()  # type: ignore[union-attr]
    if _verb_chain().match(text, first) or _LEAD.match(text, first, first + 12):
        return None  # 着力稳产保供，…: what opens the sentence is no noun
    hit = _SUBJECT.match(text, first, clause)
    if not hit or _inner_verb().search(hit.group("name")):
        return None
    return Span(*hit.span("name"))


def _from_before(reading: Reading, phrase: Phrase, previous: Phrase | None) -> Phrase:
    """An empty phrase takes the noun of the clause before, or the previous indicator where that stood in the same clause."""
    text = reading.text
    end = reading.clause.start - 1
    if previous and previous.indicator and (reading.before is not None or (reading.latest is not None and reading.clauses.at(end - 1).start <= reading.latest.start)):
        return replace(phrase, indicator=previous.indicator, spans=previous.spans, rule="indicator.previous")
    if end > reading.sentence:
        clause = reading.clauses.at(end - 1)
        asked = replace(reading.quantity, start=end, outer_start=end)
        found = Reading(text, reading.clauses, clause, asked, None, None, reading.times)._left()
        if found.indicator:
            return replace(phrase, indicator=found.indicator, spans=found.spans, action=phrase.action or found.action,
                           action_spans=phrase.action_spans or found.action_spans, rule="indicator.clause_before")
    if previous and previous.indicator:
        return replace(phrase, indicator=previous.indicator, spans=previous.spans, rule="indicator.previous")
    return phrase
