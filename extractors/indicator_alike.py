"""Of a like thing the same is measured: bare modifiers (`国家级湿地公园2个、省级5个`) and groups take the head of the phrase before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.indicator_before import Before
from extractors.indicator_pieces import HEAD_SIGNS, SPLIT
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import HAN, SHARE, category_pattern, heads_pattern, tail_category
from extractors.late import late
from extractors.span import Span

#: Units that count schools and firms: 小学36所 counts the category itself.
WHOLE_UNITS = ("所", "家", "座", "户")
#: |小学|36所: what schools and firms are called in such a count.
SCHOOLS = re.compile(r"(?:公办|民办|普惠性民办)?(?:幼儿园|园)|小学|初中|高中|中学|普通高中|普高|中职|高职|高校|企业|特教|(?:中职|中等职业|职业|特殊教育|特教|九年一贯制)学校|职业高中")


def counts_itself(reading: Reading, phrase: Phrase) -> bool:
    """`小学36所`, `12个乡镇|通车`: the category is the thing that is counted, not a modifier of it."""
    if reading.quantity.unit in WHOLE_UNITS and (SCHOOLS.fullmatch(phrase.indicator) or phrase.indicator.endswith("级医院")):
        return True
    told = phrase.rule == "indicator.right" and not phrase.indicator.endswith("级") and (_COUNTED_PLACES.fullmatch(phrase.indicator) or HAN.match(reading.text, phrase.spans[-1].end, reading.right_to))
    return bool(told)

#: 5个县区42个|乡镇|: places that are counted themselves.
_COUNTED_PLACES = re.compile(r"乡镇|镇街|县区|区县|县市|街道|社区|(?:行政|自然|建制)?村|城市|县城|小区|园区")

#: 校舍建筑面积|小学, 校际差异系数|初中: a stage of school told behind what is measured.
_STAGE_BEHIND = re.compile(r"(?<=[积数率值额比费准量间册台员制书机器])(?:幼儿园|小学|初中|高中|中职)$")

#: |市县级以上|龙头企业, |县（市、区）级及以上|文物: the lowest level that counts.
_LEVELS_ABOVE = re.compile(r"[省市州盟县区旗镇乡、（）()]{2,8}级(?=及?以上..)")
#: 省级|以上|创新平台: no part of what a category leaves.
_OR_ABOVE = re.compile(r"^及?以上(?=..)")


#: |区域|医疗中心, |市场|主体: words that begin like a level.
_NO_LEVEL = re.compile(r"区域|区间|区块|市[场政容民]|县域|镇域|[省市县区]际|村[民庄]")


def other_head(indicator: str) -> str:
    """The indicator without its own category word: 国家级|湿地公园, 生均图书|小学 → 生均图书; "" without one."""
    behind = _STAGE_BEHIND.search(indicator)
    if behind:
        return indicator[: behind.start()]
    hit = None if _NO_LEVEL.match(indicator) else _LEVELS_ABOVE.match(indicator) or category_pattern().match(indicator)
    if hit and hit.end() < len(indicator):
        return _OR_ABOVE.sub("", indicator[hit.end() :])
    tail = None if indicator.endswith("企业") else tail_category().search(indicator)
    return indicator[: tail.start()] if tail and tail.start() > 1 and tail.end() - tail.start() > 1 else ""


#: A short noun without a head of its own; its end (社区, 墓, 区) is looked for in what was measured before.
_ENDS_OF_NOUN = (3, 2, 1)
#: 覆盖率达到75%，|重点人群|90%; 入园率85%，|东部地区|95%: of whom or where the rate is another one.
_GROUP = re.compile(r"(?:重点人群|人群|对象|老年人|地区|山区|牧区|城区|城市|城镇|农村|乡村|乡镇|县城)$")


#: 绿色建筑占比达到70%，其中|甲市、乙市|占比|达到80%: where the same share is another one.
_REGION_OF = re.compile(r"(?:其中)?(?P<where>(?:[\u4e00-\u9fff]{1,3}[市县区州旗镇乡][、和及]?)+|其[他余][\u4e00-\u9fff]{1,4}|城市|农村|城镇|县城)(?P<head>占比|比例|比重|覆盖率|普及率)")
_OTHERS = ("其他", "其余")


#: |人均|食盐|摄入量|5克、食用油25克: how much of each people take.
_INTAKE = late(r"(?P<each>(?:人均|每人)(?:每[日天年])?)(?P<what>[\u4e00-\u9fff]{2,4})(?P<head>摄入量|消费量|食用量|使用量|占有量|用量)")


def of_like(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`城市社区设施覆盖率100%，农村社区60%`: of a like thing the same is measured."""
    own, whole = phrase.indicator, before.last.indicator
    region = _REGION_OF.fullmatch(own) if reading.family == "percent" else None
    if region and whole.endswith(region["head"]) and len(whole) > len(own):
        first = next((made for _, made in before.latest_first() if made.rule != "indicator.like"), before.last)
        return replace(phrase, indicator=region["where"] + first.indicator, spans=phrase.spans + first.spans, rule="indicator.like")
    intake = _INTAKE.fullmatch(whole) if reading.family == "mass" and 2 <= len(own) <= 4 and not phrase.action and before.quantities[-1].unit == reading.quantity.unit else None
    if intake and reading.text[reading.clause.start - 1 : reading.clause.start] != "，" and not own.endswith(HEAD_SIGNS):
        return replace(phrase, indicator=f"{intake['each']}{own}{intake['head']}", spans=phrase.spans + before.last.spans, rule="indicator.like")
    measured = not reading.counts and (reading.family != "money" or own.startswith(_OTHERS)) and before.quantities[-1].unit == reading.quantity.unit
    if not measured or phrase.rule.startswith("indicator.right") or "占" in reading.text[reading.left_from : reading.quantity.start] or not 2 <= len(own) <= 8 or phrase.action or heads_pattern().search(own) or own.endswith(HEAD_SIGNS) or own in whole:
        return None
    if reading.family == "percent" and (group := _GROUP.search(own)) and SHARE.search(whole) and not own.startswith("全") and not SHARE.search(own[: group.start()]):
        told = before.last.spans[0].of(reading.text) if before.last.rule == "indicator.like" and before.last.spans else ""
        whole = whole.removeprefix(told)  # |其他城市|处理率达到75%，县城60%
        return replace(phrase, indicator=own + whole, spans=phrase.spans + before.last.spans, rule="indicator.like")
    for width in _ENDS_OF_NOUN:
        if whole.endswith(own[-width:]):
            return None  # 失业人员再就业, 困难人员再就业: the same is told of others
        if width == 1 and own[-1] not in _ONE_SIGN:
            break  # 高新技术企业, 主营业|务收入
        at = whole.find(own[-width:], width == 1)
        head = whole[at + width :] if at >= 0 and (reading.family == "percent" or at + width == len(own)) else ""
        if len(head) >= 2 and width < len(own) and not SPLIT.match(head):
            return replace(phrase, indicator=own + head, spans=phrase.spans + before.last.spans, rule="indicator.like")
    part = reading.family == "percent" and reading.text.startswith("其中", reading.clause.start) and _PART_OF_ALL.search(own) and SHARE.search(whole)
    return replace(phrase, indicator=own.removeprefix("其中") + whole, spans=phrase.spans + before.last.spans, rule="indicator.like") if part else None


