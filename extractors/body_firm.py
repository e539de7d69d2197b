"""Whether a name that may be none of a body's (`各区县`, 县房产中心) is one: it is told its duty, or shares a body's."""

from __future__ import annotations

import re

import regex

from extractors.body_duties import is_bound
from extractors.body_found import Found
from extractors.span import Spanned


def is_firm(text: str, prose: list[Found], at: int, rule: str) -> bool:
    """Whether `各区县` or 县房产中心 at `prose[at]` is told its duty, or stands beside a body that is none of their kind."""
    one = prose[at]
    if text[max(0, one.start - 1) : one.start] in ("请", "由", "经"):
        return True
    if rule in ("role.line", "role.with"):
        return True
    if rule == "role.pivot" and one.kind == "collective" and _ASKED.search(text, max(0, one.start - 24), one.start) and _ACTS.match(text, one.end):
        return True
    if rule == "role.subject" and _OFTEN.match(text, one.end) and (_WORKS.match(text, one.end) or _REPORTS.match(text, one.end)):
        return True
    if rule == "role.subject" and one.rule == "body.group" and _AT_LEAST.match(text, _run(prose, at)[-1].end) and _run(prose, at)[0].name.startswith("各"):
        return True
    if rule == "role.subject" and one.rule == "body.group" and one.name.startswith("各") and not _HAS.match(text, one.end) and (_WORKS.match(text, one.end) or _ACTS.match(text, one.end)):
        return True
    after = [other for other in prose[at + 1 : at + 2] if other.start - one.end <= 1]
    if one.rule == "body.town_part" and _WORKS.match(text, one.end):
        return True
    if one.rule in ("body.institutions", "body.enterprise"):
        return _stands_in_list(prose, at)
    if one.kind == "named":
        before = [other for other in prose[max(0, at - 1) : at] if one.start - other.end <= 1]
        return rule not in _LOOSE_ROLES or text.startswith("会同", one.end) or any(not other.bare for other in [*before, *after])
    run = [one, *after]
    while after and (ahead := at + len(run)) < len(prose) and prose[ahead].start - run[-1].end <= 1:
        run.append(prose[ahead])  # 各乡镇、|各街道、|各有关部门要…
    if is_bound(text, run[-1].end) or not all(other.bare for other in run[1:] or run):
        return True
    joined = at > 0 and text[prose[at - 1].end : one.start] in ("、", "和", "及", "与") and not prose[at - 1].bare
    if joined and rule == "role.pivot":
        return True  # 督促各成员单位和乡（镇）清淤
    dated = bool(_DATED.search(text, max(0, one.start - 48), one.start))
    return (joined or dated) and bool(_WORKS.match(text, one.end))


def _stands_in_list(prose: list[Found], at: int) -> bool:
    """Whether a list that `prose[at]` stands in, mark by mark, holds a body that is one by itself."""
    return any(not other.bare for other in _run(prose, at))


def _run(prose: list[Found], at: int) -> list[Found]:
    """The list that `prose[at]` stands in, mark by mark."""
    first = last = at
    while first and prose[first].start - prose[first - 1].end <= 1:
        first -= 1
    while last + 1 < len(prose) and prose[last + 1].start - prose[last].end <= 1:
        last += 1
    return prose[first : last + 1]


#: A sentence that opens with when its work is due: `3月底前，各乡镇完成…`.
_DATED = re.compile(r"(?:^|[。；：）\n])[^，。；\n]{0,4}[0-9一二三四五六七八九十年][^，。；\n]{0,10}(?:前|起|后|内|期间|(?<=[0-9]年)底?)，(?:在[^，。；\n]{2,20}(?:方面|上|中)，)?$")
#: What `各乡镇` does at the head of a clause; `各乡镇卫生院`, `各乡镇道路` are other things.
_WORKS = regex.compile(
    r"(?:在[^，。；\n]{1,10}?[内前]|于[^，。；\n]{1,10}?前|每(?:半年|学期|[年月季周日天])|定期|及时|具体|认真|积极|主动|全面|深入|扎实|大力|层层|至少|均|同步|分别|结合实际|据实|按[^，。；\n]{1,8}?)?"
    r"(?:做好|抓好|落实|设立|设置|协调|组织|开展|加强|完成|建立|成立|制定|指定|确定|明确|报送|上报|推进|推动|强化|安排|压实"
    r"|承担|履行|宣传|执行|提供|保障|实行|实施|审核|核查|排查|初审|受理|巡查|整治|督促|引导|发动|储备|配合|报告|发放|支持|新增|更新|清理|办(?!公|理|事|学)|建(?!筑|材)|创建|打造|培育|选派|对接)"
)


#: 各镇街|至少建成1处助餐点, 各市|完成率, 各县区|落实政策不到位, 各区|建成区面积: what they have or how they fare, not what they do.
_HAS = re.compile(r"(?:至少|均|分别)|[^，。；\n]{0,16}?(?:\d|不[到够力一足充完]|缺口|进度|成效|面积|指标|率(?![先领])|意识|优势)|建(?:成区|制镇|设(?:用地|资金|规模))|配套(?:资金|政策|项目|比例|设施)")
#: 各区|至少办1所早教中心: what each is to do at least.
_AT_LEAST = re.compile(r"每?年?(?:要)?至少(?:再|新)?(?:[建办设开修][\d一二两三]|(?:[新扩改创]建|设[立置]|举办|开[展设办]|组织|培[育养]|打造|选派|配[备齐]|建立|培训|安排)(?![^，。；\n]{0,16}的))")
#: 鼓励|各区|完善配套政策, 引导|各县|结合实际…: at the head of a clause they are made to do it.
_ASKED = re.compile(r"(?:^|[，。；：\n、）])(?:积极|同时|大力|鼓励|支持|并|将){0,2}(?:鼓励|支持|引导|指导|督促|推动|组织)(?:[^，。；：\n、]{2,8}、){0,2}$")
_ACTS = regex.compile(r"(?:进一步|积极|主动|因地制宜|加快|大胆|切实|充分|全面)*(?:结合|根据|依托|按照|围绕|利用|运用|用好|充分|加大|完善|发展|配套|制[定订]|建[设立成]|开展|探索|推进|优化|设立|出台|落实|做好|加强)(?![^，。；\n]{0,16}的)")
#: 1.各乡镇每日更新台账: how often tells a duty.
_OFTEN = re.compile("每(?:半年|学期|[年月季周日天])|定期")
_REPORTS = regex.compile(rf"(?:{_OFTEN.pattern})\p{{Han}}{{0,3}}(?:调度|通报|督[查导]|汇总|会商|巡[河查]|检查|考核|研判)")


def goes_on(text: str, one: Found, last: Spanned | None) -> bool:
    """Whether the group `one` opens a clause of a sentence that shares out duties; `last` is the body before it, if that has one (`市财政局保障资金，各乡镇协调征地`)."""
    if (one.kind == "named" and not one.bare) or not last or text[one.start - 1] not in "，；":
        return False
    between = text[last.end : one.start]
    return len(between) <= 60 and not _SENTENCE_ENDS.search(between) and bool(_WORKS.match(text, one.end))


_SENTENCE_ENDS = re.compile(r"[。！？\n]")

#: Roles that a clause's form alone gives.
_LOOSE_ROLES = ("role.subject", "role.pivot", "role.partner")
