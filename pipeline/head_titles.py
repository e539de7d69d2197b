"""Titles: which lines a title is made of, and what kind of paper it names."""

from __future__ import annotations

import re

from extractors.span import Span
from pipeline.head_lines import NOTE, doc_number, is_organ, stamp_of, whole_date
from pipeline.headings import read_number
from pipeline.labels import is_labelled
from pipeline.lines import Line

#: 专栏3：…: a box of a plan, where an excerpt begins with one.
_BOX = re.compile(r"[【\[]?专\s?栏\s?[\d一二三四五六七八九十：:]")
ATTACHED = re.compile(r"附\s?件\s?[一二三四五六七八九十\d]{0,3}\s?[:：]\s?(?=\S)")
_COMPLETE = re.compile(
    r"(?:通知|意见|方案|规划|纲要|办法|报告|决定|措施|计划|行动|条例|规定|细则|公告|通告|批复|函|要点|清单|[分解务责]表|(?:任务|责任|工作)分解|任务书|目录|政策|工程|总结|请示|指引|指南|标准|制度|规则|公报|通报|决议|公示|工作(?:思路|打算|安排|汇报)|预案|章程|责任书)"
    r"(?:》的通知)?(?:[（(][^（）()]{1,24}[)）]|[-—–]{1,2}全文)?"
)
NOTICE = re.compile(r"(?:印发|转发|发布|批转|下达|关于(?=《))(?P<inner>.+)的(?:通知|函|公告|决定)$")
#: 关于印发|某市三年行动, 计划（2023-2025年）的通知: a notice isn't named before 的通知, wherever its lines are cut.
_OPEN_NOTICE = re.compile(r"印发|转发|发布|批转|下达|关于")
_REST_OF_NOTICE = re.compile(r"[^，。；：]{2,60}的(?:通知|函|公告)")
QUOTED = re.compile(r"《(?P<inner>.+)》")
_YEAR_BRACKET = re.compile(
    r"(?:19|20)\d\d\s?年?[-—–－─~～至]{1,2}\s?(?:19|20)\d\d\s?年?[)）]?|[（(][^（）()]{0,6}(?:\d{4}|[一二][〇○零一二三四五六七八九]{3}|征求意见|试行|草案|暂行|修订|审议)[^（）()]{0,24}[)）](?:的通知)?"
)
#: 关于某县2026年国民经济和社会发展计划|执行情况与2027年计划草案的报告
_REST_OF_REPORT = re.compile(r"(?:执行|完成|落实|实施|进展)情况[^，。；：]{0,60}报告")
#: 新建|6所|, 增加学位|1.5万个: what no title goes on with.
_MEASURED = re.compile(r"\d[万亿]?(?:余|多)?(?:所|个(?!年)|人|名|座|公里|%|亩|户|家|平方米|元|[万亿]元)(?!行动|工程|计划|方案)")
#: 关于…结果的|通 报|: the last line of a title, with blanks between its characters.
_SPACED = re.compile(r"\S(?:[ \u3000]{1,6}\S){1,3}")
#: A line longer than this is none of a title.
_LONGEST = 200
#: A longer one that says the title once more is none either.
_SHORTEST = 8
_COMMA = re.compile("[，,]")
#: 某县供水提质三年, an empty line, |行动方案（2024—2026年）|; 某县应急体系, |和安全生产规划|: what a title goes on with behind an empty line, for it begins none.
_REST = re.compile(
    r"(?:和|与|及|暨|的)[^，。；：\d]{2,30}"
    r"|(?:[一二三四五]年|专项|总体|具体|重点|任务|建设|攻坚|提升|发展|服务的?|工作的?|若干)*(?:实施|行动|工作|发展|指导|专项|攻坚|建设|管理|总体|若干)(?:方案|计划|规划|意见|办法|细则|措施|要点|清单)(?:[（(][^（）()]{1,24}[)）])?(?:的通知)?"
)
#: |下一篇|：…, but 下一阶段工作计划 is a title.
_TURNED = re.compile("[上下]一[篇条页则]")
#: What lines of lists begin with.
_MARKS = "-•·●■◆▪*"
#: 牵头单位：…  完成时限：…: what a list of tasks tells right below its title.
_TASK_LABEL = re.compile(r"(?:单位|(?<!等.)部门|时限|期限|时间|[甲乙]方)\s?[:：]")


