"""What a body is called in full: 区教委 in 永川 is 重庆市永川区教育委员会.

A name is a seat (省, 市, 永川区, 国家) and a stem (教委, 人社局, 妇联). Stems are a field of government and a
suffix (人社 + 局, `lexicons/sectors.tsv`) or stand in `lexicons/bodies.tsv`, whose `family` says what may
stand before them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from extractors.lexicon import rows
from extractors.places import MUNICIPALITIES, Level, Place, above, place_named

Kind = Literal["named", "functional", "collective"]
Family = Literal["state", "organ", "mass", "seat", "party"]

#: What a field of government becomes a body with, and the suffix in full.
SUFFIXES = {"局": "局", "厅": "厅", "委": "委员会", "委员会": "委员会"}

#: A level in place of the place's name.
LEVELS = ("省", "自治区", "自治州", "地区", "市", "州", "盟", "区", "县", "旗", "镇", "乡", "街道", "兵团")

#: Levels whose committees of the party have departments of their own.
PARTY_LEVELS = ("省", "自治区党", "市", "州", "盟", "区", "县", "旗", "地", "兵团党")

#: A class of places, not one: 区县, 县（市、区）, 乡镇（街道）, 市、区.
TERRITORY = (
    r"(?:省、自治区、直辖市|设区的?市|地级(?:以上)?市|县级市(?!场)|自治[州县]|区县|县区|县市区|县市(?!场)|市县区?|区市县?|市州|州市|盟市|地市|市区|旗县市?区?|师市"
    r"|乡镇场|乡镇街道|镇街道|街乡镇|乡镇[街办]|镇街区|区镇街?道?|[镇乡]办(?![公理学法事])|乡镇|镇乡场?|镇街|街镇|镇场|苏木乡镇|苏木镇场?|苏木|镇村|村居|村社区?|市地"
    r"|镇|乡|街道|区|县|市|州|盟|旗|省|村|嘎查村?|社区|园区|开发区|功能区)"
)
#: What a zone's name ends in (浦口经济开发区).
ZONES = (
    r"(?:新区|高新区|经开区|开发区|园区|示范区|试验区|度假区|保税区|保税港区|综保区|合作区|功能区|片区|商务区|投资区|管理区|经济区|工业区|港区|新城|产业园)"
)
BRACKETED = r"\s?[（(][^（）()\n]{1,12}[）)](?:县|[区旗](?![级直属委]))?"
#: Behind 各乡镇、 a level that begins a body's own name is no further class: 县直各单位, 县水利局, 县委宣传部.
_BEGINS_BODY = (
    r"(?:[直级属委]|[^，。；、（）\s要应须将和与得]{2,10}?[局委](?:[要应须将会和与、，。；负牵配按统协联]|$))"
)
TERRITORIES = rf"{TERRITORY}(?:{BRACKETED})?(?:、{TERRITORY}(?!{_BEGINS_BODY})(?:{BRACKETED})?){{0,3}}"

_DETERMINED = re.compile(r"各|有关|相关|其他|其它|^(?:所有|全体|涉及)|成员单位|责任单位")
_GENERIC = re.compile(
    rf"^(?:地级(?:以上)?市|设区的?市|地方|当地|属地|所在地|基层|本级|同级|上级|下级|市属|区属|县属|省属|[省市区县旗州]直(?!属?机关(?:工委|工作委员会|党工?委|纪工?委|工会|团工?委|妇工?委)))"
    rf"|^(?:县级市|区县|县区|市县|市州|乡镇|镇街|街镇|镇乡|县市(?![场政监])|市区|旗县|盟市|苏木|嘎查|村居)|^{TERRITORY}(?:{BRACKETED}|[、和与及]{TERRITORY})"
    rf"|^(?:镇|乡|街道|村|社区)(?:人民政府|政府|办事处|党委|党工委|居委会|村委会|办)?$|^办事处$|^[区县市州旗]$|^街道办|^村（居）"
    r"|^县级以上|(?:(?:直属|派出|派驻|事业|垂管|垂直管理|工作|驻[省市区县州旗])机构|企业|敬老院|高校|院校|学校|单位|部委|团体|组织|党派)$"
    r"|^(?![省市区县州旗](?![级直属])).*医院$|^(?:财政所|派出所|司法所|卫生院|幼儿园|小学|中学)$"
)
_FUNCTION = re.compile(
    r"(?:部门|(?:督导|监督|监管|执法|救援|管理|主管|经办)机构|(?:公安|检察|审判|司法|税务|监察|纪检监察)机关)$|^.{1,6}[省市州盟区县旗]?财政$"
)
#: What stands in front of 部门 without saying which field it is for.
_FIELDLESS = re.compile(
    r"各|级|省|市|区|县|州|旗|镇|乡|街道|机关|有关|相关|其他|其它|工作|职能|责任|成员|所有|政府|人民|国家|中央|地方|直属|所属|直|属|配合|牵头|主要|涉及|和|部门"
)

_LEAGUE = re.compile(r"^(?:团(省|市|州|区|县|旗|盟)委|(?:中国)?共青团(.{1,12}?)(?:委|委员会))$")
_TOWN = re.compile(
    r"^(?P<town>[^、（(]{1,8}?(?:镇|乡|街道))"
    r"(?:(?P<office>人民政府|政府|办事处|街道办|办)|(?P<party>党委|党工委))?$"
)
_ZONE = re.compile(r"(?:管委会|管理委员会|管理局|发展中心)$")
_WRITTEN_SHORT = (
    ("高新区", "高新技术产业开发区"),
    ("经开区", "经济技术开发区"),
    ("管委会", "管理委员会"),
)

#: Bodies under the ministry's own line: the place as written goes into the ministry's name.
_VERTICAL = {
    "税务局": "国家税务总局{seat}税务局",
    "海关": "中华人民共和国{written}海关",
    "金融监管局": "国家金融监督管理总局{short}监管局",
    "证监局": "中国证券监督管理委员会{short}监管局",
    "银保监局": "中国银行保险监督管理委员会{short}监管局",
    "直机关工委": "中共{seat}直属机关工作委员会",
    "直属机关工委": "中共{seat}直属机关工作委员会",
    "政协": "中国人民政治协商会议{seat}委员会",
    "纪委": "中国共产党{seat}纪律检查委员会",
}


#: 自治区|党委|, 兵团|党委|宣传部: these committees have 党 in their name.
_PARTY_WHOLE = re.compile("(?<=自治[区州县])党委|(?<=兵团)党委")
#: 宁夏|回族自治区|, 重庆|市|: what the outposts of a ministry's line leave out of their place.
_LEVEL_ENDS = re.compile("(?:(?:壮族|回族|维吾尔)?自治区|省|(?<=..)市)$")
#: Departments of the party that a list names without their committee.
_PARTY_ALONE = frozenset({"宣传部", "组织部", "统战部", "政法委", "社会工作部", "社工部"})


class Stem(NamedTuple):
    """A stem's form in the official name, and what may stand before it."""

    official: str
    family: Family


