"""Bodies in running text with what hangs on them, left to right: 各镇街、部门; 各乡镇党委、政府; 我委."""

from __future__ import annotations

import regex

from extractors.body_beside import (
    joined_place,
    sharing,
    with_governments,
    with_levels,
    with_party_offices,
    with_second_names,
    with_short_names,
)
from extractors.body_elided import restore_office
from extractors.body_found import Found
from extractors.body_members import with_members
from extractors.body_names import Kind
from extractors.body_offices import with_offices
from extractors.body_scan import scan

_ELLIPSIS = regex.compile(
    r"[、和及与](?P<rest>部门|单位|街道办事处|[省市区县]属(?:国有)?企业)"
    r"(?!\p{Han}{0,2}(?:部门|人员|职工|和个人|负责人))"
)
#: 各部门、单位 is one class; 各镇街、部门 are two.
_AND_UNITS = regex.compile(r"[、和]单位(?!\p{Han}{0,2}(?:人员|职工|和个人|负责人))")
_PARTY_OFFICE = regex.compile(r"(?:党委|党工委)(?P<mark>[、和]?)(?P<office>人民政府|政府|办事处)$")
_SELF = regex.compile(r"(?<![自忘])我(?:委|局|厅|办)(?![们国限部面势理学公事案])")
_CENTRE = regex.compile(r"(?<![党共在驻])中央(?=[、和](?:国务院|省(?![属直])|自治区|市)|关于|决策|部署|精神|对)")
_STATIONED = regex.compile(r"派驻(?:\p{Han}{1,6}[局委厅])?纪检(?:监察)?组|(?<!派)驻\p{Han}{0,6}[局委厅]纪检(?:监察)?组")
_IN_CHARGE = regex.compile(r"(?<=由)(?:行业|业务)?主管(?:部门|单位)|(?<=[，。；\n])主管部门(?=将|应|要|负责|备案|审核|审批|会同)")
_HOST = regex.compile(r"(?<=由)主办(?:部门|单位)")
#: Each with a word that a text must hold for it.
_SINGLE: tuple[tuple[regex.Pattern[str], str, Kind, str], ...] = (
    (_SELF, "我", "named", "body.self"),
    (_CENTRE, "中央", "named", "body.centre"),
    (_STATIONED, "纪检", "named", "body.stationed"),
    (_IN_CHARGE, "主管", "collective", "body.group"),
    (_HOST, "由主办", "collective", "body.group"),
)


def find_in_prose(text: str, open_text: str) -> list[Found]:
    """Bodies in running text, with what hangs on them: 各镇街、部门; 各乡镇党委、政府; 我委.

    `open_text` is `text` with the ground that was read as lists or titles masked.
    """
    found: list[Found] = []
    for one in scan(open_text):
        office = _PARTY_OFFICE.search(one.name) if one.kind == "collective" else None
        if office and office["mark"]:
            cut = one.end - len(office["office"])
            head = text[one.start : cut - 1]
            found.append(one._replace(end=cut - 1, name=head))
            found.append(one._replace(start=cut, name=restore_office(head, office["office"])))
        else:
            found.append(one)
        if one.kind == "collective" and (more := _AND_UNITS.match(open_text, one.end)) and found[-1].name.endswith("部门"):
            found[-1] = one._replace(end=more.end(), name=one.name + more.group())
        elif more := _ELLIPSIS.match(open_text, one.end):
            found.append(Found(*more.span("rest"), more["rest"], "collective", "body.group.rest"))
        elif (end := joined_place(open_text, one.end)) > one.end:
            found.append(Found(one.end + 1, end, text[one.end + 1 : end], "named", "body.place"))
    for pattern, word, kind, rule in _SINGLE:
        found += [Found(*hit.span(), hit.group(), kind, rule) for hit in (pattern.finditer(open_text) if word in open_text else ())]
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    kept = with_short_names(with_governments(with_party_offices(kept, open_text), open_text), open_text)
    kept = with_offices(kept, open_text)
    kept = with_second_names([*map(sharing, kept, [*kept[1:], None])], open_text)
    return with_levels(with_members(kept, open_text), open_text)
