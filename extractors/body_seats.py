"""Where a body's name begins: at the seat before its stem (省, 永川区, 两江新区), or, of free text, behind a border."""

from __future__ import annotations

import regex

from extractors.body_names import BRACKETED, TERRITORIES, TERRITORY, ZONES
from extractors.places import LEVEL_SIGNS, ends_word, is_place_name

_NO_SEAT = frozenset("、，。；：（(“《的和与及由 \n\0")
#: A level behind these is part of another word: 城市, 社区, 全区.
NO_LEVEL = "城社园全辖小景片老校厂矿营战山郊湖灾牧林库跨超都新发试示保度闹街商务集"
#: 县水利局商|县财政局确定.
_CONFERS = regex.compile("[局委办厅部室会]商")
#: 转发|区水务局制订的…, 确保|区财政局…: words that end so and take a body.
_TAKES_BODY = frozenset(("转发", "印发", "下发", "确保", "请示", "召集"))
#: What a name stands behind: a mark, or a word that takes a body.
BORDER = frozenset("\n\t 、，。；：（(|“”和与由及请经报向对在使让为\0")
_LEVEL = regex.compile(r"(?:新疆生产建设兵团|第[一二三四五六七八九十]{1,3}师(?:\p{Han}{2,4}市)?|师市|自治区|自治州|地区|兵团|省|市|州|盟|区|县|旗)$")
#: 市、县|政府, 省、市和县|人民政府, 市与区|人民政府: levels that share an office.
_LEVELS = regex.compile(r"(?:[省市州盟区县旗师][、和与及]){1,3}[省市州盟区县旗师]$")
_ZONE = regex.compile(rf"{ZONES}$")
GROUP_SEAT = regex.compile(
    rf"(?:各(?:有关|相关|级)?(?:{TERRITORIES})?|(?:有关|相关){TERRITORIES}|(?:所|属地?|上级|下级)?"
    rf"(?:区县|县区|市县|市州|县市区|乡镇|镇街|街镇|{TERRITORY}{BRACKETED}|{TERRITORY}、{TERRITORY}(?:{BRACKETED})?))$"
)
#: Words that end before an open name begins.
_BEFORE_OPEN = regex.compile(
    r".*(?:简称|希望|委托|授权(?!经营)|被|进行|履行|担任|代表(?!大会|团|处|会议|联络|小组|工作)|[成设建]立了|以(?![及来上下内外])|承担|接受|听取|服从|提请|报请|报送|抄送|上报|通报|移送|移交|划转|划归|交由|转交|责成|责令|送(?!变)|当地|属地|辖区|由|经(?![开济信贸发营管])|会同|联合|(?<![立建由向报在挥据照经请及与和给、，。；：（\n ][省市区县州旗])(?:支持|推动|推进|协调|加强)|指导|督促|督导|依托|按照|根据|以及|要求|鼓励|调整|受|向|对|与|和"
    r"|及(?!周边)|将|在地?|为|报|等|的|是|并|或|请|成立|组建|建立|设立|完善|健全|发挥|强化|纳入|明确|充分|落实|贯彻|执行|组织|加快|年[初终底末]|月底|[每今当]年|首先|最后|随后|成为|给|把|从|到|至|负责|其中|同时|配合|协助|召开|作为)"
)
#: 改善|石门镇人民政府的办公条件, 调研|柳林街道办事处: what is done with the office of a town or zone; names of groups hold such words (危房改造领导小组).
_DEALT_WITH = regex.compile(
    r".*(?:改善|建强|优化|提升|打造|新建|改造|调研|走访|慰问|深入|推荐|批准|撤销|扩建|搬迁|装修|下设|设置|设于|命名|表彰|授予|赴(?!美)|前往|走进|帮助|约谈|通知|致函|函告|告知|提醒|建议|感谢|委托|授权|隶属|了解|获悉|咨询|告诉|批评|曝光|推选|选派|抽调|借调|派驻|进驻|入驻|帮扶|对接|衔接|整合|依靠|借助|利用|发动|动员|引导|带领|率领|陪同|请示|反馈|提交|递交|上交|分配|安排|敦促|催促|抽查|暗访|巡察|核查|抓好|做好|抓实|压实|夯实|充实|配强|配齐|选优|升级|改建|翻新|修缮|购置|迁[入至]|位于|挂靠|毗邻|靠近|属于|归属|通过|借鉴|参照|对照|遵照|依照|拨付|下拨|支付|返还|上缴|接收|录用|招聘|聘用|划拨|反映|全面)(?=\p{Han}{2})"
)
_LOCAL = regex.compile(r"街道办|(?:镇|乡|社区|村|园区|新区|开发区|高新区|经开区|景区|街道)?(?:人民政府|政府|办事处|管委会|居委会|村委会|派出所|党工委|党委)")
_HAN = regex.compile(r"[\p{Han}“”（）()·]")


def is_border(text: str, at: int) -> bool:
    """Whether a name may begin at `at`: at the start, behind a mark or a word that takes a body."""
    return at <= 0 or text[at - 1] in BORDER


def seat_start(text: str, end: int) -> int:
    """Where the seat before `end` begins: 省, 永川区, 各区县, 两江新区; `end` where nothing is one."""
    if end == 0 or text[end - 1] in _NO_SEAT:
        return end
    if (text[end - 1] in LEVEL_SIGNS or text[end - 1] == "师") and (end == 1 or text[end - 2] in BORDER):
        levels = _LEVELS.search(text, max(0, end - 8), end)
        return levels.start() if levels and (levels.start() == 0 or text[levels.start() - 1] in BORDER) else end - 1
    low = max(0, end - 24)
    before = text[low:end]
    if group := GROUP_SEAT.search(before):
        return low + group.start()
    at = end
    while width := next((w for w in range(min(12, at), 1, -1) if is_place_name(text[at - w : at])), 0):
        at -= width
    if ends_word(text, at):
        return at + 1  # 完成|县委交办的任务
    if text.startswith("会同", at) and (at and text[at - 1] not in "\n（("):
        at = min(at + 2, end)  # a county's name, but inside a sentence it joins the next body
    if at < end:
        return at - 2 if text.startswith("中共", max(0, at - 2)) else at
    if _ZONE.search(before):
        return open_start(text, end, 10)
    level = _LEVEL.search(before)
    if not level:
        return end
    start = low + level.start()
    inside = len(level.group()) == 1 and start and text[start - 1] in NO_LEVEL and text[start - 2 : start] not in _TAKES_BODY and not _CONFERS.match(text, start - 2)
    return end if inside else start


def open_start(text: str, end: int, limit: int) -> int:
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
    low, run = (low + cut.end(), run[cut.end() :]) if cut else (low, run)
    dealt = _DEALT_WITH.match(run) if _LOCAL.match(text, end) else None
    return low + dealt.end() if dealt else low
