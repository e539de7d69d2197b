"""Lines that are bodies and nothing else: to whom a document goes, and who signs it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from extractors.body_cut import BODY, cut_items
from extractors.body_elided import is_seatless
from extractors.body_item import BodyList, Item
from extractors.body_names import LEVELS, stem_of
from extractors.late import late
from extractors.places import LEVEL_SIGNS, is_place_name

#: A document's head with its title, number and addressees; a web page's own lines may stand before them.
_HEAD = 6000
#: The issuer's own line stands among the first lines that are not blank.
_FIRST_LINES = 12

_ADDRESSED = regex.compile(r"^[\s*>]{0,20}([^\n。]{3,400}?)\s{0,9}[:：]{0,2}[^\S\n]{0,9}\**[^\S\n]{0,9}$", regex.M)
_COLON_ENDS = re.compile(r"[:：][^\S\n]{0,9}\**[^\S\n]{0,9}$", re.M)
#: The line break that the text of a notice begins behind; whom it greets may stand before it without a colon.
_TEXT_BEGINS = re.compile(r"\n[^\S\n]{0,9}(?:\n[^\S\n]{0,9})?(?=现将|经[^，。\n]{2,16}同意[，,]|为(?:深入|贯彻|全面|进一步|切实|加快|加强|认真|推进|做好))")
#: 市教育局　市财政局 above the text: blanks part those who sign below a title, marks those who are greeted.
_SIGNERS = late(r"[^\S\n]{0,40}(?:(?!各|有关)[\u4e00-\u9fff]{3,20}(?:[^\S\n]{1,20}|(?=\n|\Z))){2,8}")
_CLASS = r"(?:各|有关|相关|驻|[省市区县州旗](?:[直属级]|政府)?[直属]?(?:各|有关|相关))[^\n。：:；、，,|]{1,24}"
#: 各镇人民政府，县直各单位 in a line of its own near the head, with the text below.
_EACH_ALONE = regex.compile(rf"\n[^\S\n]{{0,9}}(?P<list>各[^\n。：:；、，,|]{{1,24}}(?:[、，,]{_CLASS}){{1,8}})[^\S\n]{{0,9}}(?=\n\s{{0,9}}[^\n|]{{0,200}}。)")
_NEAR = 1200
#: 渝府办〔2022〕6号 甲区政府办公室 关于印发…的通知 各镇人民政府： 经…: all in one line.
_BEHIND_TITLE = regex.compile(
    r"的(?:若干|实施|指导|工作){0,2}(?:通知|意见|通报|决定|函|办法|方案|规定|措施)(?:[（(](?:试行|暂行|草案|修订)[)）])?(?:[^\S\n]{0,3}[（(]?\p{Han}{1,12}[〔\[［](?:19|20)\d\d[〕\]］]第?\d{1,4}号[)）]?)?"
    r"(?:[^\S\n]{1,3}|(?=各))(?P<list>[^\n。:：]{3,400})[:：]"
)
#: 各镇人民政府、区政府各部门：经区政府同意，现…: the text goes on in the line that greets.
_TEXT_GOES_ON = re.compile(r"[:：][^\S\n]{0,2}(?=经[^，。\n]{2,16}同意|现将|现就|《[^《》\n]{4,80}》已|为(?:深入|贯彻|全面|进一步|切实|加快|加强|认真|推进|做好|提高|规范|确保|有效|保障|促进))")
#: 主送：各市州人民政府: whom the foot of a paper or a register names.
_SENT_TO = re.compile(r"主送(?:机关|单位)?[:：][^\S\n]{0,3}(?P<list>[^\n。]{3,300})")
#: What a page says before it repeats how the text begins.
_ABSTRACT = re.compile(r"(?:核心提示|(?:内容)?(?:摘要|概述)|导读)[:：]\s?")
#: In such a line, or in a cell, the title begins behind the number or the border: | 名称 | 甲县人民政府办公室关于….
_BEFORE_TITLE = re.compile(r"号(?:[^\S\n]+|[)）】][^\S\n]*|(?=[\u4e00-\u9fff]{4,24}\Z))|(?:标[^\S\n]*题|名[^\S\n]*称)[:：][^\S\n]*|文件名称[:： ][^\S\n]*|\|[^\S\n]*")
#: 请认真组织实施。 and the body in the line below, with no date.
_ORDERED = re.compile(r"。(?<=执行。|实施。|落实。|通知。|通告。|公告。|通报。|函告。)\s{1,30}(?P<body>[\u4e00-\u9fff]{4,40})[^\S\n]{0,9}(?=\n)")
#: 请认真贯彻执行。 甲区政府办公室 2022年3月22日 （此件公开发布）, in such a line: the day, and who signs before it.
_DAY_INSIDE = re.compile(r"日(?:(?<=\d日)|(?<=\d 日))(?=[ \t\u4e00-\u9fff])")
_SIGNED_INSIDE = regex.compile(r"(?:[。）)][^\S\n]{1,9}|(?P<line>\n[^\S\n]{0,9}))(?P<body>\p{Han}[^\n\d，。、：；（）]{3,40}?)(?(line)[^\S\n]{1,9}|[^\S\n]{0,9})(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?$")
_SIGNED_REACH = 80
_GREETED = regex.compile(r"(?:各|有关|相关|市|区|县|省|州|旗|局|厅|院|校|委|本|机关|直属|所属|全)")
#: A zone before all that have a class: 滨江新区管委会，各镇人民政府.
_GREETS_EACH = re.compile("管委会[，,、]各")
_LABEL = regex.compile(r"(?:责任|牵头|配合|主办|协办|发布|发文|主管|承办)(?:单位|部门|机构|机关)$")
_ADDRESSEE = regex.compile(
    r"[^的了是把]{0,40}(?:直属|纪检(?:监察)?组|企业|高校|院校|学校|小学|中学|幼儿园|医院|卫生院|财政所|银行|党组|同志|区|县|市|镇|乡|州|旗|处)(?:[（(][^（()）]{1,20}[)）])?"
)

#: A greeting that tells functions by a list of fields (教育、科技主管部门，…), which is read apart; who else it greets stands behind them.
_OF_FIELDS = re.compile(r"[^：\n]{4,300}(?:主管|行政)部门")
_WHOLE = re.compile("各|有关|相关|中国|国家|全国")
#: What one of many that a line greets may be called besides.
_PLAIN = regex.compile(r"[^\P{Han}的了是把要应将须请现为]{2,8}")

_NUMERAL = "一二三四五六七八九十"
_WRITTEN_DAY = rf"[一二][〇○零\dOo{_NUMERAL}]{{3}}年[{_NUMERAL}]{{1,3}}月[{_NUMERAL}]{{1,3}}日"
_DATED = regex.compile(
    r"^[^\S\n]{0,60}\**(?:(?P<body>[^\n\d]{4,60}?)[^\S\n]{1,60})?"
    r"(?:\d{4}[ \t]?年[ \t]?\d{1,2}[ \t]?月[ \t]?\d{1,2}[ \t]?日|" + _WRITTEN_DAY + r")"
    r"\**[^\S\n]{0,60}$",
    regex.M,
)
#: A body set to the right above the annex or at the end, with no date.
_ON_THE_RIGHT = re.compile(
    r"\n[ \t\u3000\u2002\u2003]{8,80}+(?P<body>[^\s\d。，、：:|][^\n\d。，：:|]{3,60}?)[^\S\n]{0,60}(?=(?:\n[^\S\n]{0,60}){1,8}附件|\s{0,60}\Z)"
)
_DAY_ENDS = re.compile(r"日\**[^\S\n]{0,60}$", re.M)
_ABOUT = re.compile("关于|印发|下达|转发|批转|贯彻")
_TITLE = regex.compile(r"[#*]{0,6}[^\S\n]{0,20}(?:【[^】\n]{2,12}】)?(?P<bodies>(?!会议|[^\n关]{0,10}?(?:听取|审议|传达|通报|研究|学习)了)[^\n《》“”:：。|]{3,120}?)(?:等[一二三四五六七八九十\d]{1,3}个?(?:部门|单位))?(?=关于(?:[^\n]|\n\S)|(?<=部门|单位)(?:联合)?(?:印发|发布)《|(?:印发|下达|转发|批转)(?:关于|[^\n。]{2,80}的?(?:通知|意见|办法))|贯彻(?:落实|执行|实施)?(?:《|国务院|中共中央|党中央|[省市])[^\n。]{4,120}(?:意见|方案|办法|细则|措施|分工)[^\S\n]*(?:[（(\n]|\Z))")
#: 教育体育局2020年为民办实事: the title of a list of tasks that begins with whose they are.
_OF_A_YEAR = regex.compile(r"(?P<body>\p{Han}{2,24}[局委厅府室])(?=(?:19|20)\d\d年[^\n。]{0,24}(?:任务|实事|清单|分解表))")
_OFFICIAL = regex.compile(
    r"(?:(?<![布格结棋])局|厅|委|部|院|办|署|会|室|府|中心|公司|银行|[分支]行|小组|大队|支队|总队|社|组织|联合会|残联|妇联|工商联|文联|侨联|社科联|科协|处|党组|党委)$"
)
#: Committees of the party that have 党 in their name beside a level's.
_COMMITTEES = frozenset({"自治区党委", "自治州党委", "自治县党委", "兵团党委"})
#: A town that signs by its bare name: 清溪镇人民政府.
_TOWN_OFFICE = regex.compile(r"[^\P{Han}各有关]{1,5}(?:镇|乡|街道)(?:人民政府|办事处|党委|党工委)(?:办公室)?")
#: 某县|召开|农村公路建设推进会, 某县春耕生产|现场会|: the headline of a meeting, which ends as the name of a body does.
_MEETS = regex.compile(r"召开|举行|举办|(?:推进|动员|座谈|现场|调度|培训|总结|表彰|汇报|专题|部署|发布|协调|研讨|交流|听证|恳谈|签约|对接|分析|启动|工作|建设|点评|通气|吹风|见面|茶话|报告|评审|验收)会$")
#: The last characters of such names; what ends otherwise need not be cut into items.
_SIGNS = re.compile(r"[局厅委部院办署会室府心司行组队社织处联协]")
_LINE_START = " \t\u3000\u2002\u2003\ufeff#*>"


def find_addressees(text: str) -> list[BodyList]:
    """Lines near the head that end in a colon and list bodies (`各镇人民政府，区政府有关部门：`)."""
    found: list[BodyList] = []
    head = min(len(text), _HEAD)
    for start, end in _greetings(text, head):
        if not _GREETED.match(text, start) and not _begins_with_place(text, start) and not _GREETS_EACH.search(text, start, end):
            continue
        items = list(cut_items(text, start, end, "addressee", "body.line.addressee"))
        named = [item for item in items if BODY.fullmatch(item.name) or _ADDRESSEE.fullmatch(item.name)]
        covered = 2 * sum(item.end - item.start for item in items) >= end - start
        told = len(named) == len(items) or (len(items) > 3 and 4 * len(named) >= 3 * len(items) and all(_PLAIN.fullmatch(item.name) for item in items if item not in named))
        if items and covered and told and not any(_LABEL.search(item.name) for item in items):
            found.append(BodyList(start, end, tuple(items)))
        elif covered and (fields := _OF_FIELDS.search(text, start, end)):
            found += [BodyList(item.start, item.end, (item,)) for item in named if item.start > fields.end() and _WHOLE.match(item.name)]
    return found


def _greetings(text: str, head: int) -> Iterator[tuple[int, int]]:
    """Where a line before `head` may greet whom a document goes to: it ends in a colon or the text begins below it, or, in a text that
    has lost its line breaks, it stands behind the title."""
    unmarked = (begins for begins in _TEXT_BEGINS.finditer(text, 0, head) if not _SIGNERS.fullmatch(text, text.rfind("\n", 0, begins.start()) + 1, begins.start()))
    for ended in (*_COLON_ENDS.finditer(text, 0, head), *unmarked):
        if hit := _ADDRESSED.match(text, text.rfind("\n", 0, ended.start()) + 1, head):
            yield _whole_list(text, hit.start(1)), hit.end(1)
    if each := _EACH_ALONE.search(text, 0, min(head, _NEAR)):
        yield each.span("list")
    for run_on in _BEHIND_TITLE.finditer(text, 0, head):
        yield run_on.span("list")
    for sent in _SENT_TO.finditer(text):
        yield sent.span("list")
    for goes_on in _TEXT_GOES_ON.finditer(text, 0, head):
        start = text.rfind("\n", 0, goes_on.start()) + 1
        start += len(text[start : goes_on.start()]) - len(text[start : goes_on.start()].lstrip(_LINE_START))
        start = _whole_list(text, start) if text[start - 1 : start] == "\n" else start
        if abstract := _ABSTRACT.match(text, start):
            start = abstract.end()
        if text.startswith("各", start):
            yield start, goes_on.start()


def _whole_list(text: str, start: int) -> int:
    """The start of a list that was wrapped over up to two lines."""
    for _ in range(2):
        begin = text.rfind("\n", 0, start) + 1
        above = text.rfind("\n", 0, max(begin - 1, 0)) + 1
        line = text[above : begin - 1].strip(_LINE_START) if begin else ""
        if not line or (_GREETED.match(text, start) and not line.endswith(("，", "、"))) or line.endswith(("。", "通知", "意见", "号", "：", "》", "|")):
            break
        start = above + len(text[above:begin]) - len(text[above:begin].lstrip(_LINE_START))
    return start


def find_issuers(text: str) -> list[Item]:
    """Bodies that sign: before `关于` in a title, alone on one of the first lines, or above the date."""
    found: dict[int, Item] = {}
    head = min(len(text), _HEAD)
    abouts = {text.rfind("\n", 0, about.start()) + 1: about.start() for about in reversed(list(_ABOUT.finditer(text, 0, head)))}
    for line, about in sorted(abouts.items()):
        before = [hit.end() for hit in _BEFORE_TITLE.finditer(text, line, about)]
        if hit := _TITLE.match(text, before[-1] if before else line, head):
            found |= {item.start: item for item in _signed(text, hit.start("bodies"), hit.end("bodies"))}
    for labelled in (*_ISSUED_BY.finditer(text, 0, head), *(_BEHIND_REGISTER.finditer(text, 0, head) if "】" in text else ())):
        found |= {item.start: item for item in _signed(text, *labelled.span("body"), dated=True)}
    for start, end in _first_lines(text, head):
        end -= len(_LETTERHEAD) if text.endswith(_LETTERHEAD, start, end) else 0
        if dated := _OF_A_YEAR.match(text, start, end):
            found |= {item.start: item for item in _signed(text, *dated.span("body"))}
        joint = _JOINT.match(text, start)
        found |= {item.start: item for item in _signed(text, start, joint.end("bodies") if joint else end)}
    for ordered in _ORDERED.finditer(text):
        found |= {item.start: item for item in _signed(text, *ordered.span("body"), dated=True)}
        found |= {item.start: item for item in _below(text, ordered.end())}
    for day in _DAY_INSIDE.finditer(text):
        if inside := _SIGNED_INSIDE.search(text, max(0, day.start() - _SIGNED_REACH), day.start()):
            found |= {item.start: item for item in _signed(text, *inside.span("body"), dated=True)}
    for right in _ON_THE_RIGHT.finditer(text):
        found |= {item.start: item for item in _signed(text, *right.span("body"), dated=True)}
    for day in _DAY_ENDS.finditer(text):
        dated = _DATED.match(text, text.rfind("\n", 0, day.start()) + 1)
        if not dated:
            continue
        if dated["body"]:
            found |= {item.start: item for item in _signed(text, *dated.span("body"), dated=True)}
        found |= {item.start: item for item in _above(text, dated.start())}
    return [found[start] for start in sorted(found)]


#: 发文机关：甲省人民政府, 【制定机关】甲省人民政府: what a register of papers says about whose this is, also in the next line.
_ISSUED_BY = re.compile(r"(?:[发制](?:文|发)|制定)机关[:：】]\s{0,9}(?P<body>[\u4e00-\u9fff]{4,30})(?=[\s|•·∙●【])")
#: 【主题分类】职业教育正文|甲市人民政府|关于…: the title behind a register in one line.
_BEHIND_REGISTER = late(r"】[^【】\n。]{1,40}正文\s{0,3}(?P<body>[\u4e00-\u9fff]{4,60}?)(?=关于)")
#: 甲省人民政府办公厅|文件: the head of the paper that a body writes on.
_LETTERHEAD = "文件"
#: 发布单位： in a line of its own, with the name in the next.
_PUBLISHED = re.compile(r"(?:发布|发文|信息|来源)(?:单位|机构|机关|来源)?[:：]\s*$")


#: A sentence or the head of a table's column: what stands below signs nothing unless a date says so.
_MATTER = re.compile(r"。\s*$|(?<![^\n])\s*(?:序号|(?:主要)?(?:责任|牵头|配合|承办)(?:单位|部门)|(?:完成|办理)?时限|任务内容|主要目标|工作任务)\s*$")


def _first_lines(text: str, head: int) -> Iterator[tuple[int, int]]:
    low = 0
    published = False
    for _ in range(_FIRST_LINES):
        while low < head and text[low] in "\r\n" + _LINE_START:
            low += 1
        high = text.find("\n", low, head)
        if high < 0:
            return
        if _MATTER.search(text, low, high):
            return
        if not published:
            yield low, high
        published = _PUBLISHED.search(text, low, high) is not None
        low = high + 1


#: 某省教育厅|等五部门|: one of those who sign stands for all in a line above 关于….
_JOINT = re.compile(r"(?P<bodies>[^\n，。、]{4,30}?)等[一二三四五六七八九十\d]{1,3}个?(?:部门|单位)[^\S\n]*(?=\n[^\S\n]*关于)")
#: So many bodies sign together at most, each on a line of its own.
_SIGNERS_MOST = 24


def _below(text: str, start: int) -> Iterator[Item]:
    """The lines below the first that signs, as long as they sign too."""
    for _ in range(_SIGNERS_MOST):
        begin = text.find("\n", start) + 1
        end = text.find("\n", begin) if begin else -1
        items = list(_signed(text, begin, end, dated=True)) if begin and end > begin else []
        if not items:
            return
        yield from items
        start = end


def _above(text: str, end: int) -> Iterator[Item]:
    """The signing lines right above a date at `end`, blank lines between them left out of account."""
    for _ in range(_SIGNERS_MOST):
        while end > 0 and text[end - 1] in "\r\n" + _LINE_START:
            end -= 1
        start = max(text.rfind("\n", 0, end) + 1, end - 120)
        items = list(_signed(text, start, end, dated=True)) if end else []
        if not items:
            return
        yield from items
        end = start


def _signed(text: str, start: int, end: int, *, dated: bool = False) -> Iterator[Item]:
    """The bodies in [start, end) where it holds nothing else, else nothing; above a date any body signs."""
    line = text[start:end]
    if not _SIGNS.search(line.rstrip()[-8:]) or line.endswith("|"):
        return
    start += len(line) - len(line.lstrip(_LINE_START))
    parts = _apart(text, start, end) if end - start >= _TWO_NAMES else [(start, end)]
    items = [item for low, high in parts for item in cut_items(text, low, high, "issuer", "body.line.issuer")]
    items = _with_seat(items)
    rest = len("".join(text[start:end].split())) - sum(item.end - item.start for item in items)
    if items and rest <= len(items) and all(_is_official(item.name, dated) for item in items):
        yield from items


def _with_seat(items: list[Item]) -> list[Item]:
    """The signers with the seat of the first, where those behind it leave it out (海北州水利局 财政局)."""
    name = items[0].name if len(items) > 1 else ""
    seat = next((name[:cut] for cut in range(2, min(len(name), 12)) if stem_of(name[cut:]) and is_place_name(name[:cut])), "")
    return [item._replace(name=seat + item.name) if seat and is_seatless(item.name) else item for item in items]


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in [start, end), which stand without a mark between them where the seat of the first recurs (甲省财政厅|甲省教育厅)."""
    seat = start + 2 if text.startswith("中共", start) else start
    width = next((width for width in range(8, 2, -1) if is_place_name(text[seat : seat + width])), 0)
    low = start
    for hit in re.finditer(re.escape(text[seat : seat + width]), text[:end]) if width else ():
        at = hit.start() - 2 if text.startswith("中共", max(0, hit.start() - 2)) else hit.start()
        if at > low and text[at - 1] in _CLOSES and not text.startswith(("总局", "总署"), at - 2):
            yield low, at
            low = at
    yield low, end


