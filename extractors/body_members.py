"""Members of a list of bodies that no rule knows: a known body beside them and the duty of the list tell what they are."""

from __future__ import annotations

import regex

from extractors.body_duties import is_bound
from extractors.body_found import Found
from extractors.body_seats import open_start
from extractors.span import Ground

#: What such a member is called: 县农商行, 长江海事局, 市中医院, 锦界工业园区.
_NAME = (
    r"[^\P{Han}的了在是把将被由对向从到应须可并或以和与及各等]{2,14}?"
    r"(?:局|行|公司|集团|院|中心|站|所|队|社|协会|联盟|商会|处|办|委|馆|台|组|林场|控股|园区|开发区|经济区|[镇乡]|街道)"
)
_DUTY = (
    r"(?:等(?:有关|相关|各)?(?:单位|部门)?)?(?:按照?(?:各自)?职责|按照?[^，。；\n]{2,12}?(?:要求|任务|部署|标准|规定|分工|安排)|负责(?!人)|配合|参与|牵头|协助|落实|承担|承办|做好|抓好|具体(?:负责|承办|经办|组织|落实|实施|操作|执行)|组织实施|共同实施|要(?![求素件点闻是么])|应当?(?![急用届对收付])|须)"
)
_BEHIND = regex.compile(rf"[、和与及](?P<name>{_NAME})(?=[、和与及]|(?P<duty>{_DUTY}))")
_BEFORE = regex.compile(_NAME)
#: More unknown members in a row are no list of bodies.
_MOST = 12
#: The longest name of one.
_LONGEST = 16
#: What the clause of a list begins behind.
_CLAUSE = frozenset("，。；：\n由请）")


def with_members(found: list[Found], text: str) -> list[Found]:
    """`found` with the members that no rule knows of a list that holds a known body; they hold with its duty alone.

    Such a member stands before another known one or before words of duty (县供销社、县农商行、县烟草局负责落实), or opens the list
    (县供水站、县水利局负责抢修).
    """
    by_start = {one.start: one for one in found}
    ends = {one.end for one in found}
    more: list[Found] = []
    for one in found:
        more += _behind(one, text, by_start)
        if not one.bare or one.kind == "collective":
            more += _before(one, text, by_start, ends)
    if not more:
        return found
    taken = Ground((one.start, one.end) for one in more)
    return sorted([*more, *(one for one in found if not taken.touches(one.start, one.end))], key=lambda one: one.start)


def _behind(one: Found, text: str, known: dict[int, Found]) -> list[Found]:
    """The members right behind `one`, up to a known body or the words of duty."""
    members: list[Found] = []
    at = one.end
    while len(members) < _MOST and (hit := _BEHIND.match(text, at)) and hit.start("name") not in known:
        at = hit.end()
        sure = hit["name"].endswith("局") and at + 1 in known  # 财政局、科技创新局、教育局
        members.append(Found(*hit.span("name"), hit["name"], "named", "body.member", bare=not sure))
        if hit["duty"]:
            return members
    return members if at + 1 in known else []


def _before(one: Found, text: str, known: dict[int, Found], ends: set[int]) -> list[Found]:
    """The members right before `one` that open the clause, if its list is given a duty."""
    members: list[Found] = []
    start = one.start
    while start and text[start - 1] in "、和与及":
        end = start - 1
        start = open_start(text, end, _LONGEST)
        if end in ends or not _BEFORE.fullmatch(text, start, end) or (start and text[start - 1] != "、" and text[start - 1] not in _CLAUSE):
            return []
        members.append(Found(start, end, text[start:end], "named", "body.member", bare=True))
    return members if members and is_bound(text, _list_end(one, text, known)) else []


def _list_end(one: Found, text: str, known: dict[int, Found]) -> int:
    """Where the list that `one` stands in ends, unknown members counted."""
    at = one.end
    while at < len(text) and text[at] in "、和与及":
        if after := known.get(at + 1):
            at = after.end
        elif hit := _BEHIND.match(text, at):
            at = hit.end("name")
        else:
            break
    return at
