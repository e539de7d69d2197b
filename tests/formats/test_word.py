"""Word: what Word draws and hides, merged cells once, boxes, notes, tracked changes; old formats through other programs."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest

from pipeline.read import UnreadableDocument, office, read
from pipeline.read.docx import read_docx
from pipeline.read.limits import Limits
from pipeline.read.numbering import chinese, numeral
from tests.formats.convert import as_docx
from tests.formats.hostile import docx_of
from tests.formats.plans import plan

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def text_of(body: str) -> str:
    return read_docx(docx_of(f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"), Limits()).text


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_tracked_changes_are_read_as_accepted():
    body = (
        "<w:p><w:r><w:t>新建学校</w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t>所。</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>搬走的话。</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>搬来的话。</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上半句，</w:t></w:r></w:p><w:p><w:r><w:t>下半句。</w:t></w:r></w:p>"
        "<w:ins><w:p><w:r><w:t>新段。</w:t></w:r></w:p></w:ins>"
    )
    assert text_of(body) == "新建学校12所。\n搬来的话。\n上半句，下半句。\n新段。\n"


def test_hidden_words_fields_and_line_breaks():
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:t>看得见</w:t></w:r><w:r><w:br/><w:t>下一行</w:t></w:r></w:p>"
        '<w:p><w:r><w:instrText>PAGE 99</w:instrText></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>域的结果</w:t></w:r></w:fldSimple></w:p>'
    )
    assert text_of(body) == "看得见\n下一行\n域的结果\n"


def test_a_text_box_stands_once_behind_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>专栏1 重点工程</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:r><w:t>后文。</w:t></w:r></w:p>"
    )
    assert text_of(body) == "正文。\n专栏1 重点工程\n后文。\n"


def test_content_controls_are_read():
    assert text_of(f"<w:sdt><w:sdtContent>{paragraph('一、总体要求')}</w:sdtContent></w:sdt>") == "一、总体要求\n"


def numbered(*levels: tuple[str, str]) -> bytes:
    """A document with a list of these number styles and patterns, and paragraphs at depths 0, 1, 1, 0, 1."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    numbering = document.part.numbering_part.element
    drawn = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/></w:lvl>' for depth, (style, pattern) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{drawn}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/></w:num>'))
    for depth, words in ((0, "总体要求"), (1, "指导思想"), (1, "基本原则"), (0, "重点任务"), (1, "优化布局")):
        made = document.add_paragraph(words)
        made._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="78"/></w:numPr>'))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_numbers_that_word_draws_are_read_and_known_as_headings(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(numbered(("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）")))
    document = read(path)
    assert document.text.split() == ["一、总体要求", "（一）指导思想", "（二）基本原则", "二、重点任务", "（一）优化布局"]
    assert [block.level for block in document.blocks] == [1, 2, 2, 1, 2]


def test_numbers_of_two_levels_and_bullets():
    reading = read_docx(numbered(("decimal", "%1."), ("decimal", "%1.%2")), Limits())
    assert reading.text.split("\n")[:3] == ["1.总体要求", "1.1 指导思想", "1.2 基本原则"]
    reading = read_docx(numbered(("decimal", "第%1条"), ("bullet", "\uf0b7")), Limits())
    assert reading.text.split("\n")[:3] == ["第1条总体要求", "• 指导思想", "• 基本原则"]


@pytest.mark.parametrize(
    ("number", "style", "said"),
    [
        (12, "chineseCounting", "十二"), (20, "chineseCounting", "二十"), (105, "chineseCounting", "一百零五"), (110, "chineseCounting", "一百一十"),
        (1001, "chineseCounting", "一千零一"), (3, "ideographTraditional", "丙"), (4, "decimalEnclosedCircle", "④"), (28, "upperLetter", "BB"),
        (9, "lowerRoman", "ix"), (10, "ideographDigital", "一〇"), (7, "unheard of", "7"),
    ],
)  # fmt: skip
def test_numerals(number, style, said):
    assert numeral(number, style) == said


