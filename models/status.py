"""Status of a quantity where the rules are unsure: target, baseline, condition, or none (no row at all).

A case is what a reader looks at: the words around the number, the headings above it, its unit, the time that governs it, what the rules
say of it and of its neighbours. No case holds a place in the text: the model can say what a quantity is, never where.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.indicator_counted import counted_nouns
from extractors.indicator_words import act_verbs
from extractors.late import late
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


#: The last of these in a title says what a document is: 关于…提案的答复, 2023年工作总结和2024年工作打算, 关于印发《…方案》的通知.
_KINDS = re.compile(
    r"(?P<plan>规划|纲要|计划(?!执行|完成)|方案|意见|通知|措施|办法|清单|任务|要点|细则|标准|行动|部署|安排|打算|目标|实事|指南|决定)"
    r"|(?P<account>公报|总结|情况|汇报|简报|专报|动态|答复|回复|复函|纪要|通报|报告|简介|概况|问答|进展|盘点|纪实|回顾)"
)


@lru_cache(maxsize=16)
def kind_of(title: str, has_period: bool) -> str:
    """`plan` or `account` where the title says so; where it says nothing `period` where there is a plan's period, else `open`."""
    named = [hit.lastgroup or "" for hit in _KINDS.finditer(title)]
    return named[-1] if named else "period" if has_period else "open"


class Surroundings(NamedTuple):
    """How the text speaks around a quantity: signs of what `was`, of what `will` be, and of who is to do it (`order`); shares in steps.

    `promised`, `ordered`: shares of the document's signs; `exact`: share of its numbers with three digits that count or more. `before`,
    `behind`: the nearest sign and where it stands; `before_it`: the one before that. `opening`: the first sign of the paragraph's first
    sentence, `paragraph`: the share of signs of what is to come in it. `place`: quarter of the document. `digits`: how many count (goals are
    round), `digits_beside`: the most in the sentence, `beside`: its quantities, `bound`: whether one of them is a bound; `crowd`: those of the paragraph, `block`: its kind.
    """

    promised: str
    ordered: str
    asked: str
    exact: str
    before: str
    before_it: str
    behind: str
    nearest: str
    opening: str
    paragraph: str
    exact_paragraph: str
    place: str
    digits: int
    digits_beside: int
    beside: int
    crowd: int
    block: str
    bound: bool


class StatusCase(NamedTuple):
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
    kind: str
    around: Surroundings


def shape_of(beyond: str) -> str:
    """How the words go on behind a number and its comparator: `shut` by a mark, `of` 的, `counted` (a number follows), else `open`."""
    if not beyond or _MARK.match(beyond):
        return "shut"
    if beyond[0] == "的":
        return "of"
    return "counted" if _COUNTED.search(beyond) else "open"


def rule_key(rule: str, source: str, comparator: str, beyond: str, kind: str) -> str:
    """The rule in its situation: the same rule is surer of a time in the sentence than of one before it, of a number that ends its clause, and in a plan."""
    return f"{rule}|{source}|{'plain' if comparator in ('=', '>', '~', 'range') else 'bound'}|{shape_of(beyond)}|{'plan' if kind == 'plan' else 'open'}"


#: A share with no more characters of its clause before it (全县|60%以上的学校…) is one of whom something is told: no noun is there that it could be a bound of.
_OPENING = 2


#: 项目|占地面积|52亩, |计划总投资|3亿元, |规划班级|48个, |建成后可|容纳…, |今年将|…: what something is planned with, and what is to come.
_PLANNED_WITH = re.compile(
    r"项目(?:计划|规划)?(?:总投资|投资|总?占地|总?用地|总?建筑)|(?:计划|规划|预设|拟建|设计|概算|估算)[^，。；,;\d]{0,4}?(?:总?投资|总?用地|总?占地|总?建筑|总?面积|班级|规模|床位|学位|库容|能力|建设|新[增建])"
    r"|项目(?:位于|选址|地处)|建成后[，,]?[^。；]{0,24}(?:可|将|能|设置)|(?:今年|还|也)将|今年[^。；]{0,12}继续"
)
#: 优质教育“连心”|实事|: a list of good works to be done.
_GOOD_WORKS = re.compile(r"实事[”\s]*$")


def _stays_goal(case: StatusCase) -> bool:
    """Whether nothing before the number tells of what was or is, or only another paragraph of a text that plans for years does; a promise stands nearest before it or next
    in its sentence; or it is what something is planned with or a good work.
    """
    around = case.around
    silent = not around.before and not around.nearest.startswith(("done", "is")) and case.kind != "account"
    elsewhere = case.kind == "period" and around.before == "done beyond"
    promised = around.before.startswith("promised") or around.behind == "promised sentence"
    return silent or elsewhere or promised or bool(_PLANNED_WITH.search(case.ahead + case.before) or _GOOD_WORKS.search(case.heading))


