"""Phrases that lean on others: bare modifiers, subsets (其中), brackets, and numbers without a noun.

A list is read from left to right; each rule sees what was named before in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.indicator_left import read_left
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_shared import HEAD_SIGNS, SPLIT, shared_head
from extractors.indicator_words import (
    OF_WHICH,
    SHARE,
    any_verb,
    category_pattern,
    heads_pattern,
    lead_pattern,
    tail_category,
    verb_chain,
)
from extractors.quantities import Quantity, units
from extractors.span import Span


@dataclass(frozen=True, slots=True)
class _Before:
    """The quantities of the sentence before this one, with their phrases, in order of reading."""

    quantities: Sequence[Quantity]
    phrases: Sequence[Phrase]

    @property
    def last(self) -> Phrase:
        """The phrase before; there is one."""
        return self.phrases[-1]

    def latest_first(self) -> Iterator[tuple[Quantity, Phrase]]:
        for place in range(len(self.phrases) - 1, -1, -1):
            yield self.quantities[place], self.phrases[place]


#: Gives another phrase, or None where it has nothing to say.
Step = Callable[[Reading, Phrase, _Before], Phrase | None]

#: Units that count schools and firms: 小学36所 counts the category itself.
_WHOLE_UNITS = ("所", "家", "座", "户")
_SCHOOLS = re.compile(r"幼儿园|小学|初中|高中|中学|普通高中|普高|中职|高职|高校|企业|特教")
#: 竣工9个, 其中|在编120名: modifiers whose noun stands with the number before.
_MODIFIER_ONLY = re.compile(
    r".{0,10}(?:以上|型|以下|及以上|学历|学位教师|职称|持证|在编|编外|专职|兼职|自建|在建|竣工|开工|级|女性?|男性?)"
)
#: 其中光伏|30万千瓦: one of the kinds that a measured whole has; the two characters before the head belong to it (装机|规模).
_KIND = re.compile(r"[\u4e00-\u9fff]{2,4}")
_WHOLE_HEAD = 6
#: 高于全县平均水平|, 比全州低|: the difference of what was named before; not 落后设备.
_AGAINST = re.compile(
    r"(?:均|分别|同比)?(?:(?P<verb>高于|低于|高出|超出|优于|快于|领先|落后(?:于|(?=[全国省市县平同])))[^，]{0,10}"
    r"|(?P<off>超|超过|高于|低于|高出|落后|塌)(?:年度|年初|全年|既定|预期|序时|时序)?(?:预期)?(?:目标|计划|进度)(?:任务|值|数)?"
    r"|[仅只](?:为|有|相当于)[^，]{2,10}|(?:为|是)全[国省市区县][^，]{0,10}"
    r"|(?:仅为|仅|只有)?(?:不足|不到|相当于|约为|达到)(?:全[国省市区县]|周边|同类)[^，]{0,10}"
    r"|(?:比|较|与|同)(?:全|上年|去年|同期|平均|年初|期初|上月|上季|上届)[^，]{0,10}|(?:比|较)[^，]{2,8}(?P<more>多出|高出|高|多|少|低))$"
)
#: 单户|最高8万元, 每个项目|最多20万元: the grant for one of them.
_PER_ONE = re.compile(r"(?:单[户个次体项家][^，]{0,3}|每[家户个人项][^，]{0,4}?)(?:最高|最多)?")
_ONE_A_YEAR = re.compile(r"\s*(?P<whom>(?:每|单|同一)[个家户]?(?:(?![年最累每])[\u4e00-\u9fff]){1,6})(?:每年度?|全年|年度|累计|最高|最多)+")
_MOST = re.compile(r"最高|最多")
#: 技改|补贴: a grant that was named before.
GRANT_NOUN = re.compile(r"(?:配套奖励|补助|补贴|奖励|资助|奖补|贷款额度|配套|贴息|(?:资金|经费|配套|奖励)支持|扶持资金|增信担保)$")
#: |总投资|3亿元: heads that name nothing alone; whose they are stands earlier in the sentence.
_BARE = re.compile(
    r"(?:总|年|累计)?(?:面积|金额|总额|占比|比例|比重|人数|产值|产量|数量|规模|投资|总投资|建筑面积|占地面积|用地面积"
    r"|覆盖率|合格率|完成率)"
)
#: |湿地公园|位于…，面积40公顷: the noun that opens a sentence.
_SUBJECT = re.compile(r"(?!在|针对|按|根据|围绕|坚持|结合|通过|依托|本着|为了)(?P<name>(?![东西南北中]{1,2}[部侧面])[\u4e00-\u9fffA-Za-z“”]{2,16}?)(?<!方面)(?<!领域)(?:以|由|依托|位于|选址|覆盖|包括|推动|主要|是|为)")
#: 校长陈老师|介绍|，总投资…: who tells is not what is measured.
_TELLS = re.compile(r"(?:告诉记者|介绍|透露|表示|获悉|了解到|指出|说|称)$")
_BLANK = re.compile(r"\s*")
#: A sentence that begins so (稳步|扩大…) opens with no noun; so many characters are looked at.
_LEAD_WIDTH = 12
#: A bracket refers to the number before it from no farther than this; the verb of a list goes on as far as that.
_BRACKET_REACH, _LIST_REACH = 60, 30


def carried(reading: Reading, phrase: Phrase, quantities: Sequence[Quantity], named: Sequence[Phrase]) -> Phrase:
    """The phrase as it stands after what was named before in the sentence; the first rule that speaks decides."""
    before = _Before(quantities[: len(named)], named)
    steps = _AFTER_OTHERS if named else (_of_grant, *_ALONE)
    return next((made for step in steps if (made := step(reading, phrase, before)) is not None), phrase)


#: （|含|市属项目5亿元）: what opens such a bracket.
_INCLUDING = re.compile(r"^(?:其中|不包括|包括|包含|不含|含)[：:]?")


#: （其中|小学|35所）, （|专任教师|900人）: what is a thing of its own takes no head.
_KIND_ITSELF = re.compile(r"(?:小学|中学|初中|高中|中职|学校|幼儿园|园|教学点|学部|教师|医师|护士|学生|人员|职工|干部|中心|医院|卫生院|企业|公司|(?<![乡农])村|社区|乡镇|街道|站|点)$")


def _in_bracket(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`民宿60家（乡村20家）`: the number in a bracket is of what stands before it."""
    if not reading.clause.bracketed:
        return None
    anchor = _outside(reading, before)
    if not phrase.indicator and not anchor and (thing := _just_outside(reading, before)):
        return replace(phrase, indicator=thing.indicator, spans=thing.spans, rule="indicator.bracket")
    own = _INCLUDING.sub("", phrase.indicator)
    if anchor and not _is_kind(reading, own, anchor) and (not own or (len(own) <= 6 and own[-2:] not in anchor.indicator)):
        return replace(phrase, indicator=own + anchor.indicator, spans=phrase.spans + anchor.spans, rule="indicator.bracket")
    return replace(phrase, indicator=own)


