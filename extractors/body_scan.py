"""Bodies in running text: known stems with their seat; functions, groups and local bodies are read beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extractors.body_found import Found, named_at, runs_on
from extractors.body_functions import FUNCTIONS, UNITS, find_functions
from extractors.body_groups import find_groups
from extractors.body_local import FOLLOW, OFFICE, find_institutions, find_unknown
from extractors.body_names import LEVELS, PARTY_LEVELS, fields_start, stems
from extractors.body_seats import BORDER, GROUP_SEAT, NO_LEVEL, is_border, open_start, seat_start
from extractors.places import LEVEL_SIGNS, is_place_name

#: 由市领导组|成, 加强领导组|织, 市领导组|团, 县领导组|长: no group is named.
_ARRANGED = re.compile("[织建团队长]|成(?!员)")
#: Stems whose own name is free text up to the next border: 滨江新区|管委会.
_OPEN = (
    "管委会", "管委", "管理委员会", "党工委", "领导小组", "领导小组办公室", "领导组", "领导组办公室", "指挥部", "指挥部办公室", "联席会议", "联席会议办公室",
    "工作专班", "专班办公室", "委员会", "执委会", "筹委会", "组委会", "委员会办公室", "保护区管理局", "景区管理局", "风景区管理局", "灌区管理局", "水库管理局",
    "保护区管理处", "景区管理处", "湿地管理处",
)  # fmt: skip
#: 由民政部门牵头，教育、公安|等配合: behind a list of fields the word 部门 is left out.
_HELPERS = ("等配合", "等协同", "等参与", "等积极配合", "等密切配合")
#: Those that a text calls by their class alone where it gives them their duty: 领导小组办公室要….
_GROUPS = ("领导小组", "指挥部", "委员会办公室", "联席会议办公室", "专班", "工作专班")
#: Offices that may stand between a seat and its organ: 市政府|金融办, 地区行署|教育局.
_SEATED_OFFICES = ("人民政府", "政府", "行署")
#: Grass-roots offices behind a town's, street's or village's name.
_TOWN_OFFICES = (
    "人民政府", "政府", "街道办事处", "街道办", "街道党工委", "镇党委", "乡党委", "镇纪委", "乡纪委", "街道纪工委", "镇人大主席团", "乡人大主席团", "村委会", "村民委员会",
    "居委会", "社区居委会", "居民委员会", "苏木党委", "嘎查委员会",
)  # fmt: skip
#: The Youth League's committees, level between 团 and 委.
_LEAGUES = (*(f"团{level}委" for level in "省市州区县旗盟"), "共青团委")
#: A ministry line's own outpost in a place: 生态环境|平罗|分局.
_OUTPOST = "分局"
#: Posts at a border or a port are called by its name, which often is no division's (拱北海关).
_PORTS = frozenset({"海关", "出入境边防检查站", "边防检查站", "边检站"})
#: What stands before a short stem that begins in the middle of other words (合作协议, 平台联合).
_BORDERED = regex.compile(r"[^\P{Han}和与及由向各请同对以或经据按在原县]")
#: A ministry's own outpost: 国家药监局…分中心, 财政部…监管局.
_BRANCH = regex.compile(
    r"[^\P{Han}的了在和与及或对等由]{1,20}?"
    r"(?:调查总?队|分中心|监管局|监管分局|税务局|分行|中心支行|支行|专员办|办事处|督察局)"
)
#: 街道办事处（镇人民政府）: whichever a place has.
_EITHER = re.compile(r"[（(](?:乡?镇|街道)(?:人民政府|政府|办事处)[）)]")
#: An office of the party committee before it that no lexicon has: 县委|乡村振兴办.
_PARTY_PART = regex.compile(
    r"[^\P{Han}的了在是把被将由对向到给等每各要应和与、常书]{2,8}?"
    rf"(?:{OFFICE}|工委|局|领导小组(?:办公室)?|委员会(?:办公室)?){FOLLOW}"
)
#: An office of the government before it that no lexicon has: 市政府|外联服务办.
_GOVERNMENT_PART = regex.compile(rf"[^\P{{Han}}的了在是把被将由对向给等每各要应和与常书交转批承印成设召组建]{{2,6}}?(?:{OFFICE}|办公室|研究室|(?:服务|研究|接待|会议|数据|信息|指挥|管理)中心|参事室){FOLLOW}|督[办查]中心{FOLLOW}")
#: A part of a local organ, behind its name: 市生态环境局|泾源分局, 县教育局|项目办.
_PART = regex.compile(
    rf"(?:\p{{Han}}{{1,4}}[区县市旗]分局|[^\P{{Han}}和与及同由对向各省市县区要应须将成建组的]{{0,6}}?(?:分局|支队|大队|总队|专班|项目办|招生办|纪检(?:监察)?组|督导室|(?<=[^\P{{Han}}和与及各]{{2}})(?:所|科|股|处|中心|站))|办公室){FOLLOW}"
)


#: A group below a leading group: 省交通强省建设领导小组|铁路专项工作组.
_STAFF = regex.compile(r"(?!组[织长成建])[^\P{Han}的了和与及由负]{2,12}?(?:工作|专项)组")
#: A bureau of a zone's committee: 滨湖新区管委会|公共事业局.
_ZONE_PART = regex.compile(rf"[^\P{{Han}}的了在是把被将由对向从到给等每各要应和与及书副主]{{2,8}}?(?:局|办公室){FOLLOW}")

#: All who sit in a leading group or a committee, one row: `市招商工作领导小组成员单位`, 市安委会有关成员单位.
_MEMBERS = regex.compile(r"(?:各|有关|相关)?成员单位")
#: 市政协|机关, 市纪委监委|机关|党组.
_ITS_STAFF = rf"机关(?:(?=党组)|{FOLLOW})"
#: Councils whose own office is a body: 市政协办公室.
_COUNCILS = frozenset({"人大", "人大常委会", "政协"})
_COUNCIL_OFFICE = regex.compile(rf"办公[室厅]|{_ITS_STAFF}")
#: 县残疾人工作委员会|办公室在深入调研…: behind a committee's name nothing else begins so.
_COMMITTEE_OFFICE = regex.compile("办公室")
#: 县纪委监委|驻县教育局纪检监察组, 市纪委监委|机关.
_DISCIPLINE = frozenset({"纪委", "纪委监委"})
_STATIONED = regex.compile(rf"派?驻\p{{Han}}{{2,12}}?纪检(?:监察)?组|{_ITS_STAFF}")
#: A part of a headquarters: 市防指|办公室, 县森防指|抢险组.
_STAFF_PART = regex.compile(rf"办公室|{OFFICE}|各?成员单位|(?![^，。；\n]{{0,4}}各)\p{{Han}}{{0,4}}?组(?![织成建])")


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    known = stems()
    heads = [level + "委" for level in PARTY_LEVELS]
    party = [level + word for level in PARTY_LEVELS for word, stem in known.items() if stem.family == "party"]
    own = [word for word, stem in known.items() if stem.family != "party"]
    names = tuple(dict.fromkeys([*own, *heads, *party, *_OPEN, *_TOWN_OFFICES, *_LEAGUES, *FUNCTIONS, UNITS, *_HELPERS, _OUTPOST]))
    kind = Implementation.ContiguousNFA
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=kind), names


def stem_hits(text: str) -> Iterator[tuple[str, int, int]]:
    """Every known stem in `text` with its place, the longest first, left to right."""
    machine, names = _automaton()
    for index, start, end in machine.find_matches_as_indexes(text):
        yield names[index], start, end


def scan(text: str) -> list[Found]:
    """Bodies in a folded `text`, left to right, none overlapping; ground that is spoken for is masked with NUL."""
    found = list(find_groups(text))
    for word, start, end in stem_hits(text):
        found += _read(text, word, start, end)
    ends = {one.end for one in found if one.rule == "body.function"}
    found = _settled([one for one in found if not (one.rule == "body.group" and text[one.start - 1] == "等" and one.start - 1 in ends)])  # 财政、税务等|有关部门
    unknown = [*find_unknown(text, found), *find_institutions(text)]
    return _settled([*found, *unknown]) if unknown else found


def _settled(found: list[Found]) -> list[Found]:
    """Of overlapping names the longest, so `区政府有关部门` before `区政府`."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if kept and one.start < kept[-1].end:
            if one.end <= kept[-1].end or kept[-1].end - kept[-1].start >= one.end - one.start:
                continue
            kept.pop()
        kept.append(one)
    return kept


