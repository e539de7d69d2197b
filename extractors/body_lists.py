"""Lists of responsible bodies: `（责任单位：A、B）`, `（A牵头，B、C按职责分工负责）`, a table's cell.

In such a list every item is a body, also one that no lexicon knows (有关企业, 供电公司), and its role follows
from the label before it or the words behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from extractors.body_names import LEVELS, TERRITORIES, ZONES, Kind, kind_of, sectors, stem_of
from extractors.places import place_named
from extractors.scanning import apart, begun_by

Role = Literal["issuer", "addressee", "lead", "support", "responsible", "mentioned"]


class Item(NamedTuple):
    """A body in a list: characters [start, end), its name with an elided part restored, its role."""

    start: int
    end: int
    name: str
    role: Role
    rule: str
    #: Where the list tells it (各市教育局、|财政局: each has one), else the name does.
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class BodyList:
    """A list as it stands in the text; [start, end) is the ground on which no other rule looks for bodies."""

    start: int
    end: int
    items: tuple[Item, ...]


#: Words of a label or behind the items, and the role they give; the first that is found decides.
ROLE_WORDS: tuple[tuple[str, Role], ...] = (
    (r"牵头|主办|主责|统筹|负总责|总负责", "lead"),
    (r"配合|协办|协同|协助|协作|参与|参加|支持", "support"),
)

_CHARGE = (
    r"(?:牵头|责任|主办|协办|配合|承办|参与|参加|协作|协同|协助|支持|落实"
    r"|主责|实施|主管|监管|督办|分工|完成|主要)"
)
_LABEL_WORDS = (
    rf"(?:{_CHARGE}(?:[、和及或]?(?:{_CHARGE})){{0,2}}(?:单\n{{0,2}}位|部\n{{0,2}}门|处室|科室|主体)(?:及(?:人员|责任人)|[（(][^（）()\n]{{1,20}}[）)])?"
    r"|(?<![^\s（(。；;，|*])(?:牵头|责任|主办|协办|配合|承办|主责|参与)(?=\*{0,2} ?[:：]))"
    r"\*{0,2}[ \u3000]?(?:[:：]|为(?=[省市区县各国]))\*{0,2}"
)
_LABEL = regex.compile(_LABEL_WORDS)
#: The same for a search through a whole text.
_LABELS = begun_by("牵责主协配承参支落实监督分完", f"({_LABEL_WORDS})", "(?=[头任办合与加作同助持实责施管工成要])")
#: 序号 主要任务 牵头单位 参与单位 责任单位: a table's head that has lost the borders of its cells.
_BLANK_HEAD = re.compile(rf"^[^\S\n]*(?:(?!{_CHARGE}(?:单位|部门))[^\s：:，。]{{2,8}}[ \u3000]+){{1,6}}(?P<columns>(?:{_CHARGE}(?:单位|部门)[ \u3000]+){{1,3}}{_CHARGE}(?:单位|部门))[^\S\n]*$", re.M)
_BLANK_CELL = re.compile(r"[^ \u3000\n]+")
_NUMBERED_ROW = re.compile(r"[^\S\n]*(?:\d|[（(]?[一二三四五六七八九十])")
#: The next label of any kind closes a list: 完成时限：, 责任人：.
_COLON = re.compile(r"[:：]")
_ANY_LABEL = regex.compile(r"[\p{Han}（）()]{2,12}[:：]")
#: A list longer than this is no list.
_LONGEST = 800
#: A bracket that a wrapped line breaks is no longer than this.
_WRAPPED = 120
#: What may end a labelled list, and the brackets that it may hold.
_STOP = re.compile(r"[（(〔【\[）)〕】\]。|\t\n]")
_OPEN = "（(〔【["

#: A bracket of three signs or less, without its marks, says who does it behind a full stop alone.
_SHORTEST = 6
_BRACKET = regex.compile(
    r"[（(〔【\[]((?:[^（()）〔〕【】\[\]\n。]|。(?=[排列]|第一)|[（(][^（()）\n]{1,20}[)）]){3,600}+)[）)〕】\]]"
)
_WORKS = re.compile(r"牵头|负责|配合|参与|落实|统筹")
#: A bracket without a verb says who does it where its sentence or line ends with it; behind a body it is another name.
_ENDS = re.compile(r"[。；;]|\s*(?:\n|$)")
_ALIAS = re.compile(r"(?:[局委办厅府会室院署]|部门|单位)$")
_TAIL = regex.compile(
    r"(?:等(?:有关|相关|各)?(?:部门|单位)?)?"
    r"(?:(?:按照?|根据|依据|依)(?:照)?(?:各自)?(?:的)?(?:职责|职能|分工)+(?:分工)?|分工|分别|共同|具体|联合|各自|密切|积极|各司其职"
    r"|切实|要|应|，|,){0,4}"
    r"(?P<verb>总?牵头|负总责|统筹|负责|落实|配合|参与|参加|协同|协助|支持|组织|推进|实施)"
    r"(?:负责|组织|实施|落实|推进|配合|协调|抓总|做好|工作|责任|参与|抓好)*$"
)
_ENDING = (
    r"(?:局|厅|委|部|办|室|委员会|政府|部门|单位|机构|机关|公司|集团|中心|院|会|社|联|协|署|队|区|县|市|州|旗|盟|镇|乡|街道|园"
    r"|镇街|苏木|场|办事处|村|企业|行|校|站|所|馆|台|团体|组织|小组|专班|指挥部|党委|各地|中行|税务|海关|工商联|公安|法院|检察院)"
)
BODY = regex.compile(rf"[^的了是被把，。：；]{{1,30}}{_ENDING}(?:[（(][^（()）]{{1,20}}[)）])?")
_NOBODY = re.compile(
    r"\d|时限|完成|长期|持续|负责人|领导(?!小组)|同志|年底|以下|下同|不再|责任人|主任|书记|[区县市局]长(?!制?办)|[:：]"
)
#: Classes of divisions that a list names by one sign: 各区、|镇|、办事处.
_CLASSES = frozenset("区县市镇乡州旗")
_SCHOOL = re.compile(r"(?:学校|中学|小学|幼儿园|大学|学院|职教中心)$")
_GENERIC_SCHOOL = re.compile(r"各|有关|相关|高等|中小学|所属|直属|^(?:幼儿园|小学|中学|学校|大学|学院)$")
#: A person's name in a column of bodies.
_PERSON = re.compile(r"[赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳鲍史唐薛贺倪汤罗郝毕康余顾孟黄穆萧尹姚邵汪毛戴宋熊纪舒项祝董梁杜阮蓝闵贾江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍卢莫丁邓洪石崔龚程邢裴陆荣翁段侯武刘叶黎白蒲赖乔覃温庄阎连习艾廖聂曾关查欧向易谭伍申冉]\s?[\u4e00-\u9fff]{1,2}(?<![局委办厅会府室院社协联队区县市州旗镇乡街园场村企校站所馆台安法检务察政业育水])")
#: 流域内各乡镇: where the bodies are is no part of their name.
_WITHIN = re.compile(r"(?:流域|辖区|境|区域|园区|库区)内\s?(?=各|有关|相关)")
#: （排在首位的为牵头单位）, ，排名第一位为牵头单位: the first of the list leads.
_FIRST_LEADS = re.compile(r"[，,。（(](?:排名?在?|列)?(?:第一位?|首位|最前)[的者]?(?:部门|单位)?[为是](?:工作)?牵头(?:单位|部门)[^。；\n]{0,12}?(?=[）)]|$)")
_NOTE = re.compile(r"[（(](?P<role>牵头|配合|主办|协办|责任)(?:单位|部门)?[）)]$")

#: 委、办、局 and 县、区 are one item; so is 镇、街道 behind 各.
_ATOM = regex.compile(
    r"部门[、和]单位|委、办、厅?、?局|委、局|(?<=各)[市区县州盟][（(][市区县州盟旗、]{1,5}[）)]、(?:自治[州县]|[市区县旗](?!级市))|(?<=各)[市区县镇乡州旗盟](?:[、/](?:自治[州县]|特区|[市区县镇乡州旗])(?!级市)){1,3}(?=[\p{Han}（(])|(?<=各)[镇乡]/街道(?!办)|(?<=各)乡镇/街道(?!办)|^[市区县]、[区县]|(?<![\p{Han}、])[市区县州旗](?:、[市区县旗]){1,2}(?=(?:人民)?政府|党?委)"
    r"|(?:中央|国家|[中部省市州县区]{1,2})府?(?:直属?|属|级)?(?:[、和及与](?:中央|[部省市州县区]{1,2})(?:直属?|属|级)?){1,3}(?:驻\p{Han}{1,3}|直属?|属)(?:各|有关|相关|所有)?(?:企事业)?(?:单位|部门|机构|企业)"
    r"|[省市州盟区县旗](?:直|属|级)[、和]驻[省市州盟区县旗]\p{Han}{0,6}?(?:单位|部门|企业)"
    r"|(?<=各)省、自治区、直辖市(?:[、和及]计划单列市)?"
)
_MARK = re.compile(r"[、，,；;|/]|以及|会同|\s+|(?<=[^、，])[和与及](?=.)")
#: Without these no mark but a plain one can stand in a list.
_HARD = re.compile(r"[\s和与及同]")
_PLAIN_MARK = re.compile(r"[、，,；;|/]")
_ENDED = regex.compile(rf"{_ENDING}(?:[（(][^（()）]{{1,20}}[)）])?$|负责$|牵头$|等$")
_AMONG = re.compile(r"(?<![高中初平同均优])等")
_REST = re.compile(r"(?:[省市州区县](?:级|直)?)?(?:有关|相关|各|其他|其它|重点|涉及)")
#: Words behind the last body (按照各自职责分工具体负责组织实施) are no longer than this.
_LONGEST_TAIL = 40
#: A piece longer than a name, its note and the words behind is none.
_LONGEST_PIECE = 120

_BRACKET_BEHIND = re.compile(r"[（(][^（）()]{1,8}[）)]$")
#: These go without their seat behind another body: 省法院、检察院; 各市、县教育局、党委编办.
_COURTS = frozenset({"法院", "检察院", "人民法院", "人民检察院"})
_PARTY_STAFF = "党委编办"
_OFFICES = frozenset({"政府", "人民政府", "办事处", "街道办事处", "管委会"})
#: Offices that committee and government share when both stand before them: 县委、县政府督查室.
_SHARED = re.compile(r"(?:人民)?政府(?P<office>办公室|办公厅|督查室|督办室|研究室|信访局)$")
_COMMITTEE = re.compile(r"[省市州盟区县旗]委|自治区党委")


def find_lists(text: str) -> list[BodyList]:
    """The lists of responsible bodies in a folded `text`, left to right, none inside another."""
    found = sorted([*_labelled(text), *_blank_rows(text)], key=lambda one: one.start)
    starts = [one.start for one in found]
    for hit in _BRACKET.finditer(text):
        before = bisect_right(starts, hit.end()) - 1
        inside = before >= 0 and found[before].end > hit.start()
        if not inside and _speaks(text, hit) and (one := _bracket(text, hit.start(1), hit.end(1))):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _speaks(text: str, hit: regex.Match[str]) -> bool:
    """Whether a bracket may say who does what stands before it."""
    if _WORKS.search(hit.group(1)) or text[hit.start() - 1] in "。；":
        return True
    if hit.end() - hit.start() < _SHORTEST:
        return False
    ends = bool(_ENDS.match(text, hit.end()))
    return ends and not _ALIAS.search(text[max(0, hit.start() - 2) : hit.start()])


def _labelled(text: str) -> Iterator[BodyList]:
    done = 0
    for hit in apart(_LABELS, text):
        if hit.start() < done:
            continue
        end = _list_end(text, hit.end(1))
        done = end
        if items := tuple(read_list(text, hit.start(), end, "responsible")):
            yield BodyList(hit.start(), end, items)


def _blank_rows(text: str) -> Iterator[BodyList]:
    """The lists that end the rows of a table whose cells only blanks part, under a head that ends in columns of bodies
    (序号 任务 牵头单位 配合单位): a row counts where it ends in as many lists of known bodies."""
    for head in _BLANK_HEAD.finditer(text) if "单位 " in text or "部门 " in text else ():
        given = [role_of(column) for column in head["columns"].split()]
        at = head.end() + 1
        while at < len(text):
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            cells = [hit.span() for hit in _BLANK_CELL.finditer(text, at, end)][-len(given) :]
            lists = [tuple(cut_items(text, *cell, role, "body.list.column")) for cell, role in zip(cells, given, strict=False)]
            if len(cells) == len(given) and all(items and is_known(items[0].name) and all(BODY.fullmatch(item.name) for item in items) for items in lists):
                yield from (BodyList(*cell, items) for cell, items in zip(cells, lists, strict=True))
            elif text[at:end].strip() and not _NUMBERED_ROW.match(text, at):
                break
            at = end + 1


def _list_end(text: str, start: int) -> int:
    """Where a labelled list ends: at its closing bracket, its full stop or cell, or its line."""
    depth = 0
    stop = min(len(text), start + _LONGEST)
    closed = _wrapped(text, start)
    for hit in _STOP.finditer(text, start, stop):
        at, char = hit.start(), hit.group()
        if char in _OPEN:
            depth += 1
        elif char in "。|\t":
            return at
        elif char == "\n":
            if at >= closed and text[at - 1] not in "、,，" and text[start:at].strip():
                return at
        else:
            depth -= 1
            if depth < 0:
                return at
    return stop


def _wrapped(text: str, start: int) -> int:
    """Where the bracket closes that a list at `start` stands in, if within a line or two of a wrapped text; else `start`."""
    opened = text.rfind("（", max(0, start - 10), start)
    closed = text.find("）", start, start + _WRAPPED) if opened >= 0 else -1
    inner = text[start:closed]
    return closed if closed >= 0 and "（" not in inner and "。" not in inner and inner.count("\n") <= 2 else start


def _bracket(text: str, start: int, end: int) -> BodyList | None:
    """A bracket without labels that says who does it; None where its words are no list of bodies.

    Without a verb (`…新增学位500个。（市教育局、各区县）`) the first item and half of them must be known bodies or groups.
    """
    verb = bool(_TAIL.search(text[max(start, end - _LONGEST_TAIL) : end].rstrip("。 ")))
    rule = "body.list.verb" if verb else "body.list.bare"
    items = list(cut_items(text, start, end, "responsible", rule))
    end = _before_note(text, start, end)
    known = [is_known(item.name) for item in items]
    if not verb and not (items and known[0] and 2 * sum(known) >= len(known)):
        return None
    bodies = sum(bool(BODY.fullmatch(item.name)) for item in items)
    if not items or bodies < len(items) or not _items_cover(start, end, items):
        return None
    return BodyList(start, end, tuple(items))


def is_known(name: str) -> bool:
    """Whether `name` is a seat and a known stem (市教育局, 市委编办), or a group of bodies."""
    return kind_of(name) == "collective" or any(stem_of(name[cut:]) for cut in range(min(len(name), 5)))


def _items_cover(start: int, end: int, items: list[Item]) -> bool:
    """Whether little beside the items stands in the bracket; `（由…负责解释的…）` is a sentence."""
    named = sum(item.end - item.start for item in items)
    return end - start - named <= 6 * len(items) + 14


def read_list(text: str, start: int, end: int, role: Role) -> Iterator[Item]:
    """The items of a list or cell in [start, end), by the labels that stand in it; `role` where none does."""
    labels = list(_LABEL.finditer(text, start, end))
    first = labels[0].start() if labels else end
    if first > start and text[start:first].strip():
        yield from cut_items(text, start, first, role, "body.list.column")
    for number, label in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        colon = _COLON.search(text, label.end(), stop)
        if colon and (other := _ANY_LABEL.search(text, label.end(), stop)):
            stop = other.start()
        yield from cut_items(text, label.end(), stop, role_of(label.group()), "body.list.label")


@lru_cache(maxsize=256)
def role_of(words: str) -> Role:
    """The role that a label or a verb gives: 牵头单位 lead, 配合 support, 责任单位 responsible, 责任与配合单位 too."""
    given: Role = next((role for pattern, role in ROLE_WORDS if re.search(pattern, words)), "responsible")
    return "responsible" if given == "support" and "责任" in words else given


class _Part(NamedTuple):
    """A body in a piece of a list: its place in the piece, its name, and the role that a note gives it.

    `leaning` where its name, or that of the body before it, may be told in part by the other alone.
    """

    start: int
    end: int
    name: str
    noted: Role | None
    leaning: bool


class _Piece(NamedTuple):
    """What stands between two marks of a list: mostly one body; `said` is the role that words behind it give."""

    parts: tuple[_Part, ...]
    said: Role | None


def cut_items(text: str, start: int, end: int, role: Role, rule: str) -> Iterator[Item]:
    """Cut [start, end) into items; words behind (`按职责分工负责`) give those before them their role."""
    if (stop := _before_note(text, start, end)) < end:
        items = list(cut_items(text, start, stop, role, rule))
        yield from [items[0]._replace(role="lead"), *items[1:]] if items else []
        return
    waiting: list[Item] = []
    leaning = False
    for low, high in _pieces(text, start, end):
        piece = _read_piece(text[low:high]) if high - low <= _LONGEST_PIECE else None
        if not piece:
            continue
        given: Role = "support" if text.startswith("会同", low - 2) and low - 2 >= start else role
        for first, last, name, noted, leans in piece.parts:
            waiting.append(Item(low + first, low + last, name, noted or given, rule))
            leaning |= leans
        if piece.said:
            for item in _restored(waiting) if leaning else waiting:
                yield item if item.role in ("support", piece.said) else item._replace(role=piece.said)
            waiting, leaning = [], False
    yield from _restored(waiting) if leaning else waiting


def _before_note(text: str, start: int, end: int) -> int:
    """The end of a list without the note behind it that says who leads (排在首位的为牵头单位)."""
    note = _FIRST_LEADS.search(text, start, end) if "位" in text[start:end] else None
    return note.start() if note else end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at marks outside brackets; at `和` and blanks only behind a whole name (not 住房和城乡建设局)."""
    part = text[start:end]
    grouped = "各" in part or "委、" in part or part[1:2] == "、" or "单位" in part
    atoms = [hit.span() for hit in _ATOM.finditer(text, start, end)] if grouped else []
    nested = "（" in part or "(" in part
    low = start
    marks = _MARK if _HARD.search(part) else _PLAIN_MARK
    for hit in marks.finditer(text, start, end):
        at = hit.start()
        if at < low or (atoms and any(a <= at < b for a, b in atoms)) or (nested and _depth(text, low, at)):
            continue
        word = hit.group()
        if word not in "、，":
            blank = word.isspace()
            if blank and text[hit.end() : hit.end() + 1] in "（(":
                continue
            if blank and is_torn(text, low, at, hit.end(), end):
                continue
            if (blank or word in "和与及") and not _ENDED.search(text[max(low, at - 40) : at].rstrip()):
                continue
        yield low, at
        low = hit.end()
    yield low, end


