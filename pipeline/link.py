"""From quantities to target rows: indicator, action, status, deadline or period, in text order."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from extractors.clauses import Clauses
from extractors.indicators import Phrase, Spoken, name_sentences
from extractors.plan import Plan
from extractors.quantities import Quantity
from extractors.span import Span
from extractors.time_reading import TimeMention
from models.learned import RULES_ALONE, Learned
from pipeline.cell_units import implied_unit
from pipeline.cells import TableReadings
from pipeline.commitment import scope_of, strength_of
from pipeline.document import Document, Sentence
from pipeline.due import Governing, Timeline, deadline_of, period_of
from pipeline.named_above import name_areas, restore_heads
from pipeline.owners import name_owners
from pipeline.readings import Reading, read_sentences, settled
from pipeline.rows import Evidence, TargetRow
from pipeline.settle import NO_ROW
from pipeline.sizes_in_names import size_names
from pipeline.status import Status
from pipeline.tenor import Tenor


def link_targets(document: Document, quantities: Sequence[Quantity], times: Sequence[TimeMention], plan: Plan,
                 learned: Learned = RULES_ALONE) -> list[TargetRow]:
    """The rows of table 1 in text order, without the links to bodies and schools and without ids.

    Each step is taken for all sentences before the next: the patterns of one step fit into the processor's cache, those of all don't.
    """
    timeline = Timeline(document, times, plan)
    tables = TableReadings(document)
    rows = tables.rows(plan, times)
    names = [span for row in rows if "indicator" in row.evidence for span in row.evidence["indicator"].spans]
    tenor = Tenor(document, quantities)
    read = list(read_sentences(document, tables.in_words(quantities), timeline, rows))
    named = _named(document, read, timeline, tables)
    statuses = iter(settled(document, read, tenor, learned))
    kinds = any(word in document.text for word in _KINDS)
    for (sentence, _, readings), phrases in zip(read, named, strict=True):
        own = list(_sentence_rows(document, readings, phrases, list(islice(statuses, len(readings))), timeline, plan, kinds=kinds))
        restore_heads(document, sentence, own, rows)
        rows += size_names(document.text, own, names) if names else own
    name_areas(document, rows)
    name_owners(document, rows)
    for row in rows:
        home = document.sentence_at(row.start)
        row.section = document.section(home.block if home else document.block_at(row.start))
        row.sentence = document.text[home.start : home.end] if home else ""
    return sorted(rows, key=lambda row: (row.start, row.end))


def _named(document: Document, read: Sequence[tuple[Sentence, Clauses, list[Reading]]], timeline: Timeline, tables: TableReadings) -> list[list[Phrase]]:
    """What each quantity of each sentence measures."""
    spoken = [Spoken(clauses, [reading.quantity for reading in readings], timeline.within(sentence.start, sentence.end)) for sentence, clauses, readings in read]
    named = name_sentences(document.text, spoken)
    return [tables.named(sentence, phrases, [reading.quantity.unit for reading in readings]) for (sentence, _, readings), phrases in zip(read, named, strict=True)]


def _sentence_rows(document: Document, readings: Sequence[Reading], phrases: Sequence[Phrase], statuses: Sequence[Status], timeline: Timeline,
                   plan: Plan, *, kinds: bool) -> Iterator[TargetRow]:
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
            governing = _own_year(governing, status, timeline, quantity.end)
            row.period = period_of(governing, plan)
            if row.period and governing.time:
                row.evidence["period"] = Evidence("period.stated", (Span(governing.time.start, governing.time.end),))
        row.binding = _binding(text, reading) if kinds else ""
        row.scope = scope_of(text, clause.start, quantity.start)
        row.strength = strength_of(text, clause, row.binding) if row.status == "target" else ""
        yield row


#: The kinds of indicators.
_KINDS = ("约束性", "预期性")
#: |约束性指标是：|能耗下降3%，…: what a sentence says of the indicators that it lists.
_BINDING = re.compile(r"(?P<kind>约束性|预期性)(?:指标|目标)[^，。；\d]{0,6}(?:[是为有：]|包括)")
#: What a note behind the clause does not reach over.
_MARK = re.compile("[。；，\n]")


def _binding(text: str, reading: Reading) -> str:
    """约束性 or 预期性 as the clause says, or the sentence of all that it lists."""
    clause = reading.clause
    start = max(text.rfind("。", 0, clause.start), text.rfind("\n", 0, clause.start)) + 1
    if all(text.find(word, start, clause.end + 8) < 0 for word in _KINDS):
        return ""
    behind = _MARK.search(text, clause.end, clause.end + 8)
    whole = text[clause.start : behind.start() if behind else clause.end + 8]
    if told := next((word for word in _KINDS if word in whole), ""):
        return told
    return next((hit["kind"] for hit in reversed(list(_BINDING.finditer(text, start, clause.start)))), "")


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
    """What is still to be done is not due in the past: a past time that the model overruled or that stands above says nothing of the deadline, nor does the stretch of
    time that a report of progress is about."""
    reported = status.evidence.rule == "status.task" and governing.source == "inherited"
    if reported or (governing.past and (governing.source == "inherited" or status.evidence.rule.startswith("model:"))):
        return governing._replace(time=None, source="plan", past=False)
    return governing


def _own_year(governing: Governing, status: Status, timeline: Timeline, end: int) -> Governing:
    """What was done (`已完成工程量的70%，预计2027年9月投用`) is not of the day ahead that is told behind it. A first figure (`由2020年的62%提高到70%`) holds for the year that stands beside it, not for the one by which it is to rise; what a
    school founded in 1956 has is not of that year."""
    ahead = governing.time and governing.time.start >= end and governing.time.kind == "by" and not governing.past
    if governing.time and (ahead or timeline.tells_founding(governing.time)):
        return governing._replace(time=None)
    if status.evidence.rule != "status.from":
        return governing
    beside = [time for span in status.evidence.spans for time in timeline.within(span.start, span.end) if time.end_date is not None]
    return governing._replace(time=beside[-1] if beside else None)


def _row(text: str, quantity: Quantity, phrase: Phrase) -> TargetRow:
    unit = quantity.unit or implied_unit(phrase.indicator, quantity.value_max)
    row = TargetRow(quantity.start, quantity.end, text[quantity.start : quantity.end], phrase.indicator, phrase.action,
                    quantity.value_min, quantity.value_max, unit, quantity.comparator, "", found_by=quantity.rule)
    spans = (Span(quantity.start, quantity.end),)
    row.evidence["value"] = Evidence(quantity.rule, spans)
    outer = spans if quantity.outer_start == quantity.start and quantity.outer_end == quantity.end else (Span(quantity.outer_start, quantity.outer_end),)
    row.evidence["comparator"] = Evidence("comparator.words", outer)
    row.evidence["indicator"] = Evidence(phrase.rule, phrase.spans)
    if phrase.action:
        row.evidence["action"] = Evidence("action.verb", phrase.action_spans)
    return row
