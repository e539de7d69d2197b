"""Numbers in tables: each value of an indicator table is a row, its fields told by its column's head and its row's cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from extractors import comparators
from extractors.indicators import Phrase
from extractors.numerals import number
from extractors.plan import Plan
from extractors.quantities import Quantity, find_quantities, units
from extractors.span import Span, fold
from extractors.time_reading import TimeMention
from pipeline.document import Cell, Document, Sentence, Table
from pipeline.rows import Evidence, TargetRow

# --- what a cell says ---------------------------------------------------------------------------------------------------

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,10})?"
#: A number without a unit that fills its cell: `3200`, `≥94`, `[300]` (cumulative), `12-15`, `38:62`, `2.6万`.
_BARE = re.compile(
    rf"\s*(?P<left>[^\d\s\[〔【(（]{{0,5}})\s?[\[〔【(（]?\s?(?P<n1>{_NUMBER})\s?(?P<m1>[万亿])?"
    rf"(?:\s?(?P<dash>[-–—~～至到:：])\s?(?P<n2>{_NUMBER})\s?(?P<m2>[万亿])?)?\s?[\]〕】)）]?\s?(?P<right>[^\d\s]{{0,4}})\s*"
)
#: What may stand around the one amount of a cell.
_AROUND = re.compile(r"[\s\[\]〔〕【】()（）]*(?:力争|争取|确保|累计|合计|共计|总计|共)?(?:达到?|完成|实现|控制在|保持在?|稳定在)?[\s\[\]〔〕【】()（）]*")
_SHARE = re.compile(r"[一二三四五六七八九十]{1,3}(?:分之[一二三四五六七八九十]{1,3}|成(?:以[上下])?)")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|\D|$)")


@dataclass(frozen=True, slots=True)
class Amount:
    """The one amount that a cell holds, [start, end) in the document; `unit` is "" where the cell writes none."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    comparator: str
    #: `[300]`: the sum over the plan's years.
    cumulative: bool = False


def read_amount(text: str, cell: Cell) -> Amount | None:
    """The amount that fills the cell, with or without its unit; None where the cell says something else."""
    if cell.end - cell.start > 40:
        return None
    found = _amount_of(fold(text[cell.start : cell.end]))
    return replace(found, start=cell.start + found.start, end=cell.start + found.end) if found else None


@lru_cache(maxsize=4096)
def _amount_of(words: str) -> Amount | None:
    """The amount that fills the folded `words` of a cell, with its place in them; a cell is asked several times, and cells recur."""
    if not any(map(str.isdigit, words)) and not _SHARE.fullmatch(words):
        return None
    bracket = _BRACKET.search(words)
    if bracket and bracket.start() and _is_unit(bracket["unit"]):
        inner = _amount_of(words[: bracket.start()])
        return replace(inner, unit=bracket["unit"]) if inner and not inner.unit else None
    bare = _BARE.fullmatch(words)
    if bare and (found := _bare(words, bare)):
        return found
    quantities = find_quantities(words)
    if len(quantities) != 1:
        return None
    (one,) = quantities
    if _AROUND.fullmatch(words, 0, one.outer_start) and _AROUND.fullmatch(words, one.outer_end):
        return Amount(one.start, one.end, one.value_min, one.value_max, one.unit, one.comparator)
    return None


def _bare(folded: str, hit: re.Match[str]) -> Amount | None:
    left, outer_start = comparators.before(folded, hit.start("n1"))
    end = max(hit.end(group) for group in ("n1", "m1", "n2", "m2"))
    right, outer_end = comparators.after(folded, end)
    if not _AROUND.fullmatch(folded, 0, outer_start) or not _AROUND.fullmatch(folded, outer_end):
        return None
    low = number(hit["n1"], hit["m1"] or hit["m2"] or "")
    high = number(hit["n2"], hit["m2"] or "") if hit["n2"] else low
    unit = ""
    if hit["dash"] in (":", "："):
        if not high:
            return None
        low = high = round(low / high, 4)
        unit = "比"
    comparator = comparators.settle(left, right, unit, many=False, ranged=low != high)
    return Amount(hit.start("n1"), end, low, high, unit, comparator, cumulative=folded.lstrip()[0] in "[〔【")


# --- what a column holds ------------------------------------------------------------------------------------------------

