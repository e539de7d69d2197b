"""Lists of responsible bodies: `（责任单位：A、B）`, `（A牵头，B、C按职责分工负责）`, a table's cell.

In such a list every item is a body, also one that no lexicon knows (有关企业, 供电公司), and its role follows
from the label before it or the words behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import regex

from extractors.body_cut import BODY, HELPING, TAIL, before_note, cut_items, role_of
from extractors.body_item import BodyList, Item, Role
from extractors.body_names import is_known, kind_of
from extractors.late import late
from extractors.scanning import apart, begun_by

_CHARGE = (
    r"(?:牵头|责任|主办|协办|配合|承办|参与|参加|协作|协同|协助|支持|会办|落实"
    r"|主责|主导|实施|主管|监管|督办|督导|分工|完成|主要|建设|推进|管护|(?<![\u4e00-\u9fff])任务"
    r"|验收|包[联保抓]|挂[点联包钩]|帮扶|结对(?!单位[:：][^\S\n]?[\u4e00-\u9fff]{2,8}村(?![\u4e00-\u9fff]))|指导|归口(?:管理)?|执行|组织|督[查促]|对口|承担|承接|经办|联[动办](?=单位|部门)|考[核评]|审[批核]|负责|(?<![\u4e00-\u9fff])(?:支撑|保障|统筹|监督|管理|协调))"  # 社会|保障部门 is a body
)
_LABEL_WORDS = (
    rf"(?:(?<![被受]){_CHARGE}(?:[、和及与或]?(?:{_CHARGE}|[（(](?:牵头|主办|责任|配合|协办|参与)[）)])){{0,2}}(?:单\n{{0,2}}位|部\n{{0,2}}门|处室|科室|主体)(?:及(?:人员|责任人)|[（(][^（）()\n]{{1,20}}[）)])?"
    r"|(?<![^\s（(。；;，|*])(?:牵头|责任|主办|协办|配合|承办|主责|参与)(?=\*{0,2} ?[:：]))"
    r"\*{0,2}[ \u3000]?(?:[:：]|[为是](?=[省市区县各国]|[一-龥]{2,12}[局委办厅府区县市镇乡](?:[、，。；）\n]|$)))\*{0,2}"
)
_LABEL = regex.compile(rf"(?:其[他它])?(?:{_LABEL_WORDS})")
#: What those words of charge begin with.
_CHARGED = "牵责主协配承参支落实监督分完建推管保会统任验包挂帮结指归执组对考审负经联"
#: The same for a search through a whole text; behind a word of charge stands whose it is, a colon, or the next one.
_LABELS = begun_by(
    _CHARGED, f"({_LABEL_WORDS})", f"(?=[头任办合与加作同助持撑障筹动实责施管督工成要导设进护务收联保抓点包钩扶对口行织查促担接核评批责理调][单部处科主、和及与或（(:：* 管{_CHARGED}])"
)
#: 序号 主要任务 牵头单位 参与单位 责任单位: a table's head that has lost the borders of its cells.
_BLANK_HEAD = late(rf"^[^\S\n]*(?:(?!{_CHARGE}(?:单位|部门))[^\s：:，。]{{2,8}}[ \u3000]+){{1,6}}(?P<columns>(?:{_CHARGE}(?:单位|部门)[ \u3000]+){{1,3}}{_CHARGE}(?:单位|部门))[^\S\n]*$", re.M)
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
#: Words behind the last body (按照各自职责分工具体负责组织实施) are no longer than this.
_LONGEST_TAIL = 40


def find_lists(text: str) -> list[BodyList]:
    """The lists of responsible bodies in a folded `text`, left to right, none inside another."""
    found = sorted([*_labelled(text), *_blank_rows(text)], key=lambda one: one.start)
    starts = [one.start for one in found]
    for hit in _BRACKET.finditer(text):
        before = bisect_right(starts, hit.end()) - 1
        inside = before >= 0 and found[before].end > hit.start()
        if not inside and (one := _named(text, hit) or (_bracket(text, *hit.span(1)) if _speaks(text, hit) else None)):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


#: 5个牵头单位|（县水利局、县林业局）: who they are.
_BEFORE_BRACKET = regex.compile(rf"{_CHARGE}(?:[、和及与]?{_CHARGE})?(?:单位|部门)$")


def _named(text: str, hit: regex.Match[str]) -> BodyList | None:
    """The bracket behind a class of bodies that says who they are, if it holds bodies that are known and no others."""
    label = _BEFORE_BRACKET.search(text, max(0, hit.start() - 16), hit.start()) if text[hit.start() - 1] in "位门" else None
    items = tuple(cut_items(text, *hit.span(1), role_of(label.group()), "body.list.label")) if label else ()
    known = bool(items) and all(BODY.fullmatch(item.name) for item in items) and is_known(items[0].name) and kind_of(items[0].name) == "named"
    return BodyList(*hit.span(1), items) if known and _items_cover(*hit.span(1), list(items)) else None


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
        if hit.start() < done or (text.startswith(_OF_SITE, hit.start(1)) and _SITE.search(text, max(0, hit.start() - 60), hit.end(1) + 160)):
            continue
        end = _list_end(text, hit.end(1))
        if text.startswith(_OF_WORK, hit.start(1)):
            end = next((comma.start() for comma in _CLAUSE.finditer(text, hit.end(1), end) if not _names_body(comma[1])), end)
        done = end
        if items := tuple(read_list(text, hit.start(), end, "responsible")):
            yield BodyList(hit.start(), end, items)


#: 主办单位：甲县人民政府 …ICP备…: whose site it is, at the foot of a page.
_OF_SITE, _SITE = ("主办", "承办", "协办", "管理"), re.compile(r"ICP备|公网安备|网站(?:标识码|地图|声明|维护)|版权所有|[Cc]opyright")
#: 建设单位：县住建局|，建设地点为东区|: a clause may follow behind such a label's bodies.
_OF_WORK, _CLAUSE, _TOLD = ("建设", "推进", "管护", "督导"), re.compile(r"，([^，、；。\n]*)"), re.compile("[为由在]")


def _names_body(words: str) -> bool:
    """Whether the words behind a comma are one more body, and no clause."""
    return BODY.fullmatch(words.strip()) is not None and not _TOLD.search(words)


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
    verb = bool(TAIL.search(text[max(start, end - _LONGEST_TAIL) : end].rstrip("。 ")))
    rule = "body.list.verb" if verb else "body.list.bare"
    items = list(cut_items(text, start, end, "responsible", rule))
    end = before_note(text, start, end)
    known = [is_known(item.name) for item in items]
    if not verb and not (items and known[0] and 2 * sum(known) >= len(known)):
        return None
    bodies = sum(bool(BODY.fullmatch(item.name) or (verb and _DIVISION.fullmatch(item.name))) for item in items)
    if not items or bodies < len(items) or not _items_cover(start, end, items):
        return None
    return BodyList(start, end, tuple(items))


#: 行政审批处, 法规科: divisions of the body that the paper is of.
_DIVISION = late(r"[\u4e00-\u9fff（）与和]{2,20}(?:处|科|股)室?")


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
        own: Role = "responsible" if label.group().startswith(_MAINLY) and not _has_helpers(text) else role_of(label.group())
        yield from cut_items(text, label.end(), stop, own, "body.list.label")


#: 主责单位：甲、乙: those mainly responsible lead where others help them in the paper; where none do, all are responsible.
_MAINLY = "主责"
_HELPERS = re.compile(rf"(?:{HELPING}|次责)(?:单位|部门|主体)")


@lru_cache(maxsize=2)
def _has_helpers(text: str) -> bool:
    """Whether the paper names bodies that help others."""
    return _HELPERS.search(text) is not None
