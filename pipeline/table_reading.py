"""What the columns of a table hold, which of them names the rows, and what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extractors.span import Span, fold
from extractors.units import units
from pipeline.cell_amounts import BRACKET, read_amount
from pipeline.cell_units import implied_unit, is_unit, plain_unit
from pipeline.document import Cell, Document, Table

YEAR = re.compile(r"(?:19|20)\d\d(?=年|\D|$)")
#: A year or a month that fills a cell: 2024, 2023.6, 2022-09-30.
DATED = re.compile(r"(?:19|20)\d\d(?:(?P<mark>[.．/-])(?:1[0-2]|0?[1-9])(?:(?P=mark)(?:[12]\d|3[01]|0?[1-9]))?)?")
#: 2021-2023 below |建设年限|.
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—~～至]{1,2}\s?(?:19|20)\d\d")
#: Kinds of columns by their heads, the first that fits.
_HEADS = (
    ("serial", re.compile(r"序号|编号|序|No\.?")),
    ("binding", re.compile(r"(?:指标)?(?:属性|性质)")),
    ("score", re.compile(r".{0,6}(?:分值|权重|得分|分数|评分|赋分)(?:[（(].{1,4}[)）])?")),
    ("note", re.compile(r"备\s?注|说\s?明|附注|数据来源|.{0,2}依据|(?:考核|考评|评[分价]|计分|赋分)(?:标准|细则|办法)|计算方法")),
    ("due", re.compile(r".{1,6}年份|.{0,6}(?:时限|时间|期限|年限|日期|周期|节点|起止|时序|工期|(?:建设|实施|执行|施工|改造|项目)期|(?:完成|竣工|建成|投产|投用|实施|建设)年度)(?:要求|安排|节点|年[限月])?")),
    ("body", re.compile(r".{0,6}(?:责任|牵头|配合|承办|主管|实施|负责|协办|主办|主责|参与|联系|建设|分管|推进|落实|承担|协同|协作|统筹|执行|组织|监管|督办|指导)(?:部门|单位|主体|科室|领导|机构|人)员?(?:[（(].{1,8}[)）])?|.{0,4}(?:领导|责任人|联系人)")),
    ("attribute", re.compile(r"所[在属].{0,4}|.{0,4}(?:性质|类型|地[点址]|位置|方式|级别|层级|来源|范围|对象|资金渠道|进展情况)")),
)
SILENT = frozenset(("serial", "unit", "binding", "score", "due"))
#: Heads of columns that say what is taken off or given: the points in them grade.
_SCORED = re.compile(r"[评计记扣赋]分|(?:考核|考评|评价)(?:细则|标准|办法)")
_UNIT_HEAD = re.compile(r"(?:计量)?单位")
#: How well a column names its rows, by its head.
_LABEL_RANKS = (
    (4, re.compile(r"指标(?!值|要求)")),
    (3, re.compile(r"名称|项目|工程|事项|学校|院校|幼儿园|医院|机构|乡|镇|街道|苏木|地区|区县|县区|市县|县市|市州|区域|片区|村|社区|园区|基地|企业|单位|部门|品种|产业|行业|专业")),
    (2, re.compile(r"任务|内容|措施|工作")),
    (1, re.compile(r"类别|分类|类型|领域|维度|板块")),
)
_PLACES = re.compile(r"乡|镇|街道|苏木|地区|区县|县区|市县|县市|市州|区域|片区|村|社区|单位|部门|责任主体")
PLACE = re.compile(r".{1,12}(?:镇|乡|街道|办事处|县|区|市|州|旗|苏木|局|校|学|院|园|村|社区|农场|林场|中心)")
#: 完成, where nothing says that it is planned, tells how far things have come (`累计完成面积`, `任务完成率`).
BASE_HEAD = re.compile(
    r"现[状有]|基期|基数|基准|基线|完成(?:值|情况|数)|实际|上年|去年|实绩|已(?:完成|建成|投入|到位|拨付|开工)|(?:当前|目前|截至|截止)"
    r"|(?:进展|落实|执行|推进|办理)情况|^(?!.*(?:计划|目标|预[计期]|拟|应|须|需|力争)).*(?:(?:累计|[当本上]月|[当本]期|本年|今年|本季|月份)(?:实际)?完成|完成(?:率|量?占比|比例|进度|百分比)|累计进度|(?:自评|监测|实测|调查)值|申报值\s?[（(]?\s?(?:19|20)\d\d)"
)
GOAL_HEAD = re.compile(r"目标|规划|计划|预期|任务|达到")
TIME_WORDS = re.compile(r"(?:19|20)\d\d(?:[-–—~～至](?:19|20)?\d\d)?年?(?:度|底|末|\d{1,2}月)?|“?十[一二三四五]五”?(?:时期|期间|末)?|[（(](?:19|20)\d\d年?[)）]|第?[一二三四]季度|[上下]半年")
#: A head of these words alone tells nothing that the row's name does not.
_GENERIC = re.compile(
    r"(?:年均[/／]累计|累计[/／]年均|年度|阶段|工作|建设|计划|规划|预期|基期|基准|基数|基线|现状|完成|实际|当年|本年|上年|全年|年末|累计|总体|申报|自评|监测|实测|总|分|目标|任务|指标|考核|下达|分解|分配|安排"
    r"|数量|数值|[值数量]|规模|内容|情况|合计|总计|小计|水平|标准|要求|[及和与到至前底末年、/]|以上)*"
)
_CAPTION_UNIT = re.compile(r"(?:单位|面积|金额|投资|数量)\s?[：:]\s?(?P<units>[^\s：:；;（）()]{1,16})(?=[\s）)]|$)")
#: Which family of units a head is measured in, where a caption names several (`单位：万元、平方米、个`).
_MEASURED_IN = (
    ("money", re.compile(r"投资|资金|金额|经费|收入|支出|产值|补[助贴]|税收|概算|预算")),
    ("area", re.compile(r"面积|占地|用地|(?:建设|建筑)规模|播种|种植")),
    ("length", re.compile(r"里程|长度|公里数")),
    ("mass", re.compile(r"产量|总产(?!值)|产能|储量")),
    ("person", re.compile(r"人数|人口|学生|教师|职工|就业")),
)
_CAPTION_BRACKET = re.compile(r"[（(][^（）()]*[)）]")
_CAPTION_NUMBER = re.compile(r"附[件表录]\d*[：:.]?|[表图]\d+(?:[-.]\d+)?[：:.]?|专栏\d*[：:.]?|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]")
_CAPTION_PLACE = re.compile(r"^[^的]{1,6}?(?:自治县|自治旗|自治州|[省市县区旗])(?=.{4})|^各(?:乡镇|镇街|县区|县|乡|镇|街道|村|地|单位)|^(?:主要|重点|具体)")
_CAPTION_TAIL = re.compile(r"(?:建设|工作|基本)?(?:任务|目标|指标|计划|年度|责任|分年度|项目)*(?:分解|分配|下达|安排|情况|明细|一览|汇总|统计|进度|清单|分工|任务|计划|项目|指标|名单)*(?:表|清单|分解|分配|安排|计划)$")
_TOTAL = re.compile(r"\s*(?:合\s?计|小\s?计|总\s?计|总\s?数|共\s?计|汇\s?总|全[省市县区州旗镇乡](?:合计|总计|小计)?)\s*[：:]?\s*")
_OF_WHICH = re.compile(r"其中[：:]?")
#: Rates that a row 其中：小学 has of its own, told by the row above alone.
_RATE = re.compile(r".{2,}(?:率|比例|比重|占比|年限)")
ORDER = re.compile(r"(?:其中[：:]?|[（(]?\d{1,2}[)）.．、]\s*(?!\d)|[①-⑳])")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. `kind` is `value`, `words` or a kind of _HEADS; `measure` is what its head says beside times and generic words."""

    kind: str
    title: str
    measure: str
    heads: tuple[Span, ...]


