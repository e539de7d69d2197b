"""The walk over the lines of a head, and the signature at the end of the text."""

from __future__ import annotations

import dataclasses
import re

from extractors.late import late
from extractors.span import Span, fold
from pipeline.document import BlockKind
from pipeline.head_framed import framed
from pipeline.head_lines import (
    DATE,
    DOC_NUMBER,
    NOTE,
    doc_number,
    is_addressee,
    is_menu,
    is_organ,
    iso_day,
    stamp_of,
    whole_date,
)
from pipeline.head_own_title import put_title, read_dated_title, read_repeated_title
from pipeline.head_page import is_column, is_site_name, read_lead_in
from pipeline.head_signature import put_signature, signature
from pipeline.head_titles import (
    ATTACHED,
    NOTICE,
    gather,
    is_paper,
    is_report,
    is_title_line,
    squeezed,
)
from pipeline.header import Head
from pipeline.labels import is_labelled, read_labels
from pipeline.lines import Line

_HEAD_LINES = 80
_TAIL_LINES = 20
_SIGNATURE_REACH = 20
#: The value of a label that stands alone is so long at most.
_SHORT_VALUE = 12
#: So many lines at the beginning and at the end of a page can hold its stamp.
_STAMP_HEAD, _STAMP_TAIL = 12, 6
_SUBTITLE = re.compile(
    r"[—-]{1,2}.{0,60}|.{0,60}(?:会议|大会)上?|.{0,30}[省市区县州长旗镇乡][ 　]{0,3}长[ 　].{2,8}"
    r"|[（(].{2,40}[)）]|作者.{0,20}"
)
#: ——2024年2月6日在某市第十一届人民代表大会第三次会议上, 市长　某某: where, when and by whom a report was given.
_SAID_AT = re.compile(r"[—-]{1,2}.{0,30}日在.{0,40}(?:会议|大会)上?|(?!.*(?:关于|通知))[一-龥]{0,12}(?:[省市区县州旗局镇乡][ 　]{0,3}长|主任|书记)[ 　]{1,4}[一-龥]{1,2}[ 　]{0,4}[一-龥]{1,3}")
#: （2023年2月8日在枣林县第十八届人民代表大会第二次会议上）: the same in brackets above the body of a page, also over two lines.
_SESSION_CUT = re.compile(r"[（(](?:19|20)\d\d年\s?\d{1,2}月\s?\d{1,2}日\s?在[^，。；（）()]{4,60}")
_SESSION = re.compile(_SESSION_CUT.pattern + r"(?:会议|大会)上?[）)]")
#: 某县2024年为民实事公布 |发布时间：2024-01-18|, 某镇2024年工作安排 |2024-01-18|: what a page says of itself behind its title, in the same line.
_STAMPED = re.compile(r"(?P<title>[^，。；：:]{8,60}?)[ \u3000]{1,8}(?=(?:发布|公布|公开|更新)?(?:时间|日期)[:：]|(?:信息)?来源[:：])(?P<stamp>[^，。；]{5,120})|(?P<listed>[^，。；：:]{8,60}?)[ \u3000]{1,8}(?P<day>(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})")
#: 政策解读 | 某省全民健身计划: the column of a site or paper that a headline stands in.
_COLUMN = re.compile(
    r"(?:政策(?:解读|速递|速览|问答|发布)?|(?:一图|图文|文字|权威|专家)?(?:读懂|解读|发布)|图解|图说|聚焦|关注|快讯|速览|要闻|头条|动态|热点|民生|资讯|公告|公示|通知公告|重磅|最新|刚刚|提醒|定了|官宣|转发)"
    r"[ \u3000]?[|｜丨][ \u3000]?(?=[^|｜丨]{8,80}$)"
)
#: Two titles of one paper have so many characters in a row in common.
_IN_COMMON = 10
#: 某镇|2022年|政府工作报告: what a title that stands once more may lack.
_OWN_YEAR = re.compile(r"(?:19|20)\d\d年度?")
#: |2020|年上半年工作总结: the year of which a title counts up a part, in whose course or soon after it the paper is written.
_HALF = re.compile(r"(20\d\d)年?\s?(?:上半年|前三季度|[一二三]季度|第[一二三]季度)[^，。；\d]{0,12}(?:总结|汇报|报告|小结)")
_ATTACHMENT = re.compile(r"\*{0,2}附\s?[件表录]\s?[一二三四五六七八九十\d]{0,3}\*{0,2}\s?[:：.、]?\*{0,2}")