def test_chinese_numerals_are_what_the_extractors_read():
    from extractors.numerals import number

    assert all(number(chinese(value)) == value for value in range(1, 10_000))


def test_merged_cells_stand_once_and_hold_for_their_rows(tmp_path):
    import docx

    made = docx.Document()
    table = made.add_table(4, 4, style="Table Grid")
    for row, words in enumerate((["类别", "指标", "2025年", "责任单位"], ["学前教育", "毛入园率（%）", "93", "区教委"], ["", "公办率（%）", "55", ""], ["合计", "", "148", ""])):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 3).merge(table.cell(2, 3))
    table.cell(3, 0).merge(table.cell(3, 1))
    made.save(tmp_path / "plan.docx")
    document = read(tmp_path / "plan.docx")
    assert document.text.count("区教委") == 1
    rows = [[(cell.column, cell.carried, document.text[cell.start : cell.end].strip()) for cell in row] for row in document.tables[0].rows]
    assert rows[2] == [(0, True, "学前教育"), (1, False, "公办率（%）"), (2, False, "55"), (3, True, "区教委")]
    assert rows[3] == [(0, False, "合计"), (2, False, "148")]


def test_two_tables_next_to_each_other_stay_two(tmp_path):
    import docx

    made = docx.Document()
    for _ in range(2):
        table = made.add_table(2, 2)
        for at, word in enumerate(("指标", "2025年", "学位（个）", "120")):
            table.cell(at // 2, at % 2).text = word
    made.save(tmp_path / "plan.docx")
    assert len(read(tmp_path / "plan.docx").tables) == 2


def test_footnotes_stand_at_the_end():
    import docx

    whole = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("正文有注。")
    made.save(whole)
    parts = {name: (archive := zipfile.ZipFile(whole)).read(name) for name in zipfile.ZipFile(whole).namelist()}
    del archive
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts["word/footnotes.xml"] = f'<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:t>指公办幼儿园。</w:t></w:r></w:p></w:footnote></w:footnotes>'.encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace("正文有注。</w:t>".encode(), '正文有注。</w:t></w:r><w:r><w:footnoteReference w:id="2"/>'.encode())
    kind = b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind)
    relation = b'<Relationship Id="r99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert read_docx(file.getvalue(), Limits()).text == "正文有注。\n[1] 指公办幼儿园。\n"


def test_without_the_programs_a_doc_is_told_what_to_install(monkeypatch):
    from tests.formats.hostile import compound

    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(office, "_ELSEWHERE", ())
    with pytest.raises(UnreadableDocument, match="install LibreOffice or antiword"):
        office.read_doc(compound("WordDocument", b"\xec\xa5\xc1\0" + bytes(20)), Limits())
    with pytest.raises(UnreadableDocument, match="install LibreOffice"):
        office.read_by_libreoffice(b"{\\rtf1}", "rtf", Limits())


def test_tables_that_antiword_draws_are_put_together():
    text = (
        "指标表\n|指标                 |2025年 |\n|劳动年龄人口平均受教 |12     |\n|育年限               |       |\n|毛入园率             |93     |\n到2025年，建成。"
    )
    reading = office._with_drawn_tables(text)
    assert reading.text == "指标表\n指标\t2025年\n劳动年龄人口平均受教育年限\t12\n毛入园率\t93\n到2025年，建成。\n"
    assert "LibreOffice" in reading.repairs[0]


@pytest.mark.skipif(not shutil.which("antiword") or not office.soffice(), reason="antiword or LibreOffice is not installed")
def test_antiword_alone_reads_a_plan_with_a_table(tmp_path, monkeypatch):
    from pipeline.extract import extract
    from pipeline.read.build import build
    from tests.formats.convert import by_libreoffice
    from tests.formats.same_rows import exact_f1

    text = plan("tongliang_145")
    data = by_libreoffice(as_docx(text), "docx", "doc:MS Word 97")
    monkeypatch.setattr(office, "soffice", lambda: "")
    document = build(office.read_doc(data, Limits()), "plan", "")
    assert document.format == "doc"
    assert exact_f1(extract(text), extract(document)) >= 0.99