def _read(text: str, word: str, start: int, end: int) -> Iterator[Found]:
    """The body that the stem `word` at [start, end) is the end of, if it is one."""
    if word == "城管委" and text.startswith("会", end):
        word, start, end = "管委会", start + 1, end + 1  # 生态城|管委会
    if word[-1] == "部" and text.startswith("门", end):
        word, start, end = "部门", end - 1, end + 1
    if runs_on(text, word, end) or (word == "领导组" and _ARRANGED.match(text, end)):
        return
    if word in FUNCTIONS:
        yield from find_functions(text, word, start, end)
    elif word in _HELPERS:
        fields = list(find_functions(text, "部门", start, start))
        yield from fields if len(fields) > 1 and not text.startswith(("度", "式", "性", "率", "者"), end) else ()
    elif word == UNITS:
        fields = list(find_functions(text, "单位", start + 1, end))
        yield from fields if len(fields) > 1 else ()
    elif word in _OPEN:
        yield from _open(text, start, end)
    elif word == _OUTPOST:
        yield from _outpost(text, start, end)
    elif word in _LEAGUES:
        yield named_at(text, start, end, "body.league")
    elif (stem := stems().get(word)) and stem.family == "state":
        begin = start - 7 if text.startswith("中华人民共和国", max(0, start - 7)) else start
        branch = _BRANCH.match(text, end)
        yield named_at(text, begin, branch.end() if branch else end, "body.state")
    elif stem:
        yield from _seated(text, word, start, end)
    elif word in _TOWN_OFFICES:
        yield from _town(text, start, end)
    else:
        yield from _party(text, start, end)