def is_torn(text: str, low: int, at: int, after: int, end: int) -> bool:
    """Whether the blank [at, after) stands inside a name: both sides make a known body, the left one alone none."""
    following = _MARK.search(text, after, end)
    right = text[after : following.start() if following else end]
    return len(right) < 20 and not stem_of(text[low:at]) and not is_known(text[low:at]) and not is_known(right) and is_known(text[low:at] + right)


def _depth(text: str, start: int, end: int) -> int:
    part = text[start:end]
    return sum(map(part.count, "（(")) - sum(map(part.count, "）)"))


@lru_cache(maxsize=4096)
def _read_piece(piece: str) -> _Piece:
    """One piece of a list; two parts where it goes on behind 等: `浦东新区等相关区政府`. A list's pieces recur."""
    tail = _TAIL.search(piece)
    end = tail.start() if tail else len(piece)
    among = _AMONG.search(piece, 0, end)
    spans = [(0, end)]
    if among:
        rest = among.end() if _REST.match(piece, among.end(), end) else end
        spans = [(0, among.start()), (rest, end)]
    parts = tuple(part for low, high in spans if (part := _read_part(piece, low, high)))
    return _Piece(parts, role_of(tail.group("verb")) if tail else None)


def _read_part(piece: str, low: int, high: int) -> _Part | None:
    low = max(low, piece.rfind("。", low, high - 1) + 1)  # a cell whose border was lost: …服务中心。县残联
    word = piece[low:high]
    low += len(word) - len(word.lstrip().lstrip("由请*和及与").lstrip())
    high -= len(word) - len(word.rstrip().rstrip("。*"))
    note = _NOTE.search(piece, low, high) if low < high else None
    if note:
        high = note.start()
    if within := _WITHIN.match(piece, low, high):
        low = within.end()
    name = "".join(piece[low:high].split())
    if not (len(name) >= 2 or name in _CLASSES) or len(name) > 40 or _NOBODY.search(name) or _is_school(name):
        return None
    if _PERSON.fullmatch(name) and not stem_of(name) and name not in sectors() and not place_named(name):
        return None
    leaning = name == "直属机构" or _is_office(name) or is_seatless(name) or bool(_PLACE_OFFICE.search(name) or _SHARED.search(name) or _ZONE_ORGAN.match(name))
    return _Part(low, high, name, role_of(note["role"]) if note else None, leaning)


