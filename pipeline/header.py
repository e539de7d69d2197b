"""The head of a document: who issued what, to whom, when, under which number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from extractors.numerals import number
from extractors.span import Span, fold
from pipeline.document import BlockKind, Header
from pipeline.headings import read_number
from pipeline.labels import is_labelled, read_labels
from pipeline.lines import Line

_HEAD_LINES = 80
_TAIL_LINES = 20
_SIGNATURE_REACH = 20
#: The name of a site is so short.
_SITE_NAME = 10
#: The value of a label that stands alone is so long at most.
_SHORT_VALUE = 12
#: A line that says when a page was published is so long at most.
_STAMP_LINE = 120
#: So many lines at the beginning and at the end of a page can hold its stamp.
_STAMP_HEAD, _STAMP_TAIL = 12, 6

_ORGAN = re.compile(
    r"(?!关于|加强|推进|建设|成立|发挥)[一-龥（）()“”·]{1,30}"
    r"(?:人民政府|政府|办公厅|办公室|委员会|[省市区县州盟旗][^，。]{0,8}[委局办厅]|局|厅|教委|部|领导小组|指挥部|联席会议|联合会|总工会|管委会|党组|党工委"
    r"|法院|检察院|研究院|总队|支队|集团|公司|银行|大学|学院|中心|院|署|海关|红十字会|妇联|残联|团[省市区县]委|委|办)"
)
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二][〇○零OoＯ一二三四五六七八九]{3})\s?[年./-]\s?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?[月./-]"
    r"\s?(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?日?"
)
#: 源某某时报|2018-09-28| 14:30, 作者：某某 |2021-08-19|: when a page says that it was published.
_DAY = re.sub(r"\?P<\w+>", "?:", _DATE.pattern)
_STAMP = re.compile(
    r"(?!.{0,120}(?:检索|施行|实施|生效|失效|废止|更新|印发|会议|发布会))"
    rf"(?:[^。！？，]{{0,60}}?(?P<timed>{_DAY})[ 　]{{0,4}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?[^。！？，]{{0,100}}"
    rf"|(?=.{{0,120}}(?:来源|作者|记者|编辑) ?[:：])[^。！？，]{{0,60}}?(?P<signed>{_DAY})[^。！？，]{{0,100}}"
    rf"|[^。！？，：]{{0,24}}(?:[日晚时]报|新闻|网)[ 　|｜]{{0,3}}(?P<bare>{_DAY})\s{{0,4}}"
    rf"|(?P<first>{_DAY})[ 　|｜]{{1,4}}[^。！？，：\d]{{0,12}}(?:[日晚时]报|新闻|网|发布))"
)
_DOC_NUMBER = re.compile(
    r"[一-龥A-Za-z（）()]{1,20}?\s?[〔\[［【（(﹝]\s?(?:19|20)\d\d\s?[〕\]］】）)﹞]\s?(?:第\s?)?\d{1,5}\s?号"
)
_NOTE = re.compile(
    r"[（(]?(?:此件|本文|信息公开)[^。]{0,20}(?:公开|属性)[^。]{0,10}[)）]?|特此(?:通知|通告|公告)。?|[-—_=*·]{3,}|政策全文|(?:文章)?正文(?:内容)?|全文|【[^】]{2,12}】"
    r"|[（(].{0,30}(?:通过|公开发布|审议|批准)[^。]{0,20}[)）]|(?:北大)?法宝.{0,60}|【法宝引证码】.{0,40}|(?:您现在的|您的|您)?(?:当前|现在|所在)?的?位置\s?[:：].{0,120}|文章属性"
    r"|(?:用|请|打开)?(?:微信|手机)?(?:“扫一扫”|扫描?)(?:下方)?二维码.{0,30}|分享[至到]\s?[:：]?|手机端|立即下载|更多的?资讯.{0,10}"
    r"|首\s?页(?:[ 　>»|]{1,3}[^ 　>»|。，：]{2,12}){2,8}|浏览(?:次数|量)?\s?[:：]?\s?\d{1,8}|打\s?印|分享到.{0,20}|字体.{0,20}|\[?\s?大\s*中\s*小\s?\]?"
    r"|(?:进入)?(?:老年|长者|适老|关怀)(?:模式|版)|无障碍(?:浏览|阅读)?|[大小]字号|\[?关闭窗口\]?|[|｜ ]{1,9}|[一-龥]{2,12}[〔\[]号|[^。，：>]{2,12}(?:>{1,2}[^。，：>]{2,12}){1,4}"
)
_SUBTITLE = re.compile(
    r"[—-]{1,2}.{0,60}|.{0,60}(?:会议|大会)上?|.{0,30}[省市区县州长旗]长[ 　].{2,8}"
    r"|[（(].{2,40}[)）]|作者.{0,20}"
)
_ATTACHMENT = re.compile(r"\*{0,2}附\s?[件表录]\s?[一二三四五六七八九十\d]{0,3}\*{0,2}\s?[:：.、]?\*{0,2}")
_ATTACHED = re.compile(r"附\s?件\s?[一二三四五六七八九十\d]{0,3}\s?[:：]\s?(?=\S)")
#: 专栏3：…: a box of a plan, where an excerpt begins with one.
_BOX = re.compile(r"[【\[]?专\s?栏\s?[\d一二三四五六七八九十：:]")
_PART = re.compile(r"[（(][一二三四五六七八九十\d]{1,2}[)）]$")
_COMPLETE = re.compile(
    r"(?:通知|意见|方案|规划|纲要|办法|报告|决定|措施|计划|行动|条例|规定|细则|公告|通告|批复|函|要点|清单|[分解务责]表|任务书|目录|政策|工程|总结|请示|指引|指南|标准|制度|规则)"
    r"(?:》的通知)?(?:[（(][^（）()]{1,24}[)）])?"
)
_NOTICE = re.compile(r"(?:印发|转发|发布|批转|下达|关于(?=《))(?P<inner>.+)的(?:通知|函|公告|决定)$")
#: 关于印发|某市三年行动, 计划（2023-2025年）的通知: a notice isn't named before 的通知, wherever its lines are cut.
_OPEN_NOTICE = re.compile(r"印发|转发|发布|批转|下达|关于")
_REST_OF_NOTICE = re.compile(r"[^，。；：]{2,60}的(?:通知|函|公告)")
_QUOTED = re.compile(r"《(?P<inner>.+)》")
_ADDRESSED = re.compile(
    r"人民政府|街道|单位|部门|[委办局厅]|乡镇|企业|学校|公司|各[省市区县]|党组|机构|集团|管委会"
)
_REPORT = re.compile(r"(?:(?:19|20)\d\d年?)?(?P<place>[一-龥]{2,20}?)(?:人民)?政府工作报告")
_YEAR_BRACKET = re.compile(
    r"(?:19|20)\d\d\s?年?[-—–－─~～至]{1,2}\s?(?:19|20)\d\d\s?年?[)）]?|[（(][^（）()]{0,6}(?:\d{4}|[一二][〇○零一二三四五六七八九]{3}|征求意见|试行|草案|暂行|修订|审议)[^（）()]{0,24}[)）](?:的通知)?"
)
#: 关于某县2024年国民经济和社会发展计划|执行情况与2025年计划草案的报告
_REST_OF_REPORT = re.compile(r"(?:执行|完成|落实|实施|进展)情况[^，。；：]{0,60}报告")
#: 新建|6所|, 增加学位|1.5万个: what no title goes on with.
_MEASURED = re.compile(r"\d[万亿]?(?:余|多)?(?:所|个(?!年)|人|名|座|公里|%|亩|户|家|平方米|元|[万亿]元)(?!行动|工程|计划|方案)")
_COMMA = re.compile("[，,]")
#: 牵头单位：…  完成时限：…: what a list of tasks tells right below its title.
_TASK_LABEL = re.compile(r"(?:单位|部门|时限|期限|时间|[甲乙]方)\s?[:：]")
#: A line that ends in a colon and introduces what follows, instead of naming who is addressed.
_LEAD_IN = re.compile(r"如下|下列|以下|现将|为了|^为|要求|情况|内容|通知|表示|指出|强调|会议上|实事|[。；;]|^各位|^附")


@dataclass(slots=True)
class Head:
    """What was read of the head: the fields, their places, and the lines that have a kind of their own."""

    fields: dict[str, str] = field(default_factory=dict)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    #: First line of a block → (line after it, kind).
    kinds: dict[int, tuple[int, BlockKind]] = field(default_factory=dict)

    def put(self, name: str, value: str, *spans: Span) -> None:
        """Fill a field that is still empty."""
        if value and name not in self.fields:
            self.fields[name] = value
            self.spans[name] = spans


def read_head(text: str, lines: list[Line]) -> Head:
    """Read the lines before the first heading, and the signature at the end; a text may have none of it."""
    head = Head()
    index = _read_preamble(text, lines, head)
    if (sign := _signature(text, lines, index, min(len(lines), index + _SIGNATURE_REACH))) is not None:
        index = _read_after_signature(text, lines, _put_signature(text, lines, head, *sign), head)
    else:
        index = _read_dated_title(text, lines, _read_repeated_title(text, lines, index, head), head)
        tail = max(index, len(lines) - _TAIL_LINES)
        if (sign := _signature(text, lines, tail, len(lines), to_heading=False)) is not None:
            _put_signature(text, lines, head, *sign)
    for place in (*range(min(_STAMP_HEAD, len(lines))), *range(max(_STAMP_HEAD, len(lines) - _STAMP_TAIL), len(lines))):
        line = lines[place]
        if place not in head.kinds and (stamp := _stamp(text[line.start : line.end])):
            _put_stamp(stamp, line.start, head)
            head.kinds[place] = (place + 1, "note")
    last = len(lines) - 1
    if last > index and last not in head.kinds and (day := _whole_date(text[lines[last].start : lines[last].end])):
        head.put("published", day, Span(lines[last].start, lines[last].end))  # a letter that a day alone signs
        head.kinds[last] = (last + 1, "date")
    return head


def header_of(
    head: Head, district: str, district_full: str, period: tuple[date | None, date | None]
) -> Header:
    """The header, with what was concluded from the whole document."""
    fields = head.fields
    title = _title(fields)
    issuer = (
        fields.get("signed_by")
        or fields.get("head_issuer")
        or _issuer_in_title(title)
        or fields.get("issuer", "")
        or _issuer_of_report(title)
    )
    day = next(
        (
            fields[name]
            for name in ("signed_on", "head_date", "signed", "said_on", "published")
            if name in fields
        ),
        "",
    )
    spans = dict(head.spans)
    for name, sources in (
        ("issuer", ("signed_by", "head_issuer", "title", "issuer")),
        ("issue_date", ("signed_on", "head_date", "signed", "said_on", "published")),
    ):
        source = next((source for source in sources if source in spans), None)
        found = spans[source] if source and (issuer if name == "issuer" else day) else ()
        spans = {key: value for key, value in spans.items() if key == "title" or key not in sources}
        if found:
            spans[name] = found
    return Header(
        title=title,
        plan_title=_plan_title(title, fields),
        issuer=issuer,
        doc_number=fields.get("doc_number", ""),
        issue_date=date.fromisoformat(day) if day else None,
        district=district,
        district_full=district_full,
        plan_start=period[0],
        plan_end=period[1],
        addressees=_addressees(fields.get("addressees", "")),
        note=fields.get("note", ""),
        index_number=fields.get("index_number", ""),
        validity=fields.get("validity", ""),
        spans=spans,
    )


def issue_year(head: Head) -> int | None:
    """The year the paper was issued in, from its date or number."""
    for name in ("signed_on", "head_date", "signed", "published"):
        if name in head.fields:
            return int(head.fields[name][:4])
    hit = re.search(r"(?:19|20)\d\d", head.fields.get("doc_number", ""))
    return int(hit.group()) if hit else None


def is_paper(title: str) -> bool:
    """Whether a title ends in what kind of paper it names (方案, 通知), as a headline does not."""
    return _last_type(title) < len(title)


def titles(head: Head) -> list[str]:
    """The titles, the plan's own first."""
    title = _title(head.fields)
    return [name for name in (_plan_title(title, head.fields), title) if name]


