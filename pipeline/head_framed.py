"""Titles with something around them in their line: the number and 《》 of a law site, the suffix of a file, the name of a site, the stop of the first sentence."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.span import Span
from pipeline.head_lines import DOC_NUMBER

#: 枣政办〔2022〕17号|《枣林县人民政府办公室关于印发《…》的通知》|
_MARKED = late(rf"(?:{DOC_NUMBER.pattern}[ \u3000]{{0,3}})?《(?P<title>[^《》]{{5,90}}(?:《[^《》]{{2,60}}》[^《》]{{0,20}})?)》")
#: 枣林县医疗提升方案|.docx|
_FILE = re.compile(r"(?P<title>.{4,86}?)\.(?:docx?|wps|pdf|xlsx?|pptx?|rtf|ofd|txt)", re.IGNORECASE)
#: 关于支持企业创新的十条意见|。|为落实…: a page gives the title as its first sentence.
STOPPED = r"关于[^，。；：:]{4,50}的(?:若干|[一二三四五六七八九十\d]{1,3}条)?(?:政策|实施|指导|工作|具体){0,2}(?:意见|措施|办法|通知|方案|规定|决定|计划|细则|规划)"
_STOPPED = re.compile(rf"(?P<title>{STOPPED})。")
#: 枣林县水利工作要点|_枣林县人民政府|: a browser's title, behind which stands the site; …实施方案-管网 goes on.
_OF_SITE, _SITE_ENDS = re.compile(r"(?P<title>[^_|｜]{8,86}?)\s?(?:[_|｜]|\s-|-(?=[\u4e00-\u9fff]))\s?[\u4e00-\u9fff]{2,16}(?<![管电路水河渠热气]网)"), ("政府", "网", "网站", "平台", "在线", "新闻网", "局")


def framed(words: str) -> Span | None:
    """Where the title stands in a line that holds nothing else but its frame; None where it has none."""
    hit = (_MARKED.fullmatch(words) if words[-1:] == "》" else None) or (_FILE.fullmatch(words) if "." in words[-5:] else None) or (_STOPPED.fullmatch(words) if words[-1:] == "。" else None)
    hit = hit or (_OF_SITE.fullmatch(words) if words.endswith(_SITE_ENDS) and any(sign in words for sign in "_|｜-") else None)
    return Span(*hit.span("title")) if hit else None
