"""Departments: every mention of a body in a plan, with its official name and what it is made to do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

import regex

from extractors.body_gaps import close_gaps
from extractors.body_lines import find_addressees, find_issuers
from extractors.body_lists import (
    Item,
    Role,
    find_lists,
    is_seatless,
    read_list,
    restore_office,
    shared_level,
    shared_office,
)
from extractors.body_names import ZONES, Kind, kind_of, official_name
from extractors.body_roles import is_bound, roles
from extractors.body_scan import Found, is_border, scan
from extractors.places import Place, is_place_name
from extractors.span import fold


@dataclass(frozen=True, slots=True)
class DepartmentMention:
    """A body at [start, end): `name` as written with an elided part restored, `canonical` in full.

    `rule` says what found it and, in running text, behind a plus what gave its role: `body.organ+role.must`.
    """

    start: int
    end: int
    name: str
    canonical: str
    kind: Kind
    role: Role
    rule: str


#: A cited title, with one more inside it; an unclosed one ends with its line.
_TITLE = regex.compile(r"《(?:[^《》\n]|《[^《》\n]{0,120}》){0,200}+》?")
#: `云府办发〔2022〕5号` names no body, it numbers a document.
_NUMBER = re.compile(r"[〔\[（(](?:19|20)\d\d[〕\]）)]")
_NUMBER_HEAD = 9
_ELLIPSIS = regex.compile(
    r"[、和及与](?P<rest>部门|单位|街道办事处|[省市区县]属(?:国有)?企业)"
    r"(?!\p{Han}{0,2}(?:部门|人员|职工|和个人|负责人))"
)
#: 各部门、单位 is one class; 各镇街、部门 are two.
_AND_UNITS = regex.compile(r"[、和]单位(?!\p{Han}{0,2}(?:人员|职工|和个人|负责人))")
#: 各区、县级市 and 各乡镇、街道 are two; 各区、县 is one.
_TWO_KINDS = regex.compile(r"(?P<first>各\p{Han}{1,3}(?:[（(]\p{Han}{1,3}[）)])?)、(?P<second>县级市|街道|乡镇|(?:社区)?居委会|村委会)")
_PARTY_OFFICE = regex.compile(r"(?:党委|党工委)(?P<mark>[、和]?)(?P<office>人民政府|政府|办事处)$")
_SELF = regex.compile(r"(?<![自忘])我(?:委|局|厅|办)(?![们国限部面势理学公事案])")
_CENTRE = regex.compile(r"(?<![党共在驻])中央(?=[、和](?:国务院|省(?![属直])|自治区|市)|关于|决策|部署|精神|对)")
_STATIONED = regex.compile(r"派驻(?:\p{Han}{1,6}[局委厅])?纪检(?:监察)?组|(?<!派)驻\p{Han}{0,6}[局委厅]纪检(?:监察)?组")
_IN_CHARGE = regex.compile(r"(?<=由)(?:行业)?主管部门|(?<=[，。；\n])主管部门(?=将|应|要|负责|备案|审核|审批|会同)")
#: Each with a word that a text must hold for it.
_SINGLE: tuple[tuple[regex.Pattern[str], str, Kind, str], ...] = (
    (_SELF, "我", "named", "body.self"),
    (_CENTRE, "中央", "named", "body.centre"),
    (_STATIONED, "纪检", "named", "body.stationed"),
    (_IN_CHARGE, "主管部门", "collective", "body.group"),
)
_MADE = regex.compile(r"(?:等[一二三四五六七八九十\d]{1,3}个?(?:部门|单位))?(?:共同|联合)?(?:研究)?(?:制定|编制|起草)了")


def find_departments(text: str, place: Place | None = None) -> list[DepartmentMention]:
    """Every mention of a body in `text`, in text order; `place` is whom the document speaks for."""
    folded = fold(text)
    closed = close_gaps(folded)
    if not closed:
        return _find(folded, place)
    found = _find(closed.text, place)
    return [replace(one, start=closed.back(one.start), end=closed.back(one.end - 1) + 1) for one in found]


def _find(folded: str, place: Place | None) -> list[DepartmentMention]:
    addressees = find_addressees(folded)
    issuers = find_issuers(folded)
    lists = [*addressees, *find_lists(folded)]
    items = _unlike([*issuers, *(item for one in lists for item in one.items)])
    cited = [hit.span() for hit in _TITLE.finditer(folded)]
    numbers = [(hit.start() - _NUMBER_HEAD, hit.end()) for hit in _NUMBER.finditer(folded)]
    titles = _Ground(cited)
    read = [*((one.start, one.end) for one in lists), *((item.start, item.end) for item in items)]
    prose = _prose(folded, _masked(folded, [*cited, *numbers, *read]))
    found = _from_items((item for item in items if not titles.touches(item.start, item.end)), place)
    found += _from_prose(folded, prose, place)
    return _with_issuers(folded, sorted(found, key=lambda one: (one.start, one.end)))


def read_body_list(
    text: str, start: int, end: int, role: Role, place: Place | None = None
) -> list[DepartmentMention]:
    """The bodies of a table cell [start, end) under a column that gives `role` (责任单位 → responsible)."""
    return _from_items(read_list(fold(text), start, end, role), place)


def _masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with NUL in place of the characters of `spans`, so that no rule finds a body there."""
    kept: list[str] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if start < end:
            kept += [text[done:start], "\0" * (end - start)]
            done = end
    return "".join([*kept, text[done:]])