def read_head(text: str, lines: list[Line]) -> Head:
    """Read the lines before the first heading, and the signature at the end; a text may have none of it."""
    head = Head()
    index = _read_preamble(text, lines, head)
    if (sign := signature(text, lines, index, min(len(lines), index + _SIGNATURE_REACH))) is not None:
        index = _read_after_signature(text, lines, put_signature(text, lines, head, *sign), head)
    else:
        index = read_dated_title(text, lines, read_repeated_title(text, lines, index, head), head)
        tail = max(index, len(lines) - _TAIL_LINES)
        if (sign := signature(text, lines, tail, len(lines), to_heading=False)) is not None:
            put_signature(text, lines, head, *sign)
    for place in (*range(min(_STAMP_HEAD, len(lines))), *range(max(_STAMP_HEAD, len(lines) - _STAMP_TAIL), len(lines))):
        line = lines[place]
        if place not in head.kinds and (stamp := stamp_of(text[line.start : line.end])):
            _put_stamp(stamp, line.start, head)
            head.kinds[place] = (place + 1, "note")
    last = len(lines) - 1
    if last > index and last not in head.kinds and (day := whole_date(text[lines[last].start : lines[last].end])):
        head.put("published", day, Span(lines[last].start, lines[last].end))  # a letter that a day alone signs
        head.kinds[last] = (last + 1, "date")
    _drop_day_of_copy(text, lines, index, head)
    return head


#: |2021年|计划投资500万元: what a page of a later year that names none of its own can't plan.
_PLANNED = late(r"((?:19|20)\d\d)年(?:度?内?|[\u4e00-\u9fff]{0,8}?)(?:计划(?=[\u4e00-\u9fff]{0,4}(?:投|建|实施|完成|申报|新|改))|拟|预计)")
_YEAR, _LOOKS_BACK = re.compile(r"(?:19|20)\d\d(?=年)"), re.compile(r"比上年|同比|实际|全年(?:完成|实现)|今年|明年|目前|已(?:全部|经)?完|延期")


def _drop_day_of_copy(text: str, lines: list[Line], index: int, head: Head) -> None:
    """Leave out the day on which a site copied a paper: `2020上半年工作总结` on a page of 2021, or plans for 2021 on a page of 2022 that names no year after it."""
    day = head.fields.get("published", "")[:4]
    if not day:
        return
    half = _HALF.search(head.fields.get("title", ""))
    begin = lines[index].start if index < len(lines) else len(text)
    planned = any(hit[1] < day for hit in _PLANNED.finditer(text, begin)) and not _LOOKS_BACK.search(text, begin)
    if (half and half[1] != day) or (planned and max(_YEAR.findall(text, begin), default=day) < day):
        head.fields.pop("published")
        head.spans.pop("published", None)


def _read_preamble(text: str, lines: list[Line], head: Head) -> int:
    """Read the lines up to the first paragraph or heading; return the index of that line."""
    index = 0
    attached = False
    while index < min(len(lines), _HEAD_LINES):
        words = text[lines[index].start : lines[index].end]
        attached = attached or _ATTACHMENT.fullmatch(words) is not None
        after = _read_note(text, lines, index, head) or _read_letterhead(text, lines, index, head, attached=attached) or read_lead_in(text, lines, index, head) or _read_title(text, lines, index, head)
        if after:
            index = after
        elif is_addressee(words):
            head.put("addressees", words, Span(lines[index].start, lines[index].end))
            head.kinds[index] = (index + 1, "addressee")
            return index + 1
        elif not (after := _read_own_title(text, lines, index, head) or _read_subtitle(text, lines, index, head)):
            return index
        else:
            index = after
    return index


def _read_note(text: str, lines: list[Line], index: int, head: Head) -> int | None:
    """Read a label, a number, a date or a note in line `index`; the line after it, None where it is none of these."""
    words = text[lines[index].start : lines[index].end]
    if _read_small(lines[index], words, head):
        kind: BlockKind = "doc_number" if doc_number(words) else "note"
        head.kinds[index] = (index + 1, "date" if whole_date(words) else kind)
        if is_labelled(words) and index + 1 < len(lines) and _read_value_below(text, words, lines[index + 1], head):
            index += 1
            head.kinds[index] = (index + 1, "note")
        return index + 1
    if _ATTACHMENT.fullmatch(words) or (index + 1 < len(lines) and (is_site_name(text, lines, index) or ("title" not in head.fields and is_column(text, lines, index)))):
        head.kinds[index] = (index + 1, "note")
        return index + 1
    return None


