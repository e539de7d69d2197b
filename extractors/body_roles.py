"""What a sentence makes a body do: the role of bodies in running text, from the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.body_cells import cell_role
from extractors.body_lists import Role
from extractors.span import Spanned

#: What may stand between bodies that share one predicate.
_JOINED = re.compile(r"(?:[（(](?!牵头|配合|主办|协办|责任)[\u4e00-\u9fff]{1,8}[）)](?=[、和]))?(?:等(?:有关|相关)?部门)?[、，,]?\s{0,2}(?:和|与|及|以及|或|或者)?\s?")
#: `会同` and `联合` between two bodies make the second one help the first.
_WITH = re.compile(
    r"(?:要|应|应当|将|负责|牵头|积极|主动|及时|可以?|，|,){0,6}(?:会同|联合|会商|商请?|协同)(?:市|区|县|省)?$"
)

_SUBJECT = re.compile(
    r"(?:(?:^|[。\n])[^\S\n]*[一二三四五六七八九十]{1,3}、|^|[。；;！？!?\n：:，,）)”\"\d.．*|]|(?<![及和与或、])\s|由|由[\u4e00-\u9fff]{1,8}(?:所在的?|的)|(?<!财)经|(?<![提报呈申])请|责成|其中|同时|此外|另外|今后|明确|[两三]级|[一二三四五六七八九十]是)$"
)
#: A body behind others that no rule knows; it is a subject where words of duty follow or each has its own (由A初审、B复核).
_LISTED = re.compile(r"(?<!政府|学校|社会|企业|家庭|党委|单位|市场|部门)(?:、|和|与|及)$")
_SHARED_OUT = re.compile(r"(?:由|经)[^，。；\n]{2,36}、$")
_PIVOT = re.compile(
    r"(?:指导|督[促导查]|促使|要求|支持|推动|鼓励|组织|引导|协调|授权|委托|责成|发动|建立|促进|监督|带动|动员|确定|安排)(?:辖区|沿[街线岸]|全[省市县区州镇乡])?$"
)
#: Whoever acts together with the body behind: 与A建立…, 会同A制定…, 争取A帮扶.
_PARTNER = re.compile(r"(?:^|[\n，。；、]|[^参给授])(?:与|会同|联合|协同|争取)$")

#: 抄送：县委办公室，县人大常委会办公室.
_COPIED = re.compile(r"[^\S\n]{0,8}(?:抄送|抄报|分送|联系(?:单位|部门))[:：]")
#: Whose page it is: 发布机构：县政府办, 信息来源: 市教育局.
_PUBLISHED = re.compile(r"(?:来源|发布(?:机构|单位)|发文(?:机关|单位))[:：]?\s{0,3}$")
#: 会同市委农办将…: the subject is left out, whoever is joined helps it.
_JOINS = re.compile(r"(?:^|[\n，,。；;：:）)\d.．、\s])(?:会同|协同)$")

#: 统筹协调相关责任单位: whoever is brought together helps.
_GATHERS = re.compile(r"统筹(?:协调)?$")

_THOSE = r"^(?:党组|党委)?(?:等(?:有关|相关|各)?(?:部门|单位|机构)?)?"
_WILL = (
    r"(?:也|均|都|要|应当?|须|必须|需要?|将|可以?|负责|具体|继续|进一步|充分|切实|认真|积极|主动|加强|共同|定期|分别|按照?(?:各自)?职责(?:分工)?){0,6}"
)
#: 统筹 alone or of the whole is to lead; 统筹城乡师资, 统筹安排经费 name what is coordinated, a duty like any other.
_COORDINATE = (
    r"统筹(?=协调|推进|负责|指导|抓|组织|实施|谋划|[，。；：:、\n]|$|(?:做好)?[全本][省市州盟区县旗国]|辖区|各[项方地]|[^，。；\n]{0,12}(?<!开展|做好)工作)"
)
_LEAD = re.compile(
    rf"{_THOSE}{_WILL}(?:发挥好?|做好|履行好?|落实好?|承担)?(?<!加强)(?:总?牵头|{_COORDINATE}|(?:对[^，。；\n]{{1,16}})?负总责|总负责|总协调|抓总)"
)
_SUPPORT = re.compile(
    rf"{_THOSE}{_WILL}(?:按照?(?:各自)?职责(?:分工)?|密切|协同|全力|做好|予以|给予|大力|切实|负责){{0,3}}"
    r"(?<!加强)(?:配合|参与|参加|协同|协助(?!做好|抓好|开展|落实)|协作|(?:按[月季周]|定期|共同)?(?<!做好)会商)"
)
_MUST = re.compile(rf"{_THOSE}(?:也|均|都)?(?:要(?!求|[完办做抓][成好实]?的)|应当?|须|必须|需要?|负责(?!人|同志)|牵头|按照?(?:各自)?职责|不得|将(?!普遍|面临|出现|迎来|成为)"
    r"|(?:党政)?(?:主要|分管)?(?:负责人|负责同志|领导)[为是](?:第一|直接)?责任人|[为是](?:“[^”\n]{1,16}”的?|[^，。；\n]{0,20}?)(?:(?:责任|牵头|实施|主管|管理)(?:主体|单位|部门)|执行者|实施者|组织者)|分工|各[负司]其|(?:共同|分别|具体|抓好|组织)?(?:抓好|落实|实施)[，。；\n])"
)
_FACT = re.compile(
    r"^(?!每|定期|按[月季年旬]|及时)[^，。；\n]{0,18}?(?:了(?!解)|已|曾|高度重视|核定编制|现有|仅有|在编|在岗|同意|研究，现|批准|批复|印发|下发|公布|颁布|颁发|(?<!进行|审核|评审|组织)认定(?!后|工作)|授予|决定|通报|命名|表彰|进展顺利|取得|列入(?!预算|年度|财政)|荣获|作出|召开)"
)
#: What makes a fact of the past of it, or the words before a noun: 由省教育厅认定的.
_OVER = re.compile(r"了|已|曾|认定|批准|授予")
_NO_VERB = re.compile(
    r"^(?:的|之|《|“|\"|关于|及其|要[完办做抓][成好实]?的|由[^，。；\n]{1,60}组成|(?:统一|联合|依法|正式)?(?:[设成建]立|组建|主管|主办|举办|印发|制定|公布|确定|批准|备案|交办|安排|部署|下[达发]|规定|明确|出具|[核颁]发|审[批核]|验收|认可|指定|授权|委托)的|(?:行政)?首长|办事机构|(?:下设|下属|下辖|包括)|专职|(?:常务)?副[\u4e00-\u9fff]{0,3}(?:书记|调研员)|等?(?:有关|相关|各)?(?:部门|单位)?(?:的|主要|分管|相关|有关)*(?:负责人|负责同志)|(?:或|和|、)?(?:人民)?(?:政府)?[\u4e00-\u9fff]{0,4}领导(?![下小组])|(?:相关|有关|工作)?(?:人员|干部)|(?:重点|中心|重大)(?:工作|任务|项目)|(?:[一二三四五六七八九十]{1,3}届)|[\d０-９](?!\d{0,2}(?:个工作日|小时|分钟|日|天|周|个月)[之以]?内)|等[一二三四五六七八九十\d]{1,3}个?(?:部门|单位)|等?[、，,。；;：:）)”\n\s|]|$|等$"
    r"|决策|部署|要求|工作|序列|名单|所属|下属|精神|文件|全会|会议|第|办公会|常务|常委|领导|负责人|主要|分管|职工|干部|员工|办学\d|主任|书记|局长|厅长|部长|委员|规划|规定"
    r"|副|党[委组](?:副?书记|委员|成员)|[\u4e00-\u9fff]{0,13}?[任长委编席](?<=主任|科长|处长|队长|书长|院长|校长|政委|总编|台长|社长|行长|组长|会长|主席|局长|所长|站长|县长|区长|市长|镇长)|间|有关|相关|联动|为(?!加快|推动|推进|促进|贯彻|进一步|切实)|是|有|提案|代表|以及|网站|主页|官网|门户|内|发展|(?:管理|审批|备案)(?![，。；\n])|(?:所属|管辖|(?:所)?监管)的?[^，。；\n]{0,4}企业|政策|数据|信息|职责|职能|名义|同志|共建|标准|颁|层面|之间|联席|[\u4e00-\u9fff]{0,14}?(?:率|占比|比例|比重)(?:达|为|超|提高|保持|不)|(?:和|及|、)?(?:省级?|市级?)?(?:财政)?(?:项目)?(?:资金|预算|补助)|和省级)"
)


#: A list of bodies and, behind a comma, their duty: `省水利厅、省气象局，负责…`.
_AFTER_COMMA = re.compile(r"(?:等(?:有关|相关|各)?(?:部门|单位)?)?，(?:在[^，。；\n]{2,20}(?:期间|中|内|时|阶段|过程中)，)?(?=(?:应当?|要(?!求|闻)|须|必须|负责(?!人|同志)|承担|牵头|配合|做好|提前做好|按照?(?:各自)?职责))")

#: 今年以来，我局积极落实…: what has been done since.
_SINCE = re.compile(r"(?:以|年)来[，,]$")

#: Another name of the body, which its duty stands behind: `市农业农村局（市乡村振兴局）牵头`.
_ALIAS = re.compile(r"（[\u4e00-\u9fff、]{2,14}[局委办厅室]）(?=牵头|负责|配合|统筹|要|应|会同)|（(?:以下|详?见)[^（）\n]{1,16}）|（[^（）\n]{2,40}）(?=要(?!求)|应当?|须|必须|负责(?!人|同志)|牵头|统筹|会同)")
#: Whoever no rule knows in the same list: 各地教育行政部门、各高校|要履行….
_OTHER_MEMBER = re.compile(r"[、和与及](?:各|有关|相关)[\u4e00-\u9fff]{2,8}?(?=要|应|须|负责|牵头|配合|每[年月季周日天]|定期)")
#: A role that a bracket behind the body gives: `市交通局（牵头）`.
_NOTE = re.compile(r"（(?P<role>牵头|配合)(?:单位|部门)?）")
#: A row of a table of duties: the body in the first cell, also behind a number, its tasks in the next.
_ROW = re.compile(r"(?:^|\n)[^\S\n]{0,3}\|?[^\S\n]{0,2}(?:\d{1,3}[.、]?[^\S\n]{0,2}[\t|][^\S\n]{0,2}(?:[\u4e00-\u9fff]{2,10}[\t|][^\S\n]{0,2})?)?$")
#: A line that opens with a body and tells its tasks: `2.市教育局：负责…`, `市教育局。牵头…`.
_LINE = re.compile(
    r"(?:^|[\n。；])[^\S\n]{0,4}(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[.、．]?[^\S\n]?)?$"
)
_COLON = re.compile(
    r"\*{0,2}(?:[:：]\s?(?=[\u4e00-\u9fff])(?!经[^，。\n]{2,16}同意|现[将就])|。(?=负责|牵头|统筹|配合|会同|组织|制定|指导|具体|落实))"
)
#: 一、县教育局、县妇联。建立台账…: whose tasks a numbered paragraph tells.
_HEADED = re.compile(r"(?:^|\n)[^\S\n]{0,4}[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[.、．]?[^\S\n]?$")
_STOP = re.compile(r"。(?=[\u4e00-\u9fff])")
#: 一、县教育局 in a line of its own, with its tasks below.
_NUMBERED = re.compile(r"(?:^|\n)[^\S\n]{0,4}[（(]?[\d一二三四五六七八九十]{1,3}[)）]?[.、．]?[^\S\n]?$")
_TASKS_BELOW = re.compile(r"[:：]?[^\S\n]{0,4}\n\s{0,6}(?:[（(]?\d{1,2}[)）.、．]|[（(]?[一二三四五六七八九十]{1,3}[)）][.、．]?|负责|牵头|落实|做好|组织)")
#: A body that is set up for a duty, or seated somewhere with one: 成立市专家委员会，负责…; 办公室设在市卫健委，承担….
_SET_UP = re.compile(r"(?:成立|设立|组建|建立)$")
_CHARGED = re.compile(r"(?P<seat>(?:设在|设于|挂靠)[^，。；\n]{2,16})?，(?:具体|主要|统一|全面)?(?:负责|承担|统筹|办理)")
#: What someone does with a body's help: 在市专家委员会的指导下.
_HELPED = re.compile(r"的(?:协助|帮助|配合|支持|技术指导|协同)下")
#: A task shared out to bodies by number: `分部门任务：县人社局1.6万人、县教育局4500人`.
_SHARED = re.compile(r"(?:任务|指标|计划)(?:数|分解|分配|分工)?(?:如下|为)?[:：][^。；\n]{0,160}$")
_SHARE = re.compile(r"\d")
_CELL = re.compile(r"等?(?:[ （(][\u4e00-\u9fff、 ]{1,12}[）)]?)? ?[\t|]")


def roles(text: str, bodies: Sequence[Spanned]) -> list[tuple[Role, str]]:
    """The role of each of `bodies`, in order in the folded `text`, and the rule that gave it; a list shares them."""
    found: list[tuple[Role, str]] = []
    first = 0
    while first < len(bodies):
        last = first
        while last + 1 < len(bodies) and _is_joined(text, bodies[first], bodies[last], bodies[last + 1]):
            last += 1
        before = bodies[first - 1] if first else None
        helps = bool(before and _is_with(text, before, bodies[first]) and found[-1][0] != "mentioned")
        role: tuple[Role, str] = ("support", "role.with") if helps else _role(text, bodies[first].start, bodies[last].end)
        found += [role] * (last - first + 1)
        first = last + 1
    return found


def is_bound(text: str, end: int) -> bool:
    """Whether words of duty follow at `end` (`各区县要`, `各乡镇负责`), not just any verb."""
    after = text[end : end + 60]
    if alias := _ALIAS.match(after):
        after = after[alias.end() :]
    return any(pattern.match(after) for pattern in (_MUST, _LEAD, _SUPPORT))


def _is_joined(text: str, first: Spanned, one: Spanned, other: Spanned) -> bool:
    """Whether `other` goes on with the list that `first` opened; `报区民政局，区审计局开展…` has two predicates."""
    between = text[one.end : other.start] if other.start - one.end <= 8 else "."
    if "\n" in between and not _MARKED.search(between):
        return False
    if between == "等" and text.startswith(("有关", "相关"), other.start):
        return True
    if not _JOINED.fullmatch(between):
        return False
    return between[:1] not in ("，", ",") or bool(_SUBJECT.search(text[max(0, first.start - 8) : first.start]))


#: What joins two bodies over the end of a line.
_MARKED = re.compile("[、，,和与及或]")


def _is_with(text: str, one: Spanned, other: Spanned) -> bool:
    return other.start - one.end <= 12 and bool(_WITH.fullmatch(text, one.end, other.start))


def _role(text: str, start: int, end: int) -> tuple[Role, str]:
    """The role of bodies in [start, end) and its rule: by a word (lead, support, must), by place (row, line), by being a
    clause's subject, or by none (named)."""
    before, after = text[max(0, start - 16) : start], text[end : end + 60]
    if alias := _ALIAS.match(after):
        after = after[alias.end() :]
    if other := _OTHER_MEMBER.match(after):
        after = after[other.end() :]
    if note := _NOTE.match(after):
        return ("support" if note["role"] == "配合" else "lead"), "role.note"
    subject = bool(_SUBJECT.search(before))
    pivot = not subject and bool(_PIVOT.search(before))
    must = bool(_MUST.match(after))
    if not subject and _LISTED.search(before):
        said = must or bool(_LEAD.match(after)) or bool(_SUPPORT.match(after))
        subject = said or bool(_SHARED_OUT.search(text[max(0, start - 40) : start]))
    rule = "role.must" if must else "role.subject" if subject else "role.pivot"
    if cell := cell_role(text, start, end):
        return cell, "role.cell"
    if _ROW.search(before) and _CELL.match(after):
        return "responsible", "role.row"
    if (charged := _CHARGED.match(after)) and (charged["seat"] or _SET_UP.search(before)):
        return "responsible", "role.charged"
    if _COPIED.match(text, max(text.rfind("\n", max(0, start - 300), start) + 1, start - 300, 0)) or _PUBLISHED.search(before):
        return "mentioned", "role.copied"
    if _JOINS.search(before) or _GATHERS.search(before):
        return "support", "role.with"
    if before.endswith("在") and _HELPED.match(after):
        return "support", "role.helped"
    if _LINE.search(before) and (colon := _COLON.match(after) or (_HEADED.search(before) and _STOP.match(after))):
        after, must, rule = after[colon.end() :], True, "role.line"
    if _NUMBERED.search(before) and _TASKS_BELOW.match(after):
        return "responsible", "role.heading"
    if _SHARE.match(after) and _SHARED.search(text[max(0, start - 180) : start]):
        return "responsible", "role.share"
    if subject and (duty := _AFTER_COMMA.match(after)):
        after, must = after[duty.end() :], True
    fact = _FACT.match(after) or _SINCE.search(before)
    if fact and before.endswith("由") and not _OVER.search(fact.group()):
        fact = None  # 由市政府督查室下发督办函
    acts = not (_NO_VERB.match(after) or fact)
    if not (subject or pivot or must):
        return ("support", "role.partner") if acts and _PARTNER.search(before) else ("mentioned", "role.named")
    if _LEAD.match(after) or (must and _leads(after)):
        return "lead", "role.lead"
    if _SUPPORT.match(after):
        return "support", "role.support"
    return ("responsible", rule) if must or acts else ("mentioned", "role.fact")


def _leads(after: str) -> bool:
    """`要发挥好牵头协调作用`: the duty of the clause is to lead."""
    return bool(_LEADING.match(after))


_LEADING = re.compile(r"[^，。；\n]{0,12}牵头(?!单位|部门|领导)")