class _Ground:
    """Stretches of text that are spoken for."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                start, end = self._spans[-1][0], max(end, self._spans[-1][1])
                self._spans.pop()
            self._spans.append((start, end))
        self._starts = [start for start, _ in self._spans]

    def touches(self, start: int, end: int) -> bool:
        """Whether [start, end) shares a character with one of them."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._spans[at][1] > start


def _unlike(items: list[Item]) -> list[Item]:
    """Items in text order, each place once; a signing line goes before an address line."""
    kept: list[Item] = []
    for item in sorted(items, key=lambda item: item.start):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _from_items(items: Iterable[Item], place: Place | None) -> list[DepartmentMention]:
    """Rows of list items; the same names recur in a document, so each is looked up once."""
    known: dict[str, tuple[str, Kind]] = {}
    found: list[DepartmentMention] = []
    for start, end, name, role, rule in items:
        if name not in known:
            known[name] = official_name(name, place), kind_of(name)
        found.append(DepartmentMention(start, end, name, *known[name], role, rule))
    return found


def _prose(text: str, open_text: str) -> list[Found]:
    """Bodies in running text, with what hangs on them: 各镇街、部门; 各乡镇党委、政府; 我委.

    `open_text` is `text` with the ground that was read as lists or titles masked.
    """
    found: list[Found] = []
    for one in scan(open_text):
        office = _PARTY_OFFICE.search(one.name) if one.kind == "collective" else None
        if office and office["mark"]:
            cut = one.end - len(office["office"])
            head = text[one.start : cut - 1]
            found.append(one._replace(end=cut - 1, name=head))
            found.append(one._replace(start=cut, name=restore_office(head, office["office"])))
        else:
            found.append(one)
        if one.kind == "collective" and (kinds := _TWO_KINDS.fullmatch(one.name)):
            found[-1] = one._replace(end=one.start + kinds.end("first"), name=kinds["first"])
            found.append(one._replace(start=one.start + kinds.start("second"), name=kinds["second"]))
        if one.kind == "collective" and (more := _AND_UNITS.match(open_text, one.end)) and found[-1].name.endswith("部门"):
            found[-1] = one._replace(end=more.end(), name=one.name + more.group())
        elif more := _ELLIPSIS.match(open_text, one.end):
            found.append(Found(*more.span("rest"), more["rest"], "collective", "body.group.rest"))
        elif (end := _joined_place(open_text, one.end)) > one.end:
            found.append(Found(one.end + 1, end, text[one.end + 1 : end], "named", "body.place"))
    for pattern, word, kind, rule in _SINGLE:
        found += [Found(*hit.span(), hit.group(), kind, rule) for hit in (pattern.finditer(open_text) if word in open_text else ())]
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    kept = _with_short_names(_with_governments(_with_party_offices(kept, open_text), open_text), open_text)
    return _with_members(_with_levels([*map(_sharing, kept, [*kept[1:], None])], open_text), open_text)