def _title(fields: dict[str, str]) -> str:
    """The title as the head has it, else as a web page labels it; without the `（一）` of a part."""
    return _PART.sub("", fields.get("title") or fields.get("web_title", ""))


def _plan_title(title: str, fields: dict[str, str]) -> str:
    """The title of what a notice issues: the one that stands above the body, else the one inside 《》."""
    second = _PART.sub("", fields.get("second_title", ""))
    notice = _NOTICE.search(title)
    if second and second != title:
        return second
    quoted = _QUOTED.search(notice["inner"]) if notice else None
    return quoted["inner"] if quoted else ""


def _issuer_in_title(title: str) -> str:
    organs = re.sub(r"等[一二三四五六七八九十\d]{0,3}[部单][门位]", "", title.partition("关于")[0]).split()
    return "、".join(organs) if organs and all(_ORGAN.fullmatch(organ) for organ in organs) else ""


def _issuer_of_report(title: str) -> str:
    hit = _REPORT.search(title)
    return f"{hit['place']}人民政府" if hit else ""


def _addressees(line: str) -> tuple[str, ...]:
    """The addressed bodies one by one; `委、办、局` behind a body are no bodies of their own."""
    names: list[str] = []
    for name in re.split(r"[，、,；](?![^（(]{0,30}[)）])", line.rstrip("：: ")):
        if len(name) <= 1 and names:
            names[-1] += "、" + name
        elif name:
            names.append(name.strip())
    return tuple(names)