def _just_outside(reading: Reading, before: _Before) -> Phrase | None:
    """The phrase of the quantity that the bracket stands right behind (`综合楼1栋（6层，8600平方米）`)."""
    opens = reading.text.rfind("（", reading.sentence, reading.quantity.start)
    return next((phrase for quantity, phrase in before.latest_first() if quantity.outer_end == opens and phrase.indicator), None)


def _is_kind(reading: Reading, own: str, anchor: Phrase) -> bool:
    """Whether what the bracket counts is a thing of its own; places in classes (`班级10个（其中小学6个）`) are told by a stage of school."""
    if not reading.counts or (reading.quantity.unit in ("人", "名") and _SCHOOLS.fullmatch(own)):
        return False
    if reading.quantity.unit == "个" and _SCHOOLS.fullmatch(own):
        return _THINGS.search(anchor.indicator) is None
    return _KIND_ITSELF.search(own) is not None


def _outside(reading: Reading, before: _Before) -> Phrase | None:
    """The phrase of the quantity right before the bracket, where both count in the same unit."""
    for quantity, phrase in before.latest_first():
        if phrase.rule != "indicator.bracket" and quantity.end <= reading.clause.start:
            near = reading.clause.start - quantity.end < _BRACKET_REACH
            return phrase if near and quantity.unit == reading.quantity.unit and phrase.indicator else None
    return None


#: What a stage of school has, so that 小学6个 are not schools.
_THINGS = re.compile(r"(?:班级?|教学班|学位|床位|座位|名额|岗位|教室|功能室|实验室)数?$")
#: 专任教师900人，其中|职校|80人: where they are, not who.
_SORT_OF = re.compile(r"(?:其中)?(?:学前|幼儿园|小学|初中|高中|普高|职高|中职|职校|职专|特教|特校|职教中心|中职|高职|中学|大学|高校|城区|乡镇|村级|县级|镇级)")


#: 其中：|凉州区|4所: one of the places that a whole is spread over.
_ONE_PLACE = re.compile(r"(?:其中)?[\u4e00-\u9fff]{1,4}(?:区|县|市|旗|镇|乡|街道)")


def of_whole(own: str, whole: str, unit: str) -> str:
    """What a part is of the whole that the sentence before counted (`在校学生4万人。其中：小学2万人`), "" where it is a thing of its own."""
    if not (_ONE_PLACE.fullmatch(own) or (_SORT_OF.fullmatch(own) and unit not in _WHOLE_UNITS)):
        return ""
    return own.removeprefix("其中") + _OF_ALL_SCHOOLS.sub("", whole)


#: 小学|（义务教育阶段学校）在校学生: whose they are is told anew.
_OF_ALL_SCHOOLS = re.compile(r"^.*?(?:各级各类|阶段|中小|全部)学校(?=在校|学生|教师|教职工|专任)")


#: 其中|乡镇专场|17场, |奉贤新城|21所, |规上|226家, |一期|260亩: where or of what sort some of the counted are.
_PART = re.compile(
    r"(?:其中)?(?:[\u4e00-\u9fff]{0,8}(?:新城|城区|镇区|片区|园区|新区|库区|专场|路段|地段)|[\u4e00-\u9fff]{1,6}[镇乡区县市州旗](?<!乡镇|小区|社区|园区|景区|校区|灾区|城市|城镇|郊区|牧区|农区|山区|地区)|规上|限上|[一二三四]期"
    r"|[\u4e00-\u9fff]{0,4}(?:不达标|未达标|不合格)|“[^”]{2,8}”)"
)