def _is_school(name: str) -> bool:
    return bool(_SCHOOL.search(name)) and not _GENERIC_SCHOOL.search(name)


def _restored(items: list[Item]) -> list[Item]:
    """The items with what others say for them: 各乡镇党委、政府; 市教委、科委; 浦东新区等相关区政府."""
    found: list[Item] = []
    items = _with_offices(items)
    for number, item in enumerate(items):
        after = items[number + 1].name if number + 1 < len(items) else ""
        name, kind = item.name, item.kind
        if found and name == "直属机构":
            name = _departments_seat(found[-1].name) + name
        elif found and _is_office(name):
            name = restore_office(found[-1].name, name)
        elif found and is_seatless(name):
            level = shared_level(found[-1].name)
            name = level + name
            kind = "collective" if level and (found[-1].kind or kind_of(found[-1].name)) == "collective" else None
        elif after:
            name += shared_office(name, after)
        found.append(item if name is item.name else item._replace(name=name, kind=kind))
    return found


def _departments_seat(before: str) -> str:
    """Whose 直属机构 those are that stand behind 市政府各部门: 市政府."""
    seat = _ALL_DEPARTMENTS.fullmatch(before)
    return seat["seat"] if seat else ""


_ALL_DEPARTMENTS = regex.compile(r"(?P<seat>\p{Han}{1,12}政府)(?:各|有关|工作){1,3}部门")