#: Two bodies' names with their seats take as many characters.
_TWO_NAMES = 12
#: What a body's name ends in that the next may follow at once.
_CLOSES = frozenset("局厅委会室院办府部")


def _is_official(name: str, dated: bool) -> bool:
    """Whether `name` is a body's name from its seat on, as bodies sign; above a date any seat will do."""
    bare = name.removeprefix("中国共产党").removeprefix("中共").removeprefix("共青团")
    if not _OFFICIAL.search(bare) or len(name) > 40 or "届" in name or _MEETS.search(bare):
        return False
    if dated and len(name) > 4 and BODY.fullmatch(name):
        return True
    stem = stem_of(name)
    if (stem and stem.family == "state") or bare in _COMMITTEES:
        return True
    if _TOWN_OFFICE.fullmatch(bare):
        return True
    if bare.startswith(LEVELS):
        return any(stem_of(bare[cut:]) for cut in range(1, 4))
    if _begins_with_place(bare, 0):
        return bare != name or len(name) > 4
    return any(bare[cut - 1] in LEVEL_SIGNS and bare[:cut].isalpha() and stem_of(bare[cut:]) for cut in range(2, min(len(bare), 7)))


def _begins_with_place(text: str, start: int) -> bool:
    return any(is_place_name(text[start : start + width]) for width in range(2, 15))