def barred(case: StatusCase) -> tuple[str, ...]:
    """What the model may not say of a case, however sure it is: that a goal is a fact where `_stays_goal`; that a fact is a goal, where the title opens an account; that what
    opens its clause, is done or is asked of each is a condition.

    Lists of tasks without a word of a plan (`建成幼儿园13所，改造公厕57座`) hold no sign at all; there the rules know better.
    """
    kept: tuple[str, ...] = ("baseline",) if case.said == "target" and _stays_goal(case) else ("target",) if case.said == "baseline" and case.kind == "account" else ()
    stays = case.said != "condition" and (_opens(case) or _is_done(case) or _is_asked(case) or _is_made(case) or _is_rate(case))
    return (*kept, "condition") if stays else kept


#: 15个以上的|规上企业|达到|绿色工厂标准: what so many of those that are counted come to.
_ATTAINS = re.compile(r"达到|建成|实现|通过|完成|接入|创建|创成|获评|迈入")


def _opens(case: StatusCase) -> bool:
    """Whether a share opens its clause, or a count of those of whom something is to be reached."""
    attained = case.family == "count" and _ATTAINS.search(case.after) is not None
    return (case.unit in ("%", "比") or attained) and len(case.before.strip()) <= _OPENING


def _is_done(case: StatusCase) -> bool:
    """Whether so many things or people, no more and no less, are what a verb right before the number makes or does (`新建|3个占地50亩以上的物流园`, but `消除|56人以上大班额`)."""
    return case.comparator == "=" and case.family in ("count", "person") and act_verbs().before(case.before, 0, len(case.before)) is not None


#: 60张|以上护理床位的|医院: so many of what is named first are what the thing behind has.
_SIZE = late(r"以[上内](?P<noun>[\u4e00-\u9fff]{1,12})的(?!目标|任务|要求|标准|规模)[\u4e00-\u9fff](?P<counted>[\u4e00-\u9fff]{1,10}\d[\d.]*[家个处所座栋])?")


def _is_size(case: StatusCase) -> bool:
    """Whether it says how many of what it counts a thing behind has: `新建60张以上床位的医院`, but `培育6家以上有影响力的企业`."""
    size = _SIZE.match(case.after)
    return size is not None and (size["counted"] is not None or counted_nouns(case.unit).before(size["noun"], 0, len(size["noun"])) is not None)


#: 各社区|至少配备|2名以上专职社工, 每个班|至少设|1个以上图书角: what each has to have.
_ASKED = late(r"(?:各|每|全[省市县区体])[^，；。]{1,12}(?:至少|最少)[\u4e00-\u9fff]{0,6}$")


def _is_asked(case: StatusCase) -> bool:
    """Whether each is told to have or do so many at least, in a clause that doesn't end as what describes a noun."""
    return "少" in case.before and _ASKED.search(case.before) is not None and not case.after.rstrip().endswith(("的", "者")) and not _is_size(case)


#: |打造|4个以上的…, |引导|800名以上青年…, 培育|5家以上的链主企业、|50家…: what is made or got going, so many at least, or those listed with it.
_MADE = late(
    r"(?:打造|培育|建成|建设|新建|形成|引进|引育|培养|创建|创成|孵化|组建|建立|开发|推出|引导|吸引|组织|动员|选派|招募|招引|培训|确保|力争|推动|帮助|扶持|带动|安置|资助)(?:\d[\d.]*[万余]?[\u4e00-\u9fff]以[上内]的?[^，。；、\d的]{2,20}[、和]){0,4}$"
)
#: 以上|青年人才|: those who are counted themselves, while 以上企业 is what has so many.
_PEOPLE = late(r"以[上内]的?[\u4e00-\u9fff]{0,10}?(?:人才|青年|学?生|教师|医师|医生|人员|群众|居民|农民|劳动力|职工|员工|专家|干部|特派员|队员|志愿者|工匠|技工|骨干|能手|带头人)")
#: |对|培育5家以上…的园区，, |支持|引进…: to whom something is given for it.
_TO_THOSE = re.compile(r"\s*(?:对|凡|支持|鼓励|每|按|如)")


def _is_made(case: StatusCase) -> bool:
    """Whether so many things or people at least are what a verb right before the number, or before its list, makes or gets going."""
    if case.comparator != ">=" or case.family not in ("count", "person") or not case.after.startswith("以") or _TO_THOSE.match(case.before) or _is_size(case):
        return False
    return _MADE.search(case.before) is not None and (case.family == "count" or _PEOPLE.match(case.after) is not None)


#: 按不超过|3个月|的最低工资确定: what a sum is reckoned by.
_BY = re.compile(r"按照?(?:不超过|不高于|不低于|不少于|最高|最低)?$")
RECKONED = re.compile(r"的[^，。；\d]{2,40}?(?:确定|核定|计发|计算|执行|发放|给予|返还)")


