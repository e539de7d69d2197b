"""From quantities to target rows: indicator, action, status, deadline, and the bodies and schools of the row's own place."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import groupby, islice
from typing import Generic, TypeVar

from extractors.clauses import Clauses
from extractors.indicator_grant_lists import granted_under
from extractors.indicator_subsets import of_whole
from extractors.indicator_words import act_verbs, any_verb
from extractors.indicators import Phrase, Spoken, name_sentences
from extractors.lexicon import rows as lexicon_rows
from extractors.plan import Plan
from extractors.quantities import Quantity
from extractors.span import Span
from extractors.time_reading import TimeMention
from extractors.units import units
from models.learned import RULES_ALONE, Learned
from models.status import StatusCase, kind_of, rule_key
from pipeline.account import blocks_of_orders, is_account, is_plan, preamble_of, told_time
from pipeline.applicants import Applicants
from pipeline.cell_units import implied_unit
from pipeline.cells import TableReadings
from pipeline.chapters import by_section, orders
from pipeline.commitment import scope_of, strength_of
from pipeline.document import Block, Document, Sentence
from pipeline.due import Governing, Ruled, Timeline, deadline_of, period_of
from pipeline.look_back import told_by
from pipeline.owners import name_owners
from pipeline.rows import DeadlineRow, DepartmentRow, Evidence, SchoolRow, TargetRow
from pipeline.settle import NO_ROW, Asked, settle_statuses
from pipeline.signs import Signs
from pipeline.situation import Situation
from pipeline.status import Status, status_behind, statuses_of
from pipeline.tenor import Tenor
from pipeline.told_again import go_over, in_full
from pipeline.voices import Voices

#: Blocks whose numbers are no rows: the contract leaves out titles, headings, document numbers and dates.
_SILENT = frozenset(("title", "issuer", "doc_number", "addressee", "date", "note", "heading", "box", "caption"))


def link_targets(document: Document, quantities: Sequence[Quantity], times: Sequence[TimeMention], plan: Plan,
                 learned: Learned = RULES_ALONE) -> list[TargetRow]:
    """The rows of table 1 in text order, without the links to bodies and schools and without ids.

    Each step is taken for all sentences before the next: the patterns of one step fit into the processor's cache, those of all don't.
    """
    timeline = Timeline(document, times, plan)
    tables = TableReadings(document)
    rows = tables.rows(plan, times)
    tenor = Tenor(document, quantities)
    read = list(_read(document, tables.in_words(quantities), timeline, rows))
    named = _named(document, read, timeline, tables)
    statuses = iter(_settled(document, read, tenor, learned))
    for (sentence, _, readings), phrases in zip(read, named, strict=True):
        own = list(_sentence_rows(document, readings, phrases, list(islice(statuses, len(readings))), timeline, plan))
        _restore_heads(document, sentence, own, rows)
        rows += own
    _name_areas(document, rows)
    name_owners(document, rows)
    for row in rows:
        home = document.sentence_at(row.start)
        row.section = document.section(home.block if home else document.block_at(row.start))
        row.sentence = document.text[home.start : home.end] if home else ""
    return sorted(rows, key=lambda row: (row.start, row.end))


#: （2）|乡镇慢病管理中心|。三年建设9个: the noun that a heading is.
_TOPIC = re.compile(r"[\s（(]*(?:第?[一二三四五六七八九十\d]{1,3}[)）.、．节条]+\s*)*(?P<noun>[\u4e00-\u9fff“”（）()、]{2,16}?)(?:建设|改造|提升|整治)?(?:工程|项目|行动|工作|方面)?[。：:\s]*$")
#: Headings that name no thing.
_GENERAL = re.compile(r"目标|任务|要求|措施|内容|原则|标准|情况|安排|思路|保障|范围|问题|成效|重点|总体|概况|基础|背景|其他|事项|方面|计划|规划|方案|体系|机制|能力|水平|发展")
#: Families whose numbers count or size a thing that must have a name.
_OF_THINGS = ("count", "person", "area", "length")


def _restore_heads(document: Document, sentence: Sentence, rows: Sequence[TargetRow], before: Sequence[TargetRow]) -> None:
    """Name in place what the sentence leaves unnamed: as what its paragraph counted last in the same unit, else as the heading above."""
    block = document.blocks[sentence.block]
    if rows and document.text.startswith("其中", sentence.start):
        _of_sentence_before(block, rows, before)
    go_over(document.text, block, rows, before)
    for row in rows:
        in_full(block, row, before)
        if row.indicator and row.unit == "元" and row.status == "target":
            _restore_grant(document, block, row)
        if _BARE_SIZE.fullmatch(row.indicator):
            _of_industry(document, sentence, block, row)
        elif _LEVEL_ALONE.fullmatch(row.indicator):
            _as_before(row, before)
        if row.indicator or units().get(row.unit) not in _OF_THINGS or block.kind == "table":
            continue
        known = next((other for other in reversed(before) if other.start >= block.start and other.unit == row.unit and other.indicator), None)
        if known:
            row.indicator, row.evidence["indicator"] = known.indicator, dataclasses.replace(known.evidence["indicator"], rule="link.paragraph")
        elif topic := _topic(document, block):
            row.indicator, row.evidence["indicator"] = topic.of(document.text), Evidence("link.heading", (topic,))


#: |省级|6项: what was parted by level in an earlier paragraph.
_LEVEL_ALONE = re.compile(r"(?:国家|[省市县区州])级")


def _as_before(row: TargetRow, before: Sequence[TargetRow]) -> None:
    """`重点项目27项（省级6项、市级5项）…` and, in a paragraph of its own, `省级6项，…`: the level takes the name that it had."""
    named = [other for other in reversed(before) if other.unit == row.unit and other.indicator.startswith(row.indicator) and other.indicator != row.indicator]
    known = next((other for other in named if other.value_min == row.value_min), named[0] if named else None)
    if known:
        row.indicator, row.evidence["indicator"] = known.indicator, dataclasses.replace(known.evidence["indicator"], rule="link.level")


#: |产值突破900亿元: what an industry comes to, in a sentence of its own.
_BARE_SIZE = re.compile(r"(?:总|年)?(?:产值|产业规模|产业产值|主营业务收入|营业收入)")
#: |食品产业|突出精深加工，…: the industry that the sentences before are about.
_INDUSTRY = re.compile(r"[\s（(]*(?:[一二三四五六七八九十\d]{1,2}[)）.．、是])?(?P<name>[\u4e00-\u9fff“”]{2,10}?(?:产业|经济))(?![园链基带化集])")
#: So many sentences back it may be named.
_SENTENCES_BACK = 4


def _of_industry(document: Document, sentence: Sentence, block: Block, row: TargetRow) -> None:
    """`石化产业减油增化，…。产值突破900亿元`: a bare sum at the head of its sentence is that of the industry named before."""
    text = document.text
    if not text.startswith(row.indicator, sentence.start):
        return
    start = sentence.start
    for _ in range(_SENTENCES_BACK):
        before = document.sentence_at(start - 1) if start > block.start else None
        if before is None or before.block != sentence.block:
            return
        start = before.start
        if named := _INDUSTRY.match(text, start, before.end):
            head = row.indicator.removeprefix("产业") if named["name"].endswith("产业") else row.indicator
            row.indicator = named["name"] + head
            row.evidence["indicator"] = Evidence("link.industry", (Span(*named.span("name")), *row.evidence["indicator"].spans))
            return


#: 东山县|新建小学1所，…；西河县|拟建中学2所: a part of the region before a verb.
_AREA = re.compile(r"[，。；：:、\s中](?:(?<=[，。；：:、\s])|(?<=其中))(?P<area>[\u4e00-\u9fff]{1,7}?[县市区旗])(?:拟|将|计划|共计?|已)*(?=[\u4e00-\u9fff]{2})")
#: What the name of an area ends with.
_AREA_SIGNS = "县市区旗"
_BREAK = re.compile(r"[；;。\n]")


@cache
def _areas() -> frozenset[str]:
    """Names of cities, districts and counties."""
    return frozenset(row["name"] for row in lexicon_rows("places", key=("code",)))


def _name_areas(document: Document, rows: Sequence[TargetRow]) -> None:
    """`东山县新建小学1所，西河县新建中学2所`: where a paragraph parts what is done among areas, each has its own area before it."""
    for place, block_rows in groupby(rows, key=lambda row: document.block_at(row.start)):
        block = document.blocks[place]
        text = document.text
        if block.kind == "table" or sum(text.count(sign, block.start, block.end) for sign in _AREA_SIGNS) < 2:
            continue
        areas = [hit for hit in _AREA.finditer(text, max(block.start - 1, 0), block.end) if hit["area"] in _areas() and (text[hit.end()] == "建" or act_verbs().at(text, hit.end()))]
        if len({hit["area"] for hit in areas}) < 2:
            continue
        for row in block_rows:
            mine = next((hit for hit in reversed(areas) if hit.start("area") < row.start), None)
            if mine and row.indicator and not row.indicator.startswith(mine["area"]) and not _BREAK.search(text, mine.end(), row.start):
                evidence = row.evidence["indicator"]
                row.indicator = mine["area"] + row.indicator
                row.evidence["indicator"] = Evidence("link.area", (Span(*mine.span("area")), *evidence.spans))


def _restore_grant(document: Document, block: Block, row: TargetRow) -> None:
    """`二、运营补贴：自理老人150元`: a bare sum is the grant that the heading above names."""
    heading = document.blocks[block.parent] if block.parent >= 0 else None
    label = _TOPIC.fullmatch(document.text, heading.start, heading.end) if heading else None
    named = granted_under(row.indicator, label["noun"]) if label else ""
    if label and named:
        row.indicator, row.evidence["indicator"] = named, Evidence("link.heading", (*row.evidence["indicator"].spans, Span(*label.span("noun"))))


def _of_sentence_before(block: Block, rows: Sequence[TargetRow], before: Sequence[TargetRow]) -> None:
    """`在校学生4万人。其中：小学2万人`: the parts have the head of what their paragraph counted last in the same unit."""
    part = ""
    for row in rows:
        whole = next((other for other in reversed(before) if other.start >= block.start and other.unit == row.unit), None)
        own = row.indicator.removesuffix(part)  # 小学2万人、初中1万人: the first part has lent the second what it took for its head
        if whole and own and not whole.indicator.endswith(own) and (named := of_whole(own, whole.indicator, row.unit)):
            part = own
            evidence = row.evidence["indicator"]
            row.indicator, row.evidence["indicator"] = named, Evidence("link.sentence_before", evidence.spans + whole.evidence["indicator"].spans)


def _topic(document: Document, block: Block) -> Span | None:
    """Where the noun stands that the heading above the block is, None where it is a sentence or there is none."""
    heading = document.blocks[block.parent] if block.parent >= 0 else None
    hit = _TOPIC.fullmatch(document.text, heading.start, heading.end) if heading else None
    if not hit or any_verb().at(hit["noun"], 0) or _GENERAL.search(hit["noun"]):
        return None
    return Span(*hit.span("noun"))


def status_cases(document: Document, quantities: Sequence[Quantity], times: Sequence[TimeMention], plan: Plan) -> Iterator[tuple[Quantity, str, StatusCase]]:
    """Every quantity of running text, the rule that spoke in its situation, and the case as the status model sees it: what it is trained on."""
    tables = TableReadings(document)
    cells = tables.rows(plan, times)
    tenor = Tenor(document, quantities)
    for sentence, _, readings in _read(document, tables.in_words(quantities), Timeline(document, times, plan), cells):
        for place, reading in enumerate(readings):
            yield reading.quantity, reading.key(document), _case(document, sentence, readings, place, tenor)


@dataclass(slots=True)
class _Reading:
    """A quantity of a sentence with what governs it and what the rules say of it."""

    quantity: Quantity
    clause: Span
    governing: Governing
    status: Status
    #: What the rules say of the last quantity of the sentence before, in the same block.
    earlier: str
    #: What the document is: `plan`, `account`, `period` or `open`.
    kind: str

    def beyond(self, text: str) -> str:
        """What follows the number and its comparator in the clause."""
        return text[self.quantity.outer_end : min(self.clause.end + 1, self.quantity.outer_end + 12)]

    def key(self, document: Document) -> str:
        """The rule in its situation."""
        return rule_key(self.status.evidence.rule, self.governing.source, self.quantity.comparator, self.beyond(document.text), self.kind)


def _read(document: Document, quantities: Sequence[Quantity], timeline: Timeline,
          cells: Sequence[TargetRow]) -> Iterator[tuple[Sentence, Clauses, list[_Reading]]]:
    """The sentences that hold quantities of running text (no cell's), each with what the rules say of them."""
    covered = _Covered(cells)
    eras = _Eras(document, timeline)
    grouped = list(_by_sentence(document, quantities))
    signs = Signs(document.text, [sentence.start for sentence in document.sentences])
    account = is_account(document, signs, (sentence for sentence, _ in grouped))
    told = told_time(document, timeline.times) if account else told_by(timeline.plan, document)
    voices, plan = Voices(document, signs), is_plan(document)
    kind = _kind(document, voices)
    reviewed = timeline.plan.reviewed[1] if timeline.plan.reviewed else 0
    preamble, applicants = preamble_of(document) or Span(0, 0), Applicants(document)
    spoken = [(sentence, free) for sentence, group in grouped if (free := [quantity for quantity in group if not covered.touches(quantity)])]
    parted = [Clauses(document.text, sentence.start, sentence.end) for sentence, _ in spoken]
    ruling = iter(timeline.governing([Ruled(quantity.start, quantity.end, sentence, clauses.at(quantity.start).start)
                                      for (sentence, free), clauses in zip(spoken, parted, strict=True) for quantity in free]))
    governed = [list(islice(ruling, len(free))) for _, free in spoken]
    if ordered := blocks_of_orders(document, signs):
        governed = [[governing._replace(past=False) for governing in group] if sentence.block in ordered else group
                    for (sentence, _), group in zip(spoken, governed, strict=True)]
    sections = [document.section(sentence.block) for sentence, _ in spoken]
    groups = [_situations(document, signs, sentence, clauses, free, governings, eras, section=section, account=sentence.start < reviewed or (account and not orders(section) and not voices.answers_ahead(sentence)), voices=voices, plan=plan, preamble=preamble, applicants=applicants)
              for (sentence, free), clauses, governings, section in zip(spoken, parted, governed, sections, strict=True)]
    statuses = iter(statuses_of([case for cases in groups for case in cases]))
    block, earlier, before, fact = -1, "", "", False
    for (sentence, _), clauses, section, cases in zip(spoken, parted, sections, groups, strict=True):
        goes_on = fact and section == before and not voices.answers_ahead(sentence)
        readings = [_reading(case, next(statuses) or status_behind(case, goes_on=goes_on), eras, told, kind) for case in cases]
        if sentence.block == block:
            for reading in readings:
                reading.earlier = earlier
        block, earlier, before = sentence.block, readings[-1].status.value, section
        fact = earlier == "baseline"
        yield sentence, clauses, readings


def _situations(document: Document, signs: Signs, sentence: Sentence, clauses: Clauses, quantities: Sequence[Quantity], governings: Sequence[Governing],
                eras: _Eras, *, section: str, account: bool, voices: Voices, plan: bool, preamble: Span, applicants: Applicants) -> list[Situation]:
    deeds = not plan and not orders(section) and voices.tells(sentence)
    task, told_of = voices.sets_task(sentence), by_section(section)
    last = len(quantities) - 1
    return [Situation(document.text, signs, quantity, sentence, Span(*clauses.at(quantity.start)[:2]), governing, told_of, followed=place < last,
                      past_era=eras.past(quantity.start) is not None, account=account, told=deeds, task=task, preamble=preamble.start <= quantity.start < preamble.end,
                      asked_of_applicants=applicants.named_at(quantity.start, section))
            for place, (quantity, governing) in enumerate(zip(quantities, governings, strict=True))]


def _reading(case: Situation, status: Status, eras: _Eras, told: TimeMention | None, kind: str) -> _Reading:
    governing = case.governing
    if governing.time is None and status.value == "baseline" and (status.evidence.rule in _TOLD_ON or case.account):
        time = eras.past(case.quantity.start) or told
        governing = governing._replace(time=time, past=True) if time else governing
    return _Reading(case.quantity, case.clause, governing, status, "", kind)


def _kind(document: Document, voices: Voices) -> str:
    """A page that announces works is read as a plan."""
    kind = kind_of(document.header.title, document.header.plan_end is not None)
    return "plan" if kind == "open" and voices.announces else kind


def _case(document: Document, sentence: Sentence, readings: Sequence[_Reading], place: int, tenor: Tenor) -> StatusCase:
    """The quantity at `place` as the status model sees it."""
    reading, text = readings[place], document.text
    quantity, clause, governing = reading.quantity, reading.clause, reading.governing
    above, _, heading = document.section(sentence.block).rpartition(" > ")
    return StatusCase(
        before=text[max(clause.start, quantity.start - 24) : quantity.start],
        after=text[quantity.end : min(clause.end + 1, quantity.end + 16)],
        beyond=reading.beyond(text),
        ahead=text[max(sentence.start, clause.start - 80) : clause.start],
        heading=heading,
        above=above,
        title=document.header.title,
        unit=quantity.unit,
        family=units().get(quantity.unit, ""),
        comparator=quantity.comparator,
        found_by=quantity.rule,
        rule=reading.status.evidence.rule,
        said=reading.status.value,
        time="" if governing.time is None else "past" if governing.past else "future",
        source=governing.source,
        section=by_section(f"{above} > {heading}"),
        previous=readings[place - 1].status.value if place else "",
        following=readings[place + 1].status.value if place + 1 < len(readings) else "",
        earlier=reading.earlier,
        plan="period" if document.header.plan_end else "issued" if document.header.issue_date else "",
        kind=reading.kind,
        around=tenor.around(quantity, sentence, [each.quantity for each in readings]),
    )


def _by_sentence(document: Document, quantities: Sequence[Quantity]) -> Iterator[tuple[Sentence, list[Quantity]]]:
    """Quantities that lie whole in one sentence of a speaking block, grouped by it."""
    homes = ((document.sentence_at(quantity.start), quantity) for quantity in quantities)
    inside = [(home, quantity) for home, quantity in homes
              if home and quantity.end <= home.end and document.blocks[home.block].kind not in _SILENT]
    for sentence, group in groupby(inside, key=lambda pair: pair[0]):
        yield sentence, [quantity for _, quantity in group]


#: Facts without a time of their own are of the time that the report, or the account as a whole, has been telling of.
_TOLD_ON = ("status.past_era", "status.account")


class _Covered:
    """Places that table cells have claimed."""

    def __init__(self, rows: Sequence[TargetRow]) -> None:
        spans = sorted((row.start, row.end) for row in rows)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touches(self, quantity: Quantity) -> bool:
        place = bisect_left(self._starts, quantity.end) - 1
        return place >= 0 and self._ends[place] > quantity.start


#: Words that turn a report from what was to what will be, in its text and in its headings.
_NEW_ERA = re.compile(r"新的一年|今年的?(?:主要|重点)?(?:任务|工作|目标)|下一步|下一阶段|今后(?=[一几五]|工作|，)|接下来|明年|来年|下半年")
_AHEAD = re.compile(r"目标|任务|安排|打算|部署|思路|要求|重点工作|工作重点|今年|今后|展望|奋斗")
#: How reports look back; a text that does so is read as one, whatever its title.
_LOOKS_BACK = re.compile(r"过去一年|过去的一年|一年来|刚刚过去|过去五年|五年来|工作回顾|各位代表|来之不易|取得[^，。]{0,8}成绩")


class _Eras:
    """Whether a report has been telling of the past: it goes on in the past, over its headings too, until a new time or task is named."""

    def __init__(self, document: Document, timeline: Timeline) -> None:
        marks: list[tuple[int, TimeMention | None]] = []
        text = document.text
        several_years = timeline.plan.own_years > 1
        if "报告" in document.header.title or (not several_years and _LOOKS_BACK.search(text)):
            marks += [(hit.start(), None) for hit in _NEW_ERA.finditer(text)]
            marks += [(block.start, None) for block in document.blocks if block.kind == "heading" and _AHEAD.search(text, block.start, block.end)]
            for time in timeline.times:
                home = document.sentence_at(time.start)
                if home and time.kind in ("during", "as_of", "by") and time.end_date and time.start - home.start <= 24 and timeline.dates(time) and not timeline.tells_event(time):
                    marks.append((time.start, time if timeline.is_past(time) else None))
        self._marks = sorted(marks, key=lambda mark: mark[0])
        self._starts = [start for start, _ in self._marks]

    def past(self, offset: int) -> TimeMention | None:
        """The past time that the last mark before `offset` names."""
        place = bisect_right(self._starts, offset) - 1
        return self._marks[place][1] if place >= 0 else None


def _named(document: Document, read: Sequence[tuple[Sentence, Clauses, list[_Reading]]], timeline: Timeline, tables: TableReadings) -> list[list[Phrase]]:
    """What each quantity of each sentence measures."""
    spoken = [Spoken(clauses, [reading.quantity for reading in readings], timeline.within(sentence.start, sentence.end)) for sentence, clauses, readings in read]
    named = name_sentences(document.text, spoken)
    return [tables.named(sentence, phrases) for (sentence, _, _), phrases in zip(read, named, strict=True)]


def _settled(document: Document, read: Sequence[tuple[Sentence, Clauses, list[_Reading]]], tenor: Tenor, learned: Learned) -> list[Status]:
    """The status of each quantity, the learned part heard."""
    if learned.status is None:
        return [reading.status for _, _, readings in read for reading in readings]
    asked = [Asked(reading.status, reading.key(document), partial(_case, document, sentence, readings, place, tenor))
             for sentence, _, readings in read for place, reading in enumerate(readings)]
    return settle_statuses(asked, learned.status)


def _sentence_rows(document: Document, readings: Sequence[_Reading], phrases: Sequence[Phrase], statuses: Sequence[Status], timeline: Timeline,
                   plan: Plan) -> Iterator[TargetRow]:
    text = document.text
    before: Governing | None = None
    for reading, phrase, status in zip(readings, phrases, statuses, strict=True):
        quantity, clause = reading.quantity, reading.clause
        governing = before = _as_often(reading.governing, phrase, before)
        if status.value == NO_ROW:
            continue
        row = _row(text, quantity, without_region(phrase, document.header.district))
        row.status = status.value
        row.evidence["status"] = status.evidence
        row.frequency = governing.frequency
        if governing.frequency_span:
            row.evidence["frequency"] = Evidence("frequency.stated", (governing.frequency_span,))
        if row.status == "target":
            row.deadline, row.deadline_source, evidence = deadline_of(_ahead(governing, status), plan)
            if evidence:
                row.evidence["deadline"] = evidence
        elif row.status == "baseline":
            governing = _own_year(governing, status, timeline)
            row.period = period_of(governing)
            if row.period and governing.time:
                row.evidence["period"] = Evidence("period.stated", (Span(governing.time.start, governing.time.end),))
        row.binding = next((word for word in ("约束性", "预期性") if word in text[clause.start : clause.end + 8]), "")
        row.scope = scope_of(text, clause.start, quantity.start)
        row.strength = strength_of(text, clause, row.binding) if row.status == "target" else ""
        yield row


#: 山东|企业数量, 永川区|常住人口: what is measured of a whole region begins so.
_OF_REGION = re.compile(
    r"全年|实有|现有|企业|农村|城镇|城乡|居民|市场主体|经营主体|常住|户籍|规模以上|规上|一般公共|地区生产|生产总值|人均|财政|社会|固定资产|外贸|进出口|粮食|工业|农业|服务业"
    r"|旅游|高新技术|上市公司|研发|森林|空气|公办|普惠|学前|义务教育|高中阶段|中小学|幼儿园|各级各类"
)
_LEVEL = re.compile(r"(?:自治[州县旗]|地区|[省市区县州旗盟])$")


def without_region(phrase: Phrase, district: str) -> Phrase:
    """The phrase without the name of the document's own district before what is measured of all of it: a region is no part of an indicator."""
    if phrase.rule == "indicator.among":
        return phrase  # 幼儿园9所，其中河东区5所: where some of them are
    for name in _names_of(district):
        if phrase.indicator.startswith(name) and _OF_REGION.match(phrase.indicator, len(name)):
            return dataclasses.replace(phrase, indicator=phrase.indicator[len(name) :])
    return phrase


@lru_cache(maxsize=16)
def _names_of(district: str) -> tuple[str, ...]:
    """A district's name and what it is called without its level, if these are names."""
    return tuple(name for name in (district, _LEVEL.sub("", district)) if len(name) > 1)


def _as_often(governing: Governing, phrase: Phrase, before: Governing | None) -> Governing:
    """`小学每周体育课4节，初中3节`: what has its head from the value before it recurs as that does."""
    if before is None or phrase.rule != "indicator.carried" or governing.frequency or before.frequency in ("", "年均"):
        return governing
    return governing._replace(frequency=before.frequency, frequency_span=before.frequency_span)


def _ahead(governing: Governing, status: Status) -> Governing:
    """What is still to be done is not due in the past: a past time that the model overruled says nothing of the deadline, nor does the stretch of
    time that a report of progress is about."""
    reported = status.evidence.rule == "status.task" and governing.source == "inherited"
    if reported or (governing.past and status.evidence.rule.startswith("model:")):
        return governing._replace(time=None, source="plan", past=False)
    return governing


def _own_year(governing: Governing, status: Status, timeline: Timeline) -> Governing:
    """A first figure (`由2020年的62%提高到70%`) holds for the year that stands beside it, not for the one by which it is to rise; what a
    school founded in 1956 has is not of that year."""
    if governing.time and timeline.tells_founding(governing.time):
        return governing._replace(time=None)
    if status.evidence.rule != "status.from":
        return governing
    beside = [time for span in status.evidence.spans for time in timeline.dated_within(span.start, span.end)]
    return governing._replace(time=beside[-1] if beside else None)


def _row(text: str, quantity: Quantity, phrase: Phrase) -> TargetRow:
    unit = quantity.unit or implied_unit(phrase.indicator)
    row = TargetRow(quantity.start, quantity.end, text[quantity.start : quantity.end], phrase.indicator, phrase.action,
                    quantity.value_min, quantity.value_max, unit, quantity.comparator, "", found_by=quantity.rule)
    row.evidence["value"] = Evidence(quantity.rule, (Span(quantity.start, quantity.end),))
    row.evidence["comparator"] = Evidence("comparator.words", (Span(quantity.outer_start, quantity.outer_end),))
    row.evidence["indicator"] = Evidence(phrase.rule, phrase.spans)
    if phrase.action:
        row.evidence["action"] = Evidence("action.verb", phrase.action_spans)
    return row


# --- links to the other tables ---------------------------------------------------------------------------------------------

Row = TypeVar("Row", DepartmentRow, SchoolRow)
_DUTY = ("lead", "responsible", "support")


def link_neighbours(document: Document, targets: Sequence[TargetRow], departments: Sequence[DepartmentRow],
                    schools: Sequence[SchoolRow], deadlines: Sequence[DeadlineRow]) -> None:
    """Fill the link columns in place: bodies with a duty and schools of the same sentence, else of the item's responsibility list;
    in a table, of the same row."""
    beside = {cell.start: cells for table in document.tables for cells in table.rows for cell in cells if not cell.carried}
    by_place = {(row.start, row.end): row.deadline_id for row in deadlines}
    bodies = _Near(row for row in departments if row.role in _DUTY)
    named = _Near(schools)
    for target in targets:
        home = document.sentence_at(target.start)
        if home is None:
            continue
        block = document.blocks[home.block]
        near = bodies.within(home.start, home.end)
        if not near and block.kind == "table":
            near = [row for cell in beside.get(home.start, ()) for row in bodies.within(cell.start, cell.end)]
        elif not near:
            near = bodies.within(target.end, block.end) or _listed_below(document, home.block, bodies)
        if near:
            target.departments = tuple(dict.fromkeys(row.name for row in near))
            target.department_ids = tuple(dict.fromkeys(row.department_id for row in near))
            target.lead_department = next((row.name for row in near if row.role == "lead"), "")
        if own := named.within(home.start, home.end):
            target.schools = tuple(dict.fromkeys(row.name for row in own))
            target.school_ids = tuple(dict.fromkeys(row.school_id for row in own))
        due = target.evidence.get("deadline")
        if due and due.spans:
            target.deadline_id = by_place.get((due.spans[0].start, due.spans[0].end), "")


class _Near(Generic[Row]):
    """Rows in text order, to be asked for those within a span."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: list[Row] = sorted(rows, key=lambda row: row.start)
        self._starts: list[int] = [row.start for row in self._rows]

    def within(self, start: int, end: int) -> list[Row]:
        return self._rows[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


_LIST_HEADS = ("责任单位", "牵头单位", "配合单位", "责任部门", "牵头部门", "（责任", "（牵头")


def _listed_below(document: Document, block: int, bodies: _Near[DepartmentRow]) -> list[DepartmentRow]:
    """The bodies of a responsibility line of its own right under the paragraph."""
    below = block + 1
    if below < len(document.blocks):
        found = document.blocks[below]
        if document.text[found.start : found.end].startswith(_LIST_HEADS):
            return bodies.within(found.start, found.end)
    return []
