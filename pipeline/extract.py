"""One document through all extractors: mentions are found once in the whole text, then linked into the four tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property

from extractors.body_cut import HELPING, LEADING, STARS
from extractors.body_item import Role
from extractors.body_names import is_known, stem_of
from extractors.departments import DepartmentMention, find_departments, read_body_list
from extractors.places import Place, find_place
from extractors.plan import Plan
from extractors.quantities import Quantity, find_quantities
from extractors.schools import SchoolMention, find_schools, settle_stages
from extractors.time_reading import TimeMention
from extractors.times import find_times
from models.learned import Learned, shipped
from pipeline.column_years import column_years
from pipeline.confidence import rate_rows
from pipeline.document import Block, BlockKind, Document, Table
from pipeline.headed_schools import headed_schools
from pipeline.identity import document_id, give_ids
from pipeline.link import link_targets
from pipeline.look_back import plan_of
from pipeline.neighbours import link_neighbours
from pipeline.numbers import explain_numbers
from pipeline.printed import place_rows
from pipeline.rows import DeadlineRow, DepartmentRow, NumberNote, SchoolRow, TargetRow
from pipeline.title_lines import TitleLines
from pipeline.told_bodies import told_bodies
from pipeline.told_schools import told_schools
from pipeline.told_times import told_times
from pipeline.traditional import Written


@dataclass
class Extraction:
    """Everything that one document says: the four tables in text order, and what each of its numbers is."""

    document: Document
    doc_id: str
    targets: list[TargetRow]
    deadlines: list[DeadlineRow]
    departments: list[DepartmentRow]
    schools: list[SchoolRow]
    times: list[TimeMention]

    @cached_property
    def numbers(self) -> list[NumberNote]:
        """What each number of the text is; reckoned when it is asked for."""
        return explain_numbers(self.document, self.targets, self.times, self.departments, self.schools)


def extract(document: Document, learned: Learned | None = None) -> Extraction:
    """Find, link and name every row of a document; the same document gives the same rows in the same order.

    `learned` are the learned parts to ask, the shipped ones where none are given. What is found in a smoothed text (`pipeline.smooth`) is put back to
    its place in the source.
    """
    learned = shipped() if learned is None else learned
    found = _extract(document.smooth, learned)
    if document.smoothed:
        found = _put_back(document, found)
    rows: list[TargetRow | DeadlineRow | DepartmentRow | SchoolRow] = [*found.targets, *found.deadlines, *found.departments, *found.schools]
    place_rows(document, rows, learned.confidence.review if learned.confidence else None)
    return found


def _put_back(document: Document, found: Extraction) -> Extraction:
    """What was found in the smooth text, at its places in the source, with the marks of quotation and in the characters that it has there."""
    if document.smoothed and document.smoothed.written:
        _rewrite(document.smooth, document.smoothed.written, found)
    written = next((marks for sign, marks in _WRITTEN.items() if sign in document.text), None) if "“" not in document.text else None
    rows: list[TargetRow | DeadlineRow | DepartmentRow | SchoolRow] = [*found.targets, *found.deadlines, *found.departments, *found.schools]
    for row in rows:
        if home := document.smooth.sentence_at(row.start):
            start, end = document.source_span(home.start, home.end)
            row.sentence = document.text[start:end]
        row.start, row.end = document.source_span(row.start, row.end)
        row.text = document.text[row.start : row.end]
        if written:
            _requote(row, written)
    for target in found.targets:
        target.evidence = {name: replace(each, spans=tuple(document.source_span(*span) for span in each.spans)) for name, each in target.evidence.items()}
    times = []
    for time in found.times:
        start, end = document.source_span(time.start, time.end)
        times.append(time._replace(start=start, end=end))
    return replace(found, document=document, times=times)


#: What “ and ” of the smooth text stand for in a source that has this sign.
_WRITTEN = {"「": str.maketrans("“”", "「」"), '"': str.maketrans("“”", '""')}


def _requote(row: TargetRow | DeadlineRow | DepartmentRow | SchoolRow, written: dict[int, int]) -> None:
    for each in fields(row):
        value = getattr(row, each.name)
        if isinstance(value, str) and ("“" in value or "”" in value):
            setattr(row, each.name, value.translate(written))


#: What a row says in the text's own words; units, frequencies and official names are the same in any characters.
_PHRASES = {TargetRow: ("indicator", "action"), DepartmentRow: ("name",), SchoolRow: ("name", "campus", "object")}


def _rewrite(document: Document, written: Written, found: Extraction) -> None:
    """The phrases of every row in the characters of the text, before the row is put back."""
    end = len(written.plain)
    names: dict[str, str] = {}
    rows: list[TargetRow | DepartmentRow | SchoolRow] = [*found.departments, *found.schools, *found.targets]
    for row in rows:
        home = document.sentence_at(row.start)
        near = (home.start, home.end) if home else (row.start, row.end)
        for column in _PHRASES[type(row)]:
            phrase = getattr(row, column)
            setattr(row, column, written.phrase(phrase, *near))
            if column == "name":
                names[phrase] = getattr(row, column)
    for target in found.targets:
        target.departments = tuple(names[name] for name in target.departments)
        target.schools = tuple(names[name] for name in target.schools)
        target.lead_department = names.get(target.lead_department, "")
    placed: list[TargetRow | DeadlineRow | DepartmentRow | SchoolRow] = [*rows, *found.deadlines]
    for each in placed:
        each.section = " > ".join(written.phrase(heading, 0, end) for heading in each.section.split(" > "))


def _extract(document: Document, learned: Learned) -> Extraction:
    text, header = document.text, document.header
    plan = plan_of(document)
    place = find_place(header.district_full) if header.district_full else None
    times = find_dates(document, plan)
    quantities = _no_times(find_quantities(text), times)
    schools = settle_stages(find_schools(text, header.district_full, plan), lambda offset: document.section(document.block_at(offset)), header.title)
    departments, schools = _parted(find_bodies(document, place), schools)
    deadlines = [DeadlineRow(time.start, time.end, text[time.start : time.end], time.kind, time.start_date, time.end_date, found_by=time.rule)
                 for time in times]
    targets = link_targets(document, quantities, times, plan, learned)
    told_times(document, deadlines, targets)
    schools = told_schools(document, headed_schools(document, schools), targets)
    bodies = [_department_row(document, mention) for mention in told_bodies(document, departments, targets, plan)]
    named = [SchoolRow(school.start, school.end, text[school.start : school.end], school.name, school.campus, school.stage, school.action,
                       school.object, school.planned, found_by=school.rule) for school in schools]
    rows: list[DeadlineRow | DepartmentRow | SchoolRow] = [*deadlines, *bodies, *named]
    for row in rows:
        _placed(document, row)
    found = Extraction(document, document_id(header, document.name, document.sha256), targets, deadlines, bodies, named, times)
    give_ids(document, found.doc_id, targets, deadlines, bodies, named)
    link_neighbours(document, targets, bodies, named, deadlines)
    if learned.confidence:
        rate_rows(document, targets, deadlines, bodies, named, learned.confidence)
    return found


def _no_times(quantities: Sequence[Quantity], times: Sequence[TimeMention]) -> list[Quantity]:
    """The quantities that are no part of a time: `3年筹集5亿元` measures the 5亿元 alone."""
    ends = {time.start: time.end for time in times}
    return [quantity for quantity in quantities if ends.get(quantity.start, 0) < quantity.end]


def find_dates(document: Document, plan: Plan) -> list[TimeMention]:
    """The time expressions of the text; times in the title are its name, the date of issue and what a register tells are metadata."""
    named = TitleLines(document)
    mentions = _outside(document, find_times(document.text, plan), ("title", "doc_number", "date", "note"))
    return column_years(document, [mention for mention in mentions if not named.hold(mention.start)], plan.issued)


def find_bodies(document: Document, place: Place | None) -> list[DepartmentMention]:
    """The bodies of the text, those of table columns read as lists, with the roles that the rules give."""
    return _in_tables(document, find_departments(document.text, place), place)


#: 责任单位：区委组织部、|区委党校: organs of the party and of a government that teach; among bodies with a duty they are one of them.
_TEACHING_ORGANS = ("党校", "行政学院", "社会主义学院")


def _parted(bodies: list[DepartmentMention], schools: list[SchoolMention]) -> tuple[list[DepartmentMention], list[SchoolMention]]:
    """Bodies and schools with each name in one table: a school with a duty is a row of `schools` alone, a party school with one of `departments`."""
    duties = {(body.start, body.end) for body in bodies if body.role != "mentioned"}
    schools = [school for school in schools if (school.start, school.end) not in duties or not school.name.endswith(_TEACHING_ORGANS)]
    starts = [school.start for school in schools]
    return [body for body in bodies if not (at := bisect_right(starts, body.start)) or schools[at - 1].end < body.end], schools


def _placed(document: Document, row: DeadlineRow | DepartmentRow | SchoolRow) -> None:
    home = document.sentence_at(row.start)
    row.section = document.section(home.block if home else document.block_at(row.start))
    row.sentence = document.text[home.start : home.end] if home else ""


def _block(document: Document, offset: int) -> Block | None:
    place = document.block_at(offset)
    return document.blocks[place] if place >= 0 else None


def _outside(document: Document, mentions: Iterable[TimeMention], kinds: Sequence[BlockKind]) -> list[TimeMention]:
    """The mentions that stand in no block of these kinds."""
    return [mention for mention in mentions if (block := _block(document, mention.start)) is None or block.kind not in kinds]


#: The role that a column's head gives by its words; the first that is found decides.
_COLUMN_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile("牵头"), "lead"), (re.compile(HELPING), "support"), (re.compile("责任|承办|主管|实施|落实|负责|推进|承担|执行"), "responsible"),
    (re.compile(LEADING), "lead"), (re.compile("监管|督[办导查]|验收|指导|包[联保]|帮扶|归口"), "responsible"),
)  # fmt: skip
_BODY_HEAD = re.compile(r"单位|部门|主体|机构|[处科股]室|^(?:牵头|配合|协办|主办|责任|参与)$|分工(?:牵头|配合|协办|主办|责任|参与)$")
#: Heads that say no role; 单位 is mostly the unit of measure, so the cells must be bodies.
_PLAIN_HEAD = re.compile(r"(?:业主|建设|项目)?(?:部门|单位)(?:名称)?|(?:市|县|区|省)?(?:级|直)?(?:部门|单位)|部门[（(]单位[）)]")
#: 责任部门|（加*号为牵头部门，其余为参与部门）|: what a sign behind a name says is no head's own role.
_STAR_LEADS = re.compile(rf"[（(][^（()）]{{0,8}}[{STARS}][^（()）]{{0,30}}[）)]")
_HELP = re.compile(HELPING)
#: 申报单位, 被检查单位, 所属部门: heads of bodies that do nothing for what stands in the row.
_NO_CHARGE = re.compile(r"被|受|考[核评]|监[考测]|评[价估分]|对口|检查|抽查|审计|申[报请]|推荐|报送|发布|使用|获|表彰|所[在属]|隶属|来源|权属|名称|类[型别]")
_PERSON_HEAD = re.compile(r"(?:责任人|负责人|联系人|领导|电话|方式)$")


def _column_roles(document: Document, table: Table) -> dict[int, Role]:
    """The columns of responsible bodies and the role of each; a head over several columns (责任分工) goes before theirs."""
    width = max((cell.column for cells in table.rows for cell in cells), default=-1) + 1
    titles = [""] * width
    for cells in table.rows[: table.heads]:
        stops = [*(cell.column for cell in cells[1:]), width]
        for cell, stop in zip(cells, stops, strict=True):
            title = "".join(document.text[cell.start : cell.end].split())
            for column in range(cell.column, stop):
                titles[column] += title
    titles = [_STAR_LEADS.sub(lambda note: "配合" if _HELP.search(note[0]) else "", title) for title in titles]
    roles: dict[int, Role | None] = {column: next((role for words, role in _COLUMN_ROLES if words.search(title)), None)
             for column, title in enumerate(titles) if _BODY_HEAD.search(title) and (not _PERSON_HEAD.search(title) or "及" in title)}
    for column, title in enumerate(titles):
        plain = _PLAIN_HEAD.fullmatch(title) or (column in roles and not roles[column] and not _NO_CHARGE.search(title))
        if plain and _holds_bodies(document, table, column, builds=_BUILDERS.match(title) is not None):
            roles[column] = "responsible"
    if not table.heads:
        roles |= {column: "responsible" for column in range(width) if _holds_bodies_alone(document, table, column)}
    return {column: role for column, role in roles.items() if role}


#: 建设单位: whose column holds those that no lexicon knows too: 城南街道办事处, 县中医院, 云岭城投公司.
_BUILDERS = re.compile("建设|业主|项目")
_BUILDS = re.compile(r".{2,20}(?:街道|镇|乡|办事处|政府|医院|卫生院|福利院|敬老院|中心|管委会|[城交水农文产国]投(?:资|建设)?(?:发展)?(?:公司|集团)?|[一-龥]资公司)")


def _holds_bodies(document: Document, table: Table, column: int, *, builds: bool) -> bool:
    """Whether half of the column's cells begin with a body that the lexicons know, or of those that build."""
    cells = [cell for row in table.rows[table.heads :] for cell in row if cell.column == column and not cell.carried]
    names = [re.split(r"[、，,\s（(]", document.text[cell.start : cell.end].strip(), maxsplit=1)[0] for cell in cells]
    return bool(names) and 2 * sum(is_known(name) or stem_of(name) is not None or (builds and _BUILDS.fullmatch(name) is not None) for name in names) >= len(names)


