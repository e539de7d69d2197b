"""The plans in every format that offices publish: what the tests read back, and what docs/formats.md is measured on."""

from __future__ import annotations

import html
import io
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path

from pipeline.document import Document
from pipeline.read.office import soffice
from tests.formats.plans import Cell, Line, pieces

_CENTRED = ("title", "issuer", "doc_number")
#: Full-width signs to the line at 16 points with the margins of GB/T 9704: 28.
_INDENT = 2

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
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode("utf-8"),
    "UTF-8 with BOM": lambda text: text.encode("utf-8-sig"),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16 LE with BOM": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 BE with BOM": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 without BOM": lambda text: text.encode("utf-16-le"),
}


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


def as_docx(document: Document) -> bytes:
    """The plan as an office types it: title centred, paragraphs indented by two signs, headings in styles, real tables with merged cells."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Mm(28), Mm(26), Mm(37), Mm(35)
    _page_number(section.footer.paragraphs[0])
    normal = paper.styles["Normal"]
    normal.font.size, normal.font.name = Pt(16), "Noto Serif CJK SC"
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    for piece in pieces(document):
        if not isinstance(piece, Line):
            _docx_table(paper, *piece)
            continue
        paragraph = paper.add_paragraph(piece.words)
        paragraph.paragraph_format.space_after = Pt(0)
        if piece.kind in _CENTRED:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif piece.kind not in ("addressee", "caption"):
            paragraph.paragraph_format.first_line_indent = Pt(16 * _INDENT)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _page_number(paragraph: object) -> None:
    """`— 1 —` in the footer, as a field."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph.alignment = 1
    paragraph.add_run("— ")
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    paragraph.add_run(" —")


def _docx_table(paper: object, cells: list[Cell], width: int) -> None:
    from docx.shared import Pt

    table = paper.add_table(max(cell.row + cell.rows for cell in cells), width, style="Table Grid")
    for cell in cells:
        place = table.cell(cell.row, cell.column)
        if cell.rows > 1:
            place = place.merge(table.cell(cell.row + cell.rows - 1, cell.column))
        place.text = cell.words
        place.paragraphs[0].runs[0].font.size = Pt(12)


def as_xlsx(document: Document) -> bytes:
    """The plan as a workbook: a paragraph a row in the first column, merged over the width, tables in cells of their own."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("规划")
    row = 0
    for piece in pieces(document):
        if isinstance(piece, Line):
            sheet.merge_range(row, 0, row, 5, piece.words)
            row += 1
            continue
        row += 1
        for cell in piece[0]:
            if cell.rows > 1:
                sheet.merge_range(row + cell.row, cell.column, row + cell.row + cell.rows - 1, cell.column, cell.words)
            else:
                sheet.write(row + cell.row, cell.column, cell.words)
        row += max(cell.row + cell.rows for cell in piece[0]) + 1
    book.close()
    return file.getvalue()


_MM_A_LINE = 9.6
_SIGN = 5.6
_LEFT, _TOP, _LINES_A_PAGE, _SIGNS_A_LINE = 28.0, 37.0, 22, 27


def as_ofd(document: Document) -> bytes:
    """The plan on A4 pages by hand: 16 points, 27 signs a line, paragraphs indented, tables between lines, page numbers below."""
    import zipfile

    pages: list[list[str]] = [[]]
    line = 0

    def next_line() -> float:
        nonlocal line
        if line >= _LINES_A_PAGE:
            pages.append([])
            line = 0
        line += 1
        return _TOP + line * _MM_A_LINE

    for piece in pieces(document):
        if not isinstance(piece, Line):
            cells, width = piece
            if line + max(cell.row for cell in cells) + 2 > _LINES_A_PAGE:
                pages.append([])
                line = 0
            pages[-1] += _ofd_table(cells, width, _TOP + line * _MM_A_LINE + 3)
            line += max(cell.row + cell.rows for cell in cells) + 1
            continue
        centred = piece.kind in _CENTRED
        indent = 0 if centred or piece.kind in ("addressee", "caption") else _INDENT
        for at, words in enumerate(_broken(piece.words, indent)):
            left = _LEFT + (_SIGNS_A_LINE - _signs_wide(words)) / 2 * _SIGN if centred else _LEFT + (0 if at else indent) * _SIGN
            # First a line may begin a page: reckon its height before asking which page it stands on.
            top = next_line()
            pages[-1].append(_ofd_text(words, left, top))
    for number, page in enumerate(pages, 1):
        page.append(_ofd_text(f"— {number} —", 98, 270))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
        container.writestr("OFD.xml", f'{head}<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>')
        listed = "".join(f'<ofd:Page ID="{at + 1}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
        container.writestr(
            "Doc_0/Document.xml",
            f"{head}<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for at, page in enumerate(pages):
            container.writestr(
                f"Doc_0/Pages/Page_{at}/Content.xml",
                f'{head}<ofd:Page {space}><ofd:Content><ofd:Layer ID="9">{"".join(page)}</ofd:Layer></ofd:Content></ofd:Page>',
            )
    return file.getvalue()


def _wide(char: str) -> float:
    return 1.0 if ord(char) > 0x2000 else 0.5


def _signs_wide(words: str) -> float:
    return sum(map(_wide, words))


def _broken(words: str, indent: int) -> list[str]:
    """Lines of 27 signs, the first indented; no line begins with a closing mark."""
    lines, room = [""], float(_SIGNS_A_LINE - indent)
    for char in words:
        if _signs_wide(lines[-1]) + _wide(char) > room and char not in "，。；：、！？”）》":
            lines.append("")
            room = float(_SIGNS_A_LINE)
        lines[-1] += char
    return lines


def _ofd_text(words: str, left: float, top: float, size: float = _SIGN) -> str:
    steps = " ".join(f"{_wide(char) * size:g}" for char in words[:-1])
    return (
        f'<ofd:TextObject ID="1" Font="1" Size="{size}" Boundary="{left:g} {top:g} {_signs_wide(words) * size + 1:g} {size + 2:g}">'
        f'<ofd:TextCode X="0" Y="{0.88 * size:g}" DeltaX="{steps}">{html.escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def _ofd_table(cells: list[Cell], width: int, top: float) -> list[str]:
    """Every cell's four lines, and its words in 3.5 mm."""
    things = []
    across = 154.0 / width
    for cell in cells:
        left, upper = _LEFT + cell.column * across, top + cell.row * _MM_A_LINE
        high = cell.rows * _MM_A_LINE
        path = f"M 0 0 L {across:g} 0 L {across:g} {high:g} L 0 {high:g} C"
        things.append(f'<ofd:PathObject ID="2" Boundary="{left:g} {upper:g} {across:g} {high:g}" LineWidth="0.3"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>')
        for at in range(0, len(cell.words), 7):
            things.append(_ofd_text(cell.words[at : at + 7], left + 0.5, upper + 0.5 + at / 7 * 4, 3.5))
    return things


