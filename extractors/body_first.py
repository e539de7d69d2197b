"""Papers whose first list says for all that its first body leads: `（市商务局、市财政局负责，列首位的为牵头单位，下同）`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.body_item import BodyList

_THROUGHOUT = re.compile(r"(?:第一位?|首位|最前)[的者]?(?:责任|承办)?(?:部门|单位|者)?[为是](?:工作|总)?牵头(?:单位|部门|者)?[^。；\n]{0,6}?下均?同")


def led_by_first(text: str, lists: Sequence[BodyList]) -> Sequence[BodyList]:
    """`lists` with the first of each as its lead, behind a note that says so for all that follow; a body alone leads nobody."""
    note = _THROUGHOUT.search(text) if "下同" in text or "下均同" in text else None
    if note is None:
        return lists
    return [_led(one) if one.start > note.start() else one for one in lists]


def _led(one: BodyList) -> BodyList:
    if len(one.items) < 2 or any(item.role != "responsible" for item in one.items):
        return one
    first, *others = one.items
    return replace(one, items=(first._replace(role="lead"), *others))
