"""How what was named before stands to another figure: differences (`高于全省3个百分点`), shares of a whole (`占从业人员30%`) and of a plan."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_before import Before
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import SHARE
from extractors.span import Span

#: 高于全县平均水平|, 比全州低|: the difference of what was named before; not 落后设备.
_AGAINST = re.compile(
    r"(?:均|分别|同比)?(?:(?P<verb>(?<!不)远?高于|(?<!不)远?低于|高出|超出|远超过?|优于|好于|快于|慢于|领先|落后(?:于|(?=[全国省市县平同])))[^，]{0,10}"
    r"|(?P<off>超|超过|高于|低于|高出|落后于?|滞后于?|塌)(?:年度|年初|全年|既定|预期|序时|时序|时间|形象)?(?:预期|投资)?(?:目标|计划|进度)(?:任务|值|数|投资)?"
    r"|[仅只](?:为|有|相当于)[^，]{2,10}|(?:为|是)全[国省市区县](?![^，]{1,8}(?:产能|产量|总量|覆盖率|收入|人数|面积))[^，]{0,10}"
    r"|(?:仅为|仅|只有)?(?:不足|不到|相当于|约为|达到)(?:全[国省市区县]|周边|同类)[^，]{0,10}"
    r"|(?:比|较)全[国省市区县州][^，]{0,6}?(?P<faster>多出|高出|高|低|快|慢)|(?:比|较|与|同)(?:全|上年|去年|同期|平均|年初|期初|上月|上季|上届)[^，]{0,10}|(?:比|较)(?:年初|年度|全年|原)?(?:计划|目标|任务|预算)[^，]{0,6}|(?:比|较)[^，]{2,8}(?P<more>多出|高出|高|多|少|低|快|慢)|比(?![例重率赛较值])[^，]{2,8}(?:数|人数|数量|规模|水平)|[比较](?![例重率赛较值])[^，\d]{2,8}(?<![之以])前)$"
)


#: 较全省总体|增速|高: the difference is of growth, never of a share.
_RATE_OF = re.compile(r"增[速幅长]|降幅")
#: 断面比例89.4%，|好于“十四五”目标|3个百分点: a goal whose time is no part of the stretch.
_OF_GOAL = re.compile(r"(?:均|分别)?(?P<verb>好于|优于|高于|低于|高出|超出|超过?)[^，。；,;\d]{0,4}[“\d][^，。；,;]{1,12}(?:目标|任务|要求)(?:值|数)?约?$")
#: 业务量突破3亿件，|是前五年的|2.6倍: a time whose figure is multiplied.
_TIMES_THAT = re.compile(r"(?:预计|约|已经?|均|也|将)*(?:是|为|相当于|达到?)(?:[上前去同][^，。；、\d的]{0,8}|[^，。；、\d的]{0,6}(?:期|年|前|末|初))的近?$")
#: 超进度|的有|10个: which of those are counted.
_WHICH = ("的有", "的共有")


def compared(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`森林覆盖率达到65%，高于全省平均水平3个百分点`: the difference is of what was named before."""
    own = _NOTE.sub("", phrase.indicator) if phrase.indicator.endswith(("）", ")")) else phrase.indicator
    times = _TIMES_THAT.match(reading.text, reading.clause.start, reading.quantity.outer_start) if reading.quantity.unit == "倍" else None
    against = times or _AGAINST.match(own) or (_OF_GOAL.match(reading.text, reading.clause.start, reading.quantity.outer_start) if reading.quantity.unit.endswith("百分点") else None)
    if not against or reading.text.endswith(_WHICH, reading.clause.start, reading.quantity.outer_start):
        return None
    whole = before.last
    if _RATE_OF.search(against.group()) and whole.rule == "indicator.share_of":  # 接待游客9万人次，增长7%，占全市的6%，较全市增速高2个百分点
        whole = next((told for _, told in before.latest_first() if told.rule != "indicator.share_of" and told.indicator), whole)
    made = replace(phrase, indicator=whole.indicator, spans=whole.spans, rule="indicator.compared")
    verb: str = next(filter(None, against.groups()), "")
    start = reading.text.find(verb, reading.clause.start) if verb else -1
    return replace(made, action=verb, action_spans=(Span(start, start + len(verb)),)) if start >= 0 else made


