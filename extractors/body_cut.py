"""A list of bodies cut into its items: at its marks, but not inside a name or a class of bodies (各市、县; 委、办、局); the words behind give them their role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from extractors.body_elided import REST, leans, restored
from extractors.body_item import Item, Role
from extractors.body_names import is_known, sectors, stem_of
from extractors.late import late
from extractors.places import place_named

#: Words of a label, a column's head or behind the items for those who lead, and for those who help.
LEADING = r"牵头|主办|主责|主导|统筹|负总责|总负责"
HELPING = r"配合|协办|会办|协同|协助|协作|参与|参加|支持|支撑|联[动办]|保障(?=单位|部门)"
#: The role that they give; the first that is found decides.
_ROLE_WORDS: tuple[tuple[str, Role], ...] = ((LEADING, "lead"), (HELPING, "support"))
#: 协同|责任单位, 协同配合|责任单位: of those who answer for it those who help.
_HELPING = re.compile(rf"(?:{HELPING}){{1,2}}[（(]?责任")
#: 市教育局、市财政局|按职责分工负责: the words of duty behind the bodies.
TAIL = regex.compile(
    r"(?:等(?:有关|相关|各)?(?:部门|单位)?)?"
    r"(?:(?:按照?|根据|依据|依)(?:照)?(?:各自)?(?:的)?(?:职责|职能|分工)+(?:分工)?|分工|分别|共同|具体|联合|各自|密切|积极|各司其职"
    r"|切实|要|应|，|,){0,4}"
    r"(?P<verb>总?牵头|负总责|统筹|负责|落实|配合|参与|参加|协同|协助|支持|组织|推进|实施)"
    r"(?:负责|组织|实施|落实|推进|配合|协调|抓总|做好|工作|责任|参与|抓好)*$"
)
#: What names of bodies end in.
_ENDING = (
    r"(?:局|厅|委|部|办|室|委员会|政府|部门|单位|机构|机关|公司|集团|中心|院|会|社|联|协|署|队|区|县|市|州|旗|盟|镇|乡|街道|园"
    r"|镇街|苏木|场|办事处|村|企业|行|校|站|所|馆|台|团体|组织|小组|专班|指挥部|党委|各地|中行|税务|海关|工商联|公安|法院|检察院)"
)
#: What may be the name of a body, by its form alone.
BODY = regex.compile(rf"[^的了是被把，。：；]{{1,30}}{_ENDING}(?:[（(][^（()）]{{1,20}}[)）])?")
#: Signs that a list sets at one of its bodies.
STARS = "*★☆▲△※"
#: What no name of a body holds.
_NOBODY = re.compile(
    r"[\d★☆▲△※◆]|时限|完成|长期|持续|负责人|领导(?!小组)|同志|年底|以下|下同|不再|责任人|主任|书记|[区县市局]长(?!制?办|[安清宁寿丰汀泰葛岛海岭兴乐沙武子顺阳白][区县市土朝])|[:：]"
)
#: Classes of divisions that a list names by one sign: 各区、|镇|、办事处.
_CLASSES = frozenset("区县市镇乡州旗")
_SCHOOL = re.compile(r"(?:学校|中学|小学|幼儿园|大学|学院|职教中心)$")
_GENERIC_SCHOOL = re.compile(r"各|有关|相关|高等|中小学|所属|直属|^(?:幼儿园|小学|中学|学校|大学|学院)$")
#: A person's name in a column of bodies.
_PERSON = re.compile(r"[赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳鲍史唐薛贺倪汤罗郝毕康余顾孟黄穆萧尹姚邵汪毛戴宋熊纪舒项祝董梁杜阮蓝闵贾江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍卢莫丁邓洪石崔龚程邢裴陆荣翁段侯武刘叶黎白蒲赖乔覃温庄阎连习艾廖聂曾关查欧向易谭伍申冉]\s?[\u4e00-\u9fff]{1,2}(?<![局委办厅会府室院社协联队区县市州旗镇乡街园场村企校站所馆台安法检务察政业育水])")
#: Who of the body answers for it: 县林业局（王强、赵刚）.
_PEOPLE_NOTE = late(rf"[（(](?:{_PERSON.pattern})(?:[、，\s](?:{_PERSON.pattern})){{0,3}}[）)]$")
#: 区农业农村委|*|、区财政局 under 责任部门（加*号为牵头部门）: the one that leads. Two stars set bold.
_STARRED = re.compile(rf"^\s*[{STARS}](?!\*)|(?<!\*)[{STARS}]\s*$")
#: 流域内各乡镇: where the bodies are is no part of their name.
_WITHIN = re.compile(r"(?:流域|辖区|境|区域|园区|库区)内\s?(?=各|有关|相关)")
#: （排在首位的为牵头单位）, ，排名第一位为牵头单位, （标*号的为牵头单位）: which of the list leads.
_WHO_LEADS = re.compile(rf"[，,。；;（(](?:(?:排名?在?|列)?(?:第一位?|首位|最前)|[加标带注]?有?[{STARS}]号?)[的者]?(?:部门|单位)?[为是](?:工作)?牵头(?:单位|部门)[^。；\n]{{0,12}}?(?=[）)]|$)")
_NOTE = re.compile(r"[（(](?P<role>牵头|配合|主办|协办|责任)(?:单位|部门)?[）)]$")
#: 委、办、局 and 县、区 are one item; so is 镇、街道 behind 各.
_ATOM = regex.compile(
    r"部门[、和]单位|(?<=[各关委府署直])[部委办厅局处](?:、[部委办厅局处]){1,4}(?!\p{Han})|委、办、厅?、?局|委、局|(?<=各)[市区县州盟][（(][市区县州盟旗、]{1,5}[）)]、(?:自治[州县]|[市区县旗](?!级市))|(?<=各)(?!区、县[（(]市[）)](?!\p{Han}{0,8}(?:政府|[局委办会]|部门|单位)))[市区县镇乡州旗盟](?:[、/](?:自治[州县]|特区|[市区县镇乡州旗])(?!级市)){1,3}(?=[\p{Han}（(])|(?<=各)[镇乡]/街道(?!办)|(?<=各)乡镇/街道(?!办)|^[市区县]、[区县]|(?<![\p{Han}、])[市区县州旗](?:、[市区县旗]){1,2}(?=(?:人民)?政府|党?委)"
    r"|(?:中央|国家|[中部省市州县区]{1,2})府?(?:直属?|属|级)?(?:[、和及与](?:中央|[部省市州县区]{1,2})(?:直属?|属|级)?){1,3}(?:[驻在]\p{Han}{1,3}|直属?|属)(?:各|有关|相关|所有)?(?:企事业)?(?:单位|部门|机构|企业)"
    r"|[省市州盟区县旗](?:直|属|级)[、和]驻[省市州盟区县旗]\p{Han}{0,6}?(?:单位|部门|企业)"
    r"|(?<=各)省、自治区、直辖市(?:[、和及]计划单列市)?"
)
_MARK = re.compile(r"[、，,；;|/]|以及|会同|\s+|(?<=[^、，])[和与及](?=.)")
#: Without these no mark but a plain one can stand in a list.
_HARD = re.compile(r"[\s和与及同]")
_PLAIN_MARK = re.compile(r"[、，,；;|/]")
_ENDED = regex.compile(rf"{_ENDING}(?:[（(][^（()）]{{1,20}}[)）])?$|[处科股]$|负责$|牵头$|等$")
_AMONG = re.compile(r"(?<![高中初平同均优])等")
#: A piece longer than a name, its note and the words behind is none.
_LONGEST_PIECE = 120


@lru_cache(maxsize=256)
def role_of(words: str) -> Role:
    """The role that a label or a verb gives: 牵头单位 lead, 配合 and 协同责任单位 support, 责任单位 responsible, 责任与配合单位 too."""
    given: Role = next((role for pattern, role in _ROLE_WORDS if re.search(pattern, words)), "responsible")
    return "responsible" if given == "support" and "责任" in words and not _HELPING.match(words) else given


class _Part(NamedTuple):
    """A body in a piece of a list: its place in the piece, its name, the role that a note gives it, and whether its name is `leaning` (body_elided.leans)."""

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
    if (stop := before_note(text, start, end)) < end:
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
        for first, last, name, noted, leant in piece.parts:
            waiting.append(Item(low + first, low + last, name, noted or given, rule))
            leaning |= leant
        if piece.said:
            for item in restored(waiting) if leaning else waiting:
                yield item if item.role in ("support", piece.said) else item._replace(role=piece.said)
            waiting, leaning = [], False
    yield from restored(waiting) if leaning else waiting


def before_note(text: str, start: int, end: int) -> int:
    """The end of a list without the note behind it that says who leads (排在首位的为牵头单位)."""
    note = _WHO_LEADS.search(text, start, end) if "牵头" in text[start:end] else None
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
    tail = TAIL.search(piece)
    end = tail.start() if tail else len(piece)
    among = _AMONG.search(piece, 0, end)
    spans = [(0, end)]
    if among:
        rest = among.end() if REST.match(piece, among.end(), end) else end
        spans = [(0, among.start()), (rest, end)]
    parts = tuple(part for span in spans for low, high in _apart(piece, *span) if (part := _read_part(piece, low, high)))
    return _Piece(parts, role_of(tail.group("verb")) if tail else None)


#: 区发改局|区统计局: whose break or mark a cell has lost.
_JOINT = re.compile(r"(?<=[局委办厅])(?=[省市区县州盟旗])")


def _apart(piece: str, low: int, high: int) -> list[tuple[int, int]]:
    """The names in [low, high) that stand without a mark between them, where each is known; else the whole."""
    joints = [hit.start() for hit in _JOINT.finditer(piece, low + 3, max(low + 3, high - 2))]
    cuts = [low, *joints, high]
    names = list(pairwise(cuts))
    return names if joints and all(is_known(piece[start:end].strip()) for start, end in names) else [(low, high)]


def _read_part(piece: str, low: int, high: int) -> _Part | None:
    low = max(low, piece.rfind("。", low, high - 1) + 1)  # a cell whose border was lost: …服务中心。县残联
    word = piece[low:high]
    starred = _STARRED.search(word) is not None
    low += len(word) - len(word.lstrip().lstrip(f"由请{STARS}◆和及与").lstrip())
    high -= len(word) - len(word.rstrip().rstrip(f"。{STARS}◆"))
    note = _NOTE.search(piece, low, high) if low < high else None
    if note:
        high = note.start()
    elif low < high and piece[high - 1] in "）)" and (people := _PEOPLE_NOTE.search(piece, low, high)):
        high = people.start()
    if within := _WITHIN.match(piece, low, high):
        low = within.end()
    name = "".join(piece[low:high].split())
    if not (len(name) >= 2 or name in _CLASSES) or len(name) > 40 or _NOBODY.search(name) or _is_school(name):
        return None
    if _PERSON.fullmatch(name) and not stem_of(name) and name not in sectors() and not place_named(name):
        return None
    return _Part(low, high, name, role_of(note["role"]) if note else "lead" if starred else None, leans(name))


def _is_school(name: str) -> bool:
    return bool(_SCHOOL.search(name)) and not _GENERIC_SCHOOL.search(name)
