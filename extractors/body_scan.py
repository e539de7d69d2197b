"""Bodies in running text: known stems with their seat, functions (教育部门) and groups (各有关部门)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from extractors.body_names import (
    BRACKETED,
    LEVELS,
    PARTY_LEVELS,
    TERRITORIES,
    TERRITORY,
    ZONES,
    Kind,
    fields_start,
    kind_of,
    stems,
)
from extractors.lexicon import words
from extractors.places import is_place_name
from extractors.scanning import apart, begun_by


class Found(NamedTuple):
    """A body at [start, end); `name` has an elided head restored. A `bare` one counts only with a duty."""

    start: int
    end: int
    name: str
    kind: Kind
    rule: str
    bare: bool = False


#: Stems whose own name is free text up to the next border: 滨江新区|管委会.
_OPEN = (
    "管委会", "管委", "管理委员会", "党工委", "领导小组", "领导小组办公室", "指挥部", "指挥部办公室", "联席会议", "联席会议办公室",
    "工作专班", "委员会", "委员会办公室", "保护区管理局", "景区管理局", "风景区管理局", "灌区管理局", "水库管理局",
    "保护区管理处", "景区管理处", "湿地管理处",
)  # fmt: skip
#: Those that a text calls by their class alone where it gives them their duty: 领导小组办公室要….
_GROUPS = ("领导小组", "指挥部", "委员会办公室")
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
_FUNCTIONS = ("部门", "督导机构", "监督机构", "监管机构", "执法机构", "机关")
_OF_MANY = re.compile("[省区市县州盟旗]、$")
#: 财政、民政|等单位|: behind a list of fields a unit is a function too.
_UNITS = "等单位"
#: Only these organs are called 机关 by their function; 党政机关 and 行政机关 are everyone.
_ORGANS = ("纪检监察", "司法行政", "公安", "检察", "审判", "司法", "税务", "监察", "审计", "市场监管")

#: A longer word that goes on where the body's name ends: 教育局长, 教育部门, 市委托, 政府采购.
_RUNS_ON = {
    "局": ("长", "面", "部", "限", "势", "中", "域", "级"),
    "部": ("门", "分", "队", "署", "位", "件", "落", "长"),
    "委": ("托", "员", "党校"),
    "办": tuple("学理法公事好园医案结件证展"),
    "厅": ("长", "级"),
    "府": ("性", "采购", "购买", "引导基金", "投资", "补贴", "补助", "专项债", "债", "网站", "门户", "公报",
          "驻地", "所在地", "举债", "主导", "指导价", "定价"),
    "指": ("标", "南", "数", "导", "挥", "定", "出", "引", "示"),
    "关": ("特殊", "监管", "注册", "系"),
    "会": ("议", "员", "长"),
}

_NO_SEAT = frozenset("、，。；：（(“《的和与及由 \n\0")
#: A level behind these is part of another word: 城市, 社区, 全区.
_NO_LEVEL = "城社园全辖小景片老校厂矿营战山郊湖灾牧林库跨超都新发试示保度闹街商务集"
_LEVELS = frozenset("省市州盟区县旗")
#: What a name stands behind: a mark, or a word that takes a body.
_BORDER = frozenset("\n\t 、，。；：（(|“”和与由及请经报向对在使让为\0")
_LEVEL = regex.compile(r"(?:新疆生产建设兵团|第[一二三四五六七八九十]{1,3}师(?:\p{Han}{2,4}市)?|师市|自治区|自治州|地区|兵团|省|市|州|盟|区|县|旗)$")
_ZONE = regex.compile(rf"{ZONES}$")
_GROUP_SEAT = regex.compile(
    rf"(?:各(?:有关|相关|级)?(?:{TERRITORIES})?|(?:有关|相关){TERRITORIES}|(?:所|属地?|上级|下级)?"
    rf"(?:区县|县区|市县|市州|县市区|乡镇|镇街|街镇|{TERRITORY}{BRACKETED}|{TERRITORY}、{TERRITORY}))$"
)
#: Words that end before an open name begins.
_BEFORE_OPEN = regex.compile(
    r".*(?:简称|当地|属地|辖区|由|经(?![开济信贸发营管])|会同|联合|(?<![立建由向报在、，][省市区县州旗])(?:支持|推动|推进|协调|加强)|指导|督促|督导|依托|按照|根据|以及|要求|鼓励|调整|受|向|对|与|和"
    r"|及|将|在地?|为|报|等|的|是|并|或|请|成立|组建|建立|设立|完善|健全|发挥|强化|纳入|明确|充分|落实|贯彻|执行|组织|加快|成为|给|把|从|到|至|负责|其中|同时|配合|协助|召开|作为)"
)
#: What stands before a short stem that begins in the middle of other words (合作协议, 平台联合).
_BORDERED = regex.compile(r"[^\P{Han}和与及由向各请同对以或经据按在原县]")
#: A ministry's own outpost: 国家药监局…分中心, 财政部…监管局.
_BRANCH = regex.compile(
    r"[^\P{Han}的了在和与及或对等由]{1,20}?"
    r"(?:调查总?队|分中心|监管局|监管分局|税务局|分行|中心支行|支行|专员办|办事处|督察局)"
)
#: 街道办事处（镇人民政府）: whichever a place has.
_EITHER = re.compile(r"[（(](?:乡?镇|街道)(?:人民政府|政府|办事处)[）)]")
_HAN = regex.compile(r"[\p{Han}“”（）()·]")

_GROUP = re.compile(
    rf"""
    (?:[省市区县州]委、?|(?:(?:中央|[中省部市]{{1,2}}[属直]?)(?:[、和][省市]{{1,2}}[属直]?)?)?驻(?=[省市区县州旗]))?
    (?:国家|中央|全?[省市区县州旗](?:级|直|属|人民政府|政府|委)?|自治区[级直属]?|政府|镇街|各级|各地|上级|本级)?
    (?:各级|各|有关|相关|职能|责任|参会|参建|成员|牵头|直属|其他|其它|所有|所属|涉及){{1,4}}
    (?:行业|职能|主管|业务|政府|行政|监管|责任|直属|成员|党政|[省市区县旗]级|专业|相关|有关|配合|牵头|项目|实施|帮扶|包保){{0,4}}
    (?:部委|委、办、局|委办局|委办|部门|处室|(?<!事业)单位|民主党派|人民团体|群团组织|党组织(?=要|应))
    |各?村[（(](?:居|社区)[）)]民?委员?会|各(?:行政)?(?:村(?:[（(](?:社区|居)[）)])?|社区|村居)(?:(?:“两委”|两委(?!”))(?!班子|成员|干部|换届|负责[人同])|党支部|党组织|委会|居?民委员会)|村(?:[（(](?:社区|居)[）)])?(?:“两委”|两委(?!”))(?!班子|成员|干部|换届|负责[人同])|[省市区县](?:级|直)部门|政府部门
    |(?:各地级以上市|各|有关|相关|属地|所在地?|当地|地方|县级以上地方|县级以上|[省市县区乡]级|地方各级|各级|各地
       |基层|本级|同级|上级){{0,4}}
     (?:{TERRITORIES})?(?:两级|三级)?(?P<party>党委(?:和|、)?)?(?P<office>人民政府|政府)(?:（[^（）]{{1,8}}）)?
    |各(?:有关|相关)?{TERRITORIES}(?:(?:党委|委)(?:组织部|宣传部|统战部|政法委|编办|网信办|农办)|党委(?:办公室)?|党工委|办事处|居委会|村委会|管委会|管理委员会)
    |(?:各|有关|相关|乡镇|镇街?|街镇|乡)(?:有关|相关)?街道(?:办事处|办(?!公|理|学|事)|党工委)
    |(?:(?:各|各?属地)(?:有关|相关|基层)?(?:{TERRITORIES}|地区|团场|园区|开发区|功能区|(?:行政)?村[（(](?:社区|居)[）)]|(?:派出|司法|财政|税务|市场监管|自然资源|应急管理)所)|(?<=[，。；：\n ])(?:乡镇|镇|乡|街道)[（(](?:街道|镇|乡|办)[）)])(?P<bare>(?!人民政府|政府|党委|教|[级类域块位片内间方种项实])(?=.?))
    """,
    re.X,
)
_GROUP_START = begun_by(
    "各有相其属所当地省市县区乡镇街村职责成部上基牵配",
    r"(各|有关|相关|其他|其它|牵头|配合(?=单位|部门)|属地|所在|当地|地方|[省市县区乡]级|村“?两委|(?:[村县区市]|乡镇|(?<=，)[镇乡]|街道)[（(]|区县|县区|乡镇|镇街|街镇|镇乡"
    r"|市县|市州|[省市州]、?[县区旗]两级|职能|责任|成员|部门|上级|基层)",
)
_FIELD_TAIL = regex.compile(r"(?:行政主管|行政审批|行政执法|综合执法|行政|主管|监管|执法|督导|管理|监督)$")
#: What a group's name may begin with before that: 市政府|各部门, 国家|有关部委.
_GROUP_FIRST = frozenset("省市区县州旗国中全自政镇上本驻")
#: The last character of what a group's name may begin with.
_GROUP_BEFORE = frozenset("省市区县州旗委、家央级直属府治街各地关能任员头他它有及全")
_FUNCTION_SEAT = regex.compile(
    r"(?:[县市区][（(][市县区、]{1,5}[）)]级|[省市区县](?:人民)?政府|各级|各地|属地|当地|上级|国家|所在地|县级以上|[省市县区]级)$"
)
#: 财政、人社|、编办、妇联等|部门: bodies by their own names stand behind the fields.
_OWN_NAMES = r"(?:[、和](?:编委?办|妇联|残联|团[市县区]?委|共青团|总?工会|工商联|科协|红十字会|文联|侨联|关工委|文明办|网信办|法院|检察院|供电|[\u4e00-\u9fff]{2,3}[办局]))*"
_AMONG = regex.compile(_OWN_NAMES + r"等(?:有关|相关|多个|各|行业|职能|多|主管|行政)*$")
#: 财政、民政|、妇联、残联等|单位: mass organisations stand behind the fields.
_AMONG_UNITS = re.compile(_OWN_NAMES + "等$")
_JOINT = regex.compile(r"(?:、|和|与|及|以及|，)$")
#: A local organ that no lexicon has, between borders: 、县矿管局、 县茶管委 市攻坚办 县房产服务中心. Not 格局, 举办, 常委.
_UNKNOWN_START = re.compile(
    r"[省市区县州旗盟](?<![^\s|、，。；：（(和与由及请经报向同合立在\0].)(?![场域级内外情属直上下里中辖镇委容]|城(?![市管乡投建])|民(?![政族宗营])|政(?![务府协法研数]))"
)
_FOLLOW = (
    r"(?=[\s|、，。；：）)\0]|（(?:以下)?简称|的(?:协助|帮助|配合|支持|技术指导|协同)下|设[立置在]|[和与及](?=[省市区县州旗盟各])|要|应|须|将|负责|负总责|主要|加大|牵头|参与|协同|协助|统筹|组织|共同|按|依|等|为|承担|每|严格|落实|具体|开展|制定"
    r"|做好|联合|分别|分工|会同|配合|完成|完善|定期|加强|指导|积极|主动|适时|在\d|于\d|审核|复核|审批|受理|发放|拨付|报送|上报|报告|引导|督促|建立|健全|推动"
    r"|推[进行]|抓好|实[施行]|汇总|考核|约谈|通报|提供|办理|受理|承[办建]|参加|支持|保障|安排|强化|深化|优化|探索|跟进|发挥|公[开布]|研究|出台|选派|依法|及时|全面|全程|认真|结合|对|向|把|$)"
)
#: 举办, 兴办 and 主办 are done, not an office; 乡村振兴办 is one.
_OFFICE = r"(?<![举主承督协创开筹公民经代停新合复引政校自急领联]|(?<!振)兴)办"
_UNKNOWN = regex.compile(
    rf"""
    .[^\P{{Han}}的了在是把被将由对向从到至给等每各要应须可所并或以了]{{1,16}}?
    (?:(?<![格布全大结开棋定变时政战僵残危])[局厅]
       |{_OFFICE}|办公室
       |(?<![常党团纪政居村编工军各部])委|(?<!家长|业主|村民|居民|学生|职工|专业|常务)委员会
       |(?P<loose>(?<!职教|教育|培训|活动|健身|文化|购物|物流|商贸|医疗|体育|会展|创新|医学|教学|实训|展览|艺术|消费|制造|贸易|研学)中心
          |[管理测广文保肥疫检监农牧技]站|公司|集团|协会|联社|公路段|养护段|考试院|科院|研究院|研室|研究室|调查队|管理[处所站]|监督所|推广站|监测站|水文站|气象台|电视台|乌兰牧骑)
       |(?:支队|大队|总队|指挥部|专班))
    {_FOLLOW}
    |[省市区县州旗](?:(?P<loose>水文站|气象台|电视台|乌兰牧骑)|指挥部|专班){_FOLLOW}
    """,
    regex.X,
)
_SECOND = re.compile(r"[和与及、][省市区县州旗盟]")
#: An office of the party committee before it that no lexicon has: 县委|乡村振兴办.
_PARTY_PART = regex.compile(
    r"[^\P{Han}的了在是把被将由对向到给等每各要应和与、常书]{2,8}?"
    rf"(?:{_OFFICE}|工委|局|领导小组(?:办公室)?|委员会(?:办公室)?){_FOLLOW}"
)
#: A part of a local organ, behind its name: 市生态环境局|泾源分局, 县教育局|项目办.
_PART = regex.compile(
    rf"(?:\p{{Han}}{{2,4}}[区县市旗]分局|[^\P{{Han}}和与及同由对向各省市县区要应须将成建组的]{{0,6}}?(?:分局|支队|大队|总队|专班|项目办|招生办|纪检(?:监察)?组|督导室|(?<=[^\P{{Han}}和与及各]{{2}})(?:所|科|股|处|中心|站))|办公室){_FOLLOW}"
)


#: All who sit in a leading group, one row: `市招商工作领导小组成员单位`.
_MEMBERS = re.compile(r"(?:各|有关)?成员单位")
#: Councils whose own office is a body: 市政协办公室.
_COUNCILS = frozenset({"人大", "人大常委会", "政协"})
_COUNCIL_OFFICE = regex.compile(r"办公[室厅]|机关(?=[、，。；]|党组)")
#: 县纪委监委|驻县教育局纪检监察组.
_DISCIPLINE = frozenset({"纪委", "纪委监委"})
_STATIONED = regex.compile(r"派?驻\p{Han}{2,12}?纪检(?:监察)?组")
#: A part of a headquarters: 市防指|办公室, 县森防指|抢险组.
_STAFF_PART = regex.compile(r"办公室|各?成员单位|(?![^，。；\n]{0,4}各)\p{Han}{0,4}?组(?![织成建])")
#: Another institution of a place: a firm or bank branch with the place's name, a group of clinics or homes. Rows only
#: where they share a duty with a body beside them.
_ENTERPRISE_END = re.compile(rf"(?:公司|支行|分行|集团|联社){_FOLLOW}")
_ENTERPRISE_HEAD = regex.compile(
    r"(?:^|[，。；、：\n由）)])(?P<brand>国网|中国(?:移动|联通|电信|铁塔|邮政|石油|石化)|(?:中国)?(?:农业|工商|建设|交通)银行"
    r"|农发行|中国银行)?(?P<name>\p{Han}{2,17})$"
)
_PLAIN = regex.compile(r"[^\P{Han}的了在是把被将由对向从到至给等每各要应须可所并或以和与及]{0,10}")
#: Words that charge whoever stands right before them with a duty.
_CHARGED = r"(?:负责(?!人|同志)|牵头(?!单位|部门)|配合(?!单位|部门)|按职责|重点做好|要(?![求素件点闻是么])|须|应(?![急用届对收付当])|应当)"
#: 由江南区负责, 高新区要…: a division or a zone by its name.
_DIVISION_END = re.compile(rf"[区县市旗州](?={_CHARGED})")
_DIVISION_REACH = 12
#: Towns that are called by their bare names and told their duty: `清溪镇、白马乡负责征地`; not 特色小镇.
_TOWN_END = re.compile(rf"[镇乡街](?:(?<=街)道|(?<!街))(?=(?:（[^（）\n]{{2,16}}）)?{_CHARGED})")
_TOWN_HEAD = regex.compile(
    r"(?:^|[，。；：、和\n由])(?P<name>(?!各|有关|相关|所属)(?:[^\P{Han}的了在是把将各和与及由]{1,4}|\p{Han}和|和\p{Han})"
    r"(?:(?<![乡集小古强心点制级街市全本该个此范般境星色业工农名])(?<!城)镇|(?<=[\u4e00-\u9fff]新)城镇|(?<=[，。；：、和\n由][^小各大县中新老全型每])城镇|(?<![城下返老家])乡|街道))$"
)
#: An office of a town or street that no lexicon has: 镇建设局, 乡综合执法大队, 街道平安办; one of a line's own on the spot: 市场监管所.
_TOWN_PART = regex.compile(
    rf"""
    (?:(?<=^|[\s|、，。；：（(和与由及请经向])(?:镇|乡|街道|(?:高新|经开|开发|示范|合作)区)(?![镇村街乡域级区容道土亲情]|办事处|党[委工])
       [^\P{{Han}}的了在是把被将由对向从到至给等每各要应须可所并或以和与及]{{1,6}}?(?:和[^\P{{Han}}的各]{{2,5}}?)?
       (?:(?P<firm>局|办公室|派出所|司法所)|{_OFFICE}|(?<=党政)办|部|中心|[中大]队|[所站])
      |(?<=^|[\s|、，。；：（(由及请经])
       (?:市场监督管理|市场监管|自然资源|国土资源|公安派出|派出|司法|财政|税务|交警|城管|综合执法|综合行政执法|应急消防|卫生监督)(?:所|[中大]队|分局))
    {_FOLLOW}
    """,
    regex.X,
)
#: What one of these begins with, and what it begins behind.
_TOWN_PART_START = re.compile(r"[镇乡街高经开示合市自国公派司财税交城综应卫](?:(?<=[\s|、，。；：（(和与由及请经向].)|(?<=\A.))")
_INSTITUTIONS = regex.compile(
    rf"各(?:{TERRITORIES})?(?:公立|民办)?(?:卫生院|社区卫生服务中心|医疗机构|养老机构|敬老院|供电所|供水企业|用人单位|金融机构)"
    r"(?=按|要|应|须|将|负责|配合|做好|落实|开展|定期|每)"
)

def _institutions(text: str) -> Iterator[Found]:
    """Enterprises of a place, towns by their bare names and groups of institutions; each is sought from its end."""
    for end in _ENTERPRISE_END.finditer(text):
        head = _ENTERPRISE_HEAD.search(text, max(0, end.start() - 24), end.start())
        if head and _begins_with_place(head["name"]):
            start = head.start("brand") if head["brand"] else head.start("name")
            yield _named(text, start, end.end(), "body.enterprise")._replace(bare=True)
    for end in _TOWN_END.finditer(text):
        at = end.end()
        while town := _TOWN_HEAD.search(text, max(0, at - 8), at):
            yield _named(text, *town.span("name"), "body.town")
            at = town.start("name") - 1
    for end in _DIVISION_END.finditer(text):
        at = end.end()
        while width := next((w for w in range(min(_DIVISION_REACH, at), 2, -1) if is_border(text, at - w) and _is_division(text[at - w : at])), 0):
            yield _named(text, at - width, at, "body.place")._replace(bare=True)
            if text[at - width - 1 : at - width] != "、":
                break
            at -= width + 1
    done = 0
    for first in _TOWN_PART_START.finditer(text):
        part = _TOWN_PART.match(text, first.start()) if first.start() >= done else None
        if part:
            done = part.end()
            yield _named(text, *part.span(), "body.town_part")._replace(bare=part["firm"] is None)
    for hit in _INSTITUTIONS.finditer(text):
        yield Found(*hit.span(), hit.group(), "collective", "body.institutions", bare=True)


_ZONE_ALONE = frozenset({"高新区", "经开区", "度假区", "综保区", "保税区"})


def _is_division(name: str) -> bool:
    """Whether `name` is a division's, or that of a zone of one (江南经济开发区, 经开区)."""
    if is_place_name(name) or name in _ZONE_ALONE:
        return True
    zone = _ZONE.search(name)
    return zone is not None and any(is_place_name(name[:width]) and bool(_PLAIN.fullmatch(name, width)) for width in range(2, min(len(name) - 2, 6)))


def _begins_with_place(name: str) -> bool:
    """Whether `name` is a place and then plain words of a firm's name (梨树|城市投资)."""
    widths = range(2, min(len(name), 7) + 1)
    return any(is_place_name(name[:width]) and bool(_PLAIN.fullmatch(name, width)) for width in widths)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    known = stems()
    heads = [level + "委" for level in PARTY_LEVELS]
    party = [level + word for level in PARTY_LEVELS for word, stem in known.items() if stem.family == "party"]
    own = [word for word, stem in known.items() if stem.family != "party"]
    names = tuple(dict.fromkeys([*own, *heads, *party, *_OPEN, *_TOWN_OFFICES, *_LEAGUES, *_FUNCTIONS, _UNITS, _OUTPOST]))
    kind = Implementation.ContiguousNFA
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=kind), names


def stem_hits(text: str) -> Iterator[tuple[str, int, int]]:
    """Every known stem in `text` with its place, the longest first, left to right."""
    machine, names = _automaton()
    for index, start, end in machine.find_matches_as_indexes(text):
        yield names[index], start, end


def is_border(text: str, at: int) -> bool:
    """Whether a name may begin at `at`: at the start, behind a mark or a word that takes a body."""
    return at <= 0 or text[at - 1] in _BORDER


def scan(text: str) -> list[Found]:
    """Bodies in a folded `text`, left to right, none overlapping; ground that is spoken for is masked with NUL."""
    found = list(_groups(text))
    for word, start, end in stem_hits(text):
        found += _read(text, word, start, end)
    found = _settled(found)
    unknown = [*_unknown(text, found), *_institutions(text)]
    return _settled([*found, *unknown]) if unknown else found


def _unknown(text: str, found: list[Found]) -> Iterator[Found]:
    """Names of a local organ's form that hold no other body but their own end; a company counts only with a duty."""
    ends = sorted(one.end for one in found)
    starts = {one.start for one in found}
    for border in _UNKNOWN_START.finditer(text):
        start = border.start()
        hit = None if start in starts else _UNKNOWN.match(text, start)
        if hit and not _SECOND.search(hit.group()) and bisect_right(ends, hit.end() - 1) == bisect_right(ends, hit.start()):
            yield _named(text, *hit.span(), "body.unknown")._replace(bare=hit["loose"] is not None)


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
    if word[-1] == "部" and text.startswith("门", end):
        word, start, end = "部门", end - 1, end + 1
    if _runs_on(text, word, end):
        return
    if word in _FUNCTIONS:
        yield from _functions(text, word, start, end)
    elif word == _UNITS:
        fields = list(_functions(text, "单位", start + 1, end))
        yield from fields if len(fields) > 1 else ()
    elif word in _OPEN:
        yield from _open(text, start, end)
    elif word == _OUTPOST:
        yield from _outpost(text, start, end)
    elif word in _LEAGUES:
        yield _named(text, start, end, "body.league")
    elif (stem := stems().get(word)) and stem.family == "state":
        begin = start - 7 if text.startswith("中华人民共和国", max(0, start - 7)) else start
        branch = _BRANCH.match(text, end)
        yield _named(text, begin, branch.end() if branch else end, "body.state")
    elif stem:
        yield from _seated(text, word, start, end)
    elif word in _TOWN_OFFICES:
        yield from _town(text, start, end)
    else:
        yield from _party(text, start, end)


def _runs_on(text: str, word: str, end: int) -> bool:
    """Whether what stands at `end` makes another word of it (教育局|长, but not 税务总局|长沙市 or 河长办)."""
    if not text.startswith(_RUNS_ON.get(word[-1], ()), end):
        return False
    return text[end] != "长" or not any(is_place_name(text[end : end + width]) for width in (2, 3, 4))


def _named(text: str, start: int, end: int, rule: str) -> Found:
    name = "".join(text[start:end].split())
    return Found(start, end, name, kind_of(name), rule)


def _seated(text: str, word: str, start: int, end: int) -> Iterator[Found]:
    """A field's or a mass organisation's body with its seat; without one where the stem may stand alone."""
    family = stems()[word].family
    if family == "organ":
        start = _fields_before(text, word, start, end)
        start -= next((len(office) for office in _SEATED_OFFICES if text.endswith(office, 0, start)), 0)
        if text.endswith("管委会", 0, start):
            start = _open_start(text, start - 3, 10)
    seat = seat_start(text, start)
    if word.endswith("委员会") and seat == start and start and "\u4e00" <= text[start - 1] <= "\u9fff" and not is_border(text, start):
        yield from _open(text, end - 3, end + 3 if text.startswith("办公室", end) else end)  # 县生态|环境保护委员会
        return
    if word == "供电公司" and text.endswith("国网", 0, seat):
        seat -= 2
    if seat < start:
        part = _PART.match(text, end) if family == "organ" else _STAFF_PART.match(text, end) if word[-1] == "指" else None
        if family == "seat" and word in _COUNCILS:
            part = _COUNCIL_OFFICE.match(text, end)
        elif word in _DISCIPLINE:
            part = _STATIONED.match(text, end)
        yield _named(text, seat, part.end() if part else end, f"body.{family}")
    elif word in ("人民政府", "政府", "人民武装部"):
        yield from _town(text, start, end)
    elif word in _PORTS and (begin := _open_start(text, start, 4)) < start - 1 and is_border(text, begin):
        yield _named(text, begin, end, f"body.{family}")._replace(bare=True)
    elif family != "seat" and (len(word) > 2 or not _BORDERED.search(text[max(0, start - 1) : start])):
        yield _named(text, start, end, f"body.{family}")


def _fields_before(text: str, word: str, start: int, end: int) -> int:
    """Where the fields of an organ's name begin; its stem may be a longer field's end (住房|城乡建设和交通局)."""
    if start == 0 or text[start - 1] in _LEVELS or text[start - 1] in _BORDER - {"和", "与"}:
        return start
    low = max(0, start - 16)
    first = fields_start(text[low:start], start - low) + low
    suffix = 3 if word.endswith("委员会") else 1
    whole = fields_start(text[low : end - suffix], end - suffix - low) + low
    return min(first, whole)


def seat_start(text: str, end: int) -> int:
    """Where the seat before `end` begins: 省, 永川区, 各区县, 两江新区; `end` where nothing is one."""
    if end == 0 or text[end - 1] in _NO_SEAT:
        return end
    if (text[end - 1] in _LEVELS or text[end - 1] == "师") and (end == 1 or text[end - 2] in _BORDER):
        return end - 3 if end > 2 and text[end - 2] in "和与" and is_place_name(text[end - 3 : end]) else end - 1
    low = max(0, end - 24)
    before = text[low:end]
    if group := _GROUP_SEAT.search(before):
        return low + group.start()
    at = end
    while width := next((w for w in range(min(12, at), 1, -1) if is_place_name(text[at - w : at])), 0):
        at -= width
    if text.startswith("会同", at) and (at and text[at - 1] not in "\n（("):
        at = min(at + 2, end)  # a county's name, but inside a sentence it joins the next body
    if at < end:
        return at - 2 if text.startswith("中共", max(0, at - 2)) else at
    if _ZONE.search(before):
        return _open_start(text, end, 10)
    level = _LEVEL.search(before)
    if not level:
        return end
    start = low + level.start()
    return end if len(level.group()) == 1 and text[start - 1 : start] in _NO_LEVEL and start else start


def _party(text: str, start: int, end: int) -> Iterator[Found]:
    """区委 and its departments; what names the place stands before and shares its last character."""
    level = next(level for level in LEVELS if text.startswith(level, start)) if text[start] != "地" else "地"
    inside = start + len(level)
    seat = seat_start(text, inside)
    if seat == inside or text[inside - 1] in "镇乡":
        seat = start
    if text[start - 1 : start] in _NO_LEVEL and seat >= start > 0:
        return
    if text.startswith("中共", max(0, seat - 2)):
        seat = max(0, seat - 2)
    part = _PARTY_PART.match(text, end) if text[end - 1] == "委" else None
    yield _named(text, seat, part.end() if part else end, "body.party")


def _open_start(text: str, end: int, limit: int) -> int:
    """Where a name of free text that ends at `end` begins: behind the last border or preposition."""
    low = end
    while low > max(0, end - limit) and _HAN.match(text[low - 1]):
        low -= 1
    run = text[low:end]
    for mark in "）)”":
        if mark in run and {"）": "（", ")": "(", "”": "“"}[mark] not in run:
            low, run = low + run.rfind(mark) + 1, run[run.rfind(mark) + 1 :]
    for mark in "（(“":
        if mark in run and {"（": "）", "(": ")", "“": "”"}[mark] not in run:
            low, run = low + run.rfind(mark) + 1, run[run.rfind(mark) + 1 :]
    cut = _BEFORE_OPEN.match(run)
    return low + cut.end() if cut else low


def _outpost(text: str, start: int, end: int) -> Iterator[Found]:
    """生态环境平罗分局, 市自然资源江北分局: a field of government, a division's name, 分局."""
    width = next((w for w in range(min(8, start), 1, -1) if is_place_name(text[start - w : start])), 0)
    low = max(0, start - width - 16)
    field = fields_start(text[low : start - width], start - width - low) + low
    if not width and field < start and is_border(text, field):
        yield _named(text, field, end, "body.outpost")._replace(bare=True)
    if width and field < start - width:
        yield _named(text, seat_start(text, field), end, "body.outpost")


#: 县委、|县政府招商工作领导小组 is one group of both.
_COMMITTEE_BEFORE = re.compile(r"(?P<level>[省市州盟区县旗])委、$")


def _open(text: str, start: int, end: int) -> Iterator[Found]:
    """A zone's committee or a leading group, with its name of free text; `领导小组` alone is none."""
    begin = _open_start(text, start, 26)
    if (committee := _COMMITTEE_BEFORE.search(text, max(0, begin - 6), begin)) and text[begin] == committee["level"] and text.startswith("政府", begin + 1):
        begin = committee.start()
    name = text[begin:end]
    if begin == start and text[start:end].startswith(_GROUPS) and is_border(text, start):
        yield _named(text, start, end, "body.open")._replace(bare=True)
    if start - begin < 2 or name.startswith("工作"):
        return
    if name.removesuffix("办公室").endswith("委员会") and "管理" not in name and seat_start(name, 2) == 2:
        return
    if members := _MEMBERS.match(text, end):
        end = members.end()
    elif text[end : end + 2] in ("组长", "成员", "制度", "机制"):
        return
    yield _named(text, begin, end, "body.open")._replace(bare=text.startswith("联席会议", end - 4))


def _town(text: str, start: int, end: int) -> Iterator[Found]:
    """The office of a town or street; without its name the class of such offices (街道办事处)."""
    word = text[start:end]
    own = next((level for level in ("街道", "镇", "乡", "村", "社区", "居") if word.startswith(level)), "")
    if not own and text[start - 1 : start] not in ("镇", "乡", "道"):
        return
    begin = _open_start(text, start, 6)
    if text.startswith("每", begin):
        return  # 每个街道办事处
    end = both.end() if begin == start and (both := _EITHER.match(text, end)) else end
    if begin < start and _GROUP_SEAT.search(text[begin:start]):
        return
    yield _named(text, begin, end, "body.town")


def _functions(text: str, word: str, start: int, end: int) -> Iterator[Found]:
    """教育部门, 县（区）民政部门, 教育、卫生等部门: one row for each field, the elided head restored."""
    low = max(0, start - 96)
    window = text[low:start]
    among = (_AMONG_UNITS if word == "单位" else _AMONG).search(window)
    head = window[: among.start()] if among else window
    at = low + len(head)
    loose = word in ("部门", "单位")
    tail = _FIELD_TAIL.search(head) if _field(text, at, word, loose) == at else None
    at -= len(tail.group()) if tail else 0
    function = (tail.group() if tail else "") + word
    fields: list[tuple[int, int]] = []
    while True:
        first = _field(text, at, word, loose)
        if first == at:
            break
        fields.append((first, at))
        joint = _JOINT.search(text, max(low, first - 2), first)
        if not joint or (joint.group() == "，" and not is_border(text, _field(text, joint.start(), word, loose))):
            break
        at = joint.start()
    if not fields:
        return
    begin = _function_seat(text, fields[-1][0])
    if fields[-1][0] - begin > 1 and _OF_MANY.search(text, max(0, begin - 2), begin):
        begin = fields[-1][0]  # 各省、自治区、直辖市、兵团|教育、科技主管部门
    seat = text[begin : fields[-1][0]]
    for number, (first, last) in enumerate(reversed(fields)):
        own = begin if number == 0 else first
        closing = number == len(fields) - 1 and not among
        name = "".join((seat + text[first:last] + function).split())
        yield Found(own, end if closing else last, name, "functional", "body.function")


def _field(text: str, end: int, word: str, loose: bool) -> int:
    """Where the field of government that ends at `end` begins; `end` where none does."""
    if word == "机关":
        return next((end - len(name) for name in _ORGANS if text.endswith(name, 0, end)), end)
    first = fields_start(text[max(0, end - 24) : end], min(end, 24), links="") + max(0, end - 24)
    if first == end and loose:
        known = words("fields")
        return next(end - len(name) for name in known if text.endswith(name, 0, end)) if text.endswith(known, 0, end) else end
    return first


def _function_seat(text: str, end: int) -> int:
    """The start of what says where: 各区, 县（区）, 市, 区政府, 属地."""
    begin = seat_start(text, end)
    if begin == end and (hit := _FUNCTION_SEAT.search(text[max(0, end - 10) : end])):
        begin = end - len(hit.group())
    return begin


def _groups(text: str) -> Iterator[Found]:
    """Groups of bodies: 各有关部门, 市政府各委、办、局, 各县（市、区）人民政府, 乡镇政府."""
    done = 0
    for hint in apart(_GROUP_START, text):
        if hint.start() < done:
            continue
        begin = hint.start()
        hit = _GROUP.match(text, begin)
        if begin and text[begin - 1] in _GROUP_BEFORE:
            for back in range(min(8, begin - done), 0, -1):
                wider = text[begin - back] in _GROUP_FIRST and _GROUP.match(text, begin - back)
                if wider and wider.end() > begin:
                    hit, begin = wider, begin - back
                    break
        if not hit or hit.end() - begin < 2:
            continue
        yield from _group(text, begin, hit)
        done = hit.end()


def _group(text: str, start: int, hit: re.Match[str]) -> Iterator[Found]:
    end = hit.end()
    name = "".join(text[start:end].split())
    if hit["office"] and name in ("政府", "人民政府", "党委政府", "党委和政府", "党委、政府"):
        return
    if hit["office"] and len(name) <= 5 and name[0] in "省市区县州" and name[1:] in ("政府", "人民政府"):
        return
    if hit["office"] and _runs_on(text, name, end):
        return
    heading = name.startswith(("责任", "牵头", "配合"))
    if heading and (end == len(text) or text[end] in " \u3000|\t\n:：、）)"):
        return
    yield Found(start, end, name, "collective", "body.group", bare=heading or hit["bare"] is not None)