#: 申请量|占全市比重|, 占全省36%: the share that was told before is another one.
_SHARED = re.compile(r"占(?:全|[省市县区国])[^占]{0,8}$|占[^占]{2,14}比重$")
#: 增加值|年均增速|10%，占全市比重: what grows has the share, not its growth.
_GROWTH = re.compile(r"(?<!自然)(?:年均|同比|平均|年度?|复合){0,2}(?:增速|增幅|增长率|增长速度|增长幅度)$")
#: 占地面积, 占道经营: nothing is a share of anything.
_OCCUPY = re.compile(r"占(?:地(?![方区级])|道|用(?!水))")

#: |仅|占全县的, |约|占全省|（300条）|的: what says how exactly, and a figure of the whole.
_ABOUT = re.compile(r"^(?:仅|只|大?约|大致|近|均|都|分别)*(?=占)")
_NOTE = re.compile(r"(?<=.)[（(][^（）()]*\d[^（）()]*[）)]$")
#: |完成年度计划|的63%, |超计划|28%: how much of a plan was done is of what was named before.
_OF_PLAN = re.compile(r"(?:中央|[省市县][\u4e00-\u9fff]{0,6})?(?:年初?|年度|全年|序时|时序|时间|调整|变动)?(?:投资|建设|招商|造林|生产|销售|筛查|培训|接种|征收|抽检|体检|救助|改造|创建)?(?:计划|规划|预算|目标|任务|进度|指标)(?:任务|指标|目标|总?数|总量|进度|调整数?|投资|开工)?")


