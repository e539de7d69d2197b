"""How much says that words before a head are a school's name and no kind of schools (普通高中, 区直初中)."""

from __future__ import annotations

import re
from enum import IntEnum

from extractors.late import late
from extractors.places import begins_place, place_named
from extractors.school_borders import ADMIN, SOLE_SEATS, kind_words
from extractors.school_heads import NUMERAL, Form

_NUMBERED = re.compile(rf"第[{NUMERAL}百零〇\d]{{1,4}}$")
_NUMBERED_TYPE = re.compile(rf"第[{NUMERAL}百零〇\d]{{1,4}}")
#: 航空城第三小学, 软件园第二小学: words of a kind alone name a zone before a number; 主城区, 幼儿园 do not.
_NUMBERED_ZONE = late(rf"(?:[\u4e00-\u9fff]{{2,6}}(?<![市县老旧新古主副]中心)(?<![市县老旧主副])城|[\u4e00-\u9fff]{{0,4}}(?:软件|科技|科学|产业|工业|物流|创业)园|[\u4e00-\u9fff]{{0,6}}开发区)第[{NUMERAL}]{{1,3}}")
_HANZI = late(r"[\u4e00-\u9fff·xX×〇]+|[\u4e00-\u9fff]*第?(?:\d{1,3}|(?!19|20)\d{4})[\u4e00-\u9fff]*")
#: One-character places that end like a division: 旧县, 新街.
_OLD_TOWN = re.compile("[旧新老古高大小东西南北上下石沙][县街城镇村]")
#: 24班小学, 36轨初中, 6幢小学教学楼, 十二年制高中, 明溪城区小学: how large a school is, of what sort or where.
_MEASURED = late(r"\d+(?:公里|[县市区个家])|\d{1,3}(?:个?班|轨)|(?:\d{1,3}|[一二两三四五六七八九十]{1,2})[幢栋座]|(?:九|十二|十五|\d{1,2})年(?:一贯)?制$|[\u4e00-\u9fff]{2,}城区$")
#: 甲市高级中学 is a school's name; the kind is called 普通高中.
_NAMED_SCHOOL = "高级中学"
#: What a zone is called for short: 科教城小学.
_ZONE_STEMS = ("高新", "经开")
_ZONES = frozenset({"高新园", "高新区", "经开区", "开发区", "产业园", "工业园", "科技园", "科教城", "职教城"})
#: 完善湖滨新区学校布局: schools of an area, a name only where one is built.
_AREA_ENDS = ("片区", "区域", "地区", "地块", "新区", "园区", "街道", "社区")
#: 省中等职业学校 are those of a province.
_PROVINCIAL = frozenset({"省", "自治区", "全省"})
#: 县直初中 are those that the county itself keeps.
_STANDING = frozenset({"县直", "市直", "区直", "省直", "州直", "旗直"})
#: What ends the words before 规划 where it is a verb.
_NO_PLOT = frozenset("省市县区共年将拟已要须应新总")
#: A town's plan speaks of its own 镇中心小学; 乡镇中心小学 are a kind.
_TOWN_CENTRES = frozenset({"镇中心", "乡中心"})
_SOLE_SCHOOLS = frozenset({"中学", "初级中学", "初中", "小学", "完小", "完全小学", "高中", "高级中学", "幼儿园"})


class Strength(IntEnum):
    """How much says that it is a name: `WEAK` holds only among other names or where the school is built."""

    NONE = 0
    WEAK = 1
    SOLE = 2
    NAMED = 3


#: What a head without a proper part is worth.
BY_ITSELF = {"full": Strength.NAMED, "sole": Strength.SOLE, "kind": Strength.WEAK, "short": Strength.WEAK}


def core(proper: str) -> str:
    """The proper part without the words at its end that only tell the kind (甲镇中心 → 甲); "" if all do."""
    kinds = kind_words("type")
    while proper:
        number = _NUMBERED.search(proper) if "第" in proper else None
        length = (
            len(number.group()) if number else next((n for n in (5, 4, 3, 2, 1) if proper[-n:] in kinds), 0)
        )
        if not length:
            break
        proper = proper[:-length] if length <= len(proper) else ""
    return proper


def strength_of(proper: str, form: Form, place: str) -> Strength:
    """How surely `proper` before a head of this `form` names a school, in a document of `place` ("" where unknown)."""
    if not proper:
        return BY_ITSELF.get(form.kind, Strength.NONE)
    if _tells_no_name(proper, form):
        return Strength.NONE
    if (proper in _ZONES and form.kind in ("basic", "school")) or (proper == "新" and form.kind == "short"):
        return Strength.WEAK  # 科教城小学, 新一中
    left = core(proper) or (proper if len(proper) > 2 and proper[-1] in "路街" else "")  # 文化街
    if not left and not _OLD_TOWN.fullmatch(proper):
        return _strength_without_core(proper, form)
    if len(proper) < 2 or len(left) > 14:
        return Strength.NONE
    if _is_area(proper, form, place):
        return _strength_of_area(proper, form, place)
    return _strength_with_core(proper, left, form)


