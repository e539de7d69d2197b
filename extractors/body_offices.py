"""Offices that are called 办公室 alone: whose they are, the group before them tells (领导小组下设办公室，负责日常工作)."""

from __future__ import annotations

import regex

from extractors.body_found import Found
from extractors.span import Ground

#: An office below a group, or said again behind it, and its duty: 下设办公室（简称…），办公室设在县教育局，负责….
_OFFICE = regex.compile(
    r"办公室(?:(?<=[组部会]及办公室)|(?<=[组部会]和办公室)|(?<=[组部会]及其办公室))(?=要|应|须|负责|承担)|办公室(?:(?<=下设办公室)|(?<=[，；。]办公室))(?=(?:（[^（）\n]{2,20}）)?(?:(?:设|挂靠)?[在于][^，。；\n]{2,16})?，(?:设[在于][^，。；\n]{2,16}，)?(?:并|具体|主要|统一|全面)?(?:负责|承担))"
)
_GROUP = regex.compile(r"(?:领导小组|指挥部|联席会议|委员会|专班|小组)$")
#: A name no longer than this is a class of groups (领导小组, 联席会议).
_CLASS = 4
#: How far before its office a group may stand.
_REACH = 160


def with_offices(found: list[Found], text: str) -> list[Found]:
    """`found` with the offices that stand without their group's name where they are given its daily work."""
    hits = [hit.span() for hit in _OFFICE.finditer(text)] if "办公室" in text else []
    if not hits:
        return found
    taken = Ground((one.start, one.end) for one in found)
    more: list[Found] = []
    for start, end in hits:
        low = max(text.rfind("\n", 0, start), start - _REACH)
        groups = [one.name for one in found if low <= one.start < start and len(one.name) > _CLASS and _GROUP.search(one.name)]
        if groups and not taken.touches(start, end):
            more.append(Found(start, end, groups[-1] + "办公室", "named", "body.office"))
    return sorted([*found, *more], key=lambda one: one.start)
