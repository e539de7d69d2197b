"""Pages: reading order, two columns, running heads, paragraphs over lines and pages, tables over pages, places on paper."""

from __future__ import annotations

import io

import pytest

from pipeline.document import Place
from pipeline.extract import extract
from pipeline.read import UnreadableDocument, ocr, read
from pipeline.read.limits import Limits
from pipeline.read.ofd import read_ofd
from pipeline.read.paper import Page, Piece, RuledTable, compose
from pipeline.read.rulings import place, tables_of
from tests.formats.convert import MADE, as_ofd
from tests.formats.hostile import png
from tests.formats.plans import plan

SIZE = 16.0
LEFT, TOP = 80.0, 100.0


def printed(words: str, row: float, indent: float = 0.0, left: float = LEFT, size: float = SIZE) -> Piece:
    """A line of full-width signs in the row of that number."""
    begin = left + indent * size
    top = TOP + row * 1.8 * SIZE
    return Piece(words, (begin, top, begin + len(words) * size, top + size))


def page(number: int, *pieces: Piece, tables: list[RuledTable] | None = None) -> Page:
    return Page(number, 595, 842, list(pieces), tables or [])


def grid(columns: list[float], rows: list[float]) -> list[RuledTable]:
    """A table whose lines are all drawn."""
    level = [(columns[0], y, columns[-1], y) for y in rows]
    return tables_of([*level, *((x, rows[0], x, rows[-1]) for x in columns)])


def with_table(number: int, columns: list[float], rows: list[float], words: list[list[str]], *others: Piece) -> Page:
    pieces = [
        Piece(word, (columns[c] + 2, rows[r] + 4, columns[c] + 2 + 10 * len(word), rows[r] + 14)) for r, row in enumerate(words) for c, word in enumerate(row) if word
    ]
    outside, tables = place([*others, *pieces], grid(columns, rows))
    return page(number, *outside, tables=tables)


FULL = "加快建设高质量教育体系推动教育公平发展和质量提升办好人民满意教育"[:27]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_kept_apart():
    found = compose([page(1, printed(FULL[:25], 0, 2), printed(FULL, 1), printed("到2025年建成。", 2), printed("二、任务", 3, 2), printed(FULL[:25], 4, 2))])
    assert "".join(found.pieces).split("\n")[:-1] == [FULL[:25] + FULL + "到2025年建成。", "二、任务", FULL[:25]]


def test_a_paragraph_goes_on_over_a_page_without_running_heads_and_page_numbers():
    pages = []
    for number in (1, 2, 3):
        head = Piece("某县教育发展规划", (200, 40, 330, 52))
        foot = Piece(f"— {number} —", (280, 790, 320, 802))
        body = [printed(FULL, row) for row in range(4)]
        pages.append(page(number, head, *body, foot))
    found = compose(pages)
    assert "".join(found.pieces) == FULL * 12 + "\n"
    assert [one.page for one in found.places] == [1] * 4 + [2] * 4 + [3] * 4


@pytest.mark.parametrize("lower", [0.0, 0.5])
def test_two_columns_are_read_one_after_the_other_also_where_their_lines_do_not_meet(lower):
    rows = range(2, 12)
    left = [printed(FULL[:12], row, size=SIZE) for row in rows]
    right = [printed(FULL[12:24], row + lower, left=LEFT + 15 * SIZE) for row in rows]
    found = compose([page(1, printed("某县教育发展规划（2021—2025年）全文公布如下请认真遵照执行", 0), *left, *right)])
    assert "".join(found.pieces).split("\n")[1:-1] == [FULL[:12] * 10 + FULL[12:24] * 10]


def test_a_title_that_the_running_head_repeats_is_kept_once():
    head = Piece("某县教育发展规划", (200, 40, 330, 52))
    title = Piece("某县教育发展规划", (200, 80, 330, 92))
    found = compose([page(1, head, title, printed(FULL, 2)), *(page(number, head, printed(FULL, 2)) for number in (2, 3))])
    assert "".join(found.pieces) == f"某县教育发展规划\n{FULL * 3}\n"


