"""Spreadsheets: task lists with merged heads, titles above and notes below, percentages and dates as shown, CSV known by its content."""

from __future__ import annotations

import io

import pytest

from pipeline.read import read
from pipeline.read.limits import Limits
from pipeline.read.sheets import delimiter_of, read_xlsx


def workbook(fill) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    fill(book)
    book.close()
    return file.getvalue()


def task_list(book) -> None:
    sheet = book.add_worksheet("任务")
    sheet.merge_range("A1:E1", "某县2025年重点任务清单")
    sheet.merge_range("A2:A3", "序号")
    sheet.merge_range("B2:B3", "任务")
    sheet.merge_range("C2:D2", "目标")
    sheet.merge_range("E2:E3", "责任单位")
    sheet.write_row("C3", ["2024年", "2025年"])
    sheet.write_row("A4", [1, "毛入园率"])
    sheet.write_number("C4", 0.923, book.add_format({"num_format": "0.0%"}))
    sheet.write_number("D4", 0.93, book.add_format({"num_format": "0%"}))
    sheet.merge_range("E4:E5", "县教委\n县财政局")
    sheet.write_row("A5", [2, "新增学位（个）", 100, 120])
    sheet.write("A6", "注：学位含民办。")
    second = book.add_worksheet("进度")
    second.write_row("A1", ["项目", "完成时限", "投资（万元）"])
    second.write_row("A2", ["甲校"])
    import datetime

    second.write_datetime("B2", datetime.datetime(2025, 12, 31), book.add_format({"num_format": "yyyy年m月d日"}))
    second.write_number("C2", 1250.5)
    second.write_row("A3", ["乙校", "2025年底前", 3000])
    hidden = book.add_worksheet("旧")
    hidden.write_row("A1", ["作废", 99])
    hidden.hide()


def test_a_task_list_is_read_sheet_by_sheet(tmp_path):
    path = tmp_path / "tasks.xlsx"
    path.write_bytes(workbook(task_list))
    document = read(path)
    assert document.text == (
        "某县2025年重点任务清单\n序号\t任务\t目标\t\t责任单位\n\t\t2024年\t2025年\t\n1\t毛入园率\t92.3%\t93%\t县教委 县财政局\n2\t新增学位（个）\t100\t120\t\n"
        "注：学位含民办。\n\n项目\t完成时限\t投资（万元）\n甲校\t2025年12月31日\t1250.5\n乙校\t2025年底前\t3000\n\n"
    )
    tasks, progress = document.tables
    assert tasks.heads == 2
    assert [document.text[cell.start : cell.end] for cell in tasks.rows[3] if cell.carried] == ["县教委 县财政局"]
    assert len(progress.rows) == 3


def test_the_rows_of_a_task_list_have_their_columns_sense(tmp_path):
    from pipeline.extract import extract

    path = tmp_path / "tasks.xlsx"
    path.write_bytes(workbook(task_list))
    found = {(row.indicator, row.value_min, row.unit, row.status) for row in extract(read(path)).targets}
    assert ("毛入园率", 93.0, "%", "target") in found
    assert ("新增学位", 120.0, "个", "target") in found or ("学位", 120.0, "个", "target") in found


def test_a_stray_cell_at_the_end_of_a_sheet_costs_nothing():
    def fill(book) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["指标", "2025年"])
        sheet.write_row(1, 0, ["学位（个）", 120])
        sheet.write(1_048_575, 16_383, "末")

    assert read_xlsx(workbook(fill), Limits()).text == "指标\t2025年\n学位（个）\t120\n末\n\n"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("指标,2025年\n学位,120\n", ","),
        ('任务,单位\n"新建学校，12所\n改建3所",区教委\n', ","),
        ("指标;2025年\n学位;120\n", ";"),
        ("到2025年，新建学校12所。\n改建学校3所。\n", ""),
        ("一、总体要求, 见下\n到2025年，新建学校。\n", ""),
        ("指标,2025年\n", ""),
    ],
)
def test_a_csv_is_known_by_its_records(text, delimiter):
    assert delimiter_of(text) == delimiter


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_is_a_table_but_not_where_it_is_called_a_text(encoding, tmp_path):
    data = '指标,2024年,2025年\n"毛入园率\n（%）",92.3,93\n学位（个）,100,120\n'.encode(encoding)
    (tmp_path / "plan.csv").write_bytes(data)
    (tmp_path / "plan.txt").write_bytes(data)
    table = read(tmp_path / "plan.csv")
    assert (table.format, table.text) == ("csv", "指标\t2024年\t2025年\n毛入园率（%）\t92.3\t93\n学位（个）\t100\t120\n")
    assert read(tmp_path / "plan.txt").text == data.decode(encoding)
