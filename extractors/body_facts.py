"""Whether a body does something in its clause: it is the subject of a verb, and not of a fact of the past."""

from __future__ import annotations

import re

_FACT = re.compile(
    r"^(?!每|定期|按[月季年旬]|及时)[^，。；\n]{0,18}?(?:了(?!解)|已|曾|高度重视|核定编制|现有|仅有|在编|在岗|同意|研究，现|批准|批复|印发|下发|公布|颁布|颁发|(?<!进行|审核|评审|组织)认定(?!后|工作)|授予|决定|通报|命名|表彰|进展顺利|取得|列入(?!预算|年度|财政)|审议通过|来我[省市区县]|荣获|作出|召开|统计，|数据显示)"
)
#: What was done at the end of a longer clause: 组织各乡镇、有关单位，召开了.
_DONE = re.compile(r"[^。；\n]{0,40}?(?:召开|征求|形成|提出|开展|完成|举办|组织|汇报|听取|作出)了")
#: What makes a fact of the past of it, or the words before a noun: 由省教育厅认定的.
_OVER = re.compile(r"了|已|曾")
_WHAT_IT_MADE = re.compile(r"的[^，。；\n]")
#: 今年以来，我局积极落实…: what has been done since; 近日，省水利厅下达…, 6月5日，…: news.
_SINCE = re.compile(r"(?:(?:以|年)来|近日|(?<!\d)日前|会上|[昨今][日天](?:[上下]午)?|(?<!每)(?<!每[月年])\d月\d{1,2}日(?:[上下]午|晚)?|(?<![\d月])\d{1,2}日(?:[上下]午|晚)?)[，,]$")
#: People of a body, not the body: 分工副秘书长, 等单位主要负责人, 党组书记.
_PEOPLE = (
    r"(?:行政)?首长|专职|(?:常务)?副[\u4e00-\u9fff]{0,3}(?:书记|调研员)|(?:分工|协管|联系|挂职)?副|党[委组](?:副?书记|委员|成员)"
    r"|等?(?:有关|相关|各)?(?:部门|单位)?(?:的|主要|分管|相关|有关)*(?:负责人|负责同志)|等(?:有关|相关|各)?(?:部门|单位)?(?:的|主要|分管|相关|有关)*(?:领导(?![下小组])|同志|干部|人员|代表|专家)|等?(?:有关|相关|各)?(?:部门|单位)?(?:相关|有关)?(?:科室|处室|股室)[^，。；\n]{0,8}负责人"
    r"|(?:或|和|、)?(?:人民)?(?:政府)?[\u4e00-\u9fff]{0,4}领导(?![下小组])|领导|负责人|主要|分管|(?:相关|有关|工作)?(?:人员|干部)|(?:领导)?班子|全体|职工|干部|员工|委员|主任|书记|局长|厅长|部长|代表|同志"
    r"|[\u4e00-\u9fff]{0,13}?[任长委编席学](?<=主任|科长|处长|队长|书长|院长|校长|政委|总编|谋长|督学|台长|社长|行长|组长|会长|主席|局长|所长|站长|县长|区长|市长|镇长)"
)
#: What it has made stands behind 的: 统一制定的, 下达的.
_MADE = (
    r"(?:统一|联合|依法|正式)?(?:[设成建]立|组建|主管|主办|举办|印发|制定|实施|推行|出台|公布|确定|批准|备案|交办|安排|部署|下[达发]|规定|明确|出具|[核颁]发|审[批核]|验收|认可|指定|授权|委托)的"
)
#: What it consists of or where it sits: 由…组成, 下设, 设在.
_BUILT = r"由[^，。；\n]{1,60}组成|(?:等[^，。；\n]{0,8}?)?(?:共同|联合)?组成(?=[的，。；、\n]|$)|办事机构|下设|下属|下辖|包括|设[在于]|挂靠|(?:正式)?[揭挂]牌"
#: Its name ends in the middle of a noun: 县政府网站, 市教育局文件, 省级财政资金.
_NOUNS = (
    r"(?:重点|中心|重大)(?:工作|任务|项目)|(?:[一二三四五六七八九十]{1,3}届)|决策|部署|要求|工作|序列|名单|所属|下属|精神|文件|全会|会议|第|办公会|常务|常委|办学\d|规划|规定"
    r"|间|有关|相关|联动|提案|网(?![格络])|主页|官网|门户|内|发展|(?:管理|审批|备案)(?![，。；\n])|(?:所属|管辖|(?:所)?监管)的?[^，。；\n]{0,4}企业|政策|数据|信息|职责|职能|名义|司令部|共建|标准|颁|层面|之间|联席"
    r"|(?:和|及|、)?(?:省级?|市级?)?(?:财政)?(?:项目)?(?:资金|预算|补助)|和省级"
)
#: A figure of it, a mark, or a word that no deed begins with.
_NO_DEED = (
    r"的|之|《|“|\"|关于|及其|以及|要[完办做抓][成好实]?的|为(?!加快|推动|推进|促进|贯彻|进一步|切实)|是|有|[\d０-９](?!\d{0,2}(?:个工作日|小时|分钟|日|天|周|个月)[之以]?内)"
    r"|[\u4e00-\u9fff]{0,14}?(?:率|占比|比例|比重)(?:达|为|超|提高|保持|不)|等[一二三四五六七八九十\d]{1,3}个?(?:部门|单位)|等?[、，,。；;：:）)”\n\s|]|$|等$"
)
_NO_VERB = re.compile(rf"^(?:{_NO_DEED}|{_PEOPLE}|{_MADE}|{_BUILT}|{_NOUNS})")


def acts(before: str, after: str) -> bool:
    """Whether a body between `before` and `after` does something that is not done yet."""
    if _NO_VERB.match(after):
        return False
    fact = _FACT.match(after) or ("了" in after and _DONE.match(after)) or _SINCE.search(before)
    # 由市政府督查室下发督办函, 要求各承办单位高度重视
    if not fact:
        return True
    return before.endswith(("由", "要求", "责成", "责令")) and not _OVER.search(fact.group()) and not _WHAT_IT_MADE.match(fact.string, fact.end())
