"""What a value of a table measures: its row's name and what its column's head adds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.indicator_words import COMPOUND, NAME_AFTER, verb_chain
from extractors.late import late
from extractors.units import units
from pipeline.cell_amounts import Amount
from pipeline.document import Cell
from pipeline.table_reading import PLACE, TIME_WORDS, YEAR, Column, TableReading, bare_name

#: What a column of growth is called; a sum over the plan's years may stand in it (`〔0.9〕`).
GROWTH = re.compile(r"(?P<yearly>年均)?(?:累计|同比|比上年|较上年)?(?:增长率?|增速|增幅|增长速度|递增|增减)(?:[（(]累计[)）])?")
_ADDED = re.compile(r"(?:[三五]年)?(?:累计|净)(?P<verb>增加|新增|减少|下降|降低)(?:值|数|量|额)?")
#: Heads that measure whatever the table is about: its caption's noun stands before them.
_MEASURE = re.compile(r"(?:新建|改建|扩建|改扩建|改造|提升|建设|新增|完成|治理|修复|维修|配备|培训|推广|种植|养殖|流转)*(?:总?面积|里程|长度|户数|个数|数量?|规模|任务数?|目标数?)?")
#: What a project or school has itself: as in running text it is told without their names.
_OWN_SIZE = late(r"(?:计划|年度|概算|估算|项目)?总?投资(?:额|规模)?|(?:新增|增加)?(?:学|托|泊|车)位数?|(?:办学|办园|建设|招生)规模|班级?数|(?!人均|生均|户均|[每亩]|绿化|造林|播种|种植|治理|修复|流转|覆盖).{0,6}面积|用地|占地|(?:项目|补助|[中央省市县级]{2})?资金"
                       r"|(?:(?:最大|设计)?可|最大|设计|有效|服务|受益|供水|覆盖|惠及)[一-龥]{0,6}(?:人数|人口|户数)|(?:设计|总|兴利)?库容|(?:最大|设计)容量")
#: 建设规模（班）: generic words that measure a school.
_SCHOOL_SIZE = re.compile(r"(?P<size>(?:办学|办园|建设)规模)[（(][班轨人][)）]")
_SCHOOL = re.compile(r"(?:学校|[中小]学|幼儿园|[一二三四五六七八九十]中)$")
_PROJECT = re.compile(r"(?:学校|小学|中学|幼儿园|高中|初中|校区|学院|大学|[一二三四五六七八九十]中|楼|场所|(?:停车|填埋|处理|养殖|体育|运动|交易|堆)场|水源地|小区|\w{0,3}[泵水变换气加驿卫污监]\w{0,2}站|食堂|宿舍|运动场|医院|[卫养敬福]\w{0,2}院|公园|水库|泵站|电站|厂|中心|馆|基地|产业园|大桥|公路|道路|广场|市场|工程|项目|建设|改造|扩建|新建|迁建|改建)(?:[（(][^（）()]*[)）])?$")
#: A head below which projects stand, whatever they are called.
_PROJECTS = re.compile(r"(?:建设|工程|重[大点])?项目(?:名称)?|工程名称")
_ACTION = re.compile(r"(?:新增|净增|新建|改扩建|创建|培育|引进|招收|招聘|改造(?!提升)|硬化|维修|修建)(?!投资|资金)(?=.{2})|(?:完成|发放|筹集)(?=.{2})")
_OBJECT = re.compile(r"(?!(?:总?面积|规模|数|户数|数量|里程|长度|任务|金额|个数|总数|项目|指标|率|比|改造|提升)).{2,}")
_BUILD_ALONE = re.compile(r"新建|改建|扩建|改扩建|迁建|改造|维修|新增|提升|修复")
_BUILD = re.compile(r"(?:新建|改扩建|扩建|迁建|改建|重建|续建|改造)(?=.{3})")
_NAME_GROWTH = re.compile(r"(?P<stem>.{2,}?)(?P<yearly>年均)?(?P<verb>增长|降低|下降)(?:率|速度|幅度)?")
_NAME_YEARLY = re.compile(r"(?P<stem>.{2,}?)年均(?P<verb>增)[速幅]")
_TRAILING_VERB = re.compile(r"(?:建设|改造|新建|扩建|改扩建|迁建|改建|提升|培训|发放|治理)?(?:工程|项目|行动|工作)?$")
#: 新建公路60公里，硬化村道。: a task that is told in full is no name of what its other cells measure.
_SENTENCE = re.compile(r"[。；;，]|\d(?:公里|平方米|[万亿个所处座条户人名亩家项套张辆台间])")
#: 改造站台|300个|。 beside 2024年计划: a task told with its whole, of which each year has a part.
_WHOLE = re.compile(r"(?:^|[，；。])(?:每年|三年|累计|共)*(?P<what>[^，；。\d]{2,30}?)(?:达到?|共|约|不[少低]于)?\d[\d.]*[百千万亿]*(?P<unit>[^\d，。；]{1,4}?)(?:以上|左右)?[。；]?$")
#: 新建|助餐点|3个，新增床位120张。 and 完成310户|适老化改造|: what a task counts, by the unit that it is counted in.
_COUNTED = late(r"(?:^|(?<=[，,；;。：:]))(?P<before>[^，,；;。：:\d]{2,30}?)(?:不[少低]于|达到?|至少|超过|[共约])?\d[\d.]*[百千万]?余?(?P<unit>[一-龥]{1,3}?)(?:以上|左右)?(?=[，,；;。（(]|$)"
                      r"|(?<=[一-龥])\d[\d.]*[百千万]?余?(?P<told>[一-龥]{1,2})(?P<behind>[一-龥（）()“”]{2,20})(?=[，,；;。]|$)")
_NOW = re.compile(r"^(?:当前|目前|现|实际|截[至止].{1,8}?)(?=.{2})")


@dataclass(frozen=True, slots=True)
class Name:
    """What a value measures."""

    indicator: str
    action: str = ""
    frequency: str = ""


def name_value(reading: TableReading, cells: dict[int, Cell], label: Cell, column: Column, amount: Amount, own: str = "") -> Name:
    """Indicator, action and frequency: the row's name (`own`, where it holds several) and what the column's head adds to it."""
    name, measure = bare_name(own) if own else bare_name(reading.text(label)) + reading.rate_of.get(label.start, ""), column.measure
    growth = GROWTH.fullmatch(measure)
    whole = _WHOLE.search(name) if YEAR.match(column.title) and name[-1:] in ("。", "；", amount.unit[-1:]) else None
    if whole and whole["unit"] == amount.unit:
        return _task(whole["what"], amount.unit) or Name(whole["what"])
    if measure and is_sentence(name):
        return Name(head_alone(column))
    if added := _ADDED.fullmatch(measure):
        return Name(name, added["verb"])
    if growth:
        changed = _NAME_GROWTH.fullmatch(name)
        stem, verb = (changed["stem"], changed["verb"]) if changed else (name + _measured_left(reading, column), "增长")
        return Name(stem, verb, "年均" if growth["yearly"] and not amount.cumulative else "")
    if reading.is_total(cells) or TIME_WORDS.fullmatch(name):
        return _total_name(reading, measure, valued=column.kind == "value")
    if _BUILD_ALONE.fullmatch(measure):
        return Name(name + (reading.subject if reading.by_place else ""), measure)
    if PLACE.fullmatch(measure) and not reading.by_place:
        return Name(measure + name)
    action = _ACTION.match(measure)
    told_alone = _OWN_SIZE.fullmatch(measure) is not None and (_PROJECT.search(name) is not None or _PROJECTS.fullmatch(reading.columns.get(label.column, column).title) is not None)
    if action and _OBJECT.fullmatch(measure, action.end()):
        return Name(("" if told_alone else _unbuilt(name)) + measure[action.end() :], action.group())
    if not measure and (size := _SCHOOL_SIZE.fullmatch(column.title)) and _SCHOOL.search(name):
        return Name(size["size"])
    if told_alone:
        return Name(measure)
    if reading.by_place and (not measure or _MEASURE.fullmatch(measure)):
        subject = reading.subject
        # What is done to the subject is told once: 农村厕所改造 + 改造数.
        return Name(name + (subject if not measure or not measure.startswith(subject) else "") + measure)
    if measure:
        return Name(_unbuilt(name) + measure)
    yearly = _NAME_YEARLY.fullmatch(name) or _NAME_GROWTH.fullmatch(name)
    if yearly:
        return Name(yearly["stem"], "增长" if yearly["verb"] == "增" else yearly["verb"], "年均" if "年均" in name else "")
    return _task(name, amount.unit) or Name(name)


def head_alone(column: Column) -> str:
    """What a column measures where its rows have no name but a whole sentence: 当前|进度."""
    return _NOW.sub("", column.measure or column.title)


def counted_noun(task: str, unit: str) -> str:
    """What a task that is told in full counts in a unit, "" where it counts nothing or several things in it: 新建|助餐点|3个，新增床位120张."""
    nouns = {noun for hit in _COUNTED.finditer(task) if (noun := _counted(hit, unit))}
    return nouns.pop() if len(nouns) == 1 else ""


def _counted(hit: re.Match[str], unit: str) -> str:
    if hit["behind"]:
        words = hit["told"] + hit["behind"]
        return words[len(unit) :] if words.startswith(unit) else ""
    chain = verb_chain(hit["before"])
    return hit["before"][chain.end if chain else 0 :] if hit["unit"] == unit else ""


def is_sentence(name: str) -> bool:
    """Whether a row is told in full and not named."""
    return _SENTENCE.search(name) is not None


def _measured_left(reading: TableReading, growth: Column) -> str:
    """`播种面积 | 同比增减 | 产量 | 同比增减`: the measure that a column of growth tells on, where the table has several such columns."""
    if sum(GROWTH.fullmatch(column.measure) is not None for column in reading.columns.values()) < 2:
        return ""
    before = [column for _, column in sorted(reading.columns.items(), key=lambda each: each[0])]
    left = before[: before.index(growth)]
    return left[-1].measure if left and left[-1].kind == "value" and not GROWTH.fullmatch(left[-1].measure) else ""


#: Families whose numbers count what is done: `新建公办幼儿园 | 6所`; a sum or a rate is of the whole name.
_DONE = ("count", "person", "length", "area")
_RATE_NAME = re.compile(r"(?:数|数量|率|比|占比|比例|年限|面积|里程|规模|总量)$")


def in_unit(name: Name, unit: str) -> Name:
    """`改造农村户厕 | 户 | 1200`: what is done to what, where another cell or the row's name says in which unit it is counted."""
    return (_task(name.indicator, unit) if not name.action else None) or name


