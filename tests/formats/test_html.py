"""Web pages: what surrounds a paper stays out, register entries come into the header, tables keep their spans, attachments are listed."""

from __future__ import annotations

import pytest

from pipeline.read import UnreadableDocument, read
from pipeline.read.html import read_html, read_mht
from tests.formats.convert import ENCODINGS, PAGES, as_html
from tests.formats.plans import NAMES, plan

SURROUNDINGS = ("分享到", "首页", "版权所有", "上一篇", "电话：023", "不是正文", "备案号")
BODY = "".join(f"<p>到2025年，第{number}个镇新建幼儿园不少于12所，改善办学条件，由区教委负责落实。</p>" for number in range(10))


def page(body: str, head: str = "<title>某县教育发展规划-某县人民政府</title>") -> bytes:
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", PAGES)
def test_what_surrounds_a_paper_stays_out(name, make, tmp_path):
    text = plan(name)
    path = tmp_path / "page.html"
    path.write_text(as_html(text, make), encoding="utf-8")
    read_page = read(path)
    assert not [words for words in SURROUNDINGS if words in read_page.text]
    one, other = text.header, read_page.header
    assert (one.title, one.doc_number, one.district) == (other.title, other.doc_number, other.district)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_page_is_read_in_any_encoding_also_where_it_declares_another(encoding, tmp_path):
    text = plan("yongchuan_2022")
    told = {}
    for declared in ("gb2312", "utf-8"):
        path = tmp_path / f"{declared}.html"
        path.write_bytes(ENCODINGS[encoding](as_html(text, "TRS", declared)))
        told[declared] = read(path)
    assert told["gb2312"].text == told["utf-8"].text


def test_single_broken_bytes_of_a_page_are_told():
    reading = read_html(page(f"<div id='zoom'>{BODY * 5}</div>").replace("幼儿园".encode(), b"\xe5\xb9", 1))
    assert reading.repairs[0].endswith("broken bytes became U+FFFD")
    assert reading.text.count("不少于12所") == 50


@pytest.mark.parametrize(
    "register",
    [
        "<table><tr><td>索 引 号：</td><td>0015-2022</td><td>发文字号</td><td>某府发〔2022〕5号</td></tr>"
        "<tr><td>成文日期</td><td>2022-03-31</td><td>有效性：</td><td>有效</td></tr></table>",
        "<ul><li><b>索引号：</b><span>0015-2022</span></li><li><b>文号：</b><span>某府发〔2022〕5号</span></li>"
        "<li><b>成文日期：</b><span>2022年3月31日</span></li><li><b>有效性：</b><span>有效</span></li></ul>",
        "<div><p>索引号：0015-2022</p><p>发文字号：某府发〔2022〕5号</p><p>成文日期：2022-03-31</p><p>有效性：有效</p></div>",
        "<dl><dt>索引号</dt><dd>0015-2022</dd><dt>发文字号</dt><dd>某府发〔2022〕5号</dd><dt>成文日期</dt><dd>2022-03-31</dd><dt>有效性</dt><dd>有效</dd></dl>",
    ],
)
def test_the_register_of_open_government_comes_into_the_header(register, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(page(f"{register}<h1>某县教育发展规划</h1><div class='TRS_Editor'>{BODY}</div>"))
    header = read(path).header
    assert (header.index_number, header.doc_number, str(header.issue_date), header.validity) == ("0015-2022", "某府发〔2022〕5号", "2022-03-31", "有效")
    assert header.title == "某县教育发展规划"


def test_a_table_keeps_its_spans(tmp_path):
    table = (
        "<table><tr><td rowspan='2'>指标</td><td colspan='2'>学位（个）</td><td rowspan='2'>责任单位</td></tr><tr><td>2020年</td><td>2025年</td></tr>"
        "<tr><td>幼儿园</td><td>100</td><td>120</td><td rowspan='2'>区教委<br>区财政局</td></tr><tr><td>小<br>学</td><td>200</td><td>220</td></tr></table>"
    )
    path = tmp_path / "page.html"
    path.write_bytes(page(f"<div id='zoom'>{BODY}{table}</div>"))
    document = read(path)
    (found,) = document.tables
    rows = [[(cell.column, cell.carried, document.text[cell.start : cell.end]) for cell in row] for row in found.rows]
    assert found.heads == 2
    assert rows[2] == [(0, False, "幼儿园"), (1, False, "100"), (2, False, "120"), (3, False, "区教委 区财政局")]
    assert rows[3] == [(0, False, "小学"), (1, False, "200"), (2, False, "220"), (3, True, "区教委 区财政局")]


def test_a_table_that_lays_out_the_page_is_none(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(page(f"<table><tr><td>左栏</td><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>"))
    document = read(path)
    assert not document.tables
    assert document.text.count("不少于12所") == 10


def test_attachments_are_listed():
    links = "<a href='./P020.docx'>附件1：任务分解表.docx</a><a href='P021.pdf'>附件2</a><a href='a.html'>相关解读</a><a href='logo.png'>logo</a>"
    reading = read_html(page(f"<div id='zoom'>{BODY}{links}</div>"))
    assert reading.attachments == ("附件1：任务分解表.docx (./P020.docx)", "附件2 (P021.pdf)")


def test_numbers_that_a_browser_draws_are_read():
    reading = read_html(page(f"<div id='zoom'>{BODY}<ol><li>新建学校</li><li>改建学校</li></ol></div>"))
    assert "1.新建学校\n2.改建学校\n" in reading.text


def test_what_a_page_hides_is_not_read():
    reading = read_html(page(f"<div id='zoom'>{BODY}<p style='display:none'>新建大学99所</p><!-- 注 --><script>var a=1</script></div>"))
    assert "99" not in reading.text
    assert "var" not in reading.text


def test_a_page_of_unknown_make_is_read():
    menu = "".join(f"<a href='/{number}'>栏目{number}</a>" for number in range(30))
    reading = read_html(page(f"<div class='x1'>{menu}</div><div class='x2'><div class='x3'>{BODY}</div></div><div class='x4'>{menu}</div>"))
    assert reading.text.count("不少于12所") == 10


def test_a_page_that_is_nothing_but_a_table_keeps_it():
    cells = "<tr><th>指标</th><th>2020年</th><th>2025年</th></tr><tr><td>养老床位</td><td>3200张</td><td>4500张</td></tr>"
    reading = read_html(f"<html><body><h1>养老服务主要指标</h1><table>{cells}</table></body></html>".encode())
    assert [len(grid.cells) for grid in reading.grids] == [6]


def test_a_page_saved_as_one_file_is_read():
    import base64

    body = base64.encodebytes(page(f"<div id='zoom'>{BODY}</div>").replace(b"utf-8", b"gb2312").decode().encode("gb18030")).decode()
    head = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--b\"\r\n\r\n"
    part = f"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n----b--\r\n"
    reading = read_mht((head + part).encode())
    assert reading.text.count("不少于12所") == 10
    assert reading.encoding == "gb18030"


def test_a_page_without_text_is_refused():
    with pytest.raises(UnreadableDocument, match="holds no text; "):
        read_html(b"<html><body><img src='a.png'></body></html>")
