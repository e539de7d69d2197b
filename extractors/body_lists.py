"""Lists of responsible bodies: `（责任单位：A、B）`, `（A牵头，B、C按职责分工负责）`, a table's cell.

In such a list every item is a body, also one that no lexicon knows (有关企业, 供电公司), and its role follows
from the label before it or the words behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import regex

from extractors.body_names import LEVELS, kind_of, stem_of
from extractors.places import place_named

Role = Literal["issuer", "addressee", "lead", "support", "responsible", "mentioned"]


@dataclass(frozen=True, slots=True)
class Item:
    """A body in a list: characters [start, end), its name with an elided part restored, its role."""

    start: int
    end: int
    name: str
    role: Role
    rule: str


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
    (r"", "responsible"),
)

_CHARGE = (
    r"(?:牵头|责任|主办|协办|配合|承办|参与|参加|协作|协同|协助|支持|落实"
    r"|主责|实施|主管|监管|督办|分工|完成|主要)"
)
_LABEL = regex.compile(
    rf"{_CHARGE}(?:[、和及或]?(?:{_CHARGE})){{0,2}}(?:单位|部门|处室|科室|主体)(?:及(?:人员|责任人)|[（(][^（）()\n]{{1,20}}[）)])?"
    r"\*{0,2}[ \u3000]?(?:[:：]|为(?=[省市区县各国]))\*{0,2}"
)
#: The next label of any kind closes a list: 完成时限：, 责任人：.
_ANY_LABEL = regex.compile(r"[\p{Han}（）()]{2,12}[:：]")
_OPEN, _CLOSE = "（(〔【[", "）)〕】]"
#: A list longer than this is no list.
_LONGEST = 800

_BRACKET = regex.compile(
    r"[（(〔【\[]((?:[^（()）〔〕【】\[\]\n。]|[（(][^（()）\n]{1,20}[)）]){4,600}+)[）)〕】\]]"
)
_WORKS = regex.compile(r"牵头|负责|配合|参与|落实|统筹")
_TAIL = regex.compile(
    r"(?:等(?:有关|相关|各)?(?:部门|单位)?)?"
    r"(?:(?:按照?|根据|依据|依)(?:照)?(?:各自)?(?:的)?(?:职责|职能|分工)+(?:分工)?|分工|分别|共同|具体|联合|各自|密切|积极|各司其职"
    r"|切实|要|应|，|,){0,4}"
    r"(?P<verb>总?牵头|负总责|统筹|负责|落实|配合|参与|参加|协同|协助|支持|组织|推进|实施)"
    r"(?:负责|组织|实施|落实|推进|配合|协调|抓总|做好|工作|责任|参与)*$"
)
_ENDING = (
    r"(?:局|厅|委|部|办|室|委员会|政府|部门|单位|机构|机关|公司|集团|中心|院|会|社|联|协|署|队|区|县|市|州|旗|盟|镇|乡|街道"
    r"|镇街|办事处|村|企业|行|校|站|所|馆|台|团体|组织|小组|专班|指挥部|党委|各地|中行|税务|海关|工商联|公安|法院|检察院)"
)
BODY = regex.compile(rf"[^的了是被把，。：；]{{1,30}}{_ENDING}(?:[（(][^（()）]{{1,20}}[)）])?")
_NOBODY = regex.compile(
    r"\d|时限|完成|长期|持续|负责人|领导(?!小组)|同志|年底|责任人|主任|书记|[区县市局]长|[:：]"
)
_SCHOOL = regex.compile(r"(?:学校|中学|小学|幼儿园|大学|学院|职教中心)$")
_GENERIC_SCHOOL = regex.compile(r"各|有关|相关|高等|中小学|所属|直属")
_NOTE = regex.compile(r"[（(](?P<role>牵头|配合|主办|协办|责任)(?:单位|部门)?[）)]$")

#: 委、办、局 and 县、区 are one item; so is 镇、街道 behind 各.
_ATOM = regex.compile(
    r"委、办、厅?、?局|委、局|(?<=各)省、自治区、直辖市|(?<=各)[市区县镇乡州旗](?:、[市区县镇乡州旗]){1,2}|(?<=各)[镇乡]、街道(?!办)|^[市区县]、[区县]"
)
_MARK = regex.compile(r"[、，,；;|]|以及|会同|\s+|(?<=[^、，])[和与及](?=.)")
_ENDED = regex.compile(rf"{_ENDING}(?:[（(][^（()）]{{1,20}}[)）])?$|负责$|牵头$|等$")
_AMONG = regex.compile(r"(?<![高中初平同均优])等")
_REST = regex.compile(r"(?:有关|相关|各|其他|其它|重点|涉及)")

_OFFICES = ("政府", "人民政府", "办事处", "街道办事处", "管委会")


def find_lists(text: str) -> list[BodyList]:
    """The lists of responsible bodies in a folded `text`, left to right, none inside another."""
    found = list(_labelled(text))
    starts = [one.start for one in found]
    for hit in _BRACKET.finditer(text):
        before = bisect_right(starts, hit.end()) - 1
        inside = before >= 0 and found[before].end > hit.start()
        says = _WORKS.search(hit.group(1)) or text[hit.start() - 1] in "。；"
        if not inside and says and (one := _bracket(text, hit.start(1), hit.end(1))):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _labelled(text: str) -> Iterator[BodyList]:
    done = 0
    for hit in _LABEL.finditer(text):
        if hit.start() < done:
            continue
        end = _list_end(text, hit.end())
        done = end
        if items := tuple(read_list(text, hit.start(), end, "responsible")):
            yield BodyList(hit.start(), end, items)


def _list_end(text: str, start: int) -> int:
    """Where a labelled list ends: at its closing bracket, its full stop or cell, or its line."""
    depth = 0
    stop = min(len(text), start + _LONGEST)
    for at in range(start, stop):
        char = text[at]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
            if depth < 0:
                return at
        elif char in "。|\t" or (char == "\n" and text[at - 1] not in "、,，" and text[start:at].strip()):
            return at
    return stop


def _bracket(text: str, start: int, end: int) -> BodyList | None:
    """A bracket without labels that says who does it; None where its words are no list of bodies.

    Without a verb (`…新增学位500个。（市教育局、各区县）`) every item must be a known body or a group.
    """
    verb = bool(_TAIL.search(text[start:end].rstrip("。 ")))
    rule = "body.list.verb" if verb else "body.list.bare"
    items = list(cut_items(text, start, end, "responsible", rule))
    if not verb and not all(_is_known(item.name) for item in items):
        return None
    bodies = sum(bool(BODY.fullmatch(item.name)) for item in items)
    if not items or bodies < len(items) or not _items_cover(text, start, end, items):
        return None
    return BodyList(start, end, tuple(items))


def _is_known(name: str) -> bool:
    """Whether `name` is a seat and a known stem (市教育局, 市委编办), or a group of bodies."""
    return kind_of(name) == "collective" or any(stem_of(name[cut:]) for cut in range(1, min(len(name), 5)))


def _items_cover(text: str, start: int, end: int, items: list[Item]) -> bool:
    """Whether little beside the items stands in the bracket; `（由…负责解释的…）` is a sentence."""
    named = sum(item.end - item.start for item in items)
    return end - start - named <= 6 * len(items) + 14


def read_list(text: str, start: int, end: int, role: Role) -> Iterator[Item]:
    """The items of a list or cell in [start, end), by the labels that stand in it; `role` where none does."""
    labels = list(_LABEL.finditer(text, start, end))
    first = labels[0].start() if labels else end
    if text[start:first].strip():
        yield from cut_items(text, start, first, role, "body.list.column")
    for number, label in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        other = _ANY_LABEL.search(text, label.end(), stop)
        if other:
            stop = other.start()
        yield from cut_items(text, label.end(), stop, role_of(label.group()), "body.list.label")


def role_of(words: str) -> Role:
    """The role that a label or a verb gives: 牵头单位 lead, 配合 support, 责任单位 responsible."""
    return next(role for pattern, role in ROLE_WORDS if regex.search(pattern, words))


def cut_items(text: str, start: int, end: int, role: Role, rule: str) -> Iterator[Item]:
    """Cut [start, end) into items; words behind (`按职责分工负责`) give those before them their role."""
    waiting: list[Item] = []
    for low, high in _pieces(text, start, end):
        piece = text[low:high]
        tail = _TAIL.search(piece)
        joined = text[max(start, low - 2) : low] == "会同"
        if tail:
            high = low + tail.start()
        waiting += _read_piece(text, low, high, "support" if joined else role, rule)
        if tail:
            said = role_of(tail.group("verb"))
            for item in _restored(waiting):
                yield item if item.role == "support" else replace(item, role=said)
            waiting = []
    yield from _restored(waiting)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at marks outside brackets; at `和` and blanks only behind a whole name (not 住房和城乡建设局)."""
    atoms = [hit.span() for hit in _ATOM.finditer(text, start, end)]
    low = start
    for hit in _MARK.finditer(text, start, end):
        if hit.start() < low or any(a <= hit.start() < b for a, b in atoms) or _depth(text, low, hit.start()):
            continue
        word = hit.group()
        if word.isspace() and text[hit.end() : hit.end() + 1] in "（(":
            continue
        if (word in "和与及" or word.isspace()) and not _ENDED.search(text[low : hit.start()].rstrip()):
            continue
        yield low, hit.start()
        low = hit.end()
    yield low, end