# Lines before the addressees


def _read_preamble(text: str, lines: list[Line], head: Head) -> int:
    """Read the lines up to the first paragraph or heading; return the index of that line."""
    index = 0
    attached = False
    while index < min(len(lines), _HEAD_LINES):
        line = lines[index]
        words = text[line.start : line.end]
        if _read_small(text, line, words, head):
            kind: BlockKind = "doc_number" if _doc_number(words) else "note"
            head.kinds[index] = (index + 1, "date" if _whole_date(words) else kind)
            if is_labelled(words) and index + 1 < len(lines) and _read_value_below(text, words, lines[index + 1], head):
                index += 1
                head.kinds[index] = (index + 1, "note")
        elif _ATTACHMENT.fullmatch(words):
            head.kinds[index] = (index + 1, "note")
            attached = True
        elif index + 1 < len(lines) and _is_site_name(text, lines, index):
            head.kinds[index] = (index + 1, "note")
        elif "title" not in head.fields and is_organ(words.removesuffix("文件").rstrip()) and not attached:
            # `某市人民政府文件`: the letterhead of an official document (GB/T 9704).
            organs = words.removesuffix("文件").rstrip()
            head.put("head_issuer", "、".join(organs.split()), Span(line.start, line.start + len(organs)))
            head.kinds[index] = (index + 1, "issuer")
        elif "title" not in head.fields and _is_title_line(text, line, first=True):
            index = _put_title(text, lines, index, head, "title")
            continue
        elif len(words) > 8 and _squeezed(head.fields.get("title", "")).endswith(_squeezed(words)):
            # Behind a site's path or headline the title stands once more.
            head.kinds[index] = (index + 1, "title")
        elif is_addressee(words):
            head.put("addressees", words, Span(line.start, line.end))
            head.kinds[index] = (index + 1, "addressee")
            return index + 1
        elif (
            "title" in head.fields
            and _is_title_line(text, line, first=False)
            and not _NOTICE.search(head.fields["title"])
            and _NOTICE.search(_gather(text, lines, index)[1])
        ):
            # A web page's headline stands above the notice's own title.
            del head.fields["title"]
            index = _put_title(text, lines, index, head, "title")
            continue
        elif "title" in head.fields and _SUBTITLE.fullmatch(words) and len(words) <= 60 and not words.endswith("。"):
            if said := _DATE.search(words):
                head.put("said_on", _iso(said), Span(line.start + said.start(), line.start + said.end()))
            head.kinds[index] = (index + 1, "note")
        else:
            return index
        index += 1
    return index


