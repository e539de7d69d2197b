"""Provinces, cities and counties: their names in a text, and the one that a document speaks for.

The facts are the codes of administrative divisions of county level and above (GB/T 2260), in
`lexicons/places.tsv`: two digits of a code are the province, four the city, six the county. Abolished
counties stay, since older plans name them. A short name that is also a common word is left empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extractors.late import late
from extractors.lexicon import rows
from extractors.span import fold

Level = Literal["province", "city", "county"]

#: Their districts stand right under the province; codes 11, 12, 31, 50 of GB/T 2260.
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")

#: District names that are also common words; read as places only behind the city they belong to.
_COMMON = frozenset({"城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "中区", "和县"})

#: Districts called by words that a level often stands behind (乡村振兴|县级, 新建|县医院).
_WORDS = frozenset({"新建", "振兴", "复兴", "友好", "和平", "前进", "解放", "光明", "安定"})

#: First characters of the shortest counties' names, and what stands before each in another word: 示|范县, 完|成县, 创|新县.
_CUT = {
    "范": "示规典模", "成": "完达形组建构促变集责", "兴": "振复", "新": "创更革", "高": "提最", "康": "健小", "富": "致丰", "应": "供响对适", "代": "现时替",
    "景": "前全远情", "单": "清名订", "息": "信利", "易": "交贸简", "任": "责主", "理": "管治办受处整", "房": "住", "环": "循", "文": "人", "道": "街", "南": "东西",
    "容": "内", "古": "考", "临": "面", "义": "主",
}  # fmt: skip

#: What stands before the first character of counties that end in 和 where that joins two words: 更|新和|消费品, 居|民和|企业.
_CUT_BY_AND = {"新": "更创革翻", "民": "人居农市村渔牧移", "政": "行财执党", "平": "水公", "南": "东西湖云海指", "共": "公"}

#: What a name that is followed by one of them belongs to is no division.
_NO_DIVISIONS = ("平原", "盆地", "高原", "丘陵", "山脉", "走廊", "流域", "三角洲", "生产建设兵团")
#: Nor is that of a campus or an estate, where a name stands without its level (滨湖|校区).
_ESTATES = ("校区", "小区", "花园")
#: 南京|路, 上海|西路街道, 杭州|湾新区, 苏州|河沿岸: roads, bays and rivers that are called after another place.
_CALLED_AFTER = re.compile(r"[东西南北中]?(?:一|二|三|四|五)?路(?![网段面灯桥政线域基径况])|大街|[东西南北中]街|湾(?!里|沚)|河(?=沿岸|两岸|岸|流域|综合|整治|治理|步道|畔|滨|景|风|段|[，。、\s]|$)")
#: 重庆|大学附属学校, 武汉|钢铁集团: what is called after a place need not be in it.
_INSTITUTION = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:大学|学院|银行|集团|公司)")

#: The peoples in the names of autonomous counties.
_PEOPLES = late(
    "(?P<stem>[\u4e00-\u9fff]{2,4}?)(?:(?:回|土|侗|满|土家|苗|瑶|壮|各|彝|傣|哈尼|拉祜|佤|布朗|布依|水|纳西|黎|蒙古|撒拉|羌|藏|白|朝鲜|仡佬|畲)族?)+自治[县州旗]"
)

#: The last characters of a division's name, which tell its level, whether it is known or not (阜蒙县).
LEVEL_SIGNS = frozenset("省市区县州旗盟")

#: A text this short (an issuer, a title) names one place; what it says further on is a part of it.
_TITLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A division: `name` as it calls itself (永川区), `full` with what it belongs to (重庆市永川区).

    A name that several divisions share, with nothing to tell which, is its own `full` and has no `code`.
    """

    name: str
    full: str
    code: str
    level: Level

    def holds(self, other: Place) -> bool:
        """Whether `other` is the same place or lies in it."""
        return bool(self.code) and other.code.startswith(_stem(self.code))


