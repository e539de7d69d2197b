"""When: which time expressions govern a quantity, and what follows for its deadline, frequency and period.

The order is the contract's: a time to the left in the sentence, a completion time to its right, an earlier sentence of the paragraph or
the heading above, the plan's own horizon.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from extractors.plan import Plan
from extractors.span import Span
from extractors.times import TimeMention
from pipeline.document import Document, Sentence
from pipeline.rows import Evidence


@dataclass(frozen=True, slots=True)
class Governing:
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


def _quoted(text: str, after: int, before: int) -> bool:
    """Whether a quotation that holds the time was closed before the quantity (`“每天锻炼一小时”和“…1-2项…”`)."""
    shut = text.find("”", after, before)
    opened = text.find("“", after, before)
    return shut >= 0 and (opened < 0 or shut < opened)


#: 比2020年提高, 在2020年基础上: a time that values are held against rules none of them.
_COMPARED = re.compile(r"(?:高于|低于|高出|超过|超|较|比|相比|对比|相较于?|同|与|按照?|参照|以)(?:“|截至)?$")
_BASIS = re.compile(r"(?:年?末|年?底)?(?:的)?(?:相比|同期|基础上|水平|为基[数期]|基数)")
#: 2000年底前建成的小区: the time belongs to the noun.
_OF_THEN = re.compile(r"(?:之?前|以前|之?后|以来)?(?:建成|建造|投入使用|投用|出生|入学|参加工作|竣工|取得|发布|批准|立项|开工|认定|登记|成立|核定|下达)[^，。；]{0,4}的")
_FROM = re.compile(r"(?:由|从)(?:“|原来|原先)?$")
_JOIN = re.compile(r"[、和及与]")
_MARK = re.compile(r"[，。；：,;]")
_COMPLETION = re.compile(
    r"(?:之?前|以前)?(?:须|应|要|将|力争|争取|确保|全部|整体|全面|正式|基本|建设)*(?:完成(?:建设|改造|任务|整改|验收)?|建成|投用|投入使用|交付|竣工|开工|达标|验收|完工|通车|启用|开园|开学|开放|招生|到位|运营|运行|达产|投产|落成)"
    r"(?:投用|使用|招生|运营|开放|投入使用|并投入使用|验收|投产|达效|通车)?[）)]?(?=[，。；,;\s|]|$)|(?=[）)])")
_PART = re.compile(r"[；;。]")
_DUE_LABEL = re.compile(r"(?:完成|办结|实施|时间|工作)?(?:时限|期限|时间|进度)(?:要求|安排|节点)?[：:]")
_DUE_HEAD = re.compile(r"(?:完成|办结|实施|竣工|建成|交付|投用|达标)[^|]{0,4}(?:时限|期限|时间|日期)|时限|时间节点|完成时间|进度|年限|建设(?:期|周期|时间)|起止")
_LABEL_LINE = re.compile(r"[（(]?(?:完成|办结|实施|建设)?(?:时限|期限|时间|进度)|[（(]?(?:责任|牵头|配合|承办|主管|实施|协办)(?:单位|部门|主体|领导)?[：:]")
_YEARLY = re.compile(r"年均|/年|每年")
_PER_YEAR = re.compile(r"/(?P<per>年|月|日|天)")
_FORECAST = re.compile(r"预计|预测|测算")


class Timeline:
    """The document's time expressions, ready to be asked which one governs a place."""

    def __init__(self, document: Document, times: Sequence[TimeMention], plan: Plan) -> None:
        self.document, self.times, self.plan = document, times, plan
        self._starts = [time.start for time in times]
        self._heading: dict[int, TimeMention | None] = {}
        self._block: dict[int, list[tuple[int, TimeMention]]] = {}

    def within(self, start: int, end: int) -> Sequence[TimeMention]:
        """The times that begin in [start, end)."""
        return self.times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def is_past(self, time: TimeMention) -> bool:
        """Whether it tells of what was: before the plan's first day, or a year named as a fact."""
        last = time.end_date
        if self.plan.start:
            return last is not None and last < self.plan.start
        if self.plan.issued and last is not None:
            return last < date(self.plan.issued.year, 1, 1) or (time.kind == "as_of" and last.year < self.plan.issued.year)
        return time.kind == "as_of"

    def governing(self, start: int, end: int, sentence: Sentence, clause_start: int) -> Governing:
        """What rules the quantity at [start, end)."""
        frequency, frequency_span, unanchored = self._recurrence(start, end, sentence, clause_start)
        found = self._stated(start, end, sentence) or self._inherited(start, sentence)
        if found:
            time, source, near = found
            return Governing(time, source, self.is_past(time), frequency, frequency_span, unanchored, near)
        return Governing(None, "plan" if self.plan.end else "", False, frequency, frequency_span, unanchored)

    # --- steps ----------------------------------------------------------------------------------------------------------

    def _stated(self, start: int, end: int, sentence: Sentence) -> tuple[TimeMention, str, bool] | None:
        left = [time for time in self.within(sentence.start, start) if self._dates(time) and time.end <= start]
        text = self.document.text
        left = [time for time in left if not _closed_bracket(text, time.end, start) and self._reaches(time, start, sentence)
                and not (_FROM.search(text, max(sentence.start, time.start - 4), time.start) and re.search(r"\d", text[time.end : start]))]
        if left:
            return self._own_of_list(left, start) or left[-1], "stated", True
        due = self._row_due(sentence)
        if due:
            return due, "stated", True
        right = next((time for time in self.within(end, sentence.end) if self._completes(time, end, sentence)), None)
        if right:
            return right, "stated", True
        labelled = self._labelled(sentence, end)
        return (labelled, "stated", True) if labelled else None

    def _own_of_list(self, left: Sequence[TimeMention], start: int) -> TimeMention | None:
        """`2023年、2025年流失率分别控制在6.5%、6.2%以内`: each value has its own of the joined times."""
        text = self.document.text
        each = text.find("分别", left[-1].end, start)
        joined = [left[-1]]
        for time in reversed(left[:-1]):
            if not _JOIN.fullmatch(text, time.end, joined[0].start):
                break
            joined.insert(0, time)
        if each < 0 or len(joined) < 2:
            return None
        own = len(_JOIN.findall(text, each, start))
        return joined[own] if own < len(joined) else None

    def _completes(self, time: TimeMention, end: int, sentence: Sentence) -> bool:
        """`新建…36个班，…，2023年8月底前交付使用`: a time behind the value with a verb of completion and nothing counted after it."""
        text = self.document.text
        if not self._dates(time) or time.kind not in ("by", "during", "as_of") or self.is_past(time) or _PART.search(text, end, time.start):
            return False
        return _DUE_LABEL.search(text, max(end, time.start - 12), time.start) is not None or _COMPLETION.match(text, time.end, sentence.end) is not None

    def _reaches(self, time: TimeMention, start: int, sentence: Sentence) -> bool:
        """A time goes on over a semicolon only from the head of its part, or where it is the plan's own end."""
        text = self.document.text
        if "；" not in text[time.end : start] and ";" not in text[time.end : start]:
            return True
        if (self.plan.end is not None and time.end_date == self.plan.end) or self.is_past(time):
            return True
        part = max(text.rfind("；", sentence.start, time.start), text.rfind(";", sentence.start, time.start), sentence.start - 1) + 1
        return _opens(text, part, time.start) and text[time.end : time.end + 1] in "，,：:）)"

    def _row_due(self, sentence: Sentence) -> TimeMention | None:
        """The time in the deadline cell of the table row that the sentence stands in."""
        return self._row_dues.get(sentence.start)

    @cached_property
    def _row_dues(self) -> dict[int, TimeMention]:
        """Start of a table cell → the last time in the deadline cells of its row."""
        dues: dict[int, TimeMention] = {}
        for table in self.document.tables:
            columns = {cell.column for cells in table.rows[: table.heads] for cell in cells
                       if _DUE_HEAD.search(self.document.text, cell.start, cell.end)}
            for cells in table.rows[table.heads :] if columns else ():
                found = [time for cell in cells if cell.column in columns for time in self.within(cell.start, cell.end) if self._dates(time)]
                if found:
                    dues |= {cell.start: found[-1] for cell in cells if not cell.carried}
        return dues

    def _labelled(self, sentence: Sentence, end: int) -> TimeMention | None:
        """The `完成时限：…` of the same list item, in a bracket or a sentence of its own behind."""
        last = self._item_end(sentence.block)
        if not _DUE_LABEL.search(self.document.text, end, last):
            return None
        for time in self.within(end, last):
            if _DUE_LABEL.search(self.document.text, max(end, time.start - 10), time.start) and self._dates(time):
                return time
        return None

    def _item_end(self, block: int) -> int:
        """Where the list item ends that the block opens: lines of labels (`完成时限：…`, `责任单位：…`) right below belong to it."""
        blocks = self.document.blocks
        last = blocks[block].end
        for below in range(block + 1, min(len(blocks), block + 5)):
            if blocks[below].kind not in ("paragraph", "item") or not _LABEL_LINE.match(self.document.text, blocks[below].start):
                break
            last = blocks[below].end
        return last

    def _inherited(self, start: int, sentence: Sentence) -> tuple[TimeMention, str, bool] | None:
        leading = [time for at, time in self._leading(sentence.block) if at < sentence.start and time.end <= start]
        if leading:
            return (leading[-1], "inherited", True) if self._goes_over(leading[-1]) else None
        heading = self._heading_time(sentence.block)
        return (heading, "inherited", False) if heading else None

    def _leads(self, sentence: int, time: TimeMention) -> bool:
        """Whether it opens its sentence or a part of it after a semicolon; a past time also where it opens any clause."""
        text = self.document.text
        part = max(text.rfind("；", sentence, time.start), text.rfind(";", sentence, time.start), sentence - 1) + 1
        if _opens(text, part, time.start):
            return True
        return self.is_past(time) and text[time.start - 1 : time.start] in "，,"

    def _goes_over(self, time: TimeMention) -> bool:
        """A time that ends before the plan does goes over to later sentences only as their heading word (`2027年前，…`, `第一阶段（2022年）：…`)."""
        if self.plan.end is None or time.end_date is None or time.end_date >= self.plan.end or self.is_past(time):
            return True
        return self.document.text[time.end : time.end + 1] in "，,：:）)"

    def _leading(self, block: int) -> list[tuple[int, TimeMention]]:
        """Times that open a sentence of the block: they hold for the sentences that follow."""
        if self.document.blocks[block].kind == "table":
            return []  # each cell speaks for itself
        if block not in self._block:
            found: list[tuple[int, TimeMention]] = []
            place = self.document.blocks[block]
            for time in self.within(place.start, place.end):
                home = self.document.sentence_at(time.start)
                if home and self._dates(time) and self._leads(home.start, time):
                    found.append((home.start, time))
            self._block[block] = found
        return self._block[block]

    def _heading_time(self, block: int) -> TimeMention | None:
        """The time that the nearest heading above states; a lead-in line that ends in a colon counts as one."""
        if block in self._heading:
            return self._heading[block]
        found: TimeMention | None = None
        above = self.document.blocks[block].parent
        lead = self._lead_in(block)
        if lead is not None:
            found = self._own_time(lead)
        steps = 0
        while found is None and above >= 0 and steps < 8:
            found = self._own_time(above)
            above, steps = self.document.blocks[above].parent, steps + 1
        self._heading[block] = found
        return found

    def _own_time(self, block: int) -> TimeMention | None:
        place = self.document.blocks[block]
        dated = [time for time in self.within(place.start, place.end) if self._dates(time)]
        return dated[-1] if dated else None

    def _lead_in(self, block: int) -> int | None:
        """The paragraph above that ends in a colon and introduces this one, within the same heading."""
        blocks = self.document.blocks
        for above in range(block - 1, max(-1, block - 12), -1):
            if blocks[above].parent != blocks[block].parent or blocks[above].kind not in ("paragraph", "item"):
                return None
            if self.document.text[blocks[above].end - 1 : blocks[above].end] in ("：", ":"):
                return above
        return None

    def _dates(self, time: TimeMention) -> bool:
        text = self.document.text
        if _COMPARED.search(text, max(0, time.start - 6), time.start) or _BASIS.match(text, time.end) or _OF_THEN.match(text, time.end):
            return False
        return (time.kind in ("by", "during", "as_of") and (time.end_date is not None or time.start_date is not None)) or (
            time.kind == "duration" and time.end_date is not None)

    def _recurrence(self, start: int, end: int, sentence: Sentence, clause_start: int) -> tuple[str, Span | None, bool]:
        text = self.document.text
        own = [time for time in self.within(sentence.start, start) if time.end <= start and time.kind in ("recurring", "duration")]
        for time in reversed(own):
            if "”" in text[time.end : start] and _quoted(text, time.end, start):
                continue
            if time.kind == "recurring" and (time.start >= clause_start or self._goes_on(time.end, clause_start, start)):
                return time_text(text, time), Span(time.start, time.end), False
        unanchored = any(time.kind == "duration" and time.end_date is None and time.start >= clause_start for time in own)
        after = next((time for time in self.within(end, min(sentence.end, end + 8)) if time.kind == "recurring"), None)
        if after and not _MARK.search(text, end, after.start):
            return time_text(text, after), Span(after.start, after.end), unanchored
        yearly = _YEARLY.search(text, max(clause_start, start - 12), start)
        if yearly and yearly.group() == "年均":
            return "年均", Span(*yearly.span()), unanchored
        per = _PER_YEAR.search(text, start, end)
        if per:
            return {"年": "每年", "月": "每月"}.get(per.group("per"), "每天"), Span(*per.span()), unanchored
        return "", None, unanchored

    def _goes_on(self, time_end: int, clause_start: int, start: int) -> bool:
        """`每学年…达到20%，其中…`: the clause goes on under the same recurrence."""
        between = self.document.text[clause_start:start].lstrip(" ，、")
        return between.startswith("其中") and "。" not in self.document.text[time_end:clause_start]