def _is_site_name(text: str, lines: list[Line], index: int) -> bool:
    """Whether the first line of a page is the name of its site, with what the site says of itself right below."""
    words, below = (text[line.start : line.end] for line in lines[index : index + 2])
    return index == 0 and len(words) <= _SITE_NAME and words.isalpha() and bool(_NOTE.fullmatch(below) or _stamp(below))


def _read_small(text: str, line: Line, words: str, head: Head) -> bool:
    """Read a line that is a label with its value, a document number, a date, or a note on publication."""
    span = Span(line.start, line.end)
    if len(words) > 300:
        return False
    stamp = _stamp(words)
    if is_labelled(words):
        _read_labels(words, line.start, head)
        if stamp:
            _put_stamp(stamp, line.start, head)
        return True
    if stamp:
        _put_stamp(stamp, line.start, head)
        return True
    if "](" in words or line.page:
        return True
    if number := _doc_number(words):
        head.put("doc_number", number[0], Span(line.start + words.index(number[0]), line.start + words.index(number[0]) + len(number[0])))
        return True
    if _whole_date(words):
        head.put("head_date", _whole_date(words), span)
        return True
    if _NOTE.fullmatch(words):
        if "公开" in words:
            head.put("note", words.strip("（）()"), span)
        return True
    return False