#: Kinds of columns by their heads, the first that fits.
_HEADS = (
    ("serial", re.compile(r"序号|编号|序|No\.?")),
    ("binding", re.compile(r"(?:指标)?(?:属性|性质)")),
    ("score", re.compile(r".{0,6}(?:分值|权重|得分|分数|评分|赋分)(?:[（(].{1,4}[)）])?")),
    ("note", re.compile(r"备\s?注|说\s?明|附注|数据来源|.{0,2}依据|评[分价]标准|计算方法")),
    ("due", re.compile(r".{0,6}(?:时限|时间|期限|年限|年份|日期|周期|节点|起止)(?:要求|安排|节点|年[限月])?")),
    ("body", re.compile(r".{0,6}(?:责任|牵头|配合|承办|主管|实施|负责|协办|主办|参与|联系|建设|分管)(?:部门|单位|主体|科室|领导|机构|人)员?|.{0,4}(?:领导|责任人|联系人)")),
    ("attribute", re.compile(r".{0,4}(?:性质|类型|地[点址]|位置|方式|级别|层级|来源|范围|对象|资金渠道|进展情况)")),
)
_SILENT = frozenset(("serial", "unit", "binding", "score", "due"))
_UNIT_HEAD = re.compile(r"(?:计量)?单位")
#: How well a column names its rows, by its head.
_LABEL_RANKS = (
    (4, re.compile(r"指标(?!值)")),
    (3, re.compile(r"名称|项目|工程|事项|学校|院校|幼儿园|医院|机构|乡|镇|街道|苏木|地区|区县|县区|市县|县市|市州|区域|片区|村|社区|园区|基地|企业|单位|部门|品种|产业|行业|专业")),
    (2, re.compile(r"任务|内容|措施|工作")),
    (1, re.compile(r"类别|分类|类型|领域|维度|板块")),
)
_PLACES = re.compile(r"乡|镇|街道|苏木|地区|区县|县区|市县|县市|市州|区域|片区|村|社区|单位|部门|责任主体")
_PLACE = re.compile(r".{1,12}(?:镇|乡|街道|办事处|县|区|市|州|旗|苏木|局|校|学|院|园|村|社区|农场|林场|中心)")
_BASE_HEAD = re.compile(r"现状|基期|基数|基准|基线|完成(?:值|情况|数)|实际|上年|去年|实绩|已完成")
_GOAL_HEAD = re.compile(r"目标|规划|计划|预期|任务|达到")
#: When a project begins is no deadline.
_START_HEAD = re.compile(r"^(?:计划|预计|拟)?(?:开工|动工|启动|开始|起始)(?!.*(?:竣工|完工|建成|完成|结束))")
_GROWTH = re.compile(r"(?P<yearly>年均)?(?:增长率?|增速|增幅|增长速度|递增|增减)")
_TIME_WORDS = re.compile(r"(?:19|20)\d\d(?:[-–—~～至](?:19|20)?\d\d)?年?(?:度|底|末|\d{1,2}月)?|“?十[一二三四五]五”?(?:时期|期间|末)?|[（(](?:19|20)\d\d年?[)）]")
#: A head of these words alone tells nothing that the row's name does not.
_GENERIC = re.compile(
    r"(?:年度|阶段|工作|建设|计划|规划|预期|基期|基准|基数|基线|现状|完成|实际|当年|本年|上年|全年|年末|累计|总体|总|分|目标|任务|指标|考核|下达|分解|分配|安排"
    r"|数量|数值|[值数量]|规模|内容|情况|合计|总计|小计|水平|标准|要求|[及和与到至前底末年、/]|以上)*"
)
#: Heads that measure whatever the table is about: its caption's noun stands before them.
_MEASURE = re.compile(r"(?:新建|改建|扩建|改扩建|改造|提升|建设|新增|完成|治理|修复|维修|配备|培训|推广|种植|养殖|流转)*(?:总?面积|里程|长度|户数|个数|数量?|规模|任务数?|目标数?)?")
#: What a project or school has itself: as in running text it is told without their names.
_OWN_SIZE = re.compile(r"(?:计划|年度|概算|估算|项目)?总?投资(?:额|规模)?|(?:新增|增加)?学位数?|(?:办学|办园|建设|招生)规模|班级?数|(?:占地|建筑|用地|总建筑)?面积|用地|占地")
_PROJECT = re.compile(r"(?:学校|小学|中学|幼儿园|高中|初中|校区|[一二三四五六七八九十]中|楼|食堂|宿舍|医院|[卫养敬福]\w{0,2}院|公园|水库|泵站|电站|厂|中心|馆|基地|产业园|大桥|公路|道路|广场|市场|工程|项目|建设|改造|扩建|新建|迁建|改建)(?:[（(][^（）()]*[)）])?$")
_ACTION = re.compile(r"(?:新增|净增|新建|改扩建|创建|培育|引进|招收|招聘|改造(?!提升)|硬化|维修|修建)(?!投资|资金)(?=.{2})|(?:完成|发放|筹集)(?=.{2})")
_OBJECT = re.compile(r"(?!(?:总?面积|规模|数|户数|数量|里程|长度|任务|金额|个数|总数|项目|指标|率|比|改造|提升)).{2,}")
_MULTIPLIER = re.compile(r"(?P<mult>万亿|千万|百万|十万|万|亿|千|百)(?P<unit>[^万亿千百].*)")
_BRACKET = re.compile(r"[（(]\s*(?P<unit>[^（）()]{1,10}?)\s*[)）]\s*$")
_CAPTION_UNIT = re.compile(r"单位\s?[：:]\s?(?P<units>[^\s：:；;（）()]{1,16})(?=[\s）)]|$)")
#: Which family of units a head is measured in, where a caption names several (`单位：万元、平方米、个`).
_MEASURED_IN = (
    ("money", re.compile(r"投资|资金|金额|经费|收入|支出|产值|补[助贴]|税收|概算|预算")),
    ("area", re.compile(r"面积|占地|用地|(?:建设|建筑)规模|播种|种植")),
    ("length", re.compile(r"里程|长度|公里数")),
    ("person", re.compile(r"人数|人口|学生|教师|职工|就业")),
)
#: A table is of its caption's year, also where the year is part of a title and no time by itself.
_CAPTION_YEAR = re.compile(r"(?<![\d—-])(?P<year>20\d\d)年(?!版|[—-])")
_FIVE_YEARS = re.compile(r"十(?P<number>[一二三四五六七])五")
_ROW_YEAR = re.compile(r"\s*(?P<year>20\d\d)\s?年?(?:度|底|末)?\s*")
#: A caption that tells how things are: its values are facts.
_STATE = re.compile(r"基本情况|现状|概况|完成情况|落实情况|统计表|普查")
_CAPTION_BRACKET = re.compile(r"[（(][^（）()]*[)）]")
_CAPTION_NUMBER = re.compile(r"附[件表录]\d*[：:.]?|[表图]\d+(?:[-.]\d+)?[：:.]?|专栏\d*[：:.]?|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]")
_CAPTION_PLACE = re.compile(r"^[^的]{1,6}?(?:自治县|自治旗|自治州|[省市县区旗])(?=.{4})|^各(?:乡镇|镇街|县区|县|乡|镇|街道|村|地|单位)|^(?:主要|重点|具体)")
_CAPTION_TAIL = re.compile(r"(?:建设|工作|基本)?(?:任务|目标|指标|计划|年度|责任|分年度|项目)*(?:分解|分配|下达|安排|情况|明细|一览|汇总|统计|进度|清单|分工|任务|计划|项目|指标|名单)*(?:表|清单|分解|分配|安排|计划)$")
_IMPLIED = (
    (re.compile(r"(?P<unit>人次|户次|户|所|家|座|公里|亩|吨|台|套|间|个|名|件|项|条|处|场|张|辆|株|册|只|头|眼)数(?:量)?$"), ""),
    (re.compile(r"床位数?$"), "张"),
    (re.compile(r"(?:人数|人口|就业|劳动力|人员|学生|教师|职工|居民|老年人)(?![^，。；]{0,4}(?:比|差|系数|指数|率|度|收入|支出)$)"), "人"),
    (re.compile(r"(?:率|比例|占比|比重)$"), "%"),
)
_TOTAL = re.compile(r"\s*(?:合\s?计|小\s?计|总\s?计|总\s?数|共\s?计|全[省市县区州旗镇乡](?:合计|总计)?)\s*")
_BUILD_ALONE = re.compile(r"新建|改建|扩建|改扩建|迁建|改造|维修|新增|提升|修复")
_BUILD = re.compile(r"(?:新建|改扩建|扩建|迁建|改建|重建|续建|改造)(?=.{3})")
_ORDER = re.compile(r"(?:其中[：:]?|[（(]?\d{1,2}[)）.．、]\s*(?!\d)|[①-⑳])")
_NAME_GROWTH = re.compile(r"(?P<stem>.{2,}?)(?P<yearly>年均)?(?P<verb>增长|降低|下降)(?:率|速度|幅度)?")
_NAME_YEARLY = re.compile(r"(?P<stem>.{2,}?)年均(?P<verb>增)[速幅]")
_TRAILING_VERB = re.compile(r"(?:建设|改造|新建|扩建|改扩建|迁建|改建|提升|培训|发放|治理)?(?:工程|项目|行动|工作)?$")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds. `kind` is `value`, `words` or a kind of _HEADS; `measure` is what its head says beside times and generic words."""

    kind: str
    title: str
    measure: str
    heads: tuple[Span, ...]


_NO_COLUMN = Column("words", "", "", ())


class TableReading:
    """A table with its columns understood, and the words above it."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document, self.table = document, table
        self.rows = [cells for cells in table.rows[table.heads :] if not self._repeats_head(cells)]
        self.columns = self._columns()
        self.label_column = self._label_column()
        label = self.columns.get(self.label_column, _NO_COLUMN).title
        names = [self.text(cells[self.label_column]) for cells in map(_by_column, self.rows) if self.label_column in cells]
        self.by_place = bool(_PLACES.search(label)) or (
            not re.search("指标|项目|工程|任务|内容", label) and sum(_PLACE.fullmatch(name) is not None for name in names) > 0.6 * len(names))

    def text(self, cell: Cell) -> str:
        """The words of a cell without blanks."""
        return "".join(self.document.text[cell.start : cell.end].split())

    def column(self, cell: Cell) -> Column:
        """The column that a cell stands in."""
        return self.columns.get(cell.column, _NO_COLUMN)

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
        heads = [_by_column(cells) for cells in self.table.rows[: self.table.heads] if len(cells) > 1]
        columns = {}
        for column in sorted(set(body).union(*heads)):
            spans = [Span(cell.start, cell.end) for cell in _above(heads, column)]
            parts = [fold(re.sub(r"\s+", "", span.of(self.document.text))) for span in spans]
            columns[column] = self._read_column("".join(parts), parts, tuple(spans), body.get(column, []), first=column == 0)
        return columns

    def _read_column(self, title: str, parts: list[str], heads: tuple[Span, ...], cells: list[Cell], *, first: bool) -> Column:
        # A sample tells what a long column holds.
        words = [self.text(cell) for cell in cells[:20]]
        amounts = sum(read_amount(self.document.text, cell) is not None for cell in cells[:20])
        numeric = amounts > 0.5 * len([word for word in words if any(char.isalnum() for char in word)])
        told = bool(_YEAR.search(title) or _BASE_HEAD.search(title) or _GOAL_HEAD.search(title))
        if _UNIT_HEAD.fullmatch(title) and sum(_is_unit(word) or word in _NO_UNIT for word in words) > 0.5 * len(words):
            return Column("unit", title, "", heads)
        if words and all(word in ("约束性", "预期性", "约束", "预期") for word in words):
            return Column("binding", title, "", heads)
        kind = next((kind for kind, pattern in _HEADS if pattern.fullmatch(title)), "")
        if kind == "due" and amounts and not any("年" in word or "月" in word or _YEAR.fullmatch(word) for word in words):
            kind = ""
        if not kind and first and numeric and not told and words == [str(at) for at in range(1, len(words) + 1)]:
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
        if self.columns[column].kind != "words":
            return 0.5
        rank = next((rank for rank, pattern in _LABEL_RANKS if pattern.search(title)), 1.5 if title else 2)
        if rank == 2:
            words = [self.text(cell) for cells in self.rows for cell in cells if cell.column == column]
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
            words = _TIME_WORDS.sub("", _CAPTION_NUMBER.sub("", words[: tail.start()])).removeprefix("年度")
            for place in (header.district_full, header.district):
                words = words.removeprefix(place) if place else words
            words = _CAPTION_PLACE.sub("", words)
            return words if 2 <= len(words) <= 14 and not re.search(r"[，。；：\d]", words) else ""
        return ""

    @cached_property
    def _caption_units(self) -> list[str]:
        hits = (_CAPTION_UNIT.search(line) for line in self.captions)
        written = next((hit["units"] for hit in hits if hit), "")
        return [word for word in re.split(r"[、，,/]", written) if _is_unit(word)] if not _is_unit(written) else [written]

    def caption_unit(self, measured: str) -> str:
        """The unit of the caption's `（单位：亩）`; of several the one that fits, "" where that is open."""
        if len(self._caption_units) == 1:
            return self._caption_units[0]
        wanted = next((family for family, words in _MEASURED_IN if words.search(measured)), "")
        families = [units().get(_plain_unit(unit)[0], "") for unit in self._caption_units]
        known = [family for family, _ in _MEASURED_IN]
        fitting = [unit for unit, family in zip(self._caption_units, families, strict=True) if (family == wanted if wanted in families else family not in known)]
        return fitting[0] if len(fitting) == 1 else ""

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
        if own and not (self.is_total(cells) and read_amount(self.document.text, own)):
            return own
        left = [cell for column, cell in cells.items() if self.columns.get(column, _NO_COLUMN).kind in ("words", "attribute", "serial")
                and not read_amount(self.document.text, cell)]
        return left[0] if left else None

    @property
    def is_scored(self) -> bool:
        """Whether the table says how work is graded: its points measure nothing but each other."""
        return any(column.kind == "score" for column in self.columns.values())

    def silent(self) -> Iterator[tuple[int, int]]:
        """The places of cells whose numbers measure nothing, those of a repeated head too."""
        body = self.table.rows[self.table.heads :]
        for cells in body:
            head = self._repeats_head(cells)
            for cell in cells:
                if not cell.carried and (head or self.column(cell).kind in _SILENT):
                    yield cell.start, cell.end

    @cached_property
    def row_at(self) -> dict[int, dict[int, Cell]]:
        """Start of a cell → the cells of its row, carried ones too."""
        return {cell.start: _by_column(cells) for cells in self.rows for cell in cells if not cell.carried}

    def is_total(self, cells: dict[int, Cell]) -> bool:
        """Whether the row sums up the others."""
        return any(_TOTAL.fullmatch(self.text(cell)) for column, cell in cells.items() if column <= max(self.label_column, 0) and not cell.carried)

    @cached_property
    def shared_head(self) -> str:
        """What the names of all rows end in (`幼儿园`), "" where they share less than two characters."""
        names = [self.text(cells[self.label_column]) for cells in map(_by_column, self.rows)
                 if self.label_column in cells and not self.is_total(cells)]
        tail = 0
        while len(names) > 1 and all(len(name) > tail + 1 for name in names) and len({name[-tail - 1] for name in names}) == 1:
            tail += 1
        return names[0][-tail:] if tail >= 2 else ""


