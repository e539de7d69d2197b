"""Schools named by a bare head or campus behind another one, with whom they share estate, host, number or place."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.school_borders import has_border
from extractors.school_heads import forms
from extractors.school_lists import BRACKET, NUMBER
from extractors.school_names import Name

#: 东苑居住区配套小学、|配套幼儿园|, 红星里配套小学、|幼儿园|建设: what else belongs to the estate.
_ALSO_OF_ESTATE = late(
    r"[、和及与](?P<own>(?:配套)?(?P<head>幼儿园|小学|初中|中学|高中))(?=[、和及与等，,。；;：:）)\s]|的?(?:[新改扩迁]建|改扩建|建设|项目|工程|移交|验收|投用|投入使用|开工|竣工|建成|[均都也已将]|同步)|$)"
)
#: 甲大学附属中学、|附属小学|: another school of whom the one before is affiliated to.
_ALSO_AFFILIATED = late("[、和及与](?P<own>附属(?P<head>幼儿园|小学|初级中学|高级中学|中学|初中|高中))(?![生部段])")
#: The word that a name shares with the one before up to there, what may follow that one, and the rule.
_SHARED = (("配套", _ALSO_OF_ESTATE, "school.shared_place"), ("附属", _ALSO_AFFILIATED, "school.shared_host"))
#: 甲一中东校区、|西校区|: another campus of the school before.
_ALSO_CAMPUS = late("[、和及与](?P<campus>(?:[东西南北中新老]{1,2}|[\u4e00-\u9fff]{2,4})校区)")
#: 县一中、二中、|职中|: the vocational school of the place.
_VOCATIONAL = re.compile(r"[、和及与](?P<head>职[中高])(?=[、和及与，,。；;）)]|等|的?[新改扩迁]建|改扩建|改造|建设|$)")
_BARE = re.compile(BRACKET + r"[、和及](?P<own>附属)?(?P<head>幼儿园|小学|初中|中学|高中)(?=[，,。；;、！!）)\n等]|(?:建设|新建|改扩建|扩建|迁建)?(?:项目|工程)|(?<=附属幼儿园)(?:建设|新建)|$)")


def with_shared_hosts(text: str, names: list[Name]) -> list[Name]:
    """`names` with the bare heads behind a school of an estate (甲小区配套小学、配套幼儿园) or an affiliated one (甲大学附属中学、附属小学), which share whose it is."""
    starts = {name.start for name in names}
    for word, also, rule in _SHARED:
        if word not in text:
            continue
        found: list[Name] = []
        for name in names:
            found.append(name)
            while word in (before := found[-1]).full and (hit := also.match(text, before.end)) and hit.start("own") not in starts:
                start, end = hit.span("own")
                whole = before.full[: before.full.rindex(word)] + word + hit["head"]
                found.append(Name(start, start, end, end, whole, "", forms()[hit["head"]], before.strength, rule))
        names = found
    return names


def with_campuses(text: str, names: list[Name]) -> list[Name]:
    """`names` with the bare campuses behind one with its school (甲一中东校区、西校区) and the vocational school behind numbered ones (县一中、职中)."""
    found: list[Name] = []
    starts = {name.start for name in names}
    for name in names:
        found.append(name)
        while found[-1].campus.endswith("校区") and (also := _ALSO_CAMPUS.match(text, found[-1].end)) and also.start("campus") not in starts and not has_border(text, also.start("campus"), also.end() - 2):
            start, end = also.span("campus")
            found.append(found[-1]._replace(start=start, head=start, stop=start, end=end, campus=also["campus"], rule="school.shared_campus"))
        number = NUMBER.search(name.full) if name.form.kind == "short" else None
        if number and number.start() and (more := _VOCATIONAL.match(text, name.end)):
            start, end = more.span("head")
            full = name.full[: number.start()] + more["head"]
            found.append(Name(start, start, end, end, full, "", forms()[more["head"]], name.strength, "school.shared_prefix"))
    return found


def bare_after(text: str, name: Name) -> Name | None:
    """A bare head that shares the proper part of `name` before it (新建甲小学、幼儿园), if one follows."""
    hit = _BARE.match(text, name.end)
    central = name.form.surface == "中心校"
    if not hit or (name.form.kind != "basic" and not central) or name.start == name.head:
        return None
    whole = central or hit["own"] is not None
    proper = name.full + (hit["own"] or "") if whole else name.full[: -len(name.form.surface)]  # 甲中心校及幼儿园: 甲中心校幼儿园
    form = forms()[hit["head"]]
    start, end = hit.start("own") if hit["own"] else hit.start("head"), hit.end("head")
    return Name(start, start, end, end, proper + form.surface, "", form, name.strength, "school.shared_place")


def pair(name: Name) -> tuple[Name, Name]:
    """The two schools that 甲中小学 names, on one span."""
    place = name.full[: -len(name.form.surface)]
    return (
        name._replace(full=place + "中学", form=forms()["中学"], rule="school.two_in_one"),
        name._replace(full=place + "小学", form=forms()["小学"], rule="school.two_in_one"),
    )