def _tells_no_name(proper: str, form: Form) -> bool:
    """Whether the words are no name's at all: signs, areas, sizes, authorities, what else 高 and 初 end."""
    if form.kind == "none" or not _HANZI.fullmatch(proper) or _MEASURED.match(proper):
        return True
    if proper in kind_words("area") and form.kind not in ("sole", "named"):
        return True
    if form.surface.startswith("规划") and proper[-1] in _NO_PLOT:
        return True  # 全市共规划学校12所
    if form.kind == "pair" and proper.endswith(_AREA_ENDS):
        return True  # 城东地区中小学
    if (proper in _PROVINCIAL and form.kind == "college") or (proper in _STANDING and form.kind in ("basic", "school")):
        return True
    return form.surface in "高初" and not (_begins_with_place(proper) or proper[-1] in ADMIN or proper[-1] == "城")  # 血压血糖三高


def _strength_of_area(proper: str, form: Form, place: str) -> Strength:
    """甲县中学, 永川区小学: schools of an area, a name where it has but one of them."""
    if form.surface == _NAMED_SCHOOL and len(proper) > 2:
        return Strength.NAMED
    sole = form.surface in _SOLE_SCHOOLS if proper[-1] in SOLE_SEATS else form.surface in ("中学", "初级中学")
    if form.kind == "basic" and proper[-1] == "区" and place and (found := place_named(proper)) and not (found.full.startswith(place) or place.startswith(found.full)):
        return Strength.WEAK  # in 舟山 西城区幼儿园 is of no district
    if sole and proper[-1] in "县旗市区":
        return Strength.WEAK
    return Strength.NONE if proper[-1] in ADMIN or form.kind != "basic" else Strength.WEAK


def _strength_with_core(proper: str, left: str, form: Form) -> Strength:
    """花桥镇中心, 黄岭示范, 衡山路: a name, but for words that may be of a kind or an area; `left` is its core."""
    if proper.endswith("示范") and not (_NUMBERED.search(proper, 0, len(proper) - 2) or _begins_with_place(proper)):
        return Strength.WEAK  # 黄岭示范小学, 红色示范小学
    if (form.kind == "school" and proper.endswith(_AREA_ENDS)) or (form.kind == "basic" and proper.endswith(("片区", "区域", "地区", "地块"))):
        return Strength.WEAK
    whole = form.kind == "school" and left == proper
    if whole and len(proper) > 2 and (proper[-1] in "路街" or proper.find("附属") > 0):
        return Strength.NAMED  # 衡山路学校, 首师大附属东岭学校
    return Strength.WEAK if form.kind == "pair" or (whole and not _begins_with_place(proper)) else Strength.NAMED


def _begins_with_place(proper: str) -> bool:
    return begins_place(proper, 0, len(proper), (2, 3, 4))


def _strength_without_core(proper: str, form: Form) -> Strength:
    """区实验, 第一, 县: an authority's letter names a numbered or sole school; kinds alone are weak."""
    numbered = bool(_NUMBERED_TYPE.search(proper))
    if numbered and (_begins_with_place(proper) or proper.startswith(_ZONE_STEMS) or _NUMBERED_ZONE.fullmatch(proper)):
        return Strength.NAMED  # 公安县第一, 高新第十八, 航空城第三
    sole = form.kind in ("sole", "kind", "named", "short") or (
        form.kind == "college" and form.stage != "高校"
    )
    marked = numbered or any(word in proper for word in kind_words("weak"))
    if proper[0] in ADMIN and proper[0] not in "校镇乡" and (marked or sole):
        return Strength.NAMED
    if proper in _TOWN_CENTRES and form.stage == "小学":
        return Strength.WEAK
    if form.kind == "basic" and (proper == "实验" or _NUMBERED.fullmatch(proper)):
        return Strength.SOLE
    if proper in ("市", "区", "州") and form.surface == _NAMED_SCHOOL:
        return Strength.SOLE
    if proper in SOLE_SEATS and form.surface in _SOLE_SCHOOLS:
        return Strength.SOLE if form.surface == _NAMED_SCHOOL else Strength.WEAK
    if marked or form.kind == "sole" or (form.kind in ("college", "short") and form.surface != "大学" and len(proper) > 1):
        return Strength.WEAK
    return Strength.NONE


def _is_area(proper: str, form: Form, place: str) -> bool:
    """Whether it only says where schools of a kind are (永川区小学, 浙江学校), naming none."""
    if form.kind in ("sole", "kind", "named", "short") or (
        form.kind == "college" and form.surface not in ("大学", "学院")
    ):
        return False
    if form.stage == "特殊教育":
        return False
    found = place_named(proper)
    if not found:
        return proper[-1] in "省市区县州旗" and place.endswith(proper)
    if proper == found.name:
        return len(proper) > 2
    if form.kind == "college":
        return False
    return found.level == "province" and form.surface not in ("大学", "学院", "中学")