def _seated(text: str, word: str, start: int, end: int) -> Iterator[Found]:
    """A field's or a mass organisation's body with its seat; without one where the stem may stand alone."""
    family = stems()[word].family
    if family == "organ":
        start = _fields_before(text, word, start, end)
        start -= next((len(office) for office in _SEATED_OFFICES if text.endswith(office, 0, start)), 0)
        if text.endswith("管委会", 0, start):
            start = open_start(text, start - 3, 10)
    seat = seat_start(text, start)
    if word.endswith("委员会") and seat == start and start and "\u4e00" <= text[start - 1] <= "\u9fff" and not is_border(text, start):
        yield from _open(text, end - 3, end + 3 if text.startswith("办公室", end) else end)  # 县生态|环境保护委员会
        return
    if seat == start and text[max(0, start - 1) : start] in _TOWN_SIGNS and not word.startswith(("政府", "人民")) and (town := _town_seat(text, start)) < start:
        yield named_at(text, town, end, "body.town")
        return
    if word in ("供电公司", "电力公司") and text.endswith("国网", 0, seat):
        seat -= 2
    if seat < start and text.startswith("中共", seat) and text.startswith(("党组", "党委"), end):
        yield named_at(text, seat, end + 2, "body.party")
        return
    if seat < start:
        part = _PART.match(text, end) if family == "organ" else _STAFF_PART.match(text, end) if word[-1] == "指" else None
        if family == "seat" and word in _COUNCILS:
            part = _COUNCIL_OFFICE.match(text, end)
        elif word in _DISCIPLINE:
            part = _STATIONED.match(text, end)
        elif word in _SEATED_OFFICES:
            part = _GOVERNMENT_PART.match(text, end)
        elif word.endswith(("工作委员会", "运动委员会", "安全委员会")):
            part = part or _COMMITTEE_OFFICE.match(text, end)
        part = part or _MEMBERS.match(text, end)
        yield named_at(text, seat, part.end() if part else end, f"body.{family}")
    elif word in ("人民政府", "政府", "人民武装部"):
        yield from _town(text, start, end)
    elif family == "seat" and word.startswith(("政府", "人民政府")) and is_border(text, start):
        yield named_at(text, start, end, "body.seat")._replace(bare=True)  # 政府督查室、监察局要…
    elif word in _PORTS and (begin := open_start(text, start, 4)) < start - 1 and is_border(text, begin):
        yield named_at(text, begin, end, f"body.{family}")._replace(bare=True)
    elif family != "seat" and (len(word) > 2 or not _BORDERED.search(text[max(0, start - 1) : start])):
        yield named_at(text, start, end, f"body.{family}")


#: 镇|安委会, 青山乡|应急办, 红星街道|妇联; 城镇, 城乡, 返乡, 全镇 are no town's name.
_TOWN_SIGNS = ("镇", "乡", "道")
_TOWN_SEAT = regex.compile(r"(?![全各每本我该一])[^\P{Han}了的过]{0,5}?(?:(?<![城集村小古乡])镇|(?<![城返下家镇])乡|街道)$")


def _town_seat(text: str, end: int) -> int:
    """Where the name of the town or street before `end` begins, or its level alone; `end` where none stands there."""
    whole = open_start(text, end, 6)
    short = end - (4 if text[end - 1] == "道" else 3)  # 检查了|青山镇
    return next((begin for begin in (whole, short) if (begin == short or end - begin < 6) and _TOWN_SEAT.fullmatch(text, begin, end)), end)


def _fields_before(text: str, word: str, start: int, end: int) -> int:
    """Where the fields of an organ's name begin; its stem may be a longer field's end (住房|城乡建设和交通局)."""
    if start == 0 or text[start - 1] in LEVEL_SIGNS or text[start - 1] in BORDER - {"和", "与"}:
        return start
    low = max(0, start - 16)
    first = fields_start(text[low:start], start - low) + low
    suffix = 3 if word.endswith("委员会") else 1
    whole = fields_start(text[low : end - suffix], end - suffix - low) + low
    return min(first, whole)


