"""Words that open what is told of counted things: the noun right of a number ends before them (`5个合作社|顺利…`, `4项指标|低于…`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extractors.lexicon import rows
from extractors.scanning import begun_by

#: Marks that end what is told as the end of the text does.
_MARKS = frozenset("，。；、")
_END = "$"
#: The use of words that open a predicate wherever they stand.
_ALWAYS = "always"


class _Word(NamedTuple):
    """A word, what must not stand around it, and what must follow: no word at all, or one of these (`$`: the end)."""

    surface: str
    not_behind: tuple[str, ...]
    not_before: tuple[str, ...]
    before: tuple[str, ...]

    def opens(self, text: str, at: int) -> bool:
        """Whether the word stands at `at`, and as a word of its own."""
        end = at + len(self.surface)
        if not text.startswith(self.surface, at) or text.startswith(self.not_before, end) or text.endswith(self.not_behind, 0, at):
            return False
        return not self.before or text.startswith(self.before, end) or (_END in self.before and (end == len(text) or text[end] in _MARKS))


@cache
def _by_first(*uses: str) -> dict[str, tuple[_Word, ...]]:
    """The words of some uses in the lexicon `predicates` by their first characters, the longest first."""
    found: dict[str, list[_Word]] = {}
    for row in rows("predicates"):
        if not set(row["use"].split()).isdisjoint(uses):
            cells = (tuple(row[column].split()) for column in ("not_behind", "not_before", "before"))
            found.setdefault(row["surface"][0], []).append(_Word(row["surface"], *cells))
    return {first: tuple(sorted(words, key=lambda word: -len(word.surface))) for first, words in found.items()}


def _length(known: dict[str, tuple[_Word, ...]], text: str, at: int) -> int:
    """How long the longest known word is at `at`, 0 where none stands there."""
    for word in known.get(text[at : at + 1], ()):
        if word.opens(text, at):
            return len(word.surface)
    return 0


def told_last(text: str, at: int) -> bool:
    """Whether the rest of the text from `at` is a word that is a predicate where nothing follows (`300户农户|参保`)."""
    return at + _length(_by_first("last"), text, at) == len(text)


#: Predicates that are more than a word: 与三所高校|结对, 到一中|跟岗, 签约落地.
_BUILT = begun_by(
    "与来免进到建工情集正成签落开亮以新内特高优同统就入住使学生寄观休训",
    r"与[^，。；、]{2,10}?(?:结对|共建|合作|签约|签订|对接|(?:融合|联动|协同|互动)(?:发展)?(?:$|[，。；、])|衔接|互通|互联|互认|挂钩|达成|建立|组建|签署|连通|贯通|接轨)"
    r"|来[\u4e00-\u9fff]{1,5}(?:就业|创业|工作|任教|发展|旅游|学习)"
    r"|免费(?:做|开展|进行|接受|提供|体检|检查|(?!师范|教科|午餐|培训|医学|开放|筛查)[\u4e00-\u9fff]{4})"
    r"|进[^，。；、]{1,4}进"
    r"|(?<=[生童员工众民儿])(?:同时|统一|集中)?(?:就读(?!率)|学习生活|学习(?=$|[，。；、])|生活(?=$|[，。；、])|寄宿|观看|观赛|休息(?![室区])|训练(?=$|[，。；、])|就餐|入住(?!率)|住宿|使用(?![\u4e00-\u9fff]*需求))"
    r"|到[^，]{1,30}?(?:跟岗|就业|创业|工作|任职|务工|学习|攻读|留学|挂职|培训|交流|任教|进修|支教|服务)"
    r"|(?:建设|工作)?(?:情况|工作)?进展(?:顺利|良好|缓慢|迅速|有序|较)"
    r"|(?:集中|正式|成功)?(?:签约|落地|开业|亮相|开园|开馆)(?:落地|落户|运营|开工|投用)*$"
    r"|以(?![上下内外及])[\u4e00-\u9fff]{2,10}为"
    r"|新增[\u4e00-\u9fff](?<![和及与])[\u4e00-\u9fff]{3}"
    r"|(?:内涵|特色|高质量|优质)[式化]?[\u4e00-\u9fff]{0,3}发展$",
)


def predicate_at(text: str, start: int = 1) -> int | None:
    """Where the first predicate of the text begins, at `start` or behind it; None where nothing is told."""
    built = _BUILT.search(text, start)
    last = built.start() if built else len(text)
    known = _by_first(_ALWAYS)
    return next((at for at in range(start, last) if _length(known, text, at)), last if built else None)


def told_at(text: str, at: int) -> int:
    """How long the word at `at` is that opens a predicate where one has to follow; 0 where none stands there."""
    return _length(_by_first(_ALWAYS, "told"), text, at)


def told_behind_noun(text: str, at: int) -> int:
    """The same for a word that is a predicate right behind a counted noun (`9个部门|制定`), and elsewhere as often part of a name."""
    return _length(_by_first("behind"), text, at)