_GOVERNMENT = re.compile("(?:(?:人民)?政府|(?<=区)(?:管委会|管理委员会))$")
_ZONE = regex.compile(rf"[^\P{{Han}}和与及由]{{0,8}}{ZONES}")


def _is_place(name: str) -> bool:
    """Whether `name` is a division's or a zone's."""
    return is_place_name(name) or _ZONE.fullmatch(name) is not None


def _with_governments(found: list[Found], text: str) -> list[Found]:
    """`found` with the divisions that a government's office at their end is said of too (黄埔区、番禺区、南沙区政府)."""
    more: list[Found] = []
    for at, one in enumerate(found):
        office = _GOVERNMENT.search(one.name)
        if one.kind != "named" or not office or not _is_place(one.name[: office.start()]):
            continue
        low, end = found[at - 1].end if at else 0, one.start - 1
        while end > low and text[end] == "、":
            width = next((width for width in range(min(12, end - low), 1, -1) if _is_place(text[end - width : end]) and is_border(text, end - width)), 0)
            if not width:
                break
            more.append(Found(end - width, end, text[end - width : end] + office.group(), "named", "body.place"))
            end -= width + 1
    return sorted([*found, *more], key=lambda one: one.start) if more else found


def _with_levels(found: list[Found], text: str) -> list[Found]:
    """`found` with the level of the body before them in the names of those that a list goes on with (市财政局、农业局)."""
    done: list[Found] = []
    for one in found:
        before = done[-1] if done else None
        if before and before.end == one.start - 1 and text[before.end] == "、" and is_seatless(one.name):
            one = one._replace(name=shared_level(before.name) + one.name)
        done.append(one)
    return done


#: 柳林镇党委|、政府要…: the office beside a party committee has its place.
_BESIDE_PARTY = regex.compile(r"[、和与](?P<office>人民政府|政府|街道办事处|办事处|管委会|管理委员会)(?!\p{Han}{0,4}(?:主要|负责人|负责同志|领导|网站|采购|投资|债|办公室))")


def _with_party_offices(found: list[Found], text: str) -> list[Found]:
    """`found` with the offices beside the party committees of towns, streets and zones (柳林镇党委、政府)."""
    starts = {one.start for one in found}
    more: list[Found] = []
    for one in found:
        beside = _BESIDE_PARTY.match(text, one.end) if one.name.endswith(("党委", "党工委")) else None
        if beside and beside.start("office") not in starts:
            name = restore_office(one.name, beside["office"])
            more.append(Found(*beside.span("office"), name, kind_of(name), "body.beside_party"))
    return sorted([*found, *more], key=lambda one: one.start) if more else found


#: What a text calls a body from then on: 县古树保护办公室（以下简称“护树办”）.
_CALLED = regex.compile(r"（(?:以下)?(?:统一)?简称[：:为]?“?(?P<name>[^\P{Han}]{2,12}(?:办|委|局|组|专班|中心|办公室|委员会|指挥部))”?）")
_OWN_LEVEL = regex.compile(r"[省市州盟区县旗](?P<name>\p{Han}{3,20}(?:委员会|领导小组|指挥部|专班)(?:办公室)?)")


def _with_short_names(found: list[Found], text: str) -> list[Found]:
    """`found` with the later mentions of its groups without their level (县专家委员会 … 专家委员会), or by the short name
    that a bracket gives them."""
    short = {hit["name"] for one in found if one.kind == "named" and (hit := _OWN_LEVEL.fullmatch(one.name))}
    short |= {hit["name"] for hit in _CALLED.finditer(text)} if "简称" in text else set()
    if not short:
        return found
    pattern = regex.compile("|".join(map(regex.escape, sorted(short, key=len, reverse=True))))
    taken = _Ground((one.start, one.end) for one in found)
    more = [
        Found(*hit.span(), hit.group(), "named", "body.short")
        for hit in pattern.finditer(text)
        if not taken.touches(*hit.span()) and is_border(text, hit.start())
    ]
    return sorted([*found, *more], key=lambda one: one.start)


