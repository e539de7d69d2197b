"""The plans in every format that offices publish: what the tests read back, and what docs/formats.md is measured on."""

from __future__ import annotations

import html
from itertools import groupby

from pipeline.document import Document
from tests.formats.plans import Cell, Line, pieces

#: A page of three makes: how its head, its paragraphs and its surroundings are written.
PAGES = {
    "TRS": (
        "<div class='header'><a href='/'>首页</a> &gt; <a href='/zw'>政务公开</a></div>"
        "<table class='xxgk'><tr><td>索 引 号：</td><td>11500383/2022-00125</td><td>发布机构：</td><td>{issuer}</td></tr></table>"
        "<h1>{title}</h1><div class='share'>分享到：微信 微博 QQ空间</div><div class='TRS_Editor'><div class='Custom_UnionStyle'>{body}</div></div>"
        "<div class='footer'>主办单位：某网站运维中心　备案号：渝ICP备05000001号</div>",
        "<p style='text-indent: 2em; line-height: 30px'><span style='font-family: 仿宋'>　　{words}</span></p>",
    ),
    "Hanweb": (
        "<table width='100%'><tr><td><div class='weizhi'>当前位置：首页 &gt; 公开目录</div></td></tr><tr><td>"
        "<div class='xxgk-top'><p>索引号：<em>11500383/2022-00125</em></p><p>有效性：<em>有效</em></p></div></td></tr>"
        "<tr><td><div id='zoom'>{body}</div></td></tr><tr><td class='foot'>版权所有：某网站　访问量：123456</td></tr></table>",
        "<div>&emsp;&emsp;{words}<br></div>\n",
    ),
    "VSB": (
        "<nav><ul><li>首页</li><li>机构</li><li>政策</li></ul></nav><form name='_newscontent_fromname'><h1 align='center'>{title}</h1>"
        "<div class='v_news_content'>{body}</div></form>"
        "<ul class='xglj'><li><a href='a.html'>上一篇：某区2021年工作总结</a></li></ul><footer>地址：某路1号 电话：023-12345678</footer>",
        "<p class='vsbcontent_start'><!-- {{}} -->{words}</p>\n",
    ),
}

#: How the characters of a page or a text may be coded.
ENCODINGS = {
    "UTF-8": lambda text: text.encode("utf-8"),
    "UTF-8 with BOM": lambda text: text.encode("utf-8-sig"),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16 LE with BOM": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 BE with BOM": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 without BOM": lambda text: text.encode("utf-16-le"),
}  # type: dict[str, Callable[[str], bytes]]


def as_html(document: Document, make: str, declared: str = "utf-8") -> str:
    """The plan as a page of one of the PAGES, declared to be coded as `declared`."""
    page, paragraph = PAGES[make]
    body = []
    for piece in pieces(document):
        if isinstance(piece, Line):
            body.append(paragraph.replace("{{}}", "").replace("{words}", html.escape(piece.words)))
        else:
            body.append(_html_table(piece[0]))
    filled = page.format(title=html.escape(document.header.title), issuer=html.escape(document.header.issuer), body="".join(body))
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>{html.escape(document.header.title)}-某区人民政府</title>'
    return f"<!DOCTYPE html><html><head>{head}<script>var a = '{{不是正文}}';</script></head><body>{filled}</body></html>"


def _html_table(cells: list[Cell]) -> str:
    rows = ""
    for _, row in groupby(cells, key=lambda cell: cell.row):
        rows += "<tr>" + "".join(f"<td rowspan='{cell.rows}'><p>{html.escape(cell.words)}</p></td>" for cell in row) + "</tr>"
    return f"<table border='1'>{rows}</table>"
