"""How a text speaks around a place: its signs of what was and of what is to come, and how round its numbers are.

A single clause often says neither (`新建学校6所`); the signs that stand before and behind it, and the exact figures beside it, do.
The learned status reads them, which is why their words are a list of their own beside `pipeline/signs.py`: with one list it was less often right (docs/models.md).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from extractors.quantities import Quantity
from extractors.scanning import apart, behind_first, kinds_begun_by
from models.status import Surroundings
from pipeline.document import Block, Document, Sentence
from pipeline.signs import WORDS

#: Signs of what was: done (已, 累计, 同比), and weaker ones that tell of what is (介绍, 存在…问题).
_DONE = (
    r"已(?!婚)|(?<![为除])(?<!推出)(?<!出台)(?<!制定)(?<!明确)了(?![解])|截[至止]|累计|同比|以来|近年|去年|[较比](?:上年|去年|同期)|(?<!以)上年|先后|荣获|获评|获得|竣工|投用|投入使用|实现了|取得|圆满|[前这]?几年|过去|全年完成"
    r"|由\d|从\d{4}年|超额|成功|顺利|率先|得到|达成|涨|降为|减为|剩余?|通过验收|揭牌|封顶|初步"
)
_IS = (
    r"目前(?<!项目前)|现有|共有|成效|首批|日前|记者|介绍|据悉|据了解|现将|收悉|存在(?:的|问题)|不足|仅|基本情况|位居|全[市县区省州旗]共?有|正在|占地|位于|坐落|有(?=[\u4e00-\u9fff]{1,8}\d)|会议(?:指出|认为|通报|听取)|办结|汇报|如今|现在|远销|丰收|夺得|印证|进账|接待|实现[^，。；\d]{0,8}(?:收入|总值|总额)"
)
#: Signs of what is to come: promised (将, 力争, 到2025年), and weaker ones that ask or bound (要, 应, 不低于).
_PROMISED = (
    r"将(?![其他它军])|[拟须]|力争|努力|确保|争取(?!了|中央|上级|省|市|资金|到|超|[^，。；,;\d完落到实]{2,60}?(?:资金|经费|补助))|[到至]20\d\d年|明年|年底前|下一?步|下阶段|下一阶段|接下来|今后|未来|打算|届时|即将|有望"
    r"|新的一年|(?<!\d)下半年|月底?前|会议(?:议定|明确|要求|强调)|(?:整改|工作)(?:要求|提示|意见)|计划(?=[新改扩开建投完引招培到])"
)
_ASKED = r"(?<![主重需必摘概纲])要(?![素求点闻])|应(?![急用对届]|.[尽即则])|必须|不得|" + "|".join((*WORDS["bound"], *WORDS["kept"])) + r"|目标|规划|以上|以内|以下"
#: Signs of who is to do it: only plans and orders speak so.
_ORDER = r"责任单位|牵头|配合单位|完成时限|负责|各有关|应当|严禁|务必|鼓励|按照|支持|给予"
#: Kind of sign → the characters that its signs begin with, and what they are.
SIGNS = {
    "done": ("上了从以先全减几初前剩去取同圆实封已得成截投揭比涨率由竣累荣获超较达过近这通降顺", _DONE),
    "promised": ("下争今会到力努即将届工年打拟接整新明有月未确至计须", _PROMISED),
    "asked": ("不以保原应必控目稳至要规", _ASKED),
    "is": ("不丰仅介会位全共办占印坐基夺如存实成据接收日有正汇现目记进远首", _IS),
    "order": ("严务各完应按支牵给负责配鼓", _ORDER),
}
#: Those that may be a sign alone, and the characters that others go on with.
_ALONE = "了仅剩将已应拟有涨要须"
_SECOND = "0123456789一上下为了予争于今任低余作保先入内几划则利到制前力功励区半去县取合同后在地头定将少居州工市年底当待得必悉成批报持收改效旗时有望本来标止步比满照牌现用的省禁算绍结者至获落计议证评责账超足过销阶顶须额高"
_SIGNS = kinds_begun_by(SIGNS, behind_first(_ALONE, _SECOND))
#: What tells most: the weaker signs are looked past where the nearest strong one is wanted.
_STRONG = ("done", "promised")
_DIGITS = re.compile(r"\d[\d,.]*")
_STEPS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


class Tenor:
    """The signs of a document in text order, looked for once."""

    def __init__(self, document: Document, quantities: Sequence[Quantity]) -> None:
        self._document = document
        self._quantities = quantities
        #: Index of a block → what `_of_block` says of it, reckoned once for all its quantities.
        self._blocks: dict[int, tuple[str, str, str, int]] = {}
        self._counted: dict[tuple[int, int], int] = {}

    @cached_property
    def _signs(self) -> list[tuple[int, str]]:
        return [(hit.start(), hit.lastgroup or "") for hit in apart(_SIGNS, self._document.text)]

    @cached_property
    def _strong(self) -> list[tuple[int, str]]:
        return [(start, kind) for start, kind in self._signs if kind in _STRONG]

    @cached_property
    def _exact(self) -> list[tuple[int, bool]]:
        return [(each.start, self._digits(each) > 2) for each in self._quantities]

    def _digits(self, quantity: Quantity) -> int:
        """How many digits of a quantity count, reckoned once for all its neighbours."""
        place = quantity.start, quantity.end
        if place not in self._counted:
            self._counted[place] = digits(self._document.text[quantity.start : quantity.end])
        return self._counted[place]

    @cached_property
    def _whole(self) -> tuple[str, str, str, str]:
        kinds = Counter(kind for _, kind in self._signs)
        done, promised, whole = kinds["done"] + kinds["is"], kinds["promised"], len(self._signs)
        return _step(promised, done + promised), _step(kinds["order"], whole), _step(kinds["asked"], whole), _exactness(self._exact)

    def around(self, quantity: Quantity, sentence: Sentence, beside: Sequence[Quantity]) -> Surroundings:
        """What surrounds a quantity; `beside` are the quantities of its sentence."""
        document, text = self._document, self._document.text
        block = document.blocks[sentence.block]
        at, near = bisect_left(self._strong, (quantity.start, "")), bisect_left(self._signs, (quantity.start, ""))
        promised, ordered, asked, exact = self._whole
        if sentence.block not in self._blocks:
            self._blocks[sentence.block] = self._of_block(block)
        opening, paragraph, exact_paragraph, crowd = self._blocks[sentence.block]
        return Surroundings(
            promised=promised,
            ordered=ordered,
            asked=asked,
            exact=exact,
            before=_near(self._strong, at - 1, sentence, block.start),
            before_it=self._strong[at - 2][1] if at > 1 else "",
            behind=_near(self._strong, at, sentence, block.end),
            nearest=_near(self._signs, near - 1, sentence, block.start),
            opening=opening,
            paragraph=paragraph,
            exact_paragraph=exact_paragraph,
            place=str(min(3, 4 * quantity.start // max(1, len(text)))),
            digits=self._digits(quantity),
            digits_beside=max(map(self._digits, beside)),
            beside=len(beside),
            crowd=crowd,
            block=block.kind,
            bound=any(each.comparator in (">=", "<=") for each in beside),
        )

    def _of_block(self, block: Block) -> tuple[str, str, str, int]:
        """The first sign, the share of promises, how exact the figures are, and how many there are."""
        inside = [kind for _, kind in _between(self._signs, block.start, block.end)]
        kinds = Counter(inside)
        figures = _between(self._exact, block.start, block.end)
        return inside[0] if inside else "", _step(kinds["promised"], kinds["promised"] + kinds["done"] + kinds["is"]), _exactness(figures), len(figures)


def digits(surface: str) -> int:
    """How many digits of a number count: 3000人 has 1, 2987人 has 4, 97.8% has 3; what stands in Chinese numerals has 1."""
    hit = _DIGITS.search(surface)
    return len(hit.group().replace(",", "").replace(".", "").strip("0")) if hit else 1


def _near(signs: Sequence[tuple[int, str]], at: int, sentence: Sentence, edge: int) -> str:
    """The sign at `at` and whether it stands in the sentence, in the block (up to `edge`) or beyond."""
    if not 0 <= at < len(signs):
        return ""
    start, kind = signs[at]
    if sentence.start <= start < sentence.end:
        return f"{kind} sentence"
    return f"{kind} {'block' if min(edge, sentence.start) <= start <= max(edge, sentence.end) else 'beyond'}"


def _between(sorted_pairs: Sequence[tuple[int, Any]], start: int, end: int) -> Sequence[tuple[int, Any]]:
    return sorted_pairs[bisect_left(sorted_pairs, (start,)) : bisect_left(sorted_pairs, (end,))]


def _exactness(figures: Sequence[tuple[int, bool]]) -> str:
    return _step(sum(exact for _, exact in figures), len(figures))


def _step(part: int, whole: int) -> str:
    """A share in steps, "" of nothing."""
    return str(next(step for step in _STEPS if part / whole <= step)) if whole > 0 else ""
