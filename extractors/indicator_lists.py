"""Phrases that lean on others: bare modifiers, subsets (其中), brackets, shares, grants, and numbers without a noun.

A list is read from left to right; each rule sees what was named before in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_alike import of_category, of_classes, of_like, of_pupils, of_unit
from extractors.indicator_before import Before, Step
from extractors.indicator_compared import (
    compared,
    gained,
    of_goal,
    of_plan,
    of_sum,
    per_capita,
    share_again,
    share_of,
    share_of_its_whole,
)
from extractors.indicator_grant_lists import by_rank, more, of_grant, per_one
from extractors.indicator_implied import implied, of_grade, without_head
from extractors.indicator_lacking import lacking
from extractors.indicator_parallel import changed_there, in_area, of_area, parallel
from extractors.indicator_parted import each_alike
from extractors.indicator_people import of_doers, of_group
from extractors.indicator_per import for_each, of_each_size, per_people, reached_by_each
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_some import share_told, some_told, some_within
from extractors.indicator_some_of import of_payer, of_people, some_of
from extractors.indicator_subject import (
    of_counted,
    of_crop,
    of_label_total,
    of_programme,
    of_project,
    of_stage,
    of_subject,
    under_label,
)
from extractors.indicator_subsets import among, in_bracket
from extractors.indicator_unnamed import unnamed
from extractors.quantities import Quantity

#: The verb of a list goes on as far as this.
_LIST_REACH = 30
#: 建成驿站6座、|覆盖率达到|80%: what is told with a verb of its own.
_REACHES = re.compile(r"(?:达到?|提高到|提升到|提升至|提高至|为|控制在|保持在)(?:约|近|以?上)?\s?$")
_BRACKET = re.compile(r"[（(][^（()）。；]*[)）]")


def carried(reading: Reading, phrase: Phrase, quantities: Sequence[Quantity], named: Sequence[Phrase]) -> Phrase:
    """The phrase as it stands after what was named before in the sentence; the first rule that speaks decides."""
    before = Before(quantities[: len(named)], named)
    for step in _AFTER_OTHERS if named else _FIRST:
        if (made := step(reading, phrase, before)) is not None:
            return made
    return phrase


def _same_verb(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`建成驿站6座、公厕9座`, `新建道路8公里（其中主干道5公里）、管网9公里`: the verb goes on through the list, past a bracket."""
    last = next((made for _, made in before.latest_first() if made.clause_start == phrase.clause_start), None)
    if phrase.action or reading.before is None or last is None or not _same_list(reading, reading.before) or _REACHES.search(reading.text, reading.left_from, reading.quantity.start):
        return None
    return replace(phrase, action=last.action, action_spans=last.action_spans)


def _same_list(reading: Reading, before: Quantity) -> bool:
    """Whether the quantity before stands in the same list: next to 、 or 和, or not far."""
    bracket = _BRACKET.match(reading.text, before.outer_end, reading.quantity.start)
    end = bracket.end() if bracket else before.outer_end
    if reading.text[end : end + 1] == "”":
        return False  # “新增泊位900个”|项目总投资5000万元
    joined = reading.text[end : end + 1] in ("、", "和", "及", "以")
    return joined or reading.quantity.start - before.end < _LIST_REACH


#: What may be asked where nothing was named before, and where something was, in order of precedence.
_LATE: tuple[Step, ...] = (of_label_total, some_of, of_stage, of_programme, of_subject, unnamed)
_FIRST = (some_within, changed_there, of_grant, of_unit, per_people, reached_by_each, implied, share_of_its_whole, under_label, *_LATE)
_AFTER_OTHERS: tuple[Step, ...] = (
    of_unit, lacking, some_within, share_told, some_told, per_people, reached_by_each, each_alike,
    implied, without_head, of_grade, in_bracket, under_label,
    of_payer, of_group, of_doers, of_each_size, among, of_people, of_pupils, of_classes, of_category, changed_there, of_area, in_area,
    parallel, of_like, compared, of_sum, of_goal, of_plan, gained, per_capita, for_each,
    share_again, share_of, share_of_its_whole, more, per_one, by_rank, of_grant,
    of_crop, of_counted, of_project, *_LATE, _same_verb,
)  # fmt: skip