def _among(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`新增床位800张、护工200名，其中县城500张`: what was counted in the same unit before lends its head."""
    start = reading.clause.start
    opens = reading.text.startswith("其中", start) or reading.text[max(0, start - 3) : start] in ("其中：", "其中:")
    if not opens and before.last.rule != "indicator.among":
        return None
    modifier = category_pattern().fullmatch(phrase.indicator) or _MODIFIER_ONLY.fullmatch(phrase.indicator)
    joined = _of_joined(phrase, before.last)
    if joined:
        return joined
    people = reading.quantity.unit in ("人", "名") and _SORT_OF.fullmatch(phrase.indicator) is not None
    part = (reading.counts or reading.family in ("length", "area")) and _PART.fullmatch(phrase.indicator) is not None
    if not (modifier or people or part) or _counts_itself(reading, phrase):
        return _measured_kind(reading, phrase, before)
    for quantity, whole in before.latest_first():
        if quantity.unit == reading.quantity.unit and whole.rule != "indicator.among" and whole.indicator:
            if whole.rule == "indicator.bracket":
                continue
            own = phrase.indicator.removeprefix("其中")
            head = whole.indicator if part else _OF_ALL_SCHOOLS.sub("", whole.indicator) if people else (_other_head(whole.indicator) or whole.indicator).removeprefix("城乡")
            verb = phrase if part and phrase.action else whole
            return replace(phrase, indicator=own + head, spans=phrase.spans + whole.spans, action=verb.action,
                           action_spans=verb.action_spans, rule="indicator.among")
    return None


def _of_joined(phrase: Phrase, whole: Phrase) -> Phrase | None:
    """`组建融合型、共建型教共体24个，其中融合型10个`: one of the joined modifiers takes the head that they share."""
    pieces = SPLIT.split(whole.indicator)
    if len(pieces) < 2 or phrase.indicator not in pieces[:-1]:
        return None
    head = shared_head(pieces)
    return replace(phrase, indicator=phrase.indicator + head, spans=phrase.spans + whole.spans, rule="indicator.among") if head else None


#: 交通|固定资产投资|18亿元，其中高速公路|9亿元: money whose kinds are told.
_MONEY_HEAD = re.compile(r"(?:固定资产投资|总?投资|专项资金|资金|产值|营业收入|贷款)$")


def _measured_kind(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`新能源装机规模90万千瓦，其中光伏60万千瓦`: of a kind the head that was measured before in the same unit."""
    bare = reading.family not in ("percent", "") and not reading.counts and _KIND.fullmatch(phrase.indicator)
    if not bare or phrase.action or heads_pattern().search(phrase.indicator):
        return None
    if reading.family == "money":
        first = next((whole for _, whole in before.latest_first() if whole.rule != "indicator.among"), None)
        money = _MONEY_HEAD.search(first.indicator) if first and not _MONEY_HEAD.search(phrase.indicator) else None
        made = phrase.indicator.removeprefix("其中")
        return replace(phrase, indicator=made + money.group(), spans=phrase.spans + first.spans, rule="indicator.among") if first and money else None
    for quantity, whole in before.latest_first():
        if quantity.unit == reading.quantity.unit and whole.rule != "indicator.among":
            head = heads_pattern().search(whole.indicator)
            if not head:
                return None
            own = whole.indicator if len(whole.indicator) < _WHOLE_HEAD else whole.indicator[head.start() - 2 * (len(head.group()) < 3) :]
            return replace(phrase, indicator=phrase.indicator + own, spans=phrase.spans + whole.spans, rule="indicator.among")
    return None


#: 研究生学历|214名, 高级以上|180人, “双师型”|占85%: what qualifies people, whose noun stands with the number before.
_QUALIFIED = re.compile(
    r"[\u4e00-\u9fffA-Z\d—-]{0,8}(?:学历|学位|职称|资格|高级|[高中初]级(?:及?以上)?|(?:博士|硕士|研究生|本科|大专|岁)(?:及?以上)|特级)(?:的|占|占比)?"
    r"|“?双师型”?|持证|在编"
)
_PEOPLE = re.compile(r"[师生人员工士干部才手队](?:总数|人数|数量|缺口|占比|比例)?$|队伍|医生|职工|骨干|党员|干部")
#: 高级教师|31人, 研究生学历24人: some of the people, told by another quality.
_RANKED = re.compile(r"(?:高级|特级|骨干|学科带头|教学名|“?双师型”?|教授)(?:教师|[师人授])?$")
_AROUND_PEOPLE = re.compile(r"^每[^，。；]{0,8}?(?:拥有|配备|有)|(?:占比|比例|总数|人数|数量|缺口)$")


def _of_people(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`专任教师3862名，研究生学历214名`: the people that were told before have it."""
    own = phrase.indicator.removesuffix("占").removesuffix("占比")
    if reading.family not in ("person", "percent") or phrase.action or not _QUALIFIED.fullmatch(own):
        return None
    for quantity, whole in before.latest_first():
        if units().get(quantity.unit) == "person" and whole.rule != "indicator.people" and _PEOPLE.search(whole.indicator) and not _RANKED.search(whole.indicator):
            people = _AROUND_PEOPLE.sub("", whole.indicator)
            return replace(phrase, indicator=own + people, spans=phrase.spans + whole.spans, rule="indicator.people")
    return None


#: A short noun without a head of its own; its end (社区, 墓, 区) is looked for in what was measured before.
_ENDS_OF_NOUN = (3, 2, 1)
#: 覆盖率达到75%，|重点人群|90%; 入园率85%，|东部地区|95%: of whom or where the rate is another one.
_GROUP = re.compile(r"(?:重点人群|人群|对象|老年人|地区|山区|牧区|城区|城市|城镇|农村|乡村|乡镇|县城)$")


def _of_like(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`城市社区设施覆盖率100%，农村社区60%`: of a like thing the same is measured."""
    own, whole = phrase.indicator, before.last.indicator
    measured = not reading.counts and reading.family != "money" and before.quantities[-1].unit == reading.quantity.unit
    if not measured or "占" in reading.text[reading.left_from : reading.quantity.start] or not 2 <= len(own) <= 8 or phrase.action or heads_pattern().search(own) or own.endswith(HEAD_SIGNS) or own in whole:
        return None
    if reading.family == "percent" and _GROUP.search(own) and SHARE.search(whole) and not own.startswith("全"):
        return replace(phrase, indicator=own + whole, spans=phrase.spans + before.last.spans, rule="indicator.like")
    for width in _ENDS_OF_NOUN:
        if whole.endswith(own[-width:]):
            return None  # 失业人员再就业, 困难人员再就业: the same is told of others
        at = whole.find(own[-width:], 1)
        head = whole[at + width :] if at > 0 and (reading.family == "percent" or at + width == len(own)) else ""
        if len(head) >= 2 and width < len(own) and not SPLIT.match(head):
            return replace(phrase, indicator=own + head, spans=phrase.spans + before.last.spans, rule="indicator.like")
    return None


#: 起始年级班额小学控制在45人、|初中控制|在50人: a verb of the value, not of the thing.
_HOLDS = ("控制", "稳定", "保持", "提高")


#: 中学|一级教师|18人，学生302人: a rank's name is lent to nobody.
_OF_RANK = re.compile(r"[一二三高中]级")
#: 小学|生均公用经费|: a head for each pupil; 初中生|由700元提高到900元 is its 初中 with the head's first character.
_PER_PUPIL = re.compile(r"生均[\u4e00-\u9fff]+$")


def _of_pupils(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`小学生均公用经费提高到700元，初中生提高到900元`: what was told for each pupil of the other stage."""
    head = _PER_PUPIL.search(before.last.indicator)
    if not head or not phrase.indicator.endswith("生") or not category_pattern().fullmatch(phrase.indicator[:-1]):
        return None
    return replace(phrase, indicator=phrase.indicator[:-1] + head.group(), spans=phrase.spans + before.last.spans, rule="indicator.carried")


def _of_classes(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`招收一年级新生6个班270人`: the people in the classes that were counted before are the pupils of whom they are."""
    pupils = _PUPILS_OF.fullmatch(before.last.indicator) if reading.family == "person" else None
    if not pupils or phrase.indicator not in ("", "班", "教学班"):
        return None
    last = before.last
    return replace(phrase, indicator=pupils["whose"], spans=last.spans, action=last.action, action_spans=last.action_spans, rule="indicator.carried")


#: 一年级新生|班.
_PUPILS_OF = re.compile(r"(?P<whose>.*[新学]生)(?:教学)?班")


def _of_category(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`国家级湿地公园2个、省级5个`: a bare modifier takes the head of the phrase before it."""
    category = category_pattern().fullmatch(phrase.indicator)
    if not category or (phrase.action and phrase.action not in _HOLDS and not phrase.indicator.endswith("级")) or _counts_itself(reading, phrase):
        return None
    last, word = before.last, category.group("word")
    head = _other_head(last.indicator)
    if not head or word + head == last.indicator or _OF_RANK.match(head):
        return None
    return replace(phrase, indicator=word + head, spans=phrase.spans + last.spans, action=phrase.action or last.action,
                   action_spans=phrase.action_spans or last.action_spans, rule="indicator.carried")


def _compared(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`森林覆盖率达到65%，高于全省平均水平3个百分点`: the difference is of what was named before."""
    against = _AGAINST.match(phrase.indicator)
    if not against:
        return None
    made = replace(phrase, indicator=before.last.indicator, spans=before.last.spans, rule="indicator.compared")
    verb = against.group("verb") or against.group("off") or against.group("more")
    start = reading.text.find(verb, phrase.spans[0].start) if verb else -1
    return replace(made, action=verb, action_spans=(Span(start, start + len(verb)),)) if start >= 0 else made


#: 申请量|占全市比重|, 占全省36%: the share that was told before is another one.
_SHARED = re.compile(r"占(?:全|[省市县区国])[^占]{0,8}$|占[^占]{2,14}比重$")
#: 占地面积, 占道经营: nothing is a share of anything.
_OCCUPY = re.compile(r"占(?:地|道|用(?!水))")


#: |完成年度计划|的63%, |超计划|28%: how much of a plan was done is of what was named before.
_OF_PLAN = re.compile(r"(?:年初?|年度|全年|序时|时序)?(?:计划|规划|预算|目标|任务|进度)(?:任务|目标|数|进度)?")


def _of_plan(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`完成投资1960万元，完成年度计划的120%`: the share is of what was named before."""
    own = _EXCEEDS.sub("", phrase.indicator)
    if reading.quantity.unit != "%" or not _OF_PLAN.fullmatch(own):
        return None
    return replace(phrase, indicator=before.last.indicator, spans=before.last.spans, rule="indicator.of_plan")


_EXCEEDS = re.compile(r"^(?:超额?|占|为|达)")
#: 农村居民|人均|增长7.9%: what is meant per head was said before.
_PER_CAPITA = re.compile(r"人均$")


def _per_capita(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`城镇居民人均可支配收入增长7.8%，农村居民人均增长7.9%`: the head that stood behind 人均 before."""
    head = before.last.indicator.partition("人均")[2] if _PER_CAPITA.search(phrase.indicator) else ""
    return replace(phrase, indicator=phrase.indicator + head, spans=phrase.spans + before.last.spans, rule="indicator.per_capita") if head else None


def _share_of(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`技工人数达到4万人，占从业人员30%`: the share is of what was named before."""
    own, last = phrase.indicator.removeprefix("仅").removeprefix("只"), before.last
    if not own.startswith("占") or _OCCUPY.match(own) or phrase.rule != "indicator.left":
        return None
    head = "" if SHARE.search(own) else "比重"
    whole = _SHARED.sub("", last.indicator)
    return replace(phrase, indicator=whole + own + head, spans=last.spans + phrase.spans, action="",
                   action_spans=(), rule="indicator.share_of")


def _per_one(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`给予30%的技改补贴，单户最高8万元`: what one of them gets."""
    asked = not phrase.indicator and reading.family == "money" and _ONE_A_YEAR.fullmatch(reading.text, reading.left_from, reading.quantity.outer_start)
    if asked:  # 每家企业每年最高20万元
        phrase = replace(phrase, indicator=asked["whom"], spans=(Span(*asked.span("whom")),))
    grant = GRANT_NOUN.search(before.last.indicator) if asked or (reading.family in ("money", "percent") and _PER_ONE.fullmatch(phrase.indicator)) else None
    if not grant or GRANT_NOUN.search(phrase.indicator):
        return None
    return replace(phrase, indicator=_MOST.sub("", phrase.indicator) + grant.group(),
                   spans=phrase.spans + before.last.spans, rule="indicator.per_one")


#: 困难老人|高龄津贴: a grant with the words that say which; it is lent to others.
_WHICH_GRANT = re.compile(
    r"(?:一次性|建设|运营|高龄|护理|培训|见习|租房|购房|住房|安家|生活|营养|膳食|岗位|社保|创业|就业|交通|伙食|乡镇|教龄|班主任|物流|电价|种苗|设备|货币|缴费|临时|医疗|财政|综合|租金|落户|人才|能力|每公里)*"
    r"(?:补助|补贴|奖励|奖补|资助|津贴|补偿|安家费|生活费|奖学金|助学金|个人缴费|低保|贷款额度)(?:资金|标准|金)?$"
)
#: |运营补贴：|自理老人150元, 发放|高龄津贴|，其中…: a label before the sums, or the clause that gives them out.
_LABEL = re.compile(r"(?P<gives>发放|给予|享受|落实)?(?P<label>[\u4e00-\u9fff]{2,14}?)(?(gives)[，：:]|(?:分?别?为|是|如下)?[：:])")
#: Sums that are no grants: what they measure has its own name.
_OWN_SUM = re.compile(r"投资|资金|费|收入|产值|价|成本|贷|额|税|经费|预算|支出|财政|基金|工资|补|奖|助|津贴|标准|贴息|保险|承担|配套|自筹|待遇|增加|增收|均|总|额度")
_FOR = re.compile(r"^(?:对|按照?|给予?)|(?:的)?(?:每[^，。；]{1,4}|给予|予以|最[高多])?$")


def _of_grant(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`高龄津贴：80岁以上老人每月50元、百岁老人500元`: to whom the grant that was named, or that the label names, is given."""
    if reading.family != "money" or phrase.action not in ("", "给予", "发放", "提高"):
        return None
    own = _FOR.sub("", phrase.indicator)
    if len(own) < 2 or _OWN_SUM.search(own):
        return None
    for _, whole in before.latest_first():
        grant = _WHICH_GRANT.search(whole.indicator)
        if grant:
            return replace(phrase, indicator=own + grant.group(), spans=phrase.spans + whole.spans, rule="indicator.grant_to")
    for label in reversed(list(_LABEL.finditer(reading.text, reading.sentence, reading.quantity.start))):
        grant = _WHICH_GRANT.search(label["label"])
        if grant:
            first = label.start() + grant.start()
            return replace(phrase, indicator=own + grant.group(), spans=(*phrase.spans, Span(first, label.end("label"))), rule="indicator.grant_to")
    return None


_GRANT_TAIL = re.compile(r"(?:一次性)?[\u4e00-\u9fff]{0,4}?(?:补助|补贴|奖励|资助|奖补|津贴)$")
#: |每亩再增加|30元, 对特困户|另加|20%, |每张给予|5000元: more of the grant that was named, or the same.
_MORE = re.compile(r"(?:每[\u4e00-\u9fff]{1,3}|对[^，。；\d]{2,10}?)?(?:(?P<more>[再另](?:增加|加|奖)|额外增加)|(?P<give>[再另]?给予))")


def granted_under(indicator: str, label: str) -> str:
    """The grant that the heading `label` names, to whom the indicator tells: 自理老人 under 运营补贴; "" where either tells of another sum."""
    own, grant = _FOR.sub("", indicator), _WHICH_GRANT.search(label)
    return "" if len(own) < 2 or not grant or _OWN_SUM.search(own) else own + grant.group()


def _more(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`每亩给予300元补贴；配套滴灌的，每亩再增加150元`: the grant that was named before."""
    hit = _MORE.fullmatch(reading.text, reading.skip_blanks(reading.left_from), reading.quantity.outer_start) if reading.family in ("money", "percent") else None
    if not hit or GRANT_NOUN.search(phrase.indicator):
        return None
    pattern = GRANT_NOUN if hit["more"] else _GRANT_TAIL
    grants = ((whole, grant) for _, whole in before.latest_first() if (grant := pattern.search(whole.indicator)))
    whole, grant = next(grants, (None, None))
    if whole is None or grant is None:
        return None
    verb = Span(*hit.span("more" if hit["more"] else "give"))
    return replace(phrase, indicator=grant.group(), spans=whole.spans, action=verb.of(reading.text), action_spans=(verb,), rule="indicator.more")


def _of_counted(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`12个物流园面积60公顷`, `项目80个投资3000万元`: a bare head is that of the things counted right before it."""
    last = before.last
    if not _BARE.fullmatch(phrase.indicator) or reading.before is None or last.indicator.endswith(phrase.indicator):
        return None
    adjoins = reading.before.outer_end == phrase.spans[0].start and last.rule == "indicator.left" and units().get(reading.before.unit) == "count"
    if last.rule != "indicator.right" and not adjoins:
        return None
    return replace(phrase, indicator=last.indicator + phrase.indicator, spans=last.spans + phrase.spans,
                   rule="indicator.of_counted")


def _of_subject(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`湿地公园位于城东，面积40公顷`: a bare head is that of the noun that opens the sentence."""
    in_list = reading.before is not None and before.last.rule != "indicator.subject"  # 播种面积20万亩、总产量8万吨
    subject = _subject(reading) if _BARE.fullmatch(phrase.indicator) and not in_list else None
    if not subject:
        return None
    return replace(phrase, indicator=subject.of(reading.text) + phrase.indicator, spans=(subject, *phrase.spans),
                   rule="indicator.subject")


def _subject(reading: Reading) -> Span | None:
    text, clause = reading.text, reading.clause.start
    if clause <= reading.sentence:
        return None
    blank = _BLANK.match(text, reading.sentence)
    first = blank.end() if blank else reading.sentence
    if verb_chain(text, first) or lead_pattern().match(text, first, first + _LEAD_WIDTH):
        return None
    hit = _SUBJECT.match(text, first, clause)
    return Span(*hit.span("name")) if hit and not _TELLS.search(hit["name"]) and not any(any_verb().within(hit.group("name"))) else None


#: |最长不超过24个月, 首批|15公里: words that name nothing; what was named before is meant.
_NO_NOUN = re.compile(r"[\d一二三四五六七八九十]+个?方面|其余|剩余|最[长短多少]|首批|第[一二]批|首期|每次|标准")


#: 完成|改造|92个: what is done, where the thing that it is done to was named before.
_DEED = re.compile(r"(?:改造|建设|整治|治理|开工|竣工|投运|达产|剩余|新|维修|修复|更新|开复工)")


def _is_deed_alone(reading: Reading, phrase: Phrase) -> bool:
    """Whether nothing but a deed stands before a count of things."""
    return reading.family == "count" and phrase.rule == "indicator.left" and _DEED.fullmatch(phrase.indicator) is not None


def _unnamed(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """A number without a noun takes the phrase before it in its clause or the next, else the noun of the clause before."""
    last = before.last if before.phrases and before.last.indicator else None
    rate = _RATES.fullmatch(phrase.indicator) if last else None
    if rate and last:  # 营业收入9亿元，增速|8%
        return replace(phrase, indicator=last.indicator + rate["rate"], spans=last.spans + phrase.spans, rule="indicator.previous")
    if phrase.indicator and not _NO_NOUN.fullmatch(phrase.indicator) and not _is_deed_alone(reading, phrase):
        return None
    if last and phrase.action in ("给予", "予以") and reading.family == "money" and reading.text[reading.clause.start - 2 : reading.clause.start - 1] == "的":
        grant = next((whole for _, whole in before.latest_first() if whole.action == phrase.action), None)
        if grant:  # 省级的，给予10万元建设经费；获评市级的，给予5万元
            return replace(phrase, indicator=grant.indicator, spans=grant.spans, rule="indicator.previous")
    if last and reading.quantity.unit == "%" and reading.text.startswith("其中", reading.clause.start):
        return replace(phrase, indicator=last.indicator, spans=last.spans, rule="indicator.previous")  # 资金5000万元，用于…，其中30%用于…
    done = _done_for(reading, last) if last else None
    if done:
        return replace(phrase, indicator=done.of(reading.text), spans=(done,), rule="indicator.done_for")
    end = reading.clause.start - 1
    if not last or (reading.before is None and not _shares_clause(reading, end - 1)):
        found = _clause_before(reading, end) if end > reading.sentence else None
        if found:
            return replace(phrase, indicator=found.indicator, spans=found.spans, action=phrase.action or found.action,
                           action_spans=phrase.action_spans or found.action_spans, rule="indicator.clause_before")
    if not last:
        return replace(phrase, indicator="", spans=()) if _REST.fullmatch(phrase.indicator) else phrase
    if phrase.indicator in ("", last.indicator) and phrase.action in _STOCKS and last.indicator.endswith(_STOCKS):
        flow = phrase.action_spans[-1]  # 生猪存栏14万头、|出栏|26万头
        return replace(phrase, indicator=last.indicator[:-2] + phrase.action, spans=(*last.spans, flow), action="", action_spans=(), rule="indicator.previous")
    same = last
    if reading.family == "money" and units().get(before.quantities[-1].unit) != "money":  # 津贴800元，满20年的1200元
        same = next((whole for _, whole in before.latest_first() if _WHICH_GRANT.search(whole.indicator)), last)
    if reading.family == "person" and reading.latest and reading.latest.unit == "户" and reading.latest.outer_end == reading.quantity.outer_start:
        return replace(phrase, indicator=last.indicator, spans=last.spans, rule="indicator.previous")  # 监测户30户|91人
    if reading.counts:  # 小区12个、居民900户，今明两年分别改造5个和7个: what was counted in the same unit
        alike = (whole for quantity, whole in before.latest_first() if quantity.unit == reading.quantity.unit)
        same = next((whole for whole in alike if whole.indicator), last)
        if same is last and reading.family == "person" and phrase.action in _DEEDS and units().get(before.quantities[-1].unit) != "person":
            return replace(phrase, indicator=phrase.action, spans=phrase.action_spans)  # 工作站5个，输出3000人
        if same is last and _OF_SIZE.fullmatch(reading.text, before.quantities[-1].outer_end, reading.quantity.outer_start):
            told = _clause_before(reading, end) if end > reading.sentence else None
            if told:  # 培育一批产业集群，产值超过9亿元的4个
                return replace(phrase, indicator=_SOME.sub("", told.indicator), spans=told.spans, action=phrase.action or told.action,
                               action_spans=phrase.action_spans or told.action_spans, rule="indicator.clause_before")
        if same is last and before.quantities[-1].unit == "%":
            return phrase  # 竣工率85%；2023年开工40个
    return replace(phrase, indicator=same.indicator, spans=same.spans, rule="indicator.previous")


#: |其余|11所: what is left of something told before the sentence.
_REST = re.compile(r"其余|剩余")
#: Animals kept and sold, told one after the other.
_STOCKS = ("存栏", "出栏")
#: Rates of growth that are those of what was named before.
_RATES = re.compile(r"(?:同比|年均|平均)?(?P<rate>[增涨降]幅|增速)")
#: 超过9亿元|的|4个: behind the size that those have who are counted; |一批|产业集群.
_OF_SIZE = re.compile(r"的(?:企业)?")
_SOME = re.compile(r"^(?:一批|一系列|若干)")
#: What is done to people that nothing names.
_DEEDS = ("培训", "服务", "输出", "接待", "轮训", "体检", "取证")
#: 为1.6万名失能老人|提供上门护理|，每人每月不少于4次: what is done for the counted, told behind them.
_DONE_FOR = re.compile(r"(?:提供|开展|进行|实施|接受)(?P<what>[\u4e00-\u9fff]{2,8})[，；]")
#: Units that count or time the doing itself.
_OF_DOING = ("次", "小时", "分钟", "课时", "学时")


def _done_for(reading: Reading, last: Phrase) -> Span | None:
    """What is done for those that were counted right before, where a number tells how often or how long."""
    if reading.quantity.unit not in _OF_DOING or last.rule != "indicator.right" or not last.spans:
        return None
    hit = _DONE_FOR.match(reading.text, last.spans[-1].end, reading.quantity.start)
    return Span(*hit.span("what")) if hit else None


def _shares_clause(reading: Reading, offset: int) -> bool:
    """Whether the latest quantity stands in the clause that holds `offset`, or after it."""
    return reading.latest is not None and reading.clauses.at(offset).start <= reading.latest.start


#: ，|按可比价格计算|，增长5%: how it was reckoned is no noun.
_ASIDE = re.compile(r"\s*(?:按(?:照)?[^，。；]{0,10}(?:计算|口径|测算)|按照[^，。；]{2,16}(?:原则|思路|要求|部署)|[^，。；]{0,24}(?:透露|介绍|表示|获悉|了解到|指出)|扣除[^，。；]{1,16}|剔除[^，。；]{1,16}|据[^，。；]{1,12}|[^，。；]{0,12}结果显示|同口径)$")


#: 分年度|计划|：2023年新建4所: words that name no thing.
_GENERAL = re.compile(r"(?:分?年度|工作|主要|总体|具体|重点|建设|实施)?(?:计划|安排|目标|任务|内容|要求|方向|情况|措施)")


#: 中职学校将|艺术课程|纳入必修课，保证72学时: what is made part of something.
_ENTERED = re.compile(r"(?:^|[将把])(?P<what>[^将把]{2,16}?)(?:纳入|列入)")


def _clause_before(reading: Reading, end: int) -> Phrase | None:
    """What the clause that ends at `end` names."""
    asked = replace(reading.quantity, start=end, outer_start=end)
    clause = reading.clauses.at(end - 1)
    latest = reading.latest if reading.latest and reading.latest.outer_end <= end and _shares_clause(reading, end - 1) else None
    if _ASIDE.match(reading.text, clause.start, end):
        return None
    found = read_left(Reading(reading.text, reading.clauses, clause, asked, latest, None, reading.times, reading.family))
    entered = _ENTERED.search(found.indicator)
    if entered and found.spans:
        what = Span(found.spans[0].start + entered.start("what"), found.spans[0].start + entered.end("what"))
        found = replace(found, indicator=entered["what"], spans=(what,))
    if OF_WHICH.search(found.indicator):
        found = replace(found, indicator=found.indicator[:-1])  # 全县学校|中，新建6所
    return found if found.indicator and not _GENERAL.fullmatch(found.indicator) else None


def _same_verb(reading: Reading, phrase: Phrase, before: _Before) -> Phrase | None:
    """`建成驿站6座、公厕9座`: the verb goes on through the list."""
    last = before.last
    if phrase.action or reading.before is None or last.clause_start != phrase.clause_start or not _same_list(reading, reading.before):
        return None
    return replace(phrase, action=last.action, action_spans=last.action_spans)


def _same_list(reading: Reading, before: Quantity) -> bool:
    """Whether the quantity before stands in the same list: next to 、 or 和, or not far."""
    joined = reading.text[before.outer_end : before.outer_end + 1] in ("、", "和", "及", "以")
    return joined or reading.quantity.start - before.end < _LIST_REACH


def _counts_itself(reading: Reading, phrase: Phrase) -> bool:
    """`小学36所`: the category is the thing that is counted, not a modifier of it."""
    return reading.quantity.unit in _WHOLE_UNITS and _SCHOOLS.fullmatch(phrase.indicator) is not None


#: 校舍建筑面积|小学, 校际差异系数|初中: a stage of school told behind what is measured.
_STAGE_BEHIND = re.compile(r"(?<=[积数率值额比费准量间册台员制书机器])(?:幼儿园|小学|初中|高中|中职)$")


#: 省级|以上|创新平台: no part of what a category leaves.
_OR_ABOVE = re.compile(r"^及?以上(?=..)")


def _other_head(indicator: str) -> str:
    """The indicator without its own category word: 国家级|湿地公园, 生均图书|小学 → 生均图书; "" without one."""
    behind = _STAGE_BEHIND.search(indicator)
    if behind:
        return indicator[: behind.start()]
    hit = category_pattern().match(indicator)
    if hit and hit.end() < len(indicator):
        return _OR_ABOVE.sub("", indicator[hit.end() :])
    tail = tail_category().search(indicator)
    return indicator[: tail.start()] if tail and tail.start() > 1 and tail.end() - tail.start() > 1 else ""


#: What may be asked where nothing was named before, and where something was, in order of precedence.
_ALONE: tuple[Step, ...] = (_of_subject, _unnamed)
_AFTER_OTHERS: tuple[Step, ...] = (
    _in_bracket, _among, _of_people, _of_pupils, _of_classes, _of_category, _of_like, _compared, _of_plan, _per_capita, _share_of, _more, _per_one, _of_grant, _of_counted, *_ALONE, _same_verb,
)  # fmt: skip

# --- turning round --------------------------------------------------------------------------------------------------------

#: |学校|生均图书小学: whose it is, said before the category and again by it.
_WHOSE = re.compile(r"^(?:各类|全部|所有|义务教育(?:阶段)?|中小学)?(?:学校|学生|教师|居民)(?=..)")


def twins(phrases: Sequence[Phrase]) -> list[Phrase]:
    """`生均图书小学20册、初中30册`: where the head stood before the first category, that one is turned round too."""
    turned = list(phrases)
    for place in range(1, len(turned)):
        one, two = turned[place - 1], turned[place]
        tail = tail_category().search(one.indicator) if two.rule == "indicator.carried" else None
        head = one.indicator[: tail.start()] if tail else ""
        if tail and head and two.indicator.endswith(head):
            bare = _WHOSE.sub("", head)
            turned[place - 1] = replace(one, indicator=tail.group() + bare, rule="indicator.turned")
            turned[place] = replace(two, indicator=two.indicator[: -len(head)] + bare)
    return turned