def _by_column(cells: tuple[Cell, ...]) -> dict[int, Cell]:
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
    """What a head says beside its times, its unit and generic words."""
    bracket = _BRACKET.search(part)
    if bracket and (_is_unit(bracket["unit"]) or _YEAR.search(bracket["unit"]) or _GENERIC.fullmatch(bracket["unit"])):
        part = part[: bracket.start()]
    part = re.sub(r"^(?:规划|目标|计划|预期|现有|现状)(?=.{2})", "", _ORDER.sub("", _TIME_WORDS.sub("", part), count=1))
    return "" if _GENERIC.fullmatch(part) else part


_NO_UNIT = frozenset(("\\", "/", "-", "—", "－", "——", "无"))


def _is_unit(word: str) -> bool:
    """Whether the word is a unit, with a multiplier or a rate's slash or without."""
    word = fold(word)
    multiple = _MULTIPLIER.fullmatch(word)
    core = multiple["unit"] if multiple else word
    return core in units() or core.split("/")[0] in units() or core in ("%", "‰", "比") or re.fullmatch(r"(?:1|人|例|件)?/?1?\d{0,2}[万千百]", core) is not None


# --- rows ---------------------------------------------------------------------------------------------------------------


def table_rows(reading: TableReading, plan: Plan, times: Sequence[TimeMention]) -> Iterator[TargetRow]:
    """One row for each amount that fills a cell; numbers in running words of a cell are left to the linking of sentences."""
    dates = _Dates(reading, plan, times)
    for cells in reading.rows:
        by_column = _by_column(cells)
        label = reading.label_of(by_column)
        if label is None:
            continue
        for cell in cells:
            kind = reading.column(cell).kind
            if cell.carried or cell is label or kind in (*_SILENT, "note", "body"):
                continue
            amount = read_amount(reading.document.text, cell)
            if amount:
                yield _row(reading, dates, by_column, label, cell, amount)
            else:
                yield from _quota_rows(reading, dates, by_column, label, cell)