def _read_letterhead(text: str, lines: list[Line], index: int, head: Head, *, attached: bool) -> int | None:
    """`某市人民政府文件`: the letterhead of an official document (GB/T 9704), or where, when and by whom a report was given."""
    line = lines[index]
    words = text[line.start : line.end]
    organs = words.removesuffix("文件").rstrip()
    if "title" not in head.fields and is_organ(organs) and not attached:
        head.put("head_issuer", "、".join(organs.split()), Span(line.start, line.start + len(organs)))
        head.kinds[index] = (index + 1, "issuer")
        return index + 1
    if _SAID_AT.fullmatch(words):
        return _put_said(words, line, index, head)
    below = text[lines[index + 1].start : lines[index + 1].end] if index + 1 < len(lines) else ""
    if "title" not in head.fields and (_SESSION.fullmatch(words) or (_SESSION_CUT.fullmatch(words) and _SESSION.fullmatch(words + below))):
        after = _put_said(words, line, index, head) + (words[-1] not in ")）")
        head.kinds[index] = (after, "note")
        return after
    return None


def _put_said(words: str, line: Line, index: int, head: Head) -> int:
    """Take over the day on which a report was given, if the line names one."""
    if day := DATE.search(words):
        head.put("said_on", iso_day(day), Span(line.start + day.start(), line.start + day.end()))
    head.kinds[index] = (index + 1, "note")
    return index + 1


def _read_title(text: str, lines: list[Line], index: int, head: Head) -> int | None:
    """Read the title, or where it stands once more behind a site's path or headline."""
    line, title = lines[index], squeezed(head.fields.get("title", ""))
    words = text[line.start : line.end]
    if not title and (column := _COLUMN.match(words)):
        lines[index] = line = dataclasses.replace(line, start=line.start + column.end())
        words = words[column.end() :]
    if not title and (stamped := _STAMPED.fullmatch(words)) and is_title_line(text, dataclasses.replace(line, end=line.start + len(stamped["title"] or stamped["listed"])), first=True):
        named = stamped["title"] or stamped["listed"]
        head.put("title", named, Span(line.start, line.start + len(named)))
        if stamped["day"] and (day := DATE.search(stamped["day"])):
            head.put("published", iso_day(day), Span(line.start + stamped.start("day"), line.start + stamped.end("day")))
        else:
            _read_labels(stamped["stamp"], line.start + stamped.start("stamp"), head)
        head.kinds[index] = (index + 1, "title")
        return index + 1
    if not title and (inner := framed(words)) and is_title_line(text, dataclasses.replace(line, start=line.start + inner.start, end=line.start + inner.end), first=True):
        if number := DOC_NUMBER.match(words):
            _put_number(number[0], words, line.start, head)
        head.put("title", inner.of(words), inner.shifted(line.start))
        head.kinds[index] = (index + 1, "title")
        return index + 1
    if not title and is_title_line(text, line, first=True):
        return put_title(text, lines, index, head, "title")
    said = squeezed(words)
    if (len(words) > 8 or is_report(words)) and (title.endswith(said) or _OWN_YEAR.sub("", title).endswith(said)):
        head.kinds[index] = (index + 1, "title")
        return index + 1
    return None


def _read_own_title(text: str, lines: list[Line], index: int, head: Head) -> int | None:
    """Read the paper's own title below a web page's headline: a notice's goes before it, any other says it in more words."""
    if (
        "title" in head.fields
        and is_title_line(text, lines[index], first=False)
        and not NOTICE.search(head.fields["title"])
        and _names_paper(gather(text, lines, index)[1], head.fields["title"])
    ):
        del head.fields["title"]
        return put_title(text, lines, index, head, "title")
    if "title" in head.fields and is_title_line(text, lines[index], first=False):
        after, words = gather(text, lines, index)
        if _share_words(squeezed(words), squeezed(head.fields["title"])):
            head.kinds[index] = (after, "title")
            return after
    return None


#: 卫生健康暖心|工程|: what a headline's line below it may end in and be no paper.
_WEAK = ("工程", "行动", "政策", "制度", "标准")


