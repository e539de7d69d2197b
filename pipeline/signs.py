"""Signs of time: words that say what was done, what there is and what is to come, and the places where the same characters say no such thing.

They are looked for once in each sentence that a rule asks about. Rules differ in the kinds that they ask for, not in the words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from extractors.scanning import apart, begun_by, behind_first

#: 条件|得到|改善.
_BETTER = "[^，。；,;]{0,10}(?:改善|提[升高]|发展|成效|成绩|进展|缓解)"
#: 返还上年度|实际缴纳保险费的60%|: what a share is taken of.
OF_A_SUM = r"度?(?:(?![占达为比完是])[^，。；,;\d]){1,24}[费额入资值税献金]的?\d[\d.]*[%％‰]"
#: Kind → its words, each begun by the character that it is looked for by; what must not stand before follows that character. Where two kinds fit at one
#: place, the first holds.
WORDS: dict[str, tuple[str, ...]] = {
    # --- what was and what is
    # What has been given out (推出了九项举措, 出台了方案): a deed of its own, but what it says is to come.
    "issued": ("推出了", "出台了", "制定了", "印发了", "发布了", "公布了", "明确了", "提出了"),
    # Deeds that are told of, and the time that they took; 已成为 and 了解 tell of none.
    "done": (r"已(?<![而不]已)(?!婚|故|成为|建成区)", r"了(?<=[\u4e00-\u9fff]了)(?<![为除]了)(?!解|[^，。；,;\d]{1,20}的[^，。；,;\d]{0,16}[，,]?(?:均?可(?![持观比靠见])|给予|予以))", "截[至止]", "以来", "近年", "近几年", "今年来", r"年来(?<=[一二三四五六七八九两半几十\d]年来)",
             "先后", "陆续", "相继", "迄今", "至此", "至今(?<!从至今)(?!年|后|天|日|[春夏秋冬])", r"近期(?=(?:还|又|再)?(?:下达|拨付|发放))", "历时", "过去(?<![由从]过去)", "实际完成(?<![按照对]实际完成)(?![^，。；,;]{0,8}[额的])", "这一年[，,]?我", r"显示(?<=[报告鉴]》显示)(?=[，,：:])", r"表明(?<=[报告鉴]》表明)(?=[，,：:])", "成效(?:显著|明显)"),
    # How news begin.
    "news": (r"据(?:介绍|悉|了解|通报)[，,](?:去年|上半年|前[一二三]季度)(?![^。；]{0,120}(?:将|计划|拟|力争))", "昨[日天]", "近日", r"日前(?<!\d日前)", "近期[，,]我[省市县区州镇]", r"举[行办](?<![将拟要]举[行办])了?(?=[^，。；]{0,40}(?:仪式|推介会|签约会|招商会|洽谈会|对接会|交流会|恳谈会)[，,])"),
    # What there is.
    "stands": (r"目前(?<![由从项较比]目前)(?!的?(?:\d[\d.]*[%％])?的?水平的?(?:基础|[上提再增翻]|下?降))", "眼下", "例如(?=[，,：:])", r"以(?=[^，。；,;\d]{2,16}为例[，,])", "仍有(?![待望所的])", "尚有(?![待望所的])", "现在(?<=[到至]现在)", "如今(?<=[到至]如今)", r"现有(?<![由从照对将把]现有)(?<!盘活现有)(?<!淘汰现有)(?<!更新现有)(?<!改造现有)(?<!整治现有)(?<!提升现有)(?<!利用现有)(?<!优化现有)(?<!拆除现有)(?<!关闭现有)(?<!撤并现有)(?<!整合现有)(?<!保留现有)(?<!扩建现有)(?<!完善现有)(?<!\d[个座处条家所栋台]现有)", "当前", "共有(?!产权)", "现状", "全[市县区省州](?:(?:范围|境)内)?现?共?有(?![效序机影线条关需])"),
    # The year before; what is held against it tells of now (较去年提高).
    "last_year": ("去年(?<![较比对于]去年)", r"上年(?<![较比对于以]上年)(?!度?[^，。；,;\d]{0,16}平均[^，。；,;\d]{0,10}\d|" + OF_A_SUM + ")", "去冬"),
    "than_before": ("较(?:去年|上学?年)", "比(?:去年|上学?年)"),
    # What is held against the time before, or against the plan that it was to fulfil (比年度计划高3个百分点, 与计划持平, 超计划16项).
    "compared": ("同比", "环比", r"比(?:年度|全年|原|序时|投资)*计划(?:数|进度)?(?:高|低|多|少|快|慢|超)", r"与(?:年度|全年|原|投资)*计划(?:数|进度)?(?:基本)?持平", r"超[过出额]?(?:年度|全年|原定?|投资)*计划(?:数|任务)?(?=\d)", "超[过出]?(?:时间|序时)进度", "快于(?:时间|序时)进度"),
    # What was come by: sums, results, honours. A sum with a bound (累计建成900公里以上) is a goal.
    "feat": (r"连续[一二两三四五六七八九十\d]{1,2}个?(?:季度|月)(?![^，。；,;]{0,12}以[上内])", r"累计(?!达到|[^，。；,;\d]{0,12}\d[\d.]*[^，。；,;\d]{0,4}以上)", r"共(?<!总共)(?:计(?!划|\d)|招收|投入|新建|完成|筹|争取|培训|发放|排查|检查|巡查|抽[查检样]|出[动具]|查[处出获扣封办]|追讨|挽回|召开|举办|组织|摸排|派[出发]|征集|发现|整改|责令|下[达发]|立案|收[缴集到]|处罚|受理|办[理结]|调[处解]|化解|走访|慰问|救[助治]|资助|惠及|接[待诊种]|监测|采集|悬挂|张贴|印[制发]|录[用取]|清[理退]|拆除|取缔|追[缴回]|签[订约])", "荣获", "获评", "圆满", "超额", "顺利", "再创(?!建)", "创(?:历史|同期)*(?:新高|最好)", "达标率均为", "实现了",
             "累积(?=投入|完成|建成|发放|培训)", "竣工率", "开工率", "完工率", r"占(?:年度|全年)?(?:目标)?任务的(?=\d)", r"实现(?:全年|年度|年初)目标(?:任务)?数?的?(?=\d)", "实际控制在", r"任务\d[\d.]*[万亿]?[人个户家项件](?:基本|提前|全面)完成", r"占[^，。；,;\d]{0,10}任务\d[\d.]*[^，。；,;\d]{1,3}的(?=\d)", "高于序时进度", "快于序时进度", "据[^，。；,;]{0,12}统计", "成功(?:创建|举办|承办|申[报办]|入选|获|打造|引进|签约|通过|列入|纳入)", "新落成", "迎来", "正式(?:启用|投用|开学|揭牌)",
             f"得到{_BETTER}", f"取得{_BETTER}", f"获得{_BETTER}", "大为(?:缓解|改善)", "明显(?:缓解|改善)"),
    "rank": ("位居", "居全", "列全", "排名"),
    # --- what is to come
    # What is wanted. 争取上级资金 got money; 计划总投资, 计划的78% and 提升计划 are nouns; 规划 promises only before a deed.
    "will": ("力争", "有望", "预计可(?=新增|容纳|提供|满足|解决|增加)", "努力(?![下中，。])", "确保", "打算", r"将(?<!已将)(?!乐县|\d(?<!(?:表示|获悉|透露|提出|明确|宣布|承诺)[，,：:]将\d))(?![^，。；,;]{1,20}(?:纳入|列入|作为|融入|贯穿|摆[在上])|(?![新改扩建打推实培创完力])[^，。；,;]{1,16}(?<![共协])[与同][^，。；,;]{2,16}(?:融合|结合)(?![\u4e00-\u9fff])|[^。；]{2,40}?(?:划拨|划归|移交|无偿转|捐赠)(?:给|到|至|于)?[^，。；,;]{2})", "拟(?!办|定)", r"争取(?!了|中央|上级|省|市|资金|项目|到|[^，。；,;\d完落到实]{2,60}?(?:资金|经费|补助))", "规划(?=[新改扩开建投占设在用]|班级|学位|床位|总)", "建成后(?!已|的|管护|运[营行])", "投用后[，,]?[可将能]", "投入使用后[，,]?[可将能]", "竣工后[，,]?[可将能]", "完工后[，,]?[可将能]",
             r"可(?:容纳|提供|满足|解决)(?=[^，。；,]{0,10}\d)", r"计划(?<=[年市县区省州我将]计划)总?投资(?=约?\d)",
             r"计划(?<![按照该本]计划)(?<!行动计划)(?<![—–，,、；;：:\s-]年计划)(?<!提升计划)(?<!培养计划)(?<!双高计划)(?!学校|的|总|投资|任务|数|执行|完成率|[”》、，。；：,;:]|等|项目|生育|单列|范围|[中内])"),
    # What is due. 主要 and 要求 want nothing, 应急 and 对应 are no duty; what was done of a goal (完成目标任务的99%, 高于目标2个百分点) counts.
    "duty": ("必须", "不得", "须", r"需(?=(?:新建|[改扩迁]建|加固|维修|拆除|购置|投入|投资|增设|增加|补充|配备|安排|完成|改造)[\u4e00-\u9fff\d])", "要(?<![主重需必摘概纲高]要)(?![素求点闻镇乡村]|务(?!必))", "应(?<![相对反供适响效]应)(?![急用对届税县]|城市|纳税|缴税|[收付][账款]|.[尽即则])", r"目标(?<![于超过塌离的]目标)(?<!这[一个]目标)(?<!季度节点目标)(?<!完成(?:全年|年度|年初|节点|阶段|预期|既定)目标)(?!任务|责任|完成|进度|的?\d)"),
    # A time that is still ahead.
    "ahead": (r"到(?<![年\d止截]到)(?<!提高到)20\d\d年", r"至(?<![年\d]至)(?<!提高至)20\d\d年", "明年", "年底前", "下一步", "下一?阶段", "接下来", "今后", "新的?一年(?!级)", "站在新", "面向未来", "展望未来", r"未来[一二三四五六七八九十两几\d]", "今年的?(?:主要|重点)?(?:任务|目标)(?!完成)", "今年再"),
    # A bound is set, where nothing is measured.
    "bound": ("不低于", "不少于", "不超过", "不高于", "至少", "控制在", "原则上"),
    # It is to stay, or has stayed.
    "kept": ("保持在", "稳定在"),
    # Money and honours are held out.
    "grant": ("给予", "奖励(?!资金|金)", "补助(?!资金|款|金)"),
    # Who is helped.
    "favour": ("鼓励", "支持"),
    # What plans order: deeds in the present tense, which reports tell of in the same words.
    "deed": ("达到", "推动", "推进", "加快", "新增", "建设", "打造", "培育", "实施", "开展", "落实"),
    # A day by which.
    "day": (r"月前(?<=\d月前)", r"月底前(?<=\d月底前)", r"日前(?<=\d日前)"),
    # What is asked of whoever is meant.
    "asked": ("需要", "严格", "符合", "标准(?!化)", "任务[为是]", "指标(?:就是|[是为])", "工作报告中?(?:提出|明确)", "项目(?:计划|规划)?(?:总投资|投资|总?占地|总?用地|总?建筑)", "工程(?:计划|规划)?(?:总投资|总?占地|总?用地|总?建筑)", "估算总?投资", "概算总?投资", "匡算总?投资"),
}
#: Kinds that a reader takes together.
PLAINLY_DONE = frozenset({"done", "issued", "stands", "last_year"})
IS_DONE = PLAINLY_DONE | {"feat", "rank"}
WANTED = frozenset({"will", "duty"})
AHEAD = WANTED | {"ahead"}
PROMISED = AHEAD | {"bound", "kept", "grant"}
TO_DO = PROMISED | {"deed", "favour"}


#: Words that begin with two characters, none of them a choice.
_PLAIN = re.compile(r"[\u4e00-\u9fff]{2}(?![?*+{])")


def _scan() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A pattern for any sign, which is tried by its first character, and the kind of each of its groups, one for each word."""
    by_first: dict[str, list[tuple[str, str]]] = {}
    for kind, words in WORDS.items():
        for word in words:
            by_first.setdefault(word[0], []).append((word[1:], kind))
    plain = {word for words in WORDS.values() for word in words if _PLAIN.match(word)}
    only = behind_first({word[0] for words in WORDS.values() for word in words if word not in plain}, {word[1] for word in plain})
    ways = (f"{first}(?:{'|'.join(f'{rest}()' for rest, _ in ends)})" for first, ends in by_first.items())
    return begun_by("".join(by_first), "|".join(ways), only), tuple(kind for ends in by_first.values() for _, kind in ends)