def as_scan(pdf: bytes, pages: slice = slice(None), *, poor: bool = False) -> bytes:
    """A PDF's pages as pictures at 200 dpi in a PDF without text; `poor` ones lean by 1.2°, are grey, speckled and sealed in red."""
    import numpy
    import pypdfium2
    from PIL import Image, ImageDraw

    document = pypdfium2.PdfDocument(pdf)
    pictures = []
    chance = numpy.random.default_rng(20220331)
    for number in range(len(document))[pages]:
        picture = document[number].render(scale=200 / 72).to_pil().convert("RGB")
        if poor:
            ImageDraw.Draw(picture).ellipse((900, 1500, 1330, 1930), outline=(214, 48, 40), width=14)
            picture = picture.rotate(1.2, resample=Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
            noisy = numpy.asarray(picture).astype(numpy.float32) * 0.9 + 12 + chance.normal(0, 14, (*picture.size[::-1], 1))
            specks = chance.random(picture.size[::-1])
            noisy[specks < 0.001] = 40
            picture = Image.fromarray(noisy.clip(0, 255).astype(numpy.uint8))
        pictures.append(picture)
    file = io.BytesIO()
    pictures[0].save(file, "PDF", save_all=True, append_images=pictures[1:], resolution=200, quality=75)
    return file.getvalue()


@cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """Two of LibreOffice at once fail on one profile: every process of tests has its own, which goes with it."""
    return tempfile.TemporaryDirectory(prefix="duibiao-tests-")


@cache
def by_libreoffice(data: bytes, made_as: str, to: str) -> bytes:
    """A file as LibreOffice saves it in another format, with a profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, f"plan.{made_as}"), Path(folder, "made")
        source.write_bytes(data)
        command = [soffice(), "--headless", f"-env:UserInstallation={Path(_profile().name).as_uri()}", "--convert-to", to, "--outdir", str(made), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (made / f"plan.{to.partition(':')[0]}").read_bytes()


#: Format → how a plan is made in it. What LibreOffice makes needs LibreOffice.
MADE: dict[str, Callable[[Document], bytes]] = {
    **{f"html ({make})": (lambda document, make=make: as_html(document, make).encode()) for make in PAGES},
    **{f"txt ({name})": (lambda document, encode=encode: encode(document.text)) for name, encode in ENCODINGS.items()},
    "docx": as_docx,
    "xlsx": as_xlsx,
    "ofd": as_ofd,
    "doc": lambda document: by_libreoffice(as_docx(document), "docx", "doc:MS Word 97"),
    "odt": lambda document: by_libreoffice(as_docx(document), "docx", "odt"),
    "rtf": lambda document: by_libreoffice(as_docx(document), "docx", "rtf"),
    "xls": lambda document: by_libreoffice(as_xlsx(document), "xlsx", "xls"),
    "ods": lambda document: by_libreoffice(as_xlsx(document), "xlsx", "ods"),
    "pdf": lambda document: by_libreoffice(as_docx(document), "docx", "pdf"),
    "scan (clean, 200 dpi)": lambda document: as_scan(MADE["pdf"](document)),
    "scan (skewed, noisy, sealed)": lambda document: as_scan(MADE["pdf"](document), poor=True),
}
BY_LIBREOFFICE = frozenset(("doc", "odt", "rtf", "xls", "ods", "pdf", "scan (clean, 200 dpi)", "scan (skewed, noisy, sealed)"))

#: The exact F1 against the text's own rows that a format has to reach.
LEAST = dict.fromkeys(MADE, 0.99) | {"pdf": 0.97, "scan (clean, 200 dpi)": 0.93, "scan (skewed, noisy, sealed)": 0.85}
