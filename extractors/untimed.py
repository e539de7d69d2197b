"""Places whose dates are not the text's times: cited titles, document numbers, web stamps, signatures."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import rows
from extractors.scanning import begun_by, on_lines

_DATE = (
    r"(?:[0-9]{4} {0,2}年 {0,2}[0-9]{1,2} {0,2}月 {0,2}[0-9]{1,2} {0,2}日"
    r"|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}"
    r"|[一二][〇○零九][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_MONTH = r"[0-9一二〇○零九三四五六七八]{4} {0,2}年 {0,2}[0-9一二三四五六七八九十]{1,2} {0,2}月"

#: What no line lacks that is asked for a date, and no head of such a column.
_DATED = re.compile(r"[月./附-](?:(?<=[0-9一二三四五六七八九十 ]月)|(?<=[0-9]{4}[./-])(?=[0-9])|(?<=附) {0,4}件)")
_TIMED = re.compile("[时期节进日](?:(?<=[时期])限|(?<=时)间|(?<=节)点|(?<=进)度|(?<=日)期)")

#: A date alone on its line is a signature up to so many characters from the head or the end of a text: a
#: notice that goes with a plan is about that long.
HEAD, TAIL = 2000, 600
#: A month alone on its line is the date of a cover page.
COVER = 300
#: The head of a table column that dates stand under, where every cell is a line.
_COLUMN = re.compile(
    r"[^\S\n]{0,20}(?:(?:完成|办结|竣工|建成|开工|交付|投用|达标|整改|验收|计划|目标|推进|工作|实施)[^\n，。：:]{0,6}(?:时限|期限|时间|日期|节点|进度)"
    r"|时限|期限|时间节点|进度)(?:要求|安排|计划)?[^\S\n]{0,20}$",
    re.M,
)
#: Issuers on lines of their own below the end of the text; a cell of bodies stands below another cell.
_ISSUER = re.compile(r"(?:[。；）]|\n)[ \t\r]{0,20}\n(?:[^\n，。；\t]{2,40}[府厅室会局委部院校社组][ \r]{0,8}\n){1,4}[ \r\n]{0,20}$")


@cache
def _untimed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands anywhere, and what fills a line; the first group of each covers what it hits."""
    words = [row["surface"] for row in rows("times_words", key=("role", "surface")) if row["role"] == "stamp"]
    anywhere = (
        r"《(?:[^《》]|《[^《》]{1,80}》){1,150}》",
        # The line under a report's title, in a text without line breaks.
        rf"—{{1,2}} ?{_DATE}在[^，。；\n]{{4,60}}?(?:会议|大会)上",
        # A title inside a title is often left without its outer marks.
        r"[〈<](?=[^〈〉<>\n]{0,40}[“\"])[^〈〉<>\n]{2,80}[〉>]",
        r"[〔\[［]\d{4}[〕\]］]",
        rf"(?:{'|'.join(words)})(?:日期|时间)[^\w\n]{{0,8}}{_DATE}(?! ?[之以]?前| ?[起至—-])(?: {{1,3}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?",
    )
    on_a_line = (
        r"[ \t*]{0,8}(?:时间|日期)\*{0,2}[：:]\*{0,2} {0,3}[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}",
        r"[ \t]{0,8}附 {0,4}件 {0,2}[0-9一二三四五六七八九十]{0,2} {0,2}[：:.、]?[^，。；\n]{1,80}$",
        # What a page says of itself: `2022年3月2日 某某在线 字体：大 中 小`.
        rf"[^，。；\n\t]{{0,30}}?{_DATE}\b[^，。；\n]{{0,60}}?(?:字体|字号|来源|作者|责编|编辑|浏览|阅读|点击|访问|打印|分享)[^，。；\n]{{0,60}}$",
        # The foot of a circular (`某某办公室 2022年3月31日印发`), the line under a report's title.
        rf"[^，。；\n]{{0,60}}?{_DATE}印发[ \t\r]{{0,20}}$",
        rf"[ \t]{{0,20}}(?:——|—)? ?[（(]?{_DATE}[^，。；\n]{{0,60}}"
        r"(?:会议上[^，。；\n]{0,16}|会议|第[一二三四五六七八九十]{1,3}届|通过|公布|发布|批准)[）)]?[ \t\r]{0,20}$",
        # A cell of a table begins with a tab; a signature with blanks at most.
        rf"[^\S\n\t]{{0,40}}(?P<signed>{_DATE})[^\S\n]{{0,40}}$",
        rf"[^\S\n\t]{{0,40}}(?P<cover>[（(]?{_MONTH}[）)]?)[^\S\n]{{0,40}}$",
        rf"[^，。；：\n]{{2,40}}[府厅室会局委部院校社] {{1,20}}{_DATE}[ \t\r]{{0,20}}$",
    )
    begin = "《〈<〔\\[［—" + "".join(sorted({word[0] for word in words}))
    return begun_by(begin, f"({'|'.join(anywhere)})"), re.compile(f"(?=({'|'.join(on_a_line)}))", re.M)



def hush(text: str) -> str:
    """`text` with those places blanked out by NUL, character for character; for matching only."""
    column = next(on_lines(_COLUMN, text, _TIMED), None)
    anywhere, on_a_line = _untimed()
    hits = [*anywhere.finditer(text), *on_lines(on_a_line, text, _DATED)]
    kept: list[str] = []
    done = 0
    for hit in sorted(hits, key=lambda hit: hit.start()):
        start, end = hit.span(1)
        if start >= done:
            quiet = hit.re is anywhere or _is_quiet(text, hit, column)
            kept += (text[done:start], "\0" * (end - start) if quiet else hit[1])
            done = end
    return "".join([*kept, text[done:]])


def _is_quiet(text: str, line: re.Match[str], column: re.Match[str] | None) -> bool:
    """Whether a line is none of the text's times: a signature near the head or the end, the date of a cover page."""
    at = line.start()
    below = column is not None and column.end() < at
    if line["signed"]:
        return not (HEAD < at < len(text) - TAIL or (below and not _signs(text, line)))
    return not (line["cover"] and ((at > COVER and not _signs(text, line)) or below))


def _signs(text: str, date_line: re.Match[str]) -> bool:
    """Whether a date below a table's column head, or a month, signs the text all the same: under an issuer, and nothing goes on."""
    start, end = date_line.span(1)
    return bool(_ISSUER.search(text, max(0, start - 100), start)) and not text[end : end + 2].strip()