_SIGNS, _KINDS = _scan()


class Sign(NamedTuple):
    """Where a sign stands, and of which kind it is."""

    start: int
    end: int
    kind: str


class Signs:
    """The signs of a text in order; `starts` is where its sentences begin, each of which is looked through when it is first asked about."""

    def __init__(self, text: str, starts: Sequence[int] = (0,)) -> None:
        self._text, self._starts = text, starts
        self._known: dict[int, list[Sign]] = {}
        #: A stretch of the text in which no sign begins, as the last search went over it: a text without signs is searched once.
        self._bare = (0, 0)

    def within(self, kinds: Collection[str], start: int, end: int) -> Iterator[Sign]:
        """The signs of these kinds that lie in text[start:end]."""
        return (sign for place in self._places(start, end) for sign in self._of_sentence(place) if start <= sign.start and sign.end <= end and sign.kind in kinds)

    def _of_sentence(self, place: int) -> list[Sign]:
        known = self._known.get(place)
        if known is None:
            end = self._starts[place + 1] if place + 1 < len(self._starts) else len(self._text)
            known = self._known[place] = self._found(self._starts[place], end)
        return known

    def _found(self, start: int, end: int) -> list[Sign]:
        """The signs that begin in text[start:end], though they look at what stands around them."""
        found: list[Sign] = []
        if self._bare[0] <= start and end <= self._bare[1]:
            return found
        bare = len(self._text)
        for hit in apart(_SIGNS, self._text, start):
            if hit.start() >= end:
                bare = hit.start()
                break
            found.append(Sign(hit.start(), hit.end(hit.lastindex or 0), _KINDS[(hit.lastindex or 1) - 1]))
        self._bare = (end, bare)
        return found

    def first(self, kinds: Collection[str], start: int, end: int) -> Sign | None:
        """The first of them; asked so often that it makes no iterator of them."""
        for place in self._places(start, end):
            for sign in self._of_sentence(place):
                if start <= sign.start and sign.end <= end and sign.kind in kinds:
                    return sign
        return None

    def _places(self, start: int, end: int) -> range:
        """The sentences that text[start:end] touches, by their places."""
        return range(max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end)) if start < end else range(0)