@cache
def sectors() -> dict[str, str]:
    """Fields of government: 人社 → 人力资源和社会保障."""
    return {row["surface"]: row["official"] for row in rows("sectors")}


@cache
def stems() -> dict[str, Stem]:
    """Everything that can stand behind a seat, by surface; party departments begin with 委."""
    found = {
        word + suffix: Stem(official + full, "organ")
        for word, official in sectors().items()
        for suffix, full in SUFFIXES.items()
    }
    for row in rows("bodies", key=("family", "surface")):
        family: Family = row["family"]  # type: ignore[assignment]
        surface = "委" + row["surface"] if family == "party" else row["surface"]
        found[surface] = Stem("委" + row["official"] if family == "party" else row["official"], family)
    return found


@cache
def _longest_stem() -> int:
    return max(map(len, stems()))


@lru_cache(maxsize=8192)
def stem_of(rest: str) -> Stem | None:
    """The stem `rest`, also joined from several fields (文化广电体育局); None where it is none."""
    if len(rest) <= _longest_stem() and (found := stems().get(rest)):
        return found
    suffix = next((suffix for suffix in ("委员会", "局", "厅", "委") if rest.endswith(suffix)), "")
    fields = rest[: -len(suffix)] if suffix else ""
    if not 4 <= len(fields) <= 20 or fields_start(fields, len(fields)) != 0:
        return None
    return Stem(fields + SUFFIXES[suffix], "organ")


def fields_start(text: str, end: int, links: str = "和与") -> int:
    """Where the fields of government before `end` begin (旅游|和|文化|广电), joined by `links`; the farthest way counts."""
    known = sectors()
    best, open_ends, seen = end, [end], {end}
    while open_ends:
        at = open_ends.pop()
        step = at - 1 if at and text[at - 1] in links else at
        for first in range(step - 2, max(0, step - 12) - 1, -1):
            if first not in seen and text[first:step] in known:
                seen.add(first)
                open_ends.append(first)
                best = min(best, first)
    return best


@lru_cache(maxsize=4096)
def kind_of(name: str) -> Kind:
    """Whether `name` is one body, a function that each place has its own body for, or a group of bodies."""
    if _FUNCTION.search(name):
        field = name.removesuffix("部门")
        return "collective" if field != name and not _FIELDLESS.sub("", field) else "functional"
    if _DETERMINED.search(name) or _GENERIC.search(name):
        return "collective"
    return "named"


def is_known(name: str) -> bool:
    """Whether `name` is a seat and a known stem (市教育局, 市委编办), or a group of bodies."""
    return kind_of(name) == "collective" or any(stem_of(name[cut:]) for cut in range(min(len(name), 5)))


