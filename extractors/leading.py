"""Words before an indicator that are no part of it: joining words, adverbs, regions, times (`同时，全县力争再|托育床位`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from extractors.indicator_words import NAME_AFTER, OBJECTS, verbs
from extractors.lexicon import rows
from extractors.scanning import any_of, by_ranges, together

#: Where something is and who is in charge of it, whatever they are called.
_ANYWHERE = (
    r"(?=.{3,10}内)[\u4e00-\u9fff]{2,6}(?:行政)?(?:辖区|区域|境|范围)内(?:正(?=重点|加快|全力|推进))?(?=共|现|已|有|各|所有|重点|加快|全力|推进)",
    r"(?=.{2,8}(?:计划|拟|将)总?投[资入])[\u4e00-\u9fff]{1,6}[省市县区州镇乡](?:计划|拟|将)(?=总?投[资入])",  # 今年，|某县计划|投资3000万元
    r"(?=.{2,9}涉及)[\u4e00-\u9fff]{0,6}(?:工程|项目)共?涉及(?=[\u4e00-\u9fff]{2})",  # 一期工程涉及|教学楼900平方米
    r"(?=.{4,14}占地)[\u4e00-\u9fff]{2,12}(?:公司|合作社|农场|产业园)(?=占地(?!面积))",
    r"(?=.{3,10}负责的)[\u4e00-\u9fff]{2,8}(?:局|委|办|社|厅|公司|中心|部门|单位)负责的",
)
#: What else leads in and is more than a word: marks, serials, years, by what rule something is done; in groups, each behind the characters that its patterns begin with.
_BUILT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"#()*,:;·×–—”•√■□▪▶◆◇○◎●★、。【一七三九二五八六十四的第（）＊，：；\"\d\s①-⑳", (
        r"[、，；：,;:\s）)”\"。的①-⑳—–●■◆▪•·▶◎○◇□√★*#]",
        # marks and serials
        r"(?<![\u4e00-\u9fff])[一二三四五六七八九十]{1,3}、(?=[\u4e00-\u9fff\d]|$)(?![一二三四五六七八九][、级类等档])",
        r"第[一二三四五六七八九十百]{1,4}[条款项]\s?", r"【[^】]{1,12}】", r"[一二三四五六七八九十]+是", r"[(（][一二三四五六七八九十\d]+[)）]", r"\d+[.．、](?!\d)",
        r"(?<![\d\u4e00-\u9fff])\d{1,2}[ \t\u3000]+(?=[\u4e00-\u9fff]{2})", r"[（(](?:下同|现价|可比价|不变价)[)）]",
        # 3米|×4米|公厕20座
        r"[×＊]\s?\d[\d.]{0,6}(?:厘|毫)?米",
    )),
    (r"“一七三两九二五八六到前十四在截来每目至从自第\d", (
        # times
        r"(?:到|至|在)?(?:20|19)\d\d(?:[年届]|(?![人名户亩米平吨公]))(?:[-—至](?:20|19)?\d\d年?)?(?:底|末)?(?:之?前)?", r"“十[一二三四五六]五”(?:期间|时期|末)?",
        r"(?<=[今去]年)来(?=全[省市县区州]|我[省市县区](?:共|新|累计|已)|新[增建]|累计|共|已|投入|完成|发放|实施|建成|开展|培训|改造|组织|争取|安排)", r"前[\d一二三四五六七八九十]{1,3}(?:个月|季度)", r"每?[一二三四五六\d]年为?一个?周期", r"[一二两三四五六七八九十\d]年(?![级制均度龄限产内来义]|一贯)(?:内|间)?", r"(?<=\d年)一遇", r"(?:截[至止]|[到至])?目前",
        # from which year of its own on, and in which
        r"[从自][\u4e00-\u9fff]{2,8}(?:年度|之日|当年|当日|之月|次月|次年)起", r"第[一二三四五六七八九十\d]{1,2}年(?:[至到—-]{1,2}第?[一二三四五六七八九十\d]{1,2}年)?(?:起|内)?(?:按照?(?=[\u4e00-\u9fff]{2})|(?=[\u4e00-\u9fff]{4}))",
    )),
    (r"上位各国居市排省稳", (
        # places
        r"各[县市区][（(](?:[市区县旗]|县级市)(?:、[市区县旗]){0,2}[）)]", r"(?:国家|省|市|上级)下达(?:我[省市县区]的?|的?(?:年度|目标|计划)*任务数?[为是]?(?=[\u4e00-\u9fff]{2}))",
        r"(?:稳居|位居|居|排名|位列)(?:全[国省市县]|同类)[^，。；、\d]{0,6}[、，]",
    )),
    (r"“以分应异按政易校", (
        # rules and ways
        r"按照?(?=[\u4e00-\u9fff]{2,4}比$|[\u4e00-\u9fff]{2,6}(?:规模|人数|面积)$)", r"按照?(?=[\u4e00-\u9fff]{0,10}每(?:新增|增加|超过))", r"按照?(?:有关|相关)?(?:规定|程序|政策)(?=[给分择予可安])",
        r"分(?:阶段|档次?|批次?|期|年度?|[两三四五]年)(?=[给予安补奖拨投])", r"以[^，。；]{1,6}为单位", r"“点对点”(?=输送|转移|运输)", r"“一事一议”(?=[硬新建修改])",
        r"(?:易地|异地)(?=新建|重建|改建|迁建|建设)", r"(?:校[企地校政]|政[校企])(?:合作)?(?=共建|联建)",
        r"应[\u4e00-\u9fff]尽[\u4e00-\u9fff]的?(?=[\u4e00-\u9fff]{2})",
    )),
    (r"《中区县各同地州市旗省自财", (
        # who gives it to whom: 市财政|对每个示范村补助10万元
        r"(?:中央|[省市县区州旗]级?|自治区级?|各级|同级|地方)?财政(?=对[^，。；]{2,30}(?:补助|补贴|奖励|奖补|给予|资助))",
        # what a sum is given by: 安排|《…的通知》（某财〔2024〕5号）|资金50万元
        r"《[^《》]{4,80}(?:通知|方案|计划|意见|规划|办法|批复|决定)》(?:[（(][^（）()]{2,12}(?:[（(][^（）()]{1,8}[)）])?[^（）()]{0,20}[)）])?(?:文件|规定|要求)?的?(?=[\u4e00-\u9fff]{2})",
        # a paper and what it holds: 《三张清单》共涉及|治水任务
        r"《[^《》]{2,60}》(?:共|主要|总共|一共)*(?:涉及|包括|包含|列出|梳理|部署)(?=[\u4e00-\u9fff]{2})",
    )),
    (r"上以加各启学审工建开批抓推本校核此规该资这院项", (
        # what a sum is planned for
        r"(?:批准|批复|核准|核定|审定)(?:概算|估算)?(?=总投资)", r"各省(?:、自治区|、直辖市|（自治区、直辖市）|（区、市）){1,2}(?:[和及、]新疆生产建设兵团)?",
        r"(?:项目|工程)(?:计划|概算|规划)(?=总投资)|工程(?=总投资)|(?:项目|学校|校园|院区)(?:规划)?(?=占地(?!面积))", r"(?<![个项类大\d])项目(?:(?:计划|概算|规划)(?=总?投资)|(?=总(?:占地|用地)))", r"(?:以上|上述|该)项目(?:计划|概算|规划)?",
        r"资金来源(?:主要)?[为是：:]", r"[这该][所座栋家](?=占地|投资|总|建筑)", r"[该本此](?:工程|项目)(?:共|累计|计划)*(?=投入|总?投资|占地|总?(?:建筑|用地|占地|建设|规划)总?面积)", r"(?:加快|开工|启动|推进|抓好)建设(?=总投资)", r"(?:规划)?(?:建设)?项目(?:包括|包含)",
    )),
    (r"主任其具内包发工建总指改目规还重项", (
        r"(?:(?:总体|主要|具体|重点|发展|建设|改造)?(?:目标|任务|指标|(?:规模[及和与])?内容)(?:主要)?|其中|主要|具体)?还?(?:包括|包含)", r"(?:主要|具体|重点|项目|工程|建设|改造){0,3}(?:内容|规模|任务)[为是](?=[新改扩迁重续修拆购]建|[建铺敷]设|改造|拆除|改扩建|购[置买]|安装|实施|治理|疏浚|加固|整治|配[备置套])", r"规划(?:区|范围|期)(?:内|(?=现有|共有|总人口|常住人口|人均))",
    )),
    (r"一不主仍先全共再前尚工强拟提明特项首高", (
        # 引进|一家|投资2亿元的企业: a single one, whose size is told
        r"一[家个座处所批条](?=总?投资|占地|年产|产值|建筑面积)",
        r"(?:工程|项目)(?:现|目前)?已(?:累计)?(?=投入|完成投资)", r"[首先前]期计划(?=投[资入])|首批计划(?=投[资入])",
        # words that lead in only before so much
        r"(?<!《)提出(?=[\u4e00-\u9fff]{4})", r"主要(?:是|为)(?=[\u4e00-\u9fff]{4})",
        r"(?:特别|再次)?(?:强调|明确)(?=[\u4e00-\u9fff]{4})(?!责任|职责|分工)", r"高(?:质量|标准|水平|效)(?=办理|推进|完成|实施|打造|开展|举办|建成|建设)", r"高(?:质量|标准|水平|起点|规格)、(?=高(?:质量|标准|水平|起点|规格|效))",
        r"不(?:低于|少于|超过|高于)", r"拟(?=建设)", r"共(?=建档立卡)", r"[仍尚]有(?![待望所])(?=[\u4e00-\u9fff\d]{2})", r"全覆盖(?=建设|安装|配备|设置|推行|开展)",
    )),
)  # fmt: skip
#: Single characters, behind the words that begin with them (有序, 有望).
_SINGLE: tuple[str, tuple[str, ...]] = (r"分除有对但即年", (
    r"[分除](?=$)",
    r"有(?![碍机效限色线关意偿害毒轨氧益志形声痕]|[^，。；、\d]{1,12}的[\u4e00-\u9fff]{2})", r"对(?![口外照标比策俄韩象]|接(?!种))", r"但(?=[\u4e00-\u9fff]{4})", r"即(?=[\u4e00-\u9fff]{3})(?![使将时日便])",
    r"年(?=输出|服务(?=群众|企业|对象)|培训(?!规模|能力|总?量|人数)|轮训|发放|培养|出栏|开展|举办|招收)",
    # 年|可节约标准煤, 年|处理粪污: what a work brings in a year; 年处理能力 and 年加工量 are nouns.
    r"年可?(?=(?:新增|增加|上缴|创造|带动)(?![量率额长值])|(?:节约|节省|减少|减排|吸纳|安置|消纳|转化|利用|供应|处理|处置|生产|加工|收购|屠宰|繁育)(?![\u4e00-\u9fff]{0,6}(?:能力|规模)|总?量|总?额|总?产?值|(?:经营)?收入|率|面积|人数|资金|投资|目标|任务|链|点|企业|价|成本|小时|外资))",
))  # fmt: skip

#: Stands in the lexicon for any verb with what is done behind it.
_VERB = "<verb>"
#: 线上|培训覆盖率: a measure is told of the whole.
_MEASURED = r"[^，。；]{0,10}(?:率|比例|占比|比重|水平|次数|时长|面积|[量额数次])$"


@cache
def _deed() -> str:
    """A verb and what it takes as its object: 沿线|建设驿站, 线上|培训教师; not 现场|检查组, 线上|培训平台."""
    verbs_of_two = any_of(verb for verb in verbs("act") if len(verb) > 1)
    return rf"{verbs_of_two}(?!演练|培训|检查|竞赛|比赛|活动|会议|大会|{_MEASURED})(?=[\u4e00-\u9fff“])(?:(?:{OBJECTS.pattern})$|(?!{NAME_AFTER.pattern}))"


@cache
def _verbs_by_first() -> Mapping[str, Sequence[str]]:
    """First character → the verbs that begin with it."""
    found: dict[str, list[str]] = {}
    for verb in verbs("act"):
        found.setdefault(verb[0], []).append(verb)
    return found


def _sides(before: Iterable[str], not_before: Iterable[str]) -> str:
    """What must and must not follow a word, as looks ahead."""
    followed, parted = "|".join(before), "|".join(not_before)
    return (f"(?={followed})" if followed else "") + (f"(?!{parted})" if parted else "")


def _by_words(row: dict[str, str]) -> str:
    """What must follow a word by the words that the lexicon names."""
    return _sides((word for word in row["before"].split() if word != _VERB), row["not_before"].split())


def _by_deed(row: dict[str, str]) -> str:
    """What must not follow a word that leads in before any deed: with 检查 the word 现场 is a verb itself."""
    own = (verb.removeprefix(row["surface"]) for verb in _verbs_by_first().get(row["surface"][0], ()) if verb.startswith(row["surface"]))
    return _sides((), [*row["not_before"].split(), *own])


def _by_first(listed: Iterable[dict[str, str]], sides: Callable[[dict[str, str]], str]) -> dict[str, list[str]]:
    """What follows the first character of words that begin alike."""
    endings: dict[str, list[str]] = {}
    for row in listed:
        endings.setdefault(row["surface"][0], []).append(row["surface"][1:] + sides(row))
    return endings


@cache
def lead_pattern() -> re.Pattern[str]:
    """All that leads in at a place: the words of the lexicon `leading_words`, tried by their first characters, and what is more than a word.

    A look at the first character tells of most places that nothing leads in there.
    """
    listed = sorted(rows("leading_words"), key=lambda row: (-len(row["surface"]), row["surface"]))
    plain = _by_first((row for row in listed if row["before"].split() != [_VERB]), _by_words)
    # The deeds stand in the pattern once: a copy for each word takes seconds to compile.
    doing = _by_first((row for row in listed if _VERB in row["before"].split()), _by_deed)
    words = by_ranges({first: "|".join(rest) for first, rest in plain.items()})
    deeds = f"(?:{'|'.join(f'{first}(?:{chr(124).join(rest)})' for first, rest in doing.items())})(?={_deed()})"
    groups = [*(together(*built) for built in _BUILT), together("".join(doing), [deeds]), *words, together(*_SINGLE)]
    first = "".join((*(first for first, _ in _BUILT), *plain, *doing, _SINGLE[0]))
    return re.compile(f"(?:{'|'.join((*_ANYWHERE, together(first, groups)))})+")
