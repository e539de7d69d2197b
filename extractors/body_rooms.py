"""Brackets behind tasks that name rooms of the house alone: `开展评估。（基教科、督导室）`, as a bureau, a school or a hospital parts its own year's work.

A single one may name anything (`阅览室`); where several tasks end so, they say who does them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from extractors.body_cut import cut_items
from extractors.body_item import BodyList, Item
from extractors.late import late

#: Behind a sentence or at the end of its line.
_BRACKET = late(r"（(?P<list>[\u4e00-\u9fff、，]{3,60})）(?=(?P<ends>[。；]?[^\S\n]{0,9}(?:\n|\Z))?)")
_STOP = re.compile(r"[。；][^\S\n]?\Z")
_SURE = regex.compile(r"(?!分|等|本|各|学|文|理|专|全|内|外|妇|儿|眼|到|此|多)\p{Han}{1,8}(?:科|处|股)|办公室")
_ROOM = regex.compile(r"(?!等|各)\p{Han}{1,8}(?:科|处|股|室|中心|站|队|所|办|机关党委|党支部|工会|团委)")
#: A room that is sure to be one, in a list or at its end.
_ENDS = tuple(room + mark for room in ("科", "处", "股", "办公室") for mark in "）、")
#: From so many brackets on, so many with a room that is sure to be one, they are a habit of the document.
_HABIT = 3
_SURE_ONES = 2


def find_rooms(text: str) -> list[BodyList]:
    """The brackets of `text` that share its tasks out to rooms, if that is its habit; [] otherwise."""
    lists = list(_lists(text)) if any(end in text for end in _ENDS) else []
    sure = [one for one in lists if any(_SURE.fullmatch(item.name) for item in one.items)]
    known = {item.name for one in sure for item in one.items}
    rooms = [one for one in lists if all(item.name in known for item in one.items)]
    return rooms if len(sure) >= _SURE_ONES and len(rooms) >= _HABIT else []


def _lists(text: str) -> Iterator[BodyList]:
    for hit in _BRACKET.finditer(text):
        if hit["ends"] is None and not _STOP.search(text, max(0, hit.start() - 2), hit.start()):
            continue
        items: tuple[Item, ...] = tuple(cut_items(text, *hit.span("list"), "responsible", "body.list.rooms"))
        if items and all(_ROOM.fullmatch(item.name) for item in items):
            yield BodyList(*hit.span("list"), items)