NO_COLUMN = Column("words", "", "", ())
#: 排名, 序号, 排序: what counts rows behind the first column.
_ORDER_HEAD = re.compile("序|排名|名次|编号")
#: 考核指标 | |考核内容| | 单位: what the unit is of.
_MEASURED_HEAD = re.compile(r"(?:考核|评价|工作|主要|目标|具体)*(?:内容|指标|任务)")


#: 二、人居环境类|（3项）| in a row of its own: how many rows stand below.
_FRAMED = re.compile(r"[（(]共?\s?\d{1,3}\s?[项个件条]?(?:项目|任务|工程|指标|事项)?[)）](?=\s*$)")


class TableReading:
    """A table with its columns understood, and the words above it."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table
        self.rows = [cells for cells in table.rows[table.heads :] if not self._repeats_head(cells)]
        self.columns = self._columns()
        self.label_column = self._label_column()
        label = self.columns.get(self.label_column, NO_COLUMN).title
        names = [self.text(cells[self.label_column]) for cells in map(by_column, self.rows) if self.label_column in cells]
        self.by_place = bool(_PLACES.search(label)) or (
            not re.search("指标|项目|工程|任务|内容", label) and sum(PLACE.fullmatch(name) is not None for name in names) > 0.6 * len(names))

    def text(self, cell: Cell) -> str:
        """The words of a cell without blanks."""
        return "".join(self.document.text[cell.start : cell.end].split())

    def column(self, cell: Cell) -> Column:
        """The column that a cell stands in."""
        return self.columns.get(cell.column, NO_COLUMN)

    def _repeats_head(self, cells: tuple[Cell, ...]) -> bool:
        """Whether a row is the head once more, as after a page break."""
        return len(self._head) > 1 and [self.text(cell) for cell in cells if not cell.carried] == self._head

    @cached_property
    def _head(self) -> list[str]:
        return [self.text(cell) for cell in self.table.rows[0]] if self.table.heads else []

    def _columns(self) -> dict[int, Column]:
        body: dict[int, list[Cell]] = {}
        for cells in self.rows:
            for cell in cells:
                if not cell.carried:
                    body.setdefault(cell.column, []).append(cell)
        heads = [by_column(cells) for cells in self.table.rows[: self.table.heads] if len(cells) > 1]
        columns = {}
        measured = [self._tells_units(row) for row in heads]
        for column in sorted(set(body).union(*heads)):
            above = list(_above([row for row, units_only in zip(heads, measured, strict=True) if not units_only], column))
            unit = next((f"（{self.text(row[column])}）" for row, units_only in zip(heads, measured, strict=True) if units_only and column in row and is_unit(self.text(row[column]))), "")
            spans = [Span(cell.start, cell.end) for cell in above]
            parts = [fold(re.sub(r"\s+", "", span.of(self.document.text))) for span in spans]
            parts = [*parts[:-1], parts[-1] + unit] if parts and not BRACKET.search(parts[-1]) else parts
            columns[column] = self._read_column("".join(parts), parts, tuple(spans), body.get(column, []), first=column == 0)
        return columns

    def _tells_units(self, row: dict[int, Cell]) -> bool:
        """Whether a row of heads only says what each column is measured in (`单位 | % | 个 | 人`)."""
        words = [self.text(cell) for cell in row.values()]
        told = [word for word in words if word and not _UNIT_HEAD.fullmatch(word) and word not in NO_UNIT]
        return len(told) > 1 and all(is_unit(word) for word in told)

    def _read_column(self, title: str, parts: list[str], heads: tuple[Span, ...], cells: list[Cell], *, first: bool) -> Column:
        # A sample tells what a long column holds.
        words = [self.text(cell) for cell in cells[:20]]
        amounts = sum(read_amount(self.document.text, cell) is not None for cell in cells[:20])
        numeric = amounts > 0.5 * len([word for word in words if any(char.isalnum() for char in word)])
        told = bool(YEAR.search(title) or BASE_HEAD.search(title) or GOAL_HEAD.search(title))
        if _UNIT_HEAD.fullmatch(title) and sum(is_unit(word) or word in NO_UNIT for word in words) > 0.5 * len(words):
            return Column("unit", title, "", heads)
        if words and all(word in ("约束性", "预期性", "约束", "预期") for word in words):
            return Column("binding", title, "", heads)
        kind = next((kind for kind, pattern in _HEADS if pattern.fullmatch(title)), "")
        if first and title in ("年份", "年度", "年") and all(YEAR.match(word) for word in words if YEAR.search(word)):
            return Column("words", title, "", heads)  # 年份 | 起数 | 人数: years name the rows
        if kind == "due" and amounts and not any("年" in word or "月" in word or DATED.fullmatch(word) or _YEARS.fullmatch(word) for word in words):
            kind = ""
        if not kind and numeric and not told and (first or not title or _ORDER_HEAD.search(title)) and words == [str(at) for at in range(1, len(words) + 1)]:
            kind = "serial"
        measure = "".join(_measure(part) for part in parts)
        return Column(kind or ("value" if numeric else "words"), title, measure, heads)

    def _label_column(self) -> int:
        """The column that names the rows: the best head left of the values, the last of equals."""
        values = [column for column, found in self.columns.items() if found.kind == "value"]
        before = min(values, default=max(self.columns, default=0) + 1)
        ranked = [(self._label_rank(column), column) for column, found in self.columns.items()
                  if column < before and found.kind in ("words", "body", "attribute", "binding") and not (found.kind == "body" and column)]
        return max(ranked, default=(0, -1))[1]

    def _label_rank(self, column: int) -> float:
        title = self.columns[column].title
        if self.columns[column].kind != "words" or (column and YEAR.match(title)):
            return 0.5  # 2024年重点项目: what is done in a year
        if column and self.columns.get(column + 1, NO_COLUMN).kind == "unit" and _MEASURED_HEAD.fullmatch(title):
            return 4.5  # 考核指标 | 考核内容 | 单位: what is measured in the unit
        rank = next((rank for rank, pattern in _LABEL_RANKS if pattern.search(title)), 1.5 if title else 2)
        words = [self.text(cell) for cells in self.rows for cell in cells if cell.column == column]
        if rank == 3 and sum("、" in word for word in words) > 0.5 * len(words):
            return 2.5  # 建设区域 | 首末站、停保场: what lists several things names no row
        if rank == 2:
            short = all(len(word) <= 20 and not re.search(r"[\d，。；]", word) for word in words)
            return 3 if short else 2
        return rank

    @cached_property
    def _blocks_above(self) -> list[int]:
        """The blocks right above the table that speak of it: its caption, box, heading or title."""
        blocks, found = self.document.blocks, []
        for place in range(self.table.block - 1, max(-1, self.table.block - 4), -1):
            words = self.document.text[blocks[place].start : blocks[place].end]
            tells_unit = _CAPTION_UNIT.search(words) is not None
            if blocks[place].kind not in ("caption", "box", "heading", "title", "note") and not tells_unit:
                break
            if blocks[place].kind != "note" or tells_unit:
                found.append(place)
            if blocks[place].kind != "note" and not words.startswith(("单位", "（单位", "(单位")):
                break
        return found

    @cached_property
    def captions(self) -> list[str]:
        """What stands above the table's heads, nearest first, in the table itself or in lines of its own."""
        blocks = self.document.blocks
        inside = [self.text(cells[0]) for cells in self.table.rows[: self.table.heads] if len(cells) == 1]
        return [*inside, *(self.document.text[blocks[place].start : blocks[place].end] for place in self._blocks_above)]

    @cached_property
    def subject(self) -> str:
        """The noun that the caption says the numbers are of (`高标准农田`), "" where it has none."""
        header = self.document.header
        for line in self.captions:
            words = _CAPTION_BRACKET.sub("", fold(re.sub(r"\s+", "", line)))
            if not (tail := _CAPTION_TAIL.search(words)):
                continue
            words = TIME_WORDS.sub("", _CAPTION_NUMBER.sub("", words[: tail.start()])).removeprefix("年度")
            for place in (header.district_full, header.district):
                words = words.removeprefix(place) if place else words
            words = _CAPTION_PLACE.sub("", words)
            return words if 2 <= len(words) <= 14 and not re.search(r"[，。；：\d]", words) else ""
        return ""

    @cached_property
    def _caption_units(self) -> list[str]:
        hits = (_CAPTION_UNIT.search(line) for line in self.captions)
        written = next((hit["units"] for hit in hits if hit), "")
        return [word for word in re.split(r"[、，,/]", written) if is_unit(word)] if not is_unit(written) else [written]

    def caption_unit(self, measured: str, column: Column) -> str:
        """The unit of the caption's `（单位：亩）`; of several the one that fits, or stands at the place of the column, "" where that is open."""
        if len(self._caption_units) == 1:
            return self._caption_units[0]
        valued = [each for each in self.columns.values() if each.kind == "value"]
        in_order = len(self._caption_units) == len(valued) and self.by_place and column in valued
        wanted = next((family for family, words in _MEASURED_IN if words.search(measured)), "")
        families = [units().get(plain_unit(unit)[0], "") for unit in self._caption_units]
        known = [family for family, _ in _MEASURED_IN]
        fitting = [unit for unit, family in zip(self._caption_units, families, strict=True) if (family == wanted if wanted in families else family not in known)]
        return fitting[0] if len(fitting) == 1 else self._caption_units[valued.index(column)] if in_order else ""

    def governing_spans(self) -> Iterator[Span]:
        """What states a time for the table as a whole, nearest first: its caption, then the headings above."""
        blocks = self.document.blocks
        above = blocks[self.table.block].parent
        for place in self._blocks_above:
            if blocks[place].kind != "title":
                yield Span(blocks[place].start, blocks[place].end)
        for _ in range(8):
            if above < 0:
                return
            yield Span(blocks[above].start, blocks[above].end)
            above = blocks[above].parent

    def label_of(self, cells: dict[int, Cell]) -> Cell | None:
        """The cell that names a row: in the column of names, else the first words left of the values."""
        own = cells.get(self.label_column)
        if own and own.carried and (narrower := self._named_behind(cells)):
            return narrower
        if own and not (self.is_total(cells) and read_amount(self.document.text, own)):
            return own
        left = [cell for column, cell in cells.items() if self.columns.get(column, NO_COLUMN).kind in ("words", "attribute", "serial")
                and not read_amount(self.document.text, cell)]
        return left[0] if left else None

    def _named_behind(self, cells: dict[int, Cell]) -> Cell | None:
        """The short words of the row's own right behind a name that it shares with the rows above: what names it among them."""
        beside = cells.get(self.label_column + 1)
        words = self.text(beside) if beside and not beside.carried and self.columns.get(beside.column, NO_COLUMN).kind == "words" else ""
        return beside if 1 < len(words) <= _NAME_WIDTH and not _NO_NAME.search(words) else None

    @cached_property
    def rate_of(self) -> dict[int, str]:
        """Start of a label → the rate that the row above 其中 measures, where the label names no more than a part (小学, 初中)."""
        found: dict[int, str] = {}
        whole, within = "", False
        for label in filter(None, (self.label_of(by_column(cells)) for cells in self.rows)):
            words = self.text(label)
            opens = _OF_WHICH.match(words)
            name = bare_name(words)
            within = bool(opens or (within and not ORDER.match(words))) and not _RATE.fullmatch(name)
            if within:
                found[label.start] = whole
            elif not opens:
                whole = name if _RATE.fullmatch(name) else ""
        return found

    @cached_property
    def unit_above(self) -> dict[int, str]:
        """Start of a label 其中… without a unit of its own → the unit of the row that it is a part of."""
        column = next((column for column, found in self.columns.items() if found.kind == "unit"), None)
        found: dict[int, str] = {}
        unit = ""
        for cells in map(by_column, self.rows) if column is not None else ():
            label, own = self.label_of(cells), cells.get(column) if column is not None else None
            if own:
                unit = self.text(own)
            elif label and _OF_WHICH.match(self.text(label)) and implied_unit(self.text(label)) not in ("%", "‰"):
                found[label.start] = unit
        return found

    @property
    def is_scored(self) -> bool:
        """Whether the table says how work is graded: its points measure nothing but each other."""
        return any(column.kind == "score" or _SCORED.search(column.title) for column in self.columns.values())

    def silent(self) -> Iterator[tuple[int, int]]:
        """The places of cells whose numbers measure nothing, those of a repeated head too."""
        body = self.table.rows[self.table.heads :]
        for cells in body:
            head = self._repeats_head(cells)
            for cell in cells:
                if not cell.carried and (head or self.column(cell).kind in SILENT):
                    yield cell.start, cell.end
            own = [cell for cell in cells if not cell.carried]
            alone = own and all(self.column(cell).kind == "serial" for cell in own[:-1])
            if alone and (framed := _FRAMED.search(self.document.text, own[-1].start, own[-1].end)):
                yield framed.span()

    @cached_property
    def row_at(self) -> dict[int, dict[int, Cell]]:
        """Start of a cell → the cells of its row, carried ones too."""
        return {cell.start: by_column(cells) for cells in self.rows for cell in cells if not cell.carried}

    def column_at(self, start: int) -> Column:
        """The column of the cell that begins there."""
        return next((self.column(cell) for cell in self.row_at[start].values() if cell.start == start), NO_COLUMN)

    def is_total(self, cells: dict[int, Cell]) -> bool:
        """Whether the row sums up the others."""
        return any(_TOTAL.fullmatch(self.text(cell)) for column, cell in cells.items() if column <= max(self.label_column, 0) and not cell.carried)

    @cached_property
    def shared_head(self) -> str:
        """What the names of all rows end in (`幼儿园`), "" where they share less than two characters."""
        names = [self.text(cells[self.label_column]) for cells in map(by_column, self.rows)
                 if self.label_column in cells and not self.is_total(cells)]
        tail = 0
        while len(names) > 1 and all(len(name) > tail + 1 for name in names) and len({name[-tail - 1] for name in names}) == 1:
            tail += 1
        return names[0][-tail:] if tail >= 2 else ""


