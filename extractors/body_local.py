"""Bodies of a place that no lexicon has: its offices by their form, its towns, zones, firms and clinics by their duty."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import regex

from extractors.body_found import Found, named_at
from extractors.body_names import TERRITORIES, ZONES
from extractors.body_seats import BORDER, is_border
from extractors.late import late
from extractors.places import ends_word, is_place_name

#: A local organ that no lexicon has, between borders: 、县矿管局、 县茶管委 市攻坚办 县房产服务中心. Not 格局, 举办, 常委.
_NO_ORGAN = (
    r"(?![场域级内外情属直上下里中辖镇委容]|城(?![市管乡投建])|民(?![政族宗营])|政(?![务府协法研数]))"
)
#: A level that an organ's name may begin with: behind a mark (`own`), or behind a division's name and a mark (平江县|招商投资局).
_LEVEL_START = re.compile(
    rf"[省市区县州旗盟]{_NO_ORGAN}"
    r"(?:(?<![^\s|、，。；：（(）).．和与由及请经向报同合立在以\0].)(?P<own>)|(?:"
    + "|".join(f"(?<=[{re.escape(''.join(sorted(BORDER)))}].{{{width}}})" for width in (2, 3, 4, 5))
    + r")(?=[\u4e00-\u9fff]{1,17}?(?:[局厅委办]|公司|集团|中心|大队|支队|总队)))"
)
FOLLOW = (
    r"(?=[\s|、，。；：）)\0]|（(?:(?:以下)?简称|(?:牵头|配合|主办|协办)）)|的(?:协助|帮助|配合|支持|技术指导|协同)下|设[立置在]|[和与及](?=[省市区县州旗盟各])|要|应|须|将|负责|负总责|主要|加大|牵头|参与|协同|协助|统筹|组织|共同|按|依|等|作?为|统一|承担|每|严格|落实|具体|开展|制定"
    r"|做好|采取|联合|分别|分工|会同|配合|完成|完善|定期|加强|指导|积极|主动|适时|在(?:\d|[全每年节汛春夏秋冬各辖县市省区]|上级|规定|收到|接到|深入|充分|认真)|于\d|从(?:\d|每|源头)|审核|复核|审批|受理|发放|拨付|报送|上报|报告|引导|督促|建立|健全|推动"
    r"|推[进行]|抓好|实[施行]|汇总|考核|约谈|通报|提供|办理|受理|承[办建]|参加|支持|保障|安排|强化|深化|优化|探索|跟进|发挥|公[开布]|研究|出台|选派|依法|及时|全面|全程|认真|结合|对|向|把|$)"
)
#: 举办, 兴办 and 主办 are done, not an office; 乡村振兴办 is one.
OFFICE = r"(?<![举主承督协创开筹公民经代停新合复引政校自急领联]|(?<!振)兴)办"
#: Behind a clinic's or a home's name: it is one of several, or has something to do.
_DOES = r"[、和与及要应须按每]|负责|牵头|配合|承担|会同|具体|做好|定期"
_UNKNOWN = regex.compile(
    rf"""
    .[^\P{{Han}}的了在是把被将由对向从到至给等每各要应须可所并或以了]{{1,16}}?
    (?:(?<![格布全大结开棋定变时政战僵残危])[局厅]
       |{OFFICE}|办公室
       |(?<![常党团纪政居村编工军各部])委|(?<!家长|业主|村民|居民|学生|职工|专业|常务)委员会
       |(?P<loose>(?<!职教|教育|培训|活动|健身|文化|购物|物流|商贸|医疗|体育|会展|创新|医学|教学|实训|展览|艺术|消费|制造|贸易|研学)中心
          |(?<![车网])站|公司|集团|控股|(?:商业|储蓄|村镇)?银行|农商行|邮储银行|农发行|协会|联社|林场|(?<![商团战入支大总])队(?![伍长员列])|(?:医院|保健院|福利院|卫生院|救助站)(?={_DOES})|公路段|养护段|(?:管理|监督|监测|检验|检疫|运管|车管|征收|养护|渔政|路政|水政|种子|农技|植保|兽医|血防|皮防|研究|监察|仲裁|鉴定|计量|质检|药检|看守|拘留|戒毒)所|考试院|科院|研究院|研室|研究室|调查队|管理[处所站]|监督所|推广站|监测站|水文站|气象台|电视台|乌兰牧骑)
       |(?:支队|大队|总队|指挥部|专班))
    {FOLLOW}
    |[省市区县州旗](?:(?P<loose>水文站|气象台|电视台|乌兰牧骑|公路段|运管所|车管所|供销社|农技站|植保站|种子站|气象站|广播站|看守所|拘留所|自来水厂|图书馆|文化馆|档案馆|博物馆)|指挥部|专班){FOLLOW}
    """,
    regex.X,
)
#: The same of each place: 各县区|社会办, 各乡镇|综合执法队.
_EACH_UNKNOWN = regex.compile(
    rf"各(?:有关|相关)?{TERRITORIES}(?!人民政府|政府|党委|主要|有关|相关|[级类域块位片内间方种项实])[^\P{{Han}}的了在是把被将由对向从到至给等每各要应须可所并或以]{{2,8}}?(?:(?<![格布全大结开棋定变时政战僵残危])局|{OFFICE}|办公室|[中大支]队|执法队|专班|(?P<loose>(?<!活动)(?<!文化)(?<![敬养]老)中心|(?<![车网油气])站|监管所|管理所|畜牧所|农技所)|(?<![常党团纪居村])委){FOLLOW}"
)
_SECOND = re.compile(r"[和与及、][省市区县州旗盟]")
#: Another institution of a place: a firm or bank branch with the place's name, a group of clinics or homes. Rows only
#: where they share a duty with a body beside them.
_ENTERPRISE_END = re.compile(
    rf"[司行团社局队场院](?:(?<=公司|[支分]行|集团|联社|[中大支]队|林场)|(?<=[海电农路矿][警业垦政务]局)|(?<=医院)(?={_DOES}))" + FOLLOW
)
_ENTERPRISE_HEAD = regex.compile(
    r"(?:^|[，。；、：\n由）)])(?P<brand>国网|中国(?:移动|联通|电信|铁塔|邮政|石油|石化)|(?:中国)?(?:农业|工商|建设|交通)银行"
    r"|农发行|中国银行|武警)?(?P<name>\p{Han}{2,17})$"
)
_PLAIN = regex.compile(r"[^\P{Han}的了在是把被将由对向从到至给等每各要应须可所并或以和与及]{0,10}")
#: Words that charge whoever stands right before them with a duty.
_CHARGED = r"(?:负责(?!人|同志)|牵头(?!单位|部门)|配合(?!单位|部门)|按职责|重点做好|要(?![求素件点闻是么])|须|应(?![急用届对收付当])|应当)"
_DIVISION_REACH = 12
#: Towns, divisions and zones that are called by their bare names and told their duty: `清溪镇、白马乡负责征地`, 由江南区负责; not 特色小镇.
_CHARGED_END = re.compile(
    rf"[镇乡街区县市旗州](?=[道（等负牵配按重要须应做抓落完组协提])(?:(?<=街)道|(?<!街))(?=(?:（[^（）\n]{{2,16}}）)?(?:等(?:有关|相关)?(?:单位|部门|乡镇|镇街|地))?(?:(?P<charged>{_CHARGED})|做好|抓好|落实|完成|组织|协调|提供))"
)
_TOWN_HEAD = regex.compile(
    r"(?:^|[，。；：、和\n由请])(?P<name>(?!各|有关|相关|所属)(?:[^\P{Han}的了在是把将各和与及由请]{1,4}|\p{Han}和|和\p{Han})"
    r"(?:(?<![乡小古强心点制级街市全本该个此范般境星色业工农名])(?<!城)(?<![\u4e00-\u9fff]{2}集)(?<![小老旧古各村乡]集)镇|(?<=[\u4e00-\u9fff]新)城镇|(?<=[，。；：、和\n由][^小各大县中新老全型每])城镇|(?<![城下返老家])乡|街道))$"
)
#: An office of a town or street that no lexicon has: 镇建设局, 乡综合执法大队, 街道平安办; one of a line's own on the spot: 市场监管所.
_TOWN_PART = regex.compile(
    rf"""
    (?:(?<=^|[\s|、，。；：（(和与由及请经向])(?:镇|乡|街道|(?:高新|经开|开发|示范|合作)区)(?![镇村街乡域级区容道土亲情]|办事处|党[委工])
       [^\P{{Han}}的了在是把被将由对向从到至给等每各要应须可所并或以和与及]{{1,6}}?(?:和[^\P{{Han}}的各]{{2,5}}?)?
       (?:(?P<firm>局|办公室|派出所|司法所)|{OFFICE}|(?<=党政)办|部|中心|[中大]队|[所站])
      |(?<=^|[\s|、，。；：（(由及请经])
       (?:市场监督管理|市场监管|自然资源|国土资源|公安派出|派出|司法|财政|税务|交警|城管|综合执法|综合行政执法|应急消防|卫生监督)(?:所|[中大]队|分局))
    {FOLLOW}
    """,
    regex.X,
)
#: What one of these begins with, and what it begins behind.
_TOWN_PART_START = re.compile(
    r"[镇乡街高经开示合市自国公派司财税交城综应卫](?<=[\s|、，。；：（(和与由及请经向].)"
    r"(?:(?<=[镇乡])|(?=道|[新开发范作]区|场监|然资|土资|安派|[出法政务]|警|管|合|急消|生监))"
)
_FIRMS = r"(?:企业集团|企业|集团公司|集团|平台公司|公司|开发主体)"
# One set of first characters, so that the search can skip to them.
_INSTITUTIONS = re.compile(
    r"[各省市区县州旗](?:"
    rf"(?<=各)(?:{TERRITORIES})?(?:公立|民办|公办|级各类){{0,2}}(?:卫生院|医院|社区卫生服务中心|医疗(?:卫生)?机构|养老机构|敬老院|供电所|供水企业|用人单位|金融机构|保险(?:机构|公司)|银行(?:机构)?|科研院所|行业协会|村民小组|村集体(?:经济组织)?)"
    # 各区属集团, 县属各企业, 各平台公司
    rf"|(?<=各)(?:[省市区县州旗][属管]|国有|平台|驻[省市区县]|重点|相关|有关|产业|行业){{0,2}}{_FIRMS}"
    rf"|(?<!各)属(?:各|国有|各国有)?{_FIRMS})"
    r"(?=[、和与及]|按|要|应|须|将|负责|配合|做好|落实|开展|定期|每)"
)


def find_unknown(text: str, found: list[Found]) -> Iterator[Found]:
    """Names of a local organ's form that hold no other body but their own end; a company counts only with a duty."""
    for each in _EACH_UNKNOWN.finditer(text) if "各" in text else ():
        yield Found(*each.span(), "".join(each.group().split()), "collective", "body.unknown", bare=each["loose"] is not None)
    ends = sorted(one.end for one in found)
    starts = {one.start for one in found}
    for begin, start in _level_starts(text):
        hit = None if begin in starts else _UNKNOWN.match(text, start)
        if hit and not _SECOND.search(hit.group()) and bisect_right(ends, hit.end() - 1) == bisect_right(ends, begin):
            yield named_at(text, begin, hit.end(), "body.unknown")._replace(bare=hit["loose"] is not None)


def _level_starts(text: str) -> Iterator[tuple[int, int]]:
    """Where an organ's name may begin, and where its level stands: that itself, or behind a division's name."""
    for level in _LEVEL_START.finditer(text):
        start, end = level.span()
        if level["own"] is not None:
            yield start, start
            continue
        width = next((width for width in range(2, 6) if is_border(text, end - width) and is_place_name(text[end - width : end])), 0)
        if width and not text.startswith("会同", end - width) and not ends_word(text, end - width):
            yield end - width, start


def find_institutions(text: str) -> Iterator[Found]:
    """Enterprises of a place, towns and divisions by their bare names, offices of towns and groups of institutions."""
    yield from _enterprises(text)
    yield from _charged(text)
    yield from _town_parts(text)
    yield from _labelled(text)
    yield from _agents(text)
    yield from _joined(text)
    yield from _youth(text)
    for hit in _INSTITUTIONS.finditer(text):
        yield Found(*hit.span(), hit.group(), "collective", "body.institutions", bare=True)


def _enterprises(text: str) -> Iterator[Found]:
    for end in _ENTERPRISE_END.finditer(text):
        head = _ENTERPRISE_HEAD.search(text, max(0, end.start() - 25), end.start() - 1)
        if head and _begins_with_place(head["name"]):
            start = head.start("brand") if head["brand"] else head.start("name")
            yield named_at(text, start, end.end(), "body.enterprise")._replace(bare=True)


#: （三）城投|公司：负责…: an institution that a line of a list of duties begins with, and the duty.
_LABEL_END = re.compile(
    r"[：:](?<=[司团心队行会社站所院][：:])\s?(?=负责|牵头|配合|做好|抓好|加快|推进|加强|落实|组织|承担|协助|按照|指导|完成|制定|开展|建立|严格|积极|保障|提供|依法|具体)"
)
_LABEL = late(r"(?:^|\n)[ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.、．]\s?)(?P<name>[\u4e00-\u9fff]{2,14}(?:公司|集团|中心|[大支总]队|银行|协会|联社|管理站|管理所|研究院|设计院|医院).)$")
#: （一）县发展改革局：… : a body that another line of the list begins with.
_LABELLED_BODY = late(r"[：:](?<=[局委办厅府][：:])\s?(?=[\u4e00-\u9fff]{4})")


def _labelled(text: str) -> Iterator[Found]:
    """Institutions that lines of a list of duties begin with (`（三）城投公司：负责…`), where bodies begin others."""
    ends = list(_LABEL_END.finditer(text))
    for end in ends if ends and _LABELLED_BODY.search(text) else ():
        label = _LABEL.search(text, max(0, end.start() - 29), end.start() + 1)
        if label:
            yield named_at(text, label.start("name"), end.start(), "body.label")


_AGENT = r"(?!各|有关|相关|该|本|其|原|用人|物业)[^\P{Han}的了在是把被将由对向从到等每各要应须或和与及]{2,12}?(?:(?<!学)[科股]室?|(?<!办事)(?<!物业管理)处|(?:监督|管理|监测|监察|稽查|检验|检疫|推广|执法|控制|疫控|指导|农技|植保|种子|畜牧|兽医|水利|水务|林业|农机|水政|路政|渔政|血防|环卫|园林|市政)(?:站|所|中心|[大支]队))"
#: 由种植科、县农技站负责考核: divisions and stations, as a bureau shares out its own work among them.
_AGENTS = regex.compile(rf"由(?P<list>(?:{_AGENT}[、和与及])*{_AGENT})(?=负责(?!人)|牵头|承担|具体|统一|会同|组织(?!部))")
_AGENTS_PARTED = re.compile("[、和与及]")


def _agents(text: str) -> Iterator[Found]:
    """Divisions and stations that 由 charges with a duty."""
    for hit in _AGENTS.finditer(text) if "由" in text else ():
        start = hit.start("list")
        for end in (*(mark.start() for mark in _AGENTS_PARTED.finditer(text, start, hit.end())), hit.end()):
            yield named_at(text, start, end, "body.agent")
            start = end + 1


#: 会同|涪城区、游仙区|和高新区管委会, 会同|洛阳市、开封市|制定….
_JOINED_BY = re.compile("会同|联合")
_JOINED_ENDS = re.compile(r"[、，和与及等]|制定|研究|编制|组织|开展|推[进动]|实施|共同|建立|加强|做好|负责|落实|按照?|提出|确定|申报|举办|打造|建设(?!局)")


def _joined(text: str) -> Iterator[Found]:
    """Divisions by their bare names that are joined with a body."""
    for joint in _JOINED_BY.finditer(text):
        at = joint.end()
        while width := next((w for w in range(min(_DIVISION_REACH, len(text) - at), 2, -1) if _JOINED_ENDS.match(text, at + w) and _is_division(text[at : at + w])), 0):
            yield named_at(text, at, at + width, "body.place")._replace(bare=True)
            at += width + 1
            if text[at - 1] not in "、和与及":
                break


def _charged(text: str) -> Iterator[Found]:
    """Towns, divisions and zones by their bare names; each list is sought from its end."""
    for end in _CHARGED_END.finditer(text):
        if text[end.start()] in "镇乡街":
            yield from _towns(text, end)
        elif end["charged"] is not None and end.start("charged") == end.end():
            yield from _divisions(text, end.end())


def _towns(text: str, end: re.Match[str]) -> Iterator[Found]:
    """A list of towns that ends at `end`; one that is asked or appointed (请甲镇、乙乡做好…) may do anything."""
    at = end.end()
    found: list[Found] = []
    while town := _TOWN_HEAD.search(text, max(0, at - 8), at):
        found.append(named_at(text, *town.span("name"), "body.town"))
        at = town.start("name") - 1
    if end["charged"] is not None or (found and text[at : at + 1] in ("请", "由")):
        yield from found


def _divisions(text: str, at: int) -> Iterator[Found]:
    while width := next((w for w in range(min(_DIVISION_REACH, at), 2, -1) if is_border(text, at - w) and _is_division(text[at - w : at])), 0):
        yield named_at(text, at - width, at, "body.place")._replace(bare=True)
        if text[at - width - 1 : at - width] != "、":
            break
        at -= width + 1


def _town_parts(text: str) -> Iterator[Found]:
    done = 0
    for start in (0, *(hit.start() for hit in _TOWN_PART_START.finditer(text))):
        part = _TOWN_PART.match(text, start) if start >= done else None
        if part:
            done = part.end()
            yield named_at(text, *part.span(), "body.town_part")._replace(bare=part["firm"] is None)


#: 工会、|共青团|、妇联等群团组织: the League among other mass organisations; 共青团员 and 共青团市委 are other names.
_YOUTH = re.compile(r"(?:各级)?共青团(?=[、和及与](?!少先队)|组织[要应须])")


def _youth(text: str) -> Iterator[Found]:
    """The Youth League by its bare name."""
    for hit in _YOUTH.finditer(text) if "共青团" in text else ():
        yield named_at(text, *hit.span(), "body.mass")


_ZONE = re.compile(rf"{ZONES}$")
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