def _party(text: str, start: int, end: int) -> Iterator[Found]:
    """区委 and its departments; what names the place stands before and shares its last character."""
    level = next(level for level in LEVELS if text.startswith(level, start)) if text[start] != "地" else "地"
    inside = start + len(level)
    seat = seat_start(text, inside)
    if seat == inside or text[inside - 1] in "镇乡":
        seat = start
    if text[start - 1 : start] in NO_LEVEL and seat >= start > 0:
        return
    if text.startswith("中共", max(0, seat - 2)):
        seat = max(0, seat - 2)
    part = _PARTY_PART.match(text, end) if text[end - 1] == "委" else None
    yield named_at(text, seat, part.end() if part else end, "body.party")


def _outpost(text: str, start: int, end: int) -> Iterator[Found]:
    """生态环境平罗分局, 市自然资源江北分局: a field of government, a division's name, 分局."""
    width = next((w for w in range(min(8, start), 1, -1) if is_place_name(text[start - w : start])), 0)
    low = max(0, start - width - 16)
    field = fields_start(text[low : start - width], start - width - low) + low
    if not width and field < start and is_border(text, field):
        yield named_at(text, field, end, "body.outpost")._replace(bare=True)
    if width and field < start - width:
        yield named_at(text, seat_start(text, field), end, "body.outpost")


#: 县委、|县政府招商工作领导小组 is one group of both.
_COMMITTEE_BEFORE = re.compile(r"(?P<level>[省市州盟区县旗])委、$")


def _open(text: str, start: int, end: int) -> Iterator[Found]:
    """A zone's committee or a leading group, with its name of free text; `领导小组` alone is none."""
    begin = open_start(text, start, 26)
    if text[begin - 1 : begin] in ("）", ")"):
        begin = seat_start(text, begin)  # 各县（市、区）|防汛抗旱指挥部
    if text.startswith("办公室", end) and text[end - 1] in "会组部":
        end += 3
    if (committee := _COMMITTEE_BEFORE.search(text, max(0, begin - 6), begin)) and text[begin] == committee["level"] and text.startswith("政府", begin + 1):
        begin = committee.start()
    name = text[begin:end]
    if begin == start and text[start:end].startswith(_GROUPS) and is_border(text, start):
        yield named_at(text, start, end, "body.open")._replace(bare=True)
    if start - begin < (1 if _own_level(text, begin) else 2) or name.startswith("工作"):
        return
    members = _MEMBERS.match(text, end)
    levelled = _own_level(text, begin) and len(name) > 5 and (members or name.endswith("办公室"))
    if name.removesuffix("办公室").endswith("委员会") and "管理" not in name and seat_start(name, 2) == 2 and not levelled:
        return
    part = members or (_STAFF.match(text, end) if name.endswith("小组") else _ZONE_PART.match(text, end) if name.endswith("管委会") else None)
    if part:
        end = part.end()
    elif text[end : end + 2] in ("组长", "成员", "制度", "机制"):
        return
    yield named_at(text, begin, end, "body.open")._replace(bare=text.startswith("联席会议", end - 4))


def _own_level(text: str, begin: int) -> bool:
    """Whether a level stands alone at `begin` (市|领导小组)."""
    return text[begin] in LEVEL_SIGNS and (begin == 0 or text[begin - 1] not in NO_LEVEL)


#: 辖12|个|村委会, 9个行政村|一个|居委会: such bodies are counted there, none is named.
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百余多]\s?[个家]")


def _town(text: str, start: int, end: int) -> Iterator[Found]:
    """The office of a town or street; without its name the class of such offices (街道办事处)."""
    word = text[start:end]
    own = next((level for level in ("街道", "镇", "乡", "村", "社区", "居") if word.startswith(level)), "")
    if not own and text[start - 1 : start] not in ("镇", "乡", "道"):
        return
    begin = open_start(text, start, 6)
    if text[begin] in "年月日" and text[begin - 1 : begin].isdigit():
        begin += 2 if text.startswith("度", begin + 1) else 1  # 2021年|青石乡人民政府
    if text.startswith("每", begin):
        return  # 每个街道办事处
    end = both.end() if begin == start and (both := _EITHER.match(text, end)) else end
    if begin < start and (GROUP_SEAT.search(text[begin:start]) or _COUNTED.search(text, max(0, begin - 1), start)):
        return
    yield named_at(text, begin, end, "body.town")
