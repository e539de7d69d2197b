"""Whose a bare head is: the noun that opens the sentence, what was counted before, the label before the colon, the stage or programme that gets it."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_alike import counts_itself
from extractors.indicator_before import Before
from extractors.indicator_left import read_left
from extractors.indicator_pieces import HEAD_SIGNS
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import any_verb, category_pattern, heads_pattern, verb_chain
from extractors.late import late
from extractors.leading import lead_pattern
from extractors.span import Span
from extractors.units import units

#: |总投资|3亿元: heads that name nothing alone; whose they are stands earlier in the sentence.
_BARE = re.compile(
    r"(?:总|年|累计)?(?:面积|金额|总额|占比|比例|比重|人数|产值|产量|数量|规模|投资|总投资|建筑面积|占地面积|用地面积"
    r"|覆盖率|合格率|完成率)"
)
#: |湿地公园|位于…，面积40公顷: the noun that opens a sentence; one with a value of its own (用地面积为20亩) is the subject of no other.
_SUBJECT = late(r"(?!在|针对|按|根据|围绕|坚持|结合|通过|依托|本着|为了)(?P<name>(?![东西南北中]{1,2}[部侧面])[\u4e00-\u9fffA-Za-z“”]{2,16}?)(?<!方面)(?<!领域)(?<!指标)(?<!目标)(?<!任务)(?:以(?![上下内外及来])|由|依托|位于|选址|覆盖|包括|推动|主要|[是为](?!\s?[约近超达]?\d[\d.,]*+(?!A|级|(?<=20\d\d)年)))")
#: 校长陈老师|介绍|，总投资…: who tells is not what is measured.
_TELLS = re.compile(r"(?:告诉记者|介绍|透露|表示|获悉|了解到|指出|说|称)$")
_BLANK = re.compile(r"\s*")
#: A sentence that begins so (稳步|扩大…) opens with no noun; so many characters are looked at.
_LEAD_WIDTH = 12


#: 新增充电桩400个，|保有量|1万个: how many of those there are.
_STOCK = frozenset({"保有量", "有效量", "存量", "拥有量", "在用量"})
#: 体育场地|数量.
_NUMBER_OF = re.compile(r"(?P<thing>[\u4e00-\u9fff]{2,}?)(?:数量|总数|个数)")


def of_counted(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`12个物流园面积60公顷`, `项目80个投资3000万元`: a bare head is that of the things counted right before it."""
    last = before.last
    if phrase.indicator in _STOCK and before.quantities[-1].unit == reading.quantity.unit and last.indicator:
        return replace(phrase, indicator=last.indicator + phrase.indicator, spans=last.spans + phrase.spans, rule="indicator.of_counted")
    number = _NUMBER_OF.fullmatch(last.indicator) if phrase.indicator in ("面积", "总面积") and before.quantities[-1].outer_end == reading.clause.start - 1 else None
    if number:  # 体育场地数量90个，面积3万平方米
        return replace(phrase, indicator=number["thing"] + phrase.indicator, spans=last.spans + phrase.spans, rule="indicator.of_counted")
    if not _BARE.fullmatch(phrase.indicator) or reading.before is None or last.indicator.endswith(phrase.indicator):
        return None
    adjoins = reading.before.outer_end == phrase.spans[0].start and last.rule == "indicator.left" and units().get(reading.before.unit) == "count"
    if last.rule != "indicator.right" and not adjoins:
        return None
    return replace(phrase, indicator=last.indicator + phrase.indicator, spans=last.spans + phrase.spans,
                   rule="indicator.of_counted")


#: |东岗小学|位于…，总建筑面积900平方米: what a school has is told without its name.
_SCHOOL = re.compile(r"(?:小学|中学|学校|幼儿园|学院|大学|校区|[一二三四五六七八九十][中小高])$")

#: |西河乡|位于…，总面积120平方公里: nor is a region part of the name.
_REGION = late(r"[\u4e00-\u9fff]{1,5}(?:省|市|县|镇|乡|(?<![农])村|街道|(?<!保护)(?<!开发)(?<![园景灌库小社片矿林牧新])区)")