def _doc_number(words: str) -> re.Match[str] | None:
    """The document number that a line is, also in brackets."""
    return _DOC_NUMBER.fullmatch(words) or (_DOC_NUMBER.fullmatch(words[1:-1]) if words[:1] in "（(" and words[-1:] in "）)" else None)


def _stamp(words: str) -> re.Match[str] | None:
    """The stamp that a line is in which a page says when it was published."""
    return _STAMP.fullmatch(fold(words)) if len(words) <= _STAMP_LINE else None


def _put_stamp(stamp: re.Match[str], start: int, head: Head) -> None:
    """Take over the day of a stamp in the line that begins at `start`."""
    place = next(Span(*stamp.span(name)) for name in ("timed", "signed", "bare", "first") if stamp[name])
    if day := _DATE.search(place.of(stamp.string)):
        head.put("published", _iso(day), place.shifted(start))


def _read_labels(words: str, start: int, head: Head) -> None:
    """Take over what the labels of a line say, where it is a day, a body or a number as it should be."""
    for name, value, span in read_labels(words, start):
        if name in ("signed", "published"):
            found = _DATE.search(fold(value))
            head.put(name, _iso(found) if found else "", span)
        elif name != "issuer" or is_organ(value):
            head.put("web_title" if name == "title" else name, value, span)


def _read_value_below(text: str, label: str, line: Line, head: Head) -> bool:
    """Read the value of a label that stands alone in its line, where the next line is a day, a body or a number as the label wants."""
    value = text[line.start : line.end]
    named = [name for name, said, _ in read_labels(label, 0) if not said]
    if is_labelled(value):
        return False
    if not named:
        return label[-1] in "：:" and len(value) <= _SHORT_VALUE and value[0] not in "（(第" and "、" not in value and not is_paper(value)  # 主题分类：, and the class in the next line
    name = named[-1]
    if name in ("signed", "published"):
        found = _DATE.match(fold(value))
        head.put(name, _iso(found) if found else "", Span(line.start, line.end))
        return found is not None
    fits = is_organ(value) if name == "issuer" else _DOC_NUMBER.fullmatch(value) if name == "doc_number" else name == "index_number" and value.isascii()
    if fits:
        head.put(name, value, Span(line.start, line.end))
    return bool(fits)


# Titles


def _is_title_line(text: str, line: Line, *, first: bool) -> bool:
    words = text[line.start : line.end]
    if (
        not 5 <= len(words) <= 90
        or words[-1] in "。；：，、:;,—"
        or "。" in words
        or (words[-1] in "！？!?" and not first)
        or len(_COMMA.findall(words)) > first  # a sentence that a narrow page cut
        or ("[" in words) > ("]" in words)  # a document number that a register cut
        or _TASK_LABEL.search(words) is not None
    ):
        return False
    return (
        read_number(text, line.start, line.end) is None
        and not is_labelled(words)
        and "\t" not in words
        and "|" not in words
        and not _ATTACHED.match(words)
        and not _BOX.match(words)
        and not line.page
        and "](" not in words
        and len(re.findall("[一-龥]", words)) >= 4
    )


