"""Departments: every mention of a body in a plan, with its official name and what it is made to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import regex

from extractors.body_below import find_below
from extractors.body_cut import BODY
from extractors.body_firm import goes_on, is_firm
from extractors.body_first import led_by_first
from extractors.body_found import Found
from extractors.body_gaps import close_gaps
from extractors.body_item import Item, Role
from extractors.body_lines import find_addressees, find_issuers
from extractors.body_lists import find_lists, read_list
from extractors.body_names import Kind, kind_of, official_name, sectors
from extractors.body_prose import find_in_prose
from extractors.body_roles import roles
from extractors.body_rooms import find_rooms
from extractors.late import late
from extractors.places import Place
from extractors.span import Ground, fold


@dataclass(frozen=True, slots=True)
class DepartmentMention:
    """A body at [start, end): `name` as written with an elided part restored, `canonical` in full.

    `rule` says what found it and, in running text, behind a plus what gave its role: `body.organ+role.must`.
    """

    start: int
    end: int
    name: str
    canonical: str
    kind: Kind
    role: Role
    rule: str


#: A cited title, with one more inside it; an unclosed one ends with its line.
_TITLE = regex.compile(r"《(?:[^《》\n]|《[^《》\n]{0,120}》){0,200}+》?")
#: `云府办发〔2022〕5号` names no body, it numbers a document.
_NUMBER = re.compile(r"[〔\[（(](?:19|20)\d\d[〕\]）)]")
_NUMBER_HEAD = 9
#: 各区、|县级市, 各乡镇、|街道、|开发区: classes of their own beside the one before; 各区、县 and 各乡镇（街道）、园区 are one.
_NEXT_KIND = late(r"、(?=(?:县级市|街道(?:办事处)?|乡镇|街镇|镇街|(?<=[\u4e00-\u9fff]、)(?:园区|开发区|功能区)|(?:园区|开发区|功能区)管委会|(?:社区)?居委会|村委会)(?:、|$))")
_HELPERS = re.compile("(?:各|有关|相关){0,2}(?:协同|配合|协作|协办|参与)")
_MADE = regex.compile(r"(?:等[一二三四五六七八九十\d]{1,3}个?(?:部门|单位))?(?:共同|联合)?(?:研究|组织)?(?:制定|编制|起草)了")


def find_departments(text: str, place: Place | None = None) -> list[DepartmentMention]:
    """Every mention of a body in `text`, in text order; `place` is whom the document speaks for."""
    folded = fold(text)
    narrow = "(" in folded
    if narrow:
        folded = folded.replace("(", "（").replace(")", "）")
    closed = close_gaps(folded)
    found = _find(closed.text if closed else folded, place)
    if closed:
        found = [replace(one, start=closed.back(one.start), end=closed.back(one.end - 1) + 1) for one in found]
    return [_as_written(one, text) for one in found] if narrow else found


def _as_written(one: DepartmentMention, text: str) -> DepartmentMention:
    """`one` with half-width brackets in its name where `text` has them (各县(市、区)人民政府), there or, of an elided part, anywhere alone."""
    own = text[one.start : one.end]
    if "（" not in one.name or "（" in own or ("(" not in own and "（" in text):
        return one
    name, canonical = (word.replace("（", "(").replace("）", ")") for word in (one.name, one.canonical))
    return replace(one, name=name, canonical=canonical)


def _find(folded: str, place: Place | None) -> list[DepartmentMention]:
    addressees = find_addressees(folded)
    issuers = find_issuers(folded)
    lists = [*addressees, *led_by_first(folded, [*find_lists(folded), *find_rooms(folded), *find_below(folded)])]
    items = _unlike([*issuers, *(item for one in lists for item in one.items)])
    cited = [hit.span() for hit in _TITLE.finditer(folded)]
    numbers = [(hit.start() - _NUMBER_HEAD, hit.end()) for hit in _NUMBER.finditer(folded)]
    titles = Ground(cited)
    read = [*((one.start, one.end) for one in lists), *((item.start, item.end) for item in items)]
    prose = find_in_prose(folded, _masked(folded, [*cited, *numbers, *read]))
    found = _from_items((item for item in items if not titles.touches(item.start, item.end)), place)
    found += _from_prose(folded, prose, place)
    return _with_issuers(folded, sorted(found, key=lambda one: (one.start, one.end)))


def read_body_list(
    text: str, start: int, end: int, role: Role, place: Place | None = None
) -> list[DepartmentMention]:
    """The bodies of a table cell [start, end) under a column that gives `role` (责任单位 → responsible)."""
    items = list(read_list(fold(text), start, end, role))
    told = sum(bool(BODY.fullmatch(item.name)) or item.name in sectors() or item.name.endswith(("处", "科", "股")) for item in items)
    return _from_items(items, place) if 2 * told >= len(items) else []  # what a torn table has pushed below the head


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with NUL in place of the characters of `spans`, so that no rule finds a body there."""
    kept: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if start < end:
            kept += [text[done:start], "\0" * (end - start)]
            done = end
    return "".join([*kept, text[done:]])


