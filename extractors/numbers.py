"""What a number is when it measures nothing: ordinal, slogan, date, document number, name, word, ….

A rule looks at one numeral and the characters around it; the first that fits names its kind. `FRAMES` are
kinds of numbers that a unit may follow (三个方面, 第3批, 五年规划): quantities ask them before they take a number
for an amount. `SIGNS` name the rest. A number that no rule fits is `unexplained`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from extractors.lexicon import rows
from extractors.numeral_names import NUMERALS, any_holding, held_in
from extractors.scanning import any_of
from extractors.span import fold

_ARABIC = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)*+"
_CHINESE = rf"[{NUMERALS}]++"
_ANY = rf"(?:{_ARABIC}|{_CHINESE})"
_SMALL = r"(?:[12]?\d(?![\d.])|[二两三四五六七八九十]{1,3})"  # a structure has few parts
_TO = r"(?:\s?[-–—~～至到]{1,2}\s?[\d.一二三四五六七八九十]+)?"  # the other end of a range
_NUMBER = regex.compile(rf"{_ARABIC}[百千万亿]*+|{_CHINESE}")
_REACH = 30  # characters looked at on either side


class Rule(NamedTuple):
    """A kind of number that is no amount: what the numeral is, what stands before it and what follows it."""

    kind: str
    numeral: str
    before: str = ""
    after: str = ""


_YEAR = r"(?:19|20)\d\d(?!\d)"
_SMALL_ORDINAL = r"[一二三四五六七八九十]{1,4}|\d{1,2}"
_TIME = (
    r"(?:个?(?:年|月|季度|学年|学期|小时|交易日|工作日|自然日)|周(?!岁)|天|日|分钟|刻钟|载)"
)
#: Before a length of time that is itself what is measured: 每天锻炼一小时, 压缩至3个工作日, 服务期5年.
_MEASURED_TIME = (
    r"(?:至少|原[来先定]的|不[得应]?[少低]于|不超过|超过|不足|少于|控制在|达到|最[长短多少]|[满达为仅约由从≥≤><]"
    r"|(?:压缩|缩短|缩减|压减|减少|降低?|延长|增加?|提高|提升|升)[至到为]?"
    r"|[限龄期命间时数长制]|保证|确保|锻炼|活动|学习|培训|阅读|睡眠|(?<!改革)开放|工作|训练|服务)[约近了]?\s?"
)
#: After a length of time that is a time (3年内) or says of what kind something is (24小时自助服务).
_AS_TIME = (
    r"(?:过境免签|[之以]?[内后前间]|期间|期(?![，。；、])|的?(?:发展)?历程|的(?:努力|发展|奋斗|建设|时间|实践|历史|(?:不懈|辛勤|苦心|精心|用心|持续|艰苦|潜心)?(?:经营|摸索|探索|攻坚|治理|打拼|培育|沉淀|积累|打磨|拼搏|创业|奋战))"
    r"|攻坚|(?:工作|工时|轮[班值]|值班)?制|免费|便民|接着|逐年|累计|共[有计]?|分[期步批]|无理由|自助|值[班守]|在线|不打烊|[不无]间断|全天|试点"
    r"|(?:过渡|窗口|宽限|建设|合同|管护|质保|培育|考核|实施|协议|托管)期(?!限|不)|[无没未](?!满|成年|息|偿)"
    r"|时间(?!不|达|至)|系列|主题|纪念|\d{1,3}%的?[\u4e00-\u9fff]{0,8}(?:支持|补贴|补助|奖励|贴息|减免|返还))"
)
#: After a length of time that is one, or names a plan, whatever stands before it.
_IS_TIME = r"(?:以?来|共(?!同)|努力|行动|计划|规划|试点|累计[数值]|“?[\u4e00-\u9fff]{0,4}(?:圈|服务网络|服务网)|为(?:一个?)?周期|[（(][^（）()，]{4,16}年?[）)]的?(?:努力|奋斗|攻坚))"
_COUNTING = r"(?<!至少|少于|低于|超过|突破|多于)"  # before a structure that is counted for its own sake
_PARTS = r"[个大项种类条件方张套道支对轮级]?(?:[重关主基民][点要键本生])?"

#: Kinds of numbers that a unit may follow, in order of precedence. STRUCTURE and COUNTED stand for the nouns
#: of `structure_nouns` that any numeral frames and that only a Chinese one does.
FRAMES = (
    Rule("date", r"[12]\d(?!\d)", after=r"年(?:(?:1[0-2]|[1-9])月|\d{3,}|我[省市县区]|全[省市县区])"),  # 某省17年9月发布
    Rule("date", _YEAR, after=rf"{_TO}\s?[年届]|[-/.]\d{{1,2}}[-/.]\d"),
    Rule("ordinal", _ANY, before=r"第\s?(?:\d\s{1,2})?|第[\d一二三四五六七八九十]{1,3}[位名]?[、和至-]"),
    Rule("ordinal", _SMALL_ORDINAL, after=r"届(?:历次|第?[一二三四五六七八九十\d]{1,3}[次中]|中央|中纪委|全国|党|[省市区县州]?(?:委|人大|政协|(?:人民)?政府))"),
    Rule("ordinal", r"[二三]?十[一二三四五六七八九]?", after=r"届"),
    Rule("ordinal", _SMALL_ORDINAL, before=r"(?<!召开)(?<!至少)(?<!少于)", after=r"次(?:全会|全体|代表大会|党代会|党代表|会议|中央|集体|[区县市省]?(?:政府|党组)?(?:常务|常委|全体|党组|办公)会)"),
    Rule("ordinal", _SMALL_ORDINAL, after=r"次(?:[、和][一二三四五六七八九十]{1,3}次){1,6}(?:全会|全体|代表大会|会议)"),  # 六届二次、三次、四次全会
    Rule("ordinal", _SMALL_ORDINAL, after=r"期(?:工程|项目|建设|技改|用地)"),
    Rule("ordinal", _SMALL_ORDINAL, before=r"(?<!共)(?<!地[上下](?!一))", after=r"(?:[至到—–-](?:[一二三四五六七八九十]{1,3}|\d{1,2}))?层(?:为|设[有置]?|均为)(?=[\u4e00-\u9fff]{2,8}(?:[，、；。,;]|$))(?![^，、；。,;]{0,8}(?:结构|电梯))"),  # 一层为展厅、二层设阅览室
    Rule("ordinal", r"[1-9]", before=r"(?:号?线|工程|项目|园区?|小区|花园|家园|新城|公寓|安置房|[水电气热]厂|电站|片区)", after=r"期(?![培训班间限])"),  # 地铁4号线2期, 城南水厂3期
    Rule("view_count", _ARABIC, before=r"(?:^|\n)[-\s]{0,4}(?:约\s?)?", after=r"\s?(?:页|[KM]B)\s*(?:\n|$)"),  # - 11页: of a file
    Rule("ordinal", r"[一二三四五六七]", after=r"中全会"),
    Rule("ordinal", r"[一二三四五]", after=r"轮(?:土地|延包|承包|中央|环保|巡|督|改革|规划|学科)"),
    Rule("ordinal", r"[一二]?十[一二三四五六七八九]?|[七八九]", after=r"大(?:[和以，。；、：报精代会]|$)"),
    Rule("caption", _ANY, before=r"(?:专栏|附件|附表|附图|(?<![代发外地列报课填年户水电气仪])[表图]|No\.)\s?"),
    Rule("rank", _ANY, before=r"(?<![目提以之年月日底此先末春会课疫跨超生岗学])前", after=r"[名位强列茬]|%|[，。；]"),
    Rule("rank", _ANY, before=r"(?<![之以然此随前先])后", after=r"[名位]"),
    Rule("rank", _ANY, before=r"(?:(?<![安编摸抽创减复])排名?|位列|位居|名列|(?<![系编下增新])列|(?<![定移聚迁安])居)[在于]?(?:[全各]?[国省市区县州][^，。；\d]{0,6})?", after=r"[位名]"),
    Rule("rank", _ANY, before=r"[居列进名跃](?:[在于入]|[升居]至?)?[^，。；\d一二三四五六七八九十]{0,8}", after=r"个[^，。；、\d的]{1,8}?(?:[首末]位|榜首|[前第][一二三四五六七八九十列茅\d])"),
    Rule("time_of_day", r"[012]?\d", after=r"\s?(?:时(?![长间限段期代])|点(?![位以]))(?:\d|整|半|[-至—前后]|以)"),
    Rule("time_of_day", r"[0-5]\d", before=r"\d[时点:]", after=r"分?"),
    Rule("score", _ANY, before=r"(?:[扣奖计记](?:减|励)?|(?<!增)加|[，；、：（( ]得)(?:[\d.]+\s?分[、，和或/]){0,4}\s?", after=r"\s?分(?![钟之])"),
    # 有方案的得5分, 达到90%以上得10分, 与上年持平得3分: what points are given for.
    Rule("score", _ANY, before=r"(?:的|以[上下内]|[）)%名次个项篇]|持平|达标|合格|完成|落实|到位|齐全|完善|健全|[有无][^，。；\n\d]{1,10})得", after=r"分(?![钟之])"),
    Rule("score", _ANY, before=r"(?<![体育学业科目艺术中考])(?:满分|基[准本础]分|标准分)(?:值|数)?(?:[为是计设共]{0,2})[：:\s]?", after=r"\s?分(?![钟之])"),  # 考核满分为100分
    Rule("score", _ANY, before=r"得", after=r"分[，,；;](?:否则|没有|不|未|无|每|缺|少)"),
    Rule("score", r"[\d.]+", before=r"[（(](?:每[项个条季]|各|满分|共|计)?|总分\s?|各", after=r"\s?分\s?[）)，,考]"),
    Rule("view_count", _ANY, before=r"(?:访问|浏览|点击|阅读|下载)(?:量|数|次数|人次)?\s?[：:]\s?|(?:页数|(?:文件)?大小|字数)\s?[：:]\s?"),
    Rule("view_count", r"\d[\d.]{0,8}", before=r"(?:\.(?:docx?|pdf|xlsx?|wps|rar|zip)|下载|附件|大小)[^，。；\n\d]{0,12}", after=r"\s?[KMkm][Bb](?![A-Za-z/]|宽带|带宽)"),  # 28.3KB, 4 页: how large a file for download is
    Rule("view_count", r"\d+", before=r"\d[KMkm][Bb]\s{1,3}|[共第]\s?", after=r"\s?页(?![面岩])"),
    Rule("code", r"(?:1(?:1[0-49]|2[02])|1\d{4}|9[56]\d{3})(?!\d)",
         after=r"(?:、\d+)*等?(?![%％个名座台辆条家支处套所间公千])[^，。；\d]{0,8}?(?:热线|急救|报警|消防|联动|举报|专线)"),
    Rule("slogan", _CHINESE, before=r"[“‘][^”’“‘每\n]{0,14}", after=r"[^“”‘’\n]{0,16}[”’]"),
    Rule("slogan", _CHINESE, before=r"”", after=r"(?![个所家名处项座间支条场](?:[，。；、）（]|$))"),  # but not “阳光驿站”六个，
    Rule("slogan", _ARABIC, before=r"[“‘]", after=r"(?![^”]{0,12}(?:以上|左右|以内))[^“”‘’\n，；]{0,12}[”’]"),
    Rule("slogan", _ANY, before=r"“[^”\n]{0,30}",
         after=r"[^“”\n]{0,40}”的?(?:新?发展|空间|总体|治理|工作)?新?(?:格局|布局|体系|架构|模式|机制)"),
    Rule("slogan", _ANY, after=r"条(?:措施|政策|意见)?[”’]"),
    Rule("slogan", r"[一两]", after=r"(?!万?元)(?:(?![一二三四五六七八九十年至到])[\u4e00-\u9fff]){1,3}[一两多]"),
    Rule("slogan", r"[一两多]", before=r"[一两][\u4e00-\u9fff]{1,2}"),
    Rule("authors", _ANY, before=r"等", after=r"个?部(?:门|委)|单位"),
    Rule("name", _ARABIC, after=r"(?:幢|栋|号楼)\d{1,3}单元|单元(?![\u4e00-\u9fff]{0,4}楼)"),  # 10幢2单元
    Rule("duration", _ANY, after=r"个[多半][月年]|个多小时"),
    Rule("duration", _ANY, before=r"历[经时](?:近|约|了|将近|超过)?\s?", after=r"[余多]?(?:个(?=月))?[年月天]"),  # 历经30余年发展
    # 五塘片区, 等4位委员：, 24小时热点, 5条评论: places named after a number, whom a letter is to, what a site counts of itself.
    Rule("name", r"[三四五六七八九十]{1,2}", after=r"[里塘铺](?:中心)?(?:小学|中学|初中|高中|幼儿园|学校|[地片]区|镇|乡(?![亲间])|村(?![民级])|社区|街道)|[台口道门](?:中心)?(?:小学|中学|初中|高中|幼儿园|学校|片区|镇|乡(?![亲间])|街道)"),
    # 八家湾小学, 五家渠社区, 四家子镇; 三家村卫生室 and 三家中学 count
    Rule("name", r"[三四五六七八九十]{1,2}", after=r"家(?:[子湾渠堡屯营庄沟坪寨嘴咀桥洼堰岭塘坡坝](?:中心)?(?:小学|中学|初中|高中|幼儿园|学校|镇|乡|村|社区|街道|片区)|[村镇](?=[、，。；和及与等先]|$))"),
    Rule("authors", _ANY, before=r"等", after=r"[位名](?:[)）]|政协|人大|[省市区县州])?(?:委员|代表)\s?[：:]"),
    Rule("date", r"0\d(?!\d)|\d\d(?<=0\d年[—–~～至到-]\d\d)(?!\d)", after=r"年(?!级)"),  # 原定于05年实施, 07年—10年
    Rule("view_count", _ANY, before=r"我来说两句\s?[（(]?", after=r"[人条]"),
    Rule("duration", _ARABIC, after=r"(?<=24)小时(?:不?间断|开放|营业|响应|畅通|监[测控管]|受理|运[行营]|供[水电热应]|应急|智能|无人|书[房屋店]|药店|银行|便利店|门诊|急诊|热线|咨询|待命|监护|预警|服务(?![时次人小]))"),  # 24小时开放的公厕
    Rule("view_count", _ARABIC, after=r"(?:小时|[日天])(?:新闻|热[点门闻]|排行|人气|点击)|人参与(?=[，,\s](?:\d{1,8}条|点击|评论)|$)"),
    Rule("duration", _ANY, before=r"(?<![期限长命])[，、；]", after=r"年(?:累计|平均)?(?:增长|增幅|下降|提高|提升|增加(?!值)|净增|减少)"),  # 达到1200亿元，3年增长40%
    Rule("name", r"[两2]", before="残疾人", after="项补贴"),
    Rule("name", r"[两三四五六七八九]", before=r"(?<!建设|新建|打造|建成|规划|形成|布局|启动)", after="个新城(?!区)"),  # 推进五个新城建设: those that are known; 规划建设|三个新城 counts
    Rule("duration", _ARABIC, before=r"\d\s?[×xX*]\s?", after=r"\s?小时"),
    Rule("grade", _ARABIC, before=r"\d(?:米|厘米|毫米|c?m|mm)?\s?[×*＊]\s?", after=r"\s?(?:米|厘米|毫米|c?m|mm|万?千瓦|兆瓦|蒸?吨|MW)"),  # 路长270米×4米×0.2米, 2×66万千瓦
    Rule("rank", _ANY, before=r"(?:前移|后移|后退|进位|上升|跃升|下滑)了?", after=r"个?位(?!数)"),
    Rule("rank", _ANY, before=r"连续", after=r"次(?:位列|位居|居|获|荣获|排名|名列|蝉联|入围|入选|被评)"),
    Rule("rank", _ANY, before=r"(?:提升|前进|晋升|提高|下降|后退|攀升)了?", after=r"个?位次"),
    Rule("rank", _ANY, after=r"个[^，。；、\d]{1,14}?中的?(?:排名|排在|排第|位列|位居|名列|列第|居第)"),  # 在全省30个县市中排名第7
    Rule("slogan", _CHINESE, after=r"个(?:一|(?:更加|确保|坚持|到位|不[动放]?[摇松变误减降断]|率先|维护|确立|提[高升]|转[变型]|优化|[增加]强|突出|统筹|并重|结合|面向|满足|聚焦|[强深]化|延伸|全面覆盖|加[快速大]|[改完]善|减[少轻]|下降|扩大|压[减降]|缩[小短])(?=[，。；、”：:的]|$))|个?(?:精准|百分之百|零)(?=[，。；、”])|个[“‘]?(?:100[%％]|百分之?百)"),
    Rule("slogan", _ARABIC, before=r"[三四五六七八九十]个[“‘]?", after=r"(?<=\D100)[%％]"),  # 落实六个“100%”
    Rule("slogan", _ARABIC, before=r"[“‘](?:\d{1,3}[\u4e00-\u9fff]{1,3}[＋+、]?){1,5}", after=r"[\u4e00-\u9fff]{1,3}(?:[＋+、]?[\dXN]{1,3}[\u4e00-\u9fff]{1,3}){0,5}[”’]"),  # “6厂＋9站＋N管网”
    Rule("name", r"[百千万亿]++", after=r"[头只亩斤户家名]?[\u4e00-\u9fff]{2,6}?(?:行动|计划|工程)(?=[，。；、”]|$)"),
    Rule("authors", _ANY, after=r"个?(?:部门|部委|单位)(?:联合|共同)(?:印发|制定|出台|发布|下发|发文|行文|下文|转发|签发|会签)"),
    Rule("share_base", r"[十百千万]++", before=r"每"),
    Rule("share_base", _ARABIC, before=r"每", after=r"[万千百]+|名?(?:常住|户籍|劳动|老年)?人口"),
    Rule("share_base", r"[十百千万]++", after=r"人[\u4e00-\u9fff]{0,10}(?:死亡率|发生率|发病率)"),
    Rule("share_base", r"[百千万]", after=r"名?(?:学生|老年?人|劳动力|常住|户籍|人口)|人[口均病床拥发执注]|生[计图]|元[GD生产工增]|户[拥居]"),
    Rule("grade", r"[百千万亿]++", after=r"(?:吨|元|千瓦|亩)?级(?!以上)|吨(?!以上|大关)"),
    # 万亩示范片12个: how large each of them is.
    Rule("grade", r"[百千万]++", after=r"亩(?:[\u4e00-\u9fff]{0,6}?(?:示范[片区方田园点]|核心区|攻关[片田方]|丰产[片方田])|方(?=[\d，。；、“”]))"),
    Rule("name", r"[1-9]", after=r"人间(?!均|接|隔)"),
    Rule("name", _ARABIC, after=r"米以[上下]的?(?:低空|空域|真高)"),
    Rule("grade", _ANY, after=r"[百千万亿]*(?:[吨元伏]|[千兆]瓦)级(?!别|以|及|的)"),
    Rule("grade", r"[十百千万亿]+", after=r"元(?:村|镇|乡|县|区|企业|产业|园区|楼宇)"),
    Rule("grade", _ANY, after=r"年级|(?:[-—～~至]\d{1,3})?年一遇(?:[\u4e00-\u9fff]{0,8}?标准的?(?:长度|比例|面积|堤|海塘|水闸|工程)|[\u4e00-\u9fff]{0,10}的[\u4e00-\u9fff]{0,8}?(?:长度|比例|占比|比重|面积|覆盖率|达标率))"),
    Rule("grade", _ANY, before=r"(?<!达到|提[高升][到至]|抵御|防御|应对|具备|[满符]合|满足|[达为按])", after=r"年一遇(?:的(?![\u4e00-\u9fff]{0,8}标准(?:[，。；、（]|$))[\u4e00-\u9fff]|[\u4e00-\u9fff]{0,8}?(?:(?:洪水|高?潮位|大旱|干旱|洪涝|[暴降]雨|雪灾|台风)(?!标准)|堤防|海塘|水闸))"),  # 50年一遇的堤防; 抵御50年一遇洪水 is a goal
    Rule("word", r"[百千万亿]++", before=r"(?<![近超逾])(?<!超过)(?<!突破)(?<!跨越)(?<!达到)(?<!达)(?<!带动)(?<!惠及)(?<!打造)(?<!开发)(?<!推动)(?<!形成)(?<!开拓)(?<!制定)(?<!培育)(?<!攻克)(?<!推广)(?<!遴选)(?<!新增)(?<!举办|开展|组织|举行)(?<![跨迈站跃登]上)(?<![跨迈]过)", after=r"(?!分之|余|吨(?:以上|大关)|[人名家户场](?:次)?以上)"),
    Rule("word", r"[百千万亿]++", before=r"打造|开发|推动", after=r"[元级名人]"),
    Rule("word", r"[百千万亿]++", before=r"举办|开展|组织|举行", after=r"(?!场(?:次|[^景地馆][^，。；]))"),
    Rule("word", r"[百千万亿]++", before=r"形成|开拓|制定|培育|攻克|推广|遴选", after=r"(?![项家个款种所座条场])"),
    Rule("word", r"[零〇]"),
    Rule("word", r"一", before=r"[统同唯之任某每逐其另这那哪下又再头无没]|没有|杜绝"),
    Rule("word", _CHINESE, before=r"[这那]", after=r"[个项类种大]"),
    Rule("ordinal", rf"{_SMALL_ORDINAL}|\d{{3}}", before=r"届\s?", after=r"次"),
    Rule("word", _CHINESE, before=r"[数几若]|星期|礼拜|成[百千]上"),
    Rule("word", r"[一三四五七]", after=r"位一体|岗双责|家[子庭长人]|天然|次[性生氧贷供]|人均|面[向积]|场[景所地]|对一|部门"),
    Rule("word", r"[二2两]", before=r"(?<!每[年月周天])", after=r"次(?:收益)?分配|次(?:供水|利用|污染|创业|开发|元|搬运|转移|加工|加压|装[修饰潢])"),
    Rule("structure", _SMALL, before=_COUNTING, after=rf"{_PARTS}(?:STRUCTURE)"),
    Rule("structure", r"[二两三四五六七八九十][一二三四五六七八九十]{0,2}", before=_COUNTING,
         after=rf"{_PARTS}(?:COUNTED)(?!项目|公园|园区|示范|基地|中心|企业|集聚|小镇|街区)"),
    Rule("structure", _SMALL, after=r"个?[\u4e00-\u9fff]{0,3}阶段(?![性学])"),
    Rule("structure", _SMALL, before=r"(?:以下|下列|如下)", after=r"[项个点](?:重点|主要|具体|方面)?的?(?:工作|任务|措施|举措|要求|内容|方面|事项)"),  # 完成以下四项工作
    Rule("structure", _SMALL, before=r"(?:任务|工作|内容|措施|举措)(?:主要)?(?:共?有|共|包括|分为|为)", after=r"[项个点条](?:[：:]\s?(?:一是|[（(]?[一1][）)]?[、.．是]?|①)|[，,。]\s?一是)"),  # 主要任务有4项：一是
    Rule("structure", _SMALL, after=r"[项者个类](?:合计|共计|总计|均[居为]|都)|大?类\s?\d"),  # 项目共4类118个
    Rule("name", r"[1-5](?:\.\d)?", after=r"类(?:[改创]\w{1,3}新药|新药|化学药|生物药|生物制品|中药|疫苗|医疗器械)"),  # 2.1类化学药: how drugs are registered
    # 7万吨…项目, 220千伏变电站: a capacity that names what is built.
    Rule("name", _ARABIC, after=r"[百千万亿]{0,2}(?:吨|[千兆]?瓦|[千兆]瓦时|千?伏(?:[、和及/]\d{1,4}千?伏)*|kV)(?:及以[上下])?(?!以|左|的|标|余|多|、)"
                                r"[^，。；、：（）()\s\d]{0,24}?(?:项目|工程|生产线|机组|电站|通道|线路|基地|输变电|装置)"),
    Rule("name", _ARABIC, before=r"(?:年产|年出栏|年加工|年处理|年屠宰|日产|日处理)",
         after=r"[百千万亿]{0,2}(?![\u4e00-\u9fff]{1,4}?以[上下])[\u4e00-\u9fff]{1,4}[^，。；、：\d]{1,16}?(?:项目|工程|生产线|基地|[场厂](?=建成|投产|竣工|开工|项目|[，。；、]|$))"),
    # 8英寸晶圆, 14纳米以下芯片: of what size or fineness they are
    Rule("name", _ARABIC, before=r"(?<!达到|控制在|提高到)", after=r"(?:英寸|纳米|微米)(?:及?以[上下]的?)?(?!水平|精度|大关|以|左)[\u4e00-\u9fff]{2}"),
    # 风电场150兆瓦光伏等6个项目: a capacity in a project's name
    Rule("name", _ARABIC, after=r"[百千万亿]{0,2}(?:[千兆吉]?瓦时?|GWh?|MWh?|吨)(?!以|左|的|余|多)[^，。；、：\d]{2,14}(?:、[^，。；、]{2,20}){0,4}等\d{1,3}个(?:[\u4e00-\u9fff]{0,6}?)项目"),
    Rule("structure", _SMALL, after=r"个(?:基本|必备|前提|具体|必要)?条件(?=[，。；：:、之）]|$)|项指标每项|次重要(?:讲话|指示|论述|会议)精神"),
    Rule("structure", _SMALL, before=r"(?:^|[\n|])\s*[（(]?[一二三四五六七八九十]{1,3}[）)、][\u4e00-\u9fff]{2,16}[（(]", after=r"项[）)]"),  # 一、就业促进（3项）
    Rule("name", r"[三五六七九]", before="、", after=r"[台门河]\d{1,2}个(?:街道|乡镇|镇|乡|村|县|社区)"),  # 太平、五台3个街道
    Rule("duration", r"[一1]", after=r"年[一二两三四1-4]次"),
    Rule("slogan", _ANY, after=r"[个项]“?零”?的?突破"),
    Rule("duration", _ANY, after=r"个(?:年度|自然年|会计年度|纳税年度)[以之]?内"),
    # 、12万千瓦风电开发、: the same in a list of what is built.
    Rule("name", _ARABIC, before=r"[、括盖]", after=r"[百千万亿]{0,2}(?:[千兆]?瓦时?|吨)(?:[^，。；、：\d]{0,14}?(?:项目|工程|开发)(?=[、和及等])|[^，。；、：\d]{2,14}(?=(?:、[^，。；、\d]{2,16}){0,3}等\d{1,3}[个项]))"),
    Rule("name", _ARABIC, after=r"路(?:公交|[、和及]夜?\d{1,3}路)"),
    Rule("name", _ARABIC, before=r"路[、和及]夜?", after=r"路"),
    Rule("name", _ARABIC, before=r"首[个家座台]", after=r"[百千万亿]*(?:元|千瓦|吨)"),
    Rule("name", _ARABIC, after=r"年(?:断头路|老[店号字])|(?:毫|厘)?米(?:直径|口径|跨径)"),
    Rule("duration", r"24|二十四", after=r"小时(?![内以之后前左中动间里的达为到最累降雨]|办[结复理]|上报|报[告送]|回[复应]|答复|反馈|转诊|处[置理]|[\u4e00-\u9fff]{0,8}(?:率|比例|次数))[\u4e00-\u9fff]"),
    Rule("name", _ARABIC, after=r"[百千万]?兆(?:光[网纤]|宽带|企业|家庭|用户|端口|网络(?!速|带))"),  # 百兆宽带
    Rule("name", r"[1-6](?!\d)", after=r"G(?=[\u4e00-\u9fff])(?!以[上内]|左右)"),  # 出口5G产品
    # 5G, 3.0T磁共振: generations and strengths of a field, but 出口带宽达到35T.
    Rule("name", _ARABIC, before=r"(?<!(?:带宽|出口|存储容量|传输容量|吞吐能力)(?:总量|规模|总?容量|能力)?(?:均|已|将)?(?:(?:提[升高]|扩[容大展]|增加|拓展|升级)?[到至]|达到?|为|超过?|突破|不[低少]于)?)", after=r"[GT](?![A-Za-z])"),
    Rule("name", _ARABIC, before=r"时速", after=r"公里(?:的|级)"),
    Rule("name", r"[二两三四五六七八九十]{1,2}|\d{1,2}(?!\d)", after=r"件套"),
    Rule("name", _ANY, after=r"条[\u4e00-\u9fff]{2,8}的(?:通知|意见|公告|批复)"),
    Rule("structure", _ANY, before=r"(?:明确|采取|细化|细分|分解|梳理|列出|包括|包含|涉及|提出|部署|共?设[置定])(?:出|为|成|了)?(?:\d{1,3}[^，。；]{1,8})?",
         after=r"[项条](?:具体|重点|主要|改革|工作|策略|发展|保障|政策)*(?:子?任务|举措|目标(?!任务)|措施)|[个家](?:牵头|责任|配合|成员)(?:单位|部门)"),
    # 6万人口以上的镇至少办好3所: for which places it holds.
    Rule("name", _ARABIC, after=r"[百千万余多]{0,3}人口(?:及?以[上下]|左右)的?(?:[\u4e00-\u9fff]{0,2}[县区市镇乡村]|街道|社区|集镇|小区|地区)"),
    # 分三批次下达, 分5个批次实施: how it is parted.
    Rule("structure", _SMALL, before=r"(?<![部百])分(?:别|成|为|作)?", after=r"个?(?:批次?|期(?![间刊末])|步|阶段|轮次?|波次|梯次|(?:自然)?年度)(?=[^\u4e00-\u9fff]|[完实建推进下发拨兑到开组安审启逐展对赴开建培轮落投给办报入交付施采采支])"),
    Rule("structure", _SMALL, before=r"、[^，。；：、\d]{1,16}、[^，。；：\d]{1,30}", after=r"类(?!以上)"),
    Rule("structure", _SMALL, after=r"个“?[百千万亿]+元?”?(?:大关|台阶|关口)"),
    Rule("structure", _SMALL, after=r"个?[一二三]级指标"),
    Rule("name", _ANY, before=r"(?<!学前)", after=r"年(?:生存率|保留率|巩固率|存活率|复发率)"),
    Rule("name", _CHINESE, after=r"层(?:教学|综合|宿舍|办公|幼儿园|楼|框架|砖混|独立)"),
    Rule("date", _YEAR, after=r"\s?学年"),
    Rule("structure", r"[二两三四五六七八九十]{1,3}", after=r"个“[^”\n]{1,10}圈”"),
    Rule("slogan", _CHINESE, after=r"个“[\u4e00-\u9fff]{2}”(?=[，。；、：:]|$)"),  # 九个“着力”, 三个“确保”
    # 实施四个“倍增行动”，打好三场“翻身仗”
    Rule("slogan", _CHINESE, before=r"(?:实施|推进|落实|聚焦|围绕|坚持|突出|打好|打赢|深化|抓好|抓牢|紧扣|做到|做好|锚定)", after=r"[个大项场]“[^“”\n]{1,6}(?:行动|计划|战|仗|攻坚|工程|[化制带])”(?=[，。；、：:]|$)"),
    Rule("duration", _ANY, before=r"(?:(?:国庆|春节|五一|元旦|中秋|端午|清明|小)(?:假期|长假)|长假|黄金周)", after=r"天"),  # 国庆假期八天
    Rule("school_length", _ANY, after=r"年(?:一贯|制|义务)"),
    Rule("school_length", _ANY, before=r"学前", after=r"年"),
    Rule("duration", _ANY, before=r"(?:近|未来|今后|(?<![由从])过去|(?<!目)(?<![从由]以)前|[往后这头每分补]|最近|毕业|连续|为期|接着|持续|当|连续(?:发放|补助|补贴|支持|奖励|扶持|享受))[了的]?(?:[\d一二三四五六七八九十]{1,2}[-—~～至到])?",
         after=rf"{_TO}[多余几]?{_TIME}"),
    Rule("duration", _ANY, after=rf"{_TO}[多余几]?{_TIME}{_IS_TIME}"),
    Rule("duration", _ANY, before=r"有效期(?:限?为)?[：:\s]?", after=r"个?[年月]"),
    Rule("structure", r"[两三四五六七八九十]{1,2}", after=r"件(?:要|大)?事(?![业故项务])"),
    Rule("duration", _ANY, before=rf"(?<!{_MEASURED_TIME})", after=rf"{_TO}[多余几]?{_TIME}(?:左右的?)?{_AS_TIME}"),
    Rule("duration", _CHINESE, before=rf"(?<!{_MEASURED_TIME})", after=r"[多余几]?(?:年|个?月|周(?!岁)|学[年期]|个?工作日)"),
)  # fmt: skip

#: Kinds of numbers that no unit follows.
SIGNS = (
    Rule("serial", r"\d{1,3}", before=r"(?:^|\n)[\s|]*|序号(?:\d+[—-])?", after=r"\s|[|，—）)-]"),
    Rule("heading", r"[一二三四五六七八九十]{1,3}", before=r"(?:任务|工程|专项|行动|措施|清单)", after=r"\s?[：:]"),
    Rule("grade", r"[一二三四五特]", after=r"(?:[、和][一二三四五])+(?:级|等奖|类|星|档|期)"),
    Rule("structure", _ARABIC, after=r"\s?[:：]\s?\d[\d.]*+\s?[:：]\s?\d"),
    Rule("structure", _ARABIC, before=r"\d\s?[:：]\s?\d[\d.]{0,5}\s?[:：]\s?|\d\s?[:：]\s?", after=r"(?:\s?[:：]\s?\d|[，。；、）)的]|$)"),
    Rule("share_base", _ARABIC, after=r"/10{0,3}万"),
    Rule("share_base", r"10{0,3}", before=r"1/", after=r"万"),
    Rule("doc_number", r"[12]\d{3}", before=r"[(（\[〔【]", after=r"[)）\]〕】]\s?第?\d*\s?号?"),
    Rule("doc_number", _ANY, before=r"[)）\]〕】]\s?第?\s?", after=r"\s?号"),
    Rule("code", _ANY, before=r"(?:GB|DB|JGJ|ISO|CJJ|YY|HJ|SL|NY|WS|JT|LY|建标|/T)[\s/T]*[\d.\-—/]*"),
    Rule("code", _ANY, before=r"(?:电话|传真|邮编|邮政编码|热线|联系方式|手机)[：:\s]*[\d\-—]*"),
    Rule("score", r"\d{1,3}", before=r"[\u4e00-\u9fff][（(]", after=r"[）)]"),
    Rule("url", _ANY, before=r"(?!(?:GDP|CPI|PPI)\d)[A-Za-z][A-Za-z0-9_%./\-=&?:]{2,60}"),
    Rule("date", _YEAR, after=r"\s?年|[-/.]\d{1,2}(?:[-/.月]|\s|$)"),
    Rule("date", _ANY, before=r"年\s?|\d{4}[-/.]|\d{4}[-/.]\d{1,2}[-/.]|月\s?", after=r"\s?[月日]|[-/.]|\s"),
    Rule("time_of_day", _ANY, before=r"\d\d:|\d\d-\d\d\s", after=r":?"),
    Rule("time_of_day", _ANY, after=r":\d\d"),
    Rule("heading", _ANY, before=r"(?:^|\n)[\s*#]*[（(]?第?", after=r"[、.．)）章节条款]"),
    Rule("heading", r"\d{1,2}", before=r"\s", after=r"[.．、](?=[\u4e00-\u9fff])"),
    Rule("list_lead", _ANY, before=r"(?:^|[\n。；：，])\s*[（(]?", after=r"是|要|[)）]|[、.．](?!\d)"),
    Rule("rank", _ANY, before=r"(?<![目提以之年月日底此先末])前|TOP\s?"),
    Rule("ordinal", _ANY, after=r"届|号(?:文|令|线|楼|院|公告|地块|桥|矿|井)|轮"),
    Rule("ordinal", r"[一二三四五六七八九]", after=r"期"),
    Rule("structure", r"[二三四五]", after=r"级[^，。；]{0,10}?(?:网络|体系|联动|联网|汇聚|机制|书记|管理|服务)"),
    Rule("grade", r"[三四五六]", before=r"国"),
    Rule("grade", _ANY, after=r"级|甲|星|类[医学专地文水]|档|等[奖功]|型|代(?!表)|线城市|本(?!科)|批次录取|阶|环[路线内外]"),
    Rule("structure", rf"(?!一){_ANY}",
         after=r"(?:[大个项种类方张条套道支]|维度?)(?:[^，。；\d]{0,8})?(?:体系|机制|模式|工程|行动|任务|专项|系列|功能|平台|重点"
               r"|基地|中心|措施|举措|抓手|清单|机构|网络|协作|主体|校园|区域)|大(?![学班校队于专数型道厦中小力])|维"),
    Rule("slogan", _CHINESE,
         after=r"[^\d，。；、“”]{1,2}[一二三四五六七八九十两][^，。；、]{1,2}|[网村县校镇人企户区园事]一|[网站]通|网统管|岗双责|票否决"),
    Rule("slogan", _CHINESE, before=r"[一二三四五六七八九十两][^，。；、\d“”]{1,3}|[村县校镇人企户区园]"),
    Rule("slogan", _ANY, before=r"[“‘][^”’\n]{0,20}", after=r"[^“‘\n]{0,24}[”’]"),
    Rule("name", _ANY, before=r"[A-CE-HJ-OQ-Za-z+\-_]|(?<!GD)P|(?<!CP)I|(?<!R&)D"),
    Rule("name", r"[1-9]\.0", before=r"[\u4e00-\u9fff”]", after=r"(?![\d%万亿])[\u4e00-\u9fff”]"),
    Rule("rank", _ANY, after=r"强(?![度化烈制弱])"),
    Rule("name", _ANY, after=r"[A-Za-z+＋×]|”|[小中](?![时区型组康微心年国间长学全])"),
    Rule("share_base", _ANY, before=r"每", after=r"[名个位户人]|常住|元|平方|公里|吨|亩|所|米|立方|户籍|在校|学生|劳动|老"),
    Rule("duration", _ANY, after=rf"{_TIME}|年来"),
    Rule("article", r"[一两]",
         after=r"[个种项次名位条件家套份点方面片场支道处座块张间所部门台届年切批笔章本样体环流览把带员课生日堂头力代轴圈廊核翼]"),
    Rule("word", _CHINESE, after=r"[\u4e00-\u9fff]"),
)  # fmt: skip


@cache
def _nouns() -> dict[str, str]:
    """The nouns of `structure_nouns` as alternatives, by the numerals that frame them: `any` or `chinese`."""
    nouns: dict[str, list[str]] = {"any": [], "chinese": []}
    for row in rows("structure_nouns"):
        nouns[row["numerals"]].append(row["surface"])
    return {numerals: any_of(found) for numerals, found in nouns.items()}


def _ahead(rule: Rule) -> str:
    """The numeral and what follows it."""
    return f"(?:{rule.numeral})(?:{_after(rule)})"


def _after(rule: Rule) -> str:
    nouns = _nouns()
    return rule.after.replace("STRUCTURE", nouns["any"]).replace("COUNTED", nouns["chinese"])


def _compiled(rules: tuple[Rule, ...]) -> regex.Pattern[str]:
    """One alternative per rule, its group named by its place; what follows a numeral is looked at first."""
    alternatives = []
    for place, rule in enumerate(rules):
        ahead = f"(?={_ahead(rule)})"
        alternatives.append(f"(?P<r{place}>{ahead}" + (f"(?<={rule.before})" if rule.before else "") + ")")
    return regex.compile("|".join(alternatives))


#: Numerals that stand for all: a rule whose numeral fits none of them is not asked.
_SAMPLES = {True: ("1", "05", "12", "24", "110", "2025", "95598"), False: (*"零一二两三四五六七八九十百千万亿", "十二", "二十三", "二十四")}


@cache
def _frames_of(arabic: bool) -> tuple[Rule, ...]:
    """The frames that an Arabic (or a Chinese) numeral can stand in; half of the rules each, since every amount is asked."""
    return tuple(rule for rule in FRAMES if any(re.match(rule.numeral, sample) for sample in _SAMPLES[arabic]))


@cache
def _frames(arabic: bool) -> tuple[regex.Pattern[str], tuple[Rule, ...]]:
    rules = _frames_of(arabic)
    return _compiled(rules), rules


#: What follows a numeral with what stands before it.
_Sides = tuple[tuple[re.Pattern[str], regex.Pattern[str]], ...]


class _Framing(NamedTuple):
    """The frames without their kinds: those that need nothing before (group `alone`) and those before which something must not stand, once together and once one
    by one, and those that something must stand before, with all that it can be."""

    ahead: re.Pattern[str]
    barred: _Sides
    needed: regex.Pattern[str]
    needing: _Sides


@cache
def _framing(arabic: bool) -> _Framing:
    rules = _frames_of(arabic)
    alone: dict[str, list[str]] = {}  # numeral → what may follow it
    before: dict[bool, dict[str, list[str]]] = {False: {}, True: {}}
    for rule in rules:
        if not rule.before:
            alone.setdefault(rule.numeral, []).append(_after(rule))
        else:
            # What only must not be there is not there at the beginning of a text either.
            needs = regex.match(f"(?<={rule.before})", "") is None
            before[needs].setdefault(_ahead(rule), []).append(rule.before)
    barred, needing = (tuple((re.compile(ahead), _behind(each)) for ahead, each in before[needs].items()) for needs in (False, True))
    ways = "|".join(f"(?:{numeral})(?:{'|'.join(each)})" for numeral, each in alone.items())
    return _Framing(re.compile("|".join([f"(?P<alone>{ways})", *before[False]])), barred, _behind(dict.fromkeys(one for each in before[True].values() for one in each)), needing)


def _behind(before: Iterable[str]) -> regex.Pattern[str]:
    return regex.compile(f"(?<={'|'.join(before)})")


@cache
def _signs() -> regex.Pattern[str]:
    return _compiled(SIGNS)


def frame(text: str, start: int) -> str:
    """The kind of the numeral at `start` of a folded text if no unit makes it an amount, else ""."""
    pattern, rules = _frames(text[start].isdigit())
    hit = pattern.match(text, start)
    return rules[int(hit.lastgroup[1:])].kind if hit and hit.lastgroup else ""


def is_framed(text: str, start: int) -> bool:
    """Whether the numeral at `start` has a kind of `frame`; asked for every amount, so it looks first for what most numerals lack."""
    ahead, barred, needed, needing = _framing(text[start].isdigit())
    hit = ahead.match(text, start)
    if hit and (hit["alone"] is not None or _fits(barred, text, start)):
        return True
    return needed.match(text, start) is not None and _fits(needing, text, start)


def _fits(sides: _Sides, text: str, start: int) -> bool:
    return any(ahead.match(text, start) and before.match(text, start) for ahead, before in sides)


def numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every numeral, Arabic or Chinese, left to right."""
    for hit in _NUMBER.finditer(fold(text)):
        yield hit.span()


def number_kind(text: str, start: int, end: int) -> tuple[str, str]:
    """Kind and rule of the number text[start:end], given that it is no row and no time.

    ("unexplained", "") where no rule fits.
    """
    floor = max(0, start - _REACH)
    window, at = fold(text[floor : end + _REACH]), start - floor
    kinds = held_in()
    for hit in any_holding().finditer(window, max(0, at - 4), at + end - start + 4):
        if hit.start() <= at and hit.end() >= at + end - start and window[max(0, at - 1) : at] != "第":
            return kinds[hit.group()], "number.lexicon"
    for name, pattern, rules in (("frame", *_frames(text[start].isdigit())), ("sign", _signs(), SIGNS)):
        fits = pattern.match(window, at)
        if fits and fits.lastgroup:
            place = int(fits.lastgroup[1:])
            return rules[place].kind, f"number.{name}.{rules[place].kind}.{place}"
    return "unexplained", ""