def _task(name: str, unit: str) -> Name | None:
    """`改造农村户厕 | 1200户`: what is done to what, where the cell counts it."""
    chain = verb_chain(name) if units().get(unit) in _DONE and not COMPOUND.match(name) and not _RATE_NAME.search(name) else None
    if not chain or len(name) - chain.end < 2 or NAME_AFTER.match(name, chain.end):
        return None
    return Name(name[chain.end :], "、".join(verb.of(name) for verb in chain.each))


def _total_name(reading: TableReading, measure: str, *, valued: bool) -> Name:
    """What a sum is of: its column's measure, the caption's subject, or what the rows' names share."""
    action = _ACTION.match(measure)
    if action and _OBJECT.fullmatch(measure, action.end()):
        return Name(measure[action.end() :], action.group())
    if reading.by_place and (not measure or _MEASURE.fullmatch(measure)) and reading.subject:
        return Name(reading.subject + measure)
    return Name((measure if valued else "") or reading.shared_head or measure or reading.subject or "合计")


def _unbuilt(name: str) -> str:
    """新建某小学 → 某小学: what is built has the measure, not the building."""
    built = _BUILD.match(name)
    return name[built.end() :] if built else name


def done_to(name: str) -> str:
    """What a project is done to: 老年食堂建设工程 → 老年食堂."""
    tail = _TRAILING_VERB.search(name)
    noun = name[: tail.start()] if tail and tail.start() > 1 else name
    return _unbuilt(noun)