def of_subject(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`湿地公园位于城东，面积40公顷`: a bare head is that of the noun that opens the sentence."""
    in_list = reading.before is not None and before.last.rule != "indicator.subject"  # 播种面积20万亩、总产量8万吨
    subject = _subject(reading) if _BARE.fullmatch(phrase.indicator) and not in_list else None
    if not subject:
        return None
    if _SCHOOL.search(subject.of(reading.text)) or _REGION.fullmatch(subject.of(reading.text)):
        return replace(phrase, rule="indicator.subject")
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


#: |粮食|收获面积: the crop whose yield is told next.
_CROP = late(r"(?P<crop>[\u4e00-\u9fff“”、]{2,10}?)(?:播种|种植|收获|栽培|栽植)面积$|(?P<sown>[\u4e00-\u9fff]{2,8})播面$|(?P<bare>粮食|蔬菜|油料|小麦|玉米|水稻|棉花|水果|茶叶)面积$")
_YIELD = re.compile(r"(?:总|年)?(?:产量|产值)|[总单]产")


def of_crop(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`水稻种植面积5万亩、总产量3万吨`: the yield is that of the crop."""
    crop = _CROP.fullmatch(before.last.indicator) if _YIELD.fullmatch(phrase.indicator) else None
    if not crop:
        return None
    return replace(phrase, indicator=(crop["crop"] or crop["sown"] or crop["bare"]) + phrase.indicator, spans=before.last.spans + phrase.spans, rule="indicator.crop")


#: |生师比|：小学19:1, |在校生|：初中800人: what is measured of each of those behind the colon.
_OF_EACH = re.compile(r"(?:在校生|在校学生|专任教师|教职工|学位|班级|教学班|床位|班额|编制)$")

def under_label(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`生均校舍面积：小学、初中分别达到6平方米、8平方米`: a bare stage or level takes what the label before the colon measures."""
    text, clause = reading.text, reading.clause
    if text[clause.start - 1 : clause.start] not in ("：", ":") or clause.start - 2 < reading.sentence:
        return None
    if not category_pattern().fullmatch(phrase.indicator) or counts_itself(reading, phrase):
        return None
    label = reading.clauses.at(clause.start - 2)
    asked = replace(reading.quantity, start=clause.start - 1, outer_start=clause.start - 1)
    named = read_left(Reading(text, reading.clauses, label, asked, None, None, reading.times, reading.family))
    if not (heads_pattern().search(named.indicator) or named.indicator.endswith(HEAD_SIGNS) or _OF_EACH.search(named.indicator)):
        return None
    return replace(phrase, indicator=phrase.indicator + named.indicator, spans=(*phrase.spans, *named.spans), action=phrase.action or named.action,
                   action_spans=phrase.action_spans or named.action_spans, rule="indicator.label")


#: 小学|可增加|学位, 幼儿园|将新增|160个班级和4800个学位: the stage of school that gets places and classes.
_OF_STAGE = late(
    r"(?:[\u4e00-\u9fff]{1,5}[县市区]的?)?(?P<stage>(?:公办|普惠性?|城区|县城|农村|乡镇)?(?:中小学|小学|初中|(?:普通)?高中|中职|幼儿园|义务教育|学前教育)(?:学校|阶段)?)"
    r"(?:可|将|预计|计划|拟|共计?|约|已|再|累计|每年)*(?P<verb>新增|增加|增设|净增|扩增|提供)(?:了)?(?:\d[\d.]*万?余?个[\u4e00-\u9fff]{1,4}[、和])?"
)
_PLACES = re.compile(r"(?:公办)?(?:学位数?|班级|教学班|班|托位)")


def of_stage(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`小学可增加学位900个，初中可增加学位500个`: places and classes are those of the stage that gets them."""
    if not reading.counts or not _PLACES.fullmatch(phrase.indicator):
        return None
    end = min(reading.quantity.outer_start, phrase.spans[0].start)
    hit = _OF_STAGE.fullmatch(reading.text, reading.skip(reading.clause.start, end), end)
    if not hit:
        return None
    stage, verb = Span(*hit.span("stage")), Span(*hit.span("verb"))
    return replace(phrase, indicator=stage.of(reading.text) + phrase.indicator, spans=(stage, *phrase.spans), action=verb.of(reading.text),
                   action_spans=(verb,), rule="indicator.subject")


#: 职业教育|累计投入|资金: what money is spent on; 县财政 is who spends it.
_PROGRAMME = re.compile(r"[\u4e00-\u9fff“”]{2,16}(?:教育|阶段|建设|工程|计划|项目|改造|行动|事业)")
_SPENDS = ("投入", "安排", "拨付", "筹集", "争取")
_MONEY = ("资金", "经费")


def of_programme(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`职业教育累计投入资金900万元`: the money is that of what it is spent on."""
    if phrase.indicator not in _MONEY or phrase.action not in _SPENDS or not phrase.action_spans:
        return None
    start = reading.skip(reading.left_from, phrase.action_spans[0].start)
    hit = _PROGRAMME.match(reading.text, start, phrase.action_spans[0].start)
    if not hit or verb_chain(reading.text, start):
        return None
    whose = Span(*hit.span())
    return replace(phrase, indicator=whose.of(reading.text) + phrase.indicator, spans=(whose, *phrase.spans), rule="indicator.subject")


#: |储备项目|：甲楼、乙楼，共4个: the label of a list that is added up.
_ADDED_UP = late(r"\s*(?:(?:[一二三四五六七八九十\d]{1,2}[.、）)是]|[（(][一二三四五六七八九十\d]{1,2}[)）])\s*)?(?P<label>[\u4e00-\u9fff]{2,12})[：:][^：:；。\d]*、[^：:；。\d]*[，,]\s?(?:共计?|合计|总计|计)\s?$")


def of_label_total(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`储备项目：甲楼、乙楼、丙校，共4个`: what the label before the list says."""
    hit = _ADDED_UP.match(reading.text, reading.sentence, reading.quantity.start) if reading.counts and not phrase.spans else None
    if not hit:
        return None
    label = Span(*hit.span("label"))
    return replace(phrase, indicator=label.of(reading.text), spans=(label,), rule="indicator.label")


#: |公租房|项目完成投资: the thing that money was spent on, at the head of the sentence.
_SPENT_ON = late(r"\s*(?P<thing>[\u4e00-\u9fff“”]{2,14}?)(?:建设)?(?:项目|工程)?(?:已|共|累计|计划|预计)*(?:总?投资|(?:完成|到位)(?:总?投资|资金))(?=[约近达]?\d)")
_BUILT = ("竣工", "开工", "建成", "完工", "交付", "入住", "改造")


def of_project(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`公租房项目完成投资3000万元，可竣工300套`: what is counted is the thing, not the money."""
    unnamed = not phrase.indicator or phrase.indicator in _BUILT
    if not reading.counts or not unnamed or units().get(before.quantities[-1].unit) != "money":
        return None
    hit = _SPENT_ON.match(reading.text, reading.sentence, reading.quantity.start)
    if not hit or verb_chain(hit["thing"]) or lead_pattern().match(hit["thing"]):
        return None
    thing = Span(*hit.span("thing"))
    return replace(phrase, indicator=thing.of(reading.text), spans=(thing,), rule="indicator.subject")
