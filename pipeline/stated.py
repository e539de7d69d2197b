"""The time that a sentence states for one of its values: left of it, in its table row, behind it, in a label below."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from extractors.late import late
from extractors.time_reading import TimeMention
from pipeline.dated import YEAR_OF_RANGE, Dated
from pipeline.document import Document, Sentence, Table

#: 由|2020年的12%提高到…: the year of the first figure is not that of the second.
_FROM = re.compile(r"(?:由|从)(?:“|原来|原先)?$")
#: 从|今年到2027年|投入8000万元，修建…: a stretch of years is no first figure's.
_STRETCH = re.compile("[到至]")
_DIGIT = re.compile(r"\d")
#: 2025年度|结转项目|: the year of what is counted.
_OF_YEAR = re.compile(r"(?<=年度)[^，。；,;、\d]{0,14}?(?:项目|资金|工程|计划|任务)|(?<=年)[^，。；,;、\d]{0,16}?(?:重点|续建|结转)项目")
#: 于2023年3月|开工建设，|占地98亩, 于2023年3月|取得立项，|占地98亩: when works began or were approved, not by when they are done.
_BEGUN = re.compile(r"[^，。；,;\d]{0,12}?(?:开工(?:建设)?|动工(?:建设)?|启动(?:建设|[^，。；,;、\d]{2,24}建设)?|破土|奠基|(?:取得|完成|通过)?立项|获批|获得?批[准复]|核准)[，。；,;]")
_BEGIN_VERBS = ("开工", "动工")
#: 2021年|出台三年行动计划，计划|建设20所: the year in which a plan was made is not that of what it plans.
_MADE = ("出台", "印发", "发布", "制定", "公布", "启动了《", "实施了《")
_MADE_PLAN = re.compile(rf"(?:{'|'.join(_MADE)})[^，。；,;\n]{{2,40}}(?:计划|方案|意见|规划|办法|措施|通知|纲要|》)[^，。；,;\n]{{0,4}}[，,](?:其中)?(?:提出|计划|明确|要求|表示|指出|强调|将|力争|争取|确定|拟|规划)")
#: 昨日|，记者从市教育局获悉|，…: when something was learnt is not when it holds.
_BYLINE, _BYLINE_WIDTH = late(r"[，,]?(?:[\u4e00-\u9fff]{0,8})记者[^。；;\n]{0,40}?(?:获悉|了解到|得知)"), 14
#: 2022年|、|2025年: what joins times of one list.
_JOIN = re.compile(r"[、和及与]")
#: 第一阶段|（2026年3月—6月）|, 三年行动期间|（2025—2027年）|: a bracket that dates what it stands behind; none wider is looked at.
_PHASE, _PHASE_WIDTH = re.compile(r"(?:阶段|期间|[初前中后]期|攻坚期|提升期|巩固期|第[一二三四五]步|第[一二三四五]批)[（(](?:自|从)?$"), 8
#: 1000个|、2|000个: what joins values of one list, and where its clause ends.
_JOINED_VALUE, _CLAUSE_END = re.compile(r"[、和及与]\s?\d"), re.compile(r"[，。；,;\n]")
#: |全年|助餐200万人次；…, |年内|投产；…: what is said in passing holds for its own clause.
_OF_CLAUSE = ("time.whole_year", "time.end_of_year")
_SEMICOLON = re.compile(r"[；;]")
#: 上半年完成|全年|任务的55%: the plan's year, of which so much is done by then.
_SHARE_OF_TASK = re.compile(r"度?[^，。；,;\d]{0,6}(?:目标|任务|计划)(?:任务|目标|总?[数量额])?的?")
#: 2017年|全市主要预期目标是：|A；B: the year is that of all the goals.
_GOALS = re.compile(r"[^，。；：,;:\d]{0,20}(?:目标|任务|指标)(?:任务)?[是为]?[：:]")
#: |2023年|创建示范镇6个；…, |到2023年底|…
_YEAR_ALONE = re.compile(r"(?:到|至)?20\d\d年(?:年?[底末]前?)?")
#: 占地90亩，|计划|2026年8月竣工: nothing was done of it yet, up to when it is to be done.
_STILL_PLANNED = re.compile(r"[^。；;]{0,40}?(?<!完工)(?<!竣工)(?<!建成)[，,](?:计划|预计|拟|将|力争|确保)(?:于|在|到)?")
#: A part ends here: a completion time behind it is that of another.
_PART_END = re.compile(r"[；;。]")
#: 2024年10月底|前全面完工|。: a verb of completion behind a time, at the end of its clause.
_COMPLETION = late(
    r"(?:之?前|以前)?\s*(?:须|应|要|将|[可能](?=全部)|力争|争取|确保|全部|整体|全面|正式|基本|建设)*"
    r"(?:完成(?:建设|改造|任务|整改|(?:竣工)?验收)?|建成|投用|投运|投入(?:使用|运[营行])|交付|竣工|开工|达标|验收|完工|通车|启用|开园|开学|开放|招生|到位"
    r"|运营|运行|达产|投产|落成|通[水气电航邮热]|供[水气电热暖]|点火|试运[营行]|对外开放|见效|出成效|销号|摘牌|具备[^，。；]{0,6}条件|开始招生|(?:全[部线]|正式|整体)?(?:并网|贯通|上线|封顶)(?:发电)?|开[馆诊业]|通过验收|交工)"
    r"(?:投用|使用|招生|运[营行]|开放|投入使用|并投入使用|交付(?:使用)?|验收|投产|达效|通车)?[）)]?(?=[，。；、,;\s|]|$)"
    r"|(?=[）)])"
)
#: 6座水库2025年底|前完成除险加固|: what the clause says that is done with them by then, in so many words.
_DONE_WITH = late(r"(?:之?前|以前)?(?:须|应|要|将|可|力争|争取|确保|全部|全面|基本|均|都)*(?:完成|建成|实现|通过|启动(?!时)|搬迁|拆除|关[停闭]|退出|淘汰|脱贫|摘帽|接入|纳入|移交|复垦)(?![前后时])[\u4e00-\u9fff“”]{0,16}(?=[，。；,;)）\s|]|$)")
#: 由3座提高|到|2025年…, 2座和|3座|2025年…: the time of another figure.
_NOT_OF_THEM = re.compile(r"\d|[到至比较]$")
#: 改造600所教室照明，力争|至年底|完成全省改造任务: a clause of its own that says by when all of it is done.
_TO_DO, _ALL_DONE = re.compile(r"[，,](?:力争|确保|争取|计划|预计)[于在]?$"), re.compile(r"前?(?:全面|全部|基本)?(?:完成|建成)(?![^，。；]{0,12}(?:主体|前期|招标|设计|基础|[前首一]期|选址))[^，。；\d]{0,24}(?:任务|工程|建设|改造|整治|治理)(?=[，。；]|$)")
#: |完成时限：|2024年底, |建设年限|2021—2030年: what a deadline is labelled with, before it.
_DUE_WORD = re.compile(r"(?:时限|期限|时间|进度)(?:要求|安排|节点)?[：:]|(?:建设|实施|施工|改造)(?:起止)?(?:期限|年限|时限|周期|工期)[为是]?$")
#: 办结时限, 建设周期: heads of table columns that hold deadlines.
_DUE_HEAD = re.compile(
    r"(?:完成|办结|实施|竣工|建成|交付|投用|达标)[^|]{0,4}(?:时限|期限|时间|日期|年份|年度)|时限|时间节点|完成时间|时序|进度|年限"
    r"|(?:建设|实施|施工|改造|项目)(?:期|周期|时间)|工期|起止|^(?:时间|时限|完成)(?:要求|安排)$"
)
#: |2025年计划|, |2026年度工作目标|: heads of columns that hold what is to be done in a year.
_YEAR_HEAD = re.compile(r"\s*20\d\d\s?年?度?(?:工作|重点|主要|建设|年度|实施|推进|阶段|任务)*(?:项目|计划|目标|任务|内容|安排|举措|措施|事项|要求)\s*(?:[（(][^（）()]{1,8}[)）])?")
#: |牵头单位：|…, |完成时限：|…: lines of their own right below a list item.
_LABEL_LINE = re.compile(
    r"[（(]?(?:完成|办结|实施|建设)?(?:时限|期限|时间|进度)"
    r"|[（(]?(?:责任|牵头|配合|承办|主管|实施|协办)(?:单位|部门|主体|领导)?[：:]"
)
#: （…，9月底|前完成）|: from the time to the end of the item, and what shuts a bracket before.
_CLOSES = re.compile(r"(?:之?前)?(?:(?:完成|落实|建成|到位|完工|办结)?[）)〕】]|(?:全部|全面)?(?:完成|落实到位|建成|到位|完工|办结))\s*[。；]?\s*")
#: |区民政局牵头，各街道配合，|9月底前完成。: by whom a list item is done, up to by when.
_DUTIES = re.compile(r"[^。；;\d]{2,80}(?:牵头|负责|配合|承办|落实)[^。；;\d]{0,40}[，,]\s?(?:于|在|须|要)?")
_SHUT = re.compile(r"[）)〕】]")
#: So many characters before a time are looked at for its label, in the sentence and below it.
_LABEL_WIDTH, _LABEL_WIDTH_BELOW = 12, 10
#: So many lines below an item can be its labels.
_LABEL_LINES = 4
#: （第一阶段2022年|）：: a bracket closed so is a label of what follows.
_LABEL_BRACKETS = ("）：", "）:", "):", ")：", "），", "）内", ")内")
#: 2023年启动创建；|每年|创建5个, 2022年新建2所；|其余|3所…, 2023年编制方案；|总投资|5亿元: what is not of that year.
_LATER = re.compile(r"每|[次翌明今后]年|后续|下一?步|其余|剩余|随后|逐步|年时间|分[一二三四五\d]年|总投资|总规模")


class Stated:
    """Asked for the time that the text of a value states."""

    def __init__(self, dated: Dated) -> None:
        self._dated, self._document = dated, dated.document
        self._text = self._document.text

    def of(self, start: int, end: int, sentence: Sentence) -> TimeMention | None:
        """The stated time of the value at [start, end), None where its sentence or item states none."""
        left, behind = self._left(start, sentence), self._behind(end, sentence)
        if left and _OF_YEAR.match(self._text, left.end):
            # 2025年度结转项目3个，须于2026年5月底前完成验收; 2026年5月底前完成2025年度结转项目3个
            before = self._left(left.start, sentence)
            left = behind or (before if before and before.kind == "by" else left)
        if left and behind and not _CLAUSE_END.search(self._text, end, behind.start) and _CLAUSE_END.search(self._text, left.end, start):
            left = behind  # 9月投用5所，其余11所在12月底前完成
        elif left and behind and self._dated.is_past(left) and _SEMICOLON.search(self._text, left.end, start) and _STILL_PLANNED.fullmatch(self._text, end, behind.start):
            left = behind  # 2022年9月投用，新增学位500个；另一所占地90亩，计划2026年8月竣工
        return (
            left
            or self._row_due(sentence.start)
            or behind
            or self._labelled(end, sentence)
            or self._closing(end, sentence)
        )

    # --- left of the value --------------------------------------------------------------------------------------------

    def _left(self, start: int, sentence: Sentence) -> TimeMention | None:
        """The nearest time to the left that reaches the value."""
        dated = [time for time in reversed(self._dated.dated_within(sentence.start, start)) if time.end <= start]
        left = (time for time in dated if self._reaches(time, start, sentence))
        last = next(left, None)
        if last and last is not dated[0] and self._dated.is_past(last) and not self._dated.is_past(dated[0]) and _SEMICOLON.search(self._text, dated[0].end, start):
            return None  # 2022年9月投用，新增学位500个；…，2026年8月竣工；占地90亩
        return (self._own_of_list(last, left, start) or self._own_of_range(last, start) or last) if last else None

    def _is_earlier_year(self, time: TimeMention) -> bool:
        """Whether it is one calendar year before the plan's last (2021年 in a plan to 2025)."""
        end = self._dated.plan.end
        year = time.end_date.year if time.end_date else None
        return end is not None and year is not None and (time.start_date, time.end_date) == (date(year, 1, 1), date(year, 12, 31)) and year < end.year

    def _reaches(self, time: TimeMention, start: int, sentence: Sentence) -> bool:
        """A time reaches out of no bracket, and over a semicolon only as a label or as the plan's own end."""
        text = self._text
        if text.find("记者", time.end, time.end + _BYLINE_WIDTH) >= 0 and _BYLINE.match(text, time.end):
            return False
        if (closes_bracket(text[time.end : start]) and not self._labels_phase(time, start)) or _BEGUN.match(text, time.end, start) or self._dated.is_left_over(time, start):
            return False
        if time.rule == "time.whole_year" and _SHARE_OF_TASK.fullmatch(text, time.end, start):
            return False
        if not _STRETCH.search(text, time.start + 1, time.end) and _FROM.search(text, max(sentence.start, time.start - 4), time.start) and _DIGIT.search(text, time.end, start):
            return False
        upon = self._dated.built_upon(time)
        if (upon and upon.end() <= start) or (time.kind != "by" and is_left(text, time.end, start, past=self._dated.is_past(time) or self._is_earlier_year(time) or time.rule == "time.point.fact")):
            return False
        if not _SEMICOLON.search(text, time.end, start) or self._dated.is_past(time):
            return not self._aside(time, start, sentence)
        end = self._dated.plan.end
        if end is not None and time.kind == "by" and time.end_date is not None and time.end_date > end:
            return self._dated.opens_part(time, sentence.start)  # a year's report: 会议提出，到2020年…；森林蓄积量…
        if self._dated.is_horizon(time):
            return time.rule not in _OF_CLAUSE or self._dated.opens_part(time, sentence.start)
        if not self._dated.opens_part(time, sentence.start):
            return False
        return self._dated.is_label(time) or _GOALS.match(text, time.end, start) is not None or self._is_of_all(time, start, sentence)

    def _aside(self, time: TimeMention, start: int, sentence: Sentence) -> bool:
        """`税收增长6%，三年累计引进项目9个；客运量增长5%`: whether years that are told aside stand before a semicolon."""
        first, last = time.start_date, time.end_date
        if first is None or last is None or first.year == last.year or not _SEMICOLON.search(self._text, time.end, start):
            return False
        return not self._dated.opens_part(time, sentence.start)

    def _is_of_all(self, time: TimeMention, start: int, sentence: Sentence) -> bool:
        """`2023年创建示范镇6个；建成站点20个`: whether a year opens the sentence, no other time stands between and nothing tells of a later one or of the whole."""
        if _LATER.search(self._text, time.end, start) or not _YEAR_ALONE.fullmatch(self._text, time.start, time.end) or _SEMICOLON.search(self._text, sentence.start, time.start):
            return False
        return len(self._dated.dated_within(sentence.start, start)) == 1

    def _labels_phase(self, time: TimeMention, start: int) -> bool:
        """`第一阶段（2026年3月—6月）排查200处`: whether the bracket dates the phase or period that it stands behind, and what follows."""
        text, end = self._text, time.end
        labels = text[end : end + 1] in ("）", ")") and _PHASE.search(text, max(0, time.start - _PHASE_WIDTH), time.start) is not None
        return labels and not closes_bracket(text[end + 1 : start])

    def _own_of_list(self, last: TimeMention, before: Iterable[TimeMention], start: int) -> TimeMention | None:
        """`2022年、2025年覆盖率分别达到60%、80%，入学率达到90%、95%`: each value has its own of the joined times, the `last` and those `before` it, nearest first.

        分别 may be left out where a clause joins as many values as there are times.
        """
        text, joined = self._text, [last]
        for time in before:
            if not _JOIN.fullmatch(text, time.end, joined[0].start):
                break
            joined.insert(0, time)
        if len(joined) == 1:
            return None
        clause = max(text.rfind(mark, last.end, start) for mark in "，；,;") + 1
        each = text.rfind("分别", max(clause, last.end), start)
        first = _DIGIT.search(text, clause or last.end, start)
        if text.find("分别", last.end, start) < 0:
            end = _CLAUSE_END.search(text, start)
            if len(_JOINED_VALUE.findall(text, clause or last.end, end.start() if end else len(text))) != len(joined) - 1:
                return None
        own = len(_JOIN.findall(text, each if each >= 0 else first.start() if first else start, start))
        return joined[own] if own < len(joined) else None

    def _own_of_range(self, years: TimeMention, start: int) -> TimeMention | None:
        """`2022—2024年分别新增1000个、2000个、3000个`: as many values as years, each has its own."""
        text, first, last = self._text, years.start_date, years.end_date
        each = text.rfind("分别", years.end, start)
        if years.rule != "time.year_range" or each < 0 or first is None or last is None or _CLAUSE_END.search(text, each, start):
            return None
        end = _CLAUSE_END.search(text, start)
        values = _JOINED_VALUE.findall(text, each, end.start() if end else len(text))
        own = first.year + len(_JOINED_VALUE.findall(text, each, start + 1))
        rule = years.rule if self._dated.is_past(years) else YEAR_OF_RANGE
        return years._replace(start_date=date(own, 1, 1), end_date=date(own, 12, 31), rule=rule) if len(values) == last.year - first.year else None

    # --- in the row, behind the value, below the item -----------------------------------------------------------------

    def _row_due(self, start: int) -> TimeMention | None:
        """The time of the table cell that holds `start`."""
        at = bisect_right(self._due_starts, start) - 1
        return self._cell_dues[at][2] if at >= 0 and start < self._cell_dues[at][1] else None

    @cached_property
    def _due_starts(self) -> list[int]:
        return [start for start, *_ in self._cell_dues]

    @cached_property
    def _cell_dues(self) -> list[tuple[int, int, TimeMention]]:
        """Where table cells begin and end, with the year in the head of their column (`2025年计划`) or the last time in the deadline cells of their row."""
        dues: list[tuple[int, int, TimeMention]] = []
        for table in self._document.tables:
            columns, years = _due_columns(self._document, table), self._year_columns(table)
            for cells in table.rows[table.heads :] if columns or years else ():
                found = [time for cell in cells if cell.column in columns for time in self._dated.dated_within(cell.start, cell.end)]
                own = ((cell, years.get(cell.column) or (found[-1] if found else None)) for cell in cells if not cell.carried)
                dues += [(cell.start, cell.end, time) for cell, time in own if time]
        return sorted(dues, key=lambda due: due[0])

    def _year_columns(self, table: Table) -> dict[int, TimeMention]:
        """Columns of tasks for one year each, by their heads; a single one may only say of which year the table is."""
        heads = [cell for cells in table.rows[: table.heads] for cell in cells if _YEAR_HEAD.fullmatch(self._text, cell.start, cell.end)]
        years = {cell.column: time for cell in heads for time in self._dated.within(cell.start, cell.end)[:1] if time.end_date}
        return years if len({time.end_date for time in years.values()}) > 1 else {}

    def _behind(self, end: int, sentence: Sentence) -> TimeMention | None:
        """`新建泵站3座，…，2023年10月底前投用`: a time behind the value with a verb of completion or a label, before one when works begin (`6月开工，12月完工`)."""
        completing = [time for time in self._dated.within(end, sentence.end) if self._completes(time, end, sentence)]
        return next((time for time in completing if not self._text.startswith(_BEGIN_VERBS, time.end)), completing[0] if completing else None)

    def _completes(self, time: TimeMention, end: int, sentence: Sentence) -> bool:
        text = self._text
        if time.kind == "duration" or not self._dated.is_dated(time) or self._dated.is_past(time):
            return False
        if _PART_END.search(text, end, time.start):
            return False
        labelled = _DUE_WORD.search(text, max(end, time.start - _LABEL_WIDTH), time.start)
        if _TO_DO.search(text, max(end, time.start - 4), time.start) and _ALL_DONE.match(text, time.end, sentence.end):
            return True
        own = time.kind == "by" and not _CLAUSE_END.search(text, end, time.start) and not _NOT_OF_THEM.search(text, end, time.start)
        return labelled is not None or _COMPLETION.match(text, time.end, sentence.end) is not None or (own and _DONE_WITH.match(text, time.end, sentence.end) is not None)

    def _labelled(self, end: int, sentence: Sentence) -> TimeMention | None:
        """The `完成时限：…` of the same list item, in a bracket or a sentence of its own behind."""
        first = bisect_left(self._labelled_starts, end)
        behind = (self._labelled_times[at] for at in range(first, len(self._labelled_times)))
        time = next((time for label, time in behind if label >= end), None)
        return time if time and time.start < self._item_end(sentence.block) else None

    def _closing(self, end: int, sentence: Sentence) -> TimeMention | None:
        """`…达到35%。（县教育局负责，9月底前完成）`: the time in the bracket that closes the list item."""
        block = self._document.blocks[sentence.block]
        last = next(iter(reversed(self._dated.dated_within(end, block.end))), None)
        if last is None or self._dated.is_past(last) or not _CLOSES.fullmatch(self._text, last.end, block.end):
            return None
        opened = max(self._text.rfind(sign, end, last.start) for sign in "（(〔【")
        if opened < 0:
            return last if self._closes_duties(last, end) else None
        return last if not _SHUT.search(self._text, opened, last.start) else None

    def _closes_duties(self, last: TimeMention, end: int) -> bool:
        """`新增床位500张。县民政局牵头，县财政局配合，9月底前完成。`: whether a sentence behind the value says by whom and by when the item is done."""
        opened = self._text.rfind("。", end, last.start)
        return opened >= 0 and _DUTIES.fullmatch(self._text, opened + 1, last.start) is not None

    @cached_property
    def _labelled_times(self) -> list[tuple[int, TimeMention]]:
        """Where the label of a time begins that stands right before it, and the time."""
        found = []
        for time in self._dated.dated:
            labels = list(_DUE_WORD.finditer(self._text, max(0, time.start - _LABEL_WIDTH_BELOW), time.start))
            if labels:
                found.append((labels[-1].start(), time))
        return found

    @cached_property
    def _labelled_starts(self) -> list[int]:
        return [time.start for _, time in self._labelled_times]

    def _item_end(self, block: int) -> int:
        """Where the list item ends that the block opens: lines of labels (`完成时限：…`, `责任单位：…`) right below belong to it."""
        blocks = self._document.blocks
        last = blocks[block].end
        for below in blocks[block + 1 : block + 1 + _LABEL_LINES]:
            if below.kind not in ("paragraph", "item") or not _LABEL_LINE.match(self._text, below.start):
                break
            last = below.end
        return last


def _due_columns(document: Document, table: Table) -> set[int]:
    heads = (cell for cells in table.rows[: table.heads] for cell in cells)
    return {cell.column for cell in heads if _DUE_HEAD.search(document.text[cell.start : cell.end])}


def is_left(text: str, start: int, end: int, *, past: bool) -> bool:
    """Whether a year is left behind in text[start:end]: what is told is of today (`2009年建校，目前…`), or, where it is past, of the plan that was made in it."""
    if (now := text.find("目前", start, end)) > start:
        return text[now - 1] in "，,；;"
    return past and any(text.find(verb, start, end) >= 0 for verb in _MADE) and _MADE_PLAN.search(text, start, end) is not None


def closes_bracket(between: str) -> bool:
    """Whether a bracket that holds the time was closed in `between`, the text from the time to the value."""
    if between[:2] in _LABEL_BRACKETS:
        return False
    return between.count("）") + between.count(")") > between.count("（") + between.count("(")
