"""The role of a body that stands alone in a cell between bars, where the table is too torn to be read: by the heads above it.

The first body of a row has the first head's role, one right behind another body the second's (牵头单位 | 配合单位), and so has one behind other words
where the first head stands right behind 序号.
"""

from __future__ import annotations

import regex

from extractors.body_cut import BODY, role_of
from extractors.body_item import Role

#: How far above a cell its head may stand.
_REACH = 5000
_BEFORE = regex.compile(r"(?:\||\n)[^\S\n]{0,4}$")
_AFTER = regex.compile(r"[^\S\n]{0,4}\n?\|")
_HEAD = regex.compile(r"(?:^|\||\n)[^\S\n]*(?P<head>(?:主要)?(?:牵头|责任|主办|承办|配合|协同|协办|业主|实施)(?:单位|部门))[^\S\n]*\n?(?:[（(][^（()）|]{1,40}[）)]\s?)?\|")
_SERIAL = regex.compile(r"序\s?号[^\S\n]*\|\s*$")
_NUMBER = regex.compile(r"(?:\||\n)[^\S\n]*[（(]?[\d一二三四五六七八九十]{1,3}[）)]?[^\S\n]*\n?\|\s*$")
_CELL_BEFORE = regex.compile(r"(?:\||\n)(?P<cell>[^|\n]{2,40})\n?\|\s*$")


def cell_role(text: str, start: int, end: int) -> Role | None:
    """The role that the heads above give to the body or bodies at [start, end); None where it is no cell of theirs."""
    if not _AFTER.match(text, end) or not _BEFORE.search(text, max(0, start - 6), start):
        return None
    hits = list(_HEAD.finditer(text, max(0, start - _REACH), start, overlapped=True))
    if not hits:
        return None
    heads = [hit["head"] for hit in hits]
    before = _CELL_BEFORE.search(text, max(0, start - 60), start)
    counted = _SERIAL.search(text, max(0, hits[0].start("head") - 12), hits[0].start("head")) is not None
    second = len(heads) > 1 and (not _NUMBER.search(text, max(0, start - 12), start) if counted else before is not None and BODY.fullmatch(before["cell"].strip()) is not None)
    return role_of(heads[1 if second else 0])