def _stem(code: str) -> str:
    """The digits of a code that its parts share: 50, 3604, 500118."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    """Places by code and by every form of their name; `names` are the forms to scan a text for, `now` the codes of the divisions that there are today."""

    codes: dict[str, Place]
    forms: dict[str, list[Place]]
    names: tuple[str, ...]
    now: frozenset[str]


@cache
def _gazetteer() -> _Gazetteer:
    """Read the table once; `恩施州` stands beside `恩施` and `恩施土家族苗族自治州`."""
    codes: dict[str, Place] = {}
    forms: dict[str, list[Place]] = {}
    names: dict[str, None] = {}
    table = rows("places", key=("code",))
    newest = max(row["source"] for row in table)
    for row in table:
        code, name, short = row["code"], row["name"], row["short"]
        if code.endswith("0000"):
            around = place = Place(name, name, code, "province")
        elif code.endswith("00"):
            around = codes[code[:2] + "0000"]
            place = Place(name, around.full + name, code, "city")
        else:
            around = codes.get(code[:4] + "00") or codes[code[:2] + "0000"]
            place = Place(name, around.full + name, code, "county")
        codes[code] = place
        own = [name, short] if short else [name]
        if "自治" in name and place.level != "province":
            own += _with_level(name, short)
        for form in own:
            names[form] = None
            forms.setdefault(form, []).append(place)
        for chain in {place.full, around.name + name} - {name}:
            forms.setdefault(chain, []).append(place)
    return _Gazetteer(codes, forms, tuple(names), frozenset(row["code"] for row in table if row["source"] == newest))


def _with_level(name: str, short: str) -> list[str]:
    """恩施州, 民和县: what an autonomous division is called without its peoples; also where the `short` name alone is a common word."""
    stem = short or ((hit := _PEOPLES.fullmatch(name)) and hit["stem"]) or ""
    return [stem + name[-1]] if stem else []


@cache
def _automaton() -> AhoCorasick:
    """Built in a third of the time of the other kinds, and fast enough to scan with."""
    names = _gazetteer().names
    kind = Implementation.NoncontiguousNFA
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=kind)


def above(place: Place, level: Level) -> Place | None:
    """The division of `level` that `place` lies in, itself included; None where it has none."""
    if place.level == level:
        return place
    if not place.code:
        return None
    found = _gazetteer().codes.get(place.code[:2] + "0000" if level == "province" else place.code[:4] + "00")
    return found if found and found.level == level else None


def place_named(name: str, near: Place | None = None) -> Place | None:
    """The place called `name` in full or short, None where there is none.

    Of several namesakes the one in or around `near` is taken; where none is, a Place with the bare name.
    """
    found = _gazetteer().forms.get(name)
    if not found:
        return None
    if len(found) > 1 and near and near.code:
        found = _nearest(found, near)
    found = _as_it_is(found, name)
    if len(found) == 1 or len({place.level for place in found}) > 1:
        return min(found, key=_rank)  # 吉林 the province before 吉林 the city
    return Place(found[0].name, found[0].name, "", found[0].level)


def begins_place(text: str, start: int, end: int, widths: Iterable[int]) -> bool:
    """Whether a division's name, in full or short, that has one of these widths begins at `start` and ends by `end`; common words (和县) are also names."""
    forms = _gazetteer().forms
    return any(start + width <= end and text[start : start + width] in forms for width in widths)


def is_place_name(name: str) -> bool:
    """Whether some division is called `name`, in full or short, or was as a county before it became a district; common words (和县, 城区) are none."""
    return name in _meant_names()


@cache
def _meant_names() -> frozenset[str]:
    """The names that are places wherever they stand, with those that districts had as counties or cities of their own (铜梁县, 萧山市; no 新城市)."""
    forms = _gazetteer().forms
    stems = [name[:-1] for name, places in forms.items() if len(name) > 2 and name[-1] == "区" and name[:-1] not in _WORDS and any(place.level == "county" for place in places)]
    counties = (stem + level for stem in stems for level in "县市" if level == "县" or stem[-1] not in "城市")
    return frozenset([*forms, *counties]) - _COMMON


def _nearest(found: list[Place], near: Place) -> list[Place]:
    """Those of `found` in the same county as `near`, else in the same city, else in the same province."""
    for digits in (6, 4, 2):
        around = [place for place in found if place.code[:digits] == near.code[:digits] or place.holds(near)]
        if around:
            return around
    return found


def _as_it_is(found: list[Place], name: str) -> list[Place]:
    """Of one place that was a county and is a city or district (广德) the one of today, unless the `name` is what it was (广德县)."""
    if len(found) == 1 or len({(place.code[:4], place.level) for place in found}) > 1:
        return found
    own = [place for place in found if place.name == name] or [place for place in found if place.code in _gazetteer().now]
    return own if len(own) == 1 else found