def bare_name(name: str) -> str:
    """A row's name without its number and its unit."""
    bracket = BRACKET.search(name)
    if bracket and (is_unit(bracket["unit"]) or not re.search(r"[、和]", bracket["unit"])) and bracket.start() > 1:
        name = name[: bracket.start()]
    while opens := ORDER.match(name):  # 其中：1.东城区
        name = name[opens.end() :]
    return name


def by_column(cells: tuple[Cell, ...]) -> dict[int, Cell]:
    """The cells of a row by their columns."""
    return {cell.column: cell for cell in cells}


def _above(heads: list[dict[int, Cell]], column: int) -> Iterator[Cell]:
    """The heads of a column, outermost first. A head holds up to the next one in its row, over its parts or over nothing else."""
    own = [column in row for row in heads]
    for place, row in enumerate(heads):
        if column in row:
            yield row[column]
        elif any(own[place + 1 :]) or not any(own):
            left = max((at for at in row if at < column), default=None)
            parted = left is not None and (not any(own) or any(left in below for below in heads[place + 1 :]))
            if left is not None and parted:
                yield row[left]


def _measure(part: str) -> str:
    """What a head says beside its times, its unit, a note (〔累计〕1) and generic words."""
    part = re.sub(r"[〔\[]累计[〕\]]\d?$", "", part)
    bracket = BRACKET.search(part)
    if bracket and (is_unit(bracket["unit"]) or YEAR.search(bracket["unit"]) or _GENERIC.fullmatch(bracket["unit"])):
        part = part[: bracket.start()]
    part = re.sub(r"^(?:规划|目标|计划|预期|现有|现状)(?=.{2})", "", ORDER.sub("", TIME_WORDS.sub("", part), count=1))
    return "" if _GENERIC.fullmatch(part) else part


#: A name in a row is so long, and holds none of these.
_NAME_WIDTH, _NO_NAME = 20, re.compile(r"[\d，。；、：]")
NO_UNIT = frozenset(("\\", "/", "-", "—", "－", "——", "无"))
