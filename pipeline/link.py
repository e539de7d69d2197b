"""From quantities to target rows: indicator, action, status, deadline, and the bodies and schools of the row's own place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Generic, TypeVar

from extractors.clauses import Clauses
from extractors.indicators import Phrase, name_quantities
from extractors.plan import Plan
from extractors.quantities import Quantity
from extractors.span import Span
from extractors.times import TimeMention
from pipeline.cells import implied_unit, table_rows
from pipeline.document import Document, Sentence
from pipeline.due import Timeline, deadline_of, period_of
from pipeline.rows import DeadlineRow, DepartmentRow, Evidence, SchoolRow, TargetRow
from pipeline.status import scope_of, status_of, strength_of

#: Blocks whose numbers are no rows: the contract leaves out titles, headings, document numbers and dates.
_SILENT = frozenset(("title", "issuer", "doc_number", "addressee", "date", "note", "heading", "box", "caption"))


def link_targets(document: Document, quantities: Sequence[Quantity], times: Sequence[TimeMention], plan: Plan) -> list[TargetRow]:
    """The rows of table 1 in text order, without the links to bodies and schools and without ids."""
    timeline = Timeline(document, times, plan)
    cells = [row for table in document.tables for row in table_rows(document, table, plan)]
    covered = _Covered(cells)
    eras = _Eras(document, timeline)
    rows = list(cells)
    for sentence, group in _by_sentence(document, quantities):
        free = [quantity for quantity in group if not covered.touches(quantity)]
        if free:
            rows += _sentence_rows(document, sentence, free, timeline, plan, eras)
    for row in rows:
        block = document.block_at(row.start)
        row.section = document.section(block)
        home = document.sentence_at(row.start)
        row.sentence = document.text[home.start : home.end] if home else ""
    return sorted(rows, key=lambda row: (row.start, row.end))


def _by_sentence(document: Document, quantities: Sequence[Quantity]) -> Iterator[tuple[Sentence, list[Quantity]]]:
    """Quantities that lie whole in one sentence of a speaking block, grouped by it."""
    homes = ((document.sentence_at(quantity.start), quantity) for quantity in quantities)
    inside = [(home, quantity) for home, quantity in homes
              if home and quantity.end <= home.end and document.blocks[home.block].kind not in _SILENT]
    for sentence, group in groupby(inside, key=lambda pair: pair[0]):
        yield sentence, [quantity for _, quantity in group]


class _Covered:
    """Places that table cells have claimed."""

    def __init__(self, rows: Sequence[TargetRow]) -> None:
        spans = sorted((row.start, row.end) for row in rows)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touches(self, quantity: Quantity) -> bool:
        place = bisect_left(self._starts, quantity.end) - 1
        return place >= 0 and self._ends[place] > quantity.start


class _Eras:
    """Whether the text under a heading has been telling of the past: reports go on in the past until a new time is named."""

    def __init__(self, document: Document, timeline: Timeline) -> None:
        self._document, self._timeline = document, timeline
        self._marks: list[tuple[int, bool, int]] = []
        if "报告" in document.header.title:
            for time in timeline.times:
                home = document.sentence_at(time.start)
                if home and time.kind in ("during", "as_of", "by") and time.end_date and time.start - home.start <= 24:
                    self._marks.append((time.start, timeline.is_past(time), document.blocks[home.block].parent))
        self._starts = [start for start, _, _ in self._marks]

    def past(self, offset: int, block: int) -> bool:
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and self._marks[place][1] and self._marks[place][2] == self._document.blocks[block].parent


def _sentence_rows(document: Document, sentence: Sentence, quantities: Sequence[Quantity], timeline: Timeline, plan: Plan,
                   eras: _Eras) -> Iterator[TargetRow]:
    text = document.text
    times = timeline.within(sentence.start, sentence.end)
    phrases = name_quantities(text, sentence.start, sentence.end, quantities, times)
    clauses = Clauses(text, sentence.start, sentence.end)
    section = document.section(sentence.block)
    for place, (quantity, phrase) in enumerate(zip(quantities, phrases, strict=True)):
        clause = clauses.at(quantity.start)
        own = Span(clause.start, clause.end)
        governing = timeline.governing(quantity.start, quantity.end, sentence, clause.start)
        status = status_of(document, quantity, sentence, own, governing, section, granting=place + 1 < len(quantities),
                           past_era=eras.past(quantity.start, sentence.block))
        row = _row(text, quantity, phrase)
        row.status = status.value
        row.evidence["status"] = status.evidence
        row.frequency = governing.frequency
        if governing.frequency_span:
            row.evidence["frequency"] = Evidence("frequency.stated", (governing.frequency_span,))
        if row.status == "target":
            row.deadline, row.deadline_source, evidence = deadline_of(governing, plan)
            if evidence:
                row.evidence["deadline"] = evidence
        elif row.status == "baseline":
            row.period = period_of(governing)
            if row.period and governing.time:
                row.evidence["period"] = Evidence("period.stated", (Span(governing.time.start, governing.time.end),))
        row.binding = next((word for word in ("约束性", "预期性") if word in text[clause.start : clause.end + 8]), "")
        row.scope = scope_of(text, clause.start, quantity.start)
        row.strength = strength_of(text, own, row.binding) if row.status == "target" else ""
        yield row


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
    """Fill the link columns in place: bodies with a duty and schools of the same sentence, else of the item's responsibility list."""
    by_place = {(row.start, row.end): row.deadline_id for row in deadlines}
    bodies = _Near(row for row in departments if row.role in _DUTY)
    named = _Near(schools)
    for target in targets:
        home = document.sentence_at(target.start)
        if home is None:
            continue
        block = document.blocks[home.block]
        near = bodies.within(home.start, home.end) or bodies.within(target.end, block.end) or _listed_below(document, home.block, bodies)
        near = near or _same_table_row(document, target, bodies)
        target.departments = tuple(dict.fromkeys(row.name for row in near))
        target.department_ids = tuple(dict.fromkeys(row.department_id for row in near))
        target.lead_department = next((row.name for row in near if row.role == "lead"), "")
        own = named.within(home.start, home.end)
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


def _same_table_row(document: Document, target: TargetRow, bodies: _Near[DepartmentRow]) -> list[DepartmentRow]:
    for table in document.tables:
        if table.start <= target.start < table.end:
            for cells in table.rows:
                if any(cell.start <= target.start < cell.end for cell in cells):
                    return [row for cell in cells for row in bodies.within(cell.start, cell.end)]
    return []