#: So many rows without heads make a column of bodies.
_ROWS = 3


def _holds_bodies_alone(document: Document, table: Table, column: int) -> bool:
    """Whether all of the column's cells, and more than a few, hold bodies that the lexicons know and nothing else (task | body | progress)."""
    cells = [cell for row in table.rows for cell in row if cell.column == column and not cell.carried]
    names = [name for cell in cells for name in re.split(r"[、，,\s]+", document.text[cell.start : cell.end].strip())]
    return len(cells) >= _ROWS and all(is_known(name) or stem_of(name) is not None for name in names)


def _in_tables(document: Document, mentions: list[DepartmentMention], place: Place | None) -> list[DepartmentMention]:
    """Read the cells under a column of responsible bodies as lists: the column's head gives the role."""
    read: list[DepartmentMention] = []
    titles: set[tuple[int, int]] = set()
    for table in document.tables:
        roles = _column_roles(document, table)
        titles |= {(cell.start, cell.end) for cells in table.rows[: table.heads] for cell in cells if len(cells) > 1}
        for cells in table.rows[table.heads :] if roles else ():
            for cell in cells:
                if cell.column in roles and not cell.carried:
                    read += read_body_list(document.text, cell.start, cell.end, roles[cell.column], place)
    spans = sorted((mention.start, mention.end) for mention in read)
    starts = [start for start, _ in spans]

    def free(mention: DepartmentMention) -> bool:
        at = bisect_right(starts, mention.end - 1) - 1
        titled = mention.kind != "named" and (mention.start, mention.end) in titles  # | 行业主管部门 |
        return not titled and (at < 0 or spans[at][1] <= mention.start)

    return sorted([*read, *(mention for mention in mentions if free(mention))], key=lambda mention: (mention.start, mention.end))


#: What a body is by the block it stands in; registers and notes of a site only name it.
_HEADER_ROLES = {"issuer": "issuer", "addressee": "addressee", "note": "mentioned"}

#: 名称：甲县人民政府办公室|关于…的通知: the title that a register gives has its issuer.
_TITLE_GOES_ON = ("关于", "印发")
#: 发文机关：|甲县人民政府: so does this label of it.
_ISSUED_BY = re.compile(r"(?:[发制](?:文|发)|制定)机关[:：】]\s{0,4}$")


def _department_row(document: Document, mention: DepartmentMention) -> DepartmentRow:
    block = _block(document, mention.start)
    role = _HEADER_ROLES.get(block.kind, mention.role) if block else mention.role
    if role == "mentioned" and mention.role == "issuer" and (document.text.startswith(_TITLE_GOES_ON, mention.end) or _ISSUED_BY.search(document.text, max(0, mention.start - 12), mention.start)):
        role = "issuer"
    return DepartmentRow(mention.start, mention.end, document.text[mention.start : mention.end], mention.name, mention.canonical, mention.kind,
                         role, found_by=mention.rule)