#: What a member of a list of bodies ends in that no rule knows: 县农商行, 长江海事局, 市中医院.
_MEMBER = regex.compile(
    r"[、和与及](?P<name>[^\P{Han}的了在是把将被由对向从到应须可并或以和与及各等]{2,14}?(?:局|行|公司|集团|院|中心|站|所|队|社|协会|联盟|商会|处|办|委|馆|台|组))(?=[、和与及]|(?P<duty>(?:等(?:有关|相关|各)?(?:单位|部门)?)?(?:按照?(?:各自)?职责|负责(?!人)|配合|参与|牵头|协助|落实)))"
)


def _with_members(found: list[Found], text: str) -> list[Found]:
    """`found` with the members that no rule knows of a list that a known body opens; they hold with its duty alone.

    Such a member stands before another known one or before words of duty (县供销社、县农商行、县烟草局负责落实).
    """
    starts = {one.start for one in found}
    more: list[Found] = []
    for one in found:
        members: list[Found] = []
        at = one.end
        while (hit := _MEMBER.match(text, at)) and hit.start("name") not in starts:
            members.append(Found(*hit.span("name"), hit["name"], "named", "body.member", bare=True))
            at = hit.end()
            if hit["duty"]:
                break
        if members and (hit or at + 1 in starts):
            more += members
    if not more:
        return found
    taken = _Ground((one.start, one.end) for one in more)
    return sorted([*more, *(one for one in found if not taken.touches(one.start, one.end))], key=lambda one: one.start)


def _sharing(one: Found, after: Found | None) -> Found:
    """`one` with the office that the body right behind it names for both (县委、县政府督查室)."""
    near = after is not None and after.start - one.end <= 1
    office = shared_office(one.name, after.name) if near and after else ""
    return one._replace(name=one.name + office) if office else one


#: The next body begins with a level or is a group; no division's name begins so.
_NO_PLACE = re.compile(r"[省县区各有]|市(?![中南北])")


def _joined_place(text: str, end: int) -> int:
    """Where a bare division ends that shares the duty of the body before `end` (`市科委、滨湖区牵头`)."""
    if text[end : end + 1] not in ("、", "和", "与") or _NO_PLACE.match(text, end + 1):
        return end
    widths = range(min(15, len(text) - end - 1), 1, -1)
    width = next((w for w in widths if is_place_name(text[end + 1 : end + 1 + w])), 0)
    return end + 1 + width if width and is_bound(text, end + 1 + width) else end


def _from_prose(text: str, prose: list[Found], place: Place | None) -> list[DepartmentMention]:
    found: list[DepartmentMention] = []
    for at, (one, (role, rule)) in enumerate(zip(prose, roles(text, prose), strict=True)):
        if one.bare and (role == "mentioned" or not (_is_firm(text, prose, at, rule) or _goes_on(text, found, one))):
            continue
        if role == "responsible" and "牵头" in one.name:
            role = "lead"  # 各牵头单位要…: the name says it
        full = official_name(one.name, place)
        mention = DepartmentMention(one.start, one.end, one.name, full, one.kind, role, f"{one.rule}+{rule}")
        found.append(mention)
    return found


def _is_firm(text: str, prose: list[Found], at: int, rule: str) -> bool:
    """Whether `各区县` or 县房产中心 at `prose[at]` is told its duty, or stands beside a body that is none of their kind."""
    one = prose[at]
    if text[max(0, one.start - 1) : one.start] in ("请", "由"):
        return True
    if rule == "role.line":
        return True
    if rule == "role.pivot" and one.kind == "collective" and _ASKED.search(text, max(0, one.start - 8), one.start) and _ACTS.match(text, one.end):
        return True
    if rule == "role.subject" and _OFTEN.match(text, one.end) and _WORKS.match(text, one.end):
        return True
    after = [other for other in prose[at + 1 : at + 2] if other.start - one.end <= 1]
    if one.rule == "body.town_part" and _WORKS.match(text, one.end):
        return True
    if one.rule in ("body.institutions", "body.enterprise"):
        return _stands_in_list(prose, at)
    if one.kind == "named":
        before = [other for other in prose[max(0, at - 1) : at] if one.start - other.end <= 1]
        return rule not in _LOOSE_ROLES or any(not other.bare for other in [*before, *after])
    last = after[-1] if after else one
    if is_bound(text, last.end) or not last.bare:
        return True
    joined = at > 0 and text[prose[at - 1].end : one.start] in ("、", "和", "及", "与") and not prose[at - 1].bare
    dated = bool(_DATED.search(text, max(0, one.start - 24), one.start))
    return (joined or dated) and bool(_WORKS.match(text, one.end))