@lru_cache(maxsize=4096)
def official_name(name: str, place: Place | None = None) -> str:
    """The full official name of the body called `name` in a document of `place`.

    `name` itself where the text and common knowledge don't give more, and for functions and groups.
    """
    name = "".join(name.split())
    if kind_of(name) != "named":
        return name
    for known in (_stated(name), _league(name, place), _seated(name, place), _local(name, place)):
        if known:
            return known
    return name


def _stated(name: str) -> str | None:
    """Ministries and the like, whose name is whole; with what is appended to it (…长三角分中心)."""
    known = stems()
    bare = name.removeprefix("中华人民共和国")
    for end in range(len(bare), 1, -1):
        found = known.get(bare[:end])
        if found and found.family == "state":
            return found.official + bare[end:]
    return "中共中央" if name == "中央" else None


def _league(name: str, place: Place | None) -> str | None:
    """团省委, 共青团永川区委: the Youth League turns level and name round."""
    found = _LEAGUE.match(name)
    if not found:
        return None
    seat = _seat(found.group(1) or found.group(2), place)
    return f"共青团{seat}委员会" if seat else None


def _seated(name: str, place: Place | None) -> str | None:
    """A seat and a known stem; the shortest seat that leaves one."""
    bare = _PARTY_WHOLE.sub("委", name.removeprefix("中共"), count=1)
    for cut in range(1, min(len(bare), 16)):
        stem = stem_of(bare[cut:]) or (Stem("委员会", "party") if bare[cut:] in ("委", "委员会") else None)
        if not stem or not (seat := _seat(bare[:cut], place)):
            continue
        if stem.family == "party":
            return f"中共{seat}{stem.official}"
        template = _VERTICAL.get(bare[cut:], "{seat}" + stem.official)
        written = seat if bare[:cut] in LEVELS else bare[:cut]
        return template.format(seat=seat, written=written, short=_LEVEL_ENDS.sub("", seat))
    if place and bare in _PARTY_ALONE:
        return f"中共{seat_name(place)}{stems()['委' + bare].official}"
    stem = stem_of(bare)
    return seat_name(place) + stem.official if place and stem and stem.family in ("organ", "mass") else None


def _local(name: str, place: Place | None) -> str | None:
    """A division's bare name, a town or street, a zone; they belong to the document's place."""
    found = place_named(name, place)
    if found:
        return seat_name(found) + "人民政府"
    if place and (around := next((own for own in (place.full, seat_name(place), place.name) if name.startswith(own) and name != own), "")):
        name = name[len(around) :]  # 宣城市泾县|桃花潭镇人民政府
    if town := _TOWN.match(name):
        street = town["town"].endswith("街道")
        around = seat_name(place) if place and place.level == "county" else ""
        if town["party"]:
            return f"中共{around}{town['town']}{'工作' if street else ''}委员会"
        return f"{around}{town['town']}{'办事处' if street else '人民政府'}"
    level = next((level for level in LEVELS if name.startswith(level)), "")
    if level and len(name) > len(level) + 1 and (seat := _seat(level, place)):
        return seat + name[len(level) :]
    if _ZONE.search(name):
        for clipped, full in _WRITTEN_SHORT:
            name = name.replace(clipped, full)
        if not place:
            return name
        short = _seat_short(place)
        begun = name.startswith(short) or any(place_named(name[:width], place) for width in range(2, min(len(name), 12)))
        return name if begun else short + name
    return None


def _seat_short(place: Place) -> str:
    """What a zone's name begins with: 赣州, 上海, but 重庆市永川区."""
    return seat_name(place) if place.level == "county" else place.name[:-1]


def seat_name(place: Place) -> str:
    """How a body of `place` begins: 海南省, 赣州市, 达州市通川区, 重庆市永川区, 婺源县."""
    if place.level != "county":
        return place.name
    city = above(place, "city")
    if place.full.startswith(MUNICIPALITIES):
        return place.full
    return city.name + place.name if city and place.name.endswith("区") else place.name


def _seat(written: str, place: Place | None) -> str | None:
    """The seat that a level or a name stands for in a document of `place`; None where that is open."""
    if written not in LEVELS:
        found = place_named(written, place)
        return seat_name(found) if found else None
    found = _level(written, place) if place else None
    return seat_name(found) if found else None


def _level(written: str, place: Place) -> Place | None:
    """The division that 省, 市, 区 … mean for `place`."""
    if place.level == "county" and place.name.endswith(written):
        return place
    if written == "市" and place.full.startswith(MUNICIPALITIES):
        return above(place, "province")
    wanted: dict[str, Level] = {"省": "province", "自治区": "province", "区": "county", "县": "county"}
    found = above(place, wanted.get(written, "city"))
    return found if found and found.name.endswith(written) else None