def _row(reading: TableReading, dates: _Dates, cells: dict[int, Cell], label: Cell, cell: Cell, amount: Amount) -> TargetRow:
    column = reading.column(cell)
    name = _named(reading, cells, label, column, amount)
    unit, factor, unit_cell = _unit(reading, cells, label, column, amount, name.indicator)
    start, end = amount.start, amount.end
    row = TargetRow(start, end, reading.document.text[start:end], name.indicator, name.action, amount.low * factor, amount.high * factor,
                    unit, amount.comparator, "", found_by="table.cell", frequency=name.frequency)
    row.evidence["indicator"] = Evidence("table.row_head", (Span(label.start, label.end), *(column.heads if column.measure else ())))
    if unit_cell:
        row.evidence["unit"] = Evidence("table.unit_cell", (Span(unit_cell.start, unit_cell.end),))
    bind = next((reading.text(other) for other in cells.values() if reading.column(other).kind == "binding"), "")
    row.binding = bind if bind in ("约束性", "预期性") else {"约束": "约束性", "预期": "预期性"}.get(bind, "")
    dates.settle(row, cell.column, cells, label)
    return row


@dataclass(frozen=True, slots=True)
class _Name:
    indicator: str
    action: str = ""
    frequency: str = ""


def _named(reading: TableReading, cells: dict[int, Cell], label: Cell, column: Column, amount: Amount) -> _Name:
    """Indicator, action and frequency: the row's name and what the column's head adds to it."""
    name, measure = _bare_name(reading.text(label)), column.measure
    growth = _GROWTH.fullmatch(measure)
    if growth:
        changed = _NAME_GROWTH.fullmatch(name)
        stem, verb = (changed["stem"], changed["verb"]) if changed else (name, "增长")
        return _Name(stem, verb, "年均" if growth["yearly"] and not amount.cumulative else "")
    if reading.is_total(cells) or _TIME_WORDS.fullmatch(name):
        return _total_name(reading, measure if column.kind == "value" else "")
    if _BUILD_ALONE.fullmatch(measure):
        return _Name(name + (reading.subject if reading.by_place else ""), measure)
    if _PLACE.fullmatch(measure) and not reading.by_place:
        return _Name(measure + name)
    action = _ACTION.match(measure)
    told_alone = _OWN_SIZE.fullmatch(measure) is not None and _PROJECT.search(name) is not None
    if action and _OBJECT.fullmatch(measure, action.end()):
        return _Name(("" if told_alone else _unbuilt(name)) + measure[action.end() :], action.group())
    if told_alone:
        return _Name(measure)
    if reading.by_place and (not measure or _MEASURE.fullmatch(measure)):
        subject = reading.subject
        # What is done to the subject is told once: 农村厕所改造 + 改造数.
        return _Name(name + (subject if not measure or not measure.startswith(subject) else "") + measure)
    if measure:
        return _Name(_unbuilt(name) + measure)
    yearly = _NAME_YEARLY.fullmatch(name) or _NAME_GROWTH.fullmatch(name)
    if yearly:
        return _Name(yearly["stem"], "增长" if yearly["verb"] == "增" else yearly["verb"], "年均" if "年均" in name else "")
    return _Name(name)


