"""What a sentence leaves unnamed of its indicators, and its paragraph, the sentences before or the heading above name: the thing, the whole, the industry, the area."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from extractors.indicator_grant_lists import GRANT_NOUN, grant_of, granted_under
from extractors.indicator_subsets import of_whole
from extractors.indicator_words import act_verbs, any_verb
from extractors.late import late
from extractors.lexicon import rows as lexicon_rows
from extractors.span import Span
from extractors.units import units
from pipeline.document import Block, Document, Sentence
from pipeline.rows import Evidence, TargetRow
from pipeline.told_again import go_on, go_over, in_full, told_in

#: （2）|乡镇慢病管理中心|。三年建设9个: the noun that a heading is.
_TOPIC = late(r"[\s（(]*(?:第?[一二三四五六七八九十\d]{1,3}[)）.、．节条]+\s*)*(?P<noun>[\u4e00-\u9fff“”（）()、]{2,16}?)(?:建设|改造|提升|整治)?(?:工程|项目|行动|工作|方面)?[。：:\s]*$")
#: Headings that name no thing.
_GENERAL = re.compile(r"目标|任务|要求|措施|内容|原则|标准|情况|安排|思路|保障|范围|问题|成效|重点|总体|概况|基础|背景|其他|事项|方面|计划|规划|方案|体系|机制|能力|水平|发展")
#: Families whose numbers count or size a thing that must have a name.
_OF_THINGS = ("count", "person", "area", "length")


def restore_heads(document: Document, sentence: Sentence, rows: Sequence[TargetRow], before: Sequence[TargetRow]) -> None:
    """Name in place what the sentence leaves unnamed: as what its paragraph counted last in the same unit, else as the heading above."""
    block = document.blocks[sentence.block]
    if rows and document.text.startswith("其中", sentence.start):
        _of_sentence_before(block, rows, before)
    go_over(document.text, block, rows, before)
    alone = go_on(document.text, block, sentence, rows, before) if rows and not rows[0].indicator and block.kind != "table" else ()
    restored: TargetRow | None = None
    for row in rows:
        in_full(block, row, before)
        headed = row.indicator and row.unit == "元" and row.status == "target" and _restore_grant(document, block, row)
        if row.unit == "元" and row.status != "condition" and not headed:
            _as_granted(document, block, row, before)
        if _BARE_SIZE.fullmatch(row.indicator):
            _of_industry(document, sentence, block, row)
        elif _LEVEL_ALONE.fullmatch(row.indicator):
            _as_before(row, before)
        if not row.indicator and row.unit == "%" and restored:
            row.indicator, row.evidence["indicator"] = restored.indicator, restored.evidence["indicator"]  # 滞后的有17个，占7.7%
        if row.indicator or (units().get(row.unit) not in _OF_THINGS and row not in alone) or block.kind == "table":
            continue
        known = next((other for other in told_in(block, before) if other.unit == row.unit and other.indicator), None)
        if known:
            row.indicator, row.evidence["indicator"] = known.indicator, dataclasses.replace(known.evidence["indicator"], rule="link.paragraph")
            restored = row
        elif topic := _topic(document, block):
            row.indicator, row.evidence["indicator"] = topic.of(document.text), Evidence("link.heading", (topic,))


#: |省级|6项: what was parted by level in an earlier paragraph.
_LEVEL_ALONE = re.compile(r"(?:国家|[省市县区州])级")


def _as_before(row: TargetRow, before: Sequence[TargetRow]) -> None:
    """`重点项目27项（省级6项、市级5项）…` and, in a paragraph of its own, `省级6项，…`: the level takes the name that it had."""
    named = [other for other in reversed(before) if other.unit == row.unit and other.indicator.startswith(row.indicator) and other.indicator != row.indicator]
    known = next((other for other in named if other.value_min == row.value_min), named[0] if named else None)
    if known:
        row.indicator, row.evidence["indicator"] = known.indicator, dataclasses.replace(known.evidence["indicator"], rule="link.level")


#: |产值突破900亿元: what an industry comes to, in a sentence of its own.
_BARE_SIZE = re.compile(r"(?:总|年)?(?:产值|产业规模|产业产值|主营业务收入|营业收入)")
#: |食品产业|突出精深加工，…: the industry that the sentences before are about.
_INDUSTRY = late(r"[\s（(]*(?:[一二三四五六七八九十\d]{1,2}[)）.．、是])?(?P<name>[\u4e00-\u9fff“”]{2,10}?(?:产业|经济))(?![园链基带化集])")
#: So many sentences back it may be named.
_SENTENCES_BACK = 4


def _of_industry(document: Document, sentence: Sentence, block: Block, row: TargetRow) -> None:
    """`石化产业减油增化，…。产值突破900亿元`: a bare sum at the head of its sentence is that of the industry named before."""
    text = document.text
    if not text.startswith(row.indicator, sentence.start):
        return
    start = sentence.start
    for _ in range(_SENTENCES_BACK):
        before = document.sentence_at(start - 1) if start > block.start else None
        if before is None or before.block != sentence.block:
            return
        start = before.start
        if named := _INDUSTRY.match(text, start, before.end):
            head = row.indicator.removeprefix("产业") if named["name"].endswith("产业") else row.indicator
            row.indicator = named["name"] + head
            row.evidence["indicator"] = Evidence("link.industry", (Span(*named.span("name")), *row.evidence["indicator"].spans))
            return


#: 东山县|新建小学1所，…；西河县|拟建中学2所, 东山县、西河县|将各|建成…: a part of the region before a verb, or several parts.
_NAMED = r"[\u4e00-\u9fff]{1,7}?[县市区旗](?:[、和][\u4e00-\u9fff]{1,7}?[县市区旗]){0,6}"
_BEFORE, _BEHIND = r"[，。；：:、\s中](?:(?<=[，。；：:、\s])|(?<=其中))", r"(?:拟|将|计划|共计?|已)*(?:各(?:自|计划)?|分别)?(?=[\u4e00-\u9fff]{2})"
_AREA = re.compile(rf"{_BEFORE}(?P<area>{_NAMED}){_BEHIND}")
#: The same where a paragraph says 各 or 分别: cities told without 市.
_AREA_EACH = re.compile(rf"{_BEFORE}(?P<area>{_NAMED}|[\u4e00-\u9fff]{{2,4}}?(?:[、和][\u4e00-\u9fff]{{2,4}}?){{1,6}}(?=将?(?:各|分别))){_BEHIND}")
#: What the name of an area ends with.
_AREA_SIGNS = "县市区旗"
_BREAK = re.compile(r"[；;。\n]")


@cache
def _areas() -> frozenset[str]:
    """Names of cities, districts and counties."""
    return frozenset(row["name"] for row in lexicon_rows("places", key=("code",)))


def _are_areas(names: str) -> bool:
    """Whether all the names are those of parts of a region; cities are also told without 市 in a list."""
    each = names.replace("和", "、").split("、")
    return all(name in _areas() or (len(each) > 1 and f"{name}市" in _areas()) for name in each)


def name_areas(document: Document, rows: Sequence[TargetRow]) -> None:
    """`东山县新建小学1所，西河县新建中学2所`: where a paragraph parts what is done among areas, each has its own area before it."""
    for place, block_rows in groupby(rows, key=lambda row: document.block_at(row.start)):
        block = document.blocks[place]
        text = document.text
        if block.kind == "table" or (sum(text.count(sign, block.start, block.end) for sign in _AREA_SIGNS) < 2 and text.find("将各", block.start, block.end) < 0):
            continue
        each = text.find("各", block.start, block.end) >= 0 or text.find("分别", block.start, block.end) >= 0
        areas = [hit for hit in (_AREA_EACH if each else _AREA).finditer(text, max(block.start - 1, 0), block.end) if (text[hit.end()] == "建" or act_verbs().at(text, hit.end())) and _are_areas(hit["area"])]
        if len({hit["area"] for hit in areas}) < 2:
            continue
        for row in block_rows:
            mine = next((hit for hit in reversed(areas) if hit.start("area") < row.start), None)
            if mine and row.indicator and not row.indicator.startswith(mine["area"]) and not _BREAK.search(text, mine.end(), row.start):
                evidence = row.evidence["indicator"]
                row.indicator = mine["area"] + row.indicator
                row.evidence["indicator"] = Evidence("link.area", (Span(*mine.span("area")), *evidence.spans))


def _restore_grant(document: Document, block: Block, row: TargetRow) -> bool:
    """Whether a bare sum is the grant that the heading above names (`二、运营补贴：自理老人150元`), which it is called then."""
    heading = document.blocks[block.parent] if block.parent >= 0 else None
    label = _TOPIC.fullmatch(document.text, heading.start, heading.end) if heading else None
    named = granted_under(row.indicator, label["noun"]) if label else ""
    if label and named:
        row.indicator, row.evidence["indicator"] = named, Evidence("link.heading", (*row.evidence["indicator"].spans, Span(*label.span("noun"))))
    return bool(named)


#: 规模种植户|按每亩|150元, 国家级|给予|200万元, |兑现|300万元: who takes a sum, and words that give it.
_GIVEN = late(
    r"[，。；：:\s、](?P<who>[^，。；：:、\d]{0,14}?)(?P<gives>(?:可|再|分别|均|一次性|最高|每[年月季]|每学?[年期])*(?:按照?|给予|予以|发放|兑现|兑付|拨付|奖励|补助|补贴|资助)?(?:每(?:平方米|立方米|公里|公斤|[\u4e00-\u9fff]))*(?:一次性)?(?:最高|不超过|给予|发放|奖励|补助|补贴)*)\s?$"
)
_GIVEN_WIDTH = 40
#: |落实|研发补助|政策。, 给予|奖励|。: the grant that an earlier sentence of the paragraph is about.
_ABOUT = late(r"(?:发放|给予|享受|落实|实施|执行|设立|兑现|申请|申领)(?P<noun>[\u4e00-\u9fff]{0,8}?(?:补助|补贴|奖励|奖补|资助|津贴|助学金|奖学金))(?:政策|制度)?(?=[。；;：])")

#: 每亩|发放|: the verb that gives the sum.
_GIVING = re.compile(r"给予|予以|发放|兑现|兑付|拨付")
#: A heading that ends so near stands in the line of its paragraph.
_SAME_LINE = 3


def _as_granted(document: Document, block: Block, row: TargetRow, before: Sequence[TargetRow]) -> None:
    """`种粮补贴按每亩120元发放。规模种植户按每亩150元`: the grant that the paragraph has told of before, to whom the sum goes."""
    text = document.text
    given = _GIVEN.search(text, max(block.start - 1, row.start - _GIVEN_WIDTH, 0), row.start)
    if not given or not given["gives"].strip() or (row.indicator and GRANT_NOUN.search(row.indicator)):
        return
    who = given["who"]
    if row.indicator not in ("", who, who + given["gives"].strip()) and not granted_under(row.indicator, "补助"):
        return
    told = next((other for other in told_in(block, before) if other.unit == "元"), None)
    grant = grant_of(told.indicator) if told and told.indicator else None
    spans = told.evidence["indicator"].spans if told and grant else ()
    heading = document.blocks[block.parent] if block.parent >= 0 else block
    floor = heading.start if block.start - heading.end < _SAME_LINE else block.start
    if grant is None and (about := [*_ABOUT.finditer(text, floor, row.start)]):
        grant, spans = grant_of(about[-1]["noun"]), (Span(*about[-1].span("noun")),)
    if grant is None:
        return
    named = granted_under(who, grant.group()) if who else grant.group()
    if named:
        row.indicator, row.evidence["indicator"] = named, Evidence("link.paragraph", (*([Span(*given.span("who"))] if who else []), *spans))
        if not row.action and (verb := _GIVING.search(text, given.start("gives"), row.start)):
            row.action, row.evidence["action"] = verb.group(), Evidence("link.paragraph", (Span(*verb.span()),))


def _of_sentence_before(block: Block, rows: Sequence[TargetRow], before: Sequence[TargetRow]) -> None:
    """`在校学生4万人。其中：小学2万人`: the parts have the head of what their paragraph counted last in the same unit."""
    part = ""
    for row in rows:
        whole = next((other for other in told_in(block, before) if other.unit == row.unit), None)
        own = row.indicator.removesuffix(part) or part  # 小学2万人、初中1万人: the first part has lent the second what it took for its head
        if whole and own and not whole.indicator.endswith(own) and (named := of_whole(own, whole.indicator, row.unit)):
            part = own
            evidence = row.evidence["indicator"]
            row.indicator, row.evidence["indicator"] = named, Evidence("link.sentence_before", evidence.spans + whole.evidence["indicator"].spans)


def _topic(document: Document, block: Block) -> Span | None:
    """Where the noun stands that the heading above the block is, None where it is a sentence or there is none."""
    heading = document.blocks[block.parent] if block.parent >= 0 else None
    hit = _TOPIC.fullmatch(document.text, heading.start, heading.end) if heading else None
    if not hit or any_verb().at(hit["noun"], 0) or _GENERAL.search(hit["noun"]):
        return None
    return Span(*hit.span("noun"))
