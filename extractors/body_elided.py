"""What bodies of a list leave to their neighbours to say: 各乡镇党委、政府; 市教委、科委; 浦东新区等相关区政府; 县委、县政府督查室."""

from __future__ import annotations

import re

import regex

from extractors.body_item import Item
from extractors.body_names import LEVELS, TERRITORIES, ZONES, kind_of, stem_of
from extractors.late import late
from extractors.places import is_place_name, place_named

#: 等|相关|区政府, 等|市级有关|部门: what says that others are meant too.
REST = re.compile(r"(?:[省市州区县](?:级|直)?)?(?:有关|相关|各|其他|其它|重点|涉及)")
_BRACKET_BEHIND = re.compile(r"[（(][^（）()]{1,8}[）)]$")
#: These go without their seat behind another body: 省法院、检察院; 各市、县教育局、党委编办.
_COURTS = frozenset({"法院", "检察院", "人民法院", "人民检察院"})
_PARTY_STAFF = "党委编办"
_OFFICES = frozenset({"政府", "人民政府", "办事处", "街道办事处", "管委会"})
#: Offices that committee and government share when both stand before them: 县委、县政府督查室.
_SHARED = re.compile(r"(?:人民)?政府(?P<office>办公室|办公厅|督查室|督办室|研究室|信访局)$")
_COMMITTEE = re.compile(r"[省市州盟区县旗]委|自治区党委")


def restored(items: list[Item]) -> list[Item]:
    """The items with what others say for them: 各乡镇党委、政府; 市教委、科委; 浦东新区等相关区政府."""
    found: list[Item] = []
    items = _with_offices(items)
    for number, item in enumerate(items):
        after = items[number + 1].name if number + 1 < len(items) else ""
        name, kind = item.name, item.kind
        if found and name == "直属机构":
            name = _departments_seat(found[-1].name) + name
        elif found and _DIVISION.fullmatch(name):
            name = _organ_of(found[-1].name) + name
        elif found and _is_office(name):
            name = restore_office(found[-1].name, name)
        elif found and is_seatless(name):
            level = shared_level(found[-1].name)
            name = level + name
            kind = "collective" if level and (found[-1].kind or kind_of(found[-1].name)) == "collective" else None
        elif after:
            name += shared_office(name, after)
        found.append(item if name is item.name else item._replace(name=name, kind=kind))
    return found


def leans(name: str) -> bool:
    """Whether `name`, or that of the body before it, may be told in part by the other alone."""
    return name == "直属机构" or _DIVISION.fullmatch(name) is not None or _is_office(name) or is_seatless(name) or bool(_PLACE_OFFICE.search(name) or _SHARED.search(name) or _ZONE_ORGAN.match(name))


#: 市水务局|规划处、|建设处: a division, and the organ whose another one is; 环卫处 and 运管处 are organs of their own.
_DIVISION = regex.compile(r"(?!各|有关|相关|[省市州盟区县旗]|环卫|园林|运管|路政|市政|公路|河道|房管)[^\P{Han}局厅委]{2,8}(?<!办事)(?<!管理)[处科]")
_OF_ORGAN = regex.compile(r"(?P<organ>[省市州盟区县旗]\p{Han}{1,12}?(?:委员会|[委局厅办]))\p{Han}{2,8}[处科]")


def _organ_of(before: str) -> str:
    """The organ whose division stands before (市水务局规划处 → 市水务局), "" where it names none."""
    whole = _OF_ORGAN.fullmatch(before)
    return whole["organ"] if whole and is_seatless(whole["organ"][1:]) else ""


def _departments_seat(before: str) -> str:
    """Whose 直属机构 those are that stand behind 市政府各部门: 市政府."""
    seat = _ALL_DEPARTMENTS.fullmatch(before)
    return seat["seat"] if seat else ""


_ALL_DEPARTMENTS = regex.compile(r"(?P<seat>\p{Han}{1,12}政府)(?:各|有关|工作){1,3}部门")


def _with_offices(items: list[Item]) -> list[Item]:
    """Places and zones with the office that the one at their list's end has: 浦口区、江宁区人民政府; 甲、乙经济开发区管委会; 甲区等相关区政府."""
    done: list[Item] = []
    for item in reversed(items):
        after = done[-1].name if done else ""
        if (office := _PLACE_OFFICE.search(after)) and (REST.match(after) or office["office"].startswith(("管", "党")) or _is_seat(after[: office.start("office")])) and _is_seat(item.name):
            whole = office.group() if not _ZONE.search(item.name) else office["office"]
            item = item._replace(name=item.name + whole)
        elif (organ := _ZONE_ORGAN.match(after)) and stem_of(after[organ.end() :]) and _EACH_PLACE.fullmatch(item.name):
            item = item._replace(name=item.name + after[organ.end() :])
        done.append(item)
    return done[::-1]