def time_text(text: str, time: TimeMention) -> str:
    """The expression as written, without blanks."""
    return re.sub(r"\s+", "", text[time.start : time.end])



def _opens(text: str, sentence: int, start: int) -> bool:
    """Whether the time stands in the sentence's first clause."""
    return start - sentence <= 24 and not re.search(r"[，；：,;:]", text[sentence:start])


def _closed_bracket(text: str, after: int, before: int) -> bool:
    """Whether a bracket that holds the time was closed before the quantity."""
    between = text[after:before]
    if between[:2] in ("）：", "）:", "):", ")：", "），"):
        return False  # 第一阶段（2022年）：… is a label of what follows
    return between.count("）") + between.count(")") > between.count("（") + between.count("(")


def deadline_of(governing: Governing, plan: Plan) -> tuple[date | None, str, Evidence | None]:
    """Deadline, its source and its evidence for a target."""
    time = governing.time
    if governing.unanchored and governing.source in ("plan", "inherited"):
        return None, "", None
    if governing.frequency not in ("", "年均") and governing.source == "inherited" and governing.near:
        return None, "", None  # a goal's year does not end what recurs in a later sentence
    if time is not None and governing.source in ("stated", "inherited"):
        last = time.end_date if time.kind != "during" or not _term(time) else time.start_date
        if last is None:
            last = plan.end
            if last is None:
                return None, "", None
            return last, "plan", Evidence("deadline.open_start", (Span(time.start, time.end),))
        return last, governing.source, Evidence(f"deadline.{governing.source}", (Span(time.start, time.end),))
    if governing.frequency or not plan.end:
        return None, "", None
    return plan.end, "plan", Evidence("deadline.plan")


def _term(time: TimeMention) -> bool:
    """A school term is due on its first day (the contract)."""
    return "term" in time.rule


def period_of(governing: Governing) -> str:
    """`YYYY` or `YYYY/YYYY` of a baseline, "" where nothing states it."""
    time = governing.time
    if time is None or time.end_date is None:
        return ""
    first = time.start_date or time.end_date
    if time.kind == "by":
        first = time.end_date
    return str(time.end_date.year) if first.year == time.end_date.year else f"{first.year}/{time.end_date.year}"


def is_forecast(text: str, start: int, end: int) -> bool:
    """A demand that is reckoned with, no goal (`预计到2025年需求达到…`)."""
    return _FORECAST.search(text, start, end) is not None
