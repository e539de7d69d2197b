"""When: which time governs a quantity, and what follows for its deadline and period.

The order is the contract's: a time that the sentence states, an earlier sentence of the paragraph or the heading above,
the plan's own horizon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractors.plan import Plan
from extractors.span import Span
from extractors.time_reading import TimeMention
from pipeline.dated import Dated
from pipeline.document import Document, Sentence
from pipeline.inherited import Inherited
from pipeline.recurring import recurrence
from pipeline.rows import Evidence
from pipeline.stated import Stated


class Governing(NamedTuple):
    """The time that rules a quantity: `source` is stated, inherited, plan or "" (none); `past` where it lies before the plan."""

    time: TimeMention | None
    source: str
    past: bool
    frequency: str
    frequency_span: Span | None
    #: A duration with no calendar origin rules the value (`3年内…至少1年`).
    unanchored: bool = False
    #: Whether the time stands in the paragraph's text rather than in a heading.
    near: bool = False


class Ruled(NamedTuple):
    """A quantity at [start, end) of its sentence, and where its clause begins."""

    start: int
    end: int
    sentence: Sentence
    clause_start: int


#: 今年, 年底前: the year that runs.
_THIS_YEAR = ("今年", "本年", "年内", "年底", "年末")


class Timeline(Dated):
    """The document's time expressions, ready to be asked which one governs a place."""

    def __init__(self, document: Document, times: Sequence[TimeMention], plan: Plan) -> None:
        super().__init__(document, times, plan)
        self._stated, self._inherited = Stated(self), Inherited(self)

    def governing(self, asked: Sequence[Ruled]) -> list[Governing]:
        """What rules each of the quantities; each step is taken for all before the next."""
        stated = [self._stated.of(start, end, sentence) for start, end, sentence, _ in asked]
        found = [(time, "stated", True) if time else self._from_before(each.start, each.sentence) for time, each in zip(stated, asked, strict=True)]
        return [self._with_frequency(*each, *ruling) for each, ruling in zip(asked, found, strict=True)]

    def _with_frequency(self, start: int, end: int, sentence: Sentence, clause_start: int, time: TimeMention | None, source: str, near: bool) -> Governing:
        past = time is not None and (self.is_past(time) or (source == "stated" and self.is_told(time)))
        often = recurrence(self, start, end, sentence, clause_start)
        if time is not None and time.start >= end and often.frequency not in ("", "年均") and self.document.blocks[sentence.block].kind != "table":
            time, source, near = None, "plan", False  # 每月演练1次（完成时限：12月底）: the task is due, what recurs in it has no end
        return Governing(time, source, past, often.frequency, often.span, often.unanchored, near)

    def _from_before(self, start: int, sentence: Sentence) -> tuple[TimeMention | None, str, bool]:
        """The time that an earlier sentence or a heading states, its source, and whether it stands in the paragraph."""
        if self.plan.start is None and self._is_of_unknown_year(start, sentence):
            return None, "", False
        inherited = self._inherited.of(start, sentence)
        if inherited:
            return inherited[0], "inherited", inherited[1]
        return None, "plan" if self.plan.end else "", False

    def _is_of_unknown_year(self, start: int, sentence: Sentence) -> bool:
        """`今年投入8亿元` where nothing tells which year that is: the year of the value is stated, so the end of what a page tells of (`到2030年`) does not hold."""
        told = (time for time in self.within(sentence.start, start) if time.end_date is None and self.document.text.startswith(_THIS_YEAR, time.start))
        return any("；" not in self.document.text[time.end : start] for time in told)


#: Value, source and evidence of a deadline; all empty where there is none.
Deadline = tuple[date | None, str, Evidence | None]
_NO_DEADLINE: Deadline = (None, "", None)
#: 今年, 今年以来: the year that runs.
_SO_FAR = ("time.point.running_year", "time.point.since")