def _total_name(reading: TableReading, measure: str) -> _Name:
    """What a sum is of: its column's measure, the caption's subject, or what the rows' names share."""
    action = _ACTION.match(measure)
    if action and _OBJECT.fullmatch(measure, action.end()):
        return _Name(measure[action.end() :], action.group())
    if reading.by_place and (not measure or _MEASURE.fullmatch(measure)) and reading.subject:
        return _Name(reading.subject + measure)
    return _Name(measure or reading.shared_head or reading.subject or "合计")


def _bare_name(name: str) -> str:
    """A row's name without its number and its unit."""
    bracket = _BRACKET.search(name)
    if bracket and (_is_unit(bracket["unit"]) or not re.search(r"[、和]", bracket["unit"])) and bracket.start() > 1:
        name = name[: bracket.start()]
    return _ORDER.sub("", name) if _ORDER.match(name) else name


def _unbuilt(name: str) -> str:
    """新建某小学 → 某小学: what is built has the measure, not the building."""
    built = _BUILD.match(name)
    return name[built.end() :] if built else name


def _unit(reading: TableReading, cells: dict[int, Cell], label: Cell, column: Column, amount: Amount,
          indicator: str) -> tuple[str, int, Cell | None]:
    """Unit, factor and the cell that says it: the cell itself, the 单位 column, the head's bracket, the name's, the caption's, or the noun."""
    if amount.unit:
        return *_plain_unit(amount.unit), None
    if _GROWTH.fullmatch(column.measure):
        return "%", 1, None
    unit_cell = next((cell for cell in cells.values() if reading.column(cell).kind == "unit"), None)
    head = _BRACKET.search(column.title)
    own = _BRACKET.search(reading.text(label))
    says_nothing = unit_cell is None or reading.text(unit_cell) in _NO_UNIT
    written = next((word for word in (
        "" if unit_cell is None or says_nothing else reading.text(unit_cell),
        head["unit"] if head and _is_unit(head["unit"]) else "",
        own["unit"] if own and _is_unit(own["unit"]) else "",
        reading.caption_unit(indicator + column.title),
    ) if word), "")
    if not written:
        return implied_unit(indicator), 1, None
    return *_plain_unit(written), None if says_nothing else unit_cell


