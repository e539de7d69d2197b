"""What a sentence makes a body do: the role of bodies in running text, from the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.body_duties import behind_alias, behind_comma, behind_list, leads, must, supports
from extractors.body_facts import acts, led_since
from extractors.body_item import Role
from extractors.body_placed import line_of_duty, noted_role, placed_role, task_role
from extractors.span import Spanned

#: What may stand between bodies that share one predicate.
_JOINED = re.compile(r"(?:[（(](?!牵头|配合|主办|协办|责任)[\u4e00-\u9fff]{1,8}[）)](?=[、和]))?(?:等(?:有关|相关)?部门)?[、，,]?\s{0,2}(?:和|与|及其?|以及|或|或者)?\s?")
#: `会同` and `联合` between two bodies make the second one help the first.
_WITH = re.compile(
    r"(?:要|应|应当|将|负责|牵头|积极|主动|及时|可以?|，|,){0,6}(?:会同|联合|会商|商请?|协同)(?:市|区|县|省)?$"
)
#: What a clause begins behind, or words that make a subject of whoever follows.
_SUBJECT = re.compile(
    r"(?:(?:^|[。\n])[^\S\n]*[一二三四五六七八九十]{1,3}、|^|[。；;！？!?\n：:，,）)”\"\d.．*|]|(?<![及和与或、])\s|由|由[\u4e00-\u9fff]{1,8}(?:所在的?|的)|(?<!财)经|(?<![提报呈申])请|责[成令]|(?:^|[，。；：\n])作为|其中|同时|此外|另外|今后|明确|[两三]级|[一二三四五六七八九十]是)$"
)
#: A body behind others that no rule knows; it is a subject where words of duty follow or each has its own (由A初审、B复核).
_LISTED = re.compile(r"(?<!政府|学校|社会|企业|家庭|党委|单位|市场|部门)(?:、|和|与|及)$")
_SHARED_OUT = re.compile(r"(?:由|经)[^，。；\n]{2,36}、$")
#: Words that make somebody do something.
_PIVOT = re.compile(
    r"(?:指导|督[促导查]|促使|要求|支持|推动|鼓励|组织|引导|协调|授权|委托|责[成令]|发动|建立|促进|监督|带动|动员|确定|安排)(?:辖区|沿[街线岸]|全[省市县区州镇乡]|(?:[\u4e00-\u9fff]{2,8}、){1,2})?$"
)
#: 委托市审计局，对各区开展…: whose task stands behind a comma.
_ENTRUSTED = re.compile("(?:委托|协调|责[成令]|授权)$")
#: Whoever acts together with the body behind: 与A建立…, 会同A制定…, 争取A帮扶.
_PARTNER = re.compile(r"(?:^|[\n，。；、]|[^参给授])(?:与|会同|联合|协同|争取)$")
#: 发挥市推进小组的统筹协调作用: what it is there for.
_PLAYS = re.compile("的?(?:总?牵头|统筹|抓总)[^，。；\n]{0,6}作用")


def roles(text: str, bodies: Sequence[Spanned]) -> list[tuple[Role, str]]:
    """The role of each of `bodies`, in order in the folded `text`, and the rule that gave it; a list shares them."""
    found: list[tuple[Role, str]] = []
    first = 0
    while first < len(bodies):
        last = first
        while last + 1 < len(bodies) and _is_joined(text, bodies[first], bodies[last], bodies[last + 1]):
            last += 1
        before = bodies[first - 1] if first else None
        helps = bool(before and _is_with(text, before, bodies[first]) and found[-1][0] != "mentioned")
        role: tuple[Role, str] = ("support", "role.with") if helps else _role(text, bodies[first].start, bodies[last].end)
        found += [role] * (last - first + 1)
        first = last + 1
    return found


def _is_joined(text: str, first: Spanned, one: Spanned, other: Spanned) -> bool:
    """Whether `other` goes on with the list that `first` opened; `报区民政局，区审计局开展…` has two predicates."""
    between = text[one.end : other.start] if other.start - one.end <= 8 else "."
    if "\n" in between and not _MARKED.search(between):
        return False
    if between == "等" and text.startswith(("有关", "相关"), other.start):
        return True
    if not _JOINED.fullmatch(between):
        return False
    before = text[max(0, first.start - 8) : first.start]
    return between[:1] not in ("，", ",") or (bool(_SUBJECT.search(before)) and not before.endswith("作为"))


#: What joins two bodies over the end of a line.
_MARKED = re.compile("[、，,和与及或]")


def _is_with(text: str, one: Spanned, other: Spanned) -> bool:
    return other.start - one.end <= 12 and bool(_WITH.fullmatch(text, one.end, other.start))


def _role(text: str, start: int, end: int) -> tuple[Role, str]:
    """The role of bodies in [start, end) and its rule: by a word (lead, support, must), by place (row, line), by being a
    clause's subject, or by none (named)."""
    before, after = text[max(0, start - 16) : start], text[end : end + 60]
    if noted := noted_role(after):
        return noted
    after = behind_list(behind_alias(after))
    if placed := placed_role(text, start, end, before, after):
        return placed
    subject = _is_subject(text, start, before, after)
    if told := line_of_duty(before, after):
        return _by_words(before, told, "role.line", subject=subject, charged=True)
    if given := task_role(text, start, before, after):
        return given
    charged = must(after)
    if not charged and led_since(text, start):
        return "mentioned", "role.fact"
    rule = "role.must" if charged else "role.subject" if subject else "role.pivot"
    if (subject or _ENTRUSTED.search(before)) and (duty := behind_comma(after)):
        after, charged = duty, True
    return _by_words(before, after, rule, subject=subject, charged=charged)


def _is_subject(text: str, start: int, before: str, after: str) -> bool:
    """Whether bodies at `start` open a clause, or stand behind another that no rule knows and have a duty."""
    if _SUBJECT.search(before):
        return True
    if not _LISTED.search(before):
        return False
    return must(after) or leads(after) or supports(after) or bool(_SHARED_OUT.search(text[max(0, start - 40) : start]))


def _by_words(before: str, after: str, rule: str, *, subject: bool, charged: bool) -> tuple[Role, str]:
    """The role that the words around give; `rule` is the one of a plain duty, `charged` whether words of duty follow."""
    does = acts(before, after)
    if before.endswith(("发挥", "发挥好")) and _PLAYS.match(after):
        return "lead", "role.lead"
    if not (subject or charged or _PIVOT.search(before)):
        return ("support", "role.partner") if does and _PARTNER.search(before) else ("mentioned", "role.named")
    if leads(after, charged=charged):
        return "lead", "role.lead"
    if supports(after):
        return "support", "role.support"
    return ("responsible", rule) if charged or does else ("mentioned", "role.fact")
