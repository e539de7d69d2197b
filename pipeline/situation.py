"""The situation of one number of running text, which every rule of its status sees: its clause and sentence, what governs it, what stands around.

A rule gives the places that it rests on, or None where it has nothing to say. What several rules ask of a situation is asked of it itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.quantities import Quantity
from extractors.span import Span
from models.status import RECKONED
from pipeline.document import Sentence
from pipeline.due import Governing
from pipeline.signs import Sign, Signs

#: What a rule rests on: spans of the text, none where it rests on what stands above.
Spans = tuple[Span, ...]
#: Comparators that set a bound, as duties do.
BOUNDS = (">=", "<=", "<")
#: |给予承办单位最高200万元、|100万元的补助: a giving verb before the number, or before those that it is listed with.
_GIVEN = re.compile(
    r"(?:给予?|予以|提供|享受|发放|奖励|奖补|补助|补贴|资助)(?!资金|金|金额|标准|比例|总额|面积|额|期|对象)[^，。；、\d的]{0,16}(?:[\d.]+[^，。；、\d]{1,8}[、和至—-]){0,6}(?:最高|不超过)?$"
)
#: 一、|对|2024年新引进的企业，年产值达到2亿元以上，给予…: its year tells which ones are meant.
ADDRESSED = re.compile(r"[^\u4e00-\u9fff]{0,6}(?:(?:[一二三四五六七八九十]{1,3}[、）)]|第[一二三四五六七八九十百]{1,4}条)\s?)?(?:在[^，。；]{2,24}方面[，,])?(?:对|凡)")
_BOUNDED = ("以上", "及以上")
#: 5%|奖励支持|, 20万元以内|装修补贴|: the grant behind the number.
_GRANT_AFTER = re.compile(r"(?:以内)?的?(?:(?!给予|予以|不予|享受|发放|按|即可|申报|申请)[\u4e00-\u9fff]){0,8}?(?:奖励|奖补|补助|补贴|资助|贴息)(?:资金|支持)?(?=[，。；、）]|$)")
#: 80亩|以上的|种植户: what follows a number that only says to what something applies.
_SCOPE_AFTER = re.compile(
    r"(?:及|或)?(?:以上|以下|以内|左右)?(?:[（(]不?含[^）)]{0,6}[)）])?"
    r"(?:的(?!目标|比例|标准|要求|规定|额度|速度|幅度|水平|增速|任务|床位|资金|学校|份额|股权|补助|补贴|奖励)|[、或][^，。；]{2,30}的(?!目标|比例|标准|要求)|且(?!不[超高低少]))"
)
#: |设立|2000万元的资金池, |组建|300人的队伍.
_MAKES = re.compile(r"(?:设立|组建|建立|成立|打造|建设|建成|新建|储备|筹集|安排|拿出|招募|配备|设置)(?:一[支批个])?(?:总?规模)?$")
#: |对招收|4名以上残疾职工的企业…: for whom, said before the number.
_WHOM = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s?)?(?:并|鼓励)?(?:对|对于|凡|针对|面向|单笔|单个|单项|单次|单户|单体)[^，。；\d]{0,20}"
)


@dataclass(slots=True, eq=False)
class Situation:
    """One quantity of running text, its clause and sentence, and what governs it."""

    text: str
    signs: Signs
    quantity: Quantity
    sentence: Sentence
    clause: Span
    governing: Governing
    #: What the headings above say: baseline, target or "".
    section: str
    #: Whether another quantity of the sentence follows.
    followed: bool
    #: Whether the paragraphs before under the same heading tell of the past.
    past_era: bool
    #: Whether the whole document tells of what is.
    account: bool
    #: Whether the whole document is a plan.
    plan: bool
    #: Whether sentences before it under the same heading tell of deeds, in a document that is no plan.
    told: bool
    #: Whether how far it has come is told in the next sentence.
    task: bool
    #: Whether it stands in the paragraphs before the text comes to its matter (`…，制定本方案。`).
    preamble: bool
    #: Whether it stands in a list of what whoever applies has to meet.
    asked_of_applicants: bool

    def says(self, kinds: frozenset[str]) -> Sign | None:
        """The first sign of these kinds in the sentence, up to the end of the clause."""
        return self.signs.first(kinds, self.sentence.start, self.clause.end)

    @property
    def due(self) -> bool:
        """Whether a goal's year governs the value."""
        time = self.governing.time
        return time is not None and time.kind == "by" and not self.governing.past

    @property
    def part_start(self) -> int:
        """Where the part of the sentence begins, behind the last ； before the number."""
        start = self.sentence.start
        return max(start, *(self.text.rfind(mark, start, self.quantity.start) + 1 for mark in "；;"))

    @property
    def scope(self) -> re.Match[str] | None:
        """What right behind the number makes it say to what something applies."""
        return _SCOPE_AFTER.match(self.text, self.quantity.end)

    @property
    def makes(self) -> bool:
        """Whether a verb right before the number makes it what is set up: 组建不少于300人的队伍."""
        return _MAKES.search(self.text, self.clause.start, self.quantity.outer_start) is not None

    @property
    def given(self) -> bool:
        """Whether the number is itself what is given: 给予最高200万元的落户奖励, 按每吨300元的标准给予补助."""
        left = self.clause.start, self.quantity.outer_start
        if self.text.startswith("的", self.quantity.outer_end) and self.text.find("按", *left) >= 0 and (self.text.startswith(("标准", "比例"), self.quantity.outer_end + 1) or self.is_rate):
            return True
        if self.text.startswith(_BOUNDED, self.quantity.end):
            return False
        return _GIVEN.search(self.text, *left) is not None or _GRANT_AFTER.match(self.text, self.quantity.end) is not None

    @property
    def is_rate(self) -> bool:
        """Whether it is what something is reckoned by: 补贴标准按不超过3个月的最低工资确定."""
        return self.text[self.quantity.outer_start - 1] in "按照" and RECKONED.match(self.text, self.quantity.outer_end, self.clause.end) is not None

    @property
    def addressed(self) -> bool:
        """Whether the sentence begins with who is meant: 对2019年评定的企业，给予…"""
        return ADDRESSED.match(self.text, self.sentence.start) is not None

    @property
    def whom(self) -> re.Match[str] | None:
        """Words that fill the clause before the number and say for whom: 对招收…"""
        return _WHOM.fullmatch(self.text, self.clause.start, self.quantity.outer_start)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason for a status."""

    name: str
    status: str
    reads: Callable[[Situation], Spans | None]
    #: Whether it is of those to whom something is given, so that of what is given itself it says nothing.
    of_others: bool = False