def _plain_unit(written: str) -> tuple[str, int]:
    """A unit without its multiplier, and the factor: 万亩 → 亩, 10000."""
    written = fold(written)
    multiple = _MULTIPLIER.fullmatch(written)
    if multiple and _is_unit(multiple["unit"]):
        return multiple["unit"], int(number("1", multiple["mult"]))
    return written, 1


@dataclass(frozen=True, slots=True)
class _Told:
    """Status, deadline and period of a value, and what says so; a target whose `due` is None has a deadline from elsewhere."""

    status: str
    due: date | None
    period: str
    source: str
    rule: str
    spans: tuple[Span, ...] = ()


class _Dates:
    """Status, deadline and period of a table's values: by the column's head, the row's deadline cell, the caption, the plan."""

    def __init__(self, reading: TableReading, plan: Plan, times: Sequence[TimeMention]) -> None:
        self._reading, self._plan, self._times = reading, plan, times
        self._starts = [time.start for time in times]
        self._heads: dict[int, _Told | None] = {}

    def settle(self, row: TargetRow, at: int, cells: dict[int, Cell], label: Cell) -> None:
        """Fill the row's status, from the column `at`, and what follows from it."""
        told = self._told(at, cells, label)
        row.status = told.status
        column = self._reading.columns.get(at, _NO_COLUMN)
        row.evidence["status"] = Evidence("status.base_column" if told.status == "baseline" else "status.goal_column", column.heads)
        if told.status == "baseline":
            row.period = told.period
            return
        row.deadline, row.deadline_source = told.due, told.source
        row.evidence["deadline"] = Evidence(told.rule, told.spans)

    def _told(self, at: int, cells: dict[int, Cell], label: Cell) -> _Told:
        if at not in self._heads:
            self._heads[at] = self._by_head(self._reading.columns.get(at, _NO_COLUMN))
        head = self._heads[at]
        if head and (head.due or head.status == "baseline"):
            return head
        found = self._by_row(cells, label) or self._by_caption
        if found and not (head and found.status == "baseline"):
            return found
        return _Told("target", self._plan.end, "", "plan" if self._plan.end else "", "deadline.plan")

    def _within(self, span: Span) -> list[TimeMention]:
        return [time for time in self._times[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)] if time.end_date]

    def _by_head(self, column: Column) -> _Told | None:
        """What the column's head says, None where it says nothing of time or goal."""
        base = _BASE_HEAD.search(column.title) is not None
        first, last = self._head_time(column)
        if last and (base or self._is_past(last, column)):
            period = f"{first}/{last.year}" if first and first != last.year else str(last.year)
            return _Told("baseline", None, period, "", "")
        if last:
            return _Told("target", last, "", "stated", "deadline.column_head", column.heads)
        if base or (not _GOAL_HEAD.search(column.title) and self._has_goal_beside(column)):
            return _Told("baseline", None, "", "", "")
        return _Told("target", None, "", "", "") if _GOAL_HEAD.search(column.title) else None

    def _head_time(self, column: Column) -> tuple[int | None, date | None]:
        """First year and last day that the head names: its last time, the bare year in it, or its five-year plan."""
        told = [time for head in column.heads for time in self._within(head)]
        year, plan = _YEAR.search(column.title), _FIVE_YEARS.search(column.title)
        if told and (last := told[-1].end_date) and (not year or told[-1].start_date or last.year == int(year.group())):
            return (told[-1].start_date or last).year, last
        if year:
            return None, date(int(year.group()), 12, 31)
        if plan:
            end = 2005 + 5 * "零一二三四五六七八九".index(plan["number"])
            return end - 4, date(end, 12, 31)
        return None, None

    def _has_goal_beside(self, column: Column) -> bool:
        """Whether another column has a goal for the same measure: `学生数` beside `2025年规划学生数`."""
        others = (other for other in self._reading.columns.values() if other is not column and other.measure == column.measure)
        return bool(column.measure) and not _GROWTH.fullmatch(column.measure) and any(_GOAL_HEAD.search(other.title) for other in others)

    def _is_past(self, last: date, column: Column) -> bool:
        plan = self._plan
        if plan.base_year is not None:
            return last.year <= plan.base_year
        if _GOAL_HEAD.search(column.title):
            return False
        return (plan.end is not None and last.year < plan.end.year) or (plan.end is None and plan.issued is not None and last.year < plan.issued.year)

    def _by_row(self, cells: dict[int, Cell], label: Cell) -> _Told | None:
        """What the row's deadline cell says, or the year that names the row."""
        text, reading = self._reading.document.text, self._reading
        for cell in (cell for cell in reversed(cells.values()) if reading.column(cell).kind == "due" or "进度" in reading.column(cell).title):
            place = Span(cell.start, cell.end)
            if _START_HEAD.search(reading.column(cell).title):
                continue
            dated = [time.end_date for time in self._within(place) if time.kind in ("by", "during", "as_of")]
            bare = _ROW_YEAR.fullmatch(fold(text[cell.start : cell.end]))
            due = dated[-1] if dated else date(int(bare["year"]), 12, 31) if bare else None
            if due:
                return _Told("target", due, "", "stated", "deadline.row_cell", (place,))
        year = _ROW_YEAR.fullmatch(fold(text[label.start : label.end]))
        return self._of_year(int(year["year"]), "stated", Span(label.start, label.end)) if year else None

    @cached_property
    def _by_caption(self) -> _Told | None:
        """What the nearest caption or heading with a time says; a caption may also say that it tells of how things are."""
        reading = self._reading
        state = any(_STATE.search(line) for line in reading.captions[:2])
        for span in reading.governing_spans():
            dated = [time.end_date for time in self._within(span) if time.kind in ("by", "during", "as_of")]
            year = _CAPTION_YEAR.search(fold(span.of(reading.document.text)))
            last = dated[-1] if dated else date(int(year["year"]), 12, 31) if year else None
            if last and (state or last != date(last.year, 12, 31)):
                return _Told("baseline", None, str(last.year), "", "") if state else _Told("target", last, "", "inherited", "deadline.inherited", (span,))
            if last:
                return self._of_year(last.year, "inherited", span)
        return _Told("baseline", None, "", "", "") if state else None

    def _of_year(self, year: int, source: str, span: Span) -> _Told:
        """A fact of the year, where it lies before the plan, else a goal for its end."""
        base = self._plan.base_year
        if base is not None and year <= base:
            return _Told("baseline", None, str(year), "", "")
        return _Told("target", date(year, 12, 31), "", source, f"deadline.{source}", (span,))