@pytest.mark.parametrize(
    ("line", "after", "one"),
    [
        ("推动教育公平发展和质量提升办好人民满意教育入学率超", "98.5%并保持稳定。", True),
        ("推动教育公平发展和质量提升办好人民满意教育发展“十四", "五”规划。", True),
        ("推动教育公平发展和质量提升。", "到2025年建成。", False),
    ],
)
def test_what_does_not_fit_a_line_goes_to_the_next_whole(line, after, one):
    found = compose([page(1, printed(FULL, 0), printed(line, 1), printed(after, 2))])
    assert "".join(found.pieces) == FULL + line + ("" if one else "\n") + after + "\n"


def test_a_row_under_a_merged_cell_that_a_page_cuts_is_a_row_of_its_own():
    columns = [80.0, 200.0, 320.0, 440.0]
    one = with_table(1, columns, [600, 630, 660], [["类别", "指标", "2025年"], ["学前教育", "学前三年毛入园率", "93"]])
    two = with_table(2, columns, [80, 110, 140], [["", "普惠性幼儿园覆盖率", "85"], ["", "公办园占比", "55"]])
    assert "".join(compose([one, two]).pieces) == "类别\t指标\t2025年\n学前教育\t学前三年毛入园率\t93\n\t普惠性幼儿园覆盖率\t85\n\t公办园占比\t55\n"


def test_a_table_goes_on_over_a_page_its_head_once_and_a_cut_row_in_one():
    columns = [80.0, 200.0, 320.0, 440.0]
    head = ["指标", "2025年", "责任单位"]
    one = with_table(1, columns, [600, 630, 660, 690], [head, ["毛入园率", "93%", "区教委"], ["新建幼儿园学位供给增加数", "120", "区发展改革委员会区教育委"]])
    two = with_table(2, columns, [80, 110, 140, 170], [head, ["", "", "员会"], ["公办率", "55%", "区教委"]])
    found = compose([one, two])
    assert "".join(found.pieces) == (
        "指标\t2025年\t责任单位\n毛入园率\t93%\t区教委\n新建幼儿园学位供给增加数\t120\t区发展改革委员会区教育委员会\n公办率\t55%\t区教委\n"
    )
    assert len(found.grids) == 1


def test_a_frame_that_is_no_table_holds_lines():
    framed = with_table(1, [80.0, 520.0], [100.0, 300.0], [["专栏1：重点工程"]])
    assert not framed.tables
    assert "".join(compose([framed]).pieces) == "专栏1：重点工程\n"


