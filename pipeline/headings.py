"""Headings: how they are numbered, where a run-in one ends, and which governs what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.numerals import number

_HAN = "[一二三四五六七八九十]{1,3}"
_ANY = r"[一二三四五六七八九十百零〇\d]{1,5}"

#: What makes a number before a blank an amount (3 |万元以上的…, 12 |个乡镇: where a narrow page broke the line) and not that of an item (2 项目建设, 3 家庭医生).
_COUNTS = (
    r"(?:[多余]?(?:元|名(?![称单师校医优城镇特])|周?岁|个(?![人性体别])|人(?:[（(以次给及]|$)|年(?:内|期|以|[之以]?[前后]|\d)|月(?:底|\d)|日[前起]?|号[)），。]|小时|分钟|平方|公里|天(?![然津气水府])|户(?!外|籍|厕)|套(?!餐)|次[，。、以]|批次)|万元(?![村镇乡户])|[家所](?=[\u4e00-\u9fff]{0,6}(?:企业|单位|公司|合作社|学校|小学|中学|高中|初中|幼儿园|高校|医院|机构))|项(?=[\u4e00-\u9fff]{0,6}(?:任务|措施|举措|指标|改革|制度|实事|政策))|间|辆|吨|亩(?!均)|万[人亩吨户]|亿元|左右|以[上下])"
)

#: Ways to number, outermost first, as official documents nest them (GB/T 9704: 一、 （一） 1. （1）).
#: A group's name is the style, what it holds the number as written.
_NUMBER = re.compile(
    rf"(?P<part>第{_ANY}[编篇])(?=[\s：:、]|[一-龥])"
    rf"|(?P<chapter>第{_ANY}章)"
    rf"|(?P<section>第{_ANY}节)(?!课)"
    rf"|(?P<article>第{_ANY}条)(?=[\s　：【])"
    rf"|(?P<han>{_HAN})(?:、|[.．](?=\s*[一-龥“《]))"
    rf"|(?P<bracketed>[（(]\s?{_HAN}\s?[)）])[、.．]?"
    r"|(?P<decimal>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?(?=\s*[一-龥“《])(?!\s*[万亿元倍个名所人年月至到或])"
    rf"|(?P<digit>\d{{1,3}})(?:[.．、](?!\s?\d)|\s{{1,2}}(?=[一-龥]{{2}})(?!{_COUNTS}))"
    r"|(?P<round>[（(]\s?\d{1,2}\s?[)）])[、.．]?"
    r"|(?P<half>\d{1,2})[)）]"
    r"|(?P<circle>[①-⑳⑴-⒇㈠-㈩])"
)
RANKS = {
    "part": 0.0,
    "chapter": 1.0,
    "section": 2.0,
    "article": 2.5,
    "han": 3.0,
    "bracketed": 4.0,
    "digit": 5.0,
    "decimal": 5.0,
    "round": 6.0,
    "half": 6.5,
    "circle": 7.0,
    "bare": 8.0,
}
#: A bare heading where nothing is numbered 一、 or 第一章 stands outside the numbered ones.
BARE_OUTER = 2.9
ATTACHMENT = -20.0
MARKDOWN = -10.0

_OUTERMOST = re.compile(r"(?:^|[\n\r])[ \t　*#]{0,12}(?:一、|第一[章编篇])")
_STOP = re.compile(r"[。！？；;][”’）)]?")
#: A counted thing: a line that states one is no heading of the lower ranks.
AMOUNT = re.compile(
    r"[\d到至](?:(?<=\d)(?:\s?[百千万亿余多]{0,3}[%％‰所个名人家项套间张座台辆条处户亩吨元件米次门只公千平幢栋斤头株棵盏艘架口眼班床场起例份册支片段块批部]|\d{3}年底?前)|(?<=[到至])\s?\d{4}年)"
)
#: `（一）发展目标：到2025年，…`
_NAMED = re.compile(r"[一-龥]{2,12}[：:]")
_DIGITS = re.compile(r"\d+")
_LONGEST = 60
_LONGEST_RUN_IN = 40
#: 第十二条  高中阶段学校: a longer line is what the article says.
_ARTICLE = 16


class Number(NamedTuple):
    """The number that a line begins with: as written, its style, its value, and where the words begin."""

    written: str
    style: str
    value: int
    after: int
    rank: float


def read_number(text: str, start: int, end: int) -> Number | None:
    """The number at the head of a line, None where it has none (`一是` and `2025年` are none)."""
    if text[start] not in _FIRST:
        return None
    hit = _NUMBER.match(text, start, min(end, start + 24))
    if not hit:
        return None
    style = hit.lastgroup or ""
    written = "".join(hit.group(style).split())
    after = hit.end()
    while after < end and text[after] in " \t　\u00a0\u2002":
        after += 1
    rank = RANKS[style] + (0.1 * (written.count(".") + written.count("．")) if style == "decimal" else 0.0)
    return Number(written, style, _value(written), after, rank)


_FIRST = frozenset("第（(0123456789一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")


def _value(written: str) -> int:
    core = written.strip("第编篇章节条（()）")
    if len(core) == 1 and core in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(core) - ord("①") + 1
    if digits := _DIGITS.findall(core):
        return int(digits[-1])
    try:
        return int(number(core))
    except (ValueError, IndexError):
        return 0


def heading_end(text: str, label: Number, end: int) -> int | None:
    """Where the heading in a numbered line ends: `end` where the whole line is one, less for a run-in one
    (`1.教育体系呈现新格局。“十三五”期间，…`), None where the line is an item of running text."""
    words = text[label.after : min(end, label.after + 2 * _LONGEST)]
    outer = label.rank <= RANKS["bracketed"]
    if not words:
        return None
    if label.style == "article":
        return end if end - label.after <= _ARTICLE and not _STOP.search(words) and _is_heading_line(words, True, len(words)) else None
    if outer and (named := _NAMED.match(words)) and label.after + named.end() < end:
        return label.after + named.end()
    stop = _STOP.search(words)
    if stop is None:
        return end if _is_heading_line(words, outer, end - label.after) else None
    first = words[: stop.start()]
    whole = label.after + stop.end() >= end
    if not first or stop.group()[0] != "。" or AMOUNT.search(first):
        return None
    if whole:
        return end if outer and len(first) <= 25 else None
    commas = first.count("，") + first.count(",")
    if len(first) > _LONGEST_RUN_IN or commas > 1 or "：" in first or first[-1] == "）":
        return None
    return label.after + stop.end() if outer or len(first) <= (26 if commas else 30) else None


def _is_heading_line(words: str, outer: bool, length: int) -> bool:
    """Whether a numbered line without a full stop is a heading: not long, cut, `label：value` or a count."""
    if length > _LONGEST or words[-1] in "，、,":
        return False
    inner_colon = "：" in words[:-1] or ":" in words[:-1]
    if outer:
        return not inner_colon or length <= 30
    return not inner_colon and not AMOUNT.search(words)


def has_outermost_numbers(text: str) -> bool:
    """Whether the text numbers its main parts 一、 or 第一章."""
    return _OUTERMOST.search(text) is not None


_CHINESE_DIGITS = "零一二三四五六七八九"


def in_chinese(value: int) -> str:
    """1 → 一, 15 → 十五, up to 99."""
    tens, ones = divmod(value, 10)
    head = ("" if tens == 1 else _CHINESE_DIGITS[tens]) + "十" if tens else ""
    return head + (_CHINESE_DIGITS[ones] if ones else "")


@dataclass(slots=True)
class Entry:
    """A heading that is still open: its rank, value, number in the path, and block."""

    rank: float
    value: int
    number: str
    block: int


@dataclass(slots=True)
class Outline:
    """The open headings, outermost first. Ranks say what stands under what, the stack at which level."""

    open: list[Entry] = field(default_factory=list)
    last: dict[float, int] = field(default_factory=dict)
    repairs: list[str] = field(default_factory=list)
    #: The numbers of the open headings.
    path: tuple[str, ...] = ()

    def close(self, rank: float) -> None:
        """Close every heading that a line of this rank cannot stand under."""
        while self.open and self.open[-1].rank >= rank:
            self.open.pop()
        self.path = tuple(entry.number for entry in self.open if entry.number)

    def repaired(self, label: Number) -> tuple[float, str]:
        """Rank and path number of a label; `（5）` after （四） is （五） where no （4） came before."""
        for style, inner, frame in (("bracketed", "round", "（{}）"), ("han", "digit", "{}")):
            outer = next((entry for entry in self.open if entry.rank == RANKS[style]), None) if label.style == inner else None
            if (
                outer
                and 1 < label.value == outer.value + 1 < 100
                and self.last.get(label.rank) != label.value - 1
            ):
                right = frame.format(in_chinese(label.value))
                self.repairs.append(f"heading {label.written} read as {right}")
                return RANKS[style], right
        return label.rank, label.written

    def push(self, rank: float, value: int, number: str, block: int) -> int:
        """Open a heading and return the block of the one above it; tell where its number skips or repeats."""
        before = next((entry for entry in self.open if entry.rank == rank), None)
        if before and 0 < value != before.value + 1 and rank <= RANKS["bracketed"]:
            self.repairs.append(f"heading {number} stands after {before.number}; kept as written")
        self.close(rank)
        self.last[rank] = value
        parent = self.parent
        self.open.append(Entry(rank, value, number, block))
        if number:
            self.path += (number,)
        return parent

    @property
    def parent(self) -> int:
        """The block of the innermost open heading, -1 where none is."""
        return self.open[-1].block if self.open else -1