# --- quotas -------------------------------------------------------------------------------------------------------------

_QUOTA = re.compile(
    r"(?P<area>[\u4e00-\u9fff]{1,10}(?:镇|乡|街道办事处|街道办|街道|办事处|县|区|市|旗|村|场|团|苏木|社区|园区|局|校|院|园|中学|小学))[：:\s]?"
    r"(?P<value>\d{1,8}(?:\.\d+)?)(?P<unit>[\u4e00-\u9fff㎡%]{1,3})?(?=[\s、，,；;。]|$)"
)

#: 幼儿园7个、小学4个: kinds of schools have no quotas of their own.
_KINDS = re.compile(r"(?:其中|增加|新建|改扩建|建设)?(?:公办|民办|普惠性?)?(?:幼儿园|小学|中学|初级中学|高级中学|中小学|学校|中心校|乡镇|社区|行政村|村)")


def _quota_rows(reading: TableReading, dates: _Dates, cells: dict[int, Cell], label: Cell, cell: Cell) -> Iterator[TargetRow]:
    """`白石乡15 元和镇280 …`: a quota per sub-area has the area in its indicator."""
    document, column = reading.document, reading.column(cell)
    body = fold(document.text[cell.start : cell.end])
    hits = [hit for hit in _QUOTA.finditer(body)
            if (not hit.group("unit") or hit.group("unit") in units()) and not _KINDS.fullmatch(hit.group("area"))]
    if len(hits) < 3:
        return
    name = _bare_name(reading.text(label))
    for hit in hits:
        start, end = cell.start + hit.start("value"), cell.start + hit.end("unit" if hit.group("unit") else "value")
        value = number(hit.group("value"))
        amount = Amount(start, end, value, value, hit.group("unit") or "", "=")
        unit, factor, _ = _unit(reading, cells, label, column, amount, name)
        row = TargetRow(start, end, document.text[start:end], hit.group("area") + name, "", value * factor, value * factor, unit, "=", "",
                        found_by="table.quota")
        area = Span(cell.start + hit.start("area"), cell.start + hit.end("area"))
        row.evidence["indicator"] = Evidence("table.quota", (area, Span(label.start, label.end)))
        dates.settle(row, cell.column, cells, label)
        yield row