def _stands_in_list(prose: list[Found], at: int) -> bool:
    """Whether a list that `prose[at]` stands in, mark by mark, holds a body that is one by itself."""
    first = last = at
    while first and prose[first].start - prose[first - 1].end <= 1:
        first -= 1
    while last + 1 < len(prose) and prose[last + 1].start - prose[last].end <= 1:
        last += 1
    return any(not other.bare for other in prose[first : last + 1])


#: A sentence that opens with when its work is due: `3月底前，各乡镇完成…`.
_DATED = re.compile(r"(?:^|[。；：）\n])[^，。；\n]{0,4}[0-9一二三四五六七八九十年][^，。；\n]{0,10}(?:前|起|后|内|期间)，$")
#: What `各乡镇` does at the head of a clause; `各乡镇卫生院`, `各乡镇道路` are other things.
_WORKS = regex.compile(
    r"(?:在[^，。；\n]{1,10}?[内前]|于[^，。；\n]{1,10}?前|每(?:半年|学期|[年月季周日天])|定期|及时|具体|认真|积极|层层|至少|均|同步|分别|结合实际|据实|按[^，。；\n]{1,8}?)?"
    r"(?:做好|抓好|落实|设立|设置|协调|组织|开展|加强|完成|建立|成立|制定|指定|确定|明确|报送|上报|推进|推动|强化|安排|压实"
    r"|承担|履行|宣传|执行|提供|保障|实行|实施|审核|核查|排查|初审|受理|巡查|整治|督促|引导|发动|储备|配合|报告|发放|支持|新增|更新|清理|办(?!公|理|事|学)|建(?!筑|材)|创建|打造|培育|选派)"
)


#: 鼓励|各区|完善配套政策, 引导|各县|结合实际…: at the head of a clause they are made to do it.
_ASKED = re.compile(r"(?:^|[，。；：\n、）])(?:积极|同时|大力|鼓励|支持|并|将){0,2}(?:鼓励|支持|引导|指导|督促|推动|组织)$")
_ACTS = regex.compile(r"(?:进一步|积极|主动|因地制宜|加快|大胆|切实)*(?:结合|根据|依托|按照|围绕|加大|完善|制[定订]|建[设立成]|开展|探索|推进|优化|设立|出台|落实|做好|加强)(?![^，。；\n]{0,16}的)")
#: 1.各乡镇每日更新台账: how often tells a duty.
_OFTEN = re.compile("每(?:半年|学期|[年月季周日天])|定期")


def _goes_on(text: str, found: list[DepartmentMention], one: Found) -> bool:
    """Whether the group `one` opens a clause of a sentence that shares out duties: `市财政局保障资金，各乡镇协调征地`."""
    last = found[-1] if found else None
    if (one.kind == "named" and not one.bare) or not last or last.role == "mentioned" or text[one.start - 1] not in "，；":
        return False
    between = text[last.end : one.start]
    return len(between) <= 60 and not _SENTENCE_ENDS.search(between) and bool(_WORKS.match(text, one.end))


_SENTENCE_ENDS = re.compile(r"[。！？\n]")

#: Roles that a clause's form alone gives.
_LOOSE_ROLES = ("role.subject", "role.pivot", "role.partner")


def _with_issuers(text: str, found: list[DepartmentMention]) -> list[DepartmentMention]:
    """`A、B制定了《…》` in the notice names its issuers again; 我委 is the one issuer."""
    issuers = {one.canonical for one in found if one.role == "issuer"}
    if not issuers:
        return found
    only = next(iter(issuers)) if len(issuers) == 1 else ""
    done: list[DepartmentMention] = []
    makes = False
    for one in reversed(found):
        makes = bool(_MADE.match(text, one.end)) or (makes and text[one.end : one.end + 1] == "、")
        if makes and one.canonical in issuers:
            one = replace(one, role="issuer")
        elif one.rule.startswith("body.self") and only:
            one = replace(one, canonical=only)
        done.append(one)
    return done[::-1]