def _is_rate(case: StatusCase) -> bool:
    """Whether a sum is reckoned by so many months or times of another."""
    return case.unit in ("个月", "月", "年", "倍", "%") and RECKONED.match(case.after) is not None and _BY.search(case.before) is not None


def is_undated(key: str) -> bool:
    """Whether no time governed the number of a `rule_key`."""
    return key.split("|")[1] in ("", "plan")


def features(case: StatusCase) -> list[str]:
    """The named features of a case."""
    before, after = case.before[-10:], case.after[:8]
    shape, key = shape_of(case.beyond), rule_key(case.rule, case.source, case.comparator, case.beyond, case.kind)
    made = [
        f"rule={case.rule}", f"rule={case.rule}|{case.time}", f"rule={case.rule}|{case.section}", f"said={case.said}", f"time={case.time}|{case.source}",
        f"unit={case.unit}", f"family={case.family}|{case.comparator}", f"found={case.found_by}", f"section={case.section}|{case.time}",
        f"previous={case.previous}", f"following={case.following}", f"earlier={case.earlier}", f"earlier={case.earlier}|{case.time}|{case.section}",
        f"near={case.previous}|{case.said}|{case.following}", f"next={after[:1]}", f"next={after[:1]}|{case.comparator}", f"next={after[:2]}|{case.family}",
        f"key={key}", f"shape={shape}|{case.comparator}|{case.family}", f"shape={shape}|{case.comparator}|{case.said}", f"shape={shape}|{case.family}|{case.following}",
        f"beyond={case.beyond[:1]}|{case.comparator}", f"beyond={case.beyond[:2]}", f"plan={case.plan}|{case.time}", f"plan={case.plan}|{case.source}|{case.section}",
        f"last={before[-1:]}", f"last2={before[-2:]}|{case.family}",
    ]  # fmt: skip
    made += _signs(case)
    made += grams("<", before, 2, 2)
    made += grams(">", after, 1, 3)
    made += _in_title(case.title)
    for label, part in (("clause", case.before + case.after), ("ahead", case.ahead)):
        made += [f"{label}:{word}" for word in dict.fromkeys(_WORDS.findall(part))]
    made += _in_headings(f"{case.above}{case.heading}")
    return made


@lru_cache(maxsize=16)
def _in_title(title: str) -> list[str]:
    """The features of a title, which all cases of a document share."""
    return [f"above={word}" for word in dict.fromkeys(_TITLES.findall(title))]


@lru_cache(maxsize=16)
def _in_headings(words: str) -> list[str]:
    """The features of headings, which the cases below them share."""
    return [f"head:{word}" for word in dict.fromkeys(_WORDS.findall(words))]


#: Numbers in a paragraph, in steps: duties have few each, accounts many.
_CROWDS = (1, 2, 4, 8, 16)


def _signs(case: StatusCase) -> list[str]:
    """What surrounds the quantity, by itself and with what the rules said."""
    around, said = case.around, case.said
    figures = f"{min(around.digits, 4)}|{case.comparator}"
    crowd = next((step for step in _CROWDS if around.crowd <= step), 99)
    most = f"digits={min(around.digits_beside, 4)} beside"
    return [
        f"kind={case.kind}", f"kind={case.kind}|{case.rule}", f"promised={around.promised}", f"promised={around.promised}|{case.kind}|{said}",
        f"ordered={around.ordered}", f"ordered={around.ordered}|{case.kind}", f"asked={around.asked}", f"asked={around.asked}|{around.promised}",
        f"exact={around.exact}|{case.kind}", f"exact={around.exact}|{around.promised}", f"exact={around.exact}|{around.asked}",
        f"sign={around.before}", f"sign={around.before}|{said}", f"sign={around.before}|{around.before_it}", f"sign={around.before}|{around.behind}",
        f"sign={around.before}|{around.promised}", f"sign={around.before}|{case.section}", f"sign={around.before}|{case.kind}", f"behind={around.behind}|{said}",
        f"nearest={around.nearest}", f"nearest={around.nearest}|{around.before}", f"nearest={around.nearest}|{said}",
        f"opening={around.opening}|{said}", f"opening={around.opening}|{around.paragraph}", f"paragraph={around.paragraph}", f"paragraph={around.paragraph}|{case.kind}",
        f"exactly={around.exact_paragraph}|{around.paragraph}", f"exactly={around.exact_paragraph}|{around.before}", f"exactly={around.exact_paragraph}|{around.exact}",
        f"place={around.place}|{case.kind}", f"place={around.place}|{around.before}", f"digits={figures}", f"digits={figures}|{around.before}",
        most, f"{most}|{around.before}|{case.kind}", f"{most}|{around.exact}", f"beside={min(around.beside, 5)}|{around.before}", f"bound={around.bound}|{said}|{case.kind}",
        f"crowd={crowd}", f"crowd={crowd}|{around.before}", f"crowd={crowd}|{around.exact_paragraph}", f"block={around.block}|{case.kind}", f"block={around.block}|{around.before}",
    ]  # fmt: skip