def _names_paper(words: str, title: str) -> bool:
    """Whether a line below a page's headline is the title of a notice, or of a paper where the headline names none."""
    return NOTICE.search(words) is not None or (is_paper(words) and not words.endswith(_WEAK) and not is_paper(title))


def _share_words(first: str, second: str) -> bool:
    """Whether two titles have so many characters in a row in common."""
    return any(first[at : at + _IN_COMMON] in second for at in range(len(first) - _IN_COMMON + 1))


def _read_subtitle(text: str, lines: list[Line], index: int, head: Head) -> int | None:
    """Read a short line below the title that says of which meeting, when or by whom it is."""
    words = text[lines[index].start : lines[index].end]
    if "title" in head.fields and _SUBTITLE.fullmatch(words) and len(words) <= 60 and not words.endswith("。"):
        return _put_said(words, lines[index], index, head)
    return None


#: 时间：2023-04-26 来源：|网友投稿|: a site of samples says when it copied a paper, not when that was issued.
_REPOSTED, _SHORT_STAMP = re.compile(r"网友投稿|公文范文|范文网|文秘(?:网|站)|上传人"), 80
_COPY_LABEL = re.compile("来源|时间")


def _read_small(line: Line, words: str, head: Head) -> bool:
    """Read a line that is a label with its value, a document number, a date, or a note on publication."""
    span = Span(line.start, line.end)
    if len(words) > 300:
        return False
    stamp = stamp_of(words)
    if len(words) <= _SHORT_STAMP and _REPOSTED.search(words) and (stamp or is_labelled(words) or _COPY_LABEL.search(words)):
        return True
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
    number = DOC_NUMBER.match(words)
    day = whole_date(words[number.end() :].strip()) if number else ""
    if found := number if day else doc_number(words):
        _put_number(found[0], words, line.start, head)
        head.put("head_date", day, Span(line.start + found.end(), line.end))
        return True
    if whole_date(words):
        head.put("head_date", whole_date(words), span)
        return True
    if NOTE.fullmatch(words) or is_menu(words):
        if "公开" in words:
            head.put("note", words.strip("（）()"), span)
        return True
    return False


def _put_number(number: str, words: str, start: int, head: Head) -> None:
    """Take over the document number of the words that begin at `start`."""
    at = start + words.index(number)
    head.put("doc_number", number, Span(at, at + len(number)))


def _put_stamp(stamp: re.Match[str], start: int, head: Head) -> None:
    """Take over the day of a stamp in the line that begins at `start`."""
    place = next(Span(*stamp.span(name)) for name in ("timed", "signed", "bare", "barred", "named", "first") if stamp[name])
    if day := DATE.search(place.of(stamp.string)):
        head.put("published", iso_day(day), place.shifted(start))


def _read_labels(words: str, start: int, head: Head) -> None:
    """Take over what the labels of a line say, where it is a day, a body or a number as it should be."""
    for name, value, span in read_labels(words, start):
        if name in ("signed", "published"):
            found = DATE.search(fold(value))
            head.put(name, iso_day(found) if found else "", span)
        elif not value or (is_organ(value) if name == "issuer" else name != "doc_number" or any(map(str.isdigit, value))):
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
        found = DATE.match(fold(value))
        head.put(name, iso_day(found) if found else "", Span(line.start, line.end))
        return found is not None
    fits = is_organ(value) if name == "issuer" else DOC_NUMBER.fullmatch(value) if name == "doc_number" else name == "index_number" and value.isascii()
    if fits:
        head.put(name, value, Span(line.start, line.end))
    return bool(fits)


def _read_after_signature(text: str, lines: list[Line], index: int, head: Head) -> int:
    """Read what stands between a notice's signature and the plan: notes, `附件`, the plan's own title."""
    while index < len(lines):
        line = lines[index]
        words = text[line.start : line.end]
        if _read_small(line, words, head) or _ATTACHMENT.fullmatch(words) or ATTACHED.match(words):
            head.kinds[index] = (index + 1, "note")
            index += 1
        elif (
            is_organ(words) and index + 1 < len(lines) and is_title_line(text, lines[index + 1], first=False)
        ):
            head.kinds[index] = (index + 1, "issuer")
            index += 1
        elif is_title_line(text, line, first=False):
            return put_title(text, lines, index, head, "second_title" if "title" in head.fields else "title")
        else:
            return index
    return index
