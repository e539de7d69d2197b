"""Bodies that stand beside a found one and are told in part by it: towns' offices, members of its list, its later short name."""

from __future__ import annotations

import re

import regex

from extractors.body_duties import is_bound
from extractors.body_elided import is_seatless, restore_office, shared_level, shared_office
from extractors.body_found import Found
from extractors.body_names import ZONES, kind_of
from extractors.body_seats import is_border
from extractors.places import is_place_name
from extractors.span import Ground

_GOVERNMENT = re.compile("(?:(?:人民)?政府|(?<=区)(?:管委会|管理委员会))$")
_AND = "和与及"
_ZONE = regex.compile(rf"[^\P{{Han}}和与及由]{{0,8}}{ZONES}")


def _is_place(name: str) -> bool:
    """Whether `name` is a division's or a zone's."""
    return is_place_name(name) or _ZONE.fullmatch(name) is not None


def with_governments(found: list[Found], text: str) -> list[Found]:
    """`found` with the divisions that a government's office at their end is said of too (黄埔区、番禺区、南沙区政府)."""
    more: list[Found] = []
    for at, one in enumerate(found):
        office = _GOVERNMENT.search(one.name)
        if one.kind != "named" or not office or not _is_place(one.name[: office.start()]):
            continue
        low, end = found[at - 1].end if at else 0, one.start - 1
        while end > low and (text[end] == "、" or (text[end] in _AND and end == one.start - 1)):
            width = next((width for width in range(min(12, end - low), 1, -1) if _is_place(text[end - width : end]) and (is_border(text, end - width) or text.endswith(("会同", "联合"), 0, end - width))), 0)
            if not width:
                break
            name = text[end - width : end]
            own = office.group() if not is_place_name(name) or office.group().endswith("政府") else ""  # no county has a 管委会
            more.append(Found(end - width, end, name + own, "named", "body.place"))
            end -= width + 1
    return sorted([*found, *more], key=lambda one: one.start) if more else found


def with_levels(found: list[Found], text: str) -> list[Found]:
    """`found` with the level of the list in the names of those that it goes on with (市财政局、农业局); a member without one hands it on (区发改局、规划分局、住建局)."""
    done: list[Found] = []
    level, handed = "", ""
    for one in found:
        before = done[-1] if done else None
        bare = is_seatless(one.name) or (one.rule == "body.function" and one.name == _whole(text, one))
        near = before is not None and before.kind != "functional" and before.end == one.start - 1 and text[before.end] == "、"
        level = (shared_level(before.name) or handed) if before and near else ""
        handed = level if before and before.kind == "named" else ""
        if before and bare and level:
            one = one._replace(name=level + one.name, kind="collective" if before.kind == "collective" else one.kind)
        done.append(one)
    return done


def _whole(text: str, one: Found) -> str:
    """The name of a function as far as its words stand in `text`, without a seat (水利|部门)."""
    return text[one.start : one.end].removesuffix("部门") + "部门"


#: 柳林镇党委|、政府要…: the office beside a party committee has its place.
_BESIDE_PARTY = regex.compile(r"[、和与](?P<office>人民政府|政府|街道办事处|办事处|管委会|管理委员会)(?!\p{Han}{0,4}(?:主要|负责人|负责同志|领导|网站|采购|投资|债|办公室))")


def with_party_offices(found: list[Found], text: str) -> list[Found]:
    """`found` with the offices beside the party committees of towns, streets and zones (柳林镇党委、政府)."""
    starts = {one.start for one in found}
    more: list[Found] = []
    for one in found:
        beside = _BESIDE_PARTY.match(text, one.end) if one.name.endswith(("党委", "党工委")) else None
        if beside and beside.start("office") not in starts:
            name = restore_office(one.name, beside["office"])
            more.append(Found(*beside.span("office"), name, kind_of(name), "body.beside_party"))
    return sorted([*found, *more], key=lambda one: one.start) if more else found


#: A second name in brackets: 县经信局|(商务局)|; one with a level of its own (县乡村振兴局) is another body.
_SECOND = regex.compile(r"[（(](?![省市州盟区县旗镇乡]|以下|下称|简称|又称|原)\p{Han}{2,8}[局委办厅][）)]")


def with_second_names(found: list[Found], text: str) -> list[Found]:
    """`found` with the second name that a bracket gives a body in its own (县经信局(商务局)), as lists have it."""
    done: list[Found] = []
    for one in found:
        if done and one.start < done[-1].end:
            continue
        named = one.kind == "named" and text[one.end : one.end + 1] in ("（", "(") and text[one.end - 1] in "局委办厅"
        second = _SECOND.match(text, one.end) if named else None
        done.append(one._replace(end=second.end(), name=text[one.start : second.end()]) if second else one)
    return done


#: What a text calls a body from then on: 县古树保护办公室（以下简称“护树办”）.
_CALLED = regex.compile(r"（(?:以下)?(?:统一)?简称[：:为]?“?(?P<name>[^\P{Han}]{2,12}(?:办|委|局|组|专班|中心|办公室|委员会|指挥部))”?）")
_OWN_LEVEL = regex.compile(r"[省市州盟区县旗](?P<name>\p{Han}{3,20}(?:委员会|领导小组|指挥部|专班)(?:办公室)?)")


def with_short_names(found: list[Found], text: str) -> list[Found]:
    """`found` with the later mentions of its groups without their level (县专家委员会 … 专家委员会), or by the short name
    that a bracket gives them."""
    short = {hit["name"] for one in found if one.kind == "named" and (hit := _OWN_LEVEL.fullmatch(one.name))}
    short |= {hit["name"] for hit in _CALLED.finditer(text)} if "简称" in text else set()
    if not short:
        return found
    pattern = regex.compile("|".join(map(regex.escape, sorted(short, key=len, reverse=True))))
    taken = Ground((one.start, one.end) for one in found)
    more = [
        Found(*hit.span(), hit.group(), "named", "body.short")
        for hit in pattern.finditer(text)
        if not taken.touches(*hit.span()) and is_border(text, hit.start())
    ]
    return sorted([*found, *more], key=lambda one: one.start)


def sharing(one: Found, after: Found | None) -> Found:
    """`one` with the office that the body right behind it names for both (县委、县政府督查室)."""
    near = after is not None and after.start - one.end <= 1
    office = shared_office(one.name, after.name) if near and after else ""
    return one._replace(name=one.name + office) if office else one


#: The next body begins with a level or is a group; no division's name begins so.
_NO_PLACE = re.compile(r"[省县区各有]|市(?![中南北])")


def joined_place(text: str, end: int) -> int:
    """Where a bare division ends that shares the duty of the body before `end` (`市科委、滨湖区牵头`)."""
    if text[end : end + 1] not in ("、", "和", "与") or _NO_PLACE.match(text, end + 1):
        return end
    widths = range(min(15, len(text) - end - 1), 1, -1)
    width = next((w for w in widths if is_place_name(text[end + 1 : end + 1 + w])), 0)
    return end + 1 + width if width and is_bound(text, end + 1 + width) else end