def _gather(text: str, lines: list[Line], index: int) -> tuple[int, str]:
    """A title that begins in line `index`: the line after it, and its words, several lines joined."""
    words = text[lines[index].start : lines[index].end]
    after = index + 1
    while after < min(len(lines), index + 5) and _goes_on(text, lines[after], words):
        words += text[lines[after].start : lines[after].end]
        after += 1
    return after, words


def _goes_on(text: str, line: Line, words: str) -> bool:
    """Whether a title goes on in `line`: a bracketed period, `的通知`, or the rest of an incomplete one."""
    piece = text[line.start : line.end]
    if line.gap > 1 or _MEASURED.search(piece):
        return False
    if (_YEAR_BRACKET.fullmatch(piece) and not _doc_number(piece)) or _REST_OF_REPORT.fullmatch(piece) or piece in ("的通知", "的实施意见", "的意见"):
        return True
    if _OPEN_NOTICE.search(words) and not words.endswith("通知") and _REST_OF_NOTICE.fullmatch(piece):
        return True
    balanced = words.count("《") == words.count("》") and words.count("（") == words.count("）")
    if balanced and (line.gap or _last_type(words) < len(words)):
        return False
    return (
        (_is_title_line(text, line, first=False) or (len(piece) < 9 and _last_type(piece) < len(piece)))
        and not is_organ(piece)
        and not _doc_number(piece)
        and not _whole_date(piece)
        and _stamp(piece) is None
        and len(words) + len(piece) <= 120
    )


def _last_type(words: str) -> int:
    """Where the word for a kind of paper begins that `words` ends in, its length where it ends in none."""
    hits = list(_COMPLETE.finditer(words))
    return hits[-1].start() if hits and hits[-1].end() == len(words) else len(words)


def _put_title(text: str, lines: list[Line], index: int, head: Head, name: str) -> int:
    after, words = _gather(text, lines, index)
    spans = tuple(Span(line.start, line.end) for line in lines[index:after])
    head.fields[name] = words
    head.spans["plan_title" if name == "second_title" else name] = spans
    if name == "title" and (quoted := _quoted_span(text, lines[index].start, lines[after - 1].end)):
        head.spans["plan_title"] = (quoted,)
    head.kinds[index] = (after, "title")
    return after


def _quoted_span(text: str, start: int, end: int) -> Span | None:
    hit = _QUOTED.search(text[start:end].replace("\n", " ").replace("\r", " "))
    return (
        Span(start + hit.start("inner"), start + hit.end("inner"))
        if hit and "发" in text[start : start + hit.start()]
        else None
    )


def _read_repeated_title(text: str, lines: list[Line], index: int, head: Head) -> int:
    """A notice without signature may still have its plan's title above the body, in its own words."""
    notice = _NOTICE.search(head.fields.get("title", ""))
    if not notice:
        return index
    wanted = _squeezed(notice["inner"])
    for place in range(index, min(len(lines), index + 40)):
        words = ""
        for after in range(place, min(len(lines), place + 4)):
            words += text[lines[after].start : lines[after].end][: len(wanted) + 10]
            if _squeezed(words) == wanted:
                head.put("second_title", words)
                head.spans["plan_title"] = tuple(
                    Span(line.start, line.end) for line in lines[place : after + 1]
                )
                head.kinds[place] = (after + 1, "title")
                above = lines[place - 1]
                if place > index and is_organ(text[above.start : above.end]):
                    # It signed the notice without a day.
                    head.put("signed_by", "、".join(text[above.start : above.end].split()), Span(above.start, above.end))
                    head.kinds[place - 1] = (place, "issuer")
                return after + 1
    return index


def _read_dated_title(text: str, lines: list[Line], index: int, head: Head) -> int:
    """A notice that is signed by a day alone: the title of what it issues stands below, and ends in what kind of paper it is."""
    for place in range(index, min(len(lines) - 1, index + _SIGNATURE_REACH)):
        line, below = lines[place], lines[place + 1]
        if day := _whole_date(text[line.start : line.end]):
            words = text[below.start : below.end]
            if _is_title_line(text, below, first=False) and _last_type(words) < len(words):
                head.put("head_date", day, Span(line.start, line.end))
                head.kinds[place] = (place + 1, "date")
                return _put_title(text, lines, place + 1, head, "second_title" if "title" in head.fields else "title")
    return index