def is_title_line(text: str, line: Line, *, first: bool) -> bool:
    """Whether a line can be a title or a part of one; the `first` may hold a comma and end in an exclamation mark."""
    words = text[line.start : line.end]
    if (
        not 5 <= len(words) <= 90
        or words[-1] in "。；：，、:;,—"
        or "。" in words
        or (words[-1] in "！？!?" and not first)
        or (words[0] in _MARKS and not first)
        or len(_COMMA.findall(words)) > first  # a sentence that a narrow page cut
        or ("[" in words) > ("]" in words)  # a document number that a register cut
        or _TASK_LABEL.search(words) is not None
        or _TURNED.match(words) is not None  # 下一篇：…: what a page leads to
        or words.endswith("星期")  # 2018年9月3日 星期: the day of a paper
    ):
        return False
    return (
        read_number(text, line.start, line.end) is None
        and not is_labelled(words)
        and "\t" not in words
        and "|" not in words
        and not ATTACHED.match(words)
        and not _BOX.match(words)
        and not line.page
        and "](" not in words
        and len(re.findall("[一-龥]", words)) >= 4
    )


def gather(text: str, lines: list[Line], index: int) -> tuple[int, str]:
    """A title that begins in line `index`: the line after it, and its words, several lines joined."""
    words = text[lines[index].start : lines[index].end]
    after = index + 1
    while after < min(len(lines), index + 5) and _goes_on(text, lines[after], words):
        piece = text[lines[after].start : lines[after].end]
        words += squeezed(piece) if _SPACED.fullmatch(piece) else piece
        after += 1
    return after, words


def _goes_on(text: str, line: Line, words: str) -> bool:
    """Whether a title goes on in `line`: a bracketed period (a whole day is when it was given out), `的通知`, or the rest of an incomplete one."""
    piece = text[line.start : line.end]
    if line.gap > 1 or len(piece) > _LONGEST or _MEASURED.search(piece) or (len(piece) > _SHORTEST and squeezed(words).endswith(squeezed(piece))):
        return False
    if line.gap and not is_paper(words) and _REST.fullmatch(piece) and is_paper(piece.removesuffix("的通知")):
        return True
    if (_YEAR_BRACKET.fullmatch(piece) and not doc_number(piece) and not whole_date(piece)) or _REST_OF_REPORT.fullmatch(piece) or piece in ("的通知", "的实施意见", "的意见"):
        return True
    if _OPEN_NOTICE.search(words) and not words.endswith("通知") and _REST_OF_NOTICE.fullmatch(piece):
        return True
    balanced = words.count("《") == words.count("》") and words.count("（") == words.count("）")
    if balanced and (line.gap or last_type(words) < len(words)):
        return False
    return (
        (is_title_line(text, line, first=False) or (len(piece) < 9 and is_paper(squeezed(piece))))
        and not is_organ(piece)
        and not doc_number(piece)
        and not whole_date(piece)
        and stamp_of(piece) is None
        and NOTE.fullmatch(piece) is None
        and len(words) + len(piece) <= 120
    )


def last_type(words: str) -> int:
    """Where the word for a kind of paper begins that `words` ends in, its length where it ends in none."""
    hits = list(_COMPLETE.finditer(words))
    return hits[-1].start() if hits and hits[-1].end() == len(words) else len(words)


def quoted_span(text: str, start: int, end: int) -> Span | None:
    """Where the title in 《》 stands that the notice in [start, end) issues."""
    hit = QUOTED.search(text[start:end].replace("\n", " ").replace("\r", " "))
    return (
        Span(start + hit.start("inner"), start + hit.end("inner"))
        if hit and "发" in text[start : start + hit.start()]
        else None
    )


def squeezed(words: str) -> str:
    """The words without blanks and quotation marks."""
    return re.sub(r"[\s《》<>〈〉*“”\"]", "", words)


# Addressees and signatures


def is_paper(title: str) -> bool:
    """Whether a title ends in what kind of paper it names (方案, 通知), as a headline does not."""
    return last_type(title) < len(title)


#: 某市|发布|第四轮妇女儿童发展规划: a headline that tells of a paper.
_TELLS_OF = re.compile(r"^(?!.*(?:关于|的通知))[^，。]{2,30}?(?:印发|发布|出台|公布|颁布|推出)[^，。]{2,60}$")


def is_headline(title: str) -> bool:
    """Whether a title that ends in a kind of paper only tells of one (`某市发布第四轮发展规划`)."""
    return _TELLS_OF.match(title) is not None


#: 2024年|十件民生实事|, 2025年全市|重点工程项目|: what is to be done in the year, unless a word says what became of it.
_TASKS_LISTED = re.compile(r"任务|实事|项目表?$|工程项目|清单|分解")
_CAME_TO_PASS = re.compile(r"完成|办结|兑现|落地|收官|见效|交账|成效|进展")


def lists_tasks(title: str) -> bool:
    """Whether a title names the tasks of its year, however late the page was published."""
    return _TASKS_LISTED.search(title) is not None and not _CAME_TO_PASS.search(title)


def is_report(title: str) -> bool:
    """Whether a title is that of a government's report, whosever it is."""
    return title == "政府工作报告"