def _with_offices(items: list[Item]) -> list[Item]:
    """Places and zones with the office that the one at their list's end has: 浦口区、江宁区人民政府; 甲、乙经济开发区管委会; 甲区等相关区政府."""
    done: list[Item] = []
    for item in reversed(items):
        after = done[-1].name if done else ""
        if (office := _PLACE_OFFICE.search(after)) and (_REST.match(after) or office["office"].startswith(("管", "党")) or _is_seat(after[: office.start("office")])) and _is_seat(item.name):
            whole = office.group() if not _ZONE.search(item.name) else office["office"]
            item = item._replace(name=item.name + whole)
        elif (organ := _ZONE_ORGAN.match(after)) and stem_of(after[organ.end() :]) and _EACH_PLACE.fullmatch(item.name):
            item = item._replace(name=item.name + after[organ.end() :])
        done.append(item)
    return done[::-1]


def _is_seat(name: str) -> bool:
    """Whether `name` is a place's or a zone's."""
    return bool(_ZONE.search(name)) or place_named(name) is not None


def _is_office(name: str) -> bool:
    """Whether `name` is an office that takes its place from the body before it: 政府, 人民政府（办事处）."""
    return _BRACKET_BEHIND.sub("", name) in _OFFICES


def is_seatless(name: str) -> bool:
    """Whether `name` is a stem alone that may take the seat of the body before it (科委, 财政局)."""
    name = _BRACKET_BEHIND.sub("", name)
    stem = stem_of(name)
    return name in _COURTS or name == _PARTY_STAFF or (stem is not None and (stem.family in ("organ", "mass") or (stem.family == "seat" and name.endswith(("中心", "局")))))