# --- a document's tables -------------------------------------------------------------------------------------------------


class _Places:
    """Spans apart from each other, to be asked which of them holds an offset."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def hold(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._spans[at][1]


class TableReadings:
    """The tables of a document, each understood once."""

    def __init__(self, document: Document) -> None:
        self._readings = {table.block: TableReading(document, table) for table in document.tables}

    def rows(self, plan: Plan, times: Sequence[TimeMention]) -> list[TargetRow]:
        """The rows of all tables' cells in text order."""
        return [row for reading in self._readings.values() for row in table_rows(reading, plan, times)]

    def in_words(self, quantities: Sequence[Quantity]) -> list[Quantity]:
        """Without those in cells that state no value (serial numbers, units, scores, deadlines) and the points of a table of scores."""
        silent = _Places(span for reading in self._readings.values() for span in reading.silent())
        scored = _Places((reading.table.start, reading.table.end) for reading in self._readings.values() if reading.is_scored)
        return [one for one in quantities if not silent.hold(one.start) and not (one.unit == "分" and scored.hold(one.start))]

    def named(self, sentence: Sentence, phrases: list[Phrase]) -> list[Phrase]:
        """The phrases of a sentence; in a cell, those that name nothing take the name of the cell's row."""
        reading = self._readings.get(sentence.block)
        if reading is None or all(phrase.indicator for phrase in phrases):
            return phrases
        cells = reading.row_at.get(sentence.start)
        label = reading.label_of(cells) if cells else None
        if label is None or label.start == sentence.start:
            return phrases
        own, span = _done_to(_bare_name(reading.text(label))), Span(label.start, label.end)
        return [phrase if phrase.indicator else replace(phrase, indicator=own, spans=(span,), rule="table.row_name") for phrase in phrases]


def _done_to(name: str) -> str:
    """What a project is done to: 老年食堂建设工程 → 老年食堂."""
    tail = _TRAILING_VERB.search(name)
    noun = name[: tail.start()] if tail and tail.start() > 1 else name
    return _unbuilt(noun)


def implied_unit(indicator: str) -> str:
    """The unit that the noun of a unit-less value implies (`就业人数` → 人), "" where none does."""
    for pattern, unit in _IMPLIED:
        if hit := pattern.search(indicator):
            return unit or hit["unit"]
    return ""
