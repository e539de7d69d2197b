"""How two indicator phrases stand to each other: same, related or different.

A phrase is a vector: its character n-grams weighed by how rare they are (TF-IDF), turned into few dimensions (SVD). The relation is a linear model over named
features of the pair: how near the vectors are, which ends and words the two share, in which words they differ. Trained in `models.phrases_training`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from models.linear import Linear, from_json, grams

if TYPE_CHECKING:
    import numpy

NAME = "concepts"
OUTCOMES = ("same", "related", "different")
#: Lengths of the n-grams.
SHORTEST, LONGEST = 1, 3
#: Nearness is told in steps of a tenth.
STEPS = 10

#: Words in which neighbouring phrases differ: the same, on one side alone, or others, each is a feature.
_WORDS = (
    ("level", re.compile(r"国家级|全国|省级|市级|区级|县级|校级|镇级|三级|二级|一级|5A|三甲")),
    ("stage", re.compile(r"学前一年|学前|幼儿园?|婴幼儿|托育|小学|初中|义务教育|高中阶段|高中|中职|高职|高等|高校|本科|特殊|老年|社区|残疾")),
    ("owner", re.compile(r"公办|民办|普惠|公立")),
    ("place", re.compile(r"农村|乡村|城区|城镇|城市|乡镇|户籍|常住|本地|随迁|行政村")),
    ("measure", re.compile(r"人均|生均|平均|每千人?口?|每百名?|每万|百生|班额|总量|总数")),
    ("person", re.compile(r"教师|校长|班主任|学生|教职工|医师|护士|名师|带头人|劳动力|人口|园长|医生")),
    ("thing", re.compile(r"工作室|基地|中心|学校|专业|课程|项目|品牌|社团|教室|床位|学位|托位|机构|企业|医院|面积|经费|投入|金额|资金|学时|课时|时间|技能|宿舍|平台|集团|校园")),
    ("field", re.compile(r"体育|美育|艺术|劳动|科普|科技|思政|德育|心理|体质|近视|智慧|数字|特色|示范|骨干|优质|资助|课后|轮岗|交流|培训|就业|入学|升学|巩固|入园|覆盖|达标|合格|优良|满意|持证|学历|参与|毕业")),
    ("new", re.compile(r"新增|增加|新建|改扩建|现有|招聘|补充|引进")),
)
_RATE = re.compile(r"率|比例|占比|比重|比率|水平$|度$|覆盖面|强度|系数")
_PLAIN = re.compile(r"[“”\"'（）()、\s]|的|数量?$|指标$")


@dataclass(frozen=True)
class Phrases:
    """The n-grams with their rarity and their vector, the relation of a pair, and the share from which a phrase is taken for a concept's."""

    vectors: dict[str, tuple[float, ...]]
    relation: Linear
    least: float

    @cached_property
    def _table(self) -> dict[str, numpy.ndarray]:
        import numpy

        return {gram: numpy.array(each) for gram, each in self.vectors.items()}

    def matrix(self, phrases: Sequence[str]) -> numpy.ndarray:
        """A row of length 1 for each phrase; of zeros where none of its n-grams is known."""
        import numpy

        width = len(next(iter(self._table.values())))
        rows = numpy.zeros((len(phrases), width))
        for at, phrase in enumerate(phrases):
            known = [self._table[gram] for gram in pieces(phrase) if gram in self._table]
            if known:
                whole = numpy.sum(known, axis=0)
                rows[at] = whole / (numpy.linalg.norm(whole) or 1.0)
        return rows

    def nearness(self, one: str, other: str) -> float:
        """The cosine of two phrases, -1 to 1."""
        first, second = self.matrix((one, other))
        return float(first @ second)

    def shares(self, one: str, other: str, nearness: float | None = None) -> dict[str, float]:
        """Relation → its probability."""
        near = self.nearness(one, other) if nearness is None else nearness
        return self.relation.shares(features(one, other, near))

    def as_json(self) -> dict[str, Any]:
        """What `phrases_from_json` reads."""
        return {"least": self.least, "relation": self.relation.as_json(), "vectors": {gram: list(each) for gram, each in sorted(self.vectors.items())}}


def phrases_from_json(data: dict[str, Any]) -> Phrases:
    """The model that `Phrases.as_json` wrote."""
    return Phrases({gram: tuple(each) for gram, each in data["vectors"].items()}, from_json(data["relation"]), data["least"])


def plain(phrase: str) -> str:
    """A phrase without marks and without the words that say nothing (的, 数)."""
    return _PLAIN.sub("", phrase)


def pieces(phrase: str) -> list[str]:
    """The n-grams of a phrase, its two ends marked."""
    return grams("", f"^{plain(phrase)}$", SHORTEST, LONGEST)


def features(one: str, other: str, nearness: float) -> list[str]:
    """The named features of a pair; the same for either order."""
    first, second = plain(one), plain(other)
    shorter, longer = sorted((first, second), key=len)
    overlap = _dice(pieces(one), pieces(other))
    made = [f"near={_step(nearness)}", f"overlap={_step(overlap)}", f"near={_step(nearness)}|overlap={_step(overlap)}"]
    made += [f"from={step}" for step in range(_step(nearness) + 1)] + [f"shared={step}" for step in range(_step(overlap) + 1)]
    made += [f"end{size}={first[-size:] == second[-size:]}" for size in (1, 2, 3, 4)] + [f"begin2={first[:2] == second[:2]}"]
    made += [f"inside={shorter in longer}", f"longer={min(len(longer) - len(shorter), 6)}", f"rate={_kind(first)}{_kind(second)}" if _kind(first) <= _kind(second) else f"rate={_kind(second)}{_kind(first)}"]
    contrasts = 0
    for label, pattern in _WORDS:
        ones, others = set(pattern.findall(first)), set(pattern.findall(second))
        how = "none" if not ones and not others else "same" if ones == others else "one" if not ones or not others else "part" if ones & others else "other"
        contrasts += how == "other"
        made += [f"{label}={how}", f"{label}={how}|{_step(overlap) // 2}"]
    return [*made, f"contrasts={min(contrasts, 3)}"]


def _kind(phrase: str) -> str:
    return "r" if _RATE.search(phrase) else "c"


def _step(share: float) -> int:
    return max(0, min(STEPS, int(share * STEPS)))


def _dice(ones: Iterable[str], others: Iterable[str]) -> float:
    first, second = set(ones), set(others)
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0