def _is_seat(name: str) -> bool:
    """Whether `name` is a place's or a zone's."""
    return bool(_ZONE.search(name)) or place_named(name) is not None


def _is_office(name: str) -> bool:
    """Whether `name` is an office that takes its place from the body before it: 政府, 人民政府（办事处）."""
    return _BRACKET_BEHIND.sub("", name) in _OFFICES


def is_seatless(name: str) -> bool:
    """Whether `name` is a stem alone that may take the seat of the body before it (科委, 财政局)."""
    name = _BRACKET_BEHIND.sub("", name)
    stem = stem_of(name)
    return name in _COURTS or name == _PARTY_STAFF or (stem is not None and (stem.family in ("organ", "mass") or (stem.family == "seat" and name.endswith(("中心", "局")))))


def shared_level(before: str) -> str:
    """The level that the body before gives to those after it (市教委、科委), or ""."""
    before = _BRACKET_BEHIND.sub("", before)
    if each := _EACH.match(before):
        rest = before[each.end() :]
        return each["seat"] if rest == _PARTY_STAFF or stem_of(rest) else ""
    if league := _LEAGUE.fullmatch(before):
        return league["seat"]
    level = next((level for level in LEVELS if before.startswith(level)), "")
    if stem_of(before[len(level) :]) or (level and (_LOCAL.fullmatch(before, len(level)) or before.startswith("党委", len(level)))):
        return level
    zone = _OF_ZONE.match(before)
    if zone and (stem_of(before[zone.end() :]) or _ITS_OWN.fullmatch(before, zone.end())):
        return zone.group()
    return next((before[:cut] for cut in range(min(12, len(before) - 2), 1, -1) if stem_of(before[cut:]) and is_place_name(before[:cut])), "")


def shared_office(committee: str, after: str) -> str:
    """The office that `committee` shares with the government named right behind it (县委、县政府督查室), or ""."""
    if len(committee) > 5 or not _COMMITTEE.fullmatch(committee):
        return ""
    office = _SHARED.search(after)
    return office["office"] if office else ""


def restore_office(before: str, office: str) -> str:
    """`office` with the head that the party committee before it has: 各乡镇党委、政府 → 乡镇政府."""
    head = _PARTY_TAIL.sub("", before)
    shared = head if head.startswith("各级") else head.removeprefix("各")
    return shared + office if head != before else office


#: A local organ by its form: 县|民族局.
_LOCAL = regex.compile(r"[^\P{Han}级直属委政]{2,8}局")
#: 各县（市、区）教育局、财政局: the seat that the second has too.
_EACH = late(r"各?(?P<seat>(?:[市州盟]、[县旗区](?:[（(][^（）()]{1,8}[）)])?|[县市区旗州][（(][^（）()]{1,8}[）)]|区县|县区|县市区|市县|市州|地级(?:以上)?市|设区的?市|旗县区?|自治[州县]|(?<=各)[市县区州盟旗](?=[\u4e00-\u9fff])))")
#: 团市委、妇联: the league's level stands inside its name.
_LEAGUE = re.compile(r"团(?P<seat>[省市州盟区县旗])委")
#: 滨海新区|教育局、财政局: whose the second is too.
_OF_ZONE = regex.compile(rf"[^\P{{Han}}各有关市县]{{0,6}}?{ZONES}")
_ITS_OWN = regex.compile(r"[^\P{Han}管]{2,8}(?:(?<!分)局|部)")
#: What a list of places ends in, with the zone that each has.
_PLACE_OFFICE = re.compile(r"(?:(?:经济(?:技术)?|高新(?:技术产业)?)?开发区|高新区)?(?P<office>(?:人民)?政府|党工委|管委会|管理委员会)$")
#: 各县区、|开发区|教育局: each county has the organ that the zones have.
_ZONE_ORGAN = re.compile(rf"(?:各|市属)?{ZONES}(?=[^管党])")
_EACH_PLACE = late(rf"各(?:有关)?{TERRITORIES}")
_ZONE = re.compile(rf"(?:{ZONES}|(?:保护|风景|景|旅游|林|库|牧|垦|农|集中|社)区)$")
_PARTY_TAIL = re.compile(r"(?:党委|党?工委|党[（(]工[）)]委|委)$")