def shared_level(before: str) -> str:
    """The level that the body before gives to those after it (市教委、科委), or ""."""
    before = _BRACKET_BEHIND.sub("", before)
    if each := _EACH.match(before):
        rest = before[each.end() :]
        return each["seat"] if rest == _PARTY_STAFF or stem_of(rest) else ""
    if league := _LEAGUE.fullmatch(before):
        return league["seat"]
    level = next((level for level in LEVELS if before.startswith(level)), "")
    return level if stem_of(before[len(level) :]) or (level and _LOCAL.fullmatch(before, len(level))) else ""


def shared_office(committee: str, after: str) -> str:
    """The office that `committee` shares with the government named right behind it (县委、县政府督查室), or ""."""
    if len(committee) > 5 or not _COMMITTEE.fullmatch(committee):
        return ""
    office = _SHARED.search(after)
    return office["office"] if office else ""


def restore_office(before: str, office: str) -> str:
    """`office` with the head that the party committee before it has: 各乡镇党委、政府 → 乡镇政府."""
    head = _PARTY_TAIL.sub("", before)
    shared = head if head.startswith("各级") else head.removeprefix("各")
    return shared + office if head != before else office


#: A local organ by its form: 县|民族局.
_LOCAL = regex.compile(r"[^\P{Han}级直属委政]{2,8}局")
#: 各县（市、区）教育局、财政局: the seat that the second has too.
_EACH = re.compile(r"各?(?P<seat>(?:[市州盟]、[县旗区](?:[（(][^（）()]{1,8}[）)])?|[县市区旗州][（(][^（）()]{1,8}[）)]|区县|县区|县市区|市县|市州|地级(?:以上)?市|设区的?市|旗县区?|(?<=各)[市县区州盟旗](?=[\u4e00-\u9fff])))")
#: 团市委、妇联: the league's level stands inside its name.
_LEAGUE = re.compile(r"团(?P<seat>[省市州盟区县旗])委")
#: What a list of places ends in, with the zone that each has.
_PLACE_OFFICE = re.compile(r"(?:(?:经济(?:技术)?|高新(?:技术产业)?)?开发区|高新区)?(?P<office>(?:人民)?政府|党工委|管委会|管理委员会)$")
#: 各县区、|开发区|教育局: each county has the organ that the zones have.
_ZONE_ORGAN = re.compile(rf"(?:各|市属)?{ZONES}(?=[^管党])")
_EACH_PLACE = re.compile(rf"各(?:有关)?{TERRITORIES}")
_ZONE = re.compile(rf"(?:{ZONES}|(?:保护|风景|景|旅游|林|库|牧|垦|农|集中|社)区)$")
_PARTY_TAIL = re.compile(r"(?:党委|党工委|党[（(]工[）)]委|委)$")