def _depth(text: str, start: int, end: int) -> int:
    part = text[start:end]
    return sum(map(part.count, "（(")) - sum(map(part.count, "）)"))


def _read_piece(text: str, start: int, end: int, role: Role, rule: str) -> Iterator[Item]:
    """One piece, or two where it goes on behind 等: `浦东新区等相关区政府`."""
    among = _AMONG.search(text, start, end)
    parts = [(start, end)]
    if among:
        rest = among.end() if _REST.match(text, among.end(), end) else end
        parts = [(start, among.start()), (rest, end)]
    for low, high in parts:
        word = text[low:high]
        low += len(word) - len(word.lstrip().lstrip("由请*和及与").lstrip())
        high -= len(word) - len(word.rstrip().rstrip("。*"))
        note = _NOTE.search(text, low, high) if low < high else None
        if note:
            high = note.start()
        name = "".join(text[low:high].split())
        if 2 <= len(name) <= 40 and not _NOBODY.search(name) and not _is_school(name):
            yield Item(low, high, name, role_of(note["role"]) if note else role, rule)


def _is_school(name: str) -> bool:
    return bool(_SCHOOL.search(name)) and not _GENERIC_SCHOOL.search(name)


def _restored(items: list[Item]) -> list[Item]:
    """The items with what others say for them: 各乡镇党委、政府; 市教委、科委; 浦东新区等相关区政府."""
    found: list[Item] = []
    for number, item in enumerate(items):
        after = items[number + 1].name if number + 1 < len(items) else ""
        name = item.name
        if name in _OFFICES and found:
            name = restore_office(found[-1].name, name)
        elif found and (stem := stem_of(name)) and stem.family in ("organ", "mass"):
            name = _shared_level(found[-1].name) + name
        elif after.endswith("政府") and _REST.match(after) and place_named(name):
            name += "政府"
        found.append(replace(item, name=name))
    return found


def _shared_level(before: str) -> str:
    """The level that the body before gives to those after it (市教委、科委), or ""."""
    level = next((level for level in LEVELS if before.startswith(level)), "")
    return level if stem_of(before[len(level) :]) else ""


def restore_office(before: str, office: str) -> str:
    """`office` with the head that the party committee before it has: 各乡镇党委、政府 → 乡镇政府."""
    head = regex.sub(r"(?:党委|党工委|委)$", "", before)
    shared = head if head.startswith("各级") else head.removeprefix("各")
    return shared + office if head != before else office