def deadline_of(governing: Governing, plan: Plan) -> Deadline:
    """The deadline of a target; none where it only recurs, or runs from a day that no calendar knows."""
    inherited = governing.source == "inherited"
    if governing.unanchored and (inherited or governing.source == "plan"):
        return _NO_DEADLINE
    if inherited and governing.near and governing.frequency not in ("", "年均"):
        return _NO_DEADLINE  # a goal's year does not end what recurs in a later sentence
    if inherited and governing.near and not plan.end and governing.time is not None and governing.time.rule in _SO_FAR:
        return _NO_DEADLINE  # 今年，全县…迅速发展。对…给予奖励: without a plan 今年 tells of its own sentence
    if governing.time is not None and governing.time.rule == _SO_FAR[1] and not plan.end:
        return _NO_DEADLINE  # 今年以来推进6个项目，建成后可新增…: what has been going on so far ends nowhere
    if governing.time is not None and governing.frequency and governing.time.end_date is None:
        return _NO_DEADLINE  # 2023年起，每年…: what only begins has no end
    if governing.time is not None:
        return _told(governing.time, governing.source, plan)
    if governing.frequency or not plan.end or not governing.source:
        return _NO_DEADLINE
    return plan.end, "plan", Evidence("deadline.plan")


def _told(time: TimeMention, source: str, plan: Plan) -> Deadline:
    """The last day of a time, the first one of a school term; the plan's end where the time has an open end."""
    span = Span(time.start, time.end)
    last = time.start_date if time.kind == "during" and _is_term(time) else time.end_date
    if last is not None:
        return last, source, Evidence(f"deadline.{source}", (span,))
    return (plan.end, "plan", Evidence("deadline.open_start", (span,))) if plan.end else _NO_DEADLINE


def _is_term(time: TimeMention) -> bool:
    return "term" in time.rule


def period_of(governing: Governing, plan: Plan) -> str:
    """`YYYY` or `YYYY/YYYY` of a baseline, "" where nothing states it; a school term is of the year that it begins in, `2022年以来` of a report on 2022 of that year."""
    time = governing.time
    if time is None or time.end_date is None:
        begun = time.start_date.year if time and time.start_date else 0
        return str(begun) if plan.reviewed and begun == plan.reviewed[0] else ""
    first = time.end_date if time.kind == "by" or time.start_date is None else time.start_date
    if _is_term(time):
        return str(first.year)
    return str(time.end_date.year) if first.year == time.end_date.year else f"{first.year}/{time.end_date.year}"


#: 预计|2026年床位需求|…: a demand that is reckoned with, no goal; 预计有四所学校投入使用 tells of works, 预计完成造林4万亩的目标 of a goal.
_FORECAST = re.compile(r"预计(?!可|将|新(?=[增认建])|建成|投入|(?:完成|实现|达到?)[^，。；]{0,24}(?:目标|任务)(?:[，。；]|$)|[^，。；]{0,24}(?:将新|可新|建成|投用|投入使用|启用|开工|竣工|完工|交付|通车|投产|动工|开园|开学))|预测|测算")


#: 学位|需求为|2万个、3万个: a demand needs no other word.
_DEMAND = re.compile(r"需求(?:总?量)?(?:分别|约|将|预计)*(?:为|达到?)[^，。；]{0,40}$")
#: 预计到2025年|建设|765个, 预测到2025年，核心区|计划|新建27座, 预计新生900人，|我县将|…: works that are planned.
_TO_BE_BUILT = re.compile(r"[，,](?:我[省市县区镇乡州旗局校]|全[省市县区州旗])(?:将|要|计划|拟)|(?:计划|规划|拟|将)(?:新建|建设|建成|新增|布局)|(?:20\d\d年底?[，,]?)(?:共|累计)?(?:新建|建设|建成)(?!用地|规模|需求)")


def forecast_in(text: str, start: int, place: int, end: int) -> Span | None:
    """The word by which the sentence text[start:end] reckons with what will be at `place`."""
    hit = _FORECAST.search(text, start, end) or (_DEMAND.search(text, start, place) if text.find("需求", start, place) >= 0 else None)
    return Span(*hit.span()) if hit and hit.end() <= place and not _TO_BE_BUILT.search(text, hit.end(), place) else None