def of_plan(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`完成投资1960万元，完成年度计划的120%`: the share is of what was named before."""
    if reading.quantity.unit != "%" or not _OF_PLAN.fullmatch(_NOTE.sub("", _EXCEEDS.sub("", phrase.indicator))):
        return None
    made = replace(phrase, indicator=before.last.indicator, spans=before.last.spans, rule="indicator.of_plan")
    done = _DONE_OF.search(reading.text, reading.clause.start, phrase.spans[0].start) if not phrase.action and phrase.spans else None
    return replace(made, action=done["verb"], action_spans=(Span(*done.span("verb")),)) if done else made


#: |完成|全年|任务的46%: the deed, where a time stands between it and the plan.
_DONE_OF = re.compile(r"(?P<verb>完成)了?(?:全年|年度|全年度|今年|当年|本年度?|上半年|下半年|本?季度|序时|(?:20\d\d)年度?)的?$")
#: 完成全年800万人|目标|的65%: the goal itself, told by its figure.
_GOAL = frozenset({"目标", "任务", "计划", "目标任务", "任务目标", "计划任务", "任务数", "目标数", "计划数"})

#: 36项|任务, 20个|目标: tasks that are counted themselves.
_ITEMS = ("项", "个", "条", "件")
#: 完成|全年|800个任务: a goal that was told before.
_OF_YEAR = ("全年", "年度", "年初", "计划", "下达")


def of_goal(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`新增就业520万人，完成全年800万人目标的65%`: what the goal is for was named before."""
    if phrase.rule != "indicator.right" or phrase.indicator not in _GOAL or before.quantities[-1].unit != reading.quantity.unit:
        return None
    if reading.quantity.unit in _ITEMS and not (reading.text.startswith("的", phrase.spans[-1].end) or reading.text.endswith(_OF_YEAR, reading.left_from, reading.quantity.outer_start)):
        return None  # 实施12项工程，明确36项|任务
    return replace(phrase, indicator=before.last.indicator, spans=before.last.spans, rule="indicator.of_plan")


def of_sum(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`收入完成2400万元，完成年初预算数6000万元的40%`: the share of a sum that stands before it is of what was named before the sum."""
    if reading.quantity.unit != "%" or len(before.phrases) < 2 or reading.text[before.quantities[-1].outer_end : reading.quantity.outer_start] != "的":
        return None
    whole, head = before.last, before.phrases[-2]
    if not head.indicator or before.quantities[-1].unit != before.quantities[-2].unit:
        return None
    if _OF_PLAN.fullmatch(whole.indicator):
        return replace(phrase, indicator=head.indicator, spans=head.spans, rule="indicator.of_plan")
    if whole.rule != "indicator.sum":
        return None
    return replace(phrase, indicator=f"{head.indicator}占{whole.indicator}比重", spans=head.spans + whole.spans, rule="indicator.share_of")


#: |同比增收|1300万元: how much more or less came in or was spent.
_GAIN = re.compile(r"(?:同比|环比)?(?P<verb>增收|减收|增支|减支|多收|少收|多支|少支)")


def gained(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`税收收入9000万元，同比增收500万元`: the difference is of the sum that was named before."""
    hit = _GAIN.fullmatch(phrase.indicator) if reading.family == "money" else None
    sums = (whole for quantity, whole in before.latest_first() if quantity.unit == reading.quantity.unit and whole.indicator and not _OF_PLAN.fullmatch(whole.indicator))
    whole = next(sums, None) if hit else None
    if not hit or whole is None:
        return None
    verb = Span(phrase.spans[0].end - len(hit["verb"]), phrase.spans[0].end)
    return replace(phrase, indicator=whole.indicator, spans=whole.spans, action=hit["verb"], action_spans=(verb,), rule="indicator.compared")


_EXCEEDS = re.compile(r"^(?:超额?|占|为|达)")
#: 农村居民|人均|增长7.9%: what is meant per head was said before.
_PER_CAPITA = re.compile(r"人均$")


def per_capita(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`城镇居民人均可支配收入增长6.6%，农村居民人均增长8.3%`: the head that stood behind 人均 before."""
    head = before.last.indicator.partition("人均")[2] if _PER_CAPITA.search(phrase.indicator) else ""
    return replace(phrase, indicator=phrase.indicator + head, spans=phrase.spans + before.last.spans, rule="indicator.per_capita") if head else None


#: 寄宿生|占在校生总数|的60%: the whole that something is a share of, in one phrase with it.
_ITS_WHOLE = re.compile(r".{2,}占(?!地(?![方区级])|道|用(?!水)|比|有率)[^占]{2,}$")
#: 增加值|将|占…
_WILL_BE = re.compile(r"(?:将|已|仅|约|大约|预计|均|都|分别)占")


def share_of_its_whole(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`寄宿生占在校生总数的60%`: what the share is called where the text does not."""
    if reading.family not in ("percent", "ratio") or phrase.rule != "indicator.left" or phrase.action or not _ITS_WHOLE.fullmatch(phrase.indicator) or SHARE.search(phrase.indicator):
        return None
    return replace(phrase, indicator=_WILL_BE.sub("占", phrase.indicator) + "比重", rule="indicator.share_of")


def share_of(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`技工人数达到4万人，占从业人员30%`: the share is of what was named before."""
    if phrase.rule != "indicator.left" or "占" not in phrase.indicator:
        return None
    own, last = _ABOUT.sub("", _NOTE.sub("", phrase.indicator)), before.last
    if not own.startswith("占") or _OCCUPY.match(own):
        return None
    if reading.family not in ("percent", "ratio") and reading.quantity.unit == before.quantities[-1].unit and reading.text.startswith("的", reading.quantity.outer_end):
        return replace(phrase, indicator=own[1:], rule="indicator.sum")  # 占年初预算6000万元的40%
    head = "" if SHARE.search(own) else "比重"
    whole = _SHARED.sub("", last.indicator)
    whole = _GROWTH.sub("", whole) or whole
    return replace(phrase, indicator=whole + own + head, spans=last.spans + phrase.spans, action="",
                   action_spans=(), rule="indicator.share_of")


#: 产量占全国的25%|、全省的|60%: the next whole that the same is a share of.
_NEXT_WHOLE = re.compile(r"[、和与及，]占?(?P<whole>全[国省市区县州])的?")
_ITS_LEVEL = re.compile(r"(?<=占)全[国省市区县州]")


def share_again(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`产量占全国的25%、全省的60%`: the second share is of another whole."""
    if reading.family not in ("percent", "ratio") or before.last.rule != "indicator.share_of":
        return None
    hit = _NEXT_WHOLE.fullmatch(reading.text, before.quantities[-1].outer_end, reading.quantity.outer_start)
    name, told = _ITS_LEVEL.subn(hit["whole"], before.last.indicator) if hit else ("", 0)
    if not hit or not told:
        return None
    return replace(phrase, indicator=name, spans=(*before.last.spans, Span(*hit.span("whole"))), action="", action_spans=(), rule="indicator.share_of")
