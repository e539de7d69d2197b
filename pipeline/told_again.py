"""Rows that go over what the sentence before told: `上述指标分别达到95%、85%`, `2023年新增2万户` of a work named in full before, `到2030年，达到48%` of the same measure."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from itertools import cycle, islice, takewhile

from extractors.indicator_pointed import ABOVE
from extractors.late import late
from pipeline.document import Block, Sentence
from pipeline.rows import TargetRow

_ABOVE = re.compile(ABOVE)
#: |改造|2万户: a deed that names no thing.
_DEED = re.compile(r"(?:改造|建设|整治|治理|搬迁|安置|修复|造林|绿化|维修|培训|筛查|搬迁安置|清淤|划定)")


#: 95%|、|100%左右|和|35%: what joins the figures.
_JOIN = re.compile(r"(?:及?以[上下内]|左右)?[、和及](?:不低于|不少于|不高于|不超过|超过|达到?|降[到至]|提高[到至])?")


def told_in(block: Block, before: Sequence[TargetRow]) -> Iterator[TargetRow]:
    """What the block has told so far, the latest first; `before` ends with it."""
    return takewhile(lambda row: block.start <= row.start < block.end, reversed(before))


def _told_last(block: Block, before: Sequence[TargetRow], count: int) -> list[TargetRow]:
    """The last so many rows with a name that the block has told, in their order; none where it told fewer."""
    told = list(islice((row for row in told_in(block, before) if row.indicator and row.status != "condition"), count))[::-1]
    return told if len(told) == count else []


def go_over(text: str, block: Block, rows: Sequence[TargetRow], before: Sequence[TargetRow]) -> None:
    """`普及率80%，治理率60%。到2025年，上述指标分别达到90%、75%`: each figure is of what the one in its place before was of."""
    again: list[TargetRow] = []
    for row in rows:
        if (_JOIN.fullmatch(text, again[-1].end, row.start) if again else _ABOVE.fullmatch(row.indicator)):
            again.append(row)
    if not again:
        return
    told = _told_last(block, before, len(again))
    if not told or any(one.unit != two.unit for one, two in zip(told, again, strict=True)):
        return
    for one, two in zip(told, again, strict=True):
        _take(two, one)


#: |到2030年，力争达到|48%, |2021—2025年，年均增长|2%: a sentence that tells when and how much, and of nothing else.
_MORE = late(
    r"(?:其中[，：]?)?(?:[到至在截]{0,2}(?:19|20)\d\d\s?年?(?:[-—－–~至到]{1,2}(?:19|20)\d\d\s?年)?(?:[底末前初起]|年底|年末|期间)*[，、]?|“十[三四五六]五”(?:期间|时期|末)?[，]?)"
    r"(?:要|将|应|再|又|力争|争取|确保|预计|计划|分别|累计|进一步|逐步|年均|平均|每年|同比|总量|总数)*"
    r"(?:完成|实现|达到?|突破|超过?|增[长加至到]|提[高升]|下降|降低|减少|降[至到]|升[至到]|控制在|稳定在|保持在|不低于|不少于|不超过|不高于){1,3}\s?"
)
#: 310亿元|、|370亿元|，年均增长|9%以上: what stands between the values of such a sentence.
_ON = re.compile(r"(?:及?以[上下内]|左右)?[、，和及](?:要|力争|分别|累计|年均|平均|每年)*(?:完成|实现|达到?|突破|超过?|增长|提高|下降|降低|不低于|不少于|不超过)*\s?")
#: 到|2030|年，分别达到55万吨、90万吨: one year for what was told one after another; 2023—2025年 is a year for each figure of one.
_YEAR = re.compile(r"(?:19|20)\d\d|五[”\"]")
#: What changes by so much is measured in its own unit before.
_CHANGES = ("%", "个百分点", "倍")


def go_on(text: str, block: Block, sentence: Sentence, rows: Sequence[TargetRow], before: Sequence[TargetRow]) -> list[TargetRow]:
    """`森林覆盖率达到45%。到2030年，达到48%`: what a sentence leaves unnamed from its begin on is what the one before measured; those that none names."""
    bare: list[TargetRow] = []
    for row in rows:
        if row.indicator or not (_ON.fullmatch(text, bare[-1].end, row.start) if bare else _MORE.fullmatch(text, sentence.start, row.start)):
            break
        bare.append(row)
    opening = text[sentence.start : bare[0].start] if bare else ""
    told = _told_last(block, before, len(bare) if "分别" in opening and len(_YEAR.findall(opening)) == 1 else 1)
    if not told or any(row.unit != one.unit and not (row.action and row.unit in _CHANGES) for one, row in zip(cycle(told), bare)):
        return bare
    for one, row in zip(cycle(told), bare):
        _take(row, one)
    return []


def in_full(block: Block, row: TargetRow, before: Sequence[TargetRow]) -> None:
    """`清洁取暖改造9万户。2023年完成改造2万户`: a deed alone is the one that its paragraph named in full."""
    if not _DEED.fullmatch(row.indicator):
        return
    known = next((other for other in told_in(block, before) if other.unit == row.unit and other.indicator.endswith(row.indicator)), None)
    if known and len(known.indicator) > len(row.indicator) + 1:
        _take(row, known)


def _take(row: TargetRow, known: TargetRow) -> None:
    row.indicator, row.evidence["indicator"] = known.indicator, dataclasses.replace(known.evidence["indicator"], rule="link.again")
