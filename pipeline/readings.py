"""The quantities of running text, sentence by sentence, with what governs them, what the rules say of their status, and what the learned part makes of that."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice

from extractors.clauses import Clauses
from extractors.plan import Plan
from extractors.quantities import Quantity
from extractors.span import Span
from extractors.time_reading import TimeMention
from extractors.units import units
from models.learned import Learned
from models.status import StatusCase, kind_of, rule_key
from pipeline.account import blocks_of_orders, is_account, is_plan, preamble_of, told_time
from pipeline.applicants import Applicants
from pipeline.cells import TableReadings
from pipeline.chapters import by_section, orders
from pipeline.column_heads import ColumnHeads, promised_below_progress
from pipeline.document import Document, Sentence
from pipeline.due import Governing, Ruled, Timeline
from pipeline.eras import Eras
from pipeline.look_back import told_by
from pipeline.rows import TargetRow
from pipeline.settle import Asked, settle_statuses
from pipeline.signs import Signs
from pipeline.situation import Situation
from pipeline.status import Status, status_behind, statuses_of
from pipeline.tenor import Tenor
from pipeline.voices import Voices

#: Blocks whose numbers are no rows: the contract leaves out titles, headings, document numbers and dates.
_SILENT = frozenset(("title", "issuer", "doc_number", "addressee", "date", "note", "heading", "box", "caption"))


def status_cases(document: Document, quantities: Sequence[Quantity], times: Sequence[TimeMention], plan: Plan) -> Iterator[tuple[Quantity, str, StatusCase]]:
    """Every quantity of running text, the rule that spoke in its situation, and the case as the status model sees it: what it is trained on."""
    tables = TableReadings(document)
    cells = tables.rows(plan, times)
    tenor = Tenor(document, quantities)
    for sentence, _, readings in read_sentences(document, tables.in_words(quantities), Timeline(document, times, plan), cells):
        for place, reading in enumerate(readings):
            yield reading.quantity, reading.key(document), _case(document, sentence, readings, place, tenor)


@dataclass(slots=True)
class Reading:
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


def read_sentences(document: Document, quantities: Sequence[Quantity], timeline: Timeline,
          cells: Sequence[TargetRow]) -> Iterator[tuple[Sentence, Clauses, list[Reading]]]:
    """The sentences that hold quantities of running text (no cell's), each with what the rules say of them."""
    covered = _Covered(cells)
    eras = Eras(document, timeline)
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
    heads = ColumnHeads(document)
    sections = [heads.section(sentence) for sentence, _ in spoken]
    groups = [_situations(document, signs, sentence, clauses, free, governings, eras, section=section, account=(sentence.start < reviewed and not orders(heads.of_column(sentence))) or (account and not orders(section) and not voices.answers_ahead(sentence)), voices=voices, plan=plan, preamble=preamble, applicants=applicants)
              for (sentence, free), clauses, governings, section in zip(spoken, parted, governed, sections, strict=True)]
    stocks = _Stocks(document, timeline)
    statuses = iter(statuses_of([case for cases in groups for case in cases]))
    block, earlier, before, fact = -1, "", "", False
    for (sentence, _), clauses, section, cases in zip(spoken, parted, sections, groups, strict=True):
        goes_on = fact and section == before and not voices.answers_ahead(sentence)
        readings = [_reading(case, next(statuses) or status_behind(case, goes_on=goes_on), eras, told, kind, stocks) for case in cases]
        if sentence.block == block:
            for reading in readings:
                reading.earlier = earlier
        block, earlier, before = sentence.block, readings[-1].status.value, section
        fact = earlier == "baseline"
        yield sentence, clauses, readings


def _situations(document: Document, signs: Signs, sentence: Sentence, clauses: Clauses, quantities: Sequence[Quantity], governings: Sequence[Governing],
                eras: Eras, *, section: str, account: bool, voices: Voices, plan: bool, preamble: Span, applicants: Applicants) -> list[Situation]:
    deeds = not plan and not orders(section) and voices.tells(sentence)
    task, told_of = voices.sets_task(sentence), by_section(section)
    promised = promised_below_progress(section, signs, sentence, document.text)
    last = len(quantities) - 1
    return [Situation(document.text, signs, quantity, sentence, Span(*clauses.at(quantity.start)[:2]), governing, "" if quantity.start > promised else told_of, followed=place < last,
                      past_era=eras.past(quantity.start) is not None, account=account, plan=plan and not account, told=deeds, task=task, preamble=preamble.start <= quantity.start < preamble.end,
                      asked_of_applicants=applicants.named_at(quantity.start, section))
            for place, (quantity, governing) in enumerate(zip(quantities, governings, strict=True))]


def _reading(case: Situation, status: Status, eras: Eras, told: TimeMention | None, kind: str, stocks: _Stocks) -> Reading:
    governing = case.governing
    if governing.time is None and status.value == "baseline" and (time := stocks.before(case.sentence)):
        governing = governing._replace(time=time, past=True)
    if governing.time is None and status.value == "baseline" and (status.evidence.rule in _TOLD_ON or case.account):
        time = eras.past(case.quantity.start) or told
        governing = governing._replace(time=time, past=True) if time else governing
    elif status.value == "baseline" and case.account and told and _goes_on_since(governing, told):
        governing = governing._replace(time=told, past=True)
    return Reading(case.quantity, case.clause, governing, status, "", kind)


def _goes_on_since(governing: Governing, told: TimeMention) -> bool:
    """Whether a heading tells of what was since the year that the report looks back at (`一、2022年以来工作情况`), which ends with it."""
    time = governing.time
    return time is not None and governing.source == "inherited" and time.end_date is None and time.start_date == told.start_date


def _kind(document: Document, voices: Voices) -> str:
    """A page that announces works is read as a plan."""
    kind = kind_of(document.header.title, document.header.plan_end is not None)
    return "plan" if kind == "open" and voices.announces else kind


def _case(document: Document, sentence: Sentence, readings: Sequence[Reading], place: int, tenor: Tenor) -> StatusCase:
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
    for _, group in groupby(inside, key=lambda pair: pair[0].start):
        pairs = list(group)
        yield pairs[0][0], [quantity for _, quantity in pairs]


#: Facts without a time of their own are of the time that the report, or the account as a whole, has been telling of.
_TOLD_ON = ("status.past_era", "status.account")


class _Stocks:
    """What a paragraph tells on behind a sentence that opens with `截至8月底` is of that day too."""

    def __init__(self, document: Document, timeline: Timeline) -> None:
        self._document = document
        self._opening = [time for time in timeline.times if time.kind == "as_of" and document.text.startswith(("截至", "截止"), time.start) and time.end_date]

    def before(self, sentence: Sentence) -> TimeMention | None:
        """The last such time that opens an earlier sentence of the paragraph; none behind words that leave it (去年, 近年来)."""
        block = self._document.blocks[sentence.block]
        found = next((time for time in reversed(self._opening) if block.start <= time.start < sentence.start), None)
        home = self._document.sentence_at(found.start) if found else None
        between = self._document.text[found.start : sentence.end] if found else ""
        return found if home and found and found.start - home.start <= 2 and not _LEAVES.search(between) else None


#: Words that leave the day of a stock for another time.
_LEAVES = re.compile(r"去年|上年|近年|以来|期间|20\d\d年[^，。；]{0,8}[，,]|今年(?!\d{1,2}月)|明年|下半年")


class _Covered:
    """Places that table cells have claimed."""

    def __init__(self, rows: Sequence[TargetRow]) -> None:
        spans = sorted((row.start, row.end) for row in rows)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touches(self, quantity: Quantity) -> bool:
        place = bisect_left(self._starts, quantity.end) - 1
        return place >= 0 and self._ends[place] > quantity.start


def settled(document: Document, read: Sequence[tuple[Sentence, Clauses, list[Reading]]], tenor: Tenor, learned: Learned) -> list[Status]:
    """The status of each quantity, the learned part heard."""
    if learned.status is None:
        return [reading.status for _, _, readings in read for reading in readings]
    asked = [Asked(reading.status, reading.key(document), partial(_case, document, sentence, readings, place, tenor))
             for sentence, _, readings in read for place, reading in enumerate(readings)]
    return settle_statuses(asked, learned.status)