def _rank(place: Place) -> int:
    return ("province", "city", "county").index(place.level)


@lru_cache(maxsize=32)
def _name_hits(text: str) -> list[tuple[int, int, int]]:
    """Number, start and end of each name in `text`; `find_place` asks for each text twice, the second time with hints."""
    return _automaton().find_matches_as_indexes(fold(text))


def find_places(text: str, hints: Iterable[Place] = ()) -> list[tuple[int, int, Place]]:
    """List (start, end, place) from left to right, the longest name first, a chain (重庆市永川区) as one.

    `hints` are places that the text is known to speak of; they choose between namesakes.
    """
    names = _gazetteer().names
    found: list[tuple[int, int, Place]] = []
    known = list(hints)
    for index, start, end in _name_hits(text):
        name = names[index]
        before = found[-1] if found and found[-1][1] == start else None
        place = _inside(name, before[2]) if before else None
        if before and place:
            found[-1] = (before[0], end, place)
        elif name not in _COMMON and not _no_place(text, start, end):
            found.append((start, end, _settle(name, known)))
    return found


def _no_place(text: str, start: int, end: int) -> bool:
    """Whether a name is cut out of another word (示|范县, 建|成县, 党委|和政府) or begins that of a landscape (江汉|平原) or an estate (滨湖|校区)."""
    bare = _is_bare(text, start, end)
    joins = text[start + 1 : end] == "和" and text[start - 1 : start] in tuple(_CUT_BY_AND.get(text[start], ""))
    return joins or ends_word(text, start) or text.startswith("和政府", start) or text.startswith(_NO_DIVISIONS, end) or (bare and (text.startswith(_ESTATES, end) or _CALLED_AFTER.match(text, end) is not None or _in_township(text, start, end)))


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether a name stands without its level (南京, 苏州; not 恩施州)."""
    return text[end - 1] not in LEVEL_SIGNS or (text[end - 1] == "州" and end - start == len("苏州"))


def _in_township(text: str, start: int, end: int) -> bool:
    """Whether a name is part of a township's (同心县下|马关|镇); 马关镇 alone may lie in 马关."""
    return text[end : end + 1] in ("镇", "乡") and text[start - 1 : start] in ("上", "下", "大", "小", "东", "西", "南", "北", "中", "新", "老", "前", "后")


def ends_word(text: str, at: int) -> bool:
    """Whether what looks like a county's name at `at` is the end of a word and 县 (示|范县, 完|成县)."""
    return at > 0 and text[at + 1 : at + 2] == "县" and text[at - 1] in _CUT.get(text[at], "")


def _inside(name: str, around: Place) -> Place | None:
    """The place called `name` that lies in `around`, None where there is none."""
    places = _gazetteer().forms[name]
    return next((place for place in places if place.code != around.code and around.holds(place)), None)


def _settle(name: str, known: list[Place]) -> Place:
    """The namesake that lies nearest to a known place, else what `place_named` says without one."""
    places = (place_named(name, hint) for hint in [*known, None])
    found = [place for place in places if place]
    return next((place for place in found if place.code), found[0])


def find_place(*texts: str) -> Place | None:
    """The place that a document speaks for, from its header texts in order of trust (issuer, title, head).

    The first text that names a place decides; the others only help to tell namesakes apart. None where no
    text names one.
    """
    hints = [place for text in texts for _, _, place in find_places(text) if place.code]
    return _first_named(texts, hints, firm=True) or _first_named(texts, hints, firm=False)


def _first_named(texts: Iterable[str], hints: list[Place], *, firm: bool) -> Place | None:
    """The place that the first of the texts names; `firm`: not only in the name of an institution."""
    for text in texts:
        named = ((start, end, place) for start, end, place in find_places(text, hints) if place.code or text[end : end + 1] not in ("镇", "乡"))  # 龙山|镇, where several are called 龙山
        found = [place for start, end, place in named if not firm or not _is_bare(text, start, end) or not _INSTITUTION.match(text, end)]
        if not found:
            continue
        best = found[0]
        if len(text) <= _TITLE_LENGTH:
            for place in found[1:]:
                best = place if best.holds(place) else best
        return best
    return None