def _squeezed(words: str) -> str:
    return re.sub(r"[\s《》<>〈〉*“”\"]", "", words)


# Addressees and signatures


def is_addressee(words: str) -> bool:
    """Whether a line says who is addressed: bodies or kinds of bodies, and a colon."""
    return (
        words[-1] in "：:"
        and len(words) <= 300
        and not _LEAD_IN.search(words)
        and _ADDRESSED.search(words) is not None
    )


def is_organ(words: str) -> bool:
    """Whether a line names a body, or several parted by blanks, and nothing else."""
    if len(words) > 120:
        return False
    parts = words.split()
    return 0 < len(parts) <= 12 and all(_ORGAN.fullmatch(part) for part in parts)


def _whole_date(words: str) -> str:
    """The ISO date of a line that is nothing but a date, else empty."""
    if len(words) > 24:
        return ""
    plain = fold(words).strip("（）() 印发布")
    hit = _DATE.fullmatch(plain)
    return _iso(hit) if hit else ""


def _iso(hit: re.Match[str]) -> str:
    """ISO date of a hit of _DATE, empty where there is no such day."""
    try:
        return date(
            *(int(number(hit[part].replace("O", "0").replace("o", "0"))) for part in ("year", "month", "day"))
        ).isoformat()
    except ValueError:
        return ""


def _signature(
    text: str, lines: list[Line], first: int, last: int, *, to_heading: bool = True
) -> tuple[int, int] | None:
    """First and last line of a signature in lines[first:last]: one or more bodies, then the day."""
    begin = -1
    for index in range(first, last):
        line = lines[index]
        words = text[line.start : line.end]
        if is_organ(words):
            begin = index if begin < 0 else begin
        elif begin >= 0 and _whole_date(words):
            return begin, index
        elif (hit := _SIGNED_LINE.fullmatch(words[:100])) and is_organ(hit["organ"]):
            return index, index
        else:
            begin = -1
            if (
                to_heading
                and (label := read_number(text, line.start, line.end))
                and label.style in ("han", "chapter", "section")
            ):
                return None
    return None


_SIGNED_LINE = re.compile(
    r"(?P<organ>[一-龥 　]{4,60}?)[ 　]{1,40}"
    r"(?P<date>[\d〇○零一二三四五六七八九十]{2,4}年[^ ，。]{1,3}月[^ ，。]{1,3}日)(?:印发)?"
)


def _put_signature(text: str, lines: list[Line], head: Head, organs: int, day: int) -> int:
    """Take over a signature; return the line after it."""
    line = lines[day]
    if organs == day:
        hit = _SIGNED_LINE.fullmatch(text[line.start : line.end])
        if hit:
            head.put(
                "signed_by", "、".join(hit["organ"].split()), Span(line.start, line.start + hit.end("organ"))
            )
            head.put(
                "signed_on",
                _whole_date(hit["date"]),
                Span(line.start + hit.start("date"), line.start + hit.end("date")),
            )
    else:
        spans = tuple(Span(line.start, line.end) for line in lines[organs:day])
        head.put("signed_by", "、".join("、".join(span.of(text).split()) for span in spans), *spans)
        head.put("signed_on", _whole_date(text[line.start : line.end]), Span(line.start, line.end))
        head.kinds[day] = (day + 1, "date")
    for index in range(organs, max(day, organs + 1)):
        head.kinds[index] = (index + 1, "issuer")
    return day + 1


def _read_after_signature(text: str, lines: list[Line], index: int, head: Head) -> int:
    """Read what stands between a notice's signature and the plan: notes, `附件`, the plan's own title."""
    while index < len(lines):
        line = lines[index]
        words = text[line.start : line.end]
        if _read_small(text, line, words, head) or _ATTACHMENT.fullmatch(words) or _ATTACHED.match(words):
            head.kinds[index] = (index + 1, "note")
            index += 1
        elif (
            is_organ(words) and index + 1 < len(lines) and _is_title_line(text, lines[index + 1], first=False)
        ):
            head.kinds[index] = (index + 1, "issuer")
            index += 1
        elif _is_title_line(text, line, first=False):
            return _put_title(text, lines, index, head, "second_title" if "title" in head.fields else "title")
        else:
            return index
    return index