def test_merged_cells_between_lines_cover_what_they_cover():
    lines = [(80, 100, 440, 100), (200, 130, 440, 130), (80, 160, 440, 160), (80, 100, 80, 160), (200, 100, 200, 160), (440, 100, 440, 160)]
    (table,) = tables_of([(float(a), float(b), float(c), float(d)) for a, b, c, d in lines])
    assert [(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells] == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


@pytest.mark.parametrize("kind", ["ofd", "pdf"])
def test_every_line_of_a_document_has_its_place(kind, tmp_path):
    if kind == "pdf":
        from pipeline.read.office import soffice

        if not soffice():
            pytest.skip("LibreOffice is not installed")
    path = tmp_path / "plan"
    path.write_bytes(MADE[kind](plan("tongliang_145")))
    document = read(path)
    covered = sum(one.end - one.start for one in document.places)
    assert covered >= sum(not char.isspace() for char in document.text)
    assert all(one.end <= other.start for one, other in zip(document.places, document.places[1:], strict=False))
    assert [one.page for one in document.places] == sorted(one.page for one in document.places)
    assert all(0 <= one.box[0] < one.box[2] <= 600 and 0 <= one.box[1] < one.box[3] <= 845 for one in document.places)
    found = extract(document)
    assert all(row.page for row in (*found.targets, *found.deadlines, *found.departments, *found.schools))


def test_the_words_at_a_place_are_the_words_printed_there(tmp_path):
    path = tmp_path / "plan.ofd"
    path.write_bytes(as_ofd(plan("yongchuan_2022")))
    document = read(path)
    at = document.text.index("一、总体要求和目标")
    (found,) = document.places_within(at, at + 3)
    assert isinstance(found, Place)
    assert document.text[found.start : found.end] == "一、总体要求和目标"
    assert found.box[0] == pytest.approx((28 + 2 * 5.6) * 72 / 25.4, abs=1)


def test_ofd_steps_turns_and_templates():
    from tests.formats.hostile import packed

    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    said = "到2025年，新建幼儿园12所。"
    text = f'<ofd:TextObject ID="1" Font="1" Size="5" Boundary="20 40 150 10"><ofd:TextCode X="0" Y="5" DeltaX="g {len(said) - 1} 5">{said}</ofd:TextCode></ofd:TextObject>'
    turned = '<ofd:TextObject ID="2" Size="1" CTM="5 0 0 5 0 0" Boundary="20 60 150 10"><ofd:TextCode X="0" Y="1" DeltaX="g 3 1">某县规划</ofd:TextCode></ofd:TextObject>'
    head = '<ofd:TextObject ID="3" Size="5" Boundary="20 20 90 10"><ofd:TextCode X="0" Y="5" DeltaX="g 4 5">红头文件。</ofd:TextCode></ofd:TextObject>'

    def layer(things: str, above: str = "") -> str:
        return f'<ofd:Page {space}>{above}<ofd:Content><ofd:Layer ID="9">{things}</ofd:Layer></ofd:Content></ofd:Page>'

    document = (
        f'<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="5" BaseLoc="T/0.xml"/>'
        '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="/Doc_0/P/0.xml"/></ofd:Pages></ofd:Document>'
    )
    data = packed(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": document,
            "Doc_0/T/0.xml": layer(head),
            "Doc_0/P/0.xml": layer(text + turned, '<ofd:Template TemplateID="5"/>'),
        }
    )
    reading = read_ofd(data, Limits(), lambda page, of: None)
    assert reading.text == f"红头文件。\n{said}\n某县规划\n"


def test_scans_without_the_engine_are_told_what_to_install(tmp_path, monkeypatch):
    from pipeline.read import pdf

    monkeypatch.setattr(ocr, "is_ready", lambda: False)
    picture = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (1654, 2339), "white").save(picture, "PDF", resolution=200)
    with pytest.raises(UnreadableDocument, match=r"page 1 has no text layer.*; pip install 'duibiao\[ocr\]'"):
        pdf.read_pdf(picture.getvalue(), Limits(), lambda page, of: None)
    with pytest.raises(UnreadableDocument, match=r"; pip install 'duibiao\[ocr\]'"):
        ocr.read_image(png(300, 300), Limits())


@pytest.mark.skipif(not ocr.is_ready(), reason="rapidocr is not installed")
def test_a_picture_of_a_page_is_read(tmp_path):
    from PIL import Image, ImageDraw, ImageFont

    fonts = __import__("glob").glob("/usr/share/fonts/**/NotoS*CJK*-Regular.ttc", recursive=True)
    if not fonts:
        pytest.skip("no font with Chinese characters")
    picture = Image.new("RGB", (1200, 400), "white")
    ImageDraw.Draw(picture).text((80, 150), "到2025年，新建幼儿园不少于12所。", fill="black", font=ImageFont.truetype(fonts[0], 48))
    picture.save(tmp_path / "page.jpg")
    document = read(tmp_path / "page.jpg")
    (target,) = extract(document).targets
    assert (target.value_min, target.unit, target.comparator, target.page) == (12.0, "所", ">=", 1)
    assert target.confidence is not None
    assert target.confidence_ocr is not None
    assert "".join(document.text.split()) == "到2025年，新建幼儿园不少于12所。"
