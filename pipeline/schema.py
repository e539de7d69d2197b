"""The columns of every table: the one source for the writers, for `duibiao tables` and for docs/tables.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

#: `code` is a word of a fixed set, `text` whatever the source or a name says.
Kind = Literal["text", "code", "integer", "number", "date", "time", "yes/no", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; its name is that of the record's field which fills it. `codes` are the words that a code may be, where they are few."""

    name: str
    kind: Kind
    meaning: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `label` is its short Chinese name, `row` says what makes a row."""

    name: str
    label: str
    row: str
    columns: tuple[Column, ...]


_SPAN = (
    Column("start", "integer", "offset of the first character in the document's text, in code points from 0"),
    Column("end", "integer", "offset after the last character"),
    Column("text", "text", "the characters [start, end) of the document's text"),
)
_DOC_ID = Column("doc_id", "text", "the document, as in `documents`")
_CONTEXT = (
    Column("section", "text", "the headings that govern the place, outermost first, joined by ` > `"),
    Column("sentence", "text", "the sentence or table cell that it stands in"),
    Column("found_by", "text", "the rule or model that found it"),
    Column("page", "integer", "page on paper, from 1, empty where the format has no pages"),
    Column("confidence_ocr", "number", "how sure the engine was that recognised its words in a picture; empty where none had to"),
)

_SURE = (
    Column("confidence", "number", "probability that all core fields of the row are right"),
    Column("needs_review", "yes/no", "true where the confidence is so low that a person should look"),
    Column("review_reason", "text", "what to look at (指标短语不确定, 状态不确定, 期限不确定)"),
    Column(
        "checked",
        "code",
        "`confirmed`, `corrected` or `added` by a person (docs/store.md); empty where the machine alone speaks",
        ("", "confirmed", "corrected", "added"),
    ),
)

TABLES = (
    Table(
        "documents",
        "文件",
        "one document that was read",
        (
            Column("doc_id", "text", "id of the document"),
            Column("plan_id", "text", "id of the plan that it is an edition of: district, title and period, or its bytes where it has no title"),
            Column("edition", "integer", "1 for the plan's earliest edition here, by day of issue"),
            Column("sha256", "text", "digest of the file's bytes"),
            Column("name", "text", "file name without its suffix"),
            Column("path", "text", "the path it was read from, as given"),
            Column("title", "text", "title as the header has it"),
            Column("plan_title", "text", "title inside 《》 where the header is a notice that issues a plan"),
            Column("issuer", "text", "body that issued it"),
            Column("doc_number", "text", "document number (永川府办发〔2022〕125号)"),
            Column("issue_date", "date", "day of issue"),
            Column("district", "text", "the district, county, city or province that it speaks for (永川区); "
                   "without a telling title, issuer or addressee the first place that the text means, none where a name stands there by chance (广水 in 推广水稻)"),
            Column("district_full", "text", "its name with what lies above it (重庆市永川区)"),
            Column("plan_start", "date", "first day of the plan's period"),
            Column("plan_end", "date", "last day of the plan's period or of its overall goal"),
            Column("format", "text", "kind of file (txt, html, docx, pdf, …)"),
            Column("encoding", "text", "encoding that the bytes were decoded with, where the format leaves it open"),
            Column("characters", "integer", "length of the text in code points"),
            Column("pages", "integer", "pages on paper that hold text, empty where the format has none"),
            Column("targets", "integer", "rows in `targets`"),
            Column("deadlines", "integer", "rows in `deadlines`"),
            Column("departments", "integer", "rows in `departments`"),
            Column("schools", "integer", "rows in `schools`"),
            Column("index_number", "text", "索引号 in the register of open government"),
            Column("validity", "text", "whether the register says that it is in force (有效)"),
            Column("attachments", "list", "files that the page links to: label and address"),
            Column("repairs", "list", "what was repaired while reading, one sentence each"),
            Column("copies", "list", "other paths of this run that hold the same bytes; they are read once"),
        ),
    ),
    Table(
        "blocks",
        "段落",
        "one layout block of a document, in text order; what lies between two blocks is blank",
        (
            *_SPAN,
            _DOC_ID,
            Column("block_id", "text", "id of the row"),
            Column("position", "integer", "place among the blocks of its document, from 0"),
            Column(
                "kind",
                "code",
                "`title`, `issuer`, `doc_number`, `addressee`, `date`, `note`, `heading`, `paragraph`, `item`, `box`, `caption` or `table`",
            ),
            Column("level", "integer", "1 for the outermost heading, 0 for what is no heading"),
            Column("number", "text", "a heading's number as written (（一）)"),
            Column("parent_id", "text", "the heading or box that governs it, by `block_id`"),
            Column("section", "text", "the headings that govern it and itself if it is one, outermost first, joined by ` > `"),
        ),
    ),
    Table(
        "targets",
        "指标",
        "one number that measures something: a goal, an obligation or a fact",
        (
            *_SPAN,
            Column("indicator", "text", "what is measured, as the text names it (学前三年毛入园率)"),
            Column("action", "text", "the verbs that the value depends on, joined by 、 (新建、改扩建)"),
            Column("value_min", "number", "the number, 万 and 亿 multiplied out; the lower end of a range"),
            Column("value_max", "number", "the upper end of a range, else equal to `value_min`"),
            Column("unit", "text", "unit without multiplier (所, %, 元/年; 比 for a ratio)"),
            Column("comparator", "code", "`=`, `>=`, `>`, `<=`, `<`, `~` (about) or `range`", ("=", ">=", ">", "<=", "<", "~", "range")),
            Column("status", "code", "`target` (to be reached), `baseline` (a fact) or `condition`", ("target", "baseline", "condition")),
            Column("deadline", "date", "targets: the last day by which it is due"),
            Column(
                "deadline_source",
                "code",
                "`stated` (in its own sentence), `inherited` (from before) or `plan` (the plan's own end)", ("", "stated", "inherited", "plan")),
            Column("frequency", "text", "where the value recurs: 每年, 每学年, 年均"),
            Column("period", "text", "baselines: the year or years it holds for, `YYYY` or `YYYY/YYYY`"),
            Column("binding", "code", "约束性 or 预期性 where the text says so", ("", "约束性", "预期性")),
            _DOC_ID,
            Column("target_id", "text", "id of the row, made from what it says"),
            Column("scope", "text", "for whom or where it holds (每个镇, 全区)"),
            Column("strength", "code", "how firmly it is said, 约束性 > 确保 > 达到 > 力争 > 争取 > 鼓励"),
            Column("departments", "list", "bodies that answer for it, by name"),
            Column("department_ids", "list", "the same, by `department_id`"),
            Column("lead_department", "text", "the body that leads (牵头)"),
            Column("schools", "list", "schools that it touches, by name"),
            Column("school_ids", "list", "the same, by `school_id`"),
            Column("deadline_id", "text", "the row of `deadlines` that the deadline was taken from"),
            *_CONTEXT,
            _SURE[0],
            Column("confidence_value", "number", "the same for value, unit and comparator"),
            Column("confidence_indicator", "number", "the same for the indicator"),
            Column("confidence_status", "number", "the same for the status"),
            Column("confidence_deadline", "number", "the same for the deadline"),
            *_SURE[1:],
            Column(
                "evidence",
                "text",
                'JSON: field → {"rule": name, "spans": [[start, end], …]}, the words that the field rests on',
            ),
        ),
    ),
    Table(
        "deadlines",
        "时限",
        "one expression of calendar time, plan period, recurrence or duration",
        (
            *_SPAN,
            Column("kind", "code", "`by`, `during`, `as_of`, `recurring` or `duration`", ("by", "during", "as_of", "recurring", "duration")),
            Column("start_date", "date", "first day"),
            Column("end_date", "date", "last day"),
            _DOC_ID,
            Column("deadline_id", "text", "id of the row"),
            *_CONTEXT,
            *_SURE,
        ),
    ),
    Table(
        "departments",
        "部门",
        "one mention of a government, party or other responsible body",
        (
            *_SPAN,
            Column("name", "text", "as written, a shared head restored (教育、体育部门 → 教育部门)"),
            Column("canonical", "text", "full official name where the district tells it, else the name"),
            Column("kind", "code", "`named`, `functional` (教育部门) or `collective` (各镇街)", ("named", "functional", "collective")),
            Column("role", "code", "`issuer`, `addressee`, `lead`, `support`, `responsible` or `mentioned`", ("issuer", "addressee", "lead", "support", "responsible", "mentioned")),
            _DOC_ID,
            Column("department_id", "text", "id of the row"),
            *_CONTEXT,
            *_SURE,
        ),
    ),
    Table(
        "schools",
        "学校",
        "one mention of one educational institution, existing or planned",
        (
            *_SPAN,
            Column("name", "text", "as written, a shared head restored"),
            Column("campus", "text", "the campus where the mention names one (凤凰湖校区)"),
            Column(
                "stage",
                "code",
                "幼儿园, 小学, 初中, 高中, 中学, 中小学, 中职, 高职, 高校, "
                "特殊教育, 教师培训, 社区教育 or 其他", ("幼儿园", "小学", "初中", "高中", "中学", "中小学", "中职", "高职", "高校", "特殊教育", "教师培训", "社区教育", "其他")),
            Column(
                "action",
                "code",
                "新建, 迁建, 改建, 扩建, 改扩建, 建成, 改善, 升格, 引入, 其他; empty where it is only named", ("", "新建", "迁建", "改建", "扩建", "改扩建", "建成", "改善", "升格", "引入", "其他")),
            Column("object", "text", "the part that is built where it is not the school itself (食堂)"),
            Column("planned", "yes/no", "true where the institution or campus does not exist yet"),
            _DOC_ID,
            Column("school_id", "text", "id of the row"),
            *_CONTEXT,
            *_SURE,
        ),
    ),
    Table(
        "links",
        "关联",
        "one link from a target to a body, a school or the time that its deadline was taken from",
        (
            _DOC_ID,
            Column("target_id", "text", "the target, as in `targets`"),
            Column("kind", "code", "`department`, `school` or `deadline`: the table that it leads to", ("department", "school", "deadline")),
            Column("linked_id", "text", "the row there, by its id"),
            Column("name", "text", "the body's or school's name, or the words of the time"),
        ),
    ),
    Table(
        "failures",
        "失败",
        "one input that could not be read",
        (
            Column("document", "text", "the path as given"),
            Column("place", "text", "where in it, where one place is at fault"),
            Column("reason", "text", "what is wrong"),
            Column("next_step", "text", "what to do about it"),
        ),
    ),
)

#: Written by `duibiao audit` alone.
NUMBERS = Table(
    "numbers",
    "数字",
    "one number of the text and what it is",
    (
        *_SPAN,
        Column("kind", "code", "`row` (of `targets`), the kind of non-target that it is, or `unexplained`"),
        Column("rule", "text", "the rule that told"),
        _DOC_ID,
        Column("line", "integer", "line of the file, counted from 1"),
    ),
)

ALL_TABLES = (*TABLES, NUMBERS)

#: The tables that an extraction fills, one row for each thing found.
FOUND = ("targets", "deadlines", "departments", "schools")


def table(name: str) -> Table:
    """The table of that name; KeyError where there is none."""
    return {table.name: table for table in ALL_TABLES}[name]


def as_markdown(tables: Iterable[Table] = ALL_TABLES) -> str:
    """Every table as a markdown section with a table of its columns."""
    sections = []
    for each in tables:
        lines = [f"### {each.name} {each.label}", "", f"A row is {each.row}.", ""]
        lines += ["| column | type | meaning |", "| --- | --- | --- |"]
        lines += [f"| `{column.name}` | {column.kind} | {column.meaning} |" for column in each.columns]
        sections.append("\n".join(lines))
    return "\n\n".join(sections) + "\n"
