"""Schools that a word before them turns to (把, 将, 对, 在, 为, 以) or leans on; those that are something, come, get places, or lie beside what is built."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.school_behind import ENTERED, MADE, PREPARED
from extractors.school_clause import Clause
from extractors.school_deeds import (
    BUILDING,
    DONE,
    EQUIPPED,
    RISE,
    TO_BUILD,
    WORKING,
    Deed,
    itself_builds,
    known_actions,
)
from extractors.school_projects import is_one
from extractors.school_works import ARM, NOUN_BEHIND, deed_in_noun

#: 在甲小学先行试点: what is tried there is a measure for it.
_TRIED = re.compile(r"(?:等[^，,。；;\n]{0,8}?学校)?(?:率先|先行|优先|首批)?(?:(?:开展|进行)?[^，,。；;\n]{0,16}?试点|试行|试用|先行先试|(?<=率先|首批)推行)")
#: 对甲中学实行领导包保, 对甲、乙等学校在经费上适当倾斜, 向丙小学派驻校长.
_TREATED = re.compile(r"(?:等[^，,。；;\n]{0,8}?(?:学校|幼儿园))?(?:在[^，,。；;\n]{2,8}?(?:上|方面))?(?:分别|适当|重点|全部|统一|给予|予以|分类)*(?:实行|实施|进行|开展|给予|予以|倾斜|补助|奖励|帮扶|派驻|委派|轮派|输送|投入|下达|划拨|发放|增加|增派|追加|核增)")
#: 甲小学等5所续建学校|顺利推进.
_OF_WORKS = re.compile(
    r"等?(?:\d{1,3}|[二两三四五六七八九十])所(?P<verb>新改扩建|新建|改扩建|扩建|迁建|续建)(?:中小)?(?:学校|幼儿园|小学|中学)(?:项目|工程)?(?:(?P<on>建设|(?:顺利|加快|有序|正在|全面|已)*(?:推进|开工|动工|建设)|前期)|)"
)
#: 在甲中学原址拆除重建; 在原址新建乙学校 names the other.
_ON_THE_SPOT = re.compile(r"原址(?:拆除|就地)*(?P<verb>新建|重建|改建|扩建|改扩建|改造)(?![^，,。；;、\n（(])")
#: 在甲小学|原址上|扩建教学楼, 在乙中学|校园内|新建泳池.
_INSIDE = re.compile("(?:原址|旧址|原校址|现址|校[园区]|院)[上内里]")
#: 走进|甲中学|新建项目现场: where works go on.
_SITE = late(rf"(?:{TO_BUILD})?(?:项目|工程)?(?:建设|施工)?现场")
#: 对甲小学进行危房改造.
_RENEWED = late(r"(?:全面|分批|逐步)*(?:进行|实施|开展)[\u4e00-\u9fff]{1,6}?(?P<verb>改造|改扩建|扩建|修缮|重建)(?![\u4e00-\u9fff])|(?:进行|实施)(?P<side>[东南西北]扩)")
#: 通过|甲中学扩建、乙小学新建|增加学位, 以|甲中学迁建|为契机: what is leaned on is the works.
_BY_WORKS = frozenset({"通过", "以", "随着", "因", "结合", "围绕"})
#: 新增甲小学学位600个: the school stands.
_PLACES = re.compile("(?:公办|优质)?学位")
_MORE = frozenset({"新增", "增加", "增设", "扩大", "扩充"})
#: 对|办学困难的|甲中学、乙中学实施帮扶: what the schools are like stands between.
_TURNED_APART = re.compile(r"(?:^|[，,。；;：:\n])(?P<verb>[对为给在])(?![标口于建期])[^，,。；;：:、\n]{2,16}的$")
_APART = 20
#: 为甲中学|引进研究生6名|, |安排专项经费|: what is done for a school, whatever it is; of 试点学校为甲中学 nothing follows.
_DONE_FOR = re.compile(
    r"(?:等[^，,。；;\n]{0,8}?(?:学校|幼儿园))?(?:各|分别|均|统一|同步|全部|免费|每年|优先|足额|定期|及时|重点|一次性|定向|累计|新|再)*(?:安排|引进|引入|招聘|招录|聘请|聘任|选聘|选配|选送|培训|培养|铺设|接通|架设|改善|解决|争取|落实|筹措|筹集|建立|设立|制定|编制|开辟"
    r"|减免|协调|划拨|征用|征收|输送|委派|派驻|派遣|赠送|捐赠|发放|核定|核增|增加|增派|扩大|扩充|打造|搭建|充实|加装|更新|添加|追加|投入|调配|补齐|补足|下达)"
)
#: 提升甲中学|办学条件|: as much as 改善.
_CONDITIONS = re.compile(
    r"(?:等[^，,。；;：:、\n]{0,10}?学校)?的?(?:基本)?(?:(?:办学|寄宿|住宿|食宿|教学|就餐|办园|校园|生活|育人)(?:条件|环境)|(?:基础|硬件|配套|教学|办学|生活|体育)设施(?:设备)?|硬件|设施设备)(?:等(?:硬件|基础|办学)?(?:设施|条件)?)?(?:水平|品质|建设)?(?!\w)"
)
_BETTERED = ("提升", "优化", "改进", "提高", "完善")
_GIVEN_TO = frozenset({"在", "于", "为", "给", "对", "向"})
#: 争取甲学院校区落地: the school comes to the district.
_SETTLES = re.compile(r"(?:在[^，,。；;\n]{1,8}|项目|尽快|早日|顺利)*(?:落地|落户|入驻)")
_WON = re.compile(r"(?:争取|推动|推进|促成|促进|加快|力争|支持|确保|吸引)$")
_FITTINGS = re.compile("取暖|供暖|采暖|供水|饮水|消防|节能|照明|厕所|电路|管网|监控")
#: 新增甲中学、乙小学|为成员校|; 建成甲、乙|等一批美丽校园示范校|: what schools that stand become.
_RANKED = re.compile(
    r"(?:[、和及][^，,。；;：:、\n]{2,18}?){0,2}?(?:等(?:\d{1,3}|[一二两三四五六七八九十]{1,3})?所?(?:一批)?|为|成为)[^，,。；;：:、\n]{0,10}?(?:成员|集团|联盟|示范|试点|特色|基地|达标|领航|星级|文明|绿色|平安|书香|联系)(?:性|化)?(?:学校|小学|中学|高中|幼儿园|校|园|单位)(?=[，,。；;、（(\n\d]|$)"
)
#: 将甲小学|列入2025年新建计划|: what kind of works it is listed for.
_LISTED = late(
    r"(?:已|均|都|也|被|将)*(?:列入|纳入)(?:(?:20\d\d|今|明|本)年度?|[全省市县区州级]{1,3}|重点|年度|政府|民生|教育|“十[一二三四五六]五”|攻坚)*(?:[\u4e00-\u9fff]{0,6}(?=改造|维修|扩建|改扩建))?(?P<verb>新建|改扩建|扩建|迁建|改造|建设|维修)(?:项目|工程)?(?:计划|规划|清单|日程|盘子|项目)"
)
#: Verbs that found schools where nothing says what they become.
_BY_RANK = frozenset({"新增", "建成", "创建", "争创", "建设", "打造建设", "增设"})
#: 新增|成员校|甲小学.
_RANK_BEFORE = ("成员校", "成员园", "成员单位", "示范校", "试点校", "联盟校", "结对校", "帮扶校", "基地校")
#: 对甲小学的运动场进行标准化改造.
_PART_RENEWED = re.compile(
    r"的?(?P<part>[^，,。；;的\n]{2,12}?)(?:进行|实施|开展)(?P<fit>“[^”\n]{2,8}”)?(?:[\u4e00-\u9fff]{1,3}化|提质|升级|全面|整体|维护|拆除|就地|原址|抗震)*(?P<verb>改造|维修|扩建|改建|修缮|加固|翻新|翻建|新建|重建|更新|升级|硬化|粉刷|翻修)"
)
#: What is done beside a school is not done to it: 县一中周边道路, 县一中至二中天桥.
_BESIDE = re.compile("周边|周围|附近|(?:过街)?天桥|公交站|门前|门口|沿线|[东南西北]侧|至|到")


def turned_to(clause: Clause) -> Deed | None:
    """What is done with 把, 将, 对 and the like, and what schools are said to be or to become; None where nothing of it is said."""
    verb, behind, built = clause.verb, clause.behind, clause.direct and clause.action in BUILDING
    if verb == "对" and clause.direct and (renewed := _PART_RENEWED.match(behind)):
        action = "改善" if renewed["fit"] or _FITTINGS.search(renewed["part"]) else known_actions().get(renewed["verb"], ("改建", False))[0]
        return clause.told(action if action in WORKING else "改建", "part_of", part=renewed["part"])
    if verb in ("把", "将", "对") and clause.direct and (turned := NOUN_BEHIND.match(behind)):
        return deed_in_noun(turned, "", True, False)
    if verb in ("把", "将") and clause.direct and ENTERED.match(behind):
        return clause.told("新建", "entered", planned=True)
    if verb in ("把", "将", "") and "入" in behind and (listed := _LISTED.match(behind)):
        action, planned = known_actions().get(listed["verb"], ("新建", True))
        return clause.told(action, "entered", planned=planned)
    if verb in ("以", "把", "将") and clause.direct and MADE.match(behind):
        arm = ARM.match(behind)
        return clause.told("其他", "model_of", part=arm.group() if arm else "")
    if verb in _BY_RANK and (_RANKED.match(clause.text, clause.end) if clause.direct else clause.text.endswith(_RANK_BEFORE, 0, clause.start)):
        return clause.told("其他", "ranked")
    if clause.direct and verb.endswith(_BETTERED) and _CONDITIONS.match(behind):
        return clause.told("改善", "improved")
    if not built and (named := is_one(behind)):
        return named
    if RISE.match(behind) and clause.action != "新建":
        return clause.told("升格", "rise_behind")
    if verb in _GIVEN_TO and clause.direct and (given := _given(behind, verb)):
        return given
    if not clause.direct and clause.text.endswith("的", 0, clause.start) and not NOUN_BEHIND.match(behind) and (apart := _TURNED_APART.search(clause.text, max(0, clause.start - _APART), clause.start)) and (given := _given(behind, apart["verb"])):
        return given
    if not built and (works := _OF_WORKS.match(clause.text, clause.end)):
        if DONE.match(clause.text, works.end()):
            return clause.told("建成", "done_behind", planned=True)
        action, planned = known_actions()[works["verb"]]
        return clause.told(action, "noun_behind", planned=planned) if works["on"] else None
    return None


def leaned_on(clause: Clause) -> Deed | None:
    """Schools that come, get places, lie beside, are relied on or whose works are only prepared; None where they are none of these."""
    verb, direct, behind = clause.verb, clause.direct, clause.behind
    if direct and verb in _MORE and _PLACES.match(behind):
        return clause.told("其他", "places")
    if direct and _WON.search(verb) and _SETTLES.match(behind):
        return clause.told("引入", "settles", planned=True)
    if _BESIDE.match(behind):
        return Deed(rule="beside", verb=verb)
    if verb in _BY_WORKS and direct and (works := NOUN_BEHIND.match(behind)):
        return deed_in_noun(works, "", True, clause.campus)
    if clause.pushed and PREPARED.match(behind):
        return clause.told("新建", "begun_behind", planned=True)
    if clause.action == "" and verb and direct:
        return _on_site(behind) or clause.told("", "relied_on")
    return None


def _given(behind: str, verb: str) -> Deed | None:
    """What is done at, for or to schools: 在甲中学新建锅炉房, 为甲中学配备宿舍, 对甲中学实施改造."""
    inside = _INSIDE.match(behind) if verb == "在" else None
    if verb != "对" and (built := itself_builds(behind[inside.end() :] if inside else behind)) and not built.object.endswith(("分校", "校区")):
        return built
    if verb in ("为", "给", "对", "向") and EQUIPPED.match(behind):
        return Deed("其他", rule="equipped", verb=verb, direct=True)
    if verb == "对" and (renewed := _RENEWED.match(behind)):
        return Deed(known_actions()[renewed["verb"] or "扩建"][0], rule="noun_behind", verb=verb, direct=True)
    if verb in ("对", "向", "给") and _TREATED.match(behind):
        return Deed("其他", rule="treated", verb=verb, direct=True)
    if verb == "在" and (rebuilt := _ON_THE_SPOT.match(behind)):
        return Deed(known_actions()[rebuilt["verb"]][0].replace("新建", "改建"), rule="on_the_spot", verb=verb, direct=True)
    if verb in ("为", "给") and _DONE_FOR.match(behind):
        return Deed("其他", rule="done_for", verb=verb, direct=True)
    if verb == "在" and _TRIED.match(behind):
        return Deed("其他", rule="tried", verb=verb, direct=True)
    return None


def _on_site(behind: str) -> Deed | None:
    """What is built at the site that `behind` names (走进甲中学改扩建项目现场, 在乙小学施工现场); None where it names none."""
    site = _SITE.match(behind)
    if not site:
        return None
    action, planned = known_actions().get(site["verb"] or "新建", ("新建", True))
    return Deed(action, planned=planned, rule="on_site", direct=True)