def _unlike(items: list[Item]) -> list[Item]:
    """Items in text order, each place once; a signing line goes before an address line."""
    kept: list[Item] = []
    for item in sorted(items, key=lambda item: item.start):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _from_items(items: Iterable[Item], place: Place | None) -> list[DepartmentMention]:
    """Rows of list items; the same names recur in a document, so each is looked up once."""
    known: dict[str, tuple[str, Kind]] = {}
    found: list[DepartmentMention] = []
    for start, end, name, role, rule, told in items:
        if name not in known:
            known[name] = official_name(name, place), kind_of(name)
        canonical, kind = known[name]
        found.append(DepartmentMention(start, end, name, name if told else canonical, told or kind, role, rule))
    return found


def _from_prose(text: str, prose: list[Found], place: Place | None) -> list[DepartmentMention]:
    found: list[DepartmentMention] = []
    for at, (one, (role, rule)) in enumerate(zip(prose, roles(text, prose), strict=True)):
        last = found[-1] if found and found[-1].role != "mentioned" else None
        if one.bare and (role == "mentioned" or not (is_firm(text, prose, at, rule) or goes_on(text, one, last))):
            continue
        if role == "responsible" and "牵头" in one.name:
            role = "lead"  # 各牵头单位要…: the name says it
        elif role == "responsible" and one.kind == "collective" and _HELPERS.match(one.name):
            role = "support"
        full = official_name(one.name, place)
        mention = DepartmentMention(one.start, one.end, one.name, full, one.kind, role, f"{one.rule}+{rule}")
        found += _kinds(mention) if one.name[0] == "各" and "、" in one.name else (mention,)
    return found


def _kinds(one: DepartmentMention) -> Iterator[DepartmentMention]:
    """The classes of places that a group counts up, each a body; no more than the group where a break stands in its name."""
    marks = [hit.start() for hit in _NEXT_KIND.finditer(one.name)] if one.end - one.start == len(one.name) else []
    for first, last in zip((0, *(mark + 1 for mark in marks)), (*marks, len(one.name)), strict=True):
        name = one.name[first:last]
        yield replace(one, start=one.start + first, end=one.start + last, name=name, canonical=name if marks else one.canonical)


def _with_issuers(text: str, found: list[DepartmentMention]) -> list[DepartmentMention]:
    """`A、B制定了《…》` in the notice names its issuers again; 我委 is the one issuer."""
    issuers = {one.canonical for one in found if one.role == "issuer"}
    if not issuers:
        return found
    only = next(iter(issuers)) if len(issuers) == 1 else ""
    done: list[DepartmentMention] = []
    makes = False
    for one in reversed(found):
        makes = bool(_MADE.match(text, one.end)) or (makes and text[one.end : one.end + 1] == "、")
        if makes and one.canonical in issuers:
            one = replace(one, role="issuer")
        elif one.rule.startswith("body.self") and only:
            one = replace(one, canonical=only)
        done.append(one)
    return done[::-1]