#: What one sign is enough to be called by (墓, 城区).
_ONE_SIGN = frozenset("区县市镇乡村户墓园校院厂站所店房屋田河湖山林路桥库岛人车船")
#: 就业率达到95%，其中|高职毕业生|97%: some of those whose rate it is.
_PART_OF_ALL = re.compile(r"(?:企业|单位|机构|学校|医院|毕业生|学生|家庭|农户|人员|妇女|儿童|残疾人|园区|行业)$")
#: 起始年级班额小学控制在45人、|初中控制|在50人: a verb of the value, not of the thing.
_HOLDS = ("控制", "稳定", "保持", "提高")

#: 中学|一级教师|18人，学生302人: a rank's name is lent to nobody.
_OF_RANK = re.compile(r"[一二三高中]级")
#: 小学|生均公用经费|: a head for each pupil; 初中生|由700元提高到900元 is its 初中 with the head's first character.
_PER_PUPIL = re.compile(r"生均[\u4e00-\u9fff]+$")


def of_pupils(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`小学生均公用经费提高到700元，初中生提高到900元`: what was told for each pupil of the other stage."""
    head = _PER_PUPIL.search(before.last.indicator)
    if not head or not phrase.indicator.endswith("生") or not category_pattern().fullmatch(phrase.indicator[:-1]):
        return None
    return replace(phrase, indicator=phrase.indicator[:-1] + head.group(), spans=phrase.spans + before.last.spans, rule="indicator.carried")


def of_classes(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`招收一年级新生6个班270人`: the people in the classes that were counted before are the pupils of whom they are."""
    if reading.quantity.unit == "个" and _STAGE.fullmatch(phrase.indicator) and before.last.indicator.endswith(_GROUPS) and before.quantities[-1].unit == "个":
        groups = next((whole for _, whole in before.latest_first() if whole.indicator in _GROUPS), None)
        return replace(phrase, indicator=phrase.indicator + groups.indicator, spans=phrase.spans + groups.spans, rule="indicator.carried") if groups else None  # 设计规模48个班，小学30个
    pupils = _PUPILS_OF.fullmatch(before.last.indicator) if reading.family == "person" else None
    if reading.family == "person" and phrase.indicator in ("", before.last.indicator) and before.last.action in _ENROLS and before.last.indicator in ("班", "教学班"):
        return replace(phrase, indicator=before.last.action, spans=before.last.action_spans, rule="indicator.carried")  # 招收6个班270人
    if not pupils or phrase.indicator not in ("", "班", "教学班"):
        return None
    last = before.last
    return replace(phrase, indicator=pupils["whose"], spans=last.spans, action=last.action, action_spans=last.action_spans, rule="indicator.carried")


#: 设计规模48个班，|小学|30个: classes of a stage.
_STAGE = re.compile(r"(?:其中)?(?:小学|初中|高中|中学|幼儿园)部?")
_GROUPS = ("班", "教学班", "班级", "学位")
_ENROLS = ("招收", "招生", "录取")
#: 由|24班|扩至36班: what the measure word itself names.
_NAMES_ITSELF = ("班",)
#: |小学4轨|24班: how many streams of classes, beside their number.
_TRACKS = late(r"(?P<whose>[\u4e00-\u9fff]{0,8}?)[\d一二三四五六七八九十]{1,2}(?:个)?轨")


def of_unit(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`由24班扩至36班`, `12个村900户`: with no noun the unit says what is counted."""
    tracks = _TRACKS.fullmatch(phrase.indicator) if reading.quantity.unit in _NAMES_ITSELF else None
    if tracks:
        return replace(phrase, indicator=tracks["whose"] + reading.quantity.unit, rule="indicator.unit")  # 小学4轨|24班
    if not (reading.quantity.unit in _NAMES_ITSELF and phrase.indicator in ("", "扩", "增")) and not (reading.quantity.unit == "户" and _households(reading, phrase, before)):
        return None
    unit = Span(reading.quantity.end - len(reading.quantity.unit), reading.quantity.end)
    return replace(phrase, indicator=unit.of(reading.text), spans=(unit,), rule="indicator.unit")


def _households(reading: Reading, phrase: Phrase, before: Before) -> bool:
    """`覆盖42个行政村、1万户`, `42个行政村1万户`: households joined to what else was counted with its noun behind it, or to places without a mark."""
    if not HAN.match(reading.text, reading.quantity.outer_end) and not phrase.indicator and reading.text.endswith(_REACHED, reading.clause.start, reading.quantity.outer_start):
        return True  # 涉及|32户
    if not before.phrases or before.last.rule != "indicator.right" or before.quantities[-1].unit in ("户", "人") or not before.last.spans:
        return False
    if not phrase.indicator and reading.text[reading.quantity.outer_start - 1] in "、和":
        return True
    if HAN.match(reading.text, reading.quantity.outer_end):
        return False
    lived_in = phrase.indicator in ("", before.last.indicator) and _LIVED_IN.search(before.last.indicator) is not None
    return lived_in and _TO_THESE.fullmatch(reading.text, before.last.spans[-1].end, reading.quantity.outer_start) is not None


#: |涉及|32户, |威胁|86户: whom something reaches.
_REACHED = ("涉及", "威胁", "威胁到", "影响", "影响到", "惠及", "受益", "波及", "覆盖", "共涉及")
#: 12个|村|900户: where households live, and what may stand before their number.
_LIVED_IN, _TO_THESE = re.compile(r"(?:村|社区|小组|村组|乡镇|街道|[居村]委会|委员会|小区|网格|[县区镇乡])$"), re.compile(r"(?:[，、]?(?:共有?|合计|约|近|现有|涉及)?)")


#: 一年级新生|班.
_PUPILS_OF = re.compile(r"(?P<whose>.*[新学]生)(?:教学)?班")


def of_category(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`国家级湿地公园2个、省级5个`: a bare modifier takes the head of the phrase before it."""
    category = category_pattern().fullmatch(phrase.indicator)
    if not category or (phrase.action and phrase.action not in _HOLDS and not phrase.indicator.endswith("级")) or counts_itself(reading, phrase):
        return None
    last, word = _same_kind(reading, before), category.group("word")
    head = other_head(last.indicator) if last.rule != "indicator.predicate" else ""  # 企业100%参加工伤保险，职工95%以上签订合同
    if not head or word + head == last.indicator or _OF_RANK.match(head) or (word[-1] in "院校园所" and head.endswith(word[-1])):  # 综合医院1家、民营医院4家
        return None
    return replace(phrase, indicator=word + head, spans=phrase.spans + last.spans, action=phrase.action or last.action,
                   action_spans=phrase.action_spans or last.action_spans, rule="indicator.carried")


def _same_kind(reading: Reading, before: Before) -> Phrase:
    """The phrase before; for a count behind a share (`城镇人口5万人，占32%；男性6万人`) that of the last count in its unit."""
    if not reading.counts or before.quantities[-1].unit != "%":
        return before.last
    return next((whole for quantity, whole in before.latest_first() if quantity.unit == reading.quantity.unit and whole.indicator), before.last)


# --- turning round --------------------------------------------------------------------------------------------------------

#: |学校|生均图书小学: whose it is, said before the category and again by it.
_WHOSE = re.compile(r"^(?:各类|全部|所有|义务教育(?:阶段)?|中小学)?(?:学校|学生|教师|居民)(?=..)")


#: 护理补贴标准|提高到|一级300元: how it changes, said before the category.
_CHANGED = late(r"(?<=[\u4e00-\u9fff]{2})(?:分别|统一|均|再)?(?P<verb>提[高升]|增加|降低?|下降|上升|上调|下调|调整|扩大|压减)(?:到|至|为)$")


def _changing(phrase: Phrase, changed: re.Match[str] | None) -> Phrase:
    """The phrase with the verb that stood between its noun and the category."""
    if changed is None or phrase.action or len(phrase.spans) != 1:
        return phrase
    verb = Span(*changed.span("verb")).shifted(phrase.spans[0].start)
    return replace(phrase, action=changed["verb"], action_spans=(verb,))


def _turned_alike(phrases: Sequence[Phrase], head: str, bare: str, changed: Phrase | None) -> Iterator[Phrase]:
    """The phrases behind the first category with the bare head, and what changes it: 提高到一级300元、|二级200元、三级100元."""
    alike = True
    for phrase in phrases:
        alike = alike and phrase.rule == "indicator.carried" and phrase.indicator.endswith(head)
        made = replace(phrase, indicator=phrase.indicator[: -len(head)] + bare) if alike else phrase
        yield replace(made, action=changed.action, action_spans=changed.action_spans) if alike and changed and not made.action else made


def twins(phrases: Sequence[Phrase]) -> list[Phrase]:
    """`生均图书小学20册、初中30册`: where the head stood before the first category, that one is turned round too."""
    turned = list(phrases)
    for place in range(1, len(turned)):
        one, two = turned[place - 1], turned[place]
        tail = tail_category().search(one.indicator) if two.rule == "indicator.carried" else None
        head = one.indicator[: tail.start()] if tail else ""
        if tail and head and two.indicator.endswith(head):
            changed = _CHANGED.search(head)
            bare = _WHOSE.sub("", head[: changed.start()] if changed else head)
            turned[place - 1] = replace(_changing(one, changed), indicator=tail.group() + bare, rule="indicator.turned")
            turned[place:] = _turned_alike(turned[place:], head, bare, turned[place - 1] if changed else None)
            if place > 1 and phrases[place - 2].indicator == one.indicator:
                turned[place - 2] = replace(turned[place - 2], indicator=tail.group() + bare, rule="indicator.turned")  # 小学|由720元|提高到750元
    return turned


_LENT = ("indicator.turned", "indicator.carried", "indicator.like_ahead")
#: 初中|小学|生均用地面积, 小学|中小学|体育课: of what is lent from one stage to another, or from all to one, the stage is left behind.
_TWO_STAGES = late(r"(?P<own>(?:公办|民办|普惠性民办)?(?:幼儿园|小学|初中|普通高中|高中|中职|中职学校|特教学校|特殊教育学校))(?:城区|农村|乡镇)?(?:中小学校?|小学|初中|普通高中|高中|义务教育(?:学校)?)(?=生均|[^部学段教及和与、]{2})")


def of_one_stage(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases each with the stage that it is of, where what it took over began with another."""
    return [_own_stage(each) if each.rule in _LENT else each for each in phrases]


def _own_stage(phrase: Phrase) -> Phrase:
    hit = _TWO_STAGES.match(phrase.indicator)
    return replace(phrase, indicator=hit["own"] + phrase.indicator[hit.end() :]) if hit else phrase
