"""Status of a quantity where the rules are unsure: target, baseline, condition, or none (no row at all).

A case is what a reader looks at: the words around the number, the headings above it, its unit, the time that governs it, what the rules
say of it and of its neighbours. No case holds a place in the text: the model can say what a quantity is, never where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.linear import grams

NAME = "status"
OUTCOMES = ("target", "baseline", "condition", "none")

#: Words that place a statement in the past or the future, or make it a duty; each is a feature where it stands.
_WORDS = re.compile(
    r"已|了|截至|目前|现有|累计|共有|拥有|实现|完成|同比|仅|只有|超额|荣获|获评|位居|达标|惠及|发放|存量|缺口|不足|首次|预计|去年|上年|今年|过去|连续|"
    r"力争|争取|确保|将|要|应|须|到20|计划|拟|推进|加快|鼓励|支持|新增|新建|建设|打造|培育|给予|奖励|补助|至少|不低于|不少于|不超过|控制|努力|开展|实施|落实|完善|"
    r"对|凡|满|如|每|按|的|超|未|占|其中|平均|由|从|提高到|下降|增长|较|比"
)
_MARK = re.compile(r"[，,。；;：:、！？!?\s（()）|\t”]|$")
_COUNTED = re.compile(r"[\d一二三四五六七八九十]")
_TITLES = re.compile(r"报告|规划|纲要|计划|方案|意见|通知|措施|办法|清单|任务|要点|细则|标准|新闻|公报")


@dataclass(frozen=True, slots=True)
class StatusCase:
    """A quantity as the status model sees it; "" where there is nothing to say.

    `before`, `after`: the clause around the number; `ahead`: the sentence before the clause. `heading`: the innermost one, `above` those over it.
    `beyond`: what follows the comparator. `plan`: period, issued or "" for what dates the document.
    `rule`, `said`: the rule that spoke and its answer; `time` is past, future or "" for what governs the number, `source` how it was found.
    `previous`, `following`: the rules' answers for the neighbours in the sentence; `earlier`: for the last quantity of the sentence before.
    """

    before: str
    after: str
    beyond: str
    ahead: str
    heading: str
    above: str
    title: str
    unit: str
    family: str
    comparator: str
    found_by: str
    rule: str
    said: str
    time: str
    source: str
    section: str
    previous: str
    following: str
    earlier: str
    plan: str


def shape_of(beyond: str) -> str:
    """How the words go on behind a number and its comparator: `shut` by a mark, `of` 的, `counted` (a number follows), else `open`."""
    if not beyond or _MARK.match(beyond):
        return "shut"
    if beyond[0] == "的":
        return "of"
    return "counted" if _COUNTED.search(beyond) else "open"


def rule_key(rule: str, source: str, comparator: str, beyond: str) -> str:
    """The rule in its situation: the same rule is surer of a time in the sentence than of one before it, and of a number that ends its clause."""
    return f"{rule}|{source}|{'plain' if comparator in ('=', '~', 'range') else 'bound'}|{shape_of(beyond)}"


def features(case: StatusCase) -> list[str]:
    """The named features of a case."""
    before, after = case.before[-10:], case.after[:8]
    shape, key = shape_of(case.beyond), rule_key(case.rule, case.source, case.comparator, case.beyond)
    made = [
        f"rule={case.rule}", f"rule={case.rule}|{case.time}", f"rule={case.rule}|{case.section}", f"said={case.said}", f"time={case.time}|{case.source}",
        f"unit={case.unit}", f"family={case.family}|{case.comparator}", f"found={case.found_by}", f"section={case.section}|{case.time}",
        f"previous={case.previous}", f"following={case.following}", f"earlier={case.earlier}", f"earlier={case.earlier}|{case.time}|{case.section}",
        f"near={case.previous}|{case.said}|{case.following}", f"next={after[:1]}", f"next={after[:1]}|{case.comparator}", f"next={after[:2]}|{case.family}",
        f"key={key}", f"shape={shape}|{case.comparator}|{case.family}", f"shape={shape}|{case.comparator}|{case.said}", f"shape={shape}|{case.family}|{case.following}",
        f"beyond={case.beyond[:1]}|{case.comparator}", f"beyond={case.beyond[:2]}", f"plan={case.plan}|{case.time}", f"plan={case.plan}|{case.source}|{case.section}",
        f"last={before[-1:]}", f"last2={before[-2:]}|{case.family}",
    ]  # fmt: skip
    made += grams("<", before, 2, 3)
    made += grams(">", after, 1, 3)
    made += [f"above={word}" for word in dict.fromkeys(_TITLES.findall(case.title))]
    for label, part in (("clause", case.before + case.after), ("ahead", case.ahead), ("head", f"{case.above}{case.heading}")):
        made += [f"{label}:{word}" for word in dict.fromkeys(_WORDS.findall(part))]
    return made
