"""Bodies as the role model sees them: the words around the list that each stands in, and what the rules make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.body_roles import is_bound
from extractors.departments import DepartmentMention
from extractors.span import fold
from models.role import RoleCase
from pipeline.document import Document

#: What may stand between bodies that share one predicate.
_JOINED = re.compile(r"\s?(?:[、，,]|和|与|及|以及|或|或者|[、，,](?:和|与|及|以及))?\s?")


def role_cases(document: Document, mentions: Sequence[DepartmentMention]) -> list[RoleCase]:
    """One case for each of `mentions`, in their order."""
    text = fold(document.text)
    return [case for group in _groups(text, mentions) for case in _cases(document, text, group)]


def _groups(text: str, mentions: Sequence[DepartmentMention]) -> Iterator[list[DepartmentMention]]:
    """Mentions in runs that nothing but joining words parts."""
    group: list[DepartmentMention] = []
    for mention in mentions:
        if group and not (mention.start - group[-1].end <= 4 and _JOINED.fullmatch(text, group[-1].end, mention.start)):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _cases(document: Document, text: str, group: Sequence[DepartmentMention]) -> Iterator[RoleCase]:
    start, end = group[0].start, group[-1].end
    home = document.sentence_at(start)
    place = document.block_at(start)
    low, high = (home.start, home.end) if home else (max(0, start - 40), end + 40)
    before, after = text[max(low, start - 40) : start], text[end : min(max(high, end), end + 40)]
    bound = is_bound(text, end)
    previous = ""
    for mention in group:
        yield RoleCase(
            before=before,
            after=after,
            rest=text[mention.end : end],
            name=mention.name,
            kind=mention.kind,
            found_by=mention.rule,
            said=mention.role,
            bound=bound,
            block=document.blocks[place].kind if place >= 0 else "",
            previous=previous,
        )
        previous = mention.role
